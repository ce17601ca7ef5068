use super::*;
use crate::model::{PartialDate, Quantity, Subject};

fn claim(kind: EntityKind, subject: &str, predicate: Predicate, value: Value) -> Claim {
    let id = Id::claim(&Id::document(&format!("{subject} {predicate:?}")));
    Claim::sample(id, Subject::new(kind, subject), predicate, value)
}

fn number(kind: EntityKind, subject: &str, predicate: Predicate, number: f64, unit: Unit) -> Claim {
    claim(kind, subject, predicate, Value::Quantity(Quantity::exact(number, unit)))
}

fn of(claim: Claim, change: impl FnOnce(&mut Quantity)) -> Claim {
    let mut claim = claim;
    if let Value::Quantity(quantity) = &mut claim.value {
        change(quantity);
    }
    claim
}

/// The one check that these claims allow.
fn only(claims: &[Claim]) -> Option<Note> {
    let found = notes(claims);
    let mut all: Vec<Note> = found.into_values().flatten().collect();
    all.dedup();
    assert!(all.len() <= 1, "{all:#?}");
    all.pop()
}

fn run(days: f64, peak: f64) -> Vec<Claim> {
    use EntityKind::{Chip, Model};
    vec![
        number(Model, "TeleChat2-115B", Predicate::Parameters, 1.15e11, Unit::Parameters),
        number(Model, "TeleChat2-115B", Predicate::TrainingTokens, 1e13, Unit::Tokens),
        number(Model, "TeleChat2-115B", Predicate::TrainingTime, days, Unit::Day),
        of(number(Model, "TeleChat2-115B", Predicate::TrainingChipCount, 1e4, Unit::Chips), |quantity| {
            quantity.of = Some("Ascend 910B".into());
        }),
        number(Chip, "Ascend 910B", Predicate::Compute, peak, Unit::Flops),
    ]
}

#[test]
fn a_training_run_is_set_against_what_its_chips_can_do() {
    let fits = only(&run(60.0, 3.2e14)).unwrap();
    assert!(fits.plausible && fits.says.contains("42 %"), "{fits:#?}");
    assert_eq!(fits.formula, "6 * parameters * tokens / (chips * peak * time)");
    assert_eq!(fits.inputs.iter().filter(|input| input.claim.is_some()).count(), 5);
    let too_short = only(&run(6.0, 3.2e14)).unwrap();
    assert!(!too_short.plausible && too_short.says.contains("more than all"), "{too_short:#?}");
    let told = number(EntityKind::Model, "TeleChat2-115B", Predicate::TrainingCompute, 1e21, Unit::Flop);
    let idle = only(&[run(60.0, 3.2e14), vec![told]].concat()).unwrap();
    assert!(!idle.plausible && idle.formula.starts_with("training compute"), "{idle:#?}");
    assert_eq!(only(&run(60.0, 3.2e14)[1..]), None, "no size, no check");
}

#[test]
fn a_cluster_is_set_against_its_chips() {
    use EntityKind::{Chip, System};
    let claims = |whole: f64, format: Option<&str>| {
        let fp16 = |quantity: &mut Quantity| quantity.precision = format.map(Into::into);
        vec![
            of(number(System, "CloudMatrix 384", Predicate::Compute, whole, Unit::Flops), fp16),
            number(System, "CloudMatrix 384", Predicate::ChipCount, 384.0, Unit::Chips),
            claim(System, "CloudMatrix 384", Predicate::UsesChip, Value::entity("Ascend 910C")),
            of(number(Chip, "Ascend 910C", Predicate::Compute, 7.8e14, Unit::Flops), fp16),
        ]
    };
    assert!(only(&claims(3e17, Some("BF16"))).unwrap().plausible);
    assert!(!only(&claims(6e17, Some("BF16"))).unwrap().plausible);
    assert!(only(&claims(6e17, None)).unwrap().plausible, "formats may differ where none is named");
    assert!(!only(&claims(6e18, None)).unwrap().plausible);
}

#[test]
fn output_is_set_against_wafers() {
    use EntityKind::{Chip, Organization};
    let claims = |wafers: f64| {
        let year = |quantity: &mut Quantity| quantity.period = Some(PartialDate::Year(2025));
        vec![
            of(number(Chip, "Ascend 910C", Predicate::ProductionVolume, 8e5, Unit::Chips), year),
            number(Chip, "Ascend 910C", Predicate::YieldRate, 40.0, Unit::Percent),
            of(number(Organization, "SMIC", Predicate::ProductionVolume, wafers, Unit::Wafers), |quantity| {
                quantity.of = Some("Ascend 910C".into());
                quantity.per = Some("month".into());
            }),
        ]
    };
    let fits = only(&claims(2_600.0)).unwrap();
    assert!(fits.plausible && fits.says.contains("65 dies"), "{fits:#?}");
    assert!(!only(&claims(500.0)).unwrap().plausible);
}
