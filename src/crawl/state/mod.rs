//! What is remembered of a source between two visits, and what a visit reports.

mod report;
mod status;

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

pub use self::{
    report::{Failure, Report},
    status::Status,
};
use super::{
    fetch::Validators,
    link::Link,
    schedule::{self, Past},
    source::Source,
};
use crate::model::words::counted;

/// Pages that are remembered of a source beside those of its list, the latest ones.
const MOST_PAGES: usize = 1_000;
/// Bytes that all may take: so many pages of the usual kind take a third of it.
const MOST_PAGE_BYTES: usize = 1024 * 1024;
/// Links that wait for the next visit; what is over is found in the list again.
const MOST_WAITING: usize = 500;
/// Links that were passed over and are still remembered, the latest ones.
const MOST_PASSED: usize = 200;
/// Links of a list that the next one is compared with, the first ones.
const MOST_COMPARED: usize = 100;
/// A source whose newest page is older than this has gone quiet or frozen.
const STALE_AFTER: TimeDelta = TimeDelta::days(120);
/// Pages that are refused in a row before it is said that the source does not give them.
const MOST_REFUSED: usize = 3;

/// Where the next visit begins in an index of sitemaps that does not say which of them changed last: at which of its parts,
/// and at which of the parts of that one where it is an index itself.
pub type Part = (usize, usize);

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
    /// Links that the last list gave, and entries of it that had no address.
    pub found: usize,
    pub nowhere: usize,
    pub part: Part,
    /// Pages that were refused since one was had.
    pub refused: Refused,
    /// Why no page of the last that were fetched gave an article, where none did.
    pub fruitless: Option<String>,
    /// When a page was last fetched that was not known.
    pub last_new: Option<DateTime<Utc>>,
    /// Marks of the first links of the last list, to see how fast it changes.
    pub marks: Vec<u32>,
    /// What was passed over as not of interest, the latest first.
    pub passed_over: Vec<PassedOver>,
    /// By key: what was fetched, and what is not worth another try.
    pub pages: BTreeMap<String, PageState>,
    /// Links that are still to be fetched: over the limit, or failed for a reason that may pass.
    pub waiting: Vec<Waiting>,
    /// Links of the last list for which there was no room among those: it is read whole until they are had.
    pub left_over: usize,
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

/// A link that was not fetched, for nothing in it met the lexicon.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassedOver {
    pub url: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// When it was first seen.
    pub at: DateTime<Utc>,
}

/// The part of a state that tells when its source is due: all else is left unread.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Timing {
    pub past: Past,
    pub url: String,
}

impl Timing {
    /// When the source is due; at once where it has another address than when this was remembered.
    pub fn due(&self, source: &Source) -> DateTime<Utc> {
        due(source, &self.past, &self.url)
    }
}

fn due(source: &Source, past: &Past, url: &str) -> DateTime<Utc> {
    if url != source.url {
        return DateTime::UNIX_EPOCH;
    }
    let due = schedule::due(&source.every, past);
    due.checked_add_signed(schedule::jitter(&source.every, past, &source.id)).unwrap_or(due)
}

/// Pages that a server or its robots.txt would not give, one after another.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Refused {
    pub pages: usize,
    /// Why the last one was.
    pub why: String,
}

impl SourceState {
    /// Whether its pages are not to be had: so many were refused in a row, or all there are.
    pub(super) fn pages_are_refused(&self) -> bool {
        let none_was_had = || !self.pages.values().any(|page| page.failed.is_none());
        self.refused.pages >= MOST_REFUSED || self.refused.pages > 0 && none_was_had()
    }

    /// When the source is due.
    pub fn due(&self, source: &Source) -> DateTime<Utc> {
        due(source, &self.past, &self.url)
    }

    /// Whether its newest entry is old, or, where entries have no date, nothing has come for long.
    fn is_stale(&self, now: DateTime<Utc>) -> bool {
        let last = self.newest.map(|newest| newest.with_timezone(&Utc)).or(self.past.found_new);
        last.is_some_and(|last| last + STALE_AFTER < now)
    }

    /// How the source is, in words; nothing where it is as it should be.
    pub fn reason(&self) -> Option<String> {
        match self.status {
            Status::New => Some("never visited".to_owned()),
            Status::Ok => {
                let nowhere = || Some(self.nowhere).filter(|nowhere| *nowhere > 0);
                let fruitless = self.fruitless.as_ref().map(|why| format!("no page gave an article: {why}"));
                fruitless
                    .or_else(|| self.who_waits())
                    .or_else(|| nowhere().map(|count| format!("entries without an address: {count}")))
            }
            Status::Empty if self.nowhere > 0 => {
                Some(format!("answers, but its entries have no address: {}", self.nowhere))
            }
            Status::Empty => Some("answers, but lists nothing: have its address or its selectors changed?".to_owned()),
            Status::Stale => Some(match self.newest {
                Some(newest) => format!("answers, but its newest entry is of {}", newest.format("%Y-%m-%d")),
                None => "answers, but has listed nothing new for months".to_owned(),
            }),
            Status::Moved => {
                self.moved_to.as_ref().map(|to| format!("moved for good to {to}: the source file should say so"))
            }
            Status::Blocked if self.error.is_none() => {
                Some(format!("the list can be read, but its pages are refused: {}", self.refused.why))
            }
            Status::Blocked | Status::Gone | Status::Failing => {
                let error = self.error.clone().unwrap_or_default();
                let times = self.past.failures;
                Some(if times > 1 { format!("{error} ({times} times in a row)") } else { error })
            }
        }
    }

