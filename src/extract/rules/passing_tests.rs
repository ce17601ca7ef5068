//! What the press tells in passing: fronts that hedge, figures that share a noun, bills of a sentence before, things that are yet
//! to come and stay without a name. Beside each class stand sentences that look like it and tell nothing.

use crate::model::Language::English;

use super::rows::{Row, check};

const WEIGHTS: &[Row] = &[
    (
        English,
        "Corvid-9 is a language model. Only 33 billion of its 519 billion weights fire for any one token.",
        &["Corvid-9 active_parameters 33000000000", "Corvid-9 parameters 519000000000"],
    ),
    (
        English,
        "The language model Corvid-9 has 300 billion weights, of which 12 billion are switched on for a token.",
        &["Corvid-9 active_parameters 12000000000", "Corvid-9 parameters 300000000000"],
    ),
    (
        English,
        "Corvid-9 is a language model. It has 70 billion weights and was trained on 2 trillion tokens.",
        &["Corvid-9 parameters 70000000000", "Corvid-9 training_tokens 2000000000000"],
    ),
    (English, "The language model Corvid-9 runs with 4-bit weights.", &[]),
    (English, "Users have downloaded the weights of the language model Corvid-9 2 million times.", &[]),
];

#[test]
fn weights_are_parameters_and_a_part_of_them_is_active() {
    check(WEIGHTS, &["parameters", "active_parameters", "training_tokens"]);
}

const ELIDED: &[Row] = &[
    (
        English,
        "The language models are large: Corvid-Max has 1.2 trillion parameters, Qwen-Plus 30 billion.",
        &["Corvid-Max parameters 1200000000000", "Qwen-Plus parameters 30000000000"],
    ),
    (English, "The language model Qwen-Plus 2.5 has 30 billion parameters.", &["Qwen-Plus 2.5 parameters 30000000000"]),
];

#[test]
fn a_number_with_its_size_is_no_version() {
    check(ELIDED, &["parameters"]);
}

const FRONTS: &[Row] = &[
    (
        English,
        "Said to be made on TSMC's 3nm process, the Corvid X1 accelerator has 64 GB of memory.",
        &["Corvid X1 manufacturer TSMC", "Corvid X1 process_node 3"],
    ),
    (
        English,
        "Reportedly fabricated on Samsung's 2nm node, the accelerator Corvid X1 has 48 GB of memory.",
        &["Corvid X1 manufacturer Samsung Foundry", "Corvid X1 process_node 2"],
    ),
    (
        English,
        "Believed to be built by SMIC at 7nm, Huawei's Ascend 910D draws 800 watts.",
        &["Ascend 910D manufacturer SMIC", "Ascend 910D process_node 7"],
    ),
    (English, "Said to be unhappy with TSMC's 3nm process, Intel has bought the accelerator Corvid X1.", &[]),
];

#[test]
fn a_front_may_open_with_how_firmly_it_is_said() {
    check(FRONTS, &["manufacturer", "process_node"]);
}

const APPOSED: &[Row] = &[
    (
        English,
        "A smaller sibling with 7 billion parameters, the language model Corvid-9, came out in May.",
        &["Corvid-9 parameters 7000000000"],
    ),
    (
        English,
        "A model with 7 billion parameters, named Corvid-9, came out in May.",
        &["Corvid-9 parameters 7000000000"],
    ),
    (
        English,
        "The first 200-megawatt phase, known as Stargate UAE, is to come online in 2026.",
        &["Stargate UAE power 200000000"],
    ),
    (
        English,
        "A lighter chip with 64 GB of memory, the Corvid X1, follows.",
        &["Corvid X1 memory_capacity 64000000000"],
    ),
    (English, "Nvidia has a chip with 64 GB of memory, and the Gaudi 3 follows.", &[]),
];

#[test]
fn a_phrase_may_lead_to_the_name_that_it_describes() {
    check(APPOSED, &["parameters", "power", "memory_capacity"]);
}

const BILLS: &[Row] = &[
    (
        English,
        "The language model Corvid-9 was trained on 2,048 H800s. Its maker, Mistral, puts the bill at 5 million dollars.",
        &["Corvid-9 training_cost 5000000"],
    ),
    (
        English,
        "The language model Corvid-9 was trained for 41 days. The total cost came to 38 million yuan.",
        &["Corvid-9 training_cost 38000000"],
    ),
    (
        English,
        "The language model Corvid-9 was trained for 41 days. The cost of the new office came to 38 million yuan.",
        &[],
    ),
    (English, "The language model Corvid-9 came out in May. The total cost came to 38 million yuan.", &[]),
];

