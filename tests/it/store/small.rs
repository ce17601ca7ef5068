//! Settings, redirects, corrections, sources, hosts and addresses.

use chrono::TimeDelta;
use homegrown::{
    model::{Correction, Id, Ruling},
    store::{Address, Leased},
};

use super::sample::at;
use crate::support::Database;

super::on_both_engines!(
    a_setting_holds_what_was_last_said,
    redirects_stay_flat_and_make_no_circle,
    corrections_are_kept_in_order_and_can_be_taken_back,
    the_state_of_a_source_is_the_crawlers_own,
    a_host_is_leased_by_one_until_it_is_given_back_or_the_lease_ends,
    a_guest_shares_a_host_with_no_other_program,
    an_address_remembers_its_last_answer,
);

async fn a_setting_holds_what_was_last_said(database: Database) {
    let store = &database.store;
    assert_eq!(store.setting("extractor").await.unwrap(), None);
    for value in ["1", "1", "2"] {
        let mut write = store.write().await.unwrap();
        write.put_setting("extractor", value).await.unwrap();
        assert_eq!(write.setting("extractor").await.unwrap().as_deref(), Some(value));
        write.commit().await.unwrap();
    }
    assert_eq!(store.setting("extractor").await.unwrap().as_deref(), Some("2"));
    assert_eq!(store.revision().await.unwrap(), 2);
}

async fn redirects_stay_flat_and_make_no_circle(database: Database) {
    let store = &database.store;
    let [a, b, c] = ["ca", "cb", "cc"].map(Id::from_text);
    let mut write = store.write().await.unwrap();
    for (old, new) in [(&a, &b), (&b, &c), (&c, &a), (&a, &a)] {
        write.put_redirect(old, new).await.unwrap();
    }
    assert_eq!(write.resolve_id(&c).await.unwrap(), a);
    write.commit().await.unwrap();
    for id in [&a, &b, &c] {
        assert_eq!(store.resolve_id(id).await.unwrap(), a);
    }
}

async fn corrections_are_kept_in_order_and_can_be_taken_back(database: Database) {
    let store = &database.store;
    let correction = |claim: &str, ruling: Ruling, made_at: &str| Correction {
        claim: Id::from_text(claim),
        ruling,
        why: "错".to_owned(),
        author: None,
        made_at: made_at.to_owned(),
    };
    let late = correction("ca", Ruling::Wrong, "2026-03-02T00:00:00Z");
    let early = correction("cb", Ruling::SameAs { other: Id::from_text("ca") }, "2026-03-01T00:00:00Z");
    let mut write = store.write().await.unwrap();
    for ruling in [&late, &early, &late] {
        write.put_correction(ruling).await.unwrap();
    }
    assert_eq!(write.corrections().await.unwrap().len(), 2);
    write.commit().await.unwrap();
    assert_eq!(store.corrections().await.unwrap(), [early.clone(), late]);
    let mut write = store.write().await.unwrap();
    assert_eq!(write.drop_corrections(&Id::from_text("ca")).await.unwrap(), 1);
    assert_eq!(write.drop_corrections(&Id::from_text("ca")).await.unwrap(), 0);
    write.commit().await.unwrap();
    assert_eq!(store.corrections().await.unwrap(), [early]);
}

