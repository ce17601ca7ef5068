//! Lists of every kind over HTTP.

use std::io::Write;

use axum::body::Body;
use homegrown::crawl::{SourceState, Status};

use super::{
    feed_of,
    site::{Site, html, status, xml},
    source, visit,
};

#[tokio::test]
async fn a_feed_that_is_not_well_formed_is_read() {
    let feed = "\n<?xml version='1.0' encoding='utf-8'?><rss><channel><title>R&D</title>\
                <item><title>Chips & <b>more</b></title><link>/a?x=1&y=2</link><pubDate>28 Sep 2026</pubDate>\
                <item><title>Second</title><link>/b</link></channel>";
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/feed" => html(feed),
        "/robots.txt" => status(404),
        _ => html("page"),
    })
    .await;
    let (first, pages) = visit(&feed_of(&site.url("/feed")), &SourceState::default()).await;
    assert_eq!(first.report.found, 2);
    let of_first = pages.iter().find(|page| page.url == site.url("/a?x=1&y=2")).unwrap();
    assert_eq!(of_first.hint.title.as_deref(), Some("Chips & more"));
    assert_eq!(of_first.hint.published.unwrap().to_rfc3339(), "2026-09-28T00:00:00+00:00");
}

#[tokio::test]
async fn what_is_no_feed_is_told() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/robots.txt" => status(404),
        _ => html("<html><body>Sign in</body></html>"),
    })
    .await;
    let (first, _) = visit(&feed_of(&site.url("/feed")), &SourceState::default()).await;
    assert_eq!(first.report.status, Status::Failing);
    assert!(first.report.error.unwrap().ends_with("no RSS, Atom or JSON feed: it is an HTML page"));
}

#[tokio::test]
async fn an_index_of_sitemaps_is_followed() {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(b"<urlset><url><loc>/a</loc><lastmod>2026-09-28</lastmod></url></urlset>").unwrap();
    let packed = packer.finish().unwrap();
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/index.xml" => xml(
            "<sitemapindex><sitemap><loc>/broken.xml</loc></sitemap><sitemap><loc>/one.xml.gz</loc></sitemap></sitemapindex>",
        ),
        "/one.xml.gz" => html(Body::from(packed.clone())),
        "/a" => html("page"),
        _ => status(404),
    })
    .await;
    let (first, pages) =
        visit(&source("sitemap", &site.url("/index.xml"), "take = \"all\""), &SourceState::default()).await;
    assert_eq!((first.report.found, pages.len()), (1, 1));
    assert_eq!(pages[0].hint.published.unwrap().to_rfc3339(), "2026-09-28T00:00:00+00:00");
}

#[tokio::test]
async fn a_listing_is_followed_back_as_long_as_it_has_news() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/list" => html("<li><a href=/1>Chip one</a></li><a rel=next href=/list2>more</a>"),
        "/list2" => html("<li><a href=/2>Chip two</a></li><a rel=next href=/list>round</a>"),
        "/robots.txt" => status(404),
        _ => html("page"),
    })
    .await;
    let source = source("listing", &site.url("/list"), "[source.select]\nitem = \"li\"\nnext = \"a[rel=next]\"");
    let (first, pages) = visit(&source, &SourceState::default()).await;
    assert_eq!((first.report.found, pages.len()), (2, 2));
    let before = site.paths().len();
    visit(&source, &first.state).await;
    assert_eq!(site.paths()[before..], ["/list"]);
}

#[tokio::test]
async fn an_interface_is_read_by_its_pointers() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/api?conditions[agencies][]=bis" => {
            html("{\"results\":[{\"id\":7,\"name\":\"Chip\",\"day\":\"2026-09-28\"},{\"name\":\"no id\"}]}")
        }
        "/robots.txt" => status(404),
        _ => html("page"),
    })
    .await;
    let select = "[source.select]\nitem = \"/results\"\nlink = \"/doc/{/id}\"\ntitle = \"/name\"\ndate = \"/day\"";
    let (_, pages) =
        visit(&source("json", &site.url("/api?conditions[agencies][]=bis"), select), &SourceState::default()).await;
    assert_eq!(pages[0].url, site.url("/doc/7"));
    assert_eq!(pages[0].hint.published.unwrap().to_rfc3339(), "2026-09-28T00:00:00+08:00");
}
