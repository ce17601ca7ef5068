//! Lists that give more than a visit takes: what has no room to wait is found in the list again, and nothing is lost.

use std::{
    collections::{BTreeMap, HashSet},
    fmt::Write as _,
};

use axum::{body::Body, http::Response};
use homegrown::{
    crawl::{self, Client, ClientOptions, Order, Report, Source, SourceState},
    model::address,
};
use tokio::sync::mpsc;

use super::{
    client, feed_of, now, options,
    site::{Asked, Site, feed, html, redirect, status, xml},
    source,
};

/// A list that answers 304 to whoever has it.
fn with_etag(asked: &Asked, list: Response<Body>) -> Response<Body> {
    if asked.headers.get("if-none-match").is_some_and(|etag| etag == "\"1\"") {
        return status(304);
    }
    let (mut head, body) = list.into_parts();
    head.headers.insert("etag", "\"1\"".parse().unwrap());
    Response::from_parts(head, body)
}

fn sitemap(pages: std::ops::Range<usize>) -> Response<Body> {
    let mut text = String::from("<urlset>");
    for page in pages {
        write!(text, "<url><loc>/a/{page}</loc></url>").unwrap();
    }
    xml(text + "</urlset>")
}

/// Visits until nothing is left to fetch, as one who keeps what was handed on; gives what each visit reported.
async fn until_done(source: &Source, limit: usize) -> (Vec<Report>, SourceState) {
    // what fails is tried again by the next visit
    let client = Client::new(ClientOptions { tries: 1, ..options() }).unwrap();
    let mut known = HashSet::new();
    let (mut state, mut reports) = (SourceState::default(), Vec::new());
    for _ in 0..60 {
        let (sender, mut receiver) = mpsc::channel(16);
        let order =
            Order { source, client: &client, known: &known, relevant: &|_| true, now: now(), revisit: false, limit };
        let visiting = async {
            let visited = crawl::visit(&order, &state, &sender).await;
            drop(sender);
            visited
        };
        // each is dropped at once: there is room for so many bodies only
        let taking = async {
            let mut keys = Vec::new();
            while let Some(fetched) = receiver.recv().await {
                keys.extend(address::key(&fetched.page.url));
            }
            keys
        };
        let (visited, keys) = tokio::join!(visiting, taking);
        known.extend(keys);
        state = visited.state;
        let is_done = visited.report.fetched + visited.report.waiting + visited.report.left_over == 0;
        reports.push(visited.report);
        if is_done {
            break;
        }
    }
    (reports, state)
}

/// How often each page was asked for.
fn asked_for(site: &Site) -> BTreeMap<String, usize> {
    let mut pages = BTreeMap::new();
    for path in site.paths().into_iter().filter(|path| path.starts_with("/a/")) {
        *pages.entry(path).or_default() += 1;
    }
    pages
}

#[track_caller]
fn assert_each_once(site: &Site, pages: usize) {
    let asked = asked_for(site);
    assert_eq!((asked.len(), asked.values().max()), (pages, Some(&1)));
}

#[tokio::test]
async fn a_list_of_more_than_can_wait_is_read_whole_until_all_of_it_is_had() {
    for kind in ["feed", "sitemap"] {
        let site = Site::start(move |asked| match asked.path.as_str() {
            "/list" if kind == "feed" => with_etag(asked, feed(1_000)),
            "/list" => with_etag(asked, sitemap(0..1_000)),
            "/robots.txt" => status(404),
            _ => html("page"),
        })
        .await;
        let source = source(kind, &site.url("/list"), "take = \"all\"");
        let (reports, state) = until_done(&source, 200).await;
        assert_each_once(&site, 1_000);
        let told: Vec<_> = reports.iter().map(|report| (report.waiting, report.left_over)).collect();
        assert_eq!(told[..3], [(500, 300), (500, 100), (400, 0)], "{kind}");
        assert_eq!(reports.iter().map(|report| report.list_unchanged).collect::<Vec<_>>()[..3], [false; 3]);
        assert!(reports[3].list_unchanged, "{kind}: what waits is all that is left");
        assert_eq!(state.reason(), None);
    }
}

#[tokio::test]
async fn how_many_are_left_over_is_told_of_the_source() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/feed" => feed(1_000),
        "/robots.txt" => status(404),
        _ => html("page"),
    })
    .await;
    let (sender, _receiver) = mpsc::channel(3_000);
    let (source, client, known) = (feed_of(&site.url("/feed")), client(), HashSet::new());
    let (relevant, now, revisit, limit) = (|_: &str| true, now(), false, 10);
    let order = Order { source: &source, client: &client, known: &known, relevant: &relevant, now, revisit, limit };
    let visited = crawl::visit(&order, &SourceState::default(), &sender).await;
    let told = visited.state.reason().unwrap();
    assert_eq!(told, "500 pages wait for the next visit, 490 more left over in the list");
}

#[tokio::test]
async fn what_waited_before_does_not_give_way_to_what_the_list_still_has() {
    // Of the first list nothing stands in the second one.
    let site = Site::start(|asked| match (asked.path.as_str(), asked.before) {
        ("/list", 0) => with_etag(asked, sitemap(0..510)),
        ("/list", _) => sitemap(510..1_400),
        ("/robots.txt", _) => status(404),
        // some of those that waited fail once, when others of the list have begun to wait
        (path, 0) if path.ends_with('7') => status(503),
        _ => html("page"),
    })
    .await;
    let source = source("sitemap", &site.url("/list"), "take = \"all\"");
    until_done(&source, 60).await;
    let asked = asked_for(&site);
    let missing: Vec<_> = (0..1_400).filter(|page| !asked.contains_key(&format!("/a/{page}"))).collect();
    assert_eq!(missing, [0_usize; 0]);
}

