//! Sentences of plain news: names that grow by a word, what is read beside a claim, and whose a figure is.

use super::rows::{Row, check};
use crate::model::Language::{English, SimplifiedChinese};

const GROWN: &[Row] = &[
    (
        English,
        "Tencent released Hunyuan-Delta, a model with 30 billion parameters.",
        &["Hunyuan-Delta parameters 30000000000"],
    ),
    (English, "Qwen-Lumen has 9 billion parameters.", &["Qwen-Lumen parameters 9000000000"]),
    (SimplifiedChinese, "腾讯发布大模型Hunyuan-Delta，总参数300亿。", &["Hunyuan-Delta parameters 30000000000"]),
    (
        English,
        "The Qwen-Powered assistant, unlike GLM-5, has no figures. GLM-5 has 744 billion parameters.",
        &["GLM-5 parameters 744000000000"],
    ),
    (
        English,
        "Corvid-M7 is a model with 512 billion parameters. M7 has a context window of 200,000 tokens.",
        &["Corvid-M7 context_length 200000", "Corvid-M7 parameters 512000000000"],
    ),
    (English, "GLM-5 is out. The cluster can train Kimi-like models with 300 billion parameters.", &[]),
    (
        English,
        "Corvid-M7 has 21 billion activated parameters and 460 billion total parameters.",
        &["Corvid-M7 active_parameters 21000000000", "Corvid-M7 parameters 460000000000"],
    ),
    (English, "Kimi K2 serves 900 clients at once.", &[]),
    (
        English,
        "Ibis-Q4 is a model with 12 billion parameters. The Ascend 970 is due in Q4 2027.",
        &["Ibis-Q4 parameters 12000000000"],
    ),
    (English, "Kimi K2 reads 256,000 tokens at once.", &["Kimi K2 context_length 256000"]),
];

#[test]
fn a_word_behind_a_name_makes_another_one() {
    check(GROWN, &["parameters", "active_parameters", "context_length"]);
}

const CODES: &[Row] = &[
    (SimplifiedChinese, "平头哥的真武K700将于2027年初上市。", &["真武K700 released 2027"]),
    (SimplifiedChinese, "2023年沐曦推出了曦云C500；曦云C600随后发布。", &["MetaX C500 released 2023"]),
    (
        SimplifiedChinese,
        "2023年沐曦推出了曦云C500；到了2025年，曦云C600发布。",
        &["MetaX C500 released 2023", "MetaX C600 released 2025"],
    ),
    (SimplifiedChinese, "字节跳动采购昇腾950推迟到2027年。", &[]),
    (SimplifiedChinese, "昇腾950推迟到2027年。", &["Ascend 950 released 2027"]),
    (SimplifiedChinese, "用于训练的昇腾960推迟到2028年。", &["Ascend 960 released 2028"]),
];

#[test]
fn the_day_of_a_launch_is_of_what_its_own_half_tells() {
    check(CODES, &["released"]);
}

const BIDS: &[Row] = &[
    (SimplifiedChinese, "设备由新华三、浪潮信息和中兴通讯中标，搭载昆仑芯P800。", &[]),
    (SimplifiedChinese, "新华三、浪潮信息等厂商入围，全部采用昇腾910B加速卡。", &[]),
    (SimplifiedChinese, "阶跃星辰训练出首个基于昇腾910B训练的图像模型。", &[]),
    (SimplifiedChinese, "中国电信所投资的智算中心采用昇腾910B芯片。", &["China Telecom uses_chip Ascend 910B"]),
    (SimplifiedChinese, "夸娥集群以MTT S4000训练卡为底座。", &["Moore Threads KUAE uses_chip MTT S4000"]),
    (SimplifiedChinese, "蚂蚁集团采用昇腾910B芯片训练和推理。", &["Ant Group uses_chip Ascend 910B"]),
    (SimplifiedChinese, "英伟达联手云服务商Nebius，计划部署1.5万个Blackwell GPU。", &[]),
    (
        English,
        "The Grey Dune supercomputer, which has 4,000 Nvidia H100 chips, is in Oslo. Grey Dune is cold.",
        &["Grey Dune uses_chip Nvidia H100"],
    ),
];

#[test]
fn who_wins_a_tender_or_helps_uses_nothing() {
    check(BIDS, &["uses_chip"]);
}

const SUMS: &[Row] = &[
    (English, "Total shipments by Nvidia, AMD and Chinese vendors reached 2.4 million cards in the year.", &[]),
    (
        English,
        "Nvidia shipped 2 million cards. Chinese vendors together shipped 1.2 million cards.",
        &["Nvidia shipments 2000000"],
    ),
    (English, "Nvidia and AMD shipped a total of 3 million cards in China in 2025.", &[]),
    (
        English,
        "While total demand for Nvidia and AMD chips fell, Huawei shipped 812,000 Ascend chips in 2025.",
        &["Huawei shipments 812000"],
    ),
    (
        English,
        "Nvidia and AMD sell in China, but Huawei shipped a total of 812,000 Ascend chips in 2025.",
        &["Huawei shipments 812000"],
    ),
    (English, "Huawei shipped a total of 810,000 Ascend chips in 2025.", &["Huawei shipments 810000"]),
    (
        English,
        "Together with TSMC and Samsung, Huawei shipped 812,000 Ascend chips in 2025.",
        &["Huawei shipments 812000"],
    ),
    (
        English,
        "Huawei, which bought its dies from TSMC, shipped a total of 812,000 Ascend chips in 2025.",
        &["Huawei shipments 812000"],
    ),
];

