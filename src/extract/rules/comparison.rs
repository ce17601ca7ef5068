//! Facts that compare with a number: so many per cent of, so many times, so much faster or slower.

use crate::{
    lexicon::{
        chinese::{before_all, behind_mark, behind_one, chinese},
        cue::{Cue, CueAt},
        english::{any_word, english, is_one},
    },
    model::{EntityKind, Language, Predicate, Quantity, Unit, Value},
    text::{Span, span::first},
};

use super::super::{
    annotate::{Annotated, Sentence},
    fact::Fact,
    name::Name,
    number::{Amount, Measure},
    subject::{in_sentence, subject_of},
};

use EntityKind::{Chip, Model, System};

/// What is weighed against its like.
pub(super) const THINGS: &[EntityKind] = &[Chip, System, Model];

/// What a ratio may be of that is no performance.
pub(super) const OTHERWISE: &[Cue] = &[
    Cue::NotPerformance,
    Cue::Power,
    Cue::Memory,
    Cue::Bandwidth,
    Cue::Price,
    Cue::MarketShare,
    Cue::Yield,
    Cue::Active,
    Cue::Parameters,
];

/// A price stands before the ratio: it is of prices.
fn follows_money(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let is_money = |other: &Amount| matches!(other.measure, Some(Measure::Currency(_)));
    found.amounts_in(sentence).iter().any(|other| other.span.end <= amount.span.start && is_money(other))
}

/// Reads the amount as a ratio of performance, if it is one; tells whether it was.
pub(super) fn find(found: &Annotated<'_>, place: usize, amount: &Amount, facts: &mut Vec<Fact>) -> bool {
    let Some(sentence) = found.sentences.get(place) else { return false };
    let factor = match amount.measure {
        Some(Measure::Times) => 100.0,
        Some(Measure::Percent) => 1.0,
        _ => return false,
    };
    if is_how_far_off(found, sentence, amount)
        || is_how_many(found, amount)
        || is_what_it_takes(found, sentence, amount)
    {
        return amount.measure == Some(Measure::Times);
    }
    let Some(other) = other_side(found, sentence, amount) else {
        return super::forerunner::find(found, place, amount, facts) || amount.measure == Some(Measure::Times);
    };
    let (clause, wide) = (sentence.clause_of(amount.number), sentence.span);
    // 功耗近560千瓦，是后者的3.9倍: a clause without a word of its own goes on with the one before it.
    let before = Span::new(wide.start, clause.end);
    // "1.1 times an H100 in training a 70-billion-parameter model": the size is of the load.
    let of_the_load = |at: &CueAt| {
        at.span.start >= other.span.end && at.cue == Cue::Parameters && found.language == Language::English
    };
    let otherwise = found.cues_within(sentence, before, OTHERWISE).any(|at| !of_the_load(at));
    let plain = !otherwise && is_of_the_thing(found, amount, other);
    let of_prices = follows_money(found, sentence, amount) && !found.has_cue(sentence, clause, &[Cue::Performance]);
    if of_prices
        || is_what_it_took(found, amount, other)
        || !(plain || of_performance(found, sentence, amount, clause, wide))
    {
        return amount.measure == Some(Measure::Times);
    }
    let Some(subject) = compared_subject(found, place, sentence, amount, other) else { return false };
    let Some((min, max)) = bounds(found, sentence, amount, other, factor) else { return false };
    let mut quantity = Quantity::between(min, max, Unit::Percent);
    quantity.approximate = amount.approximate;
    quantity.of = Some(other.name.clone());
    facts.push(Fact::about(
        Predicate::RelativePerformance,
        subject,
        Value::Quantity(quantity),
        amount.span.cover(other.span),
        place,
        "relative_performance/ratio",
    ));
    true
}

