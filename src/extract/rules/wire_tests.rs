//! Sentences as agencies write them: the day of saying beside a launch to come, whose chips are made no more, what is held against
//! others in a list, headlines, sources that are named last.

use crate::model::Language;

use super::rows::{Row, check, compare, firmly};
use Language::{English, SimplifiedChinese, TraditionalChinese};

/// The day on which a thing was told is none on which it comes out.
const DAYS: &[Row] = &[
    (English, "Nvidia said on Monday it will launch the B30A chip in 2026.", &["Nvidia B30A released 2026"]),
    (English, "Nvidia said on Thursday that it would release the B30A chip.", &[]),
    (
        English,
        "Nvidia announced on Thursday that it plans to release the B30A chip in 2026.",
        &["Nvidia B30A released 2026"],
    ),
    (English, "Nvidia on Thursday said it intends to launch the B30A chip in 2026.", &["Nvidia B30A released 2026"]),
    (English, "Nvidia on Thursday launched the B30A chip.", &["Nvidia B30A released 2025-05-29"]),
    (English, "Nvidia launched the B30A chip on Thursday.", &["Nvidia B30A released 2025-05-29"]),
    (English, "Huawei will release the Ascend 960 on Thursday, it said.", &["Ascend 960 released 2025-06-05"]),
    (English, "Huawei to launch Ascend 960 in Q1.", &["Ascend 960 released 2026-Q1"]),
    (
        English,
        "Huawei was the first to launch such a chip, the Ascend 960, in March.",
        &["Ascend 960 released 2025-03"],
    ),
    (English, "Huawei would launch the next generation, Ascend 960, in 2027.", &["Ascend 960 released 2027"]),
    (English, "Huawei will launch a successor, the Ascend 960, in 2027.", &["Ascend 960 released 2027"]),
];

#[test]
fn the_day_of_saying_is_not_the_day_of_launching() {
    check(DAYS, &["released"]);
}

/// Who makes a chip, and who no longer does or works with it only.
const MAKERS: &[Row] = &[
    (English, "TSMC was forced to stop producing the Ascend 910 in 2020.", &[]),
    (English, "TSMC ceased production of the Ascend 910.", &[]),
    (English, "TSMC produces the Ascend 910.", &["Ascend 910 manufacturer TSMC"]),
    (English, "The deal lets Samsung produce its own chips using 50,000 Nvidia B200 GPUs.", &[]),
    (English, "Samsung will produce the Tesla AI6 using its 2nm line.", &["Tesla AI6 manufacturer Samsung Foundry"]),
    (
        English,
        "Alibaba presented the Zhenwu 810E. It is made in China, a shift from an earlier generation of its chips that was made by TSMC.",
        &[],
    ),
    (
        English,
        "Microsoft presented the Maia 200. Microsoft's next chip isn't certain, but it will be fabricated by Intel Foundry.",
        &["Microsoft: unnamed chip manufacturer Intel Foundry"],
    ),
];

#[test]
fn a_foundry_that_has_stopped_makes_nothing() {
    check(MAKERS, &["manufacturer"]);
}

/// What a list is held against, and examples, are no subjects of what follows.
const LISTS: &[Row] = &[
    (
        English,
        "DeepSeek released DeepSeek-V3. It outperformed other open models like Qwen2.5-72B and GLM-4.5 in tests. The model has 671 billion parameters.",
        &["DeepSeek-V3 parameters 671000000000"],
    ),
    (
        English,
        "DeepSeek released DeepSeek-V3. GPT-4 and other large models are believed to work alike. The model has 671 billion parameters.",
        &["DeepSeek-V3 parameters 671000000000"],
    ),
    (
        English,
        "OpenAI's GPT-6 competes with models such as Claude 5 and Gemini 3. It has 2 trillion parameters.",
        &["GPT-6 parameters 2000000000000"],
    ),
    (
        English,
        "Zhipu released GLM-5 to rival models including Kimi K2 and Qwen3-Max. It has 745 billion parameters.",
        &["GLM-5 parameters 745000000000"],
    ),
    (
        SimplifiedChinese,
        "腾讯开源Hunyuan-Large。闭源模型已突破万亿（如GPT-5传言达1.8万亿参数）。其总参数量为3890亿。",
        &["GPT-5 parameters 1800000000000", "Hunyuan-Large parameters 389000000000"],
    ),
];

