//! What queries answer with → rows.

mod claim;
mod contested;
mod exported;
mod found;
mod promise;
mod told;

pub use self::{
    claim::NEWS_HEADS,
    exported::{ExportedDocument, ExportedMention},
};
use super::Link;
use crate::{
    model::{Claim, Id},
    text::fragment,
};

/// An id that leads to the words of its first evidence.
fn evidence_link(id: &Id, claim: &Claim) -> Option<Link> {
    let evidence = claim.evidence.iter().find(|evidence| evidence.url.is_some())?;
    let url = fragment::link(evidence.url.as_deref()?, &evidence.quote);
    Some(Link { words: id.to_string(), url })
}

/// A text, or an empty cell.
pub fn or_none(text: Option<&String>) -> String {
    text.cloned().unwrap_or_default()
}
