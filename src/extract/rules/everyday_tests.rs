//! What a news desk says every day of a chip's life, of its launch, of bans and of numbers, in the frames in which it says it,
//! and beside each class what looks like it.

use crate::model::Language;

use super::rows::{Row, check, compare, firmly};
use Language::English;

const UNDER_WAY: &[Row] = &[
    (English, "Huawei began producing the Ascend 920 in May.", &["Ascend 920 status in_production"]),
    (English, "Huawei is already making the Ascend 920.", &["Ascend 920 status in_production"]),
    (English, "SMIC has begun making the Ascend 920 for Huawei.", &["Ascend 920 status in_production"]),
    (English, "Ascend 920 production has begun.", &["Ascend 920 status in_production"]),
    (English, "Cambricon is ramping up production of the Siyuan 690.", &["Cambricon MLU690 status in_production"]),
    (English, "Production of the Ascend 910C has been ramped up.", &["Ascend 910C status in_production"]),
    (English, "Production of the Siyuan 590 ended in March.", &["Cambricon MLU590 status cancelled"]),
    (English, "Ascend 910B production has been halted.", &["Ascend 910B status cancelled"]),
    (English, "Huawei has not begun producing the Ascend 920.", &[]),
    (English, "Huawei has yet to begin producing the Ascend 920.", &[]),
    (English, "Mass production of the Ascend 920 has yet to begin.", &[]),
    (English, "SMIC began making wafers for the Ascend 920.", &[]),
    (English, "Huawei began making Ascend 920 servers.", &[]),
    (English, "Huawei began making the Ascend 920's memory.", &[]),
    (English, "Huawei hopes to ramp up production of the Ascend 920.", &[]),
];

#[test]
fn what_is_being_made_is_in_production() {
    check(UNDER_WAY, &["status"]);
}

const OPENED_WITH: &[Row] = &[
    (
        English,
        "The Ascend 920 is a chip of Huawei's. Production began in May.",
        &["Ascend 920 status in_production stated"],
    ),
    (
        English,
        "The Ascend 920 is a chip of Huawei's. Production is due to begin in 2026.",
        &["Ascend 920 status in_production planned"],
    ),
    (
        English,
        "The Ascend 920 is a chip of Huawei's. Shipments will start in May 2026.",
        &["Ascend 920 status shipping planned"],
    ),
    (
        English,
        "The Ascend 920 is a chip of Huawei's. It was cancelled in May.",
        &["Ascend 920 status cancelled stated"],
    ),
    (
        English,
        "The Ascend 920 is a chip of Huawei's. The project has been shelved.",
        &["Ascend 920 status cancelled stated"],
    ),
    (English, "The Ascend 920 is a chip of Huawei's. The meeting was cancelled in May.", &[]),
    (English, "The Ascend 920 is a chip of Huawei's. Production of cars began in May.", &[]),
    (English, "SMIC has a fab for the Ascend 920. Production began in May.", &[]),
    (English, "Huawei has orders for the Ascend 920. It was cancelled in May.", &[]),
];

#[test]
fn the_noun_that_opens_a_sentence_is_of_the_chip_before() {
    compare(OPENED_WITH, |mention| firmly(mention, &["status"]));
}

const ADDED: &[Row] = &[
    (English, "Huawei unveiled the Ascend 920, which is set to enter mass production in 2026.", &[]),
    (English, "Huawei unveiled the Ascend 920, which was taped out in March.", &[]),
    (English, "Huawei unveiled the Ascend 920, whose mass production begins in 2026.", &[]),
    (English, "Huawei unveiled the Ascend 920, with mass production planned for 2026.", &[]),
    (English, "Huawei unveiled the Ascend 920 and said it would enter mass production in 2026.", &[]),
    (English, "Huawei unveiled the Ascend 920, of which it plans to make 100,000 in 2026.", &[]),
    (English, "Huawei launched the Ascend 920, which holds 64 GB of memory, in May.", &["Ascend 920 released 2025-05"]),
    (English, "Huawei launched the Ascend 920, as planned, in May.", &["Ascend 920 released 2025-05"]),
    (English, "In May Huawei launched the Ascend 920, which is made by SMIC.", &["Ascend 920 released 2025-05"]),
    (English, "Huawei unveiled the Ascend 920, which will be available in 2026.", &["Ascend 920 released 2026"]),
    (English, "Huawei unveiled the Ascend 920, to be launched in 2026.", &["Ascend 920 released 2026"]),
];

