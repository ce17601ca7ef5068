//! Who works with whom in English: only where the words link two firms to each other. A list of firms beside the word
//! "cooperation" links nobody.

use crate::{
    lexicon::cue::{Cue, CueAt},
    model::EntityKind,
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::is_observer,
    clause,
    fact::Fact,
    name::Name,
    subject::{carried, coordinated},
};

use super::linking;

use EntityKind::Organization;

pub(super) fn linked(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    if sentence.place == Place::Row {
        return;
    }
    for cue in found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Partner) {
        let Some((first, others)) = pair(found, place, sentence, cue) else { continue };
        for other in others {
            push(found, place, cue, (first, other), facts);
        }
    }
}

fn push(found: &Annotated<'_>, place: usize, cue: &CueAt, (one, other): (usize, usize), facts: &mut Vec<Fact>) {
    let Some((one, other)) = found.names.get(one).zip(found.names.get(other)) else { return };
    if !is_observer(one) && !is_observer(other) {
        facts.extend(linking(found, place, cue.span, (one, other), "partnership/linked"));
    }
}

/// The two sides of the link: one firm, and those it works with.
fn pair(found: &Annotated<'_>, place: usize, sentence: &Sentence, cue: &CueAt) -> Option<(usize, Vec<usize>)> {
    between(found, sentence, cue)
        .or_else(|| with(found, place, sentence, cue))
        .or_else(|| side_by_side(found, sentence, cue))
        .or_else(|| partner_named(found, place, sentence, cue))
}

