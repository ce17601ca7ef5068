//! Who works with whom.

use crate::{
    lexicon::cue::{Cue, CueAt},
    model::{EntityKind, Modality, Predicate, Subject, Value},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    fact::Fact,
    subject::{carried, coordinated},
};

use EntityKind::Organization;

pub(super) fn partners(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    built_together(found, place, sentence, facts);
    let Some(cue) = found.cues_in(sentence).iter().find(|at| at.cue == Cue::Partner) else { return };
    if our_partners(found, place, sentence, cue, facts) {
        return;
    }
    let firms: Vec<usize> = sentence
        .names
        .clone()
        .filter(|index| {
            found.names.get(*index).is_some_and(|name| {
                name.kind == Organization && !name.compared && found.distance(name.span, cue.span) <= 120
            })
        })
        .collect();
    let Some(first) = firms.first().and_then(|index| found.names.get(*index)) else { return };
    let with = found.text.get(sentence.span.start..first.span.start).is_some_and(|before| {
        before.ends_with(['与', '和', '同', '跟']) || before.ends_with("with ") || before.ends_with("與")
    });
    let mut first = first;
    let mut rest = firms.get(1..).unwrap_or(&[]);
    if firms.len() == 1 || with {
        let carried = carried(found, place, &[Organization]).and_then(|index| found.names.get(index));
        let Some(subject) =
            carried.filter(|subject| subject.span.end <= sentence.span.start && subject.name != first.name)
        else {
            return;
        };
        if !with && !pronoun_head(found, sentence) {
            return;
        }
        first = subject;
        rest = &firms;
    }
    for index in rest {
        let Some(other) = found.names.get(*index).filter(|other| other.name != first.name) else { continue };
        if found.lexicon.same_house(&first.name, &other.name) {
            continue;
        }
        let mut fact = Fact::about(
            Predicate::Partnership,
            first,
            Value::entity(other.name.clone()),
            cue.span.cover(other.span),
            place,
            "partnership/verb",
        );
        fact.subject_at = fact.subject_at.filter(|at| sentence.span.contains(*at));
        facts.push(fact);
    }
}

/// "we have signed an agreement with C-DAC": the firm speaks for itself; tells whether it did.
fn our_partners(found: &Annotated<'_>, place: usize, sentence: &Sentence, cue: &CueAt, facts: &mut Vec<Fact>) -> bool {
    let we = found.cues_in(sentence).iter().any(|at| at.cue == Cue::We && at.span.start < cue.span.start);
    let Some(own) = found.own.as_ref().filter(|_| we) else { return false };
    let firms = found.names_in(sentence).iter().filter(|name| name.kind == Organization && name.name != *own);
    for other in firms.filter(|name| found.distance(name.span, cue.span) <= 120) {
        let subject = Subject::new(Organization, own.clone());
        let at = cue.span.cover(other.span);
        let value = Value::entity(other.name.clone());
        facts.push(Fact::new(Predicate::Partnership, subject, value, at, place, "partnership/ours"));
    }
    true
}

/// "G42 will build a cluster with `OpenAI`, Oracle and Nvidia": a list of firms behind "with" are partners.
fn built_together(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let Some(verb) = found.cues_in(sentence).iter().find(|at| matches!(at.cue, Cue::Develop | Cue::Train)) else {
        return;
    };
    let firms: Vec<usize> = sentence
        .names
        .clone()
        .filter(|index| found.names.get(*index).is_some_and(|name| name.kind == Organization))
        .collect();
    let Some(first) =
        firms.first().and_then(|index| found.names.get(*index)).filter(|first| first.span.end <= verb.span.start)
    else {
        return;
    };
    let with = firms.iter().copied().find(|index| {
        found.names.get(*index).is_some_and(|name| {
            let before = found.text.get(verb.span.end..name.span.start).unwrap_or("");
            name.span.start > verb.span.end
                && (before.ends_with(" with ")
                    || before.ends_with(" with partners ")
                    || before.ends_with("together with "))
        })
    });
    let Some(with) = with else { return };
    for index in coordinated(found, sentence, with) {
        let Some(other) = found
            .names
            .get(index)
            .filter(|other| other.name != first.name && !found.lexicon.same_house(&first.name, &other.name))
        else {
            continue;
        };
        let mut fact = Fact::about(
            Predicate::Partnership,
            first,
            Value::entity(other.name.clone()),
            verb.span.cover(other.span),
            place,
            "partnership/with",
        );
        fact.modality = Some(Modality::Stated);
        facts.push(fact);
    }
}

/// "It has also worked with …", 该公司还与…: the subject was named before.
fn pronoun_head(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let head = Span::new(sentence.span.start, (sentence.span.start + 40).min(sentence.span.end));
    found.cues_in(sentence).iter().any(|at| {
        matches!(at.cue, Cue::It | Cue::TheCompany | Cue::We) && head.start <= at.span.start && at.span.start < head.end
    })
}
