//! The crawler against servers on loopback: polite, safe, within bounds, and not to be stopped by what is broken.

mod caps;
mod charset;
mod clean_again;
mod day;
mod discover;
mod fetch;
mod hostile;
mod left_over;
mod list;
mod lost;
mod once;
mod polite;
mod service;
pub mod site;
mod visit;

use std::{collections::HashSet, time::Duration};

use chrono::{DateTime, Utc};
use homegrown::{
    crawl::{
        self, Client, ClientOptions, Order, Source, SourceState, Visited,
        source::{File, parse},
    },
    model::Page,
    pipeline::{CrawlOptions, CrawlReport, Silent, crawl as crawl_into},
    store::{DatabaseUrl, Store, StoreOptions},
};
use tokio::sync::mpsc;

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000, 0).unwrap()
}

/// As in life, but quick: no gap, short pauses and limits.
fn options() -> ClientOptions {
    ClientOptions {
        allow_private_network: true,
        proxies: false,
        gap: Duration::ZERO,
        pause: Duration::from_millis(2),
        most_pause: Duration::from_millis(1_500),
        header_timeout: Duration::from_millis(400),
        body_timeout: Duration::from_secs(3),
        ..ClientOptions::default()
    }
}

fn client() -> Client {
    Client::new(options()).unwrap()
}

fn source(kind: &str, url: &str, rest: &str) -> Source {
    let text = format!(
        "[[source]]\nid = \"a\"\ntitle = \"A\"\nkind = \"{kind}\"\nurl = \"{url}\"\nlanguage = \"en\"\n\
         country = \"CN\"\ntier = \"primary\"\n{rest}"
    );
    parse(&[File { name: "test.toml", text: &text }]).unwrap().remove(0)
}

fn feed_of(url: &str) -> Source {
    source("feed", url, "take = \"all\"")
}

/// Visits and gives the pages that were handed on.
async fn visit_with(client: &Client, source: &Source, past: &SourceState, revisit: bool) -> (Visited, Vec<Page>) {
    let known = HashSet::new();
    let (sender, mut receiver) = mpsc::channel(1_000);
    let order = Order {
        source,
        client,
        known: &known,
        relevant: &|text| text.contains("Chip") || text.contains("芯片"),
        now: now(),
        revisit,
        limit: 100,
    };
    let visited = crawl::visit(&order, past, &sender).await;
    drop(sender);
    let mut pages = Vec::new();
    while let Some(fetched) = receiver.recv().await {
        pages.push(fetched.page);
    }
    (visited, pages)
}

async fn visit(source: &Source, past: &SourceState) -> (Visited, Vec<Page>) {
    visit_with(&client(), source, past, false).await
}

/// A store in a folder that is gone when the guard is dropped.
async fn empty_store() -> (Store, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let url = DatabaseUrl::file(folder.path().join("store.db"));
    (Store::open(&url, StoreOptions::default()).await.unwrap(), folder)
}

/// A run of the whole crawl, due or not, by a program of this name.
async fn run_with(
    client: &Client,
    store: &Store,
    sources: &[Source],
    options: &CrawlOptions,
    at: DateTime<Utc>,
) -> CrawlReport {
    crawl_into(store, &day::RULES, sources, client, options, &move || at, &Silent).await.unwrap()
}

fn by(worker: &str) -> CrawlOptions {
    CrawlOptions { all: true, worker: worker.to_owned(), ..CrawlOptions::default() }
}
