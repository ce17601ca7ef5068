//! Plain Chinese sentences on what becomes of a chip: it lives, it is shown, it is at work; who uses it, by the words that news
//! has for that; and look-alikes that tell of something else.

use super::rows::{Row, check, compare, firmly};
use crate::model::Language::{SimplifiedChinese, TraditionalChinese};

const STAGES: &[Row] = &[
    (SimplifiedChinese, "燧原L600已成功点亮，正在调试。", &["Enflame L600 status testing"]),
    (SimplifiedChinese, "曦云C600于5月回片点亮。", &["MetaX C600 status testing"]),
    (SimplifiedChinese, "昆仑芯P800点亮了三万卡集群。", &[]),
    (SimplifiedChinese, "昇腾910C已停止量产。", &[]),
    (SimplifiedChinese, "昇腾910C点亮新时代。", &[]),
    (SimplifiedChinese, "思元590已规模化部署。", &["Cambricon MLU590 status in_use"]),
    (TraditionalChinese, "昇騰910C已在多地智算中心落地。", &["Ascend 910C status in_use"]),
    (SimplifiedChinese, "微软Maia 200已开始在爱荷华州数据中心部署。", &["Microsoft Maia 200 status in_use"]),
    (SimplifiedChinese, "昇腾910C已部署DeepSeek。", &[]),
    (SimplifiedChinese, "昇腾950PR尚未规模部署。", &[]),
    (
        SimplifiedChinese,
        "寒武纪的思元690、华为的昇腾910D和海光的深算四号均已量产。",
        &[
            "Ascend 910D status in_production",
            "Cambricon MLU690 status in_production",
            "Hygon DCU Deep Computing 4 status in_production",
        ],
    ),
    (SimplifiedChinese, "英伟达已停止生产H20芯片。", &["Nvidia H20 status cancelled"]),
    (SimplifiedChinese, "台积电已停止生产昇腾910B。", &[]),
];

const SHOWN: &[Row] = &[
    (SimplifiedChinese, "中科曙光scaleX640在世界互联网大会上首次亮相。", &["Sugon scaleX640 status announced"]),
    (SimplifiedChinese, "昆仑芯M100正式发布。", &["Kunlun M100 status announced"]),
    (TraditionalChinese, "昇騰950PR在上海首度亮相。", &["Ascend 950PR status announced"]),
    (SimplifiedChinese, "昆仑芯M100尚未发布。", &[]),
    (SimplifiedChinese, "昆仑芯M100何时亮相仍不得而知。", &[]),
    (SimplifiedChinese, "思元590服务器问世。", &[]),
    (SimplifiedChinese, "昇腾950PR发布后，华为股价上涨。", &[]),
    (SimplifiedChinese, "微软上线全球首个GB300集群。", &[]),
];

#[test]
fn a_chip_lives_is_at_work_and_is_no_longer_made() {
    check(STAGES, &["status"]);
}

#[test]
fn a_thing_comes_before_the_public() {
    check(SHOWN, &["status"]);
}

