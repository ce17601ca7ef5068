//! Ordinals: eleventh, one hundred twenty-fifth, 第二百五十, and words for places: last, next, penultimate.

use super::{
    super::{cursor::Cursor, english, numeral},
    Quantity, show,
};
use crate::model::Language;

const UNITS: &[(&str, f64)] = &[
    ("half", 2.0),
    ("halve", 2.0),
    ("third", 3.0),
    ("quarter", 4.0),
    ("fourth", 4.0),
    ("fifth", 5.0),
    ("sixth", 6.0),
    ("seventh", 7.0),
    ("eighth", 8.0),
    ("ninth", 9.0),
    ("nineth", 9.0),
    ("tenth", 10.0),
    ("eleventh", 11.0),
    ("twelfth", 12.0),
    ("thirteenth", 13.0),
    ("fourteenth", 14.0),
    ("fifteenth", 15.0),
    ("sixteenth", 16.0),
    ("seventeenth", 17.0),
    ("eighteenth", 18.0),
    ("nineteenth", 19.0),
    ("twentieth", 20.0),
    ("thirtieth", 30.0),
    ("fortieth", 40.0),
    ("fiftieth", 50.0),
    ("sixtieth", 60.0),
    ("seventieth", 70.0),
    ("eightieth", 80.0),
    ("ninetieth", 90.0),
    ("hundredth", 1e2),
    ("thousandth", 1e3),
    ("millionth", 1e6),
    ("billionth", 1e9),
    ("trillionth", 1e12),
    ("first", 1.0),
    ("second", 2.0),
];

fn unit(word: &str) -> Option<f64> {
    UNITS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

/// What a word divides by: third, fifths, twenty-firsts; no "seconds", no "first".
pub(super) fn part(word: &str) -> Option<f64> {
    let plural = word.strip_suffix('s').filter(|_| word != "s");
    match plural {
        Some("second") => None,
        Some(single) => unit(single),
        None if matches!(word, "first" | "second") => None,
        None => unit(word),
    }
}

/// Words for a place in a row.
const PLACES: &[(&str, &str)] = &[
    ("the one before the last one", "end-1"),
    ("the one before the last", "end-1"),
    ("next to last", "end-1"),
    ("penultimate", "end-1"),
    ("last but one", "end-1"),
    ("antepenultimate", "end-2"),
    ("current one", "current+0"),
    ("previous one", "current-1"),
    ("next one", "current+1"),
    ("last", "end+0"),
    ("previous", "current-1"),
    ("next", "current+1"),
];

pub(super) fn find(text: &str, chinese: bool) -> Vec<Quantity> {
    let language = if chinese { Language::TraditionalChinese } else { Language::English };
    let c = Cursor { text, language };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = c.next(at) {
        let quantity = if chinese { han(c, at) } else { english_at(c, at) };
        let word = c.word(at).len().max(next.len_utf8());
        match quantity {
            Some(quantity) => {
                at += quantity.text.len().max(1);
                found.push(quantity);
            }
            None => at += word,
        }
    }
    found
}

fn han(c: Cursor, at: usize) -> Option<Quantity> {
    let end = c.take_text(at, &["第"])?;
    let number = numeral::read(c, end).filter(|number| !number.vague)?;
    Some(Quantity::new(c.text, at, number.end, Some(show(number.low))))
}

fn english_at(c: Cursor, at: usize) -> Option<Quantity> {
    if c.previous(at).is_some_and(char::is_alphanumeric) {
        return None;
    }
    let place = PLACES.iter().find_map(|(words, value)| Some((c.take_word(at, words)?, *value)));
    if let Some((end, value)) = place {
        let kin = c.take_any(c.spaces(end), &["of kin", "semester", "year", "month", "week", "night"]).is_some();
        return (!kin).then(|| Quantity::new(c.text, at, end, Some(value.to_owned())));
    }
    numbered(c, at)
}

/// Cardinal words that an ordinal ends, or digits with th.
fn numbered(c: Cursor, at: usize) -> Option<Quantity> {
    if c.next(at).is_some_and(|next| next.is_ascii_digit()) {
        let number = numeral::read(c, at)?;
        let end = c.take_any(number.end, &["st", "nd", "rd", "th"])?;
        return Some(Quantity::new(c.text, at, end, Some(show(number.low))));
    }
    let cardinal = english::read(c, at).filter(|number| !number.bare);
    let start = cardinal.map_or(at, |number| {
        let next = c.spaces(c.take_text(number.end, &["-"]).unwrap_or(number.end));
        c.take_word(next, "and").map_or(next, |end| c.spaces(end))
    });
    let word = c.word(start);
    let value = unit(&word.to_ascii_lowercase()).filter(|_| !matches!(word, "half" | "quarter"))?;
    let end = start + word.len();
    let total = match cardinal {
        Some(number) if value >= 100.0 => number.low * value,
        Some(number) => number.low + value,
        None => value,
    };
    Some(Quantity::new(c.text, at, end, Some(show(total))))
}