#[test]
fn a_day_of_what_is_told_besides_is_no_day_of_the_launch() {
    check(ADDED, &["released"]);
}

const COMING: &[Row] = &[
    (English, "Huawei will launch the Ascend 920 next year.", &["Ascend 920 released 2026"]),
    (
        English,
        "AMD will launch the MI450 next year and the MI500 in 2027.",
        &["AMD MI450 released 2026", "AMD MI500 released 2027"],
    ),
    (English, "Huawei may launch the Ascend 920 in February.", &["Ascend 920 released 2026-02"]),
    (English, "The Ascend 920 could be launched in March.", &["Ascend 920 released 2026-03"]),
    (English, "The Ascend 910C was shown at GTC 2025.", &[]),
    (
        English,
        "Huawei presented the Ascend 920 in March. Samples will go out in 2027.",
        &["Ascend 920 released 2025-03"],
    ),
    (English, "Huawei presented the Ascend 920 in May. Google will not buy it.", &["Ascend 920 released 2025-05"]),
];

#[test]
fn a_month_that_may_bring_a_chip_is_the_next_of_its_name() {
    check(COMING, &["released"]);
}

const BANNED: &[Row] = &[
    (
        English,
        "Nvidia unveiled the H20. The US banned it in April.",
        &["Nvidia H20 export_restriction United States", "Nvidia H20 status announced"],
    ),
    (
        English,
        "Nvidia's H20 is popular. It was banned in April by Washington.",
        &["Nvidia H20 export_restriction United States"],
    ),
    (
        English,
        "Nvidia's H20 is popular. Washington has barred its export since April.",
        &["Nvidia H20 export_restriction United States"],
    ),
    (
        English,
        "Nvidia's H20, banned by Washington in April, is popular.",
        &["Nvidia H20 export_restriction United States"],
    ),
    (English, "The H20 requires an export licence.", &["Nvidia H20 export_restriction United States"]),
    (
        English,
        "Nvidia was told that it needed a licence for the H20.",
        &["Nvidia H20 export_restriction United States"],
    ),
    (
        English,
        "Zhipu released a model in July. The US blacklisted it in January.",
        &["Zhipu AI export_restriction United States"],
    ),
    (
        English,
        "Zhipu released a model in July. Washington put the company on its Entity List in January.",
        &["Zhipu AI export_restriction United States"],
    ),
    (
        English,
        "Zhipu released a model in July. The company, which was blacklisted by Washington in January, raised money.",
        &["Zhipu AI export_restriction United States"],
    ),
    (
        English,
        "Biren was placed on the entity list in October 2023.",
        &["Biren Technology export_restriction United States"],
    ),
    (
        English,
        "Huawei, under US sanctions since 2019, makes the Ascend 910C.",
        &["Huawei export_restriction United States"],
    ),
    (English, "Huawei, a target of US sanctions, makes the Ascend 910C.", &["Huawei export_restriction United States"]),
    (English, "The Chinese government has banned the use of the H20 in data centres.", &["Nvidia H20 status banned"]),
    (English, "Chinese authorities have told firms to avoid the H20.", &["Nvidia H20 status banned"]),
    (English, "Beijing has banned the H20.", &["Nvidia H20 status banned"]),
    (English, "Nvidia said it needed a licence for the H20's fonts.", &[]),
    (English, "TikTok was banned by the US. It uses H20 chips.", &[]),
    (English, "Nvidia said that its H20 was fully export control compliant.", &[]),
    (English, "The chip is popular. It needs a software licence for the H20.", &[]),
    (English, "Taiwan put Huawei on its entity list in June.", &["Huawei export_restriction Taiwan"]),
    (English, "Zhipu and Huawei have a model. The US blacklisted it in January.", &[]),
];

#[test]
fn what_america_bans_is_kept_from_buyers_abroad() {
    check(BANNED, &["export_restriction", "status"]);
}

