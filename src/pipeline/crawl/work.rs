//! A run at work: host after host is leased, its sources are visited, and it is given back.

use std::{sync::atomic::Ordering, time::Duration};

use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use futures_util::{StreamExt, stream};
use tokio::time::Instant;

use super::{Crawl, due::due};
use crate::{
    crawl::{HostState, SourceState},
    pipeline::{
        arrange::arrange,
        visit::{VisitReport, visit_one},
    },
    store::Leased,
};

/// A lease ends by itself after so long, and is renewed as long as its holder lives.
const LEASE: TimeDelta = TimeDelta::minutes(3);
const RENEWED_EVERY: Duration = Duration::from_mins(1);
/// Whoever watches looks again after so long at the latest, for other programs may have added or given back hosts.
const LONGEST_REST: Duration = Duration::from_mins(1);
const SHORTEST_REST: Duration = Duration::from_secs(1);
/// New documents after which the timeline is arranged while the run goes on, and the part of the time that may go
/// into it: what is stored already is arranged each time, so that a large run would do little else.
const SHOWN_AFTER: usize = 200;
const SHOWN_PART: u32 = 20;

impl Crawl<'_> {
    /// Takes one host after another, many at once, until none is left or the user has had enough. Nothing is awaited
    /// beside the visits: one that is not driven on could hold the store while another waits for it.
    pub(super) async fn work(&self) -> Result<Vec<VisitReport>> {
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
    async fn next_host(&self) -> Option<Result<Leased<HostState>>> {
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
    async fn host(&self, leased: Leased<HostState>) -> Result<Vec<VisitReport>> {
        self.hosts_under_way.fetch_add(1, Ordering::Relaxed);
        let host = leased.name;
        // Another visit may be asking it for a page: its turn is waited for, and the lease goes on meanwhile.
        let work = async {
            self.client.hold(&host, &leased.state.unwrap_or_default(), self.clock).await;
            let visits = self.visit_host(&host).await;
            let next = self.next_of(&host).await?;
            Ok((visits, next, self.client.leave(&host, self.clock).await))
        };
        // It is given back whatever became of the visits; where the lease was lost, another holds it.
        let visits = if let Some((visits, next, left)) = Box::pin(self.holding(&host, work)).await? {
            self.store.release_host(&host, &self.options.worker, next, Some(&left.state)).await?;
            visits?
        } else {
            self.client.leave(&host, self.clock).await;
            Vec::new()
        };
        if self.unshown.load(Ordering::Relaxed) >= SHOWN_AFTER
            && let Ok(mut shown_from) = self.shown_from.try_lock()
            && Instant::now() >= *shown_from
        {
            self.show(&mut shown_from).await?;
        }
        self.hosts_under_way.fetch_sub(1, Ordering::Relaxed);
        Ok(visits)
    }

    /// When the first source of a host is due.
    async fn next_of(&self, host: &str) -> Result<DateTime<Utc>> {
        let mut next = DateTime::<Utc>::MAX_UTC;
        for source in self.hosts.get(host).into_iter().flatten() {
            next = next.min(due(source, self.store.source_state(&source.id).await?.as_ref()));
        }
        Ok(next)
    }

    /// Arranges the timeline, so that what is stored can be seen while the run goes on. One visit does at a time: the
    /// writes of two would do the same things in turns.
    async fn show(&self, shown_from: &mut Instant) -> Result<()> {
        if self.unshown.swap(0, Ordering::Relaxed) > 0 {
            let began = Instant::now();
            arrange(self.store, self.rules).await?;
            *shown_from = Instant::now() + began.elapsed() * SHOWN_PART;
        }
        Ok(())
    }

    /// Waits until a host may be free.
    async fn rest(&self) -> Result<()> {
        let now = (self.clock)();
        let next = self.store.next_due(now).await?.and_then(|next| next.parse::<DateTime<Utc>>().ok());
        let idle = self.hosts_under_way.load(Ordering::Relaxed) == 0;
        if idle {
            if let Ok(mut shown_from) = self.shown_from.try_lock() {
                self.show(&mut shown_from).await?;
            }
            self.progress.resting(next.unwrap_or(now));
        }
        let rest = next.and_then(|next| (next - now).to_std().ok()).unwrap_or_default();
        let most = if idle { LONGEST_REST } else { SHORTEST_REST };
        // It comes early where it is stopped.
        let _ = tokio::time::timeout(rest.clamp(SHORTEST_REST, most), self.options.stop.cancelled()).await;
        Ok(())
    }

    async fn lease(&self) -> Result<Option<Leased<HostState>>> {
        let mut open = self.open.lock().await;
        if self.options.stop.is_cancelled() || open.is_empty() {
            return Ok(None);
        }
        let now = (self.clock)();
        let leased = self.store.lease_host(&open, now, now + LEASE, &self.options.worker).await?;
        if let Some(host) = leased.as_ref().filter(|_| !self.options.watch) {
            open.retain(|name| *name != host.name);
        }
        Ok(leased)
    }

    /// Does the work and renews the lease as long as it takes. Where another program has it by now, the work is broken
    /// off and gives nothing: two would ask one host at once.
    async fn holding<T>(&self, host: &str, work: impl Future<Output = Result<T>>) -> Result<Option<T>> {
        let renewing = async {
            loop {
                tokio::time::sleep(RENEWED_EVERY).await;
                if !self.store.renew_host(host, (self.clock)() + LEASE, &self.options.worker).await? {
                    tracing::warn!(host.name = host, "the lease was lost to another program: the visit is broken off");
                    return Ok(None);
                }
            }
        };
        tokio::select! {
            done = work => done.map(Some),
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
