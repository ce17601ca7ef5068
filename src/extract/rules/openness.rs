//! Whether weights are open.

use crate::{
    lexicon::{
        chinese::{begins_with, chinese, ends_in, has_one},
        cue::{Cue, CueAt},
        english::english,
    },
    model::{EntityKind, Language, Modality, Predicate, Value},
    text::{Span, span::first},
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    clause::bracket_around,
    fact::Fact,
    name::{Name, only_one},
    subject::{carried, coordinated},
};

use super::{
    credit::before_its_sort,
    models::models_at,
    opening::{goes_to_some, is_object_before},
    siblings::with_siblings,
    training::is_announced,
};
use EntityKind::{Model, Organization};

/// What a sentence asks, it does not tell.
pub(super) fn is_asked(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    sentence.span.of(found.text).ends_with(['?', '？'])
}

pub(super) fn open_weights(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    kept_shut(found, place, sentence, facts);
    let said =
        found.cues_in(sentence).iter().filter(|at| at.cue == Cue::OpenWeights && !is_bare_weights(found, sentence, at));
    // "Robin Li had called open models a tax; the company threw open ERNIE 4.5": the first that is of no mere sort.
    let first = said.clone().next();
    let said = said.clone().find(|at| !is_generic_open(found, at)).or(first);
    let Some(cue) = said.or_else(|| weights_out(found, place, sentence)) else {
        return on_a_hub(found, place, sentence, facts);
    };
    if is_asked(found, sentence)
        || is_generic_open(found, cue)
        || is_held_back(found, sentence, cue)
        || cue.span.of(&found.folded) == "open since" && is_open_for_visitors(found, sentence, cue.span)
    {
        return;
    }
    let next = sentence.names.clone().find(|index| {
        found.names.get(*index).is_some_and(|name| {
            let gap = found.between(cue.span, name.span);
            let noun = cue.cue == Cue::Weights || cue.span.of(&found.folded).ends_with("the weights");
            // "the weights of the language model X"
            let bare = before_its_sort(gap);
            let of = noun && [" of", " for", " of both"].contains(&bare)
                || matches!(bare, " the weights of" | " the weights for");
            let close = found.distance(cue.span, name.span) <= 2 && !gap.contains(['；', ';', '。']);
            name.kind == Model && name.span.start >= cue.span.end && (of || close)
        })
    });
    let bracketed = named_before_bracket(found, sentence, cue);
    let models = next.or(bracketed).map_or_else(
        || models_opened(found, place, sentence, cue),
        |index| {
            let list = bracketed.is_none() && (found.language.is_chinese() || cue.cue == Cue::Weights);
            if list { coordinated(found, sentence, index) } else { vec![index] }
        },
    );
    let models = with_siblings(found, sentence, models);
    for index in models {
        let Some(model) = found.names.get(index).filter(|name| name.kind == Model) else { continue };
        let here = only_model(found, sentence);
        let model = if sentence.span.contains(model.span) { model } else { here.unwrap_or(model) };
        let inside = sentence.span.contains(model.span);
        let earlier = found.text.get(..model.span.start).unwrap_or("");
        let model = if ["since ", "than ", "unlike "].iter().any(|word| earlier.ends_with(word)) {
            let mut before = found.names_in(sentence).iter().filter(|name| name.span.end <= cue.span.start);
            let Some(own) = before.rfind(|name| name.kind == Model && name.can_lead()) else { continue };
            own
        } else {
            model
        };
        if !is_announced(found, sentence, model) {
            continue;
        }
        if !inside && found.names_in(sentence).iter().any(|name| name.kind == Model) {
            continue;
        }
        let at = with_its_verb(found, sentence, cue);
        facts.push(Fact::about(Predicate::OpenWeights, model, Value::flag(), at, place, "open_weights/said"));
    }
}

/// "postponed publishing the weights", "banned sharing the weights", "urged Y to publish the weights": what is told is that it is
/// not done, or not yet.
fn is_held_back(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> bool {
    let weights = cue.cue == Cue::Weights || cue.span.of(&found.folded).contains("weights");
    if found.language != Language::English || !weights {
        return false;
    }
    let firm = firm_before(found, sentence, cue);
    let gives = |firm: &&Name| does_it(Span::new(firm.span.end, cue.span.end).of(&found.folded));
    let head = match firm.filter(gives) {
        Some(firm) => Span::new(firm.span.end, cue.span.start).of(&found.folded),
        None if firm.is_some_and(|firm| is_made_to(found, sentence, firm, cue)) => return true,
        None => found.head_in_clause(sentence, cue.span),
    };
    // "delayed nothing and published": another verb
    let own = head.rsplit(" and ").next().unwrap_or(head);
    let kept = own.split_whitespace().rev().take(HELD_WITHIN).any(|word| english().holds_back.contains(word));
    kept || goes_to_some(found, sentence, behind_weights(found, sentence, cue))
}

/// The last firm before the weights in their clause: what precedes it in "without fanfare Y published" is not of the verb, but
/// in "barred Y from publishing" it is.
fn firm_before<'a>(found: &'a Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> Option<&'a Name> {
    let start = cue.span.start - found.head_in_clause(sentence, cue.span).len();
    let mut firms = found.names_in(sentence).iter().filter(|name| name.kind == Organization);
    firms.rfind(|name| start <= name.span.start && name.span.end <= cue.span.start)
}