const ALLOWED: &[Row] = &[
    (
        English,
        "Nvidia's H200 may now be sold to China.",
        &["China export_restriction United States", "Nvidia H200 export_restriction United States"],
    ),
    (
        English,
        "The H200 has been cleared for sale to China.",
        &["China export_restriction United States", "Nvidia H200 export_restriction United States"],
    ),
    (English, "The Ascend 910C is allowed to run at 400 W.", &[]),
];

#[test]
fn what_may_be_sold_is_not_shipped_by_that() {
    check(ALLOWED, &["export_restriction", "status"]);
}

const STANDS: &[Row] = &[(
    English,
    "ByteDance cannot buy the B200 because of US export restrictions.",
    &["Nvidia B200 export_restriction United States stated"],
)];

#[test]
fn a_rule_for_which_one_cannot_buy_is_not_denied() {
    compare(STANDS, |mention| firmly(mention, &["export_restriction"]));
}

const SO_MANY: &[Row] = &[
    (
        English,
        "Huawei unveiled the Ascend 950PR in March. It plans to ship 750,000 this year.",
        &["Huawei shipments 750000 planned"],
    ),
    (
        English,
        "Huawei unveiled the Ascend 950PR in March. The company will make about 750,000 this year.",
        &["Huawei production_volume 750000 planned"],
    ),
    (
        English,
        "Huawei unveiled the Ascend 950PR in March. About 750,000 will be shipped this year.",
        &["Huawei shipments 750000 planned"],
    ),
    (
        English,
        "Huawei unveiled the Ascend 950PR in March and plans to ship 750,000 this year.",
        &["Huawei shipments 750000 planned"],
    ),
    (
        English,
        "Huawei's Ascend 910C is in demand. Last year the company shipped 200,000.",
        &["Huawei shipments 200000 stated"],
    ),
    (English, "LG uses FuriosaAI's RNGD. It has bought 4,000 of them.", &["LG order 4000 stated"]),
    (English, "China Unicom uses T-Head chips. It has ordered 16,384.", &["China Unicom order 16384 stated"]),
    (English, "Huawei unveiled the Ascend 950PR in March. It sold 2.1 million cars last year.", &[]),
    (English, "Huawei unveiled the Ascend 950PR in March. It did not ship 750,000 last year.", &[]),
    (English, "Huawei unveiled the Ascend 950PR in March. It employs 208,000.", &[]),
    (English, "Huawei unveiled the Ascend 950PR and the 950DT. It plans to ship 750,000 this year.", &[]),
    (English, "Huawei unveiled the Ascend 950PR in March and sold 100,000 phones.", &[]),
    (English, "LG uses FuriosaAI's RNGD. It has ordered 4,000 desks.", &[]),
    (English, "LG uses FuriosaAI's RNGD and Nvidia's H100. It has bought 4,000.", &[]),
];

#[test]
fn a_bare_number_is_of_the_chips_told_of_before() {
    compare(SO_MANY, |mention| firmly(mention, &["shipments", "production_volume", "order"]));
}

const FOR_OTHERS: &[Row] = &[
    (English, "Microsoft's Maia 300 will be made by Intel.", &["Maia 300 manufacturer Intel"]),
    (English, "Contoso's X9 chip is made by Samsung.", &["X9 manufacturer Samsung Foundry"]),
];

#[test]
fn a_firm_with_a_foundry_makes_the_chips_of_others() {
    check(FOR_OTHERS, &["manufacturer", "designer"]);
}

const LEADS: &[Row] = &[
    (
        English,
        "Nvidia led the market with 55%, ahead of Huawei with 20% and AMD with 4%. The market is that of AI chips.",
        &[],
    ),
    (English, "Nvidia led the market with innovative products.", &[]),
    (English, "Nvidia led the market with growth of 55%.", &[]),
];

#[test]
fn who_leads_with_growth_has_no_share() {
    check(LEADS, &["market_share"]);
}

