//! Facts that tie two things: who trains on what, who makes, designs, uses, restricts, orders, partners.

use crate::{
    lexicon::cue::{Cue, CueAt},
    model::{
        EntityKind, Modality, Predicate, Value,
        entity::{DOMESTIC_CHIPS, squeeze},
    },
    text::Span,
};

use super::super::{
    annotate::{Annotated, Place, Sentence},
    fact::Fact,
    name::{Name, firm_of},
    subject::{carried, coordinated, in_sentence, subject_of},
};

use EntityKind::{Chip, Country, Model, Organization, System};

/// All ties of one sentence.
pub(super) fn find(found: &Annotated<'_>, place: usize, facts: &mut Vec<Fact>) {
    let Some(sentence) = found.sentences.get(place) else { return };
    training_hardware(found, place, sentence, facts);
    domestic_training(found, place, sentence, facts);
    makers(found, place, sentence, facts);
    developers(found, place, sentence, facts);
    uses(found, place, sentence, facts);
    partners(found, place, sentence, facts);
    restrictions(found, place, sentence, facts);
    open_weights(found, place, sentence, facts);
}

/// The models that a statement at `at` is about: one, or all of a list, or both of the two named before.
pub(super) fn models_at(found: &Annotated<'_>, place: usize, at: Span) -> Vec<usize> {
    let Some(sentence) = found.sentences.get(place) else { return Vec::new() };
    let Some(index) = subject_of(found, place, at, &[Model]) else { return coming_models(found, place) };
    let mut models = if sentence.names.contains(&index) { coordinated(found, sentence, index) } else { vec![index] };
    if models.len() == 1 && says_both(found, sentence, at) {
        models = recent_models(found, place);
    }
    models.dedup_by_key(|index| found.names.get(*index).map(|name| name.name.clone()));
    models
}

/// "Two large language models …" before either is named: the models of the next sentences.
fn coming_models(found: &Annotated<'_>, place: usize) -> Vec<usize> {
    let mut models: Vec<usize> = Vec::new();
    for sentence in found.sentences.iter().skip(place + 1).take(3) {
        for index in sentence.names.clone() {
            let Some(name) = found.names.get(index).filter(|name| name.kind == Model && !name.compared) else {
                continue;
            };
            if models.iter().all(|other| found.names.get(*other).is_none_or(|other| other.name != name.name)) {
                models.push(index);
            }
        }
    }
    models.truncate(2);
    models
}

fn says_both(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    let clause = found.clause_of(sentence, at);
    found.has_cue(sentence, clause, &[Cue::Both])
}

/// The different models of this sentence and the two before it.
fn recent_models(found: &Annotated<'_>, place: usize) -> Vec<usize> {
    let mut models: Vec<usize> = Vec::new();
    for sentence in found.sentences.iter().take(place + 1).skip(place.saturating_sub(2)) {
        for index in sentence.names.clone() {
            let Some(name) = found.names.get(index).filter(|name| name.kind == Model && !name.compared) else {
                continue;
            };
            if models.iter().all(|other| found.names.get(*other).is_none_or(|other| other.name != name.name)) {
                models.push(index);
            }
        }
    }
    models.truncate(4);
    models
}

// ---------------------------------------------------------------- training

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

