//! The machine that a chip told of is built into: "A server houses eight of the cards", "A full pod holds 9,216 of the chips".

use crate::{
    lexicon::english::english,
    model::{EntityKind, Language},
    text::{Span, span::last},
};

use super::{Name, referring::earlier};
use crate::extract::annotate::{Annotated, Place, Sentence};

/// Where the sentence opens with such a machine, and says of how many of the chips told of it is made.
pub(super) fn machines_in(found: &Annotated<'_>, sentence: &Sentence, added: &[Name]) -> Option<Name> {
    if found.language != Language::English || sentence.place != Place::Prose {
        return None;
    }
    let noun = noun_at_the_head(found, sentence)?;
    let holds = found.word_behind(noun.end);
    let amount = found.amounts_in(sentence).iter().find(|amount| amount.span.start >= noun.end)?;
    let after = found.folded.get(amount.span.end..).unwrap_or("");
    let those = ["of the ", "of these ", "of them", "of those ", "such "];
    let counts = those.iter().any(|words| after.trim_start().starts_with(words));
    let verb = Span::new(noun.end + 1, noun.end + 1 + holds.len());
    let near = amount.span.start <= verb.end + NEAR;
    if !(counts && near && english().contains.contains(holds)) {
        return None;
    }
    let chip = earlier(found, noun.start, added)
        .take_while(|name| name.span.end + REACH >= noun.start)
        .find(|name| name.kind == EntityKind::Chip && !name.compared && !name.family)?;
    Some(machine_of(found, chip, noun))
}

/// So many bytes from the verb to the number: "houses up to eight".
const NEAR: usize = 12;

/// So far back, in bytes, the chip was named.
const REACH: usize = 500;

/// "A server", "one full rack", "each pod" at the head of the sentence: its noun.
fn noun_at_the_head(found: &Annotated<'_>, sentence: &Sentence) -> Option<Span> {
    let text = sentence.span.of(&found.folded);
    let mut at = sentence.span.start + (text.len() - text.trim_start().len());
    let mut words = text.trim_start().split(' ');
    let article = words.next().filter(|word| matches!(*word, "a" | "an" | "one" | "each" | "every"))?;
    at += article.len() + 1;
    for word in words.take(ADJECTIVES + 1) {
        if english().machine_nouns.contains(word) {
            return Some(Span::new(at, at + word.len()));
        }
        at += word.len() + 1;
    }
    None
}

/// Words between the article and the noun.
const ADJECTIVES: usize = 2;

/// The machine of that chip that the lexicon knows ("Ironwood pod"), else one of its maker's that has no name.
fn machine_of(found: &Annotated<'_>, chip: &Name, noun: Span) -> Name {
    let written = last(chip.span.of(found.text), NAME);
    let names = [chip.name.as_str(), written].map(|name| format!("{name} {}", noun.of(&found.folded)));
    let known = names.iter().find_map(|name| found.lexicon.resolve_as(name, EntityKind::System));
    let maker = chip.entity.and_then(|entity| found.lexicon.maker(entity));
    let owner = maker.map_or(chip.name.as_str(), |maker| found.lexicon.entity(maker).name.as_str());
    let unnamed = Name::unnamed(noun, EntityKind::System, owner);
    match known {
        Some(system) => Name { name: found.lexicon.entity(system).name.clone(), entity: known, ..unnamed },
        None => unnamed,
    }
}

/// So many bytes of a chip's name are looked at.
const NAME: usize = 40;
