//! Use told by a verb: "X runs on H20s", X采用昇腾910B, "the 910C powers X".

use crate::{
    lexicon::{
        chinese::{before_all, begins_with, behind_all, chinese, ends_in, has_one, opens_a_condition, supposes},
        cue::{Cue, CueAt},
        english::{english, is_one, is_owner},
    },
    model::{EntityKind, Language, Predicate, Value, entity::DOMESTIC_CHIPS},
    text::{
        Span,
        span::{first, last},
    },
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    attribution::is_observer,
    fact::Fact,
    foundry::is_pure_foundry,
    name::Name,
    rules::{
        credit::ends_its_phrase,
        held::is_held_against,
        status::{is_called_off, is_shunned, is_stopped},
    },
    subject::coordinated,
};

use super::{
    chinese::{ORDERS, replacing},
    deeds::opened_with,
    foremost::is_plain_use,
    hardware::{is_hardware, is_supplied_by, mixed_list},
    push,
    roundabout::{
        built_around, built_with, deals_for_power, puts_to_work, replaced_with, spends_on, trains_on, tries_out,
    },
    users::{dealt_to, users, whose_work_runs},
};

use EntityKind::{Chip, Model, Organization};

/// The firm, the verb, the chip: "X runs on H20s", X采用昇腾910B.
pub(super) fn by_verb(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    for index in sentence.names.clone() {
        let Some(chip) = found.names.get(index).filter(|name| !name.compared && is_hardware(found, sentence, name))
        else {
            continue;
        };
        let verb = verb_before(found, sentence, index);
        let verb = verb.or_else(|| based_on(found, sentence, chip)).or_else(|| ordered(found, sentence, chip));
        let verb = verb.or_else(|| verb_last(found, sentence, chip)).or_else(|| built_around(found, sentence, chip));
        let verb = verb.or_else(|| tries_out(found, sentence, chip)).or_else(|| spends_on(found, sentence, chip));
        let verb = verb.or_else(|| deals_for_power(found, sentence, chip));
        let verb = verb.or_else(|| trains_on(found, sentence, chip)).or_else(|| built_with(found, sentence, chip));
        let verb = verb.map(|verb| verb.span).or_else(|| replacing(found, sentence, chip));
        let verb =
            verb.or_else(|| puts_to_work(found, sentence, chip)).or_else(|| replaced_with(found, sentence, chip));
        let verb = verb.or_else(|| opened_with(found, sentence, chip));
        let Some(verb) = verb.filter(|verb| !is_only_asked(found, sentence, *verb)) else { continue };
        if is_left_behind(found, chip)
            || found.language == Language::English && is_called_off(found, sentence, verb)
            || is_an_order_won(found, sentence, verb)
            || trains_a_model(found, sentence, verb, chip.span)
            || is_made(found, sentence, verb, chip)
            || is_who_orders(found, sentence, chip)
            || is_of_parts(found, sentence, chip)
            || is_what_is_not_used(found, verb, chip)
            || is_a_deed_in_general(found, sentence, verb)
            || is_in_what_is_sold(found, sentence, verb, chip)
            || is_only_linked(found, sentence, verb, chip)
            || is_passed_over(found, sentence, chip)
            || is_chosen_for(found, verb, chip)
            || is_in_a_trial(found, sentence, verb)
            || is_banned(found, sentence, verb)
            || is_only_possible(found, sentence, chip)
            || chip.kind == Organization && is_held_against(found, sentence, chip)
        {
            continue;
        }
        for user in dealt_to(found, sentence, chip, users(found, place, sentence, verb, chip)) {
            // "SMIC makes the 910B and is to switch to the 910C": what a foundry goes over to it makes
            let makes = || found.has_cue(sentence, sentence.span, &[Cue::Manufacture, Cue::Produce]);
            if moves(verb.of(&found.folded)) && is_pure_foundry(user) && makes() {
                continue;
            }
            // "does not use A but B": of B nothing is denied
            let instead = found.language == Language::English && found.between(verb, chip.span).contains(" but ");
            let at = if instead { chip.span } else { verb.cover(chip.span) };
            push(found, place, user, chip, at, "uses_chip/verb", facts);
            let own_use = || {
                puts_its_own_to_use(found, verb, chip)
                    || runs_its_own_tasks(found, sentence, verb, user)
                    || serves_itself(found, verb, chip, user)
            };
            if (found.lexicon.maker_is(chip.entity, &user.name) || owns_the_maker(found, chip, user)) && own_use() {
                push_own_use(place, user, chip, at, facts);
            }
        }
    }
}

