//! Sentences, most of them Chinese, in which a word, a code or a thing looks like what a rule reads, and is not.

use super::rows::{Row, check};
use crate::model::Language::{English, SimplifiedChinese};

const MEMBERS: &[Row] = &[
    (SimplifiedChinese, "腾讯推出混元大模型Large，总参数3890亿。", &["Hunyuan-Large parameters 389000000000"]),
    (SimplifiedChinese, "“小而精”模型参数量210亿。", &[]),
    (SimplifiedChinese, "“多快好省”大模型参数量210亿。", &[]),
    (SimplifiedChinese, "发布Walker 3，内置参数70亿的端侧大模型。", &[]),
    (
        SimplifiedChinese,
        "Kimi K2总参数1万亿，稀疏激活320亿。",
        &["Kimi K2 active_parameters 32000000000", "Kimi K2 parameters 1000000000000"],
    ),
    (SimplifiedChinese, "Kimi K2、某模型和DeepSeek-V3的激活参数分别为320亿、100亿和370亿。", &[]),
    (
        SimplifiedChinese,
        "Kimi K2的总参数与激活参数分别为1万亿和320亿。",
        &["Kimi K2 active_parameters 32000000000", "Kimi K2 parameters 1000000000000"],
    ),
    (
        SimplifiedChinese,
        "GLM-4.5的激活参数和总参数分别是320亿和3550亿。",
        &["GLM-4.5 active_parameters 32000000000", "GLM-4.5 parameters 355000000000"],
    ),
    (
        English,
        "Haoyue-3 is a model of 420 billion parameters of which 22 billion are at work on any given word.",
        &["Haoyue-3 active_parameters 22000000000", "Haoyue-3 parameters 420000000000"],
    ),
    (SimplifiedChinese, "DeepSeek-V4总参数1.2万亿，激活参数尚未公布。", &["DeepSeek-V4 parameters 1200000000000"]),
    (SimplifiedChinese, "智谱开源GLM-4.5，总参数3550亿，激活参数量未披露。", &["GLM-4.5 parameters 355000000000"]),
];

#[test]
fn members_keep_their_names_and_figures() {
    check(MEMBERS, &["parameters", "active_parameters"]);
}

const MACHINES: &[Row] = &[
    (
        SimplifiedChinese,
        "CloudMatrix384超节点，其搭载的昇腾910C性能为H100的78%。",
        &["Ascend 910C relative_performance 78"],
    ),
    (SimplifiedChinese, "该智算集群采用思元590，FP16算力310TFLOPS。", &["Cambricon MLU590 compute 310000000000000"]),
    (SimplifiedChinese, "新款服务器采用曦云C500，FP16算力260TFLOPS。", &["MetaX C500 compute 260000000000000"]),
];

#[test]
fn a_chip_in_a_machine_keeps_its_figures() {
    check(MACHINES, &["relative_performance", "compute"]);
}

const CODES: &[Row] = &[
    (SimplifiedChinese, "半导体板块（885756）今年AI芯片市占率约4%。", &[]),
    (SimplifiedChinese, "深证综指（399106.SZ）上涨，AI芯片市占率约4%。", &[]),
    (SimplifiedChinese, "批次编号为云算（202503），AI芯片市占率约4%。", &[]),
    (SimplifiedChinese, "澜拓（688329）的AI芯片出货大增。", &[]),
    (SimplifiedChinese, "澜拓科技（688329）去年AI芯片市占率约4%。", &["澜拓科技 market_share 4"]),
];

#[test]
fn a_code_is_of_a_firm_and_no_count() {
    check(CODES, &["market_share", "shipments"]);
}

const GOODS: &[Row] = &[
    (SimplifiedChinese, "去年量产的C939客机采用7纳米涂层。", &[]),
    (SimplifiedChinese, "已投产的Fab21采用5纳米工艺，月产能2万片。", &[]),
    (SimplifiedChinese, "长鑫存储去年量产的G4采用17纳米工艺。", &[]),
    (SimplifiedChinese, "GT9续航680公里，算力508TOPS。", &[]),
    (SimplifiedChinese, "去年流片的QX5，算力64 TOPS。", &["QX5 compute 64000000000000"]),
];

#[test]
fn cars_planes_and_fabs_are_no_chips() {
    check(GOODS, &["process_node", "compute", "status"]);
}

const TRAINED: &[Row] = &[
    (SimplifiedChinese, "Walker-S2在工厂训练，使用4张A100。", &[]),
    (SimplifiedChinese, "Sim-A7在基地训练飞行员，耗资3亿元。", &[]),
    (SimplifiedChinese, "Vesper-M6在昇腾910B集群上训练完成。", &["Vesper-M6 training_hardware Ascend 910B"]),
];

#[test]
fn what_is_trained_on_chips_is_a_model() {
    check(TRAINED, &["training_hardware", "training_chip_count", "training_cost"]);
}

const PARTNERS: &[Row] = &[
    (SimplifiedChinese, "中科曙光收购的云杉计算是华为昇腾的核心合作伙伴。", &[]),
    (SimplifiedChinese, "中科曙光旗下的云杉计算是华为的战略合作伙伴。", &[]),
    (SimplifiedChinese, "商汤科技已成为寒武纪的重要合作伙伴。", &["SenseTime partnership Cambricon"]),
];

#[test]
fn only_who_stands_right_before_is_called_a_partner() {
    check(PARTNERS, &["partnership"]);
}

const CLUSTERS: &[Row] = &[
    (
        SimplifiedChinese,
        "中国电信上线万卡集群，推理用卡11000张。",
        &["China Telecom: unnamed system chip_count 10000", "China Telecom: unnamed system chip_count 11000"],
    ),
    (SimplifiedChinese, "中国电信上线万卡集群，规模达1.3万卡。", &["China Telecom: unnamed system chip_count 13000"]),
    (SimplifiedChinese, "百度租用润泽科技H100千卡集群。", &["Baidu: unnamed system chip_count 1000"]),
    (
        SimplifiedChinese,
        "中国联通上海万卡集群与成都1.6万卡集群已上线。",
        &["China Unicom: unnamed system chip_count 10000", "China Unicom: unnamed system chip_count 16000"],
    ),
    (SimplifiedChinese, "沐曦在上海、杭州两地部署4000、7000张加速卡。", &["MetaX: unnamed system chip_count 7000"]),
];

#[test]
fn an_order_of_size_gives_way_only_to_the_whole() {
    check(CLUSTERS, &["chip_count"]);
}
