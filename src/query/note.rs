//! Claims → claims with what arithmetic says of them.

use std::collections::BTreeSet;

use super::QueryError;
use crate::{
    model::{Claim, EntityKind, Predicate, Value},
    store::Store,
    timeline,
};

/// Fills in the notes of these claims. What the checks need beside them is looked up.
pub(super) async fn annotate(store: &Store, claims: &mut [Claim]) -> Result<(), QueryError> {
    let subjects: BTreeSet<String> =
        claims.iter().filter(|claim| is_input(claim)).map(|claim| claim.subject.name.clone()).collect();
    if subjects.is_empty() {
        return Ok(());
    }
    let mut known = store.claims_of_subjects(&subjects).await?;
    let named: BTreeSet<String> = known.iter().filter_map(names).filter(|name| !subjects.contains(name)).collect();
    known.extend(store.claims_of_subjects(&named).await?);
    let mut notes = timeline::notes(&known);
    for claim in claims {
        claim.notes = notes.remove(&claim.id).unwrap_or_default();
    }
    Ok(())
}

/// Whether a check takes such a claim.
fn is_input(claim: &Claim) -> bool {
    use Predicate as P;
    match claim.subject.kind {
        EntityKind::Model => {
            matches!(claim.predicate, P::TrainingCompute | P::TrainingTime | P::TrainingChipCount | P::TrainingTokens)
        }
        EntityKind::System => matches!(claim.predicate, P::ChipCount | P::Compute),
        EntityKind::Chip => matches!(claim.predicate, P::ProductionVolume | P::YieldRate),
        _ => false,
    }
}

/// The chip or foundry that a claim names, whose own figures the checks take.
fn names(claim: &Claim) -> Option<String> {
    use Predicate as P;
    match &claim.value {
        Value::Entity { name } if matches!(claim.predicate, P::TrainingHardware | P::UsesChip | P::Manufacturer) => {
            Some(name.clone())
        }
        Value::Quantity(quantity) => quantity.of.clone(),
        _ => None,
    }
}
