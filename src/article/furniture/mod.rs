//! Lines of a main text → the same without what belongs to the site: links to other stories, by-lines, share
//! and subscription lines, the title once more.

mod words;

use self::words::{ABOUT_TEXT, BEGINNINGS, CALLERS, CHANNELS, COMMENTS, DATE_WORDS, LISTS, NOTICES, WHOLE};
use super::lines::{Kind, Line};

/// Lines among which a date of its own is the page's; further down it is the text's, such as that of a notice.
const TOP: usize = 3;

/// Characters after which a heading for readers' comments ends the text.
const ENOUGH: usize = 60;

/// The lines without furniture.
pub(super) fn out(lines: Vec<Line>, title: Option<&str>) -> Vec<Line> {
    let title = title.map(squeeze);
    let mut kept: Vec<Line> = Vec::with_capacity(lines.len());
    let mut in_list = false;
    let mut chars = 0;
    for line in lines {
        let lower = line.text.to_lowercase();
        let is_label = line.kind == Kind::Heading || line.chars <= 12;
        if is_label && chars >= ENOUGH && COMMENTS.iter().any(|word| lower.starts_with(word)) {
            break;
        }
        in_list = match line.kind {
            _ if is_label && line.chars < 60 && LISTS.iter().any(|word| lower.starts_with(word)) => true,
            Kind::Heading => false,
            Kind::Item => in_list && line.linked > 0,
            _ => in_list && line.linked * 2 >= line.chars,
        };
        // A linked word above the first paragraph is the section that the story stands in.
        let is_kicker = line.is_link() && kept.iter().all(|line| line.chars < 40);
        let is_title = kept.len() < 4 && title.as_ref().is_some_and(|title| *title == squeeze(&line.text));
        if !(in_list
            || is_kicker
            || is_title
            || is_furniture(&line, &lower)
            || kept.len() < TOP && is_date_line(&line, &lower)
            || kept.last().is_some_and(|last| repeats(last, &line)))
        {
            chars += line.chars;
            kept.push(line);
        }
    }
    while kept.last().is_some_and(|line| line.kind == Kind::Heading) {
        kept.pop();
    }
    kept
}

fn is_furniture(line: &Line, lower: &str) -> bool {
    if line.kind == Kind::Row {
        return false;
    }
    let begins = |words: &[&str]| words.iter().any(|word| lower.starts_with(word));
    let is_call = line.chars < 250 && begins(CALLERS) && CHANNELS.iter().any(|channel| lower.contains(channel));
    line.kind != Kind::Heading && WHOLE.contains(&lower.trim_matches(['.', ':', ' ', '…', '|']))
        || line.chars < 300 && NOTICES.iter().any(|notice| lower.contains(notice))
        || begins(BEGINNINGS) && (line.chars < 90 || line.is_link())
        || is_call
        || is_story_link(line)
        || is_byline(line, lower)
        || has_no_words(line)
}

/// A whole line that is a link leads to another story, unless it is a word or two.
fn is_story_link(line: &Line) -> bool {
    line.is_link() && line.chars >= 20
}

/// A line that is a date and nothing else.
fn is_date_line(line: &Line, lower: &str) -> bool {
    let digits = lower.chars().filter(char::is_ascii_digit).count();
    let mut words = lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    if line.chars >= 90 || line.kind != Kind::Paragraph {
        return false;
    }
    let beside = lower.starts_with(|c: char| c.is_ascii_digit()) && ABOUT_TEXT.iter().any(|word| lower.contains(word));
    digits >= 8 && beside || digits >= 5 && words.all(|word| DATE_WORDS.split_whitespace().any(|known| known == word))
}

fn is_byline(line: &Line, lower: &str) -> bool {
    let named = lower.starts_with("by ") || lower.starts_with("von ") || lower.starts_with("par ");
    named && line.chars < 50 && !line.text.ends_with(['.', ':', '?', '!', '…'])
}

fn has_no_words(line: &Line) -> bool {
    !line.text.chars().any(char::is_alphanumeric)
}

fn repeats(last: &Line, line: &Line) -> bool {
    line.chars > 30 && line.kind == last.kind && last.text == line.text
}

pub(super) fn squeeze(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