/// " published the weights": right behind the firm stands a verb of its own.
fn does_it(said: &str) -> bool {
    let verb = said.split_whitespace().find(|word| !word.ends_with("ly")).unwrap_or("");
    let gives = verb.ends_with("ed") || verb.ends_with('s') || matches!(verb, "gave" | "put" | "made" | "had" | "will");
    said.starts_with(' ') && gives
}

/// "urged Y to publish", "stopped Y publishing", "kept Y from publishing": the firm is the object of another's verb.
fn is_made_to(found: &Annotated<'_>, sentence: &Sentence, firm: &Name, cue: &CueAt) -> bool {
    let said = Span::new(firm.span.end, cue.span.end).of(&found.folded);
    let verb = said.split_whitespace().find(|word| !word.ends_with("ly")).unwrap_or("");
    let led = matches!(verb, "to" | "from" | "out" | "into" | "against") || verb.ends_with("ing");
    said.starts_with(' ') && led && is_object_before(found, sentence, firm.span.start)
}

/// What stands behind the weights in their clause, or in the list that they open.
pub(super) fn behind_weights(found: &Annotated<'_>, sentence: &Sentence, at: &CueAt) -> Span {
    let end = if opens_a_list(found, at) { sentence.span.end } else { sentence.clause_of(at.span).end };
    Span::new(at.span.end, end.max(at.span.end))
}

/// So many words before the weights that are given out stands who holds them back, at most: "postponed publishing all the".
const HELD_WITHIN: usize = 5;

/// 云岫-3 Pro不开源: of the model that leads the clause. 未开源的模型 and 是否不开源？ tell of none.
fn kept_shut(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if !found.language.is_chinese() || is_asked(found, sentence) || sentence.span.of(found.text).ends_with('吗') {
        return;
    }
    for cue in found.cues_in(sentence).iter().filter(|at| at.cue == Cue::OpenWeights) {
        let clause = sentence.clause_of(cue.span);
        let before = found.head_in_clause(sentence, cue.span);
        let after = found.folded.get(cue.span.end..).unwrap_or("");
        let sort = after.starts_with('的') || begins_with(after, &chinese().open_sorts).is_some();
        if sort || ends_in(before, &chinese().keeps_shut).is_none() {
            continue;
        }
        let leads = |name: &&Name| name.kind == Model && name.can_lead() && name.span.end <= cue.span.start;
        let model = found.names_in(sentence).iter().filter(|name| clause.contains(name.span)).rfind(leads);
        facts.extend(model.map(|model| {
            let fact = Fact::about(Predicate::OpenWeights, model, Value::flag(), cue.span, place, "open_weights/shut");
            Fact { modality: Some(Modality::Denied), ..fact }
        }));
    }
}

