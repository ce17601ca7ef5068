//! Neighbourhoods that are to be merged again.

use std::collections::BTreeSet;

use super::{
    StoreError, Write,
    condition::{Bound, Question},
    mention::short_key,
    row::LISTED,
};

impl Write {
    /// Notes that these are to be merged again.
    pub async fn put_stale(&mut self, neighbourhoods: &BTreeSet<String>) -> Result<(), StoreError> {
        let rows = neighbourhoods.iter().map(|key| [Bound::Text(short_key(key))]);
        self.insert("insert into stale (neighbourhood)", rows, " on conflict (neighbourhood) do nothing").await
    }

    /// Those that are to be merged again and come behind `last`, at most so many, in the order of the database.
    pub async fn stale(&mut self, last: &str, most: usize) -> Result<Vec<String>, StoreError> {
        let mut question = Question::new("select neighbourhood from stale");
        question.and("neighbourhood > ?", &[last]);
        question.tail(" order by neighbourhood");
        question.limit(Some(most));
        let rows = question.rows(self.connection()).await?;
        rows.iter().map(|row| Ok(sqlx::Row::try_get(row, 0)?)).collect()
    }

    /// Notes that these have been merged.
    pub async fn drop_stale(&mut self, neighbourhoods: &BTreeSet<String>) -> Result<(), StoreError> {
        let keys: Vec<&str> = neighbourhoods.iter().map(String::as_str).collect();
        for chunk in keys.chunks(LISTED) {
            let mut end = Question::new("delete from stale");
            end.and_in("neighbourhood", chunk.iter().copied());
            let gone = end.execute(self.connection()).await?;
            self.changed |= gone > 0;
        }
        Ok(())
    }
}
