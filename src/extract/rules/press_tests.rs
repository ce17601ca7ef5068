//! Classes of phrases that the English press has over and over: names of several words, shares of a land's market, what
//! begins behind its noun, parts of a whole, and what one thing is to another, each with those that claim nothing.

use super::rows::{Row, check};
use crate::model::Language::English;

/// A name of several words is one name; a headline, a firm and a sort of place are none.
const TITLED: &[Row] = &[
    (
        English,
        "The new facility, called Red Harbour, will house 9,000 Nvidia B200 GPUs.",
        &["Red Harbour chip_count 9000"],
    ),
    (
        English,
        "Dubbed Project Osprey, the cluster will link 20,000 Trainium2 chips.",
        &["Project Osprey chip_count 20000"],
    ),
    (
        English,
        "Pine Ridge Supercomputing Center houses 2,400 H100 GPUs.",
        &["Pine Ridge Supercomputing Center chip_count 2400"],
    ),
    (English, "The Karelia AI Factory will have 4,000 GB200 chips.", &["Karelia AI Factory chip_count 4000"]),
    (English, "It runs Tidal Reef 2, a cluster in Perth with 3,000 H100 GPUs.", &["Tidal Reef 2 chip_count 3000"]),
    (
        English,
        "SK Telecom has built a supercomputer called Haeso Bay with 1,000 B200 GPUs.",
        &["Haeso Bay chip_count 1000"],
    ),
    (English, "The National Computing Center has 5,000 Ascend 910B chips.", &[]),
    (English, "Blue Wren, a data centre investor, has 3,000 H100 GPUs.", &[]),
    (English, "An initiative called Bharat Rising will buy 5,000 H100 chips.", &[]),
];

#[test]
fn a_name_of_several_words_is_read_whole() {
    check(TITLED, &["chip_count"]);
}

const MARKETS: &[Row] = &[
    (
        English,
        "AMD's share of the Chinese accelerator market slipped to 4% from 6%.",
        &["AMD market_share 4", "AMD market_share 6"],
    ),
    (English, "Homegrown processors made up 41% of the Chinese AI server market.", &["China domestic_share 41"]),
    (English, "Local suppliers met 34% of Indian demand for AI chips last year.", &["India domestic_share 34"]),
    (English, "Korean chipmakers' market share at home rose to 12%.", &["South Korea domestic_share 12"]),
    (
        English,
        "China will spend 20 billion yuan during the 15th Five-Year Plan.\n\nThe share of homegrown chips in new computing \
         centers rose to 45 percent.",
        &["China domestic_share 45"],
    ),
    (English, "Foreign suppliers hold 60% of the Chinese AI chip market.", &[]),
    (
        English,
        "The Chinese accelerator market grew, and domestic suppliers hold 12% of the Korean market for AI chips.",
        &["South Korea domestic_share 12"],
    ),
    (English, "SMIC's yields are 30%, about half of those of TSMC.", &[]),
    (English, "Cambricon's revenue made up 9% of the Chinese sector's.", &[]),
];

#[test]
fn a_lands_market_is_not_its_makers() {
    check(MARKETS, &["market_share", "domestic_share"]);
}

const BEGUN: &[Row] = &[
    (English, "Production of the Ascend 920 has not begun.", &[]),
    (English, "It is unclear when production of the Ascend 920 will begin.", &[]),
    (English, "Production of cars began in May, long before the Ascend 920.", &[]),
    (English, "Once deliveries of the Ascend 910C start, prices will fall.", &[]),
];

#[test]
fn what_only_touches_on_a_production_has_not_begun() {
    check(BEGUN, &["status"]);
}

const KEPT_BACK: &[Row] = &[
    (
        English,
        "The U.S. no longer merely restricts sales of the H200 to China.",
        &["China export_restriction United States", "Nvidia H200 export_restriction United States"],
    ),
    (English, "Lawmakers want to bar exports of AI chips to China.", &[]),
    (English, "Nvidia sells AI chips to China without restrictions on price.", &[]),
    (English, "The memory maker restricts sales of chips to Chinese phone makers.", &[]),
    (
        English,
        "Nvidia's Rubin line stays off limits to China under the U.S. rules.",
        &["China export_restriction United States", "Nvidia Rubin export_restriction United States"],
    ),
];

#[test]
fn who_is_kept_from_no_chips() {
    check(KEPT_BACK, &["export_restriction", "status"]);
}

