//! Pairs of sentences that differ in a word or two: what a rule keeps out, and what it must not keep out with it.

use super::rows::{Row, check, compare, firmly, found};
use crate::model::{
    Language::{English, SimplifiedChinese},
    Mention,
};

/// Who is named behind "according to the firm," is told of, and does not speak.
const SPEAKERS: &[Row] = &[
    (
        English,
        "Bernstein expects a rebound. According to the firm, Huawei will ship 800,000 Ascend 910Cs in 2026.",
        &["Bernstein"],
    ),
    (English, "According to the company, Tencent has ordered 20,000 H20 chips.", &["nobody"]),
    (English, "According to the bank, Tencent has ordered 20,000 H20 chips.", &["nobody"]),
    (English, "Cerebras opened an office. According to the company, G42 has ordered 20,000 H20 chips.", &["Cerebras"]),
    (English, "UBS raised its target. Humain has ordered 18,000 H100s, according to the bank.", &["UBS"]),
    (
        English,
        "Jefferies cut its target. According to the bank, Cambricon will ship 100,000 MLU590s in 2026.",
        &["Jefferies"],
    ),
    (English, "According to Nvidia, Tencent has ordered 20,000 H20 chips.", &["Nvidia"]),
    (SimplifiedChinese, "美国不顾英伟达的游说禁止向中国出口H20。", &["nobody", "nobody"]),
];

#[test]
fn who_is_told_of_does_not_speak() {
    let speaker = |mention: &Mention| {
        let told = ["order", "shipments", "export_restriction"].contains(&mention.predicate.as_str());
        told.then(|| mention.attributed_to.clone().unwrap_or_else(|| "nobody".to_owned()))
    };
    compare(SPEAKERS, speaker);
}

/// A ban that is only asked for, and one that came of it or in spite of it.
#[test]
fn a_call_is_no_ban_and_a_ban_behind_a_call_is_one() {
    let asked = [
        "美国议员呼吁下周禁止向中国出口H20。",
        "美国议员呼吁下令禁止向中国出口H20。",
        "美国议员呼吁而不是立法禁止向中国出口H20。",
        "美国议员敦促并推动禁止向中国出口A100。",
        "美国议员建议后续禁止向中国出口H20。",
        "美国议员敦促政府禁止向中国出口H20。",
        "美国议员不顾反对呼吁禁止向中国出口H20。",
        "美国议员根据调查结果建议禁止向中国出口H20。",
        "美国议员游说政府下半年禁止向中国出口A100。",
        "美国专家主张下届政府禁止向中国出口H20。",
        "美国供应商呼吁禁止向中国出口H20。",
    ];
    let done = [
        "美国不顾英伟达的游说禁止向中国出口H20。",
        "美国在英伟达游说失败后禁止向中国出口H20。",
        "美国根据议员的建议禁止向中国出口A100。",
        "美国应议员呼吁禁止向中国出口H20。",
        "美国响应盟友的呼吁禁止向中国出口A100。",
        "美国在议员敦促之下禁止向中国出口H20。",
        "在议员敦促下，美国禁止向中国出口H20。",
        "美国国会敦促后已禁止向中国出口H20。",
        "美国建议并已禁止向中国出口H20。",
    ];
    let banned = |text: &&str| {
        let told = found(SimplifiedChinese, text);
        told.iter().any(|mention| mention.predicate.as_str() == "export_restriction")
    };
    assert_eq!(asked.iter().filter(|text| banned(text)).collect::<Vec<_>>(), Vec::<&&str>::new());
    assert_eq!(done.iter().filter(|text| !banned(text)).collect::<Vec<_>>(), Vec::<&&str>::new());
}

