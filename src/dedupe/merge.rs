//! The claim that mentions of one value make: its value, how firm it is, who says it and since when.

use std::collections::{BTreeMap, BTreeSet, HashMap};

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
        let mut known: HashMap<&str, bool> = HashMap::new();
        let mut within = |place: &usize| match items.get(*place).map(|item| &item.value) {
            Some(Value::Entity { name: inner }) => *known.entry(inner).or_insert_with(|| names.is_within(inner, name)),
            _ => false,
        };
        others.flat_map(|other| &other.members).copied().filter(|place| within(place)).collect()
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
        notes: Vec::new(),
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
    let outlets: BTreeSet<String> =
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dedupe::sample::{about, between, document, exactly, merged, of, only, said},
        model::{DocumentFacts, EntityKind, Unit},
    };

    const MODEL: &str = "TeleChat2-115B";

    fn wire() -> DocumentFacts {
        document("wire", "Harbour Wire", "2024-09-30")
    }

    fn paper() -> DocumentFacts {
        document("paper", "Delta Business Daily", "2024-10-01")
    }

    fn parameters(number: f64) -> Value {
        exactly(number, Unit::Parameters)
    }

    #[test]
    fn the_precise_value_is_the_claims_whoever_came_first() {
        let vague = said(&wire(), MODEL, Predicate::Parameters, about(1e11, Unit::Parameters));
        let bound = said(&wire(), MODEL, Predicate::Parameters, between(Some(1e11), None, Unit::Parameters)).at(9);
        let precise = said(&paper(), MODEL, Predicate::Parameters, parameters(1.15e11));
        let claim = only(&[vague.clone(), bound, precise]);
        assert_eq!(claim.value, parameters(1.15e11));
        assert_eq!(claim.id, Id::claim(&vague.sighting().id), "its id is that of the earliest mention");
        assert_eq!((claim.mentions, claim.documents, claim.independent_sources), (3, 2, 2));
        assert_eq!((claim.first_seen.as_deref(), claim.last_seen.as_deref()), (Some("2024-09-30"), Some("2024-10-01")));
    }

    #[test]
    fn the_firmest_modality_holds_and_a_denial_is_a_claim_of_its_own() {
        let rumour = said(&wire(), MODEL, Predicate::Parameters, parameters(1.2e12)).modality(Modality::Reported);
        let guess = said(&paper(), MODEL, Predicate::Parameters, parameters(1.2e12)).modality(Modality::Speculated);
        assert_eq!(only(&[rumour.clone(), guess.clone()]).modality, Modality::Reported);
        let denial = said(&paper(), MODEL, Predicate::Parameters, parameters(1.2e12)).modality(Modality::Denied).at(40);
        let modalities: Vec<Modality> =
            merged(&[rumour, guess, denial]).claims.iter().map(|claim| claim.modality).collect();
        assert_eq!(modalities.len(), 2);
        assert!(modalities.contains(&Modality::Denied) && modalities.contains(&Modality::Reported));
    }

    #[test]
    fn a_plan_and_a_fact_are_one_claim_only_where_they_say_the_same() {
        let system = "CloudMatrix 384";
        let planned = |value| said(&wire(), system, Predicate::ChipCount, value).modality(Modality::Planned);
        let built = said(&paper(), system, Predicate::ChipCount, exactly(1e4, Unit::Chips));
        let claim = only(&[planned(exactly(1e4, Unit::Chips)), built.clone()]);
        assert_eq!(claim.modality, Modality::Stated);
        let vague = planned(between(Some(8e3), Some(2e4), Unit::Chips));
        assert_eq!(merged(&[vague, built]).claims.len(), 2);
    }

    #[test]
    fn a_figure_that_moves_is_another_claim_half_a_year_later() {
        let later = document("later", "Straits Ledger", "2025-09-01");
        let yields = |facts: &DocumentFacts, value| said(facts, "Ascend 910C", Predicate::YieldRate, value);
        let forty = || exactly(40.0, Unit::Percent);
        assert_eq!(merged(&[yields(&wire(), forty()), yields(&later, forty())]).claims.len(), 2);
        assert_eq!(merged(&[yields(&wire(), forty()), yields(&paper(), forty())]).claims.len(), 1);
        let below = between(None, Some(55.0), Unit::Percent);
        assert_eq!(merged(&[yields(&wire(), below), yields(&later, forty())]).claims.len(), 2);
        let size = |facts: &DocumentFacts| said(facts, MODEL, Predicate::Parameters, parameters(1.15e11));
        assert_eq!(merged(&[size(&wire()), size(&later)]).claims.len(), 1, "a size stays");
    }

    #[test]
    fn copies_and_texts_that_credit_one_outlet_are_one_source() {
        let of_wire = said(&wire(), MODEL, Predicate::Parameters, parameters(1.15e11));
        let copy = said(&paper(), MODEL, Predicate::Parameters, parameters(1.15e11)).copy_of(&wire());
        let credits = document("other", "Straits Ledger", "2024-10-02");
        let credits = said(&credits, MODEL, Predicate::Parameters, parameters(1.15e11)).by("Harbour Wire");
        let own = document("own", "Rack & Silicon", "2024-10-03");
        let own = said(&own, MODEL, Predicate::Parameters, parameters(1.15e11)).by("China Telecom");
        let sources = |said: &[_]| only(said).independent_sources;
        assert_eq!(sources(&[of_wire.clone(), copy.clone()]), 1);
        assert_eq!(sources(&[of_wire.clone(), copy.clone(), credits.clone()]), 1);
        assert_eq!(sources(&[of_wire, copy, credits, own]), 2);
    }

    #[test]
    fn inner_hardware_supports_the_outer() {
        let hardware = |facts: &DocumentFacts, name: &str| {
            said(facts, "Pangu Ultra MoE", Predicate::TrainingHardware, Value::entity(name))
        };
        let claims = merged(&[hardware(&wire(), "domestic chips"), hardware(&paper(), "昇腾910B")]);
        assert!(claims.conflicts.is_empty());
        let of = |name: &str| claims.claims.iter().find(|claim| claim.value == Value::entity(name)).unwrap();
        assert_eq!((of("domestic chips").documents, of("domestic chips").independent_sources), (2, 2));
        assert_eq!((of("Ascend 910B").documents, of("Ascend 910B").independent_sources), (1, 1));
    }

    #[test]
    fn a_figure_of_a_chip_is_one_claim_whether_told_of_the_chip_or_of_its_maker() {
        let firm = said(&wire(), "Huawei", Predicate::ProductionVolume, of(exactly(7e5, Unit::Chips), "昇腾910C"));
        let chip = said(&paper(), "Ascend 910C", Predicate::ProductionVolume, exactly(7e5, Unit::Chips));
        let claim = only(&[firm.kind(EntityKind::Organization), chip.kind(EntityKind::Chip)]);
        assert_eq!((claim.subject.kind, claim.subject.name.as_str()), (EntityKind::Chip, "Ascend 910C"));
        assert_eq!(claim.documents, 2);
        let all = said(&wire(), "Huawei", Predicate::ProductionVolume, of(exactly(7e5, Unit::Chips), "Huawei Ascend"));
        assert_eq!(only(&[all.kind(EntityKind::Organization)]).subject.name, "Huawei", "of several chips, the firm");
    }

    #[test]
    fn a_claim_is_primary_when_the_actor_says_it_on_its_own_page() {
        let claim =
            |facts: &DocumentFacts| only(&[said(facts, "Ascend 910C", Predicate::Power, exactly(310.0, Unit::Watt))]);
        assert!(!claim(&wire()).primary);
        assert!(claim(&document("own", "Huawei Newsroom", "2024-10-01")).primary);
        assert!(claim(&DocumentFacts { tier: Some("primary".into()), ..wire() }).primary);
    }

    #[test]
    fn a_size_in_a_name_never_makes_a_claims_value_nor_a_source() {
        let name = said(&wire(), MODEL, Predicate::Parameters, parameters(1.15e11)).in_name();
        let text = said(&paper(), MODEL, Predicate::Parameters, between(Some(1e11), None, Unit::Parameters));
        let claim = only(&[name.clone(), text]);
        assert_eq!(claim.value, between(Some(1e11), None, Unit::Parameters));
        assert_eq!(claim.independent_sources, 1);
        assert_eq!(only(&[name]).independent_sources, 0);
    }
}
