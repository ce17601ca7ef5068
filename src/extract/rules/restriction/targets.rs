//! Whom a restriction hits: the chips that it is about, and the firms on its list.

use crate::{
    lexicon::{
        chinese::{begins_with, behind_mark, chinese, ends_in, has_one},
        cue::Cue,
        english::{any_word, english, has_negation, is_negation, names_america},
    },
    model::{EntityKind, Language, entity::DOMESTIC_CHIPS},
    text::{
        Span,
        span::{first, last},
    },
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    attribution::is_observer,
    name::Name,
    subject::{coordinated, is_behind},
};

use super::{
    before_sort,
    country::{code_of, is_government},
    is_list,
    kept::told_of_all,
};
use EntityKind::{Chip, Organization};

/// The chips that the cue is about: near it, or listed with one that is, in no contrast with it, and not made to get
/// around the rule.
pub(super) fn chips<'a>(found: &'a Annotated<'_>, sentence: &Sentence, cue: Span, country: &str) -> Vec<&'a Name> {
    let evaded = is_evaded(found, sentence, cue);
    let fits = |index: &usize| {
        found.names.get(*index).is_some_and(|name| {
            let hit = || {
                !is_beyond(found, sentence, cue, *index)
                    && !is_spared(found, cue, name.span)
                    && (!evaded || is_object(found, cue, name.span))
                    && is_one_of_those_hit(found, sentence, cue, *index)
                    && (!found.is_from(name, "CN")
                        || country == "China"
                        || is_list(found, cue)
                        || forbids_use(found, sentence))
            };
            name.kind == Chip && name.name != DOMESTIC_CHIPS && (is_not_let_go(found, cue, name.span) || hit())
        })
    };
    sentence.names.clone().filter(fits).filter_map(|index| found.names.get(index)).collect()
}

