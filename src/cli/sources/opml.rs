//! `sources import` and `sources export`: OPML 2.0, with what it has no word for in a namespace of ours.

use std::{
    fs::{self, File},
    io::{Read, Write},
    path::{Path, PathBuf},
};

use anyhow::Context;
use clap::Args;

use super::{
    super::{
        failure::{Outcome, note},
        global::Global,
        net, output,
        paint::counted,
    },
    own,
};
use crate::crawl::{
    Source,
    source::{Draft, opml},
};

/// OPML files are small; what is larger is none.
const LARGEST: u64 = 16 << 20;

#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    /// An OPML file, or - for standard input
    file: PathBuf,
    /// The folder of source files to write to [default: the settings' folder, or feeds/ in the data folder]
    #[arg(long, value_name = "DIR")]
    feeds: Option<PathBuf>,
    /// Prints the sources and writes nothing
    #[arg(long)]
    print: bool,
    /// The language of those that do not say theirs
    #[arg(long, default_value = "en", value_name = "TAG")]
    language: String,
    /// The country of those whose country cannot be told
    #[arg(long, value_name = "CODE")]
    country: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    /// Where to [default: standard output]
    file: Option<PathBuf>,
    /// A folder of source files in place of those that are compiled in and of your own
    #[arg(long, value_name = "DIR")]
    feeds: Option<PathBuf>,
}

pub(super) fn import(args: &ImportArgs, global: &Global) -> anyhow::Result<Outcome> {
    let settings = global.settings()?;
    let sources = net::sources(args.feeds.as_ref(), &settings).unwrap_or_default();
    let outlines = opml::read(&content(&args.file)?);
    if outlines.is_empty() {
        anyhow::bail!("{}: holds no <outline> with an xmlUrl, as OPML lists feeds", args.file.display());
    }
    let given = outlines.len();
    let mut drafts: Vec<Draft> = Vec::new();
    for outline in outlines {
        if own::known(&sources, &outline.url).is_some() || drafts.iter().any(|draft| draft.url == outline.url) {
            continue;
        }
        drafts.push(draft(outline, args, &sources, &drafts)?);
    }
    if args.print {
        let texts: Vec<String> = drafts.iter().map(Draft::to_toml).collect();
        output::print_text(&texts.join("\n"))?;
        return Ok(Outcome::Done);
    }
    let known = given - drafts.len();
    if drafts.is_empty() {
        note(&format!("all {known} are sources already: nothing is added"));
        return Ok(Outcome::Done);
    }
    let path = own::folder(args.feeds.as_ref(), &settings).join("own.toml");
    own::append(&path, &drafts)?;
    let (written, were) = (counted(drafts.len(), "source"), if known == 1 { "was" } else { "were" });
    note(&format!("{written} written to {}, {known} {were} there already", path.display()));
    Ok(Outcome::Done)
}

fn draft(outline: opml::Outline, args: &ImportArgs, sources: &[Source], drafts: &[Draft]) -> anyhow::Result<Draft> {
    let language = outline.language.clone().unwrap_or_else(|| args.language.clone());
    let country = outline.country.clone().or_else(|| own::country(&outline.url, &language).map(str::to_owned));
    let country = country.or_else(|| args.country.clone()).ok_or_else(|| own::no_country(&outline.url))?;
    let is_taken = |id: &str| sources.iter().any(|source| source.id == id) || drafts.iter().any(|draft| draft.id == id);
    Ok(outline.draft(language, country, is_taken, &own::name_of))
}

fn content(file: &Path) -> anyhow::Result<Vec<u8>> {
    let input: Box<dyn Read> = if file == Path::new("-") {
        Box::new(std::io::stdin().lock())
    } else {
        Box::new(File::open(file).with_context(|| format!("cannot read {}", file.display()))?)
    };
    let mut bytes = Vec::new();
    input.take(LARGEST + 1).read_to_end(&mut bytes).with_context(|| format!("cannot read {}", file.display()))?;
    if u64::try_from(bytes.len()).is_ok_and(|size| size > LARGEST) {
        anyhow::bail!("{}: is larger than {} MiB: no OPML file is", file.display(), LARGEST >> 20);
    }
    Ok(bytes)
}

pub(super) fn export(args: &ExportArgs, global: &Global) -> anyhow::Result<Outcome> {
    let sources = net::sources(args.feeds.as_ref(), &global.settings()?)?;
    let text = opml::write(&sources);
    if let Some(file) = &args.file {
        fs::write(file, &text).with_context(|| format!("cannot write {}", file.display()))?;
        note(&format!("{} in {}", counted(sources.len(), "source"), file.display()));
    } else {
        let mut out = std::io::stdout().lock();
        out.write_all(text.as_bytes())?;
        out.flush()?;
    }
    Ok(Outcome::Done)
}
