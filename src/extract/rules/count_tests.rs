//! How many chips there are, and in whose hands: machines that are called by their town, parts of what they hold, and what
//! "them" and "its flagship" count; each with those that look alike and claim nothing.

use super::rows::{Row, check, compare, firmly};
use crate::model::Language::English;

const TOWNS: &[Row] = &[
    (
        English,
        "The Ostrava cluster has 16,384 H100s and draws 12 megawatts.",
        &[
            "Ostrava cluster chip_count 16384",
            "Ostrava cluster power 12000000",
            "Ostrava cluster uses_chip Nvidia H100",
        ],
    ),
    (
        English,
        "The Wuhu computing centre runs on Huawei's Ascend 910C only and delivers 3,000 petaflops.",
        &["Wuhu computing centre compute 3000000000000000000", "Wuhu computing centre uses_chip Ascend 910C"],
    ),
    (
        English,
        "Officials said the new Port Alder AI campus would house 20,000 MI450 accelerators by 2027.",
        &["Port Alder AI campus chip_count 20000", "Port Alder AI campus uses_chip AMD MI450"],
    ),
    (
        English,
        "About 4,096 H200 cards are installed at the Kosice data centre.",
        &["Kosice data centre chip_count 4096", "Kosice data centre uses_chip Nvidia H200"],
    ),
    (
        English,
        "The Ulanqab facility is powered by 30,000 Zhenwu 810E cards.",
        &["Ulanqab facility chip_count 30000", "Ulanqab facility uses_chip Alibaba PPU"],
    ),
    (
        English,
        "The first phase of the Ulanqab data centre will consume 150 megawatts.",
        &["Ulanqab data centre power 150000000"],
    ),
    (English, "The Kubernetes cluster has 1,600 H100s.", &[]),
    (English, "The Paris data centre market consumes 900 megawatts.", &[]),
    (English, "The Phase cluster is fast.", &[]),
];

#[test]
fn a_machine_is_called_by_its_town() {
    check(TOWNS, &["chip_count", "uses_chip", "power", "compute"]);
}

const PARTS: &[Row] = &[
    (
        English,
        "The Jinan cluster has 12,000 accelerators. Of these, 8,000 are Ascend 910B and 4,000 are MetaX C550.",
        &["Jinan cluster chip_count 12000", "Jinan cluster chip_count 4000", "Jinan cluster chip_count 8000"],
    ),
    (
        English,
        "The Jinan cluster has 12,000 accelerators: 8,000 Ascend 910B and 4,000 MetaX C550.",
        &["Jinan cluster chip_count 12000", "Jinan cluster chip_count 4000", "Jinan cluster chip_count 8000"],
    ),
    (
        English,
        "The Jinan cluster holds 12,000 accelerators, of which 8,000 are of the type H100 and 4,000 are AMD MI300X cards.",
        &["Jinan cluster chip_count 12000", "Jinan cluster chip_count 4000", "Jinan cluster chip_count 8000"],
    ),
    (
        English,
        "Enflame's bread and butter is the S60. More than 70,000 of them had been shipped by the end of 2024.",
        &["Enflame shipments 70000.."],
    ),
    (English, "Cambricon's MLU590 is popular. The firm sold 90,000 of them last year.", &["Cambricon shipments 90000"]),
    (
        English,
        "Huawei is expected to make some 600,000 of its current flagship, the 910C, next year.",
        &["Huawei production_volume 600000"],
    ),
    (
        English,
        "Cambricon wants to build 300,000 of its newest accelerator, the MLU690, next year.",
        &["Cambricon production_volume 300000"],
    ),
    (English, "Enflame's bread and butter is the S60. More than 300 of them, its workers said, were late.", &[]),
    (English, "The Jinan cluster has 12,000 users. Of these, 8,000 are students and 4,000 are teachers.", &[]),
];

#[test]
fn parts_of_a_whole_are_counted_with_it() {
    check(PARTS, &["chip_count", "shipments", "production_volume"]);
}

const REJECTED: &[Row] = &[
    (
        English,
        "ByteDance rejected a report that it had ordered 100,000 Ascend 910B chips.",
        &["ByteDance uses_chip Ascend 910B denied"],
    ),
    (
        English,
        "Tencent brushed aside a story that it was buying the Ascend 910C.",
        &["Tencent uses_chip Ascend 910C denied"],
    ),
    (English, "Baidu shot down rumours that it was using Nvidia H20 chips.", &["Baidu uses_chip Nvidia H20 denied"]),
    (English, "Baidu confirmed a report that it was using Nvidia H20 chips.", &["Baidu uses_chip Nvidia H20 stated"]),
];

#[test]
fn a_report_that_is_rejected_is_denied() {
    compare(REJECTED, |mention| firmly(mention, &["uses_chip"]));
}

