//! How two values of one subject and predicate stand to each other, once the contract's hard cases are seen to:
//! scales, parts and wholes, nested hardware, rates that move with time.

use std::cmp::Ordering;

use super::names::Names;
use crate::model::{Predicate, Quantity, Unit, Value, entity::squeeze, value::TOLERANCE, value::near};

/// Share of itself by which a hedged number ("about", 近) may miss.
const HEDGE: f64 = 0.1;
/// What a scale with no digit (千亿级, "trillion-scale") can mean at most, in times of itself …
const SCALE: f64 = 10.0;
/// … and by how much less it may be: 准万亿, "near-trillion".
const NEARLY: f64 = 0.3;

/// How two values stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// One and the same.
    Same,
    /// One is a vaguer way to say the other.
    Agrees,
    /// Both can hold, and say different things.
    Apart,
    /// They cannot both hold.
    Conflict,
}

/// The relation of two values that are claimed of one subject by one predicate. It is the same both ways round.
pub(super) fn relation(predicate: Predicate, a: &Value, b: &Value, names: Names<'_>) -> Relation {
    let found = match (a, b) {
        (Value::Quantity(a), Value::Quantity(b)) => quantities(predicate, a, b, names),
        (Value::Entity { name: a }, Value::Entity { name: b }) if names.same(a, b) => Relation::Same,
        (Value::Flag { value: a }, Value::Flag { value: b }) if a != b => Relation::Conflict,
        (Value::Flag { .. }, Value::Flag { .. }) => Relation::Same,
        (Value::Date { date: a }, Value::Date { date: b }) if a == b => Relation::Same,
        (Value::Date { date: a }, Value::Date { date: b }) => {
            let apart = a.last_day() < b.first_day() || b.last_day() < a.first_day();
            if apart { Relation::Conflict } else { Relation::Agrees }
        }
        (Value::Term { term: a, period: one }, Value::Term { term: b, period: other }) if a == b => {
            let apart = matches!((one, other), (Some(a), Some(b)) if !a.contains(*b) && !b.contains(*a));
            if apart { Relation::Apart } else { Relation::Same }
        }
        _ => Relation::Apart,
    };
    // A firm has many partners and orders: another one contradicts nothing.
    if found == Relation::Conflict && predicate.is_many_valued() { Relation::Apart } else { found }
}

fn quantities(predicate: Predicate, a: &Quantity, b: &Quantity, names: Names<'_>) -> Relation {
    let counted = counted(a, b, names);
    if a.unit != b.unit || counted == Counted::Different || differ_in_scope(a, b) {
        return Relation::Apart;
    }
    if is_unbounded(a) || is_unbounded(b) {
        return if is_unbounded(a) && is_unbounded(b) { Relation::Same } else { Relation::Apart };
    }
    let as_near = near(a.min, b.min) && near(a.max, b.max) || near(b.min, a.min) && near(b.max, a.max);
    if as_near && is_scale(a) == is_scale(b) {
        return Relation::Same;
    }
    if is_range(a) && is_range(b) && touch(a, b) {
        return Relation::Apart;
    }
    // Two scales are the same or not: 千亿 is no vague word for 万亿.
    let overlap = overlaps(a, b) && !(is_scale(a) && is_scale(b));
    // Orders and sums of money overlap by chance: only what is said to be vague is a vaguer word for another.
    if overlap && (!predicate.is_many_valued() || is_vague(a) || is_vague(b)) {
        return Relation::Agrees;
    }
    match (overlap, counted) {
        (true, _) | (false, Counted::Part) => Relation::Apart,
        (false, _) => Relation::Conflict,
    }
}

/// What the two quantities count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counted {
    /// The same, or one does not say.
    Same,
    /// One counts a part of what the other counts: 512 cards of one make among 23,000 home-made ones.
    Part,
    Different,
}

fn counted(a: &Quantity, b: &Quantity, names: Names<'_>) -> Counted {
    match (&a.of, &b.of) {
        (Some(a), Some(b)) if names.same(a, b) => Counted::Same,
        (Some(a), Some(b)) if names.is_within(a, b) || names.is_within(b, a) => Counted::Part,
        (Some(_), Some(_)) => Counted::Different,
        (None, None) => Counted::Same,
        _ => Counted::Part,
    }
}

