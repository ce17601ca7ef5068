//! Shares and multiples that are said in words: 六成, 三分之一, one third, half of, twice, 翻一番.

use super::{
    cursor::{Cursor, begins_with, digit},
    english, han,
    numeral::{self, Numeral, scale},
};
use crate::lexicon::units::Measure;

/// A number whose measure is in its words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Share {
    pub number: Numeral,
    pub measure: Measure,
}

fn percent(start: usize, end: usize, value: f64) -> Share {
    Share { number: Numeral::exact(start, end, value), measure: Measure::Percent }
}

/// 过半, 逾半: half of a whole, which the word before makes a bound; 过半年 is a time.
fn is_more_than_half(c: Cursor, at: usize) -> bool {
    let bound = c.previous(at).is_some_and(|before| "过過逾超".contains(before));
    let goes_on = c.next(c.step(at)).is_some_and(|next| "年个個导導天小路夜山月场場步点點".contains(next));
    bound && !goes_on
}

fn times(start: usize, end: usize, value: f64) -> Share {
    Share { number: Numeral::exact(start, end, value), measure: Measure::Times }
}

/// Fixed words: what they mean, and of which measure.
const FIXED: &[(&str, f64, Measure)] = &[
    ("一半", 50.0, Measure::Percent),
    ("半数", 50.0, Measure::Percent),
    ("半數", 50.0, Measure::Percent),
    ("半分", 50.0, Measure::Percent),
    ("절반", 50.0, Measure::Percent),
    ("百分百", 100.0, Measure::Percent),
    ("翻一番", 2.0, Measure::Times),
    ("翻了一番", 2.0, Measure::Times),
    ("翻番", 2.0, Measure::Times),
    ("翻倍", 2.0, Measure::Times),
    ("翻两番", 4.0, Measure::Times),
    ("翻了两番", 4.0, Measure::Times),
    ("倍增", 2.0, Measure::Times),
    ("倍以上", 2.0, Measure::Times),
    ("加倍", 2.0, Measure::Times),
];

/// The share or multiple in words at `at`, where this number begins, or none.
pub(super) fn read(c: Cursor, at: usize, number: Option<Numeral>) -> Option<Share> {
    let first = c.next(at)?;
    if first.is_ascii_alphabetic() {
        if c.previous(at).is_some_and(super::cursor::is_letter) {
            return None;
        }
        return word(c, at);
    }
    if !first.is_ascii() {
        if let Some((text, value, measure)) = FIXED.iter().find(|(text, ..)| begins_with(c.rest(at), text)) {
            let end = at + text.len();
            // 倍以上 is a multiple of its own only where no number goes before; 半分 only in Japanese.
            if !(*text == "倍以上" || (*text == "半分" && c.language != crate::model::Language::Japanese)) {
                return Some(Share { number: Numeral::exact(at, end, *value), measure: *measure });
            }
        }
        if first == '半' && is_more_than_half(c, at) {
            // 已经过半: its 过 is none of 经过
            let half = percent(at, c.step(at), 50.0);
            let more = c.near(at).ends_with("经过") || c.near(at).ends_with("經過");
            return Some(Share { number: Numeral { more, ..half.number }, ..half });
        }
        if let Some(found) = hundredth(c, at) {
            return Some(found);
        }
    }
    if first == '零' && falls_to_nothing(c, at) {
        return Some(percent(at, c.step(at), 0.0));
    }
    if digit(first).is_some() || han::is_numeral(first) {
        return tenths(c, number?).or_else(|| part(c, number?));
    }
    None
}

/// 百分之三十, 百分之30, 千分之五.
fn hundredth(c: Cursor, at: usize) -> Option<Share> {
    let (below, end) = [("百分之", 1.0), ("千分之", 0.1), ("万分之", 0.01), ("萬分之", 0.01)]
        .iter()
        .find_map(|(text, share)| c.take_text(at, &[text]).map(|end| (*share, end)))?;
    if c.previous(at).is_some_and(han::is_numeral) {
        return None;
    }
    let number = numeral::read(c, end)?;
    Some(Share {
        number: Numeral {
            start: at,
            low: scale(number.low, below),
            bare: false,
            high: scale(number.high, below),
            ..number
        },
        measure: Measure::Percent,
    })
}

