//! Announcements, claims, conflicts and finds → rows of a table.

use super::{
    output::{Link, Row},
    words,
};
use crate::{
    model::{Claim, Id, Value},
    query::{Contested, Found, Item, Thing, Told},
    text::fragment,
};

impl Row for Told {
    fn heads() -> &'static [&'static str] {
        &["date", "what", "who", "sources", "docs", "lang", "conflicts", "id"]
    }

    fn cells(&self) -> Vec<String> {
        let who: Vec<&str> = self.entities.iter().take(3).map(String::as_str).collect();
        vec![
            or_none(self.date.as_ref()),
            if self.kind == Item::Edit { format!("edited: {}", self.title) } else { self.title.clone() },
            who.join(", "),
            self.independent_sources.to_string(),
            self.documents.len().to_string(),
            self.languages.join(" "),
            if self.conflicts == 0 { String::new() } else { self.conflicts.to_string() },
            self.id.to_string(),
        ]
    }

    fn full_heads() -> &'static [&'static str] {
        &[
            "id",
            "kind",
            "date",
            "title",
            "entities",
            "countries",
            "claims",
            "documents",
            "independent_sources",
            "languages",
            "conflicts",
        ]
    }

    fn full_cells(&self) -> Vec<String> {
        let claims: Vec<&str> = self.claims.iter().map(|claim| claim.id.as_str()).collect();
        let documents: Vec<&str> = self.documents.iter().map(|document| document.id.as_str()).collect();
        vec![
            self.id.to_string(),
            if self.kind == Item::Edit { "edit" } else { "announcement" }.to_owned(),
            or_none(self.date.as_ref()),
            self.title.clone(),
            self.entities.join("; "),
            self.countries.join("; "),
            claims.join("; "),
            documents.join("; "),
            self.independent_sources.to_string(),
            self.languages.join("; "),
            self.conflicts.to_string(),
        ]
    }

    fn link(&self) -> Option<Link> {
        let url = self.documents.iter().find_map(|document| document.url.clone())?;
        Some(Link { words: self.id.to_string(), url })
    }
}

/// Heads of a claim in CSV, behind that of the news that it is.
pub(super) const NEWS_HEADS: &[&str] = &[
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

    fn link(&self) -> Option<Link> {
        evidence_link(&self.id, self)
    }
}

/// An id that leads to the words of its first evidence.
fn evidence_link(id: &Id, claim: &Claim) -> Option<Link> {
    let evidence = claim.evidence.iter().find(|evidence| evidence.url.is_some())?;
    let url = fragment::link(evidence.url.as_deref()?, &evidence.quote);
    Some(Link { words: id.to_string(), url })
}

impl Row for Contested {
    fn heads() -> &'static [&'static str] {
        &["subject", "claim", "one says", "another says", "kind", "its own word", "id"]
    }

    fn cells(&self) -> Vec<String> {
        let mut sides = self.claims.iter().map(side);
        vec![
            self.subject.name.clone(),
            words::predicate(self.predicate),
            sides.next().unwrap_or_default(),
            sides.collect::<Vec<_>>().join("; "),
            kind(self),
            self.claims
                .iter()
                .find(|claim| Some(&claim.id) == self.supported_by_primary.as_ref())
                .map(|claim| words::value(&claim.value))
                .unwrap_or_default(),
            self.id.to_string(),
        ]
    }

    fn full_heads() -> &'static [&'static str] {
        &[
            "id",
            "kind",
            "subject_kind",
            "subject",
            "predicate",
            "claim",
            "value",
            "independent_sources",
            "other_claim",
            "other_value",
            "other_independent_sources",
            "supported_by_primary",
        ]
    }

    fn full_cells(&self) -> Vec<String> {
        let mut cells = vec![
            self.id.to_string(),
            kind(self).replace(' ', "_"),
            self.subject.kind.as_str().to_owned(),
            self.subject.name.clone(),
            self.predicate.as_str().to_owned(),
        ];
        for at in 0..2 {
            let claim = self.claims.get(at);
            cells.push(claim.map(|claim| claim.id.to_string()).unwrap_or_default());
            cells.push(claim.map(|claim| words::value(&claim.value)).unwrap_or_default());
            cells.push(claim.map(|claim| claim.independent_sources.to_string()).unwrap_or_default());
        }
        cells.push(self.supported_by_primary.as_ref().map(ToString::to_string).unwrap_or_default());
        cells
    }

    fn link(&self) -> Option<Link> {
        evidence_link(&self.id, self.claims.first()?)
    }
}

