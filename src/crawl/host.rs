//! Politeness: one request at a time to a host, with a gap between, however many sources share it; and its
//! robots.txt, kept for a day.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use tokio::{
    sync::{Mutex as TurnMutex, OwnedMutexGuard},
    time::Instant,
};

use super::{budget::SMALL, robots::Robots};

/// How long a robots.txt holds, and how long the failure to read one.
const ROBOTS_HOLD: Duration = Duration::from_hours(24);
const FAILURE_HOLDS: Duration = Duration::from_mins(10);

/// Hosts, and origins with their robots.txt, that are remembered before those in use by nobody are forgotten: a
/// forgotten robots.txt is read again, and a forgotten host was not asked for longer than any gap.
const MOST_HOSTS: usize = 10_000;
const MOST_ROBOTS: usize = 500;
/// Bytes that all rules together take before the long files among them are forgotten: there are few honest ones.
const MOST_RULES: usize = 16 * 1024 * 1024;
const LONG_RULES: usize = 64 * 1024;

/// Bytes a second, unpacked and beyond the first [`SMALL`] of an answer, that one host is asked for: large bodies take our
/// time too, and who sends nothing else shall not take that of all others.
const PACE: u32 = 512 * 1024;

/// What is remembered by name, each behind a lock of its own.
type ByName<T> = Mutex<HashMap<String, Arc<TurnMutex<T>>>>;

/// All hosts that the client has asked.
#[derive(Default)]
pub(super) struct Hosts {
    turns: ByName<Turn>,
    /// By scheme, host and port.
    robots: ByName<Option<Kept>>,
}

/// When a host may be asked again.
#[derive(Debug, Default)]
pub(super) struct Turn {
    pub(super) next: Option<Instant>,
    /// The host asked to be left alone until then.
    pub(super) busy_until: Option<DateTime<Utc>>,
    /// What its robots.txt asks for.
    delay: Option<Duration>,
    /// Whose it is, as far as was told, and until when that is taken to be so still.
    told: Option<(Whose, Instant)>,
}

/// Which program asks a host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    Ours,
    Another,
}

/// What a host that is given back leaves behind. Nobody asks it before this is dropped: it is stored first.
pub struct Left {
    pub state: HostState,
    _turn: OwnedMutexGuard<Turn>,
}

/// What is to be known of a host by whoever asks it next, be it another program.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HostState {
    /// It asked to be left alone until then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub busy_until: Option<DateTime<Utc>>,
    /// When it may be asked again by the gap.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<DateTime<Utc>>,
}

/// Tells the time.
pub type Now<'n> = &'n (dyn Fn() -> DateTime<Utc> + Sync);

/// Asks whether any other program is asking a host: two would break the gap between requests.
pub trait Gate: Send + Sync {
    /// Holds the host for this program, for some minutes; nothing where another has it. Gives what the last visitor
    /// left behind there.
    fn enter<'g>(&'g self, host: &'g str, now: DateTime<Utc>) -> BoxFuture<'g, Option<HostState>>;
    /// Keeps what a host asked for, whatever becomes of this program.
    fn keep<'g>(&'g self, host: &'g str, state: HostState) -> BoxFuture<'g, ()>;
}

/// How long it is taken for granted that a host is held: a request that begins then ends before the lease does.
pub const HELD: Duration = Duration::from_secs(20);
/// A host is left alone for so long at most, whatever it asks for, and whatever the clock of the program that was asked.
pub(super) const MOST_BUSY: Duration = Duration::from_hours(7 * 24);
/// A host whose sources are being visited is held until it is given back.
const VISITED: Duration = Duration::from_hours(24);

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
        let turn = of_name(&self.turns, host, MOST_HOSTS, Turn::is_over).lock_owned().await;
        turn.rest().await;
        turn
    }

    /// The place of an origin's robots.txt; whoever holds it reads the file for all.
    pub(super) async fn robots(&self, origin: &str) -> OwnedMutexGuard<Option<Kept>> {
        of_name(&self.robots, origin, MOST_ROBOTS, |_| true).lock_owned().await
    }

    /// Forgets long files that nobody is reading by, where all files together have grown too large.
    pub(super) fn trim_robots(&self) {
        let mut robots = locked(&self.robots);
        let weight = |entry: &Arc<TurnMutex<Option<Kept>>>| {
            entry.try_lock().map_or(0, |kept| {
                kept.as_ref().and_then(|kept| kept.robots.as_ref().ok()).map_or(0, |robots| robots.weight())
            })
        };
        if robots.values().map(weight).sum::<usize>() > MOST_RULES {
            robots.retain(|_, entry| Arc::strong_count(entry) > 1 || weight(entry) < LONG_RULES);
        }
    }

    /// Takes a host whose sources are visited now, with what its last visitor left behind. The time is asked for when the
    /// turn is had, here and in [`Self::leave`]: who waits for it may wait long.
    pub(super) async fn hold(&self, host: &str, state: &HostState, now: Now<'_>, most: Duration) {
        let turn = of_name(&self.turns, host, MOST_HOSTS, Turn::is_over);
        let mut turn = turn.lock().await;
        let began = Instant::now();
        turn.learn(state, now(), began, most);
        turn.told = Some((Whose::Ours, began + VISITED));
    }

    /// Gives a host back, with what its next visitor is to know.
    pub(super) async fn leave(&self, host: &str, now: Now<'_>) -> Left {
        let mut turn = of_name(&self.turns, host, MOST_HOSTS, Turn::is_over).lock_owned().await;
        turn.told = None;
        Left { state: turn.state(now()), _turn: turn }
    }

    pub(super) async fn set_delay(&self, host: &str, delay: Option<Duration>) {
        of_name(&self.turns, host, MOST_HOSTS, Turn::is_over).lock().await.delay = delay;
    }
}

