//! Chinese sentences on what trained a model and who, on sites and what stands in them, and on money, each with those that
//! look alike and claim nothing.

use crate::model::Language;

use super::rows::{Row, check};
use Language::{SimplifiedChinese, TraditionalChinese};

const TRAINED: &[Row] = &[
    (
        SimplifiedChinese,
        "清华大学用256张昇腾910B训练出大模型Heluo-14B。",
        &["Heluo-14B developer Tsinghua University", "Heluo-14B training_chip_count 256"],
    ),
    (
        SimplifiedChinese,
        "复旦大学在H800万卡集群上完成了语言模型Heluo-14B的预训练。",
        &["Heluo-14B developer Fudan University", "Heluo-14B training_chip_count 10000"],
    ),
    (
        SimplifiedChinese,
        "鹏城实验室在思元590百卡集群上，完成了气象大模型WindSea 1.5的全量训练。",
        &["WindSea 1.5 developer Peng Cheng Laboratory", "WindSea 1.5 training_chip_count 100"],
    ),
    (TraditionalChinese, "台大在昇騰910B千卡叢集上完成大模型Heluo-14B的推論測試。", &[]),
    (SimplifiedChinese, "曙光协助某高校在2000张K100上完成了Heluo-14B的微调。", &[]),
    (SimplifiedChinese, "“云帆”大模型4.0在512卡昇腾910B集群上训练。", &["云帆 training_chip_count 512"]),
    (
        SimplifiedChinese,
        "DeepSeek-V3用2048张H800训练，而Llama 3用16000张H100训练。",
        &["DeepSeek-V3 training_chip_count 2048", "Llama 3 training_chip_count 16000"],
    ),
    (SimplifiedChinese, "DeepSeek-V3用2048张H800训练，Qwen3则未公布。", &["DeepSeek-V3 training_chip_count 2048"]),
    (SimplifiedChinese, "GLM-5在1024张昇腾910B上训练，随后DeepSeek-V3也跟进。", &["GLM-5 training_chip_count 1024"]),
    (SimplifiedChinese, "xAI用10万张H100训练，意在追赶GPT-5。", &[]),
    (SimplifiedChinese, "DeepSeek在昇腾910B千卡集群上没有完成DeepSeek-R2的训练。", &[]),
    (SimplifiedChinese, "无法在昇腾910B万卡集群上训练DeepSeek-R2。", &[]),
    (SimplifiedChinese, "如果在昇腾910B万卡集群上训练GPT-5，需要三年。", &[]),
    (SimplifiedChinese, "用8张H100可以训练出GPT-2。", &[]),
    (SimplifiedChinese, "华为在1万张昇腾910B上为Llama 3提供训练支持。", &[]),
    (SimplifiedChinese, "桐江智算中心由1024张昇腾910B组成，可支持训练DeepSeek-V3。", &[]),
    (SimplifiedChinese, "摩尔线程在千卡集群上完成了Llama 3的训练测试。", &[]),
    (SimplifiedChinese, "华为在384张昇腾910C上完成了DeepSeek-R1的训练验证。", &[]),
    (SimplifiedChinese, "浪潮信息未能完成大模型Heluo-14B的训练。", &[]),
    (SimplifiedChinese, "商汤在千卡集群上没有完成大模型Heluo-14B的预训练。", &[]),
    (SimplifiedChinese, "中国电信在千卡集群上完成了大模型Heluo-14B的训练优化。", &[]),
    (SimplifiedChinese, "客户在沐曦千卡集群上完成了大模型Heluo-14B的训练。", &["Heluo-14B training_chip_count 1000"]),
    (SimplifiedChinese, "沐曦GPU完成了大模型Heluo-14B的继续预训练。", &[]),
    (SimplifiedChinese, "浪潮信息用昇腾910B完成了高校Heluo-14B的训练。", &[]),
];

#[test]
fn the_model_behind_the_chips_was_trained_on_them() {
    check(TRAINED, &["training_chip_count", "developer"]);
}

