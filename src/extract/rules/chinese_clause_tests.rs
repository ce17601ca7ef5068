//! Chinese sentences in which a figure, a day or a state is of another thing than the one that the text goes on about: of one that
//! nobody knows, of what is only held against it, of the machine around a chip. Beside each class stands one that is meant.

use crate::model::Language;

use super::rows::{Row, check, compare, firmly};
use Language::{SimplifiedChinese, TraditionalChinese};

const OF_STRANGERS: &[Row] = &[
    (SimplifiedChinese, "海光DCU出货3万张，绿湾科技约1.5万张。", &["Hygon shipments 30000"]),
    (SimplifiedChinese, "腾讯采购了5万张H20，绿湾科技约2万张。", &["Tencent order 50000"]),
    (SimplifiedChinese, "昇腾910C的显存为128GB，绿湾A3为64GB。", &["Ascend 910C memory_capacity 128000000000"]),
    (SimplifiedChinese, "思元370算力256 TOPS，590为512 TOPS。", &["Cambricon MLU370 compute 256000000000000"]),
    (SimplifiedChinese, "阿里巴巴今年资本开支1200亿元，绿湾集团约300亿元。", &["Alibaba investment 120000000000"]),
    (
        SimplifiedChinese,
        "昇腾910C的显存为128GB，功耗约600W。",
        &["Ascend 910C memory_capacity 128000000000", "Ascend 910C power 600"],
    ),
    (SimplifiedChinese, "海光DCU出货3万张，寒武纪约1.5万张。", &["Cambricon shipments 15000", "Hygon shipments 30000"]),
    (SimplifiedChinese, "海光DCU上半年出货3万张，下半年约5万张。", &["Hygon shipments 30000", "Hygon shipments 50000"]),
];

#[test]
fn a_figure_behind_an_unknown_name_is_nobodys() {
    check(OF_STRANGERS, &["shipments", "order", "memory_capacity", "compute", "investment", "power"]);
}

const SHARES: &[Row] = &[
    (SimplifiedChinese, "2025年中国AI芯片市场，英伟达的市场份额为七成，晶湖约8%。", &["Nvidia market_share 70"]),
    (
        SimplifiedChinese,
        "2025年中国AI芯片市场，华为的份额为28%，明年将升至40%。",
        &["Huawei market_share 28", "Huawei market_share 40"],
    ),
    (
        SimplifiedChinese,
        "2025年中国AI芯片市场，英伟达的份额为62%，华为约28%。",
        &["Huawei market_share 28", "Nvidia market_share 62"],
    ),
    (SimplifiedChinese, "对国产算力芯片占比不低于60%的智算中心项目，按实际投资额的10%给予补助。", &[]),
    (SimplifiedChinese, "国产芯片使用率达到80%的项目，可享受5%的贴息。", &[]),
    (SimplifiedChinese, "对采用国产芯片占比超过50%的企业，给予最高30%的算力券支持。", &[]),
    (SimplifiedChinese, "中国信通院预计，2027年国产AI芯片占比将达50%。", &["China domestic_share 50"]),
];

#[test]
fn shares_are_of_no_stranger_and_of_no_grant() {
    check(SHARES, &["market_share", "domestic_share"]);
}

