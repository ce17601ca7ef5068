//! Documents: what is known of each, and the version whose text holds now.

use chrono::{DateTime, Utc};
use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    Store, StoreError, Write,
    condition::Question,
    host::instant,
    row::{LISTED, from_json, from_word, kept, kept_option, to_json, to_word, unreadable},
    version,
};
use crate::model::{Document, Id, Language};

/// A document as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredDocument {
    pub document: Document,
    /// Number of the version whose text holds now, from 1.
    pub version: i64,
    /// How many versions there are.
    pub versions: i64,
    /// The document whose text this one repeats.
    pub copy_of: Option<Id>,
    /// The first of the documents that share its text: itself where it repeats none.
    pub origin: Id,
    /// What its mentions were made with; nothing where they are still to be made.
    pub extracted_by: Option<String>,
    /// RFC 3339, UTC.
    pub first_seen_at: String,
    pub revision: i64,
}

/// What a document that came in was to the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Not known before.
    New,
    /// Known with another text: a new version, which holds now.
    Revised,
    /// A version older than the one that holds: kept, and nothing else changes.
    Older,
    /// The same text with more or other facts about it.
    Amended,
    /// Nothing new.
    Unchanged,
}

impl Change {
    /// Whether its mentions have to be made anew.
    pub fn is_of_text(self) -> bool {
        matches!(self, Self::New | Self::Revised)
    }
}

