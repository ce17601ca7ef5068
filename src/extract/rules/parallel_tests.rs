//! Figures and shares that leave out what the sentence before has told: "The X1 draws 400 watts. The X2 needs 700."

use crate::model::Language::English;

use super::rows::{Row, check};

const FIGURES: &[Row] = &[
    (
        English,
        "The Ascend 910C draws 600 watts. An H200 may draw up to 700.",
        &["Ascend 910C power 600", "Nvidia H200 power ..700"],
    ),
    (
        English,
        "The MI355X has 288 GB of memory. The H20 makes do with 96.",
        &["AMD MI355X memory_capacity 288000000000", "Nvidia H20 memory_capacity 96000000000"],
    ),
    (
        English,
        "The MI355X has 288 GB of memory, where the H20 has to make do with 96.",
        &["AMD MI355X memory_capacity 288000000000", "Nvidia H20 memory_capacity 96000000000"],
    ),
    (English, "The H200 draws 700 watts; the H20 needs 400.", &["Nvidia H20 power 400", "Nvidia H200 power 700"]),
    (
        English,
        "The H20 is popular. At 345 teraflops in FP16, with 80 GB of memory, an MLU590 is slower.",
        &["Cambricon MLU590 memory_capacity 80000000000"],
    ),
    // another sort of thing, a year, a count, two figures before
    (English, "The Ascend 910C draws 600 watts. The H200 sold 700.", &["Ascend 910C power 600"]),
    (English, "The Ascend 910C draws 600 watts. Huawei needs 700.", &["Ascend 910C power 600"]),
    (English, "The Ascend 910C draws 600 watts. The H200 has 700 rivals.", &["Ascend 910C power 600"]),
    (
        English,
        "The Ascend 910C draws 600 watts and has 128 GB of memory. The H200 has 141.",
        &["Ascend 910C memory_capacity 128000000000", "Ascend 910C power 600"],
    ),
    (English, "The B300 has 288 GB of memory, the B200 5.", &["Nvidia B300 memory_capacity 288000000000"]),
];

#[test]
fn a_figure_takes_the_unit_of_the_one_before() {
    check(FIGURES, &["power", "memory_capacity"]);
}

const SHARES: &[Row] = &[
    (
        English,
        "Nvidia holds 81% of the AI chip market. Broadcom goes from 11% to 17%, while AMD stays at 5%.",
        &["AMD market_share 5", "Broadcom market_share 11", "Broadcom market_share 17", "Nvidia market_share 81"],
    ),
    (
        English,
        "Huawei had 40% of China's AI chip market in 2025. Cambricon stood at 4%.",
        &["Cambricon market_share 4", "Huawei market_share 40"],
    ),
    // a margin, a share price, and no market before
    (English, "Nvidia holds 81% of the AI chip market. Its gross margin stays at 75%.", &["Nvidia market_share 81"]),
    (English, "Nvidia holds 81% of the AI chip market. AMD gained 3% on Tuesday.", &["Nvidia market_share 81"]),
    (English, "Nvidia beat forecasts. AMD's tax rate stood at 13%.", &[]),
    (
        English,
        "Enflame has 1.4% of the market for AI accelerators, and a customer that brings in 72% of sales.",
        &["Enflame market_share 1.4"],
    ),
];

#[test]
fn a_share_goes_on_from_the_one_before() {
    check(SHARES, &["market_share"]);
}
