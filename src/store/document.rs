//! Documents: what is known of each, and the version whose text holds now.

use std::collections::{BTreeSet, HashMap};

use sqlx::{AnyConnection, Row, any::AnyRow};

use super::{
    Store, StoreError, Write,
    condition::Question,
    row::{LISTED, from_json, from_word, unreadable},
};
use crate::model::{Document, DocumentFacts, Id, Language};

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
    /// Outlets that its text goes back to.
    pub credits: Vec<String>,
    /// What its mentions were made with; nothing where they are still to be made.
    pub extracted_by: Option<String>,
    /// RFC 3339, UTC.
    pub first_seen_at: String,
    /// When the text that holds was last seen, be it that a server said that it is as it was; to see it again is no
    /// revision.
    pub seen_at: String,
    /// Since when it has held, as far as is known, with no other text between.
    pub held_since: String,
    pub revision: i64,
}

impl Store {
    pub async fn document(&self, id: &Id) -> Result<Option<StoredDocument>, StoreError> {
        Ok(self.documents(std::slice::from_ref(id)).await?.pop())
    }

    /// The documents of these ids, in the order asked; unknown ids are left out.
    pub async fn documents(&self, ids: &[Id]) -> Result<Vec<StoredDocument>, StoreError> {
        by_ids(&mut *self.reader().await?, ids).await
    }

    /// What is known of these documents beside their texts, in the order asked; unknown ids are left out.
    pub async fn facts(&self, ids: &[Id]) -> Result<Vec<DocumentFacts>, StoreError> {
        facts(&mut *self.reader().await?, ids).await
    }

    /// The ids of all documents, in order.
    pub async fn document_ids(&self) -> Result<Vec<Id>, StoreError> {
        ids(&mut *self.reader().await?, Question::new("select id from document")).await
    }

    /// Which of these documents are stored.
    pub async fn stored_among(&self, ids: &[Id]) -> Result<BTreeSet<Id>, StoreError> {
        ids_in(&mut *self.reader().await?, "select id from document", "id", ids).await
    }

