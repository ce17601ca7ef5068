//! Sources → when each is due, and on which host.

use std::collections::{BTreeMap, HashMap};

use anyhow::Result;
use chrono::{DateTime, Utc};

use super::CrawlOptions;
use crate::{
    crawl::{Source, Timing},
    store::Store,
};

/// The sources of each host.
pub(super) type Hosts<'s> = BTreeMap<String, Vec<&'s Source>>;

/// When the next of these sources is due; nothing where there are none.
pub async fn next_due(store: &Store, sources: &[Source]) -> Result<Option<DateTime<Utc>>> {
    let timings = timings(store).await?;
    Ok(sources.iter().map(|source| due(source, timings.get(&source.id))).min())
}

async fn timings(store: &Store) -> Result<HashMap<String, Timing>> {
    Ok(store.source_states().await?.into_iter().collect())
}

pub(super) fn due(source: &Source, timing: Option<&Timing>) -> DateTime<Utc> {
    timing.map_or(DateTime::UNIX_EPOCH, |timing| timing.due(source))
}

/// The sources that are due, in their order.
pub(in crate::pipeline) async fn due_sources<'s>(
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
pub(super) async fn hosts_of<'s>(
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
