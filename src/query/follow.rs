//! The store's changes → the index: everything later than the revision that the index holds.

use std::{collections::HashMap, path::Path, sync::Arc};

use super::QueryError;
use crate::{
    extract::number,
    lexicon::Lexicon,
    model::{Claim, Id, Language, Value},
    search::{Entry, EntryKind, Facts, Index, Said},
    store::{Changed, Store, StoredDocument},
    text::Span,
};

/// How following went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Followed {
    /// The index holds what the store holds; so many entries are new in it.
    UpToDate(usize),
    /// Another process is changing the index: it is searched as it is.
    Busy,
}

/// Documents or claims that are in memory at once.
const BATCH: usize = 400;

/// Opens the index of a folder with the number grammar of the extractor.
pub fn open_index(folder: &Path, store: &str, lexicon: Arc<Lexicon>) -> Result<Index, QueryError> {
    Ok(Index::open(folder, store, lexicon, numbers)?)
}

/// The numbers of a text with their places; both ends of a range.
pub fn numbers(text: &str, language: Language) -> Vec<(Span, f64)> {
    let mut found = Vec::new();
    for amount in number::find(text, language) {
        let span = amount.number;
        found.extend(amount.min.map(|number| (span, number)));
        found.extend(amount.max.filter(|max| amount.min != Some(*max)).map(|number| (span, number)));
    }
    found
}

/// Brings the index up to the store's revision.
pub async fn follow(store: &Store, index: &mut Index) -> Result<Followed, QueryError> {
    if store.revision().await? < index.revision() {
        index.begin_anew()?;
    }
    let changes = store.changed_since(index.revision()).await?;
    if changes.documents.is_empty() && changes.claims.is_empty() {
        return Ok(Followed::UpToDate(0));
    }
    let Some(change) = index.change()? else { return Ok(Followed::Busy) };
    for ids in living(&changes.documents).chunks(BATCH) {
        change.put_all(&of_documents(store, ids).await?)?;
    }
    for ids in living(&changes.claims).chunks(BATCH) {
        let claims = store.claims_by_ids(ids).await?;
        change.put_all(&claims.iter().map(of_claim).collect::<Vec<_>>())?;
    }
    for row in changes.documents.iter().chain(&changes.claims).filter(|row| row.gone) {
        change.drop_entry(&row.id);
    }
    change.commit(changes.revision)?;
    Ok(Followed::UpToDate(changes.documents.len() + changes.claims.len()))
}

fn living(rows: &[Changed]) -> Vec<Id> {
    rows.iter().filter(|row| !row.gone).map(|row| row.id.clone()).collect()
}

async fn of_documents(store: &Store, ids: &[Id]) -> Result<Vec<Entry>, QueryError> {
    let mut said: HashMap<Id, Vec<Said>> = HashMap::new();
    for stored in store.mentions_of_all(ids).await? {
        let mention = stored.mention;
        let (subject, predicate, value) = (mention.subject.name, mention.predicate, mention.value);
        said.entry(stored.document).or_default().push(Said { subject, predicate, value });
    }
    let documents = store.documents(ids).await?;
    Ok(documents.into_iter().map(|stored| of_document(stored, &mut said)).collect())
}

fn of_document(stored: StoredDocument, said: &mut HashMap<Id, Vec<Said>>) -> Entry {
    let document = stored.document;
    let facts = Facts {
        day: document.published_day(),
        languages: vec![document.language],
        primary: document.tier.as_deref() == Some("primary"),
        said: said.remove(&document.id).unwrap_or_default(),
        outlet: document.outlet,
    };
    let title = document.title.unwrap_or_default();
    Entry { id: document.id, kind: EntryKind::Document, title, text: document.text, facts }
}

fn of_claim(claim: &Claim) -> Entry {
    let predicate = claim.predicate.as_str().replace('_', " ");
    let languages = claim.evidence.iter().filter_map(|evidence| Language::parse(&evidence.lang));
    let facts = Facts {
        day: claim.last_seen.as_deref().and_then(|day| day.parse().ok()),
        languages: languages.collect(),
        primary: claim.primary,
        said: vec![Said {
            subject: claim.subject.name.clone(),
            predicate: claim.predicate,
            value: claim.value.clone(),
        }],
        outlet: None,
    };
    Entry {
        id: claim.id.clone(),
        kind: EntryKind::Claim,
        title: format!("{} {predicate} {}", claim.subject.name, named(&claim.value)),
        text: super::words::quotes(claim),
        facts,
    }
}

/// The names in a value.
fn named(value: &Value) -> String {
    match value {
        Value::Entity { name } => name.clone(),
        Value::Quantity(quantity) => quantity.of.clone().unwrap_or_default(),
        Value::Term { term, .. } => term.as_str().replace('_', " "),
        Value::Date { date } => date.to_string(),
        Value::Flag { .. } => String::new(),
    }
}
