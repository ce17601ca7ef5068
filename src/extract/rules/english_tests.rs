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
];

const COUNTED: &[Row] = &[
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
    // units of something else
    (English, "Huawei sells the Ascend 910C. Output of phones will reach 600,000 units next year.", &[]),
    (English, "Huawei sells the Ascend 910C. More than 100,000 units of the Mate phone have shipped.", &[]),
];

const COMPARED: &[Row] = &[(
    English,
    "Baidu says the Kunlun P800 performs as well as Nvidia's H20 and outperforms the A800.",
    &["Kunlun P800 relative_performance ", "Kunlun P800 relative_performance 100.."],
)];

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
fn what_is_compared() {
    check(COMPARED, &["relative_performance"]);
}
