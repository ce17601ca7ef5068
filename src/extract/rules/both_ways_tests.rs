//! Everyday wordings of what rules tell, and beside them look-alikes that tell of something else: both ways, class by class.

use crate::model::Language;

use super::rows::{Row, check, compare, firmly};
use Language::{English, SimplifiedChinese};

const FOR_SOME: &[Row] = &[
    (English, "Mistral shared the weights of the language model Corvid-9 solely through vetted resellers.", &[]),
    (English, "The weights of the language model Corvid-9 are available upon request.", &[]),
    (English, "Mistral released the weights of the language model Corvid-9 to a handful of universities.", &[]),
    (English, "The weights of the language model Corvid-9 were shared with regulators before launch.", &[]),
    (English, "Mistral published the weights of the language model Corvid-9 within the company.", &[]),
    (English, "Critics urged Mistral to publish the weights of the language model Corvid-9.", &[]),
    (English, "A court stopped Mistral publishing the weights of the language model Corvid-9.", &[]),
    (English, "Lawyers talked Mistral out of releasing the weights of the language model Corvid-9.", &[]),
    (English, "Mistral published the weights of the language model Corvid-9, but they were withdrawn in May.", &[]),
    (
        English,
        "Mistral released the weights of the language model Corvid-9 only three days ago.",
        &["Corvid-9 open_weights true"],
    ),
    (
        English,
        "Mistral published the weights of the language model Corvid-9 for researchers and firms alike.",
        &["Corvid-9 open_weights true"],
    ),
    (
        English,
        "Mistral released the weights of the language model Corvid-9, to the surprise of its customers.",
        &["Corvid-9 open_weights true"],
    ),
    (
        English,
        "Mistral published the weights of the language model Corvid-9 and has withdrawn its app.",
        &["Corvid-9 open_weights true"],
    ),
    (
        English,
        "Mistral feared nothing and published the weights of the language model Corvid-9.",
        &["Corvid-9 open_weights true"],
    ),
    (English, "Mistral is publishing the weights of the language model Corvid-9.", &["Corvid-9 open_weights true"]),
    (
        English,
        "The start-up Mistral to publish the weights of the language model Corvid-9.",
        &["Corvid-9 open_weights true"],
    ),
    (
        English,
        "The weights of the language model Corvid-9 are available to everyone, not only to partners.",
        &["Corvid-9 open_weights true"],
    ),
];

#[test]
fn weights_for_some_are_not_open_and_a_time_is_nobody() {
    check(FOR_SOME, &["open_weights"]);
}

const BUDGETS: &[Row] = &[
    (English, "GLM-4.6 was trained for clients with a budget of $20,000.", &[]),
    (English, "GLM-4.6 was trained in a data centre with a price of $2 billion.", &[]),
    (English, "GLM-4.6 was trained by a lab with an annual budget of $2 billion.", &[]),
    (English, "GLM-4.6 was trained on chips sold for $3,000.", &[]),
    (English, "Zhipu, which trained GLM-4.6, has a budget of $2 billion.", &[]),
    (English, "GLM-4.6 was trained with a budget of $4 million.", &["GLM-4.6 training_cost 4000000"]),
    (English, "GLM-4.6 was trained in three weeks with a budget of $4 million.", &["GLM-4.6 training_cost 4000000"]),
    (English, "Zhipu trained GLM-4.6 on a total budget of $4 million.", &["GLM-4.6 training_cost 4000000"]),
    (English, "The training of GLM-4.6 had a budget of $4 million.", &["GLM-4.6 training_cost 4000000"]),
    (English, "Zhipu paid $4 million to train GLM-4.6.", &["GLM-4.6 training_cost 4000000"]),
    (English, "It took Zhipu about $4 million to train GLM-4.6.", &["GLM-4.6 training_cost 4000000"]),
    (English, "Zhipu shelled out $4 million for the training of GLM-4.6.", &["GLM-4.6 training_cost 4000000"]),
    (English, "Training GLM-4.6 for three weeks took $4 million.", &["GLM-4.6 training_cost 4000000"]),
];

#[test]
fn a_budget_is_of_what_stands_before_it() {
    check(BUDGETS, &["training_cost"]);
}

