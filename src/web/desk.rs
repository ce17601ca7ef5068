//! Where questions are answered: a store with its index, of today or of a past day.

use std::{
    any::Any,
    path::PathBuf,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use anyhow::Context;
use chrono::NaiveDate;
use futures_util::future::LocalBoxFuture;
use tokio::{
    runtime::Handle,
    sync::{Mutex, Semaphore},
};
use tokio_util::sync::CancellationToken;

use super::error::Refusal;
use crate::{
    lexicon::Lexicon,
    query::{self, Followed},
    search::Index,
    store::Store,
};

/// A store and the folder of its index.
pub struct Desk {
    pub store: Store,
    lexicon: Arc<Lexicon>,
    folder: PathBuf,
    /// Replaced whole when the store has changed: who reads the old one reads on.
    index: RwLock<Option<Arc<Index>>>,
    /// What has to be kept as long as the store is used.
    _kept: Option<Box<dyn Any + Send + Sync>>,
}

/// How often it is looked whether the store has changed.
const LOOK: Duration = Duration::from_secs(2);

impl Desk {
    /// A desk over a store; `folder` is where its index lives, and `kept` what must not go before it.
    pub fn new(store: Store, lexicon: Arc<Lexicon>, folder: PathBuf, kept: Option<Box<dyn Any + Send + Sync>>) -> Self {
        Self { store, lexicon, folder, index: RwLock::default(), _kept: kept }
    }

    /// The index as it is now.
    pub(super) fn index(&self) -> Result<Arc<Index>, Refusal> {
        let index = self.index.read().unwrap_or_else(PoisonError::into_inner).clone();
        index.ok_or_else(|| Refusal::Later("the search index is being built: ask again in a moment".to_owned()))
    }

    fn has_index(&self) -> bool {
        self.index.read().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    fn open(&self) -> anyhow::Result<Index> {
        let store = self.store.url().to_string();
        Ok(query::open_index(&self.folder, &store, Arc::clone(&self.lexicon))?)
    }

    fn put(&self, index: Index) {
        *self.index.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(index));
    }

    /// Brings the index up to the store; false where another process does so now. It is built beside the one that is read.
    pub(super) async fn follow(&self) -> anyhow::Result<bool> {
        let mut index = self.open()?;
        let is_there = index.revision() > 0;
        if is_there && !self.has_index() {
            self.put(self.open()?);
        }
        if is_there && index.revision() == self.store.revision().await? && self.has_index() {
            return Ok(true);
        }
        let followed = query::follow(&self.store, &mut index).await.context("the search index cannot follow")?;
        if followed == Followed::Busy {
            // what the other has put in by now is read, and the rest at the next look
            let there = self.open()?;
            if there.revision() > 0 {
                self.put(there);
            }
            return Ok(false);
        }
        self.put(index);
        Ok(true)
    }

    /// Keeps the index at the store's revision until the server stops.
    pub(super) async fn keep_following(&self, stop: CancellationToken) {
        let mut followed = None;
        while !stop.is_cancelled() {
            let revision = self.store.revision().await.ok();
            if revision.is_none() || revision != followed {
                followed = match self.follow().await {
                    Ok(is_up) => revision.filter(|_| is_up),
                    Err(error) => {
                        tracing::warn!(error = %format!("{error:#}"), "searches see what was there before");
                        None
                    }
                };
            }
            tokio::select! {
                () = tokio::time::sleep(LOOK) => {}
                () = stop.cancelled() => {}
            }
        }
    }
}

/// Makes the store of a past day.
pub trait Past: Send + Sync {
    /// What could be known at the end of that day. It takes a thread of its own: each document is read and merged again.
    fn open(&self, day: NaiveDate) -> LocalBoxFuture<'_, anyhow::Result<Desk>>;
}

/// Past days that are open at once.
const OPEN: usize = 4;
/// Requests that wait for a past day at once: one day is made at a time.
const WAITING: usize = 3;
/// So long a request waits for a past day; it is made to the end all the same.
const PATIENCE: Duration = Duration::from_secs(8);

/// A day with the revision of today's store that it was made of.
type Opened = ((NaiveDate, i64), Arc<Desk>);

/// The past days that were asked for last, the last one first.
pub(super) struct Days {
    opened: Arc<std::sync::Mutex<Vec<Opened>>>,
    /// Held by who makes a day.
    making: Arc<Mutex<()>>,
    waiting: Arc<Semaphore>,
}

impl Default for Days {
    fn default() -> Self {
        Self { opened: Arc::default(), making: Arc::default(), waiting: Arc::new(Semaphore::new(WAITING)) }
    }
}

impl Days {
    /// The desk of a past day, made where it is not there.
    pub(super) async fn desk(&self, past: &Arc<dyn Past>, day: NaiveDate, revision: i64) -> Result<Arc<Desk>, Refusal> {
        if let Some(desk) = known(&self.opened, (day, revision)) {
            return Ok(desk);
        }
        let later = || Refusal::Later(format!("what was known on {day} is being put together: ask again in a moment"));
        let Ok(place) = Arc::clone(&self.waiting).try_acquire_owned() else { return Err(later()) };
        let (opened, making, past) = (Arc::clone(&self.opened), Arc::clone(&self.making), Arc::clone(past));
        let runtime = Handle::current();
        let made = tokio::task::spawn_blocking(move || {
            let _place = place;
            runtime.block_on(async {
                let _alone = making.lock().await;
                made(&opened, past.as_ref(), (day, revision)).await
            })
        });
        match tokio::time::timeout(PATIENCE, made).await {
            Ok(Ok(desk)) => Ok(desk?),
            Ok(Err(error)) => Err(Refusal::Broken(error.into())),
            Err(_) => Err(later()),
        }
    }
}

/// The desk of a day that is open; it is the one that was asked for last now.
fn known(opened: &std::sync::Mutex<Vec<Opened>>, key: (NaiveDate, i64)) -> Option<Arc<Desk>> {
    let mut opened = locked(opened);
    let place = opened.iter().position(|(other, _)| *other == key)?;
    let found = opened.remove(place);
    let desk = Arc::clone(&found.1);
    opened.insert(0, found);
    Some(desk)
}

/// The desk of that day, from among those that are open or made anew.
async fn made(
    opened: &std::sync::Mutex<Vec<Opened>>,
    past: &dyn Past,
    (day, revision): (NaiveDate, i64),
) -> anyhow::Result<Arc<Desk>> {
    if let Some(desk) = known(opened, (day, revision)) {
        return Ok(desk);
    }
    let desk = past.open(day).await?;
    desk.follow().await?;
    let desk = Arc::new(desk);
    let mut opened = locked(opened);
    opened.retain(|((other, _), _)| *other != day);
    opened.insert(0, ((day, revision), Arc::clone(&desk)));
    opened.truncate(OPEN);
    Ok(desk)
}

fn locked<T>(mutex: &std::sync::Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
