//! A text → its amounts: numbers with their bounds, hedges, multipliers and the unit that adjoins.
//!
//! | text | becomes |
//! | --- | --- |
//! | over 100 billion parameters | at least 1e11, parameters |
//! | 数万颗 | 1e4 to 1e5, about, pieces |
//! | 3-5 TB/s | 3e12 to 5e12, bytes a second |
//! | TeleChat2-115B | 1.15e11, marked as part of a name |
//!
//! One pass: [`scan`] stops at characters that a number may begin with, the grammars ([`digits`], [`han`],
//! [`english`], [`european`], [`korean`]) read it, [`bounds`], `unit` and [`range`] look around it.

mod amount;
mod bounds;
mod coordinated;
pub(in crate::extract) mod cursor;
mod digits;
mod english;
mod european;
mod european_words;
mod han;
mod inspect;
mod korean;
mod name;
mod numeral;
mod process;
mod range;
mod scan;
mod share;
mod surroundings;
mod unit;

pub use self::inspect::inspect;
pub(in crate::extract) use self::name::is_order;
pub use crate::lexicon::units::{Counter, Measure};
use crate::{
    model::{Language, Quantity, Unit},
    text::Span,
};

/// What a rate is by: 50,000 wafers a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Per {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    /// A chip, a card, a piece: a price.
    Piece,
    Token,
    Node,
    Watt,
}

impl Per {
    /// The contract's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
            Self::Piece => "piece",
            Self::Token => "token",
            Self::Node => "node",
            Self::Watt => "watt",
        }
    }
}

/// A number in a text, with all that is said about it in place.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "independent marks, each of its own meaning")]
pub struct Amount {
    /// The whole expression: hedge, currency, number, multiplier, adjoining unit, hedge.
    pub span: Span,
    /// The number with its multiplier (both numbers of a range).
    pub number: Span,
    /// In the canonical unit of `measure`, or the bare number.
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub approximate: bool,
    pub measure: Option<Measure>,
    /// Where the unit stands; empty without one. It lies outside of `span` where a name parts it from the number
    /// ("10,000 Ascend 910B chips").
    pub measure_text: Span,
    pub per: Option<Per>,
    /// A scale with no digit: 千亿级, 万亿参数, "trillion-scale".
    pub scale_only: bool,
    /// Part of a name: TeleChat2-115B, H100, `PCIe` 5.0.
    pub in_name: bool,
    /// A percentage or multiple that something rose by: 提升40%, "up 40%", "40% faster".
    pub increase: bool,
    /// A percentage that something fell by.
    pub decrease: bool,
    /// The number format of a compute figure: `FP16`, `BF16`, `INT8` …
    pub precision: Option<&'static str>,
}

impl Amount {
    /// A number with nothing said about it.
    fn bare(number: Span, min: f64, max: f64) -> Self {
        Self {
            span: number,
            number,
            min: Some(min),
            max: Some(max),
            approximate: false,
            measure: None,
            measure_text: Span::new(number.end, number.end),
            per: None,
            scale_only: false,
            in_name: false,
            increase: false,
            decrease: false,
            precision: None,
        }
    }

    /// The one number that it is, where it is one.
    pub fn exact(&self) -> Option<f64> {
        match (self.min, self.max) {
            (Some(min), Some(max)) if (max - min).abs() < f64::EPSILON * max.abs().max(1.0) => Some(max),
            _ => None,
        }
    }

    /// The amount as a value in `unit`, with nothing said of what it is of.
    pub fn quantity(&self, unit: Unit) -> Quantity {
        Quantity { approximate: self.approximate, ..Quantity::between(self.min, self.max, unit) }
    }
}

/// All amounts of a text, in its order, not overlapping.
pub fn find(text: &str, language: Language) -> Vec<Amount> {
    let c = cursor::Cursor { text, language };
    let mut found = Vec::new();
    let mut at = 0;
    let mut floor = 0;
    while let Some(start) = scan::next(c, at) {
        let step = amount::read(c, start, floor);
        at = step.next.max(c.step(start));
        if let Some(amount) = step.amount {
            at = at.max(amount.span.end);
            floor = at;
            found.push(amount);
        }
    }
    coordinated::add(text, language, &mut found);
    share_units(text, language, &mut found);
    process::add(text, &mut found);
    found
}

/// Puts others, of which no two overlap, among the amounts; each takes the place of what it overlaps.
fn put_among(amounts: &mut Vec<Amount>, mut others: Vec<Amount>) {
    if others.is_empty() {
        return;
    }
    others.sort_by_key(|other| other.span.start);
    amounts.retain(|amount| {
        let at = others.partition_point(|other| other.span.end <= amount.span.start);
        !others.get(at).is_some_and(|other| other.span.overlaps(amount.span))
    });
    amounts.append(&mut others);
    amounts.sort_by_key(|amount| amount.span.start);
}

/// "of 30 billion and 105 billion parameters", "from 8,192 to 131,072 tokens": the unit of the second is the first's too.
fn share_units(text: &str, language: Language, amounts: &mut [Amount]) {
    const JOINTS: &[&str] = &[
        " and ",
        " or ",
        " to ",
        " against ",
        " versus ",
        " vs ",
        "和",
        "与",
        "與",
        "及",
        "到",
        "/",
        " und ",
        " et ",
        " и ",
        " y ",
        " e ",
    ];
    for i in (1..amounts.len()).rev() {
        let Some([first, second]) = amounts.get_mut(i - 1..=i) else { continue };
        if first.measure.is_some() || first.in_name || second.in_name {
            continue;
        }
        let joined = Span::new(first.span.end, second.span.start).of(text);
        // "1.1 billion, 3 billion, and 5 billion parameters"
        let large = |amount: &Amount| amount.max.or(amount.min).is_some_and(|n| n >= 1e6);
        let shares = match second.measure {
            Some(Measure::Parameters | Measure::Tokens) => {
                let listed = matches!(joined, ", " | ", and " | ", or " | "、");
                JOINTS.contains(&joined) || listed && large(first) && large(second)
            }
            Some(Measure::Points | Measure::Percent) => JOINTS.contains(&joined),
            Some(Measure::Counter(_)) => count_alike(text, language, first, second, joined),
            _ => false,
        };
        if shares {
            (first.measure, first.measure_text) = (second.measure, second.measure_text);
        }
    }
}

/// 70和80颗; 120万、55万颗, both of them large; 分别为7000、2000颗: the first counts what the second does.
fn count_alike(text: &str, language: Language, first: &Amount, second: &Amount, joined: &str) -> bool {
    let written_so = language.is_chinese() && first.number.of(text).ends_with(['万', '萬', '亿', '億']);
    let tens_of_thousands = || written_so && coordinated::are_of_a_size(first, second);
    let many = |amount: &Amount| amount.max.or(amount.min).is_some_and(|n| n >= 1e3);
    let dealt = || {
        let head = text.get(..first.span.start).and_then(|head| head.rsplit(['，', '；', '。', '\n']).next());
        head.is_some_and(|head| ["分别", "依次", "先后", "各"].iter().any(|word| head.contains(word)))
    };
    match joined {
        "和" | "与" | "與" | "及" => true,
        "、" => tens_of_thousands() || many(first) && many(second) && dealt(),
        "以及" | "、约" => tens_of_thousands(),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
