//! Documents → store, batch by batch.

use std::collections::HashMap;

use anyhow::{Context, Result};
use chrono::{DateTime, Utc};
use futures_util::{StreamExt, stream};

use super::{
    Report, Rules,
    arrange::arrange,
    keep::keep,
    prepare::{Reading, cleaned, read},
    together::Together,
};
use crate::{
    model::{Document, Id},
    store::{Cleaning, Packed, Store, StoreError},
};

/// Documents in one write: enough that what they touch in common is merged once, few enough that other writers
/// wait for seconds at most.
pub(super) const BATCH: usize = 400;
/// Bytes of texts and pages in one write.
pub(super) const BATCH_BYTES: usize = 64 << 20;

/// A document that comes in, with the page that it was read from where that is to be kept.
#[derive(Debug, Clone)]
pub struct Arrival {
    pub document: Document,
    /// The body as it was fetched, and its `Content-Type`.
    pub page: Option<(Vec<u8>, Option<String>)>,
    /// How the document was found in that page: with it the page can be cleaned again.
    pub cleaning: Option<Cleaning>,
    /// When it was fetched, where that is known; else it is seen when it is taken in.
    pub seen_at: Option<DateTime<Utc>>,
}

impl From<Document> for Arrival {
    fn from(document: Document) -> Self {
        Self { document, page: None, cleaning: None, seen_at: None }
    }
}

/// A document ready to be kept.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) document: Document,
    /// The body that it was read from: it is kept with the version; the same text needs no second one.
    pub(super) page: Option<Packed>,
    pub(super) cleaning: Option<Cleaning>,
    pub(super) seen_at: Option<DateTime<Utc>>,
    pub(super) reading: Outcome,
}

/// What came of reading a document.
#[derive(Debug)]
pub(super) enum Outcome {
    Read(Reading),
    /// Its text is stored, and was read by the same rules.
    Known,
    /// It is stored all the same: better rules may read it.
    Failed,
}

impl Prepared {
    /// The document, the page that it was read from, and how.
    pub(super) fn cleaned_page(&self) -> Option<(&Id, &str, &Cleaning)> {
        Some((&self.document.id, self.page.as_ref()?.hash(), self.cleaning.as_ref()?))
    }

    /// Bytes that it takes in a write, about.
    pub(super) fn size(&self) -> usize {
        self.document.text.len() + self.page.as_ref().map_or(0, Packed::size)
    }
}

impl Outcome {
    pub(super) fn as_read(&self) -> Option<&Reading> {
        if let Self::Read(reading) = self { Some(reading) } else { None }
    }
}

/// Reads, stores and merges documents, and arranges the timeline. A document that fails is told in the report and the
/// rest goes on; what makes all of them fail (a full disk, a lost database) ends the run with what was stored before
/// it kept.
pub async fn ingest(store: &Store, rules: &Rules, arrivals: Vec<Arrival>, now: DateTime<Utc>) -> Result<Report> {
    let mut report = take_in(store, rules, arrivals, now).await?;
    report.add(arrange(store, rules).await?);
    Ok(report)
}

/// All of [`ingest`] but claims and timeline, which [`arrange`] brings up to what was taken in: for a stream of
/// documents that does not fit in memory.
pub async fn take_in(store: &Store, rules: &Rules, arrivals: Vec<Arrival>, now: DateTime<Utc>) -> Result<Report> {
    take_in_with(&Together::default(), store, rules, arrivals, now).await
}

/// [`take_in`] for one of several who take in at the same time.
pub(super) async fn take_in_with(
    others: &Together,
    store: &Store,
    rules: &Rules,
    arrivals: Vec<Arrival>,
    now: DateTime<Utc>,
) -> Result<Report> {
    let mut report = Report::default();
    for batch in batches(arrivals) {
        let prepared = prepare(store, rules, batch, &mut report).await?;
        report.add(others.keep(store, rules, prepared, now).await?);
    }
    Ok(report)
}

