//! Things told of together, told apart by their size, or dealt one number each.

use super::rows::{Row, check, compare, firmly};
use crate::model::Language::English;

const GROUPS: &[Row] = &[
    (
        English,
        "Cambricon sells the MLU590 and the MLU690. Both cards carry 96 GB of memory.",
        &["Cambricon MLU590 memory_capacity 96000000000", "Cambricon MLU690 memory_capacity 96000000000"],
    ),
    (
        English,
        "The lab held the 910B against the H20. Both draw 400 W.",
        &["Ascend 910B power 400", "Nvidia H20 power 400"],
    ),
    (
        English,
        "Heron-9B has been joined by Heron-34B. Each of the two models takes 128,000 tokens of context.",
        &["Heron-34B context_length 128000", "Heron-9B context_length 128000"],
    ),
    (
        English,
        "Zhipu showed GLM-4.5 and GLM-4.5-Air. All of them have a context window of 128,000 tokens.",
        &["GLM-4.5 context_length 128000", "GLM-4.5-Air context_length 128000"],
    ),
    // of both together
    (English, "El Capitan stands beside Fugaku. The two machines together draw 47 MW.", &[]),
    // of one of them
    (
        English,
        "Heron-9B and Heron-34B are out. The larger of the two has a context window of 64,000 tokens.",
        &["Heron-34B context_length 64000"],
    ),
    // two that are no two of a kind
    (English, "Baidu and Tencent use the H20. Both have 60,000 engineers and 400 W lamps.", &[]),
];

#[test]
fn what_is_told_of_all_is_told_of_each() {
    check(GROUPS, &["memory_capacity", "power", "context_length"]);
}

const OPENED: &[Row] = &[
    (
        English,
        "Heron-9B and Heron-34B are small models. Neither has been open-sourced.",
        &["Heron-34B open_weights true denied", "Heron-9B open_weights true denied"],
    ),
    (
        English,
        "Heron-9B and Heron-34B are small models. Both have been open-sourced.",
        &["Heron-34B open_weights true stated", "Heron-9B open_weights true stated"],
    ),
    (
        English,
        "Heron-9B beat a Llama model of its size. Heron-34B came later. Both have been open-sourced.",
        &["Heron-34B open_weights true stated", "Heron-9B open_weights true stated"],
    ),
];

#[test]
fn neither_denies_of_each() {
    compare(OPENED, |mention| firmly(mention, &["open_weights"]));
}

const DEALT: &[Row] = &[
    (
        English,
        "The Ascend 910B and 910C carry 64 and 128 GB of memory.",
        &["Ascend 910B memory_capacity 64000000000", "Ascend 910C memory_capacity 128000000000"],
    ),
    (
        English,
        "CloudMatrix 384, Fugaku and El Capitan are known to all. The three machines draw 0.6, 29.9 and 29.7 MW.",
        &["CloudMatrix 384 power 600000", "El Capitan power 29700000", "Fugaku power 29900000"],
    ),
    (
        English,
        "GLM-4.5 and GLM-4.5-Air count 355 and 106 billion parameters.",
        &["GLM-4.5 parameters 355000000000", "GLM-4.5-Air parameters 106000000000"],
    ),
    // a range is none
    (
        English,
        "The 910B is sold with between 32 and 64 GB of memory.",
        &["Ascend 910B memory_capacity 32000000000..64000000000"],
    ),
];

#[test]
fn numbers_of_a_list_are_dealt_to_a_list() {
    check(DEALT, &["memory_capacity", "power", "parameters"]);
}

