//! Chinese lists that deal figures out one to one, and who stands behind what is told in a clause that names nobody, each
//! with those that look alike and claim nothing.

use crate::model::Language;

use super::rows::{Row, check};
use Language::SimplifiedChinese;

const DEALT: &[Row] = &[
    (
        SimplifiedChinese,
        "预计华为、寒武纪、海光信息的AI芯片出货量分别为66万、21万和14万颗。",
        &["Cambricon shipments 210000", "Huawei shipments 660000", "Hygon shipments 140000"],
    ),
    (
        SimplifiedChinese,
        "沐曦、燧原和昆仑芯去年分别出货AI芯片约3万、2.4万、6万张。",
        &["Enflame shipments 24000", "Kunlunxin shipments 60000", "MetaX shipments 30000"],
    ),
    (
        SimplifiedChinese,
        "今年昇腾、寒武纪、沐曦的AI芯片出货量分别为66万颗、21万颗和3万颗。",
        &["Cambricon shipments 210000", "Huawei shipments 660000", "MetaX shipments 30000"],
    ),
    (
        SimplifiedChinese,
        "英伟达、昇腾及寒武纪的国内AI芯片市场份额分别是52%、27%及6%。",
        &["Cambricon market_share 6", "Huawei market_share 27", "Nvidia market_share 52"],
    ),
    (
        SimplifiedChinese,
        "华为、海光、寒武纪的AI芯片市场份额分别约38%、5%、4%，英伟达跌至42%。",
        &["Cambricon market_share 4", "Huawei market_share 38", "Hygon market_share 5", "Nvidia market_share 42"],
    ),
    (SimplifiedChinese, "寒武纪、某新锐厂商、华为的AI芯片市场份额分别为5%、2%和38%。", &[]),
    (
        SimplifiedChinese,
        "昆仑芯、燧原AI芯片出货量分别约6万颗、2.4万颗，紫光同芯、华为分别为1万颗和66万颗。",
        &["Enflame shipments 24000", "Kunlunxin shipments 60000"],
    ),
    (
        SimplifiedChinese,
        "Kimi K2与DeepSeek-V3的激活参数分别为320亿和370亿。",
        &["DeepSeek-V3 active_parameters 37000000000", "Kimi K2 active_parameters 32000000000"],
    ),
    (
        SimplifiedChinese,
        "中国移动、中国电信分别采用昇腾910C和思元590。",
        &["China Mobile uses_chip Ascend 910C", "China Telecom uses_chip Cambricon MLU590"],
    ),
    (SimplifiedChinese, "中国移动、中国电信分别采用昇腾、寒武纪和沐曦的芯片。", &[]),
    (
        SimplifiedChinese,
        "寒武纪2023年、2024年AI芯片出货量分别为2万颗和7万颗。",
        &["Cambricon shipments 20000", "Cambricon shipments 70000"],
    ),
];

#[test]
fn what_is_told_respectively_is_dealt_out_to_those_known() {
    check(DEALT, &["shipments", "market_share", "parameters", "active_parameters", "uses_chip"]);
}

