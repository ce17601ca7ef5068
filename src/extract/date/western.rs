//! Dates in words of the languages with spaces: 28 September 2024, last month, the second half of 2025, Q3, fiscal 2027.

use chrono::Datelike;

use super::{
    Found, Reader,
    calendar::{self, Shift, Side},
    numeric,
    words::{self, Part},
};
use crate::model::{Language, PartialDate};

/// A date that begins with digits: `28 September 2024`, `3Q25`, `2025 Q3`, `two` aside.
pub(super) fn from_digits(reader: Reader, at: usize) -> Option<Found> {
    let c = reader.c;
    if c.previous(at).is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, '.' | ',' | '$' | '-' | '/')) {
        return None;
    }
    let (value, end) = numeric::digits(reader, at, 4)?;
    if let Some(found) = short_part(reader, at, value, end) {
        return Some(found);
    }
    if !(1..=31).contains(&value) {
        return None;
    }
    if let Some(found) = day_alone(reader, at, value, end) {
        return Some(found);
    }
    let end = c.take_any(end, &["st", "nd", "rd", "th", "er", "º", "ª", "-го"]).unwrap_or(end);
    let end = c.take_text(end, &[".", "º", "°"]).unwrap_or(end);
    let mut next = if c.next(end) == Some('-') { end + 1 } else { c.spaces(end) };
    next = c.take_any(next, &["of", "de", "di"]).map_or(next, |end| c.spaces(end));
    let word = c.word(next);
    let month = words::month(word, c.language).filter(|_| next > at)?;
    let end = abbreviated(reader, next + word.len(), word);
    dated(reader, at, (month, Some(value)), end)
}

/// "on the 11th": and no "on the 11th floor".
fn day_alone(reader: Reader, at: usize, day: u32, end: usize) -> Option<Found> {
    let c = reader.c;
    let end = c.take_any(end, &["st", "nd", "rd", "th"])?;
    let left = c.near(at).to_ascii_lowercase();
    let stops = c.next(end).is_none_or(|next| matches!(next, '.' | ',' | ';' | ')' | '\n'))
        || c.take_any(c.spaces(end), &["and", "but", "at", "in", "that", "when", "with"]).is_some();
    let date = calendar::day_of_month(reader.today?, day, calendar::is_future(reader, at, end))?;
    (left.ends_with("on the") && stops).then(|| Found::new(at, end, date, true))
}

/// The end behind the point of an abbreviation. Behind "in May" it ends the sentence, and what the next one tells is another
/// matter.
fn abbreviated(reader: Reader, end: usize, word: &str) -> usize {
    let whole = word.chars().count() > 5 || SHORT_MONTHS.iter().any(|month| word.eq_ignore_ascii_case(month));
    if whole { end } else { reader.c.take_text(end, &["."]).unwrap_or(end) }
}

/// Names of months that are short and no abbreviations.
const SHORT_MONTHS: &[&str] = &[
    "May", "March", "April", "June", "July", "Mai", "März", "Juni", "Juli", "mars", "avril", "juin", "août", "enero",
    "marzo", "abril", "mayo", "junio", "julio",
];

/// `3Q25`, `1H 2026`, `2025 Q3`, `2025 H1`.
fn short_part(reader: Reader, at: usize, value: u32, end: usize) -> Option<Found> {
    let c = reader.c;
    if let Some(year) = numeric::year(value) {
        let (part, end) = part_code(reader, c.gap(end)).filter(|_| c.gap(end) > end || c.next(end) == Some('Q'))?;
        return Some(Found::new(at, end, of(year, part), false));
    }
    let letter = c.next(end)?;
    let part = match letter {
        'Q' if (1..=4).contains(&value) => Part::Quarter(value),
        'H' if (1..=2).contains(&value) => Part::Half(value),
        _ => return None,
    };
    let (year, end) = year_code(reader, end + 1)?;
    Some(Found::new(at, end, of(year, part), false))
}

