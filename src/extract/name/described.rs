//! Things told of before that a description picks out in English: "the older chip", "the Nvidia card", "the Chinese
//! model", "the flagship". Where the description fits two of them alike, or none, it stands for nothing.

use std::sync::LazyLock;

use crate::{
    lexicon::{
        cue::Cue,
        english::{english, is_predicate},
    },
    model::{EntityKind, Language},
    text::{Span, list::Words},
};

use super::{
    Name,
    phrase::Phrase,
    referring::{distinct, earlier, rank},
    shape::{size_in, tells_a_sort},
};
use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    focus,
};

/// So far back, in bytes, what is described was named.
const REACH: usize = 1200;

/// What a description says of the thing.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Mark<'t> {
    Older,
    Newer,
    /// "the Chinese chip": from the country of this name.
    From(&'t str),
    /// "the Nvidia chip", "Nvidia's older chip": of this house.
    Of(&'t str),
    /// "the 8B model": of this size.
    Sized(f64),
    /// "the flagship": the larger of two of one line.
    Flagship,
    /// "the little brother": the one that was called so.
    Kin(&'t str),
    /// "the Air variant", by a part of its name, or what nothing here can be held against: "the inference chip".
    Other(&'t str),
}

/// The things of the sentence that are described, each at its description.
pub(super) fn described(found: &Annotated<'_>, sentence: &Sentence, added: &[Name]) -> Vec<Name> {
    if found.language != Language::English || sentence.place != Place::Prose {
        return Vec::new();
    }
    let bare = bare_heads(found, sentence).filter_map(|head| Some((head, kind_before(found, head, added)?)));
    let nouns = nouns_in(found, sentence).chain(bare);
    nouns.filter_map(|(noun, kind)| at_noun(found, sentence, noun, kind, added)).collect()
}

/// The nouns for one thing, with its kind. In "the older chip factory" the noun only tells what sort of factory it is.
pub(in crate::extract) fn nouns_in<'f>(
    found: &'f Annotated<'_>,
    sentence: &Sentence,
) -> impl Iterator<Item = (Span, EntityKind)> + use<'f> {
    found.cues_in(sentence).iter().filter_map(|at| {
        let kind = kind_of(at.cue)?;
        let several = at.span.of(&found.folded).ends_with('s');
        (!several && !tells_a_sort(found, at.span)).then_some((at.span, kind))
    })
}

/// "the older one", "the flagship": words that say nothing of the kind.
fn bare_heads<'f>(found: &'f Annotated<'_>, sentence: &Sentence) -> impl Iterator<Item = Span> + use<'f> {
    static HEADS: LazyLock<Words> = LazyLock::new(|| Words::of(&english().bare_heads));
    let mut start = sentence.span.start;
    let text = Some(sentence.span.of(&found.folded)).filter(|text| HEADS.are_in(text));
    let parts = text.unwrap_or("").split_inclusive(|c: char| !c.is_alphanumeric());
    parts.filter_map(move |part| {
        let word = part.trim_end_matches(|c: char| !c.is_alphanumeric());
        let span = Span::new(start, start + word.len());
        start += part.len();
        (english().bare_heads.contains(word) && !tells_a_sort(found, span)).then_some(span)
    })
}

/// The kind of the last thing told of.
fn kind_before(found: &Annotated<'_>, at: Span, added: &[Name]) -> Option<EntityKind> {
    let things = [EntityKind::Model, EntityKind::Chip, EntityKind::System];
    earlier(found, at.start, added).find(|name| things.contains(&name.kind) && name.can_lead()).map(|name| name.kind)
}

pub(super) fn kind_of(cue: Cue) -> Option<EntityKind> {
    match cue {
        Cue::Model => Some(EntityKind::Model),
        Cue::Chip => Some(EntityKind::Chip),
        Cue::System => Some(EntityKind::System),
        _ => None,
    }
}

fn at_noun(found: &Annotated<'_>, sentence: &Sentence, noun: Span, kind: EntityKind, added: &[Name]) -> Option<Name> {
    let (span, marks) = description(found, sentence, noun)?;
    let named = found.names_in(sentence).iter().any(|name| {
        let gap = found.between(noun, name.span);
        name.kind == kind && (span.overlaps(name.span) || name.span.start >= noun.end && matches!(gap, " " | ", "))
    });
    if named {
        return None;
    }
    let near = earlier(found, span.start, added).take_while(|name| name.span.end + REACH >= span.start);
    let seen = distinct(near.filter(|name| name.kind == kind && !name.family && !name.counted));
    // "the cheaper version" is none of one thing alone
    let graded = |mark: &Mark<'_>| matches!(mark, Mark::Other(word) if english().which.contains(*word));
    if seen.len() < 2 && marks.iter().any(graded) {
        return None;
    }
    pick(found, seen, &marks, added).map(|name| name.standing_for(span))
}

/// Whether what ends in the noun describes a thing told of before, be it clear which one or not.
pub(in crate::extract) fn is_description(
    found: &Annotated<'_>,
    sentence: &Sentence,
    end: usize,
    kind: EntityKind,
) -> bool {
    let mut nouns = found.cues_in(sentence).iter().filter(|at| at.span.end == end && kind_of(at.cue) == Some(kind));
    nouns.any(|noun| description(found, sentence, noun.span).is_some())
}

/// Whether the clause of `at`, in English, is led by a description without a noun of a kind ("the flagship was trained on …")
/// that fits no one thing told of before: none stands for it.
pub(in crate::extract) fn is_led_by_an_unclear_one(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    let clause = sentence.clause_of(at);
    let mut heads = bare_heads(found, sentence).filter(|head| head.start >= clause.start && head.end <= at.start);
    heads.any(|head| {
        let verb = is_predicate(found.word_behind(head.end));
        let led = description(found, sentence, head)
            .is_some_and(|(span, _)| found.folded.get(clause.start..span.start).is_some_and(says_nothing));
        let named = found.names_in(sentence).iter().any(|name| name.span.overlaps(head));
        verb && led && !named
    })
}

fn says_nothing(lead: &str) -> bool {
    lead.split_whitespace().all(|word| english().links.contains(word.trim_end_matches(',')))
}

/// The whole description that ends in the noun, and what it says of the thing. "The chip" says nothing; what nothing
/// here can be held against says something at the head of its clause alone.
fn description<'t>(found: &'t Annotated<'_>, sentence: &Sentence, noun: Span) -> Option<(Span, Vec<Mark<'t>>)> {
    let phrase = Phrase::of(&found.folded, noun).filter(Phrase::is_definite)?;
    if phrase.has(|word| english().no_adjectives.contains(word)) {
        return None;
    }
    let told = phrase.adjectives.iter().filter(|(word, _)| !english().plain_adjectives.contains(*word));
    let mut marks: Vec<Mark<'_>> = told.map(|(word, at)| mark(found, sentence, word, *at)).collect();
    let word = noun.of(&found.folded);
    if word == "flagship" {
        marks.push(Mark::Flagship);
    }
    if english().kin.contains(word) {
        marks = vec![Mark::Kin(word)];
    }
    let unclear = marks.iter().any(|mark| matches!(mark, Mark::Other(_))) && !phrase.opens(&found.folded);
    (!marks.is_empty() && !unclear).then_some((phrase.span, marks))
}

