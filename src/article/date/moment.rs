//! A date expression in any of nine languages → a day, and time and zone where it has them.

use std::sync::LazyLock;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, Offset, TimeZone};
use chrono_tz::Tz;
use regex::{Captures, Regex};

/// A point in time as far as a text gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) day: NaiveDate,
    pub(crate) time: Option<NaiveTime>,
    pub(crate) offset: Option<FixedOffset>,
}

/// How `9/8/2024` is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    MonthFirst,
    DayFirst,
}

/// Bytes of a text that are searched for one date.
const WITHIN: usize = 400;

impl Moment {
    /// The first date in `text`.
    pub(crate) fn find(text: &str, order: Order) -> Option<Self> {
        let end = (0..=WITHIN.min(text.len())).rev().find(|at| text.is_char_boundary(*at))?;
        let text = text.get(..end)?.trim();
        if let Some(moment) = of_digits(text) {
            return Some(moment);
        }
        let lower = text.to_lowercase();
        let (day, after) = FORMS
            .iter()
            .filter_map(|(form, pattern)| {
                let captures = pattern.captures(&lower)?;
                let whole = captures.get(0)?;
                Some((whole.start(), form.day(&captures, order)?, whole.end()))
            })
            .min_by_key(|(start, ..)| *start)
            .map(|(_, day, end)| (day, end))?;
        let (time, offset) = clock(&lower, after);
        Some(Self { day, time, offset })
    }

    /// RFC 3339 where time and zone are known (the zone of the outlet, if the text names none), else the day.
    /// A time that a page gives in UTC is told in the outlet's own zone, so that its day is the outlet's day.
    pub(crate) fn text(self, zone: Option<Tz>) -> String {
        let Some(time) = self.time else { return self.day.to_string() };
        let local = self.day.and_time(time);
        let moment = match (self.offset, zone) {
            (Some(offset), Some(zone)) if offset.local_minus_utc() == 0 => {
                offset.from_local_datetime(&local).single().map(|moment| moment.with_timezone(&zone).fixed_offset())
            }
            (Some(offset), _) => offset.from_local_datetime(&local).single(),
            (None, Some(zone)) => zone.from_local_datetime(&local).earliest().map(|moment| moment.fixed_offset()),
            (None, None) => None,
        };
        moment.map_or_else(|| self.day.to_string(), |moment| moment.to_rfc3339())
    }

    pub(crate) fn of(moment: DateTime<FixedOffset>) -> Self {
        let local = moment.naive_local();
        Self { day: local.date(), time: Some(local.time()), offset: Some(moment.offset().fix()) }
    }
}

/// `20240928`, `20240928T101500Z`, and seconds or milliseconds since 1970.
fn of_digits(text: &str) -> Option<Moment> {
    static COMPACT: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"^((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})(?:t?([0-9]{2})([0-9]{2})([0-9]{2})?(z|[+-][0-9]{2}:?[0-9]{2})?)?$").ok()
    });
    let text = text.to_ascii_lowercase();
    if let Some(captures) = COMPACT.as_ref().and_then(|pattern| pattern.captures(&text)) {
        let number = |at| captures.get(at).and_then(|part| part.as_str().parse::<u32>().ok());
        let year = captures.get(1)?.as_str().parse().ok()?;
        let day = NaiveDate::from_ymd_opt(year, number(2)?, number(3)?);
        if let Some(day) = day {
            let time = number(4).and_then(|hour| NaiveTime::from_hms_opt(hour, number(5)?, number(6).unwrap_or(0)));
            return Some(Moment { day, time, offset: captures.get(7).and_then(|zone| offset_of(zone.as_str())) });
        }
    }
    let seconds = match text.len() {
        10 => text.parse::<i64>().ok()?,
        13 => text.parse::<i64>().ok()? / 1000,
        _ => return None,
    };
    DateTime::from_timestamp(seconds, 0).map(|moment| Moment::of(moment.fixed_offset()))
}

#[derive(Debug, Clone, Copy)]
enum Form {
    YearMonthDay,
    /// 令和7年, 民國114年: the year counts from an era.
    Era,
    DayMonthName,
    MonthNameDay,
    /// `Oct 14 09:31:02 UTC 2025`: the year comes last.
    YearLast,
    Numeric,
}

