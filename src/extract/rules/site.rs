//! What is told of places for computing in English: when they open, and what they cost.

use crate::{
    lexicon::{
        cue::Cue,
        english::{any_word, english, is_one, last_of, without_hedges},
    },
    model::{EntityKind, Language, Predicate, Unit, Value, value::Currency},
    text::{Span, span::first},
};

use super::{
    super::{
        annotate::{Annotated, Place, Sentence},
        date::DateMention,
        fact::Fact,
        name::Name,
        number::{Amount, Measure},
        subject::subject_of,
    },
    launched::{is_moved_on, was_planned},
};

use EntityKind::System;

/// "will open a data centre in Munich in 2027", "The site is to be completed by 2028": the day on which it opens.
pub(super) fn openings(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if found.language != Language::English || sentence.place == Place::Row {
        return;
    }
    for date in found.dates_in(sentence) {
        let Some(verb) = verb_of_opening(found, sentence, date) else { continue };
        if was_planned(found, sentence, date.span) || is_moved_on(found, sentence, date) {
            continue;
        }
        // "will start building its campus in 2027"
        let starts = is_one(&english().starts, verb.of(&found.folded));
        let behind = if starts { None } else { opened_behind(found, sentence, verb, date.span) };
        let site = behind.or_else(|| site_at(found, place, verb));
        let Some(site) = site.filter(|site| !(starts && is_an_undertaking(found, site))) else { continue };
        let (value, at) = (Value::Date { date: date.date }, verb.cover(date.span));
        facts.push(Fact::about(Predicate::Released, site, value, at, place, "released/opening"));
    }
}

/// "The project will start in 2027": its work does, and not the site.
fn is_an_undertaking(found: &Annotated<'_>, site: &Name) -> bool {
    let work = |word: &str| matches!(word, "project" | "construction");
    let next = first(found.folded.get(site.span.end..).unwrap_or(""), PROJECT_WITHIN);
    any_word(site.span.of(&found.folded), work) || any_word(next, work)
}

/// So many characters behind the name of a machine the noun for its building ends: " supercomputer project".
const PROJECT_WITHIN: usize = 24;

/// The verb of opening that the date goes with: the last one before it, in its clause and near.
fn verb_of_opening(found: &Annotated<'_>, sentence: &Sentence, date: &DateMention) -> Option<Span> {
    let clause = sentence.clause_of(date.span);
    let head = Span::new(clause.start, date.span.start.max(clause.start));
    let text = head.of(&found.folded);
    let verbs = english().opens.iter().chain(&english().starts).filter_map(|verb| {
        let at = text.rfind(verb.as_str())?;
        let whole = |rest: &str| !rest.starts_with(char::is_alphanumeric);
        let opens = at == 0 || text.get(..at).is_some_and(|before| before.ends_with(' '));
        let end = at + verb.len();
        (opens && text.get(end..).is_some_and(whole)).then(|| Span::new(head.start + at, head.start + end))
    });
    let verb = verbs.max_by_key(|verb| (verb.end, verb.len()))?;
    let gap = Span::new(verb.end, date.span.start).of(&found.folded);
    // "will open in Munich, and the second in 2027", "to open talks on sales in 2026"
    let goes_on =
        gap.split_whitespace().any(|word| matches!(word, "and" | "but" | "which" | "that" | "to" | "before" | "after"));
    (!goes_on && gap.len() <= GAP).then_some(verb)
}

/// So many bytes from the verb the day may stand: "a new AI data centre in the Indian state of Andhra Pradesh in".
const GAP: usize = 90;

/// What is opened, behind the verb.
fn opened_behind<'a>(found: &'a Annotated<'_>, sentence: &Sentence, verb: Span, date: Span) -> Option<&'a Name> {
    let gap = Span::new(verb.end, date.start.max(verb.end));
    let site = |name: &&Name| name.kind == System && gap.contains(name.span) && name.can_lead();
    let name = found.names_in(sentence).iter().find(site)?;
    // "to open talks with customers of Colossus"
    let words = Span::new(verb.end, name.span.start).of(&found.folded);
    (!words.split_whitespace().any(|word| english().prepositions.contains(word))).then_some(name)
}