/// 可在单张X1上部署: what a thing could be run on.
fn is_only_possible(found: &Annotated<'_>, sentence: &Sentence, chip: &Name) -> bool {
    if !found.language.is_chinese() {
        return false;
    }
    let start = Span::new(found.start_with_maker(chip), chip.span.end);
    let head = found.head_in_clause(sentence, start);
    let bare = head.trim_end_matches(|c: char| c.is_ascii_digit() || "单一两张块颗卡片的".contains(c));
    ends_in(bare, &chinese().could_be_on).is_some()
}

/// "would ban purchases of the H20": the word right before says that it is not to be.
fn is_banned(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    let right_before = |at: &CueAt| at.cue == Cue::Banned && at.span.end + 1 == verb.start;
    found.language == Language::English && found.cues_in(sentence).iter().any(right_before)
}

/// "chose the RNGD over Nvidia's L40S", "ahead of the H20": what was not taken. "Over 1,000 H100s" are so many.
fn is_passed_over(found: &Annotated<'_>, sentence: &Sentence, chip: &Name) -> bool {
    if found.language != Language::English {
        return false;
    }
    let head = found.head(sentence, found.start_with_maker(chip));
    let mut words = head.split_whitespace().rev();
    let describes =
        |word: &&str| is_owner(word) || matches!(*word, "the" | "its") || english().chip_adjectives.contains(*word);
    let lead = words.find(|word| !describes(word)).unwrap_or("");
    let before = words.next().unwrap_or("");
    match lead {
        "over" | "not" => true,
        "of" => matches!(before, "instead" | "ahead" | "place"),
        "than" => before == "rather",
        _ => false,
    }
}

/// "has picked Samsung's 4 nm process for its next chip, the X1": what something is chosen for is not what is chosen.
fn is_chosen_for(found: &Annotated<'_>, verb: Span, chip: &Name) -> bool {
    let chooses = english().chooses.contains(verb.of(&found.folded));
    let gap = Span::new(verb.end, chip.span.start.max(verb.end)).of(&found.folded);
    found.language == Language::English && chooses && gap.contains(" for ")
}

/// 前期的小规模实验则用到了A100: the clause is on work of its own, and no machine or firm told of before uses them for it.
fn is_in_a_trial(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    let words = chinese();
    let clause = sentence.clause_of(verb);
    let head = Span::new(clause.start, verb.start.max(clause.start));
    let named = |name: &Name| head.contains(name.span);
    found.language.is_chinese()
        && ends_in(before_all(head.of(&found.folded), &words.behind_strangers), &words.trials_of_it).is_some()
        && !found.names_in(sentence).iter().any(named)
}

/// "will link Monaka to Nvidia's GPUs": two things are joined, and none of them is what is used.
fn is_only_linked(found: &Annotated<'_>, sentence: &Sentence, verb: Span, chip: &Name) -> bool {
    if found.language != Language::English
        || !matches!(verb.of(&found.folded), "link" | "links" | "pair" | "pairs" | "pairing")
    {
        return false;
    }
    let gap = Span::new(verb.end, chip.span.start.max(verb.end)).of(&found.folded);
    let tail = found.tail_in_clause(sentence, chip.span);
    let to = |text: &str| [" to ", " with "].iter().any(|link| text.contains(link));
    gap.contains(" to ") || to(first(tail, 24)) && gap.len() <= 2
}

