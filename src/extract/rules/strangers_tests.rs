//! Plain sentences on chips whose maker nobody knows, on states that buy, on shares that are gone and on what stands in front of
//! the thing that it is of; each beside others that look alike and claim nothing.

use super::rows::{Row, check};
use crate::model::Language::{English, SimplifiedChinese};

/// Chips whose maker nobody knows, and numbers of chips as the subject.
const MADE: &[Row] = &[
    (English, "Shipments of the AI chip Osprey-4 reached 25,000 units.", &["Osprey-4 shipments 25000"]),
    (English, "Around 40,000 Osprey-4 AI chips are to be built in 2026.", &["Osprey-4 production_volume 40000"]),
    (English, "More than 50,000 Osprey-4 AI chips have been sold.", &["Osprey-4 shipments 50000.."]),
    (English, "Shipments of phones with the AI chip Osprey-4 reached 25,000 units.", &[]),
    (English, "Shipments of servers with the AI chip Osprey-4 reached 25,000 units.", &[]),
    (English, "In 2025 the AI chip Osprey-4 sold well.", &[]),
    (English, "Since 2023 the Osprey-4 AI chip has been produced.", &[]),
    (English, "In 2025 the AI chip MLU590 sold well.", &[]),
    (English, "Cambricon shipped 2025 MLU590 AI chips.", &["Cambricon shipments 2025"]),
    (English, "The number of Ascend 910B chips shipped in 2024 was 400,000.", &["Huawei shipments 400000"]),
    (English, "The number of GPUs in the AI cluster Larkspur-9 is 6,000.", &["Larkspur-9 chip_count 6000"]),
    (English, "The number of engineers at the AI chip firm Hygon is 2,000.", &[]),
    (English, "Larkspur-9, a 10,000-card cluster, is in Hohhot.", &["Larkspur-9 chip_count 10000"]),
    (English, "Cambricon ranked third with 116,000 AI chips.", &["Cambricon shipments 116000"]),
    (English, "Cambricon ranked third with 1,160 patents on AI chips.", &[]),
    (English, "Hygon has set itself a target of 90,000 AI chips.", &["Hygon production_volume 90000"]),
    (English, "Hygon has a target of 90,000 cars with its AI chips.", &[]),
    (English, "Hygon should get to 90,000 accelerators.", &["Hygon production_volume 90000"]),
    (English, "Hygon is aware of talk of 90,000 AI chips in warehouses.", &[]),
    (English, "Hygon backs a start-up with a target of 90,000 AI chips.", &[]),
    (English, "Hygon helps start-ups that get to 90,000 AI chips.", &[]),
    (English, "Hygon said its customers would get to 90,000 AI chips.", &[]),
    (English, "Cambricon was tied for fourth place in China with 116,000 AI chips.", &["Cambricon shipments 116000"]),
    (English, "Cambricon ranked first with 116,000 AI chips.", &["Cambricon shipments 116000"]),
    (English, "Cambricon ranked first in a survey of firms with 116,000 AI chips.", &[]),
    (English, "Cambricon took second place in a tender with 116,000 AI chips.", &[]),
    (SimplifiedChinese, "AI芯片“青鸿三号”累计售出超过3万颗。", &["青鸿三号 shipments 30000.."]),
    (SimplifiedChinese, "AI芯片“青鸿三号”年产能为5万片。", &["青鸿三号 production_volume 50000"]),
    (SimplifiedChinese, "3万颗GPU在三江源数据中心运行。", &["Sanjiangyuan data centre chip_count 30000"]),
    (SimplifiedChinese, "百度点亮一座由2万颗昆仑芯P800组成的集群。", &["Baidu: unnamed system chip_count 20000"]),
];

/// States that buy, makers that have their chips made, contracts that are awarded.
const BOUGHT: &[Row] = &[
    (English, "India plans to purchase 38,000 GPUs from Nvidia.", &["India order 38000"]),
    (English, "India ordered its firms to stop buying 30,000 H20 chips.", &[]),
    (English, "Cambricon received an order from Tencent for 30,000 MLU590 chips.", &["Tencent order 30000"]),
    (English, "TSMC received an order from AMD for 300,000 MI308 chips.", &["AMD order 300000"]),
    (
        English,
        "Moore Threads took delivery of 4,000 MTT S5000 cards from SMIC.",
        &["Moore Threads production_volume 4000"],
    ),
    (English, "China Unicom awarded Hygon a contract for 5,000 AI chips.", &["China Unicom order 5000"]),
    (English, "China Unicom gave details of a contract for 5,000 AI chips.", &[]),
    (English, "China Unicom gave up on a contract for 5,000 AI chips.", &[]),
    (English, "India will buy 38,000 GPUs from Nscale.", &["India order 38000"]),
    (English, "The ministry will buy 38,000 GPUs from Nscale.", &[]),
    (
        English,
        "Deliveries of Biren accelerators rose to 4,000 in the first half of 2025.",
        &["Biren Technology shipments 4000"],
    ),
    (SimplifiedChinese, "日本计划从英伟达采购1万块GPU。", &["Japan order 10000"]),
    (SimplifiedChinese, "日本从英伟达采购的3万颗H20被取消。", &[]),
    (SimplifiedChinese, "日本要求企业采购1万块国产GPU。", &[]),
];

