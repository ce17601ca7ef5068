//! `sources check`: each source is visited once, without fetching any of its pages.

use std::time::Duration;

use clap::Args;
use futures_util::{StreamExt, stream};
use serde::Serialize;

use super::{
    super::{
        complete,
        failure::{Outcome, warn},
        global::{Global, format_or_table},
        net::{self, NetArgs},
        output::{Printer, Row},
        paint::counted,
    },
    Asked,
    list::{Listed, listed},
    named,
};
use crate::crawl::{self, Client, ClientOptions, Order, Source, SourceState, Status};

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    asked: Asked,
    /// Only this one; may be given several times
    #[arg(long, value_name = "ID", add = complete::sources())]
    source: Vec<String>,
    /// Exit status 1 if a source is in this state; several with commas: empty, stale, moved, or any for all but ok.
    /// Sources that do not answer (blocked, gone, failing) always count
    #[arg(long, value_name = "STATE", value_delimiter = ',', value_parser = states)]
    fail_on: Vec<States>,
    #[command(flatten)]
    net: NetArgs,
}

/// What `--fail-on` takes: a state, or all that are not as they should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum States {
    One(Status),
    Any,
}

/// A source as it was found.
#[derive(Debug, Serialize)]
struct Checked {
    #[serde(flatten)]
    listed: Listed,
    /// The title of the first entry that has one.
    first: Option<String>,
}

impl Row for Checked {
    fn heads() -> &'static [&'static str] {
        &["id", "state", "found", "newest", "first entry", "why"]
    }

    fn cells(&self) -> Vec<String> {
        let listed = &self.listed;
        vec![
            listed.id().to_owned(),
            listed.status.as_str().to_owned(),
            listed.found().to_string(),
            listed.newest_day(),
            self.first.clone().unwrap_or_default(),
            listed.reason.clone().unwrap_or_default(),
        ]
    }
}

/// Sources that are tried at once; one host still has but one request at a time.
const AT_ONCE: usize = 32;

pub(super) async fn run(args: CheckArgs, global: &Global) -> anyhow::Result<Outcome> {
    let settings = global.settings()?;
    let sources = named(net::sources(args.asked.feeds.as_ref(), &settings)?, &args.source)?;
    // one try: whoever checks wants to know how it is now
    let options = ClientOptions { tries: 1, header_timeout: Duration::from_secs(20), ..args.net.options(&settings) };
    let client = Client::new(options)?;
    let tried = stream::iter(sources).map(|source| try_one(source, &client)).buffered(AT_ONCE);
    let rows: Vec<Checked> = tried.collect().await;
    Printer::print(format_or_table(args.asked.format), &rows)?;
    let failed = rows.iter().filter(|row| counts(row.listed.status, &args.fail_on)).count();
    if failed > 0 {
        let are = if failed == 1 { "is not as it" } else { "are not as they" };
        warn(&format!("{failed} of {} {are} should be", counted(rows.len(), "source")));
    }
    Ok(Outcome::after(failed))
}

/// Whether a state makes the command fail.
fn counts(status: Status, fail_on: &[States]) -> bool {
    let asked =
        fail_on.iter().any(|states| *states == States::One(status) || *states == States::Any && status != Status::Ok);
    matches!(status, Status::Blocked | Status::Gone | Status::Failing) || asked
}

/// Lists the links of a source without fetching any of them.
async fn try_one(source: Source, client: &Client) -> Checked {
    let (pages, _nobody) = tokio::sync::mpsc::channel(1);
    let known = std::collections::HashSet::new();
    let state = SourceState::default();
    let visited = {
        let now = Global::now();
        let order =
            Order { source: &source, client, known: &known, relevant: &|_| true, now, revisit: false, limit: 0 };
        crawl::visit(&order, &state, &pages).await
    };
    let mut state = visited.state;
    let first = state.waiting.iter().find_map(|waiting| waiting.link.title.clone());
    // nothing was to be fetched, so nothing waits
    state.waiting.clear();
    state.left_over = 0;
    Checked { listed: listed(source, state), first }
}

pub(super) fn state(word: &str) -> Result<Status, String> {
    let known = Status::ALL.iter().copied().find(|status| status.as_str() == word);
    known.ok_or_else(|| format!("expected one of {}", Status::ALL.map(Status::as_str).join(", ")))
}

fn states(word: &str) -> Result<States, String> {
    if word == "any" { Ok(States::Any) } else { state(word).map(States::One).map_err(|what| format!("{what}, any")) }
}
