//! Units, the names by which they are found, and what is to be arranged again.

use std::collections::{BTreeMap, BTreeSet};

use homegrown::{
    model::Id,
    store::{About, Leads, Pass, StoredUnit, Unsettled},
};

use super::sample::{announcement, at, claim, document, mention, merged};
use crate::support::Database;

super::on_both_engines!(
    units_are_found_by_document_happening_row_and_name,
    what_is_unsettled_is_taken_once_the_earliest_document_first,
    rows_belong_to_happenings,
    the_state_of_a_day_changes_with_what_was_known_then_and_with_nothing_else,
);

fn set(keys: &[&str]) -> BTreeSet<String> {
    keys.iter().map(|&key| key.to_owned()).collect()
}

fn unit(document: &Id, part: usize, happening: &str, told_in: &str) -> StoredUnit {
    let (happening, told_in) = (happening.to_owned(), told_in.to_owned());
    StoredUnit { document: document.clone(), part, happening, told_in, is_part: part > 0, body: "{}".to_owned() }
}

async fn units_are_found_by_document_happening_row_and_name(database: Database) {
    let (a, b) = (document("a", "x"), document("b", "y"));
    let mut write = database.store.write().await.unwrap();
    for document in [&a, &b] {
        write.put_document(document, None, at(0)).await.unwrap();
    }
    let told = claim(&mention("TeleChat2", 1.15e11, 3), &[&a, &b]);
    write.put_claims(&[merged(&["telechat2"], &[(told.clone(), About::default())])]).await.unwrap();
    let claims = std::slice::from_ref(&told.id);
    assert_eq!(write.first_documents(claims).await.unwrap()[&told.id], told.evidence[0].document);
    let (first, second, third) =
        (unit(&a.id, 0, "one", "one"), unit(&a.id, 1, "two", "two"), unit(&b.id, 0, "two", "two"));
    write.put_units(&[first.clone(), second.clone(), third.clone()]).await.unwrap();
    let mut found = write.units_of_happenings(&set(&["two", "none"])).await.unwrap();
    found.sort_by_key(|unit| unit.part);
    assert_eq!(found, [third.clone(), second.clone()]);
    assert_eq!(write.units_of_documents(&[a.id.clone()]).await.unwrap().len(), 2);
    assert_eq!(write.repeating(claims).await.unwrap(), set(&[]));
    write.put_told_in("two", "one").await.unwrap();
    assert_eq!(write.repeating(claims).await.unwrap(), set(&["two"]));
    let listed = write.told_in(&set(&["one", "two"])).await.unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!(listed["one"], BTreeMap::from([(a.id.clone(), true), (b.id.clone(), false)]));
    let lead = |name: &str, day: &str, id: &Id| (name.to_owned(), day.to_owned(), id.clone());
    let of_b = lead("telechat2", "2026-02-09", &b.id);
    let of_a = [lead("telechat2", "2026-02-03", &a.id), lead(&"long".repeat(90), "2026-02-03", &a.id)];
    write.put_leads(&Leads::new(), &Leads::from(of_a.clone())).await.unwrap();
    let of_both = of_a.iter().chain([&of_b]).cloned().collect();
    write.put_leads(&Leads::from(of_a.clone()), &of_both).await.unwrap();
    let led = write.documents_led("telechat2", ("2026-02-04", "2026-02-09")).await.unwrap();
    assert_eq!(led, [b.id.clone()]);
    assert_eq!(write.documents_led(&"long".repeat(90), ("2026-01-01", "2026-12-31")).await.unwrap(), [a.id.clone()]);
    write.put_origin(&b.id, Some(&a.id)).await.unwrap();
    let family = write.documents_of_families(&BTreeSet::from([a.id.clone()])).await.unwrap();
    assert_eq!(family, BTreeSet::from([a.id.clone(), b.id.clone()]));
    write.drop_units(&[a.id.clone(), b.id.clone()]).await.unwrap();
    assert_eq!(write.units_of_happenings(&set(&["one", "two"])).await.unwrap(), []);
    write.put_leads(&Leads::from(of_a), &Leads::from([of_b])).await.unwrap();
    assert_eq!(write.documents_led("telechat2", ("2026-01-01", "2026-12-31")).await.unwrap(), [b.id.clone()]);
    assert_eq!(write.documents_led(&"long".repeat(90), ("2026-01-01", "2026-12-31")).await.unwrap(), []);
}

