//! Claims: kept whole as JSON, beside the columns that they can be asked by.

use std::collections::{BTreeSet, HashMap};

use sqlx::{AnyConnection, Row};

use super::{
    Store, StoreError, Write, condition,
    condition::Question,
    heir::heir,
    link::{Terms, terms},
    mention::{key_of_name, short_key},
    row::{LISTED, count, from_json, to_json},
};
use crate::model::{Claim, Filter, Id, entity::squeeze};

/// What a claim touches beside its subject: the names are canonical.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
pub struct About {
    /// Organizations that are its subject, its value, the maker of either, or its speaker.
    pub organizations: BTreeSet<String>,
    /// ISO 3166-1 alpha-2 codes of the homes of what it names.
    pub countries: BTreeSet<String>,
    /// The date by which it is to come true, where it is a plan that has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
}

/// What regrouping a subject changed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Regrouped {
    pub added: Vec<Id>,
    pub changed: Vec<Id>,
    pub gone: Vec<Id>,
    /// What those that are changed or gone were.
    pub before: Vec<Claim>,
}

impl Write {
    /// Puts these claims in place of all that these neighbourhoods had, which were merged together. `merged` says
    /// which ids became which: where such an id was known, it redirects from now on. One that is gone for another
    /// reason (its text was corrected) redirects to its heir, if it has one.
    pub async fn put_claims(
        &mut self,
        neighbourhoods: &[String],
        claims: &[(Claim, About)],
        merged: &[(Id, Id)],
    ) -> Result<Regrouped, StoreError> {
        let mut old = self.bodies_of(neighbourhoods).await?;
        let mut regrouped = Regrouped::default();
        let home = neighbourhoods.iter().map(|key| short_key(key)).min().unwrap_or_default();
        for (claim, about) in claims {
            let row = (to_json("claim", claim.id.as_str(), claim)?, to_json("claim", claim.id.as_str(), about)?);
            match old.remove(&claim.id) {
                Some(before) if before == row => continue,
                Some((body, _)) => {
                    regrouped.before.push(from_json("claim", claim.id.as_str(), &body)?);
                    regrouped.changed.push(claim.id.clone());
                }
                None => regrouped.added.push(claim.id.clone()),
            }
            self.set_claim(&home, claim, about, row).await?;
        }
        let led: HashMap<&Id, &Id> = merged.iter().map(|(old, new)| (old, new)).collect();
        for (id, (body, _)) in &old {
            self.end_claim(id).await?;
            let gone: Claim = from_json("claim", id.as_str(), body)?;
            let new = match led.get(id) {
                Some(new) => Some((*new).clone()),
                None => heir(&gone, claims.iter().map(|(claim, _)| claim)),
            };
            regrouped.before.push(gone);
            if let Some(new) = new {
                self.put_redirect(id, &new).await?;
            }
        }
        regrouped.gone = old.into_keys().collect();
        regrouped.gone.sort();
        Ok(regrouped)
    }

    /// The claims of these neighbourhoods as they are kept: body and what they are about.
    async fn bodies_of(&mut self, neighbourhoods: &[String]) -> Result<HashMap<Id, (String, String)>, StoreError> {
        let mut bodies = HashMap::new();
        for chunk in neighbourhoods.chunks(LISTED) {
            // One that was kept without its first document is kept anew.
            let about = "case when first_document is null then '' else about end as about";
            let mut question = Question::new(&format!("select id, body, {about} from claim"));
            question.and("gone = 0", &[]);
            let keys: Vec<String> = chunk.iter().map(|key| short_key(key)).collect();
            question.and_in("neighbourhood", keys.iter().map(String::as_str));
            for row in question.rows(self.connection()).await? {
                let kept = (row.try_get("body")?, row.try_get("about")?);
                bodies.insert(Id::from_text(row.try_get::<String, _>("id")?), kept);
            }
        }
        Ok(bodies)
    }

    /// The neighbourhoods that these claims are of, also of those that are gone; with each claim, its own.
    pub async fn neighbourhoods_of_claims(&mut self, ids: &[Id]) -> Result<HashMap<Id, String>, StoreError> {
        let mut found = HashMap::new();
        for chunk in ids.chunks(LISTED) {
            let mut question = Question::new("select id, neighbourhood from claim");
            question.and_in("id", chunk.iter().map(Id::as_str));
            for row in question.rows(self.connection()).await? {
                found.insert(Id::from_text(row.try_get::<String, _>("id")?), row.try_get("neighbourhood")?);
            }
        }
        Ok(found)
    }

    async fn set_claim(
        &mut self,
        home: &str,
        claim: &Claim,
        about: &About,
        (body, about_text): (String, String),
    ) -> Result<(), StoreError> {
        let id = claim.id.as_str();
        sqlx::query(SET)
            .bind(id.to_owned())
            .bind(home.to_owned())
            .bind(key_of_name(&claim.subject.name))
            .bind(claim.subject.kind.as_str())
            .bind(claim.predicate.as_str())
            .bind(claim.modality.as_str())
            .bind(claim.first_seen.clone())
            .bind(claim.last_seen.clone())
            .bind(count(claim.independent_sources))
            .bind(body)
            .bind(about_text)
            .bind(self.revision)
            .bind(claim.evidence.first().map(|told| told.document.as_str().to_owned()))
            .execute(self.changing())
            .await?;
        self.end_redirect(&claim.id).await?;
        let documents: BTreeSet<&str> = claim.evidence.iter().map(|evidence| evidence.document.as_str()).collect();
        self.set_links("claim_document", id, documents).await?;
        let organizations: BTreeSet<String> = about.organizations.iter().map(|name| squeeze(name)).collect();
        let mut words = terms("organization", organizations.iter().map(String::as_str));
        words.extend(terms("country", about.countries.iter().map(String::as_str)));
        words.extend(terms("due", about.due.as_deref()));
        self.set_terms(id, words).await
    }

