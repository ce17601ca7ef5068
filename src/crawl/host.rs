//! Politeness: one request at a time to a host, with a gap between, however many sources share it; and its
//! robots.txt, kept for a day.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use chrono::{DateTime, Utc};
use tokio::{
    sync::{Mutex as TurnMutex, OwnedMutexGuard},
    time::Instant,
};

use super::robots::Robots;

/// How long a robots.txt holds, and how long the failure to read one.
const ROBOTS_HOLD: Duration = Duration::from_hours(24);
const FAILURE_HOLDS: Duration = Duration::from_mins(10);

/// All hosts that the client has asked.
#[derive(Default)]
pub(super) struct Hosts {
    turns: Mutex<HashMap<String, Arc<TurnMutex<Turn>>>>,
    /// By scheme, host and port.
    robots: Mutex<HashMap<String, Arc<TurnMutex<Option<Kept>>>>>,
}

/// When a host may be asked again.
#[derive(Debug, Default)]
pub(super) struct Turn {
    next: Option<Instant>,
    /// The host asked to be left alone until then.
    pub(super) busy_until: Option<DateTime<Utc>>,
    /// What its robots.txt asks for.
    delay: Option<Duration>,
}

/// A robots.txt, or why there is none to go by.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub(super) robots: Result<Arc<Robots>, String>,
    read_at: Instant,
}

impl Kept {
    pub(super) fn new(robots: Result<Robots, String>) -> Self {
        Self { robots: robots.map(Arc::new), read_at: Instant::now() }
    }

    pub(super) fn is_fresh(&self) -> bool {
        let holds = if self.robots.is_ok() { ROBOTS_HOLD } else { FAILURE_HOLDS };
        self.read_at.elapsed() < holds
    }
}

impl Hosts {
    /// Waits for the host's turn, and keeps it until the guard is dropped.
    pub(super) async fn turn(&self, host: &str) -> OwnedMutexGuard<Turn> {
        let turn = Arc::clone(locked(&self.turns).entry(host.to_owned()).or_default());
        let turn = turn.lock_owned().await;
        if let Some(next) = turn.next {
            tokio::time::sleep_until(next).await;
        }
        turn
    }

    /// The place of an origin's robots.txt; whoever holds it reads the file for all.
    pub(super) async fn robots(&self, origin: &str) -> OwnedMutexGuard<Option<Kept>> {
        let kept = Arc::clone(locked(&self.robots).entry(origin.to_owned()).or_default());
        kept.lock_owned().await
    }

    pub(super) async fn set_delay(&self, host: &str, delay: Option<Duration>) {
        let turn = Arc::clone(locked(&self.turns).entry(host.to_owned()).or_default());
        turn.lock().await.delay = delay;
    }
}

impl Turn {
    /// The next request to this host waits for the gap, counted from now.
    pub(super) fn end(&mut self, gap: Duration) {
        let gap = self.delay.unwrap_or_default().max(gap);
        self.next = Some(Instant::now() + gap);
    }
}

/// A map is whole between two statements, whatever became of another thread that held it.
fn locked<T>(map: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    map.lock().unwrap_or_else(PoisonError::into_inner)
}
