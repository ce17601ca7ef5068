//! The unit that adjoins a number: behind it, as a currency before it, or behind a name in between.

use super::{
    cursor::{Cursor, is_letter},
    numeral::Numeral,
};
use crate::{
    lexicon::units::{Counter, Measure, Units},
    text::{Span, span::first},
};

/// A unit in the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Adjoining {
    pub measure: Measure,
    pub factor: f64,
    pub span: Span,
}

/// The unit behind a number that ends at `at`.
pub(super) fn behind(c: Cursor, number: &Numeral) -> Option<Adjoining> {
    if let Some(found) = multiple(c, number.end) {
        return Some(found);
    }
    for start in starts(c, number) {
        if let Some(found) = take(c, start).filter(|found| fits(c, number, found)) {
            return Some(found);
        }
    }
    None
}

/// Where a unit may begin: glued, behind a space, behind a hyphen, behind "of".
fn starts(c: Cursor, number: &Numeral) -> impl Iterator<Item = usize> {
    let at = number.end;
    let space = c.spaces(at);
    let hyphen = match c.next(at) {
        Some('-' | '\u{2010}' | '\u{2011}') => Some(at + c.next(at).map_or(1, char::len_utf8)),
        _ => None,
    };
    let of = (space > at)
        .then(|| c.take_any(space, &["of", "worth of", "de", "di", "des", "von", "d", "total", "US"]))
        .flatten()
        .map(|end| if matches!(c.next(end), Some('\'' | '’')) { c.step(end) } else { c.spaces(end) })
        .filter(|_| number.factor > 1.0 || number.vague);
    [Some(at), Some(space).filter(|space| *space > at), hyphen, of].into_iter().flatten()
}

fn take(c: Cursor, start: usize) -> Option<Adjoining> {
    let (length, unit) = Units::builtin().starting(c.rest(start), c.language)?;
    Some(Adjoining { measure: unit.measure, factor: unit.factor, span: Span::new(start, start + length) })
}

/// Short words that are units only where they are glued, or where the text speaks of such things.
fn fits(c: Cursor, number: &Numeral, found: &Adjoining) -> bool {
    let word = found.span.of(c.text);
    let glued = found.span.start == number.end;
    match word {
        "G" => glued && number.low > 9.0,
        "P" => glued && ![720.0, 1080.0, 1440.0, 2160.0].contains(&number.low) && !is_listed(c, found.span.end),
        "E" => glued && c.language.is_chinese() && number.low < 100.0,
        "V" | "h" | "m" | "x" | "X" => glued || word == "m",
        "$" => glued || number.digits,
        "点" | "點" | "분" | "分" => number.digits && found.measure == Measure::Points,
        "times" => !c.take_text(found.span.end, &[" a ", " per ", " in ", " over "]).is_some_and(|_| number.low < 1.0),
        "度" => number.digits,
        "年" => !is_year(number),
        _ => true,
    }
}

/// "4P、5P": numbers of a list, no petaflops.
fn is_listed(c: Cursor, at: usize) -> bool {
    c.next(at).is_some_and(|next| is_letter(next) || next.is_ascii_digit())
}

/// Four plain digits that a text of this field means as a year: 2000 and 2048 are counts as often.
pub(super) fn is_year(number: &Numeral) -> bool {
    number.plain == 4 && (1900.0..2046.0).contains(&number.low) && (number.low - 2000.0).abs() > 0.1
}

/// `8x H100`, `384 x Ascend 910C`: so many of the thing, and not eight times as much.
fn multiple(c: Cursor, at: usize) -> Option<Adjoining> {
    let start = c.spaces(at);
    let end = c.take_text(start, &["x", "×", "X"])?;
    named(c, end).map(|_| Adjoining {
        measure: Measure::Counter(Counter::Piece),
        factor: 1.0,
        span: Span::new(start, end),
    })
}

/// Whether a name (a capital, then somewhere a letter or digit) begins behind `at`.
pub(super) fn named(c: Cursor, at: usize) -> Option<usize> {
    let start = c.spaces(at);
    let first = c.next(start)?;
    first.is_uppercase().then_some(start)
}

/// The currency before a number: `US$`, `RMB `, 人民币.
pub(super) fn currency(c: Cursor, at: usize) -> Option<Adjoining> {
    let left = c.left(at);
    if at - left.len() > 4 {
        return None;
    }
    let (length, unit) = Units::builtin().ending(left)?;
    let start = left.len() - length;
    Some(Adjoining { measure: unit.measure, factor: unit.factor, span: Span::new(start, left.len()) })
}

/// Words that may stand between a number and what it counts: "115 billion total parameters".
const BETWEEN: &[&str] = &[
    "total",
    "activated",
    "active",
    "trainable",
    "model",
    "training",
    "text",
    "high-quality",
    "of",
    "its",
    "the",
    "their",
    "domestic",
    "Chinese",
    "local",
    "locally",
    "home-grown",
    "homegrown",
    "home-made",
    "new",
    "such",
    "older",
    "foreign",
    "imported",
    "smuggled",
    "Chinese-made",
    "produced",
    "made",
    "domestically",
    "more",
    "AI",
    "advanced",
    "high-end",
    "additional",
    "Nvidia",
    "graphics",
    "processing",
    "computing",
    "compute",
    "server",
    "accelerator",
    "data",
    "center",
    "artificial",
    "intelligence",
    "latest",
    "most",
    "dense",
    "sparse",
    "FP4",
    "FP8",
    "FP16",
    "BF16",
    "FP32",
    "TF32",
    "FP64",
    "INT8",
    "INT4",
    "peak",
    "theoretical",
    "last-generation",
    "next-generation",
    "US",
    "and",
];

