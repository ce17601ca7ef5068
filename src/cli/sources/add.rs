//! `sources add`: an address → its feed, tried, and the source that it makes.

use std::path::PathBuf;

use clap::Args;

use super::{
    super::{
        failure::{Outcome, Usage, note},
        global::Global,
        net::{self, NetArgs},
        output,
        paint::counted,
    },
    own,
};
use crate::{
    crawl::{
        Client, ClientOptions, Source, Take, Tier,
        discover::{Found, discover},
        source::{Draft, id_of},
    },
    model::Language,
    text::language::detect,
};

/// Finds the feed of an address, tries it, and writes the source
#[derive(Debug, Args)]
pub(super) struct AddArgs {
    /// A feed, a sitemap, or a page whose feed is looked for
    url: String,
    /// The folder of source files to write to [default: the settings' folder, or feeds/ in the data folder]
    #[arg(long, value_name = "DIR")]
    feeds: Option<PathBuf>,
    /// Prints the source and writes nothing
    #[arg(long)]
    print: bool,
    #[command(flatten)]
    told: Told,
    #[command(flatten)]
    net: NetArgs,
}

/// What the user says of a source; the rest is told by the feed itself.
#[derive(Debug, Args)]
pub(super) struct Told {
    /// Its id [default: made of its host]
    #[arg(long)]
    id: Option<String>,
    /// Its title [default: the feed's]
    #[arg(long)]
    title: Option<String>,
    /// Of most of its items, such as zh [default: as the feed says, or as its titles read]
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// Of who publishes, such as CN, or EU [default: told by the address or the language, where they do]
    #[arg(long, value_name = "CODE")]
    country: Option<String>,
    /// primary, trade, general, state or aggregator
    #[arg(long, default_value = "general", value_parser = tier)]
    tier: Tier,
    /// How often at most: 30m, 6h, 1d, or a cron expression
    #[arg(long, default_value = "1h", value_name = "TIME")]
    every: String,
    /// relevant (title or summary meets the lexicon) or all
    #[arg(long, default_value = "relevant", value_parser = take)]
    take: Take,
}

pub(super) async fn run(args: AddArgs, global: &Global) -> anyhow::Result<Outcome> {
    let settings = global.settings()?;
    let sources = net::sources(args.feeds.as_ref(), &settings).unwrap_or_default();
    let client = Client::new(ClientOptions { tries: 1, ..args.net.options(&settings) })?;
    let address = if args.url.contains("://") { args.url.clone() } else { format!("https://{}", args.url) };
    let Some(found) = discover(&client, &address, Global::now()).await? else {
        anyhow::bail!(
            "{address} is no feed, names none, and none is where feeds usually are: a page of links can be a source of \
             kind \"listing\", with a selector for its items (feeds/README.md tells how)"
        );
    };
    if let Some(known) = own::known(&sources, &found.url) {
        note(&format!("{} is the source {} already: nothing is added", found.url, known.id));
        return Ok(Outcome::Done);
    }
    let draft = draft(&args.told, &found, &sources)?;
    own::check(&draft).map_err(|what| Usage(format!("the source can't be made as told: {what}")))?;
    output::print_text(&draft.to_toml())?;
    for sample in found.samples.iter().take(3) {
        note(&format!("  · {sample}"));
    }
    if args.print {
        return Ok(Outcome::Done);
    }
    let path = own::folder(args.feeds.as_ref(), &settings).join("own.toml");
    own::append(&path, std::slice::from_ref(&draft))?;
    note(&format!(
        "{} found; written to {}; `homegrown crawl --source {}` visits it",
        counted(found.entries, "entry"),
        path.display(),
        draft.id
    ));
    Ok(Outcome::Done)
}

fn draft(told: &Told, found: &Found, sources: &[Source]) -> anyhow::Result<Draft> {
    let language = told.language.clone().or_else(|| found.language.clone()).unwrap_or_else(|| read_language(found));
    let country = told.country.clone().or_else(|| own::country(&found.url, &language).map(str::to_owned));
    let country = country.ok_or_else(|| own::no_country(&found.url))?;
    let is_taken = |id: &str| sources.iter().any(|source| source.id == id);
    let name = own::name_of(&found.url);
    Ok(Draft {
        id: told.id.clone().unwrap_or_else(|| id_of(&name, is_taken)),
        title: told.title.clone().or_else(|| found.title.clone()).unwrap_or(name),
        kind: found.kind,
        url: found.url.clone(),
        language,
        country,
        tier: told.tier,
        every: told.every.clone(),
        take: told.take,
        select: Vec::new(),
        dated: Vec::new(),
    })
}

/// The language that the titles are in.
fn read_language(found: &Found) -> String {
    match detect(&found.samples.join("\n"), None) {
        Language::Other => "en".to_owned(),
        language => language.tag().to_owned(),
    }
}

fn tier(word: &str) -> Result<Tier, String> {
    let words = Tier::ALL.iter().map(|tier| tier.as_str()).collect::<Vec<_>>().join(", ");
    Tier::parse(word).ok_or_else(|| format!("expected one of {words}"))
}

fn take(word: &str) -> Result<Take, String> {
    Take::parse(word).ok_or_else(|| "expected relevant or all".to_owned())
}