const GETS_SAMPLES: &[Row] = &[
    (English, "The X9 chip is Contoso's. Customers are to get samples in 2026.", &["X9 status sampling planned"]),
    (
        English,
        "Intel has Crescent Island. Customers have had samples since May.",
        &["Intel Crescent Island status sampling stated"],
    ),
    (
        English,
        "Huawei has the Ascend 950PR. Several customers have received samples.",
        &["Ascend 950PR status sampling stated"],
    ),
    (
        English,
        "Huawei has the Ascend 950PR. Three customers have already received samples.",
        &["Ascend 950PR status sampling stated"],
    ),
    (English, "Nvidia has the H20. Several customers have tasted samples of its coffee.", &[]),
    (English, "Customers like Huawei. Several customers have received samples.", &[]),
];

#[test]
fn who_gets_samples_gets_those_of_the_chip_before() {
    compare(GETS_SAMPLES, |mention| firmly(mention, &["status"]));
}

const DUE: &[Row] = &[
    (English, "Amazon is working on Trainium4. The launch is planned for 2027.", &["AWS Trainium4 released 2027"]),
    (English, "Amazon is working on Trainium4. Deliveries should begin in 2027.", &["AWS Trainium4 released 2027"]),
    (English, "Amazon is working on Trainium4. Sales will start in 2027.", &["AWS Trainium4 released 2027"]),
    (English, "Amazon is working on Trainium4. Availability is planned for 2027.", &["AWS Trainium4 released 2027"]),
    (English, "Amazon is working on Trainium4. Construction of the plant will start in 2027.", &[]),
    (English, "Amazon is working on Trainium4. The meeting is planned for 2027.", &[]),
];

#[test]
fn the_launch_that_opens_a_sentence_is_of_the_thing_before() {
    check(DUE, &["released"]);
}

const SOLE_MAKER: &[Row] = &[
    (English, "Amazon is working on Trainium4. TSMC is the manufacturer.", &["AWS Trainium4 manufacturer TSMC"]),
    (
        English,
        "Cerebras sells the WSE-3. TSMC is the sole manufacturer, on a 5-nanometer process.",
        &["Cerebras WSE-3 manufacturer TSMC"],
    ),
    (English, "Samsung will be the sole maker of Tesla's AI6.", &["Tesla AI6 manufacturer Samsung Foundry"]),
    (English, "Amazon is working on Trainium4 and Inferentia3. TSMC raised its forecast.", &[]),
    (English, "Intel, the maker of the Gaudi 3, cut jobs.", &[]),
];

#[test]
fn a_foundry_may_be_told_by_its_noun() {
    check(SOLE_MAKER, &["manufacturer"]);
}

const CALLED_OFF: &[Row] = &[
    (
        English,
        "Nvidia has asked suppliers including Samsung to halt production related to the H20 chip.",
        &["Nvidia H20 status cancelled"],
    ),
    (English, "Nvidia asked Samsung and Amkor to stop work on the H20.", &["Nvidia H20 status cancelled"]),
    (English, "Meta has scrapped its most advanced training chip, Olympus.", &["Olympus status cancelled"]),
    (
        English,
        "Krutrim's Bodhi 1 chip, which was to be launched in 2026, has been delayed to 2028.",
        &["Krutrim Bodhi-1 released 2028", "Krutrim Bodhi-1 status delayed"],
    ),
    (
        English,
        "Nvidia told customers that shipments of the H200 will begin in February.",
        &["Nvidia H200 status shipping"],
    ),
    (English, "Meta has scrapped its order for a training chip, Olympus.", &[]),
    (English, "Nvidia's H20 is popular. It was abandoned by Tencent.", &[]),
    (English, "Samsung asked Nvidia to stop talks on the H20.", &[]),
];

#[test]
fn what_suppliers_are_told_to_stop_is_given_up() {
    check(CALLED_OFF, &["status", "released"]);
}

