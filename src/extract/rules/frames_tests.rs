//! Classes of sentences that tell of a thing without the plain verb for it: who is behind it or leads the work on it, whom it is
//! kept from, what a machine's chips are, what has begun, who agrees with whom.

use crate::model::Language;

use super::rows::{Row, check};
use Language::{English, SimplifiedChinese, TraditionalChinese};

const MADE: &[Row] = &[
    (English, "Behind the language model Varda-3 stands Corvane Systems.", &["Varda-3 developer Corvane Systems"]),
    (English, "Behind Kimi K2 in the ranking is a model from Alibaba.", &[]),
    (English, "Moonshot AI, which makes Kimi K2, is based in Beijing.", &["Kimi K2 developer Moonshot AI"]),
    (English, "Cambricon is working on the MLU690.", &["Cambricon MLU690 designer Cambricon"]),
    (English, "Lenovo is working on servers with the MLU690.", &[]),
    (English, "TSMC makes the BR100.", &[]),
    (English, "The CloudMatrix 384 is a Huawei product.", &["CloudMatrix 384 developer Huawei"]),
    (English, "The AI chip Torrent-4 originated at Corvane Systems.", &["Torrent-4 designer Corvane Systems"]),
    (English, "Memory for the AI chip Torrent-4 comes from Micron.", &[]),
    (English, "Funding for the language model Varda-3 comes from SoftBank.", &[]),
    (English, "Development of Kimi K2 was led by Moonshot AI.", &["Kimi K2 developer Moonshot AI"]),
    (English, "The start-up that built Varda-3, a language model, is Corvane AI.", &["Varda-3 developer Corvane AI"]),
    (English, "The designer of the AI chip Torrent-4 is Corvane Systems.", &["Torrent-4 designer Corvane Systems"]),
    (English, "Corvane Systems completed the AI chip Torrent-4 in May.", &["Torrent-4 designer Corvane Systems"]),
    (English, "Corvane Systems completed Torrent-4 servers, each with an AI chip, in May.", &[]),
    (English, "Biren's BR106 is an AI accelerator for inference.", &["Biren BR106 designer Biren Technology"]),
    (English, "It is faster than Biren's BR106.", &[]),
    (English, "Engineers at Moonshot AI designed Kimi K2.", &["Kimi K2 developer Moonshot AI"]),
];

const MADE_IN_CHINESE: &[Row] = &[
    (SimplifiedChinese, "Kimi K2出自月之暗面之手。", &["Kimi K2 developer Moonshot AI"]),
    (SimplifiedChinese, "思元690为寒武纪所设计。", &["Cambricon MLU690 designer Cambricon"]),
    (SimplifiedChinese, "思元690来自中芯国际。", &[]),
    (SimplifiedChinese, "大模型“砚池-3”的研发工作由月之暗面负责。", &["砚池-3 developer Moonshot AI"]),
    (SimplifiedChinese, "打造大模型“砚池-3”的是月之暗面。", &["砚池-3 developer Moonshot AI"]),
    (SimplifiedChinese, "月之暗面已完成大模型“砚池-3”的研发。", &["砚池-3 developer Moonshot AI"]),
    (SimplifiedChinese, "月之暗面未完成大模型“砚池-3”的研发。", &[]),
    (SimplifiedChinese, "月之暗面负责大模型“砚池-3”的部署。", &[]),
    (SimplifiedChinese, "大模型“砚池-3”背后是海量数据，月之暗面称。", &[]),
    (SimplifiedChinese, "大模型“砚池-3”的开发者是月之暗面。", &["砚池-3 developer Moonshot AI"]),
    (SimplifiedChinese, "思元690是寒武纪的产品。", &["Cambricon MLU690 designer Cambricon"]),
    (TraditionalChinese, "Kimi K2為月之暗面所開發。", &["Kimi K2 developer Moonshot AI"]),
];

