//! HTML elements → lines of text: a paragraph, heading, list item or table row each, blanks collapsed.

use ego_tree::{NodeId, NodeRef, iter::Edge};
use scraper::{Node, node::Element};

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

/// Elements whose content is not read.
pub(super) const UNREAD: [&str; 24] = [
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "iframe",
    "object",
    "embed",
    "button",
    "select",
    "textarea",
    "input",
    "head",
    "figcaption",
    "rt",
    "rp",
    "audio",
    "video",
    "canvas",
    "map",
    "dialog",
    "datalist",
    "nav",
    "math",
];

const BLOCKS: [&str; 36] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "thead",
    "ul",
    "html",
];

/// The lines under `roots`, in order.
pub(super) fn lines<'a>(roots: impl IntoIterator<Item = NodeRef<'a, Node>>) -> Vec<Line> {
    let mut writer = Writer { apart: true, ..Writer::default() };
    for root in roots {
        writer.walk(root);
        writer.flush(true);
    }
    writer.lines
}

/// Whether a table holds data and no layout: rows of short cells, no table inside.
pub(super) fn is_data_table(table: NodeRef<'_, Node>) -> bool {
    let (mut rows, mut cells, mut chars) = (0, 0, 0_usize);
    for node in table.descendants().skip(1) {
        match node.value() {
            Node::Element(element) => match element.name() {
                "table" | "form" => return false,
                "tr" => rows += 1,
                "td" | "th" => cells += 1,
                _ => {}
            },
            Node::Text(text) => chars += text.trim().chars().count(),
            _ => {}
        }
    }
    rows >= 2 && cells >= 2 * rows - 1 && chars <= cells * 120
}

#[derive(Default)]
struct Writer {
    lines: Vec<Line>,
    text: String,
    chars: usize,
    linked: usize,
    kind: Option<Kind>,
    /// Whether the next line is more than a `<br>` apart from the last.
    apart: bool,
    /// Blanks were met since the last character; whether a line end was among them.
    blank: Option<bool>,
    links: usize,
    preformatted: usize,
    /// Per open table: whether it holds data.
    tables: Vec<bool>,
    unread: Option<NodeId>,
}

impl Writer {
    fn walk(&mut self, root: NodeRef<'_, Node>) {
        for edge in root.traverse() {
            match edge {
                Edge::Open(node) if self.unread.is_none() => match node.value() {
                    Node::Text(text) => self.push(text),
                    Node::Element(element) => self.open(node, element),
                    _ => {}
                },
                Edge::Close(node) => {
                    if self.unread == Some(node.id()) {
                        self.unread = None;
                    } else if let (None, Node::Element(element)) = (self.unread, node.value()) {
                        self.close(element.name());
                    }
                }
                Edge::Open(_) => {}
            }
        }
    }

