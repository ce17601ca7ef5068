//! Which units tell of one happening.
//!
//! Average link: the two groups that are nearest on average are joined first, until none are near enough. So one
//! text that speaks of two happenings does not chain their groups together. Copies are with their origin from the
//! start. Units come in one order, which settles ties, so the groups depend on the units alone.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BinaryHeap, HashMap},
};

use super::{
    nearness::{Compared, NEAR, ONE},
    unit::Unit,
};
use crate::model::Id;

/// For each unit the number of its group: that of its first unit. Units have to come in the order of publication. Two
/// that are both `held`, in two happenings, are known not to be joined.
pub(super) fn join(units: &[&Unit], held: &[Option<usize>]) -> Vec<usize> {
    let mut groups = Groups::new(units, held);
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
    near: HashMap<usize, BTreeMap<usize, u64>>,
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
    fn new(units: &[&Unit], held: &[Option<usize>]) -> Self {
        let members = (0..units.len()).map(|unit| (unit, vec![unit])).collect();
        let mut groups =
            Self { of_unit: (0..units.len()).collect(), members, near: HashMap::new(), waiting: BinaryHeap::new() };
        for ((a, b), nearness) in Compared::new(units.iter().copied()).pairs(held) {
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
        #[expect(clippy::cast_precision_loss, reason = "the nearness of all pairs of documents is far below 2^52")]
        let nearness = *sum as f64 / ONE / (sizes.0 * sizes.1).max(1) as f64;
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

/// Pairs of a copy and the first text of its family that tells of something.
fn copies(units: &[&Unit]) -> Vec<(usize, usize)> {
    let first: HashMap<&Id, usize> =
        units.iter().enumerate().rev().map(|(place, unit)| (&unit.origin, place)).collect();
    let origin = |(place, unit): (usize, &&Unit)| {
        let origin = first.get(&unit.origin).copied()?;
        (origin != place && unit.is_copy).then_some((place, origin))
    };
    units.iter().enumerate().filter_map(origin).collect()
}
