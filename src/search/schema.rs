//! The fields of the index. Text is not kept in it: the store has it.

use tantivy::schema::{Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions};

use super::tokenizer;

/// Changes with the fields and with the tokenizer: an index made otherwise is thrown away.
pub(super) const VERSION: &str = "2";

#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    pub(super) id: Field,
    pub(super) kind: Field,
    pub(super) title: Field,
    pub(super) text: Field,
    /// Keys of the entities that it names, so that a name finds all its aliases in any language.
    pub(super) entity: Field,
}

pub(super) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let words = TextFieldIndexing::default()
        .set_tokenizer(tokenizer::NAME)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let words = TextOptions::default().set_indexing_options(words);
    let fields = Fields {
        id: schema.add_text_field("id", STRING | STORED),
        kind: schema.add_text_field("kind", STRING | STORED),
        title: schema.add_text_field("title", words.clone()),
        text: schema.add_text_field("text", words),
        entity: schema.add_text_field("entity", STRING),
    };
    (schema.build(), fields)
}