const TOLD: &[Row] = &[
    (
        English,
        "U.S. President Donald Trump said he would allow Nvidia to ship its H200 chips to customers in China.",
        &["China export_restriction United States", "Nvidia H200 export_restriction United States"],
    ),
    (
        English,
        "Trump said that the United States would allow Nvidia to sell the H200 to China.",
        &["China export_restriction United States", "Nvidia H200 export_restriction United States"],
    ),
    (English, "Senator Warren said that Trump would allow Nvidia to sell the H200 to China.", &[]),
    (English, "Trump said he might allow Nvidia to sell the H200 to China.", &[]),
    (English, "Nvidia hopes that Trump would allow it to sell the H200 to China.", &[]),
    (English, "China has told its tech companies to hold off buying Nvidia's H200.", &["Nvidia H200 status banned"]),
    (
        English,
        "China's regulator told ByteDance and Alibaba to end their orders of the RTX Pro 6000D.",
        &["Nvidia RTX Pro 6000D status banned"],
    ),
];

#[test]
fn leave_that_is_announced_is_given() {
    check(TOLD, &["export_restriction", "status"]);
}

const FOR_WHAT: &[Row] = &[
    (
        English,
        "Qualcomm announced two AI chips for data centres, the AI200 and the AI250.",
        &["Qualcomm AI200 designer Qualcomm", "Qualcomm AI250 designer Qualcomm"],
    ),
    (
        English,
        "Google on Thursday made Ironwood, its seventh-generation TPU, generally available.",
        &["Google TPU v7 released 2025-05-29"],
    ),
];

#[test]
fn what_chips_are_for_is_no_machine_of_their_maker() {
    check(FOR_WHAT, &["designer", "developer", "released"]);
}

const AGREED: &[Row] = &[
    (English, "OpenAI and Cerebras signed an agreement.", &["OpenAI partnership Cerebras"]),
    (English, "OpenAI and Cerebras signed a multi-year agreement.", &["OpenAI partnership Cerebras"]),
    (English, "Rebellions and Saudi Aramco signed an MoU.", &["Rebellions partnership Saudi Aramco"]),
    (English, "Rebellions has signed an MoU with Saudi Aramco.", &["Rebellions partnership Saudi Aramco"]),
    (English, "Huawei and iFlytek have signed a pact.", &["Huawei partnership iFlytek"]),
    (English, "OpenAI and Cerebras signed an agreement with Broadcom.", &["OpenAI partnership Broadcom"]),
    (English, "OpenAI and Cerebras have not signed an agreement.", &["OpenAI partnership Cerebras"]),
    (English, "OpenAI and Cerebras attended as the ministers signed an agreement.", &[]),
];

#[test]
fn two_that_sign_an_agreement_are_partners() {
    check(AGREED, &["partnership"]);
}

const OF_ANOTHER: &[Row] = &[
    (English, "Startups hold off buying H100 chips because of prices.", &[]),
    (English, "Customers cancel their orders for the B200 after overheating.", &[]),
    (English, "Chinese regulators told companies to hold off buying H20 chips.", &["Nvidia H20 status banned stated"]),
    (English, "Beijing has urged firms to suspend orders for the H20.", &["Nvidia H20 status banned stated"]),
    (English, "Huawei planned an event on the Ascend 960. It was cancelled.", &[]),
    (English, "Nvidia held talks with Samsung on the Rubin. It was called off.", &[]),
    (English, "Meta bought the H100 for its supercomputer. The project was cancelled.", &[]),
    (
        English,
        "Intel has Falcon Shores. It was cancelled in January.",
        &["Intel Falcon Shores status cancelled stated"],
    ),
    (English, "Tesla uses the H100 in its cars. Production began in Berlin in May.", &[]),
    (English, "SK hynix makes HBM for the H20. Production stopped.", &[]),
    (English, "Nvidia refused to stop work on the H20.", &[]),
    (English, "Congress asked Nvidia to stop work on the H20.", &[]),
    (English, "Nvidia was asked by Trump to stop work on the H20.", &[]),
    (English, "Nvidia asked Samsung and Amkor to stop work on the H20.", &["Nvidia H20 status cancelled stated"]),
    (English, "If Huawei begins producing the Ascend 960, Nvidia will suffer.", &[]),
    (English, "Huawei failed at ramping up production of the Ascend 910C.", &[]),
    (English, "Huawei has begun producing the Ascend 960.", &["Ascend 960 status in_production stated"]),
    (English, "The Ascend 910C is in demand. Washington banned it in May.", &["Ascend 910C status banned stated"]),
    (English, "The H20 was banned in China after a warning by Washington.", &["Nvidia H20 status banned stated"]),
];

