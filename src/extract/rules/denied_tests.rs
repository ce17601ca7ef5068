//! Classes of sentences that look like a claim and make none, or deny one, beside those that make it: with how firmly each
//! is said.

use crate::model::Language;

use super::rows::{Row, compare, firmly};
use Language::{English, SimplifiedChinese, TraditionalChinese};

const USES: &[Row] = &[
    // An order of other things, one that is lost, and one that was not won.
    (SimplifiedChinese, "寒武纪拿下字节跳动的芯片订单。", &["ByteDance uses_chip Cambricon stated"]),
    (English, "Meituan has stopped buying the B30A.", &[]),
    (English, "Meituan never stopped buying the B30A.", &["Meituan uses_chip Nvidia B30A stated"]),
    (SimplifiedChinese, "美团无法采购B30A。", &["Meituan uses_chip Nvidia B30A denied"]),
    (SimplifiedChinese, "美团没能用上昇腾910D。", &["Meituan uses_chip Ascend 910D denied"]),
    (SimplifiedChinese, "彭博社无法独立核实美团采购B30A的消息。", &["Meituan uses_chip Nvidia B30A stated"]),
    (
        SimplifiedChinese,
        "美团因无法采购B30A转而采用思元690。",
        &["Meituan uses_chip Cambricon MLU690 stated", "Meituan uses_chip Nvidia B30A denied"],
    ),
    (SimplifiedChinese, "京东无法满足需求而采用思元690。", &["JD.com uses_chip Cambricon MLU690 stated"]),
    (SimplifiedChinese, "出于成本考虑，京东采购了思元690。", &["JD.com uses_chip Cambricon MLU690 stated"]),
    (SimplifiedChinese, "综合考虑性能与价格，美团选用了思元690。", &["Meituan uses_chip Cambricon MLU690 stated"]),
    (SimplifiedChinese, "即便如此，京东仍采购了思元690。", &["JD.com uses_chip Cambricon MLU690 stated"]),
    (SimplifiedChinese, "哪怕性能不及B30A，美团还是采用了思元690。", &["Meituan uses_chip Cambricon MLU690 stated"]),
    (SimplifiedChinese, "就算价格更高，京东也采购了思元690。", &["JD.com uses_chip Cambricon MLU690 stated"]),
    (SimplifiedChinese, "如果京东采购思元690，成本将下降。", &[]),
    (English, "Meituan ended up buying the B30A.", &["Meituan uses_chip Nvidia B30A stated"]),
    (English, "JD.com wound up using the Ascend 910C.", &["JD.com uses_chip Ascend 910C stated"]),
    (English, "Meituan has no plans to stop buying the B30A.", &[]),
    (SimplifiedChinese, "由于无法采购B30A，美团采用了思元690。", &["Meituan uses_chip Cambricon MLU690 stated"]),
    (SimplifiedChinese, "没能买到B30A的美团采用了思元690。", &["Meituan uses_chip Cambricon MLU690 stated"]),
    (SimplifiedChinese, "寒武纪未能获得字节跳动的芯片订单。", &["ByteDance uses_chip Cambricon denied"]),
    (SimplifiedChinese, "寒武纪来自字节跳动的芯片订单被取消。", &[]),
    (SimplifiedChinese, "华为获得中国移动5G基站订单。", &[]),
    (SimplifiedChinese, "华为赢得了比亚迪汽车的智驾订单。", &[]),
    (SimplifiedChinese, "高通获得三星手机订单。", &[]),
    (SimplifiedChinese, "海光信息获得阿里云服务器CPU订单。", &[]),
    (SimplifiedChinese, "百度来自腾讯的订单增长。", &[]),
    (SimplifiedChinese, "昆仑芯获中国移动订单。", &["China Mobile uses_chip Kunlunxin stated"]),
    (SimplifiedChinese, "昆仑芯未获中国移动订单。", &["China Mobile uses_chip Kunlunxin denied"]),
    // A denial between who uses and the verb.
    (SimplifiedChinese, "中国移动在P800上部署九天。", &["China Mobile uses_chip Kunlun P800 stated"]),
    (SimplifiedChinese, "中国移动尚未在P800上部署九天。", &["China Mobile uses_chip Kunlun P800 denied"]),
    (SimplifiedChinese, "阿里云拒绝在昇腾910C上部署通义千问。", &[]),
    (SimplifiedChinese, "昇腾910C进入腾讯供应链。", &["Tencent uses_chip Ascend 910C stated"]),
    (SimplifiedChinese, "昇腾910C未进入腾讯供应链。", &["Tencent uses_chip Ascend 910C denied"]),
    (SimplifiedChinese, "字节跳动在没有H100的情况下使用昇腾910B。", &["ByteDance uses_chip Ascend 910B stated"]),
    (English, "The Ascend 910C was adopted by ByteDance.", &["ByteDance uses_chip Ascend 910C stated"]),
    (English, "The Ascend 910C was not adopted by ByteDance.", &["ByteDance uses_chip Ascend 910C denied"]),
    (English, "The Ascend 910C is no longer used by Alibaba.", &["Alibaba uses_chip Ascend 910C denied"]),
    (English, "The Ascend 910C has not been deployed by Tencent.", &["Tencent uses_chip Ascend 910C denied"]),
    // Named as an example, spoken of by a body, and what is not used.
    (English, "Chips like the H20 are still widely used by ByteDance.", &["ByteDance uses_chip Nvidia H20 stated"]),
    (SimplifiedChinese, "北京智源研究院使用昇腾910B。", &["BAAI uses_chip Ascend 910B stated"]),
    (SimplifiedChinese, "月之暗面使用的不是H20，而是昇腾910B。", &["Moonshot AI uses_chip Ascend 910B stated"]),
    // What is denied is another thing.
    (
        English,
        "The Ascend 910C was not cheap but was adopted by ByteDance.",
        &["ByteDance uses_chip Ascend 910C stated"],
    ),
    (English, "The Ascend 910C has not only been adopted by ByteDance.", &["ByteDance uses_chip Ascend 910C stated"]),
    (SimplifiedChinese, "昇腾910C性能不是最强但被字节跳动采用。", &["ByteDance uses_chip Ascend 910C stated"]),
    (SimplifiedChinese, "阿里巴巴不得不使用昇腾910B。", &["Alibaba uses_chip Ascend 910B stated"]),
    // Who denies one thing says another before.
    (
        English,
        "Sberbank says that it uses the Ascend 910C, and denies that it has bought the MLU590.",
        &["Sber uses_chip Ascend 910C stated", "Sber uses_chip Cambricon MLU590 denied"],
    ),
    // Spoken of, and not done.
    (SimplifiedChinese, "寒武纪向阿里巴巴交付思元590。", &["Alibaba uses_chip Cambricon MLU590 stated"]),
    (SimplifiedChinese, "寒武纪停止向阿里巴巴交付思元590。", &[]),
    (SimplifiedChinese, "寒武纪把思元590卖给阿里巴巴的竞争对手。", &[]),
    (SimplifiedChinese, "英伟达将H20供应给腾讯。", &["Tencent uses_chip Nvidia H20 stated"]),
    (SimplifiedChinese, "英伟达考虑将B30A供应给字节跳动。", &[]),
    (SimplifiedChinese, "若获批准，英伟达将把H200出售给腾讯。", &[]),
    (SimplifiedChinese, "阿里巴巴不使用昇腾910B。", &[]),
    (SimplifiedChinese, "腾讯不再使用H20。", &[]),
    (
        SimplifiedChinese,
        "腾讯与阿里巴巴会面。不过，两家公司仍使用昇腾910B。",
        &["Alibaba uses_chip Ascend 910B stated", "Tencent uses_chip Ascend 910B stated"],
    ),
    (SimplifiedChinese, "腾讯与阿里巴巴会面。两家公司都不使用昇腾910B。", &[]),
    (English, "OpenAI met Nvidia. Both companies use the A100.", &[]),
    // What a chip is likened to is not what its users have.
    (English, "The Ascend 910C rivals the A100 and is used by Tencent.", &["Tencent uses_chip Ascend 910C stated"]),
    (
        English,
        "The Ascend 910C is said to match the A100, and is used by ByteDance and Baidu.",
        &["Baidu uses_chip Ascend 910C reported", "ByteDance uses_chip Ascend 910C reported"],
    ),
    (
        English,
        "The Siyuan 590, like the H20, is backed by Alibaba and was adopted by ByteDance.",
        &["ByteDance uses_chip Cambricon MLU590 stated"],
    ),
    (English, "The Ascend 910C is unlike the A100 used by Meta.", &["Meta uses_chip Nvidia A100 stated"]),
];

