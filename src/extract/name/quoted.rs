//! Names in quotation marks, and where they come back without them.

use crate::{
    lexicon::{
        chinese::{begins_with, behind_one, chinese, ends_in, has_one},
        cue::{Cue, CueAt},
    },
    model::{EntityKind, Language},
    text::{Span, span::first},
};

use super::{
    Name,
    chinese::{is_a_sort, is_han},
    shape::{Candidate, amounts_within, cues_near, place_of, place_of_figure, size_in, taken},
};
use crate::extract::annotate::Annotated;

/// Names in quotation marks right beside a noun for a thing: 名为“华山”, 「晶創26」主機.
pub(super) fn quoted(found: &Annotated<'_>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    let glued = matches!(found.language, Language::Japanese | Language::Korean);
    for (open, close) in [('“', '”'), ('「', '」'), ('『', '』'), ('‘', '’'), ('\'', '\'')] {
        let mut from = 0;
        while let Some(at) = found.text.get(from..).and_then(|rest| rest.find(open)) {
            let start = from + at + open.len_utf8();
            let Some(length) = found.text.get(start..).and_then(|rest| rest.find(close)) else { break };
            from = start;
            let span = Span::new(start, start + length);
            let name = span.of(found.text);
            let short = (2..=10).contains(&name.chars().count())
                && !name.contains(['，', '。', '、', '？', '！', ',', ' '])
                || glued
                    && (2..=16).contains(&name.chars().count())
                    && !name.contains(['。', '、', '，', ',', '.', '\n']);
            if !short {
                continue;
            }
            let named = found.text.get(..start).is_some_and(|before| {
                let head = before.trim_end_matches(open);
                ["名为", "名為", "命名为", "命名為", "称为", "稱為", "代号", "代號", "取名", "名叫"]
                    .iter()
                    .any(|word| head.ends_with(word))
            });
            let named = named && found.language.is_unspaced()
                || glued && (is_beside_noun(found, span) || is_sized(name))
                || found.language.is_chinese()
                    && (names_a_thing(found, span)
                        || is_told_as_a_model(found, span)
                        || is_told_as_a_chip(found, span));
            if named && !taken(found, span) {
                candidates.push(Candidate { span, plain: false });
            }
        }
    }
    candidates
}

/// Where the text writes the same name without its quotation marks.
pub(super) fn again(found: &Annotated<'_>, quoted: &[Candidate]) -> Vec<Candidate> {
    let mut more = Vec::new();
    for name in quoted.iter().map(|candidate| candidate.span.of(found.text)).filter(|name| !name.is_ascii()) {
        let fresh = |span: &Span| !quoted.iter().any(|other| other.span.overlaps(*span)) && !taken(found, *span);
        let places =
            found.text.match_indices(name).map(|(at, _)| with_tail(found.text, Span::new(at, at + name.len())));
        more.extend(places.filter(fresh).map(|span| Candidate { span, plain: false }));
    }
    more.sort_by_key(|candidate| candidate.span.start);
    more.dedup_by_key(|candidate| candidate.span);
    more
}

/// 脑海3.0-Lite beside “脑海3.0”: another one, which goes on behind a hyphen.
fn with_tail(text: &str, name: Span) -> Span {
    let tail = text.get(name.end..).and_then(|rest| rest.strip_prefix('-')).unwrap_or("");
    let length = tail.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tail.len());
    if length > 0 { Span::new(name.start, name.end + 1 + length) } else { name }
}

/// “黔语”大模型, 超级计算机「玉山一號」: in Chinese a noun for a thing right at the marks, and in them no word of the trade
/// (“国产”芯片, “通用”大模型).
fn names_a_thing(found: &Annotated<'_>, name: Span) -> bool {
    let text = name.of(&found.folded);
    let inside = found.cues.partition_point(|at| at.span.end <= name.start);
    let says = found.cues.get(inside).is_some_and(|at| at.span.start < name.end);
    let length = text.chars().count();
    let sort = is_a_sort(text) && !begins_as_small(text);
    let beside = || is_beside_noun(found, name) || is_before_its_sort(found, name);
    (2..=8).contains(&length) && !text.is_ascii() && !says && !sort && beside()
}

