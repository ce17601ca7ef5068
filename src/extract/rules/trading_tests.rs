//! Classes of sentences: who orders, ships and makes how many chips, who uses whose, who works with whom, what a chip
//! costs and what is invested.

use crate::model::Language;

use super::rows::{Row, check};
use Language::{English, SimplifiedChinese};

const ORDERS: &[Row] = &[
    (English, "Mr. Sharma has ordered 20,000 H100s.", &[]),
    (
        English,
        "Samsung, SK Group and Hyundai will each get up to 50,000 Nvidia GPUs.",
        &["Hyundai order ..50000", "SK Group order ..50000", "Samsung order ..50000"],
    ),
    (English, "Sarvam AI was allotted 4,096 H100s by the government.", &["Sarvam AI order 4096"]),
    (English, "Sarvam AI got access to 4,096 Nvidia H100 chips.", &["Sarvam AI order 4096"]),
    (English, "Yotta is spending over $2 billion on 20,736 Nvidia B300 chips.", &["Yotta order 20736"]),
    (English, "Alibaba wants more than 200,000 H200s.", &["Alibaba order 200000.."]),
    (English, "Anthropic will use up to one million Google TPUs.", &["Anthropic order ..1000000"]),
    (English, "Nvidia plans to sell 35,000 GB300 chips to Humain.", &["Humain order 35000"]),
    (
        English,
        "The Commerce Department authorised exports of up to 35,000 GB300s (or their equivalent) each to G42 and to \
         Humain.",
        &["G42 order ..35000", "Humain order ..35000"],
    ),
    (English, "Enflame will provide Tencent with 50,000 L600 cards.", &["Tencent order 50000"]),
    (English, "Kuaishou has 4,000 Enflame L600 cards on order.", &["Kuaishou order 4000"]),
    (SimplifiedChinese, "中国移动集采了6.4万张昇腾910B。", &["China Mobile order 64000"]),
    (SimplifiedChinese, "腾讯一口气要了10万张燧原L600。", &["Tencent order 100000"]),
    (SimplifiedChinese, "美国商务部批准向Humain出售3.5万块GB300。", &["Humain order 35000"]),
    (
        SimplifiedChinese,
        "字节跳动以H20为主；阿里巴巴和腾讯的采购量分别在10万颗和12万颗上下。",
        &["Alibaba order 100000", "Tencent order 120000"],
    ),
    (English, "Washington blocked the sale of 20,000 H20 chips to Tencent.", &[]),
    (English, "Nvidia will supply 260,000 GPUs to Samsung and Hyundai.", &[]),
    (SimplifiedChinese, "训练该模型需要2000张昇腾910B。", &[]),
    (SimplifiedChinese, "昆仑芯获得5万颗订单。", &[]),
    (SimplifiedChinese, "昆仑芯获得5万颗订单，寒武纪出货13万颗。", &[]),
    (SimplifiedChinese, "昆仑芯获得5万颗订单，订单来自腾讯。", &["Tencent order 50000"]),
    (English, "Nvidia, which reached a deal, will supply 260,000 GPUs to Samsung and Hyundai.", &[]),
    (English, "Barclays said Nvidia will supply 50,000 GPUs to Samsung.", &["Samsung order 50000"]),
    (
        English,
        "Chinese technology companies have ordered 1.3 million Nvidia H200 chips.",
        &["China: unnamed organization order 1300000"],
    ),
    (English, "A total of 5,000 MTT S5000 cards were ordered by China Mobile.", &["China Mobile order 5000"]),
    (English, "Humain has put in an order with Groq for 19,000 LPUs.", &["Humain order 19000"]),
    (English, "Chinese technology companies have hired 1,300 designers of AI chips.", &[]),
    (English, "Nvidia sold 1,000,000 H20 chips to China.", &[]),
    (English, "Despite trade barriers, Nvidia will supply 50,000 GPUs to Samsung.", &["Samsung order 50000"]),
    (English, "Nvidia is barred from the sale of 50,000 GPUs to Samsung.", &[]),
    (SimplifiedChinese, "腾讯一口气买了约10万张燧原L600。", &["Tencent order 100000"]),
    (SimplifiedChinese, "腾讯创下了10万张燧原L600的纪录。", &[]),
    (SimplifiedChinese, "国产替代背景下腾讯采购了2000张昇腾910B。", &["Tencent order 2000"]),
    (SimplifiedChinese, "腾讯停用A100后采购了2000张昇腾910B。", &["Tencent order 2000"]),
    (SimplifiedChinese, "腾讯采购昇腾910B替换了2000张A100。", &[]),
    (SimplifiedChinese, "腾讯向沐曦共计采购3000张曦云C500。", &["Tencent order 3000"]),
    (English, "Chinese developers complain the state has ordered 20,000 Nvidia H100 chips.", &[]),
    (SimplifiedChinese, "昆仑芯中标中国移动5000张AI加速卡集采。", &["China Mobile order 5000"]),
    (SimplifiedChinese, "沐曦拿下京东3万张曦云C500订单。", &["JD.com order 30000"]),
    (SimplifiedChinese, "壁仞科技斩获中国移动2万颗AI芯片订单。", &["China Mobile order 20000"]),
    (SimplifiedChinese, "浪潮信息中标一批加速卡，共1200张。", &[]),
    (SimplifiedChinese, "中国电信拿下5万颗昇腾910C。", &["China Telecom order 50000"]),
    (SimplifiedChinese, "京东采购了沐曦和壁仞科技9000张加速卡。", &["JD.com order 9000"]),
    (SimplifiedChinese, "快手采购寒武纪约6000颗AI芯片。", &["Kuaishou order 6000"]),
    (English, "Tencent bought servers from Dell, and 900 of them hold Nvidia H20s.", &[]),
    (English, "Cambricon's MLU590 is scarce; China Mobile plans to buy 6,000 of them.", &["China Mobile order 6000"]),
    (SimplifiedChinese, "在英伟达断供后，快手订购了寒武纪2万颗AI芯片。", &["Kuaishou order 20000"]),
    (SimplifiedChinese, "据中国移动公告，京东采购了沐曦3000张GPU。", &["JD.com order 3000"]),
    (SimplifiedChinese, "昆仑芯母公司百度采购了英伟达1万颗GPU。", &["Baidu order 10000"]),
    (SimplifiedChinese, "中国电信表示，采购了华为1万张AI加速卡。", &["China Telecom order 10000"]),
    (SimplifiedChinese, "字节跳动与腾讯采购了寒武纪、昆仑芯共5万张加速卡。", &[]),
    (SimplifiedChinese, "沐曦的客户采购寒武纪2万张加速卡。", &[]),
    (SimplifiedChinese, "采购华为3万张加速卡的计划被搁置。", &[]),
    (SimplifiedChinese, "拓维信息中标华为加速卡6000张。", &[]),
    (SimplifiedChinese, "中国移动集采中标结果出炉，采购昇腾910B加速卡8000张。", &["China Mobile order 8000"]),
    (
        SimplifiedChinese,
        "字节跳动、腾讯分别采购寒武纪10万颗和5万颗AI芯片。",
        &["ByteDance order 100000", "Tencent order 50000"],
    ),
    (SimplifiedChinese, "记者获悉，中国科技公司已订购20万颗H20。", &["China: unnamed organization order 200000"]),
    (SimplifiedChinese, "中国科技公司已接到20万颗AI芯片的订单。", &[]),
];

