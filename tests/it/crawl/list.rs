//! Lists of every kind over HTTP.

use std::{collections::BTreeSet, io::Write};

use axum::{body::Body, response::Response};
use homegrown::crawl::{Source, SourceState, Status};

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

#[tokio::test]
async fn an_entry_without_a_link_is_found_at_its_id_or_counted() {
    let entries = "<entry><id>/a</id></entry><entry><id>tag:x,2026:1</id></entry><entry><title>Chip</title></entry>";
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/ids" => {
            let items = format!(r#"[{{"id":"http://{}/a","title":"Chip"}},{{"id":"7"}}]"#, asked.headers["host"]);
            html(format!(r#"{{"version":"https://jsonfeed.org/version/1.1","title":"C","items":{items}}}"#))
        }
        "/nowhere" => xml(format!("<feed xmlns='http://www.w3.org/2005/Atom'>{entries}</feed>")),
        "/robots.txt" => status(404),
        _ => html("page"),
    })
    .await;
    let (ids, pages) = visit(&feed_of(&site.url("/ids")), &SourceState::default()).await;
    assert_eq!((ids.report.found, ids.report.nowhere), (1, 1));
    assert_eq!(pages[0].url, site.url("/a"));
    assert_eq!(ids.state.reason().unwrap(), "entries without an address: 1");
    let (nowhere, _) = visit(&feed_of(&site.url("/nowhere")), &SourceState::default()).await;
    assert_eq!((nowhere.report.found, nowhere.report.nowhere, nowhere.report.status), (0, 3, Status::Empty));
    assert_eq!(nowhere.state.reason().unwrap(), "answers, but its entries have no address: 3");
}

/// An index of these sitemaps, without their days.
fn undated(parts: impl IntoIterator<Item = String>) -> Response<Body> {
    let parts = parts.into_iter().map(|part| format!("<sitemap><loc>{part}</loc></sitemap>"));
    xml(format!("<sitemapindex>{}</sitemapindex>", parts.collect::<String>()))
}

/// An index of these sitemaps, each with its day.
fn dated(parts: &[(&str, &str)]) -> Response<Body> {
    let parts = parts.iter().map(|(part, day)| format!("<sitemap><loc>{part}</loc><lastmod>{day}</lastmod></sitemap>"));
    xml(format!("<sitemapindex>{}</sitemapindex>", parts.collect::<String>()))
}

/// The sitemap `/part3.xml`, of the page `/part3/page` alone.
fn of_one_page(part: &str) -> Response<Body> {
    xml(format!("<urlset><url><loc>{}/page</loc></url></urlset>", part.trim_end_matches(".xml")))
}

/// Pages that were asked for in so many visits, one after another.
async fn pages_of(site: &Site, source: &Source, visits: usize) -> BTreeSet<String> {
    let mut state = SourceState::default();
    for _ in 0..visits {
        state = visit(source, &state).await.0.state;
    }
    site.paths().into_iter().filter(|path| path.ends_with("/page")).collect()
}

#[tokio::test]
async fn the_parts_of_a_long_index_without_dates_have_their_turn() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/index.xml" => undated((0..8).map(|n| format!("/part{n}.xml"))),
        "/robots.txt" => status(404),
        part if part.starts_with("/part") => of_one_page(part),
        _ => html("page"),
    })
    .await;
    let source = source("sitemap", &site.url("/index.xml"), "take = \"all\"");
    let (first, _) = visit(&source, &SourceState::default()).await;
    let (second, _) = visit(&source, &first.state).await;
    assert_eq!((first.report.found, second.report.found), (5, 5));
    let pages = site.paths().into_iter().filter(|path| path.ends_with("/page")).collect::<BTreeSet<_>>();
    assert_eq!(pages.len(), 8, "{pages:?}");
    let parts: Vec<_> = site.paths().into_iter().filter(|path| path.ends_with(".xml")).collect();
    let begins = ["/index.xml", "/part0.xml", "/part1.xml", "/part2.xml", "/part3.xml", "/part4.xml"];
    assert_eq!(parts[..6], begins);
    assert_eq!(parts[6..], ["/index.xml", "/part5.xml", "/part6.xml", "/part7.xml", "/part0.xml", "/part1.xml"]);
}

