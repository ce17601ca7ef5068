//! `timeline`, `claims`, `conflicts` and `search`: filters → rows.

use clap::Args;

use super::{
    failure::{Outcome, note},
    filter::FilterArgs,
    global::Global,
    output::Row,
    place::{Place, asked_wrongly},
    view::ViewArgs,
};
use crate::{
    model::Filter,
    query::{self, Question},
};

const TIMELINE: &str = "\
Examples:
  homegrown timeline --since 2024-09 --country CN
      what China announced since September 2024
  homegrown timeline --org 华为 --lang zh
      Huawei in Chinese texts; any name in any language will do
  homegrown timeline --as-of 2024-10-01
      what could be known at the end of that day
  homegrown timeline --format json | jq '.[0]'
      the newest, with all its claims and their evidence";

const CLAIMS: &str = "\
Examples:
  homegrown claims --subject TeleChat2-115B
      all that is said of one model
  homegrown claims --predicate training_hardware --min-sources 2
      what models were trained on, by two sources at least
  homegrown claims --modality denied --format csv
      denials, for a spreadsheet
  homegrown claims --predicate parameters --sort=-min --columns subject,value --limit 10
      the ten greatest, in two columns; --offset 10 for the next ten";

const CONFLICTS: &str = "\
Examples:
  homegrown conflicts
      claims that cannot both hold
  homegrown conflicts --fail-on-any --subject Qwen3
      for scripts: exit status 1 where there is any
  homegrown conflicts --org 'China Telecom' --format json";

const SEARCH: &str = "\
Examples:
  homegrown search 国产芯片 训练
      words in any language
  homegrown search 'Ascend 910C' --since 2024-08
      a name finds all its aliases: 昇腾910C too
  homegrown search '\"domestic chips\" -Nvidia'
      a phrase; without a word
  homegrown search 'parameters:>1e12 date:2025'
      fields with a range: more than a trillion parameters, told in 2025";

/// The announcements, newest first
#[derive(Debug, Args)]
#[command(before_long_help = TIMELINE)]
pub(super) struct TimelineArgs {
    #[command(flatten)]
    asked: Asked,
}

/// What is claimed, merged over all documents
#[derive(Debug, Args)]
#[command(before_long_help = CLAIMS)]
pub(super) struct ClaimsArgs {
    #[command(flatten)]
    asked: Asked,
}

/// Claims that cannot both hold
#[derive(Debug, Args)]
#[command(before_long_help = CONFLICTS)]
pub(super) struct ConflictsArgs {
    /// Exit status 1 where there is any: for CI
    #[arg(long)]
    fail_on_any: bool,
    #[command(flatten)]
    asked: Asked,
}

/// Finds words in documents and claims, in any language
#[derive(Debug, Args)]
#[command(before_long_help = SEARCH)]
pub(super) struct SearchArgs {
    /// Words, names, "phrases", -words that must not be there, OR between alternatives
    ///
    /// Fields narrow it: title:, text:, outlet:, lang:, kind:document or kind:claim, date:2025 or date:2024-09..2025,
    /// subject:, predicate:, and every predicate with its value: parameters:>1e12, power:300..400, foundry names
    /// as manufacturer:SMIC. A number finds all its forms: 1150亿 is 115 billion.
    #[arg(required = true, value_name = "QUERY")]
    words: Vec<String>,
    #[command(flatten)]
    asked: Asked,
}

/// Filters and form of a question.
#[derive(Debug, Args)]
pub(super) struct Asked {
    #[command(flatten)]
    filters: FilterArgs,
    #[command(flatten)]
    view: ViewArgs,
}

impl Asked {
    /// Opens the store and reads the filters; the limit is the one that the page needs.
    pub(super) async fn open(&self, global: &Global) -> anyhow::Result<(Place, Filter)> {
        let place = Place::open_as_of(global, self.filters.as_of.as_deref()).await?;
        let filter = place.filter(&self.filters).await?;
        let limit = self.view.reach(filter.limit);
        Ok((place, Filter { limit, ..filter }))
    }

    /// Prints the page that was asked for, and says why nothing was found.
    pub(super) async fn answer<R: Row>(&self, place: &Place, rows: Vec<R>) -> anyhow::Result<Outcome> {
        let found = rows.len();
        let page = self.view.page(rows, self.filters.limit())?;
        self.view.print(&page)?;
        self.view.tell_more(found, page.len());
        if found == 0 {
            place.tell_why_empty(&self.filters).await?;
        }
        Ok(Outcome::Done)
    }
}

pub(super) async fn timeline(args: TimelineArgs, global: &Global) -> anyhow::Result<Outcome> {
    let (place, filter) = args.asked.open(global).await?;
    args.asked.answer(&place, query::timeline(&place.store, &filter).await?).await
}

pub(super) async fn claims(args: ClaimsArgs, global: &Global) -> anyhow::Result<Outcome> {
    let (place, filter) = args.asked.open(global).await?;
    args.asked.answer(&place, query::claims(&place.store, &filter).await?).await
}

pub(super) async fn conflicts(args: ConflictsArgs, global: &Global) -> anyhow::Result<Outcome> {
    let (place, filter) = args.asked.open(global).await?;
    let conflicts = query::conflicts(&place.store, &filter).await?;
    let contested = !conflicts.is_empty();
    args.asked.answer(&place, conflicts).await?;
    Ok(if args.fail_on_any && contested { Outcome::Partly } else { Outcome::Done })
}

/// Finds that are shown where no number is given.
const FINDS: usize = 20;

pub(super) async fn search(args: SearchArgs, global: &Global) -> anyhow::Result<Outcome> {
    let asked = args.asked;
    let words = args.words.join(" ");
    let place = Place::open_as_of(global, asked.filters.as_of.as_deref()).await?;
    let filter = place.filter(&asked.filters).await?;
    let limit = filter.limit.unwrap_or(FINDS);
    let filter = Filter { limit: Some(asked.view.reach(Some(limit)).unwrap_or(SORTED)), ..filter };
    let index = place.index().await?;
    let searched = query::search(&place.store, &index, &words, &filter).await.map_err(asked_wrongly)?;
    if searched.only_some {
        note("nothing holds all of these words: shown is what holds some of them");
    }
    let found = searched.found.len();
    let page = asked.view.page(searched.found, Some(limit))?;
    asked.view.print(&page)?;
    asked.view.tell_more(found, page.len());
    if found == 0 {
        note(&place.why_no_find(&words, &Question::from(&asked.filters)).await?);
    }
    Ok(Outcome::Done)
}

/// The best so many are sorted by another column where that is asked for.
const SORTED: usize = 1_000;
