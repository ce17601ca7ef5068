//! Classes of Chinese sentences, of the mainland and of Taiwan, each with those that look alike and claim nothing.

use crate::model::Language;

use super::rows::{Row, check};
use Language::{SimplifiedChinese, TraditionalChinese};

const USES: &[Row] = &[
    (SimplifiedChinese, "寒武纪拿下了字节跳动的订单。", &["ByteDance uses_chip Cambricon"]),
    (SimplifiedChinese, "昆仑芯P800已获中国石化采购订单。", &["Sinopec uses_chip Kunlun P800"]),
    (TraditionalChinese, "寒武紀接獲騰訊大單。", &["Tencent uses_chip Cambricon"]),
    (SimplifiedChinese, "寒武纪获得腾讯投资，订单充足。", &[]),
    (SimplifiedChinese, "首批5000片思元590将供应给中国电信。", &["China Telecom uses_chip Cambricon MLU590"]),
    (SimplifiedChinese, "美国不允许把思元590卖给中国电信。", &[]),
    (SimplifiedChinese, "美国禁止将H20卖给腾讯。", &[]),
    (SimplifiedChinese, "武汉光谷智算中心的芯片培训由海光提供技术支持。", &[]),
    (
        SimplifiedChinese,
        "工商银行已在昇腾910C和思元590上完成大模型的部署。",
        &["ICBC uses_chip Ascend 910C", "ICBC uses_chip Cambricon MLU590"],
    ),
    (SimplifiedChinese, "工商银行在昇腾910C上完成大模型的适配。", &[]),
    (TraditionalChinese, "台積電發現，算能下單的晶片與昇騰910B一致。", &[]),
    (
        SimplifiedChinese,
        "招商银行采用的不是英伟达A100，而是思元590。",
        &["China Merchants Bank uses_chip Cambricon MLU590"],
    ),
    (SimplifiedChinese, "工信部建议中心城市使用思元590，百度鼓励团队使用昇腾910B。", &[]),
    (TraditionalChinese, "輝達向台積電下單20萬顆H800。", &[]),
    (SimplifiedChinese, "百度表示短期内无需采购H800，SK海力士拿下H800七成的HBM3订单。", &[]),
    (TraditionalChinese, "思元690完成客戶驗證，將如期量產，採用三星4奈米製程。", &[]),
    (SimplifiedChinese, "昆仑芯中标中国移动十亿元级AI服务器订单。", &["China Mobile uses_chip Kunlunxin"]),
    (SimplifiedChinese, "在中国联通上半年的集采中，沐曦拿下约三成份额。", &["China Unicom uses_chip MetaX"]),
    (SimplifiedChinese, "在中国联通上半年的集采中，沐曦没有拿下任何份额。", &[]),
    (SimplifiedChinese, "在中国联通上半年的集采中，沐曦的股价上涨了三成。", &[]),
    (
        SimplifiedChinese,
        "招商银行把超过三成的推理业务迁到昇腾910B上。",
        &["China Merchants Bank uses_chip Ascend 910B"],
    ),
    (SimplifiedChinese, "招商银行的推理业务全部承载在昇腾910B上。", &["China Merchants Bank uses_chip Ascend 910B"]),
    (SimplifiedChinese, "国家电网选用了寒武纪的方案。", &["State Grid uses_chip Cambricon"]),
    (SimplifiedChinese, "工信部叫停互联网企业采购H20。", &[]),
    (
        SimplifiedChinese,
        "腾讯表示，公司手里的英伟达卡够用，未来会引入更多国产芯片。",
        &["Tencent uses_chip domestic chips"],
    ),
];

#[test]
fn orders_supplies_and_parts_tell_of_use() {
    check(USES, &["uses_chip"]);
}

