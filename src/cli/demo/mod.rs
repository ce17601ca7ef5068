//! `demo`: the sample site that the binary carries → crawled over real HTTP on loopback into a throw-away store, and
//! told in plain words.

mod story;

use std::{path::PathBuf, sync::Arc, time::Duration};

use clap::Args;

use super::{
    crawl::Bars,
    failure::{Outcome, note},
    folder::Folder,
    global::Global,
    output::{self, Format, Printer},
};
use crate::{
    crawl::{Client, ClientOptions, Source, source},
    demo::Site,
    lexicon::Lexicon,
    model::Filter,
    pipeline::{self, CrawlOptions, CrawlReport, Rules},
    query,
    store::{DatabaseUrl, Store, StoreOptions},
};

const EXAMPLES: &str = "\
Examples:
  homegrown demo
      the whole pipeline, offline, in one command
  homegrown demo --keep try/
      keeps the store, to ask it: homegrown --data try/ timeline";

/// Shows the whole pipeline on a sample site, offline
#[derive(Debug, Args)]
#[command(before_long_help = EXAMPLES)]
pub(super) struct DemoArgs {
    /// Keeps the store in this folder
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
}

/// All that the two visits need.
struct Demo {
    site: Site,
    sources: Vec<Source>,
    client: Client,
    rules: Rules,
    store: Store,
    bars: Bars,
}

impl Demo {
    async fn open(folder: &Folder, global: &Global) -> anyhow::Result<Self> {
        let site = Site::start().await?;
        let file = site.source_file();
        let sources = source::parse(&[source::File { name: "the sample site", text: &file }])?;
        // the sites are this program's own: nobody is bothered by haste
        let gap = Duration::from_millis(1);
        let client = Client::new(ClientOptions {
            allow_private_network: true,
            proxies: false,
            gap,
            ..ClientOptions::default()
        })?;
        let rules = Rules::new(Arc::new(Lexicon::load(None)?));
        let store = Store::open(&DatabaseUrl::file(folder.path.join("homegrown.db")), StoreOptions::default()).await?;
        Ok(Self { site, sources, client, rules, store, bars: Bars::new(global) })
    }

    async fn visit(&self, revisit: bool) -> anyhow::Result<CrawlReport> {
        let options = CrawlOptions { all: true, revisit, ..CrawlOptions::default() };
        let report =
            pipeline::crawl(&self.store, &self.rules, &self.sources, &self.client, &options, &Global::now, &self.bars);
        let report = report.await?;
        self.bars.bar.finish_and_clear();
        Ok(report)
    }
}

pub(super) async fn run(args: DemoArgs, global: &Global) -> anyhow::Result<Outcome> {
    let folder = args.keep.as_deref().map_or_else(|| Folder::temporary("demo"), Folder::kept)?;
    let demo = Demo::open(&folder, global).await?;
    let report = demo.visit(false).await?;
    note(&format!(
        "crawled {} outlets on loopback: {} documents, {} claims, {} announcements",
        report.visits.len(),
        report.stored.new,
        report.stored.claims_added,
        report.stored.announcements_added
    ));
    let all = Filter::default();
    Printer::print(Format::Table, &query::timeline(&demo.store, &all).await?)?;
    let told = story::main_story(&demo.store).await?;
    output::print_text(&told)?;
    output::print_text(&story::lineage(&demo.store, &demo.rules.lexicon).await?)?;
    let before = query::claims(&demo.store, &all).await?;
    demo.site.edit();
    demo.visit(true).await?;
    let after = query::claims(&demo.store, &all).await?;
    let edited = story::silent_edit(&demo.store, &before, &after).await?;
    output::print_text(&edited)?;
    output::print_text(&story::promises(&demo.store, Global::now().date_naive()).await?)?;
    output::print_text(&story::what_next(args.keep.as_deref()))?;
    demo.store.close().await;
    Ok(Outcome::Done)
}
