//! What a row asks of a sentence beyond its words.

mod model;
mod money;

use crate::{
    lexicon::{
        chinese::{chinese, ends_in, has_one},
        cue::{Cue, CueAt},
        english::{any_word, english, is_one, is_small, last_of},
    },
    model::{EntityKind, Language},
    text::{
        Span,
        span::{first, last},
    },
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    name::Name,
    number::{Amount, Per},
    subject::in_sentence,
};

use EntityKind::{Chip, Model};
pub(super) use model::are_so_many_of_all;
use model::{are_active, are_all_tokens, is_a_context, is_a_size};
use money::{
    before_its_project, builds_with_it, is_a_price, is_invested, is_the_cost_of_a_training, is_the_cost_of_the_hours,
};

use super::rows::Rule;

/// What a rule asks beyond its words.
pub(super) fn credible(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> bool {
    let clause = sentence.clause_of(amount.number);
    if is_generic(found, sentence, amount, rule) || is_of_the_rest(found, sentence, amount) {
        return false;
    }
    match rule.name {
        name if name.starts_with("parameters/") => is_a_size(found, sentence, amount, rule),
        "training_time/took" => !is_a_time_pointed_at(found, amount) && !is_of_other_work(found, sentence, amount),
        "training_time/gpu-hours" => !are_hours_of_its_use(found, clause),
        "training_cost/cost" => is_the_cost_of_a_training(found, sentence, amount),
        "training_cost/hours" => is_the_cost_of_the_hours(found, sentence, amount),
        "investment/money" => {
            is_invested(found, sentence, amount) && !is_of_a_project_nobody_knows(found, sentence, amount)
        }
        "investment/builds" => builds_with_it(found, sentence, amount) && is_invested(found, sentence, amount),
        "investment/of-project" => before_its_project(found, sentence, amount, rule),
        "domestic_share/part" => part_from_home(found, sentence, amount),
        name if name.starts_with("price/") => is_a_price(found, sentence, amount, rule),
        "active_parameters/near" => are_active(found, sentence, amount),
        "process_node/nm" => {
            is_a_line(found, sentence, amount, clause) && !is_what_a_plant_makes(found, sentence, amount)
        }
        "memory_bandwidth/rate" => {
            !is_of_a_link(found, sentence, amount) && !is_where_a_rule_draws_the_line(found, sentence)
        }
        "compute/peak" => !is_definition(found, sentence, amount) && !is_of_a_node(found, clause, amount),
        "power/watts" => {
            // "draws 250 watts and will cost $9,500": two things said of one
            let beside = |at: &CueAt| {
                found.language == Language::English && found.between(amount.span, at.span).contains(" and ")
            };
            let priced = |at: &CueAt| !at.span.of(found.text).eq_ignore_ascii_case("each") && !beside(at);
            // 单卡功耗550瓦 is of one, as power is wherever nothing else is said.
            // 价格：910B为9W/片: 9万
            let of_one = || found.language.is_chinese() && !found.has_cue(sentence, sentence.span, &[Cue::Price]);
            amount.per.is_none_or(|per| per == Per::Piece && of_one())
                && !is_bought(found, sentence, amount)
                && !found.cues_within(sentence, clause, &[Cue::Price]).any(priced)
        }
        "context_length/window" => {
            let apart = |at: &CueAt| !found.amounts_in(sentence).iter().any(|other| other.span.overlaps(at.span));
            amount.per.is_none()
                && is_a_context(found, sentence, amount)
                && !found.cues_within(sentence, clause, &[Cue::Throughput]).any(apart)
        }
        "training_tokens/trained" | "training_tokens/many" | "training_tokens/label" => {
            are_all_tokens(found, sentence, amount)
        }
        "market_share/share" => {
            // 标包一｜44%、32%、18%: what part of an order each bidder gets
            amount.max.or(amount.min).is_some_and(|n| n <= 100.0)
                && found.folded.get(amount.span.end..).is_none_or(|after| !after.starts_with(" of what "))
                && !grows(found, sentence, amount)
                && !(sentence.place == Place::Row && found.is_of_a_tender())
        }
        "domestic_share/rate" | "yield_rate/yield" => {
            let of_dram = rule.name == "yield_rate/yield" && clause.of(&found.folded).contains("dram");
            // a share of chips is of home-made ones where the text says so
            let korean = found.language == Language::Korean;
            let abroad = korean && !found.has_cue(sentence, sentence.span, &[Cue::Domestic]);
            let nobodys = rule.name == "domestic_share/rate" && (abroad || is_of_nobody_here(found, sentence));
            !grows(found, sentence, amount) && !is_a_difference(found, amount) && !of_dram && !nobodys
        }
        "memory_capacity/noun" | "memory_capacity/chip" => is_memory_of_a_chip(found, sentence, amount),
        _ => true,
    }
}

/// "Beacon, a programme with a budget of 240 million euros": of what stands before the comma, where that is no name known.
fn is_of_a_project_nobody_knows(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = sentence.clause_of(amount.number);
    let mut words = clause.of(&found.folded).split_whitespace();
    let article = words.next().is_some_and(|word| matches!(word, "a" | "an" | "the"));
    let project = || words.take(4).any(|word| english().undertakings.contains(word));
    if found.language != Language::English || !article || !project() {
        return false;
    }
    let head = Span::new(sentence.span.start, clause.start).of(found.text).trim_end();
    let Some(before) = head.strip_suffix(',') else { return false };
    let word = before.rsplit(' ').next().unwrap_or("");
    let end = sentence.span.start + before.len();
    let known = found.names_over(Span::new(end - word.len(), end)).next().is_some();
    word.starts_with(char::is_uppercase) && !known
}

/// "600,000 GPU hours were spent on X by its users": hours of chips that a model works, and no training.
fn are_hours_of_its_use(found: &Annotated<'_>, clause: Span) -> bool {
    let words = clause.of(&found.folded);
    // "before it was handed to customers": what came of it later
    let words = [" before ", " after ", " until "]
        .iter()
        .find_map(|later| words.split_once(later))
        .map_or(words, |(now, _)| now);
    let trained = || any_word(words, |word| matches!(word, "train" | "trained" | "training" | "pretraining"));
    found.language == Language::English && any_word(words, |word| english().hours_of_use.contains(word)) && !trained()
}

/// "Доля отечественных серверов достигла 63 %": outside English and Chinese a share of home-made things is of whom the sentence
/// names, and of no firm that was told of before.
fn is_of_nobody_here(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let whose = |name: &Name| !matches!(name.kind, EntityKind::Outlet | EntityKind::Person | Model | Chip);
    found.is_in_another_language() && !found.names_in(sentence).iter().any(whose)
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
    // the amount may take the class with it
    let told_class = amount.span.of(&found.folded).ends_with(['ス', '級']);
    let more = told_class && ["を上回", "を超え", "に匹敵"].iter().any(|words| after.starts_with(words));
    let weighs = more || class.iter().any(|words| after.starts_with(words));
    let japanese = found.language == Language::Japanese && weighs;
    japanese || found.language.is_european() && AGAINST.iter().any(|word| before.ends_with(word)) && told()
}

/// 同一周, 上一年: when something was, and not how long it took.
fn is_a_time_pointed_at(found: &Annotated<'_>, amount: &Amount) -> bool {
    let before = found.folded.get(..amount.span.start).unwrap_or("");
    found.language.is_chinese() && ends_in(before, &chinese().points_at_times).is_some()
}

/// 迁移代码只花了两周: what took so long is other work than the training.
fn is_of_other_work(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = found.head_in_clause(sentence, amount.span);
    found.language.is_chinese() && has_one(head, &chinese().other_work) && !head.contains('训')
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
        && !(chinese && (is_a_level(found, sentence, amount) || is_of_a_foundrys_yield(found, sentence, clause)))
        && (!chinese || own() || is_a_label(found, sentence) || found.has_cue(sentence, clause, &[Cue::Use]))
        && !found.has_cue(sentence, clause, &[Cue::Wafer])
        && !["产能", "產能", "capacity", "wafers", "fab "].iter().any(|word| clause.of(found.text).contains(word))
}

/// 与5nm工艺相当, 接近5nm水平: how good the line is, and no line.
fn is_a_level(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = found.head_in_clause(sentence, amount.span).trim_end();
    let after = first(found.tail_in_clause(sentence, amount.span), 30);
    let against = ["与", "和", "跟", "接近", "媲美", "对标", "比肩", "追平"].iter().any(|word| head.ends_with(word));
    against && ["相当", "同等", "水平", "性能", "媲美", "相若", "接近"].iter().any(|word| after.contains(word))
}

/// 中芯国际宣布7nm制程良率突破90%: of the foundry's line, whatever chip the sentence names elsewhere.
fn is_of_a_foundrys_yield(found: &Annotated<'_>, sentence: &Sentence, clause: Span) -> bool {
    let before =
        found.names_in(sentence).iter().rfind(|name| name.span.end <= clause.end && name.kind != EntityKind::Outlet);
    found.has_cue(sentence, clause, &[Cue::Yield]) && before.is_some_and(|name| name.kind == EntityKind::Organization)
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

/// 单节点算力300P: of a part of the cluster.
fn is_of_a_node(found: &Annotated<'_>, clause: Span, amount: &Amount) -> bool {
    let head = Span::new(clause.start, amount.span.start.max(clause.start)).of(&found.folded);
    ["单节点", "每个节点", "每节点"].iter().any(|word| head.contains(word))
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
    // "Er wird von TSMC in 6 Nanometern gefertigt"
    let elsewhere = found.language != Language::English;
    let stands = |cue: Cue| cue == Cue::TheChip || elsewhere && cue == Cue::It;
    let refers = found.cues_in(sentence).iter().any(|at| stands(at.cue))
        || ["Built", "Made", "Manufactured", "Fabricated", "Produced", "Fabbed", "Process"].contains(&first)
        || [" it ", " them ", " those ", " these ", "It "].iter().any(|word| text.contains(word));
    !found.language.is_unspaced()
        && sentence.place == Place::Prose
        && !refers
        && names.iter().all(|name| name.kind != Chip)
        && names.iter().any(|name| name.kind == EntityKind::Organization)
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
    // "700 GB/s between chips", "784 GB/s from card to card"
    let linked = |phrase: &str| english().link_phrases.iter().any(|words| phrase.contains(words.as_str()));
    let told = first(found.tail_in_clause(sentence, amount.span), LINKED).split(" and ").next().unwrap_or("");
    if found.language == Language::English && linked(told) {
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

/// So many characters behind a rate it is told to be of a link.
const LINKED: usize = 40;

/// "A second plant is to begin 3-nanometre production": a plant leads the clause, and no chip is named in the sentence.
fn is_what_a_plant_makes(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let head = found.head_in_clause(sentence, amount.span).trim_start();
    let plant = head.split(' ').take(4).any(|word| matches!(word, "plant" | "fab" | "factory" | "plants" | "fabs"));
    found.language == Language::English && plant && !found.names_in(sentence).iter().any(|name| name.kind == Chip)
}

/// "750 megawatts of X1 systems": so many watts are bought, and are no power of a machine told of before.
fn is_bought(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let large = amount.max.or(amount.min).is_some_and(|watts| watts >= LEAST_BOUGHT);
    large && is_of_goods(found, sentence, amount, |name| is_a_chip_or_its_maker(found, name))
}

/// So many watts of chips are bought, and no single one draws as much.
const LEAST_BOUGHT: f64 = 1e6;

/// "750 megawatts of Contoso systems", "500 megawatts' worth of X1 racks": so much of the goods that are called so, or of
/// whose they are.
pub(super) fn is_of_goods(
    found: &Annotated<'_>,
    sentence: &Sentence,
    amount: &Amount,
    are: impl Fn(&Name) -> bool,
) -> bool {
    if found.language != Language::English {
        return false;
    }
    let after = found.folded.get(amount.span.end..).unwrap_or("");
    let rest = [" of ", "' worth of ", "’ worth of ", " worth of "].iter().find_map(|link| after.strip_prefix(link));
    let Some(rest) = rest else { return false };
    let from = amount.span.end + (after.len() - rest.len());
    let near = |name: &Name| {
        name.span.start >= from && found.distance(Span::new(from, from), name.span) <= NEAR_GOODS && are(name)
    };
    found.names_in(sentence).iter().any(near)
}

/// So many characters behind "of" the goods or their maker are named.
const NEAR_GOODS: usize = 20;

/// A chip, or a firm that makes chips.
pub(super) fn is_a_chip_or_its_maker(found: &Annotated<'_>, name: &Name) -> bool {
    name.kind == Chip || name.kind == EntityKind::Organization && found.makes_chips(name)
}

/// "a total processing performance of less than 21,000 and a bandwidth below 6,500 GB/s": where a rule draws its line.
fn is_where_a_rule_draws_the_line(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let text = sentence.span.of(&found.folded);
    found.language == Language::English
        && ["processing performance", "performance density", "(tpp)", " tpp "].iter().any(|words| text.contains(words))
}

/// "An exaflop equals one quintillion operations a second": a word explained.
fn is_definition(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let text = sentence.span.of(found.text);
    let folded = sentence.span.of(&found.folded);
    if found.language.is_chinese() {
        // 1个PFLOPS代表每秒1千万亿次
        let at = amount.span.start.saturating_sub(sentence.span.start);
        let before = found.head(sentence, amount.span.start).trim_end_matches("每秒");
        let units = ["flops", "eflops", "pflops", "（p", "(p", "1p", "，p", "p"];
        let means = ["代表", "等于", "是指", "指", "即", "指的是"];
        let head =
            means.iter().find_map(|word| before.trim_end_matches("进行").trim_end_matches("每秒").strip_suffix(word));
        return head.is_some_and(|head| units.iter().any(|unit| head.trim_end().ends_with(unit)))
            || ["flops代表", "flops等于", "flops是指", "flops指", "flops即每秒", "p代表每秒", "p等于每秒"].iter().any(
                |words| folded.get(at..).is_some_and(|rest| rest.find(words).is_some_and(|near| near <= DEFINED)),
            );
    }
    [" equals ", " is equal to ", "a unit of ", " stands for ", " refers to "].iter().any(|words| text.contains(words))
}

/// So many bytes from a number on its unit is told to stand for something.
const DEFINED: usize = 12;

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

/// 制程：7nm: a line of a list of properties.
fn is_a_label(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let text = sentence.span.of(&found.folded).trim_start_matches(|c: char| !c.is_alphanumeric());
    let label = ["制程", "工艺", "制造工艺", "制程工艺", "工艺制程"].iter().any(|word| text.starts_with(word));
    label && text.contains(['：', ':']) && text.chars().count() <= LABEL
}

/// A line of a list of properties is no longer than this, in characters.
const LABEL: usize = 24;

/// Characters before a percentage within which growth is told.
const GROWS_WITHIN: usize = 16;

/// "up by 9 points", 同比增长: growth, and no share.
fn grows(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let text = last(found.head(sentence, amount.span.start), GROWS_WITHIN);
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
        "年增",
        "季增",
        "月增",
        "营收",
        "rise of",
        "increase of",
    ]
    .iter()
    .any(|word| text.ends_with(word) || text.contains(word))
}
