//! Words that stand for a thing named before: "the model", 该芯片, "the latter".

use crate::{lexicon::cue::Cue, model::EntityKind, text::Span};

use super::{Name, role::mark_compared, unnamed::unnamed_in};
use crate::extract::annotate::{Annotated, Sentence};

/// Adds what stands for a name: "the model", 该芯片, "the latter", and things that stay unnamed.
pub(in crate::extract) fn add_referring(found: &mut Annotated<'_>) {
    mark_compared(found);
    let sentences = found.sentences.clone();
    let mut added: Vec<Name> = Vec::new();
    for sentence in &sentences {
        let mut here = referring_in(found, sentence, &added);
        let unnamed = unnamed_in(found, sentence, &added);
        let stands = |name: &Name| {
            let clause = sentence.clause_of(name.span);
            here.iter().any(|other| other.kind == name.kind && clause.contains(other.span))
        };
        let unnamed: Vec<Name> =
            unnamed.into_iter().filter(|name| !found.language.is_chinese() || !stands(name)).collect();
        here.extend(unnamed);
        added.extend(here);
    }
    found.names.extend(added);
    found.names.sort_by_key(|name| (name.span.start, name.span.end));
}

fn referring_in(found: &Annotated<'_>, sentence: &Sentence, added: &[Name]) -> Vec<Name> {
    let mut here = Vec::new();
    for at in found.cues_in(sentence) {
        let kind = match at.cue {
            Cue::TheModel => EntityKind::Model,
            Cue::TheChip => EntityKind::Chip,
            Cue::TheSystem => EntityKind::System,
            Cue::TheLatter | Cue::TheFormer => {
                here.extend(pair_member(found, at.span, added, at.cue == Cue::TheLatter));
                continue;
            }
            _ => continue,
        };
        if followed_by_name(found, sentence, at.span, kind) || !stands_alone(found, sentence, at.span) {
            continue;
        }
        if let Some(name) = last_before(found, at.span.start, kind, added) {
            here.push(name.standing_for(at.span));
        }
    }
    here
}

/// A bare Chinese noun stands for a thing named before only at the head of its clause.
fn stands_alone(found: &Annotated<'_>, sentence: &Sentence, span: Span) -> bool {
    let text = span.of(found.text);
    let bare = matches!(
        text,
        "模型"
            | "芯片"
            | "集群"
            | "单卡"
            | "超节点"
            | "单集群"
            | "модель"
            | "чип"
            | "система"
            | "комплекс"
            | "процессор"
    );
    if !bare {
        return true;
    }
    let clause = sentence.clause_of(span);
    let before = Span::new(clause.start, span.start).of(found.text).trim();
    let after = Span::new(span.end, sentence.span.end).of(found.text);
    before.is_empty() && !after.starts_with('的')
}

fn followed_by_name(found: &Annotated<'_>, sentence: &Sentence, span: Span, kind: EntityKind) -> bool {
    found.names_in(sentence).iter().any(|name| {
        let gap = found.between(span, name.span);
        name.kind == kind
            && name.span.start >= span.end
            && gap.chars().all(|c| !c.is_alphanumeric())
            && gap.chars().count() <= 3
    })
}

pub(super) fn earlier<'a>(
    found: &'a Annotated<'_>,
    before: usize,
    added: &'a [Name],
) -> impl Iterator<Item = &'a Name> {
    let end = found.names.partition_point(|name| name.span.start < before);
    let mut all: Vec<&Name> = found.names.get(..end).unwrap_or(&[]).iter().collect();
    all.extend(added.iter().filter(move |name| name.span.start < before));
    all.sort_by_key(|name| std::cmp::Reverse(name.span.start));
    all.into_iter()
}

fn last_before<'a>(found: &'a Annotated<'_>, before: usize, kind: EntityKind, added: &'a [Name]) -> Option<&'a Name> {
    let fits = |name: &&Name| name.kind == kind && name.can_lead();
    let here =
        found.sentences.iter().position(|sentence| sentence.span.start <= before && before < sentence.span.end)?;
    let start = found.sentences.get(here)?.span.start;
    if let Some(name) = earlier(found, before, added).take_while(|name| name.span.start >= start).find(fits) {
        return Some(name);
    }
    for sentence in found.sentences.get(..here)?.iter().rev() {
        let first = earlier(found, sentence.span.end, added)
            .filter(|name| name.span.start >= sentence.span.start)
            .filter(fits)
            .last();
        if first.is_some() {
            return first;
        }
    }
    None
}

/// "The latter" is the last of the two things named before, "the former" the one before it; firms are told apart.
fn pair_member(found: &Annotated<'_>, span: Span, added: &[Name], latter: bool) -> Vec<Name> {
    let things: &[EntityKind] = &[EntityKind::Model, EntityKind::Chip, EntityKind::System];
    let mut members = Vec::new();
    for kinds in [things, &[EntityKind::Organization][..]] {
        let mut seen: Vec<&Name> = Vec::new();
        for name in earlier(found, span.start, added).filter(|name| kinds.contains(&name.kind)) {
            if seen.len() == 2 || found.distance(name.span, span) > 600 {
                break;
            }
            if seen.iter().all(|other| other.name != name.name) {
                seen.push(name);
            }
        }
        let member = if latter { seen.first() } else { seen.get(1) };
        if seen.len() == 2 {
            members.extend(member.map(|name| name.standing_for(span)));
        }
    }
    members
}
