//! Home-made hardware, and models trained wholly on it.

use crate::{
    lexicon::{
        chinese::{begins_with, chinese},
        cue::{Cue, CueAt},
        english::{ends_as_word, ends_in, english, is_owner, is_predicate, last_of},
    },
    model::{EntityKind, Language, Modality, Predicate, Value, entity::DOMESTIC_CHIPS},
    text::{Span, span::first},
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::Speaker,
    fact::Fact,
    modality::modality_of,
    name::Name,
    number::{Amount, Measure},
    subject::coordinated,
};

use super::{
    super::models::models_at, as_hardware, hypothetical, is_a_task, is_ruled_out, object_model, own_models,
    ties::ties_to_training, trains,
};
use EntityKind::{Chip, Model, Organization, System};

/// Home-made chips without a name, near a verb of training.
pub(super) fn domestic_chips_at(found: &Annotated<'_>, sentence: &Sentence, near: Span) -> Option<Span> {
    let limit = if found.language.is_unspaced() { 60 } else { 90 };
    let mut domestic =
        found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Domestic && found.distance(at.span, near) <= limit);
    domestic.find_map(|at| chip_word(found, sentence, at).map(|chip| at.span.cover(chip)))
}

/// Whether a training ran on such chips: in English what leads to them behind the verb says that it did, and their phrase ends
/// with them. "By a team that once sold domestic chips", "to design domestic chips", "near the domestic chips plant" tell of others.
pub(super) fn ran_on_them(found: &Annotated<'_>, sentence: &Sentence, train: Span, chips: Span) -> bool {
    if found.language != Language::English || chips.start < train.end {
        return true;
    }
    let gap = Span::new(train.end, chips.start);
    let lead = lead_to_chips(gap.of(&found.folded));
    let uses = found.cues_within(sentence, gap, &[Cue::Use]);
    let verbs: Vec<&str> = uses.map(|at| at.span.of(&found.folded)).collect();
    let ties = |word: &str| {
        let verb = word != "of" && verbs.iter().any(|verb| ends_as_word(verb, word));
        verb || english().leads_to_hardware.contains(word)
    };
    lead.is_none_or(ties) && !english().compound_heads.contains(found.word_behind(chips.end))
}

/// The last word before chips, but for how many, whose and of which sort they are.
fn lead_to_chips(gap: &str) -> Option<&str> {
    let lists = english();
    let words = gap.split_whitespace().rev();
    words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')).find(|word| {
        let counts = lists.counts_of_chips.contains(*word) || is_owner(word) || word.starts_with(char::is_numeric);
        let sort = lists.nations.contains_key(*word) || lists.chip_adjectives.contains(*word) || word.ends_with("ly");
        !counts && (!sort || *word == "and")
    })
}

/// What home-made chips are called where none is spoken of.
const HOME_COMPUTING: &[&str] = &[
    "computing power",
    "computing resources",
    "computing infrastructure",
    "computing platform",
    "computing cluster",
    "computing hardware",
    "computing systems",
    "computing stack",
    "computer platform",
    "ai infrastructure",
    "compute",
    "ai computing power",
    "hardware",
];

/// The chip noun that a word for "home-made" goes with: 国产芯片, "processors made in China", 全国产化万卡集群.
pub(in crate::extract::rules) fn chip_word(
    found: &Annotated<'_>,
    sentence: &Sentence,
    domestic: &CueAt,
) -> Option<Span> {
    let text = domestic.span.of(found.text).to_lowercase();
    // 国产AI芯片厂商燧原科技: a firm is told of, and not its chips
    if found.language.is_chinese()
        && begins_with(found.tail_in_clause(sentence, domestic.span), &chinese().chip_firms).is_some()
    {
        return None;
    }
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
        let head = first(found.text.get(domestic.span.end..).unwrap_or(""), 10);
        ["卡", "算力", "硬件", "集群"].iter().any(|word| head.contains(word)).then_some(domestic.span)
    };
    // "on domestic computing power"
    let computing = || {
        let head = found.folded.get(domestic.span.end..).unwrap_or("").trim_start();
        let ends = |rest: &str| !rest.starts_with(char::is_alphanumeric);
        let noun = HOME_COMPUTING.iter().find(|noun| head.strip_prefix(**noun).is_some_and(ends))?;
        let start = domestic.span.end + 1;
        (found.language == Language::English).then(|| Span::new(start, start + noun.len()))
    };
    cue.or_else(card).or_else(computing)
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
    if found.language == Language::English {
        not_at_home(found, place, sentence, facts);
    }
    let verbs = found.cues_in(sentence).iter().filter(|at| trains(found, sentence, at) && !is_a_task(found, at.span));
    // 联合训练的X，是首个完全在国产GPU上训练的模型: the verb that the words are of may be a later one
    for train in verbs.clone() {
        let told = facts.len();
        trained_at_home(found, place, sentence, train, facts);
        if facts.len() > told {
            return without_the_named(found, sentence, told, facts);
        }
    }
    // GLM-4.6的后训练没有使用英伟达GPU: what was refused with its verb is not told without it
    let refused =
        |train: &CueAt| is_one_stage(found, sentence, train.span) || hypothetical(found, sentence, train.span);
    if verbs.clone().any(refused) {
        return;
    }
    without_verb(found, place, sentence, facts);
}

