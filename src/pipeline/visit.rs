//! One source → its new pages, cleaned and taken in while others are still being fetched.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, RwLock},
};

use anyhow::Result;
use futures_util::future::BoxFuture;
use serde::Serialize;
use tokio::sync::mpsc::{Receiver, channel};

use super::{
    Arrival, Beforehand, Report,
    clean::{Site, clean_apart},
    crawl::Crawl,
    gate::StoreGate,
    ingest::take_in_with,
};
use crate::{
    article::Cleaned,
    crawl::{self, Failure, Fetched, Known, Order, Source, SourceState, Visited, locked, visit},
    lexicon::Lexicon,
    model::{EntityKind, Id, Page, address},
    store::Store,
};

/// Pages that wait to be taken in: fetching pauses when there are more.
const WAITING: usize = 32;

/// What came of the visit of one source.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct VisitReport {
    /// What was asked and what answered.
    #[serde(flatten)]
    pub visit: crawl::Report,
    /// What came of the pages.
    pub stored: Report,
    /// Pages in which no article was found.
    pub unreadable: Vec<Failure>,
}

/// The documents that are stored, for all visits of a run.
#[derive(Debug)]
pub(super) struct Stored(RwLock<HashSet<Id>>);

impl Stored {
    pub(super) fn new(ids: Vec<Id>) -> Self {
        Self(RwLock::new(ids.into_iter().collect()))
    }

    fn add(&self, id: Id) {
        if let Ok(mut ids) = self.0.write() {
            ids.insert(id);
        }
    }
}

impl Known for Stored {
    fn is_known(&self, key: &str) -> bool {
        self.0.read().is_ok_and(|ids| ids.contains(&Id::document(key)))
    }
}

/// What one visit knows: what is stored, and which pages it has taken, so that no other visit of the run fetches them until
/// they are stored.
struct OfVisit<'r> {
    store: &'r Store,
    stored: &'r Stored,
    under_way: &'r Mutex<HashSet<String>>,
    taken: Mutex<Vec<String>>,
}

impl Known for OfVisit<'_> {
    fn is_known(&self, key: &str) -> bool {
        self.stored.is_known(key)
    }

    fn take(&self, key: &str) -> bool {
        let is_free = locked(self.under_way).insert(key.to_owned());
        if is_free {
            locked(&self.taken).push(key.to_owned());
        }
        is_free
    }

    fn look_up(&self, keys: Vec<String>) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            let ids: Vec<Id> = keys.iter().map(|key| Id::document(key)).collect();
            match self.store.stored_among(&ids).await {
                Ok(stored) => stored.into_iter().for_each(|id| self.stored.add(id)),
                // fetched once more, no page is lost
                Err(error) => tracing::warn!(error = %error, "which pages are stored by now cannot be told"),
            }
        })
    }
}

impl Drop for OfVisit<'_> {
    fn drop(&mut self) {
        let mut under_way = locked(self.under_way);
        for key in locked(&self.taken).drain(..) {
            under_way.remove(&key);
        }
    }
}

/// Visits a source, takes in what it gives, and remembers how it went.
pub(super) async fn visit_one(run: &Crawl<'_>, source: &Source, past: &SourceState) -> Result<VisitReport> {
    let lexicon = &run.rules.lexicon;
    let relevant = |text: &str| is_relevant(text, lexicon);
    let (stored, under_way) = (&run.stored, &run.pages_under_way);
    let known = OfVisit { store: run.store, stored, under_way, taken: Mutex::default() };
    let gate = Arc::new(StoreGate::new(run.store, &run.options.worker));
    let client = run.client.guarded(Arc::clone(&gate) as _);
    let order = Order {
        source,
        client: &client,
        known: &known,
        relevant: &relevant,
        now: (run.clock)(),
        revisit: run.options.revisit,
        limit: run.options.limit,
    };
    let (sender, pages) = channel(WAITING);
    let visiting = async {
        let visited = tokio::select! {
            visited = visit(&order, past, &sender) => Some(visited),
            () = run.options.stop.cancelled() => None,
        };
        drop(sender);
        visited
    };
    let (visited, taken) = tokio::join!(visiting, take_pages(run, source, pages));
    let (stored, unreadable, lost) = taken?;
    let visit = match visited {
        Some(visited) => remember(run, past, visited, &lost, &unreadable).await?,
        // A visit that was broken off is made again: what it stored is known by then.
        None => crawl::Report { source: source.id.clone(), ..Default::default() },
    };
    gate.leave(run.client, run.clock).await?;
    Ok(VisitReport { visit, stored, unreadable })
}

