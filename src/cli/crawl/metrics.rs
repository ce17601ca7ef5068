//! How a crawler that watches is doing, as numbers: for Prometheus at /metrics, for a supervisor at /healthz.

use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, AtomicU64},
    },
};

use anyhow::Context;
use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use chrono::{DateTime, Utc};
use prometheus_client::{
    encoding::text::encode,
    metrics::{counter::Counter, family::Family, gauge::Gauge},
    registry::Registry,
};
use tokio_util::sync::CancellationToken;

use super::{
    super::{failure::note, global::Global, paint::counted},
    well::Signs,
};
use crate::{crawl::locked, pipeline::VisitReport};

type Labels = [(&'static str, &'static str); 1];

/// The counters, shared by who counts and who tells. Cheap to clone.
#[derive(Clone)]
pub(super) struct Metrics {
    registry: Arc<Registry>,
    visits: Family<Labels, Counter>,
    pages: Family<Labels, Counter>,
    documents: Family<Labels, Counter>,
    claims: Family<Labels, Counter>,
    pub(super) under_way: Gauge<i64, AtomicI64>,
    last_visit: Gauge<i64, AtomicI64>,
    pub(super) next_visit: Gauge<i64, AtomicI64>,
    visited: Counter<u64, AtomicU64>,
    unanswered: Counter<u64, AtomicU64>,
    signs: Arc<Mutex<Signs>>,
}

impl Metrics {
    pub(super) fn new(sources: usize, now: DateTime<Utc>) -> Self {
        let mut registry = Registry::with_prefix("homegrown");
        let mut all = Self {
            registry: Arc::default(),
            visits: Family::default(),
            pages: Family::default(),
            documents: Family::default(),
            claims: Family::default(),
            under_way: Gauge::default(),
            last_visit: Gauge::default(),
            next_visit: Gauge::default(),
            visited: Counter::default(),
            unanswered: Counter::default(),
            signs: Arc::new(Mutex::new(Signs::new(sources, now))),
        };
        let known: Gauge = Gauge::default();
        known.set(i64::try_from(sources).unwrap_or(i64::MAX));
        registry.register("sources", "Sources that are watched", known);
        registry.register("visits", "Visits of sources, by the state they found", all.visits.clone());
        registry.register("pages", "Links of lists, by what became of them", all.pages.clone());
        registry.register("documents", "Documents stored, by what they changed", all.documents.clone());
        registry.register("claims", "Claims, by what became of them", all.claims.clone());
        registry.register("visits_under_way", "Sources that are being visited", all.under_way.clone());
        registry.register("last_visit_timestamp_seconds", "When a visit last ended", all.last_visit.clone());
        registry.register("next_visit_timestamp_seconds", "When the next source is due", all.next_visit.clone());
        all.registry = Arc::new(registry);
        all
    }