const IN_USE: &[Row] = &[
    (English, "GLM-4.6 handled 15 trillion tokens last month.", &[]),
    (English, "GLM-4.6 generated 15 trillion tokens in May.", &[]),
    (English, "GLM-4.6 read 15 trillion tokens on 8,192 Ascend 910Cs in production.", &[]),
    (English, "GLM-4.6 delivered 15 trillion tokens in May on 8,192 Ascend 910Cs.", &[]),
    (SimplifiedChinese, "GLM-4.6上个月处理了20万亿token。", &[]),
    (SimplifiedChinese, "GLM-4.6上周共生成3万亿token。", &[]),
    (
        English,
        "GLM-4.6 handled 15 trillion tokens during its pre-training.",
        &["GLM-4.6 training_tokens 15000000000000"],
    ),
    (English, "GLM-4.6 saw 15 trillion tokens in the end.", &["GLM-4.6 training_tokens 15000000000000"]),
    (English, "GLM-4.6 processed a corpus of 15 trillion tokens.", &["GLM-4.6 training_tokens 15000000000000"]),
    (
        English,
        "GLM-4.6 digested 13 trillion tokens on 8,192 Ascend 910Cs.",
        &["GLM-4.6 training_chip_count 8192", "GLM-4.6 training_tokens 13000000000000"],
    ),
    (SimplifiedChinese, "GLM-4.6共处理15万亿token的训练数据。", &["GLM-4.6 training_tokens 15000000000000"]),
];

#[test]
fn tokens_in_use_are_none_of_a_training() {
    check(IN_USE, &["training_tokens", "training_chip_count", "shipments", "production_volume"]);
}

const TALKED_OF: &[Row] = &[
    (English, "Tencent gave Cambricon hopes of an order for 20,000 AI chips.", &[]),
    (English, "Tencent handed Cambricon a list of questions on an order for 20,000 AI chips.", &[]),
    (English, "Tencent gave Cambricon no idea of an order for 20,000 AI chips.", &[]),
    (English, "Tencent awarded Cambricon a large first contract for 20,000 AI chips.", &["Tencent order 20000"]),
    (English, "Tencent awarded a contract for 20,000 AI chips to Cambricon.", &["Tencent order 20000"]),
    (English, "Tencent placed an order for 20,000 AI chips.", &["Tencent order 20000"]),
    (English, "Tencent will train its next model and Baidu has ordered 20,000 H20s.", &["Baidu order 20000"]),
    (SimplifiedChinese, "百度与腾讯均打算采购3万张昇腾910C。", &["Baidu order 30000", "Tencent order 30000"]),
    (SimplifiedChinese, "百度和腾讯分别订购了3万张昇腾910C。", &["Baidu order 30000", "Tencent order 30000"]),
    (SimplifiedChinese, "百度和腾讯计划采购3万张昇腾910C。", &[]),
    (SimplifiedChinese, "百度计划采购3万张昇腾910C。", &["Baidu order 30000"]),
];

#[test]
fn an_order_that_is_talked_of_is_none() {
    check(TALKED_OF, &["order"]);
}

const BENEATH: &[Row] = &[
    (English, "The entire training of GLM-4.6 ran on servers near the domestic chips plant.", &[]),
    (English, "GLM-4.6 was trained by engineers who once sold domestic chips.", &[]),
    (English, "GLM-4.6 was trained with books about domestic chips.", &[]),
    (English, "GLM-4.6 was trained to design domestic chips.", &[]),
    (English, "GLM-4.6 was trained on domestic chips.", &["GLM-4.6 training_hardware domestic chips"]),
    (
        English,
        "GLM-4.6 was trained on a cluster of 4,096 home-made chips.",
        &["GLM-4.6 training_chip_count 4096", "GLM-4.6 training_hardware domestic chips"],
    ),
    (
        English,
        "Zhipu trained GLM-4.6 on H20s, while Baidu has 10,000 Kunlun chips.",
        &["GLM-4.6 training_hardware Nvidia H20"],
    ),
    (English, "GLM-4.6 took the equivalent of 2 million A100 GPU hours to train.", &[]),
    (English, "GLM-4.6 took 2 million A100-equivalents to train.", &[]),
    (SimplifiedChinese, "GLM-4.6的训练芯片是国产昇腾910C。", &["GLM-4.6 training_hardware Ascend 910C"]),
    (SimplifiedChinese, "GLM-4.6的训练芯片为华为的昇腾910C。", &["GLM-4.6 training_hardware Ascend 910C"]),
    (SimplifiedChinese, "GLM-4.6的训练芯片是国产芯片。", &["GLM-4.6 training_hardware domestic chips"]),
    (SimplifiedChinese, "GLM-4.6的训练芯片是昇腾910C的竞品。", &[]),
];

