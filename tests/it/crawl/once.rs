//! A page is fetched once, whoever lists it and whatever leads to it.

use homegrown::{
    crawl::SourceState,
    model::{Document, Id, Language, address},
    pipeline::ingest,
    store::{DatabaseUrl, Store, StoreOptions},
};

use super::{
    by, client,
    day::RULES,
    feed_of, now, run_with,
    site::{Site, feed, html, redirect, status, xml},
};
use crate::{store::on_both_engines, support::Database};

on_both_engines!(
    a_page_that_another_program_stored_meanwhile_is_not_fetched,
    a_page_to_which_two_links_lead_is_fetched_once,
    links_that_share_a_way_are_asked_for_once,
    links_that_share_a_way_to_a_page_that_is_stored_are_asked_for_once,
    links_whose_ways_meet_are_asked_for_once,
    links_that_lead_to_each_other_end,
);

/// Stores these pages as a program beside this one does, and waits until it has.
fn store_apart(url: DatabaseUrl, pages: Vec<String>) {
    let apart = move || {
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let store = Store::open(&url, StoreOptions::default()).await.unwrap();
            let document = |page: &String| {
                let id = Id::document(&address::key(page).unwrap());
                Document::new(id, page.as_str(), Language::English, "Nothing is claimed here.").into()
            };
            ingest(&store, &RULES, pages.iter().map(document).collect(), now()).await.unwrap();
            store.close().await;
        });
    };
    std::thread::spawn(apart).join().unwrap();
}

async fn a_page_that_another_program_stored_meanwhile_is_not_fetched(database: Database) {
    let url = database.url.clone();
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/feed" => {
            let host = &asked.headers["host"];
            store_apart(url.clone(), (1..=3).map(|n| format!("http://{host}/a/{n}")).collect());
            feed(4)
        }
        "/robots.txt" => status(404),
        _ => html("<article><h1>Chip</h1><p>A text of its own, in as many words as it needs.</p></article>"),
    })
    .await;
    let sources = [feed_of(&site.url("/feed"))];
    let report = run_with(&client(), &database.store, &sources, &by("one"), now()).await;
    assert_eq!(site.paths(), ["/feed", "/a/4"]);
    assert_eq!((report.visits[0].visit.known, report.visits[0].visit.fetched), (3, 1));
    run_with(&client(), &database.store, &sources, &by("one"), now()).await;
    assert_eq!(site.paths(), ["/feed", "/a/4", "/feed"]);
}

fn article() -> axum::http::Response<axum::body::Body> {
    html("<article><h1>Chip</h1><p>A text of its own, in as many words as it needs, and then some.</p></article>")
}

async fn a_page_to_which_two_links_lead_is_fetched_once(database: Database) {
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/feed" => feed(6),
        "/a/1" | "/a/2" => redirect(301, "/new"),
        "/a/3" => redirect(302, "/between"),
        "/between" => redirect(301, "/new"),
        // to one that the list has too, and by way of another writing of the own address
        "/a/4" => redirect(301, "/a/5"),
        "/a/6" => redirect(301, "/a/6/"),
        "/robots.txt" => status(404),
        _ => article(),
    })
    .await;
    let sources = [feed_of(&site.url("/feed"))];
    let report = run_with(&client(), &database.store, &sources, &by("one"), now()).await;
    let mut paths = site.paths();
    paths.sort();
    let asked = ["/a/1", "/a/2", "/a/3", "/a/4", "/a/5", "/a/6", "/a/6/", "/between", "/feed", "/new"];
    assert_eq!(paths, asked);
    let visit = &report.visits[0].visit;
    assert_eq!((visit.fetched, visit.known, visit.waiting, visit.failed.len()), (3, 3, 0, 0));
    // Nothing of it is asked for again, and a revisit asks for each page where it is now.
    run_with(&client(), &database.store, &sources, &by("one"), now()).await;
    assert_eq!(site.paths().len(), asked.len() + 1);
    let state: SourceState = database.store.source_state("a").await.unwrap().unwrap();
    let key = |path: &str| address::key(&site.url(path)).unwrap();
    for (path, at) in [("/a/1", "/new"), ("/a/2", "/new"), ("/a/4", "/a/5")] {
        assert_eq!(state.pages[&key(path)].url, site.url(at));
    }
}

