//! Rules that are told with the buyer inside the verb: "has cut Contoso off from American chips", "keep the X1 out of China",
//! "bars Fabrikam from selling the X1 there"; and words that stand for those told of before: "both", "neither country".

use std::sync::LazyLock;

use crate::{
    lexicon::{
        chinese::has_one,
        cue::Cue,
        english::{any_word, english, is_negation, names_america},
    },
    model::{EntityKind, Language, Predicate, Value},
    text::{Span, list},
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    fact::Fact,
    name::{Name, distinct},
};

use super::{country::carried_country, of_china, targets::may_be_kept_out};
use EntityKind::{Chip, Country};

/// So many bytes lie between the verb and its particle, at most.
const OBJECT: usize = 100;

/// The verb, who or what stands in it, and what they are kept from.
struct Kept {
    verb: Span,
    object: Span,
    tail: Span,
}

/// What the rules of a sentence keep from whom, or out of where.
pub(super) fn kept_away(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    // most sentences hold none of these, which is told faster than that none of their words is such a verb
    static AWAY: LazyLock<list::Words> = LazyLock::new(|| list::Words::of(&english().away_from));
    let text = sentence.span.of(&found.folded);
    if found.language != Language::English || sentence.place == Place::Row || !AWAY.are_in(text) {
        return;
    }
    for kept in verbs_in(found, sentence) {
        let Some(country) = whose_rule(found, place, found.head(sentence, kept.verb.start)) else { continue };
        tell(found, place, sentence, &kept, &country, facts);
    }
}

fn verbs_in<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence) -> impl Iterator<Item = Kept> + 'a {
    let text = sentence.span.of(&found.folded);
    let start = sentence.span.start;
    let mut at = 0;
    let words = text.split_inclusive(' ').map(move |part| {
        let from = at;
        at += part.len();
        (from, part.trim_end())
    });
    words.filter(|(_, word)| english().keeps_away.contains(*word)).filter_map(move |(from, word)| {
        let verb = Span::new(start + from, start + from + word.len());
        let rest = Span::new(verb.end, sentence.span.end).of(&found.folded);
        let particles = english().away_from.iter();
        let (mark, particle) = particles.filter_map(|word| Some((rest.find(word.as_str())?, word))).min()?;
        let object = Span::new(verb.end, verb.end + mark);
        let tail = Span::new(object.end + particle.len(), sentence.span.end);
        let plain = (1..=OBJECT).contains(&mark) && !object.of(&found.folded).contains([',', ';', ':', '.']);
        plain.then_some(Kept { verb, object, tail })
    })
}

/// Whose rule it is that the words before the verb name; one that is only called "the rules" is the one told of before.
fn whose_rule(found: &Annotated<'_>, place: usize, head: &str) -> Option<String> {
    let lists = english();
    let rule = any_word(head, |word| lists.rule_makers.contains(word) || lists.rule_nouns.contains(word));
    if !rule || head.split_whitespace().rev().take(2).any(is_negation) {
        return None;
    }
    let american = names_america(head);
    american.then(|| "United States".to_owned()).or_else(|| Some(carried_country(found, place)?.0))
}

fn tell(found: &Annotated<'_>, place: usize, sentence: &Sentence, kept: &Kept, country: &str, facts: &mut Vec<Fact>) {
    let within = |span: Span| found.names_in(sentence).iter().filter(move |name| span.contains(name.span));
    let goods = || {
        let all = kept.object.cover(kept.tail);
        found.has_cue(sentence, all, &[Cue::Chip])
            || within(all).any(|name| name.kind == Chip)
            || has_one(all.of(&found.folded), &english().kept_goods)
    };
    if !goods() {
        return;
    }
    let foreign = |name: &&Name| name.kind == Chip && !found.is_from(name, "CN");
    let abroad = |name: &&Name| name.kind == Country && name.name != country;
    let mut targets: Vec<&Name> = within(kept.object).filter(|name| may_be_kept_out(found, name, country)).collect();
    if targets.is_empty() {
        targets.extend(within(kept.object).filter(foreign));
        targets.extend(within(kept.object.cover(kept.tail)).filter(abroad).take(2));
        targets.extend(within(kept.tail).filter(foreign));
    }
    let at = kept.verb.cover(kept.object);
    if targets.is_empty() && kept.object.of(&found.folded).contains("chinese") && country != "China" {
        facts.push(of_china(found, place, at, country));
    }
    for target in targets {
        let value = Value::entity(country.to_owned());
        let at = at.cover(target.span);
        facts.push(Fact::about(Predicate::ExportRestriction, target, value, at, place, "export_restriction/kept"));
    }
}

/// "although both have been on the list", "all three of them are barred": those named before such a word in its sentence.
pub(super) fn told_of_all(
    found: &Annotated<'_>,
    sentence: &Sentence,
    cue: Span,
    eligible: &impl Fn(&usize) -> bool,
) -> Vec<usize> {
    if found.language != Language::English {
        return Vec::new();
    }
    let clause = found.head_in_clause(sentence, cue);
    let mut words = clause.split_whitespace().rev().take(WORDS);
    let Some(word) = words.find(|word| matches!(*word, "both" | "all" | "each")) else { return Vec::new() };
    let start = cue.start - clause.len();
    let mut before: Vec<usize> = sentence
        .names
        .clone()
        .filter(eligible)
        .filter(|index| found.names.get(*index).is_some_and(|name| name.span.end <= start))
        .collect();
    if word == "both" {
        before.drain(..before.len().saturating_sub(2));
    }
    if before.len() < 2 { Vec::new() } else { before }
}

/// So many words before a list or a ban "both" may stand.
const WORDS: usize = 8;

/// "Neither country has been able to", "exports to both countries": the two that were named before.
pub(super) fn two_lands<'a>(found: &'a Annotated<'_>, sentence: &Sentence, country: &str) -> Vec<&'a Name> {
    if found.language != Language::English || !has_one(sentence.span.of(&found.folded), &english().two_lands) {
        return Vec::new();
    }
    let end = found.names.partition_point(|name| name.span.start < sentence.span.start);
    let before = found.names.get(..end).unwrap_or(&[]).iter().rev();
    let lands = before.filter(|name| name.kind == Country && name.name != country && name.name != "China");
    let mut lands = distinct(lands.take(LANDS));
    lands.truncate(2);
    if lands.len() == 2 { lands } else { Vec::new() }
}

/// Names of countries looked back at for such a pair.
const LANDS: usize = 12;
