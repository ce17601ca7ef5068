//! Plain sentences of the news, by who uses what, what was trained, released, made and counted; in Chinese, whose names no
//! lexicon has.

use super::rows::{Row, check, compare, firmly};
use crate::model::{
    Language::{English, SimplifiedChinese},
    Mention,
};

const USED: &[Row] = &[
    (
        English,
        "Baidu's new cluster is powered by 30,000 Kunlun P800 chips.",
        &[
            "Baidu uses_chip Kunlun P800",
            "Baidu: unnamed system chip_count 30000",
            "Baidu: unnamed system uses_chip Kunlun P800",
        ],
    ),
    (English, "Oracle is deploying Nvidia GB300 systems at its Texas site.", &["Oracle uses_chip Nvidia GB300"]),
    (
        English,
        "SoftBank has finished installing 4,000 Blackwell GPUs.",
        &[
            "SoftBank uses_chip Nvidia Blackwell",
            "SoftBank: unnamed system chip_count 4000",
            "SoftBank: unnamed system uses_chip Nvidia Blackwell",
        ],
    ),
    (English, "LG AI Research picked the RNGD over Nvidia's L40S.", &["LG AI Research uses_chip Furiosa RNGD"]),
    (
        English,
        "Sakura Internet has put 2,000 H100 cards into service in Ishikari.",
        &["Sakura Internet uses_chip Nvidia H100"],
    ),
    (
        English,
        "Reliance is building a data centre in Jamnagar with Nvidia Blackwell processors.",
        &["Reliance Jio uses_chip Nvidia Blackwell"],
    ),
    (English, "Sberbank has built its cluster out of Ascend 910C boards.", &["Sber uses_chip Ascend 910C"]),
    (
        English,
        "Deutsche Telekom's Munich site went into operation with 10,000 Nvidia B200 GPUs.",
        &[
            "Deutsche Telekom uses_chip Nvidia B200",
            "Deutsche Telekom: unnamed system chip_count 10000",
            "Deutsche Telekom: unnamed system uses_chip Nvidia B200",
        ],
    ),
    (
        English,
        "More than 16,000 H20 chips have been installed at Tencent's data centre.",
        &[
            "Tencent uses_chip Nvidia H20",
            "Tencent: unnamed system chip_count 16000..",
            "Tencent: unnamed system uses_chip Nvidia H20",
        ],
    ),
    (
        English,
        "Its customers include China Mobile and China Telecom, MetaX said.",
        &["China Mobile uses_chip MetaX", "China Telecom uses_chip MetaX"],
    ),
    (
        English,
        "Alibaba and Tencent mostly rely on Huawei to conduct inference tasks.",
        &["Alibaba uses_chip Huawei", "Tencent uses_chip Huawei"],
    ),
    (
        English,
        "The MLU590 is made by SMIC. Tencent has agreed to buy 2,000 of the boards.",
        &["Tencent order 2000", "Tencent uses_chip Cambricon MLU590"],
    ),
    (English, "Huawei supplied 3,000 Ascend chips to the operator Yotta.", &["Yotta uses_chip Huawei Ascend"]),
    (English, "Fujitsu and Canon are among the first customers of Rapidus.", &[]),
    // who acts is not whom one depends on, invests in or is told by
    (English, "Tencent depends on Nvidia and uses Huawei's Ascend 910C too.", &["Tencent uses_chip Ascend 910C"]),
    (English, "Alibaba has invested in Moonshot AI and uses the Ascend 910C.", &["Alibaba uses_chip Ascend 910C"]),
    (English, "Regulators have urged ByteDance to replace Nvidia H20 chips with Huawei's Ascend 910C.", &[]),
    (English, "DeepSeek can replace its Nvidia H800s with Ascend 910C chips.", &[]),
    (English, "Tencent was told to use the Ascend 910B.", &[]),
    // who builds machines sells them
    (
        English,
        "Dell is building a supercomputer with Nvidia Blackwell chips for xAI.",
        &["xAI uses_chip Nvidia Blackwell"],
    ),
    (
        English,
        "HPE built the Isambard-AI supercomputer with 5,448 Nvidia GH200 chips.",
        &["Isambard-AI chip_count 5448", "Isambard-AI uses_chip Nvidia GH200"],
    ),
    (English, "DeepSeek had access to 10,000 A100 chips owned by High-Flyer.", &["DeepSeek uses_chip Nvidia A100"]),
    (
        English,
        "Biren landed orders for 50,000 cards from China Mobile.",
        &["China Mobile order 50000", "China Mobile uses_chip Biren Technology"],
    ),
    (English, "Cambricon signed a contract for 20,000 chips with China Mobile.", &["China Mobile order 20000"]),
    (
        English,
        "Ant Group relies on Nvidia but now leans mostly on AMD.",
        &["Ant Group uses_chip AMD", "Ant Group uses_chip Nvidia"],
    ),
    (English, "Nokia has shifted the MLU590 to Samsung's SF4X.", &[]),
    (English, "ICBC has replaced its Nvidia A100s with Ascend 910Bs.", &["ICBC uses_chip Ascend 910B"]),
    (English, "Tencent cancelled its order for 10,000 H20s.", &[]),
    (English, "Cambricon has won an order for 200,000 chips from Alibaba.", &["Alibaba order 200000"]),
    (
        English,
        "The Tianchi 256 holds 256 chips. A larger 512-chip version comes later.",
        &["Tianchi 256 chip_count 256"],
    ),
    // who acts, and not whose thing it acts on
    (English, "Huawei answers Nvidia's rack with a 384-chip machine.", &["Huawei: unnamed system chip_count 384"]),
];