/// 六成, 三成五, 三成半, 7.2成, 八割, 7割5分; 三到四成 is left to the ranges.
fn tenths(c: Cursor, number: Numeral) -> Option<Share> {
    let at = number.start;
    if number.high > 100.0 || number.factor > 1.0 || number.bare {
        return None;
    }
    let mark = c.next(number.end).filter(|mark| matches!(mark, '成' | '割'))?;
    let end = c.step(number.end);
    let after = c.next(end);
    let other_word =
        after.is_some_and(|next| "立为為了员員功果本长長都品就熟交像效分型绩績套群人片语語因引れりる".contains(next));
    let other_word = other_word || c.take_text(end, &["不变", "不變"]).is_some();
    let joined = c.previous(at).is_some_and(|previous| "统統唯之第完".contains(previous));
    if (mark == '成' && (other_word || joined)) || (mark == '割' && other_word) {
        return None;
    }
    let mut share = percent(at, end, scale(number.low, 10.0));
    share.number =
        Numeral { high: scale(number.high, 10.0), vague: number.vague, digits: number.digits, ..share.number };
    let rest = numeral::read(c, end).filter(|rest| rest.low < 10.0 && rest.plain <= 1 && rest.end - end <= 3);
    if let Some(half) = c.take_text(end, &["半"]) {
        share.number = shifted(share.number, 5.0, half);
    } else if let Some(rest) =
        rest.filter(|rest| c.take_text(rest.end, &["个", "月", "年", "成", "到", "至"]).is_none())
    {
        let end = c.take_text(rest.end, &["分"]).unwrap_or(rest.end);
        share.number = shifted(share.number, rest.low, end);
    }
    Some(to_second(c, at, share))
}

/// 四成至五成, 介于四成与五成之间: a second end makes a range of it; 从四成到五成 are two values.
fn to_second(c: Cursor, at: usize, first: Share) -> Share {
    let before = |words: &[&str]| words.iter().any(|word| c.near(at).ends_with(word));
    let number = first.number;
    let from = || before(super::range::FROM) || before(&["自"]) && !before(&["来自", "來自"]);
    let to = c.take_text(number.end, &["至", "到", "~", "～", "-", "—"]).filter(|_| !from());
    let and = || c.take_text(number.end, &["与", "與", "和"]).filter(|_| before(&["介于", "介於", "处于", "處於"]));
    let Some(last) = to.or_else(and).and_then(|next| numeral::read(c, next)) else { return first };
    let fits = c.next(last.end) == Some('成') && last.high <= 10.0 && scale(last.high, 10.0) > number.low;
    if !fits {
        return first;
    }
    let high = Numeral { high: scale(last.high, 10.0), end: c.step(last.end), ..number };
    Share { number: high, ..first }
}

fn shifted(number: Numeral, by: f64, end: usize) -> Numeral {
    Numeral { low: number.low + by, high: number.high + by, end, ..number }
}

/// 三分之一, 4分の1, 4분의 1, 3/4 is no share without a word.
fn part(c: Cursor, below: Numeral) -> Option<Share> {
    let end = c.take_text(below.end, &["分之", "分の", "분의 ", "분의"]).filter(|_| below.low >= 2.0)?;
    let above = numeral::read(c, end)?;
    Some(percent(below.start, above.end, above.low / below.low * 100.0))
}

