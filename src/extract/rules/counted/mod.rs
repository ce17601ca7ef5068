//! Facts that count chips: what a model was trained on, what a cluster holds, what is ordered, shipped or produced.

use crate::{
    lexicon::{
        chinese::{before_all, begins_with, chinese, ends_in, has_one, tells_a_change},
        cue::{Cue, CueAt},
        english::{any_word, english, without_hedges},
    },
    model::{EntityKind, Language, Predicate, Quantity, Subject, Unit, Value},
    text::{Span, span::first},
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::says_it_behind,
    clause,
    fact::Fact,
    foundry::{is_foundry, is_foundry_by_name},
    name::{Name, Role, firm_of, makes_what_is_inside, only_one, only_took_part},
    number::{Amount, Counter, Measure, Per},
    subject::{a_firm_begins_between, coordinated, in_order, in_sentence, is_dealt_to_a_list, subject_of},
    topic,
};

use EntityKind::{Organization, System};

mod agent;
mod dealt;
mod elided;
mod named;
mod receiver;
mod state;
mod trader;
mod verb;
mod what;

use super::{
    last_told,
    models::models_at,
    training::{Behind, behind_the_chips, object_model, own_models},
    using::verb::is_only_asked,
};
pub(super) use dealt::dealt;
pub(super) use named::in_its_name;
pub(super) use trader::is_a_bidder;
use trader::{Trader, maker_subject, traders};
pub(super) use verb::obtained;
use verb::{is_of_a_part, predicate_of};
use what::{Counted, counted};

/// Reads the amount as a number of chips, if it is one; tells whether it was.
pub(super) fn find(found: &Annotated<'_>, place: usize, amount: &Amount, facts: &mut Vec<Fact>) -> bool {
    let Some(sentence) = found.sentences.get(place) else { return false };
    let Some(counted) = counted(found, place, sentence, amount) else {
        return elided::find(found, place, sentence, amount, facts);
    };
    let beyond = || sentence.place != Place::Row && clause::contrast_before(found, sentence, amount.span).is_some();
    if are_taken_out(found, sentence, amount)
        || are_needed(found, sentence, amount)
        || could_be(found, sentence, amount)
        || is_a_form(found, sentence, amount)
        || are_in_stock(found, sentence, amount, &counted)
        || are_enough_for(found, sentence, amount)
        || are_samples(found, sentence, amount, &counted)
        || are_some_of_an_order(found, sentence, amount)
        || beyond()
    {
        return true;
    }
    let number = amount.max.or(amount.min);
    if is_of_a_part(found, sentence, amount) {
        parts_of(found, place, sentence, &counted, facts);
        return true;
    }
    let of_these = || part_of_the_same(found, place, sentence, amount, facts);
    let predicate = of_these().or_else(|| predicate_of(found, place, sentence, amount, &counted));
    if predicate.is_some_and(|predicate| is_of_a_few(found, sentence, amount, predicate)) {
        return true;
    }
    let own = predicate == Some(Predicate::Order) && trader::gets_its_own(found, sentence, amount, &counted);
    let predicate = if own { Some(Predicate::ProductionVolume) } else { predicate };
    let receivers = receiver::receivers(found, sentence, amount, &counted, predicate);
    if !receivers.is_empty() {
        taken_by(found, place, sentence, amount, &counted, &receivers, facts);
        if predicate == Some(Predicate::Order) {
            return true;
        }
    }
    let Some(predicate) = predicate else {
        return true;
    };
    let traded = TRADED.contains(&predicate);
    let least = if traded { FEWEST_TRADED } else { 4.0 };
    if counted.unit == Unit::Chips && number.is_some_and(|n| n < least) {
        return true;
    }
    let mut quantity = amount.quantity(counted.unit);
    // A title leaves the chip to the text.
    let named = (traded || predicate == Predicate::ChipCount) && sentence.place == Place::Prose;
    let maker = || {
        let maker = if named { maker_inside(found, sentence, amount, &counted) } else { None };
        maker.or_else(|| if predicate == Predicate::Order { seller(found, sentence, amount) } else { None })
    };
    quantity.of = counted.of.clone().or_else(maker).or_else(|| in_the_servers(found, sentence, amount));
    let counted = Counted { of: quantity.of.clone(), ..counted };
    quantity.per = if traded { per_of(found, sentence, amount) } else { None };
    let value = Value::Quantity(quantity);
    match predicate {
        Predicate::TrainingChipCount => trained_on(found, place, &counted, &value, facts),
        Predicate::ChipCount => held(found, place, amount, counted, value, facts),
        _ => traded_by(found, place, amount, predicate, &counted, &value, facts),
    }
    true
}

/// 替换了机房里的2000张T4: what is taken out, where no others come in behind the word (停用A100后采购2000张).
fn are_taken_out(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    const OUT: &[&str] = &["替换", "取代", "替代", "换下", "换掉", "淘汰", "退役", "停用"];
    const IN: &[Cue] = &[Cue::Order, Cue::Use, Cue::Shipping, Cue::Produce, Cue::InUse];
    if !found.language.is_chinese() {
        return false;
    }
    let start = sentence.clause_of(amount.span).start;
    let before = Span::new(start, amount.span.start.max(start)).of(&found.folded);
    let Some(out) = OUT.iter().filter_map(|word| before.rfind(word)).max() else { return false };
    // 国产替代 is a policy; 替换了部署的2000张 tells of what was there.
    let policy = before.get(..out).is_some_and(|head| head.ends_with("国产") || head.ends_with("国产化"));
    let relative = |at: &CueAt| found.folded.get(at.span.end..).is_some_and(|rest| rest.starts_with('的'));
    let behind = Span::new(start + out, amount.span.start);
    !policy && found.cues_within(sentence, behind, IN).all(relative)
}

/// "two million stacks, enough for 300,000 Ascend 910Cs": what could be made or filled, and was not.
fn are_enough_for(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = || without_hedges(found.head(sentence, amount.span.start));
    if found.language.is_chinese() {
        // 库存仅够生产160万颗
        let before = before_all(found.head_in_clause(sentence, amount.span), &chinese().about);
        return ends_in(before, &chinese().enough_for).is_some();
    }
    found.language == Language::English
        && ["enough for", "enough to make", "enough to build", "enough to equip", "sufficient for"]
            .iter()
            .any(|words| head().ends_with(words))
}

/// "3,000 H20 samples", "300 samples of the H20", "200 X1 test boards", 3000颗H20样片, 3000台H20服务器: none that are sold, or
/// no chips.
fn are_samples(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, counted: &Counted) -> bool {
    let end = counted.span.end.max(amount.span.end);
    let inside = Span::new(amount.span.end, end).of(&found.folded);
    let behind = found.tail_in_clause(sentence, Span::new(amount.span.start, end));
    if found.language.is_chinese() {
        // 相当于200万张H100
        let head = found.head(sentence, amount.span.start);
        let equal = ["相当于", "折合", "等同于"].iter().any(|word| head.ends_with(word));
        return equal || what::are_no_chips(behind.trim_start_matches('的'));
    }
    let lists = english();
    // "chips and sample boards" are chips
    let goes_on = |word: &str| matches!(word, "and" | "or") || lists.prepositions.contains(word);
    let near = behind.split_whitespace().take(3).take_while(|word| !goes_on(word));
    let all: Vec<&str> =
        inside.split_whitespace().chain(near).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let boards = |pair: &[&str]| {
        let [sort, noun] = pair else { return false };
        lists.for_tests.contains(*sort) && lists.test_boards.contains(*noun)
    };
    // "samples of 2,000 chips", "2 million A100-equivalents"
    let head = without_hedges(found.head(sentence, amount.span.start));
    let noun = head.strip_suffix(" of").and_then(|head| head.split_whitespace().next_back());
    let equal =
        found.folded.get(end..).is_some_and(|rest| rest.starts_with("-equivalent") || rest.starts_with("-class"));
    found.language == Language::English
        && (noun.is_some_and(|noun| lists.samples.contains(noun))
            || equal
            || all.iter().any(|word| lists.samples.contains(*word))
            || all.windows(2).any(boards))
}

