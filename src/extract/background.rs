//! Background in English: a sentence that names no subject known here goes on about the thing told of before, unless its
//! own subject is another one: "most labs", "a typical card", "its predecessor", models of `OpenAI`.

use crate::{
    lexicon::{
        cue::Cue,
        english::{any_word, english},
    },
    model::EntityKind,
    text::Span,
};

use super::{
    annotate::{Annotated, Sentence},
    attribution::is_observer,
    name::{Name, Role, is_description},
};

/// Words of a clause that are looked at for its subject.
const PHRASE: usize = 12;

/// Whether the clause of `at` is about something else than `thing`, which was named before. A clause without a subject
/// of its own goes on with that of the clause before it.
pub(super) fn is_of_others(found: &Annotated<'_>, sentence: &Sentence, at: Span, thing: &Name) -> bool {
    let until = sentence.clauses.partition_point(|clause| clause.start <= at.start).max(1);
    let clauses = sentence.clauses.get(..until).unwrap_or(&[]).iter().rev();
    // "…, and that a successor, with 128 GB, was sampling"
    let before = until.checked_sub(2).and_then(|before| sentence.clauses.get(before));
    let last = before.and_then(|clause| clause.of(&found.folded).split_whitespace().next_back());
    if last.is_some_and(|word| english().other_ones.contains(word)) {
        return true;
    }
    clauses.copied().find_map(|clause| subject(found, sentence, clause, thing)) == Some(Subject::Other)
        || is_led_by_a_name_apart(found, sentence, at, thing)
}

/// "Norway's Fjell, by contrast, makes do with 400", "Fjell in Bergen, on the other hand, has 400": the verb stands behind an
/// aside, and its subject, a name that nobody knows, opens the sentence.
fn is_led_by_a_name_apart(found: &Annotated<'_>, sentence: &Sentence, at: Span, thing: &Name) -> bool {
    let clause = sentence.clause_of(at);
    let bare = phrase(clause.of(found.text)).is_some_and(|(words, _)| words.is_empty());
    let Some(head) = sentence.clauses.first().filter(|head| bare && head.end <= clause.start) else { return false };
    let text = head.of(found.text);
    let after_owner = ["'s ", "’s "].iter().find_map(|mark| text.split_once(mark)).map(|(_, rest)| rest);
    let name = after_owner.unwrap_or(text).trim();
    let first = name.split(' ').next().unwrap_or("");
    let start = head.start + text.find(name).unwrap_or(0);
    let known = found.names_over(Span::new(start, start + first.len())).next().is_some();
    let lower = first.to_lowercase();
    let lists = english();
    let opens_as_none = lists.prepositions.contains(&lower)
        || lists.links.contains(&lower)
        || lists.definite.contains(&lower)
        || lists.some.contains(&lower)
        || lower.ends_with("ly")
        || lower.ends_with("ing");
    let proper = first.len() >= 3 && first.starts_with(char::is_uppercase) && phrase(text).is_none();
    let place = after_owner.is_some() || name.contains(" in ") || name.contains(" at ");
    proper && place && !known && !opens_as_none && thing.kind != EntityKind::Organization
}

/// What the subject of a clause is to the thing told of before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    Same,
    Other,
}

/// What the clause is about, if it has a subject that tells.
fn subject(found: &Annotated<'_>, sentence: &Sentence, clause: Span, thing: &Name) -> Option<Subject> {
    let (words, end) = phrase(clause.of(found.text))?;
    let relative = words.first().is_none_or(|word| matches!(word.as_str(), "which" | "who" | "whose"));
    if relative && is_of_one_before(found, sentence, clause, thing) {
        return Some(Subject::Other);
    }
    let first = words.first()?.as_str();
    // "SMIC makes those dies on its 7 nm process": the thing told of is the object.
    let rest = Span::new(clause.start + end, clause.end).of(found.text);
    if any_word(rest, |word| english().object_words.contains(word)) {
        return Some(Subject::Same);
    }
    let whole = Span::new(clause.start, clause.start + end);
    if is_a_body(&words, thing) && !tells(found, sentence, whole, rest)
        || is_of_an_unknown(found, sentence, whole, thing)
    {
        return Some(Subject::Other);
    }
    if is_of_another_firm(found, sentence, whole, thing)
        || words.iter().any(|word| english().other_ones.contains(word))
        || is_of_the_next(&words)
        || points_at_one(&words)
            && !found.names_in(sentence).iter().any(|name| name.kind == thing.kind && whole.contains(name.span))
    {
        return Some(Subject::Other);
    }
    if english().definite.contains(first) {
        let noun = whole.of(found.text).trim_end().len();
        let unclear = is_description(found, sentence, clause.start + noun, thing.kind);
        return Some(if unclear { Subject::Other } else { Subject::Same });
    }
    if is_a_stranger(found, sentence, whole)
        || is_a_new_one(found, sentence, whole, &words, thing) && !tells(found, sentence, whole, rest)
    {
        return Some(Subject::Other);
    }
    is_generic(&words).then_some(Subject::Other)
}