static FORMS: LazyLock<Vec<(Form, Regex)>> = LazyLock::new(|| {
    let month = MONTHS.iter().flat_map(|names| names.split(' ')).collect::<Vec<_>>().join("|");
    let forms = [
        (
            Form::YearMonthDay,
            r"\b((?:19|20)[0-9]{2})\s*[-/.–年년]\s*([0-9]{1,2})\s*[-/.–月월]\s*([0-9]{1,2})(?:\b|日|일|t)".to_owned(),
        ),
        (Form::Era, r"(令和|民國|民国)\s*([0-9]{1,3}|元)\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日".to_owned()),
        (
            Form::DayMonthName,
            format!(
                r"\b([0-9]{{1,2}})(?:st|nd|rd|th|er|\.|º|°)?[\s-]*(?:of |de )?\s*({month})\b\.?,?[\s-]*(?:de |del )?((?:19|20)[0-9]{{2}})\b"
            ),
        ),
        (Form::MonthNameDay, format!(r"\b({month})\b\.?\s*([0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+((?:19|20)[0-9]{{2}})\b")),
        (
            Form::YearLast,
            format!(
                r"\b({month})\b\s+([0-9]{{1,2}})\s+[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?\s*(?:[a-z]{{2,5}}|[+-][0-9]{{4}})?\s+((?:19|20)[0-9]{{2}})\b"
            ),
        ),
        (Form::Numeric, r"\b([0-9]{1,2})([./-])([0-9]{1,2})[./-]((?:19|20)[0-9]{2})\b".to_owned()),
    ];
    forms.into_iter().filter_map(|(form, pattern)| Some((form, Regex::new(&pattern).ok()?))).collect()
});

impl Form {
    fn day(self, captures: &Captures<'_>, order: Order) -> Option<NaiveDate> {
        let text = |at| captures.get(at).map_or("", |part| part.as_str());
        let number = |at| text(at).parse::<u32>().ok();
        let year = |at| text(at).parse::<i32>().ok();
        match self {
            Self::YearMonthDay => NaiveDate::from_ymd_opt(year(1)?, number(2)?, number(3)?),
            Self::Era => {
                let first = if text(1) == "令和" { 2018 } else { 1911 };
                let of_era = if text(2) == "元" { 1 } else { year(2)? };
                NaiveDate::from_ymd_opt(first + of_era, number(3)?, number(4)?)
            }
            Self::DayMonthName => NaiveDate::from_ymd_opt(year(3)?, month_of(text(2))?, number(1)?),
            Self::MonthNameDay | Self::YearLast => NaiveDate::from_ymd_opt(year(3)?, month_of(text(1))?, number(2)?),
            Self::Numeric => {
                let (first, second) = (number(1)?, number(3)?);
                let month_first = order == Order::MonthFirst && text(2) == "/" && first <= 12 || second > 12;
                let (month, day) = if month_first { (first, second) } else { (second, first) };
                NaiveDate::from_ymd_opt(year(4)?, month, day)
            }
        }
    }
}

/// Names of the months in English, German, French, Spanish, Italian and Russian, in lower case, long ones first.
const MONTHS: [&str; 12] = [
    "january januar jänner janvier enero gennaio января jan janv ene gen",
    "february februar février febrero febbraio февраля feb févr fév",
    "march märz mars marzo марта mar mär",
    "april avril abril aprile апреля apr avr abr",
    "may mai mayo maggio мая mag",
    "june juni juin junio giugno июня jun giu",
    "july juli juillet julio luglio июля jul juil lug",
    "august août agosto августа aug ago",
    "september septembre septiembre settembre сентября sept sep set",
    "october oktober octobre octubre ottobre октября oct okt ott",
    "november novembre noviembre ноября nov",
    "december dezember décembre diciembre dicembre декабря dec dez déc dic",
];

fn month_of(name: &str) -> Option<u32> {
    let at = MONTHS.iter().position(|names| names.split(' ').any(|known| known == name))?;
    u32::try_from(at + 1).ok()
}

/// The time of day and the zone that follow a date closely.
fn clock(lower: &str, after: usize) -> (Option<NaiveTime>, Option<FixedOffset>) {
    static CLOCK: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"(?x)^[\s,，、|·•\-–(（).:]{0,8}(?:at|um|à|в|alle|ore|a\sles)?\s*(上午|下午|午前|午後|오전|오후)?\s*
            ([0-9]{1,2})\s*(?:[:：時时点]|시|h)\s*([0-9]{2})(?:[:：分]([0-9]{2}))?(?:\.[0-9]+)?\s*(a\.?m\.?|p\.?m\.?)?\s*(?:uhr)?[\s,]*
            (z\b|[+\-−][0-9]{2}:?[0-9]{2}|utc|gmt|est|edt|pst|pdt|jst|kst|cest|cet|bst|ist|hkt|sgt|msk|мск)?\s*
            ([+\-][0-9]{1,2}(?::?[0-9]{2})?\b)?",
        )
        .ok()
    });
    let rest = lower.get(after..).unwrap_or("");
    let Some(captures) = CLOCK.as_ref().and_then(|pattern| pattern.captures(rest)) else { return (None, None) };
    let text = |at| captures.get(at).map_or("", |part| part.as_str());
    let (Ok(mut hour), Ok(minute)) = (text(2).parse::<u32>(), text(3).parse::<u32>()) else { return (None, None) };
    let late = matches!(text(1), "下午" | "午後" | "오후") || text(5).starts_with('p');
    let early = matches!(text(1), "上午" | "午前" | "오전") || text(5).starts_with('a');
    if late && hour < 12 {
        hour += 12;
    } else if early && hour == 12 {
        hour = 0;
    }
    let time = NaiveTime::from_hms_opt(hour, minute, text(4).parse().unwrap_or(0));
    let offset = offset_of(text(7)).or_else(|| offset_of(text(6)));
    (time, time.and(offset))
}

