//! Claims and documents of a few lines → rows.

use super::arrange;
use crate::{
    lexicon::Lexicon,
    model::{
        AnnouncedDocument, Claim, DocumentFacts, EntityKind, Evidenced, Id, Modality, Predicate, Quantity, Subject,
        Unit, Value,
    },
};

fn document(name: &str, day: &str, title: &str) -> DocumentFacts {
    DocumentFacts { title: Some(title.to_owned()), ..DocumentFacts::sample(name, &format!("{name} outlet"), day) }
}

/// A claim of these documents, each of which makes it at that place of its text.
fn claim(kind: EntityKind, subject: &str, predicate: Predicate, told: &[(&DocumentFacts, usize)]) -> Claim {
    let value = Value::Quantity(Quantity::exact(7.0, Unit::Points));
    let evidence = told.iter().map(|(facts, start)| Evidenced {
        document: facts.id.clone(),
        url: None,
        outlet: facts.outlet.clone(),
        lang: "en".into(),
        published: facts.published.clone(),
        modality: Modality::Stated,
        attributed_to: None,
        value: value.clone(),
        alias: None,
        from_name: false,
        quote: format!("{subject} has seven"),
        start: *start,
        end: start + 10,
    });
    let days = || told.iter().filter_map(|(facts, _)| facts.published.clone());
    let first = told.iter().map(|(facts, _)| facts.moment()).min().map(|(.., id)| id.as_str().to_owned());
    let id = Id::from_text(format!("c {subject} {} {}", predicate.as_str(), first.unwrap_or_default()));
    Claim {
        first_seen: days().min(),
        last_seen: days().max(),
        mentions: told.len(),
        documents: told.len(),
        independent_sources: told.len(),
        evidence: evidence.collect(),
        ..Claim::sample(id, Subject::new(kind, subject), predicate, value.clone())
    }
}

/// The names of the documents of each row, newest row first.
fn rows(claims: &[Claim], documents: &[&DocumentFacts]) -> Vec<Vec<Id>> {
    let documents: Vec<DocumentFacts> = documents.iter().map(|facts| (*facts).clone()).collect();
    let rows = arrange(claims, &documents, Lexicon::builtin().unwrap());
    rows.iter().map(|row| row.documents.iter().map(|document| document.id.clone()).collect()).collect()
}

fn ids(names: &[&str]) -> Vec<Id> {
    names.iter().map(|name| Id::document(name)).collect()
}

const FIGURES: [Predicate; 3] = [Predicate::Compute, Predicate::MemoryCapacity, Predicate::Power];

fn figures(subject: &str, told: &[(&DocumentFacts, usize)]) -> Vec<Claim> {
    FIGURES.iter().map(|predicate| claim(EntityKind::Chip, subject, *predicate, told)).collect()
}

#[test]
fn one_launch_in_two_outlets_is_one_row_and_two_launches_of_one_maker_are_two() {
    let a = document("a", "2026-05-06", "Huawei shows the Ascend 950PR");
    let b = document("b", "2026-05-08", "昇腾950PR发布");
    let c = document("c", "2026-05-07", "Huawei shows the Ascend 960");
    let claims = [figures("Ascend 950PR", &[(&a, 10), (&b, 10)]), figures("Ascend 960", &[(&c, 10)])].concat();
    assert_eq!(rows(&claims, &[&a, &b, &c]), [ids(&["c"]), ids(&["a", "b"])]);
}

#[test]
fn what_a_later_launch_says_again_belongs_to_the_first() {
    let first = document("first", "2026-01-10", "Ascend 950PR is out");
    let later = document("later", "2026-05-10", "Ascend 960 is out");
    let old = figures("Ascend 950PR", &[(&first, 10), (&later, 900)]);
    let new = figures("Ascend 960", &[(&later, 10)]);
    let claims = [old.clone(), new.clone()].concat();
    let found = arrange(&claims, &[first.clone(), later.clone()], Lexicon::builtin().unwrap());
    let sorted = |claims: &[Claim]| {
        let mut ids: Vec<Id> = claims.iter().map(|claim| claim.id.clone()).collect();
        ids.sort();
        ids
    };
    assert_eq!(found.iter().map(|row| row.claims.clone()).collect::<Vec<_>>(), [sorted(&new), sorted(&old)]);
    assert_eq!(rows(&claims, &[&first, &later]), [ids(&["later"]), ids(&["first"])]);
}

#[test]
fn a_text_that_says_nothing_new_is_with_what_it_repeats_however_late() {
    let first = document("first", "2026-01-10", "Ascend 950PR is out");
    let rehash = document("rehash", "2026-06-10", "All about the Ascend 950PR");
    let claims = figures("Ascend 950PR", &[(&first, 10), (&rehash, 10)]);
    assert_eq!(rows(&claims, &[&first, &rehash]), [ids(&["first", "rehash"])]);
}

