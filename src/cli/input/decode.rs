//! Bytes of a text file → text.

/// How many bytes are looked at to tell a binary file.
const HEAD: usize = 8 << 10;

/// Whether these bytes are no text: they hold zero bytes, and are not UTF-16 either.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    let utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    !utf16 && bytes.iter().take(HEAD).any(|byte| *byte == 0)
}

/// UTF-8 as it is; anything else by its byte order mark or by detection (GB18030, Big5, `Shift_JIS` …).
pub(super) fn text(bytes: Vec<u8>) -> String {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return text,
        Err(error) => error.into_bytes(),
    };
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(&bytes) {
        return encoding.decode(&bytes).0.into_owned();
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(&bytes, true);
    let guess = detector.guess(None, chardetng::Utf8Detection::Allow);
    guess.decode_without_bom_handling(&bytes).0.into_owned()
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
    fn a_broken_byte_does_not_lose_the_text() {
        let mut bytes = "华为昇腾910C芯片已经开始送样。".repeat(20).into_bytes();
        bytes.push(0xff);
        assert!(text(bytes).contains("910C"));
    }
}
