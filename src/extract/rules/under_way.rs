//! What is told to go on with a thing, by a noun or a gerund: "Production of the X1 began in May", "Shipments have begun",
//! "is already making the X1".

use crate::{
    lexicon::{
        cue::Cue,
        english::{any_word, english, is_negation, is_small},
    },
    model::{EntityKind, Language, Predicate, Term, Value},
    text::Span,
};

use super::super::{
    annotate::{Annotated, Place, Sentence},
    fact::Fact,
    name::{Name, only_one},
    number::Measure,
    subject::subject_of,
};

use super::{
    credit::{after_name, before_its_sort, behind_noun, ends_its_phrase},
    openness::is_asked,
    status::{has_resumed, is_led_by_its_maker, says_no_more},
};

use EntityKind::{Chip, Model, System};

/// What goes on with a thing: the nouns before it and behind it, the state that its beginning tells, and what can be in it.
struct Work {
    of: &'static [&'static str],
    behind: &'static [&'static str],
    term: Term,
    kinds: &'static [EntityKind],
}

const WORKS: &[Work] = &[
    Work {
        of: &["production of", "manufacturing of", "manufacture of"],
        behind: &[" production", " manufacturing"],
        term: Term::InProduction,
        kinds: &[Chip],
    },
    Work {
        of: &["tests of", "trials of", "testing of", "tests with", "trials with"],
        behind: &[],
        term: Term::Testing,
        kinds: &[Chip],
    },
    Work {
        of: &["shipments of", "deliveries of", "delivery of", "shipping of"],
        behind: &[" shipments", " deliveries"],
        term: Term::Shipping,
        kinds: &[Chip, System],
    },
    Work { of: &["operations at", "operation of", "operations of"], behind: &[], term: Term::InUse, kinds: &[System] },
];

pub(super) fn find(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if found.language != Language::English || sentence.place != Place::Prose || is_asked(found, sentence) {
        return;
    }
    for name in found.names_in(sentence).iter().filter(|name| matches!(name.kind, Chip | Model | System)) {
        if let Some(term) = told_of(found, sentence, name) {
            let at = sentence.clause_of(name.span).cover(name.span);
            facts.push(Fact::about(Predicate::Status, name, Value::term(term), at, place, "status/under-way"));
        }
    }
    if let Some((name, term)) = opened_with(found, place, sentence) {
        let at = sentence.clause_of(Span::new(sentence.span.start, sentence.span.start));
        facts.push(Fact::about(Predicate::Status, name, Value::term(term), at, place, "status/opens"));
    }
}

