//! Lines that say when and by whom, and nothing of the story.

use super::Known;
use crate::article::{
    date::{Moment, Order},
    lines::{Kind, Line},
};

/// Words beside which a date is no sentence: those of date lines, zones, months and days.
const DATE_WORDS: &str = "published publish posted updated update last modified created original date on at by ago min mins read \
    minutes hours hour days am pm et ct mt pt est edt cst cdt mst mdt hst akst pst pdt gmt utc ist bst cet cest eet kst jst \
    hkt sgt aest aedt msk h reading estimated temps lecture lesezeit minuten lectura lettura tempo tiempo uhr um stand veröffentlicht aktualisiert \
    publié le mis à jour el publicado actualizado pubblicato aggiornato опубликовано обновлено в вчера сегодня \
    january february march april may june july august september october november december jan feb mar apr jun jul aug sep \
    sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun st nd rd th \
    januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre octobre \
    novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre \
    gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre de del января февраля марта апреля мая июня \
    июля августа сентября октября ноября декабря segunda terça quarta quinta sexta sábado domingo feira às janeiro fevereiro \
    março maio junho julho setembro outubro novembro dezembro lunes martes miércoles jueves viernes montag dienstag mittwoch \
    donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche \
    年 月 日 日期 时间 发布日期 發布日期 公告日期 成文日期 发布时间 发布 发布于 更新 更新日期 更新时间 字号 来源 浏览 阅读 公開日 更新日 \
    公開 入力 입력 수정 등록 년 월 일 오전 오후";

/// What stands beside the date at the head of a text: source, author, readers.
const ABOUT_TEXT: [&str; 18] = [
    "来源",
    "來源",
    "作者",
    "记者",
    "記者",
    "浏览",
    "阅读",
    "编辑",
    "出典",
    "출처",
    "기자",
    "publicado por",
    "posted by",
    "published by",
    "categor",
    "views",
    "просмотр",
    "autor:",
];

/// What stands between who posted and when.
const POSTED: [&str; 4] = ["发表于", "發表於", "发布于", "posted on"];

/// Lines among which a date of its own is the page's; further down it is the text's, such as that of a notice.
const TOP: usize = 3;

/// Whether the line, before which `kept` others stand, tells when the page was published.
pub(super) fn is_date(line: &Line, lower: &str, known: &Known, kept: usize) -> bool {
    if kept >= TOP || line.chars >= 120 || line.kind == Kind::Row || line.kind == Kind::Item {
        return false;
    }
    let without_outlet = known.outlet.as_deref().and_then(|outlet| lower.strip_prefix(outlet));
    let lower = without_outlet.unwrap_or(lower);
    let digits = lower.chars().filter(char::is_ascii_digit).count();
    let unsigned = without(lower, known);
    let about = || ABOUT_TEXT.iter().any(|word| lower.contains(word));
    let beside = line.chars < 90 && digits >= 8 && lower.starts_with(|c: char| c.is_ascii_digit()) && about();
    let signed = digits >= 6 && lower.starts_with("by ") && lower.contains(':') && !lower.ends_with('.');
    let posted = line.chars < 40 && digits >= 6 && POSTED.iter().any(|word| lower.contains(word));
    beside
        || posted
        || signed
        || digits >= 5 && is_named_day(line, lower)
        || digits >= 5 && unsigned.split(|c: char| !c.is_alphabetic()).all(is_date_word)
        || is_count(line, lower)
}

/// Whether a word, in lower case, is one of those beside which a date is no sentence.
pub(in crate::article) fn is_date_word(word: &str) -> bool {
    word.is_empty() || DATE_WORDS.split_ascii_whitespace().any(|known| known == word)
}

/// Words that may stand beside a day on a line at the head: who, and where.
const NAMES: usize = 4;

/// A day with a name: `Petra Novak, 1 July 2025`.
fn is_named_day(line: &Line, lower: &str) -> bool {
    let others = lower.split(|c: char| !c.is_alphabetic()).filter(|word| !is_date_word(word)).count();
    let is_sentence = line.text.ends_with(['.', '。', '!', '?', ':', '：', '…']);
    line.kind == Kind::Paragraph
        && line.chars < 60
        && !is_sentence
        && (1..=NAMES).contains(&others)
        && Moment::find(lower, Order::DayFirst).is_some()
}

/// A line without the names of the page's authors and outlet.
fn without(lower: &str, known: &Known) -> String {
    let names = known.authors.iter().chain(&known.outlet);
    names.fold(lower.to_owned(), |line, name| line.replace(name.as_str(), ""))
}