#[test]
fn the_bill_behind_a_training_is_that_of_the_training() {
    check(BILLS, &["training_cost", "investment", "price"]);
}

const NEXT: &[Row] = &[
    (English, "DeepSeek has put back the release of its next model.", &["DeepSeek: unnamed model status delayed"]),
    (English, "Mistral pushed back the debut of its upcoming model.", &["Mistral AI: unnamed model status delayed"]),
    (English, "Huawei has delayed the launch of its next AI chip again.", &["Huawei: unnamed chip status delayed"]),
    (English, "DeepSeek has put back the release of its results.", &[]),
    (English, "DeepSeek has put back its next meeting on a new model.", &[]),
    (English, "DeepSeek has delayed the release of R2, its next model.", &["DeepSeek-R2 status delayed"]),
];

#[test]
fn what_a_firm_has_next_may_be_late() {
    check(NEXT, &["status"]);
}

const CALLED_OFF: &[Row] = &[
    (English, "ByteDance has stopped buying the H20 and cancelled the orders it had placed.", &[]),
    (English, "Tencent has tested the H20 and cancelled its contracts.", &[]),
    (English, "The Falcon Shores has been cancelled.", &["Intel Falcon Shores status cancelled"]),
    (English, "Falcon Shores was cancelled after orders had dried up.", &["Intel Falcon Shores status cancelled"]),
];

#[test]
fn an_order_that_is_called_off_ends_no_chip() {
    check(CALLED_OFF, &["status"]);
}

const OPENED: &[Row] = &[
    (
        English,
        "Meta published the language model Corvid-9 in May, releasing weights and code.",
        &["Corvid-9 open_weights true"],
    ),
    (
        English,
        "Meta presented the language model Corvid-9 on Friday and published its weights.",
        &["Corvid-9 open_weights true"],
    ),
    (English, "Meta presented the language model Corvid-9 on Friday without publishing its weights.", &[]),
    (English, "Meta presented the language model Corvid-9 on Friday, sharing weights with partners only.", &[]),
    (English, "Meta presented the language model Corvid-9 on Friday and refused to share its weights.", &[]),
];

#[test]
fn weights_may_be_given_out_in_a_participle() {
    check(OPENED, &["open_weights"]);
}

const SHARES: &[Row] = &[
    (
        English,
        "Hygon and Cambricon had 8 percent and 9 percent of the Chinese AI chip market, respectively.",
        &["Cambricon market_share 9", "Hygon market_share 8"],
    ),
    (
        English,
        "Hygon has 8 percent and Cambricon 9 percent of the Chinese AI chip market.",
        &["Cambricon market_share 9", "Hygon market_share 8"],
    ),
    (
        English,
        "Hygon cut prices by 8 percent and has 9 percent of the Chinese AI chip market.",
        &["Hygon market_share 9"],
    ),
];

#[test]
fn shares_before_the_last_have_its_whole() {
    check(SHARES, &["market_share"]);
}

const ORDERS: &[Row] = &[
    (English, "An order for 14,000 H20 chips was placed by ByteDance last year.", &["ByteDance order 14000"]),
    (
        English,
        "By July 30,000 of the 100,000 Ascend 910B chips that ByteDance had ordered were there.",
        &["ByteDance order 100000"],
    ),
    (
        English,
        "Tencent is to buy 50,000 of the 260,000 Blackwell chips that Nvidia has promised the country.",
        &["Tencent order 50000"],
    ),
];

#[test]
fn a_part_of_an_order_is_none_and_who_places_one_gives_it() {
    check(ORDERS, &["order", "shipments"]);
}

const ORIGINS: &[Row] = &[
    (
        English,
        "The supercomputer Alps holds 10,752 accelerators. All of them were supplied by Nvidia.",
        &["Alps uses_chip Nvidia"],
    ),
    (English, "The supercomputer Alps was built last year. The cards come from AMD.", &["Alps uses_chip AMD"]),
    (English, "The supercomputer Alps was built last year. The tiles come from AMD.", &[]),
    (English, "The supercomputer Alps was built last year.\nThe cards come from AMD.", &[]),
];

#[test]
fn whose_the_cards_of_a_machine_are_is_told_behind_it() {
    check(ORIGINS, &["uses_chip"]);
}

const CUT_OFF: &[Row] = &[
    (English, "Sophgo was cut off by TSMC.", &[]),
    (English, "Sophgo was blacklisted by the Commerce Department.", &["Sophgo export_restriction United States"]),
];

#[test]
fn who_is_cut_off_by_a_firm_is_on_no_list() {
    check(CUT_OFF, &["export_restriction"]);
}
