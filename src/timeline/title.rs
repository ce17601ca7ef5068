//! What a title names: what the lexicon knows, and what some text makes a claim about, though the lexicon does not
//! know it.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, MatchKind};

use super::weight::Weights;
use crate::model::{Claim, DocumentFacts, EntityKind, entity::squeeze};

/// Shorter names (`R1`, `Spark`) are in too many words.
const SHORTEST: usize = 5;

/// All names that titles are searched for.
pub(super) struct Titles<'l> {
    weights: &'l Weights<'l>,
    finder: Option<AhoCorasick>,
    keys: Vec<String>,
}

impl<'l> Titles<'l> {
    pub(super) fn new(claims: &[&Claim], weights: &'l Weights<'l>) -> Self {
        let names = claims.iter().filter(|claim| is_thing(claim.subject.kind)).map(|claim| claim.subject.key());
        let mut keys: Vec<String> = names.filter(|key| key.chars().count() >= SHORTEST).collect();
        keys.sort();
        keys.dedup();
        let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&keys).ok();
        Self { weights, finder, keys }
    }

    /// The names in the title, each with its weight. `own` are the document's claims, whose subjects it may write in
    /// its own way.
    pub(super) fn names<'a>(
        &self,
        facts: &DocumentFacts,
        own: impl Iterator<Item = &'a Claim>,
    ) -> BTreeMap<String, f64> {
        let Some(title) = facts.title.as_deref() else { return BTreeMap::new() };
        let lexicon = self.weights.lexicon();
        let mut names = BTreeMap::new();
        for found in lexicon.find(title, facts.lang) {
            let entity = lexicon.entity(found.entity);
            let weight = entity.kind.map_or(0.0, |kind| self.weights.name(kind, &entity.name));
            names.insert(squeeze(&entity.name), weight);
        }
        let title = squeeze(title);
        for claim in own {
            let aliases = claim.evidence.iter().filter(|evidence| evidence.document == facts.id);
            let mut written = aliases.filter_map(|evidence| evidence.alias.as_deref()).chain([&*claim.subject.name]);
            if written.any(|name| title.contains(&squeeze(name))) {
                names.insert(claim.subject.key(), self.weights.name(claim.subject.kind, &claim.subject.name));
            }
        }
        let found = self.finder.iter().flat_map(|finder| finder.find_iter(&title));
        for key in found.filter_map(|found| self.keys.get(found.pattern().as_usize())) {
            if lexicon.resolve(key).is_none() {
                names.entry(key.clone()).or_insert(1.0);
            }
        }
        names
    }
}

fn is_thing(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Model | EntityKind::Chip | EntityKind::System | EntityKind::Policy)
}
