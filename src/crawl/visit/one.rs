//! One page: fetched, judged where its list said nothing of it, handed on.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use tokio::sync::mpsc::Sender;
use url::Url;

use super::{Fetched, Got, Order, Want, ways::Ways};
use crate::{
    crawl::{
        Client, CrawlError,
        budget::Room,
        feed,
        fetch::{Clock, Request},
        source::Take,
    },
    model::{Page, address, document::Hint},
    text::{charset, tame::tame},
};

/// The text of a feed's entry that can stand for a page that is not to be had.
const WHOLE_ARTICLE: usize = 600;

/// Fetches one page and hands it on.
pub(super) async fn one(order: &Order<'_>, clock: Clock, want: &Want, ways: &Ways, pages: &Sender<Fetched>) -> Got {
    if !ways.take(&want.key) && want.before.is_none() && !order.revisit {
        return Got::Aside { to: want.link.url.clone(), moved_to: None };
    }
    let validators = want.before.as_ref().map(|page| page.validators.clone()).unwrap_or_default();
    let request = Request { url: want.link.url.clone(), validators, ..Request::default() };
    let mut own = HashSet::from([want.key.clone()]);
    let mut follows = |to: &Url| is_wanted(order, want, to, ways, &mut own);
    let mut answer = match order.client.get_along(&request, clock.now(), &mut follows).await {
        Ok(answer) => answer,
        Err(CrawlError::Aside { to, moved_to, .. }) => {
            ways.lead(own, &key_of(&to));
            return Got::Aside { to, moved_to };
        }
        Err(error) => return stand_in(order, want, error, pages).await,
    };
    let at = key_of(&answer.url);
    own.insert(at.clone());
    ways.lead(own, &at);
    let Some(mut body) = answer.body.take() else { return Got::Unchanged(answer) };
    if want.before.is_none() && order.source.take == Take::Relevant && want.link.is_mute() {
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

/// Whether a redirect is followed: not to a page that another link of the visit went after, nor to one that is stored. `own`
/// are the pages that this link has led to.
fn is_wanted(order: &Order<'_>, want: &Want, to: &Url, ways: &Ways, own: &mut HashSet<String>) -> bool {
    let Some(key) = address::key(to.as_str()).filter(|key| !own.contains(key)) else { return true };
    let is_new = want.before.is_none() && !order.revisit;
    let is_wanted = !is_new || !order.known.is_known(&key) && ways.take(&key);
    if is_wanted {
        own.insert(key);
    }
    is_wanted
}

/// The key of an address that was asked for, or to which a redirect leads.
pub(super) fn key_of(url: &str) -> String {
    address::key(url).unwrap_or_else(|| url.to_owned())
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
    let page = scraper::Html::parse_document(&tame(&charset::decode(body, content_type, None)));
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
