//! The sample site from its feeds to the timeline, on both engines: one story.

use std::{
    sync::{Arc, LazyLock, Mutex},
    time::Duration,
};

use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use homegrown::{
    crawl::{
        Client, ClientOptions, Source, SourceState, Status,
        source::{File, parse},
    },
    demo::Site,
    lexicon::Lexicon,
    model::Filter,
    pipeline::{CrawlOptions, CrawlReport, Progress, Report, Rules, Silent, VisitReport, crawl, next_due},
    store::Store,
};

use crate::{store::on_both_engines, support::Database};

on_both_engines!(
    a_crawl_ends_in_a_timeline_and_the_next_one_has_nothing_to_do,
    an_edited_page_is_a_new_version,
    two_programs_share_the_hosts_and_store_the_same,
    a_source_that_fails_stops_no_other,
    a_run_that_is_stopped_leaves_its_hosts_to_the_next_one,
);

static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::new(Arc::new(Lexicon::load(None).unwrap())));

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 20, 12, 0, 0).unwrap()
}

fn client() -> Client {
    let options = ClientOptions {
        allow_private_network: true,
        proxies: false,
        gap: Duration::from_millis(1),
        tries: 1,
        ..ClientOptions::default()
    };
    Client::new(options).unwrap()
}

fn sources(site: &Site) -> Vec<Source> {
    parse(&[File { name: "sample.toml", text: &site.source_file() }]).unwrap()
}

async fn run(store: &Store, sources: &[Source], options: &CrawlOptions, at: DateTime<Utc>) -> CrawlReport {
    crawl(store, &RULES, sources, &client(), options, &move || at, &Silent).await.unwrap()
}

fn as_worker(name: &str) -> CrawlOptions {
    CrawlOptions { worker: name.to_owned(), ..CrawlOptions::default() }
}

async fn a_crawl_ends_in_a_timeline_and_the_next_one_has_nothing_to_do(database: Database) {
    let (store, site) = (&database.store, Site::start().await.unwrap());
    let sources = sources(&site);
    let seen = Seen::default();
    let options = CrawlOptions::default();
    let report = crawl(store, &RULES, &sources, &client(), &options, &now, &seen).await.unwrap();
    assert_eq!((report.answered(), report.visits.len()), (sources.len(), sources.len()));
    assert_eq!((report.not_due, report.elsewhere.len()), (0, 0));
    assert!(report.stored.new >= sources.len() && report.stored.failed.is_empty(), "{:?}", report.stored);
    assert_eq!(seen.0.lock().unwrap().iter().filter(|line| line.starts_with("finished")).count(), sources.len());
    assert_eq!(store.document_ids().await.unwrap().len(), report.stored.new);
    let announcements = store.announcements(&Filter::default()).await.unwrap();
    assert!(announcements.iter().any(|told| told.documents.len() > 1 && !told.claims.is_empty()));
    for document in store.all_documents().await.unwrap() {
        assert!(document.document.tier.is_some() && document.document.country.is_some(), "told by its source");
        let version = store.versions(&document.document.id).await.unwrap().remove(0);
        assert!(store.page(&version.page.unwrap()).await.unwrap().is_some(), "its page is kept");
    }

    let revision = store.revision().await.unwrap();
    let soon = run(store, &sources, &as_worker("b"), now() + TimeDelta::minutes(1)).await;
    assert_eq!((soon.not_due, soon.visits.len()), (sources.len(), 0));
    assert_eq!(store.revision().await.unwrap(), revision, "nothing was due, nothing was written");
    assert!(next_due(store, &sources).await.unwrap().unwrap() > now());

    let later = run(store, &sources, &as_worker("c"), now() + TimeDelta::hours(30)).await;
    assert_eq!((later.visits.len(), later.answered()), (sources.len(), sources.len()));
    assert_eq!(later.stored, Report::default(), "all of it is known");
    let state: SourceState = store.source_state(&sources[0].id).await.unwrap().unwrap();
    assert_eq!(state.past.attempted, Some(now() + TimeDelta::hours(30)));
}

#[derive(Default)]
struct Seen(Mutex<Vec<String>>);

impl Progress for Seen {
    fn started(&self, source: &Source) {
        self.0.lock().unwrap().push(format!("started {}", source.id));
    }

