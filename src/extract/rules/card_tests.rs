//! Cards and tables as clean-up leaves them: names by their labels and columns, figures by the heads above them.

use super::rows::{Row, check};
use crate::model::Language::{English, SimplifiedChinese};

/// What a label or the head of a column calls a model is one, be its name known or not.
const CARDS: &[Row] = &[
    (
        English,
        "Model name: Qilin-2\nTotal parameters: 320B\nActive parameters: 24B\nContext length: 128K\n\n",
        &["Qilin-2 active_parameters 24000000000", "Qilin-2 context_length 128000", "Qilin-2 parameters 320000000000"],
    ),
    (
        SimplifiedChinese,
        "模型名称：青鸾-2\n总参数：3200亿\n激活参数：240亿\n上下文长度：128K\n\n",
        &["青鸾-2 active_parameters 24000000000", "青鸾-2 context_length 128000", "青鸾-2 parameters 320000000000"],
    ),
    (
        SimplifiedChinese,
        "| 模型 | 总参数 | 激活参数 |\n| 青鸾-2 | 3200亿 | 240亿 |\n| 青鸾-2-Lite | 160亿 | 28亿 |\n\n",
        &[
            "青鸾-2 active_parameters 24000000000",
            "青鸾-2 parameters 320000000000",
            "青鸾-2-Lite active_parameters 2800000000",
            "青鸾-2-Lite parameters 16000000000",
        ],
    ),
    (
        English,
        "| Model | Total parameters | Active parameters |\n|---|---|---|\n| Qilin-2 | 320B | 24B |\n\n",
        &["Qilin-2 active_parameters 24000000000", "Qilin-2 parameters 320000000000"],
    ),
    // a chip in the next column is not what the number counts
    (
        SimplifiedChinese,
        "| 模型 | 总参数 | 激活参数 | 训练硬件 |\n| 青鸾-2 | 3200亿 | 240亿 | 昇腾910B |\n\n",
        &["青鸾-2 active_parameters 24000000000", "青鸾-2 parameters 320000000000"],
    ),
    (
        English,
        "| Model | Total parameters | Training hardware |\n|---|---|---|\n| Qilin-2 | 320B | Ascend 910B |\n\n",
        &["Qilin-2 parameters 320000000000"],
    ),
    // a sort of model is no name
    (English, "Model: large language model\nTotal parameters: 320B\n\n", &[]),
];

#[test]
fn a_label_or_a_column_names_a_model() {
    check(CARDS, &["parameters", "active_parameters", "context_length"]);
}

/// Columns without marks between them, cells on lines of their own, labels without a colon.
const BARE: &[Row] = &[
    (
        English,
        "Specification Ascend 910B Ascend 910C\nMemory 64 GB 128 GB\nTDP 400 W 700 W\n\n",
        &[
            "Ascend 910B memory_capacity 64000000000",
            "Ascend 910B power 400",
            "Ascend 910C memory_capacity 128000000000",
            "Ascend 910C power 700",
        ],
    ),
    (
        SimplifiedChinese,
        "型号\n昇腾910B\n昇腾910C\n显存\n64GB\n128GB\n功耗\n400W\n700W\n\n",
        &[
            "Ascend 910B memory_capacity 64000000000",
            "Ascend 910B power 400",
            "Ascend 910C memory_capacity 128000000000",
            "Ascend 910C power 700",
        ],
    ),
    (
        SimplifiedChinese,
        "型号 昇腾910C\n显存 128GB\n功耗 700W\n\n",
        &["Ascend 910C memory_capacity 128000000000", "Ascend 910C power 700"],
    ),
    // three figures for two names are nobody's
    (English, "Specification Ascend 910B Ascend 910C\nTDP 400 W 500 W 700 W\n\n", &[]),
];

#[test]
fn a_line_of_figures_is_dealt_to_the_heads_above_it() {
    check(BARE, &["memory_capacity", "power"]);
}
