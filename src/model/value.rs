//! Values: one canonical number per quantity, whatever the language, and when two values agree.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{PartialDate, entity::squeeze};

/// Two numbers agree within this share of the first (the contract's scoring rule).
pub const TOLERANCE: f64 = 0.01;

/// A canonical unit, or the currency that the text states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    Parameters,
    Tokens,
    /// Floating-point operations in all.
    Flop,
    /// Floating-point operations a second.
    Flops,
    /// Integer operations a second.
    Ops,
    Byte,
    BytePerSecond,
    Watt,
    Nanometre,
    Percent,
    Points,
    Chips,
    Wafers,
    Day,
    ChipHour,
    /// ISO 4217 code.
    Currency(Currency),
}

macro_rules! currencies {
    ($($code:ident),+) => {
        /// An ISO 4217 currency that texts of this field name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Currency { $($code),+ }

        impl Currency {
            pub const ALL: &'static [Self] = &[$(Self::$code),+];

            pub fn as_str(self) -> &'static str {
                match self { $(Self::$code => stringify!($code)),+ }
            }
        }
    };
}

currencies!(
    USD, CNY, EUR, INR, KRW, JPY, TWD, CAD, GBP, RUB, HKD, AED, SAR, SGD, MYR, CHF, AUD, BRL, ZAR, SEK, NOK, DKK, PLN,
    CZK, TRY, IDR, THB, VND, PHP, ILS, QAR, KWD, NGN, KES, EGP, MXN, NZD, KZT
);

impl Unit {
    const NAMED: [Self; 15] = [
        Self::Parameters,
        Self::Tokens,
        Self::Flop,
        Self::Flops,
        Self::Ops,
        Self::Byte,
        Self::BytePerSecond,
        Self::Watt,
        Self::Nanometre,
        Self::Percent,
        Self::Points,
        Self::Chips,
        Self::Wafers,
        Self::Day,
        Self::ChipHour,
    ];

    /// The contract's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Parameters => "parameters",
            Self::Tokens => "tokens",
            Self::Flop => "FLOP",
            Self::Flops => "FLOPS",
            Self::Ops => "OPS",
            Self::Byte => "byte",
            Self::BytePerSecond => "byte/s",
            Self::Watt => "W",
            Self::Nanometre => "nm",
            Self::Percent => "percent",
            Self::Points => "points",
            Self::Chips => "chips",
            Self::Wafers => "wafers",
            Self::Day => "day",
            Self::ChipHour => "chip_hour",
            Self::Currency(currency) => currency.as_str(),
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        let named = Self::NAMED.into_iter().find(|unit| unit.as_str() == word);
        named.or_else(|| Currency::ALL.iter().find(|c| c.as_str() == word).map(|c| Self::Currency(*c)))
    }
}

impl Serialize for Unit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Unit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        Self::parse(&word).ok_or_else(|| serde::de::Error::custom(format!("{word:?} is no unit of the contract")))
    }
}

/// A number as its text gives it: an interval, either end of which may be open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Quantity {
    /// Least value in `unit`, or open.
    #[serde(serialize_with = "whole_where_whole")]
    #[schemars(with = "Option<f64>")]
    pub min: Option<f64>,
    /// Greatest value in `unit`, or open.
    #[serde(serialize_with = "whole_where_whole")]
    #[schemars(with = "Option<f64>")]
    pub max: Option<f64>,
    #[schemars(with = "String")]
    pub unit: Unit,
    /// The text itself hedges the number ("about", 数万).
    #[serde(default)]
    pub approximate: bool,
    /// The entity that is counted or compared with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Number format of a compute figure: `FP16`, `INT8` …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub precision: Option<String>,
    /// `year`, `quarter`, `month`, `week` or `day` of a rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
    /// The year, quarter or month that a volume, share, yield or price is of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<PartialDate>,
}

