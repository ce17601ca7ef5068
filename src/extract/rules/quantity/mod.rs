//! Facts that are numbers: a row a predicate and way of measuring, tried in order; the first that fits has the amount.
//! The rows are in `rows`, what a row asks beyond its words in `check`, whose the number is in `whose`.

use crate::{
    lexicon::{
        chinese::{before_all, before_one, chinese, has_one},
        cue::{Cue, CueAt},
        english::{any_word, english, is_one, is_predicate},
    },
    model::{EntityKind, Language, Modality, Predicate, Quantity, Subject, Unit, Value, value::Currency},
    text::{Span, span::first},
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    fact::Fact,
    foundry::is_foundry,
    name::{Name, are_several, firm_of, is_a_chinese_joint, is_a_strangers, sizes_in},
    number::{Amount, Measure},
    subject::{carried, in_sentence, main_name, subject_of},
    table::head_says,
};

mod check;
mod dealt;
mod elided;
mod heads;
mod payers;
mod rows;
mod several;
mod trained;
mod whose;

use check::{credible, is_a_chip_or_its_maker, is_of_goods};
use rows::{RULES, Rule};
use whose::{attached_behind, is_from, plausible_for, predecessor, subjects};

/// All numbers of one sentence.
pub(super) fn find(found: &Annotated<'_>, place: usize, facts: &mut Vec<Fact>) {
    let Some(sentence) = found.sentences.get(place) else { return };
    for amount in found.amounts_in(sentence).iter().filter(|amount| !amount.in_name) {
        if is_a_difference(found, sentence, amount)
            || is_what_a_price_is_by(found, amount)
            || is_of_neither(found, sentence, amount)
            || is_a_strangers(found, sentence, amount)
            || is_an_equivalent(found, sentence, amount)
            || is_asked_for(found, sentence, amount)
        {
            continue;
        }
        let told = facts.len();
        read(found, place, sentence, amount, facts);
        if found.language.is_chinese() && facts.len() > told {
            super::held::settle(found, sentence, amount, told, facts);
            super::held::give_to_the_giver(found, sentence, amount, told, facts);
        }
        if let Some(new) = facts.get_mut(told..) {
            super::doubt::turn_round(found, sentence, amount, new);
        }
    }
}

/// What is told of one amount.
fn read(found: &Annotated<'_>, place: usize, sentence: &Sentence, amount: &Amount, facts: &mut Vec<Fact>) {
    if elided::times_that(found, place, amount, facts)
        || elided::dealt_sums(found, place, amount, facts)
        || elided::total_and_active(found, place, amount, facts)
        || super::score::find(found, place, amount, facts)
        || super::comparison::find(found, place, amount, facts)
        || super::counted::find(found, place, amount, facts)
        || super::share::find(found, place, amount, facts)
        || super::site::cost(found, place, amount, facts)
    {
        return;
    }
    match RULES.iter().find_map(|rule| apply(found, place, sentence, amount, rule)) {
        Some(mut read) => facts.append(&mut read),
        None if let Some(part) = part_of_this(found, place, sentence, amount, facts) => facts.push(part),
        None => elided::find(found, place, sentence, amount, facts),
    }
}

/// "Neither the X1 nor the X2 exceeds 300 teraflops": what none of them has.
fn is_of_neither(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = found.head_in_clause(sentence, amount.span).trim_start();
    found.language == Language::English && head.starts_with("neither ") && head.contains(" nor ")
}

/// "would surpass Microsoft's 600-megawatt data centre": the firm's that stands right before, and no machine's of another.
fn is_of_another_firms(found: &Annotated<'_>, amount: &Amount, name: &Name) -> bool {
    let Some(firm) = found.firm_whose(amount.span) else { return false };
    let subject = name.subject();
    subject.unnamed_owner().is_some_and(|owner| owner != firm.name && owner != firm_of(found, firm))
}

/// A part of the sum told of last, as another sum of it.
fn part_of_this(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    facts: &[Fact],
) -> Option<Fact> {
    let Some(Measure::Currency(currency)) = amount.measure else { return None };
    let part = payers::part_of_a_sum(found, place, sentence, amount, facts)?;
    Some(Fact { value: Value::Quantity(amount.quantity(Unit::Currency(currency))), ..part })
}

