//! What is asked for, stopped or not begun is not so, beside what is: bans and productions.

use super::rows::{Row, check, compare, firmly};
use crate::model::{
    Language::{English, SimplifiedChinese},
    Mention,
};

const WANTED: &[Row] = &[
    (English, "Japan plainly wants to restrict exports of the H200 to China.", &["China", "Nvidia H200"]),
    (English, "Washington now wants to bar exports of the MI308 to Russia.", &["AMD MI308", "Russia"]),
    (English, "US President Trump still wants to ban exports of the H20 to China.", &["China", "Nvidia H20"]),
    (
        English,
        "Washington decreed last week that the A100 be barred from export to Russia.",
        &["Nvidia A100", "Russia"],
    ),
    (English, "The US adopted a regulation that the MI308 be barred from export to China.", &["AMD MI308", "China"]),
    (English, "Britain wants other countries to restrict exports of the H20 to China.", &[]),
    (English, "Washington is unlikely to restrict exports of the H20 to China.", &[]),
    (English, "Washington hesitated to restrict exports of the A100 to China.", &[]),
    (English, "The United States has no firm intention to bar exports of the A800 to China.", &[]),
    (English, "The US opted never to ban exports of the A800 to China.", &[]),
    (English, "US senators drafted rules that the A800 be barred from export to China.", &[]),
    (English, "Washington never ordered that the A100 be barred from export to China.", &[]),
    (English, "A US bill decrees that the H20 be barred from export to China.", &[]),
];

#[test]
fn who_stands_before_a_wish_or_an_order_tells_whether_a_ban_is_willed() {
    compare(WANTED, banned);
}