const VOLUMES: &[Row] = &[
    (
        English,
        "Huawei said that by year-end production of the Ascend 910C will reach 600,000.",
        &["Huawei production_volume 600000"],
    ),
    (
        English,
        "Huawei plans to double output of its Ascend 910C to 600,000 next year.",
        &["Huawei production_volume 600000"],
    ),
    (
        English,
        "Huawei shipped 812,000 AI chips, T-Head 265,000 and Cambricon 116,000.",
        &["Cambricon shipments 116000", "Huawei shipments 812000", "T-Head shipments 265000"],
    ),
    (
        English,
        "Kunlunxin shipped 69,000 chips in 2024 and will ship 130,000 this year.",
        &["Kunlunxin shipments 130000", "Kunlunxin shipments 69000"],
    ),
    (
        English,
        "FuriosaAI expects to make 4,000 RNGD cards this year and 20,000 next.",
        &["FuriosaAI production_volume 20000", "FuriosaAI production_volume 4000"],
    ),
    (English, "We estimate Cambricon's output at 142,000 units this year.", &["Cambricon production_volume 142000"]),
    (
        SimplifiedChinese,
        "昆仑芯2024年出货6.9万颗，今年预计13万颗。",
        &["Kunlunxin shipments 130000", "Kunlunxin shipments 69000"],
    ),
    (SimplifiedChinese, "华为明年打算造出约60万颗昇腾910C。", &["Huawei production_volume 600000"]),
    (SimplifiedChinese, "寒武纪、海光信息、昆仑芯三家出货合计约13万颗。", &[]),
    (English, "Huawei shipped 812,000 AI chips and hired 265,000 people last year.", &["Huawei shipments 812000"]),
    (English, "ByteDance was told to expect deliveries of 200,000 units of Cambricon's MLU590.", &[]),
    (English, "Cambricon, which makes AI cards, shipped 80,000 units.", &["Cambricon shipments 80000"]),
    (English, "Cambricon, which supplies carmakers, shipped 80,000 units.", &[]),
    (
        English,
        "FuriosaAI expects to make 4,000 RNGD cards at $10,000 each this year and 20,000 next.",
        &["FuriosaAI production_volume 20000", "FuriosaAI production_volume 4000"],
    ),
    (English, "Shipments of Huawei's Ascend chips reached 640,000 in 2024.", &["Huawei shipments 640000"]),
    (
        English,
        "Cambricon aims to triple its production in 2026 to half a million accelerators.",
        &["Cambricon production_volume 500000"],
    ),
    (English, "Huawei's output of AI chips will not exceed 200,000 this year.", &["Huawei production_volume ..200000"]),
    (English, "Exports of Huawei's phones with Ascend chips reached 640 shops.", &[]),
    (
        English,
        "SMIC's 7nm capacity will rise from 35,000 wafers a month to 60,000 by the end of 2026.",
        &["SMIC production_volume 35000", "SMIC production_volume 60000"],
    ),
    (
        English,
        "Huawei's enterprise arm, fresh from a record, shipped 812,000 AI chips and will cut its staff to 26,500 by 2026.",
        &["Huawei shipments 812000"],
    ),
    (SimplifiedChinese, "华为与寒武纪面向运营商合计出货13万颗AI芯片。", &[]),
    (
        SimplifiedChinese,
        "昇腾、昆仑芯今年AI芯片出货量分别增至85万颗和12万颗。",
        &["Huawei shipments 850000", "Kunlunxin shipments 120000"],
    ),
    (SimplifiedChinese, "昇腾、昆仑芯今年AI芯片出货量分别增加20万颗和3万颗。", &[]),
    (SimplifiedChinese, "寒武纪库存告急，今年出货思元590约9万颗。", &["Cambricon shipments 90000"]),
    (SimplifiedChinese, "寒武纪的库存仅剩思元590约9万颗。", &[]),
    (
        English,
        "The Ascend 910C is in short supply. Huawei produced 600,000 of them last year.",
        &["Huawei production_volume 600000"],
    ),
    (SimplifiedChinese, "英伟达库存仅够供应30万颗H20。", &[]),
];