/// "draws 150 watts less", 功耗还低了150瓦: by how much one thing differs from another.
fn is_a_difference(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let measured = matches!(
        amount.measure,
        Some(Measure::Watt | Measure::Byte | Measure::BytePerSecond | Measure::Flops | Measure::Ops | Measure::Tokens)
    );
    if !measured {
        return false;
    }
    let after = Span::new(amount.span.end, sentence.span.end).of(&found.folded);
    let before = found.head(sentence, amount.span.start);
    let less = || {
        [" less", " fewer", " lower", " higher", " more than the", " more than its"]
            .iter()
            .any(|word| after.starts_with(word))
    };
    let by = ["低了", "少了", "高了", "多了", "高出", "低出", "多出", "少出", "增加了", "减少了", "降低了"];
    found.language == Language::English && less()
        || found.language.is_chinese() && by.iter().any(|word| before.ends_with(word))
}

/// 算力相当于10万块H100, 等效6万张A100: how much it can do, and no number of chips that it has. 采购2000台服务器，相当于1.6万张H20 are
/// so many.
fn is_an_equivalent(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if !found.language.is_chinese() || !matches!(amount.measure, Some(Measure::Counter(_))) {
        return false;
    }
    let words = chinese();
    let head = before_all(found.head_in_clause(sentence, amount.span), &words.about);
    let Some(lead) = before_one(head, &words.as_much_as) else { return false };
    let rest = found.tail_in_clause(sentence, amount.span);
    let equal = head.ends_with("等效") || head.ends_with("等效于");
    equal || has_one(lead, &words.able_as_much) || has_one(rest, &words.able_as_much)
}

/// 每百万token 3.2元: what the price is by.
fn is_what_a_price_is_by(found: &Annotated<'_>, amount: &Amount) -> bool {
    let before = found.folded.get(..amount.span.start).unwrap_or("");
    found.language.is_chinese() && amount.measure == Some(Measure::Tokens) && before.ends_with('每')
}

/// 单卡显存不低于64GB: what a buyer or a deployment asks for.
fn is_asked_for(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if !found.language.is_chinese() {
        return false;
    }
    let clause = sentence.clause_of(amount.number).of(&found.folded);
    let says = |words: &[&str]| words.iter().any(|word| clause.contains(word));
    says(&["不低于", "不少于", "不高于", "不超过", "不小于"])
        && says(&["单卡", "单机", "单台", "单颗", "每台", "每卡", "服务器"])
}

fn apply(found: &Annotated<'_>, place: usize, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<Vec<Fact>> {
    let unit = (rule.unit)(amount)?;
    let factor = factor_of(amount);
    let (min, max) = (amount.min.map(|n| n * factor), amount.max.map(|n| n * factor));
    let size = max.or(min)?;
    if let Some(refusal) = refusal(found, sentence, amount, rule, (min.or(max)?, size)) {
        found.note(amount.span, rule.name, || refusal.why(rule));
        return None;
    }
    let keeps_both = matches!(rule.predicate, Predicate::MarketShare | Predicate::YieldRate | Predicate::DomesticShare);
    let past = !keeps_both && is_from(found, sentence, amount);
    let names = if past {
        let owner = attached_behind(found, sentence, amount, rule);
        let owner = owner.or_else(|| predecessor(found, sentence, amount, rule));
        owner.map(|index| vec![index]).or_else(|| same_machine(found, place, sentence, amount, rule))
    } else {
        subjects(found, place, sentence, amount, rule)
    };
    let names = names.map(|names| of_the_other_sort(found, place, (sentence, amount), rule, (unit, size), names));
    let Some(names) = names else {
        if !past && let Some(fact) = of_an_owner(found, place, sentence, amount, rule) {
            return Some(vec![fact]);
        }
        found.note(amount.span, rule.name, || Refusal::Subject.why(rule));
        return None;
    };
    let min = min.filter(|_| !(rule.predicate == Predicate::ContextLength && is_longest(found, sentence, amount)));
    let quantity = quantity_of(found, sentence, amount, (min, max), unit);
    let mut facts = Vec::new();
    for index in names {
        let name = found.names.get(index)?;
        if let Some(why) = why_not(found, place, (sentence, amount), rule, (unit, size), name) {
            found.note_about(amount.span, rule.name, name.span, || why.to_owned());
            continue;
        }
        let fact = Fact::about(rule.predicate, name, Value::Quantity(quantity.clone()), amount.span, place, rule.name);
        // 年内由1300 PFLOPS增至3000: what it has now is no plan
        let now = past && found.has_cue(sentence, sentence.clause_of(amount.number), &[Cue::Planned]);
        facts.push(Fact { modality: now.then_some(Modality::Stated), ..fact });
    }
    (!facts.is_empty()).then_some(facts)
}

