//! Digits that are no amounts: dates, times of day, versions, telephone numbers; and digits that are part of a name.

use super::{
    cursor::{Cursor, digit, is_letter},
    digits,
    numeral::Numeral,
};
use crate::model::value::Currency;

/// Where a run of digits that is no amount ends: 2024-09-28, 10:30, 1.2.3, +86-10-1234-5678.
pub(super) fn skip(c: Cursor, at: usize) -> Option<usize> {
    if let Some(end) = clock(c, at) {
        return Some(end);
    }
    let digits = at + c.rest(at).bytes().take_while(u8::is_ascii_digit).count();
    joint(c, digits)?;
    let (groups, end, marks) = chain(c, at);
    let dots = marks.iter().all(|mark| *mark == '.');
    let thousands = dots && groups.iter().skip(1).all(|group| *group == 3);
    if groups.len() >= 3 && !thousands {
        return Some(end);
    }
    // 2024/9, 2024-25, 2024-09 are months and years, no quotients.
    let year = |at: usize| {
        c.text.get(at..at + 4).and_then(|text| text.parse::<u32>().ok()).is_some_and(|y| (1900..2100).contains(&y))
    };
    let dated =
        groups.len() == 2 && groups.first() == Some(&4) && matches!(marks.first(), Some('-' | '/' | '–')) && year(at);
    let second = groups
        .get(1)
        .is_some_and(|length| *length <= 2 || year(at + 4 + marks.first().map_or(1, |mark| mark.len_utf8())));
    (dated && second).then_some(end)
}

/// 10:30, 10:04:05.
fn clock(c: Cursor, at: usize) -> Option<usize> {
    let rest = c.rest(at);
    let hours = rest.bytes().take_while(u8::is_ascii_digit).count();
    let mut end = at + hours;
    if hours == 0 || hours > 2 {
        return None;
    }
    let mut found = false;
    while c.take_text(end, &[":"]).is_some() && c.rest(end + 1).bytes().take_while(u8::is_ascii_digit).count() == 2 {
        end += 3;
        found = true;
    }
    found.then_some(end)
}

/// The lengths of the groups of digits that `-`, `/`, `.` join, where they end, and the marks between.
fn chain(c: Cursor, at: usize) -> (Vec<usize>, usize, Vec<char>) {
    let mut groups = Vec::new();
    let mut marks = Vec::new();
    let mut end = at;
    loop {
        let length = c.rest(end).bytes().take_while(u8::is_ascii_digit).count();
        if length == 0 {
            break;
        }
        groups.push(length);
        end += length;
        let Some(mark) = joint(c, end) else { break };
        marks.push(mark);
        end += mark.len_utf8();
    }
    (groups, end, marks)
}

/// The mark at `at`, behind which digits go on.
fn joint(c: Cursor, at: usize) -> Option<char> {
    let mark = c.next(at).filter(|mark| matches!(mark, '-' | '/' | '.' | '–'))?;
    c.next(at + mark.len_utf8()).is_some_and(|next| next.is_ascii_digit()).then_some(mark)
}

/// Whether letters or a hyphen tie the digits at `at` to a name on their left: H100, GPT-4, TeleChat2-115B.
pub(super) fn tied_left(c: Cursor, at: usize) -> bool {
    let Some(previous) = c.previous(at) else { return false };
    if is_letter(previous) {
        return !is_currency_word(c.before(at));
    }
    if !matches!(previous, '-' | '_' | '/' | '.' | '+' | '\u{2010}' | '\u{2011}') {
        return false;
    }
    let run = left_run(c, at - previous.len_utf8());
    let Some(first) = run.chars().next() else { return false };
    let last_upper = run.chars().any(char::is_uppercase);
    let digits = run.chars().any(|c| c.is_ascii_digit());
    is_letter(first) && (last_upper || digits) && !is_currency_word(run) && (digits || previous != '/')
}

fn is_currency_word(left: &str) -> bool {
    // codes beside those of the standard, and what stands before a sum
    const OTHERS: [&str; 6] = ["RMB", "Rmb", "NTD", "Rs", "RM", "NIS"];
    let codes = Currency::ALL.iter().map(|currency| currency.as_str()).chain(OTHERS);
    let ends =
        |word: &str| left.strip_suffix(word).is_some_and(|left| !left.chars().next_back().is_some_and(is_letter));
    codes.into_iter().any(ends)
}

/// The letters, digits and name marks that end at `at`.
fn left_run(c: Cursor<'_>, at: usize) -> &str {
    let before = c.before(at);
    let start = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_ascii_alphanumeric() || is_letter(*c) || matches!(c, '-' | '_' | '.'))
        .last()
        .map_or(before.len(), |(i, _)| i);
    before.get(start..).unwrap_or("")
}

/// Whether letters are glued to the right of a number and make no unit: 910C, 3D, 4th, 5090D.
pub(super) fn tied_right(c: Cursor, number: &Numeral) -> bool {
    match c.next(number.end) {
        Some(next) if is_letter(next) => true,
        Some('-' | '_') => {
            let after = number.end + 1;
            number.plain > 0 && c.next(after).is_some_and(|next| next.is_ascii_uppercase() || digit(next).is_some())
        }
        _ => false,
    }
}

