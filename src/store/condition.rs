//! Questions → conditions: the one place where SQL is put together at run time. Only words of this folder go into the
//! text; what comes from outside is always bound. A place for a value is a `?` here, as SQLite takes it; PostgreSQL
//! wants `$1`, `$2` …, and SQLite would look for the name of each of these in a list of all of them.

use std::fmt::Write as _;

use sqlx::{Any, AnyConnection, any::AnyRow, query::Query};

use super::{
    StoreError,
    row::{LISTED, count},
};
use crate::model::{Filter, Language, entity::squeeze};

/// What is bound to a place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bound {
    Text(String),
    Number(i64),
    /// A text, or none.
    Maybe(Option<String>),
    Bytes(Vec<u8>),
}

impl Bound {
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// Bytes, about.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::Text(text) | Self::Maybe(Some(text)) => text.len(),
            Self::Bytes(bytes) => bytes.len(),
            Self::Number(_) | Self::Maybe(None) => size_of::<i64>(),
        }
    }
}

impl From<&str> for Bound {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<i64> for Bound {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// A statement that grows condition by condition.
#[derive(Debug)]
pub(super) struct Question {
    sql: String,
    bound: Vec<Bound>,
    narrowed: bool,
    /// Whether the text depends on how much is asked at once: such a text hardly comes again, and a connection would
    /// keep some hundred of them, of half a megabyte each.
    is_odd: bool,
}

impl Question {
    /// Begins with a `select … from …` without conditions.
    pub(super) fn new(select: &str) -> Self {
        Self { sql: select.to_owned(), bound: Vec::new(), narrowed: false, is_odd: false }
    }

    /// Begins with a `select … from … where …`.
    pub(super) fn narrowed(select: &str) -> Self {
        Self { narrowed: true, ..Self::new(select) }
    }

    /// Adds a condition; each `?` in it stands for the next of `values`.
    pub(super) fn and(&mut self, condition: &str, values: &[&str]) {
        self.sql.push_str(if self.narrowed { " and " } else { " where " });
        self.narrowed = true;
        self.sql.push_str(condition);
        self.bound.extend(values.iter().map(|value| Bound::Text((*value).to_owned())));
    }

    /// An `insert into` of many rows.
    pub(super) fn inserting(insert: &str, rows: impl IntoIterator<Item = impl IntoIterator<Item = Bound>>) -> Self {
        let mut question = Self::new(insert);
        question.sql.push_str(" values ");
        let mut many = 0;
        for (place, row) in rows.into_iter().enumerate() {
            many = place + 1;
            question.sql.push_str(if place == 0 { "(" } else { ", (" });
            for (place, value) in row.into_iter().enumerate() {
                question.sql.push_str(if place == 0 { "" } else { ", " });
                question.bind(value);
            }
            question.sql.push(')');
        }
        question.is_odd = is_odd(many);
        question
    }

    pub(super) fn and_at_least(&mut self, column: &str, number: i64) {
        self.and(&format!("{column} >= "), &[]);
        self.bind(Bound::Number(number));
    }

    pub(super) fn and_above(&mut self, column: &str, number: i64) {
        self.and(&format!("{column} > "), &[]);
        self.bind(Bound::Number(number));
    }

    /// `column in (…)`; an empty list holds nothing.
    pub(super) fn and_in(&mut self, column: &str, values: impl IntoIterator<Item = impl Into<Bound>>) {
        self.and(&format!("{column} in ("), &[]);
        let before = self.bound.len();
        for value in values {
            if self.bound.len() > before {
                self.sql.push_str(", ");
            }
            self.bind(value.into());
        }
        self.sql.push_str(if self.bound.len() == before { "null)" } else { ")" });
        self.is_odd |= is_odd(self.bound.len() - before);
    }

    /// Adds what comes after the conditions: `order by …`.
    pub(super) fn tail(&mut self, sql: &str) {
        self.sql.push_str(sql);
    }

    pub(super) fn limit(&mut self, limit: Option<usize>) {
        if let Some(limit) = limit {
            self.sql.push_str(" limit ");
            self.bind(Bound::Number(count(limit)));
        }
    }

    fn bind(&mut self, value: Bound) {
        self.bound.push(value);
        self.sql.push('?');
    }

    /// Asks it.
    pub(super) async fn rows(self, connection: &mut AnyConnection) -> Result<Vec<AnyRow>, StoreError> {
        Ok(self.query(connection).fetch_all(connection).await?)
    }

    /// Does it, where it is an `insert`, `update` or `delete`.
    pub(super) async fn execute(self, connection: &mut AnyConnection) -> Result<u64, StoreError> {
        Ok(self.query(connection).execute(connection).await?.rows_affected())
    }

