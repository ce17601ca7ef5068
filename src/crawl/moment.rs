//! Dates as feeds, sitemaps, listings and headers write them → an instant with its zone.

use std::sync::LazyLock;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use regex::{Captures, Regex};

/// Longer texts hold no date, or one among much else.
const MOST_BYTES: usize = 200;

/// Reads a date; without a zone it is UTC.
pub(super) fn read(text: &str) -> Option<DateTime<FixedOffset>> {
    read_in(text, FixedOffset::east_opt(0)?)
}

/// Reads a date; without a zone of its own it is of `zone`.
pub(super) fn read_in(text: &str, zone: FixedOffset) -> Option<DateTime<FixedOffset>> {
    let text = text.trim();
    if text.is_empty() || text.len() > MOST_BYTES {
        return None;
    }
    if let Ok(exact) = DateTime::parse_from_rfc3339(text) {
        return Some(exact);
    }
    let (day, rest) = epoch(text).map_or_else(|| day_and_rest(text), |instant| Some((instant, String::new())))?;
    let (time, rest) = time_and_rest(&rest).unwrap_or((NaiveTime::MIN, rest));
    let moment = if rest.is_empty() && day.time() != NaiveTime::MIN { day } else { day.date().and_time(time) };
    let zone = zone_of(&rest).unwrap_or(zone);
    zone.from_local_datetime(&moment).single().filter(|moment| (1970..2200).contains(&chrono::Datelike::year(moment)))
}

/// The zone that outlets of a country write their dates in.
pub(super) fn zone_of_country(country: &str) -> FixedOffset {
    let minutes = match country {
        "CN" | "TW" | "HK" | "MO" | "SG" | "MY" | "PH" => 8 * 60,
        "JP" | "KR" => 9 * 60,
        "IN" => 5 * 60 + 30,
        "AE" => 4 * 60,
        "RU" | "SA" | "TR" => 3 * 60,
        "ID" | "TH" | "VN" => 7 * 60,
        _ => 0,
    };
    FixedOffset::east_opt(minutes * 60).unwrap_or_else(|| chrono::Offset::fix(&chrono::Utc))
}

/// Ten or thirteen digits: seconds or milliseconds since 1970.
fn epoch(text: &str) -> Option<NaiveDateTime> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i64 = text.parse().ok()?;
    let instant = match text.len() {
        10 => DateTime::from_timestamp(number, 0),
        13 => DateTime::from_timestamp_millis(number),
        _ => None,
    };
    instant.map(|instant| instant.naive_utc())
}

#[expect(clippy::unwrap_used, reason = "the patterns are literals that the tests compile")]
mod patterns {
    use super::{LazyLock, Regex};

    /// 2026, with nothing beside it.
    pub(super) static YEAR: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^(\d{4})$").unwrap());
    /// 2026-09-28, 2026/9/28, 2026年9月28日, 20260928, 2026-09.
    pub(super) static YEAR_FIRST: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?x) (?:^|\D) (\d{4}) (?: \s*[-/.年:]\s* (\d{1,2}) (?: \s*[-/.月:]\s* (\d{1,2}) \s*[日号]? )? \s*月?
            | (\d{2}) (\d{2})? ) (?:\D|$)",
        )
        .unwrap()
    });
    /// 28 Sep 2026, 28-Sep-26.
    pub(super) static DAY_FIRST: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)(\d{1,2})(?:st|nd|rd|th)?[\s.,-]+(?:of\s+)?([a-zà-ÿ]{3,10})[\s.,-]+(\d{4}|\d{2})(?:\D|$)")
            .unwrap()
    });
    /// Sep 28, 2026; September 28 2026.
    pub(super) static MONTH_FIRST: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)([a-zà-ÿ]{3,10})[\s.-]+(\d{1,2})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)(\d{4})(?:\D|$)").unwrap()
    });
    /// Sep 28 10:20:30 2026 (C's asctime).
    pub(super) static YEAR_LAST: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?i)([a-z]{3,10})\s+(\d{1,2})\s+\d{1,2}:\d{2}(?::\d{2})?.*\s(\d{4})$").unwrap());
    /// 28/09/2026 and 28.09.2026: day first, unless only the other way makes a date.
    pub(super) static NUMBERS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?:^|\D)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\D|$)").unwrap());
    pub(super) static TIME: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)(\d{1,2})[:：时](\d{2})(?:[:：分](\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\b)?").unwrap()
    });
    pub(super) static OFFSET: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?:^|[^\d-])([+-])(\d{1,2}):?(\d{2})?(?:\D|$)").unwrap());
    pub(super) static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\b[A-Z]{1,5}\b").unwrap());
}

