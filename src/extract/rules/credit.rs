//! Who is credited with a thing in a roundabout way: "the work of a small team at Y", "out of the labs of Y comes X",
//! "the credit for X goes to Y", "Y is the brains behind X", "its maker, Y".

use crate::{
    lexicon::{
        cue::Cue,
        english::{any_word, behind_owner, english, is_a_team, is_small},
    },
    model::{EntityKind, Language, Predicate, Value},
    text::{Span, span::last},
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    attribution::is_observer,
    fact::Fact,
    foundry::is_foundry,
    name::{Name, Role, firm_of},
    subject::{carried, firm_referred_to, listed_with},
};

use super::making::behind_insertion;
use EntityKind::{Chip, Model, Organization, System};

/// The firm that the sentence credits with the thing.
pub(super) fn credited_with<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, thing: &Name) -> Option<&'a Name> {
    if found.language != Language::English {
        return None;
    }
    let mut firms = found.names_in(sentence).iter().filter(|name| name.kind == Organization && !name.compared);
    firms.find(|firm| {
        if firm.span.start >= thing.span.end {
            is_work_of(found, sentence, thing, firm)
                || is_put_up_by(found, thing, firm)
                || takes_the_credit(found, thing, firm)
                || is_its_maker(found, sentence, thing, firm)
                || is_somebodys_work(found, thing, firm)
                || stands_behind_it(found, sentence, thing, firm)
                || is_led_by(found, sentence, thing, firm)
                || is_who_made_it(found, sentence, thing, firm)
        } else {
            comes_out_of(found, sentence, thing, firm)
                || is_behind(found, sentence, thing, firm)
                || is_called_its_maker(found, thing, firm)
                || makes_it(found, thing, firm)
                || has_it_for_its_own(found, sentence, thing, firm)
        }
    })
}

/// "X, the work of a four-person team at Y", "X hails from Finnish start-up Y".
fn is_work_of(found: &Annotated<'_>, sentence: &Sentence, thing: &Name, firm: &Name) -> bool {
    // what comes from a place may be a chip that a foundry has made
    let made_there = thing.kind == Chip && is_foundry(firm);
    let links = if made_there { &english().work_links } else { &english().maker_links };
    is_linked(found, thing, firm, links) && !is_inside_another(found, sentence, thing)
}

/// "Memory for the X1 comes from Y": what is told of is no part of the thing, nor what it was made with.
fn is_inside_another(found: &Annotated<'_>, sentence: &Sentence, thing: &Name) -> bool {
    let head = before_its_sort(found.head_in_clause(sentence, thing.span));
    head.rsplit(' ').next().is_some_and(|word| english().prepositions.contains(word))
}

/// "behind the AI chip": the text without the words at its end that say of what sort the thing behind them is.
pub(super) fn before_its_sort(head: &str) -> &str {
    let mut rest = head.trim_end_matches([' ', '“', '"', '‘', '\'']);
    for _ in 0..MOST_OF_A_SORT {
        let start = rest.rfind(' ').map_or(0, |at| at + 1);
        if !rest.get(start..).is_some_and(of_sort) {
            break;
        }
        rest = rest.get(..start).unwrap_or("").trim_end();
    }
    rest
}

/// A word that stands before the name of a thing and says of what sort it is: "the", "new", "chip".
pub(super) fn of_sort(word: &str) -> bool {
    let words = english();
    let sort = words.kinds.contains(word)
        || words.chip_adjectives.contains(word)
        || words.plain_adjectives.contains(word)
        || words.model_sorts.contains(word);
    matches!(word, "the" | "its" | "a" | "an") || sort && word != "and" && !is_a_team(word)
}

/// Words that say of what sort a thing is, at most: "the new open-weight large language model".
const MOST_OF_A_SORT: usize = 6;

/// Whether the phrase of the thing ends with it: "the X1", "the X1 chip in", and no "X1 servers".
pub(super) fn ends_its_phrase(found: &Annotated<'_>, thing: &Name) -> bool {
    is_end_of_phrase(behind_noun(after_name(found, thing, found.folded.get(thing.span.end..).unwrap_or(""))))
}