const TOLD: &[Row] = &[
    (
        English,
        "GLM-5 was trained entirely on domestic computing power.",
        &["GLM-5 domestic_training true", "GLM-5 training_hardware domestic chips"],
    ),
    (
        English,
        "Ant Group turned to chips from Alibaba and Huawei to train its Ling-Plus model.",
        &["Ling-Plus training_hardware Alibaba", "Ling-Plus training_hardware Huawei"],
    ),
    (
        English,
        "GLM-5 was trained on Ascend 910C chips. The run lasted 83 days.",
        &["GLM-5 training_hardware Ascend 910C", "GLM-5 training_time 83"],
    ),
    (
        English,
        "Huawei on Thursday unveiled two new supernodes, the Atlas 950 SuperPoD and the Atlas 960 SuperPoD.",
        &["Atlas 950 SuperPoD released 2025-05-29", "Atlas 960 SuperPoD released 2025-05-29"],
    ),
    (English, "The Atlas 950 SuperPoD was unveiled at a fair.", &["Atlas 950 SuperPoD status announced"]),
    (English, "The H20 was introduced to comply with US export controls.", &[]),
    (English, "The Ascend 910C has been shown to overheat.", &[]),
    (English, "Zhipu has open-sourced GLM-4.5 and plans to launch GLM-5 in October.", &["GLM-5 released 2025-10"]),
    (
        English,
        "The A800 was unveiled in 2022 and was banned in October 2023.",
        &["Nvidia A800 released 2022", "Nvidia A800 status banned"],
    ),
    // late is what is launched, and no price and no share
    (English, "The Trainium3 has slipped again.", &["AWS Trainium3 status delayed"]),
    (English, "The MI300X slipped to third place.", &[]),
    (English, "Sales of the H20 slipped to $50 million in the quarter.", &[]),
    // what is not so, or is asked
    (English, "If the MI450 is delayed, AMD will lose.", &[]),
    (English, "Was the MI450 delayed?", &[]),
    (English, "Biren has started delivering its BR166 accelerator to operators.", &["Biren BR166 status shipping"]),
    (English, "Samsung began supplying HBM3E to AMD's MI350.", &[]),
    (English, "Production of the Ascend 910C at TSMC has not been approved.", &[]),
    (English, "Samsung Electronics is producing the base die for Nvidia's Rubin.", &[]),
    (English, "The Ascend 910D faces a rival, the MLU690, made by SMIC.", &["Cambricon MLU690 manufacturer SMIC"]),
    (English, "Nvidia's rival, AMD, has 5% of the AI chip market.", &["AMD market_share 5"]),
    // a foundry's lines
    (English, "AMD said TSMC has begun mass production of its 2nm chips.", &[]),
    (English, "Sanctions kept SMIC from mass production of 5nm chips.", &[]),
    // what has a chip inside is none
    (English, "The SU7 is powered by a 4nm Nvidia Thor chip.", &[]),
    (English, "The EQ-9 is a car with a 5nm chip.", &[]),
    (English, "Released on May 5, Qwen3-Max has more than 1 trillion parameters.", &["Qwen3-Max released 2025-05-05"]),
    (
        English,
        "Biren has begun delivering its BR166 accelerator to data-centre operators.",
        &["Biren BR166 status shipping"],
    ),
    (English, "Huawei's latest chip, the Ascend 910B, has a yield of around 50%.", &["Ascend 910B yield_rate 50"]),
    (
        English,
        "Its predecessor, the Ascend 910B, is made by SMIC at 7nm.",
        &["Ascend 910B manufacturer SMIC", "Ascend 910B process_node 7"],
    ),
    (English, "The BR166 is twice as fast as its predecessor, the BR106.", &["Biren BR166 relative_performance 200"]),
    (
        English,
        "Rapidus plans to begin mass production of 2-nanometre chips in 2027.",
        &["Rapidus: unnamed chip process_node 2", "Rapidus: unnamed chip status in_production"],
    ),
    (
        English,
        "Trial production of 2nm chips at Rapidus began in April.",
        &["Rapidus: unnamed chip process_node 2", "Rapidus: unnamed chip status testing"],
    ),
    (English, "SMIC spoke of 5nm at a fair.", &[]),
    (
        English,
        "The Pharia-3 model is open. The TK-2 is to be fabricated by Rapidus on a 2nm process.",
        &["TK-2 manufacturer Rapidus", "TK-2 process_node 2"],
    ),
    (English, "The links between the cards are plain PCIe, and the PCIe has 96 GB of RAM.", &[]),
    (
        English,
        "Huawei's output of Ascend chips would be at or below 200,000 in 2025.",
        &["Huawei production_volume ..200000"],
    ),
    (English, "It would take four CloudMatrix 384 racks to match one NVL144.", &[]),
    (
        English,
        "The Government aims to raise the share of Korean NPUs in public AI infrastructure to 20 percent by 2030.",
        &["South Korea domestic_share 20"],
    ),
];