/// "an alliance between A and B".
fn between(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> Option<(usize, Vec<usize>)> {
    let first = firm_behind(found, sentence, cue.span, &["between", "of"], 40)?;
    let mut list = coordinated(found, sentence, first);
    (list.len() >= 2).then(|| (list.remove(0), list))
}

/// "A has signed an agreement with B", "A teamed up with B", "A's partnership with B".
fn with(found: &Annotated<'_>, place: usize, sentence: &Sentence, cue: &CueAt) -> Option<(usize, Vec<usize>)> {
    let other = firm_behind(found, sentence, cue.span, &["with", "and"], 60)?;
    let others = coordinated(found, sentence, other);
    let opens = Span::new(sentence.span.start, cue.span.start).of(&found.folded).trim();
    // "In partnership with B, A has built …"
    let ahead = matches!(opens, "in" | "working in" | "together" | "" | "through a" | "under a" | "under an");
    let behind = others.last().and_then(|last| found.names.get(*last)).map(|last| last.span.end);
    let first =
        if ahead { subject_behind(found, sentence, behind?) } else { subject_before(found, sentence, cue.span) };
    let first = first.or_else(|| carried_subject(found, place, sentence, cue.span))?;
    (!others.contains(&first)).then_some((first, others))
}

/// "A and B have signed an agreement", "A and B jointly developed": the two are the subject of the link.
fn side_by_side(found: &Annotated<'_>, sentence: &Sentence, cue: &CueAt) -> Option<(usize, Vec<usize>)> {
    let before =
        |index: &usize| found.names.get(*index).is_some_and(|name| is_firm(name) && name.span.end <= cue.span.start);
    let last = sentence.names.clone().rfind(before)?;
    let gap = Span::new(found.names.get(last)?.span.end, cue.span.start).of(&found.folded);
    let word = cue.span.of(&found.folded);
    let acts = word.ends_with("ed")
        || ["sign", "team", "join", "agree", "have ", "will ", "are "].iter().any(|verb| gap.contains(verb))
        || matches!(
            word,
            "jointly" | "partner" | "cooperate" | "collaborate" | "team up" | "joined forces" | "working with"
        );
    let mut firms = coordinated(found, sentence, last);
    let noun = gap.contains([',', ';']) || gap.contains(" at ") || gap.contains(" on ") || gap.contains("attend");
    (acts && !noun && gap.chars().count() <= 40 && firms.len() == 2).then(|| (firms.remove(0), firms))
}

/// "its partner B", "partners such as B and C", "B, a partner of A".
fn partner_named(found: &Annotated<'_>, place: usize, sentence: &Sentence, cue: &CueAt) -> Option<(usize, Vec<usize>)> {
    if !matches!(cue.span.of(&found.folded), "partner" | "partners") {
        return None;
    }
    if let Some(of) = firm_behind(found, sentence, cue.span, &["of", "for", "to"], 24) {
        let member = subject_before(found, sentence, cue.span)?;
        return Some((of, vec![member]));
    }
    let next =
        firm_behind(found, sentence, cue.span, &["partner", "partners", "as", "including", "are", "include"], 24)
            .or_else(|| right_behind(found, sentence, cue.span))?;
    let owner = owner_before(found, place, sentence, cue.span)?;
    let others = coordinated(found, sentence, next);
    (!others.contains(&owner)).then_some((owner, others))
}

fn is_firm(name: &Name) -> bool {
    name.kind == Organization && !name.compared && !is_observer(name)
}

/// The firm behind the cue, with one of the words right before it but for its adjectives.
fn firm_behind(found: &Annotated<'_>, sentence: &Sentence, cue: Span, words: &[&str], reach: usize) -> Option<usize> {
    let next = |index: &usize| found.names.get(*index).is_some_and(|name| is_firm(name) && name.span.start >= cue.end);
    let index = sentence.names.clone().find(next)?;
    let name = found.names.get(index)?;
    // The cue itself may end in the word: "agreement with", "working with".
    let gap = Span::new(cue.start, name.span.start).of(&found.folded);
    let plain = |word: &&str| {
        matches!(
            *word,
            "the"
                | "a"
                | "an"
                | "its"
                | "fellow"
                | "local"
                | "chip"
                | "giant"
                | "firm"
                | "company"
                | "startup"
                | "start-up"
                | "chipmaker"
                | "chinese"
                | "us"
                | "u.s."
                | "foundry"
                | "state-owned"
                | "maker"
                | "ai"
        ) || word.ends_with("'s")
            || word.ends_with("’s")
    };
    let told = gap.split_whitespace().rev().find(|word| !plain(word))?;
    let far = Span::new(cue.end, name.span.start).of(&found.folded);
    (words.contains(&told) && far.chars().count() <= reach && !far.contains([';', ':', '.'])).then_some(index)
}

fn right_behind(found: &Annotated<'_>, sentence: &Sentence, cue: Span) -> Option<usize> {
    let near = |index: &usize| {
        found
            .names
            .get(*index)
            .is_some_and(|name| is_firm(name) && name.span.start >= cue.end && name.span.start <= cue.end + 2)
    };
    sentence.names.clone().find(near)
}

/// The subject of the clause of the cue, or of the nearest one before it.
fn subject_before(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> Option<usize> {
    let here = sentence.clauses.iter().rposition(|clause| clause.start <= at.start)?;
    sentence.clauses.iter().take(here + 1).rev().find_map(|clause| {
        sentence.names.clone().find(|index| {
            found.names.get(*index).is_some_and(|name| {
                let before = Span::new(clause.start, name.span.start.max(clause.start)).of(&found.folded).trim_end();
                let side = [" of", " for", " from", " to", " with", " by", " than", " against", " at", " in"]
                    .iter()
                    .any(|word| format!(" {before}").ends_with(word));
                is_firm(name)
                    && clause.contains(name.span)
                    && name.span.end <= at.start
                    && !side
                    && !clause::in_aside(found, sentence, name.span, at)
            })
        })
    })
}

fn subject_behind(found: &Annotated<'_>, sentence: &Sentence, from: usize) -> Option<usize> {
    sentence.names.clone().find(|index| {
        found.names.get(*index).is_some_and(|name| {
            is_firm(name)
                && name.span.start >= from
                && Span::new(from, name.span.start).of(found.text).trim_start().starts_with(',')
        })
    })
}

/// "It has also worked with …": the subject was named before.
fn carried_subject(found: &Annotated<'_>, place: usize, sentence: &Sentence, at: Span) -> Option<usize> {
    let head = Span::new(sentence.span.start, at.start);
    let refers = found.has_cue(sentence, head, &[Cue::It, Cue::TheCompany, Cue::We]);
    carried(found, place, &[Organization]).filter(|_| refers)
}

/// "Huawei's partner", "its partners": whose they are.
fn owner_before(found: &Annotated<'_>, place: usize, sentence: &Sentence, at: Span) -> Option<usize> {
    let before = |index: &usize| {
        found.names.get(*index).is_some_and(|name| {
            let gap = Span::new(name.span.end.min(at.start), at.start).of(&found.folded);
            is_firm(name)
                && name.span.end <= at.start
                && (gap.starts_with("'s ")
                    || gap.starts_with("’s ")
                    || gap.contains(" its ")
                    || gap.trim_start().starts_with("and its"))
        })
    };
    sentence.names.clone().rfind(before).or_else(|| carried_subject(found, place, sentence, at))
}
