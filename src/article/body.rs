//! A parsed page → the lines of its main text: the site's own selector where there is one, else the search
//! for the densest part, else whatever prose the page has.

use dom_smoothie::{Config, Readability, TextMode};
use ego_tree::NodeRef;
use scraper::{Html, Node, Selector};

use super::{
    furniture, lines,
    lines::{Kind, Line},
    tidy::{self, tidy},
};

/// Characters below which a selected or found text is taken for a teaser, and something better is looked for.
const TEASER: usize = 140;

/// The lines of the page's main text, furniture out. `title` is not repeated among them.
pub(super) fn main_text(page: &Html, selectors: &[Selector], title: Option<&str>) -> Vec<Line> {
    let mut selected = selectors.iter().map(|selector| furniture::out(select(page, selector), title));
    if let Some(lines) = selected.find(|lines| length(lines) >= TEASER / 3) {
        return lines;
    }
    let source = tidy(page.tree.root());
    let found = furniture::out(from_heading(search(&source), &source, title), title);
    if length(&found) >= TEASER {
        return found;
    }
    let prose = furniture::out(prose(&source), title);
    if length(&prose) > 2 * length(&found) { prose } else { found }
}

/// Characters of text in all.
pub(super) fn length(lines: &[Line]) -> usize {
    lines.iter().map(|line| line.chars).sum()
}

/// Prose between the heading and a found text, above which the search has taken the wrong part: readers' comments
/// may be longer than a short article.
const OVERLOOKED_LINES: usize = 2;
const OVERLOOKED_CHARS: usize = 40;

/// The found lines, or all from the heading to their end where prose that stands between was overlooked.
fn from_heading(found: Vec<Line>, source: &str, title: Option<&str>) -> Vec<Line> {
    let all = read(source);
    let is_title = |line: &Line| title.is_some_and(|title| furniture::squeeze(title) == furniture::squeeze(&line.text));
    let Some(heading) = all.iter().position(|line| line.kind == Kind::Heading && is_title(line)) else { return found };
    let is_found = |line: &Line| found.iter().any(|other| other.text == line.text);
    let Some(first) = all.iter().skip(heading + 1).position(is_found) else { return found };
    let between: Vec<Line> = all.iter().skip(heading + 1).take(first).cloned().collect();
    let overlooked: Vec<Line> = furniture::out(between, title).into_iter().filter(is_prose).collect();
    if overlooked.len() < OVERLOOKED_LINES || length(&overlooked) < OVERLOOKED_CHARS {
        return found;
    }
    let end = all.iter().rposition(is_found).unwrap_or(all.len());
    all.into_iter().take(end + 1).skip(heading + 1).collect()
}

/// A sentence, and no caption or label.
fn is_prose(line: &Line) -> bool {
    let ends =
        line.text.trim_end_matches(['"', '”', '」', '）', ')', '’']).ends_with(['。', '！', '？', '.', '!', '?', '…']);
    line.kind == Kind::Paragraph && ends && line.chars >= 15 && line.linked * 2 < line.chars
}

/// The lines of a piece of HTML that is all article: what a feed carries.
pub(super) fn whole(source: &str) -> Vec<Line> {
    let page = Html::parse_fragment(source);
    let source = tidy(page.tree.root());
    furniture::out(read(&source), None)
}

fn select(page: &Html, selector: &Selector) -> Vec<Line> {
    let mut source = String::new();
    let mut last: Option<NodeRef<'_, Node>> = None;
    for element in page.select(selector).take(50) {
        // What lies within an element that was taken is taken already.
        if last.is_none_or(|last| !element.ancestors().any(|above| above == last)) {
            source.push_str(&tidy(*element));
            last = Some(*element);
        }
    }
    read(&source)
}

fn search(source: &str) -> Vec<Line> {
    let config = Config {
        disable_json_ld: true,
        char_threshold: threshold(source),
        text_mode: TextMode::Raw,
        ..Config::default()
    };
    let article = Readability::new(source, None, Some(config)).and_then(|mut found| found.parse());
    article.map(|article| read(&article.content)).unwrap_or_default()
}

/// Characters from which a found text is believed: an unspaced script says the same in a third of them.
fn threshold(source: &str) -> usize {
    let (east_asian, all) = source
        .chars()
        .filter(|c| c.is_alphabetic())
        .fold((0_usize, 0_usize), |(east, all), c| (east + usize::from(c >= '\u{2E80}'), all + 1));
    if east_asian * 4 > all { 120 } else { 300 }
}

/// Lines that read like prose or data, wherever they stand.
fn prose(source: &str) -> Vec<Line> {
    let mut lines = read(source);
    lines.retain(|line| !line.is_link() && (line.kind != Kind::Item || line.linked * 2 < line.chars));
    let first = lines.iter().position(|line| line.kind == Kind::Heading || line.chars > 40).unwrap_or(0);
    lines.split_off(first)
}

fn read(source: &str) -> Vec<Line> {
    let page = Html::parse_fragment(source);
    let mut lines = lines::lines([page.tree.root()]);
    for line in &mut lines {
        if line.text.starts_with(tidy::ROW) {
            line.kind = Kind::Row;
            line.text = line.text.replace(tidy::ROW, "").replace(tidy::CELL, "\t");
        } else if line.text.contains([tidy::CELL, tidy::ROW]) {
            line.text = line.text.replace(tidy::ROW, "").replace(tidy::CELL, " ");
        }
    }
    lines
}
