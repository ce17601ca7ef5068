//! Dates told one by one: "X landed in May, Y followed on June 3", a roadmap's "X in Q1 2026, Y in Q4", 960与970则分别排在….

use crate::{
    lexicon::cue::Cue,
    model::{EntityKind, Language, Predicate, Value},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    date::{DateMention, Deadline},
    fact::Fact,
    name::{Name, Role},
    subject::is_a_link_with_a_sort,
};

use super::launched::{is_in_a_title, was_planned};
use EntityKind::{Chip, Model, System};

/// Classes of words that may stand between a thing and the date of its coming.
const LIGHT: &[Cue] = &[
    Cue::Release,
    Cue::Dated,
    Cue::InUse,
    Cue::Planned,
    Cue::Reported,
    Cue::Speculated,
    Cue::Respectively,
    Cue::Both,
    Cue::Neutral,
];

/// Small words that may stand there too.
const SMALL: &[&str] = &[
    "in",
    "on",
    "by",
    "for",
    "at",
    "to",
    "the",
    "is",
    "was",
    "are",
    "were",
    "be",
    "then",
    "and",
    "only",
    "late",
    "early",
    "mid",
    "around",
    "about",
    "from",
    "of",
    "end",
    "beginning",
    "a",
    "later",
    "next",
    "this",
    "it",
    "had",
    "has",
    "been",
    "out",
    "up",
    "next",
    "now",
    "finally",
    "start",
    "would",
    "will",
    "should",
    "since",
    "still",
    "officially",
    "im",
    "am",
    "le",
    "la",
    "en",
    "el",
    "del",
    "nel",
    "il",
    "в",
    "на",
    "и",
    "au",
    "du",
    "été",
    "se",
    "fue",
    "è",
    "ha",
    "wurde",
    "был",
    "была",
];

/// Chinese and Japanese characters that only tie a thing to its date.
const TIES: &str = "于在则要分别将是为定预计划拟的也与和及都均初步已正式等排将会又就再到从自即会至要等直に、はがをので";

/// The dates of a series; tells whether the sentence is one, so that no verb's rule reads it again.
pub(super) fn find(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) -> bool {
    if sentence.place == Place::Row {
        return false;
    }
    let mut pairs = pairs(found, sentence);
    if let Some(listed) = one_to_one(found, sentence) {
        pairs.retain(|(name, _)| listed.iter().all(|(other, _)| other.span != name.span));
        pairs.extend(listed);
        push(place, &pairs, facts);
        return true;
    }
    let told = match pairs.len() {
        0 => false,
        1 => sentence.place != Place::Title && is_item(found, place, sentence, &pairs),
        2 => is_framed(found, place, sentence, &pairs),
        _ => true,
    };
    if !told {
        return false;
    }
    push(place, &pairs, facts);
    true
}

fn push(place: usize, pairs: &[(&Name, &DateMention)], facts: &mut Vec<Fact>) {
    for (name, date) in pairs {
        let value = Value::Date { date: date.date };
        let at = name.span.cover(date.span);
        facts.push(Fact::about(Predicate::Released, name, value, at, place, "released/series"));
    }
}

/// X和Y，分别于2026年上半年和下半年上市, 在2023年和2024年先后推出X和Y: as many dates on one side of the word as things in a
/// list on the other.
fn one_to_one<'a>(found: &'a Annotated<'_>, sentence: &Sentence) -> Option<Vec<(&'a Name, &'a DateMention)>> {
    if !found.language.is_chinese() {
        return None;
    }
    let word = found.cues_in(sentence).iter().find(|at| at.cue == Cue::Respectively)?.span;
    let clause = sentence.clause_of(word);
    let dates = || found.dates_in(sentence).iter().filter(|date| clause.contains(date.span));
    let behind: Vec<&DateMention> = dates().filter(|date| date.span.start >= word.end).collect();
    let dates = if behind.is_empty() { dates().filter(|date| date.span.end <= word.start).collect() } else { behind };
    let (first, last) = (dates.first()?, dates.last()?);
    let coming = found.has_cue(sentence, clause, &[Cue::Release, Cue::Dated, Cue::InUse]);
    if dates.len() < 2 || !coming || is_of_a_state(found, sentence, last.span) {
        return None;
    }
    let things = || found.names_in(sentence).iter().filter(|name| can_come(name));
    let all: Vec<&Name> = if first.span.start >= word.end {
        things().filter(|name| name.span.end <= word.start).collect()
    } else {
        things().filter(|name| name.span.start >= word.end).take(dates.len()).collect()
    };
    let all = all.get(all.len().checked_sub(dates.len())?..)?;
    let listed = all.windows(2).all(|pair| match pair {
        [a, b] => a.kind == b.kind && is_a_link(found.between(a.span, b.span)),
        _ => false,
    });
    listed.then(|| all.iter().copied().zip(dates).collect())
}

