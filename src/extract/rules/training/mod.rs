//! What a model was trained on, and whether wholly on home-made hardware.

mod behind;
mod counted;
mod home;
mod maker;
mod own;
mod ties;

pub(super) use behind::{Behind, behind_the_chips, leads, training_of};
pub(super) use home::{chip_word, domestic_training, is_announced};
pub(super) use maker::has_trained_it;
pub(super) use own::own_models;

use crate::{
    lexicon::{
        chinese::{
            begins_with, behind_all, behind_joins, behind_mark, behind_one, chinese, ends_in, has_one, supposes,
        },
        cue::{Cue, CueAt},
        english::{any_word, english, has_negation, is_negation, is_owner, is_predicate, without_hedges},
        labels::{Label, label_of},
    },
    model::{EntityKind, Language, Modality, Predicate, Value, entity::DOMESTIC_CHIPS},
    text::{
        Span,
        span::{first, last},
    },
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    fact::Fact,
    name::{Name, Role, only_one},
    subject::{a_firm_begins_between, carried, coordinated, is_behind, subject_of},
    table,
};

use super::{models::models_at, status::is_shunned, using::hardware::is_hardware};
use EntityKind::{Chip, Model, Organization, System};
use counted::{counted_hardware, hours_of_hardware, multiplied_hardware};
use home::{domestic_chips_at, ran_on_them};
use ties::ties_to_training;

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
        return in_row(found, place, sentence, facts);
    }
    for train in found.cues_in(sentence).iter().filter(|at| trains(found, sentence, at)) {
        if inference_only(found, sentence, train.span)
            || hypothetical(found, sentence, train.span)
            || is_measured(found, sentence, train.span)
            || is_only_able(found, sentence, train.span)
        {
            continue;
        }
        failed_on(found, place, sentence, train.span, facts);
        if is_a_task(found, train.span) {
            continue;
        }
        let mut hardware = hardware_of(found, sentence, train.span);
        if hardware.is_empty() {
            hardware.extend(told_of_before(found, place, sentence, train.span));
        }
        if hardware.is_empty() {
            continue;
        }
        let object = object_model(found, sentence, train.span);
        let models =
            object.map_or_else(|| models_at(found, place, train.span), |index| coordinated(found, sentence, index));
        if let Some(subject) = own_models(found, sentence, train.span, &models) {
            for (value, at) in &hardware {
                let (value, words) = (Value::entity(value.clone()), train.span.cover(*at));
                let rule = "training_hardware/own";
                facts.push(Fact::new(Predicate::TrainingHardware, subject.clone(), value, words, place, rule));
            }
            continue;
        }
        for index in models {
            let index = not_of_the_time(found, place, sentence, index);
            let Some(model) = index.and_then(|index| found.names.get(index)) else { continue };
            for (value, at) in hardware.iter().filter(|(_, at)| !trains_another(found, sentence, train.span, *at)) {
                facts.push(Fact::about(
                    Predicate::TrainingHardware,
                    model,
                    Value::entity(value.clone()),
                    if is_behind_a_denial(found, sentence, train.span, *at) { *at } else { train.span.cover(*at) },
                    place,
                    "training_hardware/on",
                ));
            }
        }
    }
    guessed_hardware(found, place, sentence, facts);
    counted_hardware(place, facts);
    hours_of_hardware(found, place, sentence, facts);
    multiplied_hardware(found, place, sentence, facts);
}

/// A verb of training, or one of building that leads to the chips: "GLM-5 was built entirely on Ascend chips".
pub(super) fn trains(found: &Annotated<'_>, sentence: &Sentence, at: &CueAt) -> bool {
    at.cue == Cue::Train
        || at.cue == Cue::Develop && is_built_on_chips(found, sentence, at.span)
        || at.cue == Cue::Chip && is_the_chip_of_a_training(found, sentence, at.span)
}