/// Words before a number that make it a number of order: version 2, Phase 3, No. 1.
const ORDER: &[&str] = &[
    "version",
    "revision",
    "stepping",
    "v",
    "ver.",
    "generation",
    "gen",
    "phase",
    "chapter",
    "section",
    "no.",
    "number",
    "level",
    "tier",
    "page",
    "figure",
    "table",
    "article",
    "part",
    "step",
    "day",
    "week",
    "round",
    "series",
    "model",
    "top",
    "class",
    "grade",
    "volume",
    "vol.",
    "issue",
    "room",
    "flight",
    "highway",
    "route",
    "pcie",
    "usb",
    "hbm",
    "cuda",
    "wi-fi",
    "bluetooth",
    "windows",
    "android",
    "ios",
    "python",
    "kapitel",
    "artikel",
    "серии",
    "версия",
    "версии",
];

/// Whether a number behind the word tells only which of several: "Phase 3".
pub(in crate::extract) fn is_order(word: &str) -> bool {
    ORDER.contains(&word.to_lowercase().as_str())
}

/// Words with a capital after which a number is an amount all the same.
const NO_NAMES: &[&str] = &[
    "the",
    "in",
    "on",
    "at",
    "of",
    "for",
    "about",
    "some",
    "over",
    "nearly",
    "around",
    "roughly",
    "with",
    "and",
    "from",
    "by",
    "to",
    "than",
    "only",
    "just",
    "all",
    "these",
    "those",
    "its",
    "their",
    "his",
    "her",
    "a",
    "an",
    "but",
    "or",
    "as",
    "when",
    "while",
    "after",
    "before",
    "between",
    "under",
    "more",
    "less",
    "up",
    "approximately",
    "almost",
    "fewer",
    "another",
    "roughly",
    "most",
    "there",
    "are",
    "is",
    "were",
    "was",
    "has",
    "have",
    "had",
    "that",
    "this",
    "total",
    "including",
];

/// Whether the word before a bare number makes it part of a name: Kirin 9000, Llama 3.1, version 2.
pub(super) fn follows_name(c: Cursor, at: usize) -> bool {
    let left = c.left(at);
    if left.len() == at || at - left.len() > 1 {
        return matches!(c.previous(at), Some('第'))
            || left.ends_with('第')
            || left.ends_with("No.")
            || left.ends_with('№');
    }
    let start =
        left.rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '，' | '。')).map_or(0, |i| i + 1);
    let word = left.get(start..).or_else(|| left.rsplit(char::is_whitespace).next()).unwrap_or("");
    let Some(first) = word.chars().next() else { return false };
    if ORDER.iter().any(|order| order.eq_ignore_ascii_case(word)) {
        return true;
    }
    let ascii = word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '/' | '+'));
    let letters = word.chars().any(|c| c.is_ascii_alphabetic());
    ascii
        && letters
        && first.is_ascii_uppercase()
        && !word.ends_with('.')
        && !NO_NAMES.iter().any(|no| no.eq_ignore_ascii_case(word))
}

/// A chip number of the Ascend family: 910B is no 910 billion.
pub(super) fn is_product_number(c: Cursor, at: usize, end: usize) -> bool {
    let text = c.text.get(at..end).unwrap_or("");
    let code = matches!(text, "310B" | "910B" | "920B" | "950B" | "960B" | "970B");
    let left = c.left(at);
    // 昇腾10万卡: no code of the family is so small.
    let long = digits::plain(c, at).is_some_and(|own| own.low >= 300.0);
    let after_name = long && ["Ascend", "昇腾", "昇騰", "어센드", "アセンド"].iter().any(|name| left.ends_with(name));
    let parameters =
        c.take_text(c.spaces(end), &["param", "Param", "参数", "參數", "个参", "パラ", "파라", "매개"]).is_some();
    (code || after_name) && !parameters
}

/// What a number is followed by where it is a date or an ordinal: 9月, 28日, 4th.
pub(super) fn is_dated(c: Cursor, number: &Numeral) -> bool {
    let next = c.next(number.end);
    if c.previous(number.start) == Some('第') {
        return true;
    }
    let year = (number.plain == 4 || number.plain == 2) && !number.grouped;
    match next {
        Some('月') => !matches!(c.next(c.step(number.end)), Some('间' | '間')),
        Some('日') => !matches!(c.next(c.step(number.end)), Some('元' | '圆' | '圓' | '间' | '間' | '本')),
        Some('号' | '號') => number.low <= 31.0 && number.plain > 0,
        Some('年' | '년') => year && (1900.0..2100.0).contains(&number.low),
        Some('월' | '일') => number.plain > 0 && number.plain < 3,
        Some('时' | '時') => {
            number.plain > 0 && number.plain < 3 && !matches!(c.next(c.step(number.end)), Some('间' | '間'))
        }
        Some('点' | '點') => {
            number.plain > 0
                && number.plain < 3
                && c.take_text(c.step(number.end), &["半", "钟", "鐘", "左右", "整"]).is_some()
        }
        Some('分') => matches!(c.previous(number.start), Some('时' | '時' | '点' | '點')),
        Some('季') => true,
        _ => false,
    }
}
