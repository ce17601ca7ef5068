//! Classes of English sentences: what is put off, what a text does not name, who goes on from the sentence before.

use super::rows::{Row, check};
use crate::model::Language::English;

const PUT_OFF: &[Row] = &[
    (
        English,
        "Microsoft's Maia 200 has been delayed until 2026, people said.",
        &["Microsoft Maia 200 released 2026", "Microsoft Maia 200 status delayed"],
    ),
    (
        English,
        "The launch of GLM-5 was postponed from June to September 2026.",
        &["GLM-5 released 2026-09", "GLM-5 status delayed"],
    ),
    (
        English,
        "The Ascend 910D may be postponed to 2027.",
        &["Ascend 910D released 2027", "Ascend 910D status delayed"],
    ),
    (English, "Sales of Gaudi 3 are to start in the third quarter.", &["Intel Gaudi 3 released 2025-Q3"]),
    (English, "The rollout of Gaudi 3 is due in the third quarter.", &["Intel Gaudi 3 released 2025-Q3"]),
    (English, "Sales of Gaudi 3 are expected to fall in the third quarter.", &[]),
    (English, "Operation of the Leonardo supercomputer is scheduled to stop in 2027.", &[]),
    (English, "Intel has dropped plans to sell Falcon Shores.", &["Intel Falcon Shores status cancelled"]),
    (English, "Chinese customs officials have blocked shipments of Nvidia's H20.", &["Nvidia H20 status banned"]),
    (
        English,
        "The Alice Recoque system will be equipped with AMD MI430X GPUs and is due to enter service in 2026.",
        &["Alice Recoque released 2026"],
    ),
    // a production that slips, the end of a sale, what is no longer tried, a permit
    (English, "Mass production of the Maia 200 has slipped to 2026.", &["Microsoft Maia 200 status delayed"]),
    (English, "The H20 will remain available until the end of September.", &[]),
    (English, "Regulators told Alibaba to stop testing the RTX Pro 6000D.", &[]),
    (English, "A licence is now needed to ship the MI308 to China.", &[]),
];

const MAKERS: &[Row] = &[
    (
        English,
        "The Grendel AI processor is to be built by Samsung Foundry. Grendel comes late.",
        &["Grendel manufacturer Samsung Foundry"],
    ),
    (English, "Nvidia had ordered 300,000 H20s from TSMC.", &["Nvidia H20 manufacturer TSMC"]),
    (
        English,
        "Production of the REBEL-Quad is slated for next year at Samsung.",
        &["REBEL-Quad manufacturer Samsung Foundry"],
    ),
    (
        English,
        "Tesla's AI5 is made at TSMC's Arizona plant, while AI6 goes to Samsung's fab in Taylor.",
        &["Tesla AI5 manufacturer TSMC", "Tesla AI6 manufacturer Samsung Foundry"],
    ),
    (
        English,
        "Meta has begun testing its first in-house chip for training. The part was produced by TSMC.",
        &["Meta: unnamed chip designer Meta", "Meta: unnamed chip manufacturer TSMC"],
    ),
    (English, "Apple's first AI server chip, code-named Baltra, is late.", &["Apple Baltra designer Apple"]),
    (English, "The REBEL-Quad has entered mass production at Samsung.", &["REBEL-Quad manufacturer Samsung Foundry"]),
    (English, "The Ascend 910C is equal to what TSMC was producing in 2020.", &[]),
    (
        English,
        "The Ascend 910C holds HBM2E from Samsung and SK Hynix and two dies made by TSMC.",
        &["Ascend 910C manufacturer TSMC"],
    ),
    // a site, and not the chips in it
    (English, "Rivals wanted Samsung to build a data centre with Nvidia H200 chips.", &[]),
    // a foundry's line, and no design of it
    (English, "The MTIA v3 chip is designed with help and comes off TSMC's 3nm lines.", &["MTIA v3 manufacturer TSMC"]),
    (English, "The Nixon AI chip rule hit Nvidia. Nixon signed the rule.", &[]),
];

