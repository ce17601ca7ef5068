//! What a training took, who runs what, what a market took, and what is of which year.

use crate::model::Language::English;

use super::rows::{Row, check};

const TRAINED: &[Row] = &[
    (
        English,
        "Zhipu AI unveiled GLM-6 in May. The run kept 1,024 MTT S5000 cards busy for 21 days.",
        &["GLM-6 training_chip_count 1024", "GLM-6 training_hardware MTT S5000", "GLM-6 training_time 21"],
    ),
    (
        English,
        "DeepSeek-V3 used 2,048 H800.",
        &["DeepSeek-V3 training_chip_count 2048", "DeepSeek-V3 training_hardware Nvidia H800"],
    ),
    (
        English,
        "Llama 3.1 405B needed more than 16,000 H100 GPUs.",
        &["Llama 3.1 405B training_chip_count 16000..", "Llama 3.1 405B training_hardware Nvidia H100"],
    ),
    (
        English,
        "For DeepSeek-V3 the firm employed 2,048 Nvidia H800 GPUs.",
        &["DeepSeek-V3 training_chip_count 2048", "DeepSeek-V3 training_hardware Nvidia H800"],
    ),
    (
        English,
        "Baidu released Ernie 4.5. Reinforcement learning was done on a rented H20 cluster.",
        &["ERNIE 4.5 training_hardware Nvidia H20"],
    ),
    (English, "DeepSeek-V3 needed 96 H800 GPUs for inference.", &[]),
    (English, "DeepSeek-V3 took 32 H800 GPUs to serve a single city.", &[]),
    (English, "DeepSeek-V3 needs 16 H800 GPUs.", &[]),
];

const RUN: &[Row] = &[
    (
        English,
        "Furiosa's RNGD is out. LG AI Research already uses it for a service.",
        &["LG AI Research uses_chip Furiosa RNGD"],
    ),
    (
        English,
        "Groq's LPU is on sale. Vodafone has bought it, and SAP relies on it.",
        &["SAP uses_chip Groq LPU", "Vodafone uses_chip Groq LPU"],
    ),
    (English, "SK Telecom has been running a model on REBEL-Quad since March.", &["SK Telecom uses_chip REBEL-Quad"]),
    (
        English,
        "Nebius is adding 4,000 GB300 at its site in Finland.",
        &["Nebius order 4000", "Nebius uses_chip Nvidia GB300"],
    ),
    (English, "Mistral AI trains on Nvidia too.", &["Mistral AI uses_chip Nvidia"]),
    (English, "Tesla does its training on Nvidia like everybody else.", &["Tesla uses_chip Nvidia"]),
    (English, "Tencent is stocking its data centres with Enflame S60.", &["Tencent uses_chip Enflame S60"]),
    (English, "Furiosa's RNGD is out. LG AI Research has heard of it.", &[]),
    (English, "Furiosa's RNGD is out. DeepSeek-R1 is popular, and Samsung uses it.", &[]),
    (English, "Groq's LPU is slow. Vodafone said that it uses a rival.", &[]),
];

const OF_A_MARKET: &[Row] = &[
    (
        English,
        "China took in about 4 million AI accelerators in 2024. Nvidia supplied 2.2 million, or 55%, Huawei 812,000 and T-Head 265,000.",
        &["Huawei shipments 812000", "Nvidia market_share 55", "Nvidia shipments 2200000", "T-Head shipments 265000"],
    ),
    (
        English,
        "Of the 1.9 million AI chips shipped in China, Nvidia delivered 1.2 million and Huawei 400,000.",
        &["Huawei shipments 400000", "Nvidia shipments 1200000"],
    ),
    (English, "Huawei made about 700,000 Ascend 910C dies.", &["Huawei production_volume 700000"]),
    (English, "Nvidia hired 4,000 people. Huawei supplied 12,000.", &[]),
    (English, "The Ascend 910C is made of two dies, and Huawei made 12 billion yuan with it.", &[]),
];

const OF_A_YEAR: &[Row] = &[
    (English, "The H200, a chip from 2023, has 141 GB of memory.", &["Nvidia H200 released 2023"]),
    (English, "The A100, a data-centre GPU from 2020, is still sold.", &["Nvidia A100 released 2020"]),
    (
        English,
        "The Ascend 950PR and the Ascend 950DT, both due next year, are of one line.",
        &["Ascend 950DT released 2026", "Ascend 950PR released 2026"],
    ),
    (English, "The model DeepSeek-V5 is to be released in March.", &["DeepSeek-V5 released 2026-03"]),
    (English, "The model DeepSeek-V3 was released in March.", &["DeepSeek-V3 released 2025-03"]),
    (English, "The H200, a favourite of 2023, is sold out.", &[]),
];

const NOT_OF_IT: &[Row] = &[
    (
        English,
        "The MTT S5000 offers 80 GB at 1.6 TB/s and 784 GB/s from card to card.",
        &["MTT S5000 memory_bandwidth 1600000000000"],
    ),
    (
        English,
        "The H100 moves 3.35 TB/s to its memory and 900 GB/s between chips.",
        &["Nvidia H100 memory_bandwidth 3350000000000"],
    ),
    (English, "The rule applies to chips with a memory bandwidth below 4,800 GB/s, such as the H200.", &[]),
    (English, "The H200 has a memory bandwidth of 4,800 GB/s.", &["Nvidia H200 memory_bandwidth 4800000000000"]),
    (
        English,
        "Huawei held 31% of the Chinese AI chip market, with Nvidia falling to 17% and AMD on 4%.",
        &["AMD market_share 4", "Huawei market_share 31", "Nvidia market_share 17"],
    ),
    (English, "Enflame makes the S60. A single customer brings in 71.84% of sales of its AI chips.", &[]),
    (English, "Moore Threads and Biren Technology are the names that our clients ask about. The B200 is banned.", &[]),
    (
        English,
        "Enflame's S60 sells well. Tencent and Baidu are its clients.",
        &["Baidu uses_chip Enflame S60", "Tencent uses_chip Enflame S60"],
    ),
    (
        English,
        "Huawei sells the Ascend 910C. TSMC produced some 2.9 million of its dies.",
        &["TSMC production_volume 2900000"],
    ),
    (
        English,
        "xAI trained Grok 4 on Colossus, which now holds 200,000 GPUs.",
        &["Colossus chip_count 200000", "Grok 4 training_hardware Colossus"],
    ),
    (English, "Megalink was put on the Entity List. Its contract for Nvidia chips was worth $50 million a year.", &[]),
];

#[test]
fn what_is_told_of_something_else() {
    let predicates = [
        "memory_bandwidth",
        "market_share",
        "uses_chip",
        "production_volume",
        "chip_count",
        "training_hardware",
        "training_chip_count",
        "investment",
    ];
    check(NOT_OF_IT, &predicates);
}

#[test]
fn what_a_training_took() {
    check(TRAINED, &["training_hardware", "training_chip_count", "training_time", "uses_chip", "order"]);
}

#[test]
fn who_runs_what() {
    check(RUN, &["uses_chip", "order", "chip_count", "training_hardware"]);
}

#[test]
fn what_a_market_took() {
    check(OF_A_MARKET, &["shipments", "production_volume", "market_share"]);
}

#[test]
fn what_is_of_which_year() {
    check(OF_A_YEAR, &["released"]);
}
