//! Which part of a page its paragraphs speak for.

use super::names;
use crate::article::outline::{Mask, Outline, Weight, attr};

/// Characters from which a paragraph has a say.
const LEAST: u32 = 25;

/// Elements above a paragraph for which it speaks.
const LEVELS: usize = 5;

/// Candidates that are compared in the end.
const CANDIDATES: usize = 5;

/// What stands in a block by itself, blocks within it apart.
#[derive(Debug, Clone, Copy, Default)]
struct Paragraph {
    chars: u32,
    commas: u32,
    holds_blocks: bool,
}

struct Ballot<'o, 'p> {
    page: &'o Outline<'p>,
    weights: &'o [Weight],
    names: bool,
    paragraphs: Vec<Paragraph>,
    /// The scores of those that were voted for.
    scores: Vec<Option<f64>>,
}

/// The places of the densest part, in order.
pub(super) fn densest(page: &Outline<'_>, mask: &Mask, weights: &[Weight], names: bool) -> Vec<usize> {
    let paragraphs = paragraphs(page, mask, weights);
    let mut ballot = Ballot { page, weights, names, paragraphs, scores: vec![None; page.len()] };
    let candidates = ballot.count();
    let body = page.named("body").map(|(place, _)| place).next().unwrap_or(0);
    let Some(top) = candidates.first().copied().filter(|top| *top != body) else { return vec![body] };
    let top = ballot.only_child_of(ballot.rising(ballot.shared(top, &candidates), body), body);
    ballot.with_neighbours(top, mask)
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "center"
            | "dd"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "li"
            | "main"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "table"
            | "tbody"
            | "td"
            | "th"
            | "tr"
            | "ul"
    )
}

fn paragraphs(page: &Outline<'_>, mask: &Mask, weights: &[Weight]) -> Vec<Paragraph> {
    let mut paragraphs = vec![Paragraph::default(); page.len()];
    let mut blocks = vec![0_usize; page.len()];
    let mut place = 0;
    while place < page.len() {
        if mask.is_dropped(place) {
            place = page.end(place);
            continue;
        }
        let above = page.parent(place).and_then(|above| blocks.get(above).copied()).unwrap_or(0);
        let opens = is_block(page.name(place));
        if let Some(block) = blocks.get_mut(place) {
            *block = if opens { place } else { above };
        }
        let is_text = page.element(place).is_none() && page.end(place) == place + 1;
        if let (Some(paragraph), Some(weight)) = (paragraphs.get_mut(above), weights.get(place)) {
            paragraph.holds_blocks |= opens;
            if is_text {
                paragraph.chars += weight.text;
                paragraph.commas += weight.commas;
            }
        }
        place += 1;
    }
    paragraphs
}

impl Ballot<'_, '_> {
    /// Counts the votes and gives the best, the first first where two are alike.
    fn count(&mut self) -> Vec<usize> {
        let mut voted: Vec<usize> = Vec::new();
        let speaking: Vec<(usize, Paragraph)> =
            self.paragraphs.iter().copied().enumerate().filter(|(_, paragraph)| paragraph.chars >= LEAST).collect();
        for (place, paragraph) in speaking {
            let name = self.page.name(place);
            let loose = matches!(name, "div" | "section" | "article" | "main" | "body" | "center");
            if !loose && !matches!(name, "p" | "td" | "pre" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote") {
                continue;
            }
            self.vote(place, paragraph, loose && paragraph.holds_blocks, &mut voted);
        }
        for place in &voted {
            let linked = self.weights.get(*place).map_or(0.0, |weight| f64::from(weight.linked_percent()) / 100.0);
            if let Some(Some(score)) = self.scores.get_mut(*place) {
                *score *= 1.0 - linked;
            }
        }
        voted.retain(|place| self.score(*place) > 0.0);
        voted.sort_by(|one, other| self.score(*other).total_cmp(&self.score(*one)));
        voted.truncate(CANDIDATES);
        voted
    }

    fn vote(&mut self, place: usize, paragraph: Paragraph, for_itself: bool, voted: &mut Vec<usize>) {
        let say = 2.0 + f64::from(paragraph.commas) + f64::from((paragraph.chars / 100).min(3));
        let first = for_itself.then_some(place);
        let above: Vec<usize> = first.into_iter().chain(self.page.ancestors(place)).take(LEVELS).collect();
        for (place, share) in above.into_iter().zip([1.0, 2.0, 6.0, 9.0, 12.0]) {
            let Some(element) = self.page.element(place).filter(|element| element.name() != "html") else { continue };
            let Some(score) = self.scores.get_mut(place) else { continue };
            let start = || {
                voted.push(place);
                of_name(element.name()) + if self.names { names::worth(element) } else { 0.0 }
            };
            *score.get_or_insert_with(start) += say / share;
        }
    }

