//! How a page is cited: so that who reads the citation finds what was read, as it was.

use chrono::{DateTime, Utc};
use serde_json::json;

use super::super::{address::Asked, error::Refusal, site::Site};
use crate::store::Store;

/// A page, cited.
pub(super) struct Cite {
    pub(super) line: String,
    pub(super) bibtex: String,
    pub(super) csl: String,
    /// The revision of the store: it changes whenever the store does.
    pub(super) state: String,
    /// The same as JSON.
    pub(super) api: String,
}

impl Cite {
    /// The citation of the thing with this id; `date` is its own, if it has one.
    pub(super) async fn of(
        site: &Site,
        store: &Store,
        asked: &Asked,
        (id, title, date): (&str, &str, Option<&str>),
    ) -> Result<Self, Refusal> {
        let now = (site.clock)();
        let state = format!("r{}", store.revision().await?);
        let address = address(asked, id, now);
        let (day, version) = (now.format("%Y-%m-%d").to_string(), env!("CARGO_PKG_VERSION"));
        let title = title.replace(['{', '}', '\\', '\n'], " ");
        let year = date.and_then(|date| date.get(..4)).unwrap_or("n.d.");
        let line = format!("homegrown {version} ({year}): “{title}” [{id}, {state}]. {address} ({day}).");
        let bibtex = format!(
            "@misc{{homegrown_{id},\n  title = {{{title}}},\n  author = {{{{homegrown {version}}}}},\n  year = {{{year}}},\n  \
             note = {{{id}, state {state}}},\n  url = {{{address}}},\n  urldate = {{{day}}}\n}}"
        );
        Ok(Self {
            line,
            bibtex,
            csl: csl(id, &title, date, &address, &day),
            state,
            api: asked.plain(&format!("/api/show/{id}")),
        })
    }
}

/// The address as of the day on which it was read: it leads to the same later.
fn address(asked: &Asked, id: &str, now: DateTime<Utc>) -> String {
    let day = asked.get("as_of").map_or_else(|| now.format("%Y-%m-%d").to_string(), str::to_owned);
    format!("{}/{id}?as_of={day}", asked.base)
}

fn csl(id: &str, title: &str, date: Option<&str>, address: &str, day: &str) -> String {
    let parts = |date: &str| date.split('-').map_while(|part| part.parse::<u32>().ok()).collect::<Vec<u32>>();
    let mut item = json!({
        "id": id, "type": "webpage", "title": title, "container-title": "homegrown", "URL": address,
        "accessed": { "date-parts": [parts(day)] },
    });
    if let (Some(date), serde_json::Value::Object(fields)) = (date, &mut item) {
        fields.insert("issued".to_owned(), json!({ "date-parts": [parts(date)] }));
    }
    serde_json::to_string_pretty(&[item]).unwrap_or_default()
}
