//! Memory chips by their makers: 长鑫存储已向客户送样HBM3, "CXMT delivered samples of its HBM3". Elsewhere HBM is a part of another chip.

use crate::{
    lexicon::{cue::Cue, english::english},
    model::EntityKind,
    text::Span,
};

use super::{Name, Role, unknown};
use crate::extract::annotate::Annotated;

/// Adds each generation of stacked memory that its maker samples, makes or has tested, where the sentence names no other
/// chip.
pub(in crate::extract) fn add_memory(found: &mut Annotated<'_>) {
    let places: Vec<usize> = found.folded.match_indices("hbm").map(|(at, _)| at).collect();
    let added: Vec<Name> = places.into_iter().filter_map(|at| memory_at(found, at)).collect();
    found.names.extend(added);
    found.names.sort_by_key(|name| (name.span.start, name.span.end));
}

fn memory_at(found: &Annotated<'_>, at: usize) -> Option<Name> {
    let word = found.folded.get(at..)?;
    let end = word.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(word.len());
    let generation = word.get("hbm".len()..end)?;
    let digit = generation.strip_suffix('e').unwrap_or(generation);
    let begins = !found.folded.get(..at)?.ends_with(|c: char| c.is_ascii_alphanumeric());
    if !begins || digit.len() != 1 || !digit.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let span = Span::new(at, at + end);
    let sentence = found.sentence_around(span);
    let names = || found.names_over(sentence);
    if names().any(|name| name.span.overlaps(span) || name.kind == EntityKind::Chip) {
        return None;
    }
    let mut makers = names().filter(|name| english().memory_makers.contains(&name.name) && name.span.end <= at);
    let maker = makers.next()?;
    let told = found.cues.iter().any(|cue| {
        let deeds = [Cue::Sampling, Cue::MassProduction, Cue::Yield, Cue::Testing, Cue::Shipping];
        deeds.contains(&cue.cue) && sentence.contains(cue.span)
    });
    let alone = makers.all(|other| other.name == maker.name);
    let name = format!("{} {}", maker.name, span.of(&found.folded).to_uppercase());
    let entity = found.lexicon.resolve_as(&name, EntityKind::Chip);
    let name = entity.map_or(name, |entity| found.lexicon.entity(entity).name.clone());
    (told && alone).then(|| Name { entity, role: Role::Known, ..unknown(span, EntityKind::Chip, &name) })
}
