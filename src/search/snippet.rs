//! A text and a question → the few words of the text that answer it best.

use std::cell::LazyCell;

use super::{
    Asked,
    entry::{ReadNumbers, number_key},
    tokenizer::words,
};
use crate::{
    lexicon::Lexicon,
    model::Language,
    text::{Span, language},
};

/// Characters of a snippet.
const LENGTH: usize = 160;

/// Only the beginning of a very long text is looked at.
const READ: usize = 200_000;

/// A few words of a text, with where in them stands what was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Snippet {
    pub text: String,
    /// From and to, in Unicode scalars of the snippet.
    pub marks: Vec<(usize, usize)>,
}

/// Something asked for at a place of the text; equal things count once.
struct Mark {
    span: Span,
    what: String,
}

/// About [`LENGTH`] characters around the place with most of what was asked for; the beginning where it has none.
pub(super) fn snippet(
    text: &str,
    language: Option<Language>,
    asked: &Asked,
    lexicon: &Lexicon,
    numbers: ReadNumbers,
) -> Snippet {
    let end = text.char_indices().map(|(at, _)| at).take_while(|at| *at <= READ).last().unwrap_or(0);
    let text = if text.len() <= READ { text } else { Span::new(0, end).of(text) };
    let marks = marks(text, language, asked, lexicon, numbers);
    let best = best_place(&marks);
    let start = text.char_indices().rev().map(|(at, _)| at).filter(|at| *at <= best).nth(LENGTH / 4).unwrap_or(0);
    let start = word_start(text, start, best);
    let rest = Span::new(start, text.len()).of(text);
    let length = rest.char_indices().nth(LENGTH).map_or(rest.len(), |(at, _)| at);
    cut_out(text, Span::new(start, start + length), &marks)
}

/// The part of a text on one line, with its marks.
fn cut_out(text: &str, part: Span, marks: &[Mark]) -> Snippet {
    let mut snippet = Snippet::default();
    let mut length = 0;
    if part.start > 0 {
        snippet.text.push('…');
        length = 1;
    }
    let mut open: Option<(usize, usize)> = None;
    let mut marks = marks.iter().map(|mark| mark.span).filter(|span| span.end > part.start).peekable();
    let mut after_space = true;
    for (at, c) in part.of(text).char_indices() {
        let at = part.start + at;
        // two words side by side are one phrase to the eye
        let goes_on = c.is_whitespace() && marks.peek().is_some_and(|next| next.start <= at + c.len_utf8());
        if let Some((from, end)) = open
            && at >= end
            && !goes_on
        {
            snippet.marks.push((from, length));
            open = None;
        }
        while marks.peek().is_some_and(|span| span.start <= at) {
            let Some(span) = marks.next() else { break };
            // marks that touch or overlap become one, and those with but a space between
            open = open.map_or(Some((length, span.end)), |(from, end)| Some((from, end.max(span.end))));
        }
        let is_space = c.is_whitespace();
        if is_space && after_space {
            continue;
        }
        snippet.text.push(if is_space { ' ' } else { c });
        length += 1;
        after_space = is_space;
    }
    if let Some((from, _)) = open {
        snippet.marks.push((from, length));
    }
    snippet.marks.retain(|(from, to)| from < to);
    if part.end < text.len() {
        snippet.text.truncate(snippet.text.trim_end().len());
        snippet.text.push('…');
    }
    snippet
}

/// Where something asked for stands.
fn marks(text: &str, language: Option<Language>, asked: &Asked, lexicon: &Lexicon, numbers: ReadNumbers) -> Vec<Mark> {
    let tokens = words(text).into_iter().filter(|token| asked.words.contains(&token.text));
    let mut marks: Vec<Mark> =
        tokens.map(|token| Mark { span: Span::new(token.offset_from, token.offset_to), what: token.text }).collect();
    let language = LazyCell::new(|| language.unwrap_or_else(|| language::detect(text, None)));
    if !asked.entities.is_empty() {
        let found = lexicon.find(text, *language);
        let named = found.into_iter().filter(|found| asked.entities.contains(&found.entity));
        marks.extend(named.map(|found| Mark { span: found.span, what: format!("entity {}", found.entity.0) }));
    }
    if !asked.numbers.is_empty() {
        let found = numbers(text, *language).into_iter().map(|(span, number)| (span, number_key(number)));
        let named = found.filter(|(_, key)| asked.numbers.contains(key));
        marks.extend(named.map(|(span, key)| Mark { span, what: format!("number {key}") }));
    }
    marks.sort_by_key(|mark| (mark.span.start, mark.span.end));
    marks
}

/// The first mark of the window with most different things in it.
fn best_place(marks: &[Mark]) -> usize {
    let window = LENGTH;
    let different = |from: usize, start: usize| {
        let mut seen: Vec<&str> = Vec::new();
        for mark in marks.iter().skip(from) {
            if mark.span.start > start + window {
                break;
            }
            if !seen.contains(&mark.what.as_str()) {
                seen.push(&mark.what);
            }
        }
        seen.len()
    };
    let scored = marks.iter().map(|mark| mark.span.start).enumerate().take(2_000).map(|(n, at)| (different(n, at), at));
    scored.max_by_key(|(score, at)| (*score, std::cmp::Reverse(*at))).map_or(0, |(_, at)| at)
}

/// Moves a start behind the next space, if one comes before what is to be shown.
fn word_start(text: &str, start: usize, best: usize) -> usize {
    if start == 0 {
        return 0;
    }
    let between = Span::new(start, best).of(text);
    between.find(char::is_whitespace).map_or(start, |space| start + space + 1)
}
