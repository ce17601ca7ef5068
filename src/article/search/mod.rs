//! The densest part of a page: where its paragraphs stand, with what belongs to them.
//!
//! Every paragraph speaks for the elements that hold it, the nearest the most; links speak against them. What wins
//! is taken with those of its neighbours that read like it, and lists and boxes of links within it are left out.
//! Where that gives too little, the search is tried again with less prejudice.

mod names;
mod prune;
mod score;

use super::{
    lines::{self, Line},
    outline::{Mask, Outline},
    tidy::quotes_a_post,
};

/// How much is ruled out beforehand.
#[derive(Debug, Clone, Copy)]
struct Care {
    /// Parts whose names speak against them are passed over.
    unlikely: bool,
    /// Names count for and against.
    names: bool,
    /// Boxes of links are left out.
    prune: bool,
}

/// From the most careful to the least.
const CARES: [Care; 4] = [
    Care { unlikely: true, names: true, prune: true },
    Care { unlikely: false, names: true, prune: true },
    Care { unlikely: false, names: false, prune: true },
    Care { unlikely: false, names: false, prune: false },
];

/// The lines of the densest part, of the first try that gives `enough` characters or else of the longest.
pub(super) fn search(page: &Outline<'_>, tidied: &Mask, enough: usize) -> Vec<Line> {
    let mut best: (usize, Vec<Line>) = (0, Vec::new());
    for care in CARES {
        let lines = attempt(page, tidied.clone(), care);
        let length = lines.iter().map(|line| line.chars).sum();
        if length >= enough {
            return lines;
        }
        if length > best.0 {
            best = (length, lines);
        }
    }
    best.1
}

fn attempt(page: &Outline<'_>, mut mask: Mask, care: Care) -> Vec<Line> {
    if care.unlikely {
        drop_unlikely(page, &mut mask);
    }
    let mut weights = page.weights(&mask);
    let roots = score::densest(page, &mask, &weights, care.names);
    if care.prune {
        prune::prune(page, &roots, &mut mask, &mut weights, care.names);
    }
    lines::lines(page, &roots, &mask)
}

fn drop_unlikely(page: &Outline<'_>, mask: &mut Mask) {
    let unlikely = page.elements().filter(|(place, element)| {
        // A heading is named after what it heads, and its class says `header` for no more than that.
        let is_spared = matches!(
            element.name(),
            "html" | "body" | "a" | "article" | "main" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
        );
        !is_spared && names::is_unlikely(element) && !quotes_a_post(page, *place, element)
    });
    for (place, _) in unlikely.collect::<Vec<_>>() {
        let in_data = page.ancestors(place).any(|above| matches!(page.name(above), "table" | "code"));
        if !in_data {
            mask.drop(place);
        }
    }
}
