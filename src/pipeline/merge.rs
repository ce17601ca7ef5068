//! Touched neighbourhoods → claims and conflicts.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use anyhow::{Context, Result};

use super::{Rules, about::about, arrange::unsettle};
use crate::{
    dedupe::{Grouped, Sighting, group},
    lexicon::Lexicon,
    model::{Claim, Correction, DocumentFacts, Id, Ruling, words},
    store::{Merged, Regrouped, Write},
};

/// Merges the mentions of these neighbourhoods again and puts what comes out in place of what was. Tells of each claim what
/// changed, as far as a reader sees it.
pub(super) async fn merge(write: &mut Write, rules: &Rules, neighbourhoods: BTreeSet<String>) -> Result<Regrouped> {
    let mut all = Regrouped::default();
    if neighbourhoods.is_empty() {
        return Ok(all);
    }
    let corrections = Arc::new(write.corrections().await?);
    let together = joined(write, neighbourhoods, &corrections).await?;
    let sightings = sightings(write, &together).await?;
    let lexicon = Arc::clone(&rules.lexicon);
    let grouping = tokio::task::spawn_blocking(move || {
        let merged = |sightings: Vec<Sighting>| merged(&sightings, &lexicon, &corrections);
        sightings.into_iter().map(merged).collect::<Vec<Merged>>()
    });
    let mut merged = grouping.await.context("merging broke off: please report this")?;
    for (keys, merged) in together.into_iter().zip(&mut merged) {
        merged.neighbourhoods = keys.into_iter().collect();
    }
    let regrouped = write.put_claims(&merged).await?;
    write.put_conflicts(&merged).await?;
    unsettle(write, regrouped.iter().zip(&merged)).await?;
    for (regrouped, merged) in regrouped.into_iter().zip(&merged) {
        all.changed.extend(told_otherwise(&regrouped, merged));
        all.added.extend(regrouped.added);
        all.gone.extend(regrouped.gone);
    }
    Ok(all)
}

/// The claims of which a reader sees something else now: a row is written again also where only its offsets, or who its
/// subject is made by, are others.
fn told_otherwise(regrouped: &Regrouped, merged: &Merged) -> Vec<Id> {
    let before: HashMap<&Id, &Claim> = regrouped.before.iter().map(|claim| (&claim.id, claim)).collect();
    let claims = merged.claims.iter().map(|(claim, _)| claim);
    let others = claims.filter(|now| before.get(&now.id).is_some_and(|was| words::told(was) != words::told(now)));
    others.map(|claim| claim.id.clone()).collect()
}

fn merged(sightings: &[Sighting], lexicon: &Lexicon, corrections: &[Correction]) -> Merged {
    let Grouped { claims, conflicts, redirects } = group(sightings, lexicon, corrections);
    let about = |claim: Claim| (about(&claim, lexicon), claim);
    let claims = claims.into_iter().map(about).map(|(about, claim)| (claim, about)).collect();
    Merged { claims, conflicts, redirects, ..Merged::default() }
}

/// The neighbourhoods, each with those that a ruling says are to be merged with it.
async fn joined(
    write: &mut Write,
    neighbourhoods: BTreeSet<String>,
    corrections: &[Correction],
) -> Result<Vec<BTreeSet<String>>> {
    let pairs: Vec<(&Id, &Id)> = corrections
        .iter()
        .filter_map(|correction| match &correction.ruling {
            Ruling::SameAs { other } => Some((&correction.claim, other)),
            _ => None,
        })
        .collect();
    let named: Vec<Id> = pairs.iter().flat_map(|(one, other)| [(*one).clone(), (*other).clone()]).collect();
    let homes = write.neighbourhoods_of_claims(&named).await?;
    let mut groups: Vec<BTreeSet<String>> = Vec::new();
    for (one, other) in pairs {
        let (Some(one), Some(other)) = (homes.get(one), homes.get(other)) else { continue };
        let mut whole = BTreeSet::from([one.clone(), other.clone()]);
        groups.retain(|group| {
            let meets = !group.is_disjoint(&whole);
            if meets {
                whole.extend(group.iter().cloned());
            }
            !meets
        });
        groups.push(whole);
    }
    groups.retain(|group| !group.is_disjoint(&neighbourhoods));
    let in_group: BTreeSet<String> = groups.iter().flatten().cloned().collect();
    groups.extend(neighbourhoods.into_iter().filter(|key| !in_group.contains(key)).map(|key| BTreeSet::from([key])));
    Ok(groups)
}

/// The sightings of each of these groups of neighbourhoods.
async fn sightings(write: &mut Write, together: &[BTreeSet<String>]) -> Result<Vec<Vec<Sighting>>> {
    let keys: Vec<String> = together.iter().flatten().cloned().collect();
    let group_of: HashMap<&str, usize> = together
        .iter()
        .enumerate()
        .flat_map(|(group, keys)| keys.iter().map(move |key| (key.as_str(), group)))
        .collect();
    let mentions = write.mentions_of_neighbourhoods(&keys).await?;
    let documents: BTreeSet<Id> = mentions.iter().map(|stored| stored.document.clone()).collect();
    let facts = write.facts(&documents.into_iter().collect::<Vec<_>>()).await?;
    let facts: HashMap<Id, DocumentFacts> = facts.into_iter().map(|facts| (facts.id.clone(), facts)).collect();
    let mut sightings: Vec<Vec<Sighting>> = together.iter().map(|_| Vec::new()).collect();
    for stored in mentions {
        let group = group_of.get(stored.neighbourhood.as_str()).and_then(|group| sightings.get_mut(*group));
        if let (Some(group), Some(document)) = (group, facts.get(&stored.document)) {
            group.push(Sighting { id: stored.id, document: document.clone(), mention: stored.mention });
        }
    }
    Ok(sightings)
}