fn mark<'t>(found: &'t Annotated<'_>, sentence: &Sentence, word: &'t str, at: Span) -> Mark<'t> {
    let lists = english();
    let nation = lists.nations.get(word).or_else(|| lists.foreigners.get(word));
    let maker = || {
        // "Eviden-built" says nothing of whose it is
        let firm =
            |name: &&Name| name.kind == EntityKind::Organization && name.span.overlaps(at) && name.span.end == at.end;
        found.names_in(sentence).iter().find(firm)
    };
    if lists.older.contains(word) {
        Mark::Older
    } else if lists.newer.contains(word) {
        Mark::Newer
    } else if let Some(nation) = nation {
        Mark::From(nation)
    } else if let Some(maker) = maker() {
        Mark::Of(&maker.name)
    } else if let Some(size) = size_in(word) {
        Mark::Sized(size)
    } else {
        Mark::Other(word)
    }
}

/// The one that all is true of.
fn pick<'a>(found: &Annotated<'_>, seen: Vec<&'a Name>, marks: &[Mark<'_>], added: &[Name]) -> Option<&'a Name> {
    let fits = |name: &&Name| marks.iter().all(|mark| is_possible(found, name, *mark));
    let mut left: Vec<&Name> = seen.into_iter().filter(fits).collect();
    for mark in marks {
        if let Mark::Other(word) = mark
            && left.iter().any(|name| is_called_by(name, word))
        {
            left.retain(|name| is_called_by(name, word));
        }
    }
    if marks.contains(&Mark::Flagship) {
        left = flagship(found, &left, added).into_iter().collect();
    }
    if marks.iter().any(|mark| matches!(mark, Mark::Older | Mark::Newer)) {
        left = by_age(found, &left, marks.contains(&Mark::Newer), added).into_iter().collect();
    }
    match left.as_slice() {
        [one] => Some(one),
        _ => None,
    }
}

/// "its little brother GLM-4.5-Air", "its sister, the X2".
fn is_called_kin(found: &Annotated<'_>, name: &Name, noun: &str) -> bool {
    let before = found.folded.get(..name.span.start).unwrap_or("").trim_end();
    let before = before.strip_suffix(" the").unwrap_or(before);
    before.trim_end_matches([',', ' ']).strip_suffix(noun).is_some_and(|head| head.ends_with(' '))
}

