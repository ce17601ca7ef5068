//! When a source is due again: a pure function of its past.
//!
//! | what the past says | the next visit |
//! | --- | --- |
//! | nothing yet | at once |
//! | something new now and then | an eighth of the time that passes between two news, `every` at least, a day at most |
//! | nothing new for longer than usual | twice as late with every four visits more, a day at most |
//! | a list that forgets fast | before half of it has been replaced |
//! | failures | `every`, then twice as late with each more, up to half of that earlier by chance; a week at most |
//! | the host asked for peace | not before that |
//! | another program was asking its host | five minutes later at the earliest |
//!
//! The times of a cron expression are kept as they are, but for failures.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::source::{Every, Times};

/// A source that says nothing new, or fails, is still visited this often.
const LEAST_OFTEN_QUIET: Duration = Duration::from_hours(24);
const LEAST_OFTEN_FAILING: Duration = Duration::from_hours(168);
/// So many visits in a row without anything new double the time between visits.
const QUIET_VISITS: u32 = 4;
/// Visits in the time that usually passes between two news: what is new is then known an eighth of it late at most.
const VISITS_PER_NEWS: u32 = 8;
/// The first pause after a failure of a source that keeps the times of a cron expression.
const FAILED_TIMES: Duration = Duration::from_mins(10);
/// A source whose host another program asked is asked after so long, whatever its times are.
const NOT_ASKED: TimeDelta = TimeDelta::minutes(5);
/// The part of a wait that is added to it at random at most, so that what began together does not stay together.
const JITTER: f64 = 0.1;
const MOST_JITTER: Duration = Duration::from_mins(10);

/// How the visits of a source went.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Past {
    pub attempted: Option<DateTime<Utc>>,
    pub succeeded: Option<DateTime<Utc>>,
    /// When a visit last found something that was not listed before.
    pub found_new: Option<DateTime<Utc>>,
    /// Seconds that usually pass between two such visits: a mean in which the last ones weigh most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rhythm: Option<u64>,
    /// Seconds in which half of the list is replaced, where that can be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub half_life: Option<u64>,
    /// Visits since something was found, the failed ones left out.
    pub quiet: u32,
    /// Failures in a row.
    pub failures: u32,
    /// The host asked to be left alone until then, or another program was asking it.
    pub not_before: Option<DateTime<Utc>>,
}

/// How a visit went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    New,
    NothingNew,
    Failed {
        not_before: Option<DateTime<Utc>>,
    },
    /// Another program was asking its host.
    NotAsked,
}

impl Past {
    /// The past after one more visit.
    #[must_use]
    pub fn after(&self, outcome: Outcome, now: DateTime<Utc>) -> Self {
        let attempted = Some(now);
        match outcome {
            Outcome::New => Self {
                attempted,
                succeeded: attempted,
                found_new: attempted,
                rhythm: self.rhythm_with(now),
                half_life: self.half_life,
                ..Self::default()
            },
            Outcome::NothingNew => Self {
                attempted,
                succeeded: attempted,
                found_new: self.found_new,
                rhythm: self.rhythm,
                half_life: self.half_life,
                quiet: self.quiet.saturating_add(1),
                ..Self::default()
            },
            Outcome::Failed { not_before } => {
                Self { attempted, failures: self.failures.saturating_add(1), not_before, ..self.clone() }
            }
            Outcome::NotAsked => {
                Self { not_before: self.not_before.max(now.checked_add_signed(NOT_ASKED)), ..self.clone() }
            }
        }
    }