/// What opens, before the verb: a site of this sentence, or the one told of where a word stands for it.
fn site_at<'a>(found: &'a Annotated<'_>, place: usize, verb: Span) -> Option<&'a Name> {
    let sentence = found.sentences.get(place)?;
    // "The company is to open its office", "Microsoft opens its conference": who acts is no site, and what it opens none
    let object = found.word_behind(verb.end);
    let intransitive = matches!(
        object,
        "" | "in"
            | "by"
            | "on"
            | "at"
            | "around"
            | "early"
            | "late"
            | "next"
            | "later"
            | "this"
            | "for"
            | "as"
            | "towards"
            | "before"
            | "with"
    );
    let clause = sentence.clause_of(verb);
    let head = Span::new(clause.start, verb.start.max(clause.start));
    let refers = found.has_cue(sentence, head, &[Cue::It]);
    let index = subject_of(found, place, verb, &[System])?;
    let site = found.names.get(index)?;
    let here = sentence.span.contains(site.span) && site.span.end <= verb.start;
    let leads = here && leads_to(found, sentence, site, verb);
    let near = leads || refers && !sentence.span.contains(site.span);
    (near && (intransitive || object == "it")).then_some(site)
}

/// "The campus near Paris is to open", "its new data center in Hokkaido, which will open": the site leads the clause of the
/// verb, or stands before its relative one. In "A visitor centre at Isambard-AI opens" something else does.
fn leads_to(found: &Annotated<'_>, sentence: &Sentence, site: &Name, verb: Span) -> bool {
    let clause = sentence.clause_of(verb);
    let gap = Span::new(site.span.end, verb.start).of(&found.folded);
    if !clause.contains(site.span) {
        let lead: Vec<&str> = Span::new(clause.start, verb.start).of(&found.folded).split_whitespace().collect();
        let relative = matches!(lead.first(), Some(&("which" | "that" | "and"))) && lead.len() <= RELATIVE;
        return relative || lead.is_empty() && gap.trim_end().ends_with(',');
    }
    let head = Span::new(clause.start, site.span.start.max(clause.start)).of(&found.folded);
    let led = |word: &str| {
        english().prepositions.contains(word) || matches!(word, "where" | "which" | "that" | "whose" | "when")
    };
    let another = found.names_in(sentence).iter().any(|name| {
        let between = name.span.start >= site.span.end && name.span.end <= verb.start;
        between && name.can_lead() && name.kind == EntityKind::Organization
    });
    !another && !head.split_whitespace().any(led)
}

/// So many words stand before the verb of such a clause: "which is now expected".
const RELATIVE: usize = 4;

/// "The centre cost 650 billion won", "which costs $20 billion", "the $10 billion project": what is put into a place for
/// computing. The price of a machine that is sold is none.
pub(super) fn cost(found: &Annotated<'_>, place: usize, amount: &Amount, facts: &mut Vec<Fact>) -> bool {
    let Some(sentence) = found.sentences.get(place).filter(|sentence| sentence.place != Place::Row) else {
        return false;
    };
    let Some(Measure::Currency(currency)) = amount.measure.filter(|_| found.language == Language::English) else {
        return false;
    };
    if amount.max.or(amount.min).is_none_or(|size| size < least(currency)) || amount.per.is_some() {
        return false;
    }
    let site = costs(found, sentence, amount).then(|| subject_of(found, place, amount.span, &[System])).flatten();
    let site = site.and_then(|index| found.names.get(index)).filter(|site| site.span.end <= amount.span.start);
    let site =
        site.filter(|site| is_told_of_here(found, sentence, site)).or_else(|| before_its_noun(found, sentence, amount));
    let Some(site) = site.filter(|site| site.can_lead() && !is_of_another_noun(found, sentence, site, amount)) else {
        return false;
    };
    let value = Value::Quantity(amount.quantity(Unit::Currency(currency)));
    let (predicate, rule) = if is_a_machine(found, sentence, site) {
        (Predicate::Price, "price/machine")
    } else {
        (Predicate::Investment, "investment/cost")
    };
    facts.push(Fact::about(predicate, site, value, amount.span, place, rule));
    true
}

