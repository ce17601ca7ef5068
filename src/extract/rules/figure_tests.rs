//! Whose a Chinese figure is where the thing is not named beside it: of two told of together, a place with so many chips, a chip
//! of one's own, a line of a card, each with those that look alike and claim nothing.

use crate::model::Language;

use super::rows::{Row, check};
use Language::{SimplifiedChinese, TraditionalChinese};

const FIGURES: &[&str] = &[
    "active_parameters",
    "chip_count",
    "compute",
    "context_length",
    "domestic_share",
    "investment",
    "memory_capacity",
    "parameters",
    "power",
    "price",
    "relative_performance",
    "yield_rate",
];

const TOGETHER: &[Row] = &[
    (
        SimplifiedChinese,
        "壁仞发布了BR106和BR110。这两款功耗分别为300瓦和150瓦，二者的显存都是32GB。",
        &[
            "Biren BR106 memory_capacity 32000000000",
            "Biren BR106 power 300",
            "Biren BR110 memory_capacity 32000000000",
            "Biren BR110 power 150",
        ],
    ),
    (
        SimplifiedChinese,
        "昇腾950PR和昇腾950DT同日亮相。两者的显存容量依次是128GB和144GB，功耗合计1200瓦。",
        &["Ascend 950DT memory_capacity 144000000000", "Ascend 950PR memory_capacity 128000000000"],
    ),
    (
        SimplifiedChinese,
        "GLM-5和GLM-5-Air今日开源，两个模型参数量分别为7440亿和1060亿。",
        &["GLM-5 parameters 744000000000", "GLM-5-Air parameters 106000000000"],
    ),
    (SimplifiedChinese, "海光、寒武纪和壁仞都有新卡。两款芯片功耗分别为300瓦和150瓦。", &[]),
    (SimplifiedChinese, "昇腾910B、昇腾910C和思元590均已量产。两者功耗分别为310瓦和600瓦。", &[]),
];

const RATIOS: &[Row] = &[
    (
        SimplifiedChinese,
        "昇腾384超节点是英伟达NVL72算力的1.7倍，但功耗是后者的四倍。",
        &["CloudMatrix 384 relative_performance 170"],
    ),
    (SimplifiedChinese, "思元690是H100训练性能的八成。", &["Cambricon MLU690 relative_performance 80"]),
    (SimplifiedChinese, "思元690是H100内存的八成。", &[]),
    (
        SimplifiedChinese,
        "Step-4总参数5120亿、激活260亿，上一代Step-3则为3210亿和380亿。",
        &["Step-3 parameters 321000000000", "Step-4 active_parameters 26000000000", "Step-4 parameters 512000000000"],
    ),
    (TraditionalChinese, "香港科技園公司斥資5億港元購入加速卡，國產卡約佔三成。", &[]),
    (TraditionalChinese, "港府將投資10億港元成立人工智能研發院。", &["Hong Kong investment 1000000000"]),
];

#[test]
fn a_column_headed_by_the_sizes_of_a_model_is_of_it() {
    let rows: &[Row] = &[(
        SimplifiedChinese,
        "开源Corvid3-105B-A4.7B-Chat与Corvid3-36B-Chat两个大模型。\n评测集　　　105B-A4.7B　　Qwen3-32B\nMMLU-Pro　　78.5　　　　　75.4\n",
        &["Corvid3-105B-A4.7B-Chat benchmark_score 78.5", "Qwen3-32B benchmark_score 75.4"],
    )];
    check(rows, &["benchmark_score"]);
}

#[test]
fn ratios_and_sizes_are_of_the_one_they_stand_by() {
    check(RATIOS, FIGURES);
}

#[test]
fn what_is_told_of_two_together_is_of_each_or_dealt_out_to_them() {
    check(TOGETHER, FIGURES);
}

