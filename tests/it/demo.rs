//! The sample site, crawled over real HTTP on loopback.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use homegrown::{
    article::{SiteRules, clean},
    crawl::{Client, Fetched, Order, SourceState, Visited, visit},
    demo::Site,
    model::Document,
};

fn now() -> DateTime<Utc> {
    "2026-01-05T00:00:00Z".parse().unwrap()
}

/// Visits every source once; what came, and the states to go on from.
async fn round(
    site: &Site,
    client: &Client,
    states: &[SourceState],
    revisit: bool,
) -> (Vec<Document>, Vec<SourceState>) {
    let known: HashSet<String> = HashSet::new();
    let (mut documents, mut after) = (Vec::new(), Vec::new());
    for (at, source) in site.sources.iter().enumerate() {
        let order = Order { source, client, known: &known, relevant: &|_| true, now: now(), revisit, limit: 100 };
        let (sender, mut pages) = tokio::sync::mpsc::channel::<Fetched>(100);
        let past = states.get(at).cloned().unwrap_or_default();
        let Visited { report, state, .. } = visit(&order, &past, &sender).await;
        assert!(state.error.is_none(), "{}: {:?}", source.id, state.error);
        assert!(report.failed.is_empty(), "{}: {:?}", source.id, report.failed);
        drop(sender);
        while let Some(fetched) = pages.recv().await {
            documents.push(clean(&fetched.page, &SiteRules::default()).unwrap());
        }
        after.push(state);
    }
    (documents, after)
}

#[tokio::test]
async fn the_sample_site_is_crawled_once_and_its_silent_edit_is_found_on_a_revisit() {
    let site = Site::start().await.unwrap();
    let client = Client::new(Site::client_options()).unwrap();

    let (first, states) = round(&site, &client, &[], false).await;
    assert_eq!(first.len(), 21);
    let languages: HashSet<&str> = first.iter().map(|document| document.language.tag()).collect();
    assert_eq!(languages, HashSet::from(["en", "zh-Hans", "zh-Hant", "ja", "ko", "de", "fr", "ru"]));
    assert!(first.iter().all(|document| document.published.is_some() && document.source.is_some()));
    let ids: HashSet<&str> = first.iter().map(|document| document.id.as_str()).collect();
    assert_eq!(ids.len(), first.len());

    let (second, states) = round(&site, &client, &states, false).await;
    assert!(second.is_empty(), "{second:?}");

    site.edit();
    let (third, _) = round(&site, &client, &states, true).await;
    let [edited] = third.as_slice() else { panic!("{} pages changed", third.len()) };
    let before = first.iter().find(|document| document.id == edited.id).unwrap();
    assert!(before.text.contains("20,000 cards") && edited.text.contains("12,000 cards"));
    assert_eq!(before.published, edited.published);
}

#[tokio::test]
async fn the_sample_site_gives_the_same_ids_on_every_run() {
    let mut runs = Vec::new();
    for _ in 0..2 {
        let site = Site::start().await.unwrap();
        let client = Client::new(Site::client_options()).unwrap();
        let (documents, _) = round(&site, &client, &[], false).await;
        let mut ids: Vec<String> = documents.iter().map(|document| document.id.to_string()).collect();
        ids.sort();
        runs.push(ids);
    }
    assert_eq!(runs[0], runs[1]);
}
