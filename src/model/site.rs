//! Where a site has the text of its articles, by the time in which its pages were laid out so.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The place of the article's text on pages of a site, bounded to those of certain days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyRule {
    /// A CSS selector.
    pub css: String,
    /// The first day of publication that it holds for; nothing where it held ever before.
    pub from: Option<NaiveDate>,
    /// The last; nothing where it still holds.
    pub until: Option<NaiveDate>,
}

impl BodyRule {
    /// A rule for the pages of all days.
    pub fn always(css: impl Into<String>) -> Self {
        Self { css: css.into(), from: None, until: None }
    }

    pub fn is_dated(&self) -> bool {
        self.from.is_some() || self.until.is_some()
    }

    /// Whether it holds for a page of that day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether there is a day that both hold for.
    pub fn meets(&self, other: &Self) -> bool {
        let begins = |one: &Self, other: &Self| match (one.from, other.until) {
            (Some(from), Some(until)) => from <= until,
            _ => true,
        };
        begins(self, other) && begins(other, self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_holds_from_its_first_day_until_its_last() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let rule =
            |from: &str, until: &str| BodyRule { css: "p".into(), from: from.parse().ok(), until: until.parse().ok() };
        let old = rule("", "2023-06-30");
        assert!(old.holds_on(day("2023-06-30")) && !old.holds_on(day("2023-07-01")));
        assert!(rule("2023-07-01", "").holds_on(day("2023-07-01")));
        assert!(BodyRule::always("p").holds_on(day("1999-01-01")));
        assert!(!old.meets(&rule("2023-07-01", "")));
        assert!(old.meets(&rule("2023-06-30", "2024-01-01")));
    }
}
