//! What is told once and holds for each of a list, and what is told in the words that stand for a thing or its place.

use crate::model::Language;

use super::rows::{Row, check};
use Language::{English, SimplifiedChinese};

const BROUGHT_OUT: &[Row] = &[
    (
        English,
        "Mistral released two models, Corvid-9 and Corvid-9 Mini.",
        &["Corvid-9 Mini status announced", "Corvid-9 status announced"],
    ),
    (
        English,
        "Huawei unveiled three chips: the Ascend 950PR, the Ascend 960 and the Ascend 970.",
        &["Ascend 950PR status announced", "Ascend 960 status announced", "Ascend 970 status announced"],
    ),
    (
        English,
        "Huawei has postponed the launch of two chips, the Ascend 960 and the Ascend 970.",
        &["Ascend 960 status delayed", "Ascend 970 status delayed"],
    ),
    (English, "Huawei unveiled the Ascend 960, and the Ascend 970 holds 288 GB.", &["Ascend 960 status announced"]),
];

#[test]
fn all_of_a_list_are_brought_out() {
    check(BROUGHT_OUT, &["status"]);
}

const MEASURED: &[Row] = &[
    (English, "The MI300X and the H200 draw 700 watts.", &["AMD MI300X power 700", "Nvidia H200 power 700"]),
    (
        English,
        "The Ascend 950PR and the Ascend 950DT are rated at 1 petaflop at FP8.",
        &["Ascend 950DT compute 1000000000000000", "Ascend 950PR compute 1000000000000000"],
    ),
    (
        English,
        "The Ascend 950PR, the Ascend 950DT and the Siyuan 690 deliver 1 petaflop at FP8.",
        &[
            "Ascend 950DT compute 1000000000000000",
            "Ascend 950PR compute 1000000000000000",
            "Cambricon MLU690 compute 1000000000000000",
        ],
    ),
    (
        English,
        "The MI300X and the H200 draw 700 and 750 watts respectively.",
        &["AMD MI300X power 700", "Nvidia H200 power 750"],
    ),
    (
        SimplifiedChinese,
        "昇腾950PR与昇腾950DT算力达1 PFLOPS。",
        &["Ascend 950DT compute 1000000000000000", "Ascend 950PR compute 1000000000000000"],
    ),
    (SimplifiedChinese, "昇腾950PR与昇腾950DT算力合计2 PFLOPS。", &[]),
    (English, "Faster than the MI300X and the H200, the Siyuan 690 draws 500 watts.", &["Cambricon MLU690 power 500"]),
];

#[test]
fn each_of_a_list_has_what_is_told_of_it() {
    check(MEASURED, &["compute", "power"]);
}

#[test]
fn what_a_list_has_together_none_of_it_has() {
    let sums = ["together deliver 4 petaflops", "deliver 4 petaflops combined", "deliver a total of 4 petaflops"];
    for sum in sums {
        let told = super::rows::found(English, &format!("The MI300X and the H200 {sum}."));
        let of_the_first = told.iter().any(|mention| mention.subject.name == "AMD MI300X");
        assert!(!of_the_first, "{sum}: {told:?}");
    }
}

const NODES: &[Row] = &[
    (English, "Cambricon showed the Siyuan 690. The 7nm chip has 80 GB.", &["Cambricon MLU690 process_node 7"]),
    (
        English,
        "Biren launched the BR100. The 7-nanometre processor delivers 1 petaflop.",
        &["Biren BR100 process_node 7"],
    ),
    // which of the two is meant
    (
        English,
        "The Siyuan 590 is made at 7nm and the Siyuan 690 at 5nm. The 5nm chip has 80 GB.",
        &["Cambricon MLU590 process_node 7", "Cambricon MLU690 process_node 5"],
    ),
];

#[test]
fn a_chip_is_called_by_its_node() {
    check(NODES, &["process_node"]);
}

const FROM_A_FOUNDRY: &[Row] = &[
    (English, "FuriosaAI took delivery of 4,000 RNGD cards from TSMC in January.", &["Furiosa RNGD manufacturer TSMC"]),
    (English, "Meta has received 2,000 MTIA v2 chips from TSMC.", &["Meta MTIA v2 manufacturer TSMC"]),
    (English, "Sarvam AI received 2,000 H200 chips from Samsung.", &[]),
    (English, "Meta took delivery of 2,000 MTIA v2 chips from Broadcom.", &[]),
];

#[test]
fn what_a_maker_gets_from_a_foundry_was_made_there() {
    check(FROM_A_FOUNDRY, &["manufacturer"]);
}

