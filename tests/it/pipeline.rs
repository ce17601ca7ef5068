//! The gold documents through all stages into a store, on both engines, with the extractor as it is.

use std::{
    collections::BTreeSet,
    sync::{Arc, LazyLock},
};

use chrono::{DateTime, TimeZone, Utc};
use homegrown::{
    dedupe::copies::FIRST_TIMELESS,
    lexicon::Lexicon,
    model::{Announcement, Claim, Conflict, Document, Edit, Filter, Id},
    pipeline::{Arrival, Report, Rules, Stage, arrange, ingest, outdated, rebuild},
    store::{Store, StoreOptions},
};

use crate::{
    store::on_both_engines,
    support::{Database, gold},
};

on_both_engines!(
    the_gold_documents_in_any_order_and_batches_give_the_same,
    every_id_that_was_ever_given_out_leads_to_what_holds_now,
    a_second_ingest_and_a_rebuild_change_nothing,
    two_programs_that_ingest_at_once_lose_nothing,
    a_store_of_an_earlier_form_finds_reprints_of_years_ago,
    a_page_is_kept_with_the_version_that_was_read_from_it,
    every_quote_stands_where_it_says_in_the_stored_text,
);

static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::new(Arc::new(Lexicon::load(None).unwrap())));

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 1, 12, 0, 0).unwrap()
}

fn documents() -> Vec<Document> {
    gold::sets(&["dev", "train"]).into_values().map(|gold| gold.document).collect()
}

async fn put(store: &Store, documents: &[Document]) -> Report {
    let arrivals = documents.iter().cloned().map(Arrival::from).collect();
    let report = ingest(store, &RULES, arrivals, now()).await.unwrap();
    assert_eq!(report.failed, []);
    report
}

#[derive(Debug, PartialEq)]
struct Told {
    claims: Vec<Claim>,
    conflicts: Vec<Conflict>,
    announcements: Vec<Announcement>,
    edits: Vec<Edit>,
    /// Which text each document repeats.
    origins: Vec<(Id, Id)>,
}

async fn told(store: &Store) -> Told {
    let all = Filter::default();
    Told {
        claims: store.claims(&all).await.unwrap(),
        conflicts: store.conflicts(&all).await.unwrap(),
        announcements: store.announcements(&all).await.unwrap(),
        edits: store.edits(&all).await.unwrap(),
        origins: store.all_documents().await.unwrap().into_iter().map(|kept| (kept.document.id, kept.origin)).collect(),
    }
}

/// Later texts of some of the pages, in which numbers have changed.
fn edited(documents: &[Document]) -> Vec<Document> {
    let edited = |document: &Document| Document {
        text: document.text.replace('3', "4"),
        modified: Some("2030-01-01T00:00:00Z".to_owned()),
        ..document.clone()
    };
    documents.iter().step_by(5).filter(|document| document.text.contains('3')).map(edited).collect()
}

async fn the_gold_documents_in_any_order_and_batches_give_the_same(database: Database) {
    let mut documents = documents();
    documents.extend(edited(&documents));
    put(&database.store, &documents).await;
    let expected = told(&database.store).await;
    assert!(expected.claims.len() > documents.len() / 2, "{} claims", expected.claims.len());
    assert!(!expected.conflicts.is_empty() && !expected.announcements.is_empty() && !expected.edits.is_empty());
    assert!(expected.origins.iter().any(|(id, origin)| id != origin));
    for (seed, size) in [("one", 9), ("two", 1000)] {
        let mut shuffled = documents.clone();
        shuffled.sort_by_cached_key(|document| Id::document(&format!("{seed} {}", document.text)));
        let url = database.another_url(&format!("{seed}.db")).await;
        let store = Store::open(&url, StoreOptions::default()).await.unwrap();
        for batch in shuffled.chunks(size) {
            put(&store, batch).await;
        }
        let now = told(&store).await;
        assert!(now.claims == expected.claims, "claims, order {seed}");
        assert!(now.conflicts == expected.conflicts, "conflicts, order {seed}");
        assert!(now.announcements == expected.announcements, "announcements, order {seed}");
        assert!(now.edits == expected.edits, "edits, order {seed}");
        assert!(now.origins == expected.origins, "origins, order {seed}");
    }
}

async fn every_id_that_was_ever_given_out_leads_to_what_holds_now(database: Database) {
    let store = &database.store;
    let mut documents = documents();
    documents.sort_by_cached_key(|document| Id::document(&format!("three {}", document.id)));
    let (mut claims, mut rows) = (BTreeSet::new(), BTreeSet::new());
    for batch in documents.chunks(20) {
        put(store, batch).await;
        let now = told(store).await;
        claims.extend(now.claims.into_iter().map(|claim| claim.id));
        rows.extend(now.announcements.into_iter().map(|row| row.id));
    }
    let now = told(store).await;
    assert!(claims.len() > now.claims.len() && rows.len() > now.announcements.len(), "some were merged on the way");
    for id in claims {
        assert!(store.claim(&id).await.unwrap().is_some(), "claim {id}");
    }
    for id in rows {
        assert!(store.announcement(&id).await.unwrap().is_some(), "announcement {id}");
    }
}

