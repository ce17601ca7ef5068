//! The row that the documents and claims of one happening make.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::happening::Happening;
use crate::{
    lexicon::Lexicon,
    model::{
        AnnouncedDocument, Announcement, Claim, DocumentFacts, Id, Value,
        entity::squeeze,
        origin::{Voice, independent},
    },
};

/// Characters of a quote that stands for a title.
const LONGEST_TITLE: usize = 120;
/// Entities that a row names.
const MOST_ENTITIES: usize = 8;

/// The row of a happening; nothing where it has no document or no claim.
///
/// Date and title are those of the actor's own earliest document, or of the earliest where the actor has none. The
/// title of a round-up says nothing of one happening.
pub(super) fn row(happening: &Happening<'_>, lexicon: &Lexicon) -> Option<Announcement> {
    let claims = &happening.claims;
    let mut ordered: Vec<&DocumentFacts> = happening.documents.values().copied().collect();
    ordered.sort_by_key(|facts| facts.moment());
    let own: Vec<&&DocumentFacts> = ordered.iter().filter(|facts| !happening.roundups.contains(&facts.id)).collect();
    let leading = own.iter().find(|facts| facts.is_primary()).or_else(|| own.first()).copied();
    let first = claims.iter().min_by_key(|claim| (claim.first_seen.is_none(), &claim.first_seen, &claim.id))?;
    let mut ids: Vec<Id> = claims.iter().map(|claim| claim.id.clone()).collect();
    ids.sort();
    let languages: BTreeSet<&str> = ordered.iter().map(|facts| facts.lang.base()).collect();
    Some(Announcement {
        id: Id::announcement(&first.id),
        date: leading.or(ordered.first())?.published_day().map(|day| day.to_string()),
        title: leading.and_then(|facts| facts.title.clone()).unwrap_or_else(|| plain_title(claims)),
        countries: countries(claims, lexicon),
        entities: entities(claims),
        claims: ids,
        documents: ordered.iter().map(|facts| AnnouncedDocument::from(*facts)).collect(),
        independent_sources: sources(&ordered, lexicon),
        languages: languages.into_iter().map(str::to_owned).collect(),
        conflicts: conflicts(claims),
    })
}

/// What stands for a title where no document has one of its own: the longest quote that names what it is about.
fn plain_title(claims: &[&Claim]) -> String {
    let quotes = claims.iter().flat_map(|claim| claim.evidence.iter().map(move |evidence| (*claim, evidence)));
    let best = quotes.max_by_key(|(claim, evidence)| {
        let length = evidence.quote.chars().count();
        let alias = evidence.alias.as_deref().unwrap_or(&claim.subject.name);
        let names_it = squeeze(&evidence.quote).contains(&squeeze(alias));
        (length <= LONGEST_TITLE, names_it, length.min(LONGEST_TITLE), Reverse((&claim.id, evidence.start)))
    });
    let Some((claim, evidence)) = best else { return String::new() };
    let quote = evidence.quote.trim().trim_start_matches(is_bullet);
    if quote.is_empty() {
        return format!("{}: {}", claim.subject.name, claim.predicate.as_str().replace('_', " "));
    }
    let mut title: String = quote.chars().take(LONGEST_TITLE).collect();
    if quote.chars().nth(LONGEST_TITLE).is_some() {
        title.push('…');
    }
    title
}

/// What begins a line of a list, and the space behind it.
fn is_bullet(c: char) -> bool {
    c.is_whitespace() || matches!(c, '·' | '•' | '‣' | '▪' | '●' | '■' | '◆' | '*' | '-' | '–' | '—')
}

/// Subjects first, by how many mentions are of them, then what they are claimed to be made, owned or used by.
fn entities(claims: &[&Claim]) -> Vec<String> {
    let mut weights: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for claim in claims {
        weights.entry(&claim.subject.name).or_default().0 += claim.mentions;
        if let Value::Entity { name } = &claim.value {
            weights.entry(name).or_default().1 += claim.mentions;
        }
    }
    let mut names: Vec<(&str, (usize, usize))> = weights.into_iter().collect();
    names.sort_by(|(a, a_weight), (b, b_weight)| b_weight.cmp(a_weight).then(a.cmp(b)));
    names.into_iter().map(|(name, _)| name.to_owned()).take(MOST_ENTITIES).collect()
}

/// The homes of the subjects, most mentioned first.
fn countries(claims: &[&Claim], lexicon: &Lexicon) -> Vec<String> {
    let mut weights: BTreeMap<&str, usize> = BTreeMap::new();
    for claim in claims {
        let name = claim.subject.unnamed_owner().unwrap_or(&claim.subject.name);
        if let Some(country) = lexicon.resolve(name).and_then(|entity| lexicon.country(entity)) {
            *weights.entry(country).or_default() += claim.mentions;
        }
    }
    let mut codes: Vec<(&str, usize)> = weights.into_iter().collect();
    codes.sort_by(|(a, a_weight), (b, b_weight)| b_weight.cmp(a_weight).then(a.cmp(b)));
    codes.into_iter().map(|(code, _)| code.to_owned()).collect()
}

fn sources(documents: &[&DocumentFacts], lexicon: &Lexicon) -> usize {
    let key = |name: &String| squeeze(lexicon.canonical(name));
    let voice = |document| {
        let facts: &DocumentFacts = document;
        let outlet = facts.outlet.as_ref().map(key);
        let credited = facts.credits.first().map(key).filter(|name| Some(name) != outlet.as_ref());
        Voice { document: facts, outlet, credited }
    };
    independent(documents.iter().copied().map(voice))
}

/// Pairs of claims that contradict each other, one of them here.
fn conflicts(claims: &[&Claim]) -> usize {
    let pairs =
        claims.iter().flat_map(|claim| claim.conflicts_with.iter().map(move |other| Id::conflict(&claim.id, other)));
    pairs.collect::<BTreeSet<Id>>().len()
}
