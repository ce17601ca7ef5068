//! Answers → items of a feed.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, Utc};

use crate::{
    model::{Claim, Evidenced, Id, Promise},
    query::{Contested, Found, Thing, Told},
    store::Store,
    web::{address::Asked, error::Refusal, view::View},
};

/// What a feed says of itself.
pub(super) struct Channel {
    /// The same wherever the server is: by what is asked.
    pub(super) id: String,
    pub(super) title: String,
    /// The page of the same view.
    pub(super) home: String,
    /// The feed's own address.
    pub(super) own: String,
    pub(super) language: &'static str,
}

/// An item.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item {
    /// `urn:homegrown:a…`: the id of what it tells of.
    pub(super) id: String,
    pub(super) href: String,
    pub(super) title: String,
    /// Plain words: the claims, each with its quote.
    pub(super) text: String,
    pub(super) published: Option<DateTime<Utc>>,
    /// When a text of it, or of what contradicts it, was last added.
    pub(super) updated: Option<DateTime<Utc>>,
    pub(super) tags: Vec<String>,
}

impl Channel {
    pub(super) fn of(asked: &Asked, view: &str) -> Self {
        let words = asked.tongue.words();
        let name = match view {
            "claims" => words.t("page.claims"),
            "conflicts" => words.t("page.conflicts"),
            "promises" => words.t("page.promises"),
            "search" => words.t("page.search"),
            _ => words.t("page.timeline"),
        };
        let narrowed = asked.narrowing();
        let beside = if narrowed.is_empty() { String::new() } else { format!(" ({narrowed})") };
        Self {
            id: format!("urn:homegrown:feed:{view}:{}", asked.href("", &[("ui", None)]).trim_start_matches('?')),
            title: format!("homegrown: {name}{beside}"),
            home: format!("{}{}", asked.base, asked.href(&format!("/{view}"), &[("limit", None)])),
            own: format!("{}{}", asked.base, asked.canonical()),
            language: asked.tongue.as_str(),
        }
    }
}

/// The first moment of a day, or the moment itself.
fn moment(text: &str) -> Option<DateTime<Utc>> {
    let whole = DateTime::parse_from_rfc3339(text).ok().map(|moment| moment.with_timezone(&Utc));
    let day = || text.get(..10)?.parse::<NaiveDate>().ok()?.and_hms_opt(0, 0, 0).map(|start| start.and_utc());
    whole.or_else(day)
}

/// When each of some documents was first seen, and with which claims the claims at hand conflict.
struct Added {
    seen: HashMap<Id, DateTime<Utc>>,
    against: HashMap<Id, Vec<Id>>,
}

impl Added {
    async fn of(store: &Store, claims: &[&Claim], documents: BTreeSet<Id>) -> Result<Self, Refusal> {
        let others: BTreeSet<Id> = claims.iter().flat_map(|claim| claim.conflicts_with.iter().cloned()).collect();
        let others = store.claims_by_ids(&others.into_iter().collect::<Vec<_>>()).await?;
        let mut documents = documents;
        let told = |claim: &Claim| claim.evidence.iter().map(|told| told.document.clone()).collect::<Vec<_>>();
        documents.extend(claims.iter().flat_map(|claim| told(claim)));
        let against: HashMap<Id, Vec<Id>> = others.iter().map(|other| (other.id.clone(), told(other))).collect();
        documents.extend(against.values().flatten().cloned());
        let seen = store.first_seen(&documents.into_iter().collect::<Vec<_>>()).await?;
        let seen = seen.into_iter().filter_map(|(id, at)| Some((id, moment(&at)?))).collect();
        Ok(Self { seen, against })
    }

    /// When the last of these documents was added, or the last that contradicts one of these claims.
    fn last<'c>(
        &self,
        claims: impl Iterator<Item = &'c Claim>,
        documents: impl Iterator<Item = Id>,
    ) -> Option<DateTime<Utc>> {
        let claims: Vec<&Claim> = claims.collect();
        let own = claims.iter().flat_map(|claim| claim.evidence.iter().map(|told| &told.document)).cloned();
        let other = claims.iter().flat_map(|claim| &claim.conflicts_with).filter_map(|id| self.against.get(id));
        let all = own.chain(other.flatten().cloned()).chain(documents);
        all.filter_map(|id| self.seen.get(&id).copied()).max()
    }
}

/// The page of an id, with its scheme and host.
fn link(view: &View<'_>, id: &Id) -> String {
    format!("{}{}", view.asked.base, view.of_id(id))
}

fn urn(id: &Id) -> String {
    format!("urn:homegrown:{id}")
}

/// A claim in a line, and its first quote below.
fn told(view: &View<'_>, claim: &Claim) -> String {
    let line = view.claim(claim);
    let disputed = if line.disputed { format!(", {}", view.words.t("claim.disputed")) } else { String::new() };
    let said = format!("{} {} ({}, {}{disputed})", line.predicate.words, line.value, line.firmness.words, line.sources);
    let head = view.about(&line.subject.words, &said);
    claim.evidence.first().map(|evidence| format!("{head}\n{}", quoted(view, evidence))).unwrap_or(head)
}