/// Why the number is not of this thing, if it is not.
fn why_not(
    found: &Annotated<'_>,
    place: usize,
    (sentence, amount): (&Sentence, &Amount),
    rule: &Rule,
    (unit, size): (Unit, f64),
    name: &Name,
) -> Option<&'static str> {
    // "on Samsung's 2 nm process": a foundry's line is nobody's chip
    let line = || rule.predicate == Predicate::ProcessNode && found.firm_whose(amount.span).is_some_and(is_foundry);
    let owned = || {
        is_of_another_firms(found, amount, name) && !line() || super::counted::is_of_the_firm_itself(found, place, name)
    };
    if is_of_several(found, sentence, amount, name) {
        Some("of several of them together")
    } else if is_of_one_rack(found, sentence, amount, name) {
        Some("of one rack of it")
    } else if !plausible_for(name.kind, unit, size) || is_a_building(rule, name, (unit, size)) {
        Some("no such thing has so much")
    } else if is_of_a_link(found, sentence, rule, name) {
        Some("of a machine, and no word for memory near")
    } else if rule.predicate == Predicate::Power
        && !sentence.span.contains(name.span)
        && (is_of_goods(found, sentence, amount, is_a_firm_or_chip) || is_of_a_name(found, amount))
    {
        Some("of what is bought, or of another site")
    } else if owned() {
        Some("of the firm right before it")
    } else if rule.predicate == Predicate::Parameters && name_denies(name, size, sentence.place) {
        Some("its name tells another size")
    } else {
        None
    }
}

fn is_a_firm_or_chip(name: &Name) -> bool {
    matches!(name.kind, EntityKind::Organization | EntityKind::Chip)
}

/// "The Ostrava cluster runs on X1 chips and delivers 3,000 petaflops": what no chip has is of the machine, and what no machine
/// has of the chip.
fn of_the_other_sort(
    found: &Annotated<'_>,
    place: usize,
    (sentence, amount): (&Sentence, &Amount),
    rule: &Rule,
    (unit, size): (Unit, f64),
    names: Vec<usize>,
) -> Vec<usize> {
    let [only] = names.as_slice() else { return names };
    let Some(name) = found.names.get(*only).filter(|name| !plausible_for(name.kind, unit, size)) else { return names };
    let other = match name.kind {
        EntityKind::Chip => EntityKind::System,
        EntityKind::System => EntityKind::Chip,
        _ => return names,
    };
    let fits = rule.kinds.contains(&other) && plausible_for(other, unit, size) && sentence.place == Place::Prose;
    let told = fits.then(|| in_sentence(found, sentence, amount.span, &[other]));
    let told = told.map(|here| {
        here.or_else(|| subject_of(found, place, amount.span, &[other]).filter(|_| found.language == Language::English))
    });
    told.flatten().map_or(names, |index| vec![index])
}

/// 中心的算力由1300 PFLOPS增至3000 PFLOPS: a machine that grows is the same before and after, as a chip or a model is not.
fn same_machine(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    rule: &Rule,
) -> Option<Vec<usize>> {
    let grows = matches!(rule.predicate, Predicate::Compute | Predicate::Power | Predicate::MemoryCapacity);
    let names = Some(()).filter(|()| grows && found.language.is_chinese());
    let names = names.and_then(|()| subjects(found, place, sentence, amount, rule))?;
    let machine = |index: &usize| found.names.get(*index).is_some_and(|name| name.kind == EntityKind::System);
    names.iter().all(machine).then_some(names)
}

/// A row of `105B-A4.7B` in a table is not of the 36B that the text tells of. In `17B-16E`, `8x7B` the size is
/// that of a part, and so it may be in prose where it is the smaller one.
fn name_denies(name: &Name, size: f64, place: Place) -> bool {
    let mut parts = name.name.split(['-', ' ', '_']);
    let digits = |n: &str| !n.is_empty() && n.chars().all(|c| c.is_ascii_digit());
    let of_a_part = |part: &str| {
        part.strip_suffix('E').is_some_and(digits) || part.split_once('x').is_some_and(|(experts, _)| digits(experts))
    };
    if name.kind != EntityKind::Model || parts.any(of_a_part) {
        return false;
    }
    // `OLMo-7B-2T`, `Qwen2.5-7B-Instruct-1M`: the tokens or the window stand there too
    let mut sizes = sizes_in(&name.name).peekable();
    sizes.peek().is_some() && sizes.all(|told| size * ROUNDED < told || place == Place::Row && size > told * ROUNDED)
}

/// How far a size may lie from the round one in the name, as a factor: a 9B may have 9.4 billion, a 30B 32 billion.
const ROUNDED: f64 = 1.5;

