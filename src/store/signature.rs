//! Signatures of texts, and the documents that share a band of them.

use std::collections::BTreeSet;

use sqlx::{AnyConnection, Row};

use super::{Store, StoreError, Write, condition::Question, row::LISTED};
use crate::model::Id;

impl Write {
    /// Keeps a document's signature and its bands in place of the earlier ones.
    pub async fn put_signature(&mut self, document: &Id, body: &[u8], bands: &[i64]) -> Result<(), StoreError> {
        let set = "insert into signature (document, body) values ($1, $2)
            on conflict (document) do update set body = excluded.body";
        let id = document.as_str().to_owned();
        sqlx::query(set).bind(id.clone()).bind(body.to_vec()).execute(self.changing()).await?;
        sqlx::query("delete from band where document = $1").bind(id.clone()).execute(self.connection()).await?;
        for band in bands {
            sqlx::query("insert into band (band, document) values ($1, $2) on conflict (band, document) do nothing")
                .bind(*band)
                .bind(id.clone())
                .execute(self.connection())
                .await?;
        }
        Ok(())
    }

    /// The documents that have one of these bands, in order of their ids.
    pub async fn documents_sharing_band(&mut self, bands: &[i64]) -> Result<Vec<Id>, StoreError> {
        sharing(self.connection(), bands).await
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
    for band in bands {
        let rows: Vec<(String,)> =
            sqlx::query_as("select document from band where band = $1").bind(*band).fetch_all(&mut *connection).await?;
        found.extend(rows.into_iter().map(|(id,)| Id::from_text(id)));
    }
    Ok(found.into_iter().collect())
}
