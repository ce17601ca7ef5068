//! A mention: one claim as one document makes it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Predicate, Subject, Value};

/// How firmly the document says it. Where two fit, the one that stands first in this list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// Contradicted or withdrawn.
    Denied,
    /// The actor's own plan, or a bare "expected".
    Planned,
    /// A guess, or an outsider's estimate.
    Speculated,
    /// Hearsay.
    Reported,
    /// Asserted by the document or by the one it cites.
    Stated,
}

impl Modality {
    pub const ALL: [Self; 5] = [Self::Denied, Self::Planned, Self::Speculated, Self::Reported, Self::Stated];

    /// The contract's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Denied => "denied",
            Self::Planned => "planned",
            Self::Speculated => "speculated",
            Self::Reported => "reported",
            Self::Stated => "stated",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|modality| modality.as_str() == word)
    }
}

/// Where it stands: the exact text at `start..end`, counted in Unicode scalars of the document's clean text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    pub quote: String,
    pub start: usize,
    pub end: usize,
}

impl Evidence {
    /// Moves it behind so many scalars of text.
    pub fn shift(&mut self, before: usize) {
        self.start += before;
        self.end += before;
    }
}

/// One claim as one document makes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Mention {
    pub subject: Subject,
    pub predicate: Predicate,
    pub value: Value,
    pub modality: Modality,
    /// Whom the text names as the one who says it; `null` where it names nobody.
    pub attributed_to: Option<String>,
    pub evidence: Evidence,
    /// Read off a name (`TeleChat2-115B`): weak evidence, kept and never scored.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub from_name: bool,
    /// The subject as this text writes it (中国电信), where that is not the canonical name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alias: Option<String>,
    /// The rule that found it, for `--explain` and for those who mend rules.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rule: String,
}
