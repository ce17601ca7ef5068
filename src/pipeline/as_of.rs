//! A store → another that holds what could be known at the end of a day.
//!
//! What could be known are the texts that had been published by then, each as it read on that day: of an edited page
//! the text that it had. They are merged and arranged as if nothing had come after them, so every question has its
//! answer of that day. A text that is dated nowhere counts from the day on which it was first seen. Rulings of readers
//! hold at all times.

use std::collections::{BTreeSet, HashMap};

use anyhow::{Context, Result};
use chrono::{DateTime, NaiveDate, Utc};

use super::{
    Report, Rules, arrange,
    edit::{as_it_read, in_time},
    keep::{Touched, derive, put_reading},
    origin,
    prepare::{Reading, read},
};
use crate::{
    dedupe::copies::{MEETING, Signature, origins},
    model::{Document, Id},
    store::{Fingerprint, Newcomer, Place, Store, StoredDocument, StoredMention, Version},
};

/// What changes whenever what could be known on that day does: two stores of one day that have it in common are the same.
pub async fn known_by(store: &Store, rules: &Rules, day: NaiveDate) -> Result<String> {
    let documents = store.state_of_documents(&day.to_string(), rules.version()).await?;
    let rulings = serde_json::to_string(&store.corrections().await?)?;
    Ok(format!("{day} {} {} {documents} {rulings}", rules.version(), arrange::VERSION))
}

/// Documents in one write.
const BATCH: usize = 100;

/// Fills the empty store `into`. Gives how many documents could be known, of how many that are stored.
pub async fn as_of(store: &Store, rules: &Rules, day: NaiveDate, into: &Store) -> Result<(usize, usize)> {
    let (mut known, mut kin) = (0, BTreeSet::new());
    for batch in store.document_ids_until(&day.to_string()).await?.chunks(BATCH) {
        let then = as_they_were(store, rules, batch, day).await?;
        known += then.len();
        kin.extend(may_repeat(store, &then).await?);
        keep(rules, into, &then).await?;
    }
    let mut write = into.write().await?;
    let kin: Vec<origin::Known> = origin::load(&mut write, kin).await?.into_values().collect();
    for ((facts, _), (id, copy_of)) in kin.iter().zip(origins(&kin)) {
        if facts.copy_of != copy_of {
            write.put_origin(&id, copy_of.as_ref()).await?;
        }
    }
    for correction in store.corrections().await? {
        write.put_correction(&correction).await?;
    }
    write.commit().await?;
    arrange::arrange(into, rules).await.context("arranging what was known on that day")?;
    Ok((known, store.document_count().await?))
}

/// The documents that are compared with each other: those that repeat another one in the whole store, those whose text
/// was another one then, and whatever either may have to do with: what a copy repeats now may have come later, or have
/// read otherwise. All others are the first of their kind, then as now, so the bands by which they would be found are
/// left out.
async fn may_repeat(store: &Store, batch: &[Then]) -> Result<BTreeSet<Id>> {
    let (mut kin, mut lookups) = (BTreeSet::new(), Vec::new());
    for then in batch {
        let Some((text, _)) = then.texts.last() else { continue };
        if !then.is_edited && then.origin == text.id {
            continue;
        }
        kin.extend([text.id.clone(), then.origin.clone()]);
        let signature = then.reading.as_ref().and_then(|reading| Signature::from_bytes(&reading.print.body));
        lookups.extend(signature.map(|signature| signature.lookups(text.published_day())));
    }
    let sharing = store.documents_of_bands(&lookups.iter().flatten().copied().collect()).await?;
    let met: BTreeSet<Place> = lookups.iter().flat_map(|bands| sharing.at_least(MEETING, bands)).collect();
    kin.extend(store.documents_at(&met.into_iter().collect::<Vec<_>>()).await?.into_values());
    Ok(kin)
}

/// A document on a day: its texts until then, each with the time at which it was seen, and what the last of them says.
struct Then {
    texts: Vec<(Document, DateTime<Utc>)>,
    sources: Vec<String>,
    reading: Option<Reading>,
    /// The document that its text repeats in the whole store; itself where it repeats none.
    origin: Id,
    /// Whether it has had several texts, be it later.
    is_edited: bool,
}

impl Then {
    /// One of a single text, as most are: these are put together.
    fn as_newcomer<'n>(&'n self, rules: &'n Rules) -> Option<Newcomer<'n>> {
        let [(document, seen_at)] = self.texts.as_slice() else { return None };
        let reading = self.reading.as_ref();
        let reading = reading.map(|reading| (&reading.print, &*reading.mentions, rules.version()));
        Some(Newcomer { document, page: None, seen_at: *seen_at, reading })
    }
}

