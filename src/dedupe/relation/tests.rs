use super::*;
use crate::{
    dedupe::sample::{about, between, exactly, of},
    lexicon::Lexicon,
    model::{PartialDate, Term},
};

#[derive(Debug, PartialEq)]
enum Is {
    Same,
    Agrees,
    Apart,
    Conflict,
}

fn check(predicate: Predicate, cases: &[(Value, Value, Is)]) {
    let names = Names::new(Lexicon::builtin().unwrap());
    for (a, b, expected) in cases {
        let expected = match expected {
            Is::Same => Relation::Same,
            Is::Agrees => Relation::Agrees,
            Is::Apart => Relation::Apart,
            Is::Conflict => Relation::Conflict,
        };
        assert_eq!(relation(predicate, a, b, names), expected, "{predicate:?}: {a:?} to {b:?}");
        assert_eq!(relation(predicate, b, a, names), expected, "{predicate:?}: {b:?} to {a:?}");
    }
}

#[test]
fn numbers_stand_to_each_other_as_the_contract_says() {
    use Unit::Parameters as P;
    let more_than = |n| between(Some(n), None, P);
    check(
        Predicate::Parameters,
        &[
            (exactly(1.15e11, P), exactly(1.151e11, P), Is::Same),
            (exactly(1.15e11, P), exactly(1e11, P), Is::Conflict),
            (exactly(1.15e11, P), more_than(1e11), Is::Agrees),
            (exactly(9e10, P), more_than(1e11), Is::Conflict),
            // 千亿 is anything from one to ten times it; 准万亿 is a little less.
            (about(1e11, P), exactly(1.15e11, P), Is::Agrees),
            (about(1e11, P), exactly(9e11, P), Is::Agrees),
            (about(1e11, P), exactly(1.2e12, P), Is::Conflict),
            (about(1e12, P), exactly(7.18e11, P), Is::Agrees),
            (about(1e11, P), about(1e12, P), Is::Conflict),
            (about(1.2e11, P), exactly(1.15e11, P), Is::Agrees),
            (about(1.2e11, P), exactly(1e11, P), Is::Conflict),
            (between(None, None, P), exactly(1e11, P), Is::Apart),
        ],
    );
}

#[test]
fn vague_words_for_counts_agree_with_counts() {
    use Unit::Chips as C;
    let tens_of_thousands = || between(Some(1e4), Some(1e5), C);
    check(
        Predicate::TrainingChipCount,
        &[
            (tens_of_thousands(), exactly(5e4, C), Is::Agrees),
            (tens_of_thousands(), about(1e4, C), Is::Agrees),
            (tens_of_thousands(), between(Some(1e5), Some(1e6), C), Is::Apart),
            (of(exactly(6e3, C), "Huawei Ascend"), of(exactly(6e3, C), "Ascend 910B"), Is::Same),
            (of(exactly(6e3, C), "Huawei Ascend"), exactly(6e3, C), Is::Same),
            (of(exactly(512.0, C), "MetaX"), of(exactly(2.3e4, C), "domestic chips"), Is::Apart),
            (of(exactly(512.0, C), "MetaX"), exactly(2.3e4, C), Is::Apart),
            (of(exactly(6e3, C), "Ascend 910B"), of(exactly(8e3, C), "Ascend 910B"), Is::Conflict),
            (of(exactly(6e3, C), "Ascend 910B"), of(exactly(6e3, C), "Nvidia H800"), Is::Apart),
        ],
    );
    check(
        Predicate::Order,
        &[
            (exactly(3e5, C), exactly(2e5, C), Is::Apart),
            (exactly(3e5, C), between(Some(1e5), None, C), Is::Agrees),
            (exactly(3e5, C), exactly(3e5, C), Is::Same),
        ],
    );
}

#[test]
fn other_scopes_are_no_conflict() {
    let flops = |number, precision: Option<&str>| {
        Value::Quantity(Quantity { precision: precision.map(Into::into), ..Quantity::exact(number, Unit::Flops) })
    };
    let cases = [
        (flops(1e15, Some("FP8")), flops(2e15, Some("FP4")), Is::Apart),
        (flops(1e15, Some("FP8")), flops(1e15, None), Is::Same),
        (flops(1e15, None), flops(2e15, None), Is::Conflict),
        (flops(1e15, None), exactly(1e15, Unit::Ops), Is::Apart),
    ];
    check(Predicate::Compute, &cases);
    let of_year = |percent, year| {
        let period = Some(PartialDate::Year(year));
        Value::Quantity(Quantity { period, ..Quantity::exact(percent, Unit::Percent) })
    };
    check(
        Predicate::YieldRate,
        &[
            (of_year(20.0, 2024), of_year(40.0, 2025), Is::Apart),
            (of_year(20.0, 2025), of_year(40.0, 2025), Is::Conflict),
        ],
    );
}

#[test]
fn names_terms_flags_and_dates_stand_to_each_other() {
    let date = |text: &str| Value::Date { date: text.parse().unwrap() };
    check(
        Predicate::Released,
        &[
            (date("2024-09"), date("2024-09-20"), Is::Agrees),
            (date("2024-09-20"), date("2024-09-28"), Is::Conflict),
            (date("2024-09-20"), date("2024-09-20"), Is::Same),
        ],
    );
    check(
        Predicate::TrainingHardware,
        &[
            (Value::entity("Ascend 910B"), Value::entity("昇腾910B"), Is::Same),
            (Value::entity("Ascend 910B"), Value::entity("domestic chips"), Is::Apart),
            (Value::entity("Ascend 910B"), Value::entity("Nvidia H800"), Is::Apart),
        ],
    );
    check(Predicate::OpenWeights, &[(Value::flag(), Value::Flag { value: false }, Is::Conflict)]);
    let in_production = |period: Option<&str>| {
        let period = period.map(|period| period.parse().unwrap());
        Value::Term { term: Term::InProduction, period }
    };
    check(
        Predicate::Status,
        &[
            (Value::term(Term::Sampling), Value::term(Term::Shipping), Is::Apart),
            (in_production(None), in_production(Some("2026")), Is::Same),
            (in_production(Some("2025")), in_production(Some("2026")), Is::Apart),
        ],
    );
}
