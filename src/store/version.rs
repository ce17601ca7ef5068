//! The texts that a document had: each stays readable.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::AnyConnection;

use super::{
    Place, Store, StoreError, Write,
    condition::Bound,
    row::{kept, kept_option},
};
use crate::model::{Document, Id};

/// One text of a document.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Version {
    /// From 1, in the order in which they came: a text that the page went back to and left has several.
    pub number: i64,
    /// SHA-256 of the text.
    pub text_hash: String,
    pub title: Option<String>,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub text: String,
    /// Hash of the body that it was read from, where that was kept.
    pub page: Option<String>,
    /// RFC 3339, UTC.
    pub seen_at: String,
    pub revision: i64,
}

impl Version {
    /// When the page itself says that it read so: the time of its change, else that of its publication.
    pub fn moment(&self) -> Option<Moment> {
        Moment::of(self.modified.as_deref(), self.published.as_deref())
    }
}

/// A time as a page gives it: an instant, or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    at: DateTime<Utc>,
    is_day: bool,
}

impl Moment {
    /// The later of the two times that a page gives.
    pub(super) fn of(modified: Option<&str>, published: Option<&str>) -> Option<Self> {
        modified.and_then(Self::read).max(published.and_then(Self::read))
    }

    fn read(text: &str) -> Option<Self> {
        if let Ok(at) = DateTime::parse_from_rfc3339(text) {
            return Some(Self { at: at.to_utc(), is_day: false });
        }
        let day: NaiveDate = text.get(..10)?.parse().ok()?;
        Some(Self { at: day.and_hms_opt(0, 0, 0)?.and_utc(), is_day: true })
    }

    /// Whether it is before the other for certain: a day is before no instant of itself.
    pub fn is_before(self, other: Self) -> bool {
        if self.is_day || other.is_day { self.day() < other.day() } else { self.at < other.at }
    }

    pub fn day(self) -> NaiveDate {
        self.at.date_naive()
    }
}

impl Store {
    /// All texts of a document, oldest first.
    pub async fn versions(&self, document: &Id) -> Result<Vec<Version>, StoreError> {
        of_document(&mut *self.reader().await?, document).await
    }
}

impl Write {
    /// All texts of a document, oldest first.
    pub async fn versions(&mut self, document: &Id) -> Result<Vec<Version>, StoreError> {
        of_document(self.connection(), document).await
    }

    pub(super) async fn put_version(
        &mut self,
        document: &Document,
        number: i64,
        page: Option<&str>,
        seen_at: &str,
    ) -> Result<(), StoreError> {
        let place = self.place(&document.id).await?;
        let row = row_of(place, document, number, page, seen_at, self.revision);
        self.insert(SET, [row], "").await
    }
}

pub(super) const SET: &str =
    "insert into version (place, number, text_hash, title, published, modified, text, page, seen_at, revision)";

pub(super) fn row_of(
    place: Place,
    document: &Document,
    number: i64,
    page: Option<&str>,
    seen_at: &str,
    revision: i64,
) -> [Bound; 10] {
    let own = |text: &Option<String>| Bound::Maybe(kept_option(text.as_ref()).map(std::borrow::Cow::into_owned));
    [
        place.into(),
        Bound::Number(number),
        Bound::Text(document.text_hash()),
        own(&document.title),
        own(&document.published),
        own(&document.modified),
        Bound::Text(kept(&document.text).into_owned()),
        Bound::Maybe(page.map(str::to_owned)),
        Bound::Text(seen_at.to_owned()),
        Bound::Number(revision),
    ]
}

pub(super) async fn of_document(connection: &mut AnyConnection, document: &Id) -> Result<Vec<Version>, StoreError> {
    let all = "select v.number, v.text_hash, v.title, v.published, v.modified, v.text, v.page, v.seen_at, v.revision
        from arrival a join version v on v.place = a.place where a.document = $1 order by v.number";
    Ok(sqlx::query_as(all).bind(document.as_str().to_owned()).fetch_all(connection).await?)
}
