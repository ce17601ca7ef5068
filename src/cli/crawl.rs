//! `crawl`: the sources that are due → the store, through all stages.

use std::path::PathBuf;

use anyhow::Context;
use chrono::{DateTime, Utc};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use tokio_util::sync::CancellationToken;

use super::{
    failure::{Outcome, note, warn},
    global::{Global, format_or_table},
    net::{self, NetArgs},
    output::{Format, Printer, Row},
    place::Place,
    sources::named,
};
use crate::{
    crawl::{Client, Source},
    pipeline::{self, CrawlOptions, CrawlReport, Progress, Rules, VisitReport},
};

const EXAMPLES: &str = "\
Examples:
  homegrown crawl                                    visits what is due, once
  homegrown crawl --watch                            stays, and keeps the schedule
  homegrown crawl --source huawei-news               one source, due or not
  homegrown crawl --feeds my-feeds/                  sources of your own";

/// Visits the sources that are due, fetches what is new, extracts and merges
#[derive(Debug, Args)]
#[command(before_long_help = EXAMPLES)]
pub(super) struct CrawlArgs {
    /// A folder of source files in place of those that are compiled in
    #[arg(long, value_name = "DIR")]
    feeds: Option<PathBuf>,
    /// Only this source, due or not; may be given several times
    #[arg(long, value_name = "ID")]
    source: Vec<String>,
    /// Stays and keeps the schedule, until Ctrl-C
    #[arg(long)]
    watch: bool,
    /// Fetches known documents again now: what was changed becomes a new version
    #[arg(long)]
    revisit: bool,
    /// Pages of one source at most; the rest waits for the next visit
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    #[command(flatten)]
    net: NetArgs,
    /// Form of the report [default: table]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
}

impl Row for VisitReport {
    fn heads() -> &'static [&'static str] {
        &["source", "status", "listed", "fetched", "new", "changed", "failed", "why"]
    }

    fn cells(&self) -> Vec<String> {
        let visit = &self.visit;
        let failed = visit.failed.len() + self.unreadable.len() + self.stored.failed.len();
        let first = visit.failed.first().or_else(|| self.unreadable.first());
        let why = visit.error.clone().or_else(|| first.map(|failure| failure.reason.clone()));
        vec![
            visit.source.clone(),
            visit.status.as_str().to_owned(),
            visit.found.to_string(),
            (visit.fetched + visit.from_feed).to_string(),
            self.stored.new.to_string(),
            self.stored.revised.to_string(),
            failed.to_string(),
            why.unwrap_or_default(),
        ]
    }
}

pub(super) async fn run(args: CrawlArgs, global: &Global) -> anyhow::Result<Outcome> {
    let place = Place::open(global).await?;
    let sources = named(net::sources(args.feeds.as_ref(), &place.settings)?, &args.source)?;
    let client = Client::new(args.net.options(&place.settings))?;
    let rules = Rules::new(place.lexicon.clone());
    let stop = stop_on_interrupt();
    let defaults = CrawlOptions::default();
    let options = CrawlOptions {
        all: !args.source.is_empty(),
        revisit: args.revisit,
        limit: args.limit.unwrap_or(defaults.limit),
        stop: stop.clone(),
        ..defaults
    };
    let bars = Bars::new(global);
    let mut answered;
    loop {
        let report = pipeline::crawl(&place.store, &rules, &sources, &client, &options, &Global::now, &bars).await?;
        bars.bar.finish_and_clear();
        answered = report.visits.is_empty() || report.answered() > 0;
        print(args.format, &report)?;
        if !args.watch || stop.is_cancelled() || !wait_for_next(&place, &sources, &stop).await? {
            break;
        }
    }
    place.store.close().await;
    if !answered {
        anyhow::bail!("none of the sources answered: is there a way to the network, or a proxy to set (HTTPS_PROXY)?");
    }
    Ok(Outcome::Done)
}

/// Waits until a source is due; false where none ever is, or the user has had enough.
async fn wait_for_next(place: &Place, sources: &[Source], stop: &CancellationToken) -> anyhow::Result<bool> {
    let Some(next) = pipeline::next_due(&place.store, sources).await.context("cannot read the schedule")? else {
        return Ok(false);
    };
    note(&format!("next visit {}", at(next)));
    let pause = (next - Global::now()).to_std().unwrap_or_default();
    tokio::select! {
        () = tokio::time::sleep(pause.max(std::time::Duration::from_secs(1))) => Ok(true),
        () = stop.cancelled() => Ok(false),
    }
}

fn at(time: DateTime<Utc>) -> String {
    time.format("%Y-%m-%d %H:%M:%S UTC").to_string()
}

/// Ctrl-C ends the run in good order: what is stored stays, the rest waits. A second one ends it at once.
fn stop_on_interrupt() -> CancellationToken {
    let stop = CancellationToken::new();
    let told = stop.clone();
    tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            note("stopping: what is fetched is stored; press Ctrl-C again to stop at once");
            told.cancel();
            if tokio::signal::ctrl_c().await.is_ok() {
                std::process::exit(130);
            }
        }
    });
    stop
}

fn print(format: Option<Format>, report: &CrawlReport) -> anyhow::Result<()> {
    Printer::print(format_or_table(format), &report.visits)?;
    if !report.elsewhere.is_empty() {
        note(&format!("another program is visiting {}", report.elsewhere.join(", ")));
    }
    for visit in report.visits.iter().filter(|visit| visit.visit.error.is_some()) {
        warn(&format!("{} did not answer: {}", visit.visit.source, visit.visit.error.as_deref().unwrap_or_default()));
    }
    match (report.visits.len(), report.not_due) {
        (0, 0) => note("there is no source to visit"),
        (0, n) => note(&format!("none of the {n} sources is due; --source ID or --revisit visits now")),
        _ => note(&super::ingest::sentence(&report.stored)),
    }
    Ok(())
}

/// What is going on, on one line of a terminal.
pub(super) struct Bars {
    pub(super) bar: ProgressBar,
}

impl Bars {
    pub(super) fn new(global: &Global) -> Self {
        if !global.shows_progress() {
            return Self { bar: ProgressBar::hidden() };
        }
        let style = ProgressStyle::with_template("{spinner} {pos} documents · {elapsed} · {msg}");
        let style = style.unwrap_or_else(|_| ProgressStyle::default_spinner());
        Self { bar: ProgressBar::new_spinner().with_style(style) }
    }
}

impl Progress for Bars {
    fn started(&self, source: &Source) {
        self.bar.set_message(source.title.clone());
    }

    fn stored(&self, _: &Source, documents: usize) {
        self.bar.inc(u64::try_from(documents).unwrap_or_default());
    }

    fn finished(&self, source: &Source, report: &VisitReport) {
        tracing::info!(source.id = source.id, new = report.stored.new, revised = report.stored.revised, "visited");
    }
}
