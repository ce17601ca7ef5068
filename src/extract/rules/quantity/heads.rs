//! Tables that clean-up left without marks between their columns: "Memory 32 GB 64 GB" below "Specification LY200 LY300",
//! or each cell on a line of its own. The n-th amount of a line is of the n-th name in the line of heads.

use crate::extract::{
    annotate::{Annotated, Place, Sentence},
    number::Amount,
};

use super::{dealt::each_once, rows::Rule};

/// Lines that a line of heads stands before those of its table, at most.
const HEADS_WITHIN: usize = 16;

/// Whose the amount is by the line of heads above; nobody's where there is one that does not fit.
pub(super) fn by_heads(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    rule: &Rule,
) -> Option<Vec<usize>> {
    if sentence.place == Place::Row || !is_bare(found, sentence) || !names_of(found, sentence, rule).is_empty() {
        return None;
    }
    let alike = |other: &&Amount| !other.in_name && (rule.unit)(other) == (rule.unit)(amount);
    let amounts: Vec<&Amount> = found.amounts_in(sentence).iter().filter(alike).collect();
    if amounts.len() < 2 {
        return in_lines(found, place, sentence, amount, rule);
    }
    let at = amounts.iter().position(|other| other.span == amount.span)?;
    let above = found.sentences.get(place.saturating_sub(HEADS_WITHIN)..place)?.iter().rev();
    let mut lines = above.take_while(|line| is_bare(found, line));
    let heads = lines.find_map(|line| Some(names_of(found, line, rule)).filter(|names| names.len() >= 2))?;
    Some(heads.get(at).copied().filter(|_| heads.len() == amounts.len()).into_iter().collect())
}

/// A cell alone on its line, beside others of its unit: of the n-th of as many names on lines of their own above.
fn in_lines(
    found: &Annotated<'_>,
    place: usize,
    sentence: &Sentence,
    amount: &Amount,
    rule: &Rule,
) -> Option<Vec<usize>> {
    let alone = |line: &Sentence| {
        let mut amounts = found.amounts_in(line).iter();
        amounts.next().is_some_and(|only| {
            let rest = line.span.of(found.text).chars().count() - only.span.of(found.text).chars().count();
            let opens = found.head(line, only.span.start).trim().is_empty();
            opens && rest <= BESIDE && (rule.unit)(only) == (rule.unit)(amount)
        })
    };
    if !alone(sentence) {
        return None;
    }
    let before = found.sentences.get(..place)?.iter().rev().take(MOST_CELLS).take_while(|line| alone(line)).count();
    let after = found.sentences.get(place + 1..)?.iter().take(MOST_CELLS).take_while(|line| alone(line)).count();
    if before + after == 0 {
        return None;
    }
    let first = place - before;
    let above = found.sentences.get(first.saturating_sub(CELLS_WITHIN)..first)?.iter().rev();
    let mut run: Vec<usize> = Vec::new();
    for line in above.take_while(|line| is_bare(found, line)) {
        match names_of(found, line, rule).as_slice() {
            [one] if line.span.of(found.text).chars().count() <= LONGEST_HEAD => run.push(*one),
            _ if run.is_empty() => {}
            _ => break,
        }
    }
    run.reverse();
    Some(run.get(before).copied().filter(|_| run.len() == before + after + 1).into_iter().collect())
}

/// Characters beside the amount that a cell has, at most: the sort of memory, a format.
const BESIDE: usize = 8;

/// Columns of such a table at most.
const MOST_CELLS: usize = 12;

/// Lines above that the heads of such a table stand within, and how long one is.
const CELLS_WITHIN: usize = 48;
const LONGEST_HEAD: usize = 32;

/// A line that is no sentence.
fn is_bare(found: &Annotated<'_>, line: &Sentence) -> bool {
    let text = line.span.of(found.text).trim_end();
    !text.ends_with(['.', '。', '！', '？', '!', '?', '；', ';', '，', ',', ':', '：'])
        && !text.contains(['，', '。'])
        && text.chars().count() <= LONGEST
}

/// Characters of such a line at most.
const LONGEST: usize = 120;

/// The things of the rule's kinds that a line names, each once.
fn names_of(found: &Annotated<'_>, line: &Sentence, rule: &Rule) -> Vec<usize> {
    each_once(found, line, |name| rule.kinds.contains(&name.kind))
}
