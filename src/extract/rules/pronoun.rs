//! Words that stand for a thing whose maker is told: "It was developed by Y", "Y built it", "its developer, Y".

use crate::{
    lexicon::{cue::Cue, english::english},
    model::{EntityKind, Language},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    focus,
    name::Name,
    subject::subject_of,
};

use EntityKind::{Chip, Model, Organization, System};

/// The pronouns of the sentence, each as the thing that it stands for. Only beside a firm can they tell of a maker.
pub(super) fn pronouns(found: &Annotated<'_>, place: usize, sentence: &Sentence) -> Vec<Name> {
    let firm = || found.names_in(sentence).iter().any(|name| name.kind == Organization);
    if found.language != Language::English || sentence.place != Place::Prose || !firm() {
        return Vec::new();
    }
    let words = found.cues_in(sentence).iter().filter(|at| at.cue == Cue::It);
    let words = words.map(|at| at.span).filter(|span| matches!(span.of(&found.folded), "it" | "its"));
    words.filter_map(|span| stands_for(found, place, sentence, span)).collect()
}

/// The thing told of right before. "Its" is of one only where a word for its maker follows: "its developer".
fn stands_for(found: &Annotated<'_>, place: usize, sentence: &Sentence, span: Span) -> Option<Name> {
    let owner = span.of(&found.folded) == "its";
    if owner && !english().maker_nouns.contains(found.word_behind(span.end)) {
        return None;
    }
    let kinds = &[Model, System, Chip];
    let thing = found.names.get(subject_of(found, place, span, kinds)?)?;
    let before = thing.span.end <= span.start;
    let near = sentence.span.contains(thing.span) || focus::since(found, thing, place).is_empty();
    (before && near && kinds.contains(&thing.kind) && !thing.family).then(|| thing.standing_for(span))
}