const SIZES: &[Row] = &[
    (
        English,
        "EXAONE 4.0 was published in two sizes: the larger has 32 billion parameters, the smaller just 1.2 billion.",
        &["EXAONE 4.0 1.2B parameters 1200000000", "EXAONE 4.0 32B parameters 32000000000"],
    ),
    (
        English,
        "Apertus is offered in two versions, with 8 and 70 billion parameters. The bigger one was fed 15 trillion tokens.",
        &[
            "Apertus 70B parameters 70000000000",
            "Apertus 70B training_tokens 15000000000000",
            "Apertus 8B parameters 8000000000",
        ],
    ),
    (
        English,
        "Falcon 3 is a family of models, the largest of which has 10 billion parameters.",
        &["Falcon 3 10B parameters 10000000000"],
    ),
    (
        English,
        "TeleChat3 is a pair of models. The 105B version saw 15 trillion tokens; the 36B version has a context of 32,000 tokens.",
        &["TeleChat3-105B-A4.7B training_tokens 15000000000000", "TeleChat3-36B context_length 32000"],
    ),
    (
        English,
        "Zhipu has GLM-4.5 and GLM-4.5-Air. The flagship takes 128,000 tokens of context, the Air variant 96,000.",
        &["GLM-4.5 context_length 128000", "GLM-4.5-Air context_length 96000"],
    ),
    (
        English,
        "Zhipu released GLM-4.5 and its little brother GLM-4.5-Air. The little brother takes 96,000 tokens of context.",
        &["GLM-4.5-Air context_length 96000"],
    ),
    // nobody was called so
    (English, "Zhipu released GLM-4.5 and GLM-4.5-Air. The little brother takes 96,000 tokens of context.", &[]),
    // the second of them is not known
    (
        English,
        "GLM-4.5 takes 128,000 tokens of context and Gannet-Large takes 96,000 tokens of context.",
        &["GLM-4.5 context_length 128000"],
    ),
    // one model, and no family
    (
        English,
        "Kimi K2 is the largest model of Moonshot. It has 1 trillion parameters.",
        &["Kimi K2 parameters 1000000000000"],
    ),
];

#[test]
fn sizes_of_a_family_are_told_apart() {
    check(SIZES, &["parameters", "training_tokens", "context_length"]);
}

const BOTH_FIGURES: &[Row] = &[
    (
        English,
        "Step-3 has 321 billion parameters, of which 38 billion are active. Kimi K2, at 1 trillion and 32 billion \
         respectively, is larger.",
        &[
            "Kimi K2 active_parameters 32000000000",
            "Kimi K2 parameters 1000000000000",
            "Step-3 active_parameters 38000000000",
            "Step-3 parameters 321000000000",
        ],
    ),
    (
        English,
        "Ling-Plus has 290 billion parameters, 28.8 billion of them active; the figures for Ling-Lite are 16.8 billion \
         and 2.75 billion.",
        &[
            "Ling-Lite active_parameters 2750000000",
            "Ling-Lite parameters 16800000000",
            "Ling-Plus active_parameters 28800000000",
            "Ling-Plus parameters 290000000000",
        ],
    ),
    (
        English,
        "Sarvam-105B activates 10.3 billion parameters for each token, Sarvam-30B 2.4 billion.",
        &[
            "Sarvam-105B active_parameters 10300000000",
            "Sarvam-105B parameters 105000000000",
            "Sarvam-30B active_parameters 2400000000",
            "Sarvam-30B parameters 30000000000",
        ],
    ),
    // nothing says what the two figures are
    (English, "Kimi K2: 1 trillion and 32 billion.", &[]),
    (
        English,
        "GLM-5 is larger than the model before it: parameters rose from 355 billion to 744 billion, active ones to 40 billion.",
        &["GLM-5 active_parameters 40000000000", "GLM-5 parameters 744000000000"],
    ),
];

#[test]
fn two_figures_are_all_parameters_and_the_active_ones() {
    check(BOTH_FIGURES, &["parameters", "active_parameters"]);
}

const CHANGES: &[Row] = &[
    (
        English,
        "The Ascend 950PR succeeds the 910C. Memory grows from 128 GB to 144 GB.",
        &["Ascend 910C memory_capacity 128000000000", "Ascend 950PR memory_capacity 144000000000"],
    ),
    (
        English,
        "The Maia 100 was modest. With the Maia 200 memory goes from 64 to 216 GB.",
        &["Microsoft Maia 100 memory_capacity 64000000000", "Microsoft Maia 200 memory_capacity 216000000000"],
    ),
    // the same chip, and none before it
    (English, "The memory of the RNGD goes from 48 GB to 96 GB.", &["Furiosa RNGD memory_capacity 96000000000"]),
];

