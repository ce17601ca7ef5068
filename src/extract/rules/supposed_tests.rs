//! What is told under a condition, of all but one, or of those who may buy: nobody says that it is so.

use crate::model::Language;

use super::rows::{Row, check};
use Language::{English, SimplifiedChinese};

const CONDITIONS: &[Row] = &[
    (English, "If the yield of the Ascend 910C climbs to 60 percent, Huawei will be able to lower its price.", &[]),
    (English, "Huawei can profit only if the yield of the Ascend 910C reaches 60 percent.", &[]),
    (English, "Huawei can meet demand, provided that SMIC raises its yield to 60 percent.", &[]),
    (English, "Unless Cambricon's yield reaches 60 percent, it will lose money.", &[]),
    (English, "Once Cambricon's yield reaches 60 percent, it will profit.", &[]),
    (English, "Even if Huawei's market share in China rises to 50 percent, Nvidia will profit.", &[]),
    (English, "If Alibaba invests 480 billion yuan, its rivals will follow.", &[]),
    (English, "Should Huawei ship 1 million Ascend 910C chips, Nvidia would suffer.", &[]),
    (English, "Were Huawei to ship 1 million Ascend 910C chips, Nvidia would suffer.", &[]),
    (SimplifiedChinese, "如果昇腾910C良率升至60%，华为可出货100万颗。", &[]),
    (SimplifiedChinese, "只要寒武纪的良率达到60%，就能出货20万颗。", &[]),
    (SimplifiedChinese, "一旦美国禁止H20出口，英伟达将受损。", &[]),
    // no condition, or one that something else is told under
    (English, "Nvidia provided 60 percent of the chips; Cambricon's yield is 60 percent.", &["Cambricon yield_rate 60"]),
    (English, "The yield of the Ascend 910C is 60 percent, even if nobody admits it.", &["Ascend 910C yield_rate 60"]),
    (English, "If reports are right, the yield of the Ascend 910C is 60 percent.", &["Ascend 910C yield_rate 60"]),
    (SimplifiedChinese, "若干家厂商表示，昇腾910C良率已达60%。", &["Ascend 910C yield_rate 60"]),
];

#[test]
fn what_is_told_under_a_condition_has_not_come_about() {
    check(CONDITIONS, &["yield_rate", "market_share", "investment", "shipments", "export_restriction"]);
}

const ALL_BUT: &[Row] = &[
    (English, "The model Corvid-9 was trained on non-NVIDIA hardware.", &[]),
    (English, "Baidu uses non-Nvidia accelerators in its data centres.", &[]),
    (SimplifiedChinese, "大模型“观止”使用非英伟达芯片训练。", &[]),
    (SimplifiedChinese, "百度采用非英伟达芯片。", &[]),
    (English, "Baidu uses Nvidia accelerators in its data centres.", &["Baidu uses_chip Nvidia"]),
];

#[test]
fn all_but_those_of_a_name_are_not_of_it() {
    check(ALL_BUT, &["uses_chip", "training_hardware"]);
}

const POSSIBLE: &[Row] = &[
    (English, "ByteDance is seen as a potential customer of Cambricon.", &[]),
    (English, "Potential customers of the Ascend 950PR include ByteDance and Alibaba.", &[]),
    (English, "Naver and Kakao, both cited as possible buyers of Huawei's Ascend chips, declined to comment.", &[]),
    (SimplifiedChinese, "昇腾950PR的潜在客户包括字节跳动和阿里巴巴。", &[]),
    (
        English,
        "Customers of the Ascend 950PR include ByteDance and Alibaba.",
        &["Alibaba uses_chip Ascend 950PR", "ByteDance uses_chip Ascend 950PR"],
    ),
];

#[test]
fn who_may_buy_uses_nothing_yet() {
    check(POSSIBLE, &["uses_chip"]);
}

const LATENCIES: &[Row] = &[
    (English, "The Atlas 950 SuperPoD has a delay of 2.1 microseconds between chips.", &[]),
    (English, "The Ascend 910C has a delay of 300 nanoseconds between its two dies.", &[]),
    (SimplifiedChinese, "昇腾910C的片间延迟为4微秒。", &[]),
    (English, "The Ascend 910C was hit by a delay of three months.", &["Ascend 910C status delayed"]),
];

#[test]
fn how_long_a_signal_takes_delays_nothing() {
    check(LATENCIES, &["status", "chip_count"]);
}
