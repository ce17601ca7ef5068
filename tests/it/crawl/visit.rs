//! Visits: what is new is fetched once, what fails stops nothing, what moved is remembered.

use axum::{body::Body, http::Response};
use chrono::TimeDelta;
use homegrown::{
    crawl::{self, Order, SourceState, Status},
    model::address,
    pipeline::CrawlOptions,
};
use tokio::sync::mpsc;

use super::{
    by, client, empty_store, feed_of, now, run_with,
    site::{Site, feed, html, redirect, status, xml},
    source, visit, visit_with,
};

#[tokio::test]
async fn a_page_is_fetched_once_and_one_bad_entry_stops_nothing() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/feed" => feed(4),
        "/a/2" => status(404),
        "/a/3" => status(500),
        path if path.starts_with("/a/") => html("page"),
        _ => status(404),
    })
    .await;
    let source = feed_of(&site.url("/feed"));
    let (first, pages) = visit(&source, &SourceState::default()).await;
    assert_eq!(pages.len(), 2);
    assert_eq!(pages[0].source.as_deref(), Some("a"));
    assert_eq!(pages[0].hint.title.as_deref(), Some("Chip 1"));
    let report = &first.report;
    assert_eq!((report.found, report.fetched, report.failed.len(), report.waiting), (4, 2, 2, 1));
    assert_eq!(report.status, Status::Ok);
    assert!(report.failed[0].reason.contains("answered 404"));

    let before = site.paths().len();
    let (second, pages) = visit(&source, &first.state).await;
    assert!(pages.is_empty());
    assert_eq!(second.report.known, 3);
    // The feed, and three tries for the one that may come back.
    assert_eq!(site.paths()[before..], ["/feed", "/a/3", "/a/3", "/a/3"]);
}

#[tokio::test]
async fn a_list_that_is_as_it_was_is_not_read_again_but_what_waited_is_fetched() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/feed" if asked.headers.contains_key("if-modified-since") => status(304),
        "/feed" => {
            let mut response = feed(5);
            response.headers_mut().insert("last-modified", "Mon, 28 Sep 2026 10:00:00 GMT".parse().unwrap());
            response
        }
        "/robots.txt" => status(404),
        _ => html("page"),
    })
    .await;
    let source = feed_of(&site.url("/feed"));
    let (sender, mut receiver) = mpsc::channel(100);
    let (client, known) = (client(), std::collections::HashSet::new());
    let order = Order {
        source: &source,
        client: &client,
        known: &known,
        relevant: &|_| true,
        now: now(),
        revisit: false,
        limit: 2,
    };
    let first = crawl::visit(&order, &SourceState::default(), &sender).await;
    assert_eq!((first.report.fetched, first.report.waiting), (2, 3));
    let second = crawl::visit(&Order { limit: 100, ..order }, &first.state, &sender).await;
    assert!(second.report.list_unchanged);
    assert_eq!((second.report.fetched, second.report.waiting), (3, 0));
    receiver.close();
    let mut pages = 0;
    while receiver.recv().await.is_some() {
        pages += 1;
    }
    assert_eq!(pages, 5);
}

#[tokio::test]
async fn a_revisit_asks_for_known_pages_on_condition() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/feed" => feed(2),
        "/robots.txt" => status(404),
        "/a/1" if asked.headers.get("if-none-match").is_some_and(|etag| etag == "\"1\"") => status(304),
        _ => Response::builder().header("etag", "\"1\"").body(Body::from("page")).unwrap(),
    })
    .await;
    let source = feed_of(&site.url("/feed"));
    let (first, _) = visit(&source, &SourceState::default()).await;
    let (second, pages) = visit_with(&client(), &source, &first.state, true).await;
    assert_eq!((second.report.unchanged, second.report.fetched), (1, 1));
    assert_eq!(pages[0].url, site.url("/a/2"));
    let key = address::key(&site.url("/a/1")).unwrap();
    let [confirmed] = second.confirmed.as_slice() else { panic!("{:#?}", second.confirmed) };
    assert_eq!(confirmed.keys, [key.clone()].into());
    assert_eq!(confirmed.before, first.state.pages[&key].fetched_at);
    assert_eq!(confirmed.at, second.state.pages[&key].fetched_at);
}

