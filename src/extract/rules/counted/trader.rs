//! Whose a number of chips traded is: who ships, makes or buys them.

use crate::{
    lexicon::{
        EntityRef,
        chinese::{begins_with, behind_all, behind_one, chinese, ends_in, has_one},
        cue::{Cue, CueAt},
        english::{any_word, behind_owner, ends_as_word, english, is_one, is_small},
    },
    model::{EntityKind, Language, Predicate, Subject, entity::DOMESTIC_CHIPS},
    text::{Span, span::first},
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::is_observer,
    background::is_of_a_stranger,
    foundry::{is_foundry, is_foundry_by_name, makes_chips_of_others_alone},
    name::{Name, is_modifier},
    number::{Amount, Counter, Measure},
    rules::credit::before_its_sort,
    subject::{coordinated, firm_referred_to, subject_of},
    topic::leads,
};

use super::{
    agent::{Agent, agent},
    state::{buying_state, may_buy},
    verb::{obtained, trade_verb},
    what::{Counted, are_no_chips, is_wafer_talk, speaks_of_gadgets},
};
use EntityKind::{Country, Organization};

/// Who trades, and where that stands.
pub(super) type Trader = (Subject, Option<Span>);

/// Whose figure it is. A foundry buys no chips: it is asked for them.
pub(super) fn traders(
    found: &Annotated<'_>,
    place: usize,
    amount: &Amount,
    at: Span,
    predicate: Predicate,
    of: Option<&str>,
) -> Vec<Trader> {
    let mut all = all_traders(found, place, amount, at, predicate, of);
    if let [(_, Some(firm))] = all.as_slice() {
        all = each_of_the_list(found, place, amount, *firm, of).unwrap_or(all);
    }
    all.retain(|(firm, _)| predicate != Predicate::Order || !makes_chips_of_others_alone(&firm.name));
    all
}

/// 甲与乙各出货约3万颗, 甲和乙均打算采购20万颗, 甲和乙分别订购了2万颗, "A and B will each ship": so many is told of each of those listed. Where nothing says
/// so, 甲和乙采购20万颗 is told of them together, and of none of them.
fn each_of_the_list(
    found: &Annotated<'_>,
    place: usize,
    amount: &Amount,
    firm: Span,
    of: Option<&str>,
) -> Option<Vec<Trader>> {
    let spoken = found.language.is_chinese() || found.language == Language::English;
    let sentence = found.sentences.get(place).filter(|sentence| spoken && sentence.span.contains(firm))?;
    let before = |name: &&Name| name.span.end <= amount.number.start;
    let listed = coordinated(found, sentence, found.index_at(firm)?);
    let all: Vec<&Name> = listed.into_iter().filter_map(|index| found.names.get(index)).filter(before).collect();
    let (first, last) = (all.first()?, all.last()?);
    if all.len() < 2 {
        return None;
    }
    let gap = Span::new(last.span.end, amount.number.start).of(&found.folded);
    if found.language == Language::English {
        let each = any_word(gap, |word| word == "each");
        return each.then(|| all.into_iter().map(|name| (name.subject(), Some(name.span))).collect());
    }
    let counted = |other: &&Amount| matches!(other.measure, Some(Measure::Counter(_)));
    let one = || found.amounts_in(sentence).iter().filter(counted).count() == 1;
    let each = begins_with(gap, &chinese().each_of_them).is_some() || gap.starts_with("分别") && one();
    if gap.contains('各') || each {
        return Some(all.into_iter().map(|name| (name.subject(), Some(name.span))).collect());
    }
    let joined = Span::new(first.span.end, last.span.start).of(&found.folded);
    let acts = || all.iter().all(|name| name.kind == Organization && !sells(found, of, &name.name));
    let together = matches!(joined, "和" | "及" | "以及") && one() && acts() && !gap.contains('，');
    together.then(Vec::new)
}