/// 联想的服务器采用甲、乙等芯片, 销售采用甲、乙等芯片的服务器: a list of makers tells what is in the goods, and not what who
/// builds them uses. 中国移动的服务器 are its own.
fn is_in_what_is_sold(found: &Annotated<'_>, sentence: &Sentence, verb: Span, chip: &Name) -> bool {
    if !found.language.is_chinese() {
        return false;
    }
    let head = found.head_in_clause(sentence, verb);
    let words = chinese();
    // 候选人所投产品采用
    if has_one(head, &words.offered) {
        return true;
    }
    let list = mixed_list(found, sentence, chip);
    // 沐曦等国产芯片: what the list ends in stands for it; 银行采购的一体机 is its own
    let asked = has_one(found.head(sentence, verb.start), &words.bid_papers);
    let listed = (list.len() > 1 || chip.name == DOMESTIC_CHIPS) && !asked && !has_one(head, &words.own_machines);
    let Some(end) = list.last().filter(|_| listed) else { return false };
    let tail = found.tail_in_clause(sentence, end.span);
    let of_goods =
        || tail.rsplit_once('的').is_some_and(|(_, noun)| has_one(first(noun, 24), &words.machines_for_sale));
    has_one(head, &words.machines_for_sale) && is_of_who_sells(found, sentence, verb)
        || ends_in(head, &words.sells_machines).is_some() && of_goods()
}

/// Whose machines are told of before the verb: a bare 服务器 may be anybody's own where no builder of machines is named;
/// 一体机 and what is 推出的 are goods whoever they are of.
fn is_of_who_sells(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    let head = found.head_in_clause(sentence, verb);
    let start = sentence.clause_of(verb).start;
    let mut owners = found
        .names_in(sentence)
        .iter()
        .filter(|name| name.kind == Organization && name.span.start >= start && name.span.end <= verb.start);
    !head.contains("服务器")
        || has_one(head, &chinese().sells_machines)
        || owners.clone().next().is_none()
        || owners.any(|name| english().machine_makers.contains(&name.name))
}

/// The rule of a firm's use of its own chips.
pub(super) const OWN_USE: &str = "uses_chip/own-use";

/// A firm uses the chips of its own house.
pub(super) fn push_own_use(place: usize, user: &Name, chip: &Name, at: Span, facts: &mut Vec<Fact>) {
    let value = Value::entity(chip.name.clone());
    facts.push(Fact::about(Predicate::UsesChip, user, value, at, place, OWN_USE));
}

/// "has begun to install its Maia 200": its maker runs it, and does more than sell it.
fn puts_its_own_to_use(found: &Annotated<'_>, verb: Span, chip: &Name) -> bool {
    let word = verb.of(&found.folded);
    let puts = ["install", "deploy", "run on", "runs on", "ran on", "running on", "relies on", "put"];
    let gap = Span::new(verb.end, chip.span.start.max(verb.end)).of(&found.folded);
    found.language == Language::English
        && puts.iter().any(|stem| word.starts_with(stem))
        && (matches!(gap, " its " | " its own ") || gap.starts_with(" its ") && gap.len() <= 48 && gap.ends_with(", "))
}

/// "Meta uses the MTIA v2 to rank ads": a firm that sells none of its chips has them for itself, where the chip is the object of
/// a verb of use.
fn serves_itself(found: &Annotated<'_>, verb: Span, chip: &Name, user: &Name) -> bool {
    let word = verb.of(&found.folded);
    found.language == Language::English
        && english().keeps_its_chips.contains(&user.name)
        && english().uses_its_own.iter().any(|stem| word.starts_with(stem.as_str()))
        && ends_its_phrase(found, chip)
}

