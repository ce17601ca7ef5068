//! Sites: what stands there, when they open, what they cost, and who has built them.

use crate::model::Language;

use super::rows::{Row, check};
use Language::English;

const OPENED: &[Row] = &[
    (
        English,
        "Nscale is building a campus at Loughton. The campus will go live next year with 23,040 GB300 chips.",
        &["Nscale: unnamed system chip_count 23040", "Nscale: unnamed system released 2026"],
    ),
    (
        English,
        "Mistral is planning a cluster in Grenoble with 40,000 chips. It will come online in 2027 and draw 250 megawatts.",
        &[
            "Mistral AI: unnamed system chip_count 40000",
            "Mistral AI: unnamed system power 250000000",
            "Mistral AI: unnamed system released 2027",
        ],
    ),
    (
        English,
        "Firmus is putting up a site near Launceston. The site is due to open in 2026 with 50 megawatts.",
        &["Firmus Technologies: unnamed system power 50000000", "Firmus Technologies: unnamed system released 2026"],
    ),
    (
        English,
        "A data centre is being built in Narvik by Nscale. It will house 100,000 GB300 chips.",
        &["Nscale: unnamed system chip_count 100000"],
    ),
    (
        English,
        "The Blue Lion supercomputer at Garching will start in 2027 with 5,000 Rubin GPUs.",
        &["Blue Lion chip_count 5000", "Blue Lion released 2027"],
    ),
    (
        English,
        "Isambard-AI started in May 2025 with 5,448 GH200 chips.",
        &["Isambard-AI chip_count 5448", "Isambard-AI released 2025-05"],
    ),
    (
        English,
        "Samsung is building a semiconductor cluster in Yongin. It will come online in 2027 with 300 megawatts.",
        &[],
    ),
    (English, "Microsoft is building an office campus in Hyderabad. It will open in 2027.", &[]),
    (English, "Google is opening a site in Berlin. It will open in 2027 and house 300 people.", &[]),
    (English, "The Blue Lion supercomputer project will start in 2027.", &[]),
    (English, "Isambard-AI will start training models in 2027.", &[]),
    (English, "Construction of Isambard-AI started in May 2024.", &[]),
];

#[test]
fn a_site_opens_with_its_chips_and_its_power() {
    check(OPENED, &["released", "chip_count", "power"]);
}

const BUILT_FOR: &[Row] = &[
    (
        English,
        "The National AI Computing Center, which is to be built at Haenam for 2.5 trillion won, will hold 15,000 GPUs.",
        &["National AI Computing Center (South Korea) investment 2500000000000"],
    ),
    (
        English,
        "Naver's data centre in Sejong, completed in 2023 for 650 billion won, holds GPUs.",
        &["NAVER: unnamed system investment 650000000000"],
    ),
    (English, "A data centre constructed in Mumbai for $500 million holds 8,000 H100 chips.", &[]),
    (English, "Naver's data centre in Sejong was built for Samsung for many years.", &[]),
    (English, "Naver's data centre in Sejong was built to serve customers for $20 a month.", &[]),
];

#[test]
fn what_a_site_is_built_for_is_put_into_it() {
    check(BUILT_FOR, &["investment", "price"]);
}

const WITH: &[Row] = &[
    (
        English,
        "With Amazon Web Services, SK Telecom is building an AI data centre in Ulsan with 60,000 GPUs.",
        &["SK Telecom: unnamed system developer SK Telecom"],
    ),
    (English, "With Samsung, Naver has developed the language model Corvid-9.", &["Corvid-9 developer NAVER"]),
    (English, "Together with Arm, Meta has designed the AI chip Zelkova.", &["Zelkova designer Meta"]),
];

#[test]
fn who_is_named_with_the_builder_has_not_built_it() {
    check(WITH, &["developer", "designer"]);
}

const WHERE: &[Row] = &[
    (
        English,
        "Dell will deliver the racks to Memphis, where xAI has a cluster of 200,000 GPUs.",
        &["xAI: unnamed system chip_count 200000"],
    ),
    (
        English,
        "Huawei delivered servers to Guizhou, where China Mobile operates 30,000 Ascend 910B cards.",
        &["China Mobile: unnamed system chip_count 30000"],
    ),
    (
        English,
        "Supermicro has shipped racks to Johor, where YTL is building a data centre with 10,000 GB200 chips.",
        &["YTL: unnamed system chip_count 10000"],
    ),
    (
        English,
        "HPE sells the system to Argonne, which has ordered 10,000 Blackwell GPUs.",
        &["Argonne National Laboratory order 10000"],
    ),
    (English, "Inspur buys from Nvidia, which has shipped 100,000 H20 chips this year.", &["Nvidia shipments 100000"]),
    (
        English,
        "Nvidia will deliver 100,000 GB300 chips to Narvik, where Nscale is at home.",
        &["Nvidia shipments 100000"],
    ),
    (English, "AWS will give OpenAI access to 200,000 GB300 chips.", &["OpenAI order 200000"]),
    (English, "OpenAI gets access to 200,000 GB300 chips.", &["OpenAI order 200000"]),
    (
        English,
        "The Tianchi 256 and the Tianchi 512 have 256 and 512 chips respectively.",
        &["Tianchi 256 chip_count 256", "Tianchi 512 chip_count 512"],
    ),
    (English, "Colossus 1 and Colossus 2 have 200,000 and 550,000 GPUs, respectively.", &[]),
];

