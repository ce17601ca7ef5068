//! How fast the crawler is and how much memory it takes: `cargo bench --bench crawl`.
//!
//! A server of its own process serves 20,000 pages on 200 hosts of loopback (another number of pages for each host as
//! the first argument). They are crawled twice, gap 0: once fetched and cleaned alone, once through the whole pipeline
//! into SQLite. Then once more among hostile hosts: silent ones, dripping ones, bombs, endless lists.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::format_collect,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::disallowed_methods,
    reason = "a benchmark fails by panicking, prints what it measures and reads the clock"
)]

mod hostile;
mod site;

use std::{
    collections::HashSet,
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use chrono::Utc;
use futures_util::{StreamExt, stream};
use homegrown::{
    article::{SiteRules, clean},
    crawl::{
        self, Client, ClientOptions, Order, Source, SourceState,
        source::{File, parse},
    },
    lexicon::Lexicon,
    pipeline::{CrawlOptions, Rules, crawl},
    store::{DatabaseUrl, Store, StoreOptions},
};

const HOSTS: usize = 200;
const PAGES: usize = 100;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let number = |place: usize| arguments.get(place).and_then(|text| text.parse::<usize>().ok());
    let runtime = tokio::runtime::Runtime::new().unwrap();
    match arguments.first().map(String::as_str) {
        Some("serve") => runtime.block_on(site::serve(HOSTS, number(1).unwrap_or(PAGES))),
        Some("serve-hostile") => runtime.block_on(hostile::serve()),
        _ => runtime.block_on(measure(number(0).unwrap_or(PAGES))),
    }
}

/// A server that runs until it is dropped, and its hosts.
struct Server {
    child: Child,
    hosts: Vec<String>,
}

impl Server {
    fn start(arguments: &[&str]) -> Self {
        let program = std::env::current_exe().unwrap();
        let mut child = Command::new(program).args(arguments).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        std::io::BufRead::read_line(&mut std::io::BufReader::new(child.stdout.take().unwrap()), &mut line).unwrap();
        Self { child, hosts: line.split_whitespace().map(str::to_owned).collect() }
    }

    fn sources(&self, name: &str) -> Vec<Source> {
        let source = |(number, host): (usize, &String)| {
            format!(
                "[[source]]\nid = \"{name}-{number}\"\ntitle = \"{name} {number}\"\nkind = \"feed\"\nurl = \"http://{host}/feed\"\n\
                 language = \"en\"\ncountry = \"CN\"\ntier = \"trade\"\ntake = \"all\"\n"
            )
        };
        let text: String = self.hosts.iter().enumerate().map(source).collect();
        parse(&[File { name: "bench", text: &text }]).unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn client() -> Client {
    let options =
        ClientOptions { allow_private_network: true, proxies: false, gap: Duration::ZERO, ..ClientOptions::default() };
    Client::new(options).unwrap()
}

async fn measure(pages: usize) {
    let server = Server::start(&["serve", &pages.to_string()]);
    let sources = server.sources("good");
    fetch_and_clean(&sources, pages).await;
    let alone = whole_pipeline("whole pipeline into SQLite", &sources).await;
    let hostile = Server::start(&["serve-hostile"]);
    let mixed = [hostile.sources("hostile"), sources].concat();
    let among = whole_pipeline("the same among hostile hosts, until the good ones are done", &mixed).await;
    println!("good sources among hostile ones: {:+.1} s", among - alone);
}

async fn fetch_and_clean(sources: &[Source], pages: usize) {
    let (client, done) = (client(), Arc::new(AtomicUsize::new(0)));
    let usage = Usage::begin();
    let visits = stream::iter(sources).map(|source| fetch_one_source(source, &client, pages, Arc::clone(&done)));
    visits.buffer_unordered(HOSTS).collect::<Vec<()>>().await;
    usage.tell("fetching and cleaning alone", done.load(Ordering::Relaxed));
}

async fn fetch_one_source(source: &Source, client: &Client, limit: usize, done: Arc<AtomicUsize>) {
    let known: HashSet<String> = HashSet::new();
    let order = Order { source, client, known: &known, relevant: &|_| true, now: Utc::now(), revisit: false, limit };
    let (sender, mut fetched) = tokio::sync::mpsc::channel::<crawl::Fetched>(32);
    let cleaning = tokio::spawn({
        let client = client.clone();
        async move {
            while let Some(fetched) = fetched.recv().await {
                let _desk = client.desk(fetched.page.body.len()).await;
                tokio::task::spawn_blocking(move || clean(&fetched.page, &SiteRules::default()).unwrap())
                    .await
                    .unwrap();
                done.fetch_add(1, Ordering::Relaxed);
            }
        }
    });
    crawl::visit(&order, &SourceState::default(), &sender).await;
    drop(sender);
    cleaning.await.unwrap();
}

/// Crawls into a fresh store; gives the seconds until the last good source was done.
async fn whole_pipeline(name: &str, sources: &[Source]) -> f64 {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&DatabaseUrl::file(folder.path().join("bench.db")), StoreOptions::default()).await.unwrap();
    let rules = Rules::new(Arc::new(Lexicon::load(None).unwrap()));
    let options = CrawlOptions::default();
    let good = sources.iter().filter(|source| source.id.starts_with("good")).count();
    let progress = Good {
        left: AtomicUsize::new(good),
        began: Instant::now(),
        done: AtomicUsize::new(0),
        stop: options.stop.clone(),
    };
    let usage = Usage::begin();
    let report = crawl(&store, &rules, sources, &client(), &options, &Utc::now, &progress).await.unwrap();
    usage.tell(name, report.stored.new);
    progress.done.load(Ordering::Relaxed) as f64 / 1_000.0
}

/// Stops the run when all good sources are done.
struct Good {
    left: AtomicUsize,
    began: Instant,
    /// Milliseconds.
    done: AtomicUsize,
    stop: tokio_util::sync::CancellationToken,
}

impl homegrown::pipeline::Progress for Good {
    fn finished(&self, source: &Source, _: &homegrown::pipeline::VisitReport) {
        if source.id.starts_with("good") && self.left.fetch_sub(1, Ordering::Relaxed) == 1 {
            self.done.store(usize::try_from(self.began.elapsed().as_millis()).unwrap(), Ordering::Relaxed);
            self.stop.cancel();
        }
    }
}

/// Time and processor time since it began.
struct Usage {
    began: Instant,
    processor: f64,
}

impl Usage {
    fn begin() -> Self {
        Self { began: Instant::now(), processor: processor_seconds() }
    }

    fn tell(&self, what: &str, pages: usize) {
        let (seconds, processor) = (self.began.elapsed().as_secs_f64(), processor_seconds() - self.processor);
        let (rate, each) = (pages as f64 / seconds, 1_000.0 * processor / pages.max(1) as f64);
        println!(
            "{what}: {pages} pages in {seconds:.1} s, {rate:.0} a second; {each:.2} ms of one processor each; \
             {} MiB at most so far",
            peak_mib()
        );
    }
}

/// User and system time of this process, as Linux tells it; elsewhere nothing is told.
fn processor_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |place: usize| fields.get(place).and_then(|text| text.parse::<f64>().ok()).unwrap_or_default();
    (ticks(11) + ticks(12)) / 100.0
}

fn peak_mib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix("kB"));
    peak.and_then(|kib| kib.trim().parse::<u64>().ok()).unwrap_or_default() / 1_024
}