const MAKERS: &[Row] = &[
    (
        SimplifiedChinese,
        "腾讯的智算平台采用昇腾、沐曦、昆仑芯等国产芯片。",
        &["Tencent uses_chip Huawei Ascend", "Tencent uses_chip Kunlunxin", "Tencent uses_chip MetaX"],
    ),
    (
        SimplifiedChinese,
        "中国电信同时部署了昇腾和寒武纪的加速卡。",
        &["China Telecom uses_chip Cambricon", "China Telecom uses_chip Huawei Ascend"],
    ),
    (
        SimplifiedChinese,
        "招商银行采购了华为、海光和沐曦的AI芯片。",
        &[
            "China Merchants Bank uses_chip Huawei",
            "China Merchants Bank uses_chip Hygon",
            "China Merchants Bank uses_chip MetaX",
        ],
    ),
    (
        SimplifiedChinese,
        "美团今年部署了壁仞、燧原等厂商的AI加速卡。",
        &["Meituan uses_chip Biren Technology", "Meituan uses_chip Enflame"],
    ),
    (SimplifiedChinese, "投资者看好华为、寒武纪等芯片公司。", &[]),
    (SimplifiedChinese, "中国联通与华为、寒武纪的芯片团队交流。", &[]),
    (SimplifiedChinese, "字节跳动向寒武纪采购AI芯片。", &["ByteDance uses_chip Cambricon"]),
    (SimplifiedChinese, "京东向燧原科技采购了约6000张加速卡。", &["JD.com order 6000", "JD.com uses_chip Enflame"]),
    (
        SimplifiedChinese,
        "美团向昆仑芯、沐曦采购加速卡4000张。",
        &["Meituan order 4000", "Meituan uses_chip Kunlunxin", "Meituan uses_chip MetaX"],
    ),
    (
        SimplifiedChinese,
        "中国联通采购AI芯片9万颗，其中燧原5万颗，海光4万颗。",
        &[
            "China Unicom order 40000",
            "China Unicom order 50000",
            "China Unicom order 90000",
            "China Unicom uses_chip Enflame",
            "China Unicom uses_chip Hygon",
        ],
    ),
    (
        SimplifiedChinese,
        "中国联通采购AI加速卡3万张，其中燧原中标8000张，沐曦代维5000张。",
        &["China Unicom order 30000"],
    ),
    (SimplifiedChinese, "美团停止向英伟达采购AI芯片。", &[]),
    (SimplifiedChinese, "快手从沐曦采购的AI芯片仍在路上。", &[]),
    (SimplifiedChinese, "阿里巴巴投资的月之暗面向寒武纪采购AI芯片。", &["Moonshot AI uses_chip Cambricon"]),
    (SimplifiedChinese, "联想的服务器采用昆仑芯、沐曦等芯片。", &[]),
    (SimplifiedChinese, "新华三推出采用沐曦、海光等国产芯片的服务器。", &[]),
    (SimplifiedChinese, "小米向高通采购手机芯片。", &[]),
    (SimplifiedChinese, "昆仑芯向京东供应AI芯片。", &["JD.com uses_chip Kunlunxin"]),
    (SimplifiedChinese, "监管部门要求企业不要向英伟达采购AI芯片。", &[]),
    (SimplifiedChinese, "中国科技公司已向英伟达下单逾60万颗H20。", &["China: unnamed organization order 600000.."]),
    (SimplifiedChinese, "国内头部互联网企业向英伟达订购了约9万颗H20。", &["China: unnamed organization order 90000"]),
    (SimplifiedChinese, "中国科技公司的库存只有60万颗H20。", &[]),
    (SimplifiedChinese, "中国互联网企业取消了15万颗H20的采购。", &[]),
    (SimplifiedChinese, "国内云厂商被要求采购5万颗昇腾910C。", &[]),
    (SimplifiedChinese, "海外客户代替中国企业订购了2万颗GB300。", &[]),
];

#[test]
fn lists_of_makers_and_who_sells_tell_of_use() {
    check(MAKERS, &["uses_chip", "order"]);
}

const CLUSTERS: &[Row] = &[
    (
        SimplifiedChinese,
        "中国电信昇腾910B万卡集群已上线。",
        &[
            "China Telecom: unnamed system chip_count 10000",
            "China Telecom: unnamed system status in_use",
            "China Telecom: unnamed system uses_chip Ascend 910B",
        ],
    ),
    (
        SimplifiedChinese,
        "中国联通昆仑芯P800两万卡集群已点亮。",
        &[
            "China Unicom: unnamed system chip_count 20000",
            "China Unicom: unnamed system status in_use",
            "China Unicom: unnamed system uses_chip Kunlun P800",
        ],
    ),
    (
        SimplifiedChinese,
        "天翼云上线国产万卡算力池，规模达1.6万卡。",
        &[
            "China Telecom Cloud: unnamed system chip_count 16000",
            "China Telecom Cloud: unnamed system status in_use",
            "China Telecom Cloud: unnamed system uses_chip domestic chips",
        ],
    ),
    (SimplifiedChinese, "Atlas 950超节点已在贵安数据中心上线运行。", &["Atlas 950 SuperPoD status in_use"]),
    (
        SimplifiedChinese,
        "思元590已在工商银行部署。",
        &["Cambricon MLU590 status in_use", "ICBC uses_chip Cambricon MLU590"],
    ),
    (SimplifiedChinese, "基于华为昇腾万卡集群的方案可支持万卡集群建设。", &[]),
    (SimplifiedChinese, "该中心计划支持万卡集群。", &[]),
];

