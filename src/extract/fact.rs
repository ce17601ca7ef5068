//! A fact found by a rule, and how it becomes a mention.

use std::collections::HashSet;

use rustc_hash::FxHashMap;

use crate::{
    lexicon::cue::Cue,
    model::{EntityKind, Evidence, Mention, Modality, Predicate, Quantity, Subject, Unit, Value},
    text::{ScalarIndex, Span},
};

use super::{
    annotate::{Annotated, Place, Sentence},
    assertion,
    attribution::Speaker,
    modality,
    name::{self, Name, Role},
    refutation,
};

/// What a rule found: who, what, and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    pub(super) predicate: Predicate,
    pub(super) subject: Subject,
    /// Where the subject stands, if it does in the same sentence.
    pub(super) subject_at: Option<Span>,
    pub(super) value: Value,
    /// The words that carry the value; modality and evidence are read around them.
    pub(super) at: Span,
    /// The verb among those words, where what denies it may stand behind the first of them: 台积电没有为昇腾910C代工.
    pub(super) verb: Option<Span>,
    /// The sentence, by its number.
    pub(super) sentence: usize,
    /// Settled by the rule itself, against what the cues say.
    pub(super) modality: Option<Modality>,
    /// It has come about, whatever the sentence plans: a delay, with the new day behind it.
    pub(super) has_come: bool,
    pub(super) rule: &'static str,
}

impl Fact {
    pub(super) fn new(
        predicate: Predicate,
        subject: Subject,
        value: Value,
        at: Span,
        sentence: usize,
        rule: &'static str,
    ) -> Self {
        let (subject_at, verb, modality) = (None, None, None);
        Self { predicate, subject, subject_at, value, at, verb, sentence, modality, has_come: false, rule }
    }

    pub(super) fn about(
        predicate: Predicate,
        name: &Name,
        value: Value,
        at: Span,
        sentence: usize,
        rule: &'static str,
    ) -> Self {
        Self { subject_at: Some(name.span), ..Self::new(predicate, name.subject(), value, at, sentence, rule) }
    }

    /// The same, told by this verb.
    pub(super) fn told_by(self, verb: Span) -> Self {
        Self { verb: Some(verb), ..self }
    }
}

/// The mentions of the facts, each once, in the order of the text.
pub(super) fn mentions(found: &Annotated<'_>, speakers: &[Speaker], facts: Vec<Fact>) -> Vec<Mention> {
    let index = ScalarIndex::new(found.text);
    let mut mentions = Mentions::default();
    let silent = Speaker::default();
    let denials = refutation::denials(found);
    let titled =
        |fact: &Fact| found.sentences.get(fact.sentence).is_some_and(|sentence| sentence.place == Place::Title);
    let (title, body): (Vec<Fact>, Vec<Fact>) = facts.into_iter().partition(titled);
    // A title is terse: what the text says too counts as the text says it.
    for fact in body.into_iter().chain(title) {
        let Some(sentence) = found.sentences.get(fact.sentence) else { continue };
        let denial = denials.get(fact.sentence).copied().flatten();
        let denial = denial.filter(|denial| fact.at.end <= denial.at && !is_taken_for_granted(found, sentence, &fact));
        if denial.is_none()
            && (refutation::is_question(found, sentence) || assertion::is_left_open(found, sentence, &fact))
        {
            continue;
        }
        let denier = denial.and_then(|denial| found.names.get(denial.denier?));
        let said_in = denial.map_or(fact.sentence, |denial| denial.said_in);
        let speaker = speakers.get(said_in).and_then(|speaker| speaker.of(fact.at)).unwrap_or(&silent);
        let modality = match (denial, fact.modality) {
            (Some(_), _) => Modality::Denied,
            (None, Some(modality)) => modality,
            (None, None) => modality::modality_of(found, sentence, &fact, speaker),
        };
        if modality == Modality::Denied && modality::is_supposed(found, sentence, fact.at) {
            continue;
        }
        let span = evidence_of(found, sentence, &fact);
        let here = denial.filter(|denial| denial.sentence == fact.sentence).map(|denial| denial.at);
        let span = if modality == Modality::Denied { with_denial(found, sentence, &fact, span, here) } else { span };
        let evidence = Evidence {
            quote: span.of(found.text).to_owned(),
            start: index.scalar(span.start),
            end: index.scalar(span.end),
        };
        if evidence.quote.is_empty() || !fact.predicate.takes(fact.subject.kind) || is_of_a_box(found, &fact) {
            continue;
        }
        let written = fact
            .subject_at
            .map(|at| at.of(found.text))
            .filter(|written| *written != fact.subject.name && !written.is_empty());
        mentions.push(Mention {
            subject: fact.subject.clone(),
            predicate: fact.predicate,
            value: fact.value.clone(),
            modality,
            attributed_to: denier.map(|name| name.name.clone()).or_else(|| speaker.name.clone()),
            evidence,
            from_name: false,
            alias: written.map(str::to_owned),
            rule: fact.rule.to_owned(),
        });
    }
    let mut mentions = mentions.all;
    mentions.extend(sizes_in_names(found, &index));
    mentions.sort_by(|a, b| {
        (a.evidence.start, a.predicate, &a.subject.name).cmp(&(b.evidence.start, b.predicate, &b.subject.name))
    });
    mentions
}

