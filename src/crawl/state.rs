//! What is remembered of a source between two visits, and what a visit reports.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{
    fetch::Validators,
    link::Link,
    schedule::{self, Past},
    source::Source,
};

/// Pages that are remembered of a source, the latest ones.
const MOST_PAGES: usize = 1_000;
/// Links that wait for the next visit.
const MOST_WAITING: usize = 500;
/// A source whose newest page is older than this has gone quiet or frozen.
const STALE_AFTER: TimeDelta = TimeDelta::days(120);

/// What a source's visits leave behind. The store keeps it as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SourceState {
    pub past: Past,
    /// How the last visit ended.
    pub status: Status,
    /// Why it failed, if it did.
    pub error: Option<String>,
    /// The source's address when this was remembered: with another one all below is void.
    pub url: String,
    /// Where permanent redirects of the list lead to; it is asked there from then on.
    pub moved_to: Option<String>,
    pub list: Validators,
    /// The newest date that the list gave.
    pub newest: Option<DateTime<FixedOffset>>,
    /// Links that the last list gave.
    pub found: usize,
    /// By key: what was fetched, and what is not worth another try.
    pub pages: BTreeMap<String, PageState>,
    /// Links that are still to be fetched: over the limit, or failed for a reason that may pass.
    pub waiting: Vec<Waiting>,
}

/// What is remembered of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageState {
    pub url: String,
    #[serde(flatten)]
    pub validators: Validators,
    pub fetched_at: DateTime<Utc>,
    /// Why it gave nothing, if it did not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed: Option<String>,
}

/// A link that waits, and how often it has failed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Waiting {
    pub link: Link,
    pub tries: u32,
}

/// How a source is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Never visited.
    #[default]
    New,
    Ok,
    /// It answers, and lists nothing.
    Empty,
    /// It answers, and has listed nothing new for long.
    Stale,
    /// robots.txt or the server does not want us.
    Blocked,
    /// It is elsewhere for good.
    Moved,
    /// It is no more.
    Gone,
    Failing,
}

impl Status {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Ok => "ok",
            Self::Empty => "empty",
            Self::Stale => "stale",
            Self::Blocked => "blocked",
            Self::Moved => "moved",
            Self::Gone => "gone",
            Self::Failing => "failing",
        }
    }

    /// Of a source that answered.
    pub(super) fn of_answer(state: &SourceState, now: DateTime<Utc>) -> Self {
        if state.found == 0 {
            Self::Empty
        } else if state.newest.is_some_and(|newest| newest.with_timezone(&Utc) + STALE_AFTER < now) {
            Self::Stale
        } else if state.moved_to.is_some() {
            Self::Moved
        } else {
            Self::Ok
        }
    }
}

impl SourceState {
    /// When the source is due.
    pub fn due(&self, source: &Source) -> DateTime<Utc> {
        if self.url == source.url { schedule::due(source.every, &self.past) } else { DateTime::UNIX_EPOCH }
    }

    /// The state as far as it holds for the source as it is now.
    pub(super) fn for_source(&self, source: &Source) -> Self {
        if self.url == source.url {
            return self.clone();
        }
        Self { url: source.url.clone(), pages: self.pages.clone(), ..Self::default() }
    }

    pub(super) fn remember(&mut self, key: String, page: PageState) {
        self.pages.insert(key, page);
    }

    pub(super) fn wait(&mut self, link: Link, tries: u32) {
        if self.waiting.len() < MOST_WAITING {
            self.waiting.push(Waiting { link, tries });
        }
    }

    /// Forgets the pages that were fetched first where there are too many.
    pub(super) fn forget(&mut self) {
        let surplus = self.pages.len().saturating_sub(MOST_PAGES);
        if surplus == 0 {
            return;
        }
        let mut ages: Vec<(DateTime<Utc>, String)> =
            self.pages.iter().map(|(key, page)| (page.fetched_at, key.clone())).collect();
        ages.sort();
        for (_, key) in ages.into_iter().take(surplus) {
            self.pages.remove(&key);
        }
    }
}

/// What one visit of a source did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The source's id.
    pub source: String,
    pub status: Status,
    /// Why the list could not be had; then nothing else was done but what was waiting.
    pub error: Option<String>,
    /// The list was as it had been.
    pub list_unchanged: bool,
    /// Links that the list gave.
    pub found: usize,
    /// Of them: known already, passed over as not of interest, fetched and handed on, fetched and unchanged.
    pub known: usize,
    pub passed_over: usize,
    pub fetched: usize,
    pub unchanged: usize,
    /// Handed on from the feed itself, for the page would not be had.
    pub from_feed: usize,
    /// Left for the next visit.
    pub waiting: usize,
    pub failed: Vec<Failure>,
    /// Where the list is from now on.
    pub moved_to: Option<String>,
}

/// A page that was not had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Failure {
    pub url: String,
    pub reason: String,
}
