//! Two chips told of as one: "both chips", 两款芯片. One name stands for them in the sentence; what is said of it is said of
//! the other, too.

use std::sync::LazyLock;

use crate::{
    lexicon::{
        chinese::{chinese, has_one},
        english::english,
    },
    model::{EntityKind, Language},
    text::{Span, list::Words},
};

use super::{
    Name, Role,
    referring::{distinct, earlier},
};
use crate::extract::annotate::{Annotated, Place, Sentence};

/// The two chips that a sentence calls "both", the one named last first.
#[derive(Debug)]
pub(in crate::extract) struct Pair {
    pub(in crate::extract) span: Span,
    pub(in crate::extract) last: Name,
    pub(in crate::extract) other: Name,
}

/// The pairs of a sentence that names no chip itself: those of the last sentence that names chips, where these are two.
pub(super) fn pairs_in(found: &Annotated<'_>, sentence: &Sentence) -> Vec<Pair> {
    static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::of(&english().both_chips));
    static CHINESE: LazyLock<Words> = LazyLock::new(|| Words::of(&chinese().both_chips));
    let words = match found.language {
        Language::English => &ENGLISH,
        language if language.is_chinese() => &CHINESE,
        _ => return Vec::new(),
    };
    let named = found.names_in(sentence).iter().any(|name| name.kind == EntityKind::Chip);
    let text = sentence.span.of(&found.folded);
    if named || sentence.place != Place::Prose || !words.are_in(text) {
        return Vec::new();
    }
    // 分别, "together", "neither": what is told is of each another thing, of the sum, or of none
    if has_one(text, &english().not_of_each) || has_one(text, &chinese().not_of_each) {
        return Vec::new();
    }
    let places =
        words.each_in(text).map(|(_, at)| Span::new(sentence.span.start + at.start, sentence.span.start + at.end));
    places.filter_map(|span| pair(found, span)).collect()
}

fn pair(found: &Annotated<'_>, span: Span) -> Option<Pair> {
    let chip = |name: &&Name| {
        let named = matches!(name.role, Role::Known | Role::Shape);
        name.kind == EntityKind::Chip && named && !name.compared && !name.family
    };
    let last = earlier(found, span.start, &[]).find(chip)?;
    let start = found.sentence_at(last.span.start)?.span.start;
    let near = earlier(found, span.start, &[]).take_while(|name| name.span.start >= start).filter(chip);
    match distinct(near).as_slice() {
        [last, other] if found.distance(last.span, span) <= FARTHEST => {
            Some(Pair { span, last: last.standing_for(span), other: (*other).clone() })
        }
        _ => None,
    }
}

/// Characters between the two and the word for both.
const FARTHEST: usize = 300;