/// 百度的推理任务大部分跑在昆仑芯P800上: its own tasks run there.
fn runs_its_own_tasks(found: &Annotated<'_>, sentence: &Sentence, verb: Span, user: &Name) -> bool {
    if whose_work_runs(found, sentence, verb).is_some_and(|owner| owner.span == user.span) {
        return true;
    }
    let gap = Span::new(user.span.end.min(verb.start), verb.start).of(&found.folded);
    let placed = ["跑在", "运行在", "运行于", "部署在", "部署于"].contains(&verb.of(&found.folded));
    found.language.is_chinese() && placed && has_one(gap, &chinese().own_tasks)
}

/// Kunlunxin is of Baidu's house: its chips are told of as those of another firm.
pub(super) fn owns_the_maker(found: &Annotated<'_>, chip: &Name, user: &Name) -> bool {
    let maker = chip.entity.and_then(|entity| found.lexicon.maker(entity));
    let of_house = |name: &str| found.lexicon.same_house(name, &user.name);
    user.kind == Organization
        && chip.kind == Chip
        && (of_house(&chip.name) || maker.is_some_and(|maker| of_house(&found.lexicon.entity(maker).name)))
}

/// "had won an order for 200,000 chips from Alibaba", 中标3000台昇腾服务器: who gets an order sells.
fn is_an_order_won(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    let noun =
        matches!(verb.of(&found.folded), "order" | "orders" | "purchase order" | "purchase orders" | "orders for");
    let head = found.head(sentence, verb.start);
    let mut near = head.split_whitespace().rev().take(4);
    let bid = || found.language.is_chinese() && verb.of(&found.folded) == "中标";
    found.language == Language::English && noun && near.any(|word| is_one(&english().wins, word)) || bid()
}

/// "warned that using Huawei's chips might violate its rules": what one could do, and nobody is said to do.
fn is_a_deed_in_general(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    const COULD: &[&str] = &[" might ", " may ", " could ", " would ", " can ", " risks ", " risked ", " violates "];
    let head = found.head(sentence, verb.start);
    let opens = matches!(head.split_whitespace().next_back(), None | Some("that" | "whether" | "if"));
    let gerund = verb.of(&found.folded).split(' ').next().is_some_and(|word| word.ends_with("ing"));
    let rest = found.tail_in_clause(sentence, verb);
    found.language == Language::English && opens && gerund && COULD.iter().any(|word| rest.contains(word))
}

/// 使用的不是H20，而是昇腾910B: the first is not used, and the second is.
fn is_what_is_not_used(found: &Annotated<'_>, verb: Span, chip: &Name) -> bool {
    let gap = Span::new(verb.end, chip.span.start.max(verb.end)).of(&found.folded);
    denies_the_first(gap) && !is_instead(gap)
}

/// What stands behind 采用的 or 使用 when the object of the verb is denied.
fn denies_the_first(gap: &str) -> bool {
    ["不是", "并非", "并不是", "不再是"].iter().any(|words| gap.trim_start_matches('的').starts_with(words))
}

/// 的不是H20，而是: behind the denied one the clause turns to what is used.
fn is_instead(gap: &str) -> bool {
    let turn = gap.rsplit_once("而是").map(|(_, rest)| rest);
    denies_the_first(gap) && turn.is_some_and(|rest| !rest.contains(['，', ',', '；', ';', '。']))
}

/// 拿下字节跳动的芯片订单: whose order it is, and no maker whose chips are bought.
fn is_who_orders(found: &Annotated<'_>, sentence: &Sentence, firm: &Name) -> bool {
    let after = first(found.tail_in_clause(sentence, firm.span), 10);
    found.language.is_chinese()
        && firm.kind == Organization
        && after.starts_with('的')
        && ORDERS.iter().any(|word| after.contains(word))
}

/// `拿下英伟达Rubin约七成的HBM4订单`: what is ordered there is a part for the chip.
fn is_of_parts(found: &Annotated<'_>, sentence: &Sentence, chip: &Name) -> bool {
    let rest = first(found.tail_in_clause(sentence, chip.span), 20);
    let order = ORDERS.iter().filter_map(|word| rest.find(word)).min();
    let goods = order.and_then(|at| rest.get(..at)).unwrap_or("");
    found.language.is_chinese() && chinese().chip_parts.iter().any(|part| goods.contains(part.as_str()))
}

