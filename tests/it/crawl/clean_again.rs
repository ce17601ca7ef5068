//! Kept pages are cleaned again when the rules of their source have changed, and all that follows from them follows.

use chrono::{DateTime, TimeDelta, Utc};
use homegrown::{
    crawl::Source,
    model::{Document, Filter, Id, Language, address},
    pipeline::{Arrival, CrawlOptions, Report, Stage, clean_again, ingest, rebuild},
    store::{Cleaning, Store, StoreOptions},
};

use super::{
    by, client,
    day::RULES,
    feed_of, now, run_with,
    site::{Site, feed, html, status, xml},
    source,
};
use crate::{store::on_both_engines, support::Database};

on_both_engines!(
    a_selector_that_is_changed_reaches_the_pages_that_are_kept,
    a_page_that_gives_no_article_any_more_keeps_the_one_that_it_gave,
    all_texts_of_a_page_follow_and_no_edit_is_made_of_it,
    what_is_no_page_and_what_has_no_source_any_more_stays,
    a_store_of_before_is_cleaned_again_too,
    a_text_that_the_feed_carried_stays_until_the_page_gives_it,
    what_an_input_says_outright_holds,
    a_page_that_came_twice_keeps_the_rules_of_its_last_version,
);

const PARAMETERS: &str = "TeleChat2-115B has 115 billion parameters and was trained on Ascend chips, the company said.";
const OTHERS: &str =
    "Qwen3-235B has 235 billion parameters and was trained for months, as another page of the site tells.";

fn page(own: &str) -> String {
    format!(
        "<html><head><title>A model</title></head><body><main><h1>A model</h1><div class=text><p>{own}</p></div>\
         <div class=others><p>{OTHERS}</p></div></main></body></html>"
    )
}

fn with_body(site: &Site, css: &str) -> Source {
    source("feed", &site.url("/feed"), &format!("take = \"all\"\n[source.select]\nbody = \"{css}\""))
}

async fn crawl_at(store: &Store, source: &Source, revisit: bool, at: DateTime<Utc>) {
    let options = CrawlOptions { revisit, ..by("one") };
    run_with(&client(), store, std::slice::from_ref(source), &options, at).await;
}

/// Cleans and derives again as `reprocess` does.
async fn reprocess(store: &Store, source: &Source, all: bool) -> Report {
    let mut report = clean_again(store, &RULES, std::slice::from_ref(source), all).await.unwrap();
    report.add(rebuild(store, &RULES, Stage::Outdated).await.unwrap());
    report
}

async fn subjects(store: &Store) -> Vec<String> {
    let claims = store.claims(&Filter::default()).await.unwrap();
    let mut subjects: Vec<String> = claims.into_iter().map(|claim| claim.subject.name).collect();
    subjects.sort();
    subjects.dedup();
    subjects
}

async fn text_of(store: &Store) -> String {
    store.all_documents().await.unwrap().remove(0).document.text
}

async fn a_site() -> Site {
    Site::start(|asked| match asked.path.as_str() {
        "/feed" => feed(1),
        "/robots.txt" => status(404),
        _ => html(page(PARAMETERS)),
    })
    .await
}

async fn a_selector_that_is_changed_reaches_the_pages_that_are_kept(database: Database) {
    let (store, site) = (&database.store, a_site().await);
    crawl_at(store, &with_body(&site, "main"), false, now()).await;
    assert_eq!(subjects(store).await, ["Qwen3-235B-A22B", "TeleChat2-115B"]);
    let narrow = with_body(&site, "div.text");
    let report = reprocess(store, &narrow, false).await;
    assert_eq!((report.recleaned, report.reread, report.failed.len()), (1, 0, 0));
    assert!(report.mentions_gone > 0 && report.claims_gone > 0, "{report:?}");
    assert_eq!(subjects(store).await, ["TeleChat2-115B"]);
    assert!(!text_of(store).await.contains("Qwen3"));
    let stored = store.all_documents().await.unwrap().remove(0);
    assert_eq!((stored.versions, stored.document.source.as_deref()), (1, Some("a")), "it is no edit of the page");
    // As if it had been crawled with these rules.
    let url = database.another_url("fresh.db").await;
    let fresh = Store::open(&url, StoreOptions::default()).await.unwrap();
    crawl_at(&fresh, &narrow, false, now()).await;
    assert_eq!(text_of(&fresh).await, text_of(store).await);
    let claims = async |store: &Store| store.claims(&Filter::default()).await.unwrap();
    assert_eq!(claims(&fresh).await, claims(store).await);
    // Once more changes nothing, be it asked for of all pages.
    let revision = store.revision().await.unwrap();
    for all in [false, true] {
        assert_eq!(reprocess(store, &narrow, all).await, Report::default());
    }
    assert_eq!(store.revision().await.unwrap(), revision);
    // A visit that sees the page again has nothing new to tell.
    crawl_at(store, &narrow, true, now() + TimeDelta::hours(5)).await;
    assert_eq!(store.all_documents().await.unwrap().remove(0).versions, 1);
}