const USERS: &[Row] = &[
    (
        English,
        "OVHcloud and Perplexity are customers of Cerebras.",
        &["OVHcloud uses_chip Cerebras", "Perplexity uses_chip Cerebras"],
    ),
    (
        English,
        "Ant Group has trained models on chips from Alibaba and Huawei.",
        &["Ant Group uses_chip Alibaba", "Ant Group uses_chip Huawei"],
    ),
    (
        English,
        "The Kunlun P800 powers a cluster that was lit up in April, and has been picked by State Grid.",
        &["State Grid uses_chip Kunlun P800"],
    ),
    (
        English,
        "Stargate UAE, which G42 builds with OpenAI, Oracle, Cisco and SoftBank, will use Nvidia GB300 chips.",
        &["Stargate UAE uses_chip Nvidia GB300"],
    ),
    (
        English,
        "Tencent has enough. For inference it is turning to Chinese processors.",
        &["Tencent uses_chip domestic chips"],
    ),
    (
        English,
        "Reliance signed a deal with Nvidia for 20,000 GB200 chips.",
        &["Reliance Jio order 20000", "Reliance Jio uses_chip Nvidia GB200"],
    ),
    (
        English,
        "Anthropic will have access to one million TPUs under an agreement with Google.",
        &["Anthropic order 1000000", "Anthropic uses_chip Google TPU"],
    ),
    (English, "DeepSeek's difficulties training models on Huawei hardware are known.", &[]),
    (English, "Beijing told ByteDance to avoid using the Nvidia H20.", &[]),
    // goods in a store, a name that stands for a firm, what one could do, what is sold out
    (English, "AMD has 20,000 MI308 chips left in its warehouses.", &[]),
    (English, "Supermicro has 5,000 B200s ready to ship.", &[]),
    (
        English,
        "Microsoft has 5,000 H100s in stock.",
        &["Microsoft uses_chip Nvidia H100", "Microsoft: unnamed system uses_chip Nvidia H100"],
    ),
    (
        English,
        "The ChatGPT maker has bought 9,000 GB200 chips.",
        &["OpenAI order 9000", "OpenAI uses_chip Nvidia GB200"],
    ),
    (
        English,
        "Customs officers have been checking shipments of the H20. Tencent had ordered 20,000 of the RTX Pro 6000D cards.",
        &["Tencent order 20000", "Tencent uses_chip Nvidia RTX Pro 6000D"],
    ),
    (English, "SoftBank will triple its computing power with 10,000 GPUs.", &[]),
    (English, "Beijing warned that using Nvidia's chips might violate its rules.", &[]),
    (English, "Orval offers OR-Box 16, a server with 16 Gaudi 3 cards.", &["OR-Box 16 uses_chip Intel Gaudi 3"]),
];

const COUNTED: &[Row] = &[
    (English, "The Kunlun P800 is sold out, as is a cluster of 10,000 cards.", &[]),
    (
        English,
        "Huawei sells the Ascend 910C. Output will reach 600,000 units next year.",
        &["Huawei production_volume 600000"],
    ),
    (English, "The Zhenwu 810E is out. More than 100,000 units have shipped so far.", &["T-Head shipments 100000.."]),
    (
        English,
        "It took 2,048 H800s two months to train DeepSeek-V3.",
        &["DeepSeek-V3 training_chip_count 2048", "DeepSeek-V3 training_hardware Nvidia H800"],
    ),
    (
        English,
        "GLM-5 was post-trained on Ascend and is served on chips from Cambricon.",
        &["GLM-5 training_hardware Huawei Ascend"],
    ),
    (
        English,
        "Saudi Arabia committed $1.5 billion to expand Groq's data centre in Dammam.",
        &["Saudi Arabia investment 1500000000"],
    ),
    // what could be filled, who is not known, a measure of the chip, what one only looks at
    (English, "Huawei sells the Ascend 910C. CXMT can make two million stacks, enough for 250,000 Ascend 910Cs.", &[]),
    (English, "Kakao was chosen to run chips. NHN will take 7,656 B200s.", &[]),
    (English, "GLM-5 is out. The efficiency of training on the 910B rose.", &[]),
    (English, "A run as long as that of GPT-5 might need 1 million H100 chips.", &[]),
    (English, "Mikron makes chips, and Moscow has set aside 240 billion roubles.", &[]),
    (English, "Epoch AI put Grok 4 first and said that xAI spent $490 million on it.", &[]),
    // units of something else
    (English, "Huawei sells the Ascend 910C. Output of phones will reach 600,000 units next year.", &[]),
    (English, "Huawei sells the Ascend 910C. More than 100,000 units of the Mate phone have shipped.", &[]),
];

const COMPARED: &[Row] = &[
    (
        English,
        "Baidu says the Kunlun P800 performs as well as Nvidia's H20 and outperforms the A800.",
        &["Kunlun P800 relative_performance ", "Kunlun P800 relative_performance 100.."],
    ),
    // the load is no side of it, and what a model took is no performance
    (
        English,
        "On Qwen3, four MI300X cards deliver 1.5 times the throughput of four H100 cards.",
        &["AMD MI300X relative_performance 150"],
    ),
    (
        English,
        "The Gaudi 3 is 1.2 times as fast as the H200 in training a 300-billion-parameter model.",
        &["Intel Gaudi 3 relative_performance 120"],
    ),
    (English, "Grok 4 was trained with 10 times more compute than Grok 3.", &[]),
];

