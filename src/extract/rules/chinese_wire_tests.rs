//! Chinese news as wires and trade papers write it: who acts behind an opening clause, firms that nobody knows, what a ban or a
//! list is of, and the next one of a line.

use super::rows::{Row, check, compare, firmly};
use crate::model::Language::{SimplifiedChinese, TraditionalChinese};

const OPENINGS: &[Row] = &[
    (SimplifiedChinese, "受英伟达禁令影响，华为推出AI芯片“白鹭二号”。", &["白鹭二号 designer Huawei"]),
    (SimplifiedChinese, "面对英伟达的压力，寒武纪发布AI芯片“白鹭二号”。", &["白鹭二号 designer Cambricon"]),
    (SimplifiedChinese, "随着谷歌退出，百度推出大模型“观止”。", &["观止 developer Baidu"]),
    (SimplifiedChinese, "继百度之后，腾讯发布大模型“观止”。", &["观止 developer Tencent"]),
    (SimplifiedChinese, "作为腾讯投资的企业，绿湾科技推出AI芯片“白鹭二号”。", &["白鹭二号 designer 绿湾科技"]),
    (SimplifiedChinese, "在上海市政府支持下，阿里巴巴发布大模型“观止”。", &["观止 developer Alibaba"]),
    (SimplifiedChinese, "在华为全联接大会上，寒武纪发布AI芯片“白鹭二号”。", &["白鹭二号 designer Cambricon"]),
    // Who acts is known to nobody, and who opens the sentence is not it.
    (SimplifiedChinese, "面对英伟达的压力，该团队推出AI芯片“白鹭二号”。", &[]),
    (SimplifiedChinese, "百度昨日召开大会，正式发布大模型“观止”。", &["观止 developer Baidu"]),
    (SimplifiedChinese, "京东使用智谱训练的大模型“观止”。", &["观止 developer Zhipu AI"]),
    (
        SimplifiedChinese,
        "在谷歌发布Gemini 3 Pro之后，百度推出了大模型“观止”。",
        &["Gemini 3 Pro developer Google", "观止 developer Baidu"],
    ),
    (SimplifiedChinese, "百度在谷歌的帮助下推出大模型“观止”。", &["观止 developer Baidu"]),
    (SimplifiedChinese, "对标谷歌，百度推出大模型“观止”。", &["观止 developer Baidu"]),
    (SimplifiedChinese, "百度宣布，与清华大学联合推出大模型“观止”。", &["观止 developer Baidu"]),
    (SimplifiedChinese, "在智谱发布大模型“观止”后，百度下调了价格。", &["观止 developer Zhipu AI"]),
    (SimplifiedChinese, "启明18日在合肥发布大模型“观止”，科大讯飞参会。", &[]),
];

#[test]
fn who_opens_the_sentence_need_not_act_in_it() {
    check(OPENINGS, &["designer", "developer"]);
}

const STRANGERS: &[Row] = &[
    (SimplifiedChinese, "绿湾智能3日发布大模型“观止”。", &["观止 developer 绿湾智能"]),
    (SimplifiedChinese, "绿湾智能于5月3日在杭州发布大模型“观止”。", &["观止 developer 绿湾智能"]),
    (SimplifiedChinese, "绿湾科技还推出了AI芯片“白鹭二号”。", &["白鹭二号 designer 绿湾科技"]),
    (SimplifiedChinese, "腾讯已向绿湾科技下单5万颗AI芯片。", &["Tencent order 50000"]),
    (SimplifiedChinese, "百度曾向绿湾科技订购3000张AI加速卡。", &["Baidu order 3000"]),
    (SimplifiedChinese, "而绿湾科技推出了AI芯片“白鹭二号”。", &["白鹭二号 designer 绿湾科技"]),
    (SimplifiedChinese, "AI芯片公司“曦岚”发布推理芯片“启岳”。", &["启岳 designer 曦岚"]),
    (SimplifiedChinese, "AI芯片公司曦岚推出新品。曦岚今年出货10万颗AI芯片。", &["曦岚 shipments 100000"]),
    (SimplifiedChinese, "挪威初创公司 Skua Labs 昨日开源大模型 Kelp-2。", &["Kelp-2 developer Skua Labs"]),
    (TraditionalChinese, "AI晶片新創曦嵐科技（Xilan）宣布推出推論晶片「嵐芯」。", &["嵐芯 designer 曦嵐科技"]),
    (SimplifiedChinese, "人工智能3日推出了大模型“观止”。", &[]),
    (SimplifiedChinese, "AI芯片公司高层宣布，大模型“观止”已发布。高层未作说明。", &[]),
    (SimplifiedChinese, "多家芯片公司纷纷推出大模型“观止”。", &[]),
];

