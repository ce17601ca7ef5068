//! What changed since a revision: how a follower (the search index, a feed) keeps up.

use sqlx::{AnyConnection, Row};

use super::{Store, StoreError, condition::Question};
use crate::model::Id;

/// A row that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    pub id: Id,
    /// It is no more: to be dropped by who follows.
    pub gone: bool,
    pub revision: i64,
}

/// All that changed after one revision up to another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// What the follower has seen when it has taken these in.
    pub revision: i64,
    pub documents: Vec<Changed>,
    pub claims: Vec<Changed>,
    pub announcements: Vec<Changed>,
}

impl Changes {
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty() && self.claims.is_empty() && self.announcements.is_empty()
    }
}

impl Store {
    /// All rows whose last change is later than `revision`.
    pub async fn changed_since(&self, revision: i64) -> Result<Changes, StoreError> {
        // Read first: what is written meanwhile carries a later one and comes with the next call.
        let now = self.revision().await?;
        let mut connection = self.reader().await?;
        Ok(Changes {
            revision: now,
            documents: after(&mut connection, "document", "0", revision).await?,
            claims: after(&mut connection, "claim", "gone", revision).await?,
            announcements: after(&mut connection, "announcement", "gone", revision).await?,
        })
    }
}

async fn after(
    connection: &mut AnyConnection,
    table: &str,
    gone: &str,
    revision: i64,
) -> Result<Vec<Changed>, StoreError> {
    let mut question = Question::new(&format!("select id, cast({gone} as bigint) as gone, revision from {table}"));
    question.and_above("revision", revision);
    question.tail(" order by revision, id");
    let read = |row: &sqlx::any::AnyRow| {
        Ok(Changed {
            id: Id::from_text(row.try_get::<String, _>("id")?),
            gone: row.try_get::<i64, _>("gone")? != 0,
            revision: row.try_get("revision")?,
        })
    };
    question.rows(connection).await?.iter().map(read).collect()
}