#[tokio::test]
async fn a_page_that_its_server_says_is_as_it_was_is_noted_as_seen() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/feed" => feed(1),
        "/robots.txt" => status(404),
        _ if asked.headers.contains_key("if-none-match") => status(304),
        _ => {
            let text = "TeleChat2-115B has 115 billion parameters and was trained on Ascend chips, the firm said.";
            let page = format!("<html><body><article><h1>Chip</h1><p>{text}</p></article></body></html>");
            Response::builder()
                .header("etag", "\"1\"")
                .header("content-type", "text/html")
                .body(Body::from(page))
                .unwrap()
        }
    })
    .await;
    let (store, _folder) = empty_store().await;
    let (source, client) = (feed_of(&site.url("/feed")), client());
    let mut seen = Vec::new();
    for (revisit, hours) in [(false, 0), (true, 5)] {
        let options = CrawlOptions { revisit, ..by("one") };
        run_with(&client, &store, std::slice::from_ref(&source), &options, now() + TimeDelta::hours(hours)).await;
        let stored = store.all_documents().await.unwrap().remove(0);
        seen.push((stored.seen_at, stored.held_since, store.document_count().await.unwrap()));
    }
    let [first, second] = seen.as_slice() else { panic!("{seen:#?}") };
    assert!(second.0 > first.0, "{seen:#?}");
    assert_eq!((&second.1, second.2), (&first.1, 1));
}

#[tokio::test]
async fn an_entry_that_says_it_was_changed_is_fetched_again() {
    let site = Site::start(|asked| match (asked.path.as_str(), asked.before) {
        ("/feed", before) => xml(format!(
            "<feed><entry><title>Chip</title><link href='/a'/><updated>{}</updated></entry></feed>",
            if before == 0 { "2020-01-01T00:00:00Z" } else { "2030-01-01T00:00:00Z" }
        )),
        ("/robots.txt", _) => status(404),
        _ => html("page"),
    })
    .await;
    let source = feed_of(&site.url("/feed"));
    let (first, _) = visit(&source, &SourceState::default()).await;
    let (_, pages) = visit(&source, &first.state).await;
    assert_eq!(pages.len(), 1);
}

#[tokio::test]
async fn a_list_that_moved_for_good_is_asked_at_its_new_place() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/old" => redirect(301, "/new"),
        "/new" => feed(1),
        "/robots.txt" => status(404),
        _ => html("page"),
    })
    .await;
    let source = feed_of(&site.url("/old"));
    let (first, _) = visit(&source, &SourceState::default()).await;
    assert_eq!(first.report.moved_to.as_deref(), Some(site.url("/new").as_str()));
    assert_eq!(first.report.status, Status::Moved);
    visit(&source, &first.state).await;
    assert_eq!(site.paths(), ["/old", "/new", "/a/1", "/new"]);
    // What a source file says now goes before what was remembered of its old address.
    let edited = feed_of(&site.url("/new?x"));
    visit(&edited, &first.state).await;
    assert_eq!(site.paths().last().map(String::as_str), Some("/new?x"));
}

#[tokio::test]
async fn of_a_chain_of_redirects_only_the_permanent_beginning_is_remembered() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/old" => redirect(308, "/new"),
        "/new" => redirect(302, "/today"),
        "/today" => redirect(301, "/feed"),
        "/feed" => feed(0),
        _ => status(404),
    })
    .await;
    let (first, _) = visit(&feed_of(&site.url("/old")), &SourceState::default()).await;
    assert_eq!(first.report.moved_to.as_deref(), Some(site.url("/new").as_str()));
    visit(&feed_of(&site.url("/old")), &first.state).await;
    assert_eq!(site.paths(), ["/old", "/new", "/today", "/feed", "/new", "/today", "/feed"]);
}

