//! Bodies as they were fetched: packed, known by their SHA-256, kept once.

use sha2::{Digest, Sha256};

use super::{Store, StoreError, Write, row::count};
use crate::model::hex;

/// zstd's own default: pages shrink to a fifth, at several hundred megabytes a second.
const LEVEL: i32 = 3;
/// No page is larger than the crawler's bound; what would unpack to more is damaged.
const LARGEST: usize = 64 << 20;

/// The name of a body: SHA-256 in hex.
pub(super) fn hash(body: &[u8]) -> String {
    hex(&Sha256::digest(body))
}

impl Write {
    /// Keeps a body and gives its hash; a body that is kept already is not kept again.
    pub async fn put_page(&mut self, body: &[u8], content_type: Option<&str>) -> Result<String, StoreError> {
        let hash = hash(body);
        let known = sqlx::query("select size from page where hash = $1").bind(&hash);
        if known.fetch_optional(self.connection()).await?.is_none() {
            let packed = zstd::bulk::compress(body, LEVEL)?;
            sqlx::query("insert into page (hash, content_type, size, body) values ($1, $2, $3, $4) on conflict (hash) do nothing")
                .bind(&hash)
                .bind(content_type.map(str::to_owned))
                .bind(count(body.len()))
                .bind(packed)
                .execute(self.changing())
                .await?;
        }
        Ok(hash)
    }
}

impl Store {
    /// The body of that hash and its content type.
    pub async fn page(&self, hash: &str) -> Result<Option<(Vec<u8>, Option<String>)>, StoreError> {
        let row: Option<(Vec<u8>, Option<String>)> =
            sqlx::query_as("select body, content_type from page where hash = $1")
                .bind(hash.to_owned())
                .fetch_optional(&mut *self.reader().await?)
                .await?;
        row.map(|(packed, content_type)| Ok((zstd::bulk::decompress(&packed, LARGEST)?, content_type))).transpose()
    }
}
