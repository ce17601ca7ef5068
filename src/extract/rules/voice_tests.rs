//! Who uses what and who says so: lists of chips told in prose, what comes for what, what a model is built on, what is
//! taken back, denied or planned, and by whom.

use super::rows::{Row, check, compare, firmly};
use crate::model::{Language::English, Mention};

const USED: &[Row] = &[
    (
        English,
        "Photographs show a list of the accelerators installed at the Sanjiangyuan data centre. In it the MLU590 is named.",
        &["Sanjiangyuan data centre uses_chip Cambricon MLU590"],
    ),
    (English, "The inventory of Huawei's rivals lists three suppliers: Cambricon, Hygon and MetaX.", &[]),
    (
        English,
        "Rhea2, drawn up by SiPearl near Paris and etched by TSMC, will equip Alice Recoque.",
        &["Alice Recoque uses_chip Rhea2"],
    ),
    (English, "iFlytek swapped its A800s for Ascend 910B cards.", &["iFlytek uses_chip Ascend 910B"]),
    (English, "Zhipu AI ditched Nvidia's H20 in favour of the MLU590.", &["Zhipu AI uses_chip Cambricon MLU590"]),
    (English, "Zhipu AI has not swapped its H20s for Ascend 910B cards.", &[]),
    (English, "OVHcloud added the H200 to its cloud in March.", &["OVHcloud uses_chip Nvidia H200"]),
    (
        English,
        "Of the accelerators that China Mobile rents out, half are Huawei's and the rest are Biren's.",
        &["China Mobile uses_chip Biren Technology", "China Mobile uses_chip Huawei"],
    ),
    (English, "Fujitsu will link Monaka to Nvidia's GPUs.", &[]),
    (English, "Baidu's cloud sells H20 instances next to Kunlun ones.", &[]),
    (
        English,
        "Reliance Jio plans to fit its Jamnagar campus with B200 chips.",
        &["Jamnagar campus uses_chip Nvidia B200"],
    ),
    (English, "Kakao chose the RNGD over Nvidia's L40S.", &["Kakao uses_chip Furiosa RNGD"]),
    (
        English,
        "Berzelius will be replaced by Arrhenius, built by HPE around Nvidia's GH200.",
        &["Arrhenius uses_chip Nvidia GH200"],
    ),
    (English, "Moonshot AI, unlike DeepSeek, trains on Nvidia chips.", &["Moonshot AI uses_chip Nvidia"]),
    (English, "Samsung picked Rebellions to supply NPUs for its site in Suwon.", &["Samsung uses_chip Rebellions"]),
    (English, "Saudi Aramco's Groq cluster went live in eight days.", &["Saudi Aramco uses_chip Groq"]),
    (
        English,
        "Meta and Oracle have spent billions on AI data centres that run on Nvidia's chips.",
        &["Meta uses_chip Nvidia", "Oracle uses_chip Nvidia"],
    ),
    (English, "The first 2,000 Ascend 910C cards went to iFlytek.", &["iFlytek uses_chip Ascend 910C"]),
    (English, "The order for the Ascend 910C went to SMIC.", &[]),
];

#[test]
fn chips_are_listed_swapped_and_fitted() {
    check(USED, &["uses_chip"]);
}

const TRAINED: &[Row] = &[
    (
        English,
        "GLM-5 was built exclusively using Huawei Ascend chips, Zhipu AI says.",
        &["GLM-5 domestic_training true", "GLM-5 training_hardware Huawei Ascend"],
    ),
    (English, "GLM-5 was built using a lexicon of 40,000 words, and Zhipu AI owns Ascend chips.", &[]),
    (
        English,
        "Pangu Ultra was trained on 64 Ascend 910B, the card that the Ascend 910C replaces.",
        &["Pangu Ultra training_hardware Ascend 910B"],
    ),
    (
        English,
        "Pangu Ultra was trained on the Ascend 910B, the forerunner of the Ascend 910C.",
        &["Pangu Ultra training_hardware Ascend 910B"],
    ),
    (
        English,
        "Pangu Pro MoE was trained on Ascend NPUs, without a single GPU from Nvidia.",
        &["Pangu Pro MoE domestic_training true", "Pangu Pro MoE training_hardware Huawei Ascend"],
    ),
    (
        English,
        "Kimi K2, which Moonshot AI trained on H800s, runs on Ascend cards in China.",
        &["Kimi K2 training_hardware Nvidia H800"],
    ),
    (
        English,
        "Zhipu AI trained GLM-5 with chips by Huawei and Cambricon.",
        &["GLM-5 training_hardware Cambricon", "GLM-5 training_hardware Huawei"],
    ),
    (English, "GLM-5 was trained on Huawei chips, not Nvidia's H800.", &["GLM-5 training_hardware Huawei"]),
    (English, "Boreal-70B can be trained on 512 Gaudi 2 cards.", &[]),
    (
        English,
        "Nearly a third of a cluster of MTT S5000 cards was busy training GLM-5.",
        &["GLM-5 training_hardware MTT S5000"],
    ),
    (
        English,
        "The final run of Sarvam-105B occupied 4,096 H100s while it was being trained.",
        &["Sarvam-105B training_hardware Nvidia H100"],
    ),
];