fn batches(arrivals: Vec<Arrival>) -> Vec<Vec<Arrival>> {
    let mut batches: Vec<Vec<Arrival>> = Vec::new();
    let mut bytes = 0;
    for mut arrival in arrivals {
        arrival.document = cleaned(arrival.document);
        let size = arrival.document.text.len() + arrival.page.as_ref().map_or(0, |(body, _)| body.len());
        let fits = bytes + size <= BATCH_BYTES;
        match batches.last_mut() {
            Some(batch) if fits && batch.len() < BATCH => {
                bytes += size;
                batch.push(arrival);
            }
            _ => {
                bytes = size;
                batches.push(vec![arrival]);
            }
        }
    }
    batches
}

async fn prepare(store: &Store, rules: &Rules, batch: Vec<Arrival>, report: &mut Report) -> Result<Vec<Prepared>> {
    let ids: Vec<Id> = batch.iter().map(|arrival| arrival.document.id.clone()).collect();
    let stored = store.documents(&ids).await.context("cannot look up what is stored")?;
    let known: HashMap<&Id, (&str, bool)> = stored
        .iter()
        .map(|stored| {
            let is_read = stored.extracted_by.as_deref() == Some(rules.version());
            (&stored.document.id, (stored.document.text.as_str(), is_read))
        })
        .collect();
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    let mut readings = stream::iter(batch.into_iter().map(|arrival| {
        let is_read = known.get(&arrival.document.id).is_some_and(|known| *known == (&arrival.document.text, true));
        async move {
            let page = arrival.page.filter(|_| !is_read);
            let reading = if is_read { None } else { Some(read(&arrival.document, rules).await) };
            (arrival.document, arrival.seen_at, arrival.cleaning, packed(page).await, reading)
        }
    }))
    .buffered(workers);
    let mut prepared = Vec::new();
    while let Some((document, seen_at, cleaning, page, reading)) = readings.next().await {
        let reading = match reading {
            None => Outcome::Known,
            Some(Ok(reading)) => Outcome::Read(reading),
            Some(Err(error)) => {
                report.failed.push((document.name.clone(), format!("stored unread: {error:#}")));
                Outcome::Failed
            }
        };
        match page {
            Ok(page) => prepared.push(Prepared { document, page, cleaning, seen_at, reading }),
            Err(error) => report.lose(&document, &error),
        }
    }
    Ok(prepared)
}

/// Packs the body, away from the async threads.
async fn packed(page: Option<(Vec<u8>, Option<String>)>) -> Result<Option<Packed>> {
    let Some((body, content_type)) = page else { return Ok(None) };
    let packed = tokio::task::spawn_blocking(move || Packed::of(&body, content_type)).await;
    Ok(Some(packed.context("cannot pack a page")??))
}

/// Keeps these groups in one write; where that fails, each of their documents in one of its own. A report for each group.
pub(super) async fn keep_or_split(
    store: &Store,
    rules: &Rules,
    groups: &[&[Prepared]],
    now: DateTime<Utc>,
) -> Result<Vec<Report>> {
    let error = match keep(store, rules, groups, now).await {
        Ok(reports) => return Ok(reports),
        Err(error) => error,
    };
    if ends_all(&error) {
        return Err(error);
    }
    if let [group] = groups
        && let [one] = *group
    {
        let mut report = Report::default();
        report.lose(&one.document, &error);
        return Ok(vec![report]);
    }
    tracing::warn!(error = format!("{error:#}"), "a batch failed: its parts are stored one by one");
    let mut reports = Vec::with_capacity(groups.len());
    for group in groups {
        let mut report = Report::default();
        // first those of one visit together, then, if that fails, each by itself
        let parts: Vec<&[Prepared]> = if groups.len() > 1 { vec![group] } else { group.chunks(1).collect() };
        for part in parts {
            let done = Box::pin(keep_or_split(store, rules, &[part], now)).await?;
            for done in done {
                report.add(done);
            }
        }
        reports.push(report);
    }
    Ok(reports)
}

/// Whether no other document would fare better.
pub(super) fn ends_all(error: &anyhow::Error) -> bool {
    use StoreError::{Corrupt, Full, Locked, ReadOnly, Unreachable};
    matches!(error.downcast_ref(), Some(Full | Locked | ReadOnly | Corrupt { .. } | Unreachable { .. }))
}