const STATES: &[Row] = &[
    (
        SimplifiedChinese,
        "寒武纪思元690原定今年三季度量产，现已推迟至明年一季度。",
        &["Cambricon MLU690 status delayed"],
    ),
    (SimplifiedChinese, "思元690原定三季度量产，如今提前。", &["Cambricon MLU690 status in_production"]),
    (SimplifiedChinese, "阿里巴巴已停止使用英伟达A100，改用昇腾910C。", &[]),
    (SimplifiedChinese, "监管部门要求阿里巴巴停止使用英伟达H20。", &["Nvidia H20 status banned"]),
    (TraditionalChinese, "台積電已暫停出貨昇騰910B。", &[]),
    (SimplifiedChinese, "昇腾910B已批量出货。", &["Ascend 910B status shipping"]),
    (TraditionalChinese, "思元690將如期在今年第四季出貨。", &["Cambricon MLU690 status shipping"]),
    (SimplifiedChinese, "英伟达NVL144机柜已进入全面量产阶段。", &["Nvidia NVL144 status in_production"]),
    (SimplifiedChinese, "工商银行上线了基于昇腾910B的智算平台。", &[]),
];

#[test]
fn what_is_given_up_or_stopped_is_no_state() {
    check(STATES, &["status"]);
}

const RELEASES: &[Row] = &[
    (TraditionalChinese, "Krutrim原訂2025年推出的晶片Bodhi 1將延後至2027年。", &["Krutrim Bodhi-1 released 2027"]),
    (SimplifiedChinese, "思元690的上市时间推迟到2026年第二季度。", &["Cambricon MLU690 released 2026-Q2"]),
    (SimplifiedChinese, "思元690的量产推迟到2026年第二季度。", &[]),
    (SimplifiedChinese, "小鹏采用昇腾310，首款车型2026年上市。", &[]),
    (SimplifiedChinese, "寒武纪2025年3月公布产品路线图：思元690采用7nm工艺。", &[]),
    (
        SimplifiedChinese,
        "新京报贝壳财经讯 5月18日，沐曦在上海举行的伙伴大会上正式发布曦云C700。",
        &["MetaX C700 released 2025-05-18"],
    ),
    (SimplifiedChinese, "5月26日，百度举行大会。公司当天还发布了文心5.0。", &["ERNIE 5.0 released 2025-05-26"]),
    (SimplifiedChinese, "百度举行大会，当天还发布了文心5.0。", &[]),
    (SimplifiedChinese, "国家超算互联网平台昨日上线DeepSeek-V3.2。", &[]),
    (SimplifiedChinese, "腾讯云昨日上线DeepSeek-V3.2。", &[]),
    (SimplifiedChinese, "深度求索昨日上线DeepSeek-V3.2。", &["DeepSeek-V3.2 released 2025-06-01"]),
    (SimplifiedChinese, "科大讯飞昨日开放星火X1.5的接口。", &[]),
];

#[test]
fn a_launch_that_is_put_off_has_a_new_day() {
    check(RELEASES, &["released"]);
}

const MAKERS: &[Row] = &[
    (SimplifiedChinese, "阿里平头哥PPU由国内晶圆厂而非台积电生产。", &[]),
    (SimplifiedChinese, "含光800由台积电生产。", &["Hanguang 800 manufacturer TSMC"]),
    (SimplifiedChinese, "三星生产英伟达H800的显存，台积电制造含光800的中介层。", &[]),
    (TraditionalChinese, "昇騰910C採用台積電生產的裸晶及三星、SK海力士的HBM2E。", &["Ascend 910C manufacturer TSMC"]),
    (SimplifiedChinese, "小米自研芯片由台积电代工。", &[]),
];

#[test]
fn a_foundry_makes_no_chip_of_which_it_makes_a_part() {
    check(MAKERS, &["manufacturer"]);
}

