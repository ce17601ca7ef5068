//! The store's changes → the index: everything later than the revision that the index holds.

use super::QueryError;
use crate::{
    model::{Claim, Id, Value},
    search::{Entry, EntryKind, Index},
    store::{Changed, Store, StoredDocument},
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
const BATCH: usize = 200;

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
        for stored in store.documents(ids).await? {
            change.put(&of_document(stored))?;
        }
    }
    for ids in living(&changes.claims).chunks(BATCH) {
        for claim in store.claims_by_ids(ids).await? {
            change.put(&of_claim(&claim))?;
        }
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

fn of_document(stored: StoredDocument) -> Entry {
    let document = stored.document;
    Entry { id: document.id, kind: EntryKind::Document, title: document.title.unwrap_or_default(), text: document.text }
}

fn of_claim(claim: &Claim) -> Entry {
    let predicate = claim.predicate.as_str().replace('_', " ");
    Entry {
        id: claim.id.clone(),
        kind: EntryKind::Claim,
        title: format!("{} {predicate} {}", claim.subject.name, named(&claim.value)),
        text: super::words::quotes(claim),
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
