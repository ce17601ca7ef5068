//! `crawl`: the sources that are due → the store, through all stages, once or as a service.

mod dry;
mod health;
mod metrics;
mod progress;
mod well;

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use clap::Args;

pub(super) use self::progress::Bars;
use self::{health::Watcher, metrics::Metrics};
use super::{
    complete,
    failure::{Outcome, note, warn},
    global::{Global, format_or_table},
    net::{self, NetArgs},
    output::{Format, Printer, Row},
    paint::counted,
    place::Place,
    signal,
    sources::named,
};
use crate::{
    crawl::{Client, ClientOptions, Source},
    pipeline::{self, CrawlOptions, CrawlReport, Rules, VisitReport},
};

const EXAMPLES: &str = "\
Examples:
  homegrown crawl
      visits what is due, once
  homegrown crawl --dry-run
      reads the lists and tells what would be fetched
  homegrown crawl --watch --metrics 127.0.0.1:9187
      stays, keeps the schedule, and tells Prometheus how it goes
  homegrown crawl --source huawei-news
      one source, due or not
  homegrown crawl --feeds my-feeds/
      sources of your own";

/// Visits the sources that are due, fetches what is new, extracts and merges
#[derive(Debug, Args)]
#[command(before_long_help = EXAMPLES)]
pub(super) struct CrawlArgs {
    /// A folder of source files in place of those that are compiled in and of your own
    #[arg(long, value_name = "DIR")]
    feeds: Option<PathBuf>,
    /// Only this source, due or not; may be given several times
    #[arg(long, value_name = "ID", add = complete::sources())]
    source: Vec<String>,
    /// Stays and keeps the schedule, until Ctrl-C or SIGTERM. Several programs on one database share the work
    #[arg(long, conflicts_with_all = ["revisit", "dry_run"])]
    watch: bool,
    /// Serves /metrics (Prometheus) and /healthz at this address
    #[arg(long, value_name = "ADDR", requires = "watch")]
    metrics: Option<SocketAddr>,
    /// Fetches known documents again now: what was changed becomes a new version
    #[arg(long)]
    revisit: bool,
    /// Reads the lists and tells what would be fetched; fetches no page and stores nothing
    #[arg(long)]
    dry_run: bool,
    /// Pages of one source at most; the rest waits for the next visit
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Least time between two requests to one host [default: 1s]
    #[arg(long, value_name = "TIME", value_parser = crate::crawl::source::pause)]
    gap: Option<Duration>,
    #[command(flatten)]
    net: NetArgs,
    /// Form of the report [default: table]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
}

impl Row for VisitReport {
    fn heads() -> &'static [&'static str] {
        &["source", "status", "listed", "fetched", "new", "changed", "passed over", "failed", "why"]
    }

    fn cells(&self) -> Vec<String> {
        let visit = &self.visit;
        vec![
            visit.source.clone(),
            visit.status.as_str().to_owned(),
            visit.found.to_string(),
            (visit.fetched + visit.from_feed).to_string(),
            self.stored.new.to_string(),
            self.stored.revised.to_string(),
            visit.passed_over.to_string(),
            progress::failed(self).to_string(),
            progress::why(self).unwrap_or_default(),
        ]
    }
}

pub(super) async fn run(args: CrawlArgs, global: &Global) -> anyhow::Result<Outcome> {
    let place = Place::open(global).await?;
    let sources = named(net::sources(args.feeds.as_ref(), &place.settings)?, &args.source)?;
    let client = client(&args, &place)?;
    let rules = Rules::new(place.lexicon.clone());
    let options = options(&args);
    if args.dry_run {
        return dry::run(args.format, &place, &rules, &sources, &client, &options).await;
    }
    if args.watch {
        return watch(args.metrics, &place, &rules, &sources, &client, &options).await;
    }
    let bars = Bars::new(global);
    let before = place.store.revision().await?;
    let report = pipeline::crawl(&place.store, &rules, &sources, &client, &options, &Global::now, &bars).await?;
    bars.bar.finish_and_clear();
    print(args.format, &report)?;
    tell_news(&place, before).await?;
    place.store.close().await;
    if report.none_answered() {
        anyhow::bail!("none of the sources answered: is there a way to the network, or a proxy to set (HTTPS_PROXY)?");
    }
    Ok(Outcome::Done)
}