/// What sort of tokens are counted, in Chinese.
const SORTS_OF_TOKENS: &[&str] = &[
    "高质量",
    "高品质",
    "優質",
    "优质",
    "高品質",
    "高質量",
    "多语言",
    "中文",
    "中英文",
    "文本",
    "多模态",
    "合成",
    "有效",
    "训练",
];

/// The unit behind a name or adjectives: "10,000 Ascend 910B chips", "2.788M H800 GPU hours".
pub(super) fn beyond(c: Cursor, number: &Numeral) -> Option<Adjoining> {
    let mut at = c.spaces(number.end);
    // 278.8万H800 GPU小时
    let glued = at == number.end;
    if glued && !is_large_in_chinese(c, number) {
        return None;
    }
    // 14.8万亿高质量token
    let sort = c.take_text(at, SORTS_OF_TOKENS).filter(|_| glued).and_then(|end| take(c, end));
    if let Some(tokens) = sort.filter(|unit| unit.measure == Measure::Tokens) {
        return Some(tokens);
    }
    if glued {
        return hours_of_a_chip(c, number);
    }
    for _ in 0..5 {
        let end = token(c, at)?;
        let word = c.text.get(at..end)?;
        let named = word.chars().next().is_some_and(|first| first.is_uppercase() || first.is_ascii_digit());
        if !named && !BETWEEN.iter().any(|known| known.eq_ignore_ascii_case(word)) {
            return None;
        }
        let next = c.spaces(end);
        if next == end {
            return None;
        }
        if let Some(found) = take(c, next).filter(|found| is_counted(found.measure)) {
            return Some(found);
        }
        at = next;
    }
    None
}

fn is_large_in_chinese(c: Cursor, number: &Numeral) -> bool {
    c.language.is_chinese() && matches!(c.previous(number.end), Some('万' | '萬' | '亿' | '億'))
}

/// 278.8万个H800 GPU小时, 400万昇腾卡时: in Chinese the chip stands between so many and its hours.
pub(super) fn hours_of_a_chip(c: Cursor, number: &Numeral) -> Option<Adjoining> {
    if !is_large_in_chinese(c, number) {
        return None;
    }
    let start = c.take_text(number.end, &["个", "個"]).unwrap_or(number.end);
    let rest = c.rest(start);
    // asked first, as behind most numbers there is no time at all
    let near = first(rest, LONGEST_CHIP + LONGEST_HOURS);
    if !near.contains(['时', '時']) && !near.contains("hour") {
        return None;
    }
    let part = |next: char| next.is_alphanumeric() || matches!(next, ' ' | '-' | '/');
    let chip = rest.char_indices().take(LONGEST_CHIP).take_while(|(_, next)| part(*next) && !ends_the_count(*next));
    chip.filter_map(|(at, _)| take(c, start + at).map(|unit| (start + at, unit)))
        .find(|(at, unit)| {
            unit.measure == Measure::ChipHour || unit.measure == Measure::Hour && is_coded(c, start, *at)
        })
        .map(|(_, unit)| Adjoining { measure: Measure::ChipHour, ..unit })
}

/// 210万个H100小时: right before the hours stands a code, and nothing else: 200万AI通话24小时 is of calls.
fn is_coded(c: Cursor, start: usize, at: usize) -> bool {
    let code = c.text.get(start..at).unwrap_or("").trim();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '/');
    let mixed =
        |word: &str| word.contains(|c: char| c.is_ascii_alphabetic()) && word.contains(|c: char| c.is_ascii_digit());
    code.starts_with(|c: char| c.is_ascii_uppercase())
        && code.chars().all(plain)
        && code.split([' ', '-', '/']).any(mixed)
}

/// So many characters the chip has at most that its hours are counted of: `NVIDIA H100 SXM`.
const LONGEST_CHIP: usize = 24;

/// So many characters the word for its hours has at most.
const LONGEST_HOURS: usize = 18;

/// 的, 元, 万: what stands in no name of a chip, and says that something else was counted.
fn ends_the_count(next: char) -> bool {
    matches!(
        next,
        '的' | '元' | '年' | '月' | '天' | '用' | '和' | '与' | '與' | '万' | '萬' | '亿' | '億' | '个' | '個'
    ) || matches!(next, '参' | '參' | '词' | '詞')
}

fn is_counted(measure: Measure) -> bool {
    matches!(
        measure,
        Measure::Parameters | Measure::Tokens | Measure::ChipHour | Measure::Flops | Measure::Ops | Measure::Counter(_)
    )
}

/// The end of the word at `at`: letters, digits, and the marks of names. Its `'s` belongs to it.
fn token(c: Cursor, at: usize) -> Option<usize> {
    let rest = c.rest(at);
    let end = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '/' | '\'' | '’' | '+')))
        .unwrap_or(rest.len());
    let word = rest.get(..end)?.trim_end_matches('.');
    (!word.is_empty() && word.len() < 24).then_some(at + word.len())
}
