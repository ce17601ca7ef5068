//! What an English text goes on about: not what it names by the way, to set the thing that it tells of against it.

use std::sync::LazyLock;

use crate::{
    lexicon::{
        cue::Cue,
        english::{any_word, behind_owner, english},
    },
    model::{EntityKind, Language},
    text::{Span, list::Words, span::first, span::last},
};

use super::{
    annotate::{Annotated, Place, Sentence},
    attribution::is_firm,
    name::{Name, Phrase, Role, is_modifier, nouns_in},
    subject::is_behind_a_preposition,
};

/// Words of a phrase beside a name that are looked at.
const PHRASE: usize = 6;

/// A thing told of by the way: the next sentence goes on about the one before it. A firm that is told of so acts.
pub(super) fn is_by_the_way(found: &Annotated<'_>, name: &Name) -> bool {
    if found.language != Language::English || name.kind == EntityKind::Organization {
        return false;
    }
    is_the_one_before(found, name)
        || is_called_older(found, name)
        || relation_behind(found, name).is_some()
        || is_only_whose(found, name)
        || is_one_of_many(found, name)
        || found
            .sentence_at(name.span.start)
            .is_some_and(|sentence| turns_aside(found, sentence) || is_held_against_it(found, sentence, name))
}

/// "X1's successor will …", "Ardent, whose X1 is made by …": it tells what another thing or a firm is known for.
fn is_only_whose(found: &Annotated<'_>, name: &Name) -> bool {
    let after = first(found.folded.get(name.span.end..).unwrap_or(""), 40);
    let owned = behind_owner(after).unwrap_or("");
    let other = |word: &str| english().other_ones.contains(word.trim_end_matches(|c: char| !c.is_alphanumeric()));
    let before = last(found.folded.get(..name.span.start).unwrap_or(""), 24);
    before.trim_end().ends_with(" whose") || owned.split(' ').take(2).any(other)
}

/// "X1 and other frontier models are believed to …", "while it competes with models such as X1 and Y2": one that stands for many is
/// no subject of what follows.
fn is_one_of_many(found: &Annotated<'_>, name: &Name) -> bool {
    if found.folded.get(name.span.end..).is_some_and(|after| after.starts_with(" and other ")) {
        return true;
    }
    let sentence = found.sentence_at(name.span.start);
    let before =
        last(sentence.map_or("", |sentence| found.head_as_written(sentence, name.span.start)), EXAMPLES_WITHIN);
    let mut examples = [" such as ", " including "].iter().filter_map(|words| before.rsplit_once(words));
    let named = |word: &str| {
        matches!(word, "and" | "or" | "the") || word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    };
    examples.any(|(_, list)| list.split_whitespace().all(named))
}

/// Characters from "such as" to the last of its examples.
const EXAMPLES_WITHIN: usize = 60;

/// "The predecessor, the X1, is made by …", "its rival, the Y2, has …".
fn is_the_one_before(found: &Annotated<'_>, name: &Name) -> bool {
    apposed_noun(found, name).is_some_and(|noun| english().beside_others.contains(noun))
}

/// The word that the name explains: "predecessor" of "its predecessor, the X1".
fn apposed_noun<'t>(found: &'t Annotated<'_>, name: &Name) -> Option<&'t str> {
    let before = last(found.folded.get(..name.span.start).unwrap_or(""), 48).trim_end();
    let before = before.strip_suffix(" the").unwrap_or(before);
    before.strip_suffix(',').and_then(|head| head.rsplit(' ').next())
}

/// "Its predecessor, the X1", "the older X1", "the earlier chip, X1", "the X1, which it replaces", "the older chip".
pub(super) fn is_called_older(found: &Annotated<'_>, name: &Name) -> bool {
    let lists = english();
    if name.role == Role::Referring {
        return name.span.of(&found.folded).split_whitespace().any(|word| lists.older.contains(word));
    }
    let before = last(found.folded.get(..name.span.start).unwrap_or(""), 48).trim_end();
    let mut near = before.rsplit(' ').take(4);
    let called = near
        .by_ref()
        .take_while(|word| !lists.prepositions.contains(*word) && !lists.finite.contains(*word) && !word.ends_with('.'))
        .any(|word| lists.older.contains(word.trim_end_matches([',', ':'])) && !word.ends_with(';'));
    called || relation_behind(found, name).is_some_and(|word| word != Relation::Rival)
}