/// "A second plant is to begin 3 nm production", "Another hall holds 4,000 cards": what is brought in so is not the thing told
/// of, whatever it is. "A card draws 300 W" tells of any one, and "a TDP of" and "a total of" of a figure.
fn is_a_new_one(found: &Annotated<'_>, sentence: &Sentence, phrase: Span, words: &[String], thing: &Name) -> bool {
    let [first, rest @ ..] = words else { return false };
    let thing = matches!(thing.kind, EntityKind::Chip | EntityKind::Model | EntityKind::System);
    if !thing || !matches!(first.as_str(), "a" | "an" | "another") || !is_short(rest) {
        return false;
    }
    let lists = english();
    let small = |word: &String| {
        let stem = word.strip_suffix('s').unwrap_or(word);
        lists.no_subjects.contains(word) || lists.kinds.contains(stem) || lists.variants.contains(word)
    };
    let measure = found.has_cue(sentence, phrase, MEASURES);
    !measure && !rest.iter().any(small)
}

/// So many words a noun has around it, without another phrase.
fn is_short(words: &[String]) -> bool {
    let words = words.iter().take_while(|word| !matches!(word.as_str(), "in" | "at" | "near" | "from"));
    (1..=4).contains(&words.count())
}

/// What a figure of the thing is called.
const MEASURES: &[Cue] = &[
    Cue::Memory,
    Cue::Bandwidth,
    Cue::Power,
    Cue::Price,
    Cue::Performance,
    Cue::Context,
    Cue::Parameters,
    Cue::Tokens,
    Cue::Yield,
    Cue::Cost,
    Cue::Train,
    Cue::Active,
    Cue::Interconnect,
];

/// "Its predecessor, the X1, drew 350 W", "The government, which has promised 9 trillion won": the verb is of what an
/// earlier clause without one names.
fn is_of_one_before(found: &Annotated<'_>, sentence: &Sentence, clause: Span, thing: &Name) -> bool {
    let before = sentence.clauses.iter().rev().skip_while(|other| other.start >= clause.start);
    let mut verbless = before.map(|other| other.of(&found.folded)).take_while(|text| phrase(text).is_none());
    verbless.any(|text| {
        text.split_whitespace()
            .take(PHRASE)
            .any(|word| english().other_ones.contains(word) || is_of_a_state(word, thing))
    })
}

/// "The government, which …", beside a firm. What a government alone is said to commit or to grant may go to the firm.
fn is_of_a_state(word: &str, thing: &Name) -> bool {
    thing.kind == EntityKind::Organization && english().governments.contains(word)
}

/// "Analysts say the company plans", "Investors expect the company": who speaks of the firm does not take its place.
fn tells(found: &Annotated<'_>, sentence: &Sentence, phrase: Span, rest: &str) -> bool {
    let verb = rest.split_whitespace().next();
    says(found, sentence, phrase.end) || verb.is_some_and(|verb| english().thinks.contains(verb))
}

/// "The city has earmarked", "Investors have put", beside a firm: who spends by itself. Of a fund "the fund" tells.
fn is_a_body(words: &[String], thing: &Name) -> bool {
    let phrase = words.iter().take_while(|word| !matches!(word.as_str(), "of" | "in" | "from" | "for" | "and"));
    let Some(noun) = phrase.last().filter(|_| thing.kind == EntityKind::Organization) else { return false };
    english().bodies.contains(noun) && !thing.name.to_lowercase().contains(noun.as_str())
}

/// "Pre-training of Hanlan-MoE took": behind the "of" stands a name that nobody knows, and the thing told of is another.
fn is_of_an_unknown(found: &Annotated<'_>, sentence: &Sentence, phrase: Span, thing: &Name) -> bool {
    let text = phrase.of(found.text).trim_end();
    let model = thing.kind == EntityKind::Model;
    let Some(last) = text.rsplit_once(' ').filter(|(head, _)| model && head.ends_with(" of")).map(|(_, last)| last)
    else {
        return false;
    };
    let at = Span::new(phrase.start + text.len() - last.len(), phrase.start + text.len());
    let named = found.names_in(sentence).iter().any(|name| name.span.overlaps(at));
    let lead = last.starts_with(char::is_uppercase) && last.contains('-');
    lead && !named && last.chars().filter(|c| c.is_uppercase()).count() > 1
}

/// "The chip that replaces it".
fn is_of_the_next(words: &[String]) -> bool {
    words.windows(2).any(|pair| {
        let relative = pair.first().is_some_and(|word| matches!(word.as_str(), "that" | "which"));
        relative && pair.last().is_some_and(|word| english().replaces.contains(word))
    })
}

