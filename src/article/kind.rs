//! Bytes and their declared type → what they are: HTML, Markdown, plain text, PDF, or something that holds no text.

/// What a body is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Html,
    Markdown,
    Plain,
    Pdf,
    /// No text: what it looks like, in words for the error.
    Other(&'static str),
}

/// Bytes that are looked at.
const HEAD: usize = 4096;

/// First bytes of what is served under a wrong type most often.
const MAGIC: [(&[u8], &str); 15] = [
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an Office file"),
    (b"\x1F\x8B", "gzip-compressed data"),
    (b"BZh", "bzip2-compressed data"),
    (b"\xFD7zXZ\0", "xz-compressed data"),
    (b"\x28\xB5\x2F\xFD", "zstd-compressed data"),
    (b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xD0\xCF\x11\xE0", "an old Office file"),
    (b"\x7FELF", "a program"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
    (b"wOF2", "a font"),
];

/// What `body` is, by its first bytes, the `Content-Type` header and the ending of its address.
pub(super) fn of(body: &[u8], content_type: Option<&str>, url: &str) -> Kind {
    let head = body.get(..HEAD).unwrap_or(body);
    if is_pdf(head) {
        return Kind::Pdf;
    }
    if let Some(what) = binary(head) {
        return Kind::Other(what);
    }
    let start = readable_start(head);
    let declared = content_type.unwrap_or("").split(';').next().unwrap_or("").trim().to_ascii_lowercase();
    if is_page(&start) || declared.contains("html") && start.contains('<') {
        return Kind::Html;
    }
    if let Some(what) = structured(&start, &declared) {
        return Kind::Other(what);
    }
    let path = url.split(['?', '#']).next().unwrap_or("").to_ascii_lowercase();
    let ending = path.rsplit_once('.').map(|(_, ending)| ending);
    if declared.contains("markdown") || matches!(ending, Some("md" | "markdown")) {
        return Kind::Markdown;
    }
    let named_page = matches!(ending, Some("html" | "htm"));
    let unnamed = declared.is_empty() || declared == "application/octet-stream";
    if (named_page || unnamed) && has_markup(&start) { Kind::Html } else { Kind::Plain }
}

/// Whether a body is a PDF file: some have a few bytes before their first line.
pub(crate) fn is_pdf(head: &[u8]) -> bool {
    let told = |byte: &u8| !byte.is_ascii_whitespace() && !matches!(byte, 0 | 0xEF | 0xBB | 0xBF);
    let start = head.iter().position(told).unwrap_or(head.len());
    head.get(start..).is_some_and(|head| head.starts_with(b"%PDF-"))
}

fn binary(head: &[u8]) -> Option<&'static str> {
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Some(what);
    }
    match (head.get(..4), head.get(4..12)) {
        (Some(b"RIFF"), Some(rest)) if rest.ends_with(b"WEBP") => return Some("a WebP image"),
        (Some(b"RIFF"), Some(_)) => return Some("a recording"),
        (Some(_), Some(rest)) if rest.starts_with(b"ftyp") => return Some("a video or image in an MP4 container"),
        _ => {}
    }
    let wide = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    let odd = head.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31)).count();
    (!wide && odd * 10 > head.len()).then_some("binary data")
}

/// The first bytes as ASCII, in lower case, without mark, blanks and comments: enough to see markup in.
fn readable_start(head: &[u8]) -> String {
    let text: String = head
        .iter()
        .filter(|byte| **byte != 0)
        .map(|byte| if byte.is_ascii() { char::from(byte.to_ascii_lowercase()) } else { '\u{FFFD}' })
        .collect();
    let mut rest = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FFFD}');
    while let Some((_, after)) = rest.strip_prefix("<!--").and_then(|inner| inner.split_once("-->")) {
        rest = after.trim_start();
    }
    rest.to_owned()
}

fn is_page(start: &str) -> bool {
    let after_xml =
        start.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map(|(_, rest)| rest.trim_start());
    let start = after_xml.unwrap_or(start);
    ["<!doctype html", "<html", "<head", "<body", "<title", "<meta"].iter().any(|tag| start.starts_with(tag))
}

fn structured(start: &str, declared: &str) -> Option<&'static str> {
    let any = |marks: &[&str]| marks.iter().any(|mark| start.contains(mark));
    if start.starts_with('<') && any(&["<rss", "<feed", "<rdf:rdf"]) {
        return Some("a feed");
    }
    if start.starts_with('<') && any(&["<urlset", "<sitemapindex"]) {
        return Some("a sitemap");
    }
    if start.starts_with("<svg") || declared == "image/svg+xml" {
        return Some("an SVG image");
    }
    let json = start.starts_with("{\"") || start.starts_with("[{");
    if json && (declared.is_empty() || declared.contains("json")) {
        return Some("JSON");
    }
    ["image/", "video/", "audio/", "font/"].iter().any(|kind| declared.starts_with(kind)).then_some("media")
}

fn has_markup(start: &str) -> bool {
    ["<p>", "<p ", "<div", "<article", "<h1", "<table", "<br", "<span", "<section"]
        .iter()
        .any(|tag| start.contains(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_believed_before_the_header() {
        assert_eq!(of(b"%PDF-1.7\n", Some("text/html"), "u"), Kind::Pdf);
        assert_eq!(of(b"\x89PNG\r\n\x1a\n", None, "u"), Kind::Other("a PNG image"));
        assert_eq!(of(b"<!DOCTYPE html><p>x", Some("text/plain"), "u"), Kind::Html);
        assert_eq!(of(b"\xEF\xBB\xBF<!-- saved --> <html>", None, "u"), Kind::Html);
        assert_eq!(of(b"<?xml version='1.0'?><rss><channel>", Some("text/html; charset=x"), "u"), Kind::Html);
        assert_eq!(of(b"<?xml version='1.0'?><rss><channel>", Some("text/xml"), "u"), Kind::Other("a feed"));
        assert_eq!(of(&[1, 2, 3, 4, 0, 0, 7, 7], None, "u"), Kind::Other("binary data"));
    }

    #[test]
    fn markdown_and_plain_text_are_told_apart_by_type_and_ending() {
        assert_eq!(of(b"# Card", Some("text/plain"), "https://hub.example/raw/README.md?x=1"), Kind::Markdown);
        assert_eq!(of(b"# Card", Some("text/markdown; charset=utf-8"), "u"), Kind::Markdown);
        assert_eq!(of(b"Hello <b>", Some("text/plain"), "a.txt"), Kind::Plain);
        assert_eq!(of(b"Hello <p>there", None, "a"), Kind::Html);
    }
}
