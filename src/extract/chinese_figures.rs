//! Classes of Chinese sentences with figures: what is weighed against what, which score is whose, members of families
//! that no lexicon has.

use super::chinese_tests::{tells, tells_nothing_of};

#[test]
fn a_ratio_of_the_thing_itself_needs_no_noun() {
    tells("思元590单卡大概是A100的八成。", &["Cambricon MLU590 relative_performance 8e1"]);
    tells("昆仑芯M100约为H200的80%左右。", &["Kunlun M100 relative_performance 8e1"]);
    tells("昇腾910C的性能不足B200的40%。", &["Ascend 910C relative_performance 4e1"]);
    tells("昇腾910C的性能比AMD MI300X低20%。", &["Ascend 910C relative_performance 8e1"]);
    tells_nothing_of("昇腾910B的价格只有H20的七成。", "relative_performance");
    tells_nothing_of("昇腾910B的故障率是A100的三倍，时延高15%。", "relative_performance");
    tells_nothing_of("与NVL72相比，CloudMatrix 384功耗高出两倍。", "relative_performance");
    tells_nothing_of("Qwen3-30B-A3B的激活参数数量是QwQ-32B的10%。", "relative_performance");
}

#[test]
fn verbs_of_contest_weigh_one_thing_against_another() {
    tells("讯飞星火X1在数学推理上已追平OpenAI o1。", &["Spark X1 relative_performance 0e0"]);
    tells("混元T1仅次于OpenAI o1。", &["Hunyuan-T1 relative_performance 1e2"]);
    tells("天垓150在部分模型上的性能优于H20。", &["Iluvatar TianGai 150 relative_performance 1e2"]);
}

#[test]
fn scores_in_a_list_go_with_the_benchmarks_in_theirs() {
    let text = "盘古Ultra MoE在MMLU、C-Eval和GSM8K上分别得到91.5、90.8和95.1分。";
    tells(text, &["Pangu Ultra MoE benchmark_score 9.15e1", "Pangu Ultra MoE benchmark_score 9.51e1"]);
}

#[test]
fn a_second_score_on_the_same_benchmark_is_of_the_model_beside_it() {
    let text = "MiniMax-M2的SWE-bench Verified成绩为69.4，DeepSeek-V3.2为67.8。";
    tells(text, &["MiniMax-M2 benchmark_score 6.94e1", "DeepSeek-V3.2 benchmark_score 6.78e1"]);
    tells("MMLU：GLM-4.5得分90.0%，GLM-4.5-Air得分85.3%。", &["GLM-4.5-Air benchmark_score 8.53e1"]);
}

#[test]
fn the_owner_right_before_a_number_has_it() {
    let text = "与H20的96GB显存相比，昇腾910C配备128GB显存。";
    tells(text, &["Nvidia H20 memory_capacity 9.6e10", "Ascend 910C memory_capacity 1.28e11"]);
    tells("燧原L600发布，其存储容量为144GB。", &["Enflame L600 memory_capacity 1.44e11"]);
}

#[test]
fn members_of_known_families_are_known_by_their_names() {
    tells("文心9.5总参数量为2.4万亿。", &["文心9.5 parameters 2.4e12"]);
    tells("昇腾 990 功耗为900W。", &["昇腾 990 power 9e2"]);
}
