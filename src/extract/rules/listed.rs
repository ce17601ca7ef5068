//! What is told of a thing in a sentence of its own that leans on the one before: the chips that a ban covers, and what
//! succeeds a machine.

use crate::{
    lexicon::{
        chinese::{chinese, has_one},
        cue::Cue,
        english::english,
    },
    model::{EntityKind, Language, Modality, Predicate, Term, Value},
    text::Span,
};

use super::super::{
    annotate::{Annotated, Place, Sentence},
    fact::Fact,
    name::Name,
};

use EntityKind::{Chip, Model, System};

/// "The guidance covers Nvidia's H20 as well as the B200", 受影响的产品包括H20、B200: chips that a ban told of before is on.
pub(super) fn covered(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let Some(verb) = verb_of_covering(found, sentence).filter(|_| sentence.place == Place::Prose) else { return };
    let Some(ban) = ban_before(found, place) else { return };
    let behind = Span::new(verb.end, sentence.span.end);
    let chip = |name: &&Name| name.kind == Chip && behind.contains(name.span) && !name.family && !name.counted;
    for name in found.names_in(sentence).iter().filter(chip).filter(|name| !is_left_out(found, behind, name)) {
        let fact = Fact::about(
            Predicate::Status,
            name,
            Value::term(Term::Banned),
            verb.cover(name.span),
            place,
            "status/covered",
        );
        facts.push(Fact { modality: Some(ban), ..fact });
    }
}

/// The verb of the list, behind a word for the rule.
fn verb_of_covering(found: &Annotated<'_>, sentence: &Sentence) -> Option<Span> {
    let text = sentence.span.of(&found.folded);
    let at = |start: usize, len: usize| Span::new(sentence.span.start + start, sentence.span.start + start + len);
    if found.language.is_chinese() {
        let list =
            chinese().covered.iter().filter_map(|words| text.find(words.as_str()).map(|start| (start, words.len())));
        return list.min().map(|(start, len)| at(start, len));
    }
    if found.language != Language::English {
        return None;
    }
    let verbs = [" covers ", " also covers ", " applies to ", " extends to ", " includes ", " affects "];
    let (start, verb) = verbs.iter().filter_map(|verb| text.find(verb).map(|start| (start, *verb))).min()?;
    let head: Vec<&str> = text.get(..start)?.split_whitespace().collect();
    let rule = head.last().is_some_and(|noun| english().ban_nouns.contains(*noun)) && head.len() <= 4;
    rule.then(|| at(start, verb.len()))
}

/// How firmly the last sentence before, within three, tells of a ban by who imports.
fn ban_before(found: &Annotated<'_>, place: usize) -> Option<Modality> {
    let here = found.sentences.get(place)?;
    let earlier = found.sentences.get(..place)?.iter().rev().take(3).filter(|sentence| sentence.line + 2 >= here.line);
    let bans = |sentence: &&Sentence| {
        let banned = found.has_cue(sentence, sentence.span, &[Cue::Banned]);
        // what a land forbids to be sold abroad is no ban by who buys
        let exported = has_one(sentence.span.of(&found.folded), &english().export_words)
            || found.language.is_chinese() && sentence.span.of(&found.folded).contains("出口");
        banned && !exported && !found.has_cue(sentence, sentence.span, &[Cue::Denied])
    };
    let told = earlier.into_iter().find(bans)?;
    let planned = found.has_cue(told, told.span, &[Cue::Planned]);
    let reported = found.has_cue(told, told.span, &[Cue::Reported]) || found.has_cue(here, here.span, &[Cue::Reported]);
    Some(match (planned, reported) {
        (true, _) => Modality::Planned,
        (_, true) => Modality::Reported,
        _ => Modality::Stated,
    })
}

/// "but not the H20", 不包括H20: left out.
fn is_left_out(found: &Annotated<'_>, list: Span, name: &Name) -> bool {
    let before = Span::new(list.start, name.span.start.max(list.start)).of(&found.folded);
    let near: Vec<&str> = before.split_whitespace().rev().take(4).collect();
    near.iter().any(|word| matches!(*word, "not" | "except" | "excluding" | "without")) || before.contains("不包括")
}

/// "is to be succeeded in 2026 by the Atlas 950": what follows a thing comes out then.
pub(super) fn successors(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    const VERBS: [&str; 3] = ["succeeded", "replaced", "followed"];
    if found.language != Language::English || sentence.place != Place::Prose {
        return;
    }
    for name in found.names_in(sentence).iter().filter(|name| matches!(name.kind, Chip | Model | System)) {
        let before = found.head(sentence, name.span.start);
        let before = before.strip_suffix("the ").unwrap_or(before);
        let Some(head) = before.strip_suffix("by ") else { continue };
        let end = sentence.span.start + head.len();
        let date = found.dates_in(sentence).iter().rfind(|date| date.span.end <= end && end - date.span.end <= 1);
        let Some(date) = date else { continue };
        let lead = found.head(sentence, date.span.start).trim_end();
        let lead = [" in", " in the", " by", " in early", " in late", " from", " on"]
            .iter()
            .find_map(|word| lead.strip_suffix(word))
            .unwrap_or(lead);
        let verb = lead.rsplit(' ').next().unwrap_or("");
        let passive = lead.strip_suffix(verb).is_some_and(|lead| lead.ends_with(" be ") || lead.ends_with(" was "));
        if VERBS.contains(&verb) && passive {
            let (value, at) = (Value::Date { date: date.date }, date.span.cover(name.span));
            facts.push(Fact::about(Predicate::Released, name, value, at, place, "released/successor"));
        }
    }
}
