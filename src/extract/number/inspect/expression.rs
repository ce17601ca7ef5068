//! A number as people write it: signs, fractions, powers, "and a half", 又三分之一.

use super::super::{
    cursor::{Cursor, is_letter, is_space},
    digits, english, han,
    numeral::{self, Numeral},
};
use crate::model::Language;

/// A number in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Expression {
    pub start: usize,
    pub end: usize,
    pub value: f64,
    /// Letters follow without a space: a unit, most likely.
    pub glued: bool,
    /// A word that is a number only beside a unit: "that one", 一 of 一看.
    pub idle: bool,
}

/// Full-width signs made narrow, and the spaces between Chinese numerals left out.
pub(super) fn narrow(text: &str) -> String {
    let wide = |c: char| match c {
        '！'..='～' if !matches!(c, '，' | '！' | '？' | '：' | '；' | '（' | '）') => {
            char::from_u32(c as u32 - 0xFEE0).unwrap_or(c)
        }
        '，' => ',',
        _ => c,
    };
    let chars: Vec<char> = text.chars().map(wide).collect();
    let part = |c: &char| han::is_numeral(*c) || "分之点點又个個成折萬億半".contains(*c);
    let mut out = String::new();
    for (i, c) in chars.iter().enumerate() {
        let left = chars.get(..i).unwrap_or_default().iter().rev().find(|c| !is_space(**c));
        let right = chars.get(i..).unwrap_or_default().iter().find(|c| !is_space(**c));
        let inner = is_space(*c) && left.is_some_and(part) && right.is_some_and(part);
        let scaled = is_space(*c)
            && left.is_some_and(char::is_ascii_digit)
            && right.is_some_and(|r| "万亿萬億千个個百成折".contains(*r));
        let point = is_space(*c)
            && left.is_some_and(part)
            && right.is_some_and(char::is_ascii_digit)
            && left.is_some_and(|l| "之点點又".contains(*l));
        if !(inner || scaled || point) {
            out.push(*c);
        }
    }
    out
}

/// All numbers of a text, in its order.
pub(super) fn find(text: &str, chinese: bool) -> Vec<Expression> {
    let language = if chinese { Language::TraditionalChinese } else { Language::English };
    let c = Cursor { text, language };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = c.next(at) {
        if let Some(number) = read(c, at) {
            at = number.end.max(c.step(at));
            found.push(number);
        } else if is_letter(next) {
            at += c.word(at).len().max(next.len_utf8());
        } else if next.is_ascii_digit() {
            at += c.rest(at).bytes().take_while(u8::is_ascii_digit).count();
        } else {
            at += next.len_utf8();
        }
    }
    found
}

fn read(c: Cursor, at: usize) -> Option<Expression> {
    let (sign, start) = sign(c, at);
    let number = if c.language.is_chinese() { chinese(c, start) } else { None };
    let number = number.or_else(|| vulgar(c, start)).or_else(|| spelt(c, start)).or_else(|| figures(c, start))?;
    let number = parts(c, number);
    let end = number.end;
    let glued =
        c.next(end).is_some_and(|next| is_letter(next) && !c.language.is_chinese() || next.is_ascii_alphabetic());
    let text = c.text.get(at..end)?;
    let left = c.near(at).to_ascii_lowercase();
    let pronoun = text.eq_ignore_ascii_case("one")
        && ["that", "this", "which", "the", "last", "no", "current", "each", "any"].iter().any(|w| left.ends_with(w));
    let tied =
        c.previous(at).is_some_and(|b| is_letter(b) || b == '_') && text.starts_with(|c: char| c.is_ascii_digit());
    Some(Expression {
        start: at,
        end,
        value: sign * number.low,
        glued: glued || tied,
        idle: pronoun || is_idle(c, at, end),
    })
}

/// The sign, and where the number starts behind it.
fn sign(c: Cursor, at: usize) -> (f64, usize) {
    if let Some(end) = c.take_text(at, &["负", "負"]) {
        return (-1.0, end);
    }
    let word = c.take_any(at, &["minus", "negative"]).filter(|_| !c.previous(at).is_some_and(is_letter));
    let dash = c.take_text(at, &["-"]).filter(|_| {
        c.previous(at).is_none_or(|b| is_space(b) || matches!(b, '(' | ',' | '='))
            || c.language.is_chinese() && c.previous(at).is_some_and(|b| !b.is_ascii())
    });
    match word.or(dash) {
        Some(end)
            if c.next(c.spaces(end)).is_some_and(|next| next.is_ascii_digit() || next == '.' || word.is_some()) =>
        {
            (-1.0, c.spaces(end))
        }
        _ => (1.0, at),
    }
}

