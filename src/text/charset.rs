//! Bytes → text: the mark at their beginning, what they can only be, what header or body declare, then detection.
//!
//! Declarations are wrong in three ways that are common: a default of the server that nobody set, a charset of
//! another region, and UTF-8 for what was never converted. The bytes overrule them where they speak clearly.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes in which a charset may be declared.
const DECLARED_WITHIN: usize = 4_096;
/// Bytes by which a declaration is judged, and that the detector is fed.
const JUDGED_WITHIN: usize = 256 * 1024;
/// Text with a few characters cut in two is UTF-8 still: so many are whole for each that is not.
const WHOLE_FOR_BROKEN: usize = 10;
/// Of the characters of a text, most are among the common ones of its charset.
const USUAL_SHARE: f64 = 0.85;
const KOREAN_SHARE: f64 = 0.97;

/// The text of `body`; what is malformed becomes U+FFFD and stops nothing. `host` is where it came from: its last
/// label helps the detection.
pub fn decode(body: &[u8], content_type: Option<&str>, host: Option<&str>) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(body) {
        return encoding.decode_without_bom_handling(body.get(mark..).unwrap_or_default()).0.into_owned();
    }
    let encoding = encoding_of(body, content_type, host);
    encoding.decode_without_bom_handling(body).0.into_owned()
}

fn encoding_of(body: &[u8], content_type: Option<&str>, host: Option<&str>) -> &'static Encoding {
    // A false declaration of anything else would make garbage of what is good UTF-8.
    if is_utf8(body) {
        return UTF_8;
    }
    match content_type.and_then(of_header).or_else(|| of_bytes(body)) {
        None => detect(body, host),
        Some(declared) => believed(declared, body, host),
    }
}

/// UTF-8, whole or with a few characters that were cut; not what only looks so: UTF-16 is full of NUL, ISO-2022-JP
/// of escapes, between which it has seven bits alone.
fn is_utf8(body: &[u8]) -> bool {
    let (mut whole, mut broken, mut escapes) = (0, 0, false);
    for chunk in body.utf8_chunks() {
        if chunk.valid().contains('\0') {
            return false;
        }
        escapes |= chunk.valid().contains('\u{1b}');
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    (broken == 0 || whole >= WHOLE_FOR_BROKEN * broken) && (whole > 0 || !escapes)
}

fn sample(body: &[u8]) -> &[u8] {
    body.get(..JUDGED_WITHIN).unwrap_or(body)
}

/// What is declared, unless the bytes speak against it and for what is detected: they are malformed in it, or make
/// text of rare characters, or are pairs of bytes where single ones are declared, as servers do by default. Korean
/// makes text of common characters in the Chinese charsets too: there the detector decides.
fn believed(declared: &'static Encoding, body: &[u8], host: Option<&str>) -> &'static Encoding {
    let sample = sample(body);
    if sample.is_ascii() {
        return declared;
    }
    let detected = detect(body, host);
    let (share, other) = (common_share(declared, sample), common_share(detected, sample));
    let is_cut = sample.len() < body.len();
    let (faults, others) = (faults(declared, sample, is_cut), faults(detected, sample, is_cut));
    let is_korean = detected == EUC_KR && other >= Some(KOREAN_SHARE);
    if declared != UTF_8 && faults == 0 && share >= Some(USUAL_SHARE) && !is_korean {
        return declared;
    }
    let better = match (share, other) {
        (Some(share), Some(other)) => other > share || is_korean,
        (None, Some(other)) => other >= USUAL_SHARE || faults > 0,
        _ => faults > 0,
    };
    // Where both have faults, the declared one has to be far worse.
    if better && (others == 0 || faults > 4 * others) { detected } else { declared }
}

/// Malformed places; a character that the end of a sample cuts is none.
fn faults(encoding: &'static Encoding, sample: &[u8], is_cut: bool) -> usize {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(decoder.max_utf8_buffer_length(sample.len()).unwrap_or(0));
    let (_, _, broken) = decoder.decode_to_string(sample, &mut text, !is_cut);
    if broken { text.matches('\u{FFFD}').count() } else { 0 }
}

/// The share of pairs of bytes that stand for common characters, in charsets that put these together.
fn common_share(encoding: &'static Encoding, sample: &[u8]) -> Option<f64> {
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
    let mut bytes = sample.iter();
    while let Some(&lead) = bytes.next() {
        let single = lead < 0x80 || encoding == SHIFT_JIS && (0xa1..=0xdf).contains(&lead);
        if !single && bytes.next().is_some() {
            pairs += 1;
            common += u32::from(ranges.iter().any(|(from, to)| (*from..=*to).contains(&lead)));
        }
    }
    (pairs > 0).then(|| f64::from(common) / f64::from(pairs))
}

/// The charset of a label, but for those that nobody decodes any more (ISO-2022-KR, HZ): a page would be one U+FFFD.
fn of_label(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label_no_replacement(label.as_bytes())
}

/// The charset that a `Content-Type` value names.
fn of_header(value: &str) -> Option<&'static Encoding> {
    let lower = value.to_ascii_lowercase();
    let after = lower.split_once("charset")?.1.trim_start().strip_prefix('=')?;
    let label = after.trim_start_matches([' ', '"', '\'']);
    of_label(label.split([';', '"', '\'', ' ', '>', ',']).next()?)
}

/// `<?xml encoding="…"?>`, `<meta charset="…">`, `<meta http-equiv …>`, or the zero bytes of UTF-16.
fn of_bytes(body: &[u8]) -> Option<&'static Encoding> {
    match body {
        [0, b'<', ..] => return Some(UTF_16BE),
        [b'<', 0, ..] => return Some(UTF_16LE),
        _ => {}
    }
    let head = body.get(..DECLARED_WITHIN).unwrap_or(body);
    let head: String = head.iter().map(|byte| char::from(if byte.is_ascii() { *byte } else { b'?' })).collect();
    let head = head.to_ascii_lowercase();
    let of_xml = head.split_once("<?xml").and_then(|(_, rest)| rest.split_once("?>")).and_then(|(declaration, _)| {
        let (_, label) = declaration.split_once("encoding")?;
        let label = label.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        of_label(label.split(['"', '\'']).next()?)
    });
    let mut metas = head.split("<meta").skip(1).map(|rest| rest.split('>').next().unwrap_or(""));
    let declared = of_xml.or_else(|| metas.find_map(of_header));
    // What could be read so far is no UTF-16, whatever it says.
    let is_of_pairs = |encoding| encoding == UTF_16BE || encoding == UTF_16LE;
    declared.map(|encoding| if is_of_pairs(encoding) { UTF_8 } else { encoding })
}

