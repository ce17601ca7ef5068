//! What follows from documents over time: edits, plans, what is to be merged again.

use homegrown::{
    model::{Edit, Evidence, Filter, Id, Language, Modality, PartialDate, Predicate, Quantity, Subject, Unit, Value},
    store::About,
};

use super::sample::{about, at, claim, document, mention, merged, put_bands, sharing};
use crate::support::Database;

super::on_both_engines!(
    edits_are_put_document_by_document_and_filtered_by_each_condition,
    plans_with_a_date_are_found_and_the_claims_of_their_subjects,
    what_is_stale_is_handed_out_until_it_is_merged,
    a_document_has_its_sources_its_texts_and_its_bands,
);

fn edit(document: &Id, day: &str, to: f64) -> Edit {
    let evidence = |quote: &str| Evidence { quote: quote.to_owned(), start: 0, end: quote.len() };
    let value = |number: f64| Value::Quantity(Quantity::exact(number, Unit::Parameters));
    Edit {
        id: Id::edit(document, "TeleChat2", "parameters", &to.to_string(), "hash"),
        document: document.clone(),
        date: Some(day.to_owned()),
        subject: Subject::new(homegrown::model::EntityKind::Model, "TeleChat2"),
        predicate: Predicate::Parameters,
        modality: Modality::Stated,
        from: value(1e11),
        to: value(to),
        before: evidence("100 billion"),
        after: evidence("115 billion"),
    }
}

async fn edits_are_put_document_by_document_and_filtered_by_each_condition(database: Database) {
    let store = &database.store;
    let (a, b) = (document("a", "x"), document("b", "y"));
    let (first, second) = (edit(&a.id, "2026-02-03", 1.15e11), edit(&b.id, "2026-02-05", 1.2e11));
    let mut write = store.write().await.unwrap();
    for document in [&a, &b] {
        write.put_document(document, None, at(0)).await.unwrap();
    }
    assert!(write.put_edits(&a.id, &[(first.clone(), about("China Telecom", "CN"))]).await.unwrap());
    assert!(!write.put_edits(&a.id, &[(first.clone(), about("China Telecom", "CN"))]).await.unwrap());
    assert!(write.put_edits(&b.id, &[(second.clone(), About::default())]).await.unwrap());
    write.commit().await.unwrap();
    assert_eq!(store.edits(&Filter::default()).await.unwrap(), [second.clone(), first.clone()]);
    assert_eq!(store.edits_of_document(&a.id).await.unwrap(), std::slice::from_ref(&first));
    assert_eq!(store.edit(&second.id).await.unwrap().as_ref(), Some(&second));
    let day = |text: &str| Some(text.parse::<PartialDate>().unwrap());
    let subject = |name: &str| Filter { subject: Some(name.to_owned()), ..Filter::default() };
    let cases = [
        (Filter { since: day("2026-02-04"), ..Filter::default() }, 1),
        (Filter { until: day("2026-02-04"), ..Filter::default() }, 1),
        (subject("telechat 2"), 2),
        (subject("Qwen3"), 0),
        (Filter { organization: Some("China Telecom".into()), ..Filter::default() }, 1),
        (Filter { country: Some("CN".into()), ..Filter::default() }, 1),
        (Filter { predicate: Some(Predicate::Compute), ..Filter::default() }, 0),
        (Filter { modality: Some(Modality::Stated), ..Filter::default() }, 2),
        (Filter { languages: vec![Language::Korean], ..Filter::default() }, 0),
        (Filter { min_sources: Some(2), ..Filter::default() }, 0),
        (Filter { limit: Some(1), ..Filter::default() }, 1),
    ];
    for (filter, expected) in cases {
        assert_eq!(store.edits(&filter).await.unwrap().len(), expected, "{filter:?}");
    }
    let mut write = store.write().await.unwrap();
    assert!(write.put_edits(&a.id, &[]).await.unwrap());
    write.commit().await.unwrap();
    assert_eq!(store.edit(&first.id).await.unwrap(), None);
}

async fn plans_with_a_date_are_found_and_the_claims_of_their_subjects(database: Database) {
    let store = &database.store;
    let document = document("a", "x");
    let (plan, fact) =
        (claim(&mention("TeleChat3", 1e12, 3), &[&document]), claim(&mention("TeleChat2", 1e11, 9), &[&document]));
    let due = About { due: Some("2026-12-31".into()), ..About::default() };
    let mut write = store.write().await.unwrap();
    write.put_document(&document, None, at(0)).await.unwrap();
    let claims = [(plan.clone(), due), (fact.clone(), About::default())];
    write.put_claims(&[merged(&["model telechat"], &claims)]).await.unwrap();
    write.commit().await.unwrap();
    assert_eq!(store.plans(&Filter::default()).await.unwrap(), std::slice::from_ref(&plan));
    let none = Filter { subject: Some("TeleChat2".into()), ..Filter::default() };
    assert_eq!(store.plans(&none).await.unwrap(), []);
    let named = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(store.claims_of_subjects(&named(&["telechat-2"])).await.unwrap(), std::slice::from_ref(&fact));
    assert_eq!(store.claims_of_subjects(&named(&["TeleChat2", "TeleChat3", "Qwen3"])).await.unwrap().len(), 2);
    assert_eq!(store.claims_of_subjects(&named(&[])).await.unwrap(), []);
}

async fn what_is_stale_is_handed_out_until_it_is_merged(database: Database) {
    let store = &database.store;
    let keys = ["chip b", "chip a"].map(str::to_owned);
    let mut write = store.write().await.unwrap();
    for _ in 0..2 {
        write.put_stale(&keys.clone().into()).await.unwrap();
    }
    assert_eq!(write.stale("", 1).await.unwrap(), [keys[1].clone()]);
    assert_eq!(write.stale(&keys[1], 9).await.unwrap(), [keys[0].clone()]);
    write.drop_stale(&[keys[1].clone()].into()).await.unwrap();
    write.commit().await.unwrap();
    let mut write = store.write().await.unwrap();
    assert_eq!(write.stale("", 9).await.unwrap(), [keys[0].clone()]);
}

async fn a_document_has_its_sources_its_texts_and_its_bands(database: Database) {
    let store = &database.store;
    let document = document("a", "x");
    let mut write = store.write().await.unwrap();
    write.put_document(&document, None, at(0)).await.unwrap();
    for source in ["feed", "list", "feed"] {
        write.put_document_source(&document.id, source).await.unwrap();
    }
    assert_eq!(write.versions(&document.id).await.unwrap().len(), 1);
    put_bands(&mut write, &document.id, &[3, 1, 2]).await.unwrap();
    put_bands(&mut write, &document.id, &[2, 4]).await.unwrap();
    assert_eq!(sharing(&mut write, &[5], 1).await, []);
    assert_eq!(sharing(&mut write, &[4], 1).await, std::slice::from_ref(&document.id));
    write.commit().await.unwrap();
    let sources = store.sources_of(std::slice::from_ref(&document.id)).await.unwrap();
    assert!(sources[&document.id].ends_with(&["feed".to_owned(), "list".to_owned()]));
    assert_eq!(store.signatures(std::slice::from_ref(&document.id)).await.unwrap(), []);
}
