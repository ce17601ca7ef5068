//! Which of the stored texts repeat one another. A text repeats the first that is like it, and goes back to whatever that
//! one goes back to: so a text that comes in decides only about itself, about those that are like it, and about their
//! families, which are stored. The rest of the store is left alone.

use std::collections::{BTreeSet, HashMap};

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
    // Who repeated an earlier text of such a document may repeat one of another family now: it is looked up as well.
    let open = write.families(texts).await?;
    let mut looked_up = load(write, open.clone()).await?;
    let mut alike: BTreeSet<Id> = BTreeSet::new();
    for id in &open {
        let Some(known) = looked_up.get(id).cloned() else { continue };
        let (facts, signature) = &known;
        let day = facts.published_day();
        if texts.contains(id) {
            write.put_bands(id, &signature.bands(day)).await?;
        }
        let sharing = write.documents_sharing_bands(&signature.lookups(day), MEETING).await?;
        let unknown = sharing.iter().filter(|other| !looked_up.contains_key(*other)).cloned();
        looked_up.extend(load(write, unknown).await?);
        let is_alike = |other: &Id| looked_up.get(other).is_some_and(|theirs| repeats(&known, theirs));
        alike.extend(sharing.into_iter().filter(is_alike));
    }
    // Those that were there have not changed: the first text that each of them repeats is of its own family, or new. So
    // they need not be looked up themselves.
    let mut family = write.families(&alike).await?;
    family.extend(open);
    let unknown = family.iter().filter(|id| !looked_up.contains_key(*id)).cloned();
    looked_up.extend(load(write, unknown).await?);
    let family: Vec<Known> = family.iter().filter_map(|id| looked_up.remove(id)).collect();
    let mut moved = Vec::new();
    for ((facts, _), (id, copy_of)) in family.iter().zip(origins(&family)) {
        if facts.copy_of != copy_of && write.put_origin(&id, copy_of.as_ref()).await? {
            moved.push(id);
        }
    }
    Ok(moved)
}

/// These documents with what tells their texts from others; without those that are not stored.
pub(super) async fn load(write: &mut Write, ids: impl IntoIterator<Item = Id>) -> Result<HashMap<Id, Known>> {
    let ids: Vec<Id> = ids.into_iter().collect();
    let known = write.signed(&ids).await?.into_iter();
    let read =
        |(facts, body): (DocumentFacts, Vec<u8>)| Some((facts.id.clone(), (facts, Signature::from_bytes(&body)?)));
    Ok(known.filter_map(read).collect())
}