/// Whose figure it is. In English running text the grammar of the verb says it; elsewhere who stands nearest.
fn all_traders(
    found: &Annotated<'_>,
    place: usize,
    amount: &Amount,
    at: Span,
    predicate: Predicate,
    of: Option<&str>,
) -> Vec<Trader> {
    let sentence = found.sentences.get(place).filter(|sentence| sentence.place != Place::Row);
    let wafers = matches!(amount.measure, Some(Measure::Counter(Counter::Wafer)))
        || sentence.is_some_and(|sentence| found.has_cue(sentence, at, &[Cue::Wafer]));
    let spoken = found.language == Language::English && !wafers;
    if sentence.is_some_and(|sentence| {
        spoken && (is_a_sum(found, sentence, amount.span) || is_smuggled(found, sentence, amount.span, predicate))
    }) {
        return Vec::new();
    }
    let obtains = |sentence| (predicate == Predicate::Order).then(|| obtained(found, sentence, amount.span)).flatten();
    let verb = sentence
        .filter(|_| spoken)
        .and_then(|sentence| obtains(sentence).or_else(|| trade_verb(found, sentence, amount.span, predicate)));
    let Some((sentence, verb)) = sentence.zip(verb) else {
        let chinese = sentence.filter(|_| predicate == Predicate::Order && found.language.is_chinese());
        if chinese.is_some_and(|sentence| is_of_home_firms(found, sentence, amount.span)) {
            return vec![(Subject::unnamed("China", Organization), None)];
        }
        if sentence.is_some_and(|sentence| is_of_the_trade(found, sentence, amount.span)) {
            return Vec::new();
        }
        return firm_for(found, place, at, predicate, of).into_iter().collect();
    };
    if predicate == Predicate::ProductionVolume
        && let Some(foundry) = foundry_that_makes(found, sentence, &verb, predicate)
    {
        return vec![(foundry.subject(), Some(foundry.span))];
    }
    if predicate != Predicate::Order
        && let Some(maker) = maker_of(found, place, at, of)
    {
        return vec![(maker, None)];
    }
    let gives = |name: &str| {
        predicate == Predicate::Order
            && sells(found, of, name)
            && !asks_a_foundry_by_order(found, sentence, &verb, name)
    };
    if we_do_it(found, sentence, verb.span) {
        let own = found.own.clone().filter(|own| !gives(own));
        return own.map(|own| (Subject::new(Organization, own), None)).into_iter().collect();
    }
    match agent(found, sentence, &verb, predicate) {
        Agent::Named(all) => {
            let all = all.into_iter().filter_map(|index| found.names.get(index));
            all.filter(|name| !gives(&name.name)).map(|name| (name.subject(), Some(name.span))).collect()
        }
        // "NHN will take 7,656 B200s"
        Agent::Elided if is_of_a_stranger(found, sentence, verb.span) => Vec::new(),
        // "It said that it will deploy 20,000": who that is stands too far off.
        Agent::Elided if is_one(&english().sets_up, verb.span.of(&found.folded)) => Vec::new(),
        Agent::Elided => left_out(found, place, sentence, (verb.span, at), predicate, of, &gives),
        Agent::Nobody => Vec::new(),
    }
}

/// Whose figure it is where the sentence leaves out who acts: the firms of a nation, or who was told of before.
fn left_out(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    (verb, at): (Span, Span),
    predicate: Predicate,
    of: Option<&str>,
    gives: &dyn Fn(&str) -> bool,
) -> Vec<Trader> {
    let orders = predicate == Predicate::Order;
    if let Some(nation) = nation_before(found, sentence, verb, orders) {
        let group = (Subject::unnamed(&nation, Organization), None);
        return if orders { vec![group] } else { Vec::new() };
    }
    // "It has ordered 60,000 chips from Huawei": the word stands for the firm told of before
    let told = || {
        let index = orders.then(|| firm_referred_to(found, place, verb)).flatten()?;
        found.names.get(index).map(|name| (name.subject(), Some(name.span)))
    };
    let elsewhere = |(firm, at): &Trader| {
        let here = at.is_some_and(|at| sentence.span.contains(at));
        (firm.kind == Country || !here) && !gives(&firm.name) && can_have_made(found, predicate, &firm.name)
    };
    let firm = firm_for(found, place, at, predicate, of).filter(elsewhere);
    firm.or_else(|| told().filter(elsewhere)).into_iter().collect()
}

/// "pleaded guilty to shipping 400 X1 GPUs": who did so is no maker that ships its own.
fn is_smuggled(found: &Annotated<'_>, sentence: &Sentence, chips: Span, predicate: Predicate) -> bool {
    let crime = |word: &str| english().crimes.contains(word);
    predicate == Predicate::Shipments && any_word(found.head(sentence, chips.start), crime)
}

/// "Contoso has tested the X1. Mass production began with 4,000 cards": who makes no chips has made none of them.
fn can_have_made(found: &Annotated<'_>, predicate: Predicate, firm: &str) -> bool {
    let known = found.lexicon.resolve(firm).filter(|_| predicate == Predicate::ProductionVolume);
    known.is_none_or(|firm| found.lexicon.makes_chips(firm)) || is_foundry_by_name(firm)
}

/// "TSMC received an order from AMD for 300,000 MI308 chips": of a foundry a maker has its own chips made.
fn asks_a_foundry_by_order(found: &Annotated<'_>, sentence: &Sentence, verb: &CueAt, firm: &str) -> bool {
    let noun = verb.span.of(&found.folded).starts_with("order");
    noun && found.names_in(sentence).iter().any(|other| is_foundry(other) && other.name != firm)
}

