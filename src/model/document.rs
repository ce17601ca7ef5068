//! Pages as they were fetched, and the documents that clean-up makes of them.

use std::fmt;

use chrono::{DateTime, FixedOffset, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Id, hex};

/// A language tag (BCP 47) as far as the program tells languages apart: `en`, `zh-Hans`, `zh-Hant`, `ja` …
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Default, JsonSchema)]
pub enum Language {
    #[default]
    #[serde(rename = "en")]
    English,
    #[serde(rename = "zh-Hans", alias = "zh")]
    SimplifiedChinese,
    #[serde(rename = "zh-Hant")]
    TraditionalChinese,
    #[serde(rename = "ja")]
    Japanese,
    #[serde(rename = "ko")]
    Korean,
    #[serde(rename = "de")]
    German,
    #[serde(rename = "fr")]
    French,
    #[serde(rename = "ru")]
    Russian,
    #[serde(rename = "es")]
    Spanish,
    #[serde(rename = "it")]
    Italian,
    /// Any other: kept and searched, hardly extracted from.
    #[serde(rename = "und")]
    Other,
}

impl Language {
    pub const ALL: [Self; 11] = [
        Self::English,
        Self::SimplifiedChinese,
        Self::TraditionalChinese,
        Self::Japanese,
        Self::Korean,
        Self::German,
        Self::French,
        Self::Russian,
        Self::Spanish,
        Self::Italian,
        Self::Other,
    ];

    /// The tag: `en`, `zh-Hans` …
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::SimplifiedChinese => "zh-Hans",
            Self::TraditionalChinese => "zh-Hant",
            Self::Japanese => "ja",
            Self::Korean => "ko",
            Self::German => "de",
            Self::French => "fr",
            Self::Russian => "ru",
            Self::Spanish => "es",
            Self::Italian => "it",
            Self::Other => "und",
        }
    }

    /// The language without script: `zh` for both Chinese ones. This is what the JSON's `lang` gives.
    pub fn base(self) -> &'static str {
        self.tag().split('-').next().unwrap_or("und")
    }

    /// Reads any BCP 47 tag, whatever its case: `en-US`, `zh_TW`, `ZH-hant`, `ja`.
    pub fn parse(tag: &str) -> Option<Self> {
        let tag = tag.trim().to_ascii_lowercase().replace('_', "-");
        let mut parts = tag.split('-');
        let base = parts.next()?;
        if base == "zh" || base == "cmn" || base == "yue" {
            let traditional = parts.any(|part| matches!(part, "hant" | "tw" | "hk" | "mo"));
            return Some(if traditional { Self::TraditionalChinese } else { Self::SimplifiedChinese });
        }
        Self::ALL.into_iter().find(|language| language.tag() == base)
    }

    pub fn is_chinese(self) -> bool {
        matches!(self, Self::SimplifiedChinese | Self::TraditionalChinese)
    }

    /// Whether it is one of Europe's other than English: they group digits and bend words alike.
    pub fn is_european(self) -> bool {
        matches!(self, Self::German | Self::French | Self::Russian | Self::Spanish | Self::Italian)
    }

    /// Whether words stand without spaces between them.
    pub fn is_unspaced(self) -> bool {
        self.is_chinese() || self == Self::Japanese
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// The bytes of one address as they were fetched, with what the server and the source said of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The address that answered, after redirects.
    pub url: String,
    pub fetched_at: DateTime<Utc>,
    /// The `Content-Type` header, whole.
    pub content_type: Option<String>,
    /// The body after content decoding.
    pub body: Vec<u8>,
    /// The id of the source that led here.
    pub source: Option<String>,
    /// What the feed, sitemap or listing said of the page, for where the page itself is silent.
    pub hint: Hint,
}

/// What a feed, sitemap or listing says of a page that it links to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hint {
    pub title: Option<String>,
    pub published: Option<DateTime<FixedOffset>>,
    pub outlet: Option<String>,
    pub language: Option<Language>,
    /// The article's HTML or text, where the feed carries it whole.
    pub content: Option<String>,
}

/// Where a publication date was read; metadata before visible text, the address last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrigin {
    /// Given with the input (`ingest` of `.jsonl`).
    Given,
    JsonLd,
    Meta,
    Time,
    Visible,
    Url,
    Feed,
    /// Nothing said: the day the page was first seen.
    FirstSeen,
}

/// Why a document's text may be but a part of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Partial {
    /// Readers must pay or sign in to read on.
    Paywall,
    /// The page has but a summary or the first sentences.
    Summary,
    /// The file is longer than what is read of one.
    Cut,
}

impl fmt::Display for Partial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Paywall => "paywall",
            Self::Summary => "summary",
            Self::Cut => "cut",
        })
    }
}

