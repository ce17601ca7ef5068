//! Firms that stand behind one without a name do not act; those who have founded one together are partners.

use crate::model::Language;

use super::rows::{Row, check};
use Language::English;

const BACKED: &[Row] = &[
    (English, "A start-up backed by Nvidia and Google has developed a language model with 30 billion parameters.", &[]),
    (English, "A company founded by Samsung and Naver has developed an AI chip.", &[]),
    (
        English,
        "Samsung is large. A young Seoul firm funded by Kakao has developed a language model with 30 billion parameters.",
        &[],
    ),
    (English, "A lab financed by Alibaba and Tencent has trained a model on 1,000 H800 chips.", &[]),
    (English, "A start-up in Berlin seeded by SAP has ordered 2,000 B200 chips.", &[]),
    (English, "A firm spun out of Huawei has developed an AI chip.", &[]),
    (English, "The language model Corvid-9 was developed by a start-up backed by Tencent.", &[]),
    (
        English,
        "Mistral, a start-up backed by Nvidia and ASML, has developed the language model Corvid-9.",
        &["Corvid-9 developer Mistral AI"],
    ),
    (English, "A Paris start-up, Mistral, has developed the language model Corvid-9 with money from Nvidia.", &[]),
    (English, "Start-ups backed by Alibaba have ordered 2,000 B200 chips.", &[]),
    (
        English,
        "Nvidia and Google have developed the language model Corvid-9 for a start-up backed by SoftBank.",
        &["Corvid-9 developer Google", "Corvid-9 developer Nvidia"],
    ),
    (
        English,
        "Moonshot AI, funded by Alibaba, has developed the language model Corvid-9.",
        &["Corvid-9 developer Moonshot AI"],
    ),
    (
        English,
        "A consortium led by SK Telecom will develop the language model Corvid-9.",
        &["Corvid-9 developer SK Telecom"],
    ),
    (
        English,
        "OpenAI, which was founded by engineers, has developed the language model Corvid-9.",
        &["Corvid-9 developer OpenAI"],
    ),
];

#[test]
fn who_gives_money_or_a_start_does_not_act() {
    check(BACKED, &["developer", "designer", "parameters", "training_hardware", "order", "uses_chip"]);
}

const FOUNDED: &[Row] = &[
    (
        English,
        "A company set up by SoftBank Corp., NEC and Sony will develop AI chips.",
        &["SoftBank partnership NEC", "SoftBank partnership Sony"],
    ),
    (English, "The venture, which was founded by Tata and Reliance, makes AI servers.", &[]),
    (English, "A firm founded by Samsung and Naver has developed an AI chip.", &["Samsung partnership NAVER"]),
    (English, "A company set up by SoftBank will develop AI chips.", &[]),
    (English, "A company set up by engineers of SoftBank and NEC will develop AI chips.", &[]),
    (English, "A cluster set up by SoftBank and Oracle has 2,000 B200 chips.", &[]),
];

#[test]
fn who_has_founded_a_firm_together_works_together() {
    check(FOUNDED, &["partnership"]);
}