/// "was not trained on Chinese chips": that it was trained at home is denied with that.
fn not_at_home(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let of_none = |fact: &Fact| found.groups.iter().any(|group| group.of_none && fact.subject_at == Some(group.span));
    let denied = |fact: &&Fact| {
        let home = matches!(&fact.value, Value::Entity { name } if name == DOMESTIC_CHIPS);
        let hardware = fact.predicate == Predicate::TrainingHardware && home;
        hardware && (of_none(fact) || modality_of(found, sentence, fact, &Speaker::default()) == Modality::Denied)
    };
    let here = facts.iter().rev().take_while(|fact| fact.sentence == place).filter(denied);
    let training = here.map(|fact| Fact {
        predicate: Predicate::DomesticTraining,
        value: Value::flag(),
        modality: Some(Modality::Denied),
        rule: "domestic_training/not",
        ..fact.clone()
    });
    let training: Vec<Fact> = training.collect();
    facts.extend(training);
}

/// 没有使用一块英伟达GPU: whose chips were not used is told besides, of the models of the facts from `told` on.
fn without_the_named(found: &Annotated<'_>, sentence: &Sentence, told: usize, facts: &mut Vec<Fact>) {
    let Some(cue) = no_foreign(found, sentence).filter(|_| found.language.is_chinese()) else { return };
    let foreign = |name: &&Name| matches!(name.kind, Organization | Chip) && found.is_from(name, "US");
    let mut names = found.names_in(sentence).iter().filter(foreign);
    let Some(maker) = names.find(|name| cue.span.overlaps(name.span) || cue.span.end == name.span.start) else {
        return;
    };
    let unused = |fact: &Fact| Fact {
        modality: Some(Modality::Denied),
        predicate: Predicate::TrainingHardware,
        value: Value::entity(maker.name.clone()),
        at: cue.span.cover(maker.span),
        rule: "training_hardware/unused",
        ..fact.clone()
    };
    let all: Vec<Fact> = facts.get(told..).unwrap_or(&[]).iter().map(unused).collect();
    facts.extend(all);
}

fn trained_at_home(found: &Annotated<'_>, place: usize, sentence: &Sentence, train: &CueAt, facts: &mut Vec<Fact>) {
    // "three: those said to be trained without a single American chip" are of no one model.
    let of_a_sort = sentence.span.of(&found.folded).contains("those said")
        && !found.names_in(sentence).iter().any(|name| name.kind == Model);
    let Some(at) = wholly_domestic(found, sentence, train.span).filter(|_| !of_a_sort) else { return };
    if is_one_stage(found, sentence, train.span) {
        return;
    }
    if hypothetical(found, sentence, train.span) || found.distance(train.span, at) > 140 {
        return;
    }
    let object = object_model(found, sentence, train.span);
    if let Some(own) = own_models(found, sentence, train.span, &[]).filter(|_| object.is_none()) {
        let words = at.cover(train.span);
        let rule = "domestic_training/own";
        return facts.push(Fact::new(Predicate::DomesticTraining, own, Value::flag(), words, place, rule));
    }
    let models =
        object.map_or_else(|| models_at(found, place, train.span), |index| coordinated(found, sentence, index));
    for index in models {
        let Some(model) = found.names.get(index).filter(|model| is_announced(found, sentence, model)) else { continue };
        facts.push(Fact::about(
            Predicate::DomesticTraining,
            model,
            Value::flag(),
            at.cover(train.span),
            place,
            "domestic_training/wholly",
        ));
        home_made_hardware(found, place, sentence, train, model, facts);
    }
}

