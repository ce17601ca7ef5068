//! What a question's answer was when it was last asked, and what it is now → what is new in it.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::QueryError;
use crate::{
    model::{Claim, Filter, Id},
    store::Store,
};

/// What was known when a question was last asked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Asked {
    /// RFC 3339, UTC.
    pub at: String,
    /// The revision of the store.
    pub revision: i64,
    /// The claims that passed.
    pub claims: BTreeSet<Id>,
}

/// A claim that is news, and why.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct News {
    pub news: NewsKind,
    #[serde(flatten)]
    pub claim: Claim,
}

/// Why a claim is news.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NewsKind {
    /// It did not pass before.
    New,
    /// It did, and has other evidence, another value or another conflict now.
    Changed,
}

impl NewsKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
        }
    }
}

/// What is new since a question was last asked, and what to remember for the next time.
#[derive(Debug, Clone, PartialEq)]
pub struct Since {
    pub news: Vec<News>,
    /// Claims that passed then and do not now: merged, corrected or withdrawn.
    pub gone: Vec<Id>,
    pub asked: Asked,
}

/// Asks again. Without a last time everything is new.
pub async fn news(store: &Store, filter: &Filter, last: Option<&Asked>, now: &str) -> Result<Since, QueryError> {
    // read first: what is written meanwhile comes with the next call
    let revision = store.revision().await?;
    let claims = store.claims(&Filter { limit: None, ..filter.clone() }).await?;
    let nothing = Asked::default();
    let last = last.unwrap_or(&nothing);
    let touched: BTreeSet<Id> = if last.revision > 0 {
        store.changed_since(last.revision).await?.claims.into_iter().map(|row| row.id).collect()
    } else {
        BTreeSet::new()
    };
    let passing: BTreeSet<Id> = claims.iter().map(|claim| claim.id.clone()).collect();
    let kind = |id: &Id| {
        if last.claims.contains(id) { touched.contains(id).then_some(NewsKind::Changed) } else { Some(NewsKind::New) }
    };
    let mut news: Vec<News> =
        claims.into_iter().filter_map(|claim| Some(News { news: kind(&claim.id)?, claim })).collect();
    news.sort_by_key(|one| one.news);
    Ok(Since {
        news,
        gone: last.claims.difference(&passing).cloned().collect(),
        asked: Asked { at: now.to_owned(), revision, claims: passing },
    })
}
