//! Whose the chips of a machine are, told of in a sentence of its own: "The rack holds 640 cards. The cards come from Hygon."

use crate::{
    lexicon::english::{english, is_owner, last_of},
    model::{EntityKind, Language, Predicate, Value},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    fact::Fact,
    foundry::is_foundry,
    name::Name,
    subject::carried,
};

use EntityKind::{Chip, Organization, System};

/// The machine that the sentence before told of runs on the chips of who is named behind such a verb.
pub(super) fn by_origin(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let spoken = found.language == Language::English && sentence.place == Place::Prose;
    let before = found.sentence_before(place);
    let Some(before) = before.filter(|before| spoken && before.line == sentence.line) else { return };
    let Some(maker) = maker_of_the_chips(found, sentence) else { return };
    let machine = carried(found, place, &[System]).and_then(|index| found.names.get(index));
    let Some(machine) = machine.filter(|machine| before.span.contains(machine.span)) else { return };
    // the sentence before may have named the chips
    let named = |fact: &Fact| {
        fact.predicate == Predicate::UsesChip
            && fact.subject == machine.subject()
            && matches!(&fact.value, Value::Entity { name } if found.lexicon.maker_is(found.lexicon.resolve(name), &maker.name))
    };
    if !facts.iter().any(named) {
        let (value, rule) = (Value::entity(maker.name.clone()), "uses_chip/origin");
        facts.push(Fact::about(Predicate::UsesChip, machine, value, maker.span, place, rule));
    }
}

/// "The cards come from Hygon", "All of them were supplied by Nvidia": at the head of the sentence a word for the chips, a verb
/// that leads to whose they are, and who makes chips.
fn maker_of_the_chips<'a>(found: &'a Annotated<'_>, sentence: &Sentence) -> Option<&'a Name> {
    let words = english();
    let first = found.names_in(sentence).iter().find(|name| name.kind == Organization)?;
    let chips = found.names_in(sentence).iter().any(|name| matches!(name.kind, Chip | System));
    let head = found.head(sentence, first.span.start).trim();
    let head =
        head.rsplit_once(' ').filter(|(_, word)| is_owner(word) || *word == "the").map_or(head, |(head, _)| head);
    let verb = last_of(head, &words.origin_verbs)?;
    let opens = words.told_chips.iter().any(|noun| noun == head.strip_suffix(verb).unwrap_or("").trim());
    let after = Span::new(first.span.end, sentence.span.end).of(&found.folded);
    // "from Hygon's factory in Tianjin"
    let own = after.starts_with(['\'', '’']);
    let made = verb.ends_with("made by") && is_foundry(first);
    (opens && !chips && !own && !made && found.makes_chips(first)).then_some(first)
}
