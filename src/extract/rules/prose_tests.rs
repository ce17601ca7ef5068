//! What whole sentences of news tell of use, training, partners, makers and bans: one class of sentences after the other, with
//! those that look alike and tell nothing.

use super::rows::{Row, check};
use crate::model::Language::{English, SimplifiedChinese};

const USED_BY_A_DEED: &[Row] = &[
    (
        English,
        "The deployment of 50,000 Ascend 910C chips by China Mobile is the largest so far.",
        &["China Mobile uses_chip Ascend 910C"],
    ),
    (
        English,
        "Deployment of Cambricon's MLU590 at ByteDance began in the spring.",
        &["ByteDance uses_chip Cambricon MLU590"],
    ),
    (English, "Tencent's adoption of Enflame accelerators has helped the start-up.", &["Tencent uses_chip Enflame"]),
    (English, "The rollout of Groq chips across Humain began in March.", &["Humain uses_chip Groq"]),
    (English, "Alibaba's use of the Ascend 910B has grown.", &["Alibaba uses_chip Ascend 910B"]),
    (
        SimplifiedChinese,
        "招商银行对寒武纪思元370的采购始于去年。",
        &["China Merchants Bank uses_chip Cambricon MLU370"],
    ),
    (English, "The ban on the use of Nvidia chips by Alibaba was lifted.", &[]),
    (English, "Use of Ascend chips at Tencent would breach US rules.", &[]),
    (English, "Deployment of Huawei chips by Alibaba is unlikely, analysts said.", &[]),
    (English, "Beijing discouraged the purchase of H20s by ByteDance.", &[]),
];

const USED_IN_A_MACHINE_THAT_OPENS: &[Row] = &[
    (
        English,
        "Isambard-AI went live in July with 5,448 of Nvidia's GH200 superchips.",
        &["Isambard-AI uses_chip Nvidia GH200"],
    ),
    (
        English,
        "Mistral will open the site in 2027, with Nvidia's Vera Rubin GPUs.",
        &["Mistral AI uses_chip Nvidia Vera Rubin"],
    ),
    (
        English,
        "Humain will fill a 500-megawatt site in Dammam with Nvidia's GB300 chips.",
        &["Humain uses_chip Nvidia GB300"],
    ),
    (English, "JUPITER came online with Nvidia's GH200.", &["JUPITER uses_chip Nvidia GH200"]),
    (English, "Nvidia opened its conference in San Jose with the Rubin chip.", &[]),
    (English, "Tencent opened an office in Osaka, home of the H100 user group.", &[]),
];

const USED_BY_THOSE_WHO_ORDER: &[Row] = &[
    (
        English,
        "In August Kunlunxin won orders for AI servers worth a billion yuan from China Mobile.",
        &["China Mobile uses_chip Kunlunxin"],
    ),
    (English, "In June, Enflame won an order for 10,000 accelerators from Tencent.", &["Tencent uses_chip Enflame"]),
    (
        English,
        "Google rents its TPUs to Anthropic and Meta.",
        &["Anthropic uses_chip Google TPU", "Meta uses_chip Google TPU"],
    ),
    (English, "Enflame won orders for cooling systems from Tencent.", &[]),
    (English, "Cambricon won praise for its chips from Tencent.", &[]),
    (English, "Sophgo had ordered dies from TSMC that later turned up in Huawei's Ascend 910B.", &[]),
    (English, "A third site, built with AMD and Cisco, will house MI450 accelerators.", &[]),
    (English, "Tencent has enough Nvidia GPUs to train several generations of Hunyuan.", &["Tencent uses_chip Nvidia"]),
    (English, "Trainium2 chips fill Project Rainier.", &["Project Rainier uses_chip AWS Trainium2"]),
    (English, "The H20 fills a gap at Tencent.", &[]),
    (English, "Nvidia's H20 remains the workhorse at Tencent.", &["Tencent uses_chip Nvidia H20"]),
    (
        English,
        "The P800, which went on sale in 2024, nowadays does most of Baidu's inference.",
        &["Baidu uses_chip Kunlun P800"],
    ),
    (English, "Baidu's chatbot does most of Tencent's work.", &[]),
    (
        English,
        "Alibaba and Tencent mostly turn to Huawei's parts to run models.",
        &["Alibaba uses_chip Huawei", "Tencent uses_chip Huawei"],
    ),
];

