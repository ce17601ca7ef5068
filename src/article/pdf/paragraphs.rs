//! Rows → paragraphs, headings, items and rows of tables.

use std::collections::{BTreeMap, HashSet};

use super::{
    rows::Row,
    runs::is_unspaced,
    table::{self, goes_on, lines_up},
};
use crate::article::lines::{Kind, Line, paragraph};

/// A heading's size, in sizes of the text.
const LARGER: f64 = 1.12;

/// How much sizes of one paragraph differ.
const SAME_SIZE: f64 = 0.08;

/// An indent, the pitch of rows where none is usual, and by how much the usual is exceeded between paragraphs.
const INDENT: f64 = 0.8;
const PITCH: f64 = 1.9;
const WIDER: f64 = 1.3;

/// Characters of a heading at most.
const LONGEST_HEADING: usize = 160;

/// A text as it is put together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Paragraph {
    pub(super) line: Line,
    pub(super) size: f64,
    pub(super) is_bold: bool,
    /// Its last row.
    last: Row,
    is_listed: bool,
}

/// The paragraphs of all rows of a file.
pub(super) fn paragraphs(rows: &[Row], body: f64) -> Vec<Paragraph> {
    let words = Words::of(rows);
    let (bold, all) = rows.iter().fold((0, 0), |(bold, all), row| {
        let chars = row.chars();
        (bold + if row.is_bold { chars } else { 0 }, all + chars)
    });
    // where most is bold, it marks nothing
    let marks = bold * 3 < all;
    let mut writer = Writer { paragraphs: Vec::new(), words, body, marks };
    let mut rest = rows;
    while let Some((first, others)) = rest.split_first() {
        let table = table_length(rest);
        if table > 1 {
            let (table, behind) = rest.split_at_checked(table).unwrap_or((rest, &[]));
            writer.table(table);
            rest = behind;
        } else {
            writer.row(first);
            rest = others;
        }
    }
    for paragraph in &mut writer.paragraphs {
        paragraph.line.chars = paragraph.line.text.chars().count();
    }
    writer.paragraphs
}

/// The size in which most of the text is set.
pub(super) fn body_size<'r>(rows: impl Iterator<Item = &'r Row>) -> f64 {
    // by their bits, which numbers above zero have in their order
    let mut sizes: BTreeMap<u64, usize> = BTreeMap::new();
    for row in rows {
        let size = (row.size * 2.0).round() / 2.0;
        *sizes.entry(size.to_bits()).or_default() += row.chars();
    }
    sizes.into_iter().max_by_key(|(_, chars)| *chars).map_or(10.0, |(size, _)| f64::from_bits(size))
}

/// How many rows from the first on are a table.
fn table_length(rows: &[Row]) -> usize {
    let Some(first) = rows.first().filter(|row| row.cells.len() > 1) else { return 0 };
    let (mut length, mut last, mut lined) = (1, first, false);
    for row in rows.iter().skip(1) {
        let lines_up = lines_up(first, row) || lines_up(last, row);
        let is_rest = lined && table::is_below(last, row) && row.x0() > first.left + INDENT * row.size;
        if !goes_on(last, row) || !(lines_up || is_rest) {
            break;
        }
        lined |= lines_up;
        (length, last) = (length + 1, row);
    }
    if lined { length } else { 0 }
}

struct Writer {
    paragraphs: Vec<Paragraph>,
    words: Words,
    body: f64,
    /// Whether a bold face marks a heading.
    marks: bool,
}

impl Writer {
    fn table(&mut self, rows: &[Row]) {
        let Some(last) = rows.last() else { return };
        for text in table::lines(rows).into_iter().filter(|text| !text.trim().is_empty()) {
            let line = Line { kind: Kind::Row, ..paragraph(text) };
            self.paragraphs.push(Paragraph {
                line,
                size: last.size,
                is_bold: false,
                last: last.clone(),
                is_listed: false,
            });
        }
    }

