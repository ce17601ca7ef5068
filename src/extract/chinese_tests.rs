//! Classes of Chinese sentences, some of each: who a clause is about, what a share is of, what is no claim.

use super::{extract, tests::document};
use crate::{
    lexicon::Lexicon,
    model::{Language, Mention, Modality, Value},
};

fn mentions(text: &str) -> Vec<Mention> {
    let document = document(&format!("人工智能芯片与大模型要闻\n\n{text}"), Language::SimplifiedChinese, "2025-11-20");
    extract(&document, Lexicon::builtin().unwrap())
}

/// `subject predicate value`: the upper bound of a number where there is one, else the lower.
fn told(text: &str) -> Vec<String> {
    let shown = |value: &Value| match value {
        Value::Quantity(quantity) => format!("{:e}", quantity.max.or(quantity.min).unwrap_or(0.0)),
        Value::Entity { name } => name.clone(),
        other => format!("{other:?}"),
    };
    mentions(text)
        .iter()
        .filter(|mention| !mention.from_name)
        .map(|mention| format!("{} {} {}", mention.subject.name, mention.predicate.as_str(), shown(&mention.value)))
        .collect()
}

fn tells(text: &str, wanted: &[&str]) {
    let found = told(text);
    for claim in wanted {
        assert!(found.iter().any(|other| other == claim), "{text}\n{claim} is not in {found:?}");
    }
}

fn tells_nothing_of(text: &str, predicate: &str) {
    let found = told(text);
    assert!(found.iter().all(|claim| !claim.contains(&format!(" {predicate} "))), "{text}\n{found:?}");
}

#[test]
fn a_clause_without_a_subject_goes_on_about_what_was_put_forward() {
    tells("昇腾950PR采用华为自研的低成本HBM，支持FP8，算力达到1 PFLOPS。", &["Ascend 950PR compute 1e15"]);
    tells(
        "壁仞BR100由台积电代工，采用7nm工艺，峰值算力达1 PFLOPS。",
        &["Biren BR100 process_node 7e0", "Biren BR100 compute 1e15"],
    );
    tells(
        "华为云CloudMatrix384由384颗昇腾910C组成，内存带宽为1229TB/s。",
        &["CloudMatrix 384 memory_bandwidth 1.229e15"],
    );
    tells(
        "智谱发布GLM-4.5，总参数量3550亿，激活参数320亿。",
        &["GLM-4.5 parameters 3.55e11", "GLM-4.5 active_parameters 3.2e10"],
    );
    tells("燧原科技新一代芯片L600由台积电代工，功耗为600瓦。", &["Enflame L600 power 6e2"]);
}

#[test]
fn a_list_gives_each_its_own() {
    tells(
        "昇腾910B和昇腾910C的FP16算力分别为320 TFLOPS和780 TFLOPS。",
        &["Ascend 910B compute 3.2e14", "Ascend 910C compute 7.8e14"],
    );
    tells(
        "今年出货方面，昆仑芯、平头哥分别为6.5万和22万颗芯片。",
        &["Kunlunxin shipments 6.5e4", "T-Head shipments 2.2e5"],
    );
    tells(
        "Atlas 950 SuperPoD和Atlas 960 SuperPoD超节点分别支持8192及15488张昇腾卡。",
        &["Atlas 950 SuperPoD chip_count 8.192e3", "Atlas 960 SuperPoD chip_count 1.5488e4"],
    );
}

#[test]
fn a_share_is_of_its_noun() {
    tells("伯恩斯坦预计，到2027年中国AI芯片自给率将达到82%。", &["China domestic_share 8.2e1"]);
    tells("中芯国际7nm工艺的良率约为40%，产能利用率达95%。", &["SMIC yield_rate 4e1"]);
    tells(
        "2024年中国AI芯片市场中，英伟达占70%，寒武纪占1%。",
        &["Nvidia market_share 7e1", "Cambricon market_share 1e0"],
    );
    tells_nothing_of("中芯国际产能利用率达95.8%，芯片业务毛利率为22%。", "yield_rate");
    tells_nothing_of("寒武纪营收占比升至28%，AI芯片业务同比增长17%。", "market_share");
}

