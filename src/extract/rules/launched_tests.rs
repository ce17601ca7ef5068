//! Classes of sentences: what is launched together, days told beside no verb of launching, and states told by their words.

use crate::model::Language;

use super::rows::{Row, check};
use Language::English;

const TOGETHER: &[Row] = &[
    (
        English,
        "We release Otter-24B, and its little brother Otter-3B, under the Apache 2.0 licence.",
        &[
            "Otter-24B open_weights true",
            "Otter-24B released 2025-06-02",
            "Otter-3B open_weights true",
            "Otter-3B released 2025-06-02",
        ],
    ),
    (
        English,
        "Cambricon launched the MLU690, its fastest chip yet, and the MLU590 Pro on 3 May.",
        &["Cambricon MLU690 released 2025-05-03", "MLU590 Pro released 2025-05-03"],
    ),
    (
        English,
        "Alibaba released Qwen3-Next, a model that beats DeepSeek-V3 and Kimi K2, in May.",
        &["Qwen3-Next released 2025-05"],
    ),
    (
        English,
        "Otter-24B and Otter-3B (3 billion parameters, open since 20 May) are fast.",
        &["Otter-3B open_weights true", "Otter-3B released 2025-05-20"],
    ),
    (English, "Kimi K2 runs in the data centre, open since May.", &[]),
];

const DATED: &[Row] = &[
    (
        English,
        "DeepSeek-R2 had been expected in May. Chinese media now talk of August 2026, a date that the firm denied.",
        &["DeepSeek-R2 released 2025-05", "DeepSeek-R2 released 2026-08"],
    ),
    (English, "The Graphcore Bow IPU of 2022 is slow.", &["Graphcore Bow released 2022"]),
    (English, "Shipments of the H20 of 2024 were large.", &[]),
    (
        English,
        "2025-05-23 Otter-24B and Otter-3B are open source.",
        &[
            "Otter-24B open_weights true",
            "Otter-24B released 2025-05-23",
            "Otter-3B open_weights true",
            "Otter-3B released 2025-05-23",
        ],
    ),
];

const STATES: &[Row] = &[
    (
        English,
        "Huawei has approached some firms about testing the Ascend 910D and hopes that it will be powerful.",
        &["Ascend 910D status testing"],
    ),
    (English, "Tencent is trying out the MLU690 in its cloud.", &["Cambricon MLU690 status testing"]),
    (English, "Years behind plan, the Rhea1 is off to TSMC.", &["Rhea1 status delayed"]),
    (English, "The Rhea1, two years late, is here.", &["Rhea1 status delayed"]),
    (English, "RNGD cards began to roll off the line this month.", &["Furiosa RNGD status in_production"]),
    (English, "The B30A is dead, Nvidia said.", &["Nvidia B30A status cancelled"]),
    (
        English,
        "Customs has told brokers that the H20 may not be brought into the country.",
        &["Nvidia H20 status banned"],
    ),
    (English, "Carriers fear that the 5G ban affects the Kirin 9000S.", &[]),
    (English, "The American ban on 5G parts hurt the Kirin 9000S.", &[]),
    (English, "The TikTok ban does not touch the H20.", &[]),
    (English, "Beijing's ban on the H20 stands.", &["Nvidia H20 status banned"]),
];

#[test]
fn what_is_brought_out_together_is_told_of_all() {
    check(TOGETHER, &["released", "open_weights"]);
}

#[test]
fn a_day_is_read_beside_no_verb_of_launching() {
    check(DATED, &["released", "open_weights"]);
}

#[test]
fn states_are_read_by_their_words_and_a_ban_by_its_object() {
    check(STATES, &["status"]);
}
