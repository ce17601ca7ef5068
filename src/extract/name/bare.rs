//! Chinese names without marks, of characters alone: 名为云隼的AI芯片, 天目一号总参数1万亿. No space tells where such a name begins and
//! ends, so that what stands on either side has to.

use std::sync::LazyLock;

use crate::{
    lexicon::{
        chinese::{begins_with, behind_one, chinese, ends_in, has_one},
        cue::CueAt,
    },
    text::{Span, list::Words, span::last},
};

use super::{
    chinese::{is_a_sort, is_han},
    shape::{cues_near, first_bytes, place_of, taken},
};
use crate::extract::annotate::Annotated;

/// Characters of such a name, at least and at most.
const LEAST: usize = 2;
const MOST: usize = 4;

/// The names, each with its place among the votes (model, chip, system).
pub(super) fn bare(found: &Annotated<'_>) -> Vec<(Span, usize)> {
    if !found.language.is_chinese() {
        return Vec::new();
    }
    let given = CALLED.each_in(&found.folded).take(MOST_OF_EACH);
    let mut names: Vec<(Span, usize)> = given.filter_map(|(_, word)| called(found, word)).collect();
    names.extend(NUMBERED.each_in(&found.folded).take(MOST_OF_EACH).filter_map(|(_, word)| numbered(found, word)));
    names.retain(|(name, _)| !taken(found, *name));
    names.sort_by_key(|(name, _)| (name.start, std::cmp::Reverse(name.end)));
    names.dedup_by(|later, earlier| later.0.overlaps(earlier.0));
    names
}

/// So many places of a text are looked at, at most.
const MOST_OF_EACH: usize = 200;

/// What gives a name.
static CALLED: LazyLock<Words> = LazyLock::new(|| Words::of(chinese().names_it.iter().map(String::as_str)));
/// What ends the name of one of a line.
static NUMBERED: LazyLock<Words> = LazyLock::new(|| Words::of(["一号", "二号", "三号", "四号", "五号"]));

/// 名为云隼的AI芯片: the noun ends the phrase behind the name.
fn called(found: &Annotated<'_>, word: Span) -> Option<(Span, usize)> {
    let rest = first_bytes(found.folded.get(word.end..)?, PHRASE);
    let name = Span::new(word.end, word.end + rest.find('的')?);
    let phrase = Span::new(name.end + '的'.len_utf8(), (name.end + PHRASE).min(found.folded.len()));
    let fits = |at: &&CueAt| place_of(at.cue).is_some() && phrase.contains(at.span) && is_of_the_field(found, at.span);
    let noun = cues_near(found, phrase, 0).iter().find(fits)?;
    let between = found.folded.get(phrase.start..noun.span.start)?;
    let plain = between.chars().all(char::is_alphanumeric) && !between.contains('的');
    let after = found.folded.get(noun.span.end..).unwrap_or("");
    let ends = !after.starts_with(is_han) || begins_with(after, &chinese().said_of_things).is_some();
    (plain && ends && may_be_a_name(name.of(&found.folded))).then_some((name, place_of(noun.cue)?))
}

/// So many bytes behind a name that is given the noun ends.
const PHRASE: usize = 45;

/// 天目一号总参数1万亿: at the head of a clause, and before what is told of models alone; no rocket and no ship.
fn numbered(found: &Annotated<'_>, word: Span) -> Option<(Span, usize)> {
    let head = found.folded.get(..word.start)?;
    let near = last(head, MOST);
    let mark = near.char_indices().rev().find(|(_, c)| matches!(c, '，' | '。' | '；' | '：' | '、' | '\n'));
    let opens = mark.map(|(at, c)| at + c.len_utf8()).or_else(|| (near.len() == head.len()).then_some(0))?;
    let clause = head.len() - near.len() + opens;
    let name = Span::new(clause, word.end);
    let told = behind_one(found.folded.get(word.end..)?, &chinese().told_of_numbered);
    let figure = told.is_some_and(|rest| first_bytes(rest, FIGURE).contains(|c: char| c.is_ascii_digit()));
    let words = name.of(&found.folded);
    let short = (LEAST..=MOST).contains(&words.chars().count()) && words.chars().all(is_han);
    // 第三号: the third, and no name
    let named = begins_with(words, &chinese().spacecraft).is_none() && !words.starts_with('第');
    (figure && short && named).then_some((name, 0))
}

/// So many bytes behind what is told its figure begins.
const FIGURE: usize = 24;

/// AI芯片, 大模型, 推理芯片: a sort of thing, and no 该芯片 or 芯片 alone, nor one of a phone.
fn is_of_the_field(found: &Annotated<'_>, noun: Span) -> bool {
    let word = noun.of(&found.folded);
    let before = found.folded.get(..noun.start).unwrap_or("");
    word.chars().count() > LEAST
        && !word.starts_with(['该', '这', '此', '本', '单', '每', '各', '新'])
        && chinese().nouns_with_names.iter().any(|end| word.ends_with(end.as_str()))
        && ends_in(before, &chinese().gadgets).is_none()
}

/// Whether these are characters of a name: none of them is a particle, and they say of no sort.
fn may_be_a_name(name: &str) -> bool {
    (LEAST..=MOST).contains(&name.chars().count())
        && name.chars().all(is_han)
        && !has_one(name, &chinese().particles)
        && !is_a_sort(name)
}
