//! Restrictions told as leave to sell, as what cannot be had, and as a circumstance; shares of a whole market; what runs
//! where; trainings on nothing foreign; each class with those that claim nothing.

use super::rows::{Row, check};
use crate::model::Language::{English, SimplifiedChinese};

const RESTRICTIONS: &[Row] = &[
    (
        English,
        "Under the rules the A800 and H800 can no longer be sold to Chinese customers.",
        &["Nvidia A800 export_restriction United States", "Nvidia H800 export_restriction United States"],
    ),
    (
        English,
        "AMD needs a license to ship the MI308 to China.",
        &["AMD MI308 export_restriction United States", "China export_restriction United States"],
    ),
    (
        English,
        "The Trump administration will let Nvidia sell the H200 to China in return for 25% of the revenue.",
        &["China export_restriction United States", "Nvidia H200 export_restriction United States"],
    ),
    (English, "SMIC cannot buy the best machines because of US sanctions.", &["SMIC export_restriction United States"]),
    (
        English,
        "Because of US export controls, Chinese companies cannot buy the B200.",
        &["Nvidia B200 export_restriction United States"],
    ),
    (English, "Congress wants to stop Nvidia from selling the H20 to China.", &[]),
    (English, "Nvidia hopes to sell the B30A to China.", &[]),
    (
        SimplifiedChinese,
        "性能更强的B200仍在美国的禁运名单上。2023年10月，A800也进了名单。",
        &["Nvidia A800 export_restriction United States", "Nvidia B200 export_restriction United States"],
    ),
    (
        SimplifiedChinese,
        "自2023年被列入实体清单后，摩尔线程再无法使用台积电的先进工艺。",
        &["Moore Threads export_restriction United States"],
    ),
    (
        SimplifiedChinese,
        "受美国出口管制影响，国内企业无法买到B200等高端芯片。",
        &["Nvidia B200 export_restriction United States"],
    ),
    (SimplifiedChinese, "H20不在美国的禁运名单上。", &[]),
];

#[test]
fn leave_and_the_lack_of_it_are_restrictions() {
    check(RESTRICTIONS, &["export_restriction"]);
}

const SHARES: &[Row] = &[
    (
        SimplifiedChinese,
        "2026年运营商AI芯片市场当中，国产占比将从2024年的12%跃升至40%。",
        &["China domestic_share 12", "China domestic_share 40"],
    ),
    (SimplifiedChinese, "昇腾910C良率已经过半。", &["Ascend 910C yield_rate 50.."]),
    (SimplifiedChinese, "910B的良率经过半年爬坡达到60%。", &["Ascend 910B yield_rate 60"]),
    (SimplifiedChinese, "中国市场上一财年为英伟达贡献了171亿美元收入，占比13%。", &[]),
    (
        English,
        "Nvidia's share of China's AI chip market now stands at zero, against 95% in 2022.",
        &["Nvidia market_share 0", "Nvidia market_share 95"],
    ),
];

#[test]
fn shares_of_a_market_and_of_what_is_earned() {
    check(SHARES, &["domestic_share", "market_share", "yield_rate"]);
}

const TRAININGS: &[Row] = &[
    (
        SimplifiedChinese,
        "瞬悉1.0的训练和推理全程都跑在数百块沐曦曦云C550上，没有借助海外GPU。",
        &["SpikingBrain-1.0 domestic_training true", "SpikingBrain-1.0 training_hardware MetaX C550"],
    ),
    (
        SimplifiedChinese,
        "九天大模型从头到尾在昇腾910B上训练，一张进口卡也没有用。",
        &["Jiutian domestic_training true", "Jiutian training_hardware Ascend 910B"],
    ),
    (
        SimplifiedChinese,
        "GLM-5从头到尾都没碰过英伟达的芯片，训练只用了昇腾910B。",
        &["GLM-5 domestic_training true", "GLM-5 training_hardware Ascend 910B", "GLM-5 training_hardware Nvidia"],
    ),
    (SimplifiedChinese, "GLM-5的训练和推理可以跑在昇腾910B上。", &[]),
];

#[test]
fn trainings_on_nothing_foreign() {
    check(TRAININGS, &["training_hardware", "domestic_training"]);
}

const USES: &[Row] = &[
    (SimplifiedChinese, "腾讯的混元大模型部署在英伟达H20上。", &["Tencent uses_chip Nvidia H20"]),
    (SimplifiedChinese, "腾讯主要用英伟达的卡，国产适配做得偏少。", &["Tencent uses_chip Nvidia"]),
    (
        English,
        "xAI's Colossus in Memphis has 200,000 Nvidia GPUs.",
        &["Colossus chip_count 200000", "Colossus uses_chip Nvidia"],
    ),
    (English, "iFlytek moved from Nvidia's A100 to Huawei's Ascend 910B.", &["iFlytek uses_chip Ascend 910B"]),
    (English, "SMIC makes the Ascend 910B now and is to switch to the 910C in 2026.", &[]),
    (SimplifiedChinese, "CloudMatrix 384已经上线。全年目标，910B为40万至60万片。", &[]),
];

#[test]
fn what_runs_where() {
    check(USES, &["uses_chip", "chip_count"]);
}
