//! Rumours and what is said to them in the next sentence: a verdict in quotation marks, or "it" and a verdict.

use crate::model::Language::English;

use super::rows::{Row, compare, firmly};

const ANSWERED: &[Row] = &[
    (
        English,
        "A blogger claimed that Intel had cancelled Jaguar Shores. \"Completely untrue,\" an Intel spokesman said.",
        &["Intel Jaguar Shores status cancelled denied"],
    ),
    (
        English,
        "A report said that Huawei had delayed the Ascend 960. Huawei called it false.",
        &["Ascend 960 status delayed denied"],
    ),
    (
        English,
        "Media reports said that Intel had scrapped Jaguar Shores. Intel said that this was not true.",
        &["Intel Jaguar Shores status cancelled denied"],
    ),
    (
        English,
        "Tipsters wrote that Cambricon had delayed the MLU690. The company dismissed it as pure fiction.",
        &["Cambricon MLU690 status delayed denied"],
    ),
    (
        English,
        "A report claimed that Tesla had cancelled the AI5 chip. \"Not true,\" Tesla said.",
        &["Tesla AI5 status cancelled denied"],
    ),
    // no rumour, and no verdict on one
    (
        English,
        "Intel has scrapped Jaguar Shores. \"Wrong,\" one analyst said.",
        &["Intel Jaguar Shores status cancelled stated"],
    ),
    (
        English,
        "A report said that Intel had scrapped Jaguar Shores. Intel said it was wrong to wait.",
        &["Intel Jaguar Shores status cancelled stated"],
    ),
    (
        English,
        "A report said that Intel had scrapped Jaguar Shores. Intel has not called it false.",
        &["Intel Jaguar Shores status cancelled stated"],
    ),
    (
        English,
        "A report said that Intel had scrapped Jaguar Shores. \"We do not comment,\" Intel said.",
        &["Intel Jaguar Shores status cancelled stated"],
    ),
];

#[test]
fn a_verdict_behind_a_rumour_denies_it() {
    compare(ANSWERED, |mention| firmly(mention, &["status"]));
}

const BY_THE_WAY: &[Row] = &[
    (
        English,
        "Sophgo, which is on the Entity List, denied the report.",
        &["Sophgo export_restriction United States stated"],
    ),
    (
        English,
        "Cambricon, which ships 100,000 chips a year, rejected the claim.",
        &["Cambricon shipments 100000 stated"],
    ),
    (
        English,
        "Huawei, whose Ascend 910C has 128 GB of memory, denied the report.",
        &["Ascend 910C memory_capacity 128000000000 stated"],
    ),
    (
        English,
        "Moore Threads, which is reportedly planning a listing, has been on the Entity List since 2023.",
        &["Moore Threads export_restriction United States stated"],
    ),
    (
        English,
        "Cambricon, which may ship 100,000 chips this year, has opened an office.",
        &["Cambricon shipments 100000 speculated"],
    ),
    (
        English,
        "Meta, which has bought 350,000 H100s, is reportedly in talks with Google about a purchase of another kind.",
        &["Meta uses_chip Nvidia H100 stated"],
    ),
    (
        English,
        "Meta, which reportedly has bought 350,000 H100s, is in talks.",
        &["Meta uses_chip Nvidia H100 reported"],
    ),
    (
        English,
        "Meta, which has bought 350,000 H100s, is building a hall, sources said.",
        &["Meta uses_chip Nvidia H100 reported"],
    ),
    (English, "DeepSeek denied that it uses the H100.", &["DeepSeek uses_chip Nvidia H100 denied"]),
    (
        English,
        "DeepSeek, which is based in Hangzhou, denied that it uses the H100.",
        &["DeepSeek uses_chip Nvidia H100 denied"],
    ),
];

#[test]
fn a_denial_leaves_out_who_denies() {
    compare(BY_THE_WAY, |mention| {
        firmly(mention, &["export_restriction", "shipments", "memory_capacity", "uses_chip"])
    });
}
