//! Pages and redirects lead to hosts that no lease of a source's host covers: who asks one takes a lease of it too.

use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;

use super::{CrawlOptions, work::LEASE};
use crate::{
    crawl::{Gate, HostState},
    store::Store,
};

/// Leases hosts of the store to a program as a guest.
pub(super) struct StoreGate {
    store: Store,
    worker: String,
}

impl StoreGate {
    pub(super) fn new(store: &Store, options: &CrawlOptions) -> Self {
        Self { store: store.clone(), worker: options.worker.clone() }
    }
}

impl Gate for StoreGate {
    fn enter<'g>(&'g self, host: &'g str, now: DateTime<Utc>) -> BoxFuture<'g, Option<HostState>> {
        Box::pin(async move {
            let entered = self.store.enter_host(host, &self.worker, now, now + LEASE).await;
            entered.unwrap_or_else(|error| {
                tracing::warn!(host.name = host, error = %error, "whether another program asks this host cannot be told");
                None
            })
        })
    }
}