const USERS: &[Row] = &[
    (
        SimplifiedChinese,
        "中国移动部署昇腾384张。",
        &["China Mobile uses_chip Huawei Ascend", "China Mobile: unnamed system uses_chip Huawei Ascend"],
    ),
    (English, "Microsoft's fleet still relies overwhelmingly on Nvidia GPUs.", &["Microsoft uses_chip Nvidia"]),
    (English, "Alibaba depends increasingly on Huawei's Ascend 910C.", &["Alibaba uses_chip Ascend 910C"]),
    (English, "Tencent has been evaluating Kunlunxin's P800.", &["Tencent uses_chip Kunlun P800"]),
    (English, "ByteDance is Cambricon's largest customer.", &["ByteDance uses_chip Cambricon"]),
    (English, "Meta is a customer of AMD.", &["Meta uses_chip AMD"]),
    (English, "Cambricon sells its chips to ByteDance.", &["ByteDance uses_chip Cambricon"]),
    (English, "Biren sells its BR166 cards to China Telecom.", &["China Telecom uses_chip Biren BR166"]),
    (English, "Tencent built its second site around the MTT S5000.", &["Tencent uses_chip MTT S5000"]),
    (English, "China Unicom filled its Harbin hall with Huawei hardware.", &["China Unicom uses_chip Huawei"]),
    (
        English,
        "iFlytek moved off Nvidia hardware in 2023 and has since run its Spark models on Huawei's cards.",
        &["iFlytek uses_chip Huawei"],
    ),
    (SimplifiedChinese, "腾讯是燧原的第一大客户。", &["Tencent uses_chip Enflame"]),
    (SimplifiedChinese, "腾讯是燧原的首个客户。", &["Tencent uses_chip Enflame"]),
    (SimplifiedChinese, "微软Azure也上架了AMD的MI300X。", &["Microsoft Azure uses_chip AMD MI300X"]),
    (SimplifiedChinese, "腾讯的游戏业务仍跑在存量的A100上。", &["Tencent uses_chip Nvidia A100"]),
    (SimplifiedChinese, "建设银行选择了海光DCU。", &["China Construction Bank uses_chip Hygon DCU"]),
    (English, "SK hynix sells memory chips to Nvidia.", &[]),
    (English, "Reviewers began testing Nvidia's H20.", &[]),
    (English, "TSMC sells its chips to Huawei no longer.", &[]),
    (
        English,
        "SenseTime runs its cloud on processors from Cambricon, Hygon and Biren.",
        &["SenseTime uses_chip Biren Technology", "SenseTime uses_chip Cambricon", "SenseTime uses_chip Hygon"],
    ),
    (English, "Tencent uses chips from Huawei to run its models.", &["Tencent uses_chip Huawei"]),
    (
        English,
        "ByteDance, Cambricon's largest customer, plans to build more data centres.",
        &["ByteDance uses_chip Cambricon"],
    ),
    (English, "Huawei supplies ByteDance with Ascend 910C chips.", &["ByteDance uses_chip Ascend 910C"]),
    (
        English,
        "Moore Threads has begun delivering its MTT S5000 to China Unicom.",
        &["China Unicom uses_chip MTT S5000"],
    ),
    (
        English,
        "Chips from Huawei and Cambricon now power most of China Mobile's servers.",
        &["China Mobile uses_chip Cambricon", "China Mobile uses_chip Huawei"],
    ),
    (
        English,
        "Thousands of Ascend 910B cards are at work in China Mobile's Hohhot data centre.",
        &["China Mobile: unnamed system uses_chip Ascend 910B"],
    ),
    (English, "Tencent's fleet consists mostly of Nvidia H20 chips.", &["Tencent uses_chip Nvidia H20"]),
    (English, "OpenAI has signed up to use Cerebras's wafer-scale chips.", &["OpenAI uses_chip Cerebras"]),
    (English, "Meta is in talks to spend billions on Google's TPUs.", &["Meta uses_chip Google TPU"]),
    (
        English,
        "Alibaba and Baidu showed new models. Both companies still use the Nvidia H20.",
        &["Alibaba uses_chip Nvidia H20", "Baidu uses_chip Nvidia H20"],
    ),
    (English, "ByteDance ordered more than 100,000 Ascend 910B chips last year.", &["ByteDance uses_chip Ascend 910B"]),
    (English, "Neysa has ordered 20,000 Nvidia H100 chips.", &["Neysa uses_chip Nvidia H100"]),
    (English, "Hospitals have ordered 20,000 Nvidia H100 chips.", &[]),
    (English, "SMIC uses imported tools to make the Ascend 910C.", &[]),
    (English, "Nvidia wants to sell its chips to ByteDance.", &[]),
    (English, "Unlike ByteDance, Cambricon's largest customer is calm.", &[]),
    (
        English,
        "Tencent reported a profit. The company has also bought Huawei's Ascend 910C.",
        &["Tencent uses_chip Ascend 910C"],
    ),
    (English, "Tencent showed a new app. It uses Nvidia's H20 chips.", &["Tencent uses_chip Nvidia H20"]),
    (
        English,
        "iFlytek, which trains its models on Huawei's Ascend chips, reported a profit.",
        &["iFlytek uses_chip Huawei Ascend"],
    ),
    (English, "GLM-5 beats models of Tencent. It uses Nvidia's H20 chips.", &[]),
    (
        English,
        "Tencent reported a profit. The price of the company's shares rose, and the report used the H20 as an example.",
        &[],
    ),
    (
        SimplifiedChinese,
        "中国电信的推理服务器采用昇腾、寒武纪等芯片。",
        &["China Telecom uses_chip Cambricon", "China Telecom uses_chip Huawei Ascend"],
    ),
    (SimplifiedChinese, "超聚变的AI服务器采用昇腾、海光等芯片。", &[]),
    (SimplifiedChinese, "宝德推出采用昇腾、沐曦等国产芯片的推理服务器。", &[]),
    (SimplifiedChinese, "神州数码中标3000台昇腾服务器。", &[]),
    (SimplifiedChinese, "快手向华为、沐曦大举采购AI芯片。", &["Kuaishou uses_chip Huawei", "Kuaishou uses_chip MetaX"]),
    (SimplifiedChinese, "智谱一体机产品采用昇腾、海光等国产芯片。", &[]),
    (SimplifiedChinese, "腾讯向英伟达大举采购AI芯片的时代已经结束。", &[]),
    (SimplifiedChinese, "神州数码采购英伟达2万颗GPU。", &[]),
    (English, "Abu Dhabi's MGX bought 30,000 Nvidia GB300 chips.", &["MGX uses_chip Nvidia GB300"]),
];

