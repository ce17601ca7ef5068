//! Lineage: which document goes back to which, up to the one that had it first.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Id;

/// How a document goes back to the one above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Link {
    /// To nothing: it had it first.
    Origin,
    /// It repeats the text.
    Copy,
    /// It repeats the text in another language.
    Translation,
    /// It says that it has it from there.
    Cites,
}

impl Link {
    /// The word that the JSON has.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Origin => "origin",
            Self::Copy => "copy",
            Self::Translation => "translation",
            Self::Cites => "cites",
        }
    }
}

/// A document, or a statement that others cite and that is not stored, with all that goes back to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Branch {
    /// Nothing where it is cited and not stored.
    pub document: Option<Id>,
    /// The outlet, or who is cited.
    pub name: String,
    pub url: Option<String>,
    pub lang: Option<String>,
    pub published: Option<String>,
    /// Whether it is the actor's own word.
    pub primary: bool,
    pub link: Link,
    pub children: Vec<Branch>,
}
