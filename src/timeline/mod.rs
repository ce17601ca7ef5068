//! Claims → announcements: the claims and documents that tell of one happening, as one row of the timeline.
//!
//! | file | tells |
//! | --- | --- |
//! | `row` | the row that documents and claims make: date, title, entities |

mod row;

use std::collections::BTreeMap;

use crate::{
    lexicon::Lexicon,
    model::{Announcement, Claim, DocumentFacts, Id},
};

/// Arranges claims in announcements, newest first.
///
/// `documents` are those that the claims' evidence stands in; a document without a claim tells of nothing. A claim
/// is in one announcement, that of its first document; a document is in several only where it is a round-up.
pub fn arrange(claims: &[Claim], documents: &[DocumentFacts], lexicon: &Lexicon) -> Vec<Announcement> {
    let facts: BTreeMap<&Id, &DocumentFacts> = documents.iter().map(|facts| (&facts.id, facts)).collect();
    let mut homes: BTreeMap<&Id, Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        let documents = claim.evidence.iter().filter_map(|evidence| facts.get(&evidence.document));
        if let Some(first) = documents.min_by_key(|facts| facts.moment()) {
            homes.entry(&first.id).or_default().push(claim);
        }
    }
    let mut rows: Vec<Announcement> = homes
        .into_iter()
        .filter_map(|(document, claims)| row::row(&claims, &[*facts.get(document)?], lexicon))
        .collect();
    rows.sort_by(|a, b| (&b.date, &a.id).cmp(&(&a.date, &b.id)));
    rows
}
