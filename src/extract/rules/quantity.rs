//! Facts that are numbers: a row a predicate and way of measuring, tried in order; the first that fits has the amount.

use crate::{
    lexicon::cue::Cue,
    model::{EntityKind, Language, Predicate, Quantity, Unit, Value, value::Currency},
    text::Span,
};

use super::{
    super::{
        annotate::{Annotated, Place, Sentence},
        fact::Fact,
        number::{Amount, Counter, Measure},
        subject::{in_sentence, subject_of},
    },
    counted,
};

use EntityKind::{Chip, Country, Model, Organization, Policy, System};

/// One way of saying one number.
pub(super) struct Rule {
    pub(super) name: &'static str,
    pub(super) predicate: Predicate,
    /// Which units it takes, and what they become.
    pub(super) unit: fn(&Amount) -> Option<Unit>,
    /// One of these stands in the clause (`&[]`: none is needed).
    pub(super) wants: &'static [Cue],
    /// None of these stands nearer than what is wanted.
    pub(super) bars: &'static [Cue],
    pub(super) kinds: &'static [EntityKind],
    /// Values that such a thing can have; beyond them the number is of something else.
    pub(super) range: (f64, f64),
    /// The wanted word may stand anywhere in the sentence and not in the clause alone.
    pub(super) wide: bool,
    /// A sentence that it reads; a test runs it.
    #[cfg_attr(not(test), expect(dead_code, reason = "the row documents itself; the tests read it"))]
    pub(super) says: &'static str,
}

fn tokens(amount: &Amount) -> Option<Unit> {
    matches!(amount.measure, Some(Measure::Tokens)).then_some(Unit::Tokens)
}

fn bare_tokens(amount: &Amount) -> Option<Unit> {
    matches!(amount.measure, None | Some(Measure::Tokens)).then_some(Unit::Tokens)
}

fn bare_parameters(amount: &Amount) -> Option<Unit> {
    matches!(amount.measure, None | Some(Measure::Parameters | Measure::Counter(Counter::Piece)))
        .then_some(Unit::Parameters)
}

fn parameters(amount: &Amount) -> Option<Unit> {
    matches!(amount.measure, Some(Measure::Parameters)).then_some(Unit::Parameters)
}

fn percent(amount: &Amount) -> Option<Unit> {
    matches!(amount.measure, Some(Measure::Percent)).then_some(Unit::Percent)
}

fn money(amount: &Amount) -> Option<Unit> {
    match amount.measure {
        Some(Measure::Currency(currency)) => Some(Unit::Currency(currency)),
        _ => None,
    }
}

fn operations(amount: &Amount) -> Option<Unit> {
    match amount.measure {
        Some(Measure::Flops) => Some(Unit::Flops),
        Some(Measure::Ops) => Some(Unit::Ops),
        _ => None,
    }
}

fn total_operations(amount: &Amount) -> Option<Unit> {
    matches!(amount.measure, Some(Measure::Flop)).then_some(Unit::Flop)
}

fn bytes(amount: &Amount) -> Option<Unit> {
    matches!(amount.measure, Some(Measure::Byte)).then_some(Unit::Byte)
}

fn bytes_per_second(amount: &Amount) -> Option<Unit> {
    matches!(amount.measure, Some(Measure::BytePerSecond)).then_some(Unit::BytePerSecond)
}

fn watts(amount: &Amount) -> Option<Unit> {
    matches!(amount.measure, Some(Measure::Watt)).then_some(Unit::Watt)
}

fn nanometres(amount: &Amount) -> Option<Unit> {
    matches!(amount.measure, Some(Measure::Nanometre)).then_some(Unit::Nanometre)
}

fn time(amount: &Amount) -> Option<Unit> {
    match amount.measure {
        Some(Measure::Day | Measure::Week | Measure::Month) => Some(Unit::Day),
        Some(Measure::ChipHour) => Some(Unit::ChipHour),
        _ => None,
    }
}

const MONEY_BARS: &[Cue] = &[Cue::OtherMoney];