#[test]
fn what_stands_elsewhere_is_not_delivered() {
    check(WHERE, &["shipments", "order", "chip_count"]);
}

const DELIVER: &[Row] = &[
    (
        English,
        "China Unicom has built a data centre in Xining with 22,990 AI chips from T-Head, MetaX and Biren, which deliver 3,579 petaflops.",
        &["China Unicom: unnamed system chip_count 22990"],
    ),
    (English, "Nvidia will deliver 20,000 H20 chips with 96 GB of memory this year.", &["Nvidia shipments 20000"]),
    (English, "Colossus 2 will have 550,000 GB200 and GB300 chips.", &["Colossus 2 chip_count 550000"]),
];

#[test]
fn what_chips_can_do_is_no_shipment() {
    check(DELIVER, &["shipments", "chip_count"]);
}

const PAIRS: &[Row] = &[
    (
        English,
        "Colossus 2 will have 550,000 GB200 and GB300 chips.",
        &["Colossus 2 uses_chip Nvidia GB200", "Colossus 2 uses_chip Nvidia GB300"],
    ),
    (
        English,
        "Isambard-AI holds 5,448 GH200 and 100 H100 chips.",
        &["Isambard-AI uses_chip Nvidia GH200", "Isambard-AI uses_chip Nvidia H100"],
    ),
];

#[test]
fn the_second_of_a_pair_of_chips_is_used_too() {
    check(PAIRS, &["uses_chip"]);
}

const ONE_MORE: &[Row] = &[
    (
        English,
        "BharatGen launched Param-1, a 2.9-billion-parameter model, and got money to build one with a trillion parameters.",
        &["BharatGen Param-1 parameters 2900000000"],
    ),
    (
        English,
        "BharatGen launched Param-1, one with 2.9 billion parameters.",
        &["BharatGen Param-1 parameters 2900000000"],
    ),
];

#[test]
fn one_more_model_is_another() {
    check(ONE_MORE, &["parameters"]);
}

const RANGES: &[Row] = &[
    (English, "Falcon-H1 comes in six sizes from 0.5 to 34 billion parameters.", &[]),
    (English, "Ant Group trained its Ling-Plus model at a cost of 5.1 million yuan per trillion tokens.", &[]),
    (
        English,
        "Ant Group trained its Ling-Plus model at a cost of 5.1 million yuan.",
        &["Ling-Plus training_cost 5100000"],
    ),
    (
        English,
        "TeleChat3 comes in sizes of 36 billion and 105 billion parameters.",
        &["TeleChat3-105B-A4.7B parameters 105000000000", "TeleChat3-36B parameters 36000000000"],
    ),
];

#[test]
fn what_is_by_the_token_or_a_range_is_not_of_the_model() {
    check(RANGES, &["parameters", "training_cost"]);
}

const IN_TURN: &[Row] = &[
    (
        English,
        "DeepSeek released V4-Pro and V4-Flash. Both read a million tokens in one go. Training took 33 and 32 trillion tokens respectively.",
        &[
            "DeepSeek-V4-Flash context_length 1000000",
            "DeepSeek-V4-Flash training_tokens 32000000000000",
            "DeepSeek-V4-Pro context_length 1000000",
            "DeepSeek-V4-Pro training_tokens 33000000000000",
        ],
    ),
    (
        English,
        "Zhipu published GLM-5 and GLM-5-Air. They were trained on 28 and 22 trillion tokens, respectively.",
        &["GLM-5 training_tokens 28000000000000", "GLM-5-Air training_tokens 22000000000000"],
    ),
    (English, "Zhipu published GLM-5. It and its rival were trained on 28 and 22 trillion tokens, respectively.", &[]),
    (
        English,
        "The Ascend 950PR and 950DT have 128 and 144 GB of memory respectively.",
        &["Ascend 950DT memory_capacity 144000000000", "Ascend 950PR memory_capacity 128000000000"],
    ),
    (English, "GLM-5 can read 128,000 tokens at a time.", &["GLM-5 context_length 128000"]),
    (English, "GLM-5 supports up to 200,000 tokens.", &["GLM-5 context_length ..200000"]),
    (English, "GLM-5 can process 20,000 tokens a second.", &[]),
    (English, "GLM-5 has processed 200,000 tokens at a time of need.", &[]),
];

#[test]
fn what_is_dealt_out_is_of_each_in_its_turn() {
    check(IN_TURN, &["training_tokens", "context_length", "memory_capacity"]);
}