/// Each thing with the date right behind it; several things before one date share it, or have their own in order.
fn pairs<'a>(found: &'a Annotated<'_>, sentence: &Sentence) -> Vec<(&'a Name, &'a DateMention)> {
    let things: Vec<&Name> = found.names_in(sentence).iter().filter(|name| can_come(name)).collect();
    if things.is_empty() {
        return Vec::new();
    }
    let dates: Vec<&DateMention> = found
        .dates_in(sentence)
        .iter()
        .filter(|date| found.language.is_chinese() || date.deadline != Deadline::Until)
        .filter(|date| !is_in_a_title(found, date) && !was_planned(found, sentence, date.span))
        .collect();
    let mut pairs = Vec::new();
    let mut from = 0;
    while let Some(date) = dates.iter().find(|date| date.span.start >= from) {
        let group: Vec<&Name> =
            things.iter().copied().filter(|name| name.span.start >= from && name.span.end <= date.span.start).collect();
        let behind = dates.iter().copied().filter(|other| other.span.start >= date.span.start);
        let next = things
            .iter()
            .find(|name| name.span.start >= date.span.end)
            .map_or(sentence.span.end, |name| name.span.start);
        let own: Vec<&DateMention> = behind.take_while(|other| other.span.end <= next).collect();
        from = own.last().map_or(date.span.end, |date| date.span.end);
        let group = tied(found, sentence, &group, date.span);
        if let (true, [name], [own, later]) = (found.language.is_chinese(), group.as_slice(), own.as_slice())
            && !is_of_a_state(found, sentence, date.span)
        {
            // X将于2026年一季度推出，同年四季度轮到Y: the second date is of what stands behind it.
            pairs.push((*name, *own));
            let next = things.iter().find(|name| name.span.start >= later.span.end);
            let turn = |name: &&&Name| {
                let gap = found.between(later.span, name.span);
                gap.chars().count() <= 4 && !gap.contains(['，', '；', '、'])
            };
            pairs.extend(next.filter(turn).map(|name| (*name, *later)));
            continue;
        }
        let alike = own.len() == group.len() || own.len() == 1;
        if alike && !is_of_a_state(found, sentence, date.span) {
            let last = own.last().copied();
            pairs.extend(group.into_iter().zip(own.into_iter().chain(std::iter::repeat_n(last, 8).flatten())));
        }
    }
    pairs
}

/// 2024年量产, "in 2024 entered mass production": the date is of another happening.
fn is_of_a_state(found: &Annotated<'_>, sentence: &Sentence, date: Span) -> bool {
    let states = [Cue::MassProduction, Cue::Sampling, Cue::Testing, Cue::Shipping, Cue::Delayed, Cue::Cancelled];
    let near = if found.language.is_unspaced() { 14 } else { 24 };
    found
        .cues_in(sentence)
        .iter()
        .any(|at| states.contains(&at.cue) && at.span.start >= date.end && found.distance(date, at.span) <= near)
}