/// 采用7纳米工艺生产昇腾910C: what is used there is a process, and the chip is made.
fn is_made(found: &Annotated<'_>, sentence: &Sentence, verb: Span, chip: &Name) -> bool {
    let gap = Span::new(verb.end.min(chip.span.start), chip.span.start);
    found.language.is_chinese() && found.has_cue(sentence, gap, &[Cue::Manufacture, Cue::Produce])
}

/// The verb of use or purchase before the chip, or before the list that the chip stands in.
fn verb_before<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, chip: usize) -> Option<&'a CueAt> {
    let head = coordinated(found, sentence, chip).first().and_then(|first| found.names.get(*first))?.span;
    found.cues_in(sentence).iter().rfind(|at| {
        let moves = is_a_move(at.span.of(&found.folded));
        matches!(at.cue, Cue::Use | Cue::Order)
            && at.span.end <= head.start
            && found.distance(at.span, head) <= 50
            && !(found.language.is_chinese() && leaves_its_clause(found, at.span, head))
            && (!is_weak_use(at.span.of(found.text))
                || is_split(found, sentence, at.span)
                || at.span.of(found.text) == "用"
                    && (is_plain_use(found.head_in_clause(sentence, at.span), found.between(at.span, head))
                        || is_put_to_a_work(found, sentence, at.span, chip)))
            && (!moves || leads_onto(found, sentence, head) && !moves_a_chip(found, sentence, at.span, head))
            && (!is_loose(at.span.of(&found.folded)) || is_direct(found.between(at.span, head)))
            && !makes_it(found, at.span, head)
            && !is_for_a_use(found, at.span)
            && !is_in_a_relative_clause(found, at.span, head)
            && !is_told_of_another(found, at.span, head)
    })
}

/// 招商银行已用昆仑芯P800搭建推理集群, 苹果用谷歌TPU训练其模型: who leads the clause, a bare 用, and behind the chips what is done with
/// them.
fn is_put_to_a_work(found: &Annotated<'_>, sentence: &Sentence, verb: Span, chip: usize) -> bool {
    let lists = chinese();
    let group = coordinated(found, sentence, chip);
    let Some(end) = group.last().and_then(|last| found.names.get(*last)).map(|last| last.span.end) else {
        return false;
    };
    let head = before_all(found.head_in_clause(sentence, verb), &lists.before_works);
    let at = verb.start - (found.head_in_clause(sentence, verb).len() - head.len());
    let leads = found.names_in(sentence).iter().any(|name| {
        matches!(name.kind, Organization | EntityKind::System) && name.span.end == at && !is_observer(name)
    });
    let rest = Span::new(end, sentence.clause_of(verb).end.max(end)).of(&found.folded);
    let rest = behind_all(behind_all(rest, &lists.chip_nouns), &lists.how_taken);
    found.language.is_chinese() && leads && begins_with(rest, &lists.works_with).is_some()
}

/// "ordered dies that later turned up in the 910B": what was ordered has a clause of its own, and the chip stands there.
fn is_in_a_relative_clause(found: &Annotated<'_>, verb: Span, chip: Span) -> bool {
    let gap = found.between(verb, chip);
    found.language == Language::English && (gap.contains(" that ") || gap.contains(" which "))
}

/// 主要用于, 用不上: with what stands behind it another verb.
fn is_for_a_use(found: &Annotated<'_>, verb: Span) -> bool {
    let rest = found.folded.get(verb.end..).unwrap_or("");
    verb.of(&found.folded).ends_with('用') && rest.starts_with(['于', '来', '作', '途', '户', '不', '场', '例', '法'])
}

