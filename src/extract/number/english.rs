//! Numbers in English words: one hundred and fifteen billion, half a million, tens of thousands.

#![expect(clippy::float_cmp, reason = "multipliers are compared with the very constants that they were set to")]

use super::{
    cursor::Cursor,
    numeral::{Numeral, scale},
};

/// A lower-case copy of a short word, without an allocation.
struct Lower([u8; 14], usize);

impl Lower {
    fn of(word: &str) -> Option<Self> {
        let mut bytes = [0; 14];
        let target = bytes.get_mut(..word.len())?;
        target.copy_from_slice(word.as_bytes());
        target.make_ascii_lowercase();
        Some(Self(bytes, word.len()))
    }

    fn as_bytes(&self) -> &[u8] {
        self.0.get(..self.1).unwrap_or_default()
    }
}

/// One to ninety-nine, as far as one word says it.
pub(super) fn small(word: &str) -> Option<f64> {
    Some(match Lower::of(word)?.as_bytes() {
        b"zero" => 0.0,
        b"one" => 1.0,
        b"two" => 2.0,
        b"three" => 3.0,
        b"four" => 4.0,
        b"five" => 5.0,
        b"six" => 6.0,
        b"seven" => 7.0,
        b"eight" => 8.0,
        b"nine" => 9.0,
        b"ten" => 10.0,
        b"eleven" => 11.0,
        b"twelve" => 12.0,
        b"thirteen" => 13.0,
        b"fourteen" => 14.0,
        b"fifteen" => 15.0,
        b"sixteen" => 16.0,
        b"seventeen" => 17.0,
        b"eighteen" => 18.0,
        b"nineteen" => 19.0,
        b"twenty" => 20.0,
        b"thirty" => 30.0,
        b"forty" | b"fourty" => 40.0,
        b"fifty" => 50.0,
        b"sixty" => 60.0,
        b"seventy" => 70.0,
        b"eighty" => 80.0,
        b"ninety" => 90.0,
        _ => return None,
    })
}

/// What a word multiplies by: hundred, thousand, bn, crore.
pub(super) fn magnitude(word: &str) -> Option<f64> {
    Some(match Lower::of(word)?.as_bytes() {
        b"hundred" => 1e2,
        b"thousand" | b"thou" => 1e3,
        b"million" | b"millions" | b"mn" | b"mln" | b"mio" => 1e6,
        b"billion" | b"billions" | b"bn" | b"bln" => 1e9,
        b"trillion" | b"trillions" | b"tn" | b"trn" | b"tln" => 1e12,
        b"quadrillion" => 1e15,
        b"quintillion" => 1e18,
        b"dozen" | b"dozens" => 12.0,
        b"lakh" | b"lakhs" | b"lac" => 1e5,
        b"crore" | b"crores" => 1e7,
        _ => return None,
    })
}

/// Multipliers in the plural that stand for "some of them".
fn plural(word: &str) -> Option<f64> {
    Some(match Lower::of(word)?.as_bytes() {
        b"tens" => 10.0,
        b"dozens" => 12.0,
        b"hundreds" => 1e2,
        b"thousands" => 1e3,
        b"millions" => 1e6,
        b"billions" => 1e9,
        b"trillions" => 1e12,
        b"crores" => 1e7,
        b"lakhs" => 1e5,
        _ => return None,
    })
}

/// Whether a number, a share or a multiple in words can begin with this word.
pub(super) fn begins(word: &str) -> bool {
    const OTHERS: &[&str] = &[
        "a",
        "an",
        "half",
        "halved",
        "halving",
        "several",
        "few",
        "couple",
        "many",
        "multiple",
        "twice",
        "twofold",
        "thrice",
        "threefold",
        "double",
        "doubled",
        "doubling",
        "doubles",
        "triple",
        "tripled",
        "tripling",
        "triples",
        "treble",
        "trebled",
        "quadruple",
        "quadrupled",
        "quadrupling",
        "fourfold",
        "quintupled",
        "quintuple",
        "fivefold",
        "tenfold",
        "hundredfold",
    ];
    small(word).is_some()
        || magnitude(word).is_some()
        || plural(word).is_some()
        || OTHERS.iter().any(|other| other.eq_ignore_ascii_case(word))
}

