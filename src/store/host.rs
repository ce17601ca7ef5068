//! Hosts and their leases: who may ask which host until when.
//!
//! The unit of a lease is the host and not the source, for two machines with two feeds of one host would break
//! politeness. A lease ends by itself, so a machine that dies blocks nothing for long.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Serialize, de::DeserializeOwned};

use super::{
    Store, StoreError, Write,
    condition::Question,
    row::{from_json, to_json},
};

/// A host that this worker alone may ask now.
#[derive(Debug, Clone, PartialEq)]
pub struct Leased<T> {
    pub name: String,
    /// What its last visitor left behind; nothing before the first visit.
    pub state: Option<T>,
}

/// An instant as the store keeps it: of one width, so that text order is time order.
pub(super) fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Micros, true)
}

/// Before every instant that there is.
const NEVER: &str = "0000-01-01T00:00:00.000000Z";

impl Write {
    /// Makes a host known, due at once or at `due`; of one that is known only the sooner time is taken.
    pub async fn put_host(&mut self, name: &str, due: DateTime<Utc>) -> Result<(), StoreError> {
        let set = "insert into host (name, due_at, leased_until, leased_by, state) values ($1, $2, $3, '', '')
            on conflict (name) do update set due_at = excluded.due_at where host.due_at > excluded.due_at";
        let done =
            sqlx::query(set).bind(name.to_owned()).bind(instant(due)).bind(NEVER).execute(self.connection()).await?;
        self.changed |= done.rows_affected() > 0;
        Ok(())
    }
}

impl Store {
    /// Leases of these hosts the one that has been due for longest, or none where none is due.
    pub async fn lease_host<T: DeserializeOwned>(
        &self,
        among: &[String],
        now: DateTime<Utc>,
        until: DateTime<Utc>,
        by: &str,
    ) -> Result<Option<Leased<T>>, StoreError> {
        let (now, until) = (instant(now), instant(until));
        let free = || {
            let mut question = Question::new("select name from host");
            question.and("due_at <= ? and leased_until < ?", &[&now, &now]);
            question.and_in("name", among.iter().map(String::as_str));
            question.tail(" order by due_at, name limit 1");
            question
        };
        let take = "update host set leased_until = $2, leased_by = $3
            where name = $4 and due_at <= $1 and leased_until < $1 returning name, state";
        let _turn = self.turn.lock().await;
        let mut connection = self.writer.acquire().await?;
        // Another may take it first; as long as one is free, try again.
        while let Some(name) = super::document::ids(&mut connection, free()).await?.pop() {
            let row: Option<(String, String)> = sqlx::query_as(take)
                .bind(now.clone())
                .bind(until.clone())
                .bind(by.to_owned())
                .bind(name.as_str().to_owned())
                .fetch_optional(&mut *connection)
                .await?;
            if let Some((name, state)) = row {
                let state = if state.is_empty() { None } else { Some(from_json("host", &name, &state)?) };
                return Ok(Some(Leased { name, state }));
            }
        }
        Ok(None)
    }

    /// Holds a lease for longer. False where it is another's by now.
    pub async fn renew_host(&self, name: &str, until: DateTime<Utc>, by: &str) -> Result<bool, StoreError> {
        let _turn = self.turn.lock().await;
        let hold = sqlx::query("update host set leased_until = $3 where name = $1 and leased_by = $2");
        let hold = hold.bind(name.to_owned()).bind(by.to_owned()).bind(instant(until));
        Ok(hold.execute(&self.writer).await?.rows_affected() > 0)
    }

    /// Gives a host back, to be asked again at `due`. False where the lease was another's by then.
    pub async fn release_host<T: Serialize + Sync>(
        &self,
        name: &str,
        by: &str,
        due: DateTime<Utc>,
        state: Option<&T>,
    ) -> Result<bool, StoreError> {
        let state = state.map(|state| to_json("host", name, state)).transpose()?.unwrap_or_default();
        let give = "update host set due_at = $3, state = $4, leased_until = $5, leased_by = ''
            where name = $1 and leased_by = $2";
        let _turn = self.turn.lock().await;
        let done = sqlx::query(give)
            .bind(name.to_owned())
            .bind(by.to_owned())
            .bind(instant(due))
            .bind(state)
            .bind(NEVER)
            .execute(&self.writer)
            .await?;
        Ok(done.rows_affected() > 0)
    }

    /// When the next host is due, leased ones left out.
    pub async fn next_due(&self, now: DateTime<Utc>) -> Result<Option<String>, StoreError> {
        let row: (Option<String>,) = sqlx::query_as("select min(due_at) from host where leased_until < $1")
            .bind(instant(now))
            .fetch_one(&mut *self.reader().await?)
            .await?;
        Ok(row.0)
    }
}
