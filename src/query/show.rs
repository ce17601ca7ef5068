//! An id or a name → all that is known of it, with evidence.

use schemars::JsonSchema;
use serde::Serialize;

use super::{
    Contested, QueryError, Told,
    answer::{contest, tell},
    ask,
};
use crate::{
    lexicon::{Entity, Lexicon},
    model::{Claim, Document, EntityKind, Filter, Id, Mention},
    store::{Store, StoredDocument},
};

/// What an id or name stands for.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Shown {
    Announcement(Box<Told>),
    Claim(Box<Claim>),
    Conflict(Box<Contested>),
    Document(Box<ShownDocument>),
    Entity(Box<EntityShown>),
}

/// A document with what it says.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ShownDocument {
    #[serde(flatten)]
    pub document: Document,
    /// How many texts it has had; more than one where the page was changed after its first visit.
    pub versions: i64,
    pub first_seen_at: String,
    pub copy_of: Option<Id>,
    pub claims: Vec<Id>,
    pub announcements: Vec<Id>,
    pub mentions: Vec<Mention>,
}

/// An entity with what is claimed of it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EntityShown {
    pub name: String,
    pub kind: Option<EntityKind>,
    pub country: Option<String>,
    pub maker: Option<String>,
    pub family: Option<String>,
    pub aliases: Vec<String>,
    /// The claims whose subject it is.
    pub claims: Vec<Claim>,
    pub conflicts: Vec<Contested>,
}

/// Looks an id up (also one that was merged into another), or a name with all its aliases.
pub async fn show(store: &Store, lexicon: &Lexicon, given: &str) -> Result<Shown, QueryError> {
    let id = Id::from_text(given.trim());
    if let Some(shown) = by_id(store, &id).await? {
        return Ok(shown);
    }
    let missing = |nearest| QueryError::NotFound { given: given.to_owned(), nearest };
    match ask::subject(lexicon, store, given).await {
        Ok(name) => Ok(Shown::Entity(Box::new(entity(store, lexicon, name).await?))),
        Err(QueryError::Unknown { nearest, .. }) => Err(missing(nearest)),
        Err(other) => Err(other),
    }
}

async fn by_id(store: &Store, id: &Id) -> Result<Option<Shown>, QueryError> {
    if let Some(announcement) = store.announcement(id).await? {
        let told = tell(store, vec![announcement]).await?.pop();
        return Ok(told.map(|told| Shown::Announcement(Box::new(told))));
    }
    if let Some(claim) = store.claim(id).await? {
        return Ok(Some(Shown::Claim(Box::new(claim))));
    }
    if let Some(conflict) = store.conflict(id).await? {
        let contested = contest(store, vec![conflict]).await?.pop();
        return Ok(contested.map(|contested| Shown::Conflict(Box::new(contested))));
    }
    match store.document(id).await? {
        Some(stored) => Ok(Some(Shown::Document(Box::new(document(store, stored).await?)))),
        None => Ok(None),
    }
}

async fn document(store: &Store, stored: StoredDocument) -> Result<ShownDocument, QueryError> {
    let ids = [stored.document.id.clone()];
    let mentions = store.mentions_of(&stored.document.id).await?;
    Ok(ShownDocument {
        claims: store.claims_of_documents(&ids).await?,
        announcements: store.announcements_of_documents(&ids).await?,
        mentions: mentions.into_iter().map(|stored| stored.mention).collect(),
        document: stored.document,
        versions: stored.versions,
        first_seen_at: stored.first_seen_at,
        copy_of: stored.copy_of,
    })
}

async fn entity(store: &Store, lexicon: &Lexicon, name: String) -> Result<EntityShown, QueryError> {
    let known = lexicon.resolve(&name).map(|found| lexicon.entity(found).clone());
    let known = known.unwrap_or_else(|| Entity { name: name.clone(), ..Entity::default() });
    let filter = Filter { subject: Some(name), ..Filter::default() };
    let claims = store.claims(&filter).await?;
    Ok(EntityShown {
        kind: known.kind.or_else(|| claims.first().map(|claim| claim.subject.kind)),
        name: known.name,
        country: known.country,
        maker: known.maker,
        family: known.family,
        aliases: known.aliases,
        conflicts: contest(store, store.conflicts(&filter).await?).await?,
        claims,
    })
}
