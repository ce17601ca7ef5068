//! Announcements → rows.

use super::or_none;
use crate::{
    query::{Item, Told},
    report::{Link, Row},
};

impl Row for Told {
    fn heads() -> &'static [&'static str] {
        &["date", "what", "who", "sources", "docs", "lang", "conflicts", "id"]
    }

    fn main_heads() -> &'static [&'static str] {
        &["what"]
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
