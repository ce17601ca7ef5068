//! Sentences that begin like a claim and go on to take it back, or to tell of something else: half of them read alone would
//! make a wrong one. Beside each class stands one that is meant.

use crate::model::Language;

use super::rows::{Row, check};
use Language::{English, SimplifiedChinese};

const GIVEN_OUT: &[Row] = &[
    (English, "Mistral declined to release the weights of the language model Corvid-9.", &[]),
    (English, "Mistral refused to share the weights of the language model Corvid-9.", &[]),
    (English, "Mistral considered releasing the weights of the language model Corvid-9 but decided against it.", &[]),
    (English, "Mistral postponed publishing the weights of the language model Corvid-9.", &[]),
    (English, "Mistral has banned sharing the weights of the language model Corvid-9.", &[]),
    (English, "Mistral shared the weights of the language model Corvid-9 with regulators only.", &[]),
    (English, "The weights of the language model Corvid-9 are available only to paying partners.", &[]),
    (English, "Mistral shared the weights of the language model Corvid-9, but only with regulators.", &[]),
    (English, "Mistral published the weights of the language model Corvid-9, but withdrew them.", &[]),
    (English, "Regulators barred Mistral from publishing the weights of the language model Corvid-9.", &[]),
    (English, "Mistral has published the weights of the language model Corvid-9, to approved partners only.", &[]),
    (English, "Mistral has now published the weights of the language model Corvid-9.", &["Corvid-9 open_weights true"]),
    (
        English,
        "Mistral released the weights of the language model Corvid-9, which researchers praised.",
        &["Corvid-9 open_weights true"],
    ),
    (
        English,
        "Mistral published the weights of the language model Corvid-9 against the advice of its board.",
        &["Corvid-9 open_weights true"],
    ),
    (
        English,
        "Without fanfare Mistral published the weights of the language model Corvid-9.",
        &["Corvid-9 open_weights true"],
    ),
    (English, "Mistral plans to share the weights of the language model Corvid-9.", &["Corvid-9 open_weights true"]),
];

#[test]
fn weights_that_are_kept_or_shared_with_some_are_not_open() {
    check(GIVEN_OUT, &["open_weights"]);
}

const KEPT_FROM: &[Row] = &[
    (English, "US export controls on AI chips have been a gift to Cambricon.", &[]),
    (English, "US export controls on AI chips are a threat to Micron.", &[]),
    (English, "US export controls on AI chips pushed Chinese buyers to Cambricon.", &[]),
    (English, "India is subject to fewer tariffs, and US export controls on AI chips remain.", &[]),
    (English, "India is subject to US export controls on AI chips.", &["India export_restriction United States"]),
    (SimplifiedChinese, "美国恢复H20出口。", &[]),
    (
        English,
        "US export controls on AI chips to Cambricon were tightened.",
        &["Cambricon export_restriction United States"],
    ),
];

#[test]
fn what_came_of_a_rule_is_not_whom_it_hits() {
    check(KEPT_FROM, &["export_restriction"]);
}