/// "Air" of GLM-4.5-Air.
fn is_called_by(name: &Name, word: &str) -> bool {
    let mut parts = name.name.split([' ', '-']).skip(1);
    word.len() > 1 && parts.any(|part| part.eq_ignore_ascii_case(word))
}

/// The larger one of a line by what their names say, else the newer one.
fn flagship<'a>(found: &Annotated<'_>, left: &[&'a Name], added: &[Name]) -> Option<&'a Name> {
    if let [a, b] = left {
        let (first, second) = (rank(&a.name), rank(&b.name));
        let line = |short: &Name, long: &Name| long.name.starts_with(short.name.as_str());
        if first.total_cmp(&second).is_ne() && (line(a, b) || line(b, a)) {
            return Some(if first > second { a } else { b });
        }
    }
    by_age(found, left, true, added)
}

/// What is known of the thing does not speak against it.
fn is_possible(found: &Annotated<'_>, name: &Name, mark: Mark<'_>) -> bool {
    match mark {
        Mark::From(nation) => {
            let home = name.entity.and_then(|entity| found.lexicon.country(entity));
            home.and_then(|code| found.lexicon.country_of_code(code)).is_none_or(|country| country.name == nation)
        }
        Mark::Of(maker) => {
            let known = name.entity.is_some_and(|entity| found.lexicon.maker(entity).is_some());
            !known || found.lexicon.maker_is(name.entity, maker)
        }
        Mark::Sized(size) => size_in(&name.name).is_none_or(|own| own.total_cmp(&size).is_eq()),
        Mark::Kin(noun) => is_called_kin(found, name, noun),
        Mark::Older | Mark::Newer | Mark::Flagship | Mark::Other(_) => true,
    }
}

/// The older or the newer one of what is left: the one that the text calls so, else by the numbers in names of one
/// line. One alone is the new one.
fn by_age<'a>(found: &Annotated<'_>, left: &[&'a Name], newer: bool, added: &[Name]) -> Option<&'a Name> {
    let is_old = |name: &Name| {
        let mut all = found.names.iter().chain(added).filter(|other| other.name == name.name);
        all.any(|other| if newer { focus::is_by_the_way(found, other) } else { focus::is_called_older(found, other) })
    };
    let (old, new): (Vec<&Name>, Vec<&Name>) = left.iter().partition(|name| is_old(name));
    match (newer, old.as_slice(), new.as_slice()) {
        (false, [one], _) | (true, _, [one]) => Some(one),
        (_, [], [a, b]) => {
            let (small, large) = in_line(a, b).map(|rising| if rising { (a, b) } else { (b, a) })?;
            Some(if newer { large } else { small })
        }
        _ => None,
    }
}

/// Whether the first number of the first name is below that of the second, where both stand behind one stem and are as
/// long. Sizes are no ages, and no more are sorts of one age: the A100 and the A800.
pub(in crate::extract) fn in_line(a: &Name, b: &Name) -> Option<bool> {
    let (stem, number) = stem_and_number(a)?;
    let (other_stem, other) = stem_and_number(b)?;
    let whole = |number: &str| number.split('.').next().map_or(0, str::len);
    let (version, other_version) = (version(number)?, version(other)?);
    let (first, other_first) = (version.first()?, other_version.first()?);
    let (small, large) = (first.min(other_first), first.max(other_first));
    let sorts = *small >= LEAST_OF_A_SORT && f64::from(*large) > FARTHEST_STEP * f64::from(*small);
    let one_line = stem.eq_ignore_ascii_case(other_stem) && whole(number) == whole(other);
    (one_line && !sorts && version != other_version).then_some(version < other_version)
}

/// 4 and 10 of "4.10", which is behind "4.5"; "4.0" is "4".
fn version(number: &str) -> Option<Vec<u32>> {
    let parts = number.trim_end_matches('.').split('.').map(|part| part.parse().ok());
    let mut parts: Vec<u32> = parts.collect::<Option<_>>()?;
    while parts.len() > 1 && parts.last() == Some(&0) {
        parts.pop();
    }
    Some(parts)
}

/// Numbers from here on may tell sorts apart, and such a step from one to the other does.
const LEAST_OF_A_SORT: u32 = 100;
const FARTHEST_STEP: f64 = 2.5;

/// "Ascend " and 910 of "Ascend 910B", "GLM-" and 4.6 of GLM-4.6. The 7 of a 7B model is its size.
fn stem_and_number(name: &Name) -> Option<(&str, &str)> {
    let (stem, rest) = name.name.split_at(name.name.find(|c: char| c.is_ascii_digit())?);
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let (number, tail) = rest.split_at(end);
    let size = name.kind == EntityKind::Model && tail.starts_with(['B', 'b']);
    (!size).then_some((stem, number))
}
