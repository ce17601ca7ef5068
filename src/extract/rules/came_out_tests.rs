//! What is told of the one that a thing is held against, and whose a sum or a set of chips is not.

use crate::model::Language;

use super::rows::{Row, check};
use Language::English;

const CAME_OUT: &[Row] = &[
    (
        English,
        "LongCat-2.0 beats Google's Gemini 3.1 Pro, released in February 2025, in most tests.",
        &["Gemini 3.1 Pro released 2025-02"],
    ),
    (
        English,
        "GLM-5 is ahead of Claude Opus 4.6, which came out in February 2025.",
        &["Claude Opus 4.6 released 2025-02"],
    ),
    (
        English,
        "The Ascend 950PR is 2.8 times as fast as Nvidia's H20, launched in 2024.",
        &["Nvidia H20 released 2024"],
    ),
    (
        English,
        "The Siyuan 690 is faster than the Siyuan 590, which was unveiled in May 2023, and costs less.",
        &["Cambricon MLU590 released 2023-05"],
    ),
    (English, "Kimi K2, released in May 2025, beats DeepSeek-V3.", &["Kimi K2 released 2025-05"]),
    (English, "GLM-5 is the successor to GLM-4.5, released in May 2025.", &["GLM-5 released 2025-05"]),
    (English, "GLM-5 beats Kimi K2, and was released in May 2025.", &["GLM-5 released 2025-05"]),
    (English, "GLM-5, which beats Kimi K2, was released in May 2025.", &["GLM-5 released 2025-05"]),
    (English, "Released in May 2025, GLM-5 beats Kimi K2.", &["GLM-5 released 2025-05"]),
];

#[test]
fn the_one_held_against_came_out_then() {
    check(CAME_OUT, &["released"]);
}

const BUDGETS: &[Row] = &[
    (
        English,
        "Axelera AI leads Titania within Beacon, a programme with a budget of 240 million euros for AI chips.",
        &["Axelera AI investment 240000000"],
    ),
    (English, "Axelera AI has a budget of 240 million euros for AI chips.", &["Axelera AI investment 240000000"]),
];

#[test]
fn the_budget_of_another_is_nobodys_here() {
    check(BUDGETS, &["investment"]);
}