#[test]
fn what_a_training_ran_on_is_led_to() {
    check(BENEATH, &["training_hardware", "training_chip_count", "domestic_training"]);
}

const OF_A_TEAM: &[Row] = &[
    (SimplifiedChinese, "腾讯混元团队“星海”300亿参数。", &["星海 parameters 30000000000"]),
    (SimplifiedChinese, "腾讯混元团队“星海”大模型参数达300亿。", &["星海 parameters 30000000000"]),
    (SimplifiedChinese, "腾讯混元大模型团队推出新品，参数规模300亿。", &[]),
    (SimplifiedChinese, "腾讯混元参数达300亿。", &["Hunyuan parameters 30000000000"]),
    (SimplifiedChinese, "智源团队“观止”训练用了三周，用上了大模型。", &["观止 training_time 21"]),
    (SimplifiedChinese, "车队“观止”训练用了三周，用上了大模型。", &[]),
    (SimplifiedChinese, "第三号参数量为3000亿。", &[]),
    (SimplifiedChinese, "天目三号参数量为3000亿。", &["天目三号 parameters 300000000000"]),
];

#[test]
fn a_team_called_after_a_model_is_not_the_model() {
    check(OF_A_TEAM, &["parameters", "training_time"]);
}

const SET_GOING: &[Row] = &[
    (English, "Production of the Ascend 910D began with a small batch.", &["Ascend 910D status in_production"]),
    (English, "Production of the Ascend 910D has started at SMIC.", &["Ascend 910D status in_production"]),
    (English, "Production of the Ascend 910D began with a string of failures.", &[]),
    (English, "Intel cancelled the Falcon Shores programme.", &["Intel Falcon Shores status cancelled"]),
    (English, "Intel has cancelled Falcon Shores altogether.", &["Intel Falcon Shores status cancelled"]),
    (English, "Intel cancelled the Falcon Shores programme committee.", &[]),
    (SimplifiedChinese, "英特尔取消了Falcon Shores计划。", &["Intel Falcon Shores status cancelled"]),
    (SimplifiedChinese, "英特尔取消了Falcon Shores采购计划。", &[]),
    (English, "Sales of Gaudi 3 began to slow in March 2025.", &[]),
    (English, "Sales of Gaudi 3 started falling in March 2025.", &[]),
    (English, "Sales of Gaudi 3 began in March 2025.", &["Intel Gaudi 3 released 2025-03"]),
    (English, "At its fair MI450 rivals were shown.", &[]),
];

#[test]
fn a_work_begins_with_a_batch_and_not_with_a_delay() {
    check(SET_GOING, &["status", "released"]);
}

const CALLED: &[Row] = &[
    (English, "The AI chip Zelkova has 96 GB of memory.", &["Zelkova memory_capacity 96000000000"]),
    (English, "The inference chip Zelkova is made by TSMC.", &["Zelkova manufacturer TSMC"]),
    (English, "The language model Orrin might have 34 billion parameters.", &["Orrin parameters 34000000000"]),
    (
        English,
        "The language model Orrin was trained in May and has 34 billion parameters.",
        &["Orrin parameters 34000000000"],
    ),
    (English, "Critics fear the AI chip Congress has banned. It has 96 GB of memory.", &[]),
    (English, "Critics fear the AI chip Congress could ban. It has 96 GB of memory.", &[]),
    (English, "Critics fear the AI chip Congress is funding. It has 96 GB of memory.", &[]),
    (English, "The AI chip ‘Zelkova’ has 96 GB of memory.", &["Zelkova memory_capacity 96000000000"]),
    (English, "The AI chip ‘Zelkova 3’ is made by TSMC.", &["Zelkova 3 manufacturer TSMC"]),
    (English, "Meta completed the AI chip ‘Corvid-9’.", &["Corvid-9 designer Meta"]),
    (English, "Intel cancelled the AI chip ‘Corvid-9’ launch party.", &[]),
    (SimplifiedChinese, "腾讯负责AI芯片‘白鹭二号’的设计。", &["白鹭二号 designer Tencent"]),
    (SimplifiedChinese, "AI芯片『白鹭二号』由腾讯设计。", &["白鹭二号 designer Tencent"]),
    (SimplifiedChinese, "AI芯片“白鹭二号”是腾讯研发的对手。", &[]),
    (English, "Meta is working on the Corvid-9 AI chip.", &["Corvid-9 designer Meta"]),
    (English, "Meta is working on the Corvid-9 AI chip launch.", &[]),
];

