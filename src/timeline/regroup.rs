//! Units that have changed → groups that are others than before, with the rest of the store left alone.
//!
//! Two groups that are never joined have no influence on each other. So if the open units, joined among themselves and
//! with all groups that one of them is near to, leave each of these groups as it was, then joining all units of the store
//! would do so too: the groups around are joined in the same steps as before, and nothing further away is near to an
//! open unit. A group that does not stay as it was is opened too, and all is done again.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::{
    join::join,
    nearness::{Compared, NEAR, ONE},
    unit::Unit,
};
use crate::model::Id;

/// A unit, with the key of the happening that it was in before the open ones changed.
#[derive(Debug, Clone)]
pub struct Kept {
    pub unit: Unit,
    pub happening: String,
}

/// What became of the open units among those that are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Regrouped {
    /// The open units by the key of their happening: that of its first unit.
    Settled(BTreeMap<String, Vec<Unit>>),
    /// These happenings are not what they were: they are to be opened, and it is to be tried again.
    Broken(BTreeSet<String>),
}

/// The happenings of those of `others` that are near enough to an open unit to be joined with it, or have its text.
pub fn touching(open: &[Unit], others: &[Kept]) -> BTreeSet<String> {
    let origins: HashSet<&Id> = open.iter().map(|unit| &unit.origin).collect();
    let mut all: Vec<(&Unit, Option<usize>)> = open.iter().map(|unit| (unit, None)).collect();
    // Each of the others is held by itself: only open ones are compared with them.
    all.extend(others.iter().enumerate().map(|(place, kept)| (&kept.unit, Some(place))));
    all.sort_by(|(a, _), (b, _)| a.moment().cmp(&b.moment()));
    let held: Vec<Option<usize>> = all.iter().map(|(_, held)| *held).collect();
    let pairs = Compared::new(all.iter().map(|(unit, _)| *unit)).pairs(&held);
    // On average, groups are never nearer than the nearest of their pairs. Where another group draws one of these after all,
    // it is opened itself, and this is asked again for it.
    #[expect(clippy::cast_precision_loss, reason = "the nearness of two documents is far below 2^52")]
    let may_join = pairs.iter().filter(|(_, near)| *near as f64 / ONE >= NEAR);
    let near = may_join.flat_map(|((a, b), _)| [a, b]).filter_map(|place| held.get(*place).copied().flatten());
    let near = near.filter_map(|place| others.get(place));
    let family = others.iter().filter(|kept| origins.contains(&kept.unit.origin));
    near.chain(family).map(|kept| kept.happening.clone()).collect()
}

/// Joins the open units among those that are kept, which have to be all of each happening that is near to an open unit.
pub fn regroup(open: &[Unit], kept: &[Kept]) -> Regrouped {
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut all: Vec<(&Unit, Option<usize>)> = open.iter().map(|unit| (unit, None)).collect();
    for kept in kept {
        let next = numbers.len();
        all.push((&kept.unit, Some(*numbers.entry(&kept.happening).or_insert(next))));
    }
    all.sort_by(|(a, _), (b, _)| a.moment().cmp(&b.moment()));
    let units: Vec<&Unit> = all.iter().map(|(unit, _)| *unit).collect();
    let held: Vec<Option<usize>> = all.iter().map(|(_, held)| *held).collect();
    let groups = join(&units, &held);
    let mut groups_of: HashMap<usize, BTreeSet<usize>> = HashMap::new();
    let mut held_in: HashMap<usize, BTreeSet<Option<usize>>> = HashMap::new();
    for (group, held) in groups.iter().zip(&held) {
        held_in.entry(*group).or_default().insert(*held);
        if let Some(happening) = held {
            groups_of.entry(*happening).or_default().insert(*group);
        }
    }
    let alone = |group: &usize| held_in.get(group).is_some_and(|held| held.len() == 1);
    let is_whole = |happening: &usize| {
        groups_of.get(happening).is_some_and(|groups| groups.len() == 1 && groups.iter().all(alone))
    };
    let broken: BTreeSet<String> =
        numbers.iter().filter(|(_, number)| !is_whole(number)).map(|(key, _)| (*key).to_owned()).collect();
    if !broken.is_empty() {
        return Regrouped::Broken(broken);
    }
    let mut settled: BTreeMap<String, Vec<Unit>> = BTreeMap::new();
    for ((unit, _), group) in all.iter().zip(&groups).filter(|((_, held), _)| held.is_none()) {
        let Some(first) = units.get(*group) else { continue };
        settled.entry(first.key()).or_default().push((*unit).clone());
    }
    Regrouped::Settled(settled)
}
