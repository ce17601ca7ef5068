//! Classes of sentences: who has made a thing and in which foundry, what it was trained on, how much of it is home-made
//! or good, and whether its weights are out.

use crate::model::Language;

use super::rows::{Row, check};
use Language::{English, SimplifiedChinese};

const MADE: &[Row] = &[
    (
        English,
        "Apertus was developed by EPFL and ETH Zurich.",
        &["Apertus developer EPFL", "Apertus developer ETH Zurich"],
    ),
    (English, "Eviden built the JUPITER supercomputer in Germany.", &["JUPITER developer Eviden"]),
    (English, "LongCat-Flash comes from Meituan.", &["LongCat-Flash developer Meituan"]),
    (English, "Kimi K2 is the work of Moonshot AI.", &["Kimi K2 developer Moonshot AI"]),
    (English, "DeepSeek-R1's developer, DeepSeek, is small.", &["DeepSeek-R1 developer DeepSeek"]),
    (English, "Moonshot AI, whose Kimi K2 model sells well, is small.", &["Kimi K2 developer Moonshot AI"]),
    (English, "Hunyuan-A13B, which Tencent open-sourced in June, is small.", &["Hunyuan-A13B developer Tencent"]),
    (English, "Tencent is building DeepSeek-R1 into its app.", &[]),
    (English, "The poster insists that the Ascend 910D is made by SMIC.", &[]),
    (
        English,
        "Zhipu AI and Huawei jointly released GLM-Image.",
        &["GLM-Image developer Huawei", "GLM-Image developer Zhipu AI"],
    ),
    (SimplifiedChinese, "MiMo是小米推出的推理模型。", &["MiMo developer Xiaomi"]),
    (SimplifiedChinese, "Kimi K2背后的公司月之暗面很小。", &["Kimi K2 developer Moonshot AI"]),
    (
        SimplifiedChinese,
        "由北京企业智谱与华为联合研发的图像生成模型GLM-Image发布。",
        &["GLM-Image developer Huawei", "GLM-Image developer Zhipu AI"],
    ),
    (SimplifiedChinese, "NVL72是英伟达打造的机柜级系统。", &["Nvidia GB200 NVL72 developer Nvidia"]),
    (SimplifiedChinese, "砚池智能发布砚池-M2大模型。", &["砚池-M2 developer 砚池智能"]),
    (SimplifiedChinese, "人工智能发布会上展示了砚池-M2大模型。", &[]),
    (
        English,
        "Norrsken Labs, a Swedish start-up, has developed the Viska-70B language model.",
        &["Viska-70B developer Norrsken Labs"],
    ),
    (
        English,
        "Tashkil-34B, a model from the Dhofar Institute of Computing, is open.",
        &["Tashkil-34B developer Dhofar Institute of Computing"],
    ),
    (English, "Axelle AI has built the Orval-7B language model.", &["Orval-7B developer Axelle AI"]),
    (English, "Generative AI has changed the Orval-7B language model.", &[]),
    (English, "The lab behind Kimi K2 is Moonshot AI.", &["Kimi K2 developer Moonshot AI"]),
    (English, "Created by Baidu, ERNIE X1 sells well.", &["ERNIE X1 developer Baidu"]),
    (
        English,
        "KT developed Mi:dm 2.0 together with Microsoft.",
        &["Mi:dm 2.0 developer KT", "Mi:dm 2.0 developer Microsoft"],
    ),
    (English, "Moonshot AI is far behind Kimi K2 users.", &[]),
    (English, "Moonshot AI, backed by Alibaba, released Kimi K2 in July.", &["Kimi K2 developer Moonshot AI"]),
    (English, "The latest model from Moonshot AI, Kimi K2, sells well.", &["Kimi K2 developer Moonshot AI"]),
    (English, "Kimi K2, from Moonshot AI, sells well.", &["Kimi K2 developer Moonshot AI"]),
    (English, "The team behind Kimi K2 at Moonshot AI is small.", &["Kimi K2 developer Moonshot AI"]),
    (English, "HyperCLOVA X was developed at Naver.", &["HyperCLOVA X developer NAVER"]),
    (English, "Models from Moonshot AI, Kimi K2 and others are open.", &[]),
    (
        English,
        "Moonshot AI has hired 500 people. The Beijing-based company released Kimi K2 in July.",
        &["Kimi K2 developer Moonshot AI"],
    ),
    (English, "Moonshot AI has hired 500 people. It released Kimi K2 in July.", &["Kimi K2 developer Moonshot AI"]),
    (English, "Tencent has hired 500 people. It released an app that beats Kimi K2.", &[]),
    (SimplifiedChinese, "月之暗面昨日扩产，由于需求发布Kimi K2。", &["Kimi K2 developer Moonshot AI"]),
    (SimplifiedChinese, "腾讯表示，由某云研发Kimi K2。", &[]),
];