const CROWDS: &[Row] = &[
    (
        English,
        "More than 400 companies now use the Zhenwu 810E, among them State Grid, XPeng and China Unicom.",
        &["China Unicom uses_chip Alibaba PPU", "State Grid uses_chip Alibaba PPU", "Xpeng uses_chip Alibaba PPU"],
    ),
    (
        SimplifiedChinese,
        "目前已有400多家企业使用真武810E，包括国家电网、小鹏汽车。",
        &["State Grid uses_chip Alibaba PPU", "Xpeng uses_chip Alibaba PPU"],
    ),
    (
        SimplifiedChinese,
        "真武810E已被400多家企业采用，包括国家电网、小鹏汽车。",
        &["State Grid uses_chip Alibaba PPU", "Xpeng uses_chip Alibaba PPU"],
    ),
    (SimplifiedChinese, "目前已有400多家企业使用国产芯片，包括华为、寒武纪的产品。", &[]),
    (English, "More than 400 companies use domestic chips, among them those of Huawei and Cambricon.", &[]),
    (English, "More than 400 companies use the Zhenwu 810E, and analysts, including Citi, expect more.", &[]),
    (English, "The Zhenwu 810E is used by more than 400 companies and faces rivals, including Huawei.", &[]),
];

#[test]
fn some_of_a_crowd_of_users_are_named() {
    check(CROWDS, &["uses_chip"]);
}

const CHOSEN_FOR: &[Row] = &[
    (English, "Groq has chosen Samsung's 4nm process for its next chip, the LPU v2.", &[]),
    (English, "Tenstorrent picked Rapidus for its next chip, the Quasar.", &[]),
    (English, "Sarvam AI has chosen the H200 for its next model.", &["Sarvam AI uses_chip Nvidia H200"]),
];

#[test]
fn what_something_is_chosen_for_is_not_used() {
    check(CHOSEN_FOR, &["uses_chip"]);
}

const BUDGETS: &[Row] = &[
    (
        English,
        "Capital expenditure will rise to $200 billion this year, Amazon said.",
        &["Amazon investment 200000000000"],
    ),
    (English, "\"Capital spending will be about $200 billion,\" Amazon said.", &["Amazon investment 200000000000"]),
    (English, "Capital expenditure of all clouds will rise to $600 billion this year, Citi said.", &[]),
];

#[test]
fn a_budget_is_of_the_firm_that_tells_of_it() {
    check(BUDGETS, &["investment"]);
}

const PLACES: &[Row] = &[
    (
        English,
        "China Mobile's Hohhot cluster provides 6.7 exaflops at FP16.",
        &["China Mobile: unnamed system compute 6700000000000000000"],
    ),
    (
        English,
        "China Telecom's cluster in Lingang provides 4 exaflops.",
        &["China Telecom: unnamed system compute 4000000000000000000"],
    ),
    (English, "xAI's data centre in Memphis opened in July 2024.", &["xAI: unnamed system released 2024-07"]),
    (English, "Alibaba's Zhangbei data centre business provides 4 exaflops.", &[]),
    (English, "Huawei's cluster management software in Shenzhen was released in May 2024.", &[]),
];

#[test]
fn a_place_of_a_firm_is_known_by_its_town() {
    check(PLACES, &["compute", "released"]);
}

const DEALT: &[Row] = &[
    (SimplifiedChinese, "GLM-5的总参数与激活参数达到744B和40B。", &["GLM-5 parameters 744000000000"]),
    (
        SimplifiedChinese,
        "GLM-5的激活参数和总参数为40B和744B。",
        &["GLM-5 active_parameters 40000000000", "GLM-5 parameters 744000000000"],
    ),
    (
        SimplifiedChinese,
        "昇腾910C和昇腾910B的显存为128GB和64GB。",
        &["Ascend 910B memory_capacity 64000000000", "Ascend 910C memory_capacity 128000000000"],
    ),
    (
        SimplifiedChinese,
        "昇腾910C、昇腾910B、思元590的功耗为310W、300W和350W。",
        &["Ascend 910B power 300", "Ascend 910C power 310", "Cambricon MLU590 power 350"],
    ),
];

#[test]
fn as_many_figures_as_things_are_dealt_out_without_a_word_for_it() {
    check(DEALT, &["parameters", "active_parameters", "memory_capacity", "power"]);
}

const MADE_EACH_YEAR: &[Row] = &[
    (English, "Huawei makes 200,000 Ascend 910C chips a year.", &["Huawei production_volume 200000"]),
    (English, "Cambricon now builds some 140,000 chips a year.", &["Cambricon production_volume 140000"]),
    (English, "Dell builds servers with 200,000 H100 chips.", &[]),
    (English, "Huawei makes phones and sold 200,000 of them.", &[]),
];

#[test]
fn what_is_made_each_year_is_an_output() {
    check(MADE_EACH_YEAR, &["production_volume"]);
}

const TRAINED_BY: &[Row] = &[(
    English,
    "EPFL, ETH Zurich and CSCS trained the language model Corvid-9 on Alps.",
    &["Corvid-9 developer CSCS", "Corvid-9 developer EPFL", "Corvid-9 developer ETH Zurich"],
)];

#[test]
fn all_who_train_a_model_have_made_it() {
    check(TRAINED_BY, &["developer"]);
}