const MODELS: &[Row] = &[
    (SimplifiedChinese, "蚂蚁集团技术团队在论文中披露，其Ling-Plus模型效果很好。", &["Ling-Plus developer Ant Group"]),
    (SimplifiedChinese, "腾讯混元宣布开源图像模型HunyuanImage 3.0。", &["HunyuanImage 3.0 developer Tencent"]),
    (
        SimplifiedChinese,
        "该公司用英伟达芯片训练DeepSeek-R2，仅将昇腾用于推理。",
        &["DeepSeek-R2 training_hardware Nvidia"],
    ),
    (SimplifiedChinese, "中国电信旗下天翼云上周发布星辰超节点CloudMatrix 384。", &[]),
    (SimplifiedChinese, "华为旗下华为云上周在贵安发布CloudMatrix 384。", &["CloudMatrix 384 developer Huawei Cloud"]),
    (SimplifiedChinese, "科大讯飞参股、由宏远华创承建的飞星二号已经建成。", &[]),
    (SimplifiedChinese, "摩尔线程宣布其夸娥集群完成升级。", &["Moore Threads KUAE developer Moore Threads"]),
    (SimplifiedChinese, "腾讯宣布与其夸娥集群无关。", &[]),
    (SimplifiedChinese, "百度供芯片、阿里云建机柜、通义出模型。", &[]),
    (TraditionalChinese, "華為訓練出兩個大模型。其中一個名為盤古Ultra MoE。", &["Pangu Ultra MoE developer Huawei"]),
    (
        SimplifiedChinese,
        "华为与科大讯飞共建“飞星二号”。",
        &["Feixing-2 developer Huawei", "Feixing-2 developer iFlytek"],
    ),
];

#[test]
fn models_are_the_speakers_own_and_failures_train_nothing() {
    check(MODELS, &["developer", "training_hardware", "domestic_training"]);
}

const SHARES: &[Row] = &[
    (SimplifiedChinese, "2024年中国本土AI芯片品牌渗透率约30%。", &["China domestic_share 30"]),
    (SimplifiedChinese, "新建项目国产芯片占比不得低于80%。", &["China domestic_share 80.."]),
    (SimplifiedChinese, "AI手机渗透率约30%。", &[]),
    (SimplifiedChinese, "寒武纪出货14万颗，占国内市场约5%。", &["Cambricon market_share 5"]),
];

#[test]
fn shares_by_other_words() {
    check(SHARES, &["domestic_share", "market_share"]);
}

const EXPORTS: &[Row] = &[
    (
        SimplifiedChinese,
        "英伟达H20获准重新销往中国。",
        &["China export_restriction United States", "Nvidia H20 export_restriction United States"],
    ),
    (TraditionalChinese, "輝達H20對中銷售解禁。", &["Nvidia H20 export_restriction United States"]),
    (
        SimplifiedChinese,
        "美方已批准向阿联酋出口英伟达GB300。",
        &["Nvidia GB300 export_restriction United States", "United Arab Emirates export_restriction United States"],
    ),
    (SimplifiedChinese, "昇腾910C获准进入工信部目录。", &[]),
    (TraditionalChinese, "兩名議員呼籲禁止向中國出口H800。", &[]),
    (SimplifiedChinese, "昇腾910C无法在H20的价位上销售。", &[]),
    (
        SimplifiedChinese,
        "美国允许英伟达对华出售H200，但B200不在其列。",
        &["Nvidia B200 export_restriction United States", "Nvidia H200 export_restriction United States"],
    ),
    (
        SimplifiedChinese,
        "美国商务部称，在任何地方使用昇腾910B均违反美国出口管制。",
        &["Ascend 910B export_restriction United States"],
    ),
    (SimplifiedChinese, "海光早就上了美国的实体清单。", &["Hygon export_restriction United States"]),
    (SimplifiedChinese, "海光使用昇腾910B，没有违反合同。", &[]),
];

#[test]
fn what_is_let_go_was_kept_back() {
    check(EXPORTS, &["export_restriction"]);
}

const MOMENTS: &[Row] = &[
    (SimplifiedChinese, "至于思元690的具体参数、代工厂和量产时间，公司没有透露。", &[]),
    (SimplifiedChinese, "思元690量产时间未定。", &[]),
    (SimplifiedChinese, "思元690的量产时间为2026年第三季度。", &["Cambricon MLU690 status in_production"]),
    (SimplifiedChinese, "思元690已量产。", &["Cambricon MLU690 status in_production"]),
    (SimplifiedChinese, "字节跳动同时否认了“停止采购英伟达H20”的说法。", &[]),
    (SimplifiedChinese, "网信办要求字节跳动停止采购英伟达H20。", &["Nvidia H20 status banned"]),
    (SimplifiedChinese, "思元690的下一代已量产。", &[]),
];

#[test]
fn the_time_of_a_production_tells_nothing_without_a_day() {
    check(MOMENTS, &["status"]);
}
