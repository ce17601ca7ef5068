use super::*;
use crate::model::{Quantity, Subject, Unit};

fn told(day: &str, modality: Modality, value: &Value) -> Evidenced {
    Evidenced {
        document: Id::document(day),
        url: None,
        outlet: None,
        lang: "en".into(),
        published: Some(day.to_owned()),
        modality,
        attributed_to: None,
        value: value.clone(),
        alias: None,
        from_name: false,
        quote: String::new(),
        start: 0,
        end: 0,
    }
}

fn claim(predicate: Predicate, day: &str, modality: Modality, value: Value) -> Claim {
    let id = Id::claim(&Id::document(&format!("{day} {predicate:?} {value:?}")));
    Claim {
        modality,
        first_seen: Some(day.to_owned()),
        last_seen: Some(day.to_owned()),
        event_date: due(&value),
        evidence: vec![told(day, modality, &value)],
        ..Claim::sample(id, Subject::new(EntityKind::Chip, "Ascend 960"), predicate, value)
    }
}

fn date(text: &str) -> Value {
    Value::Date { date: text.parse().unwrap() }
}

fn status(term: Term, period: Option<&str>) -> Value {
    Value::Term { term, period: period.map(|text| text.parse().unwrap()) }
}

fn made_in(percent: f64, year: i32) -> Value {
    Value::Quantity(Quantity { period: Some(PartialDate::Year(year)), ..Quantity::exact(percent, Unit::Percent) })
}

/// What becomes of the launch that was planned in 2024 for 2025.
fn launch(others: &[Claim], today: &str) -> PromiseStatus {
    let mut claims = vec![claim(Predicate::Released, "2024-09-28", Modality::Planned, date("2025"))];
    claims.extend(others.iter().cloned());
    promises(&claims, today.parse().unwrap()).into_iter().find(|p| p.due == PartialDate::Year(2025)).unwrap().status
}

#[test]
fn a_plan_is_followed_to_its_end() {
    use Modality::{Denied, Planned, Reported, Stated};
    use PromiseStatus as S;
    let released = |told, modality, on| claim(Predicate::Released, told, modality, date(on));
    let state = |told, modality, term| claim(Predicate::Status, told, modality, status(term, None));
    let cases = [
        ("nothing yet", vec![], "2025-06-01", S::Open),
        ("nothing by then", vec![], "2026-01-01", S::Silent),
        ("launched in time", vec![released("2025-03-01", Stated, "2025-03")], "2026-01-01", S::Kept),
        ("in use in time", vec![state("2025-11-01", Stated, Term::InUse)], "2026-01-01", S::Kept),
        ("hearsay settles nothing", vec![released("2025-03-01", Reported, "2025-03")], "2026-01-01", S::Silent),
        ("launched later", vec![released("2026-03-01", Stated, "2026-03")], "2026-06-01", S::Late),
        ("put off", vec![released("2025-03-01", Planned, "2026-H2")], "2025-06-01", S::Late),
        ("delayed", vec![state("2025-03-01", Stated, Term::Delayed)], "2025-06-01", S::Late),
        ("cancelled", vec![state("2025-03-01", Stated, Term::Cancelled)], "2025-06-01", S::Denied),
        ("denied", vec![released("2025-03-01", Denied, "2025")], "2025-06-01", S::Denied),
        (
            "denied, and launched all the same",
            vec![released("2025-03-01", Denied, "2025"), released("2025-08-01", Stated, "2025-08-01")],
            "2025-09-01",
            S::Kept,
        ),
        ("what was out before is another thing", vec![released("2024-10-02", Stated, "2023")], "2025-06-01", S::Open),
        ("only sampling", vec![state("2025-03-01", Stated, Term::Sampling)], "2025-06-01", S::Open),
    ];
    for (name, others, today, expected) in cases {
        assert_eq!(launch(&others, today), expected, "{name}");
    }
}

#[test]
fn a_figure_is_kept_when_it_is_reached_in_its_time() {
    let plan = claim(Predicate::DomesticShare, "2024-09-28", Modality::Planned, made_in(70.0, 2025));
    let stated = |day, percent, year| claim(Predicate::DomesticShare, day, Modality::Stated, made_in(percent, year));
    let cases = [
        (stated("2026-01-10", 72.0, 2025), PromiseStatus::Kept),
        (stated("2026-01-10", 40.0, 2025), PromiseStatus::Late),
        (stated("2025-01-10", 40.0, 2024), PromiseStatus::Silent),
    ];
    for (other, expected) in cases {
        let promises = promises(&[plan.clone(), other.clone()], "2026-02-01".parse().unwrap());
        assert_eq!(promises[0].status, expected, "{other:#?}");
    }
}

#[test]
fn a_plan_and_its_fulfilment_in_one_claim_are_told_apart() {
    let mut merged = claim(Predicate::Status, "2024-09-28", Modality::Planned, status(Term::InUse, Some("2025")));
    merged.evidence.push(told("2025-12-01", Modality::Stated, &status(Term::InUse, None)));
    let promises = promises(&[merged.clone()], "2026-01-01".parse().unwrap());
    assert_eq!((promises.len(), promises[0].status), (1, PromiseStatus::Kept));
    assert_eq!(promises[0].settled_by.as_ref(), Some(&merged.id));
    assert_eq!(promises[0].settled.as_deref(), Some("2025-12-01"));
}
