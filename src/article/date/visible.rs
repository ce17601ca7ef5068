//! A date that readers see → the day of publication, where the page leaves no doubt that it is: in an element named
//! after it, or on a line about the text beside its heading. A date in a sentence is the text's, not the page's.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    Place,
    moment::{Moment, Order},
    parts::is_within,
};
use crate::article::{
    furniture::is_date_word,
    lines::{self, Kind, Line},
    outline::{Mask, Outline, called},
};

/// Lines of the page around its heading that are searched, and how long such a line may be.
const LINES_BEFORE: usize = 4;
const LINES_AFTER: usize = 10;
const LONGEST: usize = 160;

/// Characters from which a sentence is the beginning of the text.
const PROSE: usize = 80;

/// Words beside a date that may stand for who wrote and where; more are a sentence.
const MOST_WORDS: usize = 10;

/// Names of elements that hold the date of publication, and such as may hold it.
const NAMED: [&str; 26] = [
    "publish_time",
    "publish-time",
    "pub-time",
    "pubtime",
    "pubTime",
    "pubtime_baidu",
    "post-date",
    "entry-date",
    "article-date",
    "article__date",
    "date-published",
    "publish-date",
    "published",
    "post-time",
    "article-time",
    "news-time",
    "article-info",
    "byline",
    "dateline",
    "date",
    "time",
    "meta",
    "info",
    "newsdate",
    "news_time",
    "pubDate",
];

/// Elements of these names that are looked at.
const MOST_NAMED: usize = 40;

/// A date that readers see.
pub(super) fn visible(page: &Outline<'_>, other: &Mask, place: Place) -> Option<Moment> {
    let named = page.elements().filter(|(_, element)| called(element).any(|own| NAMED.contains(&own)));
    let own = named.filter(|(at, _)| !is_within(page, other, *at)).take(MOST_NAMED).map(|(at, _)| page.text(at));
    let mut texts = own.filter(|text| text.chars().count() <= LONGEST && !is_sentence(text));
    texts.find_map(|text| of_stamp(&text, place.order)).or_else(|| near_heading(page, other, place.order))
}

fn near_heading(page: &Outline<'_>, other: &Mask, order: Order) -> Option<Moment> {
    near(lines::lines(page, &[0], other), order)
}

/// The date on a line about the text beside the heading of these lines.
pub(super) fn near(shown: Vec<Line>, order: Order) -> Option<Moment> {
    let shown = joined(shown);
    let heading = shown.iter().position(|line| line.kind == Kind::Heading && !is_bare(&line.text));
    let first = heading.unwrap_or(0);
    let to_text = shown.iter().skip(first).position(is_prose).map_or(LINES_AFTER, |at| at + 1);
    let after = shown.iter().skip(first).take(to_text.min(LINES_AFTER));
    let before = shown.iter().take(first).rev().take(LINES_BEFORE);
    let near: Vec<&Line> = after.chain(before).filter(|line| line.chars <= LONGEST || is_prose(line)).collect();
    let labelled =
        near.iter().find_map(|line| after_label(&line.text.to_lowercase(), order).filter(|_| is_stamp(line)));
    labelled.or_else(|| {
        near.iter().find_map(|line| {
            of_dateline(&line.text, order).or_else(|| of_stamp(&line.text, order).filter(|_| is_stamp(line)))
        })
    })
}

/// Lines at the end of a text among which the date of its signature stands.
const LINES_OF_SIGNATURE: usize = 12;

/// The date that stands by itself at the end of a text: a notice is signed with it, at times in Chinese numerals.
pub(super) fn signed(lines: &[Line]) -> Option<Moment> {
    let last = lines.iter().rev().take(LINES_OF_SIGNATURE).map(|line| in_digits(line.text.trim()));
    last.filter(|text| text.ends_with('日') && is_bare(text)).find_map(|text| Moment::find(&text, Order::DayFirst))
}

/// `二〇二五年六月十三日` with digits.
fn in_digits(text: &str) -> String {
    const DIGITS: &str = "〇一二三四五六七八九";
    let digit = |c: char| DIGITS.chars().position(|digit| digit == c || c == '○' && digit == '〇');
    if text.chars().count() > 12 || !text.chars().all(|c| digit(c).is_some() || "十年月日".contains(c)) {
        return text.to_owned();
    }
    let mut digits = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let follows = chars.peek().is_some_and(|next| digit(*next).is_some());
        match digit(c) {
            Some(digit) => digits.push_str(&digit.to_string()),
            // ten, eleven, twenty, twenty-one
            None if c == '十' => {
                let leads = digits.ends_with(|c: char| c.is_ascii_digit());
                digits.push_str(match (leads, follows) {
                    (true, true) => "",
                    (true, false) => "0",
                    (false, true) => "1",
                    (false, false) => "10",
                });
            }
            None => digits.push(c),
        }
    }
    digits
}

/// A line that is but a label and the line that it labels, as one.
fn joined(shown: Vec<Line>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::with_capacity(shown.len());
    for line in shown {
        match lines.last_mut().filter(|last| last.chars < 20 && last.text.ends_with([':', '：'])) {
            Some(label) => {
                label.text.push_str(&line.text);
                label.chars += line.chars;
            }
            None => lines.push(line),
        }
    }
    lines
}

fn is_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '」']).ends_with(['.', '。', '!', '?', '！', '？'])
}

fn is_prose(line: &Line) -> bool {
    line.kind == Kind::Paragraph && line.chars >= PROSE && is_sentence(&line.text)
}

