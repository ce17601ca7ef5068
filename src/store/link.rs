//! Rows that tie an owner to others: its links and its terms. What is there already is left alone.

use std::collections::BTreeSet;

use sqlx::Row;

use super::{StoreError, Write, condition::Question, mention::short_key, row::LISTED};

/// Words that an owner can be asked by, each with its field.
pub(super) type Terms = BTreeSet<(&'static str, String)>;

/// The words of one field.
pub(super) fn terms<'t>(field: &'static str, words: impl IntoIterator<Item = &'t str>) -> Terms {
    words.into_iter().map(|word| (field, short_key(word))).collect()
}

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
        let gone: Vec<&str> = there.iter().map(String::as_str).filter(|id| !wanted.contains(id)).collect();
        for chunk in gone.chunks(LISTED) {
            let mut end = Question::new(&format!("delete from {table}"));
            end.and(&format!("{from} = ?"), &[owner]);
            end.and_in(to, chunk.iter().copied());
            end.execute(self.changing()).await?;
        }
        let new: Vec<[&str; 2]> =
            wanted.into_iter().filter(|id| !there.contains(*id)).map(|other| [owner, other]).collect();
        self.insert(&format!("insert into {table} ({from}, {to})"), &new, "").await
    }

    /// Makes the words of `owner` what they should be, all its fields at once.
    pub(super) async fn set_terms(&mut self, owner: &str, wanted: Terms) -> Result<(), StoreError> {
        let mut question = Question::new("select field, value from term");
        question.and("owner = ?", &[owner]);
        let rows = question.rows(self.connection()).await?;
        let read = |row: &sqlx::any::AnyRow| Ok::<_, sqlx::Error>((row.try_get(0)?, row.try_get(1)?));
        let there: BTreeSet<(String, String)> = rows.iter().map(read).collect::<Result<_, _>>()?;
        let wanted: BTreeSet<(String, String)> =
            wanted.into_iter().map(|(field, value)| (field.to_owned(), value)).collect();
        for (field, value) in there.difference(&wanted) {
            let mut end = Question::new("delete from term");
            end.and("owner = ? and field = ? and value = ?", &[owner, field, value]);
            end.execute(self.changing()).await?;
        }
        let new: Vec<[&str; 3]> =
            wanted.difference(&there).map(|(field, value)| [owner, field.as_str(), value.as_str()]).collect();
        self.insert("insert into term (owner, field, value)", &new, "").await
    }

    /// Inserts these rows, many in a statement; `tail` says what becomes of one that is there.
    pub(super) async fn insert<const N: usize>(
        &mut self,
        insert: &str,
        rows: &[[&str; N]],
        tail: &str,
    ) -> Result<(), StoreError> {
        for chunk in rows.chunks(LISTED) {
            let mut question = Question::inserting_rows(insert, chunk);
            question.tail(tail);
            let new = question.execute(self.connection()).await?;
            self.changed |= new > 0;
        }
        Ok(())
    }
}
