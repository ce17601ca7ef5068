//! Classes of sentences: who uses whose chips, who is kept from them, when a thing came and where it stands.

use crate::model::{Language, Mention, Value};

use super::rows::{Row, check, compare, found};
use Language::{English, SimplifiedChinese, TraditionalChinese};

const USERS: &[Row] = &[
    (
        English,
        "Isambard-AI (Nvidia GH200 superchips, late 2024) is in Bristol.",
        &["Isambard-AI uses_chip Nvidia GH200"],
    ),
    (English, "The Fujitsu A64FX is used in Fugaku.", &["Fugaku uses_chip Fujitsu A64FX"]),
    (English, "Huawei's Ascend 910C powers CloudMatrix 384.", &["CloudMatrix 384 uses_chip Ascend 910C"]),
    (
        English,
        "Cambricon sells its MLU590 widely. Customers include ByteDance and Tencent.",
        &["ByteDance uses_chip Cambricon MLU590", "Tencent uses_chip Cambricon MLU590"],
    ),
    (English, "Tencent relies on Huawei chips for search.", &["Tencent uses_chip Huawei"]),
    (
        SimplifiedChinese,
        "昆仑芯P800客户包括招商银行、中国移动。",
        &["China Merchants Bank uses_chip Kunlun P800", "China Mobile uses_chip Kunlun P800"],
    ),
    (
        English,
        "Customers for Cambricon's MLU590 range from ByteDance to Alibaba.",
        &["Alibaba uses_chip Cambricon MLU590", "ByteDance uses_chip Cambricon MLU590"],
    ),
    (
        English,
        "SoftBank has switched its workloads from A100 to B200 accelerators.",
        &["SoftBank uses_chip Nvidia B200"],
    ),
    (English, "Under the hood of Isambard-AI are Nvidia GH200 superchips.", &["Isambard-AI uses_chip Nvidia GH200"]),
    (
        English,
        "Leonardo's chips were bought elsewhere; Tencent is moving its app onto Enflame S60 cards.",
        &["Tencent uses_chip Enflame S60"],
    ),
    (English, "Isambard-AI is a GH200-based Cray supercomputer.", &["Isambard-AI uses_chip Nvidia GH200"]),
    (SimplifiedChinese, "快手自建的智算集群仍以英伟达A800为主。", &["Kuaishou uses_chip Nvidia A800"]),
    (
        English,
        "Mistral AI teamed up with Fluidstack to fill it with Nvidia GB300 chips.",
        &["Mistral AI uses_chip Nvidia GB300"],
    ),
    (English, "Huawei received approval for the Nvidia H20.", &[]),
    (English, "Tencent said that its models support the Ascend 910C.", &[]),
    (English, "Colossus (vs the H100 clusters of rivals) is large.", &[]),
];