/// Nothing waits and nothing fails.
async fn all_is_had_in_three_visits(site: &Site, database: &Database) {
    let sources = [feed_of(&site.url("/feed"))];
    for _ in 0..3 {
        let report = run_with(&client(), &database.store, &sources, &by("one"), now()).await;
        assert_eq!((report.visits[0].visit.waiting, report.visits[0].visit.failed.len()), (0, 0));
    }
}

/// Dead articles lead to the front page, and that to one of its own.
async fn links_that_share_a_way_are_asked_for_once(database: Database) {
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/feed" => feed(12),
        "/home" => redirect(302, "/en/home"),
        "/en/home" => article(),
        "/robots.txt" => status(404),
        _ => redirect(301, "/home"),
    })
    .await;
    all_is_had_in_three_visits(&site, &database).await;
    let asked = |path: &str| site.paths().iter().filter(|asked| *asked == path).count();
    assert!((1..=12).all(|n| asked(&format!("/a/{n}")) == 1), "{:?}", site.paths());
    assert_eq!((asked("/home"), asked("/en/home")), (1, 1));
}

async fn links_that_share_a_way_to_a_page_that_is_stored_are_asked_for_once(database: Database) {
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/feed" if asked.before == 0 => xml("<rss><channel><item><link>/en/home</link></item></channel></rss>"),
        "/feed" => feed(6),
        "/home" => redirect(302, "/en/home"),
        "/en/home" => article(),
        "/robots.txt" => status(404),
        _ => redirect(301, "/home"),
    })
    .await;
    all_is_had_in_three_visits(&site, &database).await;
    let mut paths: Vec<String> = site.paths().into_iter().filter(|path| path != "/feed").collect();
    paths.sort();
    assert_eq!(paths, ["/a/1", "/a/2", "/a/3", "/a/4", "/a/5", "/a/6", "/en/home", "/home"]);
}

/// One leads to a page that the list has behind it, and others to its way.
async fn links_whose_ways_meet_are_asked_for_once(database: Database) {
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/feed" => feed(4),
        "/a/1" | "/a/2" => redirect(302, "/between"),
        "/between" => redirect(302, "/a/3"),
        "/a/3" => redirect(302, "/a/4"),
        "/robots.txt" => status(404),
        _ => article(),
    })
    .await;
    let report = run_with(&client(), &database.store, &[feed_of(&site.url("/feed"))], &by("one"), now()).await;
    let visit = &report.visits[0].visit;
    assert_eq!((visit.fetched, visit.known, visit.waiting), (1, 3, 0));
    assert_eq!(site.paths().len(), 6, "{:?}", site.paths());
}

async fn links_that_lead_to_each_other_end(database: Database) {
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/feed" => feed(2),
        "/a/1" => redirect(301, "/a/2"),
        "/a/2" => redirect(301, "/a/1"),
        "/robots.txt" => status(404),
        _ => article(),
    })
    .await;
    let sources = [feed_of(&site.url("/feed"))];
    let (mut failed, mut waiting) = (0, 0);
    for _ in 0..9 {
        let report = run_with(&client(), &database.store, &sources, &by("one"), now()).await;
        failed += report.visits[0].visit.failed.len();
        waiting = report.visits[0].visit.waiting;
    }
    assert_eq!((failed, waiting), (2, 0));
    let asked = site.paths().iter().filter(|path| path.starts_with("/a/")).count();
    assert!(asked <= 10, "{:?}", site.paths());
}