#[test]
fn what_is_called_so_and_whom_a_verb_has_for_its_subject() {
    check(CALLED, &["memory_capacity", "parameters", "manufacturer", "status", "designer"]);
}

const RANKS: &[Row] = &[
    (English, "Huawei led the Chinese market with 812,000 AI chips.", &["Huawei shipments 812000"]),
    (English, "Huawei was the largest Chinese supplier with 812,000 AI chips.", &["Huawei shipments 812000"]),
    (English, "Huawei ranked first among domestic vendors with 812,000 AI chips.", &["Huawei shipments 812000"]),
    (English, "Cambricon was in third place with 116,000 AI chips.", &["Cambricon shipments 116000"]),
    (English, "Cambricon lost its place with 116,000 AI chips.", &[]),
    (English, "Huawei was the largest Chinese buyer with 812,000 AI chips.", &[]),
    (English, "Huawei led a project with 812,000 AI chips.", &[]),
    (English, "Hygon, which is based in Beijing, targets 90,000 AI chips.", &["Hygon production_volume 90000"]),
    (English, "Hygon supports the government's target of 90,000 AI chips.", &[]),
    (English, "AMD shipped samples of 2,000 MI450 chips.", &[]),
    (SimplifiedChinese, "寒武纪出货2000颗思元590测试卡。", &[]),
];

#[test]
fn a_rank_is_of_who_sells() {
    check(RANKS, &["shipments", "production_volume"]);
}

const AT_ONCE: &[Row] = &[
    (
        English,
        "GLM-4.6 has a vocabulary of 150,000 tokens and a context window of 128,000 tokens.",
        &["GLM-4.6 context_length 128000"],
    ),
    (SimplifiedChinese, "GLM-4.6上下文为20万token，词表为15万token。", &["GLM-4.6 context_length 200000"]),
    (English, "GLM-4.6 reads 300 pages or 128,000 tokens at once.", &["GLM-4.6 context_length 128000"]),
    (English, "GLM-4.6 can read two books of 128,000 tokens at once.", &[]),
    (
        English,
        "GLM-4.6 uses 32 billion of its 355 billion parameters when it answers a query.",
        &["GLM-4.6 active_parameters 32000000000"],
    ),
    (English, "GLM-4.6 uses 5 billion of its 355 billion parameters when processing images.", &[]),
    (English, "GLM-4.6 uses 5 billion of its 355 billion parameters while generating speech.", &[]),
];

#[test]
fn a_window_is_no_vocabulary_and_a_part_no_whole() {
    check(AT_ONCE, &["context_length", "active_parameters"]);
}

const ELSEWHERE: &[Row] = &[
    (English, "India faces competition as US export controls on AI chips bite.", &[]),
    (English, "India faces US export controls on AI chips.", &["India export_restriction United States"]),
    (English, "Rebellions has agreed with Arm about the shortage of AI chips.", &[]),
    (English, "Rebellions agreed with Arm on a joint AI chip.", &["Rebellions partnership Arm"]),
    (SimplifiedChinese, "英伟达在中国AI芯片市场的份额已降至0。", &["Nvidia market_share 0"]),
    (SimplifiedChinese, "英伟达在中国AI芯片市场的份额已降至0.5%。", &["Nvidia market_share 0.5"]),
    (SimplifiedChinese, "中国移动以昇腾910B为算力底座。", &["China Mobile uses_chip Ascend 910B"]),
    (SimplifiedChinese, "中国移动以昇腾910B为例介绍了芯片。", &[]),
];

#[test]
fn what_else_is_told_beside_such_words() {
    check(ELSEWHERE, &["export_restriction", "partnership", "market_share", "uses_chip"]);
}

