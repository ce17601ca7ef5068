//! Numbers in digits: thousands and decimal marks of each language, powers of ten, and the multiplier behind.

use std::borrow::Cow;

use super::{
    cursor::{Cursor, digit, is_letter, is_space},
    english, european, han, korean,
    numeral::Numeral,
};
use crate::model::Language;

/// `.5` at the start of a word.
pub(super) fn leads_with_point(c: Cursor, at: usize) -> bool {
    c.next(at + 1).is_some_and(|next| next.is_ascii_digit())
        && c.previous(at).is_none_or(|previous| is_space(previous) || matches!(previous, '(' | '$' | '\n'))
}

/// The number in digits at `at`, with its multiplier.
pub(super) fn read(c: Cursor, at: usize) -> Option<Numeral> {
    let number = power(c, plain(c, at)?);
    let number = fraction(c, number);
    Some(multiplied(c, number))
}

/// Digits with their marks, without a multiplier.
pub(super) fn plain(c: Cursor, at: usize) -> Option<Numeral> {
    let (whole, mut end) = run(c, at);
    if whole.is_empty() && c.next(at) != Some('.') {
        return None;
    }
    let plain = whole.len();
    let mut text = whole;
    let mut grouped = false;
    if let Some((more, after)) = groups(c, &text, end) {
        text.to_mut().push_str(&more);
        (end, grouped) = (after, true);
    }
    if let Some((decimals, after)) = decimals(c, end, &text, grouped) {
        text.to_mut().push('.');
        text.to_mut().push_str(&decimals);
        (end, grouped) = (after, true);
    }
    let value = text.parse::<f64>().ok().filter(|value| value.is_finite())?;
    let plain = if grouped { 0 } else { plain };
    Some(Numeral { digits: true, grouped, plain, ..Numeral::exact(at, end, value) })
}

/// The digits from `at` on, and where they end.
fn run(c: Cursor<'_>, at: usize) -> (Cow<'_, str>, usize) {
    let rest = c.rest(at);
    let plain = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, behind) = rest.split_at_checked(plain).unwrap_or(("", rest));
    if behind.chars().next().and_then(digit).is_none() {
        return (Cow::Borrowed(digits), at + plain);
    }
    let mut text = String::new();
    let mut end = at;
    for next in rest.chars() {
        let Some(value) = digit(next).and_then(|value| char::from_digit(value, 10)) else { break };
        text.push(value);
        end += next.len_utf8();
    }
    (Cow::Owned(text), end)
}

/// The groups of three digits behind the first group, and where they end.
fn groups(c: Cursor, first: &str, at: usize) -> Option<(String, usize)> {
    if first.is_empty() || first.len() > 3 || (first.starts_with('0') && first.len() > 1) {
        return None;
    }
    let mark = c.next(at)?;
    let found = collect(c, mark, at)?;
    let (digits, end, count) = found;
    let english = !c.language.is_european();
    let sure = match mark {
        ',' | '，' => english || count > 1,
        '.' => count > 1 || (!english && c.language != Language::Russian && first != "0"),
        // A plain space between numbers means little in English: "in 2024 100 GPUs".
        ' ' => !english || count > 1 || digits == "000",
        '\u{A0}' | '\u{2009}' | '\u{202F}' | '\'' | '’' => true,
        _ => false,
    };
    sure.then_some((digits, end))
}

/// All groups behind the mark at `at`: the digits, the end, and how many there are. Indian texts write 1,00,000.
fn collect(c: Cursor, mark: char, at: usize) -> Option<(String, usize, usize)> {
    if !matches!(mark, ',' | '.' | ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}' | '\'' | '’' | '，') {
        return None;
    }
    let wide = mark == '，';
    let mut digits = String::new();
    let mut end = at;
    let mut count = 0;
    let mut pairs = String::new();
    let mut pairs_end = at;
    while c.next(end.max(pairs_end)) == Some(mark) {
        let from = end.max(pairs_end) + mark.len_utf8();
        let (group, after) = run(c, from);
        if wide && c.next(from).is_none_or(|next| next <= '\u{FF00}') {
            break;
        }
        match group.len() {
            3 => {
                digits.push_str(&pairs);
                pairs.clear();
                digits.push_str(&group);
                (end, count) = (after, count + 1);
            }
            2 if mark == ',' && count == 0 => {
                pairs.push_str(&group);
                pairs_end = after;
            }
            _ => break,
        }
    }
    (count > 0).then_some((digits, end, count))
}

/// The decimals behind `at`, and where they end.
fn decimals<'t>(c: Cursor<'t>, at: usize, whole: &str, grouped: bool) -> Option<(Cow<'t, str>, usize)> {
    let mark = c.next(at).filter(|mark| matches!(mark, '.' | '．' | ',' | '·'))?;
    let (digits, end) = run(c, at + mark.len_utf8());
    if digits.is_empty() {
        return None;
    }
    let fits = match mark {
        ',' => c.language.is_european() && (digits.len() != 3 || whole == "0" || c.language != Language::Other),
        '·' => c.language.is_unspaced() || c.language.is_chinese(),
        _ => true,
    };
    // A second mark makes it a version, an address or a list.
    let chain = matches!(c.next(end), Some('.')) && c.next(end + 1).is_some_and(|next| next.is_ascii_digit());
    (fits && (grouped || !chain)).then_some((digits, end))
}

