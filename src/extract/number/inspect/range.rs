//! Ranges and bounds as intervals: "between 3 and 5" is `[3,5)`, "more than 30" is `(30,)`.

use std::sync::LazyLock;

use regex::Regex;

use super::{Expression, Quantity, expression, show};

type Pattern = LazyLock<Option<Regex>>;

/// One bound: a number that something is above or below.
#[derive(Debug, Clone)]
struct Bound {
    start: usize,
    end: usize,
    value: f64,
    lower: bool,
    closed: bool,
}

fn regex(pattern: &str) -> Option<Regex> {
    Regex::new(pattern).ok()
}

static ABOVE: Pattern = LazyLock::new(|| {
    regex(
        r"(?i)((is |are )?(greater|larger|higher|more|bigger|over|above|exceed(s|ing|ed)?|beyond)( than)?|>|大于|大於|多于|高于|高於|超过了?|超過了?|超|比|逾)\s*$",
    )
});
static AT_LEAST: Pattern = LazyLock::new(|| {
    regex(
        r"(?i)((greater|larger|higher|more)( than)? or equal (to|than)|equal to or (greater|larger|higher|more) than|equal or (greater|more) than|no less than|not less than|at least|>\s*=|大于\s*或者?\s*等于|大于等于|不小于|不少于|不低于|至少有?|最少有?|≥)\s*$",
    )
});
static BELOW: Pattern = LazyLock::new(|| {
    regex(r"(?i)((less|smaller|lower|fewer|under|below)( than)?|<|小于|小於|少于|低于|低於|不到|不足)\s*$")
});
static AT_MOST: Pattern = LazyLock::new(|| {
    regex(
        r"(?i)((less|smaller|lower|fewer)( than)? or equal (to|than)|equal to or (less|smaller|lower) than|no more than|not more than|at most|up to|<\s*=|小于\s*或者?\s*等于|小于等于|不大于|不超过|不多于|最多为?|至多|≤)\s*$",
    )
});
static OR_MORE: Pattern =
    LazyLock::new(|| regex(r"(?i)^\s*(or (more|greater|higher|larger|above)( than)?(\s|$|\.)|及以上)"));
static OR_LESS: Pattern = LazyLock::new(|| regex(r"(?i)^\s*or (less|lower|fewer|smaller|below)( than)?(\s|$|\.)"));
static EQUAL: Pattern = LazyLock::new(|| regex(r"(?i)(equals? to|等于)\s*$"));
static BETWEEN: Pattern = LazyLock::new(|| regex(r"(?i)(between|from|位于|介于|从|在)\s*$"));
static TO: Pattern = LazyLock::new(|| regex(r"(?i)^\s*(~|-|–|—|～|to|through|and|与|和|到|至)\s*$"));

fn tail(pattern: &Pattern, text: &str) -> Option<usize> {
    pattern.as_ref()?.find(text).map(|found| found.start())
}

fn head(pattern: &Pattern, text: &str) -> Option<usize> {
    pattern.as_ref()?.find(text).map(|found| found.end())
}

pub(super) fn find(text: &str, chinese: bool) -> Vec<Quantity> {
    let numbers: Vec<_> = expression::find(text, chinese).into_iter().filter(|number| !number.idle).collect();
    let mut found = Vec::new();
    let mut bounds: Vec<Bound> = Vec::new();
    let mut i = 0;
    while let Some(first) = numbers.get(i) {
        if let Some(second) = numbers.get(i + 1).filter(|second| is_pair(text, first, second)) {
            let start = text.get(..first.start).and_then(|left| tail(&BETWEEN, left)).unwrap_or(first.start);
            let value = format!("[{},{})", show(first.value), show(second.value.abs()));
            found.push(Quantity::new(text, start, second.end, Some(value)));
            i += 2;
            continue;
        }
        if let Some(bound) = bound(text, first) {
            bounds.push(bound);
        } else if let Some(start) = text.get(..first.start).and_then(|left| tail(&EQUAL, left)) {
            let value = show(first.value);
            found.push(Quantity::new(text, start, first.end, Some(format!("[{value},{value}]"))));
        }
        i += 1;
    }
    found.extend(joined(text, &bounds));
    found
}

/// "3 to 5", "between 3 and 5", 20~100.
fn is_pair(text: &str, first: &Expression, second: &Expression) -> bool {
    let Some(between) = text.get(first.end..second.start) else { return false };
    let left = text.get(..first.start).unwrap_or("");
    let dashed = between.trim().is_empty() && second.value < 0.0;
    let and = matches!(between.trim().to_ascii_lowercase().as_str(), "and" | "与" | "和");
    let opened =
        tail(&BETWEEN, left).is_some() || text.get(second.end..).is_some_and(|rest| rest.starts_with(['间', '之']));
    (head(&TO, between).is_some() || dashed) && first.value < second.value.abs() && (!and || opened)
}

fn bound(text: &str, number: &Expression) -> Option<Bound> {
    let left = text.get(..number.start)?;
    let right = text.get(number.end..)?;
    let make = |start: usize, end: usize, lower: bool, closed: bool| {
        Some(Bound { start, end, value: number.value, lower, closed })
    };
    for (pattern, lower, closed) in [(&AT_LEAST, true, true), (&AT_MOST, false, true)] {
        if let Some(start) = tail(pattern, left) {
            return make(start, number.end, lower, closed);
        }
    }
    if let Some(end) = head(&OR_MORE, right) {
        return make(number.start, number.end + end, true, true);
    }
    if let Some(end) = head(&OR_LESS, right) {
        return make(number.start, number.end + end, false, true);
    }
    let or_equal = right.trim_start().starts_with("or equal");
    if let Some(start) = tail(&BELOW, left) {
        return make(start, number.end, false, or_equal);
    }
    if let Some(start) = tail(&ABOVE, left) {
        let smaller = right.starts_with('小') && left.ends_with('比');
        return make(start, number.end, !smaller, or_equal);
    }
    let more = text.get(number.start..number.end).is_some_and(|text| text.contains(['多', '余', '餘', '几']));
    if right.starts_with("以上") || more {
        return make(number.start, number.end, true, false);
    }
    right.starts_with("以下").then(|| make(number.start, number.end, false, false))?
}

/// A lower and an upper bound in one breath are one interval.
fn joined(text: &str, bounds: &[Bound]) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut i = 0;
    while let Some(first) = bounds.get(i) {
        let second = bounds.get(i + 1).filter(|second| second.lower != first.lower && second.start >= first.end);
        let near = second.filter(|second| {
            let between = text.get(first.end..second.start).unwrap_or("").trim();
            ["", "and", ",", "并且", "并", "以上,", "大,"].contains(&between)
        });
        let pair = near.map(|second| if first.lower { (first, second) } else { (second, first) });
        if let Some((low, high)) = pair.filter(|(low, high)| low.value < high.value) {
            let value = format!(
                "{}{},{}{}",
                if low.closed { '[' } else { '(' },
                show(low.value),
                show(high.value),
                if high.closed { ']' } else { ')' }
            );
            let end = near.map_or(first.end, |second| second.end);
            found.push(Quantity::new(text, first.start, end, Some(value)));
            i += 2;
            continue;
        }
        let number = show(first.value);
        let value = match (first.lower, first.closed) {
            (true, true) => format!("[{number},)"),
            (true, false) => format!("({number},)"),
            (false, true) => format!("(,{number}]"),
            (false, false) => format!("(,{number})"),
        };
        found.push(Quantity::new(text, first.start, first.end, Some(value)));
        i += 1;
    }
    found
}