const SUMS: &[Row] = &[
    (
        English,
        "Microsoft will invest $80 billion, Amazon $100 billion and Google $75 billion this year.",
        &["Amazon investment 100000000000", "Google investment 75000000000", "Microsoft investment 80000000000"],
    ),
    (
        English,
        "Microsoft, Amazon and Google will invest $80 billion, $100 billion and $75 billion respectively.",
        &["Amazon investment 100000000000", "Google investment 75000000000", "Microsoft investment 80000000000"],
    ),
    (
        SimplifiedChinese,
        "微软、亚马逊和谷歌今年将分别投资800亿、1000亿和750亿美元。",
        &["Amazon investment 100000000000", "Google investment 75000000000", "Microsoft investment 80000000000"],
    ),
    (
        SimplifiedChinese,
        "微软今年将投资800亿美元，亚马逊1000亿美元，谷歌750亿美元。",
        &["Amazon investment 100000000000", "Google investment 75000000000", "Microsoft investment 80000000000"],
    ),
    (
        English,
        "Microsoft will invest $80 billion in France, and Amazon made $100 billion in sales.",
        &["Microsoft investment 80000000000"],
    ),
];

#[test]
fn each_firm_pays_its_own_sum() {
    check(SUMS, &["investment"]);
}

const SIZES: &[Row] = &[
    (
        English,
        "At 744 billion parameters GLM-5 is smaller than the 1 trillion-parameter Kimi K2.",
        &["GLM-5 parameters 744000000000", "Kimi K2 parameters 1000000000000"],
    ),
    (
        English,
        "GLM-5, Kimi K2 and Qwen4 have more than 700 billion parameters each.",
        &["GLM-5 parameters 700000000000..", "Kimi K2 parameters 700000000000..", "Qwen4 parameters 700000000000.."],
    ),
];

#[test]
fn a_size_that_describes_a_name_is_of_it() {
    check(SIZES, &["parameters"]);
}

const DEALT_TO_EACH: &[Row] = &[
    (
        English,
        "Nvidia and AMD, each of which has a plant in Taiwan, shipped 5 million and 500,000 AI chips last year.",
        &["AMD shipments 500000", "Nvidia shipments 5000000"],
    ),
    (
        English,
        "Nvidia and AMD shipped 5 million and 500,000 AI chips last year, each a record.",
        &["AMD shipments 500000", "Nvidia shipments 5000000"],
    ),
    (
        English,
        "Nvidia and AMD each shipped 500,000 AI chips last year.",
        &["AMD shipments 500000", "Nvidia shipments 500000"],
    ),
    (SimplifiedChinese, "在华为出货的80万颗昇腾芯片中，多数用于推理。", &["Huawei shipments 800000"]),
    (SimplifiedChinese, "在去年出货的100万颗AI芯片中，华为占了不少。", &[]),
];

#[test]
fn an_aside_about_each_deals_nothing_out() {
    check(DEALT_TO_EACH, &["shipments"]);
}

const BESIDE_A_TRAINING: &[Row] = &[
    (
        English,
        "Zhipu trained GLM-5 on 10,000 Ascend 910B chips, while Orsted Digital has 20,000 H20 chips.",
        &["GLM-5 training_chip_count 10000"],
    ),
    (
        English,
        "Meta trained Llama 3 on 16,000 H100 GPUs, while OpenAI used 25,000 A100 GPUs for GPT-4.",
        &["GPT-4 training_chip_count 25000", "Llama 3 training_chip_count 16000"],
    ),
    (
        English,
        "GLM-5 was trained on 10,000 Ascend 910B chips, while DeepSeek needed 2,048 H800 chips for V3.",
        &["DeepSeek-V3 training_chip_count 2048", "GLM-5 training_chip_count 10000"],
    ),
    (
        English,
        "GLM-5 was trained in Beijing; Zhipu used 10,000 Ascend 910B chips.",
        &["GLM-5 training_chip_count 10000"],
    ),
    (
        English,
        "GLM-5 was trained on 10,000 Ascend 910B chips; Moonshot has 20,000 H800 chips.",
        &["GLM-5 training_chip_count 10000"],
    ),
    (
        English,
        "GLM-5 was trained on 10,000 Ascend 910B chips, while DeepSeek has 20,000 H20 chips.",
        &["GLM-5 training_chip_count 10000"],
    ),
];

#[test]
fn what_another_one_has_trained_nothing_told_of_before() {
    check(BESIDE_A_TRAINING, &["training_chip_count"]);
}

const BETWEEN_THEM: &[Row] = &[
    (English, "Google and Amazon ordered 2 million H200 chips between them.", &[]),
    (English, "Between them, Google and Amazon ordered 2 million H200 chips.", &[]),
    (
        English,
        "The H20 and the B30A differ in the price between them, and ByteDance ordered 100,000 H20 chips.",
        &["ByteDance order 100000"],
    ),
];

#[test]
fn a_sum_of_all_is_of_none_of_them() {
    check(BETWEEN_THEM, &["order"]);
}

const BEHIND_A_SEMICOLON: &[Row] = &[(
    English,
    "Stargate is to have more than 400,000 GB200s by 2026; Anthropic said in October it would use up to a million of \
         Google's TPUs.",
    &["Anthropic: unnamed system chip_count ..1000000", "Stargate chip_count 400000.."],
)];

#[test]
fn a_firm_behind_a_semicolon_has_what_follows() {
    check(BEHIND_A_SEMICOLON, &["chip_count"]);
}
