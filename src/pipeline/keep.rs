//! One batch of documents inside one write: rows first, then all that is derived from what they touched.

use std::collections::{BTreeSet, HashSet};

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
    store::{Change, Newcomer, Packed, Store, Write},
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

/// Keeps these documents, all or nothing; a report for each of their groups.
pub(super) async fn keep(
    store: &Store,
    rules: &Rules,
    groups: &[&[Prepared]],
    now: DateTime<Utc>,
) -> Result<Vec<Report>> {
    let mut write = store.write().await?;
    let (mut reports, mut touched) = (vec![Report::default(); groups.len()], Touched::default());
    let all = || groups.iter().zip(0..).flat_map(|(group, place)| group.iter().map(move |one| (place, one)));
    write.look_up(&all().map(|(_, prepared)| prepared.document.id.clone()).collect::<Vec<_>>()).await?;
    let pages: Vec<&Packed> = all().filter_map(|(_, prepared)| prepared.page.as_ref()).collect();
    write.put_pages(&pages).await?;
    let mut first = HashSet::new();
    let (new, known): (Vec<_>, Vec<_>) =
        all().partition(|(_, one)| write.is_new(&one.document.id) && first.insert(&one.document.id));
    put_newcomers(&mut write, &new, rules, now, &mut touched, &mut reports).await?;
    for (place, prepared) in known {
        let report = put(&mut write, prepared, rules, now, &mut touched).await?;
        if let Some(of_group) = reports.get_mut(place) {
            of_group.add(report);
        }
    }
    derive(&mut write, rules, touched).await?;
    write.commit().await?;
    Ok(reports)
}

/// Puts documents that are not stored, together: most that come are such.
async fn put_newcomers(
    write: &mut Write,
    new: &[(usize, &Prepared)],
    rules: &Rules,
    now: DateTime<Utc>,
    touched: &mut Touched,
    reports: &mut [Report],
) -> Result<()> {
    let newcomers = new.iter().map(|(_, prepared)| Newcomer {
        document: &prepared.document,
        page: prepared.page.as_ref().map(Packed::hash),
        seen_at: prepared.seen_at.unwrap_or(now),
        reading: prepared.reading.as_read().map(|reading| (&reading.print, &*reading.mentions, rules.version())),
    });
    touched.neighbourhoods.extend(write.put_newcomers(&newcomers.collect::<Vec<_>>()).await?);
    let cleanings = new.iter().filter_map(|(_, prepared)| prepared.cleaned_page());
    write.put_cleanings(&cleanings.collect::<Vec<_>>()).await?;
    for (place, prepared) in new {
        touched.documents.insert(prepared.document.id.clone());
        touched.texts.insert(prepared.document.id.clone());
        if let Some(report) = reports.get_mut(*place) {
            report.count(Change::New);
            let mentions = prepared.reading.as_read().into_iter().flat_map(|reading| &reading.mentions);
            report.mentions_added += mentions.map(|stored| &stored.id).collect::<HashSet<_>>().len();
        }
    }
    Ok(())
}

/// Puts one document of which something may be stored.
async fn put(
    write: &mut Write,
    prepared: &Prepared,
    rules: &Rules,
    now: DateTime<Utc>,
    touched: &mut Touched,
) -> Result<Report> {
    let (document, mut report) = (&prepared.document, Report::default());
    let page = prepared.page.as_ref().map(Packed::hash);
    let change = write.put_document(document, page, prepared.seen_at.unwrap_or(now)).await?;
    report.count(change);
    if matches!(change, Change::Revised | Change::Older) {
        touched.edited.insert(document.id.clone());
    }
    // The version that was put is by the rules of today, and the page of one that stays by those of its day.
    if matches!(change, Change::New | Change::Revised | Change::Older) {
        write.put_cleanings(prepared.cleaned_page().as_slice()).await?;
    }
    if change.is_of_text() || change == Change::Amended {
        touched.documents.insert(document.id.clone());
        touched.texts.insert(document.id.clone());
    }
    match &prepared.reading {
        // An earlier text may come again, of which nothing is new.
        Outcome::Read(reading) if change.holds() => {
            put_reading(write, &document.id, reading, rules, touched, &mut report).await?;
            report.reread += usize::from(!change.is_of_text());
        }
        // Another program has stored another text since it was looked up.
        Outcome::Known if change.is_of_text() => {
            let reading = read(document, rules).await?;
            put_reading(write, &document.id, &reading, rules, touched, &mut report).await?;
        }
        // What was found in its earlier text does not stand in this one.
        Outcome::Failed if change.is_of_text() => {
            let replaced = write.replace_mentions(&document.id, &[]).await?;
            report.mentions_gone += replaced.gone.len();
            touched.neighbourhoods.extend(replaced.neighbourhoods);
        }
        _ => {}
    }
    Ok(report)
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