const NOTHING_LEFT: &[Row] = &[
    (
        English,
        "Nvidia's share of the Chinese market has gone from 95% to zero.",
        &["Nvidia market_share 0", "Nvidia market_share 95"],
    ),
    (English, "The Ascend 910C sells well. Nvidia's share of the market slipped to 52%.", &["Nvidia market_share 52"]),
    (English, "Nvidia cut its staff by 5% to zero in on chips.", &[]),
    (SimplifiedChinese, "英伟达在华份额已降至零。", &["Nvidia market_share 0"]),
    (SimplifiedChinese, "英伟达从零开始，份额为40%。", &["Nvidia market_share 40"]),
];

const TO_COME: &[Row] = &[
    (
        English,
        "Foxconn will equip its data center with 4,608 Blackwell GPUs.",
        &[
            "Hon Hai: unnamed system chip_count 4608 planned",
            "Hon Hai: unnamed system uses_chip Nvidia Blackwell planned",
        ],
    ),
    (English, "Mistral AI will house 13,800 GB300 chips near Paris.", &["Mistral AI uses_chip Nvidia GB300 planned"]),
];

const ANOTHER_DAY: &[Row] = &[
    (SimplifiedChinese, "昇腾970将于2027年上市，2028年推出天璇。", &["Ascend 970 released 2027"]),
    (SimplifiedChinese, "昆仑芯M300将于2027年上市，2029年推出千卡级超节点。", &["Kunlun M300 released 2027"]),
    (SimplifiedChinese, "华为昇腾970上市时间：2028年第四季度。", &["Ascend 970 released 2028-Q4"]),
    (SimplifiedChinese, "寒武纪思元690预计上市时间为2026年。", &["Cambricon MLU690 released 2026"]),
    (SimplifiedChinese, "百度昆仑芯M300计划上市，最快2027年。", &["Kunlun M300 released 2027"]),
    (SimplifiedChinese, "寒武纪思元590已问世，预计2027年推出下一代产品。", &[]),
    (
        SimplifiedChinese,
        "明年一季度先推昇腾950PR，四季度推昇腾950DT。",
        &["Ascend 950DT released 2026-Q4", "Ascend 950PR released 2026-Q1"],
    ),
    (SimplifiedChinese, "明年一季度主推昇腾950PR。", &[]),
    (SimplifiedChinese, "昇腾960推迟到2028年。", &["Ascend 960 released 2028"]),
    (SimplifiedChinese, "昇腾960的量产推迟到2028年。", &[]),
];

