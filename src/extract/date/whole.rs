//! A whole string that is one date, as bylines and interfaces give it → the moment that it tells.

use std::sync::LazyLock;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike, Weekday};
use regex::Regex;

use super::{
    calendar::{self, Side},
    words,
};
use crate::{
    lexicon::calendar::{Calendar, calendars, folded},
    model::PartialDate,
};

/// What stands around a date string.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting<'s> {
    pub(super) today: Option<NaiveDate>,
    /// The language that the string is said to be in, as its code.
    pub(super) hint: Option<&'s str>,
    /// 02/10 is a day of February.
    pub(super) month_first: bool,
}

/// Words that a date string may hold beside its date, in the languages whose months the extractor knows.
const FILLERS: &[&str] = &[
    "at", "on", "of", "the", "st", "nd", "rd", "th", "le", "a", "à", "de", "del", "el", "um", "uhr", "am", "den", "r",
    "г", "года", "в", "alle", "ore", "il", "y", "o", "年", "月", "日", "号", "년", "월", "일", "est", "utc", "gmt",
    "z", "t",
];

/// The languages that the extractor reads, as one: no two of their names contradict each other.
static OWN: LazyLock<Calendar> = LazyLock::new(|| {
    let weekdays = words::weekdays().map(|(name, day)| (name, day.num_days_from_monday()));
    Calendar::from_names(words::months(), weekdays, FILLERS)
});

/// The moment that a whole string tells; midnight where it tells no time.
pub(super) fn moment(text: &str, setting: Setting) -> Option<NaiveDateTime> {
    let text = apart(&folded(text));
    let (time, rest) = clock(&text)?;
    let hinted = calendars().iter().filter(|calendar| Some(calendar.code.as_str()) == setting.hint);
    let mut languages = std::iter::once(&*OWN).chain(hinted).chain(calendars());
    languages.find_map(|calendar| {
        let pieces = Pieces::of(&rest, calendar)?;
        let day = pieces.day(&rest, setting)?;
        Some(day.and_time(pieces.time(time)?))
    })
}

/// Digits that run on (`2016020417:10`) parted behind the day.
fn apart(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match (text.get(..8), text.get(8..)) {
        (Some(day), Some(rest)) if digits > 8 => format!("{day} {rest}"),
        _ => text.to_owned(),
    }
}

static CLOCK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let clock = r"(?ix) \b(\d{1,2}) (?: [:h時时] (\d{2}) (?: [:分] (\d{2}) (?: [.,](\d{1,9}))? )? 分? \s* ([ap]\.?\s?m\b\.?)?
        | \. (\d{2}) \s* ([ap]\.?\s?m\b\.?) | \s* ([ap]\.?\s?m\b\.?) )";
    Regex::new(clock).ok()
});

/// The time of day that a string tells, and the string without it; midnight where it tells none.
fn clock(lower: &str) -> Option<(NaiveTime, String)> {
    for (word, hour) in [("noon", 12), ("midnight", 0)] {
        if lower.contains(word) {
            let rest = lower.replace(&format!("at {word}"), " ").replace(word, " ");
            return Some((NaiveTime::from_hms_opt(hour, 0, 0)?, rest));
        }
    }
    let Some(found) = CLOCK.as_ref()?.captures(lower) else { return Some((NaiveTime::MIN, lower.to_owned())) };
    let number = |i: usize| found.get(i).and_then(|part| part.as_str().parse::<u32>().ok());
    let half = [5, 7, 8].into_iter().find_map(|i| found.get(i)).map(|half| half.as_str().starts_with('p'));
    let hour = match (number(1)?, half) {
        (12, Some(false)) => 0,
        (hour, Some(true)) if hour < 12 => hour + 12,
        (hour, _) => hour,
    };
    let minute = number(2).or(number(6)).unwrap_or(0);
    let micro = found.get(4).and_then(|part| format!("{:0<6}", part.as_str()).get(..6)?.parse().ok()).unwrap_or(0);
    let time = NaiveTime::from_hms_micro_opt(hour, minute, number(3).unwrap_or(0), micro)?;
    let whole = found.get(0)?;
    let rest = [lower.get(..whole.start())?, " ", lower.get(whole.end()..)?].concat();
    Some((time, rest))
}

/// A number with the count of its digits.
type Number = (u32, usize);

/// The pieces of a date string.
#[derive(Debug, Default)]
struct Pieces {
    numbers: Vec<Number>,
    /// The month by name, and how many numbers stand before it.
    month: Option<(u32, usize)>,
    weekday: Option<Weekday>,
    afternoon: bool,
}