    async fn end_claim(&mut self, id: &Id) -> Result<(), StoreError> {
        let end = sqlx::query("update claim set gone = 1, revision = $2 where id = $1");
        end.bind(id.as_str().to_owned()).bind(self.revision).execute(self.changing()).await?;
        self.set_links("claim_document", id.as_str(), BTreeSet::new()).await?;
        self.set_terms(id.as_str(), Terms::new()).await
    }

    pub async fn claims_by_ids(&mut self, ids: &[Id]) -> Result<Vec<Claim>, StoreError> {
        by_ids(self.connection(), ids).await
    }

    /// The claims that these documents support, in order of their ids.
    pub async fn claims_of_documents(&mut self, documents: &[Id]) -> Result<Vec<Id>, StoreError> {
        of_documents(self.connection(), documents).await
    }
}

const SET: &str = "insert into claim (id, neighbourhood, subject_key, subject_kind, predicate, modality, first_seen,
        last_seen, independent_sources, body, about, gone, revision, first_document)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $12, $13)
    on conflict (id) do update set neighbourhood = excluded.neighbourhood, subject_key = excluded.subject_key,
        subject_kind = excluded.subject_kind, predicate = excluded.predicate, modality = excluded.modality,
        first_seen = excluded.first_seen, last_seen = excluded.last_seen,
        independent_sources = excluded.independent_sources, body = excluded.body, about = excluded.about, gone = 0,
        revision = excluded.revision, first_document = excluded.first_document";

impl Store {
    /// The claims that hold, said last first.
    pub async fn claims(&self, filter: &Filter) -> Result<Vec<Claim>, StoreError> {
        let mut question = Question::new("select claim.id as id, claim.body as body from claim");
        condition::claims(&mut question, filter);
        question.tail(" order by claim.last_seen desc nulls last, claim.first_seen desc nulls last, claim.id");
        question.limit(filter.limit);
        read_all(&question.rows(&mut *self.reader().await?).await?)
    }

    /// Of these, the plans that have a date, by whatever modality they are told since.
    pub async fn plans(&self, filter: &Filter) -> Result<Vec<Claim>, StoreError> {
        let mut question = Question::new("select claim.id as id, claim.body as body from claim");
        condition::claims(&mut question, filter);
        question.and("claim.id in (select owner from term where field = 'due')", &[]);
        question.tail(" order by claim.id");
        read_all(&question.rows(&mut *self.reader().await?).await?)
    }

    /// All that is claimed of the things of these names, in order of the ids.
    pub async fn claims_of_subjects(&self, names: &BTreeSet<String>) -> Result<Vec<Claim>, StoreError> {
        let keys: BTreeSet<String> = names.iter().map(|name| key_of_name(name)).collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let mut found = Vec::new();
        for chunk in keys.chunks(LISTED) {
            let mut question = Question::new("select id, body from claim");
            question.and("gone = 0", &[]);
            question.and_in("subject_key", chunk.iter().copied());
            found.extend(read_all(&question.rows(&mut *self.reader().await?).await?)?);
        }
        found.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(found)
    }

    /// One claim, also by an id that was merged into it.
    pub async fn claim(&self, id: &Id) -> Result<Option<Claim>, StoreError> {
        let id = self.resolve_id(id).await?;
        Ok(self.claims_by_ids(&[id]).await?.pop())
    }

    /// The claims of these ids, in the order asked; those that are gone are left out.
    pub async fn claims_by_ids(&self, ids: &[Id]) -> Result<Vec<Claim>, StoreError> {
        by_ids(&mut *self.reader().await?, ids).await
    }

    /// The claims that these documents support, in order of their ids.
    pub async fn claims_of_documents(&self, documents: &[Id]) -> Result<Vec<Id>, StoreError> {
        of_documents(&mut *self.reader().await?, documents).await
    }
}

async fn by_ids(connection: &mut AnyConnection, ids: &[Id]) -> Result<Vec<Claim>, StoreError> {
    let mut found = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(LISTED) {
        let mut question = Question::new("select id, body from claim");
        question.and("gone = 0", &[]);
        question.and_in("id", chunk.iter().map(Id::as_str));
        for claim in read_all(&question.rows(connection).await?)? {
            found.insert(claim.id.clone(), claim);
        }
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

async fn of_documents(connection: &mut AnyConnection, documents: &[Id]) -> Result<Vec<Id>, StoreError> {
    let mut found = BTreeSet::new();
    for chunk in documents.chunks(LISTED) {
        let mut question = Question::new("select claim from claim_document");
        question.and_in("document", chunk.iter().map(Id::as_str));
        found.extend(super::document::ids(connection, question).await?);
    }
    Ok(found.into_iter().collect())
}

fn read_all(rows: &[sqlx::any::AnyRow]) -> Result<Vec<Claim>, StoreError> {
    let read = |row: &sqlx::any::AnyRow| from_json("claim", row.try_get("id")?, row.try_get("body")?);
    rows.iter().map(read).collect()
}