/// ½, ⅔.
fn vulgar(c: Cursor, at: usize) -> Option<Numeral> {
    let next = c.next(at)?;
    let signs = [
        ('½', 1.0, 2.0),
        ('⅓', 1.0, 3.0),
        ('⅔', 2.0, 3.0),
        ('¼', 1.0, 4.0),
        ('¾', 3.0, 4.0),
        ('⅕', 1.0, 5.0),
        ('⅖', 2.0, 5.0),
        ('⅙', 1.0, 6.0),
        ('⅚', 5.0, 6.0),
        ('⅛', 1.0, 8.0),
        ('⅜', 3.0, 8.0),
        ('⅝', 5.0, 8.0),
        ('⅞', 7.0, 8.0),
    ];
    let (_, above, below) = signs.iter().find(|(sign, ..)| *sign == next)?;
    Some(Numeral::exact(at, at + next.len_utf8(), above / below))
}

/// Digits with fractions, powers and letters for multipliers.
fn figures(c: Cursor, at: usize) -> Option<Numeral> {
    let first = c.next(at)?;
    if !(first.is_ascii_digit() || first == '.') || (first == '.' && c.previous(at).is_some_and(|b| b.is_ascii_digit()))
    {
        return None;
    }
    let number = digits::read(c, at)?;
    let number = decimal_comma(c, number);
    if let Some(end) = c.take_text(number.end, &["^"]) {
        let (sign, start) = exponent(c, end);
        if let Some(power) = digits::plain(c, start) {
            return Some(Numeral { end: power.end, low: number.low.powf(sign * power.low), ..number });
        }
    }
    if let Some(quotient) = quotient(c, number) {
        return Some(quotient);
    }
    let letter = c.spaces(number.end);
    let scale = c.take_text(letter, &["MM", "mm"]).map(|end| (1e6, end)).or_else(|| {
        let factor = match c.next(letter)? {
            'k' | 'K' => 1e3,
            'M' => 1e6,
            'm' if c.language.is_chinese() => 1e6,
            'b' | 'B' | 'g' | 'G' => 1e9,
            'T' => 1e12,
            _ => return None,
        };
        Some((factor, letter + 1))
    });
    let scale =
        scale.filter(|(_, end)| number.factor <= 1.0 && !c.next(*end).is_some_and(|next| next.is_ascii_alphanumeric()));
    Some(scale.map_or(number, |(factor, end)| number.times(factor, end)))
}

fn exponent(c: Cursor, at: usize) -> (f64, usize) {
    let end = c.take_text(at, &["+", "--", "-"]);
    (if end.is_some() && c.next(at) == Some('-') { -1.0 } else { 1.0 }, end.unwrap_or(at))
}

/// 1,3 is 1.3 where it can be no list.
fn decimal_comma(c: Cursor, number: Numeral) -> Numeral {
    let Some(end) = c.take_text(number.end, &[","]).filter(|_| number.plain > 0 || number.grouped) else {
        return number;
    };
    let Some(decimals) = digits::plain(c, end).filter(|decimals| decimals.plain > 0 && decimals.plain != 3) else {
        return number;
    };
    if number.plain > 1 || c.take_text(decimals.end, &[","]).is_some() {
        return number;
    }
    let text = format!("{}.{}", number.low, c.text.get(end..decimals.end).unwrap_or("0"));
    Numeral { end: decimals.end, low: text.parse().unwrap_or(number.low), ..number }
}

/// `3/5`, `1 4/3`.
fn quotient(c: Cursor, number: Numeral) -> Option<Numeral> {
    let over = |above: &Numeral| {
        let end = c.take_text(above.end, &["/"])?;
        let below = digits::plain(c, end).filter(|below| below.plain > 0 && below.low > 0.0)?;
        let ends = !c.next(below.end).is_some_and(|next| next == '/' || next.is_ascii_digit());
        ends.then_some((above.low / below.low, below.end))
    };
    if number.plain > 0
        && let Some((value, end)) = over(&number)
    {
        return Some(Numeral { end, low: value, ..number });
    }
    let next = c.spaces(number.end);
    let above = digits::plain(c, next).filter(|above| next > number.end && above.plain > 0 && number.plain > 0)?;
    let (value, end) = over(&above)?;
    Some(Numeral { end, low: number.low + value, ..number })
}

