//! Kept pages → their texts by other rules than those that had cleaned them. The page has not changed, so what comes out
//! stands in place of what was there: it is no version of its own, and nothing that a publisher edited.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Context, Result, bail};
use chrono::DateTime;

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
    model::{DateOrigin, Document, Id, Page},
    store::{Cleaning, KeptPage, Store, StoredDocument, Version, Write},
};

/// Documents in one write.
const BATCH: usize = 50;

/// Cleans the kept pages again that other rules of their source or another clean-up had cleaned, or all of them, and derives
/// what follows from them but claims and timeline. A page whose source is not among these is left as it is, and so is one
/// that gives no article now, which is told, once for each change of the rules.
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

/// A page that is to be cleaned, the version that was read from it, what was known of it, and the rules of today.
struct Due<'d> {
    page: String,
    version: &'d Version,
    known: Beforehand,
    site: &'d Site,
}

impl Due<'_> {
    /// The page, and that it was cleaned by the rules of today.
    fn cleaning(&self, known: &Beforehand) -> Result<(String, Cleaning)> {
        Ok((self.page.clone(), known.cleaning(self.site)?))
    }
}

impl Cleaner<'_> {
    /// Cleans what is to be cleaned of these documents; one that fails is told and the rest goes on.
    async fn clean(&self, batch: &[Id], report: &mut Report) -> Result<Vec<Anew>> {
        let mut pages: BTreeMap<Id, Vec<KeptPage>> = BTreeMap::new();
        for page in self.store.kept_pages(batch).await? {
            match self.is_due(&page) {
                Some(true) => pages.entry(page.document.clone()).or_default().push(page),
                Some(false) => {}
                None => report.of_other_sources += 1,
            }
        }
        let ids: Vec<Id> = pages.keys().cloned().collect();
        let sources = self.store.sources_of(&ids).await?;
        let mut anew = Vec::new();
        for stored in self.store.documents(&ids).await? {
            let is_alone = sources.get(&stored.document.id).is_none_or(|sources| sources.len() < 2);
            let versions = self.store.versions(&stored.document.id).await?;
            let due = self.due(&stored, &versions, pages.remove(&stored.document.id).unwrap_or_default());
            let found = match self.clean_one(&stored, &due, is_alone).await {
                Ok(found) => found,
                Err(error) if ends_all(&error) => return Err(error),
                Err(error) => {
                    // It keeps its texts: that these rules make nothing of its pages is told once.
                    report.failed.push((stored.document.name.clone(), format!("kept as it was: {error:#}")));
                    let cleanings = due.iter().map(|due| due.cleaning(&due.known)).collect::<Result<_>>()?;
                    Found { cleanings, texts: Vec::new(), held: None }
                }
            };
            anew.push(Anew { stored, found });
        }
        Ok(anew)
    }

    /// Whether these rules may make something else of a page; nothing where it came from a source that is not among these.
    fn is_due(&self, page: &KeptPage) -> Option<bool> {
        let Some(cleaning) = &page.cleaning else { return Some(true) };
        let Some(known) = known(cleaning) else { return Some(self.all) };
        let site = self.sites.get(&known.source)?;
        Some(self.all || site.by != cleaning.by)
    }

    /// The pages with all that it takes to clean them.
    fn due<'d>(&'d self, stored: &StoredDocument, versions: &'d [Version], pages: Vec<KeptPage>) -> Vec<Due<'d>> {
        let due = pages.into_iter().filter_map(|page| {
            let version = versions.iter().find(|version| version.number == page.number)?;
            let known = page.cleaning.as_ref().and_then(known).unwrap_or_else(|| guessed(stored, version));
            let site = self.sites.get(&known.source)?;
            Some(Due { page: page.page, version, known, site })
        });
        due.collect()
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
            None if is_part() => bail!("the page gives less than half of the text, which its feed may have carried"),
            _ => Ok(Some(found)),
        }
    }

    async fn keep(&self, anew: Vec<Anew>, report: &mut Report) -> Result<()> {
        let mut write = self.store.write().await?;
        let ids: Vec<Id> = anew.iter().map(|one| one.stored.document.id.clone()).collect();
        let now = write.documents(&ids).await?.into_iter().map(|stored| (stored.document.id.clone(), stored));
        let mut now: HashMap<Id, StoredDocument> = now.collect();
        let mut touched = Touched::default();
        for one in anew {
            // What has changed in between is cleaned by the next run.
            let same = now.remove(&one.stored.document.id).filter(|row| row.revision == one.stored.revision);
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

fn known(cleaning: &Cleaning) -> Option<Beforehand> {
    serde_json::from_str(&cleaning.known).ok()
}

/// What was known of a page that was kept before this was: as far as its text tells.
fn guessed(stored: &StoredDocument, version: &Version) -> Beforehand {
    let document = &stored.document;
    let published = version.published.clone().or_else(|| document.published.clone());
    let of_list = published.as_deref().filter(|_| document.published_from == Some(DateOrigin::Feed));
    Beforehand {
        url: document.url.clone().unwrap_or_else(|| document.name.clone()),
        source: document.source.clone(),
        title: version.title.clone(),
        published: of_list.and_then(|text| DateTime::parse_from_rfc3339(text).ok()),
        outlet: document.outlet.clone(),
        language: Some(document.language),
        given: published,
        is_of_feed: None,
    }
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
