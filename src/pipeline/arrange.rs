//! Claims → announcements, once a run: which texts tell of one happening is decided among all of their time, so it is
//! done when a run's documents are in and not for each of them.

use std::{collections::BTreeSet, sync::Arc};

use anyhow::{Context, Result};

use super::{Report, Rules};
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

/// Notes, in the same write, that the timeline no longer fits the claims.
pub(super) async fn outdate(write: &mut Write) -> Result<()> {
    Ok(write.put_setting(TIMELINE, STALE).await?)
}

/// Arranges the timeline if claims or documents have changed since it was arranged.
pub async fn arrange(store: &Store, rules: &Rules) -> Result<Report> {
    let mut report = Report::default();
    if store.setting(TIMELINE).await?.is_none_or(|state| state == ARRANGED) {
        return Ok(report);
    }
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
