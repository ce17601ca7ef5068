//! Whom chips are supplied to, in Japanese and Korean: "LG에 레니게이드를 공급한다", 「X」をさくらに納入した.

use crate::{
    lexicon::cue::Cue,
    model::{EntityKind, Language},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    attribution::is_observer,
    fact::Fact,
    name::Name,
};

use super::push;
use EntityKind::{Chip, Organization};

/// Marks that may close a name before its particle.
const MARKS: &[char] = &['\'', '’', '"', '”', '」', '』', ')', '）'];

/// What follows the verb's object and what follows the receiver, with the nouns that may stand between.
fn particles(language: Language) -> Option<(&'static [&'static str], &'static [&'static str])> {
    match language {
        Language::Korean => Some((&["를 ", "을 "], &["에 ", "에게 ", "에, "])),
        Language::Japanese => Some((&["を"], &["に", "へ"])),
        _ => None,
    }
}

/// The customer runs on what is supplied to it.
pub(super) fn supplied(found: &Annotated<'_>, place: usize, sentence: &Sentence, facts: &mut Vec<Fact>) {
    let Some((object, receiver)) = particles(found.language).filter(|_| sentence.place == Place::Prose) else { return };
    for verb in found.cues_within(sentence, sentence.span, &[Cue::Shipping]) {
        let before = |name: &&Name| name.span.end <= verb.span.start && !name.compared;
        let names = || found.names_in(sentence).iter().filter(before);
        let chip = names().rfind(|name| name.kind == Chip && is_marked(found, name, object, verb.span));
        let Some(chip) = chip.filter(|chip| found.distance(chip.span, verb.span) <= 24) else { continue };
        let customer = names().find(|name| {
            name.kind == Organization && !is_observer(name) && receives(found, sentence, name, receiver, verb.span)
        });
        let Some(customer) = customer else { continue };
        push(found, place, customer, chip, verb.span.cover(chip.span), "uses_chip/supplied", facts);
    }
}

/// The particle, or so many of them and the particle: 레니게이드를, 아톰 1200장을.
fn is_marked(found: &Annotated<'_>, name: &Name, particles: &[&str], verb: Span) -> bool {
    let behind = Span::new(name.span.end, verb.start).of(&found.folded);
    let rest = without_bracket(behind.trim_start_matches(MARKS)).trim_start_matches(MARKS);
    let counted =
        rest.trim_start().trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '만' | '万' | '約'));
    let counted = counted.trim_start_matches(['장', '개', '대', '基', '個', '枚', '台']);
    let bare = format!("{rest} ");
    particles.iter().any(|particle| {
        bare.starts_with(particle) || counted.len() < rest.len() && counted.starts_with(particle.trim_end())
    })
}

/// LG에, "LG의 초거대 AI '엑사원'에", 아람코 데이터센터에: the receiver, or a thing of its own.
fn receives(found: &Annotated<'_>, sentence: &Sentence, name: &Name, particles: &[&str], verb: Span) -> bool {
    let behind = Span::new(name.span.end, verb.start).of(&found.folded);
    let at = particles.iter().filter_map(|particle| behind.find(particle)).min();
    let Some(phrase) = at.and_then(|at| behind.get(..at)) else { return false };
    let gap = Span::new(name.span.end, name.span.end + phrase.len());
    let other = found.names_over(gap).any(|other| matches!(other.kind, Organization | Chip));
    let thing = || found.has_cue(sentence, gap, &[Cue::Model, Cue::System]) || found.names_over(gap).next().is_some();
    let plain = phrase.trim_matches(MARKS).is_empty();
    !other && !phrase.contains(['、', '。', ',', '은', '는', 'は', 'が']) && (plain || thing())
}

/// "(RNGD)를": a bracket may stand between.
fn without_bracket(text: &str) -> &str {
    let inside = text.strip_prefix(['(', '（']).and_then(|rest| rest.split_once([')', '）']));
    inside.map_or(text, |(_, rest)| rest)
}