#[test]
fn who_is_told_to_use_a_chip_and_who_is_not() {
    compare(USES, |mention| firmly(mention, &["uses_chip"]));
}

const MADE: &[Row] = &[
    (SimplifiedChinese, "台积电没有为昇腾910C代工。", &["Ascend 910C manufacturer TSMC denied"]),
    (SimplifiedChinese, "台积电未为昇腾910C代工。", &["Ascend 910C manufacturer TSMC denied"]),
    (SimplifiedChinese, "昇腾910C不是由台积电生产的。", &["Ascend 910C manufacturer TSMC denied"]),
    (SimplifiedChinese, "中芯国际从未像今年这样为昇腾910C满负荷代工。", &["Ascend 910C manufacturer SMIC stated"]),
    (
        SimplifiedChinese,
        "昇腾910C不是由台积电而是由中芯国际生产。",
        &["Ascend 910C manufacturer SMIC stated", "Ascend 910C manufacturer TSMC denied"],
    ),
    (
        English,
        "The Ascend 910C is not made by TSMC but by SMIC.",
        &["Ascend 910C manufacturer SMIC stated", "Ascend 910C manufacturer TSMC denied"],
    ),
    (English, "Production of the H20 at Samsung was never planned.", &[]),
    (English, "Production of the H20 at Intel was ruled out.", &[]),
    (English, "ByteDance is developing its own in-house chip.", &["ByteDance: unnamed chip designer ByteDance stated"]),
    (English, "ByteDance is not developing its own in-house chip.", &[]),
    (English, "Apple is said to have dropped its own custom accelerator.", &[]),
    (SimplifiedChinese, "沐曦发布C900，算力达到1000TFLOPS。", &["C900 designer MetaX stated"]),
    (SimplifiedChinese, "沐曦发布C900，搭载HBM3E，算力达到1000TFLOPS。", &["C900 designer MetaX stated"]),
    (
        English,
        "Production of the Ascend 910C at SMIC was not affected by the curbs.",
        &["Ascend 910C manufacturer SMIC stated"],
    ),
    (SimplifiedChinese, "华为发布P70，搭载麒麟芯片，AI算力大幅提升。", &[]),
    (SimplifiedChinese, "小米发布K80，AI算力达到45TOPS。", &[]),
    (SimplifiedChinese, "AMD发布X870主板，显存频率提升。", &[]),
    (SimplifiedChinese, "华为发布MX30路由器，算力提升一倍。", &[]),
];

