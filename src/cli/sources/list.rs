//! `sources list`: each source with what is remembered of its visits.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use clap::Args;
use serde::Serialize;

use super::{
    super::{
        failure::Outcome,
        global::{Global, format_or_table},
        net,
        output::{Printer, Row},
        place::Place,
    },
    Asked,
};
use crate::crawl::{Source, SourceState, Status};

#[derive(Debug, Args)]
pub(super) struct ListArgs {
    #[command(flatten)]
    asked: Asked,
    /// Only sources in this state; several with commas
    #[arg(long, value_name = "STATE", value_delimiter = ',', value_parser = super::check::state)]
    state: Vec<Status>,
}

/// A source with what is remembered of its visits. Times are UTC.
#[derive(Debug, Serialize)]
pub(super) struct Listed {
    #[serde(flatten)]
    source: Source,
    pub(super) status: Status,
    /// The reason for the state, in words.
    pub(super) reason: Option<String>,
    last_tried: Option<DateTime<Utc>>,
    last_good: Option<DateTime<Utc>>,
    /// When a page was last fetched that was not known.
    last_new: Option<DateTime<Utc>>,
    /// Nothing where it was never visited: then it is due at once.
    next_visit: Option<DateTime<Utc>>,
    failures: u32,
    newest: Option<String>,
    found: usize,
    pages: usize,
    waiting: usize,
    passed_over: usize,
    moved_to: Option<String>,
}

impl Row for Listed {
    fn heads() -> &'static [&'static str] {
        &["id", "kind", "every", "state", "last tried", "last good", "last new", "next visit", "found", "why"]
    }

    fn cells(&self) -> Vec<String> {
        let at = |time: Option<DateTime<Utc>>| time.map(|time| time.format("%Y-%m-%d %H:%M").to_string());
        let next = if self.status == Status::New { Some("at once".to_owned()) } else { at(self.next_visit) };
        vec![
            self.source.id.clone(),
            self.source.kind.as_str().to_owned(),
            self.source.every.to_string(),
            self.status.as_str().to_owned(),
            at(self.last_tried).unwrap_or_default(),
            at(self.last_good).unwrap_or_default(),
            at(self.last_new).unwrap_or_default(),
            next.unwrap_or_default(),
            self.found.to_string(),
            self.reason.clone().filter(|_| self.status != Status::New).unwrap_or_default(),
        ]
    }

    fn full_heads() -> &'static [&'static str] {
        &[
            "id",
            "title",
            "kind",
            "url",
            "language",
            "country",
            "tier",
            "every",
            "take",
            "state",
            "last_tried",
            "last_good",
            "last_new",
            "next_visit",
            "failures",
            "newest",
            "found",
            "waiting",
            "passed_over",
            "why",
        ]
    }

    fn full_cells(&self) -> Vec<String> {
        let source = &self.source;
        let at = |time: Option<DateTime<Utc>>| time.map(|time| time.to_rfc3339()).unwrap_or_default();
        vec![
            source.id.clone(),
            source.title.clone(),
            source.kind.as_str().to_owned(),
            source.url.clone(),
            source.language.tag().to_owned(),
            source.country.clone(),
            source.tier.as_str().to_owned(),
            source.every.to_string(),
            source.take.as_str().to_owned(),
            self.status.as_str().to_owned(),
            at(self.last_tried),
            at(self.last_good),
            at(self.last_new),
            at(self.next_visit),
            self.failures.to_string(),
            self.newest.clone().unwrap_or_default(),
            self.found.to_string(),
            self.waiting.to_string(),
            self.passed_over.to_string(),
            self.reason.clone().unwrap_or_default(),
        ]
    }
}

impl Listed {
    pub(super) fn id(&self) -> &str {
        &self.source.id
    }

    pub(super) fn found(&self) -> usize {
        self.found
    }

    pub(super) fn newest_day(&self) -> String {
        self.newest.as_deref().and_then(|newest| newest.get(..10)).unwrap_or_default().to_owned()
    }
}

pub(super) async fn run(args: ListArgs, global: &Global) -> anyhow::Result<Outcome> {
    let place = Place::open(global).await?;
    let sources = net::sources(args.asked.feeds.as_ref(), &place.settings)?;
    let states: Vec<(String, SourceState)> = place.store.source_states().await?;
    let mut states: HashMap<String, SourceState> = states.into_iter().collect();
    let rows = sources.into_iter().map(|source| {
        let state = states.remove(&source.id).unwrap_or_default();
        listed(source, state)
    });
    let asked_for = |row: &Listed| args.state.is_empty() || args.state.contains(&row.status);
    Printer::print(format_or_table(args.asked.format), &rows.filter(asked_for).collect::<Vec<_>>())?;
    Ok(Outcome::Done)
}

pub(super) fn listed(source: Source, state: SourceState) -> Listed {
    let next_visit = state.past.attempted.map(|_| state.due(&source));
    Listed {
        status: state.status,
        reason: state.reason(),
        last_tried: state.past.attempted,
        last_good: state.past.succeeded,
        last_new: state.last_new,
        next_visit,
        failures: state.past.failures,
        newest: state.newest.map(|newest| newest.to_rfc3339()),
        found: state.found,
        pages: state.pages.len(),
        waiting: state.waiting.len(),
        passed_over: state.passed_over.len(),
        moved_to: state.moved_to,
        source,
    }
}
