//! English sentences on places for computing that have no name, on when they open and what they cost, and on the days on
//! which chips and models come out, each with those that look alike and claim nothing.

use crate::model::{
    Language::{English, SimplifiedChinese},
    Term, Value,
};

use super::rows::{Row, check, compare};

const SITED: &[Row] = &[
    (
        English,
        "Telstra on Tuesday opened an AI data centre in Melbourne that is equipped with 10,000 Nvidia H100 chips. The centre \
         delivers 40 exaflops of FP8 compute and draws 30 megawatts.",
        &[
            "Telstra: unnamed system chip_count 10000",
            "Telstra: unnamed system compute 40000000000000000000",
            "Telstra: unnamed system power 30000000",
        ],
    ),
    (
        English,
        "Yotta is setting up its second AI data centre in Greater Noida. The campus will start with 30 megawatts and run 8,000 \
         H100s by March.",
        &["Yotta: unnamed system chip_count 8000", "Yotta: unnamed system power 30000000"],
    ),
    (
        English,
        "Reliance Industries is building what it calls the world's largest AI data centre in Jamnagar. The first phase, with \
         120 megawatts of capacity, is due to open in 2026.",
        &["Reliance Jio: unnamed system power 120000000"],
    ),
    (
        English,
        "Meta is building a data centre in Louisiana called Hyperion, which will draw 2 gigawatts.",
        &["Hyperion power 2000000000"],
    ),
    (English, "Critics say that a data centre in Texas uses as much water as a town.", &[]),
    (English, "Baidu's chips run in a data centre with a capacity of nobody knows how many megawatts.", &[]),
];

#[test]
fn what_is_told_of_a_place_without_a_name_is_its_owners() {
    check(SITED, &["chip_count", "compute", "power"]);
}

const OPENINGS: &[Row] = &[
    (
        English,
        "Deutsche Telekom will open a data centre in Munich in the first quarter of 2026.",
        &["Deutsche Telekom: unnamed system released 2026-Q1"],
    ),
    (
        English,
        "Naver plans to open a new AI data centre in Sejong by the end of 2027.",
        &["NAVER: unnamed system released 2027"],
    ),
    (
        English,
        "G42 is building an AI campus in Abu Dhabi. It is expected to be completed in 2028.",
        &["G42: unnamed system released 2028"],
    ),
    (English, "The Colossus 2 supercomputer will be completed in early 2026.", &["Colossus 2 released 2026"]),
    (
        English,
        "Yotta will switch on a cluster of 16,384 H100s in Mumbai in July 2026.",
        &["Yotta: unnamed system released 2026-07"],
    ),
    (English, "Microsoft opens its annual conference in May 2026.", &[]),
    (English, "Intel will open a factory in Ohio in 2030.", &[]),
    (English, "Nvidia is to open talks with Colossus 2 customers in 2026.", &[]),
];

#[test]
fn a_place_is_released_when_it_opens() {
    check(OPENINGS, &["released"]);
}

const COSTS: &[Row] = &[
    (
        English,
        "Naver has completed a supercomputing centre in Sejong. The centre holds 4,000 B200 GPUs and cost 650 billion won.",
        &["NAVER: unnamed system investment 650000000000"],
    ),
    (
        English,
        "Naver plans to open a new AI data centre in Sejong by the end of 2027. The $6 billion project will be built in three \
         phases.",
        &["NAVER: unnamed system investment 6000000000"],
    ),
    (English, "The Colossus 2 campus, which cost $20 billion, is in Memphis.", &["Colossus 2 investment 20000000000"]),
    (
        English,
        "Telstra opened an AI data centre in Melbourne. The centre was built at a cost of A$500 million.",
        &["Telstra: unnamed system investment 500000000"],
    ),
    (English, "A server with eight H100s costs $300,000.", &[]),
    (English, "Telstra opened an AI data centre in Melbourne. The failure cost the company $60 million.", &[]),
    (English, "Colossus 2 is in Memphis. The $60 million deal was signed by the mayor.", &[]),
];

#[test]
fn what_a_place_costs_is_put_into_it() {
    check(COSTS, &["investment", "price"]);
}

const DAYS: &[Row] = &[
    (
        English,
        "Biren Technology began shipping its BR106 in January 2023 and launched the BR110 in October 2024.",
        &["Biren BR110 released 2024-10"],
    ),
    (
        English,
        "Lisuan Technology's 7G106, a gaming GPU made on TSMC's N6 process, debuted in May 2025.",
        &["Lisuan G100 released 2025-05"],
    ),
    (English, "The next-generation BR20X is expected to be commercialised in 2026.", &["Biren BR20X released 2026"]),
    (English, "The Ascend 960 will come in the fourth quarter of 2027.", &["Ascend 960 released 2027-Q4"]),
    (
        English,
        "Loongson's 9A1000 has completed tape-out and is expected to be launched in the second half of the year.",
        &["Loongson 9A1000 released 2025-H2"],
    ),
    (
        English,
        "Qualcomm's AI200 and AI250 are scheduled to be commercially available in 2026 and 2027, respectively.",
        &["Qualcomm AI200 released 2026", "Qualcomm AI250 released 2027"],
    ),
    (English, "The launch of DeepSeek-R2, planned for June, was put off because of problems.", &[]),
    (
        English,
        "AMD says its MI450 will be out in the second half of 2026, with the MI700 to follow in 2029.",
        &["AMD MI450 released 2026-H2"],
    ),
];

