//! Documents, mentions and announcements → rows of an export.

use serde::Serialize;

use crate::{
    cli::{output::Row, words},
    model::{Announcement, Document, Id, Mention},
    query::Told,
};

#[derive(Debug, Serialize)]
pub(super) struct ExportedDocument {
    #[serde(flatten)]
    pub(super) document: Document,
    pub(super) versions: i64,
    pub(super) copy_of: Option<Id>,
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
        let or_none = |text: &Option<String>| text.clone().unwrap_or_default();
        vec![
            document.id.to_string(),
            document.name.clone(),
            or_none(&document.url),
            or_none(&document.title),
            or_none(&document.outlet),
            document.language.tag().to_owned(),
            or_none(&document.published),
            or_none(&document.country),
            or_none(&document.tier),
            or_none(&document.source),
            document.partial.map(|partial| partial.to_string()).unwrap_or_default(),
            self.versions.to_string(),
            self.copy_of.as_ref().map(ToString::to_string).unwrap_or_default(),
        ]
    }
}

#[derive(Debug, Serialize)]
pub(super) struct ExportedMention {
    pub(super) id: Id,
    pub(super) document: Id,
    #[serde(flatten)]
    pub(super) mention: Mention,
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
            mention.attributed_to.clone().unwrap_or_default(),
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
