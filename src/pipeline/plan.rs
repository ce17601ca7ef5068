//! What a crawl would do: the lists are read, and nothing else is fetched or stored.

use anyhow::Result;
use chrono::{DateTime, Utc};
use futures_util::{StreamExt, stream};

use super::{
    CrawlOptions, Rules,
    crawl::due_sources,
    visit::{Stored, is_relevant},
};
use crate::{
    crawl::{self, Client, CrawlError, Order, Plan, Source, SourceState},
    store::Store,
};

/// Lists that are read at once; one host still has but one request at a time.
const AT_ONCE: usize = 32;

/// Tells of each source that is due what a visit would fetch, or why its list cannot be had.
pub async fn plan<'s>(
    store: &Store,
    rules: &Rules,
    sources: &'s [Source],
    client: &Client,
    options: &CrawlOptions,
    now: DateTime<Utc>,
) -> Result<Vec<(&'s Source, Result<Plan, CrawlError>)>> {
    let stored = Stored::new(store.document_ids().await?);
    let due = due_sources(store, sources, options, now).await?;
    let planned = stream::iter(due).map(|source| {
        let stored = &stored;
        async move {
            let past: SourceState = store.source_state(&source.id).await?.unwrap_or_default();
            let relevant = |text: &str| is_relevant(text, &rules.lexicon);
            let order = Order {
                source,
                client,
                known: stored,
                relevant: &relevant,
                now,
                revisit: options.revisit,
                limit: options.limit,
            };
            anyhow::Ok((source, crawl::plan(&order, &past).await))
        }
    });
    let planned: Vec<_> = planned.buffered(AT_ONCE).collect().await;
    planned.into_iter().collect()
}