const BANS: &[Row] = &[
    (English, "Lawmakers called for a ban on H20 exports to China.", &[]),
    (English, "Senators urged the White House to ban exports of Nvidia's H20 to China.", &[]),
    (English, "US senators said Washington should bar exports of the H20 to China.", &[]),
    (English, "US lawmakers introduced a bill to restrict exports of the H20 to China.", &[]),
    (English, "US lawmakers urged the Commerce Department to put CXMT on the Entity List.", &[]),
    (English, "US lawmakers called for the H20 to be barred from export to China.", &[]),
    (English, "US lawmakers demanded tighter export controls on the H20 to China.", &[]),
    (English, "A call by US lawmakers for a ban on H20 sales to China went unheeded.", &[]),
    (English, "US senators proposed that the H20 be barred from export to China.", &[]),
    (English, "US officials argued that the H20 should not be sold to China.", &[]),
    (SimplifiedChinese, "美国应尽快禁止向中国出口H20芯片，议员呼吁。", &[]),
    (SimplifiedChinese, "议员认为，美国应该全面禁止向中国出口A100芯片。", &[]),
    (SimplifiedChinese, "美国已全面禁止向中国出口A100芯片。", &["China", "Nvidia A100"]),
    (SimplifiedChinese, "美国商务部因供应紧张禁止向中国出口H20芯片。", &["China", "Nvidia H20"]),
    (English, "Lawmakers want the United States to ban exports of the H20 to China.", &[]),
    (English, "US lawmakers asked Washington to bar exports of the H20 to China.", &[]),
    (English, "US lawmakers wrote to Washington seeking a ban on exports of the H20 to China.", &[]),
    (English, "US senators proposed a US ban on exports of the H20 to China.", &[]),
    (English, "US lawmakers requested that Washington ban exports of the H20 to China.", &[]),
    (English, "The United States ought to ban exports of the H20 to China, senators said.", &[]),
    (English, "Washington must ban exports of the H20 to China, US senators said.", &[]),
    (English, "The United States sought to restrict exports of the H20 to China.", &[]),
    (English, "US officials want to ban exports of the H20 to China.", &[]),
    (English, "The US needs to ban exports of the H20 to China, senators said.", &[]),
    (English, "The US has no plan to ban exports of the H20 to China.", &[]),
    (English, "Washington has no intention to restrict exports of the A100 to China.", &[]),
    (English, "The US decided not to ban exports of the H20 to China.", &[]),
    (SimplifiedChinese, "美国议员要求禁止向中国出口H20芯片。", &[]),
    (SimplifiedChinese, "议员要求美国政府禁止向中国出口H20芯片。", &[]),
    (SimplifiedChinese, "美国众议院提案禁止向中国出口A100芯片。", &[]),
    (SimplifiedChinese, "美国参议员联名提议禁止向中国出口H20芯片。", &[]),
    (SimplifiedChinese, "美国议员施压政府禁止向中国出口H20芯片。", &[]),
    (SimplifiedChinese, "议员希望美国禁止向中国出口H20芯片。", &[]),
    (SimplifiedChinese, "美国应依法禁止向中国出口H20芯片。", &[]),
    (SimplifiedChinese, "美国政府应彻底禁止向中国出口H20芯片。", &[]),
    (SimplifiedChinese, "美国应对中国禁止出口H20芯片。", &[]),
    (SimplifiedChinese, "美国应付诸实践，禁止向中国出口B30A芯片。", &[]),
    (SimplifiedChinese, "美国应尽早采取行动，禁止向中国出口B30A芯片。", &[]),
    (SimplifiedChinese, "美国应对中国施加压力，限制向中国出口B30A芯片。", &[]),
    (SimplifiedChinese, "美国应邀请日本禁止向中国出口B30A芯片。", &[]),
    (SimplifiedChinese, "美国参议员起草法案，要求限制向中国出口B30A芯片。", &[]),
    (SimplifiedChinese, "美国众议院外交事务委员会要求商务部限制向中国出口B30A芯片。", &[]),
    (SimplifiedChinese, "美国智库要求美国停止向中国出口B30A芯片。", &[]),
    (SimplifiedChinese, "议员称，美国需要禁止向中国出口H20芯片。", &[]),
    (
        English,
        "The White House press secretary said Washington moved to restrict exports of the H20 to China.",
        &["China", "Nvidia H20"],
    ),
    (
        English,
        "The United States pressed on with a rule to restrict exports of the H20 to China.",
        &["China", "Nvidia H20"],
    ),
    (English, "The United States passed a bill to restrict exports of the H20 to China.", &["China", "Nvidia H20"]),
    (
        English,
        "The United States has adopted recommended curbs on exports of the H20 to China.",
        &["China", "Nvidia H20"],
    ),
    (
        English,
        "The United States decided that the H20 will soon be barred from export to China.",
        &["China", "Nvidia H20"],
    ),
    (English, "The United States decided that the H20 shall be barred from export to China.", &["China", "Nvidia H20"]),
    (SimplifiedChinese, "美国新规规定，出口商应停止向中国出口H20芯片。", &["China", "Nvidia H20"]),
    (SimplifiedChinese, "美国商务部规定，企业应立即停止向中国出口H20芯片。", &["China", "Nvidia H20"]),
    (SimplifiedChinese, "美国已答应禁止向中国出口H20芯片。", &["China", "Nvidia H20"]),
    (SimplifiedChinese, "知情人士称美国政府要求英伟达停止向中国出口B30A芯片。", &["China", "Nvidia B30A"]),
    (SimplifiedChinese, "消息人士透露美国已要求英伟达停止向中国出口B30A芯片。", &["China", "Nvidia B30A"]),
    (SimplifiedChinese, "两家芯片巨头被美国政府要求停止向中国出口B30A芯片。", &["China", "Nvidia B30A"]),
    (SimplifiedChinese, "美国商务部向多家厂商发函，要求停止向中国出口B30A芯片。", &["China", "Nvidia B30A"]),
    (SimplifiedChinese, "美国议员来信后，商务部要求停止向中国出口B30A芯片。", &["China", "Nvidia B30A"]),
    (SimplifiedChinese, "在美国议员呼吁下，美国商务部要求限制向中国出口B30A芯片。", &["China", "Nvidia B30A"]),
    (SimplifiedChinese, "美国应急立法，限制向中国出口B30A芯片。", &["China", "Nvidia B30A"]),
    (SimplifiedChinese, "美国应对中国崛起，禁止向中国出口H20芯片。", &["China", "Nvidia H20"]),
    (SimplifiedChinese, "美国应邀参会后禁止向中国出口H20芯片。", &["China", "Nvidia H20"]),
    (SimplifiedChinese, "在议员推动下，美国禁止向中国出口H20芯片。", &["China", "Nvidia H20"]),
    (
        English,
        "The US Commerce Department ruled that the H20 be barred from export to China.",
        &["China", "Nvidia H20"],
    ),
    (English, "The United States has directed that the H20 be barred from export to China.", &["China", "Nvidia H20"]),
    (SimplifiedChinese, "美国应议员要求禁止向中国出口H20芯片。", &["China", "Nvidia H20"]),
    // of one that is in force, and in spite of a call or at it
    (English, "US lawmakers called for an end to the ban on exports of the H20 to China.", &["China", "Nvidia H20"]),
    (English, "US lawmakers urged Washington to lift export curbs on the H20 to China.", &["China", "Nvidia H20"]),
    (
        English,
        "Despite calls for restraint, the United States banned exports of the H20 to China.",
        &["China", "Nvidia H20"],
    ),
    (
        English,
        "The United States heeded calls by lawmakers and banned exports of the H20 to China.",
        &["China", "Nvidia H20"],
    ),
    (
        English,
        "After lawmakers urged action the United States restricted exports of the H20 to China.",
        &["China", "Nvidia H20"],
    ),
    (English, "The US Commerce Department ordered Nvidia to stop selling the H20 to China.", &["China", "Nvidia H20"]),
    (English, "The United States said that the H20 will be barred from export to China.", &["China", "Nvidia H20"]),
    (English, "The United States added CXMT to the Entity List.", &["ChangXin Memory"]),
];

