//! Sightings for the tests of this module, as short as a test can read them.

use super::{Grouped, Sighting, group};
use crate::{
    lexicon::Lexicon,
    model::{
        Claim, DocumentFacts, EntityKind, Evidence, Id, Mention, Modality, Predicate, Quantity, Subject, Unit, Value,
    },
};

/// A document of an outlet and day.
pub(super) fn document(name: &str, outlet: &str, day: &str) -> DocumentFacts {
    DocumentFacts::sample(name, outlet, day)
}

/// A mention as a builder.
#[derive(Clone)]
pub(super) struct Said {
    pub(super) document: DocumentFacts,
    pub(super) mention: Mention,
}

pub(super) fn said(document: &DocumentFacts, subject: &str, predicate: Predicate, value: Value) -> Said {
    let kind = predicate.subjects().first().copied().unwrap_or(EntityKind::Model);
    let mention = Mention {
        subject: Subject::new(kind, subject),
        predicate,
        value,
        modality: Modality::Stated,
        attributed_to: None,
        evidence: Evidence { quote: String::new(), start: 0, end: 0 },
        from_name: false,
        alias: None,
        rule: String::new(),
    };
    Said { document: document.clone(), mention }
}

impl Said {
    pub(super) fn kind(mut self, kind: EntityKind) -> Self {
        self.mention.subject.kind = kind;
        self
    }

    pub(super) fn at(mut self, start: usize) -> Self {
        self.mention.evidence.start = start;
        self
    }

    pub(super) fn by(mut self, speaker: &str) -> Self {
        self.mention.attributed_to = Some(speaker.to_owned());
        self
    }

    pub(super) fn modality(mut self, modality: Modality) -> Self {
        self.mention.modality = modality;
        self
    }

    pub(super) fn in_name(mut self) -> Self {
        self.mention.from_name = true;
        self
    }

    pub(super) fn copy_of(mut self, origin: &DocumentFacts) -> Self {
        self.document.copy_of = Some(origin.id.clone());
        self.document.origin = origin.id.clone();
        self
    }

    pub(super) fn sighting(&self) -> Sighting {
        let mention = &self.mention;
        let value = serde_json::to_string(&(&mention.value, mention.modality, mention.from_name)).unwrap();
        let (subject, predicate) = (&mention.subject.name, mention.predicate.as_str());
        Sighting {
            id: Id::mention(&self.document.id, subject, predicate, mention.evidence.start, &value),
            document: self.document.clone(),
            mention: mention.clone(),
        }
    }
}

/// What becomes of these mentions, with no rulings.
pub(super) fn merged(said: &[Said]) -> Grouped {
    let sightings: Vec<Sighting> = said.iter().map(Said::sighting).collect();
    group(&sightings, Lexicon::builtin().unwrap(), &[])
}

/// The one claim that they all are.
pub(super) fn only(said: &[Said]) -> Claim {
    let mut claims = merged(said).claims;
    assert_eq!(claims.len(), 1, "{claims:#?}");
    claims.remove(0)
}

pub(super) fn exactly(number: f64, unit: Unit) -> Value {
    Value::Quantity(Quantity::exact(number, unit))
}

pub(super) fn about(number: f64, unit: Unit) -> Value {
    Value::Quantity(Quantity { approximate: true, ..Quantity::exact(number, unit) })
}

pub(super) fn between(min: Option<f64>, max: Option<f64>, unit: Unit) -> Value {
    Value::Quantity(Quantity::between(min, max, unit))
}

/// A quantity of something.
pub(super) fn of(value: Value, of: &str) -> Value {
    match value {
        Value::Quantity(quantity) => Value::Quantity(Quantity { of: Some(of.to_owned()), ..quantity }),
        other => other,
    }
}
