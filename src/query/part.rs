//! A claim and what a reader says is not of it → the two mentions that a ruling names.

use super::QueryError;
use crate::{
    model::{Claim, Id},
    store::Store,
};

/// The ids by which a ruling tells `claim` from `other`: another claim's id, an id that was merged into this one, or a
/// document that makes it. Nothing where `other` is none of these.
pub async fn parts(store: &Store, claim: &Claim, other: &Id) -> Result<Option<(Id, Id)>, QueryError> {
    let of_document = in_document(store, claim, other).await?;
    let Some(parted) = of_document else {
        let known = store.claim(other).await?.is_some();
        let is_other = known && *other != claim.id;
        return Ok(is_other.then(|| (claim.id.clone(), other.clone())));
    };
    if parted != claim.id {
        return Ok(Some((claim.id.clone(), parted)));
    }
    // The document is the one that the claim has its id from: another one stands for the rest.
    for evidence in claim.evidence.iter().filter(|evidence| evidence.document != *other) {
        if let Some(kept) = in_document(store, claim, &evidence.document).await? {
            return Ok(Some((kept, parted)));
        }
    }
    Ok(None)
}

/// The claim's id as it would be if this document alone made it.
async fn in_document(store: &Store, claim: &Claim, document: &Id) -> Result<Option<Id>, QueryError> {
    let Some(told) = claim.evidence.iter().find(|evidence| evidence.document == *document) else { return Ok(None) };
    let mentions = store.mentions_of(document).await?;
    let same = mentions.into_iter().find(|stored| {
        let mention = &stored.mention;
        mention.predicate == claim.predicate && mention.evidence.start == told.start && mention.value == told.value
    });
    Ok(same.map(|stored| Id::claim(&stored.id)))
}
