//! What those foretell who watch the field, and by whose count something is so.

use crate::model::Language;

use super::rows::{Row, check, compare, firmly};
use Language::English;

const FORETOLD: &[Row] = &[
    (
        English,
        "We model 810,000 Ascend 910C for 2026 after 507,000 in 2025.",
        &["Huawei production_volume 507000", "Huawei production_volume 810000"],
    ),
    (English, "We now model 300,000 Siyuan 590 chips for 2026.", &["Cambricon production_volume 300000"]),
    (English, "Bernstein forecasts 450,000 Siyuan 590 chips in 2026.", &["Cambricon production_volume 450000"]),
    (English, "We look for 200,000 Kunlun P800 chips in 2026.", &["Kunlunxin production_volume 200000"]),
    (English, "We forecast 90 Kunlun P800 chips in 2026.", &[]),
    (English, "We model 810,000 phones for 2026 with the Ascend 910C.", &[]),
    (English, "We model the business at 810,000 dollars.", &[]),
    (English, "We expect 10,000 H100 chips in 2026.", &[]),
    (
        English,
        "SMIC's 7 nm capacity is 40,000 wafers a month; we lift our year-end number to 50,000 from 45,000.",
        &["SMIC production_volume 40000", "SMIC production_volume 50000"],
    ),
    (English, "We cut our estimate to 400,000 from 1 million. The H20 is weak.", &[]),
    (
        English,
        "Samsung SDS has tested the RNGD. Mass production began this month with a first lot of 4,000 cards.",
        &[],
    ),
];

#[test]
fn so_many_of_a_chip_that_are_foretold_are_made() {
    check(FORETOLD, &["production_volume", "shipments", "order"]);
}

const TO_BEGIN: &[Row] = &[
    (English, "Mass production of the DX-M2 will start soon.", &["DeepX DX-M2 status in_production planned"]),
    (English, "Samples of the DX-M2 will reach customers soon.", &["DeepX DX-M2 status sampling planned"]),
    (English, "Volume production of the DX-M2 is to begin soon.", &["DeepX DX-M2 status in_production planned"]),
    (
        English,
        "Mass production of the DX-M2 began in May and exports will start soon.",
        &["DeepX DX-M2 status in_production stated"],
    ),
    (
        English,
        "Mass production of the DX-M2, which will get HBM, has begun.",
        &["DeepX DX-M2 status in_production stated"],
    ),
];

#[test]
fn what_is_to_begin_is_planned() {
    compare(TO_BEGIN, |mention| firmly(mention, &["status"]));
}

const OTHER_SHARES: &[Row] = &[
    (English, "Counterpoint estimates the yield of ChangXin's 1x-nanometer DRAM at 52.2 percent.", &[]),
    (
        English,
        "ChangXin Memory has 6 percent of the HBM market, less than half of what its capacity would allow.",
        &["ChangXin Memory market_share 6"],
    ),
    (English, "The volume of chips sent to China does not exceed half of what has been sold at home.", &[]),
    (English, "Huawei's yield on the Ascend 910C is 40 percent.", &["Ascend 910C yield_rate 40"]),
];

#[test]
fn shares_of_other_things() {
    check(OTHER_SHARES, &["yield_rate", "market_share", "domestic_share"]);
}
