//! Pages that the database refuses: they are gone after again, and nothing else is.

use axum::{body::Body, http::Response};
use chrono::TimeDelta;
use homegrown::{
    crawl::{Source, SourceState},
    model::address,
    pipeline::{CrawlOptions, CrawlReport},
    store::DatabaseUrl,
};

use super::{
    by, client, feed_of, now, run_with,
    site::{Asked, Site, feed, html, redirect, status, xml},
};
use crate::{
    store::{on_both_engines, raw_url},
    support::Database,
};

on_both_engines!(
    a_page_that_is_refused_is_fetched_again_and_no_other,
    a_change_that_is_refused_is_fetched_again_and_no_other,
    a_page_that_is_refused_is_not_taken_for_stored_in_the_same_run,
    links_that_led_to_a_page_that_is_refused_lead_to_it_again,
    a_page_that_is_refused_waits_though_no_list_has_it_any_more,
    a_page_that_is_always_refused_is_given_up,
    a_text_that_a_feed_carries_is_had_from_it_again,
);

/// Makes the database refuse every text whose title says so.
async fn refuse(url: &DatabaseUrl) {
    let of_file = ["create trigger refuse before insert on version when new.title like '%Refused%'
        begin select raise(abort, 'refused'); end"];
    let of_server = [
        "create function refuse() returns trigger language plpgsql as 'begin raise exception ''refused''; end'",
        "create trigger refuse before insert on version for each row when (new.title like '%Refused%')
        execute function refuse()",
    ];
    let statements = match url {
        DatabaseUrl::File(_) => &of_file[..],
        DatabaseUrl::Postgres(_) => &of_server[..],
    };
    let pool = sqlx::AnyPool::connect(&raw_url(url)).await.unwrap();
    for statement in statements {
        sqlx::query(*statement).execute(&pool).await.unwrap();
    }
    pool.close().await;
}

/// An article that is taken where it is not to be refused; with a validator, as the list.
fn article(asked: &Asked, is_refused: bool) -> Response<Body> {
    let title = if is_refused { "Refused" } else { "Chip" };
    let text = format!("What is told at {} the time number {} is nothing that is claimed.", asked.path, asked.before);
    with_etag(asked, html(format!("<article><h1>{title}</h1><p>{text}</p></article>")))
}

/// Of what was there before its validator tells; it is the number of the request.
fn with_etag(asked: &Asked, response: Response<Body>) -> Response<Body> {
    let (mut head, body) = response.into_parts();
    head.headers.insert("etag", format!("\"{}\"", asked.before).parse().unwrap());
    Response::from_parts(head, body)
}

/// A list that is as it was for whoever has it.
fn as_it_was(asked: &Asked, list: Response<Body>) -> Response<Body> {
    if asked.headers.contains_key("if-none-match") { status(304) } else { with_etag(asked, list) }
}

async fn run(database: &Database, source: &Source, days: i64) -> CrawlReport {
    let at = now() + TimeDelta::days(days);
    run_with(&client(), &database.store, std::slice::from_ref(source), &by("one"), at).await
}

async fn state(database: &Database) -> SourceState {
    database.store.source_state("a").await.unwrap().unwrap()
}

/// The pages that were asked for, in order of their names.
fn pages(site: &Site) -> Vec<String> {
    let mut paths: Vec<String> = site.paths().into_iter().filter(|path| !path.starts_with("/feed")).collect();
    paths.sort();
    paths
}

async fn a_page_that_is_refused_is_fetched_again_and_no_other(database: Database) {
    refuse(&database.url).await;
    let site = Site::start(|asked| match asked.path.as_str() {
        "/feed" => as_it_was(asked, feed(3)),
        "/robots.txt" => status(404),
        path => article(asked, path == "/a/2" && asked.before == 0),
    })
    .await;
    let source = feed_of(&site.url("/feed"));
    let first = run(&database, &source, 0).await;
    assert_eq!((first.stored.new, first.stored.failed.len(), first.visits[0].visit.waiting), (2, 1, 1));
    let key = |path: &str| address::key(&site.url(path)).unwrap();
    let of_first = state(&database).await.pages;
    assert_eq!(of_first.keys().collect::<Vec<_>>(), [&key("/a/1"), &key("/a/3")]);
    assert!(of_first.values().all(|page| page.validators.etag.is_some()), "{of_first:#?}");
    let second = run(&database, &source, 1).await;
    assert_eq!((second.stored.new, second.visits[0].visit.waiting), (1, 0));
    assert_eq!(pages(&site), ["/a/1", "/a/2", "/a/2", "/a/3"]);
    let of_second = state(&database).await.pages;
    assert!(of_first.iter().all(|(key, page)| of_second.get(key) == Some(page)));
    assert_eq!(database.store.document_count().await.unwrap(), 3);
}

async fn a_change_that_is_refused_is_fetched_again_and_no_other(database: Database) {
    refuse(&database.url).await;
    let site = Site::start(|asked| match asked.path.as_str() {
        "/feed" => {
            let year = if asked.before == 0 { 2020 } else { 2030 };
            let entry = |n: usize| {
                format!(
                    "<entry><title>Chip</title><link href='/a/{n}'/><updated>{year}-01-01T00:00:00Z</updated></entry>"
                )
            };
            let list = xml(format!("<feed>{}</feed>", (1..=3).map(entry).collect::<String>()));
            if asked.before < 2 { with_etag(asked, list) } else { as_it_was(asked, list) }
        }
        "/robots.txt" => status(404),
        path => article(asked, path == "/a/2" && asked.before == 1),
    })
    .await;
    let source = feed_of(&site.url("/feed"));
    let told = async |days| {
        let report = run(&database, &source, days).await;
        (report.stored.new, report.stored.revised, report.stored.failed.len())
    };
    assert_eq!(told(0).await, (3, 0, 0));
    let key = address::key(&site.url("/a/2")).unwrap();
    let before = state(&database).await.pages.remove(&key);
    assert_eq!(told(4_000).await, (0, 2, 1));
    assert_eq!(state(&database).await.pages.remove(&key), before, "it is as it was");
    assert_eq!(told(4_001).await, (0, 1, 0));
    assert_eq!(told(4_002).await, (0, 0, 0));
    assert_eq!(pages(&site), ["/a/1", "/a/1", "/a/2", "/a/2", "/a/2", "/a/3", "/a/3"]);
}

async fn a_page_that_is_refused_is_not_taken_for_stored_in_the_same_run(database: Database) {
    refuse(&database.url).await;
    let site = Site::start(|asked| match asked.path.as_str() {
        "/feed" | "/feed2" => feed(1),
        "/robots.txt" => status(404),
        _ => article(asked, asked.before == 0),
    })
    .await;
    let other = Source { id: "b".to_owned(), ..feed_of(&site.url("/feed2")) };
    let report = run_with(&client(), &database.store, &[feed_of(&site.url("/feed")), other], &by("one"), now()).await;
    assert_eq!((report.stored.new, report.stored.failed.len()), (1, 1));
    assert_eq!(pages(&site), ["/a/1", "/a/1"]);
}

async fn links_that_led_to_a_page_that_is_refused_lead_to_it_again(database: Database) {
    refuse(&database.url).await;
    let site = Site::start(|asked| match asked.path.as_str() {
        "/feed" => as_it_was(asked, feed(3)),
        "/a/1" | "/a/2" => redirect(301, "/new"),
        "/robots.txt" => status(404),
        path => article(asked, path == "/new" && asked.before == 0),
    })
    .await;
    let source = feed_of(&site.url("/feed"));
    for (waiting, documents) in [(2, 1), (0, 2), (0, 2)] {
        let report = run(&database, &source, 0).await;
        assert_eq!(report.visits[0].visit.waiting, waiting);
        assert_eq!(database.store.document_count().await.unwrap(), documents);
    }
    assert_eq!(pages(&site), ["/a/1", "/a/1", "/a/2", "/a/2", "/a/3", "/new", "/new"]);
}

async fn a_page_that_is_refused_waits_though_no_list_has_it_any_more(database: Database) {
    refuse(&database.url).await;
    let site = Site::start(|asked| match asked.path.as_str() {
        "/feed" => feed(if asked.before == 0 { 2 } else { 0 }),
        "/robots.txt" => status(404),
        path => article(asked, path == "/a/2" && asked.before == 0),
    })
    .await;
    let source = [feed_of(&site.url("/feed"))];
    let options = CrawlOptions { limit: 1, ..by("one") };
    for waiting in [1, 1, 0] {
        let report = run_with(&client(), &database.store, &source, &options, now()).await;
        assert_eq!(report.visits[0].visit.waiting, waiting);
    }
    assert_eq!(pages(&site), ["/a/1", "/a/2", "/a/2"]);
    assert_eq!(database.store.document_count().await.unwrap(), 2);
}

async fn a_page_that_is_always_refused_is_given_up(database: Database) {
    refuse(&database.url).await;
    let site = Site::start(|asked| match asked.path.as_str() {
        "/feed" => feed(1),
        "/robots.txt" => status(404),
        _ => article(asked, true),
    })
    .await;
    let source = feed_of(&site.url("/feed"));
    for _ in 0..7 {
        run(&database, &source, 0).await;
    }
    assert_eq!(pages(&site).len(), 5);
    let state = state(&database).await;
    assert_eq!(state.waiting, []);
    assert!(state.pages.values().all(|page| page.failed.as_deref() == Some("it could not be stored")));
}

async fn a_text_that_a_feed_carries_is_had_from_it_again(database: Database) {
    refuse(&database.url).await;
    let site = Site::start(|asked| match asked.path.as_str() {
        "/feed" => {
            let title = if asked.before == 0 { "Refused" } else { "Chip" };
            let text = "Nothing is claimed in this text, long as it is. ".repeat(20);
            as_it_was(
                asked,
                xml(format!(
                    "<rss><channel><item><title>{title}</title><link>/a/1</link>\
                     <content:encoded><![CDATA[<p>{text}</p>]]></content:encoded></item></channel></rss>"
                )),
            )
        }
        "/robots.txt" => status(404),
        _ => status(403),
    })
    .await;
    let source = feed_of(&site.url("/feed"));
    for (from_feed, waiting, documents) in [(1, 1, 0), (1, 0, 1), (0, 0, 1)] {
        let report = run(&database, &source, 0).await;
        assert_eq!((report.visits[0].visit.from_feed, report.visits[0].visit.waiting), (from_feed, waiting));
        assert_eq!(database.store.document_count().await.unwrap(), documents);
    }
}