/// The table. Ranges are wide: they keep a phone's battery out, not a bold claim.
pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "active_parameters/near",
        predicate: Predicate::ActiveParameters,
        unit: bare_parameters,
        wants: &[Cue::Active],
        bars: &[Cue::Throughput],
        kinds: &[Model],
        range: (1e7, 1e13),
        wide: true,
        says: "Setu-9B activates 39 billion parameters.",
    },
    Rule {
        name: "parameters/unit",
        predicate: Predicate::Parameters,
        unit: parameters,
        wants: &[],
        bars: &[],
        kinds: &[Model],
        range: (1e6, 1e15),
        wide: false,
        says: "Setu-9B has 718 billion parameters.",
    },
    Rule {
        name: "parameters/noun",
        predicate: Predicate::Parameters,
        unit: bare_parameters,
        wants: &[Cue::Parameters],
        bars: &[Cue::Active, Cue::Throughput, Cue::Tokens],
        kinds: &[Model],
        range: (1e6, 1e15),
        wide: false,
        says: "The parameters of Setu-9B number 718 billion.",
    },
    Rule {
        name: "parameters/size-noun",
        predicate: Predicate::Parameters,
        unit: bare_parameters,
        wants: &[Cue::Model],
        bars: &[Cue::Active, Cue::Throughput, Cue::Tokens],
        kinds: &[Model],
        range: (1e8, 1e14),
        wide: false,
        says: "Introducing Setu-9B, a 24B model.",
    },
    Rule {
        name: "training_tokens/label",
        predicate: Predicate::TrainingTokens,
        unit: bare_tokens,
        wants: &[Cue::Tokens],
        bars: &[Cue::Throughput, Cue::Price, Cue::Context, Cue::Parameters],
        kinds: &[Model],
        range: (1e9, 1e16),
        wide: false,
        says: "Setu-9B: tokens seen in pre-training: 19T.",
    },
    Rule {
        name: "context_length/window",
        predicate: Predicate::ContextLength,
        unit: bare_tokens,
        wants: &[Cue::Context],
        bars: &[Cue::Throughput],
        kinds: &[Model],
        range: (500.0, 1e9),
        wide: true,
        says: "Setu-9B has a context window of 128,000 tokens.",
    },
    Rule {
        name: "training_tokens/trained",
        predicate: Predicate::TrainingTokens,
        unit: tokens,
        wants: &[Cue::Train, Cue::Model],
        bars: &[Cue::Throughput, Cue::Price],
        kinds: &[Model],
        range: (1e8, 1e16),
        wide: true,
        says: "Setu-9B was trained on 4.2 trillion tokens.",
    },
    Rule {
        name: "training_tokens/many",
        predicate: Predicate::TrainingTokens,
        unit: tokens,
        wants: &[],
        bars: &[Cue::Throughput, Cue::Price, Cue::Cost],
        kinds: &[Model],
        range: (2e10, 1e16),
        wide: false,
        says: "Setu-9B saw 9 trillion tokens in the end.",
    },
    Rule {
        name: "training_compute/flop",
        predicate: Predicate::TrainingCompute,
        unit: total_operations,
        wants: &[],
        bars: &[],
        kinds: &[Model],
        range: (1e18, 1e30),
        wide: false,
        says: "Setu-9B took 6 x 10^23 FLOP of training compute.",
    },
    Rule {
        name: "compute/peak",
        predicate: Predicate::Compute,
        unit: operations,
        wants: &[],
        bars: &[],
        kinds: &[Chip, System],
        range: (1e11, 1e23),
        wide: false,
        says: "The Ascend 910C reaches 780 TFLOPS in BF16.",
    },
    Rule {
        name: "memory_bandwidth/rate",
        predicate: Predicate::MemoryBandwidth,
        unit: bytes_per_second,
        wants: &[],
        bars: &[Cue::Interconnect],
        kinds: &[Chip, System],
        range: (1e10, 1e17),
        wide: false,
        says: "The Ascend 910C has 3.2 TB/s of memory bandwidth.",
    },
    Rule {
        name: "memory_capacity/noun",
        predicate: Predicate::MemoryCapacity,
        unit: bytes,
        wants: &[Cue::Memory],
        bars: &[Cue::Storage, Cue::Throughput],
        kinds: &[Chip, System],
        range: (1e9, 1e17),
        wide: true,
        says: "The Ascend 910C has 128 GB of memory.",
    },
    Rule {
        name: "memory_capacity/chip",
        predicate: Predicate::MemoryCapacity,
        unit: bytes,
        wants: &[],
        bars: &[Cue::Storage, Cue::Throughput, Cue::Interconnect, Cue::Train],
        kinds: &[Chip],
        range: (4e9, 2e12),
        wide: true,
        says: "The H20 on sale has 96 GB.",
    },
    Rule {
        name: "power/watts",
        predicate: Predicate::Power,
        unit: watts,
        wants: &[],
        bars: &[],
        kinds: &[Chip, System],
        range: (3.0, 1e11),
        wide: false,
        says: "The Ascend 910C draws 310 W.",
    },
    Rule {
        name: "process_node/nm",
        predicate: Predicate::ProcessNode,
        unit: nanometres,
        wants: &[],
        bars: &[],
        kinds: &[Chip],
        range: (0.5, 350.0),
        wide: false,
        says: "The Ascend 910C is made at 7 nm.",
    },
    Rule {
        name: "training_time/took",
        predicate: Predicate::TrainingTime,
        unit: time,
        wants: &[Cue::Train],
        bars: &[],
        kinds: &[Model],
        range: (0.1, 1e10),
        wide: true,
        says: "Setu-9B was trained in 19 days.",
    },
    Rule {
        name: "training_time/gpu-hours",
        predicate: Predicate::TrainingTime,
        unit: |amount| time(amount).filter(|unit| *unit == Unit::ChipHour),
        wants: &[],
        bars: &[],
        kinds: &[Model],
        range: (1.0, 1e12),
        wide: false,
        says: "Setu-9B needed 2.788 million GPU-hours.",
    },
    Rule {
        name: "training_cost/cost",
        predicate: Predicate::TrainingCost,
        unit: money,
        wants: &[Cue::Cost, Cue::Train],
        bars: MONEY_BARS,
        kinds: &[Model],
        range: (1e3, 1e12),
        wide: false,
        says: "Training Setu-9B cost $5.6 million.",
    },
    Rule {
        name: "yield_rate/yield",
        predicate: Predicate::YieldRate,
        unit: percent,
        wants: &[Cue::Yield],
        bars: &[],
        kinds: &[Chip, Organization],
        range: (0.0, 100.0),
        wide: true,
        says: "The yield of the Ascend 910C is around 40%.",
    },
    Rule {
        name: "domestic_share/rate",
        predicate: Predicate::DomesticShare,
        unit: percent,
        wants: &[Cue::DomesticShare],
        bars: &[Cue::Performance, Cue::Yield],
        kinds: &[System, Policy, Country, Organization],
        range: (0.0, 100.0),
        wide: true,
        says: "China wants a self-sufficiency rate of 70%.",
    },
    Rule {
        name: "market_share/share",
        predicate: Predicate::MarketShare,
        unit: percent,
        wants: &[Cue::MarketShare],
        bars: &[Cue::DomesticShare, Cue::Yield],
        kinds: &[Organization, Chip],
        range: (0.0, 100.0),
        wide: true,
        says: "Nvidia has a market share of 66%.",
    },
    Rule {
        name: "investment/money",
        predicate: Predicate::Investment,
        unit: money,
        wants: &[Cue::Invest],
        bars: &[Cue::OtherMoney, Cue::Price],
        kinds: &[Policy, System, Organization, Country],
        range: (1e5, 1e14),
        wide: false,
        says: "Nvidia will invest $18 billion.",
    },
    Rule {
        name: "price/noun",
        predicate: Predicate::Price,
        unit: money,
        wants: &[Cue::Price],
        bars: MONEY_BARS,
        kinds: &[Chip, System],
        range: (50.0, 1e10),
        wide: true,
        says: "The Ascend 910B has a price of 120,000 yuan.",
    },
    Rule {
        name: "price/for-a",
        predicate: Predicate::Price,
        unit: for_a_chip,
        wants: &[],
        bars: MONEY_BARS,
        kinds: &[Chip],
        range: (50.0, 1e8),
        wide: false,
        says: "Dealers want 180,000 yuan for an Ascend 910C.",
    },
];