/// A clause ends between the verb and the chip, but for 的不是A，而是B.
fn leaves_its_clause(found: &Annotated<'_>, verb: Span, chip: Span) -> bool {
    let gap = Span::new(verb.end, chip.start.max(verb.end)).of(&found.folded);
    gap.contains(['，', ',', '；', ';']) && !is_instead(gap)
}

/// 下单的芯片与昇腾910B一致: what is bought stands in the relative clause, and the chip is what it is like.
fn is_told_of_another(found: &Annotated<'_>, verb: Span, chip: Span) -> bool {
    let gap = found.between(verb, chip);
    found.language.is_chinese() && gap.starts_with('的') && gap.contains(['与', '與', '和', '跟', '同', '比'])
}

/// "uses ASML's machines to make the 910C", "used to design the MTIA": what is used is another thing.
fn makes_it(found: &Annotated<'_>, verb: Span, chip: Span) -> bool {
    let gap = found.between(verb, chip);
    found.language == Language::English
        && [" to make ", " to produce ", " to manufacture ", " to build ", " to design ", " to develop ", " making "]
            .iter()
            .any(|words| gap.contains(words))
}

/// "relies overwhelmingly on", "runs mostly on": the verb stands before an adverb.
fn is_split(found: &Annotated<'_>, sentence: &Sentence, on: Span) -> bool {
    let word = on.of(&found.folded);
    if found.language != Language::English || !matches!(word, "on" | "of") {
        return false;
    }
    let before = found.head(sentence, on.start);
    let adverb = |word: &&str| word.ends_with("ly") || ADVERBS.contains(word);
    let mut words = before.split_whitespace().rev();
    let adverbs = words.clone().take(4).take_while(adverb).count();
    let verb = words.nth(adverbs).unwrap_or("");
    let leans = ["relies", "rely", "relied", "relying", "depends", "depend", "depended", "leans", "lean", "leant"];
    let runs = ["runs", "run", "ran", "running", "based", "standardised", "standardized"];
    let consists = ["consists", "consist", "consisted", "composed"];
    let fits = if word == "on" { leans.contains(&verb) || runs.contains(&verb) } else { consists.contains(&verb) };
    adverbs > 0 && adverbs < 4 && fits
}

/// Words that stand between such a verb and "on" beside those in -ly.
const ADVERBS: &[&str] =
    &["mostly", "almost", "still", "more", "less", "most", "instead", "again", "now", "in", "part"];

/// "switch", "migrate": use only where "to" or "onto" leads to the chip.
fn is_a_move(word: &str) -> bool {
    moves(word) && !word.ends_with(" to")
}

fn moves(word: &str) -> bool {
    ["switch", "migrat", "shift", "mov", "port", "transition"].iter().any(|stem| word.starts_with(stem))
}

/// Verbs that take other objects too: they tell of use where the chip is their own object.
fn is_loose(word: &str) -> bool {
    english().loose_uses.iter().any(|stem| word.starts_with(stem.as_str()))
}

fn is_direct(gap: &str) -> bool {
    gap.chars().count() <= 40
        && !gap.contains(',')
        && !gap.split_whitespace().any(|word| {
            matches!(word, "on" | "for" | "to" | "over" | "against" | "from" | "than" | "by" | "licence" | "license")
        })
}

/// "shifted the X2 to Samsung's SF4X": what is moved there is a chip, which is made and not used.
fn moves_a_chip(found: &Annotated<'_>, sentence: &Sentence, verb: Span, head: Span) -> bool {
    let gap = Span::new(verb.end, head.start);
    // "from Nvidia's A100"
    let from = |name: &Name| {
        let before = found.folded.get(..found.start_with_maker(name)).unwrap_or("");
        let before = before.strip_suffix("the ").or_else(|| before.strip_suffix("its ")).unwrap_or(before);
        let owned = || {
            let head = found.folded.get(..name.span.start).unwrap_or("");
            let owner = head.trim_end().rsplit(' ').next().unwrap_or("");
            is_owner(owner) && head.trim_end().strip_suffix(owner).is_some_and(|head| head.ends_with("from "))
        };
        before.ends_with("from ") || owned()
    };
    found.names_in(sentence).iter().any(|name| name.kind == Chip && gap.contains(name.span) && !from(name))
}

