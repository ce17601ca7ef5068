//! How often a source is visited: a least time between two visits, or the times of a cron expression.

use std::{fmt, str::FromStr, time::Duration};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use croner::{
    Cron,
    parser::{CronParser, Seconds, Year},
};
use serde::{Serialize, Serializer};

use super::{check, duration_words};

/// How often a source is visited.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "one a source, and it is read often")]
pub enum Every {
    /// So much time at least between two visits; more where there is seldom anything new.
    Gap(Duration),
    /// At these times, whatever there is.
    Times(Times),
}

/// The times of a cron expression, in a zone: UTC unless it begins with another, `TZ=Asia/Shanghai 30 8 * * 1-5`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Times {
    text: String,
    cron: Cron,
    zone: Tz,
}

impl Every {
    /// The least time between two visits; of a cron expression a minute, than which it cannot be finer.
    pub fn least(&self) -> Duration {
        match self {
            Self::Gap(gap) => *gap,
            Self::Times(_) => Duration::from_mins(1),
        }
    }
}

impl Times {
    /// The first of the times after an instant; nothing where none is left.
    pub fn after(&self, instant: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let next = self.cron.find_next_occurrence(&instant.with_timezone(&self.zone), false);
        next.ok().map(|next| next.with_timezone(&Utc))
    }
}

impl FromStr for Every {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text.contains(char::is_whitespace) || text.starts_with('@') {
            return times(text).map(Self::Times);
        }
        check::duration(text).map(Self::Gap).map_err(|what| format!("{what}, or a cron expression (\"30 8 * * 1-5\")"))
    }
}

fn times(text: &str) -> Result<Times, String> {
    let wrong = |what: &dyn fmt::Display| {
        format!(
            "`{text}` is no cron expression ({what}): expected minute, hour, day, month and day of the week, such as \
             \"30 8 * * 1-5\", in UTC or with a zone before it, \"TZ=Asia/Shanghai 30 8 * * 1-5\""
        )
    };
    let (zone, pattern) = match text.strip_prefix("TZ=") {
        Some(rest) => {
            let (zone, pattern) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
            (zone.parse().map_err(|_| wrong(&format!("{zone} is no time zone")))?, pattern)
        }
        None => (Tz::UTC, text),
    };
    let parser = CronParser::builder().seconds(Seconds::Disallowed).year(Year::Disallowed).build();
    let cron = parser.parse(pattern).map_err(|error| wrong(&error))?;
    let times = Times { text: text.to_owned(), cron, zone };
    if times.after(DateTime::UNIX_EPOCH).is_none() {
        return Err(wrong(&"there is no such day"));
    }
    Ok(times)
}

impl From<Duration> for Every {
    fn from(gap: Duration) -> Self {
        Self::Gap(gap)
    }
}

impl fmt::Display for Every {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Gap(gap) => f.write_str(&duration_words(*gap)),
            Self::Times(times) => f.write_str(&times.text),
        }
    }
}

impl Serialize for Every {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(expression: &str, instant: &str) -> String {
        let Ok(Every::Times(times)) = expression.parse() else { panic!("{expression}") };
        times.after(instant.parse().unwrap()).unwrap().to_rfc3339()
    }

    #[test]
    fn a_cron_expression_gives_the_next_time_in_its_zone() {
        assert_eq!(after("30 8 * * 1-5", "2026-09-25T08:30:00Z"), "2026-09-28T08:30:00+00:00");
        assert_eq!(after("TZ=Asia/Shanghai 30 8 * * *", "2026-09-25T08:30:00Z"), "2026-09-26T00:30:00+00:00");
        assert_eq!(after("*/20 * * * *", "2026-09-25T08:30:01Z"), "2026-09-25T08:40:00+00:00");
        assert_eq!(after("@daily", "2026-09-25T08:30:00Z"), "2026-09-26T00:00:00+00:00");
        assert_eq!(after("0 9 29 2 *", "2026-09-25T08:30:00Z"), "2028-02-29T09:00:00+00:00");
    }

    #[test]
    fn it_is_written_as_it_is_read() {
        for text in ["30m", "1d", "30 8 * * 1-5", "TZ=Asia/Seoul 0 9 * * *"] {
            assert_eq!(text.parse::<Every>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_neither_is_told_with_what_was_expected() {
        for wrong in
            ["soon", "61 * * * *", "* * * *", "0 0 31 2 *", "TZ=Mars/Base 0 8 * * *", "1 2 3 4 5 6 7 8", "@never"]
        {
            let told = wrong.parse::<Every>().unwrap_err();
            assert!(told.contains("expected"), "{told}");
        }
    }
}
