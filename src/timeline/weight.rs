//! How much a name or a claim says of which happening a text tells of: a new model much, Nvidia or China next to
//! nothing, since every other text names them.

use std::collections::BTreeSet;

use crate::{
    lexicon::Lexicon,
    model::{Claim, EntityKind, Predicate, entity::DOMESTIC_CHIPS},
};

/// Weights by name, with the lexicon's families known.
pub(super) struct Weights<'l> {
    lexicon: &'l Lexicon,
    /// Names that others have as their family: `Huawei Ascend` is in every second text.
    families: BTreeSet<&'l str>,
}

impl<'l> Weights<'l> {
    pub(super) fn new(lexicon: &'l Lexicon) -> Self {
        let families = lexicon.entities().filter_map(|(_, entity)| entity.family.as_deref()).collect();
        Self { lexicon, families }
    }

    /// The weight of a thing by its kind and name.
    pub(super) fn name(&self, kind: EntityKind, name: &str) -> f64 {
        let is_unnamed = name.contains(": unnamed ");
        match kind {
            _ if name == DOMESTIC_CHIPS => 0.05,
            EntityKind::Chip if self.families.contains(name) => 0.2,
            EntityKind::Model | EntityKind::System if self.families.contains(name) => 0.5,
            EntityKind::Model | EntityKind::Chip | EntityKind::System | EntityKind::Policy if is_unnamed => 0.7,
            EntityKind::Model | EntityKind::Chip | EntityKind::System | EntityKind::Policy => 1.0,
            EntityKind::Organization => 0.35,
            EntityKind::Country => 0.1,
            EntityKind::Person | EntityKind::Benchmark | EntityKind::Outlet => 0.0,
        }
    }

    /// The weight of a claim: its subject's, and less where texts say such things by the way.
    pub(super) fn claim(&self, claim: &Claim) -> f64 {
        self.name(claim.subject.kind, &claim.subject.name) * predicate(claim.predicate)
    }

    pub(super) fn lexicon(&self) -> &'l Lexicon {
        self.lexicon
    }
}

fn predicate(predicate: Predicate) -> f64 {
    match predicate {
        Predicate::Developer | Predicate::Designer | Predicate::ExportRestriction => 0.3,
        Predicate::Manufacturer | Predicate::UsesChip | Predicate::Partnership => 0.5,
        _ => 1.0,
    }
}