/// 允许出售H200，但Blackwell不在其列: what the leave leaves out.
fn is_not_let_go(found: &Annotated<'_>, cue: Span, target: Span) -> bool {
    let leave = begins_with(found.folded.get(cue.start..).unwrap_or(""), &chinese().lets).is_some();
    let rest = found.folded.get(target.end..).unwrap_or("");
    let rest =
        ["系列", "芯片", "则", "仍", "并"].iter().fold(rest, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    found.language.is_chinese() && leave && begins_with(rest, &chinese().not_let_go).is_some()
}

/// "curbs that do not touch the H20", 出口H20无需许可: named for being left out.
fn is_spared(found: &Annotated<'_>, cue: Span, target: Span) -> bool {
    let between = found.folded.get(cue.end.min(target.end)..cue.start.max(target.start)).unwrap_or("");
    let left_out = ["do not ", "does not ", "did not ", "exempt", "spare", "无需", "不受", "豁免", "不在"];
    let no_need =
        found.folded.get(..cue.start).is_some_and(|before| before.ends_with("无需") || before.ends_with("不需要"));
    let behind = first(found.folded.get(target.end..).unwrap_or(""), 8);
    no_need
        || behind.starts_with("无需")
        || behind.starts_with("不受")
        || left_out.iter().any(|word| between.contains(word))
}

/// Too far from the cue, or on the other side of a contrast; a list stands where its nearest member does.
fn is_beyond(found: &Annotated<'_>, sentence: &Sentence, cue: Span, index: usize) -> bool {
    let contrasts = [";", "；", " but ", " while ", "而", "但"];
    let reach =
        if found.cues_in(sentence).iter().any(|at| at.cue == Cue::RestrictAlso && at.span == cue) { 60 } else { 140 };
    let group = coordinated(found, sentence, index);
    let near =
        group.iter().filter_map(|index| found.names.get(*index)).min_by_key(|name| found.distance(name.span, cue));
    near.is_none_or(|name| {
        let between = found.between(name.span, cue).replace("but not limited to", "").replace("but also", "");
        found.distance(name.span, cue) > reach || contrasts.iter().any(|word| between.contains(word))
    })
}

/// 无法采购H100、B200: one of a list is hit, and so are all.
fn is_one_of_those_hit(found: &Annotated<'_>, sentence: &Sentence, cue: Span, index: usize) -> bool {
    let mut all = coordinated(found, sentence, index).into_iter().filter_map(|index| found.names.get(index));
    all.any(|name| is_hit(found, sentence, cue, name))
}

/// In Chinese whom the ban hits stands in its clause: behind the word, or before it after 对, 向, 将, or as its passive.
fn is_hit(found: &Annotated<'_>, sentence: &Sentence, cue: Span, target: &Name) -> bool {
    // 批准H200对华出口: the words stand around it
    let inside = target.span.start >= cue.end && sentence.clause_of(cue).contains(target.span);
    if !found.language.is_chinese() || inside || cue.contains(target.span) {
        return true;
    }
    let before = before_sort(found.head(sentence, target.span.start));
    let let_go = ends_in(found.head(sentence, found.start_with_maker(target)), &chinese().lets).is_some();
    let after = behind_mark(Span::new(target.span.end, sentence.span.end).of(&found.folded));
    let own_export = ["的出口管制", "的出口限制", "的出口禁令", "的出口许可", "的出口受", "不得", "被禁"]
        .iter()
        .any(|word| after.starts_with(word));
    let marked = ["对", "向", "将", "把", "包括", "涉及", "给", "出口", "销售", "供应", "出售", "售卖", "采购", "购买"]
        .iter()
        .any(|word| before.ends_with(word));
    let passive = [
        "被",
        "遭",
        "受",
        "名列",
        "列入",
        "无法",
        "获准",
        "逐案",
        "逐笔",
        "个案",
        "许可",
        "在列",
        "解禁",
        "名单上",
        "清单上",
        "名单里",
        "清单里",
        "进了",
        "进入",
        "仍在",
        "上了",
        "叫停",
        "放行",
    ]
    .iter()
    .any(|word| after.contains(word));
    // 使用昇腾910B即违反出口管制
    let breaks = before.ends_with("使用") && (after.contains("违反") || after.contains("触犯"));
    marked || passive || let_go || breaks || own_export
}

/// "the use of Ascend chips anywhere risks breaching …": the one rule that is about the chips of those it is against.
fn forbids_use(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let text = sentence.span.of(found.text).to_lowercase();
    ["use of", "using", "violat", "breach", "anywhere", "使用", "违反", "違反", "those chips", "are named"]
        .iter()
        .any(|word| text.contains(word))
}

/// Behind these words a rule is only what something was made for or in spite of: who is named there is not forbidden.
pub(super) fn is_evaded(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> bool {
    let before = found.head_as_written(sentence, cue.start);
    let near = last(before, 45).to_lowercase();
    let evasions = || if found.language.is_chinese() { chinese().evasions.iter() } else { english().evasions.iter() };
    // "because of US curbs Chinese firms cannot buy the B200": what they are for
    let kept = found.language == Language::English && has_one(sentence.span.of(&found.folded), &english().kept_from);
    !kept && evasions().any(|word| near.contains(word.as_str()))
}

/// "curbs on the H20", "bars sales of", 禁止向中国出口H20: the target right behind the cue.
fn is_object(found: &Annotated<'_>, cue: Span, target: Span) -> bool {
    let between = found.between(cue, target);
    target.start >= cue.end
        && found.distance(cue, target) <= 40
        && !between.contains([',', '，', ';', '；', ':', '：'])
        && (between.trim().is_empty()
            || between.ends_with("出口")
            || [" on ", " of ", " against ", " for "].iter().any(|word| between.contains(word)))
}

/// A firm that is no office, no outlet and none of the country's own.
pub(super) fn may_be_kept_out(found: &Annotated<'_>, name: &Name, country: &str) -> bool {
    // "Washington put the X1 on its list": who acts is no firm
    let american = || name.entity.is_none() && names_america(&name.name.to_lowercase());
    name.kind == Organization
        && !is_government(&name.name)
        && !name.name.to_lowercase().ends_with("government")
        && !american()
        && !is_observer(name)
        && name.entity.and_then(|entity| found.lexicon.country(entity)) != code_of(country)
}

/// The firms that the cue keeps out: what a list holds, who is barred or cut off. Never one that is only named beside.
pub(super) fn firms<'a>(found: &'a Annotated<'_>, sentence: &Sentence, cue: Span, country: &str) -> Vec<&'a Name> {
    let eligible = |index: &usize| {
        let hit = |name: &Name| may_be_kept_out(found, name, country) && !is_of_its_units(found, name);
        found.names.get(*index).is_some_and(hit)
    };
    let group = put_on_it(found, sentence, cue, &eligible);
    let group = if group.is_empty() { told_of_all(found, sentence, cue, &eligible) } else { group };
    let group = if group.is_empty() {
        let one =
            barred_before(found, sentence, cue, &eligible).or_else(|| listed_behind(found, sentence, cue, &eligible));
        one.map_or_else(Vec::new, |index| coordinated(found, sentence, index))
    } else {
        group
    };
    group.into_iter().filter(eligible).filter_map(|index| found.names.get(index)).collect()
}

/// 浪潮集团的六家子公司: those of a group, and not the group itself.
pub(super) fn is_of_its_units(found: &Annotated<'_>, name: &Name) -> bool {
    let after = first(found.folded.get(name.span.end..).unwrap_or(""), 10);
    let owned = after.starts_with(['的', '旗'])
        || after.chars().next().is_some_and(|c| "一二三四五六七八九十多数几".contains(c));
    found.language.is_chinese()
        && owned
        && has_one(after.split(['，', '、', '。']).next().unwrap_or(""), &chinese().units_of_a_group)
}

/// "added X and Y to the list", 将X、Y列入: between the verb and the list.
fn put_on_it(found: &Annotated<'_>, sentence: &Sentence, cue: Span, eligible: &impl Fn(&usize) -> bool) -> Vec<usize> {
    let verb = found.cues_in(sentence).iter().find(|at| {
        at.cue == Cue::Listing
            && at.span.end <= cue.start
            && found.distance(at.span, cue) <= 200
            && !found.between(at.span, cue).contains([';', '；', '。'])
    });
    let Some(verb) = verb.filter(|_| is_list(found, cue)) else { return Vec::new() };
    let put = |index: &usize| {
        found.names.get(*index).is_some_and(|name| name.span.start >= verb.span.end && name.span.end <= cue.start)
    };
    sentence.names.clone().filter(put).filter(eligible).collect()
}

/// What stands between a firm and the word for what befalls it.
const PASSIVE: &[&str] = &[
    "was",
    "were",
    "is",
    "been",
    "hit by",
    "subject to",
    "targeted by",
    "target of",
    "被",
    "遭",
    "上了",
    "进了",
    "登上",
    "列在",
    "has",
    "on ",
    "under",
    " which ",
    " whom ",
    " that ",
];

/// "cannot buy the best machines because of US sanctions": what the firm is kept from says that it is hit.
fn is_kept_from(found: &Annotated<'_>, sentence: &Sentence, cue: Span, name: &Name) -> bool {
    let head = Span::new(name.span.end.min(cue.start), cue.start).of(&found.folded);
    let rest = behind_last(head, &english().kept_from).unwrap_or("");
    // "because of a shortage, and US sanctions played no role"
    let near = behind_last(rest, &english().because_of)
        .is_some_and(|gap| gap.split_whitespace().count() <= 3 && !gap.contains(','));
    found.language == Language::English
        && near
        && !rest.contains(" not ")
        && !sentence.span.of(&found.folded).trim_start().starts_with("if ")
        && found.distance(name.span, cue) <= KEPT_WITHIN
}

/// "SMIC, which is under US sanctions", 中芯国际被列入: who stands before the word in the passive.
fn barred_before(
    found: &Annotated<'_>,
    sentence: &Sentence,
    cue: Span,
    eligible: &impl Fn(&usize) -> bool,
) -> Option<usize> {
    let list = is_list(found, cue);
    if let Some(index) = sentence
        .names
        .clone()
        .filter(eligible)
        .rfind(|index| found.names.get(*index).is_some_and(|name| is_kept_from(found, sentence, cue, name)))
    {
        return Some(index);
    }
    if let Some(index) = hit_by_a_participle(found, sentence, cue, eligible) {
        return Some(index);
    }
    if let Some(index) = told_why(found, sentence, cue, eligible) {
        return Some(index);
    }
    let evaded = is_evaded(found, sentence, cue);
    // "X and its subsidiaries, involved in …, were added to the so-called list"
    let added = |name: &Name| {
        let gap = Span::new(name.span.end.min(cue.start), cue.start);
        found.has_cue(sentence, gap, &[Cue::Listing])
    };
    let reach = |name: &Name| match list {
        true if added(name) => 120,
        true => 70,
        false => 30,
    };
    sentence.names.clone().filter(eligible).rfind(|index| {
        found.names.get(*index).filter(|name| name.span.end <= cue.start).is_some_and(|name| {
            let between = found.between(name.span, cue);
            let behind = behind_an_insertion(between);
            let far = behind.is_some_and(|rest| rest.chars().count() <= if list { 70 } else { 40 });
            let between = behind.unwrap_or(between);
            let own = || Span::new(name.span.end.min(cue.start), cue.end).of(&found.folded);
            // "Huawei, under US sanctions since 2019, makes"
            let under = || {
                let opens = ["under ", "on "].iter().any(|word| cue.of(&found.folded).starts_with(word));
                found.language == Language::English && opens && matches!(between.trim(), "," | "")
            };
            let passive = PASSIVE.iter().any(|word| between.contains(word))
                || under()
                || found.language.is_chinese() && has_one(own(), &chinese().befalls);
            // "is not on the list"; who "has not been removed from" it is
            let spared = found.language == Language::English
                && list
                && between.split_whitespace().any(|word| is_negation(word.trim_matches([',', '.', ';'])))
                && !any_word(between, |word| matches!(word, "removed" | "off" | "dropped" | "deleted"));
            let passive = passive && !spared;
            // "was made by X until the US put the company on its list"
            let agent = || list && is_behind(found, sentence, name, &|word| word == "by");
            !evaded
                && !agent()
                && !is_beside_who_is_listed(found, sentence, name, cue, eligible)
                && (far || found.distance(name.span, cue) <= reach(name))
                && !between.contains([';', '；', ':', '。'])
                && passive
        })
    })
}

/// "X faces challenges due to its inclusion on the list", "X has no access to it, as it is blacklisted", "goes on despite being on
/// the list": of whom it is the reason, or all the same.
fn told_why(
    found: &Annotated<'_>,
    sentence: &Sentence,
    cue: Span,
    eligible: &impl Fn(&usize) -> bool,
) -> Option<usize> {
    if found.language != Language::English {
        return None;
    }
    let head = found.head(sentence, cue.start);
    let near = last(head, WHY_WITHIN);
    let (at, word) =
        english().told_for_why.iter().find_map(|words| near.rfind(words.as_str()).map(|at| (at, words)))?;
    let behind = near.get(at + word.len()..).unwrap_or("");
    // "as it is blacklisted": nothing stands between; "on the US Department of Commerce's Entity List" says whose
    let from = cue.start - behind.len();
    let other =
        sentence.names.clone().filter(eligible).any(|index| {
            found.names.get(index).is_some_and(|name| name.span.start >= from && name.span.end <= cue.start)
        });
    let named = |index: &usize| found.names.get(*index).is_some_and(|name| name.span.end <= from);
    let plain = !behind.contains([';', ',']) && !has_negation(behind);
    sentence.names.clone().filter(eligible).rfind(named).filter(|_| plain && !other)
}

/// Characters before the list within which such words stand: "its inclusion on the U.S. Department of Commerce's".
const WHY_WITHIN: usize = 70;

/// "Huawei, which employs 208,000 people, has been on a blacklist", "Biren, one of the top designers, was added to": what
/// goes on behind the insertion.
fn behind_an_insertion(between: &str) -> Option<&str> {
    let (inserted, rest) = between.strip_prefix(", ")?.rsplit_once(", ")?;
    let clause = inserted.starts_with("which ") || inserted.starts_with("who ");
    (clause || goes_on(rest)).then_some(rest)
}

/// "was added", "has been": a verb goes on about who stands before an insertion.
fn goes_on(words: &str) -> bool {
    matches!(words.split(' ').next().unwrap_or(""), "was" | "were" | "is" | "are" | "has" | "have" | "had")
}

/// "TSMC takes no orders from the firm, which Washington blacklisted", "Sophgo, an affiliate of Bitmain, was added": another
/// one is put on the list.
fn is_beside_who_is_listed(
    found: &Annotated<'_>,
    sentence: &Sentence,
    name: &Name,
    cue: Span,
    eligible: &impl Fn(&usize) -> bool,
) -> bool {
    let between = found.between(name.span, cue);
    let which = ["the firm, which", "the company, which", "the start-up, which", "the chipmaker, which"];
    let earlier = |index: &usize| found.names.get(*index).is_some_and(|other| other.span.end < name.span.start);
    let of_another = is_list(found, cue)
        && is_behind(found, sentence, name, &|word| word == "of")
        && sentence.names.clone().filter(eligible).any(|index| earlier(&index));
    of_another || which.iter().any(|words| between.contains(words))
}

/// "Cambricon, sanctioned by Washington since 2022, relies on SMIC", "Because it is blacklisted by the US, Huawei …",
/// "Blacklisted since 2019, Huawei …": the participle is of the firm right before it, or of the one that the next clause
/// opens with.
fn hit_by_a_participle(
    found: &Annotated<'_>,
    sentence: &Sentence,
    cue: Span,
    eligible: &impl Fn(&usize) -> bool,
) -> Option<usize> {
    let word = cue.of(&found.folded);
    let participle = ["blacklisted", "sanctioned", "barred", "cut off", "placed on", "put on", "added to"]
        .iter()
        .any(|verb| word.starts_with(verb));
    if found.language != Language::English || !participle {
        return None;
    }
    let named = |index: &usize| found.names.get(*index);
    let before = sentence.names.clone().filter(eligible).rfind(|index| {
        named(index).is_some_and(|name| {
            let gap = Span::new(name.span.end.min(cue.start), cue.start).of(&found.folded);
            let small = |word: &str| english().before_hit.contains(word) || word.ends_with("ly");
            // "Y, an arm of X, was added": behind the insertion its verb is of Y
            let inserted = |words: &&str| !goes_on(words);
            let close =
                gap.strip_prefix(", ").filter(inserted).is_some_and(|words| words.split_whitespace().all(small));
            name.span.end <= cue.start && close
        })
    });
    if before.is_some() {
        return before;
    }
    let small = |word: &str| {
        matches!(
            word,
            "because"
                | "since"
                | "as"
                | "it"
                | "is"
                | "was"
                | "has"
                | "been"
                | "having"
                | "being"
                | "once"
                | "after"
                | "already"
                | "long"
        )
    };
    let head = found.head(sentence, cue.start);
    let clause = sentence.clause_of(cue);
    let next = sentence.clauses.iter().find(|next| next.start >= clause.end)?;
    let opens = head.split_whitespace().all(small);
    sentence.names.clone().filter(eligible).find(|index| {
        named(index).is_some_and(|name| {
            let lead = Span::new(next.start, name.span.start.max(next.start)).of(&found.folded);
            opens && next.contains(name.span) && matches!(lead.trim(), "" | "the")
        })
    })
}

/// What stands behind the last of the words.
fn behind_last<'t>(text: &'t str, words: &[String]) -> Option<&'t str> {
    let ends = words.iter().filter_map(|word| text.rfind(word.as_str()).map(|at| at + word.len()));
    text.get(ends.max()?..)
}

