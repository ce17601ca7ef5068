//! `sources passed-over`: the links that were listed and not fetched.

use chrono::{DateTime, Utc};
use clap::Args;
use serde::Serialize;

use super::{
    super::{
        complete,
        failure::Outcome,
        global::{Global, format_or_table},
        net,
        output::{Printer, Row},
        place::Place,
    },
    Asked, named,
};
use crate::crawl::SourceState;

#[derive(Debug, Args)]
pub(super) struct PassedArgs {
    #[command(flatten)]
    asked: Asked,
    /// Only of this source; may be given several times
    #[arg(long, value_name = "ID", add = complete::sources())]
    source: Vec<String>,
    /// Links at most, the latest first
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

/// A link that was not fetched.
#[derive(Debug, Serialize)]
struct Passed {
    source: String,
    first_seen: DateTime<Utc>,
    title: Option<String>,
    url: String,
}

impl Row for Passed {
    fn heads() -> &'static [&'static str] {
        &["source", "first seen", "title", "url"]
    }

    fn cells(&self) -> Vec<String> {
        let seen = self.first_seen.format("%Y-%m-%d %H:%M").to_string();
        vec![self.source.clone(), seen, self.title.clone().unwrap_or_default(), self.url.clone()]
    }
}

pub(super) async fn run(args: PassedArgs, global: &Global) -> anyhow::Result<Outcome> {
    let place = Place::open(global).await?;
    let mut rows = Vec::new();
    for source in named(net::sources(args.asked.feeds.as_ref(), &place.settings)?, &args.source)? {
        let state: SourceState = place.store.source_state(&source.id).await?.unwrap_or_default();
        rows.extend(state.passed_over.into_iter().map(|passed| Passed {
            source: source.id.clone(),
            first_seen: passed.at,
            title: passed.title,
            url: passed.url,
        }));
    }
    rows.sort_by_key(|passed| std::cmp::Reverse(passed.first_seen));
    rows.truncate(args.limit.unwrap_or(usize::MAX));
    Printer::print(format_or_table(args.asked.format), &rows)?;
    Ok(Outcome::Done)
}
