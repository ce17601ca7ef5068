//! What the tables of sentences share: how a row is read, and how what it claims is written.

use crate::{
    extract::{extract, tests::document},
    lexicon::Lexicon,
    model::{Language, Mention, Value},
};

/// A language, a text of Monday 2025-06-02, and what it claims, as [`told`] writes it.
pub(super) type Row = (Language, &'static str, &'static [&'static str]);

/// Every row claims just what it expects of these predicates.
pub(super) fn check(rows: &[Row], predicates: &[&str]) {
    compare(rows, |mention| predicates.contains(&mention.predicate.as_str()).then(|| told(mention)));
}

/// Every row claims just what it expects, as `write` has it.
pub(super) fn compare(rows: &[Row], write: impl Fn(&Mention) -> Option<String>) {
    let mut amiss = Vec::new();
    for (language, text, expected) in rows {
        let mut ours: Vec<String> =
            found(*language, &format!("{text}{}", aside(*language))).iter().filter_map(&write).collect();
        ours.sort();
        if ours != *expected {
            amiss.push(format!("{text}\n  {ours:?}\n  {expected:?}"));
        }
    }
    assert!(amiss.is_empty(), "{}", amiss.join("\n"));
}

pub(super) fn found(language: Language, text: &str) -> Vec<Mention> {
    extract(&document(&format!("News\n\n{text}\n"), language, "2025-06-02"), Lexicon::builtin().unwrap())
}

/// What keeps a text on topic and claims nothing.
fn aside(language: Language) -> &'static str {
    if language.is_chinese() { "英伟达H100很快。" } else { " The H100 is fast." }
}

/// The claim as [`told`] writes it, and how firmly it is said.
pub(super) fn firmly(mention: &Mention, predicates: &[&str]) -> Option<String> {
    let ours = predicates.contains(&mention.predicate.as_str());
    ours.then(|| format!("{} {}", told(mention), mention.modality.as_str()))
}

fn told(mention: &Mention) -> String {
    let bound = |n: Option<f64>| n.map(|n| n.to_string()).unwrap_or_default();
    let value = match &mention.value {
        Value::Entity { name } => name.clone(),
        Value::Flag { value } => value.to_string(),
        Value::Date { date } => date.to_string(),
        Value::Term { term, .. } => term.as_str().to_owned(),
        Value::Quantity(quantity) if quantity.min == quantity.max => bound(quantity.min),
        Value::Quantity(quantity) => format!("{}..{}", bound(quantity.min), bound(quantity.max)),
    };
    format!("{} {} {value}", mention.subject.name, mention.predicate.as_str())
}