const MADE: &[Row] = &[
    // whatever is denied of a production ends it, but for what disturbs it
    (English, "Production of the B300 at Samsung did not take place.", &[]),
    (English, "Production of the B300 at Samsung was never on the table.", &[]),
    (English, "Production of the MI450 at Samsung isn't going ahead.", &[]),
    (English, "Production of the Kunlun M100 at Samsung is not being considered.", &[]),
    (English, "Production of the B300 at Samsung is not currently planned.", &[]),
    (English, "Production of the B300 at Samsung is no option.", &[]),
    (English, "Manufacturing of the Trainium3 at Samsung is no longer an option.", &[]),
    (English, "Production of the Ascend 910C at SMIC is out of the question.", &[]),
    (English, "Production of the MI355X at TSMC has not yet begun.", &[]),
    (English, "Production of the B300 at TSMC is not expected to slow.", &["Nvidia B300 manufacturer TSMC"]),
    (English, "Production of the B300 at TSMC was not under threat.", &["Nvidia B300 manufacturer TSMC"]),
    (English, "Production of the MI355X at TSMC has not started to slow.", &["AMD MI355X manufacturer TSMC"]),
    (English, "Production of the MI355X at TSMC is not permitted to leave Taiwan.", &["AMD MI355X manufacturer TSMC"]),
    (English, "Production of the Trainium3 at TSMC is not in danger.", &["AWS Trainium3 manufacturer TSMC"]),
    (English, "Production of the MI450 at TSMC is not without problems.", &["AMD MI450 manufacturer TSMC"]),
    // whose memory is in a chip, and whose chips are made as well
    (English, "AMD's MI450 has HBM from Samsung, which made 20% of the stacks.", &[]),
    (English, "The B300, with memory from Samsung, which makes DRAM in Pyeongtaek, ships in May.", &[]),
    (English, "The B300 uses memory from Samsung, which has made chips for years.", &[]),
    (English, "The MI355X has memory made by Samsung.", &[]),
    (
        English,
        "The B300 has HBM3E from Samsung, which also makes the Tesla AI6.",
        &["Tesla AI6 manufacturer Samsung Foundry"],
    ),
];

#[test]
fn who_makes_a_chip_and_who_does_not() {
    check(MADE, &["manufacturer"]);
}

const STATES: &[Row] = &[
    // what is delivered for a chip, behind a day, a buyer or a manner
    (English, "Applied Materials began delivering in April equipment for the Ascend 910C.", &[]),
    (English, "ASML began shipping in volume tools for the Ascend 910C.", &[]),
    (English, "SK Hynix began shipping to Nvidia HBM4 for the B300.", &[]),
    (English, "Micron began shipping, for the first time, HBM4 for the MI455X.", &[]),
    (English, "Lam Research started shipping in June to SMIC etching tools for the Ascend 910C.", &[]),
    (English, "AMD began shipping in large quantities the MI355X.", &["AMD MI355X status shipping"]),
    (English, "Nvidia began shipping to customers its B300.", &["Nvidia B300 status shipping"]),
    (English, "Biren has started delivering to operators in Shenzhen its BR166.", &["Biren BR166 status shipping"]),
    // whom a thing is shown to
    (English, "The B300 was introduced to the Entity List.", &[]),
    (English, "The B300 was introduced to the wrong market.", &[]),
    (English, "The MI450 was launched to the detriment of the B300.", &[]),
    (English, "The B300 was introduced to a legal definition of AI chips.", &[]),
    (English, "The H20 was introduced to its data centres.", &[]),
    (English, "The BR166 was shown to reporters failing a check.", &[]),
    (English, "The MI450 was presented to the board as too dear.", &[]),
    (English, "The B300 was unveiled to some customers.", &["Nvidia B300 status announced"]),
    (English, "The MI450 was unveiled to great fanfare.", &["AMD MI450 status announced"]),
    (English, "The MLU690 was presented to its first clients in Beijing.", &["Cambricon MLU690 status announced"]),
    (English, "The B300 was unveiled recently.", &["Nvidia B300 status announced"]),
    (English, "The B300 was unveiled next to the GB300.", &["Nvidia B300 status announced"]),
    (English, "The Kunlun M100 was unveiled as planned.", &["Kunlun M100 status announced"]),
    // how late a thing is, and when it slipped elsewhere
    (English, "The H20 slipped past customs last week.", &[]),
    (English, "The H20 slipped into China a year ago.", &[]),
    (English, "The H20 slipped last week.", &[]),
    (English, "The H20 slipped to a quarter of sales.", &[]),
    (English, "The MI300X slipped by two places.", &[]),
    (English, "The MI450 slipped by another quarter.", &["AMD MI450 status delayed"]),
    (English, "The BR166 slipped by two months.", &["Biren BR166 status delayed"]),
    (English, "The Trainium3 has slipped behind schedule.", &["AWS Trainium3 status delayed"]),
];

