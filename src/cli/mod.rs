//! The command line: words of the user → one command run → what it found on standard output.
//!
//! Results go to standard output, everything else to standard error. The exit status is 0 when the work is done, 1
//! when it failed, 2 when the command line was wrong.

mod article;
mod ask;
mod complete;
mod correct;
mod crawl;
mod demo;
mod diff;
mod digest;
mod document;
mod entity;
mod eval;
mod export;
mod extract;
mod failure;
mod filter;
mod folder;
mod global;
mod ingest;
mod input;
mod inspect;
mod man;
#[cfg(feature = "mcp")]
mod mcp;
mod net;
mod output;
mod paint;
mod past;
mod place;
mod promises;
mod rebuild;
mod schema;
mod serve;
mod settings;
mod show;
mod signal;
mod sources;
mod tree;
mod view;
mod warc;
mod watch;

use std::process::ExitCode;

use clap::{Arg, ArgAction, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::model::words;
use failure::Outcome;
use global::Global;

const EXAMPLES: &str = "\
Examples:
  homegrown demo
      the whole pipeline on a sample site, offline
  homegrown crawl && homegrown timeline
      visits the sources, tells what they announced
  homegrown search 国产芯片 训练
      words in any language
  homegrown serve
      the same as a web page, a JSON API and feeds
  homegrown extract article.txt --format json
      claims of one text, with their quotes
  homegrown eval tests/gold/dev
      how well the extractor does";

/// Tracks claims of AI self-reliance: who says what of home-made models and chips, where, and who contradicts it
#[derive(Debug, Parser)]
#[command(name = "homegrown", version = env!("HOMEGROWN_VERSION"), propagate_version = true, before_long_help = EXAMPLES, max_term_width = 110)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Option<Command>,
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
    Search(ask::SearchArgs),
    Conflicts(ask::ConflictsArgs),
    Show(show::ShowArgs),
    Entity(entity::EntityArgs),
    Compare(entity::CompareArgs),
    Watch(watch::WatchArgs),
    Digest(digest::DigestArgs),
    Promises(promises::PromisesArgs),
    Correct(correct::CorrectArgs),
    Sources(sources::SourcesArgs),
    Serve(serve::ServeArgs),
    Export(export::ExportArgs),
    Diff(diff::DiffArgs),
    Rebuild(rebuild::RebuildArgs),
    Eval(eval::EvalArgs),
    Inspect(inspect::InspectArgs),
    #[cfg(feature = "mcp")]
    Mcp(mcp::McpArgs),
    Schema(schema::SchemaArgs),
    Config(settings::ConfigArgs),
    Completions(complete::CompletionsArgs),
    Man(man::ManArgs),
}

/// Examples stand before the flags: most who ask for help want one of them.
const HELP: &str = "{about-with-newline}\n{before-help}{usage-heading} {usage}\n\n{all-args}{after-help}";

fn command_line() -> clap::Command {
    examples_first(Cli::command().disable_help_flag(true).disable_version_flag(true).args(asked_of_the_program()))
}

fn examples_first(command: clap::Command) -> clap::Command {
    command.help_template(HELP).mut_subcommands(examples_first)
}

/// Help and version, behind what each command has of its own.
fn asked_of_the_program() -> [Arg; 2] {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let last = |arg: Arg| arg.global(true).help_heading(global::HEADING).display_order(100);
    [
        last(help.help("Print help: -h in short, --help with examples and all that can be said")),
        last(version.help("Print the version, with its commit")),
    ]
}

/// What someone sees who types the name alone.
const WELCOME: &str = "\
homegrown tracks claims of AI self-reliance: who says what of home-made models and chips, and who contradicts it.

  homegrown demo             see it work on a sample site: offline, nothing is kept
  homegrown crawl            visit the sources, then `homegrown timeline` for what they announced
  homegrown serve            look at it in a browser
  homegrown ingest PATH      take files of your own: .html, .txt, .pdf, .jsonl, .warc
  homegrown --help           all commands, with examples
";

/// The command line as it was given.
fn given() -> Result<Cli, clap::Error> {
    let matches = command_line().try_get_matches()?;
    let mut cli = Cli::from_arg_matches(&matches)?;
    cli.global.origins = global::Origins::of(&matches);
    Ok(cli)
}

/// Runs the program.
pub fn main() -> ExitCode {
    if complete::answered() {
        return ExitCode::SUCCESS;
    }
    let cli = match given() {
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
        Ok(Outcome::Misused) => ExitCode::from(2),
        Err(error) => failure::tell(&error),
    }
}

async fn run(cli: Cli) -> anyhow::Result<Outcome> {
    let global = cli.global;
    let Some(command) = cli.command else {
        failure::welcome(WELCOME);
        return Ok(Outcome::Misused);
    };
    match command {
        Command::Demo(args) => demo::run(args, &global).await,
        Command::Crawl(args) => crawl::run(args, &global).await,
        Command::Ingest(args) => ingest::run(args, &global).await,
        Command::Rebuild(args) => rebuild::run(args, &global).await,
        Command::Article(args) => article::run(args, &global).await,
        Command::Extract(args) => extract::run(args, &global).await,
        Command::Timeline(args) => ask::timeline(args, &global).await,
        Command::Claims(args) => ask::claims(args, &global).await,
        Command::Show(args) => show::run(args, &global).await,
        Command::Search(args) => ask::search(args, &global).await,
        Command::Conflicts(args) => ask::conflicts(args, &global).await,
        Command::Promises(args) => promises::run(args, &global).await,
        Command::Correct(args) => correct::run(args, &global).await,
        Command::Sources(args) => sources::run(args, &global).await,
        Command::Serve(args) => serve::run(args, &global).await,
        Command::Export(args) => export::run(args, &global).await,
        Command::Inspect(args) => inspect::run(args),
        Command::Entity(args) => entity::entity(args, &global).await,
        Command::Compare(args) => entity::compare(args, &global).await,
        Command::Watch(args) => watch::run(args, &global).await,
        Command::Digest(args) => digest::run(args, &global).await,
        Command::Diff(args) => diff::run(args, &global).await,
        #[cfg(feature = "mcp")]
        Command::Mcp(args) => mcp::run(args, &global).await,
        Command::Schema(args) => schema::run(&args),
        Command::Config(args) => settings::run(args, &global),
        Command::Completions(args) => complete::run(&args),
        Command::Man(args) => man::run(args),
        Command::Eval(args) => eval::run(args, &global).await,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_sound() {
        super::command_line().debug_assert();
    }
}