/// What is stored beside the texts of some documents.
struct Beside {
    sources: HashMap<Id, Vec<String>>,
    mentions: HashMap<Id, Vec<StoredMention>>,
    signatures: HashMap<Id, Vec<u8>>,
}

impl Beside {
    async fn load(store: &Store, documents: &[StoredDocument]) -> Result<Self> {
        let id = |stored: &StoredDocument| stored.document.id.clone();
        let all: Vec<Id> = documents.iter().map(id).collect();
        // an edited one is read anew, from the text that it had then
        let of_one_text: Vec<Id> = documents.iter().filter(|stored| stored.versions < 2).map(id).collect();
        let mut mentions: HashMap<Id, Vec<StoredMention>> = HashMap::new();
        for mention in store.mentions_of_all(&of_one_text).await? {
            mentions.entry(mention.document.clone()).or_default().push(mention);
        }
        let signatures = store.signatures(&of_one_text).await?.into_iter().collect();
        Ok(Self { sources: store.sources_of(&all).await?, mentions, signatures })
    }

    /// What is stored of the one text that a document has had.
    fn reading(&mut self, rules: &Rules, stored: &StoredDocument) -> Reading {
        let mentions = self.mentions.remove(&stored.document.id).unwrap_or_default();
        let signature = self.signatures.remove(&stored.document.id);
        let known = signature.filter(|body| Signature::from_bytes(body).is_some());
        let body = known.unwrap_or_else(|| Signature::of(&stored.document, &stored.credits, &rules.lexicon).to_bytes());
        Reading { mentions, print: Fingerprint { body, credits: stored.credits.clone() } }
    }
}

/// Those of these documents that could be known on that day.
async fn as_they_were(store: &Store, rules: &Rules, batch: &[Id], day: NaiveDate) -> Result<Vec<Then>> {
    let mut documents = store.documents(batch).await?;
    documents.retain(|stored| {
        let published = stored.document.published_day();
        published.unwrap_or_else(|| instant(&stored.first_seen_at).date_naive()) <= day
    });
    let mut beside = Beside::load(store, &documents).await?;
    let mut then = Vec::with_capacity(documents.len());
    for stored in documents {
        then.extend(as_it_was(store, rules, stored, &mut beside, day).await?);
    }
    Ok(then)
}

async fn as_it_was(
    store: &Store,
    rules: &Rules,
    stored: StoredDocument,
    beside: &mut Beside,
    day: NaiveDate,
) -> Result<Option<Then>> {
    let seen = instant(&stored.first_seen_at);
    let sources = beside.sources.remove(&stored.document.id).unwrap_or_default();
    if stored.versions < 2 {
        let reading = Some(beside.reading(rules, &stored));
        let (origin, texts) = (stored.origin, vec![(stored.document, seen)]);
        return Ok(Some(Then { texts, sources, reading, origin, is_edited: false }));
    }
    let day = day.to_string();
    let versions = in_time(store.versions(&stored.document.id).await?, &stored);
    let until = versions.into_iter().enumerate().filter(|(place, (_, from))| *place == 0 || *from <= day);
    let text = |version: &Version| (as_it_read(&stored, version), instant(&version.seen_at));
    let texts: Vec<(Document, DateTime<Utc>)> = until.map(|(_, (version, _))| text(&version)).collect();
    let Some((last, _)) = texts.last() else { return Ok(None) };
    let reading = read(last, rules).await.ok();
    Ok(Some(Then { texts, sources, reading, origin: stored.origin, is_edited: true }))
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap_or_default()
}

async fn keep(rules: &Rules, into: &Store, batch: &[Then]) -> Result<()> {
    let (mut touched, mut report) = (Touched::default(), Report::default());
    let mut write = into.write().await?;
    let newcomers: Vec<Newcomer<'_>> = batch.iter().filter_map(|then| then.as_newcomer(rules)).collect();
    touched.neighbourhoods.extend(write.put_newcomers(&newcomers).await?);
    for then in batch {
        let Some((last, _)) = then.texts.last() else { continue };
        if then.texts.len() > 1 {
            for (text, seen) in &then.texts {
                write.put_document(text, None, *seen).await?;
            }
            touched.edited.insert(last.id.clone());
            if let Some(reading) = &then.reading {
                put_reading(&mut write, &last.id, reading, rules, &mut touched, &mut report).await?;
            }
        }
        for source in then.sources.iter().filter(|source| last.source.as_ref() != Some(source)) {
            write.put_document_source(&last.id, source).await?;
        }
        touched.documents.insert(last.id.clone());
    }
    // Who repeats whom is settled among all of them at once.
    touched.texts.clear();
    derive(&mut write, rules, touched).await?;
    Ok(write.commit().await?)
}
