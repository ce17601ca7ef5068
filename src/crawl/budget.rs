//! Memory and processor for what strangers send, so that no number of sources, hostile ones included, takes more
//! than there is: room for bodies, from the request until nobody needs them, and desks to parse and read at.
//!
//! A body begins with a small room. One that outgrows it waits for one of the few large rooms, and holds it on top;
//! who holds a large room never waits for a small one, so nobody waits in a circle.

use std::{
    fmt,
    sync::{
        Arc, LazyLock,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{Instant, sleep},
};

/// Bytes of a small room: six of seven news pages fit.
pub(super) const SMALL: usize = 256 * 1024;
const SMALL_ROOMS: usize = 160;
/// Each as large as a body may be.
const LARGE_ROOMS: usize = 2;
/// Bodies above this are parsed one at a time: a tree takes ten times its text.
const HEAVY: usize = 512 * 1024;
/// So long it waits for a moment at which nothing else does, and so often it looks.
const MOST_PATIENCE: Duration = Duration::from_secs(10);
const AGAIN: Duration = Duration::from_millis(20);

/// The rooms of a client.
pub(super) struct Budget {
    small: Arc<Semaphore>,
    large: Arc<Semaphore>,
}

impl Default for Budget {
    fn default() -> Self {
        let of = |count| Arc::new(Semaphore::new(count));
        Self { small: of(SMALL_ROOMS), large: of(LARGE_ROOMS) }
    }
}

impl Budget {
    /// Waits for a small room.
    pub(super) async fn room(&self) -> Room {
        Room(permit(&self.small).await.into_iter().collect())
    }

    /// Waits for a large room on top of the small one, if that is not there yet.
    pub(super) async fn grow(&self, room: &mut Room) {
        if room.0.len() < 2 {
            room.0.extend(permit(&self.large).await);
        }
    }
}

/// The desks of this program, whoever parses or reads at them. Nobody who sits at one waits for one.
pub static DESKS: LazyLock<Desks> = LazyLock::new(Desks::default);

/// Places to parse and read at: as many as there are processors, one of them for what is large.
#[derive(Debug)]
pub struct Desks {
    all: Arc<Semaphore>,
    heavy: Arc<Semaphore>,
    /// Who waits with something that is not large.
    waiting: AtomicUsize,
}

impl Default for Desks {
    fn default() -> Self {
        let desks = std::thread::available_parallelism().map_or(2, usize::from);
        let of = |count| Arc::new(Semaphore::new(count));
        Self { all: of(desks), heavy: of(1), waiting: AtomicUsize::new(0) }
    }
}

impl Desks {
    /// Waits for a desk for so many bytes. What is large lets all else go first, as long as that can be asked of it.
    pub async fn take(&self, bytes: usize) -> Desk {
        if bytes <= HEAVY {
            let _queue = Queue::join(&self.waiting);
            return Desk { _places: [None, permit(&self.all).await] };
        }
        let heavy = permit(&self.heavy).await;
        let until = Instant::now() + MOST_PATIENCE;
        while self.waiting.load(Ordering::Relaxed) > 0 && Instant::now() < until {
            sleep(AGAIN).await;
        }
        Desk { _places: [heavy, permit(&self.all).await] }
    }
}

/// One who waits, until it is dropped.
struct Queue<'q>(&'q AtomicUsize);

impl<'q> Queue<'q> {
    fn join(waiting: &'q AtomicUsize) -> Self {
        waiting.fetch_add(1, Ordering::Relaxed);
        Self(waiting)
    }
}

impl Drop for Queue<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The semaphores are never closed: there is always a permit in the end.
async fn permit(semaphore: &Arc<Semaphore>) -> Option<Arc<OwnedSemaphorePermit>> {
    Arc::clone(semaphore).acquire_owned().await.ok().map(Arc::new)
}

/// The room that a body takes; free again when the last copy is dropped.
#[derive(Clone, Default)]
pub struct Room(Vec<Arc<OwnedSemaphorePermit>>);

impl fmt::Debug for Room {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Room({})", self.0.len())
    }
}

/// Rooms are no part of what an answer says.
impl PartialEq for Room {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// A place to parse or read at, given up when it is dropped.
#[derive(Debug)]
pub struct Desk {
    _places: [Option<Arc<OwnedSemaphorePermit>>; 2],
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::timeout;

    use super::*;

    async fn comes(waiting: impl Future) -> bool {
        timeout(Duration::from_millis(20), waiting).await.is_ok()
    }

    #[tokio::test]
    async fn large_bodies_wait_for_each_other_and_small_ones_do_not_wait_for_them() {
        let budget = Budget::default();
        let mut held = Vec::new();
        for _ in 0..LARGE_ROOMS {
            let mut room = budget.room().await;
            budget.grow(&mut room).await;
            budget.grow(&mut room).await;
            held.push(room);
        }
        let mut late = budget.room().await;
        assert!(!comes(budget.grow(&mut late)).await);
        assert!(comes(budget.room()).await);
        let copy = held.pop();
        let another = copy.clone();
        drop(copy);
        assert!(!comes(budget.grow(&mut late)).await);
        drop(another);
        assert!(comes(budget.grow(&mut late)).await);
    }

    #[tokio::test]
    async fn one_heavy_body_is_parsed_at_a_time() {
        let desks = Desks::default();
        let desk = desks.take(HEAVY + 1).await;
        assert!(!comes(desks.take(HEAVY + 1)).await);
        drop(desk);
        assert!(comes(desks.take(HEAVY + 1)).await);
    }

    #[tokio::test]
    async fn what_is_large_lets_all_else_go_first() {
        let desks = Desks::default();
        let mut held = Vec::new();
        while let Ok(desk) = timeout(Duration::from_millis(20), desks.take(1)).await {
            held.push(desk);
        }
        let (small, large) = (desks.take(1), desks.take(HEAVY + 1));
        tokio::pin!(small, large);
        assert!(!comes(&mut small).await && !comes(&mut large).await);
        held.pop();
        tokio::select! {
            biased;
            _ = &mut large => panic!("the large one went first"),
            _ = &mut small => {}
        }
    }
}
