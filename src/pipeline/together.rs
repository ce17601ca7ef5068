//! Documents of several visits → one write. A write costs the same for one document as for some, and only one is open
//! at a time: whoever waits for its turn meanwhile has its documents kept by the one that gets it.

use std::sync::{Arc, Mutex};

use anyhow::{Context, Result};
use chrono::{DateTime, Utc};
use tokio::sync::oneshot::{self, Sender, error::TryRecvError};

use super::{
    Report, Rules,
    ingest::{BATCH, BATCH_BYTES, Prepared, keep_or_split},
};
use crate::{crawl::locked, store::Store};

/// Documents that wait to be kept, those of one visit together, with whom to tell what came of them.
#[derive(Debug)]
struct Waiting {
    documents: Arc<Vec<Prepared>>,
    tell: Sender<Report>,
}

/// Those who share their writes.
#[derive(Debug, Default)]
pub(super) struct Together {
    waiting: Mutex<Vec<Waiting>>,
    turn: tokio::sync::Mutex<()>,
}

impl Together {
    /// Keeps these documents, in one write with those of others who wait. What makes all of them fail is told to the
    /// one whose turn it is; the others, and those who shared a write that was broken off, try again.
    pub(super) async fn keep(
        &self,
        store: &Store,
        rules: &Rules,
        documents: Vec<Prepared>,
        now: DateTime<Utc>,
    ) -> Result<Report> {
        let documents = Arc::new(documents);
        loop {
            let (tell, mut told) = oneshot::channel();
            locked(&self.waiting).push(Waiting { documents: Arc::clone(&documents), tell });
            let _turn = tokio::select! {
                biased;
                told = &mut told => match told {
                    Ok(report) => return Ok(report),
                    Err(_) => continue,
                },
                turn = self.turn.lock() => turn,
            };
            loop {
                match told.try_recv() {
                    Ok(report) => return Ok(report),
                    Err(TryRecvError::Closed) => break,
                    Err(TryRecvError::Empty) => self.keep_some(store, rules, now).await?,
                }
            }
        }
    }

    /// Keeps a batch of those who wait, the first first.
    async fn keep_some(&self, store: &Store, rules: &Rules, now: DateTime<Utc>) -> Result<()> {
        let some = self.next();
        let groups: Vec<&[Prepared]> = some.iter().map(|waiting| waiting.documents.as_slice()).collect();
        let reports = keep_or_split(store, rules, &groups, now).await.context("cannot store what came in")?;
        for (waiting, report) in some.into_iter().zip(reports) {
            // Who was broken off meanwhile need not be told.
            let _ = waiting.tell.send(report);
        }
        Ok(())
    }

    fn next(&self) -> Vec<Waiting> {
        let mut waiting = locked(&self.waiting);
        waiting.retain(|one| !one.tell.is_closed());
        let (mut documents, mut bytes) = (0, 0);
        let mut fits = |one: &&Waiting| {
            documents += one.documents.len();
            bytes += one.documents.iter().map(Prepared::size).sum::<usize>();
            documents <= BATCH && bytes <= BATCH_BYTES
        };
        let some = waiting.iter().take_while(&mut fits).count().max(1).min(waiting.len());
        waiting.drain(..some).collect()
    }
}
