//! Filters → announcements, claims and conflicts in the shapes that users get.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::{QueryError, Question};
use crate::{
    lexicon::Lexicon,
    model::{AnnouncedDocument, Announcement, Claim, Conflict, ConflictKind, Filter, Id, Predicate, Subject},
    store::Store,
};

/// An announcement with its claims in full.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Told {
    pub id: Id,
    pub date: Option<String>,
    pub title: String,
    pub entities: Vec<String>,
    pub countries: Vec<String>,
    pub claims: Vec<Claim>,
    pub documents: Vec<AnnouncedDocument>,
    pub independent_sources: usize,
    pub languages: Vec<String>,
    pub conflicts: usize,
}

/// A conflict with its claims in full.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Contested {
    pub id: Id,
    pub kind: ConflictKind,
    pub subject: Subject,
    pub predicate: Predicate,
    pub claims: Vec<Claim>,
    pub supported_by_primary: Option<Id>,
}

/// The announcements that pass, newest first.
pub async fn timeline(store: &Store, filter: &Filter) -> Result<Vec<Told>, QueryError> {
    tell(store, store.announcements(filter).await?).await
}

/// Fills the claims in.
pub(super) async fn tell(store: &Store, announcements: Vec<Announcement>) -> Result<Vec<Told>, QueryError> {
    let ids: Vec<Id> = announcements.iter().flat_map(|announcement| announcement.claims.clone()).collect();
    let claims = by_id(store, &ids).await?;
    let told = announcements.into_iter().map(|announcement| Told {
        claims: pick(&claims, &announcement.claims),
        id: announcement.id,
        date: announcement.date,
        title: announcement.title,
        entities: announcement.entities,
        countries: announcement.countries,
        documents: announcement.documents,
        independent_sources: announcement.independent_sources,
        languages: announcement.languages,
        conflicts: announcement.conflicts,
    });
    Ok(told.collect())
}

async fn by_id(store: &Store, ids: &[Id]) -> Result<HashMap<Id, Claim>, QueryError> {
    let claims = store.claims_by_ids(ids).await?;
    Ok(claims.into_iter().map(|claim| (claim.id.clone(), claim)).collect())
}

fn pick(claims: &HashMap<Id, Claim>, ids: &[Id]) -> Vec<Claim> {
    ids.iter().filter_map(|id| claims.get(id).cloned()).collect()
}

/// The claims that pass, said last first.
pub async fn claims(store: &Store, filter: &Filter) -> Result<Vec<Claim>, QueryError> {
    Ok(store.claims(filter).await?)
}

/// The conflicts that pass.
pub async fn conflicts(store: &Store, filter: &Filter) -> Result<Vec<Contested>, QueryError> {
    contest(store, store.conflicts(filter).await?).await
}

pub(super) async fn contest(store: &Store, conflicts: Vec<Conflict>) -> Result<Vec<Contested>, QueryError> {
    let ids: Vec<Id> = conflicts.iter().flat_map(|conflict| conflict.claims.clone()).collect();
    let claims = by_id(store, &ids).await?;
    let contested = conflicts.into_iter().map(|conflict| Contested {
        claims: pick(&claims, &conflict.claims),
        id: conflict.id,
        kind: conflict.kind,
        subject: conflict.subject,
        predicate: conflict.predicate,
        supported_by_primary: conflict.supported_by_primary,
    });
    Ok(contested.collect())
}

/// Why nothing came, in a sentence: nothing is stored at all, or which filter shuts everything out.
pub async fn why_empty(
    store: &Store,
    lexicon: &Lexicon,
    question: &Question,
    sources: &[String],
) -> Result<String, QueryError> {
    let any = Filter { limit: Some(1), ..Filter::default() };
    if store.claims(&any).await?.is_empty() {
        let documents = store.document_ids().await?.len();
        return Ok(match documents {
            0 => "nothing is stored yet: `homegrown crawl` visits the sources, `homegrown ingest PATH` takes files, \
                  `homegrown demo` shows how it looks"
                .to_owned(),
            n => format!("{n} documents are stored, but none of them makes a claim"),
        });
    }
    let flags = question.flags();
    if flags.is_empty() {
        return Ok("claims are stored, but nothing of this kind follows from them".to_owned());
    }
    let mut hints = Vec::new();
    for (flag, value) in &flags {
        let filter = question.without(flag).settle(lexicon, store, sources).await?;
        let left = store.claims(&Filter { limit: None, ..filter }).await?.len();
        if left > 0 {
            hints.push(format!("{left} without {flag} {value}"));
        }
    }
    let set: Vec<String> = flags.iter().map(|(flag, value)| format!("{flag} {value}")).collect();
    let hints = if hints.is_empty() { String::new() } else { format!("; there would be {}", hints.join(", ")) };
    Ok(format!("no claim passes {}{hints}", set.join(" ")))
}
