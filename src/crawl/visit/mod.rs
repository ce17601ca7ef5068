//! One visit of a source: list its links, drop what is known or of no interest, fetch the rest, hand it on.
//!
//! | file | does |
//! | --- | --- |
//! | `choose` | reads the list, and tells what of it is to be fetched |
//! | `fetch` | fetches some at once, and remembers what became of each |
//! | `one` | fetches one page and hands it on |
//! | `ways` | where redirects lead to |
//! | `wait` | leaves to the next visit what was not fetched |
//! | `lost` | takes back what is remembered of pages that could not be stored |

mod choose;
mod fetch;
mod lost;
mod one;
mod wait;
mod ways;

use std::collections::{BTreeSet, HashSet};

use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;
use tokio::sync::mpsc::Sender;

use self::lost::Led;
pub use self::one::fetch_one;
use super::{
    Client, CrawlError, Link, Source,
    budget::Room,
    fetch::{Answer, Clock},
    schedule::Outcome,
    state::{PageState, Part, Refused, Report, SourceState, Status},
};
use crate::model::Page;

/// Tells which pages the store has, by [`address::key`](crate::model::address::key).
pub trait Known: Sync {
    fn is_known(&self, key: &str) -> bool;
    /// Takes a page for this visit. False where another visit fetches it now.
    fn take(&self, _key: &str) -> bool {
        true
    }
    /// Looks which of these pages the store has by now: another program may have stored some.
    fn look_up(&self, _keys: Vec<String>) -> BoxFuture<'_, ()> {
        Box::pin(std::future::ready(()))
    }
}

impl<S: std::hash::BuildHasher + Sync> Known for HashSet<String, S> {
    fn is_known(&self, key: &str) -> bool {
        self.contains(key)
    }
}

/// What a visit goes by.
pub struct Order<'o> {
    pub source: &'o Source,
    pub client: &'o Client,
    pub known: &'o dyn Known,
    /// Whether a title or summary meets the lexicon.
    pub relevant: &'o (dyn Fn(&str) -> bool + Sync),
    pub now: DateTime<Utc>,
    /// Fetches known pages again.
    pub revisit: bool,
    /// Pages that are fetched at most; what is over waits for the next visit.
    pub limit: usize,
}

/// How a visit went, and what is to be remembered for the next one.
#[derive(Debug, Clone, PartialEq)]
pub struct Visited {
    pub report: Report,
    pub state: SourceState,
    /// Pages that were asked for again and are as they were.
    pub confirmed: Vec<Confirmed>,
    led: Vec<Led>,
    /// Addresses of links that had waited.
    waited: HashSet<String>,
    /// At which part of an index it began.
    began_at: Part,
}

/// A page of which its server says that it is as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    /// By [`address::key`](crate::model::address::key): what was asked for, and where it was had.
    pub keys: BTreeSet<String>,
    /// When it was had or confirmed before.
    pub before: DateTime<Utc>,
    pub at: DateTime<Utc>,
}

/// A page as it is handed on, with the room that its body takes until it is dropped.
#[derive(Debug)]
pub struct Fetched {
    pub page: Page,
    pub room: Room,
}

/// What a visit would do, and nothing of it done but the list read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    pub to_fetch: Vec<Link>,
    pub passed_over: Vec<Link>,
    pub known: usize,
}

/// A page to be fetched.
struct Want {
    key: String,
    link: Link,
    tries: u32,
    /// Fetched before: asked for with what the server gave then.
    before: Option<PageState>,
}

impl Want {
    /// Asked for where it moved to for good, where that is known.
    fn new(key: String, mut link: Link, tries: u32, before: Option<&PageState>) -> Self {
        if let Some(before) = before.filter(|before| before.failed.is_none() && !before.url.is_empty()) {
            link.url.clone_from(&before.url);
        }
        Self { key, link, tries, before: before.cloned() }
    }
}

/// A page to which a redirect leads, and which is had otherwise.
struct Aside {
    want: Want,
    to: String,
    moved_to: Option<String>,
}

/// What became of it.
enum Got {
    Page(Answer),
    /// It is at another address, which is asked for already or known.
    Aside {
        to: String,
        moved_to: Option<String>,
    },
    FromFeed(CrawlError),
    /// It was there, and nobody took it any more.
    Refused,
    Unchanged(Answer),
    PassedOver(Answer),
    Failed(CrawlError),
}