/// "TSMC made 2 million of them for Contoso": who makes them in so many words, and not whose they are.
fn foundry_that_makes<'a>(
    found: &'a Annotated<'_>,
    sentence: &Sentence,
    verb: &CueAt,
    predicate: Predicate,
) -> Option<&'a Name> {
    if !is_one(&english().has_made, verb.span.of(&found.folded)) {
        return None;
    }
    let Agent::Named(all) = agent(found, sentence, verb, predicate) else { return None };
    let mut firms = all.into_iter().filter_map(|index| found.names.get(index));
    let first = firms.next().filter(|firm| makes_chips_of_others_alone(&firm.name))?;
    let right_before = Span::new(first.span.end.min(verb.span.start), verb.span.start).of(&found.folded);
    let acts = right_before.split_whitespace().all(is_small);
    (acts && firms.next().is_none()).then_some(first)
}

/// "we plan to build 50,000 cards": the firm whose own text it is, if any.
fn we_do_it(found: &Annotated<'_>, sentence: &Sentence, verb: Span) -> bool {
    let mut words = found.head_in_clause(sentence, verb).split_whitespace().rev();
    let passed = |word: &&str| {
        english().helpers.contains(*word)
            || matches!(
                *word,
                "to" | "plan" | "expect" | "aim" | "intend" | "want" | "hope" | "now" | "also" | "already"
            )
    };
    found.language == Language::English && words.find(|word| !passed(word)) == Some("we")
}

/// 中国科技公司已下单, 国内互联网大厂订购了: the firms of the country together, which open the clause, and none that is named in
/// it but who sells to them. In 中国企业取消了…订单 they get nothing.
fn is_of_home_firms(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    let head = found.head_in_clause(sentence, at);
    let lists = chinese();
    let clause = sentence.clause_of(at);
    let acts = |name: &Name| {
        let seller = || found.folded.get(..name.span.start).is_some_and(|before| before.ends_with(['向', '从']));
        name.kind == Organization && clause.contains(name.span) && name.span.end <= at.start && !seller()
    };
    let group = behind_one(head.trim_start(), &lists.home_words)
        .is_some_and(|rest| begins_with(behind_all(rest, &lists.firm_sorts), &lists.firm_groups).is_some());
    let refused = || {
        has_one(sentence.span.of(&found.folded), &lists.no_deals)
            // 中国科技公司获准订购: they may; 美国批准出口后，中国科技公司已订购: they have
            || has_one(head, &lists.permits)
            // 中国科技公司接到20万颗芯片的订单: they sell
            || has_one(head, &lists.gets_orders)
    };
    group && !refused() && !found.names_in(sentence).iter().any(acts)
}

/// 中国芯片产业整体产能将达60万颗: of all who make them, where the clause names no firm.
fn is_of_the_trade(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    let head = found.head_in_clause(sentence, at);
    let clause = sentence.clause_of(at);
    let firm = || found.names_in(sentence).iter().any(|name| name.kind == Organization && clause.contains(name.span));
    found.language.is_chinese() && has_one(head, &chinese().whole_trades) && !firm()
}

