//! Other words, other rules, and rows that are to be told anew while others end theirs.

use super::*;

async fn revision(store: &Store) -> i64 {
    store.revision().await.unwrap()
}

/// These words, and that two outlets are one house: no text names it, so each is read as it was.
fn more_words() -> Rules {
    const HOUSE: &str = "outlet = [{ name = \"The Wire House\", aliases = [\"Outlet wire\", \"Outlet blog\"] }]";
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("mine.toml"), HOUSE).unwrap();
    let lexicon = Arc::new(Lexicon::load(Some(folder.path())).unwrap());
    Rules { lexicon, version: "more words".into(), ..rules() }
}

#[tokio::test]
async fn new_words_reach_rows_of_texts_that_are_read_the_same() {
    let rules = more_words();
    let (_folder, fresh_one) = fresh().await;
    let arrivals = story().into_iter().map(Arrival::from).collect();
    ingest(&fresh_one, &rules, arrivals, now()).await.unwrap();
    let expected = told(&fresh_one).await;
    let (_folder, store) = fresh().await;
    put(&store, &story()).await;
    assert_ne!(told(&store).await, expected);
    let report = rebuild(&store, &rules, Stage::Outdated).await.unwrap();
    assert_eq!((report.reread, report.mentions_added, report.mentions_gone), (story().len(), 0, 0));
    assert_eq!(told(&store).await, expected);
    let before = revision(&store).await;
    rebuild(&store, &rules, Stage::Outdated).await.unwrap();
    assert_eq!(revision(&store).await, before, "what was read by these words is left alone");
}

#[tokio::test]
async fn a_text_that_breaks_a_rule_has_the_store_arranged_once_and_not_in_each_run() {
    let (_folder, store) = fresh().await;
    put(&store, &[document("good", "2026-02-03", "Zhen has 100 parameters"), document("bad", "2026-02-03", "crash")])
        .await;
    let rules = more_words();
    let first = rebuild(&store, &rules, Stage::Outdated).await.unwrap();
    assert_eq!((first.reread, first.failed.len()), (1, 1));
    let before = revision(&store).await;
    let again = rebuild(&store, &rules, Stage::Outdated).await.unwrap();
    assert_eq!((again.reread, again.failed.len()), (0, 1), "it is tried again");
    assert_eq!(revision(&store).await, before);
}

#[tokio::test]
async fn a_store_that_other_rules_arranged_is_arranged_anew_though_nothing_came_in() {
    let (_folder, store) = fresh().await;
    put(&store, &story()).await;
    let expected = told(&store).await;
    let ids = store.document_ids().await.unwrap();
    let mut write = store.write().await.unwrap();
    let units = write.units_of_documents(&ids).await.unwrap().len();
    write.drop_units(&ids).await.unwrap();
    write.put_setting("arrangement", "older").await.unwrap();
    write.commit().await.unwrap();
    arrange(&store, &rules()).await.unwrap();
    assert_eq!(told(&store).await, expected);
    let mut write = store.write().await.unwrap();
    assert_eq!(write.units_of_documents(&ids).await.unwrap().len(), units);
    write.abandon().await.unwrap();
    let before = revision(&store).await;
    arrange(&store, &rules()).await.unwrap();
    assert_eq!(revision(&store).await, before);
}

#[tokio::test]
async fn a_row_is_not_ended_while_another_program_has_it_told_anew() {
    let (_folder, store) = fresh().await;
    put(&store, &story()).await;
    let (expected, before) = (told(&store).await, store.changed_since(0).await.unwrap().announcements);
    // What another program commits between this one's telling and its ending of rows.
    arrange::outdate_all(&store, &rules()).await.unwrap();
    let mut report = Report::default();
    arrange::tell::end(&store, &mut report).await.unwrap();
    assert_eq!((report.announcements_gone, &told(&store).await), (0, &expected));
    arrange(&store, &rules()).await.unwrap();
    assert_eq!(told(&store).await, expected);
    assert_eq!(store.changed_since(0).await.unwrap().announcements, before, "no row is another than it was");
}
