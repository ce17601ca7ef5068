//! Values → the words that a reader sees.

use super::{Claim, Predicate, Quantity, Unit, Value};

/// A value in a few words: `115 billion parameters`, `10,000 to 100,000 chips`, `Huawei Ascend`, `2024-09`.
pub fn value(value: &Value) -> String {
    match value {
        Value::Quantity(quantity) => self::quantity(quantity),
        Value::Entity { name } => name.clone(),
        Value::Flag { value: true } => "yes".to_owned(),
        Value::Flag { value: false } => "no".to_owned(),
        Value::Date { date } => date.to_string(),
        Value::Term { term, period } => {
            let period = period.map(|period| format!(" ({period})")).unwrap_or_default();
            format!("{}{period}", term.as_str().replace('_', " "))
        }
    }
}

/// A predicate without underscores.
pub fn predicate(predicate: Predicate) -> String {
    predicate.as_str().replace('_', " ")
}

/// A claim in a line: `TeleChat2-115B: parameters 115 billion parameters (stated)`.
pub fn claim(claim: &Claim) -> String {
    let value = value(&claim.value);
    format!("{}: {} {value} ({})", claim.subject.name, predicate(claim.predicate), claim.modality.as_str())
}

/// A claim with its day and its figures: what a reader sees of it, and so what tells whether it has changed.
pub fn told(claim: &Claim) -> String {
    let day = claim.event_date.map(|day| format!(", {day}")).unwrap_or_default();
    let (mentions, sources) = (claim.mentions, claim.independent_sources);
    let (mentions, sources) = (counted(mentions, "mention"), counted(sources, "independent source"));
    let disputed = if claim.conflicts_with.is_empty() { "" } else { ", disputed" };
    format!("{}{day}; {mentions}, {sources}{disputed}", self::claim(claim))
}

/// How many of a thing, of one in the singular: `1 entry`, `2 entries`.
pub fn counted(n: usize, what: &str) -> String {
    match what.strip_suffix("ry") {
        _ if n == 1 => format!("1 {what}"),
        Some(stem) => format!("{n} {stem}ries"),
        None => format!("{n} {what}s"),
    }
}

fn quantity(quantity: &Quantity) -> String {
    let shown = |n: f64| number(n, quantity.unit);
    let number = match (quantity.min, quantity.max) {
        (Some(min), Some(max)) if near(min, max) => shown(min),
        (Some(min), Some(max)) => format!("{} to {}", shown(min), shown(max)),
        (Some(min), None) => format!("at least {}", shown(min)),
        (None, Some(max)) => format!("at most {}", shown(max)),
        (None, None) => return against(quantity),
    };
    let about = if quantity.approximate { "about " } else { "" };
    let unit = unit(quantity.unit);
    let mut words = of(&format!("{about}{number}{unit}"), quantity);
    for (sign, extra) in [(" a ", &quantity.per), (", ", &quantity.precision)] {
        if let Some(extra) = extra {
            words.push_str(sign);
            words.push_str(extra);
        }
    }
    match quantity.period {
        Some(period) => format!("{words} in {period}"),
        None => words,
    }
}

fn of(words: &str, quantity: &Quantity) -> String {
    match &quantity.of {
        Some(of) => format!("{words} of {of}"),
        None => words.to_owned(),
    }
}

fn against(quantity: &Quantity) -> String {
    let to = quantity.of.as_deref().map(|of| format!(" to {of}")).unwrap_or_default();
    format!("comparable{to}")
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= f64::EPSILON * a.abs()
}

fn unit(unit: Unit) -> String {
    match unit {
        Unit::Percent => " %".to_owned(),
        Unit::Parameters => " parameters".to_owned(),
        Unit::ChipHour => " chip hours".to_owned(),
        Unit::Byte => "B".to_owned(),
        Unit::BytePerSecond => "B/s".to_owned(),
        Unit::Flops => "FLOPS".to_owned(),
        Unit::Ops => "OPS".to_owned(),
        Unit::Flop => "FLOP".to_owned(),
        Unit::Day => " days".to_owned(),
        Unit::Watt => "W".to_owned(),
        other => format!(" {}", other.as_str()),
    }
}