/// "trained with 4x more compute than the X1", "ten times the compute of the X1": what went into a model, and not how
/// good it is.
fn is_what_it_took(found: &Annotated<'_>, amount: &Amount, other: &Name) -> bool {
    const SPENT: &[&str] = &["compute", "data", "tokens", "gpus", "chips", "accelerators", "gpu", "hours"];
    let after = first(found.folded.get(amount.span.end..).unwrap_or(""), 36);
    let mut words = after.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(4);
    other.kind == Model
        && words
            .find(|word| !matches!(*word, "more" | "as" | "much" | "many" | "the" | "training" | "total"))
            .is_some_and(|noun| SPENT.contains(&noun))
}

/// "It takes five times more chips to deliver twice the performance": of no chip, but of all of them together.
fn is_what_it_takes(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let clause = found.head_in_clause(sentence, amount.span);
    ["it takes ", "it took "].iter().any(|opening| clause.trim_start().starts_with(opening)) && clause.contains(" to ")
}

/// "comes within 10 percent of the X1": how far it is from it, on either side.
fn is_how_far_off(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    found.language == Language::English && found.head(sentence, amount.span.start).trim_end().ends_with(" within")
}

/// "five times as many of them": how many, and not how good.
fn is_how_many(found: &Annotated<'_>, amount: &Amount) -> bool {
    let after = found.folded.get(amount.span.end..).unwrap_or("").trim_start();
    let counts = ["as many", "the number", "the price", "the power", "the cost"];
    // "five times more Ascend 910C accelerators"
    let more = after.strip_prefix("more ").and_then(|rest| rest.split([',', '.', ';', '(']).next()).unwrap_or("");
    let things = ["accelerators", "chips", "gpus", "npus", "processors", "cards", "servers", "racks", "nodes"];
    let of_things = more.split_whitespace().take(5).any(|word| things.contains(&word));
    counts.iter().any(|words| after.starts_with(words)) || of_things || is_of_a_whole(found, after)
}

/// "46% of the accelerator market, ahead of Nvidia": a part of a market, and no ratio to who is behind.
fn is_of_a_whole(found: &Annotated<'_>, after: &str) -> bool {
    let whole = after.strip_prefix("of ").and_then(|rest| rest.split([',', '.', ';']).next()).unwrap_or("");
    found.language == Language::English && any_word(whole, |word| is_one(&english().wholes, word))
}

/// The ratio in per cent of the other side: what it is ahead by comes on top of the whole, what it is behind by goes off.
fn bounds(
    found: &Annotated<'_>,
    sentence: &Sentence,
    amount: &Amount,
    other: &Name,
    factor: f64,
) -> Option<(Option<f64>, Option<f64>)> {
    let scaled = |n: Option<f64>| n.map(|n| n * factor);
    // 落后H200约2-3倍: by so many times behind is no part of anything
    let ahead = Span::new(sentence.clause_of(amount.number).start, other.span.start);
    if amount.measure == Some(Measure::Times)
        && found.language.is_chinese()
        && other.span.end <= amount.span.start
        && found
            .cues_within(sentence, ahead, &[Cue::Trails])
            .any(|trails| trails.span.end == found.start_with_maker(other))
    {
        return None;
    }
    if amount.measure == Some(Measure::Times) && amount.decrease {
        // "three times slower": a third of it.
        let part = |n: Option<f64>| n.filter(|n| *n > 0.0).map(|n| 100.0 / n);
        let (min, max) = (part(amount.max), part(amount.min));
        return min.or(max).is_some().then_some((min, max));
    }
    if is_behind(found, sentence, amount, other) {
        let rest = |n: Option<f64>| n.map(|n| 100.0 - n * factor);
        let (min, max) = (rest(amount.max), rest(amount.min));
        return (max.or(min)? > 0.0).then_some((min.filter(|n| *n > 0.0), max));
    }
    let clause = sentence.clause_of(amount.number);
    let ahead = Span::new(clause.start, other.span.start.max(clause.start));
    let gap = found.between(other.span, amount.span);
    let beats = amount.measure == Some(Measure::Percent)
        && other.span.end <= amount.span.start
        && !gap.contains('的')
        && (found.language.is_chinese() || gap.trim_end().ends_with(" by"))
        && (found.has_cue(sentence, ahead, &[Cue::Beats]) || ahead.of(found.text).ends_with(['超', '胜', '勝']));
    let gains = ["improvement", "gain", "uplift", "boost", "increase", "advantage", "lead", "speedup"];
    let gained = amount.measure == Some(Measure::Percent)
        && amount.span.end <= other.span.start
        && found.between(amount.span, other.span).split_whitespace().any(|word| gains.contains(&word));
    let ahead_by = differs_by(found, sentence, amount, other, &['高', '快', '强', '多', '大']);
    // "2.6 times faster" is 2.6 times as fast, outside Chinese
    let grown = amount.increase && (found.language.is_chinese() || amount.measure != Some(Measure::Times));
    let more = if grown || beats || gained || ahead_by { 100.0 } else { 0.0 };
    let (min, max) = (scaled(amount.min).map(|n| n + more), scaled(amount.max).map(|n| n + more));
    // 不足H100的12%: the bound stands before the other side.
    let head = found.head(sentence, other.span.start);
    let most = found.language.is_chinese() && ["不足", "不到", "未达", "少于"].iter().any(|word| head.ends_with(word));
    Some(if most && gap.starts_with('的') { (None, max) } else { (min, max) })
}

