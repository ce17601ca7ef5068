//! `sources`: what is visited, how the visits went, and how more of them come in.

mod add;
mod check;
mod list;
mod opml;
mod own;
mod passed;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{
    failure::{Outcome, Usage},
    global::Global,
    output::Format,
};
use crate::{crawl::Source, query};

const EXAMPLES: &str = "\
Examples:
  homegrown sources list
      all sources, and how their last visits went
  homegrown sources add https://example.com/news
      finds the feed of a page and writes the source
  homegrown sources check --source huawei-news
      tries one and says what it found
  homegrown sources check --fail-on stale,empty
      for a nightly job: exit status 1 if one is so
  homegrown sources passed-over
      links that were not fetched, for nothing in them met the lexicon
  homegrown sources export > feeds.opml
      for another reader; import takes such a file";

/// Lists the sources, tries them, adds to them
#[derive(Debug, Args)]
#[command(before_long_help = EXAMPLES)]
pub(super) struct SourcesArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// All sources, and how their last visits went
    List(list::ListArgs),
    /// Visits each once, keeps nothing, and says what it found
    Check(check::CheckArgs),
    /// Finds the feed of an address, tries it, and writes the source
    Add(add::AddArgs),
    /// Links that were listed and not fetched, for nothing in them met the lexicon
    PassedOver(passed::PassedArgs),
    /// Takes sources from an OPML file, as feed readers write it
    Import(opml::ImportArgs),
    /// Writes the sources as OPML
    Export(opml::ExportArgs),
}

/// Which source files are meant, and how the answer is printed.
#[derive(Debug, Args)]
struct Asked {
    /// A folder of source files in place of those that are compiled in and of your own
    #[arg(long, value_name = "DIR")]
    feeds: Option<PathBuf>,
    /// Form of the output [default: table]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
}

pub(super) async fn run(args: SourcesArgs, global: &Global) -> anyhow::Result<Outcome> {
    match args.what {
        What::List(args) => list::run(args, global).await,
        What::Check(args) => check::run(args, global).await,
        What::Add(args) => add::run(args, global).await,
        What::PassedOver(args) => passed::run(args, global).await,
        What::Import(args) => opml::import(&args, global),
        What::Export(args) => opml::export(&args, global),
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
