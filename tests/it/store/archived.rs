//! Texts that come in another order than the page had them: an archive brings what it read long ago.

use std::collections::{BTreeMap, BTreeSet};

use homegrown::{
    model::{Claim, Document, Id, Passages},
    store::{About, Change, DatabaseUrl, Fingerprint, Regrouped, Store, StoredUnit},
};

use super::{
    failure::raw_url,
    sample::{announcement, at, claim, document, mention, merged, put_bands, sharing, stored},
};
use crate::support::Database;

super::on_both_engines!(
    an_older_text_of_an_archive_does_not_take_over,
    what_was_seen_again_since_does_not_give_way_to_an_archive,
    what_a_page_says_of_its_date_goes_before_when_it_was_seen,
    what_a_server_says_is_as_it_was_has_been_seen_again,
    a_store_of_before_takes_a_text_that_came_back_for_seen_when_the_last_was,
    a_store_of_before_keeps_what_is_laid_out_anew,
    a_store_of_before_has_at_places_what_hung_on_ids,
    a_store_of_before_has_at_places_what_is_derived_from_documents,
    what_a_program_of_before_wrote_beside_kept_evidence_holds,
);

/// Hangs on the ids of documents again what hangs on their places, as a store of before had it; claims have their
/// evidence in the body.
async fn hang_on_ids(pool: &sqlx::AnyPool) {
    let tables = [
        ("version", "number, text_hash, title, published, modified, text, page, seen_at, revision"),
        ("signature", "body"),
        ("document_source", "source"),
        ("mention", "id, neighbourhood, predicate, start_at, body, gone, revision"),
        ("band", "band"),
        ("claim_document", "claim"),
        ("announcement_document", "announcement"),
        ("unit", "part, happening, told_in, is_part, body"),
    ];
    let mut all = Vec::new();
    for (table, columns) in tables {
        all.push(format!(
            "create table of_before as
                select a.document, {columns} from {table} join arrival a on a.place = {table}.place"
        ));
        all.push(format!("drop table {table}"));
        all.push(format!("alter table of_before rename to {table}"));
    }
    all.push("alter table claim rename column said to body".to_owned());
    all.push("update claim set body = replace(body, '\"evidence\":[]', '\"evidence\":' || evidence)".to_owned());
    all.push("alter table claim drop column evidence".to_owned());
    all.push("drop table arrival".to_owned());
    all.push("delete from _sqlx_migrations where version >= 14".to_owned());
    let mut connection = pool.acquire().await.unwrap();
    for sql in all {
        sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&mut *connection).await.unwrap();
    }
}

async fn an_older_text_of_an_archive_does_not_take_over(database: Database) {
    let store = &database.store;
    let steps = [
        ("now", 30, Change::New),
        ("then", 10, Change::Older),
        // what is known by now does not come back either
        ("then", 20, Change::Again),
        ("later", 40, Change::Revised),
        ("now", 35, Change::Again),
        ("then", 50, Change::Revised),
        // one run has one time: what comes last holds
        ("later", 50, Change::Revised),
        ("last", 50, Change::Revised),
    ];
    for (text, second, change) in steps {
        let mut write = store.write().await.unwrap();
        let told = write.put_document(&document("a", text), None, at(second)).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(told, change, "{text} of second {second}");
    }
    let stored = store.document(&document("a", "").id).await.unwrap().unwrap();
    assert_eq!((stored.document.text.as_str(), stored.version, stored.versions), ("last", 4, 4));
    let seen: Vec<String> = store.versions(&stored.document.id).await.unwrap().into_iter().map(|v| v.text).collect();
    assert_eq!(seen, ["now", "then", "later", "last"]);
}

async fn what_was_seen_again_since_does_not_give_way_to_an_archive(database: Database) {
    let store = &database.store;
    let steps = [
        // it holds again, and an archive has the other one of before
        ("a", "first", 10, Change::New),
        ("a", "second", 20, Change::Revised),
        ("a", "first", 30, Change::Revised),
        ("a", "second", 25, Change::Again),
        // it was there all the time
        ("b", "still", 10, Change::New),
        ("b", "still", 50, Change::Unchanged),
        ("b", "still", 20, Change::Unchanged),
        ("b", "archived", 40, Change::Older),
    ];
    let mut revisions = Vec::new();
    for (name, text, second, change) in steps {
        let mut write = store.write().await.unwrap();
        let told = write.put_document(&document(name, text), None, at(second)).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(told, change, "{text} of second {second}");
        revisions.push(store.revision().await.unwrap());
    }
    assert_eq!(revisions, [1, 2, 3, 3, 4, 4, 4, 5], "to see the same again is nothing to follow");
    let ids = ["a", "b"].map(|name| document(name, "").id);
    let stored = store.documents(&ids).await.unwrap();
    let held: Vec<&str> = stored.iter().map(|stored| stored.document.text.as_str()).collect();
    assert_eq!(held, ["first", "still"]);
    assert_eq!(stored[1].seen_at, "2026-03-01T12:00:50.000000Z");
    let since = [&stored[0].held_since, &stored[1].held_since];
    assert_eq!(since, ["2026-03-01T12:00:30.000000Z", "2026-03-01T12:00:50.000000Z"], "with no other text between");
}