#[test]
fn firms_that_nobody_knows_act_at_a_time() {
    check(STRANGERS, &["designer", "developer", "order", "shipments"]);
}

const BUILDERS: &[Row] = &[
    (
        SimplifiedChinese,
        "东湖智算中心正式投运。该中心由西江数字产业集团投资建设，总投资45亿元。",
        &["东湖智算中心 developer 西江数字产业集团"],
    ),
    (SimplifiedChinese, "东湖智算中心由东湖大数据发展公司承建。", &["东湖智算中心 developer 东湖大数据发展公司"]),
    (SimplifiedChinese, "东湖智算中心由当地一家国有公司投资建设。", &[]),
    (SimplifiedChinese, "东湖智算中心由该集团投资建设。", &[]),
];

#[test]
fn who_builds_a_place_may_have_a_long_name() {
    check(BUILDERS, &["developer"]);
}

const BARRED: &[Row] = &[
    (SimplifiedChinese, "网信办叫停采购H20，寒武纪思元590受益。", &["Nvidia H20 status banned"]),
    (SimplifiedChinese, "中国叫停了企业采购H20，昇腾910C因此获得更多订单。", &["Nvidia H20 status banned"]),
    (SimplifiedChinese, "受禁令影响，寒武纪思元590供不应求。", &[]),
    (SimplifiedChinese, "禁令生效后，昇腾910C的订单增加。", &[]),
    (SimplifiedChinese, "中国发布采购禁令，H20在列。", &["Nvidia H20 status banned"]),
    (SimplifiedChinese, "德国禁用昇腾910C。", &["Ascend 910C status banned"]),
    (
        SimplifiedChinese,
        "思元690原计划采用三星HBM3，现改为长鑫产品，量产推迟到明年。",
        &["Cambricon MLU690 status delayed"],
    ),
];

#[test]
fn what_does_well_by_a_ban_is_not_barred() {
    check(BARRED, &["status"]);
}

const SOLD: &[Row] = &[
    (
        SimplifiedChinese,
        "沐曦披露业绩。公司去年GPU出货量为1.6万片，今年上半年为1.5万片。",
        &["MetaX shipments 15000", "MetaX shipments 16000"],
    ),
    (SimplifiedChinese, "小米发布财报。公司已向客户交付5.2万片手机屏幕。", &[]),
    (SimplifiedChinese, "AI晶片“嵐芯X2”六成供货给腾讯云；“嵐芯X1”累计出货3.5万颗。", &["嵐芯X1 shipments 35000"]),
];

#[test]
fn what_the_firm_told_of_has_sold() {
    check(SOLD, &["shipments"]);
}

const TAIWANS: &[Row] = &[
    (
        TraditionalChinese,
        "經濟部國貿署6月將華為、中芯國際納入戰略性高科技貨品實體清單。",
        &["Huawei export_restriction Taiwan", "SMIC export_restriction Taiwan"],
    ),
    (TraditionalChinese, "美國商務部將沐曦列入實體清單。", &["MetaX export_restriction United States"]),
    (
        SimplifiedChinese,
        "沐曦表示，曦云C600已量产，被列入实体清单对公司影响有限。",
        &["MetaX export_restriction United States"],
    ),
];

#[test]
fn whose_list_it_is_and_who_is_on_it() {
    check(TAIWANS, &["export_restriction"]);
}

