//! One visit of a source: list its links, drop what is known or of no interest, fetch the rest, hand it on.

use std::{collections::HashSet, time::Duration};

use chrono::{DateTime, Utc};
use futures_util::{StreamExt, stream};
use tokio::{sync::mpsc::Sender, time::Instant};

use super::{
    Client, CrawlError, Link, Source,
    budget::Room,
    charset, feed,
    fetch::{Answer, Request, Validators},
    list::{List, list},
    schedule::Outcome,
    shallow::shallow,
    source::Take,
    state::{Failure, PageState, PassedOver, Report, SourceState, Status, Waiting},
};
use crate::model::{Page, address, document::Hint};

/// Pages of one source that are under way at once; each host still has but one.
const AT_ONCE: usize = 4;
/// A link that fails for reasons that may pass is tried in so many visits.
const MOST_TRIES: u32 = 5;
/// After so many failures in a row that may pass, the rest of the source waits for the next visit; and after so much
/// time, so that a slow source does not keep the others of its host waiting.
const MOST_FAILURES: usize = 5;
const LONGEST: Duration = Duration::from_mins(15);
/// The text of a feed's entry that can stand for a page that is not to be had.
const WHOLE_ARTICLE: usize = 600;

/// Tells which pages the store has, by [`address::key`].
pub trait Known: Sync {
    fn is_known(&self, key: &str) -> bool;
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

/// What became of it.
enum Got {
    Page(Answer),
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
    visit.fetch(wants, pages).await;
    visit.end(failure.as_ref())
}

/// Reads a source's list and tells what a visit would fetch.
pub async fn plan(order: &Order<'_>, past: &SourceState) -> Result<Plan, CrawlError> {
    let mut visit = Visit::new(order, past);
    let links = visit.list().await?;
    let (wants, passed_over) = visit.choose(links);
    let to_fetch = wants.into_iter().map(|want| want.link).collect();
    Ok(Plan { to_fetch, passed_over, known: visit.report.known })
}

struct Visit<'v> {
    order: &'v Order<'v>,
    state: SourceState,
    report: Report,
    began: Instant,
    /// Failures in a row that may pass.
    failures: usize,
}

impl<'v> Visit<'v> {
    fn new(order: &'v Order<'v>, past: &SourceState) -> Self {
        let report = Report { source: order.source.id.clone(), ..Report::default() };
        Self { order, state: past.for_source(order.source), report, began: Instant::now(), failures: 0 }
    }

    async fn list(&mut self) -> Result<Vec<Link>, CrawlError> {
        let Order { source, client, now, .. } = *self.order;
        let known = if self.order.revisit { Validators::default() } else { self.state.list.clone() };
        let moved = self.state.moved_to.clone();
        let url = moved.as_deref().unwrap_or(&source.url);
        let is_new = |link: &Link| address::key(&link.url).is_some_and(|key| !self.is_known(&key));
        let List { links, validators, moved_to } = match list(client, source, url, known, &is_new, now).await {
            // The new place is gone too: ask at the old one again.
            Err(error) if error.is_gone() && moved.is_some() => {
                self.state.moved_to = None;
                let is_new = |link: &Link| address::key(&link.url).is_some_and(|key| !self.is_known(&key));
                list(client, source, &source.url, Validators::default(), &is_new, now).await?
            }
            other => other?,
        };
        if moved_to.is_some() {
            self.state.moved_to = moved_to;
        }
        let Some(links) = links else {
            self.report.list_unchanged = true;
            return Ok(Vec::new());
        };
        self.state.list = validators;
        self.state.found = links.len();
        self.report.found = links.len();
        let (fresh, of) = self.state.compare(&links);
        (self.report.fresh, self.report.missed) = (fresh, fresh == of && fresh > 0);
        let past = std::mem::take(&mut self.state.past);
        let before = past.succeeded;
        self.state.past = past.with_turnover(fresh, of, before, now);
        let newest = links.iter().filter_map(|link| link.published.max(link.updated)).max();
        self.state.newest = newest.or(self.state.newest);
        Ok(links)
    }

    fn is_known(&self, key: &str) -> bool {
        self.state.pages.contains_key(key) || self.order.known.is_known(key)
    }