#[test]
fn a_cluster_is_of_who_stands_before_its_chips() {
    check(CLUSTERS, &["chip_count", "uses_chip", "status"]);
}

const NAMES: &[Row] = &[
    (
        SimplifiedChinese,
        "Vesper-M3采用稀疏注意力，最长支持100万token上下文，激活参数量仅90亿，总参数2100亿。",
        &[
            "Vesper-M3 active_parameters 9000000000",
            "Vesper-M3 context_length ..1000000",
            "Vesper-M3 parameters 210000000000",
        ],
    ),
    (
        SimplifiedChinese,
        "去年8月量产的QX7，用的是台积电12纳米，算力只有40 TOPS。",
        &["QX7 manufacturer TSMC", "QX7 process_node 12", "QX7 status in_production"],
    ),
    (
        SimplifiedChinese,
        "“小禹”海洋大模型参数量210亿，基于昇腾910B训练。",
        &["小禹 parameters 21000000000", "小禹 training_hardware Ascend 910B"],
    ),
    (SimplifiedChinese, "“大江流”模型采用512张昇腾910B训练。", &["大江流 training_hardware Ascend 910B"]),
    (
        SimplifiedChinese,
        "WX2将改用中芯国际7纳米工艺，内存从WX1的8GB加大到32GB，预计今年9月送样。去年量产的WX1用的是联电22纳米。",
        &[
            "WX1 manufacturer UMC",
            "WX1 memory_capacity 8000000000",
            "WX1 process_node 22",
            "WX1 status in_production",
            "WX2 manufacturer SMIC",
            "WX2 memory_capacity 32000000000",
            "WX2 process_node 7",
            "WX2 status sampling",
        ],
    ),
    (
        SimplifiedChinese,
        "思元690显存从思元590的80GB提升到128GB，预计明年初量产。",
        &[
            "Cambricon MLU590 memory_capacity 80000000000",
            "Cambricon MLU690 memory_capacity 128000000000",
            "Cambricon MLU690 status in_production",
        ],
    ),
    (SimplifiedChinese, "“国产”大模型参数量210亿。", &[]),
    (SimplifiedChinese, "约820平方毫米的N5，显存64GB，带宽1.8TB/s。", &[]),
    (SimplifiedChinese, "DeepSeek-V3每个token激活8个专家，总参数量6710亿。", &["DeepSeek-V3 parameters 671000000000"]),
    (SimplifiedChinese, "文心5.0参数量超过2万亿，采用超稀疏激活。", &["ERNIE 5.0 parameters 2000000000000.."]),
    (SimplifiedChinese, "Kimi K2定价每百万token 4元，支持128K上下文。", &["Kimi K2 context_length 128000"]),
];

#[test]
fn codes_and_names_in_marks_are_known_by_what_follows() {
    check(
        NAMES,
        &[
            "parameters",
            "active_parameters",
            "training_hardware",
            "process_node",
            "manufacturer",
            "status",
            "memory_capacity",
            "context_length",
        ],
    );
}

