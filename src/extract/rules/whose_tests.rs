//! Sentences on something else than the thing told of before, beside those that go on about it.

use super::rows::{Row, check, compare};
use crate::model::{
    Language::{English, SimplifiedChinese},
    Mention,
};

/// Only a bank is "the bank".
const BANKS: &[Row] = &[
    (English, "Tencent met lenders. The bank has ordered 5,000 H20 chips.", &[]),
    (English, "SoftBank opened a lab. The bank has ordered 5,000 H20 chips.", &[]),
    (English, "Tencent signed a deal with a lender. The bank will invest $10 billion in AI data centres.", &[]),
    (English, "ICBC met Huawei. The bank has ordered 5,000 H20 chips.", &["ICBC order 5000"]),
    (English, "Sberbank opened a lab. The bank has ordered 5,000 H20 chips.", &["Sber order 5000"]),
    (English, "Mizuho opened a lab. The bank has ordered 5,000 H20 chips.", &["Mizuho order 5000"]),
    (English, "Tencent opened a lab. The company has ordered 5,000 H20 chips.", &["Tencent order 5000"]),
    (
        English,
        "Tencent opened a lab. After talks with the bank, the company will invest $10 billion in AI data centres.",
        &["Tencent investment 10000000000"],
    ),
    (English, "Tencent opened a lab. Backed by the bank, it has ordered 5,000 H20 chips.", &["Tencent order 5000"]),
];

#[test]
fn the_bank_is_a_bank() {
    check(BANKS, &["order", "investment"]);
}

const SPEAKERS: &[Row] = &[
    (English, "Tencent met lenders. According to the bank, Alibaba has ordered 5,000 H20 chips.", &["nobody"]),
    (English, "Huawei opened a lab. The bank said Alibaba has ordered 5,000 H20 chips.", &["nobody"]),
    (English, "ICBC opened a lab. The bank said Alibaba has ordered 5,000 H20 chips.", &["ICBC"]),
    (
        English,
        "Huawei said Tencent has ordered 2,000 H20 chips. The bank added that Alibaba has ordered 5,000 H20 chips.",
        &["Huawei", "nobody"],
    ),
    (
        English,
        "Huawei said Tencent has ordered 2,000 H20 chips. The bank estimates that Alibaba has ordered 5,000 H20 chips.",
        &["Huawei", "nobody"],
    ),
    (
        English,
        "Mizuho said Tencent has ordered 2,000 H20 chips. The bank said Alibaba has ordered 5,000 H20 chips.",
        &["Mizuho", "Mizuho"],
    ),
    (
        English,
        "Huawei said Tencent has ordered 2,000 H20 chips. The company added that Alibaba has ordered 5,000 H20 chips.",
        &["Huawei", "Huawei"],
    ),
];

#[test]
fn a_bank_speaks_for_the_bank() {
    let speaker = |mention: &Mention| {
        let told = mention.predicate.as_str() == "order";
        told.then(|| mention.attributed_to.clone().unwrap_or_else(|| "nobody".to_owned()))
    };
    compare(SPEAKERS, speaker);
}

/// Firms whose names hold the word for a state's body or for who speaks for it.
const PAYERS: &[Row] = &[
    (English, "Britain's Premier Oil will invest $2 billion in AI data centres.", &[]),
    (English, "Germany's Chancellor Hotels Group will invest $2 billion in AI data centres.", &[]),
    (English, "Norway's Family Office of Wallenberg will invest $2 billion in AI data centres.", &[]),
    (English, "Norway's Nordic Family Office will invest $2 billion in AI data centres.", &[]),
    (English, "Japan's President Chain Store Group will invest $2 billion in AI data centres.", &[]),
    (English, "Japan's President Hotel will invest $2 billion in AI data centres.", &[]),
    (English, "Japan's Premier Anti-Aging will invest $2 billion in AI data centres.", &[]),
    (
        English,
        "China's Bureau of Statistics will invest $2 billion in AI data centres.",
        &["China investment 2000000000"],
    ),
    (
        English,
        "Norway's Office of Science will invest $2 billion in AI data centres.",
        &["Norway investment 2000000000"],
    ),
    (
        English,
        "Saudi Arabia's Minister of Energy will invest $2 billion in AI data centres.",
        &["Saudi Arabia investment 2000000000"],
    ),
    (
        English,
        "Britain's Secretary of State for Science, Innovation and Technology will invest $2 billion in AI data centres.",
        &["United Kingdom investment 2000000000"],
    ),
    (
        English,
        "Japan's Prime Minister Ishida will invest $2 billion in AI data centres.",
        &["Japan investment 2000000000"],
    ),
    (English, "Japan's Cabinet Office will invest $2 billion in AI data centres.", &["Japan investment 2000000000"]),
    (
        English,
        "Norway's Ministry of Energy will invest $2 billion in AI data centres.",
        &["Norway investment 2000000000"],
    ),
];

