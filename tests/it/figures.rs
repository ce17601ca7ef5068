//! Classes of English sentences with figures: what is weighed against what, which score is whose, whose a number is
//! where its subject stands behind it or in a relative clause, and members of families that no lexicon has.

use super::english::{all_say, none_says};

#[test]
fn a_ratio_needs_no_noun_where_it_is_of_the_thing_itself() {
    all_say(&[
        ("Analysts put the Siyuan 590 at around 80% of an A100.", "Cambricon MLU590 | relative_performance | 80"),
        ("One 910C is about 60% of an H100, engineers say.", "Ascend 910C | relative_performance | 60"),
        (
            "The CloudMatrix 384 is worth 1.7 times a GB200 NVL72, he said.",
            "CloudMatrix 384 | relative_performance | 170",
        ),
    ]);
    none_says(&[
        ("The price of the Ascend 910B is 70% of the H20's.", "relative_performance"),
        ("About 30% of the H20 chips in China came from resellers, Huawei's Ascend team said.", "relative_performance"),
        ("The Ascend 910B uses half the power of an H100.", "relative_performance"),
    ]);
}

#[test]
fn what_is_behind_by_so_much_has_so_much_less() {
    all_say(&[
        (
            "Despite the hype, the 910B still trails the A100 by 20 percent in real-world training.",
            "Ascend 910B | relative_performance | 80",
        ),
        ("On Llama 3 the Kunlun P800 is 15% slower than the H20.", "Kunlun P800 | relative_performance | 85"),
        ("The Gaudi 3 beats the H100 by 50% on Llama 2.", "Intel Gaudi 3 | relative_performance | 150"),
        ("The RNGD is 30% faster than the H100 on Llama 3.", "Furiosa RNGD | relative_performance | 130"),
    ]);
}

#[test]
fn verbs_of_contest_weigh_one_thing_against_another() {
    all_say(&[
        ("Qwen3-Max edges out GPT-5 on SWE-bench.", "Qwen3-Max | relative_performance | 100.."),
        ("ERNIE 5.0 bested Gemini 2.5 Pro on vision tasks.", "ERNIE 5.0 | relative_performance | 100.."),
        ("Falcon-H1 34B rivals models twice its size such as Qwen3-72B.", "Falcon-H1-34B | relative_performance | .."),
        (
            "Rebellions says its Rebel-Quad matches the H200 in throughput while drawing half the power.",
            "REBEL-Quad | relative_performance | ..",
        ),
    ]);
    none_says(&[
        ("Its rival Kimi K2 was released by Moonshot. DeepSeek-R1 came earlier.", "relative_performance"),
        ("The Trainium3 is 40% more energy-efficient than the Trainium2.", "relative_performance"),
    ]);
}

#[test]
fn a_second_score_on_the_same_benchmark_is_of_the_model_beside_it() {
    all_say(&[
        (
            "On SWE-bench Verified, MiniMax-M2 resolves 69.4% of issues; DeepSeek-V3.2 gets 67.8%.",
            "DeepSeek-V3.2 | benchmark_score | 67.8",
        ),
        ("GLM-4.5 scored 73.9 on MMLU-Pro, ahead of the 71.2 posted by Kimi K2.", "Kimi K2 | benchmark_score | 71.2"),
        (
            "DeepSeek-R1 earned 71.5 points on GPQA Diamond, against 75.7 for OpenAI's o1.",
            "OpenAI o1 | benchmark_score | 75.7",
        ),
        (
            "Compared with Qwen2.5-72B the Longmen-3 model obtains 81.7 against 71.1 points on MMLU-Pro.",
            "Qwen2.5-72B | benchmark_score | 71.1",
        ),
    ]);
    none_says(&[
        ("The team ran 57 tasks of MMLU in 5-shot mode with GLM-4.5.", "benchmark_score"),
        ("GLM-4.5 is 12 points higher on MMLU than Llama 3.1.", "benchmark_score"),
    ]);
}

#[test]
fn scores_in_a_list_go_with_the_benchmarks_in_theirs() {
    all_say(&[
        (
            "On GPQA-Diamond and AIME 2025, GLM-4.5 reached 85.4 and 91 percent, respectively.",
            "GLM-4.5 | benchmark_score | 85.4",
        ),
        (
            "On GPQA-Diamond and AIME 2025, GLM-4.5 reached 85.4 and 91 percent, respectively.",
            "GLM-4.5 | benchmark_score | 91",
        ),
        ("GLM-4.5 got 70.9 on MMLU-Pro and 61.8 on the KoLogicBench.", "GLM-4.5 | benchmark_score | 61.8"),
    ]);
}

