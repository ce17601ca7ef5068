//! Which one is told of: versions by their size, both of two, one more that has no name, what another is built on, like, or
//! the successor of; each class with sentences that look alike and tell of another.

use super::rows::{Row, check};
use crate::model::Language::{English, SimplifiedChinese, TraditionalChinese};

const SIZES: &[Row] = &[
    (
        English,
        "Foo-8B and Foo-32B came out on Monday. The 8B version was trained on 36 trillion tokens.",
        &["Foo-8B training_tokens 36000000000000"],
    ),
    (English, "Foo-8B is out. The 32B model has a context window of 64K tokens.", &["Foo-32B context_length 64000"]),
    (
        SimplifiedChinese,
        "Foo-8B和Foo-32B今日发布。8B版本用了36万亿token训练。",
        &["Foo-8B training_tokens 36000000000000"],
    ),
    (
        SimplifiedChinese,
        "Foo-8B和Foo-32B今日发布。70B版用了15万亿token训练。",
        &["Foo-70B training_tokens 15000000000000"],
    ),
    (
        SimplifiedChinese,
        "SpikingBrain-7B参数量为70亿；SpikingBrain-76B总参数760亿。两款模型的上下文长度都是128K。",
        &["SpikingBrain-76B context_length 128000", "SpikingBrain-7B context_length 128000"],
    ),
    (SimplifiedChinese, "两个版本均为Thinking模型，上下文长度128K。", &[]),
];

const SIZED: &[Row] = &[
    (SimplifiedChinese, "同时发布的还有9B稠密小模型Tarn-2-Mini。", &["Tarn-2-Mini parameters 9000000000"]),
    (SimplifiedChinese, "GLM-5的性能超过多个70B开源模型Llama 3.1和Qwen3。", &[]),
    (SimplifiedChinese, "DeepSeek-R1很强。某公司半年就训出了一个30亿参数的工业巡检大模型。", &[]),
];

/// Names told once that nobody knows: the noun beside them and their version tell what they are.
const TOLD_ONCE: &[Row] = &[
    (English, "The language model Velmora has 300 billion parameters.", &["Velmora parameters 300000000000"]),
    (
        English,
        "Contoso released the language model Orrin, which has 30 billion parameters.",
        &["Orrin parameters 30000000000"],
    ),
    (
        English,
        "Contoso released Tarn 2.5 Pro, a language model with 70 billion parameters.",
        &["Tarn 2.5 Pro parameters 70000000000"],
    ),
    (English, "The language model Congress will regulate has 34 billion parameters.", &[]),
    (English, "The language model Orrin will have 34 billion parameters.", &["Orrin parameters 34000000000"]),
    (English, "The language model Orrin is said to have 34 billion parameters.", &["Orrin parameters 34000000000"]),
    (English, "The language model Congress has banned has 34 billion parameters.", &[]),
    (English, "The language model Berlin is to ban was said to have 34 billion parameters.", &[]),
    (SimplifiedChinese, "公司发布语言模型Qilin 2，参数3000亿。", &["Qilin 2 parameters 300000000000"]),
    (SimplifiedChinese, "公司发布大模型Qilin 2.0 Pro，参数3000亿。", &["Qilin 2.0 Pro parameters 300000000000"]),
    (SimplifiedChinese, "公司推出语言模型Tarn 3（参数为2000亿）。", &["Tarn 3 parameters 200000000000"]),
    (SimplifiedChinese, "初创公司的AI芯片云隼采用7纳米工艺。", &[]),
    (SimplifiedChinese, "名为云隼的AI芯片采用7纳米工艺。", &["云隼 process_node 7"]),
    (SimplifiedChinese, "公司发布首款AI芯片云隼，采用7纳米工艺。", &[]),
    (SimplifiedChinese, "天目一号总参数1万亿，推理时激活320亿。", &["天目一号 parameters 1000000000000"]),
    (SimplifiedChinese, "凭借HBM，“川流H2”的显存带宽提升到每秒4.8TB。", &[]),
    (SimplifiedChinese, "“淹城A2”采用5纳米工艺。", &["淹城A2 process_node 5"]),
    (SimplifiedChinese, "“银河7”显示屏采用7纳米工艺的驱动。", &[]),
    (SimplifiedChinese, "公司的AI芯片普遍采用7纳米工艺。", &[]),
    (SimplifiedChinese, "公司的AI芯片悉数采用7纳米工艺。", &[]),
    (SimplifiedChinese, "名叫李雷的研究员训练的大模型参数达2000亿。", &[]),
    (SimplifiedChinese, "名为云隼的手机芯片采用7纳米工艺。", &[]),
    (SimplifiedChinese, "“嫦娥五号”训练了三周，“风云四号”总重5吨。", &[]),
];

#[test]
fn a_name_told_once_is_known_by_its_noun_and_version() {
    check(TOLD_ONCE, &["parameters", "process_node"]);
}

#[test]
fn a_size_before_a_name_is_its_own() {
    check(SIZED, &["parameters"]);
}

#[test]
fn a_size_picks_a_version_out() {
    check(SIZES, &["training_tokens", "context_length"]);
}

const PAIRS: &[Row] = &[
    (
        English,
        "Cambricon sells the Siyuan 590 and the Siyuan 690. Both chips are made by SMIC.",
        &["Cambricon MLU590 manufacturer SMIC", "Cambricon MLU690 manufacturer SMIC"],
    ),
    (
        SimplifiedChinese,
        "寒武纪有思元590和思元690。两款芯片均由中芯国际代工。",
        &["Cambricon MLU590 manufacturer SMIC", "Cambricon MLU690 manufacturer SMIC"],
    ),
    (
        English,
        "SMIC makes the Ascend 970. The foundry's revenue was up 16% in the second quarter.",
        &["Ascend 970 manufacturer SMIC"],
    ),
];

#[test]
fn both_chips_are_two() {
    check(PAIRS, &["manufacturer"]);
}

const OTHERS: &[Row] = &[
    (
        SimplifiedChinese,
        "英伟达将为中国推出一款基于Blackwell架构的新芯片，售价6500至8000美元，远低于H20。",
        &["Nvidia: unnamed chip price 6500..8000"],
    ),
    (
        English,
        "Four stacks of HBM2E in the Ascend 910C add up to 64 GB of memory.",
        &["Ascend 910C memory_capacity 64000000000"],
    ),
    (
        English,
        "The Ascend 910C has 128 GB of memory, compared with 80 for the H100.",
        &["Ascend 910C memory_capacity 128000000000", "Nvidia H100 memory_capacity 80000000000"],
    ),
    (
        English,
        "CloudMatrix 384 delivers 300 petaflops in BF16 against 180 for Nvidia's GB200 NVL72.",
        &["CloudMatrix 384 compute 300000000000000000", "Nvidia GB200 NVL72 compute 180000000000000000"],
    ),
    (
        English,
        "The Ascend 910C has 128 GB. The unnamed successor of the chip is said to carry 256 GB of memory.",
        &["Ascend 910C memory_capacity 128000000000", "Huawei: unnamed chip memory_capacity 256000000000"],
    ),
    (English, "Contoso has a chip, the Ascend 910B. It has announced Europa, which does 629 TOPS.", &[]),
    (TraditionalChinese, "特區政府撥款，本港公司出售的H20每張售價8萬元。", &["Nvidia H20 price 80000"]),
];

#[test]
fn figures_are_of_the_one_that_they_are_told_of() {
    check(OTHERS, &["price", "memory_capacity", "compute"]);
}
