//! Leave to sell to China and the lack of it, in English: "will let Nvidia sell the H200 to China", "can no longer be sold
//! to Chinese customers", "needs a licence to ship the MI308 to China". A licence that is eased is a restriction still.

use crate::{
    lexicon::english::english,
    model::{EntityKind, Language},
    text::Span,
};

use crate::extract::annotate::{Annotated, Sentence};

/// From the words that give or refuse leave to those that name China.
pub(super) fn sale_to_china(found: &Annotated<'_>, sentence: &Sentence) -> Option<Span> {
    if found.language != Language::English || !names_an_american_chip(found, sentence) {
        return None;
    }
    let text = sentence.span.of(&found.folded);
    let lists = english();
    let china = lists.to_china.iter().find_map(|words| text.find(words.as_str()).map(|at| (at, at + words.len())))?;
    let head = text.get(..china.0)?;
    let words: Vec<(usize, &str)> = words_of(head);
    let near = words.len().saturating_sub(REACH);
    let sale = words.iter().rposition(|(_, word)| lists.sales.contains(*word)).filter(|at| *at >= near)?;
    let leave = words.get(..sale)?.iter().rposition(|(_, word)| lists.leave.contains(*word));
    let leave = leave.filter(|at| sale - at <= REACH)?;
    let (start, _) = words.get(leave)?;
    // "Congress wants to stop", "may be allowed to sell": wished for or possible, and not done
    let before: Vec<&str> = words.get(..leave)?.iter().rev().take(4).map(|(_, word)| *word).collect();
    let wished = before.iter().any(|word| lists.only_wished.contains(*word));
    (!wished).then(|| Span::new(sentence.span.start + start, sentence.span.start + china.1))
}

/// Words between leave, sale and China, at most.
const REACH: usize = 12;

fn words_of(text: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    let parts = text.split_inclusive(' ').map(|part| {
        let start = at;
        at += part.len();
        (start, part.trim_matches(|c: char| !c.is_alphanumeric()))
    });
    parts.filter(|(_, word)| !word.is_empty()).collect()
}

/// A chip of a maker of the United States, whose sale nobody else forbids.
pub(super) fn names_an_american_chip(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    found.names_in(sentence).iter().any(|name| {
        let house = name.entity.map(|entity| found.lexicon.maker(entity).unwrap_or(entity));
        name.kind == EntityKind::Chip && house.and_then(|house| found.lexicon.country(house)) == Some("US")
    })
}
