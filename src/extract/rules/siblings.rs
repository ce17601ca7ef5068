//! What is brought out together though more than a comma stands between: "X, and its little brother Y", "X, our new chip, and
//! the Y". Figures of the one are none of the other's, but a launch or a licence is of both.

use crate::{
    lexicon::english::english,
    model::{EntityKind, Language},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    name::Name,
};

use EntityKind::{Chip, Model, System};

/// These things with those that are brought out together with them, in the order of the text.
pub(super) fn with_siblings(found: &Annotated<'_>, sentence: &Sentence, mut group: Vec<usize>) -> Vec<usize> {
    if found.language != Language::English || !group.iter().all(|index| sentence.names.contains(index)) {
        return group;
    }
    while let Some(next) = group.last().and_then(|last| sibling_behind(found, sentence, *last)) {
        group.push(next);
    }
    while let Some(first) = group.first().copied() {
        let before = (sentence.names.start..first).rev().take(2).find(|other| is_thing(found, *other));
        let Some(before) = before.filter(|before| sibling_behind(found, sentence, *before) == Some(first)) else {
            break;
        };
        group.insert(0, before);
    }
    group
}

fn is_thing(found: &Annotated<'_>, index: usize) -> bool {
    found.names.get(index).is_some_and(|name| matches!(name.kind, Chip | Model | System) && name.can_lead())
}

/// The next thing of the sentence, where it is a sibling of this one.
fn sibling_behind(found: &Annotated<'_>, sentence: &Sentence, index: usize) -> Option<usize> {
    let here = found.names.get(index)?;
    let next = (index + 1..sentence.names.end).take(2).find(|other| is_thing(found, *other))?;
    let name = found.names.get(next)?;
    let gap = Span::new(here.span.end, name.span.start.max(here.span.end)).of(&found.folded);
    let joined = is_called_a_sibling(gap) || is_behind_an_apposition(found, here, name, gap);
    (joined && !acts_behind(found, name)).then_some(next)
}

/// ", and its little brother ", ", together with a smaller sibling, ".
fn is_called_a_sibling(gap: &str) -> bool {
    let mut words = gap.split([' ', ',']).filter(|word| !word.is_empty());
    let sibling = |word: &str| english().siblings.contains(word);
    let small = |word: &str| {
        let links =
            matches!(word, "and" | "with" | "together" | "along" | "alongside" | "plus" | "as" | "well" | "called");
        links
            || english().definite.contains(word)
            || english().some.contains(word)
            || english().plain_adjectives.contains(word)
    };
    gap.len() <= 60 && words.clone().any(sibling) && words.all(|word| sibling(word) || small(word))
}

/// ", our third-generation training accelerator, and the ": nothing in it acts, and both are things to be launched.
fn is_behind_an_apposition(found: &Annotated<'_>, here: &Name, next: &Name, gap: &str) -> bool {
    let Some(inner) = gap.strip_prefix(", ") else { return false };
    let Some((apposed, link)) = inner.rsplit_once(", and") else { return false };
    let opens = ["a ", "an ", "our ", "its ", "the ", "their ", "one of "].iter().any(|word| apposed.starts_with(word));
    let acts = |word: &str| english().finite.contains(word) || matches!(word, "that" | "which" | "to" | "than");
    let owned = found.names_over(Span::new(here.span.end, next.span.start)).next().is_some();
    opens
        && apposed.len() <= 80
        && !apposed.contains([',', ';', '.', ':'])
        && !apposed.split(' ').any(acts)
        && matches!(link.trim(), "" | "the" | "its" | "our" | "a" | "also")
        && !owned
}

/// "…, and the Y holds 64 of them": a verb of its own goes on.
pub(super) fn acts_behind(found: &Annotated<'_>, name: &Name) -> bool {
    let rest = found.folded.get(name.span.end..).unwrap_or("");
    let word = rest.strip_prefix(' ').and_then(|rest| rest.split(|c: char| !c.is_alphanumeric()).next());
    word.is_some_and(|word| english().finite.contains(word))
}
