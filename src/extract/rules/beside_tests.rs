//! What stands beside a claim and is none: norms and levels, what something is for, what another firm has, how large a
//! wafer is, why a rule is told of; each with the claim that it stands beside.

use super::rows::{Row, check};
use crate::model::Language::{English, SimplifiedChinese};

/// What a yield should be is nobody's yield, and that of a line is its foundry's.
const NORMS: &[Row] = &[
    (
        English,
        "The Siyuan 590 yields about 30%, well short of the 60% yield needed for a profit.",
        &["Cambricon MLU590 yield_rate 30"],
    ),
    (English, "The yield of the Kunlun P800 reached 55%, under the 70% industry norm.", &["Kunlun P800 yield_rate 55"]),
    (SimplifiedChinese, "昇腾910C已问世，中芯国际宣布7纳米制程良率达到80%。", &["SMIC yield_rate 80"]),
];

#[test]
fn a_norm_is_no_yield_and_a_line_is_its_foundrys() {
    check(NORMS, &["yield_rate"]);
}

/// Sizes of wafers, tools for them, numbers that are names, and whose figure it is.
const COUNTED: &[Row] = &[
    (
        English,
        "SMIC buys billions of dollars of wafer fabrication equipment a year and makes 45,000 wafers a month.",
        &["SMIC production_volume 45000"],
    ),
    (SimplifiedChinese, "中芯国际月产能折合8英寸晶圆90万片。", &["SMIC production_volume 900000"]),
    (English, "Its 590 and 690 chips are made in Shanghai, Cambricon said.", &[]),
    (
        English,
        "Cambricon aims to raise its chip output in 2026 to 500,000 units, hoping to fill the gap left by Nvidia.",
        &["Cambricon production_volume 500000"],
    ),
    (
        English,
        "Cambricon is growing. The Beijing-based company relies on a line of SMIC's. The company will build 142,000 AI \
         chips in 2025.",
        &["Cambricon production_volume 142000"],
    ),
    (English, "Meta aims to double Prometheus's capacity to 400,000 GPUs.", &["Prometheus chip_count 400000"]),
    (English, "xAI's Colossus has 200,000 GPUs, outstripping Meta AI's 70,000 GPUs.", &["Colossus chip_count 200000"]),
    (
        SimplifiedChinese,
        "该集群支撑十万卡级集群扩展，曙光scaleX640部署640张加速卡。",
        &["Sugon scaleX640 chip_count 640"],
    ),
];

#[test]
fn what_is_counted_is_no_size_and_no_name_and_has_its_own_owner() {
    check(COUNTED, &["production_volume", "chip_count"]);
}

/// What a ratio is of: cards and bandwidths are no performance.
const RATIOS: &[Row] = &[
    (English, "It takes three times more MLU590 cards to deliver the performance of an H100.", &[]),
    (
        English,
        "The CloudMatrix 384 needs five times more accelerators to double the performance of the GB200 NVL72.",
        &["CloudMatrix 384 relative_performance 200"],
    ),
    (SimplifiedChinese, "天垓100带宽1.2TB/s，高于A100的1TB/s，略低于H20。", &[]),
];

#[test]
fn more_cards_and_a_wider_bus_are_no_performance() {
    check(RATIOS, &["relative_performance"]);
}

/// A rule that is only why, a firm behind an insertion, a move in answer to sanctions.
const RULES: &[Row] = &[
    (
        English,
        "The Ascend 910C is made by SMIC. Due to US restrictions that keep SMIC from buying tools, few of these chips work.",
        &["SMIC export_restriction United States"],
    ),
    (English, "Officials in China told firms to avoid the H20, a move meant to respond to further US sanctions.", &[]),
    (
        English,
        "Biren, one of the best-known GPU designers, was added to the US Entity List.",
        &["Biren Technology export_restriction United States"],
    ),
    (
        English,
        "Hygon, founded in Tianjin in 2014, has been put on the US Entity List.",
        &["Hygon export_restriction United States"],
    ),
    (
        English,
        "It is a hard goal for China Mobile since the US imposed curbs on the H100.",
        &["Nvidia H100 export_restriction United States"],
    ),
];

#[test]
fn a_rule_hits_whom_it_is_about() {
    check(RULES, &["export_restriction"]);
}

/// What a platform is for, a model that nobody names, models of another firm, and the whole of which a part works.
const MODELS: &[Row] = &[
    (SimplifiedChinese, "该平台是面向行业的千亿参数大模型训练平台，由浪潮建设，采用昇腾芯片。", &[]),
    (SimplifiedChinese, "一支团队完成了一款70亿参数金融大模型的研发。月之暗面的Kimi K3随后发布。", &[]),
    (
        English,
        "Of its 744 billion parameters, only 40 billion are active for each token in GLM-5.",
        &["GLM-5 active_parameters 40000000000"],
    ),
    (English, "Explained: A 744B MoE for Everyone.", &[]),
    (
        English,
        "Kimi K3 lags behind models such as GLM-5 and Qwen3, which have 744 billion and 235 billion parameters, \
         respectively.",
        &["GLM-5 parameters 744000000000", "Qwen3 parameters 235000000000"],
    ),
    (English, "Zhipu has not revealed who supplied the chips used to train GLM-5, after the US barred the H100.", &[]),
    (
        English,
        "China Mobile has unveiled the first models trained on Ascend 910B chips. MoE was made popular by DeepSeek's V3 \
         model.",
        &[],
    ),
];

#[test]
fn a_size_is_of_a_model_that_someone_has() {
    check(MODELS, &["parameters", "active_parameters", "training_hardware"]);
}

/// Lines and levels, machines sold under a model's name, machines that are switched on, software that is open.
const THINGS: &[Row] = &[
    (SimplifiedChinese, "海光DCU采用与7nm工艺相当的国产工艺。", &[]),
    (SimplifiedChinese, "昇腾910C性能仍落后于台积电和三星代工的芯片。", &[]),
    (SimplifiedChinese, "智谱发布GLM一体机。", &[]),
    (SimplifiedChinese, "百度点亮昆仑芯三万卡集群。", &[]),
    (English, "The Kimi K3 models use the open-source vLLM framework.", &[]),
    (English, "Kimi K3 is open-source.", &["Kimi K3 open_weights true"]),
    (English, "Cambricon had to slash output of the MLU590 and delay filling orders.", &[]),
    (SimplifiedChinese, "寒武纪定增50亿元，其中20亿元投入大模型芯片研发。", &["Cambricon investment 2000000000"]),
    (SimplifiedChinese, "华虹半导体以3%的份额居全球晶圆代工第六，营收同比+12%。", &["Hua Hong market_share 3"]),
    (SimplifiedChinese, "青岛智算中心部署2000张加速卡，参数面带宽1.6TB/s，数据面吞吐15TB/s。", &[]),
];

#[test]
fn a_box_a_level_and_a_framework_claim_nothing() {
    let predicates =
        ["process_node", "manufacturer", "designer", "open_weights", "investment", "market_share", "memory_bandwidth"];
    check(THINGS, &predicates);
}
