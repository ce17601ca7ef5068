//! Who a Chinese clause is about.
//!
//! Chinese leaves a subject out while it stands. So the clause's own name counts, then the one that the clauses before
//! put forward, then that of the sentences before; never a thing that is merely used, bought or compared with, and
//! never a thing of another house than the firm that the sentence speaks of.

use std::sync::LazyLock;

use crate::{
    lexicon::{
        chinese::{begins_with, behind_one, chinese, ends_in, has_one},
        cue::{Cue, CueAt},
        labels::label_of,
    },
    model::EntityKind,
    text::{Span, list::Words, span::first},
};

use super::{
    annotate::{Annotated, Place, Sentence},
    attribution::{is_firm, is_observer},
    name::{Name, distinct, is_led_by_a_stranger, is_modifier},
    number::{Amount, Measure},
    subject::modifies,
    turns,
};

/// The name that the sentence makes the subject of a fact at `at`: of its clause, else of the clauses before it.
pub(super) fn in_clauses(found: &Annotated<'_>, sentence: &Sentence, at: Span, kinds: &[EntityKind]) -> Option<usize> {
    if let Some(index) = owner_behind(found, sentence, at, kinds) {
        return Some(index);
    }
    let here = sentence.clauses.iter().rposition(|clause| clause.start <= at.start).unwrap_or(0);
    let own = sentence.clauses.get(here).copied().unwrap_or(sentence.span);
    let mut aside = None;
    let from = segment_start(found, sentence, at);
    for (steps, clause) in sentence.clauses.iter().take(here + 1).rev().enumerate() {
        if steps > 1 && is_bracketed(found, *clause) {
            continue;
        }
        if clause.end <= from {
            break;
        }
        let inner = steps == 1 && is_bracketed(found, own);
        let group = candidates(found, sentence, *clause, at, kinds);
        let plain = || group.iter().copied().filter(|index| !is_aside(found, sentence, *clause, *index));
        let is_system = |index: &usize| {
            found.names.get(*index).is_some_and(|name| {
                name.kind == EntityKind::System && !is_where_it_is(found, sentence, name, &[EntityKind::System])
            })
        };
        if steps > 0
            && let Some(system) = plain().rfind(is_system)
        {
            return Some(system);
        }
        let last = inner || (steps == 0 && kinds != [EntityKind::Organization]);
        let others = || {
            is_of_others(found, sentence, at, kinds)
                || turns::opens_an_earlier_one(found, *clause, kinds)
                || turns::opens_the_next_one(found, *clause, kinds)
                || opens_with_an_unclear_one(found, sentence, *clause, kinds)
        };
        if steps == 0 && group.is_empty() && others() {
            return None;
        }
        let chosen = if last { plain().next_back() } else { plain().next() };
        if chosen.is_some() {
            return chosen.filter(|index| steps == 0 || !is_led_by_another_house(found, sentence, own, at, *index));
        }
        aside = aside.or(group.last().copied());
    }
    let aside = aside.filter(|index| !is_a_part_of_a_machine(found, sentence, *index, at));
    aside.or_else(|| announced(found, sentence, at, kinds))
}

/// 后者单价8万元, where it is not clear which one that is: no other thing is meant.
fn opens_with_an_unclear_one(found: &Annotated<'_>, sentence: &Sentence, clause: Span, kinds: &[EntityKind]) -> bool {
    let thing = kinds.iter().any(|kind| matches!(kind, EntityKind::Model | EntityKind::Chip | EntityKind::System));
    let stands = |word: &CueAt| found.names_in(sentence).iter().any(|name| name.span.overlaps(word.span));
    thing
        && found.cues_within(sentence, clause, &[Cue::TheLatter, Cue::TheFormer]).any(|word| {
            Span::new(clause.start, word.span.start).of(&found.folded).trim().chars().count() <= 1 && !stands(word)
        })
}

