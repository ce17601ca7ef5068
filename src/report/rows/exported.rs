//! Documents, mentions and announcements → rows of an export.

use serde::Serialize;

use super::or_none;
use crate::{
    model::{Announcement, Document, Id, Mention, words},
    query::Told,
    report::Row,
};

#[derive(Debug, Serialize)]
pub struct ExportedDocument {
    #[serde(flatten)]
    pub document: Document,
    pub versions: i64,
    pub copy_of: Option<Id>,
}

impl Row for ExportedDocument {
    fn heads() -> &'static [&'static str] {
        &[
            "id",
            "name",
            "url",
            "title",
            "outlet",
            "lang",
            "published",
            "country",
            "tier",
            "source",
            "partial",
            "versions",
            "copy_of",
        ]
    }

    fn cells(&self) -> Vec<String> {
        let document = &self.document;
        vec![
            document.id.to_string(),
            document.name.clone(),
            or_none(document.url.as_ref()),
            or_none(document.title.as_ref()),
            or_none(document.outlet.as_ref()),
            document.language.tag().to_owned(),
            or_none(document.published.as_ref()),
            or_none(document.country.as_ref()),
            or_none(document.tier.as_ref()),
            or_none(document.source.as_ref()),
            document.partial.map(|partial| partial.to_string()).unwrap_or_default(),
            self.versions.to_string(),
            self.copy_of.as_ref().map(ToString::to_string).unwrap_or_default(),
        ]
    }
}

#[derive(Debug, Serialize)]
pub struct ExportedMention {
    pub id: Id,
    pub document: Id,
    #[serde(flatten)]
    pub mention: Mention,
}

impl Row for ExportedMention {
    fn heads() -> &'static [&'static str] {
        &[
            "id",
            "document",
            "subject_kind",
            "subject",
            "predicate",
            "value",
            "modality",
            "attributed_to",
            "quote",
            "start",
            "end",
        ]
    }

    fn cells(&self) -> Vec<String> {
        let mention = &self.mention;
        vec![
            self.id.to_string(),
            self.document.to_string(),
            mention.subject.kind.as_str().to_owned(),
            mention.subject.name.clone(),
            mention.predicate.as_str().to_owned(),
            words::value(&mention.value),
            mention.modality.as_str().to_owned(),
            or_none(mention.attributed_to.as_ref()),
            mention.evidence.quote.clone(),
            mention.evidence.start.to_string(),
            mention.evidence.end.to_string(),
        ]
    }
}

/// An announcement with the ids of its claims: the claims have their own file.
impl Row for Announcement {
    fn heads() -> &'static [&'static str] {
        Told::full_heads()
    }

    fn cells(&self) -> Vec<String> {
        Vec::new()
    }
}
