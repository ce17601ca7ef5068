//! Gold mentions and mentions found → pairs: the heaviest one-to-one assignment within a document.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{GoldMention, Names, agree};
use crate::model::{Mention, Modality, entity::squeeze};

/// A gold mention and a found one, by their places.
pub(super) type Pair = (usize, usize);

/// Above so many mentions on either side the assignment is greedy: exact search would double with each.
const EXACT: usize = 9;

/// Which gold mention each found one stands for.
pub(super) fn pair(golds: &[GoldMention], founds: &[&Mention], names: &Names) -> Vec<Pair> {
    let mut left: BTreeMap<Pair, u64> = BTreeMap::new();
    for (i, gold) in golds.iter().enumerate() {
        for (j, found) in founds.iter().enumerate() {
            if agree::matches(gold, found, names) {
                left.insert((i, j), weight(gold, found, names));
            }
        }
    }
    let mut paired = Vec::new();
    while let Some(group) = connected(&left) {
        left.retain(|pair, _| !group.contains_key(pair));
        paired.extend(assign(&group));
    }
    paired.sort_unstable();
    paired
}

/// What decides between several candidates: required before optional, then modality, what is counted, the name as
/// written, the number format, the speaker.
fn weight(gold: &GoldMention, found: &Mention, names: &Names) -> u64 {
    let denied = |modality| modality == Modality::Denied;
    let precision = |value: &crate::model::Value| value.quantity().and_then(|q| q.precision.clone());
    let base = if gold.optional { 1_000 } else { 1_000_000 };
    base + 64 * u64::from(denied(gold.modality) == denied(found.modality))
        + 32 * u64::from(agree::of(&gold.value, names) == agree::of(&found.value, names))
        + 16 * u64::from(gold.modality == found.modality)
        + 8 * u64::from(squeeze(&gold.subject.name) == squeeze(&found.subject.name))
        + 4 * u64::from(precision(&gold.value) == precision(&found.value))
        + 2 * u64::from(agree::attribution_right(gold, found, names))
}

/// The candidates that hang together with the first one.
fn connected(left: &BTreeMap<Pair, u64>) -> Option<BTreeMap<Pair, u64>> {
    let (&(first, _), _) = left.first_key_value()?;
    let mut golds = BTreeSet::from([first]);
    let mut founds = BTreeSet::new();
    loop {
        let before = (golds.len(), founds.len());
        founds.extend(left.keys().filter(|(gold, _)| golds.contains(gold)).map(|(_, found)| *found));
        golds.extend(left.keys().filter(|(_, found)| founds.contains(found)).map(|(gold, _)| *gold));
        if before == (golds.len(), founds.len()) {
            break;
        }
    }
    Some(left.iter().filter(|((gold, _), _)| golds.contains(gold)).map(|(pair, weight)| (*pair, *weight)).collect())
}

fn assign(group: &BTreeMap<Pair, u64>) -> Vec<Pair> {
    let golds: Vec<usize> = group.keys().map(|(gold, _)| *gold).collect::<BTreeSet<_>>().into_iter().collect();
    let founds: Vec<usize> = group.keys().map(|(_, found)| *found).collect::<BTreeSet<_>>().into_iter().collect();
    if golds.len() > EXACT || founds.len() > EXACT {
        return greedy(group);
    }
    Exact { golds: &golds, founds: &founds, group, known: HashMap::new() }.best(0, 0).1
}

fn greedy(group: &BTreeMap<Pair, u64>) -> Vec<Pair> {
    let mut candidates: Vec<(Pair, u64)> = group.iter().map(|(pair, weight)| (*pair, *weight)).collect();
    candidates.sort_by_key(|(pair, weight)| (std::cmp::Reverse(*weight), *pair));
    let mut taken = (BTreeSet::new(), BTreeSet::new());
    candidates.retain(|((gold, found), _)| {
        let free = !taken.0.contains(gold) && !taken.1.contains(found);
        if free {
            taken.0.insert(*gold);
            taken.1.insert(*found);
        }
        free
    });
    candidates.into_iter().map(|(pair, _)| pair).collect()
}

/// The search through all assignments, each state (next gold, founds used) being worked out once.
struct Exact<'g> {
    golds: &'g [usize],
    founds: &'g [usize],
    group: &'g BTreeMap<Pair, u64>,
    known: HashMap<(usize, u32), (u64, Vec<Pair>)>,
}

impl Exact<'_> {
    fn best(&mut self, next: usize, used: u32) -> (u64, Vec<Pair>) {
        let Some(&gold) = self.golds.get(next) else { return (0, Vec::new()) };
        if let Some(known) = self.known.get(&(next, used)) {
            return known.clone();
        }
        let mut best = self.best(next + 1, used);
        for (bit, &found) in self.founds.iter().enumerate() {
            let Some(&weight) = self.group.get(&(gold, found)) else { continue };
            if used >> bit & 1 == 1 {
                continue;
            }
            let (rest, pairs) = self.best(next + 1, used | 1 << bit);
            if rest + weight > best.0 {
                let mut with = vec![(gold, found)];
                with.extend(pairs);
                best = (rest + weight, with);
            }
        }
        self.known.insert((next, used), best.clone());
        best
    }
}