    /// The pages that are still to be fetched, in words; nothing where there are none.
    fn who_waits(&self) -> Option<String> {
        let wait = if self.waiting.len() == 1 { "waits" } else { "wait" };
        let waiting = format!("{} {wait} for the next visit", counted(self.waiting.len(), "page"));
        match (self.waiting.len(), self.left_over) {
            (0, 0) => None,
            (0, more) => Some(format!("{} left over in the list", counted(more, "page"))),
            (_, 0) => Some(waiting),
            (_, more) => Some(format!("{waiting}, {more} more left over in the list")),
        }
    }

    /// Compares the list with the one before: so many of its first links, of how many, were not there.
    pub(super) fn compare(&mut self, links: &[Link]) -> (usize, usize) {
        let marks: Vec<u32> = links.iter().take(MOST_COMPARED).map(|link| mark(&link.url)).collect();
        let known: HashSet<u32> = std::mem::replace(&mut self.marks, marks).into_iter().collect();
        let fresh = if known.is_empty() { 0 } else { self.marks.iter().filter(|mark| !known.contains(mark)).count() };
        (fresh, self.marks.len())
    }

    pub(super) fn pass_over(&mut self, links: Vec<PassedOver>) {
        let known: HashSet<&str> = self.passed_over.iter().map(|passed| passed.url.as_str()).collect();
        let mut all: Vec<PassedOver> = links.into_iter().filter(|link| !known.contains(link.url.as_str())).collect();
        all.append(&mut self.passed_over);
        all.truncate(MOST_PASSED);
        self.passed_over = all;
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

    /// Keeps a link for the next visit, without the text that a list carries: of that there may be much.
    pub(super) fn wait(&mut self, link: Link, tries: u32) {
        self.waiting.push(Waiting { link: Link { content: None, ..link }, tries });
    }

    /// Keeps as many waiting as there is room for, the first ones, those of these addresses before all others. Gives how
    /// many are over.
    pub(super) fn bound_waiting(&mut self, before_others: &HashSet<String>) -> usize {
        self.waiting.sort_by_key(|waiting| !before_others.contains(&waiting.link.url));
        let over = self.waiting.len().saturating_sub(MOST_WAITING);
        self.waiting.truncate(MOST_WAITING);
        over
    }

    /// So many links of the list were left over: it is read whole the next time, an index at this part.
    pub(super) fn leave_over(&mut self, count: usize, part: Part) {
        if count > 0 {
            self.left_over += count;
            (self.list, self.part) = (Validators::default(), part);
        }
    }

    /// Forgets the pages that were fetched first where there are too many, or they take too much; those of the list last, for
    /// they would be fetched again. Where no list was had, all may stand in it.
    pub(super) fn forget(&mut self, listed: Option<&HashSet<String>>) {
        let is_listed = |key: &str| listed.is_none_or(|listed| listed.contains(key));
        let mut bytes: usize = self.pages.iter().map(|(key, page)| weight(key, page)).sum();
        let mut others = self.pages.keys().filter(|key| !is_listed(key)).count();
        if others <= MOST_PAGES && bytes <= MOST_PAGE_BYTES {
            return;
        }
        let ages = self.pages.iter().map(|(key, page)| (is_listed(key), page.fetched_at, key.clone()));
        let mut ages: Vec<(bool, DateTime<Utc>, String)> = ages.collect();
        ages.sort();
        for (_, _, key) in ages {
            if others <= MOST_PAGES && bytes <= MOST_PAGE_BYTES {
                break;
            }
            others = others.saturating_sub(1);
            bytes -= self.pages.remove(&key).map_or(0, |page| weight(&key, &page));
        }
    }
}

/// Bytes that a remembered page takes.
fn weight(key: &str, page: &PageState) -> usize {
    let texts = [&page.validators.etag, &page.validators.last_modified, &page.failed];
    key.len() + page.url.len() + texts.into_iter().flatten().map(String::len).sum::<usize>()
}

/// A short mark of an address: two that fall together do no harm.
fn mark(url: &str) -> u32 {
    url.bytes().fold(0x811c_9dc5, |mark, byte| (mark ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_that_were_fetched_last_are_remembered_as_far_as_there_is_room() {
        let at = |second: i64| DateTime::from_timestamp(second, 0).unwrap();
        let mut state = SourceState::default();
        for n in 0..1_500 {
            let key = format!("https://example.com/{n}");
            state.remember(key.clone(), PageState { url: key, fetched_at: at(n), ..PageState::default() });
        }
        state.forget(None);
        assert_eq!(state.pages.len(), 1_500, "all may stand in the list");
        state.forget(Some(&state.pages.keys().cloned().collect()));
        assert_eq!(state.pages.len(), 1_500);
        let none = HashSet::new();
        state.forget(Some(&none));
        assert_eq!(state.pages.len(), MOST_PAGES);
        assert!(
            state.pages.contains_key("https://example.com/1499") && !state.pages.contains_key("https://example.com/9")
        );
        let long = format!("https://example.com/{}", "x".repeat(MOST_PAGE_BYTES / 4));
        state.remember(long.clone(), PageState { url: long.clone(), fetched_at: at(9_999), ..PageState::default() });
        state.forget(None);
        assert!(state.pages.contains_key(&long));
        assert!(state.pages.iter().map(|(key, page)| weight(key, page)).sum::<usize>() <= MOST_PAGE_BYTES);
    }
}