const PARTS: &[Row] = &[
    (
        English,
        "The Karelia Computing Center has 12,288 cards, of which 8,192 are Ascend 910B units.",
        &[
            "Karelia Computing Center chip_count 12288",
            "Karelia Computing Center chip_count 8192",
            "Karelia Computing Center uses_chip Ascend 910B",
        ],
    ),
    (
        English,
        "The Karelia Computing Center uses chips made by Alibaba's T-Head, Biren and others.",
        &["Karelia Computing Center uses_chip Biren Technology", "Karelia Computing Center uses_chip T-Head"],
    ),
    (
        English,
        "The Karelia Data Center will house 9,216 GB300 GPUs in 128 NVL72 racks.",
        &["Karelia Data Center chip_count 9216", "Karelia Data Center uses_chip Nvidia GB300"],
    ),
    (
        English,
        "The Karelia Computing Center has 12,288 cards, of which 8,192 are idle.",
        &["Karelia Computing Center chip_count 12288"],
    ),
    (English, "The Lumen-3 model runs on chips developed by Huawei.", &[]),
    (English, "JUPITER is in Julich. The center let us have 2,048 of the machine's GH200 superchips.", &[]),
    (English, "The university has wired together 12,288 Ascend 910C processors for Ranger-2.", &[]),
];

#[test]
fn parts_of_what_a_machine_holds_are_its_own() {
    check(PARTS, &["chip_count", "uses_chip", "developer"]);
}

const ANOTHER: &[Row] = &[
    (English, "The successor to Fugaku, built by Fujitsu, will use Monaka-X chips.", &[]),
    (English, "Huawei's answer to the B200 has 64 GB of memory.", &[]),
    (
        English,
        "The Ascend 910C, the successor to the 910B, has 128 GB of memory.",
        &["Ascend 910C memory_capacity 128000000000"],
    ),
    (
        English,
        "Cambricon's MLU590, a rival to the A100, has 80 GB of memory.",
        &["Cambricon MLU590 memory_capacity 80000000000"],
    ),
    (English, "Zhipu launched GLM-5. A 30-billion-parameter variant is due in May.", &[]),
    (English, "Zhipu launched GLM-5. It is a 30-billion-parameter version.", &["GLM-5 parameters 30000000000"]),
    (English, "Nvidia's Rubin has 288 GB of memory.", &["Nvidia Rubin memory_capacity 288000000000"]),
    (English, "The Ascend 950 has 128 GB of memory.", &["Ascend 950 memory_capacity 128000000000"]),
    (English, "The Ascend 950 comes as the 950PR and the Ascend 950DT. The Ascend 950 has memory of 128 GB.", &[]),
];

#[test]
fn what_a_thing_succeeds_is_another() {
    check(ANOTHER, &["memory_capacity", "uses_chip", "parameters"]);
}

const TRAINED: &[Row] = &[
    (English, "Mistral trained Corvane 2 on 3,000 H200 GPUs.", &["Corvane 2 training_chip_count 3000"]),
    (
        English,
        "The firm put the cost of training Orbis-Max at under $6 million.",
        &["Orbis-Max training_cost ..6000000"],
    ),
    (
        English,
        "Orbis-9B is new. The run occupied 4,096 H800 GPUs for 74 days and cost $5 million.",
        &[
            "Orbis-9B parameters 9000000000",
            "Orbis-9B training_chip_count 4096",
            "Orbis-9B training_cost 5000000",
            "Orbis-9B training_time 74",
        ],
    ),
    (English, "Naver's $105B valuation rests on its model.", &[]),
    (English, "The start-up trained Alice Morrow on its tools.", &[]),
];

#[test]
fn a_bare_size_and_an_object_of_training_are_models() {
    let kinds = ["training_tokens", "training_chip_count", "training_cost", "training_time", "price"];
    check(TRAINED, &[&kinds[..], &["parameters"]].concat());
}

const TRADERS: &[Row] = &[
    (English, "Alibaba's T-Head has shipped 470,000 AI chips so far.", &["T-Head shipments 470000"]),
    (English, "Vietnam's FPT has bought 3,000 H100 chips.", &["FPT order 3000"]),
    (English, "Google's Ironwood is on sale. Anthropic plans to use 900,000 of them.", &["Anthropic order 900000"]),
    (English, "Norway's Zorbia plans to invest $4.3 billion in AI data centres.", &[]),
    (English, "Nvidia approved a $60 billion buyback.", &[]),
    (English, "The company's CEO has ordered 3,000 H100 GPUs.", &[]),
    (English, "California's DMV approved $2 million for cameras.", &[]),
];