/// `Q3`, `H1`.
fn part_code(reader: Reader, at: usize) -> Option<(Part, usize)> {
    let letter = reader.c.next(at).filter(|letter| matches!(letter, 'Q' | 'H'))?;
    let (value, end) = numeric::digits(reader, at + 1, 1)?;
    if reader.c.next(end).is_some_and(char::is_alphanumeric) {
        return None;
    }
    match letter {
        'Q' if (1..=4).contains(&value) => Some((Part::Quarter(value), end)),
        'H' if (1..=2).contains(&value) => Some((Part::Half(value), end)),
        _ => None,
    }
}

/// `25`, `'25`, ` 2025`, `FY25`: the year of a code.
fn year_code(reader: Reader, at: usize) -> Option<(i32, usize)> {
    let c = reader.c;
    let start = c.take_text(c.gap(at), &["'", "’", "FY"]).unwrap_or(c.gap(at));
    let (value, end) = numeric::digits(reader, start, 4)?;
    let year = if end - start == 2 { numeric::year(2000 + value) } else { numeric::year(value) };
    year.map(|year| (year, end))
}

fn of(year: i32, part: Part) -> PartialDate {
    match part {
        Part::Quarter(quarter) => PartialDate::Quarter(year, quarter),
        Part::Half(half) => PartialDate::Half(year, half),
    }
}

/// Whether a date may begin with this word, whose first letter is given.
pub(super) fn may_begin(first: char, word: &str) -> bool {
    begins_a_code(first) || words::may_begin(word)
}

fn begins_a_code(first: char) -> bool {
    matches!(first, 'Q' | 'H' | 'F' | 'f' | 'S')
}

/// A date that begins with a word.
pub(super) fn from_word(reader: Reader, at: usize) -> Option<Found> {
    let c = reader.c;
    let first = c.next(at)?;
    if c.previous(at).is_some_and(|b| b.is_ascii_digit() || b == '_') {
        return None;
    }
    if begins_a_code(first)
        && let Some(found) = code(reader, at)
    {
        return Some(found);
    }
    let word = c.word(at);
    if !words::may_begin(word) {
        return None;
    }
    if let Some(month) = maybe_month(first, c.language).then(|| words::month(word, c.language)).flatten() {
        return named_month(reader, at, month, word);
    }
    let may_be_a_day = first.is_uppercase() || c.language != Language::English;
    if let Some(day) = may_be_a_day.then(|| words::weekday(word, c.language)).flatten() {
        return weekday(reader, at, day, at + word.len());
    }
    part(reader, at, first)
        .or_else(|| relative(reader, at, first))
        .or_else(|| ago(reader, at, word))
        .or_else(|| year_end(reader, at, first))
}

fn maybe_month(first: char, language: Language) -> bool {
    match language {
        Language::English | Language::German | Language::Other => first.is_uppercase(),
        Language::Russian => "яфмаисондЯФМАИСОНД".contains(first),
        _ if language.is_unspaced() || language.is_chinese() => first.is_uppercase(),
        _ => "jfmasondeglJFMASONDEGL".contains(first) || first == 'a',
    }
}

/// `Q3 2025`, `H1`, `FY2027`, `fiscal 2027`.
fn code(reader: Reader, at: usize) -> Option<Found> {
    let c = reader.c;
    if let Some((part, end)) = part_code(reader, at) {
        let next = c.take_any(c.spaces(end), &["of", "in", ","]).unwrap_or(end);
        if let Some((year, end)) = year_code(reader, next).or_else(|| year_code(reader, c.spaces(next))) {
            return Some(Found::new(at, end, of(year, part), false));
        }
        return alone(reader, at, end, part);
    }
    let fiscal = c.take_any(at, &["fiscal year", "fiscal", "FY"]).or_else(|| c.take_text(at, &["FY"]))?;
    let (year, end) = year_code(reader, fiscal)?;
    Some(Found::new(at, end, PartialDate::Year(year), false))
}

