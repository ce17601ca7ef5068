//! A source's list, whatever its kind, with all of its parts → links.

use std::collections::{HashSet, VecDeque};

use chrono::{DateTime, FixedOffset};
use url::Url;

use super::{
    Client, CrawlError, Validators, feed,
    fetch::{Accept, Answer, Clock, Request},
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
    pub(super) validators: Validators,
    pub(super) moved_to: Option<String>,
}

/// Asks for the list at `url`. Of an index of sitemaps that does not say which changed last, the parts from `part` on are
/// read, and `part` moves on. A listing is followed to its further pages as long as `is_new` holds for one of the page's links.
pub(super) async fn list(
    client: &Client,
    source: &Source,
    url: &str,
    known: Validators,
    part: &mut usize,
    is_new: &(dyn Fn(&Link) -> bool + Sync),
    clock: Clock,
) -> Result<List, CrawlError> {
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
        SourceKind::Listing => listings(client, source, answer, is_new, clock).await?,
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
    part: &mut usize,
    clock: Clock,
) -> Result<(Vec<Link>, bool), CrawlError> {
    let mut asked = HashSet::from([first.url.clone()]);
    let mut goes_round = false;
    let mut queue: VecDeque<String> = match read(client, first, sitemap_of).await? {
        Sitemap::Links(links) => return Ok((links, false)),
        Sitemap::Index(parts) => in_turn(parts, *part, &mut goes_round).into(),
    };
    let (mut links, mut failed, mut had, mut gone) = (Vec::new(), None, 0, 0);
    while had < MOST_PARTS && asked.len() <= 2 * MOST_PARTS {
        // an index can lead round in a circle
        let Some(url) = std::iter::from_fn(|| queue.pop_front()).find(|url| asked.insert(url.clone())) else { break };
        let request = Request { url, accept: Accept::Feed, ..Request::default() };
        let answer = match client.get(&request, clock.now()).await {
            Ok(answer) => read(client, answer, sitemap_of).await,
            Err(error) => Err(error),
        };
        match answer {
            Ok(Sitemap::Links(more)) => {
                links.extend(more);
                had += 1;
            }
            Ok(Sitemap::Index(parts)) => {
                in_turn(parts, *part, &mut goes_round).into_iter().rev().for_each(|url| queue.push_front(url));
            }
            Err(error) => {
                failed = Some(error);
                gone += 1;
            }
        }
    }
    *part = if goes_round { part.wrapping_add(had + gone) } else { 0 };
    match failed {
        Some(error) if links.is_empty() => Err(error),
        _ => Ok((links, true)),
    }
}

/// The parts of an index, those first that are to be read. Where their days do not tell, they go round.
fn in_turn(
    mut parts: Vec<(String, Option<DateTime<FixedOffset>>)>,
    begin: usize,
    goes_round: &mut bool,
) -> Vec<String> {
    if parts.iter().any(|(_, changed)| changed.is_some()) {
        parts.sort_by_key(|(_, changed)| std::cmp::Reverse(*changed));
    } else if parts.len() > MOST_PARTS {
        *goes_round = true;
        let turned = begin % parts.len();
        parts.rotate_left(turned);
    }
    parts.into_iter().map(|(url, _)| url).collect()
}
