//! A claim that is gone → the one that now says what it said: a corrected text moves its sentences, and the ids with
//! them, while a reader's link stays.

use std::collections::{HashMap, HashSet};

use crate::model::{Claim, Evidenced, Id};

/// The claim that has most of its evidence; else one that says the same of the same in one of its documents.
pub(super) fn heir<'c>(gone: &Claim, claims: impl Iterator<Item = &'c Claim> + Clone) -> Option<Id> {
    let places: HashSet<_> = gone.evidence.iter().map(place).collect();
    let alike = claims.filter(|claim| claim.predicate == gone.predicate);
    let shared = |claim: &Claim| claim.evidence.iter().filter(|evidence| places.contains(&place(evidence))).count();
    let mut weights: HashMap<&Id, usize> = alike.clone().map(|claim| (&claim.id, shared(claim))).collect();
    if weights.values().all(|weight| *weight == 0) {
        let documents: HashSet<&Id> = gone.evidence.iter().map(|evidence| &evidence.document).collect();
        let same = |claim: &Claim| claim.subject == gone.subject && claim.value == gone.value;
        let told = |claim: &Claim| claim.evidence.iter().filter(|told| documents.contains(&told.document)).count();
        weights = alike.filter(|claim| same(claim)).map(|claim| (&claim.id, told(claim))).collect();
    }
    let heaviest =
        weights.into_iter().filter(|(_, weight)| *weight > 0).max_by(|(a, m), (b, n)| m.cmp(n).then(b.cmp(a)));
    heaviest.map(|(id, _)| id.clone())
}

fn place(evidence: &Evidenced) -> (&Id, usize, usize) {
    (&evidence.document, evidence.start, evidence.end)
}