    fn row(&mut self, row: &Row) {
        let text = row.text();
        if is_of_contents(&text) || text.trim().is_empty() {
            return;
        }
        let bullet = bullet(&text);
        match self.open(row, bullet.is_some() || is_numbered(&text)) {
            Some(place) => {
                let Some(open) = self.paragraphs.get_mut(place) else { return };
                join(&mut open.line.text, &text, &self.words);
                open.last = row.clone();
            }
            None => self.start(row, bullet.unwrap_or(&text)),
        }
    }

    fn start(&mut self, row: &Row, text: &str) {
        let listed = text.chars().count() < row.chars();
        let short = text.chars().count() <= LONGEST_HEADING;
        let larger = row.size > self.body * LARGER;
        let kind = if listed {
            Kind::Item
        } else if short && (larger || self.marks && row.is_bold && !ends_sentence(text)) {
            Kind::Heading
        } else {
            Kind::Paragraph
        };
        let line = Line { kind, ..paragraph(text.trim()) };
        let is_listed = listed || is_numbered(text);
        self.paragraphs.push(Paragraph { line, size: row.size, is_bold: row.is_bold, last: row.clone(), is_listed });
    }

    /// The paragraph that a row goes on with: the last, or over the edge of a column the last of its size.
    fn open(&self, row: &Row, is_listed: bool) -> Option<usize> {
        let body = self.body;
        let last = self.paragraphs.last()?;
        if last.last.region == row.region {
            return goes_on_below(last, row, is_listed, body).then(|| self.paragraphs.len() - 1);
        }
        // Notes at the foot of a column stand between.
        let near = self.paragraphs.iter().enumerate().rev().take(6);
        let (place, open) = near.into_iter().find(|(_, paragraph)| paragraph.size > row.size * 0.92)?;
        goes_on_over(open, row, is_listed, body).then_some(place)
    }
}

fn goes_on_below(open: &Paragraph, row: &Row, is_listed: bool, body: f64) -> bool {
    let last = &open.last;
    let pitch = row.y - last.y;
    let is_title = open.size > body * LARGER && fills(last, &row.text());
    let indented = row.x0() - last.x0() > INDENT * row.size && !open.is_listed && !is_title;
    open.line.kind != Kind::Row
        && is_alike(open, row)
        && pitch > 0.0
        && pitch < PITCH * row.size * if is_title { WIDER } else { 1.0 }
        && !is_listed
        && (is_title || !indented && is_full(last, &row.text()))
}

fn goes_on_over(open: &Paragraph, row: &Row, is_listed: bool, body: f64) -> bool {
    let is_text = |size: f64| size < body * LARGER;
    let indented = row.x0() - row.left > INDENT * row.size;
    let is_open = open.line.text.ends_with('-') || !ends_sentence(&open.line.text);
    matches!(open.line.kind, Kind::Paragraph | Kind::Item)
        && is_alike(open, row)
        && is_text(open.size)
        && is_open
        && !is_listed
        && !indented
        && is_full(&open.last, &row.text())
}

fn is_alike(open: &Paragraph, row: &Row) -> bool {
    (open.size - row.size).abs() <= SAME_SIZE * open.size.max(row.size) && open.last.is_bold == row.is_bold
}

/// Whether a row ended because it was full: the first word of the next would not have found place.
fn is_full(row: &Row, next: &str) -> bool {
    let is_broken = row.cells.last().is_some_and(|cell| cell.text.ends_with(['-', '‐']));
    is_broken || row.x1() + first_word(next) * row.size > row.right - 0.3 * row.size
}

/// The width of the first word of a text with the blank before it, in sizes of the text.
fn first_word(text: &str) -> f64 {
    match text.chars().next() {
        Some(first) if is_unspaced(first) => 2.0,
        _ => {
            let letters = text.split_whitespace().next().unwrap_or("").chars().take(30).count();
            // half a size is the width of a letter
            f64::from(u32::try_from(letters + 1).unwrap_or(31)) / 2.0
        }
    }
}

/// Whether a row of a title, which may stand in the middle, ended because it was full.
fn fills(row: &Row, next: &str) -> bool {
    row.x1() - row.x0() + first_word(next) * row.size > 0.75 * (row.right - row.left)
}

