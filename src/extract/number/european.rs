//! Numbers in German, French, Russian, Spanish and Italian words; a German Billion is 1e12.

use super::{
    cursor::Cursor,
    english,
    european_words::{
        FRENCH_MAGNITUDES, FRENCH_SEVERAL, FRENCH_SMALLS, GERMAN_MAGNITUDES, GERMAN_SEVERAL, GERMAN_SMALLS,
        ITALIAN_MAGNITUDES, ITALIAN_SEVERAL, ITALIAN_SMALLS, RUSSIAN_MAGNITUDES, RUSSIAN_SEVERAL, RUSSIAN_SMALLS,
        SPANISH_MAGNITUDES, SPANISH_SEVERAL, SPANISH_SMALLS, Words,
    },
    numeral::{Numeral, scale},
};
use crate::model::Language;

/// Multipliers behind a number, in the language's own meaning.
fn magnitudes(language: Language) -> Words {
    match language {
        Language::German => GERMAN_MAGNITUDES,
        Language::French => FRENCH_MAGNITUDES,
        Language::Russian => RUSSIAN_MAGNITUDES,
        Language::Spanish => SPANISH_MAGNITUDES,
        Language::Italian => ITALIAN_MAGNITUDES,
        _ => &[],
    }
}

/// Small numbers in words, and the article that stands for one before a multiplier or a unit.
fn smalls(language: Language) -> Words {
    match language {
        Language::German => GERMAN_SMALLS,
        Language::French => FRENCH_SMALLS,
        Language::Russian => RUSSIAN_SMALLS,
        Language::Spanish => SPANISH_SMALLS,
        Language::Italian => ITALIAN_SMALLS,
        _ => &[],
    }
}

/// "Some of them": the number that the words begin at; the end is ten times as much.
fn several(language: Language) -> Words {
    match language {
        Language::German => GERMAN_SEVERAL,
        Language::French => FRENCH_SEVERAL,
        Language::Russian => RUSSIAN_SEVERAL,
        Language::Spanish => SPANISH_SEVERAL,
        Language::Italian => ITALIAN_SEVERAL,
        _ => &[],
    }
}

/// The numeral in words at `at`.
pub(super) fn read(c: Cursor, at: usize) -> Option<Numeral> {
    if let Some(found) = some(c, at) {
        return Some(found);
    }
    let (end, value) = longest(c, at, smalls(c.language)).or_else(|| longest(c, at, magnitudes(c.language)))?;
    Some(multiplied(c, Numeral::exact(at, end, value)))
}

/// The multipliers behind a number: 27,8 Milliarden, 300 mil millones, 12mila.
pub(super) fn multiplied(c: Cursor, number: Numeral) -> Numeral {
    let mut number = number;
    while let Some((end, factor)) = longest(c, join(c, number.end), magnitudes(c.language)) {
        number = number.times(factor, end);
    }
    // English words in a German text: "115 billion" of a quotation keeps the language's own meaning otherwise.
    if number.factor <= 1.0 { english::multiplied(c, number) } else { number }
}

fn join(c: Cursor, at: usize) -> usize {
    match c.next(at) {
        Some('-') => at + 1,
        _ => c.gap(at),
    }
}

fn some(c: Cursor, at: usize) -> Option<Numeral> {
    let (end, low) = longest(c, at, several(c.language))?;
    let mut number = Numeral { factor: low, ..Numeral::exact(at, end, low) };
    let next = c.spaces(end);
    let next = c.take_any(next, &["de", "di", "von", "d'"]).map_or(next, |end| c.spaces(end));
    if let Some((end, factor)) = longest(c, next, magnitudes(c.language)) {
        number = number.times(factor, end);
    }
    if let Some((end, factor)) = longest(c, c.gap(number.end), several(c.language)).filter(|_| low <= 1.0) {
        number = number.times(factor, end);
    }
    (number.low > 1.0).then(|| Numeral { high: scale(number.low, 10.0), vague: true, ..number })
}

fn longest(c: Cursor, at: usize, words: Words) -> Option<(usize, f64)> {
    let found = words.iter().filter_map(|(word, value)| Some((take(c, at, word)?, *value)));
    found.max_by_key(|(end, _)| *end)
}

/// The end of `word` at `at`: its first letter may be a capital.
fn take(c: Cursor, at: usize, word: &str) -> Option<usize> {
    if let Some(end) = c.take_word(at, word) {
        return Some(end);
    }
    let (first, mine) = (word.chars().next()?, c.next(at)?);
    let same = mine.to_lowercase().eq(first.to_lowercase());
    let rest = word.get(first.len_utf8()..)?;
    same.then(|| c.take_word(at + mine.len_utf8(), rest)).flatten()
}
