//! A source's list, whatever its kind, with all of its parts → links.

use std::collections::HashSet;

use chrono::{DateTime, FixedOffset};
use url::Url;

use super::{
    Client, CrawlError, Validators, feed,
    fetch::{Accept, Answer, Clock, Request},
    json,
    link::{Link, bounded, fit_together},
    listing,
    sitemap::{self, Sitemap},
    source::{Source, SourceKind},
    state::Part,
};

/// Sitemaps that an index is followed to, the latest ones, and pages of a listing in one visit.
const MOST_PARTS: usize = 5;

/// What a list gave.
#[derive(Debug, Default)]
pub(super) struct List {
    /// Nothing where the list is as it was.
    pub(super) links: Option<Vec<Link>>,
    /// Links beside those, new and of interest, for which there was no room.
    pub(super) cut: usize,
    /// Entries that have no address.
    pub(super) nowhere: usize,
    pub(super) validators: Validators,
    pub(super) moved_to: Option<String>,
}

/// What is asked for.
pub(super) struct Asked<'a> {
    pub(super) url: &'a str,
    pub(super) known: Validators,
    /// Tells links that no visit has met: a listing is followed as long as a page of it has one.
    pub(super) is_unmet: &'a (dyn Fn(&Link) -> bool + Sync),
    /// Tells links that are new and worth a request: of more than can be gone on with they come first.
    pub(super) is_wanted: &'a (dyn Fn(&Link) -> bool + Sync),
    /// A listing is followed to its further pages though all links of one were met.
    pub(super) whole: bool,
}

/// Asks for a list. Of an index of sitemaps that does not say which changed last, the parts from `part` on are read, and
/// `part` moves on.
pub(super) async fn list(
    client: &Client,
    source: &Source,
    asked: Asked<'_>,
    part: &mut Part,
    clock: Clock,
) -> Result<List, CrawlError> {
    let Asked { url, known, is_unmet, is_wanted, whole } = asked;
    let accept = match source.kind {
        SourceKind::Feed | SourceKind::Sitemap => Accept::Feed,
        SourceKind::Json => Accept::Json,
        SourceKind::Listing => Accept::Page,
    };
    let answer = client.get(&Request { url: url.to_owned(), validators: known, accept }, clock.now()).await?;
    let mut list = List { validators: answer.validators.clone(), moved_to: answer.moved_to.clone(), ..List::default() };
    if answer.body.is_none() {
        return Ok(list);
    }
    let links = match source.kind {
        SourceKind::Feed => {
            let (links, nowhere) = read(client, answer, feed_links).await?;
            list.nowhere = nowhere;
            links
        }
        SourceKind::Json => {
            let source = source.clone();
            let parse = move |answer: &Answer, body: Vec<u8>| {
                json::parse(&body, answer.content_type.as_deref(), &answer.url, &source)
            };
            read(client, answer, parse).await?
        }
        SourceKind::Listing => listings(client, source, answer, &|link| whole || is_unmet(link), clock).await?,
        SourceKind::Sitemap => {
            let (links, is_index) = sitemaps(client, answer, part, clock).await?;
            if is_index {
                // it may be as it was, and its parts not
                list.validators = Validators::default();
            }
            links
        }
    };
    let here = Url::parse(url).ok();
    let links = links.into_iter().filter(|link| Url::parse(&link.url).ok() != here).collect();
    // what is of no interest would take the room, and keep the list from ever being read to its end
    let (links, cut) = within_bounds(links, is_wanted);
    (list.links, list.cut) = (Some(links), cut);
    Ok(list)
}

/// The links that are gone on with: those that are wanted come first. And how many of these are not gone on with.
fn within_bounds(links: Vec<Link>, is_wanted: &dyn Fn(&Link) -> bool) -> (Vec<Link>, usize) {
    if fit_together(&links, &[]) {
        return (bounded(links), 0);
    }
    let (wanted, others): (Vec<Link>, Vec<Link>) = links.into_iter().partition(is_wanted);
    let count = wanted.len();
    let kept = bounded(wanted.into_iter().chain(others));
    let cut = count.saturating_sub(kept.len());
    (kept, cut)
}

