//! Lines of a main text → the same without what belongs to the site: links to other stories, by-lines, share
//! and subscription lines, the title once more.

use super::lines::{Kind, Line};

/// Beginnings of short lines that are the site's and not the article's, in lower case.
const BEGINNINGS: [&str; 86] = [
    "advertisement",
    "sponsored",
    "read more",
    "read also",
    "also read",
    "read next",
    "see also",
    "see more:",
    "more:",
    "related:",
    "related stories",
    "related articles",
    "related topics",
    "more from",
    "more on this",
    "recommended",
    "share this",
    "share on",
    "share via",
    "follow us",
    "follow @",
    "sign up",
    "subscribe",
    "newsletter",
    "click here to",
    "download our app",
    "download the app",
    "get the app",
    "join the conversation",
    "leave a comment",
    "view comments",
    "show comments",
    "comments (",
    "copyright ©",
    "© ",
    "all rights reserved",
    "image credit",
    "(reporting by",
    "reporting by",
    "photo credit",
    "image:",
    "photo:",
    "photo by",
    "file photo",
    "getty images",
    "story continues",
    "continue reading",
    "watch:",
    "watch now",
    "listen to this",
    "print this",
    "email this",
    "tags:",
    "filed under",
    "topics:",
    "most read",
    "trending",
    "skip to",
    "back to top",
    "loading",
    "follow our",
    "责任编辑",
    "责编：",
    "责编:",
    "编辑：",
    "(责任编辑",
    "（责任编辑",
    "相关阅读",
    "延伸阅读",
    "推荐阅读",
    "相关新闻",
    "相关链接",
    "扫码",
    "扫一扫",
    "分享到",
    "打开app",
    "返回搜狐",
    "関連記事",
    "あわせて読みたい",
    "シェアする",
    "관련기사",
    "관련 기사",
    "무단전재",
    "lesen sie auch",
    "mehr zum thema",
    "lire aussi",
];

const ENDINGS: [&str; 9] = [
    "читайте также",
    "читать далее",
    "à lire aussi",
    "leggi anche",
    "lea también",
    "te puede interesar",
    "자세히 보기",
    "广告",
    "廣告",
];

/// Headings after which only links to other stories come.
const LISTS: [&str; 14] = [
    "related",
    "more from",
    "more on",
    "read more",
    "recommended",
    "see also",
    "most read",
    "trending",
    "相关",
    "延伸阅读",
    "推荐阅读",
    "関連",
    "관련",
    "mehr zum thema",
];

/// Lines among which a date of its own is the page's; further down it is the text's, such as that of a notice.
const TOP: usize = 3;

/// The lines without furniture.
pub(super) fn out(lines: Vec<Line>, title: Option<&str>) -> Vec<Line> {
    let title = title.map(squeeze);
    let mut kept: Vec<Line> = Vec::with_capacity(lines.len());
    let mut in_list = false;
    for line in lines {
        let lower = line.text.to_lowercase();
        in_list = match line.kind {
            Kind::Heading => LISTS.iter().any(|word| lower.starts_with(word)) && line.chars < 60,
            _ => in_list && line.linked * 2 >= line.chars,
        };
        // A linked word above the first paragraph is the section that the story stands in.
        let is_kicker = line.is_link() && kept.iter().all(|line| line.chars < 40);
        let is_title = kept.len() < 4 && title.as_ref().is_some_and(|title| *title == squeeze(&line.text));
        if !(in_list
            || is_kicker
            || is_title
            || is_furniture(&line, &lower)
            || kept.len() < TOP && is_date_line(&line, &lower)
            || kept.last().is_some_and(|last| repeats(last, &line)))
        {
            kept.push(line);
        }
    }
    while kept.last().is_some_and(|line| line.kind == Kind::Heading) {
        kept.pop();
    }
    kept
}

fn is_furniture(line: &Line, lower: &str) -> bool {
    if line.kind == Kind::Row {
        return false;
    }
    let begins = BEGINNINGS.iter().chain(&ENDINGS).any(|beginning| lower.starts_with(beginning));
    begins && (line.chars < 90 || line.is_link()) || is_story_link(line) || is_byline(line, lower) || has_no_words(line)
}

/// A whole line that is a link leads to another story, unless it is a word or two.
fn is_story_link(line: &Line) -> bool {
    line.is_link() && line.chars >= 20
}

/// Words beside which a date is no sentence: those of date lines, and months and days in our languages.
const DATE_WORDS: &str = "published publish posted updated update last modified created date on at by ago min mins read \
    minutes hours hour days am pm et est edt pst pdt gmt utc ist bst cet cest kst jst uhr um stand veröffentlicht aktualisiert \
    publié le mis à jour el publicado actualizado pubblicato aggiornato опубликовано обновлено в вчера сегодня \
    january february march april may june july august september october november december jan feb mar apr jun jul aug sep \
    sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun st nd rd th \
    januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre octobre \
    novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre \
    gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre de del января февраля марта апреля мая июня \
    июля августа сентября октября ноября декабря 年 月 日 时间 发布时间 发布 发布于 更新 更新日期 字号 来源 浏览 阅读 公開日 更新日 \
    公開 入力 입력 수정 등록 년 월 일 오전 오후";

/// A line that is a date and nothing else.
fn is_date_line(line: &Line, lower: &str) -> bool {
    let digits = lower.chars().filter(char::is_ascii_digit).count();
    let mut words = lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    digits >= 5
        && line.chars < 90
        && line.kind == Kind::Paragraph
        && words.all(|word| DATE_WORDS.split_whitespace().any(|known| known == word))
}

fn is_byline(line: &Line, lower: &str) -> bool {
    let named = lower.starts_with("by ") || lower.starts_with("von ") || lower.starts_with("par ");
    named && line.chars < 50 && !line.text.ends_with(['.', ':', '?', '!', '…'])
}

fn has_no_words(line: &Line) -> bool {
    !line.text.chars().any(char::is_alphanumeric)
}

fn repeats(last: &Line, line: &Line) -> bool {
    line.chars > 30 && line.kind == last.kind && last.text == line.text
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