/// 某号超级电脑采用H200，运算能力达60 PFLOPS: what a machine is built of, where the figure is more than one chip has.
fn is_a_part_of_a_machine(found: &Annotated<'_>, sentence: &Sentence, index: usize, at: Span) -> bool {
    let Some(name) = found.names.get(index).filter(|name| name.kind == EntityKind::Chip) else { return false };
    let clause = sentence.clause_of(name.span);
    let head = Span::new(clause.start, name.span.start.max(clause.start));
    let large = |amount: &Amount| {
        let most = amount.max.or(amount.min).unwrap_or(0.0);
        amount.measure == Some(Measure::Flops) && amount.span.overlaps(at) && most >= MORE_THAN_A_CHIP
    };
    found.amounts_in(sentence).iter().any(large) && found.has_cue(sentence, head, &[Cue::System])
}

/// So many operations a second no chip of a machine does.
const MORE_THAN_A_CHIP: f64 = 5e16;

/// Where what the sentence says of one thing begins: a semicolon in a title, or one before a firm of its own, parts items.
fn segment_start(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> usize {
    let before = Span::new(sentence.span.start, at.start.max(sentence.span.start)).of(found.text);
    let Some(mark) = before.rfind(['；', ';']) else { return sentence.span.start };
    let start = sentence.span.start + mark;
    let firm = found
        .names_in(sentence)
        .iter()
        .any(|name| name.kind == EntityKind::Organization && name.span.start > start && name.span.end <= at.start);
    if sentence.place != Place::Prose || firm { start } else { sentence.span.start }
}

/// The part of the sentence between semicolons in which `at` stands; the whole sentence in other languages.
pub(super) fn segment(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> Span {
    if !found.language.is_chinese() {
        return sentence.span;
    }
    let start = segment_start(found, sentence, at);
    let after = Span::new(at.end.min(sentence.span.end), sentence.span.end);
    let end = after.of(found.text).find(['；', ';']).map_or(sentence.span.end, |mark| after.start + mark);
    Span::new(start, end)
}

/// 作为唯一基于国产算力训练的模型，X…: the subject of an opening clause follows in the next.
fn announced(found: &Annotated<'_>, sentence: &Sentence, at: Span, kinds: &[EntityKind]) -> Option<usize> {
    let own = sentence.clause_of(at);
    let opens = begins_with(own.of(&found.folded).trim_start(), &chinese().forward)?;
    if !sentence.opens_at(own.start) || opens.is_empty() {
        return None;
    }
    let next = sentence.clauses.iter().find(|clause| clause.start >= own.end)?;
    sentence.names.clone().find(|index| {
        found.names.get(*index).is_some_and(|name| next.contains(name.span) && eligible(found, name, kinds))
    })
}

/// The names of the kinds in `clause` before `at` that can be its subject; behind the last amount of the same measure
/// where one stands between (A出货3万颗、B出货5万颗).
fn candidates(found: &Annotated<'_>, sentence: &Sentence, clause: Span, at: Span, kinds: &[EntityKind]) -> Vec<usize> {
    let all: Vec<usize> = sentence
        .names
        .clone()
        .filter(|index| {
            found.names.get(*index).is_some_and(|name| {
                let head = Span::new(clause.start, name.span.start.max(clause.start)).of(&found.folded);
                clause.contains(name.span)
                    && name.span.end <= at.start
                    && eligible(found, name, kinds)
                    && !is_among_those_served(found, head, name)
            })
        })
        .collect();
    let rival = rival_before(found, sentence, clause, at);
    let behind = |index: &usize| found.names.get(*index).is_some_and(|name| name.span.start >= rival);
    if all.iter().any(behind) { all.into_iter().filter(behind).collect() } else { all }
}

/// Where the last amount of the same measure before `at` ends.
fn rival_before(found: &Annotated<'_>, sentence: &Sentence, clause: Span, at: Span) -> usize {
    let amounts = found.amounts_in(sentence);
    let measure = amounts.iter().find(|amount| amount.span.overlaps(at)).map(|amount| amount.measure);
    let mut rivals = amounts.iter().filter(|amount| {
        clause.contains(amount.span)
            && amount.span.end <= at.start
            && Some(amount.measure) == measure
            && !amount.in_name
    });
    rivals.next_back().map_or(clause.start, |amount| amount.span.end)
}

fn eligible(found: &Annotated<'_>, name: &Name, kinds: &[EntityKind]) -> bool {
    kinds.contains(&name.kind)
        && name.can_lead()
        && !is_observer(name)
        && !(name.kind == EntityKind::Organization && is_modifier(found, name))
        && !(name.kind == EntityKind::Chip && is_what_firms_make(found, name))
        && !(name.kind == EntityKind::Country && begins_a_firms_name(found, name))
}

/// 香港科技园公司斥资5亿港元: a firm that nobody knows, whose name begins with where it is at home.
pub(super) fn begins_a_firms_name(found: &Annotated<'_>, country: &Name) -> bool {
    let name = first(found.folded.get(country.span.end..).unwrap_or(""), LONGEST_FIRM);
    let end = ["公司", "集团", "财团", "银行", "基金会"].iter().filter_map(|noun| name.find(noun)).min();
    let plain =
        |own: &str| !own.contains(['，', '。', '的', '将', '已', '对', '向', '和', '与', '在', '、', '府', '为', '给']);
    end.is_some_and(|end| end > 0 && name.get(..end).is_some_and(plain))
}

/// So many characters the rest of a firm's name has at most.
const LONGEST_FIRM: usize = 10;

/// 某本土芯片企业表示: the chips tell what sort of firm it is.
pub(super) fn is_what_firms_make(found: &Annotated<'_>, chips: &Name) -> bool {
    let after = found.folded.get(chips.span.end..).unwrap_or("");
    begins_with(after, &chinese().nameless_firms).is_some()
}

/// 以X为底座, 采用X, 与X合作: in its clause the name is no subject.
fn is_aside(found: &Annotated<'_>, sentence: &Sentence, clause: Span, index: usize) -> bool {
    let Some(name) = found.names.get(index) else { return true };
    let before = Span::new(clause.start, name.span.start);
    let words = before.of(&found.folded).trim_end();
    let small = ends_in(words, &chinese().before_objects).is_some_and(|word| {
        // 所以X is about X.
        let whole =
            word != "以" || !["所以", "可以", "得以", "难以", "加以"].iter().any(|other| words.ends_with(other));
        // 上一代GLM-4.5用了…: such a word at the head of the clause says which one it is about
        let which = words.trim_start() == word && turns::ends_in_an_earlier_one(word);
        whole && !which
    });
    // 发改委批复的总投资: who agrees to it invests nothing.
    let agrees = name.kind == EntityKind::Organization
        && found
            .folded
            .get(name.span.end..)
            .is_some_and(|after| ["批复", "核准", "审批", "备案"].iter().any(|word| after.starts_with(word)));
    if small || agrees || launches_another(found, sentence, clause, name) || is_among_those_served(found, words, name) {
        return true;
    }
    let thing = !matches!(name.kind, EntityKind::Organization | EntityKind::Country);
    thing
        && found.cues_within(sentence, before, &[Cue::Use, Cue::Order]).any(|at| {
            let word = at.span.of(found.text);
            let gap = found.between(at.span, name.span);
            // 训练用的是Atlas 800T: what stands behind 是 is what is told of
            !matches!(word, "支持" | "运行" | "由")
                && !word.ends_with('是')
                && gap.chars().count() <= 16
                && !gap.contains(['是', '为'])
        })
}

/// 已在甲、乙等客户处落地, 向甲、乙等企业供货: who is served there does not go on as what is told of.
fn is_among_those_served(found: &Annotated<'_>, before: &str, name: &Name) -> bool {
    let after = found.folded.get(name.span.end..).unwrap_or("");
    let served = ["等客户", "等企业客户", "等客户处", "处落地", "等处", "等单位落地", "等机构落地", "等场景"];
    let listed = || {
        let clause = after.split(['，', '。', '；', '\n']).next().unwrap_or("");
        let rest = clause.split_once('等').map_or("", |(_, rest)| rest);
        let rest =
            rest.trim_start_matches(|c: char| c.is_ascii_digit() || "余多几数十百千上家个位大超过近头部".contains(c));
        begins_with(rest, &chinese().those_served).is_some()
    };
    name.kind == EntityKind::Organization
        && has_one(before, &chinese().before_those_served)
        && (served.iter().any(|words| after.starts_with(words))
            || after.starts_with(['、', '和', '等', '与']) && listed())
}

/// 内存从X的8GB加大到64GB, 由Y的5nm改为3nm: what the thing told of is changed from.
pub(super) fn is_where_it_comes_from(found: &Annotated<'_>, name: &Name) -> bool {
    if !found.language.is_chinese() {
        return false;
    }
    let before = found.folded.get(..found.start_with_maker(name)).unwrap_or("");
    let after = found.folded.get(name.span.end..).unwrap_or("");
    let owns = after.strip_prefix('的').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    owns && before.ends_with(['从', '由', '较', '比'])
}

/// X已在贵安数据中心上线, X已随Y出货: where the thing that leads the clause is, or what it comes in.
pub(super) fn is_where_it_is(found: &Annotated<'_>, sentence: &Sentence, name: &Name, kinds: &[EntityKind]) -> bool {
    if !found.language.is_chinese() {
        return false;
    }
    let clause = sentence.clause_of(name.span);
    let head = Span::new(clause.start, found.start_with_maker(name).max(clause.start));
    let leads = |other: &Name| {
        let at = other.span;
        kinds.contains(&other.kind) && head.contains(at) && eligible(found, other, kinds) && at.end < head.end
    };
    head.of(&found.folded).ends_with(['在', '随']) && found.names_in(sentence).iter().any(leads)
}

/// Whether the name is put forward by its clause, and is no side figure of it.
pub(super) fn leads(found: &Annotated<'_>, sentence: &Sentence, index: usize) -> bool {
    found.names.get(index).is_some_and(|name| !is_aside(found, sentence, sentence.clause_of(name.span), index))
}

/// 通义千问开源Qwen3-Omega: a family that brings out a model stands for its maker.
fn launches_another(found: &Annotated<'_>, sentence: &Sentence, clause: Span, name: &Name) -> bool {
    let group = name.kind == EntityKind::Model && name.entity.is_some_and(|entity| found.lexicon.is_group(entity));
    let mut behind = found
        .names_in(sentence)
        .iter()
        .filter(|other| other.kind == name.kind && other.span.start >= name.span.end && clause.contains(other.span));
    group
        && behind.any(|other| {
            let gap = Span::new(name.span.end, other.span.start);
            found.has_cue(sentence, gap, &[Cue::Release, Cue::OpenWeights])
        })
}

/// The clause stands between brackets.
fn is_bracketed(found: &Annotated<'_>, clause: Span) -> bool {
    found.text.get(..clause.start).is_some_and(|before| before.trim_end().ends_with(['（', '(']))
}

/// 7180亿参数的X: the thing stands behind its attribute.
fn owner_behind(found: &Annotated<'_>, sentence: &Sentence, at: Span, kinds: &[EntityKind]) -> Option<usize> {
    let index = sentence.names.clone().find(|index| {
        found.names.get(*index).is_some_and(|name| name.span.start >= at.end && kinds.contains(&name.kind))
    })?;
    let name = found.names.get(index)?;
    let gap = found.between(at, name.span);
    let linked = gap.contains('的') || gap.chars().count() <= 8;
    // 投资300亿美元入股OpenAI: the firm behind is the object of a verb.
    if name.kind == EntityKind::Organization && ends_in(gap.trim_end(), &chinese().before_objects).is_some() {
        return None;
    }
    let parted = gap.contains(['，', ',', '。', '；', '：', '、', '（', '(']);
    (eligible(found, name, kinds) && linked && !parted && modifies(found, sentence, name, at)).then_some(index)
}

/// 闭源模型已破万亿（如GPT-5达1.8万亿）: one of many, in a bracket.
fn is_an_example(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    let head = found.head(sentence, name.span.start);
    let inside = head.rfind(['(', '（']).and_then(|open| head.get(open..)).unwrap_or("");
    let lead = inside.trim_start_matches(['(', '（', ' ']);
    !inside.contains([')', '）']) && ["如", "例如", "比如", "像"].iter().any(|word| lead.starts_with(word))
}

/// What a sentence puts forward for those after it.
pub(super) fn put_forward(found: &Annotated<'_>, sentence: &Sentence, kinds: &[EntityKind]) -> Option<usize> {
    let silent = |name: &Name| {
        // 三星则拒绝置评: another one, beside who is told of
        let tail = found.tail_in_clause(sentence, name.span);
        name.kind == EntityKind::Organization && tail.starts_with('则') && has_one(tail, &chinese().says_nothing)
    };
    let names = || {
        let told = |name: &Name| eligible(found, name, kinds) && !silent(name) && !is_an_example(found, sentence, name);
        sentence.names.clone().filter(move |index| found.names.get(*index).is_some_and(told))
    };
    let plain = || {
        names().filter(|index| {
            found.names.get(*index).is_some_and(|name| {
                !is_aside(found, sentence, sentence.clause_of(name.span), *index)
                    && !is_measured_against(found, sentence, name)
            })
        })
    };
    let focus = plain().find(|index| found.names.get(*index).is_some_and(|name| is_the_focus(found, sentence, name)));
    let any = || {
        names().find(|index| found.names.get(*index).is_some_and(|name| !is_measured_against(found, sentence, name)))
    };
    // 由乙公司代工: a firm by the way is not what goes on.
    let firms = kinds == [EntityKind::Organization];
    focus.or_else(|| plain().next()).or_else(|| if firms { None } else { any() })
}

/// What the sentence at `told` puts forward, where `here` goes on about it. In another paragraph that takes more than that
/// nobody else was named since: a heading or a question before it, or what the whole text is on.
pub(super) fn goes_on_to(
    found: &Annotated<'_>,
    told: &Sentence,
    here: &Sentence,
    index: usize,
    kinds: &[EntityKind],
) -> Option<usize> {
    if !kinds.contains(&EntityKind::Organization) && turns::turned_to_the_next(found, told, here) {
        return None;
    }
    let asked = told.place == Place::Heading || told.span.of(found.text).trim_end().ends_with(['？', '?']);
    let close = told.line == here.line || asked || is_labelled(found, here);
    let topic = || is_in_the_title(found, index) || is_the_first_rule(found, index);
    if !close && !topic() {
        return None;
    }
    if told.place == Place::Prose { settled(found, told, index, kinds) } else { Some(index) }
}

/// The title names it, and it is no chip: a text on a chip tells of its rivals and of who makes it, too, and names it again
/// where it comes back to it. Tried on articles never seen: of chips carried over so all were wrong.
pub(super) fn is_in_the_title(found: &Annotated<'_>, index: usize) -> bool {
    let title = found.sentences.first().map_or(&[][..], |title| found.names_in(title));
    found.names.get(index).is_some_and(|name| {
        // A notice calls its rule by a long name and a short one.
        let same = |other: &Name| other.name == name.name || name.kind == EntityKind::Policy;
        name.kind != EntityKind::Chip && title.iter().any(|other| other.kind == name.kind && same(other))
    })
}

/// 上市时间：2026年3月, - 上下文：128K, 功耗 450W: a line of a card is of the thing that the lines before it are of.
fn is_labelled(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let text = sentence.span.of(&found.folded);
    let spaced = || {
        let plain = !text.contains(['，', '。', '；']) && text.chars().count() <= LONGEST_LINE;
        text.split_once(' ').filter(|(_, value)| plain && value.starts_with(|c: char| c.is_ascii_digit()))
    };
    let Some((label, _)) = text.split_once(['：', ':']).or_else(spaced) else { return false };
    let noun = || label.chars().count() <= LONGEST_LABEL && has_one(label, &chinese().figure_labels);
    let known = label_of(label.trim_matches(|c: char| !c.is_alphanumeric())).is_some();
    item_mark(found, sentence).is_some() || known || noun()
}

/// So many characters a line without a colon has.
const LONGEST_LINE: usize = 32;

/// So many characters a label has: 单卡最大功耗（TDP）.
const LONGEST_LABEL: usize = 12;

/// 功耗：1000W between 芯片：昇腾910D and 售价：22万元: a line of a card that names nothing is no step away.
pub(super) fn is_a_line_of_the_same_card(found: &Annotated<'_>, sentence: &Sentence, here: &Sentence) -> bool {
    let line = |sentence: &Sentence| sentence.names.is_empty() && is_labelled(found, sentence);
    found.language.is_chinese() && sentence.line != here.line && line(sentence) && line(here)
}

/// A notice goes on about the rule that it lays down first.
fn is_the_first_rule(found: &Annotated<'_>, index: usize) -> bool {
    let rule = |name: &&Name| name.kind == EntityKind::Policy;
    let first = || found.names.iter().find(rule);
    found.names.get(index).filter(rule).is_some_and(|name| first().is_some_and(|first| first.name == name.name))
}

/// What a sentence puts forward that goes on in the next ones: where a second thing leads a clause of its own (X出货7万张，
/// Y的功耗则为280W), the one that the text has told of before; where that is both or neither, none.
fn settled(found: &Annotated<'_>, sentence: &Sentence, index: usize, kinds: &[EntityKind]) -> Option<usize> {
    let first = found.names.get(index)?;
    let rival = sentence.names.clone().rfind(|other| {
        found.names.get(*other).is_some_and(|name| {
            name.kind == first.kind
                && name.name != first.name
                && name.span.start > first.span.end
                && eligible(found, name, kinds)
                && opens_a_clause(found, sentence, name)
                && !is_measured_against(found, sentence, name)
        })
    });
    let Some(rival) = rival else { return Some(index) };
    let before = found.names.get(..sentence.names.start).unwrap_or(&[]);
    let told =
        |index: usize| found.names.get(index).is_some_and(|name| before.iter().any(|other| other.name == name.name));
    match (told(index), told(rival)) {
        (true, false) => Some(index),
        (false, true) => Some(rival),
        _ => None,
    }
}

/// The name, its maker before it or not, stands at the head of its clause.
fn opens_a_clause(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    let clause = sentence.clause_of(name.span);
    let head = Span::new(clause.start, found.start_with_maker(name)).of(&found.folded).trim();
    head.is_empty() || chinese().joins.iter().any(|word| word == head)
}

/// 大家都在谈X，真正便宜的是某厂的Y: what the sentence leads up to, and goes on about.
fn is_the_focus(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    let owner = found.names_in(sentence).iter().rfind(|owner| {
        let gap = Span::new(owner.span.end.min(name.span.start), name.span.start).of(&found.folded);
        owner.kind == EntityKind::Organization && owner.span.end <= name.span.start && matches!(gap, "" | "的")
    });
    let clause = sentence.clause_of(name.span);
    let end = owner.map_or(name.span.start, |owner| owner.span.start);
    let head = Span::new(clause.start, end.max(clause.start)).of(&found.folded).trim_end_matches(['“', ' ']);
    name.kind != EntityKind::Organization && ends_in(head, &chinese().focuses).is_some()
}

/// 前一代产品思元590只有64GB, 而K2只有128K: named to measure the new one, and not what the text goes on about.
fn is_measured_against(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    if name.kind == EntityKind::Organization {
        return false;
    }
    let before = found.head_in_clause(sentence, name.span).trim_end();
    let after = found.tail_in_clause(sentence, name.span);
    let only = ["只有", "仅有", "仅为", "才", "仅"].iter().any(|word| after.contains(word));
    turns::ends_in_an_earlier_one(before) || before.ends_with('而') && only
}

/// Whether a sentence that names no subject of its own can be about the thing carried over to it.
pub(super) fn goes_on_about(found: &Annotated<'_>, sentence: &Sentence, at: Span, name: &Name) -> bool {
    match name.kind {
        EntityKind::Country => !turns::to_a_town(found, sentence, at),
        EntityKind::Organization => {
            !is_of_others(found, sentence, at, &[EntityKind::Organization])
                && is_still_there(found, sentence, name)
                && !turns::to_a_town(found, sentence, at)
        }
        _ => {
            !is_of_everyone(found, sentence, at)
                && !is_of_another_house(found, sentence, at, name)
                && !is_of_a_sort(found, sentence, at)
                && !is_of_another_kind(found, sentence, at, name)
                && !turns::away(found, sentence, at)
                && !is_led_by_a_stranger(found, sentence, at)
        }
    }
}

/// 该模型预计明年3月发布, behind a sentence on a computing centre: the word at the head of the clause stands for a thing of another
/// kind, be it named or not.
fn is_of_another_kind(found: &Annotated<'_>, sentence: &Sentence, at: Span, name: &Name) -> bool {
    let kind = |cue: Cue| match cue {
        Cue::TheModel => Some(EntityKind::Model),
        Cue::TheChip => Some(EntityKind::Chip),
        Cue::TheSystem => Some(EntityKind::System),
        _ => None,
    };
    let before = Span::new(sentence.span.start, at.start.max(sentence.span.start));
    let words = || found.cues_within(sentence, before, &[Cue::TheModel, Cue::TheChip, Cue::TheSystem]);
    let leads = |word: &CueAt| found.head_in_clause(sentence, word.span).trim().is_empty();
    let mut others = words().filter(|word| kind(word.cue) != Some(name.kind));
    others.any(leads) && !words().any(|word| kind(word.cue) == Some(name.kind))
}

/// 闭源模型参数规模突破万亿, 国产显卡多采用…: the clause is about things of a sort.
fn is_of_a_sort(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    let before = found.head_in_clause(sentence, at);
    let sorts = ["闭源", "主流", "同类", "其他", "多数", "传统", "同尺寸", "各家", "一般", "普通", "国产显卡", "国外"];
    let nouns = ["模型", "芯片", "显卡", "gpu", "系统", "集群", "产品"];
    sorts.iter().any(|sort| before.contains(sort)) && nouns.iter().any(|noun| before.contains(noun))
}

/// The clause has a subject of its own that is none of the names: the whole field, or others (多家央企).
fn is_of_others(found: &Annotated<'_>, sentence: &Sentence, at: Span, kinds: &[EntityKind]) -> bool {
    let clause = sentence.clause_of(at);
    let before = found.head_in_clause(sentence, at);
    let firms = kinds.contains(&EntityKind::Organization);
    let others = firms && chinese().others.iter().any(|word| before.contains(word.as_str()));
    let noun = match kinds {
        [EntityKind::Model] => Some(Cue::Model),
        [EntityKind::Chip] => Some(Cue::Chip),
        _ => None,
    };
    let span = Span::new(clause.start, at.start.max(clause.start));
    // “黔语”大模型: the noun is of the name in the marks before it.
    let is_named = |at: &CueAt| {
        found.names_in(sentence).iter().any(|name| {
            let gap = found.between(name.span, at.span);
            name.span.end <= at.span.start && gap.chars().count() == 1 && !gap.contains(char::is_alphanumeric)
        })
    };
    let a_sort = noun.is_some_and(|noun| found.cues_within(sentence, span, &[noun]).any(|at| !is_named(at)));
    others || a_sort || !kinds.contains(&EntityKind::Country) && is_of_everyone(found, sentence, at)
}

static EVERYONE: LazyLock<Words> = LazyLock::new(|| Words::of(&chinese().everyone));

/// 全国智能算力规模达…: the clause says that the whole field is meant.
fn is_of_everyone(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    let before = found.head_in_clause(sentence, at);
    EVERYONE.each_in(before).any(|(_, word)| {
        // 国内首个 and 全国产 say nothing of the whole field.
        let next = before.get(word.end..).and_then(|after| after.chars().next());
        !next.is_some_and(|next| "首第最唯领率产外一".contains(next))
    })
}

/// 公司, 该公司: the firm that the text is about, which is the one of its title, else of the last sentence that does not call
/// it so itself: what 公司创始人张建中表示，智源… says is of another.
pub(super) fn firm_called_so(found: &Annotated<'_>, place: usize) -> Option<usize> {
    let firms = &[EntityKind::Organization];
    let title = found.sentences.first().filter(|sentence| sentence.place == Place::Title && place > 0)?;
    // 寒武纪业绩预告: the firm before a noun of its own is the title's, too
    let first = || {
        let firm = |index: &usize| {
            found.names.get(*index).is_some_and(|name| name.kind == EntityKind::Organization && !is_observer(name))
        };
        let mut all = title.names.clone().filter(firm);
        all.next().filter(|first| {
            let name = |index: usize| found.names.get(index).map(|name| &name.name);
            found.names.get(*first).is_some_and(|lead| title.opens_at(lead.span.start))
                && all.all(|other| name(other) == name(*first))
        })
    };
    if let Some(index) = put_forward(found, title, firms).or_else(first) {
        return Some(index);
    }
    let line = found.sentences.get(place)?.line;
    let calls_so = |sentence: &Sentence| begins_with(sentence.span.of(&found.folded), &chinese().own_firms).is_some();
    let before = (1..place).rev().filter_map(|at| found.sentences.get(at));
    // a sentence that names no firm goes on about the one before it
    let names_one = |sentence: &Sentence| found.names_in(sentence).iter().any(is_firm);
    let mut told = before.take_while(|sentence| sentence.line + 2 >= line);
    put_forward(found, told.find(|sentence| !calls_so(sentence) && names_one(sentence))?, firms)
}

/// 寒武纪董事长陈天石表示，公司采购了H20: 公司 at the head of a clause is the firm of who speaks in the sentence.
pub(super) fn firm_of_the_speaker(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> Option<usize> {
    let words = chinese();
    let clause = sentence.clause_of(at);
    let opens = clause.of(&found.folded).trim_start_matches([' ', '“', '「']);
    let own = begins_with(opens, &words.own_firms).is_some() && opens.starts_with(['公', '该', '我']);
    if !own || !found.language.is_chinese() {
        return None;
    }
    let speaks = |index: &usize| {
        found.names.get(*index).is_some_and(|name| {
            let tail = found.tail_in_clause(sentence, name.span);
            let tail = behind_one(tail, &words.of_the_firm).unwrap_or(tail);
            let said = Span::new(name.span.end, clause.start.max(name.span.end));
            is_firm(name)
                && name.span.end <= clause.start
                && begins_with(tail, &words.titles).is_some()
                && found.has_cue(sentence, said, &[Cue::Say])
        })
    };
    sentence.names.clone().rfind(speaks)
}

/// 两家公司: the two firms that the sentence before names, or else the title.
pub(super) fn both_of_them<'a>(found: &'a Annotated<'_>, place: usize) -> Vec<&'a Name> {
    let title = found.sentences.first().filter(|sentence| sentence.place == Place::Title && place > 0);
    let before = found.sentence_before(place);
    let acts = |name: &&Name| name.kind == EntityKind::Organization && !is_observer(name);
    let firms = |sentence: &Sentence| {
        let firms = distinct(found.names_in(sentence).iter().filter(acts));
        (firms.len() == 2).then_some(firms)
    };
    before.and_then(firms).or_else(|| title.and_then(firms)).unwrap_or_default()
}

/// A firm goes on to be meant in its own paragraph, or where a word stands for it.
fn is_still_there(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    let start = found.text.get(..sentence.span.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let head = Span::new(sentence.span.start, sentence.span.end);
    name.span.start >= start || found.has_cue(sentence, head, &[Cue::It, Cue::TheCompany, Cue::We])
}

/// Whether the sentence speaks, before `at`, of a firm of another house than the thing's: then it is not about the thing.
fn is_of_another_house(found: &Annotated<'_>, sentence: &Sentence, at: Span, name: &Name) -> bool {
    let mut firms = sentence.names.clone().filter_map(|index| {
        found.names.get(index).filter(|firm| {
            firm.kind == EntityKind::Organization
                && firm.span.end <= at.start
                && firm.entity.is_some()
                && eligible(found, firm, &[EntityKind::Organization])
                && !is_aside(found, sentence, sentence.clause_of(firm.span), index)
        })
    });
    let Some(first) = firms.next() else { return false };
    found.makes(first, name) == Some(false) && !firms.any(|firm| found.makes(firm, name) == Some(true))
}

/// 昇腾910C已量产，三星的良率只有五成: the clause of the fact is led by a firm that the thing told of before it is not from.
fn is_led_by_another_house(found: &Annotated<'_>, sentence: &Sentence, own: Span, at: Span, index: usize) -> bool {
    let Some(thing) = found.names.get(index) else { return false };
    let leads = |place: usize, firm: &Name| {
        eligible(found, firm, &[EntityKind::Organization])
            && firm.entity.is_some()
            && own.contains(firm.span)
            && firm.span.end <= at.start
            && opens_a_clause(found, sentence, firm)
            && !is_aside(found, sentence, own, place)
    };
    let first = sentence.names.clone().find_map(|place| found.names.get(place).filter(|firm| leads(place, firm)));
    first.is_some_and(|firm| found.makes(firm, thing) == Some(false))
}

/// The mark that makes a line an item of a list, if it is one.
pub(super) fn item_mark(found: &Annotated<'_>, sentence: &Sentence) -> Option<char> {
    let start = found.text.get(..sentence.span.start)?.rfind('\n').map_or(0, |at| at + 1);
    let line = found.text.get(start..)?.trim_start();
    line.chars().next().filter(|c| matches!(c, '·' | '•' | '-' | '*' | '■' | '●' | '▶' | '▪' | '◆' | '○' | '【' | '☆'))
}
