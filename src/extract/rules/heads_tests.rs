//! Chinese: tables whose columns are models that nobody knows, lists that deal out what was shipped, makers right before their
//! chips, lists of those kept out, members of a family by what tells them apart, each with what looks alike and claims
//! nothing.

use crate::model::Language;

use super::rows::{Row, check};
use Language::{English, SimplifiedChinese};

const TABLES: &[Row] = &[
    (
        SimplifiedChinese,
        "| 项目 | 星芒-2 | 星芒-2-Mini |\n| :-- | :-- | :-- |\n| 总参数量 | 120B | 8B |\n| 上下文长度 | 256K | 64K |\n\n",
        &[
            "星芒-2 context_length 256000",
            "星芒-2 parameters 120000000000",
            "星芒-2-Mini context_length 64000",
            "星芒-2-Mini parameters 8000000000",
        ],
    ),
    (
        SimplifiedChinese,
        "| | 曦岚-Pro | 曦岚-Air |\n|---|---|---|\n| 参数 | 70B | 7B |\n| MMLU | 88.1 | 73.2 |\n\n",
        &[
            "曦岚-Air benchmark_score 73.2",
            "曦岚-Air parameters 7000000000",
            "曦岚-Pro benchmark_score 88.1",
            "曦岚-Pro parameters 70000000000",
        ],
    ),
    (
        English,
        "| Item | Kestrel-3 | Kestrel-3-Mini |\n|---|---|---|\n| Total parameters | 86B | 4B |\n| Context length | 128K | 32K |\n\n",
        &[
            "Kestrel-3 context_length 128000",
            "Kestrel-3 parameters 86000000000",
            "Kestrel-3-Mini context_length 32000",
            "Kestrel-3-Mini parameters 4000000000",
        ],
    ),
    (
        English,
        "| Model | Parameters | Layers | Context |\n|---|---|---|---|\n| Kestrel-3 | 86B | 45 | 128K |\n\n",
        &["Kestrel-3 context_length 128000", "Kestrel-3 parameters 86000000000"],
    ),
    (SimplifiedChinese, "| 项目 | 甲方案 | A3 |\n|---|---|---|\n| 页边距 | 20 | 8 |\n| 训练场次 | 12 | 6 |\n\n", &[]),
    (SimplifiedChinese, "云岫-3是灵曜实验室推出的开源基座模型，总参数860亿。", &["云岫-3 parameters 86000000000"]),
    (SimplifiedChinese, "紫岩-5模型的总参数为700亿。", &["紫岩-5 parameters 70000000000"]),
    (SimplifiedChinese, "大模型招标编号：LYZB-2025-07，总参数不限，上下文128K以上。", &[]),
];

#[test]
fn the_rows_of_a_table_tell_what_heads_its_columns() {
    check(TABLES, &["parameters", "context_length", "benchmark_score"]);
}

const SHIPPED: &[Row] = &[
    (SimplifiedChinese, "寒武纪今年AI芯片出货约14万片。", &["Cambricon shipments 140000"]),
    (
        SimplifiedChinese,
        "壁仞科技去年GPU出货1.3万张，今年预计出货4万张。",
        &["Biren Technology shipments 13000", "Biren Technology shipments 40000"],
    ),
    (
        SimplifiedChinese,
        "华为、平头哥、昆仑芯、寒武纪今年依次出货110万、50万、20万和24万颗AI芯片。",
        &[
            "Cambricon shipments 240000",
            "Huawei shipments 1100000",
            "Kunlunxin shipments 200000",
            "T-Head shipments 500000",
        ],
    ),
    (
        SimplifiedChinese,
        "去年华为出货AI芯片约80万颗，昆仑芯与寒武纪各约11万颗。",
        &["Cambricon shipments 110000", "Huawei shipments 800000", "Kunlunxin shipments 110000"],
    ),
    (
        SimplifiedChinese,
        "平头哥PPU出货约26万颗，略高于寒武纪的11万颗。",
        &["Cambricon shipments 110000", "T-Head shipments 260000"],
    ),
    (
        SimplifiedChinese,
        "昇腾910C已在多地部署，服务国家电网、招商银行等300多家客户，累计出货60万片。",
        &["Huawei shipments 600000"],
    ),
    (SimplifiedChinese, "寒武纪AI芯片的展台在3号馆，领取了14万张门票。", &[]),
    (
        SimplifiedChinese,
        "英伟达去年在中国AI加速卡市场占55%，平头哥与昆仑芯各约6%及3%。",
        &["Kunlunxin market_share 3", "Nvidia market_share 55", "T-Head market_share 6"],
    ),
];

