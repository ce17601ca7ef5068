//! Sizes of one family that the text gives no name of their own: "comes in two versions, with 8 and 70 billion parameters",
//! "exists in two sizes: the larger has 32 billion". Each is called by the family and its size.

use crate::{
    lexicon::{
        Lexicon,
        cue::Cue,
        english::{any_word, english},
    },
    model::{EntityKind, Language},
    text::Span,
};

use super::{Name, Role, group::Group, referring::earlier, shape::size_in, unknown};
use crate::extract::{
    annotate::{Annotated, Sentence},
    number::{Amount, Measure},
};

/// The variant of a family that has so many parameters, where the text speaks of it.
pub(in crate::extract) fn variant_of(lexicon: &Lexicon, family: &Name, parameters: f64, span: Span) -> Name {
    let size = written(parameters);
    let apart = |mark: &str| format!("{}{mark}{size}", family.name);
    let known = [" ", "-"].iter().find_map(|mark| lexicon.resolve_as(&apart(mark), EntityKind::Model));
    let spaced = family.name.contains(' ') || !family.name.contains('-');
    let name =
        known.map_or_else(|| apart(if spaced { " " } else { "-" }), |entity| lexicon.entity(entity).name.clone());
    Name { role: Role::Referring, entity: known, ..unknown(span, EntityKind::Model, &name) }
}

/// 1.2B, 0.5B, 1T.
fn written(parameters: f64) -> String {
    let (number, unit) = if parameters >= 1e12 { (parameters / 1e12, 'T') } else { (parameters / 1e9, 'B') };
    format!("{}{unit}", (number * 1000.0).round() / 1000.0)
}

/// A family whose members are told apart by their size: its name has none.
pub(in crate::extract) fn is_family(name: &Name) -> bool {
    name.kind == EntityKind::Model
        && matches!(name.role, Role::Known | Role::Shape)
        && size_in(&name.name).is_none()
        && !name.compared
}

/// "Its three variants with 7, 13 and 33 billion parameters": the variants, each where its number stands. They are counted
/// there, and the sentence is about none of them alone.
pub(super) fn variants_in(found: &Annotated<'_>, sentence: &Sentence, added: &[Name]) -> Vec<Name> {
    if found.language != Language::English {
        return Vec::new();
    }
    let sizes: Vec<&Amount> = found.amounts_in(sentence).iter().filter(|amount| is_a_size(amount)).collect();
    let runs = sizes.chunk_by(|first, second| is_a_joint(found.between(first.span, second.span)));
    let mut variants = Vec::new();
    for run in runs.filter(|run| run.len() >= 2) {
        let Some(family) = run.first().and_then(|first| family_of(found, sentence, first.span, added)) else {
            continue;
        };
        let each = run.iter().filter_map(|amount| Some((amount.exact()?, amount.number)));
        variants.extend(each.map(|(size, at)| Name { counted: true, ..variant_of(found.lexicon, family, size, at) }));
    }
    variants
}

/// "Its three variants with 7, 13 and 33 billion parameters have all seen …": the noun stands for all of them.
pub(super) fn variants_together(found: &Annotated<'_>, sentence: &Sentence, variants: &[Name]) -> Option<Group> {
    let first = variants.first()?.span;
    let head = found.head(sentence, first.start);
    let mut words = head.rsplit(' ').scan(first.start, |end, word| {
        let span = Span::new(end.saturating_sub(word.len()), *end);
        *end = span.start.saturating_sub(1);
        Some((word, span))
    });
    let (_, span) = words.find(|(word, _)| is_of_several(word.trim_end_matches(',')))?;
    Some(Group { span, members: variants.to_vec(), of_none: false, apart: false })
}

/// "versions", "sizes".
fn is_of_several(word: &str) -> bool {
    let one = word.strip_suffix('s').filter(|one| *one != "one");
    one.is_some_and(|one| english().versions.contains(one) || english().sizes.contains(one))
}

fn is_a_size(amount: &Amount) -> bool {
    amount.measure == Some(Measure::Parameters) && !amount.in_name && amount.exact().is_some()
}

/// What stands between the numbers of a list.
pub(in crate::extract) fn is_a_joint(gap: &str) -> bool {
    matches!(gap, ", " | " and " | ", and " | " or " | ", or " | " & ")
}

/// The same in Chinese.
pub(in crate::extract) fn is_a_chinese_joint(gap: &str) -> bool {
    matches!(gap, "、" | "和" | "与" | "及" | "以及" | "/")
}

/// The one or the other, as the language has it.
pub(in crate::extract) fn joins(language: Language, gap: &str) -> bool {
    if language.is_chinese() { is_a_chinese_joint(gap) } else { is_a_joint(gap) }
}

/// The one model told of last, where the sentence names it or speaks of versions of it.
fn family_of<'a>(found: &'a Annotated<'_>, sentence: &Sentence, first: Span, added: &'a [Name]) -> Option<&'a Name> {
    let head = found.head(sentence, first.start);
    let active = found.has_cue(sentence, sentence.span, &[Cue::Active]);
    let family = earlier(found, first.start, added).find(|name| name.kind == EntityKind::Model)?;
    let only = earlier(found, first.start, added)
        .take_while(|name| name.span.start >= sentence.span.start)
        .all(|name| name.kind != EntityKind::Model || name.name == family.name);
    let near = first.start.saturating_sub(family.span.end) <= NEAR;
    let here = family.span.start >= sentence.span.start;
    (only && near && !active && (here || any_word(head, is_of_several)) && is_family(family)).then_some(family)
}

/// So many bytes before the sizes the family may be named.
const NEAR: usize = 300;

/// "The larger has 32 billion parameters, the smaller just 1.2 billion": the size that is told of the one so called.
pub(super) fn size_behind(found: &Annotated<'_>, sentence: &Sentence, at: Span) -> Option<f64> {
    let graded = [Cue::TheSmaller, Cue::TheLarger];
    let next = found.cues_in(sentence).iter().find(|cue| graded.contains(&cue.cue) && cue.span.start >= at.end);
    let end = next.map_or(sentence.span.end, |cue| cue.span.start);
    let amounts = || found.amounts_in(sentence).iter().filter(|amount| !amount.in_name);
    let told = amounts().any(|amount| amount.measure == Some(Measure::Parameters));
    let first = amounts().find(|amount| amount.span.start >= at.end && amount.span.end <= end)?;
    let sized = first.measure == Some(Measure::Parameters)
        || told && first.measure.is_none() && first.exact().is_some_and(|size| size >= LEAST);
    let gap = Span::new(at.end, first.span.start).of(&found.folded);
    first.exact().filter(|_| sized && gap.len() <= GAP && !gap.contains([';', '.']))
}

/// No model that is told of so has fewer parameters.
const LEAST: f64 = 1e8;

/// Bytes between the word for the one and its size.
const GAP: usize = 48;
