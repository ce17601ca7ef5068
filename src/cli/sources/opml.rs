//! `sources import` and `sources export`: OPML 2.0, with what it has no word for in a namespace of ours.

use std::{
    collections::HashSet,
    fs::{self, File},
    io::{Read, Write},
    path::{Path, PathBuf},
};

use anyhow::Context;
use clap::Args;

use super::{
    super::{
        failure::{Outcome, note, warn},
        global::Global,
        net, output,
        paint::counted,
    },
    own,
};
use crate::{
    crawl::{
        Source,
        source::{Draft, opml},
    },
    model::address,
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
    if outlines == opml::Outlines::default() {
        anyhow::bail!("{}: holds no <outline> with an xmlUrl, as OPML lists feeds", args.file.display());
    }
    let taken = take(outlines, args, &sources);
    for why in &taken.left_out {
        warn(&format!("left out: {why}"));
    }
    let outcome = Outcome::after(taken.left_out.len());
    if args.print {
        let texts: Vec<String> = taken.drafts.iter().map(Draft::to_toml).collect();
        output::print_text(&texts.join("\n"))?;
        return Ok(outcome);
    }
    write(&taken, &own::folder(args.feeds.as_ref(), &settings).join("own.toml"))?;
    Ok(outcome)
}

/// What comes of the outlines of a file.
#[derive(Default)]
struct Taken {
    drafts: Vec<Draft>,
    /// Feeds that are sources already.
    known: usize,
    /// Feeds that stand in the file once more.
    again: usize,
    /// Why each of the others makes no source.
    left_out: Vec<String>,
}

fn take(outlines: opml::Outlines, args: &ImportArgs, sources: &[Source]) -> Taken {
    let mut taken = Taken::default();
    let key = |url: &str| address::canonical(url).unwrap_or_else(|| url.to_owned());
    let known: HashSet<String> = sources.iter().map(|source| key(&source.url)).collect();
    let mut keys = HashSet::new();
    let no_address = |url: String| format!("`{url}` is no http or https address");
    taken.left_out.extend(outlines.unusable.into_iter().map(no_address));
    for outline in outlines.feeds {
        let key = key(&outline.url);
        if known.contains(&key) {
            taken.known += 1;
            continue;
        }
        if keys.contains(&key) {
            taken.again += 1;
            continue;
        }
        match draft(outline, args, sources, &taken.drafts) {
            Ok(draft) => {
                keys.insert(key);
                taken.drafts.push(draft);
            }
            Err(why) => taken.left_out.push(why),
        }
    }
    taken
}

/// Writes what is new, and says how much that is.
fn write(taken: &Taken, path: &Path) -> anyhow::Result<()> {
    let mut told = Vec::new();
    if taken.drafts.is_empty() {
        told.push("nothing is added".to_owned());
    } else {
        own::append(path, &taken.drafts)?;
        told.push(format!("{} written to {}", counted(taken.drafts.len(), "source"), path.display()));
    }
    match taken.known {
        0 => {}
        1 => told.push("1 was there already".to_owned()),
        known => told.push(format!("{known} were there already")),
    }
    if taken.again > 0 {
        told.push(format!("{} in the file more than once", taken.again));
    }
    note(&told.join(", "));
    Ok(())
}

/// The source that an outline makes, or why it makes none.
fn draft(outline: opml::Outline, args: &ImportArgs, sources: &[Source], drafts: &[Draft]) -> Result<Draft, String> {
    let url = outline.url.clone();
    let language = outline.language.clone().unwrap_or_else(|| args.language.clone());
    let country = outline.country.clone().or_else(|| own::country(&outline.url, &language).map(str::to_owned));
    let country = country.or_else(|| args.country.clone()).ok_or_else(|| own::no_country(&url).to_string())?;
    let is_taken = |id: &str| sources.iter().any(|source| source.id == id) || drafts.iter().any(|draft| draft.id == id);
    let draft = outline.draft(language, country, is_taken, &own::name_of);
    own::check(&draft).map_err(|why| format!("{url}: {why}"))?;
    Ok(draft)
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
