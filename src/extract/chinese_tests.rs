//! Classes of Chinese sentences, some of each: who a clause is about, what a share is of, what is no claim.

use super::{extract, tests::document};
use crate::{
    lexicon::Lexicon,
    model::{Language, Mention, Modality, Predicate, Value},
};

fn mentions(text: &str) -> Vec<Mention> {
    mentions_under("人工智能芯片与大模型要闻", text)
}

fn mentions_under(title: &str, text: &str) -> Vec<Mention> {
    let document = document(&format!("{title}\n\n{text}"), Language::SimplifiedChinese, "2025-11-20");
    extract(&document, Lexicon::builtin().unwrap())
}

/// `subject predicate value`: the upper bound of a number where there is one, else the lower.
fn told(text: &str) -> Vec<String> {
    written(&mentions(text))
}

fn written(mentions: &[Mention]) -> Vec<String> {
    let shown = |value: &Value| match value {
        Value::Quantity(quantity) => format!("{:e}", quantity.max.or(quantity.min).unwrap_or(0.0)),
        Value::Entity { name } => name.clone(),
        other => format!("{other:?}"),
    };
    mentions
        .iter()
        .filter(|mention| !mention.from_name)
        .map(|mention| format!("{} {} {}", mention.subject.name, mention.predicate.as_str(), shown(&mention.value)))
        .collect()
}

pub(super) fn tells(text: &str, wanted: &[&str]) {
    let found = told(text);
    for claim in wanted {
        assert!(found.iter().any(|other| other == claim), "{text}\n{claim} is not in {found:?}");
    }
}