const PLACES: &[Row] = &[
    (
        SimplifiedChinese,
        "Mistral宣布马赛数据中心首期装机8000块GB300，功率20兆瓦。",
        &["Mistral AI: unnamed system chip_count 8000", "Mistral AI: unnamed system power 20000000"],
    ),
    (
        SimplifiedChinese,
        "中国联通在兰州建成1.5万卡的智算集群。这座国产智算集群总算力达3000P。",
        &["China Unicom: unnamed system chip_count 15000", "China Unicom: unnamed system compute 3000000000000000000"],
    ),
    (
        SimplifiedChinese,
        "中国电信建成国产万卡集群。专家估计，上述万卡集群的国产化率在九成以上。",
        &["China Telecom: unnamed system chip_count 10000", "China Telecom: unnamed system domestic_share 90.."],
    ),
    (
        SimplifiedChinese,
        "中国移动称，明年将在南京、郑州各建一座万卡智算中心。",
        &["China Mobile: unnamed system chip_count 10000"],
    ),
    (
        TraditionalChinese,
        "台灣大哥大將於台中興建一座AI資料中心，首期採用3,000顆H200，電力容量12百萬瓦。",
        &["Taiwan Mobile: unnamed system chip_count 3000", "Taiwan Mobile: unnamed system power 12000000"],
    ),
    (
        SimplifiedChinese,
        "中国移动在宁波建成了国内首座全国产智算中心，总算力3200P。",
        &["China Mobile: unnamed system compute 3200000000000000000"],
    ),
    (SimplifiedChinese, "工商银行计划建设一座数据中心，电力容量20兆瓦。", &[]),
    (SimplifiedChinese, "多家企业将各建一座智算中心，算力各1000P。", &[]),
    (SimplifiedChinese, "公司拟以120亿元采购AI服务器，其中国产比例不少于一半。", &[]),
    (SimplifiedChinese, "某运营商基于深算三号建设的集群超过5000卡，国产化率100%。", &[]),
    (TraditionalChinese, "超算中心去年投入服務，特區政府並撥款30億元資助用戶。", &["Hong Kong investment 3000000000"]),
    (SimplifiedChinese, "中国移动称，各地万卡集群的功率都不低。", &[]),
    (SimplifiedChinese, "中科曙光为客户的数据中心部署1万张加速卡，功率8兆瓦。", &[]),
    (
        SimplifiedChinese,
        "天翼云在贵州部署的国产万卡训练集群上月通过验收，单柜功率40千瓦。",
        &["China Telecom Cloud: unnamed system chip_count 10000"],
    ),
    (SimplifiedChinese, "和林格尔新区的智算规模居全国首位，其中国产算力约占四成。", &[]),
];

#[test]
fn a_place_without_a_name_is_the_firms_and_a_rack_or_a_town_is_not_the_whole() {
    check(PLACES, FIGURES);
}

const CHIPS: &[Row] = &[
    (TraditionalChinese, "一家本土晶片新創表示，其6奈米推論晶片功耗僅8瓦。", &["Taiwan: unnamed chip power 8"]),
    (
        TraditionalChinese,
        "耐能表示，自家首款12奈米邊緣推論晶片已完成設計，功耗不到3瓦。",
        &["Kneron: unnamed chip power ..3"],
    ),
    (SimplifiedChinese, "国内某AI芯片公司透露，其7nm训练芯片功耗450瓦。", &["China: unnamed chip power 450"]),
    (SimplifiedChinese, "某芯片公司透露，其7nm训练芯片功耗450瓦。", &[]),
    (SimplifiedChinese, "台积电为谷歌代工其3nm推理芯片，功耗450瓦。", &[]),
    (
        SimplifiedChinese,
        "昇腾910B性能与A100相当；相比之下，思元590的性能不及A100。",
        &["Ascend 910B relative_performance ", "Cambricon MLU590 relative_performance ..100"],
    ),
    (
        SimplifiedChinese,
        "Atlas 950超节点FP8算力8 EFLOPS，是英伟达NVL144的6.7倍，内存容量1152TB，为其15倍。",
        &[
            "Atlas 950 SuperPoD compute 8000000000000000000",
            "Atlas 950 SuperPoD memory_capacity 1152000000000000",
            "Atlas 950 SuperPoD relative_performance 670",
        ],
    ),
    (
        SimplifiedChinese,
        "型号：昇腾910D\n算力：1.2 PFLOPS\n显存：128GB\n功耗：1000W\n单价：22万元\n",
        &[
            "Ascend 910D compute 1200000000000000",
            "Ascend 910D memory_capacity 128000000000",
            "Ascend 910D power 1000",
            "Ascend 910D price 220000",
        ],
    ),
    (SimplifiedChinese, "Rapidus明年试产AI芯片，政府累计支持将达1.7万亿日元。", &["Rapidus investment 1700000000000"]),
];

#[test]
fn the_sum_of_the_servers_that_are_bought_is_an_order() {
    let rows: &[Row] = &[
        (SimplifiedChinese, "快手采购了3000台AI服务器，每台配8张加速卡，共2.4万张。", &["Kuaishou order 24000"]),
        (SimplifiedChinese, "英伟达在中国的AI芯片市场份额大概率跌破30%。", &["Nvidia market_share ..30"]),
    ];
    check(rows, &["order", "market_share"]);
}

#[test]
fn a_chip_without_a_name_and_a_line_of_a_card_have_their_figures() {
    check(CHIPS, FIGURES);
}