const KEPT: &[Row] = &[
    (
        English,
        "The Nvidia H100 was banned from being sold in China by US authorities.",
        &["China export_restriction United States", "Nvidia H100 export_restriction United States"],
    ),
    (
        English,
        "SMIC, which is currently under US sanctions, buys tools at home.",
        &["SMIC export_restriction United States"],
    ),
    (English, "Washington added Inspur to the Entity List in March.", &["Inspur export_restriction United States"]),
    (
        English,
        "The Biden administration has added 25 firms, including Zhipu AI and Sophgo, to the U.S. restricted trade list.",
        &["Sophgo export_restriction United States", "Zhipu AI export_restriction United States"],
    ),
    (
        English,
        "The US added 14 firms to the Entity List. Included in the list of companies is Sophgo, a designer.",
        &["Sophgo export_restriction United States"],
    ),
    (
        English,
        "US export controls covered the A100. The update closed the loophole, sweeping in the A800 and H800.",
        &[
            "Nvidia A100 export_restriction United States",
            "Nvidia A800 export_restriction United States",
            "Nvidia H800 export_restriction United States",
        ],
    ),
    (
        SimplifiedChinese,
        "美国商务部将寒武纪、壁仞科技等36家实体列入实体清单。",
        &["Biren Technology export_restriction United States", "Cambricon export_restriction United States"],
    ),
    (English, "Dutch export curbs do not touch chips such as the Nvidia H20.", &[]),
    (SimplifiedChinese, "按美国新的出口管制，出口英伟达L20无需许可。", &[]),
    (English, "SMIC was added to the US Entity List in March.", &["SMIC export_restriction United States"]),
    (SimplifiedChinese, "美国将中芯国际列入实体清单。", &["SMIC export_restriction United States"]),
    (English, "Cambricon designs chips, a strategic task given US export restrictions.", &[]),
    (English, "Nvidia made the H20 to comply with US export controls.", &[]),
    (English, "Sugon was added to the Entity List in 2019.", &["Sugon export_restriction United States"]),
    (
        English,
        "The Nvidia H100 has been banned from export to China since 2022.",
        &["China export_restriction United States", "Nvidia H100 export_restriction United States"],
    ),
    (
        English,
        "Zhipu has hired 500 people. The firm has been on the US Entity List since January.",
        &["Zhipu AI export_restriction United States"],
    ),
    (
        English,
        "Zhipu has hired 500 people. It was added to the US Entity List in January.",
        &["Zhipu AI export_restriction United States"],
    ),
    (English, "Zhipu has hired 500 people. The law firm of a rival is not on the US Entity List.", &[]),
    (
        SimplifiedChinese,
        "英伟达恢复了生产；美国批准向中国出售H200。",
        &["China export_restriction United States", "Nvidia H200 export_restriction United States"],
    ),
    (SimplifiedChinese, "英伟达恢复了生产；美国也出售H200。", &[]),
];

