//! A reader's ruling on claims: an overlay that survives a rebuild.

use serde::{Deserialize, Serialize};

use super::Id;

/// What the reader rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ruling", rename_all = "kebab-case")]
pub enum Ruling {
    /// The extraction is wrong: the claim is left out.
    Wrong,
    /// It says the same as another claim.
    SameAs { other: Id },
    /// It does not say the same as another claim.
    NotSame { other: Id },
}

/// One ruling with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The claim that is ruled on.
    pub claim: Id,
    #[serde(flatten)]
    pub ruling: Ruling,
    pub why: String,
    pub author: Option<String>,
    /// RFC 3339, UTC.
    pub made_at: String,
}
