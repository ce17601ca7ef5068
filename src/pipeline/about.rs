//! A claim → the organizations and countries that it can be asked by.

use crate::{
    lexicon::{EntityRef, Lexicon},
    model::{Claim, Edit, EntityKind, Modality, Subject, Value},
    store::About,
    timeline,
};

/// No firm is owned over more steps.
const MOST_OWNERS: usize = 8;

/// What a claim is about beside its subject's own name: who made, owns, is named by or says it, and whence that is.
pub(super) fn about(claim: &Claim, lexicon: &Lexicon) -> About {
    let values = std::iter::once(&claim.value).chain(claim.evidence.iter().map(|told| &told.value));
    let mut about = of_values(&claim.subject, values, lexicon);
    for speaker in claim.evidence.iter().filter_map(|told| told.attributed_to.as_deref()) {
        name(&mut about, speaker, true, false, lexicon);
    }
    let mut planned = claim.evidence.iter().filter(|told| told.modality == Modality::Planned);
    about.due = planned.find_map(|told| timeline::due(&told.value)).map(|due| due.last_day().to_string());
    about
}

/// The same of an edit.
pub(super) fn of_edit(edit: &Edit, lexicon: &Lexicon) -> About {
    of_values(&edit.subject, [&edit.from, &edit.to], lexicon)
}

fn of_values<'v>(subject: &Subject, values: impl IntoIterator<Item = &'v Value>, lexicon: &Lexicon) -> About {
    let mut about = About::default();
    let owner = subject.unnamed_owner();
    let is_organization = subject.kind == EntityKind::Organization || owner.is_some();
    name(&mut about, owner.unwrap_or(&subject.name), is_organization, true, lexicon);
    for value in values {
        match value {
            Value::Entity { name: named } => name(&mut about, named, false, true, lexicon),
            Value::Quantity(quantity) => {
                quantity.of.iter().for_each(|of| name(&mut about, of, false, true, lexicon));
            }
            _ => {}
        }
    }
    about
}

/// Adds what a name stands for. A name that the lexicon does not know counts as written where it can only be an
/// organization's.
fn name(about: &mut About, name: &str, is_organization: bool, with_country: bool, lexicon: &Lexicon) {
    let Some(entity) = lexicon.resolve(name) else {
        if is_organization {
            about.organizations.insert(name.to_owned());
        }
        return;
    };
    if with_country && let Some(country) = lexicon.country(entity) {
        about.countries.insert(country.to_owned());
    }
    let owners = std::iter::successors(Some(entity), |entity| lexicon.maker(*entity));
    for owner in owners.take(MOST_OWNERS).filter(|owner| is_one(*owner, lexicon)) {
        about.organizations.insert(lexicon.entity(owner).name.clone());
    }
}

fn is_one(entity: EntityRef, lexicon: &Lexicon) -> bool {
    matches!(lexicon.entity(entity).kind, Some(EntityKind::Organization | EntityKind::Outlet))
}
