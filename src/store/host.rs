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

/// Before every instant that there is, and behind them.
const NEVER: &str = "0000-01-01T00:00:00.000000Z";
const LATEST: &str = "9999-12-31T23:59:59.999999Z";

/// Who leases a host for its pages alone: no source of it is being visited.
fn guest(worker: &str) -> String {
    format!("{worker}, a guest")
}

/// What was left behind; nothing before the first visit.
fn state_of<T: DeserializeOwned>(name: &str, state: &str) -> Result<Option<T>, StoreError> {
    if state.is_empty() { Ok(None) } else { from_json("host", name, state).map(Some) }
}

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
        let (now, until, guest) = (instant(now), instant(until), guest(by));
        let free = || {
            let mut question = Question::new("select name from host");
            question.and("due_at <= ? and (leased_until < ? or leased_by = ?)", &[&now, &now, &guest]);
            question.and_in("name", among.iter().map(String::as_str));
            question.tail(" order by due_at, name limit 1");
            question
        };
        let take = "update host set leased_until = $2, leased_by = $3
            where name = $4 and due_at <= $1 and (leased_until < $1 or leased_by = $5) returning name, state";
        let _turn = self.turn.lock().await;
        let mut connection = self.writer.acquire().await?;
        // Another may take it first; as long as one is free, try again.
        while let Some(name) = super::document::ids(&mut connection, free()).await?.pop() {
            let row: Option<(String, String)> = sqlx::query_as(take)
                .bind(now.clone())
                .bind(until.clone())
                .bind(by.to_owned())
                .bind(name.as_str().to_owned())
                .bind(guest.clone())
                .fetch_optional(&mut *connection)
                .await?;
            if let Some((name, state)) = row {
                return Ok(Some(Leased { state: state_of(&name, &state)?, name }));
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

    /// Lets a worker ask a host that none of its sources is on, as a guest, until then: where it holds the host already, or
    /// nobody else does. Gives what the last visitor left behind there; nothing where another has it.
    pub async fn enter_host<T: DeserializeOwned + Default>(
        &self,
        name: &str,
        by: &str,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Result<Option<T>, StoreError> {
        let enter = "insert into host (name, due_at, leased_until, leased_by, state) values ($1, $2, $3, $4, '')
            on conflict (name) do update set
                leased_until = case when host.leased_by = $5 then host.leased_until else excluded.leased_until end,
                leased_by = case when host.leased_by = $5 then host.leased_by else excluded.leased_by end
            where host.leased_until < $6 or host.leased_by in ($4, $5) returning state";
        let _turn = self.turn.lock().await;
        let row: Option<(String,)> = sqlx::query_as(enter)
            .bind(name.to_owned())
            .bind(LATEST)
            .bind(instant(until))
            .bind(guest(by))
            .bind(by.to_owned())
            .bind(instant(now))
            .fetch_optional(&self.writer)
            .await?;
        let Some((state,)) = row else { return Ok(None) };
        Ok(Some(state_of(name, &state)?.unwrap_or_default()))
    }

    /// Keeps what is known of a host by now, so that it is not lost with its holder.
    pub async fn keep_host<T: Serialize + Sync>(&self, name: &str, by: &str, state: &T) -> Result<(), StoreError> {
        let keep = "update host set state = $4 where name = $1 and leased_by in ($2, $3)";
        let _turn = self.turn.lock().await;
        let keep = sqlx::query(keep).bind(name.to_owned()).bind(by.to_owned()).bind(guest(by));
        keep.bind(to_json("host", name, state)?).execute(&self.writer).await?;
        Ok(())
    }

    /// Ends a stay as a guest.
    pub async fn leave_host<T: Serialize + Sync>(&self, name: &str, by: &str, state: &T) -> Result<(), StoreError> {
        let leave = "update host set leased_until = $3, leased_by = '', state = $4 where name = $1 and leased_by = $2";
        let _turn = self.turn.lock().await;
        let leave = sqlx::query(leave).bind(name.to_owned()).bind(guest(by)).bind(NEVER);
        leave.bind(to_json("host", name, state)?).execute(&self.writer).await?;
        Ok(())
    }

    /// When the next host is due, leased ones left out and those on which there is no source.
    pub async fn next_due(&self, now: DateTime<Utc>) -> Result<Option<String>, StoreError> {
        let next = "select min(due_at) from host where leased_until < $1 and due_at < $2";
        let row: (Option<String>,) =
            sqlx::query_as(next).bind(instant(now)).bind(LATEST).fetch_one(&mut *self.reader().await?).await?;
        Ok(row.0)
    }
}