const USED_IN_CHINESE: &[Row] = &[
    (SimplifiedChinese, "百度的推理任务大部分跑在昆仑芯P800上。", &["Baidu uses_chip Kunlun P800"]),
    (SimplifiedChinese, "百度的服务跑在阿里云上。", &[]),
    (
        SimplifiedChinese,
        "字节跳动今年采购的芯片中，约四成来自华为和寒武纪。",
        &["ByteDance uses_chip Cambricon", "ByteDance uses_chip Huawei"],
    ),
    (SimplifiedChinese, "字节跳动采购的芯片中，没有来自华为的产品。", &[]),
    (
        SimplifiedChinese,
        "曦云C500已在中国电信、上海仪电等客户处落地。",
        &["China Telecom uses_chip MetaX C500", "INESA uses_chip MetaX C500"],
    ),
    (SimplifiedChinese, "昇腾910C尚未在腾讯落地。", &[]),
    (SimplifiedChinese, "华为在中国移动的大会上展示昇腾910C。", &[]),
    (SimplifiedChinese, "飞星一号是首个国产万卡算力平台。", &["Feixing-1 uses_chip domestic chips"]),
    (SimplifiedChinese, "国产万卡算力平台“飞星一号”上线。", &["Feixing-1 uses_chip domestic chips"]),
    (SimplifiedChinese, "建设国产万卡集群是方向，飞星一号只是开始。", &[]),
    (SimplifiedChinese, "腾讯昨日公布业绩。公司今年将采购英伟达H200。", &["Tencent uses_chip Nvidia H200"]),
    (SimplifiedChinese, "腾讯昨日公布业绩。公司的竞争对手采用英伟达H200。", &[]),
    (SimplifiedChinese, "飞星一号昨日投用。该平台全部采用昇腾910B。", &["Feixing-1 uses_chip Ascend 910B"]),
    (SimplifiedChinese, "浪潮信息推出新品。该服务器搭载8颗昇腾910C。", &[]),
    (
        SimplifiedChinese,
        "夸娥万卡集群已在芜湖智算中心投入使用，由1.2万张MTT S5000组成。",
        &["Moore Threads KUAE uses_chip MTT S5000"],
    ),
    (
        SimplifiedChinese,
        "飞星一号由科大讯飞投资，华为承建，全部采用国产芯片。",
        &["Feixing-1 uses_chip domestic chips"],
    ),
    (
        SimplifiedChinese,
        "寒武纪思元590和690已被字节跳动采用。",
        &["ByteDance uses_chip Cambricon MLU590", "ByteDance uses_chip Cambricon MLU690"],
    ),
];

