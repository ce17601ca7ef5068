//! Pages and redirects lead to hosts that no lease of a source's host covers: who asks one takes a lease of it too.

use std::{collections::BTreeSet, sync::Mutex};

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::{BoxFuture, try_join_all};

use crate::{
    crawl::{Client, Gate, HostState, Now, locked},
    store::Store,
};

/// Longer than a host is taken to be held ([`HELD`](crate::crawl::HELD)) with a whole request behind that.
const STAY: TimeDelta = TimeDelta::minutes(5);

/// Leases hosts of the store to one visit as a guest.
pub(super) struct StoreGate {
    store: Store,
    worker: String,
    entered: Mutex<BTreeSet<String>>,
}

impl StoreGate {
    pub(super) fn new(store: &Store, worker: &str) -> Self {
        Self { store: store.clone(), worker: worker.to_owned(), entered: Mutex::default() }
    }

    /// Gives the hosts back. Another visit that still asks one of them enters anew.
    pub(super) async fn leave(&self, client: &Client, now: Now<'_>) -> anyhow::Result<()> {
        let entered = std::mem::take(&mut *locked(&self.entered));
        // at once: for each its turn is waited for
        let leave = |host: String| async move {
            let left = client.leave(&host, now).await;
            self.store.leave_host(&host, &self.worker, &left.state).await
        };
        try_join_all(entered.into_iter().map(leave)).await?;
        Ok(())
    }
}

impl Gate for StoreGate {
    fn enter<'g>(&'g self, host: &'g str, now: DateTime<Utc>) -> BoxFuture<'g, Option<HostState>> {
        Box::pin(async move {
            // before it is: who is stopped meanwhile may have entered
            locked(&self.entered).insert(host.to_owned());
            match self.store.enter_host(host, &self.worker, now, now + STAY).await {
                Ok(Some(state)) => Some(state),
                Ok(None) => {
                    locked(&self.entered).remove(host);
                    None
                }
                Err(error) => {
                    tracing::warn!(host.name = host, error = %error, "whether another program asks this host cannot be told");
                    None
                }
            }
        })
    }

    fn keep<'g>(&'g self, host: &'g str, state: HostState) -> BoxFuture<'g, ()> {
        Box::pin(async move {
            if let Err(error) = self.store.keep_host(host, &self.worker, &state).await {
                tracing::warn!(host.name = host, error = %error, "what the host asks for cannot be stored");
            }
        })
    }
}