/// Visits a source. Pages go to `pages` as they come, so that they are stored while others are fetched; a receiver
/// that is gone ends the visit, and what was not fetched waits for the next one.
pub async fn visit(order: &Order<'_>, past: &SourceState, pages: &Sender<Fetched>) -> Visited {
    let mut visit = Visit::new(order, past);
    let listed = visit.list().await;
    let (links, failure) = match listed {
        Ok(links) => (links, None),
        Err(error) => (Vec::new(), Some(error)),
    };
    let (wants, passed) = visit.choose(links);
    visit.pass_over(passed);
    let wants = visit.narrow(wants).await;
    visit.fetch(wants, pages).await;
    visit.end(failure.as_ref())
}

/// Reads a source's list and tells what a visit would fetch.
pub async fn plan(order: &Order<'_>, past: &SourceState) -> Result<Plan, CrawlError> {
    let mut visit = Visit::new(order, past);
    let links = visit.list().await?;
    let (wants, passed_over) = visit.choose(links);
    let wants = visit.narrow(wants).await;
    let to_fetch = wants.into_iter().map(|want| want.link).collect();
    Ok(Plan { to_fetch, passed_over, known: visit.report.known })
}

struct Visit<'v> {
    order: &'v Order<'v>,
    state: SourceState,
    report: Report,
    confirmed: Vec<Confirmed>,
    /// Links whose pages were handed on.
    led: Vec<Led>,
    clock: Clock,
    /// At which part of an index it began.
    began_at: Part,
    /// Keys of the links that the list gave, where it was had.
    listed: Option<HashSet<String>>,
    /// Addresses of links that have waited.
    waited: HashSet<String>,
    /// Links of the list for which there was no room from the beginning.
    cut: usize,
    /// The list is to be read whole the next time: a link of it was not gone after.
    reads_again: bool,
    /// Pages that another page of the visit led to, to be told when all are had.
    aside: Vec<Aside>,
    /// Failures in a row that may pass.
    failures: usize,
    /// A page was had, be it from the feed that carries it.
    gave: bool,
    /// The source's host asked to be left alone until then.
    busy_until: Option<DateTime<Utc>>,
}

impl<'v> Visit<'v> {
    fn new(order: &'v Order<'v>, past: &SourceState) -> Self {
        let report = Report { source: order.source.id.clone(), ..Report::default() };
        let state = past.for_source(order.source);
        let began_at = state.part;
        Self {
            order,
            state,
            report,
            confirmed: Vec::new(),
            led: Vec::new(),
            clock: Clock::starting(order.now),
            began_at,
            listed: None,
            waited: HashSet::new(),
            cut: 0,
            reads_again: false,
            aside: Vec::new(),
            failures: 0,
            gave: false,
            busy_until: None,
        }
    }

    fn end(mut self, failure: Option<&CrawlError>) -> Visited {
        let now = self.order.now;
        self.report.elsewhere = matches!(failure, Some(CrawlError::Elsewhere { .. }));
        let outcome = match failure {
            Some(CrawlError::Busy { until, .. }) => Outcome::Failed { not_before: Some(*until) },
            Some(_) if self.report.elsewhere => Outcome::NotAsked,
            Some(_) => Outcome::Failed { not_before: None },
            None if self.report.fetched + self.report.from_feed + self.report.fresh > 0 => Outcome::New,
            None => Outcome::NothingNew,
        };
        if self.report.fetched + self.report.from_feed > 0 {
            self.state.last_new = Some(now);
        }
        if self.gave {
            // others of its pages may be for those who pay
            self.state.refused = Refused::default();
        }
        let refused = failure.is_none() && self.state.pages_are_refused();
        self.state.past = self.state.past.after(outcome, now);
        self.state.past.not_before = self.state.past.not_before.max(self.busy_until);
        self.state.status = match failure {
            None if refused => Status::Blocked,
            None => Status::of_answer(&self.state, now),
            // nobody asked it: it is as it was
            Some(_) if self.report.elsewhere => self.state.status,
            Some(error) if error.is_gone() => Status::Gone,
            Some(error) if error.is_refused() => Status::Blocked,
            Some(_) => Status::Failing,
        };
        self.report.error = failure.map(ToString::to_string);
        if !self.report.elsewhere {
            self.state.error.clone_from(&self.report.error);
        }
        self.leave_over();
        self.state.forget(self.listed.as_ref());
        self.report.status = self.state.status;
        self.report.refused = refused.then(|| self.state.refused.why.clone());
        self.report.waiting = self.state.waiting.len();
        self.report.moved_to.clone_from(&self.state.moved_to);
        let Self { report, state, confirmed, led, waited, began_at, .. } = self;
        Visited { report, state, confirmed, led, waited, began_at }
    }
}