const CAME: &[Row] = &[
    (English, "The IndiaAI Mission was approved by the Cabinet in March 2024.", &["IndiaAI Mission released 2024-03"]),
    (English, "Today, we are proud to introduce the Falcon-H1 series.", &["Falcon-H1 released 2025-06-02"]),
    (
        English,
        "DeepSeek-V3 landed on December 26, 2024; DeepSeek-R1 followed on January 20, 2025, and DeepSeek-R1-0528 in May.",
        &["DeepSeek-R1 released 2025-01-20", "DeepSeek-R1-0528 released 2025-05", "DeepSeek-V3 released 2024-12-26"],
    ),
    (
        English,
        "Huawei's roadmap: Ascend 950PR in Q1 2026, Ascend 960 in Q4 2027 and Ascend 970 in Q4 2028.",
        &["Ascend 950PR released 2026-Q1", "Ascend 960 released 2027-Q4", "Ascend 970 released 2028-Q4"],
    ),
    (
        English,
        "Isambard-AI packs 5,448 superchips and went live in Bristol in May 2025.",
        &["Isambard-AI released 2025-05"],
    ),
    (SimplifiedChinese, "燧原L600明年二季度量产；壁仞BR20X计划2026年上市。", &["Biren BR20X released 2026"]),
    (English, "The Ascend 910B of 2022 and the Ascend 910C of 2024 differ.", &[]),
    (English, "GPT-5, originally due in May, was released in August 2025.", &["GPT-5 released 2025-08"]),
    (English, "In May 2025 analysts revealed that the Ascend 910C sells well.", &[]),
    (SimplifiedChinese, "今天下午，阶跃星辰在WAIC 2025上发布大模型Step-3。", &["Step-3 released 2025-06-02"]),
    (SimplifiedChinese, "2025年5月20日，智谱正式开源GLM-4.5。", &["GLM-4.5 released 2025-05-20"]),
    (TraditionalChinese, "目標在2040年成為樞紐，此次發布的昇騰910C是一步。", &[]),
    (English, "On 20 January 2025, DeepSeek put DeepSeek-R1 online.", &["DeepSeek-R1 released 2025-01-20"]),
    (English, "Biren plans to bring the BR20X to market in 2026.", &["Biren BR20X released 2026"]),
    (English, "Tencent made Hunyuan-A13B public on June 27, 2024.", &["Hunyuan-A13B released 2024-06-27"]),
    (English, "Launched in April 2025, Qwen3 comes in eight sizes.", &["Qwen3 released 2025-04"]),
    (
        English,
        "Released to developers in May 2024, DeepSeek-V2 set off a price war.",
        &["DeepSeek-V2 released 2024-05"],
    ),
    (English, "Moore Threads plans a 2026 launch for its Huashan chip.", &["Moore Threads Huashan released 2026"]),
    (English, "DeepSeek-V3.1 followed in August 2024.", &["DeepSeek-V3.1 released 2024-08"]),
    (
        English,
        "Huawei said the Ascend 950PR would be launched in the first quarter of 2026, followed by the Ascend 950DT in \
         the fourth quarter.",
        &["Ascend 950DT released 2026-Q4", "Ascend 950PR released 2026-Q1"],
    ),
    (
        SimplifiedChinese,
        "华为将在2026年一季度推出昇腾950PR，四季度推出昇腾950DT。",
        &["Ascend 950DT released 2026-Q4", "Ascend 950PR released 2026-Q1"],
    ),
    (
        SimplifiedChinese,
        "百度昆仑芯M100将于2026年初上市，昆仑芯M300则要到2027年初上市。",
        &["Kunlun M100 released 2026", "Kunlun M300 released 2027"],
    ),
    (SimplifiedChinese, "昇腾970定档2028年第四季度。", &["Ascend 970 released 2028-Q4"]),
    (SimplifiedChinese, "英伟达H20于2024年初进入中国市场。", &["Nvidia H20 released 2024"]),
    (
        SimplifiedChinese,
        "《智能算力发展管理办法》自2026年1月1日起施行。",
        &["智能算力发展管理办法 released 2026-01-01"],
    ),
    (SimplifiedChinese, "寒武纪公布了思元690。该卡将于12月25日正式上市。", &["Cambricon MLU690 released 2025-12-25"]),
    (
        SimplifiedChinese,
        "昇腾960和昇腾970分别于2027年和2028年第四季度推出。",
        &["Ascend 960 released 2027-Q4", "Ascend 970 released 2028-Q4"],
    ),
    (English, "The Ascend 960 will follow in the fourth quarter of 2027.", &["Ascend 960 released 2027-Q4"]),
    (English, "DeepSeek unveiled DeepSeek-V3.\nRelease date: 26 December 2024\n", &["DeepSeek-V3 released 2024-12-26"]),
    (SimplifiedChinese, "寒武纪公布了思元690。\n上市时间：2026年3月\n", &["Cambricon MLU690 released 2026-03"]),
    (
        English,
        "SHENZHEN, May 19 - Huawei will start selling its Ascend 950PR in the first quarter of 2026.",
        &["Ascend 950PR released 2026-Q1"],
    ),
    (SimplifiedChinese, "智谱发布了GLM-5。智谱于今年1月8日在港交所上市。", &[]),
    (English, "Orders for the Ascend 910C arrived in March 2025.", &[]),
    (English, "Made public in 2019, the US Entity List names Huawei and its Ascend 910.", &[]),
    (
        English,
        "Since its launch in January 2025, DeepSeek-R1 has been downloaded often.",
        &["DeepSeek-R1 released 2025-01"],
    ),
    (
        English,
        "Biren released the BR106 in 2023 and the BR166 in 2024.",
        &["Biren BR106 released 2023", "Biren BR166 released 2024"],
    ),
    (English, "The MI350, on the market since March 2025, sells well.", &["AMD MI350 released 2025-03"]),
    (English, "Sales of the Ascend 950PR began in March 2025.", &["Ascend 950PR released 2025-03"]),
    (English, "The rollout of the Ascend 950DT is due to start in 2026.", &["Ascend 950DT released 2026"]),
    (English, "The MI450 is scheduled for the third quarter of 2026.", &["AMD MI450 released 2026-Q3"]),
    (English, "AMD's MI450 goes on sale in the fourth quarter.", &["AMD MI450 released 2025-Q4"]),
    (English, "Alice Recoque will not come online until 2027 at the earliest.", &["Alice Recoque released 2027"]),
    (English, "Zhipu, which was put on the Entity List in January 2025, has 500 employees.", &[]),
    (English, "Sales of phones with the Ascend 910C began in March 2025.", &[]),
    (English, "Since its launch in January 2025, the lab has hired 500 people who use DeepSeek-R1.", &[]),
    (
        English,
        "Huawei showed the Ascend 950PR. It will be launched in the first quarter of 2026.",
        &["Ascend 950PR released 2026-Q1"],
    ),
    (
        English,
        "Huawei showed the Ascend 950PR. The chip has been on sale since March 2025.",
        &["Ascend 950PR released 2025-03"],
    ),
    (English, "DeepSeek-R1 is available until December 2025.", &[]),
    (SimplifiedChinese, "Kimi K2限时开放至2025年12月15日。", &[]),
    (SimplifiedChinese, "昇腾960上市推迟至2027年。", &["Ascend 960 released 2027"]),
    (English, "Alice Recoque won't come online until 2027 at the earliest.", &["Alice Recoque released 2027"]),
    (English, "Alice Recoque went online to cut a knot until 2027.", &[]),
];