/// "Its predecessor, the X1", "the older X1", "X2 replaces the X1": what the thing told of has taken the place of.
pub(super) fn is_the_one_replaced(found: &Annotated<'_>, name: &Name) -> bool {
    let before = last(found.folded.get(..name.span.start).unwrap_or(""), 48).trim_end();
    let before = ["the", "its", "a"].iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before).trim_end();
    let verb = before.rsplit(' ').next().is_some_and(|word| english().replaces.contains(word));
    let apposed = apposed_noun(found, name).is_some_and(|noun| english().older.contains(noun));
    verb || apposed || is_called_older(found, name)
}

/// What a phrase behind a name makes the thing to the one told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    Older,
    Replaced,
    Rival,
}

/// "the X1, its forerunner, has …", "the X1, which it replaces, had …", "Y2, from its rival in Osaka, has …".
fn relation_behind(found: &Annotated<'_>, name: &Name) -> Option<Relation> {
    let after = first(found.folded.get(name.span.end..).unwrap_or(""), 64);
    let phrase = after.strip_prefix(", ").or_else(|| after.strip_prefix(" ("))?;
    let phrase = phrase.strip_prefix("from ").unwrap_or(phrase);
    let mut words = phrase.split([' ', ',', ')']).take(PHRASE);
    let opener = words.next()?;
    let mut replaced = words.clone();
    if matches!(opener, "which" | "that") {
        return replaced.any(|word| english().replaces.contains(word)).then_some(Relation::Replaced).filter(|_| {
            // "X2, which replaces the X1", "X2, which quickly replaced the X1" is the new one.
            let small = |word: &str| {
                word.ends_with("ly") || english().helpers.contains(word) || english().adverbs.contains(word)
            };
            !words.find(|word| !small(word)).is_some_and(|word| english().replaces.contains(word))
        });
    }
    if !matches!(opener, "its" | "their") {
        return None;
    }
    let phrase = phrase.split([',', ')']).next().unwrap_or("");
    let mut words = phrase.split(' ').skip(1);
    words.find_map(|word| {
        let older = english().older.contains(word);
        let other = english().beside_others.contains(word);
        older.then_some(Relation::Older).or_else(|| other.then_some(Relation::Rival))
    })
}

/// "By contrast, the H20 has …", "The H20, in comparison, has …": the sentence alone is about another thing.
fn turns_aside(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    static TURNS: LazyLock<Words> = LazyLock::new(|| Words::of(&english().turns_aside));
    let text = sentence.span.of(&found.folded).trim_start();
    let rival = text.split(' ').next().is_some_and(|word| english().beside_others.contains(word));
    // "Rival Cambricon launched the MLU590": the text turns to what is brought in.
    rival && !found.has_cue(sentence, sentence.span, &[Cue::Release])
        || TURNS.each_in(text).any(|(_, at)| {
            let (head, tail) = (text.get(..at.start).unwrap_or(""), text.get(at.end..).unwrap_or(""));
            head.is_empty() && tail.starts_with([',', ' ']) || head.ends_with(", ") && tail.starts_with(',')
        })
}

/// "The team compares it with X1": what the thing told of is held against.
fn is_held_against_it(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    let head = found.head(sentence, name.span.start).trim_end();
    let mut words = head.rsplit(' ').take(3);
    let beside = words.any(|word| english().compares.contains(word));
    let before = Span::new(sentence.span.start, name.span.start);
    // "The firm made its name with X1": the word is of the firm
    let stands = [Cue::It, Cue::TheModel, Cue::TheChip, Cue::TheSystem];
    beside && found.cues_within(sentence, before, &stands).any(|at| at.span.of(&found.folded) != "its")
}

/// "Tencent has designed a chip for video", "A new machine is being built", "…showed Meridian, a rival system": the
/// sentence brings in a thing of one of the kinds that no name here is of.
pub(super) fn brings_in_another(found: &Annotated<'_>, sentence: &Sentence, kinds: &[EntityKind]) -> bool {
    if found.language != Language::English || sentence.place != Place::Prose {
        return false;
    }
    nouns_in(found, sentence).any(|(noun, kind)| kinds.contains(&kind) && brings_in(found, sentence, noun))
}