#[test]
fn who_is_told_to_make_a_chip_and_who_is_not() {
    compare(MADE, |mention| firmly(mention, &["manufacturer", "designer"]));
}

const TRAINS: &[Row] = &[
    (
        SimplifiedChinese,
        "百度用沐曦芯片训练出文心5.0。",
        &["ERNIE 5.0 developer Baidu stated", "ERNIE 5.0 training_hardware MetaX stated"],
    ),
    (SimplifiedChinese, "海光在智谱发布GLM-5当天完成适配。", &["GLM-5 developer Zhipu AI stated"]),
    (SimplifiedChinese, "京东使用智谱训练的GLM-5。", &["GLM-5 developer Zhipu AI stated"]),
    (
        English,
        "GLM-5 was trained last year, and Zhipu used the Ascend 910B.",
        &["GLM-5 training_hardware Ascend 910B stated"],
    ),
    (
        English,
        "Qwen3 was trained last year, and Alibaba used the MLU690.",
        &["Qwen3 training_hardware Cambricon MLU690 stated"],
    ),
    (
        SimplifiedChinese,
        "腾讯在燧原集群上训练了混元T1。",
        &["Hunyuan-T1 developer Tencent stated", "Hunyuan-T1 training_hardware Enflame stated"],
    ),
    (
        SimplifiedChinese,
        "月之暗面没在昇腾910C上训练Kimi K3。",
        &["Kimi K3 developer Moonshot AI stated", "Kimi K3 training_hardware Ascend 910C denied"],
    ),
    (
        English,
        "Qwen3 was trained on the MLU690, and Meituan has bought H20s.",
        &["Qwen3 training_hardware Cambricon MLU690 stated"],
    ),
    (SimplifiedChinese, "小米采用百度开发的文心5.0。", &["ERNIE 5.0 developer Baidu stated"]),
    (
        SimplifiedChinese,
        "GLM-5用思元590训练，Kimi K2则用了昇腾910C。",
        &["GLM-5 training_hardware Cambricon MLU590 stated"],
    ),
    (
        SimplifiedChinese,
        "智谱仅用三周就在昇腾910C上训练了GLM-5。",
        &["GLM-5 developer Zhipu AI stated", "GLM-5 training_hardware Ascend 910C stated"],
    ),
    (
        SimplifiedChinese,
        "智谱仅用昇腾910C训练了GLM-5。",
        &[
            "GLM-5 developer Zhipu AI stated",
            "GLM-5 domestic_training true stated",
            "GLM-5 training_hardware Ascend 910C stated",
        ],
    ),
    (
        English,
        "GLM-5 was trained on the Ascend 910C, while Kimi K2 used H800s.",
        &["GLM-5 training_hardware Ascend 910C stated"],
    ),
    (
        English,
        "GLM-5 was trained on 900 Ascend 910Cs, and it used 64 H20s for inference.",
        &["GLM-5 training_chip_count 900 stated", "GLM-5 training_hardware Ascend 910C stated"],
    ),
];