const FABBED: &[Row] = &[
    (
        English,
        "Cambricon shifted production of the MLU690 from TSMC to SMIC.",
        &["Cambricon MLU690 manufacturer SMIC", "Cambricon MLU690 manufacturer TSMC"],
    ),
    (
        English,
        "TSMC, which makes the H200 on its 4N process, was asked to do more.",
        &["Nvidia H200 manufacturer TSMC"],
    ),
    (English, "Tesla said Samsung will make its AI6 chip.", &["Tesla AI6 manufacturer Samsung Foundry"]),
    (English, "Cambricon's MLU370 was a TSMC part.", &["Cambricon MLU370 manufacturer TSMC"]),
    (English, "FuriosaAI has stayed with TSMC for RNGD.", &["Furiosa RNGD manufacturer TSMC"]),
    (
        English,
        "OpenAI's first chip, designed with Broadcom, will be made by TSMC.",
        &["OpenAI: unnamed chip manufacturer TSMC"],
    ),
    (English, "SK hynix makes the memory for the Nvidia H200.", &[]),
    (English, "Engineers who moved from TSMC to Cambricon design the MLU690.", &[]),
    (SimplifiedChinese, "思元370留在台积电生产线上。", &["Cambricon MLU370 manufacturer TSMC"]),
    (SimplifiedChinese, "昇腾910C由中芯国际操刀。", &["Ascend 910C manufacturer SMIC"]),
    (English, "Biren once relied on TSMC for its BR100.", &["Biren BR100 manufacturer TSMC"]),
    (
        English,
        "Tesla's AI5 will be built by both TSMC and Samsung.",
        &["Tesla AI5 manufacturer Samsung Foundry", "Tesla AI5 manufacturer TSMC"],
    ),
    (
        English,
        "The Exynos 2600 chip is fast.\n\nManufacturer: Samsung\n\n",
        &["Samsung Exynos 2600 manufacturer Samsung Foundry"],
    ),
    (
        English,
        "Tesla's AI5 and AI6 will be made by TSMC and Samsung respectively.",
        &["Tesla AI5 manufacturer TSMC", "Tesla AI6 manufacturer Samsung Foundry"],
    ),
    (English, "Unlike Nvidia's H200, Cambricon's MLU690 is made by SMIC.", &["Cambricon MLU690 manufacturer SMIC"]),
    (English, "China's answer to the H100, the Ascend 910C, was made by SMIC.", &["Ascend 910C manufacturer SMIC"]),
    (
        English,
        "The rival of the H20, the Kunlun P800, is manufactured by Samsung.",
        &["Kunlun P800 manufacturer Samsung Foundry"],
    ),
    (
        English,
        "The Ascend 910C, the MLU590 and the Kunlun P800 are made by SMIC.",
        &["Ascend 910C manufacturer SMIC", "Cambricon MLU590 manufacturer SMIC", "Kunlun P800 manufacturer SMIC"],
    ),
    (
        English,
        "Like the H100, the H200 and the B200 are made by TSMC.",
        &["Nvidia B200 manufacturer TSMC", "Nvidia H100 manufacturer TSMC", "Nvidia H200 manufacturer TSMC"],
    ),
];