/// Shares that are gone or home-made, and what a firm's own chips yield.
const SHARES: &[Row] = &[
    (
        English,
        "Nvidia's share of the Chinese AI chip market fell from 90 percent to zero.",
        &["Nvidia market_share 0", "Nvidia market_share 90"],
    ),
    (English, "AMD's emissions in China have fallen to zero.", &[]),
    (
        English,
        "AMD's share of China's AI chip market fell from 4 percent to zero, while Hygon took 6 percent.",
        &["AMD market_share 0", "AMD market_share 4", "Hygon market_share 6"],
    ),
    (English, "Cambricon has raised the yield of its AI chips to 40 percent.", &["Cambricon yield_rate 40"]),
    (English, "AMD has raised the yield of its AI chips to 40 percent.", &["AMD yield_rate 40"]),
    (English, "AMD's yield at TSMC is 60 percent.", &["TSMC yield_rate 60"]),
    (
        English,
        "More than 70 percent of MLU590 chips leave the line without defects.",
        &["Cambricon MLU590 yield_rate 70.."],
    ),
    (English, "About 30 percent of MLU590 chips leave the line with a defect.", &[]),
    (English, "Japan makes 10 percent of its AI chips at home.", &["Japan domestic_share 10"]),
    (English, "Japan makes 10 percent of its cars at home.", &[]),
    (
        English,
        "At China Mobile, domestic chips account for 55 percent of AI computing.",
        &["China Mobile domestic_share 55"],
    ),
    (
        English,
        "Domestic chips account for 60 percent of the processors in the AI data centre Larkspur-9.",
        &["Larkspur-9 domestic_share 60"],
    ),
    (SimplifiedChinese, "每生产100颗思元590，只有20颗合格。", &[]),
    (SimplifiedChinese, "寒武纪AI芯片的良率已提高到40%。", &["Cambricon yield_rate 40"]),
    (SimplifiedChinese, "高通AI芯片的良率已提高到40%。", &["Qualcomm yield_rate 40"]),
    (SimplifiedChinese, "三分之一的思元590合格。", &["Cambricon MLU590 yield_rate 33.33333333333333"]),
    (SimplifiedChinese, "由于良率不足20%，思元590无法盈利。", &["Cambricon MLU590 yield_rate ..20"]),
    (SimplifiedChinese, "DDR5的平均良率突破80%，HBM3还不行。", &[]),
    (
        SimplifiedChinese,
        "杭州计划到2027年将智算芯片的国产化率提高到70%。",
        &["Hangzhou Municipal Government domestic_share 70"],
    ),
    (SimplifiedChinese, "日本政府计划把AI芯片自给率提升至50%。", &["Japan domestic_share 50"]),
    (SimplifiedChinese, "中国粮食自给率提高到95%，芯片另说。", &[]),
    (SimplifiedChinese, "国产AI芯片将满足93%的需求。", &["China domestic_share 93"]),
    (SimplifiedChinese, "AMD在中国的市场份额已归零，份额曾为4%。", &["AMD market_share 0", "AMD market_share 4"]),
];

/// What stands in front of the thing that it is of, and what is level with another.
const FIGURES: &[Row] = &[
    (
        English,
        "Capable of 800 trillion operations per second, the AI chip Osprey-4 targets cameras.",
        &["Osprey-4 compute 800000000000000"],
    ),
    (English, "Priced at $9,000, the AI chip Osprey-4 is for banks.", &["Osprey-4 price 9000"]),
    (English, "The Ascend 910C performs similarly to the A100.", &["Ascend 910C relative_performance "]),
    (
        English,
        "The European Union is putting 20 billion euros into AI gigafactories.",
        &["European Union investment 20000000000"],
    ),
    (SimplifiedChinese, "购买一块H200需要2.5万至4万美元。", &["Nvidia H200 price 25000..40000"]),
    (SimplifiedChinese, "思元590比H20慢30%。", &["Cambricon MLU590 relative_performance 70"]),
    (SimplifiedChinese, "思元590性能不输A100。", &["Cambricon MLU590 relative_performance "]),
    (SimplifiedChinese, "凭借64GB显存，AI芯片“青鸿三号”跻身一线。", &["青鸿三号 memory_capacity 64000000000"]),
];

#[test]
fn chips_of_unknown_makers_are_made_and_shipped() {
    check(MADE, &["shipments", "production_volume", "chip_count"]);
}

#[test]
fn states_buy_and_makers_have_chips_made() {
    check(BOUGHT, &["order", "production_volume", "shipments"]);
}

#[test]
fn shares_are_gone_or_home_made() {
    check(SHARES, &["market_share", "yield_rate", "domestic_share", "production_volume"]);
}

#[test]
fn what_stands_in_front_is_of_what_follows() {
    check(FIGURES, &["compute", "price", "memory_capacity", "relative_performance", "investment"]);
}