const PARTNERS: &[Row] = &[
    (English, "OpenAI has struck a deal with Broadcom.", &["OpenAI partnership Broadcom"]),
    (
        English,
        "Humain signed agreements with AMD and Qualcomm.",
        &["Humain partnership AMD", "Humain partnership Qualcomm"],
    ),
    (English, "OpenAI and Broadcom announced a partnership.", &["OpenAI partnership Broadcom"]),
    (English, "Fujitsu and Nvidia teamed up on AI chips.", &["Fujitsu partnership Nvidia"]),
    (English, "Fujitsu will work with Nvidia on AI chips.", &["Fujitsu partnership Nvidia"]),
    (
        English,
        "Humain has lined up AMD, Cisco and Groq as suppliers.",
        &["Humain partnership AMD", "Humain partnership Cisco", "Humain partnership Groq"],
    ),
    (English, "Broadcom helped Google to design the TPU.", &["Broadcom partnership Google"]),
    (English, "Humain and xAI will build a data centre.", &["Humain partnership xAI"]),
    (
        English,
        "Together with Oracle and SoftBank, OpenAI is building Stargate.",
        &["OpenAI partnership Oracle", "OpenAI partnership SoftBank"],
    ),
    (English, "Alibaba and Tencent are working with regulators.", &[]),
    (English, "Microsoft and Google will build more data centres.", &[]),
    (English, "Huawei's tools work with Nvidia chips.", &[]),
    (English, "Huawei and SMIC have been added to the Entity List.", &[]),
    (English, "AMD and Nvidia need platforms for a partnership.", &[]),
    (
        English,
        "Rebellions and SK hynix are working together on memory for AI chips.",
        &["Rebellions partnership SK hynix"],
    ),
    (
        English,
        "SAP, Deutsche Telekom and Nvidia are joining forces to build an AI cloud.",
        &["SAP partnership Deutsche Telekom", "SAP partnership Nvidia"],
    ),
    (English, "In a tie-up with Cerebras, G42 built Condor Galaxy.", &["G42 partnership Cerebras"]),
    (SimplifiedChinese, "如果沐曦是华为的合作伙伴，订单将增加。", &[]),
];

