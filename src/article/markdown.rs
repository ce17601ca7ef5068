//! Markdown (model cards, release notes, posts) → lines: markup stripped, tables and lists a line each, front
//! matter and code left out.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    lines::{self, Kind, Line},
    site::collapse,
};

/// What a Markdown file says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Card {
    pub(super) title: Option<String>,
    /// `date:` of the front matter.
    pub(super) date: Option<String>,
    pub(super) lines: Vec<Line>,
}

pub(super) fn read(text: &str) -> Card {
    let (front, body) = front_matter(text);
    let field = |name: &str| {
        let value = front.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
        Some(collapse(value.trim().trim_matches(['"', '\'']))).filter(|value| !value.is_empty())
    };
    let mut reader = Reader::default();
    for line in body.lines() {
        reader.line(line);
    }
    reader.end_block();
    let mut lines = reader.lines;
    let headed = lines.first().is_some_and(|line| line.kind == Kind::Heading).then(|| lines.remove(0).text);
    Card { title: headed.or_else(|| field("title")), date: field("date"), lines }
}

/// YAML between `---` lines at the very start.
fn front_matter(text: &str) -> (&str, &str) {
    let start = text.trim_start_matches(['\n', ' ']);
    let Some(inner) = start.strip_prefix("---\n") else { return ("", text) };
    inner.split_once("\n---\n").or_else(|| inner.split_once("\n...\n")).unwrap_or(("", text))
}

#[derive(Default)]
struct Reader {
    lines: Vec<Line>,
    /// The paragraph or list item that is being read.
    block: String,
    item: bool,
    /// The fence that code ends with.
    fence: Option<&'static str>,
    /// HTML that is being gathered, and the end tag that it lasts to, if not an empty line.
    html: String,
    html_until: Option<&'static str>,
}

impl Reader {
    fn line(&mut self, raw: &str) {
        let line = raw.trim();
        if let Some(fence) = self.fence {
            if line.starts_with(fence) {
                self.fence = None;
            }
            return;
        }
        if !self.html.is_empty() {
            return self.html_line(line);
        }
        if let Some(fence) = ["```", "~~~"].into_iter().find(|fence| line.starts_with(fence)) {
            self.end_block();
            self.fence = Some(fence);
        } else if line.is_empty() {
            self.end_block();
        } else if starts_html(line) {
            self.end_block();
            self.html_until = line.to_ascii_lowercase().contains("<table").then_some("</table>");
            self.html_line(line);
        } else {
            self.text_line(line);
        }
    }

    fn text_line(&mut self, line: &str) {
        let line = line.trim_start_matches(['>', ' ']);
        if let Some(heading) = heading(line) {
            self.end_block();
            self.emit(Kind::Heading, heading);
        } else if line.starts_with('|') || line.matches('|').count() >= 2 && line.ends_with('|') {
            self.end_block();
            self.row(line);
        } else if is_rule(line) {
            self.underline(line);
        } else if let Some(item) = list_item(line) {
            self.end_block();
            self.item = true;
            self.block.push_str(item);
        } else {
            if !self.block.is_empty() {
                self.block.push('\n');
            }
            self.block.push_str(line);
        }
    }

    /// A line of `===` or `---` makes a heading of the text above it, and is a rule otherwise.
    fn underline(&mut self, line: &str) {
        let heading = std::mem::take(&mut self.block);
        if !heading.is_empty() && !self.item && line.starts_with(['=', '-']) {
            self.emit(Kind::Heading, &heading);
        } else {
            self.block = heading;
            self.end_block();
        }
    }

    fn row(&mut self, line: &str) {
        let cells: Vec<String> = line.trim_matches('|').split('|').map(|cell| inline(cell.trim())).collect();
        let is_rule = cells.iter().all(|cell| cell.chars().all(|c| matches!(c, '-' | ':' | ' ' | '—')));
        if !is_rule {
            let cells: Vec<String> = cells.iter().map(|cell| collapse(cell)).collect();
            self.push(Kind::Row, cells.join("\t").trim_end().to_owned());
        }
    }

    fn html_line(&mut self, line: &str) {
        self.html.push_str(line);
        self.html.push('\n');
        let ended = match self.html_until {
            Some(end) => line.to_ascii_lowercase().contains(end),
            None => line.is_empty(),
        };
        if ended {
            self.end_html();
        }
    }

    fn end_html(&mut self) {
        let html = crate::text::tame::tame(&std::mem::take(&mut self.html));
        self.html_until = None;
        self.lines.extend(lines::of_html(&html).into_iter().filter(|line| !line.is_link()));
    }

    fn end_block(&mut self) {
        if !self.html.is_empty() {
            self.end_html();
        }
        let block = std::mem::take(&mut self.block);
        let kind = if std::mem::take(&mut self.item) { Kind::Item } else { Kind::Paragraph };
        self.emit(kind, &block);
    }

    fn emit(&mut self, kind: Kind, markup: &str) {
        if kind != Kind::Heading && is_links(markup) {
            return;
        }
        self.push(kind, collapse(&inline(markup)));
    }

