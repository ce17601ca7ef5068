//! A time ago → the day that it is.

use chrono::{Days, Months, NaiveDate};

/// `7d`, `2w`, `3m`, `1y`: the day that lies so far back.
pub fn ago(text: &str, today: NaiveDate) -> Option<String> {
    let unit = text.trim().chars().last().filter(char::is_ascii_alphabetic)?;
    let number: u32 = text.trim().strip_suffix(unit)?.parse().ok()?;
    let day = match unit {
        'd' => today.checked_sub_days(Days::new(number.into())),
        'w' => today.checked_sub_days(Days::new(u64::from(number) * 7)),
        'm' => today.checked_sub_months(Months::new(number)),
        'y' => today.checked_sub_months(Months::new(number.checked_mul(12)?)),
        _ => None,
    };
    day.map(|day| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_ago_is_a_day() {
        let today = "2026-03-31".parse().unwrap();
        let days = [("7d", "2026-03-24"), ("2w", "2026-03-17"), ("1m", "2026-02-28"), ("1y", "2025-03-31")];
        for (text, day) in days {
            assert_eq!(ago(text, today).as_deref(), Some(day), "{text}");
        }
        for text in ["yesterday", "2024", "2024-09", "d", "-1d", "99999999999d", "7x", ""] {
            assert_eq!(ago(text, today), None, "{text}");
        }
    }
}