/// A row of a table of contents: dots lead to the number of a page.
fn is_of_contents(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let leads = bare.contains("......") || bare.contains("……") || bare.contains("······");
    leads && bare.ends_with(|c: char| c.is_ascii_digit() || matches!(c, 'i' | 'v' | 'x'))
}

/// The text behind the mark of an item.
fn bullet(text: &str) -> Option<&str> {
    let rest = text.trim_start().strip_prefix(['•', '●', '○', '■', '□', '▪', '◦', '‣', '➢', '◆', '✓', '►', '·'])?;
    Some(rest.trim_start()).filter(|rest| !rest.is_empty())
}

/// `1.`, `(2)`, `一、`, `（三）`, `第四章`, `3.1`: the beginning of something of its own.
fn is_numbered(text: &str) -> bool {
    let is_chinese = |c: char| "一二三四五六七八九十百".contains(c);
    let text = text.trim_start();
    if let Some(rest) = text.strip_prefix('第') {
        let rest = rest.trim_start_matches(|c: char| is_chinese(c) || c.is_ascii_digit() || c == ' ');
        return rest.starts_with(['章', '条', '节', '條', '節']);
    }
    if let Some(rest) = text.strip_prefix(['(', '（', '[']) {
        let number = rest.trim_start_matches(|c: char| is_chinese(c) || c.is_ascii_digit());
        return number.len() < rest.len() && number.starts_with([')', '）', ']']);
    }
    let number = text.trim_start_matches(is_chinese);
    if number.len() < text.len() {
        return number.starts_with('、');
    }
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - number.len();
    let dotted = number.strip_prefix(['.', '．', '、', ')', '）']);
    (1..=2).contains(&digits)
        && dotted.is_some_and(|rest| rest.starts_with(' ') || rest.chars().next().is_some_and(is_unspaced))
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '」', '）', ')', '’'])
        .ends_with(['.', '。', '!', '?', '！', '？', '；', ':', '：', '…'])
}

/// Puts the next row behind a text: a word that the end of the row has broken is whole again, and Chinese has no blank.
fn join(text: &mut String, next: &str, words: &Words) {
    let next = next.trim_start();
    let (Some(before), Some(first)) = (text.chars().next_back(), next.chars().next()) else {
        text.push_str(next);
        return;
    };
    let hyphened = matches!(before, '-' | '‐' | '\u{AD}').then(|| text.char_indices().next_back()).flatten();
    if let Some((at, _)) = hyphened.filter(|_| first.is_alphanumeric()) {
        let part = text.get(..at).unwrap_or("").rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '“')).next();
        let part = part.unwrap_or("");
        if part.ends_with(char::is_alphanumeric) {
            if !words.keep_hyphen(part, next) {
                text.truncate(at);
            }
            text.push_str(next);
            return;
        }
    }
    let is_path = matches!(before, '/' | '_') && text.contains("://");
    // A line of Chinese ends at any character, before the unit of 1024张 as well.
    if !(is_path || is_unspaced(before) || is_unspaced(first)) {
        text.push(' ');
    }
    text.push_str(next);
}

/// The words of a file, to tell a hyphen of a word from one that breaks it.
struct Words {
    plain: HashSet<String>,
    hyphened: HashSet<String>,
}

/// Beginnings that are joined to the rest by a hyphen.
const JOINED: [&str; 16] = [
    "self", "non", "high", "low", "long", "short", "large", "small", "well", "half", "full", "third", "cross", "open",
    "state", "home",
];

/// Small words in words of many hyphens.
const SMALL: [&str; 9] = ["the", "of", "to", "in", "by", "and", "on", "up", "or"];

impl Words {
    fn of(rows: &[Row]) -> Self {
        let (mut plain, mut hyphened) = (HashSet::new(), HashSet::new());
        for row in rows {
            for cell in &row.cells {
                // a word at the end of a row may be half a word
                let words: Vec<&str> = cell.text.split_whitespace().collect();
                for word in words.iter().take(words.len().saturating_sub(1)) {
                    let word = bare(word);
                    if word.contains('-') {
                        hyphened.insert(word)
                    } else {
                        plain.insert(word)
                    };
                }
            }
        }
        Self { plain, hyphened }
    }

