//! Claims → happenings, slice by slice of time, so that a store of any size is arranged in bounded memory.
//!
//! A slice is a stretch of days with all documents of these days and of some weeks after them. The groups that begin in
//! the stretch are settled; what is told later is left to the next slice. Slices are added in the order of time, and where
//! they are cut follows from the documents alone, so the outcome does too.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;

use super::{Happening, join::join, row::row, unit::Unit, unit::units};
use crate::{
    lexicon::Lexicon,
    model::{Announcement, Claim, DocumentFacts, Id},
};

/// The ids of the claims and documents of one announcement; with each document, whether it tells of other things too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline {
    pub claims: Vec<Id>,
    pub documents: BTreeMap<Id, bool>,
}

impl Outline {
    /// The row of the timeline that it is, of its claims and documents in full.
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

    fn add(&mut self, unit: &Unit<'_>) {
        *self.documents.entry(unit.facts.id.clone()).or_default() |= unit.is_part;
    }
}

/// What the slices so far have settled.
#[derive(Debug, Default)]
pub struct Arrangement {
    outlines: Vec<Outline>,
    /// The outline of each claim: that of the first document that makes it.
    home: HashMap<Id, usize>,
    /// Documents, and their parts, that are in an outline.
    placed: HashSet<(Id, usize)>,
    /// Groups that say nothing new, with the weight of what they repeat.
    repeating: Vec<(Outline, BTreeMap<Id, f64>)>,
}

impl Arrangement {
    /// Settles the groups that begin before `until`, or all of them. `claims` are all claims of `documents`.
    pub fn add(&mut self, claims: &[Claim], documents: &[DocumentFacts], until: Option<NaiveDate>, lexicon: &Lexicon) {
        let facts: BTreeMap<&Id, &DocumentFacts> = documents.iter().map(|facts| (&facts.id, facts)).collect();
        let mut claims: Vec<&Claim> = claims.iter().collect();
        claims.sort_by(|a, b| a.id.cmp(&b.id));
        claims.dedup_by(|a, b| a.id == b.id);
        let (units, keys) = self.open(units(&claims, &facts, lexicon));
        let groups = join(&units);
        let settled = settled(&units, &groups, until);
        let first = self.first_tellers(&units, &groups);
        let mut of_group: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (place, group) in groups.iter().enumerate().filter(|(_, group)| settled.contains(group)) {
            of_group.entry(*group).or_default().push(place);
        }
        for (group, places) in of_group {
            let members: Vec<&Unit<'_>> = places.iter().filter_map(|place| units.get(*place)).collect();
            self.settle(&members, first.get(&group).map_or(&[], Vec::as_slice));
            self.placed.extend(places.iter().filter_map(|place| keys.get(*place).cloned()));
        }
    }

    /// All happenings, once the last slice is added.
    pub fn outlines(mut self) -> Vec<Outline> {
        for (outline, repeated) in std::mem::take(&mut self.repeating) {
            let mut weights: BTreeMap<usize, f64> = BTreeMap::new();
            for (claim, weight) in repeated {
                if let Some(home) = self.home.get(&claim) {
                    *weights.entry(*home).or_default() += weight;
                }
            }
            let most = weights.into_iter().max_by(|(a, x), (b, y)| x.total_cmp(y).then(b.cmp(a)));
            if let Some(home) = most.and_then(|(home, _)| self.outlines.get_mut(home)) {
                for (id, is_roundup) in outline.documents {
                    *home.documents.entry(id).or_default() |= is_roundup;
                }
            }
        }
        self.outlines
    }

    /// The units that no earlier slice has placed, with their keys.
    fn open<'a>(&self, units: Vec<Unit<'a>>) -> (Vec<Unit<'a>>, Vec<(Id, usize)>) {
        let mut parts: HashMap<Id, usize> = HashMap::new();
        let keyed = units.into_iter().map(|unit| {
            let part = parts.entry(unit.facts.id.clone()).or_default();
            *part += 1;
            let key = (unit.facts.id.clone(), *part);
            (unit, key)
        });
        keyed.filter(|(_, key)| !self.placed.contains(key)).unzip()
    }

    /// For each group the claims that no text has made before it. Units are in the order of publication.
    fn first_tellers<'a>(&self, units: &[Unit<'a>], groups: &[usize]) -> BTreeMap<usize, Vec<&'a Id>> {
        let mut met: HashSet<&Id> = HashSet::new();
        let mut first: BTreeMap<usize, Vec<&Id>> = BTreeMap::new();
        for (unit, group) in units.iter().zip(groups) {
            for (claim, _) in &unit.claims {
                if !self.home.contains_key(&claim.id) && met.insert(&claim.id) {
                    first.entry(*group).or_default().push(&claim.id);
                }
            }
        }
        first
    }

    fn settle(&mut self, members: &[&Unit<'_>], new: &[&Id]) {
        let mut outline = Outline { claims: new.iter().map(|id| (*id).clone()).collect(), ..Outline::default() };
        for unit in members {
            outline.add(unit);
        }
        if new.is_empty() {
            let mut repeated: BTreeMap<Id, f64> = BTreeMap::new();
            for (claim, weight) in members.iter().flat_map(|unit| &unit.claims) {
                *repeated.entry(claim.id.clone()).or_default() += weight;
            }
            self.repeating.push((outline, repeated));
            return;
        }
        for id in new {
            self.home.insert((*id).clone(), self.outlines.len());
        }
        self.outlines.push(outline);
    }
}

/// The groups whose first unit was published before that day.
fn settled(units: &[Unit<'_>], groups: &[usize], until: Option<NaiveDate>) -> BTreeSet<usize> {
    let Some(until) = until else { return groups.iter().copied().collect() };
    let mut first: BTreeMap<usize, Option<NaiveDate>> = BTreeMap::new();
    for (unit, group) in units.iter().zip(groups) {
        first.entry(*group).or_insert_with(|| unit.facts.published_day());
    }
    first.into_iter().filter(|(_, day)| day.is_some_and(|day| day < until)).map(|(group, _)| group).collect()
}
