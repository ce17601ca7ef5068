//! A reader's rulings → claims and timeline with them, or without.

use std::collections::BTreeSet;

use anyhow::Result;

use super::{Report, Rules, arrange};
use crate::{
    model::{Correction, Id, Ruling},
    store::{Store, Write},
};

/// Keeps rulings and derives again what they touch. One on a claim that is not stored waits until it is.
pub async fn correct(store: &Store, rules: &Rules, corrections: &[Correction]) -> Result<Report> {
    let mut write = store.write().await?;
    for correction in corrections {
        write.put_correction(correction).await?;
    }
    touch(&mut write, corrections).await?;
    write.commit().await?;
    arrange::arrange(store, rules).await
}

/// Takes back all rulings on a claim, by whatever id it had when they were made. Gives those that were there.
pub async fn withdraw(store: &Store, rules: &Rules, claim: &Id) -> Result<(Vec<Correction>, Report)> {
    let mut write = store.write().await?;
    let mut withdrawn = Vec::new();
    for correction in write.corrections().await? {
        if correction.claim == *claim || write.resolve_id(&correction.claim).await? == *claim {
            write.drop_corrections(&correction.claim).await?;
            withdrawn.push(correction);
        }
    }
    touch(&mut write, &withdrawn).await?;
    write.commit().await?;
    Ok((withdrawn, arrange::arrange(store, rules).await?))
}

/// Notes that what the rulings name is to be merged again.
async fn touch(write: &mut Write, corrections: &[Correction]) -> Result<()> {
    let named: Vec<Id> = corrections.iter().flat_map(named).collect();
    let neighbourhoods: BTreeSet<String> = write.neighbourhoods_of_claims(&named).await?.into_values().collect();
    write.put_stale(&neighbourhoods).await?;
    if !neighbourhoods.is_empty() {
        arrange::outdate(write, &BTreeSet::new()).await?;
    }
    Ok(())
}

fn named(correction: &Correction) -> Vec<Id> {
    let other = match &correction.ruling {
        Ruling::SameAs { other } | Ruling::NotSame { other } => Some(other.clone()),
        Ruling::Wrong => None,
    };
    std::iter::once(correction.claim.clone()).chain(other).collect()
}
