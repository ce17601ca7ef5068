use super::*;
use crate::{
    dedupe::sample::{Said, about, document, exactly, merged, said},
    model::{DocumentFacts, Term, Unit},
};

const MODEL: &str = "TeleChat2-115B";

fn wire() -> DocumentFacts {
    document("wire", "Harbour Wire", "2024-09-30")
}

fn paper() -> DocumentFacts {
    document("paper", "Delta Business Daily", "2024-10-01")
}

fn size(facts: &DocumentFacts, number: f64) -> Said {
    said(facts, MODEL, Predicate::Parameters, exactly(number, Unit::Parameters))
}

/// The kinds of all conflicts between these mentions.
fn kinds(said: &[Said]) -> Vec<ConflictKind> {
    merged(said).conflicts.iter().map(|conflict| conflict.kind).collect()
}

#[test]
fn two_sizes_contradict_each_other_and_the_sides_are_told_apart() {
    let own = DocumentFacts { tier: Some("primary".into()), ..document("own", "Some Blog", "2024-09-28") };
    let grouped = merged(&[size(&wire(), 1e11), size(&paper(), 1.15e11), size(&own, 1.15e11)]);
    let [conflict] = grouped.conflicts.as_slice() else { panic!("{:#?}", grouped.conflicts) };
    assert_eq!(conflict.kind, ConflictKind::OtherValue);
    let more = grouped.claims.iter().find(|claim| claim.independent_sources == 2).unwrap();
    assert_eq!(conflict.claims.first(), Some(&more.id), "the side with more sources stands first");
    assert_eq!(conflict.supported_by_primary.as_ref(), Some(&more.id));
    assert!(grouped.claims.iter().all(|claim| claim.conflicts_with.len() == 1));
}

#[test]
fn what_is_no_contradiction_makes_no_conflict() {
    let count = |facts: &DocumentFacts, number| {
        said(facts, "Moore Threads KUAE", Predicate::ChipCount, exactly(number, Unit::Chips))
    };
    let much_later = document("later", "Straits Ledger", "2025-06-01");
    let yields = |facts: &DocumentFacts, percent| {
        said(facts, "Ascend 910C", Predicate::YieldRate, exactly(percent, Unit::Percent))
    };
    let cases = [
        ("a plan and a fact", vec![count(&wire(), 1e3), count(&paper(), 1e4).modality(Modality::Planned)]),
        ("a growing system, months apart", vec![count(&wire(), 1e3), count(&much_later, 1e4)]),
        ("last year's yield in the same text", vec![yields(&wire(), 20.0), yields(&wire(), 40.0).at(9)]),
        (
            "a scale and a number",
            vec![said(&wire(), MODEL, Predicate::Parameters, about(1e11, Unit::Parameters)), size(&paper(), 1.15e11)],
        ),
        ("two phases told by one text", vec![size(&wire(), 1e11), size(&wire(), 1.15e11).at(9)]),
        (
            "two orders",
            vec![
                said(&wire(), "ByteDance", Predicate::Order, exactly(2e5, Unit::Chips)),
                said(&paper(), "ByteDance", Predicate::Order, exactly(3e5, Unit::Chips)),
            ],
        ),
        (
            "a plan denied for now by who has it",
            vec![
                said(&wire(), MODEL, Predicate::OpenWeights, Value::flag())
                    .modality(Modality::Planned)
                    .by("China Telecom"),
                said(&wire(), MODEL, Predicate::OpenWeights, Value::flag())
                    .modality(Modality::Denied)
                    .by("China Telecom")
                    .at(9),
            ],
        ),
    ];
    for (name, said) in cases {
        assert_eq!(kinds(&said), [], "{name}");
    }
}

#[test]
fn each_contradiction_has_its_kind() {
    let date = |facts: &DocumentFacts, day: &str| {
        said(facts, MODEL, Predicate::Released, Value::Date { date: day.parse().unwrap() })
    };
    let opened = |facts: &DocumentFacts, value| said(facts, MODEL, Predicate::OpenWeights, Value::Flag { value });
    let again = document("again", "Harbour Wire", "2024-10-03");
    let banned = |facts: &DocumentFacts| {
        said(facts, "Nvidia H20", Predicate::Status, Value::term(Term::Banned)).kind(EntityKind::Chip)
    };
    let cases = [
        (
            "a name against a text",
            vec![size(&wire(), 1.15e11).in_name(), size(&paper(), 1e11)],
            ConflictKind::NameAgainstText,
        ),
        ("two days", vec![date(&wire(), "2024-09-20"), date(&paper(), "2024-09-28")], ConflictKind::OtherDate),
        (
            "a denial",
            vec![size(&wire(), 1e12).modality(Modality::Reported), size(&paper(), 1e12).modality(Modality::Denied)],
            ConflictKind::Denial,
        ),
        (
            "a denial in the same text",
            vec![banned(&wire()).modality(Modality::Reported), banned(&wire()).modality(Modality::Denied).at(9)],
            ConflictKind::Denial,
        ),
        ("not open after all", vec![opened(&wire(), true), opened(&paper(), false)], ConflictKind::Denial),
        ("a correction", vec![size(&wire(), 1e11), size(&again, 1.15e11)], ConflictKind::Stale),
        (
            "one speaker's later word",
            vec![size(&wire(), 1e11).by("China Telecom"), size(&paper(), 1.15e11).by("China Telecom")],
            ConflictKind::Stale,
        ),
    ];
    for (name, said, kind) in cases {
        assert_eq!(kinds(&said), [kind], "{name}");
    }
    assert_eq!(kinds(&[opened(&wire(), false), opened(&paper(), true)]), [], "weights are published in the end");
}

#[test]
fn a_denial_of_the_outer_hardware_is_against_the_inner_and_not_the_other_way_round() {
    let hardware =
        |facts: &DocumentFacts, name: &str| said(facts, MODEL, Predicate::TrainingHardware, Value::entity(name));
    let outer = [hardware(&wire(), "Ascend 910B"), hardware(&paper(), "Huawei").modality(Modality::Denied)];
    assert_eq!(kinds(&outer), [ConflictKind::Denial]);
    let inner = [hardware(&wire(), "Huawei"), hardware(&paper(), "Ascend 910B").modality(Modality::Denied)];
    assert_eq!(kinds(&inner), []);
}