/// “观止”训练用了三周, “天问-L”的参数为700亿, 训练“昆吾”: what the clause of a name in quotation marks tells of models alone.
pub(super) fn is_told_as_a_model(found: &Annotated<'_>, name: Span) -> bool {
    let rest = found.folded.get(name.end..).and_then(|rest| rest.strip_prefix(['”', '」', '』', '’']));
    let Some(rest) = rest.filter(|_| found.language.is_chinese() && may_be_a_name(found, name)) else { return false };
    let words = chinese();
    let rest = first(rest.strip_prefix('的').unwrap_or(rest), TOLD_WITHIN);
    let clause = rest.split(['，', '。', '；', '、', '“', '「', '\n']).next().unwrap_or("");
    let plain = |after: &str| begins_with(after, &words.trained_besides).is_none();
    // “星海”300亿参数
    let sized = clause.trim_start_matches(|c: char| c.is_ascii_digit() || ".约超近逾达千百十万亿余多".contains(c));
    let sized = sized.len() < clause.len() && (sized.starts_with("参数") || sized.starts_with("的参数"));
    let told = sized || behind_one(clause, &words.told_of_models).is_some_and(plain);
    let trained = || {
        let (way, after) = clause.split_once("训练").unwrap_or_default();
        has_one(way, &words.trains_models_on) && !has_one(way, &words.serves_trainings) && plain(after)
    };
    let head = found.folded.get(..name.start).unwrap_or("").trim_end_matches(['“', '「', '『', '‘']);
    let trains = || told || trained() || ends_in(head, &words.leads_to_trained_models).is_some();
    is_among_models(found, name) && trains() || is_scored(found, name, clause)
}

/// 空军“红剑”训练持续了三周: people and teams are trained, too, so the sentence must tell of models, chips or tokens besides, or
/// the name stand right behind a maker of models: 腾讯的“岚山”.
fn is_among_models(found: &Annotated<'_>, name: Span) -> bool {
    const TELLS: &[Cue] = &[Cue::Model, Cue::Chip, Cue::Tokens, Cue::Parameters, Cue::Active, Cue::Context];
    let sentence = found.sentence_around(name);
    let first = found.cues.partition_point(|at| at.span.end <= sentence.start);
    let cues = || found.cues.iter().skip(first).take_while(|at| at.span.start < sentence.end);
    let thing = |other: &Name| matches!(other.kind, EntityKind::Model | EntityKind::Chip) && !other.span.overlaps(name);
    let maker = |other: &Name| {
        let gap = found.between(other.span, name).trim_matches(['“', '「', '『', '‘']);
        other.span.end <= name.start
            && matches!(gap, "" | "的" | "旗下" | "旗下的")
            && other.entity.is_some_and(|firm| found.lexicon.makes_models(firm))
    };
    let text = name.of(found.text);
    // “岚山-L”: no team and no exercise is written so
    let mixed = || !text.is_ascii() && text.contains(|c: char| c.is_ascii_alphabetic());
    let head = found.folded.get(..name.start).unwrap_or("").trim_end_matches(['“', '「', '『', '‘']);
    let people = has_one(sentence.of(&found.folded), &chinese().trains_people)
        || ends_in(head, &chinese().trained_before_marks).is_some();
    let tells = || {
        mixed()
            || cues().any(|at| TELLS.contains(&at.cue))
            || has_one(sentence.of(&found.folded), &chinese().told_beside_models)
            || found.names_over(sentence).any(|other| thing(other) || maker(other))
    };
    !people && tells()
}

/// “川流H2”的显存带宽, “淹城A2”可输出250TOPS: what the clause of a name in quotation marks tells of chips alone.
pub(super) fn is_told_as_a_chip(found: &Annotated<'_>, name: Span) -> bool {
    let rest = found.folded.get(name.end..).and_then(|rest| rest.strip_prefix(['”', '」', '』', '’']));
    let Some(rest) = rest.filter(|_| found.language.is_chinese() && may_be_a_name(found, name)) else { return false };
    let rest = first(rest.strip_prefix('的').unwrap_or(rest), TOLD_WITHIN);
    let clause = rest.split(['，', '。', '；', '“', '「', '\n']).next().unwrap_or("");
    let around = Span::new(name.end, name.end + MARK + clause.len());
    let coded = || name.of(found.text).contains(|c: char| c.is_ascii_digit());
    let figure = || amounts_within(found, around).any(|amount| place_of_figure(amount) == place_of(Cue::Chip));
    let words = chinese();
    begins_with(clause, &words.told_of_chips).is_some()
        || coded() && begins_with(clause, &words.said_of_things).is_some() && figure()
}

