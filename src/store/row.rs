//! Rows ⇄ values: JSON columns, closed words, text without U+0000.

use std::borrow::Cow;

use serde::{Serialize, de::DeserializeOwned};

use super::{
    StoreError, Write,
    condition::{Bound, Question},
};

/// How many values one statement lists at most, and how many rows it inserts: both engines take far more, their planners do
/// not like it.
pub(super) const LISTED: usize = 400;
/// Bytes of values that one statement inserts at most, but for a row that has more by itself.
const BYTES: usize = 4 << 20;

impl Write {
    /// Inserts these rows, many in a statement; `tail` says what becomes of one that is there. A statement holds a copy of
    /// what it inserts, and the driver another: a row is made when its statement is.
    pub(super) async fn insert<const N: usize>(
        &mut self,
        insert: &str,
        rows: impl IntoIterator<Item = [Bound; N], IntoIter: Send>,
        tail: &str,
    ) -> Result<(), StoreError> {
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let (mut many, mut bytes) = (0, 0);
            let fits = |row: &[Bound; N]| {
                many += 1;
                bytes += row.iter().map(Bound::size).sum::<usize>();
                many == 1 || many <= LISTED && bytes <= BYTES
            };
            let mut some = Question::inserting(insert, take_while(&mut rows, fits));
            some.tail(tail);
            self.changed |= some.execute(self.connection()).await? > 0;
        }
        Ok(())
    }
}

/// The next items that fit, the first that does not left where it is.
fn take_while<I: Iterator>(
    items: &mut std::iter::Peekable<I>,
    mut fits: impl FnMut(&I::Item) -> bool,
) -> impl Iterator<Item = I::Item> {
    std::iter::from_fn(move || items.next_if(&mut fits))
}

/// A value as the text of its JSON column.
pub(super) fn to_json<T: Serialize>(table: &'static str, id: &str, value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Unwritten {
        table,
        id: id.to_owned(),
        why: error.to_string(),
    })
}

/// The value of a JSON column.
pub(super) fn from_json<T: DeserializeOwned>(table: &'static str, id: &str, json: &str) -> Result<T, StoreError> {
    serde_json::from_str(json).map_err(|error| unreadable(table, id, &error))
}

/// A word of a closed list (`kebab-case` of serde) read back.
pub(super) fn from_word<T: DeserializeOwned>(table: &'static str, id: &str, word: String) -> Result<T, StoreError> {
    serde_json::from_value(serde_json::Value::String(word)).map_err(|error| unreadable(table, id, &error))
}

/// The word of a closed list, as serde writes it.
pub(super) fn to_word<T: Serialize>(value: &T) -> Option<String> {
    serde_json::to_value(value).ok()?.as_str().map(str::to_owned)
}

pub(super) fn unreadable(table: &'static str, id: &str, why: &impl ToString) -> StoreError {
    StoreError::Unreadable { table, id: id.to_owned(), why: why.to_string() }
}

/// Text as PostgreSQL takes it: U+0000 is an error there.
pub(super) fn kept(text: &str) -> Cow<'_, str> {
    if text.contains('\0') { Cow::Owned(text.replace('\0', "")) } else { Cow::Borrowed(text) }
}

pub(super) fn kept_option(text: Option<&String>) -> Option<Cow<'_, str>> {
    text.map(|text| kept(text))
}

/// Counts of rows fit an `i64` on every machine there is.
pub(super) fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
