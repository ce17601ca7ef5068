//! Firms that no lexicon knows and no noun introduces, by what they do: "Neysa has ordered 20,000 H100s".

use crate::{
    lexicon::{
        cue::{Cue, CueAt},
        english::english,
    },
    model::EntityKind,
    text::Span,
};

use super::{
    Name,
    firm::{is_proper, word_before},
    shape::line_before,
};
use crate::extract::{annotate::Annotated, number::Measure};

/// "Neysa has ordered 20,000 H100s", "Brookfield will invest $20 billion": an unknown word that opens a sentence and does
/// with chips or money what firms do.
pub(super) fn deals(found: &Annotated<'_>, verb: &CueAt) -> Option<Span> {
    let weak = ["with", "on", "of", "takes", "go to", "on order", "chips from"];
    let word = verb.span.of(&found.folded);
    let builds = verb.cue == Cue::Develop && matches!(word, "built" | "building" | "build");
    if !(builds || matches!(verb.cue, Cue::Order | Cue::Use | Cue::Invest)) || weak.contains(&word) {
        return None;
    }
    let line = line_before(found.text, verb.span.start);
    let mut head = line.trim_end();
    while let Some((rest, _)) = head.rsplit_once(' ').filter(|(_, word)| HELPERS.contains(word)) {
        head = rest.trim_end();
    }
    let end = verb.span.start - line.len() + head.len();
    // what stands behind a country may be a title of those who rule there, and they spend its money
    let letters = letters_of_a_land(found, head, end).filter(|_| verb.cue != Cue::Invest);
    let name = letters.or_else(|| word_before(found.text, end))?;
    let before = head.get(..head.len() - name.len())?.trim_end();
    let opens = letters.is_some() || before.is_empty() || before.ends_with(['.', '-', '–', '—', '"', '“', '?']);
    if !opens || ["Mr.", "Ms.", "Mrs.", "Dr.", "Prof."].iter().any(|title| before.ends_with(title)) {
        return None;
    }
    let written = name.of(found.text);
    let first = written.split(' ').next().unwrap_or("");
    // Plurals and what states are made of are no names of firms.
    let plural = first.ends_with('s') && !["us", "is", "as", "os", "ss"].iter().any(|end| first.ends_with(end));
    let invests = ["invest", "pledg", "commit", "pour", "earmark", "put", "spend", "plough"];
    if verb.cue == Cue::Invest && !invests.iter().any(|stem| word.starts_with(stem)) || is_abstract(first) {
        return None;
    }
    let unknown = letters.is_none() && !first.chars().any(|c| c.is_ascii_lowercase());
    if STATES.contains(&first) || plural || unknown {
        return None;
    }
    let rest = found.folded.get(verb.span.end..)?;
    let reach = Span::new(verb.span.end, verb.span.end + first_sentence(rest));
    let mut names = found.names.iter().filter(|name| reach.contains(name.span));
    let chips = names.any(|name| name.kind == EntityKind::Chip || found.makes_chips(name));
    let mut sums = found.amounts.iter().filter(|amount| reach.contains(amount.number));
    // "California will invest $2 billion in schools": a state, and nothing of the field
    let field = || {
        let mut cues = found.cues.iter().filter(|at| reach.contains(at.span));
        cues.any(|at| matches!(at.cue, Cue::Chip | Cue::System | Cue::Model))
            || reach.of(&found.folded).split(|c: char| !c.is_alphanumeric()).any(|word| word == "ai")
    };
    let money =
        verb.cue == Cue::Invest && sums.any(|amount| matches!(amount.measure, Some(Measure::Currency(_)))) && field();
    ((chips || money) && !is_a_person(found, written)).then_some(name)
}

/// Letters that stand for an office, and no firm.
const OFFICES: [&str; 9] = ["CEO", "CFO", "COO", "CTO", "FM", "MP", "PM", "VP", "MD"];

/// "Vietnam's FPT" at the head of a sentence: letters are a name behind the country whose it is.
fn letters_of_a_land(found: &Annotated<'_>, head: &str, end: usize) -> Option<Span> {
    let (before, word) = head.rsplit_once(' ')?;
    let owner = ["'s", "’s"].iter().find_map(|mark| before.strip_suffix(mark))?;
    let own = Span::new(end - head.len(), end - head.len() + owner.len());
    let land = |name: &Name| {
        name.kind == EntityKind::Country
            && name.span.end == own.end
            && Span::new(own.start, name.span.start.max(own.start)).of(found.text).trim().is_empty()
    };
    let letters =
        (2..=5).contains(&word.len()) && word.chars().all(|c| c.is_ascii_uppercase()) && !OFFICES.contains(&word);
    let of_a_land = || english().lands.contains(owner.trim()) || found.names.iter().any(land);
    (letters && word != "AI" && of_a_land()).then(|| Span::new(end - word.len(), end))
}

/// "Evaluation ran on …", "Training used …": an action, and nobody.
fn is_abstract(word: &str) -> bool {
    ["tion", "sion", "ing", "ment", "ness", "ance", "ence", "ity", "ism", "ship"].iter().any(|end| word.ends_with(end))
}

/// Words between a firm and its verb.
const HELPERS: &[&str] = &[
    "has", "have", "will", "would", "is", "to", "plans", "plan", "also", "now", "already", "agreed", "wants", "aims",
    "had",
];

/// Open sentences and buy, and are no firms.
const STATES: &[&str] = &[
    "Congress",
    "Parliament",
    "Police",
    "Government",
    "Nobody",
    "Everyone",
    "Someone",
    "Anyone",
    "Management",
    "Demand",
    "Everybody",
    "Industry",
    "Production",
    "Research",
    "Development",
    "Training",
    "Inference",
    "Software",
    "Hardware",
    "Staff",
    "Data",
    "Money",
    "Capacity",
    "Supply",
];

/// Bytes of the sentence that the text opens with, a hundred at the most.
fn first_sentence(text: &str) -> usize {
    let near = text.floor_char_boundary(100);
    let near = text.get(..near).unwrap_or(text);
    near.find(['\n', ';']).into_iter().chain(near.find(". ")).min().unwrap_or(near.len())
}

/// The text names somebody so: a first name stands before the word somewhere.
fn is_a_person(found: &Annotated<'_>, word: &str) -> bool {
    let mut places = found.text.match_indices(word).take(40);
    places.any(|(at, _)| {
        let line = line_before(found.text, at);
        let first = line.strip_suffix(' ').and_then(|line| line.rsplit(' ').next()).unwrap_or("");
        first.len() > 2 && is_proper(first) && first.chars().all(char::is_alphabetic)
    })
}
