//! Lines of a main text → the same without what belongs to the site: links to other stories, by-lines, share
//! and subscription lines, the title once more.

mod about;
mod buttons;
mod calls;
mod headings;
mod stamps;
mod words;

use std::collections::HashSet;

use self::{
    calls::CALLERS,
    headings::{COMMENTS, LISTS, NOTICES},
    words::{BEGINNINGS, WHOLE},
};
use super::{
    lines::{Kind, Line},
    partial::is_call,
    site::squeeze,
};

pub(super) use stamps::is_date_word;

/// Characters after which a heading for readers' comments ends the text.
const ENOUGH: usize = 60;

/// What the page's head says, which its text need not say again: in lower case, the titles letters and digits alone.
#[derive(Debug, Default)]
pub(super) struct Known {
    titles: Vec<String>,
    authors: Vec<String>,
    outlet: Option<String>,
}

impl Known {
    pub(super) fn new<'t>(titles: impl IntoIterator<Item = &'t str>, authors: &[String], outlet: Option<&str>) -> Self {
        let titles = titles.into_iter().map(squeeze).filter(|title| title.chars().count() > 3).collect();
        let authors = authors.iter().map(|author| author.to_lowercase()).filter(|author| author.len() > 3).collect();
        Self { titles, authors, outlet: outlet.map(str::to_lowercase) }
    }

    pub(super) fn is_title(&self, text: &str) -> bool {
        let text = squeeze(text.strip_prefix("Title:").unwrap_or(text));
        self.titles.contains(&text)
    }
}

/// The lines without furniture.
pub(super) fn out(lines: Vec<Line>, known: &Known) -> Vec<Line> {
    let mut kept: Vec<Line> = Vec::with_capacity(lines.len());
    let mut read: HashSet<String> = HashSet::new();
    let buttons = buttons::repeated(&lines);
    let (mut in_list, mut in_offer) = (false, false);
    let mut chars = 0;
    for line in lines {
        let lower = line.text.to_lowercase();
        if is_label(&line) && chars >= ENOUGH && COMMENTS.iter().any(|word| lower.starts_with(word)) {
            break;
        }
        in_list = goes_on_with_list(&line, &lower, in_list);
        // A linked word above the first paragraph is the section that the story stands in.
        let is_kicker = line.is_link() && kept.iter().all(|line| line.chars < 40);
        let is_title = kept.len() < HEAD && known.is_title(&line.text);
        if is_title && kept.iter().all(is_head) {
            kept.clear();
            chars = 0;
        }
        let calls = is_call(&line.text);
        in_offer = chars >= ENOUGH && calls || in_offer && weight(&line) < PROSE;
        if !(in_list
            || is_kicker
            || in_offer
            || is_title
            || calls
            || buttons.contains(&line.text)
            || is_furniture(&line, &lower)
            || stamps::is_clock(&line, &lower, known)
            || stamps::is_date(&line, &lower, known, kept.len())
            || stamps::is_author(&line, &lower, known, kept.len())
            || stamps::is_edition(&line)
            || is_again(&line, &mut read))
        {
            chars += line.chars;
            kept.push(line);
        }
    }
    about::cut(&mut kept);
    while kept.last().is_some_and(|line| line.kind == Kind::Heading) {
        kept.pop();
    }
    kept
}

/// Lines among which the title is looked for once more, and what may stand above it.
const HEAD: usize = 4;

/// A line above the title that is no sentence: section, office, `For immediate release`.
fn is_head(line: &Line) -> bool {
    line.chars < 80 && !line.text.ends_with(['.', '。', '!', '?', '！', '？'])
}

/// The weight from which a line behind a call to pay is text again and no offer.
const PROSE: usize = 200;

fn is_label(line: &Line) -> bool {
    line.kind == Kind::Heading || line.chars <= 12
}

/// Whether the line begins a list of other stories or stands in the one that was begun.
fn goes_on_with_list(line: &Line, lower: &str, in_list: bool) -> bool {
    let is_sentence = line.text.ends_with(['.', '。', '!', '?', '！', '？']);
    let is_head = line.kind == Kind::Heading || line.chars <= 40 && !is_sentence;
    match line.kind {
        _ if is_head && line.chars < 60 && LISTS.iter().any(|word| lower.starts_with(word)) => true,
        Kind::Heading => false,
        Kind::Item => in_list && line.linked > 0,
        _ => in_list && line.linked * 2 >= line.chars,
    }
}

fn is_furniture(line: &Line, lower: &str) -> bool {
    if line.kind == Kind::Row {
        return false;
    }
    let begins = |words: &[&str]| words.iter().any(|word| lower.starts_with(word));
    let calls_reader = line.chars < 250 && begins(CALLERS) && buttons::names_channel(lower);
    line.kind != Kind::Heading && WHOLE.contains(&lower.trim_matches(['.', ':', ' ', '…', '|']))
        || line.chars < 300 && NOTICES.iter().any(|notice| lower.contains(notice))
        || begins(BEGINNINGS) && (line.chars < 90 || line.is_link() || is_bracketed(line))
        || calls_reader
        || is_story_link(line)
        || buttons::is_teaser(line, lower)
        || buttons::is_count_of(lower)
        || buttons::is_contact(line)
        || is_picture_count(lower)
        || has_no_words(line)
}

/// A whole line that is a link leads to another story, unless it is a word or two, or an address that the text gives.
fn is_story_link(line: &Line) -> bool {
    line.is_link() && line.chars >= 20 && !line.text.starts_with("http")
}

/// `Image 1 of 5`, `Photo 3/12`.
fn is_picture_count(lower: &str) -> bool {
    let rest = ["image ", "photo ", "slide ", "foto ", "bild "].iter().find_map(|word| lower.strip_prefix(word));
    rest.is_some_and(|rest| {
        let mut words = rest.split([' ', '/']).filter(|word| !matches!(*word, "of" | "von" | "de"));
        rest.len() < 12 && words.all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

fn is_bracketed(line: &Line) -> bool {
    line.chars < 400 && line.text.starts_with(['(', '（', '[', '【']) && line.text.ends_with([')', '）', ']', '】'])
}

fn has_no_words(line: &Line) -> bool {
    !line.text.chars().any(char::is_alphanumeric)
}

/// Characters, those of an unspaced script three times: it says the same in a third of them.
fn weight(line: &Line) -> usize {
    line.chars + 2 * line.text.chars().filter(|c| *c >= '\u{2E80}').count()
}

/// The weight from which a paragraph that was read before is no chance likeness: the page prints its text twice.
const REPEATED: usize = 60;

/// Whether the line was read before; else it is now.
fn is_again(line: &Line, read: &mut HashSet<String>) -> bool {
    matches!(line.kind, Kind::Paragraph | Kind::Heading) && weight(line) > REPEATED && !read.insert(line.text.clone())
}
