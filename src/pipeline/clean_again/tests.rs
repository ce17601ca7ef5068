//! What comes in between cleaning and keeping.

use super::*;
use crate::{lexicon::Lexicon, model::Language, pipeline::ingest, store::StoreOptions};

fn now() -> DateTime<chrono::Utc> {
    DateTime::from_timestamp(1_790_000_000, 0).unwrap()
}

#[tokio::test]
async fn what_another_source_led_to_meanwhile_is_cleaned_by_the_next_run() {
    let folder = tempfile::TempDir::new().unwrap();
    let url = crate::store::DatabaseUrl::file(folder.path().join("store.db"));
    let store = Store::open(&url, StoreOptions::default()).await.unwrap();
    let rules = Rules::new(std::sync::Arc::new(Lexicon::load(None).unwrap()));
    let id = Id::document("https://wire.example/a");
    let document = Document {
        outlet: Some("Wire".to_owned()),
        source: Some("b".to_owned()),
        ..Document::new(id.clone(), "a", Language::English, "An older text of that page.")
    };
    let body = "<article><h1>News</h1><p>What is told on this page is nothing that anyone claims.</p></article>";
    let known = r#"{"url":"https://wire.example/a","is_of_feed":false}"#.to_owned();
    let arrival = crate::pipeline::Arrival {
        page: Some((body.into(), Some("text/html".to_owned()))),
        cleaning: Some(Cleaning { known, by: "older rules".to_owned() }),
        ..document.clone().into()
    };
    ingest(&store, &rules, vec![arrival], now()).await.unwrap();
    let cleaner = Cleaner { store: &store, rules: &rules, sites: sites(&[]).unwrap(), all: false };
    let mut report = Report::default();
    let anew = cleaner.clean(std::slice::from_ref(&id), &mut report).await.unwrap();
    let before = store.document(&id).await.unwrap().unwrap().revision;
    let mut write = store.write().await.unwrap();
    write.put_document(&Document { source: Some("c".to_owned()), ..document.clone() }, None, now()).await.unwrap();
    write.commit().await.unwrap();
    assert_eq!(store.document(&id).await.unwrap().unwrap().revision, before, "it is no revision");
    cleaner.keep(anew, &mut report).await.unwrap();
    assert_eq!(report, Report::default());
    assert_eq!(clean_again(&store, &rules, &[], false).await.unwrap().recleaned, 1);
    let found = store.document(&id).await.unwrap().unwrap().document;
    assert!(found.text.contains("nothing that anyone claims"), "{}", found.text);
    assert_eq!(found.outlet, document.outlet, "the other may have told it");
}
