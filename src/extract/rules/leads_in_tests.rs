//! Adverbs that lead into a sentence, and what chips are for: neither is a name or a making of chips.

use super::rows::{Row, check};
use crate::model::Language::{English, Italian, Spanish};

const LEADS: &[Row] = &[
    (English, "Furthermore, the cluster has 10,000 GPUs.", &[]),
    (English, "Additionally, the supercomputer has 10,000 GPUs.", &[]),
    (English, "Notably, the chip has 48 GB of memory.", &[]),
    (English, "Elsewhere, the cluster has 10,000 GPUs.", &[]),
    (English, "Similarly, the model has 70 billion parameters.", &[]),
    (Spanish, "Actualmente, el modelo tiene 70.000 millones de parámetros.", &[]),
    (Italian, "Attualmente, il modello ha 70 miliardi di parametri.", &[]),
    (English, "Bonsai, the cluster, has 10,000 GPUs.", &["Bonsai chip_count 10000"]),
    (English, "Dolly, the model, has 12 billion parameters.", &["Dolly parameters 12000000000"]),
    (
        English,
        "The next version of Lumely, a language model, has 3 billion parameters.",
        &["Lumely parameters 3000000000"],
    ),
    (English, "The news is out. Meanwhile, the cluster has 10,000 GPUs.", &[]),
    (English, "Firefly, the model, has 12 billion parameters.", &["Firefly parameters 12000000000"]),
];

#[test]
fn an_adverb_ahead_of_a_noun_names_nothing() {
    check(LEADS, &["chip_count", "parameters", "memory_capacity"]);
}

const FOR: &[Row] = &[
    (
        English,
        "Samsung will build an AI factory with 50,000 Nvidia Blackwell GPUs to produce its own chips.",
        &["Samsung: unnamed system chip_count 50000"],
    ),
    (English, "SK Hynix has taken on 2,000 Nvidia B200 GPUs to manufacture memory faster.", &[]),
    (English, "TSMC will produce 200,000 Ascend 910C chips this year.", &["TSMC production_volume 200000"]),
];

#[test]
fn what_chips_are_for_is_no_making_of_them() {
    check(FOR, &["chip_count", "production_volume", "order"]);
}
