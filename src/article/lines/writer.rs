//! A walk over HTML elements → lines: what ends a line, what parts words, what is not read.

use scraper::{Node, node::Element};

use super::{Kind, Line, is_data_table, plain::rejoined};
use crate::article::outline::{Mask, Outline, attr};

/// Elements whose content is not read.
const UNREAD: [&str; 24] = [
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

#[derive(Default)]
pub(super) struct Writer {
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
    /// Lines before the outermost preformatted part.
    before_part: usize,
    /// Per open table: whether it holds data.
    tables: Vec<bool>,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self { apart: true, ..Self::default() }
    }

    /// Ends the last line and gives them all.
    pub(super) fn finish(mut self) -> Vec<Line> {
        self.flush(true);
        self.lines
    }

    /// Takes what stands under `root`, but for what the mask leaves out.
    pub(super) fn walk(&mut self, page: &Outline<'_>, root: usize, mask: &Mask) {
        let mut open: Vec<usize> = Vec::new();
        let (mut place, last) = (root, page.end(root));
        while place < last {
            while let Some(ended) = open.pop_if(|above| page.end(*above) <= place) {
                self.close(page, ended);
            }
            let is_read = !mask.is_dropped(place) && page.element(place).is_none_or(is_read);
            if !is_read {
                place = page.end(place);
                continue;
            }
            match page.value(place) {
                Some(Node::Text(text)) => self.push(text),
                Some(Node::Element(_)) => {
                    self.open(page, place);
                    open.push(place);
                }
                _ => {}
            }
            place += 1;
        }
        while let Some(ended) = open.pop() {
            self.close(page, ended);
        }
    }

    fn is_behind_a_digit(&self) -> bool {
        self.blank.is_none() && self.text.ends_with(|c: char| c.is_ascii_digit())
    }

    fn open(&mut self, page: &Outline<'_>, place: usize) {
        match page.name(place) {
            "br" => self.line_break(),
            "a" => self.links += usize::from(page.is_link(place)),
            "sup" if self.is_behind_a_digit() && is_exponent(&page.text(place)) => self.push("^"),
            "table" => {
                self.flush(true);
                self.tables.push(is_data_table(page, place));
            }
            "td" | "th" if self.in_row() => {
                let first = page.parent(place).and_then(|row| page.children(row).next());
                if first != Some(place) {
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
                if name == "pre" {
                    self.before_part = if self.preformatted == 0 { self.lines.len() } else { self.before_part };
                    self.preformatted += 1;
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, page: &Outline<'_>, place: usize) {
        match page.name(place) {
            "a" => self.links = self.links.saturating_sub(usize::from(page.is_link(place))),
            "table" => {
                self.flush(true);
                self.tables.pop();
            }
            "td" | "th" if self.in_row() => {}
            "tr" | "td" | "th" => self.flush(true),
            name if self.in_row() => self.blank_at(BLOCKS.contains(&name)),
            name if BLOCKS.contains(&name) => {
                self.flush(true);
                if name == "pre" {
                    self.close_preformatted(page, place);
                }
                if kind_of(name).is_some() {
                    self.kind = None;
                }
            }
            _ => {}
        }
    }

    /// A letter in a mail is broken at a column; a program is as it should be.
    fn close_preformatted(&mut self, page: &Outline<'_>, place: usize) {
        self.preformatted = self.preformatted.saturating_sub(1);
        let is_code = page.elements_within(place).any(|(_, element)| element.name() == "code");
        if self.preformatted == 0 && !is_code {
            let rows = self.lines.split_off(self.before_part.min(self.lines.len()));
            self.lines.extend(rejoined(rows));
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

    pub(super) fn flush(&mut self, apart: bool) {
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
pub(in crate::article) fn is_note_mark(element: &Element) -> bool {
    element.name() == "sup" && (attr(element, "class").unwrap_or("").contains("ref") || attr(element, "id").is_some())
}

fn is_read(element: &Element) -> bool {
    !UNREAD.contains(&element.name()) && !is_note_mark(element)
}

/// 10<sup>18</sup> is not 1018.
fn is_exponent(text: &str) -> bool {
    let digits = text.trim_start_matches(['-', '−', '+']);
    !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Characters between which a line end of the source is no blank.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{2FA1F}')
}
