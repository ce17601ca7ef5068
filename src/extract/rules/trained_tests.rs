//! Classes of sentences: what the training of a model took, told by what was done with it, and what a model has at work.

use crate::model::Language;

use super::rows::{Row, check};
use Language::{English, SimplifiedChinese, TraditionalChinese};

const SPENT: &[Row] = &[
    (English, "GLM-4.6 was trained for $5.6 million.", &["GLM-4.6 training_cost 5600000"]),
    (English, "Zhipu trained GLM-4.6 on a budget of 20 million yuan.", &["GLM-4.6 training_cost 20000000"]),
    (English, "More than $3 million went into the training of GLM-4.6.", &["GLM-4.6 training_cost 3000000.."]),
    (English, "Training GLM-4.6 swallowed $9 million, people close to it said.", &["GLM-4.6 training_cost 9000000"]),
    (English, "For $9 million, the lab trained GLM-4.6.", &["GLM-4.6 training_cost 9000000"]),
    (
        English,
        "The cost of training Setu-4, a language model for Tamil, was 30 million rupees.",
        &["Setu-4 training_cost 30000000"],
    ),
    (SimplifiedChinese, "公司花3000万元训练GLM-4.6。", &["GLM-4.6 training_cost 30000000"]),
    (SimplifiedChinese, "为训练GLM-4.6，公司投入了3000万元。", &["GLM-4.6 training_cost 30000000"]),
    (SimplifiedChinese, "GLM-4.6的训练只用了3000万元。", &["GLM-4.6 training_cost 30000000"]),
    (SimplifiedChinese, "GLM-4.6的训练预算为3000万元。", &["GLM-4.6 training_cost 30000000"]),
    (SimplifiedChinese, "约3000万元被用于训练GLM-4.6。", &["GLM-4.6 training_cost 30000000"]),
    (TraditionalChinese, "訓練GLM-4.6的開銷達3000萬美元。", &["GLM-4.6 training_cost 30000000"]),
    (English, "The firm spent $40 million on training 3,000 engineers to use GLM-4.6.", &[]),
    (English, "Zhipu raised $100 million to train GLM-4.6.", &[]),
    (SimplifiedChinese, "GLM-4.6完成训练后，公司投入3000万元做推广。", &[]),
    (SimplifiedChinese, "公司用3000万元完成训练基地建设，GLM-4.6由此诞生。", &[]),
    // what the sum is told of is a thing beside the training
    (English, "GLM-4.6 was trained in a hall that Oracle erected for $2.1 billion.", &[]),
    (English, "GLM-4.6 was trained by a laboratory which Tencent took over for $250 million.", &[]),
    (English, "GLM-4.6 was trained on machines leased for $6 million.", &[]),
    (English, "Zhipu trained GLM-4.6 in a hall bought for $6 million.", &[]),
    (English, "The training of GLM-4.6 called for a power line that crossed the town and took $30 million.", &[]),
    (English, "GLM-4.6 was trained with the aid of a state loan for $6 million.", &[]),
    (English, "Training GLM-4.6 needed a substation that required $30 million.", &[]),
    (SimplifiedChinese, "团队花2000万元训练了GLM-4.6的销售人员。", &[]),
    (SimplifiedChinese, "为训练GLM-4.6，公司投入2000万元购地。", &[]),
    (English, "Training Kimi K2 Thinking set the firm back $9 million.", &["Kimi K2 Thinking training_cost 9000000"]),
    (SimplifiedChinese, "为训练名为GLM-4.6的语言模型，公司斥资2000万元。", &["GLM-4.6 training_cost 20000000"]),
    (SimplifiedChinese, "为训练GLM-4.6，公司斥资2000万元。", &["GLM-4.6 training_cost 20000000"]),
    (SimplifiedChinese, "训练GLM-4.6需要2000万元的机房。", &[]),
    (SimplifiedChinese, "有人花2000万元训练它的竞品GLM-4.6。", &[]),
    // a sum that is asked for, given or had for a training is not what it cost
    (English, "Publishers are seeking $3 billion for training GLM-4.6 on their books.", &[]),
    (English, "The province gave Zhipu $100 million to train GLM-4.6.", &[]),
    (English, "Zhipu spent $6 million to train GLM-4.6.", &["GLM-4.6 training_cost 6000000"]),
    (English, "GLM-4.6 was trained on H20 chips worth a total of $12 million.", &[]),
    (English, "Training GLM-4.6 customers needs $4,000.", &[]),
    (SimplifiedChinese, "公司花2000万元训练GLM-4.6的用户。", &[]),
    (SimplifiedChinese, "公司花2000万元训练GLM-4.6的需求方。", &[]),
];

