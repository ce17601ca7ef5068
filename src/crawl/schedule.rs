//! When a source is due again: a pure function of its past.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// A source that says nothing new, or fails, is still visited this often.
const LEAST_OFTEN_QUIET: Duration = Duration::from_hours(24);
const LEAST_OFTEN_FAILING: Duration = Duration::from_hours(168);
/// So many visits in a row without anything new double the time between visits.
const QUIET_VISITS: u32 = 4;

/// How the visits of a source went.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Past {
    pub attempted: Option<DateTime<Utc>>,
    pub succeeded: Option<DateTime<Utc>>,
    /// When a visit last found a page that was not known.
    pub found_new: Option<DateTime<Utc>>,
    /// Visits since then, the failed ones left out.
    pub quiet: u32,
    /// Failures in a row.
    pub failures: u32,
    /// The host asked to be left alone until then.
    pub not_before: Option<DateTime<Utc>>,
}

/// How a visit went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    New,
    NothingNew,
    Failed { not_before: Option<DateTime<Utc>> },
}

impl Past {
    /// The past after one more visit.
    #[must_use]
    pub fn after(&self, outcome: Outcome, now: DateTime<Utc>) -> Self {
        let attempted = Some(now);
        match outcome {
            Outcome::New => Self { attempted, succeeded: attempted, found_new: attempted, ..Self::default() },
            Outcome::NothingNew => Self {
                attempted,
                succeeded: attempted,
                found_new: self.found_new,
                quiet: self.quiet.saturating_add(1),
                ..Self::default()
            },
            Outcome::Failed { not_before } => {
                Self { attempted, failures: self.failures.saturating_add(1), not_before, ..self.clone() }
            }
        }
    }
}

/// When the source is due: at once if it was never visited, else `every` after the last visit, later the longer
/// it has had nothing new, and later still the longer it fails.
pub fn due(every: Duration, past: &Past) -> DateTime<Utc> {
    let Some(attempted) = past.attempted else { return DateTime::UNIX_EPOCH };
    let wait = if past.failures > 0 {
        grown(every, past.failures, LEAST_OFTEN_FAILING)
    } else {
        grown(every, past.quiet / QUIET_VISITS, LEAST_OFTEN_QUIET)
    };
    let due = TimeDelta::from_std(wait).ok().and_then(|wait| attempted.checked_add_signed(wait));
    due.unwrap_or(DateTime::<Utc>::MAX_UTC).max(past.not_before.unwrap_or(DateTime::UNIX_EPOCH))
}

fn grown(every: Duration, doublings: u32, most: Duration) -> Duration {
    every.saturating_mul(1_u32.checked_shl(doublings).unwrap_or(u32::MAX)).min(most.max(every))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const HALF_HOUR: Duration = Duration::from_mins(30);

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000, 0).unwrap()
    }

    #[test]
    fn a_source_that_was_never_visited_is_due() {
        assert!(due(HALF_HOUR, &Past::default()) < now());
    }

    #[test]
    fn a_lively_source_is_due_after_its_time_and_a_quiet_one_later() {
        let lively = Past::default().after(Outcome::New, now());
        assert_eq!(due(HALF_HOUR, &lively) - now(), TimeDelta::minutes(30));
        let quiet = (0..8).fold(lively.clone(), |past, _| past.after(Outcome::NothingNew, now()));
        assert_eq!(due(HALF_HOUR, &quiet) - now(), TimeDelta::hours(2));
        let silent = Past { quiet: u32::MAX, ..quiet };
        assert_eq!(due(HALF_HOUR, &silent) - now(), TimeDelta::hours(24));
        assert_eq!(due(HALF_HOUR, &silent.after(Outcome::New, now())), due(HALF_HOUR, &lively));
    }

    #[test]
    fn a_failing_source_is_visited_less_and_less() {
        let mut past = Past::default();
        let mut last = TimeDelta::zero();
        for _ in 0..12 {
            past = past.after(Outcome::Failed { not_before: None }, now());
            let wait = due(HALF_HOUR, &past) - now();
            assert!(wait > last || wait == TimeDelta::days(7));
            last = wait;
        }
        assert_eq!(last, TimeDelta::days(7));
    }

    #[test]
    fn a_wish_to_be_left_alone_is_kept() {
        let until = now() + TimeDelta::days(2);
        let past = Past::default().after(Outcome::Failed { not_before: Some(until) }, now());
        assert_eq!(due(HALF_HOUR, &past), until);
    }

    proptest! {
        #[test]
        fn it_is_never_due_sooner_than_its_time(every in 1_u64..10_000_000, quiet: u32, failures: u32) {
            let past = Past { attempted: Some(now()), quiet, failures, ..Past::default() };
            let every = Duration::from_secs(every);
            prop_assert!(due(every, &past) >= now() + TimeDelta::from_std(every).unwrap());
        }
    }
}
