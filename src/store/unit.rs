//! Units: what each document tells of, and which units tell of one happening.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sqlx::{Row, any::AnyRow};

use super::{
    Place, StoreError, Write,
    condition::{Bound, Question},
    mention::short_key,
    row::{LISTED, count},
};
use crate::model::Id;

/// A unit as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredUnit {
    pub document: Id,
    /// Its place among the units of its document.
    pub part: usize,
    /// The key of the first unit of those that tell of the same.
    pub happening: String,
    /// The happening in whose row it is listed.
    pub told_in: String,
    /// Whether its document tells of other things too.
    pub is_part: bool,
    /// The unit, as its maker writes it.
    pub body: String,
}

/// Names by which documents are found, each with the day of publication and the document.
pub type Leads = BTreeSet<(String, String, Id)>;

const COLUMNS: &str = "select a.document as document, u.part as part, u.happening as happening, u.told_in as told_in,
    u.is_part as is_part, u.body as body";

/// The tables, in the order in which SQLite takes those of a cross join, and the column that leads to units.
type Leading = (&'static str, &'static str);
const OF_DOCUMENTS: Leading = ("arrival a cross join unit u", "a.document");
const OF_HAPPENINGS: Leading = ("unit u cross join arrival a", "u.happening");

impl Write {
    /// The units of these documents, in no order.
    pub async fn units_of_documents(&mut self, documents: &[Id]) -> Result<Vec<StoredUnit>, StoreError> {
        self.units(OF_DOCUMENTS, &documents.iter().map(Id::as_str).collect::<Vec<_>>()).await
    }

    /// The units of these happenings, in no order.
    pub async fn units_of_happenings(&mut self, happenings: &BTreeSet<String>) -> Result<Vec<StoredUnit>, StoreError> {
        self.units(OF_HAPPENINGS, &happenings.iter().map(String::as_str).collect::<Vec<_>>()).await
    }

    async fn units(&mut self, by: Leading, values: &[&str]) -> Result<Vec<StoredUnit>, StoreError> {
        let mut found = Vec::new();
        for chunk in values.chunks(LISTED) {
            let mut question = Question::new(&format!("{COLUMNS} from {}", by.0));
            question.and("u.place = a.place", &[]);
            question.and_in(by.1, chunk.iter().copied());
            for row in question.rows(self.connection()).await? {
                found.push(read(&row)?);
            }
        }
        Ok(found)
    }

    /// Keeps units, or where they are told now.
    pub async fn put_units(&mut self, units: &[StoredUnit]) -> Result<(), StoreError> {
        let places = self.given_places(units.iter().map(|unit| &unit.document).collect::<BTreeSet<_>>()).await?;
        let rows = units.iter().filter_map(|unit| Some(row(*places.get(&unit.document)?, unit)));
        self.insert(SET, rows, SET_AGAIN).await
    }

    /// Drops the units of these documents.
    pub async fn drop_units(&mut self, documents: &[Id]) -> Result<(), StoreError> {
        for chunk in documents.chunks(LISTED) {
            let places = self.places(chunk).await?;
            let mut end = Question::new("delete from unit");
            end.and_in("place", places.into_values());
            let gone = end.execute(self.connection()).await?;
            self.changed |= gone > 0;
        }
        Ok(())
    }

    /// Lists all units of a happening in the row of another, or in its own.
    pub async fn put_told_in(&mut self, happening: &str, told_in: &str) -> Result<(), StoreError> {
        let set = "update unit set told_in = $2 where happening = $1 and told_in <> $2";
        let done = sqlx::query(set).bind(happening.to_owned()).bind(told_in.to_owned());
        self.changed |= done.execute(self.connection()).await?.rows_affected() > 0;
        Ok(())
    }

    /// The documents listed in the row of each of these happenings; with each, whether it tells of other things too.
    pub async fn told_in(
        &mut self,
        happenings: &BTreeSet<String>,
    ) -> Result<HashMap<String, BTreeMap<Id, bool>>, StoreError> {
        let mut listed: HashMap<String, BTreeMap<Id, bool>> = HashMap::new();
        let keys: Vec<&str> = happenings.iter().map(String::as_str).collect();
        for chunk in keys.chunks(LISTED) {
            // Each of the two in the words of its index.
            for (column, where_told) in
                [("u.happening", "u.told_in = u.happening"), ("u.told_in", "u.told_in <> u.happening")]
            {
                let mut question = Question::new(
                    "select u.told_in as told_in, a.document as document, u.is_part as is_part
                        from unit u cross join arrival a",
                );
                question.and("a.place = u.place", &[]);
                question.and(where_told, &[]);
                question.and_in(column, chunk.iter().copied());
                for row in question.rows(self.connection()).await? {
                    let of_row = listed.entry(row.try_get("told_in")?).or_default();
                    let is_part = of_row.entry(Id::from_text(row.try_get::<String, _>("document")?)).or_default();
                    *is_part |= row.try_get::<i64, _>("is_part")? != 0;
                }
            }
        }
        Ok(listed)
    }