#[tokio::test]
async fn an_index_of_indexes_is_followed_to_the_newest_part_first() {
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/index.xml" => dated(&[("/old.xml", "2019-01-01"), ("/years.xml", "2026-09-01")]),
        "/years.xml" => {
            dated(&[("/2025.xml", "2025-12-31"), ("/2026.xml", "2026-09-01"), ("/index.xml", "2024-01-01")])
        }
        "/robots.txt" => status(404),
        part if part.ends_with(".xml") => xml(format!("<urlset><url><loc>/of{part}.html</loc></url></urlset>")),
        _ => html("page"),
    })
    .await;
    let (first, _) =
        visit(&source("sitemap", &site.url("/index.xml"), "take = \"all\""), &SourceState::default()).await;
    assert_eq!((first.report.found, first.report.status), (3, Status::Ok));
    assert_eq!(site.paths()[..4], ["/index.xml", "/years.xml", "/2026.xml", "/2025.xml"]);
}

#[tokio::test]
async fn every_part_of_an_index_in_an_index_has_its_turn_and_parts_that_are_gone_take_none() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/index.xml" => undated(["/inner.xml".to_owned()]),
        "/inner.xml" => undated((0..10).map(|n| format!("/part{n}.xml"))),
        "/robots.txt" => status(404),
        part if part.starts_with("/part") && part < "/part5" => status(404),
        part if part.starts_with("/part") => of_one_page(part),
        _ => html("page"),
    })
    .await;
    let source = source("sitemap", &site.url("/index.xml"), "take = \"all\"");
    let pages = pages_of(&site, &source, 2).await;
    assert_eq!(pages.len(), 5, "{pages:?}");
}

#[tokio::test]
async fn an_index_of_many_indexes_is_read_through_visit_after_visit() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/index.xml" => undated((0..7).map(|n| format!("/inner{n}.xml"))),
        "/robots.txt" => status(404),
        inner if inner.starts_with("/inner") => {
            let n = inner.trim_matches(|c: char| !c.is_ascii_digit()).to_owned();
            undated((0..3).map(|leaf| format!("/leaf{n}{leaf}.xml")))
        }
        leaf if leaf.starts_with("/leaf") => of_one_page(leaf),
        _ => html("page"),
    })
    .await;
    let source = source("sitemap", &site.url("/index.xml"), "take = \"all\"");
    let pages = pages_of(&site, &source, 5).await;
    assert_eq!(pages.len(), 21, "{pages:?}");
    assert_eq!(site.paths().iter().filter(|path| path.starts_with("/leaf") && path.ends_with(".xml")).count(), 25);
}

#[tokio::test]
async fn an_index_without_days_in_one_with_days_is_read_through() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/index.xml" => dated(&[("/inner.xml", "2026-09-01"), ("/old.xml", "2020-01-01")]),
        "/inner.xml" => undated((0..9).map(|n| format!("/part{n}.xml"))),
        "/robots.txt" => status(404),
        part if part.starts_with("/part") => of_one_page(part),
        "/old.xml" => of_one_page("/old.xml"),
        _ => html("page"),
    })
    .await;
    let source = source("sitemap", &site.url("/index.xml"), "take = \"all\"");
    let pages = pages_of(&site, &source, 2).await;
    assert_eq!(pages.len(), 10, "{pages:?}");
}

#[tokio::test]
async fn an_index_without_days_is_read_through_behind_a_later_one() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/index.xml" => dated(&[("/a.xml", "2026-09-01"), ("/b.xml", "2026-08-01")]),
        "/a.xml" => undated((0..3).map(|n| format!("/a{n}.xml"))),
        "/b.xml" => undated((0..9).map(|n| format!("/b{n}.xml"))),
        "/robots.txt" => status(404),
        part if part.ends_with(".xml") => of_one_page(part),
        _ => html("page"),
    })
    .await;
    let source = source("sitemap", &site.url("/index.xml"), "take = \"all\"");
    let pages = pages_of(&site, &source, 5).await;
    assert_eq!(pages.len(), 12, "{pages:?}");
    let latest = site.paths().iter().filter(|path| *path == "/a0.xml").count();
    assert_eq!(latest, 5, "the later one is read each time");
}

#[tokio::test]
async fn a_listing_goes_on_behind_a_page_on_which_nothing_is_of_interest() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/list" => html("<li><a href=/a/1>Football</a><li><a href=/a/2>Weather</a><a class=next href=/list2>Next</a>"),
        "/list2" => html("<li><a href=/a/3>A Chip</a><a class=next href=/list3>Next</a>"),
        "/list3" => html("<li><a href=/a/4>Another Chip</a>"),
        "/robots.txt" => status(404),
        _ => html("page"),
    })
    .await;
    let select = "take = \"relevant\"\n[source.select]\nitem = \"li\"\nnext = \"a.next\"";
    let (first, pages) = visit(&source("listing", &site.url("/list"), select), &SourceState::default()).await;
    let urls: Vec<_> = pages.iter().map(|page| page.url.clone()).collect();
    assert_eq!((urls, first.report.passed_over), (vec![site.url("/a/3"), site.url("/a/4")], 2));
}
