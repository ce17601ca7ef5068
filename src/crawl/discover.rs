//! The feed of a page: what it names itself, else where feeds usually are, else its sitemap.

use chrono::{DateTime, Utc};
use scraper::{Html, Selector};
use url::Url;

use super::{
    Client, CrawlError, SourceKind, feed,
    fetch::{Accept, Request},
    read_address, sitemap,
};
use crate::text::{charset, tame::tame};

/// Where feeds are that no page names, the likeliest first.
const USUAL: [&str; 8] = ["feed", "rss.xml", "feed.xml", "atom.xml", "rss", "index.xml", "feed.json", "feeds"];
/// Addresses that a page names and that are tried.
const MOST_NAMED: usize = 10;

/// A list that can be a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub kind: SourceKind,
    pub url: String,
    pub title: Option<String>,
    /// A BCP 47 tag, as the feed or the page gives it.
    pub language: Option<String>,
    /// Titles of its first entries.
    pub samples: Vec<String>,
    pub entries: usize,
}

/// What a page says of itself.
#[derive(Debug, Default, PartialEq, Eq)]
struct Named {
    feeds: Vec<String>,
    title: Option<String>,
    language: Option<String>,
}

/// Finds the list that the news of an address is in: the address itself, or one that its page or its site has.
/// Nothing where there is none.
pub async fn discover(client: &Client, address: &str, now: DateTime<Utc>) -> Result<Option<Found>, CrawlError> {
    let request = Request { url: address.to_owned(), accept: Accept::Page, ..Request::default() };
    let answer = client.get(&request, now).await?;
    let (body, kind) = (answer.body.unwrap_or_default(), answer.content_type);
    if let Some(found) = list_in(&body, kind.as_deref(), &answer.url) {
        return Ok(Some(found));
    }
    let named = named_in(&body, kind.as_deref(), &answer.url);
    let mut places: Vec<String> = named.feeds.iter().take(MOST_NAMED).cloned().collect();
    places.extend(usual_places(&answer.url));
    for place in places {
        let request = Request { url: place, accept: Accept::Feed, ..Request::default() };
        let Ok(answer) = client.get(&request, now).await else { continue };
        let body = answer.body.unwrap_or_default();
        let found = list_in(&body, answer.content_type.as_deref(), &answer.url);
        if let Some(found) = found.filter(|found| found.entries > 0) {
            let title = found.title.or(named.title);
            return Ok(Some(Found { title, language: found.language.or(named.language), ..found }));
        }
    }
    Ok(None)
}

/// The feed or sitemap that a body is.
fn list_in(body: &[u8], content_type: Option<&str>, url: &str) -> Option<Found> {
    let (links, kind, title, language) = match feed::parse(body, content_type, url) {
        Ok(feed) => {
            let (title, language) = (feed.title.clone(), feed.language.clone());
            (feed.links(), SourceKind::Feed, title, language)
        }
        Err(_) => match sitemap::parse(body, content_type, url)? {
            sitemap::Sitemap::Links(links) => {
                let language = links.iter().find_map(|link| link.language.clone());
                (links, SourceKind::Sitemap, None, language)
            }
            sitemap::Sitemap::Index(parts) => {
                let links = parts.into_iter().map(|(url, _)| super::Link { url, ..super::Link::default() });
                (links.collect(), SourceKind::Sitemap, None, None)
            }
        },
    };
    let samples = links.iter().filter_map(|link| link.title.clone()).take(5).collect();
    Some(Found { kind, url: url.to_owned(), title, language, samples, entries: links.len() })
}

/// The feeds that a page names in its head, or links to by their name, those of its comments last.
fn named_in(body: &[u8], content_type: Option<&str>, base: &str) -> Named {
    let page = Html::parse_document(&tame(&charset::decode(body, content_type, None)));
    let all = |css: &str| -> Vec<scraper::ElementRef<'_>> {
        Selector::parse(css).map(|selector| page.select(&selector).collect()).unwrap_or_default()
    };
    let is_feed = |kind: &str| ["rss", "atom", "feed+json", "xml"].iter().any(|word| kind.contains(word));
    let alternates =
        all("link[rel~=alternate][href]").into_iter().filter(|link| link.attr("type").is_some_and(is_feed));
    let anchors = all("a[href]").into_iter().filter(|anchor| anchor.attr("href").is_some_and(looks_like_a_feed));
    let mut feeds: Vec<String> = Vec::new();
    for address in alternates.chain(anchors).filter_map(|link| read_address(link.attr("href")?, base)) {
        if !feeds.contains(&address) {
            feeds.push(address);
        }
    }
    feeds.sort_by_key(|address| address.to_ascii_lowercase().contains("comment"));
    let title = all("title").first().map(|title| feed::plain(&title.inner_html())).filter(|title| !title.is_empty());
    let language = all("html[lang]").first().and_then(|html| html.attr("lang")).map(str::to_owned);
    Named { feeds, title, language }
}

fn looks_like_a_feed(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or("").trim_end_matches('/').to_ascii_lowercase();
    let last = path.rsplit('/').next().unwrap_or("");
    let ending = last.rsplit_once('.').map_or("", |(_, ending)| ending);
    matches!(ending, "rss" | "atom" | "rdf") || matches!(last, "feed" | "rss" | "rss.xml" | "atom.xml" | "feed.xml")
}

/// Below the page and below its site, then the site's sitemaps.
fn usual_places(page: &str) -> Vec<String> {
    let Ok(page) = Url::parse(page) else { return Vec::new() };
    let folder = if page.path().ends_with('/') {
        page.clone()
    } else {
        page.join(&format!("{}/", page.path())).unwrap_or(page.clone())
    };
    let mut places: Vec<String> = Vec::new();
    let below = USUAL.iter().take(2).filter_map(|name| folder.join(name).ok());
    let site = USUAL.iter().filter_map(|name| page.join(&format!("/{name}")).ok());
    let maps = ["/news-sitemap.xml", "/sitemap.xml"].into_iter().filter_map(|name| page.join(name).ok());
    for place in below.chain(site).chain(maps).map(String::from) {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_its_feeds_those_of_comments_last() {
        let page = "<html lang=zh-CN><head><title>国产 &amp; 芯片</title>\
            <link rel=alternate type='application/rss+xml' href='/comments/feed/'>\
            <link rel='home alternate' type='application/atom+xml' href='atom.xml'>\
            <link rel=alternate hreflang=en href=/en/><link rel=alternate type=text/html href=/m/></head>\
            <a href='/rss'>RSS</a><a href='/press'>press</a>";
        let named = named_in(page.as_bytes(), None, "https://example.cn/news/");
        let expected =
            ["https://example.cn/news/atom.xml", "https://example.cn/rss", "https://example.cn/comments/feed/"];
        assert_eq!(named.feeds, expected);
        assert_eq!((named.title.as_deref(), named.language.as_deref()), (Some("国产 & 芯片"), Some("zh-CN")));
    }

    #[test]
    fn usual_places_begin_near_the_page() {
        let places = usual_places("https://example.com/blog");
        assert_eq!(
            places[..3],
            ["https://example.com/blog/feed", "https://example.com/blog/rss.xml", "https://example.com/feed"]
        );
        assert_eq!(places.last().map(String::as_str), Some("https://example.com/sitemap.xml"));
    }
}
