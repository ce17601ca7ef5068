//! Which mentions say the same thing.
//!
//! "Says the same" is not transitive: 千亿 agrees with 115 billion and with 718 billion, which contradict each
//! other. So values are not chained. The distinct values of one subject and predicate are taken in one order,
//! the most telling first; each joins the claim of the value that leads it, if it agrees with that one, and leads
//! a claim of its own otherwise. A vague value that agrees with several goes to the one that most origins state.
//! The order depends on the values and their documents alone, so the claims do too.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Sighting, identity,
    names::Names,
    relation::{Relation, distance, relation, vagueness},
    season::{is_dated, meet, moves, seasons},
    unnamed,
};
use crate::model::{EntityKind, Mention, Modality, Predicate, Subject, Value};

/// A sighting with its subject and value in canonical form.
#[derive(Debug, Clone)]
pub(super) struct Item<'s> {
    pub(super) sighting: &'s Sighting,
    pub(super) subject: Subject,
    pub(super) value: Value,
}

impl Item<'_> {
    pub(super) fn mention(&self) -> &Mention {
        &self.sighting.mention
    }

    pub(super) fn is_denied(&self) -> bool {
        self.mention().modality == Modality::Denied
    }

    fn is_planned(&self) -> bool {
        self.mention().modality == Modality::Planned
    }
}

/// The mentions of one claim, as places in the list of items, in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cluster {
    pub(super) members: Vec<usize>,
}

/// The sightings, each once, in the order of their documents' publication.
pub(super) fn items<'s>(sightings: &'s [Sighting], names: Names<'_>) -> Vec<Item<'s>> {
    let item = |sighting: &'s Sighting| {
        let (subject, value) = identity::canonical(&sighting.mention, names);
        Item { sighting, subject, value }
    };
    let mut items: Vec<Item<'s>> = sightings.iter().map(item).collect();
    items.sort_by_cached_key(|item| {
        let Sighting { id, document, mention } = item.sighting;
        (document.moment(), mention.evidence.start, id)
    });
    // Two sightings with one id are two readings of one mention: which one is kept may not depend on their order.
    let content = |item: &Item<'_>| serde_json::to_string(item.mention()).unwrap_or_default();
    items.dedup_by(|later, kept| {
        let is_again = later.sighting.id == kept.sighting.id;
        if is_again && content(later) < content(kept) {
            std::mem::swap(later, kept);
        }
        is_again
    });
    unnamed::settle(&mut items, names);
    items
}

/// What the mentions of one claim have in common beside their value.
type Bucket = (EntityKind, String, Predicate, bool);

/// The clusters of all items, ordered by subject and predicate.
pub(super) fn clusters(items: &[Item<'_>], names: Names<'_>) -> Vec<Cluster> {
    let mut buckets: BTreeMap<Bucket, Vec<usize>> = BTreeMap::new();
    for (place, item) in items.iter().enumerate() {
        let bucket = (item.subject.kind, item.subject.key(), item.mention().predicate, item.is_denied());
        buckets.entry(bucket).or_default().push(place);
    }
    buckets.into_values().flat_map(|places| of_bucket(&places, items, names)).collect()
}

/// The items that give one value in one way.
struct Distinct<'v> {
    value: &'v Value,
    planned: bool,
    places: Vec<usize>,
}

impl Distinct<'_> {
    fn first<'a, 's>(&self, items: &'a [Item<'s>]) -> Option<&'a Item<'s>> {
        items.get(*self.places.first()?)
    }

    /// Whether the value may be of any season.
    fn moves(&self, items: &[Item<'_>]) -> bool {
        let item = self.first(items).filter(|_| !is_dated(self.value));
        item.is_some_and(|item| moves(item.subject.kind, item.mention().predicate))
    }
}

/// A claim in the making.
struct Group<'v> {
    leader: Distinct<'v>,
    /// Origins that state the leading value.
    support: usize,
    members: Vec<usize>,
}

fn of_bucket(places: &[usize], items: &[Item<'_>], names: Names<'_>) -> Vec<Cluster> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for distinct in distinct_values(places, items, false).into_iter().chain(distinct_values(places, items, true)) {
        if let Some(group) = best(&groups, &distinct, items, names).and_then(|best| groups.get_mut(best)) {
            group.members.extend(distinct.places);
        } else {
            let support = origins(&distinct.places, items);
            groups.push(Group { support, members: distinct.places.clone(), leader: distinct });
        }
    }
    let sorted = |mut members: Vec<usize>| {
        members.sort_unstable();
        Cluster { members }
    };
    groups.into_iter().map(|group| sorted(group.members)).collect()
}

/// The distinct values of the items, most telling first: those that texts state, or those that names give.
fn distinct_values<'i>(places: &[usize], items: &'i [Item<'_>], from_name: bool) -> Vec<Distinct<'i>> {
    let mut found: BTreeMap<(String, bool), Distinct<'i>> = BTreeMap::new();
    for (place, item) in places.iter().filter_map(|place| Some((*place, items.get(*place)?))) {
        if item.mention().from_name == from_name {
            let planned = item.is_planned();
            let distinct = || Distinct { value: &item.value, planned, places: Vec::new() };
            found.entry((written(&item.value), planned)).or_insert_with(distinct).places.push(place);
        }
    }
    let by_season = |distinct: Distinct<'i>| -> Vec<Distinct<'i>> {
        if !distinct.moves(items) {
            return vec![distinct];
        }
        let Distinct { value, planned, places } = distinct;
        seasons(places, items).into_iter().map(|places| Distinct { value, planned, places }).collect()
    };
    let mut distinct: Vec<Distinct<'i>> = found.into_values().flat_map(by_season).collect();
    distinct.sort_by_key(|distinct| (vagueness(distinct.value), distinct.planned, distinct.places.first().copied()));
    distinct
}

/// One text for one value.
fn written(value: &Value) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The group that a value belongs to, if any.
fn best(groups: &[Group<'_>], distinct: &Distinct<'_>, items: &[Item<'_>], names: Names<'_>) -> Option<usize> {
    let predicate = distinct.first(items)?.mention().predicate;
    let of_one_season = |group: &Group<'_>| {
        !(distinct.moves(items) && group.leader.moves(items)) || meet(&group.leader.places, &distinct.places, items)
    };
    let fits = |group: &Group<'_>| match relation(predicate, group.leader.value, distinct.value, names) {
        Relation::Same => Some(true),
        // A plan and a fact are one claim only where they say the very same.
        Relation::Agrees if group.leader.planned == distinct.planned => Some(false),
        _ => None,
    };
    let candidates = groups.iter().enumerate().filter(|(_, group)| of_one_season(group));
    let candidates = candidates.filter_map(|(place, group)| Some((place, group, fits(group)?)));
    let ranked = candidates.min_by(|(_, a, a_same), (_, b, b_same)| {
        let far = |group: &Group<'_>| distance(group.leader.value, distinct.value);
        (b_same.cmp(a_same)).then(b.support.cmp(&a.support)).then(far(a).total_cmp(&far(b)))
    });
    ranked.map(|(place, ..)| place)
}

fn origins(places: &[usize], items: &[Item<'_>]) -> usize {
    let origins = places.iter().filter_map(|place| items.get(*place)).map(|item| &item.sighting.document.origin);
    origins.collect::<BTreeSet<_>>().len()
}
