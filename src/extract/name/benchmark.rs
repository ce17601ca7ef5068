//! Benchmarks that no lexicon knows, by how their names end (`LogicBench`, `KoEval`) or the noun behind them.

use crate::{lexicon::cue::Cue, model::EntityKind, text::Span};

use super::{
    shape::{next_word, taken, word_end},
    unknown,
};
use crate::extract::{annotate::Annotated, number::Measure};

/// How such names end, before a version.
const ENDS: &[&str] = &["Bench", "-bench", "-Eval", "Eval", "-eval", "QA", "MMLU", "Arena"];

/// Nouns behind a name that say that it is one.
const NOUNS: &[&str] = &[" benchmark", " Benchmark", " leaderboard", "基准", "基準", "榜单", "评测集", "测试集"];

/// Adds them.
pub(in crate::extract) fn add_benchmarks(found: &mut Annotated<'_>) {
    let mut added = Vec::new();
    let mut at = 0;
    while let Some(start) = next_word(found.text, at) {
        let end = word_end(found.text, start);
        at = end.max(start + 1);
        let span = Span::new(start, end);
        let after = found.text.get(end..).unwrap_or("");
        let named = is_one(span.of(found.text), after) || is_scored_on(found, span);
        if named && !taken(found, span) {
            added.push(unknown(span, EntityKind::Benchmark, span.of(found.text)));
        }
    }
    found.names.extend(added);
    found.names.sort_by_key(|name| (name.span.start, name.span.end));
}

/// "scored 0.95 on X", "an accuracy of 48.9 percent on the X": what one scores on.
fn is_scored_on(found: &Annotated<'_>, span: Span) -> bool {
    let word = span.of(found.text);
    let coded = word.len() >= 4
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.chars().skip(1).any(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    if !coded {
        return false;
    }
    let before = found.text.get(..span.start).unwrap_or("");
    let before = before.strip_suffix("the ").unwrap_or(before);
    let Some(rest) = before.strip_suffix(" on ") else { return false };
    let at = found.amounts.partition_point(|amount| amount.span.end <= rest.len());
    let Some(amount) = at.checked_sub(1).and_then(|at| found.amounts.get(at)) else { return false };
    let plain = matches!(amount.measure, None | Some(Measure::Points | Measure::Percent));
    let place = Span::new(amount.span.start.saturating_sub(REACH), amount.span.start);
    plain
        && amount.span.end + 2 >= rest.len()
        && found.cues.iter().any(|at| at.cue == Cue::Score && place.contains(at.span))
}

/// How far before the number, in bytes, the word for scoring stands.
const REACH: usize = 40;

fn is_one(word: &str, after: &str) -> bool {
    let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
    if capitals == 0 || !(4..=32).contains(&word.len()) {
        return false;
    }
    let body = word.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | 'v'));
    let ended = ENDS.iter().any(|end| body.ends_with(end) && body.len() > end.len() + 1);
    let called = NOUNS.iter().any(|noun| after.starts_with(noun));
    let coded = capitals >= 2 && !word.ends_with('s') && !matches!(word, "AI" | "LLM" | "GPU" | "US" | "UK" | "TOP500");
    ended || called && coded
}
