//! Stage 3: a document → mentions.
//!
//! | step | module | does |
//! | --- | --- | --- |
//! | mark | `annotate` | sentences, clauses, names (`name`), amounts ([`number`]), dates ([`date`]), cues |
//! | find | `rules` | facts: subject (`subject`, in tables `table`), predicate, value |
//! | say | `attribution`, `modality` | who says it, how firmly |
//! | tell | `fact` | mentions with their quotes, each once |

mod annotate;
mod attribution;
pub mod date;
mod fact;
mod modality;
mod name;
pub mod number;
mod rules;
mod subject;
mod table;

use crate::{
    lexicon::Lexicon,
    model::{Document, Mention},
};

/// Changes with the rules: what was extracted by another version is extracted again by `reprocess`.
pub const VERSION: &str = "1";

/// Every claim that the document makes, in the order of its text. Nothing without a place in the text; the same
/// document gives the same mentions.
pub fn extract(document: &Document, lexicon: &Lexicon) -> Vec<Mention> {
    let found = annotate::Annotated::new(document, lexicon);
    if !found.is_on_topic() {
        return Vec::new();
    }
    let speakers = attribution::speakers(&found);
    let facts = rules::find(&found);
    fact::mentions(&found, &speakers, facts)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::model::{Id, Language};

    pub(crate) fn document(text: &str, language: Language, published: &str) -> Document {
        Document {
            id: Id::document("test"),
            name: "test".into(),
            url: None,
            title: None,
            outlet: None,
            authors: Vec::new(),
            language,
            published: Some(published.into()),
            published_from: None,
            modified: None,
            text: text.into(),
            source: None,
            country: None,
            tier: None,
        }
    }

    pub(crate) fn mentions_of(text: &str) -> Vec<Mention> {
        let lexicon = Lexicon::builtin().unwrap();
        extract(&document(&format!("News\n\n{text}"), Language::English, "2025-06-02"), lexicon)
    }
}
