//! What a sentence leaves to those before it: the model that a heading names, the firm whose budget is told, the chips that are
//! "the same"; and what comes out about a thing without the thing.

use crate::model::Language::English;

use super::rows::{Row, check};

const NEWEST: &[Row] = &[
    (
        English,
        "GLM-5 is out. Zhipu's new flagship is a mixture of experts with 744 billion parameters.\n\nKimi K2.5 has a \
         trillion parameters.",
        &["GLM-5 parameters 744000000000", "Kimi K2.5 parameters 1000000000000"],
    ),
    (
        English,
        "Kimi K3 is here. Its latest flagship is a model with 1.2 trillion parameters, says Moonshot AI.\n\nGLM-5 has 744 \
         billion parameters.",
        &["GLM-5 parameters 744000000000", "Kimi K3 parameters 1200000000000"],
    ),
    (
        English,
        "GLM-5 is out. DeepSeek's new flagship is a mixture of experts with 900 billion parameters.\n\nKimi K2.5 has a \
         trillion parameters.",
        &["DeepSeek: unnamed model parameters 900000000000", "Kimi K2.5 parameters 1000000000000"],
    ),
    (
        English,
        "GLM-5 is out. Zhipu's next model will have 2 trillion parameters.",
        &["Zhipu AI: unnamed model parameters 2000000000000"],
    ),
    (
        English,
        "GLM-5 is out. Zhipu's next flagship will have 2 trillion parameters.",
        &["Zhipu AI: unnamed model parameters 2000000000000"],
    ),
    (English, "GLM-5 is out. Zhipu's model has 744 billion parameters.", &["GLM-5 parameters 744000000000"]),
];

#[test]
fn the_newest_model_is_the_one_just_named() {
    check(NEWEST, &["parameters"]);
}

const BUDGETS: &[Row] = &[
    (
        English,
        "Microsoft beat forecasts for AI chips. Microsoft Azure grew 39%. Capital expenditure came to $34.9 billion.",
        &["Microsoft investment 34900000000"],
    ),
    (
        English,
        "Amazon builds AI chips. AWS grew 24%. Capital expenditure last year came to $131 billion.",
        &["Amazon investment 131000000000"],
    ),
    (English, "Tencent rents AI chips. Capital expenditure was 13 billion yuan.", &["Tencent investment 13000000000"]),
];

#[test]
fn a_budget_is_the_firms_and_no_part_of_it() {
    check(BUDGETS, &["investment"]);
}

const COUNTED: &[Row] = &[
    (
        English,
        "The Gefion supercomputer has 1,528 chips altogether, H100s from Nvidia.",
        &["Gefion chip_count 1528", "Gefion uses_chip Nvidia H100"],
    ),
    (
        English,
        "The Colossus supercomputer holds 200,000 GPUs, all of them H100s.",
        &["Colossus chip_count 200000", "Colossus uses_chip Nvidia H100"],
    ),
    (
        English,
        "Project Rainier had half a million Trainium2 in October and now has over a million.",
        &[
            "Project Rainier chip_count 1000000..",
            "Project Rainier chip_count 500000",
            "Project Rainier uses_chip AWS Trainium2",
        ],
    ),
    (
        English,
        "The Ascend 950DT is due next year. An Atlas 950 SuperPoD holds 8,192 of them.",
        &["Atlas 950 SuperPoD chip_count 8192", "Atlas 950 SuperPoD uses_chip Ascend 950DT"],
    ),
    // where they come from has none
    (English, "Ibex has 37,888 MI250X from AMD.", &[]),
];

#[test]
fn chips_that_are_told_of_elsewhere_are_counted() {
    check(COUNTED, &["chip_count", "uses_chip"]);
}

const COMES_OUT: &[Row] = &[
    (English, "A technical report on DeepSeek V4 was released on 5 May.", &[]),
    (English, "Prices for Nvidia's H200 were published on 5 May.", &[]),
    (English, "A review of the GLM-5 was published on 5 May.", &[]),
    (English, "Benchmarks for the Ascend 950 were released on 5 May.", &[]),
    (English, "The weights of GLM-5 were released on 5 May.", &["GLM-5 released 2025-05-05"]),
    (English, "GLM-5 was released on 5 May.", &["GLM-5 released 2025-05-05"]),
    (
        English,
        "The AI200 and the AI250, which go on sale in 2026 and 2027, are chips by Qualcomm.",
        &["Qualcomm AI200 released 2026", "Qualcomm AI250 released 2027"],
    ),
    (
        English,
        "The AI200 and the AI250 will be released in 2026.",
        &["Qualcomm AI200 released 2026", "Qualcomm AI250 released 2026"],
    ),
    (English, "The first version of GLM-5 was released on 5 May.", &["GLM-5 released 2025-05-05"]),
];

#[test]
fn what_is_written_on_a_thing_comes_out_without_it() {
    check(COMES_OUT, &["released"]);
}

const KIN: &[Row] = &[
    (
        English,
        "Contoso showed the JZ-900, an inference chip. The older JZ-500 has 8 GB of memory.",
        &["JZ-500 memory_capacity 8000000000"],
    ),
    (English, "Contoso showed the JZ-900, an inference chip. The PL-15 has 8 GB of memory.", &[]),
];

#[test]
fn a_code_with_a_hyphen_has_kin() {
    check(KIN, &["memory_capacity"]);
}

const CONSORTIUM: &[Row] = &[
    (
        English,
        "The language model Apertus was published on 2 May by EPFL, ETH Zurich and CSCS.",
        &["Apertus developer CSCS", "Apertus developer EPFL", "Apertus developer ETH Zurich"],
    ),
    (
        English,
        "Teuken-7B was released in May by Aleph Alpha and DFKI.",
        &["Teuken-7B developer Aleph Alpha", "Teuken-7B developer DFKI"],
    ),
    (English, "The language model GLM-5 was released in May by Nvidia.", &[]),
];

#[test]
fn the_members_of_a_consortium_have_made_its_model() {
    check(CONSORTIUM, &["developer"]);
}
