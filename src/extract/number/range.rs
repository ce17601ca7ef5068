//! Two numbers that are the ends of one range: 3-5, 3 to 5 billion, between 3 and 5, 3～5万.

use crate::{lexicon::units::Measure, model::Language};

use super::{
    amount::Draft,
    cursor::Cursor,
    numeral::{self, Numeral, scale},
    unit,
};

/// The draft with the second end of its range, if one follows.
pub(super) fn widen(c: Cursor, draft: Draft) -> Draft {
    second(c, &draft).unwrap_or(draft)
}

fn second(c: Cursor, draft: &Draft) -> Option<Draft> {
    let first = draft.number;
    let end = if draft.apart { first.end } else { draft.end.max(first.end) };
    let next = separator(c, draft.start, first.end).or_else(|| separator(c, draft.start, end))?;
    let start = currency_end(c, next);
    let last = numeral::read(c, start).filter(|last| last.digits == first.digits || first.digits)?;
    // "triple output in 2026 to half a million": a year, and the number that is reached in it.
    let dated = unit::is_year(&first)
        && (last.factor > 1.0 || ends(c, draft.start, &[" in", " by", " for", " of", " during", " since"]));
    if is_of_a_name(c, draft, &last)
        || last.vague
        || first.vague
        || dated
        || (unit::is_year(&first) && unit::is_year(&last))
    {
        return None;
    }
    let after = unit::behind(c, &last);
    let own = draft.unit.filter(|_| !draft.apart);
    if let (Some(own), Some(after)) = (own, after)
        && own.measure != after.measure
    {
        return None;
    }
    let joined = share_factor(&first, &last);
    let unit = after.or(own);
    let low =
        joined.low * own.filter(|_| after.is_some()).map_or(1.0, |own| own.factor / after.map_or(1.0, |a| a.factor));
    // "raised GLM 4 to 1 million tokens": from a few to a million is no range
    let leaps = joined.factor <= 1.0 && joined.low < 100.0 && last.factor >= 1e3;
    if low >= last.high || leaps && own.is_none() && c.language == Language::English {
        return None;
    }
    let number = Numeral {
        start: first.start,
        low: scale(low, 1.0),
        high: last.high,
        digits: true,
        bare: false,
        plain: 0,
        ..last
    };
    let end = after.map_or(last.end, |unit| unit.span.end).max(last.end);
    let beyond = if unit.is_none() { unit::beyond(c, &last) } else { None };
    Some(Draft { number, unit: unit.or(beyond), end, apart: unit.is_none() && beyond.is_some(), range: true, ..*draft })
}

/// "extended the context of Sonnet 4 to 1 million tokens": the first is the end of a name, and no end of a range. In a heading
/// ("Shipped 3 to 5 Million") and behind a quarter ("in Q1 3 to 5 million") capitals say nothing, so it must be a context.
fn is_of_a_name(c: Cursor, draft: &Draft, last: &Numeral) -> bool {
    let plain = draft.unit.is_none() && draft.number.low < 100.0 && last.factor >= 1e3;
    let of_tokens = || unit::behind(c, last).is_some_and(|unit| unit.measure == Measure::Tokens);
    let mut words = c.near(draft.start).trim_end().rsplit(' ');
    let (word, before) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let name = word.starts_with(|c: char| c.is_ascii_uppercase()) && !word.contains(|c: char| c.is_ascii_digit());
    let window = || {
        let clause = c.clause_before(draft.start, OF_A_WINDOW);
        clause.contains("context") || clause.contains("window")
    };
    c.language == Language::English
        && plain
        && name
        && before.contains(|c: char| c.is_ascii_lowercase())
        && of_tokens()
        && window()
}

/// Bytes before the number in which the context is told of.
const OF_A_WINDOW: usize = 64;

/// In "3 to 5 billion" the billion belongs to both; in "500 to 1 million" it does not.
fn share_factor(first: &Numeral, last: &Numeral) -> Numeral {
    let shared = scale(first.low, last.factor);
    if first.factor <= 1.0 && last.factor > 1.0 && shared < last.high && !(first.grouped && first.low >= 1e3) {
        Numeral { low: shared, ..*first }
    } else {
        *first
    }
}

/// Where the second number starts behind a mark of a range.
fn separator(c: Cursor, start: usize, at: usize) -> Option<usize> {
    let space = c.spaces(at);
    if let Some(end) = c.take_text(at, &["-", "–", "—", "~", "～", "〜", "－"]) {
        return c
            .take_text(end, &["-", ">", "—"])
            .is_none()
            .then_some(c.spaces(end))
            .filter(|next| *next == end || space > at);
    }
    if space > at
        && let Some(end) = c.take_text(space, &["- ", "– ", "— ", "~ ", "～"])
    {
        return Some(c.spaces(end));
    }
    let from = || ends(c, start, FROM) && !ranging(c, start);
    if let Some(end) = c.take_text(space, &["至", "到", "から"]) {
        return (!from()).then(|| c.spaces(end));
    }
    // 介于四成与五成之间
    if let Some(end) =
        c.take_text(space, &["与", "與", "和"]).filter(|_| ends(c, start, &["介于", "介於", "处于", "處於"]))
    {
        return Some(c.spaces(end));
    }
    if space == at {
        return None;
    }
    let to: &[&str] = &["to", "through", "bis", "à", "до", "a"];
    let and: &[&str] = &["and", "und", "et", "y", "e"];
    let word = c.take_any(space, to).filter(|end| !matches!(c.word(space), "a") || is_romance(c, *end));
    let between = || {
        ends(c, start, &["between", "介于", "介於", "在", "zwischen", "entre", "tra", "fra", "between about", "von"])
    };
    let word = word.or_else(|| c.take_any(space, and).filter(|_| between()));
    word.filter(|_| !from()).map(|end| c.spaces(end))
}

fn is_romance(c: Cursor, _: usize) -> bool {
    matches!(c.language, crate::model::Language::Spanish | crate::model::Language::Italian)
}

fn ends(c: Cursor, start: usize, words: &[&str]) -> bool {
    let left = c.near(start).to_lowercase();
    words.iter().any(|word| left.ends_with(word))
}

/// What stands before the first of two values, and no range.
pub(super) const FROM: &[&str] = &[
    "from",
    "from about",
    "from approximately",
    "from around",
    "from roughly",
    "from some",
    "from just",
    "from nearly",
    "from only",
    "from over",
    "从",
    "從",
    "由",
    "从约",
    "由约",
    "從約",
    "由約",
];

/// "ranging from 3 to 5" is a range; "rose from 3 to 5" is two values.
fn ranging(c: Cursor, start: usize) -> bool {
    let left = c.clause_before(start, 40).to_lowercase();
    left.contains("rang") || left.contains("vary") || left.contains("varies") || left.contains("anywhere")
}

fn currency_end(c: Cursor, at: usize) -> usize {
    c.take_text(at, &["US$", "HK$", "NT$", "$", "€", "£", "¥", "￥", "₹"]).map_or(at, |end| c.spaces(end))
}