const TRAINED: &[Row] = &[
    (SimplifiedChinese, "Vesper-M4在昇腾上从零训练。", &["Vesper-M4 training_hardware Huawei Ascend"]),
    (SimplifiedChinese, "Vesper-M4基于昇腾910B完成训练，参数量800亿。", &["Vesper-M4 training_hardware Ascend 910B"]),
    (
        SimplifiedChinese,
        "DeepSeek-V3训练仅需278.8万H800 GPU小时。",
        &["DeepSeek-V3 training_hardware Nvidia H800", "DeepSeek-V3 training_time 2788000"],
    ),
    (
        SimplifiedChinese,
        "Kimi K2训练仅用了95万H800 GPU小时。",
        &["Kimi K2 training_hardware Nvidia H800", "Kimi K2 training_time 950000"],
    ),
    (SimplifiedChinese, "腾讯采购了2万H20 GPU。", &[]),
    (SimplifiedChinese, "Vesper-R9服务器用于模型训练，可容纳8张昇腾910B。", &[]),
];

#[test]
fn what_is_trained_is_a_model_and_its_hours_are_counted() {
    check(TRAINED, &["training_hardware", "training_time", "training_chip_count", "chip_count"]);
}

const PARTNERS: &[Row] = &[
    (SimplifiedChinese, "拓维信息是华为昇腾的战略合作伙伴。", &["Tuowei Information partnership Huawei"]),
    (SimplifiedChinese, "软通动力已成为华为的核心合作伙伴，推出AI一体机。", &["iSoftStone partnership Huawei"]),
    (SimplifiedChinese, "作为寒武纪的重要合作伙伴，商汤科技将适配思元590。", &["SenseTime partnership Cambricon"]),
    (SimplifiedChinese, "华为与伙伴共建昇腾生态。", &[]),
    (SimplifiedChinese, "华为昇腾的合作伙伴大会吸引了许多厂商。", &[]),
    (SimplifiedChinese, "商汤科技不缺合作伙伴，也看重寒武纪的生态。", &[]),
];

#[test]
fn who_is_called_a_partner_is_one() {
    check(PARTNERS, &["partnership"]);
}

const INVESTED: &[Row] = &[
    (
        SimplifiedChinese,
        "腾讯计划今年资本开支1100亿元，其中约420亿元用于采购AI芯片。",
        &["Tencent investment 110000000000", "Tencent investment 42000000000"],
    ),
    (
        SimplifiedChinese,
        "阿里巴巴今年AI资本开支1300亿元，其中300亿元投向海外，其余用于国内数据中心。",
        &["Alibaba investment 130000000000", "Alibaba investment 30000000000"],
    ),
    (SimplifiedChinese, "微软、谷歌、亚马逊三家今年AI资本支出合计将达4000亿美元。", &[]),
    (SimplifiedChinese, "海外四大云厂商今年AI资本开支合计接近4200亿美元。", &[]),
    (SimplifiedChinese, "腾讯今年营收7000亿元，其中约420亿元用于分红。", &[]),
    (
        SimplifiedChinese,
        "阿里巴巴今年资本开支1300亿元，其中智算370亿元，其中约90亿元用于门店。",
        &["Alibaba investment 130000000000", "Alibaba investment 37000000000"],
    ),
    (
        SimplifiedChinese,
        "谷歌今年AI资本开支900亿美元，其中Anthropic的60亿美元用于算力。",
        &["Google investment 90000000000"],
    ),
];

#[test]
fn a_part_has_its_whole_and_a_sum_has_no_owner() {
    check(INVESTED, &["investment"]);
}

const DESIGNED: &[Row] = &[
    (
        SimplifiedChinese,
        "寒武纪主营AI芯片，先后自主研发了思元270、思元290等产品。",
        &["Cambricon MLU270 designer Cambricon", "Cambricon MLU290 designer Cambricon"],
    ),
    (
        SimplifiedChinese,
        "云天励飞表示，DeepEdge10是公司自研的边缘推理芯片。",
        &["Intellifusion DeepEdge10 designer Intellifusion"],
    ),
    (
        SimplifiedChinese,
        "海光信息称，深算三号系列是公司自主研发的AI芯片。",
        &["Hygon DCU Deep Computing 3 designer Hygon"],
    ),
    (SimplifiedChinese, "中国移动主营通信，先后采购了思元270、思元290等产品。", &[]),
    (SimplifiedChinese, "中国移动表示，思元590是公司采购的AI芯片。", &[]),
    (SimplifiedChinese, "中国移动表示，思元590是国内自研的AI芯片。", &[]),
];