/// Writes 384 and not 384.0 where the number is a whole one below 2^53: what people and their tools expect.
#[expect(clippy::ref_option, reason = "serde calls it with a reference to the field")]
fn whole_where_whole<S: Serializer>(number: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match number {
        #[expect(clippy::cast_possible_truncation, reason = "whole and within 2^53 by the guard")]
        Some(n) if n.fract() == 0.0 && n.abs() < 9_007_199_254_740_992.0 => serializer.serialize_some(&(*n as i64)),
        other => other.serialize(serializer),
    }
}

impl Quantity {
    /// Exactly `number`.
    pub fn exact(number: f64, unit: Unit) -> Self {
        Self::between(Some(number), Some(number), unit)
    }

    /// From `min` to `max`.
    pub fn between(min: Option<f64>, max: Option<f64>, unit: Unit) -> Self {
        Self { min, max, unit, approximate: false, of: None, precision: None, per: None, period: None }
    }
}

/// One word of the closed list of `status`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    Announced,
    Sampling,
    Testing,
    InProduction,
    Shipping,
    InUse,
    Delayed,
    Cancelled,
    Banned,
}

impl Term {
    pub const ALL: [Self; 9] = [
        Self::Announced,
        Self::Sampling,
        Self::Testing,
        Self::InProduction,
        Self::Shipping,
        Self::InUse,
        Self::Delayed,
        Self::Cancelled,
        Self::Banned,
    ];

    /// The contract's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Announced => "announced",
            Self::Sampling => "sampling",
            Self::Testing => "testing",
            Self::InProduction => "in_production",
            Self::Shipping => "shipping",
            Self::InUse => "in_use",
            Self::Delayed => "delayed",
            Self::Cancelled => "cancelled",
            Self::Banned => "banned",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|term| term.as_str() == word)
    }
}

/// What is claimed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Value {
    Quantity(Quantity),
    Entity {
        name: String,
    },
    Flag {
        value: bool,
    },
    Date {
        date: PartialDate,
    },
    Term {
        term: Term,
        /// When the status began or is due, where the text dates it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        period: Option<PartialDate>,
    },
}

/// How two values of one subject and predicate stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// The same value: within 1 % on each bound, the same entity, flag, term or date.
    Same,
    /// Both can hold: intervals that overlap, a date and a finer one, other `precision`, `of`, `per` or `period`.
    Compatible,
    /// They cannot both hold.
    Conflict,
}

impl Value {
    pub fn entity(name: impl Into<String>) -> Self {
        Self::Entity { name: name.into() }
    }

    pub fn flag() -> Self {
        Self::Flag { value: true }
    }

    pub fn term(term: Term) -> Self {
        Self::Term { term, period: None }
    }

    /// The quantity, where it is one.
    pub fn quantity(&self) -> Option<&Quantity> {
        match self {
            Self::Quantity(quantity) => Some(quantity),
            _ => None,
        }
    }

    /// How this value stands to another of the same subject and predicate. Names are compared as written:
    /// the caller has made them canonical.
    pub fn agreement(&self, other: &Self) -> Agreement {
        match (self, other) {
            (Self::Quantity(a), Self::Quantity(b)) => a.agreement(b),
            (Self::Entity { name: a }, Self::Entity { name: b }) => {
                same_or(squeeze(a) == squeeze(b), Agreement::Conflict)
            }
            (Self::Flag { value: a }, Self::Flag { value: b }) => same_or(a == b, Agreement::Conflict),
            (Self::Term { term: a, .. }, Self::Term { term: b, .. }) => same_or(a == b, Agreement::Compatible),
            (Self::Date { date: a }, Self::Date { date: b }) if a == b => Agreement::Same,
            (Self::Date { date: a }, Self::Date { date: b }) => {
                let apart = a.last_day() < b.first_day() || b.last_day() < a.first_day();
                if apart { Agreement::Conflict } else { Agreement::Compatible }
            }
            _ => Agreement::Compatible,
        }
    }
}

