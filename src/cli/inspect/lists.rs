//! What the crawler makes of a feed, a robots.txt and a page of links.

use std::time::Duration;

use serde_json::{Value, json};

use super::record::Record;
use crate::{
    crawl::{Select, Source, SourceKind, Take, Tier, feed as feeds, listing, robots::Robots},
    model::Language,
};

/// Where an input comes from that does not say it.
const NOWHERE: &str = "https://example.invalid/";

pub(super) fn feed(record: &Record) -> Result<Value, String> {
    let body = record.body(&["feed", "xml", "text"]).ok_or("has no \"text\"")?;
    let base = record.text("url").unwrap_or(NOWHERE);
    feeds::parse(body, record.text("content_type"), base)
        .map(|feed| feed.inspection())
        .map_err(|error| error.to_string())
}

pub(super) fn robots(record: &Record) -> Result<Value, String> {
    let text = record.text("robots").or_else(|| record.text("text")).ok_or("has no \"robots\"")?;
    let rules = Robots::parse(text, record.text("agent").unwrap_or(crate::crawl::client::PRODUCT));
    Ok(json!({
        "allowed": record.text("url").map(|url| rules.allows(url)),
        "crawl_delay": rules.crawl_delay.map(|delay| delay.as_secs_f64()),
        "sitemaps": rules.sitemaps,
    }))
}

pub(super) fn links(record: &Record) -> Result<Value, String> {
    let body = record.body(&["html", "text"]).ok_or("has no \"html\"")?;
    let base = record.text("url").unwrap_or(NOWHERE);
    let listing = listing::parse(body, Some("text/html"), base, &source(base, record));
    Ok(json!({ "links": listing.links, "next": listing.next }))
}

/// A source whose list is any page: every link of it, unless a selector narrows them.
fn source(url: &str, record: &Record) -> Source {
    let selector = |name: &str| record.text(name).map(str::to_owned);
    let link = selector("select").or_else(|| selector("link")).unwrap_or_else(|| "a[href]".to_owned());
    Source {
        id: "inspected".to_owned(),
        title: "inspected".to_owned(),
        kind: SourceKind::Listing,
        url: url.to_owned(),
        language: Language::Other,
        country: selector("country").unwrap_or_else(|| "US".to_owned()),
        tier: Tier::General,
        every: Duration::from_hours(1).into(),
        take: Take::All,
        select: Select { item: selector("item"), link: Some(link), date: selector("date"), ..Select::default() },
    }
}