const TRAINED_ON_IT: &[Row] = &[
    (
        English,
        "Training of Ling-1T took place on a mix of Nvidia and domestic chips.",
        &["Ling-1T training_hardware Nvidia", "Ling-1T training_hardware domestic chips"],
    ),
    (
        English,
        "ERNIE 5.0 was trained on Baidu's own Kunlun P800 cluster.",
        &["ERNIE 5.0 training_hardware Kunlun P800"],
    ),
    (English, "Colossus, where Grok 4 was trained, has 200,000 GPUs.", &["Grok 4 training_hardware Colossus"]),
    (
        English,
        "It took 2.788 million H800 GPU hours to train DeepSeek-V3.",
        &["DeepSeek-V3 training_hardware Nvidia H800"],
    ),
    (English, "DeepSeek went back to Nvidia hardware to train R2.", &["DeepSeek-R2 training_hardware Nvidia"]),
    (
        English,
        "Gemini 3 was trained exclusively on Google's TPUs, not on Nvidia's GPUs.",
        &["Gemini 3 training_hardware Google TPU"],
    ),
    (English, "GLM-5 was trained on Nvidia's GPUs.", &["GLM-5 training_hardware Nvidia"]),
    (English, "Colossus, where Grok 4 runs, has 200,000 H100s.", &[]),
    (English, "DeepSeek returned to Nvidia for advice on R2.", &[]),
    (SimplifiedChinese, "文心5.0在百度自建的昆仑芯三万卡集群上训练。", &["ERNIE 5.0 training_hardware Kunlunxin"]),
    (SimplifiedChinese, "昆仑芯P800承担了文心5.0的训练。", &["ERNIE 5.0 training_hardware Kunlun P800"]),
    (
        SimplifiedChinese,
        "瞬悉1.0在数百张沐曦曦云C550上完成了训练和推理。",
        &["SpikingBrain-1.0 training_hardware MetaX C550"],
    ),
    (
        SimplifiedChinese,
        "Ling-1T训练时混用了国产卡和英伟达卡。",
        &["Ling-1T training_hardware Nvidia", "Ling-1T training_hardware domestic chips"],
    ),
    (SimplifiedChinese, "拿昇腾910C训练的GLM-5，效果与H200相当。", &["GLM-5 training_hardware Ascend 910C"]),
    (SimplifiedChinese, "GLM-5能在昇腾910C上训练。", &[]),
    (SimplifiedChinese, "DeepSeek R2可以在昇腾910C上训练。", &[]),
    (SimplifiedChinese, "蚂蚁用上了华为的芯片，训练效果与H800相当，Ling-Plus因此更便宜。", &[]),
];

const PARTNERS_TOLD: &[Row] = &[
    (
        English,
        "Naver Cloud's consortium includes Twelve Labs, KAIST and Seoul National University.",
        &[
            "NAVER Cloud partnership KAIST",
            "NAVER Cloud partnership Seoul National University",
            "NAVER Cloud partnership Twelve Labs",
        ],
    ),
    (
        English,
        "The SKT consortium consists of eight organizations: SK Telecom, Rebellions and KAIST.",
        &["SK Telecom partnership KAIST", "SK Telecom partnership Rebellions"],
    ),
    (
        English,
        "With Amazon Web Services, SK Telecom is also constructing an AI data center in Ulsan.",
        &["SK Telecom partnership AWS"],
    ),
    (English, "Amazon remains Anthropic's primary cloud partner.", &["Anthropic partnership Amazon"]),
    (English, "SMIC, Huawei's main production partner, is expanding its capacity.", &["Huawei partnership SMIC"]),
    (English, "Huawei's main manufacturing partner is SMIC.", &["Huawei partnership SMIC"]),
    (English, "Samsung has become a partner of OpenAI in the Stargate project.", &["Samsung partnership OpenAI"]),
    (English, "Broadcom is co-designing the chip with OpenAI.", &["Broadcom partnership OpenAI"]),
    (English, "Alibaba joined hands with China Unicom to build the centre.", &["Alibaba partnership China Unicom"]),
    (English, "Enflame works closely with Tencent, its largest shareholder.", &["Enflame partnership Tencent"]),
    (English, "A consortium of Korean universities tested Nvidia's H100.", &[]),
    (English, "With Nvidia's H100, Tencent is building a cluster.", &[]),
    (English, "With Nvidia under pressure, Huawei is building a rival chip.", &[]),
    (English, "Huawei and Cambricon together were added to the list.", &[]),
    (English, "Nvidia works closely with the Commerce Department on licences.", &[]),
    (SimplifiedChinese, "该项目由华为、科大讯飞共同建设。", &["Huawei partnership iFlytek"]),
    (SimplifiedChinese, "飞星一号由科大讯飞与华为联合打造。", &["iFlytek partnership Huawei"]),
    (SimplifiedChinese, "寒武纪与商汤联手优化了推理性能。", &["Cambricon partnership SenseTime"]),
    (SimplifiedChinese, "英特尔牵手SambaNova布局推理芯片。", &["Intel partnership SambaNova"]),
    (
        SimplifiedChinese,
        "摩尔线程昨日发布新品。此外，公司还与硅基流动、无问芯穹合作。",
        &["Moore Threads partnership Infinigence", "Moore Threads partnership SiliconFlow"],
    ),
    (
        SimplifiedChinese,
        "昆仑芯的合作伙伴包括中国移动、南方电网。",
        &["Kunlunxin partnership China Mobile", "Kunlunxin partnership China Southern Power Grid"],
    ),
    (SimplifiedChinese, "英特尔与AMD一道被列入采购黑名单。", &[]),
    (SimplifiedChinese, "寒武纪与摩尔线程一同上榜。", &[]),
    (SimplifiedChinese, "华为、寒武纪共同面临产能不足。", &[]),
    (SimplifiedChinese, "腾讯、阿里共同推动行业发展。", &[]),
];