/// The day, and the text with it taken out so that its digits are no time.
fn day_and_rest(text: &str) -> Option<(NaiveDateTime, String)> {
    let from = |pattern: &Regex, read: fn(&Captures<'_>) -> Option<NaiveDate>| {
        let found = pattern.captures(text)?;
        let end = (1..found.len()).filter_map(|group| found.get(group)).map(|group| group.end()).max()?;
        let day = read(&found)?.and_time(NaiveTime::MIN);
        Some((day, text.get(end..).unwrap_or_default().to_owned()))
    };
    from(&patterns::DAY_FIRST, |found| date(found, 3, Some(2), Some(1)))
        .or_else(|| from(&patterns::MONTH_FIRST, |found| date(found, 3, Some(1), Some(2))))
        .or_else(|| {
            let (day, _) = from(&patterns::YEAR_LAST, |found| date(found, 3, Some(1), Some(2)))?;
            Some((day, text.to_owned()))
        })
        .or_else(|| from(&patterns::NUMBERS, numbers))
        .or_else(|| from(&patterns::YEAR_FIRST, year_first))
        .or_else(|| from(&patterns::YEAR, |found| date(found, 1, None, None)))
}

fn numbers(found: &Captures<'_>) -> Option<NaiveDate> {
    date(found, 3, Some(2), Some(1)).or_else(|| date(found, 3, Some(1), Some(2)))
}

fn year_first(found: &Captures<'_>) -> Option<NaiveDate> {
    let part =
        |one: usize, other: usize| if found.get(one).is_some() { Some(one) } else { found.get(other).map(|_| other) };
    date(found, 1, part(2, 4), part(3, 5))
}

