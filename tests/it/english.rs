//! Classes of English sentences, several of each: who or what a number is of, what stands between, and what is no
//! claim at all.

use homegrown::{
    extract,
    lexicon::Lexicon,
    model::{Document, Id, Language, Mention, Value},
};

fn mentions(text: &str) -> Vec<Mention> {
    let document = Document {
        published: Some("2025-09-18".to_owned()),
        ..Document::new(Id::document("english"), "english", Language::English, format!("News of the week\n\n{text}"))
    };
    extract::extract(&document, Lexicon::builtin().unwrap())
}

/// `subject | predicate | value`, the value without its unit; a bound alone stands with two dots.
fn line(mention: &Mention) -> String {
    let value = match &mention.value {
        Value::Quantity(quantity) => match (quantity.min, quantity.max) {
            (Some(min), Some(max)) if (min - max).abs() < f64::EPSILON => format!("{max}"),
            (min, max) => {
                let side = |side: Option<f64>| side.map_or_else(String::new, |number| number.to_string());
                format!("{}..{}", side(min), side(max))
            }
        },
        Value::Entity { name } => name.clone(),
        Value::Flag { .. } => "yes".to_owned(),
        Value::Date { date } => date.to_string(),
        Value::Term { term, .. } => format!("{term:?}"),
    };
    format!("{} | {} | {value}", mention.subject.name, mention.predicate.as_str())
}

fn lines(text: &str) -> Vec<String> {
    mentions(text).iter().filter(|mention| !mention.from_name).map(line).collect()
}

/// Each text says its line.
pub(crate) fn all_say(cases: &[(&str, &str)]) {
    let fails = cases.iter().filter_map(|(text, wanted)| {
        let found = lines(text);
        let said = found.iter().any(|line| line == wanted);
        (!said).then(|| format!("{text:?}\n wants {wanted:?}\n has {found:?}"))
    });
    let fails: Vec<String> = fails.collect();
    assert!(fails.is_empty(), "{}", fails.join("\n"));
}

/// No text says its line, or anything of a predicate where the line is one alone.
pub(crate) fn none_says(cases: &[(&str, &str)]) {
    for (text, barred) in cases {
        let found = lines(text);
        let bad = |line: &&String| line.as_str() == *barred || line.contains(&format!(" | {barred} | "));
        assert!(!found.iter().any(|line| bad(&line)), "{text:?}\n says {barred:?}: {found:#?}");
    }
}

#[test]
fn what_an_insertion_names_is_not_what_the_sentence_is_about() {
    all_say(&[
        (
            "ByteDance, the Chinese parent company of TikTok, ordered more than 100,000 Ascend 910B chips.",
            "ByteDance | order | 100000..",
        ),
        (
            "Humain, a company owned by the Public Investment Fund, has agreed to buy 18,000 GB300 chips.",
            "Humain | order | 18000",
        ),
        (
            "SMIC, the foundry that Huawei relies on, will make 45,000 wafers a month for the Ascend 910C.",
            "SMIC | production_volume | 45000",
        ),
        ("Yotta, led by a former executive of Reliance Jio, bought 4,096 H100 chips.", "Yotta | order | 4096"),
    ]);
}

#[test]
fn the_far_side_of_a_contrast_has_its_own_number() {
    all_say(&[
        (
            "The CloudMatrix 384 draws about 560 kW compared to 145 kW for a single GB200 NVL72.",
            "Nvidia GB200 NVL72 | power | 145000",
        ),
        (
            "The Ascend 910C has 128 GB of memory, against 96 GB for the H20.",
            "Nvidia H20 | memory_capacity | 96000000000",
        ),
        (
            "The Ascend 910C offers 3.2 TB/s of memory bandwidth versus 8 TB/s for the B200.",
            "Nvidia B200 | memory_bandwidth | 8000000000000",
        ),
        (
            "The CloudMatrix 384 needs 559 kW, nearly four times the 145 kW consumed by the GB200 NVL72.",
            "Nvidia GB200 NVL72 | power | 145000",
        ),
    ]);
    none_says(&[
        (
            "The CloudMatrix 384 draws about 560 kW compared to 145 kW for a single GB200 NVL72.",
            "CloudMatrix 384 | power | 145000",
        ),
        (
            "The Ascend 910C has 128 GB of memory, against 96 GB for the H20.",
            "Ascend 910C | memory_capacity | 96000000000",
        ),
        (
            "The CloudMatrix 384 employs 384 Ascend 910C, outscaling Nvidia's 72 Blackwell GPUs.",
            "CloudMatrix 384 | chip_count | 72",
        ),
    ]);
}