async fn what_is_unsettled_is_taken_once_the_earliest_document_first(database: Database) {
    let mut documents = [document("a", "x"), document("b", "y"), document("c", "z")];
    documents[0].published = None;
    documents[2].published = Some("2026-01-03".to_owned());
    let ids = documents.clone().map(|document| document.id);
    let mut write = database.store.write().await.unwrap();
    for document in &documents {
        write.put_document(document, None, at(0)).await.unwrap();
    }
    assert!(write.is_settled().await.unwrap());
    for _ in 0..2 {
        write.unsettle_documents(&ids).await.unwrap();
        write.unsettle(Unsettled::Claim, ["c2", "c1"]).await.unwrap();
    }
    assert!(!write.is_settled().await.unwrap() && write.awaits_telling().await.unwrap());
    let [a, b, c] = ids.clone().map(|id| id.to_string());
    let mut pass = Pass::over(Unsettled::Document);
    assert_eq!(write.take_unsettled(&mut pass, 2).await.unwrap(), [c.clone(), b]);
    write.unsettle_documents(&ids[2..]).await.unwrap();
    assert_eq!(write.take_unsettled(&mut pass, 2).await.unwrap(), [a]);
    assert_eq!(write.take_unsettled(&mut pass, 2).await.unwrap(), [] as [String; 0]);
    assert_eq!(write.take_unsettled(&mut Pass::over(Unsettled::Document), 2).await.unwrap(), [c]);
    assert_eq!(write.take_unsettled(&mut Pass::over(Unsettled::Claim), 9).await.unwrap(), ["c1", "c2"]);
    assert!(write.is_settled().await.unwrap());
    write.put_stale(&set(&["telechat2"])).await.unwrap();
    assert!(write.awaits_telling().await.unwrap());
    write.drop_stale(&set(&["telechat2"])).await.unwrap();
    write.unsettle(Unsettled::Announcement, ["a1"]).await.unwrap();
    assert!(!write.is_settled().await.unwrap() && !write.awaits_telling().await.unwrap());
    let told = claim(&mention("TeleChat2", 1.15e11, 3), &[&documents[1]]);
    let row = announcement(&[&told], &[&documents[1]]);
    write.put_claims(&[merged(&["telechat2"], &[(told, About::default())])]).await.unwrap();
    write.put_announcements(&[], std::slice::from_ref(&row)).await.unwrap();
    write.unsettle_all().await.unwrap();
    assert_eq!(write.take_unsettled(&mut Pass::over(Unsettled::Document), 9).await.unwrap(), [ids[1].to_string()]);
    assert_eq!(write.take_unsettled(&mut Pass::over(Unsettled::Announcement), 9).await.unwrap(), [row.id.to_string()]);
}

async fn rows_belong_to_happenings(database: Database) {
    let (one, two) = (Id::from_text("a1"), Id::from_text("a2"));
    let mut write = database.store.write().await.unwrap();
    write.put_row_of_happening("h1", Some(&one)).await.unwrap();
    write.put_row_of_happening("h2", Some(&one)).await.unwrap();
    write.put_row_of_happening("h2", Some(&two)).await.unwrap();
    let rows = write.rows_of_happenings(&set(&["h1", "h2", "h3"])).await.unwrap();
    assert_eq!((rows.len(), &rows["h1"], &rows["h2"]), (2, &one, &two));
    write.put_row_of_happening("h1", None).await.unwrap();
    assert_eq!(write.rows_with_happening(&[one, two.clone()]).await.unwrap(), BTreeSet::from([two]));
}

async fn the_state_of_a_day_changes_with_what_was_known_then_and_with_nothing_else(database: Database) {
    let store = &database.store;
    let put = async |document: &homegrown::model::Document| {
        let mut write = store.write().await.unwrap();
        write.put_document(document, None, at(0)).await.unwrap();
        write.commit().await.unwrap();
        store.state_of_documents("2026-02-10", "rules").await.unwrap()
    };
    let known = put(&document("a", "x")).await;
    let mut later = document("b", "y");
    later.published = Some("2026-02-11".to_owned());
    assert_eq!(put(&later).await, known);
    let edited = put(&document("a", "x, corrected")).await;
    assert_ne!(edited, known);
    // Another source that leads to it is no revision of it.
    let mut again = document("a", "x, corrected");
    again.source = Some("another-feed".to_owned());
    let led = put(&again).await;
    assert_ne!(led, edited);
    assert_eq!(put(&again).await, led);
    assert_eq!(store.document_ids_until("2026-02-10").await.unwrap(), [again.id]);
    later.source = Some("a-third-feed".to_owned());
    assert_eq!(put(&later).await, led);
    later.published = Some("2026-02-01".to_owned());
    assert_ne!(put(&later).await, led);
    assert_eq!(store.document_ids_until("2026-02-10").await.unwrap().len(), 2);
}