/// "Total shipments by A, B and Chinese vendors reached", "A and B together shipped", "A and B shipped a total of": one number
/// for a list of firms.
fn is_a_sum(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> bool {
    let is_sum = |word: &str| english().sums.contains(word);
    if !found.head(sentence, at.start).split_whitespace().any(is_sum) {
        return false;
    }
    let firm = |index: &usize| {
        let name = found.names.get(*index)?;
        (name.kind == Organization && !is_observer(name) && name.span.end <= at.start).then_some(name)
    };
    let is_one_for_all = |index: usize| {
        let group = coordinated(found, sentence, index);
        let mut members = group.iter().filter_map(firm);
        let Some((first, last)) = members.next().zip(members.next_back()) else { return false };
        let before = found.head(sentence, first.span.start).trim_end();
        let mut ahead = before.split_whitespace().rev();
        let by = ahead.next().is_some_and(|word| matches!(word, "by" | "of" | "from"))
            && ahead.take(MOST_OF_A_SUM).any(is_sum);
        let after = found.between(last.span, at);
        let together = after.split_whitespace().find(|word| !english().helpers.contains(*word)).is_some_and(is_sum);
        let since = |index: usize| firm(&index).is_some_and(|other| other.span.start >= last.span.end);
        let so_many = || ["a total", "a combined"].iter().any(|words| after.contains(words));
        by || together || so_many() && !sentence.names.clone().any(since)
    };
    sentence.names.clone().any(is_one_for_all)
}

/// Words at most between a word for a sum and whose it is: "total GPU shipments in China by".
const MOST_OF_A_SUM: usize = 5;

/// "Chinese technology companies have ordered": the firms of a country together, as the subject of the verb's clause.
fn nation_before(found: &Annotated<'_>, sentence: &Sentence, verb: Span, buys: bool) -> Option<String> {
    let head = found.head_in_clause(sentence, verb).trim_start();
    let mut words = head.split_whitespace();
    let nation = english().nations.get(words.next()?)?;
    let group = words.find(|word| !english().firm_sorts.contains(*word))?;
    // "Chinese developers complain the state has ordered": another acts.
    let acts = words.all(|word| is_small(word) || matches!(word, "not" | "never") || english().sums.contains(word));
    let sells = || !buys && english().seller_groups.contains(group);
    ((english().firm_groups.contains(group) || sells()) && acts).then(|| nation.clone())
}

/// Whether the firm makes the chips that are traded, or they are only called its own.
pub(super) fn sells(found: &Annotated<'_>, of: Option<&str>, firm: &str) -> bool {
    of == Some(firm) || found.lexicon.maker_is(of.and_then(|of| found.lexicon.resolve(of)), firm)
}

/// Whose figure it is: a maker's chips are shipped and made by the maker, others are bought by whom the sentence names.
fn firm_for(
    found: &Annotated<'_>,
    place: usize,
    at: Span,
    predicate: Predicate,
    of: Option<&str>,
) -> Option<(Subject, Option<Span>)> {
    if predicate != Predicate::Order
        && let Some(maker) = maker_of(found, place, at, of)
    {
        return Some((maker, None));
    }
    if predicate != Predicate::Order
        && let Some(maker) = whose_chips(found, place, at)
    {
        return Some((maker.subject(), Some(maker.span)));
    }
    if predicate == Predicate::Shipments
        && found.language.is_chinese()
        && let Some(maker) = maker_before(found, place, at)
    {
        return Some((maker, None));
    }
    if predicate == Predicate::Order
        && let Some(state) = found.sentences.get(place).and_then(|sentence| buying_state(found, sentence, at))
    {
        return Some((state.subject(), Some(state.span)));
    }
    let kinds: &[EntityKind] = if predicate == Predicate::Order { &[Organization, Country] } else { &[Organization] };
    let name = subject_of(found, place, at, kinds).and_then(|index| found.names.get(index))?;
    if found.language.is_european() && (is_seller(found, name) || stands_elsewhere(found, place, name)) {
        return None;
    }
    if predicate == Predicate::Shipments && is_of_a_country(found, place, at, name) {
        return None;
    }
    // "Orange a commandé 5 000 B300 à Nvidia": who makes the chips does not buy them
    if predicate == Predicate::Order && found.is_in_another_language() && sells(found, of, &name.name) {
        return buyer_ahead(found, place, at, of).map(|buyer| (buyer.subject(), Some(buyer.span)));
    }
    let name = if predicate == Predicate::Order && found.language.is_chinese() {
        let before = found.folded.get(..name.span.start).unwrap_or("");
        let other_side = before.ends_with(['与', '向']) && of.is_none_or(|of| found.lexicon.resolve(of).is_none());
        // 与灵曜共建实验室，年采购量不少于5000张: the text leaves out who buys.
        let buyer = buyer(found, place, of, name).filter(|buyer| !other_side || buyer.name != name.name)?;
        not_who_sells(found, buyer)?
    } else {
        name
    };
    // 六成供货给腾讯云；X1累计出货3万颗: whom the goods go to ships none
    let served = || found.folded.get(..name.span.start).is_some_and(|head| head.ends_with(['给', '予']));
    if predicate != Predicate::Order
        && found.language.is_chinese()
        && (is_only_the_foundry(found, place, name) || served())
    {
        return of_the_chip(found, place, at, predicate);
    }
    (name.kind == Organization).then(|| (name.subject(), Some(name.span)))
}

/// 灵曜科技AI芯片出货约15万片, 略高于灵曜的11.6万颗: the maker right before its chips, or before the number itself.
fn whose_chips<'a>(found: &'a Annotated<'_>, place: usize, at: Span) -> Option<&'a Name> {
    let sentence = found.sentences.get(place).filter(|_| found.language.is_chinese())?;
    let firm = |name: &&Name| name.kind == Organization && name.span.end <= at.start && !is_observer(name);
    let last = found.names_in(sentence).iter().rfind(firm).filter(|last| found.makes_chips(last))?;
    let gap = Span::new(last.span.end, at.start).of(&found.folded);
    let owns = matches!(gap.trim_end_matches(['约', '近', '超']), "的");
    // 甲今年GPU出货3万张，明年预计5万张: the clauses behind leave it out
    let alone = || found.names_in(sentence).iter().filter(firm).all(|other| is_modifier(found, other));
    let served = || {
        ["给", "向", "供应", "替"]
            .iter()
            .any(|word| found.folded.get(..last.span.start).is_some_and(|head| head.ends_with(word)))
    };
    (owns || alone() && !served()).then_some(last)
}

/// The firm or state that stands before what is ordered, and does not sell it.
fn buyer_ahead<'a>(found: &'a Annotated<'_>, place: usize, at: Span, of: Option<&str>) -> Option<&'a Name> {
    let mut names = found.names_in(found.sentences.get(place)?).iter();
    let buys = |name: &&Name| {
        let acts = (name.kind == Organization || may_buy(name)) && name.can_lead() && !is_observer(name);
        acts && name.span.end <= at.start && !sells(found, of, &name.name) && !is_seller(found, name)
    };
    names.find(buys)
}

/// 中国移动向华为、寒武纪采购: none of those behind 向 buys, but who stands before it.
fn not_who_sells<'a>(found: &'a Annotated<'_>, name: &'a Name) -> Option<&'a Name> {
    let Some(sentence) = found.sentence_at(name.span.start) else { return Some(name) };
    let Some(first) = sellers_with(found, sentence, name) else { return Some(name) };
    found
        .names_in(sentence)
        .iter()
        .rfind(|other| other.kind == Organization && other.span.end <= first.span.start && !is_observer(other))
}

