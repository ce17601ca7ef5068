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
    pub fn cleaning(&self, site: &Site) -> Result<Cleaning> {
        Ok(Cleaning { known: serde_json::to_string(self)?, by: site.by.clone() })
    }

    /// The same as what a list says of a page.
    pub fn hint(&self) -> Hint {
        let (title, published, outlet, language) =
            (self.title.clone(), self.published, self.outlet.clone(), self.language);
        Hint { title, published, outlet, language, content: None }
    }
}

/// What is said of the pages of a source, or of what was ingested.
#[derive(Debug)]
pub struct Site {
    pub rules: SiteRules,
    /// Changes whenever pages of these rules may give something else.
    pub by: String,
}

impl Site {
    /// By these rules.
    pub fn new(rules: SiteRules) -> Result<Self> {
        let SiteRules { bodies, country, tier } = &rules;
        let told = serde_json::to_vec(&(bodies, country, tier))?;
        let by = format!("{} {}", article::VERSION, hex(&Sha256::digest(told)));
        Ok(Self { rules, by })
    }

    /// As a source has them.
    pub(super) fn of(source: &Source) -> Result<Self> {
        let always = source.select.body.clone().map(BodyRule::always);
        Self::new(SiteRules {
            bodies: source.select.dated.iter().cloned().chain(always).collect(),
            country: Some(source.country.clone()),
            tier: Some(source.tier.as_str().to_owned()),
        })
    }
}

/// Finds the article, away from the async threads. A page that breaks the clean-up costs that page alone.
pub(super) async fn clean_apart(page: Page, site: &Site) -> Result<(Cleaned, Page)> {
    let (url, rules) = (page.url.clone(), site.rules.clone());
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
