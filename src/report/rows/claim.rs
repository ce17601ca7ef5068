//! Claims → rows.

use super::{evidence_link, or_none};
use crate::{
    model::{Claim, Value, words},
    report::{Link, Row},
};

/// Heads of a claim in CSV, behind that of the news that it is.
pub const NEWS_HEADS: &[&str] = &[
    "news",
    "id",
    "subject_kind",
    "subject",
    "predicate",
    "value",
    "min",
    "max",
    "unit",
    "approximate",
    "of",
    "modality",
    "first_seen",
    "last_seen",
    "event_date",
    "mentions",
    "documents",
    "independent_sources",
    "primary",
    "conflicts_with",
    "quote",
    "url",
];

impl Row for Claim {
    fn heads() -> &'static [&'static str] {
        &["subject", "claim", "value", "how", "sources", "last seen", "disputed", "id"]
    }

    fn main_heads() -> &'static [&'static str] {
        &["subject", "claim", "value"]
    }

    fn cells(&self) -> Vec<String> {
        vec![
            self.subject.name.clone(),
            words::predicate(self.predicate),
            words::value(&self.value),
            self.modality.as_str().to_owned(),
            sources(self),
            or_none(self.last_seen.as_ref()),
            if self.conflicts_with.is_empty() { String::new() } else { "yes".to_owned() },
            self.id.to_string(),
        ]
    }

    fn full_heads() -> &'static [&'static str] {
        NEWS_HEADS.get(1..).unwrap_or_default()
    }

    fn full_cells(&self) -> Vec<String> {
        let quantity = self.value.quantity();
        let bound = |bound: Option<f64>| bound.map(|n| n.to_string()).unwrap_or_default();
        let first = self.evidence.first();
        let conflicts: Vec<&str> = self.conflicts_with.iter().map(crate::model::Id::as_str).collect();
        vec![
            self.id.to_string(),
            self.subject.kind.as_str().to_owned(),
            self.subject.name.clone(),
            self.predicate.as_str().to_owned(),
            plain(&self.value),
            bound(quantity.and_then(|quantity| quantity.min)),
            bound(quantity.and_then(|quantity| quantity.max)),
            quantity.map(|quantity| quantity.unit.as_str().to_owned()).unwrap_or_default(),
            quantity.map(|quantity| quantity.approximate.to_string()).unwrap_or_default(),
            or_none(quantity.and_then(|quantity| quantity.of.as_ref())),
            self.modality.as_str().to_owned(),
            or_none(self.first_seen.as_ref()),
            or_none(self.last_seen.as_ref()),
            self.event_date.map(|date| date.to_string()).unwrap_or_default(),
            self.mentions.to_string(),
            self.documents.to_string(),
            self.independent_sources.to_string(),
            self.primary.to_string(),
            conflicts.join("; "),
            first.map(|evidence| evidence.quote.clone()).unwrap_or_default(),
            or_none(first.and_then(|evidence| evidence.url.as_ref())),
        ]
    }

    fn plain_cell(&self, head: &str) -> Option<serde_json::Value> {
        (head == "sources").then(|| self.independent_sources.into())
    }

    fn link(&self) -> Option<Link> {
        evidence_link(&self.id, self)
    }
}

fn sources(claim: &Claim) -> String {
    let own = if claim.primary { ", one its own" } else { "" };
    match claim.independent_sources {
        1 if claim.primary => "1, its own".to_owned(),
        n => format!("{n}{own}"),
    }
}

/// A value as one word for a script.
fn plain(value: &Value) -> String {
    match value {
        Value::Term { term, .. } => term.as_str().to_owned(),
        Value::Flag { value } => value.to_string(),
        other => words::value(other),
    }
}
