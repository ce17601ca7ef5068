//! Due sources → visits, host by host. A host is leased for as long as its sources are visited, so that several
//! machines on one database never ask one host at once; within a process several hosts are visited at once.

use std::{
    collections::{BTreeMap, HashMap},
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::try_join_all;
use serde::Serialize;
use tokio::sync::Mutex;
use tokio_util::sync::CancellationToken;

use super::{
    Report, Rules,
    arrange::arrange,
    visit::{Stored, VisitReport, visit_one},
};
use crate::{
    crawl::{Client, Source, SourceState},
    store::Store,
};

/// How a run of the crawler goes.
#[derive(Debug, Clone)]
pub struct CrawlOptions {
    /// Visits all sources given, also those that are not due.
    pub all: bool,
    /// Fetches known pages again.
    pub revisit: bool,
    /// Pages of one source at most.
    pub limit: usize,
    /// Hosts at once.
    pub hosts: usize,
    /// Who leases: a name that no other running program has.
    pub worker: String,
    /// Ends the run: what is stored stays, and the rest waits for the next one.
    pub stop: CancellationToken,
}

impl Default for CrawlOptions {
    fn default() -> Self {
        Self {
            all: false,
            revisit: false,
            limit: 200,
            hosts: 8,
            worker: format!("process {}", std::process::id()),
            stop: CancellationToken::new(),
        }
    }
}

/// What came of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct CrawlReport {
    /// One for each source that was visited, in the order of the sources' ids.
    pub visits: Vec<VisitReport>,
    /// Sources that another program was visiting.
    pub elsewhere: Vec<String>,
    /// Sources that are not due yet.
    pub not_due: usize,
    /// What it all came to.
    pub stored: Report,
}

impl CrawlReport {
    /// Sources that answered.
    pub fn answered(&self) -> usize {
        self.visits.iter().filter(|visit| visit.visit.error.is_none()).count()
    }
}

/// Told what goes on while it goes on.
pub trait Progress: Sync {
    fn started(&self, _source: &Source) {}
    /// So many documents of the source were new or changed.
    fn stored(&self, _source: &Source, _documents: usize) {}
    fn finished(&self, _source: &Source, _report: &VisitReport) {}
}

/// For those who need not be told.
#[derive(Debug, Clone, Copy)]
pub struct Silent;

impl Progress for Silent {}

/// A lease ends by itself after so long, and is renewed as long as its holder lives.
const LEASE: TimeDelta = TimeDelta::minutes(3);
const RENEWED_EVERY: Duration = Duration::from_mins(1);
/// New documents after which the timeline is arranged while the run goes on.
const SHOWN_AFTER: usize = 200;

/// The sources of each host.
type Hosts<'s> = BTreeMap<String, Vec<&'s Source>>;

/// All that the visits of one run share.
pub(super) struct Crawl<'c> {
    pub(super) store: &'c Store,
    pub(super) rules: &'c Rules,
    pub(super) client: &'c Client,
    pub(super) options: &'c CrawlOptions,
    pub(super) clock: &'c (dyn Fn() -> DateTime<Utc> + Sync),
    pub(super) progress: &'c dyn Progress,
    pub(super) stored: Stored,
    hosts: Hosts<'c>,
    /// Hosts that nobody in this process has taken yet.
    open: Mutex<Vec<String>>,
    /// Documents that the timeline does not show yet.
    unshown: AtomicUsize,
}

/// Visits the sources that are due. A source that fails is told in the report and the rest goes on; a database that
/// fails ends the run.
pub async fn crawl(
    store: &Store,
    rules: &Rules,
    sources: &[Source],
    client: &Client,
    options: &CrawlOptions,
    clock: &(dyn Fn() -> DateTime<Utc> + Sync),
    progress: &dyn Progress,
) -> Result<CrawlReport> {
    let hosts = due_hosts(store, sources, options, clock()).await?;
    let due: usize = hosts.values().map(Vec::len).sum();
    let mut report = CrawlReport { not_due: sources.len() - due, ..CrawlReport::default() };
    let open: Vec<String> = hosts.keys().cloned().collect();
    let mut write = store.write().await?;
    for name in &open {
        write.put_host(name, clock()).await?;
    }
    write.commit().await?;
    let stored = Stored::new(store.document_ids().await?);
    let workers = options.hosts.clamp(1, open.len().max(1));
    let (open, unshown) = (Mutex::new(open), AtomicUsize::new(0));
    let run = Crawl { store, rules, client, options, clock, progress, stored, hosts, open, unshown };
    let visits = try_join_all((0..workers).map(|worker| run.work(worker))).await?;
    report.visits = visits.into_iter().flatten().collect();
    report.visits.sort_by(|a, b| a.visit.source.cmp(&b.visit.source));
    report.visits.iter().for_each(|visit| report.stored.add(visit.stored.clone()));
    if !options.stop.is_cancelled() {
        let left = run.open.lock().await;
        let left = left.iter().filter_map(|name| run.hosts.get(name)).flatten();
        report.elsewhere = left.map(|source| source.id.clone()).collect();
    }
    report.stored.add(arrange(store, rules).await?);
    Ok(report)
}

