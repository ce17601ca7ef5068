//! Which units tell of one happening.
//!
//! Average link: the two groups that are nearest on average are joined first, until none are near enough. So one
//! text that speaks of two happenings does not chain their groups together. Copies are with their origin from the
//! start. Units come in one order, which settles ties, so the groups depend on the units alone.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap},
};

use super::{WINDOW, unit::Unit};
use crate::model::Id;

/// Groups that are nearer than this on average tell of one happening.
const NEAR: f64 = 0.32;
/// How near two texts that are about the very same things are without a claim in common: on one day or the next, and
/// weeks apart, when there is other news of the same thing.
const TOGETHER: f64 = 0.8;
const LATER: f64 = 0.25;
/// Days in which two thirds of the difference are gone.
const FADING: f64 = 7.0;
/// What the claims in common add to that.
const CLAIMS: f64 = 0.8;
/// Two texts that are less alike than this in what they are about are never near enough.
const LEAST_COSINE: f64 = NEAR / (TOGETHER + CLAIMS);
/// What is left of the nearness of two texts whose titles name other things.
const OTHER_HEADS: f64 = 0.7;

/// For each unit the number of its group.
pub(super) fn join(units: &[Unit<'_>]) -> Vec<usize> {
    let mut groups = Groups::new(units);
    while let Some((a, b)) = groups.nearest() {
        groups.merge(a, b);
    }
    groups.of_unit
}

/// Groups in the making, each by the number of its first unit.
struct Groups {
    of_unit: Vec<usize>,
    members: BTreeMap<usize, Vec<usize>>,
    /// Sum of the nearness of all pairs of members, by group, both ways round.
    near: HashMap<usize, BTreeMap<usize, f64>>,
    waiting: BinaryHeap<Candidate>,
}

/// Two groups and how near they were when this was noted.
struct Candidate {
    nearness: f64,
    pair: (usize, usize),
    sizes: (usize, usize),
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.nearness.total_cmp(&other.nearness).then(other.pair.cmp(&self.pair)).then(other.sizes.cmp(&self.sizes))
    }
}

