//! Touched neighbourhoods → claims → announcements, once a run: a thing that every other document speaks of is merged
//! once and not for each of them.
//!
//! | file | does |
//! | --- | --- |
//! | `group` | documents that have changed → the happenings that they, and those around them, tell of |
//! | `tell` | happenings that have changed → rows of the timeline |
//!
//! Only what has changed, and what that can reach, is arranged again. What is still to be done is written down with what
//! was done, so that a run that is broken off is caught up with by the next one.

mod group;
pub(super) mod tell;

use std::collections::{BTreeSet, HashMap};

use anyhow::Result;

use super::{Report, Rules, merge::merge};
use crate::{
    model::{Claim, Id},
    store::{Merged, Pass, Regrouped, Store, Unsettled, Write},
    timeline,
};

/// The setting that says whether claims have changed since announcements were arranged.
const TIMELINE: &str = "timeline";
const STALE: &str = "stale";
const ARRANGED: &str = "arranged";

/// The setting that lists the versions of the rules by which units have been made and joined, the newest to this store
/// last: by one that is not among them, all are made anew.
///
/// A version that is among them goes on with what has changed. Two builds that share a store would otherwise make all
/// anew in turns, each time that one of them arranges; what they leave is then in part by either, until a rebuild makes
/// it one's.
const VERSIONS: &str = "arrangement";
pub(super) const VERSION: &str = env!("HOMEGROWN_ARRANGEMENT");

/// Versions that are listed at most.
const MOST_VERSIONS: usize = 8;

/// The setting that says by which rules and words all was merged and arranged last: nobody's, where a part of it has
/// been by others since.
const ARRANGED_BY: &str = "arranged by";
const NOBODY: &str = "";

/// Neighbourhoods in one write.
const NEIGHBOURHOODS: usize = 400;

/// Notes, in the same write, that the timeline no longer fits what is stored of these documents.
pub(super) async fn outdate(write: &mut Write, documents: &BTreeSet<Id>) -> Result<()> {
    let documents: Vec<Id> = documents.iter().cloned().collect();
    write.unsettle_documents(&documents).await?;
    Ok(write.put_setting(TIMELINE, STALE).await?)
}

/// Notes that all is to be merged and arranged from nothing.
pub(super) async fn outdate_all(store: &Store, rules: &Rules) -> Result<()> {
    let neighbourhoods: BTreeSet<String> = store.neighbourhoods().await?.into_iter().collect();
    let mut write = store.write().await?;
    write.put_stale(&neighbourhoods).await?;
    write.unsettle_all().await?;
    write.put_setting(TIMELINE, STALE).await?;
    let versions = write.setting(VERSIONS).await?.unwrap_or_default();
    write.put_setting(VERSIONS, &with_own(&versions)).await?;
    write.put_setting(ARRANGED_BY, &name(rules)).await?;
    Ok(write.commit().await?)
}

fn with_own(versions: &str) -> String {
    let mut all: Vec<&str> = versions.split_whitespace().filter(|version| *version != VERSION).collect();
    all.push(VERSION);
    let over = all.len().saturating_sub(MOST_VERSIONS);
    all.into_iter().skip(over).collect::<Vec<_>>().join(" ")
}

/// The rules and words by which all is merged and arranged.
fn name(rules: &Rules) -> String {
    format!("{} {VERSION}", rules.version())
}

/// Whether all has been merged and arranged, or noted for it, by these rules and words, and nothing by others since.
pub(super) async fn was_arranged_by(store: &Store, rules: &Rules) -> Result<bool> {
    Ok(store.setting(ARRANGED_BY).await?.as_deref() == Some(name(rules).as_str()))
}

/// Commits a write in which something was merged or arranged, and notes where the rest is by other rules or words.
async fn commit(mut write: Write, rules: &Rules) -> Result<()> {
    if write.setting(ARRANGED_BY).await?.is_some_and(|by| by != name(rules)) {
        write.put_setting(ARRANGED_BY, NOBODY).await?;
    }
    Ok(write.commit().await?)
}

/// Merges what has changed since it was merged, and arranges the timeline around it; what others take in meanwhile is
/// left to them.
pub async fn arrange(store: &Store, rules: &Rules) -> Result<Report> {
    let mut report = Report::default();
    let Some(state) = store.setting(TIMELINE).await? else { return Ok(report) };
    let versions = store.setting(VERSIONS).await?.unwrap_or_default();
    if versions.split_whitespace().all(|version| version != VERSION) {
        outdate_all(store, rules).await?;
    } else if state == ARRANGED {
        return Ok(report);
    }
    merge_stale(store, rules, &mut report).await?;
    group::unsettled(store, rules).await?;
    tell::unsettled(store, rules, &mut report).await?;
    tell::end(store, &mut report).await?;
    let mut write = store.write().await?;
    // More may have been taken in meanwhile: who did so arranges that.
    if write.is_settled().await? {
        write.put_setting(TIMELINE, ARRANGED).await?;
    }
    write.commit().await?;
    Ok(report)
}

/// A write with the next of a pass, taken out in it; nothing where the pass is at its end.
async fn next(store: &Store, pass: &mut Pass, most: usize) -> Result<Option<(Write, Vec<Id>)>> {
    let mut write = store.write().await?;
    let ids = write.take_unsettled(pass, most).await?;
    if ids.is_empty() {
        write.abandon().await?;
        return Ok(None);
    }
    Ok(Some((write, ids.into_iter().map(Id::from_text).collect())))
}

/// Merges the touched neighbourhoods, some in each write, in one pass: while a crawl goes on, the first are touched again
/// before the last are merged.
async fn merge_stale(store: &Store, rules: &Rules, report: &mut Report) -> Result<()> {
    let mut last = String::new();
    loop {
        let mut write = store.write().await?;
        let stale = write.stale(&last, NEIGHBOURHOODS).await?;
        let Some(end) = stale.last() else { return Ok(write.abandon().await?) };
        last.clone_from(end);
        let stale: BTreeSet<String> = stale.into_iter().collect();
        let merged = merge(&mut write, rules, stale.clone()).await?;
        write.drop_stale(&stale).await?;
        commit(write, rules).await?;
        report.claims_added += merged.added.len();
        report.claims_changed += merged.changed.len();
        report.claims_gone += merged.gone.len();
    }
}

/// Notes what has to be arranged again for claims that were merged anew: what changed of each, and what it is now.
pub(super) async fn unsettle<'m>(
    write: &mut Write,
    merged: impl IntoIterator<Item = (&'m Regrouped, &'m Merged)>,
) -> Result<()> {
    let (mut documents, mut claims) = (BTreeSet::new(), Vec::new());
    for (regrouped, merged) in merged {
        let before: HashMap<&Id, &Claim> = regrouped.before.iter().map(|claim| (&claim.id, claim)).collect();
        let now: HashMap<&Id, &Claim> = merged.claims.iter().map(|(claim, _)| (&claim.id, claim)).collect();
        let all = regrouped.added.iter().chain(&regrouped.changed).chain(&regrouped.gone);
        documents.extend(all.flat_map(|id| timeline::reached(before.get(id).copied(), now.get(id).copied())));
        claims.extend(regrouped.changed.iter().map(Id::as_str));
    }
    write.unsettle_documents(&documents.into_iter().cloned().collect::<Vec<_>>()).await?;
    Ok(write.unsettle(Unsettled::Claim, claims).await?)
}
