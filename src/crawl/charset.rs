//! Bytes of feeds, sitemaps, listings and JSON → text: the mark at their beginning, the header, the declaration
//! that they carry, or detection. Pages are not touched here: their bytes are kept as they came.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How far in a declaration is looked for.
const HEAD: usize = 1_024;

/// Decodes a body; what is malformed becomes U+FFFD and stops nothing.
pub(super) fn decode(body: &[u8], content_type: Option<&str>) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(body) {
        return encoding.decode(body).0.into_owned();
    }
    // A false declaration of anything else would make garbage of what is good UTF-8.
    if let Ok(text) = std::str::from_utf8(body)
        && !text.contains('\0')
        && !text.contains('\u{1b}')
    {
        return text.to_owned();
    }
    let declared = content_type.and_then(of_header).or_else(|| of_bytes(body)).filter(|encoding| *encoding != UTF_8);
    let encoding = declared.unwrap_or_else(|| detect(body));
    encoding.decode_without_bom_handling(body).0.into_owned()
}

fn of_header(content_type: &str) -> Option<&'static Encoding> {
    let charset = content_type.split(';').find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches(['"', '\'']))
    })?;
    Encoding::for_label(charset.as_bytes())
}

/// `<?xml encoding="…"?>`, `<meta charset="…">`, or the zero bytes of UTF-16.
fn of_bytes(body: &[u8]) -> Option<&'static Encoding> {
    match body {
        [0, b'<', ..] => return Some(UTF_16BE),
        [b'<', 0, ..] => return Some(UTF_16LE),
        _ => {}
    }
    let head = String::from_utf8_lossy(body.get(..HEAD).unwrap_or(body)).to_ascii_lowercase();
    ["encoding=", "charset="].iter().find_map(|key| {
        let (_, rest) = head.split_once(key)?;
        let rest = rest.trim_start_matches(['"', '\'', ' ']);
        let label = rest.split(['"', '\'', ' ', '?', '>', ';', '/']).next()?;
        Encoding::for_label(label.as_bytes())
    })
}

fn detect(body: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(body, true);
    detector.guess(None, Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_read_whatever_says_its_charset() {
        let text = "<?xml version=\"1.0\" encoding=\"gb2312\"?><title>国产芯片</title>";
        let (gbk, _, _) = encoding_rs::GBK.encode(text);
        assert_eq!(decode(&gbk, None), text);
        let bare = "华为发布新一代国产人工智能芯片，性能提升两倍";
        let (big5, _, _) = encoding_rs::BIG5.encode("華為發布新一代人工智慧晶片");
        assert_eq!(decode(&big5, Some("text/xml; charset=\"Big5\"")), "華為發布新一代人工智慧晶片");
        assert_eq!(decode(&encoding_rs::GB18030.encode(bare).0, None), bare);
        assert_eq!(decode(bare.as_bytes(), Some("text/html; charset=gbk")), bare);
    }
}
