//! Sentences that look like claims on numbers of chips, ratios, prices and shares, and tell of something else; each class beside
//! one that is a claim.

use super::rows::{Row, check};
use crate::model::Language::{English, SimplifiedChinese};

/// What is made, shipped and bought: chips, and neither what holds them, nor samples, nor a market.
const COUNTED: &[Row] = &[
    (English, "A cluster of 6,000 H20 chips is being built in Hami.", &[]),
    (English, "The supercomputer for 70,000 MI450 chips was built by Contoso.", &[]),
    (English, "90,000 H100s at a site in Memphis were assembled in 60 days.", &[]),
    (English, "70,000 MI450 chips for a site in Oslo are being built.", &[]),
    (English, "Some 70,000 MI450 chips were made in 2025.", &["AMD production_volume 70000"]),
    (English, "AMD said that 70,000 MI450 AI chips will be built in 2026.", &["AMD production_volume 70000"]),
    (English, "AMD shipped 2,000 MI450 samples.", &[]),
    (English, "AMD shipped 600 samples of the MI450.", &[]),
    (English, "AMD shipped 2,000 MI450 evaluation boards.", &[]),
    (English, "AMD shipped 2,000 MI450 chips.", &["AMD shipments 2000"]),
    (English, "AMD shipped 2,000 MI450 chips and sample boards.", &["AMD shipments 2000"]),
    (English, "Production of the AI chip Osprey-4's carrier boards reached 9,000 units.", &[]),
    (SimplifiedChinese, "AI芯片“青鸿三号”的开发板共生产了600块。", &[]),
    (SimplifiedChinese, "AI芯片“青鸿三号”的产量为6000颗。", &["青鸿三号 production_volume 6000"]),
    (SimplifiedChinese, "寒武纪出货2000颗思元590样片。", &[]),
    (SimplifiedChinese, "寒武纪出货2000颗思元590样卡。", &[]),
    (SimplifiedChinese, "每8张卡组成一台服务器，百度采购3万张昇腾910B。", &["Baidu order 30000"]),
    (SimplifiedChinese, "每生产100颗思元590，只有60颗合格。", &[]),
    (English, "China bought 700,000 H20 chips in 2025, analysts say.", &[]),
    (English, "China will buy 700,000 H20 chips from Nvidia.", &[]),
    (English, "Japan bought 70,000 H20 chips last year.", &[]),
    (English, "Japan purchased 70,000 H20 chips from Nvidia, researchers estimate.", &[]),
    (English, "Japan is to buy 70,000 H20 chips from Nvidia.", &["Japan order 70000"]),
    (SimplifiedChinese, "分析师称，日本采购了6万颗H20。", &[]),
    (SimplifiedChinese, "中国采购了60万颗H20。", &[]),
    (SimplifiedChinese, "日本从英伟达采购7万块GPU的方案被否决。", &[]),
    (English, "Hygon signed a deal for 9,000 AI chips with China Unicom.", &["China Unicom order 9000"]),
    (English, "AMD signed an agreement for 9,000 MI450 chips with OpenAI.", &["OpenAI order 9000"]),
];

/// Who signs a deal for goods works with the other side.
const SIGNED: &[Row] = &[
    (English, "Hygon signed a deal for 9,000 AI chips with China Unicom.", &["Hygon partnership China Unicom"]),
    (English, "Hygon signed a deal for 9,000 AI chips.", &[]),
];

/// A front clause on another thing, what else is fast, level or no match.
const WEIGHED: &[Row] = &[
    (SimplifiedChinese, "由于AMD把旗舰卡售价提高到15万元，思元590销量大增。", &[]),
    (SimplifiedChinese, "因竞品的算力已达900TFLOPS，思元590面临压力。", &[]),
    (SimplifiedChinese, "以900TFLOPS的算力为目标，思元590的后继者将面世。", &[]),
    (SimplifiedChinese, "得益于对手售价涨到15万元，思元590销量大增。", &[]),
    (SimplifiedChinese, "搭载单价15万元的加速卡，思元590服务器问世。", &[]),
    (SimplifiedChinese, "凭借900TFLOPS的算力，思元590跻身一线。", &["Cambricon MLU590 compute 900000000000000"]),
    (SimplifiedChinese, "思元590的出货速度比H20快40%。", &[]),
    (SimplifiedChinese, "思元590的交付周期比H20慢40%。", &[]),
    (SimplifiedChinese, "思元590的量产进度比H20快40%。", &[]),
    (SimplifiedChinese, "思元590的训练速度比H20快40%。", &["Cambricon MLU590 relative_performance 140"]),
    (SimplifiedChinese, "思元590的售价不逊于H20。", &[]),
    (SimplifiedChinese, "思元590在功耗上不输H20。", &[]),
    (SimplifiedChinese, "思元590的显存带宽与H20相当。", &[]),
    (SimplifiedChinese, "思元590想与H20一较高下。", &[]),
    (SimplifiedChinese, "思元590要媲美H20还需时日。", &[]),
    (SimplifiedChinese, "思元590足以与H20抗衡。", &["Cambricon MLU590 relative_performance "]),
    (English, "The MI450 is scarcely a match for the B300.", &[]),
    (English, "The MI450 is anything but on a par with the B300.", &[]),
    (English, "The MI450 is a match for the B300.", &["AMD MI450 relative_performance "]),
];

/// Shares of other goods and yields of other things.
const RATES: &[Row] = &[
    (SimplifiedChinese, "杭州计划把新能源车国产化率提升到80%，并扶持AI芯片。", &[]),
    (SimplifiedChinese, "日本政府计划把药品自给率提升至60%，并扶持AI芯片。", &[]),
    (SimplifiedChinese, "杭州算力国产化率已达55%。", &[]),
    (English, "AMD raised the dividend yield on its AI chips business to 2%.", &[]),
    (English, "AMD offers a 2% bond yield to fund its AI chips.", &[]),
    (English, "Japan produces 30% of its gas needs for chip plants at home.", &[]),
];

/// A plan that chips do so is no use of them.
const PLANS: &[Row] = &[
    (SimplifiedChinese, "思元590为临江智算中心提供算力的计划告吹。", &[]),
    (SimplifiedChinese, "思元590为临江智算中心提供算力。", &["临江智算中心 uses_chip Cambricon MLU590"]),
];

#[test]
fn what_is_counted_is_chips_of_who_trades_them() {
    check(COUNTED, &["order", "production_volume", "shipments"]);
}

#[test]
fn a_deal_for_goods_is_one_with_the_other_side() {
    check(SIGNED, &["partnership"]);
}

#[test]
fn a_figure_is_of_the_thing_and_of_its_performance() {
    check(WEIGHED, &["compute", "price", "relative_performance"]);
}

#[test]
fn rates_of_other_things_are_none_of_chips() {
    check(RATES, &["domestic_share", "yield_rate"]);
}

#[test]
fn a_plan_is_no_use() {
    check(PLANS, &["uses_chip"]);
}