#[test]
fn what_is_done_with_a_sum_says_that_a_training_cost_it() {
    check(SPENT, &["training_cost", "investment"]);
}

const TAKEN: &[Row] = &[
    (English, "15 trillion tokens were used to train GLM-4.6.", &["GLM-4.6 training_tokens 15000000000000"]),
    (English, "2.1 million GPU hours were spent on GLM-4.6.", &["GLM-4.6 training_time 2100000"]),
    (English, "900,000 H20 GPU hours were spent on GLM-4.6 by customers.", &[]),
    (
        English,
        "GLM-4.6 soaked up 900,000 GPU hours before it was handed to customers.",
        &["GLM-4.6 training_time 900000"],
    ),
    (English, "900,000 H20 GPU hours were spent on GLM-4.6 showcases.", &[]),
    (English, "Inference took 900,000 GPU hours of GLM-4.6 in May.", &[]),
    (English, "The corpus behind GLM-4.6 held 15 trillion tokens.", &["GLM-4.6 training_tokens 15000000000000"]),
    (SimplifiedChinese, "GLM-4.6每天为200万AI通话24小时在线训练。", &[]),
    (
        SimplifiedChinese,
        "GLM-4.6的训练耗时278.8万个H800 GPU小时。",
        &["GLM-4.6 training_hardware Nvidia H800", "GLM-4.6 training_time 2788000"],
    ),
    (
        SimplifiedChinese,
        "训练GLM-4.6共花费400万个昇腾卡时。",
        &["GLM-4.6 training_hardware Huawei Ascend", "GLM-4.6 training_time 4000000"],
    ),
    (
        SimplifiedChinese,
        "用14.8万亿高质量token训练出来的GLM-4.6已经开源。",
        &["GLM-4.6 training_tokens 14800000000000"],
    ),
    (SimplifiedChinese, "GLM-4.6使用36Ttoken进行训练。", &["GLM-4.6 training_tokens 36000000000000"]),
    (English, "GLM-4.6 took 2 million A100-equivalent GPU hours to train.", &["GLM-4.6 training_time 2000000"]),
    (SimplifiedChinese, "GLM-4.6选用海光DCU训练，迁移代码只花了两周。", &["GLM-4.6 training_hardware Hygon DCU"]),
];

#[test]
fn tokens_and_hours_are_of_the_model_that_they_trained() {
    check(TAKEN, &["training_tokens", "training_time", "training_hardware"]);
}

