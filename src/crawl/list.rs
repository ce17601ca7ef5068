//! A source's list, whatever its kind, with all of its parts → links.

use std::collections::{HashSet, VecDeque};

use chrono::{DateTime, FixedOffset, Utc};
use url::Url;

use super::{
    Client, CrawlError, Validators, feed,
    fetch::{Accept, Answer, Request},
    json,
    link::{Link, bounded},
    listing,
    sitemap::{self, Sitemap},
    source::{Source, SourceKind},
};

/// Sitemaps that an index is followed to, the latest ones, and pages of a listing in one visit.
const MOST_PARTS: usize = 5;

/// What a list gave.
#[derive(Debug, Default)]
pub(super) struct List {
    /// Nothing where the list is as it was.
    pub(super) links: Option<Vec<Link>>,
    /// Entries that have no address.
    pub(super) nowhere: usize,
    /// The part of an index of sitemaps that the next visit begins with.
    pub(super) part: usize,
    pub(super) validators: Validators,
    pub(super) moved_to: Option<String>,
}

/// Asks for the list at `url`. Of an index of sitemaps that does not say which changed last, the parts from `part` on are
/// read. A listing is followed to its further pages as long as `is_new` holds for one of the page's links.
pub(super) async fn list(
    client: &Client,
    source: &Source,
    url: &str,
    known: Validators,
    part: usize,
    is_new: &(dyn Fn(&Link) -> bool + Sync),
    now: DateTime<Utc>,
) -> Result<List, CrawlError> {
    let accept = match source.kind {
        SourceKind::Feed | SourceKind::Sitemap => Accept::Feed,
        SourceKind::Json => Accept::Json,
        SourceKind::Listing => Accept::Page,
    };
    let asked_plainly = known == Validators::default();
    let answer = client.get(&Request { url: url.to_owned(), validators: known, accept }, now).await?;
    let mut list = List { validators: answer.validators.clone(), moved_to: answer.moved_to.clone(), ..List::default() };
    if answer.body.is_none() {
        return if asked_plainly { Err(CrawlError::NotAsked { url: answer.url }) } else { Ok(list) };
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
        SourceKind::Listing => listings(client, source, answer, is_new, now).await?,
        SourceKind::Sitemap => {
            let parts = sitemaps(client, answer, part, now).await?;
            if parts.are_of_an_index {
                // it may be as it was, and its parts not
                list.validators = Validators::default();
            }
            list.part = parts.next;
            parts.links
        }
    };
    let here = Url::parse(url).ok();
    list.links = Some(bounded(links.into_iter().filter(|link| Url::parse(&link.url).ok() != here)));
    Ok(list)
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
    now: DateTime<Utc>,
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
        match client.get(&Request { url: next, ..Request::default() }, now).await {
            Ok(following) => answer = following,
            // The first page is what matters; the rest comes with the next visit.
            Err(error) => {
                tracing::debug!(source.id = source.id, error = %error, "a further page of the list was not had");
                return Ok(links);
            }
        }
    }
}

/// What sitemaps gave.
struct Parts {
    links: Vec<Link>,
    are_of_an_index: bool,
    /// The part that the next visit begins with.
    next: usize,
}

/// The links of a sitemap, or of the parts of an index and of the indexes in it: those that were changed last, or, where
/// that is not said, those whose turn it is.
async fn sitemaps(client: &Client, first: Answer, begin: usize, now: DateTime<Utc>) -> Result<Parts, CrawlError> {
    let (mut links, mut next, mut failed) = (Vec::new(), 0, None);
    let mut asked = HashSet::from([first.url.clone()]);
    let mut queue: VecDeque<String> = match read(client, first, sitemap_of).await? {
        Sitemap::Links(links) => return Ok(Parts { links, are_of_an_index: false, next }),
        Sitemap::Index(parts) => in_turn(parts, begin, &mut next).into(),
    };
    for _ in 0..MOST_PARTS {
        // an index can lead round in a circle
        let Some(url) = std::iter::from_fn(|| queue.pop_front()).find(|url| asked.insert(url.clone())) else { break };
        let request = Request { url, accept: Accept::Feed, ..Request::default() };
        let part = match client.get(&request, now).await {
            Ok(answer) => read(client, answer, sitemap_of).await,
            Err(error) => Err(error),
        };
        match part {
            Ok(Sitemap::Links(more)) => links.extend(more),
            Ok(Sitemap::Index(parts)) => {
                in_turn(parts, begin, &mut next).into_iter().rev().for_each(|url| queue.push_front(url));
            }
            Err(error) => failed = Some(error),
        }
    }
    match failed {
        Some(error) if links.is_empty() => Err(error),
        _ => Ok(Parts { links, are_of_an_index: true, next }),
    }
}

/// The parts of an index, those first that are to be read.
fn in_turn(mut parts: Vec<(String, Option<DateTime<FixedOffset>>)>, begin: usize, next: &mut usize) -> Vec<String> {
    if parts.iter().any(|(_, changed)| changed.is_some()) {
        parts.sort_by_key(|(_, changed)| std::cmp::Reverse(*changed));
    } else if parts.len() > MOST_PARTS {
        *next = begin.wrapping_add(MOST_PARTS);
        let turned = begin % parts.len();
        parts.rotate_left(turned);
    }
    parts.into_iter().map(|(url, _)| url).collect()
}
