//! One line of `homegrown inspect date` → the moment that a whole string tells, and the dates in it.

use std::sync::LazyLock;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use regex::Regex;
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

use super::{
    calendar::{self, Side},
    find, words,
};
use crate::{
    model::{Language, PartialDate},
    text::language,
};

/// `{"id", "text", "now"?, "lang"?}` → `{"id", "date", "results": [{"text", "date", "deadline"}]}`.
pub fn inspect(line: &Value) -> Value {
    let word = |key: &str| line.get(key).and_then(Value::as_str);
    let text = word("text").unwrap_or("");
    let today: Option<NaiveDate> = word("now").and_then(|now| now.get(..10)?.parse().ok());
    let tongue = language::detect(text, word("lang").and_then(Language::parse));
    let found = find(text, tongue, today);
    let only = match found.as_slice() {
        // A year among words that nobody understood is no answer to what the string says.
        [one] if 2 * one.span.len() >= text.trim().len() => one.date.first_day().and_hms_opt(0, 0, 0),
        _ => None,
    };
    let moment = moment(text, today, tongue).or(only);
    let results: Vec<_> = found
        .iter()
        .map(|found| json!({"text": found.span.of(text), "date": found.date, "deadline": format!("{:?}", found.deadline).to_lowercase()}))
        .collect();
    json!({"id": line.get("id"), "date": moment.map(written), "results": results})
}

fn written(moment: NaiveDateTime) -> String {
    let fraction = if moment.nanosecond() == 0 { "" } else { "%.6f" };
    moment.format(&format!("%Y-%m-%dT%H:%M:%S{fraction}")).to_string()
}

static CLOCK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let clock = r"(?ix) \b(\d{1,2}) (?: [:h時时] (\d{2}) (?: [:分] (\d{2}) (?: [.,](\d{1,9}))? )? 分? \s* ([ap]\.?\s?m\b\.?)?
        | \. (\d{2}) \s* ([ap]\.?\s?m\b\.?) | \s* ([ap]\.?\s?m\b\.?) )";
    Regex::new(clock).ok()
});

/// The time of day that a string tells, and the string without it; midnight where it tells none.
fn clock(text: &str) -> Option<(NaiveTime, String)> {
    let lower = text.to_lowercase();
    for (word, hour) in [("noon", 12), ("midnight", 0)] {
        if lower.contains(word) {
            let rest = lower.replace(&format!("at {word}"), " ").replace(word, " ");
            return Some((NaiveTime::from_hms_opt(hour, 0, 0)?, rest));
        }
    }
    let Some(found) = CLOCK.as_ref()?.captures(text) else { return Some((NaiveTime::MIN, text.to_owned())) };
    let number = |i: usize| found.get(i).and_then(|part| part.as_str().parse::<u32>().ok());
    let half = [5, 7, 8].into_iter().find_map(|i| found.get(i));
    let afternoon = half.is_some_and(|half| half.as_str().starts_with(['p', 'P']));
    let hour = match (number(1)?, half.is_some()) {
        (12, true) => {
            if afternoon {
                12
            } else {
                0
            }
        }
        (hour, true) if afternoon && hour < 12 => hour + 12,
        (hour, _) => hour,
    };
    let minute = number(2).or(number(6)).unwrap_or(0);
    let micro = found.get(4).and_then(|part| format!("{:0<6}", part.as_str()).get(..6)?.parse().ok()).unwrap_or(0);
    let time = NaiveTime::from_hms_micro_opt(hour, minute, number(3).unwrap_or(0), micro)?;
    let whole = found.get(0)?;
    let rest = [text.get(..whole.start())?, " ", text.get(whole.end()..)?].concat();
    Some((time, rest))
}

/// The pieces of a date string.
#[derive(Debug, Default)]
struct Pieces {
    numbers: Vec<(u32, usize)>,
    month: Option<(u32, usize)>,
    weekday: Option<chrono::Weekday>,
}

/// Words that a date string may hold beside its date.
const FILLERS: &[&str] = &[
    "at", "on", "of", "the", "st", "nd", "rd", "th", "le", "a", "à", "de", "del", "el", "um", "uhr", "am", "den", "r",
    "г", "года", "в", "alle", "ore", "il", "y", "o", "年", "月", "日", "号", "년", "월", "일", "est", "utc", "gmt",
    "z", "t",
];

/// The moment that a whole string tells.
fn moment(text: &str, today: Option<NaiveDate>, tongue: Language) -> Option<NaiveDateTime> {
    let (time, rest) = clock(text)?;
    let pieces = pieces(&rest)?;
    let today_or = |date: Option<NaiveDate>| date.or(today);
    let day = match (&pieces.month, pieces.numbers.as_slice()) {
        (Some((month, place)), numbers) => named(*month, *place, numbers, today)?,
        (None, []) => match pieces.weekday {
            Some(day) => calendar::weekday(today?, day, Side::Past)?,
            None if rest.trim().is_empty() => today_or(None)?,
            None => return None,
        },
        (None, [first, second, third]) => numeric(*first, *second, *third, text, tongue)?,
        _ => return None,
    };
    Some(day.and_time(time))
}