/// The time of an entry of a live report with who wrote it: `17:15 Helen Okafor`. A time alone may be the text's.
pub(super) fn is_clock(line: &Line, lower: &str, known: &Known) -> bool {
    if line.chars > 60 || line.kind == Kind::Row || !lower.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let (time, rest) = lower.split_once(' ').unwrap_or((lower, ""));
    let is_time = time.split_once([':', '.', 'h']).is_some_and(|(hour, minute)| {
        let minute = minute.trim_end_matches(|c: char| c.is_alphabetic());
        hour.parse().is_ok_and(|hour: u32| hour < 24)
            && minute.len() == 2
            && minute.parse().is_ok_and(|minute: u32| minute < 60)
    });
    is_time && !rest.is_empty() && without(rest, known).split(|c: char| !c.is_alphabetic()).all(is_date_word)
}

/// A release ends in who gave it out: `SOURCE Halden Semiconductor`.
fn is_source(line: &Line) -> bool {
    line.chars < 80 && line.text.starts_with("SOURCE ") && !line.text.ends_with('.')
}

/// Words for what an author does, where a line gives a name with it.
const ROLES: [&str; 9] = [
    "correspondent",
    "reporter",
    "editor",
    "staff writer",
    "senior writer",
    "columnist",
    "contributor",
    "기자",
    "記者",
];

/// The printed edition that a text stood in: `《江州日报》（2025年06月12日 07 版）`.
pub(super) fn is_edition(line: &Line) -> bool {
    line.chars < 40 && line.text.starts_with('《') && line.text.ends_with(['）', ')']) && line.text.contains('版')
}

/// How often a page was read: a number alone.
fn is_count(line: &Line, lower: &str) -> bool {
    line.chars <= 9 && lower.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' '))
}

/// Whether the line gives the author's name, at the head of a text, or tells who that is, at its end.
pub(super) fn is_author(line: &Line, lower: &str, known: &Known, kept: usize) -> bool {
    let named = lower.starts_with("by ") || lower.starts_with("von ") || lower.starts_with("par ");
    let is_sentence = line.text.ends_with(['.', ':', '?', '!', '…', '。']);
    let with_role = || kept < TOP && line.chars < 80 && ROLES.iter().any(|role| lower.ends_with(role));
    if !is_sentence && (named && line.chars < 50 || with_role()) || is_source(line) {
        return true;
    }
    let rest = known.authors.iter().find_map(|author| lower.strip_prefix(author.as_str()));
    match rest {
        Some("") => true,
        Some(rest) if kept < TOP && line.chars < 80 && !is_sentence => !rest.starts_with(['’', '\'']),
        Some(rest) => line.chars < 600 && ABOUT_AUTHOR.iter().any(|word| rest.starts_with(word)),
        None => false,
    }
}

/// What follows an author's name where a line tells who that is.
const ABOUT_AUTHOR: [&str; 8] =
    [" is a ", " is an ", " is the ", " covers ", " writes ", " reports ", " joined ", " is a freelance "];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::lines::paragraph as line;

    #[test]
    fn lines_of_date_and_author_are_told_from_the_text() {
        let known = Known { authors: vec!["ana lima".into()], outlet: Some("江州日报".into()), ..Known::default() };
        for text in [
            "Updated 0339 GMT (1139 HKT) November 19, 2019",
            "Published Nov 18, 2019 at 4:07 PM | Updated at 5:36 PM CST on Nov 18, 2019",
            "By News Staff | November 18, 2019 at 2:26 PM HST",
            "2025-06-11 08:12 来源：新华社 作者：陈一",
            "江州日报 2025年07月22日",
            "硅基老王 发表于 2025-8-21 11:02",
            "3.409",
        ] {
            assert!(is_date(&line(text), &text.to_lowercase(), &known, 1), "{text}");
            assert!(!is_date(&line(text), &text.to_lowercase(), &known, 3), "{text}");
        }
        for text in ["On 18 November 2019 the board met.", "The plan of 2025-06-11 was dropped."] {
            assert!(!is_date(&line(text), &text.to_lowercase(), &known, 0), "{text}");
        }
        for (text, kept) in
            [("Ana Lima, Senior Writer", 0), ("Ana Lima covers chips for the Coastal Press.", 9), ("By Tom Birch", 5)]
        {
            assert!(is_author(&line(text), &text.to_lowercase(), &known, kept), "{text}");
        }
        for (text, kept) in [("Ana Lima said the chip works", 9), ("Ana Lima’s chip", 0)] {
            assert!(!is_author(&line(text), &text.to_lowercase(), &known, kept), "{text}");
        }
    }
}
