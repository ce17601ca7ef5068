//! HTML elements → lines of text: a paragraph, heading, list item or table row each, blanks collapsed.

mod plain;
mod writer;

use scraper::Html;

use super::outline::{Mask, Outline};
use writer::Writer;

pub(super) use plain::of_text;
pub(super) use writer::is_note_mark;

/// What a line was in the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Heading,
    Paragraph,
    Item,
    /// A row of a table, its cells apart by a tab.
    Row,
}

/// One line of a page's text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) kind: Kind,
    pub(super) text: String,
    /// Characters, and those of them that stand in links.
    pub(super) chars: usize,
    pub(super) linked: usize,
    /// Whether more than a `<br>` parts it from the line before.
    pub(super) apart: bool,
}

impl Line {
    /// Whether hardly anything of it stands outside links.
    pub(super) fn is_link(&self) -> bool {
        self.linked * 10 >= self.chars * 9
    }
}

/// The lines under `roots`, in order, without what the mask leaves out.
pub(super) fn lines(page: &Outline<'_>, roots: &[usize], mask: &Mask) -> Vec<Line> {
    let mut writer = Writer::new();
    for root in roots {
        writer.walk(page, *root, mask);
        writer.flush(true);
    }
    writer.finish()
}

/// All lines of a page.
pub(super) fn all(page: &Outline<'_>) -> Vec<Line> {
    lines(page, &[0], &page.whole())
}

/// The lines of a piece of HTML.
pub(super) fn of_html(source: &str) -> Vec<Line> {
    all(&Outline::of(&Html::parse_fragment(source)))
}

/// A paragraph by itself, without links.
pub(super) fn paragraph(text: impl Into<String>) -> Line {
    let text = text.into();
    Line { kind: Kind::Paragraph, chars: text.chars().count(), linked: 0, apart: true, text }
}

/// Whether a table holds data and no layout: rows of short cells, no table inside.
pub(super) fn is_data_table(page: &Outline<'_>, table: usize) -> bool {
    let (mut rows, mut cells) = (0, 0);
    for (_, element) in page.elements_within(table).skip(1) {
        match element.name() {
            "table" | "form" => return false,
            "tr" => rows += 1,
            "td" | "th" => cells += 1,
            _ => {}
        }
    }
    let chars: usize = page.texts(table).map(|text| text.trim().chars().count()).sum();
    rows >= 2 && cells >= 2 * rows - 1 && chars <= cells * 120
}

/// The lines as text: list items and table rows a line each, all else parted by an empty line.
pub(super) fn compose(lines: &[Line]) -> String {
    let mut text = String::new();
    let mut last = None;
    for line in lines {
        if let Some(last) = last {
            let close = line.kind == last && matches!(last, Kind::Item | Kind::Row) || !line.apart;
            text.push_str(if close { "\n" } else { "\n\n" });
        }
        text.push_str(&line.text);
        last = Some(line.kind);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(html: &str) -> String {
        compose(&of_html(html))
    }

    #[test]
    fn blocks_are_lines_and_never_glued() {
        assert_eq!(text("<div>One<p>two</p>three</div><h2>Four</h2>five"), "One\n\ntwo\n\nthree\n\nFour\n\nfive");
        assert_eq!(text("<p>a<b>b</b> c\n d&nbsp;e\u{200B}f</p>"), "ab c d ef");
        assert_eq!(text("<p>a<br>b<br><br>c</p>"), "a\nb\n\nc");
        assert_eq!(text("<ul><li>a<li><p>b</p></ul><p>c"), "a\nb\n\nc");
    }

    #[test]
    fn a_line_end_in_the_source_is_no_blank_in_chinese() {
        assert_eq!(text("<p>　　国产\n芯片 Ascend\n910C</p>"), "国产芯片 Ascend 910C");
        assert_eq!(text("段一<br>　　段二"), "段一\n\n段二");
    }

    #[test]
    fn a_table_row_is_a_line_and_an_empty_cell_keeps_its_place() {
        let table = "<table><tr><th></th><th>910B</th><th>910C</th></tr>\
            <tr><td><p>HBM</p></td><td>64 <br>GB</td><td></td></tr></table>";
        assert_eq!(text(table), "\t910B\t910C\nHBM\t64 GB");
        let layout = "<table><tr><td><table><tr><td>a</table></td><td>b</td></tr></table>";
        assert_eq!(text(layout), "a\n\nb");
    }

    #[test]
    fn powers_stay_powers_and_note_marks_go() {
        assert_eq!(text("<p>10<sup>18</sup> FLOPS<sup class=\"reference\">[3]</sup></p>"), "10^18 FLOPS");
        assert_eq!(text("<p><ruby>富岳<rt>ふがく</rt></ruby>の後継</p>"), "富岳の後継");
    }
}