/// Parses apart from the tasks that wait for the network; a parser that fails altogether fails this list alone.
async fn read<T: Send + 'static>(
    client: &Client,
    mut answer: Answer,
    parse: impl FnOnce(&Answer, Vec<u8>) -> Result<T, String> + Send + 'static,
) -> Result<T, CrawlError> {
    let url = answer.url.clone();
    let desk = client.desk(answer.body.as_ref().map_or(0, Vec::len)).await;
    let parsed = tokio::task::spawn_blocking(move || {
        // Held as long as the work goes on, whoever still waits for it.
        let _desk = desk;
        let body = answer.body.take().unwrap_or_default();
        parse(&answer, body)
    })
    .await;
    let parsed = parsed.unwrap_or_else(|_| Err("the list cannot be read".into()));
    parsed.map_err(|what| CrawlError::Unreadable { url, what })
}

/// The links of a feed, and how many of its entries have none.
fn feed_links(answer: &Answer, body: Vec<u8>) -> Result<(Vec<Link>, usize), String> {
    let feed = feed::parse(body, answer.content_type.as_deref(), &answer.url).map_err(|error| error.to_string())?;
    let entries = feed.entries.len();
    let links = feed.links();
    let nowhere = entries.saturating_sub(links.len());
    Ok((links, nowhere))
}

fn sitemap_of(answer: &Answer, body: Vec<u8>) -> Result<Sitemap, String> {
    sitemap::parse(body, answer.content_type.as_deref(), &answer.url).ok_or_else(|| "no sitemap".to_owned())
}

async fn listings(
    client: &Client,
    source: &Source,
    first: Answer,
    is_new: &(dyn Fn(&Link) -> bool + Sync),
    clock: Clock,
) -> Result<Vec<Link>, CrawlError> {
    let mut answer = first;
    let mut seen = vec![answer.url.clone()];
    let mut links = Vec::new();
    loop {
        let own = source.clone();
        let parse = move |answer: &Answer, body: Vec<u8>| {
            Ok(listing::parse(&body, answer.content_type.as_deref(), &answer.url, &own))
        };
        let page = read(client, answer, parse).await?;
        let goes_on = page.links.iter().any(is_new);
        links.extend(page.links);
        let next = page.next.filter(|next| goes_on && seen.len() < MOST_PARTS && !seen.contains(next));
        let Some(next) = next else { return Ok(links) };
        seen.push(next.clone());
        match client.get(&Request { url: next, ..Request::default() }, clock.now()).await {
            Ok(following) => answer = following,
            // The first page is what matters; the rest comes with the next visit.
            Err(error) => {
                tracing::debug!(source.id = source.id, error = %error, "a further page of the list was not had");
                return Ok(links);
            }
        }
    }
}

/// The links of a sitemap, or of the parts of an index and of the indexes in it: those that were changed last, or, where
/// that is not said, those whose turn it is. And whether it is an index.
async fn sitemaps(
    client: &Client,
    first: Answer,
    part: &mut Part,
    clock: Clock,
) -> Result<(Vec<Link>, bool), CrawlError> {
    let (asked, host) = (HashSet::from([first.url.clone()]), host_of(&first.url));
    let (outer, is_dated) = match read(client, first, sitemap_of).await? {
        Sitemap::Links(links) => return Ok((links, false)),
        Sitemap::Index(parts) => latest_first(parts),
    };
    let count = outer.len().max(1);
    let begins = part.0 % count;
    let turns = outer.into_iter().enumerate().collect::<Vec<_>>();
    let (behind, ahead) = turns.split_at(if is_dated { 0 } else { begins });
    let mut parts = Parts { client, clock, asked, host, links: Vec::new(), had: 0, failed: None, closed: false };
    // Where an index without days is left off, it is gone on with, be it in one with days; those begin anew at the latest.
    let mut next = None;
    for (at, url) in ahead.iter().chain(behind) {
        if parts.are_enough() {
            next = Some((*at, 0)).filter(|_| !is_dated);
            break;
        }
        let begin = if *at == begins { part.1 } else { 0 };
        let inner = parts.ask(url.clone(), !is_dated).await;
        let left = if parts.closed { Some(begin) } else { parts.ask_inner(inner, begin).await };
        if let Some(inner) = left {
            next = Some((*at, inner));
            break;
        }
    }
    *part = next.unwrap_or(if is_dated { (0, 0) } else { (begins, 0) });
    match parts.failed {
        Some(error) if parts.links.is_empty() => Err(error),
        _ => Ok((parts.links, true)),
    }
}