fn brings_in(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> bool {
    let Some(phrase) = Phrase::of(&found.folded, noun) else { return false };
    let one_of_those = phrase.has(|word| english().one_of_those.contains(word));
    let own = || phrase.has(|word| english().ones_own.contains(word) || english().other_ones.contains(word));
    if one_of_those || is_any_one(found, noun, &phrase) || phrase.is_definite() || !phrase.is_indefinite() && !own() {
        return false;
    }
    let head = found.head(sentence, phrase.span.start);
    let near = Span::new(sentence.span.start + head.len() - last(head, LEAD).len(), phrase.span.start);
    let lead = head.split_whitespace().next_back().unwrap_or("");
    phrase.opens(&found.folded)
        && (lead.is_empty() || !lead.ends_with(',') || is_behind_a_name(found, phrase.span.start))
        || english().brings.contains(lead)
        || found.has_cue(sentence, near, &[Cue::Release, Cue::Develop, Cue::Design])
}

/// "A card costs $20,000", "a chip draws 600 W": any one of the thing told of has the figure.
fn is_any_one(found: &Annotated<'_>, noun: Span, phrase: &Phrase<'_>) -> bool {
    phrase.adjectives.is_empty() && english().of_any_one.contains(found.word_behind(noun.end))
}

/// So many characters before a phrase stands the verb that it is the object of.
const LEAD: usize = 24;

/// "Meridian, a rival system": a word with a capital stands before the comma.
fn is_behind_a_name(found: &Annotated<'_>, at: usize) -> bool {
    let before = found.text.get(..at).unwrap_or("").trim_end().trim_end_matches(',');
    before.rsplit([' ', '\n']).next().is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// The sentences behind the one that names a thing, up to the one at `place`.
pub(super) fn since<'a>(found: &'a Annotated<'_>, name: &Name, place: usize) -> &'a [Sentence] {
    let told = found.sentences.partition_point(|sentence| sentence.span.end <= name.span.start);
    found.sentences.get(told + 1..place).unwrap_or(&[])
}

/// "Rebellions has its chips made by Samsung": the firm that a sentence turns to, where it is not the thing's maker and
/// no word stands for the thing.
pub(super) fn firm_turned_to<'a>(found: &'a Annotated<'_>, sentence: &Sentence, thing: &Name) -> Option<&'a Name> {
    let leads = |firm: &&Name| {
        sentence.opens_at(firm.span.start)
            && is_firm(firm)
            && !is_modifier(found, firm)
            && !is_behind_a_preposition(found, sentence, firm)
    };
    let firm = found.names_in(sentence).iter().find(leads)?;
    let other = thing.entity.is_some() && found.makes(firm, thing) == Some(false);
    let object = any_word(sentence.span.of(&found.folded), |word| english().object_words.contains(word));
    let says = found.cues_in(sentence).iter().any(|at| at.cue == Cue::Say && at.span.start <= firm.span.end + SAYS);
    let english = found.language == Language::English && sentence.place == Place::Prose;
    (english && other && !object && !says && !turns_aside(found, sentence)).then_some(firm)
}

/// "4. Tencent. Its chip tapes out at TSMC. The company …": of a firm behind a preposition and one before it in the
/// paragraph that acts, the one that stands alone at the head is meant; else neither is.
#[expect(clippy::option_option, reason = "no other firm, an unclear one, and a firm are three answers")]
pub(super) fn firm_beside(
    found: &Annotated<'_>,
    place: usize,
    kinds: &[EntityKind],
    index: usize,
) -> Option<Option<usize>> {
    let sentence = found.sentences.get(place)?;
    let name = found.names.get(index)?;
    if kinds != [EntityKind::Organization] || !is_behind_a_preposition(found, sentence, name) {
        return None;
    }
    let mut before = (0..place).rev().map_while(|place| found.sentences.get(place));
    let acts = before.by_ref().take_while(|other| other.line == sentence.line).find_map(|other| {
        let acts = |index: &usize| {
            found.names.get(*index).is_some_and(|firm| {
                is_firm(firm) && !is_modifier(found, firm) && !is_behind_a_preposition(found, other, firm)
            })
        };
        other.names.clone().find(acts).map(|firm| (other, firm))
    });
    let (other, firm) = acts?;
    let told = found.names.get(firm)?;
    if told.name == name.name {
        return None;
    }
    let bare = other.span.of(found.text).trim_end_matches(|c: char| !c.is_alphanumeric());
    Some(bare.ends_with(told.span.of(found.text)).then_some(firm).filter(|_| other.names.len() == 1))
}

/// So many bytes behind a firm stands what it says.
const SAYS: usize = 12;

/// Whether "it" at the head of the sentence may as well be the thing that the sentence before it names by the way.
pub(super) fn is_unclear(found: &Annotated<'_>, place: usize, kinds: &[EntityKind]) -> bool {
    let before = found.sentence_before(place);
    let Some((sentence, before)) = found.sentences.get(place).zip(before) else { return false };
    let it = sentence.span.of(&found.folded).trim_start();
    found.language == Language::English
        && sentence.line == before.line
        && (it.starts_with("it ") || it.starts_with("its "))
        && found.names_in(before).iter().any(|name| {
            let leads = kinds.contains(&name.kind) && name.can_lead();
            leads && is_by_the_way(found, name) && !is_held_against_it(found, before, name)
        })
}