#[test]
fn where_a_thing_stands() {
    check(STATES, &["status"]);
}

const MEASURED: &[Row] = &[
    // the first amount of a change was so before
    (SimplifiedChinese, "H200的显存从80GB升级为141GB。", &["Nvidia H200 memory_capacity 141000000000"]),
    (SimplifiedChinese, "MI450的显存由288GB扩大为432GB。", &["AMD MI450 memory_capacity 432000000000"]),
    (SimplifiedChinese, "H200的显存从80GB提升至最高141GB。", &["Nvidia H200 memory_capacity ..141000000000"]),
    (SimplifiedChinese, "H200的显存从80GB提升至惊人的141GB。", &["Nvidia H200 memory_capacity 141000000000"]),
    (SimplifiedChinese, "H200的显存由80GB，提高到141GB。", &["Nvidia H200 memory_capacity 141000000000"]),
    (SimplifiedChinese, "Qwen3的参数从2350亿增长为1万亿。", &["Qwen3 parameters 1000000000000"]),
    (SimplifiedChinese, "Kimi K2的参数从5000亿提升到整整1万亿。", &["Kimi K2 parameters 1000000000000"]),
    (
        SimplifiedChinese,
        "知渊V3总参数从2350亿，激活参数达220亿。",
        &["知渊V3 active_parameters 22000000000", "知渊V3 parameters 235000000000"],
    ),
    // the RAM that a chip has, and that beside it
    (English, "The server pairs the H100 with 256 GB of RAM.", &[]),
    (English, "The H100 sits beside 256 GB of RAM.", &[]),
    (English, "Each node couples eight MI355Xs with 3 TB of RAM.", &[]),
    (English, "A workstation with an H100 has 512 GB of RAM.", &[]),
    (English, "The B300 carries 288 GB of HBM3E and 512 GB of RAM.", &["Nvidia B300 memory_capacity 288000000000"]),
    (English, "The H20 has 96 GB of RAM, up from 80 GB in the H100.", &["Nvidia H20 memory_capacity 96000000000"]),
    (
        English,
        "The H200 has 141 GB of RAM; the H100 has 80 GB of RAM.",
        &["Nvidia H100 memory_capacity 80000000000", "Nvidia H200 memory_capacity 141000000000"],
    ),
    (English, "The MI450 has 432 GB of RAM.", &["AMD MI450 memory_capacity 432000000000"]),
    (English, "The MLU690 comes with 192 GB of RAM.", &["Cambricon MLU690 memory_capacity 192000000000"]),
    // works that are paid for
    (English, "The Jean Zay gained 1,456 H100s in a major upgrade that cost 40 million euros.", &[]),
    (English, "The Dawn machine got 500 MI300Xs; its second upgrade cost 36 million pounds.", &[]),
    (English, "The H200 is an upgrade of the H100 and costs $30,000.", &[]),
    // the sum of several
    (SimplifiedChinese, "中国电信上线16个CloudMatrix 384超节点，由华为交付，峰值算力为10 EFLOPS。", &[]),
    (SimplifiedChinese, "阿里部署10个CloudMatrix 384超节点，总算力达10 EFLOPS。", &[]),
    (SimplifiedChinese, "阿里采购16个CloudMatrix 384超节点，总算力为10 EFLOPS。", &[]),
    (
        SimplifiedChinese,
        "腾讯采购8套scaleX640超节点，每套算力为1 EFLOPS。",
        &["Sugon scaleX640 compute 1000000000000000000"],
    ),
];