/// So far, in characters, a firm stands before the sanctions that keep it from something.
const KEPT_WITHIN: usize = 140;

/// "the list includes X", "blacklisted X", 清单新增X: who stands behind it.
fn listed_behind(
    found: &Annotated<'_>,
    sentence: &Sentence,
    cue: Span,
    eligible: &impl Fn(&usize) -> bool,
) -> Option<usize> {
    let linked = ["includ", " on ", " against ", " of ", "added", "对", "對", "新增", "纳入", "納入", "包括", "包含"];
    let acts = ["blacklisted", "sanctioned", "blacklisting", "sanctioning", "blacklists", "sanctions"];
    let verb = acts.contains(&cue.of(&found.folded));
    sentence.names.clone().filter(eligible).find(|index| {
        found.names.get(*index).is_some_and(|name| {
            let between = found.between(cue, name.span);
            let object = verb && between.split_whitespace().count() <= 3 && !between.contains([',', '.', ';']);
            // "Sanctions prevent Huawei from using"
            let verbs =
                ["prevent", "prevents", "prevented", "keep", "keeps", "kept", "bar", "stop", "stopped", "block"];
            let kept = verbs.iter().any(|verb| between.trim() == *verb) && found.word_behind(name.span.end) == "from";
            let object = object || kept;
            let object = object || found.language == Language::English && is_hit_by_a_rule(between);
            let told = [" is", " are", "：", ":", "为", "有"].iter().any(|word| between.trim_end().ends_with(word));
            let told = told || cue.of(&found.folded).ends_with("including");
            let held = is_list(found, cue) && (told || linked.iter().any(|word| between.contains(word)));
            name.span.start >= cue.end
                && found.distance(cue, name.span) <= 50
                && (cue.start == cue.end || held || object)
        })
    })
}

