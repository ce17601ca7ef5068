//! Filters → announcements, claims and conflicts in the shapes that users get.

use std::collections::{BTreeSet, HashMap};

use schemars::JsonSchema;
use serde::Serialize;

use super::{QueryError, Question, note::annotate};
use crate::{
    lexicon::Lexicon,
    model::{
        AnnouncedDocument, Announcement, Claim, Conflict, ConflictKind, Edit, Filter, Id, Predicate, Subject,
        words::counted,
    },
    store::Store,
};

/// What an item of the timeline tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Item {
    Announcement,
    /// A page changed what it had said.
    Edit,
}

/// An item of the timeline with its claims in full.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Told {
    pub id: Id,
    pub kind: Item,
    pub date: Option<String>,
    pub title: String,
    pub entities: Vec<String>,
    pub countries: Vec<String>,
    pub claims: Vec<Claim>,
    pub documents: Vec<AnnouncedDocument>,
    pub independent_sources: usize,
    pub languages: Vec<String>,
    pub conflicts: usize,
    /// What was changed, where it is an edit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edit: Option<Edit>,
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

/// The announcements and edits that pass, newest first.
pub async fn timeline(store: &Store, filter: &Filter) -> Result<Vec<Told>, QueryError> {
    let mut told = tell(store, store.announcements(filter).await?).await?;
    for edit in store.edits(filter).await? {
        told.push(tell_edit(store, edit).await?);
    }
    told.sort_by(|a, b| (&b.date, &a.id).cmp(&(&a.date, &b.id)));
    told.truncate(filter.limit.unwrap_or(usize::MAX));
    Ok(told)
}

/// An edit as an item of the timeline: the page, and the claims that it supports now.
pub(super) async fn tell_edit(store: &Store, edit: Edit) -> Result<Told, QueryError> {
    let document = std::slice::from_ref(&edit.document);
    let claims = store.claims_by_ids(&store.claims_of_documents(document).await?).await?;
    let of_edit = |claim: &Claim| claim.subject == edit.subject && claim.predicate == edit.predicate;
    let mut claims: Vec<Claim> = claims.into_iter().filter(of_edit).collect();
    annotate(store, &mut claims).await?;
    let facts = store.facts(document).await?;
    let documents: Vec<AnnouncedDocument> = facts.iter().map(AnnouncedDocument::from).collect();
    Ok(Told {
        id: edit.id.clone(),
        kind: Item::Edit,
        date: edit.date.clone(),
        title: edit.title(),
        entities: vec![edit.subject.name.clone()],
        countries: facts.iter().filter_map(|facts| facts.country.clone()).collect(),
        independent_sources: documents.len(),
        languages: documents.iter().map(|document| document.lang.clone()).collect(),
        conflicts: claims.iter().map(|claim| claim.conflicts_with.len()).sum(),
        claims,
        documents,
        edit: Some(edit),
    })
}

/// Fills the claims in.
pub(super) async fn tell(store: &Store, announcements: Vec<Announcement>) -> Result<Vec<Told>, QueryError> {
    let ids: Vec<Id> = announcements.iter().flat_map(|announcement| announcement.claims.clone()).collect();
    let claims = by_id(store, &ids).await?;
    let told = announcements.into_iter().map(|announcement| Told {
        kind: Item::Announcement,
        edit: None,
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
    let mut claims = store.claims_by_ids(ids).await?;
    annotate(store, &mut claims).await?;
    Ok(claims.into_iter().map(|claim| (claim.id.clone(), claim)).collect())
}

fn pick(claims: &HashMap<Id, Claim>, ids: &[Id]) -> Vec<Claim> {
    ids.iter().filter_map(|id| claims.get(id).cloned()).collect()
}

/// The claims that pass, said last first.
pub async fn claims(store: &Store, filter: &Filter) -> Result<Vec<Claim>, QueryError> {
    let mut claims = store.claims(filter).await?;
    annotate(store, &mut claims).await?;
    Ok(claims)
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
        return Ok(match store.document_count().await? {
            0 => "nothing is stored yet: `homegrown crawl` visits the sources, `homegrown ingest PATH` takes files, \
                  `homegrown demo` shows how it looks"
                .to_owned(),
            1 => "1 document is stored, but it makes no claim".to_owned(),
            n => format!("{n} documents are stored, but none of them makes a claim"),
        });
    }
    let flags = question.flags();
    if flags.is_empty() {
        return Ok("claims are stored, but nothing of this kind follows from them".to_owned());
    }
    let passing = store.claim_count(&question.settle(lexicon, store, sources).await?).await?;
    if passing > 0 {
        let set: Vec<String> = flags.iter().map(|(flag, value)| format!("{flag} {value}")).collect();
        return Ok(format!("{} with {}, but nothing of this kind follows", counted(passing, "claim"), set.join(" ")));
    }
    let mut hints = Vec::new();
    for (flag, value) in &flags {
        let filter = question.without(flag).settle(lexicon, store, sources).await?;
        let left = store.claim_count(&filter).await?;
        if left > 0 {
            hints.push(format!("{left} without {flag} {value}"));
        }
    }
    let set: Vec<String> = flags.iter().map(|(flag, value)| format!("{flag} {value}")).collect();
    let hints = if hints.is_empty() { String::new() } else { format!("; there would be {}", hints.join(", ")) };
    let family = of_family(store, lexicon, question).await?;
    let family = if family.is_empty() {
        String::new()
    } else {
        format!("; of its family there are claims of {}", family.join(", "))
    };
    Ok(format!("no claim passes {}{hints}{family}", set.join(" ")))
}

/// Things of the family that was asked for, of which something is claimed: who asks for Ascend may mean the 910C.
async fn of_family(store: &Store, lexicon: &Lexicon, question: &Question) -> Result<Vec<String>, QueryError> {
    let Some(asked) = question.subject.as_deref().and_then(|name| lexicon.resolve(name)) else {
        return Ok(Vec::new());
    };
    let family = Some(&lexicon.entity(asked).name);
    let members = lexicon.entities().filter(|(_, entity)| entity.family.as_ref() == family);
    let members: BTreeSet<String> = members.map(|(_, entity)| entity.name.clone()).collect();
    let claims = store.claims_of_subjects(&members).await?;
    let names: BTreeSet<String> = claims.into_iter().map(|claim| claim.subject.name).collect();
    Ok(names.into_iter().collect())
}