/// X的训练芯片是…, X的训练卡为…: the noun for the chips of a training, of a model that stands before it.
fn is_the_chip_of_a_training(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> bool {
    let words = chinese();
    let rest = found.folded.get(noun.end..).unwrap_or("");
    let told = noun.of(&found.folded).starts_with("训练") && begins_with(rest, &words.says_which).is_some();
    // 训练芯片为何是X: it is asked
    let asked = begins_with(rest, &words.asks_which).is_some();
    let owner = || found.names_in(sentence).iter().rfind(|name| name.span.end <= noun.start);
    let own =
        |name: &Name| name.kind == Model && matches!(behind_mark(found.between(name.span, noun)), "的" | "所用的");
    found.language.is_chinese() && told && !asked && owner().is_some_and(own)
}

/// "X was built using Ascend chips": a model is the subject of the passive, and the chips stand right behind it.
fn is_built_on_chips(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    if found.language != Language::English || !matches!(verb.of(&found.folded), "built" | "developed" | "created") {
        return false;
    }
    let adverb = |word: &&str| word.ends_with("ly");
    let head = found.head_in_clause(sentence, verb);
    let passive = head.split_whitespace().rev().find(|word| !adverb(word));
    let passive = passive.is_some_and(|word| matches!(word, "was" | "were" | "been"));
    let model = || {
        let before = found.names_in(sentence).iter().rfind(|name| name.span.end <= verb.start);
        before.is_some_and(|name| name.kind == Model)
    };
    let rest = found.tail_in_clause(sentence, verb);
    let mut words = rest.split_whitespace().skip_while(adverb);
    let link = words.next().filter(|word| matches!(*word, "on" | "using" | "with" | "atop"));
    let near = |at: Span| at.start >= verb.end && found.distance(verb, at) <= BUILT_ON;
    let chips = || {
        let named = found.names_in(sentence).iter().any(|name| near(name.span) && is_hardware(found, sentence, name));
        named || domestic_chips_at(found, sentence, verb).is_some_and(near)
    };
    passive && link.is_some() && model() && chips()
}

/// So many characters stand between "built" and the chips at most: "exclusively using domestically made ".
const BUILT_ON: usize = 40;

/// "went back to Nvidia for training after R1 came out": a model that only tells when is not the one that was trained.
fn not_of_the_time(found: &Annotated<'_>, place: usize, sentence: &Sentence, index: usize) -> Option<usize> {
    if found.language.is_chinese() {
        return not_of_the_time_in_chinese(found, sentence, index);
    }
    let when = found.names.get(index).filter(|model| {
        let after = found.folded.get(model.span.end..).unwrap_or("");
        let came =
            [" came out", " was released", " was launched", " appeared"].iter().any(|verb| after.starts_with(verb));
        found.language == Language::English
            && sentence.span.contains(model.span)
            && came
            && is_behind(found, sentence, model, &|word| matches!(word, "after" | "since" | "before"))
    });
    if when.is_none() { Some(index) } else { carried(found, place, &[Model]) }
}

/// M1发布后，甲改用X1训练M2，但没能在X1上完成训练: so, too, in Chinese, where the last other model before the comma goes on.
fn not_of_the_time_in_chinese(found: &Annotated<'_>, sentence: &Sentence, index: usize) -> Option<usize> {
    let words = chinese();
    let when = |name: &Name| {
        let after = found.folded.get(name.span.end..).unwrap_or("");
        behind_one(after, &words.came_out).is_some_and(|rest| begins_with(rest, &words.comes_behind).is_some())
    };
    if !found.names.get(index).is_some_and(|name| sentence.span.contains(name.span) && when(name)) {
        return Some(index);
    }
    let other = |other: &usize| {
        *other > index
            && found.names.get(*other).is_some_and(|name| name.kind == Model && name.can_lead() && !when(name))
    };
    sentence.names.clone().rfind(other)
}

/// 训练硬件 | 寒武纪思元590 × 4096: the row of a card that says what the model was trained on.
fn in_row(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let cells = table::cells(found.text, sentence.span);
    let Some((key, values)) = cells.split_first() else { return };
    let key = key.of(&found.folded).trim_matches(|c: char| !c.is_alphanumeric());
    if label_of(key) != Some(Label::Hardware) {
        return;
    }
    for value in values {
        let model = subject_of(found, place, *value, &[Model]).and_then(|index| found.names.get(index));
        facts.extend(model.into_iter().flat_map(|model| hardware_in(found, place, sentence, model, *value)));
    }
}

/// The chips that a value names: the model was trained on each.
pub(super) fn hardware_in(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    model: &Name,
    value: Span,
) -> Vec<Fact> {
    let chips = found.names_in(sentence).iter().filter(|name| name.kind == Chip && value.contains(name.span));
    chips
        .map(|chip| {
            let name = Value::entity(chip.name.clone());
            Fact::about(Predicate::TrainingHardware, model, name, chip.span, place, "training_hardware/label")
        })
        .collect()
}

/// "uses the P800 to train new versions of Ernie", 用昆仑芯P800训练新版文心: the model that is the verb's object, whatever
/// the sentence named before.
pub(super) fn object_model(found: &Annotated<'_>, sentence: &Sentence, train: Span) -> Option<usize> {
    let verb = train.of(&found.folded);
    let takes_object = if found.language == Language::English {
        english().trains_an_object.contains(verb)
    } else {
        found.language.is_chinese() && verb.ends_with("训练")
    };
    if takes_object { object_behind(found, sentence, train) } else { None }
}

/// The model that stands right behind a verb of training, with no other verb or "on" between.
pub(super) fn object_behind(found: &Annotated<'_>, sentence: &Sentence, train: Span) -> Option<usize> {
    let english = found.language == Language::English;
    sentence.names.clone().find(|index| {
        let model = |name: &&Name| name.kind == Model && !name.compared && name.span.start >= train.end;
        found.names.get(*index).filter(model).is_some_and(|name| {
            let gap = found.between(train, name.span);
            // "new versions of Ernie": the family stands for its next member.
            let version = ["version of", "versions of"].iter().any(|words| gap.trim_end().ends_with(words));
            let short = if english { gap.split_whitespace().count() <= 4 } else { gap.chars().count() <= 6 };
            let apart = gap.contains([',', ';', ':', '.', '，', '；', '：', '。', '、', '和', '与', '用'])
                || [" on ", " with ", " using ", " and ", " than "].iter().any(|word| gap.contains(word));
            (!name.family || version) && short && !apart
        })
    })
}

/// "Many suspect that X did most of the work": the trained models are those of the text so far.
fn guessed_hardware(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let text = sentence.span.of(found.text);
    let supplied = || SUPPLIED.iter().any(|words| text.contains(words));
    let guessed = found.has_cue(sentence, sentence.span, &[Cue::Speculated, Cue::Reported]);
    let trained = || {
        facts.iter().any(|fact| matches!(fact.predicate, Predicate::TrainingHardware | Predicate::TrainingChipCount))
    };
    if !(guessed && trained() && supplied()) {
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

/// GLM-5能在昇腾910C上训练, 可用国产卡训练: what one could do. 只能用 and 不能用 tell what was done and what was not.
fn is_only_able(found: &Annotated<'_>, sentence: &Sentence, train: Span) -> bool {
    let head = found.head_in_clause(sentence, train);
    // "can be trained on a single card"
    if found.language == Language::English {
        return head.trim_end().ends_with(" can be");
    }
    found.language.is_chinese()
        && ["能够", "可以", "能", "可"].iter().any(|able| {
            head.match_indices(able).any(|(at, _)| {
                let (before, after) = (head.get(..at).unwrap_or(""), head.get(at + able.len()..).unwrap_or(""));
                let other = before.ends_with([
                    '只', '不', '未', '没', '才', '智', '性', '功', '技', '认', '许', '算', '节', '赋', '产',
                ]);
                !other && begins_with(after, &chinese().leads_to_training).is_some()
            })
        })
}

/// 训练任务, 训练与推理: a task, and no training that took place.
pub(super) fn is_a_task(found: &Annotated<'_>, train: Span) -> bool {
    let after = found.folded.get(train.end..).unwrap_or("");
    // 在昇腾上训练失败, 训练X失败: it came to nothing.
    let object = || found.names.iter().find(|name| name.kind == Model && name.span.start == train.end);
    let failed = || begins_with(after, &chinese().failed).is_some();
    let failed = || failed() || object().is_some_and(|model| behind::comes_to_nothing(found, model.span));
    // 完成了训练和推理: both were done
    let both = || {
        let before = found.folded.get(..train.start).unwrap_or("");
        let done = ["完成了", "完成", "进行了", "跑通了"].iter().any(|verb| before.ends_with(verb))
            || train.of(&found.folded).starts_with("完成");
        done && ["与推理", "和推理", "及推理", "、推理", "任务"].iter().any(|noun| after.starts_with(noun))
            || is_done_on_chips(found, train)
    };
    // X的训练和推理全程都跑在C550上
    let placed = || {
        let rest = ["与推理", "和推理", "及推理", "、推理"].iter().find_map(|noun| after.strip_prefix(noun));
        rest.is_some_and(|rest| {
            has_one(first(rest, 7), &chinese().runs_on) && !first(rest, 4).contains(['可', '能', '将'])
        })
    };
    if found.language == Language::English {
        // "a chip for training and inference": what it is for
        let before = found.folded.get(..train.start).unwrap_or("").strip_suffix(" for ").unwrap_or("");
        let noun = before.rsplit(' ').next().unwrap_or("");
        return english().one_chip.contains(noun);
    }
    // 训练任务由X承担, 训练工作均由X完成
    let carried = || {
        let clause = after.split(['，', '。', '；', '\n']).next().unwrap_or("");
        behind_one(clause, &chinese().works_of_training)
            .is_some_and(|rest| has_one(first(rest, 3), &chinese().by_whom) && has_one(clause, &chinese().carries_work))
    };
    // 以昇腾芯片为训练平台
    let serves = || {
        let head = found.folded.get(..train.start).unwrap_or("").rsplit(['，', '。', '；', '\n']).next().unwrap_or("");
        after.starts_with("平台") && head.ends_with('为') && head.contains('以')
    };
    let task = begins_with(after, &chinese().train_nouns).is_some();
    let done = || both() || placed() || carried() || serves();
    found.language.is_chinese() && (failed() || task && !is_of_a_model(found, train) && !done())
}

/// X全部基于昇腾训练和推理, X在思元590上训练与推理。: the chips stand right before the two, behind a model, and the clause ends
/// with them. 支持在昇腾上训练和推理 and 用于训练和推理 tell what could be done.
fn is_done_on_chips(found: &Annotated<'_>, train: Span) -> bool {
    let lists = chinese();
    let after = found.folded.get(train.end..).unwrap_or("");
    let Some(rest) = ["与推理", "和推理", "及推理", "、推理"].iter().find_map(|noun| after.strip_prefix(noun))
    else {
        return false;
    };
    let ends = !rest.starts_with(char::is_alphanumeric) || rest.starts_with("全");
    let next = found.names.partition_point(|name| name.span.end <= train.start);
    let Some(chip) = next.checked_sub(1).and_then(|last| found.names.get(last)).filter(|name| name.kind == Chip) else {
        return false;
    };
    let Some(sentence) = found.sentence_at(train.start) else { return false };
    let head = found.head_in_clause(sentence, chip.span);
    let start = chip.span.start.min(found.start_with_maker(chip));
    let ahead = found.head_in_clause(sentence, Span::new(start, start));
    let led = ends_in(ahead, &lists.leads_to_training).is_some();
    let gap = behind_all(behind_all(found.between(chip.span, train), &lists.chip_nouns), &lists.within_a_run);
    let model = found
        .names_in(sentence)
        .iter()
        .any(|name| name.kind == Model && name.span.end <= start && sentence.clause_of(train).contains(name.span));
    ends && led && gap.is_empty() && model && !has_one(head, &lists.only_fits)
}

/// "the efficiency of training on the 910B rose": what is told of is a measure of the chip, and of no run.
fn is_measured(found: &Annotated<'_>, sentence: &Sentence, train: Span) -> bool {
    const MEASURES: &[&str] = &["efficiency", "speed", "performance", "throughput", "cost", "costs", "economics"];
    let head = found.head(sentence, train.start);
    let mut words = head.split_whitespace().rev();
    let of = words.next() == Some("of");
    found.language == Language::English && of && words.next().is_some_and(|noun| MEASURES.contains(&noun))
}

/// 用于千问的训练和推理, 千问的训练和推理全程跑在: of a model that is named right before, and more than a task.
fn is_of_a_model(found: &Annotated<'_>, train: Span) -> bool {
    let next = found.names.partition_point(|name| name.span.end <= train.start);
    let model = next.checked_sub(1).and_then(|last| found.names.get(last)).filter(|name| name.kind == Model);
    model.is_some_and(|model| {
        let before: String = found.folded.get(..model.span.start).unwrap_or("").chars().rev().take(8).collect();
        let gap = found.between(model.span, train);
        let words = chinese();
        let rest = found.folded.get(train.end..).unwrap_or("").split(['，', '。', '；', '\n']).next().unwrap_or("");
        let own = matches!(gap, "" | "的") || begins_with(gap, &words.whole_of).is_some_and(|whole| whole == gap);
        if own && has_one(rest, &words.runs_on) && !has_one(rest, &words.would_do) {
            return true;
        }
        let served = ["于用", "来用", "与参", "了成完", "担承"].iter().any(|word| before.contains(word));
        served && gap.chars().count() <= 8 && !gap.contains(['，', '。', '、', '；'])
    })
}

/// "pressed to train its successor on domestic silicon": another model than the one named.
fn trains_another(found: &Annotated<'_>, sentence: &Sentence, train: Span, hardware: Span) -> bool {
    let object = found.between(train, hardware);
    let between = Span::new(train.end, hardware.start.max(train.end));
    if found.names_in(sentence).iter().any(|name| name.kind == Model && between.contains(name.span)) {
        return false;
    }
    let others = ["successor", "next model", "next-generation model", "future models", "new models"];
    train.end <= hardware.start && others.iter().any(|word| object.contains(word))
}

fn inference_only(found: &Annotated<'_>, sentence: &Sentence, train: Span) -> bool {
    let clause = sentence.clause_of(train);
    let infer = found.cues_within(sentence, clause, &[Cue::Infer]);
    infer.into_iter().any(|at| matches!(at.span.of(found.text), "适配" | "inference only"))
}

/// 国産の半導体で学習したのかとの質問には: what was asked is not said.
fn is_asked_in_japanese(found: &Annotated<'_>, at: Span) -> bool {
    let after = found.folded.get(at.end..).unwrap_or("");
    found.language == Language::Japanese
        && ["したのか", "したか", "されたのか", "されたか", "たのか", "たか"]
            .iter()
            .any(|words| after.starts_with(words))
}

/// 由国产芯片, and neither 由于 nor 理由: the last 由 leads to who or what does so.
fn names_who_carries(head: &str) -> bool {
    let parted = head.rsplit_once('由');
    parted.is_some_and(|(before, rest)| {
        !rest.starts_with(['于', '此']) && !before.ends_with(['理', '自', '缘', '经', '来'])
    })
}

pub(super) fn hypothetical(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    if is_asked_in_japanese(found, at) {
        return true;
    }
    let clause = sentence.clause_of(at);
    let done = found.language.is_chinese()
        && ["已", "完成", "成功"].iter().any(|word| clause.of(&found.folded).contains(word));
    // 由国产芯片支撑: what carried it, and nothing that could be
    let carried = |cue: &CueAt| {
        found.language.is_chinese()
            && cue.span.of(&found.folded) == "支撑"
            && names_who_carries(found.head_in_clause(sentence, cue.span))
    };
    let mut cues = found.cues_within(sentence, clause, &[Cue::Hypothetical]).filter(|cue| !carried(cue));
    let supposed = found.language.is_chinese() && supposes(clause.of(&found.folded));
    !done && (supposed || cues.any(|cue| found.distance(cue.span, at) <= 40))
}

/// The chips, makers and systems that a verb of training stands with.
fn hardware_of(found: &Annotated<'_>, sentence: &Sentence, train: Span) -> Vec<(String, Span)> {
    let mut hardware = Vec::new();
    for index in sentence.names.clone() {
        let Some(name) = found.names.get(index) else { continue };
        let Some(value) = as_hardware(found, sentence, name).filter(|_| !is_ruled_out(found, sentence, name)) else {
            continue;
        };
        if is_not_had(found, sentence, train, name.span)
            || is_the_foreign_one(found, sentence, name.span)
            || is_asked_after(found, sentence, name)
            || is_told_of_the_chip(found, sentence, name)
            || is_only_a_measure(found, sentence, name)
        {
            continue;
        }
        let near = || name.name != DOMESTIC_CHIPS || ran_on_them(found, sentence, train, name.span);
        if ties_to_training(found, sentence, name.span, train)
            && near()
            && !is_only_run_on(found, train, name.span)
            && !is_shunned(found, sentence, name.span, 5)
            && !has_failed(found, sentence, train, name.span)
            && !is_who_trains(found, sentence, name)
            && !is_for_inference(found, train, name.span)
            && !a_firm_begins_between(found, sentence, train.end, name.span.start)
            && !is_of_another_model(found, sentence, train, name.span)
            && !is_only_weighed(found, train, name)
        {
            hardware.push((value, name.span));
        }
    }
    if hardware.is_empty()
        && let Some(at) = domestic_chips_at(found, sentence, train)
        && ran_on_them(found, sentence, train, at)
    {
        hardware.push((DOMESTIC_CHIPS.to_owned(), at));
    }
    hardware
}

/// "trained on the X1, the card that the X2 replaces", "the forerunner of the X2": what tells which chip is meant.
fn is_told_of_the_chip(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    if found.language != Language::English || name.kind != Chip {
        return false;
    }
    let words = english();
    let mut before = found.head(sentence, name.span.start).split_whitespace().rev().skip_while(|word| {
        matches!(*word, "the" | "its" | "our" | "their" | "a") || is_owner(word) || words.newer.contains(*word)
    });
    let lead = before.next().unwrap_or("");
    let noun = before.next().unwrap_or("").trim_end_matches(',');
    match lead {
        "that" | "which" => {
            let next = found.word_behind(name.span.end);
            words.replaces.contains(next) || is_predicate(next)
        }
        "by" => words.replaces.contains(noun),
        "of" | "to" => words.older.contains(noun),
        _ => false,
    }
}

/// "the equivalent of 2 million A100 GPU hours", "A100-equivalent hours", 相当于200万H100卡时: the chip that other work is told in.
pub(super) fn is_only_a_measure(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    let rest = found.folded.get(name.span.end..).unwrap_or("");
    let amount = found.amounts_in(sentence).iter().rfind(|amount| amount.number.end <= name.span.start);
    let near = amount.filter(|amount| found.distance(amount.number, name.span) <= MEASURED_WITHIN);
    let head = near.map_or("", |amount| without_hedges(found.head(sentence, amount.span.start)));
    name.kind == Chip
        && (["-equivalent", " equivalent", "等效", "当量"].iter().any(|word| rest.starts_with(word))
            || ["equivalent of", "equivalent to", "相当于", "折合", "等同于"].iter().any(|word| head.ends_with(word)))
}

/// So many characters between a number and the chip that is counted.
const MEASURED_WITHIN: usize = 12;

/// "has not said who supplied the chips", "which chips it used": what nobody tells is no chip that was named before.
fn is_asked_after(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    let head = found.head_in_clause(sentence, name.span).trim_end_matches("the ");
    let asked = ["who supplied", "who supplies", "who provided", "who made", "who makes", "which", "what", "whose"];
    found.language == Language::English
        && name.role == Role::Referring
        && asked.iter().any(|word| head.trim_end().ends_with(word))
}

/// "while keeping Huawei's silicon for inference": what the words right behind the chips say they are for.
fn is_for_inference(found: &Annotated<'_>, train: Span, hardware: Span) -> bool {
    let rest = found.folded.get(hardware.end..).unwrap_or("").split([',', '.', ';']).next().unwrap_or("");
    let mut words = rest.split_whitespace().take(6).skip_while(|word| *word != "for");
    found.language == Language::English
        && hardware.start >= train.end
        && words.nth(1).is_some_and(|word| matches!(word, "inference" | "inferencing" | "serving" | "deployment"))
}

/// "trained Jais 2 on the machine", "on 1,000 of the cards", 在该集群上训练: the machine or the chip that was told of before.
fn told_of_before(found: &Annotated<'_>, place: usize, sentence: &Sentence, train: Span) -> Option<(String, Span)> {
    const MACHINES: &[&str] =
        &[" on the machine", " on the cluster", " on the supercomputer", " on this cluster", " on the system"];
    const CHIPS: &[&str] =
        &[" of the cards", " of the chips", " of them", " of these chips", " of the accelerators", " of the gpus"];
    const CLUSTERS: &[&str] =
        &["该集群", "这个集群", "这一集群", "该平台", "该中心", "该超算", "这套集群", "该智算中心"];
    let text = sentence.span.of(&found.folded);
    let at = |words: &[&str], from: usize| {
        let places = words.iter().filter_map(|word| text.get(from..)?.find(word).map(|at| (from + at, word.len())));
        places.min().map(|(at, length)| Span::new(sentence.span.start + at, sentence.span.start + at + length))
    };
    let told = |kind, at: Span| {
        let name = carried(found, place, &[kind]).and_then(|index| found.names.get(index))?;
        let named = !name.has_no_name() && name.role != Role::Unnamed && name.span.end <= sentence.span.start;
        named.then(|| (name.name.clone(), at))
    };
    if found.language.is_chinese() {
        let at = at(CLUSTERS, 0).filter(|at| {
            let head = found.head(sentence, at.start);
            at.end <= train.start && ["在", "基于", "依托", "用"].iter().any(|word| head.ends_with(word))
        })?;
        let near = Span::new(at.end, train.start).of(&found.folded);
        return told(System, at).filter(|_| near.chars().count() <= 24 && !near.contains(['，', '。', '；']));
    }
    if found.language != Language::English {
        return None;
    }
    let from = train.end - sentence.span.start;
    let near = |at: &Span| {
        let gap = Span::new(train.end, at.start).of(&found.folded);
        gap.len() <= 60 && !gap.contains([',', ';']) && !gap.contains(" and ")
    };
    let machine = at(MACHINES, from).filter(near);
    let machine = machine.and_then(|at| told(System, at).or_else(|| chips_of_the_machine(found, place, sentence, at)));
    let on = |at: &Span| Span::new(train.end, at.start).of(&found.folded).contains(" on ");
    machine.or_else(|| at(CHIPS, from).filter(near).filter(on).and_then(|at| told(Chip, at)))
}

/// "built a cluster of 10,000 910Bs. X was trained on the cluster": of a machine without a name, the one chip that the sentence
/// before has it of.
fn chips_of_the_machine(found: &Annotated<'_>, place: usize, sentence: &Sentence, at: Span) -> Option<(String, Span)> {
    let before = found.sentence_before(place)?;
    let here = before.line == sentence.line
        && found.has_cue(before, before.span, &[Cue::System])
        && !has_negation(before.span.of(&found.folded));
    let named = |name: &Name| name.kind == System && !name.has_no_name() && name.role != Role::Unnamed;
    if !here || found.names_in(before).iter().any(named) {
        return None;
    }
    let chip = only_one(found.names_in(before).iter().filter(|name| name.kind == Chip && !name.has_no_name()))?;
    // "a cluster of 10,000 910Bs", "built on"; "to replace its H20s" tells of others
    let machine = found.cues_within(before, before.span, &[Cue::System]).find(|cue| cue.span.end <= chip.span.start)?;
    let gap = Span::new(machine.span.end, found.start_with_maker(chip).max(machine.span.end)).of(&found.folded);
    let made_of = english().made_of_chips.iter().any(|link| gap.trim_start().starts_with(link.as_str()));
    let planned = found.has_cue(before, before.span, &[Cue::Planned]);
    let told = made_of && !planned && gap.len() <= MACHINE_OF && !chip.compared;
    told.then(|| (chip.name.clone(), at))
}

/// Bytes between a machine and the chips that it is made of, at most: "of more than 10,000 of its own".
const MACHINE_OF: usize = 48;

/// 百度用寒武纪芯片训练X: who makes chips too is here the one who uses others.
fn is_who_trains(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    let clause = sentence.clause_of(name.span);
    // 百度没有用…
    let denial = found.cues_in(sentence).iter().find(|at| at.cue == Cue::Denied && at.span.start == name.span.end);
    let from = denial.map_or(name.span.end, |at| at.span.end);
    let rest = Span::new(from, clause.end.max(from));
    let own = rest.of(&found.folded).trim_start_matches(['已', '也', '还', '曾', '只', '仅', '全', '均', '并']);
    let start = rest.end - own.len();
    found.language.is_chinese()
        && name.kind == Organization
        && behind::leads(found, sentence, rest).first().is_some_and(|lead| lead.start == start)
}

/// "X was trained on A, and Tencent has bought B", X用A训练，腾讯采购了B: a firm does something else in the hardware's clause.
fn is_of_another_firm(found: &Annotated<'_>, sentence: &Sentence, clause: Span) -> bool {
    let text = clause.of(&found.folded);
    if found.language.is_chinese() {
        let start = clause.end - behind_joins(text).len();
        let firm = |name: &Name| name.kind == Organization && name.span.start == start;
        return found.names_in(sentence).iter().any(firm)
            && found.has_cue(sentence, clause, &[Cue::Order, Cue::Use])
            && !found.has_cue(sentence, clause, &[Cue::Train]);
    }
    let joined = ["and ", "while ", "but ", "whereas "].iter().find_map(|word| text.trim_start().strip_prefix(word));
    let firm = joined.and_then(|rest| {
        let start = clause.end - rest.len();
        found.names_in(sentence).iter().find(|name| name.kind == Organization && name.span.start == start)
    });
    let next = firm.map(|firm| found.word_behind(firm.span.end));
    found.language == Language::English
        && next.is_some_and(|verb| {
            english().finite.contains(verb) || verb.ends_with("ed") || matches!(verb, "bought" | "buys" | "uses")
        })
}

/// X用A训练，Y则用了B, "X was trained on A, while Y used B": the clause of the hardware is about another model or firm.
fn is_of_another_model(found: &Annotated<'_>, sentence: &Sentence, train: Span, hardware: Span) -> bool {
    let clause = sentence.clause_of(hardware);
    let trained = sentence.clause_of(train);
    // "X was trained in Hangzhou, and Zhipu used A": the first clause has no chips of its own
    let has_chips = || {
        found.names_in(sentence).iter().any(|name| {
            name.kind == Chip
                && trained.contains(name.span)
                && name.name != DOMESTIC_CHIPS
                && !found.head(sentence, name.span.start).trim_end().ends_with("without")
        })
    };
    if train.end <= clause.start && is_of_another_firm(found, sentence, clause) && has_chips() {
        return true;
    }
    let models = || found.names_in(sentence).iter().filter(|name| name.kind == Model && !name.compared);
    let own = Span::new(clause.start, hardware.start.max(clause.start));
    let other = models().rfind(|model| own.contains(model.span));
    hardware.start >= train.end
        && !clause.contains(train)
        && models().any(|model| model.span.end <= clause.start)
        && other.is_some_and(|other| !models().any(|model| model.span.end <= clause.start && model.name == other.name))
}

/// 用昇腾910B训练，效率相当于A100集群的90%: what the training is weighed against.
fn is_only_weighed(found: &Annotated<'_>, train: Span, hardware: &Name) -> bool {
    found.language.is_chinese() && hardware.compared && hardware.span.start >= train.end
}

/// "We trained it on the A10 and serve it on chips from B", "was trained on A and runs on B": the words turn from training
/// to use.
fn is_only_run_on(found: &Annotated<'_>, train: Span, hardware: Span) -> bool {
    let gap = Span::new(train.end.min(hardware.start), hardware.start).of(&found.folded);
    let turns = [
        " and serve ",
        " and serves ",
        " and run ",
        " and runs ",
        " and is running ",
        " and deploy ",
        " and deploys ",
        " and deployed ",
        " and is deployed ",
        " and is served ",
        " and later tested ",
        " and then tested ",
        " and is tested ",
    ];
    // "X, which was trained on A, runs on B"
    let runs =
        [" runs on ", " runs mainly on ", " runs mostly on ", " is served on ", " is served from ", " is deployed on "];
    let apart = gap.contains(',') && runs.iter().any(|words| gap.contains(words));
    found.language == Language::English && (apart || turns.iter().any(|words| gap.contains(words)))
}

/// "put off R2 after failing to train it on the X1", "training of R2 on the X1 failed": so it was not trained there.
fn failed_on(found: &Annotated<'_>, place: usize, sentence: &Sentence, train: Span, facts: &mut Vec<Fact>) {
    if found.language != Language::English && !found.language.is_chinese() {
        return;
    }
    // "failed to disclose that it had trained X on Y": it was
    if any_word(found.head_in_clause(sentence, train), |word| english().fails_otherwise.contains(word)) {
        return;
    }
    // "failed to train X on A, and then trained it on B"
    let again = |name: &Name| {
        let between = Span::new(train.end, name.span.start.max(train.end));
        found.cues_within(sentence, between, &[Cue::Train]).any(|at| trains(found, sentence, at))
    };
    let tried = |name: &&Name| {
        came_to_nothing(found, sentence, train, name.span)
            && ties_to_training(found, sentence, name.span, train)
            && !again(name)
            && !is_ruled_out(found, sentence, name)
            && !is_for_inference(found, train, name.span)
    };
    let hardware = found.names_in(sentence).iter().filter(tried);
    let hardware: Vec<(String, Span)> =
        hardware.filter_map(|name| as_hardware(found, sentence, name).map(|value| (value, name.span))).collect();
    if hardware.is_empty() {
        return;
    }
    let object = object_model(found, sentence, train);
    let models = object.map_or_else(|| models_at(found, place, train), |index| coordinated(found, sentence, index));
    for model in models.into_iter().filter_map(|index| found.names.get(index)) {
        for (value, at) in &hardware {
            let (value, words) = (Value::entity(value.clone()), train.cover(*at));
            let rule = "training_hardware/failed";
            let fact = Fact::about(Predicate::TrainingHardware, model, value, words, place, rule);
            facts.push(Fact { modality: Some(Modality::Denied), ..fact });
        }
    }
}

/// "training on the X1 failed", "failing to complete training on the X1", 改用X训练，但多次失败: it came to nothing, or was only
/// asked for.
fn has_failed(found: &Annotated<'_>, sentence: &Sentence, train: Span, hardware: Span) -> bool {
    if found.language.is_chinese() {
        return ended_in_failure(found, sentence, train, hardware);
    }
    if found.language != Language::English {
        return false;
    }
    // "was encouraged to train it on"
    let mut before = found.head_in_clause(sentence, train).split_whitespace().rev().take(FAILS_WITHIN);
    before.any(|word| english().only_asked.contains(word)) || came_to_nothing(found, sentence, train, hardware)
}

/// 用X训练Y，但始终未能成功, 在X上训练Y失败: behind the training, in its clause or the next, stands that it failed.
fn ended_in_failure(found: &Annotated<'_>, sentence: &Sentence, train: Span, hardware: Span) -> bool {
    let words = chinese();
    let model = found.names_in(sentence).iter().find(|name| name.kind == Model && name.span.start >= train.end);
    let clause = sentence.clause_of(train);
    let object = model.filter(|model| clause.contains(model.span)).map_or(train.end, |model| model.span.end);
    let behind = |from: usize| behind_all(found.folded.get(from..).unwrap_or(""), &words.at_last);
    // 多次失败后终于成功, 失败重试机制
    let ends = ['，', '。', '；', '、', '而', '了', ',', '.', ';', '）', '\n'];
    let over = |rest: &str| rest.is_empty() || rest.starts_with(ends);
    let failed = |from: usize| behind_one(behind(from), &words.failed_in_the_end).is_some_and(over);
    let next = || {
        let rest = found.folded.get(clause.end..).unwrap_or("").trim_start_matches('，');
        failed(found.folded.len() - rest.len())
    };
    hardware.start < train.start && (failed(object) || next())
}

/// Whether it says that a training on the hardware was tried in vain.
fn came_to_nothing(found: &Annotated<'_>, sentence: &Sentence, train: Span, hardware: Span) -> bool {
    if found.language.is_chinese() {
        return ended_in_failure(found, sentence, train, hardware);
    }
    let fails = |word: &str| english().fails.contains(word);
    // "failing to complete training on"
    let before = found.head_in_clause(sentence, train).split_whitespace().rev().take(FAILS_WITHIN);
    if before.clone().any(fails) {
        return true;
    }
    // "halted its training after failures on the X1"
    let gap = Span::new(train.end.min(hardware.start), hardware.start).of(&found.folded);
    if any_word(gap, |word| matches!(word, "failure" | "failures")) {
        return true;
    }
    let tries =
        train.of(&found.folded).ends_with("training") || before.clone().any(|word| english().tries.contains(word));
    let rest = found.folded.get(hardware.end.max(train.end)..).unwrap_or("");
    let words = rest.split_whitespace().take(3).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let mut words = words.take_while(|word| !is_negation(word));
    tries && words.any(fails)
}

/// So many words before a training tell that it failed.
const FAILS_WITHIN: usize = 7;

fn hardware_names<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence) -> impl Iterator<Item = (String, Span)> + 'a {
    found
        .names_in(sentence)
        .iter()
        .filter(|name| !name.compared || name.kind == Chip)
        .filter_map(|name| as_hardware(found, sentence, name).map(|value| (value, name.span)))
}

/// "without a single Nvidia chip", 没有使用一块英伟达GPU: named for not having been used.
fn is_ruled_out(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    let before = found.head_as_written(sentence, name.span.start);
    let tail = last(before, 22).to_lowercase();
    // "without a single GPU from Nvidia", "none of them Nvidia's"
    let none = || {
        let head = last(found.head_in_clause(sentence, name.span), 44);
        // "without relying on"; "without a hiccup on" goes on with what was used
        let without = head.rsplit_once("without ").is_some_and(|(_, rest)| {
            let noun = rest.rsplit_once(" on ").and_then(|(rest, _)| rest.rsplit(' ').next());
            noun.is_none_or(|noun| noun.ends_with("ing") || noun.ends_with("nce"))
        });
        without || ["none of ", "not one "].iter().any(|word| head.contains(word))
    };
    // "on Nvidia chips, not Ascend chips"
    let not = || {
        let head = found.head(sentence, found.start_with_maker(name)).trim_end();
        let head = head.rsplit_once(' ').filter(|(_, owner)| is_owner(owner)).map_or(head, |(head, _)| head);
        head.ends_with(", not") || head.ends_with(" and not")
    };
    if found.language == Language::English && (none() || not()) {
        return true;
    }
    // GPUは一切使わず、「A64FX」で学習: behind the mark stands what was used
    let used = tail.rsplit('、').next().filter(|_| found.language == Language::Japanese);
    let tail = used.unwrap_or(&tail);
    [
        "without ",
        "no ",
        "not on ",
        "not with ",
        "not a single ",
        "没有使用",
        "未使用",
        "没有用",
        "没用",
        "未用",
        "沒有使用",
        "不依赖",
        "一切使わず",
        "instead of ",
        "rather than ",
        "in place of ",
        "而非",
        "而不是",
        "代替",
    ]
    .iter()
    .any(|word| tail.contains(word))
        || [
            "支持",
            "适配",
            "适配了",
            "兼容",
            "面向",
            "针对",
            "supports ",
            "support for ",
            "compatible with ",
            "adapted to ",
        ]
        .iter()
        .any(|word| tail.ends_with(word))
}

/// 没能拿到H100，最终用昇腾910B训练: the clause before says that these were not to be had.
fn is_not_had(found: &Annotated<'_>, sentence: &Sentence, train: Span, hardware: Span) -> bool {
    let clause = sentence.clause_of(hardware);
    let ahead = Span::new(clause.start, hardware.start.max(clause.start));
    // 是不是H100？并不是: asked, and denied behind
    let denies = |at: &CueAt| !at.span.of(&found.folded).ends_with(['是', '非']);
    found.language.is_chinese()
        && clause.end <= train.start
        && found.cues_within(sentence, ahead, &[Cue::Denied]).any(denies)
}

/// 没碰过英伟达的芯片: what the words say was not used.
fn is_the_foreign_one(found: &Annotated<'_>, sentence: &Sentence, hardware: Span) -> bool {
    let mut none = found.cues_within(sentence, sentence.span, &[Cue::NoForeign]);
    found.language.is_chinese() && none.any(|at| at.span.overlaps(hardware) || at.span.end == hardware.start)
}

/// 没能用A训练X，改用B: what the clause of the training denies is not denied of the hardware in a later one.
fn is_behind_a_denial(found: &Annotated<'_>, sentence: &Sentence, train: Span, hardware: Span) -> bool {
    let ahead = Span::new(sentence.clause_of(train).start, train.start);
    if found.language == Language::English {
        // "was not trained on A but on B", "did not train X on A; it used B"
        let gap = Span::new(train.end.min(hardware.start), hardware.start).of(&found.folded);
        let turns = [" but on ", " but with ", " but using ", "; it ", "; they ", ": it ", " but rather on "];
        return turns.iter().any(|words| gap.contains(words)) && found.has_cue(sentence, ahead, &[Cue::Denied]);
    }
    found.language.is_chinese()
        && sentence.clause_of(hardware).start >= train.end
        && found.has_cue(sentence, ahead, &[Cue::Denied])
}

/// "went back to Nvidia for training", "switched to Huawei to train R2": the maker's name stands for its chips.
pub(super) fn goes_back_to(found: &Annotated<'_>, sentence: &Sentence, maker: &Name) -> bool {
    const GOES: &[&str] = &[
        "returned to",
        "went back to",
        "gone back to",
        "going back to",
        "switched to",
        "switched back to",
        "turned to",
        "reverted to",
        "revert to",
        "reverting to",
        "switch back to",
        "fell back on",
        "turned back to",
        "crawled back to",
        "moved to",
        "moved back to",
        "relied on",
        "stuck with",
        "stayed with",
    ];
    let head = found.head(sentence, maker.span.start).trim_end();
    let after = found.folded.get(maker.span.end..).unwrap_or("");
    let ends = [
        " for training",
        " for the training",
        " to train",
        " hardware to train",
        " hardware for model training",
        " chips to train",
        " chips for training",
        " gpus for training",
        " systems for training",
        " hardware for training",
    ];
    found.language == Language::English
        && GOES.iter().any(|words| head.ends_with(words))
        && ends.iter().any(|words| after.starts_with(words))
}

/// "a Kunlun P800 cluster", 昆仑芯三万卡集群: one that has no name but is called after its chips.
pub(super) fn chips_of_a_cluster(found: &Annotated<'_>, cluster: &Name) -> Option<String> {
    let text = cluster.span.of(found.text);
    let heads = text.char_indices().rev().filter_map(|(at, _)| text.get(..at)).map(str::trim_end);
    let known = heads.filter(|head| head.chars().count() >= 2).find_map(|head| found.lexicon.resolve(head))?;
    let entity = found.lexicon.entity(known);
    let chips = entity.kind == Some(Chip) || found.lexicon.makes_chips(known);
    chips.then(|| entity.name.clone())
}

/// 昆仑芯三万卡集群, 英伟达卡: what stands behind a maker and is made of its chips.
fn machines_follow(after: &str) -> bool {
    let rest = after.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十百千万".contains(c));
    let rest = rest.strip_prefix('卡').unwrap_or(rest);
    let bare = after.starts_with('卡') && !after.starts_with("卡片");
    bare || ["集群", "超节点", "服务器", "算力集群", "显卡"].iter().any(|noun| rest.starts_with(noun))
}

/// 未得到华为证实, 寒武纪方面表示: the firm speaks, or says nothing.
fn speaks(found: &Annotated<'_>, sentence: &Sentence, firm: &Name) -> bool {
    let rest = found.folded.get(firm.span.end..).unwrap_or("");
    let behind = ["方面", "官方", "公司"].iter().find_map(|part| rest.strip_prefix(part)).unwrap_or(rest);
    let at = firm.span.end + rest.len() - behind.len();
    found.language.is_chinese() && found.cues_in(sentence).iter().any(|cue| cue.cue == Cue::Say && cue.span.start == at)
}

/// A chip, a system, or a firm that stands for its chips ("chips from Alibaba", "Cambricon"); never a possessive owner.
fn as_hardware(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> Option<String> {
    match name.kind {
        System if name.stays_unnamed() || name.has_no_name() => chips_of_a_cluster(found, name),
        Chip | System => Some(name.name.clone()),
        Organization => {
            let entity = name.entity?;
            let after = found.text.get(name.span.end..).unwrap_or("");
            let owner = after.starts_with("'s") || after.starts_with("’s");
            let next_chip = found.names_in(sentence).iter().any(|other| {
                let gap = found.between(name.span, other.span);
                // "on Nvidia and domestic chips": two sorts
                let listed = gap.contains([',', '、', '和', '与', '及']) || gap.contains(" and ");
                other.kind == Chip
                    && other.span.start >= name.span.end
                    && found.distance(name.span, other.span) <= 6
                    && !listed
            });
            let with_chips = found.names_in(sentence).iter().any(|other| {
                let gap = Span::new(name.span.end.min(other.span.start), other.span.start).of(&found.folded);
                other.name == DOMESTIC_CHIPS
                    && other.span.start >= name.span.end
                    && matches!(gap, " and " | " or " | "和" | "与" | "、")
            });
            let near = Span::new(name.span.start.saturating_sub(16), name.span.end + 24);
            // "on Huawei chips, Alibaba said"
            let apart = |noun: Span| Span::new(noun.end.min(name.span.end), noun.start.max(name.span.start));
            let said =
                |at: &CueAt| found.language == Language::English && apart(at.span).of(found.text).contains([',', ';']);
            let chips = found.cues_within(sentence, near, &[Cue::Chip]).any(|at| !said(at));
            let hardware = ["hardware", "platform", "systems", "machines", "servers"];
            let hardware = hardware.iter().any(|noun| after.trim_start().starts_with(noun));
            let with_chips = with_chips
                || [" and chinese ", " and domestic ", " and local ", " and home-grown ", " and homegrown "]
                    .iter()
                    .any(|words| after.to_lowercase().starts_with(words));
            let chips = chips
                || hardware
                || with_chips
                || goes_back_to(found, sentence, name)
                || found.language.is_chinese() && machines_follow(after);
            let chips = chips || found.language == Language::English && is_hardware(found, sentence, name);
            // "a tenth of what Meta spent" weighs
            let weighed = || found.head(sentence, name.span.start).trim_end().ends_with("what");
            // an American firm that makes models as well may be the one who trains
            let trains =
                || found.language.is_chinese() && found.lexicon.makes_models(entity) && found.is_from(name, "US");
            let doubted = found.has_cue(sentence, sentence.span, &[Cue::Speculated]);
            let guess = doubted && !(weighed() || trains() || speaks(found, sentence, name));
            // "on Nvidia's GPUs"
            let owner = owner && !(found.language == Language::English && is_hardware(found, sentence, name));
            (found.lexicon.makes_chips(entity) && !owner && !next_chip && (chips || guess)).then(|| name.name.clone())
        }
        _ => None,
    }
}
