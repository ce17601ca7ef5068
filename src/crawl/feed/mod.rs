//! RSS, Atom, RDF, CDF and JSON Feed, well-formed or not → entries.
//!
//! A parser of its own, measured on the public suite of feedparser's cases against feed-rs: no Atom 0.3 there, no
//! entries from what is not well-formed, no loose dates.

mod json;
mod markup;
mod read;

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset};
use serde_json::{Value, json};

pub use self::markup::{plain, tame};
use super::{
    link::{Link, MOST_LINKS},
    xml,
};
use crate::text::charset;

/// A feed, its texts plain and its addresses whole.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Feed {
    pub title: Option<String>,
    pub link: Option<String>,
    pub subtitle: Option<String>,
    pub language: Option<String>,
    pub published: Option<DateTime<FixedOffset>>,
    pub updated: Option<DateTime<FixedOffset>>,
    pub entries: Vec<Entry>,
}

/// An entry of a feed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Entry {
    pub id: Option<String>,
    pub title: Option<String>,
    pub link: Option<String>,
    /// Plain text.
    pub summary: Option<String>,
    /// HTML without what acts: no scripts, no styles, no handlers.
    pub content: Option<String>,
    pub author: Option<String>,
    /// The outlet that an aggregator names.
    pub outlet: Option<String>,
    pub language: Option<String>,
    pub published: Option<DateTime<FixedOffset>>,
    pub updated: Option<DateTime<FixedOffset>>,
}

/// Why a body is no feed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no RSS, Atom or JSON feed: it {0}")]
pub struct NoFeed(String);

/// Reads a feed; `base` is the address that it came from. A body that is owned is gone as soon as it is text, and the text
/// as soon as it is a tree: large ones are as large as a body may be.
pub fn parse<'b>(body: impl Into<Cow<'b, [u8]>>, content_type: Option<&str>, base: &str) -> Result<Feed, NoFeed> {
    let body = body.into();
    let decoded = charset::decode(&body, content_type, None);
    drop(body);
    let text = decoded.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    if text.starts_with('{') {
        return json::read(text, base).ok_or_else(|| NoFeed("is JSON without `items`".into()));
    }
    let (root, is_empty) = (xml::parse(text), text.is_empty());
    drop(decoded);
    read::read(&root, base).ok_or_else(|| NoFeed(said_of(is_empty, &root)))
}

fn said_of(is_empty: bool, root: &xml::Element) -> String {
    if is_empty {
        return "is empty".into();
    }
    match root.elements().next() {
        Some(first) if first.name == "html" => "is an HTML page".into(),
        Some(first) => format!("begins with <{}>", first.name.chars().take(40).collect::<String>()),
        None => "holds no element".into(),
    }
}

impl Feed {
    /// The links of the feed, first entry first. An entry without one is found at its id where that is an address; one
    /// that has neither gives none.
    pub fn links(self) -> Vec<Link> {
        let language = self.language;
        let entries = self.entries.into_iter().take(MOST_LINKS);
        let is_address = |id: &String| id.starts_with("http://") || id.starts_with("https://");
        let links = entries.filter_map(|entry| {
            Some(Link {
                url: entry.link.or_else(|| entry.id.filter(is_address))?,
                title: entry.title,
                summary: entry.summary.filter(|summary| !summary.is_empty()),
                content: entry.content.filter(|content| !content.is_empty()),
                published: entry.published,
                updated: entry.updated,
                outlet: entry.outlet,
                language: entry.language.or_else(|| language.clone()),
            })
        });
        links.collect()
    }

    /// The feed as `inspect feed` prints it: dates as seconds since 1970.
    pub fn inspection(&self) -> Value {
        let seconds = |date: Option<DateTime<FixedOffset>>| date.map(|date| date.timestamp());
        let entry = |entry: &Entry| {
            let summary = entry.summary.clone().or_else(|| entry.content.as_deref().map(plain));
            json!({
                "id": entry.id, "title": entry.title, "link": entry.link, "summary": summary,
                "content": entry.content, "author": entry.author,
                "published": seconds(entry.published), "updated": seconds(entry.updated),
            })
        };
        json!({
            "feed": {
                "title": self.title, "link": self.link, "subtitle": self.subtitle, "language": self.language,
                "published": seconds(self.published), "updated": seconds(self.updated),
            },
            "entries": self.entries.iter().map(entry).collect::<Vec<_>>(),
        })
    }
}