#[test]
fn each_thing_comes_on_its_own_day() {
    check(DAYS, &["released"]);
}

const TOWNS: &[Row] = &[
    (
        SimplifiedChinese,
        "3月26日，深圳市最大的智能算力集群正式点亮。该集群总算力1.4万P，一期3000P，去年6月投用；二期11000P，总供电容量60兆瓦。",
        &[
            "Shenzhen: unnamed system compute 11000000000000000000",
            "Shenzhen: unnamed system compute 14000000000000000000",
            "Shenzhen: unnamed system compute 3000000000000000000",
            "Shenzhen: unnamed system power 60000000",
            "Shenzhen: unnamed system released 2024-06",
            "Shenzhen: unnamed system released 2025-03-26",
        ],
    ),
    (
        SimplifiedChinese,
        "贵阳首个万卡集群2024年9月上线，总算力4000P。",
        &[
            "贵阳: unnamed system chip_count 10000",
            "贵阳: unnamed system compute 4000000000000000000",
            "贵阳: unnamed system released 2024-09",
        ],
    ),
    (
        SimplifiedChinese,
        "庆阳的数据中心多了起来。国产万卡算力项目规划部署4万张国产加速卡，一期1万张已点亮，二期3万张预计2026年底建成。",
        &[
            "庆阳国产万卡算力项目 chip_count 10000",
            "庆阳国产万卡算力项目 chip_count 30000",
            "庆阳国产万卡算力项目 chip_count 40000",
            "庆阳国产万卡算力项目 released 2026",
        ],
    ),
    (
        SimplifiedChinese,
        "临港智算集群一期已于3月投入运行；二期拟于2026年一季度建成，二期总投资48亿元。",
        &["临港智算集群 investment 4800000000", "临港智算集群 released 2025-03", "临港智算集群 released 2026-Q1"],
    ),
    (
        SimplifiedChinese,
        "百度智能云表示，4000卡级超节点自2027年下半年起推出。天池256超节点最高支持256卡互联。",
        &[
            "Baidu AI Cloud: unnamed system chip_count 4000",
            "Baidu AI Cloud: unnamed system released 2027-H2",
            "Tianchi 256 chip_count ..256",
        ],
    ),
    (SimplifiedChinese, "全球最大的智算中心总算力1.2万P。", &[]),
    (SimplifiedChinese, "多个万卡算力项目规划部署4万张国产加速卡。", &[]),
    (SimplifiedChinese, "项目经理说，二期课程3月上线。", &[]),
];

#[test]
fn a_towns_place_and_its_phases_are_told_of() {
    check(TOWNS, &["released", "compute", "power", "chip_count", "investment"]);
}

const LISTS: &[Row] = &[
    (
        English,
        "China has told data centres to remove foreign AI chips. The guidance covers Nvidia's H20, as well as the B200.",
        &["Nvidia B200 banned", "Nvidia H20 banned"],
    ),
    (
        SimplifiedChinese,
        "国家网信办已要求企业停止采购英伟达芯片。受影响的产品包括英伟达H20和H200。",
        &["Nvidia H20 banned", "Nvidia H200 banned"],
    ),
    (English, "Washington has banned the export of AI chips. The rule covers Nvidia's H20 and the B200.", &[]),
    (English, "China has told data centres to remove foreign AI chips. The report covers Nvidia's H20.", &[]),
    (SimplifiedChinese, "英伟达公布财报。受影响的产品包括英伟达H20和H200。", &[]),
];

#[test]
fn a_list_behind_a_ban_is_of_what_is_banned() {
    compare(LISTS, |mention| {
        let term = matches!(&mention.value, Value::Term { term: Term::Banned, .. });
        term.then(|| format!("{} banned", mention.subject.name))
    });
}

const INSERTED: &[Row] = &[
    (
        English,
        "The Kunlun M100, which is tuned for inference at scale, would come to market in early 2026, and the M300, for \
         training as well as inference, would follow at the start of 2027.",
        &["Kunlun M100 released 2026", "Kunlun M300 released 2027"],
    ),
    (
        English,
        "The Atlas 900 is to be succeeded in the fourth quarter of 2026 by the Atlas 950, a machine with up to 8,192 Ascends.",
        &["Atlas 950 SuperPoD released 2026-Q4"],
    ),
    (
        English,
        "Stargate UAE will run on Nvidia's Vera Rubin chips and is due in 2026.",
        &["Stargate UAE released 2026"],
    ),
    (English, "The H200 was bought in 2024 by Meta and beaten by the MI355X.", &[]),
];

#[test]
fn what_is_inserted_does_not_part_a_thing_from_its_day() {
    check(INSERTED, &["released"]);
}