    fn query(self, connection: &AnyConnection) -> Query<'static, Any, sqlx::any::AnyArguments> {
        let takes_numbers = connection.backend_name() == "PostgreSQL";
        let query = sqlx::query(sqlx::AssertSqlSafe(if takes_numbers { numbered(&self.sql) } else { self.sql }));
        let query = query.persistent(!self.is_odd);
        self.bound.into_iter().fold(query, |query, value| match value {
            Bound::Text(text) => query.bind(text),
            Bound::Number(number) => query.bind(number),
            Bound::Maybe(text) => query.bind(text),
            Bound::Bytes(bytes) => query.bind(bytes),
        })
    }
}

/// Whether a statement of so many rows or values hardly comes again: lists are mostly of one, or as long as they may be.
fn is_odd(many: usize) -> bool {
    many != 1 && many != LISTED
}

/// The statement with its places numbered: `$1`, `$2` …
fn numbered(sql: &str) -> String {
    let mut parts = sql.split('?');
    let mut numbered = String::with_capacity(sql.len() * 2);
    numbered.push_str(parts.next().unwrap_or_default());
    for (part, place) in parts.zip(1..) {
        // Writing into a text does not fail.
        let _ = write!(numbered, "${place}{part}");
    }
    numbered
}

/// The claims that a filter lets through; `claim` is the table's name in the statement. Days, languages and source
/// are asked of one document at a time: "in Chinese since May" is one Chinese document since May.
pub(super) fn claims(question: &mut Question, filter: &Filter) {
    question.and("claim.gone = 0", &[]);
    of_claim(question, filter, "claim");
    let (since, until) = days(filter);
    let mut document = String::from(
        "claim.id in (select l.claim from claim_document l join arrival a on a.place = l.place
            join document d on d.id = a.document",
    );
    let mut values = Vec::new();
    let mut sep = " where ";
    for (condition, day) in [("d.published_day >= ?", &since), ("d.published_day <= ?", &until)] {
        if let Some(day) = day {
            document.push_str(sep);
            document.push_str(condition);
            values.push(day.as_str());
            sep = " and ";
        }
    }
    of_document(&mut document, &mut values, &mut sep, filter);
    if !values.is_empty() {
        document.push(')');
        question.and(&document, &values);
    }
    if let Some(least) = filter.min_sources {
        question.and_at_least("claim.independent_sources", count(least));
    }
}

/// The announcements that a filter lets through: its days are those of the announcement, and what it asks of a
/// claim must hold for one of its claims.
pub(super) fn announcements(question: &mut Question, filter: &Filter) {
    question.and("announcement.gone = 0", &[]);
    let (since, until) = days(filter);
    if let Some(day) = &since {
        question.and("announcement.day >= ?", &[day]);
    }
    if let Some(day) = &until {
        question.and("announcement.day <= ?", &[day]);
    }
    if let Some(country) = &filter.country {
        question.and("announcement.id in (select owner from term where field = 'country' and value = ?)", &[country]);
    }
    if let Some(least) = filter.min_sources {
        question.and_at_least("announcement.independent_sources", count(least));
    }
    let asked_of_claim = Filter { country: None, ..filter.clone() };
    let mut claim = Question { bound: std::mem::take(&mut question.bound), ..Question::narrowed("") };
    of_claim(&mut claim, &asked_of_claim, "c");
    question.bound = claim.bound;
    question.is_odd |= claim.is_odd;
    if !claim.sql.is_empty() {
        let start = "announcement.id in (select l.announcement from announcement_claim l join claim c on c.id = l.claim where c.gone = 0";
        question.and(start, &[]);
        question.sql.push_str(&claim.sql);
        question.sql.push(')');
    }
    let mut document = String::from(
        "announcement.id in (select l.announcement from announcement_document l join arrival a on a.place = l.place
        join document d on d.id = a.document",
    );
    let (mut values, mut sep) = (Vec::new(), " where ");
    of_document(&mut document, &mut values, &mut sep, filter);
    if !values.is_empty() {
        document.push(')');
        question.and(&document, &values);
    }
}

/// The edits that a filter lets through: what it asks of a claim is asked of the edit, and days are those of the edit.
pub(super) fn edits(question: &mut Question, filter: &Filter) {
    question.and("edit.gone = 0", &[]);
    let (since, until) = days(filter);
    if let Some(day) = &since {
        question.and("edit.day >= ?", &[day]);
    }
    if let Some(day) = &until {
        question.and("edit.day <= ?", &[day]);
    }
    of_claim(question, filter, "edit");
    let mut document = String::from("edit.document in (select d.id from document d");
    let (mut values, mut sep) = (Vec::new(), " where ");
    of_document(&mut document, &mut values, &mut sep, filter);
    if !values.is_empty() {
        document.push(')');
        question.and(&document, &values);
    }
}

fn of_claim(question: &mut Question, filter: &Filter, table: &str) {
    if let Some(subject) = &filter.subject {
        question.and(&format!("{table}.subject_key = ?"), &[&super::mention::key_of_name(subject)]);
    }
    if let Some(predicate) = filter.predicate {
        question.and(&format!("{table}.predicate = ?"), &[predicate.as_str()]);
    }
    if let Some(modality) = filter.modality {
        question.and(&format!("{table}.modality = ?"), &[modality.as_str()]);
    }
    let asked = [("organization", filter.organization.as_deref().map(squeeze)), ("country", filter.country.clone())];
    for (field, value) in asked {
        if let Some(value) = value {
            let condition = format!("{table}.id in (select owner from term where field = ? and value = ?)");
            question.and(&condition, &[field, &value]);
        }
    }
}

/// Conditions on the one document `d`.
fn of_document<'f>(sql: &mut String, values: &mut Vec<&'f str>, sep: &mut &'static str, filter: &'f Filter) {
    if !filter.languages.is_empty() {
        let places = vec!["?"; filter.languages.len()].join(", ");
        sql.push_str(sep);
        sql.push_str("d.lang in (");
        sql.push_str(&places);
        sql.push(')');
        values.extend(filter.languages.iter().map(|language: &Language| language.tag()));
        *sep = " and ";
    }
    if let Some(source) = &filter.source {
        sql.push_str(sep);
        sql.push_str(
            "d.id in (select o.document from document_source s join arrival o on o.place = s.place where s.source = ?)",
        );
        values.push(source);
        *sep = " and ";
    }
}

fn days(filter: &Filter) -> (Option<String>, Option<String>) {
    let since = filter.since.map(|date| date.first_day().to_string());
    (since, filter.until.map(|date| date.last_day().to_string()))
}
