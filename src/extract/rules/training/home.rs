//! Home-made hardware, and models trained wholly on it.

use crate::{
    lexicon::cue::{Cue, CueAt},
    model::{EntityKind, Predicate, Value},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    fact::Fact,
    name::Name,
};

use super::{super::models::models_at, hypothetical, is_a_task};
use EntityKind::{Chip, Model, Organization, System};

/// Home-made chips without a name, near a verb of training.
pub(super) fn domestic_chips_at(found: &Annotated<'_>, sentence: &Sentence, near: Span) -> Option<Span> {
    let limit = if found.language.is_unspaced() { 60 } else { 90 };
    let mut domestic =
        found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Domestic && found.distance(at.span, near) <= limit);
    domestic.find_map(|at| chip_word(found, sentence, at).map(|chip| at.span.cover(chip)))
}

/// The chip noun that a word for "home-made" goes with: 国产芯片, "processors made in China", 全国产化万卡集群.
pub(in crate::extract::rules) fn chip_word(
    found: &Annotated<'_>,
    sentence: &Sentence,
    domestic: &CueAt,
) -> Option<Span> {
    let text = domestic.span.of(found.text).to_lowercase();
    if [
        "chip",
        "processor",
        "accelerator",
        "silicon",
        "gpu",
        "hardware",
        "芯片",
        "卡",
        "算力",
        "硬件",
        "칩",
        "チップ",
        "半導体",
        "반도체",
        "晶片",
    ]
    .iter()
    .any(|word| text.contains(word))
    {
        return Some(domestic.span);
    }
    let near = |at: &&CueAt| matches!(at.cue, Cue::Chip) && found.distance(at.span, domestic.span) <= 26;
    let cue = found
        .cues_in(sentence)
        .iter()
        .filter(near)
        .min_by_key(|at| found.distance(at.span, domestic.span))
        .map(|at| at.span);
    let card = || {
        let after = found.text.get(domestic.span.end..).unwrap_or("");
        let head: String = after.chars().take(10).collect();
        ["卡", "算力", "硬件", "集群"].iter().any(|word| head.contains(word)).then_some(domestic.span)
    };
    cue.or_else(card)
}

pub(in crate::extract::rules) fn domestic_training(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    facts: &mut Vec<Fact>,
) {
    if sentence.place == Place::Row {
        return;
    }
    let Some(train) = found.cues_in(sentence).iter().find(|at| at.cue == Cue::Train && !is_a_task(found, at.span))
    else {
        return without_verb(found, place, sentence, facts);
    };
    let Some(at) = wholly_domestic(found, sentence) else { return };
    if hypothetical(found, sentence, train.span) || found.distance(train.span, at) > 140 {
        return;
    }
    for index in models_at(found, place, train.span) {
        let Some(model) = found.names.get(index) else { continue };
        facts.push(Fact::about(
            Predicate::DomesticTraining,
            model,
            Value::flag(),
            at.cover(train.span),
            place,
            "domestic_training/wholly",
        ));
    }
}

/// "China Telecom built two models without a single foreign chip": no verb of training is needed there.
fn without_verb(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let Some(cue) = found.cues_in(sentence).iter().find(|at| at.cue == Cue::NoForeign) else { return };
    if !found.has_cue(sentence, sentence.span, &[Cue::Develop, Cue::Use]) {
        return;
    }
    for index in models_at(found, place, cue.span) {
        let Some(model) = found.names.get(index) else { continue };
        facts.push(Fact::about(
            Predicate::DomesticTraining,
            model,
            Value::flag(),
            cue.span,
            place,
            "domestic_training/no-foreign",
        ));
    }
}

/// Where the sentence says both: wholly, and home-made.
fn wholly_domestic(found: &Annotated<'_>, sentence: &Sentence) -> Option<Span> {
    let cues = found.cues_in(sentence);
    if let Some(cue) = cues.iter().find(|at| at.cue == Cue::NoForeign) {
        return Some(cue.span);
    }
    let limit = if found.language.is_unspaced() { 40 } else { 60 };
    for wholly in cues.iter().filter(|at| at.cue == Cue::Wholly) {
        for domestic in cues.iter().filter(|at| at.cue == Cue::Domestic) {
            let chips = chip_word(found, sentence, domestic).is_some() || wholly.span == domestic.span;
            if chips && found.distance(wholly.span, domestic.span) <= limit {
                return Some(wholly.span.cover(domestic.span));
            }
        }
        let own = found.names_in(sentence).iter().find(|name| {
            matches!(name.kind, Chip | System)
                && is_home_made(found, name)
                && found.distance(name.span, wholly.span) <= limit
        });
        if let Some(chip) = own {
            return Some(wholly.span.cover(chip.span));
        }
    }
    None
}

/// A chip of the same country as the models or firms of the text, which is not the United States.
fn is_home_made(found: &Annotated<'_>, chip: &Name) -> bool {
    let country = |name: &Name| name.entity.and_then(|entity| found.lexicon.country(entity));
    let Some(home) = country(chip).filter(|home| *home != "US") else { return false };
    found.names.iter().any(|name| matches!(name.kind, Model | Organization) && country(name) == Some(home))
}
