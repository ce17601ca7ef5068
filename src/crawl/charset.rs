//! Bytes of feeds, sitemaps, listings and JSON → text: the mark at their beginning, the header, the declaration
//! that they carry, or detection. Pages are not touched here: their bytes are kept as they came.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

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
    let encoding = declared.map_or_else(|| detect(body), |declared| believed(declared, body));
    encoding.decode_without_bom_handling(body).0.into_owned()
}

/// What is declared, unless the bytes speak against it and for what is detected: they are malformed in it, or make
/// text of rare characters, or are pairs of bytes where single ones are declared, as servers do by default.
fn believed(declared: &'static Encoding, body: &[u8]) -> &'static Encoding {
    let broken = |encoding: &'static Encoding| encoding.decode_without_bom_handling(body).1;
    let share = common_share(declared, body);
    if share.is_some_and(|share| share >= USUAL_SHARE) && !broken(declared) || body.is_ascii() {
        return declared;
    }
    let detected = detect(body);
    let better = match (share, common_share(detected, body)) {
        (Some(declared), Some(detected)) => detected > declared,
        (None, Some(detected)) => detected >= USUAL_SHARE,
        _ => broken(declared),
    };
    if better && !broken(detected) { detected } else { declared }
}

/// Of the characters of a text, most are among the common ones of its charset.
const USUAL_SHARE: f64 = 0.85;

/// The share of pairs of bytes that stand for common characters, in charsets that put these together.
fn common_share(encoding: &'static Encoding, body: &[u8]) -> Option<f64> {
    const COMMON: [(&Encoding, [(u8, u8); 2]); 6] = [
        (GBK, [(0xa1, 0xa3), (0xb0, 0xd7)]),
        (GB18030, [(0xa1, 0xa3), (0xb0, 0xd7)]),
        (BIG5, [(0xa1, 0xa3), (0xa4, 0xc6)]),
        (SHIFT_JIS, [(0x81, 0x83), (0x88, 0x97)]),
        (EUC_KR, [(0xa1, 0xa3), (0xb0, 0xc8)]),
        (EUC_JP, [(0xa1, 0xa5), (0xb0, 0xcf)]),
    ];
    let (_, ranges) = COMMON.iter().find(|(known, _)| *known == encoding)?;
    let (mut pairs, mut common) = (0_u32, 0_u32);
    let mut bytes = body.iter();
    while let Some(&lead) = bytes.next() {
        let single = lead < 0x80 || encoding == SHIFT_JIS && (0xa1..=0xdf).contains(&lead);
        if !single && bytes.next().is_some() {
            pairs += 1;
            common += u32::from(ranges.iter().any(|(from, to)| (*from..=*to).contains(&lead)));
        }
    }
    (pairs > 0).then(|| f64::from(common) / f64::from(pairs))
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
        // What a server declares that was never told.
        assert_eq!(decode(&encoding_rs::GBK.encode(bare).0, Some("text/html; charset=iso-8859-1")), bare);
        let french = "<p>Un supercalculateur français, près de Besançon, entraîne déjà des modèles.";
        let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(french);
        assert_eq!(decode(&latin, Some("text/html; charset=iso-8859-1")), french);
    }
}