    /// Whether the hyphen between the two parts of a word is the word's own.
    fn keep_hyphen(&self, part: &str, next: &str) -> bool {
        let rest = next.split_whitespace().next().unwrap_or("");
        let (whole, hyphened) = (bare(&format!("{part}{rest}")), bare(&format!("{part}-{rest}")));
        let broken = part.chars().next_back().is_some_and(char::is_lowercase)
            && rest.chars().next().is_some_and(char::is_lowercase);
        if !broken || self.hyphened.contains(&hyphened) {
            return true;
        }
        let last = part.rsplit('-').next().unwrap_or(part);
        let leads = JOINED.contains(&bare(part).as_str()) || last != part && SMALL.contains(&last);
        leads && !self.plain.contains(&whole)
    }
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::pdf::rows::Cell;

    /// A row of a column of 300 whose edge is reached with 60 characters.
    fn row(text: &str, x0: f64, y: f64) -> Row {
        let chars = u32::try_from(text.chars().map(|c| if is_unspaced(c) { 2 } else { 1 }).sum::<usize>()).unwrap();
        let cells = vec![Cell { text: text.into(), x0, x1: x0 + 5.0 * f64::from(chars) }];
        Row { cells, y, size: 10.0, is_bold: false, left: 0.0, right: 300.0, region: 0 }
    }

    fn texts(rows: &[Row]) -> Vec<String> {
        paragraphs(rows, 10.0).into_iter().map(|paragraph| paragraph.line.text).collect()
    }

    const FULL: &str = "The ministry says that the plant makes ten thousand chi-";

    #[test]
    fn rows_of_a_paragraph_are_joined_and_broken_words_mended() {
        let rows = vec![row(FULL, 0.0, 0.0), row("ps a day. It is a step to domestically made self-", 0.0, 12.0)];
        let more = row("reliance in full.", 0.0, 24.0);
        let text = texts(&[rows, vec![more]].concat()).concat();
        assert!(text.contains("thousand chips a day"), "{text}");
        assert!(text.ends_with("self-reliance in full."), "{text}");
    }

    #[test]
    fn an_indent_a_gap_and_a_short_row_part_paragraphs() {
        let rows = vec![
            row(&"long words ".repeat(5), 0.0, 0.0),
            row(&"more words ".repeat(5), 15.0, 12.0),
            row("ends here.", 0.0, 24.0),
            row("Next.", 0.0, 36.0),
            row("Apart.", 0.0, 80.0),
        ];
        assert_eq!(texts(&rows).len(), 4);
    }

    #[test]
    fn chinese_is_joined_without_a_blank_and_over_the_page() {
        let mut rows = vec![row("国产芯片产业发展取得重要进展，全国已有十二家企业实现批量生", 0.0, 0.0)];
        rows.push(Row { region: 1, ..row("产，累计出货一万片。", 0.0, 0.0) });
        assert_eq!(texts(&rows), ["国产芯片产业发展取得重要进展，全国已有十二家企业实现批量生产，累计出货一万片。"]);
    }

    #[test]
    fn a_heading_stands_by_itself_and_contents_are_left_out() {
        let heading = Row { size: 14.0, ..row("1 Results", 0.0, 0.0) };
        let rows = vec![row("Results .............. 12", 0.0, -20.0), heading, row("Text.", 0.0, 16.0)];
        let found = paragraphs(&rows, 10.0);
        let kinds: Vec<_> = found.iter().map(|paragraph| (paragraph.line.kind, paragraph.line.text.as_str())).collect();
        assert_eq!(kinds, [(Kind::Heading, "1 Results"), (Kind::Paragraph, "Text.")]);
    }

    #[test]
    fn the_beginning_of_an_item_is_known() {
        for text in ["1. One", "(2) two", "一、总体要求", "（三）重点", "第四章 附则", "2．目标"] {
            assert!(is_numbered(text), "{text}");
        }
        for text in ["2025 was", "3.5 million", "一万片", "第一次", "a) b"] {
            assert!(!is_numbered(text), "{text}");
        }
        assert_eq!(bullet("• one"), Some("one"));
    }
}