const USED: &[Row] = &[
    (
        SimplifiedChinese,
        "思元590已量产。其已被美团、商汤采用。",
        &["Meituan uses_chip Cambricon MLU590", "SenseTime uses_chip Cambricon MLU590"],
    ),
    (SimplifiedChinese, "思元590已量产。其被腾讯采用的软件已更新。", &[]),
    (SimplifiedChinese, "招商银行已用昆仑芯P800搭建推理集群。", &["China Merchants Bank uses_chip Kunlun P800"]),
    (SimplifiedChinese, "招商银行用2000张昇腾910B部署大模型服务。", &["China Merchants Bank uses_chip Ascend 910B"]),
    (SimplifiedChinese, "招商银行用H100与昇腾910C作对比。", &[]),
    (
        SimplifiedChinese,
        "商汤已部署国产芯片1.2万张，包括昇腾910B、寒武纪和海光。",
        &[
            "SenseTime uses_chip Ascend 910B",
            "SenseTime uses_chip Cambricon",
            "SenseTime uses_chip Hygon",
            "SenseTime: unnamed system uses_chip domestic chips",
        ],
    ),
    (SimplifiedChinese, "商汤已适配多款国产芯片，包括昇腾910B和海光。", &[]),
    (SimplifiedChinese, "商汤测试了多款国产芯片，包括昇腾和海光。", &[]),
    (SimplifiedChinese, "寒武纪中标中国移动AI服务器集采项目。", &["China Mobile uses_chip Cambricon"]),
    (
        SimplifiedChinese,
        "中国移动本次集采约6200台AI服务器，其中昇腾占5200台。",
        &["China Mobile uses_chip Huawei Ascend"],
    ),
    (SimplifiedChinese, "中国移动集采落地，英伟达占全球市场的九成。", &[]),
    (
        SimplifiedChinese,
        "松江智算中心由真武810E、曦云C500等国产芯片点亮。",
        &["松江智算中心 uses_chip Alibaba PPU", "松江智算中心 uses_chip MetaX C500"],
    ),
    (SimplifiedChinese, "真武810E已在阿里云完成多个万卡集群部署。", &["Alibaba Cloud uses_chip Alibaba PPU"]),
    (
        SimplifiedChinese,
        "国产AI芯片厂商燧原科技的S60在甘肃庆阳万卡集群上架。",
        &["Enflame: unnamed system uses_chip Enflame S60"],
    ),
];

#[test]
fn who_uses_a_chip_by_the_words_of_the_news() {
    check(USED, &["uses_chip"]);
}

const PLANS: &[Row] = &[
    (SimplifiedChinese, "微软计划投资800亿美元建设AI数据中心。", &["Microsoft investment 80000000000 planned"]),
    (SimplifiedChinese, "阿里巴巴拟投入3800亿元建设AI基础设施。", &["Alibaba investment 380000000000 planned"]),
    (SimplifiedChinese, "微软已投资800亿美元建设AI数据中心。", &["Microsoft investment 80000000000 stated"]),
    (SimplifiedChinese, "平安银行将推理业务从A100迁移到昇腾910B。", &["Ping An Bank uses_chip Ascend 910B stated"]),
    (SimplifiedChinese, "平安银行将采用昇腾910B。", &["Ping An Bank uses_chip Ascend 910B planned"]),
    (SimplifiedChinese, "OpenAI与博通合作的首款自研芯片预计明年量产。", &["OpenAI partnership Broadcom stated"]),
    (SimplifiedChinese, "OpenAI将与博通合作。", &["OpenAI partnership Broadcom planned"]),
    (
        SimplifiedChinese,
        "DeepSeek-R2原计划在昇腾上训练，因失败而改用英伟达芯片。",
        &["DeepSeek-R2 training_hardware Huawei Ascend planned", "DeepSeek-R2 training_hardware Nvidia stated"],
    ),
    (TraditionalChinese, "台灣要求新建算力中心採用國產晶片比例須達五成。", &["Taiwan domestic_share 50 planned"]),
];

#[test]
fn plans_reach_what_is_planned() {
    compare(PLANS, |mention| {
        firmly(mention, &["investment", "uses_chip", "partnership", "training_hardware", "domestic_share"])
    });
}

const DEALT: &[Row] = &[
    (
        SimplifiedChinese,
        "昇腾910B和910C今年出货量分别为40万颗和20万颗。",
        &["Huawei shipments 200000", "Huawei shipments 400000"],
    ),
    (SimplifiedChinese, "去年国产AI芯片出货约165万颗。", &["domestic chips shipments 1650000"]),
    (SimplifiedChinese, "中国移动采购国产AI芯片165万颗。", &[]),
];

