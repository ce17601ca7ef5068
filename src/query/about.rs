//! A name → what it stands for, what is claimed of it, and what of that is in dispute.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Contested, QueryError, answer::contest, note::annotate};
use crate::{
    lexicon::{Entity, Lexicon},
    model::{Claim, EntityKind, Filter},
    store::Store,
};

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct About {
    pub name: String,
    pub kind: Option<EntityKind>,
    /// ISO 3166-1 alpha-2 of its home, or of its maker's.
    pub country: Option<String>,
    pub maker: Option<String>,
    pub family: Option<String>,
    /// What it is called in any language.
    pub aliases: Vec<String>,
}

/// A thing with its claims, the claims said last first, and their conflicts.
pub(super) struct Claimed {
    pub(super) about: About,
    pub(super) claims: Vec<Claim>,
    pub(super) conflicts: Vec<Contested>,
}

/// What is claimed of a thing by its canonical name, which the lexicon may not know.
pub(super) async fn claimed(store: &Store, lexicon: &Lexicon, name: String) -> Result<Claimed, QueryError> {
    let filter = Filter { subject: Some(name.clone()), ..Filter::default() };
    let mut claims = store.claims(&filter).await?;
    annotate(store, &mut claims).await?;
    let conflicts = contest(store, store.conflicts(&filter).await?).await?;
    Ok(Claimed { about: about(lexicon, name, &claims), claims, conflicts })
}

fn about(lexicon: &Lexicon, name: String, claims: &[Claim]) -> About {
    let found = lexicon.resolve(&name);
    let known = found.map(|found| lexicon.entity(found).clone());
    let known = known.unwrap_or_else(|| Entity { name, ..Entity::default() });
    let maker = found.and_then(|found| lexicon.maker(found)).map(|maker| lexicon.entity(maker).name.clone());
    let home = found.and_then(|found| lexicon.country(found)).map(str::to_owned);
    About {
        kind: known.kind.or_else(|| claims.first().map(|claim| claim.subject.kind)),
        country: known.country.or(home),
        maker: known.maker.or(maker),
        name: known.name,
        family: known.family,
        aliases: known.aliases,
    }
}
