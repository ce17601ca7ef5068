//! The flags that every command takes, and what they set going.

use std::{
    io::{self, IsTerminal},
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use anstream::ColorChoice;
use anyhow::Context;
use chrono::{DateTime, Utc};
use clap::{ArgAction, ArgMatches, Args, ValueEnum, parser::ValueSource};
use tracing_subscriber::EnvFilter;

use super::output::Format;
use crate::{
    config::{Given, Settings},
    lexicon::Lexicon,
};

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Default)]
pub(super) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    Always,
    Never,
}

/// The heading of what every command takes.
pub(super) const HEADING: &str = "Everywhere";

#[derive(Debug, Clone, Args, Default)]
#[command(next_help_heading = HEADING)]
pub(super) struct Global {
    /// Where data lives [default: the platform's data folder]
    #[arg(long, global = true, env = "HOMEGROWN_DATA", value_name = "DIR", hide_env_values = true)]
    data: Option<PathBuf>,
    /// The database: postgres://… or sqlite:PATH [default: an SQLite file in the data folder]
    #[arg(long, global = true, env = "HOMEGROWN_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    database: Option<String>,
    /// A settings file [default: config.toml in the platform's settings folder]
    #[arg(long, global = true, env = "HOMEGROWN_CONFIG", value_name = "FILE", hide_env_values = true)]
    config: Option<PathBuf>,
    /// Say more; twice says even more
    #[arg(short, long, global = true, action = ArgAction::Count, conflicts_with = "quiet")]
    verbose: u8,
    /// Say nothing but errors
    #[arg(short, long, global = true)]
    quiet: bool,
    /// When to colour
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    color: Color,
    /// Where the first three come from.
    #[arg(skip)]
    pub(super) origins: Origins,
}

/// Who gave a setting, if the command line did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Origin {
    Flag,
    /// The variable's name.
    Environment(&'static str),
    #[default]
    Neither,
}

#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Origins {
    pub(super) data: Origin,
    pub(super) database: Origin,
    pub(super) config: Origin,
}

impl Origins {
    pub(super) fn of(matches: &ArgMatches) -> Self {
        let of = |id: &str, variable| match matches.value_source(id) {
            Some(ValueSource::CommandLine) => Origin::Flag,
            Some(ValueSource::EnvVariable) => Origin::Environment(variable),
            _ => Origin::Neither,
        };
        Self {
            data: of("data", "HOMEGROWN_DATA"),
            database: of("database", "HOMEGROWN_DATABASE_URL"),
            config: of("config", "HOMEGROWN_CONFIG"),
        }
    }
}

impl Global {
    /// The settings file that is read, whether it is there or not.
    pub(super) fn settings_file(&self) -> anyhow::Result<PathBuf> {
        match &self.config {
            Some(named) => Ok(named.clone()),
            None => Ok(Settings::usual_file()?),
        }
    }

    /// Sets colour and logging going.
    pub(super) fn start(&self) {
        match self.color {
            Color::Auto => {}
            Color::Always => ColorChoice::AlwaysAnsi.write_global(),
            Color::Never => ColorChoice::Never.write_global(),
        }
        let level = match (self.quiet, self.verbose) {
            (true, _) => "error",
            (_, 0) => "warn",
            (_, 1) => "warn,homegrown=info",
            (_, 2) => "info,homegrown=debug",
            _ => "debug,homegrown=trace",
        };
        let filter = EnvFilter::try_from_env("HOMEGROWN_LOG").unwrap_or_else(|_| EnvFilter::new(level));
        let colour = anstream::AutoStream::choice(&io::stderr()) != ColorChoice::Never;
        // a second subscriber is refused, which matters to nobody
        let _ = tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_writer(io::stderr)
            .with_ansi(colour)
            .with_target(false)
            .without_time()
            .try_init();
    }

    /// Flags, environment and settings file, settled.
    pub(super) fn settings(&self) -> anyhow::Result<Settings> {
        let given = Given { data: self.data.clone(), database: self.database.clone(), config: self.config.clone() };
        Ok(Settings::settle(given)?)
    }

    /// The words that are compiled in, and those of the data folder.
    pub(super) fn lexicon(&self) -> anyhow::Result<Arc<Lexicon>> {
        Self::lexicon_of(&self.settings()?.lexicon_folder())
    }

    /// The words that are compiled in, and those of a folder.
    pub(super) fn lexicon_of(folder: &Path) -> anyhow::Result<Arc<Lexicon>> {
        // One is held to the end of the program: to free its texts one by one takes longer than many a command.
        static HELD: OnceLock<Arc<Lexicon>> = OnceLock::new();
        let lexicon = Arc::new(Lexicon::load(Some(folder)).context("the words cannot be used")?);
        drop(HELD.set(Arc::clone(&lexicon)));
        Ok(lexicon)
    }

    /// The time at which the command runs.
    #[expect(clippy::disallowed_methods, reason = "the command line is where the clock is read")]
    pub(super) fn now() -> DateTime<Utc> {
        Utc::now()
    }

    /// Whether progress may be drawn.
    pub(super) fn shows_progress(&self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }
}

/// The form of the output where nothing was asked for: a table, on a terminal or not.
pub(super) fn format_or_table(asked: Option<Format>) -> Format {
    asked.unwrap_or(Format::Table)
}

/// The same for commands whose output programs read: a table on a terminal only.
pub(super) fn format_or_lines(asked: Option<Format>) -> Format {
    asked.unwrap_or(if io::stdout().is_terminal() { Format::Table } else { Format::Jsonl })
}
