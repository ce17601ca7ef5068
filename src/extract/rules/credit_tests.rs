//! Classes of sentences: who is credited with a thing in a roundabout way, and in which foundry or process it is made.

use crate::model::Language;

use super::rows::{Row, check};
use Language::English;

const CREDITED: &[Row] = &[
    (
        English,
        "Otterhound-7B, the work of a three-person team at Merula AI, is small.",
        &["Otterhound-7B developer Merula AI"],
    ),
    (English, "Boreal-40B hails from Finnish start-up Silo AI.", &["Boreal-40B developer Silo AI"]),
    (English, "Out of the labs of Zhipu AI comes GLM-4.6.", &["GLM-4.6 developer Zhipu AI"]),
    (English, "Credit for Kimi K2 goes to a team at Moonshot AI.", &["Kimi K2 developer Moonshot AI"]),
    (English, "Moonshot AI is behind Kimi K2, which sells well.", &["Kimi K2 developer Moonshot AI"]),
    (English, "Moonshot AI is behind Kimi K2 on most tests.", &[]),
    (English, "Moonshot AI is far behind Kimi K2, its critics say.", &[]),
    (English, "The weights of Onyx-12B stay shut, its developer Corvane AI said.", &["Onyx-12B developer Corvane AI"]),
    (English, "The H20s came from Supermicro.", &[]),
    (
        English,
        "In a paper Ant Group described Ring-3 and Ling-3, two sparse models.",
        &["Ling-3 developer Ant Group", "Ring-3 developer Ant Group"],
    ),
    (English, "Epoch AI described Ring-3, a sparse model.", &[]),
    (English, "Hunyuan-A13B (80 billion parameters) was built by Tencent.", &["Hunyuan-A13B developer Tencent"]),
    (English, "Designed in-house by Xiaomi, the XRING O1 is fast.", &["XRING O1 designer Xiaomi"]),
    (
        English,
        "The Fjord-1 supercomputer opened in May. Skyvast, the local company behind the project, is small.",
        &["Fjord-1 developer Skyvast"],
    ),
    (
        English,
        "The firm behind the site, Northwind Compute, says the Fjord-1 supercomputer is fast.",
        &["Fjord-1 developer Northwind Compute"],
    ),
];

const LIKENED: &[Row] = &[
    (English, "Setu-24B is a model like the one built by Anthropic.", &[]),
    (English, "Setu-24B is a model for the machines built by Nvidia.", &[]),
    (English, "Boreal-40B, a chatbot in the mould of the one developed by OpenAI, is small.", &[]),
    (English, "Setu-24B is a model for Indian languages built by Sarvam AI.", &["Setu-24B developer Sarvam AI"]),
    (
        English,
        "The app runs on Sora 2, a model that OpenAI trained, not on Baidu's Ernie 5.",
        &["Sora 2 developer OpenAI"],
    ),
];

const MADE_AT: &[Row] = &[
    (English, "The Rhea1 will be baked on TSMC's N6.", &["Rhea1 manufacturer TSMC", "Rhea1 process_node 6"]),
    (
        English,
        "TSMC will make Microsoft's next chip, the Maia 300, on its N3 process.",
        &["Maia 300 manufacturer TSMC", "Maia 300 process_node 3"],
    ),
    (
        English,
        "The AI5 is built on Samsung's SF2 process.",
        &["AI5 manufacturer Samsung Foundry", "AI5 process_node 2"],
    ),
    (English, "Nebius has an N5 rack beside the H200.", &[]),
    (English, "The dies of the Ascend 910C originate from SMIC.", &["Ascend 910C manufacturer SMIC"]),
    (
        English,
        "Some Ascend 910B dies are thought to have been bought from TSMC through a broker.",
        &["Ascend 910B manufacturer TSMC"],
    ),
    (English, "Biren sells the BR106. Its foundry is SMIC.", &["Biren BR106 manufacturer SMIC"]),
    (English, "Biren sells the BR106. Production is in the hands of SMIC.", &["Biren BR106 manufacturer SMIC"]),
    (English, "Biren made its name with the BR106. It was etched by TSMC.", &["Biren BR106 manufacturer TSMC"]),
    (
        English,
        "TSMC makes Google's TPUs and Amazon's Trainium2.",
        &["AWS Trainium2 manufacturer TSMC", "Google TPU manufacturer TSMC"],
    ),
    (English, "The BR106 competes with chips made by TSMC.", &[]),
    (English, "All of that memory in the BR106 comes from SK hynix.", &[]),
    (English, "Biren tried to have the BR106 made at SMIC, without success.", &[]),
    (English, "Biren had hoped to have the BR106 made at Samsung, which said no.", &[]),
    (English, "Moore Threads turned to SMIC for its MTT S5000, but the attempt failed.", &[]),
];

