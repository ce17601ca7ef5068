//! The command line: words of the user → one command run → what it found on standard output.
//!
//! Results go to standard output, everything else to standard error. The exit status is 0 when the work is done, 1
//! when it failed, 2 when the command line was wrong.

mod article;
mod ask;
mod crawl;
mod demo;
mod document;
mod eval;
mod export;
mod extract;
mod failure;
mod filter;
mod global;
mod ingest;
mod input;
mod inspect;
mod net;
mod output;
mod place;
mod rebuild;
mod rows;
mod show;
mod sources;
mod words;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use failure::Outcome;
use global::Global;

const EXAMPLES: &str = "\
Examples:
  homegrown demo                                     the whole pipeline on a sample site, offline
  homegrown crawl && homegrown timeline              visits the sources, tells what they announced
  homegrown search 国产芯片 训练                     words in any language
  homegrown extract article.txt --format json        claims of one text, with their quotes
  homegrown eval tests/gold                          how well the extractor does";

/// Tracks claims of AI self-reliance: who says what of home-made models and chips, where, and who contradicts it
#[derive(Debug, Parser)]
#[command(name = "homegrown", version, propagate_version = true, before_long_help = EXAMPLES, max_term_width = 110)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Demo(demo::DemoArgs),
    Crawl(crawl::CrawlArgs),
    Ingest(ingest::IngestArgs),
    Article(article::ArticleArgs),
    Extract(extract::ExtractArgs),
    Timeline(ask::TimelineArgs),
    Claims(ask::ClaimsArgs),
    Show(show::ShowArgs),
    Search(ask::SearchArgs),
    Conflicts(ask::ConflictsArgs),
    Sources(sources::SourcesArgs),
    Export(export::ExportArgs),
    Rebuild(rebuild::RebuildArgs),
    Eval(eval::EvalArgs),
    Inspect(inspect::InspectArgs),
}

/// Examples stand before the flags: most who ask for help want one of them.
const HELP: &str = "{about-with-newline}\n{before-help}{usage-heading} {usage}\n\n{all-args}{after-help}";

fn command_line() -> clap::Command {
    Cli::command().help_template(HELP).mut_subcommands(|command| command.help_template(HELP))
}

/// Runs the program.
pub fn main() -> ExitCode {
    let cli = match command_line().try_get_matches().and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => return failure::usage(&error),
    };
    cli.global.start();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return failure::tell(&error.into()),
    };
    let outcome = runtime.block_on(run(cli));
    // a reader thread may still wait for a pipe that nobody writes to
    runtime.shutdown_background();
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Partly) => ExitCode::FAILURE,
        Err(error) => failure::tell(&error),
    }
}

async fn run(cli: Cli) -> anyhow::Result<Outcome> {
    match cli.command {
        Command::Demo(args) => demo::run(args, &cli.global).await,
        Command::Crawl(args) => crawl::run(args, &cli.global).await,
        Command::Ingest(args) => ingest::run(args, &cli.global).await,
        Command::Rebuild(args) => rebuild::run(args, &cli.global).await,
        Command::Article(args) => article::run(args, &cli.global).await,
        Command::Extract(args) => extract::run(args, &cli.global).await,
        Command::Timeline(args) => ask::timeline(args, &cli.global).await,
        Command::Claims(args) => ask::claims(args, &cli.global).await,
        Command::Show(args) => show::run(args, &cli.global).await,
        Command::Search(args) => ask::search(args, &cli.global).await,
        Command::Conflicts(args) => ask::conflicts(args, &cli.global).await,
        Command::Sources(args) => sources::run(args, &cli.global).await,
        Command::Export(args) => export::run(args, &cli.global).await,
        Command::Inspect(args) => inspect::run(args),
        Command::Eval(args) => eval::run(args, &cli.global).await,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_sound() {
        super::command_line().debug_assert();
    }
}
