//! When two subjects are one thing: aliases, unnamed things, figures told of a chip or of its maker.

use super::names::Names;
use crate::model::{EntityKind, Mention, Predicate, Subject, Value};

/// The subject and value of a mention in the one form that all ways of saying it share:
/// canonical names; an unnamed thing by its outermost owner; a figure of one chip with the chip as subject.
pub(super) fn canonical(mention: &Mention, names: Names<'_>) -> (Subject, Value) {
    let mut value = canonical_value(&mention.value, names);
    if let Some(chip) = figure_of_chip(mention, &value, names) {
        if let Value::Quantity(quantity) = &mut value {
            quantity.of = None;
        }
        return (Subject::new(EntityKind::Chip, chip), value);
    }
    (canonical_subject(&mention.subject, names), value)
}

fn canonical_subject(subject: &Subject, names: Names<'_>) -> Subject {
    let known = Subject::new(subject.kind, names.canonical(&subject.name));
    let Some(owner) = known.unnamed_owner() else { return known };
    let of_root = Subject::unnamed(&names.root(owner), subject.kind);
    let name = names.canonical(&of_root.name);
    let label = label(&known).map(|label| format!(" ({label})")).unwrap_or_default();
    Subject::new(subject.kind, name + &label)
}

/// What a text adds to tell an unnamed thing from another: `Shanghai` of `China Telecom: unnamed system (Shanghai)`.
pub(super) fn label(subject: &Subject) -> Option<&str> {
    subject.unnamed_owner()?;
    let (_, label) = subject.name.rsplit_once('(')?;
    let label = label.trim_end_matches(')').trim();
    (!label.is_empty()).then_some(label)
}

fn canonical_value(value: &Value, names: Names<'_>) -> Value {
    match value {
        Value::Entity { name } => Value::entity(names.canonical(name)),
        Value::Quantity(quantity) => {
            let of = quantity.of.as_deref().map(|of| names.canonical(of));
            Value::Quantity(crate::model::Quantity { of, ..quantity.clone() })
        }
        other => other.clone(),
    }
}

/// The chip whose figure this is, where a firm is the subject and the one chip is what is counted.
fn figure_of_chip(mention: &Mention, value: &Value, names: Names<'_>) -> Option<String> {
    let both_ways = matches!(
        mention.predicate,
        Predicate::YieldRate | Predicate::ProductionVolume | Predicate::Shipments | Predicate::MarketShare
    );
    let of = value.quantity()?.of.as_deref()?;
    (both_ways && mention.subject.kind == EntityKind::Organization && names.is_one_chip(of)).then(|| of.to_owned())
}

/// The key of all sightings that can bear on the claims of this one's subject: see [`super::neighbourhood`].
pub(super) fn key(mention: &Mention, names: Names<'_>) -> String {
    let (subject, _) = canonical(mention, names);
    let kind = subject.kind.as_str();
    match subject.unnamed_owner() {
        // All that is said of them tells one from another.
        Some(owner) => format!("{kind} {} unnamed", crate::model::entity::squeeze(owner)),
        None => format!("{kind} {} {}", subject.key(), mention.predicate.as_str()),
    }
}
