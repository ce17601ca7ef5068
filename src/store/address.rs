//! What each address answered last: for conditional requests, and to know what was fetched.

use std::collections::HashSet;

use sqlx::Row;

use super::{
    Store, StoreError, Write,
    condition::Question,
    page::hash,
    row::{LISTED, kept, kept_option},
};
use crate::model::Id;

/// The last answer of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    pub url: String,
    /// RFC 3339, UTC.
    pub fetched_at: String,
    pub status: i64,
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    /// Where it moved for good.
    pub moved_to: Option<String>,
    /// Hash of the body that it gave.
    pub page: Option<String>,
    pub document: Option<Id>,
}

impl Write {
    pub async fn put_address(&mut self, address: &Address) -> Result<(), StoreError> {
        let set = "insert into address (key, url, fetched_at, status, etag, last_modified, moved_to, page, document)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (key) do update set fetched_at = excluded.fetched_at, status = excluded.status,
                etag = excluded.etag, last_modified = excluded.last_modified, moved_to = excluded.moved_to,
                page = coalesce(excluded.page, address.page), document = coalesce(excluded.document, address.document)";
        sqlx::query(set)
            .bind(hash(address.url.as_bytes()))
            .bind(kept(&address.url).into_owned())
            .bind(address.fetched_at.clone())
            .bind(address.status)
            .bind(kept_option(address.etag.as_ref()).map(std::borrow::Cow::into_owned))
            .bind(kept_option(address.last_modified.as_ref()).map(std::borrow::Cow::into_owned))
            .bind(kept_option(address.moved_to.as_ref()).map(std::borrow::Cow::into_owned))
            .bind(address.page.clone())
            .bind(address.document.as_ref().map(|id| id.as_str().to_owned()))
            .execute(self.changing())
            .await?;
        Ok(())
    }
}

const COLUMNS: &str = "select url, fetched_at, status, etag, last_modified, moved_to, page, document from address";

impl Store {
    pub async fn address(&self, url: &str) -> Result<Option<Address>, StoreError> {
        let mut question = Question::new(COLUMNS);
        question.and("key = ?", &[&hash(url.as_bytes())]);
        let rows = question.rows(&mut *self.reader().await?).await?;
        rows.first().map(read).transpose()
    }

    /// Every address that ever answered.
    pub async fn addresses(&self) -> Result<Vec<Address>, StoreError> {
        let rows = Question::new(COLUMNS).rows(&mut *self.reader().await?).await?;
        rows.iter().map(read).collect()
    }

    /// The addresses among these that were fetched before.
    pub async fn known_addresses(&self, urls: &[String]) -> Result<HashSet<String>, StoreError> {
        let mut connection = self.reader().await?;
        let mut known = HashSet::new();
        for chunk in urls.chunks(LISTED) {
            let keys: Vec<String> = chunk.iter().map(|url| hash(url.as_bytes())).collect();
            let mut question = Question::new("select url from address");
            question.and_in("key", keys.iter().map(String::as_str));
            for row in question.rows(&mut connection).await? {
                known.insert(row.try_get("url")?);
            }
        }
        Ok(known)
    }
}

fn read(row: &sqlx::any::AnyRow) -> Result<Address, StoreError> {
    Ok(Address {
        url: row.try_get("url")?,
        fetched_at: row.try_get("fetched_at")?,
        status: row.try_get("status")?,
        etag: row.try_get("etag")?,
        last_modified: row.try_get("last_modified")?,
        moved_to: row.try_get("moved_to")?,
        page: row.try_get("page")?,
        document: row.try_get::<Option<String>, _>("document")?.map(Id::from_text),
    })
}
