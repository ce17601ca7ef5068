//! One number as it is written, in digits or words, with its multiplier and without any hedge.

use super::{
    cursor::{Cursor, digit, is_letter},
    digits, english, european, han, korean,
};
use crate::model::Language;

/// A number and how it was written.
#[derive(Debug, Clone, Copy, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "independent marks of a numeral, each of its own meaning")]
pub(super) struct Numeral {
    pub start: usize,
    pub end: usize,
    /// Equal unless the number is vague: 数万, "tens of thousands".
    pub low: f64,
    pub high: f64,
    /// Hedged by its own words: 十余万, 数万, "several hundred".
    pub vague: bool,
    /// Somewhat more than it says: 6000多, 十余, 上万.
    pub more: bool,
    /// A multiplier with no digit: 千亿, "trillion" of "trillion-scale".
    pub bare: bool,
    /// Written in digits, and not in words.
    pub digits: bool,
    /// A thousands separator or a decimal point: no name and no year is written so.
    pub grouped: bool,
    /// The multiplier that ends it (1 without).
    pub factor: f64,
    /// How many digits a plain run of digits has, else 0.
    pub plain: usize,
}

impl Numeral {
    pub(super) fn exact(start: usize, end: usize, value: f64) -> Self {
        Self {
            start,
            end,
            low: value,
            high: value,
            vague: false,
            more: false,
            bare: false,
            digits: false,
            grouped: false,
            factor: 1.0,
            plain: 0,
        }
    }

    /// The same number times `factor`, ending at `end`.
    pub(super) fn times(self, factor: f64, end: usize) -> Self {
        let factor_so_far = if self.factor > 1.0 { self.factor * factor } else { factor };
        Self {
            end,
            low: scale(self.low, factor),
            high: scale(self.high, factor),
            factor: factor_so_far,
            plain: 0,
            ..self
        }
    }
}

/// A product without the dust of binary fractions: 1.8 × 1e12 is 1800000000000.
pub(super) fn scale(number: f64, factor: f64) -> f64 {
    let product = number * factor;
    let whole = product.round();
    if (product - whole).abs() <= 1e-9 * product.abs() { whole } else { product }
}

/// The number that begins at `at`.
pub(super) fn read(c: Cursor, at: usize) -> Option<Numeral> {
    let first = c.next(at)?;
    if digit(first).is_some() || (first == '.' && digits::leads_with_point(c, at)) {
        return digits::read(c, at);
    }
    if han::is_numeral(first) {
        return han::read(c, at);
    }
    if ('\u{AC00}'..='\u{D7A3}').contains(&first) {
        return korean::read(c, at);
    }
    if is_letter(first) && !c.previous(at).is_some_and(is_letter) {
        return words(c, at);
    }
    None
}

/// The number that is written in words of a language with spaces.
fn words(c: Cursor, at: usize) -> Option<Numeral> {
    match c.language {
        Language::German | Language::French | Language::Russian | Language::Spanish | Language::Italian => {
            european::read(c, at)
        }
        _ => english::read(c, at),
    }
}
