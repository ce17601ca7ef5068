//! Kept pages → their texts by other rules than those that had cleaned them. The page has not changed, so what comes out
//! stands in place of what was there: it is no version of its own, and nothing that a publisher edited.

mod due;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};

use anyhow::{Context, Result};
use chrono::DateTime;

use self::due::{Due, due};
use super::{
    Report, Rules,
    clean::{Beforehand, Site, clean_apart},
    edit::as_it_read,
    ingest::ends_all,
    keep::{Touched, derive, put_reading},
    prepare::{Reading, cleaned, read},
};
use crate::{
    article::{self, SiteRules, Unreadable},
    crawl::Source,
    model::{Document, Id, Page},
    store::{Cleaning, Store, StoredDocument, Version, Write},
};

/// Documents in one write.
const BATCH: usize = 50;

/// Cleans the kept pages again that other rules of their source or another clean-up had cleaned, or all of them, and derives
/// what follows from them but claims and timeline. A page whose source is not among these is left as it is, and so is one
/// that gives no article now, which is told, once for each change of the rules; what fails otherwise is tried again.
pub async fn clean_again(store: &Store, rules: &Rules, sources: &[Source], all: bool) -> Result<Report> {
    let cleaner = Cleaner { store, rules, sites: sites(sources)?, all };
    let mut report = Report::default();
    for batch in store.document_ids().await?.chunks(BATCH) {
        let anew = cleaner.clean(batch, &mut report).await?;
        if !anew.is_empty() {
            cleaner.keep(anew, &mut report).await?;
        }
    }
    Ok(report)
}

/// The rules of each source, and of what was ingested.
fn sites(sources: &[Source]) -> Result<HashMap<Option<String>, Site>> {
    let of_sources = sources.iter().map(|source| Ok((Some(source.id.clone()), Site::of(source)?)));
    of_sources.chain([Site::new(SiteRules::default()).map(|plain| (None, plain))]).collect()
}

struct Cleaner<'c> {
    store: &'c Store,
    rules: &'c Rules,
    sites: HashMap<Option<String>, Site>,
    all: bool,
}

/// What came of the pages of a document.
struct Anew {
    /// As it was.
    stored: StoredDocument,
    is_alone: bool,
    found: Found,
}

/// What its pages give now.
struct Found {
    /// Pages by their hash, and how they were cleaned now.
    cleanings: Vec<(String, Cleaning)>,
    /// Versions that read otherwise now.
    texts: Vec<(i64, Document)>,
    /// The document, and what is read from it, where the text that holds or a fact is another.
    held: Option<(Document, Reading)>,
}

/// Why a page is not cleaned again that may have been cleaned with more than is kept.
#[derive(Debug, thiserror::Error)]
#[error("the page gives less than half of the text, which its feed may have carried")]
struct LessThanHalf;

