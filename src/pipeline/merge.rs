//! Touched neighbourhoods → claims and conflicts.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use anyhow::{Context, Result};

use super::{Rules, about::about};
use crate::{
    dedupe::{Grouped, Sighting, group},
    model::{Correction, DocumentFacts, Id, Ruling},
    store::{Regrouped, Write},
};

/// Merges the mentions of these neighbourhoods again and puts what comes out in place of what was.
pub(super) async fn merge(write: &mut Write, rules: &Rules, neighbourhoods: BTreeSet<String>) -> Result<Regrouped> {
    let mut all = Regrouped::default();
    if neighbourhoods.is_empty() {
        return Ok(all);
    }
    let corrections = Arc::new(write.corrections().await?);
    for together in joined(write, neighbourhoods, &corrections).await? {
        let keys: Vec<String> = together.into_iter().collect();
        let sightings = sightings(write, &keys).await?;
        let (lexicon, corrections) = (Arc::clone(&rules.lexicon), Arc::clone(&corrections));
        let grouping = tokio::task::spawn_blocking(move || {
            let Grouped { claims, conflicts, redirects } = group(&sightings, &lexicon, &corrections);
            let about = |claim| (about(&claim, &lexicon), claim);
            let claims: Vec<_> = claims.into_iter().map(about).map(|(about, claim)| (claim, about)).collect();
            (claims, conflicts, redirects)
        });
        let (claims, conflicts, redirects) = grouping.await.context("merging broke off: please report this")?;
        let regrouped = write.put_claims(&keys, &claims, &redirects).await?;
        write.put_conflicts(&keys, &conflicts).await?;
        all.added.extend(regrouped.added);
        all.changed.extend(regrouped.changed);
        all.gone.extend(regrouped.gone);
    }
    Ok(all)
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

async fn sightings(write: &mut Write, keys: &[String]) -> Result<Vec<Sighting>> {
    let mentions = write.mentions_of_neighbourhoods(keys).await?;
    let documents: BTreeSet<Id> = mentions.iter().map(|stored| stored.document.clone()).collect();
    let facts = write.facts(&documents.into_iter().collect::<Vec<_>>()).await?;
    let facts: BTreeMap<Id, DocumentFacts> = facts.into_iter().map(|facts| (facts.id.clone(), facts)).collect();
    let sighting = |stored: crate::store::StoredMention| {
        let document = facts.get(&stored.document)?.clone();
        Some(Sighting { id: stored.id, document, mention: stored.mention })
    };
    Ok(mentions.into_iter().filter_map(sighting).collect())
}