#[test]
fn a_firm_with_a_title_is_no_state() {
    check(PAYERS, &["investment"]);
}

const TOWNS: &[Row] = &[
    (SimplifiedChinese, "中国发布规划。厦门市已签约46个算力项目，总投资1300亿元。", &[]),
    (SimplifiedChinese, "中国发布规划。江门市已签约46个算力项目，总投资1300亿元。", &[]),
    (SimplifiedChinese, "中国发布规划。成都市已签约12个算力项目，总投资300亿元。", &[]),
    (SimplifiedChinese, "中国发布规划。盐城市计划建设算力中心，总投资300亿元。", &[]),
    (SimplifiedChinese, "中国发布规划。福州市已签约46个算力项目，总投资1300亿元。", &[]),
];

#[test]
fn what_a_town_has_is_not_the_countrys() {
    check(TOWNS, &["investment"]);
}

/// Phones, cars, consoles and places with a number are no chips, and what they have is not the last chip's.
const STRANGERS: &[Row] = &[
    (English, "Formula 1 delivers 40 TFLOPS of FP16 compute.", &[]),
    (English, "Tokyo 3 delivers 40 TFLOPS of FP16 compute.", &[]),
    (English, "The Redmi 15 is made on a 4 nm process.", &[]),
    (English, "Nvidia launched the B300 in May. The Xbox 720 from Microsoft offers 50 TFLOPS of FP16 compute.", &[]),
    (English, "AMD launched the MI450 in May. Brisa 6 draws 700 W.", &[]),
    (English, "AMD launched the MI450 in May. In 2026 it draws 700 W.", &["AMD MI450"]),
    (English, "AMD launched the MI450 in May. It draws 700 W.", &["AMD MI450"]),
    (English, "AMD launched the MI450 in May. Dense FP4 delivers 40 PFLOPS.", &["AMD MI450"]),
    (English, "Nvidia launched the B300 in May. Sparse FP8 delivers 9 PFLOPS.", &["Nvidia B300"]),
    (English, "AMD launched the MI450 in May. Dense Int8 offers 40 PFLOPS.", &["AMD MI450"]),
    (English, "AMD launched the MI450 in May. Peak FP16 has 40 PFLOPS.", &["AMD MI450"]),
    (English, "AMD launched the MI450 in May. Revision 2 draws 700 W.", &["AMD MI450"]),
    (English, "AMD launched the MI450 in May. Stepping 2 draws 700 W.", &["AMD MI450"]),
    (SimplifiedChinese, "荣耀500采用4nm工艺。", &[]),
    (SimplifiedChinese, "一加15采用3nm工艺。", &[]),
    (SimplifiedChinese, "会议室203算力为200TFLOPS。", &[]),
    (SimplifiedChinese, "神舟十号算力为200TFLOPS。", &[]),
    (SimplifiedChinese, "华为Mate80采用5nm工艺。", &[]),
    (SimplifiedChinese, "寒武纪发布思元590。问界M9算力为200TFLOPS，极氪001算力为500TFLOPS。", &[]),
    (SimplifiedChinese, "小米发布玄戒O1。小米3nm芯片功耗为6W。", &["XRING O1"]),
    (SimplifiedChinese, "小米发布玄戒O1。小米芯片功耗为6W。", &["XRING O1"]),
    (SimplifiedChinese, "小鹏发布图灵AI芯片。小鹏2026年将其算力提升到700TOPS。", &["XPeng Turing"]),
    (SimplifiedChinese, "小米发布玄戒O1。小米15Ultra功耗为6W。", &[]),
    (SimplifiedChinese, "寒武纪发布思元590。机房一年后算力为256TFLOPS。", &["Cambricon MLU590"]),
    (SimplifiedChinese, "寒武纪发布思元590。算力为200TFLOPS。", &["Cambricon MLU590"]),
];

