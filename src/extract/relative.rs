//! Clauses that stand before the name they describe, in Chinese: 英伟达2022年推出的H100, 已停产的A100.

use crate::{
    lexicon::{
        chinese::{before_all, before_mark, before_one, chinese},
        cue::Cue,
    },
    model::EntityKind,
    text::Span,
};

use super::annotate::{Annotated, Sentence};

/// What such a clause tells of a thing.
const TOLD: &[Cue] = &[
    Cue::Release,
    Cue::MassProduction,
    Cue::Shipping,
    Cue::Cancelled,
    Cue::Banned,
    Cue::Develop,
    Cue::Design,
    Cue::InUse,
    Cue::OpenWeights,
];

/// The thing right behind a verb that describes it, where it is what another is held against: 性能不及英伟达2022年推出的H100. What
/// the verb tells is of that one.
pub(super) fn weighed_one_behind(
    found: &Annotated<'_>,
    sentence: &Sentence,
    verb: Span,
    kinds: &[EntityKind],
) -> Option<usize> {
    let rest = found.folded.get(verb.end..).filter(|_| found.language.is_chinese())?;
    let start = verb.end + (rest.len() - rest.strip_prefix('的')?.len());
    let index = sentence.names.clone().find(|index| {
        found.names.get(*index).is_some_and(|name| name.span.start >= start && kinds.contains(&name.kind))
    })?;
    let name = found.names.get(index).filter(|name| name.compared)?;
    let sort = before_mark(Span::new(start, found.start_with_maker(name).max(start)).of(&found.folded));
    let words = chinese();
    before_all(before_all(sort, &words.nouns_of_things), &words.chip_sorts).is_empty().then_some(index)
}

/// Where the phrase begins that ends in the name which begins at `start`: with its maker, the clause that describes it, the day
/// there and whose the thing is.
pub(super) fn start_of_phrase(found: &Annotated<'_>, sentence: &Sentence, start: usize) -> usize {
    if !found.language.is_chinese() {
        return start;
    }
    let firm_before = |end: usize| {
        let mut names = found.names_in(sentence).iter().rev();
        names.find(|name| name.span.end == end && name.kind == EntityKind::Organization).map(|name| name.span.start)
    };
    let own = firm_before(start).unwrap_or(start);
    let Some(told) = found.head(sentence, own).strip_suffix('的') else { return start };
    let end = sentence.span.start + told.len();
    let verbs = found.cues_within(sentence, Span::new(sentence.span.start, end), TOLD).filter(|at| at.span.end == end);
    let Some(verb) = verbs.map(|at| at.span.start).min() else { return start };
    let mut from = verb;
    loop {
        let date = found.dates_in(sentence).iter().find(|date| date.span.end == from).map(|date| date.span.start);
        let small = || {
            let head = found.head(sentence, from);
            before_one(head, &chinese().before_relatives).map(|rest| sentence.span.start + rest.len())
        };
        if let Some(firm) = firm_before(from) {
            return firm;
        }
        match date.or_else(small) {
            Some(earlier) => from = earlier,
            None => return from,
        }
    }
}