fn detect(body: &[u8], host: Option<&str>) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    let sample = sample(body);
    // a character that is cut at the end of the sample speaks against no charset
    detector.feed(sample, sample.len() == body.len());
    let tld = host.and_then(|host| host.rsplit('.').next());
    let tld = tld.filter(|tld| (2..=12).contains(&tld.len()) && tld.bytes().all(|byte| byte.is_ascii_lowercase()));
    detector.guess(tld.map(str::as_bytes), Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHINESE: &str = "<p>中国电信宣布，已经用国产芯片训练出一个万亿参数的大模型，这是国内第一次。</p>";
    const TRADITIONAL: &str = "<p>台灣半導體業者表示，國產晶片的產能明年將會擴大，並供應給資料中心使用。</p>";
    const JAPANESE: &str =
        "<p>理化学研究所は、国産CPUを用いた次世代スーパーコンピューターの開発を始めると発表した。</p>";
    const KOREAN: &str =
        "<p>정부는 국산 인공지능 반도체로 만든 데이터센터를 내년에 가동한다고 밝혔다. 예산은 늘어난다.</p>";

    #[test]
    fn a_charset_is_taken_from_header_or_page() {
        let (gbk, ..) = GBK.encode(CHINESE);
        assert_eq!(decode(&gbk, Some("text/html; charset=GBK"), None), CHINESE);
        for head in [
            "<meta charset=\"gb2312\">",
            "<?xml version=\"1.0\" encoding = 'gb2312'?>",
            "<meta http-equiv=Content-Type content='text/html; charset=gbk'>",
        ] {
            let page = format!("{head}{CHINESE}");
            let (bytes, ..) = GB18030.encode(&page);
            assert_eq!(decode(&bytes, Some("text/html"), None), page);
        }
    }

    #[test]
    fn japanese_of_seven_bits_is_read_whether_declared_or_not() {
        for head in ["", "<meta charset=\"iso-2022-jp\">", "<?xml version='1.0' encoding='ISO-2022-JP'?>"] {
            let page = format!("{head}{JAPANESE}");
            let (bytes, ..) = encoding_rs::ISO_2022_JP.encode(&page);
            assert!(bytes.is_ascii());
            assert_eq!(decode(&bytes, None, None), page);
        }
        let (bytes, ..) = encoding_rs::ISO_2022_JP.encode(JAPANESE);
        assert_eq!(decode(&bytes, Some("text/html; charset=iso-2022-jp"), None), JAPANESE);
        assert_eq!(decode(b"<meta charset=\"utf-16\">caf\xc3\xa9", None, None), "<meta charset=\"utf-16\">café");
    }

    #[test]
    fn a_label_that_is_good_for_nothing_declares_nothing() {
        let said = "Ascend \u{1b}[1m910C\u{1b}[0m is shipped.";
        for label in ["iso-2022-kr", "iso-2022-cn", "hz-gb-2312"] {
            for head in [format!("<meta charset={label}>"), format!("<?xml version='1.0' encoding='{label}'?>")] {
                let page = format!("{head}{said}");
                assert_eq!(decode(page.as_bytes(), None, None), page);
            }
            assert_eq!(decode(said.as_bytes(), Some(&format!("text/html; charset={label}")), None), said);
        }
    }

    #[test]
    fn a_long_page_is_read_wherever_its_sample_ends() {
        let texts = [(UTF_8, CHINESE), (GBK, CHINESE), (BIG5, TRADITIONAL), (SHIFT_JIS, JAPANESE), (EUC_KR, KOREAN)];
        for (encoding, text) in texts {
            for (pad, declared) in (0..3).flat_map(|pad| [(pad, None), (pad, Some(encoding.name()))]) {
                let page = format!("\u{1b}[0m{}{}", "x".repeat(pad), text.repeat(JUDGED_WITHIN / text.len() * 2));
                let (bytes, ..) = encoding.encode(&page);
                assert!(bytes.len() > JUDGED_WITHIN);
                let header = declared.map(|name| format!("text/html; charset={name}"));
                let told = decode(&bytes, header.as_deref(), None);
                assert!(told == page, "{} {pad} {declared:?}", encoding.name());
            }
        }
    }

    #[test]
    fn nothing_declared_is_detected() {
        let cases = [
            (GBK, CHINESE, "news.example.cn"),
            (BIG5, TRADITIONAL, "news.example.tw"),
            (SHIFT_JIS, JAPANESE, "news.example.jp"),
            (EUC_KR, KOREAN, "news.example.kr"),
        ];
        for (encoding, text, host) in cases {
            let (bytes, ..) = encoding.encode(text);
            assert_eq!(decode(&bytes, None, Some(host)), text, "{}", encoding.name());
        }
    }

    #[test]
    fn a_wrong_declaration_is_overruled_by_the_bytes() {
        let texts = [(GBK, CHINESE), (BIG5, TRADITIONAL), (SHIFT_JIS, JAPANESE), (EUC_KR, KOREAN)];
        for (encoding, text) in texts {
            let (bytes, ..) = encoding.encode(text);
            for declared in ["utf-8", "iso-8859-1", "gbk", "big5", "shift_jis", "euc-kr", "windows-1252", "no-such"] {
                let told = decode(&bytes, Some(&format!("text/html; charset={declared}")), None);
                assert_eq!(told, text, "{} declared as {declared}", encoding.name());
            }
        }
        assert_eq!(decode(CHINESE.as_bytes(), Some("text/html; charset=shift_jis"), None), CHINESE);
    }

    #[test]
    fn a_right_declaration_of_single_bytes_stands() {
        let french = "<p>Un supercalculateur français, près de Besançon, entraîne déjà des modèles.";
        let (latin, ..) = encoding_rs::WINDOWS_1252.encode(french);
        assert_eq!(decode(&latin, Some("text/html; charset=iso-8859-1"), None), french);
        let russian = "<p>Суперкомпьютер на отечественных процессорах запущен в Москве.";
        let (koi, ..) = encoding_rs::KOI8_R.encode(russian);
        assert_eq!(decode(&koi, Some("text/html; charset=koi8-r"), None), russian);
    }

    #[test]
    fn a_character_cut_in_two_does_not_change_the_charset() {
        let mut bytes = CHINESE.as_bytes().to_vec();
        bytes.truncate(bytes.len() - 6);
        bytes.extend_from_slice("</p>".as_bytes());
        let told = decode(&bytes, Some("text/html; charset=utf-8"), None);
        assert!(told.starts_with("<p>中国电信") && told.matches('\u{FFFD}').count() == 1, "{told}");
        let told = decode(b"<p>Un caf\xe9 \xe0 Paris, d\xe9j\xe0", Some("text/html; charset=utf-8"), None);
        assert_eq!(told, "<p>Un café à Paris, déjà");
    }

    #[test]
    fn marks_win_and_utf_16_without_one_is_known_by_its_zeros() {
        let mut bytes = b"\xFF\xFE".to_vec();
        bytes.extend("国产".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(decode(&bytes, Some("text/html; charset=utf-8"), None), "国产");
        let bare: Vec<u8> = "<p>国产芯片".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&bare, None, None), "<p>国产芯片");
    }
}
