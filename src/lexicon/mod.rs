//! Words as data: the entities of the field with their aliases, compiled in and extended from the data folder.

use crate::{model::EntityKind, text::Span};

/// The place of an entity in its lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityRef(pub u32);

/// A model, chip, system, organization, country, policy, person, benchmark or outlet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Entity {
    /// Canonical name.
    pub name: String,
    pub kind: Option<EntityKind>,
    /// ISO 3166-1 alpha-2 of its home.
    pub country: Option<String>,
    /// Canonical name of the firm that makes it, or of the firm that an institute belongs to.
    pub maker: Option<String>,
    /// Canonical name of the family that it is a variant of (`Huawei Ascend` of `Ascend 910B`).
    pub family: Option<String>,
    /// All other names.
    pub aliases: Vec<String>,
}

/// A name found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub span: Span,
    pub entity: EntityRef,
    /// The name is short or common (`R1`, `Spark`, 现代): it counts only where the text speaks of the entity, its
    /// maker or its family by a full name too. [`Lexicon::find`] has applied that rule already.
    pub weak: bool,
}

/// The entities and their names.
#[derive(Debug)]
pub struct Lexicon {}

/// Why a lexicon file was refused.
#[derive(Debug, thiserror::Error)]
pub enum LexiconError {
    #[error("{file}: {what}")]
    Refused { file: String, what: String },
}