#[test]
fn who_trains_is_not_whose_chips_train() {
    let told = ["developer", "training_hardware", "training_chip_count", "domestic_training"];
    compare(TRAINS, |mention| firmly(mention, &told));
}

const DATED: &[Row] = &[
    (SimplifiedChinese, "智谱2025年3月没有发布GLM-5。", &["GLM-5 released 2025-03 denied"]),
    (SimplifiedChinese, "2025年3月尚未正式开源的GLM-5引发讨论。", &["GLM-5 released 2025-03 denied"]),
    (SimplifiedChinese, "2025年3月不再开源的GLM-5引发讨论。", &[]),
    (SimplifiedChinese, "智谱2025年3月发布了没有经过审核的GLM-5。", &["GLM-5 released 2025-03 stated"]),
    // 会 of a meeting is no verb.
    (SimplifiedChinese, "英伟达发布会在3月发布了H20。", &["Nvidia H20 released 2025-03 stated"]),
    (SimplifiedChinese, "华为研讨会在5月推出昇腾910D。", &["Ascend 910D released 2025-05 stated"]),
    (SimplifiedChinese, "昇腾920会在10月发布。", &["Ascend 920 released 2025-10 planned"]),
    (TraditionalChinese, "昇騰920會在10月發布。", &["Ascend 920 released 2025-10 planned"]),
    (SimplifiedChinese, "DeepSeek R2会推迟至2026年3月。", &["DeepSeek-R2 released 2026-03 planned"]),
    (SimplifiedChinese, "昇腾920延迟至3月发布。", &["Ascend 920 released 2026-03 planned"]),
    (SimplifiedChinese, "月之暗面今年会在10月发布Kimi K3。", &["Kimi K3 released 2025-10 planned"]),
    // The new day of a delay is to come.
    (SimplifiedChinese, "DeepSeek R2推迟至10月发布。", &["DeepSeek-R2 released 2025-10 planned"]),
    (SimplifiedChinese, "昇腾920原定5月发布，现推迟到3月。", &["Ascend 920 released 2026-03 planned"]),
    (English, "The launch of the Ascend 950PR was postponed to November.", &["Ascend 950PR released 2025-11 planned"]),
    // What is put off is another thing.
    (English, "Nvidia delayed its earnings call to November 2025 while it sells the H20.", &[]),
    (English, "Meta pushed back its annual conference to October 2026, and still buys the H20.", &[]),
    (English, "Cambricon delayed the listing of its shares until 2026 because of the Siyuan 590.", &[]),
    (English, "A vote on the GAIN AI Act, which would limit H20 exports, was postponed until January 2026.", &[]),
    (English, "The delayed H20 order was cut to 1,000 in 2025.", &[]),
    (SimplifiedChinese, "因地震，英伟达发布会推迟至9月25日，H20仍在销售。", &[]),
    (SimplifiedChinese, "腾讯财报发布推迟到11月，混元大模型已上线。", &[]),
    (SimplifiedChinese, "DeepSeek将手机应用的更新推迟至10月，R1不受影响。", &[]),
    // Denied or feared, and no plan.
    (English, "Intel denied Gaudi 3 has been pushed back to 2026.", &["Intel Gaudi 3 released 2026 denied"]),
    (English, "Analysts feared the MI450 might be delayed until 2027.", &["AMD MI450 released 2027 speculated"]),
    (English, "Isambard-AI opened its doors to reporters in May 2025.", &[]),
];