/// Numbers, month and weekday of a string; nothing where a word is none of them.
fn pieces(text: &str) -> Option<Pieces> {
    let mut pieces = Pieces::default();
    let mut place = 0;
    let parts = text.split(|c: char| !c.is_alphanumeric());
    for part in parts.flat_map(runs).filter(|part| !part.is_empty()) {
        place += 1;
        if part.starts_with(|c: char| c.is_ascii_digit()) {
            pieces.numbers.push((part.parse().ok().filter(|_| part.len() <= 4)?, part.len()));
        } else if let Some(month) = any_month(part).filter(|_| pieces.month.is_none()) {
            pieces.month = Some((month, pieces.numbers.len()));
        } else if let Some(day) = any_weekday(part) {
            pieces.weekday = Some(day);
        } else if !FILLERS.contains(&part.to_lowercase().as_str()) {
            return None;
        }
    }
    (place > 0 || text.trim().is_empty()).then_some(pieces)
}

/// Digits and letters apart: `9th`, `2005г`, `2016年6月29`.
fn runs(part: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut last: Option<bool> = None;
    for (i, c) in part.char_indices() {
        let digit = c.is_ascii_digit();
        if last.is_some_and(|last| last != digit) {
            found.extend(part.get(start..i));
            start = i;
        }
        last = Some(digit);
    }
    found.extend(part.get(start..));
    found
}

/// A month by name with a day and maybe a year: the year has four digits or is the last of the two.
fn named(month: u32, place: usize, numbers: &[(u32, usize)], today: Option<NaiveDate>) -> Option<NaiveDate> {
    let full = |(value, length): (u32, usize)| match length {
        4 => i32::try_from(value).ok(),
        2 => i32::try_from(if value > 68 { 1900 + value } else { 2000 + value }).ok(),
        _ => None,
    };
    match numbers {
        [day @ (_, 1 | 2)] => match calendar::day_of_year(today?, month, day.0, false)? {
            PartialDate::Day(found) => Some(found),
            _ => None,
        },
        [year] => NaiveDate::from_ymd_opt(full(*year)?, month, 1),
        [year @ (_, 4), (day, _)] => NaiveDate::from_ymd_opt(full(*year)?, month, *day),
        [(day, _), year] if place <= 1 => NaiveDate::from_ymd_opt(full(*year)?, month, *day),
        _ => None,
    }
}

/// Three numbers: year first where it has four digits, else day and month in the order of the language.
fn numeric(
    first: (u32, usize),
    second: (u32, usize),
    third: (u32, usize),
    text: &str,
    tongue: Language,
) -> Option<NaiveDate> {
    let year = |(value, length): (u32, usize)| i32::try_from(if length == 4 { value } else { 2000 + value }).ok();
    if first.1 == 4 {
        return NaiveDate::from_ymd_opt(year(first)?, second.0, third.0);
    }
    let month_first = !text.contains('.') && matches!(tongue, Language::English | Language::Other);
    let (month, day) = if month_first { (first.0, second.0) } else { (second.0, first.0) };
    let year = year(third)?;
    NaiveDate::from_ymd_opt(year, month, day).or_else(|| NaiveDate::from_ymd_opt(year, day, month))
}

fn any_month(word: &str) -> Option<u32> {
    let plain = folded(word);
    words::months().find(|(name, _)| folded(name) == plain).map(|(_, month)| month)
}

fn any_weekday(word: &str) -> Option<chrono::Weekday> {
    let plain = folded(word);
    let long = plain.chars().count() >= 3;
    let mut days = words::weekdays();
    days.find(|(name, _)| long && folded(name).starts_with(&plain)).map(|(_, day)| day)
}

/// Lower case without accents.
fn folded(word: &str) -> String {
    word.nfd().filter(|c| !('\u{300}'..='\u{36F}').contains(c)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Option<String> {
        let answer = inspect(&json!({"id": 1, "text": text, "now": "2025-06-03T00:00:00"}));
        answer.get("date").and_then(Value::as_str).map(str::to_owned)
    }

    #[test]
    fn a_whole_string_tells_a_moment() {
        for (text, want) in [
            ("Monday Jan 5, 2015", "2015-01-05T00:00:00"),
            ("7 mars 2021 à 18h05", "2021-03-07T18:05:00"),
            ("3. Oktober 2020", "2020-10-03T00:00:00"),
            ("5 мая 2019 г. в 07:10", "2019-05-05T07:10:00"),
            ("3:15 p.m., March 2, 2016", "2016-03-02T15:15:00"),
            ("2020年10月3日", "2020-10-03T00:00:00"),
            ("Monday", "2025-06-02T00:00:00"),
            ("09:30", "2025-06-03T09:30:00"),
            ("14.02.2019", "2019-02-14T00:00:00"),
        ] {
            assert_eq!(date(text).as_deref(), Some(want), "{text}");
        }
        assert_eq!(date("no date at all"), None);
    }
}