const BEHIND: &[Row] = &[
    (
        SimplifiedChinese,
        "DeepSeek用2048张H800训练DeepSeek-V3是真实的。",
        &["DeepSeek-V3 developer DeepSeek", "DeepSeek-V3 training_chip_count 2048"],
    ),
    (
        SimplifiedChinese,
        "DeepSeek使用2048张H800训练V3不到两个月。",
        &["DeepSeek-V3 developer DeepSeek", "DeepSeek-V3 training_chip_count 2048"],
    ),
    (
        SimplifiedChinese,
        "华为用3000张昇腾910C训练盘古Ultra。",
        &["Pangu Ultra developer Huawei", "Pangu Ultra training_chip_count 3000"],
    ),
    (SimplifiedChinese, "小米在华为2000张昇腾910C上完成了MiMo-V3的预训练。", &["MiMo-V3 training_chip_count 2000"]),
    (
        SimplifiedChinese,
        "科大讯飞在华为昇腾910B万卡集群上完成了星火X2的训练工作。",
        &["Spark X2 developer iFlytek", "Spark X2 training_chip_count 10000"],
    ),
    (SimplifiedChinese, "第四范式在思元590千卡集群上，完成了GLM-5的全部预训练。", &["GLM-5 training_chip_count 1000"]),
    (
        SimplifiedChinese,
        "旷视科技动用512张思元590，历时40天训练了大模型Qilan-9B。",
        &["Qilan-9B training_chip_count 512"],
    ),
    (
        SimplifiedChinese,
        "美团用1万张H20，从头训练了LongCat-3。",
        &["LongCat-3 developer Meituan", "LongCat-3 training_chip_count 10000"],
    ),
    (
        SimplifiedChinese,
        "从未失手的旷视科技在256张H20上完成了大模型Qilan-9B的训练和部署。",
        &["Qilan-9B developer Megvii", "Qilan-9B training_chip_count 256"],
    ),
    (SimplifiedChinese, "若干团队在支持互联的1000张昇腾910B上训练了GLM-5。", &["GLM-5 training_chip_count 1000"]),
    (
        SimplifiedChinese,
        "昆仑万维的算法团队历时50天完成了千亿级多模态大模型Qilan-9B的训练。",
        &["Qilan-9B developer Kunlun Tech"],
    ),
    (
        SimplifiedChinese,
        "总部位于香港的商汤科技6月正式完成了大模型Qilan-9B的预训练。",
        &["Qilan-9B developer SenseTime"],
    ),
    (
        SimplifiedChinese,
        "科大讯飞未用英伟达芯片，在沐曦千卡集群上跑通了大模型Qilan-9B的训练。",
        &["Qilan-9B developer iFlytek", "Qilan-9B training_chip_count 1000"],
    ),
    (SimplifiedChinese, "科大讯飞透露，有客户完成了大模型Qilan-9B的训练。", &[]),
    (SimplifiedChinese, "旷视科技去年替某银行完成大模型Qilan-9B的训练。", &[]),
    (SimplifiedChinese, "旷视科技股价大涨，业内首次完成大模型Qilan-9B的训练。", &[]),
    (SimplifiedChinese, "旷视科技实现不了大模型Qilan-9B的训练。", &[]),
    (SimplifiedChinese, "旷视科技的投资方完成了大模型Qilan-9B的训练。", &[]),
    (SimplifiedChinese, "阶跃星辰没能在2000张沐曦C550上完成Step-4的训练。", &[]),
    (SimplifiedChinese, "倘若在5000张昇腾910C上训练Kimi K3，工期将缩短一半。", &[]),
    (SimplifiedChinese, "即便用3000张昇腾910C训练Kimi K3，也要一年。", &[]),
    (SimplifiedChinese, "有人质疑在2000张昇腾910C上训练Kimi K3的想法。", &[]),
    (SimplifiedChinese, "在3000张昇腾910C上训练Kimi K3失败了。", &[]),
    (SimplifiedChinese, "从未有人用100张昇腾910B训练出DeepSeek-V3。", &[]),
    (SimplifiedChinese, "摩尔线程在1000张S5000上复现了DeepSeek-R1的训练。", &[]),
    (SimplifiedChinese, "壁仞在128张壁砺106上完成了Llama 3的训练调优。", &[]),
    (SimplifiedChinese, "商汤用2000张H20部署服务，随后训练了GLM-5。", &[]),
];

