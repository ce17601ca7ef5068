//! What money asks beyond its words: that it is the price of one of the things, an investment, or what a training cost.

use crate::{
    lexicon::{
        chinese::{before_all, begins_with, chinese, ends_in, has_one},
        cue::{Cue, CueAt},
        english::{any_word, english, is_whole_word, says_each, without_hedges},
    },
    model::{EntityKind, Language},
    text::{Span, span::last},
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    name::Name,
    number::{Amount, Measure, Per},
    subject::in_sentence,
};

use EntityKind::{Chip, Model};

use super::super::{rows::Rule, trained::is_spent_on_a_training, whose::attached_behind};

pub(super) fn is_the_cost_of_a_training(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    // "sold for $3,000" is the price of something
    let english = found.language == Language::English;
    let price = |at: &CueAt| !english || ["pric", "cost"].iter().any(|noun| at.span.of(&found.folded).contains(noun));
    // "5.1 million yuan per trillion tokens"
    let by_the_token = found.folded.get(amount.span.end..).is_some_and(|rest| rest.starts_with(" per "));
    found.has_cue(sentence, sentence.span, &[Cue::Train])
        && !by_the_token
        && !is_had_by_another(found, sentence, amount)
        && (found.has_cue(sentence, sentence.span, &[Cue::Cost])
            || found.cues_within(sentence, sentence.span, &[Cue::Price]).any(price)
            || is_spent_on_a_training(found, sentence, amount))
        || is_the_bill_of_the_run_before(found, sentence, amount)
}

/// "It was trained on 2,048 H800s. Its maker puts the bill at $5 million": right behind a sentence on a training the bill is that of
/// the training, where no word says what else it is of.
fn is_the_bill_of_the_run_before(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if found.language != Language::English || sentence.place != Place::Prose {
        return false;
    }
    let head = found.head(sentence, amount.span.start).trim_start();
    let behind = |noun: &String| {
        head.match_indices(noun.as_str())
            .find_map(|(at, noun)| is_whole_word(head, at, noun).then(|| head.get(at + noun.len()..)).flatten())
    };
    let of_it = english()
        .bills
        .iter()
        .filter_map(behind)
        .any(|rest| !any_word(rest, |word| matches!(word, "of" | "for" | "per")));
    let other = |name: &Name| matches!(name.kind, Chip | EntityKind::System);
    let before = found.sentences.iter().rfind(|other| other.span.end <= sentence.span.start);
    let trained = before.is_some_and(|before| {
        before.line == sentence.line
            && found.has_cue(before, before.span, &[Cue::Train])
            && !found.has_cue(before, before.span, &[Cue::Invest])
            && !found.names_in(before).iter().any(|name| name.kind == EntityKind::System)
    });
    of_it && trained && !found.names_in(sentence).iter().any(other)
}

/// "trained for customers with a budget of $10,000", "in a data centre with a price of $3 billion", "Y has a budget of": a sum
/// behind such a noun is of what stands before its preposition, and of the training only where that is the model, its verb, or
/// what tells how it was done.
fn is_had_by_another(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = sentence.clause_of(amount.number);
    let head = without_hedges(Span::new(clause.start, amount.span.start.max(clause.start)).of(&found.folded));
    let Some(phrase) = head.strip_suffix(" of").filter(|_| found.language == Language::English) else { return false };
    let noun = phrase.rsplit(' ').next().unwrap_or("");
    if !english().priced_nouns.contains(noun) {
        return false;
    }
    let mut end = clause.start + phrase.len();
    for word in phrase.rsplit(' ').take(LINKED_WITHIN) {
        end = end.saturating_sub(word.len() + 1);
        let host = Span::new(clause.start, end.max(clause.start));
        match word {
            "has" | "have" | "had" => {
                let model = found.names_in(sentence).iter().any(|name| name.kind == Model && host.contains(name.span));
                return !model && !found.has_cue(sentence, host, &[Cue::Train]);
            }
            "with" | "on" | "at" | "for" => return has_its_own(found, sentence, host, word, noun),
            _ => {}
        }
    }
    false
}

/// So many words before "of" stands what ties a budget to what has it: "with a total training budget of".
const LINKED_WITHIN: usize = 6;