#[test]
fn a_model_is_built_on_what_its_own_words_say() {
    check(TRAINED, &["training_hardware", "domestic_training"]);
}

/// The claim, how firmly it is said and by whom.
fn voiced(mention: &Mention) -> Option<String> {
    let said = firmly(
        mention,
        &["uses_chip", "training_hardware", "domestic_training", "market_share", "partnership", "investment", "order"],
    )?;
    let who = mention.attributed_to.as_deref().map(|who| format!(", {who}"));
    Some(said + &who.unwrap_or_default())
}

const OPEN: &[Row] = &[
    (English, "Tencent did not say whether it had bought H20 chips.", &[]),
    (English, "Tencent would not say if it uses Ascend chips.", &[]),
    (English, "Tencent neither confirmed nor denied that it had bought H20 chips.", &[]),
    (English, "It is unclear whether GLM-5 was trained on Ascend chips.", &[]),
    (English, "There is no evidence that GLM-5 was trained on Nvidia chips.", &[]),
    (English, "Had GLM-5 been trained on Ascend chips, it would have taken longer.", &[]),
    (English, "Tencent should use Ascend chips, the minister said.", &[]),
    (English, "Tencent is free to buy H20 chips again.", &[]),
    (
        English,
        "Tencent did not say whether it would stay, but it uses Ascend chips.",
        &["Tencent uses_chip Huawei Ascend stated"],
    ),
    (English, "Baidu has yet to use Nvidia's H20.", &["Baidu uses_chip Nvidia H20 denied"]),
    (
        English,
        "Tencent uses neither Ascend chips nor the MLU590.",
        &["Tencent uses_chip Cambricon MLU590 denied", "Tencent uses_chip Huawei Ascend denied"],
    ),
    (
        English,
        "Tencent does not use Ascend chips but Cambricon's MLU590.",
        &["Tencent uses_chip Cambricon MLU590 stated", "Tencent uses_chip Huawei Ascend denied"],
    ),
    (
        English,
        "The idea that GLM-5 was trained on Ascend chips is absurd, Zhipu AI said.",
        &["GLM-5 training_hardware Huawei Ascend denied, Zhipu AI"],
    ),
];

#[test]
fn what_is_left_open_is_not_claimed() {
    compare(OPEN, voiced);
}

const VOICED: &[Row] = &[
    (
        English,
        "Kakao did not train Kanana-2 on Korean chips, it told reporters; it used H100s.",
        &[
            "Kanana-2 domestic_training true denied, Kakao",
            "Kanana-2 training_hardware Nvidia H100 stated, Kakao",
            "Kanana-2 training_hardware domestic chips denied, Kakao",
        ],
    ),
    (
        English,
        "Kakao showed Kanana-2 and Kanana-3. Neither of them was trained on domestic chips, a spokesperson said.",
        &[
            "Kanana-2 domestic_training true denied, Kakao",
            "Kanana-2 training_hardware domestic chips denied, Kakao",
            "Kanana-3 domestic_training true denied, Kakao",
            "Kanana-3 training_hardware domestic chips denied, Kakao",
        ],
    ),
    (
        English,
        "A post on a forum claimed that GLM-5 was trained on MTT S5000 cards. Zhipu AI said that the post was false.",
        &["GLM-5 training_hardware MTT S5000 denied, Zhipu AI"],
    ),
    (
        English,
        "Some media wrote that Tencent had bought Ascend 910C chips. Neither is true.",
        &["Tencent uses_chip Ascend 910C denied"],
    ),
    (
        English,
        "Krutrim said that it had ordered 900 Ascend 910B cards. On Saturday it retracted the statement.",
        &["Krutrim order 900 denied, Krutrim", "Krutrim uses_chip Ascend 910B denied, Krutrim"],
    ),
    (
        English,
        "Tencent said that it had bought Ascend 910C chips. The report was no secret.",
        &["Tencent uses_chip Ascend 910C stated, Tencent"],
    ),
    (
        English,
        "Nvidia's share of the Chinese AI chip market may fall from 66% to 55%, Bernstein thinks.",
        &["Nvidia market_share 55 speculated, Bernstein", "Nvidia market_share 66 stated, Bernstein"],
    ),
    (
        English,
        "Analysts at Bernstein reckon that Cambricon has 9% of the Chinese AI chip market.",
        &["Cambricon market_share 9 speculated, Bernstein"],
    ),
    (
        English,
        "SMIC plans capital expenditure of 7 billion dollars for AI chips.",
        &["SMIC investment 7000000000 planned"],
    ),
    (
        English,
        "Tencent will use the MLU590, its chief strategy officer said.",
        &["Tencent uses_chip Cambricon MLU590 planned, Tencent"],
    ),
    (
        English,
        "South Korea's AI budget for 2026 is 10.1 trillion won.",
        &["South Korea investment 10100000000000 planned"],
    ),
    (
        English,
        "SiPearl works with Samsung on memory; CEA is among its oldest partners.",
        &["SiPearl partnership CEA stated", "SiPearl partnership Samsung stated"],
    ),
    (
        English,
        "Zhipu AI has formed an alliance with ten makers of chips, among them Cambricon and Hygon.",
        &["Zhipu AI partnership Cambricon stated", "Zhipu AI partnership Hygon stated"],
    ),
    (English, "No partnership exists between Rapidus and Tenstorrent.", &["Rapidus partnership Tenstorrent denied"]),
    (
        English,
        "Fujitsu and Nvidia said on Friday that they would jointly develop AI agents.",
        &["Fujitsu partnership Nvidia planned, Nvidia"],
    ),
];

