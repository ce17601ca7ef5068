//! The claim that mentions of one value make: its value, how firm it is, who says it and since when.

use std::collections::BTreeMap;

use super::{
    cluster::{Cluster, Item},
    names::Names,
    relation::vagueness,
};
use crate::model::{
    Claim, Evidenced, Id, Modality, PartialDate, Predicate, Value,
    entity::squeeze,
    origin::{Voice, independent},
};

/// One claim for each cluster, in the same order, each with what claims on inner hardware lend it.
pub(super) fn claims(clusters: &[Cluster], items: &[Item<'_>], names: Names<'_>) -> Vec<Claim> {
    let supporters = supporters(clusters, items, names);
    let claim = |(cluster, lent): (&Cluster, Vec<usize>)| claim(&cluster.members, &lent, items, names);
    clusters.iter().zip(supporters).filter_map(claim).collect()
}

/// The items at these places.
pub(super) fn at<'a, 's>(places: &'a [usize], items: &'a [Item<'s>]) -> impl Iterator<Item = &'a Item<'s>> {
    places.iter().filter_map(|place| items.get(*place))
}

/// The item whose value is the claim's: stated and not read off a name, the most precise, the actor's own, the
/// earliest.
pub(super) fn telling<'a, 's>(members: &'a [usize], items: &'a [Item<'s>], names: Names<'_>) -> Option<&'a Item<'s>> {
    at(members, items).min_by_key(|item| {
        let mention = item.mention();
        (mention.from_name, vagueness(&item.value), !is_own_word(item, names), mention.modality == Modality::Planned)
    })
}

/// For each cluster the places of the items that speak of hardware within its own: who says "trained on Ascend
/// 910B" says "trained on domestic chips" too.
fn supporters(clusters: &[Cluster], items: &[Item<'_>], names: Names<'_>) -> Vec<Vec<usize>> {
    let first = |cluster: &Cluster| cluster.members.first().and_then(|place| items.get(*place));
    let key = |item: &Item<'_>| (item.subject.kind, item.subject.key(), item.mention().predicate);
    let mut same: BTreeMap<_, Vec<&Cluster>> = BTreeMap::new();
    for (cluster, item) in clusters.iter().filter_map(|cluster| Some((cluster, first(cluster)?))) {
        if nests(item.mention().predicate) && !item.is_denied() {
            same.entry(key(item)).or_default().push(cluster);
        }
    }
    let lent = |outer: &Cluster| -> Vec<usize> {
        let Some(item) = first(outer).filter(|item| !item.is_denied()) else { return Vec::new() };
        let Value::Entity { name } = &item.value else { return Vec::new() };
        let others = same.get(&key(item)).into_iter().flatten().filter(|other| **other != outer);
        let within = |place: &&usize| match items.get(**place).map(|item| &item.value) {
            Some(Value::Entity { name: inner }) => names.is_within(inner, name),
            _ => false,
        };
        others.flat_map(|other| other.members.iter().filter(within)).copied().collect()
    };
    clusters.iter().map(lent).collect()
}

/// Predicates whose value is hardware, and so may lie within another value.
fn nests(predicate: Predicate) -> bool {
    matches!(predicate, Predicate::TrainingHardware | Predicate::UsesChip)
}

fn claim(members: &[usize], lent: &[usize], items: &[Item<'_>], names: Names<'_>) -> Option<Claim> {
    let first = at(members, items).find(|item| !item.mention().from_name).or_else(|| at(members, items).next())?;
    let telling = telling(members, items, names)?;
    let mut places: Vec<usize> = members.iter().chain(lent).copied().collect();
    places.sort_unstable();
    let stated: Vec<&Item<'_>> = at(&places, items).filter(|item| !item.mention().from_name).collect();
    let days = |item: &&Item<'_>| item.sighting.document.published_day();
    let own = || at(members, items);
    let firmest = stated.iter().map(|item| item.mention().modality).max();
    let mut documents: Vec<&Id> = at(&places, items).map(|item| &item.sighting.document.id).collect();
    documents.sort_unstable();
    documents.dedup();
    Some(Claim {
        id: Id::claim(&first.sighting.id),
        subject: telling.subject.clone(),
        predicate: first.mention().predicate,
        value: telling.value.clone(),
        modality: firmest.unwrap_or(first.mention().modality),
        first_seen: own().filter_map(|item| days(&item)).min().map(|day| day.to_string()),
        last_seen: own().filter_map(|item| days(&item)).max().map(|day| day.to_string()),
        event_date: event_date(&telling.value).or_else(|| own().find_map(|item| event_date(&item.value))),
        mentions: places.len(),
        documents: documents.len(),
        independent_sources: independent_sources(&stated, names),
        primary: stated.iter().any(|item| is_own_word(item, names)),
        conflicts_with: Vec::new(),
        evidence: at(&places, items).map(evidence).collect(),
    })
}

/// When what is claimed happened or is due, where the value says so.
fn event_date(value: &Value) -> Option<PartialDate> {
    match value {
        Value::Date { date } => Some(*date),
        Value::Term { period, .. } => *period,
        Value::Quantity(quantity) => quantity.period,
        Value::Entity { .. } | Value::Flag { .. } => None,
    }
}

fn evidence(item: &Item<'_>) -> Evidenced {
    let (document, mention) = (&item.sighting.document, item.mention());
    Evidenced {
        document: document.id.clone(),
        url: document.url.clone(),
        outlet: document.outlet.clone(),
        lang: document.lang.base().to_owned(),
        published: document.published.clone(),
        modality: mention.modality,
        attributed_to: mention.attributed_to.clone(),
        value: mention.value.clone(),
        alias: mention.alias.clone(),
        from_name: mention.from_name,
        quote: mention.evidence.quote.clone(),
        start: mention.evidence.start,
        end: mention.evidence.end,
    }
}

/// A size in a name is nobody's word; of the others, one voice a document.
fn independent_sources(stated: &[&Item<'_>], names: Names<'_>) -> usize {
    let mut by_document: BTreeMap<&Id, Vec<&Item<'_>>> = BTreeMap::new();
    for item in stated {
        by_document.entry(&item.sighting.document.id).or_default().push(item);
    }
    let outlets: Vec<String> =
        stated.iter().filter_map(|item| item.sighting.document.outlet.as_deref()).map(squeeze).collect();
    let is_outlet = |name: &str| names.is_outlet(name) || outlets.contains(&squeeze(name));
    independent(by_document.into_values().filter_map(|items| {
        let document = &items.first()?.sighting.document;
        let speaker = |item: &&Item<'_>| item.mention().attributed_to.clone().filter(|name| is_outlet(name));
        // A document that gives it once in its own words has it of its own.
        let credited: Option<Vec<String>> = items.iter().map(speaker).collect();
        let credited =
            credited.and_then(|names| names.into_iter().next()).or_else(|| document.credits.first().cloned());
        let own = document.outlet.as_deref().map(|outlet| names.house(outlet));
        let credited = credited.map(|outlet| names.house(&outlet)).filter(|credited| Some(credited) != own.as_ref());
        Some(Voice { document, outlet: own, credited })
    }))
}

/// Whether the document is the actor's own: its source says so, or its outlet is who makes or owns the subject.
pub(super) fn is_own_word(item: &Item<'_>, names: Names<'_>) -> bool {
    let document = &item.sighting.document;
    let own = |outlet: &str| names.speaks_for(outlet, item.subject.unnamed_owner().unwrap_or(&item.subject.name));
    document.is_primary() || document.outlet.as_deref().is_some_and(own)
}