#[test]
fn numbers_are_of_the_chips_that_they_are_dealt_to() {
    check(DEALT, &["shipments"]);
    let rows: &[Row] = &[(
        SimplifiedChinese,
        "寒武纪预计今年出货10万颗，较去年的5万颗翻番。",
        &["Cambricon shipments 100000 planned", "Cambricon shipments 50000 stated"],
    )];
    compare(rows, |mention| firmly(mention, &["shipments"]));
}

const BOUGHT: &[Row] = &[
    (SimplifiedChinese, "韩国现代汽车将采购5万颗Blackwell。", &["Hyundai order 50000"]),
    (SimplifiedChinese, "沙特Humain向英伟达订购了1.8万颗GB300。", &["Humain order 18000"]),
    (SimplifiedChinese, "韩国计划从英伟达采购26万块GPU。", &["South Korea order 260000"]),
];

#[test]
fn where_a_firm_is_at_home_buys_nothing() {
    check(BOUGHT, &["order"]);
}

const TRAINED: &[Row] = &[
    (
        SimplifiedChinese,
        "瞬悉1.0在数百块沐曦曦云C550上完成训练和推理。",
        &["SpikingBrain-1.0 training_hardware MetaX C550"],
    ),
    (SimplifiedChinese, "星火大模型全部基于昇腾训练和推理。", &["iFlytek Spark training_hardware Huawei Ascend"]),
    (SimplifiedChinese, "星火大模型支持在昇腾910B上训练和推理。", &[]),
    (SimplifiedChinese, "昇腾910B用于大模型训练和推理。", &[]),
];

#[test]
fn what_was_trained_and_served_on_chips_was_trained_on_them() {
    check(TRAINED, &["training_hardware"]);
}

const MADE: &[Row] = &[
    (
        SimplifiedChinese,
        "微软的Maia 200和亚马逊的Trainium3均由台积电代工。",
        &["AWS Trainium3 manufacturer TSMC", "Microsoft Maia 200 manufacturer TSMC"],
    ),
    (SimplifiedChinese, "思元690发布，华为的昇腾910D由中芯国际代工。", &["Ascend 910D manufacturer SMIC"]),
    (SimplifiedChinese, "OpenAI首款自研芯片将由台积电代工。", &["OpenAI: unnamed chip manufacturer TSMC"]),
];

#[test]
fn of_a_list_with_owners_each_is_made_there() {
    check(MADE, &["manufacturer"]);
}

#[test]
fn an_end_that_is_near_is_no_rival() {
    let rows: &[Row] = &[
        (SimplifiedChinese, "昇腾950PR设计接近完成，昇腾960已启动研发。", &[]),
        (SimplifiedChinese, "昇腾910C性能媲美H100。", &["Ascend 910C relative_performance "]),
    ];
    check(rows, &["relative_performance"]);
}

