//! The signs that a crawler which watches gives → whether it is well, for a supervisor.

use std::collections::HashSet;

use chrono::{DateTime, TimeDelta, Utc};

use super::super::paint::counted;

/// A crawler that rests gives a sign each minute, a visit whenever pages of it are stored; a slow site with nothing to
/// store, or the arranging of a large store, may take long.
const LONGEST_SILENCE: TimeDelta = TimeDelta::hours(1);
/// The sources of one host may fail together for a while: that is no fault of this side.
const LONGEST_UNANSWERED: TimeDelta = TimeDelta::minutes(10);
const FEWEST_UNANSWERED: usize = 3;

#[derive(Debug)]
pub(super) struct Signs {
    /// Sources that are watched.
    sources: usize,
    /// When it last began, stored or ended something, or found nothing to do.
    seen: DateTime<Utc>,
    /// When a source last answered; before the first did, when the crawler began.
    answered: DateTime<Utc>,
    /// Visits since then.
    unanswered: usize,
    /// Sources that failed then and had not failed the time before: the next failure of one that is dead says nothing.
    fell_silent: usize,
    /// Sources whose last visit failed.
    silent: HashSet<String>,
}

impl Signs {
    pub(super) fn new(sources: usize, now: DateTime<Utc>) -> Self {
        Self { sources, seen: now, answered: now, unanswered: 0, fell_silent: 0, silent: HashSet::new() }
    }

    pub(super) fn seen(&mut self, now: DateTime<Utc>) {
        self.seen = now;
    }

    pub(super) fn visited(&mut self, source: &str, answered: bool, now: DateTime<Utc>) {
        self.seen = now;
        if answered {
            self.silent.remove(source);
            (self.answered, self.unanswered, self.fell_silent) = (now, 0, 0);
        } else {
            self.unanswered += 1;
            self.fell_silent += usize::from(self.silent.insert(source.to_owned()));
        }
    }

    /// What is wrong, in words; nothing where all is well.
    pub(super) fn trouble(&self, now: DateTime<Utc>) -> Option<String> {
        let since = |then: DateTime<Utc>| counted(usize::try_from((now - then).num_minutes()).unwrap_or(0), "minute");
        if now - self.seen > LONGEST_SILENCE {
            let silence = since(self.seen);
            return Some(format!(
                "nothing has begun, been stored or ended for {silence}: does another program hold the database?"
            ));
        }
        self.is_cut_off(now).then(|| {
            let (since, visits) = (since(self.answered), self.unanswered);
            format!(
                "no source has answered for {since}, in {visits} visits: \
                 is there a way to the network, or a proxy to set (HTTPS_PROXY)?"
            )
        })
    }

    /// Several sources fell silent one after the other, or all are.
    fn is_cut_off(&self, now: DateTime<Utc>) -> bool {
        let silent = self.fell_silent >= FEWEST_UNANSWERED || self.silent.len() >= self.sources;
        silent && self.unanswered >= FEWEST_UNANSWERED && now - self.answered > LONGEST_UNANSWERED
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::global::Global;

    /// The minutes at which sources were visited, and whether they answered → what is wrong an hour after it began.
    fn after(sources: usize, visits: &[(i64, &str, bool)]) -> Option<String> {
        let began = Global::now();
        let mut signs = Signs::new(sources, began);
        for (minute, source, answered) in visits {
            signs.visited(source, *answered, began + TimeDelta::minutes(*minute));
        }
        signs.trouble(began + TimeDelta::minutes(60))
    }

    #[test]
    fn a_network_that_is_gone_is_told_and_sources_that_are_dead_are_not() {
        let cut_off = after(9, &[(1, "a", true), (20, "a", false), (30, "b", false), (40, "c", false)]);
        assert!(cut_off.is_some_and(|told| told.starts_with("no source has answered for 59 minutes, in 3 visits")));
        let just_now = [(55, "a", true), (56, "a", false), (57, "b", false), (58, "c", false)];
        assert_eq!(after(9, &just_now), None);
        let dead =
            [(1, "x", false), (1, "y", false), (2, "a", true), (9, "x", false), (20, "y", false), (40, "x", false)];
        assert_eq!(after(9, &dead), None);
        assert!(after(1, &[(1, "a", false), (2, "a", false), (4, "a", false)]).is_some());
        assert_eq!(after(1, &[(1, "a", true), (31, "a", false)]), None, "once is an accident");
    }

    #[test]
    fn a_crawler_that_does_not_go_on_is_told() {
        let signs = Signs::new(9, Global::now());
        assert_eq!(signs.trouble(Global::now() + TimeDelta::minutes(59)), None);
        let told = signs.trouble(Global::now() + TimeDelta::minutes(90));
        assert!(told.is_some_and(|told| told.starts_with("nothing has begun, been stored or ended for 90 minutes")));
    }
}