#[test]
fn the_firm_told_of_has_developed_it() {
    check(DESIGNED, &["designer"]);
}

const TAKEN: &[Row] = &[
    (
        SimplifiedChinese,
        "思元590去年出货约5万片，其中近四成被京东买走。",
        &["Cambricon shipments 50000", "JD.com uses_chip Cambricon MLU590"],
    ),
    (SimplifiedChinese, "曦云C500已被中国电信包下。", &["China Telecom uses_chip MetaX C500"]),
    (SimplifiedChinese, "曦云C500的封装被通富微电包下。", &[]),
    (SimplifiedChinese, "思元690机柜订单被工商银行买下。", &[]),
    (SimplifiedChinese, "寒武纪MLU370项目被神州数码拿下。", &[]),
    (
        SimplifiedChinese,
        "思元590去年出货约4万片，其中三成被美团拿下。",
        &["Cambricon shipments 40000", "Meituan uses_chip Cambricon MLU590"],
    ),
    (SimplifiedChinese, "京东清仓卖了3000张H20。", &[]),
    (SimplifiedChinese, "经销商清仓卖了6000张昇腾910B。", &[]),
    (SimplifiedChinese, "思元590卖到8万元。", &[]),
    (SimplifiedChinese, "昇腾910C被腾讯婉拒。", &[]),
    (SimplifiedChinese, "腾讯推出了2万个AI岗位。", &[]),
];

#[test]
fn what_is_taken_and_sold_is_used_and_shipped() {
    check(TAKEN, &["uses_chip", "shipments"]);
}

const MARKS: &[Row] = &[
    (SimplifiedChinese, "昇腾910C良率约30%，远低于70%的商业化水平。", &["Ascend 910C yield_rate 30"]),
    (SimplifiedChinese, "昇腾910C良率约三成，距离商用所需的七成仍有差距。", &["Ascend 910C yield_rate 30"]),
    (SimplifiedChinese, "台积电良率约80%，高于三星的60%。", &["Samsung yield_rate 60", "TSMC yield_rate 80"]),
    (SimplifiedChinese, "天数智芯计划2026年推出天垓300，2027年推出天璇。", &["天垓300 released 2026"]),
    (SimplifiedChinese, "天垓300计划2026年推出，2027年推出升级版。", &["天垓300 released 2026"]),
    (SimplifiedChinese, "天垓300计划明年一季度流片，2026年推出市场。", &["天垓300 released 2026"]),
];

#[test]
fn a_mark_is_no_figure_and_an_unknown_thing_no_other() {
    check(MARKS, &["yield_rate", "released"]);
}

const KEPT: &[Row] = &[
    (
        SimplifiedChinese,
        "受美国出口管制影响，中国无法采购英伟达H800、B200等先进GPU。",
        &["Nvidia B200 export_restriction United States", "Nvidia H800 export_restriction United States"],
    ),
    (SimplifiedChinese, "美国出口管制限制了中国企业获取先进AI芯片。", &["China export_restriction United States"]),
    (SimplifiedChinese, "中国企业正在加快研发AI芯片，以应对美国出口管制。", &[]),
    (SimplifiedChinese, "美国出口管制限制了中国企业的发展。", &[]),
    (SimplifiedChinese, "美国企业采购H800、B200等GPU不受影响。", &[]),
];

#[test]
fn all_of_a_list_are_kept_back() {
    check(KEPT, &["export_restriction"]);
}

