//! What the derived rows were made with.

use sqlx::AnyConnection;

use super::{Store, StoreError, Write};

impl Store {
    pub async fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        setting(&mut *self.reader().await?, name).await
    }
}

impl Write {
    pub async fn setting(&mut self, name: &str) -> Result<Option<String>, StoreError> {
        setting(self.connection(), name).await
    }

    pub async fn put_setting(&mut self, name: &str, value: &str) -> Result<(), StoreError> {
        let set = "insert into setting (name, value) values ($1, $2)
            on conflict (name) do update set value = excluded.value where setting.value <> excluded.value";
        let done = sqlx::query(set).bind(name.to_owned()).bind(value.to_owned()).execute(self.connection()).await?;
        self.changed |= done.rows_affected() > 0;
        Ok(())
    }
}

async fn setting(connection: &mut AnyConnection, name: &str) -> Result<Option<String>, StoreError> {
    let row: Option<(String,)> = sqlx::query_as("select value from setting where name = $1")
        .bind(name.to_owned())
        .fetch_optional(connection)
        .await?;
    Ok(row.map(|(value,)| value))
}