impl Groups {
    fn new(units: &[Unit<'_>]) -> Self {
        let members = (0..units.len()).map(|unit| (unit, vec![unit])).collect();
        let mut groups =
            Self { of_unit: (0..units.len()).collect(), members, near: HashMap::new(), waiting: BinaryHeap::new() };
        for (a, b, nearness) in pairs(units) {
            groups.near.entry(a).or_default().insert(b, nearness);
            groups.near.entry(b).or_default().insert(a, nearness);
            groups.note(a, b);
        }
        for (copy, origin) in copies(units) {
            let group = |unit: usize| groups.of_unit.get(unit).copied();
            if let (Some(a), Some(b)) = (group(copy), group(origin))
                && a != b
            {
                groups.merge(a.min(b), a.max(b));
            }
        }
        groups
    }

    fn size(&self, group: usize) -> usize {
        self.members.get(&group).map_or(0, Vec::len)
    }

    fn note(&mut self, a: usize, b: usize) {
        let Some(sum) = self.near.get(&a).and_then(|near| near.get(&b)) else { return };
        let sizes = (self.size(a), self.size(b));
        #[expect(clippy::cast_precision_loss, reason = "counts of documents are far below 2^52")]
        let nearness = sum / (sizes.0 * sizes.1).max(1) as f64;
        if nearness >= NEAR {
            let candidate = if a < b {
                Candidate { nearness, pair: (a, b), sizes }
            } else {
                Candidate { nearness, pair: (b, a), sizes: (sizes.1, sizes.0) }
            };
            self.waiting.push(candidate);
        }
    }

    /// The two nearest groups, the lower number first.
    fn nearest(&mut self) -> Option<(usize, usize)> {
        loop {
            let Candidate { pair: (a, b), sizes, .. } = self.waiting.pop()?;
            // A group that has grown since has been noted anew.
            if sizes == (self.size(a), self.size(b)) {
                return Some((a, b));
            }
        }
    }

    fn merge(&mut self, kept: usize, gone: usize) {
        let moved = self.members.remove(&gone).unwrap_or_default();
        for unit in &moved {
            if let Some(group) = self.of_unit.get_mut(*unit) {
                *group = kept;
            }
        }
        self.members.entry(kept).or_default().extend(moved);
        for (other, sum) in self.near.remove(&gone).unwrap_or_default() {
            if let Some(near) = self.near.get_mut(&other) {
                near.remove(&gone);
                if other != kept {
                    *near.entry(kept).or_default() += sum;
                }
            }
            if other != kept {
                *self.near.entry(kept).or_default().entry(other).or_default() += sum;
            }
        }
        let others: Vec<usize> = self.near.get(&kept).into_iter().flatten().map(|(other, _)| *other).collect();
        for other in others {
            self.note(kept, other);
        }
    }
}

/// Pairs of a copy and its origin that both tell of something.
fn copies(units: &[Unit<'_>]) -> Vec<(usize, usize)> {
    let first: HashMap<&Id, usize> =
        units.iter().enumerate().rev().map(|(place, unit)| (&unit.facts.origin, place)).collect();
    let origin = |(place, unit): (usize, &Unit<'_>)| {
        let origin = first.get(&unit.facts.origin).copied()?;
        (origin != place && unit.facts.copy_of.is_some()).then_some((place, origin))
    };
    units.iter().enumerate().filter_map(origin).collect()
}

/// All pairs of units that may tell of one happening, with how near they are.
fn pairs(units: &[Unit<'_>]) -> Vec<(usize, usize, f64)> {
    let said: Vec<Said<'_>> = units.iter().map(Said::of).collect();
    let near = |(a, b): (usize, usize)| {
        let (one, other) = (units.get(a)?, units.get(b)?);
        let cosine = cosine(one, other);
        if cosine < LEAST_COSINE {
            return None;
        }
        let near = fresh(days_apart(one, other)?) + CLAIMS * said.get(a)?.shared(said.get(b)?);
        Some((a, b, cosine * near * heads(one, other)))
    };
    candidates(units).into_iter().filter_map(near).collect()
}

/// Pairs within the window that share a name which says something of both.
fn candidates(units: &[Unit<'_>]) -> BTreeSet<(usize, usize)> {
    let mut by_name: BTreeMap<&str, Vec<(usize, &Unit<'_>)>> = BTreeMap::new();
    for (place, unit) in units.iter().enumerate() {
        for name in &unit.leads {
            by_name.entry(name).or_default().push((place, unit));
        }
    }
    let mut candidates = BTreeSet::new();
    for places in by_name.values() {
        for (index, (a, one)) in places.iter().enumerate() {
            // Units are in the order of publication, undated ones last: after one that is too late come later ones.
            let later = places.iter().skip(index + 1);
            let near = later.take_while(|(_, other)| days_apart(one, other).is_some_and(|days| days <= WINDOW));
            candidates.extend(near.filter(|(_, other)| one.facts.id != other.facts.id).map(|(b, _)| (*a, *b)));
        }
    }
    candidates
}

/// How alike the two are in what they are about, from 0 to 1.
fn cosine(a: &Unit<'_>, b: &Unit<'_>) -> f64 {
    let (fewer, more) = if a.about.len() <= b.about.len() { (a, b) } else { (b, a) };
    fewer.about.iter().filter_map(|(name, weight)| Some(weight * more.about.get(name)?)).sum()
}

fn days_apart(a: &Unit<'_>, b: &Unit<'_>) -> Option<i64> {
    Some((a.facts.published_day()? - b.facts.published_day()?).num_days().abs())
}

/// Titles that each name a thing of their own tell of two happenings, even where the texts share the rest.
fn heads(a: &Unit<'_>, b: &Unit<'_>) -> f64 {
    let apart = !a.heads.is_empty() && !b.heads.is_empty() && a.heads.is_disjoint(&b.heads);
    if apart { OTHER_HEADS } else { 1.0 }
}

/// How near two texts on one thing are by their days alone.
fn fresh(days: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "days within the window are few")]
    let days = (days - 1).max(0) as f64;
    LATER + (TOGETHER - LATER) * (-days / FADING).exp()
}

/// The claims of a unit with their weights, ready to be compared.
struct Said<'u> {
    claims: BTreeMap<&'u Id, f64>,
    weight: f64,
}

impl<'u> Said<'u> {
    fn of(unit: &'u Unit<'_>) -> Self {
        let claims: BTreeMap<&Id, f64> = unit.claims.iter().map(|(claim, weight)| (&claim.id, *weight)).collect();
        Self { weight: claims.values().sum(), claims }
    }

    /// The share of the weight of the one with less to say that the other one says too.
    fn shared(&self, other: &Self) -> f64 {
        let (less, more) = if self.weight <= other.weight { (self, other) } else { (other, self) };
        let both = less.claims.iter().filter(|(id, _)| more.claims.contains_key(*id)).map(|(_, weight)| weight);
        both.sum::<f64>() / less.weight.max(f64::MIN_POSITIVE)
    }
}