/// The numeral in words at `at`.
pub(super) fn read(c: Cursor, at: usize) -> Option<Numeral> {
    let word = c.word(at);
    if plural(word).is_some() {
        return several(c, at);
    }
    if small(word).is_some() || magnitude(word).is_some() {
        return sum(c, at);
    }

    match Lower::of(word)?.as_bytes() {
        b"a" | b"an" => article(c, at),
        b"half" => half(c, at),
        b"several" | b"few" | b"couple" | b"many" | b"multiple" => some(c, at),
        _ => None,
    }
}

/// The multiplier behind digits: `115 billion`, `1.5-trillion`, `2 hundred thousand`, `3 dozen`.
pub(super) fn multiplied(c: Cursor, number: Numeral) -> Numeral {
    let mut number = number;
    while let Some((factor, end)) = next_magnitude(c, number.end) {
        number = number.times(factor, end);
    }
    number
}

fn next_magnitude(c: Cursor, at: usize) -> Option<(f64, usize)> {
    let start = joint(c, at);
    let word = c.word(start);
    let factor = magnitude(word)?;
    Some((factor, start + word.len()))
}

/// Behind a space or a hyphen that joins two words of a number.
fn joint(c: Cursor, at: usize) -> usize {
    match c.next(at) {
        Some('-' | '\u{2010}' | '\u{2011}') => c.step(at),
        _ => c.spaces(at),
    }
}

/// The sum of words: "one hundred and fifteen billion three hundred thousand".
fn sum(c: Cursor, at: usize) -> Option<Numeral> {
    let mut total = 0.0;
    let mut section = 0.0;
    let mut last = 0.0_f64;
    let mut factor = 1.0;
    let mut end = at;
    let mut named = false;
    let mut start = at;
    loop {
        let word = c.word(start);
        if let Some(value) = small(word) {
            if !adds(section, last, value) {
                break;
            }
            section += value;
            (last, named, factor) = (value, true, 1.0);
        } else if let Some(unit) = magnitude(word) {
            if unit >= 1e3 && total > 0.0 && section == 0.0 && unit != 1e12 && unit != 1e3 {
                break;
            }
            (total, section) = grow(total, section, unit, named || total > 0.0);
            factor = if factor > 1.0 { factor * unit } else { unit };
            last = unit;
        } else {
            break;
        }
        end = start + word.len();
        if let Some((decimals, after)) = point(c, end) {
            section += decimals;
            (end, last) = (after, 0.5);
        }
        let Some(next) = connected(c, end, last) else { break };
        start = next;
    }
    if end == at {
        return None;
    }
    let number = Numeral { factor, bare: !named, ..Numeral::exact(at, end, scale(total + section, 1.0)) };
    Some(and_a_half(c, number).unwrap_or(number))
}

/// Whether a small number goes on with the sum: "twenty five", "hundred five", but not "five six".
fn adds(section: f64, last: f64, value: f64) -> bool {
    section == 0.0 || last >= 100.0 || ((20.0..100.0).contains(&last) && (1.0..10.0).contains(&value))
}

fn grow(total: f64, section: f64, unit: f64, named: bool) -> (f64, f64) {
    let section = if section == 0.0 && !(named && total > 0.0) { 1.0 } else { section };
    if unit < 1e3 {
        return (total, section * unit);
    }
    if section == 0.0 { (total * unit, 0.0) } else { (total + scale(section, unit), 0.0) }
}

/// "point five two".
fn point(c: Cursor, at: usize) -> Option<(f64, usize)> {
    let mut end = c.take_word(c.spaces(at), "point").filter(|_| c.gap(at) > at)?;
    let mut digits = String::from("0.");
    loop {
        let start = joint(c, end);
        let word = c.word(start);
        match small(word).filter(|value| *value < 10.0) {
            Some(value) => {
                digits.push_str(&value.to_string());
                end = start + word.len();
            }
            None => break,
        }
    }
    let value = digits.parse().ok().filter(|_| digits.len() > 2)?;
    Some((value, end))
}

/// Where the next word of the number starts: behind a space, a hyphen, or an "and" that a hundred goes before.
fn connected(c: Cursor, at: usize, last: f64) -> Option<usize> {
    let start = joint(c, at);
    if start == at {
        return None;
    }
    let word = c.word(start);
    if small(word).is_some() || magnitude(word).is_some() {
        return Some(start);
    }
    let after = c.take_word(start, "and").filter(|_| last >= 100.0 || last == 12.0)?;
    let next = c.spaces(after);
    small(c.word(next)).map(|_| next)
}