const NAMED_IN_CHINESE: &[Row] = &[
    (SimplifiedChinese, "台积电代工昇腾910C。", &["Ascend 910C manufacturer TSMC"]),
    (SimplifiedChinese, "三星电子代工特斯拉的AI6。", &["Tesla AI6 manufacturer Samsung Foundry"]),
    (SimplifiedChinese, "台积电代工业务增长，昇腾910C热销。", &[]),
    (
        SimplifiedChinese,
        "曜核科技发布第二代训练芯片穹光G20。G20采用6纳米工艺，配128GB HBM2E。",
        &["穹光G20 memory_capacity 128000000000", "穹光G20 process_node 6"],
    ),
    (SimplifiedChinese, "知渊科技开源了知渊V3，总参数4120亿。", &["知渊V3 parameters 412000000000"]),
    (SimplifiedChinese, "洞明2.5大模型参数规模达960亿。", &["洞明2.5 parameters 96000000000"]),
    (
        SimplifiedChinese,
        "字节跳动自研AI芯片采用5纳米工艺，由台积电代工。",
        &["ByteDance: unnamed chip manufacturer TSMC", "ByteDance: unnamed chip process_node 5"],
    ),
    (
        SimplifiedChinese,
        "月之暗面推出Kimi K3，而K2的上下文只有128K。总参数为4120亿。",
        &["Kimi K3 parameters 412000000000"],
    ),
    (SimplifiedChinese, "投标产品须支持FP16，平台总算力约70P。", &[]),
    (SimplifiedChinese, "版本V3比V2快一倍，参数为4120亿。", &["V3 parameters 412000000000"]),
    (SimplifiedChinese, "公司完成B轮融资，参数为4120亿。", &[]),
    (SimplifiedChinese, "华为自研AI芯片昇腾910C采用7纳米工艺。", &["Ascend 910C process_node 7"]),
    (SimplifiedChinese, "国产自研AI芯片采用7纳米工艺。", &[]),
];

#[test]
fn who_uses_what() {
    check(USED, &["uses_chip", "order", "chip_count"]);
}

#[test]
fn what_was_trained_released_and_made() {
    let predicates = [
        "released",
        "status",
        "yield_rate",
        "manufacturer",
        "process_node",
        "memory_capacity",
        "production_volume",
        "relative_performance",
        "domestic_share",
        "market_share",
        "training_hardware",
        "domestic_training",
        "training_time",
    ];
    check(TOLD, &predicates);
}

