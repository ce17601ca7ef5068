//! Due sources → visits, host by host. A host is leased for as long as its sources are visited, so that several
//! machines on one database never ask one host at once; within a process many hosts are visited at once, for most
//! of the time of a visit is waiting.

use std::{
    collections::{BTreeMap, HashMap},
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use futures_util::{StreamExt, stream};
use serde::Serialize;
use tokio::sync::Mutex;
use tokio_util::sync::CancellationToken;

use super::{
    Report, Rules,
    arrange::arrange,
    visit::{Stored, VisitReport, visit_one},
};
use crate::{
    crawl::{Client, Source, SourceState, Timing},
    store::Store,
};

/// How a run of the crawler goes.
#[derive(Debug, Clone)]
pub struct CrawlOptions {
    /// Visits all sources given, also those that are not due.
    pub all: bool,
    /// Fetches known pages again.
    pub revisit: bool,
    /// Stays when all that is due is visited, and keeps the schedule until it is stopped.
    pub watch: bool,
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
            watch: false,
            limit: 200,
            hosts: 128,
            worker: worker(),
            stop: CancellationToken::new(),
        }
    }
}

/// A name that no other process has, on this machine or another.
fn worker() -> String {
    let process = std::process::id();
    let dice = std::hash::BuildHasher::hash_one(&std::collections::hash_map::RandomState::new(), process);
    format!("process {process} {dice:016x}")
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
    /// Nothing is left to do until then.
    fn resting(&self, _until: DateTime<Utc>) {}
}

/// For those who need not be told.
#[derive(Debug, Clone, Copy)]
pub struct Silent;

impl Progress for Silent {}

/// A lease ends by itself after so long, and is renewed as long as its holder lives.
const LEASE: TimeDelta = TimeDelta::minutes(3);
const RENEWED_EVERY: Duration = Duration::from_mins(1);
/// Whoever watches looks again after so long at the latest, for other programs may have added or given back hosts.
const LONGEST_REST: Duration = Duration::from_mins(1);
const SHORTEST_REST: Duration = Duration::from_secs(1);
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
    /// Hosts that are being visited.
    under_way: AtomicUsize,
}

/// Visits the sources that are due. A source that fails is told in the report and the rest goes on; a database that
/// fails ends the run. Whoever watches gets its report through `progress`.
pub async fn crawl(
    store: &Store,
    rules: &Rules,
    sources: &[Source],
    client: &Client,
    options: &CrawlOptions,
    clock: &(dyn Fn() -> DateTime<Utc> + Sync),
    progress: &dyn Progress,
) -> Result<CrawlReport> {
    let (hosts, due) = hosts_of(store, sources, options, clock()).await?;
    let mut report = CrawlReport { not_due: sources.len() - due, ..CrawlReport::default() };
    let open = Mutex::new(hosts.keys().cloned().collect());
    let stored = Stored::new(store.document_ids().await?);
    let run = Crawl {
        store,
        rules,
        client,
        options,
        clock,
        progress,
        stored,
        hosts,
        open,
        unshown: AtomicUsize::new(0),
        under_way: AtomicUsize::new(0),
    };
    report.visits = run.work().await?;
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
    let timings = timings(store).await?;
    Ok(sources.iter().map(|source| due(source, timings.get(&source.id))).min())
}

async fn timings(store: &Store) -> Result<HashMap<String, Timing>> {
    Ok(store.source_states().await?.into_iter().collect())
}

fn due(source: &Source, timing: Option<&Timing>) -> DateTime<Utc> {
    timing.map_or(DateTime::UNIX_EPOCH, |timing| timing.due(source))
}

/// The sources that are due, in their order.
pub(super) async fn due_sources<'s>(
    store: &Store,
    sources: &'s [Source],
    options: &CrawlOptions,
    now: DateTime<Utc>,
) -> Result<Vec<&'s Source>> {
    let timings = timings(store).await?;
    let is_due = |source: &&Source| options.visits_all() || due(source, timings.get(&source.id)) <= now;
    Ok(sources.iter().filter(is_due).collect())
}

/// The hosts of the sources that are due, made known to the store; of all sources for whoever watches. And how many
/// sources are due.
async fn hosts_of<'s>(
    store: &Store,
    sources: &'s [Source],
    options: &CrawlOptions,
    now: DateTime<Utc>,
) -> Result<(Hosts<'s>, usize)> {
    let timings = timings(store).await?;
    let (mut hosts, mut dues) = (Hosts::new(), BTreeMap::new());
    let mut count = 0;
    for source in sources {
        let due = if options.visits_all() { now } else { due(source, timings.get(&source.id)) };
        count += usize::from(due <= now);
        if due <= now || options.watch {
            let name = host_of(source);
            let first = dues.entry(name.clone()).or_insert(due);
            *first = due.min(*first);
            hosts.entry(name).or_default().push(source);
        }
    }
    let mut write = store.write().await?;
    for (name, due) in dues {
        write.put_host(&name, due.max(DateTime::UNIX_EPOCH)).await?;
    }
    write.commit().await?;
    Ok((hosts, count))
}

