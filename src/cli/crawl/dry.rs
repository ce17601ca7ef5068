//! `crawl --dry-run`: what a crawl would fetch, and what it would pass over.

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

use super::super::{
    failure::{Outcome, note, warn},
    global::{Global, format_or_table},
    output::{Format, Printer, Row},
    paint::counted,
    place::Place,
};
use crate::{
    crawl::{Client, Link, Source},
    pipeline::{self, CrawlOptions, Rules},
};

/// One link of a list.
#[derive(Debug, Serialize)]
struct Planned {
    source: String,
    /// `fetch` or `pass over`.
    action: &'static str,
    published: Option<DateTime<FixedOffset>>,
    title: Option<String>,
    url: String,
}

impl Row for Planned {
    fn heads() -> &'static [&'static str] {
        &["source", "action", "published", "title", "url"]
    }

    fn cells(&self) -> Vec<String> {
        let published = self.published.map(|date| date.format("%Y-%m-%d %H:%M").to_string());
        vec![
            self.source.clone(),
            self.action.to_owned(),
            published.unwrap_or_default(),
            self.title.clone().unwrap_or_default(),
            self.url.clone(),
        ]
    }
}

pub(super) async fn run(
    format: Option<Format>,
    place: &Place,
    rules: &Rules,
    sources: &[Source],
    client: &Client,
    options: &CrawlOptions,
) -> anyhow::Result<Outcome> {
    let planned = pipeline::plan(&place.store, rules, sources, client, options, Global::now()).await?;
    let (mut rows, mut known, mut failed) = (Vec::new(), 0, 0);
    for (source, plan) in &planned {
        match plan {
            Ok(plan) => {
                known += plan.known;
                rows.extend(plan.to_fetch.iter().map(|link| row(source, "fetch", link)));
                rows.extend(plan.passed_over.iter().map(|link| row(source, "pass over", link)));
            }
            Err(error) => {
                failed += 1;
                warn(&format!("{} does not answer: {error}", source.id));
            }
        }
    }
    Printer::print(format_or_table(format), &rows)?;
    let fetches = rows.iter().filter(|row| row.action == "fetch").count();
    let (due, passed) = (planned.len(), rows.len() - fetches);
    note(&format!(
        "{} due: {} to fetch, {passed} to pass over, {known} known; nothing was stored",
        counted(due, "source"),
        counted(fetches, "page")
    ));
    Ok(Outcome::after(usize::from(due > 0 && failed == due)))
}

fn row(source: &Source, action: &'static str, link: &Link) -> Planned {
    Planned {
        source: source.id.clone(),
        action,
        published: link.published.or(link.updated),
        title: link.title.clone(),
        url: link.url.clone(),
    }
}