#[test]
fn who_stands_right_before_its_chips_has_shipped_them() {
    check(SHIPPED, &["shipments", "market_share"]);
}

const KEPT_OUT: &[Row] = &[
    (
        SimplifiedChinese,
        "美国商务部把60家AI机构列入实体清单。名单上有北京智源人工智能研究院和中科曙光。",
        &["BAAI export_restriction United States", "Sugon export_restriction United States"],
    ),
    (
        SimplifiedChinese,
        "美国商务部将浪潮集团列入AI芯片实体清单，中科曙光也未能幸免。",
        &["Inspur export_restriction United States", "Sugon export_restriction United States"],
    ),
    (
        SimplifiedChinese,
        "海光信息与中科曙光都做AI芯片。两家公司都在2019年被美国列入实体清单。",
        &["Hygon export_restriction United States", "Sugon export_restriction United States"],
    ),
    (SimplifiedChinese, "两家公司都在2019年成立，做AI芯片。", &[]),
    (SimplifiedChinese, "AI大会的嘉宾名单上有中科曙光和浪潮集团。", &[]),
];

#[test]
fn those_on_a_list_are_named_in_a_sentence_of_their_own() {
    check(KEPT_OUT, &["export_restriction"]);
}

const MEMBERS: &[Row] = &[
    (
        SimplifiedChinese,
        "智谱GLM-5有两个版本，Air版总参数106B、激活12B，Flash版总参数30B。",
        &[
            "GLM-5-Air active_parameters 12000000000",
            "GLM-5-Air parameters 106000000000",
            "GLM-5-Flash parameters 30000000000",
        ],
    ),
    (SimplifiedChinese, "32张昇腾910B，每卡64GB，用来跑大模型推理。", &["Ascend 910B memory_capacity 64000000000"]),
    (SimplifiedChinese, "昇腾910B八卡服务器，AI公司的采购价是130万元一台。", &[]),
    (SimplifiedChinese, "MacBook Pro版本的大模型应用今天上架，内存16GB。", &[]),
];

#[test]
fn a_tier_alone_stands_for_the_member_that_has_it() {
    check(MEMBERS, &["parameters", "active_parameters", "memory_capacity", "price"]);
}

const SHUT: &[Row] = &[
    (SimplifiedChinese, "智谱GLM-5不开源。", &["GLM-5 open_weights true"]),
    (SimplifiedChinese, "智谱的GLM-5尚未开源。", &["GLM-5 open_weights true"]),
    (SimplifiedChinese, "智谱的GLM-5没有开源，下月再定。", &["GLM-5 open_weights true"]),
    (SimplifiedChinese, "GLM-5是否不开源？", &[]),
    (SimplifiedChinese, "GLM-5优于多数未开源的模型。", &[]),
];

#[test]
fn what_is_kept_shut_is_denied() {
    check(SHUT, &["open_weights"]);
}

const TALKS: &[Row] = &[
    (
        SimplifiedChinese,
        "问：QX-700什么时候能见到？\n李岚：8月底已经流片回来了。顺利的话明年一季度量产。\n\n问：性能如何？\n李岚：带宽做到4TB/s，功耗不到150瓦。",
        &["QX-700 memory_bandwidth 4000000000000", "QX-700 power ..150", "QX-700 status in_production"],
    ),
    (SimplifiedChinese, "问：QX-700航班什么时候到？\n李岚：8月底已经到了，飞了4小时。", &[]),
];

#[test]
fn the_answer_tells_of_what_the_question_names() {
    check(TALKS, &["memory_bandwidth", "power", "status"]);
}
