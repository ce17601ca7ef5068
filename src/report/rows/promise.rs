//! Plans with a date → rows.

use super::or_none;
use crate::{
    model::{Promise, words},
    report::Row,
};

impl Row for Promise {
    fn heads() -> &'static [&'static str] {
        &["due", "status", "who", "what", "value", "told", "settled", "id"]
    }

    fn main_heads() -> &'static [&'static str] {
        &["who", "what", "value"]
    }

    fn cells(&self) -> Vec<String> {
        vec![
            self.due.to_string(),
            self.status.as_str().to_owned(),
            self.subject.name.clone(),
            words::predicate(self.predicate),
            words::value(&self.value),
            or_none(self.made.as_ref()),
            or_none(self.settled.as_ref()),
            self.claim.to_string(),
        ]
    }

    fn full_heads() -> &'static [&'static str] {
        &[
            "claim",
            "subject_kind",
            "subject",
            "predicate",
            "value",
            "due",
            "made",
            "by",
            "status",
            "settled_by",
            "settled",
            "quote",
            "url",
        ]
    }

    fn full_cells(&self) -> Vec<String> {
        vec![
            self.claim.to_string(),
            self.subject.kind.as_str().to_owned(),
            self.subject.name.clone(),
            self.predicate.as_str().to_owned(),
            words::value(&self.value),
            self.due.to_string(),
            or_none(self.made.as_ref()),
            or_none(self.by.as_ref()),
            self.status.as_str().to_owned(),
            self.settled_by.as_ref().map(ToString::to_string).unwrap_or_default(),
            or_none(self.settled.as_ref()),
            self.evidence.quote.clone(),
            or_none(self.evidence.url.as_ref()),
        ]
    }
}