/// "Isambard-AI holds 5,448 superchips and cost £225 million": a computer with a name is bought, and a place built, or what is
/// still to be.
fn is_a_machine(found: &Annotated<'_>, sentence: &Sentence, site: &Name) -> bool {
    let text = sentence.span.of(&found.folded);
    let nouns = &english().site_nouns;
    let place =
        nouns.iter().any(|noun| !matches!(noun.as_str(), "supercomputer" | "cluster") && text.contains(noun.as_str()));
    let to_come = found.has_cue(sentence, sentence.span, &[Cue::Planned]) || text.contains("to build");
    let known = (site.entity.is_some() || text.contains("supercomputer")) && !site.has_no_name();
    let called = ["centre", "center", "campus", "rainier", "stargate", "hyperion"];
    let lower = site.name.to_lowercase();
    known && !place && !to_come && !called.iter().any(|word| lower.contains(word))
}

/// Less than this is paid for a machine, and for no place.
fn least(currency: Currency) -> f64 {
    match currency {
        Currency::KRW | Currency::JPY => 5e9,
        _ => 3e7,
    }
}

/// "cost", "will cost about", "costing": right before the sum. "cost the company" and "cost savings of" are something else.
fn costs(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = without_hedges(found.head_in_clause(sentence, amount.span)).trim_end();
    if is_built_for(head) {
        return true;
    }
    last_of(head, &english().costs).is_some_and(|verb| {
        let before = head.strip_suffix(verb).unwrap_or("");
        before.is_empty() || before.ends_with(' ')
    })
}

/// "which is to be built at Haenam for", "put up in 2023 for": the passive of a verb of building, where it is done, and the sum.
fn is_built_for(head: &str) -> bool {
    let Some(head) = head.strip_suffix(" for") else { return false };
    let words: Vec<&str> = head.split_whitespace().collect();
    let Some(at) = words.iter().rposition(|word| english().built.contains(*word)) else { return false };
    let before = at.checked_sub(1).and_then(|at| words.get(at)).copied().unwrap_or("");
    let passive = matches!(before, "" | "be" | "been" | "being" | "is" | "was" | "were" | "are" | "put");
    // "built for Contoso in Ohio for"
    let place = words.get(at + 1..).unwrap_or(&[]);
    let plain = |word: &&str| !matches!(*word, "for" | "to" | "and" | "that" | "which");
    passive && place.len() <= BUILT_WITHIN && place.iter().all(plain)
}

/// Words between the verb of building and the sum: "at Haenam in South Jeolla Province".
const BUILT_WITHIN: usize = 8;

/// "Jean Zay was enlarged in an upgrade that cost 40 million euros": what stands before the relative word did.
fn is_of_another_noun(found: &Annotated<'_>, sentence: &Sentence, site: &Name, amount: &Amount) -> bool {
    if !sentence.span.contains(site.span) || site.span.end > amount.span.start {
        return false;
    }
    let gap = Span::new(site.span.end, amount.span.start).of(&found.folded);
    let relative = gap.find(" that ").or_else(|| gap.find(" which ")).and_then(|at| gap.get(..at));
    relative.is_some_and(|noun| noun.trim_end_matches(',').split_whitespace().count() > 1)
}

/// The site is named in the sentence, or a word stands for it.
fn is_told_of_here(found: &Annotated<'_>, sentence: &Sentence, site: &Name) -> bool {
    sentence.span.contains(site.span) || found.has_cue(sentence, sentence.span, &[Cue::It])
}

/// "the $10 billion project": the noun right behind the sum stands for the site told of last.
fn before_its_noun<'a>(found: &'a Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<&'a Name> {
    let before = found.head(sentence, amount.span.start).trim_end().rsplit(' ').next().unwrap_or("");
    let behind = found.tail_in_clause(sentence, amount.span).trim_start().trim_start_matches('-');
    let noun = english().site_nouns.iter().find(|noun| {
        behind
            .strip_prefix(noun.as_str())
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
    });
    if !matches!(before, "the" | "this" | "that") || noun.is_none() {
        return None;
    }
    let earlier = found.names.partition_point(|name| name.span.start < amount.span.start);
    let last = found.names.get(..earlier)?.iter().rev().find(|name| name.kind == System && name.can_lead())?;
    let gap = Span::new(last.span.end.min(amount.span.start), amount.span.start);
    (gap.len() <= FARTHEST && !gap.of(found.text).contains("\n\n\n")).then_some(last)
}

/// So many bytes back the site may be told of: some sentences.
const FARTHEST: usize = 500;