#[test]
fn a_ban_that_is_asked_for_is_not_in_force() {
    compare(BANS, banned);
}

fn banned(mention: &Mention) -> Option<String> {
    (mention.predicate.as_str() == "export_restriction").then(|| mention.subject.name.clone())
}

const ENDED: &[Row] = &[
    (English, "Mass production of the Ascend 910C did not begin.", &[]),
    (English, "Mass production of the Ascend 910C has not yet started in large volumes.", &[]),
    (English, "Mass production of the MLU690 cannot begin before 2027.", &[]),
    (English, "Mass production of the Ascend 910C at SMIC was not expected to start until 2027.", &[]),
    (English, "Mass production of the BR166 has been halted.", &[]),
    (English, "Volume production of the H20 never started.", &[]),
    (English, "Volume production of the MLU590, Cambricon's flagship, was suspended in May.", &[]),
    (English, "Huawei halted mass production of the Ascend 910C.", &[]),
    (English, "Huawei has yet to begin mass production of the Ascend 910C.", &[]),
    (English, "Sampling of the Ascend 910C has not started.", &[]),
    (English, "Volume shipments of the MI355X have not begun.", &[]),
    (English, "The Ascend 910C's mass production was paused.", &[]),
    (English, "Huawei called a halt to mass production of the Ascend 910C.", &[]),
    (English, "Huawei decided to pause mass production of the Ascend 910C.", &[]),
    (English, "Mass production of the Ascend 910C was halted in May and has not resumed.", &[]),
    (English, "Mass production of the MLU590 that Cambricon planned has not begun.", &[]),
    (English, "Mass production of the MLU590 is no longer an option.", &[]),
    (English, "Mass production of the Ascend 910C is not yet under way.", &[]),
    (English, "Mass production of the Ascend 910C has not been approved.", &[]),
    // what is denied may be that it is at all
    (English, "Mass production of the Ascend 910C has not materialised.", &[]),
    (English, "Mass production of the MLU590 never took off.", &[]),
    (English, "Mass production of the Ascend 910C did not go ahead.", &[]),
    (English, "Volume production of the MLU590 has not kicked off.", &[]),
    (English, "Mass production of the Ascend 910C is not yet a reality.", &[]),
    (English, "Mass production of the MI450 hasn't been given the green light.", &[]),
    (English, "Mass production of the MLU590 has not come about.", &[]),
    // another subject resumed, or none
    (English, "Mass production of the Ascend 910C was paused and nobody has resumed it.", &[]),
    (English, "Mass production of the Ascend 910C was halted and Nvidia resumed sales of the H20.", &[]),
    (English, "Mass production of the MLU590 was suspended and none of the lines has resumed.", &[]),
    (English, "Volume production of the BR166 did not leave the drawing board.", &[]),
    (English, "Mass production of the MLU690 is no nearer.", &[]),
    (English, "Mass production of the MLU690 never ended up starting.", &[]),
    (English, "Volume production of the BR166 does not need to start this year.", &[]),
    (English, "Mass production of the MLU690 does not use SMIC and has not begun.", &[]),
    (English, "Mass production of the BR166 is a fantasy.", &[]),
    (English, "Volume production of the MLU590 was paused and Cambricon never resumed it.", &[]),
    (English, "Volume production of the MLU590 was paused and Cambricon resumed production of the MLU370.", &[]),
    (English, "Biren halted volume production of the BR166.", &[]),
    (English, "A halt in mass production of the Ascend 910C cost Huawei dearly.", &[]),
    (English, "Despite a stop in mass production of the Ascend 910C, Huawei is confident.", &[]),
    (English, "A pause in the volume production of the MLU590 hurt Cambricon.", &[]),
    (SimplifiedChinese, "昇腾910C的量产中断，至今尚未恢复。", &[]),
    (SimplifiedChinese, "思元590量产失败的传闻不实。", &[]),
    (SimplifiedChinese, "昇腾910C的量产尚未开始。", &[]),
    (SimplifiedChinese, "昇腾910C暂停量产。", &[]),
    (SimplifiedChinese, "昇腾910C已停止量产。", &[]),
    (SimplifiedChinese, "华为暂停昇腾910C量产。", &[]),
    (SimplifiedChinese, "华为叫停昇腾910C的量产。", &[]),
    (SimplifiedChinese, "寒武纪停止了思元590的大规模量产。", &[]),
    (SimplifiedChinese, "思元590停止大规模量产。", &[]),
    (SimplifiedChinese, "昇腾910C的量产遇阻。", &[]),
    (SimplifiedChinese, "思元590的量产遭遇中断。", &[]),
    (SimplifiedChinese, "思元590的量产没有启动。", &[]),
    (SimplifiedChinese, "昇腾910C的大规模量产已暂停。", &[]),
    (SimplifiedChinese, "昇腾910C量产无望。", &[]),
    (SimplifiedChinese, "昇腾910C的量产被迫中断。", &[]),
    (SimplifiedChinese, "昇腾910C不得不暂停量产。", &[]),
    (SimplifiedChinese, "昇腾910C的量产尚未恢复。", &[]),
    (SimplifiedChinese, "思元590的量产后被暂停。", &[]),
    (SimplifiedChinese, "昇腾910C的量产迟迟无法启动。", &[]),
    (SimplifiedChinese, "昇腾910C的量产遥遥无期。", &[]),
    (SimplifiedChinese, "思元590量产线暂停。", &[]),
    (SimplifiedChinese, "寒武纪停止思元370和思元270量产。", &[]),
    (SimplifiedChinese, "寒武纪停止思元370、思元270的量产。", &[]),
    (SimplifiedChinese, "寒武纪停止了对思元370芯片的量产。", &[]),
    (SimplifiedChinese, "思元690的量产已于7月暂停。", &[]),
    (SimplifiedChinese, "假如壁仞量产壁砺168，格局将改变。", &[]),
    (SimplifiedChinese, "壁砺166的量产因良率太低叫停。", &[]),
    (SimplifiedChinese, "思元690量产，随后被叫停。", &[]),
    (SimplifiedChinese, "壁砺166的量产未能展开。", &[]),
    (SimplifiedChinese, "壁砺166量产还没有时间表。", &[]),
    (SimplifiedChinese, "昇腾910C送样尚未开始。", &[]),
];

