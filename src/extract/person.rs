//! Who speaks in a Chinese sentence, known by shape alone: a family name behind a title or at the head of a clause
//! (鸿海董事长刘扬伟表示, 徐直军指出), or a body by how its name ends (券商潮汐资本在研报中预计).

use std::{collections::HashSet, sync::LazyLock};

use crate::{
    lexicon::{
        chinese::{begins_with, chinese, ends_in},
        cue::CueAt,
    },
    model::EntityKind,
    text::{Span, list::Words},
};

use super::annotate::{Annotated, Sentence};

/// The one who a verb of saying belongs to, unknown to the lexicon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shaped {
    pub(super) span: Span,
}

/// The person or body that stands before the verb in its clause, nearest to it.
pub(super) fn before_verb(found: &Annotated<'_>, sentence: &Sentence, verb: &CueAt) -> Option<Shaped> {
    let clause = sentence.clause_of(verb.span);
    let before = Span::new(clause.start, verb.span.start);
    let span = person_in(found, before).or_else(|| body_in(found, before))?;
    Some(Shaped { span })
}

fn person_in(found: &Annotated<'_>, before: Span) -> Option<Span> {
    let text = before.of(&found.folded);
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    places.into_iter().rev().find_map(|at| {
        let (head, rest) = text.split_at_checked(at)?;
        let surname = surname_at(rest)?;
        let start = before.start + at;
        let introduced = head.trim_end().is_empty()
            || ends_in(head.trim_end(), &chinese().titles).is_some()
            || found.names.iter().any(|name| name.kind == EntityKind::Organization && name.span.end == start);
        if !introduced || begins_with(rest, &chinese().no_persons).is_some() {
            return None;
        }
        let length = given_name(rest.get(surname.len()..)?)?;
        let span = Span::new(start, start + surname.len() + length);
        let short = length <= '一'.len_utf8() && surname.chars().count() == 1;
        if short && head.trim_end().is_empty() && !is_introduced(found, span) {
            return None;
        }
        let known = found.names.iter().any(|name| name.kind != EntityKind::Person && name.span.overlaps(span));
        (!known).then_some(span)
    })
}

/// The family name that a text begins with.
fn surname_at(text: &str) -> Option<&'static str> {
    static FIRST: LazyLock<HashSet<char>> =
        LazyLock::new(|| chinese().surnames.iter().filter_map(|name| name.chars().next()).collect());
    let can_be = FIRST.contains(&text.chars().next()?);
    can_be.then(|| begins_with(text, &chinese().surnames)).flatten()
}

/// The name stands behind a title somewhere in the text.
fn is_introduced(found: &Annotated<'_>, name: Span) -> bool {
    let mut places = found.folded.match_indices(name.of(&found.folded)).take(20);
    places.any(|(at, _)| found.folded.get(..at).is_some_and(|before| ends_in(before, &chinese().titles).is_some()))
}

/// How long the one or two characters of a given name are, where the verb or what may stand before it follows.
fn given_name(rest: &str) -> Option<usize> {
    let ends: Vec<usize> = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take(2).collect();
    ends.into_iter().find(|end| {
        let (name, after) = rest.split_at_checked(*end).unwrap_or((rest, ""));
        if chinese().titles.iter().any(|title| title == name) {
            return false;
        }
        let written = name.chars().all(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'));
        written && (after.trim().is_empty() || begins_with(after.trim_start(), &chinese().before_verbs).is_some())
    })
}

/// The longest a body's name is taken to be, in characters.
const LONGEST_BODY: usize = 14;

/// Words for what a body is, before its name.
const KINDS_OF_BODY: &[&str] = &[
    "第三方机构",
    "市场研究机构",
    "研究机构",
    "调研机构",
    "研调机构",
    "券商",
    "国际投行",
    "投行",
    "智库",
    "外资",
    "机构",
];

fn body_in(found: &Annotated<'_>, before: Span) -> Option<Span> {
    static BODIES: LazyLock<Words> = LazyLock::new(|| Words::of(&chinese().bodies));
    let text = before.of(&found.folded);
    if !BODIES.are_in(text) {
        return None;
    }
    let end = chinese().bodies.iter().filter_map(|word| {
        let end = text.rfind(word.as_str())? + word.len();
        let after = text.get(end..)?.trim_start();
        (after.is_empty() || begins_with(after, &chinese().before_verbs).is_some()).then_some((end, word.len()))
    });
    let (end, ending) = end.max()?;
    let head = text.get(..end)?;
    let start = head
        .rfind(['、', '的', '据', '，', ' ', '／'])
        .map_or(0, |at| at + head.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
    let name = head.get(start..)?;
    let kind = KINDS_OF_BODY.iter().find_map(|kind| name.strip_prefix(kind));
    let name = kind.filter(|rest| rest.len() >= ending).unwrap_or(name);
    let start = end.checked_sub(name.len())?;
    let plain = name.len() > ending
        && name.chars().count() <= LONGEST_BODY
        && !name.contains(|c: char| c.is_ascii_digit() || matches!(c, '“' | '”' | '《' | '》' | '某' | '该'));
    plain.then(|| Span::new(before.start + start, before.start + end))
}

/// The sentence goes on with words in quotation marks that one before it, in the same line, has opened.
pub(super) fn goes_on_in_quotes(found: &Annotated<'_>, sentence: &Sentence, line_start: usize) -> bool {
    let said = Span::new(line_start.min(sentence.span.start), sentence.span.start).of(found.text);
    let opened = said.matches(['“', '「']).count() > said.matches(['”', '」']).count();
    opened || sentence.span.of(found.text).starts_with(['“', '「'])
}