/// Whether no further noun stands there: a mark, a verb, or what leads on to what is told besides. "Order" and "launch" may be
/// verbs, but are nouns right behind another.
pub(super) fn is_end_of_phrase(rest: &str) -> bool {
    let next = rest.strip_prefix(' ').unwrap_or("").split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    !rest.starts_with(['-', '\'', '’'])
        && (next.is_empty()
            || is_joined_on(next)
            || english().prepositions.contains(next)
            || english().opens_a_verb.contains(next))
}

/// Words that lead from a phrase to what is told besides.
fn is_joined_on(word: &str) -> bool {
    english().when_it_was.contains(word) || matches!(word, "or" | "which" | "that" | "until" | "once" | "together")
}

/// "X was handed over by Y", "X, assembled by Y": a machine and who has put it up.
pub(super) fn is_put_up_by(found: &Annotated<'_>, thing: &Name, firm: &Name) -> bool {
    thing.kind == System && is_linked(found, thing, firm, &english().builder_links)
}

fn is_linked(found: &Annotated<'_>, thing: &Name, firm: &Name, links: &[String]) -> bool {
    let gap = told_before(found, thing, firm);
    links.iter().any(|link| gap.strip_prefix(link.as_str()).is_some_and(leads_to_a_firm)) && is_all_of_it(found, firm)
}

/// Whether the phrase that names a firm ends with it, or goes on to a team of his: "led by Y", "led by Y's research team". Who
/// is told of in "led by Y alumni", "goes to Y's open papers" and "stands Y as an investor" is another, or did something else.
fn is_all_of_it(found: &Annotated<'_>, firm: &Name) -> bool {
    let rest = found.folded.get(firm.span.end..).unwrap_or("");
    if let Some(own) = behind_owner(rest) {
        let phrase = own.split([',', '.', ';', '\n']).next().unwrap_or("");
        let mut words = phrase.split_whitespace().take(MOST_OF_A_TEAM);
        return words.any(|word| english().teams.contains(word));
    }
    let next = rest.strip_prefix(' ').unwrap_or("").split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let goes_on = is_joined_on(next) && next != "as" || english().prepositions.contains(next) || is_a_team(next);
    let ends = !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’'));
    ends && (next.is_empty() || goes_on || next.ends_with("ly"))
}

/// So many words of a team stand behind whose it is, at most: "'s artificial intelligence research lab".
const MOST_OF_A_TEAM: usize = 4;

/// What stands between a thing and a firm behind it, without the noun for the thing and what two commas hold right behind it.
fn told_before<'a>(found: &'a Annotated<'_>, thing: &Name, firm: &Name) -> &'a str {
    let gap = Span::new(thing.span.end, firm.span.start.max(thing.span.end)).of(&found.folded);
    let gap = behind_noun(after_name(found, thing, gap));
    // ", a small chip, comes from"
    behind_insertion(gap).unwrap_or(gap)
}

/// The text behind a thing without the mark that closes its name: what is told of ‘X1’ is told as of X1.
pub(super) fn after_name<'a>(found: &Annotated<'_>, thing: &Name, rest: &'a str) -> &'a str {
    let opens = found.folded.get(..thing.span.start).is_some_and(|head| head.ends_with(['‘', '“', '"', '\'']));
    let closed = rest.strip_prefix(['’', '”', '"', '\'']).filter(|_| opens && found.language == Language::English);
    closed.unwrap_or(rest)
}

/// " chip comes from", " AI chip, and", " supercomputer was handed over by": without the noun for the thing and what says of which
/// sort it is.
pub(super) fn behind_noun(gap: &str) -> &str {
    let lists = english();
    let mut rest = gap;
    for _ in 0..MOST_OF_A_NOUN {
        let words = rest.strip_prefix(' ').unwrap_or(rest);
        let word = words.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or("");
        let behind = words.strip_prefix(word).unwrap_or("");
        if lists.kinds.contains(word) {
            return behind;
        }
        if word.is_empty() || !(lists.sorts_of_things.contains(word) || lists.model_sorts.contains(word)) {
            break;
        }
        rest = behind;
    }
    gap
}

