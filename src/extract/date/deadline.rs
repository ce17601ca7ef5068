//! The words around a date: by, before, since, until, and the end of the expression that they make.

use super::{Deadline, Found};
use crate::extract::number::cursor::{Cursor, begins_with};

use Deadline::{After, Before, By, In, Since, Until};

const BEFORE: &[(&str, Deadline)] = &[
    ("by the end of", By),
    ("by late", By),
    ("by early", By),
    ("by mid", By),
    ("by", By),
    ("no later than", By),
    ("not later than", By),
    ("at the latest in", By),
    ("ahead of", Before),
    ("before the end of", By),
    ("before", Before),
    ("prior to", Before),
    ("until", Until),
    ("until the end of", Until),
    ("until late", Until),
    ("until early", Until),
    ("until at least", Until),
    ("through the end of", Until),
    ("till", Until),
    ("through", Until),
    ("since", Since),
    ("starting in", Since),
    ("starting from", Since),
    ("beginning in", Since),
    ("from", Since),
    ("as of", Since),
    ("after", After),
    ("in", In),
    ("on", In),
    ("during", In),
    ("at the end of", In),
    ("bis Ende", By),
    ("bis", By),
    ("vor", Before),
    ("seit", Since),
    ("ab", Since),
    ("im", In),
    ("am", In),
    ("für", In),
    ("d'ici à", By),
    ("d'ici", By),
    ("d’ici", By),
    ("d’ici à", By),
    ("avant", Before),
    ("depuis", Since),
    ("à partir de", Since),
    ("jusqu'en", Until),
    ("en", In),
    ("к", By),
    ("до", By),
    ("до конца", By),
    ("с", Since),
    ("после", After),
    ("в", In),
    ("antes de", Before),
    ("para", By),
    ("hasta", Until),
    ("desde", Since),
    ("a partir de", Since),
    ("entro", By),
    ("entro il", By),
    ("entro la fine del", By),
    ("prima del", Before),
    ("dal", Since),
    ("nel", In),
    ("截至", Until),
    ("截止", Until),
    ("到", By),
    ("至", Until),
    ("自", Since),
    ("从", Since),
    ("從", Since),
    ("於", In),
    ("于", In),
    ("在", In),
];

const BEHIND: &[(&str, Deadline)] = &[
    ("底之前", By),
    ("底前", By),
    ("末之前", By),
    ("末前", By),
    ("年末までに", By),
    ("末までに", By),
    ("までに", By),
    ("まで", Until),
    ("以降", Since),
    ("以来", Since),
    ("以來", Since),
    ("以后", After),
    ("以後", After),
    ("之后", After),
    ("之後", After),
    ("之前", Before),
    ("以前", Before),
    ("前", Before),
    ("起", Since),
    ("开始", Since),
    ("開始", Since),
    ("止", Until),
    ("から", Since),
    ("말까지", By),
    ("까지", By),
    ("부터", Since),
    ("이후", Since),
    ("이전", Before),
    ("に", In),
];

/// How the words around a date bind it, and the span with them.
pub(super) fn around(c: Cursor, found: &Found) -> (Deadline, usize, usize) {
    let rest = c.rest(found.end);
    let behind = BEHIND.iter().filter(|(word, _)| begins_with(rest, word)).max_by_key(|(word, _)| word.len());
    if let Some((word, deadline)) = behind.filter(|(word, _)| !misread(c, found.end, word)) {
        return (*deadline, found.start, found.end + word.len());
    }
    let left = c.left(found.start);
    let left = strip(left, &["the", "einem", "dem", "le", "la", "el", "il", "about", "around", "early", "late", "mid"]);
    let before = BEFORE.iter().filter(|(word, _)| ends_with(left, word)).max_by_key(|(word, _)| word.len());
    match before {
        Some((_, deadline)) => (*deadline, found.start, found.end),
        None => (Deadline::None, found.start, found.end),
    }
}

/// 前 of 前后, 起 of 起诉.
fn misread(c: Cursor, end: usize, word: &str) -> bool {
    let next = c.next(end + word.len());
    match word {
        "前" => matches!(next, Some('后' | '後' | '总' | '首' | '夕' | '任' | '三' | '两')),
        "起" => matches!(next, Some('诉' | '草' | '源' | '步' | '家')),
        _ => false,
    }
}

fn strip<'t>(left: &'t str, words: &[&str]) -> &'t str {
    let mut left = left;
    while let Some(word) = words.iter().find(|word| ends_with(left, word)) {
        left = left.get(..left.len() - word.len()).unwrap_or("").trim_end_matches([' ', '\u{A0}']);
    }
    left
}

fn ends_with(left: &str, word: &str) -> bool {
    let last = left.as_bytes().last().zip(word.as_bytes().last());
    if !last.is_some_and(|(last, own)| last.eq_ignore_ascii_case(own)) {
        return false;
    }
    let Some(start) = left.len().checked_sub(word.len()) else { return false };
    let Some(tail) = left.get(start..) else { return false };
    let same = tail == word || tail.eq_ignore_ascii_case(word);
    let spaced = word.chars().next().is_some_and(|c| c < '\u{2E80}');
    same && !(spaced && left.get(..start).and_then(|left| left.chars().next_back()).is_some_and(char::is_alphanumeric))
}