/// Whether a line is about the text and no part of it.
fn is_stamp(line: &Line) -> bool {
    let lower = line.text.to_lowercase();
    let is_labelled = PUBLISHED.iter().chain(&CHANGED).any(|label| lower.starts_with(label));
    match line.kind {
        Kind::Heading => is_bare(&line.text),
        Kind::Item => is_labelled,
        _ => line.chars <= LONGEST && (is_labelled || !is_sentence(&line.text) && others(&lower) <= MOST_WORDS),
    }
}

/// Words that do not belong to a date.
fn others(lower: &str) -> usize {
    lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty() && !is_date_word(word)).count()
}

/// Whether a text is a date and nothing else.
fn is_bare(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit()) && others(&text.to_lowercase()) == 0
}

/// Labels of the date of publication …
const PUBLISHED: [&str; 21] = [
    "first published",
    "published",
    "posted",
    "发布日期",
    "发布时间",
    "发表时间",
    "發布日期",
    "發布時間",
    "發佈日期",
    "公開日",
    "掲載日",
    "配信日",
    "입력",
    "등록",
    "publié",
    "publicado",
    "pubblicato",
    "veröffentlicht",
    "erschienen",
    "опубликовано",
    "дата публикации",
];

/// … and of that of a change.
const CHANGED: [&str; 18] = [
    "last updated",
    "updated",
    "last modified",
    "modified",
    "last revised",
    "更新",
    "수정",
    "mis à jour",
    "mise à jour",
    "modifié",
    "aktualisiert",
    "geändert",
    "actualizado",
    "aggiornato",
    "обновлено",
    "成文日期",
    "印发日期",
    "stand",
];

/// The date behind a label of publication.
fn after_label(lower: &str, order: Order) -> Option<Moment> {
    PUBLISHED.iter().find_map(|label| Moment::find(lower.split_once(label)?.1, order))
}

/// The date of a text about the text: behind a label of publication, before one of a change, else the first.
fn of_stamp(text: &str, order: Order) -> Option<Moment> {
    let lower = text.to_lowercase();
    let before_change = || CHANGED.iter().find_map(|label| Moment::find(lower.split_once(label)?.0, order));
    after_label(&lower, order).or_else(before_change).or_else(|| Moment::find(&lower, order))
}

/// Characters of what a dateline begins with, and of its date.
const LONGEST_PLACE: usize = 61;
const LENGTH_OF_DATE: std::ops::RangeInclusive<usize> = 6..=24;

/// The date of a release: `BRACKWATER, May 14, 2025 /ReleaseWire/ -- …`.
fn of_dateline(text: &str, order: Order) -> Option<Moment> {
    static DATELINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"^(\p{Lu}[\p{L} .,'’()-]+?)(?:,\s*|\s+[-–—]\s*)([\p{L}0-9 .,/]+?)\s*(?:/[^/]+/|\([^)]+\))?\s*(?:--|–|—|-)\s",
        )
        .ok()
    });
    let head: String = text.chars().take(LONGEST).collect();
    let captures = DATELINE.as_ref()?.captures(&head)?;
    let part = |at: usize| captures.get(at).map(|part| (part.as_str(), part.as_str().chars().count()));
    // counted here: a count in the pattern multiplies its classes of letters
    let ((_, place), (date, length)) = (part(1)?, part(2)?);
    if place > LONGEST_PLACE || !LENGTH_OF_DATE.contains(&length) {
        return None;
    }
    Moment::find(date, order)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::lines::paragraph as line;

    #[test]
    fn a_line_about_the_text_is_told_from_a_sentence() {
        for text in [
            "By Tom Birch | Oct. 3, 2025 | 4 min read",
            "2025年06月11日 08:12　来源：江州日报",
            "Last updated: 20 June 2025. First published: 2 June 2025.",
            "입력 2025.11.18. 오후 5:02",
        ] {
            assert!(is_stamp(&line(text)), "{text}");
        }
        for text in [
            "The rules were first proposed on 4 March 2021 and came into force on January 1, 2023.",
            "Join us on 14 May 2025 in Brackwater for a day on domestic accelerators with talks from six makers",
            "该项目于2021年3月4日立项，目前运行平稳。",
        ] {
            assert!(!is_stamp(&line(text)), "{text}");
        }
    }

    #[test]
    fn a_notice_is_signed_with_its_date() {
        let of = |text: &str| signed(&[line("附则"), line(text)]).map(|moment| moment.day.to_string());
        assert_eq!(of("二〇二五年六月十三日"), Some("2025-06-13".into()));
        assert_eq!(of("二〇二四年十二月三十一日"), Some("2024-12-31".into()));
        assert_eq!(of("2025年6月3日"), Some("2025-06-03".into()));
        assert_eq!(of("该项目于2021年3月4日立项。"), None);
    }

    #[test]
    fn the_date_of_publication_is_told_from_that_of_a_change() {
        let of = |text: &str| of_stamp(text, Order::DayFirst).map(|moment| moment.day.to_string());
        assert_eq!(of("Last updated: 20 June 2025. First published: 2 June 2025."), Some("2025-06-02".into()));
        assert_eq!(of("2 June 2025, updated 20 June 2025"), Some("2025-06-02".into()));
        assert_eq!(of("成文日期：2025年06月03日 发布日期：2025年06月11日"), Some("2025-06-11".into()));
        let release = "BRACKWATER, May 14, 2025 /ReleaseWire/ -- Halden has begun to ship.";
        assert_eq!(
            of_dateline(release, Order::MonthFirst).map(|moment| moment.day.to_string()),
            Some("2025-05-14".into())
        );
        assert_eq!(of_dateline("The Act of 12 June 2019 - the first - says so.", Order::DayFirst), None);
    }
}