const CREDITED: &[Row] = &[
    (English, "The development of the AI chip Corvid-9 was led by Google alumni.", &[]),
    (English, "The design of the AI chip Corvid-9 was led by Intel veteran Ann Doe.", &[]),
    (English, "Behind the AI chip Corvid-9 stands Samsung as a lender.", &[]),
    (English, "Credit for the AI chip Corvid-9 goes to Intel's public papers.", &[]),
    (English, "Amazon makes the AI chip Corvid-9, a processor from Merula AI, available to all.", &[]),
    (English, "Meta is working on the AI chip Corvid-9 with Merula AI.", &[]),
    (English, "The Corvid-9 is an Arm processor.", &[]),
    (
        English,
        "The development of the AI chip Corvid-9 was led by Google's research team.",
        &["Corvid-9 designer Google"],
    ),
    (English, "Behind the AI chip Corvid-9 stands Meta.", &["Corvid-9 designer Meta"]),
    (English, "Meta is working on the AI chip Corvid-9.", &["Corvid-9 designer Meta"]),
    (English, "Cambricon is working on the MLU690 chip.", &["Cambricon MLU690 designer Cambricon"]),
    (English, "Alibaba completed the AI chip Corvid-9 launch.", &[]),
    (English, "The AI chip Corvid-9 is the brainchild of Meta as an investor.", &[]),
    (English, "The AI chip Corvid-9 was conceived at Meta last year.", &["Corvid-9 designer Meta"]),
    (English, "The language model Corvid-9 comes from Meta this week.", &["Corvid-9 developer Meta"]),
    (SimplifiedChinese, "大模型“白鹭二号”为阿里云打造的客服系统提供支持。", &[]),
    (SimplifiedChinese, "大模型“白鹭二号”为阿里云打造的首款大语言模型。", &["白鹭二号 developer Alibaba Cloud"]),
    (SimplifiedChinese, "腾讯负责AI芯片“白鹭二号”的设计验证。", &[]),
    (SimplifiedChinese, "腾讯负责AI芯片“白鹭二号”的设计和验证。", &["白鹭二号 designer Tencent"]),
    (SimplifiedChinese, "阿里巴巴协助沐曦完成了AI芯片“白鹭二号”的设计。", &["白鹭二号 designer MetaX"]),
    (SimplifiedChinese, "腾讯投资的燧原科技完成了AI芯片“白鹭二号”的研发。", &["白鹭二号 designer Enflame"]),
    (SimplifiedChinese, "科技部牵头推进AI芯片“白鹭二号”的研发。", &[]),
    (SimplifiedChinese, "腾讯曾计划启动AI芯片“白鹭二号”的研发。", &[]),
    (SimplifiedChinese, "腾讯已于今年3月完成了AI芯片“白鹭二号”的研发。", &["白鹭二号 designer Tencent"]),
    // Whom a role tells of has no name.
    (SimplifiedChinese, "主要供应商是一家芯片公司。主要供应商发布了AI芯片“白鹭二号”。", &[]),
];

#[test]
fn helpers_and_investors_take_no_credit() {
    check(CREDITED, &["designer", "developer"]);
}

const STATES: &[Row] = &[
    (English, "The H20 is delivering record sales for Nvidia.", &[]),
    (English, "Customers have received the H20 with little joy.", &[]),
    (English, "Customers have received the H20.", &["Nvidia H20 status shipping"]),
    (English, "Deliveries of the H20 have started to drop.", &[]),
    (English, "Production of the H20 began to stall.", &[]),
    (English, "Production of the H20 began in June.", &["Nvidia H20 status in_production"]),
    (English, "Development of the AI model Corvid-9 stopped at version 4.", &[]),
    (English, "Work on the AI model Corvid-9 stopped for a month.", &[]),
    (English, "Development of the AI model Corvid-9 was stopped in May.", &["Corvid-9 status cancelled"]),
    (English, "Development of the AI model Corvid-9 ended in May.", &[]),
    (English, "Development of the AI model Corvid-9 was stopped by nobody.", &[]),
    (English, "Development of the AI model Corvid-9 stopped in May and resumed in June.", &[]),
    (English, "Production of the H20 started, then stopped.", &[]),
    (English, "Production of the H20 began after a halt.", &["Nvidia H20 status in_production"]),
    (English, "Deliveries of the H20 began with a delay.", &["Nvidia H20 status delayed"]),
    (English, "Production of the H20 is under way.", &["Nvidia H20 status in_production"]),
    (SimplifiedChinese, "公司取消了H20采购。", &[]),
    (SimplifiedChinese, "英伟达取消了H20的订单。", &[]),
    (SimplifiedChinese, "公司取消了H20项目。", &["Nvidia H20 status cancelled"]),
    (English, "Nvidia cancelled H20 shipments.", &[]),
    (English, "Nvidia cancelled its H20 order at TSMC.", &[]),
    (English, "Nvidia cancelled the H20 chip, and orders fell.", &["Nvidia H20 status cancelled"]),
    (English, "Nvidia has cancelled the H20 project.", &["Nvidia H20 status cancelled"]),
    (English, "Nvidia cancelled the H20 last year.", &["Nvidia H20 status cancelled"]),
];

#[test]
fn a_beginning_and_an_end_are_of_the_thing_itself() {
    check(STATES, &["status"]);
}

const HOME_MADE: &[Row] = &[(SimplifiedChinese, "亚马逊用自制芯片训练Nova 3。", &[])];

#[test]
fn what_a_firm_makes_itself_is_no_home_grown_chip() {
    check(HOME_MADE, &["training_hardware", "domestic_training"]);
}
