//! Whom a list holds that was told of before: 名单上有A、B, A也在列, 被列入的还有A.

use std::sync::LazyLock;

use crate::{
    lexicon::chinese::{behind_all, chinese, has_one},
    model::{Predicate, Value},
    text::{Span, list},
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    fact::Fact,
    name::Name,
    subject::coordinated,
};

use super::{
    country::{by_whom, carried_country},
    forbids,
    targets::{is_of_its_units, may_be_kept_out},
};

/// So many sentences before, the list was told of that one is said to be on.
const LIST_WITHIN: usize = 4;

pub(super) fn on_the_list(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    static MARKS: LazyLock<list::Words> = LazyLock::new(|| {
        let words = chinese();
        list::Words::of(words.list_holds.iter().chain(&words.also_listed).chain(&words.is_on_it))
    });
    if !found.language.is_chinese() || sentence.place != Place::Prose || !MARKS.are_in(sentence.span.of(&found.folded))
    {
        return;
    }
    let before = found.sentences.get(place.saturating_sub(LIST_WITHIN)..=place).unwrap_or(&[]);
    let told = || before.iter().any(|sentence| forbids(found, sentence));
    let named = by_whom(found, sentence, sentence.span).filter(|_| forbids(found, sentence));
    let Some((country, _)) = named.or_else(|| carried_country(found, place)).filter(|_| told()) else { return };
    for (firm, at) in held(found, sentence) {
        if !may_be_kept_out(found, firm, &country) {
            continue;
        }
        let value = Value::entity(country.clone());
        facts.push(Fact::about(Predicate::ExportRestriction, firm, value, at, place, "export_restriction/on-list"));
    }
}

/// The firms behind 名单上有 and 被列入的还有, and those before 在列.
fn held<'a>(found: &'a Annotated<'_>, sentence: &Sentence) -> Vec<(&'a Name, Span)> {
    let words = chinese();
    let text = sentence.span.of(&found.folded);
    let behind = words.list_holds.iter().chain(&words.also_listed);
    let opens = behind.filter_map(|word| text.find(word.as_str()).map(|at| at + word.len())).max();
    let listed = opens.map_or_else(Vec::new, |at| listed_from(found, sentence, sentence.span.start + at));
    let mut all: Vec<(&Name, Span)> = listed.into_iter().map(|name| (name, name.span)).collect();
    for clause in &sentence.clauses {
        let text = clause.of(&found.folded);
        let Some(at) = words.is_on_it.iter().filter_map(|word| text.find(word.as_str())).min() else { continue };
        let head = text.get(..at).unwrap_or("");
        if has_one(head, &words.not_done) || head.ends_with('不') {
            continue;
        }
        let near = |index: &usize| {
            found.names.get(*index).is_some_and(|name| clause.contains(name.span) && name.span.end <= clause.start + at)
        };
        let last = sentence.names.clone().filter(near).last();
        let group = last.map_or_else(Vec::new, |index| coordinated(found, sentence, index));
        all.extend(group.into_iter().filter_map(|index| found.names.get(index)).map(|name| (name, *clause)));
    }
    all
}

/// A、B，以及C: the names from the place on, with nothing between them but what joins a list, or others that nobody knows.
fn listed_from<'a>(found: &'a Annotated<'_>, sentence: &Sentence, from: usize) -> Vec<&'a Name> {
    let mut end = from;
    let mut all = Vec::new();
    for name in found.names_in(sentence).iter().filter(|name| name.span.start >= from) {
        let gap = Span::new(end, name.span.start.max(end)).of(&found.folded);
        if !goes_on(gap) {
            break;
        }
        end = name.span.end;
        if !is_of_its_units(found, name) {
            all.push(name);
        }
    }
    all
}

/// Whether a list goes on over what stands between two of its names: ，以及, 、上海某公司、.
fn goes_on(gap: &str) -> bool {
    let mut parts = gap.split('，').skip(1);
    let joined = |part: &str| behind_all(part, &chinese().joins_a_list).len() < part.len() || part.is_empty();
    gap.chars().count() <= LONGEST_STRANGERS && !gap.contains(['；', '。', '其']) && parts.all(joined)
}

/// More characters than the names of strangers within a list have.
const LONGEST_STRANGERS: usize = 30;