fn alone(reader: Reader, at: usize, end: usize, part: Part) -> Option<Found> {
    let today = reader.today?;
    let told = calendar::told(reader, at, end);
    let date = match part {
        Part::Quarter(quarter) => calendar::quarter_of_year(today, quarter, told),
        Part::Half(half) => calendar::half_of_year(today, half, told),
    };
    Some(Found::new(at, end, calendar::behind_another(reader, at, date), true))
}

/// `September 28, 2024`, `Sept 28`, `September 2024`, `in September`.
fn named_month(reader: Reader, at: usize, month: u32, word: &str) -> Option<Found> {
    let c = reader.c;
    let end = abbreviated(reader, at + word.len(), word);
    if let Some((day, after)) = numeric::digits(reader, c.spaces(end), 2).filter(|(day, _)| (1..=31).contains(day)) {
        let after = c.take_any(after, &["st", "nd", "rd", "th"]).unwrap_or(after);
        let ends = !c.next(after).is_some_and(|next| next.is_ascii_alphanumeric() || next == ':' || next == '%');
        if ends && c.spaces(end) > end {
            return dated(reader, at, (month, Some(day)), after);
        }
    }
    let found = dated(reader, at, (month, None), end)?;
    let certain = !found.relative
        || !matches!(word, "May" | "March" | "Mar" | "Sept" | "Dec" | "Jan" | "August")
        || is_introduced(reader, at);
    certain.then_some(found)
}

/// "in May", "last March": and no "May he", no "March on".
fn is_introduced(reader: Reader, at: usize) -> bool {
    let left = reader.c.near(at).to_lowercase();
    [
        "in", "of", "by", "since", "until", "till", "from", "last", "early", "late", "mid", "this", "next", "to",
        "before", "after", "through", "as", "during", "and", "or", "for", "mid-",
    ]
    .iter()
    .any(|word| left.strip_suffix(word).is_some_and(|left| !left.chars().next_back().is_some_and(char::is_alphabetic)))
}

/// A month, maybe with its day, and the year that may follow.
fn dated(reader: Reader, start: usize, (month, day): (u32, Option<u32>), end: usize) -> Option<Found> {
    let make = |year: i32| match day {
        Some(day) => PartialDate::day(year, month, day),
        None => Some(PartialDate::Month(year, month)),
    };
    if let Some((year, end, relative)) = following_year(reader, end) {
        return Some(Found::new(start, end, make(year)?, relative));
    }
    let today = reader.today?;
    let told = calendar::told(reader, start, end);
    let date = match day {
        Some(day) => calendar::day_of_year(today, month, day, told)?,
        None => calendar::behind_another(reader, start, calendar::month_of_year(today, month, told)),
    };
    Some(Found::new(start, end, date, true))
}

/// The year behind a month or part of a year: `2024`, `, 2024`, `of this year`, `del 2025`, `des Jahres`.
fn following_year(reader: Reader, at: usize) -> Option<(i32, usize, bool)> {
    let c = reader.c;
    let comma = c.take_text(at, &[","]).unwrap_or(at);
    let mut next = if c.next(comma) == Some('-') { comma + 1 } else { c.spaces(comma) };
    if next == at {
        return None;
    }
    let own = |end: &usize| {
        let rest = c.rest(*end).trim_start();
        !rest.starts_with(|c: char| c.is_ascii_digit())
            && !["before", "after", "earlier", "ago", "that", "to come"].iter().any(|word| rest.starts_with(word))
    };
    if let Some(end) = c.take_any(next, &["of the year"]).filter(own) {
        return Some((reader.today?.year(), end, true));
    }
    next = c
        .take_any(next, &["of the", "of", "in", "de", "del", "du", "di", "des", "do"])
        .map_or(next, |end| c.spaces(end));
    let fiscal = c.take_any(next, &["fiscal year", "fiscal", "FY"]).map_or(next, |end| c.spaces(end));
    if let Some((value, end)) = numeric::digits(reader, fiscal, 4).filter(|(_, end)| end - fiscal == 4) {
        let year = numeric::year(value)?;
        let ends = !c.next(end).is_some_and(|next| next.is_ascii_alphanumeric());
        return ends.then_some((year, year_word(reader, end), false));
    }
    if comma > at {
        return None;
    }
    let today = reader.today?;
    if let Some(end) = c.take_any(next, &["the year", "Jahres", "l'année", "año", "dell'anno"]) {
        return Some((today.year(), end, true));
    }
    let (end, by) = shifted(reader, next)?;
    match by {
        Shift::Year(years) => Some((today.year() + years, end, true)),
        _ => None,
    }
}

