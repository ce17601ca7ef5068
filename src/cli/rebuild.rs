//! `rebuild`: what is stored → all that follows from it, again.

use clap::{Args, ValueEnum};

use super::{
    failure::{Outcome, note, warn},
    global::Global,
    ingest,
    output::Format,
    place::Place,
};
use crate::{
    pipeline::{self, Rules, Stage},
    query::{self, Followed},
};

const EXAMPLES: &str = "\
Examples:
  homegrown rebuild                                  after new rules or words: reads what older ones had read
  homegrown rebuild --from texts                     reads every stored text again
  homegrown rebuild --from index                     makes the search index anew";

/// Derives claims and timeline again from what is stored, without a new crawl
#[derive(Debug, Args)]
#[command(before_long_help = EXAMPLES, visible_alias = "reprocess")]
pub(super) struct RebuildArgs {
    /// Where to begin
    #[arg(long, value_enum, default_value_t, value_name = "STAGE")]
    from: From,
    /// Form of the report [default: a sentence]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Default)]
enum From {
    /// At the texts that other rules or words had read
    #[default]
    Outdated,
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
        From::Texts => Stage::Texts,
        From::Mentions => Stage::Mentions,
        From::Index => return index(&place).await,
    };
    let rules = Rules::new(place.lexicon.clone());
    let report = pipeline::rebuild(&place.store, &rules, from).await?;
    place.store.close().await;
    for (name, why) in &report.failed {
        warn(&format!("{name}: {why}"));
    }
    ingest::print(args.format, &report)?;
    Ok(Outcome::after(report.failed.len()))
}

async fn index(place: &Place) -> anyhow::Result<Outcome> {
    let store = place.settings.database.to_string();
    let mut index = query::open_index(&place.settings.index_folder(), &store, place.lexicon.clone())?;
    index.begin_anew()?;
    match query::follow(&place.store, &mut index).await? {
        Followed::UpToDate(entries) => note(&format!("the search index is made anew: {entries} entries")),
        Followed::Busy => anyhow::bail!("another process is changing the search index: try again when it is done"),
    }
    Ok(Outcome::Done)
}