const TRAINED: &[Row] = &[
    (
        English,
        "GLM-5 was trained entirely on domestic chips.",
        &["GLM-5 domestic_training true", "GLM-5 training_hardware domestic chips"],
    ),
    (
        English,
        "GLM-5 was trained exclusively on Huawei chips.",
        &["GLM-5 domestic_training true", "GLM-5 training_hardware Huawei"],
    ),
    (
        SimplifiedChinese,
        "Kimi K3全程使用国产芯片训练。",
        &["Kimi K3 domestic_training true", "Kimi K3 training_hardware domestic chips"],
    ),
    (
        English,
        "GLM-5 was trained on Nvidia chips; only inference runs on domestic chips.",
        &["GLM-5 training_hardware Nvidia"],
    ),
    (SimplifiedChinese, "GLM-5支持国产芯片，训练全部在英伟达芯片上完成。", &["GLM-5 training_hardware Nvidia"]),
    (
        English,
        "Instead of Nvidia GPUs, Zhipu used Ascend chips to train GLM-5.",
        &["GLM-5 training_hardware Huawei Ascend"],
    ),
    (SimplifiedChinese, "智谱表示，GLM-Image从数据到权重没有碰过一块外国芯片。", &["GLM-Image domestic_training true"]),
    (English, "GigaChat 3 Ultra was trained from scratch without foreign weights.", &[]),
    (English, "Ravenna-34B was trained on Leonardo.", &["Ravenna-34B training_hardware Leonardo"]),
    (SimplifiedChinese, "GLM-5仅用国产芯片做推理，训练用的是英伟达芯片。", &["GLM-5 training_hardware Nvidia"]),
    (
        English,
        "Google runs Gemini. Apple trained its foundation models on TPU v4 chips.",
        &["Apple: unnamed model training_hardware Google TPU v4"],
    ),
    (
        SimplifiedChinese,
        "阿里已开始用自研芯片训练部分小模型，百度则尝试用昆仑芯P800训练新版文心5.0。",
        &["ERNIE 5.0 training_hardware Kunlun P800"],
    ),
    (
        English,
        "Ant trained Ling-Plus on chips from Alibaba and Huawei.",
        &["Ling-Plus training_hardware Alibaba", "Ling-Plus training_hardware Huawei"],
    ),
    (English, "Huawei chips powered the training of GLM-Image.", &["GLM-Image training_hardware Huawei"]),
    (English, "Zhipu would need 10,000 H100s to train GLM-6.", &[]),
    (
        English,
        "GLM-5 is open.\n| Training hardware (GPUs) | Ascend 910B |\n| Licence | MIT |",
        &["GLM-5 training_hardware Ascend 910B"],
    ),
    (
        SimplifiedChinese,
        "GLM-5已开源。\n| 训练芯片型号 | 昇腾910B |\n| 许可证 | MIT |",
        &["GLM-5 training_hardware Ascend 910B"],
    ),
    (
        SimplifiedChinese,
        "GLM-5已开源。\n训练芯片型号：昇腾910B\n许可证：MIT\n",
        &["GLM-5 training_hardware Ascend 910B"],
    ),
    (
        SimplifiedChinese,
        "智谱随后训练的GLM-5完全使用国产芯片。",
        &["GLM-5 domestic_training true", "GLM-5 training_hardware domestic chips"],
    ),
    (SimplifiedChinese, "GLM-5的后训练完全使用国产芯片。", &["GLM-5 training_hardware domestic chips"]),
];

const SHARED: &[Row] = &[
    (English, "Only 10% of the Panther Lake chips met the specification.", &["Intel Panther Lake yield_rate 10"]),
    (English, "SMIC's yields on its 5nm line are just a third of TSMC's.", &[]),
    (
        English,
        "SMIC's line has a yield of 40 percent, compared with more than 60 percent for chips at TSMC.",
        &["SMIC yield_rate 40", "TSMC yield_rate 60.."],
    ),
    (English, "About 40% of the Ascend 910C dies that come off the line now work.", &["Ascend 910C yield_rate 40"]),
    (SimplifiedChinese, "昇腾910C的良率从20%提高到40%。", &["Ascend 910C yield_rate 20", "Ascend 910C yield_rate 40"]),
    (SimplifiedChinese, "昇腾910C的良率约为40%。", &["Ascend 910C yield_rate 40"]),
    (SimplifiedChinese, "路透社说，Panther Lake合格的只有一成左右。", &["Intel Panther Lake yield_rate 10"]),
    (English, "China makes about 40% of the AI chips it uses.", &["China domestic_share 40"]),
    (English, "Home-grown chips make up 30% of ByteDance's spending.", &["ByteDance domestic_share 30"]),
    (
        English,
        "All of the accelerators in the Sanjiangyuan data centre are made in China.",
        &["Sanjiangyuan data centre domestic_share 100"],
    ),
    (SimplifiedChinese, "三江源智算中心的算力卡全部为国产。", &["Sanjiangyuan data centre domestic_share 100"]),
    (SimplifiedChinese, "中国移动推理卡的国产比例为94%。", &["China Mobile domestic_share 94"]),
    (
        English,
        "SMIC will double its output. Huawei is its biggest customer, and the chips have a yield of around 40%.",
        &["SMIC yield_rate 40"],
    ),
    (SimplifiedChinese, "中国所用的AI芯片里大约四成是自己造的。", &["China domestic_share 40"]),
    (SimplifiedChinese, "良率的事，黄仁勋承认“百分之百是英伟达的错”。", &[]),
    (English, "China made 23% of the chips it used in 2023.", &["China domestic_share 23"]),
    (
        English,
        "More than 90% of the components in CloudMatrix 384 are made in China.",
        &["CloudMatrix 384 domestic_share 90.."],
    ),
    (
        English,
        "Nvidia's market share in China fell to 55% in 2025, while local vendors took 41%.",
        &["China domestic_share 41"],
    ),
    (English, "Only 40% of the Ascend 910C dies work.", &["Ascend 910C yield_rate 40"]),
    (English, "Tencent said 70% of its inference runs on domestic chips.", &["Tencent domestic_share 70"]),
    (
        English,
        "The proportion of home-grown chips in China's data centres rose to 40% in 2025.",
        &["China domestic_share 40"],
    ),
];

