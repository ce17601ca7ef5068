//! The pipeline on a file of its own, with an extractor so plain that a test can say what it finds.

mod bits;
mod chain;
mod follow;
mod renew;
mod together;

use std::sync::{Arc, LazyLock};

use chrono::{DateTime, TimeZone, Utc};
use tempfile::TempDir;

use super::{
    Arrival, Report, Rules, Stage,
    arrange::{self, arrange},
    ingest, outdated, rebuild, take_in,
};
use crate::{
    lexicon::Lexicon,
    model::{
        Announcement, Claim, Conflict, Correction, Document, EntityKind, Evidence, Filter, Id, Language, Mention,
        Modality, Predicate, Quantity, Ruling, Subject, Unit, Value,
    },
    store::{DatabaseUrl, Fingerprint, Store, StoreOptions},
};

/// Reads `NAME has N parameters` wherever it stands on a line of its own; `crash` breaks it.
fn plain(document: &Document, _: &Lexicon) -> Vec<Mention> {
    assert!(!document.text.contains("crash"), "as asked");
    let mut start = 0;
    let mut mentions = Vec::new();
    for line in document.text.split_inclusive('\n') {
        let sentence = line.trim_end();
        if let Some((name, rest)) = sentence.split_once(" has ")
            && let Some(number) = rest.strip_suffix(" parameters").and_then(|number| number.parse().ok())
        {
            let end = start + sentence.chars().count();
            mentions.push(mention(name, number, Evidence { quote: sentence.to_owned(), start, end }));
        }
        start += line.chars().count();
    }
    mentions
}

fn mention(name: &str, number: f64, evidence: Evidence) -> Mention {
    Mention {
        subject: Subject::new(EntityKind::Model, name),
        predicate: Predicate::Parameters,
        value: Value::Quantity(Quantity::exact(number, Unit::Parameters)),
        modality: Modality::Stated,
        attributed_to: None,
        evidence,
        from_name: false,
        alias: None,
        rule: String::new(),
    }
}

fn nothing(_: &Document, _: &Lexicon) -> Vec<Mention> {
    Vec::new()
}

/// Loading the words takes longer than any of these tests.
static LEXICON: LazyLock<Arc<Lexicon>> = LazyLock::new(|| Arc::new(Lexicon::load(None).unwrap()));

fn rules() -> Rules {
    Rules { lexicon: Arc::clone(&LEXICON), extract: plain, version: "plain".into() }
}

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 1, 12, 0, 0).unwrap()
}

fn document(name: &str, day: &str, body: &str) -> Document {
    let url = format!("https://{name}.example/news");
    Document {
        title: Some(format!("News of {day}")),
        outlet: Some(format!("Outlet {name}")),
        published: Some(day.to_owned()),
        source: Some(name.to_owned()),
        url: Some(url.clone()),
        ..Document::new(Id::document(&url), name, Language::English, format!("News of {day}\n\n{body}"))
    }
}

async fn fresh() -> (TempDir, Store) {
    let folder = TempDir::new().unwrap();
    let url = DatabaseUrl::file(folder.path().join("store.db"));
    let store = Store::open(&url, StoreOptions::default()).await.unwrap();
    (folder, store)
}

async fn put(store: &Store, documents: &[Document]) -> Report {
    let arrivals = documents.iter().cloned().map(Arrival::from).collect();
    ingest(store, &rules(), arrivals, now()).await.unwrap()
}

type Told = (Vec<Claim>, Vec<Conflict>, Vec<Announcement>);

async fn told(store: &Store) -> Told {
    let all = Filter::default();
    (store.claims(&all).await.unwrap(), store.conflicts(&all).await.unwrap(), store.announcements(&all).await.unwrap())
}

/// Enough documents that claims are shared, conflict, and that texts repeat one another.
fn story() -> Vec<Document> {
    let long = "The firm said on Monday that Zhen 1 was trained by 40 people on 9000 chips in Wuhan over 61 days. \
        Its rival Lan 2 took 80 days and 12000 chips in Hefei, said Ms Wei, who leads the Qilu laboratory there. ";
    let report = format!("{}\nZhen has 100 parameters\n", long.repeat(2));
    let mut documents = vec![
        document("wire", "2026-02-03", &report),
        document("paper", "2026-02-04", &report),
        document("blog", "2026-02-02", "Zhen has 100 parameters\nLan has 7 parameters\n"),
        document("late", "2026-02-20", "Lan has 7 parameters\nZhen has 300 parameters\n"),
        document("undated", "soon", "Zhen has 300 parameters\n"),
    ];
    for n in 0..25 {
        let body = format!("Filler text number {n}.\nModel{} has {} parameters\n", n % 7, n % 3 + 1);
        documents.push(document(&format!("outlet{n}"), &format!("2026-01-{:02}", n % 28 + 1), &body));
    }
    documents
}