/// English words, with fractions that ordinals make.
fn spelt(c: Cursor, at: usize) -> Option<Numeral> {
    if c.previous(at).is_some_and(|b| is_letter(b) || b.is_ascii_digit())
        || !c.next(at).is_some_and(|next| next.is_ascii_alphabetic())
    {
        return None;
    }
    if let Some(fraction) = fraction(c, at) {
        return Some(fraction);
    }
    if let Some(end) = c.take_any(at, &["nought", "naught"]) {
        return Some(pointed(c, Numeral::exact(at, end, 0.0)));
    }
    let number = english::read(c, at).filter(|number| !number.vague && !number.bare);
    number.map(|number| pointed(c, number)).or_else(|| c.take_word(at, "half").map(|end| Numeral::exact(at, end, 0.5)))
}

/// "nine point nought four", "nought point eleven".
fn pointed(c: Cursor, number: Numeral) -> Numeral {
    let Some(mut end) = c.take_word(c.spaces(number.end), "point") else { return number };
    let mut decimals = String::new();
    loop {
        let next = c.spaces(end);
        let value = c.take_any(next, &["nought", "naught", "zero"]).map(|end| (0.0, end));
        let Some((value, after)) =
            value.or_else(|| english::small(c.word(next)).map(|value| (value, next + c.word(next).len())))
        else {
            break;
        };
        decimals.push_str(&value.to_string());
        end = after;
    }
    match format!("{}.{decimals}", number.low).parse() {
        Ok(value) if !decimals.is_empty() => Numeral { end, low: value, ..number },
        _ => number,
    }
}

/// "three quarters", "one hundred thirty-two fifths", "a hundredth".
fn fraction(c: Cursor, at: usize) -> Option<Numeral> {
    let mut words = Vec::new();
    let mut next = at;
    loop {
        let word = c.word(next);
        if word.is_empty() || words.len() > 9 {
            return None;
        }
        let end = next + word.len();
        let lower = word.to_ascii_lowercase();
        words.push((lower.clone(), end));
        if super::ordinal::part(&lower).is_some() {
            break;
        }
        let known = english::small(word).is_some()
            || english::magnitude(word).is_some()
            || matches!(lower.as_str(), "a" | "an" | "and");
        if !known {
            return None;
        }
        next = c.spaces(c.take_text(c.spaces(end), &["-"]).unwrap_or(end));
    }
    let (last, end) = words.pop()?;
    let mut below = super::ordinal::part(&last)?;
    let tens = words.len() > 1
        && words.last().is_some_and(|(word, _)| english::small(word).is_some_and(|n| (20.0..100.0).contains(&n)));
    let joined = words.len() > 2 && words.get(words.len() - 2).is_some_and(|(word, _)| word == "and");
    if tens && below < 10.0 && !joined {
        below += words.pop().and_then(|(word, _)| english::small(&word)).unwrap_or(0.0);
    }
    let above = match words.first().map(|(word, _)| word.as_str()) {
        Some("a" | "an") if words.len() == 1 => 1.0,
        Some("a" | "an") | None => return None,
        _ => sum_of(&words)?,
    };
    let single = !last.ends_with('s') && !matches!(last.as_str(), "half");
    let ordinal = single && words.len() == 1 && above > 1.0;
    (!ordinal).then(|| Numeral::exact(at, end, above / below))
}

/// The cardinal, or the cardinal and the part ("two and fifty-four hundredths" is left to the caller), of words.
fn sum_of(words: &[(String, usize)]) -> Option<f64> {
    let text = words.iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" ");
    let c = Cursor { text: &text, language: Language::English };
    let number = english::read(c, 0)?;
    (number.end == text.len()).then_some(number.low)
}