/// The state that the words around a name tell of it.
fn told_of(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> Option<Term> {
    let head = before_its_sort(found.head_in_clause(sentence, name.span));
    let tail = behind_noun(after_name(found, name, found.tail_in_clause(sentence, name.span)));
    let later = Span::new(name.span.end, sentence.span.end).of(&found.folded);
    if name.kind == Chip && (is_ramped_up(head, tail) || is_being_made(found, name, head)) {
        return (!stops_again(later)).then_some(Term::InProduction);
    }
    // "told customers that shipments of the X1 will begin"
    let clause = |lead: &str| lead.is_empty() || english().opens_a_clause.contains(last_word(lead));
    let opens = |noun: &str| head.strip_suffix(noun).is_some_and(|lead| clause(before_its_sort(lead)));
    let before = |work: &&Work| work.kinds.contains(&name.kind) && work.of.iter().any(|noun| opens(noun));
    if let Some(work) = WORKS.iter().find(before) {
        return state(found, sentence, work, tail, later);
    }
    // "H20 production has been halted"
    let plain =
        head.is_empty() || head.ends_with(['\'', '’', ',']) || english().opens_a_clause.contains(last_word(head));
    let behind = WORKS
        .iter()
        .filter(|work| work.kinds.contains(&name.kind) && plain)
        .find_map(|work| work.behind.iter().find_map(|noun| tail.strip_prefix(noun)).map(|rest| (work, rest)));
    if let Some((work, rest)) = behind {
        return state(found, sentence, work, rest, later);
    }
    let given_up = ["development of", "work on", "the project for"].iter().any(|noun| opens(noun));
    let verb = settled_verb(tail).filter(|_| given_up)?;
    (gives_it_up(verb) && !has_resumed(later)).then_some(Term::Cancelled)
}

fn last_word(text: &str) -> &str {
    text.trim_end().rsplit(' ').next().unwrap_or("")
}

/// What the verb behind a work tells: its beginning, or the end of a production.
fn state(found: &Annotated<'_>, sentence: &Sentence, work: &Work, rest: &str, later: &str) -> Option<Term> {
    let counted =
        || found.amounts_in(sentence).iter().any(|amount| matches!(amount.measure, Some(Measure::Counter(_))));
    if work.term == Term::Shipping && counted() {
        return None;
    }
    let verb = settled_verb(rest)?;
    if english().begins.contains(verb) {
        return (!stops_again(later)).then_some(work.term);
    }
    let ends = gives_it_up(verb) || verb == "ended";
    (work.term == Term::InProduction && ends && !has_resumed(later)).then_some(Term::Cancelled)
}

/// "is ramping up production of the X1", "Production of the X1 has been ramped up": it goes on.
fn is_ramped_up(head: &str, tail: &str) -> bool {
    let words = english();
    let nouns = ["production of", "output of", "manufacturing of", "manufacture of"];
    let Some(lead) = nouns.iter().find_map(|noun| head.strip_suffix(noun)) else { return false };
    let lead = before_its_sort(lead);
    let denied = |lead: &str| is_only_thought_of(lead) || last_word(lead) == "to";
    let before = words.ramps_up.iter().filter_map(|verb| lead.strip_suffix(verb.as_str())).any(|rest| !denied(rest));
    let behind = lead.is_empty()
        && ["was ", "is being ", "has been ", "is now being "]
            .iter()
            .filter_map(|be| tail.trim_start().strip_prefix(be))
            .any(|rest| words.ramps_up.iter().any(|verb| rest.starts_with(verb.as_str())));
    before || behind
}

/// "began producing the X1", "is already making the X1": the gerund of a making, whose object is the chip and nothing of it.
fn is_being_made(found: &Annotated<'_>, chip: &Name, head: &str) -> bool {
    let words = english();
    let Some(lead) = words.makings.iter().find_map(|verb| head.strip_suffix(verb.as_str())) else { return false };
    let lead = lead.trim_end();
    let begun = words.begins.contains(last_word(lead));
    let now = [" is already", " are already", " is now", " are now"].iter().any(|words| lead.ends_with(words));
    (begun || now) && !is_only_thought_of(lead) && ends_its_phrase(found, chip)
}

/// "If Contoso begins producing", "has yet to begin", "failed at", "abandoned plans for": what nobody does.
fn is_only_thought_of(lead: &str) -> bool {
    let words = english();
    let opens = lead.split_whitespace().next().is_some_and(|word| words.opens_no_deed.contains(word));
    let near = lead.split_whitespace().rev().take(6);
    opens || near.clone().any(|word| is_negation(word) || words.comes_to_nothing.contains(word))
}

/// "Huawei showed the X1. Production began in May": the one chip of the sentence before, where that tells of no plant.
fn opened_with<'a>(found: &'a Annotated<'_>, place: usize, sentence: &Sentence) -> Option<(&'a Name, Term)> {
    let text = sentence.span.of(&found.folded);
    let (work, rest) = WORKS.iter().find_map(|work| {
        let noun = work.behind.iter().find_map(|noun| text.strip_prefix(noun.trim_start()));
        noun.map(|rest| (work, rest))
    })?;
    let before = found.sentence_before(place)?;
    let chip = only_one(found.names_in(before).iter().filter(|name| name.kind == Chip && name.can_lead()))?;
    let elsewhere = any_word(before.span.of(&found.folded), |word| english().plants.contains(word))
        || !is_led_by_its_maker(found, before, chip)
        || found.has_cue(before, before.span, &[Cue::Memory])
        || found.names_in(before).iter().any(|name| name.kind == System)
        || found.names_in(sentence).iter().any(|name| matches!(name.kind, Chip | System | Model))
        || found.has_cue(sentence, sentence.span, &[Cue::Delayed]);
    let noun = Span::new(sentence.span.start, sentence.span.start + text.len() - rest.len());
    let meant = subject_of(found, place, noun, &[Chip]).and_then(|index| found.names.get(index));
    let told = !elsewhere && before.place == Place::Prose && meant.is_some_and(|name| name.name == chip.name);
    state(found, sentence, work, rest, rest).filter(|_| told).map(|term| (chip, term))
}

/// The verb behind a work, where it says all there is: "began to slip", "have started falling", "stopped at version 2" and
/// "stopped for two weeks" tell of something else, and "stopped by nobody" of nothing. What is "under way" has begun.
fn settled_verb(rest: &str) -> Option<&str> {
    // "began" and "started" are small words elsewhere
    let small = |word: &&str| {
        let due = || matches!(*word, "were" | "are" | "set") || english().due_to.contains(*word);
        !english().begins.contains(*word) && (is_small(word) || due())
    };
    let word = rest.split_whitespace().find(|word| !small(word))?;
    let (_, behind) = rest.split_once(word)?;
    let verb = word.trim_end_matches([',', '.', ';']);
    // "began with a delay", and not "with a small batch"
    let with = || {
        behind
            .strip_prefix(" with ")
            .is_some_and(|rest| any_word(first_words(rest), |word| english().setbacks.contains(word)))
    };
    let with_more = [" by nobody", " by no "].iter().any(|words| behind.starts_with(words)) || with();
    if word == "under" && behind.starts_with(" way") {
        return Some("underway");
    }
    // "has started at TSMC"
    let begun = english().begins.contains(verb) && behind.starts_with(" at ");
    (word != verb || !with_more && (begun || says_no_more(behind, "with"))).then_some(verb)
}

/// The words up to the next mark, a few at most.
fn first_words(text: &str) -> &str {
    let phrase = text.split([',', '.', ';', ':']).next().unwrap_or("");
    phrase.match_indices(' ').nth(SETBACK_WITHIN).map_or(phrase, |(at, _)| phrase.get(..at).unwrap_or(phrase))
}

/// So many words behind "with" a setback is told, at most: "with a string of technical problems".
const SETBACK_WITHIN: usize = 5;

/// Work that ends may have come to its goal, and what is paused may go on; what is stopped is given up.
fn gives_it_up(verb: &str) -> bool {
    english().stops.contains(verb) && !["end", "paus"].iter().any(|stem| verb.starts_with(stem))
}

/// "started, then stopped": what has begun is told to be over behind it. "After a halt" and "at the end of May" tell when.
fn stops_again(later: &str) -> bool {
    let mut words = later.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut before = words.next().unwrap_or("");
    let stops = words.any(|word| {
        let noun = matches!(before, "a" | "the" | "of") || word == "end";
        let stopped = english().stops.contains(word) && !noun && !is_negation(before);
        before = word;
        stopped
    });
    stops && !has_resumed(later)
}
