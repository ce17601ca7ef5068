//! Entities: the things that claims are about.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What sort of thing an entity is. The first six can be subjects of a claim; the last three can only be
/// named in one (as a speaker, a benchmark or an outlet).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    Model,
    Chip,
    System,
    Organization,
    Country,
    Policy,
    Person,
    Benchmark,
    Outlet,
}

impl EntityKind {
    pub const ALL: [Self; 9] = [
        Self::Model,
        Self::Chip,
        Self::System,
        Self::Organization,
        Self::Country,
        Self::Policy,
        Self::Person,
        Self::Benchmark,
        Self::Outlet,
    ];

    /// The contract's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Model => "model",
            Self::Chip => "chip",
            Self::System => "system",
            Self::Organization => "organization",
            Self::Country => "country",
            Self::Policy => "policy",
            Self::Person => "person",
            Self::Benchmark => "benchmark",
            Self::Outlet => "outlet",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// The name that stands for home-made chips of no stated make; it holds every chip and maker of the country.
pub const DOMESTIC_CHIPS: &str = "domestic chips";

/// Who or what a claim is about: kind and canonical name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Subject {
    pub kind: EntityKind,
    pub name: String,
}

impl Subject {
    pub fn new(kind: EntityKind, name: impl Into<String>) -> Self {
        Self { kind, name: name.into() }
    }

    /// A thing without a name of its own, known by its owner: `China Telecom: unnamed model`.
    pub fn unnamed(owner: &str, kind: EntityKind) -> Self {
        Self::new(kind, format!("{owner}: unnamed {}", kind.as_str()))
    }

    /// The owner, where this is an unnamed thing.
    pub fn unnamed_owner(&self) -> Option<&str> {
        let (owner, rest) = self.name.split_once(": unnamed ")?;
        rest.starts_with(self.kind.as_str()).then_some(owner)
    }

    /// What two spellings of one name share: case, space and punctuation do not count.
    pub fn key(&self) -> String {
        squeeze(&self.name)
    }
}

/// A name without case, space and punctuation.
///
/// ```
/// assert_eq!(homegrown::model::entity::squeeze("TeleChat2-115B"), "telechat2115b");
/// ```
pub fn squeeze(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let kept: String = if name.is_ascii() {
        // as most are: nothing to compose, and one small letter for each capital
        name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
    } else {
        name.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
    };
    if kept.is_empty() { name.trim().to_owned() } else { kept }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unnamed_thing_knows_its_owner() {
        let thing = Subject::unnamed("China Telecom", EntityKind::Model);
        assert_eq!(thing.name, "China Telecom: unnamed model");
        assert_eq!(thing.unnamed_owner(), Some("China Telecom"));
        assert_eq!(Subject::new(EntityKind::Model, "Qwen3").unnamed_owner(), None);
    }
}