#[test]
fn names_that_every_text_has_join_nothing() {
    let a = document("a", "2026-05-06", "Nvidia and China: what the Ascend 950PR means");
    let b = document("b", "2026-05-06", "Nvidia and China: what the Rhea1 means");
    let common = |predicate| claim(EntityKind::Organization, "Nvidia", predicate, &[(&a, 300), (&b, 300)]);
    let country = claim(EntityKind::Country, "China", Predicate::DomesticShare, &[(&a, 350), (&b, 350)]);
    let shared = vec![common(Predicate::MarketShare), common(Predicate::Shipments), country];
    let claims = [figures("Ascend 950PR", &[(&a, 10)]), figures("Rhea1", &[(&b, 10)]), shared].concat();
    assert_eq!(rows(&claims, &[&a, &b]).len(), 2);
}

#[test]
fn other_news_of_one_thing_weeks_later_is_another_row() {
    let launch = document("launch", "2026-05-01", "Ascend 950PR is out");
    let news = document("news", "2026-05-20", "Ascend 950PR is late");
    let late = claim(EntityKind::Chip, "Ascend 950PR", Predicate::Status, &[(&news, 10)]);
    let claims = [figures("Ascend 950PR", &[(&launch, 10)]), vec![late]].concat();
    assert_eq!(rows(&claims, &[&launch, &news]).len(), 2);
}

#[test]
fn a_copy_is_with_its_origin_whatever_is_found_in_it() {
    let origin = document("origin", "2026-05-01", "Ascend 950PR is out");
    let copy = DocumentFacts {
        copy_of: Some(origin.id.clone()),
        origin: origin.id.clone(),
        ..document("copy", "2026-05-02", "Something else")
    };
    let aside = claim(EntityKind::Chip, "Rhea1", Predicate::Power, &[(&copy, 10)]);
    let claims = [figures("Ascend 950PR", &[(&origin, 10)]), vec![aside]].concat();
    let found = arrange(&claims, &[origin.clone(), copy.clone()], Lexicon::builtin().unwrap());
    assert_eq!(rows(&claims, &[&origin, &copy]), [ids(&["origin", "copy"])]);
    let listed: Vec<&AnnouncedDocument> = found.iter().flat_map(|row| &row.documents).collect();
    assert_eq!(listed[1].copy_of, Some(origin.id.clone()));
    assert_eq!(found[0].independent_sources, 1);
}

#[test]
fn date_and_title_are_the_actors_own_where_it_speaks() {
    let leak = document("leak", "2026-05-01", "Ascend 950PR soon?");
    let own =
        DocumentFacts { tier: Some("primary".into()), ..document("own", "2026-05-03", "Introducing Ascend 950PR") };
    let claims = figures("Ascend 950PR", &[(&leak, 10), (&own, 10)]);
    let found = arrange(&claims, &[leak.clone(), own], Lexicon::builtin().unwrap());
    let row = &found[0];
    assert_eq!((row.date.as_deref(), row.title.as_str()), (Some("2026-05-03"), "Introducing Ascend 950PR"));
    assert_eq!(row.countries, ["CN"]);
    let found = arrange(&figures("Ascend 950PR", &[(&leak, 10)]), &[leak], Lexicon::builtin().unwrap());
    assert_eq!(found[0].date.as_deref(), Some("2026-05-01"));
}

#[test]
fn a_weekly_is_in_the_rows_of_its_items_and_names_those_that_are_its_own_by_a_quote() {
    let launch = document("launch", "2026-05-01", "Ascend 950PR is out");
    let weekly = document("weekly", "2026-05-04", "The week in chips");
    let chips = ["Rhea1", "Furiosa RNGD", "Cambricon MLU590"];
    let items = chips.iter().zip([400, 900, 1400]).flat_map(|(chip, start)| figures(chip, &[(&weekly, start)]));
    let claims: Vec<Claim> =
        figures("Ascend 950PR", &[(&launch, 10), (&weekly, 60)]).into_iter().chain(items).collect();
    let found = arrange(&claims, &[launch.clone(), weekly.clone()], Lexicon::builtin().unwrap());
    assert_eq!(found.len(), 4);
    let with_both = found.iter().filter(|row| row.documents.len() == 2).count();
    assert_eq!(with_both, 1);
    let titles: Vec<&str> = found.iter().map(|row| row.title.as_str()).collect();
    assert!(titles.contains(&"Ascend 950PR is out") && titles.contains(&"Rhea1 has seven"), "{titles:?}");
}

#[test]
fn undated_documents_and_foreign_evidence_break_nothing() {
    let undated = document("undated", "", "Ascend 950PR is out");
    let unknown = document("unknown", "2026-05-01", "Not given");
    let claims = figures("Ascend 950PR", &[(&undated, 10), (&unknown, 10)]);
    assert_eq!(rows(&claims, &[&undated]), [ids(&["undated"])]);
    assert_eq!(rows(&claims, &[]), [] as [Vec<Id>; 0]);
    assert_eq!(rows(&[], &[&undated]), [] as [Vec<Id>; 0]);
}