    fn open(&mut self, node: NodeRef<'_, Node>, element: &Element) {
        let name = element.name();
        if UNREAD.contains(&name) || is_note_mark(element) {
            self.unread = Some(node.id());
            return;
        }
        match name {
            "br" => self.line_break(),
            "a" => self.links += 1,
            "sup" if self.text.ends_with(|c: char| c.is_ascii_digit()) && self.blank.is_none() && is_exponent(node) => {
                self.push("^");
            }
            "table" => {
                self.flush(true);
                self.tables.push(is_data_table(node));
            }
            "td" | "th" if self.in_row() => {
                if node.prev_siblings().any(|sibling| sibling.value().is_element()) {
                    self.blank = None;
                    self.text.push('\t');
                }
                self.kind = Some(Kind::Row);
            }
            "tr" | "td" | "th" => self.flush(true),
            name if self.in_row() => self.blank_at(BLOCKS.contains(&name)),
            name if BLOCKS.contains(&name) => {
                self.flush(true);
                self.kind = kind_of(name).or(self.kind);
                self.preformatted += usize::from(name == "pre");
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "a" => self.links = self.links.saturating_sub(1),
            "table" => {
                self.flush(true);
                self.tables.pop();
            }
            "td" | "th" if self.in_row() => {}
            "tr" | "td" | "th" => self.flush(true),
            name if self.in_row() => self.blank_at(BLOCKS.contains(&name)),
            name if BLOCKS.contains(&name) => {
                self.flush(true);
                self.preformatted = self.preformatted.saturating_sub(usize::from(name == "pre"));
                if kind_of(name).is_some() {
                    self.kind = None;
                }
            }
            _ => {}
        }
    }

    fn in_row(&self) -> bool {
        self.tables.last() == Some(&true)
    }

    /// Inside a row, blocks are parted by a blank: a row is one line.
    fn blank_at(&mut self, border: bool) {
        if border {
            self.blank = Some(false);
        }
    }

    fn line_break(&mut self) {
        if self.in_row() {
            self.blank = Some(false);
        } else if self.text.trim().is_empty() {
            self.apart = true;
        } else {
            self.flush(false);
        }
    }

    fn push(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\n' if self.preformatted > 0 => self.line_break(),
                '\u{3000}' if self.text.is_empty() => self.apart = true,
                c if c.is_whitespace() && c != '\u{3000}' => {
                    self.blank = Some(self.blank == Some(true) || c == '\n');
                }
                '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' | '\u{202A}'..='\u{202E}' => {}
                c if c.is_control() => {}
                c => self.push_char(c),
            }
        }
    }

    fn push_char(&mut self, c: char) {
        if let Some(line_end) = self.blank.take()
            && let Some(last) = self.text.chars().next_back()
            && last != '\t'
            && !(line_end && is_unspaced(last) && is_unspaced(c))
        {
            self.text.push(' ');
        }
        self.text.push(c);
        self.chars += 1;
        self.linked += usize::from(self.links > 0);
    }

    fn flush(&mut self, apart: bool) {
        let text = std::mem::take(&mut self.text);
        let is_row = self.kind == Some(Kind::Row);
        let text = if is_row { text.trim_end() } else { text.trim() };
        self.blank = None;
        if !text.trim().is_empty() {
            self.lines.push(Line {
                kind: self.kind.unwrap_or(Kind::Paragraph),
                text: text.to_owned(),
                chars: self.chars,
                linked: self.linked,
                apart: self.apart,
            });
            self.apart = apart;
        }
        self.apart |= apart;
        (self.chars, self.linked) = (0, 0);
        if is_row {
            self.kind = None;
        }
    }
}

fn kind_of(name: &str) -> Option<Kind> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(Kind::Heading),
        "li" | "dt" | "dd" => Some(Kind::Item),
        _ => None,
    }
}

/// A footnote's mark is no number of the text.
pub(super) fn is_note_mark(element: &Element) -> bool {
    element.name() == "sup" && (element.attr("class").unwrap_or("").contains("ref") || element.attr("id").is_some())
}

/// 10<sup>18</sup> is not 1018.
fn is_exponent(node: NodeRef<'_, Node>) -> bool {
    let text: String =
        node.descendants().filter_map(|node| node.value().as_text().map(|text| text.to_string())).collect();
    let digits = text.trim().trim_start_matches(['-', '−', '+']);
    !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Characters between which a line end of the source is no blank.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{2FA1F}')
}

/// The lines of plain text: a line each, apart where an empty one stands between them. Lines that were broken at a
/// column are put together again.
pub(super) fn of_text(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut apart = true;
    let widest = text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    let mut broken = 0;
    for line in text.lines() {
        let line = line.trim_matches([' ', '\r', '\u{3000}', '\u{A0}']);
        let chars = line.chars().count();
        if line.trim().is_empty() {
            apart = true;
        } else if let Some(last) = lines.last_mut().filter(|last| !apart && continues(&last.text, broken, widest, line))
        {
            last.text.push(' ');
            last.text.push_str(line);
            last.chars += chars + 1;
            broken = chars;
        } else {
            broken = chars;
            lines.push(Line { kind: Kind::Paragraph, text: line.to_owned(), chars, linked: 0, apart });
            apart = false;
        }
    }
    lines
}

/// Whether `next` goes on where `last`, whose last row had `row` characters, was broken at the `widest` column.
fn continues(last: &str, row: usize, widest: usize, next: &str) -> bool {
    let aligned = |text: &str| text.contains("  ") || text.contains(['\t', '|', '\u{3000}']);
    let listed = next.starts_with(['-', '*', '•', '+', '#']) || next.starts_with(|c: char| c.is_ascii_digit());
    (60..=100).contains(&widest) && row * 4 >= widest * 3 && !listed && !aligned(last) && !aligned(next)
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
    use scraper::Html;

    use super::*;

    fn text(html: &str) -> String {
        compose(&lines([Html::parse_document(html).tree.root()]))
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