/// Host and port, so that two servers of one machine are two.
fn host_of(source: &Source) -> String {
    let url = url::Url::parse(&source.url).ok().filter(url::Url::has_host);
    url.map_or_else(|| source.id.clone(), |url| crate::crawl::host_name(&url))
}

impl CrawlOptions {
    fn visits_all(&self) -> bool {
        self.all || self.revisit
    }
}

impl Crawl<'_> {
    /// Takes one host after another, many at once, until none is left or the user has had enough. Nothing is awaited
    /// beside the visits: one that is not driven on could hold the store while another waits for it.
    async fn work(&self) -> Result<Vec<VisitReport>> {
        let hosts = stream::unfold(self, |run| async move { run.next_host().await.map(|host| (host, run)) });
        let visits = hosts.map(|host| async { Box::pin(self.host(host?)).await });
        let mut visited = std::pin::pin!(visits.buffer_unordered(self.options.hosts.max(1)));
        let mut reports = Vec::new();
        while let Some(done) = visited.next().await {
            let done = done?;
            if !self.options.watch {
                reports.extend(done);
            }
        }
        Ok(reports)
    }

    /// The next host that is leased; whoever watches waits for it.
    async fn next_host(&self) -> Option<Result<String>> {
        loop {
            match self.lease().await {
                Ok(Some(host)) => return Some(Ok(host)),
                Ok(None) if self.options.watch && !self.options.stop.is_cancelled() => {}
                Ok(None) => return None,
                Err(error) => return Some(Err(error)),
            }
            if let Err(error) = self.rest().await {
                return Some(Err(error));
            }
        }
    }

    /// Visits a host that is leased and gives it back.
    async fn host(&self, host: String) -> Result<Vec<VisitReport>> {
        self.under_way.fetch_add(1, Ordering::Relaxed);
        let visited = Box::pin(self.holding(&host, self.visit_host(&host))).await;
        let mut next = DateTime::<Utc>::MAX_UTC;
        for source in self.hosts.get(&host).into_iter().flatten() {
            next = next.min(due(source, self.store.source_state(&source.id).await?.as_ref()));
        }
        self.store.release_host::<()>(&host, &self.options.worker, next, None).await?;
        if self.unshown.load(Ordering::Relaxed) >= SHOWN_AFTER {
            self.show().await?;
        }
        self.under_way.fetch_sub(1, Ordering::Relaxed);
        visited
    }

    /// Arranges the timeline, so that what is stored can be seen while the run goes on.
    async fn show(&self) -> Result<()> {
        if self.unshown.swap(0, Ordering::Relaxed) > 0 {
            arrange(self.store, self.rules).await?;
        }
        Ok(())
    }

    /// Waits until a host may be free.
    async fn rest(&self) -> Result<()> {
        let now = (self.clock)();
        let next = self.store.next_due(now).await?.and_then(|next| next.parse::<DateTime<Utc>>().ok());
        let idle = self.under_way.load(Ordering::Relaxed) == 0;
        if idle {
            self.show().await?;
            self.progress.resting(next.unwrap_or(now));
        }
        let rest = next.and_then(|next| (next - now).to_std().ok()).unwrap_or_default();
        let most = if idle { LONGEST_REST } else { SHORTEST_REST };
        // It comes early where it is stopped.
        let _ = tokio::time::timeout(rest.clamp(SHORTEST_REST, most), self.options.stop.cancelled()).await;
        Ok(())
    }

    async fn lease(&self) -> Result<Option<String>> {
        let mut open = self.open.lock().await;
        if self.options.stop.is_cancelled() || open.is_empty() {
            return Ok(None);
        }
        let now = (self.clock)();
        let leased = self.store.lease_host::<()>(&open, now, now + LEASE, &self.options.worker).await?;
        Ok(leased.map(|host| {
            if !self.options.watch {
                open.retain(|name| *name != host.name);
            }
            host.name
        }))
    }

    /// Does the work and renews the lease as long as it takes. Where another program has it by now, the work is broken
    /// off: two would ask one host at once.
    async fn holding<T: Default>(&self, host: &str, work: impl Future<Output = Result<T>>) -> Result<T> {
        let renewing = async {
            loop {
                tokio::time::sleep(RENEWED_EVERY).await;
                if !self.store.renew_host(host, (self.clock)() + LEASE, &self.options.worker).await? {
                    tracing::warn!(host.name = host, "the lease was lost to another program: the visit is broken off");
                    return Ok(T::default());
                }
            }
        };
        tokio::select! {
            done = work => done,
            lost = renewing => lost,
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