async fn what_a_page_says_of_its_date_goes_before_when_it_was_seen(database: Database) {
    let store = &database.store;
    let modified = |day: &str, text: &str| Document { modified: Some(day.to_owned()), ..document("a", text) };
    let published = |day: &str, text: &str| Document { published: Some(day.to_owned()), ..document("b", text) };
    let steps = [
        (modified("2026-02-04", "old"), 30, Change::New),
        (modified("2026-02-09", "new"), 10, Change::Revised),
        (modified("2026-02-09", "as new"), 5, Change::Older),
        (published("2026-02-04", "old"), 30, Change::New),
        (published("2026-02-09", "new"), 10, Change::Revised),
        (published("2026-02-05", "between"), 40, Change::Older),
    ];
    for (document, second, change) in steps {
        let mut write = store.write().await.unwrap();
        assert_eq!(write.put_document(&document, None, at(second)).await.unwrap(), change, "{}", document.text);
        write.commit().await.unwrap();
    }
}

/// What each page was when these texts came in, one after the other.
async fn told(store: &Store, steps: &[(&str, &str, u32)]) -> Vec<Change> {
    let mut told = Vec::new();
    for (name, text, second) in steps {
        let mut write = store.write().await.unwrap();
        told.push(write.put_document(&document(name, text), None, at(*second)).await.unwrap());
        write.commit().await.unwrap();
    }
    told
}

async fn what_a_server_says_is_as_it_was_has_been_seen_again(database: Database) {
    let store = &database.store;
    // Of the second page an archive has a later text, which its server does not have.
    let steps = [("a", "first", 10), ("b", "first", 10), ("b", "archived", 20)];
    assert_eq!(told(store, &steps).await, [Change::New, Change::New, Change::Revised]);
    let revision = store.revision().await.unwrap();
    let mut write = store.write().await.unwrap();
    for name in ["a", "b", "none"] {
        write.put_seen_again(&document(name, "").id, at(10), at(50)).await.unwrap();
    }
    write.commit().await.unwrap();
    assert_eq!(store.revision().await.unwrap(), revision, "it is nothing to follow");
    let steps = [("a", "archived", 40), ("b", "archived too", 40)];
    assert_eq!(told(store, &steps).await, [Change::Older, Change::Revised]);
    // Of several texts it is the one that was seen when the server was asked before.
    let mut write = store.write().await.unwrap();
    write.put_seen_again(&document("a", "").id, at(50), at(58)).await.unwrap();
    write.put_seen_again(&document("a", "").id, at(50), at(53)).await.unwrap();
    write.commit().await.unwrap();
    let stored = store.document(&document("a", "").id).await.unwrap().unwrap();
    assert_eq!(stored.seen_at, "2026-03-01T12:00:58.000000Z");
}

async fn a_store_of_before_takes_a_text_that_came_back_for_seen_when_the_last_was(database: Database) {
    let store = &database.store;
    let steps = [("back", "first", 10), ("back", "second", 20), ("back", "first", 30)];
    assert_eq!(told(store, &steps).await, [Change::New, Change::Revised, Change::Revised]);
    assert_eq!(told(store, &[("ever", "now", 30), ("ever", "then", 10)]).await, [Change::New, Change::Older]);
    for (day, second) in [("2026-02-09", 10), ("2026-02-04", 20)] {
        let dated = Document { modified: Some(day.to_owned()), ..document("dated", day) };
        let mut write = store.write().await.unwrap();
        write.put_document(&dated, None, at(second)).await.unwrap();
        write.commit().await.unwrap();
    }
    database.store.close().await;
    let pool = sqlx::AnyPool::connect(&raw_url(&database.url)).await.unwrap();
    hang_on_ids(&pool).await;
    for sql in [
        "alter table document drop column seen_at",
        "alter table document drop column held_since",
        "delete from _sqlx_migrations where version = 5",
    ] {
        sqlx::query(sql).execute(&pool).await.unwrap();
    }
    pool.close().await;
    let store = database.another().await;
    let ids = ["back", "ever", "dated"].map(|name| document(name, "").id);
    let seen: Vec<(String, String)> =
        store.documents(&ids).await.unwrap().into_iter().map(|stored| (stored.seen_at, stored.held_since)).collect();
    let at = |second: u32| format!("2026-03-01T12:00:{second}.000000Z");
    assert_eq!(seen, [20, 30, 10].map(|second| (at(second), at(second))));
    assert_eq!(told(&store, &[("back", "second", 15)]).await, [Change::Again]);
}

