//! What can be asked of the store.

use super::{Language, Modality, PartialDate, Predicate};

/// Conditions that all have to hold; what is `None` or empty does not narrow.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Filter {
    /// Not before this day of publication.
    pub since: Option<PartialDate>,
    /// Not after it.
    pub until: Option<PartialDate>,
    /// Canonical name of the claim's subject (the caller has resolved aliases).
    pub subject: Option<String>,
    /// Canonical name of an organization: subject, value, maker or speaker.
    pub organization: Option<String>,
    /// ISO 3166-1 alpha-2, upper case.
    pub country: Option<String>,
    pub predicate: Option<Predicate>,
    pub modality: Option<Modality>,
    /// Language of a document; `zh` given without script stands for both.
    pub languages: Vec<Language>,
    /// Source id.
    pub source: Option<String>,
    /// At least so many independent sources.
    pub min_sources: Option<usize>,
    pub limit: Option<usize>,
}
