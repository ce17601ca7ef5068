//! Rows that tie an owner to others: its links and its terms. What is there already is left alone.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sqlx::Row;

use super::{
    StoreError, Write,
    condition::{Bound, Question},
    mention::short_key,
    row::LISTED,
};

/// Words that an owner can be asked by, each with its field.
pub(super) type Terms = BTreeSet<(&'static str, String)>;

/// What owners are tied to.
pub(super) type Links<'l> = BTreeMap<&'l str, BTreeSet<&'l str>>;

/// The words of one field.
pub(super) fn terms<'t>(field: &'static str, words: impl IntoIterator<Item = &'t str>) -> Terms {
    words.into_iter().map(|word| (field, short_key(word))).collect()
}

impl Write {
    /// Makes the links of these owners in `table` (`owner_other`: two columns of these names) what they should be.
    pub(super) async fn set_links(&mut self, table: &'static str, wanted: &Links<'_>) -> Result<(), StoreError> {
        let Some((from, to)) = table.split_once('_') else { return Ok(()) };
        let there = self.there(&format!("select {from}, {to} from {table}"), from, wanted.keys().copied()).await?;
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

    /// Makes the words of these owners what they should be, all their fields at once.
    pub(super) async fn set_terms(&mut self, wanted: &BTreeMap<&str, Terms>) -> Result<(), StoreError> {
        let there = self.there("select owner, field, value from term", "owner", wanted.keys().copied()).await?;
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
    async fn there<'o>(
        &mut self,
        select: &str,
        column: &str,
        owners: impl IntoIterator<Item = &'o str>,
    ) -> Result<HashMap<String, Vec<Vec<String>>>, StoreError> {
        let mut there: HashMap<String, Vec<Vec<String>>> = HashMap::new();
        for chunk in owners.into_iter().collect::<Vec<_>>().chunks(LISTED) {
            let mut question = Question::new(select);
            question.and_in(column, chunk.iter().copied());
            for row in question.rows(self.connection()).await? {
                let rest = (1..row.len()).map(|place| row.try_get(place)).collect::<Result<_, _>>()?;
                there.entry(row.try_get(0)?).or_default().push(rest);
            }
        }
        Ok(there)
    }
}
