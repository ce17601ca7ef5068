//! Lines that are a label and its value: 开发单位：月之暗面, "Release date: 29 September 2025", as cards and notices have them.

use crate::{
    lexicon::labels::{Label, label_of},
    model::{EntityKind, Predicate, Value},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    fact::Fact,
    foundry::as_foundry,
    name::{Name, firm_of},
    subject::{carried, coordinated},
};

use super::training::hardware_in;
use EntityKind::{Chip, Model, Organization, System};

/// Longest line of the sort, in characters.
const LONGEST: usize = 80;

/// What a line of the sort says of the thing that the page is about.
pub(super) fn find(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let Some((label, value)) = parts(found, sentence).filter(|_| sentence.place != Place::Title) else { return };
    let Some(subject) = carried(found, place, subjects(label)).and_then(|index| found.names.get(index)) else { return };
    match label {
        Label::Released => facts.extend(released(found, place, sentence, subject, value)),
        Label::Developer | Label::Manufacturer => {
            let predicate = predicate_of(label, subject);
            facts.extend(firms(found, sentence, value).into_iter().filter(|firm| firm.name != subject.name).map(
                |firm| {
                    let maker = firm_of(found, firm);
                    let maker = if label == Label::Manufacturer { as_foundry(&maker) } else { &maker };
                    Fact::about(predicate, subject, Value::entity(maker), firm.span, place, "label/firm")
                },
            ));
        }
        Label::Hardware => facts.extend(hardware_in(found, place, sentence, subject, value)),
    }
}

/// The label of the line, and where its value stands.
fn parts(found: &Annotated<'_>, sentence: &Sentence) -> Option<(Label, Span)> {
    let text = sentence.span.of(&found.folded);
    let colon = text.find(':').into_iter().chain(text.find('：')).min()?;
    let word = text.get(..colon)?.trim_matches(|c: char| !c.is_alphanumeric());
    let label = label_of(word).filter(|_| text.chars().nth(LONGEST).is_none())?;
    Some((label, Span::new(sentence.span.start + colon, sentence.span.end)))
}

fn subjects(label: Label) -> &'static [EntityKind] {
    match label {
        Label::Hardware => &[Model],
        Label::Manufacturer => &[Chip],
        Label::Released | Label::Developer => &[Model, Chip, System],
    }
}

/// Who makes a chip designs it; who makes another thing develops it.
fn predicate_of(label: Label, subject: &Name) -> Predicate {
    match (label, subject.kind) {
        (Label::Manufacturer, _) => Predicate::Manufacturer,
        (_, Chip) => Predicate::Designer,
        _ => Predicate::Developer,
    }
}

fn released(found: &Annotated<'_>, place: usize, sentence: &Sentence, subject: &Name, value: Span) -> Option<Fact> {
    let date = found.dates_in(sentence).iter().find(|date| value.contains(date.span))?;
    let value = Value::Date { date: date.date };
    Some(Fact::about(Predicate::Released, subject, value, date.span, place, "label/date"))
}

/// The firms that the value lists.
fn firms<'a>(found: &'a Annotated<'_>, sentence: &Sentence, value: Span) -> Vec<&'a Name> {
    let name = |index: usize| found.names.get(index);
    let fits = |index: &usize| name(*index).is_some_and(|name| name.kind == Organization && value.contains(name.span));
    let Some(first) = sentence.names.clone().find(fits) else { return Vec::new() };
    coordinated(found, sentence, first).into_iter().filter_map(name).collect()
}