/// "trails the A100 by 20 %", "20 % slower than the A100", 比A100低20%.
fn is_behind(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, other: &Name) -> bool {
    let after = found.text.get(amount.span.end..).unwrap_or("").trim_start();
    let slower = ["slower", "weaker", "lower", "worse", "behind", "below", "less powerful", "short of", "inferior"];
    let before = Span::new(sentence.clause_of(amount.number).start, amount.span.start).of(found.text).trim_end();
    let trails = found.has_cue(sentence, sentence.clause_of(amount.number).cover(other.span), &[Cue::Trails]);
    let by = [" by", " um", " de", " un", " del", " на"].iter().any(|by| before.ends_with(by))
        || before.ends_with(['约', '了'])
        || found.language.is_chinese();
    amount.measure == Some(Measure::Percent)
        && (amount.decrease
            || differs_by(found, sentence, amount, other, &['低', '慢', '弱', '差', '少'])
            || slower.iter().any(|word| after.starts_with(word))
            || trails
                && by
                && other.span.end <= amount.span.start
                && !found.between(other.span, amount.span).contains('的'))
}

/// 比H20高三成, 比英伟达A100慢约20%: behind 比 and the other side, its maker included, an adjective of one character right
/// before the percentage; 比NVL72的180 PFLOPS高67% tells the other's figure, too.
fn differs_by(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, other: &Name, words: &[char]) -> bool {
    if !found.language.is_chinese() || amount.measure != Some(Measure::Percent) || other.span.end > amount.span.start {
        return false;
    }
    let than = found.head(sentence, found.start_with_maker(other)).trim_end().ends_with(['比', '较']);
    let between = Span::new(other.span.end, amount.span.start);
    let figures = found.amounts_in(sentence).iter().filter(|figure| between.contains(figure.span));
    let told: usize = figures.map(|figure| figure.span.of(found.text).chars().count()).sum();
    let gap = between.of(&found.folded).trim();
    let gap = ["大约", "约", "近", "逾", "超", "了", "出"]
        .iter()
        .fold(gap, |gap, hedge| gap.strip_suffix(hedge).unwrap_or(gap));
    than && gap.chars().count() <= 8 + told && gap.ends_with(words)
}

