//! Announcements: the rows of the timeline.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sqlx::{AnyConnection, Row};

use super::{
    Store, StoreError, Write, condition,
    condition::{Bound, Question},
    link::{DocumentLinks, Links, Terms, terms},
    row::{LISTED, count, from_json, to_json},
};
use crate::model::{AnnouncedDocument, Announcement, Filter, Id, entity::squeeze};

/// What arranging a neighbourhood changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arranged {
    pub added: Vec<Id>,
    pub changed: Vec<Id>,
    pub gone: Vec<Id>,
}

impl Write {
    /// Puts these announcements in place of those of the ids in `before`. One that is gone redirects to the
    /// announcement that now holds the first of its claims that is still told.
    pub async fn put_announcements(
        &mut self,
        before: &[Id],
        announcements: &[Announcement],
    ) -> Result<Arranged, StoreError> {
        let mut arranged = Arranged::default();
        let mut ids: Vec<Id> = before.to_vec();
        ids.extend(announcements.iter().map(|announcement| announcement.id.clone()));
        let mut old: HashMap<Id, Announcement> =
            by_ids(self.connection(), &ids).await?.into_iter().map(|known| (known.id.clone(), known)).collect();
        let mut set = Vec::new();
        for announcement in announcements {
            match old.remove(&announcement.id) {
                Some(known) if known == *announcement => continue,
                Some(_) => arranged.changed.push(announcement.id.clone()),
                None => arranged.added.push(announcement.id.clone()),
            }
            set.push(announcement);
        }
        self.set_announcements(&set).await?;
        for id in old.keys() {
            self.end_announcement(id).await?;
        }
        for (id, known) in &old {
            for claim in &known.claims {
                let now = self.resolve_id(claim).await?;
                if let Some(new) = self.announcements_of_claims(&[now]).await?.first() {
                    self.put_redirect(id, new).await?;
                    break;
                }
            }
        }
        arranged.gone = old.into_keys().collect();
        arranged.gone.sort();
        Ok(arranged)
    }

    async fn set_announcements(&mut self, announcements: &[&Announcement]) -> Result<(), StoreError> {
        let rows = announcements.iter().map(|announcement| row_of(announcement, self.revision));
        self.insert(SET, rows.collect::<Result<Vec<_>, _>>()?, SET_AGAIN).await?;
        let all = || announcements.iter().map(|announcement| (announcement.id.as_str(), announcement));
        self.end_redirects(&all().map(|(id, _)| id).collect::<Vec<_>>()).await?;
        let claims = all().map(|(id, announcement)| (id, announcement.claims.iter().map(Id::as_str).collect()));
        self.set_links("announcement_claim", &claims.collect()).await?;
        let documents = all().map(|(id, announcement)| (id, ids_of(&announcement.documents)));
        self.set_documents("announcement_document", &documents.collect()).await?;
        self.set_terms(&all().map(|(id, announcement)| (id, words(announcement))).collect()).await
    }

    async fn end_announcement(&mut self, id: &Id) -> Result<(), StoreError> {
        let end = sqlx::query("update announcement set gone = 1, revision = $2 where id = $1");
        end.bind(id.as_str().to_owned()).bind(self.revision).execute(self.changing()).await?;
        self.set_links("announcement_claim", &Links::from([(id.as_str(), BTreeSet::new())])).await?;
        self.set_documents("announcement_document", &DocumentLinks::from([(id.as_str(), BTreeSet::new())])).await?;
        self.set_terms(&BTreeMap::from([(id.as_str(), Terms::new())])).await
    }

    /// The announcements that hold one of these claims, in order of their ids.
    pub async fn announcements_of_claims(&mut self, claims: &[Id]) -> Result<Vec<Id>, StoreError> {
        linked(self.connection(), OF_CLAIMS, claims).await
    }