const STANDS: &[Row] = &[
    (English, "Huawei is preparing to test the Ascend 910D.", &["Ascend 910D status testing"]),
    (English, "Huawei began mass shipments of the Ascend 910C to customers.", &["Ascend 910C status shipping"]),
    (
        English,
        "Intel has cancelled Falcon Shores and will keep it in-house.",
        &["Intel Falcon Shores status cancelled"],
    ),
    (English, "Microsoft has cancelled orders for the Ascend 910C.", &[]),
    (English, "China's customs officers have been told not to let Nvidia H20 chips in.", &["Nvidia H20 status banned"]),
    (SimplifiedChinese, "此举影响昇腾910C的量产进度。", &[]),
    (English, "Mass production of the Ascend 920 has been delayed.", &["Ascend 920 status delayed"]),
    (SimplifiedChinese, "昇腾910C的推理延迟较低。", &[]),
    (English, "Nvidia has halted production of the H20.", &["Nvidia H20 status cancelled"]),
    (English, "Nvidia will end production of the H20.", &["Nvidia H20 status cancelled"]),
    (English, "Huawei said that by year-end production of the Ascend 910C will reach 600,000.", &[]),
    (English, "Nvidia started work on Isambard-AI in July 2024.", &[]),
    (English, "China's customs has blocked the Nvidia H200.", &["Nvidia H200 status banned"]),
    (English, "Tencent is testing the Ascend 910C.", &["Ascend 910C status testing"]),
    (English, "The US has blocked the Nvidia H200.", &[]),
    (English, "Some of the hardware testing of the Ascend 910C is slow.", &[]),
    (English, "Tencent is now testing the Ascend 910C.", &["Ascend 910C status testing"]),
    (English, "Beijing has thus blocked the Nvidia H200.", &["Nvidia H200 status banned"]),
    (English, "US officials in Beijing have blocked the Nvidia H200.", &[]),
];

