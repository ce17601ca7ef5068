//! Units that tell of one happening → the row of the timeline that they make, or whose row they are listed in.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::{join::join, row::row, unit::Unit};
use crate::{
    lexicon::Lexicon,
    model::{Announcement, Claim, DocumentFacts, Id, Passages},
};

/// The claims and documents of one announcement.
#[derive(Debug, Default)]
pub(super) struct Happening<'a> {
    pub(super) claims: Vec<&'a Claim>,
    pub(super) documents: BTreeMap<&'a Id, &'a DocumentFacts>,
    /// Those that tell of other things too.
    pub(super) roundups: BTreeSet<&'a Id>,
}

/// The ids of the claims and documents of one announcement; with each document, whether it tells of other things too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline {
    pub claims: Vec<Id>,
    pub documents: BTreeMap<Id, bool>,
}

impl Outline {
    /// The row of the timeline that it is, of its claims and documents in full; others that are given do not matter.
    pub fn row(&self, claims: &[Claim], documents: &[DocumentFacts], lexicon: &Lexicon) -> Option<Announcement> {
        let wanted: HashSet<&Id> = self.claims.iter().collect();
        let of_outline = documents.iter().filter(|facts| self.documents.contains_key(&facts.id));
        let happening = Happening {
            claims: claims.iter().filter(|claim| wanted.contains(&claim.id)).collect(),
            documents: of_outline.map(|facts| (&facts.id, facts)).collect(),
            roundups: self.documents.iter().filter(|(_, is_roundup)| **is_roundup).map(|(id, _)| id).collect(),
        };
        row(&happening, lexicon)
    }
}

/// What the units of one happening tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Telling {
    /// Claims that no text has made before.
    New(Vec<Id>),
    /// Nothing new: what most of it repeats is told in the row of that happening, if anywhere.
    Repeated(Option<String>),
}

/// What these units, which are all of the happening `key`, tell. `home` gives the happening in which a claim was made
/// first.
pub fn telling<'h>(key: &str, units: &[&Unit], home: impl Fn(&Id) -> Option<&'h str>) -> Telling {
    let mut repeated: BTreeMap<&str, u64> = BTreeMap::new();
    let mut new: BTreeSet<&Id> = BTreeSet::new();
    for (claim, weight) in units.iter().flat_map(|unit| &unit.claims) {
        match home(claim) {
            Some(home) if home == key => _ = new.insert(claim),
            Some(home) => *repeated.entry(home).or_default() += u64::from(*weight),
            None => {}
        }
    }
    if new.is_empty() {
        let most = repeated.into_iter().max_by(|(a, x), (b, y)| x.cmp(y).then(b.cmp(a)));
        return Telling::Repeated(most.map(|(home, _)| home.to_owned()));
    }
    Telling::New(new.into_iter().cloned().collect())
}

/// Arranges claims in announcements, newest first.
///
/// `documents` are those that the claims' evidence stands in; a document without a claim tells of nothing. A claim
/// is in one announcement, that of the first document that makes it: what a later launch says again belongs to the
/// first. A document is in the announcement that it tells of, and in several only where it is a round-up. One that
/// says nothing new is in the announcement that it repeats.
///
/// The answer does not depend on the order of claims and documents. A store that grows keeps its units and arranges again
/// only what a change can reach: see [`super::regroup`].
pub fn arrange(claims: &[Claim], documents: &[DocumentFacts], lexicon: &Lexicon) -> Vec<Announcement> {
    let mut passages = Passages::new();
    for claim in claims {
        for (document, own) in claim.passages() {
            passages.entry(document.clone()).or_default().insert(claim.id.clone(), own);
        }
    }
    let units = super::units(claims, &passages, documents, lexicon);
    let happenings = happenings(&units);
    let homes = homes(claims, &happenings);
    let mut outlines: BTreeMap<&str, Outline> = BTreeMap::new();
    for (key, units) in &happenings {
        let (told_in, new) = match telling(key, units, |claim| homes.get(claim).copied()) {
            Telling::New(claims) => (key.as_str(), claims),
            Telling::Repeated(home) => {
                (home.and_then(|home| Some(happenings.get_key_value(&home)?.0.as_str())).unwrap_or(key), Vec::new())
            }
        };
        let outline = outlines.entry(told_in).or_default();
        outline.claims.extend(new);
        for unit in units {
            *outline.documents.entry(unit.document.clone()).or_default() |= unit.is_part;
        }
    }
    let mut rows: Vec<Announcement> =
        outlines.values().filter_map(|outline| outline.row(claims, documents, lexicon)).collect();
    rows.sort_by(|a, b| (&b.date, &a.id).cmp(&(&a.date, &b.id)));
    rows
}

/// The units of each happening by its key, that of its first unit. Units have to come in the order of publication.
fn happenings(units: &[Unit]) -> BTreeMap<String, Vec<&Unit>> {
    let units: Vec<&Unit> = units.iter().collect();
    let groups = join(&units, &[]);
    let mut happenings: BTreeMap<String, Vec<&Unit>> = BTreeMap::new();
    for (unit, group) in units.iter().zip(groups) {
        let first = units.get(group).unwrap_or(unit);
        happenings.entry(first.key()).or_default().push(unit);
    }
    happenings
}

/// The happening in which each claim is made first.
fn homes<'a>(claims: &'a [Claim], happenings: &'a BTreeMap<String, Vec<&Unit>>) -> HashMap<&'a Id, &'a str> {
    let mut told: HashMap<(&Id, &Id), &str> = HashMap::new();
    for (key, unit) in happenings.iter().flat_map(|(key, units)| units.iter().map(move |unit| (key, unit))) {
        told.extend(unit.claims().map(|claim| ((claim, &unit.document), key.as_str())));
    }
    let home = |claim: &'a Claim| {
        let first = claim.evidence.iter().find_map(|evidence| told.get(&(&claim.id, &evidence.document)));
        first.map(|home| (&claim.id, *home))
    };
    claims.iter().filter_map(home).collect()
}

/// The documents of which something has changed that decides where they are told, where a claim is another now than it was.
pub fn reached<'c>(before: Option<&'c Claim>, now: Option<&'c Claim>) -> BTreeSet<&'c Id> {
    let all = |claim: &'c Claim| claim.evidence.iter().map(|told| &told.document);
    let (Some(before), Some(now)) = (before, now) else {
        return before.into_iter().chain(now).flat_map(all).collect();
    };
    let first = |claim: &'c Claim| claim.evidence.first().map(|told| &told.document);
    let same_for_all = before.subject == now.subject
        && before.value == now.value
        && before.first_seen == now.first_seen
        && first(before) == first(now);
    if !same_for_all {
        return all(before).chain(all(now)).collect();
    }
    let places = |claim: &'c Claim| -> HashSet<_> {
        claim.evidence.iter().map(|told| (&told.document, told.start, told.end, told.alias.as_deref())).collect()
    };
    places(before).symmetric_difference(&places(now)).map(|(document, ..)| *document).collect()
}