#[test]
fn a_number_in_brackets_is_of_the_name_before_them() {
    all_say(&[
        (
            "It follows the Sarvam-1 model (2 billion parameters) and the Sarvam-M (24 billion parameters) model.",
            "Sarvam-M | parameters | 24000000000",
        ),
        (
            "The H20 (96 GB of memory) and the Ascend 910C (128 GB of memory) are sold in China.",
            "Nvidia H20 | memory_capacity | 96000000000",
        ),
    ]);
    none_says(&[(
        "It follows the Zeta-1 model (2 billion parameters) and the Sarvam-M (24 billion parameters) model.",
        "Sarvam-M | parameters | 2000000000",
    )]);
}

#[test]
fn what_holds_for_both_holds_for_each() {
    all_say(&[
        (
            "GLM-4.5 has a sibling, GLM-4.5-Air. Both models offer a context length of 128,000 tokens.",
            "GLM-4.5 | context_length | 128000",
        ),
        (
            "GLM-4.5 has a sibling, GLM-4.5-Air. Both models offer a context length of 128,000 tokens.",
            "GLM-4.5-Air | context_length | 128000",
        ),
        ("Yields for the Ascend 910B and Ascend 910C are only about 20%.", "Ascend 910B | yield_rate | 20"),
        ("Yields for the Ascend 910B and Ascend 910C are only about 20%.", "Ascend 910C | yield_rate | 20"),
        ("The Ascend 910B and Ascend 910C are made by SMIC.", "Ascend 910B | manufacturer | SMIC"),
    ]);
}

#[test]
fn the_number_of_the_year_before_is_of_the_same_chips() {
    all_say(&[
        ("Huawei will ship 805,000 Ascend chips in 2025, up from 507,000 in 2024.", "Huawei | shipments | 507000"),
        ("Nvidia shipped 600,000 H20 chips in 2025, down from 1,000,000 in 2024.", "Nvidia | shipments | 1000000"),
    ]);
}

#[test]
fn a_restriction_befalls_the_chip_and_the_listed_firm() {
    all_say(&[
        (
            "The United States placed SMIC on its Entity List in December 2020. The Ascend chips come from it.",
            "SMIC | export_restriction | United States",
        ),
        (
            "The Ascend 910B matters. Moore Threads was added to the US Entity List in 2023.",
            "Moore Threads | export_restriction | United States",
        ),
        (
            "The use of Ascend 910B, 910C and 910D chips risked breaching U.S. export controls.",
            "Ascend 910D | export_restriction | United States",
        ),
    ]);
    none_says(&[
        ("China Telecom trained TeleChat2-115B on domestic chips, bypassing US sanctions.", "export_restriction"),
        ("Amid US export restrictions Cambricon sells more of its chips.", "export_restriction"),
        ("Huawei shifted production of the Ascend to SMIC despite sanctions.", "export_restriction"),
    ]);
}

#[test]
fn whose_a_model_is_may_stand_in_a_possessive_or_behind_it() {
    all_say(&[
        ("DeepSeek's next-generation large language model, R2, is late.", "DeepSeek-R2 | developer | DeepSeek"),
        ("Tarn-9 is a sparse language model by Mistral AI.", "Tarn-9 | developer | Mistral AI"),
        ("Pangu Ultra MoE is Huawei's large sparse language model.", "Pangu Ultra MoE | developer | Huawei"),
    ]);
}