const MAKERS_TOLD: &[Row] = &[
    (
        English,
        "TeleChat3 is the latest series of large language models developed by China Telecom.",
        &["TeleChat3 developer China Telecom"],
    ),
    (
        English,
        "Rebel-Quad is a neural processing unit for language models, designed by Rebellions and made by Samsung.",
        &["REBEL-Quad designer Rebellions"],
    ),
    (
        English,
        "JUPITER, the exascale machine that Eviden and ParTec have built, is fast.",
        &["JUPITER developer Eviden", "JUPITER developer ParTec"],
    ),
    (
        English,
        "K2 Think, out since September from MBZUAI and G42, is served there.",
        &["K2 Think developer G42", "K2 Think developer MBZUAI"],
    ),
    (English, "C-DAC would lead the design of an Indian GPU.", &["C-DAC: unnamed chip designer C-DAC"]),
    (
        English,
        "Openchip in Barcelona is designing the vector accelerator.",
        &["Openchip: unnamed chip designer Openchip"],
    ),
    (English, "Kimi K2 is a model based on an architecture developed by DeepSeek.", &[]),
    (English, "DeepSeek-V3, a rival of models built by Alibaba, is open.", &[]),
    (English, "Broadcom is designing a chip for OpenAI.", &[]),
    (English, "Apple is developing a chip for phones.", &[]),
    (English, "Rivals design a chip of the same kind.", &[]),
    (SimplifiedChinese, "飞星一号采用昇腾910B，由科大讯飞承建。", &["Feixing-1 developer iFlytek"]),
    (
        SimplifiedChinese,
        "无问芯穹与摩尔线程联合训练的MT-infini-3B模型已开源。",
        &["MT-infini-3B developer Infinigence", "MT-infini-3B developer Moore Threads"],
    ),
    (SimplifiedChinese, "思元590由中芯国际代工，由寒武纪设计。", &["Cambricon MLU590 designer Cambricon"]),
];

