//! Which claims cannot both hold.
//!
//! Never in conflict: a plan and a fact, other periods, precisions and units, a part and its whole, inner and outer
//! hardware, what one text says of one thing with one voice, and figures that move with time when they are told
//! months apart.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use chrono::NaiveDate;

use super::{
    Grouped,
    cluster::{Cluster, Item},
    merge::at,
    names::Names,
    relation::{Relation, relation, vagueness},
    season::{is_dated, moves, within},
};
use crate::model::{Claim, Conflict, ConflictKind, EntityKind, Id, Modality, Predicate, Value, entity::squeeze};

/// Figures that move with time are set against each other only when told within so many days.
const DAYS: i64 = 92;

/// A claim with the items that make it.
struct Side<'c, 's> {
    claim: &'c Claim,
    own: Vec<&'c Item<'s>>,
    is_denied: bool,
    /// The days of its documents, in order.
    days: Vec<NaiveDate>,
    documents: BTreeSet<&'c Id>,
}

impl<'c, 's> Side<'c, 's> {
    fn new(claim: &'c Claim, own: Vec<&'c Item<'s>>) -> Self {
        let mut days: Vec<NaiveDate> = own.iter().filter_map(|item| item.sighting.document.published_day()).collect();
        days.sort_unstable();
        days.dedup();
        let documents = own.iter().map(|item| &item.sighting.document.id).collect();
        Self { claim, is_denied: own.iter().all(|item| item.is_denied()), days, documents, own }
    }
}