    fn push(&mut self, kind: Kind, text: String) {
        if text.chars().any(char::is_alphanumeric) {
            self.lines.push(Line { kind, chars: text.chars().count(), linked: 0, apart: true, text });
        }
    }
}

/// Badges and a row of links say nothing of the thing itself.
fn is_links(markup: &str) -> bool {
    static LINK: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"!?\[(?:[^\[\]]|!?\[[^\]]*\]\([^)]*\))*\]\([^)]*\)").ok());
    let Some(link) = LINK.as_ref().filter(|_| markup.matches("](").count() >= 2) else { return false };
    !link.replace_all(markup, "").chars().any(char::is_alphanumeric)
}

fn starts_html(line: &str) -> bool {
    let lower = line.to_ascii_lowercase();
    [
        "<table", "<div", "<p", "<center", "<details", "<ul", "<ol", "<h1", "<h2", "<h3", "<h4", "<br", "<hr", "<img",
        "<a ", "<!--",
    ]
    .iter()
    .any(|tag| lower.starts_with(tag))
}

fn heading(line: &str) -> Option<&str> {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    ((1..=6).contains(&level) && text.starts_with([' ', '\t'])).then(|| text.trim().trim_end_matches('#').trim_end())
}

fn is_rule(line: &str) -> bool {
    let mut chars = line.chars().filter(|c| *c != ' ');
    let Some(first) = chars.next().filter(|c| matches!(c, '-' | '=' | '*' | '_')) else { return false };
    chars.all(|c| c == first) && line.len() >= 2
}

fn list_item(line: &str) -> Option<&str> {
    let bullet = ["- ", "* ", "+ ", "• "].iter().find_map(|mark| line.strip_prefix(mark));
    let task = |text| ["[ ] ", "[x] ", "[X] "].iter().find_map(|mark| str::strip_prefix(text, mark)).unwrap_or(text);
    bullet.map(task).or_else(|| {
        let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered = (1..=3).contains(&(line.len() - rest.len()));
        rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") ")).filter(|_| numbered)
    })
}

/// Inline markup stripped: links and emphasis leave their text, images nothing.
fn inline(text: &str) -> String {
    static MARKUP: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
        let patterns = [
            (r"!\[[^\]]*\]\([^)]*\)", ""),
            (r"\[\^[^\]]*\]", ""),
            (r"\[((?:[^\[\]]|\[[^\]]*\])*)\]\([^)]*\)", "$1"),
            (r"\[([^\]]*)\]\[[^\]]*\]", "$1"),
            (r"<(https?://[^>\s]+)>", "$1"),
            (r"(?s)<!--.*?-->", ""),
            (r"(?i)<br\s*/?>", "\n"),
            (r"<sup>(\d{1,3})</sup>", "^$1"),
            (r"</?[a-zA-Z][^<>]*>", ""),
            (r"\*\*([^*]+)\*\*", "$1"),
            (r"__([^_]+)__", "$1"),
            (r"~~([^~]+)~~", "$1"),
            (r"(^|[^*\w])\*([^*\s][^*]*)\*", "$1$2"),
            (r"(^|[^_\w])_([^_\s][^_]*)_([^_\w]|$)", "$1$2$3"),
            (r"`+([^`]*)`+", "$1"),
            (r"\\([\\`*_{}\[\]()#+\-.!|>~])", "$1"),
            ("&nbsp;", " "),
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&amp;", "&"),
        ];
        patterns.into_iter().filter_map(|(pattern, plain)| Some((Regex::new(pattern).ok()?, plain))).collect()
    });
    if !text.contains(['!', '[', '<', '*', '_', '~', '`', '\\', '&']) {
        return text.to_owned();
    }
    MARKUP.iter().fold(text.to_owned(), |text, (pattern, plain)| pattern.replace_all(&text, *plain).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_card_keeps_its_tables_and_lists_and_loses_its_markup() {
        let card = read(
            "---\nlicense: apache-2.0\ndate: 2024-09-28\n---\n# TeleChat2-115B\n\n<p align=\"center\">\n<img src=x>\n</p>\n\n\
             **TeleChat2** has `115B` [parameters](https://a.example).\nTrained on 10<sup>13</sup> tokens.\n\n\
             | item | value |\n|---|:---:|\n| Layers | 96 |\n\n- one\n* two\n1. three\n\n```python\nx = 1\n```\n\nNotes\n-----\nend",
        );
        assert_eq!(card.title.as_deref(), Some("TeleChat2-115B"));
        assert_eq!(card.date.as_deref(), Some("2024-09-28"));
        assert_eq!(
            lines::compose(&card.lines),
            "TeleChat2 has 115B parameters. Trained on 10^13 tokens.\n\nitem\tvalue\nLayers\t96\n\none\ntwo\nthree\n\nNotes\n\nend"
        );
    }

    #[test]
    fn a_table_of_html_is_read_as_one() {
        let card =
            read("<table>\n<tr><th>Model</th><th>Params</th></tr>\n\n<tr><td>A</td><td>7B</td></tr>\n</table>\n\nText");
        assert_eq!(lines::compose(&card.lines), "Model\tParams\nA\t7B\n\nText");
    }
}
