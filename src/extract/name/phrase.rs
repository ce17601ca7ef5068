//! The English noun phrase that a noun ends: what determines it, and the words between.

use crate::{
    lexicon::english::{english, is_owner},
    text::{Span, span::last},
};

/// So many characters before a noun its phrase is looked for.
const REACH: usize = 80;

/// Words between the determiner and the noun, at most.
const ADJECTIVES: usize = 5;

/// "the older Nvidia chip": its determiner, the words behind that, and where it all stands.
#[derive(Debug)]
pub(in crate::extract) struct Phrase<'t> {
    pub(in crate::extract) determiner: &'t str,
    /// The nearest to the noun first.
    pub(in crate::extract) adjectives: Vec<(&'t str, Span)>,
    pub(in crate::extract) span: Span,
}

impl<'t> Phrase<'t> {
    /// The phrase of `folded` that ends in `noun`, if something determines it.
    pub(in crate::extract) fn of(folded: &'t str, noun: Span) -> Option<Self> {
        let head = last(folded.get(..noun.start)?, REACH).trim_end_matches(' ');
        let mut adjectives = Vec::new();
        let mut end = head.len();
        let offset = folded.get(..noun.start)?.trim_end_matches(' ').len() - head.len();
        for word in head.rsplit(' ').take(ADJECTIVES + 1) {
            let start = end.checked_sub(word.len())?;
            let at = Span::new(offset + start, offset + end);
            let word = word.trim_start_matches(['"', '“', '(']);
            if is_determiner(word) {
                return Some(Self { determiner: word, adjectives, span: Span::new(at.end - word.len(), noun.end) });
            }
            // a new sentence or line ends the phrase before its determiner is found
            if word.contains('\n') {
                let word = word.rsplit('\n').next().unwrap_or("");
                let span = Span::new(at.end - word.len(), noun.end);
                return is_determiner(word).then_some(Self { determiner: word, adjectives, span });
            }
            if !is_between(word) {
                return None;
            }
            adjectives.push((word, at));
            end = start.checked_sub(1)?;
        }
        None
    }

    /// Brings in a thing: "a new chip", "another chip".
    pub(in crate::extract) fn is_indefinite(&self) -> bool {
        matches!(self.determiner, "a" | "an" | "another")
    }

    /// Points at a thing: "the chip", "that older chip".
    pub(in crate::extract) fn is_definite(&self) -> bool {
        matches!(self.determiner, "the" | "this" | "that")
    }

    pub(in crate::extract) fn has(&self, fits: impl Fn(&str) -> bool) -> bool {
        self.adjectives.iter().any(|(word, _)| fits(word))
    }

    /// What stands before it in its clause says nothing: it is what the clause is about.
    pub(in crate::extract) fn opens(&self, folded: &str) -> bool {
        let before = last(folded.get(..self.span.start).unwrap_or(""), REACH);
        let head = before.trim_end_matches([' ', '"', '“']);
        let links =
            head.rsplit(' ').take_while(|word| english().links.contains(*word)).map(|word| word.len() + 1).sum();
        let head = head.get(..head.len().saturating_sub(links)).unwrap_or("");
        head.is_empty() || head.ends_with(['.', ',', ';', ':', '\n', '!', '?', '—', '–', '”', '"'])
    }
}

fn is_determiner(word: &str) -> bool {
    matches!(word, "a" | "an" | "another" | "the" | "this" | "that" | "its" | "their" | "our") || is_owner(word)
}

fn is_between(word: &str) -> bool {
    word.ends_with(char::is_alphanumeric)
        && !english().prepositions.contains(word)
        && !english().finite.contains(word)
        && !matches!(word, "and" | "or" | "but" | "than" | "as")
}