/// Whether what ends there, before "with a budget of", has the budget itself: people, firms and places, and no model, no time
/// and no chips that were used.
fn has_its_own(found: &Annotated<'_>, sentence: &Sentence, host: Span, link: &str, noun: &str) -> bool {
    let lists = english();
    let text = host.of(&found.folded).trim_end();
    let end = host.start + text.len();
    let word = text.rsplit(' ').next().unwrap_or("");
    let ends = |span: Span| span.start >= host.start && span.end == end;
    if let Some(name) = found.names_in(sentence).iter().find(|name| ends(name.span)) {
        return name.kind == EntityKind::System;
    }
    let told = |at: &CueAt| ends(at.span) && matches!(at.cue, Cue::Train | Cue::Model | Cue::TheModel | Cue::It);
    let measured = || found.amounts_in(sentence).iter().any(|other| ends(other.span));
    let dated = || found.dates_in(sentence).iter().any(|date| ends(date.span));
    if word.is_empty() || found.cues_in(sentence).iter().any(told) || measured() || dated() {
        return false;
    }
    let thing = |cue: Cue| found.cues_in(sentence).iter().any(|at| ends(at.span) && at.cue == cue);
    if thing(Cue::Chip) {
        return noun != "budget";
    }
    link == "with"
        || thing(Cue::System)
        || lists.other_parties.contains(word)
        || lists.priced_beside_trainings.contains(word)
}

/// "2.788 million GPU-hours, which the lab priced at $5.6 million": the hours stand before their price in the sentence, and no
/// hour, chip or token is what it is by.
pub(super) fn is_the_cost_of_the_hours(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let hours = |other: &Amount| other.measure == Some(Measure::ChipHour) && other.span.end <= amount.span.start;
    let after = found.tail_in_clause(sentence, amount.span).trim_start();
    let by = ["per ", "an hour", "a card", "a piece", "each", "apiece", "/"].iter().any(|word| after.starts_with(word));
    amount.per.is_none() && !by && found.language == Language::English && found.amounts_in(sentence).iter().any(hours)
}