/// Where the name stands in a list behind 向 or 从, the first of the list.
pub(super) fn sellers_with<'a>(found: &'a Annotated<'_>, sentence: &Sentence, name: &Name) -> Option<&'a Name> {
    let from = |first: &&Name| found.folded.get(..first.span.start).is_some_and(|it| it.ends_with(['向', '从']));
    let listed = |index: usize| {
        let mut group = coordinated(found, sentence, index).into_iter().filter_map(|index| found.names.get(index));
        group.any(|other| other.span == name.span)
    };
    let place = sentence.names.clone().filter(|_| found.language.is_chinese()).find(|index| {
        found.names.get(*index).is_some_and(|first| first.span.start <= name.span.start && from(&first))
            && listed(*index)
    })?;
    found.names.get(place)
}

/// "hat bei Nvidia 10.000 GPUs bestellt", "auprès de Nvidia": from whom they come.
fn is_seller(found: &Annotated<'_>, name: &Name) -> bool {
    let before = found.folded.get(..name.span.start).unwrap_or("");
    [" bei ", " von ", " auprès de ", " chez ", " у ", " da ", " dalla ", " à ", " de ", " di ", " a "]
        .iter()
        .any(|from| before.ends_with(from))
}

/// "Eni ha acquistato 3.472 GPU", behind a sentence on Cambricon: the firm of an earlier sentence goes on only where a
/// word of this one takes it up.
fn stands_elsewhere(found: &Annotated<'_>, place: usize, name: &Name) -> bool {
    let Some(sentence) = found.sentences.get(place).filter(|sentence| !sentence.span.contains(name.span)) else {
        return false;
    };
    !found.has_cue(sentence, sentence.span, &[Cue::TheCompany, Cue::It, Cue::We])
}

/// 由三星代工，目标年产10万颗; 採用台積電3奈米製程，全年出貨150萬顆: who makes the chips for another one is not whose
/// they are. Wafers are the foundry's own.
fn is_only_the_foundry(found: &Annotated<'_>, place: usize, firm: &Name) -> bool {
    let here = found.sentences.get(place).filter(|sentence| is_foundry(firm) && sentence.span.contains(firm.span));
    let Some(sentence) = here else { return false };
    let before = found.head(sentence, firm.span.start).trim_end();
    let after = first(Span::new(firm.span.end, sentence.span.end).of(&found.folded), 14);
    let after = after.split(['，', '。', '；']).next().unwrap_or("");
    let asked = ["由", "采", "找", "用", "委托", "交给", "以"].iter().any(|word| before.ends_with(word));
    let process = ["制程", "工艺", "代工", "奈米", "纳米", "nm"].iter().any(|word| after.contains(word));
    (asked || process) && !is_wafer_talk(found, sentence)
}

/// "Contoso took delivery of 4,000 X1 cards from TSMC": what a maker gets of its own chips from a foundry was made, and not
/// ordered.
pub(super) fn gets_its_own(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, counted: &Counted) -> bool {
    let Some(of) =
        counted.of.as_deref().filter(|_| found.language == Language::English && sentence.place == Place::Prose)
    else {
        return false;
    };
    let names = || found.names_in(sentence).iter();
    let foundry = names().any(|name| is_foundry(name) && name.span.start >= amount.span.end);
    let maker = || names().any(|name| name.span.end <= amount.span.start && sells(found, Some(of), &name.name));
    foundry && maker() && obtained(found, sentence, amount.span).is_some()
}

/// The maker of a chip, as the one whose figure it is.
pub(super) fn maker_subject(found: &Annotated<'_>, chip: Option<EntityRef>) -> Option<Subject> {
    let maker = found.lexicon.maker(chip?)?;
    Some(Subject::new(Organization, found.lexicon.entity(maker).name.clone()))
}

/// The maker of the chip that the sentence is about, else the chip itself.
fn of_the_chip(found: &Annotated<'_>, place: usize, at: Span, predicate: Predicate) -> Option<Trader> {
    let chip = subject_of(found, place, at, &[EntityKind::Chip]).and_then(|index| found.names.get(index))?;
    if let Some(maker) = maker_subject(found, chip.entity) {
        return Some((maker, None));
    }
    predicate.takes(chip.kind).then(|| (chip.subject(), Some(chip.span)))
}

