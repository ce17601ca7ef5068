//! Bytes of a text file → text.

use crate::text::charset;

/// How many bytes are looked at to tell a binary file.
const HEAD: usize = 8 << 10;

/// Whether these bytes are no text: they hold zero bytes, and are not UTF-16 either.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    let utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    !utf16 && bytes.iter().take(HEAD).any(|byte| *byte == 0)
}

/// What holds no escape as it is if it is UTF-8; anything else as a page is read that declares nothing.
pub(super) fn text(bytes: Vec<u8>) -> String {
    match String::from_utf8(bytes) {
        Ok(text) if !text.contains('\u{1b}') => text,
        Ok(text) => charset::decode(text.as_bytes(), None, None),
        Err(error) => charset::decode(error.as_bytes(), None, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_file_of_the_old_kind_is_read() {
        let said = "中国电信用国产芯片训练了两个大模型，其中一个有万亿参数。";
        let (bytes, _, _) = encoding_rs::GBK.encode(said);
        assert_eq!(text(bytes.into_owned()), said);
    }

    #[test]
    fn a_japanese_file_of_seven_bits_is_read() {
        let said = "国産チップで学習した大規模言語モデルを公開した。";
        let (bytes, _, _) = encoding_rs::ISO_2022_JP.encode(said);
        assert_eq!(text(bytes.into_owned()), said);
        let coloured = "\u{1b}[1m国产芯片\u{1b}[0m";
        // be it longer than what is looked at, and cut there in a character
        for count in [1, 20_000] {
            for head in ["", "x", "xx"] {
                let coloured = format!("{head}{}", coloured.repeat(count));
                assert!(text(coloured.clone().into_bytes()) == coloured, "{head} {count}");
            }
        }
    }

    #[test]
    fn a_broken_byte_does_not_lose_the_text() {
        let mut bytes = "华为昇腾910C芯片已经开始送样。".repeat(20).into_bytes();
        bytes.push(0xff);
        assert!(text(bytes).contains("910C"));
    }
}
