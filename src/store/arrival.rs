//! Documents that come in: what of each is new, and which version of it holds.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::{
    Fingerprint, StoreError, StoredDocument, StoredMention, Write,
    condition::Bound,
    document::by_ids,
    host::instant,
    row::{kept, kept_option, to_json, to_word},
    version::{self, Moment, Version},
};
use crate::model::{Document, Id};

/// What a document that came in was to the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Not known before.
    New,
    /// Known with another text: a new version, which holds now.
    Revised,
    /// A version older than the one that holds: kept, and nothing else changes.
    Older,
    /// A version that is known and does not hold, from before the one that does: nothing new.
    Again,
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

    /// Whether the text that came in is the one that holds now.
    pub fn holds(self) -> bool {
        !matches!(self, Self::Older | Self::Again)
    }
}

/// A document that comes first, with all that is known of it by then.
#[derive(Debug, Clone, Copy)]
pub struct Newcomer<'n> {
    pub document: &'n Document,
    /// Hash of the body that it was read from.
    pub page: Option<&'n str>,
    pub seen_at: DateTime<Utc>,
    /// What was read from it, and by which extractor: nothing where that failed.
    pub reading: Option<(&'n Fingerprint, &'n [StoredMention], &'n str)>,
}

impl Newcomer<'_> {
    /// What is stored of it.
    fn first(&self, revision: i64) -> StoredDocument {
        let (document, seen_at) = (self.document, instant(self.seen_at));
        StoredDocument {
            document: document.clone(),
            version: 1,
            versions: 1,
            copy_of: None,
            origin: document.id.clone(),
            credits: self.reading.map(|(print, ..)| print.credits.clone()).unwrap_or_default(),
            extracted_by: self.reading.map(|(.., extractor)| extractor.to_owned()),
            first_seen_at: seen_at.clone(),
            seen_at: seen_at.clone(),
            held_since: seen_at,
            revision,
        }
    }
}

impl Write {
    /// Whether [`Self::look_up`] found nothing of the document, and nothing was put of it since.
    pub fn is_new(&self, id: &Id) -> bool {
        matches!(self.looked_up.get(id), Some(None))
    }