/// "30,000 of the 100,000 chips that it had ordered arrived": a part of an order is none of its own. "Is to buy 50,000 of the
/// 260,000 that X has promised the country": nor is the whole, where nobody is said to order it.
fn are_some_of_an_order(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if found.language != Language::English || sentence.place == Place::Row {
        return false;
    }
    let is_part = |part: &Amount, whole: &Amount| {
        let gap = without_hedges(Span::new(part.span.end, whole.number.start.max(part.span.end)).of(&found.folded));
        let larger = whole.max.or(whole.min) > part.max.or(part.min);
        part.span.end <= whole.span.start && larger && matches!(gap.trim(), "of" | "of its" | "out of" | "out of its")
    };
    let says = |from: usize, to: usize, cues: &[Cue]| found.has_cue(sentence, Span::new(from, to.max(from)), cues);
    let start = sentence.clause_of(amount.span).start;
    let amounts = || found.amounts_in(sentence).iter().filter(|other| !other.in_name);
    let whole = amounts().find(|other| is_part(amount, other));
    let part = amounts().find(|other| is_part(other, amount));
    let told = |whole: &Amount, cues: &[Cue]| says(whole.span.end, sentence.span.end, cues);
    let ordered = |whole: &Amount| told(whole, &[Cue::Order]);
    let traded = |whole: &Amount| told(whole, &[Cue::Order, Cue::Shipping, Cue::Produce]);
    whole.is_some_and(ordered) && !says(start, amount.span.start, &[Cue::Order]) || part.is_some() && !traded(amount)
}

/// So many of each site that is chosen, or of those that a machine has, and no order or number of all of them.
fn is_of_a_few(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, predicate: Predicate) -> bool {
    match predicate {
        Predicate::Order => is_of_each(found, sentence, amount),
        Predicate::ChipCount => {
            are_lent_to_another(found, sentence, amount)
                || are_in_one_server(found, sentence, amount)
                || were_taken_up_for_a_while(found, sentence, amount)
        }
        _ => false,
    }
}

/// 某公司正用其中的1024张卡训练模型: so many of them someone uses, and the machine has more.
fn are_lent_to_another(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = before_all(found.head_in_clause(sentence, amount.span), &chinese().about);
    let part = ["其中的", "其中", "里面的", "里的"].iter().find_map(|word| head.strip_suffix(word));
    let used = || part.is_some_and(|head| head.ends_with(['用', '在', '以', '到', '了']));
    found.language.is_chinese()
        && used()
        && found.has_cue(sentence, sentence.rest_of_clause(amount.span), &[Cue::Train])
}

/// 这批服务器每台装有8张加速卡: of one of them, and not of the place where they stand.
fn are_in_one_server(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let few = amount.max.is_some_and(|number| number <= MOST_IN_A_SERVER);
    // Atlas 800T A2服务器，每台搭载8颗昇腾910B: of that server
    let server = |name: &Name| name.kind == System && name.span.end <= amount.span.start;
    found.language.is_chinese()
        && few
        && !found.names_in(sentence).iter().any(server)
        && has_one(found.head_in_clause(sentence, amount.span), &chinese().of_one_server)
}

/// So many cards one server has at most.
const MOST_IN_A_SERVER: f64 = 16.0;

/// "avait mobilisé 512 H100 du calculateur Jean Zay pendant un mois", "utilizó 2.048 GPU durante ocho meses": so many were taken up
/// for something, and the machine has more.
fn were_taken_up_for_a_while(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let spoken = found.language.is_european() && found.language != Language::English;
    let clause = sentence.clause_of(amount.span);
    spoken
        && found.amounts_in(sentence).iter().any(|time| {
            let lasts = matches!(time.measure, Some(Measure::Day | Measure::Week | Measure::Month));
            lasts && time.span.start >= amount.span.end && clause.contains(time.span)
        })
}

/// "five sites, each of which will get 100,000 accelerators": the sites have them, and who chose the sites orders none.
fn is_of_each(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = sentence.clause_of(amount.span).of(&found.folded);
    found.language == Language::English && clause.trim_start().starts_with("each of which")
}

/// "Nvidia has 10,000 H200s in stock", "ready to ship": goods that wait for a buyer, in the hands of their maker or said
/// to be for sale.
fn are_in_stock(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, counted: &Counted) -> bool {
    const STOCK: &[&str] = &["in stock", "in inventory", "in its inventory", "warehouse", "on hand", "left in "];
    const FOR_SALE: &[&str] =
        &["available for delivery", "available for sale", "available for order", "ready to ship", "unsold"];
    let from = counted.span.end.max(amount.span.end);
    let clause = sentence.clause_of(amount.span);
    let after = first(Span::new(from, clause.end.max(from)).of(&found.folded), 44);
    let says = |words: &[&str]| words.iter().any(|word| after.contains(word));
    // "ready for export to Tencent", and not "ready for training"
    let for_another = after.split_once("ready for ").is_some_and(|(_, what)| {
        let mut words = what.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        !words.any(|word| english().put_to_use.contains(word))
    });
    let makes = || {
        let owner = in_sentence(found, sentence, amount.span, &[Organization]).and_then(|index| found.names.get(index));
        let chips = found.names_in(sentence).iter().filter(|name| counted.span.contains(name.span));
        let mut chips = chips.filter(|name| name.kind == EntityKind::Chip);
        owner.is_some_and(|owner| chips.any(|chip| found.lexicon.maker_is(chip.entity, &owner.name)))
    };
    found.language == Language::English && (for_another || says(FOR_SALE) || says(STOCK) && makes())
}

/// 训练至少需要2万张, 原有的60万颗库存, 拖累出货15万颗: what it would take, lies about, or is lost.
fn are_needed(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if !found.language.is_chinese() {
        return false;
    }
    let start = sentence.clause_of(amount.span).start;
    let before = Span::new(start, amount.span.start.max(start)).of(&found.folded);
    let need = before_all(before, &chinese().about);
    let after = Span::new(amount.span.end, sentence.span.end).of(&found.folded).trim_start_matches('的');
    // 库存只有70万颗, 60万颗库存
    let lies = |word: &str| {
        let Some((_, rest)) = before.rsplit_once(word) else { return false };
        // 库存告急的寒武纪出货9万颗, and not 库存仅够供应
        !has_one(rest, &chinese().moves_goods) || has_one(rest, &chinese().would_do)
    };
    let stock = ["库存", "存货"].iter().any(|word| after.starts_with(word) || lies(word));
    // 拖累出货至少15万颗: so many fewer
    let lost = ["拖累", "损失", "少出", "减损", "砍掉", "缩减", "下修"].iter().any(|word| before.contains(word))
        && !need.trim_end_matches('了').ends_with(['到', '至', '为']);
    // 出货增加30万颗: so is the difference
    let lost = lost || ends_in(need.trim_end_matches('了'), &chinese().by_how_much).is_some();
    stock || lost || ["需要", "需", "还差", "缺口"].iter().any(|word| need.ends_with(word))
}

