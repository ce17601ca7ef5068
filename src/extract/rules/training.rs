//! What a model was trained on, and whether wholly on home-made hardware.

use crate::{
    lexicon::{
        chinese::{begins_with, chinese},
        cue::{Cue, CueAt},
    },
    model::{EntityKind, Language, Predicate, Value, entity::DOMESTIC_CHIPS},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    fact::Fact,
    name::{Name, Role},
};

use super::models::models_at;
use EntityKind::{Chip, Model, Organization, System};

const SUPPLIED: &[&str] = &[
    "most of the work",
    "key role",
    "most of the load",
    "played a role",
    "powered the training",
    "provided the chips",
    "supplied the chips",
    "参与其中",
    "承担",
    "发挥了",
    "起到",
    "were used",
    "was used",
    "played a part",
    "主要的训练任务",
    "提供了",
    "是主力",
];

pub(super) fn training_hardware(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if sentence.place == Place::Row {
        return;
    }
    for train in found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Train) {
        if inference_only(found, sentence, train.span)
            || hypothetical(found, sentence, train.span)
            || is_a_task(found, train.span)
        {
            continue;
        }
        let hardware = hardware_of(found, sentence, train.span);
        if hardware.is_empty() {
            continue;
        }
        for index in models_at(found, place, train.span) {
            let Some(model) = found.names.get(index) else { continue };
            for (value, at) in hardware.iter().filter(|(_, at)| !trains_another(found, train.span, *at)) {
                facts.push(Fact::about(
                    Predicate::TrainingHardware,
                    model,
                    Value::entity(value.clone()),
                    train.span.cover(*at),
                    place,
                    "training_hardware/on",
                ));
            }
        }
    }
    guessed_hardware(found, place, sentence, facts);
}

/// "Many suspect that X did most of the work": the trained models are those of the text so far.
fn guessed_hardware(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let text = sentence.span.of(found.text);
    let supplied = SUPPLIED.iter().any(|words| text.contains(words));
    let guessed = found.has_cue(sentence, sentence.span, &[Cue::Speculated, Cue::Reported]);
    let trained = facts
        .iter()
        .any(|fact| fact.predicate == Predicate::TrainingHardware || fact.predicate == Predicate::TrainingChipCount);
    if !(supplied && guessed && trained) {
        return;
    }
    let mut models: Vec<_> = facts
        .iter()
        .filter(|fact| matches!(fact.predicate, Predicate::TrainingHardware | Predicate::TrainingChipCount))
        .map(|fact| fact.subject.clone())
        .collect();
    models.sort();
    models.dedup();
    let chips: Vec<(String, Span)> = hardware_names(found, sentence).collect();
    for subject in models {
        for (value, at) in &chips {
            facts.push(Fact::new(
                Predicate::TrainingHardware,
                subject.clone(),
                Value::entity(value.clone()),
                *at,
                place,
                "training_hardware/guess",
            ));
        }
    }
}

/// 训练任务, 训练与推理: a task, and no training that took place.
pub(super) fn is_a_task(found: &Annotated<'_>, train: Span) -> bool {
    let after = found.folded.get(train.end..).unwrap_or("");
    found.language.is_chinese() && begins_with(after, &chinese().train_nouns).is_some()
}

/// "pressed to train its successor on domestic silicon": another model than the one named.
fn trains_another(found: &Annotated<'_>, train: Span, hardware: Span) -> bool {
    let object = found.between(train, hardware);
    let others = ["successor", "next model", "next-generation model", "future models", "new models"];
    train.end <= hardware.start && others.iter().any(|word| object.contains(word))
}

fn inference_only(found: &Annotated<'_>, sentence: &Sentence, train: Span) -> bool {
    let clause = sentence.clause_of(train);
    let infer = found.cues_within(sentence, clause, &[Cue::Infer]);
    infer.into_iter().any(|at| matches!(at.span.of(found.text), "适配" | "inference only"))
}

pub(super) fn hypothetical(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    let clause = sentence.clause_of(at);
    let mut cues = found.cues_within(sentence, clause, &[Cue::Hypothetical]);
    cues.any(|cue| found.distance(cue.span, at) <= 40)
}

/// The chips, makers and systems that a verb of training stands with.
fn hardware_of(found: &Annotated<'_>, sentence: &Sentence, train: Span) -> Vec<(String, Span)> {
    let mut hardware = Vec::new();
    for index in sentence.names.clone() {
        let Some(name) = found.names.get(index) else { continue };
        let Some(value) = as_hardware(found, sentence, name).filter(|_| !is_ruled_out(found, sentence, name)) else {
            continue;
        };
        if ties_to_training(found, sentence, name.span, train) {
            hardware.push((value, name.span));
        }
    }
    if hardware.is_empty()
        && let Some(at) = domestic_chips_at(found, sentence, train)
    {
        hardware.push((DOMESTIC_CHIPS.to_owned(), at));
    }
    hardware
}

fn hardware_names<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence) -> impl Iterator<Item = (String, Span)> + 'a {
    found
        .names_in(sentence)
        .iter()
        .filter(|name| !name.compared || name.kind == Chip)
        .filter_map(|name| as_hardware(found, sentence, name).map(|value| (value, name.span)))
}