    pub async fn announcements_by_ids(&mut self, ids: &[Id]) -> Result<Vec<Announcement>, StoreError> {
        by_ids(self.connection(), ids).await
    }
}

const SET: &str = "insert into announcement (id, day, independent_sources, body, gone, revision)";
const SET_AGAIN: &str = " on conflict (id) do update set day = excluded.day,
    independent_sources = excluded.independent_sources, body = excluded.body, gone = 0, revision = excluded.revision";

fn row_of(announcement: &Announcement, revision: i64) -> Result<[Bound; 6], StoreError> {
    let id = announcement.id.as_str();
    Ok([
        Bound::Text(id.to_owned()),
        Bound::Maybe(announcement.date.clone()),
        Bound::Number(count(announcement.independent_sources)),
        Bound::Text(to_json("announcement", id, announcement)?),
        Bound::Number(0),
        Bound::Number(revision),
    ])
}

fn ids_of(documents: &[AnnouncedDocument]) -> BTreeSet<&Id> {
    documents.iter().map(|document| &document.id).collect()
}

/// The words that it can be asked by.
fn words(announcement: &Announcement) -> Terms {
    let entities: BTreeSet<String> = announcement.entities.iter().map(|name| squeeze(name)).collect();
    let mut words = terms("entity", entities.iter().map(String::as_str));
    words.extend(terms("country", announcement.countries.iter().map(String::as_str)));
    words
}

impl Store {
    /// The timeline, newest first.
    pub async fn announcements(&self, filter: &Filter) -> Result<Vec<Announcement>, StoreError> {
        let mut question = Question::new("select announcement.id as id, announcement.body as body from announcement");
        condition::announcements(&mut question, filter);
        question.tail(" order by announcement.day desc nulls last, announcement.id");
        question.limit(filter.limit);
        read_all(&question.rows(&mut *self.reader().await?).await?)
    }

    /// One announcement, also by an id that was merged into it.
    pub async fn announcement(&self, id: &Id) -> Result<Option<Announcement>, StoreError> {
        let id = self.resolve_id(id).await?;
        Ok(self.announcements_by_ids(&[id]).await?.pop())
    }

    /// The announcements of these ids, in the order asked; those that are gone are left out.
    pub async fn announcements_by_ids(&self, ids: &[Id]) -> Result<Vec<Announcement>, StoreError> {
        by_ids(&mut *self.reader().await?, ids).await
    }

    /// The announcements that list one of these documents, in order of their ids.
    pub async fn announcements_of_documents(&self, documents: &[Id]) -> Result<Vec<Id>, StoreError> {
        linked(&mut *self.reader().await?, OF_DOCUMENTS, documents).await
    }
}

/// What leads to announcements, and by which column.
type Leading = (&'static str, &'static str);
const OF_CLAIMS: Leading = ("select announcement from announcement_claim", "claim");
const OF_DOCUMENTS: Leading =
    ("select l.announcement from arrival a join announcement_document l on l.place = a.place", "a.document");

async fn linked(connection: &mut AnyConnection, by: Leading, ids: &[Id]) -> Result<Vec<Id>, StoreError> {
    Ok(super::document::ids_in(connection, by.0, by.1, ids).await?.into_iter().collect())
}

async fn by_ids(connection: &mut AnyConnection, ids: &[Id]) -> Result<Vec<Announcement>, StoreError> {
    let mut found = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(LISTED) {
        let mut question = Question::new("select id, body from announcement");
        question.and("gone = 0", &[]);
        question.and_in("id", chunk.iter().map(Id::as_str));
        for announcement in read_all(&question.rows(connection).await?)? {
            found.insert(announcement.id.clone(), announcement);
        }
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

fn read_all(rows: &[sqlx::any::AnyRow]) -> Result<Vec<Announcement>, StoreError> {
    let read = |row: &sqlx::any::AnyRow| from_json("announcement", row.try_get("id")?, row.try_get("body")?);
    rows.iter().map(read).collect()
}
