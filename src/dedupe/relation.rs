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
mod tests;