const PUT_IN: &[Row] = &[
    (SimplifiedChinese, "百度投资了燧原科技，该公司今年出货AI芯片3万颗。", &["Enflame shipments 30000"]),
    (SimplifiedChinese, "腾讯入股沐曦。该公司今年出货AI芯片2万颗。", &["MetaX shipments 20000"]),
    (
        SimplifiedChinese,
        "腾讯领投了壁仞科技的B轮融资，该公司去年出货AI芯片1万颗。",
        &["Biren Technology shipments 10000"],
    ),
    (SimplifiedChinese, "寒武纪发布财报。该公司今年出货AI芯片3万颗。", &["Cambricon shipments 30000"]),
];

#[test]
fn that_company_is_the_one_that_got_the_money() {
    check(PUT_IN, &["shipments"]);
}

const SCORES: &[Row] = &[
    (
        SimplifiedChinese,
        "在MMLU-Pro测试中，混元T1得分为81.4，超过Qwen3-Max的80.6；在AIME 2025上得分88.2。",
        &[
            "Hunyuan-T1 benchmark_score 81.4 MMLU-Pro",
            "Hunyuan-T1 benchmark_score 88.2 AIME 2025",
            "Qwen3-Max benchmark_score 80.6 MMLU-Pro",
        ],
    ),
    (SimplifiedChinese, "混元T1以81.4分刷新MMLU-Pro纪录。", &["Hunyuan-T1 benchmark_score 81.4 MMLU-Pro"]),
];

#[test]
fn a_rivals_score_is_on_the_benchmark_told_of_before() {
    compare(SCORES, |mention| {
        let of = match &mention.value {
            crate::model::Value::Quantity(quantity) => quantity.of.clone().unwrap_or_default(),
            _ => String::new(),
        };
        firmly(mention, &["benchmark_score"]).map(|told| told.replace(" stated", &format!(" {of}")))
    });
}

const SIBLINGS: &[Row] = &[
    (
        SimplifiedChinese,
        "绿湾科技发布大模型“鹿鸣3.0”，参数量6800亿。上一代鹿鸣2.5的参数量为2100亿。",
        &["鹿鸣2.5 parameters 210000000000", "鹿鸣3.0 parameters 680000000000"],
    ),
    (
        SimplifiedChinese,
        "绿湾科技发布大模型“鹿鸣3.0”。公司计划明年推出参数量超过1万亿的“鹿鸣4.0”。",
        &["鹿鸣4.0 parameters 1000000000000.."],
    ),
    (
        SimplifiedChinese,
        "绿湾科技推出大模型“鹿鸣3.0”。鹿鸣2.5万名用户受益，参数量为2100亿。",
        &["鹿鸣3.0 parameters 210000000000"],
    ),
];

#[test]
fn the_brand_of_one_tells_the_others_of_its_line() {
    check(SIBLINGS, &["parameters"]);
}

const HOW_FIRM: &[Row] = &[
    (
        SimplifiedChinese,
        "美国商务部将对华AI芯片出口管制扩大至H20。",
        &["Nvidia H20 export_restriction United States stated"],
    ),
    (SimplifiedChinese, "美国将HBM芯片纳入对华出口管制。", &["China export_restriction United States stated"]),
    (SimplifiedChinese, "美国将把H20列入对华出口管制。", &["Nvidia H20 export_restriction United States planned"]),
    (SimplifiedChinese, "据报道，字节跳动已下单5万颗昇腾910C。", &["ByteDance order 50000 reported"]),
    (SimplifiedChinese, "据外媒报道，腾讯已下单3万颗昇腾910C。", &["Tencent order 30000 reported"]),
    (SimplifiedChinese, "字节跳动已下单5万颗昇腾910C。", &["ByteDance order 50000 stated"]),
    (SimplifiedChinese, "据路透社报道，字节跳动已下单5万颗昇腾910C。", &["ByteDance order 50000 stated"]),
    (SimplifiedChinese, "中金公司预计，2026年寒武纪出货20万颗AI芯片。", &["Cambricon shipments 200000 speculated"]),
    (SimplifiedChinese, "市场预计，2026年寒武纪出货20万颗AI芯片。", &["Cambricon shipments 200000 speculated"]),
    (SimplifiedChinese, "寒武纪预计，2026年出货20万颗AI芯片。", &["Cambricon shipments 200000 planned"]),
];