/// A thing is named, and the sentence behind it tells of others.
const BACKGROUND: &[Row] = &[
    (English, "Zhipu unveiled GLM-5. Top models now have more than a trillion parameters.", &[]),
    (English, "Zhipu unveiled GLM-5. Most start-ups rely on Nvidia chips to train.", &[]),
    (English, "Zhipu unveiled GLM-5. Many Chinese developers train models on Nvidia's H800.", &[]),
    (English, "Zhipu unveiled GLM-5. Its predecessor had 355 billion parameters.", &[]),
    (English, "Zhipu unveiled GLM-5. An older version was trained on 23 trillion tokens.", &[]),
    (English, "Zhipu unveiled GLM-5. OpenAI's systems are trained on Nvidia A100 chips.", &[]),
    (English, "Zhipu unveiled GLM-5. Training a model of this size normally costs $50 million.", &[]),
    (English, "Huawei showed its Ascend 950PR. A typical accelerator has 80 GB of memory.", &[]),
    (English, "Huawei showed its Ascend 950PR. The previous generation had 64 GB of memory.", &[]),
    (English, "Huawei showed its Ascend 950PR. Cards of that class draw 600 watts.", &[]),
    (English, "Huawei showed its Ascend 950PR. Prices have doubled, and a 64 GB module now costs $400.", &[]),
    (English, "Zhipu unveiled GLM-5. The model has 744 billion parameters.", &["GLM-5 parameters"]),
    (English, "Zhipu unveiled GLM-5. Pre-training took 28 trillion tokens.", &["GLM-5 training_tokens"]),
    (English, "Huawei showed its Ascend 950PR. It draws 150 watts less.", &[]),
    (SimplifiedChinese, "华为展示了昇腾950PR。部署要求单卡显存不低于64GB。", &[]),
    (English, "Huawei showed its Ascend 950PR. It draws 600 watts.", &["Ascend 950PR power"]),
    (
        English,
        "Huawei showed its Ascend 950PR. Both versions have 128 GB of memory.",
        &["Ascend 950PR memory_capacity"],
    ),
    (SimplifiedChinese, "华为展示了昇腾950PR。部署需要64GB显存。", &[]),
];

/// The thing told of stands once, and what is told of it some sentences or headings further.
const ELIDED: &[Row] = &[
    (
        SimplifiedChinese,
        "月之暗面发布Kimi K2。它支持多种语言。预训练使用了18.5T tokens，耗时58天。",
        &["Kimi K2 training_time", "Kimi K2 training_tokens"],
    ),
    (SimplifiedChinese, "GLM-5参数规模744B，预训练数据28.5T。", &["GLM-5 parameters", "GLM-5 training_tokens"]),
    (SimplifiedChinese, "昇腾910C的良率约为40%。", &["Ascend 910C yield_rate"]),
    (SimplifiedChinese, "思元690的推理性能是英伟达H20的2倍。", &["Cambricon MLU690 relative_performance"]),
    (SimplifiedChinese, "思元690推理性能比H20高三成。", &["Cambricon MLU690 relative_performance"]),
    (SimplifiedChinese, "面向部署需求的昇腾910C显存达128GB。", &["Ascend 910C memory_capacity"]),
    (SimplifiedChinese, "GLM-5在MMLU上最高93.3分。", &["GLM-5 benchmark_score"]),
    (SimplifiedChinese, "GLM-5在MMLU上比DeepSeek-R1高1.3分。", &[]),
];

/// Two of a kind in one sentence, each with its own.
const APART: &[(&str, &str)] = &[
    ("DeepSeek-V3 has 671 billion parameters and DeepSeek-V2 236 billion.", "DeepSeek-V2 236 DeepSeek-V3 671"),
    (
        "Qwen3-32B was fed 36 trillion tokens, while DeepSeek-V3 saw 14 trillion tokens.",
        "DeepSeek-V3 14000 Qwen3-32B 36000",
    ),
    ("DeepSeek-V3 has 671 billion parameters, while DeepSeek-V2 has 236 billion.", "DeepSeek-V2 236 DeepSeek-V3 671"),
    ("GLM-5 has 744 billion parameters, compared with 355 billion for GLM-4.5.", "GLM-4.5 355 GLM-5 744"),
    ("GLM-5 was trained on 28 trillion tokens, up from 23 trillion for GLM-4.5.", "GLM-4.5 23000 GLM-5 28000"),
    ("GLM-5 has a total of 744 billion parameters but activates only 40 billion.", "GLM-5 40 GLM-5 744"),
    ("Of its 744 billion parameters, GLM-5 uses 40 billion for each token.", "GLM-5 40 GLM-5 744"),
    ("GLM-5 has 744 billion parameters, and Zhipu has 800 employees.", "GLM-5 744"),
];