fn training_hardware(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if sentence.place == Place::Row {
        return;
    }
    for train in found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Train) {
        if inference_only(found, sentence, train.span) || hypothetical(found, sentence, train.span) {
            continue;
        }
        let hardware = hardware_of(found, sentence, train.span);
        if hardware.is_empty() {
            continue;
        }
        for index in models_at(found, place, train.span) {
            let Some(model) = found.names.get(index) else { continue };
            for (value, at) in &hardware {
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

fn inference_only(found: &Annotated<'_>, sentence: &Sentence, train: Span) -> bool {
    let clause = found.clause_of(sentence, train);
    let infer = found.cues_within(sentence, clause, &[Cue::Infer]);
    infer.into_iter().any(|at| matches!(at.span.of(found.text), "适配" | "inference only"))
}

pub(super) fn hypothetical(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    let clause = found.clause_of(sentence, at);
    let mut cues = found.cues_within(sentence, clause, &[Cue::Hypothetical]);
    cues.any(|cue| found.distance(cue.span, at) <= 40)
}

/// The chips, makers and systems that a verb of training stands with.
fn hardware_of(found: &Annotated<'_>, sentence: &Sentence, train: Span) -> Vec<(String, Span)> {
    let mut hardware = Vec::new();
    for index in sentence.names.clone() {
        let Some(name) = found.names.get(index) else { continue };
        let Some(value) = as_hardware(found, sentence, name) else { continue };
        if ties_to_training(found, sentence, name.span, train) {
            hardware.push((value, name.span));
        }
    }
    if hardware.is_empty()
        && let Some(at) = domestic_chips_at(found, sentence, train) {
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

/// A chip, a system, or a firm that stands for its chips ("chips from Alibaba", "Cambricon"); never a possessive owner.
fn as_hardware(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> Option<String> {
    match name.kind {
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
            let guess = found.has_cue(sentence, sentence.span, &[Cue::Speculated]);
            (found.lexicon.makes_chips(entity) && !owner && !next_chip && (chips || guess)).then(|| name.name.clone())
        }
        _ => None,
    }
}

/// English: behind the verb after "on", "with", "using"; Chinese: in its clause, before or behind.
fn ties_to_training(found: &Annotated<'_>, sentence: &Sentence, name: Span, train: Span) -> bool {
    let between = found.between(name, train);
    if between.contains(['.', '。', ';', '；']) && !between.contains(char::is_alphanumeric) {
        return false;
    }
    if found.language.is_unspaced() || found.language == crate::model::Language::Korean {
        let clause = found.clause_of(sentence, train);
        let whole = clause.cover(found.clause_of(sentence, name));
        let marks = [
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
        let commas = found.between(name, train).matches(['，', '、', ',']).count();
        return found.distance(name, train) <= 70
            && commas <= 1
            && marks.iter().any(|mark| whole.of(found.text).contains(mark));
    }
    let behind = name.start >= train.end && found.distance(train, name) <= 110;
    let words = [
        " on ", " using ", " with ", " by ", " auf ", " mit ", " sur ", " avec ", " на ", " en ", " con ", " su ",
        " to ", " took ", " used ", " needed ", " dem ", " der ",
    ];
    let linked = words.iter().any(|word| format!("{between} ").contains(word));
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

fn domestic_training(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if sentence.place == Place::Row {
        return;
    }
    let Some(train) = found.cues_in(sentence).iter().find(|at| at.cue == Cue::Train) else {
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
            name.kind == Chip && is_home_made(found, name) && found.distance(name.span, wholly.span) <= limit
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

// ---------------------------------------------------------------- making

/// Foundries by canonical name: who makes chips for others.
const FOUNDRIES: &[&str] = &[
    "TSMC",
    "SMIC",
    "Samsung",
    "Samsung Foundry",
    "Samsung Electronics",
    "Intel Foundry",
    "GlobalFoundries",
    "UMC",
    "Hua Hong Semiconductor",
    "Hua Hong",
    "Rapidus",
    "PSMC",
    "Nexchip",
    "SK hynix",
    "HLMC",
    "SiCarrier",
    "Intel",
    "Mikron",
    "Tower Semiconductor",
    "Tata Electronics",
    "SwaySure",
    "ChangXin Memory",
];

fn makers(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    for name in found
        .names_in(sentence)
        .iter()
        .filter(|name| name.kind == Organization && FOUNDRIES.contains(&name.name.as_str()))
    {
        let Some(at) = foundry_work(found, sentence, name) else { continue };
        let Some(index) = subject_of(found, place, at, &[Chip]) else { continue };
        let Some(chip) = found.names.get(index) else { continue };
        if found.lexicon.maker_is(chip.entity, &name.name) {
            continue;
        }
        let maker =
            if name.name == "Samsung" || name.name == "Samsung Electronics" { "Samsung Foundry" } else { &name.name };
        facts.push(Fact::about(
            Predicate::Manufacturer,
            chip,
            Value::entity(maker),
            at.cover(name.span),
            place,
            "manufacturer/foundry",
        ));
    }
}

/// The verb or the process that shows the foundry at work: "made by X", 由X代工, "X's 7 nm".
fn foundry_work(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> Option<Span> {
    let clause = found.clause_of(sentence, name.span);
    let verb =
        found.cues_within(sentence, clause, &[Cue::Manufacture]).min_by_key(|at| found.distance(at.span, name.span));
    let verb = verb.filter(|at| found.distance(at.span, name.span) <= 48).map(|at| at.span);
    let node = found.amounts_in(sentence).iter().find(|amount| {
        amount.measure == Some(super::super::number::Measure::Nanometre)
            && found.distance(amount.span, name.span) <= 24
            && clause.contains(amount.span)
    });
    let yielded = found
        .cues_within(sentence, clause, &[Cue::Yield])
        .find(|at| at.span.end <= name.span.start && found.distance(at.span, name.span) <= 30);
    verb.or_else(|| node.map(|amount| amount.span)).or_else(|| yielded.map(|at| at.span))
}

fn developers(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    for index in sentence.names.clone() {
        let Some(thing) = found.names.get(index).filter(|name| !name.compared) else { continue };
        if thing.family || thing.counted {
            continue;
        }
        let (predicate, verbs) = match thing.kind {
            Model => (Predicate::Developer, &[Cue::Develop, Cue::Release, Cue::Train, Cue::OpenWeights][..]),
            System => (Predicate::Developer, &[Cue::Develop, Cue::Release][..]),
            Chip => (Predicate::Designer, &[Cue::Design, Cue::Develop][..]),
            _ => continue,
        };
        let Some((maker, verb)) = maker_in(found, sentence, thing, verbs) else { continue };
        let name = firm_of(found, maker);
        facts.push(Fact::about(predicate, thing, Value::entity(name), verb.cover(maker.span), place, "developer/verb"));
    }
}

/// The firm that the sentence says has made the thing: subject of the verb whose object it is, or behind "by".
fn maker_in<'a>(
    found: &'a Annotated<'_>,
    sentence: &'a Sentence,
    thing: &Name,
    verbs: &'a [Cue],
) -> Option<(&'a Name, Span)> {
    let firms = || found.names_in(sentence).iter().filter(|name| name.kind == Organization && !name.compared);
    for verb in found.cues_within(sentence, sentence.span, verbs) {
        let passive = firms().find(|firm| {
            let by = found.between(verb.span, firm.span);
            thing.span.end <= verb.span.start
                && firm.span.start >= verb.span.end
                && found.distance(thing.span, verb.span) <= 40
                && by.chars().count() <= 50
                && (verb.span.of(found.text).ends_with(" by")
                    || [" by ", "by ", " von ", " par ", " da ", " por ", "'s "].iter().any(|word| by.contains(word)))
        });
        if let Some(firm) = passive.filter(|firm| fits_maker(found, thing, firm, false)) {
            return Some((firm, verb.span));
        }
        let active = firms()
            .filter(|firm| {
                firm.span.end <= verb.span.start
                    && (verb.span.end <= thing.span.start
                        || found.language == crate::model::Language::Japanese
                        || found.language == crate::model::Language::Korean)
                    && found.distance(firm.span, verb.span) <= 90
                    && found.distance(verb.span, thing.span) <= 90
            })
            .next_back();
        let crossed = found.between(verb.span, thing.span).contains(['。', ';', '；']);
        if let Some(firm) = active.filter(|firm| !crossed && fits_maker(found, thing, firm, thing.entity.is_none())) {
            return Some((firm, verb.span));
        }
    }
    None
}

/// A firm that the lexicon knows for another maker's rival is none; an unknown thing takes the verb's word for it.
fn fits_maker(found: &Annotated<'_>, thing: &Name, firm: &Name, trust: bool) -> bool {
    let known = thing
        .entity
        .and_then(|entity| found.lexicon.maker(entity))
        .map(|maker| found.lexicon.entity(maker).name.clone());
    let own = firm_of(found, firm);
    match known {
        Some(maker) => {
            squeeze(&maker) == squeeze(&own)
                || squeeze(&maker) == squeeze(&firm.name)
                || found.lexicon.same_house(&maker, &own)
        }
        None => trust || thing.entity.is_none() || matches!(thing.kind, System | Model),
    }
}

// ---------------------------------------------------------------- using

fn uses(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if sentence.place == Place::Row || found.has_cue(sentence, sentence.span, &[Cue::Train, Cue::Restrict]) {
        return;
    }
    for chip in found
        .names_in(sentence)
        .iter()
        .filter(|name| !name.compared && (name.kind == Chip || stands_for_chips(found, sentence, name)))
    {
        let verb = found
            .cues_in(sentence)
            .iter()
            .filter(|at| {
                matches!(at.cue, Cue::Use | Cue::Order)
                    && at.span.end <= chip.span.start
                    && found.distance(at.span, chip.span) <= 50
                    && !is_weak_use(at.span.of(found.text))
            })
            .next_back();
        let Some(verb) = verb.or_else(|| based_on(found, sentence, chip)) else { continue };
        let index = in_sentence(found, sentence, verb.span, &[System, Organization]);
        let user = index
            .and_then(|index| found.names.get(index))
            .filter(|user| user.span.end <= verb.span.start.min(chip.span.start) + 2);
        let Some(user) = user else { continue };
        let crossed = found
            .names_in(sentence)
            .iter()
            .any(|other| other.kind == Model && other.span.start >= user.span.end && other.span.end <= verb.span.start);
        let own = user.name == chip.name || found.lexicon.same_house(&chip.name, &user.name);
        if crossed
            || own
            || found.lexicon.maker_is(chip.entity, &firm_of(found, user))
            || found.distance(user.span, verb.span) > 70
        {
            continue;
        }
        facts.push(Fact::about(
            Predicate::UsesChip,
            user,
            Value::entity(chip.name.clone()),
            verb.span.cover(chip.span),
            place,
            "uses_chip/verb",
        ));
    }
}

/// 以昇腾为底座, 由384颗昇腾910C组成: the verb stands behind the chip.
fn based_on<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, chip: &Name) -> Option<&'a CueAt> {
    let before = Span::new(sentence.span.start, chip.span.start).of(found.text);
    let opened = found.language.is_unspaced() && before.chars().rev().take(14).any(|c| matches!(c, '以' | '由'));
    let mut behind = found
        .cues_in(sentence)
        .iter()
        .filter(|at| at.cue == Cue::Use && at.span.start >= chip.span.end && found.distance(chip.span, at.span) <= 30);
    opened
        .then(|| behind.find(|at| matches!(at.span.of(found.text), "底座" | "组成" | "組成" | "集成" | "串接")))
        .flatten()
}

/// "relies on Nvidia", "chips from Alibaba", 部署昆仑芯: the maker's name for its chips.
fn stands_for_chips(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    let maker = name.kind == Organization && name.entity.is_some_and(|entity| found.lexicon.makes_chips(entity));
    let before: String = Span::new(sentence.span.start, name.span.start)
        .of(found.text)
        .chars()
        .rev()
        .take(34)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let words = [
        "relies on ",
        "rely on ",
        "leans mostly on ",
        "leans on ",
        "chips from ",
        "processors from ",
        "accelerators from ",
        "部署",
        "采用",
        "改用",
        "转用",
        "使用",
        "选用",
        "採用",
    ];
    let after = found.text.get(name.span.end..).unwrap_or("");
    let possessive = after.starts_with("'s") || after.starts_with("’s") || after.starts_with('的');
    maker
        && !possessive
        && words.iter().any(|word| before.ends_with(word) || (before.contains(word) && before.ends_with(" and ")))
}

/// Prepositions that are cues only beside a number.
fn is_weak_use(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "on" | "of"
            | "with"
            | "由"
            | "支持"
            | "mit"
            | "avec"
            | "con"
            | "takes"
            | "用"
            | "import"
            | "go to"
            | "wanted"
            | "应用"
            | "组成"
    )
}

fn partners(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    built_together(found, place, sentence, facts);
    let Some(cue) = found.cues_in(sentence).iter().find(|at| at.cue == Cue::Partner) else { return };
    let firms: Vec<usize> = sentence
        .names
        .clone()
        .filter(|index| {
            found.names.get(*index).is_some_and(|name| {
                name.kind == Organization && !name.compared && found.distance(name.span, cue.span) <= 120
            })
        })
        .collect();
    let Some(first) = firms.first().and_then(|index| found.names.get(*index)) else { return };
    let with = found.text.get(sentence.span.start..first.span.start).is_some_and(|before| {
        before.ends_with(['与', '和', '同', '跟']) || before.ends_with("with ") || before.ends_with("與")
    });
    let mut first = first;
    let mut rest = firms.get(1..).unwrap_or(&[]);
    if firms.len() == 1 || with {
        let carried = carried(found, place, &[Organization]).and_then(|index| found.names.get(index));
        let Some(subject) =
            carried.filter(|subject| subject.span.end <= sentence.span.start && subject.name != first.name)
        else {
            return;
        };
        if !with && !pronoun_head(found, sentence) {
            return;
        }
        first = subject;
        rest = &firms;
    }
    for index in rest {
        let Some(other) = found.names.get(*index).filter(|other| other.name != first.name) else { continue };
        if found.lexicon.same_house(&first.name, &other.name) {
            continue;
        }
        let mut fact = Fact::about(
            Predicate::Partnership,
            first,
            Value::entity(other.name.clone()),
            cue.span.cover(other.span),
            place,
            "partnership/verb",
        );
        fact.subject_at = fact.subject_at.filter(|at| sentence.span.contains(*at));
        facts.push(fact);
    }
}

/// "G42 will build a cluster with `OpenAI`, Oracle and Nvidia": a list of firms behind "with" are partners.
fn built_together(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let Some(verb) = found.cues_in(sentence).iter().find(|at| matches!(at.cue, Cue::Develop | Cue::Train)) else {
        return;
    };
    let firms: Vec<usize> = sentence
        .names
        .clone()
        .filter(|index| found.names.get(*index).is_some_and(|name| name.kind == Organization))
        .collect();
    let Some(first) =
        firms.first().and_then(|index| found.names.get(*index)).filter(|first| first.span.end <= verb.span.start)
    else {
        return;
    };
    let with = firms.iter().copied().find(|index| {
        found.names.get(*index).is_some_and(|name| {
            let before = found.text.get(verb.span.end..name.span.start).unwrap_or("");
            name.span.start > verb.span.end
                && (before.ends_with(" with ")
                    || before.ends_with(" with partners ")
                    || before.ends_with("together with "))
        })
    });
    let Some(with) = with else { return };
    for index in coordinated(found, sentence, with) {
        let Some(other) = found
            .names
            .get(index)
            .filter(|other| other.name != first.name && !found.lexicon.same_house(&first.name, &other.name))
        else {
            continue;
        };
        let mut fact = Fact::about(
            Predicate::Partnership,
            first,
            Value::entity(other.name.clone()),
            verb.span.cover(other.span),
            place,
            "partnership/with",
        );
        fact.modality = Some(Modality::Stated);
        facts.push(fact);
    }
}

/// "It has also worked with …", 该公司还与…: the subject was named before.
fn pronoun_head(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let head = Span::new(sentence.span.start, (sentence.span.start + 40).min(sentence.span.end));
    found.cues_in(sentence).iter().any(|at| {
        matches!(at.cue, Cue::It | Cue::TheCompany | Cue::We) && head.start <= at.span.start && at.span.start < head.end
    })
}

// ---------------------------------------------------------------- restricting

fn restrictions(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
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
        if target.kind == Organization && home == code_of(&country) {
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

// ---------------------------------------------------------------- open weights

fn open_weights(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let Some(cue) =
        found.cues_in(sentence).iter().find(|at| at.cue == Cue::OpenWeights && !is_bare_weights(found, sentence, at))
    else {
        return;
    };
    if sentence.span.of(found.text).ends_with(['?', '？']) || is_generic_open(found, cue) {
        return;
    }
    let next = sentence.names.clone().find(|index| {
        found.names.get(*index).is_some_and(|name| {
            name.kind == Model && name.span.start >= cue.span.end && found.distance(cue.span, name.span) <= 2
        })
    });
    let models = next.map_or_else(|| models_at(found, place, cue.span), |index| vec![index]);
    for index in models {
        let Some(model) = found.names.get(index) else { continue };
        let inside = sentence.span.contains(model.span);
        if !inside && found.names_in(sentence).iter().any(|name| name.kind == Model) {
            continue;
        }
        let mut fact = Fact::about(Predicate::OpenWeights, model, Value::flag(), cue.span, place, "open_weights/said");
        fact.subject_at = fact.subject_at.filter(|_| inside);
        facts.push(fact);
    }
}

/// "based on foreign open-source models", 开源模型为底: a sort of model, and no claim of this one.
fn is_generic_open(found: &Annotated<'_>, cue: &CueAt) -> bool {
    let after: String = found.text.get(cue.span.end..).unwrap_or("").chars().take(12).collect();
    [
        "模型為底",
        "模型为底",
        "模型为基",
        " models",
        "社区",
        "社區",
        " community",
        " ecosystem",
        "生态",
        " rivals",
        "框架",
        "操作系统",
    ]
    .iter()
    .any(|word| after.starts_with(word))
}

/// 权重 alone says nothing of its being open; with 开放, 公开 or a plan it does.
fn is_bare_weights(found: &Annotated<'_>, sentence: &Sentence, at: &CueAt) -> bool {
    let text = sentence.span.of(found.text);
    at.span.of(found.text) == "权重"
        && !["开放", "公开", "開放", "公開", "下载", "释出", "開源"].iter().any(|word| text.contains(word))
}
