//! When a value, an attribution or a whole mention counts as the gold's.

use super::{GoldMention, Names, names::unnamed};
use crate::model::{Mention, Modality, Value, entity::squeeze, value::near};

/// Whether the value found is the gold's: within 1 % on each stated bound, the same entity, flag or term, a date
/// that is the same or finer.
pub(super) fn agree(gold: &Value, found: &Value, names: &Names) -> bool {
    match (gold, found) {
        (Value::Quantity(gold), Value::Quantity(found)) => {
            gold.unit == found.unit && near(gold.min, found.min) && near(gold.max, found.max)
        }
        (Value::Entity { name: gold }, Value::Entity { name: found }) => {
            !found.is_empty() && names.key(gold) == names.key(found)
        }
        (Value::Flag { value: gold }, Value::Flag { value: found }) => gold == found,
        (Value::Term { term: gold, .. }, Value::Term { term: found, .. }) => gold == found,
        (Value::Date { date: gold }, Value::Date { date: found }) => {
            let (gold, found) = (gold.to_string(), found.to_string());
            found == gold || found.strip_prefix(&gold).is_some_and(|rest| rest.starts_with('-'))
        }
        _ => false,
    }
}

/// Whether the two do not name different entities that are counted or compared with.
fn same_of(a: &Value, b: &Value, names: &Names) -> bool {
    match (of(a, names), of(b, names)) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

/// The key of the entity that is counted or compared with.
pub(super) fn of(value: &Value, names: &Names) -> Option<String> {
    names.key_of(value.quantity()?.of.as_deref())
}

/// Whether the speaker found is one that the gold accepts.
pub(super) fn attribution_right(gold: &GoldMention, found: &Mention, names: &Names) -> bool {
    let found = names.key_of(found.attributed_to.as_deref());
    let accepted = std::iter::once(&gold.attributed_to).chain(&gold.attributed_alt);
    accepted.map(|name| names.key_of(name.as_deref())).any(|name| name == found)
}

/// Saying the same thing twice is one mention; saying it and denying it are two. Sizes read off a name are left out.
pub(super) fn collapse<'m>(found: &'m [Mention], names: &Names) -> Vec<&'m Mention> {
    let mut kept: Vec<&Mention> = Vec::new();
    for mention in found.iter().filter(|mention| !mention.from_name) {
        match kept.iter_mut().find_map(|other| repeats(other, mention, names).map(|finer| (other, finer))) {
            Some((other, true)) => *other = mention,
            Some((_, false)) => {}
            None => kept.push(mention),
        }
    }
    kept
}

/// Whether `mention` says what `kept` says; `Some(true)` if it says it more precisely and should stand instead.
fn repeats(kept: &Mention, mention: &Mention, names: &Names) -> Option<bool> {
    let one_thing = same_subject(kept, mention, names)
        && kept.predicate == mention.predicate
        && (kept.modality == Modality::Denied) == (mention.modality == Modality::Denied)
        && same_of(&kept.value, &mention.value, names);
    if !one_thing {
        return None;
    }
    if agree(&kept.value, &mention.value, names) {
        return Some(matches!(kept.value, Value::Date { .. }));
    }
    agree(&mention.value, &kept.value, names).then_some(false)
}

/// Two unnamed things of one owner are two, unless they are written alike.
fn same_subject(a: &Mention, b: &Mention, names: &Names) -> bool {
    let (a, b) = (&a.subject.name, &b.subject.name);
    squeeze(a) == squeeze(b) || (unnamed(b).is_none() && names.key(a) == names.key(b))
}

/// Whether the mention found can be the gold's one.
pub(super) fn matches(gold: &GoldMention, found: &Mention, names: &Names) -> bool {
    let subject = names.key(&found.subject.name);
    gold.predicate == found.predicate
        && gold.readings().any(|(name, value)| names.key(&name.name) == subject && agree(value, &found.value, names))
}