async fn a_store_of_before_keeps_what_is_laid_out_anew(database: Database) {
    let store = &database.store;
    let mut write = store.write().await.unwrap();
    write.put_document(&document("a", "x"), None, at(0)).await.unwrap();
    put_bands(&mut write, &document("a", "").id, &[1, 2]).await.unwrap();
    for source in ["feed", "list"] {
        write.put_document_source(&document("a", "").id, source).await.unwrap();
    }
    write.commit().await.unwrap();
    store.close().await;
    let pool = sqlx::AnyPool::connect(&raw_url(&database.url)).await.unwrap();
    hang_on_ids(&pool).await;
    // Another connection would still see the table that is gone.
    let mut connection = pool.acquire().await.unwrap();
    for sql in [
        "create table of_before (band bigint not null, document text not null, primary key (band, document))",
        "insert into of_before select band, document from band",
        "drop table band",
        "alter table of_before rename to band",
        "create index band_document on band (document)",
        "drop table cleaning",
        "delete from _sqlx_migrations where version >= 6",
    ] {
        sqlx::query(sql).execute(&mut *connection).await.unwrap();
    }
    drop(connection);
    pool.close().await;
    let store = database.another().await;
    let id = document("a", "").id;
    let sources = store.sources_of(std::slice::from_ref(&id)).await.unwrap();
    assert!(sources[&id].ends_with(&["feed".to_owned(), "list".to_owned()]), "{sources:?}");
    // In a file the rows lie in the index of their key now.
    let laid_out = match &database.url {
        DatabaseUrl::File(_) => "select count(*) from sqlite_master where name = 'band' and sql like '%without rowid%'",
        DatabaseUrl::Postgres(_) => "select count(*) from pg_constraint where conname = 'band_by_place_pkey'",
    };
    let pool = sqlx::AnyPool::connect(&raw_url(&database.url)).await.unwrap();
    let (is_so,): (i64,) = sqlx::query_as(laid_out).fetch_one(&pool).await.unwrap();
    assert_eq!(is_so, 1);
    pool.close().await;
    let mut write = store.write().await.unwrap();
    assert_eq!(sharing(&mut write, &[1, 2], 3).await, [document("a", "").id]);
    put_bands(&mut write, &document("a", "").id, &[2, 3]).await.unwrap();
    assert_eq!(sharing(&mut write, &[1, 2, 3], 5).await, [document("a", "").id]);
}

/// All that hangs on these documents.
async fn all_of(store: &Store, ids: &[Id]) -> String {
    let mut versions = Vec::new();
    for id in ids {
        versions.push(store.versions(id).await.unwrap());
    }
    let mut signatures = store.signatures(ids).await.unwrap();
    signatures.sort();
    let sources: BTreeMap<Id, Vec<String>> = store.sources_of(ids).await.unwrap().into_iter().collect();
    let (documents, mentions) = (store.documents(ids).await.unwrap(), store.mentions_of_all(ids).await.unwrap());
    let met = store.documents_of_bands(&[7].into()).await.unwrap().at_least(1, &[7]);
    let met: BTreeSet<Id> = store.documents_at(&met).await.unwrap().into_values().collect();
    let state = store.state_of_documents("2026-12-31", "rules").await.unwrap();
    format!("{documents:#?} {versions:#?} {mentions:#?} {signatures:?} {sources:?} {met:?} {state}")
}