fn client(args: &CrawlArgs, place: &Place) -> anyhow::Result<Client> {
    let options = args.net.options(&place.settings);
    let gap = args.gap.unwrap_or(options.gap);
    Ok(Client::new(ClientOptions { gap, ..options })?)
}

fn options(args: &CrawlArgs) -> CrawlOptions {
    let defaults = CrawlOptions::default();
    CrawlOptions {
        all: !args.source.is_empty() && !args.watch,
        revisit: args.revisit,
        watch: args.watch,
        limit: args.limit.unwrap_or(defaults.limit),
        stop: signal::stop_when_asked("stopping: what is fetched is stored; once more stops at once"),
        ..defaults
    }
}

/// Runs until it is asked to stop: then the visits under way are broken off, what they fetched is stored, and their
/// hosts are given back.
async fn watch(
    metrics: Option<SocketAddr>,
    place: &Place,
    rules: &Rules,
    sources: &[Source],
    client: &Client,
    options: &CrawlOptions,
) -> anyhow::Result<Outcome> {
    if sources.is_empty() {
        anyhow::bail!("there is no source to watch");
    }
    let watcher = Watcher::new(Metrics::new(sources.len(), Global::now()));
    if let Some(address) = metrics {
        metrics::serve(address, watcher.metrics.clone(), options.stop.clone()).await?;
    }
    note(&format!("watching {}", counted(sources.len(), "source")));
    let telling = watcher.tell_health(options.stop.clone());
    let report = pipeline::crawl(&place.store, rules, sources, client, options, &Global::now, &watcher).await;
    telling.abort();
    report?;
    note(&format!("stopped; {}", watcher.metrics.health(Global::now())));
    place.store.close().await;
    Ok(Outcome::Done)
}

fn print(format: Option<Format>, report: &CrawlReport) -> anyhow::Result<()> {
    Printer::print(format_or_table(format), &report.visits)?;
    if !report.elsewhere.is_empty() {
        note(&format!("another program is asking the hosts of {}", report.elsewhere.join(", ")));
    }
    for visit in &report.visits {
        if let Some(error) = visit.visit.unanswered() {
            warn(&format!("{} did not answer: {error}", visit.visit.source));
        }
    }
    match (report.visits.len(), report.not_due) {
        (0, _) if !report.elsewhere.is_empty() => {}
        (0, 0) => note("there is no source to visit"),
        (0, 1) => note("the source is not due; --source ID or --revisit visits now"),
        (0, n) => note(&format!("none of the {n} sources is due; --source ID or --revisit visits now")),
        _ => note(&super::ingest::sentence(&report.stored)),
    }
    Ok(())
}

/// Announcements that are told by their titles.
const MOST_NEWS: usize = 10;

/// Tells what is new since a revision: the announcements, the latest first.
async fn tell_news(place: &Place, before: i64) -> anyhow::Result<()> {
    let changed = place.store.changed_since(before).await?.announcements;
    let ids: Vec<_> = changed.into_iter().filter(|row| !row.gone).map(|row| row.id).collect();
    let mut news = place.store.announcements_by_ids(&ids).await?;
    news.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.id.cmp(&b.id)));
    for announcement in news.iter().take(MOST_NEWS) {
        let date = announcement.date.clone().unwrap_or_default();
        note(&format!("  {date}  {}", announcement.title));
    }
    if news.len() > MOST_NEWS {
        note(&format!("  and {} more: homegrown timeline", news.len() - MOST_NEWS));
    }
    Ok(())
}
