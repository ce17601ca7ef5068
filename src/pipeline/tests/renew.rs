//! Other words, other rules, and rows that are to be told anew while others end theirs.

use super::*;
use crate::{
    dedupe::copies::{Signature, repeats},
    pipeline::{clean_again, origin},
    store::Cleaning,
};

async fn revision(store: &Store) -> i64 {
    store.revision().await.unwrap()
}

/// These words, and that two outlets are one house: no text names it, so each is read as it was.
fn more_words() -> Rules {
    and_words("outlet = [{ name = \"The Wire House\", aliases = [\"Outlet wire\", \"Outlet blog\"] }]")
}

fn and_words(own: &str) -> Rules {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("mine.toml"), own).unwrap();
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
async fn a_claim_counts_as_changed_where_a_reader_sees_it() {
    let (_folder, store) = fresh().await;
    put(&store, &[document("one", "2026-02-20", "Zhen has 100 parameters\n")]).await;
    let before = revision(&store).await;
    let rules = and_words("model = [{ name = \"Zhen\", maker = \"Huawei\" }]");
    let report = rebuild(&store, &rules, Stage::Outdated).await.unwrap();
    assert!(revision(&store).await > before, "the claim can be asked by its maker now");
    assert_eq!((report.claims_added, report.claims_changed, report.claims_gone), (0, 0, 0));
    let more = document("two", "2026-02-21", "It is said by others: that model is large.\nZhen has 100 parameters\n");
    let report = ingest(&store, &rules, vec![more.into()], now()).await.unwrap();
    assert_eq!((report.claims_added, report.claims_changed, report.claims_gone), (0, 1, 0), "another source");
}

#[tokio::test]
async fn what_a_program_with_other_words_merged_meanwhile_is_arranged_anew() {
    let rules = more_words();
    let late = document("later", "2026-02-21", "Zhen has 100 parameters\n");
    let mut all = story();
    all.push(late.clone());
    let (_folder, fresh_one) = fresh().await;
    ingest(&fresh_one, &rules, all.into_iter().map(Arrival::from).collect(), now()).await.unwrap();
    let expected = told(&fresh_one).await;
    let (_folder, store) = fresh().await;
    put(&store, &story()).await;
    rebuild(&store, &rules, Stage::Outdated).await.unwrap();
    put(&store, &[late]).await;
    assert_ne!(told(&store).await, expected);
    let report = rebuild(&store, &rules, Stage::Outdated).await.unwrap();
    assert_eq!((report.reread, report.mentions_added, report.mentions_gone), (1, 0, 0));
    assert_eq!(told(&store).await, expected);
}

#[tokio::test]
async fn copies_and_credits_are_as_the_rules_are_though_a_text_is_read_as_before() {
    let (_folder, store) = fresh().await;
    put(&store, &story()).await;
    let expected = told(&store).await;
    let [wire, paper] = [&story()[0], &story()[1]].map(|document| document.id.clone());
    // What older rules left.
    let mut write = store.write().await.unwrap();
    let body = write.signed(std::slice::from_ref(&paper)).await.unwrap().remove(0).1;
    let print = Fingerprint { body, credits: vec!["Nobody".to_owned()] };
    write.put_fingerprint(&paper, &print).await.unwrap();
    write.put_origin(&paper, None).await.unwrap();
    write.commit().await.unwrap();
    let rules = Rules { version: "compares otherwise".into(), ..rules() };
    rebuild(&store, &rules, Stage::Outdated).await.unwrap();
    let stored = store.document(&paper).await.unwrap().unwrap();
    assert_eq!((stored.copy_of, stored.credits), (Some(wire), Vec::new()));
    assert_eq!(told(&store).await, expected);
}

