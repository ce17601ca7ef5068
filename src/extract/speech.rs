//! Where the words of a speaker begin in a sentence, and who is quoted in Chinese.

use crate::{
    lexicon::{
        chinese::{chinese, has_one},
        cue::{Cue, CueAt},
    },
    model::Language,
    text::{Span, span::first},
};

use super::{
    annotate::{Annotated, Sentence},
    attribution::Speaker,
    modality::SPEAKERS,
    name::Name,
};

/// “…。”某公司院长某某说。: a quotation whose speaker has a sentence to himself behind it, in the same line.
pub(super) fn told_after_quotes(found: &Annotated<'_>, all: &mut [Speaker]) {
    if !found.language.is_chinese() {
        return;
    }
    for (place, pair) in found.sentences.windows(2).enumerate() {
        let [quote, frame] = pair else { continue };
        let said = quote.span.of(found.text).trim();
        let closed = said.starts_with(['“', '「']) && said.ends_with(['”', '」']) && quote.line == frame.line;
        let nameless = all.get(place).is_some_and(|speaker| speaker.name.is_none());
        let bare = || {
            let verb = found.cues_in(frame).iter().rfind(|at| at.cue == Cue::Say);
            verb.is_some_and(|verb| !says_more(found, frame, verb))
        };
        let speaker = all.get(place + 1).filter(|speaker| closed && nameless && speaker.name.is_some() && bare());
        if let Some(speaker) = speaker.cloned()
            && let Some(own) = all.get_mut(place)
        {
            *own = speaker.whole();
        }
    }
}

/// The sentence does not end with the verb of saying.
fn says_more(found: &Annotated<'_>, sentence: &Sentence, verb: &CueAt) -> bool {
    let rest = Span::new(verb.span.end, sentence.span.end).of(&found.folded);
    rest.chars().filter(|c| c.is_alphanumeric()).nth(AT_LEAST_SAID - 1).is_some()
}

/// Fewer characters behind a verb of saying are no words of the one who says it.
const AT_LEAST_SAID: usize = 4;

/// 某公司开源了X，董事长刘某称，…: one who is named in a later clause, and then goes on, has not said what stands before it.
/// “…，”刘某说 and …，刘某说。 tell whose words have been read.
pub(super) fn begins_to_speak(found: &Annotated<'_>, sentence: &Sentence, name: Span, verbs: &[&CueAt]) -> usize {
    if found.language == Language::English {
        // "X has 400,000 chips; Contoso said it would use a million": what stands before the semicolon is not his
        let head = found.head(sentence, name.start);
        let own = head.rfind(';').filter(|at| head.get(at + 1..).is_some_and(|rest| rest.trim().is_empty()));
        return own.map_or(0, |at| sentence.span.start + at + 1);
    }
    if !found.language.is_chinese() {
        return 0;
    }
    let start = sentence.clause_of(name).start;
    let head = found.head(sentence, start).trim_end_matches(['，', ' ']);
    let quoted = head.ends_with(['”', '」', '"']);
    let verb = verbs.iter().find(|verb| verb.span.start >= name.end);
    // 良率已升至四成，路透社援引知情人士称。
    let own = sentence.clause_of(name);
    let last = verbs.iter().rfind(|verb| verb.span.start >= name.end && own.contains(verb.span));
    let ends = last.is_some_and(|verb| !says_more(found, sentence, verb));
    let goes_on = || !ends && verb.is_some_and(|verb| says_more(found, sentence, verb));
    if !head.is_empty() && !quoted && goes_on() { start } else { 0 }
}

/// 某公司公布的采购大单: what stands behind is no words of anybody, but for a report or figures that tell the rest.
pub(super) fn describes_a_thing(found: &Annotated<'_>, verb: &CueAt) -> bool {
    let rest = found.folded.get(verb.span.end..).and_then(|after| after.strip_prefix('的')).unwrap_or("");
    let noun = first(rest, NOUN_OF_A_REPORT).split(['，', '。', '；', '\n']).next().unwrap_or("");
    !noun.is_empty() && !has_one(noun, &chinese().tells_in_writing)
}

/// How far behind 的 the noun stands for what tells it.
const NOUN_OF_A_REPORT: usize = 16;

/// 黄仁勋：“…”: who stands alone before a colon and what is quoted.
pub(super) fn before_a_quote<'a>(found: &'a Annotated<'_>, sentence: &Sentence) -> Option<&'a Name> {
    let first = found.names_in(sentence).first().filter(|_| found.language.is_chinese())?;
    let after = found.folded.get(first.span.end..).unwrap_or("");
    let quotes = after.strip_prefix(['：', ':']).is_some_and(|rest| rest.starts_with(['“', '「', '"']));
    (SPEAKERS.contains(&first.kind) && first.span.start == sentence.span.start && quotes).then_some(first)
}
