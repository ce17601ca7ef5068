//! Signatures → who repeats whom.

use std::collections::{BTreeSet, HashMap};

use super::Signature;
use crate::model::{DocumentFacts, Id};

/// Share of the shorter text's shingles that makes it a copy.
const VERBATIM: f64 = 0.5;
/// Share of names and numbers that must then be in the same order, and of numbers that must be the same: below
/// them the two are one form filled twice.
const VERBATIM_ORDER: f64 = 0.6;
const SAME_NUMBERS: f64 = 0.6;
/// Share of names and numbers in the same order that makes a text a spun copy, if there are so many of them …
const SPUN_ORDER: f64 = 0.55;
const SPUN_ANCHORS: usize = 12;
/// … and it was published within so many days.
const SPUN_DAYS: i64 = 14;

/// For each document, in the order given, the document whose text it repeats, if any: always an origin itself.
///
/// Of several texts that repeat one another the origin is one that credits nobody, and of these the earliest.
/// The answer does not depend on the order in which the documents are given. It is the same for a part of the
/// store as for the whole of it if the part holds, with each of its documents, all those that share one of its
/// [`Signature::bands`].
pub fn origins(documents: &[(DocumentFacts, Signature)]) -> Vec<(Id, Option<Id>)> {
    let mut ordered: Vec<&(DocumentFacts, Signature)> = documents.iter().collect();
    ordered.sort_by_key(|(facts, signature)| (!signature.credits.is_empty(), facts.moment()));
    let mut met: HashMap<i64, Vec<usize>> = HashMap::new();
    let mut roots: HashMap<&Id, &Id> = HashMap::new();
    for (place, later) in ordered.iter().enumerate() {
        let bands = later.1.bands();
        let candidates: BTreeSet<usize> = bands.iter().filter_map(|band| met.get(band)).flatten().copied().collect();
        let repeated = candidates.into_iter().filter_map(|earlier| ordered.get(earlier)).find(|e| repeats(later, e));
        if let Some((earlier, _)) = repeated {
            let root = roots.get(&earlier.id).copied().unwrap_or(&earlier.id);
            roots.insert(&later.0.id, root);
        }
        for band in bands {
            met.entry(band).or_default().push(place);
        }
    }
    documents.iter().map(|(facts, _)| (facts.id.clone(), roots.get(&facts.id).map(|root| (*root).clone()))).collect()
}

/// Whether one of the two texts repeats the other.
pub fn repeats(a: &(DocumentFacts, Signature), b: &(DocumentFacts, Signature)) -> bool {
    if a.1.same_numbers(&b.1) < SAME_NUMBERS {
        return false;
    }
    let order = a.1.same_order(&b.1);
    if a.1.containment(&b.1) >= VERBATIM && order >= VERBATIM_ORDER {
        return true;
    }
    let near = match (a.0.published_day(), b.0.published_day()) {
        (Some(a), Some(b)) => (a - b).num_days().abs() <= SPUN_DAYS,
        _ => false,
    };
    near && order >= SPUN_ORDER && a.1.fewer_anchors(&b.1) >= SPUN_ANCHORS
}
