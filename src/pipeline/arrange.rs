//! Touched neighbourhoods → claims → announcements, once a run: a thing that every other document speaks of is merged
//! once and not for each of them, and which texts tell of one happening is decided among all of their time.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use anyhow::{Context, Result};
use chrono::{Datelike, Days, NaiveDate};

use super::{Report, Rules, merge::merge};
use crate::{
    lexicon::Lexicon,
    model::{Announcement, Claim, DocumentFacts, Id, PartialDate},
    store::{Store, Write},
    timeline::{self, Arrangement, Outline},
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
    let outlines = outlines(&mut write, &rules.lexicon).await?;
    put(&mut write, &rules.lexicon, &outlines, &mut report).await?;
    write.put_setting(TIMELINE, ARRANGED).await?;
    write.commit().await?;
    Ok(report)
}

/// Documents that are arranged as a whole; of more, a slice at a time is in memory.
const WHOLE: usize = 20_000;
/// Days after a slice in which what began in it may still be told.
const AFTER: u64 = 3 * timeline::WINDOW.unsigned_abs();
/// Announcements that are in memory at once.
const ROWS: usize = 1_000;

/// Which claims and documents tell of one happening.
async fn outlines(write: &mut Write, lexicon: &Arc<Lexicon>) -> Result<Vec<Outline>> {
    let dated = write.telling_documents().await?;
    let mut arrangement = Arrangement::default();
    for (ids, until) in slices(&dated) {
        let claims = write.claims_of_documents(&ids).await?;
        let claims = write.claims_by_ids(&claims).await?;
        let facts = write.facts(&ids).await?;
        let lexicon = Arc::clone(lexicon);
        let adding = tokio::task::spawn_blocking(move || {
            arrangement.add(&claims, &facts, until, &lexicon);
            arrangement
        });
        arrangement = adding.await.context("arranging broke off: please report this")?;
    }
    Ok(arrangement.outlines())
}

/// The documents of each quarter of a year and of the weeks after it, and the day on which the next one begins. The
/// quarters are the calendar's, so the documents alone decide where the cuts are.
fn slices(dated: &[(Option<String>, Id)]) -> Vec<(Vec<Id>, Option<NaiveDate>)> {
    let ids = |part: &[(Option<String>, Id)]| part.iter().map(|(_, id)| id.clone()).collect();
    if dated.len() <= WHOLE {
        return vec![(ids(dated), None)];
    }
    let day = |place: usize| dated.get(place)?.0.as_deref()?.parse::<NaiveDate>().ok();
    let mut slices = Vec::new();
    let mut from = 0;
    while let Some(first) = day(from) {
        let until = PartialDate::Quarter(first.year(), first.month0() / 3 + 1).last_day() + Days::new(1);
        let before = |end: NaiveDate| {
            dated.partition_point(|(day, _)| day.as_deref().is_some_and(|day| *day < *end.to_string()))
        };
        slices.push((ids(dated.get(from..before(until + Days::new(AFTER))).unwrap_or_default()), Some(until)));
        from = before(until);
    }
    slices.push((ids(dated.get(from..).unwrap_or_default()), None));
    slices
}

/// Puts these announcements in place of all that there are.
async fn put(write: &mut Write, lexicon: &Arc<Lexicon>, outlines: &[Outline], report: &mut Report) -> Result<()> {
    let mut gone: BTreeSet<Id> = write.announcement_ids().await?.into_iter().collect();
    for batch in outlines.chunks(ROWS) {
        let claims: Vec<Id> = batch.iter().flat_map(|outline| outline.claims.clone()).collect();
        let documents: BTreeSet<Id> = batch.iter().flat_map(|outline| outline.documents.keys().cloned()).collect();
        let claims = write.claims_by_ids(&claims).await?;
        let facts = write.facts(&documents.into_iter().collect::<Vec<_>>()).await?;
        let (lexicon, outlines) = (Arc::clone(lexicon), batch.to_vec());
        let telling = tokio::task::spawn_blocking(move || rows(&outlines, claims, facts, &lexicon));
        let rows = telling.await.context("arranging broke off: please report this")?;
        for row in &rows {
            gone.remove(&row.id);
        }
        let ids: Vec<Id> = rows.iter().map(|row| row.id.clone()).collect();
        let arranged = write.put_announcements(&ids, &rows).await?;
        report.announcements_added += arranged.added.len();
        report.announcements_changed += arranged.changed.len();
    }
    let gone: Vec<Id> = gone.into_iter().collect();
    report.announcements_gone = write.put_announcements(&gone, &[]).await?.gone.len();
    Ok(())
}

fn rows(outlines: &[Outline], claims: Vec<Claim>, facts: Vec<DocumentFacts>, lexicon: &Lexicon) -> Vec<Announcement> {
    let claims: HashMap<Id, Claim> = claims.into_iter().map(|claim| (claim.id.clone(), claim)).collect();
    let facts: HashMap<Id, DocumentFacts> = facts.into_iter().map(|facts| (facts.id.clone(), facts)).collect();
    let row = |outline: &Outline| {
        let claims: Vec<Claim> = outline.claims.iter().filter_map(|id| claims.get(id).cloned()).collect();
        let facts: Vec<DocumentFacts> = outline.documents.keys().filter_map(|id| facts.get(id).cloned()).collect();
        outline.row(&claims, &facts, lexicon)
    };
    outlines.iter().filter_map(row).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_store_is_cut_at_the_quarters_of_the_calendar() {
        let day = |place: u64| NaiveDate::from_ymd_opt(2024, 1, 10).unwrap_or_default() + Days::new(place / 100);
        let mut dated: Vec<(Option<String>, Id)> =
            (0..30_000).map(|place| (Some(day(place).to_string()), Id::document(&place.to_string()))).collect();
        dated.push((None, Id::document("undated")));
        let cut = slices(&dated);
        let until: Vec<Option<String>> = cut.iter().map(|(_, until)| until.map(|day| day.to_string())).collect();
        let expected = [Some("2024-04-01"), Some("2024-07-01"), Some("2024-10-01"), Some("2025-01-01"), None];
        assert_eq!(until, expected.map(|day| day.map(str::to_owned)));
        assert_eq!(cut[0].0.len(), 100 * (82 + 63), "the first stretch and what comes within weeks of it");
        assert_eq!(cut[4].0, [Id::document("undated")]);
        assert_eq!(slices(&dated[..500]), [(dated[..500].iter().map(|(_, id)| id.clone()).collect(), None)]);
    }
}