    /// The happenings that make one of these claims and are told in the row of another.
    pub async fn repeating(&mut self, claims: &[Id]) -> Result<BTreeSet<String>, StoreError> {
        let mut found = BTreeSet::new();
        for chunk in claims.chunks(LISTED) {
            let mut question = Question::narrowed(
                "select distinct u.happening from claim_document l join unit u on u.place = l.place
                    where u.told_in <> u.happening",
            );
            question.and_in("l.claim", chunk.iter().map(Id::as_str));
            for row in question.rows(self.connection()).await? {
                found.insert(row.try_get(0)?);
            }
        }
        Ok(found)
    }

    /// Puts the names by which documents are found now in place of those by which they were.
    pub async fn put_leads(&mut self, before: &Leads, now: &Leads) -> Result<(), StoreError> {
        let keyed = |leads: &Leads| -> Leads {
            leads.iter().map(|(name, day, document)| (short_key(name), day.clone(), document.clone())).collect()
        };
        let (before, now) = (keyed(before), keyed(now));
        for (name, day, document) in before.difference(&now) {
            let end = sqlx::query("delete from lead where name = $1 and day = $2 and document = $3");
            let end = end.bind(name.clone()).bind(day.clone()).bind(document.as_str().to_owned());
            end.execute(self.changing()).await?;
        }
        let new = now.difference(&before);
        let rows = new.map(|(name, day, document)| [name.as_str(), day, document.as_str()].map(Bound::text));
        let tail = " on conflict (name, day, document) do nothing";
        self.insert("insert into lead (name, day, document)", rows, tail).await
    }

    /// The documents that are found by a name, of the days from the one to the other.
    pub async fn documents_led(&mut self, name: &str, days: (&str, &str)) -> Result<Vec<Id>, StoreError> {
        let rows: Vec<(String,)> =
            sqlx::query_as("select document from lead where name = $1 and day >= $2 and day <= $3")
                .bind(short_key(name))
                .bind(days.0.to_owned())
                .bind(days.1.to_owned())
                .fetch_all(self.connection())
                .await?;
        Ok(rows.into_iter().map(|(id,)| Id::from_text(id)).collect())
    }

    /// The documents whose text goes back to one of these.
    pub async fn documents_of_families(&mut self, origins: &BTreeSet<Id>) -> Result<BTreeSet<Id>, StoreError> {
        let select = "select id from document";
        let mut found = super::document::ids_in(self.connection(), select, "copy_of", origins).await?;
        found.extend(origins.iter().cloned());
        Ok(found)
    }

    /// The first document that makes each of these claims.
    pub async fn first_documents(&mut self, claims: &[Id]) -> Result<HashMap<Id, Id>, StoreError> {
        let mut found = HashMap::with_capacity(claims.len());
        for chunk in claims.chunks(LISTED) {
            let mut question = Question::new("select id, first_document from claim");
            question.and("gone = 0 and first_document is not null", &[]);
            question.and_in("id", chunk.iter().map(Id::as_str));
            for row in question.rows(self.connection()).await? {
                let first: Option<String> = row.try_get("first_document")?;
                let id = Id::from_text(row.try_get::<String, _>("id")?);
                found.extend(first.map(|first| (id, Id::from_text(first))));
            }
        }
        Ok(found)
    }
}

const SET: &str = "insert into unit (place, part, happening, told_in, is_part, body)";
const SET_AGAIN: &str = " on conflict (place, part) do update set happening = excluded.happening,
    told_in = excluded.told_in, is_part = excluded.is_part, body = excluded.body";

fn row(place: Place, unit: &StoredUnit) -> [Bound; 6] {
    [
        place.into(),
        Bound::Number(count(unit.part)),
        Bound::Text(unit.happening.clone()),
        Bound::Text(unit.told_in.clone()),
        Bound::Number(i64::from(unit.is_part)),
        Bound::Text(unit.body.clone()),
    ]
}

fn read(row: &AnyRow) -> Result<StoredUnit, StoreError> {
    Ok(StoredUnit {
        document: Id::from_text(row.try_get::<String, _>("document")?),
        part: usize::try_from(row.try_get::<i64, _>("part")?).unwrap_or_default(),
        happening: row.try_get("happening")?,
        told_in: row.try_get("told_in")?,
        is_part: row.try_get::<i64, _>("is_part")? != 0,
        body: row.try_get("body")?,
    })
}