#[test]
fn what_a_stranger_has_is_nobodys() {
    compare(STRANGERS, figure_of);
}

fn figure_of(mention: &Mention) -> Option<String> {
    let figures = ["power", "compute", "process_node", "memory_capacity", "parameters", "training_chip_count"];
    figures.contains(&mention.predicate.as_str()).then(|| mention.subject.name.clone())
}

/// Which of two is described, and where that is not clear.
const DESCRIBED: &[Row] = &[
    (
        English,
        "DeepSeek released DeepSeek-V3. Alibaba released Qwen3. The flagship was trained on 2,048 H800 chips.",
        &[],
    ),
    (
        English,
        "DeepSeek released DeepSeek-V3. Alibaba released Qwen3. The Chinese version has 500 billion parameters.",
        &[],
    ),
    (
        English,
        "DeepSeek released DeepSeek-V3. Alibaba released Qwen3. The new generation has 500 billion parameters.",
        &[],
    ),
    (English, "Alibaba released Qwen3. The flagship has 500 billion parameters.", &["Qwen3"]),
    (English, "Huawei makes the Ascend 910B and the Ascend 950PR. The older chip draws 400 W.", &["Ascend 910B"]),
    (English, "Zhipu released GLM-4.5 and GLM-4.6. The older model has 355 billion parameters.", &["GLM-4.5"]),
    (English, "OpenAI released GPT-4.5 and GPT-4.10. The older model has 355 billion parameters.", &["GPT-4.5"]),
    (English, "Zhipu released GLM-4.10 and GLM-4.9. The newer model has 355 billion parameters.", &["GLM-4.10"]),
    (English, "Huawei makes the Ascend 310 and the Ascend 910. The older chip draws 8 W.", &[]),
    (English, "Nvidia sells the A100 and the A800. The older chip draws 400 W.", &[]),
    (English, "Nvidia sells the B200 and the B300. The newer chip draws 1,400 W.", &["Nvidia B300"]),
];

#[test]
fn a_description_fits_one_or_none() {
    compare(DESCRIBED, figure_of);
}

/// What goes on about the thing told of, though a word in it may lead to a place, another one or the next one.
const GOES_ON: &[Row] = &[
    (SimplifiedChinese, "昇腾910C发布。现有门市已有样品，功耗为600W。", &["Ascend 910C"]),
    (SimplifiedChinese, "昇腾910C发布。东部城市已有样品，功耗为600W。", &["Ascend 910C"]),
    (SimplifiedChinese, "昇腾910C发布。上海市场反应热烈，功耗为600W。", &["Ascend 910C"]),
    (SimplifiedChinese, "昇腾910C发布。与下一代产品不同，其功耗为600W。", &["Ascend 910C"]),
    (SimplifiedChinese, "昇腾910C发布。相比下一代产品，其功耗为600W。", &["Ascend 910C"]),
    (SimplifiedChinese, "昇腾910C发布。后续产品线很丰富。功耗为600W。", &["Ascend 910C"]),
    (SimplifiedChinese, "思元590发布。面向下一代数据中心，其功耗为350W。", &["Cambricon MLU590"]),
    (SimplifiedChinese, "昇腾910C发布。作为下一代产品，其功耗为600W。", &["Ascend 910C"]),
    (SimplifiedChinese, "昇腾910C发布。下一代产品功耗为600W。", &[]),
    (SimplifiedChinese, "思元590发布。后续产品已在研发。功耗为350W。", &[]),
    (SimplifiedChinese, "昇腾910C发布。下一代产品已在研发。功耗为600W。", &[]),
    (English, "Huawei makes the Ascend 910C. A card costs $20,000. It draws 600 W.", &["Ascend 910C"]),
    (English, "Huawei makes the Ascend 910C. A new card is being built. It draws 600 W.", &[]),
    (English, "Huawei makes the Ascend 910C. A card comes next year. It draws 600 W.", &[]),
    (English, "Cambricon makes the MLU590. A card goes on sale in June. It draws 600 W.", &[]),
    (English, "Nvidia launched the B200. The B200 GPU comes with up to 192 GB of RAM.", &["Nvidia B200"]),
    (English, "AMD launched the MI350. The MI350 accelerator boasts a total of 128 GB of RAM.", &["AMD MI350"]),
    (English, "Nvidia launched the B200. The B200 server pairs it with up to 512 GB of RAM.", &[]),
];

