//! Several writers and several machines at once.

use std::collections::HashSet;

use chrono::TimeDelta;
use futures_util::future::join_all;
use homegrown::store::Store;

use super::sample::{at, document};
use crate::support::Database;

super::on_both_engines!(
    writers_take_turns_and_no_update_is_lost,
    a_reader_is_not_held_up_by_a_write,
    no_host_is_leased_by_two,
    two_programs_can_open_a_new_database_at_once,
);

/// As several programs would: each with connections of its own.
async fn programs(database: &Database, number: usize) -> Vec<Store> {
    join_all((0..number).map(|_| database.another())).await
}

async fn writers_take_turns_and_no_update_is_lost(database: Database) {
    const EACH: usize = 12;
    let stores = programs(&database, 4).await;
    // Two writers a program; each reads a number and writes the next one, which goes wrong where reads are stale.
    let count = |store: Store| async move {
        for _ in 0..EACH {
            let mut write = store.write().await.unwrap();
            let known = write.mentions_of_neighbourhoods(&[]).await.unwrap().len();
            assert_eq!(known, 0);
            let next = write.revision().to_string();
            write.put_setting("count", &next).await.unwrap();
            write.commit().await.unwrap();
        }
    };
    join_all(stores.iter().chain(&stores).map(|store| count(store.clone()))).await;
    let writes = i64::try_from(8 * EACH).unwrap();
    assert_eq!(database.store.revision().await.unwrap(), writes);
    assert_eq!(database.store.setting("count").await.unwrap(), Some(writes.to_string()));
}

async fn a_reader_is_not_held_up_by_a_write(database: Database) {
    let store = &database.store;
    let mut write = store.write().await.unwrap();
    write.put_document(&document("a", "x"), None, at(0)).await.unwrap();
    // More writers wait than there are connections; readers still get theirs, and see nothing of the open write.
    let waiting: Vec<_> = (0..20)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move { store.write().await.unwrap().revision() })
        })
        .collect();
    tokio::task::yield_now().await;
    assert_eq!(store.document_ids().await.unwrap(), []);
    write.commit().await.unwrap();
    assert_eq!(store.document_ids().await.unwrap().len(), 1);
    let revisions = join_all(waiting).await;
    assert!(revisions.into_iter().all(|revision| revision.unwrap() == 2), "none of them kept anything");
}

async fn no_host_is_leased_by_two(database: Database) {
    const HOSTS: usize = 60;
    let mut write = database.store.write().await.unwrap();
    let hosts: Vec<String> = (0..HOSTS).map(|n| format!("host{n}.example")).collect();
    for host in &hosts {
        write.put_host(host, at(0)).await.unwrap();
    }
    write.commit().await.unwrap();
    let stores = programs(&database, 6).await;
    let hosts = &hosts;
    let work = |store: Store, by: String| async move {
        let mut taken = Vec::new();
        while let Some(host) = store.lease_host::<u32>(hosts, at(1), at(1) + TimeDelta::hours(1), &by).await.unwrap() {
            taken.push(host.name);
        }
        taken
    };
    let taken = join_all(stores.into_iter().enumerate().map(|(n, store)| work(store, format!("worker {n}")))).await;
    let all: Vec<&String> = taken.iter().flatten().collect();
    assert_eq!(all.len(), HOSTS);
    assert_eq!(all.into_iter().collect::<HashSet<_>>().len(), HOSTS);
}

async fn two_programs_can_open_a_new_database_at_once(database: Database) {
    let url = database.another_url("new/folder/news #1 100%?.db").await;
    let open = || Store::open(&url, homegrown::store::StoreOptions::default());
    let opened = join_all((0..6).map(|_| open())).await;
    for store in opened {
        assert_eq!(store.unwrap().revision().await.unwrap(), 0);
    }
}
