//! Finds → rows.

use super::{evidence_link, or_none};
use crate::{
    model::words::{self, counted},
    query::{Found, Thing},
    report::{Link, Row},
};

impl Row for Found {
    fn heads() -> &'static [&'static str] {
        &["kind", "what", "where", "text", "id"]
    }

    fn main_heads() -> &'static [&'static str] {
        &["what"]
    }

    fn text_heads() -> &'static [&'static str] {
        &["text"]
    }

    fn cells(&self) -> Vec<String> {
        let (what, place, id) = match &self.thing {
            Thing::Claim(claim) => {
                let own = if claim.primary { ", its own word" } else { "" };
                let place = format!("{}{own}", counted(claim.independent_sources, "source"));
                (words::claim(claim), place, claim.id.to_string())
            }
            Thing::Document(document) => {
                let outlet = document.outlet.clone().or_else(|| document.url.clone()).unwrap_or_default();
                let day = document.published.as_deref().and_then(|text| text.get(..10)).unwrap_or_default();
                (document.title.clone().unwrap_or_default(), format!("{outlet} {day}"), document.id.to_string())
            }
        };
        vec![self.kind.to_owned(), what, place.trim().to_owned(), marked(&self.snippet, &self.marks), id]
    }

    fn full_heads() -> &'static [&'static str] {
        &["id", "kind", "score", "title", "url", "outlet", "lang", "published", "snippet"]
    }

    fn full_cells(&self) -> Vec<String> {
        let mut cells = vec![String::new(), self.kind.to_owned(), self.score.to_string()];
        match &self.thing {
            Thing::Claim(claim) => {
                let first = claim.evidence.first();
                cells.extend([
                    words::claim(claim),
                    or_none(first.and_then(|evidence| evidence.url.as_ref())),
                    or_none(first.and_then(|evidence| evidence.outlet.as_ref())),
                    first.map(|evidence| evidence.lang.clone()).unwrap_or_default(),
                    or_none(claim.last_seen.as_ref()),
                ]);
            }
            Thing::Document(document) => cells.extend([
                or_none(document.title.as_ref()),
                or_none(document.url.as_ref()),
                or_none(document.outlet.as_ref()),
                document.lang.to_owned(),
                or_none(document.published.as_ref()),
            ]),
        }
        cells.push(self.snippet.clone());
        if let Some(id) = cells.first_mut() {
            *id = match &self.thing {
                Thing::Claim(claim) => claim.id.to_string(),
                Thing::Document(document) => document.id.to_string(),
            };
        }
        cells
    }

    fn link(&self) -> Option<Link> {
        match &self.thing {
            Thing::Claim(claim) => evidence_link(&claim.id, claim),
            Thing::Document(document) => Some(Link { words: document.id.to_string(), url: document.url.clone()? }),
        }
    }
}

/// Characters of a snippet that a table shows, and so many of them before the first mark.
const SHOWN: usize = 160;
const BEFORE: usize = 40;

/// A snippet with what was asked for between marks that need no colour.
fn marked(snippet: &str, marks: &[(usize, usize)]) -> String {
    let all = snippet.chars().count();
    let first = marks.first().map_or(0, |(from, _)| *from);
    let from = if first > 2 * BEFORE { first - BEFORE } else { 0 };
    let to = all.min(from + SHOWN);
    let mut text = String::with_capacity(4 * SHOWN);
    text.push_str(if from > 0 { "…" } else { "" });
    for (at, c) in snippet.chars().enumerate().take(to).skip(from) {
        if marks.iter().any(|(from, _)| *from == at) {
            text.push('«');
        }
        text.push(c);
        if marks.iter().any(|(from, end)| *end == at + 1 || (at + 1 == to && (*from..*end).contains(&at))) {
            text.push('»');
        }
    }
    text.push_str(if to < all { "…" } else { "" });
    text
}
