//! Promises: plans with a date, and what became of them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Evidenced, Id, PartialDate, Predicate, Subject, Value};

/// What became of a plan, as far as texts tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PromiseStatus {
    /// Its date has not passed.
    Open,
    /// It came true by its date.
    Kept,
    /// It came true later, was put off, or fell short by its date.
    Late,
    /// It was denied, withdrawn or cancelled.
    Denied,
    /// Its date has passed and no text tells what became of it.
    Silent,
}

impl PromiseStatus {
    pub const ALL: [Self; 5] = [Self::Open, Self::Kept, Self::Late, Self::Denied, Self::Silent];

    /// The word that the JSON has.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Kept => "kept",
            Self::Late => "late",
            Self::Denied => "denied",
            Self::Silent => "silent",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == word)
    }
}

/// A plan with a date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Promise {
    /// The claim that it is.
    pub claim: Id,
    pub subject: Subject,
    pub predicate: Predicate,
    pub value: Value,
    pub due: PartialDate,
    /// Publication day of the first text that tells of the plan.
    pub made: Option<String>,
    /// Who makes it, where a text says so.
    pub by: Option<String>,
    pub status: PromiseStatus,
    /// The claim that settles it, and the publication day of the text that does.
    pub settled_by: Option<Id>,
    pub settled: Option<String>,
    /// The text that tells of the plan first.
    pub evidence: Evidenced,
}
