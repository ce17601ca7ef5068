//! How the visits of each source went. The state is the crawler's own; the store keeps it and does not look in.

use futures_util::StreamExt;
use serde::{Serialize, de::DeserializeOwned};

use super::{
    Store, StoreError, Write,
    row::{from_json, to_json},
};

impl Store {
    /// The states of all sources that were ever visited, by id.
    pub async fn source_states<T: DeserializeOwned>(&self) -> Result<Vec<(String, T)>, StoreError> {
        let mut connection = self.reader().await?;
        let mut rows = sqlx::query_as("select id, state from source").fetch(&mut *connection);
        let mut states = Vec::new();
        // One after the other: a state can be large, and what is read of it small.
        while let Some((id, state)) = rows.next().await.transpose()? {
            let (id, state): (String, String) = (id, state);
            states.push((id.clone(), from_json("source", &id, &state)?));
        }
        states.sort_by(|(a, _), (b, _)| a.cmp(b));
        Ok(states)
    }

    pub async fn source_state<T: DeserializeOwned>(&self, id: &str) -> Result<Option<T>, StoreError> {
        let row: Option<(String,)> = sqlx::query_as("select state from source where id = $1")
            .bind(id.to_owned())
            .fetch_optional(&mut *self.reader().await?)
            .await?;
        row.map(|(state,)| from_json("source", id, &state)).transpose()
    }
}

impl Write {
    pub async fn put_source_state<T: Serialize>(&mut self, id: &str, state: &T) -> Result<(), StoreError> {
        let body = to_json("source", id, state)?;
        let set = "insert into source (id, state, revision) values ($1, $2, $3)
            on conflict (id) do update set state = excluded.state, revision = excluded.revision
            where source.state <> excluded.state";
        let done =
            sqlx::query(set).bind(id.to_owned()).bind(body).bind(self.revision).execute(self.connection()).await?;
        self.changed |= done.rows_affected() > 0;
        Ok(())
    }
}
