//! Text → what a translation of it has too: the names that the lexicon knows, and the numbers, in the order in which
//! they first stand. A name counts by what it names and a number by its value, so 华为 is Huawei and 1150亿 is 115
//! billion.

use std::collections::BTreeSet;

use super::shingle::{hash_word, mix};
use crate::{
    lexicon::{Entity, Lexicon},
    model::{Document, EntityKind},
    text::Span,
};

/// So many of one document: where a text goes on longer, its beginning tells enough.
const MOST: usize = 160;
/// Smaller whole numbers are days, months and counts of things at hand: every text has them.
pub(super) const LEAST: u32 = 32;

/// Scale words behind a number, the longer before those that they begin with.
const SCALES: [(&str, f64); 28] = [
    ("trillion", 1e12),
    ("billion", 1e9),
    ("million", 1e6),
    ("thousand", 1e3),
    ("Billionen", 1e12),
    ("Milliarden", 1e9),
    ("Millionen", 1e6),
    ("milliards", 1e9),
    ("millions", 1e6),
    ("триллион", 1e12),
    ("миллиард", 1e9),
    ("млрд", 1e9),
    ("миллион", 1e6),
    ("тыс", 1e3),
    ("万亿", 1e12),
    ("萬億", 1e12),
    ("千亿", 1e11),
    ("百亿", 1e10),
    ("百万", 1e6),
    ("亿", 1e8),
    ("億", 1e8),
    ("万", 1e4),
    ("萬", 1e4),
    ("兆", 1e12),
    ("조", 1e12),
    ("억", 1e8),
    ("만", 1e4),
    ("bn", 1e9),
];

/// A name that the lexicon knows in a text.
pub(super) struct Name {
    span: Span,
    /// Where a translation has it too: of countries and outlets a text names others.
    hash: Option<u32>,
}

/// The names that the lexicon knows in a text, in the order of the text, none over another.
pub(super) fn names(document: &Document, lexicon: &Lexicon) -> Vec<Name> {
    let hash = |entity: &Entity| {
        let tells = !matches!(entity.kind, Some(EntityKind::Country | EntityKind::Outlet) | None);
        tells.then(|| half(hash_word(&entity.name)) & !1)
    };
    let found = lexicon.find(&document.text, document.language).into_iter();
    found.map(|found| Name { span: found.span, hash: hash(lexicon.entity(found.entity)) }).collect()
}

/// The name that stands at that byte, of these in the order of the text.
pub(super) fn name_at(names: &[Name], at: usize) -> Option<&Name> {
    names.get(names.partition_point(|name| name.span.end <= at)).filter(|name| name.span.start <= at)
}

/// Hashes of names and numbers, each once; the last bit of a number's says that it is one.
pub(super) fn common(document: &Document, names: &[Name]) -> Vec<u32> {
    let is_in_none = |at: usize| name_at(names, at).is_none_or(|name| name.hash.is_none());
    let numbers = numbers(&document.text).into_iter().filter(|(at, _)| is_in_none(*at));
    let numbers = numbers.map(|(at, number)| (at, half(hash_word(&format!("{number:.2e}"))) | 1));
    let hashes = names.iter().filter_map(|name| Some((name.span.start, name.hash?)));
    let mut placed: Vec<(usize, u32)> = hashes.chain(numbers).collect();
    placed.sort_unstable();
    let mut met = BTreeSet::new();
    placed.into_iter().map(|(_, hash)| hash).filter(|hash| met.insert(*hash)).take(MOST).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "half of a hash is still a hash")]
fn half(hash: u64) -> u32 {
    mix(hash) as u32
}

/// The numbers in digits, with the scale word behind each, by where they start.
fn numbers(text: &str) -> Vec<(usize, f64)> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut at = 0;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at_checked(start).unwrap_or((rest, ""));
        let digits = from.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).unwrap_or(from.len());
        let (written, after) = from.split_at_checked(digits).unwrap_or((from, ""));
        let glued = before.chars().next_back().is_some_and(|c| c.is_ascii_alphabetic() || c == '-');
        if let Some(number) = value(written.trim_end_matches([',', '.']), after).filter(|_| !glued) {
            found.push((at + start, number));
        }
        at += start + written.len();
        rest = after;
    }
    found
}

fn value(written: &str, after: &str) -> Option<f64> {
    let plain: f64 = written.replace(',', "").parse().ok()?;
    let after = after.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let scale = SCALES.iter().find(|(word, _)| after.starts_with(word)).map(|(_, scale)| *scale);
    let tells = scale.is_some() || written.contains('.') || plain >= f64::from(LEAST) || after.starts_with('%');
    tells.then(|| plain * scale.unwrap_or(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_by_their_value_whatever_the_language() {
        let cases: &[(&str, &[f64])] = &[
            ("115 billion parameters on 9,216 cards, 1.4 exaflops by May 6", &[1.15e11, 9216.0, 1.4]),
            ("1150亿参数，共9216张卡，1.4 EFLOPS，5月6日", &[1.15e11, 9216.0, 1.4]),
            ("NG-3 and 910C are names; 40% is a share, 96GB a size", &[910.0, 40.0, 96.0]),
        ];
        for (text, expected) in cases {
            let found: Vec<f64> = numbers(text).into_iter().map(|(_, number)| number).collect();
            assert_eq!(found.len(), expected.len(), "{text}: {found:?}");
            for (a, b) in found.iter().zip(*expected) {
                assert!((a - b).abs() <= b * 1e-9, "{text}: {found:?}");
            }
        }
    }
}
