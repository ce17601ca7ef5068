//! Which of the stored texts repeat one another. Only texts that repeat one another, over however many steps, decide
//! about each other: they are looked up by the bands that they share, and the rest of the store is left alone.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use crate::{
    dedupe::copies::{MEETING, Signature, origins, repeats},
    model::{DocumentFacts, Id},
    store::Write,
};

/// A document with what tells its text from others.
pub(super) type Known = (DocumentFacts, Signature);

/// Settles again which text each of these documents repeats, and those that repeat them. Gives the documents whose
/// origin is another now.
pub(super) async fn settle(write: &mut Write, texts: &BTreeSet<Id>) -> Result<Vec<Id>> {
    // Who repeated an earlier text of such a document may not repeat its present one.
    let mut open: BTreeSet<Id> = texts.clone();
    open.extend(write.documents_of_origins(texts).await?);
    let mut looked_up: BTreeMap<Id, Known> = load(write, &open).await?;
    let mut family = open.clone();
    while let Some(id) = open.pop_first() {
        let Some(known) = looked_up.get(&id).cloned() else { continue };
        let (facts, signature) = &known;
        let day = facts.published_day();
        if texts.contains(&id) {
            // Its day of publication may have become known since its text was read.
            write.put_bands(&id, &signature.bands(day)).await?;
        }
        let sharing: BTreeSet<Id> =
            write.documents_sharing_bands(&signature.lookups(day), MEETING).await?.into_iter().collect();
        let unknown = sharing.iter().filter(|other| !looked_up.contains_key(*other)).cloned().collect();
        looked_up.extend(load(write, &unknown).await?);
        for other in sharing {
            let alike = looked_up.get(&other).is_some_and(|theirs| repeats(&known, theirs));
            if alike && family.insert(other.clone()) {
                open.insert(other);
            }
        }
    }
    let family: Vec<Known> = family.iter().filter_map(|id| looked_up.remove(id)).collect();
    let mut moved = Vec::new();
    for (id, copy_of) in origins(&family) {
        if write.put_origin(&id, copy_of.as_ref(), copy_of.as_ref().unwrap_or(&id)).await? {
            moved.push(id);
        }
    }
    Ok(moved)
}

/// These documents with what tells their texts from others; without those that are not stored.
pub(super) async fn load(write: &mut Write, ids: &BTreeSet<Id>) -> Result<BTreeMap<Id, Known>> {
    let ids: Vec<Id> = ids.iter().cloned().collect();
    let signatures = write.signatures(&ids).await?;
    let facts = write.facts(&ids).await?;
    let mut by_id: BTreeMap<Id, DocumentFacts> = facts.into_iter().map(|facts| (facts.id.clone(), facts)).collect();
    let read = |(id, body): (Id, Vec<u8>)| {
        let facts = by_id.remove(&id)?;
        Some((id, (facts, Signature::from_bytes(&body)?)))
    };
    Ok(signatures.into_iter().filter_map(read).collect())
}