#[test]
fn how_firmly_it_is_told() {
    compare(HOW_FIRM, |mention| firmly(mention, &["export_restriction", "order", "shipments"]));
}

const FOR_WHAT: &[Row] = &[
    (SimplifiedChinese, "库存仅够生产160万颗昇腾910C。", &[]),
    (SimplifiedChinese, "华为今年生产80万颗昇腾910C。", &["Huawei production_volume 800000"]),
    (SimplifiedChinese, "智谱今年资本开支30亿元，其中八成用于采购国产芯片。", &[]),
    (SimplifiedChinese, "中国移动的国产芯片占比为80%。", &["China Mobile domestic_share 80"]),
];

#[test]
fn what_would_do_is_not_made_and_money_is_no_share() {
    check(FOR_WHAT, &["production_volume", "domestic_share"]);
}

const LARGER: &[Row] = &[
    (SimplifiedChinese, "基于Atlas 950的超集群规模可达52万卡。", &["Atlas 950 SuperCluster chip_count 520000"]),
    (SimplifiedChinese, "基于CloudMatrix 384的集群已达16万卡。", &[]),
    (
        SimplifiedChinese,
        "平头哥的真武810E已量产，昆仑芯P800已在百度内部部署，并点亮3.2万卡集群。",
        &["Baidu: unnamed system chip_count 32000"],
    ),
    (SimplifiedChinese, "CloudMatrix 384集成384颗昇腾910C。", &["CloudMatrix 384 chip_count 384"]),
    (
        SimplifiedChinese,
        "东湖智算中心有6400张昇腾910B。云桂科技正用其中的1024张卡训练模型。",
        &["东湖智算中心 chip_count 6400"],
    ),
];

#[test]
fn a_machine_is_not_what_is_built_of_it() {
    check(LARGER, &["chip_count"]);
}

const OF_THE_PLACE: &[Row] = &[
    (
        SimplifiedChinese,
        "东湖智算中心投运。中科曙光总裁历军介绍，核心节点芯片国产化率达到100%。",
        &["东湖智算中心 domestic_share 100"],
    ),
    (SimplifiedChinese, "寒武纪董事长陈天石表示，公司产品国产化率达到95%。", &["Cambricon domestic_share 95"]),
    (
        SimplifiedChinese,
        "中国AI芯片市场仍由英伟达主导。2025年上半年英伟达占62%，华为占23%。",
        &["Huawei market_share 23", "Nvidia market_share 62"],
    ),
    (SimplifiedChinese, "中国手机市场竞争激烈。华为占20%，小米占18%。", &[]),
];

#[test]
fn whose_a_share_is() {
    check(OF_THE_PLACE, &["domestic_share", "market_share"]);
}

const OF_ANOTHER_KIND: &[Row] = &[
    (SimplifiedChinese, "东湖智算中心已投运。该模型预计明年3月发布。", &[]),
    (SimplifiedChinese, "东湖智算中心在建。该中心预计明年3月投运。", &["东湖智算中心 released 2026-03"]),
];

#[test]
fn that_model_is_no_place() {
    check(OF_ANOTHER_KIND, &["released"]);
}

const SIZES: &[Row] = &[(
    SimplifiedChinese,
    "大模型“观止”提供8B和4B两个版本。",
    &["观止 4B parameters 4000000000", "观止 8B parameters 8000000000"],
)];

#[test]
fn two_sizes_are_no_weight() {
    check(SIZES, &["parameters"]);
}

const OWN: &[Row] = &[
    (SimplifiedChinese, "绿湾科技董事长王洋表示，公司新一代AI芯片“白鹭二号”已量产。", &["白鹭二号 designer 绿湾科技"]),
    (SimplifiedChinese, "寒武纪称，其第二代推理芯片“白鹭二号”已流片。", &["白鹭二号 designer Cambricon"]),
    (SimplifiedChinese, "腾讯表示，公司采购的AI芯片“白鹭二号”已到货。", &[]),
];

#[test]
fn what_the_speaker_calls_the_firms_own() {
    check(OWN, &["designer"]);
}