/// The things listed last before the date, where only light words stand between them and it.
fn tied<'a>(found: &Annotated<'_>, sentence: &Sentence, things: &[&'a Name], date: Span) -> Vec<&'a Name> {
    let mut tied: Vec<&Name> = Vec::new();
    let mut end = date;
    for name in things.iter().rev() {
        let last = tied.is_empty();
        let gap = Span::new(name.span.end, end.start);
        let sort = || found.language.is_chinese() && is_a_link_with_a_sort(gap.of(&found.folded).trim());
        let joined = if last { is_light(found, sentence, gap) } else { is_a_link(gap.of(found.text)) || sort() };
        if !joined || (!last && tied.first().is_some_and(|first| first.kind != name.kind)) {
            break;
        }
        tied.insert(0, name);
        end = name.span;
    }
    tied
}

pub(super) fn can_come(name: &Name) -> bool {
    matches!(name.kind, Chip | Model | System)
        && matches!(name.role, Role::Known | Role::Shape)
        && !name.compared
        && !name.counted
}

fn is_a_link(gap: &str) -> bool {
    matches!(gap.trim(), "and" | "," | ", and" | "or" | "/" | "&" | "、" | "和" | "与" | "與" | "及" | "以及")
}

/// Nothing but words of coming, small words and marks.
pub(super) fn is_light(found: &Annotated<'_>, sentence: &Sentence, gap: Span) -> bool {
    let text = gap.of(&found.folded);
    if text.chars().count() > 44 || text.contains([';', '；', '。', '|']) || text.contains(". ") {
        return false;
    }
    let cues: Vec<Span> = found.cues_within(sentence, gap, LIGHT).map(|at| at.span).collect();
    let mut rest = String::new();
    for (at, c) in text.char_indices() {
        let inside = cues.iter().any(|cue| (cue.start..cue.end).contains(&(gap.start + at)));
        rest.push(if inside { ' ' } else { c });
    }
    if found.language.is_unspaced() {
        return !text.contains(['，', ',']) && rest.chars().all(|c| !c.is_alphanumeric() || TIES.contains(c));
    }
    rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(|word| SMALL.contains(&word))
}

/// Two pairs make a series where a word of coming stands in one of them, or a roadmap is spoken of.
fn is_framed(found: &Annotated<'_>, place: usize, sentence: &Sentence, pairs: &[(&Name, &DateMention)]) -> bool {
    let coming = pairs.iter().any(|(name, date)| {
        let words = [Cue::Release, Cue::Dated, Cue::InUse];
        let behind = Span::new(date.span.end, sentence.span.end);
        let next = found.cues_within(sentence, behind, &words).next();
        let follows = next.is_some_and(|at| found.language.is_unspaced() && found.distance(date.span, at.span) <= 8);
        follows || found.has_cue(sentence, name.span.cover(date.span), &words)
    });
    coming || is_opened_by_a_verb(found, sentence, pairs) || on_a_roadmap(found, place)
}

/// "Biren released the BR106 in 2023 and the BR166 in 2024": the verb stands right before the first thing.
fn is_opened_by_a_verb(found: &Annotated<'_>, sentence: &Sentence, pairs: &[(&Name, &DateMention)]) -> bool {
    let Some((first, _)) = pairs.first().filter(|_| found.language == Language::English) else { return false };
    let before = Span::new(sentence.span.start, first.span.start);
    let verb = found.cues_within(sentence, before, &[Cue::Release]).last();
    let small =
        |word: &str| matches!(word, "the" | "its" | "a" | "new" | "first" | "chip" | "chips" | "model" | "open");
    verb.is_some_and(|verb| found.between(verb.span, first.span).split_whitespace().all(small))
}

/// A line of a roadmap: the thing, its date, and nothing else.
fn is_item(found: &Annotated<'_>, place: usize, sentence: &Sentence, pairs: &[(&Name, &DateMention)]) -> bool {
    let Some((name, date)) = pairs.first() else { return false };
    let before = found.head_as_written(sentence, name.span.start);
    let after = Span::new(date.span.end, sentence.span.end).of(found.text);
    let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count() <= 2;
    bare(before) && bare(after) && on_a_roadmap(found, place)
}

/// This sentence or a line not far above speaks of a roadmap.
fn on_a_roadmap(found: &Annotated<'_>, place: usize) -> bool {
    (place.saturating_sub(8)..=place)
        .filter_map(|at| found.sentences.get(at))
        .any(|sentence| found.has_cue(sentence, sentence.span, &[Cue::Roadmap]))
}
