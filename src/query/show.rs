//! An id or a name → all that is known of it, with evidence.

use schemars::JsonSchema;
use serde::Serialize;

use super::{
    About, Contested, QueryError, Told,
    about::{Claimed, claimed},
    answer::{contest, tell, tell_edit},
    ask,
    note::annotate,
};
use crate::{
    dedupe::lineage,
    lexicon::Lexicon,
    model::{Branch, Claim, Document, Edit, Id, Mention},
    store::{Store, StoredDocument},
};

/// What an id or name stands for.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Shown {
    Announcement(Box<ShownAnnouncement>),
    Claim(Box<ShownClaim>),
    Conflict(Box<Contested>),
    Document(Box<ShownDocument>),
    Entity(Box<EntityShown>),
}

impl Shown {
    /// Its id; an entity has none.
    pub fn id(&self) -> Option<&Id> {
        match self {
            Self::Announcement(shown) => Some(&shown.told.id),
            Self::Claim(shown) => Some(&shown.claim.id),
            Self::Conflict(contested) => Some(&contested.id),
            Self::Document(shown) => Some(&shown.document.id),
            Self::Entity(_) => None,
        }
    }
}

/// An item of the timeline with who had it first and who has it from whom.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ShownAnnouncement {
    #[serde(flatten)]
    pub told: Told,
    pub lineage: Vec<Branch>,
}

/// A claim with who made it first and who has it from whom.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ShownClaim {
    #[serde(flatten)]
    pub claim: Claim,
    pub lineage: Vec<Branch>,
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
    /// What it changed from one text to the next, oldest first.
    pub edits: Vec<Edit>,
    pub claims: Vec<Id>,
    pub announcements: Vec<Id>,
    pub mentions: Vec<Mention>,
}

/// An entity with what is claimed of it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EntityShown {
    #[serde(flatten)]
    pub about: About,
    /// The claims whose subject it is.
    pub claims: Vec<Claim>,
    pub conflicts: Vec<Contested>,
}

/// Looks an id up (also one that was merged into another), or a name with all its aliases.
pub async fn show(store: &Store, lexicon: &Lexicon, given: &str) -> Result<Shown, QueryError> {
    let id = Id::from_text(given.trim());
    if let Some(shown) = by_id(store, lexicon, &id).await? {
        return Ok(shown);
    }
    let missing = |nearest| QueryError::NotFound { given: given.to_owned(), nearest };
    match ask::subject(lexicon, store, given).await {
        Ok(name) => Ok(Shown::Entity(Box::new(entity(store, lexicon, name).await?))),
        Err(QueryError::Unknown { nearest, .. }) => Err(missing(nearest)),
        Err(other) => Err(other),
    }
}

async fn by_id(store: &Store, lexicon: &Lexicon, id: &Id) -> Result<Option<Shown>, QueryError> {
    if let Some(announcement) = store.announcement(id).await? {
        let told = tell(store, vec![announcement]).await?.pop();
        let Some(told) = told else { return Ok(None) };
        return Ok(Some(Shown::Announcement(Box::new(item(store, lexicon, told).await?))));
    }
    if let Some(claim) = store.claim(id).await? {
        let mut claims = vec![claim];
        annotate(store, &mut claims).await?;
        let lineage = tree(store, lexicon, &claims, &[]).await?;
        return Ok(claims.pop().map(|claim| Shown::Claim(Box::new(ShownClaim { claim, lineage }))));
    }
    if let Some(conflict) = store.conflict(id).await? {
        let contested = contest(store, vec![conflict]).await?.pop();
        return Ok(contested.map(|contested| Shown::Conflict(Box::new(contested))));
    }
    if let Some(edit) = store.edit(id).await? {
        let told = tell_edit(store, edit).await?;
        return Ok(Some(Shown::Announcement(Box::new(item(store, lexicon, told).await?))));
    }
    match store.document(id).await? {
        Some(stored) => Ok(Some(Shown::Document(Box::new(document(store, stored).await?)))),
        None => Ok(None),
    }
}

async fn item(store: &Store, lexicon: &Lexicon, told: Told) -> Result<ShownAnnouncement, QueryError> {
    let documents: Vec<Id> = told.documents.iter().map(|document| document.id.clone()).collect();
    Ok(ShownAnnouncement { lineage: tree(store, lexicon, &told.claims, &documents).await?, told })
}

/// The tree of these documents; where none are given, of those that make the claims.
async fn tree(store: &Store, lexicon: &Lexicon, claims: &[Claim], documents: &[Id]) -> Result<Vec<Branch>, QueryError> {
    let mut ids = documents.to_vec();
    if ids.is_empty() {
        // A size in a name is nobody's word.
        let told = claims.iter().flat_map(|claim| &claim.evidence).filter(|told| !told.from_name);
        ids.extend(told.map(|told| told.document.clone()));
    }
    ids.sort();
    ids.dedup();
    let mut facts = store.facts(&ids).await?;
    // A text that is repeated belongs in the tree though it may not make this claim.
    let absent = facts.iter().filter_map(|facts| facts.copy_of.clone()).filter(|origin| !ids.contains(origin));
    let absent: std::collections::BTreeSet<Id> = absent.collect();
    facts.extend(store.facts(&absent.into_iter().collect::<Vec<_>>()).await?);
    Ok(lineage(&facts, claims, lexicon))
}

async fn document(store: &Store, stored: StoredDocument) -> Result<ShownDocument, QueryError> {
    let id = stored.document.id.clone();
    let ids = [id.clone()];
    let mentions = store.mentions_of(&id).await?;
    Ok(ShownDocument {
        claims: store.claims_of_documents(&ids).await?,
        announcements: store.announcements_of_documents(&ids).await?,
        mentions: mentions.into_iter().map(|stored| stored.mention).collect(),
        document: stored.document,
        versions: stored.versions,
        first_seen_at: stored.first_seen_at,
        copy_of: stored.copy_of,
        edits: store.edits_of_document(&id).await?,
    })
}

async fn entity(store: &Store, lexicon: &Lexicon, name: String) -> Result<EntityShown, QueryError> {
    let Claimed { about, claims, conflicts } = claimed(store, lexicon, name).await?;
    Ok(EntityShown { about, claims, conflicts })
}
