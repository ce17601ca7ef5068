//! Strings of a file's own words on itself → text.

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A string in UTF-16, UTF-8, or in one of the charsets that producers write although they should not.
pub(super) fn decoded(bytes: &[u8]) -> String {
    let text = if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        UTF_16BE.decode_without_bom_handling(rest).0
    } else if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        UTF_16LE.decode_without_bom_handling(rest).0
    } else if let Ok(text) = std::str::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)) {
        text.into()
    } else {
        let chinese = GB18030.decode_without_bom_handling_and_without_replacement(bytes);
        let is_chinese = |text: &str| {
            text.chars().all(|c| c.is_ascii() || ('\u{3000}'..='\u{9FFF}').contains(&c) || c >= '\u{FF00}')
        };
        match chinese.filter(|text| is_chinese(text)) {
            Some(text) => text,
            None => WINDOWS_1252.decode_without_bom_handling(bytes).0,
        }
    };
    text.chars().filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_is_read_in_whatever_charset_it_was_written() {
        assert_eq!(decoded(b"\xFE\xFF\x56\xFD\x4E\xA7"), "国产");
        assert_eq!(decoded("国产".as_bytes()), "国产");
        assert_eq!(decoded(b"\xB9\xFA\xB2\xFA AI"), "国产 AI");
        assert_eq!(decoded(b"Caf\xE9"), "Café");
        assert_eq!(decoded(b"plain\0"), "plain");
    }
}
