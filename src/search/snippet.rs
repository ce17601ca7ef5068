//! A text and a question → the few words of the text that answer it best.

use super::{Asked, tokenizer::words};
use crate::{
    lexicon::Lexicon,
    text::{Span, language},
};

/// Characters of a snippet.
const LENGTH: usize = 160;

/// Only the beginning of a very long text is looked at.
const READ: usize = 200_000;

/// About [`LENGTH`] characters around the place with most of what was asked for; the beginning where it has none.
pub(super) fn snippet(text: &str, asked: &Asked, lexicon: &Lexicon) -> String {
    let end = text.char_indices().map(|(at, _)| at).take_while(|at| *at <= READ).last().unwrap_or(0);
    let text = if text.len() <= READ { text } else { Span::new(0, end).of(text) };
    let best = best_place(&marks(text, asked, lexicon));
    let start = text.char_indices().rev().map(|(at, _)| at).filter(|at| *at <= best).nth(LENGTH / 4).unwrap_or(0);
    let start = word_start(text, start, best);
    let rest = Span::new(start, text.len()).of(text);
    let cut: String = rest.chars().take(LENGTH).collect();
    let body = cut.split_whitespace().collect::<Vec<_>>().join(" ");
    let before = if start > 0 { "…" } else { "" };
    let after = if cut.len() < rest.len() { "…" } else { "" };
    format!("{before}{body}{after}")
}

/// Where something asked for stands, and what it is: equal things count once.
fn marks(text: &str, asked: &Asked, lexicon: &Lexicon) -> Vec<(usize, String)> {
    let mut marks: Vec<(usize, String)> = words(text)
        .into_iter()
        .filter(|token| asked.words.contains(&token.text))
        .map(|token| (token.offset_from, token.text))
        .collect();
    if !asked.entities.is_empty() {
        let found = lexicon.find(text, language::detect(text, None));
        let named = found.into_iter().filter(|found| asked.entities.contains(&found.entity));
        marks.extend(named.map(|found| (found.span.start, format!("entity {}", found.entity.0))));
    }
    marks.sort();
    marks
}

/// The first mark of the window with most different things in it.
fn best_place(marks: &[(usize, String)]) -> usize {
    let window = LENGTH;
    let different = |from: usize, start: usize| {
        let mut seen: Vec<&str> = Vec::new();
        for (at, what) in marks.iter().skip(from) {
            if *at > start + window {
                break;
            }
            if !seen.contains(&what.as_str()) {
                seen.push(what);
            }
        }
        seen.len()
    };
    let scored = marks.iter().enumerate().take(2_000).map(|(n, (at, _))| (different(n, *at), *at));
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
