//! Firms that no lexicon knows: capitalised words that end as a firm's name does (`IQM Cloud`, `Vireo Semiconductor`).

use crate::{
    lexicon::cue::{Cue, CueAt},
    model::EntityKind,
    text::Span,
};

use super::{Name, Role, words::is_common};
use crate::extract::annotate::Annotated;

/// Last words of firms' names.
const ENDS: &[&str] = &[
    "Cloud",
    "Labs",
    "Semiconductor",
    "Semiconductors",
    "Technologies",
    "Technology",
    "Microelectronics",
    "Electronics",
    "Networks",
    "Computing",
    "Holdings",
    "Robotics",
    "Telecom",
    "Photonics",
    "Systems",
    "Capital",
    "Securities",
    "Research",
];

/// Words that open a heading or a noun phrase, and no firm's name.
const NO_FIRM: &[&str] = &[
    "AI",
    "High",
    "Quantum",
    "Advanced",
    "Information",
    "Sovereign",
    "Big",
    "Public",
    "Private",
    "Edge",
    "New",
    "Hybrid",
    "Operating",
    "Neural",
];

/// Adds firms by their shape.
pub(in crate::extract) fn add_firms(found: &mut Annotated<'_>) {
    if found.language.is_unspaced() {
        return;
    }
    let mut firms: Vec<Span> = Vec::new();
    for end in ENDS {
        for (at, _) in found.text.match_indices(end) {
            firms.extend(firm_ending_at(found.text, at, at + end.len()));
        }
    }
    firms.extend(found.cues.iter().filter_map(|at| introduced(found, at)));
    firms.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    firms.dedup_by(|later, earlier| later.overlaps(*earlier));
    let free: Vec<Span> = firms.into_iter().filter(|span| !overlaps_a_name(found, *span)).collect();
    for span in free {
        found.names.push(Name {
            span,
            kind: EntityKind::Organization,
            name: span.of(found.text).to_owned(),
            entity: None,
            role: Role::Shape,
            compared: false,
            counted: false,
            family: false,
        });
    }
    found.names.sort_by_key(|name| (name.span.start, name.span.end));
}

/// "the startup Fluidstack", "teamed up with Fluidstack": a capitalised word where only a firm can stand.
fn introduced(found: &Annotated<'_>, at: &CueAt) -> Option<Span> {
    let rest = found.text.get(at.span.end..)?;
    let start = match at.cue {
        Cue::Firm if !at.span.of(found.text).ends_with("ers") => at.span.end + rest.strip_prefix(' ').map(|_| 1)?,
        Cue::Partner => at.span.end + rest.strip_prefix(" with ").map(|_| 6)?,
        _ => return None,
    };
    let word = found.text.get(start..)?.split(|c: char| !c.is_alphanumeric()).next()?;
    let proper = word.len() >= 4
        && word.starts_with(|c: char| c.is_uppercase())
        && word.chars().skip(1).any(char::is_lowercase)
        && !is_common(word)
        && !NO_FIRM.contains(&word);
    proper.then(|| Span::new(start, start + word.len()))
}

fn overlaps_a_name(found: &Annotated<'_>, span: Span) -> bool {
    let at = found.names.partition_point(|name| name.span.end <= span.start);
    found.names.get(at).is_some_and(|name| name.span.overlaps(span))
}

/// The capitalised words before the last one, itself among them; none where it stands alone or begins a heading.
fn firm_ending_at(text: &str, start: usize, end: usize) -> Option<Span> {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    if letter(text.get(end..)?.chars().next()) || letter(text.get(..start)?.chars().next_back()) {
        return None;
    }
    let mut from = start;
    for _ in 0..2 {
        let Some(head) = text.get(..from).and_then(|head| head.strip_suffix(' ')) else { break };
        let word = head.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“')).next().unwrap_or("");
        let proper = word.len() >= 3
            && word.starts_with(|c: char| c.is_uppercase())
            && word.chars().all(char::is_alphanumeric)
            && !is_common(word)
            && !NO_FIRM.contains(&word);
        if !proper {
            break;
        }
        from = head.len() - word.len();
    }
    (from < start).then_some(Span::new(from, end))
}