/// What a price asks beyond its words: that it is of one of the things, and of no host or works.
pub(super) fn is_a_price(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> bool {
    if is_of_a_stock(found, sentence, amount) || is_put_into_it(found, amount) {
        return false;
    }
    if is_the_bill_of_a_run(found, sentence) && !says_it_is_a_price(found, sentence, amount) {
        return false;
    }
    let of_a_host = || {
        is_of_a_host(found, sentence, sentence.clause_of(amount.number)) || is_by_the_machine(found, sentence, amount)
    };
    match rule.name {
        "price/for-a" => is_for_a_thing(amount) && is_for_one(found, sentence, amount, rule) && !of_a_host(),
        "price/bare" => is_a_bare_price(found, sentence, amount),
        "price/noun" => {
            let of_one = || {
                !is_of_works(found, sentence, amount)
                    && !is_for_some(found, sentence, amount)
                    && !is_a_fee_or_rise(found, sentence, amount)
            };
            is_for_a_thing(amount) && !of_a_host() && of_one() && !is_what_a_place_costs(found, sentence, amount)
        }
        _ => true,
    }
}

/// X1八卡服务器，采购价是100万元一台: machines are sold by other counters than chips.
fn is_by_the_machine(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let after = found.folded.get(amount.span.end..).unwrap_or("").trim_start_matches(['/', '每', '一']);
    let named = found.names_in(sentence).iter().any(|name| name.kind == EntityKind::System);
    found.language.is_chinese() && !named && after.starts_with(['台', '套'])
}

/// "Die Kosten belaufen sich auf 500 Millionen Euro": outside English and Chinese so much is put into a place, and is asked for
/// no thing, unless it is said of each.
fn is_what_a_place_costs(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    const EACH: &[&str] = &["stück", "l'unité", "unidad", "al pezzo", "одного", "каждый", "each", "je "];
    let large = amount.max.or(amount.min).is_some_and(|sum| sum >= LEAST_OF_A_PLACE);
    let clause = sentence.clause_of(amount.number).of(&found.folded);
    found.is_in_another_language() && large && !EACH.iter().any(|word| clause.contains(word))
}

/// A sum that no machine is sold for, in any currency but those of small coin.
const LEAST_OF_A_PLACE: f64 = 2e7;

/// "The run took three weeks on 768 H800 GPUs and cost $812,000", 按每GPU小时2美元计算，其中R2为9.9万美元: what a training
/// cost, and no price of the chips.
fn is_the_bill_of_a_run(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let text = sentence.span.of(&found.folded);
    match found.language {
        Language::English => has_one(text, &english().training_bills),
        language => language.is_chinese() && has_one(text, &chinese().training_bills),
    }
}

/// "raised its target price to 259,000 won": of a share, and of no thing.
fn is_of_a_stock(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let text = found.head_in_clause(sentence, amount.span);
    found.language == Language::English && has_one(text, &english().stock_prices)
}

/// "is putting £36 million into Dawn": what is spent on a machine, and no price of it.
fn is_put_into_it(found: &Annotated<'_>, amount: &Amount) -> bool {
    let after = found.folded.get(amount.span.end..).unwrap_or("");
    found.language == Language::English && after.starts_with(" into ")
}

/// "sells for", 售价: what the clause of the number calls it.
fn says_it_is_a_price(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = sentence.clause_of(amount.number).of(&found.folded);
    match found.language {
        Language::English => has_one(clause, &english().prices),
        language => language.is_chinese() && has_one(clause, &chinese().prices),
    }
}

/// 18万一张, 报价约21万: tens of thousands right behind the word for a price, or right before the one that they buy.
fn is_a_bare_price(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if !found.language.is_chinese() || !amount.number.of(&found.folded).contains(['万', '千']) {
        return false;
    }
    let head = found.head(sentence, amount.span.start);
    let before = head.trim_end_matches(['约', '近', '在', '到', '至', '为', '是', '仅', '才', '大', '概', '要', ' ']);
    let end = sentence.span.start + before.len();
    let after = Span::new(amount.span.end, sentence.span.end.max(amount.span.end)).of(&found.folded);
    let priced = || found.cues_in(sentence).iter().any(|at| at.cue == Cue::Price && at.span.end == end);
    // 以低价出售，15万一张: a clause of nothing but the number leans on the one before
    let clause = found.head_in_clause(sentence, amount.span);
    let clause = if clause.trim().is_empty() { head } else { clause };
    // 卖到18万一张
    let says = || of_each(after).is_some() && chinese().price_words.iter().any(|word| clause.contains(word.as_str()));
    let ends = || {
        let rest = after.strip_prefix(['左', '上']).map_or(after, |rest| rest.trim_start_matches(['右', '下']));
        rest.is_empty() || rest.starts_with(['，', '。', '；', '）', ')', '、', '！', '\n'])
    };
    (says() || priced() && ends())
        && !is_a_difference_or_fee(found, sentence, head, after)
        && !names_a_host(found, about_the_last_chip(found, sentence, amount).of(&found.folded))
}

/// 运费为200元, 均价上涨2万元: what stands right before the sum in Chinese.
fn is_a_fee_or_rise(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = found.head_in_clause(sentence, amount.span).trim_end_matches(['为', '约', '是', '仅', '近']);
    let after = found.tail_in_clause(sentence, amount.span);
    found.language.is_chinese() && is_a_difference_or_fee(found, sentence, head, after)
}

/// 便宜3万一张, 涨了2万, 租金价格1万, 2万一张的补贴: told by what stands right before or behind. 涨到12万 and 最低12万 are prices.
fn is_a_difference_or_fee(found: &Annotated<'_>, sentence: &Sentence, head: &str, after: &str) -> bool {
    let words = chinese();
    let before = head.trim_end_matches(['约', '近', '了', '出', '去', '掉', '大', '概', '就', ' ']);
    let end = sentence.span.start + before.len();
    let prices = found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Price && at.span.end == end);
    let noun = prices.map(|at| at.span.start).min().map_or(before, |start| found.head(sentence, start));
    let told = |text: &str| ends_in(text, &words.no_price).is_some();
    let same = || [before, noun].iter().any(|text| ends_in(text, &words.prices_all_the_same).is_some());
    let rest = of_each(after).unwrap_or(after).trim_start_matches('的');
    (told(before) || told(noun)) && !same() || begins_with(rest, &words.no_price).is_some()
}

