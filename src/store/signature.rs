//! Signatures of texts, and the documents that share a band of them.

use std::collections::BTreeSet;

use sqlx::{AnyConnection, Row};

use super::{
    Store, StoreError, Write,
    condition::Question,
    row::{LISTED, to_json},
};
use crate::model::Id;

/// What tells a text from others and from its copies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fingerprint {
    /// The signature, as its maker writes it.
    pub body: Vec<u8>,
    pub bands: Vec<i64>,
    /// Outlets that the text goes back to.
    pub credits: Vec<String>,
}

impl Write {
    /// Keeps a document's fingerprint in place of the earlier one. False where it is the same.
    pub async fn put_fingerprint(&mut self, document: &Id, print: &Fingerprint) -> Result<bool, StoreError> {
        let known = self.signatures(std::slice::from_ref(document)).await?.pop();
        if known.is_some_and(|(_, body)| body == print.body) {
            return Ok(false);
        }
        let set = "insert into signature (document, body) values ($1, $2)
            on conflict (document) do update set body = excluded.body";
        let id = document.as_str().to_owned();
        sqlx::query(set).bind(id.clone()).bind(print.body.clone()).execute(self.changing()).await?;
        sqlx::query("delete from band where document = $1").bind(id.clone()).execute(self.connection()).await?;
        for band in &print.bands {
            sqlx::query("insert into band (band, document) values ($1, $2) on conflict (band, document) do nothing")
                .bind(*band)
                .bind(id.clone())
                .execute(self.connection())
                .await?;
        }
        let credits = to_json("document", document.as_str(), &print.credits)?;
        let set = "update document set credits = $2, revision = $3 where id = $1 and credits <> $2";
        sqlx::query(set).bind(id).bind(credits).bind(self.revision).execute(self.connection()).await?;
        Ok(true)
    }

    /// The documents that have one of these bands, in order of their ids.
    pub async fn documents_sharing_band(&mut self, bands: &[i64]) -> Result<Vec<Id>, StoreError> {
        sharing(self.connection(), bands).await
    }

    /// The documents that repeat one of these, and those that these repeat.
    pub async fn documents_of_origins(&mut self, documents: &BTreeSet<Id>) -> Result<BTreeSet<Id>, StoreError> {
        let mut found = BTreeSet::new();
        let all: Vec<&str> = documents.iter().map(Id::as_str).collect();
        for chunk in all.chunks(LISTED) {
            for (select, column) in [
                ("select id from document where copy_of is not null", "copy_of"),
                ("select copy_of from document where copy_of is not null", "id"),
            ] {
                let mut question = Question::narrowed(select);
                question.and_in(column, chunk.iter().copied());
                found.extend(super::document::ids(self.connection(), question).await?);
            }
        }
        Ok(found)
    }

    /// The signatures of these documents, as they were put.
    pub async fn signatures(&mut self, documents: &[Id]) -> Result<Vec<(Id, Vec<u8>)>, StoreError> {
        let mut found = Vec::new();
        for chunk in documents.chunks(LISTED) {
            let mut question = Question::new("select document, body from signature");
            question.and_in("document", chunk.iter().map(Id::as_str));
            for row in question.rows(self.connection()).await? {
                found.push((Id::from_text(row.try_get::<String, _>("document")?), row.try_get("body")?));
            }
        }
        Ok(found)
    }
}

impl Store {
    /// The documents that have one of these bands, in order of their ids.
    pub async fn documents_sharing_band(&self, bands: &[i64]) -> Result<Vec<Id>, StoreError> {
        sharing(&mut *self.reader().await?, bands).await
    }
}

async fn sharing(connection: &mut AnyConnection, bands: &[i64]) -> Result<Vec<Id>, StoreError> {
    let mut found = BTreeSet::new();
    for chunk in bands.chunks(LISTED) {
        let mut question = Question::new("select distinct document from band");
        question.and_in_numbers("band", chunk);
        found.extend(super::document::ids(connection, question).await?);
    }
    Ok(found.into_iter().collect())
}