impl Pieces {
    /// Numbers, month and weekday of a folded string; nothing where a word is none of them.
    fn of(text: &str, calendar: &Calendar) -> Option<Self> {
        let parts: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).flat_map(runs).collect();
        let mut pieces = Self::default();
        let mut rest = parts.as_slice();
        while let Some((first, tail)) = rest.split_first() {
            if first.starts_with(|c: char| c.is_ascii_digit()) {
                pieces.numbers.extend(numbers(first)?);
                rest = tail;
            } else {
                let taken = (1..=3)
                    .rev()
                    .find(|count| rest.get(..*count).is_some_and(|words| pieces.take(&words.join(" "), calendar)))?;
                rest = rest.get(taken..)?;
            }
        }
        (!parts.is_empty() || text.trim().is_empty()).then_some(pieces)
    }

    /// Notes what a word, or a few, say; whether they belong in a date at all.
    fn take(&mut self, word: &str, calendar: &Calendar) -> bool {
        if calendar.is_filler(word) {
            return true;
        }
        if let Some(month) = calendar.month(word).filter(|_| self.month.is_none()) {
            self.month = Some((month, self.numbers.len()));
        } else if let Some(day) = calendar.weekday(word).and_then(|day| u8::try_from(day).ok()) {
            self.weekday = Weekday::try_from(day).ok();
        } else if calendar.is_afternoon(word) {
            self.afternoon = true;
        } else {
            // เดือนตุลาคม: "month" is written in one with its name.
            let mut places = word.char_indices().skip(1);
            let behind = places.find(|(at, _)| word.get(..*at).is_some_and(|head| calendar.is_filler(head)));
            let Some(month) = behind.and_then(|(at, _)| calendar.month(word.get(at..)?)) else { return false };
            self.month = Some((month, self.numbers.len()));
        }
        true
    }

    fn day(&self, text: &str, setting: Setting) -> Option<NaiveDate> {
        match (self.month, self.numbers.as_slice()) {
            (Some((month, place)), numbers) => named(month, place, numbers, setting.today),
            (None, []) => match self.weekday {
                Some(day) => calendar::weekday(setting.today?, day, Side::Past),
                None if text.trim().is_empty() => setting.today,
                None => None,
            },
            (None, [first, second, third]) => numeric(*first, *second, *third, text, setting),
            (None, [first, second, third, _, _]) if text.contains('.') => {
                numeric(*first, *second, *third, text, setting)
            }
            _ => None,
        }
    }

    /// The time of day: `12.12` behind a date in figures, and the hours after noon where a word says so.
    fn time(&self, read: NaiveTime) -> Option<NaiveTime> {
        let read = match (self.month, self.numbers.as_slice()) {
            (None, [_, _, _, hour, minute]) => NaiveTime::from_hms_opt(hour.0, minute.0, 0)?,
            _ => read,
        };
        if self.afternoon && read.hour() < 12 { read.with_hour(read.hour() + 12) } else { Some(read) }
    }
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
    found.extend(part.get(start..).filter(|rest| !rest.is_empty()));
    found
}

/// A run of digits: a number, or a whole day (`20160204`).
fn numbers(digits: &str) -> Option<Vec<Number>> {
    let number = |part: &str| Some((part.parse().ok()?, part.len()));
    match digits.len() {
        1..=4 => Some(vec![number(digits)?]),
        8 => Some(vec![number(digits.get(..4)?)?, number(digits.get(4..6)?)?, number(digits.get(6..)?)?]),
        _ => None,
    }
}

/// A month by name with a day and maybe a year: the year has four digits or is the last of the two.
fn named(month: u32, place: usize, numbers: &[Number], today: Option<NaiveDate>) -> Option<NaiveDate> {
    let full = |(value, length): Number| match length {
        4 => i32::try_from(value).ok(),
        2 => i32::try_from(if value > 68 { 1900 + value } else { 2000 + value }).ok(),
        _ => None,
    };
    match numbers {
        [day @ (_, 1 | 2)] => match calendar::day_of_year(today?, month, day.0, calendar::Told::Past)? {
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
fn numeric(first: Number, second: Number, third: Number, text: &str, setting: Setting) -> Option<NaiveDate> {
    let year = |(value, length): Number| i32::try_from(if length == 4 { value } else { 2000 + value }).ok();
    if first.1 == 4 {
        return NaiveDate::from_ymd_opt(year(first)?, second.0, third.0);
    }
    let month_first = setting.month_first && !text.contains('.');
    let (month, day) = if month_first { (first.0, second.0) } else { (second.0, first.0) };
    let year = year(third)?;
    NaiveDate::from_ymd_opt(year, month, day).or_else(|| NaiveDate::from_ymd_opt(year, day, month))
}
