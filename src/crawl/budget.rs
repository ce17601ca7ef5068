//! Memory and processor for what strangers send, so that no number of sources, hostile ones included, takes more
//! than there is: room for bodies, from the request until nobody needs them, and desks to parse at.
//!
//! A body begins with a small room. One that outgrows it waits for one of the few large rooms, and holds it on top;
//! who holds a large room never waits for a small one, so nobody waits in a circle.

use std::{fmt, sync::Arc};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Bytes of a small room: nearly every page fits.
pub(super) const SMALL: usize = 256 * 1024;
const SMALL_ROOMS: usize = 160;
/// Each as large as a body may be.
const LARGE_ROOMS: usize = 3;
/// Bodies above this are parsed one at a time: a tree takes ten times its text.
const HEAVY: usize = 512 * 1024;

/// The rooms and desks of a client.
pub(super) struct Budget {
    small: Arc<Semaphore>,
    large: Arc<Semaphore>,
    desks: Arc<Semaphore>,
    heavy: Arc<Semaphore>,
}

impl Default for Budget {
    fn default() -> Self {
        let desks = std::thread::available_parallelism().map_or(2, usize::from);
        let of = |count| Arc::new(Semaphore::new(count));
        Self { small: of(SMALL_ROOMS), large: of(LARGE_ROOMS), desks: of(desks), heavy: of(1) }
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

    /// Waits for a desk to parse so many bytes at.
    pub(super) async fn desk(&self, bytes: usize) -> Desk {
        let heavy = if bytes > HEAVY { permit(&self.heavy).await } else { None };
        Desk { _places: [heavy, permit(&self.desks).await] }
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

/// A place to parse at, given up when it is dropped.
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
        let budget = Budget::default();
        let desk = budget.desk(HEAVY + 1).await;
        assert!(!comes(budget.desk(HEAVY + 1)).await);
        drop(desk);
        assert!(comes(budget.desk(HEAVY + 1)).await);
    }
}
