//! Mentions → claims and conflicts; documents → origins.
//!
//! | file | tells |
//! | --- | --- |
//! | `copies/` | which texts repeat another one |
//! | `names` | what the lexicon knows of the names in claims |
//! | `identity` | when two subjects are one thing |
//! | `unnamed` | which unnamed things of one owner are one |
//! | `relation` | how two values stand to each other |
//! | `cluster` | which mentions say the same thing |
//! | `merge` | the claim that such mentions make |
//! | `conflict` | which claims cannot both hold |
//! | `ruling` | what readers have ruled |

pub mod copies;

mod cluster;
mod conflict;
mod identity;
mod merge;
mod names;
mod relation;
mod ruling;
#[cfg(test)]
mod sample;
mod unnamed;

use crate::{
    lexicon::Lexicon,
    model::{Claim, Conflict, Correction, DocumentFacts, Id, Mention},
};
use names::Names;

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
/// One key holds all mentions of one canonical subject; all unnamed things of one kind and one outermost owner
/// (an institute's are its firm's); and, with a chip, the figures of that chip that are told of a firm.
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
