//! `sources`: what is visited, and how the visits went.

use std::{collections::HashMap, path::PathBuf, time::Duration};

use clap::{Args, Subcommand};
use futures_util::{StreamExt, stream};
use serde::Serialize;

use super::{
    failure::{Outcome, Usage, warn},
    global::{Global, format_or_table},
    net::{self, NetArgs},
    output::{Format, Printer, Row},
    place::Place,
};
use crate::{
    crawl::{self, Client, ClientOptions, Order, Source, SourceState},
    query,
};

const EXAMPLES: &str = "\
Examples:
  homegrown sources list                             all sources, and how their last visits went
  homegrown sources check --source huawei-news       tries one and says what it found
  homegrown sources check --feeds my-feeds/          checks files of your own before they are used";

/// Lists the sources, or tries them
#[derive(Debug, Args)]
#[command(before_long_help = EXAMPLES)]
pub(super) struct SourcesArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// All sources, and how their last visits went
    List(ListArgs),
    /// Visits each once, keeps nothing, and says what it found
    Check(CheckArgs),
}

#[derive(Debug, Args)]
struct ListArgs {
    /// A folder of source files in place of those that are compiled in
    #[arg(long, value_name = "DIR")]
    feeds: Option<PathBuf>,
    /// Form of the output [default: table]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
}

#[derive(Debug, Args)]
struct CheckArgs {
    #[command(flatten)]
    list: ListArgs,
    /// Only this one; may be given several times
    #[arg(long, value_name = "ID")]
    source: Vec<String>,
    #[command(flatten)]
    net: NetArgs,
}

/// A source with what is remembered of its visits.
#[derive(Debug, Serialize)]
struct Listed {
    #[serde(flatten)]
    source: Source,
    status: &'static str,
    error: Option<String>,
    newest: Option<String>,
    found: usize,
    pages: usize,
    moved_to: Option<String>,
}

impl Row for Listed {
    fn heads() -> &'static [&'static str] {
        &["id", "kind", "lang", "country", "tier", "every", "status", "found", "newest", "why"]
    }

    fn cells(&self) -> Vec<String> {
        let source = &self.source;
        vec![
            source.id.clone(),
            source.kind.as_str().to_owned(),
            source.language.tag().to_owned(),
            source.country.clone(),
            source.tier.as_str().to_owned(),
            crawl::source::duration_words(source.every),
            self.status.to_owned(),
            self.found.to_string(),
            self.newest.as_deref().and_then(|newest| newest.get(..10)).unwrap_or_default().to_owned(),
            self.error
                .clone()
                .or_else(|| self.moved_to.as_ref().map(|to| format!("moved to {to}")))
                .unwrap_or_default(),
        ]
    }
}

pub(super) async fn run(args: SourcesArgs, global: &Global) -> anyhow::Result<Outcome> {
    match args.what {
        What::List(args) => list(args, global).await,
        What::Check(args) => check(args, global).await,
    }
}

async fn list(args: ListArgs, global: &Global) -> anyhow::Result<Outcome> {
    let place = Place::open(global).await?;
    let sources = net::sources(args.feeds.as_ref(), &place.settings)?;
    let states: Vec<(String, SourceState)> = place.store.source_states().await?;
    let mut states: HashMap<String, SourceState> = states.into_iter().collect();
    let rows: Vec<Listed> = sources
        .into_iter()
        .map(|source| {
            let state = states.remove(&source.id).unwrap_or_default();
            listed(source, state)
        })
        .collect();
    Printer::print(format_or_table(args.format), &rows)?;
    Ok(Outcome::Done)
}

fn listed(source: Source, state: SourceState) -> Listed {
    Listed {
        source,
        status: state.status.as_str(),
        error: state.error,
        newest: state.newest.map(|newest| newest.to_rfc3339()),
        found: state.found,
        pages: state.pages.len(),
        moved_to: state.moved_to,
    }
}

/// The sources of these ids, or all where none is named; an id that is not known is a wrong command line.
pub(super) fn named(sources: Vec<Source>, ids: &[String]) -> anyhow::Result<Vec<Source>> {
    if ids.is_empty() {
        return Ok(sources);
    }
    for id in ids {
        if !sources.iter().any(|source| source.id == *id) {
            let near = query::nearest(id, sources.iter().map(|source| source.id.as_str()));
            let near = if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(" or ")) };
            return Err(Usage(format!("--source {id:?}: no such source is known{near}")).into());
        }
    }
    Ok(sources.into_iter().filter(|source| ids.contains(&source.id)).collect())
}

/// Sources that are tried at once; one host still has but one request at a time.
const AT_ONCE: usize = 16;

async fn check(args: CheckArgs, global: &Global) -> anyhow::Result<Outcome> {
    let settings = global.settings()?;
    let sources = named(net::sources(args.list.feeds.as_ref(), &settings)?, &args.source)?;
    // one try: whoever checks wants to know how it is now
    let options = ClientOptions { tries: 1, header_timeout: Duration::from_secs(20), ..args.net.options(&settings) };
    let client = Client::new(options)?;
    let tried = stream::iter(sources).map(|source| try_one(source, &client)).buffered(AT_ONCE);
    let rows: Vec<Listed> = tried.collect().await;
    Printer::print(format_or_table(args.list.format), &rows)?;
    let failed = rows.iter().filter(|row| row.error.is_some()).count();
    if failed > 0 {
        warn(&format!("{failed} of {} sources did not answer as they should", rows.len()));
    }
    Ok(Outcome::after(failed))
}

/// Lists the links of a source without fetching any of them.
async fn try_one(source: Source, client: &Client) -> Listed {
    let (pages, _nobody) = tokio::sync::mpsc::channel(1);
    let known = std::collections::HashSet::new();
    let state = SourceState::default();
    let visited = {
        let now = Global::now();
        let order =
            Order { source: &source, client, known: &known, relevant: &|_| true, now, revisit: false, limit: 0 };
        crawl::visit(&order, &state, &pages).await
    };
    Listed { error: visited.report.error.clone(), ..listed(source, visited.state) }
}