/// "to Huawei's Ascend 910B", "onto the S60": the preposition, with a maker and adjectives at most between.
fn leads_onto(found: &Annotated<'_>, sentence: &Sentence, chip: Span) -> bool {
    let before = found.head(sentence, chip.start);
    before.split_whitespace().rev().take(4).any(|word| matches!(word, "to" | "onto"))
}

/// "from A100s to B200s", 从英伟达转向昇腾: what is given up.
fn is_left_behind(found: &Annotated<'_>, chip: &Name) -> bool {
    let before = found.folded.get(..chip.span.start).unwrap_or("");
    let after = first(found.folded.get(chip.span.end..).unwrap_or(""), 40);
    // "uses chips from Huawei to run its models" leaves nothing behind.
    let supplied = || is_supplied_by(last(before, 34));
    before.ends_with("from ") && [" to ", " onto "].iter().any(|word| after.contains(word)) && !supplied()
        || before.ends_with('从') && ["转向", "切换", "迁移", "换成", "换到"].iter().any(|word| after.contains(word))
}

/// The chips are those that a model was trained on: no claim of the firm.
fn trains_a_model(found: &Annotated<'_>, sentence: &Sentence, verb: Span, chip: Span) -> bool {
    // 基于国产算力底座训练的模型
    let behind = found.language.is_chinese()
        && behind_all(found.tail_in_clause(sentence, chip), &chinese().before_training)
            .strip_prefix("训练")
            .is_some_and(|rest| rest.starts_with(['的', '出', '而']));
    // "has enough Nvidia GPUs to train": it has them
    let owned = ["has enough", "have enough", "has bought", "stockpiled"].contains(&verb.of(&found.folded));
    behind
        || !owned
            && found.has_cue(sentence, verb.cover(sentence.clause_of(chip)), &[Cue::Train])
            && found.names_in(sentence).iter().any(|name| name.kind == Model)
}

/// 要求采用, 鼓励使用, 不再使用, 若采用: spoken of, and not done.
pub(in crate::extract::rules) fn is_only_asked(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    if !found.language.is_chinese() {
        return is_shunned(found, sentence, verb, 3)
            || is_stopped(found, sentence, verb)
            || is_urged(found, sentence, verb);
    }
    let before = found.head_in_clause(sentence, verb);
    let supposed = |clause: &Span| clause.start <= verb.start && opens_a_condition(clause.of(&found.folded));
    // 研究院, 国家支持下: a body, or a circumstance; 鼓励团队 asks all the same
    let asks = |(at, word): (usize, &str)| {
        let rest = before.get(at + word.len()..).unwrap_or("");
        let body = ends_in(word, &chinese().asking_nouns).and_then(|_| begins_with(rest, &chinese().asking_bodies));
        body.or_else(|| begins_with(rest, &chinese().behind_no_asking)).is_none()
    };
    // 不得不使用: had to
    let forced = ["不得不", "无不"].iter().any(|words| before.ends_with(words));
    // 招标文件要求全部设备搭载国产芯片: what is asked for there is bought
    // 要求腾讯不采购H20, 要求字节跳动采用国产芯片: what is forbidden, or asked of another
    let called = || {
        let ahead = Span::new(sentence.clause_of(verb).start, verb.start);
        let of_a_firm = || found.names_over(ahead).any(|name| name.kind == Organization);
        before.strip_prefix("要求").is_some_and(|asked| {
            has_one(found.head(sentence, verb.start), &chinese().bids)
                && !asked.contains(['不', '勿', '禁', '停'])
                && !chinese().asking.iter().any(|word| asked.contains(word.as_str()))
                && !of_a_firm()
        })
    };
    if has_one(before, &chinese().bid_papers) && before.contains('要') || called() {
        return false;
    }
    before.ends_with(['不', '没']) && !forced
        || before.ends_with("不再")
        || ends_in(before_all(before, &chinese().before_needless), &chinese().needless).is_some()
        || chinese().asking.iter().any(|word| before.match_indices(word.as_str()).any(asks))
        || sentence.clauses.iter().any(supposed)
        || supposes(sentence.clause_of(verb).of(&found.folded))
}

