//! Which names stand for hardware: a chip, or the maker whose chips are meant.

use crate::{
    lexicon::cue::Cue,
    model::EntityKind,
    text::{Span, span::last},
};

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    name::Name,
};

use EntityKind::{Chip, Organization};

/// A chip, or its maker where the words around show that its chips are meant.
pub(super) fn is_hardware(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    name.kind == Chip || stands_for_chips(found, sentence, name)
}

/// "relies on Nvidia", "chips from Alibaba", 部署昆仑芯: the maker's name for its chips.
fn stands_for_chips(found: &Annotated<'_>, sentence: &Sentence, name: &Name) -> bool {
    let maker = name.kind == Organization && found.makes_chips(name);
    let before = last(Span::new(sentence.span.start, name.span.start).of(found.text), 34);
    let words = [
        "relies on ",
        "rely on ",
        "leans mostly on ",
        "leans on ",
        "chips from ",
        "processors from ",
        "accelerators from ",
        "部署",
        "采用",
        "改用",
        "转用",
        "使用",
        "选用",
        "採用",
    ];
    let possessive = is_possessive(found, name);
    if maker && sentence.place == Place::Prose && chip_noun_follows(found, sentence, name) {
        return true;
    }
    maker
        && !possessive
        && words.iter().any(|word| before.ends_with(word) || (before.contains(word) && before.ends_with(" and ")))
}

pub(super) fn is_possessive(found: &Annotated<'_>, name: &Name) -> bool {
    let after = found.text.get(name.span.end..).unwrap_or("");
    after.starts_with("'s") || after.starts_with("’s") || after.starts_with('的')
}

/// "Rebellions' NPU", "Huawei chips", 英伟达的GPU: the noun right behind the maker.
fn chip_noun_follows(found: &Annotated<'_>, sentence: &Sentence, maker: &Name) -> bool {
    let after = found.folded.get(maker.span.end..).unwrap_or("");
    let after = ["'s ", "’s ", " "].iter().find_map(|mark| after.strip_prefix(mark)).unwrap_or("");
    // "Huawei hardware", "Nvidia's boards": no words for chips elsewhere.
    let things = ["hardware", "boards", "kit ", "kit.", "gpus", "ai hardware", "ai gear"];
    if things.iter().any(|noun| after.starts_with(noun)) || is_card_of(found, maker) {
        return true;
    }
    found.cues_in(sentence).iter().filter(|at| at.cue == Cue::Chip).any(|noun| {
        let gap = found.between(maker.span, noun.span).trim();
        let plain = ["", "'s", "’s", "'", "’", "AI", "'s AI", "’s AI", "的", "的AI", "AI的", "'s own"];
        noun.span.start >= maker.span.end && plain.contains(&gap)
    })
}

/// 华为的卡.
fn is_card_of(found: &Annotated<'_>, maker: &Name) -> bool {
    let after = found.folded.get(maker.span.end..).unwrap_or("");
    found.language.is_chinese() && ["的卡", "卡上", "卡和", "卡，", "卡。"].iter().any(|word| after.starts_with(word))
}

pub(super) fn is_architecture(found: &Annotated<'_>, chip: &Name) -> bool {
    let after = found.text.get(chip.span.end..).unwrap_or("").trim_start();
    ["架构", "架構", "architecture"].iter().any(|word| after.starts_with(word))
}
