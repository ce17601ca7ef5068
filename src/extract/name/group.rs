//! Things told of before that are spoken of together: "both chips", "neither of them", "all three models", 两款芯片. One name
//! stands for all of them in the sentence; what is said of it is said of the others, too.

use std::sync::LazyLock;

use crate::{
    lexicon::{
        chinese::{chinese, has_one},
        english::{english, is_predicate},
    },
    model::{EntityKind, Language},
    text::{Span, list::Words},
};

use super::{
    Name, Role,
    described::kind_of,
    referring::{distinct, earlier},
};
use crate::extract::annotate::{Annotated, Place, Sentence};

/// The things that a sentence speaks of together.
#[derive(Debug)]
pub(in crate::extract) struct Group {
    pub(in crate::extract) span: Span,
    /// In the order of the text. The last of them stands for all; none where it is not clear which are meant.
    pub(in crate::extract) members: Vec<Name>,
    /// "Neither of them": it is denied of each.
    pub(in crate::extract) of_none: bool,
    /// "Together", "respectively": what is told is not told of each.
    pub(in crate::extract) apart: bool,
}

impl Group {
    /// The name that stands for all where they are spoken of.
    pub(super) fn name(&self) -> Option<Name> {
        self.members.last().map(|last| last.standing_for(self.span))
    }
}

/// Whether several things that are not clear are spoken of before `at` in its clause: no one told of before has what is told.
pub(in crate::extract) fn is_of_unclear_ones(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    let clause = sentence.clause_of(at);
    let from = found.groups.partition_point(|group| group.span.start < sentence.span.start);
    let mut here = found.groups.iter().skip(from).take_while(|group| group.span.start < sentence.span.end);
    here.any(|group| group.members.is_empty() && clause.contains(group.span) && group.span.end <= at.start)
}

/// The groups of a sentence of prose.
pub(super) fn groups_in(found: &Annotated<'_>, sentence: &Sentence, added: &[Name]) -> Vec<Group> {
    let prose = sentence.place == Place::Prose;
    match found.language {
        Language::English if prose => english_groups(found, sentence, added),
        language if language.is_chinese() && prose => chinese_pairs(found, sentence),
        _ => Vec::new(),
    }
}

/// 两款芯片, in a sentence that names no chip itself: those of the last sentence that names chips, where these are two.
fn chinese_pairs(found: &Annotated<'_>, sentence: &Sentence) -> Vec<Group> {
    static PAIRS: LazyLock<Words> = LazyLock::new(|| Words::of(&chinese().both_chips));
    let named = found.names_in(sentence).iter().any(|name| name.kind == EntityKind::Chip);
    let text = sentence.span.of(&found.folded);
    if named || !PAIRS.are_in(text) || has_one(text, &chinese().not_of_each) {
        return Vec::new();
    }
    let places = PAIRS.each_in(text).map(|(_, at)| at);
    places
        .filter_map(|at| {
            let span = Span::new(sentence.span.start + at.start, sentence.span.start + at.end);
            let members = members(found, span, EntityKind::Chip, Some(2), &[])?;
            Some(Group { span, members, of_none: false, apart: false })
        })
        .collect()
}

fn english_groups(found: &Annotated<'_>, sentence: &Sentence, added: &[Name]) -> Vec<Group> {
    static HEADS: LazyLock<Words> = LazyLock::new(|| Words::of(&english().group_heads));
    let text = sentence.span.of(&found.folded);
    if !HEADS.are_in(text) {
        return Vec::new();
    }
    let apart = has_one(text, &english().not_of_each);
    let mut groups: Vec<Group> = Vec::new();
    for (start, _) in text.match_indices(|c: char| c.is_ascii_alphabetic()).filter(|(at, _)| opens_a_word(text, *at)) {
        // "the larger of the two has …": of one of them
        if text.get(..start).is_some_and(|head| head.ends_with("of ") || head.ends_with("between ")) {
            continue;
        }
        let Some(phrase) = Together::at(found, sentence, sentence.span.start + start) else { continue };
        if groups.iter().any(|group| group.span.overlaps(phrase.span)) {
            continue;
        }
        let kinds = phrase.kind.map_or_else(|| kinds_before(found, phrase.span.start, added), |kind| vec![kind]);
        let mut all = kinds.into_iter().filter_map(|kind| members(found, phrase.span, kind, phrase.count, added));
        let members = all.next().unwrap_or_default();
        groups.push(Group { span: phrase.span, members, of_none: phrase.of_none, apart });
    }
    groups
}