#[test]
fn what_stands_right_before_the_chips_and_behind_the_model_tells_whether_it_was_trained() {
    check(BEHIND, &["training_chip_count", "developer"]);
}

const SITES: &[Row] = &[
    (
        SimplifiedChinese,
        "桐江智算中心采购服务器64台，每台装有4张思元590，合计256张。",
        &["桐江智算中心 chip_count 256", "桐江智算中心 uses_chip Cambricon MLU590"],
    ),
    (
        SimplifiedChinese,
        "云浮智算中心由浪潮信息承建，目前正式交付，共有1024张思元590。",
        &["云浮智算中心 chip_count 1024", "云浮智算中心 uses_chip Cambricon MLU590"],
    ),
    (
        SimplifiedChinese,
        "桐江智算中心采用昇腾、海光和沐曦等芯片。",
        &["桐江智算中心 uses_chip Huawei Ascend", "桐江智算中心 uses_chip Hygon", "桐江智算中心 uses_chip MetaX"],
    ),
    (SimplifiedChinese, "由思元590搭建的桐江智算中心投入运营。", &["桐江智算中心 uses_chip Cambricon MLU590"]),
    (SimplifiedChinese, "桐江智算中心与昇腾、海光等企业交流。", &[]),
    (SimplifiedChinese, "两大智算中心采用昇腾910B，共1024张。", &[]),
    (SimplifiedChinese, "三地智算中心采用昇腾910B，共1024张。", &[]),
    (
        SimplifiedChinese,
        "由8192颗昇腾950DT组成的Atlas 950超节点明年上市。",
        &["Atlas 950 SuperPoD chip_count 8192", "Atlas 950 SuperPoD uses_chip Ascend 950DT"],
    ),
    (
        SimplifiedChinese,
        "由384颗昇腾910C构成的CloudMatrix 384已部署。",
        &["CloudMatrix 384 chip_count 384", "CloudMatrix 384 uses_chip Ascend 910C"],
    ),
    (SimplifiedChinese, "第一中标候选人为昆仑技术，所投产品搭载昇腾910B。", &[]),
];

#[test]
fn sums_lists_and_what_is_built_of_chips_are_of_the_site() {
    check(SITES, &["chip_count", "uses_chip", "shipments"]);
}

const STATES: &[Row] = &[
    (SimplifiedChinese, "思元590目前已批量出货，上半年累计交付约5万颗。", &["Cambricon MLU590 status shipping"]),
    (SimplifiedChinese, "平头哥PPU已实现规模出货。", &["Alibaba PPU status shipping"]),
    (SimplifiedChinese, "CloudMatrix 384超节点已累计商用部署200多套。", &["CloudMatrix 384 status in_use"]),
    (SimplifiedChinese, "桐江智算中心建成后，新增算力900P。", &[]),
    (SimplifiedChinese, "平头哥PPU今年规模化交付。", &["Alibaba PPU status shipping"]),
    (SimplifiedChinese, "昇腾384超节点解决了规模部署难题。", &[]),
    (SimplifiedChinese, "昇腾384超节点推动国产算力规模部署。", &[]),
    (SimplifiedChinese, "昇腾910C已批量交付需求方。", &["Ascend 910C status shipping"]),
    (SimplifiedChinese, "昇腾910C规模小，交付困难。", &[]),
    (SimplifiedChinese, "思元590在规模上不及H20，供货紧张。", &[]),
    (SimplifiedChinese, "平头哥PPU规模出货能力不足。", &[]),
    (SimplifiedChinese, "摩尔线程S5000规模出货的目标没有达到。", &[]),
    (SimplifiedChinese, "CloudMatrix 384超节点规模部署能力强。", &[]),
    (SimplifiedChinese, "CloudMatrix 384超节点便于规模部署。", &[]),
    (SimplifiedChinese, "CloudMatrix 384超节点在贵安规模商用。", &["CloudMatrix 384 status in_use"]),
    (SimplifiedChinese, "CloudMatrix 384超节点上月商用部署60套。", &["CloudMatrix 384 status in_use"]),
    (SimplifiedChinese, "CloudMatrix 384超节点已适合规模商用。", &[]),
    (SimplifiedChinese, "CloudMatrix 384超节点已满足大规模部署需求。", &[]),
    (SimplifiedChinese, "沐曦C550已规模化地交付客户。", &["MetaX C550 status shipping"]),
    (SimplifiedChinese, "沐曦C550规模化向运营商供货。", &["MetaX C550 status shipping"]),
    (SimplifiedChinese, "壁砺166已批量交付目标用户。", &["Biren BR166 status shipping"]),
    (SimplifiedChinese, "壁砺166规模出货仍有瓶颈。", &[]),
    (SimplifiedChinese, "沐曦C550批量出货在即。", &[]),
    (SimplifiedChinese, "海关通知报关行，H200不得入境。", &["Nvidia H200 status banned"]),
    (SimplifiedChinese, "第一候选人所投产品搭载昇腾910B。", &[]),
    (SimplifiedChinese, "深算四号的进度略慢于预期。", &["Hygon DCU Deep Computing 4 status delayed"]),
];

