//! A store → another that holds what could be known at the end of a day.
//!
//! What could be known are the texts that had been published by then, each as it read on that day: of an edited page the
//! text that it had. They are merged and arranged as if nothing had come after them, so every question has its answer of that
//! day. A text that is dated nowhere counts from the day on which it was first seen. Rulings of readers hold at all times.

use anyhow::{Context, Result};
use chrono::{DateTime, NaiveDate, Utc};

use super::{
    Report, Rules, arrange,
    edit::{as_it_read, in_time},
    keep::{Touched, derive, put_reading},
    prepare::{Reading, read},
};
use crate::{
    dedupe::copies,
    model::{Document, Id},
    store::{Fingerprint, Store, StoredDocument, Version},
};

/// Documents in one write.
const BATCH: usize = 100;

/// Fills the empty store `into`. Gives how many documents could be known, of how many that are stored.
pub async fn as_of(store: &Store, rules: &Rules, day: NaiveDate, into: &Store) -> Result<(usize, usize)> {
    let ids = store.document_ids().await?;
    let mut known = 0;
    for batch in ids.chunks(BATCH) {
        let mut then = Vec::new();
        for stored in store.documents(batch).await? {
            then.extend(as_it_was(store, rules, stored, day).await?);
        }
        known += then.len();
        keep(rules, into, then).await?;
    }
    let mut write = into.write().await?;
    for correction in store.corrections().await? {
        write.put_correction(&correction).await?;
    }
    write.commit().await?;
    arrange::arrange(into, rules).await.context("arranging what was known on that day")?;
    Ok((known, ids.len()))
}

/// A document on a day: its texts until then, each with the time at which it was seen, and what the last of them says.
struct Then {
    texts: Vec<(Document, DateTime<Utc>)>,
    sources: Vec<String>,
    reading: Option<Reading>,
}

async fn as_it_was(store: &Store, rules: &Rules, stored: StoredDocument, day: NaiveDate) -> Result<Option<Then>> {
    let seen = instant(&stored.first_seen_at);
    let published = stored.document.published_day().unwrap_or_else(|| seen.date_naive());
    if published > day {
        return Ok(None);
    }
    let sources = store.sources_of(&stored.document.id).await?;
    if stored.versions < 2 {
        let reading = Some(reading(store, rules, &stored).await?);
        return Ok(Some(Then { texts: vec![(stored.document, seen)], sources, reading }));
    }
    let day = day.to_string();
    let versions = in_time(store.versions(&stored.document.id).await?);
    let until = versions.into_iter().enumerate().filter(|(place, (_, from))| *place == 0 || *from <= day);
    let text = |version: &Version| (as_it_read(&stored, version), instant(&version.seen_at));
    let texts: Vec<(Document, DateTime<Utc>)> = until.map(|(_, (version, _))| text(&version)).collect();
    let Some((last, _)) = texts.last() else { return Ok(None) };
    let reading = read(last, rules).await.ok();
    Ok(Some(Then { texts, sources, reading }))
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap_or_default()
}

/// What is stored of the one text that a document has had.
async fn reading(store: &Store, rules: &Rules, stored: &StoredDocument) -> Result<Reading> {
    let mentions = store.mentions_of(&stored.document.id).await?;
    let signature = store.signature(&stored.document.id).await?;
    let known = signature.and_then(|body| Some((copies::Signature::from_bytes(&body)?, body)));
    let (signature, body) = known.unwrap_or_else(|| {
        let signature = copies::Signature::of(&stored.document, &rules.lexicon);
        (signature.clone(), signature.to_bytes())
    });
    let bands = signature.bands(stored.document.published_day());
    Ok(Reading { mentions, print: Fingerprint { bands, body, credits: stored.credits.clone() } })
}

async fn keep(rules: &Rules, into: &Store, batch: Vec<Then>) -> Result<()> {
    let (mut touched, mut report) = (Touched::default(), Report::default());
    let mut write = into.write().await?;
    for then in batch {
        let mut last: Option<Id> = None;
        for (text, seen) in &then.texts {
            write.put_document(text, None, *seen).await?;
            last = Some(text.id.clone());
        }
        let Some(id) = last else { continue };
        for source in &then.sources {
            write.put_document_source(&id, source).await?;
        }
        touched.documents.insert(id.clone());
        touched.texts.insert(id.clone());
        if then.texts.len() > 1 {
            touched.edited.insert(id.clone());
        }
        if let Some(reading) = &then.reading {
            put_reading(&mut write, &id, reading, rules, &mut touched, &mut report).await?;
        }
    }
    derive(&mut write, rules, touched).await?;
    Ok(write.commit().await?)
}
