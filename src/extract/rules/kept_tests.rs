//! Classes of sentences: whom a rule keeps from what, told with the buyer inside the verb, and by words for what was told before.

use crate::model::Language;

use super::rows::{Row, check};
use Language::English;

const KEPT: &[Row] = &[
    (English, "Washington has cut Cambricon off from American chips.", &["Cambricon export_restriction United States"]),
    (English, "U.S. rules keep Hygon from buying EUV machines.", &["Hygon export_restriction United States"]),
    (
        English,
        "U.S. rules bar Nvidia from selling the B200 to China.",
        &["China export_restriction United States", "Nvidia B200 export_restriction United States"],
    ),
    (
        English,
        "American controls, in force since 2022, keep AMD's best chips out of China.",
        &["China export_restriction United States"],
    ),
    (
        English,
        "Hygon is barred from buying the best tools under U.S. rules.",
        &["Hygon export_restriction United States"],
    ),
    (
        English,
        "Hygon is small. Cut off from American tools since May, it makes chips at home.",
        &["Hygon export_restriction United States"],
    ),
    (
        English,
        "The B200 and the B300 may still not be shipped to Chinese buyers.",
        &["Nvidia B200 export_restriction United States", "Nvidia B300 export_restriction United States"],
    ),
    (
        English,
        "Malaysia cannot import Nvidia's best chips without an American licence.",
        &["Malaysia export_restriction United States"],
    ),
    (English, "Nvidia keeps its chips out of the trade war, Washington says.", &[]),
    (English, "U.S. rules do not keep Hygon from buying memory chips.", &[]),
    (English, "The US firm put Huawei on its list of customers for chips.", &[]),
];

const TOLD_BEFORE: &[Row] = &[
    (
        English,
        "Washington added Hygon to its Entity List. Also added were Corvane Technology and Sugon.",
        &[
            "Corvane Technology export_restriction United States",
            "Hygon export_restriction United States",
            "Sugon export_restriction United States",
        ],
    ),
    (
        English,
        "Washington added Hygon to its Entity List. The Corvane Institute, another newcomer, is angry.",
        &["Corvane Institute export_restriction United States", "Hygon export_restriction United States"],
    ),
    (
        English,
        "Hygon gained 40% and Cambricon 7%, although both have been on the US Entity List since 2022.",
        &["Cambricon export_restriction United States", "Hygon export_restriction United States"],
    ),
    (
        English,
        "Washington put the H200 under licence. The rule also applies to AMD's MI325X.",
        &["AMD MI325X export_restriction United States", "Nvidia H200 export_restriction United States"],
    ),
    (
        English,
        "Washington added Hygon to its Entity List. Biren was listed in Hong Kong.",
        &["Hygon export_restriction United States"],
    ),
    (English, "So far Enflame is not on the US Entity List.", &[]),
];

#[test]
fn a_rule_keeps_from_the_buyer_what_its_verb_stands_around() {
    check(KEPT, &["export_restriction"]);
}

#[test]
fn who_else_is_hit_is_told_by_words_for_the_rule_or_the_list() {
    check(TOLD_BEFORE, &["export_restriction"]);
}