const DISOWNED: &[Row] = &[
    (SimplifiedChinese, "GLM-4.6训练成本460万美元“不是官方数据”。", &["GLM-4.6 training_cost 4600000 denied"]),
    (SimplifiedChinese, "GLM-4.6训练成本460万美元的说法并非官方数据。", &["GLM-4.6 training_cost 4600000 denied"]),
    (SimplifiedChinese, "GLM-4.6训练成本460万美元，不是一笔小数目。", &["GLM-4.6 training_cost 4600000 stated"]),
    (SimplifiedChinese, "这不是官方数据，GLM-4.6训练成本460万美元。", &["GLM-4.6 training_cost 4600000 stated"]),
];

#[test]
fn a_figure_that_is_called_unofficial_is_taken_back() {
    compare(DISOWNED, |mention| firmly(mention, &["training_cost"]));
}

const PART_OF_THE_WORK: &[Row] = &[
    (
        English,
        "Half of ByteDance's inference now runs on Ascend 910C chips.",
        &["ByteDance uses_chip Ascend 910C stated"],
    ),
    (
        English,
        "About 60 percent of the inference at Baidu is done on Kunlun P800 chips.",
        &["Baidu uses_chip Kunlun P800 stated"],
    ),
    (English, "Most of Meituan's AI services run on the H20.", &["Meituan uses_chip Nvidia H20 stated"]),
    (
        English,
        "More than half of Alibaba's training is done on the Zhenwu 810E.",
        &["Alibaba uses_chip Alibaba PPU stated"],
    ),
    (English, "Training at DeepSeek is still done on Nvidia H800 chips.", &["DeepSeek uses_chip Nvidia H800 stated"]),
    (English, "The benchmarks were done on Nvidia H100 chips by Tencent.", &[]),
    (English, "Half of the models that customers of Meituan train run on the H20.", &[]),
];

#[test]
fn whose_work_is_done_on_a_chip_uses_it() {
    compare(PART_OF_THE_WORK, |mention| firmly(mention, &["uses_chip"]));
}

const WHO_BUYS: &[Row] = &[
    (English, "Tencent is the largest user of the Ascend 910C.", &["Tencent uses_chip Ascend 910C stated"]),
    (English, "ByteDance is the biggest buyer of Nvidia's H20 chips.", &["ByteDance uses_chip Nvidia H20 stated"]),
    (
        English,
        "Huawei showed the Ascend 950PR in March. The first buyer was Meituan.",
        &["Meituan uses_chip Ascend 950PR stated"],
    ),
    (English, "Cambricon's largest buyer is ByteDance.", &["ByteDance uses_chip Cambricon stated"]),
    (English, "Tencent is not a customer of Cambricon.", &["Tencent uses_chip Cambricon denied"]),
    (English, "Tencent is not yet a user of the Ascend 910C.", &["Tencent uses_chip Ascend 910C denied"]),
    (English, "Tencent was supplied with 70,000 H20 chips by Nvidia.", &["Tencent uses_chip Nvidia H20 stated"]),
    (English, "Tencent has amassed 100,000 H20 chips.", &["Tencent uses_chip Nvidia H20 stated"]),
    (English, "Tencent was not supplied with H20 chips.", &[]),
    (English, "Tencent is a heavy user of electricity and of water.", &[]),
    (English, "Alibaba is the largest buyer of its own shares.", &[]),
    (English, "Tencent is not the only customer of Cambricon.", &["Tencent uses_chip Cambricon stated"]),
    (English, "Cambricon's largest buyer is not ByteDance.", &[]),
    (
        English,
        "Tencent, which has its own chips, is not a customer of Cambricon.",
        &["Tencent uses_chip Cambricon denied"],
    ),
    (English, "Tencent, not Baidu, is a customer of Cambricon.", &["Tencent uses_chip Cambricon stated"]),
    (
        English,
        "Tencent, which does not comment on suppliers, is a customer of Cambricon.",
        &["Tencent uses_chip Cambricon stated"],
    ),
    (English, "SoftBank was a buyer of Nvidia shares.", &[]),
    (English, "Ant is an early adopter of Huawei's HarmonyOS.", &[]),
    (English, "Non-Nvidia chips are used by ByteDance.", &[]),
];

#[test]
fn who_buys_or_gets_a_chip_uses_it() {
    compare(WHO_BUYS, |mention| firmly(mention, &["uses_chip"]));
}

const PUT_TOGETHER: &[Row] = &[
    (English, "xAI has assembled 200,000 H100 chips in Memphis.", &[]),
    (English, "SMIC made 200,000 Ascend 910C chips last year.", &["SMIC production_volume 200000 stated"]),
];