const USED: &[Row] = &[
    (English, "The processors of the Leonardo supercomputer are Nvidia A100s.", &["Leonardo uses_chip Nvidia A100"]),
    (English, "The Leonardo supercomputer's accelerators are Nvidia A100s.", &["Leonardo uses_chip Nvidia A100"]),
    (English, "The rivals of the Leonardo supercomputer are Nvidia A100 clusters.", &[]),
    (
        English,
        "The operator installed Nvidia A100s in the Leonardo supercomputer.",
        &["Leonardo uses_chip Nvidia A100"],
    ),
    (English, "Equipped with Nvidia A100s, the Leonardo supercomputer is fast.", &["Leonardo uses_chip Nvidia A100"]),
    (English, "Nvidia A100s drive the Leonardo supercomputer.", &["Leonardo uses_chip Nvidia A100"]),
    (English, "Nvidia A100s drive growth at Tencent.", &[]),
    (English, "The RNGD is a chip. It is used by Corvane Systems.", &["Corvane Systems uses_chip Furiosa RNGD"]),
    (English, "Kimi K2 is a model. It is used by Corvane Systems.", &[]),
    (English, "The RNGD, which Corvane Systems uses, is fast.", &["Corvane Systems uses_chip Furiosa RNGD"]),
    (English, "The RNGD, which Corvane Systems tests rivals of, is fast.", &[]),
    (English, "The RNGD, which Corvane Systems hardly uses, is fast.", &[]),
    (
        English,
        "The processors of the Leonardo supercomputer are A100 accelerators.",
        &["Leonardo uses_chip Nvidia A100"],
    ),
    (English, "The processors of the Leonardo supercomputer are A100 rivals.", &[]),
    (English, "The RNGD is fast. Among its customers is Tencent.", &["Tencent uses_chip Furiosa RNGD"]),
    (English, "Corvane AI relies on AMD's MI300X.", &["Corvane AI uses_chip AMD MI300X"]),
    (English, "Generative AI relies on AMD's MI300X.", &[]),
    (SimplifiedChinese, "三江源数据中心所用芯片全部为海光DCU。", &["Sanjiangyuan data centre uses_chip Hygon DCU"]),
    (SimplifiedChinese, "三江源数据中心的竞争对手是海光DCU集群。", &[]),
    (SimplifiedChinese, "三江源数据中心的芯片是海光DCU的竞品。", &[]),
    (SimplifiedChinese, "中国移动以昇腾910B作为算力底座。", &["China Mobile uses_chip Ascend 910B"]),
    (SimplifiedChinese, "中国移动可以用昇腾910B部署在数据中心。", &[]),
    (SimplifiedChinese, "中国移动以及昇腾910B用于训练。", &[]),
    (SimplifiedChinese, "昇腾910B为三江源数据中心提供算力。", &["Sanjiangyuan data centre uses_chip Ascend 910B"]),
    (
        SimplifiedChinese,
        "砚池微电子是一家AI芯片公司。砚池微电子将以昇腾910B作为算力底座。",
        &["砚池微电子 uses_chip Ascend 910B"],
    ),
];

const KEPT: &[Row] = &[
    (
        English,
        "Singapore now requires permits for the export of the H20.",
        &["Nvidia H20 export_restriction Singapore"],
    ),
    (English, "Singapore sells permits for the import of cars, and the H20 is sold there.", &[]),
    (
        English,
        "A licence from the US government is required to export the MI308.",
        &["AMD MI308 export_restriction United States"],
    ),
    (
        English,
        "Sales of the B20 to China have been prohibited by the United States.",
        &["China export_restriction United States", "Nvidia B20 export_restriction United States"],
    ),
    (
        English,
        "Because of American sanctions, Huawei cannot buy the best tools.",
        &["Huawei export_restriction United States"],
    ),
    (English, "Because of American sanctions, Huawei hired more engineers.", &[]),
    (
        English,
        "The Netherlands blocks deliveries of chipmaking machines to SMIC.",
        &["SMIC export_restriction Netherlands"],
    ),
    (English, "The Netherlands speeds up deliveries of chipmaking machines to SMIC.", &[]),
    (SimplifiedChinese, "美国计划限制H20出口。", &["Nvidia H20 export_restriction United States"]),
    (SimplifiedChinese, "出口H20须获得美国许可。", &["Nvidia H20 export_restriction United States"]),
    (SimplifiedChinese, "美国制裁寒武纪。", &["Cambricon export_restriction United States"]),
    (SimplifiedChinese, "美国从台湾进口H20。", &[]),
    (SimplifiedChinese, "H20出口增长，美国限制汽车进口。", &[]),
];

