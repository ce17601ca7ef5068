//! What a document tells of: one happening, or several where it is a round-up.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{roundup, title, weight::Weights};
use crate::{
    lexicon::Lexicon,
    model::{Claim, DocumentFacts, Id, Passage, Passages},
};

/// What a document says of one happening, in weights: all that decides with which others it is told. It is made of the
/// document and its claims alone, and a store keeps it. Weights are whole millionths, so that sums of them are the same in
/// any order and on any machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    pub document: Id,
    /// Its place among the units of its document.
    pub part: usize,
    /// The document's time of publication.
    pub(super) published: Option<String>,
    /// Where the document's text comes from in the end.
    pub origin: Id,
    pub(super) is_copy: bool,
    /// The text tells of other things too.
    pub is_part: bool,
    /// Its claims, with how much each weighs in it.
    pub(super) claims: Vec<(Id, u32)>,
    /// How much it is about each name; of length 1.
    pub(super) about: BTreeMap<String, u32>,
    /// The models, chips, systems and rules that its title names.
    pub(super) heads: BTreeSet<String>,
    /// Those of the names that lead to other texts: what it claims something of, and the heads.
    pub leads: BTreeSet<String>,
}

/// A weight of 1.
pub(super) const WHOLE: u32 = 1_000_000;

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

/// The order of units: that of publication, undated ones last; the id decides between two of one moment.
pub(super) type Moment<'u> = (bool, Option<NaiveDate>, &'u str, &'u Id, usize);

impl Unit {
    /// What tells it from all others.
    pub fn key(&self) -> String {
        if self.part == 0 { self.document.to_string() } else { format!("{} {}", self.document, self.part) }
    }

    /// The day of publication.
    pub fn day(&self) -> Option<NaiveDate> {
        self.published.as_deref()?.get(..10)?.parse().ok()
    }

    pub(super) fn moment(&self) -> Moment<'_> {
        let day = self.day();
        (day.is_none(), day, self.published.as_deref().unwrap_or_default(), &self.document, self.part)
    }

    /// The claims that it makes.
    pub fn claims(&self) -> impl Iterator<Item = &Id> {
        self.claims.iter().map(|(id, _)| id)
    }

    fn of(facts: &DocumentFacts, claims: &[(&Claim, f64)], title: &BTreeMap<String, f64>) -> Self {
        Self {
            document: facts.id.clone(),
            part: 0,
            published: facts.published.clone(),
            origin: facts.origin.clone(),
            is_copy: facts.copy_of.is_some(),
            is_part: false,
            about: about(claims, title),
            claims: claims.iter().map(|(claim, weight)| (claim.id.clone(), millionths(*weight))).collect(),
            heads: BTreeSet::new(),
            leads: leads(claims).collect(),
        }
    }

    fn whole(facts: &DocumentFacts, claims: &[(&Claim, f64)], title: &BTreeMap<String, f64>) -> Self {
        let named = title.iter().filter(|(_, weight)| **weight >= IN_TITLE);
        let heads: BTreeSet<String> = named.map(|(name, _)| name.clone()).collect();
        let mut unit = Self::of(facts, claims, title);
        unit.leads.extend(heads.iter().cloned());
        Self { heads, ..unit }
    }

    /// One topic of a round-up, whose title says nothing of it.
    fn part(facts: &DocumentFacts, part: usize, claims: &[(&Claim, f64)]) -> Self {
        Self { part, is_part: true, ..Self::of(facts, claims, &BTreeMap::new()) }
    }
}

/// The units of all documents that make one of the claims, in the order of publication. The evidence of the claims is not
/// looked at: what a document says of them stands in `passages`.
pub fn units(claims: &[Claim], passages: &Passages, documents: &[DocumentFacts], lexicon: &Lexicon) -> Vec<Unit> {
    let facts: BTreeMap<&Id, &DocumentFacts> = documents.iter().map(|facts| (&facts.id, facts)).collect();
    let by_id: BTreeMap<&Id, &Claim> = claims.iter().map(|claim| (&claim.id, claim)).collect();
    let weights = Weights::new(lexicon);
    let mut units = Vec::new();
    for (facts, own) in passages.iter().filter_map(|(document, own)| Some((facts.get(document)?, own))) {
        let made = own.iter().filter_map(|(id, passages)| Some((*by_id.get(id)?, passages)));
        let told: Vec<Told<'_>> = made.map(|(claim, passages)| Told { claim, weight: 0.0, passages }).collect();
        if !told.is_empty() {
            units.extend(of_document(facts, told, &weights));
        }
    }
    units.sort_by(|a, b| a.moment().cmp(&b.moment()));
    units
}

fn of_document(facts: &DocumentFacts, mut told: Vec<Told<'_>>, weights: &Weights<'_>) -> Vec<Unit> {
    for told in &mut told {
        let lede = if told.passages.iter().any(|passage| passage.start < LEDE) { IN_LEDE } else { 1.0 };
        let old = if is_old(told.claim, facts) { TOLD_BEFORE } else { 1.0 };
        told.weight = weights.claim(told.claim) * lede * old;
    }
    let title = title::names(facts, told.iter().map(|told| (told.claim, told.passages)), weights);
    let title = title.into_iter().map(|(name, weight)| (name, weight * IN_TITLE)).collect();
    match roundup::topics(facts, &told, &title, weights) {
        Some(topics) => topics.iter().enumerate().map(|(part, claims)| Unit::part(facts, part, claims)).collect(),
        None => vec![Unit::whole(facts, &told.iter().map(Told::weighed).collect::<Vec<_>>(), &title)],
    }
}

/// A claim as one document makes it.
#[derive(Debug, Clone)]
pub(super) struct Told<'a> {
    pub(super) claim: &'a Claim,
    pub(super) weight: f64,
    /// Where the document makes it.
    pub(super) passages: &'a [Passage],
}

impl<'a> Told<'a> {
    pub(super) fn weighed(&self) -> (&'a Claim, f64) {
        (self.claim, self.weight)
    }
}

fn is_old(claim: &Claim, facts: &DocumentFacts) -> bool {
    let first = claim.first_seen.as_deref().and_then(|day| day.parse::<NaiveDate>().ok());
    matches!((first, facts.published_day()), (Some(first), Some(day)) if (day - first).num_days() > OLD)
}

/// What is claimed something of that has weight.
fn leads(claims: &[(&Claim, f64)]) -> impl Iterator<Item = String> {
    claims.iter().filter(|(_, weight)| *weight >= LEADING).map(|(claim, _)| claim.subject.key())
}

/// The direction of all weights, so that a long text and a short one compare.
fn about(claims: &[(&Claim, f64)], title: &BTreeMap<String, f64>) -> BTreeMap<String, u32> {
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
    let length = about.values().map(|weight| weight * weight).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
    about.into_iter().map(|(name, weight)| (name, millionths(weight / length))).collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "weights are small and not negative")]
fn millionths(weight: f64) -> u32 {
    (weight * f64::from(WHOLE)).round() as u32
}
