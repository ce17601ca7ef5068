//! What a title names: what the lexicon knows, and what the text makes a claim about, though the lexicon does not know it.

use std::collections::BTreeMap;

use super::weight::Weights;
use crate::model::{Claim, DocumentFacts, Passage, entity::squeeze};

/// The names in the title, each with its weight. `own` are the document's claims, whose subjects it may write in its own
/// way in the passages that make them. What only other texts speak of does not count: a unit is made of its document and nothing else.
pub(super) fn names<'a>(
    facts: &DocumentFacts,
    own: impl Iterator<Item = (&'a Claim, &'a [Passage])>,
    weights: &Weights<'_>,
) -> BTreeMap<String, f64> {
    let Some(title) = facts.title.as_deref() else { return BTreeMap::new() };
    let lexicon = weights.lexicon();
    let mut names = BTreeMap::new();
    for found in lexicon.find(title, facts.lang) {
        let entity = lexicon.entity(found.entity);
        let weight = entity.kind.map_or(0.0, |kind| weights.name(kind, &entity.name));
        names.insert(squeeze(&entity.name), weight);
    }
    let title = squeeze(title);
    for (claim, passages) in own {
        let aliases = passages.iter().filter_map(|passage| passage.alias.as_deref());
        let mut written = aliases.chain([&*claim.subject.name]);
        if written.any(|name| title.contains(&squeeze(name))) {
            names.insert(claim.subject.key(), weights.name(claim.subject.kind, &claim.subject.name));
        }
    }
    names
}