const GOING_ON: &[Row] = &[
    (English, "Mass production of the Ascend 910C has begun and will not slow.", &["Ascend 910C status in_production"]),
    (
        English,
        "Mass production of the Ascend 910C at SMIC is not affected by the fire.",
        &["Ascend 910C status in_production"],
    ),
    (English, "Mass production of the Ascend 910C does not need EUV machines.", &["Ascend 910C status in_production"]),
    (English, "Mass production of the MLU590 was never interrupted.", &["Cambricon MLU590 status in_production"]),
    (
        English,
        "Mass production of the Ascend 910C began in May, but the 910D has not started.",
        &["Ascend 910C status in_production"],
    ),
    (English, "The Ascend 910C is in mass production and has not been halted.", &["Ascend 910C status in_production"]),
    (
        English,
        "By the end of June mass production of the Ascend 910C had begun.",
        &["Ascend 910C status in_production"],
    ),
    (English, "At the end of 2025 mass production of the MLU590 began.", &["Cambricon MLU590 status in_production"]),
    (English, "By year end mass production of the Ascend 910C had started.", &["Ascend 910C status in_production"]),
    (
        English,
        "After a pause in May mass production of the Ascend 910C resumed.",
        &["Ascend 910C status in_production"],
    ),
    (
        English,
        "Mass production of the Ascend 910C was halted in May but has resumed.",
        &["Ascend 910C status in_production"],
    ),
    (English, "Mass production of the BR166 no longer relies on TSMC.", &["Biren BR166 status in_production"]),
    (English, "Volume production of the MLU690 is no surprise.", &["Cambricon MLU690 status in_production"]),
    (English, "Volume production of the BR166 cannot keep pace with orders.", &["Biren BR166 status in_production"]),
    (English, "Mass production of the MLU690 is not going smoothly.", &["Cambricon MLU690 status in_production"]),
    (English, "Volume production of the BR166 has not been hit by the quake.", &["Biren BR166 status in_production"]),
    (
        English,
        "Mass production of the MLU690 was suspended in April, but Cambricon resumed it in July.",
        &["Cambricon MLU690 status in_production"],
    ),
    (English, "Cambricon never paused mass production of the MLU690.", &["Cambricon MLU690 status in_production"]),
    (English, "Two years of work ended in volume production of the BR166.", &["Biren BR166 status in_production"]),
    (
        English,
        "Cambricon has begun mass production of the H20 rival MLU690.",
        &["Cambricon MLU690 status in_production"],
    ),
    (English, "Mass production of the Ascend 910C is not news.", &["Ascend 910C status in_production"]),
    (English, "Mass production of the MLU590 is no longer a dream.", &["Cambricon MLU590 status in_production"]),
    (English, "Mass production of the Ascend 910C did not come cheap.", &["Ascend 910C status in_production"]),
    (English, "Mass production of the MLU590 is not outsourced to TSMC.", &["Cambricon MLU590 status in_production"]),
    (
        English,
        "Mass production of the Ascend 910C that did not begin in April started in May.",
        &["Ascend 910C status in_production"],
    ),
    (
        English,
        "Mass production of the MLU590 was paused for a week and has resumed.",
        &["Cambricon MLU590 status in_production"],
    ),
    (English, "Mass production of the Ascend 910C has not ended.", &["Ascend 910C status in_production"]),
    (English, "Mass production of the MLU590 has not ceased.", &["Cambricon MLU590 status in_production"]),
    (English, "Mass production of the MLU590 has not stalled.", &["Cambricon MLU590 status in_production"]),
    (English, "Mass production of the Ascend 910C has not been disrupted.", &["Ascend 910C status in_production"]),
    (English, "Mass production of the MLU590 is not subject to the rule.", &["Cambricon MLU590 status in_production"]),
    (English, "Mass production of the Ascend 910C has not reached its peak.", &["Ascend 910C status in_production"]),
    (
        English,
        "Mass production of the Ascend 910C was halted in May, but it has since resumed.",
        &["Ascend 910C status in_production"],
    ),
    (
        English,
        "Huawei has stopped mass production of the Ascend 910B and begun mass production of the Ascend 910C.",
        &["Ascend 910C status in_production"],
    ),
    (SimplifiedChinese, "华为并未停止昇腾910C的量产。", &["Ascend 910C status in_production"]),
    (SimplifiedChinese, "昇腾910C的量产中断后已恢复。", &["Ascend 910C status in_production"]),
    (SimplifiedChinese, "壁仞未暂停壁砺166的量产。", &["Biren BR166 status in_production"]),
    (SimplifiedChinese, "壁砺166量产后停止销售壁砺104。", &["Biren BR166 status in_production"]),
    (SimplifiedChinese, "寒武纪停止思元370、量产思元690。", &["Cambricon MLU690 status in_production"]),
    (SimplifiedChinese, "即使在制裁下，壁砺166也实现了量产。", &["Biren BR166 status in_production"]),
    (SimplifiedChinese, "壁砺166已量产，终止了与三星的合作。", &["Biren BR166 status in_production"]),
    (SimplifiedChinese, "思元690已量产，停止了思元370的供货。", &["Cambricon MLU690 status in_production"]),
    (SimplifiedChinese, "若干国产芯片中，壁砺166率先量产。", &["Biren BR166 status in_production"]),
    (SimplifiedChinese, "壁砺166量产失败率下降。", &["Biren BR166 status in_production"]),
    (SimplifiedChinese, "思元590从未暂停量产。", &["Cambricon MLU590 status in_production"]),
    (SimplifiedChinese, "昇腾910C的量产并未受影响。", &["Ascend 910C status in_production"]),
    (
        SimplifiedChinese,
        "昇腾910C已量产，供货没有停止。",
        &["Ascend 910C status in_production", "Ascend 910C status shipping"],
    ),
];

