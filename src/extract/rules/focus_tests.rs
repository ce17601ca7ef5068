//! Classes of English paragraphs in which two or more things compete: which of them a sentence without a name is about.

use crate::model::Language;

use super::rows::{Row, check};
use Language::English;

const BY_THE_WAY: &[Row] = &[
    (
        English,
        "Ardent unveiled the Corvus X4, an AI accelerator. Its predecessor, the Corvus X3, drew 350 watts. The chip \
         draws 600 watts.",
        &["Corvus X3 power 350", "Corvus X4 power 600"],
    ),
    (
        English,
        "Cambricon's MLU690 is sampling. By contrast, Nvidia's H20 draws 400 watts. The chip draws 550 watts.",
        &["Cambricon MLU690 power 550", "Nvidia H20 power 400"],
    ),
    (
        English,
        "Pangu Ultra MoE is open. Huawei's researchers compare it with DeepSeek-R1. It has 718 billion parameters.",
        &["Pangu Ultra MoE parameters 718000000000"],
    ),
    (
        English,
        "Kimi K2 is open. DeepSeek-V3, from its rival in Hangzhou, is older. It was fed 15 trillion tokens.",
        &[],
    ),
    (
        English,
        "The order is for 6,000 REBEL-Quad cards. Rival FuriosaAI, whose RNGD is made by TSMC, lost. The card \
         draws 600 W.",
        &["REBEL-Quad power 600"],
    ),
    (English, "The Ascend 910C is sold out. The chip that replaces it draws 700 W.", &[]),
    (
        English,
        "The Ascend 910C has been sold out for months. The firm said that a successor, with a power draw of 700 W, was \
         sampling.",
        &[],
    ),
];

const TURNED_AWAY: &[Row] = &[
    // its place among many is no word for a thing
    (
        English,
        "The Trainium2 is sold out. Trainium3 is the first accelerator of the house in 3-nanometre technology.",
        &["AWS Trainium3 process_node 3"],
    ),
    // a name behind an aside, a new thing, and what a firm has
    (
        English,
        "JUPITER has 24,000 GH200s. Norway's Fjell, by contrast, makes do with 400 A100s.",
        &["JUPITER chip_count 24000"],
    ),
    (English, "Blackwell is in short supply. A second plant is due to begin 3-nanometre production in 2027.", &[]),
    (
        English,
        "Stargate UAE is growing. Microsoft has promised billions. It already runs the equivalent of 21,500 A100s.",
        &[],
    ),
    (
        English,
        "Condor Galaxy 3 stands in Dallas. The customer that counts is OpenAI. It has committed itself to 750 megawatts of \
         Cerebras systems.",
        &[],
    ),
    // the yardstick of one sentence
    (
        English,
        "The Ascend 910C draws 310 W. An H100 may draw up to 700 W. Memory is said to be 128 GB.",
        &["Ascend 910C memory_capacity 128000000000", "Ascend 910C power 310", "Nvidia H100 power ..700"],
    ),
    (
        English,
        "The Ascend 910C draws 310 W. An H100 may draw up to 700 W. It has 80 GB of memory.",
        &["Ascend 910C power 310", "Nvidia H100 memory_capacity 80000000000", "Nvidia H100 power ..700"],
    ),
    // the part behind a semicolon
    (English, "Ironwood is on sale; the cheaper version will be out in the second half of 2027.", &[]),
    // memory comes from somebody who does not make the chip
    (
        English,
        "The Maia 200 has 216 GB of memory. All of that memory comes from SK hynix.",
        &["Microsoft Maia 200 memory_capacity 216000000000"],
    ),
    (English, "Most of the HBM4 for Rubin will still come from SK hynix.", &[]),
    // what comes next in its line, by its name where it has one
    (
        English,
        "Trainium3 is out. Both Trainium2 and its successor are fabricated by TSMC.",
        &["AWS Trainium2 manufacturer TSMC", "AWS Trainium3 manufacturer TSMC"],
    ),
    (
        English,
        "The WSE-3 is made by TSMC. The next generation will move to 3 nanometres.",
        &["Cerebras WSE-3 manufacturer TSMC", "Cerebras: unnamed chip process_node 3"],
    ),
];