const HOW_FIRM: &[Row] = &[
    // "and will" parts the two, the date is of the delivery, and a delay has come whatever is expected
    (
        English,
        "DeepX has started mass production of the Maia 200 at Samsung and will move to TSMC for the Maia 300.",
        &[
            "Maia 300 manufacturer TSMC planned",
            "Microsoft Maia 200 manufacturer Samsung Foundry stated",
            "Microsoft Maia 200 status in_production stated",
        ],
    ),
    (
        English,
        "Volume production of the Maia 200 is pencilled in for the fourth quarter.",
        &["Microsoft Maia 200 status in_production planned"],
    ),
    (
        English,
        "The Maia 200 has been delayed and is now expected in 2026.",
        &["Microsoft Maia 200 released 2026 planned", "Microsoft Maia 200 status delayed stated"],
    ),
    (English, "Mistral AI has ordered 18,000 GB300 chips for delivery by 2027.", &["Mistral AI order 18000 stated"]),
    (English, "GLM-5 comes in sizes of up to 34 billion parameters.", &["GLM-5 parameters ..34000000000 stated"]),
    (English, "Zhipu is about to open-source GLM-5.", &["GLM-5 open_weights true planned"]),
    // a day to come is a plan, whatever is done
    (English, "Baidu has launched the Kunlun M100, due in 2026.", &["Kunlun M100 released 2026 planned"]),
    (English, "Tencent will cut costs and has ordered 20,000 H20 chips.", &["Tencent order 20000 stated"]),
    (
        English,
        "The TPU v7 is claimed to be twice as fast as the H100.",
        &["Google TPU v7 relative_performance 200 stated"],
    ),
    (English, "Investors fear that the Rubin CPX is delayed.", &["Nvidia Rubin CPX status delayed speculated"]),
    (
        English,
        "The launch of the MI450 was delayed because chips are scarce, Reuters reported, citing two people.",
        &["AMD MI450 status delayed reported"],
    ),
    (English, "AMD said reports that the MI450 is delayed are wrong.", &["AMD MI450 status delayed denied"]),
    // who ends the sentence with a guess guesses all of it, and so do people without a name
    (English, "Tencent has ordered 20,000 H20 chips, analysts estimate.", &["Tencent order 20000 speculated"]),
    (English, "Tencent has ordered 20,000 H20 chips, by our estimate.", &["Tencent order 20000 speculated"]),
    (English, "Tencent has ordered 20,000 H20 chips, more than analysts thought.", &["Tencent order 20000 stated"]),
    (
        English,
        "Tencent has ordered 20,000 H20 chips, though analysts reckon it needs more.",
        &["Tencent order 20000 stated"],
    ),
    (English, "Tencent has ordered 20,000 H20 chips, two people said.", &["Tencent order 20000 reported"]),
    (English, "According to two people, Tencent has ordered 20,000 H20 chips.", &["Tencent order 20000 reported"]),
    (English, "Tencent has ordered 20,000 H20 chips, a person briefed on it said.", &["Tencent order 20000 reported"]),
    // a wrong figure kept out must not keep out the right one beside it
    (
        English,
        "AMD has slipped the MI450 to 2027.",
        &["AMD MI450 released 2027 planned", "AMD MI450 status delayed stated"],
    ),
    (English, "The MI450 slipped a quarter.", &["AMD MI450 status delayed stated"]),
    (English, "Nvidia began shipping in May its B300.", &["Nvidia B300 status shipping stated"]),
    (English, "The B300 was unveiled this week.", &["Nvidia B300 status announced stated"]),
    (English, "The B300 was unveiled to customers in San Jose.", &["Nvidia B300 status announced stated"]),
    (English, "Production of the B300 at TSMC is not limited by demand.", &["Nvidia B300 manufacturer TSMC stated"]),
    (English, "The B300 is new. Mass Production started in May.", &["Nvidia B300 status in_production stated"]),
    (English, "OpenAI placed a hardware order for 100,000 MI450s.", &["OpenAI order 100000 stated"]),
    (English, "Japan's Economy Ministry will invest $2 billion in AI chips.", &["Japan investment 2000000000 planned"]),
    (
        English,
        "Nvidia said the policy is wrong and that OpenAI has ordered 200,000 H100s.",
        &["OpenAI order 200000 stated"],
    ),
    (
        English,
        "Tencent has ordered 20,000 H20 chips, Bernstein estimates, and wants 90,000 more.",
        &["Tencent order 20000 speculated"],
    ),
    // who gets money does not pay it
    (English, "SoftBank will put $30 billion into OpenAI.", &["SoftBank investment 30000000000 planned"]),
    (
        English,
        "Amazon and Google have invested $10 billion in the model maker Anthropic.",
        &["Amazon investment 10000000000 stated", "Google investment 10000000000 stated"],
    ),
    (English, "A fund from Riyadh poured $10 billion into Humain.", &[]),
    (English, "Meta will invest $65 billion in AI data centres.", &["Meta investment 65000000000 planned"]),
    (
        English,
        "The claim that Kimi K2 was trained on Ascend chips was bogus.",
        &["Kimi K2 training_hardware Huawei Ascend denied"],
    ),
    (
        English,
        "The claim that Kimi K2 was trained on 10,000 Ascend chips is fake.",
        &["Kimi K2 training_chip_count 10000 denied", "Kimi K2 training_hardware Huawei Ascend denied"],
    ),
];