/// 全部用国产芯片训练: what a model was wholly trained on it was trained on, where no chip of it is told.
fn home_made_hardware(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    train: &CueAt,
    model: &Name,
    facts: &mut Vec<Fact>,
) {
    let subject = model.subject();
    let told = |fact: &Fact| fact.predicate == Predicate::TrainingHardware && fact.subject == subject;
    if !found.language.is_chinese() || facts.iter().rev().take_while(|fact| fact.sentence == place).any(told) {
        return;
    }
    let Some(chips) = domestic_chips_at(found, sentence, train.span) else { return };
    let (value, words) = (Value::entity(DOMESTIC_CHIPS.to_owned()), train.span.cover(chips));
    facts.push(Fact::about(Predicate::TrainingHardware, model, value, words, place, "training_hardware/wholly"));
}

/// 后训练全部跑在国产卡上, 微调完全基于昇腾: one stage of the training.
fn is_one_stage(found: &Annotated<'_>, sentence: &Sentence, train: Span) -> bool {
    if !found.language.is_chinese() {
        return false;
    }
    let text = sentence.span.of(&found.folded);
    let head = found.head(sentence, train.end);
    // 随后训练, 此后训练 speak of a time.
    let behind =
        |at: usize| head.get(..at).is_some_and(|head| head.ends_with(['随', '此', '之', '然', '最', '今', '以']));
    let stage = head.match_indices("后训练").any(|(at, _)| !behind(at))
        || ["微调", "强化学习", "继续训练", "蒸馏"].iter().any(|word| head.contains(word));
    stage && !text.contains("预训练") && !text.contains("全流程")
}

/// "China Telecom built two models without a single foreign chip": no verb of training is needed there.
fn without_verb(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let Some(cue) = no_foreign(found, sentence) else { return };
    let owned =
        found.text.get(..cue.span.start).is_some_and(|before| before.ends_with("had ") || before.ends_with("has "));
    let has = |cues: &[Cue]| found.has_cue(sentence, sentence.span, cues);
    // "GLM-Image went from raw data to weights without touching a foreign chip"
    let named = found.names_in(sentence).iter().any(|name| name.kind == Model && name.span.end <= cue.span.start);
    // 全程跑在昇腾910B集群上，没有碰过一张英伟达的卡
    let trained = !has(&[Cue::Infer]) && (named || has(&[Cue::Wholly]));
    if owned || !trained && !has(&[Cue::Develop, Cue::Use]) {
        return;
    }
    for index in models_at(found, place, cue.span) {
        let Some(model) = found.names.get(index).filter(|model| is_announced(found, sentence, model)) else { continue };
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

/// The words that nothing foreign was used, where chips are what was not: "without foreign weights" is another matter.
fn no_foreign<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence) -> Option<&'a CueAt> {
    let chips = [
        "chip",
        "gpu",
        "accelerator",
        "processor",
        "silicon",
        "hardware",
        "nvidia",
        "semiconductor",
        "computing",
        "card",
        "tpu",
        "cuda",
        "芯片",
        "卡",
        "算力",
        "硬件",
        "英伟达",
        "处理器",
        "设备",
        "辉达",
    ];
    // 不依赖国外算力，但训练时用了A800: what was used is said behind it
    let used = |at: &CueAt| {
        let rest = Span::new(at.span.end, sentence.span.end).of(&found.folded);
        let turn = rest.find('但').map(|turn| at.span.end + turn);
        turn.is_some_and(|turn| {
            let foreign = |name: &Name| name.kind == Chip && name.span.start >= turn && found.is_from(name, "US");
            found.names_in(sentence).iter().any(foreign)
        })
    };
    let spelled = matches!(found.language, Language::English) || found.language.is_chinese();
    found.cues_in(sentence).iter().filter(|at| at.cue == Cue::NoForeign && !used(at)).find(|at| {
        let after = first(Span::new(at.span.start, sentence.span.end).of(&found.folded), 70);
        !spelled || chips.iter().any(|chip| after.contains(chip))
    })
}