pub(super) fn tells_nothing_of(text: &str, predicate: &str) {
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

#[test]
fn a_sentence_that_turns_away_is_not_of_the_thing_before() {
    for (text, predicate) in [
        ("智谱发布GLM-5。下一版本将采用9000亿参数。", "parameters"),
        ("西山智算中心上线，由中国联通建设。全市已签约12个项目，总投资300亿元，智能算力达2万P。", "investment"),
        ("西山智算中心上线，由中国联通建设。安徽省今年计划新增智能算力2万P。", "compute"),
        ("寒武纪思元690采用7nm工艺。该公司另一款产品显存96GB。", "memory_capacity"),
        ("壁仞BR106面向推理。至于BX900，显存96GB。", "memory_capacity"),
        ("寒武纪思元690面向训练。部署建议配置至少64GB显存。", "memory_capacity"),
        ("星火X1可在一张昇腾310P上运行，显存占用14GB。", "memory_capacity"),
    ] {
        tells_nothing_of(text, predicate);
    }
    let found = told("DeepSeek-V4总参数1.6万亿，预训练数据32T。");
    assert!(!found.contains(&"DeepSeek-V4 parameters 3.2e13".to_owned()), "{found:?}");
    tells("寒武纪发布思元690。新芯片采用7nm工艺。", &["Cambricon MLU690 process_node 7e0"]);
}

#[test]
fn a_foundry_is_not_whose_chips_are_counted() {
    tells("燧原L600由三星代工，明年出货目标10万颗。", &["Enflame shipments 1e5"]);
    tells("中芯国际N+2产线月产能已升至3.2万片。", &["SMIC production_volume 3.2e4"]);
    let found = told("燧原L600采用台积电5纳米工艺，全年出货量上看15万颗。");
    assert!(found.iter().all(|claim| !claim.starts_with("TSMC shipments")), "{found:?}");
    tells_nothing_of("昇腾910C的良率距离台积电同代工艺仍有差距。", "manufacturer");
}

#[test]
fn the_end_of_a_name_stands_for_it() {
    tells("腾讯开源Hunyuan-K7-Large模型。K7-Large预训练语料20万亿tokens。", &["Hunyuan-K7-Large training_tokens 2e13"]);
    tells("砺算公司的芯片LX100采用12nm工艺。LX300由中芯国际代工。", &["LX300 manufacturer SMIC"]);
    tells(
        "昇腾950PR将于1Q26推出，960、970分别于4Q27、4Q28推出。",
        &["Ascend 960 released Date { date: Quarter(2027, 4) }"],
    );
}

#[test]
fn each_date_of_a_list_has_its_own_thing() {
    tells(
        "百度发布天池256和天池512超节点，分别于2026年上半年和下半年上市。",
        &["Tianchi 256 released Date { date: Half(2026, 1) }", "Tianchi 512 released Date { date: Half(2026, 2) }"],
    );
    tells(
        "壁仞在2023年和2024年先后推出BR106和BR166。",
        &["Biren BR106 released Date { date: Year(2023) }", "Biren BR166 released Date { date: Year(2024) }"],
    );
    tells("自今年1月发布以来，DeepSeek-R1下载量破千万。", &["DeepSeek-R1 released Date { date: Month(2025, 1) }"]);
    tells_nothing_of("2025世界计算大会在长沙开幕，会上寒武纪发布思元690。", "released");
}

#[test]
fn a_passive_and_a_supply_tell_who_uses_a_chip() {
    tells(
        "思元590已被招商银行、中国移动采用。",
        &["China Merchants Bank uses_chip Cambricon MLU590", "China Mobile uses_chip Cambricon MLU590"],
    );
    tells("华为向字节跳动供应昇腾910C。", &["ByteDance uses_chip Ascend 910C"]);
    tells("寒武纪已打入阿里巴巴供应链。", &["Alibaba uses_chip Cambricon"]);
    tells("招商银行用思元590替换了V100。", &["China Merchants Bank uses_chip Cambricon MLU590"]);
    tells("中国移动部署昆仑芯P800。", &["China Mobile uses_chip Kunlun P800"]);
    tells_nothing_of("中芯国际采用7纳米工艺生产昇腾910C。", "uses_chip");
    tells_nothing_of("思元590在招商银行的评测中被淘汰。", "uses_chip");
    tells_nothing_of("华为向中国移动提供昇腾服务的培训。", "order");
}

#[test]
fn a_permit_is_of_a_restriction() {
    tells("特朗普宣布，将允许英伟达向中国出售H200。", &["Nvidia H200 export_restriction United States"]);
    tells("智谱今年1月被列入实体清单。", &["Zhipu AI export_restriction United States"]);
    tells_nothing_of("华为获准向中国移动交付昇腾910C。", "export_restriction");
}

#[test]
fn one_stage_is_not_the_whole_training() {
    tells_nothing_of("我们对星火X1的后训练全部跑在国产卡上。", "domestic_training");
    tells_nothing_of("DeepSeek-V4回到英伟达平台完成训练，昇腾只用于推理。", "domestic_training");
    tells("星火X1的预训练和后训练全部在国产芯片上完成。", &["Spark X1 domestic_training Flag { value: true }"]);
}

#[test]
fn of_two_amounts_of_a_change_the_second_is_of_the_thing() {
    tells(
        "与上一代GLM-4.5相比，GLM-5总参数由3550亿增至7440亿，激活参数从320亿涨到400亿。",
        &["GLM-4.5 parameters 3.55e11", "GLM-5 parameters 7.44e11", "GLM-5 active_parameters 4e10"],
    );
    let found = told("相较于昇腾910B，昇腾910C的显存为128GB。");
    assert!(!found.contains(&"Ascend 910B memory_capacity 1.28e11".to_owned()), "{found:?}");
}

#[test]
fn only_what_stands_behind_the_word_is_dealt_out() {
    tells(
        "思元590显存80GB；面向训练的思元690则用HBM3，显存与带宽分别为96GB和2.7TB/s。",
        &["Cambricon MLU590 memory_capacity 8e10", "Cambricon MLU690 memory_capacity 9.6e10"],
    );
}

#[test]
fn what_is_no_change_and_no_call_is_told() {
    tells(
        "由阿里推出的Qwen3参数2350亿，激活参数达220亿。",
        &["Qwen3 parameters 2.35e11", "Qwen3 active_parameters 2.2e10"],
    );
    tells(
        "从显存看，H20为96GB，昇腾910C达128GB。",
        &["Nvidia H20 memory_capacity 9.6e10", "Ascend 910C memory_capacity 1.28e11"],
    );
    tells("昇腾910C价格18万元，表现与H100相当。", &["Ascend 910C relative_performance 0e0"]);
    tells("美国在议员敦促下禁止向中国出口H20。", &["Nvidia H20 export_restriction United States"]);
    tells("三星代工特斯拉AI6芯片的服务器版本。", &["Tesla AI6 manufacturer Samsung Foundry"]);
}

#[test]
fn what_is_cheaper_or_smaller_is_not_slower() {
    tells_nothing_of("昇腾910C单卡报价约12万元，低于H20。", "relative_performance");
    tells_nothing_of("思元590的显存为80GB，与H100接近。", "relative_performance");
    tells("昇腾910C的训练性能低于H100。", &["Ascend 910C relative_performance 1e2"]);
}

#[test]
fn a_system_counted_is_a_part_and_an_architecture_no_chip() {
    tells("曙光scaleX万卡集群由20个scaleX640互连而成，总算力达6 EFLOPS。", &["Sugon scaleX compute 6e18"]);
    tells(
        "MTT S5000基于第四代架构“平湖”，已进入规模量产。",
        &["MTT S5000 status Term { term: InProduction, period: None }"],
    );
    tells_nothing_of("Atlas 900已上线，企业版昇腾310走8卡服务器路线。", "chip_count");
    tells_nothing_of("曙光scaleX640已发布，协议支持8192卡无收敛全互联。", "chip_count");
}

#[test]
fn who_answers_is_the_one_person_named_before_the_questions() {
    for (text, speaker) in [
        ("黄仁勋接受专访。\n\n问：有何新品？\n\n答：B300有288GB显存。", Some("Jensen Huang")),
        ("马斯克评价过英伟达。黄仁勋接受专访。\n\n问：有何新品？\n\n答：B300有288GB显存。", None),
    ] {
        let found = mentions(text);
        assert!(found.iter().any(|mention| mention.attributed_to.as_deref() == speaker), "{text}\n{found:?}");
    }
}

#[test]
fn a_province_is_less_than_the_country() {
    tells_nothing_of("数据局表示，全省智算规模居前，力争国产智能算力占比达到85%。", "domestic_share");
}

#[test]
fn another_paragraph_goes_on_about_what_the_text_is_on() {
    for (title, text, claim) in [
        ("月之暗面开源Kimi K2", "Kimi K2支持多种语言。\n\n预训练耗时58天。", Some("Kimi K2 training_time 5.8e1")),
        (
            "智谱详解GLM-5",
            "GLM-5已开放下载。\n\n训练细节\n\n使用了28.5T tokens预训练。",
            Some("GLM-5 training_tokens 2.85e13"),
        ),
        ("模型问答", "大家关心GLM-5有多大？\n\n总参数7440亿。", Some("GLM-5 parameters 7.44e11")),
        ("模型卡", "GLM-5是一个混合专家模型。\n\n- 上下文长度：200K\n", Some("GLM-5 context_length 2e5")),
        ("本周模型", "智谱更新了GLM-5。\n\n总参数7440亿，激活400亿。", None),
        ("寒武纪思元690亮相", "思元690已送样。\n\n功耗为550瓦，良率约六成。", None),
        ("沐曦新品", "沐曦发布曦云C600。\n\n显存容量为144GB。", None),
    ] {
        let found = written(&mentions_under(title, text));
        let told = found.iter().filter(|claim| !claim.contains(" status ") && !claim.contains(" open_weights "));
        let told: Vec<&String> =
            told.filter(|claim| !claim.contains(" designer ") && !claim.contains(" developer ")).collect();
        assert_eq!(told, claim.as_slice(), "{title}\n{text}\n{found:?}");
    }
}

#[test]
fn a_generation_is_the_one_that_was_called_so() {
    tells(
        "与上一代思元590相比，思元690的显存提升至128GB。上一代功耗350W，新一代功耗达到550W。",
        &["Cambricon MLU590 power 3.5e2", "Cambricon MLU690 power 5.5e2", "Cambricon MLU690 memory_capacity 1.28e11"],
    );
    tells("昇腾950PR功耗为600W，上一代只有350W。", &["Ascend 950PR power 6e2"]);
    for text in [
        "昇腾950PR支持FP8，上一代功耗为350W。",
        "GLM-5已开源。前代模型总参数3550亿。",
        "曦云C600已量产，而老款显存只有64GB。",
    ] {
        for predicate in ["power", "parameters", "memory_capacity"] {
            tells_nothing_of(text, predicate);
        }
    }
}

#[test]
fn former_and_latter_are_two_of_one_kind_named_before_both() {
    tells(
        "智谱GLM-5参数7440亿，月之暗面的Kimi K2参数1万亿。前者在昇腾910B上完成训练，后者的上下文长度为128K。",
        &["GLM-5 training_hardware Ascend 910B", "Kimi K2 context_length 1.28e5"],
    );
    tells(
        "“鹏城云脑Ⅱ”算力为1 EFLOPS。“鹏城云脑Ⅲ”采用昇腾910C，算力达16 EFLOPS。后者功耗约18MW。",
        &["Peng Cheng Cloud Brain III power 1.8e7"],
    );
}

#[test]
fn what_is_set_beside_another_leads_its_clause() {
    tells(
        "曙光scaleX640功耗860kW。与之对标的英伟达GB200 NVL72只有72颗GPU，功耗约120kW。",
        &["Nvidia GB200 NVL72 power 1.2e5", "Sugon scaleX640 power 8.6e5"],
    );
    tells("对标英伟达H100的思元690功耗为550瓦。", &["Cambricon MLU690 power 5.5e2"]);
}

#[test]
fn a_sentence_that_leads_up_to_a_thing_is_about_it() {
    tells("大家都在谈GPT-5，真正省钱的是阶跃星辰的Step-3。它只有3210亿参数。", &["Step-3 parameters 3.21e11"]);
    tells("昇腾910C大家都熟，这次的主角是昇腾950PR。其功耗为600W。", &["Ascend 950PR power 6e2"]);
}

#[test]
fn between_two_that_each_lead_a_clause_none_goes_on() {
    tells_nothing_of("昇腾950PR一季度上市，思元690则要到年底。其显存容量为128GB。", "memory_capacity");
    tells(
        "寒武纪发布思元690。昇腾950PR一季度上市，思元690则要到年底。其显存容量为128GB。",
        &["Cambricon MLU690 memory_capacity 1.28e11"],
    );
}

#[test]
fn the_company_is_not_who_makes_its_chip() {
    for text in [
        "天数智芯天垓150由台积电代工。公司去年GPU出货量为1.57万片。",
        "壁砺166由中芯国际代工，采用7nm工艺。公司去年GPU出货量为1.57万片。",
    ] {
        tells_nothing_of(text, "shipments");
    }
}

#[test]
fn another_firm_at_the_head_of_the_clause_has_its_own() {
    tells_nothing_of("思元690显存为128GB，英伟达功耗高达1000瓦。", "power");
    tells_nothing_of("临港项目由各方共建。江苏省随后跟进，提出国产化率达到80%。", "domestic_share");
}

#[test]
fn power_of_one_card_is_that_of_the_chip() {
    tells("思元690由中芯国际代工，单卡功耗550瓦。", &["Cambricon MLU690 power 5.5e2"]);
    tells("曦云C600单卡功耗约450W。", &["MetaX C600 power 4.5e2"]);
}

#[test]
fn a_part_of_who_makes_it_for_another_speaks() {
    for (text, speaker) in [
        ("昇腾910C良率约35%，由台积电先进制程部负责人透露。", Some("TSMC")),
        ("昇腾910C良率约35%，由中芯国际先进工艺团队公布。", Some("SMIC")),
        ("昇腾910C良率约35%，由中芯国际代工，预计年内改善。", None),
    ] {
        let found = mentions(text);
        let yields = |mention: &&Mention| mention.predicate == Predicate::YieldRate;
        let told: Vec<_> = found.iter().filter(yields).map(|mention| mention.attributed_to.as_deref()).collect();
        assert!(told.contains(&speaker), "{text}\n{found:?}");
    }
}
