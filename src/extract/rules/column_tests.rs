//! Tables whose columns are headed by who makes the chips or how many were shipped.

use crate::model::Language::English;

use super::rows::{Row, check};

const MADE: &[Row] = &[
    (
        English,
        "Chip | Fab, node | Memory\nAscend 910C | SMIC, 7 nm | 128 GB\nH20 | TSMC, 4 nm | 96 GB\n\n",
        &["Ascend 910C manufacturer SMIC", "Nvidia H20 manufacturer TSMC"],
    ),
    (
        English,
        "| Chip | Foundry | Memory |\n|---|---|---|\n| MI355X | TSMC | 288 GB |\n| Ascend 910C | n/a | 128 GB |\n\n",
        &["AMD MI355X manufacturer TSMC"],
    ),
    (
        English,
        "| | H20 | Ascend 910C |\n|---|---|---|\n| Foundry | TSMC | SMIC |\n| Memory | 96 GB | 128 GB |\n\n",
        &["Ascend 910C manufacturer SMIC", "Nvidia H20 manufacturer TSMC"],
    ),
    // customers and packaging
    (English, "| Chip | Packaging | Memory |\n|---|---|---|\n| MI355X | TSMC | 288 GB |\n\n", &[]),
    (English, "| Chip | Rival | Memory |\n|---|---|---|\n| Ascend 910C | TSMC | 128 GB |\n\n", &[]),
];

#[test]
fn the_foundry_stands_in_a_column_of_its_own() {
    check(MADE, &["manufacturer"]);
}

const SHIPPED: &[Row] = &[
    (
        English,
        "Vendor | AI cards shipped | Share\nNvidia | 1.9 million | 70%\nHuawei | 640,000 | 23%\n\n",
        &["Huawei market_share 23", "Huawei shipments 640000", "Nvidia market_share 70", "Nvidia shipments 1900000"],
    ),
    (English, "Vendor | Phones shipped | Share\nHuawei | 640,000 | 23%\n\n", &[]),
    (English, "Vendor | Staff | Share\nHuawei | 640,000 | 23%\n\n", &[]),
];

#[test]
fn a_column_counts_what_each_firm_has_shipped() {
    check(SHIPPED, &["shipments", "market_share"]);
}

const DATED: &[Row] = &[
    (
        English,
        "| Model | Release date | Parameters |\n|---|---|---|\n| Qwen3-32B | April 2025 | 32B |\n| GLM-4.5 | May 2025 | \
         355B |\n\n",
        &["GLM-4.5 released 2025-05", "Qwen3-32B released 2025-04"],
    ),
    (
        English,
        "| | Viking 33B | GLM-4.5 |\n|---|---|---|\n| Availability | May 2024 | planned |\n| Parameters | 33B | 355B |\n\n",
        &["Viking 33B released 2024-05"],
    ),
    (English, "| Model | Knowledge cutoff | Parameters |\n|---|---|---|\n| Qwen3-32B | April 2025 | 32B |\n\n", &[]),
];

#[test]
fn a_column_tells_when_each_came_out() {
    check(DATED, &["released"]);
}

const TRAINED: &[Row] = &[
    (
        English,
        "| Model | Training tokens | Training hardware |\n|---|---|---|\n| Viking 33B | 2T | LUMI |\n| GLM-4.5 | 23T | \
         H100 |\n\n",
        &["GLM-4.5 training_hardware Nvidia H100", "Viking 33B training_hardware LUMI"],
    ),
    (English, "| Model | Training tokens | Tested on |\n|---|---|---|\n| Viking 33B | 2T | LUMI |\n\n", &[]),
];

#[test]
fn a_column_tells_what_each_was_trained_on() {
    check(TRAINED, &["training_hardware"]);
}
