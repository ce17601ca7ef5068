//! What stands beside a noun for a thing: its name, or whom it is for.

use crate::{
    lexicon::{
        cue::Cue,
        english::{english, is_one},
    },
    model::{EntityKind, Language},
    text::Span,
};

use crate::extract::{
    annotate::{Annotated, Sentence},
    topic,
};

use super::Name;

/// "a chip called Torrent": a word of the clause behind the noun gives the thing a name.
pub(super) fn is_given_a_name(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> bool {
    let tail = found.tail_in_clause(sentence, noun);
    tail.split_whitespace().any(|word| is_one(&english().called, word.trim_end_matches(',')))
}

/// "a chip for `OpenAI`", "a processor for smart glasses": whose it is another word tells, or it is of a device.
pub(super) fn is_for_another(found: &Annotated<'_>, sentence: &Sentence, noun: Span) -> bool {
    let tail = found.tail_in_clause(sentence, noun);
    let device = tail
        .split_whitespace()
        .take(DEVICE)
        .any(|word| english().devices.contains(word.trim_matches(|c: char| !c.is_alphanumeric())));
    let rest = Span::new(noun.end, (noun.end + FOR_WHOM).min(sentence.span.end));
    let firm = |name: &Name| name.kind == EntityKind::Organization && rest.contains(name.span);
    device || tail.starts_with(" for ") && found.names_in(sentence).iter().any(firm)
}

/// So many words behind the noun a device is named.
const DEVICE: usize = 6;

/// So many bytes behind a thing stands for whom it is made.
const FOR_WHOM: usize = 32;

/// Whether a name of the kind stands right behind the noun, or before it as what it is an apposition to.
pub(super) fn named_nearby(found: &Annotated<'_>, sentence: &Sentence, noun: Span, kind: EntityKind) -> bool {
    found.names_in(sentence).iter().any(|name| {
        if name.kind != kind || name.stays_unnamed() || name.compared || topic::is_what_firms_make(found, name) {
            return false;
        }
        if is_the_topic_of(found, name, noun) {
            return true;
        }
        let gap = found.between(noun, name.span);
        let another =
            [" and ", " or ", ", and ", "和", "与", "、", "及", "以及"].iter().any(|word| gap.starts_with(word));
        let behind = name.span.start >= noun.end
            && !another
            && found.distance(noun, name.span) <= 24
            && !gap.contains(['.', '。', ';', '；']);
        let verb = found.has_cue(
            sentence,
            Span::new(name.span.end.min(noun.start), noun.start),
            &[Cue::Train, Cue::Develop, Cue::Release],
        );
        let before = name.span.end <= noun.start
            && found.distance(name.span, noun) <= 90
            && !gap.contains(['.', '。', ';', '；'])
            && !verb;
        behind || before
    })
}

/// 「X」は、Y社と開発した1000億パラメーターのモデルだ: in Japanese and Korean what is marked as the topic is what the noun at the end of
/// the sentence says that it is.
fn is_the_topic_of(found: &Annotated<'_>, name: &Name, noun: Span) -> bool {
    let after =
        found.text.get(name.span.end..).unwrap_or("").trim_start_matches(['」', '』', '’', '\'', '”', ')', '）']);
    let Some(rest) = (match found.language {
        Language::Japanese => after.strip_prefix('は'),
        Language::Korean => after.strip_prefix(['은', '는']),
        _ => None,
    }) else {
        return false;
    };
    let from = found.text.len() - rest.len();
    // another topic, or a subject of its own: the noun is of that one
    let gap = Span::new(from.min(noun.start), noun.start).of(found.text);
    name.span.end <= noun.start && !gap.contains(['は', 'が']) && !gap.contains("는 ") && !gap.contains("은 ")
}