#[test]
fn a_word_of_another_thing_may_leave_the_thing_told_of() {
    compare(GOES_ON, figure_of);
}

/// What a thing is called, who stands right before a share, who is referred to, and who is brought in anew.
const MEANT: &[Row] = &[
    (English, "Velmora, a start-up, has a chip. The chip, called Sepal, draws 250 watts.", &["Sepal power 250"]),
    (English, "Ardo built a chip. The accelerator, known there as Torrent, draws 90 watts.", &["Torrent power 90"]),
    (English, "Biren has the BR166. It draws 250 watts and will cost $9,500.", &["Biren BR166 power 250"]),
    (
        English,
        "Huawei held 46% of the AI chip market, ahead of Nvidia at 31%.",
        &["Huawei market_share 46", "Nvidia market_share 31"],
    ),
    (
        English,
        "AMD took 12% of the accelerator market, followed by Intel with 3%.",
        &["AMD market_share 12", "Intel market_share 3"],
    ),
    (English, "Meituan is growing. It has ordered 60,000 accelerators from Huawei.", &["Meituan order 60000"]),
    (English, "Tencent opened a lab. It has bought 9,000 chips from Cambricon.", &["Tencent order 9000"]),
    (
        English,
        "Atlas 950 SuperPoD will link 8,192 chips and deliver 8 exaflops.",
        &["Atlas 950 SuperPoD chip_count 8192"],
    ),
    (English, "LUMI is Finnish. Supplied by Dell, the machine packs 528 H200 chips.", &["LUMI chip_count 528"]),
    (
        English,
        "Tencent's 4,000-GPU cluster cost $180 million to build.",
        &["Tencent: unnamed system chip_count 4000", "Tencent: unnamed system investment 180000000"],
    ),
    (English, "SMIC makes the 910C. A consortium led by Norfell will spend $2 billion on AI data centres.", &[]),
    (English, "SMIC makes the 910C. Norfell Digital shipped 15,000 accelerators last year.", &[]),
    (
        English,
        "SMIC makes the 910C. The company will spend $2 billion on AI data centres.",
        &["SMIC investment 2000000000"],
    ),
    (
        English,
        "Halvard Technologies, a Shenzhen-based chip designer, will ship 15,000 accelerators.",
        &["Halvard Technologies shipments 15000"],
    ),
    (
        English,
        "The Torrent 2 chip triples the bandwidth to 3.6 TB/s from 1.2 TB/s.",
        &["Torrent 2 memory_bandwidth 3600000000000"],
    ),
    (English, "Karsten's Torrent 2, fabricated by TSMC, is due to ship to customers.", &[]),
];

#[test]
fn a_claim_is_of_whom_the_words_mean() {
    let predicates = [
        "power",
        "market_share",
        "order",
        "chip_count",
        "shipments",
        "investment",
        "memory_bandwidth",
        "relative_performance",
        "production_volume",
    ];
    check(MEANT, &predicates);
}

/// A list hits who is put on it, whatever else the sentence forbids; who is given a thing is no customer by that alone.
const HIT: &[Row] = &[
    (
        English,
        "The US added Moore Threads to its Entity List in January, barring it from buying American technology.",
        &["Moore Threads export_restriction United States"],
    ),
    (
        English,
        "Washington put Biren on its Entity List, blocking it from TSMC's lines.",
        &["Biren Technology export_restriction United States"],
    ),
    (English, "Karsten's Torrent 2, fabricated by TSMC, is due to ship to customers.", &[]),
];

#[test]
fn a_list_hits_who_is_put_on_it() {
    check(HIT, &["export_restriction", "uses_chip"]);
}