#[tokio::test]
async fn the_same_documents_in_any_order_and_batches_give_the_same() {
    let (_folder, store) = fresh().await;
    put(&store, &story()).await;
    let expected = told(&store).await;
    assert!(expected.0.len() > 8 && !expected.1.is_empty() && !expected.2.is_empty());
    for (step, size) in [(7, 1), (11, 30), (13, 4)] {
        let documents = story();
        let shuffled: Vec<Document> =
            (0..documents.len()).map(|n| documents[(n * step + 5) % documents.len()].clone()).collect();
        let (_folder, store) = fresh().await;
        for batch in shuffled.chunks(size) {
            put(&store, batch).await;
        }
        assert_eq!(told(&store).await, expected, "step {step}, batches of {size}");
    }
}

#[tokio::test]
async fn a_second_ingest_of_the_same_changes_nothing() {
    let (_folder, store) = fresh().await;
    put(&store, &story()).await;
    let revision = store.revision().await.unwrap();
    let again = put(&store, &story()).await;
    assert_eq!(again, Report { unchanged: story().len(), ..Report::default() });
    assert_eq!(store.revision().await.unwrap(), revision);
    let rebuilt = rebuild(&store, &rules(), Stage::Texts).await.unwrap();
    assert_eq!((rebuilt.claims_changed, rebuilt.claims_added, rebuilt.claims_gone), (0, 0, 0));
    assert_eq!(rebuilt.announcements_changed, 0);
}

#[tokio::test]
async fn a_copy_is_no_second_source_whichever_comes_first() {
    let [wire, paper] = [story()[0].clone(), story()[1].clone()];
    for documents in [[&wire, &paper], [&paper, &wire]] {
        let (_folder, store) = fresh().await;
        for document in documents {
            put(&store, std::slice::from_ref(document)).await;
        }
        assert_eq!(store.document(&paper.id).await.unwrap().unwrap().copy_of, Some(wire.id.clone()));
        assert_eq!(store.document(&wire.id).await.unwrap().unwrap().copy_of, None);
        let claims = store.claims(&Filter::default()).await.unwrap();
        assert_eq!((claims.len(), claims[0].documents, claims[0].independent_sources), (1, 2, 1));
    }
}

#[tokio::test]
async fn a_text_that_is_no_copy_any_more_is_told_apart() {
    let (_folder, store) = fresh().await;
    let [wire, paper] = [story()[0].clone(), story()[1].clone()];
    put(&store, &[wire.clone(), paper.clone()]).await;
    let rewritten = document("wire", "2026-02-03", "Something else altogether.\nZhen has 100 parameters\n");
    let report = put(&store, std::slice::from_ref(&rewritten)).await;
    assert_eq!(report.revised, 1);
    assert_eq!(store.document(&paper.id).await.unwrap().unwrap().copy_of, None);
    assert_eq!(store.claims(&Filter::default()).await.unwrap()[0].independent_sources, 2);
}

#[tokio::test]
async fn an_earlier_mention_takes_the_claim_over_and_the_old_id_leads_there() {
    let (_folder, store) = fresh().await;
    put(&store, &[document("late", "2026-02-20", "Zhen has 100 parameters")]).await;
    let (claims, _, announcements) = told(&store).await;
    put(&store, &[document("early", "2026-02-19", "Zhen has 100 parameters")]).await;
    let (now_claims, _, now_announcements) = told(&store).await;
    assert_ne!(claims[0].id, now_claims[0].id);
    assert_eq!(store.claim(&claims[0].id).await.unwrap().as_ref(), Some(&now_claims[0]));
    assert_eq!(store.announcement(&announcements[0].id).await.unwrap().as_ref(), Some(&now_announcements[0]));
}

