//! Nodes that are chosen for a chip, or for the one that comes behind it.

use crate::model::Language;

use super::rows::{Row, check};
use Language::English;

const CHOSEN: &[Row] = &[
    (
        English,
        "DeepX has chosen Samsung Foundry's 2-nanometer process for the DX-M2.",
        &["DeepX DX-M2 manufacturer Samsung Foundry", "DeepX DX-M2 process_node 2"],
    ),
    (
        English,
        "Meta has picked TSMC's 3nm process for its coming MTIA v4.",
        &["MTIA v4 manufacturer TSMC", "MTIA v4 process_node 3"],
    ),
    (
        English,
        "Tesla selected Samsung's 2 nm technology for the AI6.",
        &["Tesla AI6 manufacturer Samsung Foundry", "Tesla AI6 process_node 2"],
    ),
    (
        English,
        "The Rebel100 is in production. For its successor the company has chosen TSMC's 3-nanometer process.",
        &["Rebellions: unnamed chip manufacturer TSMC", "Rebellions: unnamed chip process_node 3"],
    ),
    (
        English,
        "Rebellions makes the Rebel100 and works on its successor, for which it has picked Samsung Foundry's 2-nanometer process.",
        &["Rebellions: unnamed chip manufacturer Samsung Foundry", "Rebellions: unnamed chip process_node 2"],
    ),
    (
        English,
        "Furiosa's RNGD is made at 5 nm. Its successor will be made on Samsung's 2nm process.",
        &[
            "Furiosa RNGD process_node 5",
            "FuriosaAI: unnamed chip manufacturer Samsung Foundry",
            "FuriosaAI: unnamed chip process_node 2",
        ],
    ),
    (
        English,
        "FuriosaAI took TSMC's 3 nm process for the successor to the RNGD.",
        &["FuriosaAI: unnamed chip manufacturer TSMC", "FuriosaAI: unnamed chip process_node 3"],
    ),
    (English, "Samsung has opened its 2 nm process for customers of the AI6.", &[]),
    (English, "Rapidus has chosen a 2 nm process for its first plant. The AI6 is elsewhere.", &[]),
    (
        English,
        "The RNGD, whose successor is unnamed, is made on TSMC's 5 nm process.",
        &["Furiosa RNGD manufacturer TSMC", "Furiosa RNGD process_node 5"],
    ),
];

#[test]
fn a_node_is_of_the_chip_that_it_is_chosen_for() {
    check(CHOSEN, &["process_node", "manufacturer"]);
}
