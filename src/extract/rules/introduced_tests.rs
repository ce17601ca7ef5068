//! Things that a text brings in without a name, and what it goes on to tell of them; bans that are told of for their end;
//! whose figure it is where another acts.

use super::rows::{Row, check};
use crate::model::Language::{English, SimplifiedChinese};

/// "It" and "the chip" stand for what a firm was said to make, and for nothing where it makes none or a device.
const INTRODUCED: &[Row] = &[
    (
        English,
        "Baidu has developed a new AI chip. It is made by SMIC on a 7 nm process.",
        &["Baidu: unnamed chip manufacturer SMIC", "Baidu: unnamed chip process_node 7"],
    ),
    (
        English,
        "Tencent is already at work on a large language model. The model will be trained on 6,000 Ascend 910B chips.",
        &["Tencent: unnamed model training_chip_count 6000", "Tencent: unnamed model training_hardware Ascend 910B"],
    ),
    (
        English,
        "FuriosaAI makes RNGD in volume. A third chip is in the works at 2 nm.",
        &["FuriosaAI: unnamed chip process_node 2"],
    ),
    (
        English,
        "Alibaba unveiled a new accelerator on Monday. The Zhenwu 810E has 96 GB of memory.",
        &["Alibaba PPU memory_capacity 96000000000"],
    ),
    (English, "Huawei has no plans to develop a new AI chip. It is made by SMIC on a 7 nm process.", &[]),
    (English, "Xiaomi released a phone with a new chip. It is made by TSMC on a 3 nm process.", &[]),
    (
        SimplifiedChinese,
        "百度近日研发出一款全新的大模型。该模型在4000张昇腾910B上训练。",
        &["Baidu: unnamed model training_chip_count 4000", "Baidu: unnamed model training_hardware Ascend 910B"],
    ),
    (SimplifiedChinese, "阿里巴巴没有推出一款新的大模型。该模型在4000张昇腾910B上训练。", &[]),
    // what stands right behind the noun is a name
    (SimplifiedChinese, "灵犀智能发布大模型青鸾-2。该模型总参数3200亿。", &["青鸾-2 parameters 320000000000"]),
    (SimplifiedChinese, "灵犀智能发布新一代大模型青鸾2，总参数3200亿。", &["青鸾2 parameters 320000000000"]),
];

#[test]
fn what_is_brought_in_without_a_name_is_told_of_further() {
    check(
        INTRODUCED,
        &["manufacturer", "process_node", "training_chip_count", "training_hardware", "memory_capacity", "parameters"],
    );
}

const LIFTED: &[Row] = &[
    (English, "The US lifted its ban on the H20 in July.", &[]),
    (English, "The licences reverse an April ban on the H20.", &[]),
    (English, "Beijing's ban on the H20 was withdrawn.", &[]),
    (English, "China told its firms to stop buying the H20.", &["Nvidia H20 status banned"]),
    (SimplifiedChinese, "美国7月解除了对H20的禁令。", &[]),
    (SimplifiedChinese, "中国8月要求企业停止采购H20。", &["Nvidia H20 status banned"]),
];

#[test]
fn a_ban_that_ends_bans_nothing() {
    check(LIFTED, &["status"]);
}

const OF_ANOTHER: &[Row] = &[
    // a rule that is evaded hits nobody here, and whose firm it is forbids nothing
    (
        English,
        "The Ascend 920 aims to match the H20 while avoiding US sanctions.",
        &["Ascend 920 relative_performance "],
    ),
    (
        English,
        "The 910C is made by Taiwan's TSMC, a foundry already on the US sanctions list.",
        &["TSMC export_restriction United States"],
    ),
    // a programme or a state acts, and no machine told of before
    (English, "Colossus is still growing. The IndiaAI Mission has aggregated 34,000 GPUs.", &[]),
    (
        English,
        "Cambricon earned 1 billion yuan; Huawei Ascend's shipment target for 2025 is 800,000 units.",
        &["Huawei shipments 800000"],
    ),
    (
        English,
        "The Siyuan 590 reaches 82% of the A100's performance, while the 910C is made with a yield exceeding 40%.",
        &["Cambricon MLU590 relative_performance 82"],
    ),
    (English, "China Mobile's computing centre went into production with 18,000 domestic cards.", &[]),
    (
        SimplifiedChinese,
        "哈尔滨智算中心部署1.8万张国产加速卡，具备万卡并行训练能力。",
        &["China Mobile Harbin intelligent computing centre chip_count 18000"],
    ),
];

#[test]
fn what_another_does_is_not_told_of_the_thing() {
    check(OF_ANOTHER, &["export_restriction", "chip_count", "shipments", "relative_performance", "production_volume"]);
}

const IN_VAIN: &[Row] = &[
    (
        English,
        "DeepSeek has postponed the launch of its R2 model after failing to complete training on Huawei's Ascend 910C.",
        &["DeepSeek-R2 status delayed", "DeepSeek-R2 training_hardware Ascend 910C"],
    ),
    (
        English,
        "Efforts to train DeepSeek-R2 on Huawei's Ascend chips failed.",
        &["DeepSeek-R2 training_hardware Huawei Ascend"],
    ),
    (
        English,
        "DeepSeek halted the training of DeepSeek-R2 after repeated failures on the Ascend 910C.",
        &["DeepSeek-R2 training_hardware Ascend 910C"],
    ),
    (English, "DeepSeek was encouraged by officials to train DeepSeek-R2 on the Ascend 910C.", &[]),
    (
        English,
        "DeepSeek trained DeepSeek-R2 on Nvidia's H20 while keeping the Ascend 910C exclusively for inference.",
        &["DeepSeek-R2 training_hardware Nvidia H20"],
    ),
    (English, "DeepSeek trained DeepSeek-R2 on the Ascend 910C.", &["DeepSeek-R2 training_hardware Ascend 910C"]),
];

#[test]
fn a_training_that_failed_is_told_of_and_one_that_was_asked_for_is_none() {
    check(IN_VAIN, &["training_hardware", "domestic_training", "status"]);
}

const NO_FIGURES: &[Row] = &[
    (SimplifiedChinese, "思元590的良率仅20%，这意味着每5片晶圆就有4片无法使用。", &["Cambricon MLU590 yield_rate 20"]),
    (
        SimplifiedChinese,
        "思元590良率约20%，相较台积电2纳米超过60%的良率仍有差距。",
        &["Cambricon MLU590 yield_rate 20", "TSMC yield_rate 60.."],
    ),
    (SimplifiedChinese, "思元690性能达A100的80%，但仍落后H200约2-3倍。", &["Cambricon MLU690 relative_performance 80"]),
    (English, "The Atlas 960 SuperPoD has 34 PB/s of bandwidth.", &[]),
    (
        English,
        "The Atlas 950 SuperPoD has 4.5 PB/s of memory bandwidth.",
        &["Atlas 950 SuperPoD memory_bandwidth 4500000000000000"],
    ),
];

#[test]
fn ratios_of_wafers_times_behind_and_links_are_no_figures() {
    check(NO_FIGURES, &["yield_rate", "production_volume", "manufacturer", "relative_performance", "memory_bandwidth"]);
}