/// "X and Y (7 billion parameters, open since May)": what stands in brackets is of the name before them alone.
fn named_before_bracket(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> Option<usize> {
    let open = bracket_around(found, sentence, cue.span).filter(|_| found.language == Language::English)?;
    let right_before = |name: &Name| name.kind == Model && (name.span.end..=name.span.end + 1).contains(&open);
    sentence.names.clone().find(|index| found.names.get(*index).is_some_and(right_before))
}

/// "The weights of X will be released": the noun with its verb, so that what reaches the verb reaches the fact.
fn with_its_verb(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> Span {
    let behind = sentence.rest_of_clause(cue.span);
    let verb =
        found.cues_within(sentence, behind, &[Cue::Available]).find(|at| found.distance(cue.span, at.span) <= 70);
    let noun = cue.cue == Cue::Weights && found.language == Language::English;
    verb.filter(|_| noun).map_or(cue.span, |verb| cue.span.cover(verb.span))
}

/// "put V3.1 on Hugging Face", 把V3.1放到了魔搭: where everyone takes weights from.
fn on_a_hub(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if !found.names_in(sentence).iter().any(|name| name.kind == Model) {
        return;
    }
    let text = sentence.span.of(&found.folded);
    let verbs: &[&str] = if found.language.is_chinese() {
        &["上传", "放到", "放上", "挂到", "挂上", "发布到", "登陆", "上架"]
    } else {
        &["put ", "puts ", "posted ", "uploaded ", "published ", "dropped "]
    };
    let doubted = found.has_cue(sentence, sentence.span, &[Cue::Denied, Cue::Than]) || is_asked(found, sentence);
    if doubted || !verbs.iter().any(|verb| text.contains(verb)) {
        return;
    }
    let hubs = ["hugging face", "huggingface", "modelscope", "魔搭"];
    let opened = found.names_in(sentence).iter().find(|name| {
        let after = Span::new(name.span.end, sentence.span.end).of(&found.folded);
        let close = first(after, 24);
        let linked = if found.language.is_chinese() {
            verbs.iter().any(|verb| close.contains(verb))
        } else {
            close.starts_with(" on ") || close.starts_with(" to ") || close.starts_with(" up on ")
        };
        name.kind == Model && name.can_lead() && linked && hubs.iter().any(|hub| close.contains(hub))
    });
    if let Some(model) = opened {
        facts.push(Fact::about(Predicate::OpenWeights, model, Value::flag(), model.span, place, "open_weights/hub"));
    }
}

/// "The weights of X are on Hugging Face", "weights for both can be downloaded": the noun, and where everyone gets it.
fn weights_out<'a>(found: &'a Annotated<'_>, place: usize, sentence: &'a Sentence) -> Option<&'a CueAt> {
    // "Its weights are there for anyone to download": of the model told of
    let carried = || found.language == Language::English && carried(found, place, &[Model]).is_some();
    found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Weights).find(|at| {
        let clause = if opens_a_list(found, at) { sentence.span } else { sentence.clause_of(at.span) };
        let near = |other: &CueAt| found.distance(at.span, other.span) <= 70;
        let hub = ["hugging face", "huggingface", "github", "gitcode", "modelscope"]
            .iter()
            .any(|word| clause.of(&found.folded).contains(word));
        let named = found.names_in(sentence).iter().any(|name| name.kind == Model);
        (named || opens_a_list(found, at) || carried())
            && (hub || found.cues_within(sentence, clause, &[Cue::Available]).any(near))
            && !found.has_cue(sentence, clause, &[Cue::Denied, Cue::Than])
            && !goes_to_some(found, sentence, behind_weights(found, sentence, at))
            && !["neither", "nor ", "not ", "yet to", "without"]
                .iter()
                .any(|word| clause.of(&found.folded).contains(word))
            && !found.text.get(at.span.end..).is_some_and(|after| after.starts_with(" and biases"))
    })
}

/// "Weights, code and data of X are all public": the noun is the first of a list, whose verb stands behind it.
fn opens_a_list(found: &Annotated<'_>, at: &CueAt) -> bool {
    let next = first(found.text.get(at.span.end..).unwrap_or(""), 60);
    next.starts_with(", ") && next.contains(" and ") && !next.contains(['.', ';'])
}

/// In Chinese the object of the verb (开源混合专家大模型X) or the list behind it (也已开源，包括X、Y), else the subject.
fn models_opened(found: &Annotated<'_>, place: usize, sentence: &Sentence, cue: &CueAt) -> Vec<usize> {
    let object = sentence.names.clone().find(|index| {
        found.names.get(*index).is_some_and(|name| {
            let gap = found.between(cue.span, name.span);
            let listed = ["包括", "分别是", "分别为", "分別是", "分別為", "即"].iter().any(|word| gap.contains(word));
            name.kind == Model
                && name.can_lead()
                && name.span.start >= cue.span.end
                && found.distance(cue.span, name.span) <= 70
                && !gap.contains(['。', '；', ';', '的'])
                && (listed || !gap.contains(['，', ',']))
        })
    });
    match object.filter(|_| found.language.is_chinese()) {
        Some(index) => coordinated(found, sentence, index),
        None => models_at(found, place, cue.span),
    }
}

/// The one model that the sentence names.
fn only_model<'a>(found: &'a Annotated<'_>, sentence: &Sentence) -> Option<&'a Name> {
    only_one(found.names_in(sentence).iter().filter(|name| name.kind == Model && name.can_lead()))
}

/// "The data centre, open since May": a place is, and no model. "X (70 billion, open since May)" is one.
pub(super) fn is_open_for_visitors(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    let head = Span::new(sentence.span.start, at.start);
    let model = found.names_in(sentence).iter().rfind(|name| name.kind == Model && head.contains(name.span));
    let from = model.map_or(head.start, |model| model.span.end);
    model.is_none() || found.has_cue(sentence, Span::new(from, at.start), &[Cue::System, Cue::TheSystem])
}

