//! The rules, by what they find; words are in `lexicon/cues.toml`, ways of saying are here.

mod comparison;
mod counted;
mod quantity;
mod relation;
mod status;

use super::{annotate::Annotated, fact::Fact};

/// All facts of the text, in the order of its sentences.
pub(super) fn find(found: &Annotated<'_>) -> Vec<Fact> {
    let mut facts = Vec::new();
    for place in 0..found.sentences.len() {
        quantity::find(found, place, &mut facts);
        relation::find(found, place, &mut facts);
        comparison::without_number(found, place, &mut facts);
        status::find(found, place, &mut facts);
    }
    facts
}
