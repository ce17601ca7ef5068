//! Mentions → claims and conflicts; documents → origins.
//!
//! | file | tells |
//! | --- | --- |
//! | `copies/` | which texts repeat another one |
//! | `names` | what the lexicon knows of the names in claims |
//! | `identity` | when two subjects are one thing |
//! | `unnamed` | which unnamed things of one owner are one |
//! | `relation` | how two values stand to each other |
//! | `season` | which figures move with time |
//! | `cluster` | which mentions say the same thing |
//! | `merge` | the claim that such mentions make |
//! | `conflict` | which claims cannot both hold |
//! | `ruling` | what readers have ruled |
//! | `lineage` | which document goes back to which |
//! | `edit` | what a page changed from one text to the next |

pub mod copies;

mod cluster;
mod conflict;
mod edit;
mod identity;
mod lineage;
mod merge;
mod names;
mod relation;
mod ruling;
#[cfg(test)]
mod sample;
mod season;
mod unnamed;

use crate::{
    lexicon::Lexicon,
    model::{Claim, Conflict, Correction, DocumentFacts, Id, Mention},
};
use names::Names;

pub use edit::{Wording, edits};
pub use lineage::lineage;

/// A mention with the document that it stands in.
#[derive(Debug, Clone, PartialEq)]
pub struct Sighting {
    /// The mention's id.
    pub id: Id,
    pub document: DocumentFacts,
    pub mention: Mention,
}

/// What [`group`] makes of sightings.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grouped {
    /// Ordered by subject, predicate and id.
    pub claims: Vec<Claim>,
    /// Ordered by subject, predicate and id.
    pub conflicts: Vec<Conflict>,
    /// For each claim the ids that it would have without its earliest mention, without its two earliest, and so
    /// on, each with the id that it has: a store keeps those whose first part it has given out before.
    pub redirects: Vec<(Id, Id)>,
}

/// The key of the sightings that must be given to [`group`] together: all that have this mention's key, and
/// nothing else need be there for the answer to be that over the whole store.
///
/// One key holds all mentions of one canonical subject and predicate; all mentions of the unnamed things of one kind and
/// one outermost owner (an institute's are its firm's); and, with a chip, the figures of that chip that are told of a firm.
pub fn neighbourhood(mention: &Mention, lexicon: &Lexicon) -> String {
    identity::key(mention, Names::new(lexicon))
}