/// "года", "г.", "Jahres" behind a year.
fn year_word(reader: Reader, end: usize) -> usize {
    let c = reader.c;
    let next = c.spaces(end);
    let word = c.take_any(next, &["года", "году", "год"]).or_else(|| c.take_text(next, &["г."]));
    word.unwrap_or(end)
}

/// "on Saturday", "last Saturday", "Saturday, Sept 28".
fn weekday(reader: Reader, at: usize, day: chrono::Weekday, end: usize) -> Option<Found> {
    let c = reader.c;
    let comma = c.take_text(end, &[","]).map(|end| c.spaces(end));
    let behind = comma.unwrap_or(c.spaces(end));
    let full = match c.next(behind) {
        Some(next) if next.is_ascii_digit() => from_digits(reader, behind),
        Some(next) if next.is_alphabetic() && comma.is_some() => {
            let word = c.word(behind);
            words::month(word, c.language).and_then(|month| named_month(reader, behind, month, word))
        }
        _ => None,
    };
    if let Some(full) = full.filter(|full| matches!(full.date, PartialDate::Day(_))) {
        return Some(Found { start: at, ..full });
    }
    let left = c.near(at).to_lowercase();
    let ends = |words: &[&str]| words.iter().any(|word| left.ends_with(word));
    let rest = c.rest(end).trim_start();
    let side =
        if ends(&["last", "past", "previous", "letzten", "vergangenen", "прошлую", "прошлый", "pasado", "scorso"])
            || rest.starts_with("dernier")
        {
            Side::Last
        } else if ends(&["next", "coming", "nächsten", "kommenden", "следующую", "próximo", "prossimo"])
            || rest.starts_with("prochain")
        {
            Side::Next
        } else if ends(&["this"]) {
            Side::Week(0)
        } else if calendar::is_future(reader, at, end) && !spoke(reader, at) {
            Side::Future
        } else {
            Side::Past
        };
    Some(Found::new(at, end, PartialDate::Day(calendar::weekday(reader.today?, day, side)?), true))
}

/// "said on Friday that it will …": the day is that of the saying.
fn spoke(reader: Reader, at: usize) -> bool {
    let clause = reader.c.clause_before(at, 40).to_lowercase();
    let words = [
        "said",
        "says",
        "announced",
        "unveiled",
        "told",
        "reported",
        "wrote",
        "revealed",
        "launched",
        "released",
        "confirmed",
        "signed",
        "denied",
        "published",
        "erklärte",
        "teilte",
        "a annoncé",
        "сообщи",
        "заяви",
        "anunció",
        "ha annunciato",
    ];
    let after = reader.c.clause_after(at, 40).to_lowercase();
    words.iter().any(|word| clause.contains(word) || after.contains(word))
}