fn opens_a_word(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|head| head.chars().next_back());
    before.is_none_or(|c| !c.is_alphanumeric() && c != '-' && c != '\'')
}

/// "Neither of the two models": how many, of what kind, and where it stands.
struct Together {
    span: Span,
    count: Option<usize>,
    kind: Option<EntityKind>,
    of_none: bool,
}

impl Together {
    /// The phrase that begins at a byte of the text.
    fn at(found: &Annotated<'_>, sentence: &Sentence, start: usize) -> Option<Self> {
        let text = Span::new(start, sentence.span.end.min(start + LONGEST)).of(&found.folded);
        let mut words = words_of(text, start).peekable();
        let (head, at) = words.next()?;
        let mut count = match head {
            "both" | "neither" | "either" => Some(2),
            "all" | "each" | "none" | "the" | "these" | "those" => None,
            _ => return None,
        };
        let mut end = at.end;
        let mut told = matches!(head, "both" | "neither");
        let of = words.next_if(|(word, _)| *word == "of").is_some();
        if let Some((_, at)) = words.next_if(|(word, _)| of && matches!(*word, "them" | "these" | "those" | "which")) {
            (told, end) = (true, at.end);
        }
        words.next_if(|(word, _)| matches!(*word, "the" | "these" | "those"));
        if let Some((number, at)) = words.peek().copied().and_then(|(word, at)| Some((counted(word)?, at))) {
            words.next();
            (told, end, count) = (true, at.end, Some(number));
        }
        let noun = words.peek().and_then(|(word, at)| noun_at(found, sentence, word, *at));
        if let Some((at, _)) = noun {
            told = told || of || matches!(head, "all");
            end = at.end;
        }
        let needs_of = matches!(head, "either" | "each" | "none") && !of;
        let bare = noun.is_none() && !of;
        let goes_on = || goes_on_with_a_verb(found.folded.get(end..sentence.span.end).unwrap_or(""));
        let named = is_followed_by_a_name(found, sentence, end);
        let whole = told && !needs_of && !named && (!bare || goes_on());
        let of_none = matches!(head, "neither" | "none");
        whole.then(|| Self { span: Span::new(start, end), count, kind: noun.map(|(_, kind)| kind), of_none })
    }
}

/// So many bytes such a phrase has at most.
const LONGEST: usize = 60;

/// The first words of a text that begins at a byte, each with its place.
fn words_of(text: &str, start: usize) -> impl Iterator<Item = (&str, Span)> {
    let mut at = start;
    text.split_inclusive(' ').take(8).map(move |part| {
        let word = part.trim_end_matches(|c: char| !c.is_alphanumeric());
        let span = Span::new(at, at + word.len());
        at += part.len();
        (word, span)
    })
}

/// 2 to 6.
fn counted(word: &str) -> Option<usize> {
    ["two", "three", "four", "five", "six"].iter().position(|number| *number == word).map(|place| place + 2)
}

/// The plural noun for things of a kind that begins with the word.
fn noun_at(found: &Annotated<'_>, sentence: &Sentence, word: &str, at: Span) -> Option<(Span, EntityKind)> {
    let lists = english();
    if lists.chip_group_nouns.contains(word) {
        return Some((at, EntityKind::Chip));
    }
    if lists.system_group_nouns.contains(word) {
        return Some((at, EntityKind::System));
    }
    let nouns = found.cues_in(sentence).iter().filter(|noun| noun.span.start == at.start);
    let nouns = nouns.filter_map(|noun| Some((noun.span, kind_of(noun.cue)?)));
    nouns.max_by_key(|(span, _)| span.end).filter(|(span, _)| span.of(&found.folded).ends_with('s'))
}

/// "Both have been opened", "the two differ": without a noun the words are no more than a subject.
fn goes_on_with_a_verb(rest: &str) -> bool {
    let rest = rest.trim_start();
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    is_predicate(word) || english().helpers.contains(word)
}