const MONEY: &[Row] = &[
    (English, "Sonora will invest $2 billion in schools.", &[]),
    (English, "The MLU590 fetches 85,000 yuan.", &["Cambricon MLU590 price 85000"]),
    (English, "A smuggled B200 changes hands at 500,000 yuan.", &["Nvidia B200 price 500000"]),
    (English, "An eight-GPU H200 server costs $300,000.", &[]),
    (English, "An eight-GPU H200 server reached $300,000.", &[]),
    (English, "An eight-GPU H200 server from a chipmaker costs $300,000.", &[]),
    (
        English,
        "India's cabinet set aside 103.72 billion rupees for the IndiaAI Mission over five years.",
        &["IndiaAI Mission investment 103720000000"],
    ),
    (English, "Japan is backing Rapidus with up to 1.7 trillion yen.", &["Japan investment ..1700000000000"]),
    (English, "Nvidia sold about 1 million H20 chips in 2024, worth $12 billion.", &[]),
    (
        English,
        "OpenAI and Oracle will spend $300 billion on computing power.",
        &["OpenAI investment 300000000000", "Oracle investment 300000000000"],
    ),
    (
        English,
        "An investment of 380 billion yuan in AI was announced by Alibaba.",
        &["Alibaba investment 380000000000"],
    ),
    (
        English,
        "ByteDance plans to spend 160 billion yuan this year, of which 85 billion will go into AI chips.",
        &["ByteDance investment 160000000000", "ByteDance investment 85000000000"],
    ),
    (
        English,
        "Brookfield will invest 20 billion euros in AI data centres in France.",
        &["Brookfield investment 20000000000"],
    ),
    (English, "Amazon, Microsoft and Google will together spend $400 billion on AI data centres.", &[]),
    (
        English,
        "The Ascend 910C costs about 180,000 yuan, the H20 around 90,000.",
        &["Ascend 910C price 180000", "Nvidia H20 price 90000"],
    ),
    (English, "Japan will invest $10 billion in AI, it said to Reuters.", &["Japan investment 10000000000"]),
    (English, "Japan will invest $10 billion, it said to Reuters.", &["Japan investment 10000000000"]),
    (English, "Japan approved 802.5 billion yen in aid for Rapidus.", &["Rapidus investment 802500000000"]),
    (
        English,
        "ByteDance plans to spend 160 billion yuan this year, proof that 85 billion will go into AI chips.",
        &["ByteDance investment 160000000000"],
    ),
    (
        English,
        "ByteDance plans to spend 160 billion yuan this year, and of that 85 billion will go into AI chips.",
        &["ByteDance investment 160000000000", "ByteDance investment 85000000000"],
    ),
    (
        English,
        "Alibaba plans to spend $2 billion on share buybacks and $53 billion on AI infrastructure.",
        &["Alibaba investment 53000000000"],
    ),
    (
        English,
        "Baidu will invest $5 billion in AI data centers and $1 billion on dividends.",
        &["Baidu investment 5000000000"],
    ),
    (SimplifiedChinese, "阿里云计划在三大基地投资1000亿元用于AI基础设施。", &["Alibaba Cloud investment 100000000000"]),
    (SimplifiedChinese, "五大互联网公司今年资本开支合计4000亿元。", &[]),
    (SimplifiedChinese, "微软等四大云厂商今年AI资本开支3800亿美元。", &[]),
    (SimplifiedChinese, "谷歌、微软、亚马逊、Meta四大科技巨头今年AI资本开支4000亿美元。", &[]),
    (SimplifiedChinese, "腾讯在四大领域投资1000亿元，包括AI数据中心。", &["Tencent investment 100000000000"]),
    (English, "Meta posted profit of $18 billion on revenue of $47 billion and invested in AI data centers.", &[]),
    (English, "Microsoft will invest $30 billion to boost sales of AI chips.", &["Microsoft investment 30000000000"]),
    (
        English,
        "Apple opened a data center in Guizhou. The city has earmarked 20 billion yuan for AI data centers.",
        &[],
    ),
    (English, "Tencent runs a cloud in Jakarta. Investors have put $4 billion into AI data centers.", &[]),
    (
        English,
        "Tencent runs a cloud in Jakarta. The company has put $4 billion into AI data centers.",
        &["Tencent investment 4000000000"],
    ),
];

#[test]
fn who_gets_chips_has_them_on_order() {
    check(ORDERS, &["order"]);
}

#[test]
fn a_number_goes_on_with_the_one_before_it() {
    check(VOLUMES, &["shipments", "production_volume"]);
}

#[test]
fn a_user_is_told_by_what_it_leans_on_and_buys_from_whom() {
    check(USERS, &["uses_chip"]);
}

#[test]
fn two_firms_are_linked_by_their_own_words() {
    check(PARTNERS, &["partnership"]);
}

#[test]
fn money_is_a_price_or_an_investment_or_neither() {
    check(MONEY, &["price", "investment"]);
}
