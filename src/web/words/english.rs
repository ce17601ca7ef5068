//! Dates as English readers write them.

use crate::model::PartialDate;

/// `28 September 2024`, `September 2024`, `Q3 2024`, `first half of 2024`, `2024`.
pub(super) fn date(date: PartialDate) -> String {
    match date {
        PartialDate::Year(year) => year.to_string(),
        PartialDate::Half(year, half) => format!("{} half of {year}", if half == 1 { "first" } else { "second" }),
        PartialDate::Quarter(year, quarter) => format!("Q{quarter} {year}"),
        PartialDate::Month(..) => date.first_day().format("%B %Y").to_string(),
        PartialDate::Day(day) => day.format("%-d %B %Y").to_string(),
    }
}