#[test]
fn what_another_does_or_nobody_does_is_no_state() {
    compare(OF_ANOTHER, |mention| firmly(mention, &["status"]));
}

const NO_MAKER_OF_IT: &[Row] = &[
    (English, "Huawei presented the Ascend 950PR. TSMC is the sole manufacturer of Nvidia's chips.", &[]),
    (
        English,
        "Amazon presented Trainium4. TSMC is the sole manufacturer.",
        &["AWS Trainium4 manufacturer TSMC stated"],
    ),
];

#[test]
fn a_manufacturer_of_others_makes_no_chip_told_of_before() {
    compare(NO_MAKER_OF_IT, |mention| firmly(mention, &["manufacturer"]));
}

const OTHER_AGREEMENTS: &[Row] = &[
    (English, "Nvidia and AMD signed an agreement to pay 15% of H20 sales to Washington.", &[]),
    (English, "Nvidia and Meta signed an agreement not to sue each other over chips.", &[]),
    (English, "Nvidia and Meta signed a multi-year agreement on Rubin chips.", &["Nvidia partnership Meta stated"]),
];

#[test]
fn an_agreement_on_money_is_no_partnership() {
    compare(OTHER_AGREEMENTS, |mention| firmly(mention, &["partnership"]));
}

const DAY_BEHIND_AN_ASIDE: &[Row] = &[
    (
        English,
        "DeepSeek released DeepSeek-V3, which has 671 billion parameters, on Hugging Face on December 26, 2024.",
        &["DeepSeek-V3 released 2024-12-26 stated"],
    ),
    (English, "Huawei unveiled the Ascend 960, which is set to enter mass production in 2026.", &[]),
    (English, "Huawei said the Ascend 960 was to be launched in 2026.", &["Ascend 960 released 2026 planned"]),
];

#[test]
fn a_day_behind_an_aside_is_the_launchs() {
    compare(DAY_BEHIND_AN_ASIDE, |mention| firmly(mention, &["released"]));
}

const A_STATES_WORD: &[Row] = &[
    (English, "Chinese start-ups told suppliers to cancel their orders for the B200 after overheating.", &[]),
    (English, "Chinese firms told Nvidia to cancel their orders for the H20.", &[]),
    (English, "The government told staff nothing, and start-ups cancel their orders for the B200.", &[]),
    (English, "Beijing is urging firms to hold off buying the H20.", &["Nvidia H20 status banned stated"]),
    (
        English,
        "China's government has advised companies to hold off buying the H20.",
        &["Nvidia H20 status banned stated"],
    ),
    (
        English,
        "In a blow to Nvidia, Huawei has the Ascend 960. Production began in May.",
        &["Ascend 960 status in_production stated"],
    ),
];

#[test]
fn what_buyers_tell_each_other_is_no_ban() {
    compare(A_STATES_WORD, |mention| firmly(mention, &["status"]));
}

const LAUNCHED_AS: &[Row] = &[
    (English, "Huawei launched the Ascend 920, as Washington banned the H20 in April 2025.", &[]),
    (
        English,
        "Huawei launched the Ascend 920, as expected, at an event in Shenzhen in May 2025.",
        &["Ascend 920 released 2025-05 stated"],
    ),
    (
        English,
        "Huawei said the Ascend 960 was to be launched in 2026 but that the date was open.",
        &["Ascend 960 released 2026 planned"],
    ),
];

#[test]
fn a_day_of_what_happened_meanwhile_is_no_launch() {
    compare(LAUNCHED_AS, |mention| firmly(mention, &["released"]));
}

const IN_DOLLARS: &[Row] = &[
    (English, "The fund has invested US$5 billion of its target of US$10 billion in Cambricon.", &[]),
    (
        English,
        "Huawei has a target of US$5 billion in investment in AI chips.",
        &["Huawei investment 5000000000 planned"],
    ),
];

#[test]
fn a_target_in_dollars_is_planned_and_nobodys_country() {
    compare(IN_DOLLARS, |mention| firmly(mention, &["investment"]));
}
