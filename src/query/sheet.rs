//! A name → its fact sheet: each predicate with its claims, what contradicts them, and the sources behind them.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::{
    About, Contested, QueryError,
    about::{Claimed, claimed},
    ask,
};
use crate::{
    lexicon::Lexicon,
    model::{Claim, EntityKind, Filter, Id, Predicate, Value, entity::squeeze},
    store::Store,
};

/// All that is claimed of one thing, predicate by predicate.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Sheet {
    #[serde(flatten)]
    pub about: About,
    /// In the order of the contract's list of predicates.
    pub facts: Vec<Fact>,
    /// Claims of other things that name it: who uses it, makes it, buys it.
    pub named_in: Vec<Claim>,
    pub conflicts: Vec<Contested>,
    pub sources: Vec<SheetSource>,
}

/// What is claimed under one predicate, the best supported claim first.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Fact {
    pub predicate: Predicate,
    /// Whether two of its claims cannot both hold.
    pub disputed: bool,
    pub claims: Vec<Claim>,
}

/// An outlet that stands behind a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SheetSource {
    pub outlet: String,
    pub documents: Vec<Id>,
    /// Claims of the sheet that it supports.
    pub claims: usize,
}

/// The fact sheet of a model, chip, system, organization, country or policy, by any of its names.
pub async fn sheet(store: &Store, lexicon: &Lexicon, given: &str) -> Result<Sheet, QueryError> {
    let name = match ask::subject(lexicon, store, given).await {
        Ok(name) => name,
        Err(QueryError::Unknown { nearest, .. }) => {
            return Err(QueryError::NotFound { given: given.to_owned(), nearest });
        }
        Err(other) => return Err(other),
    };
    let Claimed { about, claims, conflicts } = claimed(store, lexicon, name).await?;
    let named_in = naming(store, &about).await?;
    let sources = sources(claims.iter().chain(&named_in));
    Ok(Sheet { about, facts: facts(claims), named_in, conflicts, sources })
}

/// The claims by predicate; of each the best supported first.
pub(super) fn facts(claims: Vec<Claim>) -> Vec<Fact> {
    let mut by_predicate: BTreeMap<usize, Vec<Claim>> = BTreeMap::new();
    for claim in claims {
        let place = Predicate::ALL.iter().position(|predicate| *predicate == claim.predicate).unwrap_or(usize::MAX);
        by_predicate.entry(place).or_default().push(claim);
    }
    let fact = |mut claims: Vec<Claim>| {
        claims.sort_by_key(support);
        claims.reverse();
        let predicate = claims.first()?.predicate;
        Some(Fact { predicate, disputed: claims.iter().any(|claim| !claim.conflicts_with.is_empty()), claims })
    };
    by_predicate.into_values().filter_map(fact).collect()
}

/// How well a claim is supported: the actor's own word, independent sources, firmness, mentions; then the newest.
pub fn support(claim: &Claim) -> impl Ord + use<> {
    (
        claim.modality,
        claim.primary,
        claim.independent_sources,
        claim.mentions,
        claim.last_seen.clone(),
        std::cmp::Reverse(claim.id.clone()),
    )
}

/// Claims of other things whose value names this one.
async fn naming(store: &Store, about: &About) -> Result<Vec<Claim>, QueryError> {
    let is_organization = matches!(about.kind, Some(EntityKind::Organization | EntityKind::Outlet));
    // what names a chip is about its maker too, by which the store finds it without reading all claims
    let organization = if is_organization { Some(about.name.clone()) } else { about.maker.clone() };
    let mut claims = store.claims(&Filter { organization, ..Filter::default() }).await?;
    let own = squeeze(&about.name);
    let names_it = |claim: &Claim| match &claim.value {
        Value::Entity { name } => squeeze(name) == own,
        Value::Quantity(quantity) => quantity.of.as_deref().is_some_and(|of| squeeze(of) == own),
        _ => false,
    };
    claims.retain(|claim| squeeze(&claim.subject.name) != own && names_it(claim));
    Ok(claims)
}

fn sources<'c>(claims: impl Iterator<Item = &'c Claim>) -> Vec<SheetSource> {
    let mut found: BTreeMap<String, (BTreeSet<Id>, BTreeSet<Id>)> = BTreeMap::new();
    for claim in claims {
        for evidence in &claim.evidence {
            let Some(outlet) = evidence.outlet.clone() else { continue };
            let (documents, claims) = found.entry(outlet).or_default();
            documents.insert(evidence.document.clone());
            claims.insert(claim.id.clone());
        }
    }
    let mut sources: Vec<SheetSource> = found
        .into_iter()
        .map(|(outlet, (documents, claims))| SheetSource {
            outlet,
            documents: documents.into_iter().collect(),
            claims: claims.len(),
        })
        .collect();
    sources.sort_by(|a, b| b.claims.cmp(&a.claims).then_with(|| a.outlet.cmp(&b.outlet)));
    sources
}

/// Several things side by side: a row a predicate.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Comparison {
    /// The things, by their canonical names, in the order asked.
    pub names: Vec<String>,
    pub rows: Vec<ComparedRow>,
}

/// What each of the compared things is claimed to be under one predicate.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ComparedRow {
    pub predicate: Predicate,
    /// One list for each name, the best supported claim first; empty where nothing is claimed.
    pub claims: Vec<Vec<Claim>>,
}

/// Puts things side by side.
pub async fn compare(store: &Store, lexicon: &Lexicon, given: &[String]) -> Result<Comparison, QueryError> {
    let mut sheets: Vec<Sheet> = Vec::with_capacity(given.len());
    for name in given {
        let sheet = sheet(store, lexicon, name).await?;
        if !sheets.iter().any(|known| known.about.name == sheet.about.name) {
            sheets.push(sheet);
        }
    }
    let of = |sheet: &Sheet, predicate: Predicate| {
        let fact = sheet.facts.iter().find(|fact| fact.predicate == predicate);
        fact.map(|fact| fact.claims.clone()).unwrap_or_default()
    };
    let rows = Predicate::ALL.iter().map(|predicate| ComparedRow {
        predicate: *predicate,
        claims: sheets.iter().map(|sheet| of(sheet, *predicate)).collect(),
    });
    Ok(Comparison {
        rows: rows.filter(|row| row.claims.iter().any(|claims| !claims.is_empty())).collect(),
        names: sheets.into_iter().map(|sheet| sheet.about.name).collect(),
    })
}