#[tokio::test]
async fn a_new_place_that_is_gone_is_given_up_for_the_old_one() {
    let site = Site::start(|asked| match (asked.path.as_str(), asked.before) {
        ("/old", 0) => redirect(301, "/new"),
        ("/old", _) | ("/new", 0) => feed(1),
        ("/a/1", _) => html("page"),
        _ => status(404),
    })
    .await;
    let source = feed_of(&site.url("/old"));
    let (first, _) = visit(&source, &SourceState::default()).await;
    let (second, _) = visit(&source, &first.state).await;
    assert_eq!((second.report.status, second.report.moved_to), (Status::Ok, None));
    assert_eq!(site.paths(), ["/old", "/new", "/a/1", "/new", "/old"]);
}

#[tokio::test]
async fn the_text_that_a_feed_carries_can_meet_the_lexicon_too() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/feed" => xml("<rss><channel><item><title>Weekly notes</title><description>All that was new</description>\
             <link>/a</link><content:encoded><![CDATA[<p>First football.</p><p>Then a new Chip.</p>]]></content:encoded></item>\
             <item><title>Weekly notes</title><description>All that was new</description><link>/b</link></item></channel></rss>"),
        "/robots.txt" => status(404),
        _ => html("page"),
    })
    .await;
    let source = source("feed", &site.url("/feed"), "take = \"relevant\"");
    let (first, pages) = visit(&source, &SourceState::default()).await;
    assert_eq!((pages.len(), first.report.passed_over), (1, 1));
    assert_eq!(pages[0].url, site.url("/a"));
}

#[tokio::test]
async fn a_list_for_a_while_elsewhere_is_asked_at_its_old_place() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/old" => redirect(302, "/new"),
        "/new" => feed(0),
        _ => status(404),
    })
    .await;
    let (first, _) = visit(&feed_of(&site.url("/old")), &SourceState::default()).await;
    assert_eq!((first.report.moved_to, first.report.status), (None, Status::Empty));
}

#[tokio::test]
async fn a_source_that_is_gone_or_refuses_is_told_as_such() {
    for (code, expected) in [(404, Status::Gone), (410, Status::Gone), (403, Status::Blocked), (500, Status::Failing)] {
        let site = Site::start(move |asked| status(if asked.path == "/robots.txt" { 404 } else { code })).await;
        let (first, _) = visit(&feed_of(&site.url("/feed")), &SourceState::default()).await;
        assert_eq!(first.report.status, expected);
        assert!(first.report.error.unwrap().contains(&code.to_string()));
        assert_eq!(first.state.past.failures, 1);
    }
}

#[tokio::test]
async fn only_what_meets_the_lexicon_is_fetched() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/feed" => xml("<rss><channel><item><title>New Chip</title><link>/a</link></item>\
             <item><title>Football</title><description>about a Chip</description><link>/b</link></item>\
             <item><title>Football</title><link>/c</link></item><item><link>/d</link></item>\
             <item><link>/e</link></item></channel></rss>"),
        "/robots.txt" => status(404),
        "/d" => html("<title>A Chip at last</title>"),
        _ => html("<title>Nothing</title>"),
    })
    .await;
    let source = source("feed", &site.url("/feed"), "take = \"relevant\"");
    let (first, pages) = visit(&source, &SourceState::default()).await;
    let urls: Vec<_> = pages.iter().map(|page| page.url.clone()).collect();
    assert_eq!(urls, [site.url("/a"), site.url("/b"), site.url("/d")]);
    assert_eq!(first.report.passed_over, 2);
    let (second, _) = visit(&source, &first.state).await;
    assert_eq!((second.report.known, second.report.fetched), (4, 0));
}