/// Words of a noun behind a name, at most: "large language model".
const MOST_OF_A_NOUN: usize = 4;

/// "", "the", "a four-person team at", "Finnish start-up": between such a link and the firm stands no more than who of it,
/// or of what sort it is.
pub(super) fn leads_to_a_firm(rest: &str) -> bool {
    if !(rest.is_empty() || rest.starts_with([' ', ','])) || rest.contains([',', ';', '.']) {
        return false;
    }
    let rest = rest.trim();
    let rest = rest.strip_suffix(" the").unwrap_or(rest);
    let words: Vec<&str> = rest.split_whitespace().collect();
    let Some((last, head)) = words.split_last() else { return true };
    match *last {
        "the" => head.is_empty(),
        "at" | "from" | "of" | "in" => head.len() <= 6 && head.iter().any(|word| english().teams.contains(*word)),
        noun => head.len() <= 3 && english().firm_nouns.contains(noun),
    }
}

/// "The credit for X goes to Y", "X is credited to Y".
fn takes_the_credit(found: &Annotated<'_>, thing: &Name, firm: &Name) -> bool {
    let before = before_its_sort(last(found.folded.get(..thing.span.start).unwrap_or(""), CREDIT_WITHIN));
    let gap = told_before(found, thing, firm);
    let goes = [" goes to", " belongs to", " went to", " is due to"].iter().find_map(|verb| gap.strip_prefix(verb));
    before.ends_with("credit for") && goes.is_some_and(leads_to_a_firm) && is_all_of_it(found, firm)
}

/// So many characters before a thing the credit for it stands.
const CREDIT_WITHIN: usize = 80;

/// "The weights of X stay shut, its maker Y said": a word for the maker, of the thing named last.
fn is_its_maker(found: &Annotated<'_>, sentence: &Sentence, thing: &Name, firm: &Name) -> bool {
    let before = found.head(sentence, firm.span.start).trim_end_matches([',', ' ']);
    let mut words = before.split_whitespace().rev();
    let maker = words.next().is_some_and(|word| english().maker_nouns.contains(word));
    if !maker || !matches!(words.next(), Some("its" | "their")) {
        return false;
    }
    let mut things = found.names_in(sentence).iter().filter(|name| matches!(name.kind, Model | Chip | System));
    let last = things.rfind(|name| name.span.end <= firm.span.start);
    let group = last.map_or_else(Vec::new, |last| listed_with(found, sentence, last));
    group.iter().any(|name| name.span == thing.span)
}

/// "X is Y's work", "X is a Y product": the noun for it stands behind its maker.
fn is_somebodys_work(found: &Annotated<'_>, thing: &Name, firm: &Name) -> bool {
    let gap = told_before(found, thing, firm).trim_end();
    let rest = found.folded.get(firm.span.end..).unwrap_or("");
    let first = |text: &str| text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("").to_owned();
    let is = [" is", " was", " is also", " is all", " is the", " was the", " is mostly", " is largely"];
    if let Some(noun) = behind_owner(rest).filter(|_| is.contains(&gap)) {
        return english().works.contains(&first(noun.strip_prefix("own ").unwrap_or(noun)));
    }
    // "is a TSMC chip" may tell of who has made it
    let noun = first(rest.strip_prefix(' ').unwrap_or(""));
    if english().licensors.contains(firm.span.of(&found.folded)) {
        return false;
    }
    let plain = noun == "product" || english().works.contains(&noun) || english().kinds.contains(&noun);
    matches!(gap, " is a" | " is an" | " was a" | " was an") && plain && !(thing.kind == Chip && is_foundry(firm))
}

/// "Behind X is Y", "Behind the AI chip X stands start-up Y".
fn stands_behind_it(found: &Annotated<'_>, sentence: &Sentence, thing: &Name, firm: &Name) -> bool {
    let head = before_its_sort(found.head_in_clause(sentence, thing.span)).trim_start();
    let gap = || told_before(found, thing, firm);
    let whole = || is_all_of_it(found, firm);
    head == "behind" && whole() && [" is", " was", " stands", " stood"].iter().any(|verb| is_led_to_a_firm(gap(), verb))
}

