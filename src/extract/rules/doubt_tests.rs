//! Classes of sentences: numbers that are doubted, parts of what was ordered, and what a foundry's yield and a node that is
//! shared tell of.

use crate::model::Language;

use super::rows::{Row, check};
use Language::English;

const DOUBTED: &[Row] = &[
    (
        English,
        "Anna Voss of Kolibri Advisors doubts that SMIC could turn out more than 20,000 wafers a month by 2026.",
        &["SMIC production_volume ..20000"],
    ),
    (English, "SMIC cannot make more than 30,000 wafers a month at 7 nm.", &["SMIC production_volume ..30000"]),
    (
        English,
        "Huawei is unlikely to ship more than 200,000 Ascend 910C chips this year.",
        &["Huawei shipments ..200000"],
    ),
    (
        English,
        "Nvidia never disclosed it, but Huawei shipped more than 200,000 Ascend chips.",
        &["Huawei shipments 200000.."],
    ),
    (
        English,
        "Huawei did not only ship more than 200,000 Ascend chips but also sold servers.",
        &["Huawei shipments 200000.."],
    ),
];

const PARTS: &[Row] = &[
    (
        English,
        "A deal would let the Emirates import 500,000 of Nvidia's chips a year. Of those, 100,000 a year would go to G42.",
        &["G42 order 100000"],
    ),
    (
        English,
        "China Unicom ordered 22,832 accelerators, of which 16,384 are from Huawei.",
        &["China Unicom order 16384", "China Unicom order 22832"],
    ),
    (
        English,
        "SMIC makes chips. Some 2.9 million dies are believed to have been bought from TSMC through a broker.",
        &[],
    ),
];

const SHARED: &[Row] = &[
    (English, "SMIC's yield for the Ascend 910C is 40%.", &["Ascend 910C manufacturer SMIC"]),
    (English, "TSMC's yields are better than SMIC's on the Ascend 910C.", &[]),
    (
        English,
        "The Ascend 950PR uses the same 7 nm process as the 910C.",
        &["Ascend 910C process_node 7", "Ascend 950PR process_node 7"],
    ),
    (
        English,
        "The Kunlun M100 shares its 7 nm process with the Kunlun P800.",
        &["Kunlun M100 process_node 7", "Kunlun P800 process_node 7"],
    ),
    (English, "The Ascend 910D uses the same 7 nm process as Apple's phones.", &["Ascend 910D process_node 7"]),
    (
        English,
        "Groq's next chip has been moved to Samsung's 4-nm line in Texas.",
        &["Groq: unnamed chip manufacturer Samsung Foundry", "Groq: unnamed chip process_node 4"],
    ),
];

const OPENED: &[Row] = &[
    (English, "Huawei says that it \"intends to open\" Pangu Pro MoE by June.", &["Pangu Pro MoE open_weights true"]),
    (English, "Huawei does not intend to open Pangu Pro MoE.", &[]),
    (English, "Huawei intends to open a plant for the Ascend 910C.", &[]),
    (English, "Qwen3-Max is closed, Alibaba said.", &["Qwen3-Max open_weights false"]),
    (English, "Unlike Qwen3-32B, Qwen3-Max is proprietary.", &["Qwen3-Max open_weights false"]),
    (English, "The weights of Otter-30B remain private, Orbis Labs said.", &["Otter-30B open_weights false"]),
    (
        English,
        "Pangu Pro MoE is fast. Pangu Ultra MoE is faster. The weights of neither have been published.",
        &["Pangu Pro MoE open_weights false", "Pangu Ultra MoE open_weights false"],
    ),
    (
        English,
        "Otter-30B is small. Weights and inference code are published under the OTTER LICENSE.",
        &["Otter-30B open_weights true"],
    ),
];

#[test]
fn a_number_doubted_to_be_exceeded_is_the_most() {
    check(DOUBTED, &["production_volume", "shipments"]);
}

#[test]
fn a_part_of_what_was_told_goes_to_one() {
    check(PARTS, &["order"]);
}

#[test]
fn a_node_and_a_yield_are_told_of_both_sides() {
    check(SHARED, &["manufacturer", "process_node"]);
}

#[test]
fn weights_to_be_opened_and_weights_that_stay_shut() {
    check(OPENED, &["open_weights"]);
}