/// What a figure is not of, beside what it is of.
const FIGURES: &[Row] = &[
    (English, "Kimi serves over 100 million daily active users.", &[]),
    (English, "Kimi K2 has 32 billion active parameters.", &["Kimi K2 active_parameters 32000000000"]),
    (
        English,
        "ERNIE 5.0 has 2.4 trillion parameters, of which 3% are activated.",
        &["ERNIE 5.0 parameters 2400000000000"],
    ),
    (English, "Huawei makes the Ascend 920. The rule covers any processor made at 16nm or below.", &[]),
    (English, "The Ascend 950 relies on 4nm-class packaging.", &[]),
    (English, "The run of Kimi K2 saw a loss spike at 9 trillion tokens.", &[]),
    (English, "Ling-Plus cost 5 million yuan per trillion tokens.", &[]),
    (
        English,
        "The partitions hold 64 GB on the Ascend 910B, 80 GB on the A100 and 96 GB on the H20.",
        &[
            "Ascend 910B memory_capacity 64000000000",
            "Nvidia A100 memory_capacity 80000000000",
            "Nvidia H20 memory_capacity 96000000000",
        ],
    ),
    (
        English,
        "GPT-3 had 175 billion parameters. A later paper showed that a 50B model could match it.",
        &["GPT-3 parameters 175000000000"],
    ),
    (
        English,
        "Google designed the TPU v5p; Baidu's second-generation Kunlun is made on a 7nm process.",
        &["Kunlun 2 process_node 7"],
    ),
    (English, "He has two used V100s, bought for $900.", &[]),
    (English, "France's Jean Zay was enlarged in an upgrade that cost 40 million euros.", &[]),
    (English, "Tencent makes the Zixiao. TikTok must find a buyer or face a ban.", &[]),
    (English, "The BR166, a pair of BR106 dies, continues to ship.", &["Biren BR166 status shipping"]),
    (English, "Samsung makes the AI6. Yields at its 2-nm line stood at 50% in the autumn.", &["Samsung yield_rate 50"]),
    (English, "Cambricon sells AI chips. Its yield at SMIC's line is only 20%.", &["Cambricon yield_rate 20"]),
    (
        English,
        "We tried the Gaudi 3 and the H100. Power was 610 W and 690 W respectively.",
        &["Intel Gaudi 3 power 610", "Nvidia H100 power 690"],
    ),
    (English, "The server holds an MI300X, dual EPYC and 1 TB of DDR5.", &[]),
];

/// Who pays, who is kept out, who works with whom.
const DEALINGS: &[Row] = &[
    (English, "Graphcore was sold, and the government's £100 million fund for AI chips has paid nobody.", &[]),
    (
        English,
        "Baidu spoke on Monday. It denied that it was in talks with Samsung, and said that it would spend $5 billion on AI.",
        &["Baidu investment 5000000000"],
    ),
    (English, "Tencent's cash and investments stood at $40 billion.", &[]),
    (
        English,
        "Huawei has been on a U.S. blacklist since 2019, which is why the Ascend 910C is made at home.",
        &["Huawei export_restriction United States"],
    ),
    (
        English,
        "Biren sells the BR166. The company landed on the Entity List in 2023.",
        &["Biren Technology export_restriction United States"],
    ),
    (
        English,
        "U.S. firms may not ship the H100 to Russia.",
        &["Nvidia H100 export_restriction United States", "Russia export_restriction United States"],
    ),
    (English, "TSMC is cooperating with the Commerce Department.", &[]),
    (
        English,
        "Microsoft has a site in Stargate UAE. It plans to spend $7.9 billion there.",
        &["Microsoft investment 7900000000"],
    ),
    (English, "Amazon sells the Trainium2, a business worth several billion dollars.", &[]),
    (English, "Vietnam's Zorbex is to invest $200 million in an AI factory.", &[]),
    (
        English,
        "Seoul's government will spend more, and SK Group is to build a data centre with AWS.",
        &["SK Group partnership AWS"],
    ),
    (English, "OpenAI's Titan was designed with the help of Broadcom.", &["OpenAI partnership Broadcom"]),
    (English, "Ant Group trained Ling-Plus for less than with Nvidia's H800.", &[]),
];

#[test]
fn what_is_put_off() {
    check(PUT_OFF, &["released", "status"]);
}

#[test]
fn who_makes_what_is_named_or_not() {
    check(MAKERS, &["manufacturer", "designer"]);
}

#[test]
fn who_uses_and_orders() {
    check(USERS, &["uses_chip", "order"]);
}

#[test]
fn what_is_counted_a_sentence_later() {
    check(COUNTED, &["production_volume", "shipments", "training_chip_count", "training_hardware", "investment"]);
}

#[test]
fn what_a_figure_is_of() {
    let kinds = [
        "parameters",
        "active_parameters",
        "process_node",
        "training_tokens",
        "memory_capacity",
        "manufacturer",
        "power",
        "price",
        "status",
        "yield_rate",
    ];
    check(FIGURES, &kinds);
}

#[test]
fn who_pays_is_kept_out_and_works_together() {
    check(DEALINGS, &["investment", "export_restriction", "partnership"]);
}

#[test]
fn what_is_compared() {
    check(COMPARED, &["relative_performance"]);
}