async fn a_store_of_before_has_at_places_what_hung_on_ids(database: Database) {
    let store = &database.store;
    let documents = ["c", "a", "b"].map(|name| document(name, name));
    let ids = documents.each_ref().map(|document| document.id.clone());
    let mut write = store.write().await.unwrap();
    for (document, second) in documents.iter().zip(10..) {
        write.put_document(document, None, at(second)).await.unwrap();
        write.put_document_source(&document.id, "list").await.unwrap();
        let told = [mention("Qwen3", 1e9, 0), mention("TeleChat2", 1e11, 9)].map(|told| stored(document, &told));
        write.replace_mentions(&document.id, &told).await.unwrap();
        let body = document.name.clone().into_bytes();
        write.put_fingerprint(&document.id, &Fingerprint { body, credits: Vec::new() }).await.unwrap();
        put_bands(&mut write, &document.id, &[-9, 6, 7]).await.unwrap();
    }
    write.put_document(&document("a", "more"), None, at(40)).await.unwrap();
    write.commit().await.unwrap();
    let before = all_of(store, &ids).await;
    store.close().await;
    let pool = sqlx::AnyPool::connect(&raw_url(&database.url)).await.unwrap();
    hang_on_ids(&pool).await;
    pool.close().await;

    let store = database.another().await;
    assert_eq!(all_of(&store, &ids).await, before);
    // What comes in now stands behind what is there, and what is there is not put twice.
    let new = document("new", "x");
    let mut write = store.write().await.unwrap();
    write.put_document(&new, None, at(50)).await.unwrap();
    for document in [&documents[1], &new] {
        write.replace_mentions(&document.id, &[stored(document, &mention("Qwen3", 1e9, 0))]).await.unwrap();
        put_bands(&mut write, &document.id, &[7]).await.unwrap();
    }
    let places = write.places(ids.iter().chain([&new.id])).await.unwrap();
    assert!(ids.iter().all(|id| places[id] < places[&new.id]));
    assert_eq!(write.documents_at(&[places[&ids[0]]]).await.unwrap()[&places[&ids[0]]], ids[0]);
    let signatures = write.signatures_at(&[places[&ids[2]], places[&new.id]]).await.unwrap();
    assert_eq!(signatures, [(places[&ids[2]], b"b".to_vec())]);
    write.commit().await.unwrap();
    assert_eq!(store.mentions_of_all(&ids).await.unwrap().len(), 5, "one of them says one thing less");
    assert_eq!(store.mentions_of(&new.id).await.unwrap().len(), 1);
}

/// The claims, announcements and units of each of these documents.
async fn derived_of(store: &Store, ids: &[Id]) -> Vec<(Vec<Id>, Vec<Id>, Vec<StoredUnit>)> {
    let mut write = store.write().await.unwrap();
    let mut derived = Vec::new();
    for id in ids {
        let of = std::slice::from_ref(id);
        let units = write.units_of_documents(of).await.unwrap();
        let claims = store.claims_of_documents(of).await.unwrap();
        derived.push((claims, store.announcements_of_documents(of).await.unwrap(), units));
    }
    derived
}

/// The passages in which these documents make claims.
async fn passages_of(store: &Store, ids: &[Id]) -> Passages {
    store.write().await.unwrap().passages(ids).await.unwrap()
}