async fn a_page_that_gives_no_article_any_more_keeps_the_one_that_it_gave(database: Database) {
    let (store, source) = (&database.store, feed_of("http://127.0.0.1:1/feed"));
    let body = "<html><body><p>x</p></body></html>";
    let known = serde_json::json!({ "url": "http://127.0.0.1:1/a", "source": "a", "is_of_feed": false });
    let document = document_of("a", PARAMETERS);
    let arrival = Arrival {
        page: Some((body.as_bytes().to_vec(), Some("text/html".to_owned()))),
        cleaning: Some(Cleaning { known: known.to_string(), by: "older rules".to_owned() }),
        ..document.clone().into()
    };
    ingest(store, &RULES, vec![arrival], now()).await.unwrap();
    let revision = store.revision().await.unwrap();
    // It is told once, and again where all pages are asked for.
    for (all, is_told) in [(false, true), (false, false), (true, true), (false, false)] {
        let report = reprocess(store, &source, all).await;
        if !is_told {
            assert_eq!(report, Report::default());
            continue;
        }
        let [(name, why)] = report.failed.as_slice() else { panic!("{report:?}") };
        assert_eq!((name.as_str(), report.recleaned), (document.name.as_str(), 0));
        assert!(why.starts_with("kept as it was: ") && why.contains("no article text was found"), "{why}");
    }
    assert_eq!(text_of(store).await, document.text);
    assert_eq!(store.revision().await.unwrap(), revision);
}

fn document_of(name: &str, text: &str) -> Document {
    let url = format!("http://127.0.0.1:1/{name}");
    let id = Id::document(&address::key(&url).unwrap());
    Document { url: Some(url), source: Some("a".to_owned()), ..Document::new(id, name, Language::English, text) }
}

async fn all_texts_of_a_page_follow_and_no_edit_is_made_of_it(database: Database) {
    let store = &database.store;
    let site = Site::start(|asked| match (asked.path.as_str(), asked.before) {
        ("/feed", _) => feed(1),
        ("/robots.txt", _) => status(404),
        (_, 0) => html(page(PARAMETERS)),
        (_, _) => html(page(&PARAMETERS.replace("115 billion", "100 billion"))),
    })
    .await;
    let wide = with_body(&site, "main");
    crawl_at(store, &wide, false, now()).await;
    crawl_at(store, &wide, true, now() + TimeDelta::days(2)).await;
    let edits = async || {
        let edits = store.edits(&Filter::default()).await.unwrap();
        edits.into_iter().map(|edit| (edit.date, edit.subject.name, edit.from, edit.to)).collect::<Vec<_>>()
    };
    let before = edits().await;
    assert_eq!(before.len(), 1, "the publisher's own");
    let report = reprocess(store, &with_body(&site, "div.text"), false).await;
    assert_eq!((report.recleaned, report.failed.len()), (1, 0));
    let id = store.document_ids().await.unwrap().remove(0);
    let versions = store.versions(&id).await.unwrap();
    assert_eq!(versions.len(), 2);
    assert!(versions.iter().all(|version| !version.text.contains("Qwen3")));
    assert_eq!(edits().await, before);
}

async fn what_is_no_page_and_what_has_no_source_any_more_stays(database: Database) {
    let (store, site) = (&database.store, a_site().await);
    crawl_at(store, &with_body(&site, "main"), false, now()).await;
    ingest(store, &RULES, vec![document_of("text", OTHERS).into()], now()).await.unwrap();
    let revision = store.revision().await.unwrap();
    let other = Source { id: "b".to_owned(), ..with_body(&site, "div.text") };
    for all in [false, true] {
        let told = Report { of_other_sources: 1, ..Report::default() };
        assert_eq!(reprocess(store, &other, all).await, told);
    }
    assert_eq!(store.revision().await.unwrap(), revision);
}

