//! The sources and how their last visits went.

use std::collections::HashMap;

use askama::Template;
use axum::{Extension, extract::State};
use chrono::{DateTime, Utc};

use super::{frame::Frame, html};
use crate::{
    crawl::{Source, SourceState, Status},
    web::{
        address::Asked,
        site::{Answer, Shared},
        view::of_web,
        words::Words,
    },
};

#[derive(Template)]
#[template(path = "sources.html", config = "src/web/askama.toml")]
struct SourcesPage<'a> {
    frame: Frame<'a>,
    summary: String,
    rows: Vec<SourceRow>,
}

struct SourceRow {
    id: String,
    title: String,
    href: String,
    country: String,
    language: String,
    tier: String,
    state: &'static str,
    state_words: String,
    tried: String,
    good: String,
    new: String,
    why: String,
}

pub(in crate::web) async fn sources(State(site): Shared, Extension(asked): Extension<Asked>) -> Answer {
    let states: Vec<(String, SourceState)> = site.today.store.source_states().await?;
    let mut states: HashMap<String, SourceState> = states.into_iter().collect();
    let frame = Frame::place(&asked, "page.sources");
    let rows: Vec<SourceRow> = site
        .sources
        .iter()
        .map(|source| row(frame.w, source, &states.remove(&source.id).unwrap_or_default()))
        .collect();
    let visited = rows.iter().filter(|row| row.state != Status::New.as_str()).count();
    let summary = format!("{} · {}", frame.w.n("count.all_sources", rows.len()), frame.w.n("count.visited", visited));
    html(&SourcesPage { frame, summary, rows })
}

fn row(words: &Words, source: &Source, state: &SourceState) -> SourceRow {
    let at =
        |time: Option<DateTime<Utc>>| time.map(|time| time.format("%Y-%m-%d %H:%M").to_string()).unwrap_or_default();
    SourceRow {
        id: source.id.clone(),
        title: source.title.clone(),
        href: of_web(Some(&source.url)).unwrap_or_default().to_owned(),
        country: source.country.clone(),
        language: words.language(source.language.tag()),
        tier: words.t(super::show::tier_key(source.tier.as_str())).to_owned(),
        state: state.status.as_str(),
        state_words: words.t(status_key(state.status)).to_owned(),
        tried: at(state.past.attempted),
        good: at(state.past.succeeded),
        new: at(state.last_new),
        why: state.reason().filter(|_| state.status != Status::New).unwrap_or_default(),
    }
}

fn status_key(status: Status) -> &'static str {
    match status {
        Status::New => "status.new",
        Status::Ok => "status.ok",
        Status::Empty => "status.empty",
        Status::Stale => "status.stale",
        Status::Blocked => "status.blocked",
        Status::Moved => "status.moved",
        Status::Gone => "status.gone",
        Status::Failing => "status.failing",
    }
}