/// "80% of an A100", "1.7 times a GB200", 大概是H100的六成: of the thing as such, and so of what it does.
fn is_of_the_thing(found: &Annotated<'_>, amount: &Amount, other: &Name) -> bool {
    let after = found.text.get(other.span.end..).unwrap_or("");
    if found.language.is_chinese() {
        let before = found.text.get(..other.span.start).unwrap_or("").trim_end();
        let rest = found.text.get(amount.span.end..).unwrap_or("");
        let says = ["是", "为", "約", "约", "到", "于", "於", "僅", "仅", "有", "達", "达", "到了", "達到", "当", "當"];
        let ends = rest.is_empty() || rest.starts_with(['，', '。', '；', '、', '左', '水', '”', '！', '\n', ',']);
        let gap = found.between(other.span, amount.span).trim_end_matches(['约', '約']);
        let owned = behind_one(gap, &chinese().measured_by).unwrap_or(gap) == "的";
        return owned && ends && says.iter().any(|word| before.ends_with(word));
    }
    let gap = found.between(amount.span, other.span);
    let of = |word: &str| {
        matches!(word, "of" | "a" | "an" | "the" | "that" | "one" | "single" | "what") || word.ends_with("'s")
    };
    let next = after.split_whitespace().next().unwrap_or("");
    let ends = after.is_empty()
        || after.starts_with([',', '.', ';', ')', '\n', '"', '”'])
        || [
            "in",
            "on",
            "for",
            "when",
            "and",
            "or",
            "but",
            "while",
            "according",
            "at",
            "under",
            "overall",
            "can",
            "does",
        ]
        .contains(&next);
    amount.span.end <= other.span.start
        && gap.split_whitespace().all(of)
        && gap.split_whitespace().any(|word| matches!(word, "a" | "an" | "the" | "that" | "one"))
        && ends
}

/// The thing compared with: behind "of", "than", "as", or before 的N倍, in the same sentence.
fn other_side<'a>(found: &'a Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<&'a Name> {
    let things = || found.names_in(sentence).iter().filter(|name| THINGS.contains(&name.kind) && !name.stays_unnamed());
    let limit = if found.language.is_unspaced() { 40 } else { 110 };
    let after = things().find(|name| {
        let gap = found.between(amount.span, name.span);
        name.span.start >= amount.span.end
            && found.distance(amount.span, name.span) <= limit
            && !gap.contains(['.', '。', ';', '；'])
            && [
                " of ",
                "of ",
                " than",
                " as ",
                "that of",
                "versus ",
                "vs ",
                "vs. ",
                "against ",
                "relative to",
                "compared",
                "over ",
                "'s",
                " the ",
                " a ",
                " an ",
                "als ",
                "wie ",
                "que ",
                "dell'",
                "del ",
                "rispetto ",
                "чем",
                "быстрее ",
                "мощнее ",
                "производительнее ",
                "more than",
                "performance of",
            ]
            .iter()
            .any(|word| {
                gap.contains(word)
                    || gap.trim().is_empty()
                    || found.text.get(name.span.end..).is_some_and(|rest| rest.starts_with("'s"))
            })
    });
    let before = || {
        things().rfind(|name| {
            let gap = found.between(name.span, amount.span);
            name.span.end <= amount.span.start
                && found.distance(name.span, amount.span) <= limit
                && (name.compared || is_owned(found, gap) || is_led(found, name, amount))
                && !gap.contains(['。', ';', '；'])
        })
    };
    if found.language.is_unspaced() {
        before().or(after).or_else(|| the_one_before(found, sentence, amount))
    } else {
        after.or_else(before)
    }
}

/// 下一代9A2000的性能将是它的8倍: what was told of before the clause, where that names another thing of its kind.
fn the_one_before<'a>(found: &'a Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<&'a Name> {
    let head = found.head_in_clause(sentence, amount.number);
    let clause = sentence.clause_of(amount.number);
    let pointed = head.trim_end_matches(['约', '近', '超']).ends_with("它的");
    let own = found.names_in(sentence).iter().find(|name| clause.contains(name.span)).filter(|_| pointed)?;
    let mut earlier = found.names_in(sentence).iter().rev().filter(|name| name.span.end <= clause.start);
    earlier.find(|name| name.kind == own.kind && THINGS.contains(&name.kind) && name.name != own.name)
}