/// "Development of X was led by Y", "The design of X lies with Y".
fn is_led_by(found: &Annotated<'_>, sentence: &Sentence, thing: &Name, firm: &Name) -> bool {
    let head = before_its_sort(found.head_in_clause(sentence, thing.span));
    let work = ["development of", "design of", "creation of", "work on"].iter().any(|noun| head.ends_with(noun));
    work && is_all_of_it(found, firm)
        && english().work_is_led.iter().any(|verb| is_led_to_a_firm(told_before(found, thing, firm), verb))
}

/// "The firm that created X is Y".
fn is_who_made_it(found: &Annotated<'_>, sentence: &Sentence, thing: &Name, firm: &Name) -> bool {
    let head = before_its_sort(found.head_in_clause(sentence, thing.span));
    let mut words = head.split_whitespace().rev();
    let made = words
        .next()
        .is_some_and(|verb| english().made.contains(verb) || english().maker_verbs.iter().any(|other| other == verb));
    let mut words = words.skip_while(|word| matches!(*word, "has" | "had" | "first"));
    let relative = words.next().is_some_and(|word| matches!(word, "that" | "which" | "who"));
    let team = words.next().is_some_and(is_a_team);
    made && relative
        && team
        && is_all_of_it(found, firm)
        && [" is", " was"].iter().any(|verb| is_led_to_a_firm(told_before(found, thing, firm), verb))
}

/// Whether the words are the link and no more than what may stand before a firm.
fn is_led_to_a_firm(gap: &str, link: &str) -> bool {
    gap.strip_prefix(link).is_some_and(leads_to_a_firm)
}

/// "Y makes X", "Y, which is working on the AI chip X": a verb of work on it, with nothing of another thing around.
fn makes_it(found: &Annotated<'_>, thing: &Name, firm: &Name) -> bool {
    let gap = before_its_sort(Span::new(firm.span.end, thing.span.start).of(&found.folded));
    if !gap.starts_with([' ', ',']) || is_observer(firm) {
        return false;
    }
    let mut rest = gap.trim_start_matches(',').trim_start();
    let verb = loop {
        if let Some(verb) = english().maker_verbs.iter().find(|verb| verb.as_str() == rest) {
            break verb;
        }
        let Some((word, behind)) = rest.split_once(' ') else { return false };
        if !is_small(word) && !matches!(word, "which" | "that" | "who") {
            return false;
        }
        rest = behind;
    };
    // a foundry makes the chips of others
    let made_there = thing.kind == Chip && is_foundry(firm) && verb.starts_with("make");
    !made_there && ends_its_phrase(found, thing) && !is_of_two(found, thing)
}

/// "makes X, a model from Z, available", "works on X with Z": another has his part in the thing, or the verb is of what is said
/// of it behind.
fn is_of_two(found: &Annotated<'_>, thing: &Name) -> bool {
    let rest = behind_noun(after_name(found, thing, found.folded.get(thing.span.end..).unwrap_or("")));
    let apposed = rest.strip_prefix(", ").and_then(|words| words.split([',', '.', ';', '\n']).next());
    let of_another = apposed.is_some_and(|words| any_word(words, |word| matches!(word, "from" | "by")));
    let beside = [" with ", " together with ", " jointly with ", " alongside ", " in partnership with "];
    let other = beside.iter().find_map(|link| rest.strip_prefix(link)).unwrap_or("");
    let named =
        found.text.get(found.folded.len() - other.len()..).is_some_and(|text| text.starts_with(char::is_uppercase));
    of_another || !other.is_empty() && named
}