/// Adds to the claims what contradicts them, and puts all in order.
pub(super) fn settle(claims: Vec<Claim>, clusters: &[Cluster], items: &[Item<'_>], names: Names<'_>) -> Grouped {
    let conflicts = conflicts(&claims, clusters, items, names);
    let redirects = redirects(&claims, clusters, items);
    let mut against: BTreeMap<&Id, BTreeSet<&Id>> = BTreeMap::new();
    for conflict in &conflicts {
        for (one, other) in conflict.claims.iter().flat_map(|one| conflict.claims.iter().map(move |other| (one, other)))
        {
            if one != other {
                against.entry(one).or_default().insert(other);
            }
        }
    }
    let mut claims = claims;
    for claim in &mut claims {
        claim.conflicts_with = against.get(&claim.id).into_iter().flatten().map(|id| (*id).clone()).collect();
    }
    claims.sort_by(|a, b| (&a.subject, a.predicate, &a.id).cmp(&(&b.subject, b.predicate, &b.id)));
    let mut conflicts = conflicts;
    conflicts.sort_by(|a, b| (&a.subject, a.predicate, &a.id).cmp(&(&b.subject, b.predicate, &b.id)));
    Grouped { claims, conflicts, redirects }
}

fn redirects(claims: &[Claim], clusters: &[Cluster], items: &[Item<'_>]) -> Vec<(Id, Id)> {
    let of_claim = |(claim, cluster): (&Claim, &Cluster)| -> Vec<(Id, Id)> {
        let former = at(&cluster.members, items).map(|item| Id::claim(&item.sighting.id));
        former.filter(|id| *id != claim.id).map(|id| (id, claim.id.clone())).collect()
    };
    let mut redirects: Vec<(Id, Id)> = claims.iter().zip(clusters).flat_map(of_claim).collect();
    redirects.sort();
    redirects
}

fn conflicts(claims: &[Claim], clusters: &[Cluster], items: &[Item<'_>], names: Names<'_>) -> Vec<Conflict> {
    let mut rivals: BTreeMap<(EntityKind, String, Predicate), Vec<Side<'_, '_>>> = BTreeMap::new();
    for (claim, cluster) in claims.iter().zip(clusters) {
        let key = (claim.subject.kind, claim.subject.key(), claim.predicate);
        rivals.entry(key).or_default().push(Side::new(claim, at(&cluster.members, items).collect()));
    }
    let mut found = Vec::new();
    for sides in rivals.values() {
        for (place, one) in sides.iter().enumerate() {
            let others = sides.iter().skip(place + 1);
            found.extend(others.filter_map(|other| Some(conflict(one, other, kind(one, other, names)?))));
        }
    }
    found
}

fn conflict(one: &Side<'_, '_>, other: &Side<'_, '_>, kind: ConflictKind) -> Conflict {
    let mut sides = [one.claim, other.claim];
    sides.sort_by_key(|claim| (Reverse(claim.independent_sources), &claim.first_seen, &claim.id));
    let mut primary = sides.iter().filter(|claim| claim.primary).map(|claim| claim.id.clone());
    let supported_by_primary = primary.next().filter(|_| primary.next().is_none());
    Conflict {
        id: Id::conflict(&one.claim.id, &other.claim.id),
        kind,
        subject: one.claim.subject.clone(),
        predicate: one.claim.predicate,
        claims: sides.into_iter().map(|claim| claim.id.clone()).collect(),
        supported_by_primary,
    }
}

/// Why the two sides cannot both hold, if they cannot.
fn kind(one: &Side<'_, '_>, other: &Side<'_, '_>, names: Names<'_>) -> Option<ConflictKind> {
    match (one.is_denied, other.is_denied) {
        // A firm has many partners and orders: only a denial contradicts one.
        (false, false) if one.claim.predicate.is_many_valued() => return None,
        (true, true) => return None,
        (true, false) => return denies(one, other, names).then_some(ConflictKind::Denial),
        (false, true) => return denies(other, one, names).then_some(ConflictKind::Denial),
        (false, false) => {}
    }
    let (a, b) = (one.claim, other.claim);
    if relation(a.predicate, &a.value, &b.value, names) != Relation::Conflict || one.is_planned() != other.is_planned()
    {
        return None;
    }
    if one.is_from_name() || other.is_from_name() {
        return (one.is_from_name() != other.is_from_name()).then_some(ConflictKind::NameAgainstText);
    }
    if one.shares_voice(other, names)
        || is_of_many(a)
        || (moves(a.subject.kind, a.predicate) && (one.told_apart(other) || one.shares_text(other)))
    {
        return None;
    }
    let replaced = one.is_replaced_by(other) || other.is_replaced_by(one);
    match (&a.value, &b.value) {
        (Value::Flag { value }, Value::Flag { .. }) => flags(if *value { (one, other) } else { (other, one) }),
        // What is past is not put off: another date of it is an error of one of the two.
        (Value::Date { .. }, _) if !(replaced && one.is_planned()) => Some(ConflictKind::OtherDate),
        _ if replaced => Some(ConflictKind::Stale),
        _ => Some(ConflictKind::OtherValue),
    }
}

/// Whether the figure may be of any of many things: a foundry's yield, with no word of which chip.
fn is_of_many(claim: &Claim) -> bool {
    claim.predicate == Predicate::YieldRate && claim.subject.kind == EntityKind::Organization
}

/// What was not so and later is contradicts nothing: weights are published in the end.
fn flags((yes, no): (&Side<'_, '_>, &Side<'_, '_>)) -> Option<ConflictKind> {
    (no.claim.last_seen >= yes.claim.first_seen || no.claim.last_seen.is_none()).then_some(ConflictKind::Denial)
}

/// Whether the denial is of what the other side says, in words as wide, or of hardware that the other side's lies
/// within.
fn denies(denial: &Side<'_, '_>, other: &Side<'_, '_>, names: Names<'_>) -> bool {
    let (denied, said) = (&denial.claim.value, &other.claim.value);
    let about = match (relation(denial.claim.predicate, denied, said, names), denied, said) {
        (Relation::Same, ..) => true,
        (Relation::Agrees, ..) => vagueness(denied).0 >= vagueness(said).0,
        (_, Value::Entity { name: outer }, Value::Entity { name: inner }) => names.is_within(inner, outer),
        _ => false,
    };
    about
        && !(changes(denial.claim.predicate) && denial.told_apart(other))
        && !(other.is_planned() && denial.is_same_speech(other))
}

/// Whether what is denied one season may come true in another.
fn changes(predicate: Predicate) -> bool {
    use Predicate as P;
    matches!(predicate, P::Status | P::UsesChip | P::OpenWeights | P::ExportRestriction | P::Partnership | P::Order)
}

impl Side<'_, '_> {
    fn is_planned(&self) -> bool {
        self.claim.modality == Modality::Planned
    }

    fn is_from_name(&self) -> bool {
        self.own.iter().all(|item| item.mention().from_name)
    }

    /// Whether one text states both values with one voice: then they are of two parts, phases or ways of counting.
    /// Hearsay is of many voices even where a text names none.
    fn shares_voice(&self, other: &Self, names: Names<'_>) -> bool {
        let theirs = other.exact(names);
        self.exact(names)
            .any(|a| theirs.clone().any(|b| a.sighting.document.id == b.sighting.document.id && one_voice(a, b)))
    }

    /// The items that give the claim's own value, and not a vaguer word for it: no size in a name, no 千亿 for 100 billion.
    fn exact<'n>(&'n self, names: Names<'n>) -> impl Iterator<Item = &'n Item<'n>> + Clone {
        let hedged = |value: &Value| value.quantity().is_some_and(|quantity| quantity.approximate);
        let vague = move |item: &Item<'_>| hedged(&item.value) && !hedged(&self.claim.value);
        let same = move |item: &&Item<'_>| {
            !item.mention().from_name
                && !vague(item)
                && relation(self.claim.predicate, &item.value, &self.claim.value, names) == Relation::Same
        };
        self.own.iter().copied().filter(same)
    }

    /// Whether one speaker says both in one text: "not yet, but we will" is no contradiction.
    fn is_same_speech(&self, other: &Self) -> bool {
        let speech =
            |item: &Item<'_>| (item.sighting.document.id.clone(), item.mention().attributed_to.as_deref().map(squeeze));
        let speeches: BTreeSet<_> = self.own.iter().map(|item| speech(item)).collect();
        other.own.iter().all(|item| speeches.contains(&speech(item)))
    }

    /// Whether one text gives both.
    fn shares_text(&self, other: &Self) -> bool {
        !self.documents.is_disjoint(&other.documents)
    }

    /// Whether no text of the one side was published within [`DAYS`] of one of the other. Values that say of which
    /// period they are need no such guess.
    fn told_apart(&self, other: &Self) -> bool {
        let known = !self.days.is_empty() && !other.days.is_empty();
        known
            && !within(&self.days, &other.days, DAYS)
            && !(is_dated(&self.claim.value) && is_dated(&other.claim.value))
    }

    /// Whether all who said this have later said the other: a correction.
    fn is_replaced_by(&self, other: &Self) -> bool {
        let (mine, theirs) = (self.last_words(), other.last_words());
        !mine.is_empty() && mine.iter().all(|(speaker, said)| theirs.get(speaker).is_some_and(|later| later > said))
    }

    /// Each speaker's last day with this value; a text that names none speaks for its outlet.
    fn last_words(&self) -> BTreeMap<String, Option<NaiveDate>> {
        let mut words: BTreeMap<String, Option<NaiveDate>> = BTreeMap::new();
        for item in &self.own {
            let document = &item.sighting.document;
            let speaker = item.mention().attributed_to.as_deref().or(document.outlet.as_deref());
            let speaker = speaker.map_or_else(|| document.id.to_string(), squeeze);
            let last = words.entry(speaker).or_default();
            *last = (*last).max(document.published_day());
        }
        words
    }
}

/// Whether two mentions of one text are its own word, or one speaker's in it.
fn one_voice(a: &Item<'_>, b: &Item<'_>) -> bool {
    let (a, b) = (a.mention(), b.mention());
    let firm = |modality: Modality| matches!(modality, Modality::Stated | Modality::Planned);
    let speaker = |name: &Option<String>| name.as_deref().map(squeeze);
    let one_speaker = match (speaker(&a.attributed_to), speaker(&b.attributed_to)) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    firm(a.modality) && firm(b.modality) && one_speaker
}

#[cfg(test)]
mod tests;