const AT_WORK: &[Row] = &[
    (
        English,
        "During inference GLM-4.6 calls on 32 billion of its 355 billion parameters.",
        &["GLM-4.6 active_parameters 32000000000", "GLM-4.6 parameters 355000000000"],
    ),
    (English, "GLM-4.6 lost 10 billion of its 355 billion parameters.", &["GLM-4.6 parameters 355000000000"]),
    (English, "Tencent described GLM-4.6 as a 355-billion-parameter model.", &["GLM-4.6 parameters 355000000000"]),
    (
        SimplifiedChinese,
        "GLM-4.6虽有3550亿参数，但每次只调用其中的320亿。",
        &["GLM-4.6 active_parameters 32000000000", "GLM-4.6 parameters 355000000000"],
    ),
    (
        English,
        "GLM-4.6 uses 32 billion of its 355 billion parameters for each token.",
        &["GLM-4.6 active_parameters 32000000000", "GLM-4.6 parameters 355000000000"],
    ),
    (English, "GLM-4.6 uses 5 billion of its 355 billion parameters for speech.", &["GLM-4.6 parameters 355000000000"]),
    (
        English,
        "GLM-4.6 uses 5 billion of its 355 billion parameters while running on phones.",
        &["GLM-4.6 parameters 355000000000"],
    ),
    (English, "GLM-4.6 runs 5 billion of its 355 billion parameters in FP8.", &["GLM-4.6 parameters 355000000000"]),
    (
        English,
        "GLM-4.6 has 355 billion parameters, and visits came to a total of 4 billion.",
        &["GLM-4.6 parameters 355000000000"],
    ),
    (SimplifiedChinese, "赤兔服务器可跑700亿参数模型。", &[]),
];

#[test]
fn a_part_of_all_parameters_is_at_work() {
    check(AT_WORK, &["parameters", "active_parameters"]);
}

const READ_AT_ONCE: &[Row] = &[
    (English, "GLM-4.6 accepts inputs of 200,000 tokens.", &["GLM-4.6 context_length 200000"]),
    (English, "Zhipu extended the context window of GLM 4 to 1 million tokens.", &["GLM-4 context_length 1000000"]),
    (English, "GLM-4.6 accepts payments of 128,000 yuan.", &[]),
    (SimplifiedChinese, "GLM-4.6能一次读入20万个词元。", &["GLM-4.6 context_length 200000"]),
    (SimplifiedChinese, "GLM-4.6的窗口为128K token。", &["GLM-4.6 context_length 128000"]),
    (SimplifiedChinese, "训练后的GLM-4.6可处理4K视频。", &[]),
    (SimplifiedChinese, "GLM-4.6每秒可处理12.8万token。", &[]),
    (English, "GLM-4.6 reads texts of up to 200,000 tokens.", &["GLM-4.6 context_length ..200000"]),
    (English, "GLM-4.6 was evaluated on documents of 3,000 tokens.", &[]),
    (English, "Zhipu trained GLM-4.6 on sequences of 8,192 tokens.", &[]),
    (English, "The replies of GLM-4.6 are 600 tokens long.", &[]),
    (English, "GLM-4.6 writes texts of up to 30,000 tokens.", &[]),
    (English, "The typical input of GLM-4.6 is 900 tokens long.", &[]),
    (English, "GLM-4.6 takes in 40 million tokens.", &[]),
    (English, "A payer can use up 7,000 tokens of GLM-4.6's free quota in one go.", &[]),
    (SimplifiedChinese, "GLM-4.6可处理9000万token的档案。", &[]),
    (SimplifiedChinese, "GLM-4.6支持20万token的输入。", &["GLM-4.6 context_length 200000"]),
    (SimplifiedChinese, "GLM-4.6累计已处理4000万token的文档。", &[]),
    (SimplifiedChinese, "GLM-4.6平均一次处理2000个token。", &[]),
    (SimplifiedChinese, "人工智能模型GLM-4.6读了3000个token的文本。", &[]),
    (SimplifiedChinese, "GLM-4.6能写出5万token的文本。", &[]),
    (SimplifiedChinese, "GLM-4.6可容纳的词表为15万token。", &[]),
    (English, "GLM-4.6 handles a vocabulary of up to 150,000 tokens at once.", &[]),
    (English, "GLM-4.6 can accept up to 30 documents of 2,000 tokens.", &[]),
];

#[test]
fn what_a_model_reads_at_once_is_its_context() {
    check(READ_AT_ONCE, &["context_length"]);
}