    /// Keeps documents of which each [is new](Self::is_new) and comes once, few statements for all of them. Gives the
    /// neighbourhoods in which they say something.
    pub async fn put_newcomers(&mut self, new: &[Newcomer<'_>]) -> Result<BTreeSet<String>, StoreError> {
        let revision = self.revision;
        let places = self.given_places(new.iter().map(|one| &one.document.id)).await?;
        let each = || new.iter().filter_map(|one| Some((*places.get(&one.document.id)?, one)));
        let versions = each()
            .map(|(place, one)| version::row_of(place, one.document, 1, one.page, &instant(one.seen_at), revision));
        self.insert(version::SET, versions, "").await?;
        let documents: Vec<_> = new.iter().map(|one| row_of(&one.first(revision))).collect::<Result<_, _>>()?;
        self.insert(SET, documents, "").await?;
        let sources =
            each().filter_map(|(place, one)| Some([place.into(), Bound::text(one.document.source.as_ref()?)]));
        self.insert("insert into document_source (place, source)", sources, "").await?;
        let signatures =
            each().filter_map(|(place, one)| Some([place.into(), Bound::Bytes(one.reading?.0.body.clone())]));
        self.insert("insert into signature (place, body)", signatures, "").await?;
        for one in new {
            self.looked_up.remove(&one.document.id);
        }
        let mentions = new.iter().filter_map(|one| one.reading).flat_map(|(_, mentions, _)| mentions);
        self.put_first_mentions(&places, mentions).await
    }

    /// Looks up together what is stored of documents that are about to be put.
    pub async fn look_up(&mut self, ids: &[Id]) -> Result<(), StoreError> {
        let known = by_ids(self.connection(), ids).await?;
        self.looked_up.extend(ids.iter().map(|id| (id.clone(), None)));
        self.looked_up.extend(known.into_iter().map(|stored| (stored.document.id.clone(), Some(stored))));
        Ok(())
    }

    /// Keeps a document, or what is new of it. `page` is the hash of the body that it was read from.
    pub async fn put_document(
        &mut self,
        document: &Document,
        page: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<Change, StoreError> {
        let known = match self.looked_up.remove(&document.id) {
            Some(known) => known,
            None => by_ids(self.connection(), std::slice::from_ref(&document.id)).await?.pop(),
        };
        let seen_at = instant(now);
        let change = match known {
            // its source is put with it
            None => {
                self.put_newcomers(&[Newcomer { document, page, seen_at: now, reading: None }]).await?;
                return Ok(Change::New);
            }
            Some(row) if row.document.text == kept(&document.text) => self.amend(row, document, seen_at).await?,
            Some(row) => self.revise(row, document, page, &seen_at).await?,
        };
        if let Some(source) = &document.source {
            self.put_document_source(&document.id, source).await?;
        }
        Ok(change)
    }

    /// Notes that a server said of a document's page that it is as it was `before`, when it last gave it. Of several
    /// texts the one that holds is meant only where it is the one that was seen then.
    pub async fn put_seen_again(
        &mut self,
        id: &Id,
        before: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let set = "update document set seen_at = $3
            where id = $1 and seen_at < $3 and (versions = 1 or seen_at = $2)";
        let done = sqlx::query(set).bind(id.as_str().to_owned()).bind(instant(before)).bind(instant(now));
        done.execute(self.noting()).await?;
        Ok(())
    }

    /// Says that a source led to a document.
    pub async fn put_document_source(&mut self, id: &Id, source: &str) -> Result<(), StoreError> {
        let place = self.place(id).await?;
        let set = "insert into document_source (place, source) values ($1, $2) on conflict (place, source) do nothing";
        let done = sqlx::query(set).bind(place.0).bind(source.to_owned());
        self.changed |= done.execute(self.connection()).await?.rows_affected() > 0;
        Ok(())
    }

    /// Says which text a document repeats. False where that was known.
    pub async fn put_origin(&mut self, id: &Id, copy_of: Option<&Id>) -> Result<bool, StoreError> {
        let set = "update document set copy_of = $2, origin = $3, revision = $4
            where id = $1 and (origin <> $3 or copy_of is distinct from $2)";
        let done = sqlx::query(set)
            .bind(id.as_str().to_owned())
            .bind(copy_of.map(|id| id.as_str().to_owned()))
            .bind(copy_of.unwrap_or(id).as_str().to_owned())
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

    async fn amend(&mut self, row: StoredDocument, incoming: &Document, seen_at: String) -> Result<Change, StoreError> {
        let document = merged(&row.document, incoming);
        if document != row.document {
            let seen_at = seen_at.max(row.seen_at.clone());
            self.set_document(&StoredDocument { document, seen_at, revision: self.revision, ..row }).await?;
            return Ok(Change::Amended);
        }
        if seen_at > row.seen_at {
            let set = "update document set seen_at = $2 where id = $1";
            let done = sqlx::query(set).bind(row.document.id.as_str().to_owned()).bind(seen_at);
            done.execute(self.noting()).await?;
        }
        Ok(Change::Unchanged)
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
        let same = known.iter().rev().find(|version| version.text_hash == hash).map(|version| version.number);
        let held = known.iter().find(|version| version.number == row.version);
        // An archive brings pages as they were long ago.
        let was_seen_before = seen_at < row.seen_at.as_str();
        let is_older = match (&incoming.modified, &row.document.modified, same) {
            (Some(new), Some(old), _) if new != old => new < old,
            (_, _, Some(_)) => was_seen_before,
            (_, _, None) => is_before(incoming, held).unwrap_or(was_seen_before),
        };
        if is_older && same.is_some() {
            return Ok(Change::Again);
        }
        let mut versions = row.versions;
        if let Some(held) = held.filter(|held| !is_older && came_back(held, &row)) {
            versions += 1;
            self.put_version(&row.document, versions, held.page.as_deref(), &row.held_since).await?;
        }
        let number = if let Some(number) = same {
            number
        } else {
            versions += 1;
            self.put_version(incoming, versions, page, seen_at).await?;
            versions
        };
        if is_older {
            // It may have stood between two times at which the text that holds was seen.
            let is_between = was_seen_before && row.held_since.as_str() <= seen_at;
            let held_since = if is_between { row.seen_at } else { row.held_since };
            self.set_versions(&row.document.id, versions, held_since).await?;
            return Ok(Change::Older);
        }
        let mut document = incoming.clone();
        document.published = earlier(row.document.published.as_ref(), incoming.published.as_ref()).cloned();
        document.published_from = from_of(&document, &row.document, incoming);
        let row = StoredDocument {
            document,
            version: number,
            versions,
            extracted_by: None,
            seen_at: seen_at.to_owned(),
            held_since: seen_at.to_owned(),
            revision: self.revision,
            ..row
        };
        self.set_document(&row).await?;
        Ok(Change::Revised)
    }

    /// An older text has come in beside the one that holds, which has held since then.
    async fn set_versions(&mut self, id: &Id, versions: i64, held_since: String) -> Result<(), StoreError> {
        let set = "update document set versions = $2, held_since = $3, revision = $4 where id = $1";
        let done = sqlx::query(set).bind(id.as_str().to_owned()).bind(versions).bind(held_since);
        done.bind(self.revision).execute(self.changing()).await?;
        Ok(())
    }

    pub(super) async fn set_document(&mut self, row: &StoredDocument) -> Result<(), StoreError> {
        self.insert(SET, [row_of(row)?], SET_AGAIN).await
    }
}

const SET: &str = "insert into document (id, name, url, title, outlet, authors, lang, published, published_day,
    published_from, modified, country, tier, source, version, versions, copy_of, origin, credits, extracted_by,
    first_seen_at, revision, partial, seen_at, held_since)";
const SET_AGAIN: &str =
    " on conflict (id) do update set name = excluded.name, url = excluded.url, title = excluded.title,
    outlet = excluded.outlet, authors = excluded.authors, lang = excluded.lang, published = excluded.published,
    published_day = excluded.published_day, published_from = excluded.published_from,
    modified = excluded.modified, country = excluded.country, tier = excluded.tier, source = excluded.source,
    version = excluded.version, versions = excluded.versions, copy_of = excluded.copy_of,
    origin = excluded.origin, credits = excluded.credits, extracted_by = excluded.extracted_by,
    revision = excluded.revision, partial = excluded.partial, seen_at = excluded.seen_at,
    held_since = excluded.held_since";

fn row_of(row: &StoredDocument) -> Result<[Bound; 25], StoreError> {
    let document = &row.document;
    let id = document.id.as_str();
    let own = |text: &Option<String>| Bound::Maybe(kept_option(text.as_ref()).map(std::borrow::Cow::into_owned));
    Ok([
        Bound::Text(id.to_owned()),
        Bound::Text(kept(&document.name).into_owned()),
        own(&document.url),
        own(&document.title),
        own(&document.outlet),
        Bound::Text(to_json("document", id, &document.authors)?),
        Bound::Text(document.language.tag().to_owned()),
        own(&document.published),
        Bound::Maybe(document.published_day().map(|day| day.to_string())),
        Bound::Maybe(document.published_from.as_ref().and_then(to_word)),
        own(&document.modified),
        own(&document.country),
        own(&document.tier),
        own(&document.source),
        Bound::Number(row.version),
        Bound::Number(row.versions),
        Bound::Maybe(row.copy_of.as_ref().map(Id::to_string)),
        Bound::Text(row.origin.to_string()),
        Bound::Text(to_json("document", id, &row.credits)?),
        Bound::Maybe(row.extracted_by.clone()),
        Bound::Text(row.first_seen_at.clone()),
        Bound::Number(row.revision),
        Bound::Maybe(document.partial.as_ref().and_then(to_word)),
        Bound::Text(row.seen_at.clone()),
        Bound::Text(row.held_since.clone()),
    ])
}

/// Whether the page had gone back to the text that holds, after a day or more: that is a version of its own when it is left
/// again, or nobody would know of it. What goes back and forth within a day adds none.
fn came_back(held: &Version, row: &StoredDocument) -> bool {
    held.seen_at.get(..10) < row.held_since.get(..10)
}

/// Whether a text that is not known was the page's before the one that holds, where the page dates them.
fn is_before(incoming: &Document, held: Option<&Version>) -> Option<bool> {
    let new = Moment::of(incoming.modified.as_deref(), incoming.published.as_deref())?;
    let old = held.and_then(Version::moment)?;
    // What was published before the text that holds is no correction of it.
    if new.is_before(old) {
        return Some(true);
    }
    old.is_before(new).then_some(false)
}

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
        partial: stored.partial.max(incoming.partial),
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