fn differ_in_scope(a: &Quantity, b: &Quantity) -> bool {
    let differ =
        |a: &Option<String>, b: &Option<String>| matches!((a, b), (Some(a), Some(b)) if squeeze(a) != squeeze(b));
    let other_period = matches!((a.period, b.period), (Some(a), Some(b)) if !a.contains(b) && !b.contains(a));
    other_period || differ(&a.precision, &b.precision) || differ(&a.per, &b.per)
}

/// "Comparable", "more": no number at all.
pub(super) fn is_unbounded(quantity: &Quantity) -> bool {
    quantity.min.is_none() && quantity.max.is_none()
}

/// A power of ten that the text hedges, of a thing that Chinese counts by scale: 千亿参数, 万卡.
fn is_scale(quantity: &Quantity) -> bool {
    let counted_by_scale = matches!(quantity.unit, Unit::Parameters | Unit::Chips | Unit::Tokens);
    let number = quantity.min.filter(|_| quantity.min == quantity.max && quantity.approximate && counted_by_scale);
    number.is_some_and(|number| number >= 1e3 && near(Some(number), Some(10_f64.powf(number.log10().round()))))
}

fn is_vague(quantity: &Quantity) -> bool {
    quantity.approximate || quantity.min != quantity.max
}

fn overlaps(a: &Quantity, b: &Quantity) -> bool {
    let (low_a, high_a) = reach(a);
    let (low_b, high_b) = reach(b);
    low_a <= high_b && low_b <= high_a
}

/// "Tens of thousands" ends where "hundreds of thousands" begins: not the same, and no contradiction.
fn touch(a: &Quantity, b: &Quantity) -> bool {
    (a.max.is_some() && a.max == b.min) || (b.max.is_some() && b.max == a.min)
}

fn is_range(quantity: &Quantity) -> bool {
    quantity.min != quantity.max && quantity.min.is_some() && quantity.max.is_some()
}

fn reach(quantity: &Quantity) -> (f64, f64) {
    let slack = match (is_range(quantity), quantity.approximate) {
        (true, _) => 0.0,
        (false, true) if is_scale(quantity) => NEARLY,
        (false, true) => HEDGE,
        (false, false) => TOLERANCE,
    };
    let low = quantity.min.map_or(f64::NEG_INFINITY, |n| n - slack * n.abs());
    let high = quantity.max.map_or(f64::INFINITY, |n| if is_scale(quantity) { n * SCALE } else { n + slack * n.abs() });
    (low, high)
}

/// How much a value tells: less is more. Precise before hedged, before a range, before a scale, before an open
/// bound, before no number; of two equally precise ones the one that says of what.
pub(super) fn vagueness(value: &Value) -> (u8, u8) {
    match value {
        Value::Quantity(quantity) => (quantity_vagueness(quantity), 4 - scopes(quantity)),
        Value::Date { date } => {
            let days = (date.last_day() - date.first_day()).num_days();
            (u8::try_from(days / 31).unwrap_or(u8::MAX) + u8::from(days > 0), 0)
        }
        Value::Term { period, .. } => (u8::from(period.is_none()), 0),
        Value::Entity { .. } | Value::Flag { .. } => (0, 0),
    }
}

fn quantity_vagueness(quantity: &Quantity) -> u8 {
    match (quantity.min, quantity.max) {
        (None, None) => 5,
        (None, _) | (_, None) => 4,
        _ if is_scale(quantity) => 3,
        (Some(min), Some(max)) if min.total_cmp(&max) != Ordering::Equal => 2,
        _ => u8::from(quantity.approximate),
    }
}

fn scopes(quantity: &Quantity) -> u8 {
    let given =
        [quantity.of.is_some(), quantity.precision.is_some(), quantity.per.is_some(), quantity.period.is_some()];
    given.into_iter().map(u8::from).sum()
}

/// How far two values of one claim are apart, to choose which of two precise values a vague one is a word for.
pub(super) fn distance(a: &Value, b: &Value) -> f64 {
    let (Value::Quantity(a), Value::Quantity(b)) = (a, b) else { return 0.0 };
    let middle = |q: &Quantity| match (q.min, q.max) {
        (Some(min), Some(max)) => Some(f64::midpoint(min, max)),
        (one, other) => one.or(other),
    };
    match (middle(a), middle(b)) {
        (Some(a), Some(b)) if a > 0.0 && b > 0.0 => (a / b).ln().abs(),
        (Some(a), Some(b)) => (a - b).abs(),
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
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
}