const LISTED: &[Row] = &[
    (
        SimplifiedChinese,
        "晶朗半导体（代码：688999）去年在AI芯片市场的份额约3%，公司今年资本开支6亿元。晶朗半导体股价上涨。",
        &["晶朗半导体 investment 600000000", "晶朗半导体 market_share 3"],
    ),
    (SimplifiedChinese, "IC设计厂睿渊（代号7799）去年AI芯片市占率约4%。", &["睿渊 market_share 4"]),
    (SimplifiedChinese, "公司今年资本支出8亿元。台湾AI芯片产业兴旺。", &[]),
    (
        SimplifiedChinese,
        "国产AI芯片厂商份额超过四成，其中华为占25%，寒武纪占6%。",
        &["Cambricon market_share 6", "Huawei market_share 25"],
    ),
    (
        SimplifiedChinese,
        "英伟达的AI芯片份额降至54%，AMD约5%，国产芯片合计占40%。",
        &["AMD market_share 5", "Nvidia market_share 54"],
    ),
    (SimplifiedChinese, "AI芯片市场里，国产厂商份额约三成，其中昆仑芯占一半，沐曦占两成。", &[]),
    (SimplifiedChinese, "AI芯片出货中，本土厂商占比四成，寒武纪占其中的三成。", &[]),
    (SimplifiedChinese, "国内AI芯片市场份额，华南地区占30%，其中华为占20%。", &[]),
    (SimplifiedChinese, "海光信息、沐曦的AI芯片市场份额同比分别下降2%和1%。", &[]),
    (SimplifiedChinese, "海光信息、沐曦的AI芯片市场份额分别提高3%和2%。", &[]),
    (
        SimplifiedChinese,
        "海光信息、沐曦的AI芯片市场份额分别升至7%和4%。",
        &["Hygon market_share 7", "MetaX market_share 4"],
    ),
    (SimplifiedChinese, "昇腾、昆仑芯今年分别增加25万颗和4万颗出货。", &[]),
    (SimplifiedChinese, "英伟达、思元今年分别采购9万颗和出货6万颗。", &[]),
    (SimplifiedChinese, "本土AI芯片出货大增，其中昆仑芯出货增加3万颗。", &[]),
    (SimplifiedChinese, "昆仑芯P800出货下修至9万颗。", &["Kunlunxin shipments 90000"]),
    (SimplifiedChinese, "HBM短缺将拖累AI芯片整体出货至少12万颗。", &[]),
    (SimplifiedChinese, "上证指数（000001）报4000点，AI芯片股市占率上升3%。", &[]),
    (SimplifiedChinese, "云海算力将交付搭载昇腾910C的服务器1200台，合计9600张加速卡。", &[]),
];

#[test]
fn a_firm_is_known_by_its_code_and_has_its_own_figures() {
    check(LISTED, &["investment", "market_share", "shipments"]);
}

const WEIGHED: &[Row] = &[
    (SimplifiedChinese, "Atlas 350加速卡搭载昇腾950PR，性能为H20的2.8倍。", &["Atlas 350 relative_performance 280"]),
    (
        SimplifiedChinese,
        "CloudMatrix384搭载昇腾910C，单卡性能约为H100的80%。",
        &["Ascend 910C relative_performance 80"],
    ),
    (SimplifiedChinese, "中芯国际良率约三成，成本比台积电高50%。", &["SMIC yield_rate 30"]),
    (SimplifiedChinese, "某号超级电脑将采用H200，运算能力达60 PFLOPS。", &[]),
    (SimplifiedChinese, "美国商务部批准H200对华出口。", &["Nvidia H200 export_restriction United States"]),
    (SimplifiedChinese, "美国放宽英伟达H200对华出口限制。", &["Nvidia H200 export_restriction United States"]),
    (SimplifiedChinese, "美国放宽H200的散热标准。", &[]),
];

#[test]
fn a_card_is_weighed_and_a_chip_let_go() {
    check(WEIGHED, &["relative_performance", "yield_rate", "compute", "export_restriction"]);
}

const HOMES: &[Row] = &[
    (SimplifiedChinese, "美团今年采购AI芯片8万颗，其中国产芯片占35%。", &["Meituan domestic_share 35"]),
    (SimplifiedChinese, "阿里巴巴张北集群采用多种芯片，国产芯片占比达45%。", &["Alibaba domestic_share 45"]),
    (SimplifiedChinese, "英伟达的AI芯片份额跌到50%，AMD约6%，国产芯片合计占41%。", &[]),
];

#[test]
fn who_has_a_share_of_its_own_buys_nothing_home_made() {
    check(HOMES, &["domestic_share"]);
}
