//! Which unnamed things of one owner are one: two that differ in a stated value are two.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{
    cluster::Item,
    identity,
    names::Names,
    relation::{Relation, relation},
};
use crate::model::{EntityKind, Predicate, Subject, Value, ValueKind};

/// Two texts that share no stated value speak of one unnamed thing only within so many days of each other.
const DAYS: i64 = 365;

/// An unnamed thing as one document tells of it.
struct Thing {
    places: Vec<usize>,
    document: String,
    name: String,
    label: Option<String>,
    day: Option<NaiveDate>,
}

/// Gives each unnamed thing its own name where one owner has several. Items are in the order of publication.
pub(super) fn settle(items: &mut [Item<'_>], names: Names<'_>) {
    let mut owners: BTreeMap<(EntityKind, String), Vec<usize>> = BTreeMap::new();
    for (place, item) in items.iter().enumerate() {
        if let Some(owner) = item.subject.unnamed_owner() {
            owners.entry((item.subject.kind, owner.to_owned())).or_default().push(place);
        }
    }
    for ((kind, owner), places) in owners {
        let groups = grouped(things(&places, items), items, names);
        let several = groups.len() > 1;
        let mut taken = BTreeSet::new();
        for group in groups {
            let name = Subject::unnamed(&owner, kind).name;
            let name = if several { labelled(&name, &group, items, &mut taken) } else { name };
            for place in group.iter().flat_map(|thing| &thing.places) {
                if let Some(item) = items.get_mut(*place) {
                    item.subject.name.clone_from(&name);
                }
            }
        }
    }
}

/// One thing for each document and name, in the order of publication.
fn things(places: &[usize], items: &[Item<'_>]) -> Vec<Thing> {
    let mut things: Vec<Thing> = Vec::new();
    for (place, item) in places.iter().filter_map(|place| Some((*place, items.get(*place)?))) {
        let document = item.sighting.document.id.as_str();
        // Items of one document follow one another.
        let mut of_document = things.iter_mut().rev().take_while(|thing| thing.document == document);
        match of_document.find(|thing| thing.name == item.subject.name) {
            Some(thing) => thing.places.push(place),
            None => things.push(Thing {
                places: vec![place],
                document: document.to_owned(),
                name: item.subject.name.clone(),
                label: identity::label(&item.subject).map(str::to_owned),
                day: item.sighting.document.published_day(),
            }),
        }
    }
    things
}

/// The things that are one: each joins the first earlier one that no member of it contradicts.
fn grouped(things: Vec<Thing>, items: &[Item<'_>], names: Names<'_>) -> Vec<Vec<Thing>> {
    let mut groups: Vec<Vec<Thing>> = Vec::new();
    for thing in things {
        let may_join = |group: &&mut Vec<Thing>| {
            let standings: Vec<Standing> = group.iter().map(|other| standing(&thing, other, items, names)).collect();
            !standings.contains(&Standing::Other) && standings.contains(&Standing::One)
        };
        match groups.iter_mut().find(may_join) {
            Some(group) => group.push(thing),
            None => groups.push(vec![thing]),
        }
    }
    groups
}

#[derive(PartialEq, Eq)]
enum Standing {
    One,
    Other,
    Unknown,
}

fn standing(a: &Thing, b: &Thing, items: &[Item<'_>], names: Names<'_>) -> Standing {
    if a.document == b.document || matches!((&a.label, &b.label), (Some(a), Some(b)) if a != b) {
        return Standing::Other;
    }
    let mut shares = false;
    for predicate in Predicate::ALL.iter().copied().filter(|predicate| tells_apart(*predicate)) {
        let (ours, theirs) = (stated(a, predicate, items), stated(b, predicate, items));
        let relations =
            ours.iter().flat_map(|ours| theirs.iter().map(|theirs| relation(predicate, ours, theirs, names)));
        let relations: Vec<Relation> = relations.collect();
        let agree = relations.iter().any(|r| matches!(r, Relation::Same | Relation::Agrees));
        if !agree && relations.contains(&Relation::Conflict) {
            return Standing::Other;
        }
        shares |= agree;
    }
    let near = matches!((a.day, b.day), (Some(a), Some(b)) if (a - b).num_days().abs() <= DAYS);
    if shares || near { Standing::One } else { Standing::Unknown }
}

/// Whether two values of the predicate make two things: sizes, figures and dates do.
fn tells_apart(predicate: Predicate) -> bool {
    matches!(predicate.value_kind(), ValueKind::Quantity | ValueKind::Date) && !predicate.is_many_valued()
}

fn stated<'i>(thing: &Thing, predicate: Predicate, items: &'i [Item<'_>]) -> Vec<&'i Value> {
    let items = thing.places.iter().filter_map(|place| items.get(*place));
    items.filter(|item| item.mention().predicate == predicate && !item.is_denied()).map(|item| &item.value).collect()
}

/// The name with what tells the thing from the owner's others: its label in the text, its size, the month when it was first
/// told of.
fn labelled(name: &str, group: &[Thing], items: &[Item<'_>], taken: &mut BTreeSet<String>) -> String {
    let own = group.iter().find_map(|thing| thing.label.clone());
    let size = || group.iter().find_map(|thing| size(thing, items));
    let month = || group.iter().find_map(|thing| thing.day).map(|day| day.format("%Y-%m").to_string());
    let label = own.or_else(size).or_else(month).unwrap_or_else(|| "undated".to_owned());
    let mut full = format!("{name} ({label})");
    let mut count = 1;
    while !taken.insert(full.clone()) {
        count += 1;
        full = format!("{name} ({label}, {count})");
    }
    full
}

fn size(thing: &Thing, items: &[Item<'_>]) -> Option<String> {
    let telling = [Predicate::Parameters, Predicate::ChipCount, Predicate::ProcessNode, Predicate::MemoryCapacity];
    telling.into_iter().find_map(|predicate| {
        let quantity = stated(thing, predicate, items).into_iter().find_map(Value::quantity)?;
        let number = quantity.min.or(quantity.max)?;
        Some(format!("{} {}", short(number), quantity.unit.as_str()))
    })
}

/// `1T`, `115B`, `30000`, `2`: as short as people write it.
fn short(number: f64) -> String {
    let scales = [(1e12, "T"), (1e9, "B"), (1e6, "M")];
    let scale = scales.into_iter().find(|(scale, _)| number >= *scale);
    scale.map_or_else(|| number.to_string(), |(scale, letter)| format!("{}{letter}", number / scale))
}

#[cfg(test)]
mod tests {
    use crate::{
        dedupe::sample::{Said, document, exactly, merged, said},
        model::{DocumentFacts, Predicate, Unit, Value},
    };

    fn size(facts: &DocumentFacts, owner: &str, number: f64) -> Said {
        let name = format!("{owner}: unnamed model");
        said(facts, &name, Predicate::Parameters, exactly(number, Unit::Parameters))
    }

    /// The names of all subjects.
    fn names(said: &[Said]) -> Vec<String> {
        let mut names: Vec<String> = merged(said).claims.into_iter().map(|claim| claim.subject.name).collect();
        names.sort();
        names.dedup();
        names
    }

    #[test]
    fn an_institutes_thing_is_its_firms() {
        let (wire, paper) = (document("a", "Wire", "2024-09-30"), document("b", "Paper", "2024-10-01"));
        let said = [size(&wire, "TeleAI", 1e12), size(&paper, "China Telecom", 1e12)];
        assert_eq!(names(&said), ["China Telecom: unnamed model"]);
        assert_eq!(merged(&said).claims.len(), 1);
    }

    #[test]
    fn two_that_differ_in_a_stated_value_are_two() {
        let (wire, paper) = (document("a", "Wire", "2024-09-30"), document("b", "Paper", "2024-10-01"));
        let opened = said(&paper, "China Telecom: unnamed model", Predicate::OpenWeights, Value::flag()).at(9);
        let said = [size(&wire, "China Telecom", 1e12), size(&paper, "China Telecom", 3e10), opened];
        let grouped = merged(&said);
        assert!(grouped.conflicts.is_empty());
        let expected =
            ["China Telecom: unnamed model (1T parameters)", "China Telecom: unnamed model (30B parameters)"];
        assert_eq!(names(&said), expected);
        let open = grouped.claims.iter().find(|claim| claim.predicate == Predicate::OpenWeights).unwrap();
        assert_eq!(open.subject.name, expected[1], "a thing keeps all that its text says of it");
    }

    #[test]
    fn labels_of_the_text_tell_things_apart() {
        let facts = document("a", "Wire", "2024-09-28");
        let count = |place: &str, start| {
            let name = format!("China Telecom: unnamed system ({place})");
            said(&facts, &name, Predicate::ChipCount, exactly(1e4, Unit::Chips)).at(start)
        };
        let expected = ["China Telecom: unnamed system (Beijing)", "China Telecom: unnamed system (Shanghai)"];
        assert_eq!(names(&[count("Shanghai", 0), count("Beijing", 9)]), expected);
    }

    #[test]
    fn texts_years_apart_that_share_nothing_speak_of_two_things() {
        let (then, now) = (document("a", "Wire", "2022-01-30"), document("b", "Paper", "2024-10-01"));
        let open = |facts: &DocumentFacts| said(facts, "Huawei: unnamed model", Predicate::OpenWeights, Value::flag());
        assert_eq!(names(&[open(&then), open(&now)]).len(), 2);
        assert_eq!(names(&[size(&then, "Huawei", 1e12), size(&now, "Huawei", 1e12)]).len(), 1);
    }
}