#[test]
fn whose_day_it_is() {
    compare(DATED, |mention| firmly(mention, &["released"]));
}

const COUNTED: &[Row] = &[
    (
        English,
        "The Ascend 910D is made by Huawei. Output will reach 600,000 units next year.",
        &["Huawei production_volume 600000 planned"],
    ),
    (English, "The Ascend 910D is made by Huawei. Production staff will grow to 5,000.", &[]),
    (English, "The Ascend 910D is made by Huawei. Production workers number 5,000.", &[]),
    (English, "The Ascend 910D is made by Huawei. Production of up to 600,000 was ruled out.", &[]),
    (English, "The Ascend 910D is made by Huawei. Deliveries of robots reached 2,000 units.", &[]),
    (English, "The Ascend 910D is made by Huawei. Deliveries by truck were cut by 1,200.", &[]),
    (English, "The Ascend 910D is made by Huawei. Total output at the Chinese foundry rose to 50,000 a month.", &[]),
    (
        English,
        "The Ascend 910D is made by Huawei. Shipments rose 20% to 600,000 units.",
        &["Huawei shipments 600000 stated"],
    ),
    (English, "The Ascend 910D is made by Huawei. Shipments rose by 100,000 units.", &[]),
    (English, "Complaints about shipments of H20 chips averaged 1,200 a month.", &[]),
    (English, "Shipments of H20 chips averaged 12,000 a month.", &["Nvidia shipments 12000 stated"]),
    (English, "CoreWeave signed a contract with Meta for 100,000 GB300 chips.", &[]),
    (English, "Meta signed a deal with Nvidia for 100,000 GB300 chips.", &["Meta order 100000 stated"]),
    (English, "Tencent signed a deal with Enflame for 50,000 L600 cards.", &["Tencent order 50000 stated"]),
    (SimplifiedChinese, "比亚迪占中国市场约30%，自研AI芯片。", &[]),
    (SimplifiedChinese, "小米汽车占国内市场约5%。", &[]),
    (SimplifiedChinese, "三星占存储市场40%，HBM3E用于H20。", &[]),
    (SimplifiedChinese, "华为占中国手机市场18%。", &[]),
    (SimplifiedChinese, "国产AI手机芯片渗透率约40%。", &[]),
    (SimplifiedChinese, "寒武纪占国内AI服务器芯片市场约5%。", &["Cambricon market_share 5 stated"]),
    (SimplifiedChinese, "英伟达占中国AI芯片市场约60%。", &["Nvidia market_share 60 stated"]),
    (English, "South Korea will spend $500 million on missiles.", &[]),
    (English, "South Korea will spend $500 million in 2026.", &["South Korea investment 500000000 planned"]),
    (English, "South Korea will spend $500 million on AI.", &["South Korea investment 500000000 planned"]),
];

#[test]
fn what_a_number_is_of() {
    let predicates = &["production_volume", "shipments", "order", "market_share", "domestic_share", "investment"];
    compare(COUNTED, |mention| firmly(mention, predicates));
}

const TRAINED: &[Row] = &[
    (English, "ByteDance used the Ascend 910B to train Doubao.", &["Doubao training_hardware Ascend 910B stated"]),
    (English, "ByteDance refrained from using the Ascend 910B to train Doubao.", &[]),
    (
        English,
        "DeepSeek R2's training on Ascend chips failed.",
        &["DeepSeek-R2 training_hardware Huawei Ascend denied"],
    ),
    (
        English,
        "DeepSeek R2 was trained on H800 chips and is deployed on Ascend 910C.",
        &["DeepSeek-R2 training_hardware Nvidia H800 stated"],
    ),
    (
        English,
        "DeepSeek R2 was trained on H800 chips, and later tested on Ascend 910C.",
        &["DeepSeek-R2 training_hardware Nvidia H800 stated"],
    ),
];

#[test]
fn what_a_model_was_not_trained_on() {
    compare(TRAINED, |mention| firmly(mention, &["training_hardware"]));
}

