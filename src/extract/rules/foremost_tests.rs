//! Chinese sentences that put the chip, or the list, first and those who use it, or are on it, behind, each with those that
//! look alike and claim nothing.

use crate::model::Language;

use super::rows::{Row, check};
use Language::SimplifiedChinese;

const FIRST: &[Row] = &[
    (
        SimplifiedChinese,
        "寒武纪的思元590今年已出货AI芯片20万片，京东和蔚来都已用上。",
        &["JD.com uses_chip Cambricon MLU590", "NIO uses_chip Cambricon MLU590"],
    ),
    (
        SimplifiedChinese,
        "昇腾芯片的客户名单很长，科大讯飞、美团也在用。",
        &["Meituan uses_chip Huawei Ascend", "iFlytek uses_chip Huawei Ascend"],
    ),
    (
        SimplifiedChinese,
        "海光的DCU加速卡出货大增，腾讯云和阿里云均已采用。",
        &["Alibaba Cloud uses_chip Hygon DCU", "Tencent Cloud uses_chip Hygon DCU"],
    ),
    (SimplifiedChinese, "曦云C500加速卡已用于新华三的AI服务器。", &["H3C uses_chip MetaX C500"]),
    (SimplifiedChinese, "思元590芯片将继续用于浪潮信息的服务器。", &["Inspur uses_chip Cambricon MLU590"]),
    (SimplifiedChinese, "英伟达的GPU一直是浪潮信息服务器的主力配置。", &["Inspur uses_chip Nvidia"]),
    (SimplifiedChinese, "昇腾910C芯片已成为科大讯飞算力底座的主力。", &["iFlytek uses_chip Ascend 910C"]),
    (
        SimplifiedChinese,
        "京东的推理业务只有一部分放在昇腾910B上，其余仍用英伟达的卡。",
        &["JD.com uses_chip Ascend 910B", "JD.com uses_chip Nvidia"],
    ),
    (
        SimplifiedChinese,
        "京东的国产算力以昇腾芯片为主，训练仍用英伟达。",
        &["JD.com uses_chip Huawei Ascend", "JD.com uses_chip Nvidia"],
    ),
    (
        SimplifiedChinese,
        "中国电信的招标文件要求所有服务器搭载国产AI芯片。",
        &["China Telecom uses_chip domestic chips"],
    ),
    (
        SimplifiedChinese,
        "燧原科技的L600芯片计划明年量产。公司主要客户为京东和中国电信。",
        &["China Telecom uses_chip Enflame", "JD.com uses_chip Enflame"],
    ),
    (SimplifiedChinese, "京东和美团都在观望昇腾芯片。", &[]),
    (SimplifiedChinese, "昇腾芯片缺货，京东和美团都在涨价。", &[]),
    (SimplifiedChinese, "昇腾910C是华为的主力AI芯片。", &[]),
    (SimplifiedChinese, "工信部要求京东的服务器搭载国产AI芯片。", &[]),
];

#[test]
fn who_uses_a_chip_stands_behind_it() {
    check(FIRST, &["uses_chip"]);
}

const LISTED: &[Row] = &[
    (
        SimplifiedChinese,
        "美国商务部9月公布新一批AI芯片实体清单。名单中包括寒武纪、壁仞科技，以及浪潮集团的六家子公司。",
        &["Biren Technology export_restriction United States", "Cambricon export_restriction United States"],
    ),
    (
        SimplifiedChinese,
        "美国商务部将14家中国AI企业列入实体清单，智谱、商汤此次也在列。",
        &["SenseTime export_restriction United States", "Zhipu AI export_restriction United States"],
    ),
    (
        SimplifiedChinese,
        "摩尔线程和壁仞科技先后递交招股书，都做GPU。两家公司均于2023年被列入美国实体清单。",
        &["Biren Technology export_restriction United States", "Moore Threads export_restriction United States"],
    ),
    (
        SimplifiedChinese,
        "美国更新了AI芯片实体清单。被列入清单的还有燧原科技、天数智芯。",
        &["Enflame export_restriction United States", "Iluvatar CoreX export_restriction United States"],
    ),
    (
        SimplifiedChinese,
        "天数智芯的AI芯片靠台积电代工，去年公司又被美国列入实体清单。",
        &["Iluvatar CoreX export_restriction United States"],
    ),
    (SimplifiedChinese, "美国对H20芯片的出口改为逐案审批。", &["Nvidia H20 export_restriction United States"]),
    (SimplifiedChinese, "中国移动公布AI芯片供应商，名单上有寒武纪、海光。", &[]),
    (SimplifiedChinese, "世界人工智能大会公布参展AI企业，智谱、商汤在列。", &[]),
];

#[test]
fn a_list_told_of_before_holds_them() {
    check(LISTED, &["export_restriction"]);
}

const PARTS: &[Row] = &[
    (
        SimplifiedChinese,
        "去年国产AI芯片出货约165万颗。其中华为约81万颗，燧原3万颗。",
        &["Enflame shipments 30000", "Huawei shipments 810000", "domestic chips shipments 1650000"],
    ),
    (
        SimplifiedChinese,
        "AI芯片需求旺盛。\n出货方面，海光去年约30万张，沐曦和天数智芯各约3万张。",
        &["Hygon shipments 300000", "Iluvatar CoreX shipments 30000", "MetaX shipments 30000"],
    ),
    (
        SimplifiedChinese,
        "华为、平头哥、昆仑芯、寒武纪的AI芯片今年依次出货120万、55万、22万和25万颗。",
        &[
            "Cambricon shipments 250000",
            "Huawei shipments 1200000",
            "Kunlunxin shipments 220000",
            "T-Head shipments 550000",
        ],
    ),
    (SimplifiedChinese, "AI芯片价格方面，华为一颗约8万元。其中华为约占四成。", &[]),
    (SimplifiedChinese, "库存方面，华为仍有81万颗AI芯片。其中昇腾910B约10万颗。", &[]),
];

#[test]
fn parts_are_of_what_the_whole_is_of() {
    check(PARTS, &["shipments"]);
}