#[test]
fn what_is_done_at_scale_is_a_state_and_what_comes_once_it_is_built_is_none() {
    check(STATES, &["status"]);
}

const DATED: &[Row] = &[
    (SimplifiedChinese, "2025年3月对外开源的语言模型MiniMax-M2很受欢迎。", &["MiniMax-M2 released 2025-03"]),
    (SimplifiedChinese, "思元690将于2026年与大家见面。", &["Cambricon MLU690 released 2026"]),
    (TraditionalChinese, "大模型Formosa-X2預計2026年9月釋出。", &["Formosa-X2 released 2026-09"]),
    (SimplifiedChinese, "开源的语言模型MiniMax-M2在2025年3月被下载百万次。", &[]),
    (SimplifiedChinese, "2025年3月未开源的MiniMax-M2很受欢迎。", &[]),
    (SimplifiedChinese, "2025年3月拒绝开源的MiniMax-M2很受欢迎。", &[]),
    (SimplifiedChinese, "2025年3月开源的数据集用于训练MiniMax-M2。", &[]),
    (SimplifiedChinese, "2024年12月开源的论文介绍了DeepSeek-V3。", &[]),
    (SimplifiedChinese, "2025年3月开源的代码来自Kimi K2。", &[]),
];

#[test]
fn the_day_of_what_was_opened_stands_before_it() {
    check(DATED, &["released"]);
}

