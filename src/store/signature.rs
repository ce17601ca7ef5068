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
    /// Outlets that the text goes back to.
    pub credits: Vec<String>,
}

impl Write {
    /// Keeps a document's fingerprint in place of the earlier one. False where it is the same. Other rules may read other
    /// credits in the same text: each is compared by itself.
    pub async fn put_fingerprint(&mut self, document: &Id, print: &Fingerprint) -> Result<bool, StoreError> {
        let set = "insert into signature (document, body) values ($1, $2)
            on conflict (document) do update set body = excluded.body where signature.body <> excluded.body";
        let id = document.as_str().to_owned();
        let body = sqlx::query(set).bind(id.clone()).bind(print.body.clone());
        let mut changed = body.execute(self.connection()).await?.rows_affected() > 0;
        let credits = to_json("document", document.as_str(), &print.credits)?;
        let set = "update document set credits = $2, revision = $3 where id = $1 and credits <> $2";
        let credits = sqlx::query(set).bind(id).bind(credits).bind(self.revision);
        changed |= credits.execute(self.connection()).await?.rows_affected() > 0;
        self.changed |= changed;
        Ok(changed)
    }

    /// Makes the bands of a document what they should be. False where they are.
    pub async fn put_bands(&mut self, document: &Id, bands: &[i64]) -> Result<bool, StoreError> {
        let mut question = Question::new("select band from band");
        question.and("document = ?", &[document.as_str()]);
        let rows = question.rows(self.connection()).await?;
        let there = rows.iter().map(|row| row.try_get::<i64, _>(0)).collect::<Result<BTreeSet<_>, _>>()?;
        let wanted: BTreeSet<i64> = bands.iter().copied().collect();
        let gone: Vec<i64> = there.difference(&wanted).copied().collect();
        for chunk in gone.chunks(LISTED) {
            let mut end = Question::new("delete from band");
            end.and("document = ?", &[document.as_str()]);
            end.and_in_numbers("band", chunk);
            end.execute(self.changing()).await?;
        }
        // In the order of the index, many in a statement.
        let new: Vec<i64> = wanted.difference(&there).copied().collect();
        for chunk in new.chunks(LISTED) {
            let insert = Question::inserting("insert into band (document, band)", document.as_str(), chunk);
            insert.execute(self.changing()).await?;
        }
        Ok(there != wanted)
    }

    /// The documents that have of these bands so much, in order of their ids: an odd band weighs 2, another one 1.
    pub async fn documents_sharing_bands(&mut self, bands: &[i64], least: i64) -> Result<Vec<Id>, StoreError> {
        sharing(self.connection(), bands, least).await
    }

    /// These documents' families, themselves with them: each text that one of them goes back to, and all that repeat it.
    pub async fn families(&mut self, documents: &BTreeSet<Id>) -> Result<BTreeSet<Id>, StoreError> {
        let origins =
            super::document::ids_in(self.connection(), "select origin from document", "id", documents).await?;
        self.documents_of_families(&origins).await
    }
}

impl Store {
    /// The signatures of these documents, as they were put.
    pub async fn signatures(&self, documents: &[Id]) -> Result<Vec<(Id, Vec<u8>)>, StoreError> {
        let mut reader = self.reader().await?;
        let mut found = Vec::new();
        for chunk in documents.chunks(LISTED) {
            let mut question = Question::new("select document, body from signature");
            question.and_in("document", chunk.iter().map(Id::as_str));
            for row in question.rows(&mut reader).await? {
                found.push((Id::from_text(row.try_get::<String, _>("document")?), row.try_get("body")?));
            }
        }
        Ok(found)
    }

    /// The documents that have of these bands so much, in order of their ids: an odd band weighs 2, another one 1.
    pub async fn documents_sharing_bands(&self, bands: &[i64], least: i64) -> Result<Vec<Id>, StoreError> {
        sharing(&mut *self.reader().await?, bands, least).await
    }
}

async fn sharing(connection: &mut AnyConnection, bands: &[i64], least: i64) -> Result<Vec<Id>, StoreError> {
    let mut question = Question::new("select document from band");
    question.and_in_numbers("band", bands);
    question.tail(" group by document");
    question.having_at_least("sum(1 + band % 2)", least);
    super::document::ids(connection, question).await
}