#[test]
fn who_trades_stands_behind_its_owner() {
    check(TRADERS, &["shipments", "order", "investment"]);
}

const TIMES: &[Row] = &[
    (English, "The B300 is 2.5 times faster than the H20.", &["Nvidia B300 relative_performance 250"]),
    (
        English,
        "Trainium3 offers four times more compute performance than Trainium2.",
        &["AWS Trainium3 relative_performance 400"],
    ),
    (English, "The B300 is 40% faster than the H20.", &["Nvidia B300 relative_performance 140"]),
    (English, "The B300 has four times more memory than the H20.", &[]),
];

#[test]
fn so_many_times_faster_is_as_many_times_as_fast() {
    check(TIMES, &["relative_performance"]);
}

const NEEDS: &[Row] = &[
    (
        English,
        "Contoso Research expects China to cover 76% of its demand for AI GPUs from its own production in 2027.",
        &["China domestic_share 76"],
    ),
    (English, "China would meet 76% of its demand for AI chips itself.", &["China domestic_share 76"]),
    (English, "India meets 5% of its AI chip demand at home.", &["India domestic_share 5"]),
    (English, "China covers 40% of its demand for AI chips with Nvidia's H20.", &[]),
    (English, "China covers 60% of its demand for AI chips with imports rather than its own production.", &[]),
    (English, "China covers 80% of its demand for AI chips from Taiwan because its own production lags.", &[]),
    (English, "China satisfies 24% of its AI chip demand from Nvidia and the rest from its own production.", &[]),
    (English, "China produces 40% of its steel needs for chip fabs at home.", &[]),
    (English, "China covers 40% of its demand for AI chips.", &[]),
];

#[test]
fn a_country_meets_its_own_needs_where_it_is_said_by_whom() {
    check(NEEDS, &["domestic_share"]);
}

const OPENED: &[Row] = &[
    (English, "The Colossus cluster opened in July 2024.", &["Colossus released 2024-07"]),
    (English, "Stargate UAE will open in 2026.", &["Stargate UAE released 2026"]),
    (English, "A colossus of the industry opened an office in July 2024.", &[]),
    (English, "Nvidia opens a new office in Taipei in 2026.", &[]),
    (English, "A visitor centre at Isambard-AI opens in March 2026.", &[]),
    (English, "The fair where Huawei shows the Atlas 950 SuperPoD opens on September 18, 2025.", &[]),
    (English, "Alibaba opens Qwen3 to developers in more than 100 countries.", &[]),
];

#[test]
fn a_site_opens_on_a_day() {
    check(OPENED, &["released"]);
}

const JOINT: &[Row] = &[
    (
        English,
        "Alongside Fluidstack, Anthropic is building a cluster in Texas with 100,000 TPUs.",
        &["Anthropic: unnamed system chip_count 100000"],
    ),
    (
        English,
        "With Amazon Web Services, SK Telecom is constructing a data center in Ulsan, planned at 100 megawatts.",
        &["SK Telecom: unnamed system power 100000000"],
    ),
];

#[test]
fn whom_one_builds_with_holds_nothing() {
    check(JOINT, &["chip_count", "power"]);
}

const OTHERS: &[Row] = &[
    (English, "Of the GPUs, 1,480 are H200s and the remainder comes from AMD and Intel.", &[]),
    (English, "The Ascend 910C comes from SMIC.", &["Ascend 910C manufacturer SMIC"]),
];

#[test]
fn the_rest_are_other_chips() {
    check(OTHERS, &["manufacturer"]);
}

const SIZED: &[Row] = &[
    (
        English,
        "GLM-4-9B has 9.4 billion parameters.",
        &["GLM-4-9B parameters 9000000000", "GLM-4-9B parameters 9400000000"],
    ),
    (English, "Foo-2-36B has 3 billion parameters.", &["Foo-2-36B parameters 36000000000"]),
    (English, "Foo-2-36B is out.\n\n| Parameters | 105B |\n| --- | --- |", &["Foo-2-36B parameters 36000000000"]),
];

#[test]
fn a_size_that_the_name_denies_is_of_another_model() {
    check(SIZED, &["parameters"]);
}

const UNLOCKED: &[Row] = &[
    (English, "DeepSeek will open the weights of DeepSeek-V4.", &["DeepSeek-V4 open_weights true"]),
    (English, "Stargate UAE will open in 2026.", &[]),
];

#[test]
fn weights_are_opened_and_so_are_sites() {
    check(UNLOCKED, &["open_weights"]);
}
