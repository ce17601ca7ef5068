//! What documents are read with.

use std::sync::Arc;

use crate::{
    extract,
    lexicon::Lexicon,
    model::{Document, Mention},
};

/// Lexicon and extractor, with the version that tells mentions made by them from others.
#[derive(Debug, Clone)]
pub struct Rules {
    pub lexicon: Arc<Lexicon>,
    pub(super) extract: fn(&Document, &Lexicon) -> Vec<Mention>,
    pub(super) version: Arc<str>,
}

impl Rules {
    pub fn new(lexicon: Arc<Lexicon>) -> Self {
        let version = format!("{} {}", extract::VERSION, lexicon.version());
        Self { lexicon, extract: extract::extract, version: version.into() }
    }

    /// Changes whenever a word of the lexicon does, or anything that decides what is kept of a text.
    pub fn version(&self) -> &str {
        &self.version
    }
}
