//! Which kept pages are to be cleaned again, and what was known of them when they were.

use std::collections::BTreeMap;

use anyhow::Result;
use chrono::DateTime;

use super::{
    super::{
        Report,
        clean::{Beforehand, Site},
    },
    Cleaner,
};
use crate::{
    model::{DateOrigin, Id},
    store::{Cleaning, KeptPage, StoredDocument, Version},
};

/// A page that is to be cleaned, by the rules of today.
pub(super) struct Chosen<'c> {
    page: KeptPage,
    /// What was known of it, where that is noted.
    known: Option<Beforehand>,
    site: &'c Site,
}

/// The same with the version that was read from it, and what was known of it or can be guessed.
pub(super) struct Due<'d> {
    pub(super) page: String,
    pub(super) version: &'d Version,
    pub(super) known: Beforehand,
    pub(super) site: &'d Site,
}

impl Due<'_> {
    /// The page, and that it was cleaned by the rules of today.
    pub(super) fn cleaning(&self, known: &Beforehand) -> Result<(String, Cleaning)> {
        Ok((self.page.clone(), known.cleaning(self.site)?))
    }
}

impl Cleaner<'_> {
    /// The pages of these documents of which these rules may make something else. Those of sources that are not among
    /// these are counted.
    pub(super) async fn choose(&self, batch: &[Id], report: &mut Report) -> Result<BTreeMap<Id, Vec<Chosen<'_>>>> {
        let mut chosen: BTreeMap<Id, Vec<Chosen<'_>>> = BTreeMap::new();
        for page in self.store.kept_pages(batch).await? {
            let known = page.cleaning.as_ref().and_then(known);
            let source = known.as_ref().map_or(&page.source, |known| &known.source);
            let Some(site) = self.sites.get(source) else {
                report.of_other_sources += 1;
                continue;
            };
            if self.all || page.cleaning.as_ref().is_none_or(|cleaning| cleaning.by != site.by) {
                chosen.entry(page.document.clone()).or_default().push(Chosen { page, known, site });
            }
        }
        Ok(chosen)
    }
}

/// The pages with all that it takes to clean them.
pub(super) fn due<'d>(stored: &StoredDocument, versions: &'d [Version], chosen: Vec<Chosen<'d>>) -> Vec<Due<'d>> {
    let due = chosen.into_iter().filter_map(|Chosen { page, known, site }| {
        let version = versions.iter().find(|version| version.number == page.number)?;
        let known = known.unwrap_or_else(|| guessed(stored, version));
        Some(Due { page: page.page, version, known, site })
    });
    due.collect()
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