/// "Beijing told Alibaba to replace": who is told to do it has not done it yet, as far as the text says.
fn is_urged(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    let Some(told) = found.head(sentence, verb.start).trim_end().strip_suffix(" to") else { return false };
    let mut words = told.split_whitespace().rev().take(6).take_while(|word| !word.ends_with([',', ';', '.']));
    let urges = |word: &str| english().urges.contains(word);
    // "Tencent was told to use"
    let mut passive = told.split_whitespace().rev();
    let passive = passive.next().is_some_and(urges)
        && passive.next().is_some_and(|word| matches!(word, "was" | "were" | "been" | "is" | "are" | "being" | "be"));
    let firm = found.names_in(sentence).iter().rfind(|name| name.kind == Organization && name.span.end <= verb.start);
    let another = firm.is_some_and(|firm| told.ends_with(firm.span.of(&found.folded)));
    found.language == Language::English && (passive || another && words.any(urges))
}

/// 以昇腾为底座, 由384颗昇腾910C组成: the verb stands behind the chip.
fn based_on<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, chip: &Name) -> Option<&'a CueAt> {
    let before = found.head_as_written(sentence, chip.span.start);
    let opened = found.language.is_unspaced() && before.chars().rev().take(14).any(|c| matches!(c, '以' | '由'));
    let mut behind = found
        .cues_in(sentence)
        .iter()
        .filter(|at| at.cue == Cue::Use && at.span.start >= chip.span.end && found.distance(chip.span, at.span) <= 30);
    opened
        .then(|| {
            behind.find(|at| {
                matches!(
                    at.span.of(found.text),
                    "底座"
                        | "组成"
                        | "組成"
                        | "集成"
                        | "串接"
                        | "为主"
                        | "为核心"
                        | "为底座"
                        | "构成"
                        | "组建"
                        | "搭建"
                        | "搭建的"
                )
            })
        })
        .flatten()
}

/// Japanese and Korean: H200を搭載する, H200을 도입했다.
fn verb_last<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, chip: &Name) -> Option<&'a CueAt> {
    let last = matches!(found.language, Language::Japanese | Language::Korean);
    let mut verbs = found.cues_in(sentence).iter().filter(|at| {
        matches!(at.cue, Cue::Use | Cue::Order)
            && at.span.start >= chip.span.end
            && found.distance(chip.span, at.span) <= 48
            && !found.between(chip.span, at.span).contains(['。', '、', ',', '.', ';'])
    });
    last.then(|| verbs.next()).flatten()
}

/// "have placed $16 billion of H20 orders": the noun stands right behind the chip.
fn ordered<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, chip: &Name) -> Option<&'a CueAt> {
    let near = |at: &&CueAt| {
        let noun = found.between(chip.span, at.span).trim();
        let plain = matches!(noun, "cards" | "chips" | "GPUs" | "accelerators" | "processors" | "boards");
        // 在发布X后采购
        let apart = found.language.is_chinese() && !matches!(noun, "" | "的");
        !apart
            && at.span.start >= chip.span.end
            && (found.distance(chip.span, at.span) <= 3 || plain && at.span.of(&found.folded) == "on order")
    };
    found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Order).find(near)
}

/// A verb that by itself tells of use or of a purchase.
pub(super) fn is_strong_use(word: &str) -> bool {
    !is_weak_use(word) && !is_loose(word)
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
            | "fit"
            | "fits"
            | "fitting"
            | "用"
            | "import"
            | "go to"
            | "chips from"
            | "wanted"
            | "应用"
            | "组成"
    )
}
