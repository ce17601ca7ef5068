//! `ingest`: files, folders and addresses → the store, through all stages.

use anyhow::Context;
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::{
    document,
    failure::{Outcome, note, warn},
    global::Global,
    input::{InputArgs, Inputs, Raw},
    net::{Fetcher, NetArgs},
    output::{self, Format},
    place::Place,
};
use crate::{
    article::SiteRules,
    pipeline::{self, Arrival, Report, Rules, Site},
};

const EXAMPLES: &str = "\
Examples:
  homegrown ingest docs.jsonl
      {\"id\",\"url\",\"outlet\",\"published\",\"text\"|\"html\"} a line
  homegrown ingest pages/ notes.txt
      a folder of pages, and a text
  curl -s https://example.com/a | homegrown ingest - --input html";

/// Takes documents from files into the store: extracts, merges, arranges
#[derive(Debug, Args)]
#[command(before_long_help = EXAMPLES)]
pub(super) struct IngestArgs {
    #[command(flatten)]
    inputs: InputArgs,
    #[command(flatten)]
    net: NetArgs,
    /// Form of the report [default: a sentence]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
}

/// What those may want to type who have just filled a store.
const NEXT: &str = "next: `homegrown timeline` tells what is announced, `homegrown conflicts` what is disputed, \
                    `homegrown search WORDS` finds the words";

/// Documents, and bytes of their text, that go through the stages together.
const DOCUMENTS: usize = 1_000;
const BYTES: usize = 64 << 20;

pub(super) async fn run(args: IngestArgs, global: &Global) -> anyhow::Result<Outcome> {
    let place = Place::open(global).await?;
    let rules = Rules::new(place.lexicon.clone());
    let fetcher = Fetcher::new(&args.net, &place.settings);
    let bar = bar(global);
    let mut inputs = Inputs::open(args.inputs);
    let mut report = Report::default();
    let mut failures = 0;
    loop {
        let (arrivals, failed) = gather(&mut inputs, &fetcher, &bar).await?;
        failures += failed;
        if arrivals.is_empty() {
            break;
        }
        let part = pipeline::take_in(&place.store, &rules, arrivals, Global::now()).await;
        report.add(part.context("not all could be stored; what was stored stays, and the same command goes on")?);
    }
    let told = pipeline::arrange(&place.store, &rules).await;
    report.add(told.context("all documents are stored, but the timeline was not arranged: the next run does it")?);
    bar.finish_and_clear();
    place.store.close().await;
    inputs.tell_passed_over();
    for (name, why) in &report.failed {
        warn(&format!("{name}: {why}"));
    }
    print(args.format, &report)?;
    if args.format.is_none() && report.claims_added > 0 {
        note(NEXT);
    }
    Ok(Outcome::after(failures + report.failed.len()))
}

/// Reads until enough is together; what cannot be read is told and counted.
async fn gather(inputs: &mut Inputs, fetcher: &Fetcher, bar: &ProgressBar) -> anyhow::Result<(Vec<Arrival>, usize)> {
    let site = Site::new(SiteRules::default())?;
    let (mut arrivals, mut bytes, mut failed) = (Vec::new(), 0, 0);
    while arrivals.len() < DOCUMENTS && bytes < BYTES {
        let Some(raw) = inputs.next().await else { break };
        let read = match raw {
            Ok(raw) => arrival(raw, fetcher, &site).await,
            Err(error) => Err(error.into()),
        };
        match read {
            Ok(arrival) => {
                bytes += arrival.document.text.len();
                bar.inc(1);
                arrivals.push(arrival);
            }
            Err(error) => {
                failed += 1;
                bar.suspend(|| warn(&format!("{error:#}")));
            }
        }
    }
    Ok((arrivals, failed))
}

async fn arrival(raw: Raw, fetcher: &Fetcher, site: &Site) -> anyhow::Result<Arrival> {
    let raw = fetcher.fetched(raw).await?;
    let (page, seen_at) = (raw.page(), raw.fetched_at);
    let cleaning = page.as_ref().map(|_| document::beforehand(&raw).cleaning(site)).transpose()?;
    let document = tokio::task::spawn_blocking(move || document::document(raw, Global::now())).await??;
    Ok(Arrival { document, page, cleaning, seen_at })
}

fn bar(global: &Global) -> ProgressBar {
    if !global.shows_progress() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {pos} documents · {elapsed} · {per_sec}");
    ProgressBar::new_spinner().with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
}

/// The report on standard output for a script, else a sentence on standard error.
pub(super) fn print(format: Option<Format>, report: &Report) -> std::io::Result<()> {
    if let Some(format) = format {
        return output::print_object(format, report);
    }
    note(&sentence(report));
    Ok(())
}

pub(super) fn sentence(report: &Report) -> String {
    let counts = [
        (report.new, "new"),
        (report.revised, "revised"),
        (report.amended, "amended"),
        (report.older, "older than what is stored"),
        (report.unchanged, "unchanged"),
        (report.recleaned, "cleaned anew"),
        (report.reread, "read again"),
        (report.failed.len(), "failed"),
    ];
    let parts: Vec<String> = counts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    let documents = if parts.is_empty() { "none".to_owned() } else { parts.join(", ") };
    format!(
        "documents: {documents}; claims: {} new, {} changed, {} gone; announcements: {} new, {} changed, {} gone",
        report.claims_added,
        report.claims_changed,
        report.claims_gone,
        report.announcements_added,
        report.announcements_changed,
        report.announcements_gone,
    )
}