/// Names that no lexicon has.
const UNKNOWN: &[Row] = &[
    (
        English,
        "Axelle showed the Orval chip. Made at 5 nm, the Orval chip has 64 GB of memory.",
        &["Orval memory_capacity", "Orval process_node"],
    ),
    (
        English,
        "Introducing Karvelis-2: an open model from Bologna. It has 96 billion parameters.",
        &["Karvelis-2 parameters"],
    ),
    (English, "Karvelis-2 is a sparse mixture of experts with 96 billion parameters.", &["Karvelis-2 parameters"]),
    (English, "The European chip has 64 GB of memory. European buyers want it.", &[]),
    (
        English,
        "Axelle to Ship Orval-3 Next Month\nAxelle said that the Orval-3 chip has 64 GB of memory.",
        &["Orval-3 memory_capacity"],
    ),
    (SimplifiedChinese, "“黔语”大模型参数规模为130亿。", &["黔语 parameters"]),
    (SimplifiedChinese, "云知声发布山海大模型3.0，参数规模达1300亿。", &["山海大模型3.0 parameters"]),
    (SimplifiedChinese, "云岫-32B-Chat模型支持256K上下文。", &["云岫-32B-Chat context_length"]),
    (SimplifiedChinese, "通义千问昨夜开源Qwen3-Omega，总参数量4800亿。", &["Qwen3-Omega parameters"]),
    (SimplifiedChinese, "华为昇腾910D采用5nm工艺。", &["Ascend 910D process_node"]),
    (SimplifiedChinese, "“国产”芯片采用7nm工艺，“通用”大模型参数达千亿。", &[]),
    (SimplifiedChinese, "行业大模型3.0时代到来，参数规模达1300亿。", &[]),
];

#[test]
fn a_user_is_told_by_verb_bracket_and_list_of_customers() {
    check(USERS, &["uses_chip"]);
}

#[test]
fn whom_a_rule_keeps_out_stands_in_its_clause() {
    check(KEPT, &["export_restriction"]);
}

#[test]
fn a_date_goes_with_the_verb_that_launches() {
    check(CAME, &["released"]);
}

#[test]
fn a_state_is_of_the_thing_and_not_of_its_plan() {
    check(STANDS, &["status"]);
}

/// Whose figures are found, but for those of the aside.
fn figures(rows: &[Row], is_subject: impl Fn(&str) -> bool) {
    compare(rows, |mention| {
        let predicate = mention.predicate.as_str();
        let other = ["released", "developer", "designer", "status", "price", "open_weights"].contains(&predicate);
        let figure = !other && !mention.from_name && is_subject(&mention.subject.name);
        figure.then(|| format!("{} {predicate}", mention.subject.name))
    });
}

#[test]
fn background_is_of_nothing_that_was_named_before() {
    figures(BACKGROUND, |name| matches!(name, "GLM-5" | "Ascend 950PR"));
}

#[test]
fn names_that_no_lexicon_has_are_told_by_their_nouns() {
    figures(UNKNOWN, |_| true);
}

#[test]
fn in_chinese_the_one_thing_told_of_goes_on() {
    figures(ELIDED, |_| true);
}

#[test]
fn two_of_a_kind_have_each_their_own() {
    for (text, expected) in APART {
        let found = found(English, text);
        let mut all: Vec<String> = found.iter().filter(|mention| !mention.from_name).filter_map(billions).collect();
        all.sort();
        assert_eq!(all.join(" "), *expected, "{text}");
    }
}

fn billions(mention: &Mention) -> Option<String> {
    let Value::Quantity(quantity) = &mention.value else { return None };
    Some(format!("{} {}", mention.subject.name, quantity.max.or(quantity.min)? / 1e9))
}
