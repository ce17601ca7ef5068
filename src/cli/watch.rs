//! `watch`: a filter → the claims that are new since the same was last asked, for cron and mail.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::Context;
use chrono::SecondsFormat;
use clap::Args;
use sha2::{Digest, Sha256};

use super::{
    failure::{Outcome, Usage, note},
    filter::FilterArgs,
    global::Global,
    output::Row,
    place::Place,
    view::ViewArgs,
};
use crate::{
    model::hex,
    query::{self, Asked, News, Question},
};

const EXAMPLES: &str = "\
Examples:
  homegrown watch --org Huawei
      what is new on Huawei since this was last asked
  homegrown watch --predicate yield_rate --format markdown | mail -E -s new me@a.example
      in a crontab: nothing new, no mail
  homegrown watch --name weekly --country CN --peek
      under a name of its own; asks without remembering";

/// The claims that are new since this was last asked: for cron and mail
#[derive(Debug, Args)]
#[command(before_long_help = EXAMPLES)]
pub(super) struct WatchArgs {
    #[command(flatten)]
    filters: FilterArgs,
    /// Remembers under this name [default: the filters themselves]
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Asks without remembering
    #[arg(long)]
    peek: bool,
    /// The first time prints all that passes, not only from then on
    #[arg(long)]
    all: bool,
    /// Exit status 1 where nothing is new: for scripts
    #[arg(long)]
    fail_on_none: bool,
    #[command(flatten)]
    view: ViewArgs,
}

impl Row for News {
    fn heads() -> &'static [&'static str] {
        &["news", "subject", "claim", "value", "how", "sources", "last seen", "disputed", "id"]
    }

    fn main_heads() -> &'static [&'static str] {
        &["subject", "claim", "value"]
    }

    fn cells(&self) -> Vec<String> {
        with_kind(self, self.claim.cells())
    }

    fn full_heads() -> &'static [&'static str] {
        crate::report::NEWS_HEADS
    }

    fn full_cells(&self) -> Vec<String> {
        with_kind(self, self.claim.full_cells())
    }

    fn plain_cell(&self, head: &str) -> Option<serde_json::Value> {
        self.claim.plain_cell(head)
    }

    fn link(&self) -> Option<super::output::Link> {
        self.claim.link()
    }
}

fn with_kind(news: &News, cells: Vec<String>) -> Vec<String> {
    std::iter::once(news.news.as_str().to_owned()).chain(cells).collect()
}

pub(super) async fn run(args: WatchArgs, global: &Global) -> anyhow::Result<Outcome> {
    if args.filters.as_of.is_some() {
        return Err(Usage("a watch tells what is new: ask `claims --as-of DATE` for what was known".to_owned()).into());
    }
    let place = Place::open(global).await?;
    let filter = place.filter(&args.filters).await?;
    let path = place.settings.data.join("watch").join(format!("{}.json", key(&args, &place)));
    let last = remembered(&path)?;
    let now = Global::now().to_rfc3339_opts(SecondsFormat::Secs, true);
    let since = query::news(&place.store, &filter, last.as_ref(), &now).await?;
    if !args.peek {
        remember(&path, &since.asked)?;
    }
    let Some(last) = last.or_else(|| args.all.then(Asked::default)) else {
        note(&format!(
            "{} pass now; from now on `watch` with these filters tells what is new (--all tells them the first time too)",
            super::paint::counted(since.asked.claims.len(), "claim")
        ));
        return Ok(Outcome::Done);
    };
    let found = since.news.len();
    let page = args.view.page(since.news, args.filters.limit())?;
    if found > 0 || args.view.format.is_some_and(super::output::Format::is_data) {
        args.view.print(&page)?;
    }
    if !since.gone.is_empty() {
        let ids: Vec<&str> = since.gone.iter().take(20).map(crate::model::Id::as_str).collect();
        note(&format!("no longer claimed, or merged into others: {}", ids.join(", ")));
    }
    if found == 0 && !last.at.is_empty() {
        note(&format!("nothing new since {}", last.at));
    }
    Ok(if args.fail_on_none && found == 0 { Outcome::Partly } else { Outcome::Done })
}

/// A file name for a question: the name that it was given, or a hash of the filters and the store.
fn key(args: &WatchArgs, place: &Place) -> String {
    let asked = if let Some(name) = &args.name {
        format!("name {name}")
    } else {
        let mut flags = Question::from(&args.filters).flags();
        // "since 7d" is another day every day and still one question
        flags.retain(|(flag, _)| !matches!(*flag, "--since" | "--until"));
        format!("{flags:?} {:?}", args.filters.days())
    };
    let digest = Sha256::digest(format!("{asked} {}", place.settings.database));
    hex(digest.iter().take(8))
}

fn remembered(path: &Path) -> anyhow::Result<Option<Asked>> {
    match fs::read(path) {
        Ok(bytes) => {
            let asked = serde_json::from_slice(&bytes);
            Ok(Some(
                asked.with_context(|| format!("{} is not whole: delete it, and all is new again", path.display()))?,
            ))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}

/// Writes beside the file and moves it there when it is whole.
fn remember(path: &Path, asked: &Asked) -> anyhow::Result<()> {
    let beside: PathBuf = path.with_extension("part");
    let kept = || -> io::Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&beside, serde_json::to_vec(asked)?)?;
        fs::rename(&beside, path)
    };
    kept().with_context(|| format!("cannot remember in {} what was told", path.display()))
}