#[test]
fn a_phrase_before_the_comma_tells_of_the_subject_behind_it() {
    all_say(&[
        ("With a score of 96.2% on AIME 2025, EXAONE 4.0 beat its rivals.", "EXAONE 4.0 | benchmark_score | 96.2"),
        ("At 355 billion parameters, GLM-4.5 is one of the larger open models.", "GLM-4.5 | parameters | 355000000000"),
        (
            "Fabricated by SMIC with its 7 nm technology, the Kunlun M100 targets inference.",
            "Kunlun M100 | process_node | 7",
        ),
        ("Using TSMC's 12nm process, the MTT S4000 offers 48GB of memory.", "MTT S4000 | process_node | 12"),
    ]);
}

#[test]
fn a_relative_clause_tells_of_the_name_before_it() {
    all_say(&[
        (
            "Unlike the 910B, which has 64 GB, the 910C comes with 128 GB of memory.",
            "Ascend 910B | memory_capacity | 64000000000",
        ),
        (
            "It outsells the H20, which has 96 GB of memory. The Ascend 910C is next.",
            "Nvidia H20 | memory_capacity | 96000000000",
        ),
        (
            "The new one dwarfs the 141 GB on the H200. The Ascend 960 is next.",
            "Nvidia H200 | memory_capacity | 141000000000",
        ),
    ]);
}

#[test]
fn what_was_so_before_is_not_so_of_the_thing() {
    none_says(&[
        ("GLM-4.5 was pre-trained on 9.1T tokens, up from 5.6T.", "GLM-4.5 | training_tokens | 5600000000000"),
        ("The context of GLM-4.5 is 64K tokens (was 16K).", "GLM-4.5 | context_length | 16000"),
    ]);
    all_say(&[(
        "GLM-4.5 was pre-trained on 9.1T tokens, up from 5.6T tokens for GLM-4.",
        "GLM-4 | training_tokens | 5600000000000",
    )]);
}

#[test]
fn a_model_of_some_size_is_no_model_in_particular() {
    none_says(&[
        ("The Ascend 910C is new. A model with 70 billion parameters at FP16 weighs 140GB.", "parameters"),
        ("Huawei tested the Ascend 910C with an 8-billion-parameter language model.", "parameters"),
        ("DeepSeek-V4 runs with the speed of a 37B model.", "DeepSeek-V4 | parameters | 37000000000"),
    ]);
}

#[test]
fn members_of_known_families_are_known_by_their_names() {
    all_say(&[
        (
            "Upstage's 100-billion-parameter Solar Pro 3 activates 12 billion parameters for each token.",
            "Solar Pro 3 | parameters | 100000000000",
        ),
        ("EXAONE 5.5 has 64 billion parameters.", "EXAONE 5.5 | parameters | 64000000000"),
        ("The Ascend 990 draws 900 W. The part is due next year.", "Ascend 990 | power | 900"),
        ("Kimi K9 scored 80 on MMLU-Pro.", "Kimi K9 | benchmark_score | 80"),
    ]);
}

#[test]
fn the_last_word_of_a_name_stands_for_it() {
    all_say(&[
        (
            "Sber showed GigaChat 3 Ultra and GigaChat 3 Lightning. Ultra has 702 billion parameters.",
            "GigaChat 3 Ultra | parameters | 702000000000",
        ),
        (
            "The Atlas 950 SuperPoD is new. In 2026 the SuperPoD will hold 8,192 Ascend 950DT chips.",
            "Atlas 950 SuperPoD | chip_count | 8192",
        ),
    ]);
}

#[test]
fn a_model_without_a_name_is_none_of_the_named() {
    let text = "China Telecom trained two models. The smaller of the two, TeleChat2-115B, has 115 billion parameters. The \
                larger one has no name yet. The institute says that it counts one trillion parameters.";
    all_say(&[(text, "China Telecom: unnamed model | parameters | 1000000000000")]);
    none_says(&[(text, "TeleChat2-115B | parameters | 1000000000000")]);
}
