//! Dates in digits: 2024-09-28, 28.09.2024, 9/28/2024, 2024-Q3, and a year alone.

use super::{Found, Reader};
use crate::{
    lexicon::english::english,
    model::{Language, PartialDate},
};

/// Digits at `at`: their value and the offset behind them.
pub(super) fn digits(reader: Reader, at: usize, most: usize) -> Option<(u32, usize)> {
    let length = reader.c.rest(at).bytes().take_while(u8::is_ascii_digit).count();
    let text = reader.c.text.get(at..at + length).filter(|_| (1..=most).contains(&length))?;
    Some((text.parse().ok()?, at + length))
}

/// A year that a text of this field may speak of.
pub(super) fn year(value: u32) -> Option<i32> {
    (1950..2100).contains(&value).then_some(value).and_then(|year| i32::try_from(year).ok())
}

/// The date in digits and marks at `at`.
pub(super) fn read(reader: Reader, at: usize) -> Option<Found> {
    let c = reader.c;
    if c.previous(at)
        .is_some_and(|previous| previous.is_ascii_alphanumeric() || matches!(previous, '$' | '.' | '-' | '/'))
    {
        return None;
    }
    let (first, end) = digits(reader, at, 4)?;
    let mark = c.next(end).filter(|mark| matches!(mark, '-' | '/' | '.'))?;
    if let Some(quarter) = c.take_text(end + 1, &["Q", "q"]) {
        let (quarter, end) = digits(reader, quarter, 1).filter(|(quarter, _)| (1..=4).contains(quarter))?;
        return Some(Found::new(at, end, PartialDate::Quarter(year(first)?, quarter), false));
    }
    let (second, end) = digits(reader, end + 1, 2)?;
    let third = (c.next(end) == Some(mark)).then(|| digits(reader, end + 1, 4)).flatten();
    if third.is_none() && c.next(end).is_some_and(|next| next.is_ascii_alphanumeric()) {
        return None;
    }
    match (year(first), third) {
        (Some(year), Some((day, end))) => Some(Found::new(at, end, PartialDate::day(year, second, day)?, false)),
        (Some(year), None) if mark != '.' && (1..=12).contains(&second) => {
            // 2024-25 is a pair of years, 2024-09 a month.
            Some(Found::new(at, end, PartialDate::Month(year, second), false))
        }
        (None, Some((last, end))) => {
            turned(reader, mark, (first, second, last)).map(|date| Found::new(at, end, date, false))
        }
        _ => None,
    }
}

/// Day, month, year; or month first where a text of English writes slashes.
fn turned(reader: Reader, mark: char, (first, second, last): (u32, u32, u32)) -> Option<PartialDate> {
    let year = year(last)?;
    let month_first = mark == '/' && matches!(reader.c.language, Language::English | Language::Other) && first <= 12;
    if month_first {
        PartialDate::day(year, first, second).or_else(|| PartialDate::day(year, second, first))
    } else {
        PartialDate::day(year, second, first).or_else(|| PartialDate::day(year, first, second))
    }
}

/// Four digits that can only be a year: no unit, no name, no marks of a number around them.
pub(super) fn year_alone(reader: Reader, at: usize) -> Option<Found> {
    let c = reader.c;
    let (value, end) = digits(reader, at, 4).filter(|(value, end)| *end == at + 4 && *value >= 1990)?;
    let year = year(value)?;
    let before = c.previous(at);
    if before.is_some_and(|b| {
        b.is_ascii_alphanumeric() || matches!(b, '$' | '€' | '£' | '¥' | '.' | ',' | '#' | '_' | '+' | '第')
    }) {
        return None;
    }
    let name = matches!(before, Some('-' | '–')) && !before_is_year_or_lower(reader, at);
    let after = c.next(end);
    let number = matches!(
        after,
        Some(
            '%' | '％'
                | '_'
                | '万'
                | '亿'
                | '億'
                | '萬'
                | '个'
                | '個'
                | '张'
                | '颗'
                | '块'
                | '台'
                | '名'
                | '人'
                | '元'
                | '倍'
                | '만'
                | '억'
                | '명'
                | '개'
                | '대'
        )
    ) || after.is_some_and(|next| next.is_ascii_alphabetic());
    let grouped = matches!(after, Some('.' | ',' | ':')) && c.next(end + 1).is_some_and(|next| next.is_ascii_digit());
    if name || number || grouped || counted(reader, end) {
        return None;
    }
    Some(Found::new(at, end, PartialDate::Year(year), false))
}

/// "mid-2025", "pre-2020", "2024-2025": and no "Atlas-2025".
fn before_is_year_or_lower(reader: Reader, at: usize) -> bool {
    let left = reader.c.before(at);
    let word = left.trim_end_matches(['-', '–']).rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    word.len() < left.len()
        && (word.is_empty()
            || word.chars().all(|c| c.is_lowercase() || c.is_ascii_digit())
            || matches!(word, "Mid" | "End" | "Early" | "Late"))
}

/// "2000 GPUs", "2048 H100s", "2025 km"; 2048 and its like are years with a preposition alone.
fn counted(reader: Reader, end: usize) -> bool {
    let c = reader.c;
    let far = c.text.get(end.saturating_sub(4)..end).is_some_and(|year| year >= "2046");
    let start = c.gap(end);
    let code = start > end && is_a_code(c.rest(start));
    let left = c.near(end.saturating_sub(4));
    let dated = is_dated(left);
    // "a cluster of 2048 H100s", "for 2048 H100s" count
    let links = ["of", "for", "from"].iter().any(|word| left.ends_with(word));
    if far && !dated || code && (links || !dated && !is_of_a_fair(left)) {
        return true;
    }
    if start == end {
        return false;
    }
    let Some((length, unit)) = crate::lexicon::units::Units::builtin().starting(c.rest(start), c.language) else {
        return false;
    };
    let word = c.text.get(start..start + length).unwrap_or("");
    // "In 2025 chips will …" is rare beside "2048 chips", but "in 2025 people said" is not.
    let time = unit.measure.is_time();
    !(time || dated) && word.len() > 1
}

/// Words before four digits that make them a year.
const DATING: &[&str] = &[
    "in", "by", "since", "from", "until", "of", "for", "during", "early", "late", "before", "after", "en", "im", "в",
    "nel", "für", "seit", "bis", "к",
];

fn is_dated(written: &str) -> bool {
    let left = written.trim_end().to_lowercase();
    DATING.iter().any(|word| left.strip_suffix(word).is_some_and(|head| !head.ends_with(char::is_alphanumeric)))
}

/// "at GTC 2025 B300 was shown": the year of a fair. Of other capitals ("NVIDIA 2024 H100s") nobody can tell.
fn is_of_a_fair(written: &str) -> bool {
    let last = written.trim_end().rsplit(' ').next().unwrap_or("");
    last.bytes().all(|byte| byte.is_ascii_uppercase()) && english().fairs.contains(last.to_ascii_lowercase().as_str())
}

/// "H100s" of "2048 H100s", "MI300X": capitals and two digits or more; H1 and Q3 are parts of a year.
fn is_a_code(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = text.bytes().skip(letters).take_while(u8::is_ascii_digit).count();
    (1..=4).contains(&letters) && digits >= 2
}