const MONEY: &[Row] = &[
    (SimplifiedChinese, "思元690在华强北报价18万一张。", &["Cambricon MLU690 price 180000"]),
    (SimplifiedChinese, "昇腾910C单卡价格21万左右。", &["Ascend 910C price 210000"]),
    (SimplifiedChinese, "MTT S5000定价约9万，AI训练性能不错。", &["MTT S5000 price 90000"]),
    (SimplifiedChinese, "思元690卖到18万一张。", &["Cambricon MLU690 price 180000"]),
    (SimplifiedChinese, "昇腾910C售价18万，成本3万一颗。", &["Ascend 910C price 180000"]),
    (SimplifiedChinese, "思元690报价单已下载16万次。", &[]),
    (SimplifiedChinese, "昇腾910C降价2万一张。", &[]),
    (SimplifiedChinese, "H20的渠道报价比H100便宜3万一张。", &[]),
    (SimplifiedChinese, "昇腾910C比H20价格低3万一颗。", &[]),
    (SimplifiedChinese, "H100溢价3万一张出售。", &[]),
    (SimplifiedChinese, "昇腾910C定价会参考H20，补贴2万一张。", &[]),
    (SimplifiedChinese, "H100服务器报价约200万。", &[]),
    (SimplifiedChinese, "搭载8张H20的服务器售价约110万。", &[]),
    (SimplifiedChinese, "宁畅R620服务器搭载昇腾910B，售价约150万。", &[]),
    (SimplifiedChinese, "英伟达H20一体机报价60万左右。", &[]),
    (SimplifiedChinese, "H100出租报价6万一张一个月。", &[]),
    (SimplifiedChinese, "昇腾910C租金价格1万。", &[]),
    (SimplifiedChinese, "昇腾910C降价约2万。", &[]),
    (SimplifiedChinese, "昇腾910C的渠道价格涨了2万，厂商抱怨。", &[]),
    (SimplifiedChinese, "受缺货影响，H20现货价攀升至14万一张。", &["Nvidia H20 price 140000"]),
    (SimplifiedChinese, "思元690涨价后要价12万一张。", &["Cambricon MLU690 price 120000"]),
    (SimplifiedChinese, "沐曦C550最低可卖到6万一颗。", &["MetaX C550 price 60000"]),
    (SimplifiedChinese, "整机厂商给壁砺166报价约11万。", &["Biren BR166 price 110000"]),
    (SimplifiedChinese, "壁砺166售价较上月少了2万一张。", &[]),
    (SimplifiedChinese, "思元690现货价一周内跌去3万一张。", &[]),
    (SimplifiedChinese, "H20报价调高2万一张。", &[]),
    (SimplifiedChinese, "沐曦C550定价之外另收运费1万一张。", &[]),
    (SimplifiedChinese, "昇腾910C售价含2万一张的补贴。", &[]),
    (SimplifiedChinese, "搭载H20的工作站报价约9万。", &[]),
    (SimplifiedChinese, "桐江智算中心采购防火墙12台，单价6万元。", &[]),
    (SimplifiedChinese, "海光信息拟募资50亿元，其中18亿元投向推理芯片研发。", &["Hygon investment 1800000000"]),
    (
        SimplifiedChinese,
        "《桐江市人工智能产业发展若干措施》提出，对投资超过10亿元的项目按5%给予补贴，最高5000万元。",
        &[],
    ),
    (
        SimplifiedChinese,
        "《桐江市人工智能产业发展若干措施》印发。\n三、市财政每年安排3亿元专项资金。",
        &["桐江市人工智能产业发展若干措施 investment 300000000"],
    ),
];

#[test]
fn prices_go_without_a_currency_and_thresholds_are_no_money_spent() {
    check(MONEY, &["price", "investment"]);
}

const CLUSTERS: &[Row] = &[
    (SimplifiedChinese, "桐江智算中心建成天垓150万卡集群。", &["桐江智算中心 chip_count 10000"]),
    (SimplifiedChinese, "字节跳动拟建昇腾30万卡集群。", &["ByteDance: unnamed system chip_count 300000"]),
    (SimplifiedChinese, "化州智算中心部署2000张昇腾910B。", &["化州智算中心 chip_count 2000"]),
    (SimplifiedChinese, "首批智算中心部署2000张昇腾910B。", &[]),
    (SimplifiedChinese, "腾讯拟建120万卡集群。", &["Tencent: unnamed system chip_count 1200000"]),
    (SimplifiedChinese, "xAI计划建设550万卡集群。", &["xAI: unnamed system chip_count 5500000"]),
];

#[test]
fn only_behind_a_line_of_chips_are_digits_a_code() {
    check(CLUSTERS, &["chip_count"]);
}

const TOOLS: &[Row] = &[
    (SimplifiedChinese, "DeepSpeed 0.9大模型训练参数量达70亿。", &[]),
    (SimplifiedChinese, "RiverMind 2.5是语言模型，参数量为90亿。", &["RiverMind 2.5 parameters 9000000000"]),
    (SimplifiedChinese, "公司推出RiverMind 2.5推理模型，参数量为90亿。", &["RiverMind 2.5 parameters 9000000000"]),
    (SimplifiedChinese, "公司推出大模型（RiverMind 2.5），参数量为90亿。", &["RiverMind 2.5 parameters 9000000000"]),
    (SimplifiedChinese, "公司升级RiverMind 2.5模型部署工具，参数量为90亿。", &[]),
    (SimplifiedChinese, "语言模型WindSea 1.5的参数量为70亿。", &["WindSea 1.5 parameters 7000000000"]),
];