/// One article, post, model card, filing or release, after clean-up to plain text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// Derived from the canonical address, so that one page under several addresses is one document.
    pub id: Id,
    /// The id or file stem that the input gave it; what `article` and `extract` print as `id`.
    pub name: String,
    /// The canonical address, if it has one.
    pub url: Option<String>,
    pub title: Option<String>,
    /// Who published it: the outlet's own name.
    pub outlet: Option<String>,
    pub authors: Vec<String>,
    #[serde(rename = "lang")]
    pub language: Language,
    /// RFC 3339, or a bare date where that is all the page says.
    pub published: Option<String>,
    pub published_from: Option<DateOrigin>,
    pub modified: Option<String>,
    /// Why the text may be but a part of the article.
    #[serde(default)]
    pub partial: Option<Partial>,
    /// Clean text: the title, an empty line, then paragraphs, one a line. Offsets of evidence count in it.
    pub text: String,
    /// The id of the source that led to it.
    pub source: Option<String>,
    /// ISO 3166-1 alpha-2 of the source's publisher.
    pub country: Option<String>,
    /// `primary`, `trade`, `general`, `state` or `aggregator`, as its source says.
    pub tier: Option<String>,
}

impl Document {
    /// A text of which nothing else is known.
    pub fn new(id: Id, name: impl Into<String>, language: Language, text: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            url: None,
            title: None,
            outlet: None,
            authors: Vec::new(),
            language,
            published: None,
            published_from: None,
            modified: None,
            partial: None,
            text: text.into(),
            source: None,
            country: None,
            tier: None,
        }
    }

    /// The calendar day of publication in the outlet's own zone: the first ten characters of `published`.
    pub fn published_day(&self) -> Option<chrono::NaiveDate> {
        self.published.as_deref()?.get(..10)?.parse().ok()
    }

    /// SHA-256 of the clean text, in hex: two revisions of a document differ in it.
    pub fn text_hash(&self) -> String {
        hex(&Sha256::digest(self.text.as_bytes()))
    }
}

/// What merging and the timeline need to know of a document: everything but its text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DocumentFacts {
    pub id: Id,
    pub url: Option<String>,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub lang: Language,
    /// RFC 3339, or a bare date.
    pub published: Option<String>,
    /// `primary`, `trade`, `general`, `state` or `aggregator`.
    pub tier: Option<String>,
    pub country: Option<String>,
    /// Outlets that the text as a whole goes back to: its dateline, its source line.
    #[serde(default)]
    pub credits: Vec<String>,
    /// The document whose text this one repeats.
    pub copy_of: Option<Id>,
    /// Where its text comes from in the end: itself, or the document that it is a copy of.
    pub origin: Id,
}

impl DocumentFacts {
    /// The facts of a document that repeats the text of `copy_of`, or of none.
    pub fn new(document: &Document, credits: Vec<String>, copy_of: Option<Id>) -> Self {
        Self {
            id: document.id.clone(),
            url: document.url.clone(),
            title: document.title.clone(),
            outlet: document.outlet.clone(),
            lang: document.language,
            published: document.published.clone(),
            tier: document.tier.clone(),
            country: document.country.clone(),
            credits,
            origin: copy_of.clone().unwrap_or_else(|| document.id.clone()),
            copy_of,
        }
    }

    /// The calendar day of publication in the outlet's own zone.
    pub fn published_day(&self) -> Option<chrono::NaiveDate> {
        self.published.as_deref()?.get(..10)?.parse().ok()
    }

    /// Orders documents in time, undated ones last; the id decides between two of one moment.
    pub fn moment(&self) -> (bool, Option<chrono::NaiveDate>, &str, &Id) {
        let day = self.published_day();
        (day.is_none(), day, self.published.as_deref().unwrap_or(""), &self.id)
    }

    /// Whether it is the actor's own text, as its source says.
    pub fn is_primary(&self) -> bool {
        self.tier.as_deref() == Some("primary")
    }
}

#[cfg(test)]
impl DocumentFacts {
    /// A document of an outlet and day, for tests; an empty day stands for none.
    pub(crate) fn sample(name: &str, outlet: &str, day: &str) -> Self {
        let id = Id::document(name);
        Self {
            url: None,
            title: None,
            outlet: Some(outlet.to_owned()),
            lang: Language::English,
            published: (!day.is_empty()).then(|| day.to_owned()),
            tier: None,
            country: None,
            credits: Vec::new(),
            copy_of: None,
            origin: id.clone(),
            id,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_whatever_their_case() {
        assert_eq!(Language::parse("EN-us"), Some(Language::English));
        assert_eq!(Language::parse("zh_TW"), Some(Language::TraditionalChinese));
        assert_eq!(Language::parse("zh-CN"), Some(Language::SimplifiedChinese));
        assert_eq!(Language::parse("xx"), None);
    }
}