    /// The past with what the list showed now beside the list before: `fresh` of its `of` entries were not there.
    #[must_use]
    pub fn with_turnover(self, fresh: usize, of: usize, before: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Self {
        let passed = before.and_then(|before| u64::try_from((now - before).num_seconds()).ok());
        let (Some(passed), false) = (passed, fresh == 0 || of == 0) else { return self };
        let (fresh, half) = (u64::try_from(fresh).unwrap_or(u64::MAX), u64::try_from(of / 2).unwrap_or(u64::MAX));
        let half_life = passed.saturating_mul(half) / fresh;
        let known = self.half_life.unwrap_or(half_life);
        // A burst shortens it at once, calm lengthens it slowly: what a list has forgotten is lost.
        let half_life = if half_life < known { half_life } else { (3 * known).saturating_add(half_life) / 4 };
        Self { half_life: Some(half_life), ..self }
    }

    fn rhythm_with(&self, now: DateTime<Utc>) -> Option<u64> {
        let passed = u64::try_from((now - self.found_new?).num_seconds()).unwrap_or(0);
        Some(self.rhythm.map_or(passed, |rhythm| rhythm.saturating_mul(3).saturating_add(passed) / 4))
    }

    /// The time between visits by what has been learnt of the source.
    fn wait(&self, every: Duration) -> Duration {
        if self.failures > 0 {
            return grown(every, self.failures - 1, LEAST_OFTEN_FAILING);
        }
        let most = LEAST_OFTEN_QUIET.max(every);
        let learnt = self.rhythm.map_or(every, |rhythm| Duration::from_secs(rhythm) / VISITS_PER_NEWS);
        let usual = if self.rhythm.is_some() { VISITS_PER_NEWS } else { 0 };
        let wait = grown(learnt.clamp(every, most), self.quiet.saturating_sub(usual) / QUIET_VISITS, most);
        self.half_life.map_or(wait, |half_life| wait.min(Duration::from_secs(half_life)).max(every))
    }
}

/// When the source is due.
pub fn due(every: &Every, past: &Past) -> DateTime<Utc> {
    let not_before = past.not_before.unwrap_or(DateTime::UNIX_EPOCH);
    let Some(attempted) = past.attempted else { return not_before };
    let due = match every {
        Every::Gap(gap) => later(attempted, past.wait(*gap)),
        Every::Times(times) => at_times(times, past, attempted),
    };
    due.max(not_before)
}

fn at_times(times: &Times, past: &Past, attempted: DateTime<Utc>) -> DateTime<Utc> {
    let from = if past.failures > 0 {
        later(attempted, grown(FAILED_TIMES, past.failures - 1, LEAST_OFTEN_FAILING))
    } else {
        attempted
    };
    times.after(from).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

/// What is added to a wait of this source, or from the second failure on taken off: a part of it, by `seed` and the
/// instant alone, so that a run can be repeated.
pub(super) fn jitter(every: &Every, past: &Past, seed: &str) -> TimeDelta {
    let (Every::Gap(gap), Some(attempted)) = (every, past.attempted) else { return TimeDelta::zero() };
    let dice = super::fetch::jitter(attempted.timestamp().unsigned_abs(), seed, past.quiet);
    let wait = past.wait(*gap);
    if past.failures > 1 && past.not_before.is_none() {
        // A source that fails by a rhythm is not to be asked at the same point of it each time.
        let spared = wait.saturating_sub(*gap).min(wait / 2).mul_f64(dice);
        return -TimeDelta::from_std(spared).unwrap_or_default();
    }
    let added = wait.mul_f64(JITTER * dice).min(MOST_JITTER);
    TimeDelta::from_std(added).unwrap_or_default()
}

fn later(instant: DateTime<Utc>, wait: Duration) -> DateTime<Utc> {
    let later = TimeDelta::from_std(wait).ok().and_then(|wait| instant.checked_add_signed(wait));
    later.unwrap_or(DateTime::<Utc>::MAX_UTC)
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

    fn due(every: Duration, past: &Past) -> DateTime<Utc> {
        super::due(&every.into(), past)
    }

    fn hours(count: i64) -> DateTime<Utc> {
        now() + TimeDelta::hours(count)
    }

    #[test]
    fn a_source_with_news_once_a_day_is_asked_every_three_hours() {
        let past = (0..10).fold(Past::default(), |past, day| past.after(Outcome::New, hours(24 * day)));
        assert_eq!(due(HALF_HOUR, &past) - hours(216), TimeDelta::hours(3));
        let quieter = (0..8).fold(past.clone(), |past, visit| past.after(Outcome::NothingNew, hours(216 + 3 * visit)));
        assert_eq!(due(HALF_HOUR, &quieter) - hours(237), TimeDelta::hours(3));
        let silent = (0..8).fold(quieter, |past, visit| past.after(Outcome::NothingNew, hours(240 + 3 * visit)));
        assert_eq!(due(HALF_HOUR, &silent) - hours(261), TimeDelta::hours(12));
    }

    #[test]
    fn a_list_that_forgets_fast_is_asked_before_half_of_it_is_gone() {
        let past = Past { rhythm: Some(86_400), found_new: Some(hours(-24)), ..Past::default() };
        let past = past.after(Outcome::New, now());
        let fast = past.clone().with_turnover(10, 20, Some(hours(-1)), now());
        assert_eq!(due(HALF_HOUR, &fast) - now(), TimeDelta::hours(1));
        // All of it is new: something was lost, and the next visit is as early as may be.
        let lost = past.clone().with_turnover(20, 20, Some(hours(-1)), now());
        assert_eq!(due(HALF_HOUR, &lost) - now(), TimeDelta::minutes(30));
        let calm = past.with_turnover(1, 100, Some(hours(-1)), now());
        assert_eq!(due(HALF_HOUR, &calm) - now(), TimeDelta::hours(3));
    }

    #[test]
    fn the_times_of_a_cron_expression_are_kept_but_for_failures() {
        let every: Every = "0 * * * *".parse().unwrap();
        let quiet = (0..30).fold(Past::default(), |past, _| past.after(Outcome::NothingNew, now()));
        assert!(super::due(&every, &quiet) - now() <= TimeDelta::hours(1));
        let failing = (0..6).fold(quiet, |past, _| past.after(Outcome::Failed { not_before: None }, now()));
        assert!(super::due(&every, &failing) - now() >= TimeDelta::minutes(320));
        assert_eq!(jitter(&every, &failing, "a"), TimeDelta::zero());
    }

    #[test]
    fn jitter_parts_those_who_began_together() {
        let past = Past::default().after(Outcome::New, now());
        let added: Vec<_> = (0..100).map(|n| jitter(&HALF_HOUR.into(), &past, &format!("source-{n}"))).collect();
        assert!(added.iter().all(|added| *added >= TimeDelta::zero() && *added <= TimeDelta::minutes(3)));
        let distinct: std::collections::HashSet<_> = added.iter().map(TimeDelta::num_milliseconds).collect();
        assert!(distinct.len() > 90, "{}", distinct.len());
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
        fn it_is_never_due_sooner_than_its_time(
            every in 1_u64..10_000_000, quiet: u32, failures: u32, rhythm: Option<u64>, half_life: Option<u64>,
        ) {
            let past = Past { attempted: Some(now()), quiet, failures, rhythm, half_life, ..Past::default() };
            let every = Duration::from_secs(every);
            prop_assert!(due(every, &past) >= now() + TimeDelta::from_std(every).unwrap());
        }
    }
}
