//! What a document tells of: one happening, or several where it is a round-up.

use std::collections::{BTreeMap, BTreeSet};

use super::weight::Weights;
use crate::{
    lexicon::Lexicon,
    model::{Claim, DocumentFacts, Id, entity::squeeze},
};

/// What a document says of one happening.
#[derive(Debug)]
pub(super) struct Unit<'a> {
    pub(super) facts: &'a DocumentFacts,
    /// Its claims, with how much each weighs in it.
    pub(super) claims: Vec<(&'a Claim, f64)>,
    /// How much it is about each name; of length 1.
    pub(super) about: BTreeMap<String, f64>,
}

/// A mention within so many characters of the start is in the title or the lede.
const LEDE: usize = 400;
const IN_LEDE: f64 = 2.0;
/// What a name in the title adds, in times of its weight.
const IN_TITLE: f64 = 4.0;
/// A claim that others made so many days before is told by the way.
const OLD: i64 = super::WINDOW;
const TOLD_BEFORE: f64 = 0.25;
/// A round-up is of so many owners' things, none of which has more than this share of its weight.
const TOPICS: usize = 5;
const LARGEST: f64 = 0.4;

/// The units of all documents that make a claim, in the order of publication.
pub(super) fn units<'a>(
    claims: &[&'a Claim],
    facts: &BTreeMap<&'a Id, &'a DocumentFacts>,
    lexicon: &Lexicon,
) -> Vec<Unit<'a>> {
    let weights = Weights::new(lexicon);
    let mut told: BTreeMap<&Id, BTreeMap<&Id, (&'a Claim, usize)>> = BTreeMap::new();
    for claim in claims {
        for evidence in &claim.evidence {
            let place = told.entry(&evidence.document).or_default().entry(&claim.id).or_insert((claim, evidence.start));
            place.1 = place.1.min(evidence.start);
        }
    }
    let mut documents: Vec<(&'a DocumentFacts, Vec<(&'a Claim, usize)>)> =
        told.into_iter().filter_map(|(id, claims)| Some((*facts.get(id)?, claims.into_values().collect()))).collect();
    documents.sort_by_key(|(facts, _)| facts.moment());
    documents.into_iter().flat_map(|(facts, claims)| of_document(facts, &claims, &weights)).collect()
}

fn of_document<'a>(facts: &'a DocumentFacts, told: &[(&'a Claim, usize)], weights: &Weights<'_>) -> Vec<Unit<'a>> {
    let weigh = |(claim, start): &(&'a Claim, usize)| {
        let lede = if *start < LEDE { IN_LEDE } else { 1.0 };
        let old = if is_old(claim, facts) { TOLD_BEFORE } else { 1.0 };
        (*claim, weights.claim(claim) * lede * old)
    };
    let claims: Vec<(&'a Claim, f64)> = told.iter().map(weigh).collect();
    let title = names_in_title(facts, &claims, weights);
    match topics(&claims, &title, weights) {
        Some(topics) => {
            topics.into_values().map(|claims| Unit { facts, about: about(&claims, &BTreeMap::new()), claims }).collect()
        }
        None => vec![Unit { facts, about: about(&claims, &title), claims }],
    }
}

fn is_old(claim: &Claim, facts: &DocumentFacts) -> bool {
    let first = claim.first_seen.as_deref().and_then(|day| day.parse::<chrono::NaiveDate>().ok());
    matches!((first, facts.published_day()), (Some(first), Some(day)) if (day - first).num_days() > OLD)
}

/// How much the title is about each name: those that the lexicon knows, and subjects as the text writes them.
fn names_in_title(facts: &DocumentFacts, claims: &[(&Claim, f64)], weights: &Weights<'_>) -> BTreeMap<String, f64> {
    let Some(title) = facts.title.as_deref() else { return BTreeMap::new() };
    let mut names = BTreeMap::new();
    for found in weights.lexicon().find(title, facts.lang) {
        let entity = weights.lexicon().entity(found.entity);
        let weight = entity.kind.map_or(0.0, |kind| weights.name(kind, &entity.name));
        names.insert(squeeze(&entity.name), weight * IN_TITLE);
    }
    let title = squeeze(title);
    for (claim, _) in claims {
        let aliases = claim.evidence.iter().filter(|evidence| evidence.document == facts.id);
        let mut written = aliases.filter_map(|evidence| evidence.alias.as_deref()).chain([claim.subject.name.as_str()]);
        if written.any(|name| title.contains(&squeeze(name))) {
            let weight = weights.name(claim.subject.kind, &claim.subject.name);
            names.insert(claim.subject.key(), weight * IN_TITLE);
        }
    }
    names
}

/// The claims by the owner of what they are about, where the document is a round-up.
fn topics<'a>(
    claims: &[(&'a Claim, f64)],
    title: &BTreeMap<String, f64>,
    weights: &Weights<'_>,
) -> Option<BTreeMap<String, Vec<(&'a Claim, f64)>>> {
    let mut topics: BTreeMap<String, Vec<(&'a Claim, f64)>> = BTreeMap::new();
    for (claim, weight) in claims {
        topics.entry(owner(claim, weights.lexicon())).or_default().push((claim, *weight));
    }
    let weight = |claims: &[(&Claim, f64)]| claims.iter().map(|(_, weight)| weight).sum::<f64>();
    let all = weight(claims);
    let largest = topics.values().map(|claims| weight(claims)).fold(0.0, f64::max);
    let telling = topics.values().filter(|claims| weight(claims) >= 0.5).count();
    let has_head = title.values().any(|weight| *weight >= IN_TITLE);
    (telling >= TOPICS && largest <= LARGEST * all && !has_head).then_some(topics)
}

/// Whose thing a claim is about: the outermost owner's key.
fn owner(claim: &Claim, lexicon: &Lexicon) -> String {
    let name = claim.subject.unnamed_owner().unwrap_or(&claim.subject.name);
    let Some(mut entity) = lexicon.resolve(name) else { return squeeze(name) };
    let mut met = BTreeSet::from([entity]);
    while let Some(maker) = lexicon.maker(entity).filter(|maker| met.insert(*maker)) {
        entity = maker;
    }
    squeeze(&lexicon.entity(entity).name)
}

/// The direction of all weights, so that a long text and a short one compare.
fn about(claims: &[(&Claim, f64)], title: &BTreeMap<String, f64>) -> BTreeMap<String, f64> {
    let mut about: BTreeMap<String, f64> = BTreeMap::new();
    for (claim, weight) in claims {
        *about.entry(claim.subject.key()).or_default() += weight;
    }
    // Twenty figures of a thing say little more of what a text is about than four.
    for weight in about.values_mut() {
        *weight = weight.sqrt();
    }
    for (name, weight) in title {
        *about.entry(name.clone()).or_default() += weight;
    }
    let length = about.values().map(|weight| weight * weight).sum::<f64>().sqrt();
    about.values_mut().for_each(|weight| *weight /= length.max(f64::MIN_POSITIVE));
    about
}
