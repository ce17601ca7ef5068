//! What the derived rows were made with.

use super::{Store, StoreError, Write};

impl Store {
    pub async fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        let row: Option<(String,)> = sqlx::query_as("select value from setting where name = $1")
            .bind(name.to_owned())
            .fetch_optional(&mut *self.reader().await?)
            .await?;
        Ok(row.map(|(value,)| value))
    }
}

impl Write {
    pub async fn put_setting(&mut self, name: &str, value: &str) -> Result<(), StoreError> {
        let set = "insert into setting (name, value) values ($1, $2)
            on conflict (name) do update set value = excluded.value where setting.value <> excluded.value";
        let done = sqlx::query(set).bind(name.to_owned()).bind(value.to_owned()).execute(self.connection()).await?;
        self.changed |= done.rows_affected() > 0;
        Ok(())
    }
}
