//! `rebuild`: what is stored → all that follows from it, again.

use std::{collections::BTreeMap, path::PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::{
    failure::{Outcome, note, warn},
    global::Global,
    ingest, net,
    output::{self, Format, Printer, Row},
    paint::counted,
    place::Place,
    words,
};
use crate::{
    model::{Filter, Id},
    pipeline::{self, Report, Rules, Stage},
    query::{self, Followed},
    report::or_none,
};

const EXAMPLES: &str = "\
Examples:
  homegrown rebuild
      after new rules or words: cleans the pages and reads the texts
      that older ones had, and tells which claims that changed
  homegrown rebuild --from pages
      cleans every kept page again, and reads every text again
  homegrown rebuild --from texts
      reads every stored text again
  homegrown rebuild --from index
      makes the search index anew";

/// Derives claims and timeline again from what is stored, without a new crawl
#[derive(Debug, Args)]
#[command(before_long_help = EXAMPLES, visible_alias = "reprocess")]
pub(super) struct RebuildArgs {
    /// Where to begin
    #[arg(long, value_enum, default_value_t, value_name = "STAGE")]
    from: From,
    /// A folder of source files in place of those that are compiled in and of your own
    #[arg(long, value_name = "DIR")]
    feeds: Option<PathBuf>,
    /// Form of the report [default: a table of the claims that changed, and a sentence]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Default)]
enum From {
    /// At the kept pages that other rules of their source had cleaned, and the texts that other rules or words had read
    #[default]
    Outdated,
    /// At all kept pages, but for those of sources that are no more; what was ingested as text stays as it is
    Pages,
    /// At all texts
    Texts,
    /// At the mentions: merges and arranges them anew
    Mentions,
    /// At the search index alone
    Index,
}

pub(super) async fn run(args: RebuildArgs, global: &Global) -> anyhow::Result<Outcome> {
    let place = Place::open(global).await?;
    let from = match args.from {
        From::Outdated => Stage::Outdated,
        From::Pages | From::Texts => Stage::Texts,
        From::Mentions => Stage::Mentions,
        From::Index => return index(&place).await,
    };
    let rules = Rules::new(place.lexicon.clone());
    let before = told(&place).await?;
    let mut report = clean_again(&args, &place, &rules).await?;
    report.add(pipeline::rebuild(&place.store, &rules, from).await?);
    let changes = changes(before, told(&place).await?);
    // A claim may have been ended in one write and made again in another: what is counted is what is listed.
    let of = |kind: &str| changes.iter().filter(|change| change.change == kind).count();
    (report.claims_added, report.claims_changed, report.claims_gone) = (of("new"), of("changed"), of("gone"));
    place.store.close().await;
    for (name, why) in &report.failed {
        warn(&format!("{name}: {why}"));
    }
    let failed = report.failed.len();
    match args.format {
        None | Some(Format::Table | Format::Markdown) => {
            Printer::print(args.format.unwrap_or(Format::Table), &changes)?;
            note(&ingest::sentence(&report));
        }
        Some(format) => output::print_object(format, &Rebuilt { report, changes })?,
    }
    Ok(Outcome::after(failed))
}

/// Cleans the kept pages of which that is asked.
async fn clean_again(args: &RebuildArgs, place: &Place, rules: &Rules) -> anyhow::Result<Report> {
    let all = match args.from {
        From::Outdated => false,
        From::Pages => true,
        From::Texts | From::Mentions | From::Index => return Ok(Report::default()),
    };
    let sources = match net::sources(args.feeds.as_ref(), &place.settings) {
        Ok(sources) => sources,
        // what was asked for cannot be done
        Err(error) if all || args.feeds.is_some() => return Err(error),
        Err(error) => {
            warn(&format!("pages stay as they were cleaned, for the rules of their sources cannot be read: {error:#}"));
            return Ok(Report::default());
        }
    };
    let report = pipeline::clean_again(&place.store, rules, &sources, all).await?;
    if report.of_other_sources > 0 {
        let pages = counted(report.of_other_sources, "kept page");
        note(&format!("{pages} of sources that are not among these stay as they are: give their folder with --feeds"));
    }
    Ok(report)
}

/// What a rebuild did, for scripts.
#[derive(Debug, Serialize)]
struct Rebuilt {
    #[serde(flatten)]
    report: Report,
    changes: Vec<ClaimChange>,
}

/// A claim that is no longer what it was.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct ClaimChange {
    /// `new`, `changed` or `gone`.
    change: &'static str,
    id: Id,
    before: Option<String>,
    after: Option<String>,
}

impl Row for ClaimChange {
    fn heads() -> &'static [&'static str] {
        &["change", "id", "before", "after"]
    }

    fn cells(&self) -> Vec<String> {
        vec![self.change.to_owned(), self.id.to_string(), or_none(self.before.as_ref()), or_none(self.after.as_ref())]
    }
}

/// All claims in words, by their id.
async fn told(place: &Place) -> anyhow::Result<BTreeMap<Id, String>> {
    let claims = place.store.claims(&Filter::default()).await?;
    Ok(claims.iter().map(|claim| (claim.id.clone(), words::told(claim))).collect())
}

fn changes(mut before: BTreeMap<Id, String>, after: BTreeMap<Id, String>) -> Vec<ClaimChange> {
    let mut changes = Vec::new();
    for (id, told) in after {
        match before.remove(&id) {
            None => changes.push(ClaimChange { change: "new", id, before: None, after: Some(told) }),
            Some(was) if was != told => {
                changes.push(ClaimChange { change: "changed", id, before: Some(was), after: Some(told) });
            }
            Some(_) => {}
        }
    }
    changes.extend(before.into_iter().map(|(id, was)| ClaimChange {
        change: "gone",
        id,
        before: Some(was),
        after: None,
    }));
    changes
}

async fn index(place: &Place) -> anyhow::Result<Outcome> {
    let store = place.settings.database.to_string();
    let mut index = query::open_index(&place.settings.index_folder(), &store, place.lexicon.clone())?;
    index.begin_anew()?;
    match query::follow(&place.store, &mut index).await? {
        Followed::UpToDate(entries) => {
            note(&format!("the search index is made anew: {}", counted(entries, "entry")));
        }
        Followed::Busy => anyhow::bail!("another process is changing the search index: try again when it is done"),
    }
    Ok(Outcome::Done)
}
