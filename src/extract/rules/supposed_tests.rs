//! What is told under a condition, of all but one, or of those who may buy: nobody says that it is so.

use crate::model::Language;

use super::rows::{Row, check, compare, firmly};
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
    (
        English,
        "Nvidia provided 60 percent of the chips; Cambricon's yield is 60 percent.",
        &["Cambricon yield_rate 60"],
    ),
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

const NOT_SO: &[Row] = &[
    (English, "Nvidia would have shipped 1 million H20 chips but for the ban.", &[]),
    (English, "Had Huawei shipped 1 million Ascend 910C chips, Nvidia would have suffered.", &[]),
    (English, "Nobody knows whether Huawei shipped 200,000 Ascend 910C chips.", &[]),
    (English, "Far from shipping 200,000 Ascend 910C chips, Huawei lost its customers.", &[]),
    (English, "It is a myth that Huawei shipped 1 million Ascend 910C chips.", &[]),
    (English, "SMIC's yield is nowhere near 60 percent.", &[]),
    (English, "SMIC needs a yield of 60 percent to break even.", &[]),
    (English, "A 60 percent yield would be a breakthrough for SMIC.", &[]),
    (English, "TSMC turned down an order for 500,000 chips from Biren.", &[]),
    (SimplifiedChinese, "外界不知道华为是否出货20万颗昇腾910C。", &[]),
    (SimplifiedChinese, "华为原本可出货100万颗昇腾910C。", &[]),
    (SimplifiedChinese, "中芯国际良率需达到60%才能盈亏平衡。", &[]),
    (English, "Huawei would ship 200,000 Ascend 910C chips, it said.", &["Huawei shipments 200000"]),
    (English, "The cluster Alps would have 10,000 H100 chips, CSCS said.", &["Alps uses_chip Nvidia H100"]),
    (English, "Far more than expected, Huawei shipped 200,000 Ascend 910C chips.", &["Huawei shipments 200000"]),
];

#[test]
fn what_did_not_come_about_is_not_claimed() {
    check(NOT_SO, &["shipments", "yield_rate", "order", "uses_chip"]);
}

const GIVEN_UP: &[Row] = &[
    (English, "Huawei abandoned plans to ship 1 million Ascend 910C chips.", &["Huawei shipments 1000000 denied"]),
    (English, "Huawei gave up its plan to ship 1 million Ascend 910C chips.", &["Huawei shipments 1000000 denied"]),
    (SimplifiedChinese, "华为放弃出货100万颗昇腾910C的计划。", &["Huawei shipments 1000000 denied"]),
    (
        English,
        "Huawei has not abandoned plans to ship 1 million Ascend 910C chips.",
        &["Huawei shipments 1000000 planned"],
    ),
    (
        English,
        "Claims that Huawei shipped 1 million Ascend 910C chips are exaggerated.",
        &["Huawei shipments 1000000 denied"],
    ),
    (
        English,
        "Huawei was said to have shipped 1 million Ascend 910C chips, but it denied this.",
        &["Huawei shipments 1000000 denied"],
    ),
    (
        SimplifiedChinese,
        "华为否认出货20万颗昇腾910C，称实际为5万颗。",
        &["Huawei shipments 200000 denied", "Huawei shipments 50000 stated"],
    ),
    (English, "Huawei plans to ship 1 million Ascend 910C chips.", &["Huawei shipments 1000000 planned"]),
    (English, "The Ascend 910B used to be made by TSMC.", &["Ascend 910B manufacturer TSMC stated"]),
];

#[test]
fn a_plan_that_is_given_up_is_withdrawn() {
    let predicates = &["shipments", "manufacturer"];
    compare(GIVEN_UP, |mention| firmly(mention, predicates));
}

const MACHINES: &[Row] = &[
    (English, "xAI will build a 100,000-GPU cluster.", &["xAI: unnamed system chip_count 100000"]),
    (English, "Huawei has built a 10,000-card cluster.", &["Huawei: unnamed system chip_count 10000"]),
    (English, "Huawei will produce 100,000 Ascend 910C chips.", &["Huawei production_volume 100000"]),
];

#[test]
fn the_size_of_a_machine_is_no_output() {
    check(MACHINES, &["chip_count", "production_volume"]);
}

const CONSIDERED: &[Row] = &[
    (English, "Beijing considered banning the H20 but decided against it.", &[]),
    (English, "Nvidia opposes a ban on the H20.", &[]),
    (English, "Nvidia fears a ban on the H20.", &[]),
    (English, "Beijing imposed a ban on the H20.", &["Nvidia H20 status banned"]),
    (English, "Beijing banned the H20.", &["Nvidia H20 status banned"]),
];

#[test]
fn a_ban_that_was_considered_is_none() {
    check(CONSIDERED, &["status"]);
}

const OWNED: &[Row] = &[
    (English, "Tencent-backed Enflame shipped 38,800 cards last year.", &["Enflame shipments 38800"]),
    (
        English,
        "Microsoft-backed OpenAI bought 100,000 H100 chips.",
        &["OpenAI order 100000", "OpenAI uses_chip Nvidia H100"],
    ),
    (English, "Baidu-owned Kunlunxin shipped 69,000 chips last year.", &["Kunlunxin shipments 69000"]),
    (SimplifiedChinese, "腾讯投资的燧原科技去年出货3.88万张卡。", &["Enflame shipments 38800"]),
    (SimplifiedChinese, "百度旗下昆仑芯去年出货6.9万颗芯片。", &["Kunlunxin shipments 69000"]),
    (SimplifiedChinese, "百度旗下AI芯片公司昆仑芯去年出货6.9万颗芯片。", &["Kunlunxin shipments 69000"]),
    (SimplifiedChinese, "腾讯投资100亿元，燧原科技去年出货3.88万张卡。", &["Enflame shipments 38800"]),
    (English, "OpenAI partner Broadcom shipped 10,000 chips.", &["Broadcom shipments 10000"]),
    (English, "The Tencent affiliate Enflame shipped 10,000 chips.", &["Enflame shipments 10000"]),
    (English, "Alibaba's chip unit T-Head shipped 10,000 chips.", &["T-Head shipments 10000"]),
    (
        English,
        "Tesla founder Elon Musk's xAI bought 100,000 H100 chips.",
        &["xAI order 100000", "xAI uses_chip Nvidia H100"],
    ),
    (
        English,
        "Huawei's customer Tencent and its rival Cambricon: Cambricon shipped 10,000 chips.",
        &["Cambricon shipments 10000", "Tencent uses_chip Huawei"],
    ),
    (SimplifiedChinese, "OpenAI合作伙伴博通去年出货10万颗芯片。", &["Broadcom shipments 100000"]),
];

#[test]
fn whose_house_a_firm_is_of_does_nothing_for_it() {
    check(OWNED, &["shipments", "order", "uses_chip"]);
}

const LAUNCHED: &[Row] = &[
    (English, "The Ascend 910C was launched before the H20 was banned in April 2025.", &[]),
    (English, "The Ascend 910C was launched before April 2025.", &["Ascend 910C released 2025-04"]),
    (English, "The Ascend 910C was launched in April 2025.", &["Ascend 910C released 2025-04"]),
];

#[test]
fn a_day_of_a_clause_behind_is_of_no_launch() {
    check(LAUNCHED, &["released"]);
}