#[test]
fn a_change_is_of_the_old_one_and_the_new_one() {
    check(CHANGES, &["memory_capacity"]);
}

const OTHERS: &[Row] = &[
    (
        English,
        "Cambricon is sampling the MLU690. A server houses eight of the cards and needs 5.6 kW.",
        &["Cambricon: unnamed system chip_count 8", "Cambricon: unnamed system power 5600"],
    ),
    (English, "Rebellions has the REBEL-Quad. Its successor will draw 700 W.", &["Rebellions: unnamed chip power 700"]),
    // the successor has a name
    (English, "Fugaku is old. Its successor, FugakuNEXT, will draw 40 MW.", &["FugakuNEXT power 40000000"]),
    (
        English,
        "In BF16 little parts them: 376 teraflops for the 910B and 312 for the A100.",
        &["Ascend 910B compute 376000000000000", "Nvidia A100 compute 312000000000000"],
    ),
    (
        English,
        "The MLU690 has 550 W of power, while the MLU590 draws 350.",
        &["Cambricon MLU590 power 350", "Cambricon MLU690 power 550"],
    ),
    // two figures stand before, and the third may be of either
    (English, "The MLU690 draws 550 W and has 96 GB, while the MLU590 has 64.", &["Cambricon MLU690 power 550"]),
    // a phone
    (English, "Huawei's 910C is here. The phone maker's Pura 80 draws 30 W.", &[]),
    (English, "Neither the H20 nor the MI308 exceeds 300 teraflops.", &[]),
];

#[test]
fn figures_of_what_stands_behind_or_beside_a_chip() {
    check(OTHERS, &["chip_count", "power", "compute"]);
}

const HOME: &[Row] = &[
    (
        English,
        "Heron-9B and Heron-34B are models. Neither of them was trained on Indian silicon.",
        &["Heron-34B domestic_training true denied", "Heron-9B domestic_training true denied"],
    ),
    (
        English,
        "Heron-9B, a model from Pune, was not trained on Indian chips.",
        &["Heron-9B domestic_training true denied"],
    ),
    (English, "Heron-9B, a model from Pune, was not trained on Nvidia chips.", &[]),
];

#[test]
fn what_was_not_trained_at_home_is_denied() {
    compare(HOME, |mention| firmly(mention, &["domestic_training"]));
}

const ITEMS: &[Row] = &[(
    English,
    "GLM-4.5\nArchitecture: decoder\nLayers: 94\nHeads: 64\nVocabulary: 151,936\nLicence: MIT\nTraining data: 36T tokens\n",
    &["GLM-4.5 training_tokens 36000000000000"],
)];

#[test]
fn a_list_of_figures_is_of_the_thing_above_it() {
    check(ITEMS, &["training_tokens"]);
}

const SCORES: &[Row] = &[
    (
        English,
        "Pangu Pro MoE is here. On C-Eval it scores 91.1, while its rival, Qwen3-32B, does worse.",
        &["Pangu Pro MoE benchmark_score 91.1"],
    ),
    (
        English,
        "On C-Eval, Kimi K2 gets 91.5 and GLM-4.5 90.2.",
        &["GLM-4.5 benchmark_score 90.2", "Kimi K2 benchmark_score 91.5"],
    ),
    (English, "Nvidia sells the H20 for $12,000.", &["Nvidia H20 price 12000"]),
];

#[test]
fn scores_and_prices_are_of_the_one_told_of() {
    check(SCORES, &["benchmark_score", "price"]);
}

const RUNS: &[Row] = &[
    (
        English,
        "Pangu Pro MoE is thrifty. It took some 3,000 NPUs and 11 trillion tokens.",
        &["Pangu Pro MoE training_chip_count 3000"],
    ),
    (
        English,
        "DeepSeek-V3 needed 2.788 million GPU-hours, which DeepSeek priced at $5.5 million.",
        &["DeepSeek-V3 training_cost 5500000"],
    ),
    // what an hour costs
    (English, "DeepSeek-V3 needed 2.788 million GPU-hours, priced at $20,000 per card.", &[]),
];

#[test]
fn what_a_training_took_is_of_the_model() {
    check(RUNS, &["training_chip_count", "training_cost"]);
}