#[test]
fn what_is_denied_planned_or_taken_back_and_by_whom() {
    compare(VOICED, voiced);
}

/// Who may go on saying: a pronoun by itself, a bank behind "the bank"; who is of a firm plans, whatever the text speaks of.
const GOING_ON: &[Row] = &[
    (
        English,
        "Lenovo said that demand is strong. She said that Tencent uses H20 chips.",
        &["Tencent uses_chip Nvidia H20 stated, Lenovo"],
    ),
    (
        English,
        "Lenovo said that demand is strong. Porsche said that Tencent uses H20 chips.",
        &["Tencent uses_chip Nvidia H20 stated"],
    ),
    (English, "ModelBest announced that Tencent uses H20 chips.", &["Tencent uses_chip Nvidia H20 stated, ModelBest"]),
    (
        English,
        "Reuters wrote a long story. The bank said that Cambricon has 9% of the Chinese AI chip market.",
        &["Cambricon market_share 9 stated"],
    ),
    (
        English,
        "Jensen Huang said at an industry event that demand was strong. Huang said that Nvidia will build an AI data centre \
         with 10,000 B200 chips.",
        &["Nvidia: unnamed system uses_chip Nvidia B200 planned, Jensen Huang"],
    ),
];

#[test]
fn who_goes_on_saying_is_the_one_who_was_named() {
    compare(GOING_ON, voiced);
}

const SUPPOSED_OR_NOT: &[Row] = &[
    (
        English,
        "GLM-5, the lab's new model, had been trained on Ascend chips.",
        &["GLM-5 training_hardware Huawei Ascend"],
    ),
    (English, "Had it not used Ascend chips, Tencent would be slower.", &[]),
    (English, "GLM-5 was trained without a single hiccup on Ascend chips.", &["GLM-5 training_hardware Huawei Ascend"]),
    (English, "GLM-5 was trained without relying on Nvidia chips.", &[]),
    (
        English,
        "The Sanjiangyuan data centre’s inventory lists two suppliers: Cambricon and Hygon.",
        &["Sanjiangyuan data centre uses_chip Cambricon", "Sanjiangyuan data centre uses_chip Hygon"],
    ),
];

#[test]
fn a_clause_supposes_or_rules_out_by_its_own_words() {
    check(SUPPOSED_OR_NOT, &["uses_chip", "training_hardware"]);
}

const SUMS: &[Row] = &[
    (
        English,
        "SoftBank will put $40 billion into OpenAI and $500 billion into Stargate.",
        &["SoftBank investment 40000000000", "SoftBank investment 500000000000"],
    ),
    (
        English,
        "SoftBank will put $500 billion into Stargate and $40 billion into OpenAI.",
        &["SoftBank investment 40000000000", "SoftBank investment 500000000000"],
    ),
    (English, "Alibaba in China will invest $5 billion in AI data centres.", &["Alibaba investment 5000000000"]),
];

#[test]
fn a_sum_is_of_who_pays_it_and_not_of_who_gets_another() {
    check(SUMS, &["investment"]);
}