const TOLD_ACROSS: &[Row] = &[
    (
        SimplifiedChinese,
        "昆仑芯P800是百度自研芯片。它已在招商银行部署。",
        &["China Merchants Bank uses_chip Kunlun P800"],
    ),
    (SimplifiedChinese, "DeepSeek发布V4，采用昇腾910C推理。目前已在中国移动部署。", &[]),
    (SimplifiedChinese, "腾讯芯片储备充足，不需要再采购H20。", &[]),
    (
        SimplifiedChinese,
        "中国移动公布AI服务器集采结果。昇腾中标约5200台，海光中标约1000台。",
        &["China Mobile uses_chip Huawei Ascend", "China Mobile uses_chip Hygon"],
    ),
    (SimplifiedChinese, "中国移动公布AI服务器集采结果。英伟达占全球市场的九成。", &[]),
    (
        SimplifiedChinese,
        "采购人：中国农业银行\n\n采购内容：AI加速卡，型号昇腾910B，数量640张。",
        &["Agricultural Bank of China uses_chip Ascend 910B"],
    ),
    (SimplifiedChinese, "该服务器主要配置昇腾910B，由中国农业银行报道。", &[]),
    (
        SimplifiedChinese,
        "平头哥自研AI芯片累计交付47万片，其中六成以上给了阿里云的外部客户，小鹏汽车和国家电网都在用。",
        &["State Grid uses_chip T-Head", "Xpeng uses_chip T-Head"],
    ),
    (SimplifiedChinese, "阿里云的客户包括小鹏汽车和国家电网。", &[]),
    (
        SimplifiedChinese,
        "昇腾910C性能提升明显。招商银行已用其搭建推理集群。",
        &["China Merchants Bank uses_chip Ascend 910C"],
    ),
    (SimplifiedChinese, "昇腾910C性能提升明显。招商银行用其自有资金投资。", &[]),
    (
        SimplifiedChinese,
        "壁仞科技的产品已被中国移动、中国电信采用。",
        &["China Mobile uses_chip Biren Technology", "China Telecom uses_chip Biren Technology"],
    ),
    (SimplifiedChinese, "壁仞科技的专利已被中国移动采用。", &[]),
    (SimplifiedChinese, "燧原科技的芯片已在腾讯大规模部署。", &["Tencent uses_chip Enflame"]),
    (SimplifiedChinese, "华为的产品已被中国移动采用。", &[]),
    (
        SimplifiedChinese,
        "寒武纪的客户包括小鹏汽车和国家电网。",
        &["State Grid uses_chip Cambricon", "Xpeng uses_chip Cambricon"],
    ),
];

#[test]
fn who_uses_a_chip_is_told_over_a_border() {
    check(TOLD_ACROSS, &["uses_chip"]);
}

const ITS_GOODS: &[Row] = &[
    (SimplifiedChinese, "寒武纪今日上涨。字节跳动采购了其芯片。", &["ByteDance uses_chip Cambricon"]),
    (
        SimplifiedChinese,
        "壁仞科技在港上市。中国移动、中国电信均已部署该公司的加速卡。",
        &["China Mobile uses_chip Biren Technology", "China Telecom uses_chip Biren Technology"],
    ),
    (SimplifiedChinese, "寒武纪表示，字节跳动使用其芯片进行推理。", &["ByteDance uses_chip Cambricon"]),
    (TraditionalChinese, "沐曦是國產GPU廠商，新華三採用了其加速卡。", &["H3C uses_chip MetaX"]),
    (SimplifiedChinese, "寒武纪与海光均上涨。字节跳动采购了其芯片。", &[]),
    (SimplifiedChinese, "寒武纪今日上涨。字节跳动收购了其芯片业务。", &[]),
    (SimplifiedChinese, "寒武纪今日上涨。字节跳动采用其芯片架构的专利。", &[]),
    (SimplifiedChinese, "华为今日表态。中国移动采用其产品。", &[]),
    (SimplifiedChinese, "寒武纪今日上涨。工信部要求中国移动采用其芯片。", &[]),
];

#[test]
fn what_a_maker_told_of_before_makes_is_used() {
    check(ITS_GOODS, &["uses_chip"]);
}

#[test]
fn what_is_ordered_is_the_chip_told_of_before() {
    let rows: &[Row] = &[
        (
            SimplifiedChinese,
            "昇腾910C今年出货约60万颗。其中，字节跳动采购了10万颗。",
            &["ByteDance order 100000", "ByteDance uses_chip Ascend 910C"],
        ),
        (
            SimplifiedChinese,
            "昇腾910C今年出货约60万颗。其中，字节跳动采购了10万颗存储芯片。",
            &["ByteDance order 100000"],
        ),
    ];
    check(rows, &["order", "uses_chip"]);
}

#[test]
fn who_is_joined_with_has_made_it_too() {
    let rows: &[Row] = &[(
        SimplifiedChinese,
        "书生·浦语由上海人工智能实验室联合商汤研发。",
        &["InternLM developer SenseTime", "InternLM developer Shanghai AI Laboratory"],
    )];
    check(rows, &["developer"]);
}