/// "the smaller MoE": one of several, where no name says which.
fn points_at_one(words: &[String]) -> bool {
    words.windows(2).any(|pair| {
        pair.first().is_some_and(|word| word == "the") && pair.last().is_some_and(|word| english().which.contains(word))
    })
}

/// Whether the clause of `at` is about somebody whom nobody knows: "NHN will take 7,656 B200s".
pub(super) fn is_of_a_stranger(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    let clause = sentence.clause_of(at);
    phrase(clause.of(found.text))
        .is_some_and(|(_, end)| is_a_stranger(found, sentence, Span::new(clause.start, clause.start + end)))
}

/// "NHN", "Quanta Computer", "HT-3": the subject is a name that the lexicon does not have. A word that a sentence begins
/// with has a capital anyway: alone it is a name where it has more of them, or a digit.
fn is_a_stranger(found: &Annotated<'_>, sentence: &Sentence, phrase: Span) -> bool {
    let text = phrase.of(found.text).trim();
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let coded = |word: &str| {
        word.len() >= 3
            && (word.chars().filter(|c| c.is_uppercase()).count() >= 2 || word.chars().any(|c| c.is_ascii_digit()))
    };
    let named = found.names_in(sentence).iter().any(|name| name.span.overlaps(phrase));
    // "TDP is 600 W", "Total Parameters are …", "Dense INT8 is …": the word for what is told, and no name
    let end = phrase.start + phrase.of(found.text).trim_end().len();
    let things = [Cue::System, Cue::TheSystem, Cue::Chip, Cue::TheChip, Cue::Model, Cue::TheModel];
    let measure = found.cues_in(sentence).iter().any(|at| at.span.end == end && !things.contains(&at.cue))
        || words.last().is_some_and(|word| is_a_format(word));
    let several = words.len() >= 2 && words.iter().all(capital);
    let one = matches!(words.as_slice(), [word] if capital(word) && coded(word));
    let plain = words.iter().all(|word| word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.')));
    !named && !measure && plain && words.len() <= 3 && (several || one) && !says(found, sentence, phrase.end)
}

/// INT8, FP16, MXFP4: a format of numbers, by its letters and nothing but digits behind them.
pub(super) fn is_a_format(word: &str) -> bool {
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
    letters.len() < word.len()
        && ["int", "fp", "bf", "tf", "mxfp"].iter().any(|kind| letters.eq_ignore_ascii_case(kind))
}

/// The verb is one of saying: who says something of a thing does not take its place.
fn says(found: &Annotated<'_>, sentence: &Sentence, verb: usize) -> bool {
    found.cues_in(sentence).iter().any(|at| at.cue == Cue::Say && (verb..verb + 2).contains(&at.span.start))
}

/// The words of a clause up to its verb, in small letters, and how many bytes they take; none where it has no verb.
fn phrase(clause: &str) -> Option<(Vec<String>, usize)> {
    let mut words: Vec<String> = Vec::new();
    let mut end = 0;
    for word in clause.split_inclusive(char::is_whitespace).take(PHRASE) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if english().finite.contains(&bare) {
            return Some((words, end));
        }
        end += word.len();
        if !(bare.is_empty() || words.is_empty() && english().links.contains(&bare)) {
            words.push(bare);
        }
    }
    None
}

/// "Zhipu's models are …", "Meta trained …": a firm that does not make the thing.
fn is_of_another_firm(found: &Annotated<'_>, sentence: &Sentence, phrase: Span, thing: &Name) -> bool {
    let makes = |firm: &Name| found.lexicon.maker_is(thing.entity, &firm.name);
    let known = thing.entity.is_some_and(|entity| found.lexicon.maker(entity).is_some());
    let mut firms = found.names_in(sentence).iter().filter(|name| {
        name.kind == EntityKind::Organization
            && matches!(name.role, Role::Known | Role::Shape)
            && phrase.contains(name.span)
            && !is_observer(name)
    });
    known && firms.next_back().is_some_and(|firm| firm.entity.is_some() && !makes(firm))
}

/// "most labs", "a typical card", "chips made by …", "training a model of this size": things in general.
fn is_generic(words: &[String]) -> bool {
    let lists = english();
    let is_kind = |word: &String| lists.kinds.contains(word) || lists.kinds_plural.contains(word);
    match words {
        // "A single card costs 180,000 yuan" is one of those told of.
        [first, second, ..] if first == "a" && second == "single" => false,
        [first, rest @ ..] if lists.some.contains(first) => rest.iter().any(is_kind),
        [first, rest @ ..] if first.ends_with("ing") => {
            let general = |word: &String| lists.some.contains(word) || word == "such";
            rest.iter().take(3).any(general) && rest.iter().any(is_kind)
                || rest.iter().take(3).any(|word| lists.kinds_plural.contains(word))
        }
        words => words.iter().take(4).any(|word| lists.kinds_plural.contains(word)),
    }
}
