//! A rumour and its denial in one Chinese text: "…获5万片订单，上述内容与事实不符", 问：…？答：不属实。The facts of the rumour
//! are denied, by the one who says so.

use std::sync::LazyLock;

use crate::{
    lexicon::{chinese::chinese, cue::Cue, english::english},
    model::Language,
    text::{Span, list::Words},
};

use super::annotate::{Annotated, Sentence};

/// The sentence that denies, and where in the text its word for it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Denial {
    pub(super) sentence: usize,
    pub(super) at: usize,
}

/// A denial further from the head of its sentence than this denies what stands in the sentence itself, in bytes.
const HEAD: usize = 75;

/// For each sentence the denial of what it tells, if the text has one.
pub(super) fn denials(found: &Annotated<'_>) -> Vec<Option<Denial>> {
    let mut denied = vec![None; found.sentences.len()];
    if !found.language.is_chinese() {
        answered(found, &mut denied);
        return denied;
    }
    for (place, sentence) in found.sentences.iter().enumerate() {
        let Some(at) = denial_in(found, sentence) else { continue };
        let denial = Some(Denial { sentence: place, at });
        if tells_a_rumour(found, Span::new(sentence.span.start, at))
            && let Some(own) = denied.get_mut(place)
        {
            *own = denial;
            continue;
        }
        let before = place.checked_sub(1).and_then(|before| Some((before, found.sentences.get(before)?)));
        let Some((before, told)) = before else { continue };
        let near = sentence.line <= told.line + 2 && at <= sentence.span.start + HEAD;
        if near
            && tells_a_rumour(found, told.span)
            && let Some(earlier) = denied.get_mut(before)
        {
            *earlier = denial;
        }
    }
    denied
}

/// "Was it trained on Huawei's chips? No.": what the question asks is denied by the answer.
fn answered(found: &Annotated<'_>, denied: &mut [Option<Denial>]) {
    if found.language != Language::English {
        return;
    }
    for (place, pair) in found.sentences.windows(2).enumerate() {
        let [question, answer] = pair else { continue };
        let told = answer.span.of(&found.folded).trim();
        let no = ["no.", "no,", "no;", "no:", "not at all", "it was not", "they were not"]
            .iter()
            .any(|word| told.starts_with(word))
            || told == "no";
        let near = no && is_question(found, question) && answer.line <= question.line + 2;
        if let Some(own) = denied.get_mut(place).filter(|_| near) {
            *own = Some(Denial { sentence: place + 1, at: answer.span.start });
        }
    }
}

fn denial_in(found: &Annotated<'_>, sentence: &Sentence) -> Option<usize> {
    static REFUTATIONS: LazyLock<Words> = LazyLock::new(|| Words::of(&chinese().refutations));
    REFUTATIONS.first_in(sentence.span.of(&found.folded)).map(|at| sentence.span.start + at)
}

/// Hearsay, words in quotation marks, a question: something that can be denied.
fn tells_a_rumour(found: &Annotated<'_>, told: Span) -> bool {
    let text = told.of(&found.folded);
    let hearsay = found.cues.iter().any(|at| at.cue == Cue::Reported && told.contains(at.span));
    hearsay
        || text.ends_with(['？', '?'])
        || (text.contains(['“', '「'])
            && ["传", "报道", "有人", "外界", "网上", "自媒体", "消息"].iter().any(|word| text.contains(word)))
        || ["传闻", "报道", "有人说", "外界", "自媒体", "消息称", "疯传"].iter().any(|word| text.contains(word))
}

/// Whether the sentence asks: what it asks about is no claim. In English the verb stands first: "Was the X2 delayed?"
pub(super) fn is_question(found: &Annotated<'_>, sentence: &Sentence) -> bool {
    let verb_first = || {
        let opens = sentence.span.of(&found.folded).split_whitespace().next();
        found.language == Language::English && opens.is_some_and(|word| english().asks.contains(word))
    };
    sentence.span.of(found.text).ends_with(['？', '?']) && (found.language.is_chinese() || verb_first())
}