/// "Shipments of the AI chip Osprey-4 reached 25,000", AI芯片“青鸿三号”累计售出3万颗: a chip whose maker nobody knows stands for
/// itself, where the sentence names no firm who could have made or sold it.
pub(super) fn chip_itself(
    found: &Annotated<'_>,
    place: usize,
    at: Span,
    predicate: Predicate,
    of: Option<&str>,
) -> Option<Trader> {
    let sentence = found.sentences.get(place).filter(|sentence| sentence.place == Place::Prose)?;
    let firm = |name: &Name| name.kind == Organization && !is_observer(name);
    let gadgets = found.language == Language::English && speaks_of_gadgets(sentence.span.of(&found.folded));
    if !predicate.takes(EntityKind::Chip) || gadgets || found.names_in(sentence).iter().any(firm) {
        return None;
    }
    let mut chips = found.names_in(sentence).iter().filter(|name| name.kind == EntityKind::Chip && !name.compared);
    let chip = match of {
        Some(of) => chips.find(|name| name.name == of)?,
        None => {
            chips.next().filter(|first| first.span.end <= at.start && chips.all(|other| other.name == first.name))?
        }
    };
    // 国产AI芯片出货约165万颗: of all that is home-made
    let home_made =
        found.language.is_chinese() && chip.name == DOMESTIC_CHIPS && is_what_is_shipped(found, sentence, chip, at);
    let unknown = home_made || chip.entity.is_none() && !chip.has_no_name() && !is_of_its_goods(found, chip);
    (unknown && !is_inside_another(found, sentence, chip)).then(|| (chip.subject(), Some(chip.span)))
}

/// 国产AI芯片出货约165万颗: the chips lead the clause of the number. In 国产AI芯片的服务器, 国产AI芯片龙头 and 除国产AI芯片外 something else
/// is counted.
fn is_what_is_shipped(found: &Annotated<'_>, sentence: &Sentence, chip: &Name, at: Span) -> bool {
    let clause = sentence.clause_of(at);
    let head = Span::new(clause.start.min(chip.span.start), chip.span.start).of(&found.folded);
    let gap = Span::new(chip.span.end.min(at.start), at.start).of(&found.folded);
    let lists = chinese();
    // 国产AI芯片的出货量
    let owned = gap.strip_prefix('的').is_some_and(|rest| begins_with(rest, &lists.outputs).is_none());
    let others = owned || begins_with(gap, &lists.goes_on_with_others).is_some() || has_one(gap, &lists.chip_firms);
    let by_the_way = !head.ends_with("由于") && ends_in(head, &lists.before_no_goods).is_some();
    clause.contains(chip.span)
        && chip.span.end <= at.start
        && !others
        && !by_the_way
        && gap.chars().count() <= TO_ITS_NUMBER
}

/// Characters between chips and their number: 在中国市场的出货量约.
const TO_ITS_NUMBER: usize = 16;

/// "Shipments of servers with the AI chip X1": what is counted has the chip inside.
fn is_inside_another(found: &Annotated<'_>, sentence: &Sentence, chip: &Name) -> bool {
    let before = before_its_sort(found.head(sentence, chip.span.start));
    let inside = |word: &&str| ends_as_word(before, word);
    found.language == Language::English
        && ["with", "in", "on", "using", "around", "inside", "powered by", "based on"].iter().any(inside)
}

/// “青鸿三号”的测试板, "Osprey-4's carrier boards": behind the name stands what goes with the chip, and is none.
fn is_of_its_goods(found: &Annotated<'_>, chip: &Name) -> bool {
    let after = found.folded.get(chip.span.end..).unwrap_or("").trim_start_matches(['”', '」', '"']);
    if let Some(owned) = behind_owner(after) {
        let noun = owned.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or("");
        return !is_one(&english().trade_nouns, noun) && !matches!(noun, "sales" | "total" | "volume");
    }
    // “青鸿三号”的AI芯片: the chip itself
    let owned = after.strip_prefix('的').filter(|rest| {
        let of_it = begins_with(rest, &chinese().outputs).or_else(|| begins_with(rest, &chinese().chip_nouns));
        of_it.is_none()
    });
    owned.is_some() || are_no_chips(after)
}

/// 中国AI加速卡总出货量: a sentence that names a country and no firm tells of its whole market, and of no firm before it.
fn is_of_a_country(found: &Annotated<'_>, place: usize, at: Span, firm: &Name) -> bool {
    let Some(sentence) = found.sentences.get(place).filter(|sentence| !sentence.span.contains(firm.span)) else {
        return false;
    };
    found.names_in(sentence).iter().any(|name| name.kind == Country && name.span.end <= at.start)
}