/// A text of half a year ago that another repeats in part, and what is found of that where bands of its own lead there and
/// where those of an earlier text do.
#[tokio::test]
async fn bands_of_an_earlier_text_lead_to_no_copy_that_its_own_do_not() {
    let report = &story()[0].text;
    let tail: Vec<String> = (0..60).map(|n| format!("Aside {n} of day {} names street {}.", n * 7, n * 31)).collect();
    let documents = [
        super::document("first", "2025-07-01", &format!("{report}\n{}\n", tail.join(" "))),
        super::document("second", "2026-02-03", report),
    ];
    let rules = rules();
    let told = async |stale: bool| {
        let (_folder, store) = fresh().await;
        put(&store, &documents[..1]).await;
        if stale {
            let signature = Signature::of(&documents[1], &[], &rules.lexicon);
            let bands = signature.lookups(documents[1].published_day());
            let mut write = store.write().await.unwrap();
            write.put_bands(&[(documents[0].id.clone(), bands)]).await.unwrap();
            write.commit().await.unwrap();
        }
        put(&store, &documents[1..]).await;
        let mut write = store.write().await.unwrap();
        let ids = documents.each_ref().map(|document| document.id.clone());
        let both: Vec<_> = origin::load(&mut write, ids).await.unwrap().into_values().collect();
        assert!(repeats(&both[0], &both[1]), "but for where they are looked for");
        write.abandon().await.unwrap();
        store.document(&documents[1].id).await.unwrap().unwrap().copy_of
    };
    assert_eq!((told(false).await, told(true).await), (None, None));
}

#[tokio::test]
async fn other_words_alone_do_not_have_all_copies_settled_again() {
    let (_folder, store) = fresh().await;
    let by = |version: &str| Rules { version: version.into(), ..rules() };
    let arrivals = || story().into_iter().map(Arrival::from).collect();
    ingest(&store, &by("code words"), arrivals(), now()).await.unwrap();
    let paper = story()[1].id.clone();
    let copy_of = async || store.document(&paper).await.unwrap().unwrap().copy_of;
    assert_eq!(copy_of().await, Some(story()[0].id.clone()));
    let mut write = store.write().await.unwrap();
    write.put_origin(&paper, None).await.unwrap();
    write.commit().await.unwrap();
    let read = rebuild(&store, &by("code more-words"), Stage::Outdated).await.unwrap().reread;
    assert_eq!((read, copy_of().await), (story().len(), None), "read anew, and compared with none");
    rebuild(&store, &by("other-code more-words"), Stage::Outdated).await.unwrap();
    assert_eq!(copy_of().await, Some(story()[0].id.clone()));
}

#[tokio::test]
async fn two_builds_that_share_a_store_do_not_arrange_all_of_it_in_turns() {
    let (_folder, store) = fresh().await;
    put(&store, &story()).await;
    let versions = async || store.setting("arrangement").await.unwrap().unwrap();
    let by_another = async |versions: &str| {
        let mut write = store.write().await.unwrap();
        write.put_setting("arrangement", versions).await.unwrap();
        write.commit().await.unwrap();
    };
    // Another build came to the store, and has arranged all of it by its own rules.
    by_another(&format!("{} another", arrange::VERSION)).await;
    let before = revision(&store).await;
    arrange(&store, &rules()).await.unwrap();
    assert_eq!(revision(&store).await, before, "it is left at that");
    by_another("a b c d e f g h i").await;
    let before = revision(&store).await;
    arrange(&store, &rules()).await.unwrap();
    assert!(revision(&store).await > before, "who is new to the store arranges it");
    assert_eq!(versions().await, format!("c d e f g h i {}", arrange::VERSION));
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
async fn a_kept_page_that_breaks_the_extractor_is_due_until_that_is_mended() {
    let (_folder, store) = fresh().await;
    let body = "<article><h1>News</h1><p>What is told on this page makes the extractor crash.</p></article>";
    let known = r#"{"url":"https://bad.example/news","is_of_feed":false}"#.to_owned();
    let document = Document { source: None, ..document("bad", "2026-02-03", "An older text of that page") };
    let arrival = Arrival {
        page: Some((body.into(), Some("text/html".to_owned()))),
        cleaning: Some(Cleaning { known, by: "older rules".to_owned() }),
        ..document.into()
    };
    ingest(&store, &rules(), vec![arrival], now()).await.unwrap();
    for _ in 0..2 {
        let report = clean_again(&store, &rules(), &[], false).await.unwrap();
        assert_eq!((report.recleaned, report.failed.len()), (0, 1), "{report:?}");
    }
    let mended = Rules { extract: nothing, version: "mended".into(), ..rules() };
    for recleaned in [1, 0] {
        let report = clean_again(&store, &mended, &[], false).await.unwrap();
        assert_eq!((report.recleaned, report.failed.len()), (recleaned, 0), "{report:?}");
    }
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