/// English: half of, a third, two-thirds, twice, double, threefold.
fn word(c: Cursor, at: usize) -> Option<Share> {
    let word = c.word(at);
    let end = at + word.len();
    if !matches!(word.len(), 1..=13) {
        return None;
    }
    let known = match word.to_ascii_lowercase().as_str() {
        "half" => half(c, at, end),
        "halved" | "halving" => Some(percent(at, end, 50.0)),
        "twice" | "twofold" => Some(times(at, end, 2.0)),
        "thrice" | "threefold" => Some(times(at, end, 3.0)),
        "double" | "doubled" | "doubling" | "doubles" => alone(c, end).then(|| times(at, end, 2.0)),
        "triple" | "tripled" | "tripling" | "triples" | "treble" | "trebled" => {
            alone(c, end).then(|| times(at, end, 3.0))
        }
        "quadruple" | "quadrupled" | "quadrupling" | "fourfold" => Some(times(at, end, 4.0)),
        "quintupled" | "quintuple" | "fivefold" => Some(times(at, end, 5.0)),
        "zero" => falls_to_nothing(c, at).then(|| percent(at, end, 0.0)),
        "tenfold" => Some(times(at, end, 10.0)),
        "hundredfold" => Some(times(at, end, 100.0)),
        _ => None,
    };
    known.or_else(|| fraction(c, at, end)).or_else(|| out_of(c, at))
}

/// "from 95% to zero", "its share has fallen to zero", 份额从95%降至零: nothing is left of a share.
fn falls_to_nothing(c: Cursor, at: usize) -> bool {
    let left = c.near(at).trim_end().to_ascii_lowercase();
    let links = [
        "to",
        "to virtually",
        "to almost",
        "to nearly",
        "to about",
        "to essentially",
        "to practically",
        "stands at",
        "sits at",
        "remains at",
        "is now at",
    ];
    let spaced = links.iter().find_map(|link| left.strip_suffix(link)).filter(|head| head.ends_with(' '));
    let han = [
        "降至",
        "跌至",
        "降到",
        "跌到",
        "掉到",
        "降为",
        "变为",
        "减至",
        "滑落至",
        "萎缩至",
        "降至接近",
        "降至几乎为",
        "归",
        "降到了",
        "几乎为",
    ]
    .iter()
    .find_map(|link| left.strip_suffix(link));
    let shares = ["%", "percent", "per cent", " share", "份额", "份額", "市占", "占比"];
    // "has fallen to zero from 95%"
    let back = || c.clause_after(at, 24).trim_start().strip_prefix("zero from ").is_some_and(|rest| rest.contains('%'));
    if spaced.is_some() && back() {
        return true;
    }
    spaced.or(han).is_some_and(|head| shares.iter().any(|word| head.contains(word)))
}

/// "double the", "doubled to": but no "double-precision", no "double die".
fn alone(c: Cursor, end: usize) -> bool {
    c.next(end) != Some('-')
}

/// "half of", "half the", "half its", "half as much": no "half a million", no "first half".
fn half(c: Cursor, at: usize, end: usize) -> Option<Share> {
    let next = c.spaces(end);
    let stands = next > end
        && c.take_any(next, &["of", "the", "its", "their", "that", "as", "those", "what", "all", "his", "her", "our"])
            .is_some();
    let left = c.near(at).to_ascii_lowercase();
    let ordinal = ["first", "second", "other", "latter", "former", "back", "this", "last"];
    let part = ordinal.iter().any(|word| left.ends_with(word));
    (stands && !part).then(|| percent(at, end, 50.0))
}

/// The part that a word names: third, quarters, fifths.
fn denominator(word: &str) -> Option<f64> {
    Some(match word.to_ascii_lowercase().as_str() {
        "half" | "halves" => 2.0,
        "third" | "thirds" => 3.0,
        "quarter" | "quarters" | "fourth" | "fourths" => 4.0,
        "fifth" | "fifths" => 5.0,
        "sixth" | "sixths" => 6.0,
        "seventh" | "sevenths" => 7.0,
        "eighth" | "eighths" => 8.0,
        "ninth" | "ninths" => 9.0,
        "tenth" | "tenths" => 10.0,
        "hundredth" | "hundredths" => 100.0,
        _ => return None,
    })
}

