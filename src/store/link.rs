//! Rows that tie an owner to others: its links and its terms. What is there already is left alone.

use std::collections::BTreeSet;

use sqlx::Row;

use super::{StoreError, Write, condition::Question};

impl Write {
    /// Makes the links of `owner` in `table` (`owner_other`: two columns of these names) what they should be.
    pub(super) async fn set_links(
        &mut self,
        table: &'static str,
        owner: &str,
        wanted: BTreeSet<&str>,
    ) -> Result<(), StoreError> {
        let Some((from, to)) = table.split_once('_') else { return Ok(()) };
        let mut question = Question::new(&format!("select {to} from {table}"));
        question.and(&format!("{from} = ?"), &[owner]);
        let rows = question.rows(self.connection()).await?;
        let there = rows.iter().map(|row| row.try_get::<String, _>(0)).collect::<Result<BTreeSet<_>, _>>()?;
        for gone in there.iter().filter(|id| !wanted.contains(id.as_str())) {
            let mut end = Question::new(&format!("delete from {table}"));
            end.and(&format!("{from} = ?"), &[owner]);
            end.and(&format!("{to} = ?"), &[gone]);
            end.execute(self.changing()).await?;
        }
        for new in wanted.into_iter().filter(|id| !there.contains(*id)) {
            let insert = format!("insert into {table} ({from}, {to}) values ($1, $2)");
            let insert = sqlx::query(sqlx::AssertSqlSafe(insert)).bind(owner.to_owned()).bind(new.to_owned());
            insert.execute(self.changing()).await?;
        }
        Ok(())
    }

    /// Makes the words of `owner` in one field what they should be.
    pub(super) async fn set_terms<'t>(
        &mut self,
        owner: &str,
        field: &str,
        wanted: impl IntoIterator<Item = &'t str>,
    ) -> Result<(), StoreError> {
        let wanted: BTreeSet<String> = wanted.into_iter().map(super::mention::short_key).collect();
        let mut question = Question::new("select value from term");
        question.and("owner = ? and field = ?", &[owner, field]);
        let rows = question.rows(self.connection()).await?;
        let there = rows.iter().map(|row| row.try_get::<String, _>(0)).collect::<Result<BTreeSet<_>, _>>()?;
        for gone in there.difference(&wanted) {
            let mut end = Question::new("delete from term");
            end.and("owner = ? and field = ? and value = ?", &[owner, field, gone]);
            end.execute(self.changing()).await?;
        }
        for new in wanted.difference(&there) {
            sqlx::query("insert into term (owner, field, value) values ($1, $2, $3)")
                .bind(owner.to_owned())
                .bind(field.to_owned())
                .bind(new.clone())
                .execute(self.changing())
                .await?;
        }
        Ok(())
    }
}
