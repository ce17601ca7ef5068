//! The rows: what is measured, in which unit, beside which words, of which things.

use crate::{
    lexicon::cue::Cue,
    model::{EntityKind, Predicate, Unit, value::Currency},
};

use crate::extract::number::{Amount, Counter, Measure};

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

pub(super) fn bare_parameters(amount: &Amount) -> Option<Unit> {
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
        name: "parameters/elliptic",
        predicate: Predicate::Parameters,
        unit: bare_parameters,
        wants: &[],
        bars: &[Cue::Active, Cue::Throughput, Cue::Tokens, Cue::Cost, Cue::Price, Cue::OtherMoney],
        kinds: &[Model],
        range: (1e8, 1e14),
        wide: false,
        says: "Setu-9B (9 billion, open since May) is a model.",
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
        wants: &[Cue::Context, Cue::ReadAtOnce],
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
        name: "training_cost/hours",
        predicate: Predicate::TrainingCost,
        unit: money,
        wants: &[Cue::Cost, Cue::Price],
        bars: MONEY_BARS,
        kinds: &[Model],
        range: (1e4, 1e10),
        wide: false,
        says: "Setu-9B needed 2.788 million GPU-hours, which the lab priced at $5.6 million.",
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
        says: "With the H20 Nvidia has a market share of 66%.",
    },
    Rule {
        name: "investment/money",
        predicate: Predicate::Investment,
        unit: money,
        wants: &[Cue::Invest],
        bars: &[Cue::OtherMoney, Cue::Price],
        kinds: &[Policy, System, Organization, Country],
        range: (1e5, 1e16),
        wide: false,
        says: "Nvidia will invest $18 billion in the H20.",
    },
    Rule {
        name: "investment/builds",
        predicate: Predicate::Investment,
        unit: money,
        wants: &[],
        bars: &[Cue::OtherMoney, Cue::Price],
        kinds: &[Organization],
        range: (1e6, 1e16),
        wide: false,
        says: "中芯国际拟以75亿美元在北京新建12英寸晶圆厂，生产AI芯片。",
    },
    Rule {
        name: "investment/of-project",
        predicate: Predicate::Investment,
        unit: money,
        wants: &[],
        bars: &[Cue::OtherMoney],
        kinds: &[Policy, System],
        range: (1e6, 1e16),
        wide: false,
        says: "The GPUs are part of the $1.2 billion IndiaAI Mission for the H20.",
    },
    Rule {
        name: "domestic_share/part",
        predicate: Predicate::DomesticShare,
        unit: percent,
        wants: &[Cue::Domestic],
        bars: &[Cue::Performance, Cue::Yield],
        kinds: &[Country],
        range: (0.0, 100.0),
        wide: true,
        says: "In China domestic suppliers met 40% of demand for the H20.",
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
        name: "price/bare",
        predicate: Predicate::Price,
        unit: bare_money,
        wants: &[Cue::Price],
        bars: MONEY_BARS,
        kinds: &[Chip],
        range: (1e3, 5e6),
        wide: false,
        says: "思元690单卡报价约17万。",
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

/// 18万一张, 报价21万: in a Chinese text a price goes without its currency.
fn bare_money(amount: &Amount) -> Option<Unit> {
    (amount.measure.is_none() && !amount.scale_only).then_some(Unit::Currency(Currency::CNY))
}

/// Money with nothing else to explain it counts as a price only beside "for a", "each", 每张.
fn for_a_chip(amount: &Amount) -> Option<Unit> {
    money(amount)
}