const DESCRIBED: &[Row] = &[
    (
        English,
        "Huawei's Ascend 950PR is new. The Ascend 910C, which it replaces, is not. The older chip draws 310 W. The \
         accelerator draws 600 W.",
        &["Ascend 910C power 310", "Ascend 950PR power 600"],
    ),
    (
        English,
        "DeepSeek-R1 came first. OpenAI's o1 is as good. The Chinese model has 671 billion parameters.",
        &["DeepSeek-R1 parameters 671000000000"],
    ),
    (
        English,
        "The H20 was designed for China. AMD's MI308 was caught, too. The Nvidia chip draws 400 W, the AMD part 750 W.",
        &["AMD MI308 power 750", "Nvidia H20 power 400"],
    ),
    (
        English,
        "Enflame sells the L600. The S60, its older sister, is cheap. The S60 draws 300 W. The newer card draws 800 W.",
        &["Enflame L600 power 800", "Enflame S60 power 300"],
    ),
    (
        English,
        "Qwen3-Max is Alibaba's. We ran it against GPT-5 and Claude Opus 4. The flagship has 1.1 trillion parameters.",
        &["Qwen3-Max parameters 1100000000000"],
    ),
    // of two of a kind neither is the one for inference
    (English, "Its Tiangai 150 and its Zhikai 100 are chips of Iluvatar. The inference chip draws 150 W.", &[]),
    (English, "The Ascend 910C is Huawei's and the H20 is Nvidia's. The older chip draws 310 W.", &[]),
];

const BROUGHT_IN: &[Row] = &[
    (
        English,
        "Colossus has 200,000 GPUs. Microsoft is building a data centre in Wisconsin. The site will draw 900 \
         megawatts.",
        &["Microsoft: unnamed system power 900000000"],
    ),
    (English, "JUPITER is fast. A new machine is being built in Bergen. It will draw two megawatts.", &[]),
    (
        English,
        "The Ascend 910C is sold out. Tencent has designed a chip for video. It draws 300 W.",
        &["Tencent: unnamed chip power 300"],
    ),
    (
        English,
        "Sarvam-M is small. The firm is also training a model from scratch. The new model will have 120 billion \
         parameters.",
        &[],
    ),
    (
        English,
        "The Ascend 950PR is a chip for inference. It is a 7-nanometre chip. The chip draws 600 W.",
        &["Ascend 950PR power 600"],
    ),
    (
        English,
        "Ardent sells the Corvus X4 accelerator. A liquid-cooled rack, the Brisa-8, followed in May. It draws 9 kW.",
        &["Brisa-8 power 9000"],
    ),
];

const TURNED: &[Row] = &[
    (English, "The B300 sells well. Rebellions has its chips made by Samsung.", &[]),
    (English, "AMD's MI355X is out. TSMC makes it.", &["AMD MI355X manufacturer TSMC"]),
    (English, "The Ascend 910C is out. SMIC makes those dies.", &["Ascend 910C manufacturer SMIC"]),
    (
        English,
        "Microsoft has put the Maia 200 into service. Built by TSMC, it draws 750 W.",
        &["Microsoft Maia 200 manufacturer TSMC", "Microsoft Maia 200 power 750"],
    ),
    (English, "JUPITER is in Germany. The Eviden-built machine draws 11 megawatts.", &["JUPITER power 11000000"]),
    (
        English,
        "ByteDance. Its chip tapes out at TSMC. The company's capital expenditure is 85 billion yuan.",
        &["ByteDance investment 85000000000"],
    ),
    (
        English,
        "Nvidia is pleased. The chip comes from TSMC. The company's capital expenditure is 85 billion yuan.",
        &[],
    ),
    (
        English,
        "Kakao will build a data centre. The government, which has promised to spend 9.9 trillion won on AI, helps.",
        &[],
    ),
];

#[test]
fn what_is_named_by_the_way_does_not_go_on() {
    check(BY_THE_WAY, &["power", "parameters", "training_tokens"]);
}

#[test]
fn a_description_picks_one_or_none() {
    check(DESCRIBED, &["power", "parameters"]);
}

#[test]
fn a_thing_without_a_name_ends_what_was_told() {
    check(BROUGHT_IN, &["power", "parameters"]);
}

#[test]
fn a_sentence_turns_to_another_firm() {
    check(TURNED, &["power", "manufacturer", "investment"]);
}

#[test]
fn a_sentence_turns_away_from_what_was_told() {
    check(TURNED_AWAY, &["power", "manufacturer", "process_node", "memory_capacity", "chip_count", "released"]);
}