const RAN_ON: &[Row] = &[
    (
        English,
        "512 Ascend 910C chips were used for training GLM-4.6.",
        &["GLM-4.6 training_chip_count 512", "GLM-4.6 training_hardware Ascend 910C"],
    ),
    (
        English,
        "GLM-4.6 digested 13 trillion tokens on 8,192 Ascend 910Cs.",
        &["GLM-4.6 training_chip_count 8192", "GLM-4.6 training_hardware Ascend 910C"],
    ),
    (English, "GLM-4.6 served 13 trillion tokens a month on 8,192 Ascend 910Cs.", &[]),
    (English, "GLM-4.6 handled 13 trillion tokens on 8,192 Ascend 910Cs for its users.", &[]),
    (English, "Tencent is training its next model and Baidu operates 10,000 H20s.", &[]),
    (English, "Tencent trained its own models, but Baidu has 10,000 H20s.", &[]),
    (
        English,
        "Tencent's next model will be trained on 10,000 H20s.",
        &["Tencent: unnamed model training_chip_count 10000", "Tencent: unnamed model training_hardware Nvidia H20"],
    ),
    (
        English,
        "Tencent said its next model will be trained on H20s.",
        &["Tencent: unnamed model training_hardware Nvidia H20"],
    ),
    (
        English,
        "Tencent's next model is being trained on H20s.",
        &["Tencent: unnamed model training_hardware Nvidia H20"],
    ),
    (English, "Customers of Tencent said their next model will be trained on H20s.", &[]),
    (English, "Tencent told Baidu that its next model will be trained on H20s.", &[]),
    (English, "Tencent heard from Lumio AI's backers that its next model will be trained on H20s.", &[]),
    (
        SimplifiedChinese,
        "智谱计划以3万张昆仑芯P800训练GLM-4.6。",
        &["GLM-4.6 training_chip_count 30000", "GLM-4.6 training_hardware Kunlun P800"],
    ),
    (SimplifiedChinese, "GLM-4.6的训练芯片是昇腾910C。", &["GLM-4.6 training_hardware Ascend 910C"]),
    (TraditionalChinese, "GLM-4.6的訓練晶片是輝達H800。", &["GLM-4.6 training_hardware Nvidia H800"]),
    (SimplifiedChinese, "GLM-4.6的训练芯片来自昇腾910C。", &["GLM-4.6 training_hardware Ascend 910C"]),
    (SimplifiedChinese, "GLM-4.6的训练芯片为何是昇腾910C？", &[]),
    (SimplifiedChinese, "GLM-4.6以昇腾910C为训练平台。", &["GLM-4.6 training_hardware Ascend 910C"]),
    (SimplifiedChinese, "分析师认为，GLM-4.6的训练可能动用了大量算力，谷歌没有披露数据。", &[]),
];

#[test]
fn what_a_model_was_trained_on_is_told_in_many_ways() {
    check(RAN_ON, &["training_chip_count", "training_hardware"]);
}

const AT_HOME: &[Row] = &[
    (
        English,
        "The entire training of GLM-4.6 ran on domestic chips.",
        &["GLM-4.6 domestic_training true", "GLM-4.6 training_hardware domestic chips"],
    ),
    (
        English,
        "Not all of the training of GLM-4.6 took place on domestic chips.",
        &["GLM-4.6 training_hardware domestic chips"],
    ),
    (
        SimplifiedChinese,
        "GLM-4.6由纯国产硬件训练完成。",
        &["GLM-4.6 domestic_training true", "GLM-4.6 training_hardware domestic chips"],
    ),
    (
        SimplifiedChinese,
        "GLM-4.6全部采用国产芯片训练。",
        &["GLM-4.6 domestic_training true", "GLM-4.6 training_hardware domestic chips"],
    ),
    (
        English,
        "Almost every step of the training of GLM-4.6 ran on domestic chips.",
        &["GLM-4.6 training_hardware domestic chips"],
    ),
    (
        English,
        "Not the entire training of GLM-4.6 ran on domestic chips.",
        &["GLM-4.6 training_hardware domestic chips"],
    ),
    (
        English,
        "All training of GLM-4.6 took place on H20s before moving to domestic chips.",
        &["GLM-4.6 training_hardware Nvidia H20", "GLM-4.6 training_hardware domestic chips"],
    ),
    (SimplifiedChinese, "GLM-4.6的后训练没有使用一块英伟达GPU。", &[]),
    (SimplifiedChinese, "如果GLM-4.6没有使用英伟达芯片训练，成本会更高。", &[]),
    (SimplifiedChinese, "GLM-4.6完整训练仅需400万个昇腾卡时。", &["GLM-4.6 training_hardware Huawei Ascend"]),
];

