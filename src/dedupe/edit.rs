//! The texts that one page had → the values that it changed from one text to the next.

use std::collections::BTreeMap;

use super::{
    identity,
    names::Names,
    relation::{Relation, relation},
};
use crate::{
    lexicon::Lexicon,
    model::{Edit, EntityKind, Id, Mention, Modality, Predicate, Value, ValueKind},
};

/// One text of a page, with what it says.
#[derive(Debug, Clone, PartialEq)]
pub struct Wording {
    /// SHA-256 of the text, in hex.
    pub text_hash: String,
    /// Day from which on the page read so.
    pub day: Option<String>,
    pub mentions: Vec<Mention>,
}

/// The numbers and dates that a page changed, in the order of its texts. What was only added or dropped is no change
/// of a value, and neither is a vaguer word for the same one.
pub fn edits(document: &Id, wordings: &[Wording], lexicon: &Lexicon) -> Vec<Edit> {
    let names = Names::new(lexicon);
    let pairs = wordings.iter().zip(wordings.iter().skip(1)).zip(1..);
    // One that changes a number, back, and once more has made three edits.
    let came = |after: &Wording, at: usize| {
        wordings.iter().take(at).filter(|earlier| earlier.text_hash == after.text_hash).count()
    };
    pairs.flat_map(|((before, after), at)| between(document, before, (after, came(after, at)), names)).collect()
}

/// What is said of one thing: subject, predicate, what is counted, and whether it is denied.
type Said = (EntityKind, String, Predicate, Option<String>, bool);

/// What one text changed of the one before; `came` tells how often the page had read so before.
fn between(document: &Id, before: &Wording, (after, came): (&Wording, usize), names: Names<'_>) -> Vec<Edit> {
    let (old, new) = (said(&before.mentions, names), said(&after.mentions, names));
    let mut edits = Vec::new();
    for (key, told) in &new {
        let Some(earlier) = old.get(key) else { continue };
        let kept = |one: &&&Mention, others: &[&Mention]| {
            others.iter().any(|other| relation(key.2, &one.value, &other.value, names) == Relation::Same)
        };
        let gone = earlier.iter().filter(|mention| !kept(mention, told));
        let new = told.iter().filter(|mention| !kept(mention, earlier));
        edits.extend(gone.zip(new).filter_map(|(from, to)| edit(document, (after, came), from, to, names)));
    }
    edits.sort_by(|a, b| (a.after.start, a.predicate, &a.id).cmp(&(b.after.start, b.predicate, &b.id)));
    edits
}

/// Mentions of numbers and dates that a text states, by what they are of, in the order of the text.
fn said<'m>(mentions: &'m [Mention], names: Names<'_>) -> BTreeMap<Said, Vec<&'m Mention>> {
    let mut said: BTreeMap<Said, Vec<&Mention>> = BTreeMap::new();
    let is_value = |mention: &&Mention| {
        !mention.from_name && matches!(mention.predicate.value_kind(), ValueKind::Quantity | ValueKind::Date)
    };
    for mention in mentions.iter().filter(is_value) {
        let (subject, value) = identity::canonical(mention, names);
        let of = value.quantity().and_then(|quantity| quantity.of.clone());
        let key = (subject.kind, subject.key(), mention.predicate, of, mention.modality == Modality::Denied);
        said.entry(key).or_default().push(mention);
    }
    for told in said.values_mut() {
        told.sort_by_key(|mention| mention.evidence.start);
    }
    said
}

fn edit(
    document: &Id,
    (after, came): (&Wording, usize),
    from: &Mention,
    to: &Mention,
    names: Names<'_>,
) -> Option<Edit> {
    if relation(to.predicate, &from.value, &to.value, names) == Relation::Agrees || other_unit(&from.value, &to.value) {
        return None;
    }
    let (subject, _) = identity::canonical(to, names);
    let change = serde_json::to_string(&(&from.value, &to.value)).unwrap_or_default();
    let text = format!("{}{}", after.text_hash, " again".repeat(came));
    Some(Edit {
        id: Id::edit(document, &subject.name, to.predicate.as_str(), &change, &text),
        document: document.clone(),
        date: after.day.clone(),
        predicate: to.predicate,
        modality: to.modality,
        subject,
        from: from.value.clone(),
        to: to.value.clone(),
        before: from.evidence.clone(),
        after: to.evidence.clone(),
    })
}

/// Yuan were not changed to chips: the two are of different things.
fn other_unit(from: &Value, to: &Value) -> bool {
    matches!((from.quantity(), to.quantity()), (Some(from), Some(to)) if from.unit != to.unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dedupe::sample::{Said as Told, about, document, exactly, said},
        model::Unit,
    };

    const MODEL: &str = "TeleChat2-115B";

    fn wording(day: &str, said: &[Told]) -> Wording {
        let mentions = said.iter().map(|said| said.mention.clone()).collect();
        Wording { text_hash: day.to_owned(), day: Some(day.to_owned()), mentions }
    }

    fn size(number: f64) -> Told {
        let facts = document("wire", "Harbour Wire", "2024-09-30");
        said(&facts, MODEL, Predicate::Parameters, exactly(number, Unit::Parameters))
    }

    fn found(wordings: &[Wording]) -> Vec<Edit> {
        edits(&Id::document("wire"), wordings, Lexicon::builtin().unwrap())
    }

    #[test]
    fn a_number_that_was_changed_is_told_with_both_values_and_the_day() {
        let edits = found(&[wording("2024-09-30", &[size(1e11)]), wording("2024-10-02", &[size(1.15e11)])]);
        let [edit] = edits.as_slice() else { panic!("{edits:#?}") };
        assert_eq!(
            edit.title(),
            "TeleChat2-115B: parameters changed from 100 billion parameters to 115 billion parameters"
        );
        assert_eq!(edit.date.as_deref(), Some("2024-10-02"));
    }

    #[test]
    fn what_was_added_dropped_moved_or_made_vaguer_is_no_change_of_a_value() {
        let chips = || {
            let facts = document("wire", "Harbour Wire", "2024-09-30");
            said(&facts, MODEL, Predicate::TrainingChipCount, exactly(1e4, Unit::Chips))
        };
        let vague = || {
            let facts = document("wire", "Harbour Wire", "2024-09-30");
            said(&facts, MODEL, Predicate::Parameters, about(1e11, Unit::Parameters))
        };
        let cases = [
            ("added", vec![size(1e11)], vec![size(1e11), chips()]),
            ("dropped", vec![size(1e11), chips()], vec![size(1e11)]),
            ("moved", vec![size(1e11)], vec![size(1e11).at(90)]),
            ("vaguer", vec![size(1.15e11)], vec![vague()]),
        ];
        for (name, before, after) in cases {
            assert_eq!(found(&[wording("a", &before), wording("b", &after)]), [], "{name}");
        }
    }

    #[test]
    fn each_of_two_changed_numbers_is_set_against_its_own() {
        let other = |number: f64| {
            let facts = document("wire", "Harbour Wire", "2024-09-30");
            said(&facts, "Qwen3", Predicate::Parameters, exactly(number, Unit::Parameters))
        };
        let edits = found(&[
            wording("a", &[size(1e11), other(3e10)]),
            wording("b", &[other(3.2e10), size(1.15e11).at(5)]),
            wording("c", &[other(3.2e10), size(1.2e11).at(5)]),
        ]);
        let titles: Vec<String> = edits.iter().map(Edit::title).collect();
        assert_eq!(titles.len(), 3, "{titles:#?}");
        assert!(titles[0].starts_with("Qwen3") && titles[2].ends_with("to 120 billion parameters"), "{titles:#?}");
    }
}