/// 超H20约20%, H100逾61%的性能: in Chinese a verb of one character before the name, or the number as its attribute.
fn is_led(found: &Annotated<'_>, name: &Name, amount: &Amount) -> bool {
    let before = found.text.get(..name.span.start).unwrap_or("").trim_end();
    let after = first(found.text.get(amount.span.end..).unwrap_or(""), 8);
    let bare = found.between(name.span, amount.span).trim().is_empty();
    let owned = after.trim_start().starts_with('的')
        && ["性能", "效能", "算力", "水平"].iter().any(|noun| after.contains(noun));
    found.language.is_chinese() && bare && (before.ends_with(['超', '胜', '勝']) || owned)
}

/// "H100的六成": in Chinese only the ratio itself may follow.
fn is_owned(found: &Annotated<'_>, gap: &str) -> bool {
    let gap = gap.trim_start();
    let gap = if found.language.is_chinese() { behind_one(gap, &chinese().measured_by).unwrap_or(gap) } else { gap };
    (gap.starts_with('的') || gap.starts_with("系统的")) && (!found.language.is_chinese() || gap.chars().count() <= 6)
}

fn of_performance(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, clause: Span, wide: Span) -> bool {
    let clause = clause_with_the_noun(found, sentence, clause);
    let nearest = |cues: &[Cue], span: Span| {
        found
            .cues_in(sentence)
            .iter()
            .filter(|at| cues.contains(&at.cue) && span.contains(at.span))
            .filter(|at| cues == OTHERWISE || !is_of_another_noun(found, sentence, at))
            .map(|at| found.distance(at.span, amount.number))
            .min()
    };
    let better = &[Cue::Performance, Cue::Beats, Cue::Trails];
    let for_it = nearest(better, clause)
        .or_else(|| nearest(better, wide).map(|n| n + 20))
        .or_else(|| in_a_format(found, amount).then_some(0))
        .or_else(|| is_faster_by(found, sentence, amount).then_some(0));
    let operations = found.amounts_in(sentence).iter().any(|other| {
        matches!(other.measure, Some(Measure::Flops | Measure::Ops))
            && other.span.end <= amount.span.start
            && found.distance(other.span, amount.span) <= 40
    });
    let against = nearest(OTHERWISE, clause);
    match (for_it, against) {
        (Some(a), Some(b)) => a < b,
        (Some(_), None) => true,
        (None, None) => operations,
        (None, Some(_)) => false,
    }
}

/// 内存容量1152TB，为其15倍: in Chinese a clause without a noun of its own goes on about that of the clause before.
fn clause_with_the_noun(found: &Annotated<'_>, sentence: &Sentence, clause: Span) -> Span {
    let nouns = |clause: Span| {
        found.has_cue(sentence, clause, OTHERWISE) || found.has_cue(sentence, clause, &[Cue::Performance, Cue::Beats])
    };
    let before = sentence.clauses.iter().rfind(|other| other.end <= clause.start);
    let bare = found.language.is_chinese() && !nouns(clause);
    before.filter(|before| bare && nouns(**before)).map_or(clause, |before| before.cover(clause))
}

/// 功耗高出, "a yield exceeding 40%": the verb is of the noun right before it.
fn is_of_another_noun(found: &Annotated<'_>, sentence: &Sentence, verb: &CueAt) -> bool {
    // 能效却高出20%
    let adjoins = |at: &CueAt| {
        let gap = Span::new(at.span.end.min(verb.span.start), verb.span.start).of(&found.folded);
        OTHERWISE.contains(&at.cue)
            && at.span.end <= verb.span.start
            && matches!(gap, "" | " " | "却" | "也" | "还" | "更" | "则" | "又" | "则要" | "反而")
    };
    let read = found.language.is_chinese() || found.language == Language::English;
    read && matches!(verb.cue, Cue::Beats | Cue::Trails) && found.cues_in(sentence).iter().any(adjoins)
}