/// When the next of these sources is due; nothing where there are none.
pub async fn next_due(store: &Store, sources: &[Source]) -> Result<Option<DateTime<Utc>>> {
    let states = states(store).await?;
    Ok(sources.iter().map(|source| due(source, &states)).min())
}

async fn states(store: &Store) -> Result<HashMap<String, SourceState>> {
    Ok(store.source_states().await?.into_iter().collect())
}

fn due(source: &Source, states: &HashMap<String, SourceState>) -> DateTime<Utc> {
    states.get(&source.id).map_or(DateTime::UNIX_EPOCH, |state| state.due(source))
}

async fn due_hosts<'s>(
    store: &Store,
    sources: &'s [Source],
    options: &CrawlOptions,
    now: DateTime<Utc>,
) -> Result<Hosts<'s>> {
    let states = states(store).await?;
    let mut hosts = Hosts::new();
    for source in sources.iter().filter(|source| options.visits_all() || due(source, &states) <= now) {
        hosts.entry(host_of(source)).or_default().push(source);
    }
    Ok(hosts)
}

/// Host and port, so that two servers of one machine are two.
fn host_of(source: &Source) -> String {
    let url = url::Url::parse(&source.url).ok();
    let host = url.as_ref().and_then(|url| Some((url.host_str()?, url.port())));
    match host {
        Some((host, Some(port))) => format!("{host}:{port}"),
        Some((host, None)) => host.to_owned(),
        None => source.id.clone(),
    }
}

impl CrawlOptions {
    fn visits_all(&self) -> bool {
        self.all || self.revisit
    }
}

impl Crawl<'_> {
    /// Takes one host after another until none is left.
    async fn work(&self, worker: usize) -> Result<Vec<VisitReport>> {
        let by = format!("{} {worker}", self.options.worker);
        let mut visits = Vec::new();
        while let Some(host) = self.lease(&by).await? {
            let visited = self.holding(&host, &by, Box::pin(self.visit_host(&host))).await;
            let states = states(self.store).await?;
            let sources = self.hosts.get(&host).into_iter().flatten();
            let next = sources.map(|source| due(source, &states)).min().unwrap_or_else(self.clock);
            self.store.release_host::<()>(&host, &by, next, None).await?;
            visits.extend(visited?);
            if self.unshown.load(Ordering::Relaxed) >= SHOWN_AFTER {
                self.unshown.store(0, Ordering::Relaxed);
                arrange(self.store, self.rules).await?;
            }
        }
        Ok(visits)
    }

    async fn lease(&self, by: &str) -> Result<Option<String>> {
        let mut open = self.open.lock().await;
        if self.options.stop.is_cancelled() || open.is_empty() {
            return Ok(None);
        }
        let now = (self.clock)();
        let leased = self.store.lease_host::<()>(&open, now, now + LEASE, by).await?;
        Ok(leased.map(|host| {
            open.retain(|name| *name != host.name);
            host.name
        }))
    }

    /// Does the work and renews the lease as long as it takes.
    async fn holding<T>(&self, host: &str, by: &str, mut work: impl Future<Output = Result<T>> + Unpin) -> Result<T> {
        loop {
            tokio::select! {
                done = &mut work => return done,
                () = tokio::time::sleep(RENEWED_EVERY) => {
                    if !self.store.renew_host(host, (self.clock)() + LEASE, by).await? {
                        tracing::warn!(host.name = host, "the lease was lost to another program");
                    }
                }
            }
        }
    }

    async fn visit_host(&self, host: &str) -> Result<Vec<VisitReport>> {
        let mut visits = Vec::new();
        for source in self.hosts.get(host).into_iter().flatten() {
            // Another program may have visited it since this run began.
            let past: SourceState = self.store.source_state(&source.id).await?.unwrap_or_default();
            let is_due = self.options.visits_all() || past.due(source) <= (self.clock)();
            if self.options.stop.is_cancelled() || !is_due {
                continue;
            }
            self.progress.started(source);
            let visit = visit_one(self, source, &past).await?;
            self.progress.finished(source, &visit);
            self.unshown.fetch_add(visit.stored.new + visit.stored.revised, Ordering::Relaxed);
            visits.push(visit);
        }
        Ok(visits)
    }
}