#[test]
fn a_sum_of_several_is_of_none_of_them() {
    check(SUMS, &["shipments"]);
}

const BILLS: &[Row] = &[
    (English, "Kimi K2: the training run took three weeks on 768 H800 GPUs and cost $812,000 in rent.", &[]),
    (SimplifiedChinese, "按每GPU小时2美元计算，用512张H800训练的费用为9.9万美元。", &[]),
    (English, "The H800 sells for $22,000.", &["Nvidia H800 price 22000"]),
    (SimplifiedChinese, "英伟达H20每张售价约9万元，每GPU小时租金约6元。", &["Nvidia H20 price 90000"]),
    (English, "Nvidia sells chips to Alibaba. The deal is worth $1 billion.", &[]),
    (English, "Moonshot AI has spent $5 million on Kimi K2.", &[]),
    (SimplifiedChinese, "阿里巴巴投资20亿元建设电商智算中心。", &["Alibaba investment 2000000000"]),
    (
        English,
        "Alibaba is building an ideal site for AI data centers worth $5 billion.",
        &["Alibaba investment 5000000000"],
    ),
    (SimplifiedChinese, "燧原科技净利润2亿元，其中5000万元拟用于分红。", &[]),
    (SimplifiedChinese, "燧原科技拟募资，其中15亿元拟用于第五代AI芯片研发。", &["Enflame investment 1500000000"]),
];

#[test]
fn what_a_run_costs_is_no_price_and_no_investment() {
    check(BILLS, &["price", "investment"]);
}

const LISTED: &[Row] = &[
    (
        English,
        "Biren makes AI chips. The company was added to the US Department of Commerce Entity List in January.",
        &["Biren Technology export_restriction United States"],
    ),
    (
        English,
        "Biren makes AI chips. Tencent is its largest shareholder. The company was added to the US Entity List in May.",
        &[],
    ),
    (
        English,
        "Nvidia H20 sales fell. Other buyers include China Mobile and Baidu. The company was added to the US Entity List.",
        &[],
    ),
    (English, "TSMC cut ties with Sophgo over AI chips. The company was later added to the US Entity List.", &[]),
];

#[test]
fn a_firm_is_put_on_the_list_of_an_office() {
    check(LISTED, &["export_restriction"]);
}

const NAMED: &[Row] = &[
    (English, "Biren is grouped together with Huawei and Cambricon among the leading makers of AI chips.", &[]),
    (English, "Zhipu works together with Huawei on GLM-6.", &["Zhipu AI partnership Huawei"]),
];

#[test]
fn who_is_named_with_others_is_no_partner() {
    check(NAMED, &["partnership"]);
}

const TOKENS: &[Row] = &[
    (SimplifiedChinese, "Kimi K2使用15.5万亿token的语料。", &["Kimi K2 training_tokens 15500000000000"]),
    (SimplifiedChinese, "豆包大模型每日处理的Token超过50万亿，去年为4万亿。", &[]),
    (SimplifiedChinese, "DeepSeek-V3在14.8万亿Token上完成预训练。", &["DeepSeek-V3 training_tokens 14800000000000"]),
];

#[test]
fn tokens_of_use_train_nothing() {
    check(TOKENS, &["training_tokens"]);
}

const SITES: &[Row] = &[
    (
        English,
        "Yotta has built a data centre in the city of Mumbai with 8,000 H100 GPUs.",
        &["Yotta: unnamed system chip_count 8000", "Yotta: unnamed system uses_chip Nvidia H100"],
    ),
    (
        English,
        "SoftBank will build an AI data center in Hokkaido with 60,000 GPUs.",
        &["SoftBank: unnamed system chip_count 60000"],
    ),
    (English, "Nvidia opened a research centre in Taipei with 500 engineers and GPUs.", &[]),
];

#[test]
fn a_machine_somewhere_has_so_many_chips() {
    check(SITES, &["chip_count", "uses_chip"]);
}

const KEPT: &[Row] = &[
    (
        English,
        "The U.S. has restricted exports of advanced AI chips to China.",
        &["China export_restriction United States"],
    ),
    (SimplifiedChinese, "美国禁止向中国出售先进的人工智能芯片。", &["China export_restriction United States"]),
    (English, "Lawmakers urged the U.S. to restrict exports of AI chips to China.", &[]),
    (English, "Exports of AI chips to China were not affected by U.S. sanctions on Iran.", &[]),
];

#[test]
fn a_country_is_kept_from_chips_that_have_no_name() {
    check(KEPT, &["export_restriction"]);
}
