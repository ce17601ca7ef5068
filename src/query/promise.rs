//! Plans with a date, and what became of them.

use std::collections::{BTreeSet, HashSet};

use chrono::NaiveDate;

use super::QueryError;
use crate::{
    model::{Filter, Id, Promise, PromiseStatus},
    store::Store,
    timeline,
};

/// The plans that pass, the soonest due first. `today` decides which dates have passed.
pub async fn promises(
    store: &Store,
    filter: &Filter,
    status: Option<PromiseStatus>,
    today: NaiveDate,
) -> Result<Vec<Promise>, QueryError> {
    let plans = store.plans(filter).await?;
    let passing: HashSet<&Id> = plans.iter().map(|claim| &claim.id).collect();
    let subjects: BTreeSet<String> = plans.iter().map(|claim| claim.subject.name.clone()).collect();
    let claims = store.claims_of_subjects(&subjects).await?;
    let mut promises = timeline::promises(&claims, today);
    promises.retain(|promise| passing.contains(&promise.claim) && status.is_none_or(|asked| promise.status == asked));
    promises.truncate(filter.limit.unwrap_or(usize::MAX));
    Ok(promises)
}