const OPENED: &[Row] = &[
    (English, "Moonshot AI gives Kimi K2 away for free.", &["Kimi K2 open_weights true"]),
    (English, "Anyone can download Kimi K2.", &["Kimi K2 open_weights true"]),
    (English, "Robin Li had called open models a tax; Baidu threw open ERNIE 4.5.", &["ERNIE 4.5 open_weights true"]),
    (SimplifiedChinese, "Kimi K2任何人都可以下载到自己的服务器上。", &["Kimi K2 open_weights true"]),
    (SimplifiedChinese, "Kimi K2的权重挂到了魔搭社区。", &["Kimi K2 open_weights true"]),
    (English, "DeepSeek put DeepSeek-V3.1 on Hugging Face.", &["DeepSeek-V3.1 open_weights true"]),
    (English, "Kimi K2 beats most open models.", &[]),
    (SimplifiedChinese, "Kimi K2的参数规模超过多数开源模型。", &[]),
    (English, "Zhipu released the weights of GLM-5 on Hugging Face.", &["GLM-5 open_weights true"]),
];

#[test]
fn a_maker_is_told_by_verb_noun_and_link() {
    check(MADE, &["developer"]);
}

#[test]
fn a_foundry_is_told_by_its_work_and_by_where_the_work_goes() {
    check(FABBED, &["manufacturer"]);
}

#[test]
fn hardware_is_of_the_model_and_the_run_it_stands_with() {
    check(TRAINED, &["training_hardware", "domestic_training"]);
}

#[test]
fn a_percentage_is_of_what_is_good_or_home_made() {
    check(SHARED, &["yield_rate", "domestic_share"]);
}

#[test]
fn weights_are_out_where_anyone_may_have_them() {
    check(OPENED, &["open_weights"]);
}

const REFERRED: &[Row] = &[
    (English, "SMIC is Huawei's main supplier. The foundry makes the Ascend 910B.", &["Ascend 910B manufacturer SMIC"]),
    (English, "Samsung and TSMC compete; the foundry makes the MI300X.", &["AMD MI300X manufacturer TSMC"]),
    (English, "Nvidia grew fast. The foundry makes the Ascend 910B.", &[]),
    (English, "TSMC refused to make the BR100 for Biren.", &[]),
    (English, "TSMC, which makes the B200, declined to comment.", &["Nvidia B200 manufacturer TSMC"]),
    (English, "TSMC denied the report. The foundry did not make the Ascend 910B, it said.", &[]),
    (English, "Cambricon uses SMIC. Huawei is building its own fab; the foundry will make the Ascend 920.", &[]),
    (
        English,
        "SMIC is ramping up. Samsung makes the Kunlun 2. The foundry uses a 14nm process for it.",
        &["Kunlun 2 manufacturer Samsung Foundry"],
    ),
    (SimplifiedChinese, "中芯国际是主要供应商。该代工厂目前生产昇腾910B。", &["Ascend 910B manufacturer SMIC"]),
];

#[test]
fn the_foundry_is_the_one_named_last() {
    check(REFERRED, &["manufacturer"]);
}