/// "and a half", "and three quarters million", "over three", "out of five", "of a million", dozens.
fn parts(c: Cursor, number: Numeral) -> Numeral {
    if c.language.is_chinese() {
        return number;
    }
    let mut number = number;
    let next = c.spaces(number.end);
    if let Some(end) = c.take_any(next, &["dzs", "dz", "dozens"]).filter(|_| next > number.end) {
        number = number.times(12.0, end);
    }
    if let Some(and) = c.take_any(c.spaces(number.end), &["and"])
        && let Some(part) = fraction(c, c.spaces(and)).filter(|part| part.low < 1.0 && number.low >= 1.0)
    {
        let scaled = english::multiplied(c, part);
        let more = if scaled.end > part.end { scaled.low } else { part.low * number.factor.max(1.0) };
        number = Numeral { end: scaled.end, low: number.low + more, ..number };
        return number;
    }
    if number.low < 1.0
        && let Some(of) = c.take_any(c.spaces(number.end), &["of a", "of an"])
    {
        let scaled = english::multiplied(c, Numeral { end: of, ..number });
        if scaled.end > of {
            return scaled;
        }
    }
    let over = c.take_any(c.spaces(number.end), &["over", "out of", "in"]).map(|end| c.spaces(end));
    let below = over.and_then(|at| english::read(c, at).or_else(|| digits::plain(c, at)));
    match below {
        Some(below) if below.low > number.low && number.low >= 1.0 && below.low < 1900.0 && number.factor <= 1.0 => {
            let year = c.take_any(c.spaces(below.end), &["years", "year", "days", "months"]).is_some();
            if year { number } else { Numeral { end: below.end, low: number.low / below.low, ..number } }
        }
        _ => number,
    }
}

/// Chinese numerals with 又 and 分之, 打 and signs.
fn chinese(c: Cursor, at: usize) -> Option<Numeral> {
    let number = whole(c, at)?;
    if let Some(end) = c.take_text(number.end, &["又"])
        && let Some(part) = whole(c, end).and_then(|below| ratio(c, &below))
    {
        return Some(Numeral { end: part.end, low: number.low + part.low, ..number });
    }
    if let Some(part) = ratio(c, &number) {
        return Some(part);
    }
    match c.take_text(number.end, &["打"]) {
        Some(end) => Some(number.times(12.0, end)),
        None => Some(number),
    }
}

/// 三分之一 from its 三.
fn ratio(c: Cursor, below: &Numeral) -> Option<Numeral> {
    let end = c.take_text(below.end, &["分之"]).or_else(|| {
        let split = c.take_text(c.spaces(below.end), &["分"])?;
        c.take_text(c.spaces(split), &["之"])
    })?;
    let (sign, start) = sign(c, c.spaces(end));
    let above = whole(c, start)?;
    Some(Numeral { end: above.end, low: sign * above.low / below.low, ..*below })
}

fn whole(c: Cursor, at: usize) -> Option<Numeral> {
    let first = c.next(at)?;
    if first.is_ascii_digit() || first == '.' {
        return figures(c, at);
    }
    if first == '百' && c.next(c.step(at)).is_some_and(|next| "一二三四五六七八九".contains(next)) {
        let digit = numeral::read(c, c.step(at)).filter(|digit| digit.low < 10.0)?;
        return Some(Numeral { start: at, low: 100.0 + digit.low * 10.0, ..digit });
    }
    let number = han::read(c, at)?;
    let several = c.text.get(at..number.end).is_some_and(|text| text.contains(['几', '幾']));
    let low = if several { number.low - number.factor.max(1.0) } else { number.low };
    (!number.bare && (!number.vague || several)).then_some(Numeral { low, ..number })
}

/// A single Chinese digit inside a word, and formal digits that are words of their own: 一看, 四川, 收拾, 放肆.
fn is_idle(c: Cursor, at: usize, end: usize) -> bool {
    let text = c.text.get(at..end).unwrap_or("");
    let mut chars = text.chars();
    let (Some(only), None) = (chars.next(), chars.next()) else { return false };
    if only.is_ascii() || !han::is_numeral(only) {
        return false;
    }
    let (before, after) = (c.previous(at), c.next(end));
    let near = |place: Option<char>, of: &str| place.is_some_and(|c| of.contains(c));
    match only {
        '一' => near(after, "切看美折些起般直定样樣") || near(before, "同统唯万萬"),
        '四' => near(after, "川"),
        '十' => near(after, "足分"),
        '五' => near(after, "角"),
        '两' | '兩' => near(after, "美"),
        '伍' | '肆' | '拾' | '陆' | '陸' | '壹' | '柒' | '捌' | '玖' | '贰' | '叁' => {
            before.is_some_and(|b| !b.is_ascii() && b != '是')
                || after.is_some_and(|a| !a.is_ascii() && !"。，、".contains(a))
        }
        _ => false,
    }
}