#[test]
fn examples_and_what_is_beaten_do_not_lead() {
    compare(LISTS, |mention| {
        let told = firmly(mention, &["parameters"]).filter(|_| !mention.from_name)?;
        told.rsplit_once(' ').map(|(claim, _)| claim.to_owned())
    });
}

const OPEN: &[Row] = &[
    (English, "Kimi K2 is an open-source model that challenges GPT-5.", &["Kimi K2 open_weights true"]),
    (
        English,
        "GPT-5 is not open; Kimi K2 is an open-source model built to take on it.",
        &["Kimi K2 open_weights true"],
    ),
];

#[test]
fn what_is_challenged_is_not_open() {
    check(OPEN, &["open_weights"]);
}

/// Machines and their chips.
const MACHINES: &[Row] = &[
    (
        English,
        "Baidu has lit a cluster comprising 30,000 of its self-developed, third-generation P800 chips.",
        &["Baidu: unnamed system chip_count 30000"],
    ),
    (
        English,
        "The Atlas 950 is designed to support up to 8,192 Ascend 950 chips, making it a milestone.",
        &["Atlas 950 SuperPoD chip_count ..8192"],
    ),
    (SimplifiedChinese, "夸娥万卡集群已投入使用。", &["Moore Threads KUAE chip_count 10000"]),
    (English, "Oracle runs a 100,000-GPU Nvidia cluster in Texas.", &["Oracle: unnamed system chip_count 100000"]),
    (
        English,
        "Mistral raised $2 billion in a round led by Nvidia and will build a 20,000-GPU cluster in France.",
        &["Mistral AI: unnamed system chip_count 20000"],
    ),
    (English, "Acme raised $2 billion in a round led by Nvidia and will build a 20,000-GPU cluster in Ohio.", &[]),
    (English, "The server holds two Kunpeng 920 5250 processors.", &[]),
    (SimplifiedChinese, "昆仑芯三万卡集群已成功点亮。", &["Baidu: unnamed system chip_count 30000"]),
];

#[test]
fn machines_have_the_chips_that_their_names_count() {
    check(MACHINES, &["chip_count", "production_volume"]);
}

/// What is denied, planned and done.
const FIRMLY: &[Row] = &[
    (
        English,
        "DeepSeek put off R2 after failing to complete training on Huawei's Ascend 910B chips.",
        &["DeepSeek-R2 status delayed stated", "DeepSeek-R2 training_hardware Ascend 910B denied"],
    ),
    (
        English,
        "Training of DeepSeek-R2 on Huawei's Ascend 910B chips failed.",
        &["DeepSeek-R2 training_hardware Ascend 910B denied"],
    ),
    (
        SimplifiedChinese,
        "DeepSeek的R2模型因在昇腾910C上训练失败而推迟。",
        &["DeepSeek-R2 status delayed stated", "DeepSeek-R2 training_hardware Ascend 910C denied"],
    ),
    (
        SimplifiedChinese,
        "DeepSeek R2改用华为昇腾训练，但多次失败。",
        &["DeepSeek-R2 training_hardware Huawei Ascend denied"],
    ),
    (
        SimplifiedChinese,
        "DeepSeek曾尝试用华为昇腾910B训练DeepSeek-R2，但未能成功。",
        &["DeepSeek-R2 training_hardware Ascend 910B denied"],
    ),
    (
        SimplifiedChinese,
        "DeepSeek试图在昇腾910C上训练DeepSeek-R2失败，改用英伟达H20。",
        &["DeepSeek-R2 training_hardware Ascend 910C denied"],
    ),
    (
        SimplifiedChinese,
        "DeepSeek用昇腾910B训练DeepSeek-R2，但商业化失败。",
        &["DeepSeek-R2 training_hardware Ascend 910B stated"],
    ),
    (
        SimplifiedChinese,
        "科大讯飞用昇腾910B训练星火X1，多次失败后终于成功。",
        &["Spark X1 training_hardware Ascend 910B stated"],
    ),
    (English, "DeepSeek failed to disclose that it trained DeepSeek-R2 on Nvidia H100 chips.", &[]),
    (
        SimplifiedChinese,
        "美国商务部5月28日将寒武纪列入实体清单。",
        &["Cambricon export_restriction United States stated"],
    ),
    (
        SimplifiedChinese,
        "美国商务部下月将寒武纪列入实体清单。",
        &["Cambricon export_restriction United States planned"],
    ),
    (
        SimplifiedChinese,
        "美国商务部将于下月把寒武纪列入实体清单。",
        &["Cambricon export_restriction United States planned"],
    ),
    (
        SimplifiedChinese,
        "长鑫存储计划于2026年量产HBM3，并已向华为送样。",
        &["ChangXin HBM3 status in_production planned", "ChangXin HBM3 status sampling stated"],
    ),
    (
        English,
        "Domestic suppliers are expected to control 93 percent of China's AI chip sales by 2028, a massive leap from just 19 percent in 2023.",
        &["China domestic_share 19 stated", "China domestic_share 93 planned"],
    ),
];

