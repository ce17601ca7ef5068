//! Orders of which the sentence does not say what for, and crowds of users some of whom are named.

use crate::model::Language;

use super::rows::{Row, check};
use Language::English;

const PLACED: &[Row] = &[
    (
        English,
        "Huawei has begun selling the Ascend 950PR. Both ByteDance and Alibaba have placed orders.",
        &["Alibaba uses_chip Ascend 950PR", "ByteDance uses_chip Ascend 950PR"],
    ),
    (
        English,
        "Cambricon has the Siyuan 690 on sale, and Tencent has placed an order.",
        &["Tencent uses_chip Cambricon MLU690"],
    ),
    (
        English,
        "The MI450 comes out in May. Oracle, Meta and Microsoft have already placed orders for it.",
        &["Meta uses_chip AMD MI450", "Microsoft uses_chip AMD MI450", "Oracle uses_chip AMD MI450"],
    ),
    (English, "Rebellions sells the Rebel100. Kakao is placing orders for the chip.", &["Kakao uses_chip REBEL-Quad"]),
    (English, "Tencent has placed orders with Cambricon.", &["Tencent uses_chip Cambricon"]),
    (
        English,
        "Alibaba and Baidu have placed orders with Nvidia and with AMD.",
        &["Alibaba uses_chip Nvidia", "Baidu uses_chip Nvidia"],
    ),
    (English, "Huawei has placed orders with SMIC.", &[]),
    (English, "The Siyuan 690 is on sale. Tencent has placed orders for servers.", &[]),
    (English, "The Siyuan 690 is on sale. Nobody has placed orders.", &[]),
    (English, "The Siyuan 690 is on sale. Cambricon has placed orders.", &[]),
    (English, "The Siyuan 690 is on sale. Tencent refused to place an order.", &[]),
    (English, "Tencent is large. It has placed orders.", &[]),
    (English, "The Siyuan 690 is on sale. Tencent has been told not to place orders.", &[]),
];

#[test]
fn an_order_without_its_object_is_of_the_chip_told_of() {
    check(PLACED, &["uses_chip"]);
}

const CROWDS: &[Row] = &[
    (
        English,
        "The RNGD is used by more than 40 companies, including LG and Aramco.",
        &["LG uses_chip Furiosa RNGD", "Saudi Aramco uses_chip Furiosa RNGD"],
    ),
    (English, "The Siyuan 690 has been adopted by dozens of banks, among them ICBC.", &[]),
    (
        English,
        "T-Head's PPU is now used by 400 firms, such as Xpeng and China Unicom.",
        &["China Unicom uses_chip Alibaba PPU", "Xpeng uses_chip Alibaba PPU"],
    ),
    (English, "The RNGD is used by engineers, including those of LG.", &[]),
    (English, "The RNGD was not used by companies, including LG.", &[]),
];

#[test]
fn those_who_are_named_of_many_users_use_it() {
    check(CROWDS, &["uses_chip"]);
}
