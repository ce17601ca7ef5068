//! `config`: which settings hold, and where each comes from.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde::Serialize;

use super::{
    failure::Outcome,
    global::{Global, Origin},
    net::NetArgs,
    output::{self, Row},
    view::ViewArgs,
};
use crate::{config::Settings, crawl::source::duration_words};

const EXAMPLES: &str = "\
Examples:
  homegrown config show
      each setting, its value, and where it comes from
  homegrown config path
      the settings file that is read, there or not
  ${EDITOR:-vi} \"$(homegrown config path)\"";

/// Which settings hold, and where each comes from
#[derive(Debug, Args)]
#[command(before_long_help = EXAMPLES)]
pub(super) struct ConfigArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Each setting, its value, and where it comes from: flag, environment, file or default
    Show(ViewArgs),
    /// The settings file that is read, whether it is there or not
    Path,
}

#[derive(Debug, Serialize)]
struct Setting {
    #[serde(rename = "setting")]
    name: &'static str,
    value: Option<String>,
    from: String,
}

impl Row for Setting {
    fn heads() -> &'static [&'static str] {
        &["setting", "value", "from"]
    }

    fn cells(&self) -> Vec<String> {
        vec![self.name.to_owned(), self.value.clone().unwrap_or_default(), self.from.clone()]
    }
}

pub(super) fn run(args: ConfigArgs, global: &Global) -> anyhow::Result<Outcome> {
    match args.what {
        What::Path => {
            let path = global.settings_file()?;
            output::print_text(&format!("{}\n", path.display()))?;
        }
        What::Show(view) => {
            let settings = global.settings()?;
            let rows = view.page(rows(&settings, global), None)?;
            view.print(&rows)?;
        }
    }
    Ok(Outcome::Done)
}

fn rows(settings: &Settings, global: &Global) -> Vec<Setting> {
    let file = settings.file.as_ref();
    let in_file = |is: bool| match file {
        Some(path) if is => path.display().to_string(),
        _ => "default".to_owned(),
    };
    let from = |origin: Origin, is: bool| match origin {
        Origin::Flag => "flag".to_owned(),
        Origin::Environment(name) => name.to_owned(),
        Origin::Neither => in_file(is),
    };
    let filed = &settings.filed;
    let row = |setting, value: Option<String>, from: String| Setting { name: setting, value, from };
    let crawl = &settings.crawl;
    let options = NetArgs { allow_private_network: false }.options(settings);
    vec![
        row("config", usual_or(file, global), from(global.origins.config, false)),
        row("data", Some(settings.data.display().to_string()), from(global.origins.data, filed.data.is_some())),
        row("database", Some(settings.database.to_string()), from(global.origins.database, filed.database.is_some())),
        row("feeds", Some(feeds(settings)), in_file(filed.feeds.is_some())),
        row("crawl.user-agent", Some(options.agent()), in_file(crawl.user_agent.is_some())),
        row("crawl.contact", crawl.contact.clone(), in_file(crawl.contact.is_some())),
        row("crawl.gap", Some(duration_words(options.gap)), in_file(crawl.gap.is_some())),
        row(
            "crawl.allow-private-network",
            Some(crawl.allow_private_network.to_string()),
            in_file(crawl.allow_private_network),
        ),
        row("lexicon", Some(settings.lexicon_folder().display().to_string()), "below data".to_owned()),
        row("index", Some(settings.index_folder().display().to_string()), "below data".to_owned()),
    ]
}

/// The settings file that was read, or where it would be.
fn usual_or(read: Option<&PathBuf>, global: &Global) -> Option<String> {
    let usual = || global.settings_file().ok().map(|path| format!("{} (not there)", path.display()));
    read.map(|path| path.display().to_string()).or_else(usual)
}

/// Where sources are taken from.
fn feeds(settings: &Settings) -> String {
    match &settings.feeds {
        Some(folder) => folder.display().to_string(),
        None => format!("compiled in, and {}", settings.own_feeds().display()),
    }
}
