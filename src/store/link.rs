//! Rows that tie an owner to others: its links and its terms. What is there already is left alone.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sqlx::{Row, any::AnyRow};

use super::{
    StoreError, Write,
    condition::{Bound, Question},
    mention::short_key,
    row::LISTED,
};
use crate::model::Id;

/// Words that an owner can be asked by, each with its field.
pub(super) type Terms = BTreeSet<(&'static str, String)>;

/// What owners are tied to.
pub(super) type Links<'l> = BTreeMap<&'l str, BTreeSet<&'l str>>;

/// The documents that owners are tied to.
pub(super) type DocumentLinks<'l> = BTreeMap<&'l str, BTreeSet<&'l Id>>;

/// The words of one field.
pub(super) fn terms<'t>(field: &'static str, words: impl IntoIterator<Item = &'t str>) -> Terms {
    words.into_iter().map(|word| (field, short_key(word))).collect()
}

impl Write {
    /// Makes the links of these owners in `table` (`owner_other`: two columns of these names) what they should be.
    pub(super) async fn set_links(&mut self, table: &'static str, wanted: &Links<'_>) -> Result<(), StoreError> {
        let Some((from, to)) = table.split_once('_') else { return Ok(()) };
        let text = |row: &AnyRow| Ok(vec![row.try_get::<String, _>(1)?]);
        let there =
            self.there(&format!("select {from}, {to} from {table}"), from, wanted.keys().copied(), text).await?;
        let mut new: Vec<[Bound; 2]> = Vec::new();
        for (owner, wanted) in wanted {
            let there = there.get(*owner).map(Vec::as_slice).unwrap_or_default();
            let there: BTreeSet<&str> = there.iter().filter_map(|row| row.first()).map(String::as_str).collect();
            new.extend(wanted.difference(&there).map(|other| [*owner, *other].map(Bound::text)));
            let gone: Vec<&str> = there.difference(wanted).copied().collect();
            for chunk in gone.chunks(LISTED) {
                let mut end = Question::new(&format!("delete from {table}"));
                end.and(&format!("{from} = ?"), &[owner]);
                end.and_in(to, chunk.iter().copied());
                end.execute(self.changing()).await?;
            }
        }
        self.insert(&format!("insert into {table} ({from}, {to})"), new, "").await
    }

    /// Makes the links of these owners to documents what they should be; `table` is that of the owners.
    pub(super) async fn set_documents(
        &mut self,
        table: &'static str,
        wanted: &DocumentLinks<'_>,
    ) -> Result<(), StoreError> {
        let select = format!("select {table}, place from {table}_document");
        let there =
            self.there(&select, table, wanted.keys().copied(), |row| Ok(vec![row.try_get::<i64, _>(1)?])).await?;
        let documents: BTreeSet<&Id> = wanted.values().flatten().copied().collect();
        let places = self.places(documents).await?;
        let mut new: Vec<[Bound; 2]> = Vec::new();
        for (owner, wanted) in wanted {
            let wanted: BTreeSet<i64> = wanted.iter().filter_map(|id| Some(places.get(*id)?.0)).collect();
            let there: BTreeSet<i64> = there.get(*owner).into_iter().flatten().flatten().copied().collect();
            new.extend(wanted.difference(&there).map(|place| [Bound::text(owner), Bound::Number(*place)]));
            let gone: Vec<i64> = there.difference(&wanted).copied().collect();
            for chunk in gone.chunks(LISTED) {
                let mut end = Question::new(&format!("delete from {table}_document"));
                end.and(&format!("{table} = ?"), &[owner]);
                end.and_in_numbers("place", chunk.iter().copied());
                end.execute(self.changing()).await?;
            }
        }
        self.insert(&format!("insert into {table}_document ({table}, place)"), new, "").await
    }

    /// Makes the words of these owners what they should be, all their fields at once.
    pub(super) async fn set_terms(&mut self, wanted: &BTreeMap<&str, Terms>) -> Result<(), StoreError> {
        let texts = |row: &AnyRow| Ok(vec![row.try_get::<String, _>(1)?, row.try_get(2)?]);
        let select = "select owner, field, value from term";
        let there = self.there(select, "owner", wanted.keys().copied(), texts).await?;
        let mut new: Vec<[Bound; 3]> = Vec::new();
        for (owner, wanted) in wanted {
            let there = there.get(*owner).map(Vec::as_slice).unwrap_or_default();
            let there = there.iter().filter_map(|row| Some((row.first()?.as_str(), row.get(1)?.as_str())));
            let there: BTreeSet<(&str, &str)> = there.collect();
            let wanted: BTreeSet<(&str, &str)> = wanted.iter().map(|(field, value)| (*field, value.as_str())).collect();
            new.extend(wanted.difference(&there).map(|(field, value)| [*owner, *field, *value].map(Bound::text)));
            for (field, value) in there.difference(&wanted) {
                let mut end = Question::new("delete from term");
                end.and("owner = ? and field = ? and value = ?", &[owner, field, value]);
                end.execute(self.changing()).await?;
            }
        }
        self.insert("insert into term (owner, field, value)", new, "").await
    }

    /// What is selected of the rows in which that column is one of these owners, by the first of the columns.
    async fn there<'o, T>(
        &mut self,
        select: &str,
        column: &str,
        owners: impl IntoIterator<Item = &'o str>,
        rest: impl Fn(&AnyRow) -> Result<Vec<T>, sqlx::Error>,
    ) -> Result<HashMap<String, Vec<Vec<T>>>, StoreError> {
        let mut there: HashMap<String, Vec<Vec<T>>> = HashMap::new();
        for chunk in owners.into_iter().collect::<Vec<_>>().chunks(LISTED) {
            let mut question = Question::new(select);
            question.and_in(column, chunk.iter().copied());
            for row in question.rows(self.connection()).await? {
                there.entry(row.try_get(0)?).or_default().push(rest(&row)?);
            }
        }
        Ok(there)
    }
}
