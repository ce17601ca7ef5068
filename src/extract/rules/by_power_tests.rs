//! Chips that are told of by the power they draw, whose new thing it is, and what a plan or a denial does not reach.

use crate::model::Language;

use super::rows::{Row, check, compare, firmly};
use Language::English;

const POWER_OF: &[Row] = &[
    (
        English,
        "OpenAI has signed a deal with AMD for 6 gigawatts of the chipmaker's MI450 GPUs.",
        &["OpenAI uses_chip AMD MI450"],
    ),
    (English, "OpenAI agreed to deploy 10 gigawatts of Nvidia systems.", &["OpenAI uses_chip Nvidia"]),
    (
        English,
        "Anthropic signed an agreement with Google for a gigawatt of its TPUs.",
        &["Anthropic uses_chip Google TPU"],
    ),
    (English, "Oracle will install 200 megawatts of Nvidia racks in Abilene.", &["Oracle uses_chip Nvidia"]),
    (English, "AMD has signed a deal with OpenAI for 6 gigawatts of power.", &[]),
    (English, "Siemens will supply 6 gigawatts of gas turbines for Nvidia systems.", &[]),
];

#[test]
fn so_much_power_of_chips_is_of_who_takes_them() {
    check(POWER_OF, &["uses_chip"]);
}

const ITS_NEW: &[Row] = &[
    (
        English,
        "Zhipu AI said on Thursday that its new model GLM-5 was trained on 28.5 trillion tokens.",
        &["GLM-5 developer Zhipu AI"],
    ),
    (
        English,
        "South Korea's Rebellions said its Rebel-Quad chip draws 600 watts.",
        &["REBEL-Quad designer Rebellions"],
    ),
    (
        English,
        "Mistral says that its language model Corvid-9 has 30 billion parameters.",
        &["Corvid-9 developer Mistral AI"],
    ),
    (English, "Zhipu AI said that Moonshot AI and its model Kimi K2 were behind.", &[]),
    (English, "Reuters said that its model GLM-5 was trained on tokens.", &[]),
    (English, "Alibaba said that its customers like GLM-5.", &[]),
    (English, "Nvidia said its customer's GLM-5 model runs well.", &[]),
];

#[test]
fn the_thing_is_of_the_firm_that_the_sentence_begins_with() {
    check(ITS_NEW, &["developer", "designer"]);
}

const THERE: &[Row] = &[
    (
        English,
        "The Rhea1 will go into JUPITER, the exascale machine in Jülich that runs on 24,000 of Nvidia's GH200 superchips.",
        &[
            "JUPITER chip_count 24000 stated",
            "JUPITER uses_chip Nvidia GH200 stated",
            "JUPITER uses_chip Rhea1 planned",
        ],
    ),
    (
        English,
        "Microsoft plans to build a cluster that runs on 10,000 GB200 chips.",
        &[
            "Microsoft uses_chip Nvidia GB200 planned",
            "Microsoft: unnamed system chip_count 10000 planned",
            "Microsoft: unnamed system uses_chip Nvidia GB200 planned",
        ],
    ),
];

#[test]
fn what_stands_there_is_no_plan() {
    compare(THERE, |mention| firmly(mention, &["chip_count", "uses_chip"]));
}

const FOR_WHICH: &[Row] = &[
    (
        English,
        "Nvidia said it did not expect the move to affect sales of its H20, for which it needs a US licence.",
        &["Nvidia H20 export_restriction United States stated"],
    ),
    (
        English,
        "Nvidia does not sell the H20, which needs a US licence.",
        &["Nvidia H20 export_restriction United States stated"],
    ),
];

#[test]
fn a_need_in_a_relative_clause_is_not_denied() {
    compare(FOR_WHICH, |mention| firmly(mention, &["export_restriction"]));
}

const BEFORE: &[Row] = &[
    (
        English,
        "Nvidia's share of China's AI chip market will drop to 8% from 66% in 2024, Bernstein estimates.",
        &["Nvidia market_share 66 stated", "Nvidia market_share 8 speculated"],
    ),
    (
        English,
        "Huawei's share of the Chinese AI chip market may rise to 50% from about 40% last year.",
        &["Huawei market_share 40 stated", "Huawei market_share 50 speculated"],
    ),
];

#[test]
fn what_it_was_before_is_no_forecast() {
    compare(BEFORE, |mention| firmly(mention, &["market_share"]));
}
