//! Claims → announcements: the claims and documents that tell of one happening, as one row of the timeline.
//!
//! | file | tells |
//! | --- | --- |
//! | `weight` | how much a name or claim says of which happening a text tells of |
//! | `unit` | what a document tells of: one happening, or several where it is a round-up |
//! | `roundup` | which documents are round-ups, and of what |
//! | `join` | which units tell of one happening |
//! | `row` | the row that documents and claims make: date, title, entities |

mod join;
mod roundup;
mod row;
mod unit;
mod weight;

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    lexicon::Lexicon,
    model::{Announcement, Claim, DocumentFacts, Id},
};
use unit::Unit;

/// Arranges claims in announcements, newest first.
///
/// `documents` are those that the claims' evidence stands in; a document without a claim tells of nothing. A claim
/// is in one announcement, that of the first document that makes it: what a later launch says again belongs to the
/// first. A document is in the announcement that it tells of, and in several only where it is a round-up. One that
/// says nothing new is in the announcement that it repeats.
///
/// The answer does not depend on the order of claims and documents. That for a part of the store is the same as that
/// for all of it if the part holds, with each claim, all its documents and, with each document, all its claims and
/// all documents that were published within [`WINDOW`] days and share a subject or a name in the title with it.
pub fn arrange(claims: &[Claim], documents: &[DocumentFacts], lexicon: &Lexicon) -> Vec<Announcement> {
    let facts: BTreeMap<&Id, &DocumentFacts> = documents.iter().map(|facts| (&facts.id, facts)).collect();
    let mut claims: Vec<&Claim> = claims.iter().collect();
    claims.sort_by(|a, b| a.id.cmp(&b.id));
    claims.dedup_by(|a, b| a.id == b.id);
    let units = unit::units(&claims, &facts, lexicon);
    let happenings = settle(&units, join::join(&units));
    let mut rows: Vec<Announcement> = happenings.iter().filter_map(|happening| row::row(happening, lexicon)).collect();
    rows.sort_by(|a, b| (&b.date, &a.id).cmp(&(&a.date, &b.id)));
    rows
}

/// Documents published further apart than so many days tell of two happenings.
pub const WINDOW: i64 = 21;

/// The claims and documents of one announcement.
#[derive(Debug, Default)]
struct Happening<'a> {
    claims: Vec<&'a Claim>,
    documents: BTreeMap<&'a Id, &'a DocumentFacts>,
    /// Those that tell of other things too.
    roundups: BTreeSet<&'a Id>,
}

/// Gives each claim to the group of its first unit, and the documents of a group that has no claim of its own to the
/// group whose claims they repeat most. Units are in the order of publication.
fn settle<'a>(units: &[Unit<'a>], group_of: Vec<usize>) -> Vec<Happening<'a>> {
    let mut home: BTreeMap<&Id, usize> = BTreeMap::new();
    let mut happenings: BTreeMap<usize, Happening<'a>> = BTreeMap::new();
    for (unit, group) in units.iter().zip(&group_of) {
        for (claim, _) in &unit.claims {
            if !home.contains_key(&claim.id) {
                home.insert(&claim.id, *group);
                happenings.entry(*group).or_default().claims.push(claim);
            }
        }
    }
    let owners: BTreeSet<usize> = happenings.keys().copied().collect();
    let mut repeats: BTreeMap<usize, BTreeMap<usize, f64>> = BTreeMap::new();
    for (unit, group) in units.iter().zip(&group_of).filter(|(_, group)| !owners.contains(group)) {
        for (claim, weight) in &unit.claims {
            if let Some(home) = home.get(&claim.id) {
                *repeats.entry(*group).or_default().entry(*home).or_default() += weight;
            }
        }
    }
    let most = |homes: &BTreeMap<usize, f64>| {
        homes.iter().max_by(|(a, x), (b, y)| x.total_cmp(y).then(b.cmp(a))).map(|(home, _)| *home)
    };
    for (unit, group) in units.iter().zip(group_of) {
        let group = repeats.get(&group).and_then(most).unwrap_or(group);
        let happening = happenings.entry(group).or_default();
        happening.documents.insert(&unit.facts.id, unit.facts);
        if unit.is_part {
            happening.roundups.insert(&unit.facts.id);
        }
    }
    happenings.into_values().collect()
}