/// "two and a half billion", "one and a half".
fn and_a_half(c: Cursor, number: Numeral) -> Option<Numeral> {
    let end = c.take_any(c.spaces(number.end), &["and a half", "and-a-half", "-and-a-half"])?;
    let half = Numeral { end, low: number.low + 0.5, high: number.high + 0.5, ..number };
    Some(multiplied(c, half))
}

/// Units so large that one of them is worth telling: "more than an exaflop", "a gigawatt campus".
const LARGE_UNITS: &[&str] = &["exaflop", "exaflops", "petaflop", "petaflops", "gigawatt"];

/// "a hundred thousand", "a million", "a dozen", "a couple of thousand", "a few hundred"; "an exaflop" is one.
fn article(c: Cursor, at: usize) -> Option<Numeral> {
    let end = at + c.word(at).len();
    let next = c.spaces(end);
    if c.take_any(next, LARGE_UNITS).is_some() {
        return Some(Numeral::exact(at, end, 1.0));
    }
    if let Some(end) = c.take_any(next, &["half"]) {
        return half(c, next).filter(|half| half.end > end).map(|half| Numeral { start: at, ..half });
    }
    if c.take_any(next, &["few", "couple", "several"]).is_some() {
        return some(c, next).map(|some| Numeral { start: at, ..some });
    }
    magnitude(c.word(next))?;
    sum(c, next).map(|sum| Numeral { start: at, bare: false, ..sum })
}

/// "half a million", "half a dozen", "half million".
fn half(c: Cursor, at: usize) -> Option<Numeral> {
    let end = c.take_word(at, "half")?;
    let article = c.spaces(end);
    let next = c.take_any(article, &["a", "an"]).map_or(article, |end| c.spaces(end));
    let word = c.word(next);
    let factor = magnitude(word).filter(|_| plural(word).is_none())?;
    let number = Numeral { factor, ..Numeral::exact(at, next + word.len(), scale(0.5, factor)) };
    Some(multiplied(c, number))
}

/// "several hundred thousand", "a few million", "a couple of thousand".
fn some(c: Cursor, at: usize) -> Option<Numeral> {
    let mut next = c.spaces(at + c.word(at).len());
    next = c.take_word(next, "of").map_or(next, |end| c.spaces(end));
    let pair = c.take_word(at, "couple").is_some();
    let word = c.word(next);
    let unit = magnitude(word).or_else(|| plural(word))?;
    let mut number = multiplied(c, Numeral { factor: unit, ..Numeral::exact(at, next + word.len(), unit) });
    while let Some((factor, end)) = of_more(c, number.end) {
        number = number.times(factor, end);
    }
    let (low, high) = if pair { (2.0, 2.0) } else { (1.0, 10.0) };
    Some(Numeral { low: scale(number.low, low), high: scale(number.high, high), vague: true, ..number })
}

/// "tens of thousands", "hundreds of billions", "thousands", "dozens".
fn several(c: Cursor, at: usize) -> Option<Numeral> {
    let word = c.word(at);
    let unit = plural(word)?;
    let mut number = Numeral { factor: unit, ..Numeral::exact(at, at + word.len(), unit) };
    while let Some((factor, end)) = of_more(c, number.end) {
        number = number.times(factor, end);
    }
    if let Some(wide) = or_more(c, at, number) {
        return Some(wide);
    }
    if unit == 10.0 && number.factor == 10.0 {
        return None;
    }
    Some(Numeral { high: scale(number.low, 10.0), vague: true, ..number })
}

fn of_more(c: Cursor, at: usize) -> Option<(f64, usize)> {
    let joined = joint(c, at);
    let end = c.take_word(joined, "of").filter(|_| joined > at)?;
    let start = joint(c, end);
    let word = c.word(start);
    let factor = plural(word).or_else(|| magnitude(word))?;
    Some((factor, start + word.len()))
}

/// "tens or hundreds of thousands", "hundreds or thousands".
fn or_more(c: Cursor, at: usize, first: Numeral) -> Option<Numeral> {
    let or = c.take_any(c.spaces(first.end), &["or", "to", "and"])?;
    let next = c.spaces(or);
    plural(c.word(next))?;
    let second = several(c, next).filter(|second| second.low > first.low)?;
    let shared = if first.factor < 1e3 && second.factor > 1e3 { second.factor / plural(c.word(next))? } else { 1.0 };
    Some(Numeral { low: scale(first.low, shared), start: at, ..second })
}