const CENTRES: &[Row] = &[
    (
        SimplifiedChinese,
        "数码港人工智能超算中心去年12月投入服务。中心现时算力总容量为1300 PFLOPS（1个PFLOPS代表每秒1千万亿次浮点运算），每小时可处理近100亿张图像。",
        &["Cyberport AI Supercomputing Centre compute 1300000000000000000"],
    ),
    (SimplifiedChinese, "医疗中心算力为300P。", &[]),
];

#[test]
fn the_centre_is_the_one_told_of() {
    check(CENTRES, &["compute", "chip_count"]);
}

const SUMS: &[Row] = &[
    (
        English,
        "ByteDance plans to spend 160 billion yuan on AI infrastructure next year, of which 85 billion yuan will go on chips.",
        &["ByteDance investment 160000000000", "ByteDance investment 85000000000"],
    ),
    (
        English,
        "Japan will give Rapidus another 802.5 billion yen. The government has earmarked 10 trillion yen for chips and AI.",
        &["Japan investment 10000000000000", "Japan investment 802500000000"],
    ),
    (
        English,
        "India's cabinet approved 10,372 crore rupees for the IndiaAI Mission.",
        &["IndiaAI Mission investment 103720000000"],
    ),
    (
        English,
        "ByteDance plans to spend 160 billion yuan on AI infrastructure, of which 5 billion yuan will go on dividends.",
        &["ByteDance investment 160000000000"],
    ),
    (English, "The government has earmarked 10 trillion yen for hospitals.", &[]),
    (English, "Amazon has committed $10 billion to building an AI campus in Ohio.", &["Amazon investment 10000000000"]),
];

#[test]
fn a_state_pays_and_a_part_is_of_the_whole() {
    check(SUMS, &["investment"]);
}

const RACKS: &[Row] = &[
    (SimplifiedChinese, "天池256超节点最高支持256卡互联。", &["Tianchi 256 chip_count ..256"]),
    (SimplifiedChinese, "该交换机支持8192卡无收敛全互联。", &[]),
    (
        English,
        "Baidu said that supernodes of 1,000 and 4,000 cards are to arrive in 2027.",
        &["Baidu: unnamed system chip_count 1000", "Baidu: unnamed system chip_count 4000"],
    ),
];

#[test]
fn so_many_cards_hang_together() {
    check(RACKS, &["chip_count"]);
}

const FIRMS: &[Row] = &[
    (
        SimplifiedChinese,
        "中国电信粤港澳大湾区一体化智算中心5月10日启用。该中心部署了1万张国产算力卡，智算规模达2000P。",
        &[
            "China Telecom: unnamed system chip_count 10000",
            "China Telecom: unnamed system compute 2000000000000000000",
            "China Telecom: unnamed system released 2025-05-10",
        ],
    ),
    (
        SimplifiedChinese,
        "讯飞星火X1.5基于全国产算力平台“飞星二号”训练，2024年11月6日发布。",
        &["Spark X1.5 released 2024-11-06"],
    ),
    (
        English,
        "YTL Power has launched an AI data centre in Johor with Nvidia's GB200 NVL72 racks. The first phase of the \
         500-megawatt park came online in the first half of 2024.",
        &["YTL: unnamed system power 500000000", "YTL: unnamed system released 2024-H1"],
    ),
    (
        English,
        "Sakura Internet has put 2,000 H100 GPUs into service at its Ishikari data centre.",
        &["Sakura Internet: unnamed system chip_count 2000"],
    ),
    (English, "The first Blackwell wafer was unveiled at a plant in Arizona on Friday.", &[]),
    (SimplifiedChinese, "中国电信参观了粤港澳大湾区一体化智算中心。该中心智算规模达2000P。", &[]),
];

#[test]
fn a_firms_place_is_told_of_by_its_area() {
    check(FIRMS, &["released", "chip_count", "power", "compute"]);
}

const FORERUNNERS: &[Row] = &[
    (
        English,
        "The Tianchi 256 delivers over 50 percent more performance than the previous generation.",
        &["Tianchi 256 relative_performance 150.."],
    ),
    (English, "Maia 200 is three times as fast as its predecessor.", &["Microsoft Maia 200 relative_performance 300"]),
    (
        English,
        "Baidu's P800 offers three times the performance of its predecessor.",
        &["Kunlun P800 relative_performance 300"],
    ),
    (SimplifiedChinese, "天池256整体性能较上一代提升50%以上。", &["Tianchi 256 relative_performance 150.."]),
    (
        SimplifiedChinese,
        "与今年4月发布的超节点相比，天池256整体性能提高50%以上。",
        &["Tianchi 256 relative_performance 150.."],
    ),
    (English, "The Maia 200 draws 30% more power than its predecessor.", &[]),
    (English, "Sales of the H20 rose 30 percent faster than the previous generation of phones.", &[]),
    (SimplifiedChinese, "昇腾910C功耗较上一代提升50%。", &[]),
    (SimplifiedChinese, "华为营收较上一年提升50%，昇腾910C性能很强。", &[]),
];

#[test]
fn a_thing_is_weighed_against_the_one_before() {
    check(FORERUNNERS, &["relative_performance"]);
}