/// Bytes of a closing quotation mark.
const MARK: usize = 3;

/// “观止”的GSM8K成绩, 在MMLU上，“观止”的正确率: a benchmark stands beside a name that the clause tells a score of.
fn is_scored(found: &Annotated<'_>, name: Span, clause: &str) -> bool {
    let near = |other: &Name| {
        let gap = found.between(other.span, name);
        other.kind == EntityKind::Benchmark && gap.chars().count() <= SCORED_WITHIN && !gap.contains(['。', '；', '\n'])
    };
    let first = found.names.partition_point(|other| other.span.end + 4 * SCORED_WITHIN < name.start);
    let mut beside = found.names.iter().skip(first).take_while(|other| other.span.start < name.end + 4 * SCORED_WITHIN);
    has_one(clause, &chinese().of_scores) && beside.any(near)
}

/// So many characters from such a name its benchmark stands.
const SCORED_WITHIN: usize = 12;

/// So many characters behind such a name what it is is told.
const TOLD_WITHIN: usize = 28;

/// No word of the trade or of a sort, and no word in small Latin letters or in capitals alone.
fn may_be_a_name(found: &Annotated<'_>, name: Span) -> bool {
    let text = name.of(found.text);
    let inside = found.cues.partition_point(|at| at.span.end <= name.start);
    let says = found.cues.get(inside).is_some_and(|at| at.span.start < name.end);
    let folded = name.of(&found.folded);
    let latin =
        || text.starts_with(|c: char| c.is_ascii_uppercase()) && text.contains(|c: char| c.is_ascii_lowercase());
    let sort = is_a_sort(folded) && !begins_as_small(folded);
    !says && !sort && (!text.is_ascii() || latin()) && !has_one(folded, &chinese().no_names_of_models)
}

/// “大瓦特”: the first character alone says of no sort.
fn begins_as_small(text: &str) -> bool {
    let rest = text.strip_prefix(['大', '小']).filter(|rest| !rest.contains(['而', '大', '小']));
    rest.is_some_and(|rest| !is_a_sort(rest) && !["型", "款", "号", "式", "众", "规模"].contains(&rest))
}

/// “星海”语言大模型, “沧渊”海洋大模型: what sort of model it is stands between.
fn is_before_its_sort(found: &Annotated<'_>, name: Span) -> bool {
    let after = found.folded.get(name.end..).unwrap_or("").trim_start_matches(['”', '」', '』', '’']);
    let sort = after.split_once("模型").map_or("", |(sort, _)| sort);
    let sort = sort.strip_suffix('大').unwrap_or(sort);
    let plain = sort.chars().all(|c| is_han(c) && !"的和与等国自是为在将对把了".contains(c));
    // “快思考”“慢思考”合进一个模型: what is done with it, and no sort
    let counted = ["一个", "一款", "这", "那", "该", "进"].iter().any(|word| sort.contains(word));
    plain && !counted && (1..=6).contains(&sort.chars().count())
}

fn is_sized(name: &str) -> bool {
    size_in(name).is_some() && name.len() > 4
}

/// Whether nothing but quotation marks stands between a name and a noun for a thing: AI半導体「ヤマセミ2」.
fn is_beside_noun(found: &Annotated<'_>, name: Span) -> bool {
    let noun = |at: &&CueAt| matches!(at.cue, Cue::Model | Cue::Chip | Cue::System);
    let marks = |between: &str| between.chars().all(|c| !c.is_alphanumeric()) && between.chars().count() <= 2;
    let near = cues_near(found, name, 8);
    near.iter().filter(noun).any(|at| !at.span.overlaps(name) && marks(found.between(at.span, name)))
}