impl Write {
    /// Keeps a document, or what is new of it. `page` is the hash of the body that it was read from.
    pub async fn put_document(
        &mut self,
        document: &Document,
        page: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<Change, StoreError> {
        let known = by_ids(self.connection(), std::slice::from_ref(&document.id)).await?.pop();
        let seen_at = instant(now);
        let change = match known {
            None => {
                let row = StoredDocument {
                    document: document.clone(),
                    version: 1,
                    versions: 1,
                    copy_of: None,
                    origin: document.id.clone(),
                    extracted_by: None,
                    first_seen_at: seen_at.clone(),
                    revision: self.revision,
                };
                self.put_version(document, 1, page, &seen_at).await?;
                self.set_document(&row).await?;
                Change::New
            }
            Some(row) if row.document.text == kept(&document.text) => self.amend(row, document).await?,
            Some(row) => self.revise(row, document, page, &seen_at).await?,
        };
        if let Some(source) = &document.source {
            let set = "insert into document_source (document, source) values ($1, $2) on conflict (document, source) do nothing";
            let done = sqlx::query(set).bind(document.id.as_str().to_owned()).bind(source.clone());
            self.changed |= done.execute(self.connection()).await?.rows_affected() > 0;
        }
        Ok(change)
    }

    /// Says which text a document repeats. False where that was known.
    pub async fn put_origin(&mut self, id: &Id, copy_of: Option<&Id>, origin: &Id) -> Result<bool, StoreError> {
        let set = "update document set copy_of = $2, origin = $3, revision = $4
            where id = $1 and (origin <> $3 or copy_of is distinct from $2)";
        let done = sqlx::query(set)
            .bind(id.as_str().to_owned())
            .bind(copy_of.map(|id| id.as_str().to_owned()))
            .bind(origin.as_str().to_owned())
            .bind(self.revision)
            .execute(self.connection())
            .await?;
        self.changed |= done.rows_affected() > 0;
        Ok(done.rows_affected() > 0)
    }

    /// Says what the document's mentions were made with.
    pub async fn put_extracted_by(&mut self, id: &Id, extractor: &str) -> Result<(), StoreError> {
        let set = "update document set extracted_by = $2 where id = $1 and extracted_by is distinct from $2";
        let done = sqlx::query(set).bind(id.as_str().to_owned()).bind(extractor.to_owned());
        self.changed |= done.execute(self.connection()).await?.rows_affected() > 0;
        Ok(())
    }

    pub async fn documents(&mut self, ids: &[Id]) -> Result<Vec<StoredDocument>, StoreError> {
        by_ids(self.connection(), ids).await
    }

    async fn amend(&mut self, row: StoredDocument, incoming: &Document) -> Result<Change, StoreError> {
        let merged = merged(&row.document, incoming);
        if merged == row.document {
            return Ok(Change::Unchanged);
        }
        self.set_document(&StoredDocument { document: merged, revision: self.revision, ..row }).await?;
        Ok(Change::Amended)
    }

    async fn revise(
        &mut self,
        row: StoredDocument,
        incoming: &Document,
        page: Option<&str>,
        seen_at: &str,
    ) -> Result<Change, StoreError> {
        let hash = incoming.text_hash();
        let known = version::of_document(self.connection(), &row.document.id).await?;
        let is_older = matches!((&incoming.modified, &row.document.modified), (Some(new), Some(old)) if new < old);
        let same = known.iter().find(|version| version.text_hash == hash).map(|version| version.number);
        let number = match same {
            Some(_) if is_older => return Ok(Change::Unchanged),
            Some(number) => number,
            None => {
                self.put_version(incoming, row.versions + 1, page, seen_at).await?;
                row.versions + 1
            }
        };
        let versions = row.versions.max(number);
        if is_older {
            let set = "update document set versions = $2, revision = $3 where id = $1";
            let done = sqlx::query(set).bind(row.document.id.as_str().to_owned()).bind(versions).bind(self.revision);
            done.execute(self.changing()).await?;
            return Ok(Change::Older);
        }
        let mut document = incoming.clone();
        document.published = earlier(row.document.published.as_ref(), incoming.published.as_ref()).cloned();
        document.published_from = from_of(&document, &row.document, incoming);
        let revision = self.revision;
        self.set_document(&StoredDocument { document, version: number, versions, extracted_by: None, revision, ..row })
            .await?;
        Ok(Change::Revised)
    }

    async fn set_document(&mut self, row: &StoredDocument) -> Result<(), StoreError> {
        let document = &row.document;
        let id = document.id.as_str();
        let own = |text: &Option<String>| kept_option(text.as_ref()).map(std::borrow::Cow::into_owned);
        sqlx::query(SET)
            .bind(id.to_owned())
            .bind(kept(&document.name).into_owned())
            .bind(own(&document.url))
            .bind(own(&document.title))
            .bind(own(&document.outlet))
            .bind(to_json("document", id, &document.authors)?)
            .bind(document.language.tag())
            .bind(own(&document.published))
            .bind(document.published_day().map(|day| day.to_string()))
            .bind(document.published_from.as_ref().and_then(to_word))
            .bind(own(&document.modified))
            .bind(own(&document.country))
            .bind(own(&document.tier))
            .bind(own(&document.source))
            .bind(row.version)
            .bind(row.versions)
            .bind(row.copy_of.as_ref().map(|id| id.as_str().to_owned()))
            .bind(row.origin.as_str().to_owned())
            .bind(row.extracted_by.clone())
            .bind(row.first_seen_at.clone())
            .bind(row.revision)
            .execute(self.changing())
            .await?;
        Ok(())
    }
}

const SET: &str = "insert into document (id, name, url, title, outlet, authors, lang, published, published_day,
        published_from, modified, country, tier, source, version, versions, copy_of, origin, extracted_by,
        first_seen_at, revision)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
    on conflict (id) do update set name = excluded.name, url = excluded.url, title = excluded.title,
        outlet = excluded.outlet, authors = excluded.authors, lang = excluded.lang, published = excluded.published,
        published_day = excluded.published_day, published_from = excluded.published_from,
        modified = excluded.modified, country = excluded.country, tier = excluded.tier, source = excluded.source,
        version = excluded.version, versions = excluded.versions, copy_of = excluded.copy_of,
        origin = excluded.origin, extracted_by = excluded.extracted_by, revision = excluded.revision";

/// One text that came twice: what either knows of it. Whichever came first, the outcome is the same.
fn merged(stored: &Document, incoming: &Document) -> Document {
    let either = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b).clone()),
        (a, b) => a.as_ref().or(b.as_ref()).cloned(),
    };
    let mut document = Document {
        id: stored.id.clone(),
        name: stored.name.clone().min(incoming.name.clone()),
        url: either(&stored.url, &incoming.url),
        title: either(&stored.title, &incoming.title),
        outlet: either(&stored.outlet, &incoming.outlet),
        authors: stored.authors.clone().max(incoming.authors.clone()),
        language: stored.language,
        published: earlier(stored.published.as_ref(), incoming.published.as_ref()).cloned(),
        published_from: None,
        modified: stored.modified.clone().max(incoming.modified.clone()),
        text: stored.text.clone(),
        source: either(&stored.source, &incoming.source),
        country: either(&stored.country, &incoming.country),
        tier: either(&stored.tier, &incoming.tier),
    };
    document.published_from = from_of(&document, stored, incoming);
    document
}

/// The earlier of two publication times; of two on one day the more precise.
fn earlier<'d>(a: Option<&'d String>, b: Option<&'d String>) -> Option<&'d String> {
    let (Some(a), Some(b)) = (a, b) else { return a.or(b) };
    let rank = |text: &'d String| (text.get(..10), text.len() <= 10, text);
    Some(if rank(a) <= rank(b) { a } else { b })
}

