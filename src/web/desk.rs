//! Where questions are answered: a store with its index, of today or of a past day.

use std::{
    any::Any,
    path::PathBuf,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use anyhow::Context;
use chrono::NaiveDate;
use futures_util::future::LocalBoxFuture;
use tokio::{runtime::Handle, sync::Mutex};
use tokio_util::sync::CancellationToken;

use super::error::Refusal;
use crate::{lexicon::Lexicon, query, search::Index, store::Store};

/// A store and the folder of its index.
pub struct Desk {
    pub store: Store,
    lexicon: Arc<Lexicon>,
    folder: PathBuf,
    /// Replaced whole when the store has changed: who reads the old one reads on.
    index: RwLock<Option<Arc<Index>>>,
    /// What has to be kept as long as the store is used.
    _kept: Option<Box<dyn Any + Send + Sync>>,
}

/// How often it is looked whether the store has changed.
const LOOK: Duration = Duration::from_secs(2);

impl Desk {
    /// A desk over a store; `folder` is where its index lives, and `kept` what must not go before it.
    pub fn new(store: Store, lexicon: Arc<Lexicon>, folder: PathBuf, kept: Option<Box<dyn Any + Send + Sync>>) -> Self {
        Self { store, lexicon, folder, index: RwLock::default(), _kept: kept }
    }

    /// The index as it is now.
    pub(super) fn index(&self) -> Result<Arc<Index>, Refusal> {
        let index = self.index.read().unwrap_or_else(PoisonError::into_inner).clone();
        index.ok_or_else(|| Refusal::Later("the search index is being built: ask again in a moment".to_owned()))
    }

    fn has_index(&self) -> bool {
        self.index.read().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    fn open(&self) -> anyhow::Result<Index> {
        let store = self.store.url().to_string();
        Ok(query::open_index(&self.folder, &store, Arc::clone(&self.lexicon))?)
    }

    fn put(&self, index: Index) {
        *self.index.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(index));
    }

    /// Brings the index up to the store. It is built beside the one that is read.
    pub(super) async fn follow(&self) -> anyhow::Result<()> {
        let mut index = self.open()?;
        let is_there = index.revision() > 0;
        if is_there && !self.has_index() {
            self.put(self.open()?);
        }
        if is_there && index.revision() == self.store.revision().await? && self.has_index() {
            return Ok(());
        }
        query::follow(&self.store, &mut index).await.context("the search index cannot follow")?;
        self.put(index);
        Ok(())
    }

    /// Keeps the index at the store's revision until the server stops.
    pub(super) async fn keep_following(&self, stop: CancellationToken) {
        let mut followed = None;
        while !stop.is_cancelled() {
            let revision = self.store.revision().await.ok();
            if revision.is_none() || revision != followed {
                followed = match self.follow().await {
                    Ok(()) => revision,
                    Err(error) => {
                        tracing::warn!(error = %format!("{error:#}"), "searches see what was there before");
                        None
                    }
                };
            }
            tokio::select! {
                () = tokio::time::sleep(LOOK) => {}
                () = stop.cancelled() => {}
            }
        }
    }
}

/// Makes the store of a past day.
pub trait Past: Send + Sync {
    /// What could be known at the end of that day. It takes a thread of its own: each document is read and merged again.
    fn open(&self, day: NaiveDate) -> LocalBoxFuture<'_, anyhow::Result<Desk>>;
}

/// Past days that are open at once.
const OPEN: usize = 4;
/// So long a request waits for a past day; it is made to the end all the same.
const PATIENCE: Duration = Duration::from_secs(20);

/// A day with the revision of today's store that it was made of.
type Opened = ((NaiveDate, i64), Arc<Desk>);

/// The past days that were asked for last.
#[derive(Default)]
pub(super) struct Days {
    opened: Arc<Mutex<Vec<Opened>>>,
}

impl Days {
    /// The desk of a past day, made where it is not there. One day is made at a time.
    pub(super) async fn desk(&self, past: &Arc<dyn Past>, day: NaiveDate, revision: i64) -> Result<Arc<Desk>, Refusal> {
        let (opened, past) = (Arc::clone(&self.opened), Arc::clone(past));
        let runtime = Handle::current();
        let making = tokio::task::spawn_blocking(move || runtime.block_on(made(&opened, past.as_ref(), day, revision)));
        match tokio::time::timeout(PATIENCE, making).await {
            Ok(Ok(desk)) => Ok(desk?),
            Ok(Err(error)) => Err(Refusal::Broken(error.into())),
            Err(_) => {
                Err(Refusal::Later(format!("what was known on {day} is being put together: ask again in a moment")))
            }
        }
    }
}

/// The desk of that day, from among those that are open or made anew.
async fn made(
    opened: &Mutex<Vec<Opened>>,
    past: &dyn Past,
    day: NaiveDate,
    revision: i64,
) -> anyhow::Result<Arc<Desk>> {
    let mut opened = opened.lock().await;
    if let Some((_, desk)) = opened.iter().find(|(key, _)| *key == (day, revision)) {
        return Ok(Arc::clone(desk));
    }
    let desk = past.open(day).await?;
    desk.follow().await?;
    let desk = Arc::new(desk);
    opened.retain(|((other, _), _)| *other != day);
    opened.insert(0, ((day, revision), Arc::clone(&desk)));
    opened.truncate(OPEN);
    Ok(desk)
}
