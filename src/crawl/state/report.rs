//! What a visit reports.

use serde::Serialize;

use super::Status;

/// What one visit of a source did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The source's id.
    pub source: String,
    pub status: Status,
    /// Why the list could not be had; then nothing else was done but what was waiting.
    pub error: Option<String>,
    /// The list was not asked for: another program was asking its host.
    pub elsewhere: bool,
    /// Why no page is to be had, though the list is.
    pub refused: Option<String>,
    /// The list was as it had been.
    pub list_unchanged: bool,
    /// Links that the list gave.
    pub found: usize,
    /// Entries that have no address.
    pub nowhere: usize,
    /// Of them: known already, passed over as not of interest, fetched and handed on, fetched and unchanged.
    pub known: usize,
    pub passed_over: usize,
    pub fetched: usize,
    pub unchanged: usize,
    /// Handed on from the feed itself, for the page would not be had.
    pub from_feed: usize,
    /// Left for the next visit.
    pub waiting: usize,
    /// Left in the list, which is read whole the next time: for more there was no room.
    pub left_over: usize,
    /// Links that the list did not have the last time; where that is all of it, others may have come and gone unseen.
    pub fresh: usize,
    pub missed: bool,
    pub failed: Vec<Failure>,
    /// Where the list is from now on.
    pub moved_to: Option<String>,
}

impl Report {
    /// Why its list was asked for in vain; nothing where another program's turn it was.
    pub fn unanswered(&self) -> Option<&str> {
        self.error.as_deref().filter(|_| !self.elsewhere)
    }

    /// Whether it was another program's turn and no page that waited was asked for either.
    pub fn is_idle(&self) -> bool {
        self.elsewhere && self.fetched + self.unchanged + self.passed_over + self.failed.len() == 0
    }
}

/// A page that was not had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Failure {
    pub url: String,
    pub reason: String,
}