fn host_of(url: &str) -> Option<String> {
    Url::parse(url).ok()?.host_str().map(str::to_owned)
}

/// The parts of an index, the latest first; and whether their days tell which that is.
fn latest_first(mut parts: Vec<(String, Option<DateTime<FixedOffset>>)>) -> (Vec<String>, bool) {
    let is_dated = parts.iter().any(|(_, changed)| changed.is_some());
    parts.sort_by_key(|(_, changed)| std::cmp::Reverse(*changed));
    (parts.into_iter().map(|(url, _)| url).collect(), is_dated)
}

/// What one visit reads of an index.
struct Parts<'c> {
    client: &'c Client,
    clock: Clock,
    asked: HashSet<String>,
    /// The host of the index.
    host: Option<String>,
    links: Vec<Link>,
    /// Parts that were had; one that is gone takes none of them.
    had: usize,
    failed: Option<CrawlError>,
    /// That host is to be left alone, or there is no room for more: the part at which that was told, and those behind it,
    /// keep their turn.
    closed: bool,
}

impl Parts<'_> {
    fn are_enough(&self) -> bool {
        self.had >= MOST_PARTS || self.asked.len() > 2 * MOST_PARTS
    }

    /// Reads a part, which has a turn where no day tells how new it is; gives the parts of one that is an index. An index can
    /// lead round in a circle: each is asked for once.
    async fn ask(&mut self, url: String, has_turn: bool) -> Vec<(String, Option<DateTime<FixedOffset>>)> {
        if !self.asked.insert(url.clone()) {
            return Vec::new();
        }
        let request = Request { url, accept: Accept::Feed, ..Request::default() };
        let part = match self.client.get(&request, self.clock.now()).await {
            Ok(answer) => read(self.client, answer, sitemap_of).await,
            Err(error) => Err(error),
        };
        match part {
            Ok(Sitemap::Index(parts)) => return parts,
            Ok(Sitemap::Links(more)) => {
                let more = bounded(more);
                if has_turn && self.had > 0 && !fit_together(&self.links, &more) {
                    self.closed = true;
                    return Vec::new();
                }
                self.links.extend(more);
                self.had += 1;
            }
            Err(error) => {
                self.closed |= error.leaves_alone() && host_of(&request.url) == self.host;
                self.failed = Some(error);
            }
        }
        Vec::new()
    }

    /// Reads the parts of an index in an index, from `begin` on where their days do not tell; gives where to go on where some
    /// are left.
    async fn ask_inner(&mut self, parts: Vec<(String, Option<DateTime<FixedOffset>>)>, begin: usize) -> Option<usize> {
        let (urls, is_dated) = latest_first(parts);
        let begin = if is_dated || begin >= urls.len() { 0 } else { begin };
        for (at, url) in urls.into_iter().enumerate().skip(begin) {
            if self.are_enough() {
                return (!is_dated).then_some(at);
            }
            let what = "an index of sitemaps in an index in an index";
            let parts = self.ask(url.clone(), !is_dated).await;
            if self.closed {
                return Some(at).filter(|_| !is_dated).or(Some(0));
            }
            if !parts.is_empty() {
                self.failed = Some(CrawlError::Unreadable { url, what: what.to_owned() });
            }
        }
        None
    }
}