    /// The pages to fetch: those that waited, then those of the list, then, on a revisit, all that are remembered.
    /// Beside them what is not of interest.
    fn choose(&mut self, links: Vec<Link>) -> (Vec<Want>, Vec<Link>) {
        let mut taken = HashSet::new();
        let (mut wants, mut passed) = (Vec::new(), Vec::new());
        for Waiting { link, tries } in std::mem::take(&mut self.state.waiting) {
            let key = address::key(&link.url).filter(|key| taken.insert(key.clone()));
            if let Some(key) = key.filter(|key| !self.order.known.is_known(key)) {
                wants.push(Want { before: self.state.pages.get(&key).cloned(), key, link, tries });
            }
        }
        for link in links {
            let Some(key) = address::key(&link.url).filter(|key| taken.insert(key.clone())) else { continue };
            let before = self.state.pages.get(&key);
            let changed = before.is_some_and(|before| link.is_changed_after(before.fetched_at));
            let known = self.is_known(&key);
            if known && !changed && !self.order.revisit {
                self.report.known += 1;
            } else if !known && !self.is_of_interest(&link) {
                passed.push(link);
            } else {
                wants.push(Want { before: before.cloned(), key, link, tries: 0 });
            }
        }
        if self.order.revisit {
            let rest = self.state.pages.iter().filter(|(key, page)| page.failed.is_none() && !taken.contains(*key));
            wants.extend(rest.map(|(key, page)| {
                let link = Link { url: page.url.clone(), ..Link::default() };
                Want { key: key.clone(), link, tries: 0, before: Some(page.clone()) }
            }));
        }
        let over = wants.split_off(wants.len().min(self.order.limit));
        over.into_iter().filter(|want| want.before.is_none()).for_each(|want| self.state.wait(want.link, want.tries));
        (wants, passed)
    }

    fn pass_over(&mut self, links: Vec<Link>) {
        self.report.passed_over += links.len();
        let at = self.order.now;
        let passed = links.into_iter().map(|link| PassedOver { url: link.url, title: link.title, at });
        self.state.pass_over(passed.collect());
    }

    /// By what the list says. A link of which it says nothing is fetched, and then judged by its own title.
    fn is_of_interest(&self, link: &Link) -> bool {
        self.order.source.take == Take::All || link.telling().is_none_or(|text| (self.order.relevant)(&text))
    }

    async fn fetch(&mut self, wants: Vec<Want>, pages: &Sender<Fetched>) {
        let order = self.order;
        let mut wants = wants.into_iter();
        let mut fetched = stream::FuturesUnordered::new();
        loop {
            let gives_up = self.failures >= MOST_FAILURES || self.began.elapsed() > LONGEST || pages.is_closed();
            while !gives_up && fetched.len() < AT_ONCE {
                let Some(want) = wants.next() else { break };
                // Handing on is part of it: while one page waits to be taken, the others go on.
                fetched.push(async move {
                    let got = one(order, &want, pages).await;
                    (want, got)
                });
            }
            let Some((want, got)) = fetched.next().await else { break };
            self.take(want, got);
        }
        wants.for_each(|want| self.state.wait(want.link, want.tries));
    }

    /// Remembers what became of a page.
    fn take(&mut self, want: Want, got: Got) {
        let Want { key, link, tries, before } = want;
        let passes = matches!(&got, Got::Failed(error) if error.is_transient());
        self.failures = if passes { self.failures + 1 } else { 0 };
        let (answer, failed) = match got {
            Got::Refused => return self.state.wait(link, tries),
            Got::Page(answer) => {
                self.report.fetched += 1;
                (Some(answer), None)
            }
            Got::FromFeed(error) => {
                self.report.from_feed += 1;
                (None, Some(error.to_string()))
            }
            Got::Unchanged(answer) => {
                self.report.unchanged += 1;
                (Some(answer), None)
            }
            Got::PassedOver(answer) => {
                self.pass_over(vec![link.clone()]);
                (Some(answer), Some("not of interest".to_owned()))
            }
            Got::Failed(error) => match self.failed(&link, tries, &error) {
                Some(reason) => (None, Some(reason)),
                None => return,
            },
        };
        self.remember(key, link, before, answer, failed);
    }

    /// Tells of a page that was not had; gives why it is not worth another try, if it is not.
    fn failed(&mut self, link: &Link, tries: u32, error: &CrawlError) -> Option<String> {
        let reason = error.to_string();
        self.report.failed.push(Failure { url: link.url.clone(), reason: reason.clone() });
        if error.is_transient() && tries + 1 < MOST_TRIES {
            self.state.wait(link.clone(), tries + 1);
            return None;
        }
        Some(reason)
    }

    fn remember(
        &mut self,
        key: String,
        link: Link,
        before: Option<PageState>,
        answer: Option<Answer>,
        failed: Option<String>,
    ) {
        let given = answer.as_ref().map(|answer| answer.validators.clone());
        let page = PageState {
            validators: given
                .filter(|given| *given != Validators::default())
                .or(before.map(|page| page.validators))
                .unwrap_or_default(),
            fetched_at: answer.as_ref().map_or(self.order.now, |answer| answer.fetched_at),
            url: link.url,
            failed,
        };
        if let Some(other) = answer.and_then(|answer| address::key(&answer.url)).filter(|other| *other != key) {
            self.state.remember(other, page.clone());
        }
        self.state.remember(key, page);
    }