const HELD_AGAINST: &[Row] = &[
    (
        SimplifiedChinese,
        "阿里巴巴本季资本开支387亿元，高于腾讯的191亿元。",
        &["Alibaba investment 38700000000", "Tencent investment 19100000000"],
    ),
    (
        SimplifiedChinese,
        "腾讯去年采购了23万块H20，约为微软48.5万块的一半。",
        &["Microsoft order 485000", "Tencent order 230000", "Tencent uses_chip Nvidia H20"],
    ),
    (
        SimplifiedChinese,
        "昇腾910B良率约五成，远低于台积电4纳米的八成。",
        &["Ascend 910B yield_rate 50", "TSMC yield_rate 80"],
    ),
    (SimplifiedChinese, "昇腾910C今年产量约20万颗，远低于市场预期的80万颗。", &["Huawei production_volume 200000"]),
    (SimplifiedChinese, "华为今年昇腾910C产量恐难超过20万颗。", &["Huawei production_volume ..200000"]),
    (SimplifiedChinese, "昇腾910C今年产量将超过20万颗。", &["Huawei production_volume 200000.."]),
    (SimplifiedChinese, "Colossus 2的算力相当于140万块H100。", &[]),
    (SimplifiedChinese, "百度阳泉智算中心算力等效于2万张A100。", &[]),
    (
        SimplifiedChinese,
        "百度阳泉智算中心部署了2万张A100。",
        &["Baidu Yangquan data centre chip_count 20000", "Baidu Yangquan data centre uses_chip Nvidia A100"],
    ),
];

#[test]
fn what_a_figure_is_held_against_is_of_its_own() {
    let predicates = [
        "investment",
        "order",
        "uses_chip",
        "yield_rate",
        "process_node",
        "manufacturer",
        "production_volume",
        "chip_count",
    ];
    check(HELD_AGAINST, &predicates);
}

const RELATIVE: &[Row] = &[
    (
        SimplifiedChinese,
        "思元690将于明年发布，对标英伟达2023年发布的H200。",
        &["Cambricon MLU690 relative_performance ", "Cambricon MLU690 released 2026", "Nvidia H200 released 2023"],
    ),
    (
        SimplifiedChinese,
        "昇腾910C的性能不及英伟达2022年推出的H100。",
        &["Ascend 910C relative_performance ..100", "Nvidia H100 released 2022"],
    ),
    (
        SimplifiedChinese,
        "思元690性能不如英伟达已停产的A100。",
        &["Cambricon MLU690 relative_performance ..100", "Nvidia A100 status cancelled"],
    ),
    (
        SimplifiedChinese,
        "平头哥PPU性能超过A800，接近H20。",
        &["Alibaba PPU relative_performance ", "Alibaba PPU relative_performance 100.."],
    ),
    (
        SimplifiedChinese,
        "英伟达2022年推出的H100已停产。",
        &["Nvidia H100 released 2022", "Nvidia H100 status cancelled"],
    ),
];

#[test]
fn a_relative_clause_is_of_the_name_behind_it() {
    check(RELATIVE, &["released", "status", "relative_performance"]);
}

const MACHINES: &[Row] = &[
    (SimplifiedChinese, "联想推出搭载H20的服务器，整机功耗10kW，售价120万元。", &[]),
    (SimplifiedChinese, "超聚变发布搭载昇腾910B的工作站，功耗1500W。", &[]),
    (TraditionalChinese, "華擎推出搭載GB10的桌上型超級電腦，功耗240W，售價3,999美元。", &[]),
    (SimplifiedChinese, "H20功耗400W，售价约10万元。", &["Nvidia H20 power 400", "Nvidia H20 price 100000"]),
    (SimplifiedChinese, "工业富联墨西哥工厂启用，将生产GB200 NVL72。", &[]),
    (SimplifiedChinese, "广达德州产线已投产，生产GB300 NVL72。", &[]),
    (SimplifiedChinese, "庆阳智算中心已投产。", &["Qingyang cluster status in_use"]),
    (TraditionalChinese, "和碩打造128櫃GB300算力中心。", &[]),
    (TraditionalChinese, "甲骨文訂購了2000櫃GB200。", &[]),
    (SimplifiedChinese, "和林格尔智算中心总算力达100P。", &["和林格尔智算中心 compute 100000000000000000"]),
];

#[test]
fn figures_of_a_machine_or_a_plant_are_of_no_chip() {
    check(MACHINES, &["power", "price", "status", "chip_count", "order", "compute"]);
}

