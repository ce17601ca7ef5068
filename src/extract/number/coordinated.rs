//! Numbers of a list, or of a pair held against each other, that leave their unit to the last: "64, 128 and 144 GB",
//! "8 and 24 billion parameters", "from 64 to 216 GB".

use crate::{
    model::Language,
    text::{Span, span::last},
};

use super::{Amount, Measure, numeral::scale, put_among};

/// Between the last two.
const JOINTS: &[&str] = &[", and ", ", or ", " and ", " or ", " & ", " against ", " versus ", " vs ", " vs. "];

/// So many bytes before a number the word is looked for that stands before its list.
const NEAR: usize = 24;

/// Numbers of one list are of one size.
const FARTHEST: f64 = 1000.0;

/// Adds the numbers that stand before one with a unit, and have it too.
pub(super) fn add(text: &str, language: Language, amounts: &mut Vec<Amount>) {
    if language != Language::English {
        return;
    }
    let mut added: Vec<Amount> = Vec::new();
    for (place, last) in amounts.iter().enumerate() {
        let before = amounts.get(..place).unwrap_or(&[]);
        added.extend(before_it(text, last, before));
    }
    put_among(amounts, added);
}

/// The numbers of the list that `last` ends; none where one of them is told otherwise.
fn before_it(text: &str, last: &Amount, before: &[Amount]) -> Vec<Amount> {
    let mut listed = Vec::new();
    let Some(factor) = factor_of(text, last) else { return listed };
    let Some(mut head) = text.get(..last.number.start).and_then(|head| without_joint(head)) else { return listed };
    while let Some((number, value)) = number_at_end(head) {
        let amount = with_unit_of(last, number, scale(value, factor));
        if !are_of_a_size(&amount, last) || is_told_otherwise(number, before) {
            return Vec::new();
        }
        listed.push(amount);
        let Some(rest) = head.get(..number.start) else { break };
        let Some(next) = rest.strip_suffix(", ").filter(|next| number_at_end(next).is_some()) else {
            return if may_stand_before_a_list(rest) { listed } else { Vec::new() };
        };
        head = next;
    }
    listed
}

/// "16 and", "from 16 to": what ends in such words goes on with the number behind them.
fn without_joint(head: &str) -> Option<&str> {
    let joined = JOINTS.iter().find_map(|joint| head.strip_suffix(joint));
    joined.or_else(|| {
        let first = head.strip_suffix(" to ")?;
        let (number, _) = number_at_end(first)?;
        first.get(..number.start)?.ends_with(" from ").then_some(first)
    })
}

/// 1e9 of "24 billion" and of "128 GB"; nothing where more than the number is said.
fn factor_of(text: &str, amount: &Amount) -> Option<f64> {
    let written = amount.number.of(text);
    // "from 32 to 40 billion"
    let bare = amount.measure.is_none() && written.ends_with("illion");
    let measured = matches!(
        amount.measure,
        Some(
            Measure::Parameters
                | Measure::Tokens
                | Measure::Byte
                | Measure::BytePerSecond
                | Measure::Flops
                | Measure::Ops
                | Measure::Watt
        )
    );
    let whole = !amount.in_name && amount.span.start == amount.number.start;
    let value = amount.exact().filter(|_| (bare || measured) && whole)?;
    let end = written.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(written.len());
    let plain = plain(written.get(..end)?)?;
    (plain > 0.0).then(|| value / plain)
}

/// The plain number that the text ends in.
fn number_at_end(head: &str) -> Option<(Span, f64)> {
    let digits = head.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    let number = Span::new(digits.len(), head.len());
    let written = number.of(head);
    let apart = digits.ends_with([' ', '(', '\n']) && written.starts_with(|c: char| c.is_ascii_digit());
    plain(written).filter(|_| apart && written.ends_with(|c: char| c.is_ascii_digit())).map(|value| (number, value))
}

fn plain(written: &str) -> Option<f64> {
    written.replace(',', "").parse().ok()
}

/// Behind a name ("the Ascend 910 and 64 GB"), an article or a word for a range the number is none of a list.
fn may_stand_before_a_list(head: &str) -> bool {
    let word = last(head, NEAR).trim_end_matches('(').trim_end().rsplit([' ', '\n']).next().unwrap_or("");
    let lower = word.chars().all(|c| c.is_ascii_lowercase());
    lower && !matches!(word, "the" | "a" | "an" | "between" | "top" | "gen" | "version" | "phase")
}

/// Neither is a thousand times the other.
pub(super) fn are_of_a_size(amount: &Amount, last: &Amount) -> bool {
    let size = amount.exact().zip(last.exact()).filter(|(first, last)| *first > 0.0 && *last > 0.0);
    size.is_some_and(|(first, last)| first / last < FARTHEST && last / first < FARTHEST)
}

fn is_told_otherwise(number: Span, before: &[Amount]) -> bool {
    let at = before.partition_point(|other| other.span.end <= number.start);
    let mut others = before.iter().skip(at).take_while(|other| other.span.start < number.end);
    others.any(|other| other.measure.is_some() || other.in_name || other.number != number)
}

fn with_unit_of(last: &Amount, number: Span, value: f64) -> Amount {
    Amount { span: number, number, min: Some(value), max: Some(value), ..last.clone() }
}