/// "without a single Nvidia chip", 没有使用一块英伟达GPU: named for not having been used.
fn is_ruled_out(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    let before = Span::new(sentence.span.start, name.span.start).of(found.text);
    let tail: String =
        before.chars().rev().take(22).collect::<Vec<_>>().into_iter().rev().collect::<String>().to_lowercase();
    [
        "without ",
        "no ",
        "not a single ",
        "没有使用",
        "未使用",
        "没有用",
        "没用",
        "未用",
        "沒有使用",
        "不依赖",
        "一切使わず",
    ]
    .iter()
    .any(|word| tail.contains(word))
}

/// A chip, a system, or a firm that stands for its chips ("chips from Alibaba", "Cambricon"); never a possessive owner.
fn as_hardware(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> Option<String> {
    match name.kind {
        System if name.role == Role::Unnamed => None,
        Chip | System => Some(name.name.clone()),
        Organization => {
            let entity = name.entity?;
            let after = found.text.get(name.span.end..).unwrap_or("");
            let owner = after.starts_with("'s") || after.starts_with("’s");
            let next_chip = found.names_in(sentence).iter().any(|other| {
                other.kind == Chip && other.span.start >= name.span.end && found.distance(name.span, other.span) <= 6
            });
            let chips = found.has_cue(
                sentence,
                Span::new(name.span.start.saturating_sub(16), name.span.end + 24),
                &[Cue::Chip],
            );
            let hardware = ["hardware", "platform"].iter().any(|noun| after.trim_start().starts_with(noun));
            let chips = chips || hardware;
            let guess = found.has_cue(sentence, sentence.span, &[Cue::Speculated]);
            (found.lexicon.makes_chips(entity) && !owner && !next_chip && (chips || guess)).then(|| name.name.clone())
        }
        _ => None,
    }
}

/// What leads to the hardware in a language that puts no spaces.
const TRAINED_BY: &[&str] = &[
    "基于",
    "在",
    "使用",
    "用",
    "依托",
    "采用",
    "以",
    "で",
    "上",
    "で学習",
    "使",
    "を",
    "으로",
    "에서",
    "로",
    "은",
    "动用",
];

/// What leads to the hardware behind the verb.
const TRAINED_ON: &[&str] = &[
    " on ",
    " using ",
    " with ",
    " by ",
    " auf ",
    " mit ",
    " sur ",
    " avec ",
    " на ",
    " en ",
    " con ",
    " su ",
    " to ",
    " took ",
    " used ",
    " needed ",
    " dem ",
    " der ",
    " sul ",
    " sui ",
    " sulla ",
    " sulle ",
    " nel ",
    " im ",
    " an ",
    " utilizando ",
    " mediante ",
    " utilizzando ",
    " à l'aide de ",
    " grâce à ",
];

/// English: behind the verb after "on", "with", "using"; Chinese: in its clause, before or behind.
fn ties_to_training(found: &Annotated<'_>, sentence: &Sentence, name: Span, train: Span) -> bool {
    let between = found.between(name, train);
    if between.contains(['.', '。', ';', '；']) && !between.contains(char::is_alphanumeric) {
        return false;
    }
    if found.language.is_unspaced() || found.language == Language::Korean {
        let clause = sentence.clause_of(train);
        let whole = clause.cover(sentence.clause_of(name));
        let commas = found.between(name, train).matches(['，', '、', ',']).count();
        return found.distance(name, train) <= 70
            && commas <= 1
            && TRAINED_BY.iter().any(|mark| whole.of(found.text).contains(mark));
    }
    let for_it = name.end <= train.start
        && between.len() <= 60
        && [" for its ", " for the ", " for their ", " for "].iter().any(|word| between.contains(word))
        && !between.contains([',', ';', '.'])
        && found.has_cue(
            sentence,
            Span::new(name.start.saturating_sub(40).max(sentence.span.start), name.start),
            &[Cue::Use],
        );
    if for_it {
        return true;
    }
    let behind = name.start >= train.end && found.distance(train, name) <= 110;
    let linked = TRAINED_ON.iter().any(|word| format!("{between} ").contains(word));
    let ahead = name.end <= train.start
        && found.distance(name, train) <= 60
        && ["used ", "using ", "busy ", "is ", "powered"].iter().any(|word| {
            found
                .text
                .get(name.end.saturating_sub(60).max(sentence.span.start)..train.end)
                .is_some_and(|text| text.contains(word))
        })
        && !found
            .names_in(sentence)
            .iter()
            .any(|other| other.kind == Model && other.span.start > name.end && other.span.end < train.start);
    (behind && linked)
        || (ahead
            && found.has_cue(
                sentence,
                Span::new(name.start.saturating_sub(60).max(sentence.span.start), name.start),
                &[Cue::Use],
            )
            && linked)
}

/// Home-made chips without a name, near a verb of training.
pub(super) fn domestic_chips_at(found: &Annotated<'_>, sentence: &Sentence, near: Span) -> Option<Span> {
    let limit = if found.language.is_unspaced() { 60 } else { 90 };
    let mut domestic =
        found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Domestic && found.distance(at.span, near) <= limit);
    domestic.find_map(|at| chip_word(found, sentence, at).map(|chip| at.span.cover(chip)))
}

/// The chip noun that a word for "home-made" goes with: 国产芯片, "processors made in China", 全国产化万卡集群.
pub(super) fn chip_word(found: &Annotated<'_>, sentence: &Sentence, domestic: &CueAt) -> Option<Span> {
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

pub(super) fn domestic_training(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
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