    /// How many documents there are.
    pub async fn document_count(&self) -> Result<usize, StoreError> {
        let count = sqlx::query_as("select count(*) from document");
        let (count,): (i64,) = count.fetch_one(&mut *self.reader().await?).await?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// The ids of the documents that may have been published by that day: those of a later one are left out. In the order
    /// in which they came in, for what hangs on them lies in it: nothing that is made of them may depend on that order.
    pub async fn document_ids_until(&self, day: &str) -> Result<Vec<Id>, StoreError> {
        let mut question = Question::new("select d.id from arrival a cross join document d");
        question.and("d.id = a.document and (d.published_day <= ? or d.published_day is null)", &[day]);
        question.tail(" order by a.place");
        as_listed(&question.rows(&mut *self.reader().await?).await?)
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

    /// What changes whenever a document does that may have been published by that day, was read by other rules, or was led
    /// to by one more source, which is no revision of it: how many there are, the sum and the latest of their revisions,
    /// and how many sources they have.
    pub async fn state_of_documents(&self, day: &str, extractor: &str) -> Result<String, StoreError> {
        let row: (i64, i64, i64, i64, i64) = sqlx::query_as(
            "select count(*), coalesce(max(revision), 0), cast(coalesce(sum(revision), 0) as bigint),
                cast(coalesce(sum(case when extracted_by is distinct from $1 then 1 else 0 end), 0) as bigint),
                (select count(*) from document_source s join arrival a on a.place = s.place
                    join document d on d.id = a.document
                    where d.published_day <= $2 or d.published_day is null)
                from document where published_day <= $2 or published_day is null",
        )
        .bind(extractor.to_owned())
        .bind(day.to_owned())
        .fetch_one(&mut *self.reader().await?)
        .await?;
        Ok(format!("{} {} {} {} {}", row.0, row.1, row.2, row.3, row.4))
    }

    /// When each of these documents was first seen (RFC 3339, UTC); unknown ids are left out.
    pub async fn first_seen(&self, ids: &[Id]) -> Result<HashMap<Id, String>, StoreError> {
        let select = "select id, first_seen_at from document";
        let reader = &mut *self.reader().await?;
        let read = |row: &AnyRow| {
            let id = Id::from_text(row.try_get::<String, _>("id")?);
            Ok((id.clone(), (id, row.try_get("first_seen_at")?)))
        };
        Ok(selected(reader, select, "id", ids, read).await?.into_iter().collect())
    }

    /// The sources that led to each of these documents, in order.
    pub async fn sources_of(&self, ids: &[Id]) -> Result<HashMap<Id, Vec<String>>, StoreError> {
        sources_of(&mut *self.reader().await?, ids).await
    }
}

impl Write {
    pub async fn documents(&mut self, ids: &[Id]) -> Result<Vec<StoredDocument>, StoreError> {
        by_ids(self.connection(), ids).await
    }

    /// The sources that led to each of these documents, in order.
    pub async fn sources_of(&mut self, ids: &[Id]) -> Result<HashMap<Id, Vec<String>>, StoreError> {
        sources_of(self.connection(), ids).await
    }

    /// What is known of these documents beside their texts, in the order asked.
    pub async fn facts(&mut self, ids: &[Id]) -> Result<Vec<DocumentFacts>, StoreError> {
        facts(self.connection(), ids).await
    }

    /// The same with the signature of each, as it was put; without those that have none.
    pub async fn signed(&mut self, ids: &[Id]) -> Result<Vec<(DocumentFacts, Vec<u8>)>, StoreError> {
        selected(self.connection(), SIGNED, "d.id", ids, |row| {
            let facts = read_facts(row)?;
            Ok((facts.id.clone(), (facts, row.try_get("body")?)))
        })
        .await
    }
}

pub(super) async fn ids(connection: &mut AnyConnection, question: Question) -> Result<Vec<Id>, StoreError> {
    let mut ids = as_listed(&question.rows(connection).await?)?;
    ids.sort();
    Ok(ids)
}

/// The ids in the first column, in the order of the rows.
fn as_listed(rows: &[AnyRow]) -> Result<Vec<Id>, StoreError> {
    rows.iter().map(|row| Ok(Id::from_text(row.try_get::<String, _>(0)?))).collect()
}

/// What is selected of the rows in which that column is one of these ids, each once.
pub(super) async fn ids_in<'i>(
    connection: &mut AnyConnection,
    select: &str,
    column: &'static str,
    of: impl IntoIterator<Item = &'i Id>,
) -> Result<BTreeSet<Id>, StoreError> {
    let mut found = BTreeSet::new();
    let of: Vec<&str> = of.into_iter().map(Id::as_str).collect();
    for chunk in of.chunks(LISTED) {
        let mut question = Question::new(select);
        question.and_in(column, chunk.iter().copied());
        found.extend(ids(connection, question).await?);
    }
    Ok(found)
}

const WITH_TEXT: &str = "select d.*, v.text as text from document d join arrival a on a.document = d.id
    join version v on v.place = a.place and v.number = d.version";
/// No more than is asked for: of a text that comes in hundreds of others are looked at.
const FACTS: &str =
    "select id, url, title, outlet, lang, published, tier, country, credits, copy_of, origin from document";
const SIGNED: &str =
    "select d.id, d.url, d.title, d.outlet, d.lang, d.published, d.tier, d.country, d.credits, d.copy_of,
    d.origin, s.body as body from document d join arrival a on a.document = d.id join signature s on s.place = a.place";

pub(super) async fn by_ids(connection: &mut AnyConnection, ids: &[Id]) -> Result<Vec<StoredDocument>, StoreError> {
    let read = |row: &AnyRow| read(row).map(|stored| (stored.document.id.clone(), stored));
    selected(connection, WITH_TEXT, "d.id", ids, read).await
}

async fn sources_of(connection: &mut AnyConnection, ids: &[Id]) -> Result<HashMap<Id, Vec<String>>, StoreError> {
    let mut sources: HashMap<Id, Vec<String>> = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(LISTED) {
        let mut question = Question::new(
            "select a.document as document, s.source as source from arrival a join document_source s on s.place = a.place",
        );
        question.and_in("a.document", chunk.iter().map(Id::as_str));
        for row in question.rows(connection).await? {
            let id = Id::from_text(row.try_get::<String, _>("document")?);
            sources.entry(id).or_default().push(row.try_get("source")?);
        }
    }
    for sources in sources.values_mut() {
        sources.sort();
    }
    Ok(sources)
}

async fn facts(connection: &mut AnyConnection, ids: &[Id]) -> Result<Vec<DocumentFacts>, StoreError> {
    selected(connection, FACTS, "id", ids, |row| read_facts(row).map(|facts| (facts.id.clone(), facts))).await
}

/// The documents in the order asked, each once.
async fn selected<T>(
    connection: &mut AnyConnection,
    select: &str,
    key: &str,
    ids: &[Id],
    read: impl Fn(&AnyRow) -> Result<(Id, T), StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut found = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(LISTED) {
        let mut question = Question::new(select);
        question.and_in(key, chunk.iter().map(Id::as_str));
        for row in question.rows(connection).await? {
            let (id, one) = read(&row)?;
            found.insert(id, one);
        }
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

fn read_facts(row: &AnyRow) -> Result<DocumentFacts, StoreError> {
    let id: String = row.try_get("id")?;
    Ok(DocumentFacts {
        url: row.try_get("url")?,
        title: row.try_get("title")?,
        outlet: row.try_get("outlet")?,
        lang: language(&id, row)?,
        published: row.try_get("published")?,
        tier: row.try_get("tier")?,
        country: row.try_get("country")?,
        credits: from_json("document", &id, row.try_get("credits")?)?,
        copy_of: row.try_get::<Option<String>, _>("copy_of")?.map(Id::from_text),
        origin: Id::from_text(row.try_get::<String, _>("origin")?),
        id: Id::from_text(id),
    })
}

fn language(id: &str, row: &AnyRow) -> Result<Language, StoreError> {
    let lang: String = row.try_get("lang")?;
    let known = Language::parse(&lang).or((lang == "und").then_some(Language::Other));
    known.ok_or_else(|| unreadable("document", id, &lang))
}

fn read(row: &AnyRow) -> Result<StoredDocument, StoreError> {
    let id: String = row.try_get("id")?;
    let key = id.clone();
    let from: Option<String> = row.try_get("published_from")?;
    let partial: Option<String> = row.try_get("partial")?;
    let document = Document {
        name: row.try_get("name")?,
        url: row.try_get("url")?,
        title: row.try_get("title")?,
        outlet: row.try_get("outlet")?,
        authors: from_json("document", &id, row.try_get("authors")?)?,
        language: language(&id, row)?,
        published: row.try_get("published")?,
        published_from: from.map(|word| from_word("document", &id, word)).transpose()?,
        modified: row.try_get("modified")?,
        partial: partial.map(|word| from_word("document", &id, word)).transpose()?,
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
        credits: from_json("document", &key, row.try_get("credits")?)?,
        extracted_by: row.try_get("extracted_by")?,
        first_seen_at: row.try_get("first_seen_at")?,
        seen_at: row.try_get("seen_at")?,
        held_since: row.try_get("held_since")?,
        revision: row.try_get("revision")?,
    })
}
