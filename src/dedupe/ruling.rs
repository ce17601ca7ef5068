//! What readers have ruled, laid over the clusters.
//!
//! A ruling names a claim by the id that it had when the reader saw it. That id is made from one mention, and the
//! mention keeps its place among the others however the claim grows, so the ruling finds its claim for ever.

use std::collections::HashMap;

use super::cluster::{Cluster, Item};
use crate::model::{Correction, Id, Ruling};

/// The clusters with all rulings applied, in their order: first what is not the same is taken apart, then what is
/// the same joined, then what is wrong left out.
pub(super) fn apply(mut clusters: Vec<Cluster>, items: &[Item<'_>], corrections: &[Correction]) -> Vec<Cluster> {
    if corrections.is_empty() {
        return clusters;
    }
    let places: HashMap<Id, usize> =
        items.iter().enumerate().map(|(place, item)| (Id::claim(&item.sighting.id), place)).collect();
    let mut ordered: Vec<&Correction> = corrections.iter().collect();
    ordered.sort_by(|a, b| (&a.made_at, &a.claim, &a.why).cmp(&(&b.made_at, &b.claim, &b.why)));
    for correction in &ordered {
        if let (Ruling::NotSame { other }, Some(kept)) = (&correction.ruling, places.get(&correction.claim))
            && let Some(parted) = places.get(other)
        {
            part(&mut clusters, *kept, *parted, items);
        }
    }
    for correction in &ordered {
        if let (Ruling::SameAs { other }, Some(one)) = (&correction.ruling, places.get(&correction.claim))
            && let Some(other) = places.get(other)
        {
            join(&mut clusters, *one, *other);
        }
    }
    let wrong = ordered.iter().filter(|correction| correction.ruling == Ruling::Wrong);
    let wrong: Vec<usize> = wrong.filter_map(|correction| places.get(&correction.claim)).copied().collect();
    clusters.retain(|cluster| !wrong.iter().any(|place| cluster.members.contains(place)));
    clusters
}

/// Takes out of the cluster of both mentions those that say what `parted` says, in the same words or documents.
fn part(clusters: &mut Vec<Cluster>, kept: usize, parted: usize, items: &[Item<'_>]) {
    let both = |cluster: &&mut Cluster| cluster.members.contains(&kept) && cluster.members.contains(&parted);
    let Some(cluster) = clusters.iter_mut().find(both).filter(|_| kept != parted) else { return };
    let goes = |place: &usize| {
        let (Some(item), Some(like), Some(unlike)) = (items.get(*place), items.get(parted), items.get(kept)) else {
            return false;
        };
        let origin = |item: &Item<'_>| item.sighting.document.origin.clone();
        let as_parted = item.value == like.value || origin(item) == origin(like);
        let as_kept = item.value == unlike.value || origin(item) == origin(unlike);
        *place == parted || (*place != kept && as_parted && !as_kept)
    };
    let (out, stay): (Vec<usize>, Vec<usize>) = cluster.members.iter().partition(|place| goes(place));
    cluster.members = stay;
    clusters.push(Cluster { members: out });
}

fn join(clusters: &mut Vec<Cluster>, one: usize, other: usize) {
    let find = |place: usize| clusters.iter().position(|cluster| cluster.members.contains(&place));
    let (Some(one), Some(other)) = (find(one), find(other)) else { return };
    if one != other {
        let (first, second) = (one.min(other), one.max(other));
        let moved = clusters.remove(second).members;
        if let Some(cluster) = clusters.get_mut(first) {
            cluster.members.extend(moved);
            cluster.members.sort_unstable();
        }
    }
}