fn same_or(same: bool, otherwise: Agreement) -> Agreement {
    if same { Agreement::Same } else { otherwise }
}

/// Whether two bounds are one: both open, or within [`TOLERANCE`].
pub fn near(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (None, None) => true,
        (Some(a), Some(b)) => (a - b).abs() <= TOLERANCE * a.abs() + 1e-12,
        _ => false,
    }
}

impl Quantity {
    /// How this quantity stands to another of the same subject and predicate.
    pub fn agreement(&self, other: &Self) -> Agreement {
        if self.unit != other.unit || self.differs_in_scope(other) {
            return Agreement::Compatible;
        }
        if near(self.min, other.min) && near(self.max, other.max) {
            return Agreement::Same;
        }
        if self.overlaps(other) { Agreement::Compatible } else { Agreement::Conflict }
    }

    /// Another `of`, `precision`, `per` or `period` than the other's, where both give one: no conflict between
    /// the yields of two years or the FLOPS of two number formats.
    pub fn differs_in_scope(&self, other: &Self) -> bool {
        let differ =
            |a: &Option<String>, b: &Option<String>| matches!((a, b), (Some(a), Some(b)) if squeeze(a) != squeeze(b));
        let apart = match (self.period, other.period) {
            (Some(a), Some(b)) => !(a.contains(b) || b.contains(a)),
            _ => false,
        };
        apart
            || differ(&self.of, &other.of)
            || differ(&self.precision, &other.precision)
            || differ(&self.per, &other.per)
    }

    /// Whether some number is within both, a hedged one being allowed a tenth either way.
    fn overlaps(&self, other: &Self) -> bool {
        let (low_a, high_a) = self.reach();
        let (low_b, high_b) = other.reach();
        low_a <= high_b && low_b <= high_a
    }

    fn reach(&self) -> (f64, f64) {
        let slack = if self.approximate { 0.1 } else { TOLERANCE };
        let low = self.min.map_or(f64::NEG_INFINITY, |n| n - slack * n.abs());
        let high = self.max.map_or(f64::INFINITY, |n| n + slack * n.abs());
        (low, high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameters(min: f64, max: f64) -> Quantity {
        Quantity::between(Some(min), Some(max), Unit::Parameters)
    }

    #[test]
    fn json_is_the_contracts() {
        let value = Value::Quantity(Quantity::exact(1.15e11, Unit::Parameters));
        let json = serde_json::to_string(&value).unwrap();
        assert_eq!(
            json,
            r#"{"kind":"quantity","min":115000000000,"max":115000000000,"unit":"parameters","approximate":false}"#
        );
        assert_eq!(serde_json::from_str::<Value>(&json).unwrap(), value);
        assert_eq!(serde_json::to_string(&Value::term(Term::InUse)).unwrap(), r#"{"kind":"term","term":"in_use"}"#);
    }

    #[test]
    fn tens_of_thousands_do_not_contradict_fifty_thousand() {
        let vague = Quantity { approximate: true, ..Quantity::between(Some(1e4), Some(1e5), Unit::Chips) };
        assert_eq!(vague.agreement(&Quantity::exact(5e4, Unit::Chips)), Agreement::Compatible);
        assert_eq!(parameters(1.15e11, 1.15e11).agreement(&parameters(1e11, 1e11)), Agreement::Conflict);
        assert_eq!(parameters(1.15e11, 1.15e11).agreement(&parameters(1.151e11, 1.151e11)), Agreement::Same);
    }

    #[test]
    fn other_precisions_and_periods_are_no_conflict() {
        let mut sparse = Quantity::exact(8e14, Unit::Flops);
        let mut dense = Quantity::exact(4e14, Unit::Flops);
        assert_eq!(sparse.agreement(&dense), Agreement::Conflict);
        sparse.precision = Some("INT8".into());
        dense.precision = Some("FP16".into());
        assert_eq!(sparse.agreement(&dense), Agreement::Compatible);
    }
}