/// The maker of the chips that are counted, where the text names it or nobody else.
fn maker_of(found: &Annotated<'_>, place: usize, at: Span, of: Option<&str>) -> Option<Subject> {
    let maker = maker_subject(found, of.and_then(|of| found.lexicon.resolve(of)))?;
    let alone = found.sentences.get(place).is_some_and(|sentence| {
        // "Cambricon earned 1 billion yuan; Huawei Ascend's shipment target is 800,000": of the clause that names the chips
        let clause = sentence.clause_of(at);
        let told = |name: &Name| Some(name.name.as_str()) == of && clause.contains(name.span);
        let within = if found.names_in(sentence).iter().any(told) { clause } else { sentence.span };
        let first = |name: &Name| {
            name.kind == Organization && name.span.end <= at.start && within.contains(name.span) && !is_observer(name)
        };
        !found.names_in(sentence).iter().any(first)
    });
    (alone || found.names.iter().any(|name| name.name == maker.name)).then_some(maker)
}

/// 昇腾910C正式出货，首批7万颗: the maker of the chip that the sentence names before, where it names no other firm but a
/// foundry.
fn maker_before(found: &Annotated<'_>, place: usize, at: Span) -> Option<Subject> {
    let sentence = found.sentences.get(place)?;
    let names = found.names_in(sentence).iter();
    let before = |name: &&Name| name.span.end <= at.start;
    // 已在某行上线，累计交付2万张: where the chips are, and whom they serve, ships none
    let other = |index: usize| {
        let firm = found.names.get(index).filter(before);
        let firm = firm.filter(|name| name.kind == Organization && !is_foundry(name) && !is_observer(name));
        firm.is_some() && leads(found, sentence, index)
    };
    let firm = sentence.names.clone().any(other);
    let chip = names.filter(before).rfind(|name| name.kind == EntityKind::Chip && !name.compared)?;
    // 供应搭载昇腾910C的服务器: who builds with the chips ships them
    let head = found.folded.get(..found.start_with_maker(chip)).unwrap_or("");
    if ["搭载", "采用", "配备", "基于", "内置", "使用"].iter().any(|word| head.ends_with(word)) {
        return None;
    }
    maker_subject(found, chip.entity.filter(|_| !firm))
}

/// 昆仑芯获得5万颗订单, 获字节跳动5万片订单, 中标中国联通8000张: the maker that gets an order has not placed it; who has, stands
/// behind the verb.
#[expect(
    clippy::option_option,
    reason = "no such sentence, one that names nobody, and one that names the buyer differ"
)]
fn orders_won<'a>(found: &'a Annotated<'_>, place: usize, name: &'a Name) -> Option<Option<&'a Name>> {
    let sentence = found.sentences.get(place)?;
    let clause = sentence.clause_of(name.span);
    let after = found.tail_in_clause(sentence, name.span);
    let verb = chinese().wins_orders.iter().filter_map(|verb| after.find(verb.as_str())).min()?;
    let bid = wins_a_bid(after);
    let order = bid || found.makes_chips(name) && after.get(verb..).is_some_and(|rest| rest.contains("订单"));
    // 昆仑芯获得5万颗订单，寒武纪出货13万颗: who is told of behind the clause has ordered nothing, unless they come from it.
    let told = |other: &Name| {
        clause.contains(other.span) || found.folded.get(..other.span.start).unwrap_or("").ends_with("来自")
    };
    let mut others = found.names_in(sentence).iter().filter(|other| {
        matches!(other.kind, Organization | Country)
            && other.span.start >= name.span.end + verb
            && told(other)
            && !is_observer(other)
            // 拓维信息中标华为加速卡: whose goods they are
            && !(bid && found.makes_chips(other))
    });
    order.then(|| others.next())
}

/// 昆仑芯以1.8亿元中标中国移动8000张, and not 中标结果, 在华为中标后 or 采购的8000张由华为中标.
fn wins_a_bid(after: &str) -> bool {
    let wins = |(at, word): (usize, &str)| {
        let (before, behind) = (after.get(..at).unwrap_or(""), after.get(at + word.len()..).unwrap_or(""));
        let told = behind.is_empty() || begins_with(behind, &chinese().behind_bids).is_some();
        !told && !has_one(before, &chinese().calls_for_bids)
    };
    after.match_indices("中标").any(wins)
}

/// 由新华三、浪潮信息中标, 华鲲振宇、长江计算等厂商中标金额: one of those who win a tender sells what another one buys.
pub(in crate::extract::rules) fn is_a_bidder(found: &Annotated<'_>, name: &Name) -> bool {
    let Some(sentence) = found.sentence_at(name.span.start).filter(|_| found.language.is_chinese()) else {
        return false;
    };
    if !has_one(sentence.clause_of(name.span).of(&found.folded), &chinese().wins_tenders) {
        return false;
    }
    let group = found.index_at(name.span).map_or_else(Vec::new, |index| coordinated(found, sentence, index));
    let Some(last) = group.last().and_then(|index| found.names.get(*index)) else { return false };
    let passive = group
        .first()
        .and_then(|index| found.names.get(*index))
        .is_some_and(|first| found.folded.get(..first.span.start).is_some_and(|before| before.ends_with('由')));
    let after = found.tail_in_clause(sentence, last.span);
    let several = after.strip_prefix('等');
    if !passive && several.is_none() {
        return false;
    }
    let after = several.unwrap_or(after);
    let after = behind_all(after.trim_start_matches(|c: char| c.is_numeric() || c == '家'), &chinese().firm_groups);
    begins_with(after, &chinese().wins_tenders).is_some()
}

