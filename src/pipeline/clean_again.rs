//! Kept pages → their texts by other rules than those that had cleaned them. The page has not changed, so what comes out
//! stands in place of what was there: it is no version of its own, and nothing that a publisher edited.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Context, Result, bail};
use chrono::DateTime;

use super::{
    Report, Rules,
    clean::{Beforehand, clean_apart, site_rules, version},
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
    let of_sources = sources.iter().map(|source| (Some(source.id.clone()), site_rules(source)));
    let all = of_sources.chain([(None, SiteRules::default())]);
    all.map(|(source, rules)| Ok((source, Site { by: version(&rules)?, rules }))).collect()
}

struct Site {
    rules: SiteRules,
    by: String,
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
    /// Pages by their hash, and how they were cleaned now.
    cleanings: Vec<(String, Cleaning)>,
    /// Versions that read otherwise now.
    texts: Vec<(i64, Document)>,
    /// The document, and what is read from it, where the text that holds or a fact is another.
    held: Option<(Document, Reading)>,
}

impl Cleaner<'_> {
    /// Cleans what is to be cleaned of these documents; one that fails is told and the rest goes on.
    async fn clean(&self, batch: &[Id], report: &mut Report) -> Result<Vec<Anew>> {
        let mut pages: BTreeMap<Id, Vec<KeptPage>> = BTreeMap::new();
        for page in self.store.kept_pages(batch).await? {
            if self.is_of_others(&page) {
                report.of_other_sources += 1;
            } else if self.is_due(&page) {
                pages.entry(page.document.clone()).or_default().push(page);
            }
        }
        let ids: Vec<Id> = pages.keys().cloned().collect();
        let sources = self.store.sources_of(&ids).await?;
        let mut anew = Vec::new();
        for stored in self.store.documents(&ids).await? {
            let name = stored.document.name.clone();
            let is_alone = sources.get(&stored.document.id).is_none_or(|sources| sources.len() < 2);
            let pages = pages.remove(&stored.document.id).unwrap_or_default();
            match self.clean_one(&stored, &pages, is_alone).await {
                Ok(one) => anew.push(one),
                Err(error) if ends_all(&error) => return Err(error),
                Err(error) => {
                    report.failed.push((name, format!("kept as it was: {error:#}")));
                    anew.push(self.as_it_was(stored, &pages).await?);
                }
            }
        }
        Ok(anew)
    }

    /// Whether a page came from a source that is not among these.
    fn is_of_others(&self, page: &KeptPage) -> bool {
        let known = page.cleaning.as_ref().and_then(known);
        known.is_some_and(|known| !self.sites.contains_key(&known.source))
    }

    /// Whether these rules may make something else of a page.
    fn is_due(&self, page: &KeptPage) -> bool {
        let Some(cleaning) = page.cleaning.as_ref().filter(|_| !self.all) else { return true };
        let site = known(cleaning).and_then(|known| self.sites.get(&known.source));
        site.is_some_and(|site| site.by != cleaning.by)
    }

    /// All pages of a document or none, so that no two of its texts differ by rules.
    async fn clean_one(&self, stored: &StoredDocument, pages: &[KeptPage], is_alone: bool) -> Result<Anew> {
        let versions = self.store.versions(&stored.document.id).await?;
        let (mut cleanings, mut texts, mut held) = (Vec::new(), Vec::new(), None);
        for page in pages {
            let Some(version) = versions.iter().find(|version| version.number == page.number) else { continue };
            let mut known = page.cleaning.as_ref().and_then(known).unwrap_or_else(|| guessed(stored, version));
            let Some(site) = self.sites.get(&known.source) else { continue };
            let found = self.find(stored, version, &page.page, &known, site).await?;
            if found.is_some() {
                known.is_of_feed = Some(false);
            }
            cleanings.push((page.page.clone(), known.cleaning(&site.rules)?));
            let Some(found) = found else { continue };
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
        Ok(Anew { stored: stored.clone(), cleanings, texts, held })
    }

    /// A document that keeps its texts: that these rules make nothing of its pages is told once.
    async fn as_it_was(&self, stored: StoredDocument, pages: &[KeptPage]) -> Result<Anew> {
        let versions = self.store.versions(&stored.document.id).await?;
        let mut cleanings = Vec::new();
        for page in pages {
            let Some(version) = versions.iter().find(|version| version.number == page.number) else { continue };
            let known = page.cleaning.as_ref().and_then(known).unwrap_or_else(|| guessed(&stored, version));
            let Some(site) = self.sites.get(&known.source) else { continue };
            cleanings.push((page.page.clone(), known.cleaning(&site.rules)?));
        }
        Ok(Anew { stored, cleanings, texts: Vec::new(), held: None })
    }

    /// What a page gives now; nothing where the text that is kept is its feed's, of which the page still has but a part.
    async fn find(
        &self,
        stored: &StoredDocument,
        version: &Version,
        hash: &str,
        known: &Beforehand,
        site: &Site,
    ) -> Result<Option<Document>> {
        let (body, content_type) = self.store.page(hash).await?.context("its page is not there any more")?;
        let (url, source, hint) = (known.url.clone(), known.source.clone(), known.hint());
        let fetched_at =
            DateTime::parse_from_rfc3339(&version.seen_at).context("when it was fetched cannot be read")?.to_utc();
        let page = Page { url, fetched_at, content_type, body, source, hint };
        let has_other = known.is_of_feed == Some(true);
        let mut found = match clean_apart(page, site.rules.clone()).await {
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
        let id = row.document.id.clone();
        // two versions may have been read from one page
        let cleanings: BTreeMap<&str, &Cleaning> = one.cleanings.iter().map(|(page, by)| (page.as_str(), by)).collect();
        write.put_cleanings(&cleanings.into_iter().map(|(page, by)| (&id, page, by)).collect::<Vec<_>>()).await?;
        if one.texts.is_empty() && one.held.is_none() {
            return Ok(());
        }
        report.recleaned += 1;
        for (number, document) in &one.texts {
            write.put_text_anew(*number, document).await?;
        }
        touched.edited.insert(id.clone());
        if let Some((document, reading)) = one.held {
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