const FORBIDDEN: &[Row] = &[
    (
        English,
        "The United States, the European Union and Taiwan all forbid the sale of such chips to Russia.",
        &[
            "Russia export_restriction European Union",
            "Russia export_restriction Taiwan",
            "Russia export_restriction United States",
        ],
    ),
    (
        English,
        "America, the Netherlands and Japan restrict exports of advanced chips to China.",
        &[
            "China export_restriction Japan",
            "China export_restriction Netherlands",
            "China export_restriction United States",
        ],
    ),
    (
        English,
        "Washington's export rules have covered Huawei since 2019.",
        &["Huawei export_restriction United States"],
    ),
    (
        English,
        "Sanctions by the United States have covered Baikal Electronics since 2022.",
        &["Baikal Electronics export_restriction United States"],
    ),
    (English, "Washington's export rules have changed since Huawei was founded.", &[]),
    (English, "Japan and South Korea have discussed the sale of such chips to China.", &[]),
];

#[test]
fn several_states_forbid_together_and_a_rule_hits_whom_it_covers() {
    check(FORBIDDEN, &["export_restriction"]);
}

const HOME_MADE: &[Row] = &[
    (
        English,
        "China wants 70% of the accelerators in its data centres to be Chinese by 2027.",
        &["China domestic_share 70"],
    ),
    (English, "In Russia barely 3% of the AI chips in use are of Russian origin.", &["Russia domestic_share 3"]),
    (
        English,
        "India says that over 50 per cent of the value of the PARAM Rudra servers is indigenous.",
        &["PARAM Rudra domestic_share 50.."],
    ),
    (English, "Baidu says that 40% of the chips in its clusters are now domestic.", &["Baidu domestic_share 40"]),
    (
        English,
        "Enflame says that over 80% of the components it buys now come from domestic suppliers.",
        &["Enflame domestic_share 80.."],
    ),
    (English, "China is far away. No more than 30% of the accelerators in his halls are Chinese, he said.", &[]),
    (English, "About 30% of the visitors in China were Chinese.", &[]),
    (English, "Nvidia says that 13% of its sales come from Chinese customers.", &[]),
];

#[test]
fn what_is_home_made_is_told_by_whence_it_comes() {
    check(HOME_MADE, &["domestic_share", "market_share"]);
}

const SPENT: &[Row] = &[
    (English, "DeepSeek-V3 used 2,048 H800s.", &["DeepSeek-V3 training_chip_count 2048"]),
    (English, "GLM-5 needed 4,096 Ascend 910C cards for 70 days.", &["GLM-5 training_chip_count 4096"]),
    (English, "Llama 4, by contrast, took 32,000 H100s.", &[]),
    (
        English,
        "Kimi K2 was trained by Moonshot. It used 2,048 H800 accelerators.",
        &["Kimi K2 training_chip_count 2048"],
    ),
    (English, "DeepSeek-V3 needed 352 H800s to serve its users.", &[]),
    (English, "GLM-5 used 128 H20s for inference.", &[]),
    (English, "GLM-5 took 40 minutes.", &[]),
];

#[test]
fn a_model_that_took_chips_was_trained_on_them() {
    check(SPENT, &["training_chip_count", "chip_count", "order"]);
}

const VENDORS: &[Row] = &[
    (
        English,
        "Of the 4 million accelerators sold in China in 2025, Nvidia supplied 2.2 million, or 55%, Huawei 812,000 and \
         T-Head 265,000.",
        &["Huawei shipments 812000", "Nvidia market_share 55", "Nvidia shipments 2200000", "T-Head shipments 265000"],
    ),
    (
        English,
        "Huawei shipped 812,000 AI chips in China last year, T-Head 265,000, and Cambricon and Kunlunxin 116,000 each.",
        &[
            "Cambricon shipments 116000",
            "Huawei shipments 812000",
            "Kunlunxin shipments 116000",
            "T-Head shipments 265000",
        ],
    ),
    (
        English,
        "TSMC held 71% of the foundry market in the third quarter. Samsung had 6.8% and China's SMIC 5.1%.",
        &["SMIC market_share 5.1", "Samsung market_share 6.8", "TSMC market_share 71"],
    ),
    (
        English,
        "We put Nvidia at 81% of accelerator spending in 2025 and 74% in 2027.",
        &["Nvidia market_share 74", "Nvidia market_share 81"],
    ),
    (English, "Nvidia gets 81% of its revenue from chips.", &[]),
    (English, "Of the 4 million people in the city, Nvidia employs 2,200, or 1%.", &[]),
];

#[test]
fn a_list_of_vendors_has_the_verb_once() {
    check(VENDORS, &["shipments", "market_share"]);
}

const USERS: &[Row] = &[
    (English, "Mistral trains on Nvidia too.", &["Mistral AI uses_chip Nvidia"]),
    (English, "Tesla does its training on Nvidia like everybody else.", &["Tesla uses_chip Nvidia"]),
    (English, "IBM offers the Gaudi 3 in its cloud.", &["IBM uses_chip Intel Gaudi 3"]),
    (English, "Dell puts the Gaudi 3 into its servers.", &["Dell uses_chip Intel Gaudi 3"]),
    (English, "Sakura Internet is adding 1,100 B200 at its site.", &["Sakura Internet uses_chip Nvidia B200"]),
    (English, "Sugon and Zhipu AI are the names that our clients ask about, and not Nvidia.", &[]),
    (English, "IBM offers training on Nvidia's history.", &[]),
];