/// `z`, `+0800`, `+08:00`, `+8`, `est` …; names that several zones share (CST) say nothing.
fn offset_of(name: &str) -> Option<FixedOffset> {
    let hours = |hours: i32| FixedOffset::east_opt(hours * 3600);
    match name {
        "" => None,
        "z" | "utc" | "gmt" => hours(0),
        "est" => hours(-5),
        "edt" => hours(-4),
        "pst" => hours(-8),
        "pdt" => hours(-7),
        "jst" | "kst" => hours(9),
        "cest" => hours(2),
        "cet" | "bst" => hours(1),
        "hkt" | "sgt" => hours(8),
        "msk" | "мск" => hours(3),
        "ist" => FixedOffset::east_opt(5 * 3600 + 1800),
        name => {
            let digits: String = name.chars().filter(char::is_ascii_digit).collect();
            let (h, m) = digits.split_at_checked(2).filter(|_| digits.len() > 2).unwrap_or((&digits, "0"));
            let seconds = h.parse::<i32>().ok()? * 3600 + m.parse::<i32>().ok()? * 60;
            FixedOffset::east_opt(if name.starts_with('+') { seconds } else { -seconds })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> String {
        let zone = Some(chrono_tz::Asia::Shanghai);
        Moment::find(text, Order::MonthFirst).map_or_else(|| "nothing".into(), |moment| moment.text(zone))
    }

    #[test]
    fn every_pattern_of_ours_compiles() {
        assert_eq!(FORMS.len(), 6);
        assert!(Moment::find("2024-09-28T10:15:00Z", Order::DayFirst).unwrap().time.is_some());
    }

    #[test]
    fn dates_of_machines_are_read() {
        for (text, expected) in [
            ("2024-09-28T10:15:00+02:00", "2024-09-28T10:15:00+02:00"),
            ("2024-09-27T22:30:00Z", "2024-09-28T06:30:00+08:00"),
            ("2024-09-28T10:15:00.123-0400", "2024-09-28T10:15:00-04:00"),
            ("2024-09-28 10:15", "2024-09-28T10:15:00+08:00"),
            ("Sat, 28 Sep 2024 10:15:00 GMT", "2024-09-28T18:15:00+08:00"),
            ("20240928", "2024-09-28"),
            ("20240928T101500Z", "2024-09-28T18:15:00+08:00"),
            ("1727490000", "2024-09-28T10:20:00+08:00"),
            ("1727490000000", "2024-09-28T10:20:00+08:00"),
            ("2024-13-40", "nothing"),
            ("99999999999999999999", "nothing"),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn dates_of_nine_languages_are_read() {
        for (text, expected) in [
            ("Published: September 28, 2024 at 3:05 pm EDT", "2024-09-28T15:05:00-04:00"),
            ("28 Sept. 2024", "2024-09-28"),
            ("发布时间：2024年9月28日 10:15 来源：新华社", "2024-09-28T10:15:00+08:00"),
            ("2024年09月28日10:15", "2024-09-28T10:15:00+08:00"),
            ("民國113年9月28日", "2024-09-28"),
            ("2024/09/28 下午 3:05", "2024-09-28T15:05:00+08:00"),
            ("令和6年9月28日", "2024-09-28"),
            ("2024年9月28日 15時05分", "2024-09-28T15:05:00+08:00"),
            ("입력 2024.09.28. 오후 3:05", "2024-09-28T15:05:00+08:00"),
            ("2024년 9월 28일", "2024-09-28"),
            ("28. September 2024, 15:05 Uhr", "2024-09-28T15:05:00+08:00"),
            ("28.09.2024", "2024-09-28"),
            ("Publié le 28 septembre 2024 à 15h05", "2024-09-28T15:05:00+08:00"),
            ("le 1er août 2024", "2024-08-01"),
            ("28 de septiembre de 2024", "2024-09-28"),
            ("28 settembre 2024", "2024-09-28"),
            ("28 сентября 2024, 15:05 МСК", "2024-09-28T15:05:00+03:00"),
            ("Sat Sep 28 10:15:00 UTC 2024", "2024-09-28"),
            ("9/28/2024", "2024-09-28"),
            ("28/9/2024", "2024-09-28"),
            ("no date 2024", "nothing"),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }
}
