//! Happenings that have changed → rows of the timeline.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use anyhow::{Context, Result};

use super::{super::Rules, Report, commit, group::read, next};
use crate::{
    lexicon::Lexicon,
    model::{Announcement, Claim, DocumentFacts, Id},
    store::{Pass, Store, StoredUnit, Unsettled, Write},
    timeline::{self, Outline, Telling, Unit},
};

/// Claims, happenings or rows in one write.
const CLAIMS: usize = 2_000;
const HAPPENINGS: usize = 500;

/// Tells all happenings that have changed, some in each write.
pub(super) async fn unsettled(store: &Store, rules: &Rules, report: &mut Report) -> Result<()> {
    let (mut changed, mut touched) = (Pass::over(Unsettled::Claim), Pass::over(Unsettled::Happening));
    loop {
        let mut write = store.write().await?;
        let claims = write.take_unsettled(&mut changed, CLAIMS).await?;
        let claims: Vec<Id> = claims.into_iter().map(Id::from_text).collect();
        let mut keys: BTreeSet<String> = homes(&mut write, &claims).await?.into_values().collect();
        keys.extend(write.take_unsettled(&mut touched, HAPPENINGS).await?);
        if claims.is_empty() && keys.is_empty() {
            return Ok(write.abandon().await?);
        }
        tell(&mut write, rules, keys, report).await?;
        commit(write, rules).await?;
    }
}

/// Ends the rows that are nobody's any more.
pub(in crate::pipeline) async fn end(store: &Store, report: &mut Report) -> Result<()> {
    let mut pass = Pass::over(Unsettled::Announcement);
    while let Some((mut write, rows)) = next(store, &mut pass, HAPPENINGS).await? {
        // More may have been noted since the last was told, by another program or by a crawl that goes on, even that all is
        // to be told anew: then it is still open whose these rows are, and whoever tells it ends those that are nobody's.
        if write.awaits_telling().await? {
            return Ok(write.abandon().await?);
        }
        let held = write.rows_with_happening(&rows).await?;
        let gone: Vec<Id> = rows.into_iter().filter(|row| !held.contains(row)).collect();
        report.announcements_gone += write.put_announcements(&gone, &[]).await?.gone.len();
        write.commit().await?;
    }
    Ok(())
}

/// The happening in which each claim was made first.
async fn homes(write: &mut Write, claims: &[Id]) -> Result<HashMap<Id, String>> {
    let first = write.first_documents(claims).await?;
    let documents: BTreeSet<Id> = first.values().cloned().collect();
    let mut homes = HashMap::new();
    for row in write.units_of_documents(&documents.into_iter().collect::<Vec<_>>()).await? {
        let own =
            read(&row)?.claims().filter(|claim| first.get(*claim) == Some(&row.document)).cloned().collect::<Vec<_>>();
        homes.extend(own.into_iter().map(|claim| (claim, row.happening.clone())));
    }
    Ok(homes)
}

async fn tell(write: &mut Write, rules: &Rules, keys: BTreeSet<String>, report: &mut Report) -> Result<()> {
    let mut claims_of: BTreeMap<String, Vec<Id>> = BTreeMap::new();
    let mut rowless: BTreeSet<String> = BTreeSet::new();
    let mut pending = keys;
    while !pending.is_empty() {
        let mut more = BTreeSet::new();
        for (key, telling) in tellings(write, &pending, &mut more).await? {
            match telling {
                Telling::New(claims) => _ = claims_of.insert(key, claims),
                Telling::Repeated(_) => _ = rowless.insert(key),
            }
        }
        more.retain(|key| !claims_of.contains_key(key) && !rowless.contains(key));
        pending = more;
    }
    let rows = rows(write, rules, claims_of).await?;
    let old = write.rows_of_happenings(&rows.keys().chain(&rowless).cloned().collect()).await?;
    let announcements: Vec<Announcement> = rows.values().flatten().cloned().collect();
    let arranged = write.put_announcements(&[], &announcements).await?;
    report.announcements_added += arranged.added.len();
    report.announcements_changed += arranged.changed.len();
    let rowless = rowless.into_iter().map(|key| (key, None));
    for (key, row) in rows.into_iter().chain(rowless) {
        let (new, old) = (row.map(|row| row.id), old.get(&key));
        if new.as_ref() != old {
            write.put_row_of_happening(&key, new.as_ref()).await?;
            write.unsettle(Unsettled::Announcement, old.map(Id::as_str)).await?;
        }
    }
    Ok(())
}