/// X2比H20快30%: in Chinese the adjective alone speaks of speed.
fn is_faster_by(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if !found.language.is_chinese() || amount.measure != Some(Measure::Percent) {
        return false;
    }
    let mut things = found.names_in(sentence).iter().filter(|name| THINGS.contains(&name.kind));
    things.any(|other| {
        differs_by(found, sentence, amount, other, &['快', '慢']) && is_the_thing_itself(found, sentence, other)
    })
}

/// X2比, X2的推理速度比: the thing stands right before 比, or its speed does; its 交付周期 is no performance.
fn is_the_thing_itself(found: &Annotated<'_>, sentence: &Sentence, other: &Name) -> bool {
    let head = found.head(sentence, found.start_with_maker(other)).trim_end().trim_end_matches(['比', '较']);
    let end = sentence.span.start + head.len();
    let before = |name: &&Name| THINGS.contains(&name.kind) && name.span.end <= end;
    found.names_in(sentence).iter().rfind(before).is_some_and(|name| {
        let gap = behind_mark(Span::new(name.span.end, end).of(&found.folded));
        before_all(gap, &chinese().speeds).trim().is_empty()
    })
}

/// "twice the FP8 of the 950": a number format stands for the speed in it.
fn in_a_format(found: &Annotated<'_>, amount: &Amount) -> bool {
    let after = first(found.text.get(amount.span.end..).unwrap_or(""), 14);
    let able = ["as powerful", "as fast", "as capable", "as quick", "faster", "more powerful"];
    let able = able.iter().any(|words| after.trim_start().starts_with(words));
    able || ["FP4", "FP8", "FP16", "BF16", "FP32", "FP64", "INT8", "TFLOPS", "FLOPS"]
        .iter()
        .any(|word| after.contains(word))
}

/// 其搭载的昇腾910C性能为H100的80%, 所用昇腾910C为7纳米，性能为H100的80%: a chip leads the clause, or the one before tells of it.
fn names_its_own_chip(found: &Annotated<'_>, sentence: &Sentence, clause: Span, amount: &Amount, other: &Name) -> bool {
    found.names_in(sentence).iter().any(|name| {
        let before = found.folded.get(..found.start_with_maker(name)).unwrap_or("");
        let told = || chinese().before_own_chips.iter().any(|word| before.ends_with(word.as_str()));
        let here = clause.contains(name.span) && name.span.end <= amount.span.start;
        let chip = name.kind == Chip && name.name != other.name;
        chip && (here || name.span.end <= clause.start && told())
    })
}

fn compared_subject<'a>(
    found: &'a Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    other: &Name,
) -> Option<&'a Name> {
    let fits = |name: &&Name| name.name != other.name && name.span.end <= amount.span.start.max(other.span.start);
    // 某卡搭载昇腾950PR，性能为H20的2.87倍: a card or a machine is weighed against a chip, too
    let clause = sentence.clause_of(amount.number);
    let of_a_chip = || {
        chinese().of_a_chip.iter().any(|word| clause.of(&found.folded).contains(word.as_str()))
            || names_its_own_chip(found, sentence, clause, amount, other)
    };
    let wide = found.language.is_chinese() && other.kind == Chip && !of_a_chip();
    let kinds: &[EntityKind] = if wide { &[Chip, System] } else { &[other.kind] };
    let told = in_sentence(found, sentence, amount.span, kinds).and_then(|index| found.names.get(index));
    // "On Qwen3, eight X2 cards deliver twice what eight X1 cards do": a model is no match for a chip, and those that are
    // counted may be what is weighed.
    let alike = |name: &&Name| {
        let leads = name.can_lead() || name.counted && !name.compared && name.kind == other.kind;
        THINGS.contains(&name.kind) && leads && (name.kind == Model) == (other.kind == Model)
    };
    let here = || {
        let names = sentence.names.clone().filter_map(|index| found.names.get(index));
        names.filter(alike).rfind(fits)
    };
    told.filter(fits).or_else(here).or_else(|| {
        subject_of(found, place, amount.span, &[other.kind])
            .and_then(|index| found.names.get(index))
            .filter(|name| name.name != other.name)
    })
}
