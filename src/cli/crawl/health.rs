//! What a crawler that watches says: a line where there is news or trouble, and now and then how it goes.

use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::{
    super::{failure::note, global::Global},
    metrics::Metrics,
    progress::line,
};
use crate::{
    crawl::Source,
    pipeline::{Progress, VisitReport},
};

/// How often it says how it goes.
const EVERY: Duration = Duration::from_mins(5);

pub(super) struct Watcher {
    pub(super) metrics: Metrics,
}

impl Watcher {
    pub(super) fn new(metrics: Metrics) -> Self {
        Self { metrics }
    }

    /// Says how it goes until it is stopped.
    pub(super) fn tell_health(&self, stop: CancellationToken) -> JoinHandle<()> {
        let metrics = self.metrics.clone();
        tokio::spawn(async move {
            while tokio::time::timeout(EVERY, stop.cancelled()).await.is_err() {
                note(&format!("health: {}", metrics.state(Global::now()).1));
            }
        })
    }
}

impl Progress for Watcher {
    fn started(&self, source: &Source) {
        self.metrics.under_way.inc();
        self.metrics.seen(Global::now());
        tracing::debug!(source.id = source.id, "visit begins");
    }

    fn stored(&self, _: &Source, _: usize) {
        self.metrics.seen(Global::now());
    }

    fn finished(&self, source: &Source, report: &VisitReport) {
        self.metrics.under_way.dec();
        self.metrics.count(report, Global::now());
        if report.stored.new + report.stored.revised > 0 || report.visit.unanswered().is_some() {
            note(&line(report));
        }
        tracing::info!(source.id = source.id, new = report.stored.new, revised = report.stored.revised, "visited");
    }

    fn resting(&self, until: DateTime<Utc>) {
        self.metrics.next_visit.set(until.timestamp());
        self.metrics.seen(Global::now());
    }
}