#[test]
fn what_failed_is_denied_and_what_was_is_stated() {
    let predicates = &["training_hardware", "export_restriction", "status", "domestic_share"];
    compare(FIRMLY, |mention| firmly(mention, predicates));
}

/// Whose word it is.
const SPEAKERS: &[Row] = &[
    (SimplifiedChinese, "英伟达周一表示，昇腾910C由中芯国际代工。", &["Nvidia"]),
    (TraditionalChinese, "華為週四表示，昇騰910C由中芯國際代工。", &["Huawei"]),
    (SimplifiedChinese, "昇腾910C由中芯国际代工，路透社援引知情人士称。", &["Reuters"]),
    (SimplifiedChinese, "昇腾910C由中芯国际代工，英国《金融时报》援引两位知情人士的话称。", &["Financial Times"]),
    (English, "The 910C is made by SMIC, according to Vice Chairman and rotating Chairman Eric Xu.", &["Eric Xu"]),
    (English, "Huawei has told suppliers to have the 910C made by SMIC, Reuters reported.", &["Reuters"]),
];

#[test]
fn a_weekday_speaks_for_nobody() {
    compare(SPEAKERS, |mention| {
        (mention.predicate.as_str() == "manufacturer")
            .then(|| mention.attributed_to.clone().unwrap_or_else(|| "nobody".to_owned()))
    });
}

/// Money, shares and bans that look like more than they are.
const LOOK_ALIKES: &[Row] = &[
    (
        English,
        "Moonshot AI, a start-up valued at $3.3 billion and backed by Alibaba, released Kimi K2.",
        &["Kimi K2 status announced"],
    ),
    (English, "Kimi K2 is a model that beats GPT-5, costing less than $5 million.", &[]),
    (English, "The move follows the reversal of a ban on the H20.", &[]),
    (English, "The X1 is meant to rival Nvidia's Rubin (although Nvidia's chips are banned in China).", &[]),
    (English, "China's commerce ministry said it would ban purchases of the H20.", &["Nvidia H20 status banned"]),
    (English, "Reliance will build a data centre in Jamnagar with Nvidia chips.", &["Reliance Jio uses_chip Nvidia"]),
    (
        English,
        "Biren's BR100 was made by TSMC until the US put the company on its blacklist.",
        &["Biren Technology export_restriction United States"],
    ),
    (
        English,
        "Moore Threads faces challenges due to its inclusion on the U.S. Department of Commerce's Entity List.",
        &["Moore Threads export_restriction United States"],
    ),
    (English, "Even the SMIC-made Ascend 910B has a yield of only 50%.", &["Ascend 910B yield_rate 50"]),
    (English, "The yield of the chip, the SMIC-made Ascend 910B, is about 50%.", &["Ascend 910B yield_rate 50"]),
    (
        SimplifiedChinese,
        "长鑫存储全球DRAM市占率将升至15%，2026年营收年增或超过60%。",
        &["ChangXin Memory market_share 15"],
    ),
    (SimplifiedChinese, "Baichuan-M2可在单张RTX 4090上部署。", &[]),
    (English, "Huawei now accounts for over 75% of China's total AI chip production.", &["Huawei market_share 75.."]),
    (English, "Nvidia earned $12 billion from selling one million H20 chips in 2024.", &["Nvidia shipments 1000000"]),
    (English, "Nvidia was barred from selling one million H20 chips.", &[]),
    (English, "OpenAI will use 10,000 Nvidia GPUs while it develops its own chips.", &["OpenAI uses_chip Nvidia"]),
    (English, "Samsung will use 50,000 Nvidia GPUs to design its own chips.", &["Samsung uses_chip Nvidia"]),
    (English, "Demand for the H20 is running at 700,000 units a year.", &[]),
    (English, "The H20 is running at a loss for Nvidia.", &[]),
    (English, "Maia 200 is already running in two data centres.", &["Microsoft Maia 200 status in_use"]),
    (
        English,
        "Nvidia shares fell after Meta's deal with Google for a gigawatt of its TPUs.",
        &["Meta partnership Google"],
    ),
    (English, "OpenAI walked away from a deal with AMD for 6 gigawatts of its MI450 chips.", &[]),
    (
        English,
        "OpenAI signed a deal with AMD for 6 gigawatts of its MI450 chips.",
        &["OpenAI partnership AMD", "OpenAI uses_chip AMD MI450"],
    ),
    (English, "Nvidia's B30A was designed with Alibaba and Tencent in mind.", &[]),
    (English, "Moore Threads is a chip firm founded by AMD and Nvidia engineers.", &[]),
    (
        English,
        "Nvidia has begun selling the RTX Pro 6000D in China. Tencent had placed orders, but Beijing told it to cancel them.",
        &[],
    ),
    (English, "AMD's share of the AI chip market is 5%. The levy on AMD stays at 15%.", &["AMD market_share 5"]),
    (SimplifiedChinese, "国产AI芯片市场回暖。公募基金持仓中，寒武纪占6%，海光信息占4%。", &[]),
    (
        SimplifiedChinese,
        "中国AI芯片市场由英伟达主导。英伟达占62%，华为占23%。",
        &["Huawei market_share 23", "Nvidia market_share 62"],
    ),
    (SimplifiedChinese, "AI芯片公司CEO表示，公司今年出货10万颗AI芯片。", &[]),
    (SimplifiedChinese, "由社会资本投资打造的智算中心采用H200。", &[]),
    (
        TraditionalChinese,
        "國貿署表示，美國將華為納入實體清單後，台積電已停止供貨。",
        &["Huawei export_restriction United States"],
    ),
];