/// "sites that cost 3 billion euros each": what a place costs is no price of a machine that has no name.
fn is_a_building(rule: &Rule, name: &Name, (unit, size): (Unit, f64)) -> bool {
    let small = matches!(unit, Unit::Currency(Currency::KRW | Currency::JPY));
    let system = rule.predicate == Predicate::Price && name.kind == EntityKind::System;
    // 防火墙单价6万元: of what stands in a centre, and not of itself.
    let of_its_parts = name.name.ends_with("中心") && size < 1e6;
    system && !small && (name.has_no_name() && size >= LEAST_OF_A_PLACE || of_its_parts)
}

/// So much is paid for no machine.
const LEAST_OF_A_PLACE: f64 = 3e7;

/// The amount as a value, in the currency and precision that the sentence speaks of.
fn quantity_of(
    found: &Annotated<'_>,
    sentence: &Sentence,
    amount: &Amount,
    (min, max): (Option<f64>, Option<f64>),
    unit: Unit,
) -> Quantity {
    let mut quantity = Quantity::between(min, max, unit);
    quantity.approximate = amount.approximate;
    quantity.precision = amount
        .precision
        .map(str::to_owned)
        .or_else(|| matches!(unit, Unit::Flops | Unit::Ops).then(|| precision_in(found, sentence, amount)).flatten());
    if unit == Unit::Currency(Currency::CNY)
        && found.language == Language::TraditionalChinese
        && !speaks_of_renminbi(found, sentence)
    {
        let dollar = if is_of_hong_kong(found) { Currency::HKD } else { Currency::TWD };
        quantity.unit = Unit::Currency(dollar);
    }
    if unit == Unit::Currency(Currency::CNY) && is_yen(found, sentence, amount) {
        quantity.unit = Unit::Currency(Currency::JPY);
    }
    if unit == Unit::Percent || matches!(unit, Unit::Currency(_)) {
        quantity.period = None;
    }
    quantity
}

fn is_of_hong_kong(found: &Annotated<'_>) -> bool {
    has_one(&found.folded, &chinese().of_hong_kong) && !has_one(&found.folded, &chinese().of_taiwan)
}

/// `部署10个CloudMatrix 384超节点，总算力达10 EFLOPS`: the sum of all, where no word says that it is of one.
fn is_of_several(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, name: &Name) -> bool {
    let ahead = name.span.end <= amount.span.start && sentence.span.contains(name.span);
    ahead
        && are_several(found, sentence, name)
        && !found.between(name.span, amount.span).contains(['单', '每', '各', '均'])
}

/// 集群已投用，单柜功率40千瓦: of one of its racks, where it is no rack itself.
fn is_of_one_rack(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, name: &Name) -> bool {
    let rack = has_one(found.head_in_clause(sentence, amount.span), &chinese().one_rack);
    let written = name.span.of(&found.folded);
    let site = |text: &str| has_one(text, &chinese().sites);
    let racks = written.contains("超节点") || name.name.contains("超节点");
    found.language.is_chinese()
        && rack
        && name.kind == EntityKind::System
        && !racks
        && (site(written) || site(&name.name))
}

/// 上下文最长256K: the most that it takes.
fn is_longest(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = sentence.clause_of(amount.number);
    let before = Span::new(clause.start, amount.span.start.max(clause.start)).of(&found.folded);
    found.language.is_chinese() && before.rfind("最长").is_some_and(|at| before.len() - at <= 24)
}

/// "will deploy 6 gigawatts of its GPUs": so many goods of whoever is told of.
fn is_of_its_chips(found: &Annotated<'_>, amount: &Amount) -> bool {
    let after = found.folded.get(amount.span.end..).unwrap_or("");
    let goods = [" of its ", " of their "].iter().find_map(|words| after.strip_prefix(words)).unwrap_or("");
    let chips = |word: &str| english().chip_nouns.contains(word.trim_end_matches([',', '.']));
    found.language == Language::English && goods.split_whitespace().take(3).any(chips)
}

