//! Chips that may not be sold beside those that may, and the leave that a sale needs.

use crate::model::Language;

use super::rows::{Row, check};
use Language::English;

const BUT_NOT: &[Row] = &[
    (
        English,
        "Nvidia's H200 may now be sold to China with a licence, but the B200 may not.",
        &[
            "China export_restriction United States",
            "Nvidia B200 export_restriction United States",
            "Nvidia H200 export_restriction United States",
        ],
    ),
    (
        English,
        "Nvidia may sell the H20 to China but not the B200 and the B300.",
        &["Nvidia B200 export_restriction United States", "Nvidia B300 export_restriction United States"],
    ),
    (
        English,
        "AMD may export the MI308 to China, the MI355X may not.",
        &["AMD MI355X export_restriction United States"],
    ),
    (
        English,
        "Exports of the H200 to China are allowed again; the B200 and the B300 are not.",
        &["Nvidia B200 export_restriction United States", "Nvidia B300 export_restriction United States"],
    ),
    (English, "For the B200 a presumption of denial applies.", &["Nvidia B200 export_restriction United States"]),
    (
        English,
        "The B200 and the B300 fall outside, and for both the presumption of denial stands.",
        &["Nvidia B200 export_restriction United States", "Nvidia B300 export_restriction United States"],
    ),
    (
        English,
        "The H200 may be sold to China only with a licence.",
        &["China export_restriction United States", "Nvidia H200 export_restriction United States"],
    ),
    (English, "Washington has licensed sales of the H200.", &["Nvidia H200 export_restriction United States"]),
    (English, "Washington approved exports of Nvidia's H200.", &["Nvidia H200 export_restriction United States"]),
    (
        English,
        "The MI308 needs a licence from the Bureau of Industry and Security.",
        &["AMD MI308 export_restriction United States"],
    ),
    (English, "Nvidia sells the H20 to China, but the B200 is not faster.", &[]),
    (English, "Nvidia sells the H20 to China but not the software.", &[]),
    (English, "Nvidia may sell the H20 to China, and the B200 is in use at Meta.", &[]),
    (English, "Nvidia sells the H20 in China, not the H100 that it had promised.", &[]),
    (English, "Beijing lets firms buy the H20, but the B200 may not be bought.", &[]),
    (English, "Nvidia licensed its software for the H200.", &[]),
];

#[test]
fn what_may_not_be_sold_beside_what_may_is_restricted() {
    check(BUT_NOT, &["export_restriction"]);
}

const LISTED: &[Row] = &[
    (
        English,
        "The US Entity List now holds Huawei, SMIC, Biren Technology and Moore Threads. Cambricon has been on it since 2022.",
        &[
            "Biren Technology export_restriction United States",
            "Cambricon export_restriction United States",
            "Huawei export_restriction United States",
            "Moore Threads export_restriction United States",
            "SMIC export_restriction United States",
        ],
    ),
    (
        English,
        "Huawei is on the US Entity List. Hygon and its affiliates are on the list as well. So is Inspur.",
        &[
            "Huawei export_restriction United States",
            "Hygon export_restriction United States",
            "Inspur export_restriction United States",
        ],
    ),
    (
        English,
        "Huawei is on the US Entity List. Hygon is not on the list.",
        &["Huawei export_restriction United States"],
    ),
    (
        English,
        "Huawei is on the US Entity List. Hygon is in a good mood. So is Inspur.",
        &["Huawei export_restriction United States", "Inspur export_restriction United States"],
    ),
    (English, "Tencent is on a list of the largest firms. Hygon is on the list as well.", &[]),
    (English, "U.S. lawmakers urged the administration to add DeepSeek to the Entity List.", &[]),
    (English, "The US added Inspur to the Entity List.", &["Inspur export_restriction United States"]),
    (
        English,
        "Applications for the H200 are reviewed case by case.",
        &["Nvidia H200 export_restriction United States"],
    ),
    (
        English,
        "Nvidia's H800 and A800, made for China, were banned from export in 2023.",
        &[
            "China export_restriction United States",
            "Nvidia A800 export_restriction United States",
            "Nvidia H800 export_restriction United States",
        ],
    ),
    (
        English,
        "Nvidia's H20 and AMD's MI308 need a licence for China.",
        &[
            "AMD MI308 export_restriction United States",
            "China export_restriction United States",
            "Nvidia H20 export_restriction United States",
        ],
    ),
];

#[test]
fn who_is_on_a_list_told_of_before() {
    check(LISTED, &["export_restriction"]);
}

const SMUGGLED: &[Row] = &[
    (English, "A dealer pleaded guilty to shipping 400 A100 GPUs to China.", &[]),
    (English, "Smugglers shipped 5,000 H100 chips to China.", &[]),
    (English, "Nvidia shipped 5,000 H20 chips to China.", &["Nvidia shipments 5000"]),
];

#[test]
fn who_smuggles_is_no_maker() {
    check(SMUGGLED, &["shipments"]);
}