/// "Export rules have covered X since 2019", "sanctions by the United States now apply to X": the verb right before whom they hit.
fn is_hit_by_a_rule(between: &str) -> bool {
    let words = between.trim_end();
    let verb = english().rule_hits.iter().find_map(|verb| words.strip_suffix(verb.as_str()));
    verb.is_some_and(|rest| {
        rest.ends_with(' ') && rest.split_whitespace().count() <= RULE_WORDS && !rest.contains([',', ';', '.'])
    })
}

/// Words between a rule and its verb at most: "by the United States have also long".
const RULE_WORDS: usize = 7;

/// 自被列入实体清单后，摩尔线程再无法…, 在美国制裁之下，华为…, 受美国出口管制影响，国内企业无法买到H100: a circumstance tells of the rule, and the
/// next clause whom it hits.
pub(super) fn hit_behind<'a>(found: &'a Annotated<'_>, sentence: &Sentence, cue: Span, country: &str) -> Vec<&'a Name> {
    if found.language == Language::English {
        return kept_behind(found, sentence, cue, country).into_iter().collect();
    }
    let words = chinese();
    let clause = sentence.clause_of(cue);
    let told = clause.of(&found.folded).trim();
    // 由于身处实体清单，寒武纪只能…
    let whose = ["客户", "企业", "公司", "厂商", "伙伴", "的", "者"];
    let for_a_list = is_list(found, cue)
        && ["由于", "因", "鉴于"].iter().any(|word| told.starts_with(word))
        && !whose.iter().any(|word| told.contains(word));
    let opens = begins_with(told, &words.rule_circumstances).is_some()
        && (ends_in(told, &words.circumstance_ends).is_some() || for_a_list);
    let next = sentence.clauses.iter().find(|next| next.start >= clause.end).filter(|_| opens);
    let Some(next) = next.filter(|_| found.language.is_chinese()) else { return Vec::new() };
    let names = || found.names_in(sentence).iter().filter(|name| next.contains(name.span));
    let head = |name: &Name| Span::new(next.start, found.start_with_maker(name)).of(&found.folded).trim().to_owned();
    if is_list(found, cue)
        && let Some(firm) = names().find(|name| may_be_kept_out(found, name, country) && head(name).is_empty())
    {
        return vec![firm];
    }
    // 国内企业无法买到H100、B200
    let kept = has_one(next.of(&found.folded), &words.not_to_be_had);
    names().filter(|name| kept && name.kind == Chip && !found.is_from(name, "CN")).collect()
}

/// "Because of American sanctions, X cannot buy the best chips": the clause of the rule is why, and the next one tells whom it
/// keeps from what.
fn kept_behind<'a>(found: &'a Annotated<'_>, sentence: &Sentence, cue: Span, country: &str) -> Option<&'a Name> {
    let clause = sentence.clause_of(cue);
    let head = clause.of(&found.folded).trim_start();
    let reason = english().because_of.iter().any(|words| head.starts_with(words.trim_start()));
    let next = sentence.clauses.iter().find(|next| next.start >= clause.end).filter(|_| reason)?;
    let firm = found.names_in(sentence).iter().find(|name| {
        next.contains(name.span)
            && may_be_kept_out(found, name, country)
            && name.span.start <= next.start + OPENS_WITHIN
    })?;
    let rest = Span::new(firm.span.end, next.end.max(firm.span.end)).of(&found.folded);
    let kept = english().kept_from.iter().any(|words| rest.trim_start().starts_with(words.as_str()));
    kept.then_some(firm)
}

/// So many bytes into its clause the firm stands that it is about: "the chipmaker X".
const OPENS_WITHIN: usize = 24;
