//! Use told in a roundabout way, in English: who tries a chip out, pays for it, trains on it or builds around it.

use crate::{
    lexicon::cue::{Cue, CueAt},
    model::Language,
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    name::Name,
    rules::status::is_being_tried,
};

/// "built its second site around the MTT S5000": the object stands between.
pub(super) fn built_around<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, chip: &Name) -> Option<&'a CueAt> {
    if found.language != Language::English {
        return None;
    }
    let before = Span::new(sentence.span.start, chip.span.start).of(&found.folded);
    let words: Vec<&str> = before.split_whitespace().rev().take(4).collect();
    let around = words.iter().position(|word| *word == "around")?;
    let plain = |word: &&str| matches!(*word, "the" | "its" | "a") || word.ends_with("'s") || word.ends_with("’s");
    if !words.iter().take(around).all(plain) {
        return None;
    }
    let builds = |at: &CueAt, _: &str| at.cue == Cue::Develop && at.span.of(&found.folded).starts_with("buil");
    last_verb(found, sentence, chip, 50, builds)
}

/// The last verb before the chip that fits, with at most so many characters and no stop between them.
fn last_verb<'a>(
    found: &'a Annotated<'_>,
    sentence: &'a Sentence,
    chip: &Name,
    most: usize,
    fits: impl Fn(&CueAt, &str) -> bool,
) -> Option<&'a CueAt> {
    found.cues_in(sentence).iter().rfind(|at| {
        let gap = found.between(at.span, chip.span);
        at.span.end <= chip.span.start && fits(at, gap) && gap.chars().count() <= most && !gap.contains([',', ';', '.'])
    })
}

/// "is testing Kunlunxin's P800", "has been evaluating the 690": who tries a chip of another has it in hand.
pub(super) fn tries_out<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, chip: &Name) -> Option<&'a CueAt> {
    if found.language != Language::English {
        return None;
    }
    let tries = |at: &&CueAt| at.span.end <= chip.span.start && is_being_tried(found, sentence, at);
    let trying = found.cues_in(sentence).iter().rfind(tries)?;
    let gap = found.between(trying.span, chip.span);
    let plain = gap.split_whitespace().all(|word| {
        matches!(word, "the" | "a" | "an" | "its" | "new" | "latest" | "chipmaker")
            || word.ends_with("'s")
            || word.ends_with("’s")
            || word.starts_with(|c: char| c.is_ascii_uppercase())
    });
    (plain && gap.len() <= 40).then_some(trying)
}

/// "will spend billions on Google's TPUs": who pays for chips buys them.
pub(super) fn spends_on<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, chip: &Name) -> Option<&'a CueAt> {
    if found.language != Language::English {
        return None;
    }
    let before = Span::new(sentence.span.start, chip.span.start).of(&found.folded);
    let owner = |word: &str| word.ends_with("'s") || word.ends_with("’s") || matches!(word, "the" | "its" | "more");
    let link = before.split_whitespace().rev().take(4).find(|word| !owner(word));
    if link != Some("on") {
        return None;
    }
    let spends = |at: &CueAt, _: &str| {
        matches!(at.cue, Cue::Cost | Cue::Invest)
            && at.span.of(&found.folded).split(' ').any(|word| matches!(word, "spend" | "spent" | "spending"))
    };
    last_verb(found, sentence, chip, 50, spends)
}

/// "trains its models on Huawei's Ascend chips": the models have no names, and the firm uses the chips.
pub(super) fn trains_on<'a>(found: &'a Annotated<'_>, sentence: &'a Sentence, chip: &Name) -> Option<&'a CueAt> {
    if found.language != Language::English {
        return None;
    }
    let bare = [" models on ", " ai models on ", " language models on ", " large language models on "];
    let trains = |at: &CueAt, gap: &str| {
        let gap = gap.to_lowercase();
        let own = gap.starts_with(" its ") || gap.starts_with(" their ");
        let told =
            matches!(at.span.of(&found.folded), "trained" | "trains") && bare.iter().any(|head| gap.starts_with(head));
        at.cue == Cue::Train && (own || told) && gap.contains("models on ")
    };
    last_verb(found, sentence, chip, 60, trains)
}