/// "based on foreign open-source models", 开源模型为底: a sort of model, and no claim of this one.
fn is_generic_open(found: &Annotated<'_>, cue: &CueAt) -> bool {
    if found.language.is_chinese() && (is_a_sort(found, cue) || opens_software(found, cue)) {
        return true;
    }
    let after = first(found.text.get(cue.span.end..).unwrap_or(""), 12);
    // "OpenAI's open models gpt-oss-120b and gpt-oss-20b": those that are named right behind.
    let plural = after.starts_with(" models") || cue.span.of(&found.folded).ends_with("models");
    let from = if after.starts_with(" models") { cue.span.end + " models".len() } else { cue.span.end };
    if plural {
        let next = found.names.partition_point(|name| name.span.start < from);
        return !found.names.get(next).is_some_and(|name| name.kind == Model && name.span.start <= from + 2);
    }
    // "the open-source MindSpore framework": no model is meant
    let phrase =
        first(found.folded.get(cue.span.end..).unwrap_or(""), 48).split([',', '.', ';', '(']).next().unwrap_or("");
    let software =
        ["framework", "frameworks", "library", "toolkit", "software", "compiler", "stack", "tools", "engine"];
    let noun = phrase.split_whitespace().take(4).any(|word| software.contains(&word));
    if noun && cue.span.of(&found.folded).starts_with("open") {
        return true;
    }
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

/// 适配X，并开源推理引擎Y: what is opened is a piece of software, and no model told of before.
fn opens_software(found: &Annotated<'_>, cue: &CueAt) -> bool {
    let after = found.folded.get(cue.span.end..).unwrap_or("");
    let object = after.split(['，', ',', '。', '；', '\n', '、']).next().unwrap_or("");
    let words = chinese();
    let model = found.names_over(Span::new(cue.span.end, cue.span.end + object.len())).any(|name| name.kind == Model);
    !model && has_one(object, &words.software) && !has_one(object, &words.opened_of_models)
}

/// 开源模型跑出…, 何时开源: a sort of thing, or nothing opened; 开源模型GLM-5 names what is.
fn is_a_sort(found: &Annotated<'_>, cue: &CueAt) -> bool {
    let after = found.folded.get(cue.span.end..).unwrap_or("");
    let before = found.folded.get(..cue.span.start).unwrap_or("");
    let named = found
        .names
        .iter()
        .any(|name| name.kind == Model && name.span.start >= cue.span.end && found.distance(cue.span, name.span) <= 16);
    // X是一款开源模型
    let told = has_it_for_its_sort(found, cue);
    !told && ends_in(before, &chinese().not_opened).is_some()
        || !told && !named && begins_with(after, &chinese().open_sorts).is_some()
}

/// X是一款开源模型, X属于开源模型: what the model that leads the clause is told to be.
fn has_it_for_its_sort(found: &Annotated<'_>, cue: &CueAt) -> bool {
    let before = found.folded.get(..cue.span.start).unwrap_or("");
    let Some(lead) = ["是一款", "是一个", "属于", "为一款", "是"].iter().find_map(|verb| before.strip_suffix(verb))
    else {
        return false;
    };
    let after = found.folded.get(cue.span.end..).unwrap_or("");
    let ends = ["模型", "大模型", "语言模型", "大语言模型"]
        .iter()
        .filter_map(|noun| after.strip_prefix(*noun))
        .any(|rest| rest.is_empty() || rest.starts_with(['。', '，', '；', '\n']));
    let end = lead.trim_end_matches(['”', '」', '》']).len();
    let at = found.names.partition_point(|name| name.span.end < end);
    ends && found.names.get(at).is_some_and(|name| name.kind == Model && name.span.end == end && name.can_lead())
}

/// 权重 alone says nothing of its being open; with 开放, 公开 or a plan it does.
fn is_bare_weights(found: &Annotated<'_>, sentence: &Sentence, at: &CueAt) -> bool {
    let text = sentence.span.of(found.text);
    let word = at.span.of(&found.folded);
    (word == "权重" || word.contains("参数"))
        && ![
            "开放",
            "公开",
            "開放",
            "公開",
            "下载",
            "释出",
            "開源",
            "上传",
            "挂到",
            "挂上",
            "放到",
            "放上",
            "放出",
            "摆上",
            "发布了全部权重",
            "发布全部权重",
            "发布了权重",
            "发布权重",
            "Hugging Face",
            "HuggingFace",
            "魔搭",
            "GitHub",
            "ModelScope",
            "可查",
        ]
        .iter()
        .any(|word| text.contains(word))
}
