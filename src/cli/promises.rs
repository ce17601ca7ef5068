//! `promises`: plans with a date → what became of them.

use anyhow::Context;
use clap::Args;

use super::{
    ask::Asked,
    complete,
    failure::{Outcome, Usage},
    global::Global,
};
use crate::{model::PromiseStatus, query};

const EXAMPLES: &str = "\
Examples:
  homegrown promises
      plans with a date, the soonest due first
  homegrown promises --status silent --org Huawei
      what was promised and never heard of again
  homegrown promises --as-of 2025-06
      as it stood at the end of June 2025
  homegrown export promises.ics
      a calendar of what is due";

/// Plans with a date, and what became of them: open, kept, late, denied or silent
#[derive(Debug, Args)]
#[command(before_long_help = EXAMPLES)]
pub(super) struct PromisesArgs {
    /// Only those that are open, kept, late, denied or silent
    #[arg(long, value_name = "STATUS", add = complete::statuses())]
    status: Option<String>,
    #[command(flatten)]
    asked: Asked,
}

pub(super) async fn run(args: PromisesArgs, global: &Global) -> anyhow::Result<Outcome> {
    let status = args.status.as_deref().map(status).transpose()?;
    let (place, filter) = args.asked.open(global).await?;
    let promises = query::promises(&place.store, &filter, status, place.today()).await?;
    args.asked.answer(&place, promises).await
}

pub(super) fn status(word: &str) -> anyhow::Result<PromiseStatus> {
    PromiseStatus::parse(&word.to_lowercase()).with_context(|| word.to_owned()).map_err(|_| {
        let known: Vec<&str> = PromiseStatus::ALL.iter().map(|status| status.as_str()).collect();
        Usage(format!("--status {word:?}: no such status is known; there are {}", known.join(", "))).into()
    })
}