#[test]
fn what_is_measured() {
    check(MEASURED, &["memory_capacity", "parameters", "active_parameters", "price", "compute"]);
}

const ALIKE: &[Row] = &[
    (SimplifiedChinese, "昇腾910C显存128GB，大致与H100相当。", &[]),
    (SimplifiedChinese, "昇腾910C价格18万元，基本与H100持平。", &[]),
    (SimplifiedChinese, "壁仞BR166功耗550W，大约与H20持平。", &[]),
    (SimplifiedChinese, "昇腾910C供货量与H100相当。", &[]),
    (SimplifiedChinese, "昇腾910C价格18万元，综合成本与H100接近。", &[]),
    (SimplifiedChinese, "昇腾910C价格18万元，表现与H100相当。", &["Ascend 910C relative_performance "]),
    (SimplifiedChinese, "昇腾910C价格18万元，综合实力与H100接近。", &["Ascend 910C relative_performance "]),
    (SimplifiedChinese, "昇腾910C单价18万元，昇腾920与H200相当。", &["Ascend 920 relative_performance "]),
    (SimplifiedChinese, "昇腾910C与H100大体相当。", &["Ascend 910C relative_performance "]),
];

#[test]
fn what_two_things_are_alike_in() {
    check(ALIKE, &["relative_performance"]);
}

const FIRM: &[Row] = &[
    // sources without a name
    (
        English,
        "Tencent has ordered 20,000 H20 chips, people who attended the talks said.",
        &["Tencent order 20000 reported"],
    ),
    (
        English,
        "Tencent has ordered 20,000 H20 chips, said people who know the plans.",
        &["Tencent order 20000 reported"],
    ),
    (
        English,
        "ByteDance has ordered 50,000 H20 chips, two officials who asked for silence told Reuters.",
        &["ByteDance order 50000 reported"],
    ),
    (
        English,
        "People who have seen the contract said ByteDance has ordered 50,000 H20 chips.",
        &["ByteDance order 50000 reported"],
    ),
    (
        English,
        "Tencent, which has many people who use its cloud, has ordered 20,000 H20 chips.",
        &["Tencent order 20000 stated"],
    ),
    (English, "ByteDance has ordered 50,000 H20 chips for people who use its app.", &["ByteDance order 50000 stated"]),
    // what is wrong to say
    (English, "It is wrong to say that Tencent has ordered 20,000 H20 chips.", &["Tencent order 20000 denied"]),
    (English, "It would be wrong to claim that Tencent has ordered 20,000 H20 chips.", &["Tencent order 20000 denied"]),
    (English, "Tencent said it was wrong that it had ordered 20,000 H20 chips.", &["Tencent order 20000 denied"]),
    (English, "Tencent is wrong to wait and has ordered 20,000 H20 chips.", &["Tencent order 20000 stated"]),
    // who pays: a state by what acts for it, and no firm at home there
    (English, "Vietnam's FPT AI will invest $2 billion in AI chips.", &[]),
    (English, "Japan's Agency Tech will invest $2 billion in AI chips.", &[]),
    (English, "Malaysia's Crown Digital will invest $2 billion in AI chips.", &[]),
    (
        English,
        "Japan's Ministry of Economy will invest $2 billion in AI chips.",
        &["Japan investment 2000000000 planned"],
    ),
    (English, "Japan's Digital Agency will invest $2 billion in AI chips.", &["Japan investment 2000000000 planned"]),
    (
        English,
        "Japan's Prime Minister Ishida will invest $2 billion in AI chips.",
        &["Japan investment 2000000000 planned"],
    ),
];