#[tokio::test]
async fn a_page_that_is_refused_is_taken_from_the_feed_that_carries_it() {
    let text = "The chip is made at home. ".repeat(40);
    let item = format!(
        "<item><title>A &amp; B</title><link>/a</link><content:encoded><![CDATA[<p>{text}<script>x</script>]]></content:encoded></item>"
    );
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/feed" => xml(format!("<rss><channel>{item}</channel></rss>")),
        "/robots.txt" => status(404),
        _ => status(403),
    })
    .await;
    let (first, pages) = visit(&feed_of(&site.url("/feed")), &SourceState::default()).await;
    assert_eq!((first.report.from_feed, first.report.failed.len()), (1, 0));
    let body = String::from_utf8(pages[0].body.clone()).unwrap();
    assert!(body.contains("made at home") && body.contains("<h1>A &amp; B</h1>") && !body.contains("script"));
}

#[tokio::test]
async fn a_receiver_that_is_gone_ends_the_visit_and_nothing_is_lost() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/feed" => feed(10),
        "/robots.txt" => status(404),
        _ => html("page"),
    })
    .await;
    let source = feed_of(&site.url("/feed"));
    let (sender, receiver) = mpsc::channel(1);
    drop(receiver);
    let (client, known) = (client(), std::collections::HashSet::new());
    let order = Order {
        source: &source,
        client: &client,
        known: &known,
        relevant: &|_| true,
        now: now(),
        revisit: false,
        limit: 100,
    };
    let first = crawl::visit(&order, &SourceState::default(), &sender).await;
    assert_eq!((first.report.fetched, first.report.waiting), (0, 10));
    let (_, pages) = visit(&source, &first.state).await;
    assert_eq!(pages.len(), 10);
}

#[tokio::test]
async fn a_source_whose_pages_are_all_refused_is_blocked_until_one_is_had() {
    for refuses_robots in [false, true] {
        let site = Site::start(move |asked| match (asked.path.as_str(), asked.before) {
            ("/feed", before) => feed(2 + before),
            ("/robots.txt", _) if refuses_robots => html("user-agent: *\ndisallow: /a/1\ndisallow: /a/2"),
            ("/robots.txt", _) => status(404),
            ("/a/1" | "/a/2", _) => status(403),
            _ => html("page"),
        })
        .await;
        let source = feed_of(&site.url("/feed"));
        let (first, _) = visit(&source, &SourceState::default()).await;
        assert_eq!((first.report.found, first.report.status), (2, Status::Blocked));
        assert_eq!(first.report.error, None, "the list is there");
        assert!(first.report.refused.is_some_and(|why| why.contains("/a/")));
        let why = first.state.reason().unwrap();
        assert!(why.starts_with("the list can be read, but its pages are refused: "), "{why}");
        assert_eq!(first.state.past.failures, 0, "the list is asked for as often as before");
        let (second, pages) = visit(&source, &first.state).await;
        assert_eq!((pages.len(), second.report.status, second.report.refused), (1, Status::Ok, None));
    }
}

#[tokio::test]
async fn a_source_stays_blocked_as_long_as_no_page_is_asked_for() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/feed" => feed(1),
        "/robots.txt" => status(404),
        _ => status(403),
    })
    .await;
    let source = feed_of(&site.url("/feed"));
    let (first, _) = visit(&source, &SourceState::default()).await;
    let (second, _) = visit(&source, &first.state).await;
    assert_eq!((second.report.known, second.report.status), (1, Status::Blocked));
    assert_eq!(second.report.refused, first.report.refused);
}

