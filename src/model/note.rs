//! Notes: what arithmetic says of a claim. Soft: no claim is changed or left out for one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Id;

/// One check of a claim against others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Note {
    /// Which check: `training_compute`, `cluster_compute` or `wafer_output`.
    pub check: String,
    /// Whether the numbers can hold together.
    pub plausible: bool,
    /// The outcome in a sentence.
    pub says: String,
    pub formula: String,
    pub inputs: Vec<Input>,
}

/// One number that a check took.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Input {
    pub name: String,
    pub value: f64,
    pub unit: String,
    /// The claim that gives it; nothing where it is assumed.
    pub claim: Option<Id>,
}