async fn a_store_of_before_has_at_places_what_is_derived_from_documents(database: Database) {
    let store = &database.store;
    let [a, b, c] = ["a", "b", "c"].map(|name| document(name, name));
    let ids = [&a, &b, &c].map(|document| document.id.clone());
    let (one, two) = (claim(&mention("Qwen3", 1e9, 0), &[&a, &b]), claim(&mention("TeleChat2", 1e11, 9), &[&b, &c]));
    let rows = [announcement(&[&one], &[&a, &b]), announcement(&[&two], &[&c])];
    let unit = |document: &Document, happening: &str| StoredUnit {
        document: document.id.clone(),
        part: 0,
        happening: happening.to_owned(),
        told_in: "first".to_owned(),
        is_part: false,
        body: document.name.clone(),
    };
    let mut write = store.write().await.unwrap();
    for (document, second) in [(&c, 10), (&a, 20), (&b, 30)] {
        write.put_document(document, None, at(second)).await.unwrap();
    }
    let claims = [&one, &two].map(|claim| (claim.clone(), About::default()));
    write.put_claims(&[merged(&["models"], &claims)]).await.unwrap();
    write.put_announcements(&[], &rows).await.unwrap();
    write.put_units(&[unit(&a, "first"), unit(&b, "first"), unit(&c, "second")]).await.unwrap();
    write.commit().await.unwrap();
    let before = derived_of(store, &ids).await;
    let (passages, revision) = (passages_of(store, &ids).await, store.revision().await.unwrap());
    let claims_of_b: BTreeSet<&Id> = before[1].0.iter().collect();
    assert_eq!(claims_of_b, [&one.id, &two.id].into());
    assert_eq!((&before[2].1, &before[2].2), (&vec![rows[1].id.clone()], &vec![unit(&c, "second")]));
    store.close().await;
    let pool = sqlx::AnyPool::connect(&raw_url(&database.url)).await.unwrap();
    hang_on_ids(&pool).await;
    pool.close().await;

    let store = database.another().await;
    assert_eq!(derived_of(&store, &ids).await, before);
    assert_eq!(store.claim(&two.id).await.unwrap().as_ref(), Some(&two), "with its evidence");
    assert_eq!(passages_of(&store, &ids).await, passages);
    // To be laid out as claims are today is nothing to follow.
    let claims = [&one, &two].map(|claim| (claim.clone(), About::default()));
    let mut write = store.write().await.unwrap();
    assert_eq!(write.put_claims(&[merged(&["models"], &claims)]).await.unwrap(), [Regrouped::default()]);
    let bare = write.bare_claims(std::slice::from_ref(&two.id)).await.unwrap();
    write.commit().await.unwrap();
    assert_eq!(bare, [two.bare()]);
    assert_eq!(store.changed_since(revision).await.unwrap().claims, []);
    assert_eq!(passages_of(&store, &ids).await, passages);
    // What is derived anew takes the place of what hung on ids.
    let mut write = store.write().await.unwrap();
    let less = claim(&mention("Qwen3", 1e9, 0), &[&a]);
    let claims = [&less, &two].map(|claim| (claim.clone(), About::default()));
    write.put_claims(&[merged(&["models"], &claims)]).await.unwrap();
    write.put_announcements(&[rows[0].id.clone()], &[announcement(&[&less], &[&a])]).await.unwrap();
    write.put_units(&[unit(&b, "second")]).await.unwrap();
    write.drop_units(std::slice::from_ref(&c.id)).await.unwrap();
    write.commit().await.unwrap();
    let after = derived_of(&store, &ids).await;
    assert_eq!(after[0], before[0]);
    assert_eq!(after[1], (vec![two.id.clone()], vec![], vec![unit(&b, "second")]));
    assert_eq!(after[2], (vec![two.id], vec![rows[1].id.clone()], vec![]));
}

async fn what_a_program_of_before_wrote_beside_kept_evidence_holds(database: Database) {
    let store = &database.store;
    let [a, b] = ["a", "b"].map(|name| document(name, name));
    let ids = [&a, &b].map(|document| document.id.clone());
    let one = claim(&mention("Qwen3", 1e9, 0), &[&a]);
    let newer = Claim { id: one.id.clone(), ..claim(&mention("Qwen3", 1e9, 9), &[&a, &b]) };
    let put = async |store: &Store, claim: &Claim| {
        let mut write = store.write().await.unwrap();
        write.put_document(&a, None, at(10)).await.unwrap();
        write.put_document(&b, None, at(20)).await.unwrap();
        write.put_claims(&[merged(&["models"], &[(claim.clone(), About::default())])]).await.unwrap();
        write.commit().await.unwrap();
    };
    put(store, &one).await;
    let (old, old_passages) = (store.claim(&one.id).await.unwrap(), passages_of(store, &ids).await);
    put(store, &newer).await;
    let passages = passages_of(store, &ids).await;
    assert!(old.as_ref() == Some(&one) && old_passages != passages);
    store.close().await;
    let pool = sqlx::AnyPool::connect(&raw_url(&database.url)).await.unwrap();
    let evidence = serde_json::to_string(&one.evidence).unwrap();
    let program_of_before = [
        "update claim set said = replace(said, '\"evidence\":[]', '\"evidence\":' || evidence)".to_owned(),
        format!("update claim set evidence = '{evidence}'"),
        "update claim_document set passages = null".to_owned(),
        "alter table claim rename column said to body".to_owned(),
        "delete from _sqlx_migrations where version >= 16".to_owned(),
    ];
    for sql in program_of_before {
        sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&pool).await.unwrap();
    }
    pool.close().await;

    let store = database.another().await;
    assert_eq!(store.claim(&one.id).await.unwrap().as_ref(), Some(&newer));
    assert_eq!(passages_of(&store, &ids).await, passages);
    put(&store, &newer).await;
    assert_eq!(passages_of(&store, &ids).await, passages);
}