    fn end(mut self, failure: Option<&CrawlError>) -> Visited {
        let now = self.order.now;
        let outcome = match failure {
            Some(CrawlError::Busy { until, .. }) => Outcome::Failed { not_before: Some(*until) },
            Some(_) => Outcome::Failed { not_before: None },
            None if self.report.fetched + self.report.from_feed + self.report.fresh > 0 => Outcome::New,
            None => Outcome::NothingNew,
        };
        if self.report.fetched + self.report.from_feed > 0 {
            self.state.last_new = Some(now);
        }
        self.state.past = self.state.past.after(outcome, now);
        self.state.status = match failure {
            None => Status::of_answer(&self.state, now),
            Some(error) if error.is_gone() => Status::Gone,
            Some(error) if error.is_refused() => Status::Blocked,
            Some(_) => Status::Failing,
        };
        self.state.error = failure.map(ToString::to_string);
        self.state.forget();
        self.report.status = self.state.status;
        self.report.error.clone_from(&self.state.error);
        self.report.waiting = self.state.waiting.len();
        self.report.moved_to.clone_from(&self.state.moved_to);
        Visited { report: self.report, state: self.state }
    }
}

/// Fetches one page and hands it on.
async fn one(order: &Order<'_>, want: &Want, pages: &Sender<Fetched>) -> Got {
    let validators = want.before.as_ref().map(|page| page.validators.clone()).unwrap_or_default();
    let request = Request { url: want.link.url.clone(), validators, ..Request::default() };
    let mut answer = match order.client.get(&request, order.now).await {
        Ok(answer) => answer,
        Err(error) => return stand_in(order, want, error, pages).await,
    };
    let Some(mut body) = answer.body.take() else { return Got::Unchanged(answer) };
    if want.before.is_none() && order.source.take == Take::Relevant && want.link.telling().is_none() {
        let (head, whole) = read_head(order.client, body, answer.content_type.clone()).await;
        if !head.is_some_and(|head| (order.relevant)(&head)) {
            return Got::PassedOver(answer);
        }
        body = whole;
    }
    let page = Page {
        url: answer.url.clone(),
        fetched_at: answer.fetched_at,
        content_type: answer.content_type.clone(),
        body,
        source: Some(order.source.id.clone()),
        hint: want.link.hint(order.source),
    };
    let room = std::mem::take(&mut answer.room);
    if pages.send(Fetched { page, room }).await.is_err() { Got::Refused } else { Got::Page(answer) }
}

/// What a page says of itself, read apart from the tasks that wait for the network.
async fn read_head(client: &Client, body: Vec<u8>, content_type: Option<String>) -> (Option<String>, Vec<u8>) {
    let desk = client.desk(body.len()).await;
    let reading = tokio::task::spawn_blocking(move || {
        let _desk = desk;
        (head_of(&body, content_type.as_deref()), body)
    });
    reading.await.unwrap_or_default()
}

/// A page that is refused, but whose feed carries the whole text.
async fn stand_in(order: &Order<'_>, want: &Want, error: CrawlError, pages: &Sender<Fetched>) -> Got {
    let content = want.link.content.as_deref().filter(|_| error.is_refused() && want.before.is_none());
    let Some(content) = content.filter(|content| feed::plain(content).chars().count() >= WHOLE_ARTICLE) else {
        return Got::Failed(error);
    };
    let title = want.link.title.as_deref().unwrap_or("").replace('&', "&amp;").replace('<', "&lt;");
    let body = format!(
        "<!doctype html><html><head><meta charset=\"utf-8\"><title>{title}</title></head>\
         <body><article><h1>{title}</h1>{content}</article></body></html>"
    );
    let page = Page {
        url: want.link.url.clone(),
        fetched_at: order.now,
        content_type: Some("text/html; charset=utf-8".into()),
        body: body.into_bytes(),
        source: Some(order.source.id.clone()),
        hint: want.link.hint(order.source),
    };
    let handed_on = pages.send(Fetched { page, room: Room::default() }).await;
    if handed_on.is_err() { Got::Refused } else { Got::FromFeed(error) }
}

/// What a page says of itself: title, headings of the first rank, description.
fn head_of(body: &[u8], content_type: Option<&str>) -> Option<String> {
    let selector = scraper::Selector::parse("title, h1, meta[name=description]").ok()?;
    let page = scraper::Html::parse_document(&shallow(&charset::decode(body, content_type)));
    let texts = page.select(&selector).map(|element| match element.attr("content") {
        Some(content) => content.to_owned(),
        None => element.text().collect(),
    });
    Some(texts.collect::<Vec<String>>().join("\n"))
}

/// Fetches the page at one address, as `ingest URL` and `article URL` do.
pub async fn fetch_one(client: &Client, url: &str, now: DateTime<Utc>) -> Result<Page, CrawlError> {
    let answer = client.get(&Request { url: url.to_owned(), ..Request::default() }, now).await?;
    Ok(Page {
        url: answer.url,
        fetched_at: answer.fetched_at,
        content_type: answer.content_type,
        body: answer.body.unwrap_or_default(),
        source: None,
        hint: Hint::default(),
    })
}
