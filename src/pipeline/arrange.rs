//! Touched neighbourhoods → claims → announcements, once a run: a thing that every other document speaks of is merged
//! once and not for each of them, and which texts tell of one happening is decided among all of their time.

use std::{collections::BTreeSet, sync::Arc};

use anyhow::{Context, Result};

use super::{Report, Rules, merge::merge};
use crate::{
    model::{Filter, Id},
    store::{Store, Write},
    timeline,
};

/// The setting that says whether claims have changed since announcements were arranged. It is written with the
/// claims, so that a run that is broken off is caught up with by the next one.
const TIMELINE: &str = "timeline";
const STALE: &str = "stale";
const ARRANGED: &str = "arranged";

/// Neighbourhoods in one write.
const NEIGHBOURHOODS: usize = 400;

/// Notes, in the same write, that the timeline no longer fits the claims.
pub(super) async fn outdate(write: &mut Write) -> Result<()> {
    Ok(write.put_setting(TIMELINE, STALE).await?)
}

/// Merges what has changed since it was merged, and arranges the timeline.
pub async fn arrange(store: &Store, rules: &Rules) -> Result<Report> {
    let mut report = Report::default();
    if store.setting(TIMELINE).await?.is_none_or(|state| state == ARRANGED) {
        return Ok(report);
    }
    merge_stale(store, rules, &mut report).await?;
    let mut write = store.write().await?;
    let claims = write.claims(&Filter::default()).await?;
    let ids: BTreeSet<Id> = claims.iter().flat_map(|claim| &claim.evidence).map(|told| told.document.clone()).collect();
    let facts = write.facts(&ids.into_iter().collect::<Vec<_>>()).await?;
    let lexicon = Arc::clone(&rules.lexicon);
    let arranging = tokio::task::spawn_blocking(move || timeline::arrange(&claims, &facts, &lexicon));
    let announcements = arranging.await.context("arranging broke off: please report this")?;
    let before = write.announcement_ids().await?;
    let arranged = write.put_announcements(&before, &announcements).await?;
    write.put_setting(TIMELINE, ARRANGED).await?;
    write.commit().await?;
    report.announcements_added = arranged.added.len();
    report.announcements_changed = arranged.changed.len();
    report.announcements_gone = arranged.gone.len();
    Ok(report)
}

/// Merges the touched neighbourhoods, some in each write.
async fn merge_stale(store: &Store, rules: &Rules, report: &mut Report) -> Result<()> {
    loop {
        let mut write = store.write().await?;
        let stale = write.stale(NEIGHBOURHOODS).await?;
        if stale.is_empty() {
            return Ok(write.abandon().await?);
        }
        let merged = merge(&mut write, rules, stale.clone()).await?;
        write.drop_stale(&stale).await?;
        write.commit().await?;
        report.claims_added += merged.added.len();
        report.claims_changed += merged.changed.len();
        report.claims_gone += merged.gone.len();
    }
}