#[test]
fn who_trains_on_chips_and_who_rents_them_out_uses_them() {
    check(USERS, &["uses_chip"]);
}

const NO_MEMORY: &[Row] = &[
    (English, "The MTT S5000 has 80 GB of memory and moves 784 GB/s from card to card.", &[]),
    (English, "The Zhenwu 810E has 96 GB of memory and 700 GB/s between chips over seven ports.", &[]),
    (
        English,
        "The rule covers chips with a total processing performance of less than 21,000 and a memory bandwidth below \
         6,500 GB/s, such as the H200.",
        &[],
    ),
    (
        English,
        "The MTT S5000 moves 1.6 TB/s and has 784 GB/s between cards.",
        &["MTT S5000 memory_bandwidth 1600000000000"],
    ),
    (English, "All of the memory of the Maia 200 comes from SK hynix.", &[]),
    (English, "The D1 is a 7nm part by TSMC with 362 teraflops.", &["D1 manufacturer TSMC"]),
];

#[test]
fn links_and_limits_are_no_memory_and_its_makers_make_no_chip() {
    check(NO_MEMORY, &["memory_bandwidth", "manufacturer", "designer"]);
}

const SIZED: &[Row] = &[
    (
        English,
        "Polaris Labs released Aurora-13B, Aurora-34B and Aurora-MoE-110B. The 34B was trained on 1,024 H100s. The 13B \
         version took 512 A100s.",
        &["Aurora-13B training_chip_count 512", "Aurora-34B training_chip_count 1024"],
    ),
    (
        English,
        "Aurora-13B and Aurora-34B are language models. Training of the 13B took 512 H100s.",
        &["Aurora-13B training_chip_count 512"],
    ),
    (
        English,
        "Aurora-34B and Aurora-34B-Chat are language models. The 34B model was trained on 1,024 H100s.",
        &["Aurora-34B training_chip_count 1024"],
    ),
    (
        English,
        "Aurora-13B and Aurora-34B are language models. Pre-training of the large model took 61 days on 4,096 H800s.",
        &["Aurora-34B training_chip_count 4096"],
    ),
    (
        English,
        "Aurora-34B was trained on 1,024 H100s. The small model, distilled from the large model, is fast.",
        &["Aurora-34B training_chip_count 1024"],
    ),
];

#[test]
fn a_size_alone_picks_out_a_model() {
    check(SIZED, &["training_chip_count", "chip_count"]);
}

const SCORES: &[Row] = &[
    (
        English,
        "On SWE-bench Verified Aurora-34B gets 61.2, on LiveCodeBench 70.4.",
        &["Aurora-34B benchmark_score 61.2", "Aurora-34B benchmark_score 70.4"],
    ),
    (
        English,
        "On MMLU Aurora-13B obtains 65.8 and Aurora-34B 79.6; on C-Eval the figures are 69.1 and 82.3 respectively.",
        &[
            "Aurora-13B benchmark_score 65.8",
            "Aurora-13B benchmark_score 69.1",
            "Aurora-34B benchmark_score 79.6",
            "Aurora-34B benchmark_score 82.3",
        ],
    ),
];

#[test]
fn scores_are_dealt_in_their_order() {
    check(SCORES, &["benchmark_score"]);
}

const LEADING: &[Row] = &[
    (
        English,
        "The Atlas 350 is built around the Ascend 950PR. The Atlas 350 moves 1.4 TB/s, faster than Nvidia's H20. Power is \
         given as 600 watts.",
        &["Atlas 350 power 600"],
    ),
    (
        English,
        "The MLU690 rivals the H100. Memory is rumoured to be 144 GB.",
        &["Cambricon MLU690 memory_capacity 144000000000"],
    ),
    (
        English,
        "Anthropic is training Claude 5 on Project Rainier, which had 500,000 Trainium2 chips in October.",
        &["Project Rainier chip_count 500000"],
    ),
    (
        English,
        "Condor Galaxy 3 is big. OpenAI has committed itself to 750 megawatts of Cerebras systems, in a contract put at \
         more than $20 billion.",
        &[],
    ),
    (
        English,
        "Intel makes the Gaudi 3. The H100 sells well. This year Intel planned to ship 300,000 of them.",
        &["Intel shipments 300000"],
    ),
    (
        English,
        "Nvidia's Blackwell is made in Arizona. A second plant is due to begin 3-nanometre production in 2027.",
        &[],
    ),
    (English, "Blackwell is made in Arizona. Most of its memory is fast, and the plant makes 3 nm chips.", &[]),
];

#[test]
fn a_figure_is_of_what_leads_and_not_of_what_stands_beside() {
    check(
        LEADING,
        &["power", "memory_capacity", "chip_count", "training_chip_count", "shipments", "process_node", "investment"],
    );
}
