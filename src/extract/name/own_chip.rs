//! Chips that a text in a language other than English and Chinese does not name: "son premier processeur", "einen eigenen
//! KI-Beschleuniger", "собственный ИИ-чип", 独自のAI半導体, 자체 AI 가속기; "Der Chip, den Axelera entwickelt hat".

use crate::{
    lexicon::cue::Cue,
    model::EntityKind,
    text::{
        Span,
        span::{first, last},
    },
};

use super::{
    Name,
    beside::named_nearby,
    owner::{firm_of, has_a_chip_of, is_modifier, owner_before},
};
use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::is_observer,
    foundry::{is_foundry, is_pure_foundry},
};

/// So many characters before the noun, or behind it, stands the word that makes the chip one of the owner's own.
const PHRASE: usize = 28;

/// So many characters before the noun the firm stands that designs it.
const FIRM: usize = 90;

/// The chips of this sentence that are someone's own, each known by the owner.
pub(super) fn own_chips(found: &Annotated<'_>, sentence: &Sentence, added: &[Name]) -> Vec<Name> {
    if !found.is_in_another_language() || sentence.place == Place::Row {
        return Vec::new();
    }
    let nouns = found.cues_within(sentence, sentence.span, &[Cue::OneChip]);
    nouns.filter_map(|noun| own_chip(found, sentence, noun.span, added)).collect()
}

fn own_chip(found: &Annotated<'_>, sentence: &Sentence, noun: Span, added: &[Name]) -> Option<Name> {
    if named_nearby(found, sentence, noun, EntityKind::Chip) || found.names_over(noun).next().is_some() {
        return None;
    }
    let owner = owner_of_its_own(found, sentence, noun, added)
        .or_else(|| designer_before(found, sentence, noun))
        .or_else(|| designer_behind(found, sentence, noun))
        .or_else(|| maker_of_a_new_one(found, sentence, noun))?;
    (!has_a_chip_of(found, &owner)).then(|| Name::unnamed(noun, EntityKind::Chip, &owner))
}

/// A firm that may have designed a chip.
fn may_design(found: &Annotated<'_>, name: &Name) -> bool {
    name.kind == EntityKind::Organization && !is_observer(name) && !is_pure_foundry(name) && !is_modifier(found, name)
}

/// "son premier processeur", 独自のAI半導体: whose own it is leads the sentence, or was told of before it.
fn owner_of_its_own(found: &Annotated<'_>, sentence: &Sentence, noun: Span, added: &[Name]) -> Option<String> {
    let head = last(found.head_in_clause(sentence, noun), PHRASE);
    let before = Span::new(noun.start - head.len(), noun.start);
    let tail = first(found.tail_in_clause(sentence, noun), PHRASE);
    let behind = Span::new(noun.end, noun.end + tail.len());
    let named = |span: Span| found.names_over(span).any(|name| name.kind != EntityKind::Country);
    let own = |span: Span| {
        let mut words = found.cues_within(sentence, span, &[Cue::Own]);
        words.any(|word| {
            let gap = if word.span.start < noun.start {
                Span::new(word.span.end, noun.start)
            } else {
                Span::new(noun.end, word.span.start)
            };
            !named(gap) && !gap.of(&found.folded).contains([',', '、', '，'])
        })
    };
    if !own(before) && !own(behind) {
        return None;
    }
    let first = found.names_in(sentence).iter().find(|name| may_design(found, name) && name.span.end <= noun.start);
    first.map(|firm| firm_of(found, firm)).or_else(|| owner_before(found, noun, added))
}

/// "Openchip diseña un acelerador", "Domyn starebbe sviluppando un acceleratore": a firm, a verb of designing,
/// and the noun, with no thing between.
fn designer_before(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<String> {
    let head = Span::new(noun.start - last(found.head(sentence, noun.start), FIRM).len(), noun.start);
    let verb = found.cues_within(sentence, head, &[Cue::Design, Cue::Develop]).last()?;
    let gap = Span::new(verb.span.end, noun.start);
    let short = found.distance(verb.span, noun) <= PHRASE && found.names_over(gap).next().is_none();
    let firm = found
        .names_in(sentence)
        .iter()
        .rfind(|name| name.span.end <= verb.span.start && name.span.start >= head.start && may_design(found, name))?;
    let thing = Span::new(firm.span.end, verb.span.start);
    let other = found
        .names_over(thing)
        .any(|name| matches!(name.kind, EntityKind::Chip | EntityKind::Model | EntityKind::System));
    (short && !other && !gap.of(&found.folded).contains([',', ';', '、'])).then(|| firm_of(found, firm))
}

/// "Der Chip, den Axelera entwickelt hat", "Il chip, progettato da Axelera": the clause behind the noun tells who designed it.
fn designer_behind(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<String> {
    let rest = Span::new(noun.end, sentence.span.end);
    let verb = found.cues_within(sentence, rest, &[Cue::Design]).next()?;
    let clause = sentence.clause_of(verb.span);
    let near = found.distance(noun, clause) <= 2;
    let mut firms =
        found.names_in(sentence).iter().filter(|name| clause.contains(name.span) && may_design(found, name));
    let other = found.names_over(Span::new(noun.end, verb.span.start)).any(|name| name.kind == EntityKind::Chip);
    firms.next().filter(|_| near && !other).map(|firm| firm_of(found, firm))
}

/// "Новый ускоритель китайской Moore Threads", 퓨리오사AI의 신형 칩, ルネサスの新チップ: a new chip, and whose it is right beside it.
fn maker_of_a_new_one(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<String> {
    let head = last(found.head_in_clause(sentence, noun), PHRASE);
    let before = Span::new(noun.start - head.len(), noun.start);
    // ルネサスの新チップ: the noun may have the word in itself
    let newer = found.cues_within(sentence, before.cover(noun), &[Cue::NewOne]).last()?;
    let maker = found.names_in(sentence).iter().find(|name| {
        let ahead = found.between(name.span, newer.span);
        let behind = found.between(noun, name.span);
        let owns = name.span.end <= newer.span.start && matches!(ahead.trim(), "の" | "의" | "" | "s");
        let owned =
            name.span.start >= noun.end && behind.split_whitespace().count() <= 2 && !behind.contains([',', ';']);
        may_design(found, name) && !is_foundry(name) && (owns || owned)
    })?;
    Some(firm_of(found, maker))
}
