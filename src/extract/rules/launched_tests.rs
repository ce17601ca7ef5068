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

const IT_COMES_OUT: &[Row] = &[
    (English, "The Gneiss-3 model is Swiss. It came out in May 2024.", &["Gneiss-3 released 2024-05"]),
    (English, "The Gneiss-3 model is Swiss. It debuted on 4 May 2024.", &["Gneiss-3 released 2024-05-04"]),
    (English, "The Gneiss-3 chip is Swiss. It is to go on sale in 2027.", &["Gneiss-3 released 2027"]),
    (English, "The Gneiss-3 chip is Swiss. It has been on sale since May 2024.", &["Gneiss-3 released 2024-05"]),
    (English, "The Gneiss-3 model is Swiss. It appeared on 4 May 2024.", &["Gneiss-3 released 2024-05-04"]),
    (English, "The Gneiss-3 chip has been for sale since May 2024.", &["Gneiss-3 released 2024-05"]),
    (English, "The Gneiss-3 chip, a part from 2023, is slow.", &["Gneiss-3 released 2023"]),
    (English, "The Gneiss-3 model is Swiss. It launched a debate on 4 May 2024.", &[]),
    (English, "The Gneiss-3 model is Swiss. It came out in May 2024 that it is slow.", &[]),
];

const SERIES: &[Row] = &[(
    English,
    "Apertus was released on 4 May 2024. Apertus-8B is small, and Apertus-70B, a language model, is large.",
    &["Apertus released 2024-05-04"],
)];

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

#[test]
fn a_pronoun_comes_out_as_the_thing_does_that_it_stands_for() {
    check(IT_COMES_OUT, &["released"]);
}

#[test]
fn a_series_comes_out_beside_its_members() {
    check(SERIES, &["released"]);
}