#[test]
fn how_firmly_it_is_said() {
    let predicates = [
        "status",
        "manufacturer",
        "parameters",
        "training_hardware",
        "training_chip_count",
        "open_weights",
        "order",
        "investment",
        "released",
        "relative_performance",
    ];
    compare(HOW_FIRM, |mention| firmly(mention, &predicates));
}

const WHO_SAYS: &[Row] = &[
    // whose turn it is in an interview
    (
        English,
        "Questions to Jensen Huang, head of Nvidia.\n\nQ: What is new?\n\nHuang: The B300 has 288 GB of memory. It draws 1,400 watts.",
        &["Jensen Huang", "Jensen Huang"],
    ),
    (SimplifiedChinese, "专访黄仁勋\n\n问：有何新品？\n\n黄：B300有288GB显存。", &["Jensen Huang"]),
    (
        English,
        "Biren, one of a handful of firms that try to fill the gap left by Nvidia, said the BR166 has 128 GB of memory.",
        &["Biren Technology"],
    ),
    // who speaks stands before the verb, and in no clause behind "which"
    (English, "The B300 has 288 GB of memory, Nvidia said in a joint statement.", &["Nvidia"]),
    (English, "AMD said Nvidia's B300 has 288 GB of memory.", &["AMD"]),
    (English, "Analysts said Huawei's Ascend 910C has 128 GB of memory.", &["nobody"]),
    (
        English,
        "Huawei, which rivals Nvidia, Cambricon and others, says the Ascend 910C has 128 GB of memory.",
        &["Huawei"],
    ),
    (English, "The MI355X has 288 GB of memory, AMD and Oracle said in a joint statement.", &["nobody"]),
    (English, "Reuters, citing two people, said the B300 has 288 GB of memory.", &["Reuters"]),
    (
        English,
        "Elon Musk spoke. Jensen Huang listened.\n\nQ: What is new?\n\nA: The B300 has 288 GB of memory.",
        &["nobody"],
    ),
    // of nobody by name
    (English, "The B300 has 288 GB of memory, Nvidia and AMD showed, the companies said.", &["nobody"]),
    (SimplifiedChinese, "华为表示将扩产。据悉昇腾950PR有128GB显存。", &["nobody"]),
];

#[test]
fn of_what_nothing_is_left() {
    check(NOTHING_LEFT, &["market_share"]);
}

#[test]
fn who_says_it() {
    let speaker = |mention: &Mention| {
        let name = mention.attributed_to.clone().unwrap_or_else(|| "nobody".to_owned());
        ["memory_capacity", "power"].contains(&mention.predicate.as_str()).then_some(name)
    };
    compare(WHO_SAYS, speaker);
}

#[test]
fn what_a_verb_of_the_future_says_is_planned() {
    compare(TO_COME, |mention| firmly(mention, &["uses_chip", "chip_count"]));
}

#[test]
fn another_thing_comes_on_another_day() {
    check(ANOTHER_DAY, &["released"]);
}

#[test]
fn a_brand_with_a_code_is_a_name_in_chinese() {
    check(NAMED_IN_CHINESE, &["process_node", "memory_capacity", "parameters", "manufacturer", "compute"]);
}