/// "China Mobile's computing power stood at 29.2 EFLOPS", "500 megawatts of data centres": of the owner's system that has
/// no name.
fn of_an_owner(found: &Annotated<'_>, place: usize, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<Fact> {
    let unit = (rule.unit)(amount)?;
    let size = amount.max.or(amount.min)?;
    let words = sentence.span.of(found.text).to_lowercase();
    let speaks = match rule.predicate {
        Predicate::Compute => {
            size >= 1e17 && ["computing", "compute", "算力", "eflops"].iter().any(|word| words.contains(word))
        }
        Predicate::Power => {
            size >= 1e7 && ["data cent", "ai ", "computing", "cluster"].iter().any(|word| words.contains(word))
        }
        _ => false,
    };
    if !speaks || found.language.is_unspaced() || sentence.place != Place::Prose {
        return None;
    }
    // "6 gigawatts of Contoso's GPUs" are bought, and no centre is told of.
    if is_of_goods(found, sentence, amount, |name| is_a_chip_or_its_maker(found, name))
        || is_of_a_name(found, amount)
        || is_of_its_chips(found, amount)
    {
        return None;
    }
    let here = main_name(found, sentence, &[EntityKind::Organization]);
    let opens = |at: &CueAt| at.span.start <= sentence.span.start + OPENING;
    let alone = !found
        .names_in(sentence)
        .iter()
        .any(|name| matches!(name.kind, EntityKind::Organization | EntityKind::Country));
    let refers =
        found.cues_in(sentence).iter().any(|at| matches!(at.cue, Cue::It | Cue::TheCompany) && (alone || opens(at)));
    let owner = here.or_else(|| carried(found, place, &[EntityKind::Organization]).filter(|_| refers))?;
    let owner = found.names.get(owner)?;
    let mut quantity = amount.quantity(unit);
    quantity.precision = amount.precision.map(str::to_owned);
    let system = Subject::unnamed(&firm_of(found, owner), EntityKind::System);
    Some(Fact::new(rule.predicate, system, Value::Quantity(quantity), amount.span, place, "system/of-owner"))
}

/// "The first 200 megawatts of Colibri Campus": a place that has a name, and no other of the firm's.
fn is_of_a_name(found: &Annotated<'_>, amount: &Amount) -> bool {
    let after = found.text.get(amount.span.end..).unwrap_or("");
    let Some(rest) = after.strip_prefix(" of ") else { return false };
    let rest = rest.strip_prefix("the ").unwrap_or(rest);
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let small = word.chars().skip(1).any(char::is_lowercase);
    found.language == Language::English && word.starts_with(char::is_uppercase) && small
}

/// How far into its sentence, in bytes, a word stands that is its subject.
const OPENING: usize = 12;

/// "16 PB/s of bandwidth": what a machine has so much of, where no word for memory stands, are the links between its chips.
fn is_of_a_link(found: &Annotated<'_>, sentence: &Sentence, rule: &Rule, name: &Name) -> bool {
    rule.predicate == Predicate::MemoryBandwidth
        && name.kind == EntityKind::System
        && sentence.place != Place::Row
        && !MEMORIES.iter().any(|word| sentence.span.of(&found.folded).contains(word))
}

/// Memory, in each language as it is folded.
const MEMORIES: &[&str] =
    &["memory", "hbm", "内存", "显存", "存储带宽", "メモリ", "메모리", "speicher", "mémoire", "памят", "memoria"];

const PRECISIONS: &[&str] =
    &["FP64", "FP32", "TF32", "BF16", "FP16", "FP8", "INT8", "FP4", "INT4", "HiF8", "MXFP4", "MXFP8"];

/// So many characters behind an amount stands that its format is another one.
const LOWER: usize = 24;