fn date(found: &Captures<'_>, year: usize, month: Option<usize>, day: Option<usize>) -> Option<NaiveDate> {
    let text = |group: usize| found.get(group).map_or("", |group| group.as_str());
    let century = if text(year).len() == 2 { 2000 } else { 0 };
    let year = text(year).parse::<i32>().ok()? + century;
    let month = month.map_or(Some(1), |group| text(group).parse().ok().or_else(|| month_of(text(group))))?;
    let day = day.map_or(Some(1), |group| text(group).parse().ok())?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// The month of a name or its first letters, in the languages that feeds write them in.
fn month_of(name: &str) -> Option<u32> {
    const BEGINS: [&[&str]; 12] = [
        &["jan", "янв", "ene", "gen"],
        &["feb", "fév", "fev"],
        &["mar", "mär", "mrz"],
        &["apr", "avr", "abr"],
        &["may", "mai", "mag"],
        &["jun", "juin", "giu"],
        &["jul", "juil", "lug"],
        &["aug", "aoû", "aou", "ago"],
        &["sep", "set"],
        &["oct", "okt", "ott"],
        &["nov"],
        &["dec", "déc", "dez", "dic"],
    ];
    let name = name.to_lowercase();
    let is = |begins: &&[&str]| begins.iter().any(|begin| name.starts_with(begin));
    BEGINS.iter().zip(1..).find(|(begins, _)| is(begins)).map(|(_, month)| month)
}

fn time_and_rest(text: &str) -> Option<(NaiveTime, String)> {
    let found = patterns::TIME.captures(text)?;
    let number = |group: usize| found.get(group).and_then(|group| group.as_str().parse::<u32>().ok());
    let hour = number(1)?;
    let half = found.get(4).map(|half| half.as_str().to_ascii_lowercase());
    let hour = match half.as_deref() {
        Some(half) if half.starts_with('p') && hour < 12 => hour + 12,
        Some(half) if half.starts_with('a') && hour == 12 => 0,
        _ => hour,
    };
    let second = number(3).unwrap_or(0).min(59);
    let time = NaiveTime::from_hms_opt(hour % 24, number(2)?, second)?;
    Some((time, text.get(found.get(0)?.end()..).unwrap_or_default().to_owned()))
}

fn zone_of(text: &str) -> Option<FixedOffset> {
    if let Some(found) = patterns::OFFSET.captures(text) {
        let number = |group: usize| found.get(group).and_then(|group| group.as_str().parse::<i32>().ok());
        let seconds = number(2)? * 3_600 + number(3).unwrap_or(0) * 60;
        let sign = if found.get(1).is_some_and(|sign| sign.as_str() == "-") { -1 } else { 1 };
        return FixedOffset::east_opt(sign * seconds);
    }
    let named = patterns::WORD.find_iter(text).find_map(|word| hours_of(word.as_str()));
    named.and_then(|hours| FixedOffset::east_opt(hours * 3_600))
}

fn hours_of(zone: &str) -> Option<i32> {
    Some(match zone {
        "Z" | "GMT" | "UTC" | "UT" | "WET" => 0,
        "CET" | "BST" | "MEZ" => 1,
        "CEST" | "EET" | "MESZ" => 2,
        "MSK" => 3,
        "SGT" | "HKT" => 8,
        "JST" | "KST" => 9,
        "EDT" => -4,
        "EST" | "ET" | "CDT" => -5,
        "CST" | "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" | "PT" => -8,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_forms_that_sources_write() {
        let cases = [
            ("2026-09-28T10:20:30+08:00", "2026-09-28T10:20:30+08:00"),
            ("2026-09-28T10:20:30.123Z", "2026-09-28T10:20:30.123+00:00"),
            ("2026-09-28T10:20Z", "2026-09-28T10:20:00+00:00"),
            ("2026-09-28 10:20", "2026-09-28T10:20:00+00:00"),
            ("2026-09-28", "2026-09-28T00:00:00+00:00"),
            ("2026-09", "2026-09-01T00:00:00+00:00"),
            ("20260928", "2026-09-28T00:00:00+00:00"),
            ("2026/9/8 7:05", "2026-09-08T07:05:00+00:00"),
            ("发布时间：2026年9月28日 10:20", "2026-09-28T10:20:00+00:00"),
            ("Mon, 28 Sep 2026 10:20:30 GMT", "2026-09-28T10:20:30+00:00"),
            ("Mon, 28 Sep 2026 10:20:30 +0800", "2026-09-28T10:20:30+08:00"),
            ("28 September 2026 10:20 EST", "2026-09-28T10:20:00-05:00"),
            ("Thu, 01 Jan 26 19:48:21 GMT", "2026-01-01T19:48:21+00:00"),
            ("Monday, 28-Sep-26 10:20:30 GMT", "2026-09-28T10:20:30+00:00"),
            ("Mon Sep 28 10:20:30 2026", "2026-09-28T10:20:30+00:00"),
            ("September 28, 2026", "2026-09-28T00:00:00+00:00"),
            ("Sep 28, 2026 3:05 PM", "2026-09-28T15:05:00+00:00"),
            ("28.09.2026", "2026-09-28T00:00:00+00:00"),
            ("09/28/2026", "2026-09-28T00:00:00+00:00"),
            ("1790590830", "2026-09-28T10:20:30+00:00"),
            ("1790590830000", "2026-09-28T10:20:30+00:00"),
        ];
        for (text, expected) in cases {
            let expected = DateTime::parse_from_rfc3339(expected).unwrap();
            assert_eq!(read(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_date_without_a_zone_is_of_its_country() {
        let read = read_in("2026-09-28 10:20", zone_of_country("CN")).unwrap();
        assert_eq!(read.to_rfc3339(), "2026-09-28T10:20:00+08:00");
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in ["", "today", "2026-13-45", "99", "0001-01-01", "12:30", "+08:00", "Sep", "31 Feb 2026"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