    fn score(&self, place: usize) -> f64 {
        self.scores.get(place).copied().flatten().unwrap_or(0.0)
    }

    /// The nearest element that holds the best candidate and three that are nearly as good.
    fn shared(&self, top: usize, candidates: &[usize]) -> usize {
        let near: Vec<usize> =
            candidates.iter().skip(1).copied().filter(|other| self.score(*other) >= self.score(top) * 0.75).collect();
        if near.len() < 3 {
            return top;
        }
        let holds = |above: usize| near.iter().filter(|other| (above..self.page.end(above)).contains(*other)).count();
        let mut above = self.page.ancestors(top).take_while(|above| self.page.name(*above) != "body");
        above.find(|above| holds(*above) >= 3).unwrap_or(top)
    }

    /// An element above whose score is higher, though it got but a share of the votes, holds more of the text.
    fn rising(&self, top: usize, body: usize) -> usize {
        let mut best = self.score(top);
        let least = best / 3.0;
        for above in self.page.ancestors(top).take_while(|above| *above != body) {
            let score = self.score(above);
            if score == 0.0 {
                continue;
            }
            if score < least {
                break;
            }
            if score > best {
                return above;
            }
            best = score;
        }
        top
    }

    /// An element that holds nothing beside the best, whose neighbours may hold the rest of the text.
    fn only_child_of(&self, top: usize, body: usize) -> usize {
        let above = self.page.ancestors(top).take_while(|above| *above != body && self.page.name(*above) != "html");
        let has_text = |place: &usize| self.weights.get(*place).is_some_and(|weight| weight.text > 0);
        above.take_while(|above| self.page.children(*above).filter(has_text).count() == 1).last().unwrap_or(top)
    }

    /// The best with those beside it that score well, and paragraphs that read like one.
    fn with_neighbours(&self, top: usize, mask: &Mask) -> Vec<usize> {
        let Some(above) = self.page.parent(top) else { return vec![top] };
        let least = (self.score(top) * 0.2).max(10.0);
        let belongs = |place: usize| {
            let bonus = if self.alike(top, place) { self.score(top) * 0.2 } else { 0.0 };
            let score = self.score(place);
            place == top
                || score > 0.0 && score + bonus >= least && !self.is_other_entry(top, place)
                || score <= 0.0 && self.is_paragraph(place) && self.reads_like_text(place)
        };
        self.page.children(above).filter(|place| !mask.is_dropped(*place) && belongs(*place)).collect()
    }

    /// Whether two elements are of one class.
    fn alike(&self, one: usize, other: usize) -> bool {
        let class = |place| self.page.element(place).and_then(|element| attr(element, "class"));
        class(one).is_some_and(|name| !name.is_empty() && class(other) == Some(name))
    }

    /// Elements of one class with a name each are entries of a list, such as the posts of a thread.
    fn is_other_entry(&self, top: usize, place: usize) -> bool {
        let has_id = |place| self.page.element(place).is_some_and(|element| attr(element, "id").is_some());
        self.alike(top, place) && has_id(top) && has_id(place)
    }

    fn is_paragraph(&self, place: usize) -> bool {
        let holds_blocks = self.paragraphs.get(place).is_none_or(|paragraph| paragraph.holds_blocks);
        matches!(self.page.name(place), "p" | "div") && !holds_blocks
    }

    fn reads_like_text(&self, place: usize) -> bool {
        let Some(weight) = self.weights.get(place) else { return false };
        if weight.text > 80 {
            return weight.linked_percent() < 25;
        }
        let text = self.page.text(place);
        weight.linked == 0 && (text.ends_with(['.', '。', '！', '？']) || text.contains(". "))
    }
}

/// What the kind of an element is worth.
fn of_name(name: &str) -> f64 {
    match name {
        "div" | "article" => 5.0,
        "pre" | "td" | "blockquote" => 3.0,
        "address" | "ol" | "ul" | "dl" | "dd" | "dt" | "li" | "form" => -3.0,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "th" => -5.0,
        _ => 0.0,
    }
}