/// "Both chips, the X1 and the X2, …", "both models of the Qwen family": these are named here.
fn is_followed_by_a_name(found: &Annotated<'_>, sentence: &Sentence, end: usize) -> bool {
    let first = found.names_in(sentence).iter().find(|name| name.span.start >= end);
    first.is_some_and(|name| {
        let gap = Span::new(end, name.span.start).of(&found.folded);
        let words: Vec<&str> = gap.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        words.iter().all(|word| matches!(*word, "the" | "of" | "from" | "by" | "in" | "and"))
    })
}

/// The kinds of the things told of last, the last first.
fn kinds_before(found: &Annotated<'_>, before: usize, added: &[Name]) -> Vec<EntityKind> {
    let things = [EntityKind::Model, EntityKind::Chip, EntityKind::System];
    let mut kinds: Vec<EntityKind> = Vec::new();
    for name in earlier(found, before, added).take_while(|name| name.span.end + FARTHEST >= before) {
        if things.contains(&name.kind) && !kinds.contains(&name.kind) {
            kinds.push(name.kind);
        }
    }
    kinds
}

/// So many bytes before the word the things were named.
const FARTHEST: usize = 500;

/// The things of a kind that the last sentence names, or the last two do, where they are as many as is said.
fn members(
    found: &Annotated<'_>,
    span: Span,
    kind: EntityKind,
    count: Option<usize>,
    added: &[Name],
) -> Option<Vec<Name>> {
    let thing = |name: &&Name| {
        let named = matches!(name.role, Role::Known | Role::Shape) && !name.counted || name.role == Role::Referring;
        name.kind == kind && named && !name.family && !is_any_of_a_sort(found, name)
    };
    let near =
        earlier(found, span.start, added).take_while(|name| name.span.end + FARTHEST >= span.start).filter(thing);
    // "TPU output will come to 3 million chips. All of them …": a class that was told of since, or so many of one, is meant
    let last = earlier(found, span.start, added).find(|name| name.kind == kind);
    let since = |last: &Name| {
        let sentence = found.sentence_at(last.span.start).map_or(0, |told| told.span.start);
        near.clone().next().is_some_and(|member| member.span.end <= sentence)
    };
    if count.is_none() && last.is_some_and(|last| (last.family || last.counted) && since(last)) {
        return None;
    }
    let mut near = near.peekable();
    let mut all: Vec<&Name> = Vec::new();
    for _ in 0..SENTENCES {
        let Some(start) = near.peek().and_then(|last| found.sentence_at(last.span.start)).map(|told| told.span.start)
        else {
            break;
        };
        let mut here: Vec<&Name> = Vec::new();
        while let Some(name) = near.next_if(|name| name.span.start >= start) {
            here.push(name);
        }
        for lead in [false, true] {
            let told = all.iter().copied().chain(here.iter().copied().filter(|name| lead || !name.compared));
            let told = without_families(distinct(told));
            if count.map_or(told.len() >= 2, |count| told.len() == count) {
                return Some(told.into_iter().rev().cloned().collect());
            }
        }
        all.extend(here.into_iter().filter(|name| !name.compared));
    }
    None
}

/// "a Llama model of that size": one of many.
fn is_any_of_a_sort(found: &Annotated<'_>, name: &Name) -> bool {
    let before = found.folded.get(..name.span.start).unwrap_or("");
    found.language == Language::English && [" a ", " an ", " any "].iter().any(|word| before.ends_with(word))
}

/// So many sentences may name them.
const SENTENCES: usize = 2;

/// Beside EXAONE 4.0 32B and EXAONE 4.0 1.2B the name of both is no third.
fn without_families(names: Vec<&Name>) -> Vec<&Name> {
    let is_of = |name: &Name, family: &Name| {
        name.name.strip_prefix(family.name.as_str()).is_some_and(|rest| rest.starts_with([' ', '-']))
    };
    let variant = |name: &&Name| name.role == Role::Referring;
    let families: Vec<&Name> = names.iter().copied().filter(variant).collect();
    names.into_iter().filter(|name| !families.iter().any(|other| is_of(other, name))).collect()
}