/// `1.2e25`, `10^25`, `3.8 × 10^25`, `10的25次方`, `10²⁵`.
fn power(c: Cursor, number: Numeral) -> Numeral {
    if let Some((exponent, end)) = exponent_mark(c, number.end) {
        return with_power(number, number.low, exponent, end);
    }
    if (number.low - 10.0).abs() < f64::EPSILON
        && let Some((exponent, end)) = raised(c, number.end)
    {
        return with_power(number, 1.0, exponent, end);
    }
    let cross = c.spaces(number.end);
    let Some(ten) = c.take_text(cross, &["×", "x", "X", "*", "·"]).map(|end| c.spaces(end)) else { return number };
    let Some(end) = c.take_text(ten, &["10"]) else { return number };
    match raised(c, end) {
        Some((exponent, end)) => with_power(number, number.low, exponent, end),
        None => number,
    }
}

fn with_power(number: Numeral, base: f64, exponent: i32, end: usize) -> Numeral {
    let value = format!("{base}e{exponent}").parse::<f64>().unwrap_or(f64::INFINITY);
    if !value.is_finite() {
        return number;
    }
    Numeral { low: value, high: value, end, grouped: true, plain: 0, factor: 1.0, ..number }
}

fn exponent_mark(c: Cursor, at: usize) -> Option<(i32, usize)> {
    let mut end = c.take_text(at, &["e", "E"])?;
    end = c.take_text(end, &["+"]).unwrap_or(end);
    signed(c, end).filter(|(_, end)| !c.next(*end).is_some_and(is_letter))
}

fn raised(c: Cursor, at: usize) -> Option<(i32, usize)> {
    if let Some(end) = c.take_text(at, &["^", "**", "的"]) {
        let end = c.take_text(end, &["{"]).unwrap_or(end);
        let (exponent, end) = signed(c, end)?;
        return Some((exponent, c.take_text(end, &["}", "次方"]).unwrap_or(end)));
    }
    let mut digits = String::new();
    let mut end = at;
    for next in c.rest(at).chars() {
        let Some(value) = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|c| c == next) else { break };
        digits.push_str(&value.to_string());
        end += next.len_utf8();
    }
    Some((digits.parse().ok()?, end))
}

fn signed(c: Cursor, at: usize) -> Option<(i32, usize)> {
    let minus = c.take_text(at, &["-", "−"]);
    let (digits, end) = run(c, minus.unwrap_or(at));
    let exponent = digits.parse::<i32>().ok().filter(|exponent| *exponent <= 60)?;
    Some((if minus.is_some() { -exponent } else { exponent }, end))
}

/// `10 1/2`, `3/4`, `2½`.
fn fraction(c: Cursor, number: Numeral) -> Numeral {
    let half = match c.next(number.end) {
        Some('½') => 0.5,
        Some('¼') => 0.25,
        Some('¾') => 0.75,
        _ => return number,
    };
    Numeral { grouped: true, ..Numeral { plain: 0, ..number } }.plus(half, c.step(number.end))
}

impl Numeral {
    fn plus(self, more: f64, end: usize) -> Self {
        Self { low: self.low + more, high: self.high + more, end, ..self }
    }
}

/// The number with the multiplier that follows it.
fn multiplied(c: Cursor, number: Numeral) -> Numeral {
    if let Some((factor, end)) = suffix(c, &number) {
        return number.times(factor, end);
    }
    match c.next(c.gap(number.end)) {
        Some(next) if han::is_numeral(next) || han::is_vague_mark(next) => han::continued(c, number),
        Some(next) if ('\u{AC00}'..='\u{D7A3}').contains(&next) => korean::continued(c, number),
        _ if c.language.is_european() => european::multiplied(c, number),
        _ => english::multiplied(c, number),
    }
}

/// The multiplier that is one glued letter: 70B, 14.8T, 128K, 2.788M.
fn suffix(c: Cursor, number: &Numeral) -> Option<(f64, usize)> {
    let end = number.end + 1;
    let (letter, next) = (c.next(number.end)?, c.next(end));
    // 36Ttoken: Chinese puts no space between a number and its unit
    let glued = || c.language.is_chinese() && c.take_any(end, &["token", "tokens"]).is_some();
    if next.is_some_and(|next| is_letter(next) || next.is_ascii_digit()) && !glued() {
        return None;
    }
    let factor = match letter {
        'K' | 'k' => 1e3,
        'M' => 1e6,
        'B' => 1e9,
        'm' if c.language == Language::English && !is_long(c, end) => 1e6,
        'b' | 'm' | 't' if money(c, number.start) => match letter {
            'b' => 1e9,
            'm' => 1e6,
            _ => 1e12,
        },
        'T' if !is_storage(c, end) => 1e12,
        'w' if c.language.is_chinese() && next == Some('+') => 1e4,
        _ => return None,
    };
    Some((factor, end))
}

/// 1.5m long, 3m wide: metres.
fn is_long(c: Cursor, at: usize) -> bool {
    let words =
        ["long", "tall", "wide", "high", "deep", "by", "x", "of cable", "apart", "away", "in height", "in length"];
    c.take_any(c.spaces(at), &words).is_some() || matches!(c.next(at), Some('²' | '³' | '/'))
}

fn money(c: Cursor, at: usize) -> bool {
    matches!(c.previous(c.left(at).len()), Some('$' | '€' | '£' | '₹' | '¥' | '￥'))
}

/// "2T内存": terabytes, and no trillions.
fn is_storage(c: Cursor, at: usize) -> bool {
    let words = ["内存", "显存", "存储", "硬盘", "容量", "記憶體", "記憶", "SSD", "HDD", "RAM"];
    c.take_text(c.spaces(at), &words).is_some()
}