const BEGUN: &[Row] = &[
    (English, "Shipments of the RNGD have begun.", &["Furiosa RNGD status shipping"]),
    (English, "Production of the RNGD started in April.", &["Furiosa RNGD status in_production"]),
    (English, "Production of servers with the RNGD started in April.", &[]),
    (English, "Development of the RNGD has been stopped.", &["Furiosa RNGD status cancelled"]),
    (English, "The maker has scrapped the RNGD.", &["Furiosa RNGD status cancelled"]),
    (English, "The bank has scrapped the RNGD.", &[]),
    (English, "The RNGD is up and running.", &["Furiosa RNGD status in_use"]),
    (English, "The RNGD is used as an example.", &[]),
    (English, "Customers have received samples of the RNGD.", &["Furiosa RNGD status sampling"]),
    (English, "China has banned the AI chip RNGD.", &["Furiosa RNGD status banned"]),
    (SimplifiedChinese, "客户已收到思元690样品。", &["Cambricon MLU690 status sampling"]),
    (SimplifiedChinese, "思元690处于测试阶段。", &["Cambricon MLU690 status testing"]),
    (SimplifiedChinese, "思元690的推出时间晚于计划。", &["Cambricon MLU690 status delayed"]),
];

const AGREED: &[Row] = &[
    (English, "Under an alliance, Rebellions and Arm will design servers.", &["Rebellions partnership Arm"]),
    (English, "Rebellions has found a partner in Arm.", &["Rebellions partnership Arm"]),
    (English, "Rebellions and Arm deepened their cooperation.", &["Rebellions partnership Arm"]),
    (English, "Rebellions and Arm reported their results.", &[]),
    (English, "Rebellions has found a partner in Arm's rival Corvane Systems.", &[]),
    (English, "Rebellions agreed with Arm that AI chips are dear.", &[]),
    (SimplifiedChinese, "百度、寒武纪近日宣布达成战略合作。", &["Baidu partnership Cambricon"]),
    (SimplifiedChinese, "百度将成为寒武纪的合作伙伴。", &["Baidu partnership Cambricon"]),
    (SimplifiedChinese, "百度选择寒武纪作为合作伙伴。", &["Baidu partnership Cambricon"]),
    (SimplifiedChinese, "百度、寒武纪达成战略合作。", &["Baidu partnership Cambricon"]),
    (SimplifiedChinese, "百度同寒武纪一道推出一体机。", &["Baidu partnership Cambricon"]),
    (SimplifiedChinese, "百度与寒武纪一道被列入名单。", &[]),
];

const OPENED: &[Row] = &[
    (English, "Anyone can download the weights of the language model Kimi K2.", &["Kimi K2 open_weights true"]),
    (English, "Moonshot AI plans to release the weights of Kimi K2.", &["Kimi K2 open_weights true"]),
    (English, "The weights of the sensor beside Kimi K2 are small.", &[]),
    (SimplifiedChinese, "Kimi K2是一款开源模型。", &["Kimi K2 open_weights true"]),
    (SimplifiedChinese, "Kimi K2超过了多款开源模型。", &[]),
    (SimplifiedChinese, "Kimi K2以MIT许可发布了全部权重。", &["Kimi K2 open_weights true"]),
];

const FABBED: &[Row] = &[
    (English, "Samsung began mass production of the BR100.", &["Biren BR100 manufacturer Samsung Foundry"]),
    (English, "Samsung began mass production of phones.", &[]),
    (English, "Production of the BR100 was handed to Samsung.", &["Biren BR100 manufacturer Samsung Foundry"]),
    (SimplifiedChinese, "壁仞BR100已在台积电量产。", &["Biren BR100 manufacturer TSMC"]),
    (SimplifiedChinese, "壁仞BR100的制造商为台积电。", &["Biren BR100 manufacturer TSMC"]),
];

#[test]
fn who_stands_behind_a_thing_or_leads_its_making_has_made_it() {
    check(MADE, &["developer", "designer"]);
    check(MADE_IN_CHINESE, &["developer", "designer"]);
}

#[test]
fn the_chips_of_a_machine_are_told_by_their_noun_or_by_who_puts_them_in() {
    check(USED, &["uses_chip"]);
}

#[test]
fn goods_are_kept_from_a_buyer_by_whoever_sets_the_rule() {
    check(KEPT, &["export_restriction"]);
}

#[test]
fn what_goes_on_with_a_thing_has_begun_or_ended() {
    check(BEGUN, &["status"]);
}

#[test]
fn two_firms_agree() {
    check(AGREED, &["partnership"]);
}

#[test]
fn weights_are_given_to_everyone() {
    check(OPENED, &["open_weights"]);
}

#[test]
fn a_foundry_begins_to_make_the_chip_of_another() {
    check(FABBED, &["manufacturer"]);
}
