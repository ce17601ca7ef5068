//! Due sources → visits, host by host. A host is leased for as long as its sources are visited, so that several
//! machines on one database never ask one host at once; within a process many hosts are visited at once, for most
//! of the time of a visit is waiting.
//!
//! | file | does |
//! | --- | --- |
//! | `due` | sources → when each is due, and on which host |
//! | `work` | leases host after host, visits its sources, gives it back, rests where there is nothing to do |

mod due;
mod work;

use std::{collections::HashSet, sync::atomic::AtomicUsize};

use anyhow::Result;
use chrono::{DateTime, Utc};
use serde::Serialize;
use tokio::{sync::Mutex, time::Instant};
use tokio_util::sync::CancellationToken;

pub(super) use self::due::due_sources;
pub use self::due::next_due;
use self::due::{Hosts, hosts_of};
use super::{
    Report, Rules,
    arrange::arrange,
    together::Together,
    visit::{Stored, VisitReport},
};
use crate::{
    crawl::{Client, Now, Source},
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

    /// Whether sources were asked, and none of them answered.
    pub fn none_answered(&self) -> bool {
        self.answered() == 0 && self.visits.iter().any(|visit| visit.visit.unanswered().is_some())
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

/// All that the visits of one run share.
pub(super) struct Crawl<'c> {
    pub(super) store: &'c Store,
    pub(super) rules: &'c Rules,
    pub(super) client: &'c Client,
    pub(super) options: &'c CrawlOptions,
    pub(super) clock: Now<'c>,
    pub(super) progress: &'c dyn Progress,
    pub(super) stored: Stored,
    /// Keys of the pages that are being fetched.
    pub(super) pages_under_way: std::sync::Mutex<HashSet<String>>,
    /// Visits share their writes.
    pub(super) together: Together,
    hosts: Hosts<'c>,
    /// Hosts that nobody in this process has taken yet.
    open: Mutex<Vec<String>>,
    /// Documents that the timeline does not show yet.
    unshown: AtomicUsize,
    /// When it may be arranged again while hosts are being visited; held while it is.
    shown_from: Mutex<Instant>,
    /// Hosts that are being visited.
    hosts_under_way: AtomicUsize,
}

/// Visits the sources that are due. A source that fails is told in the report and the rest goes on; a database that
/// fails ends the run. Whoever watches gets its report through `progress`.
pub async fn crawl(
    store: &Store,
    rules: &Rules,
    sources: &[Source],
    client: &Client,
    options: &CrawlOptions,
    clock: Now<'_>,
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
        together: Together::default(),
        hosts,
        open,
        unshown: AtomicUsize::new(0),
        shown_from: Mutex::new(Instant::now()),
        pages_under_way: std::sync::Mutex::default(),
        hosts_under_way: AtomicUsize::new(0),
    };
    report.visits = run.work().await?;
    report.visits.sort_by(|a, b| a.visit.source.cmp(&b.visit.source));
    report.visits.iter().for_each(|visit| report.stored.add(visit.stored.clone()));
    // What waited since the last visit was fetched all the same.
    let not_asked: Vec<VisitReport> = report.visits.extract_if(.., |visit| visit.visit.is_idle()).collect();
    if !options.stop.is_cancelled() {
        let left = run.open.lock().await;
        let left = left.iter().filter_map(|name| run.hosts.get(name)).flatten();
        report.elsewhere = left.map(|source| source.id.clone()).collect();
    }
    report.elsewhere.extend(not_asked.into_iter().map(|visit| visit.visit.source));
    report.stored.add(arrange(store, rules).await?);
    Ok(report)
}

impl CrawlOptions {
    fn visits_all(&self) -> bool {
        self.all || self.revisit
    }
}
