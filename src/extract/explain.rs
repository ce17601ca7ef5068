//! Why a mention was found, and what was turned down on the way: rules leave notes where someone asks, else nothing.

use std::cell::RefCell;

use serde::Serialize;

use super::{Said, annotate::Annotated, attribution, fact, rules, windows, with_text};
use crate::{
    lexicon::{Lexicon, cue::Cue},
    model::{Document, Evidence, Mention},
    text::{ScalarIndex, Span},
};

/// A word of the text that speaks for a mention: its class is a table of the cues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CueWord {
    pub class: &'static str,
    pub text: String,
}

/// Something that a rule looked at and turned down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rejected {
    /// The words it is about.
    pub text: String,
    /// Which rule, or `subject` and `modality`.
    pub rule: &'static str,
    pub why: String,
}

/// Why one mention is what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reasons {
    pub rule: String,
    /// The subject as the text writes it; `null` where an earlier sentence named it.
    pub alias: Option<String>,
    pub cues: Vec<CueWord>,
    pub rejected: Vec<Rejected>,
}

/// A mention with its reasons.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Explained {
    #[serde(flatten)]
    pub mention: Mention,
    pub explain: Reasons,
}

/// What a document claims and why, and what became no mention at all.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Explanation {
    pub mentions: Vec<Explained>,
    pub rejected: Vec<Rejected>,
}

/// A note of a rule on the words at a place.
#[derive(Debug, Clone)]
pub(super) struct Note {
    at: Span,
    rule: &'static str,
    /// What the note is about, where that is not the words at its place.
    about: Option<Span>,
    why: String,
}

/// Where notes are left; nothing is kept, nor even worded, unless someone asks.
#[derive(Debug, Default)]
pub(super) struct Notes(Option<RefCell<Vec<Note>>>);

impl Notes {
    pub(super) fn wanted() -> Self {
        Self(Some(RefCell::default()))
    }
}

impl Annotated<'_> {
    /// Leaves a note on the fact at a place.
    pub(super) fn note(&self, at: Span, rule: &'static str, why: impl FnOnce() -> String) {
        if let Some(notes) = &self.notes.0 {
            notes.borrow_mut().push(Note { at, rule, about: None, why: why() });
        }
    }

    /// Leaves a note on another word that a fact did not take.
    pub(super) fn note_about(&self, at: Span, rule: &'static str, about: Span, why: impl FnOnce() -> String) {
        if let Some(notes) = &self.notes.0 {
            notes.borrow_mut().push(Note { at, rule, about: Some(about), why: why() });
        }
    }

    /// Whether anybody asks for notes: what only they need is not worked out else.
    pub(super) fn is_explained(&self) -> bool {
        self.notes.0.is_some()
    }
}

/// The same mentions as [`super::extract`] gives, each with its reasons.
pub fn explain(document: &Document, lexicon: &Lexicon) -> Explanation {
    let mut all = Explanation::default();
    let mut said = Said::default();
    let mut before = 0;
    for window in windows(&document.text) {
        let part = explain_window(&with_text(document, window), lexicon);
        all.rejected.extend(part.rejected);
        all.mentions.extend(part.mentions.into_iter().filter_map(|mut one| {
            said.is_new(&one.mention).then(|| {
                one.mention.evidence.shift(before);
                one
            })
        }));
        before += window.chars().count();
    }
    all
}

fn explain_window(document: &Document, lexicon: &Lexicon) -> Explanation {
    let mut found = Annotated::new(document, lexicon);
    found.notes = Notes::wanted();
    if !found.is_on_topic() {
        return Explanation::default();
    }
    let speakers = attribution::speakers(&found);
    let facts = rules::find(&found);
    let mentions = fact::mentions(&found, &speakers, facts);
    let index = ScalarIndex::new(found.text);
    let notes = std::mem::take(&mut found.notes).0.map(RefCell::into_inner).unwrap_or_default();
    let holds = |mention: &Mention, at: Span| holds(&index, &mention.evidence, at);
    let inside = |note: &&Note| mentions.iter().any(|mention| holds(mention, note.at));
    let rejected = notes.iter().filter(|note| !inside(note)).map(|note| told(&found, note)).collect();
    let mentions = mentions.iter().map(|mention| Explained {
        mention: mention.clone(),
        explain: reasons(&found, mention, &notes, |at| holds(mention, at)),
    });
    Explanation { mentions: mentions.collect(), rejected }
}

/// Whether the quote holds a place of the text.
fn holds(index: &ScalarIndex<'_>, evidence: &Evidence, at: Span) -> bool {
    evidence.start <= index.scalar(at.start) && index.scalar(at.end) <= evidence.end
}

fn reasons(found: &Annotated<'_>, mention: &Mention, notes: &[Note], holds: impl Fn(Span) -> bool) -> Reasons {
    let written = mention.alias.clone().filter(|alias| mention.evidence.quote.contains(alias.as_str()));
    let named = || mention.evidence.quote.contains(&mention.subject.name).then(|| mention.subject.name.clone());
    let mut rejected: Vec<Rejected> = Vec::new();
    for note in notes.iter().filter(|note| holds(note.at) && note.rule != mention.rule) {
        let note = told(found, note);
        if !rejected.contains(&note) {
            rejected.push(note);
        }
    }
    Reasons {
        rule: mention.rule.clone(),
        alias: written.or_else(named),
        cues: found
            .cues
            .iter()
            .filter(|at| holds(at.span) && at.cue != Cue::Neutral)
            .map(|at| CueWord { class: at.cue.as_str(), text: at.span.of(found.text).to_owned() })
            .collect(),
        rejected,
    }
}

fn told(found: &Annotated<'_>, note: &Note) -> Rejected {
    let text = note.about.unwrap_or(note.at).of(found.text).to_owned();
    Rejected { text, rule: note.rule, why: note.why.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        extract::{extract, tests::document},
        model::{Language, Predicate},
    };

    const TEXT: &str = "News\n\nHuawei said the Ascend 910C, unlike the H20, has 128 GB of memory. \
        It costs $3 a month to store. DeepSeek-V3 will be trained on 14.8 trillion tokens.";

    fn explained() -> Explanation {
        let lexicon = Lexicon::builtin().unwrap();
        explain(&document(TEXT, Language::English, "2025-06-02"), lexicon)
    }

    #[test]
    fn a_mention_is_explained_by_its_rule_its_name_its_cues_and_what_was_turned_down() {
        let all = explained();
        let memory = all.mentions.iter().find(|one| one.mention.predicate == Predicate::MemoryCapacity).unwrap();
        assert_eq!(memory.explain.rule, "memory_capacity/noun");
        assert_eq!(memory.explain.alias.as_deref(), Some("Ascend 910C"));
        assert!(memory.explain.cues.iter().any(|cue| cue.class == "memory" && cue.text == "memory"));
        assert!(memory.explain.rejected.iter().any(|one| one.rule == "subject"), "{memory:#?}");
    }

    #[test]
    fn what_became_no_mention_is_told_with_its_reason() {
        let all = explained();
        assert!(all.rejected.iter().any(|one| one.text.contains('3') && !one.why.is_empty()), "{:#?}", all.rejected);
    }

    #[test]
    fn explaining_changes_nothing() {
        let lexicon = Lexicon::builtin().unwrap();
        let document = document(TEXT, Language::English, "2025-06-02");
        let plain = extract(&document, lexicon);
        let explained: Vec<Mention> = explained().mentions.into_iter().map(|one| one.mention).collect();
        assert_eq!(plain, explained);
    }
}
