//! Bodies as they were fetched: packed, known by their SHA-256, kept once.

use sha2::{Digest, Sha256};

use super::{Store, StoreError, Write, condition::Bound, row::count};
use crate::model::hex;

/// zstd's own default: pages shrink to a fifth, at several hundred megabytes a second.
const LEVEL: i32 = 3;
/// No page is larger than the crawler's bound; what would unpack to more is damaged.
const LARGEST: usize = 64 << 20;

/// The name of a body: SHA-256 in hex.
pub(super) fn hash(body: &[u8]) -> String {
    hex(&Sha256::digest(body))
}

/// A body as it is kept. To pack one takes the processor for a while: that is done before a write begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    hash: String,
    content_type: Option<String>,
    /// Bytes of the body as it was fetched.
    fetched: usize,
    body: Vec<u8>,
}

impl Packed {
    /// Packs a body as it was fetched.
    pub fn of(body: &[u8], content_type: Option<String>) -> Result<Self, StoreError> {
        Ok(Self { hash: hash(body), content_type, fetched: body.len(), body: zstd::bulk::compress(body, LEVEL)? })
    }

    /// The name of the body: SHA-256 in hex, of the bytes as they were fetched.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// Bytes of the body as it is kept.
    pub fn size(&self) -> usize {
        self.body.len()
    }

    fn row(&self) -> [Bound; 4] {
        [
            Bound::Text(self.hash.clone()),
            Bound::Maybe(self.content_type.clone()),
            Bound::Number(count(self.fetched)),
            Bound::Bytes(self.body.clone()),
        ]
    }
}

impl Write {
    /// Keeps these bodies; one that is kept already is not kept again.
    pub async fn put_pages(&mut self, pages: &[&Packed]) -> Result<(), StoreError> {
        let into = "insert into page (hash, content_type, size, body)";
        self.insert(into, pages.iter().map(|page| page.row()), " on conflict (hash) do nothing").await
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