/// Merges sightings into claims and sets those against each other that cannot both hold.
///
/// Give whole [`neighbourhood`]s, any number of them, in any order: the answer for each is the same alone and
/// together. Corrections that name no claim of theirs do nothing; one that makes two claims of different
/// neighbourhoods the same wants both in one call.
pub fn group(sightings: &[Sighting], lexicon: &Lexicon, corrections: &[Correction]) -> Grouped {
    let names = Names::new(lexicon);
    let items = cluster::items(sightings, names);
    let clusters = ruling::apply(cluster::clusters(&items, names), &items, corrections);
    let claims = merge::claims(&clusters, &items, names);
    conflict::settle(claims, &clusters, &items, names)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::{
        sample::{about, between, document, exactly, of, said},
        *,
    };
    use crate::model::{EntityKind, Modality, Predicate, Unit, Value};

    /// Values that agree, contradict and nest in every way that there is.
    fn values() -> Vec<(Predicate, EntityKind, &'static str, Value)> {
        use EntityKind::{Chip, Model, Organization, System};
        let parameters = |value| (Predicate::Parameters, Model, "TeleChat2-115B", value);
        let hardware = |name| (Predicate::TrainingHardware, Model, "TeleChat2-115B", Value::entity(name));
        let unnamed =
            |number| (Predicate::Parameters, Model, "TeleAI: unnamed model", exactly(number, Unit::Parameters));
        vec![
            parameters(exactly(1.15e11, Unit::Parameters)),
            parameters(exactly(1.16e11, Unit::Parameters)),
            parameters(exactly(1e11, Unit::Parameters)),
            parameters(about(1e11, Unit::Parameters)),
            parameters(between(Some(1e11), None, Unit::Parameters)),
            parameters(between(None, Some(2e11), Unit::Parameters)),
            unnamed(1e12),
            unnamed(3e10),
            (Predicate::OpenWeights, Model, "China Telecom: unnamed model", Value::flag()),
            (Predicate::OpenWeights, Model, "China Telecom: unnamed model", Value::Flag { value: false }),
            hardware("Ascend 910B"),
            hardware("Huawei Ascend"),
            hardware("domestic chips"),
            (Predicate::YieldRate, Chip, "Ascend 910C", exactly(40.0, Unit::Percent)),
            (Predicate::YieldRate, Organization, "SMIC", of(exactly(40.0, Unit::Percent), "Ascend 910C")),
            (Predicate::YieldRate, Chip, "Ascend 910C", between(None, Some(55.0), Unit::Percent)),
            (Predicate::ChipCount, System, "CloudMatrix 384", exactly(384.0, Unit::Chips)),
        ]
    }

    fn sightings() -> impl Strategy<Value = Vec<Sighting>> {
        let values = values();
        let one = (0..12_usize, 0..values.len(), 0..5_usize, 0..3_usize, any::<bool>(), 0..40_usize);
        let make =
            move |(told, value, modality, speaker, from_name, start): (usize, usize, usize, usize, bool, usize)| {
                let (predicate, kind, subject, value) = values[value].clone();
                let day = if told == 11 {
                    String::new()
                } else {
                    format!("202{}-0{}-1{}", 4 + told % 2, 1 + told % 7, told % 4)
                };
                let facts = document(&format!("document {told}"), &format!("outlet {}", told % 5), &day);
                let mut said =
                    said(&facts, subject, predicate, value).kind(kind).at(start).modality(Modality::ALL[modality]);
                if told % 4 == 3 {
                    said = said.copy_of(&document("document 1", "outlet 1", "2025-02-11"));
                }
                if speaker > 0 {
                    said = said.by(["Reuters", "China Telecom"][speaker - 1]);
                }
                if from_name && predicate == Predicate::Parameters {
                    said = said.in_name();
                }
                said.sighting()
            };
        prop::collection::vec(one.prop_map(make), 0..40)
    }

    proptest! {
        #[test]
        fn neither_order_nor_repetition_changes_claims(given in sightings(), cut in 0..40_usize) {
            let lexicon = Lexicon::builtin().unwrap();
            let whole = group(&given, lexicon, &[]);
            let mut turned: Vec<Sighting> = given.iter().rev().cloned().collect();
            turned.rotate_left(cut.min(given.len()));
            turned.extend(given.first().cloned());
            prop_assert!(group(&turned, lexicon, &[]) == whole);
        }

        #[test]
        fn a_neighbourhood_needs_nothing_from_outside(given in sightings()) {
            let lexicon = Lexicon::builtin().unwrap();
            let whole = group(&given, lexicon, &[]);
            let mut parts: BTreeMap<String, Vec<Sighting>> = BTreeMap::new();
            for sighting in &given {
                parts.entry(neighbourhood(&sighting.mention, lexicon)).or_default().push(sighting.clone());
            }
            let mut ids: Vec<Id> = Vec::new();
            for part in parts.values() {
                for claim in group(part, lexicon, &[]).claims {
                    prop_assert!(whole.claims.contains(&claim));
                    ids.push(claim.id);
                }
            }
            ids.sort();
            let count = ids.len();
            ids.dedup();
            prop_assert_eq!(count, ids.len(), "ids are unique");
            prop_assert_eq!(count, whole.claims.len());
        }

        #[test]
        fn conflicts_are_between_claims_that_are_there_and_told_on_both_sides(given in sightings()) {
            let grouped = group(&given, Lexicon::builtin().unwrap(), &[]);
            let claims: BTreeMap<&Id, &Claim> = grouped.claims.iter().map(|claim| (&claim.id, claim)).collect();
            for conflict in &grouped.conflicts {
                let [one, other] = conflict.claims.as_slice() else { panic!("{conflict:?}") };
                prop_assert!(claims[one].conflicts_with.contains(other) && claims[other].conflicts_with.contains(one));
                prop_assert_eq!(claims[one].predicate, claims[other].predicate);
            }
        }
    }
}