const NO_STAGE: &[Row] = &[
    (SimplifiedChinese, "H20已在中国暂停部署。", &[]),
    (SimplifiedChinese, "昇腾910C已在MLPerf测试中使用。", &[]),
    (SimplifiedChinese, "真武810E已在讨论部署。", &[]),
    (SimplifiedChinese, "昇腾910C已规模化部署。", &["Ascend 910C status in_use stated"]),
    (SimplifiedChinese, "一旦DeepSeek-V4发布，昇腾将同步支持。", &[]),
    (SimplifiedChinese, "随着昇腾950PR发布，市场升温。", &[]),
    (SimplifiedChinese, "昇腾950PR发布。", &["Ascend 950PR status announced stated"]),
    (SimplifiedChinese, "华为发布昇腾910C算力卡。", &["Ascend 910C status announced stated"]),
    (SimplifiedChinese, "云厂商上线GB300集群。", &[]),
    (SimplifiedChinese, "华为上线昇腾910C算力。", &[]),
    (SimplifiedChinese, "自研的昇腾950PR正式发布。", &["Ascend 950PR status announced stated"]),
    (SimplifiedChinese, "昇腾910C已在停车场部署。", &["Ascend 910C status in_use stated"]),
];

#[test]
fn what_is_stopped_tried_or_only_timed_is_no_stage() {
    compare(NO_STAGE, |mention| firmly(mention, &["status"]));
}

const NO_USE: &[Row] = &[
    (SimplifiedChinese, "中国电信公布集采结果，要求供应商不得使用英伟达H20。", &[]),
    (SimplifiedChinese, "工信部公布招标新规，要求中国移动采用国产芯片。", &[]),
    (
        SimplifiedChinese,
        "腾讯使用国产芯片替代英伟达产品，包括H20和A100。",
        &["Tencent uses_chip domestic chips stated"],
    ),
    (
        SimplifiedChinese,
        "商汤采用国产芯片，包括百度、阿里在内的企业也在跟进。",
        &["SenseTime uses_chip domestic chips stated"],
    ),
    (SimplifiedChinese, "昇腾910C发布。美国商务部用其支撑禁令。", &[]),
    (SimplifiedChinese, "昇腾910C发布。招商银行用其训练员工。", &[]),
    (
        SimplifiedChinese,
        "昇腾910C发布。招商银行已用其搭建推理集群。",
        &["China Merchants Bank uses_chip Ascend 910C stated"],
    ),
    (
        SimplifiedChinese,
        "中国移动集采中，英伟达占比下降，昇腾占5200台。",
        &["China Mobile uses_chip Huawei Ascend stated"],
    ),
];

#[test]
fn what_is_forbidden_replaced_or_asked_of_others_is_no_use() {
    compare(NO_USE, |mention| firmly(mention, &["uses_chip"]));
}

const HOME_MADE: &[Row] = &[
    (
        SimplifiedChinese,
        "国产AI芯片去年仅出货约50万颗，进口芯片出货250万颗。",
        &["domestic chips shipments 500000 stated"],
    ),
    (SimplifiedChinese, "国产AI芯片龙头去年出货约10万颗。", &[]),
    (SimplifiedChinese, "国产AI芯片的出货量约165万颗。", &["domestic chips shipments 1650000 stated"]),
    (SimplifiedChinese, "国产AI芯片的服务器出货约10万颗。", &[]),
    (SimplifiedChinese, "搭载国产AI芯片的服务器出货约10万颗。", &[]),
    (SimplifiedChinese, "除国产AI芯片外，去年出货约165万颗。", &[]),
    (
        SimplifiedChinese,
        "昇腾910C今年出货约60万颗。字节跳动订购了10万颗。",
        &["ByteDance order 100000 stated", "Huawei shipments 600000 stated"],
    ),
];

#[test]
fn only_what_leads_its_clause_is_shipped() {
    compare(HOME_MADE, |mention| firmly(mention, &["shipments", "order"]));
}