    fn stored(&self, source: &Source, documents: usize) {
        self.0.lock().unwrap().push(format!("stored {} {documents}", source.id));
    }

    fn finished(&self, source: &Source, report: &VisitReport) {
        assert_eq!(source.id, report.visit.source);
        self.0.lock().unwrap().push(format!("finished {}", source.id));
    }
}

async fn an_edited_page_is_a_new_version(database: Database) {
    let (store, site) = (&database.store, Site::start().await.unwrap());
    let sources = sources(&site);
    let first = run(store, &sources, &as_worker("a"), now()).await;
    site.edit();
    let again = CrawlOptions { revisit: true, ..as_worker("a") };
    let second = run(store, &sources, &again, now() + TimeDelta::minutes(5)).await;
    assert_eq!((second.stored.new, second.visits.len()), (0, sources.len()), "--revisit waits for no due time");
    assert!(second.stored.revised > 0, "{:?}", second.stored);
    assert_eq!(store.document_ids().await.unwrap().len(), first.stored.new);
    let documents = store.all_documents().await.unwrap();
    let revised: Vec<_> = documents.iter().filter(|document| document.versions == 2).collect();
    assert_eq!(revised.len(), second.stored.revised);
    let texts = store.versions(&revised[0].document.id).await.unwrap();
    assert_ne!(texts[0].text, texts[1].text);
}

async fn two_programs_share_the_hosts_and_store_the_same(database: Database) {
    let site = Site::start().await.unwrap();
    let sources = sources(&site);
    let other = database.another().await;
    let (a, b) = (as_worker("a"), as_worker("b"));
    let (one, two) = tokio::join!(run(&database.store, &sources, &a, now()), run(&other, &sources, &b, now()));
    let mut visited: Vec<&String> = one.visits.iter().chain(&two.visits).map(|visit| &visit.visit.source).collect();
    visited.sort();
    let mut all: Vec<&String> = sources.iter().map(|source| &source.id).collect();
    all.sort();
    assert_eq!(visited, all, "each source was visited by one of them");
    assert_eq!(database.store.document_ids().await.unwrap().len(), one.stored.new + two.stored.new);
}

async fn a_source_that_fails_stops_no_other(database: Database) {
    let (store, site) = (&database.store, Site::start().await.unwrap());
    let mut sources = sources(&site);
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    sources[0].url = format!("http://127.0.0.1:{closed}/feed.xml");
    let broken = sources[0].id.clone();
    let report = run(store, &sources, &as_worker("a"), now()).await;
    assert_eq!(report.answered(), sources.len() - 1);
    let failed = report.visits.iter().find(|visit| visit.visit.source == broken).unwrap();
    assert!(failed.visit.error.as_deref().unwrap().contains(&closed.to_string()), "{failed:?}");
    let state: SourceState = store.source_state(&broken).await.unwrap().unwrap();
    assert_eq!((state.status, state.past.failures), (Status::Failing, 1));
    assert!(report.stored.new > 0);
}

/// Stops the run as soon as the first documents are stored.
struct StopEarly(CrawlOptions);

impl Progress for StopEarly {
    fn stored(&self, _: &Source, _: usize) {
        self.0.stop.cancel();
    }
}

async fn a_run_that_is_stopped_leaves_its_hosts_to_the_next_one(database: Database) {
    let (store, site) = (&database.store, Site::start().await.unwrap());
    let sources = sources(&site);
    let options = CrawlOptions { hosts: 1, ..as_worker("a") };
    let stopping = StopEarly(options.clone());
    let stopped = crawl(store, &RULES, &sources, &client(), &options, &now, &stopping).await.unwrap();
    assert!(stopped.stored.new > 0 && stopped.visits.len() < sources.len());
    assert!(!store.announcements(&Filter::default()).await.unwrap().is_empty(), "what was stored is told");
    let rest = run(store, &sources, &as_worker("b"), now() + TimeDelta::seconds(1)).await;
    assert_eq!(rest.elsewhere, Vec::<String>::new(), "no lease is left behind");
    assert!(rest.stored.new > 0);
    assert_eq!(store.document_ids().await.unwrap().len(), stopped.stored.new + rest.stored.new);
}
