//! What a run did.

use crate::{
    model::{Document, Id},
    store::Change,
};

/// Counts of what came in and of what it changed.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
pub struct Report {
    /// Documents that were not known.
    pub new: usize,
    /// Known documents with another text.
    pub revised: usize,
    /// Known texts of which more is known now.
    pub amended: usize,
    /// Texts older than the one that holds: kept beside it.
    pub older: usize,
    pub unchanged: usize,
    /// Documents whose kept pages give something else by the rules of today.
    pub recleaned: usize,
    /// Kept pages of sources that are not among those by whose rules pages are cleaned: they stay as they are.
    pub of_other_sources: usize,
    /// Documents whose mentions were made anew because the rules have changed.
    pub reread: usize,
    /// Mentions added and mentions that are no more.
    pub mentions_added: usize,
    pub mentions_gone: usize,
    pub claims_added: usize,
    pub claims_changed: usize,
    pub claims_gone: usize,
    pub announcements_added: usize,
    pub announcements_changed: usize,
    pub announcements_gone: usize,
    /// Documents that could not be read, though their text is stored, or could not be stored: their name and why.
    pub failed: Vec<(String, String)>,
    /// Those of them that could not be stored.
    #[serde(skip)]
    pub lost: Vec<Id>,
}

impl Report {
    pub(super) fn count(&mut self, change: Change) {
        let counter = match change {
            Change::New => &mut self.new,
            Change::Revised => &mut self.revised,
            Change::Amended => &mut self.amended,
            Change::Older => &mut self.older,
            Change::Again | Change::Unchanged => &mut self.unchanged,
        };
        *counter += 1;
    }

    /// Tells of a document that could not be stored.
    pub(super) fn lose(&mut self, document: &Document, error: &anyhow::Error) {
        self.failed.push((document.name.clone(), format!("{error:#}")));
        self.lost.push(document.id.clone());
    }

    /// Takes in what another batch did.
    pub fn add(&mut self, other: Self) {
        self.new += other.new;
        self.revised += other.revised;
        self.amended += other.amended;
        self.older += other.older;
        self.unchanged += other.unchanged;
        self.recleaned += other.recleaned;
        self.of_other_sources += other.of_other_sources;
        self.reread += other.reread;
        self.mentions_added += other.mentions_added;
        self.mentions_gone += other.mentions_gone;
        self.claims_added += other.claims_added;
        self.claims_changed += other.claims_changed;
        self.claims_gone += other.claims_gone;
        self.announcements_added += other.announcements_added;
        self.announcements_changed += other.announcements_changed;
        self.announcements_gone += other.announcements_gone;
        self.failed.extend(other.failed);
        self.lost.extend(other.lost);
    }
}