const NOT_DONE: &[Row] = &[
    // What could not be done is told how, or with what.
    (SimplifiedChinese, "商汤没能用思元690训练日日新V6。", &["SenseNova V6 training_hardware Cambricon MLU690 denied"]),
    (SimplifiedChinese, "腾讯无法在昇腾910C上训练混元T1。", &["Hunyuan-T1 training_hardware Ascend 910C denied"]),
    (SimplifiedChinese, "寒武纪无法大规模量产思元690。", &["Cambricon MLU690 status in_production denied"]),
    (SimplifiedChinese, "壁仞没能如期量产壁砺166。", &["Biren BR166 status in_production denied"]),
    (SimplifiedChinese, "美团没能成功采购B30A。", &["Meituan uses_chip Nvidia B30A denied"]),
    (
        SimplifiedChinese,
        "月之暗面没能用思元690训练Kimi K3，改用昇腾910B。",
        &["Kimi K3 training_hardware Ascend 910B stated", "Kimi K3 training_hardware Cambricon MLU690 denied"],
    ),
    (
        SimplifiedChinese,
        "智谱没有在H20上训练GLM-5，使用的是昇腾910C。",
        &["GLM-5 training_hardware Ascend 910C stated", "GLM-5 training_hardware Nvidia H20 denied"],
    ),
    // Hardware that was not to be had, or that its user did not use.
    (
        SimplifiedChinese,
        "智谱没能拿到B30A，后来用昇腾910B训练了GLM-5。",
        &["GLM-5 training_hardware Ascend 910B stated"],
    ),
    (
        SimplifiedChinese,
        "商汤无法买到H100，用思元690训练了日日新V6。",
        &["SenseNova V6 training_hardware Cambricon MLU690 stated"],
    ),
    (SimplifiedChinese, "百度没有用英伟达芯片训练文心5.0。", &[]),
    (SimplifiedChinese, "百度从未用英伟达芯片训练文心5.0。", &[]),
    (SimplifiedChinese, "百度用英伟达芯片训练了文心5.0。", &["ERNIE 5.0 training_hardware Nvidia stated"]),
    // Of another firm.
    (
        SimplifiedChinese,
        "GLM-5用昇腾910B训练，而腾讯采购了H20。",
        &["GLM-5 training_hardware Ascend 910B stated", "Tencent uses_chip Nvidia H20 stated"],
    ),
    (
        SimplifiedChinese,
        "GLM-5去年完成训练，智谱使用了昇腾910B。",
        &["GLM-5 training_hardware Ascend 910B stated", "Zhipu AI uses_chip Ascend 910B stated"],
    ),
    // A later verb goes on with a tense of its own.
    (
        English,
        "iFlytek does not use Nvidia chips and trained Spark X1 on the Ascend 910B.",
        &["Spark X1 training_hardware Ascend 910B stated"],
    ),
    // Who says so is no maker of what was used.
    (English, "Qwen3 was not trained on Huawei chips, Alibaba said.", &["Qwen3 training_hardware Huawei denied"]),
    (English, "Meituan has not tested and deployed the B30A.", &["Meituan uses_chip Nvidia B30A denied"]),
    // It is another verb, or of what the verb is about.
    (SimplifiedChinese, "普通用户无法部署参数量达1万亿的Kimi K3。", &["Kimi K3 parameters 1000000000000 stated"]),
    (SimplifiedChinese, "单机无法承载拥有2万亿参数的Kimi K3。", &["Kimi K3 parameters 2000000000000 stated"]),
    (SimplifiedChinese, "京东买不到又无法获得已量产的思元690。", &["Cambricon MLU690 status in_production stated"]),
    (SimplifiedChinese, "寒武纪带来了无法大规模量产的思元690。", &["Cambricon MLU690 status in_production denied"]),
    (SimplifiedChinese, "路透社无法查证美团采购思元690的消息。", &["Meituan uses_chip Cambricon MLU690 stated"]),
    (SimplifiedChinese, "京东因没能买到B30A最终采用思元690。", &["JD.com uses_chip Cambricon MLU690 stated"]),
    (SimplifiedChinese, "京东因无法满足训练需求选择采用思元690。", &["JD.com uses_chip Cambricon MLU690 stated"]),
];

#[test]
fn what_could_not_be_done_is_denied() {
    let predicates = &["training_hardware", "uses_chip", "status", "parameters"];
    compare(NOT_DONE, |mention| firmly(mention, predicates));
}