/// MI440X走8卡服务器路线: how many one server takes, where the clause is about a chip and names no system.
fn is_a_form(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if !found.language.is_chinese() || sentence.place == Place::Row || amount.max.is_none_or(|n| n > 16.0) {
        return false;
    }
    let after = Span::new(amount.span.end, sentence.span.end).of(&found.folded);
    let clause = sentence.clause_of(amount.number);
    let head = Span::new(clause.start, amount.number.start.max(clause.start));
    let named = |kind| found.names_in(sentence).iter().any(|name| name.kind == kind && head.contains(name.span));
    ["服务器", "伺服器", "整机", "机型", "一体机", "模组"].iter().any(|noun| after.starts_with(noun))
        && named(EntityKind::Chip)
        && !named(EntityKind::System)
}

/// 可构建万卡级集群, 支持千卡互联: a size that could be, and none that is.
fn could_be(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if !found.language.is_chinese() {
        return false;
    }
    // 支持8192卡无收敛全互联: what a link could hold together.
    let linked = first(Span::new(amount.span.end, sentence.span.end).of(&found.folded), 8);
    if ["互联", "互连", "组网"].iter().any(|word| linked.contains(word)) {
        return !is_linked_in_a_rack(found, sentence, amount);
    }
    // 万卡并行训练能力: over how many a training can be spread
    if ["并行", "协同", "分布式"].iter().any(|word| linked.starts_with(word)) {
        return true;
    }
    let size = amount.approximate && !amount.number.of(found.text).contains(|c: char| c.is_ascii_digit());
    // 支撑十万卡级集群扩展: how large it may become
    let behind = first(Span::new(amount.span.end, sentence.span.end).of(&found.folded), 24);
    if size && ["集群扩展", "级扩展", "规模扩展"].iter().any(|word| behind.contains(word)) {
        return true;
    }
    let before = found.head_in_clause(sentence, amount.span);
    let says = |words: &[&str]| words.iter().any(|word| before.contains(word));
    let cards = amount.measure == Some(Measure::Counter(Counter::Card));
    let after = Span::new(amount.span.end, sentence.span.end);
    let cluster = found.cues_within(sentence, after, &[Cue::System, Cue::TheSystem, Cue::Train]).next();
    let loose = cards && size && cluster.is_none_or(|at| found.distance(amount.span, at.span) > 12);
    let one = ends_in(before, &chinese().one_machine).is_some();
    let many = size && before.ends_with(['个', '座', '批', '级']) && !one;
    if loose || many {
        return true;
    }
    let range = amount.measure == Some(Measure::Counter(Counter::Card)) && amount.min != amount.max;
    (size && says(&["可", "支持", "面向", "能", "适用", "目标"]))
        || (range && says(&["可实现", "可支持", "可扩展", "支持"]))
}

/// 天池256超节点最高支持256卡互联: so many a supernode that is named holds together.
fn is_linked_in_a_rack(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let before = found.head(sentence, amount.number.start).trim_end();
    let holds = ["支持", "实现", "可支持", "完成"].iter().any(|verb| before.ends_with(verb));
    let rack = found.names_in(sentence).iter().rfind(|name| name.span.end <= amount.span.start);
    let bounded = amount.min.is_none();
    let clause = sentence.clause_of(amount.number);
    // 最高支持16万卡互联: what it could grow to
    let grows = amount.max.or(amount.min).is_some_and(|cards| cards >= 10_000.0);
    holds
        && !grows
        && rack.is_some_and(|rack| {
            rack.kind == System
                && rack.can_lead()
                && (bounded || clause.contains(rack.span))
                && !before.ends_with("协议支持")
        })
}

/// "500,000 accelerators, including up to 300,000 of X": told of the part as of the whole.
fn part_of_the_same(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    facts: &[Fact],
) -> Option<Predicate> {
    let before = found.head_as_written(sentence, amount.span.start).trim_end();
    let part = |words: &[&str]| words.iter().any(|words| before.ends_with(words));
    let wide = part(&["including", "of which", "among them", "of them", "of those"]);
    // "of which 6,000 are H100s and 4,000 are MI300Xs"
    let and = |last: &&Fact| {
        let are = found.folded.get(amount.span.end..).is_some_and(|after| after.starts_with(" are "));
        are && found.language == Language::English && found.between(last.at, amount.span).trim() == "and"
    };
    let last = last_told(facts, place, &[Predicate::ChipCount, Predicate::UsesChip]);
    let goes_on = last.as_ref().is_some_and(and);
    let held = last_told(facts, place, &[Predicate::ChipCount]).filter(|_| wide || goes_on);
    let part = wide || part(&["with"]);
    let whole = last_told(facts, place, TRADED).filter(|_| part).or(held)?;
    (found.distance(whole.at, amount.span) <= 60).then_some(whole.predicate)
}

/// What a number of chips traded may be.
const TRADED: &[Predicate] = &[Predicate::ProductionVolume, Predicate::Shipments, Predicate::Order];

/// "nodes, each featuring four GH200": the system runs on them, however many it has.
fn parts_of(found: &Annotated<'_>, place: usize, sentence: &Sentence, counted: &Counted, facts: &mut Vec<Fact>) {
    let Some(of) = counted.of.clone().filter(|_| sentence.place == Place::Prose) else { return };
    let Some(system) = subject_of(found, place, counted.span, &[System]).and_then(|index| found.names.get(index))
    else {
        return;
    };
    facts.push(Fact::about(Predicate::UsesChip, system, Value::entity(of), counted.span, place, "uses_chip/part"));
}

/// 万卡集群，规模达1.5万卡: of one thing, the exact number stands for the order of magnitude that it is called by.
pub(super) fn keep_exact(found: &Annotated<'_>, facts: &mut Vec<Fact>) {
    let count = |fact: &Fact| match &fact.value {
        Value::Quantity(quantity) if fact.predicate == Predicate::ChipCount => {
            Some((quantity.min?, quantity.approximate && quantity.min == quantity.max))
        }
        _ => None,
    };
    let exact: Vec<(Subject, f64)> = facts
        .iter()
        .filter(|fact| is_of_the_whole(found, fact.at))
        .filter_map(|fact| count(fact).filter(|(_, rough)| !rough).map(|(number, _)| (fact.subject.clone(), number)))
        .collect();
    let told = |fact: &Fact, order: f64| {
        exact.iter().any(|(subject, number)| *subject == fact.subject && (order..order * 10.0).contains(number))
    };
    facts.retain(|fact| {
        !count(fact).is_some_and(|(order, rough)| rough && order.log10().fract() == 0.0 && told(fact, order))
    });
}

/// 规模达1.5万卡, 共有1.6万张: the number is of all of it, and of no part or other one.
fn is_of_the_whole(found: &Annotated<'_>, at: Span) -> bool {
    let before = found.folded.get(..at.start).unwrap_or("");
    let before = before.trim_end_matches(['约', '近', '超', '过', '逾', '到', '为', '有']);
    before.ends_with(['达', '共', '计']) || before.ends_with("规模")
}

