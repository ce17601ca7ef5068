//! Plain Chinese sentences of the press: sites and what is in them, shares of a market, who is listed, used and named.

use super::rows::{Row, check};
use crate::model::Language::{SimplifiedChinese, TraditionalChinese};

const SITES: &[Row] = &[
    (
        SimplifiedChinese,
        "寒武纪在江苏南京建成的智算集群，现有超过8000张思元590在线运行。",
        &["Cambricon: unnamed system chip_count 8000..", "Cambricon: unnamed system uses_chip Cambricon MLU590"],
    ),
    (
        SimplifiedChinese,
        "腾讯在天津的数据中心现已上线3000张昇腾910B。",
        &["Tencent: unnamed system chip_count 3000", "Tencent: unnamed system uses_chip Ascend 910B"],
    ),
    (
        SimplifiedChinese,
        "曙光的scaleX上月亮相。单套系统由16台scaleX640超节点经自研网络连接而成，共部署10240块加速卡。",
        &["Sugon scaleX chip_count 10240"],
    ),
    (
        SimplifiedChinese,
        "支持中国电信在天津建设国产两万卡算力池。",
        &["China Telecom: unnamed system chip_count 20000", "China Telecom: unnamed system uses_chip domestic chips"],
    ),
    (
        TraditionalChinese,
        "中國電信在上海臨港的智算叢集，目前有超過1.5萬張昇騰910B上線。",
        &["China Telecom: unnamed system chip_count 15000..", "China Telecom: unnamed system uses_chip Ascend 910B"],
    ),
    (SimplifiedChinese, "该软件支持万卡集群的建设。", &[]),
];

const SHARES: &[Row] = &[
    (
        TraditionalChinese,
        "法人粗估，今年中國AI加速卡市場華為可拿下約四成，平頭哥約一成，輝達恐掉到三成以下。",
        &["Huawei market_share 40", "Nvidia market_share ..30", "T-Head market_share 10"],
    ),
    (
        SimplifiedChinese,
        "2024年国内AI芯片市场，英伟达吃下七成，华为拿走两成三。",
        &["Huawei market_share 23", "Nvidia market_share 70"],
    ),
    (
        SimplifiedChinese,
        "去年上半年中国加速服务器市场，国产AI芯片占35%，英伟达则降至62%。",
        &["China domestic_share 35", "Nvidia market_share 62"],
    ),
    (SimplifiedChinese, "燧原称，国外厂商占据了中国AI芯片市场近七成的份额。", &[]),
    (SimplifiedChinese, "中国手机市场，华为拿下两成。", &[]),
    (SimplifiedChinese, "中芯国际良率六成左右，其中过半供应华为。", &["SMIC yield_rate 60"]),
];

const LISTED: &[Row] = &[
    (
        SimplifiedChinese,
        "壁仞科技在港上市。台积电曾为BR100代工，2023年10月，公司又被美国列入实体清单。",
        &["Biren Technology export_restriction United States"],
    ),
    (
        SimplifiedChinese,
        "海光信息与中科曙光终止合并。两家公司都在2019年6月被美国商务部列入实体清单。",
        &["Hygon export_restriction United States", "Sugon export_restriction United States"],
    ),
    (SimplifiedChinese, "壁仞科技在港上市。公司供应商被美国列入实体清单。", &[]),
];

const USED: &[Row] = &[
    (
        SimplifiedChinese,
        "沐曦挂牌。C700仍在研发。公司收入大增，终端客户有中国电信、新华三。",
        &["China Telecom uses_chip MetaX", "H3C uses_chip MetaX"],
    ),
    (SimplifiedChinese, "字节跳动将昇腾910C用于豆包大模型的推理。", &["ByteDance uses_chip Ascend 910C"]),
    (
        SimplifiedChinese,
        "思元590获字节跳动、阿里巴巴大批量采用。",
        &["Alibaba uses_chip Cambricon MLU590", "ByteDance uses_chip Cambricon MLU590"],
    ),
    (
        SimplifiedChinese,
        "美团和国家电网都在用昇腾910C。",
        &["Meituan uses_chip Ascend 910C", "State Grid uses_chip Ascend 910C"],
    ),
    (
        TraditionalChinese,
        "阿里巴巴和字節跳動也各自打算採購廿萬顆以上H200。",
        &[
            "Alibaba order 200000..",
            "Alibaba uses_chip Nvidia H200",
            "ByteDance order 200000..",
            "ByteDance uses_chip Nvidia H200",
        ],
    ),
    (SimplifiedChinese, "工信部要求将昇腾910C用于政务。", &[]),
];

const NAMED: &[Row] = &[
    (
        SimplifiedChinese,
        "清语3是启明实验室开发的大语言模型，由700亿参数组成。",
        &["清语3 developer 启明实验室", "清语3 parameters 70000000000"],
    ),
    (
        SimplifiedChinese,
        "今日，云帆科技推出云帆-7大模型，参数规模1200亿。",
        &["云帆-7 developer 云帆科技", "云帆-7 parameters 120000000000"],
    ),
    (SimplifiedChinese, "大模型WindSea 2.5近日亮相。WindSea 2.5由百度研发。", &["WindSea 2.5 developer Baidu"]),
    (SimplifiedChinese, "QX7是一款面向推理的AI芯片，由沧澜半导体设计。", &["QX7 designer 沧澜半导体"]),
    (SimplifiedChinese, "项目编号：QXZB-2025-118A。该集群总投资9.6亿元。", &[]),
    (SimplifiedChinese, "总参数约160亿的Qwen9，其中语言部分90亿。", &["Qwen9 parameters 16000000000"]),
];

const DATED: &[Row] = &[
    (SimplifiedChinese, "Qwen3是阿里2025年4月发布的大模型。", &["Qwen3 released 2025-04"]),
    (
        SimplifiedChinese,
        "寒武纪面向云端训练的思元690和面向边缘的思元590则要等到2028年。",
        &["Cambricon MLU590 released 2028", "Cambricon MLU690 released 2028"],
    ),
    (SimplifiedChinese, "去年8月，《金融时报》披露，DeepSeek-R1发布后，公司改用昇腾。", &[]),
];

#[test]
fn what_a_site_holds() {
    check(SITES, &["chip_count", "uses_chip"]);
}

#[test]
fn who_takes_how_much_of_a_market() {
    check(SHARES, &["market_share", "domestic_share", "yield_rate"]);
}

#[test]
fn the_firm_that_the_text_is_on_is_listed() {
    check(LISTED, &["export_restriction"]);
}

#[test]
fn who_puts_chips_to_use() {
    check(USED, &["uses_chip", "order"]);
}

#[test]
fn names_that_no_lexicon_has() {
    check(NAMED, &["developer", "designer", "parameters", "investment"]);
}

#[test]
fn what_is_bought_later_is_not_put_off() {
    let row: Row = (SimplifiedChinese, "若放开H200，部分云厂商的国产采购可能延后。", &[]);
    check(&[row], &["status"]);
}

#[test]
fn the_day_is_of_what_it_is_told_of() {
    check(DATED, &["released"]);
}