/// Stores how a visit went.
async fn remember(
    run: &Crawl<'_>,
    past: &SourceState,
    mut visited: Visited,
    lost: &HashSet<String>,
    unreadable: &[Failure],
) -> Result<crawl::Report> {
    visited.lose(lost, past);
    let Visited { report, mut state, confirmed, .. } = visited;
    tell_fruits(&mut state, past, &report, unreadable);
    let mut write = run.store.write().await?;
    write.put_source_state(&report.source, &state).await?;
    // A page that calls itself otherwise is known by another address: it stays as it was.
    for page in &confirmed {
        for key in &page.keys {
            write.put_seen_again(&Id::document(key), page.before, page.at).await?;
        }
    }
    write.commit().await?;
    Ok(report)
}

/// A page that gave no article is nothing new, and where none gave one, that is told of the source until one does.
fn tell_fruits(state: &mut SourceState, past: &SourceState, visit: &crawl::Report, unreadable: &[Failure]) {
    let had = visit.fetched + visit.from_feed;
    if had > 0 && unreadable.len() >= had {
        state.last_new = past.last_new;
        state.fruitless = unreadable.first().map(|failure| failure.reason.clone());
    } else if had > 0 {
        state.fruitless = None;
    }
}

/// Report, unreadable pages, and the keys of pages that could not be stored, to be fetched again.
type Taken = (Report, Vec<Failure>, HashSet<String>);

async fn take_pages(run: &Crawl<'_>, source: &Source, mut pages: Receiver<Fetched>) -> Result<Taken> {
    let (mut report, mut unreadable, mut lost) = (Report::default(), Vec::new(), HashSet::new());
    let (site, mut together) = (Site::of(source)?, Vec::new());
    while pages.recv_many(&mut together, WAITING).await > 0 {
        let (mut arrivals, mut rooms) = (Vec::new(), Vec::new());
        for Fetched { page, room } in together.drain(..) {
            let url = page.url.clone();
            rooms.push(room);
            match cleaned(page, &site).await {
                Ok(arrival) => arrivals.push((url, arrival)),
                Err(error) => unreadable.push(Failure { url, reason: format!("{error:#}") }),
            }
        }
        let (of, arrivals): (Vec<(String, Id)>, Vec<Arrival>) =
            arrivals.into_iter().map(|(url, arrival)| ((url, arrival.document.id.clone()), arrival)).unzip();
        let part = take_in_with(&run.together, run.store, run.rules, arrivals, (run.clock)()).await?;
        for (url, id) in of {
            if part.lost.contains(&id) {
                lost.extend(address::key(&url));
            } else {
                run.stored.add(id);
            }
        }
        run.progress.stored(source, part.new + part.revised);
        report.add(part);
    }
    Ok((report, unreadable, lost))
}

/// Finds the article.
async fn cleaned(page: Page, site: &Site) -> Result<Arrival> {
    let (Cleaned { document, is_of_feed }, page) = clean_apart(page, site).await?;
    let cleaning = Some(Beforehand::of(&page, is_of_feed).cleaning(site)?);
    let seen_at = Some(page.fetched_at);
    Ok(Arrival { document, page: Some((page.body, page.content_type)), cleaning, seen_at })
}

/// Whether a title or summary names something of this field, be it a member that no lexicon has of a family that it does
/// (`Ascend 528`); a country or a newspaper alone is in all news.
pub(super) fn is_relevant(text: &str, lexicon: &Lexicon) -> bool {
    lexicon.find_with_members(text).iter().any(|found| {
        use EntityKind::{Chip, Model, Organization, Policy, System};
        matches!(lexicon.entity(found.entity).kind, Some(Chip | Model | Organization | Policy | System))
    })
}