/// What stands behind 一张, 每张 or /张.
fn of_each(after: &str) -> Option<&str> {
    let one = |each: &String| {
        let counter = each.strip_prefix('每')?;
        after.strip_prefix(['一', '每', '/'])?.strip_prefix(counter)
    };
    chinese().each.iter().find_map(one)
}

/// From the clause of the last chip before the amount to the end of its own: what the price is of.
fn about_the_last_chip(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Span {
    let clause = sentence.clause_of(amount.number);
    let chip = |name: &&Name| name.kind == Chip && name.span.end <= amount.span.start;
    let last = found.names_in(sentence).iter().rfind(chip);
    last.map_or(clause, |chip| sentence.clause_of(chip.span).cover(clause))
}

/// A price by the hour or by the token is of a service.
fn is_for_a_thing(amount: &Amount) -> bool {
    matches!(amount.per, None | Some(Per::Piece))
}

/// "$9,800 for a 910C", 每张: the price of one of them.
fn is_for_one(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> bool {
    let around = sentence.clause_of(amount.number).of(found.text);
    let marked = ["for a ", "for an ", "apiece", " each", " at "].iter().any(|words| around.contains(words))
        || chinese().each.iter().any(|each| around.contains(each.as_str()));
    attached_behind(found, sentence, amount, rule).is_some()
        || is_sold_for(found, sentence, amount)
        || (marked && in_sentence(found, sentence, amount.span, &[Chip]).is_some())
}

/// "sells the H20 for $12,000": between the chip and the sum stands "for" alone, and before it a verb of selling.
fn is_sold_for(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let chip = found.names_in(sentence).iter().rfind(|name| name.span.end <= amount.span.start);
    chip.filter(|chip| chip.kind == Chip && !chip.counted && found.language == Language::English).is_some_and(|chip| {
        let gap = without_hedges(Span::new(chip.span.end, amount.span.start).of(&found.folded));
        let head = found.head_in_clause(sentence, chip.span);
        let mut words = head.rsplit(' ').filter(|word| !matches!(*word, "" | "the" | "an" | "a" | "its"));
        let sells =
            words.next().is_some_and(|word| matches!(word, "sell" | "sells" | "sold" | "selling" | "offers" | "offer"));
        gap.trim() == "for" && sells
    })
}

/// "more than $16 billion worth of H20 chips": what is ordered has a worth, and that is no investment.
fn is_worth_of_goods(found: &Annotated<'_>, amount: &Amount) -> bool {
    // "1,600 chips worth $62 million"
    let before = found.text.get(..amount.span.start).unwrap_or("").trim_end();
    let worth = before.strip_suffix("worth").map(|head| head.trim_end().len());
    if worth.is_some_and(|end| found.cues.iter().any(|at| at.cue == Cue::Chip && at.span.end == end)) {
        return true;
    }
    let after = found.text.get(amount.span.end..).unwrap_or("").trim_start();
    ["worth of", "investment from", "in orders", "of orders", "in sales", "in revenue", "contract", "deal", "order"]
        .iter()
        .any(|words| after.starts_with(words))
}

/// Money that is neither what goods are worth nor what the training of a model cost.
pub(super) fn is_invested(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    !is_for_no_project(found, sentence, amount)
        && !are_shares(found, sentence, amount)
        && !is_worth_of_goods(found, amount)
        && !is_for_each(found, sentence, amount)
        && !is_a_threshold(found, sentence, amount)
        && !is_worth_of_trade(found, sentence, amount)
        && !is_of_a_run(found, sentence, sentence.clause_of(amount.number))
        && !is_spent_on_a_model(found, sentence, amount)
        && !is_of_several_firms(found, sentence, amount)
        && !is_a_valuation(found, sentence, amount)
        && !is_what_a_model_costs(found, sentence, amount)
}

/// "a start-up valued at $3.3 billion and backed by Contoso": what it is held to be worth, and not what is put into it.
fn is_a_valuation(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = without_hedges(found.head(sentence, amount.span.start));
    found.language == Language::English
        && ["valued at", "valuing it at", "valuation of", "valued it at"].iter().any(|words| head.ends_with(words))
}

/// "a model that challenges X1, costing less than $5 million": no place, line or plant is told of that the sum went into.
fn is_what_a_model_costs(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = without_hedges(found.head(sentence, amount.span.start));
    found.language == Language::English
        && ["costing", "costs"].iter().any(|verb| head.ends_with(verb))
        && found.names_in(sentence).iter().any(|name| name.kind == Model && name.span.end <= amount.span.start)
        && !found.names_in(sentence).iter().any(|name| name.kind == EntityKind::System)
        && !found.has_cue(sentence, sentence.span, &[Cue::System])
}

/// 5000万元拟用于分红: what stands behind 用于 is nothing that one invests in.
fn is_for_no_project(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let told = found.tail_in_clause(sentence, amount.span).split_once("用于");
    let purpose = told.filter(|(gap, _)| gap.chars().count() <= PURPOSE_WITHIN).map(|(_, purpose)| purpose);
    found.language.is_chinese() && purpose.is_some_and(|purpose| has_one(purpose, &chinese().no_projects))
}

/// 基石投资者认购15.83亿港元: shares of an offering, and no project.
fn are_shares(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = sentence.clause_of(amount.span).of(&found.folded);
    found.language.is_chinese() && has_one(clause, &chinese().of_an_offering)
}

/// Characters between a sum and 用于: 预付款将用于.
const PURPOSE_WITHIN: usize = 6;

/// A、B、C四家资本支出合计6500亿美元, 海外四大云厂商: the sum of several, and of none of them. 五大领域 are what one invests in.
fn is_of_several_firms(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if !found.language.is_chinese() {
        return false;
    }
    let head = found.head_in_clause(sentence, amount.span);
    let clause = sentence.clause_of(amount.number);
    let several = |mark: &str| {
        let (before, after) = head.split_once(mark)?;
        let number = before.strip_suffix(['两', '二', '三', '四', '五', '六', '七', '八', '几', '数'])?;
        (!number.ends_with(['在', '绕', '列', '居'])).then_some(after)
    };
    let firms = || {
        let before = |name: &&Name| name.span.end <= amount.span.start && clause.contains(name.span);
        found.names_in(sentence).iter().filter(|name| name.kind == EntityKind::Organization).filter(before).count()
    };
    // 四大云厂商, and not 三大运营商之一的中国电信
    let group = |after: &str| {
        let noun = |word: &String| after.find(word.as_str()).filter(|at| *at <= 24).map(|at| at + word.len());
        let end = chinese().firm_groups.iter().filter_map(noun).max();
        end.and_then(|end| after.get(end..)).is_some_and(|rest| !rest.starts_with("之") && !rest.starts_with('的'))
    };
    let sum = || ["合计", "总计", "共计", "加起来", "合共"].iter().any(|word| head.contains(word));
    several("大").is_some_and(group) || sum() && (several("家").is_some() || firms() > 1)
}

/// 单个项目最高500万元, 每家企业给予100万元: what one of many can get.
fn is_for_each(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if !found.language.is_chinese() {
        return false;
    }
    let before = last(found.head(sentence, amount.span.start), 16);
    let clause = before.rsplit(['，', '；', '。']).next().unwrap_or("");
    [
        "单个",
        "单家",
        "每家",
        "每个项目",
        "单户",
        "单项",
        "每户",
        "每个企业",
        "同一企业",
        "同一单位",
        "每项",
        "每人",
        "每年最高",
        "每年不超过",
        "年度最高",
    ]
    .iter()
    .any(|word| clause.contains(word))
}

/// 对投资超过10亿元的项目按5%给予补贴，最高5000万元: who qualifies, and the most that one can get.
fn is_a_threshold(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if !found.language.is_chinese() {
        return false;
    }
    let after = Span::new(amount.span.end, sentence.span.end.max(amount.span.end)).of(&found.folded);
    let after = after.strip_prefix("以上").or_else(|| after.strip_prefix("及以上")).unwrap_or(after);
    let each = ["项目", "企业", "单位", "机构", "平台", "主体"];
    let qualifies = after.strip_prefix('的').is_some_and(|noun| each.iter().any(|word| noun.starts_with(word)));
    let before = found.head(sentence, amount.span.start);
    let clause = found.head_in_clause(sentence, amount.span);
    let open = ["对", "凡"].iter().any(|word| clause.trim_start().starts_with(word));
    let capped = amount.min.is_none() && before.contains("给予") && before.contains('按');
    qualifies && open || capped
}

/// "sold a million H20s in 2024, worth $12 billion", "worth a billion apiece", "multi-billion dollar": no investment.
fn is_worth_of_trade(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let before = Span::new(sentence.span.start, amount.span.start.max(sentence.span.start));
    let words = without_hedges(before.of(&found.folded));
    let after = found.folded.get(amount.span.end..).unwrap_or("").trim_start();
    let traded = words.ends_with("worth") && found.has_cue(sentence, before, &[Cue::Shipping, Cue::Order]);
    let deal = found.head_in_clause(sentence, amount.span);
    let of_a_deal = found.language == Language::English
        && words.ends_with("worth")
        && !words.contains("invest")
        && any_word(deal, |word| english().deals.contains(word));
    // "Nvidia, worth $4.4 trillion", "It is worth Rs 246 crore": what somebody or something is worth
    let of_itself = || {
        let noun = words.strip_suffix("worth").map_or("", str::trim_end);
        let is =
            noun.rsplit(' ').next().is_some_and(|word| matches!(word, "is" | "are" | "was" | "were" | "now" | "be"));
        // "the third Big Fund, worth 344 billion yuan" is what its owners have put in
        let firm = found.names_in(sentence).iter().any(|name| {
            name.kind == EntityKind::Organization && found.head(sentence, name.span.end).len() + 1 == noun.len()
        });
        found.language == Language::English && (noun.ends_with(',') && firm || is && !is_of_an_investment(noun))
    };
    let contract = || {
        let valued = ["put at", "valued at", "estimated at", "worth", "put", "valued", "estimated"]
            .iter()
            .find_map(|verb| words.strip_suffix(verb));
        let noun = valued.and_then(|head| head.split_whitespace().next_back()).unwrap_or("");
        found.language == Language::English
            && matches!(noun, "contract" | "order" | "deal" | "contracts" | "orders" | "deals")
    };
    traded
        || contract()
        || of_a_deal
        || of_itself()
        || words.ends_with("multi-")
        || after.starts_with("apiece")
        || amount.span.of(&found.folded).starts_with("multi")
}

/// "`SoftBank`'s investment in Stargate is worth": what was put in.
fn is_of_an_investment(head: &str) -> bool {
    ["invest", "project", "spending", "programme", "program", "plan"].iter().any(|word| head.contains(word))
}

/// 将以不超过3亿美元扩充德州厂产能: so much goes into a plant, with a verb of building right behind it.
pub(super) fn builds_with_it(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let words = chinese();
    let head = before_all(found.head_in_clause(sentence, amount.span).trim_end(), &words.before_amounts);
    let tail = found.tail_in_clause(sentence, amount.span);
    let tail = tail.strip_prefix("的价格").map_or(tail, |_| "");
    let verb = || words.builds_plants.iter().filter_map(|verb| tail.find(verb.as_str())).min();
    let with = head.ends_with(['以', '用']) && !head.ends_with("可以") && !head.ends_with("费用");
    found.language.is_chinese()
        && with
        && verb().is_some_and(|at| tail.get(..at).is_some_and(|gap| gap.chars().count() <= WHERE_IT_BUILDS))
}

/// So many characters say at most where it is that one builds: 在印第安纳州.
const WHERE_IT_BUILDS: usize = 12;

/// "put the bill for the final run at $30 million", "produced … at a cost of $294,000": what a model cost.
fn is_of_a_run(found: &Annotated<'_>, sentence: &Sentence, clause: Span) -> bool {
    let words = clause.of(&found.folded);
    let model = found.names_in(sentence).iter().any(|name| name.kind == Model);
    // "says that xAI spent $490 million on it"
    let on_it = model && found.language == Language::English && words.trim_end_matches(['.', ' ']).ends_with(" on it");
    on_it
        || ["final run", "training run", "bill for the"].iter().any(|run| words.contains(run))
        || model && words.contains("at a cost of")
}

/// "has spent $5 million on DeepSeek-R1": what it cost.
fn is_spent_on_a_model(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let next = found.names_in(sentence).iter().find(|name| name.span.start >= amount.span.end);
    next.is_some_and(|name| {
        let ends = found.tail_in_clause(sentence, name.span).trim_matches(|c: char| !c.is_alphanumeric()).is_empty();
        let verb =
            english().ties_a_sum_to_a_model.iter().any(|words| words == found.between(amount.span, name.span).trim());
        name.kind == Model && verb && ends
    })
}

/// "two used V100s, bought for $900": the sum for all of them, where no word says that it is for each.
fn is_for_some(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = sentence.clause_of(amount.number);
    let head = Span::new(clause.start, amount.span.start.max(clause.start)).of(&found.folded);
    let paid = ["bought for", "purchased for", "paid", "picked up for"].iter().any(|verb| head.contains(verb));
    let mut chips =
        found.names_in(sentence).iter().filter(|name| name.kind == Chip && name.span.end <= amount.span.start);
    let counted = chips.next_back().is_some_and(|chip| chip.counted);
    found.language == Language::English && paid && counted && !is_by_the_chip(clause.of(&found.folded))
}

/// "gained 1,456 H100s in an upgrade that cost 40 million euros": works are paid for, and no machine is sold.
fn is_of_works(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = sentence.clause_of(amount.number);
    let head = Span::new(clause.start, amount.span.start.max(clause.start)).of(&found.folded);
    // "is an upgrade of the H100 and costs $30,000" names two whose price it could be
    let nouns =
        ["upgrade", "upgrades", "expansion", "extension", "construction", "renovation", "refurbishment", "overhaul"];
    found.language == Language::English && any_word(head, |word| nouns.contains(&word))
}

/// "An eight-GPU H200 server costs $300,000", "an eight-GPU board": the price of what holds several chips, where no
/// system is named.
fn is_of_a_host(found: &Annotated<'_>, sentence: &Sentence, clause: Span) -> bool {
    if found.names_in(sentence).iter().any(|name| name.kind == EntityKind::System) || sentence.place == Place::Row {
        return false;
    }
    names_a_host(found, clause.of(&found.folded))
}

/// 搭载8张H20的服务器, and no price by the chip. 服务器厂商给H20报价 names no machine.
fn names_a_host(found: &Annotated<'_>, words: &str) -> bool {
    let machine = |host: &String| {
        words.match_indices(host.as_str()).any(|(at, host)| {
            let behind = words.get(at + host.len()..).unwrap_or("");
            begins_with(behind, &chinese().behind_hosts).is_none()
        })
    };
    let holds = if found.language.is_chinese() {
        chinese().chip_hosts.iter().any(machine)
    } else {
        ["-gpu ", "-way ", "-card ", " server", " rack", "with eight", "of eight", "baseboard"]
            .iter()
            .any(|host| words.contains(host))
    };
    holds && !is_by_the_chip(words)
}

/// "$25,000 a chip", "… each", 每张: the price of one, whatever it sits in. "A chipmaker" and "reached" say nothing of it.
fn is_by_the_chip(text: &str) -> bool {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    ["单价", "单卡"].iter().any(|one| text.contains(one))
        || chinese().each.iter().any(|each| text.contains(each.as_str()))
        || says_each(text)
        || words.windows(2).any(|pair| matches!(pair, ["a" | "per", "chip"] | ["per", "card"]))
}

/// "the ₹100 billion `IndiaAI` Mission": the money stands as an adjective before the name.
pub(super) fn before_its_project(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> bool {
    let next = found.names_in(sentence).iter().find(|name| name.span.start >= amount.span.end);
    next.is_some_and(|name| {
        let gap = found.between(amount.span, name.span);
        rule.kinds.contains(&name.kind)
            && gap.len() <= 12
            && gap.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '-')
            && !gap
                .split_whitespace()
                .any(|word| matches!(word, "for" | "in" | "to" | "of" | "on" | "from" | "and" | "at" | "by"))
    })
}