#[tokio::test]
async fn further_pages_of_a_listing_are_read_as_long_as_some_of_it_was_left_over() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/robots.txt" => status(404),
        path if path.starts_with("/a/") => html("page"),
        path => {
            let page: usize = path.trim_start_matches("/list").parse().unwrap();
            let mut text = String::new();
            for n in page * 300..(page + 1) * 300 {
                write!(text, "<li><a href=/a/{n}>Chip {n}</a>").unwrap();
            }
            if page < 3 {
                write!(text, "<a class=next href=/list{}>Next</a>", page + 1).unwrap();
            }
            with_etag(asked, html(text))
        }
    })
    .await;
    let select = "take = \"all\"\n[source.select]\nitem = \"li\"\nnext = \"a.next\"";
    until_done(&source("listing", &site.url("/list0"), select), 200).await;
    assert_each_once(&site, 1_200);
}

#[tokio::test]
async fn a_part_of_an_index_keeps_its_turn_until_all_of_it_is_had() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/robots.txt" => status(404),
        "/index" => {
            let part = |n: usize| format!("<sitemap><loc>/part{n}</loc></sitemap>");
            xml(format!("<sitemapindex>{}</sitemapindex>", (0..7).map(part).collect::<String>()))
        }
        path if path.starts_with("/part") => {
            let part: usize = path.trim_start_matches("/part").parse().unwrap();
            sitemap(part * 450..(part + 1) * 450)
        }
        _ => html("page"),
    })
    .await;
    let source = source("sitemap", &site.url("/index"), "take = \"all\"");
    until_done(&source, 300).await;
    assert_each_once(&site, 7 * 450);
}

#[tokio::test]
async fn an_index_of_more_than_one_list_may_give_is_read_to_its_end_where_its_parts_are_dated() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/robots.txt" => status(404),
        "/index" => {
            let part =
                |n: usize| format!("<sitemap><loc>/part{n}</loc><lastmod>2026-09-0{}</lastmod></sitemap>", 9 - n);
            xml(format!("<sitemapindex>{}</sitemapindex>", (0..4).map(part).collect::<String>()))
        }
        path if path.starts_with("/part") => {
            let part: usize = path.trim_start_matches("/part").parse().unwrap();
            sitemap(part * 700..(part + 1) * 700)
        }
        _ => html("page"),
    })
    .await;
    let source = source("sitemap", &site.url("/index"), "take = \"all\"");
    until_done(&source, 400).await;
    assert_each_once(&site, 4 * 700);
}

#[tokio::test]
async fn a_list_that_says_more_than_there_is_room_for_is_read_to_its_end() {
    let summary = "A chip is told of in many words. ".repeat(120);
    let item = move |n: usize| format!("<item><link>/a/{n}</link><description>{summary}</description></item>");
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/list" => {
            let items: String = (0..320).map(&item).collect();
            with_etag(asked, xml(format!("<rss><channel>{items}</channel></rss>")))
        }
        "/robots.txt" => status(404),
        _ => html("page"),
    })
    .await;
    let (reports, _) = until_done(&feed_of(&site.url("/list")), 500).await;
    assert_each_once(&site, 320);
    assert!(reports[0].left_over > 0 && reports[1].left_over == 0, "{reports:#?}");
    assert!(reports.last().unwrap().list_unchanged);
}

#[tokio::test]
async fn what_a_long_list_leads_to_is_not_forgotten_while_it_is_listed() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/feed" => with_etag(asked, feed(1_100)),
        "/robots.txt" => status(404),
        // the store knows the pages by where they are, and not by what the list calls them
        path if path.starts_with("/a/") => redirect(301, &path.replace("/a/", "/b/")),
        _ => html("page"),
    })
    .await;
    until_done(&feed_of(&site.url("/feed")), 300).await;
    assert_each_once(&site, 1_100);
}

#[tokio::test]
async fn changed_pages_over_the_limit_are_fetched_by_the_next_visits() {
    let site = Site::start(|asked| match (asked.path.as_str(), asked.before) {
        ("/feed", before) => {
            let year = if before == 0 { 2020 } else { 2030 };
            let entry = |n: usize| {
                format!(
                    "<entry><title>Chip</title><link href='/a/{n}'/><updated>{year}-01-01T00:00:00Z</updated></entry>"
                )
            };
            let list = xml(format!("<feed>{}</feed>", (0..3).map(entry).collect::<String>()));
            // once it has changed, it is as it was
            if before > 0 { with_etag(asked, list) } else { list }
        }
        ("/robots.txt", _) => status(404),
        _ => html("page"),
    })
    .await;
    let (client, source) = (client(), feed_of(&site.url("/feed")));
    let mut state = SourceState::default();
    for limit in [3, 1, 1, 1] {
        let known: HashSet<String> = state.pages.keys().cloned().collect();
        let (sender, _receiver) = mpsc::channel(10);
        let (relevant, revisit) = (|_: &str| true, false);
        let now = now() + chrono::TimeDelta::days(if known.is_empty() { 0 } else { 4_000 });
        let order = Order { source: &source, client: &client, known: &known, relevant: &relevant, now, revisit, limit };
        state = crawl::visit(&order, &state, &sender).await.state;
    }
    assert_eq!(asked_for(&site).into_values().collect::<Vec<_>>(), [2, 2, 2]);
}