/// "one third", "two-thirds", "a quarter of", "three quarters of".
fn fraction(c: Cursor, at: usize, end: usize) -> Option<Share> {
    let word = c.word(at).to_ascii_lowercase();
    let article = matches!(word.as_str(), "a" | "an");
    let above = if article { 1.0 } else { english::small(&word)? };
    let start = if c.next(end) == Some('-') { end + 1 } else { c.spaces(end) };
    let part = c.word(start);
    let below = denominator(part).filter(|below| above < *below && start > end)?;
    let stop = start + part.len();
    let many = part.ends_with('s') || part == "halves";
    // A quarter is a time, a third one is an ordinal: "of" or the like must follow.
    let whole = c.take_any(c.spaces(stop), &["of", "the", "that", "as", "its", "their"]).is_some();
    let sure = match part.to_ascii_lowercase().as_str() {
        "half" if !article => c.take_any(c.spaces(stop), &["year", "day", "hour", "million", "billion"]).is_none(),
        "quarter" | "quarters" | "half" | "halves" => whole,
        _ if article => whole,
        _ if many => above > 1.0,
        _ => above < 1.5 && c.take_any(c.spaces(stop), &["party", "time", "generation", "quarter"]).is_none(),
    };
    sure.then(|| percent(at, stop, above / below * 100.0))
}

/// "nine out of ten", "one in three".
fn out_of(c: Cursor, at: usize) -> Option<Share> {
    let word = c.word(at);
    let above = english::small(word)?;
    let end = c.take_any(c.spaces(at + word.len()), &["out of every", "out of", "in every"])?;
    let start = c.spaces(end);
    let below = english::small(c.word(start)).filter(|below| above < *below)?;
    Some(percent(at, start + c.word(start).len(), above / below * 100.0))
}

/// Whether a share in words may begin with this word of a language other than English.
pub(super) fn european_fraction(c: Cursor, at: usize) -> Option<Share> {
    const WORDS: &[(&str, f64, Measure)] = &[
        ("ein Drittel", 100.0 / 3.0, Measure::Percent),
        ("zwei Drittel", 200.0 / 3.0, Measure::Percent),
        ("ein Viertel", 25.0, Measure::Percent),
        ("drei Viertel", 75.0, Measure::Percent),
        ("die Hälfte", 50.0, Measure::Percent),
        ("doppelt so", 2.0, Measure::Times),
        ("verdoppelt", 2.0, Measure::Times),
        ("un tiers", 100.0 / 3.0, Measure::Percent),
        ("deux tiers", 200.0 / 3.0, Measure::Percent),
        ("un quart", 25.0, Measure::Percent),
        ("la moitié", 50.0, Measure::Percent),
        ("deux fois", 2.0, Measure::Times),
        ("doublé", 2.0, Measure::Times),
        ("половина", 50.0, Measure::Percent),
        ("половины", 50.0, Measure::Percent),
        ("половину", 50.0, Measure::Percent),
        ("треть", 100.0 / 3.0, Measure::Percent),
        ("трети", 100.0 / 3.0, Measure::Percent),
        ("четверть", 25.0, Measure::Percent),
        ("вдвое", 2.0, Measure::Times),
        ("втрое", 3.0, Measure::Times),
        ("un tercio", 100.0 / 3.0, Measure::Percent),
        ("dos tercios", 200.0 / 3.0, Measure::Percent),
        ("la mitad", 50.0, Measure::Percent),
        ("un terzo", 100.0 / 3.0, Measure::Percent),
        ("due terzi", 200.0 / 3.0, Measure::Percent),
        ("la metà", 50.0, Measure::Percent),
    ];
    let (text, value, measure) = WORDS.iter().find(|(text, ..)| c.take_word(at, text).is_some())?;
    Some(Share { number: Numeral::exact(at, at + text.len(), *value), measure: *measure })
}
