//! Deals, own chips and licences in the words of the news: who is to supply whom, who runs the chips of its own make, who designs
//! a chip with another, and whom goods that need a licence go to.

use crate::model::Language::English;

use super::rows::{Row, check};

const SUPPLIED: &[Row] = &[
    (English, "AMD is to supply MI450 systems to Humain.", &["Humain uses_chip AMD MI450"]),
    (English, "Nvidia is set to deliver GB300 chips to Mistral AI.", &["Mistral AI uses_chip Nvidia GB300"]),
    (English, "Cambricon has agreed to supply its accelerators to Tencent.", &["Tencent uses_chip Cambricon"]),
    (English, "OpenAI has committed itself to 750 megawatts of Cerebras systems.", &["OpenAI uses_chip Cerebras"]),
    (English, "Meta has committed to six gigawatts of AMD GPUs.", &["Meta uses_chip AMD"]),
    (
        English,
        "G42 uses Cerebras chips, and OpenAI has committed itself to 750 megawatts of Cerebras systems.",
        &["G42 uses_chip Cerebras", "OpenAI uses_chip Cerebras"],
    ),
    (
        English,
        "Tencent uses Huawei, Cambricon and Enflame chips.",
        &["Tencent uses_chip Cambricon", "Tencent uses_chip Enflame", "Tencent uses_chip Huawei"],
    ),
    (English, "AMD is not to supply MI450 systems to Humain.", &[]),
    (English, "AMD hopes to talk to Humain about MI450 systems.", &[]),
    (English, "OpenAI has committed itself to openness about Cerebras.", &[]),
    (English, "Llama runs on Groq chips, and Meta said that it would deploy the MI450.", &["Meta uses_chip AMD MI450"]),
];

#[test]
fn who_is_to_get_chips_uses_them() {
    check(SUPPLIED, &["uses_chip"]);
}

const OWN: &[Row] = &[
    (English, "Meta is using the MTIA v2 to rank ads.", &["Meta uses_chip Meta MTIA v2"]),
    (English, "Microsoft has deployed the Maia 200 in Iowa.", &["Microsoft uses_chip Microsoft Maia 200"]),
    (English, "Google relies on Ironwood for inference.", &["Google uses_chip Google TPU v7"]),
    // it sells them
    (English, "Nvidia uses the H100 as an example.", &[]),
    (English, "Huawei deployed the Ascend 910C for China Mobile.", &[]),
    (English, "Meta used the MTIA v2 launch to praise TSMC.", &[]),
    (English, "Microsoft may not deploy the Maia 200 in Iowa.", &["Microsoft uses_chip Microsoft Maia 200"]),
];

#[test]
fn a_firm_that_sells_none_of_its_chips_runs_them_itself() {
    check(OWN, &["uses_chip"]);
}

const ORDERED: &[Row] = &[
    (
        English,
        "The MLU590 is sold out. ByteDance has ordered 60,000.",
        &["ByteDance order 60000", "ByteDance uses_chip Cambricon MLU590"],
    ),
    (
        English,
        "Nvidia's H20 is back. Tencent has bought 100,000 since May.",
        &["Tencent order 100000", "Tencent uses_chip Nvidia H20"],
    ),
    (English, "The MLU590 is sold out. ByteDance has ordered 60,000 desks.", &[]),
    (English, "The MLU590 is sold out. ByteDance has ordered 2025.", &[]),
    (English, "The MLU590 is sold out. Cambricon has ordered 60,000.", &[]),
    (
        English,
        "LUMI runs on the MI250X, where 1,024 accelerators were reserved for it.",
        &["LUMI uses_chip AMD MI250X"],
    ),
];

#[test]
fn what_is_ordered_is_the_chip_told_of() {
    check(ORDERED, &["order", "uses_chip"]);
}

const LISTED: &[Row] = &[(
    English,
    "The Commerce Department has added Nettrix Information Industry, Hygon and Phytium to the Entity List.",
    &[
        "Hygon export_restriction United States",
        "Nettrix export_restriction United States",
        "Phytium export_restriction United States",
    ],
)];