/// A store whose pages were kept when nothing was noted of how they had been cleaned.
async fn a_store_of_before_is_cleaned_again_too(database: Database) {
    let (store, site) = (&database.store, a_site().await);
    let short = format!("<div class=text><p>{PARAMETERS}</p><p>It was shown at a fair.</p></div>");
    let pages =
        [("long", format!("<main><h1>A</h1>{short}<p>{OTHERS}</p></main>")), ("feed", format!("<main>{short}</main>"))];
    let arrivals = pages.map(|(name, body)| {
        let text = if name == "long" { format!("{PARAMETERS}\n{OTHERS}") } else { [OTHERS; 4].join("\n") };
        Arrival { page: Some((body.into_bytes(), Some("text/html".to_owned()))), ..document_of(name, &text).into() }
    });
    ingest(store, &RULES, arrivals.into(), now()).await.unwrap();
    let other = Source { id: "b".to_owned(), ..with_body(&site, "div.text") };
    for all in [false, true] {
        let told = Report { of_other_sources: 2, ..Report::default() };
        assert_eq!(reprocess(store, &other, all).await, told, "their source is no more");
    }
    let report = reprocess(store, &with_body(&site, "div.text"), false).await;
    let [(name, why)] = report.failed.as_slice() else { panic!("{report:?}") };
    assert_eq!((report.recleaned, name.as_str()), (1, "feed"));
    assert!(why.contains("less than half of the text"), "{why}");
    let long = store.document(&document_of("long", "").id).await.unwrap().unwrap().document;
    assert!(long.text.contains("TeleChat2") && !long.text.contains("Qwen3"), "{}", long.text);
}

/// So many paragraphs, none of them another's again.
fn times(count: usize, text: &str) -> String {
    (0..count).map(|n| format!("<p>As was told on day {n}, {text}</p>")).collect()
}

async fn a_text_that_the_feed_carried_stays_until_the_page_gives_it(database: Database) {
    let store = &database.store;
    let site = Site::start(|asked| match asked.path.as_str() {
        "/feed" => {
            let whole = times(4, PARAMETERS);
            xml(format!(
                "<rss><channel><item><title>A model</title><link>/a</link>\
                 <content:encoded><![CDATA[{whole}]]></content:encoded></item></channel></rss>"
            ))
        }
        "/robots.txt" => status(404),
        _ => html(format!(
            "<html><body><h1>A model</h1><div class=teaser><p>A model was shown at a fair in the north, and its size was told there too.</p></div>\
             <div class=whole>{}</div></body></html>",
            times(5, OTHERS)
        )),
    })
    .await;
    crawl_at(store, &with_body(&site, "div.teaser"), false, now()).await;
    assert!(text_of(store).await.contains("TeleChat2"));
    let report = reprocess(store, &with_body(&site, "body > div.teaser"), false).await;
    assert_eq!(report, Report::default());
    let report = reprocess(store, &with_body(&site, "div.whole"), false).await;
    assert_eq!(report.recleaned, 1);
    assert!(text_of(store).await.contains("Qwen3"));
}

async fn what_an_input_says_outright_holds(database: Database) {
    let (store, source) = (&database.store, feed_of("http://127.0.0.1:1/feed"));
    let known = serde_json::json!({
        "url": "http://127.0.0.1:1/a", "outlet": "Harbour Wire", "given": "2024-09-30", "is_of_feed": false,
    });
    let body = format!(
        "<html><head><title>A model</title><meta property=article:published_time content=2020-01-01></head>\
         <body><article><h1>A model</h1><p>{PARAMETERS}</p></article></body></html>"
    );
    let arrival = Arrival {
        page: Some((body.into_bytes(), Some("text/html".to_owned()))),
        cleaning: Some(Cleaning { known: known.to_string(), by: "older rules".to_owned() }),
        ..Document { source: None, ..document_of("a", "An older text of that page, which is to go.") }.into()
    };
    ingest(store, &RULES, vec![arrival], now()).await.unwrap();
    assert_eq!(reprocess(store, &source, false).await.recleaned, 1);
    let document = store.all_documents().await.unwrap().remove(0).document;
    assert_eq!(document.published.as_deref(), Some("2024-09-30"));
    assert_eq!(document.outlet.as_deref(), Some("Harbour Wire"));
    assert_eq!(document.text, format!("A model\n\n{PARAMETERS}"));
}

/// It was ingested, and then a source with rules of its own led to it.
async fn a_page_that_came_twice_keeps_the_rules_of_its_last_version(database: Database) {
    let (store, site) = (&database.store, a_site().await);
    let url = site.url("/a/1");
    let known = serde_json::json!({ "url": url, "is_of_feed": false });
    let id = Id::document(&address::key(&url).unwrap());
    let text = format!("{PARAMETERS}\n\n{OTHERS}");
    let document = Document { url: Some(url), ..Document::new(id, "a", Language::English, &text) };
    let arrival = Arrival {
        page: Some((page(PARAMETERS).into_bytes(), Some("text/html".to_owned()))),
        cleaning: Some(Cleaning { known: known.to_string(), by: "older rules".to_owned() }),
        ..document.into()
    };
    ingest(store, &RULES, vec![arrival], now() - TimeDelta::days(1)).await.unwrap();
    let narrow = with_body(&site, "div.text");
    crawl_at(store, &narrow, true, now()).await;
    for all in [true, false] {
        assert!(!text_of(store).await.contains("Qwen3"), "{}", text_of(store).await);
        reprocess(store, &narrow, all).await;
    }
    assert_eq!(subjects(store).await, ["TeleChat2-115B"]);
}