#[test]
fn each_share_of_a_sentence_has_its_own_holder() {
    tells(
        "2025年中国AI加速卡市场，英伟达份额降至55%，华为以23%居次，AMD占4%。",
        &["Nvidia market_share 5.5e1", "Huawei market_share 2.3e1", "AMD market_share 4e0"],
    );
    tells("AI芯片方面，英伟达约占62%市场份额。", &["Nvidia market_share 6.2e1"]);
    tells("中芯国际7纳米产线的良率约为六成，仍低于台积电的九成。", &["SMIC yield_rate 6e1", "TSMC yield_rate 9e1"]);
    tells("字节跳动今年计划采购的AI芯片中，约有四成来自本土厂商。", &["ByteDance domestic_share 4e1"]);
}

#[test]
fn what_is_counted_is_of_the_chip_named_before() {
    tells("昇腾910C正式大规模出货，首批7万颗交付。", &["Huawei shipments 7e4"]);
    tells_nothing_of("因为自2020年起已无法向台积电下单，昇腾910C另寻出路。", "manufacturer");
}

#[test]
fn the_other_side_of_a_comparison_is_no_subject() {
    tells("与H100相比，昇腾910C的推理性能约为其六成。", &["Ascend 910C relative_performance 6e1"]);
    tells("壁仞科技称BR166的训练性能达到A100的1.5倍。", &["Biren BR166 relative_performance 1.5e2"]);
    tells("摩尔线程MTT S5000的单卡性能超越英伟达H20。", &["MTT S5000 relative_performance 1e2"]);
}

#[test]
fn who_makes_the_chips_does_not_buy_them() {
    tells("寒武纪近日与字节跳动签下20万颗思元590的采购协议。", &["ByteDance order 2e5"]);
    tells("字节跳动计划明年向寒武纪采购20万颗思元590。", &["ByteDance order 2e5"]);
    tells("腾讯已向燧原下单5万张加速卡。", &["Tencent order 5e4"]);
}

#[test]
fn what_could_be_is_asked_or_is_of_others_is_no_claim() {
    tells_nothing_of("昇腾集群可构建万卡级超大规模计算集群。", "chip_count");
    tells_nothing_of("在今年5月的昇腾开发者大会上，华为展示了三个方案。", "chip_count");
    tells_nothing_of("华为呼吁企业采用昇腾910C，要求采用国产AI芯片。", "uses_chip");
    tells_nothing_of("华为昇腾发布会上，全国智能算力规模达1053 EFLOPS。", "compute");
    tells_nothing_of("智谱何时开源GLM-5，尚无消息。", "open_weights");
}

#[test]
fn a_rumour_that_is_denied_in_the_next_sentence_is_denied() {
    for text in [
        "有自媒体称昇腾910D的量产已经推迟。华为回应称，该消息不实。",
        "市场传闻寒武纪思元690由中芯国际代工，是否属实？公司答：不属实。",
    ] {
        let found = mentions(text);
        assert!(
            !found.is_empty() && found.iter().any(|mention| mention.modality == Modality::Denied),
            "{text}\n{found:?}"
        );
    }
}

#[test]
fn a_speaker_unknown_to_the_lexicon_is_known_by_title_or_ending() {
    for (text, speaker) in [
        ("分析师许文岩认为，昇腾910C今年出货量约为80万颗。", "许文岩"),
        ("鹏程公司首席执行官欧阳静宣布，昇腾910C的算力达800 TFLOPS。", "欧阳静"),
        ("券商潮汐资本在研报中预计，华为今年出货80万颗昇腾芯片。", "潮汐资本"),
    ] {
        let found = mentions(text);
        assert!(found.iter().any(|mention| mention.attributed_to.as_deref() == Some(speaker)), "{text}\n{found:?}");
    }
}