/// A model that only later sentences name is meant where this one has a noun for it.
pub(in crate::extract::rules) fn is_announced(found: &Annotated<'_>, sentence: &Sentence, model: &Name) -> bool {
    let nouns = [Cue::Model, Cue::TheModel, Cue::It, Cue::We, Cue::Both];
    model.span.start < sentence.span.end || found.has_cue(sentence, sentence.span, &nouns)
}

/// Where the sentence says both: wholly, and home-made.
fn wholly_domestic(found: &Annotated<'_>, sentence: &Sentence, train: Span) -> Option<Span> {
    let cues = found.cues_in(sentence);
    if let Some(cue) = no_foreign(found, sentence) {
        return Some(cue.span);
    }
    if let Some(span) = whole_run_at_home(found, sentence, train) {
        return Some(span);
    }
    let limit = if found.language.is_unspaced() { 40 } else { 60 };
    let says = |at: &&CueAt| {
        says_wholly(found, at) && !is_of_a_time(found, sentence, at.span) && !is_of_a_run(found, at, train)
    };
    for wholly in cues.iter().filter(says) {
        for domestic in cues.iter().filter(|at| at.cue == Cue::Domestic) {
            let chips = chip_word(found, sentence, domestic).is_some() || wholly.span == domestic.span;
            if chips && found.distance(wholly.span, domestic.span) <= limit {
                return Some(wholly.span.cover(domestic.span));
            }
        }
        let own = found.names_in(sentence).iter().find(|name| {
            found.distance(name.span, wholly.span) <= limit
                && stands_for_home(found, sentence, name, train)
                && !found.has_cue(sentence, wholly.span.cover(name.span), &[Cue::Infer])
                && !is_for_answers(found, wholly.span)
        });
        if let Some(chip) = own {
            return Some(wholly.span.cover(chip.span));
        }
    }
    None
}

/// "entirely", 完全; 全部采用 is a verb of use that says so, too.
fn says_wholly(found: &Annotated<'_>, at: &CueAt) -> bool {
    let used = || at.cue == Cue::Use && found.language.is_chinese() && at.span.of(&found.folded).starts_with("全");
    at.cue == Cue::Wholly || used()
}

/// "Almost every step of the training": how much of a run is meant is for `whole_run_at_home` to say.
fn is_of_a_run(found: &Annotated<'_>, wholly: &CueAt, train: Span) -> bool {
    let run = || train.of(&found.folded).ends_with("training");
    let gap = || found.between(wholly.span, train).split_whitespace();
    found.language == Language::English
        && wholly.span.end <= train.start
        && run()
        && gap().all(|word| matches!(word, "of" | "the"))
}

/// "The entire training ran on domestic chips", "all of the training took place on local hardware": the noun is of all of it.
fn whole_run_at_home(found: &Annotated<'_>, sentence: &Sentence, train: Span) -> Option<Span> {
    if found.language != Language::English || !train.of(&found.folded).ends_with("training") {
        return None;
    }
    let head = found.head(sentence, train.start).trim_end();
    let without_the = |text: &'_ str| text.strip_suffix("the").map_or(text, str::trim_end).len();
    let bare = head.get(..without_the(head))?;
    let whole = last_of(bare, &english().wholes_of_a_run)?;
    let start = sentence.span.start + bare.len() - whole.len();
    // "the entire training team", "not all of the training"
    let next = found.word_behind(train.end);
    let before = found.head(sentence, start).trim_end();
    let lead = before.get(..without_the(before))?;
    if !(matches!(next, "of" | "run" | "process") || is_predicate(next)) || ends_in(lead, &english().not_quite) {
        return None;
    }
    let home = |name: &&Name| {
        let near = name.span.start >= train.end && found.distance(train, name.span) <= NEAR_THE_RUN;
        near && stands_for_home(found, sentence, name, train)
    };
    let named = found.names_in(sentence).iter().find(home).map(|name| name.span);
    let chips = named.or_else(|| domestic_chips_at(found, sentence, train)).filter(|chips| chips.start >= train.end)?;
    let gap = Span::new(train.end, chips.start);
    let denied = found.has_cue(sentence, gap, &[Cue::Denied, Cue::Infer]);
    let ran_on = !denied && is_what_it_ran_on(found, sentence, gap);
    ran_on.then(|| Span::new(start.min(train.start), train.end).cover(chips))
}