#[tokio::test]
async fn one_page_that_is_refused_blocks_no_source_and_a_list_that_was_refused_not_for_long() {
    let site = Site::start(|asked| match (asked.path.as_str(), asked.before) {
        ("/feed", before @ 0..2) => feed(1 + before),
        ("/feed", 2) => status(403),
        ("/feed", _) => feed(2),
        ("/a/2", _) => status(403),
        ("/robots.txt", _) => status(404),
        _ => html("page"),
    })
    .await;
    let source = feed_of(&site.url("/feed"));
    let mut state = SourceState::default();
    let mut told = Vec::new();
    for _ in 0..4 {
        state = visit(&source, &state).await.0.state;
        told.push((state.status, state.error.is_some()));
    }
    assert_eq!(told, [(Status::Ok, false), (Status::Ok, false), (Status::Blocked, true), (Status::Ok, false)]);
}

#[tokio::test]
async fn a_page_that_one_source_drops_is_still_had_by_the_other() {
    let page = Site::start(|asked| match asked.path.as_str() {
        "/robots.txt" => status(404),
        _ => html("<title>Football</title>"),
    })
    .await;
    let link = format!("<rss><channel><item><link>{}</link></item></channel></rss>", page.url("/1"));
    let mut sources = Vec::new();
    for (id, take) in [("a", "relevant"), ("b", "all")] {
        let link = link.clone();
        let list = Site::start(move |asked| match asked.path.as_str() {
            "/robots.txt" => status(404),
            _ if asked.headers.contains_key("if-none-match") => status(304),
            _ => Response::builder().header("etag", "\"1\"").body(Body::from(link.clone())).unwrap(),
        })
        .await;
        let source = source("feed", &list.url("/feed"), &format!("take = \"{take}\""));
        sources.push(crawl::Source { id: id.to_owned(), ..source });
    }
    let (store, _folder) = empty_store().await;
    let mut fetched = 0;
    for hours in [0, 5, 10] {
        let at = now() + TimeDelta::hours(hours);
        let report = run_with(&client(), &store, &sources, &by("one"), at).await;
        let of_b = report.visits.iter().filter(|visit| visit.visit.source == "b");
        fetched += of_b.map(|visit| visit.visit.fetched).sum::<usize>();
    }
    assert!(fetched > 0, "whoever of the two took it first");
}

#[tokio::test]
async fn a_page_whose_new_place_is_gone_is_asked_for_at_its_old_one_again() {
    let site = Site::start(|asked| match (asked.path.as_str(), asked.before) {
        ("/feed", before) => xml(format!(
            "<feed><entry><title>Chip</title><link href='/a/1'/><updated>20{}0-01-01T00:00:00Z</updated></entry></feed>",
            3 + before
        )),
        ("/a/1", 0) => redirect(301, "/new"),
        ("/new", 1) => status(404),
        ("/robots.txt", _) => status(404),
        _ => html("page"),
    })
    .await;
    let source = feed_of(&site.url("/feed"));
    let mut state = SourceState::default();
    for _ in 0..3 {
        state = visit_with(&client(), &source, &state, true).await.0.state;
    }
    assert_eq!(site.paths(), ["/feed", "/a/1", "/new", "/feed", "/new", "/feed", "/a/1"]);
}

#[tokio::test]
async fn a_304_that_nobody_asked_for_is_a_failure() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/feed" => feed(1),
        "/robots.txt" => status(404),
        _ => status(304),
    })
    .await;
    let (first, _) = visit(&feed_of(&site.url("/feed")), &SourceState::default()).await;
    assert_eq!((first.report.unchanged, first.report.failed.len()), (0, 1));
    assert!(first.report.failed[0].reason.contains("a question that had no condition"), "{:?}", first.report.failed);
    assert_eq!(first.report.waiting, 1, "a slip may pass");
    let (list, _) = visit(&feed_of(&site.url("/list")), &SourceState::default()).await;
    assert_eq!(list.report.status, Status::Failing);
}

#[tokio::test]
async fn a_page_that_moved_for_good_is_asked_for_once_and_where_it_is_now() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/feed" => feed(1),
        "/a/1" => redirect(301, "/new"),
        "/robots.txt" => status(404),
        _ => html("page"),
    })
    .await;
    let source = feed_of(&site.url("/feed"));
    let (first, _) = visit(&source, &SourceState::default()).await;
    let (second, pages) = visit_with(&client(), &source, &first.state, true).await;
    assert_eq!((second.report.fetched, pages.len()), (1, 1));
    assert_eq!(site.paths(), ["/feed", "/a/1", "/new", "/feed", "/new"]);
}

