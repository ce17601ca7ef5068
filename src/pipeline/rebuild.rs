//! Stored texts or mentions → all that is derived from them, again.

use std::collections::BTreeSet;

use anyhow::Result;

use super::{
    Report, Rules, arrange,
    keep::{Touched, derive, put_reading},
    prepare::read,
};
use crate::{model::Id, store::Store};

/// From which stored thing on all is derived again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The texts whose mentions were made by other rules than these.
    Outdated,
    /// All texts.
    Texts,
    /// The mentions as they are: claims, conflicts and announcements are made anew.
    Mentions,
}

/// Documents in one write.
const BATCH: usize = 100;

/// How many documents were read by other rules than these.
pub async fn outdated(store: &Store, rules: &Rules) -> Result<usize> {
    Ok(store.documents_not_extracted_by(rules.version()).await?.len())
}

/// Derives again. What comes out the same is left as it is, so that the revision tells what changed.
pub async fn rebuild(store: &Store, rules: &Rules, from: Stage) -> Result<Report> {
    let mut report = Report::default();
    let texts = match from {
        Stage::Outdated => store.documents_not_extracted_by(rules.version()).await?,
        Stage::Texts => store.document_ids().await?,
        Stage::Mentions => Vec::new(),
    };
    // Other words merge and arrange otherwise even what is read the same. Noted first: a run that is broken off behind the
    // last text would leave nothing that says so. Once is enough, though a text that breaks a rule stays outdated.
    if from != Stage::Outdated || !arrange::was_arranged_by(store, rules).await? {
        arrange::outdate_all(store, rules).await?;
    }
    for batch in texts.chunks(BATCH) {
        read_again(store, rules, batch, from, &mut report).await?;
    }
    report.add(arrange::arrange(store, rules).await?);
    Ok(report)
}

/// What a version says of the code; behind it stands the version of the words.
fn code(version: &str) -> &str {
    version.split(' ').next().unwrap_or(version)
}

async fn read_again(store: &Store, rules: &Rules, batch: &[Id], from: Stage, report: &mut Report) -> Result<()> {
    let mut readings = Vec::new();
    let mut touched = Touched::default();
    for stored in store.documents(batch).await? {
        // Other code may tell copies otherwise, though the text is read as before; other words of a reader's folder do not.
        if from == Stage::Texts || stored.extracted_by.as_deref().map(code) != Some(code(rules.version())) {
            touched.texts.insert(stored.document.id.clone());
        }
        match read(&stored.document, rules).await {
            Ok(reading) => readings.push((stored.document, reading)),
            Err(error) => report.failed.push((stored.document.name, format!("{error:#}"))),
        }
    }
    let mut write = store.write().await?;
    let ids: Vec<Id> = readings.iter().map(|(document, _)| document.id.clone()).collect();
    let now: BTreeSet<(Id, String)> =
        write.documents(&ids).await?.into_iter().map(|stored| (stored.document.id, stored.document.text)).collect();
    for (document, reading) in readings {
        // A text that was corrected in between has been read by whoever corrected it.
        if now.contains(&(document.id.clone(), document.text)) {
            put_reading(&mut write, &document.id, &reading, rules, &mut touched, report).await?;
            report.reread += 1;
        }
    }
    // Other rules may tell edits otherwise, though the texts are read as before.
    touched.edited.extend(ids);
    derive(&mut write, rules, touched).await?;
    Ok(write.commit().await?)
}