/// "the third quarter of 2025", "second half", "fourth-quarter".
fn part(reader: Reader, at: usize, first: char) -> Option<Found> {
    let c = reader.c;
    let (end, part) = words::parts(first).find_map(|(text, part)| {
        let end = c.take_word(at, text).or_else(|| c.take_hyphened(at, text))?;
        Some((end, *part))
    })?;
    if let Some((year, end, relative)) = following_year(reader, end) {
        return Some(Found::new(at, end, of(year, part), relative));
    }
    // "the first half of the match": only where nothing else is halved.
    if c.take_any(c.spaces(end), &["of", "de", "del", "du"]).is_some() {
        return None;
    }
    alone(reader, at, end, part)
}

/// The relative word at `at` and its shift.
fn shifted(reader: Reader, at: usize) -> Option<(usize, Shift)> {
    let c = reader.c;
    let first = c.next(at)?;
    let language = if c.language == Language::Other { Language::English } else { c.language };
    words::relative(first, language)
        .filter_map(|(text, by)| Some((c.take_word(at, text)?, *by)))
        .max_by_key(|(end, _)| *end)
}

/// "yesterday", "last month", "next year", "this January".
fn relative(reader: Reader, at: usize, first: char) -> Option<Found> {
    let c = reader.c;
    if let Some((end, by)) = shifted(reader, at) {
        return Some(Found::new(at, end, calendar::shift(reader.today?, by)?, true));
    }
    if !matches!(first, 't' | 'l' | 'n' | 'T' | 'L' | 'N') {
        return None;
    }
    let (end, year) = [("this", 0), ("last", -1), ("next", 1)]
        .iter()
        .find_map(|(word, year)| Some((c.take_word(at, word)?, *year)))?;
    let next = c.spaces(end);
    let word = c.word(next);
    if matches!(word, "spring" | "summer" | "autumn" | "fall" | "winter") {
        return Some(Found::new(at, next + word.len(), season(reader.today?, word, year), true));
    }
    let month =
        words::month(word, c.language).filter(|_| next > end && word.chars().next().is_some_and(char::is_uppercase))?;
    let end = next + word.len();
    let today = reader.today?;
    let date = match year {
        0 => PartialDate::Month(today.year(), month),
        -1 => PartialDate::Month(if month < today.month() { today.year() } else { today.year() - 1 }, month),
        _ => PartialDate::Month(if month > today.month() { today.year() } else { today.year() + 1 }, month),
    };
    Some(Found::new(at, end, date, true))
}

/// "this summer" is of this year; "next summer" and "last summer" are the nearest on that side.
fn season(today: chrono::NaiveDate, word: &str, side: i32) -> PartialDate {
    let begins = match word {
        "spring" => 3,
        "summer" => 6,
        "autumn" | "fall" => 9,
        _ => 12,
    };
    let year = match side {
        1 if today.month() >= begins => today.year() + 1,
        -1 if today.month() < begins + 3 => today.year() - 1,
        _ => today.year(),
    };
    PartialDate::Year(year)
}

/// "three months ago", "two years ago", "ten days ago".
fn ago(reader: Reader, at: usize, word: &str) -> Option<Found> {
    let c = reader.c;
    let count = match word {
        "a" | "an" | "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        _ => return None,
    };
    let unit = c.spaces(at + word.len());
    let name = c.word(unit);
    let end = c.take_word(c.spaces(unit + name.len()), "ago")?;
    let by = match name.trim_end_matches('s') {
        "day" => Shift::Day(-count),
        "week" => Shift::Day(-7 * count),
        "month" => Shift::Month(-count),
        "year" => Shift::Year(-count),
        _ => return None,
    };
    Some(Found::new(at, end, calendar::shift(reader.today?, by)?, true))
}

/// "the end of the year", "year-end", "year's end", "end of this year".
fn year_end(reader: Reader, at: usize, first: char) -> Option<Found> {
    if !matches!(first, 'e' | 'y' | 'E' | 'Y' | 'J' | 'f' | 'к') {
        return None;
    }
    let end = reader.c.take_any(at, &words::YEAR_ENDS)?;
    Some(Found::new(at, end, PartialDate::Year(reader.today?.year()), true))
}