/// Where the publication time that was taken had been read.
fn from_of(taken: &Document, a: &Document, b: &Document) -> Option<crate::model::DateOrigin> {
    let of = |document: &Document| document.published_from.filter(|_| document.published == taken.published);
    of(a).or_else(|| of(b))
}

impl Store {
    pub async fn document(&self, id: &Id) -> Result<Option<StoredDocument>, StoreError> {
        Ok(self.documents(std::slice::from_ref(id)).await?.pop())
    }

    /// The documents of these ids, in the order asked; unknown ids are left out.
    pub async fn documents(&self, ids: &[Id]) -> Result<Vec<StoredDocument>, StoreError> {
        by_ids(&mut *self.reader().await?, ids).await
    }

    /// The ids of all documents, in order.
    pub async fn document_ids(&self) -> Result<Vec<Id>, StoreError> {
        ids(&mut *self.reader().await?, Question::new("select id from document")).await
    }

    /// All documents, in order of their ids.
    pub async fn all_documents(&self) -> Result<Vec<StoredDocument>, StoreError> {
        let ids = self.document_ids().await?;
        self.documents(&ids).await
    }

    /// The documents whose mentions were not made with this extractor.
    pub async fn documents_not_extracted_by(&self, extractor: &str) -> Result<Vec<Id>, StoreError> {
        let mut question = Question::new("select id from document");
        question.and("extracted_by is distinct from ?", &[extractor]);
        ids(&mut *self.reader().await?, question).await
    }

    /// The sources that led to a document, in order.
    pub async fn sources_of(&self, id: &Id) -> Result<Vec<String>, StoreError> {
        let rows: Vec<(String,)> = sqlx::query_as("select source from document_source where document = $1")
            .bind(id.as_str().to_owned())
            .fetch_all(&mut *self.reader().await?)
            .await?;
        let mut sources: Vec<String> = rows.into_iter().map(|(source,)| source).collect();
        sources.sort();
        Ok(sources)
    }
}

pub(super) async fn ids(connection: &mut AnyConnection, question: Question) -> Result<Vec<Id>, StoreError> {
    let rows = question.rows(connection).await?;
    let mut ids = rows
        .iter()
        .map(|row| Ok(Id::from_text(row.try_get::<String, _>(0)?)))
        .collect::<Result<Vec<_>, StoreError>>()?;
    ids.sort();
    Ok(ids)
}

const COLUMNS: &str =
    "select d.*, v.text as text from document d join version v on v.document = d.id and v.number = d.version";

pub(super) async fn by_ids(connection: &mut AnyConnection, ids: &[Id]) -> Result<Vec<StoredDocument>, StoreError> {
    let mut found = std::collections::HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(LISTED) {
        let mut question = Question::new(COLUMNS);
        question.and_in("d.id", chunk.iter().map(Id::as_str));
        for row in question.rows(connection).await? {
            let document = read(&row)?;
            found.insert(document.document.id.clone(), document);
        }
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

fn read(row: &AnyRow) -> Result<StoredDocument, StoreError> {
    let id: String = row.try_get("id")?;
    let lang: String = row.try_get("lang")?;
    let from: Option<String> = row.try_get("published_from")?;
    let document = Document {
        name: row.try_get("name")?,
        url: row.try_get("url")?,
        title: row.try_get("title")?,
        outlet: row.try_get("outlet")?,
        authors: from_json("document", &id, row.try_get("authors")?)?,
        language: Language::parse(&lang)
            .or((lang == "und").then_some(Language::Other))
            .ok_or_else(|| unreadable("document", &id, &lang))?,
        published: row.try_get("published")?,
        published_from: from.map(|word| from_word("document", &id, word)).transpose()?,
        modified: row.try_get("modified")?,
        text: row.try_get("text")?,
        source: row.try_get("source")?,
        country: row.try_get("country")?,
        tier: row.try_get("tier")?,
        id: Id::from_text(id),
    };
    Ok(StoredDocument {
        document,
        version: row.try_get("version")?,
        versions: row.try_get("versions")?,
        copy_of: row.try_get::<Option<String>, _>("copy_of")?.map(Id::from_text),
        origin: Id::from_text(row.try_get::<String, _>("origin")?),
        extracted_by: row.try_get("extracted_by")?,
        first_seen_at: row.try_get("first_seen_at")?,
        revision: row.try_get("revision")?,
    })
}