/// The number format that the clause or the row names.
fn precision_in(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<String> {
    let reach = if sentence.place == Place::Row { sentence.span } else { sentence.clause_of(amount.number) };
    // "8 exaflops of FP8 and 16 exaflops in lower precision"
    let after = first(found.folded.get(amount.span.end..).unwrap_or(""), LOWER);
    if ["lower precision", "lower-precision", "低精度"].iter().any(|words| after.contains(words)) {
        return None;
    }
    let text = reach.of(found.text).to_uppercase();
    let mut named = PRECISIONS.iter().filter(|precision| text.contains(&precision.to_uppercase()));
    let first = named.next()?;
    named.next().is_none().then(|| (*first).to_owned())
}

/// 元 in a Taiwanese text is the Taiwan dollar, unless the text says 人民幣.
fn speaks_of_renminbi(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    ["人民幣", "人民币", "RMB", "人民銀行"].iter().any(|word| sentence.span.of(found.text).contains(word))
}

/// ¥ beside what is Japanese, and nothing that is Chinese, is the yen.
fn is_yen(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let from = |home: &str| {
        found
            .names_in(sentence)
            .iter()
            .any(|name| name.entity.is_some_and(|entity| found.lexicon.country(entity) == Some(home)))
    };
    amount.span.of(found.text).contains('¥') && from("JP") && !from("CN")
}

/// Days from the unit of time that the text counts in: a month is 30 days.
fn factor_of(amount: &Amount) -> f64 {
    match amount.measure {
        Some(Measure::Week) => 7.0,
        Some(Measure::Month) => 30.0,
        _ => 1.0,
    }
}

/// Why a row does not take an amount of its unit.
#[derive(Debug, Clone, Copy)]
enum Refusal {
    Range,
    Words,
    Check,
    Subject,
}

impl Refusal {
    fn why(self, rule: &Rule) -> String {
        let listed = |cues: &[Cue]| cues.iter().map(|cue| cue.as_str()).collect::<Vec<_>>().join(", ");
        match self {
            Self::Range => format!("out of range: {:e} to {:e}", rule.range.0, rule.range.1),
            Self::Words if rule.bars.is_empty() => format!("no word for {} near", listed(rule.wants)),
            Self::Words if rule.wants.is_empty() => format!("barred by a word for {}", listed(rule.bars)),
            Self::Words => {
                format!("no word for {} near, or one for {} is nearer", listed(rule.wants), listed(rule.bars))
            }
            Self::Check => "the words around it speak of something else".to_owned(),
            Self::Subject => {
                let kinds: Vec<&str> = rule.kinds.iter().map(|kind| kind.as_str()).collect();
                format!("no {} that it could be of", kinds.join(", "))
            }
        }
    }
}

fn refusal(
    found: &Annotated<'_>,
    sentence: &Sentence,
    amount: &Amount,
    rule: &Rule,
    (least, most): (f64, f64),
) -> Option<Refusal> {
    if most < rule.range.0 || least > rule.range.1 {
        Some(Refusal::Range)
    } else if !(wanted(found, sentence, amount, rule)
        || is_headed(found, sentence, amount, rule)
        || says_it_without_the_word(found, sentence, amount, rule))
    {
        Some(Refusal::Words)
    } else if !credible(found, sentence, amount, rule) {
        Some(Refusal::Check)
    } else {
        None
    }
}

/// "was trained for $4 million", "uses 37 billion of its 671 billion parameters": the construction tells it.
fn says_it_without_the_word(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> bool {
    match rule.name {
        "training_cost/cost" => {
            let clause = sentence.clause_of(amount.number);
            !found.has_cue(sentence, clause, rule.bars) && trained::is_spent_on_a_training(found, sentence, amount)
        }
        "active_parameters/near" => check::are_so_many_of_all(found, sentence, amount),
        _ => false,
    }
}

fn wanted(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> bool {
    let shares = matches!(rule.predicate, Predicate::MarketShare | Predicate::YieldRate | Predicate::DomesticShare);
    if shares && super::share::reads(found, sentence) {
        return false;
    }
    let is_total = || {
        unit_behind_bracket(found, amount)
            || is_the_total(found, sentence, amount)
            || is_the_total_of_two(found, sentence, amount)
    };
    if rule.name == "parameters/noun" && is_total() {
        return true;
    }
    if !rule.wants.is_empty() && !found.has_cue(sentence, sentence.span, rule.wants) {
        return false;
    }
    let clause = if sentence.place == Place::Row {
        sentence.span
    } else {
        let clause = with_bracket(found, sentence, sentence.clause_of(amount.number));
        clause_behind_an_aside(found, sentence, clause)
    };
    let near = |cues: &[Cue], span: Span, far: &dyn Fn(&CueAt) -> Option<usize>| {
        let inside = |at: &&CueAt| cues.contains(&at.cue) && span.contains(at.span) && !at.span.overlaps(amount.number);
        found.cues_in(sentence).iter().filter(inside).filter_map(far).min()
    };
    let nearest = |cues, span| near(cues, span, &|at| Some(how_near(found, amount, at)));
    let reach = || if rule.wide { sentence.span } else { widened(found, sentence, clause) };
    let money = rule.predicate == Predicate::Investment && found.language == Language::English;
    let barred = if money {
        near(rule.bars, clause, &|bar| how_near_it_bars(found, sentence, amount, bar))
    } else {
        nearest(rule.bars, clause)
    };
    if rule.wants.is_empty() {
        return barred.is_none();
    }
    match (nearest(rule.wants, clause).or_else(|| nearest(rule.wants, reach())), barred) {
        (Some(near), Some(bar)) => near < bar,
        (Some(_), None) => true,
        (None, _) => false,
    }
}

/// How near a word is: パラメータ数は320億、推論時に動くのは30億: in Japanese the word behind the mark begins what is told next.
fn how_near(found: &Annotated<'_>, amount: &Amount, at: &CueAt) -> usize {
    // "mille miliardi di parametri, di cui 32 attivi": what a part is told of
    const PARTS: &[&str] = &[" dont ", " di cui ", " de los cuales ", " davon ", " из которых ", " из них "];
    let gap = if at.span.start >= amount.number.end { found.between(amount.number, at.span) } else { "" };
    let next = match found.language {
        Language::Japanese => gap.contains('、'),
        language => language.is_european() && PARTS.iter().any(|part| gap.contains(part)),
    };
    let apart = if next { NEXT_STATEMENT } else { 0 };
    found.distance(at.span, amount.number) + apart
}

/// Characters that a word is farther where another statement begins with it.
const NEXT_STATEMENT: usize = 24;

/// How near a word is that bars a sum; nothing where it bars another. "$3 billion on buybacks and $80 billion on data centers":
/// what a sum is paid out for stands right behind it, and bars that one alone.
fn how_near_it_bars(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, bar: &CueAt) -> Option<usize> {
    let owner = found.amounts_in(sentence).iter().find(|other| is_paid_out_for(found, other, bar.span));
    match owner {
        Some(owner) if owner.number == amount.number => Some(0),
        // Behind "a stake in Intel and" the next sum could seem to be Intel's.
        Some(owner) if !names_a_firm(found, sentence, owner.span.end, amount.span.start) => None,
        _ => Some(found.distance(bar.span, amount.number)),
    }
}

/// "$3 billion on share buybacks": the sum, a preposition, and what it is paid out for.
fn is_paid_out_for(found: &Annotated<'_>, amount: &Amount, noun: Span) -> bool {
    let gap = Span::new(amount.span.end, noun.start.max(amount.span.end)).of(&found.folded);
    let mut words = gap.split_whitespace();
    english().payouts.contains(noun.of(&found.folded))
        && words.next().is_some_and(|word| matches!(word, "on" | "for" | "to" | "toward" | "towards"))
        && words.clone().count() <= 3
        && !gap.contains([',', ';', '.'])
        && !words.any(|word| word == "and")
}

fn names_a_firm(found: &Annotated<'_>, sentence: &Sentence, from: usize, to: usize) -> bool {
    let mut names = found.names_in(sentence).iter().filter(|name| name.kind == EntityKind::Organization);
    names.any(|name| name.span.start >= from && name.span.end <= to)
}

/// The head of the column says what its numbers are.
fn is_headed(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> bool {
    let says = |cues: &[Cue]| head_says(found, sentence, amount.span, cues);
    !rule.wants.is_empty() && says(rule.wants) && !says(rule.bars)
}

/// "519 billion (519B) parameters": the noun stands behind the same number in brackets.
fn unit_behind_bracket(found: &Annotated<'_>, amount: &Amount) -> bool {
    let after = found.text.get(amount.span.end..).unwrap_or("").trim_start();
    let rest = after.strip_prefix('(').and_then(|inside| inside.split_once(')')).map(|(_, rest)| rest.trim_start());
    rest.is_some_and(|rest| rest.starts_with("parameter") || rest.starts_with("params"))
}

/// "355 billion total and 32 billion active parameters", "105B total / 10.3B active".
fn is_the_total(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let after = found.text.get(amount.span.end..).unwrap_or("");
    let total = after.strip_prefix([' ', '-']).is_some_and(|rest| rest.starts_with("total"));
    // "against a total of 355 billion", "for 400 billion in all"
    let in_all = || {
        let large = amount.max.or(amount.min).is_some_and(|size| size >= LEAST_TOTAL);
        let told = [" in all", " in total", " altogether"].iter().any(|words| after.starts_with(words))
            || found.head(sentence, amount.number.start).trim_end().ends_with("total of");
        let english = found.language == Language::English && amount.measure.is_none();
        english && large && told && is_of_what_was_counted(found, sentence, amount)
    };
    (total || in_all()) && found.has_cue(sentence, sentence.span, &[Cue::Parameters, Cue::Active])
}

/// "32 billion parameters, against a total of 355 billion": between the number and what was counted before, or the head of its
/// clause, stands nothing else that could be counted: "downloads reached a total of 2 billion".
fn is_of_what_was_counted(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let start = amount.number.start;
    let clause = sentence.clause_of(amount.number).start;
    let nouns = found.cues_within(sentence, Span::new(clause, start), &[Cue::Parameters, Cue::Active]);
    let amounts = found
        .amounts_in(sentence)
        .iter()
        .filter(|other| other.measure == Some(Measure::Parameters))
        .map(|other| other.span.end);
    let names = found.names_in(sentence).iter().filter(|name| name.kind == EntityKind::Model).map(|name| name.span.end);
    let ends = nouns.map(|at| at.span.end).chain(amounts).chain(names).filter(|end| *end <= start);
    let from = ends.max().map_or(clause, |end| end.max(clause));
    let gap = Span::new(from, start).of(&found.folded);
    !any_word(gap, |word| !word.is_empty() && word != "s" && !english().leads_to_a_total.contains(word))
}

/// Fewer parameters than these no model has in all.
const LEAST_TOTAL: f64 = 1e9;

/// 总参数与激活参数分别为1万亿和320亿: of two nouns the one that the number goes with is that of all parameters.
fn is_the_total_of_two(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = sentence.clause_of(amount.number);
    let head = Span::new(clause.start, amount.span.start.max(clause.start));
    let dealt = found.cues_within(sentence, head, &[Cue::Respectively]).last().map(|at| at.span);
    let dealt = dealt.or_else(|| behind_two_nouns(found, sentence, head));
    let Some(dealt) = dealt.filter(|_| found.language.is_chinese()) else { return false };
    let before = Span::new(clause.start, dealt.start);
    let active: Vec<Span> = found.cues_within(sentence, before, &[Cue::Active]).map(|at| at.span).collect();
    let total = found.cues_within(sentence, before, &[Cue::Parameters]).map(|at| at.span).find(|total| {
        active.iter().all(|active| !active.overlaps(*total) && !found.between(*active, *total).is_empty())
    });
    let behind = |other: &&Amount| other.span.start >= dealt.end && clause.contains(other.span) && !other.in_name;
    let amounts: Vec<Span> = found.amounts_in(sentence).iter().filter(behind).map(|other| other.span).collect();
    let (Some(total), [active], [first, second]) = (total, active.as_slice(), amounts.as_slice()) else { return false };
    amount.span == *if active.start < total.start { second } else { first }
}

/// 总参数和激活参数: what is said behind two nouns in one list is dealt out to them, without a word for it too.
fn behind_two_nouns(found: &Annotated<'_>, sentence: &Sentence, head: Span) -> Option<Span> {
    let nouns: Vec<Span> =
        found.cues_within(sentence, head, &[Cue::Parameters, Cue::Active]).map(|at| at.span).collect();
    let last = nouns.iter().max_by_key(|noun| (noun.end, noun.start))?;
    let joined = nouns.iter().any(|noun| is_a_chinese_joint(found.between(*noun, *last)));
    joined.then(|| Span::new(last.end, last.end))
}

/// A clause goes on behind a bracket: "up to ¥1.7 trillion (some $11 billion) in subsidies".
fn with_bracket(found: &Annotated<'_>, sentence: &Sentence, clause: Span) -> Span {
    let clauses = &sentence.clauses;
    let Some(place) = clauses.iter().position(|part| *part == clause) else { return clause };
    let (Some(inside), Some(behind)) = (clauses.get(place + 1), clauses.get(place + 2)) else { return clause };
    let opens = found.between(clause, *inside).trim() == "(";
    let closes = found.between(*inside, *behind).trim() == ")";
    if opens && closes && !found.language.is_unspaced() { clause.cover(*behind) } else { clause }
}

/// "The cost of training X, a model for lawyers, was $4 million": behind an apposition the clause goes on.
fn clause_behind_an_aside(found: &Annotated<'_>, sentence: &Sentence, clause: Span) -> Span {
    if found.language != Language::English {
        return clause;
    }
    let Some(place) = sentence.clauses.iter().position(|part| *part == clause) else { return clause };
    let before = place.checked_sub(2).and_then(|first| sentence.clauses.get(first..place));
    let Some([lead, aside]) = before else { return clause };
    let next = clause.of(&found.folded).split_whitespace().next().unwrap_or("");
    let goes_on = is_predicate(next) || next == "at" || is_one(&english().takes_to_train, next);
    let comma = |left: Span, right: Span| found.between(left, right).trim() == ",";
    let apposed = || {
        let words = aside.of(&found.folded).split_whitespace();
        !words.clone().any(is_predicate) && words.count() <= APPOSED && found.has_cue(sentence, *aside, &[Cue::Model])
    };
    if goes_on && comma(*lead, *aside) && comma(*aside, clause) && apposed() { lead.cover(clause) } else { clause }
}

/// Words of an apposition at most.
const APPOSED: usize = 12;

/// The clause, and the one before it where the clause is a mere number.
fn widened(found: &Annotated<'_>, sentence: &Sentence, clause: Span) -> Span {
    let place = sentence.clauses.iter().position(|part| *part == clause).unwrap_or(0);
    let words = clause.of(found.text).chars().filter(|c| c.is_alphabetic()).count();
    let before = place.checked_sub(1).and_then(|place| sentence.clauses.get(place));
    match before {
        Some(before) if words <= 12 => before.cover(clause),
        _ => clause,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::tests::mentions_of;

    #[test]
    fn every_row_reads_its_own_sentence() {
        for rule in RULES {
            let mentions = mentions_of(rule.says);
            let found = mentions.iter().any(|mention| mention.predicate == rule.predicate);
            assert!(found, "{}: {:?} gave {:?}", rule.name, rule.says, mentions);
        }
    }
}
