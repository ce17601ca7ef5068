//! The width of the terminal, and lines that keep within it. Wide characters take two cells, and Chinese breaks
//! between any two of them, but not before a comma and not inside 320亿.

use std::io::{self, IsTerminal};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The terminal's width, or nothing where the output goes elsewhere.
pub(super) fn terminal_width() -> Option<usize> {
    const NARROWEST: u16 = 20;
    const USUAL: u16 = 80;
    let width = || terminal_size::terminal_size().map_or(USUAL, |(width, _)| width.0.max(NARROWEST));
    io::stdout().is_terminal().then(|| width().into())
}

/// Lines of a text that is indented, as wide as the terminal; one line where the output goes elsewhere.
/// Addresses and ids stay whole, so that they can be clicked and copied.
pub(in crate::cli) fn wrapped(text: &str, indent: usize) -> Vec<String> {
    match terminal_width() {
        Some(width) => broken(text, width.saturating_sub(indent), Long::Overflows),
        None => vec![text.to_owned()],
    }
}

/// What becomes of a word that is longer than a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Long {
    Breaks,
    Overflows,
}

/// Text in lines of so many cells.
pub(super) fn broken(text: &str, width: usize, long: Long) -> Vec<String> {
    let (mut lines, mut line, mut used) = (Vec::new(), String::new(), 0);
    for word in words(text) {
        let gap = usize::from(word.after_space && used > 0);
        let wide = cells(&word.text);
        if used > 0 && used + gap + wide > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        } else if gap > 0 {
            line.push(' ');
            used += gap;
        }
        for c in word.text.chars() {
            let cell = c.width().unwrap_or(0);
            if long == Long::Breaks && used > 0 && used + cell > width {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(c);
            used += cell;
        }
    }
    lines.push(line);
    lines
}

/// What stays on one line.
struct Word {
    after_space: bool,
    text: String,
}

fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut before = None;
    for c in text.chars() {
        if c.is_whitespace() {
            before = None;
            continue;
        }
        match words.last_mut().filter(|_| before.is_some_and(|before| !breaks(before, c))) {
            Some(word) => word.text.push(c),
            None => words.push(Word { after_space: before.is_none(), text: c.to_string() }),
        }
        before = Some(c);
    }
    words
}

/// Characters that no line begins with, and those that none ends with.
const CLOSING: &str = "，。、；：？！）》」』】〉”’…—～·％%,.;:?!)]}»";
const OPENING: &str = "（《「『【〈“‘([{«";

/// Whether a line may end between two characters without a space.
fn breaks(before: char, after: char) -> bool {
    let is_wide = |c: char| c.width() == Some(2);
    let counts = |a: char, b: char| a.is_ascii_digit() && is_wide(b);
    (is_wide(before) || is_wide(after))
        && !counts(before, after)
        && !CLOSING.contains(after)
        && !OPENING.contains(before)
}

pub(super) fn cells(text: &str) -> usize {
    text.width()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_between_chinese_characters() {
        assert_eq!(broken("one two  three", 7, Long::Breaks), ["one two", "three"]);
        assert_eq!(broken("中国电信，训练了模型。", 8, Long::Breaks), ["中国电", "信，训练", "了模型。"]);
        assert_eq!(broken("激活参数320亿", 10, Long::Breaks), ["激活参数", "320亿"]);
        assert_eq!(broken("", 10, Long::Breaks), [""]);
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken_or_kept() {
        assert_eq!(broken("id cabdb7abesrbcd", 8, Long::Breaks), ["id", "cabdb7ab", "esrbcd"]);
        assert_eq!(broken("id cabdb7abesrbcd", 8, Long::Overflows), ["id", "cabdb7abesrbcd"]);
        assert_eq!(broken("模型", 1, Long::Breaks), ["模", "型"]);
    }
}
