//! Sitemaps, news sitemaps, lists of addresses and indexes of sitemaps, packed or not → links.

use std::{borrow::Cow, io::Read};

use chrono::{DateTime, FixedOffset};

use super::{
    link::{Link, MOST_LINKS},
    moment, read_address,
    xml::{self, Element},
};
use crate::text::charset;

/// What is unpacked of a `.gz`: as much as a body may have.
const MOST_BYTES: u64 = 10 * 1024 * 1024;

/// What a sitemap holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Sitemap {
    Links(Vec<Link>),
    /// Further sitemaps, with when each was changed.
    Index(Vec<(String, Option<DateTime<FixedOffset>>)>),
}

/// Reads a sitemap, packed or not; nothing where the body is none. A body that is owned is gone as soon as it is text.
pub fn parse<'b>(body: impl Into<Cow<'b, [u8]>>, content_type: Option<&str>, base: &str) -> Option<Sitemap> {
    let body = body.into();
    let text = text_of(&body, content_type);
    drop(body);
    let root = xml::parse(&text);
    if let Some(index) = root.find(&["sitemapindex"]) {
        let maps = index.elements().filter(|element| element.name == "sitemap").take(MOST_LINKS);
        let maps =
            maps.filter_map(|part| Some((read_address(&part.child("loc")?.text(), base)?, date(part, "lastmod"))));
        return Some(Sitemap::Index(maps.collect()));
    }
    if let Some(set) = root.find(&["urlset"]) {
        let mut links: Vec<Link> =
            set.elements().filter(|element| element.name == "url").filter_map(|url| link(url, base)).collect();
        // Most sitemaps have the oldest page first; what has no date stays where it is.
        links.sort_by_key(|link| std::cmp::Reverse(link.published.max(link.updated)));
        links.truncate(MOST_LINKS);
        return Some(Sitemap::Links(links));
    }
    let lines: Vec<Link> = text
        .lines()
        .take(MOST_LINKS)
        .filter(|line| line.starts_with("http"))
        .filter_map(|line| Some(Link { url: read_address(line, base)?, ..Link::default() }))
        .collect();
    (!lines.is_empty()).then_some(Sitemap::Links(lines))
}

/// The text of a sitemap, unpacked where it is packed.
fn text_of(body: &[u8], content_type: Option<&str>) -> String {
    let unpacked = unpack(body);
    charset::decode(unpacked.as_deref().unwrap_or(body), content_type, None)
}

fn unpack(body: &[u8]) -> Option<Vec<u8>> {
    if !body.starts_with(&[0x1f, 0x8b]) {
        return None;
    }
    let mut unpacked = Vec::new();
    // A file that is cut short still gives the links before the cut.
    let _ = flate2::read::MultiGzDecoder::new(body).take(MOST_BYTES).read_to_end(&mut unpacked);
    Some(unpacked)
}

fn link(url: &Element, base: &str) -> Option<Link> {
    let news = url.child("news:news");
    let of_news = |name: &str| news.and_then(|news| text(news, name));
    let publication = news.and_then(|news| news.child("news:publication"));
    Some(Link {
        url: read_address(&text(url, "loc")?, base)?,
        title: of_news("news:title"),
        summary: of_news("news:keywords"),
        published: news.and_then(|news| date(news, "news:publication_date")),
        updated: date(url, "lastmod"),
        outlet: publication.and_then(|publication| text(publication, "news:name")),
        language: publication.and_then(|publication| text(publication, "news:language")),
        content: None,
    })
}

fn text(element: &Element, name: &str) -> Option<String> {
    element.child(name).map(Element::text).filter(|text| !text.is_empty())
}

fn date(element: &Element, name: &str) -> Option<DateTime<FixedOffset>> {
    moment::read(&element.child(name)?.text())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    const NEWS: &str = r#"<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
        <url><loc>https://example.com/old</loc><lastmod>2026-09-01</lastmod></url>
        <url><loc>/new?a=1&amp;b=2</loc><n:news><n:publication><n:name>Example</n:name><n:language>zh</n:language>
        </n:publication><n:publication_date>2026-09-28T10:00:00+08:00</n:publication_date>
        <n:title>Huawei &amp; chips</n:title></n:news></url></urlset>"#;

    #[test]
    fn a_news_sitemap_tells_title_and_time_of_its_pages_newest_first() {
        let Some(Sitemap::Links(links)) = parse(NEWS.as_bytes(), None, "https://example.com/map.xml") else { panic!() };
        assert_eq!(links[0].url, "https://example.com/new?a=1&b=2");
        assert_eq!(links[0].title.as_deref(), Some("Huawei & chips"));
        assert_eq!(links[0].outlet.as_deref(), Some("Example"));
        assert_eq!(links[0].published.unwrap().to_rfc3339(), "2026-09-28T10:00:00+08:00");
        assert_eq!(links[1].url, "https://example.com/old");
    }

    #[test]
    fn a_packed_sitemap_is_read_as_far_as_it_goes() {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(NEWS.as_bytes()).unwrap();
        let packed = encoder.finish().unwrap();
        assert_eq!(parse(&packed, None, "https://example.com/"), parse(NEWS.as_bytes(), None, "https://example.com/"));
        assert!(parse(&packed[..packed.len() - 12], None, "https://example.com/").is_some());
    }

    #[test]
    fn an_index_names_its_sitemaps() {
        let index = "<sitemapindex><sitemap><loc>https://example.com/a.xml.gz</loc><lastmod>2026-09-28</lastmod></sitemap></sitemapindex>";
        let Some(Sitemap::Index(maps)) = parse(index.as_bytes(), None, "https://example.com/") else { panic!() };
        assert_eq!(maps[0].0, "https://example.com/a.xml.gz");
        assert!(maps[0].1.is_some());
    }

    #[test]
    fn a_page_is_no_sitemap() {
        assert_eq!(parse(b"<html><body>not found</body></html>", None, "https://example.com/"), None);
    }
}