/// "Y's X1 is an AI chip": the possessive tells whose it is where that is what the sentence says it is, or nobody knows it.
fn has_it_for_its_own(found: &Annotated<'_>, sentence: &Sentence, thing: &Name, firm: &Name) -> bool {
    let gap = Span::new(firm.span.end, thing.span.start).of(&found.folded);
    if behind_owner(gap).is_none_or(|rest| !matches!(rest, "" | "own ")) || is_observer(firm) {
        return false;
    }
    let unknown = thing.entity.is_none() && thing.role == Role::Shape;
    let rest = Span::new(thing.span.end, sentence.span.end);
    let is = || [" is a ", " is an ", " is the "].iter().any(|verb| rest.of(&found.folded).starts_with(verb));
    let defined = || {
        let noun = found.cues_within(sentence, rest, &[Cue::Model, Cue::Chip, Cue::System]).next();
        noun.is_some_and(|noun| {
            let words = Span::new(rest.start, noun.span.start).of(&found.folded);
            words.len() <= LONGEST_DEFINITION && !words.contains([',', ';', '.'])
        })
    };
    let leads = || found.head_in_clause(sentence, firm.span).trim().trim_start_matches("the ").is_empty();
    unknown && leads() && ends_its_phrase(found, thing) || is() && defined()
}

/// So many bytes behind a thing the noun stands that says what it is.
const LONGEST_DEFINITION: usize = 60;

/// "Y is its developer", "Y was the maker of X": the noun for it stands behind the firm.
fn is_called_its_maker(found: &Annotated<'_>, thing: &Name, firm: &Name) -> bool {
    let gap = Span::new(firm.span.end, thing.span.start.max(firm.span.end)).of(&found.folded);
    let is = [" is", " are", " was", " were", " remains", " acted as", " served as"];
    let Some(rest) = is.iter().find_map(|verb| gap.strip_prefix(verb)) else { return false };
    if thing.span.of(&found.folded) == "its" {
        return rest.trim().is_empty() && english().maker_nouns.contains(found.word_behind(thing.span.end));
    }
    let noun = before_its_sort(rest).trim_start().strip_prefix("the ").and_then(|words| words.strip_suffix(" of"));
    noun.is_some_and(|noun| english().maker_nouns.contains(noun))
}

/// "Out of the labs of Y comes X", "From Y comes X, …".
fn comes_out_of(found: &Annotated<'_>, sentence: &Sentence, thing: &Name, firm: &Name) -> bool {
    let gap = Span::new(firm.span.end, thing.span.start).of(&found.folded).trim();
    let mut words = gap.split_whitespace();
    let comes = words.next().is_some_and(|word| matches!(word, "comes" | "came" | "emerges" | "emerged" | "hails"));
    let article = words.all(|word| {
        matches!(word, "the" | "a" | "an" | "also" | "model" | "chip") || english().plain_adjectives.contains(word)
    });
    let head = found.head_in_clause(sentence, firm.span);
    let opens = ["from", "out of"].iter().find_map(|link| head.trim_start().strip_prefix(link));
    comes && article && thing.kind != Chip && opens.is_some_and(leads_to_a_firm)
}

/// Whether a firm of the sentence is behind the thing in that sense: then the "behind" weighs nothing against it.
pub(super) fn has_one_behind(found: &Annotated<'_>, sentence: &Sentence, thing: &Name) -> bool {
    let mut firms = found.names_in(sentence).iter().filter(|name| name.kind == Organization);
    found.language == Language::English
        && firms.any(|firm| {
            is_behind(found, sentence, thing, firm)
                || firm.span.start >= thing.span.end && stands_behind_it(found, sentence, thing, firm)
        })
}

/// "Y is behind X", "Y, a unit of Z, is the brains behind the X chip": in no "far behind X".
fn is_behind(found: &Annotated<'_>, sentence: &Sentence, thing: &Name, firm: &Name) -> bool {
    let gap = before_its_sort(Span::new(firm.span.end, thing.span.start.max(firm.span.end)).of(&found.folded));
    let Some(head) = gap.strip_suffix(" behind") else { return false };
    let (aside, verb) = head.rsplit_once(", ").map_or(("", head.trim_start()), |(aside, verb)| (aside, verb));
    let apposed = aside.is_empty() || aside.starts_with(", ") && aside.matches(',').count() == 1;
    let is = matches!(verb, "is" | "was" | "stands" | "is the brains" | "is the force" | "is the name" | "is also");
    // "Y is behind X on most tests"
    let rest = behind_noun(after_name(found, thing, found.folded.get(thing.span.end..).unwrap_or("")));
    let ends = !rest.trim_start().starts_with(|c: char| c.is_alphanumeric());
    apposed && is && ends && sentence.span.contains(thing.span)
}

