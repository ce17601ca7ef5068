//! Where in a text a number may begin: the filter that makes plain text cheap.

use super::{cursor::Cursor, english, han};
use crate::model::Language;

/// The next place at or behind `at` where a number, or a share in words, may begin.
pub(super) fn next(c: Cursor, at: usize) -> Option<usize> {
    let bytes = c.text.as_bytes();
    let european = c.language.is_european();
    // a text in none of our languages may have words of any of them
    let english = !european && c.language != Language::Other;
    let mut i = at;
    let mut inside = at > 0 && bytes.get(at - 1).is_some_and(u8::is_ascii_alphabetic);
    while let Some(&byte) = bytes.get(i) {
        match byte {
            b'0'..=b'9' => return Some(i),
            b'.' if !inside && bytes.get(i + 1).is_some_and(u8::is_ascii_digit) => return Some(i),
            b'a'..=b'z' | b'A'..=b'Z' => {
                let end = word_end(bytes, i);
                let word = c.text.get(i..end).unwrap_or_default();
                if !inside && (european || is_candidate(word.as_bytes()) && (!english || english::begins(word))) {
                    return Some(i);
                }
                i = end;
                inside = true;
                continue;
            }
            0..=0x7F => inside = false,
            _ => {
                let next = c.next(i)?;
                if starts(c, next, european && !inside) {
                    return Some(i);
                }
                inside = next < '\u{0530}' && next.is_alphabetic();
                i += next.len_utf8();
                continue;
            }
        }
        i += 1;
    }
    None
}

fn word_end(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(rest.len())
}

/// Whether a number in words may begin with this word: told by its first letters and its length.
fn is_candidate(word: &[u8]) -> bool {
    let (Some(first), Some(second)) = (word.first(), word.get(1)) else {
        return matches!(word, b"a" | b"A");
    };
    if word.len() > 11 {
        return false;
    }
    matches!(
        (first | 0x20, second | 0x20),
        (b'z', b'e')
            | (b'o' | b'a', b'n')
            | (b't', b'w' | b'h' | b'e' | b'r')
            | (b'f', b'o' | b'i' | b'e')
            | (b's', b'i' | b'e' | b'c')
            | (b'e', b'i' | b'l')
            | (b'n' | b'b', b'i')
            | (b'h', b'u' | b'a')
            | (b'm', b'i' | b'a' | b'u')
            | (b'q', b'u')
            | (b'd', b'o')
            | (b'c', b'o' | b'r')
            | (b'l', b'a')
    )
}

fn starts(c: Cursor, next: char, word: bool) -> bool {
    match next {
        '０'..='９' | '半' | '절' | '过' | '過' | '翻' | '加' | '倍' => true,
        '\u{AC00}'..='\u{D7A3}' => c.language == Language::Korean && "수몇한두세네다여일아열절".contains(next),
        '\u{00C0}'..='\u{052F}' => word && next.is_alphabetic(),
        _ => han::is_numeral(next),
    }
}
