//! Kept pages as what texts were read from, and by what rules each was cleaned.

use sqlx::Row;

use super::{
    Store, StoreError, StoredDocument, Write,
    condition::{Bound, Question},
    row::{LISTED, kept, kept_option},
};
use crate::model::{Document, Id};

/// The kept page of one text of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPage {
    pub document: Id,
    /// Number of the version that was read from it.
    pub number: i64,
    /// Hash of the body.
    pub page: String,
    /// The source of its document.
    pub source: Option<String>,
    /// What was known of it when it was cleaned, and by what it was; nothing in a store of before that was kept.
    pub cleaning: Option<Cleaning>,
}

/// How a page was cleaned: JSON of whoever cleans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaning {
    pub known: String,
    pub by: String,
}

impl Store {
    /// The kept pages of these documents, in order of documents and versions.
    pub async fn kept_pages(&self, ids: &[Id]) -> Result<Vec<KeptPage>, StoreError> {
        let mut reader = self.reader().await?;
        let mut pages = Vec::new();
        for chunk in ids.chunks(LISTED) {
            let mut question = Question::new(
                "select d.id as document, v.number as number, v.page as page, d.source as source,
                c.known as known, c.cleaned_by as cleaned_by
                from document d join arrival a on a.document = d.id join version v on v.place = a.place
                left join cleaning c on c.document = d.id and c.page = v.page",
            );
            question.and("v.page is not null", &[]);
            question.and_in("d.id", chunk.iter().map(Id::as_str));
            for row in question.rows(&mut reader).await? {
                let known: Option<String> = row.try_get("known")?;
                let by: Option<String> = row.try_get("cleaned_by")?;
                pages.push(KeptPage {
                    document: Id::from_text(row.try_get::<String, _>("document")?),
                    number: row.try_get("number")?,
                    page: row.try_get("page")?,
                    source: row.try_get("source")?,
                    cleaning: known.zip(by).map(|(known, by)| Cleaning { known, by }),
                });
            }
        }
        pages.sort_by(|a, b| (&a.document, a.number).cmp(&(&b.document, b.number)));
        Ok(pages)
    }
}

impl Write {
    /// Notes how the page of each of these documents, by its hash, was cleaned, in place of what is noted of it. No page may
    /// stand there twice. Nobody has to follow it.
    pub async fn put_cleanings(&mut self, cleanings: &[(&Id, &str, &Cleaning)]) -> Result<(), StoreError> {
        for chunk in cleanings.chunks(LISTED) {
            let rows = chunk.iter().map(|(document, page, cleaning)| row_of(document, page, cleaning));
            let mut question = Question::inserting(SET, rows);
            question.tail(
                " on conflict (document, page) do update set known = excluded.known, cleaned_by = excluded.cleaned_by",
            );
            question.execute(self.noting()).await?;
        }
        Ok(())
    }

    /// Puts the text that other rules find in the page of a version in place of the one that it has: the page is the same,
    /// so it is no version of its own.
    pub async fn put_text_anew(&mut self, number: i64, document: &Document) -> Result<(), StoreError> {
        let set =
            "update version set text_hash = $3, title = $4, published = $5, modified = $6, text = $7, revision = $8
            where place = (select place from arrival where document = $1) and number = $2";
        let own = |text: &Option<String>| kept_option(text.as_ref()).map(std::borrow::Cow::into_owned);
        sqlx::query(set)
            .bind(document.id.as_str().to_owned())
            .bind(number)
            .bind(document.text_hash())
            .bind(own(&document.title))
            .bind(own(&document.published))
            .bind(own(&document.modified))
            .bind(kept(&document.text).into_owned())
            .bind(self.revision())
            .execute(self.changing())
            .await?;
        Ok(())
    }

    /// Puts what other rules say of a document beside its texts; its mentions are to be made anew.
    pub async fn put_facts_anew(&mut self, row: StoredDocument) -> Result<(), StoreError> {
        self.set_document(&StoredDocument { extracted_by: None, revision: self.revision(), ..row }).await
    }
}

const SET: &str = "insert into cleaning (document, page, known, cleaned_by)";

fn row_of(document: &Id, page: &str, cleaning: &Cleaning) -> [Bound; 4] {
    let Cleaning { known, by } = cleaning;
    [Bound::text(document.as_str()), Bound::text(page), Bound::text(&kept(known)), Bound::text(by)]
}
