//! What a source is: the rows of `feeds/*.toml`, read and checked.
//!
//! [`builtin()`] gives the sources that the binary carries, [`load_dir`] those of a folder, [`parse`] those of
//! texts. A problem in any of them is told with file and line, all problems at once, and no source is given.

mod builtin;
mod check;
mod code;
mod error;
mod every;
pub mod opml;
mod read;
mod write;

use std::{fmt, path::Path, time::Duration};

use serde::{Deserialize, Serialize};

pub use self::{
    builtin::{builtin, builtin_and},
    check::{duration, pause},
    error::{Problem, SourceErrors},
    every::{Every, Times},
    write::{Draft, id_of},
};
use crate::model::{BodyRule, Language};

/// A row of `feeds/*.toml`: where news is listed, and how to visit the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Unique over all files, kebab-case.
    pub id: String,
    pub title: String,
    pub kind: SourceKind,
    pub url: String,
    /// Of most of its items.
    pub language: Language,
    /// ISO 3166-1 alpha-2 of who publishes, or `EU`.
    pub country: String,
    pub tier: Tier,
    /// How often it is visited at most, or at what times.
    pub every: Every,
    pub take: Take,
    pub select: Select,
}

/// How a source lists its pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    /// RSS, Atom or JSON Feed.
    Feed,
    /// A sitemap, a news sitemap or an index of sitemaps.
    Sitemap,
    /// An HTML page of links.
    Listing,
    /// An interface that answers in JSON.
    Json,
}

/// How near a source is to what it tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tier {
    /// The actor's own word: a company, a ministry, a laboratory.
    Primary,
    Trade,
    General,
    State,
    Aggregator,
}

/// Which of a source's items are fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Take {
    /// Those whose title or summary meets the lexicon.
    #[default]
    Relevant,
    All,
}

/// Where things stand: CSS selectors in a listing and in its articles, JSON pointers in an interface's answer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Select {
    /// An entry of the list.
    pub item: Option<String>,
    /// Within an entry. For `json` it may be an address with pointers in braces:
    /// `https://huggingface.co/{/id}`; `{/id:digits}` keeps the digits alone.
    pub link: Option<String>,
    pub title: Option<String>,
    pub summary: Option<String>,
    pub date: Option<String>,
    /// The link to the next page of the list.
    pub next: Option<String>,
    /// The article's text, on the pages that the source leads to. Always CSS.
    pub body: Option<String>,
    /// The same on pages of certain days, when the site was laid out otherwise.
    pub dated: Vec<BodyRule>,
}

macro_rules! words {
    ($type:ident: $($variant:ident = $word:literal),+) => {
        impl $type {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The contract's word.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.as_str() == word)
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

words!(SourceKind: Feed = "feed", Sitemap = "sitemap", Listing = "listing", Json = "json");
words!(Tier: Primary = "primary", Trade = "trade", General = "general", State = "state", Aggregator = "aggregator");
words!(Take: Relevant = "relevant", All = "all");

/// One file of sources: its name, for messages, and its text.
#[derive(Debug, Clone, Copy)]
pub struct File<'t> {
    pub name: &'t str,
    pub text: &'t str,
}

/// Reads and checks the sources of all files together.
pub fn parse(files: &[File<'_>]) -> Result<Vec<Source>, SourceErrors> {
    read::read(files)
}

/// The sources of every `*.toml` in a folder.
pub fn load_dir(folder: &Path) -> Result<Vec<Source>, SourceErrors> {
    load(&[], folder)
}

/// The sources of `files` and of every `*.toml` in a folder, together.
fn load(before: &[File<'_>], folder: &Path) -> Result<Vec<Source>, SourceErrors> {
    let files = files_of(folder).map_err(|error| SourceErrors::unreadable(folder, &error))?;
    let mut texts = Vec::with_capacity(files.len());
    let mut problems = Vec::new();
    for path in files {
        match std::fs::read_to_string(&path) {
            Ok(text) => texts.push((path.display().to_string(), text)),
            Err(error) => problems.extend(SourceErrors::unreadable(&path, &error).problems),
        }
    }
    let read = texts.iter().map(|(name, text)| File { name, text });
    let files: Vec<File<'_>> = before.iter().copied().chain(read).collect();
    match parse(&files) {
        Ok(sources) if problems.is_empty() => Ok(sources),
        Ok(_) => Err(SourceErrors { problems }),
        Err(errors) => Err(SourceErrors { problems: problems.into_iter().chain(errors.problems).collect() }),
    }
}

fn files_of(folder: &Path) -> std::io::Result<Vec<std::path::PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// A duration as the source files write it: `90s`, `30m`, `6h`, `1d`.
pub fn duration_words(duration: Duration) -> String {
    let seconds = duration.as_secs();
    let units = [(86_400, "d"), (3_600, "h"), (60, "m")];
    let whole = units.iter().find(|(unit, _)| seconds >= *unit && seconds.is_multiple_of(*unit));
    whole.map_or_else(|| format!("{seconds}s"), |(unit, word)| format!("{}{word}", seconds / unit))
}
