//! Kept pages, how they were cleaned, and texts that other rules find in them.

use homegrown::{
    model::Document,
    store::{Cleaning, KeptPage},
};

use super::sample::{at, document, put_page};
use crate::support::Database;

super::on_both_engines!(a_kept_page_has_how_it_was_cleaned, a_text_that_is_found_anew_is_no_version_of_its_own,);

fn cleaning(by: &str) -> Cleaning {
    Cleaning { known: format!("{{\"by\":\"{by}\"}}"), by: by.to_owned() }
}

async fn a_kept_page_has_how_it_was_cleaned(database: Database) {
    let store = &database.store;
    let mut write = store.write().await.unwrap();
    let page = put_page(&mut write, b"<p>x", None).await.unwrap();
    for (name, of) in [("a", Some(&page)), ("b", Some(&page)), ("text", None)] {
        write.put_document(&document(name, name), of.map(String::as_str), at(0)).await.unwrap();
    }
    let (id, first) = (document("a", "").id, cleaning("first"));
    write.put_cleanings(&[(&id, &page, &first)]).await.unwrap();
    write.commit().await.unwrap();
    let kept = |name: &str, cleaning| {
        let Document { id, source, .. } = document(name, "");
        KeptPage { document: id, number: 1, page: page.clone(), source, cleaning }
    };
    let ids = ["a", "b", "text", "none"].map(|name| document(name, "").id);
    let mut expected = vec![kept("a", Some(first)), kept("b", None)];
    expected.sort_by(|a, b| a.document.cmp(&b.document));
    assert_eq!(store.kept_pages(&ids).await.unwrap(), expected);
    let revision = store.revision().await.unwrap();
    let mut write = store.write().await.unwrap();
    write.put_cleanings(&[(&id, &page, &cleaning("second"))]).await.unwrap();
    write.commit().await.unwrap();
    let told = store.kept_pages(&[id]).await.unwrap();
    assert_eq!(told, [kept("a", Some(cleaning("second")))]);
    assert_eq!(store.revision().await.unwrap(), revision, "it is nothing to follow");
}

async fn a_text_that_is_found_anew_is_no_version_of_its_own(database: Database) {
    let store = &database.store;
    let mut write = store.write().await.unwrap();
    for (text, second) in [("first", 0), ("second", 5)] {
        write.put_document(&document("a", text), None, at(second)).await.unwrap();
    }
    write.put_extracted_by(&document("a", "").id, "rules").await.unwrap();
    write.commit().await.unwrap();
    let stored = store.document(&document("a", "").id).await.unwrap().unwrap();
    let found = Document { title: Some("Another".to_owned()), ..document("a", "found\0 anew") };
    let mut write = store.write().await.unwrap();
    write.put_text_anew(2, &found).await.unwrap();
    write.put_facts_anew(homegrown::store::StoredDocument { document: found.clone(), ..stored.clone() }).await.unwrap();
    write.commit().await.unwrap();
    let now = store.document(&found.id).await.unwrap().unwrap();
    assert_eq!((now.document.text.as_str(), now.document.title.as_deref()), ("found anew", Some("Another")));
    assert_eq!((now.version, now.versions, now.extracted_by.as_deref()), (2, 2, None));
    assert!(now.revision > stored.revision);
    assert_eq!((&now.seen_at, &now.held_since), (&stored.seen_at, &stored.held_since));
    let texts: Vec<String> = store.versions(&found.id).await.unwrap().into_iter().map(|version| version.text).collect();
    assert_eq!(texts, ["first", "found anew"]);
}