const MAKERS: &[Row] = &[
    (
        SimplifiedChinese,
        "TeleChat3由中国电信自主研发，训练在“息壤”平台上完成。",
        &["TeleChat3 developer China Telecom"],
    ),
    (SimplifiedChinese, "由中国电信自主研发，TeleChat3采用混合专家架构。", &["TeleChat3 developer China Telecom"]),
    (
        SimplifiedChinese,
        "蚂蚁集团正在研发一款7纳米推理芯片，由中芯国际代工。",
        &[
            "Ant Group: unnamed chip designer Ant Group",
            "Ant Group: unnamed chip manufacturer SMIC",
            "Ant Group: unnamed chip process_node 7",
        ],
    ),
    (
        SimplifiedChinese,
        "字节跳动正与博通合作开发一款5纳米AI处理器，芯片将交由台积电制造。",
        &[
            "ByteDance: unnamed chip designer ByteDance",
            "ByteDance: unnamed chip manufacturer TSMC",
            "ByteDance: unnamed chip process_node 5",
        ],
    ),
    (SimplifiedChinese, "台积电正在研发一款测试芯片。", &[]),
];

#[test]
fn who_makes_a_thing_is_told_by_its_own_clause() {
    check(MAKERS, &["developer", "designer", "manufacturer", "process_node"]);
}

const OPENED: &[Row] = &[
    (SimplifiedChinese, "寒武纪宣布已适配DeepSeek-V3.2-Exp，并开源vLLM-MLU推理引擎。", &[]),
    (SimplifiedChinese, "沐曦完成Qwen3适配，同时开源MXMACA软件栈。", &[]),
    (SimplifiedChinese, "月之暗面发布Kimi K2，并开源。", &["Kimi K2 open_weights true"]),
    (SimplifiedChinese, "混元开源四款小模型，参数分别为0.5B、1.8B、4B和7B。", &["Hunyuan open_weights true"]),
    (
        SimplifiedChinese,
        "文心大模型4.5系列全面开源，最大的一款总参数424B，最小的为0.3B。",
        &["ERNIE 4.5 open_weights true"],
    ),
];

#[test]
fn software_is_no_model_and_a_family_has_no_size() {
    check(OPENED, &["open_weights", "parameters"]);
}

const GOES_ON: &[Row] = &[
    (
        SimplifiedChinese,
        "思元690和昇腾910C都亮相了。前者显存96GB；后者来自华为，单卡功耗600W。",
        &["Ascend 910C power 600 stated", "Cambricon MLU690 memory_capacity 96000000000 stated"],
    ),
    (
        SimplifiedChinese,
        "中国移动启动AI服务器集采。招标文件写明，其中AI训练服务器须搭载昇腾NPU。",
        &["China Mobile uses_chip Huawei Ascend stated"],
    ),
    (
        SimplifiedChinese,
        "R1主要在512块H800组成的集群上训练，前期的小规模实验则用到了A100。",
        &["R1 uses_chip Nvidia H800 stated"],
    ),
    (SimplifiedChinese, "海光深算二号已实现规模化销售。", &["Hygon DCU Deep Computing 2 status shipping stated"]),
    (SimplifiedChinese, "深算二号尚未实现规模化销售。", &[]),
    (
        SimplifiedChinese,
        "GB300仍在送样，出货主力还是GB200。",
        &["Nvidia GB200 status shipping stated", "Nvidia GB300 status sampling stated"],
    ),
    (
        TraditionalChinese,
        "中芯國際擬以75億美元在北京新建12吋晶圓廠，生產AI晶片。",
        &["SMIC investment 7500000000 planned"],
    ),
    (SimplifiedChinese, "软银以65亿美元收购Ampere。", &[]),
    (
        SimplifiedChinese,
        "沐曦董事长陈维良透露，公司与中兴通讯合作开发的一体机已经出货。",
        &["MetaX partnership ZTE stated"],
    ),
];

#[test]
fn what_goes_on_about_the_thing_told_of() {
    compare(GOES_ON, |mention| {
        firmly(mention, &["power", "memory_capacity", "uses_chip", "status", "investment", "partnership"])
    });
}