/// 每台装有4张思元590，合计256张: the chips of the clause before.
fn in_the_servers(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<String> {
    let chip = |name: &&Name| name.kind == EntityKind::Chip && !name.compared && name.span.end <= amount.span.start;
    let last = found.names_in(sentence).iter().rfind(chip)?;
    verb::adds_up_servers(found, sentence, sentence.clause_of(amount.span)).then(|| last.name.clone())
}

/// "50,000 Nvidia GPUs": no chip is named, but whose they are.
fn maker_inside(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, counted: &Counted) -> Option<String> {
    let noun = counted.span.cover(amount.measure_text);
    let maker = found
        .names_in(sentence)
        .iter()
        .find(|name| name.kind == Organization && noun.contains(name.span) && found.makes_chips(name));
    maker.map(|maker| maker.name.clone())
}

/// 向燧原采购约2万张加速卡, 采购燧原约2万张加速卡: whose they are.
fn seller(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<String> {
    if !found.language.is_chinese() {
        return None;
    }
    let clause = sentence.clause_of(amount.span);
    let firms = || {
        let ahead = |name: &&Name| clause.contains(name.span) && name.span.end <= amount.span.start;
        found.names_in(sentence).iter().filter(|name| name.kind == Organization).filter(ahead)
    };
    let makes = |name: &&Name| found.makes_chips(name) && !is_foundry(name);
    let mut sellers = firms().filter(|name| trader::sellers_with(found, sentence, name).is_some());
    if let Some(first) = sellers.next() {
        // 向华为、寒武纪采购3万张: how many of whom is not told
        return sellers.next().is_none().then_some(first).filter(makes).map(|first| first.name.clone());
    }
    let last = firms().next_back().filter(makes)?;
    let bought = found.cues_in(sentence).iter().any(|at| {
        let near = matches!(found.between(at.span, last.span), "" | "了") && at.span.end <= last.span.start;
        near && trader::buys_what_follows(found, at) && !is_only_asked(found, sentence, at.span)
    });
    // 采购华为3万张的计划
    let after = found.tail_in_clause(sentence, amount.span);
    let bought = bought && !has_one(after, &chinese().only_spoken_of);
    let gap = Span::new(last.span.end, amount.span.start).of(&found.folded).trim_start_matches('的');
    (bought && before_all(gap, &chinese().about).is_empty()).then(|| last.name.clone())
}

/// "will supply 50,000 GPUs each to A and B": each of those who get them has as many on order, and uses them.
fn taken_by(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    counted: &Counted,
    receivers: &[usize],
    facts: &mut Vec<Fact>,
) {
    if amount.max.or(amount.min).is_none_or(|n| n < FEWEST_TRADED) {
        return;
    }
    let mut quantity = amount.quantity(counted.unit);
    quantity.of = counted.of.clone().or_else(|| maker_inside(found, sentence, amount, counted));
    quantity.per = per_of(found, sentence, amount);
    for firm in receivers.iter().filter_map(|index| found.names.get(*index)) {
        let of = quantity.of.clone();
        let (value, at) = (Value::Quantity(quantity.clone()), counted.span);
        facts.push(Fact::about(Predicate::Order, firm, value, at, place, "order/received"));
        if let Some(of) = of {
            let rule = "uses_chip/received";
            facts.push(Fact::about(Predicate::UsesChip, firm, Value::entity(of), at, place, rule));
        }
    }
}

/// Fewer chips than this are a sample or a server's load: no order, shipment or output.
const FEWEST_TRADED: f64 = 50.0;

fn trained_on(found: &Annotated<'_>, place: usize, counted: &Counted, value: &Value, facts: &mut Vec<Fact>) {
    let at = counted.span;
    let sentence = found.sentences.get(place);
    // "and it used 512 H20s for inference"
    let serves = |sentence: &Sentence| {
        let clause = sentence.clause_of(at);
        found.has_cue(sentence, clause, &[Cue::Infer]) && !found.has_cue(sentence, clause, &[Cue::Train])
    };
    if sentence.is_some_and(serves) {
        return;
    }
    let models = trained_with(found, place, at).unwrap_or_else(|| models_at(found, place, at));
    if let Some(own) = sentence.and_then(|sentence| of_its_own(found, sentence, at, &models)) {
        let rule = "training_chip_count/own";
        facts.push(Fact::new(Predicate::TrainingChipCount, own, value.clone(), at, place, rule));
        return;
    }
    for model in models.into_iter().filter_map(|index| found.names.get(index)) {
        facts.push(Fact::about(
            Predicate::TrainingChipCount,
            model,
            value.clone(),
            at,
            place,
            "training_chip_count/on",
        ));
        if let Some(of) = &counted.of {
            let chips = Value::entity(of.clone());
            facts.push(Fact::about(Predicate::TrainingHardware, model, chips, at, place, "training_hardware/counted"));
        }
    }
}

/// "Contoso's next model will be trained on 10,000 chips": whose model they trained, where nobody names it. In "Contoso is
/// training its next model and Fabrikam operates 10,000 chips" another one acts between.
fn of_its_own(found: &Annotated<'_>, sentence: &Sentence, at: Span, models: &[usize]) -> Option<Subject> {
    let before = Span::new(sentence.span.start, at.start.max(sentence.span.start));
    let train = found.cues_within(sentence, before, &[Cue::Train]).last()?.span;
    let since = Span::new(train.end.min(before.end), before.end);
    let another = found.names_over(since).any(|name| name.kind == Organization);
    own_models(found, sentence, train, models).filter(|_| !another)
}

/// "About 10,000 chips were used to train X": the model is the object of the verb behind the number.
fn trained_with(found: &Annotated<'_>, place: usize, at: Span) -> Option<Vec<usize>> {
    let sentence = found.sentences.get(place)?;
    if found.language.is_chinese() && sentence.place != Place::Row {
        return match behind_the_chips(found, sentence, at) {
            Behind::Trained(models) => Some(models),
            Behind::NotTrained => Some(Vec::new()),
            Behind::Unsaid => None,
        };
    }
    if found.language != Language::English {
        return None;
    }
    let rest = Span::new(at.end, sentence.span.end);
    let train = found.cues_within(sentence, rest, &[Cue::Train]).next()?;
    let gap = found.between(at, train.span);
    let head = found.head(sentence, at.start);
    let took = gap.ends_with(" to ") && without_hedges(head).trim_end().ends_with("it took");
    // "512 chips were used for training X", "powered the training of X", "used 512 chips to train X"; an order is another
    // deed
    let tied = |word: &str| english().ties_to_training.contains(word) || english().serves_a_training.contains(word);
    let ordered = || found.has_cue(sentence, Span::new(sentence.clause_of(at).start, at.start), &[Cue::Order]);
    let tied = || gap.split_whitespace().all(tied) && !ordered();
    let used = gap.ends_with("used to ") || gap.ends_with("busy to ") || took || tied();
    let index = object_model(found, sentence, train.span).filter(|_| used && gap.len() <= 60)?;
    Some(coordinated(found, sentence, index))
}

fn held(found: &Annotated<'_>, place: usize, amount: &Amount, counted: Counted, value: Value, facts: &mut Vec<Fact>) {
    let at = counted.span;
    if found.sentences.get(place).is_some_and(|sentence| what::is_of_a_machines(found, sentence, amount)) {
        return;
    }
    if let Some(sentence) = found.sentences.get(place)
        && let Some((owner, verb)) = verb::put_in(found, sentence, at)
    {
        // "are to be deployed": how firm it is, the verb behind the chips tells
        return held_by(place, at.cover(verb), (value, counted.of), owner, facts);
    }
    if found.sentences.get(place).is_some_and(|sentence| are_of_each(found, sentence, amount)) {
        return of_coming_machines(found, place, at, value, counted.of, facts);
    }
    let sum = found
        .sentences
        .get(place)
        .is_some_and(|sentence| verb::adds_up_servers(found, sentence, sentence.clause_of(amount.span)));
    let listed = if sum { verb::only_site(found, at) } else { listed(found, place, amount, &[System]) };
    // "Alpha and Beta have 200 and 550 chips, respectively", where one of them is not known
    let unclear = |sentence: &Sentence| {
        let fits = |name: &&Name| name.kind == System && name.span.end <= amount.span.start;
        let known = found.names_in(sentence).iter().filter(fits).count();
        (listed.is_none() || known < 2) && are_dealt_out(found, place, sentence, amount)
    };
    if found.sentences.get(place).is_some_and(unclear) {
        return;
    }
    let index = listed.or_else(|| subject_of(found, place, at, &[System]));
    let index = index.filter(|index| !builds_another(found, place, *index));
    let anew = |system: &Name| {
        let sentence = found.sentences.get(place);
        sentence.is_some_and(|sentence| a_firm_begins_between(found, sentence, system.span.end, amount.span.start))
    };
    let index = index.filter(|index| !found.names.get(*index).is_some_and(anew));
    let Some(system) = index.and_then(|index| found.names.get(index)) else {
        return of_unnamed_system(found, place, at, value, counted.of, facts);
    };
    if is_of_another_firm(found, amount, system) || is_of_the_firm_itself(found, place, system) {
        return;
    }
    held_by(place, at, (value, counted.of), system, facts);
    facts.extend(of_the_others(found, place, at, system));
}

/// Several numbers are told of several things, one by one, and this one of chips is among them.
fn are_dealt_out(found: &Annotated<'_>, place: usize, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = sentence.clause_of(amount.number);
    let listed = |other: &Amount| {
        let gap = if other.span.end <= amount.span.start {
            Span::new(other.span.end, amount.span.start)
        } else {
            Span::new(amount.span.end, other.span.start)
        };
        gap.start < gap.end && matches!(gap.of(&found.folded), " and " | ", " | ", and ")
    };
    let counts = |other: &&Amount| {
        clause.contains(other.number) && (listed(other) || counted(found, place, sentence, other).is_some())
    };
    found.language == Language::English
        && found.has_cue(sentence, sentence.span, &[Cue::Respectively])
        && found.amounts_in(sentence).iter().filter(counts).count() >= 2
}

/// "550,000 GB200 and GB300 chips": it has the second, too, however many of them.
fn of_the_others(found: &Annotated<'_>, place: usize, at: Span, system: &Name) -> Vec<Fact> {
    let english = |sentence: &&Sentence| found.language == Language::English && sentence.place == Place::Prose;
    let Some(sentence) = found.sentences.get(place).filter(english) else { return Vec::new() };
    let chip = |index: &usize| {
        found.names.get(*index).is_some_and(|name| name.kind == EntityKind::Chip && name.span.end == at.end)
    };
    let Some(first) = sentence.names.clone().find(chip) else { return Vec::new() };
    let list = coordinated(found, sentence, first).into_iter().filter(|index| *index > first);
    let others = list.filter_map(|index| found.names.get(index)).filter(|name| !name.compared);
    let uses = |chip: &Name| {
        let value = Value::entity(chip.name.clone());
        Fact::about(Predicate::UsesChip, system, value, at.cover(chip.span), place, "uses_chip/counted")
    };
    others.map(uses).collect()
}

/// "Microsoft is building a data centre in Wisconsin. The company uses 485,000 chips": a place that has no name goes on only
/// where a word stands for it.
pub(super) fn is_of_the_firm_itself(found: &Annotated<'_>, place: usize, system: &Name) -> bool {
    let Some(sentence) = found.sentences.get(place) else { return false };
    let text = sentence.span.of(&found.folded).trim_start();
    let firm = || {
        let first = found.names_in(sentence).iter().find(|name| name.kind == EntityKind::Organization);
        first.is_some_and(|firm| firm.span.start <= sentence.span.start + 4)
    };
    found.language == Language::English
        && system.role == Role::Sited
        && !sentence.span.contains(system.span)
        && !found.has_cue(sentence, sentence.span, &[Cue::TheSystem])
        && (["the company", "the firm", "it also", "the group", "the carrier"]
            .iter()
            .any(|word| text.starts_with(word))
            || firm())
}

/// "Colossus outstrips Meta AI's 70,000 GPUs": they are the firm's that stands right before, and of no machine of another.
fn is_of_another_firm(found: &Annotated<'_>, amount: &Amount, system: &Name) -> bool {
    let maker = system.entity.and_then(|entity| found.lexicon.maker(entity));
    found.firm_whose(amount.span).is_some_and(|firm| maker.is_some_and(|maker| firm.entity != Some(maker)))
}

/// "Supernodes of 1,000 and 4,000 cards are to arrive": several machines that come, and none of those told of.
fn are_of_each(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = found.head_in_clause(sentence, amount.span);
    let numbers = |c: char| c.is_ascii_digit() || matches!(c, ',' | ' ');
    let head = head.trim_end_matches(numbers).trim_end_matches("and").trim_end_matches(numbers);
    let noun = head.strip_suffix("of").and_then(|head| head.split_whitespace().next_back()).unwrap_or("");
    found.language == Language::English && english().machines.contains(noun)
}

/// Those machines are of the firm that the sentence or the paragraph is on.
fn of_coming_machines(
    found: &Annotated<'_>,
    place: usize,
    at: Span,
    value: Value,
    of: Option<String>,
    facts: &mut Vec<Fact>,
) {
    let Some(sentence) = found.sentences.get(place) else { return };
    // racks and servers of so many chips are sold by the piece, and have names of their own
    let head = found.head(sentence, at.start);
    let large = ["supernodes of", "clusters of", "superpods of"].iter().any(|words| head.contains(words));
    let plans =
        large && found.has_cue(sentence, sentence.span, &[Cue::Planned, Cue::Release, Cue::InUse, Cue::Develop]);
    let owner = subject_of(found, place, at, &[Organization]).and_then(|index| found.names.get(index));
    let Some(owner) = owner.filter(|_| plans) else { return };
    let system = Subject::unnamed(&firm_of(found, owner), System);
    // "of 1,000 and 4,000 cards": the first number has no noun of its own
    let joined = found.amounts_in(sentence).iter().rfind(|first| {
        first.measure.is_none() && first.span.end <= at.start && found.between(first.span, at).trim() == "and"
    });
    if let (Some(first), Value::Quantity(quantity)) = (joined, &value) {
        let value = Value::Quantity(Quantity { min: first.min, max: first.max, ..quantity.clone() });
        let (predicate, rule) = (Predicate::ChipCount, "chip_count/coming");
        facts.push(Fact::new(predicate, system.clone(), value, first.span.cover(at), place, rule));
    }
    facts.push(Fact::new(Predicate::ChipCount, system.clone(), value, at, place, "chip_count/coming"));
    let of = of.map(Value::entity);
    facts.extend(of.map(|of| Fact::new(Predicate::UsesChip, system, of, at, place, "uses_chip/coming")));
}

/// "costruirà il supercomputer Colosseum con 10.000 GPU", behind a sentence on another machine: one that has a noun here and
/// no name in the lexicon. English and Chinese tell it by their own rules.
fn builds_another(found: &Annotated<'_>, place: usize, index: usize) -> bool {
    let (Some(sentence), Some(system)) = (found.sentences.get(place), found.names.get(index)) else { return false };
    (found.language.is_european() || found.language == Language::Korean)
        && !sentence.span.contains(system.span)
        && found.has_cue(sentence, sentence.span, &[Cue::System])
        && !found.has_cue(sentence, sentence.span, &[Cue::TheSystem])
}

/// 昆仑芯、平头哥分别为6.5万和22万颗: the n-th of the things that are listed; what stands apart by a semicolon is another
/// list.
fn listed(found: &Annotated<'_>, place: usize, amount: &Amount, kinds: &[EntityKind]) -> Option<usize> {
    let sentence = found.sentences.get(place)?;
    let counts = |other: &Amount| matches!(other.measure, None | Some(Measure::Counter(_)));
    let part = topic::segment(found, sentence, amount.span);
    if part == sentence.span || !found.has_cue(sentence, part, &[Cue::Respectively]) {
        let whole = |other: &Amount| {
            if found.language.is_chinese() && kinds.contains(&Organization) {
                counts(other)
            } else {
                other.measure == amount.measure
            }
        };
        return in_order(found, sentence, amount, kinds, whole);
    }
    let amounts: Vec<&Amount> = found
        .amounts_in(sentence)
        .iter()
        .filter(|other| part.contains(other.span) && !other.in_name && counts(other))
        .collect();
    let nth = amounts.iter().position(|other| other.span == amount.span)?;
    let first = amounts.first()?.span.start;
    let fits = |index: &usize| {
        found.names.get(*index).is_some_and(|name| {
            kinds.contains(&name.kind) && part.contains(name.span) && name.span.end <= first && name.can_lead()
        })
    };
    let names: Vec<usize> = sentence.names.clone().filter(fits).collect();
    let skipped = names.len().checked_sub(amounts.len())?;
    names.get(skipped + nth).copied()
}

/// 三家合计约13万颗: a sum of several, and none of theirs.
fn is_a_sum(found: &Annotated<'_>, place: usize, amount: &Amount) -> bool {
    let Some(sentence) = found.sentences.get(place).filter(|_| found.language.is_chinese()) else { return false };
    let clause = sentence.clause_of(amount.span);
    let before = found.head_in_clause(sentence, amount.span);
    // 向沐曦采购，共计3000张: the one buys from the other.
    let seller = |name: &Name| found.folded.get(..name.span.start).is_some_and(|head| head.ends_with('向'));
    let firms = found.names_in(sentence).iter().filter(|name| {
        name.kind == Organization && clause.contains(name.span) && name.span.end <= amount.span.start && !seller(name)
    });
    firms.count() >= 2
        && ["合计", "总计", "共计", "加起来", "一共", "共出货", "共交付", "共采购", "共生产", "共销售", "共订购"]
            .iter()
            .any(|word| before.contains(word))
}

fn traded_by(
    found: &Annotated<'_>,
    place: usize,
    amount: &Amount,
    predicate: Predicate,
    counted: &Counted,
    value: &Value,
    facts: &mut Vec<Fact>,
) {
    let elsewhere = dealt::is_dealt_later(found, place, amount);
    if elsewhere || is_a_sum(found, place, amount) || is_the_whole(found, place, amount) {
        return;
    }
    if let Some(dealt) = dealt(found, place, amount) {
        facts.extend(dealt.into_iter().map(|(number, firm)| {
            let value = with(value, |quantity| Quantity {
                min: number.min,
                max: number.max,
                approximate: number.approximate,
                ..quantity
            });
            let fact = Fact::new(predicate, firm.subject(), value, number.span, place, "volume/dealt");
            Fact { subject_at: Some(firm.span), ..fact }
        }));
        return;
    }
    let ordered = || (predicate == Predicate::Order && counted.of.is_none()).then(|| chip_before(found, place, amount));
    let chip = chip_dealt_out(found, place, amount).or_else(|| ordered().flatten());
    let of_it = chip.map(|chip| with(value, |quantity| Quantity { of: Some(chip.name.clone()), ..quantity }));
    let value = of_it.as_ref().unwrap_or(value);
    let (at, of) = (counted.span, chip.map(|chip| chip.name.as_str()).or(counted.of.as_deref()));
    let listed = listed(found, place, amount, &[Organization]).and_then(|index| found.names.get(index));
    let firms: Vec<Trader> = match listed {
        Some(name) => vec![(name.subject(), Some(name.span))],
        None if let Some(buyer) = buyer_of_the_whole(found, place, amount, predicate, facts) => {
            buyer.into_iter().collect()
        }
        None if has_lines(found, place, amount, predicate, value, facts) || is_of_a_stranger(found, place, amount) => {
            return;
        }
        None => {
            let firms = traders(found, place, amount, at, predicate, of);
            let itself = || trader::chip_itself(found, place, at, predicate, of);
            if firms.is_empty() { itself().into_iter().collect() } else { firms }
        }
    };
    for (firm, firm_at) in firms {
        if firm_at.is_some_and(|firm_at| is_the_other_side(found, firm_at, at, predicate))
            || predicate == Predicate::ProductionVolume && are_put_together(found, place, amount, of, &firm)
        {
            continue;
        }
        // Who orders its own chips of a foundry only has them made.
        if let (Predicate::Order, Some(of)) = (predicate, of)
            && !trader::sells(found, Some(of), &firm.name)
            && !(found.language.is_chinese() && english().machine_makers.contains(&firm.name))
            && !firm.name.contains(": unnamed ")
        {
            facts.push(Fact::new(Predicate::UsesChip, firm.clone(), Value::entity(of), at, place, "uses_chip/ordered"));
        }
        // what is told of the chip itself is of no other
        let own = firm.kind == EntityKind::Chip;
        let value = with(value, |quantity| if own { Quantity { of: None, ..quantity } } else { quantity });
        let fact = Fact::new(predicate, firm, value, at, place, "volume/verb");
        facts.push(Fact { subject_at: firm_at, ..fact });
    }
}

/// "xAI has assembled 200,000 H100 chips": who brings another's chips together makes none. Foundries and builders of machines
/// assemble what they make.
fn are_put_together(found: &Annotated<'_>, place: usize, amount: &Amount, of: Option<&str>, firm: &Subject) -> bool {
    let Some(sentence) = found.sentences.get(place).filter(|_| found.language == Language::English) else {
        return false;
    };
    let head = found.head_in_clause(sentence, amount.span);
    let put = any_word(head, |word| english().puts_together.contains(word));
    let chip = of.and_then(|of| found.lexicon.resolve(of));
    let of_another =
        || chip.is_some_and(|chip| found.lexicon.maker(chip).is_some()) && !trader::sells(found, of, &firm.name);
    let makes = || english().machine_makers.contains(&firm.name) || is_foundry_by_name(&firm.name);
    put && of_another() && !makes()
}

/// 昇腾910B和910C今年出货量分别为40万颗和20万颗: the n-th number is of the n-th chip.
fn chip_dealt_out<'a>(found: &'a Annotated<'_>, place: usize, amount: &Amount) -> Option<&'a Name> {
    let sentence = found.sentences.get(place).filter(|_| found.language.is_chinese())?;
    if !found.has_cue(sentence, sentence.span, &[Cue::Respectively]) {
        return None;
    }
    found.names.get(listed(found, place, amount, &[EntityKind::Chip])?)
}

/// 昇腾910C今年出货60万颗。其中，字节跳动采购了10万颗: the one chip of the sentence before, where this one names none and the number no
/// other goods.
fn chip_before<'a>(found: &'a Annotated<'_>, place: usize, amount: &Amount) -> Option<&'a Name> {
    let sentence = found.sentences.get(place).filter(|_| found.language.is_chinese())?;
    let before = found.sentence_before(place).filter(|before| before.line == sentence.line)?;
    let chip = |name: &&Name| name.kind == EntityKind::Chip;
    let bare = !found.tail_in_clause(sentence, amount.span).starts_with(char::is_alphanumeric);
    let spoken =
        found.has_cue(sentence, sentence.span, &[Cue::Chip]) || found.names_in(sentence).iter().any(|it| chip(&it));
    let first = only_one(found.names_in(before).iter().filter(chip))?;
    let told = !first.compared && !first.has_no_name() && !first.family;
    // 特斯拉则向三星订购了10万颗: of another's chips
    let seller = found.names_in(sentence).iter().any(|name| {
        let asked = || found.head(sentence, name.span.start).ends_with(['向', '从', '给']);
        let sells = is_foundry(name) || found.makes_chips(name) && asked();
        name.kind == Organization && sells && !found.lexicon.maker_is(first.entity, &name.name)
    });
    let turned = has_one(found.head_in_clause(sentence, amount.span), &chinese().turns_to_another);
    (told && bare && !spoken && !seller && !turned).then_some(first)
}

/// The same value with something of it changed.
fn with(value: &Value, change: impl FnOnce(Quantity) -> Quantity) -> Value {
    match value.clone() {
        Value::Quantity(quantity) => Value::Quantity(change(quantity)),
        other => other,
    }
}

/// "800,000 of the 1 million chips shipped", "between them, A and B shipped": what all together have.
fn is_the_whole(found: &Annotated<'_>, place: usize, amount: &Amount) -> bool {
    let Some(sentence) = found.sentences.get(place) else { return false };
    if found.language.is_chinese() {
        // 在去年出货的100万颗芯片中. 在华为出货的80万颗中 says whose they are.
        let clause = sentence.clause_of(amount.span);
        let whose = || found.names_over(Span::new(clause.start, amount.span.start)).any(|it| it.kind == Organization);
        let inside = found.head_in_clause(sentence, amount.span).starts_with('在');
        return inside && found.tail_in_clause(sentence, amount.span).trim_end().ends_with('中') && !whose();
    }
    if found.language != Language::English {
        return false;
    }
    let head = found.head(sentence, amount.span.start).trim_end();
    let part = head.strip_suffix(" of the").map(|head| sentence.span.start + head.len());
    let part = part.is_some_and(|end| found.amounts_in(sentence).iter().any(|other| other.span.end == end));
    // "30,000 of the 100,000 that Contoso had ordered"
    let part = part && !found.tail_in_clause(sentence, amount.span).contains(" that ");
    // "Between them, A and B shipped …", "… chips between them"
    let clause = sentence.clause_of(amount.span).of(&found.folded);
    let opens = sentence.span.of(&found.folded).trim_start().starts_with("between them");
    part || opens || clause.trim_end_matches(['.', ',', ';', ' ']).ends_with("between them")
}

/// 百度采购10万颗，其中昆仑芯6万颗，华为4万颗: a maker behind 其中 has orders of none; who bought the whole has. Inside, the buyer,
/// where the sentence has told of one.
#[expect(clippy::option_option, reason = "no part, a part of what nobody bought, and one of a buyer are three answers")]
fn buyer_of_the_whole(
    found: &Annotated<'_>,
    place: usize,
    amount: &Amount,
    predicate: Predicate,
    facts: &[Fact],
) -> Option<Option<Trader>> {
    let sentence = found.sentences.get(place).filter(|_| predicate == Predicate::Order)?;
    let clause = sentence.clause_of(amount.span);
    let ahead = Span::new(clause.start, amount.span.start.max(clause.start));
    let maker = found.names_in(sentence).iter().rfind(|name| ahead.contains(name.span))?;
    let part = found.language.is_chinese()
        && found.head(sentence, maker.span.start).contains("其中")
        && maker.kind == Organization
        && found.makes_chips(maker);
    // 其中华为中标1.2万张, 代维3000张: what it does with them is not to buy
    let serves =
        begins_with(Span::new(maker.span.end, ahead.end.max(maker.span.end)).of(&found.folded), &chinese().no_buying);
    if part && serves.is_some() {
        return Some(None);
    }
    let part =
        part && !found.cues_within(sentence, ahead, &[Cue::Order]).any(|order| order.span.start >= maker.span.end);
    let whole = last_told(facts, place, &[Predicate::Order]).filter(|_| part);
    let buyer = whole.filter(|whole| !whole.subject.name.contains(": unnamed ") && whole.subject.name != maker.name);
    part.then(|| buyer.map(|buyer| (buyer.subject.clone(), buyer.subject_at)))
}

/// 某某、华为分别出货1万和81万颗: whose it is in the list the lexicon does not know.
fn is_of_a_stranger(found: &Annotated<'_>, place: usize, amount: &Amount) -> bool {
    let sentence = found.sentences.get(place).filter(|_| found.language.is_chinese());
    sentence.is_some_and(|sentence| is_dealt_to_a_list(found, sentence, amount))
}

/// 昇腾、寒武纪分别出货70万和20万颗: in a list of firms a line of chips stands for its maker. Tells whether it was such a list.
fn has_lines(
    found: &Annotated<'_>,
    place: usize,
    amount: &Amount,
    predicate: Predicate,
    value: &Value,
    facts: &mut Vec<Fact>,
) -> bool {
    let mixed =
        listed(found, place, amount, &[Organization, EntityKind::Chip]).and_then(|index| found.names.get(index));
    let mixed = mixed.filter(|_| predicate != Predicate::Order);
    let Some(name) = mixed.filter(|name| name.kind == Organization || name.family) else { return false };
    // 分别减少30万颗和增加20万颗, 分别采购30万颗和出货20万颗: by how many, or another deed of each
    let other = |sentence: &Sentence| {
        let clause = sentence.clause_of(amount.span);
        tells_a_change(clause.of(&found.folded)) || found.has_cue(sentence, clause, &[Cue::Order])
    };
    if found.sentences.get(place).is_some_and(other) {
        return true;
    }
    let Value::Quantity(quantity) = value.clone() else { return false };
    let maker = maker_subject(found, name.entity.filter(|_| name.family));
    let (of, firm) = match maker {
        Some(maker) if quantity.unit == Unit::Chips => (Some(name.name.clone()), maker),
        Some(maker) => (None, maker),
        None => (None, name.subject()),
    };
    let value = Value::Quantity(Quantity { of, ..quantity });
    let fact = Fact::new(predicate, firm, value, amount.span, place, "volume/lines");
    facts.push(Fact { subject_at: Some(name.span), ..fact });
    true
}

/// 字节跳动采购12万颗，首批3万颗已交付: who buys ships none. 某公司中标: who wins a tender orders none. "will buy 200,000 GPUs from
/// Contoso": nor does whom they are bought from.
fn is_the_other_side(found: &Annotated<'_>, firm: Span, chips: Span, predicate: Predicate) -> bool {
    let sentence = found.sentence_at(firm.start).filter(|sentence| sentence.place != Place::Row);
    let Some(sentence) = sentence else { return false };
    if found.language == Language::English {
        return predicate == Predicate::Order && are_bought_from(found, sentence, firm, chips);
    }
    if !found.language.is_chinese() {
        return false;
    }
    let between = Span::new(firm.end, chips.start.max(firm.end));
    match predicate {
        Predicate::Shipments => found.cues_within(sentence, between, &[Cue::Order]).any(|order| {
            sentence.clause_of(firm).contains(order.span) && order.span.of(&found.folded).contains(['购', '买'])
        }),
        Predicate::Order => between.of(&found.folded).starts_with("中标"),
        _ => false,
    }
}

fn are_bought_from(found: &Annotated<'_>, sentence: &Sentence, firm: Span, chips: Span) -> bool {
    let buys =
        |word: &str| matches!(word, "buy" | "buys" | "buying" | "bought" | "purchase" | "purchased" | "purchasing");
    firm.start >= chips.end
        && found.head(sentence, firm.start).ends_with(" from ")
        && any_word(found.head_in_clause(sentence, chips), buys)
}

/// "Yotta runs 4,096 H100s": the system has no name but its owner's.
fn of_unnamed_system(
    found: &Annotated<'_>,
    place: usize,
    at: Span,
    value: Value,
    of: Option<String>,
    facts: &mut Vec<Fact>,
) {
    let owner = subject_of(found, place, at, &[Organization]).and_then(|index| found.names.get(index));
    let owner =
        owner.filter(|owner| owner.span.end <= at.start).or_else(|| its_owner_speaks(found, place, at)).or(owner);
    let Some(owner) = owner.filter(|owner| !only_took_part(found, owner, at) && !are_bought_of(found, at, owner))
    else {
        return;
    };
    // "Baidu lit a 30,000-chip Kunlun cluster": whose chips they are stands between, and whose machine it is before
    let (owner, of) =
        match found.sentences.get(place).filter(|sentence| makes_what_is_in_it(found, sentence, at, owner)) {
            Some(sentence) => {
                let holder = |name: &&Name| name.kind == Organization && name.span.end <= at.start;
                let Some(holder) = found.names_in(sentence).iter().rfind(holder) else { return };
                (holder, of.or_else(|| Some(owner.name.clone())))
            }
            None => (owner, of),
        };
    // 单机8卡即可部署: one server of many.
    let before = found.folded.get(..at.start).unwrap_or("");
    if found.language.is_chinese()
        && ["单机", "单台", "每台", "每节点", "单节点"].iter().any(|word| before.ends_with(word))
    {
        return;
    }
    // 英伟达联手Nebius，计划部署1.5万个Blackwell: who makes the chips sets them up with the other
    let together = Span::new(owner.span.end.min(at.start), at.start).of(&found.folded);
    if trader::sells(found, of.as_deref(), &owner.name) && (together.contains("联手") || together.contains("携手"))
    {
        return;
    }
    let here = |sentence: &Sentence| {
        sentence.span.contains(owner.span)
            || !found.language.is_chinese() && refers_to_a_firm(found, sentence, at.start)
    };
    if !found.sentences.get(place).is_some_and(here) {
        return;
    }
    held_by(place, at, (value, of), owner, facts);
}

/// "a 100,000-GPU Nvidia cluster": the name of a maker between the number and the noun for the machine.
fn makes_what_is_in_it(found: &Annotated<'_>, sentence: &Sentence, at: Span, maker: &Name) -> bool {
    let behind = Span::new(maker.span.end, sentence.span.end.max(maker.span.end));
    let mut nouns = found.cues_within(sentence, behind, &[Cue::System]);
    maker.kind == Organization
        && maker.span.start >= at.end
        && nouns.next().is_some_and(|noun| makes_what_is_inside(found, maker, noun.span))
}

/// "Ibex has 8,000 MI300Xs from AMD": where they come from, be it known or not what has them.
fn are_bought_of(found: &Annotated<'_>, chips: Span, firm: &Name) -> bool {
    let gap = Span::new(chips.end.min(firm.span.start), firm.span.start).of(&found.folded).trim_end();
    found.language == Language::English
        && firm.span.start >= chips.end
        && [" from", " made by", " built by", " supplied by"].iter().any(|link| gap.ends_with(link))
}

/// "It has 8,000 H100s", "The state-owned carrier will take": a word for the firm told of before.
fn refers_to_a_firm(found: &Annotated<'_>, sentence: &Sentence, until: usize) -> bool {
    let head = Span::new(sentence.span.start, until.max(sentence.span.start));
    let words: Vec<&str> = head.of(&found.folded).split_whitespace().collect();
    let the_firm = |(at, word): (usize, &&str)| {
        let before = words.get(at.saturating_sub(4)..at).unwrap_or(&[]);
        english().firm_nouns.contains(*word) && before.contains(&"the")
    };
    found.has_cue(sentence, head, &[Cue::It, Cue::TheCompany, Cue::We])
        || found.language == Language::English && words.iter().enumerate().any(the_firm)
}

/// "Its Mumbai data centre has 8,000 H100s, Yotta said": whose it is stands behind, as the one who says it.
fn its_owner_speaks<'a>(found: &'a Annotated<'_>, place: usize, at: Span) -> Option<&'a Name> {
    let sentence = found.sentences.get(place).filter(|_| found.language == Language::English)?;
    let opens = sentence.span.of(&found.folded).trim_start().starts_with("its ");
    says_it_behind(found, sentence, at.end).filter(|_| opens)
}

/// What a system holds, be it one that has no name but its owner's.
fn held_by(place: usize, at: Span, (value, of): (Value, Option<String>), owner: &Name, facts: &mut Vec<Fact>) {
    if owner.kind == System {
        facts.push(Fact::about(Predicate::ChipCount, owner, value, at, place, "chip_count/holds"));
        let of = of.map(Value::entity);
        facts.extend(of.map(|of| Fact::about(Predicate::UsesChip, owner, of, at, place, "uses_chip/counted")));
        return;
    }
    let system = Subject::unnamed(&owner.name, System);
    facts.push(Fact::new(Predicate::ChipCount, system.clone(), value, at, place, "chip_count/unnamed"));
    if let Some(of) = of {
        facts.push(Fact::new(Predicate::UsesChip, system, Value::entity(of.clone()), at, place, "uses_chip/unnamed"));
        facts.push(Fact::about(Predicate::UsesChip, owner, Value::entity(of), at, place, "uses_chip/owner"));
    }
}

fn per_of(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<String> {
    let per = match amount.per {
        Some(Per::Year) => "year",
        Some(Per::Quarter) => "quarter",
        Some(Per::Month) => "month",
        Some(Per::Week) => "week",
        Some(Per::Day) => "day",
        _ => {
            // "280,000 wafers each month this year, and 300,000 next year": each month, too
            let alike = |other: &&Amount| other.measure == amount.measure && other.per == Some(Per::Month);
            if amount.measure.is_some() && found.amounts_in(sentence).iter().any(|other| alike(&other)) {
                return Some("month".to_owned());
            }
            let text = sentence.span.of(found.text);
            let yearly = [
                "this year",
                "next year",
                "last year",
                "in 20",
                "今年",
                "明年",
                "全年",
                "去年",
                "年出货",
                "올해",
                "内年",
            ]
            .iter()
            .any(|word| text.contains(word));
            return yearly.then(|| "year".to_owned());
        }
    };
    Some(per.to_owned())
}