/// A quote with where it stands.
fn quoted(view: &View<'_>, evidence: &Evidenced) -> String {
    let quote = view.quoted(evidence);
    let day = quote.day.map(|day| format!(", {}", day.words)).unwrap_or_default();
    let live = quote.live.map(|live| format!(" {live}")).unwrap_or_default();
    format!("“{}” — {}{day}{live}", quote.quote, quote.outlet)
}

/// Claims of one item that are told.
const CLAIMS: usize = 10;

pub(super) async fn of_timeline(store: &Store, view: &View<'_>, rows: &[Told]) -> Result<Vec<Item>, Refusal> {
    let claims: Vec<&Claim> = rows.iter().flat_map(|told| &told.claims).collect();
    let documents = rows.iter().flat_map(|told| told.documents.iter().map(|document| document.id.clone())).collect();
    let added = Added::of(store, &claims, documents).await?;
    let item = |told: &Told| {
        let card = view.card(told);
        let published = told.date.as_deref().and_then(moment);
        let documents = told.documents.iter().map(|document| document.id.clone());
        let mut text: Vec<String> = told.claims.iter().take(CLAIMS).map(|claim| self::told(view, claim)).collect();
        if let Some(edit) = &told.edit {
            text.insert(0, format!("- “{}”\n+ “{}”", edit.before.quote, edit.after.quote));
        }
        Item {
            id: urn(&told.id),
            href: link(view, &told.id),
            title: card.title,
            text: text.join("\n\n"),
            updated: added.last(told.claims.iter(), documents).max(published),
            published,
            tags: told.entities.clone(),
        }
    };
    Ok(rows.iter().map(item).collect())
}

pub(super) async fn of_claims(store: &Store, view: &View<'_>, rows: &[Claim]) -> Result<Vec<Item>, Refusal> {
    let added = Added::of(store, &rows.iter().collect::<Vec<_>>(), BTreeSet::new()).await?;
    Ok(rows.iter().map(|claim| of_claim(view, claim, added.last(std::iter::once(claim), std::iter::empty()))).collect())
}

fn of_claim(view: &View<'_>, claim: &Claim, updated: Option<DateTime<Utc>>) -> Item {
    let line = view.claim(claim);
    let published = claim.first_seen.as_deref().and_then(moment);
    let quotes: Vec<String> = claim.evidence.iter().take(CLAIMS).map(|evidence| quoted(view, evidence)).collect();
    Item {
        id: urn(&claim.id),
        href: link(view, &claim.id),
        title: format!("{}: {} {} ({})", line.subject.words, line.predicate.words, line.value, line.firmness.words),
        text: quotes.join("\n\n"),
        updated: updated.max(published),
        published,
        tags: vec![claim.subject.name.clone(), claim.predicate.as_str().to_owned()],
    }
}

pub(super) async fn of_conflicts(store: &Store, view: &View<'_>, rows: &[Contested]) -> Result<Vec<Item>, Refusal> {
    let claims: Vec<&Claim> = rows.iter().flat_map(|contested| &contested.claims).collect();
    let added = Added::of(store, &claims, BTreeSet::new()).await?;
    let item = |contested: &Contested| {
        let dispute = view.dispute(contested);
        let text: Vec<String> = contested.claims.iter().map(|claim| told(view, claim)).collect();
        // a conflict is there since its later side was first told
        let published = contested.claims.iter().filter_map(|claim| moment(claim.first_seen.as_deref()?)).max();
        Item {
            id: urn(&contested.id),
            href: link(view, &contested.id),
            title: format!("{}: {} — {}", dispute.subject.words, dispute.predicate, dispute.kind),
            text: text.join("\n\n"),
            updated: added.last(contested.claims.iter(), std::iter::empty()).max(published),
            published,
            tags: vec![contested.subject.name.clone(), contested.predicate.as_str().to_owned()],
        }
    };
    Ok(rows.iter().map(item).collect())
}

pub(super) fn of_promises(view: &View<'_>, rows: &[Promise]) -> Vec<Item> {
    let item = |promise: &Promise| {
        let plan = view.plan(promise);
        let published = promise.made.as_deref().and_then(moment);
        let due = view.words.t("promise.due");
        Item {
            id: format!("urn:homegrown:promise:{}", promise.claim),
            href: link(view, &promise.claim),
            title: format!(
                "{}: {} {} ({due} {}, {})",
                plan.subject.words, plan.what, plan.value, plan.due.words, plan.status.words
            ),
            text: quoted(view, &promise.evidence),
            updated: promise.settled.as_deref().and_then(moment).max(published),
            published,
            tags: vec![promise.subject.name.clone(), promise.status.as_str().to_owned()],
        }
    };
    rows.iter().map(item).collect()
}

pub(super) fn of_finds(view: &View<'_>, rows: &[Found]) -> Vec<Item> {
    let item = |found: &Found| match &found.thing {
        Thing::Claim(claim) => of_claim(view, claim, None),
        Thing::Document(document) => {
            let published = document.published.as_deref().and_then(moment);
            Item {
                id: urn(&document.id),
                href: link(view, &document.id),
                title: document.title.clone().unwrap_or_else(|| document.id.to_string()),
                text: found.snippet.clone(),
                updated: published,
                published,
                tags: document.outlet.iter().cloned().collect(),
            }
        }
    };
    rows.iter().map(item).collect()
}