#[test]
fn what_has_stopped_or_not_begun_is_no_state() {
    check(ENDED, &["status"]);
    check(GOING_ON, &["status"]);
}

const WILLED: &[Row] = &[
    (
        English,
        "Japan has never barred exports of the B30A to China.",
        &["China export_restriction Japan denied", "Nvidia B30A export_restriction Japan denied"],
    ),
    (
        English,
        "The US has not yet restricted exports of the B30A to China.",
        &["China export_restriction United States denied", "Nvidia B30A export_restriction United States denied"],
    ),
    (
        English,
        "The US did not drop its ban on exports of the B30A to China.",
        &["China export_restriction United States stated", "Nvidia B30A export_restriction United States stated"],
    ),
    (
        SimplifiedChinese,
        "美国没有禁止向中国出口B30A芯片。",
        &["China export_restriction United States denied", "Nvidia B30A export_restriction United States denied"],
    ),
    (
        SimplifiedChinese,
        "美国正考虑限制向中国出口B30A芯片。",
        &["China export_restriction United States planned", "Nvidia B30A export_restriction United States planned"],
    ),
    (
        English,
        "The US does not allow exports of the B30A to China.",
        &["China export_restriction United States stated", "Nvidia B30A export_restriction United States stated"],
    ),
    (
        English,
        "Washington has never allowed exports of the B30A to China.",
        &["China export_restriction United States stated", "Nvidia B30A export_restriction United States stated"],
    ),
    (
        English,
        "The US will not allow exports of the B30A to China.",
        &["China export_restriction United States planned", "Nvidia B30A export_restriction United States planned"],
    ),
    (
        SimplifiedChinese,
        "由于美国政府的禁令，英伟达无法向中国出售B30A。",
        &["China export_restriction United States stated", "Nvidia B30A export_restriction United States stated"],
    ),
    (
        SimplifiedChinese,
        "英伟达没法向中国出售B30A，因为美国禁止出口。",
        &["China export_restriction United States stated", "Nvidia B30A export_restriction United States stated"],
    ),
    (
        SimplifiedChinese,
        "美国商务部表示，不会允许英伟达向中国出口B30A。",
        &["China export_restriction United States stated", "Nvidia B30A export_restriction United States stated"],
    ),
    (
        SimplifiedChinese,
        "出于国家安全考虑，美国禁止向中国出口B30A芯片。",
        &["China export_restriction United States stated", "Nvidia B30A export_restriction United States stated"],
    ),
    (
        English,
        "The US no longer bans exports of the B30A to China.",
        &["China export_restriction United States denied", "Nvidia B30A export_restriction United States denied"],
    ),
    (
        English,
        "The US no longer restricts exports of the MI308 to China.",
        &["AMD MI308 export_restriction United States denied", "China export_restriction United States denied"],
    ),
    (SimplifiedChinese, "美国没有取消对B30A的出口禁令。", &["Nvidia B30A export_restriction United States stated"]),
];

#[test]
fn a_ban_is_denied_or_weighed_behind_the_state_that_would_make_it() {
    compare(WILLED, |mention| firmly(mention, &["export_restriction"]));
}
