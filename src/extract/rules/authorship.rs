//! Whose a thing is, as Chinese tells it without a verb of making right beside: X出自Y之手, X为Y所开发, X的研发由Y负责,
//! Y完成了X的研发, 打造X的是Y, Y否认X是其开发的产品.

use crate::{
    lexicon::chinese::{before_all, before_one, begins_with, behind_all, behind_one, chinese, ends_in, has_one},
    model::EntityKind,
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    attribution::is_observer,
    foundry::is_foundry,
    name::Name,
};

use EntityKind::{Chip, Organization};

/// Marks that stand around a name.
const MARKS: &[char] = &['“', '”', '「', '」', '《', '》', '『', '』', '‘', '’', ' '];

/// The firm of the sentence whose the thing is.
pub(super) fn author<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, thing: &Name) -> Option<&'a Name> {
    if !found.language.is_chinese() {
        return None;
    }
    let clause = found.clause_over_quotes(sentence, thing.span);
    let acts = |name: &&Name| name.kind == Organization && !is_observer(name) && clause.contains(name.span);
    found.names_in(sentence).iter().filter(acts).find(|firm| {
        if firm.span.start >= thing.span.end {
            is_told_behind(found, clause, thing, firm)
        } else {
            is_told_ahead(found, clause, thing, firm)
        }
    })
}

/// What stands behind a thing up to a place, without the marks around its name and the noun for it.
fn behind_thing<'a>(found: &'a Annotated<'_>, thing: &Name, end: usize) -> &'a str {
    let words = chinese();
    let rest = Span::new(thing.span.end, end.max(thing.span.end)).of(&found.folded).trim_start_matches(MARKS);
    let bare = behind_all(rest, &words.chip_sorts);
    behind_one(bare, &words.nouns_of_things).or_else(|| behind_one(rest, &words.nouns_of_things)).unwrap_or(rest)
}

/// What stands before a thing from a place on, without the marks around its name, the words that give it, and the noun for it.
pub(super) fn before_thing<'a>(found: &'a Annotated<'_>, thing: &Name, start: usize) -> &'a str {
    let words = chinese();
    let head = Span::new(start.min(thing.span.start), thing.span.start).of(&found.folded).trim_end_matches(MARKS);
    let head = before_one(head, &words.nouns_of_things).unwrap_or(head);
    before_all(before_all(head, &words.sorts_of_models), &words.chip_sorts)
}

/// X出自Y, X为Y所开发, X的研发工作由Y负责, 打造X的是Y: the thing, and who stands behind it.
fn is_told_behind(found: &Annotated<'_>, clause: Span, thing: &Name, firm: &Name) -> bool {
    let words = chinese();
    let gap = behind_thing(found, thing, firm.span.start).trim_end_matches(MARKS);
    let after = Span::new(firm.span.end, clause.end.max(firm.span.end)).of(&found.folded);
    let after = after.trim_start_matches(MARKS);
    let ends = |rest: &str| rest.is_empty() || !rest.starts_with(|c: char| c.is_alphanumeric());
    let by_hand = begins_with(after, &words.hands).is_some();
    if words.comes_from.iter().any(|link| link == gap) {
        // what comes from a foundry is made there
        return (by_hand || ends(after)) && !(thing.kind == Chip && is_foundry(firm));
    }
    if words.stands_behind.iter().any(|link| link == gap) {
        return ends(after) || by_hand;
    }
    if words.is_of.iter().any(|link| link == gap) {
        let made = behind_one(behind_all(after, &words.before_making), &words.making);
        return made.is_some_and(|rest| ends(rest) || rest.starts_with('而') || is_a_thing_of_it(rest))
            || begins_with(after, &words.own_products).is_some();
    }
    let work =
        || behind_one(gap, &words.work_on_it).is_some_and(|rest| matches!(rest, "由" | "主要由" | "工作由" | "由其"));
    if work() {
        return begins_with(after, &words.leads_work).is_some();
    }
    let made = before_thing(found, thing, clause.start);
    words.is_who_made.iter().any(|link| link == gap) && ends_in(made, &words.making).is_some() && ends(after)
}

/// 为Y打造的大模型: what the thing is; in 为Y打造的客服系统提供支持 it serves another.
fn is_a_thing_of_it(rest: &str) -> bool {
    let phrase = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let words = chinese();
    let ends = |noun: &str| [&words.nouns_of_things, &words.works].iter().any(|list| ends_in(noun, list).is_some());
    let another = |noun: &str| has_one(noun, &words.others_than_it);
    phrase.strip_prefix('的').is_some_and(|noun| noun.is_empty() || ends(noun) && !another(noun))
}

/// Y完成了X的研发, Y否认X是其开发的产品: who stands before the thing.
fn is_told_ahead(found: &Annotated<'_>, clause: Span, thing: &Name, firm: &Name) -> bool {
    let words = chinese();
    let gap = before_thing(found, thing, firm.span.end);
    let after = behind_thing(found, thing, clause.end);
    if gap.contains(['，', '；', '、', '与', '和']) || gap.chars().count() > LONGEST_LEAD {
        return false;
    }
    // 的设计验证 is another work
    let ends = |rest: &str| {
        !rest.starts_with(|c: char| c.is_alphanumeric()) || begins_with(rest, &words.behind_work).is_some()
    };
    let work = || behind_one(after, &words.work_on_it).is_some_and(ends);
    let leads = || before_one(gap.trim_end_matches('了'), &words.does_work).is_some_and(tells_only_when);
    if gap.ends_with("否认") {
        return behind_one(after, &words.is_its_own).is_some_and(|rest| begins_with(rest, &words.making).is_some());
    }
    // a ministry has others do it
    let office = ends_in(firm.span.of(&found.folded), &words.ends_of_offices).is_some();
    !office && leads() && work()
}

/// 已于今年3月, 计划在5月: all that may stand between who does a work and the verb. 协助甲 and 投资的甲 make it another's, 曾计划
/// leaves open whether anything came of it.
fn tells_only_when(lead: &str) -> bool {
    let dateless: String = lead.chars().filter(|c| !c.is_ascii_digit() && !WHEN.contains(c)).collect();
    behind_all(&dateless, &chinese().before_work).is_empty()
}

/// Characters of a date.
const WHEN: &[char] =
    &['年', '月', '日', '第', '季', '度', '初', '底', '末', '上', '下', '半', '周', '今', '去', '内', ' '];

/// So many characters stand between who works on a thing and its name, at most: 已于今年3月完成了.
const LONGEST_LEAD: usize = 14;