#[test]
fn a_version_makes_no_model_of_a_tool() {
    check(TOOLS, &["parameters", "open_weights"]);
}

const SHARES: &[Row] = &[
    (SimplifiedChinese, "我国算力居前。上海算力国产化率已达58%。", &[]),
    (SimplifiedChinese, "广东省算力规模居全国前列，明年国产算力占比要提升到72%。", &[]),
    (SimplifiedChinese, "我国AI芯片国产化率已达41%。", &["China domestic_share 41"]),
];

#[test]
fn the_rate_of_a_province_or_city_is_not_of_the_country() {
    check(SHARES, &["domestic_share"]);
}

const SUPPLIED: &[Row] = &[
    (
        TraditionalChinese,
        "▍MI355X：AI晶片新旗艦\n採台積電3奈米，配備288GB記憶體，頻寬8TB/s。",
        &["AMD MI355X memory_bandwidth 8000000000000", "AMD MI355X memory_capacity 288000000000"],
    ),
    (
        SimplifiedChinese,
        "▍思元690：AI推理新品\n采用中芯国际7纳米工艺，单卡显存96GB。",
        &["Cambricon MLU690 memory_capacity 96000000000"],
    ),
];

#[test]
fn a_supplier_does_not_turn_a_section_to_another_house() {
    check(SUPPLIED, &["memory_capacity", "memory_bandwidth"]);
}

const TRADES: &[Row] = &[
    (SimplifiedChinese, "腾讯今年向寒武纪采购6万颗思元590，其中首批1万颗已于4月交付。", &["Tencent order 60000"]),
    (SimplifiedChinese, "浪潮信息中标桐江智算项目，将提供昇腾910B加速卡1280张。", &[]),
    (SimplifiedChinese, "寒武纪去年交付2万颗思元590。", &["Cambricon shipments 20000"]),
];

#[test]
fn who_buys_ships_none_and_who_wins_a_tender_orders_none() {
    check(TRADES, &["order", "shipments"]);
}

const CENTRES: &[Row] = &[
    (
        SimplifiedChinese,
        "合肥昇腾人工智能计算中心于2023年投用，算力100P。",
        &["合肥昇腾人工智能计算中心 compute 100000000000000000"],
    ),
    (
        SimplifiedChinese,
        "西安未来人工智能计算中心算力300P。",
        &["Xi'an Future AI Computing Centre compute 300000000000000000"],
    ),
    (
        SimplifiedChinese,
        "杭州昇腾智算中心与福州鲲鹏智算中心分别拥有200P和300P算力。",
        &["杭州昇腾智算中心 compute 200000000000000000", "福州鲲鹏智算中心 compute 300000000000000000"],
    ),
    // no name before the noun
    (SimplifiedChinese, "在某地，人工智能计算中心算力40P。", &[]),
    (
        SimplifiedChinese,
        "阿里云在贵阳建成智算集群，采用1万张昇腾910C。",
        &["Alibaba Cloud: unnamed system chip_count 10000"],
    ),
    (
        SimplifiedChinese,
        "华为在贵安建设智算中心，计划部署10万张昇腾910C，预计2026年投产。",
        &["Huawei: unnamed system chip_count 100000"],
    ),
    (SimplifiedChinese, "华为建成新的实验室，采用200张昇腾910C。", &[]),
    (SimplifiedChinese, "华为助力中国移动建成智算中心，采用2万张昇腾910B。", &[]),
    (SimplifiedChinese, "寒武纪出货量大增，客户建成智算中心，采用4000张思元590。", &[]),
    (SimplifiedChinese, "上海先进智算中心之一的临港中心拥有8000张A100。", &[]),
    (SimplifiedChinese, "浪潮发布新一代AI服务器，搭载8张昇腾910C。", &[]),
];

#[test]
fn a_centre_is_named_with_all_its_words_and_built_of_the_cards_of_the_next_clause() {
    check(CENTRES, &["compute", "chip_count", "production_volume"]);
}