/// 寒武纪与字节跳动签下20万颗思元590的采购协议: who makes the chips does not buy them; the other firm does.
fn buyer<'a>(found: &'a Annotated<'_>, place: usize, of: Option<&str>, name: &'a Name) -> Option<&'a Name> {
    if let Some(won) = orders_won(found, place, name) {
        return won;
    }
    if is_a_bidder(found, name) {
        return None;
    }
    let sentence = found.sentences.get(place)?;
    if let Some(verb) = bought_with(found, sentence, name) {
        return before_the_buying(found, sentence, verb);
    }
    // 沐曦的客户采购了: another firm, which has no name
    if behind_one(found.folded.get(name.span.end..)?, &chinese().related_firms).is_some() {
        return None;
    }
    if !sells(found, of, &name.name) {
        return Some(name);
    }
    if asks_a_foundry(found, sentence) {
        return Some(name);
    }
    let buys = |other: &&Name| {
        matches!(other.kind, Organization | Country) && !sells(found, of, &other.name) && !is_observer(other)
    };
    // 公司向燧原采购S60: the firm of the text, the first that it names.
    let head = Span::new(sentence.span.start, name.span.start);
    let company =
        found.cues_within(sentence, head, &[Cue::TheCompany]).any(|at| at.span.of(&found.folded).ends_with("公司"));
    let own = || {
        let earlier = found.names.get(..sentence.names.start).filter(|_| company)?;
        earlier.iter().filter(|name| name.kind == Organization).find(buys)
    };
    found.names_in(sentence).iter().find(buys).or_else(own)
}

/// 采购英伟达和昆仑芯8000张加速卡, 采购华为3万颗和寒武纪2万颗: the verb of buying in whose clause, behind it, a maker of chips
/// stands: they are bought of it.
fn bought_with(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> Option<Span> {
    if !found.makes_chips(name) {
        return None;
    }
    let clause = sentence.clause_of(name.span);
    let ahead = Span::new(clause.start, name.span.start.max(clause.start));
    let verbs = found.cues_within(sentence, ahead, &[Cue::Order]).filter(|at| buys_what_follows(found, at));
    let verb = verbs.last()?.span;
    (!found.between(verb, name.span).contains('的')).then_some(verb)
}

/// Who buys: the last one before the verb in its clause, or who opens the clause before where the verb opens its own
/// (中国移动表示，采购华为3万张). Who stands in a phrase of time, place or cause does not: 受英伟达断供影响，采购…
fn before_the_buying<'a>(found: &'a Annotated<'_>, sentence: &Sentence, verb: Span) -> Option<&'a Name> {
    let acts = |name: &&Name| {
        let before = found.folded.get(..name.span.start).unwrap_or("");
        let after = found.folded.get(name.span.end..).unwrap_or("");
        let aside =
            before.ends_with(['在', '据', '向', '从', '对']) || before.ends_with("不同于") || after.starts_with('的');
        matches!(name.kind, Organization | Country) && !is_observer(name) && !aside
    };
    let inside = |clause: Span| {
        let here = move |name: &&Name| clause.contains(name.span) && name.span.end <= verb.start;
        found.names_in(sentence).iter().filter(here).filter(acts)
    };
    let clause = sentence.clause_of(verb);
    let head = found.head_in_clause(sentence, verb).trim_start();
    let before = || {
        let at = sentence.clauses.iter().position(|other| *other == clause)?.checked_sub(1)?;
        let opens = head.chars().count() <= 4;
        let before = sentence.clauses.get(at).copied().filter(|_| opens)?;
        let text = before.of(&found.folded).trim_end_matches(|c: char| !c.is_alphanumeric());
        let first = inside(before).next().filter(|_| ends_in(text, &chinese().circumstances).is_none())?;
        found.text.get(before.start..first.span.start)?.trim().is_empty().then_some(first)
    };
    let buyer = inside(clause).next_back().or_else(before)?;
    // 字节跳动与腾讯采购了共5万张: of several, and of none of them
    (coordinated(found, sentence, found.index_at(buyer.span)?).len() == 1).then_some(buyer)
}

/// A verb of buying, and none of winning an order: 拿下字节跳动20万颗订单.
pub(super) fn buys_what_follows(found: &Annotated<'_>, verb: &CueAt) -> bool {
    verb.cue == Cue::Order && !has_one(verb.span.of(&found.folded), &chinese().wins_orders)
}

/// 英伟达向台积电下单30万颗H20: a maker of chips orders them of who makes them for it.
fn asks_a_foundry(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    found.names_in(sentence).iter().any(|name| {
        let before = found.head(sentence, name.span.start);
        name.kind == Organization && is_foundry(name) && before.ends_with(['向', '找', '给', '跟'])
    })
}