async fn the_state_of_a_source_is_the_crawlers_own(database: Database) {
    let store = &database.store;
    let state = serde_json::json!({"failures": 2, "status": "stale", "note": "没有"});
    for _ in 0..2 {
        let mut write = store.write().await.unwrap();
        write.put_source_state("b", &state).await.unwrap();
        write.put_source_state("a", &serde_json::json!({})).await.unwrap();
        write.commit().await.unwrap();
    }
    assert_eq!(store.revision().await.unwrap(), 1);
    let states: Vec<(String, serde_json::Value)> = store.source_states().await.unwrap();
    assert_eq!(states.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(store.source_state::<serde_json::Value>("b").await.unwrap(), Some(state));
    assert_eq!(store.source_state::<serde_json::Value>("none").await.unwrap(), None);
    let wrong = store.source_state::<Vec<u8>>("b").await.unwrap_err().to_string();
    assert!(wrong.contains("the row b of source cannot be read"), "{wrong}");
}

async fn a_host_is_leased_by_one_until_it_is_given_back_or_the_lease_ends(database: Database) {
    let store = &database.store;
    let minute = TimeDelta::seconds(60);
    let mut write = store.write().await.unwrap();
    write.put_host("b.example", at(2)).await.unwrap();
    write.put_host("a.example", at(9)).await.unwrap();
    write.put_host("b.example", at(5)).await.unwrap();
    write.commit().await.unwrap();
    assert_eq!(store.next_due(at(0)).await.unwrap().as_deref(), Some("2026-03-01T12:00:02.000000Z"));
    let both = ["a.example".to_owned(), "b.example".to_owned()];
    let lease = |now, by: &'static str| store.lease_host::<u32>(&both, now, now + minute, by);
    let lease = |now, by: &'static str| async move { lease(now, by).await.unwrap() };
    assert_eq!(store.lease_host::<u32>(&both[..1], at(3), at(4), "one").await.unwrap(), None, "b was not asked for");
    assert_eq!(lease(at(1), "one").await, None, "none is due");
    assert_eq!(lease(at(3), "one").await, Some(Leased { name: "b.example".to_owned(), state: None }));
    assert_eq!(lease(at(4), "two").await, None, "it is taken");
    assert_eq!(lease(at(4) + minute, "two").await.unwrap().name, "b.example", "the lease has ended");
    assert!(!store.renew_host("b.example", at(9) + minute * 9, "one").await.unwrap(), "it is another's now");
    assert!(store.renew_host("b.example", at(9) + minute * 9, "two").await.unwrap());
    assert_eq!(lease(at(8) + minute * 2, "three").await.unwrap().name, "a.example", "b is held for longer");
    assert!(store.release_host::<u32>("a.example", "three", at(9), None).await.unwrap());
    let later = at(0) + minute * 60;
    assert!(!store.release_host("b.example", "one", later, Some(&1_u32)).await.unwrap(), "it is another's now");
    assert!(store.release_host("b.example", "two", later, Some(&7_u32)).await.unwrap());
    assert_eq!(lease(at(9) + minute * 2, "one").await.unwrap().name, "a.example");
    assert!(store.release_host::<u32>("a.example", "one", later + minute, None).await.unwrap());
    assert_eq!(lease(later, "one").await, Some(Leased { name: "b.example".to_owned(), state: Some(7) }));
}

async fn a_guest_shares_a_host_with_no_other_program(database: Database) {
    let store = &database.store;
    let minute = TimeDelta::seconds(60);
    let enter = |name: &'static str, by: &'static str, now| async move {
        store.enter_host::<u32>(name, by, now, now + minute).await.unwrap()
    };
    assert_eq!(enter("pages.example", "one", at(1)).await, Some(0), "nobody has been there");
    assert_eq!(enter("pages.example", "one", at(2)).await, Some(0), "it is there already");
    assert_eq!(enter("pages.example", "two", at(3)).await, None, "another is");
    assert_eq!(store.next_due(at(9) + minute).await.unwrap(), None, "no source is on it");
    store.keep_host("pages.example", "two", &5_u32).await.unwrap();
    assert_eq!(enter("pages.example", "one", at(3)).await, Some(0), "nobody keeps a thing who is not there");
    store.keep_host("pages.example", "one", &6_u32).await.unwrap();
    assert_eq!(enter("pages.example", "one", at(3)).await, Some(6));
    store.leave_host("pages.example", "two", &1_u32).await.unwrap();
    store.leave_host("pages.example", "one", &7_u32).await.unwrap();
    assert_eq!(enter("pages.example", "two", at(4)).await, Some(7), "what was left behind, by who was there");
    assert_eq!(enter("pages.example", "one", at(5) + minute).await, Some(7), "the stay has ended");

    // A source on it is visited: by the guest himself at once, by others when he has left.
    let mut write = store.write().await.unwrap();
    write.put_host("pages.example", at(0)).await.unwrap();
    write.commit().await.unwrap();
    let among = ["pages.example".to_owned()];
    let lease = |by: &'static str| store.lease_host::<u32>(&among, at(6) + minute, at(6) + minute * 2, by);
    assert_eq!(lease("two").await.unwrap(), None);
    assert_eq!(lease("one").await.unwrap().unwrap().state, Some(7));
    store.leave_host("pages.example", "one", &8_u32).await.unwrap();
    assert_eq!(enter("pages.example", "one", at(7) + minute).await, Some(7));
    assert_eq!(enter("pages.example", "two", at(7) + minute).await, None);
    assert!(
        store.renew_host("pages.example", at(8) + minute * 2, "one").await.unwrap(),
        "entering took nothing from it"
    );
    store.keep_host("pages.example", "one", &9_u32).await.unwrap();
    let kept = enter("pages.example", "one", at(7) + minute).await;
    assert_eq!(kept, Some(9), "who leases it whole keeps, too");
}

async fn an_address_remembers_its_last_answer(database: Database) {
    let store = &database.store;
    let long = format!("https://news.example/{}", "a".repeat(5000));
    let first = Address {
        url: long.clone(),
        fetched_at: "2026-03-01T12:00:00.000000Z".to_owned(),
        status: 200,
        etag: Some("\"1\"".to_owned()),
        last_modified: None,
        moved_to: None,
        page: Some("hash".to_owned()),
        document: Some(Id::from_text("d1")),
    };
    let unchanged = Address { status: 304, page: None, document: None, ..first.clone() };
    let mut write = store.write().await.unwrap();
    write.put_address(&first).await.unwrap();
    write.put_address(&unchanged).await.unwrap();
    write.commit().await.unwrap();
    let kept = Address { status: 304, ..first };
    assert_eq!(store.address(&long).await.unwrap(), Some(kept.clone()));
    assert_eq!(store.addresses().await.unwrap(), [kept]);
    let asked = ["https://news.example/other".to_owned(), long.clone()];
    assert_eq!(store.known_addresses(&asked).await.unwrap(), std::collections::HashSet::from([long]));
    assert_eq!(store.address("https://news.example/other").await.unwrap(), None);
}