const TOLD_BEFORE: &[Row] = &[
    (English, "The Gneiss-3 model is Swiss. It was developed by Mistral AI.", &["Gneiss-3 developer Mistral AI"]),
    (
        English,
        "The Gneiss-3 model is Swiss. Mistral AI and the University of Bergen built it.",
        &["Gneiss-3 developer Mistral AI", "Gneiss-3 developer University of Bergen"],
    ),
    (English, "The Gneiss-3 model is Swiss. Its developers are Corvane Labs.", &["Gneiss-3 developer Corvane Labs"]),
    (English, "The Gneiss-3 model is Swiss. Mistral AI is its maker.", &["Gneiss-3 developer Mistral AI"]),
    (English, "The Gneiss-3 model is Swiss. It is Mistral AI's own work.", &["Gneiss-3 developer Mistral AI"]),
    (
        English,
        "The Gneiss-3 chip is small. It was designed by engineers at Corvane Labs.",
        &["Gneiss-3 designer Corvane Labs"],
    ),
    (
        English,
        "The Gneiss-3 model is Swiss. It is developed by the NordLM consortium, in which Telenor has a part.",
        &["Gneiss-3 developer NordLM"],
    ),
    (
        English,
        "The Gneiss-3 model was published on 2 May by Mistral AI and Corvane Labs, in two sizes.",
        &["Gneiss-3 developer Corvane Labs", "Gneiss-3 developer Mistral AI"],
    ),
    (
        English,
        "Mistral AI wrote Gneiss, a language model. Gneiss-7B has 7 billion parameters and Gneiss-70B 70 billion.",
        &["Gneiss developer Mistral AI"],
    ),
    (English, "The Gneiss-3 model is Swiss. Mistral AI says that it developed its own chips.", &[]),
    (English, "The Gneiss-3 model is Swiss. It beats models developed by Mistral AI.", &[]),
    (English, "The Gneiss-3 model is Swiss. It was criticised by Mistral AI.", &[]),
];

const OWNED: &[Row] = &[
    (English, "The Zhenwu chip was designed by Alibaba's chip arm T-Head.", &["Alibaba PPU designer T-Head"]),
    (English, "The Zhenwu chip was designed by Alibaba for Chinese firms.", &["Alibaba PPU designer Alibaba"]),
    (
        English,
        "Cerebras is growing. For G42 it built Condor Galaxy 3, a cluster in Dallas.",
        &["Condor Galaxy 3 developer Cerebras"],
    ),
];

#[test]
fn a_word_for_a_thing_told_of_before_has_a_maker_as_the_thing_has() {
    check(TOLD_BEFORE, &["developer", "designer"]);
}

#[test]
fn behind_an_owner_stands_who_has_made_it() {
    check(OWNED, &["developer", "designer"]);
}

#[test]
fn who_is_credited_with_a_thing_has_made_it() {
    check(CREDITED, &["developer", "designer"]);
}

#[test]
fn what_a_thing_is_likened_to_has_another_maker() {
    check(LIKENED, &["developer"]);
}

#[test]
fn a_foundry_is_told_by_its_process_and_by_where_dies_come_from() {
    check(MADE_AT, &["manufacturer", "process_node"]);
}
