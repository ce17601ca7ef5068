//! Ids that were merged into others, and where they lead.

use sqlx::AnyConnection;

use super::{Store, StoreError, Write, condition::Question, row::LISTED};
use crate::model::Id;

/// Redirects are kept flat; a longer chain than this is a circle.
const LONGEST: usize = 16;

impl Store {
    /// The id that holds now: itself where it was never merged.
    pub async fn resolve_id(&self, id: &Id) -> Result<Id, StoreError> {
        resolve(&mut *self.reader().await?, id).await
    }
}

impl Write {
    pub async fn resolve_id(&mut self, id: &Id) -> Result<Id, StoreError> {
        resolve(self.connection(), id).await
    }

    /// `old` leads to `new` from now on, and so does all that led to `old`.
    pub async fn put_redirect(&mut self, old: &Id, new: &Id) -> Result<(), StoreError> {
        if old == new {
            return Ok(());
        }
        let revision = self.revision;
        let set = "insert into redirect (old, new, revision) values ($1, $2, $3)
            on conflict (old) do update set new = excluded.new, revision = excluded.revision
            where redirect.new <> excluded.new";
        let (from, to) = (old.as_str().to_owned(), new.as_str().to_owned());
        let done =
            sqlx::query(set).bind(from.clone()).bind(to.clone()).bind(revision).execute(self.connection()).await?;
        let flat = "update redirect set new = $2, revision = $3 where new = $1 and old <> $2";
        sqlx::query(flat).bind(from).bind(to.clone()).bind(revision).execute(self.connection()).await?;
        let circle = sqlx::query("delete from redirect where old = $1").bind(to).execute(self.connection()).await?;
        self.changed |= done.rows_affected() > 0 || circle.rows_affected() > 0;
        Ok(())
    }

    /// Rows that live again lead nowhere else.
    pub(super) async fn end_redirects(&mut self, ids: &[&str]) -> Result<(), StoreError> {
        for chunk in ids.chunks(LISTED) {
            let mut end = Question::new("delete from redirect");
            end.and_in("old", chunk.iter().copied());
            end.execute(self.changing()).await?;
        }
        Ok(())
    }
}

async fn resolve(connection: &mut AnyConnection, id: &Id) -> Result<Id, StoreError> {
    let mut at = id.clone();
    for _ in 0..LONGEST {
        let next: Option<(String,)> = sqlx::query_as("select new from redirect where old = $1")
            .bind(at.as_str().to_owned())
            .fetch_optional(&mut *connection)
            .await?;
        match next {
            Some((new,)) => at = Id::from_text(new),
            None => break,
        }
    }
    Ok(at)
}
