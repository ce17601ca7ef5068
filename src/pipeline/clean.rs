//! A page → its document, by the rules of the source that led to it; and what is kept so that it can be cleaned again.

use anyhow::{Context, Result};
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{
    article::{self, Cleaned, SiteRules, clean_page, weight},
    crawl::{DESKS, Source},
    model::{BodyRule, Language, Page, document::Hint, hex},
    store::Cleaning,
};

/// What is known of a page beside its body and content type: with it the page can be cleaned again.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Beforehand {
    /// The address that answered, or the name of a file.
    pub url: String,
    /// The source whose rules hold for it; nothing where it was ingested.
    pub source: Option<String>,
    pub title: Option<String>,
    pub published: Option<DateTime<FixedOffset>>,
    pub outlet: Option<String>,
    pub language: Option<Language>,
    /// The publication that an input gives outright.
    pub given: Option<String>,
    /// Whether its text is the one that the feed carries, where that is known.
    pub is_of_feed: Option<bool>,
}

impl Beforehand {
    pub(super) fn of(page: &Page, is_of_feed: bool) -> Self {
        let Hint { title, published, outlet, language, .. } = page.hint.clone();
        let (url, source, is_of_feed) = (page.url.clone(), page.source.clone(), Some(is_of_feed));
        Self { url, source, title, published, outlet, language, given: None, is_of_feed }
    }

    /// What is kept of it, with the rules by which the page was cleaned.
    pub fn cleaning(&self, rules: &SiteRules) -> Result<Cleaning> {
        Ok(Cleaning { known: serde_json::to_string(self)?, by: version(rules)? })
    }

    /// The same as what a list says of a page.
    pub fn hint(&self) -> Hint {
        let (title, published, outlet, language) =
            (self.title.clone(), self.published, self.outlet.clone(), self.language);
        Hint { title, published, outlet, language, content: None }
    }
}

/// What a source says of the pages that it leads to.
pub(super) fn site_rules(source: &Source) -> SiteRules {
    SiteRules {
        bodies: source.select.dated.iter().cloned().chain(source.select.body.clone().map(BodyRule::always)).collect(),
        country: Some(source.country.clone()),
        tier: Some(source.tier.as_str().to_owned()),
    }
}

/// Changes whenever pages of these rules may give something else.
pub(super) fn version(rules: &SiteRules) -> Result<String> {
    let SiteRules { bodies, country, tier } = rules;
    let rules = serde_json::to_vec(&(bodies, country, tier))?;
    Ok(format!("{} {}", article::VERSION, hex(&Sha256::digest(rules))))
}

/// Finds the article, away from the async threads. A page that breaks the clean-up costs that page alone.
pub(super) async fn clean_apart(page: Page, rules: SiteRules) -> Result<(Cleaned, Page)> {
    let url = page.url.clone();
    let desk = DESKS.take(weight(&page)).await;
    let cleaning = tokio::task::spawn_blocking(move || {
        // Held as long as the work goes on, whoever still waits for it.
        let _desk = desk;
        let cleaned = clean_page(&page, &rules);
        (cleaned, page)
    });
    let (cleaned, page) =
        cleaning.await.with_context(|| format!("{url}: the clean-up broke off: please report this page"))?;
    Ok((cleaned?, page))
}
