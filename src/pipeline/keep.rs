//! One batch of documents inside one write: rows first, then all that is derived from what they touched.

use std::collections::BTreeSet;

use anyhow::Result;
use chrono::{DateTime, Utc};

use super::{
    Report, Rules, arrange, edit,
    ingest::{Outcome, Prepared},
    origin,
    prepare::{Reading, read},
};
use crate::{
    model::Id,
    store::{Change, Store, Write},
};

/// What a write has changed so far, and what has to be derived again for it.
#[derive(Debug, Default)]
pub(super) struct Touched {
    /// To be merged again.
    pub(super) neighbourhoods: BTreeSet<String>,
    /// Documents of which something beside their mentions has changed.
    pub(super) documents: BTreeSet<Id>,
    /// Documents with another text, which may be copies of others than before.
    pub(super) texts: BTreeSet<Id>,
    /// Documents that have had several texts, or whose texts were read anew.
    pub(super) edited: BTreeSet<Id>,
}

/// Keeps the batch, all or nothing.
pub(super) async fn keep(store: &Store, rules: &Rules, batch: &[Prepared], now: DateTime<Utc>) -> Result<Report> {
    let mut write = store.write().await?;
    let (mut report, mut touched) = (Report::default(), Touched::default());
    write.look_up(&batch.iter().map(|prepared| prepared.arrival.document.id.clone()).collect::<Vec<_>>()).await?;
    for prepared in batch {
        let change = put(&mut write, prepared, now, &mut touched).await?;
        report.count(change);
        let document = &prepared.arrival.document;
        match &prepared.reading {
            // An earlier text may come again, of which nothing is new.
            Outcome::Read(reading) if change.holds() => {
                put_reading(&mut write, &document.id, reading, rules, &mut touched, &mut report).await?;
                report.reread += usize::from(!change.is_of_text());
            }
            // Another program has stored another text since it was looked up.
            Outcome::Known if change.is_of_text() => {
                let reading = read(document, rules).await?;
                put_reading(&mut write, &document.id, &reading, rules, &mut touched, &mut report).await?;
            }
            // What was found in its earlier text does not stand in this one.
            Outcome::Failed if change.is_of_text() => {
                let replaced = write.replace_mentions(&document.id, &[]).await?;
                report.mentions_gone += replaced.gone.len();
                touched.neighbourhoods.extend(replaced.neighbourhoods);
            }
            _ => {}
        }
    }
    derive(&mut write, rules, touched).await?;
    write.commit().await?;
    Ok(report)
}

async fn put(write: &mut Write, prepared: &Prepared, now: DateTime<Utc>, touched: &mut Touched) -> Result<Change> {
    let document = &prepared.arrival.document;
    // A body is kept with the version that was read from it; the same text needs no second one.
    let page = match (&prepared.arrival.page, &prepared.reading) {
        (None, _) | (_, Outcome::Known) => None,
        (Some((body, content_type)), _) => Some(write.put_page(body, content_type.as_deref()).await?),
    };
    let seen_at = prepared.arrival.seen_at.unwrap_or(now);
    let change = write.put_document(document, page.as_deref(), seen_at).await?;
    if matches!(change, Change::Revised | Change::Older) {
        touched.edited.insert(document.id.clone());
    }
    if change.is_of_text() || change == Change::Amended {
        touched.documents.insert(document.id.clone());
        touched.texts.insert(document.id.clone());
    }
    Ok(change)
}

pub(super) async fn put_reading(
    write: &mut Write,
    id: &Id,
    reading: &Reading,
    rules: &Rules,
    touched: &mut Touched,
    report: &mut Report,
) -> Result<()> {
    let replaced = write.replace_mentions(id, &reading.mentions).await?;
    report.mentions_added += replaced.added.len();
    report.mentions_gone += replaced.gone.len();
    touched.neighbourhoods.extend(replaced.neighbourhoods);
    if write.put_fingerprint(id, &reading.print).await? {
        touched.documents.insert(id.clone());
        touched.texts.insert(id.clone());
    }
    write.put_extracted_by(id, rules.version()).await?;
    Ok(())
}

/// Derives again what was touched: edits and origins at once; claims and timeline when all of the run are in.
pub(super) async fn derive(write: &mut Write, rules: &Rules, mut touched: Touched) -> Result<()> {
    edit::settle(write, rules, &touched.edited).await?;
    touched.documents.extend(origin::settle(write, &touched.texts).await?);
    let documents: Vec<Id> = touched.documents.iter().cloned().collect();
    touched.neighbourhoods.extend(write.neighbourhoods_of_documents(&documents).await?);
    write.put_stale(&touched.neighbourhoods).await?;
    if !touched.neighbourhoods.is_empty() || !touched.documents.is_empty() {
        arrange::outdate(write, &touched.documents).await?;
    }
    Ok(())
}
