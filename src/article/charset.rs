//! Bytes → text: byte order mark, header, the page's own word, then detection.
//!
//! A declared charset that yields replacement characters where the detected one yields none is overruled:
//! many a GBK page is served as UTF-8.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// Bytes in which a page may declare its charset.
const DECLARED_WITHIN: usize = 4096;

/// Bytes that the detector is fed.
const DETECTED_WITHIN: usize = 256 * 1024;

/// The text of `body`. NUL and other control characters are gone, line ends are `\n`.
pub(super) fn decode(body: &[u8], content_type: Option<&str>, host: Option<&str>) -> String {
    clean(decode_whole(body, content_type, host))
}

fn decode_whole<'b>(body: &'b [u8], content_type: Option<&str>, host: Option<&str>) -> Cow<'b, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(body) {
        let rest = body.get(mark..).unwrap_or_default();
        return encoding.decode_without_bom_handling(rest).0;
    }
    let declared = content_type.and_then(charset_of).or_else(|| declared_inside(body));
    if let Some(encoding) = declared {
        let (text, broken) = encoding.decode_without_bom_handling(body);
        if !broken {
            return text;
        }
    }
    if let Ok(text) = std::str::from_utf8(body) {
        return Cow::Borrowed(text);
    }
    let detected = detect(body, host);
    let (text, broken) = detected.decode_without_bom_handling(body);
    match declared {
        // Both break: a few bad bytes, and the declared one is likelier to be right unless it breaks far more often.
        Some(encoding) if broken => {
            let declared_text = encoding.decode_without_bom_handling(body).0;
            if replacements(&declared_text) <= 4 * replacements(&text) { declared_text } else { text }
        }
        _ => text,
    }
}

fn replacements(text: &str) -> usize {
    text.chars().filter(|c| *c == '\u{FFFD}').count()
}

/// The encoding that a `Content-Type` value names.
fn charset_of(value: &str) -> Option<&'static Encoding> {
    let lower = value.to_ascii_lowercase();
    let after = lower.split_once("charset")?.1.trim_start().strip_prefix('=')?;
    let label = after.trim_start_matches([' ', '"', '\'']);
    let label = label.split([';', '"', '\'', ' ', '>', ',']).next()?;
    Encoding::for_label(label.as_bytes())
}

/// The encoding that `<meta charset>`, `<meta http-equiv>` or an XML declaration names.
fn declared_inside(body: &[u8]) -> Option<&'static Encoding> {
    let head = body.get(..DECLARED_WITHIN).unwrap_or(body);
    let head: String = head.iter().map(|byte| char::from(if byte.is_ascii() { *byte } else { b'?' })).collect();
    let head = head.to_ascii_lowercase();
    if let Some((declaration, _)) = head.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"))
        && let Some((_, label)) = declaration.split_once("encoding=")
    {
        let label = label.trim_start_matches(['"', '\'']).split(['"', '\'']).next().unwrap_or("");
        return Encoding::for_label(label.as_bytes());
    }
    let mut metas = head.split("<meta").skip(1).map(|rest| rest.split('>').next().unwrap_or(""));
    // A page that could be read so far is no UTF-16, whatever it says.
    metas.find_map(charset_of).map(|encoding| if encoding.is_ascii_compatible() { encoding } else { UTF_8 })
}

fn detect(body: &[u8], host: Option<&str>) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(body.get(..DETECTED_WITHIN).unwrap_or(body), true);
    let tld = host.and_then(|host| host.rsplit('.').next());
    let tld = tld.filter(|tld| (2..=12).contains(&tld.len()) && tld.bytes().all(|byte| byte.is_ascii_lowercase()));
    detector.guess(tld.map(str::as_bytes), Utf8Detection::Allow)
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
    use encoding_rs::{BIG5, EUC_KR, GB18030, GBK, SHIFT_JIS, UTF_16LE};

    use super::*;

    const CHINESE: &str = "<p>中国电信宣布，已经用国产芯片训练出一个万亿参数的大模型，这是国内第一次。</p>";

    #[test]
    fn a_charset_is_taken_from_header_or_page() {
        let (gbk, ..) = GBK.encode(CHINESE);
        assert_eq!(decode(&gbk, Some("text/html; charset=GBK"), None), CHINESE);
        let page = format!("<meta charset=\"gb2312\">{CHINESE}");
        let (bytes, ..) = GB18030.encode(&page);
        assert_eq!(decode(&bytes, Some("text/html"), None), page);
    }

    #[test]
    fn nothing_declared_is_detected() {
        let japanese = "<p>理化学研究所は、国産CPUを用いた次世代スーパーコンピューターの開発を始めると発表した。</p>";
        let korean =
            "<p>정부는 국산 인공지능 반도체로 만든 데이터센터를 내년에 가동한다고 밝혔다. 예산은 늘어난다.</p>";
        let traditional = "<p>台灣半導體業者表示，國產晶片的產能明年將會擴大，並供應給資料中心使用。</p>";
        for (encoding, text, host) in [
            (GBK, CHINESE, "news.example.cn"),
            (BIG5, traditional, "news.example.tw"),
            (SHIFT_JIS, japanese, "news.example.jp"),
            (EUC_KR, korean, "news.example.kr"),
        ] {
            let (bytes, ..) = encoding.encode(text);
            assert_eq!(decode(&bytes, None, Some(host)), text, "{}", encoding.name());
        }
    }

    #[test]
    fn a_wrong_declaration_is_overruled_by_what_reads_without_a_fault() {
        let (gbk, ..) = GBK.encode(CHINESE);
        assert_eq!(decode(&gbk, Some("text/html; charset=utf-8"), Some("a.cn")), CHINESE);
        assert_eq!(decode(CHINESE.as_bytes(), Some("text/html; charset=shift_jis"), None), CHINESE);
    }

    #[test]
    fn marks_win_and_control_characters_go() {
        let mut bytes = b"\xFF\xFE".to_vec();
        bytes.extend("a\0b\r\nc\u{7}".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(decode(&bytes, Some("text/html; charset=utf-8"), None), "ab\nc");
        assert!(!UTF_16LE.is_ascii_compatible());
    }
}
