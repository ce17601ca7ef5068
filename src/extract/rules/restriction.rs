//! Which country keeps what from whom.

use crate::{
    lexicon::cue::Cue,
    model::{EntityKind, Predicate, Value, entity::DOMESTIC_CHIPS},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    fact::Fact,
    name::Name,
};

use EntityKind::{Chip, Country, Organization};

pub(super) fn restrictions(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let Some(cue) = found.cues_in(sentence).iter().find(|at| at.cue == Cue::Restrict) else { return };
    let country = by_whom(found, sentence, cue.span).or_else(|| carried_country(found, place));
    let Some((country, at)) = country else { return };
    let chips: Vec<&Name> =
        found.names_in(sentence).iter().filter(|name| name.kind == Chip && name.name != DOMESTIC_CHIPS).collect();
    let firms: Vec<&Name> = found
        .names_in(sentence)
        .iter()
        .filter(|name| name.kind == Organization && !is_government(&name.name))
        .collect();
    let targets = if chips.is_empty() { firms } else { chips };
    for target in targets.into_iter().filter(|target| found.distance(target.span, cue.span) <= 140) {
        let home = target.entity.and_then(|entity| found.lexicon.country(entity));
        if target.kind == Organization && home == code_of(&country) || !is_hit(found, sentence, cue.span, target) {
            continue;
        }
        let span = at.map_or(cue.span, |at| cue.span.cover(at)).cover(target.span);
        facts.push(Fact::about(
            Predicate::ExportRestriction,
            target,
            Value::entity(country.clone()),
            span,
            place,
            "export_restriction/by",
        ));
    }
}

/// In Chinese whom the ban hits stands in its clause: behind the word, or before it after 对, 向, 将, or as its passive.
fn is_hit(found: &Annotated<'_>, sentence: &Sentence, cue: Span, target: &Name) -> bool {
    if !found.language.is_chinese() || target.span.start >= cue.end && sentence.clause_of(cue).contains(target.span) {
        return true;
    }
    let before: String =
        Span::new(sentence.span.start, target.span.start.max(sentence.span.start)).of(&found.folded).to_owned();
    let after = Span::new(target.span.end, sentence.span.end).of(&found.folded);
    let marked = ["对", "向", "将", "把", "包括", "涉及", "给"].iter().any(|word| before.ends_with(word));
    let passive =
        ["被", "遭", "受", "名列", "列入", "无法", "获准", "许可", "在列"].iter().any(|word| after.contains(word));
    marked || passive
}

/// The country that forbids: named as such, by its capital, its adjective or its ministry.
fn by_whom(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> Option<(String, Option<Span>)> {
    let named = found.names_in(sentence).iter().filter(|name| name.kind == Country || is_government(&name.name));
    let mut all: Vec<(usize, String, Span)> = named
        .filter_map(|name| {
            let country = if name.kind == Country { Some(name.name.clone()) } else { government_of(found, name) }?;
            let buyer = country == "China"
                && !found.text.get(name.span.end..).is_some_and(|after| after.starts_with("'s commerce"));
            (!buyer).then(|| (found.distance(name.span, cue), country, name.span))
        })
        .collect();
    all.sort();
    let lower = sentence.span.of(found.text);
    let adjective = ["U.S.", "US ", "American", "Washington", "美方", "美国", "美國", "США", "美商务部"]
        .iter()
        .any(|word| lower.contains(word));
    all.into_iter()
        .next()
        .map(|(_, country, span)| (country, Some(span)))
        .or_else(|| adjective.then(|| ("United States".to_owned(), None)))
}

fn carried_country(found: &Annotated<'_>, place: usize) -> Option<(String, Option<Span>)> {
    let earlier =
        found.sentences.iter().take(place).rev().filter(|before| found.has_cue(before, before.span, &[Cue::Restrict]));
    earlier.into_iter().find_map(|before| by_whom(found, before, before.span)).map(|(country, _)| (country, None))
}

fn is_government(name: &str) -> bool {
    [
        "Commerce Department",
        "Department of Commerce",
        "International Trade Administration",
        "Ministry of",
        "BIS",
        "Bureau of Industry and Security",
        "White House",
        "Trump administration",
        "Biden administration",
    ]
    .iter()
    .any(|word| name.contains(word))
}

fn government_of(found: &Annotated<'_>, name: &Name) -> Option<String> {
    let code = found.lexicon.country(name.entity?)?;
    let mut countries = found.lexicon.entities().filter(|(_, entity)| entity.kind == Some(Country));
    countries.find(|(_, entity)| entity.country.as_deref() == Some(code)).map(|(_, entity)| entity.name.clone())
}

fn code_of(country: &str) -> Option<&'static str> {
    match country {
        "United States" => Some("US"),
        "China" => Some("CN"),
        "Taiwan" => Some("TW"),
        "Japan" => Some("JP"),
        "Netherlands" => Some("NL"),
        "South Korea" => Some("KR"),
        "Russia" => Some("RU"),
        "India" => Some("IN"),
        _ => None,
    }
}
