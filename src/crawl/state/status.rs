//! How a source is.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::SourceState;

/// How a source is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Never visited.
    #[default]
    New,
    Ok,
    /// It answers, and lists nothing.
    Empty,
    /// It answers, and has listed nothing new for long.
    Stale,
    /// robots.txt or the server does not want us.
    Blocked,
    /// It is elsewhere for good.
    Moved,
    /// It is no more.
    Gone,
    Failing,
}

impl Status {
    pub const ALL: [Self; 8] =
        [Self::New, Self::Ok, Self::Empty, Self::Stale, Self::Blocked, Self::Moved, Self::Gone, Self::Failing];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Ok => "ok",
            Self::Empty => "empty",
            Self::Stale => "stale",
            Self::Blocked => "blocked",
            Self::Moved => "moved",
            Self::Gone => "gone",
            Self::Failing => "failing",
        }
    }

    /// Of a source that answered.
    pub(in crate::crawl) fn of_answer(state: &SourceState, now: DateTime<Utc>) -> Self {
        if state.found == 0 {
            Self::Empty
        } else if state.is_stale(now) {
            Self::Stale
        } else if state.moved_to.is_some() {
            Self::Moved
        } else {
            Self::Ok
        }
    }
}
