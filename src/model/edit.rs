//! Edits: values that a page gave otherwise in an earlier text.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Evidence, Id, Modality, Predicate, Subject, Value};

/// A page that gave a value, was changed, and gives another one now: an item of the timeline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Edit {
    pub id: Id,
    pub document: Id,
    /// Day of the change as the page dates it, else the day on which the changed text was first seen.
    pub date: Option<String>,
    pub subject: Subject,
    pub predicate: Predicate,
    /// How firmly the later text says it.
    pub modality: Modality,
    pub from: Value,
    pub to: Value,
    /// Where the earlier text had it.
    pub before: Evidence,
    /// Where the later text has it.
    pub after: Evidence,
}

impl Edit {
    /// `TeleChat2-115B: parameters changed from 100 billion parameters to 115 billion parameters`.
    pub fn title(&self) -> String {
        let (from, to) = (super::words::value(&self.from), super::words::value(&self.to));
        format!("{}: {} changed from {from} to {to}", self.subject.name, super::words::predicate(self.predicate))
    }
}
