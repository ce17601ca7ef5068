//! Words → the documents and claims that hold them, best first.

use std::collections::{HashMap, HashSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::QueryError;
use crate::{
    model::{Claim, Filter, Id, PartialDate},
    search::{EntryKind, Hit, Index, Snippet},
    store::{Store, StoredDocument},
};

/// One find with how well it fits and where.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Found {
    /// `document` or `claim`.
    pub kind: &'static str,
    #[serde(flatten)]
    pub thing: Thing,
    pub score: f64,
    pub snippet: String,
    /// Where in the snippet stands what was asked for: from and to, in Unicode scalars.
    pub marks: Vec<(usize, usize)>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Thing {
    Claim(Box<Claim>),
    Document(FoundDocument),
}

impl Thing {
    fn document(&mut self) -> Option<&mut FoundDocument> {
        match self {
            Self::Document(document) => Some(document),
            Self::Claim(_) => None,
        }
    }
}

/// A document without its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FoundDocument {
    pub id: Id,
    pub url: Option<String>,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub lang: &'static str,
    pub published: Option<String>,
    pub copy_of: Option<Id>,
    /// The claims that it supports.
    pub claims: Vec<Id>,
}

/// What a search gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Searched {
    pub found: Vec<Found>,
    /// Nothing holds all that was asked: these hold some of it.
    pub only_some: bool,
}

/// Finds are filtered after they are found: so many are looked at for each that is wanted.
const WIDER: usize = 50;
const MOST: usize = 10_000;

/// Searches; the index is taken as it is (see [`super::follow()`]).
pub async fn search(store: &Store, index: &Index, words: &str, filter: &Filter) -> Result<Searched, QueryError> {
    let asked = index.ask(words)?;
    let wanted = filter.limit.unwrap_or(20);
    let reach = if is_open(filter) { wanted } else { wanted.saturating_mul(WIDER).clamp(1_000, MOST) };
    let (hits, only_some) = index.find(&asked, reach.min(MOST))?;
    let passing = Passing::of(store, filter, &hits).await?;
    let claims = load_claims(store, &hits).await?;
    let documents = load_documents(store, &hits).await?;
    let mut found = Vec::new();
    for hit in hits {
        if found.len() >= wanted {
            break;
        }
        let one = match hit.kind {
            EntryKind::Claim => claims.get(&hit.id).filter(|claim| passing.claim(claim)).map(|claim| {
                let snippet = index.snippet(&asked, &quotes(claim), None);
                (Thing::Claim(Box::new(claim.clone())), snippet)
            }),
            EntryKind::Document => {
                documents.get(&hit.id).filter(|stored| passing.document(stored, filter)).map(|stored| {
                    (document(stored), index.snippet(&asked, &stored.document.text, Some(stored.document.language)))
                })
            }
        };
        if let Some((thing, snippet)) = one {
            let Snippet { text, marks } = snippet;
            found.push(Found { kind: kind(&thing), thing, score: rounded(hit.score), snippet: text, marks });
        }
    }
    add_claims(store, &mut found).await?;
    Ok(Searched { only_some: only_some && !found.is_empty(), found })
}

/// Tells of the documents found which claims they support.
async fn add_claims(store: &Store, found: &mut [Found]) -> Result<(), QueryError> {
    let mut documents: Vec<&mut FoundDocument> = found.iter_mut().filter_map(|found| found.thing.document()).collect();
    let ids: Vec<Id> = documents.iter().map(|document| document.id.clone()).collect();
    let mut claims = store.claims_of_each(&ids).await?;
    for document in &mut documents {
        document.claims = claims.remove(&document.id).unwrap_or_default();
    }
    Ok(())
}

fn kind(thing: &Thing) -> &'static str {
    match thing {
        Thing::Claim(_) => "claim",
        Thing::Document(_) => "document",
    }
}

/// Three digits are all that a score is good for, and they read alike on every machine.
fn rounded(score: f32) -> f64 {
    (f64::from(score) * 1000.0).round() / 1000.0
}