/// "took place on H20s before moving to domestic chips", "ran on servers near the domestic chips plant": the chips stand right
/// behind the preposition, and no foreign ones before them.
fn is_what_it_ran_on(found: &Annotated<'_>, sentence: &Sentence, gap: Span) -> bool {
    let foreign = |name: &Name| name.kind == Chip && gap.contains(name.span) && !is_home_made(found, name);
    let lead = lead_to_chips(gap.of(&found.folded));
    matches!(lead, Some("on" | "with" | "using")) && !found.names_in(sentence).iter().any(foreign)
}

/// So many characters behind the noun for a run stands what it ran on.
const NEAR_THE_RUN: usize = 90;

/// 仅用两个月: the word goes with a time.
fn is_of_a_time(found: &Annotated<'_>, sentence: &Sentence, wholly: Span) -> bool {
    if !found.language.is_chinese() {
        return false;
    }
    let rest = found.folded.get(wholly.end..).unwrap_or("");
    let start = wholly.end + rest.len() - rest.trim_start_matches(['用', '花', '耗', '时', '需', '了']).len();
    let time = |amount: &Amount| {
        use Measure::{ChipHour, Day, Hour, Month, Week, Year};
        amount.span.start == start && matches!(amount.measure, Some(ChipHour | Hour | Day | Week | Month | Year))
    };
    found.amounts_in(sentence).iter().any(time)
}

/// 昇腾只用于推理, "exclusively for inference": the word goes with another use.
fn is_for_answers(found: &Annotated<'_>, wholly: Span) -> bool {
    let near = first(found.folded.get(wholly.end..).unwrap_or(""), 18);
    if !found.language.is_chinese() {
        let uses = ["for inference", "for serving", "for running", "in inference"];
        return uses.iter().any(|words| near.trim_start().starts_with(words));
    }
    // 仅将昇腾用于推理
    let clause = near.split(['，', '。', '；']).next().unwrap_or("");
    ["推理", "部署", "适配", "测试"].iter().any(|word| first(near, 6).contains(word))
        || ["用于推理", "做推理", "跑推理", "用来推理", "用在推理"].iter().any(|word| clause.contains(word))
}

/// "entirely on domestic chips", "only on the Ascend 910B", "exclusively on Huawei chips": the name says by itself that
/// the hardware is home-made.
fn stands_for_home(found: &Annotated<'_>, sentence: &Sentence, name: &Name, train: Span) -> bool {
    match name.kind {
        Chip if name.name == DOMESTIC_CHIPS => {
            ties_to_training(found, sentence, name.span, train) && !is_ruled_out(found, sentence, name)
        }
        Chip => is_home_made(found, name),
        // Of a supercomputer of Europe the chips are foreign.
        System => {
            let country = name.entity.and_then(|entity| found.lexicon.country(entity));
            matches!(country, Some("CN" | "JP")) && is_home_made(found, name)
        }
        Organization => {
            as_hardware(found, sentence, name).is_some()
                && is_home_made(found, name)
                && ties_to_training(found, sentence, name.span, train)
                && !is_ruled_out(found, sentence, name)
        }
        _ => false,
    }
}

/// Hardware of the same country as the models or other firms of the text, which is not the United States.
fn is_home_made(found: &Annotated<'_>, hardware: &Name) -> bool {
    let country = |name: &Name| name.entity.and_then(|entity| found.lexicon.country(entity));
    let Some(home) = country(hardware).filter(|home| *home != "US") else { return false };
    // A text of the mainland tells of a firm of the mainland, be it known or not, where it names no other's model.
    let foreign = |name: &Name| name.kind == Model && country(name).is_some_and(|other| other != home);
    if home == "CN" && found.language == Language::SimplifiedChinese && !found.names.iter().any(foreign) {
        return true;
    }
    found.names.iter().any(|name| {
        matches!(name.kind, Model | Organization) && name.name != hardware.name && country(name) == Some(home)
    })
}