/// What each of these happenings tells. Lists them where they are told, and adds those of which the row is another
/// for it to `touched`.
async fn tellings(
    write: &mut Write,
    keys: &BTreeSet<String>,
    touched: &mut BTreeSet<String>,
) -> Result<Vec<(String, Telling)>> {
    let mut units: BTreeMap<&str, Vec<Unit>> = keys.iter().map(|key| (key.as_str(), Vec::new())).collect();
    let stored = write.units_of_happenings(keys).await?;
    for row in &stored {
        units.entry(&row.happening).or_default().push(read(row)?);
    }
    let claims: BTreeSet<&Id> = units.values().flatten().flat_map(Unit::claims).collect();
    let homes = homes(write, &claims.into_iter().cloned().collect::<Vec<_>>()).await?;
    let mut listed: HashMap<&str, BTreeSet<&str>> = HashMap::new();
    for StoredUnit { happening, told_in, .. } in &stored {
        listed.entry(happening).or_default().insert(told_in);
    }
    let mut tellings = Vec::new();
    for (key, units) in units {
        let units: Vec<&Unit> = units.iter().collect();
        let telling = timeline::telling(key, &units, |claim| homes.get(claim).map(String::as_str));
        let home = match &telling {
            Telling::Repeated(Some(home)) => home,
            _ => key,
        };
        let were = listed.remove(key).unwrap_or_default();
        if were.iter().any(|told_in| *told_in != home) {
            write.put_told_in(key, home).await?;
        }
        touched.extend(were.into_iter().chain([home]).map(str::to_owned));
        tellings.push((key.to_owned(), telling));
    }
    Ok(tellings)
}

/// The rows of happenings that tell these claims first; nothing for one that has none.
async fn rows(
    write: &mut Write,
    rules: &Rules,
    claims_of: BTreeMap<String, Vec<Id>>,
) -> Result<BTreeMap<String, Option<Announcement>>> {
    let mut listed = write.told_in(&claims_of.keys().cloned().collect()).await?;
    let claims: Vec<Id> = claims_of.values().flatten().cloned().collect();
    let documents: BTreeSet<Id> = listed.values().flat_map(BTreeMap::keys).cloned().collect();
    let claims = write.claims_by_ids(&claims).await?;
    let facts = write.facts(&documents.into_iter().collect::<Vec<_>>()).await?;
    let outlines: BTreeMap<String, Outline> = claims_of
        .into_iter()
        .map(|(key, claims)| {
            let documents = listed.remove(&key).unwrap_or_default();
            (key, Outline { claims, documents })
        })
        .collect();
    let lexicon = Arc::clone(&rules.lexicon);
    let telling = tokio::task::spawn_blocking(move || in_full(outlines, claims, facts, &lexicon));
    telling.await.context("arranging broke off: please report this")
}

fn in_full(
    outlines: BTreeMap<String, Outline>,
    claims: Vec<Claim>,
    facts: Vec<DocumentFacts>,
    lexicon: &Lexicon,
) -> BTreeMap<String, Option<Announcement>> {
    let claims: HashMap<Id, Claim> = claims.into_iter().map(|claim| (claim.id.clone(), claim)).collect();
    let facts: HashMap<Id, DocumentFacts> = facts.into_iter().map(|facts| (facts.id.clone(), facts)).collect();
    let row = |outline: &Outline| {
        let claims: Vec<Claim> = outline.claims.iter().filter_map(|id| claims.get(id).cloned()).collect();
        let facts: Vec<DocumentFacts> = outline.documents.keys().filter_map(|id| facts.get(id).cloned()).collect();
        outline.row(&claims, &facts, lexicon)
    };
    outlines.into_iter().map(|(key, outline)| (key, row(&outline))).collect()
}