const SI: [(f64, &str); 7] = [(1e21, "Z"), (1e18, "E"), (1e15, "P"), (1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")];
const NAMES: [(f64, &str); 3] = [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")];

/// A number as people write it with its unit: SI prefixes for bytes, operations and watts, names for the rest.
fn number(n: f64, unit: Unit) -> String {
    if matches!(unit, Unit::Byte | Unit::BytePerSecond | Unit::Flops | Unit::Ops | Unit::Flop | Unit::Watt) {
        let scaled = SI.iter().find(|(scale, _)| n.abs() >= *scale);
        return scaled.map_or_else(|| format!("{} ", short(n)), |(scale, si)| format!("{} {si}", short(n / scale)));
    }
    match NAMES.iter().find(|(scale, _)| n.abs() >= *scale) {
        Some((scale, name)) => format!("{} {name}", short(n / scale)),
        None => short(n),
    }
}

/// A bare number, thousands set apart.
pub fn count(n: f64) -> String {
    if n.abs() >= 1e6 { number(n, Unit::Chips) } else { short(n) }
}

/// At most three digits behind the point, thousands set apart.
fn short(n: f64) -> String {
    let rounded = format!("{n:.3}");
    let plain = rounded.trim_end_matches('0').trim_end_matches('.');
    let (whole, rest) =
        plain.split_once('.').map_or((plain, String::new()), |(whole, rest)| (whole, format!(".{rest}")));
    let digits: Vec<char> = whole.chars().collect();
    let mut grouped = String::new();
    for (at, digit) in digits.iter().enumerate() {
        let left = digits.len() - at;
        if at > 0 && left.is_multiple_of(3) && digits.get(at - 1).is_some_and(char::is_ascii_digit) {
            grouped.push(',');
        }
        grouped.push(*digit);
    }
    format!("{grouped}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntityKind, Id, Predicate, Subject, Term};

    #[test]
    fn what_is_counted_is_in_the_singular_where_it_is_one() {
        assert_eq!([0, 1, 2].map(|n| counted(n, "page")), ["0 pages", "1 page", "2 pages"]);
        assert_eq!([0, 1, 2].map(|n| counted(n, "entry")), ["0 entries", "1 entry", "2 entries"]);
        assert_eq!(counted(1, "independent source"), "1 independent source");
    }

    #[test]
    fn values_read_as_people_say_them() {
        let exact = |n, unit| value(&Value::Quantity(Quantity::exact(n, unit)));
        assert_eq!(exact(1.15e11, Unit::Parameters), "115 billion parameters");
        assert_eq!(exact(3e17, Unit::Flops), "300 PFLOPS");
        assert_eq!(exact(6.4e10, Unit::Byte), "64 GB");
        assert_eq!(exact(384.0, Unit::Chips), "384 chips");
        assert_eq!((exact(450.0, Unit::Watt), exact(1e9, Unit::Watt)), ("450 W".into(), "1 GW".into()));
        assert_eq!(exact(40.5, Unit::Percent), "40.5 %");
        let vague = Quantity { approximate: true, ..Quantity::between(Some(1e4), Some(1e5), Unit::Chips) };
        assert_eq!(value(&Value::Quantity(vague)), "about 10,000 to 100,000 chips");
        let open = Quantity::between(Some(1e12), None, Unit::Parameters);
        assert_eq!(value(&Value::Quantity(open)), "at least 1 trillion parameters");
        let compared = Quantity { of: Some("Nvidia H100".into()), ..Quantity::between(None, None, Unit::Percent) };
        assert_eq!(value(&Value::Quantity(compared)), "comparable to Nvidia H100");
        assert_eq!(value(&Value::term(Term::InUse)), "in use");
    }

    #[test]
    fn a_claim_is_told_with_what_a_reader_sees_of_it() {
        let value = Value::Quantity(Quantity::exact(1e11, Unit::Parameters));
        let subject = Subject::new(EntityKind::Model, "Zhen");
        let mut claim = Claim::sample(Id::from_text("c1".to_owned()), subject, Predicate::Parameters, value);
        let words = "Zhen: parameters 100 billion parameters (stated)";
        assert_eq!(told(&claim), format!("{words}; 1 mention, 1 independent source"));
        (claim.mentions, claim.independent_sources, claim.event_date) = (3, 2, "2024-09".parse().ok());
        claim.conflicts_with.push(Id::from_text("c2".to_owned()));
        assert_eq!(told(&claim), format!("{words}, 2024-09; 3 mentions, 2 independent sources, disputed"));
    }
}