/// Money with nothing else to explain it counts as a price only beside "for a", "each", 每张.
fn for_a_chip(amount: &Amount) -> Option<Unit> {
    money(amount)
}

/// All numbers of one sentence.
pub(super) fn find(found: &Annotated<'_>, place: usize, facts: &mut Vec<Fact>) {
    let Some(sentence) = found.sentences.get(place) else { return };
    for amount in found.amounts_in(sentence) {
        if amount.in_name {
            continue;
        }
        if super::comparison::find(found, place, amount, facts) || counted::find(found, place, amount, facts) {
            continue;
        }
        for rule in RULES {
            if let Some(mut facts_of_rule) = apply(found, place, sentence, amount, rule) {
                facts.append(&mut facts_of_rule);
                break;
            }
        }
    }
}

fn apply(found: &Annotated<'_>, place: usize, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<Vec<Fact>> {
    let unit = (rule.unit)(amount)?;
    let factor = factor_of(amount);
    let (min, max) = (amount.min.map(|n| n * factor), amount.max.map(|n| n * factor));
    let size = max.or(min)?;
    if size < rule.range.0
        || min.or(max)? > rule.range.1
        || !wanted(found, sentence, amount, rule)
        || !credible(found, sentence, amount, rule)
    {
        return None;
    }
    let keeps_both = matches!(rule.predicate, Predicate::MarketShare | Predicate::YieldRate | Predicate::DomesticShare);
    let names = if !keeps_both && is_from(found, sentence, amount) {
        vec![predecessor(found, sentence, amount, rule)?]
    } else {
        subjects(found, place, sentence, amount, rule)?
    };
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
        quantity.unit = Unit::Currency(Currency::TWD);
    }
    if unit == Unit::Percent || matches!(unit, Unit::Currency(_)) {
        quantity.period = None;
    }
    let mut facts = Vec::new();
    for index in names {
        let name = found.names.get(index)?;
        if !plausible_for(name.kind, unit, size) {
            continue;
        }
        let mut fact =
            Fact::about(rule.predicate, name, Value::Quantity(quantity.clone()), amount.span, place, rule.name);
        fact.subject_at = fact.subject_at.filter(|at| sentence.span.contains(*at));
        facts.push(fact);
    }
    (!facts.is_empty()).then_some(facts)
}