/// The different quotes of a claim, a line each.
pub(super) fn quotes(claim: &Claim) -> String {
    let mut quotes: Vec<&str> = Vec::new();
    for evidence in &claim.evidence {
        if !quotes.contains(&evidence.quote.as_str()) {
            quotes.push(&evidence.quote);
        }
    }
    quotes.join("\n")
}

/// What is told of a document, but for its claims.
fn document(stored: &StoredDocument) -> Thing {
    let known = &stored.document;
    Thing::Document(FoundDocument {
        id: known.id.clone(),
        url: known.url.clone(),
        title: known.title.clone(),
        outlet: known.outlet.clone(),
        lang: known.language.base(),
        published: known.published.clone(),
        copy_of: stored.copy_of.clone(),
        claims: Vec::new(),
    })
}

async fn load_claims(store: &Store, hits: &[Hit]) -> Result<HashMap<Id, Claim>, QueryError> {
    let claims = store.claims_by_ids(&ids(hits, EntryKind::Claim)).await?;
    Ok(claims.into_iter().map(|claim| (claim.id.clone(), claim)).collect())
}

async fn load_documents(store: &Store, hits: &[Hit]) -> Result<HashMap<Id, StoredDocument>, QueryError> {
    let documents = store.documents(&ids(hits, EntryKind::Document)).await?;
    Ok(documents.into_iter().map(|stored| (stored.document.id.clone(), stored)).collect())
}

fn ids(hits: &[Hit], kind: EntryKind) -> Vec<Id> {
    hits.iter().filter(|hit| hit.kind == kind).map(|hit| hit.id.clone()).collect()
}

fn is_open(filter: &Filter) -> bool {
    *filter == Filter { limit: filter.limit, ..Filter::default() }
}

/// What passes the filter among what was found: claims by the store's own word, documents by their facts and by the claims
/// that they support.
struct Passing {
    claims: Option<HashSet<Id>>,
    supporting: Option<HashSet<Id>>,
}

impl Passing {
    async fn of(store: &Store, filter: &Filter, hits: &[Hit]) -> Result<Self, QueryError> {
        if is_open(filter) {
            return Ok(Self { claims: None, supporting: None });
        }
        let claims = store.passing(filter, &ids(hits, EntryKind::Claim)).await?;
        let of_claim = filter.subject.is_some()
            || filter.organization.is_some()
            || filter.country.is_some()
            || filter.predicate.is_some()
            || filter.modality.is_some()
            || filter.min_sources.is_some();
        if !of_claim {
            return Ok(Self { claims: Some(claims), supporting: None });
        }
        let supported = store.claims_of_each(&ids(hits, EntryKind::Document)).await?;
        let all: HashSet<Id> = supported.values().flatten().cloned().collect();
        let passing = store.passing(filter, &all.into_iter().collect::<Vec<_>>()).await?;
        let supports =
            |(document, claims): (Id, Vec<Id>)| claims.iter().any(|id| passing.contains(id)).then_some(document);
        Ok(Self { claims: Some(claims), supporting: Some(supported.into_iter().filter_map(supports).collect()) })
    }

    fn claim(&self, claim: &Claim) -> bool {
        self.claims.as_ref().is_none_or(|claims| claims.contains(&claim.id))
    }

    fn document(&self, stored: &StoredDocument, filter: &Filter) -> bool {
        let document = &stored.document;
        let day = document.published_day();
        let since = filter.since.map(PartialDate::first_day);
        let until = filter.until.map(PartialDate::last_day);
        since.is_none_or(|since| day.is_some_and(|day| since <= day))
            && until.is_none_or(|until| day.is_some_and(|day| day <= until))
            && (filter.languages.is_empty() || filter.languages.contains(&document.language))
            && (filter.source.is_none() || filter.source == document.source)
            && self.supporting.as_ref().is_none_or(|supporting| supporting.contains(&document.id))
    }
}
