//! What a document tells of: one happening, or several where it is a round-up.

use std::collections::{BTreeMap, BTreeSet};

use super::{roundup, title::Titles, weight::Weights};
use crate::{
    lexicon::Lexicon,
    model::{Claim, DocumentFacts, Id},
};

/// What a document says of one happening.
#[derive(Debug)]
pub(super) struct Unit<'a> {
    pub(super) facts: &'a DocumentFacts,
    /// Its claims, with how much each weighs in it.
    pub(super) claims: Vec<(&'a Claim, f64)>,
    /// How much it is about each name; of length 1.
    pub(super) about: BTreeMap<String, f64>,
    /// The models, chips, systems and rules that its title names.
    pub(super) heads: BTreeSet<String>,
    /// Those of the names that lead to other texts: what it claims something of, and the heads.
    pub(super) leads: BTreeSet<String>,
    /// The text tells of other things too.
    pub(super) is_part: bool,
}

/// A mention within so many characters of the start is in the title or the lede.
const LEDE: usize = 400;
const IN_LEDE: f64 = 2.0;
/// What a name in the title adds, in times of its weight.
pub(super) const IN_TITLE: f64 = 4.0;
/// A claim of less weight does not lead to other texts.
const LEADING: f64 = 0.2;
/// A claim that others made so many days before is told by the way.
const OLD: i64 = super::WINDOW;
const TOLD_BEFORE: f64 = 0.25;

/// The units of all documents that make a claim, in the order of publication.
pub(super) fn units<'a>(
    claims: &[&'a Claim],
    facts: &BTreeMap<&'a Id, &'a DocumentFacts>,
    lexicon: &Lexicon,
) -> Vec<Unit<'a>> {
    let weights = Weights::new(lexicon);
    let titles = Titles::new(claims, &weights);
    let mut told: BTreeMap<&Id, BTreeMap<&Id, Told<'a>>> = BTreeMap::new();
    for claim in claims {
        for evidence in &claim.evidence {
            let of_document = told.entry(&evidence.document).or_default();
            let told = of_document.entry(&claim.id).or_insert(Told { claim, weight: 0.0, spans: Vec::new() });
            told.spans.push((evidence.start, evidence.end));
        }
    }
    let mut documents: Vec<(&'a DocumentFacts, Vec<Told<'a>>)> =
        told.into_iter().filter_map(|(id, claims)| Some((*facts.get(id)?, claims.into_values().collect()))).collect();
    documents.sort_by_key(|(facts, _)| facts.moment());
    documents.into_iter().flat_map(|(facts, told)| of_document(facts, told, &titles, &weights)).collect()
}

fn of_document<'a>(
    facts: &'a DocumentFacts,
    mut told: Vec<Told<'a>>,
    titles: &Titles<'_>,
    weights: &Weights<'_>,
) -> Vec<Unit<'a>> {
    for told in &mut told {
        let lede = if told.spans.iter().any(|(start, _)| *start < LEDE) { IN_LEDE } else { 1.0 };
        let old = if is_old(told.claim, facts) { TOLD_BEFORE } else { 1.0 };
        told.weight = weights.claim(told.claim) * lede * old;
    }
    let title = titles.names(facts, told.iter().map(|told| told.claim));
    let title = title.into_iter().map(|(name, weight)| (name, weight * IN_TITLE)).collect();
    match roundup::topics(facts, &told, &title, weights) {
        Some(topics) => topics.into_iter().map(|claims| Unit::part(facts, claims)).collect(),
        None => vec![Unit::whole(facts, told.iter().map(Told::weighed).collect(), &title)],
    }
}

/// A claim as one document makes it.
#[derive(Debug, Clone)]
pub(super) struct Told<'a> {
    pub(super) claim: &'a Claim,
    pub(super) weight: f64,
    /// Where the document makes it.
    pub(super) spans: Vec<(usize, usize)>,
}

impl<'a> Told<'a> {
    pub(super) fn weighed(&self) -> (&'a Claim, f64) {
        (self.claim, self.weight)
    }
}

impl<'a> Unit<'a> {
    fn whole(facts: &'a DocumentFacts, claims: Vec<(&'a Claim, f64)>, title: &BTreeMap<String, f64>) -> Self {
        let heads: BTreeSet<String> =
            title.iter().filter(|(_, weight)| **weight >= IN_TITLE).map(|(name, _)| name.clone()).collect();
        let leads = leads(&claims).chain(heads.iter().cloned()).collect();
        Self { facts, about: about(&claims, title), claims, heads, leads, is_part: false }
    }

    /// One topic of a round-up, whose title says nothing of it.
    fn part(facts: &'a DocumentFacts, claims: Vec<(&'a Claim, f64)>) -> Self {
        let about = about(&claims, &BTreeMap::new());
        Self { facts, about, leads: leads(&claims).collect(), claims, heads: BTreeSet::new(), is_part: true }
    }
}

fn is_old(claim: &Claim, facts: &DocumentFacts) -> bool {
    let first = claim.first_seen.as_deref().and_then(|day| day.parse::<chrono::NaiveDate>().ok());
    matches!((first, facts.published_day()), (Some(first), Some(day)) if (day - first).num_days() > OLD)
}

/// What is claimed something of that has weight.
fn leads(claims: &[(&Claim, f64)]) -> impl Iterator<Item = String> {
    claims.iter().filter(|(_, weight)| *weight >= LEADING).map(|(claim, _)| claim.subject.key())
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
    for weight in about.values_mut() {
        *weight /= length.max(f64::MIN_POSITIVE);
    }
    about
}