#[test]
fn how_firmly_and_of_whom() {
    compare(FIRM, |mention| firmly(mention, &["order", "investment"]));
}

const USED: &[Row] = &[
    // who builds machines sets up others' unless the words say that they are its own
    (English, "Supermicro has installed H100 clusters in a hall.", &[]),
    (English, "Dell has installed H100s for a large customer.", &[]),
    (English, "Lenovo deployed H20 systems at banks across China.", &[]),
    (English, "Dell has installed GB200s for its customers.", &[]),
    (English, "Dell has deployed H100s at its headquarters.", &["Dell uses_chip Nvidia H100"]),
    (English, "Fujitsu has installed its own H100 cluster.", &["Fujitsu uses_chip Nvidia H100"]),
    (
        English,
        "Dell has deployed 10,000 H100s in a data centre for xAI.",
        &[
            "xAI uses_chip Nvidia H100",
            "xAI: unnamed system chip_count 10000",
            "xAI: unnamed system uses_chip Nvidia H100",
        ],
    ),
    (
        English,
        "HPE has installed 5,000 MI300As in El Capitan.",
        &["El Capitan chip_count 5000", "El Capitan uses_chip AMD MI300A"],
    ),
    // goods for others, and chips for oneself
    (English, "Nvidia has 20,000 H20s ready for export to Tencent.", &[]),
    (English, "AMD has 30,000 MI308s ready for buyers in China.", &[]),
    (
        English,
        "CoreWeave has 20,000 H200s ready for training.",
        &[
            "CoreWeave uses_chip Nvidia H200",
            "CoreWeave: unnamed system chip_count 20000",
            "CoreWeave: unnamed system uses_chip Nvidia H200",
        ],
    ),
    // room for chips is no output
    (English, "Core42 will quadruple its data centre capacity with 100,000 GB300s.", &[]),
    (English, "Cambricon will double its output to 500,000 AI chips.", &["Cambricon production_volume 500000"]),
];

#[test]
fn who_has_the_chips() {
    check(USED, &["uses_chip", "chip_count", "production_volume"]);
}

/// What a rival launches is what the text goes on about, an adverb behind "which" makes no thing the older one, and a noun
/// that only tells what sort of factory it is stands for no chip.
const TURNED_TO: &[Row] = &[
    (
        English,
        "Huawei launched the Ascend 910C in April. Rival Cambricon launched the MLU590 in June. The chip has 80 GB of memory.",
        &["Cambricon MLU590"],
    ),
    (English, "The H20, which quickly replaced the H800, went on sale in June. The chip draws 400 W.", &["Nvidia H20"]),
    (
        English,
        "The H800, which it replaced, is gone. The H20 went on sale in June. The chip draws 400 W.",
        &["Nvidia H20"],
    ),
    (English, "Huawei makes the Ascend 910C. The older chip factory draws 400 W.", &[]),
];

#[test]
fn what_the_text_turned_to_has_the_figure() {
    let owner = |mention: &Mention| {
        let figure = ["memory_capacity", "power"].contains(&mention.predicate.as_str());
        figure.then(|| mention.subject.name.clone())
    };
    compare(TURNED_TO, owner);
}

/// 应 inside another word heeds nobody.
const HEEDED: &[Row] = &[
    (SimplifiedChinese, "美国应用厂商呼吁禁止向中国出口H20芯片。", &[]),
    (SimplifiedChinese, "美国供应链企业呼吁禁止向中国出口H20芯片。", &[]),
    (SimplifiedChinese, "美国应议员呼吁禁止向中国出口H20芯片。", &["China", "Nvidia H20"]),
];

#[test]
fn a_call_is_heeded_only_by_whole_words() {
    let banned =
        |mention: &Mention| (mention.predicate.as_str() == "export_restriction").then(|| mention.subject.name.clone());
    compare(HEEDED, banned);
}