/// "It was reported that Huawei's new chip had been delayed, but Huawei denied it": whose the chip is, is only said by the way.
fn is_taken_for_granted(found: &Annotated<'_>, sentence: &Sentence, fact: &Fact) -> bool {
    matches!(fact.predicate, Predicate::Designer | Predicate::Developer)
        && !found.has_cue(sentence, sentence.span, &[Cue::Develop, Cue::Design, Cue::Train])
}

/// 发布了星火一体机: a machine that is sold under the name of a model.
fn is_of_a_box(found: &Annotated<'_>, fact: &Fact) -> bool {
    let after = fact.subject_at.and_then(|at| found.folded.get(at.end..)).unwrap_or("");
    fact.subject.kind == EntityKind::Model && after.trim_start_matches('大').starts_with("一体机")
}

/// The sizes that models carry in their names: weak evidence, marked as such, once a model.
fn sizes_in_names(found: &Annotated<'_>, index: &ScalarIndex<'_>) -> Vec<Mention> {
    let mut seen: HashSet<&str> = HashSet::new();
    let mut mentions = Vec::new();
    for name in found
        .names
        .iter()
        .filter(|name| name.kind == EntityKind::Model && matches!(name.role, Role::Known | Role::Shape))
    {
        let Some(size) = name::size_in(&name.name) else { continue };
        if !seen.insert(&name.name) {
            continue;
        }
        mentions.push(Mention {
            subject: name.subject(),
            predicate: Predicate::Parameters,
            value: Value::Quantity(Quantity::exact(size, Unit::Parameters)),
            modality: Modality::Stated,
            attributed_to: None,
            evidence: Evidence {
                quote: name.span.of(found.text).to_owned(),
                start: index.scalar(name.span.start),
                end: index.scalar(name.span.end),
            },
            from_name: true,
            alias: None,
            rule: "parameters/name".to_owned(),
        });
    }
    mentions
}

/// The mentions of a text so far.
#[derive(Debug, Default)]
struct Mentions {
    all: Vec<Mention>,
    /// Where those on one subject and predicate are, in their order.
    alike: FxHashMap<(Subject, Predicate), Vec<usize>>,
}

impl Mentions {
    /// Saying the same thing twice is one mention; saying it and denying it are two.
    fn push(&mut self, new: Mention) {
        let denied = |mention: &Mention| mention.modality == Modality::Denied;
        let same = |old: &Mention| denied(old) == denied(&new) && says_the_same(&old.value, &new.value);
        let alike = self.alike.entry((new.subject.clone(), new.predicate)).or_default();
        let twin = alike.iter().copied().find(|place| self.all.get(*place).is_some_and(same));
        let Some(old) = twin.and_then(|place| self.all.get_mut(place)) else {
            alike.push(self.all.len());
            self.all.push(new);
            return;
        };
        if old.attributed_to.is_none()
            && old.modality == new.modality
            && new.attributed_to.is_some()
            && old.evidence.start + 40 > new.evidence.start
        {
            old.attributed_to = new.attributed_to;
        }
    }
}

fn says_the_same(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::Quantity(a), Value::Quantity(b)) => {
            crate::model::value::near(a.min, b.min)
                && crate::model::value::near(a.max, b.max)
                && a.unit == b.unit
                && (a.of == b.of || a.of.is_none() || b.of.is_none())
        }
        (Value::Date { date: a }, Value::Date { date: b }) => a == b || a.contains(*b),
        (Value::Term { term: a, .. }, Value::Term { term: b, .. }) => a == b,
        _ => old == new,
    }
}

/// The evidence with the words that deny it, which stand in the same sentence: at `refuted`, or where the nearest cue does.
fn with_denial(found: &Annotated<'_>, sentence: &Sentence, fact: &Fact, span: Span, refuted: Option<usize>) -> Span {
    let cues = found.cues_within(sentence, sentence.span, &[Cue::Denied]).map(|at| at.span);
    let nearest = || cues.min_by_key(|at| found.distance(*at, fact.at));
    let Some(at) = refuted.map(|at| Span::new(at, at)).or_else(nearest).filter(|at| !span.contains(*at)) else {
        return span;
    };
    trimmed(found, span.cover(sentence.clause_of(at)))
}

fn trimmed(found: &Annotated<'_>, span: Span) -> Span {
    let text = span.of(found.text);
    let lead = text.len() - text.trim_start().len();
    Span::new(span.start + lead, span.start + lead + text.trim().len())
}

/// The clauses from the subject to the value: the whole sentence where it is short.
fn evidence_of(found: &Annotated<'_>, sentence: &Sentence, fact: &Fact) -> Span {
    let whole = fact.subject_at.filter(|at| sentence.span.contains(*at)).map_or(fact.at, |at| at.cover(fact.at));
    let from = sentence.clause_of(Span::new(whole.start, whole.start)).start;
    let last = Span::new(whole.end.saturating_sub(1), whole.end);
    let to = sentence
        .clauses
        .iter()
        .find(|clause| clause.start <= last.start && last.start < clause.end)
        .map_or(sentence.span.end, |clause| clause.end);
    trimmed(found, Span::new(from.min(whole.start), to.max(whole.end)))
}
