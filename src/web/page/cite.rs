//! How a page is cited: what it has from where, and that it was read here, so that who reads the citation finds both.

use serde_json::{Value, json};

use super::super::{address::Asked, error::Refusal, site::Site};
use crate::model::{Evidenced, Id};

/// A page, cited.
pub(super) struct Cite {
    /// Each text that it rests on, the first ones.
    pub(super) lines: Vec<String>,
    pub(super) bibtex: String,
    pub(super) csl: String,
    /// The revision of the store: it changes whenever the store does.
    pub(super) state: String,
}

/// What is cited.
pub(super) struct Cited<'c> {
    pub(super) id: &'c Id,
    pub(super) title: &'c str,
    /// Its own date, if it has one.
    pub(super) date: Option<&'c str>,
    pub(super) texts: Vec<Text>,
}

/// A text that it rests on.
#[derive(Debug, Clone, Default)]
pub(super) struct Text {
    /// Who published it, or who wrote it.
    pub(super) by: Option<String>,
    pub(super) date: Option<String>,
    /// Its title, or the words of it.
    pub(super) words: String,
    pub(super) speaker: Option<String>,
    pub(super) url: Option<String>,
}

/// Texts that are cited one by one.
pub(super) const TEXTS: usize = 3;

impl From<&Evidenced> for Text {
    fn from(evidence: &Evidenced) -> Self {
        Self {
            by: evidence.outlet.clone(),
            date: evidence.published.clone(),
            words: evidence.quote.clone(),
            speaker: evidence.attributed_to.clone(),
            url: evidence.url.clone(),
        }
    }
}

impl Cite {
    pub(super) async fn of(site: &Site, asked: &Asked, cited: &Cited<'_>) -> Result<Self, Refusal> {
        let state = format!("r{}", site.today.store.revision().await?);
        let (id, today) = (cited.id, asked.today.to_string());
        let address = format!("{}/{id}?as_of={}", asked.base, asked.get("as_of").unwrap_or(&today));
        let read = asked.tongue.words().with("cite.via", env!("CARGO_PKG_VERSION"));
        let via = format!("{read} [{id}, {state}], {address} ({today}).");
        let mut lines: Vec<String> = cited.texts.iter().map(|text| text.line(&via)).collect();
        if lines.is_empty() {
            lines.push(format!("“{}”. {via}", cited.title));
        }
        let first = cited.texts.first().cloned().unwrap_or_default();
        let shape = Shape { cited, first: &first, address: &address, today: &today, state: &state };
        Ok(Self { lines, bibtex: shape.bibtex(), csl: shape.csl(), state })
    }
}

impl Text {
    /// `Harbour Wire (2024-09-30): “…” (China Telecom). https://… Read via …`.
    fn line(&self, via: &str) -> String {
        let by = self.by.as_deref().unwrap_or("n.n.");
        let day = self.date.as_deref().and_then(|date| date.get(..10)).unwrap_or("n.d.");
        let speaker = self.speaker.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
        let url = self.url.as_ref().map(|url| format!(" {url}.")).unwrap_or_default();
        format!("{by} ({day}): “{}”{speaker}.{url} {via}", self.words)
    }
}

/// Words as TeX takes them.
fn tex(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '%' | '&' | '$' | '#' | '_' => escaped.extend(['\\', c]),
            '{' | '}' | '\\' | '\n' | '~' | '^' => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A citation for a program that keeps them: of the first text, read here.
struct Shape<'s> {
    cited: &'s Cited<'s>,
    first: &'s Text,
    address: &'s str,
    today: &'s str,
    state: &'s str,
}

impl Shape<'_> {
    fn by(&self) -> &str {
        self.first.by.as_deref().unwrap_or("homegrown")
    }

    fn date(&self) -> Option<&str> {
        self.first.date.as_deref().and_then(|date| date.get(..10)).or(self.cited.date)
    }

    fn url(&self) -> &str {
        self.first.url.as_deref().unwrap_or(self.address)
    }

    fn bibtex(&self) -> String {
        let year = self
            .date()
            .and_then(|date| date.get(..4))
            .map(|year| format!("  year = {{{year}}},\n"))
            .unwrap_or_default();
        format!(
            "@misc{{homegrown_{},\n  title = {{{}}},\n  author = {{{{{}}}}},\n{year}  url = {{{}}},\n  urldate = {{{}}},\n  \
             note = {{homegrown {}, {}, {}}}\n}}",
            self.cited.id,
            tex(self.cited.title),
            tex(self.by()),
            self.url().replace(['{', '}', '\\', '\n'], ""),
            self.today,
            env!("CARGO_PKG_VERSION"),
            self.state,
            self.address
        )
    }

    fn csl(&self) -> String {
        let parts = |date: &str| date.split('-').map_while(|part| part.parse::<u32>().ok()).collect::<Vec<u32>>();
        let issued = self.date().map(|date| json!({ "date-parts": [parts(date)] }));
        let item = json!({
            "id": self.cited.id,
            "type": "webpage",
            "title": self.cited.title,
            "author": [{ "literal": self.by() }],
            "URL": self.url(),
            "issued": issued,
            "accessed": { "date-parts": [parts(self.today)] },
            "archive": "homegrown",
            "archive_location": self.address,
            "note": self.state,
        });
        let Value::Object(fields) = item else { return String::new() };
        let known = Value::Object(fields.into_iter().filter(|(_, value)| !value.is_null()).collect());
        serde_json::to_string_pretty(&[known]).unwrap_or_default()
    }
}
