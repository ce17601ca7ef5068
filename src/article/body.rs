//! A page → the lines of its main text: the site's own selector where there is one, else the search for the
//! densest part, else whatever prose the page has.

use std::collections::HashSet;

use scraper::Html;

use super::{
    furniture::{self, Known},
    lines,
    lines::{Kind, Line},
    outline::{Mask, Outline},
    search::search,
    tidy::tidy,
};

/// Characters below which a selected or found text is taken for a teaser, and something better is looked for.
const TEASER: usize = 140;

/// The lines of the page's main text, furniture out. What is `known` from the page's head is not repeated among them; `bodies` are the places
/// where the site has its text, by one rule each, the surest first.
pub(super) fn main_text(page: &Outline<'_>, bodies: &[Vec<usize>], known: &Known) -> Vec<Line> {
    let tidied = tidy(page);
    let mut selected = bodies.iter().map(|places| furniture::out(select(page, places, &tidied), known));
    if let Some(lines) = selected.find(|lines| length(lines) >= TEASER / 3) {
        return lines;
    }
    let all = lines::lines(page, &[0], &tidied);
    let found = search(page, &tidied, threshold(&all));
    let found = furniture::out(from_heading(found, &all, known), known);
    if length(&found) >= TEASER {
        return found;
    }
    let prose = furniture::out(prose(all), known);
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
fn from_heading(found: Vec<Line>, all: &[Line], known: &Known) -> Vec<Line> {
    let heading = all.iter().position(|line| line.kind == Kind::Heading && known.is_title(&line.text));
    let Some(heading) = heading else { return found };
    let texts: HashSet<&str> = found.iter().map(|line| line.text.as_str()).collect();
    let is_found = |line: &Line| texts.contains(line.text.as_str());
    let Some(first) = all.iter().skip(heading + 1).position(is_found) else { return found };
    let between: Vec<Line> = all.iter().skip(heading + 1).take(first).cloned().collect();
    let overlooked: Vec<Line> = furniture::out(between, known).into_iter().filter(is_prose).collect();
    if overlooked.len() < OVERLOOKED_LINES || length(&overlooked) < OVERLOOKED_CHARS {
        return found;
    }
    let end = all.iter().rposition(is_found).unwrap_or(all.len());
    all.iter().take(end + 1).skip(heading + 1).cloned().collect()
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
    let page = Outline::of(&page);
    furniture::out(lines::lines(&page, &[0], &tidy(&page)), &Known::default())
}

/// Places of one rule that are taken.
const MOST_PLACES: usize = 50;

fn select(page: &Outline<'_>, places: &[usize], tidied: &Mask) -> Vec<Line> {
    let mut outer: Vec<usize> = Vec::new();
    for place in places.iter().take(MOST_PLACES) {
        // What lies within an element that was taken is taken already.
        if outer.last().is_none_or(|last| *place >= page.end(*last)) {
            outer.push(*place);
        }
    }
    lines::lines(page, &outer, tidied)
}

/// Characters from which a found text is believed: an unspaced script says the same in a third of them.
fn threshold(lines: &[Line]) -> usize {
    let letters = lines.iter().flat_map(|line| line.text.chars()).filter(|c| c.is_alphabetic());
    let (east_asian, all) =
        letters.fold((0_usize, 0_usize), |(east, all), c| (east + usize::from(c >= '\u{2E80}'), all + 1));
    if east_asian * 4 > all { 120 } else { 300 }
}

/// Lines that read like prose or data, wherever they stand.
fn prose(mut lines: Vec<Line>) -> Vec<Line> {
    lines.retain(|line| !line.is_link() && (line.kind != Kind::Item || line.linked * 2 < line.chars));
    let first = lines.iter().position(|line| line.kind == Kind::Heading || line.chars > 40).unwrap_or(0);
    lines.split_off(first)
}
