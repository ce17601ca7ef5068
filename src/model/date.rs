//! A date as precise as its text: year, half, quarter, month or day.

use std::{fmt, str::FromStr};

use chrono::{Datelike, Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `2024`, `2024-H1`, `2024-Q3`, `2024-09` or `2024-09-20`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub enum PartialDate {
    Year(i32),
    /// Year and half, 1 or 2.
    Half(i32, u32),
    /// Year and quarter, 1 to 4.
    Quarter(i32, u32),
    /// Year and month, 1 to 12.
    Month(i32, u32),
    Day(NaiveDate),
}

impl PartialDate {
    /// The day, if `year`, `month` and `day` name one.
    pub fn day(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self::Day)
    }

    pub fn year(self) -> i32 {
        match self {
            Self::Year(year) | Self::Half(year, _) | Self::Quarter(year, _) | Self::Month(year, _) => year,
            Self::Day(day) => day.year(),
        }
    }

    /// The first day that this date can mean.
    pub fn first_day(self) -> NaiveDate {
        let (year, month) = match self {
            Self::Day(day) => return day,
            Self::Year(year) => (year, 1),
            Self::Half(year, half) => (year, 6 * half.clamp(1, 2) - 5),
            Self::Quarter(year, quarter) => (year, 3 * quarter.clamp(1, 4) - 2),
            Self::Month(year, month) => (year, month.clamp(1, 12)),
        };
        NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default()
    }

    /// The last day that this date can mean.
    pub fn last_day(self) -> NaiveDate {
        let months = match self {
            Self::Day(day) => return day,
            Self::Year(_) => 12,
            Self::Half(..) => 6,
            Self::Quarter(..) => 3,
            Self::Month(..) => 1,
        };
        let next = self.first_day().checked_add_months(chrono::Months::new(months));
        next.and_then(|day| day.checked_sub_days(Days::new(1))).unwrap_or_default()
    }

    /// Whether `other` lies wholly within this date: 2024 holds 2024-Q3.
    pub fn contains(self, other: Self) -> bool {
        self.first_day() <= other.first_day() && other.last_day() <= self.last_day()
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(day) => write!(f, "{}", day.format("%Y-%m-%d")),
        }
    }
}

/// The text was not a date of the five forms.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no date: write 2024, 2024-H1, 2024-Q3, 2024-09 or 2024-09-20")]
pub struct NoDate(pub String);

impl FromStr for PartialDate {
    type Err = NoDate;

    fn from_str(text: &str) -> Result<Self, NoDate> {
        parse(text).ok_or_else(|| NoDate(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<PartialDate> {
    let mut parts = text.split('-');
    let year = digits(parts.next()?, 4)?;
    let year = i32::try_from(year).ok()?;
    let Some(middle) = parts.next() else { return Some(PartialDate::Year(year)) };
    let day = parts.next();
    if parts.next().is_some() {
        return None;
    }
    if let Some(quarter) = middle.strip_prefix('Q') {
        return (day.is_none()).then_some(PartialDate::Quarter(year, within(quarter, 4)?));
    }
    if let Some(half) = middle.strip_prefix('H') {
        return (day.is_none()).then_some(PartialDate::Half(year, within(half, 2)?));
    }
    let month = digits(middle, 2).filter(|month| (1..=12).contains(month))?;
    match day {
        None => Some(PartialDate::Month(year, month)),
        Some(day) => PartialDate::day(year, month, digits(day, 2)?),
    }
}

fn digits(text: &str, length: usize) -> Option<u32> {
    (text.len() == length && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

fn within(text: &str, most: u32) -> Option<u32> {
    digits(text, 1).filter(|n| (1..=most).contains(n))
}

impl TryFrom<String> for PartialDate {
    type Error = NoDate;

    fn try_from(text: String) -> Result<Self, NoDate> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_reads_back_as_it_was_written() {
        for text in ["2024", "2024-H2", "2024-Q3", "2024-09", "2024-09-20"] {
            assert_eq!(text.parse::<PartialDate>().map(|date| date.to_string()).as_deref(), Ok(text));
        }
        for text in ["", "24", "2024-13", "2024-Q5", "2024-02-30", "2024-9", "2024-Q1-02"] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_date_spans_its_days() {
        let half: PartialDate = "2024-H2".parse().unwrap();
        assert_eq!(half.first_day().to_string(), "2024-07-01");
        assert_eq!(half.last_day().to_string(), "2024-12-31");
        assert!(PartialDate::Year(2024).contains(half));
        assert!(!half.contains(PartialDate::Year(2024)));
    }
}
