//! Figures of things told of together: 二者的显存均为64GB, 两款芯片功耗分别为300瓦和150瓦, 三款模型的参数依次为….

use crate::{
    extract::{
        annotate::{Annotated, Place, Sentence},
        name::{Name, Role},
        number::Amount,
    },
    lexicon::{
        chinese::{begins_with, behind_joins, chinese, has_one},
        cue::Cue,
    },
    model::EntityKind,
    text::Span,
};

use super::{dealt::first_of_each, rows::Rule};

/// What the figure is of where words for so many things lead to it: each of them, or the one to which it is dealt out.
/// Nothing where it is not clear which they are.
pub(super) fn of_so_many(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    rule: &Rule,
) -> Option<Vec<usize>> {
    if !found.language.is_chinese() || sentence.place != Place::Prose {
        return None;
    }
    let (words, many) = words_for_so_many(found, sentence, amount)?;
    let named = |name: &Name| {
        rule.kinds.contains(&name.kind) && name.span.end > words.start && name.span.end <= amount.span.start
    };
    if found.names_in(sentence).iter().any(named) {
        return None;
    }
    let before = Span::new(words.end, amount.span.start);
    let dealt = found.cues_within(sentence, before, &[Cue::Respectively]).next().is_some();
    let group = rule.kinds.iter().find_map(|kind| told_before(found, place, sentence, words, (*kind, many)));
    match group {
        Some(group) => Some(whose(found, sentence, amount, rule, (words, dealt), group)),
        // what holds of each may be told of the one that the text goes on about
        None => dealt.then(Vec::new),
    }
}

/// The words that open the clause of the figure, or one before it, and how many things they stand for.
fn words_for_so_many(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<(Span, usize)> {
    let lists = chinese();
    let clauses = sentence.clauses.iter().rev().filter(|clause| clause.start < amount.span.start);
    clauses.take(CLAUSES).find_map(|clause| {
        let text = clause.of(&found.folded);
        let rest = behind_joins(text.trim_start());
        let rest = rest.strip_prefix(['这', '该', '其']).unwrap_or(rest);
        let word = begins_with(rest, &lists.so_many)?;
        let start = clause.end - rest.len();
        let many = if word.starts_with('三') { 3 } else { 2 };
        Some((Span::new(start, start + word.len()), many)).filter(|(words, _)| words.end <= amount.span.start)
    })
}

/// So many clauses lie between the words and the figure.
const CLAUSES: usize = 4;

/// So many sentences back the things are named.
const SENTENCES: usize = 3;

/// The things of the kind, as many as the words say, that this sentence or else the last one to tell of any names before
/// the words; the rows of a table tell of them together.
fn told_before(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    words: Span,
    (kind, many): (EntityKind, usize),
) -> Option<Vec<usize>> {
    let near = found.sentences.get(place.saturating_sub(SENTENCES)..=place)?;
    let mut group: Vec<usize> = Vec::new();
    for other in near.iter().rev() {
        let row = other.place == Place::Row;
        let far = other.line + if row { SENTENCES } else { 1 } < sentence.line;
        if far || !group.is_empty() && !row {
            break;
        }
        group.splice(0..0, things_of(found, other, words, kind));
        if !group.is_empty() && !row {
            break;
        }
    }
    Some(first_of_each(found, group)).filter(|group| group.len() == many)
}

/// The things of the kind that the sentence itself tells of before the words.
fn things_of(found: &Annotated<'_>, sentence: &Sentence, words: Span, kind: EntityKind) -> Vec<usize> {
    let told = |name: &Name| {
        let itself = matches!(name.role, Role::Known | Role::Shape);
        name.kind == kind && itself && !name.compared && !name.family && name.span.end <= words.start
    };
    sentence.names.clone().filter(|index| found.names.get(*index).is_some_and(told)).collect()
}

/// Each of the group, or the one to which the figure is dealt out.
fn whose(
    found: &Annotated<'_>,
    sentence: &Sentence,
    amount: &Amount,
    rule: &Rule,
    (words, dealt): (Span, bool),
    group: Vec<usize>,
) -> Vec<usize> {
    let unit = (rule.unit)(amount);
    let alike = |other: &&Amount| {
        other.span.start >= words.end && !other.in_name && unit.is_some() && (rule.unit)(other) == unit
    };
    let amounts: Vec<&Amount> = found.amounts_in(sentence).iter().filter(alike).collect();
    if dealt {
        let nth = dealt_to(found, sentence, amount, &amounts, group.len());
        return nth.and_then(|nth| group.get(nth)).copied().into_iter().collect();
    }
    let clause = sentence.clause_of(amount.number);
    let single = amounts.iter().filter(|other| clause.contains(other.number)).count() == 1;
    let before = Span::new(words.end, amount.span.start).of(&found.folded);
    let together = has_one(before, &chinese().of_all_together);
    if single && !together { group } else { Vec::new() }
}

/// To which of so many things the figure is dealt out: those behind the word are as many, and another one is in a clause of
/// its own.
fn dealt_to(
    found: &Annotated<'_>,
    sentence: &Sentence,
    amount: &Amount,
    amounts: &[&Amount],
    many: usize,
) -> Option<usize> {
    let before = Span::new(sentence.span.start, amount.span.start);
    let word = found.cues_within(sentence, before, &[Cue::Respectively]).last()?.span;
    let dealt: Vec<&Amount> = amounts.iter().copied().filter(|other| other.span.start >= word.end).collect();
    let last = dealt.get(many.checked_sub(1)?)?;
    let clause = sentence.clause_of(last.number);
    let apart = dealt.get(many).is_none_or(|next| !clause.contains(next.number));
    dealt.iter().take(many).position(|other| other.span == amount.span).filter(|_| apart)
}