async fn a_second_ingest_and_a_rebuild_change_nothing(database: Database) {
    let (store, documents) = (&database.store, documents());
    put(store, &documents).await;
    let (expected, revision) = (told(store).await, store.revision().await.unwrap());
    let again = put(store, &documents).await;
    assert_eq!(again, Report { unchanged: documents.len(), ..Report::default() });
    assert_eq!(store.revision().await.unwrap(), revision);
    assert_eq!(outdated(store, &RULES).await.unwrap(), 0);
    for stage in [Stage::Outdated, Stage::Texts, Stage::Mentions] {
        let report = rebuild(store, &RULES, stage).await.unwrap();
        let changed = report.claims_added + report.claims_changed + report.claims_gone + report.announcements_changed;
        assert_eq!((changed, report.mentions_added, report.mentions_gone), (0, 0, 0), "{stage:?}");
    }
    assert_eq!(told(store).await, expected);
}

async fn two_programs_that_ingest_at_once_lose_nothing(database: Database) {
    let documents = documents();
    let (one, other) = (database.store.clone(), database.another().await);
    let (left, right) = documents.split_at(documents.len() / 2);
    let half = |store: Store, part: Vec<Document>| async move {
        for batch in part.chunks(5) {
            put(&store, batch).await;
        }
    };
    // Both also store some that the other stores too.
    let overlapping: Vec<Document> = right.iter().chain(&left[..5]).cloned().collect();
    tokio::join!(half(one, left.to_vec()), half(other, overlapping));
    arrange(&database.store, &RULES).await.unwrap();
    let at_once = told(&database.store).await;
    let url = database.another_url("alone.db").await;
    let alone = Store::open(&url, StoreOptions::default()).await.unwrap();
    put(&alone, &documents).await;
    assert!(at_once == told(&alone).await);
}

async fn a_store_of_an_earlier_form_finds_reprints_of_years_ago(database: Database) {
    let (store, documents) = (&database.store, documents());
    let longest = documents.iter().max_by_key(|document| document.text.len()).unwrap();
    let first = Document { published: Some("2024-01-15".to_owned()), ..longest.clone() };
    put(store, std::slice::from_ref(&first)).await;
    let mut write = store.write().await.unwrap();
    write.drop_bands_from(FIRST_TIMELESS).await.unwrap();
    write.put_setting("bands", "an earlier form").await.unwrap();
    write.commit().await.unwrap();
    let url = "https://reprints.example/again";
    let reprint = Document {
        id: Id::document(url),
        url: Some(url.to_owned()),
        published: Some("2026-01-15".to_owned()),
        ..first.clone()
    };
    put(store, std::slice::from_ref(&reprint)).await;
    assert!(told(store).await.origins.contains(&(reprint.id, first.id)));
}

async fn a_page_is_kept_with_the_version_that_was_read_from_it(database: Database) {
    let store = &database.store;
    let document = documents().remove(0);
    let arrival = |text: &str, body: &str| Arrival {
        document: Document { text: text.to_owned(), ..document.clone() },
        page: Some((body.as_bytes().to_vec(), Some("text/html".to_owned()))),
        cleaning: None,
        seen_at: None,
    };
    let corrected = format!("{}\nCorrected.", document.text);
    for (text, body) in [(&document.text, "<p>1"), (&document.text, "<p>1, other banner"), (&corrected, "<p>2")] {
        ingest(store, &RULES, vec![arrival(text, body)], now()).await.unwrap();
    }
    let versions = store.versions(&document.id).await.unwrap();
    assert_eq!(versions.len(), 2);
    for (version, body) in versions.iter().zip(["<p>1", "<p>2"]) {
        let (kept, _) = store.page(version.page.as_deref().unwrap()).await.unwrap().unwrap();
        assert_eq!(kept, body.as_bytes());
    }
}

async fn every_quote_stands_where_it_says_in_the_stored_text(database: Database) {
    put(&database.store, &documents()).await;
    let mut quotes = 0;
    for claim in told(&database.store).await.claims {
        for told in claim.evidence {
            let text = database.store.document(&told.document).await.unwrap().unwrap().document.text;
            let there: String = text.chars().skip(told.start).take(told.end - told.start).collect();
            assert_eq!(there, told.quote);
            quotes += 1;
        }
    }
    assert!(quotes > 100, "{quotes}");
}