    /// Counts a visit.
    pub(super) fn count(&self, report: &VisitReport, now: DateTime<Utc>) {
        let (visit, stored) = (&report.visit, &report.stored);
        // a source whose host another program asks was not asked
        let answered = (!visit.elsewhere).then_some(visit.error.is_none());
        self.visits.get_or_create(&[("state", visit.status.as_str())]).inc();
        self.visited.inc();
        self.unanswered.inc_by(u64::from(visit.unanswered().is_some()));
        let add = |family: &Family<Labels, Counter>, key, rows: &[(&'static str, usize)]| {
            for (what, count) in rows {
                family.get_or_create(&[(key, *what)]).inc_by(u64::try_from(*count).unwrap_or_default());
            }
        };
        let pages = [
            ("fetched", visit.fetched + visit.from_feed),
            ("unchanged", visit.unchanged),
            ("known", visit.known),
            ("passed_over", visit.passed_over),
            ("failed", visit.failed.len()),
            ("unreadable", report.unreadable.len()),
        ];
        add(&self.pages, "outcome", &pages);
        add(
            &self.documents,
            "change",
            &[("new", stored.new), ("revised", stored.revised), ("failed", stored.failed.len())],
        );
        let claims = [("new", stored.claims_added), ("changed", stored.claims_changed), ("gone", stored.claims_gone)];
        add(&self.claims, "change", &claims);
        self.last_visit.set(now.timestamp());
        self.signs(|signs| match answered {
            Some(answered) => signs.visited(&visit.source, answered, now),
            None => signs.seen(now),
        });
    }

    /// Notes that the crawler goes on.
    pub(super) fn seen(&self, now: DateTime<Utc>) {
        self.signs(|signs| signs.seen(now));
    }

    fn signs<T>(&self, with: impl FnOnce(&mut Signs) -> T) -> T {
        with(&mut locked(&self.signs))
    }

    /// Whether it is well, and in one line how it goes or what is wrong.
    pub(super) fn state(&self, now: DateTime<Utc>) -> (bool, String) {
        let health = self.health(now);
        match self.signs(|signs| signs.trouble(now)) {
            None => (true, format!("ok: {health}")),
            Some(trouble) => (false, format!("not well: {trouble} ({health})")),
        }
    }

    /// How it goes, in one line.
    pub(super) fn health(&self, now: DateTime<Utc>) -> String {
        let size = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
        let new = self.documents.get_or_create(&[("change", "new")]).get();
        let revised = self.documents.get_or_create(&[("change", "revised")]).get();
        let next = DateTime::from_timestamp(self.next_visit.get(), 0).filter(|next| *next > now);
        let next = next.map_or_else(|| "now".to_owned(), |next| next.format("%Y-%m-%d %H:%M:%S UTC").to_string());
        format!(
            "{}, {} of them without an answer, {} under way; {}, {revised} changed; next visit {next}",
            counted(size(self.visited.get()), "visit"),
            self.unanswered.get(),
            self.under_way.get(),
            counted(size(new), "new document"),
        )
    }
}

/// Serves the numbers until the crawler stops; tells where.
pub(super) async fn serve(
    address: SocketAddr,
    metrics: Metrics,
    stop: CancellationToken,
) -> anyhow::Result<SocketAddr> {
    let listener = tokio::net::TcpListener::bind(address).await;
    let listener = listener.with_context(|| format!("--metrics {address}: cannot listen there"))?;
    let bound = listener.local_addr().unwrap_or(address);
    note(&format!("metrics at http://{bound}/metrics"));
    let router = Router::new().route("/metrics", get(numbers)).route("/healthz", get(health)).with_state(metrics);
    tokio::spawn(async move {
        let served = axum::serve(listener, router).with_graceful_shutdown(async move { stop.cancelled().await });
        if let Err(error) = served.await {
            tracing::warn!(error = %error, "the metrics are no longer served");
        }
    });
    Ok(bound)
}

async fn numbers(State(metrics): State<Metrics>) -> Response {
    let mut text = String::new();
    match encode(&mut text, &metrics.registry) {
        Ok(()) => {
            let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
            ([(header::CONTENT_TYPE, kind)], text).into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// A supervisor looks at the status alone; the words are for who looks after it.
async fn health(State(metrics): State<Metrics>) -> (StatusCode, String) {
    let (well, told) = metrics.state(Global::now());
    (if well { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }, format!("{told}\n"))
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    fn visit(error: Option<&str>) -> VisitReport {
        let visit = crate::crawl::Report { error: error.map(str::to_owned), ..Default::default() };
        VisitReport { visit, ..Default::default() }
    }

    async fn healthz(address: SocketAddr) -> (u16, String) {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
        stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        let status = answer.split(' ').nth(1).unwrap().parse().unwrap();
        (status, answer.lines().last().unwrap().to_owned())
    }

    #[tokio::test]
    async fn a_supervisor_is_told_when_the_crawler_is_not_well() {
        let now = Global::now();
        let metrics = Metrics::new(1, now - TimeDelta::minutes(90));
        let at = serve("127.0.0.1:0".parse().unwrap(), metrics.clone(), CancellationToken::new()).await.unwrap();
        let (status, told) = healthz(at).await;
        assert!(status == 503 && told.starts_with("not well: nothing has begun"), "{status} {told}");
        assert!(told.contains("for 90 minutes"), "{told}");
        metrics.seen(now);
        assert_eq!(healthz(at).await.0, 200, "it rests, and nothing is due");
        (0..3).for_each(|_| metrics.count(&visit(Some("connection refused")), now));
        let (status, told) = healthz(at).await;
        assert!(
            status == 503 && told.contains("no source has answered for 90 minutes, in 3 visits"),
            "{status} {told}"
        );
        metrics.count(&visit(None), now);
        let (status, told) = healthz(at).await;
        assert!(status == 200 && told.starts_with("ok: 4 visits, 3 of them without an answer"), "{status} {told}");
    }
}