impl Row for Found {
    fn heads() -> &'static [&'static str] {
        &["score", "kind", "what", "where", "text", "id"]
    }

    fn cells(&self) -> Vec<String> {
        let (what, place, id) = match &self.thing {
            Thing::Claim(claim) => (words::claim(claim), sources(claim), claim.id.to_string()),
            Thing::Document(document) => {
                let outlet = document.outlet.clone().or_else(|| document.url.clone()).unwrap_or_default();
                let day = document.published.as_deref().and_then(|text| text.get(..10)).unwrap_or_default();
                (document.title.clone().unwrap_or_default(), format!("{outlet} {day}"), document.id.to_string())
            }
        };
        vec![
            format!("{:.2}", self.score),
            self.kind.to_owned(),
            what,
            place.trim().to_owned(),
            marked(&self.snippet, &self.marks),
            id,
        ]
    }

    fn full_heads() -> &'static [&'static str] {
        &["id", "kind", "score", "title", "url", "outlet", "lang", "published", "snippet"]
    }

    fn full_cells(&self) -> Vec<String> {
        let mut cells = vec![String::new(), self.kind.to_owned(), self.score.to_string()];
        match &self.thing {
            Thing::Claim(claim) => {
                let first = claim.evidence.first();
                cells.extend([
                    words::claim(claim),
                    or_none(first.and_then(|evidence| evidence.url.as_ref())),
                    or_none(first.and_then(|evidence| evidence.outlet.as_ref())),
                    first.map(|evidence| evidence.lang.clone()).unwrap_or_default(),
                    or_none(claim.last_seen.as_ref()),
                ]);
            }
            Thing::Document(document) => cells.extend([
                or_none(document.title.as_ref()),
                or_none(document.url.as_ref()),
                or_none(document.outlet.as_ref()),
                document.lang.to_owned(),
                or_none(document.published.as_ref()),
            ]),
        }
        cells.push(self.snippet.clone());
        if let Some(id) = cells.first_mut() {
            *id = match &self.thing {
                Thing::Claim(claim) => claim.id.to_string(),
                Thing::Document(document) => document.id.to_string(),
            };
        }
        cells
    }

    fn link(&self) -> Option<Link> {
        match &self.thing {
            Thing::Claim(claim) => evidence_link(&claim.id, claim),
            Thing::Document(document) => Some(Link { words: document.id.to_string(), url: document.url.clone()? }),
        }
    }
}

/// A snippet with what was asked for between marks that need no colour.
fn marked(snippet: &str, marks: &[(usize, usize)]) -> String {
    let mut text = String::with_capacity(snippet.len() + 8 * marks.len());
    for (at, c) in snippet.chars().enumerate() {
        if marks.iter().any(|(_, to)| *to == at) {
            text.push('»');
        }
        if marks.iter().any(|(from, _)| *from == at) {
            text.push('«');
        }
        text.push(c);
    }
    if marks.iter().any(|(_, to)| *to == snippet.chars().count()) {
        text.push('»');
    }
    text
}

fn sources(claim: &Claim) -> String {
    let own = if claim.primary { ", one its own" } else { "" };
    match claim.independent_sources {
        1 if claim.primary => "1, its own".to_owned(),
        n => format!("{n}{own}"),
    }
}

fn side(claim: &Claim) -> String {
    let denied = if claim.modality == crate::model::Modality::Denied { "not " } else { "" };
    let outlets: Vec<&str> = claim.evidence.iter().filter_map(|evidence| evidence.outlet.as_deref()).take(2).collect();
    let from = if outlets.is_empty() { String::new() } else { format!(" ({})", outlets.join(", ")) };
    format!("{denied}{}{from}", words::value(&claim.value))
}

fn kind(contested: &Contested) -> String {
    use crate::model::ConflictKind;
    match contested.kind {
        ConflictKind::OtherValue => "other value",
        ConflictKind::OtherDate => "other date",
        ConflictKind::Denial => "denial",
        ConflictKind::NameAgainstText => "name against text",
        ConflictKind::Stale => "stale",
    }
    .to_owned()
}

/// A value as one word for a script.
fn plain(value: &Value) -> String {
    match value {
        Value::Term { term, .. } => term.as_str().to_owned(),
        Value::Flag { value } => value.to_string(),
        other => words::value(other),
    }
}

fn or_none(text: Option<&String>) -> String {
    text.cloned().unwrap_or_default()
}
