//! Who says what in Chinese, and how firmly: whose words a sentence has, and where they begin.

use crate::model::{Language, Mention};

use super::rows::{Row, compare};
use Language::{SimplifiedChinese, TraditionalChinese};

/// Of each claim of the parameters, the makers and the machines: who says it.
fn speaker(mention: &Mention) -> Option<String> {
    let told = ["parameters", "chip_count", "manufacturer", "released"].contains(&mention.predicate.as_str());
    let told = told && !mention.from_name;
    let name = mention.attributed_to.clone().unwrap_or_else(|| "nobody".to_owned());
    told.then(|| format!("{} {name}", mention.predicate.as_str()))
}

const WHOSE_WORDS: &[Row] = &[
    // who is named in a later clause has not said what stands before it
    (
        SimplifiedChinese,
        "5月26日，智谱发布GLM-5，首席执行官张鹏透露，其总参数量达7440亿。",
        &["parameters Zhang Peng", "released nobody"],
    ),
    (SimplifiedChinese, "GLM-5总参数量达7440亿，张鹏表示。", &["parameters Zhang Peng"]),
    (SimplifiedChinese, "“GLM-5总参数量达7440亿，”智谱首席执行官张鹏说，“训练很快。”", &["parameters Zhang Peng"]),
    (SimplifiedChinese, "路透社援引知情人士报道，昇腾910C由中芯国际代工。", &["manufacturer Reuters"]),
    (
        SimplifiedChinese,
        "彭博社上周引述知情者称，昇腾910C由中芯国际代工，华为创始人任正非回应说不便评论。",
        &["manufacturer Bloomberg"],
    ),
    // what follows a comma behind a hedge is in nobody's mouth
    (SimplifiedChinese, "腾讯正与华为商谈采购，预计昇腾910C由中芯国际代工。", &["manufacturer nobody"]),
    (SimplifiedChinese, "华为预计昇腾910C由中芯国际代工。", &["manufacturer Huawei"]),
    // quotations
    (TraditionalChinese, "黃仁勳：「競爭很激烈。」他還說，昇騰910C由中芯國際代工。", &["manufacturer Jensen Huang"]),
    (SimplifiedChinese, "“昇腾910C由中芯国际代工。”华为董事长徐直军对记者说。", &["manufacturer Eric Xu"]),
    (
        SimplifiedChinese,
        "“昇腾910C由中芯国际代工。”徐直军说，明年还将推出昇腾950PR。",
        &["manufacturer nobody", "released Eric Xu"],
    ),
    // a noun behind the verb is told of, but for what tells the rest
    (SimplifiedChinese, "在腾讯公布的一份照片中，昇腾910C由中芯国际代工。", &["manufacturer nobody"]),
    (SimplifiedChinese, "腾讯公布的数据显示，GLM-5总参数量达7440亿。", &["parameters Tencent"]),
    (SimplifiedChinese, "中金公司研报测算，昇腾910C由中芯国际代工。", &["manufacturer CICC"]),
    // analysts without a name are nobody, whoever the clause before is about
    (SimplifiedChinese, "中芯国际代工昇腾910C，一些分析师说。", &["manufacturer nobody"]),
    (TraditionalChinese, "中芯國際代工昇騰910C，有分析師認為。", &["manufacturer nobody"]),
    (SimplifiedChinese, "中芯国际代工昇腾910C，中金公司分析师说。", &["manufacturer CICC"]),
];

#[test]
fn words_are_of_the_one_who_says_them() {
    compare(WHOSE_WORDS, speaker);
}

fn firmness(mention: &Mention) -> Option<String> {
    let told =
        ["manufacturer", "training_hardware", "status", "domestic_training"].contains(&mention.predicate.as_str());
    told.then(|| format!("{} {}", mention.predicate.as_str(), mention.modality.as_str()))
}

const HOW_FIRMLY: &[Row] = &[
    (SimplifiedChinese, "针对“昇腾910C由台积电代工”的报道，公司没有回应。", &["manufacturer reported"]),
    (SimplifiedChinese, "对于“思元690由中芯国际代工”的传闻，寒武纪不予置评。", &["manufacturer reported"]),
    (SimplifiedChinese, "“思元690由中芯国际代工”，寒武纪写道。", &["manufacturer stated"]),
    (SimplifiedChinese, "据《金融时报》援引知情人士报道，思元690将由中芯国际代工。", &["manufacturer planned"]),
    // a guess behind a semicolon leaves the rest as it is
    (
        SimplifiedChinese,
        "GLM-5完全基于国产芯片训练；业内普遍认为，昇腾910C由中芯国际代工。",
        &["domestic_training stated", "manufacturer speculated", "training_hardware stated"],
    ),
    (SimplifiedChinese, "另一位博主则说，昇腾950离量产还早。", &[]),
    (SimplifiedChinese, "昇腾950距大规模量产尚远。", &[]),
    (SimplifiedChinese, "昇腾950已量产。", &["status stated"]),
    (SimplifiedChinese, "思元690芯片年底前大规模出货。", &["status planned"]),
    (SimplifiedChinese, "思元690芯片已在年底前大规模出货。", &["status stated"]),
    (SimplifiedChinese, "昇腾910C备受关注，台积电已开始向华为供货。", &[]),
    (SimplifiedChinese, "思元690的训练任务没有得到寒武纪证实。", &[]),
    (
        SimplifiedChinese,
        "文心5.0全程用昆仑芯P800训练，没有使用一块英伟达GPU。",
        &["domestic_training stated", "training_hardware denied", "training_hardware stated"],
    ),
];

#[test]
fn what_others_report_and_what_is_far_off() {
    compare(HOW_FIRMLY, firmness);
}