#[test]
fn what_holds_of_a_sort_of_things_is_no_claim() {
    none_says(&[
        (
            "The Ascend 910C is new. Advanced chips need yields of more than 70% to be commercially viable.",
            "yield_rate",
        ),
        ("DeepSeek-R1 was cheap. Training foundation models costs more than $100 million.", "training_cost"),
        (
            "An EFLOP, a unit of speed, equals one quintillion operations per second, says the maker of CloudMatrix 384.",
            "compute",
        ),
        ("DeepSeek prompted firms to order more than $16 billion worth of H20 chips.", "investment"),
        ("Yotta accounts for the bulk of the compute capacity, having 9,216 H100 GPUs.", "production_volume"),
    ]);
}

#[test]
fn a_share_is_of_the_holder_in_its_own_part_of_the_sentence() {
    all_say(&[
        (
            "Of the accelerators sold in China last year, Nvidia accounted for 62%, Huawei for 21% and AMD for 4%.",
            "Huawei | market_share | 21",
        ),
        (
            "Nvidia's slice of the Chinese market for AI chips shrank to 54% from 66% a year before, while Huawei's grew to 28%.",
            "Huawei | market_share | 28",
        ),
        ("Nvidia's share of the GPU market fell to 55%, the H20 ban being one reason.", "Nvidia | market_share | 55"),
        ("Alibaba's T-Head has 3% of the market for AI chips.", "T-Head | market_share | 3"),
    ]);
    none_says(&[(
        "Cambricon's gross margin was 55% and its share price rose 20% on demand for AI chips.",
        "market_share",
    )]);
}

#[test]
fn what_is_home_made_is_said_of_a_country_or_a_buyer() {
    all_say(&[
        (
            "The state wants to raise the domestic AI chip market share in China from 17% to 55% by 2027.",
            "China | domestic_share | 55",
        ),
        ("China's self-sufficiency rate in AI chips will rise from 34% to 82%.", "China | domestic_share | 34"),
    ]);
    none_says(&[("Only 12% of respondents said they would buy domestic AI chips.", "domestic_share")]);
}

#[test]
fn who_orders_ships_and_makes_is_the_subject_of_the_verb() {
    all_say(&[
        ("Meta said it would buy up to 1 million TPUs from Google over three years.", "Meta | order | ..1000000"),
        (
            "ByteDance, Alibaba and Tencent rushed to secure nearly one million H20 AI chips from Nvidia.",
            "Tencent | order | 1000000",
        ),
        (
            "China Mobile will take delivery of 8,000 Ascend 910C cards under the contract.",
            "China Mobile | order | 8000",
        ),
        (
            "Cambricon shipped roughly 83,000 AI accelerators in nine months, up from 21,000 a year earlier.",
            "Cambricon | shipments | 21000",
        ),
    ]);
    none_says(&[("Meta said it would buy up to 1 million TPUs from Google over three years.", "Google | order")]);
}

#[test]
fn a_foundry_makes_what_stands_before_or_behind_its_verb() {
    all_say(&[
        ("Since last year SMIC has been making Huawei's Ascend 910B.", "Ascend 910B | manufacturer | SMIC"),
        (
            "The Ascend 910C has been sampled. The chip is manufactured by China's largest foundry, SMIC, on an old node.",
            "Ascend 910C | manufacturer | SMIC",
        ),
        ("Huawei's Ascend AI chips are produced by SMIC.", "Huawei Ascend | manufacturer | SMIC"),
    ]);
    none_says(&[(
        "SMIC makes the Ascend 910C using its N+2 process, basically TSMC's 7nm equivalent.",
        "Ascend 910C | manufacturer | TSMC",
    )]);
}

#[test]
fn firms_are_partners_only_where_the_words_link_them() {
    all_say(&[
        ("Enflame and Tencent have signed an agreement on AI chips.", "Enflame | partnership | Tencent"),
        ("OpenAI has teamed up with Broadcom on a custom AI chip.", "OpenAI | partnership | Broadcom"),
    ]);
    none_says(&[(
        "Huawei, SMIC and Cambricon all attended the forum on cooperation over AI chips in Shanghai.",
        "partnership",
    )]);
}
