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
        let bound = |others: &BTreeSet<&str>| others.iter().copied().map(Bound::text).collect();
        let wanted = wanted.iter().map(|(owner, others)| (*owner, bound(others))).collect();
        self.tie(table, (from, to), &wanted, |row| Ok(Bound::Text(row.try_get(1)?))).await
    }

    /// Makes the links of these owners to documents in `table` (`owner_document`) what they should be.
    pub(super) async fn set_documents(
        &mut self,
        table: &'static str,
        wanted: &DocumentLinks<'_>,
    ) -> Result<(), StoreError> {
        let Some((from, _)) = table.split_once('_') else { return Ok(()) };
        let documents: BTreeSet<&Id> = wanted.values().flatten().copied().collect();
        let places = self.given_places(documents).await?;
        let bound =
            |ids: &BTreeSet<&Id>| ids.iter().filter_map(|id| places.get(*id)).map(|place| (*place).into()).collect();
        let wanted = wanted.iter().map(|(owner, ids)| (*owner, bound(ids))).collect();
        self.tie(table, (from, "place"), &wanted, |row| Ok(Bound::Number(row.try_get(1)?))).await
    }

    /// Makes what these owners are tied to what it should be; `read` reads it from the second column of a row.
    async fn tie(
        &mut self,
        table: &'static str,
        (from, to): (&str, &str),
        wanted: &BTreeMap<&str, BTreeSet<Bound>>,
        read: impl Fn(&AnyRow) -> Result<Bound, sqlx::Error>,
    ) -> Result<(), StoreError> {
        let select = format!("select {from}, {to} from {table}");
        let mut there = self.there(&select, from, wanted.keys().copied(), read).await?;
        let mut new: Vec<[Bound; 2]> = Vec::new();
        for (owner, wanted) in wanted {
            let there = there.remove(*owner).unwrap_or_default();
            new.extend(wanted.difference(&there).map(|other| [Bound::text(owner), other.clone()]));
            let gone: Vec<Bound> = there.difference(wanted).cloned().collect();
            self.untie(table, (from, to), owner, &gone).await?;
        }
        self.insert(&format!("insert into {table} ({from}, {to})"), new, "").await
    }

    /// Ends the ties of this owner to these.
    pub(super) async fn untie(
        &mut self,
        table: &str,
        (from, to): (&str, &str),
        owner: &str,
        gone: &[Bound],
    ) -> Result<(), StoreError> {
        for chunk in gone.chunks(LISTED) {
            let mut end = Question::new(&format!("delete from {table}"));
            end.and(&format!("{from} = ?"), &[owner]);
            end.and_in(to, chunk.iter().cloned());
            end.execute(self.changing()).await?;
        }
        Ok(())
    }

    /// Makes the words of these owners what they should be, all their fields at once.
    pub(super) async fn set_terms(&mut self, wanted: &BTreeMap<&str, Terms>) -> Result<(), StoreError> {
        let texts = |row: &AnyRow| Ok((row.try_get(1)?, row.try_get(2)?));
        let select = "select owner, field, value from term";
        let there: HashMap<String, BTreeSet<(String, String)>> =
            self.there(select, "owner", wanted.keys().copied(), texts).await?;
        let mut new: Vec<[Bound; 3]> = Vec::new();
        for (owner, wanted) in wanted {
            let there = there.get(*owner).into_iter().flatten();
            let there: BTreeSet<(&str, &str)> = there.map(|(field, value)| (field.as_str(), value.as_str())).collect();
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
    pub(super) async fn there<'o, T: Ord>(
        &mut self,
        select: &str,
        column: &str,
        owners: impl IntoIterator<Item = &'o str>,
        read: impl Fn(&AnyRow) -> Result<T, sqlx::Error>,
    ) -> Result<HashMap<String, BTreeSet<T>>, StoreError> {
        let mut there: HashMap<String, BTreeSet<T>> = HashMap::new();
        for chunk in owners.into_iter().collect::<Vec<_>>().chunks(LISTED) {
            let mut question = Question::new(select);
            question.and_in(column, chunk.iter().copied());
            for row in question.rows(self.connection()).await? {
                there.entry(row.try_get(0)?).or_default().insert(read(&row)?);
            }
        }
        Ok(there)
    }
}