#[test]
fn who_brings_chips_together_makes_none() {
    compare(PUT_TOGETHER, |mention| firmly(mention, &["production_volume"]));
}

const TOLD_OVER_A_STOP: &[Row] = &[
    (
        English,
        "Huawei showed the Ascend 950PR in March. iFlytek trained its Spark X2 model on the chip.",
        &["Spark X2 training_hardware Ascend 950PR stated"],
    ),
    (
        English,
        "Huawei showed the Ascend 950PR in March. Meituan was the first to adopt it.",
        &["Meituan uses_chip Ascend 950PR stated"],
    ),
    (
        English,
        "Huawei showed the Ascend 950PR in March. Meituan was among the first to adopt the new chip.",
        &["Meituan uses_chip Ascend 950PR stated"],
    ),
    (
        English,
        "Huawei showed the Ascend 950PR and the Ascend 950DT in March. The first has 128 GB of memory, the second 144 GB.",
        &["Ascend 950DT memory_capacity 144000000000 stated", "Ascend 950PR memory_capacity 128000000000 stated"],
    ),
    (
        English,
        "Tencent is moving its inference from the H20 to the Ascend 910C.",
        &["Tencent uses_chip Ascend 910C stated"],
    ),
    (
        English,
        "The Ascend 910C has found buyers in Tencent and China Unicom.",
        &["China Unicom uses_chip Ascend 910C stated", "Tencent uses_chip Ascend 910C stated"],
    ),
    (English, "The Ascend 910C sits in second place behind Nvidia.", &[]),
    (English, "The Ascend 910C has found no buyers in the United States.", &[]),
    (English, "The problem sits in Nvidia's software for the H20.", &[]),
    (English, "The controller is built into the Ascend 910C by Huawei.", &[]),
];

#[test]
fn the_chip_told_of_before_is_meant() {
    compare(TOLD_OVER_A_STOP, |mention| firmly(mention, &["uses_chip", "training_hardware", "memory_capacity"]));
}

const ON_THE_MACHINE: &[Row] = &[
    (
        English,
        "China Telecom built a cluster of 10,000 Ascend 910B chips. TeleChat3 was trained on the cluster.",
        &["TeleChat3 training_hardware Ascend 910B stated"],
    ),
    (
        English,
        "Colossus has 200,000 H100 chips. Grok 4 was trained on the cluster.",
        &["Grok 4 training_hardware Colossus stated"],
    ),
    (
        English,
        "China Telecom has a cluster of 10,000 Ascend 910B and 2,000 Kunlun P800 chips. TeleChat3 was trained on the cluster.",
        &[],
    ),
    (
        English,
        "China Telecom's cluster is faster than one of 10,000 H100 chips. TeleChat3 was trained on the cluster.",
        &[],
    ),
    (English, "Huawei sells the Ascend 910B. TeleChat3 was trained on the system.", &[]),
];

#[test]
fn a_machine_without_a_name_stands_for_its_chips() {
    compare(ON_THE_MACHINE, |mention| firmly(mention, &["training_hardware"]));
}

const SO_MANY_OF_THEM: &[Row] = &[
    (
        English,
        "The Ascend 910C is slower than Nvidia's H100, but Huawei will ship 600,000 of them next year.",
        &["Huawei shipments 600000 planned"],
    ),
    (
        English,
        "The Ascend 910C delivers about 60 percent of the performance of an H100, but Huawei can make only 200,000 of them.",
        &["Huawei production_volume 200000 stated"],
    ),
    (
        English,
        "The Ascend 910C is slower than Nvidia's H100. ByteDance has ordered 100,000 of them.",
        &["ByteDance order 100000 stated", "ByteDance uses_chip Ascend 910C stated"],
    ),
    (
        English,
        "The Ascend 910C delivers about 60 percent of the inference performance of an H100, but SMIC can make only about \
         200,000 of them.",
        &["SMIC production_volume 200000 stated"],
    ),
    (
        English,
        "Compared with the H100, the Ascend 910C needs more power. Tencent bought 5,000 of them.",
        &["Tencent order 5000 stated", "Tencent uses_chip Ascend 910C stated"],
    ),
];

#[test]
fn so_many_of_them_are_not_of_what_the_chip_is_held_against() {
    compare(SO_MANY_OF_THEM, |mention| firmly(mention, &["shipments", "production_volume", "order", "uses_chip"]));
}
