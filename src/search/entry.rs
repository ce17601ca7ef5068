//! What goes into the index.

use chrono::{Datelike, NaiveDate};
use tantivy::TantivyDocument;

use super::schema::Fields;
use crate::{
    lexicon::Lexicon,
    model::{Id, Language, Predicate, Value, entity::squeeze},
    text::{Span, language},
};

/// What an entry of the index stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum EntryKind {
    #[default]
    Document,
    Claim,
}

impl EntryKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Claim => "claim",
        }
    }
}

/// A document or claim as it is searched.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub id: Id,
    pub kind: EntryKind,
    pub title: String,
    pub text: String,
    pub facts: Facts,
}

/// What is known of an entry beside its words.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Facts {
    pub outlet: Option<String>,
    pub languages: Vec<Language>,
    /// Day of publication; of a claim, when it was said last.
    pub day: Option<NaiveDate>,
    /// Whether it is the actor's own word.
    pub primary: bool,
    pub said: Vec<Said>,
}

/// One claim that an entry makes.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    pub subject: String,
    pub predicate: Predicate,
    pub value: Value,
}

/// Reads the numbers of a text, each with its place: the index has no number grammar of its own.
pub type ReadNumbers = fn(&str, Language) -> Vec<(Span, f64)>;

/// A number as it is looked up: four digits, so that 115 billion and 1150亿 are one and 1.15e11 ± 0.1 % too.
pub(super) fn number_key(number: f64) -> String {
    format!("{number:.3e}")
}

/// An entity as it is looked up.
pub(super) fn entity_key(name: &str) -> String {
    squeeze(name)
}

/// What is claimed of an entity or term, as it is looked up.
pub(super) fn said_key(predicate: Predicate, value: &str) -> String {
    format!("{}={}", predicate.as_str(), squeeze(value))
}

pub(super) fn day_number(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce())
}

/// The entry as a row of the index.
pub(super) fn row(entry: &Entry, fields: &Fields, lexicon: &Lexicon, numbers: ReadNumbers) -> TantivyDocument {
    let mut row = TantivyDocument::default();
    row.add_text(fields.id, entry.id.as_str());
    row.add_text(fields.kind, entry.kind.as_str());
    row.add_text(fields.title, &entry.title);
    // the text of a document begins with its title; of what has one beside its text, it is part of the text too
    if !entry.text.starts_with(&entry.title) {
        row.add_text(fields.text, &entry.title);
    }
    row.add_text(fields.text, &entry.text);
    add_names_and_numbers(&mut row, entry, fields, lexicon, numbers);
    let facts = &entry.facts;
    if let Some(outlet) = &facts.outlet {
        row.add_text(fields.outlet, outlet);
    }
    let mut tags: Vec<&str> = facts.languages.iter().flat_map(|language| [language.tag(), language.base()]).collect();
    add_all(&mut row, fields.lang, &mut tags);
    if let Some(day) = facts.day {
        row.add_i64(fields.day, day_number(day));
    }
    row.add_u64(fields.primary, u64::from(facts.primary));
    add_said(&mut row, &facts.said, fields);
    row
}

fn add_all<T: AsRef<str> + Ord>(row: &mut TantivyDocument, field: tantivy::schema::Field, terms: &mut Vec<T>) {
    terms.sort_unstable();
    terms.dedup();
    for term in terms {
        row.add_text(field, term.as_ref());
    }
}

/// Keys of what an entry names, and of their makers and families: who asks for Huawei wants 昇腾 too. And of its
/// numbers.
fn add_names_and_numbers(
    row: &mut TantivyDocument,
    entry: &Entry,
    fields: &Fields,
    lexicon: &Lexicon,
    numbers: ReadNumbers,
) {
    let (mut names, mut keys) = (Vec::new(), Vec::new());
    let title = (!entry.text.starts_with(&entry.title)).then_some(&entry.title);
    for text in title.into_iter().chain([&entry.text]) {
        let language = entry.facts.languages.first().copied().unwrap_or_else(|| language::detect(text, None));
        for found in lexicon.find(text, language) {
            let entity = lexicon.entity(found.entity);
            let maker = lexicon.maker(found.entity).map(|maker| &lexicon.entity(maker).name);
            let around = [Some(&entity.name), entity.family.as_ref(), maker];
            names.extend(around.into_iter().flatten().map(|name| entity_key(name)));
        }
        keys.extend(numbers(text, language).into_iter().map(|(_, number)| number_key(number)));
    }
    // as often as it, its family or what it makes is named: what names it most is most of it
    names.sort_unstable();
    for name in names {
        row.add_text(fields.entity, name);
    }
    add_all(row, fields.number, &mut keys);
}

fn add_said(row: &mut TantivyDocument, said: &[Said], fields: &Fields) {
    let mut subjects: Vec<String> = said.iter().map(|said| entity_key(&said.subject)).collect();
    let mut predicates: Vec<&str> = said.iter().map(|said| said.predicate.as_str()).collect();
    let mut values = Vec::new();
    for one in said {
        match &one.value {
            Value::Entity { name } => values.push(said_key(one.predicate, name)),
            Value::Term { term, .. } => values.push(said_key(one.predicate, term.as_str())),
            Value::Date { date } => values.push(said_key(one.predicate, &date.to_string())),
            Value::Flag { value } => values.push(said_key(one.predicate, if *value { "yes" } else { "no" })),
            Value::Quantity(quantity) => {
                let Some(field) = fields.value(one.predicate) else { continue };
                // an open bound reaches as far as numbers go: "at least 1e12" passes any `>`
                row.add_f64(field, quantity.min.unwrap_or(f64::MIN));
                row.add_f64(field, quantity.max.unwrap_or(f64::MAX));
            }
        }
    }
    add_all(row, fields.subject, &mut subjects);
    add_all(row, fields.predicate, &mut predicates);
    add_all(row, fields.said, &mut values);
}
