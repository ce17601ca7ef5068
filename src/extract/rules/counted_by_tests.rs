//! Who is credited: analysts at a house, by whose count, and not who gave the goods.

use crate::model::Language;

use super::rows::{Row, compare, firmly};
use Language::English;

const ESTIMATES: &[Row] = &[
    (
        English,
        "ByteDance will take 200,000 chips from Cambricon this year, analysts at Jefferies estimate.",
        &["ByteDance order 200000 speculated Jefferies"],
    ),
    (
        English,
        "Huawei will ship 700,000 Ascend chips this year, analysts at Bernstein expect.",
        &["Huawei shipments 700000 speculated Bernstein"],
    ),
    (
        English,
        "Huawei will ship 700,000 Ascend chips this year, Morgan Stanley analysts estimate.",
        &["Huawei shipments 700000 speculated Morgan Stanley"],
    ),
    (
        English,
        "By Jefferies' estimate, Huawei will ship 700,000 Ascend chips this year.",
        &["Huawei shipments 700000 speculated Jefferies"],
    ),
    (
        English,
        "By Bernstein's count, Nvidia holds 60% of the Chinese AI chip market.",
        &["Nvidia market_share 60 stated Bernstein"],
    ),
    (English, "In Bernstein's view, Huawei will ship 700,000 Ascend chips.", &["Huawei shipments 700000 planned -"]),
    (
        English,
        "Cambricon shipped 40,000 Siyuan 590 chips, the Beijing-based firm said.",
        &["Cambricon shipments 40000 stated Cambricon"],
    ),
];

#[test]
fn whose_estimate_it_is() {
    compare(ESTIMATES, |mention| {
        let told = firmly(mention, &["shipments", "market_share", "production_volume", "order"]);
        told.map(|told| format!("{told} {}", mention.attributed_to.as_deref().unwrap_or("-")))
    });
}
