//! Claims, conflicts and announcements, in the shapes that the JSON has.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{DocumentFacts, Id, Modality, Note, PartialDate, Predicate, Subject, Value};

/// One mention of a claim, with the document that it stands in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Evidenced {
    pub document: Id,
    pub url: Option<String>,
    pub outlet: Option<String>,
    pub lang: String,
    /// As the document gives it: RFC 3339 or a bare date.
    pub published: Option<String>,
    pub modality: Modality,
    pub attributed_to: Option<String>,
    /// The value as this document gives it (a claim's own value is the most telling of them).
    pub value: Value,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alias: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub from_name: bool,
    pub quote: String,
    pub start: usize,
    pub end: usize,
}

/// Where a document makes a claim, and by which name of the subject. Offsets count Unicode scalars.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    pub start: usize,
    pub end: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alias: Option<String>,
}

/// The passages in which documents make claims: by the document, then by the claim.
pub type Passages = BTreeMap<Id, BTreeMap<Id, Vec<Passage>>>;

/// The mentions, over all documents, that say the same thing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Claim {
    pub id: Id,
    pub subject: Subject,
    pub predicate: Predicate,
    pub value: Value,
    /// The firmest modality among its mentions; denials are a claim of their own.
    pub modality: Modality,
    /// Publication day of the earliest and of the latest document that says it.
    pub first_seen: Option<String>,
    pub last_seen: Option<String>,
    /// When what is claimed happened or is due, where a text says so.
    pub event_date: Option<PartialDate>,
    pub mentions: usize,
    pub documents: usize,
    /// Origins and not repetitions: copies of one text, and texts that credit one outlet, count once.
    pub independent_sources: usize,
    /// Whether one of its documents is the actor's own word.
    pub primary: bool,
    pub conflicts_with: Vec<Id>,
    /// What arithmetic over it and other claims says: filled in when it is asked for, never stored.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    pub evidence: Vec<Evidenced>,
}

impl Claim {
    /// Where each document makes it.
    pub fn passages(&self) -> BTreeMap<&Id, Vec<Passage>> {
        let mut passages: BTreeMap<&Id, Vec<Passage>> = BTreeMap::new();
        for told in &self.evidence {
            let passage = Passage { start: told.start, end: told.end, alias: told.alias.clone() };
            passages.entry(&told.document).or_default().push(passage);
        }
        passages
    }

    /// The same without its evidence.
    pub fn bare(&self) -> Self {
        Self {
            id: self.id.clone(),
            subject: self.subject.clone(),
            predicate: self.predicate,
            value: self.value.clone(),
            modality: self.modality,
            first_seen: self.first_seen.clone(),
            last_seen: self.last_seen.clone(),
            event_date: self.event_date,
            mentions: self.mentions,
            documents: self.documents,
            independent_sources: self.independent_sources,
            primary: self.primary,
            conflicts_with: self.conflicts_with.clone(),
            notes: self.notes.clone(),
            evidence: Vec::new(),
        }
    }
}

#[cfg(test)]
impl Claim {
    /// A statement that no text is named for, for tests.
    pub(crate) fn sample(id: Id, subject: Subject, predicate: Predicate, value: Value) -> Self {
        Self {
            id,
            subject,
            predicate,
            value,
            modality: Modality::Stated,
            first_seen: None,
            last_seen: None,
            event_date: None,
            mentions: 1,
            documents: 1,
            independent_sources: 1,
            primary: false,
            conflicts_with: Vec::new(),
            notes: Vec::new(),
            evidence: Vec::new(),
        }
    }
}

/// Why two claims cannot both hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConflictKind {
    OtherValue,
    OtherDate,
    Denial,
    /// A size in a name against the size that a text states.
    NameAgainstText,
    Stale,
}

/// Two claims of the same subject and predicate that cannot both hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Conflict {
    pub id: Id,
    pub kind: ConflictKind,
    pub subject: Subject,
    pub predicate: Predicate,
    /// The two sides, the one with more independent sources first.
    pub claims: Vec<Id>,
    /// The side that the actor's own documents support, where just one is.
    pub supported_by_primary: Option<Id>,
}

/// A document as an announcement lists it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AnnouncedDocument {
    pub id: Id,
    pub url: Option<String>,
    pub outlet: Option<String>,
    pub lang: String,
    pub published: Option<String>,
    /// The document whose text this one repeats.
    pub copy_of: Option<Id>,
}

impl From<&DocumentFacts> for AnnouncedDocument {
    fn from(facts: &DocumentFacts) -> Self {
        Self {
            id: facts.id.clone(),
            url: facts.url.clone(),
            outlet: facts.outlet.clone(),
            lang: facts.lang.base().to_owned(),
            published: facts.published.clone(),
            copy_of: facts.copy_of.clone(),
        }
    }
}

/// The claims and documents that tell of one happening: a row of the timeline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Announcement {
    pub id: Id,
    /// Publication day of its earliest document (`2024-09-28`), or null where no document is dated.
    pub date: Option<String>,
    pub title: String,
    /// Canonical names, the main ones first.
    pub entities: Vec<String>,
    /// ISO 3166-1 alpha-2 codes of the entities' countries.
    pub countries: Vec<String>,
    pub claims: Vec<Id>,
    pub documents: Vec<AnnouncedDocument>,
    pub independent_sources: usize,
    pub languages: Vec<String>,
    /// Number of conflicts that its claims are part of.
    pub conflicts: usize,
}
