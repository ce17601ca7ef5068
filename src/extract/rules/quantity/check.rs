//! What a row asks of a sentence beyond its words.

use crate::{
    lexicon::{
        chinese::{before_one, begins_with, chinese, ends_in, has_one},
        cue::{Cue, CueAt},
        english::{any_word, english, is_one, is_small, last_of, says_each, without_hedges},
    },
    model::{EntityKind, Language},
    text::{
        Span,
        span::{first, last},
    },
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    name::{Name, is_any_model, is_of_a_version},
    number::{Amount, Measure, Per},
    subject::{dealt_out, in_sentence},
};

use EntityKind::{Chip, Model};

use super::{
    is_the_total_of_two,
    rows::{Rule, bare_parameters},
    whose::{attached_behind, is_from},
};

/// What a rule asks beyond its words.
pub(super) fn credible(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> bool {
    let clause = sentence.clause_of(amount.number);
    if is_generic(found, sentence, amount, rule) || is_of_the_rest(found, sentence, amount) {
        return false;
    }
    match rule.name {
        name if name.starts_with("parameters/") => is_a_size(found, sentence, amount, rule),
        "training_cost/cost" => is_the_cost_of_a_training(found, sentence),
        "investment/money" => is_invested(found, sentence, amount),
        "investment/of-project" => before_its_project(found, sentence, amount, rule),
        "domestic_share/part" => part_from_home(found, sentence, amount),
        name if name.starts_with("price/") => is_a_price(found, sentence, amount, rule),
        "active_parameters/near" => are_active(found, sentence, amount),
        "process_node/nm" => is_a_line(found, sentence, amount, clause),
        "memory_bandwidth/rate" => !is_of_a_link(found, sentence, amount),
        "compute/peak" => !is_definition(found, sentence) && !is_of_a_node(found, clause, amount),
        "power/watts" => {
            // "draws 250 watts and will cost $9,500": two things said of one
            let beside = |at: &CueAt| {
                found.language == Language::English && found.between(amount.span, at.span).contains(" and ")
            };
            let priced = |at: &CueAt| !at.span.of(found.text).eq_ignore_ascii_case("each") && !beside(at);
            // 单卡功耗550瓦 is of one, as power is wherever nothing else is said.
            amount.per.is_none_or(|per| per == Per::Piece && found.language.is_chinese())
                && !found.cues_within(sentence, clause, &[Cue::Price]).any(priced)
        }
        "context_length/window" => {
            let apart = |at: &CueAt| !found.amounts_in(sentence).iter().any(|other| other.span.overlaps(at.span));
            amount.per.is_none()
                && (amount.measure.is_some()
                    || amount.number.of(found.text).ends_with(['K', 'M', 'k'])
                    || is_told_to_be_a_context(found, sentence))
                && !found.cues_within(sentence, clause, &[Cue::Throughput]).any(apart)
        }
        "training_tokens/trained" | "training_tokens/many" | "training_tokens/label" => {
            are_all_tokens(found, sentence, amount)
        }
        "market_share/share" => {
            // 标包一｜44%、32%、18%: what part of an order each bidder gets
            amount.max.or(amount.min).is_some_and(|n| n <= 100.0)
                && !found.folded.get(amount.span.end..).is_some_and(|after| after.starts_with(" of what "))
                && !grows(found, sentence, amount)
                && !(sentence.place == Place::Row && found.is_of_a_tender())
        }
        "domestic_share/rate" | "yield_rate/yield" => {
            let of_dram = rule.name == "yield_rate/yield" && clause.of(&found.folded).contains("dram");
            !grows(found, sentence, amount) && !is_a_difference(found, amount) && !of_dram
        }
        "memory_capacity/noun" | "memory_capacity/chip" => is_memory_of_a_chip(found, sentence, amount),
        _ => true,
    }
}

/// "560 кВт против 145 кВт у конкурента", 70億クラスを上回る: what the one told before is held against, in the other languages.
fn is_of_the_rest(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    const AGAINST: &[&str] = &["против", "gegenüber", "contre", "frente a", "contro", "statt", "au lieu de"];
    let before = found.head(sentence, amount.span.start).trim_end();
    let told = || {
        let same = |other: &Amount| other.measure == amount.measure && other.span.end <= amount.span.start;
        found.amounts_in(sentence).iter().any(same)
    };
    let after = found.folded.get(amount.span.end..).unwrap_or("");
    let class = ["クラスを上回", "クラスを超", "級を上回", "級を超", "クラスに匹敵"];
    let japanese = found.language == Language::Japanese && class.iter().any(|words| after.starts_with(words));
    japanese || found.language.is_european() && AGAINST.iter().any(|word| before.ends_with(word)) && told()
}

/// "reads 1,000 at once" may be of anything; a window or a context is of tokens.
fn is_told_to_be_a_context(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let mut cues = found.cues_within(sentence, sentence.span, &[Cue::Context]);
    cues.any(|at| !english().only_of_tokens.contains(at.span.of(&found.folded)))
}

fn is_the_cost_of_a_training(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    found.has_cue(sentence, sentence.span, &[Cue::Train])
        && (found.has_cue(sentence, sentence.span, &[Cue::Cost]) || priced(found, sentence))
}

/// 激活参数不详, 激活参数量尚未公布: behind its noun, a number that the text does not tell.
fn is_untold(after: &str) -> bool {
    let rest = after.strip_prefix("参数").unwrap_or(after);
    begins_with(rest.trim_start_matches(['量', '数', '规', '模', '则', '仍']), &chinese().untold).is_some()
}

/// What active parameters ask beyond their words: that they are no people, experts or name.
fn are_active(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    is_the_active_one(found, sentence, amount)
        && !is_the_total_of_two(found, sentence, amount)
        && !counts_people(found, amount)
        && !is_a_size_as_a_name(found, sentence, amount)
        && !found.text.get(amount.span.end..).is_some_and(|after| after.trim_start().starts_with("expert"))
}

/// What a price asks beyond its words: that it is of one of the things, and of no host or works.
fn is_a_price(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> bool {
    if is_of_a_stock(found, sentence, amount) || is_put_into_it(found, amount) {
        return false;
    }
    if is_the_bill_of_a_run(found, sentence) && !says_it_is_a_price(found, sentence, amount) {
        return false;
    }
    let of_a_host = || is_of_a_host(found, sentence, sentence.clause_of(amount.number));
    match rule.name {
        "price/for-a" => is_for_a_thing(amount) && is_for_one(found, sentence, amount, rule) && !of_a_host(),
        "price/bare" => is_a_bare_price(found, sentence, amount),
        "price/noun" => {
            let of_one = || !is_of_works(found, sentence, amount) && !is_for_some(found, sentence, amount);
            is_for_a_thing(amount) && !of_a_host() && of_one()
        }
        _ => true,
    }
}

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

/// What bytes of memory ask beyond their words: that a chip has them.
fn is_memory_of_a_chip(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    !is_of_a_gadget(found, sentence)
        && !is_of_the_host(found, sentence, amount)
        && !is_what_is_needed(found, sentence, amount)
        && !found.text.get(amount.span.end..).is_some_and(|after| after.starts_with("/s"))
}

/// What a process node asks beyond its words: that it is of a chip, and of no line, rule or package.
fn is_a_line(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, clause: Span) -> bool {
    let chinese = found.language.is_chinese() && sentence.place != Place::Row;
    let own = || in_sentence(found, sentence, amount.span, &[Chip]).is_some();
    !is_of_the_line(found, sentence)
        && !is_no_line_of_a_chip(found, amount)
        && (!chinese || own() || is_a_label(found, sentence) || found.has_cue(sentence, clause, &[Cue::Use]))
        && !found.has_cue(sentence, clause, &[Cue::Wafer])
        && !["产能", "產能", "capacity", "wafers", "fab "].iter().any(|word| clause.of(found.text).contains(word))
}

/// What the tokens of a training ask beyond their words: all of them, and no part, price or moment.
fn are_all_tokens(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    amount.per.is_none()
        && !is_of_a_version(found, amount)
        && !is_a_part_of_the_tokens(found, sentence, amount)
        && !is_of_each_or_more(found, sentence, amount)
        && !is_a_moment_of_the_run(found, sentence, amount)
        && !counts_samples(found, amount)
        && !are_of_its_use(found, sentence, amount)
}

/// 每日处理的token超过50万亿，高于去年的4万亿: of the use of a service, which the sentence does not say to be trained.
fn are_of_its_use(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = found.head(sentence, amount.span.start);
    if !found.language.is_chinese() || !has_one(head, &chinese().uses_tokens) {
        return false;
    }
    let own = found.head_in_clause(sentence, amount.span);
    let trained = found.has_cue(sentence, sentence.span, &[Cue::Train])
        || head.contains("数据")
        || ["语料", "学习"].iter().any(|word| own.contains(word));
    !trained
}

/// What a size in parameters asks beyond its words.
fn is_a_size(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> bool {
    match rule.name {
        "parameters/unit" | "parameters/noun" => {
            !is_another(found, sentence, amount)
                && !brings_one_in(found, sentence, amount)
                && !is_of_the_window(found, sentence, amount)
                && !of_any_model(found, sentence, amount)
                && !generic_models(found, sentence, amount)
                && !super::super::training::hypothetical(found, sentence, amount.number)
        }
        "parameters/size-noun" => {
            let after = first(found.text.get(amount.span.end..).unwrap_or(""), 28);
            let words: Vec<&str> = after.split_whitespace().collect();
            amount.measure.is_none()
                && !of_any_model(found, sentence, amount)
                && words.iter().take(3).any(|word| {
                    matches!(word.trim_matches([',', '.', ':', ';']), "model" | "LLM" | "student" | "模型" | "大模型")
                })
        }
        "parameters/elliptic" => is_elliptic(found, sentence, amount),
        _ => true,
    }
}

/// 训出了一个30亿参数的工业巡检大模型: one that has no name, and none that was named before.
fn brings_one_in(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if found.language == Language::English {
        return trains_one_without_a_name(found, sentence, amount);
    }
    if !found.language.is_chinese() {
        return false;
    }
    let head = found.head_in_clause(sentence, amount.span);
    let Some(before) = before_one(head, &chinese().one_model) else { return false };
    let made = sentence.span.start + found.head(sentence, amount.span.start).len() - (head.len() - before.len());
    let made = made - (before.len() - before.trim_end_matches('了').len());
    let verb = found.cues_in(sentence).iter().any(|at| {
        matches!(at.cue, Cue::Train | Cue::Develop | Cue::Release) && at.span.end >= made && at.span.start < made
    });
    let rest = found.tail_in_clause(sentence, amount.span);
    let noun = rest.find("模型").map(|at| Span::new(amount.span.end, amount.span.end + at + "模型".len() + NAME_BYTES));
    // 大模型——Qwen3.5, 大模型“TeleChat2”
    let named = |noun: Span| {
        found.names_in(sentence).iter().any(|name| {
            let gap =
                Span::new(noun.end.saturating_sub(NAME_BYTES).min(name.span.start), name.span.start).of(found.text);
            let tied = gap.chars().all(|c| !c.is_alphanumeric() || "即名为".contains(c)) && gap.len() <= 4 * NAME_BYTES;
            name.kind == Model && (name.span.overlaps(noun) || name.span.start >= noun.start && tied)
        })
    };
    verb && rest.starts_with(['的', '规', '级', '量']) && noun.is_some_and(|noun| !named(noun))
}

/// "aims to train a mixture-of-experts model of about 105 billion parameters": the same in English.
fn trains_one_without_a_name(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let nouns = found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Model);
    let near = |at: &&CueAt| {
        found.distance(at.span, amount.span) <= 24 && !found.between(at.span, amount.span).contains([',', ';', '.'])
    };
    let Some(noun) = nouns.into_iter().find(near) else { return false };
    let named = found.names_in(sentence).iter().any(|name| {
        let close = name.span.overlaps(noun.span) || found.distance(name.span, noun.span) <= 24;
        name.kind == Model && (close || name.span.start >= noun.span.end)
    });
    let head = found.head(sentence, noun.span.start.min(amount.span.start));
    let mut words = head.split_whitespace().rev().take(6);
    let article = words.by_ref().any(|word| matches!(word, "a" | "an" | "another"));
    let verb = words.next().is_some_and(|word| ["train", "build", "develop"].iter().any(|stem| word.starts_with(stem)));
    article && verb && !named
}

/// So many bytes behind 大模型 its name may begin.
const NAME_BYTES: usize = 6;

/// 参数1万亿，上下文百万级; 参数744B，预训练数据28.5T: another noun stands nearer, before the number in its own clause.
fn is_of_the_window(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if !found.language.is_chinese() {
        return false;
    }
    let clause = sentence.clause_of(amount.number);
    let span = Span::new(clause.start, amount.span.start.max(clause.start));
    let before = span.of(&found.folded);
    let data = ["训练数据", "训练语料", "数据量", "语料"].iter().any(|word| before.contains(word));
    // 支持1M上下文: the noun stands right behind it
    let behind = found.cues_in(sentence).iter().find(|at| at.span.start >= amount.span.end);
    let right_behind = |at: &CueAt| {
        at.cue == Cue::Context
            && matches!(found.between(amount.span, at.span).trim(), "" | "的" | "长" | "超长" | "长度")
    };
    if behind.is_some_and(right_behind) {
        return true;
    }
    !found.has_cue(sentence, span, &[Cue::Parameters]) && (data || found.has_cue(sentence, span, &[Cue::Context]))
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
        || (marked && in_sentence(found, sentence, amount.span, &[Chip]).is_some())
}

/// "Advanced chips need yields of 70%", "training such models costs $100 million": of a sort of things, and of none of
/// them.
fn is_generic(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> bool {
    if found.language.is_unspaced() || sentence.place != Place::Prose {
        return false;
    }
    let named = found.names_in(sentence).iter().any(|name| rule.kinds.contains(&name.kind) && !name.compared);
    if rule.name != "yield_rate/yield" && (named || rule.kinds != [Model]) {
        return false;
    }
    let clause = sentence.clause_of(amount.number);
    let words: Vec<String> = clause.of(found.text).to_lowercase().split_whitespace().map(str::to_owned).collect();
    let has = |stems: &[&str]| words.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)));
    if rule.name == "yield_rate/yield" {
        return has(&[
            "flawed",
            "defect",
            "unusable",
            "viable",
            "viability",
            "typically",
            "normally",
            "usually",
            "threshold",
            "norms",
        ]) || (!named && has(&["need", "requir"]));
    }
    let plural = words.iter().position(|word| word.trim_matches(|c: char| !c.is_alphanumeric()) == "models");
    let definite = |at: usize| {
        words.iter().skip(at.saturating_sub(4)).take(at.min(4)).any(|word| {
            matches!(
                word.as_str(),
                "the" | "these" | "both" | "two" | "three" | "our" | "its" | "their" | "all" | "those"
            )
        })
    };
    plural.is_some_and(|at| !definite(at))
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
fn is_invested(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    !is_for_no_project(found, sentence, amount)
        && !are_shares(found, sentence, amount)
        && !is_worth_of_goods(found, amount)
        && !is_for_each(found, sentence, amount)
        && !is_a_threshold(found, sentence, amount)
        && !is_worth_of_trade(found, sentence, amount)
        && !is_of_a_run(found, sentence, sentence.clause_of(amount.number))
        && !is_spent_on_a_model(found, sentence, amount)
        && !is_of_several_firms(found, sentence, amount)
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

/// 单节点算力300P: of a part of the cluster.
fn is_of_a_node(found: &Annotated<'_>, clause: Span, amount: &Amount) -> bool {
    let head = Span::new(clause.start, amount.span.start.max(clause.start)).of(&found.folded);
    ["单节点", "每个节点", "每节点"].iter().any(|word| head.contains(word))
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
    traded
        || of_a_deal
        || of_itself()
        || words.ends_with("multi-")
        || after.starts_with("apiece")
        || amount.span.of(&found.folded).starts_with("multi")
}

/// "SoftBank's investment in Stargate is worth": what was put in.
fn is_of_an_investment(head: &str) -> bool {
    ["invest", "project", "spending", "programme", "program", "plan"].iter().any(|word| head.contains(word))
}

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
        let verb = matches!(found.between(amount.span, name.span), " on " | " on training " | " to train ");
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
fn before_its_project(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> bool {
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

/// "Domestic suppliers could meet 76% of demand": makers of the country have so much of what is needed or bought.
fn part_from_home(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let after = found.text.get(amount.span.end..).unwrap_or("").trim_start();
    let clause = sentence.clause_of(amount.number);
    let home = found.cues_within(sentence, clause, &[Cue::Domestic]).any(|at| {
        let tail = first(Span::new(at.span.end, clause.end).of(found.text), 34);
        let word = at.span.of(found.text);
        ["supplier", "vendor", "chipmaker", "maker", "producer", "chips", "processors", "accelerators", "alternatives"]
            .iter()
            .any(|noun| tail.contains(noun) || word.contains(noun))
    });
    let whole = ["of ", "share of"].iter().any(|words| after.starts_with(words));
    !found.language.is_unspaced() && home && whole && !grows(found, sentence, amount)
}

/// "TSMC's 2 nm technology": a line of the foundry, where the sentence names no chip and goes on about none.
fn is_of_the_line(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let names = found.names_in(sentence);
    let text = sentence.span.of(found.text);
    let first = text.trim_start_matches(|c: char| !c.is_alphanumeric()).split_whitespace().next().unwrap_or("");
    let refers = found.cues_in(sentence).iter().any(|at| matches!(at.cue, Cue::TheChip))
        || ["Built", "Made", "Manufactured", "Fabricated", "Produced", "Fabbed", "Process"].contains(&first)
        || [" it ", " them ", " those ", " these ", "It "].iter().any(|word| text.contains(word));
    !found.language.is_unspaced()
        && sentence.place == Place::Prose
        && !refers
        && names.iter().all(|name| name.kind != Chip)
        && names.iter().any(|name| name.kind == EntityKind::Organization)
}

/// "TeleChat2-115B and a trillion-parameter LLM": the number makes another thing than the one named before "and".
fn is_another(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let before = found.head_as_written(sentence, amount.span.start).trim_end();
    let after = first(Span::new(amount.span.end, sentence.span.end).of(found.text), 24);
    let noun = ["model", "LLM", "Model"].iter().any(|noun| after.contains(noun));
    let unnamed = found.names_in(sentence).iter().any(|name| {
        name.kind == Model && name.span.start >= amount.span.end && found.distance(amount.span, name.span) <= 24
    });
    noun && !unnamed && [" and a", " and an", " and another"].iter().any(|words| before.ends_with(words))
}

/// "A model with 70 billion parameters needs 140 GB", "as fast as a 37B model": of no model in particular.
fn of_any_model(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let named = |noun: Span| {
        found.names_in(sentence).iter().any(|name| {
            name.kind == Model
                && (name.span.start >= noun.end && found.distance(noun, name.span) <= 24 || name.span.overlaps(noun))
        })
    };
    let mut nouns = found.cues_in(sentence).iter().filter(|at| {
        let gap = found.between(amount.span, at.span);
        at.cue == Cue::Model
            && found.distance(amount.span, at.span) <= 40
            && !gap.contains([',', ';', '.', '('])
            && (at.span.start >= amount.span.end || gap.split_whitespace().any(|word| matches!(word, "with" | "of")))
    });
    nouns.any(|at| !named(at.span) && is_any_model(found, sentence, at.span))
}

/// `卡间互连带宽为PCIe 4.0，理论带宽31.5GB/s`: the sentence speaks of links, and of no memory since.
fn is_of_a_link(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if sentence.place == Place::Row {
        return false;
    }
    let before = Span::new(sentence.span.start, amount.span.start.max(sentence.span.start));
    let of_memory = |at: &&CueAt| {
        let word = at.span.of(&found.folded);
        at.cue == Cue::Memory || ["内存", "显存", "memory", "hbm"].iter().any(|noun| word.contains(noun))
    };
    let last = |cues: &[Cue]| {
        let all = found.cues_in(sentence).iter().filter(|at| cues.contains(&at.cue) && before.contains(at.span));
        all.filter(|at| cues == [Cue::Interconnect] || of_memory(at)).map(|at| at.span.end).max()
    };
    let after = Span::new(amount.span.end, sentence.span.end);
    let next = found.cues_within(sentence, after, &[Cue::Memory]).next();
    let near = next.is_some_and(|at| found.distance(amount.span, at.span) <= 24);
    let behind = after.of(found.text).trim_start();
    if ["write", "read"].iter().any(|word| behind.starts_with(word)) {
        return true;
    }
    // "3.2 TB/s of bidirectional scale-up bandwidth"
    let phrase = behind.split([',', ';', '(', '.']).next().unwrap_or("").split(" and ").next().unwrap_or("");
    let scales = ["scale-up", "scale-out"].iter().filter_map(|word| phrase.find(word)).min();
    if scales.is_some_and(|at| {
        at <= 24 && !phrase.get(..at).is_some_and(|words| words.contains("HBM") || words.contains("memory"))
    }) {
        return true;
    }
    let memory = last(&[Cue::Memory, Cue::Bandwidth]);
    last(&[Cue::Interconnect]).is_some_and(|link| memory.is_none_or(|memory| memory < link)) && !near
}

/// "An exaflop equals one quintillion operations a second": a word explained.
fn is_definition(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let text = sentence.span.of(found.text);
    [" equals ", " is equal to ", "a unit of ", " stands for ", " refers to "].iter().any(|words| text.contains(words))
}

/// A phone's or a laptop's memory is no claim.
fn is_of_a_gadget(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let text = sentence.span.of(found.text).to_lowercase();
    [
        "phone",
        "laptop",
        "tablet",
        "notebook",
        "手机",
        "手機",
        "笔记本",
        "平板",
        "스마트폰",
        "スマホ",
        "smartphone",
        "смартфон",
    ]
    .iter()
    .any(|word| text.contains(word))
}

/// "dual EPYC, 1 TB DDR5", "pairs the H100 with 256 GB of RAM": what stands beside the chips, where no machine is named. RAM
/// is a chip's where the words say that the chip has it.
fn is_of_the_host(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let after = first(found.folded.get(amount.span.end..).unwrap_or(""), 24).trim_start();
    let after = after.strip_prefix("of ").unwrap_or(after);
    let machine = found.names_in(sentence).iter().any(|name| name.kind == EntityKind::System);
    let ram = || after.starts_with("ram") && !is_had_by_a_chip(found, sentence, amount);
    !machine && (["ddr", "system memory", "host memory"].iter().any(|noun| after.starts_with(noun)) || ram())
}

/// "The MI450 has 432 GB of RAM", "it comes with 96 GB of RAM": between the chip that acts and the amount stands nothing but
/// a verb of having. In "pairs it with" and "has 288 GB of HBM and 512 GB of RAM" more does.
fn is_had_by_a_chip(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let ahead = |span: Span| span.end <= amount.span.start;
    let acts = |name: &&Name| {
        let before = found.head(sentence, name.span.start).split_whitespace().rev();
        let before = before.skip_while(|word| matches!(*word, "a" | "an" | "the" | "its" | "each"));
        let mut before = before.take(2).take_while(|word| !word.ends_with([',', ';']));
        let beside = before.clone().next().is_some_and(|word| english().prepositions.contains(word));
        name.kind == Chip && ahead(name.span) && !beside && !before.any(|word| english().pairs.contains(word))
    };
    let chips = found.names_in(sentence).iter().filter(acts);
    let referred = found.cues_in(sentence).iter().filter(|at| {
        let paired = || {
            let verb = found.head(sentence, at.span.start).split_whitespace().next_back();
            verb.is_some_and(|verb| english().pairs.contains(verb))
        };
        matches!(at.cue, Cue::It | Cue::TheChip) && ahead(at.span) && !paired()
    });
    let subjects = chips.map(|name| name.span.end).chain(referred.map(|at| at.span.end));
    let Some(from) = subjects.max() else { return false };
    // "The B200 GPU boasts a total of": the noun belongs to the name, and what hedges the number to the number.
    let noun = found.cues_in(sentence).iter().find(|at| {
        at.cue == Cue::Chip
            && at.span.start >= from
            && ahead(at.span)
            && Span::new(from, at.span.start).of(&found.folded) == " "
    });
    let from = noun.map_or(from, |noun| noun.span.end);
    let gap = Span::new(from, amount.span.start).of(&found.folded).trim_end();
    let gap = last_of(gap, &english().totals).and_then(|words| gap.strip_suffix(words)).unwrap_or(gap);
    let has = |word: &str| english().carries.contains(word);
    let small = |word: &str| has(word) || is_small(word) || is_one(&english().hedges, word);
    gap.split_whitespace().any(has) && gap.split_whitespace().all(small)
}

/// 显存占用14GB, 部署需要至少8张96GB, FP8权重文件约125GB: what a model takes, and no chip has.
fn is_what_is_needed(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if !found.language.is_chinese() || sentence.place == Place::Row {
        return false;
    }
    let before = found.head_in_clause(sentence, amount.number);
    let taken = ["占用", "权重", "文件", "磁盘", "模型大小", "安装包"].iter().any(|word| before.contains(word));
    // 部署需求 is a demand, and asks for no size.
    let needs =
        before.match_indices('需').any(|(at, _)| before.get(at..).is_some_and(|rest| !rest.starts_with("需求")));
    let least = needs || ["不低于", "至少", "要求", "起步"].iter().any(|word| before.contains(word));
    let deploys = ["部署", "配置", "建议", "推荐", "门槛", "要求", "运行"]
        .iter()
        .any(|word| sentence.span.of(&found.folded).contains(word));
    taken || least && deploys
}

/// "50% more than": a difference, and no share of a whole.
fn is_a_difference(found: &Annotated<'_>, amount: &Amount) -> bool {
    let after = found.text.get(amount.span.end..).unwrap_or("").trim_start();
    ["more ", "less ", "higher", "lower", "cheaper", "dearer", "above ", "up on", "better", "worse"]
        .iter()
        .any(|word| after.starts_with(word))
}

/// "X (115 billion, …)", or "X has 115 billion." after a sentence about parameters.
fn is_elliptic(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let before = found.head_as_written(sentence, amount.span.start);
    let after = found.text.get(amount.span.end..).unwrap_or("").chars().next();
    let ends = after.is_none_or(|c| matches!(c, '.' | ',' | ')' | '。' | '，' | '）' | ';' | '；' | '\n'));
    let model = found.names_in(sentence).iter().rfind(|name| name.kind == Model && name.span.end <= amount.span.start);
    let Some(model) = model.filter(|_| ends) else { return false };
    let owned = Span::new(model.span.end, amount.span.start).of(found.text);
    let spoken = found.has_cue(sentence, sentence.span, &[Cue::Parameters]);
    if spoken && matches!(owned.trim(), "'s" | "’s") {
        return true;
    }
    let bracketed = before.ends_with(['(', '（']) && found.distance(model.span, amount.span) <= 3;
    let has = ["has ", "have ", "with ", "boasts ", "has some ", "达", "为", "拥有", "有"]
        .iter()
        .any(|verb| before.ends_with(verb));
    let earlier = found.sentences.iter().rfind(|other| other.span.end <= sentence.span.start);
    let talk = earlier.is_some_and(|other| found.has_cue(other, other.span, &[Cue::Parameters]));
    bracketed || (has && talk && found.distance(model.span, amount.span) <= 60)
}

/// "Both 30B and 105B activate a fraction": the size stands for the model that has it.
fn is_a_size_as_a_name(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let verb = |at: &&CueAt| {
        at.cue == Cue::Active && at.span.start >= amount.span.end && found.distance(amount.span, at.span) <= 2
    };
    let next = found.cues_in(sentence).iter().find(verb);
    let both = found.head_as_written(sentence, amount.span.start).to_lowercase();
    let written = |at: &CueAt| at.span.of(found.text);
    next.is_some_and(|at| written(at).starts_with("activat") && !written(at).starts_with("activated"))
        || both.trim_end().ends_with("both")
}

/// "4 trillion tokens with 2 trillion of them Indic": a part of what was told before.
fn is_a_part_of_the_tokens(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let before = found.head_as_written(sentence, amount.span.start).trim_end();
    let part = [" with", " including", " of which", " comprising", "其中", "包括", "包含"]
        .iter()
        .any(|word| before.ends_with(word));
    part && found
        .amounts_in(sentence)
        .iter()
        .any(|other| other.span.end <= amount.span.start && other.measure == amount.measure && other.min > amount.min)
}

/// "5 million yuan per trillion tokens", "another 800 billion tokens": what is paid for, or what comes on top of the rest.
fn is_of_each_or_more(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = found.head(sentence, amount.span.start).trim_end();
    found.language == Language::English
        && [" per", " every", " another", " a further", " an extra", " an additional", " additional"]
            .iter()
            .any(|word| head.ends_with(word))
}

/// "a loss spike at 9 trillion tokens", "diverged after 3 trillion tokens": how far the run was, and not how long.
fn is_a_moment_of_the_run(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    const MISHAPS: &[&str] =
        &["spike", "diverg", "crash", "restart", "instabilit", "unstable", "collaps", "checkpoint", "anneal", "fail"];
    let clause = sentence.clause_of(amount.number);
    let head = Span::new(clause.start, amount.span.start.max(clause.start)).of(&found.folded);
    let words = head.trim_end();
    let words = [" about", " around", " some", " roughly"]
        .iter()
        .fold(words, |words, hedge| words.strip_suffix(hedge).unwrap_or(words));
    found.language == Language::English
        && [" at", " after"].iter().any(|word| words.ends_with(word))
        && MISHAPS.iter().any(|stem| words.contains(stem))
}

/// "over 100 million daily active users": people, and no parameters.
fn counts_people(found: &Annotated<'_>, amount: &Amount) -> bool {
    let after = first(found.folded.get(amount.span.end..).unwrap_or(""), 48);
    let mut words = after.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(5);
    words
        .find(|word| !matches!(*word, "daily" | "weekly" | "monthly" | "active" | "registered" | "paying"))
        .is_some_and(|noun| {
            matches!(noun, "user" | "users" | "accounts" | "customers" | "subscribers" | "people" | "devices")
        })
}

/// "any processor at 16nm or below", "4nm-class packaging": where a rule begins, or how dies are put together.
fn is_no_line_of_a_chip(found: &Annotated<'_>, amount: &Amount) -> bool {
    const BOUNDS: &[&str] =
        &["or below", "and below", "or less", "or smaller", "and smaller", "or finer", "or better", "or lower"];
    let after = first(found.folded.get(amount.span.end..).unwrap_or(""), 32);
    let after = after.trim_start_matches(['-', ' ']);
    let after = after.strip_prefix("class ").unwrap_or(after);
    let bounded = amount.min.is_none() && BOUNDS.iter().any(|words| amount.span.of(&found.folded).ends_with(words));
    found.language == Language::English
        && (bounded || BOUNDS.iter().any(|words| after.starts_with(words)) || after.starts_with("packaging"))
}

/// 训练数据包含50亿图文对: pictures and the like, and no tokens.
fn counts_samples(found: &Annotated<'_>, amount: &Amount) -> bool {
    const SAMPLES: &[&str] =
        &["图文对", "图像", "图片", "对图文", "张", "条", "样本", "小时", "组", "视频", "对话", "份"];
    let after = found.folded.get(amount.span.end..).unwrap_or("").trim_start();
    found.language.is_chinese() && SAMPLES.iter().any(|noun| after.starts_with(noun))
}

/// 制程：7nm: a line of a list of properties.
fn is_a_label(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let text = sentence.span.of(&found.folded).trim_start_matches(|c: char| !c.is_alphanumeric());
    let label = ["制程", "工艺", "制造工艺", "制程工艺", "工艺制程"].iter().any(|word| text.starts_with(word));
    label && text.contains(['：', ':']) && text.chars().count() <= LABEL
}

/// A line of a list of properties is no longer than this, in characters.
const LABEL: usize = 24;

/// 总参数与激活参数: the word behind another for a size.
fn is_second_of_two(found: &Annotated<'_>, active: Span) -> bool {
    let before = found.folded.get(..active.start).unwrap_or("");
    before.strip_suffix(['与', '和', '及', '、']).is_some_and(|head| head.ends_with("参数") || head.ends_with("参数量"))
}

/// 采用超稀疏激活: how the model works, and no size of it as in 稀疏激活320亿.
fn is_a_way_to_work(found: &Annotated<'_>, active: Span) -> bool {
    let before = found.folded.get(..active.start).unwrap_or("");
    let after =
        found.folded.get(active.end..).unwrap_or("").trim_start_matches(['约', '仅', '了', '参', '数', '量', '为']);
    before.ends_with("稀疏") && !after.starts_with(|c: char| c.is_ascii_digit())
}

/// An activation word belongs to one amount: in Chinese the one behind it, with those dealt out beside that, else the
/// nearest.
fn is_the_active_one(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let rivals = || {
        found.amounts_in(sentence).iter().filter(|other| {
            !other.in_name
                && !found.text.get(other.number.end..).is_some_and(|after| after.trim_start().starts_with(['总', '總']))
                && bare_parameters(other).is_some()
                && other.max.or(other.min).is_some_and(|n| n >= 1e7)
        })
    };
    let of_parameters = |at: &&CueAt| {
        let after = found.folded.get(at.span.end..).unwrap_or("");
        // 每个token激活8个: experts
        let few = |other: &Amount| {
            let small = other.max.or(other.min).is_some_and(|n| n < 1e4);
            let gap = Span::new(at.span.end.min(other.span.start), other.span.start).of(&found.folded);
            let bare = gap.trim_start_matches(['激', '活', '仅', '只', '会', '共', '了', '其', '中', '的']);
            small && other.span.start >= at.span.end && bare.is_empty()
        };
        let of_another = ["比例", "比", "率", "函数", "专家", "参数比"].iter().any(|word| after.starts_with(word))
            || is_a_way_to_work(found, at.span)
            || found.language.is_chinese() && is_untold(after)
            || found.language.is_chinese() && found.amounts_in(sentence).iter().any(few);
        at.cue == Cue::Active && !of_another
    };
    found.cues_in(sentence).iter().filter(of_parameters).any(|at| {
        let behind = rivals().find(|other| {
            // 激活参数从32B涨到40B: both are
            let changes = found.language.is_chinese() && other.span.end <= amount.span.start;
            let first = changes && is_from(found, sentence, other);
            other.span.start >= at.span.end
                && !first
                && found.distance(at.span, other.span) <= 16
                && (found.language.is_unspaced() || is_a_verb_of_activity(found, at.span))
                && !found.between(at.span, other.span).contains(['，', ',', '；', '。'])
        });
        let best = behind.or_else(|| rivals().min_by_key(|other| found.distance(other.span, at.span)));
        // A和B的激活参数分别为370亿和320亿: all that is dealt out with it
        let dealt = || {
            let after = Span::new(at.span.end, amount.span.start.max(at.span.end));
            let words = found.cues_within(sentence, after, &[Cue::Respectively]).next();
            words.and_then(|_| dealt_out(found, sentence, amount, rivals().collect())).unwrap_or_default()
        };
        let with = |best: &Amount| dealt().iter().any(|other| other.span == best.span);
        // 总参数与激活参数分别为1万亿和320亿: the first is of the other word
        let first = || dealt().first().is_some_and(|first| first.span == amount.span);
        let other = is_second_of_two(found, at.span) && first();
        best.is_some_and(|best| best.span == amount.span || found.language.is_chinese() && with(best))
            && !other
            && found.distance(at.span, amount.span) <= 60
            && !is_told_as_a_part(found, sentence, amount, at.span)
    })
}

/// "2.4 trillion parameters, of which 3% are activated": the percentage behind it is what is active.
fn is_told_as_a_part(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, active: Span) -> bool {
    let percent = |other: &Amount| {
        other.measure == Some(Measure::Percent) && other.span.start >= amount.span.end && other.span.end <= active.start
    };
    found.language == Language::English && found.amounts_in(sentence).iter().any(percent)
}

/// "activates only 40 billion": what is active stands behind the verb.
fn is_a_verb_of_activity(found: &Annotated<'_>, cue: Span) -> bool {
    matches!(cue.of(&found.folded), "activates" | "activate" | "activating")
}

fn priced(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    found.has_cue(sentence, sentence.span, &[Cue::Price])
}

/// "up by 9 points", 同比增长: growth, and no share.
fn grows(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let start = found.text.floor_char_boundary(amount.span.start.saturating_sub(24)).max(sentence.span.start);
    let text = Span::new(start, amount.span.start).of(found.text).to_lowercase();
    [
        "up by ",
        "rose ",
        "rose by",
        "grew ",
        "fell ",
        "down ",
        "增长",
        "同比",
        "下降",
        "上涨",
        "下跌",
        "rise of",
        "increase of",
    ]
    .iter()
    .any(|word| text.ends_with(word) || text.contains(word))
}

/// "models of hundreds of billions of parameters": a class of models and none of them.
fn generic_models(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let after = first(found.text.get(amount.span.end..).unwrap_or(""), 36);
    let before = last(found.head_as_written(sentence, amount.span.start), 30);
    let plural = after.contains("models")
        || before.trim_end().ends_with("models of")
        || before.contains("models with")
        || before.contains("models exceeding");
    let chinese = ["多个", "等", "级大模型", "动辄", "各类"].iter().any(|word| before.ends_with(word))
        || after.starts_with("级大模型的")
        || after.contains("级别大模型");
    let named = in_sentence(found, sentence, amount.span, &[Model])
        .is_some_and(|index| found.names.get(index).is_some_and(|name| found.distance(name.span, amount.span) <= 40));
    (plural || chinese) && !named
}