const WEIGHED: &[Row] = &[
    (SimplifiedChinese, "腾讯考虑用昇腾910C训练混元T2。", &["混元T2 training_hardware Ascend 910C planned"]),
    (SimplifiedChinese, "壁仞考虑量产壁砺166。", &["Biren BR166 status in_production planned"]),
    (
        SimplifiedChinese,
        "美国商务部考虑将长鑫存储列入实体清单。",
        &["ChangXin Memory export_restriction United States planned"],
    ),
    (SimplifiedChinese, "考虑到成本，美团采购了思元690。", &["Meituan uses_chip Cambricon MLU690 stated"]),
    (SimplifiedChinese, "京东考虑性能与价格，采购了思元690。", &["JD.com uses_chip Cambricon MLU690 stated"]),
    (
        SimplifiedChinese,
        "出于供应安全考虑，智谱用昇腾910B训练了GLM-5。",
        &["GLM-5 training_hardware Ascend 910B stated"],
    ),
];

#[test]
fn what_is_considered_is_a_plan_and_a_reason_is_none() {
    let predicates = &["training_hardware", "uses_chip", "status", "export_restriction"];
    compare(WEIGHED, |mention| firmly(mention, predicates));
}

const CONCEDED: &[Row] = &[
    (SimplifiedChinese, "哪怕用昇腾910B训练GLM-5，智谱也需要三个月。", &[]),
    (SimplifiedChinese, "即使寒武纪量产思元690，也难以满足需求。", &[]),
    (SimplifiedChinese, "就算腾讯采购昇腾910C，也无法补上缺口。", &[]),
    (SimplifiedChinese, "如果商汤用思元690训练日日新V6，成本会更低。", &[]),
    (SimplifiedChinese, "即便寒武纪已量产思元690，需求仍难满足。", &["Cambricon MLU690 status in_production stated"]),
    (SimplifiedChinese, "即使在制裁下昇腾910C也已量产。", &["Ascend 910C status in_production stated"]),
    (SimplifiedChinese, "哪怕是美团也采购了思元690。", &["Meituan uses_chip Cambricon MLU690 stated"]),
    (SimplifiedChinese, "即使价格更高，智谱也用昇腾910B训练了GLM-5。", &["GLM-5 training_hardware Ascend 910B stated"]),
];

#[test]
fn what_a_concession_opens_may_be_so() {
    compare(CONCEDED, |mention| firmly(mention, &["training_hardware", "uses_chip", "status"]));
}

const DESCRIBED: &[Row] = &[
    (SimplifiedChinese, "尚未盈利的壁仞发布了壁砺166。", &["Biren BR166 designer Biren Technology stated"]),
    (SimplifiedChinese, "没有工厂的寒武纪设计了思元690。", &["Cambricon MLU690 designer Cambricon stated"]),
    (SimplifiedChinese, "尚未上市的月之暗面开源了Kimi K3。", &["Kimi K3 developer Moonshot AI stated"]),
    // In a phrase of time another acts.
    (
        SimplifiedChinese,
        "百度在智谱发布GLM-5后推出了文心5.0。",
        &["ERNIE 5.0 developer Baidu stated", "GLM-5 developer Zhipu AI stated"],
    ),
    (
        SimplifiedChinese,
        "商汤在月之暗面开源Kimi K3之后发布了日日新V6。",
        &["Kimi K3 developer Moonshot AI stated", "SenseNova V6 developer SenseTime stated"],
    ),
    (SimplifiedChinese, "在壁仞发布会后，智谱发布了GLM-5。", &["GLM-5 developer Zhipu AI stated"]),
    (SimplifiedChinese, "尚未上市的月之暗面没有发布Kimi K3。", &["Kimi K3 developer Moonshot AI denied"]),
];

#[test]
fn what_describes_a_firm_denies_nothing_that_it_made() {
    compare(DESCRIBED, |mention| firmly(mention, &["developer", "designer"]));
}

const BY_THE_DENIER: &[Row] = &[
    (
        English,
        "Reuters reported that DeepSeek had bought 10,000 H100 chips, but Nvidia denied it.",
        &["DeepSeek order 10000 denied Nvidia"],
    ),
    (
        English,
        "SMIC was reported to have sold 50,000 Ascend 910C chips to Tencent, but Tencent denied it.",
        &["Tencent order 50000 denied Tencent"],
    ),
    (
        English,
        "It was reported that Alibaba had bought 100,000 H20 chips, though the group denied the report.",
        &["Alibaba order 100000 denied Alibaba"],
    ),
    (
        English,
        "Reuters reported that Huawei's new chip, the Ascend 960, had been delayed, but Huawei denied it.",
        &["Ascend 960 status delayed denied Huawei"],
    ),
    // Nobody denies here.
    (
        English,
        "Reuters reported that DeepSeek had bought 10,000 H100 chips, but Nvidia has not denied it.",
        &["DeepSeek order 10000 stated Reuters"],
    ),
];

