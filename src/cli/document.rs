//! Raw documents → documents: clean-up where it is a page, nothing where it is text.

use chrono::{DateTime, Utc};

use super::input::{Body, Raw};
use crate::{
    article::{self, Given, SiteRules},
    model::{Document, Id, Language, Page},
    pipeline::Beforehand,
};

/// What a page is called where its input has no name for it: the last part of its address, or the host.
pub(super) fn name_of(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or(url).trim_end_matches('/');
    let last = path.rsplit('/').next().filter(|last| !last.is_empty()).unwrap_or(url);
    last.rsplit_once('.')
        .filter(|(stem, ending)| !stem.is_empty() && ending.len() <= 5 && path.matches('/').count() > 2)
        .map_or(last, |(stem, _)| stem)
        .to_owned()
}

/// What an input says of a page beside its content.
pub(super) fn beforehand(raw: &Raw) -> Beforehand {
    Beforehand {
        url: raw.url.clone().unwrap_or_else(|| raw.name.clone()),
        title: raw.title.clone(),
        published: raw.published.as_deref().and_then(|text| DateTime::parse_from_rfc3339(text).ok()),
        outlet: raw.outlet.clone(),
        language: raw.language.as_deref().and_then(Language::parse),
        given: raw.published.clone(),
        is_of_feed: Some(false),
        source: None,
    }
}

/// Makes a document of what was read; `name` stays what the input calls it.
pub(super) fn document(raw: Raw, now: DateTime<Utc>) -> anyhow::Result<Document> {
    let known = beforehand(&raw);
    match raw.body {
        Body::Text(text) => {
            let (title, outlet, published) = (raw.title, raw.outlet, raw.published);
            let given = Given { title, outlet, published, language: known.language, ..Given::default() };
            Ok(article::plain(&raw.name, raw.url.as_deref(), &text, given))
        }
        Body::Page { bytes, content_type } => {
            let hint = known.hint();
            let page = Page {
                url: known.url,
                fetched_at: raw.fetched_at.unwrap_or(now),
                content_type,
                body: bytes,
                source: None,
                hint,
            };
            let mut document = article::clean(&page, &SiteRules::default())?;
            // what the input says outright holds before what the page says
            document.published = raw.published.or(document.published);
            document.outlet = raw.outlet.or(document.outlet);
            if document.url.is_none() {
                document.id = Id::document(&article::document_key(None, &raw.name));
            }
            document.name = raw.name;
            Ok(document)
        }
        Body::Address => anyhow::bail!("{}: addresses cannot be fetched here", raw.name),
    }
}