impl Cleaner<'_> {
    /// Cleans what is to be cleaned of these documents; one that fails is told and the rest goes on.
    async fn clean(&self, batch: &[Id], report: &mut Report) -> Result<Vec<Anew>> {
        let mut chosen = self.choose(batch, report).await?;
        let ids: Vec<Id> = chosen.keys().cloned().collect();
        let sources = self.store.sources_of(&ids).await?;
        let mut anew = Vec::new();
        for stored in self.store.documents(&ids).await? {
            let is_alone = is_alone(&sources, &stored.document.id);
            let versions = match self.store.versions(&stored.document.id).await.map_err(anyhow::Error::from) {
                Ok(versions) => versions,
                Err(error) if ends_all(&error) => return Err(error),
                Err(error) => {
                    report.failed.push((stored.document.name.clone(), format!("kept as it was: {error:#}")));
                    continue;
                }
            };
            let due = due(&stored, &versions, chosen.remove(&stored.document.id).unwrap_or_default());
            let found = match self.clean_one(&stored, &due, is_alone).await {
                Ok(found) => found,
                Err(error) if ends_all(&error) => return Err(error),
                Err(error) => {
                    report.failed.push((stored.document.name.clone(), format!("kept as it was: {error:#}")));
                    if !is_of_page(&error) {
                        continue;
                    }
                    // that these rules make nothing of its pages is told once
                    let cleanings = due.iter().map(|due| due.cleaning(&due.known)).collect::<Result<_>>()?;
                    Found { cleanings, texts: Vec::new(), held: None }
                }
            };
            anew.push(Anew { stored, is_alone, found });
        }
        Ok(anew)
    }

    /// All pages of a document or none, so that no two of its texts differ by rules.
    async fn clean_one(&self, stored: &StoredDocument, due: &[Due<'_>], is_alone: bool) -> Result<Found> {
        let (mut cleanings, mut texts, mut held) = (Vec::new(), Vec::new(), None);
        for due in due {
            let found = self.find(stored, due).await?;
            let is_of_feed = if found.is_some() { Some(false) } else { due.known.is_of_feed };
            cleanings.push(due.cleaning(&Beforehand { is_of_feed, ..due.known.clone() })?);
            let (Some(found), version) = (found, due.version) else { continue };
            if version.number == stored.version {
                let document = with(&stored.document, version, &found, is_alone);
                held = Some(document).filter(|document| *document != stored.document);
            }
            if !reads_as(version, &found) {
                texts.push((version.number, Document { id: stored.document.id.clone(), ..found }));
            }
        }
        let held = match held {
            Some(document) => {
                let reading = read(&document, self.rules).await?;
                Some((document, reading))
            }
            None => None,
        };
        Ok(Found { cleanings, texts, held })
    }

    /// What a page gives now; nothing where the text that is kept is its feed's, of which the page still has but a part.
    async fn find(&self, stored: &StoredDocument, due: &Due<'_>) -> Result<Option<Document>> {
        let Due { page: hash, version, known, site } = due;
        let (body, content_type) = self.store.page(hash).await?.context("its page is not there any more")?;
        let (url, source, hint) = (known.url.clone(), known.source.clone(), known.hint());
        let fetched_at =
            DateTime::parse_from_rfc3339(&version.seen_at).context("when it was fetched cannot be read")?.to_utc();
        let page = Page { url, fetched_at, content_type, body, source, hint };
        let has_other = known.is_of_feed == Some(true);
        let mut found = match clean_apart(page, site).await {
            Ok((found, _)) => cleaned(found.document),
            Err(error) if has_other && error.is::<Unreadable>() => return Ok(None),
            Err(error) => return Err(error),
        };
        if known.source.is_none() {
            // what an input says outright holds before what the page says
            found.published = known.given.clone().or(found.published);
            found.outlet = known.outlet.clone().or(found.outlet);
        }
        let length = |document: &Document| article::body(document).chars().count();
        let is_part = || 2 * length(&found) < length(&as_it_read(stored, version));
        match known.is_of_feed {
            Some(true) if is_part() => Ok(None),
            None if is_part() => Err(LessThanHalf.into()),
            _ => Ok(Some(found)),
        }
    }

    async fn keep(&self, anew: Vec<Anew>, report: &mut Report) -> Result<()> {
        let mut write = self.store.write().await?;
        let ids: Vec<Id> = anew.iter().map(|one| one.stored.document.id.clone()).collect();
        let now = write.documents(&ids).await?.into_iter().map(|stored| (stored.document.id.clone(), stored));
        let mut now: HashMap<Id, StoredDocument> = now.collect();
        // one more that leads to a document is no revision of it
        let sources = write.sources_of(&ids).await?;
        let mut touched = Touched::default();
        for one in anew {
            let id = &one.stored.document.id;
            let is_same = |row: &StoredDocument| row.revision == one.stored.revision;
            // What has changed in between is cleaned by the next run.
            let same = now.remove(id).filter(|row| is_same(row) && is_alone(&sources, id) == one.is_alone);
            if let Some(row) = same {
                self.put(&mut write, row, one, &mut touched, report).await?;
            }
        }
        derive(&mut write, self.rules, touched).await?;
        Ok(write.commit().await?)
    }

    async fn put(
        &self,
        write: &mut Write,
        row: StoredDocument,
        one: Anew,
        touched: &mut Touched,
        report: &mut Report,
    ) -> Result<()> {
        let (id, found) = (row.document.id.clone(), one.found);
        // two versions may have been read from one page
        let cleanings: BTreeMap<&str, &Cleaning> =
            found.cleanings.iter().map(|(page, by)| (page.as_str(), by)).collect();
        write.put_cleanings(&cleanings.into_iter().map(|(page, by)| (&id, page, by)).collect::<Vec<_>>()).await?;
        if found.texts.is_empty() && found.held.is_none() {
            return Ok(());
        }
        report.recleaned += 1;
        for (number, document) in &found.texts {
            write.put_text_anew(*number, document).await?;
        }
        touched.edited.insert(id.clone());
        if let Some((document, reading)) = found.held {
            write.put_facts_anew(StoredDocument { document, ..row }).await?;
            put_reading(write, &id, &reading, self.rules, touched, report).await?;
            touched.documents.insert(id.clone());
            touched.texts.insert(id);
        }
        Ok(())
    }
}

/// Whether no other source led to a document, and may have told something of it.
fn is_alone(sources: &HashMap<Id, Vec<String>>, id: &Id) -> bool {
    sources.get(id).is_none_or(|sources| sources.len() < 2)
}

/// Whether a page failed by what is in it, and would by the same rules again: neither the clean-up nor the extractor
/// broke off, which a mended one need not, nor was anything missing.
fn is_of_page(error: &anyhow::Error) -> bool {
    error.is::<Unreadable>() || error.is::<LessThanHalf>()
}

/// Whether a version is what was found now.
fn reads_as(version: &Version, found: &Document) -> bool {
    let facts = |title, published, modified| (title, published, modified);
    version.text == found.text
        && facts(&version.title, &version.published, &version.modified)
            == facts(&found.title, &found.published, &found.modified)
}

/// The document with what its page gives now. What another page of it may have told stays, unless this one had told it.
fn with(document: &Document, version: &Version, found: &Document, is_alone: bool) -> Document {
    let mut document = Document { text: found.text.clone(), language: found.language, ..document.clone() };
    if version.title != found.title {
        document.title.clone_from(&found.title);
    }
    if version.published != found.published {
        document.published.clone_from(&found.published);
        document.published_from = found.published_from;
    }
    if version.modified != found.modified {
        document.modified.clone_from(&found.modified);
    }
    if is_alone {
        document.outlet.clone_from(&found.outlet);
        document.authors.clone_from(&found.authors);
        document.country.clone_from(&found.country);
        document.tier.clone_from(&found.tier);
        document.partial = found.partial;
    }
    document
}
