//! `mcp`: the store for assistants, over the Model Context Protocol on standard input and output. It only reads, every
//! answer is bounded and carries its evidence, and what pages say is data: the instructions tell the assistant so.

mod asked;
mod bound;
mod desk;

use std::{
    io::{self, IsTerminal},
    sync::Arc,
};

use anyhow::Context;
use clap::Args;
use rmcp::ServiceExt;

use super::{
    failure::{Outcome, note},
    global::Global,
    place::Place,
};

const EXAMPLES: &str = "\
Examples:
  homegrown mcp
      for an assistant's settings: command `homegrown`, argument `mcp`
  homegrown --data /srv/claims mcp
      over the data of another folder";

/// Lets an assistant ask the store, over the Model Context Protocol: it only reads, and every answer has its evidence
#[derive(Debug, Args)]
#[command(before_long_help = EXAMPLES)]
pub(super) struct McpArgs {}

pub(super) async fn run(_: McpArgs, global: &Global) -> anyhow::Result<Outcome> {
    if io::stdin().is_terminal() {
        note("an assistant starts this and speaks to it on standard input; Ctrl-C ends it");
    }
    let place = Arc::new(Place::open(global).await?);
    let service = desk::Desk::new(place).serve(rmcp::transport::stdio()).await;
    service.context("the assistant did not begin rightly")?.waiting().await.context("the talk with it broke")?;
    Ok(Outcome::Done)
}