#[test]
fn whole_names_of_firms_stand_in_a_list() {
    check(LISTED, &["export_restriction"]);
}

const AT_WORK: &[Row] = &[
    (English, "The Maia 200 is already running in two data centres.", &["Microsoft Maia 200 status in_use"]),
    (English, "The Ascend 910C has been live in the cloud since May.", &["Ascend 910C status in_use"]),
    (English, "The Maia 200 is running late.", &["Microsoft Maia 200 status delayed"]),
    (English, "The Maia 200 is running hot.", &[]),
    (English, "In a test that lasted three months the number of H20s fell from 1,192 to 213.", &[]),
    (English, "In tests the H20 lost.", &[]),
    (English, "Tencent is testing the Ascend 910C.", &["Ascend 910C status testing"]),
    (English, "Tesla's AI5 chip was killed in August.", &["Tesla AI5 status cancelled"]),
];

#[test]
fn a_chip_that_runs_somewhere_is_in_use() {
    check(AT_WORK, &["status"]);
}

const DESIGNED: &[Row] = &[
    (
        English,
        "Broadcom, which designs the TPU together with Google, is testing samples.",
        &["Google TPU designer Broadcom", "Google TPU designer Google"],
    ),
    (English, "Broadcom co-designs Google's TPU.", &["Google TPU designer Broadcom"]),
    (English, "Ironwood is Broadcom's work.", &["Google TPU v7 designer Broadcom"]),
    (English, "Ironwood, on a 3nm node, is Broadcom's work.", &["Google TPU v7 designer Broadcom"]),
    (English, "The Maia 200 was designed with Marvell.", &["Microsoft Maia 200 designer Marvell"]),
    (English, "Ironwood was designed with Synopsys tools.", &[]),
    (English, "Ironwood was designed with Synopsys.", &[]),
    (English, "The Maia 200 was designed with TSMC in mind.", &[]),
    (English, "Broadcom designs chips that rival the TPU.", &[]),
    (English, "Marvell designed the Maia 200 for Microsoft.", &[]),
    (English, "Broadcom has never designed the TPU.", &[]),
];

#[test]
fn who_designs_a_chip_that_another_sells() {
    check(DESIGNED, &["designer"]);
}

const LICENSED: &[Row] = &[
    (
        English,
        "Every shipment of Nvidia chips to G42 needs a license from the U.S. Commerce Department.",
        &["G42 export_restriction United States"],
    ),
    (
        English,
        "G42 and Humain are its customers. Every sale to either requires a license from the U.S. Commerce Department.",
        &["G42 export_restriction United States", "Humain export_restriction United States"],
    ),
    (English, "Every shipment of Nvidia chips to G42 needs a truck.", &[]),
];

#[test]
fn whom_goods_that_need_a_licence_go_to() {
    check(LICENSED, &["export_restriction"]);
}

const NUMBERED: &[Row] = &[
    (
        English,
        "The Commerce Department has added the following to the Entity List.\n\n(1) Lingyao Microelectronics, of Hefei, for \
         the development of the LY300, an accelerator that the bureau has reason to believe is made by a foundry on the \
         mainland.\n\n(2) Sophgo, of Beijing, for acquiring items of American origin in support of its next design, which is \
         to be used in machines of the army.",
        &["Lingyao Microelectronics export_restriction United States", "Sophgo export_restriction United States"],
    ),
    (
        English,
        "The Commerce Department has published the following answers on AI chips.\n\n(1) Lingyao Microelectronics, of Hefei, \
         has asked how long the review of an application takes and whether a company may reapply after a refusal.",
        &[],
    ),
];

#[test]
fn the_items_of_a_notice_are_on_the_list() {
    check(NUMBERED, &["export_restriction"]);
}

const MADE: &[Row] = &[
    (English, "Samsung will also make Tesla's AI6 chip in Taylor, Texas.", &["Tesla AI6 manufacturer Samsung Foundry"]),
    (English, "Samsung will also make an offer for Tesla's AI6 chip.", &[]),
];

#[test]
fn a_foundry_will_also_make_a_chip() {
    check(MADE, &["manufacturer"]);
}