#[test]
fn what_is_denied_behind_it_is_denied_by_whoever_does_so() {
    compare(BY_THE_DENIER, |mention| {
        let claim = firmly(mention, &["order", "status", "designer"])?;
        Some(format!("{claim} {}", mention.attributed_to.as_deref().unwrap_or("nobody")))
    });
}

const BY_ITS_ANALYSTS: &[Row] = &[
    (
        English,
        "Bernstein analysts expect Huawei to ship 800,000 AI chips in 2026.",
        &["Huawei shipments 800000 speculated Bernstein"],
    ),
    (
        English,
        "Bernstein's analysts estimate that Huawei shipped 800,000 AI chips in 2025.",
        &["Huawei shipments 800000 speculated Bernstein"],
    ),
    (
        English,
        "Analysts at Jefferies expect Cambricon to ship 300,000 AI chips in 2026.",
        &["Cambricon shipments 300000 speculated Jefferies"],
    ),
    (
        English,
        "Huawei expects to ship 600,000 Ascend 910C chips next year, Bloomberg News reported.",
        &["Huawei shipments 600000 planned Bloomberg"],
    ),
    (
        English,
        "Cambricon shipped about 40,000 Siyuan 590 chips, according to two people with knowledge of the matter, and is on \
         track to open a plant.",
        &["Cambricon shipments 40000 reported nobody"],
    ),
    (
        English,
        "Huawei sold 200,000 Ascend processors in 2024 and said in September that the Ascend 950PR would come out in 2026.",
        &["Huawei shipments 200000 stated Huawei"],
    ),
    (
        English,
        "Huawei expects to ship 600,000 Ascend 910C chips next year, the company said, and Bloomberg reported earlier that \
         SMIC will expand.",
        &["Huawei shipments 600000 planned Huawei"],
    ),
    (
        English,
        "US experts estimate that Huawei shipped 200,000 AI chips in 2025.",
        &["Huawei shipments 200000 speculated nobody"],
    ),
    (
        English,
        "Nvidia expects Huawei to ship 600,000 Ascend 910C chips next year.",
        &["Huawei shipments 600000 planned Nvidia"],
    ),
];

const BY_THE_CHIPS_FIRM: &[Row] = &[
    (
        English,
        "Cambricon has the Siyuan 690. SMIC makes it. The Siyuan 690 has 80 GB of memory, the company said.",
        &["Cambricon MLU690 memory_capacity 80000000000 stated Cambricon"],
    ),
    (
        English,
        "Cambricon has the Siyuan 690. SMIC makes it. SMIC's line is full, and the Siyuan 690 has 80 GB of memory, Cambricon said.",
        &["Cambricon MLU690 memory_capacity 80000000000 stated Cambricon"],
    ),
];

/// Behind the title that the rows have, the firm of the text is the one that it began with.
#[test]
fn the_firm_of_the_text_speaks_after_an_analyst() {
    let rows: &[Row] = &[(
        SimplifiedChinese,
        "寒武纪发布思元690。伯恩斯坦分析师林清源认为，寒武纪2026年出货量有望达到30万颗。\n\n思元690功耗550瓦，公司称其显存为80GB。",
        &["Cambricon MLU690 memory_capacity 80000000000 stated Cambricon"],
    )];
    compare(rows, |mention| {
        let claim = firmly(mention, &["memory_capacity"])?;
        Some(format!("{claim} {}", mention.attributed_to.as_deref().unwrap_or("nobody")))
    });
}

#[test]
fn the_company_of_a_chip_is_not_its_foundry() {
    compare(BY_THE_CHIPS_FIRM, |mention| {
        let claim = firmly(mention, &["memory_capacity"])?;
        Some(format!("{claim} {}", mention.attributed_to.as_deref().unwrap_or("nobody")))
    });
}

#[test]
fn the_house_of_the_analysts_and_the_outlet_behind_are_credited() {
    compare(BY_ITS_ANALYSTS, |mention| {
        let claim = firmly(mention, &["shipments"])?;
        Some(format!("{claim} {}", mention.attributed_to.as_deref().unwrap_or("nobody")))
    });
}
