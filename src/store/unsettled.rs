//! What is to be arranged again, and the rows that happenings have in the timeline.

use std::collections::{BTreeSet, HashMap};

use sqlx::Row;

use super::{
    StoreError, Write,
    condition::{Bound, Question},
    row::LISTED,
};
use crate::model::Id;

/// What is to be arranged again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsettled {
    /// A document of which something has changed that decides with which others it is told.
    Document,
    /// A claim that has changed in its row.
    Claim,
    /// A happening whose row may be another now.
    Happening,
    /// A row that may be nobody's any more.
    Announcement,
}

impl Unsettled {
    fn word(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Claim => "claim",
            Self::Happening => "happening",
            Self::Announcement => "announcement",
        }
    }
}

/// One pass over what is to be arranged again, in order of days and ids: what is noted meanwhile in front of where it has
/// come to is left for the next pass, so that a pass ends however much comes in.
#[derive(Debug, Clone)]
pub struct Pass {
    kind: Unsettled,
    day: String,
    id: String,
}

impl Pass {
    /// A pass that has taken nothing yet.
    pub fn over(kind: Unsettled) -> Self {
        Self { kind, day: String::new(), id: String::new() }
    }
}

/// Where documents without a date come in the order of days.
const UNDATED: &str = "9999";

impl Write {
    /// Notes that these documents are to be arranged again.
    pub async fn unsettle_documents(&mut self, documents: &[Id]) -> Result<(), StoreError> {
        for chunk in documents.chunks(LISTED) {
            let select = format!(
                "insert into unsettled (kind, day, id)
                    select 'document', coalesce(published_day, '{UNDATED}'), id from document"
            );
            let mut note = Question::new(&select);
            note.and_in("id", chunk.iter().map(Id::as_str));
            note.tail(" on conflict (kind, day, id) do nothing");
            let new = note.execute(self.connection()).await?;
            self.changed |= new > 0;
        }
        Ok(())
    }

    /// Notes that all documents that support a claim are to be arranged again, and drops how they were.
    pub async fn unsettle_all(&mut self) -> Result<(), StoreError> {
        let documents = format!(
            "insert into unsettled (kind, day, id)
                select 'document', coalesce(published_day, '{UNDATED}'), id from document
                where id in (select a.document from claim_document l join arrival a on a.place = l.place)"
        );
        for sql in [
            "delete from unit",
            "delete from lead",
            "delete from happening",
            "delete from unsettled",
            &documents,
            "insert into unsettled (kind, day, id) select 'announcement', '', id from announcement where gone = 0",
        ] {
            let done = Question::new(sql).execute(self.connection()).await?;
            self.changed |= done > 0;
        }
        Ok(())
    }

    /// Whether nothing is to be merged or arranged again.
    pub async fn is_settled(&mut self) -> Result<bool, StoreError> {
        let open: (i64,) = sqlx::query_as(
            "select cast(case when exists (select 1 from unsettled) or exists (select 1 from stale) then 1 else 0 end as bigint)",
        )
        .fetch_one(self.connection())
        .await?;
        Ok(open.0 == 0)
    }

    /// Whether something is to be merged, grouped or told again: until that is done, a row that no happening has may be
    /// one's again.
    pub async fn awaits_telling(&mut self) -> Result<bool, StoreError> {
        let open: (i64,) = sqlx::query_as(
            "select cast(case when exists (select 1 from unsettled where kind <> 'announcement')
                or exists (select 1 from stale) then 1 else 0 end as bigint)",
        )
        .fetch_one(self.connection())
        .await?;
        Ok(open.0 != 0)
    }

    /// Notes that these, which are not documents, are to be looked at again.
    pub async fn unsettle(&mut self, kind: Unsettled, ids: impl IntoIterator<Item = &str>) -> Result<(), StoreError> {
        let rows: Vec<[Bound; 3]> = ids.into_iter().map(|id| [kind.word(), "", id].map(Bound::text)).collect();
        self.insert("insert into unsettled (kind, day, id)", rows, " on conflict (kind, day, id) do nothing").await
    }

    /// Takes out the next of a pass, the earliest documents first, at most so many.
    pub async fn take_unsettled(&mut self, pass: &mut Pass, most: usize) -> Result<Vec<String>, StoreError> {
        const BEHIND: &str = "kind = ? and (day > ? or (day = ? and id > ?))";
        const UP_TO: &str = "(day < ? or (day = ? and id <= ?))";
        let last = pass.clone();
        let behind = [last.kind.word(), &last.day, &last.day, &last.id];
        let mut question = Question::new("select day, id from unsettled");
        question.and(BEHIND, &behind);
        question.tail(" order by day, id");
        question.limit(Some(most));
        let rows = question.rows(self.connection()).await?;
        let ids = rows.iter().map(|row| row.try_get("id")).collect::<Result<Vec<String>, _>>()?;
        if let (Some(row), Some(id)) = (rows.last(), ids.last()) {
            let day: String = row.try_get("day")?;
            let mut end = Question::new("delete from unsettled");
            end.and(BEHIND, &behind);
            end.and(UP_TO, &[&day, &day, id]);
            end.execute(self.changing()).await?;
            (pass.day, pass.id) = (day, id.clone());
        }
        Ok(ids)
    }

    /// The rows of these happenings, by happening.
    pub async fn rows_of_happenings(
        &mut self,
        happenings: &BTreeSet<String>,
    ) -> Result<HashMap<String, Id>, StoreError> {
        let mut found = HashMap::new();
        let keys: Vec<&str> = happenings.iter().map(String::as_str).collect();
        for chunk in keys.chunks(LISTED) {
            let mut question = Question::new("select id, announcement from happening");
            question.and_in("id", chunk.iter().copied());
            for row in question.rows(self.connection()).await? {
                found.insert(row.try_get("id")?, Id::from_text(row.try_get::<String, _>("announcement")?));
            }
        }
        Ok(found)
    }

    /// Says which row a happening has now: one, or none.
    pub async fn put_row_of_happening(&mut self, happening: &str, row: Option<&Id>) -> Result<(), StoreError> {
        let done = match row {
            None => sqlx::query("delete from happening where id = $1").bind(happening.to_owned()),
            Some(row) => sqlx::query(
                "insert into happening (id, announcement) values ($1, $2)
                    on conflict (id) do update set announcement = excluded.announcement",
            )
            .bind(happening.to_owned())
            .bind(row.as_str().to_owned()),
        };
        self.changed |= done.execute(self.connection()).await?.rows_affected() > 0;
        Ok(())
    }

    /// Those of these rows that are some happening's.
    pub async fn rows_with_happening(&mut self, rows: &[Id]) -> Result<BTreeSet<Id>, StoreError> {
        let mut found = BTreeSet::new();
        for chunk in rows.chunks(LISTED) {
            let mut question = Question::new("select announcement from happening");
            question.and_in("announcement", chunk.iter().map(Id::as_str));
            found.extend(super::document::ids(self.connection(), question).await?);
        }
        Ok(found)
    }
}