impl Turn {
    /// Waits for the gap since the last request.
    pub(super) async fn rest(&self) {
        if let Some(next) = self.next {
            tokio::time::sleep_until(next).await;
        }
    }

    /// Makes sure that no other program asks the host, and learns what others left behind. False where one does.
    pub(super) async fn enter(&mut self, gate: &dyn Gate, host: &str, now: DateTime<Utc>, most: Duration) -> bool {
        // before the gate is asked, which may take long
        let began = Instant::now();
        if let Some((whose, _)) = self.told.filter(|(_, until)| *until > began) {
            return whose == Whose::Ours;
        }
        let state = gate.enter(host, now).await;
        let whose = if state.is_some() { Whose::Ours } else { Whose::Another };
        self.told = Some((whose, began + HELD));
        self.learn(&state.unwrap_or_default(), now, began, most);
        whose == Whose::Ours
    }

    pub(super) fn state(&self, now: DateTime<Utc>) -> HostState {
        let left = self.next.map(|next| next.saturating_duration_since(Instant::now()));
        let next = left.filter(|left| !left.is_zero()).and_then(|left| TimeDelta::from_std(left).ok());
        HostState { busy_until: self.busy_until.filter(|until| *until > now), next: next.map(|left| now + left) }
    }

    /// The later of what is known and of what others left behind, as of `began`, when it was `now`; no wait but a long wish
    /// (`busy_until`) is longer than `most`, whatever their clock.
    fn learn(&mut self, state: &HostState, now: DateTime<Utc>, began: Instant, most: Duration) {
        self.busy_until = self.busy_until.max(state.busy_until.map(|until| until.min(now + MOST_BUSY)));
        let left = state.next.and_then(|next| (next - now).to_std().ok());
        self.next = self.next.max(left.map(|left| began + left.min(most)));
    }

    /// Nothing is lost when it is forgotten.
    fn is_over(&self) -> bool {
        self.busy_until.is_none() && self.next.is_none_or(|next| next < Instant::now())
    }

    /// The next request to this host waits for the gap, counted from now; after a large body so long that it sends no
    /// more than [`PACE`].
    pub(super) fn end(&mut self, gap: Duration, bytes: usize) {
        let large = u32::try_from(bytes.saturating_sub(SMALL)).unwrap_or(u32::MAX);
        let rest = Duration::from_secs(1) * large / PACE;
        let gap = self.delay.unwrap_or_default().max(gap).max(rest);
        self.next = self.next.max(Some(Instant::now() + gap));
    }
}

/// The entry of a name, made where it is missing; where there are too many, those that nobody holds and that may be
/// forgotten are.
fn of_name<T: Default>(map: &ByName<T>, name: &str, most: usize, may_go: fn(&T) -> bool) -> Arc<TurnMutex<T>> {
    let mut map = locked(map);
    if map.len() >= most && !map.contains_key(name) {
        map.retain(|_, entry| Arc::strong_count(entry) > 1 || entry.try_lock().is_ok_and(|entry| !may_go(&entry)));
    }
    Arc::clone(map.entry(name.to_owned()).or_default())
}

/// A map is whole between two statements, whatever became of another thread that held it.
pub(crate) fn locked<T>(map: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    map.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_rests_after_a_large_body_and_not_after_a_small_one() {
        let rest = |bytes: usize| {
            let mut turn = Turn::default();
            turn.end(Duration::from_secs(1), bytes);
            turn.next.map(|next| next.duration_since(Instant::now()).as_secs_f64().round())
        };
        assert_eq!(rest(SMALL), Some(1.0));
        assert_eq!(rest(SMALL + 512 * 1024), Some(1.0));
        assert_eq!(rest(SMALL + 5 * 1024 * 1024), Some(10.0));
    }

    #[tokio::test]
    async fn no_number_of_hosts_fills_the_memory_and_none_in_use_is_forgotten() {
        let hosts = Hosts::default();
        let held = hosts.robots("https://held.example").await;
        for n in 0..3 * MOST_ROBOTS {
            drop(hosts.robots(&format!("https://{n}.example")).await);
            assert!(locked(&hosts.robots).len() <= MOST_ROBOTS);
        }
        assert!(locked(&hosts.robots).contains_key("https://held.example"));
        drop(held);
        let mut busy = hosts.turn("busy.example").await;
        busy.busy_until = Some(DateTime::UNIX_EPOCH);
        drop(busy);
        for n in 0..MOST_HOSTS {
            drop(hosts.turn(&n.to_string()).await);
        }
        assert!(locked(&hosts.turns).contains_key("busy.example"));
        assert!(locked(&hosts.turns).len() <= MOST_HOSTS);
    }
}
