//! Bytes → text without what is no text.

use std::borrow::Cow;

use crate::text::charset;

/// The text of `body`. NUL and other control characters are gone, line ends are `\n`.
pub(super) fn decode(body: &[u8], content_type: Option<&str>, host: Option<&str>) -> String {
    clean(charset::decode(body, content_type, host).into())
}

/// Control characters, NUL, lone marks and private characters (icons of a site's own font) out; line ends as `\n`.
/// `PostgreSQL` refuses U+0000 in text.
pub(super) fn clean(text: Cow<'_, str>) -> String {
    if text.chars().all(is_clean) {
        return text.into_owned();
    }
    let mut clean = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() != Some(&'\n') => clean.push('\n'),
            '\u{2028}' | '\u{2029}' | '\u{85}' => clean.push('\n'),
            c if is_clean(c) => clean.push(c),
            _ => {}
        }
    }
    clean
}

fn is_clean(c: char) -> bool {
    match c {
        '\n' | '\t' | ' '..='~' => true,
        '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' | '\u{E000}'..='\u{F8FF}' => false,
        c => !c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_go() {
        let mut bytes = b"\xFF\xFE".to_vec();
        bytes.extend("a\0b\r\nc\u{7}".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(decode(&bytes, Some("text/html; charset=utf-8"), None), "ab\nc");
    }
}