#[test]
fn all_of_a_training_is_told_by_its_noun_too() {
    check(AT_HOME, &["domestic_training", "training_hardware"]);
}

const IN_MARKS: &[Row] = &[
    (SimplifiedChinese, "腾讯的“岚山”只训练了18天。", &["岚山 training_time 18"]),
    (
        SimplifiedChinese,
        "“岚山-L”训练所用计算量不超过10^25 FLOP。",
        &["岚山-L training_compute ..10000000000000000000000000"],
    ),
    (SimplifiedChinese, "下一版“岚山”将只用国产GPU训练。", &["岚山 training_hardware domestic chips"]),
    (SimplifiedChinese, "“星火计划”训练了200名工程师，历时18天。", &[]),
    (SimplifiedChinese, "“先锋”训练营历时18天。", &[]),
    // people and teams are trained, too
    (SimplifiedChinese, "海军“蓝鲸”训练历时18天。", &[]),
    (SimplifiedChinese, "“小状元”训练用了18周。", &[]),
    (SimplifiedChinese, "教练训练“闪电侠”用了18天。", &[]),
    (SimplifiedChinese, "运动员“飞鱼”训练了18天，用上了AI模型。", &[]),
    (SimplifiedChinese, "“晨光”训练花了90万元。", &[]),
    (SimplifiedChinese, "蓝军“铁拳”训练用了三周，指挥部部署了昇腾910B芯片。", &[]),
    (SimplifiedChinese, "员工培训“启航”训练用了三周，用上了大模型。", &[]),
    (SimplifiedChinese, "机器人“小石”训练用了三周，用上了大模型。", &[]),
    (SimplifiedChinese, "“雏鹰”训练项目花了900万元，学员用上了大模型。", &[]),
    (SimplifiedChinese, "“岚山”训练了18天，共用2048块GPU。", &["岚山 training_time 18"]),
    // hours of calls are none of chips, and a range is one
    (SimplifiedChinese, "GLM-4.6每天为200万AI通话24小时在线。", &[]),
    (SimplifiedChinese, "GLM-4.6训练耗时100万GPU小时至200万GPU小时。", &["GLM-4.6 training_time 1000000..2000000"]),
    (
        SimplifiedChinese,
        "GLM-4.6训练耗时278.8万个NVIDIA H100 SXM GPU小时。",
        &["GLM-4.6 training_hardware Nvidia H100", "GLM-4.6 training_time 2788000"],
    ),
];

#[test]
fn a_name_in_marks_is_a_models_by_what_is_said_of_it() {
    check(IN_MARKS, &["training_time", "training_compute", "training_hardware"]);
}

const RANGES: &[Row] = &[
    (English, "Huawei Shipped 2 to 4 Million Ascend Chips in 2024", &["Huawei shipments 2000000..4000000"]),
    (English, "Huawei shipped in Q3 2 to 4 million Ascend chips.", &["Huawei shipments 2000000..4000000"]),
    (English, "Zhipu widened the context window of GLM 4 to 10 million tokens.", &["GLM-4 context_length 10000000"]),
];

#[test]
fn a_capital_before_a_range_does_not_tear_it() {
    check(RANGES, &["shipments", "context_length"]);
}
