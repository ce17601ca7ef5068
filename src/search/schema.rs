//! The fields of the index. Text is not kept in it: the store has it.

use tantivy::schema::{FAST, Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions};

use super::tokenizer;
use crate::model::{Predicate, predicate::ValueKind};

/// Changes with the fields and with the tokenizer: an index made otherwise is thrown away.
pub(super) const VERSION: &str = "4";

#[derive(Debug, Clone)]
pub(super) struct Fields {
    pub(super) id: Field,
    pub(super) kind: Field,
    pub(super) title: Field,
    pub(super) text: Field,
    pub(super) outlet: Field,
    /// The tag and its base: `zh-Hans`, `zh`.
    pub(super) lang: Field,
    /// Keys of the entities that it names, and of their families and makers, each as often as it does, so that a name finds all its aliases in any language.
    pub(super) entity: Field,
    /// Keys of the numbers in it, so that 1150亿 finds 115 billion.
    pub(super) number: Field,
    /// Keys of the subjects of what it claims.
    pub(super) subject: Field,
    pub(super) predicate: Field,
    /// `predicate=value` of what it claims of entities and terms.
    pub(super) said: Field,
    /// Days since 0001-01-01, of publication.
    pub(super) day: Field,
    /// 1 where it is the actor's own word.
    pub(super) primary: Field,
    /// Bounds of what it claims, by predicate.
    pub(super) values: Vec<(Predicate, Field)>,
}

impl Fields {
    /// The field of a predicate's numbers.
    pub(super) fn value(&self, predicate: Predicate) -> Option<Field> {
        self.values.iter().find(|(known, _)| *known == predicate).map(|(_, field)| *field)
    }
}

pub(super) const DAY: &str = "day";
pub(super) const PRIMARY: &str = "primary";

pub(super) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let words = TextFieldIndexing::default()
        .set_tokenizer(tokenizer::NAME)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let words = TextOptions::default().set_indexing_options(words);
    let counted = TextFieldIndexing::default().set_tokenizer("raw").set_index_option(IndexRecordOption::WithFreqs);
    let counted = TextOptions::default().set_indexing_options(counted);
    let quantities = Predicate::ALL.iter().filter(|predicate| predicate.value_kind() == ValueKind::Quantity);
    let fields = Fields {
        id: schema.add_text_field("id", STRING | STORED),
        kind: schema.add_text_field("kind", STRING | STORED),
        title: schema.add_text_field("title", words.clone()),
        text: schema.add_text_field("text", words.clone()),
        outlet: schema.add_text_field("outlet", words),
        lang: schema.add_text_field("lang", STRING),
        entity: schema.add_text_field("entity", counted),
        number: schema.add_text_field("number", STRING),
        subject: schema.add_text_field("subject", STRING),
        predicate: schema.add_text_field("predicate", STRING),
        said: schema.add_text_field("said", STRING),
        day: schema.add_i64_field(DAY, FAST),
        primary: schema.add_u64_field(PRIMARY, FAST),
        values: quantities.map(|predicate| (*predicate, schema.add_f64_field(predicate.as_str(), FAST))).collect(),
    };
    (schema.build(), fields)
}