/// "Y, the local company behind the project, …", "The firm behind the site, Y, …": of the one system that the sentence names, or
/// that was told of before.
pub(super) fn behind_a_project(found: &Annotated<'_>, place: usize, sentence: &Sentence) -> Option<Fact> {
    let text = sentence.span.of(&found.folded);
    if found.language != Language::English || !text.contains(" behind the ") {
        return None;
    }
    let (at, noun) = english().projects.iter().find_map(|noun| Some((text.find(noun.as_str())?, noun)))?;
    let words = Span::new(sentence.span.start + at, sentence.span.start + at + noun.len());
    let head = found.head(sentence, words.start);
    let team = head.split_whitespace().next_back().is_some_and(|word| english().firm_nouns.contains(word));
    let behind = |firm: &Name| firm.span.start >= words.end && found.between(words, firm.span) == ", ";
    let ahead = |firm: &Name| {
        let gap = found.between(firm.span, words);
        firm.span.end <= words.start
            && gap.starts_with(", ")
            && gap.len() <= 40
            && !gap.trim_start_matches(", ").contains(',')
    };
    let mut firms = found.names_in(sentence).iter().filter(|name| name.kind == Organization && !is_observer(name));
    let firm = firms.find(|firm| behind(firm) || ahead(firm)).filter(|_| team)?;
    let mut named = found.names_in(sentence).iter().filter(|name| name.kind == System);
    let told = || found.names.get(carried(found, place, &[System])?);
    let thing = named.next().or_else(told).filter(|_| named.next().is_none())?;
    let value = Value::entity(firm_of(found, firm));
    Some(Fact::about(Predicate::Developer, thing, value, firm.span.cover(words), place, "developer/project"))
}

/// "In a paper the firm described X and Y, two sparse models": who brings in things of his in so many words, with what they
/// are behind them, and the verb.
pub(super) fn describes<'a>(
    found: &'a Annotated<'_>,
    place: usize,
    sentence: &'a Sentence,
    thing: &Name,
) -> Option<(&'a Name, Span)> {
    if found.language != Language::English || thing.kind != Model {
        return None;
    }
    // lists are dear to read: most sentences have no such verb
    if !any_word(found.head(sentence, thing.span.start), |word| english().describes.contains(word)) {
        return None;
    }
    let group = listed_with(found, sentence, thing);
    let (first, last) = (group.first()?, group.last()?);
    let head = found.head(sentence, first.span.start).trim_end();
    let word = head.rsplit(' ').next()?;
    let verb = english().describes.contains(word).then(|| {
        let end = sentence.span.start + head.len();
        Span::new(end - word.len(), end)
    })?;
    let rest = Span::new(last.span.end, sentence.span.end);
    let apposed = [", a ", ", an ", ", two ", ", three ", ", its ", ", the "]
        .iter()
        .find(|mark| rest.of(&found.folded).starts_with(**mark))?;
    let noun = found.cues_within(sentence, rest, &[Cue::Model]).next()?;
    let phrase = Span::new(rest.start + apposed.len(), noun.span.start).of(&found.folded);
    if phrase.len() > 60 || phrase.contains([',', ';', '.']) {
        return None;
    }
    let named = found.names_in(sentence).iter().rfind(|name| {
        let gap = found.between(name.span, verb);
        name.kind == Organization && name.span.end <= verb.start && gap.split_whitespace().all(is_small)
    });
    let firm = named.or_else(|| found.names.get(firm_referred_to(found, place, verb)?))?;
    (!is_observer(firm) && !firm.compared).then_some((firm, verb))
}