const KEPT_FROM: &[Row] = &[
    (
        English,
        "Cambricon, sanctioned by Washington since 2022, relies on SMIC.",
        &["Cambricon export_restriction United States"],
    ),
    (
        English,
        "Because it is blacklisted by the US, Huawei can no longer use TSMC.",
        &["Huawei export_restriction United States"],
    ),
    (
        English,
        "Pengxinwei was added to the US Entity List in December 2022, SwaySure in December 2024.",
        &["Pengxinwei export_restriction United States", "SwaySure export_restriction United States"],
    ),
    (
        English,
        "The Commerce Department forbade the export of high-bandwidth memory to China.",
        &["China export_restriction United States"],
    ),
    (
        English,
        "Washington does not allow Nvidia to sell its most advanced GPUs to China.",
        &["China export_restriction United States"],
    ),
    (
        English,
        "Washington still does not let its most advanced GPUs go to China.",
        &["China export_restriction United States"],
    ),
    (
        English,
        "Nvidia sells the B200 and the H200. Under US rules these last two may not be exported to China.",
        &[
            "China export_restriction United States",
            "Nvidia B200 export_restriction United States",
            "Nvidia H200 export_restriction United States",
        ],
    ),
    (
        English,
        "Nvidia's best chips have been off limits to China since 2022.",
        &["China export_restriction United States"],
    ),
    (English, "China, cut off from Nvidia's best chips by American export controls, is building its own.", &[]),
    (English, "Nvidia sells AI chips to China without restrictions on price.", &[]),
    (English, "The United States let Chinese students go to China.", &[]),
    (English, "Zhipu, sanctioned by users for its pricing, released GLM-5.", &[]),
    (SimplifiedChinese, "2024年12月，美国把HBM纳入对华出口管制。", &["China export_restriction United States"]),
    (SimplifiedChinese, "由于身处实体清单，寒武纪只能依靠国内代工。", &["Cambricon export_restriction United States"]),
    (
        SimplifiedChinese,
        "寒武纪昨日公布业绩。公司2022年被列入美国实体清单。",
        &["Cambricon export_restriction United States"],
    ),
    (SimplifiedChinese, "寒武纪昨日公布业绩。公司未被列入实体清单。", &[]),
    (SimplifiedChinese, "寒武纪昨日公布业绩。公司客户被列入实体清单。", &[]),
    (
        SimplifiedChinese,
        "美国禁止向中国出口A100。今年4月，又轮到H20。",
        &[
            "China export_restriction United States",
            "Nvidia A100 export_restriction United States",
            "Nvidia H20 export_restriction United States",
        ],
    ),
    (
        SimplifiedChinese,
        "英伟达B30A不得卖往中国，白宫表示。",
        &["China export_restriction United States", "Nvidia B30A export_restriction United States"],
    ),
    (SimplifiedChinese, "日本对华HBM出口增长。", &[]),
    (SimplifiedChinese, "美国把大豆列入对华出口清单。", &[]),
];

const TOLD_OF_BEFORE: &[Row] = &[
    (
        English,
        "Jais 2 was trained on Condor Galaxy 4. Falcon-H1 was trained on the machine, too.",
        &["Falcon-H1 training_hardware Condor Galaxy 4", "Jais 2 training_hardware Condor Galaxy 4"],
    ),
    (
        English,
        "BAAI uses the MTT S5000. It trained GLM-5 on a cluster of 1,000 of the cards.",
        &["BAAI uses_chip MTT S5000", "GLM-5 training_hardware MTT S5000"],
    ),
    (English, "GLM-5 was trained on the cluster that Huawei built.", &[]),
    (English, "DeepSeek switched to Huawei to train staff.", &[]),
    (
        SimplifiedChinese,
        "星火X1昨日发布。飞星一号由讯飞建成。盘古Ultra MoE在该集群上训练。",
        &["Pangu Ultra MoE training_hardware Feixing-1"],
    ),
    (SimplifiedChinese, "消息人士说，公司今年的资本开支中，过半将用于采购英伟达H200。", &[]),
    (
        SimplifiedChinese,
        "腾讯昨日公布业绩。消息人士说，公司今年的资本开支中，过半将用于采购英伟达H200。",
        &["Tencent uses_chip Nvidia H200"],
    ),
    (
        SimplifiedChinese,
        "韶关智算中心投用。2万张加速卡中，1.2万张为昇腾910C，其余来自寒武纪。",
        &["韶关智算中心 uses_chip Ascend 910C", "韶关智算中心 uses_chip Cambricon"],
    ),
    (SimplifiedChinese, "韶关智算中心投用。2万张加速卡中，有三成闲置，昇腾缺货。", &[]),
];

