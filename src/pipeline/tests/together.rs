//! Visits that store at the same time share their writes, and each is told what came of its own.

use std::collections::BTreeSet;

use futures_util::future::join_all;
use sqlx::Connection;

use super::*;
use crate::pipeline::{ingest::take_in_with, together::Together};

fn of_visit(visit: usize, documents: usize) -> Vec<Arrival> {
    let one = |number: usize| {
        let name = format!("v{visit}n{number}");
        Arrival::from(document(&name, "2026-02-01", &format!("Model{visit} has {}00 parameters", number + 1)))
    };
    (0..documents).map(one).collect()
}

#[tokio::test]
async fn each_visit_is_told_of_its_own_and_many_share_a_write() {
    let (_folder, store) = fresh().await;
    let (rules, together) = (rules(), Together::default());
    let visits = (0..12).map(|visit| take_in_with(&together, &store, &rules, of_visit(visit, visit), now()));
    let reports = join_all(visits).await;
    for (visit, report) in reports.into_iter().enumerate() {
        let report = report.unwrap();
        assert_eq!((report.new, report.mentions_added, report.failed.len()), (visit, visit, 0));
    }
    assert_eq!(store.document_count().await.unwrap(), 66);
    assert!(store.revision().await.unwrap() < 11, "eleven have something to store");
}

#[tokio::test]
async fn one_document_of_two_visits_is_new_to_one_of_them() {
    let (_folder, store) = fresh().await;
    let (rules, together) = (rules(), Together::default());
    let visits = (0..2).map(|_| take_in_with(&together, &store, &rules, of_visit(1, 3), now()));
    let reports: Vec<Report> = join_all(visits).await.into_iter().map(Result::unwrap).collect();
    assert_eq!(reports.iter().map(|report| report.new).sum::<usize>(), 3);
    assert_eq!(reports.iter().map(|report| report.unchanged).sum::<usize>(), 3);
    assert_eq!(store.document_count().await.unwrap(), 3);
}

#[tokio::test]
async fn who_is_broken_off_while_it_stores_for_others_loses_nothing_of_theirs() {
    let (_folder, store) = fresh().await;
    let (rules, together) = (rules(), Together::default());
    for patience in [0, 1, 2, 5, 10, 20] {
        let broken = tokio::time::timeout(
            std::time::Duration::from_millis(patience),
            take_in_with(&together, &store, &rules, of_visit(90, 40), now()),
        );
        let visits = (0..4).map(|visit| {
            let visit = visit + usize::try_from(patience).unwrap() * 100;
            take_in_with(&together, &store, &rules, of_visit(visit, 5), now())
        });
        let (_, reports) = futures_util::future::join(broken, join_all(visits)).await;
        for report in reports {
            // What was being kept when it was broken off may have been kept: it is known then, and not new.
            let report = report.unwrap();
            assert_eq!((report.new + report.unchanged, report.failed.len()), (5, 0));
        }
        let stored: BTreeSet<Id> = store.document_ids().await.unwrap().into_iter().collect();
        for visit in 0..4 {
            let visit = visit + usize::try_from(patience).unwrap() * 100;
            assert!(of_visit(visit, 5).iter().all(|arrival| stored.contains(&arrival.document.id)));
        }
    }
}

#[tokio::test]
async fn a_document_that_cannot_be_stored_costs_itself_alone() {
    let (folder, store) = fresh().await;
    let url = format!("sqlite:{}", folder.path().join("store.db").display());
    let mut connection = sqlx::AnyConnection::connect(&url).await.unwrap();
    let refuse = "create trigger refuse before insert on document when new.name = 'bad'
        begin select raise(abort, 'refused'); end";
    sqlx::query(refuse).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let (rules, together) = (rules(), Together::default());
    let mut with_bad = of_visit(2, 2);
    let bad = Document { name: "bad".to_owned(), ..document("bad", "2026-02-01", "Bad has 5 parameters") };
    with_bad.push(Arrival::from(bad));
    let lost = with_bad[2].document.id.clone();
    let visits = [of_visit(1, 3), with_bad, of_visit(3, 2)];
    let visits = visits.map(|visit| take_in_with(&together, &store, &rules, visit, now()));
    let reports: Vec<Report> = join_all(visits).await.into_iter().map(Result::unwrap).collect();
    let told: Vec<_> = reports.iter().map(|report| (report.new, report.failed.len())).collect();
    assert_eq!(told, [(3, 0), (2, 1), (2, 0)]);
    assert_eq!((reports[1].failed[0].0.as_str(), &reports[1].lost), ("bad", &vec![lost]));
    assert_eq!(store.document_count().await.unwrap(), 7);
}

#[tokio::test]
async fn a_text_that_cannot_be_read_costs_no_other_visit_anything() {
    let (_folder, store) = fresh().await;
    let (rules, together) = (rules(), Together::default());
    let bad = vec![Arrival::from(document("bad", "2026-02-01", "crash"))];
    let visits =
        [of_visit(1, 3), bad, of_visit(2, 2)].map(|visit| take_in_with(&together, &store, &rules, visit, now()));
    let reports: Vec<Report> = join_all(visits).await.into_iter().map(Result::unwrap).collect();
    assert_eq!(
        reports.iter().map(|report| (report.new, report.failed.len())).collect::<Vec<_>>(),
        [(3, 0), (1, 1), (2, 0)]
    );
}