#[tokio::test]
async fn a_corrected_text_replaces_its_mentions_and_keeps_its_links() {
    let (_folder, store) = fresh().await;
    let first = document("a", "2026-02-03", "Zhen has 100 parameters\nLan has 7 parameters\n");
    put(&store, std::slice::from_ref(&first)).await;
    let before = told(&store).await.0;
    let corrected = document("a", "2026-02-03", "Correction of the figures.\nZhen has 100 parameters\n");
    let report = put(&store, std::slice::from_ref(&corrected)).await;
    assert_eq!((report.revised, report.mentions_added, report.mentions_gone), (1, 1, 2));
    let claims = told(&store).await.0;
    assert_eq!(claims.len(), 1);
    assert_eq!(claims[0].evidence[0].quote, "Zhen has 100 parameters");
    let moved = before.iter().find(|claim| claim.subject.name == "Zhen").unwrap();
    assert_eq!(store.claim(&moved.id).await.unwrap().unwrap().id, claims[0].id, "the sentence moved, the link holds");
    let dropped = before.iter().find(|claim| claim.subject.name == "Lan").unwrap();
    assert_eq!(store.claim(&dropped.id).await.unwrap(), None);
    let texts: Vec<String> = store.versions(&first.id).await.unwrap().into_iter().map(|old| old.text).collect();
    assert_eq!(texts, [first.text, corrected.text]);
}

#[tokio::test]
async fn a_document_that_breaks_the_extractor_is_told_and_the_rest_goes_on() {
    let (_folder, store) = fresh().await;
    let documents = [
        document("good", "2026-02-03", "Zhen has 100 parameters"),
        document("bad", "2026-02-03", "crash"),
        document("zero", "2026-02-03", "a\0b\nLan has 7 parameters"),
    ];
    let report = put(&store, &documents).await;
    assert_eq!((report.new, report.failed.len()), (3, 1));
    assert_eq!((report.failed[0].0.as_str(), report.lost.len()), ("bad", 0), "it is stored unread");
    assert!(report.failed[0].1.contains("the extractor broke off"), "{}", report.failed[0].1);
    assert_eq!(store.claims(&Filter::default()).await.unwrap().len(), 2);
    // Its text is not lost: other rules read it.
    assert_eq!(outdated(&store, &rules()).await.unwrap(), 1);
    let mended = Rules { extract: nothing, version: "mended".into(), ..rules() };
    assert_eq!(rebuild(&store, &mended, Stage::Outdated).await.unwrap().reread, 3);
}

#[tokio::test]
async fn new_rules_reach_what_is_stored() {
    let (_folder, store) = fresh().await;
    let none = Rules { extract: nothing, version: "none".into(), ..rules() };
    let arrivals = story().into_iter().map(Arrival::from).collect();
    ingest(&store, &none, arrivals, now()).await.unwrap();
    assert_eq!(told(&store).await.0, []);
    assert_eq!(outdated(&store, &rules()).await.unwrap(), story().len());
    let report = rebuild(&store, &rules(), Stage::Outdated).await.unwrap();
    assert_eq!(report.reread, story().len());
    assert_eq!(outdated(&store, &rules()).await.unwrap(), 0);
    let (_folder, other) = fresh().await;
    put(&other, &story()).await;
    assert_eq!(told(&store).await, told(&other).await);
}

#[tokio::test]
async fn a_ruling_holds_through_rebuilds_and_can_be_taken_back() {
    let (_folder, store) = fresh().await;
    put(&store, &story()).await;
    let before = told(&store).await;
    let [zhen, lan] = ["Zhen", "Lan"].map(|name| before.0.iter().find(|c| c.subject.name == name).unwrap().id.clone());
    let correction = |claim: &Id, ruling| Correction {
        claim: claim.clone(),
        ruling,
        why: "as a test".to_owned(),
        author: None,
        made_at: "2026-03-01T00:00:00Z".to_owned(),
    };
    let mut write = store.write().await.unwrap();
    write.put_correction(&correction(&lan, Ruling::Wrong)).await.unwrap();
    write.commit().await.unwrap();
    rebuild(&store, &rules(), Stage::Mentions).await.unwrap();
    let ruled = told(&store).await.0;
    assert_eq!(ruled.len(), before.0.len() - 1);
    assert!(ruled.iter().all(|claim| claim.id != lan) && ruled.iter().any(|claim| claim.id == zhen));
    let mut write = store.write().await.unwrap();
    write.drop_corrections(&lan).await.unwrap();
    write.commit().await.unwrap();
    rebuild(&store, &rules(), Stage::Mentions).await.unwrap();
    assert_eq!(told(&store).await, before);
}