const PRECISIONS: &[&str] =
    &["FP64", "FP32", "TF32", "BF16", "FP16", "FP8", "INT8", "FP4", "INT4", "HiF8", "MXFP4", "MXFP8"];

/// The number format that the clause or the row names.
fn precision_in(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> Option<String> {
    let reach = if sentence.place == Place::Row { sentence.span } else { found.clause_of(sentence, amount.number) };
    let text = reach.of(found.text).to_uppercase();
    let mut named = PRECISIONS.iter().filter(|precision| text.contains(&precision.to_uppercase()));
    let first = named.next()?;
    named.next().is_none().then(|| (*first).to_owned())
}

/// 元 in a Taiwanese text is the Taiwan dollar, unless the text says 人民幣.
fn speaks_of_renminbi(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    ["人民幣", "人民币", "RMB", "人民銀行"].iter().any(|word| sentence.span.of(found.text).contains(word))
}

/// "grows from 64 GB to 128 GB", 由355B扩展至744B: the first amount is of what went before.
fn is_from(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    if sentence.place == Place::Row {
        return false;
    }
    let before = Span::new(sentence.span.start, amount.span.start).of(found.text);
    let later = |other: &&Amount| {
        other.number.start >= amount.span.end
            && other.measure == amount.measure
            && !other.in_name
            && found.distance(amount.span, other.number) <= 50
    };
    let gaps: String = found
        .amounts_in(sentence)
        .iter()
        .filter(later)
        .map(|next| found.between(amount.span, next.number))
        .collect::<Vec<_>>()
        .join("|");
    let gap = gaps.as_str();
    let english = before.trim_end().ends_with(" from") && gap.contains(" to ");
    let tail: String = before.chars().rev().take(16).collect::<Vec<_>>().into_iter().rev().collect();
    let chinese = tail.contains(['由', '从', '從'])
        && [
            "扩展至",
            "提升至",
            "提升到",
            "提高到",
            "提高至",
            "增至",
            "升至",
            "增加到",
            "扩大到",
            "擴展至",
            "提升為",
            "到",
            "至",
        ]
        .iter()
        .any(|word| gap.contains(word));
    english || chinese
}

/// What the first amount of a change belongs to: the earlier thing that the sentence names, if it names one.
fn predecessor(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<usize> {
    sentence
        .names
        .clone()
        .filter(|index| {
            found.names.get(*index).is_some_and(|name| {
                rule.kinds.contains(&name.kind)
                    && name.span.end <= amount.span.start
                    && found.distance(name.span, amount.span) <= 24
            })
        })
        .next_back()
        .filter(|index| {
            sentence.names.clone().any(|other| {
                other < *index && found.names.get(other).is_some_and(|name| rule.kinds.contains(&name.kind))
            })
        })
}

/// Days from the unit of time that the text counts in: a month is 30 days.
fn factor_of(amount: &Amount) -> f64 {
    match amount.measure {
        Some(Measure::Week) => 7.0,
        Some(Measure::Month) => 30.0,
        _ => 1.0,
    }
}

fn wanted(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> bool {
    let clause = if sentence.place == Place::Row { sentence.span } else { found.clause_of(sentence, amount.number) };
    let nearest = |cues: &[Cue], span: Span| {
        found
            .cues_in(sentence)
            .iter()
            .filter(|at| cues.contains(&at.cue) && span.contains(at.span) && !at.span.overlaps(amount.number))
            .map(|at| found.distance(at.span, amount.number))
            .min()
    };
    let reach = if rule.wide { sentence.span } else { widened(found, sentence, clause) };
    let barred = nearest(rule.bars, clause);
    if rule.wants.is_empty() {
        return barred.is_none();
    }
    match (nearest(rule.wants, clause).or_else(|| nearest(rule.wants, reach)), barred) {
        (Some(near), Some(bar)) => near < bar,
        (Some(_), None) => true,
        (None, _) => false,
    }
}

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

/// What a rule asks beyond its words.
fn credible(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> bool {
    let clause = found.clause_of(sentence, amount.number);
    match rule.name {
        "parameters/unit" | "parameters/noun" => {
            !generic_models(found, sentence, amount) && !super::relation::hypothetical(found, sentence, amount.number)
        }
        "parameters/size-noun" => {
            let after: String = found.text.get(amount.span.end..).unwrap_or("").chars().take(28).collect();
            let words: Vec<&str> = after.split_whitespace().collect();
            amount.measure.is_none()
                && words.iter().take(3).any(|word| {
                    matches!(word.trim_matches([',', '.', ':', ';']), "model" | "LLM" | "student" | "模型" | "大模型")
                })
        }
        "training_cost/cost" => {
            found.has_cue(sentence, sentence.span, &[Cue::Train])
                && (found.has_cue(sentence, sentence.span, &[Cue::Cost]) || priced(found, sentence))
        }
        "price/for-a" => {
            let around = Span::new(clause.start, clause.end).of(found.text);
            ["for a ", "for an ", "apiece", " each", "每张", "每颗", "每块", "每片", " at "]
                .iter()
                .any(|words| around.contains(words))
                && in_sentence(found, sentence, amount.span, &[Chip]).is_some()
        }
        "active_parameters/near" => {
            is_the_active_one(found, sentence, amount)
                && !found.text.get(amount.span.end..).is_some_and(|after| after.trim_start().starts_with("expert"))
        }
        "process_node/nm" => {
            !found.has_cue(sentence, clause, &[Cue::Wafer])
                && !["产能", "產能", "capacity", "wafers", "fab "]
                    .iter()
                    .any(|word| clause.of(found.text).contains(word))
        }
        "power/watts" => amount.per.is_none() && !found.has_cue(sentence, clause, &[Cue::Price]),
        "context_length/window" => amount.per.is_none() && !found.has_cue(sentence, clause, &[Cue::Throughput]),
        "training_tokens/trained" | "training_tokens/many" => amount.per.is_none(),
        "market_share/share" => {
            amount.max.or(amount.min).is_some_and(|n| n <= 100.0) && !grows(found, sentence, amount)
        }
        "domestic_share/rate" | "yield_rate/yield" => !grows(found, sentence, amount),
        "memory_capacity/noun" | "memory_capacity/chip" => {
            !found.text.get(amount.span.end..).is_some_and(|after| after.starts_with("/s"))
        }
        _ => true,
    }
}

/// An activation word belongs to one amount: in Chinese the one behind it, else the nearest.
fn is_the_active_one(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let rivals = || {
        found.amounts_in(sentence).iter().filter(|other| {
            !other.in_name && bare_parameters(other).is_some() && other.max.or(other.min).is_some_and(|n| n >= 1e7)
        })
    };
    found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Active).any(|at| {
        let behind = rivals().find(|other| {
            other.span.start >= at.span.end && found.distance(at.span, other.span) <= 16 && found.language.is_unspaced()
        });
        let best = behind.or_else(|| rivals().min_by_key(|other| found.distance(other.span, at.span)));
        best.is_some_and(|best| best.span == amount.span) && found.distance(at.span, amount.span) <= 60
    })
}

fn priced(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    found.has_cue(sentence, sentence.span, &[Cue::Price])
}

/// "up by 9 points", 同比增长: growth, and no share.
fn grows(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let before = Span::new(amount.span.start.saturating_sub(24).max(sentence.span.start), amount.span.start);
    let text = found.text.get(floor(found.text, before.start)..before.end).unwrap_or("").to_lowercase();
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

fn floor(text: &str, mut at: usize) -> usize {
    while at > 0 && !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// "models of hundreds of billions of parameters": a class of models and none of them.
fn generic_models(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount) -> bool {
    let after: String = found.text.get(amount.span.end..).unwrap_or("").chars().take(36).collect();
    let before: String = found
        .text
        .get(sentence.span.start..amount.span.start)
        .unwrap_or("")
        .chars()
        .rev()
        .take(30)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
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

fn subjects(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    rule: &Rule,
) -> Option<Vec<usize>> {
    if sentence.place == Place::Row {
        return subject_of(found, place, amount.span, rule.kinds).map(|index| vec![index]);
    }
    if let Some(index) = paired(found, sentence, amount, rule) {
        return Some(vec![index]);
    }
    let index = ranked(found, place, sentence, amount, rule)?;
    if rule.predicate == Predicate::TrainingTokens || rule.predicate == Predicate::TrainingTime {
        return Some(super::relation::models_at(found, place, amount.span))
            .filter(|models| models.contains(&index))
            .or(Some(vec![index]));
    }
    Some(vec![index])
}

/// For money and shares the kinds are tried in the rule's order within the sentence, for the rest together.
fn ranked(found: &Annotated<'_>, place: usize, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<usize> {
    let by_order = matches!(rule.predicate, Predicate::DomesticShare | Predicate::YieldRate | Predicate::Investment);
    if by_order {
        let here =
            rule.kinds.iter().find_map(|kind| in_sentence(found, sentence, amount.span, std::slice::from_ref(kind)));
        return here.or_else(|| {
            rule.kinds.iter().find_map(|kind| subject_of(found, place, amount.span, std::slice::from_ref(kind)))
        });
    }
    subject_of(found, place, amount.span, rule.kinds)
}

/// "A and B have 3 and 5 respectively", 分别: the n-th amount belongs to the n-th name.
fn paired(found: &Annotated<'_>, sentence: &Sentence, amount: &Amount, rule: &Rule) -> Option<usize> {
    if !found.has_cue(sentence, sentence.span, &[Cue::Respectively]) {
        return None;
    }
    let alike = |other: &&Amount| (rule.unit)(other).is_some() && !other.in_name;
    let amounts: Vec<&Amount> = found.amounts_in(sentence).iter().filter(alike).collect();
    let place = amounts.iter().position(|other| other.span == amount.span)?;
    let first = amounts.first()?;
    let names: Vec<usize> = sentence
        .names
        .clone()
        .filter(|index| {
            found.names.get(*index).is_some_and(|name| {
                rule.kinds.contains(&name.kind) && name.span.end <= first.span.start && !name.compared
            })
        })
        .collect();
    (names.len() == amounts.len()).then(|| names.get(place).copied()).flatten()
}

/// A chip has no megawatts and a data centre no 7 watts.
fn plausible_for(kind: EntityKind, unit: Unit, size: f64) -> bool {
    match (kind, unit) {
        (Chip, Unit::Watt) => (3.0..=20_000.0).contains(&size),
        (System, Unit::Watt) => size >= 300.0,
        (Chip, Unit::Byte) => size <= 4e12,
        (System, Unit::Byte) => size >= 3e10,
        (Chip, Unit::Flops | Unit::Ops) => size <= 2e17,
        (System, Unit::Flops | Unit::Ops) => size >= 1e14,
        (Chip, Unit::Currency(currency)) => {
            size <= if matches!(currency, Currency::KRW | Currency::JPY) { 1e9 } else { 5e6 }
        }
        _ => true,
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