#[test]
fn what_looks_like_a_claim_of_the_trade() {
    let predicates = &[
        "investment",
        "status",
        "uses_chip",
        "partnership",
        "export_restriction",
        "yield_rate",
        "market_share",
        "shipments",
    ];
    check(LOOK_ALIKES, predicates);
}

/// Who made it, what it was made in and trained on.
const MADE: &[Row] = &[
    (English, "Nvidia's B30A was designed with Alibaba and Tencent in mind.", &[]),
    (English, "The MI355X was designed with Meta and Microsoft as launch customers.", &[]),
    (English, "Broadcom designed the TPU v7's package.", &[]),
    (English, "Marvell designed Trainium 2 network chips.", &[]),
    (
        English,
        "Broadcom designs the TPU together with Google.",
        &["Google TPU designer Broadcom", "Google TPU designer Google"],
    ),
    (English, "Samsung is pitching its 2 nm process for Nvidia's Feynman.", &[]),
    (English, "Nvidia has picked a 2 nm process for Feynman.", &["Nvidia Feynman process_node 2"]),
    (SimplifiedChinese, "随着OpenAI发布GPT-5，大模型竞争升级。", &["GPT-5 developer OpenAI"]),
    (SimplifiedChinese, "受英伟达禁令影响，华为推出昇腾950。", &["Ascend 950 designer Huawei"]),
    (SimplifiedChinese, "OpenAI与博通合作研发的芯片业务增长迅速。", &[]),
    (SimplifiedChinese, "小米与高通合作研发的芯片将搭载于小米17手机。", &[]),
    (
        SimplifiedChinese,
        "OpenAI与博通合作研发的首款自研AI芯片采用3纳米工艺。",
        &["OpenAI: unnamed chip designer OpenAI", "OpenAI: unnamed chip process_node 3"],
    ),
    (
        SimplifiedChinese,
        "中国电信用昇腾910B训练TeleChat2，失败重试机制保证了稳定。",
        &["TeleChat2-115B developer China Telecom"],
    ),
];

#[test]
fn a_part_an_aim_and_a_customer_are_no_makers() {
    check(MADE, &["designer", "developer", "process_node"]);
}