const SOLD_ABROAD: &[Row] = &[
    (
        English,
        "The US authorised AMD to export MI325X chips to the United Arab Emirates.",
        &["AMD MI325X export_restriction United States", "United Arab Emirates export_restriction United States"],
    ),
    (
        English,
        "The Commerce Department approved sales of Nvidia's GB300 to Humain.",
        &["Nvidia GB300 export_restriction United States"],
    ),
    (English, "Washington approved the sale of F-35 jets to Saudi Arabia.", &[]),
    (English, "Trump allowed Intel to sell a stake to SoftBank.", &[]),
    (English, "Congress wants to allow Nvidia to ship the GB300 to Humain.", &[]),
];

const PUT_ON_A_LIST: &[Row] = &[
    (
        English,
        "BIS tightened its controls in December. The rule adds 140 entities, including Naura Technology, Piotech and SiCarrier.",
        &[
            "Naura export_restriction United States",
            "Piotech export_restriction United States",
            "SiCarrier export_restriction United States",
        ],
    ),
    (
        English,
        "Six subsidiaries of Inspur, among them one in Taiwan, were put on the Entity List.",
        &["Inspur export_restriction United States"],
    ),
    (
        English,
        "Sophgo, an affiliate of Bitmain, was added to the Entity List.",
        &["Sophgo export_restriction United States"],
    ),
    (
        English,
        "Countries such as India, Switzerland and Poland would need licences to import AI chips under the US rule.",
        &[
            "India export_restriction United States",
            "Poland export_restriction United States",
            "Switzerland export_restriction United States",
        ],
    ),
    (
        English,
        "The US will require a licence for sales of Nvidia chips to Malaysia and Thailand, a draft rule shows.",
        &["Malaysia export_restriction United States", "Thailand export_restriction United States"],
    ),
    (
        English,
        "Taiwan has added Huawei and SMIC to its export control list.",
        &["Huawei export_restriction Taiwan", "SMIC export_restriction Taiwan"],
    ),
    (
        English,
        "The US bans H20 exports to China. The ban also hits AMD's MI308 and Intel's Gaudi 3.",
        &[
            "AMD MI308 export_restriction United States",
            "China export_restriction United States",
            "Intel Gaudi 3 export_restriction United States",
            "Nvidia H20 export_restriction United States",
        ],
    ),
    (English, "The charity works with 140 entities, including Huawei and SMIC.", &[]),
    (
        SimplifiedChinese,
        "美国更新实体清单。此次新增的实体包括算能、浪潮集团。",
        &["Inspur export_restriction United States"],
    ),
];

#[test]
fn used_by_a_deed() {
    check(USED_BY_A_DEED, &["uses_chip"]);
}

#[test]
fn used_in_a_machine_that_opens() {
    check(USED_IN_A_MACHINE_THAT_OPENS, &["uses_chip"]);
}

#[test]
fn used_by_those_who_order() {
    check(USED_BY_THOSE_WHO_ORDER, &["uses_chip"]);
}

#[test]
fn used_in_chinese() {
    check(USED_IN_CHINESE, &["uses_chip"]);
}

#[test]
fn trained_on_it() {
    check(TRAINED_ON_IT, &["training_hardware"]);
}

#[test]
fn partners_told() {
    check(PARTNERS_TOLD, &["partnership"]);
}

#[test]
fn makers_told() {
    check(MAKERS_TOLD, &["developer", "designer"]);
}

#[test]
fn kept_from() {
    check(KEPT_FROM, &["export_restriction"]);
}

#[test]
fn told_of_before() {
    check(TOLD_OF_BEFORE, &["training_hardware", "uses_chip", "order"]);
}

#[test]
fn sold_abroad() {
    check(SOLD_ABROAD, &["export_restriction"]);
}

#[test]
fn put_on_a_list() {
    check(PUT_ON_A_LIST, &["export_restriction"]);
}