#[tokio::test]
async fn a_page_that_two_sources_list_is_fetched_by_one_of_them() {
    let pages = Site::start(|asked| if asked.path == "/robots.txt" { status(404) } else { html("page") }).await;
    let mut sources = Vec::new();
    for id in ["a", "b"] {
        let links: String =
            (0..3).map(|n| format!("<item><link>{}</link></item>", pages.url(&format!("/{n}")))).collect();
        let list = Site::start(move |asked| match asked.path.as_str() {
            "/robots.txt" => status(404),
            _ => xml(format!("<rss><channel>{links}</channel></rss>")),
        })
        .await;
        sources.push(crawl::Source { id: id.to_owned(), ..feed_of(&list.url("/feed")) });
    }
    let (store, _folder) = empty_store().await;
    run_with(&client(), &store, &sources, &by("one"), now()).await;
    let mut paths = pages.paths();
    paths.sort();
    assert_eq!(paths, ["/0", "/1", "/2"]);
}

#[tokio::test]
async fn a_source_of_pages_without_an_article_says_so_and_has_nothing_new() {
    let text = "TeleChat2-115B has 115 billion parameters and was trained on Ascend chips, the firm said.";
    let site = Site::start(move |asked| match (asked.path.as_str(), asked.before) {
        ("/feed", before) => feed(1 + before),
        ("/robots.txt", _) => status(404),
        ("/a/1", _) => Response::builder().header("content-type", "application/zip").body(Body::from("PK")).unwrap(),
        _ => html(format!("<html><body><article><h1>Chip</h1><p>{text}</p></article></body></html>")),
    })
    .await;
    let (store, _folder) = empty_store().await;
    let source = feed_of(&site.url("/feed"));
    let mut told = Vec::new();
    for hours in [0, 5] {
        run_with(&client(), &store, std::slice::from_ref(&source), &by("one"), now() + TimeDelta::hours(hours)).await;
        let state: SourceState = store.source_state("a").await.unwrap().unwrap();
        told.push((state.last_new.is_some(), state.reason()));
    }
    let [(false, Some(why)), (true, None)] = told.as_slice() else { panic!("{told:#?}") };
    assert!(why.starts_with("no page gave an article: "), "{why}");
}

#[tokio::test]
async fn a_day_that_is_yet_to_come_makes_no_frozen_source_fresh() {
    let entry =
        |n: u32, date: &str| format!("<item><title>Chip</title><link>/{n}</link><pubDate>{date}</pubDate></item>");
    let items = [entry(1, "Mon, 01 Jan 2018 00:00:00 GMT"), entry(2, "Thu, 01 Jan 2099 00:00:00 GMT")].concat();
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/feed" => xml(format!("<rss><channel>{items}</channel></rss>")),
        "/robots.txt" => status(404),
        _ => html("page"),
    })
    .await;
    let (first, _) = visit(&feed_of(&site.url("/feed")), &SourceState::default()).await;
    assert_eq!(first.report.status, Status::Stale);
    assert_eq!(first.state.newest.unwrap().format("%Y").to_string(), "2018");
}

#[tokio::test]
async fn a_source_that_gives_some_pages_and_refuses_others_is_well() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/feed" => feed(6),
        "/robots.txt" => status(404),
        "/a/4" | "/a/5" | "/a/6" => status(403),
        _ => html("page"),
    })
    .await;
    let (visited, _) = visit(&feed_of(&site.url("/feed")), &SourceState::default()).await;
    assert_eq!((visited.report.fetched, visited.report.failed.len(), visited.report.status), (3, 3, Status::Ok));
}
