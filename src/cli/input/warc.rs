//! WARC files → raw documents: the answered pages of a web archive, plain or compressed record by record.

use std::{
    collections::{BTreeMap, HashMap},
    io::{self, BufRead, BufReader, Read},
    ops::ControlFlow,
};

use chrono::{DateTime, Utc};
use flate2::read::{MultiGzDecoder, ZlibDecoder};

use super::{
    Body, InputError, Raw,
    error::LARGEST,
    files::{Sink, hand},
};

/// A head longer than this is no head.
const LONGEST_HEAD: u64 = 256 << 10;
/// Bytes that the decoder of brotli reads at once.
const BROTLI_BUFFER: usize = 4 << 10;

/// Reads all records of a file; `packed` says that it is gzip.
pub(super) fn read(name: &str, input: impl BufRead, packed: bool, sink: Sink<'_>) -> ControlFlow<()> {
    if packed { records(name, BufReader::new(MultiGzDecoder::new(input)), sink) } else { records(name, input, sink) }
}

fn records(name: &str, mut input: impl BufRead, sink: Sink<'_>) -> ControlFlow<()> {
    let mut passed_over = BTreeMap::new();
    for number in 1.. {
        match record(&mut input) {
            Ok(None) if number == 1 => return hand(sink, Err(InputError::Empty { name: name.to_owned() })),
            Ok(None) => break,
            Ok(Some(Record::Page(raw))) => hand(sink, Ok(raw))?,
            Ok(Some(Record::Other(kind))) => *passed_over.entry(kind).or_insert(0) += 1,
            Ok(Some(Record::Wrong(what))) => {
                let what = format!("record {number} {what}");
                hand(sink, Err(InputError::Content { name: name.to_owned(), what }))?;
            }
            Err(error) => {
                // behind a torn record nothing can be found again
                let what = format!("record {number} is torn ({error}); what stands behind it is left out");
                hand(sink, Err(InputError::Content { name: name.to_owned(), what }))?;
                break;
            }
        }
    }
    tell_passed_over(name, passed_over, sink)
}

/// Says how many records of each type gave no page. What an archive says of itself is not missed.
fn tell_passed_over(name: &str, mut counts: BTreeMap<&str, usize>, sink: Sink<'_>) -> ControlFlow<()> {
    counts.remove("warcinfo");
    if counts.is_empty() {
        return ControlFlow::Continue(());
    }
    let counts: Vec<String> = counts.into_iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    let what = format!("passed over what is no page, by the type of record: {}", counts.join(", "));
    hand(sink, Err(InputError::PassedOver { name: name.to_owned(), what }))
}

enum Record {
    Page(Raw),
    /// No page, and its type.
    Other(&'static str),
    Wrong(String),
}

/// The types that the standard knows; an archive may have any number of others.
const TYPES: [&str; 8] =
    ["warcinfo", "response", "resource", "request", "metadata", "revisit", "conversion", "continuation"];

fn record(input: &mut impl BufRead) -> io::Result<Option<Record>> {
    let Some(Head { first, fields: head, is_whole }) = head(input)? else { return Ok(None) };
    if !first.starts_with("WARC/") {
        return Err(io::Error::other("it does not begin with WARC/"));
    }
    let torn = || io::Error::other("the file ends within it");
    if !is_whole {
        return Err(torn());
    }
    let length: u64 = head.get("content-length").and_then(|text| text.parse().ok()).unwrap_or(0);
    let kind = head.get("warc-type").and_then(|kind| TYPES.into_iter().find(|known| known == kind)).unwrap_or("other");
    let content_type = head.get("content-type").filter(|kind| is_html(kind));
    let may_be_page = kind == "response" || kind == "resource" && content_type.is_some();
    if !may_be_page || length > LARGEST {
        if io::copy(&mut input.by_ref().take(length), &mut io::sink())? < length {
            return Err(torn());
        }
        let large = may_be_page.then(|| Record::Wrong(format!("is larger than {} MiB and left out", LARGEST >> 20)));
        return Ok(Some(large.unwrap_or(Record::Other(kind))));
    }
    let mut block = Vec::new();
    input.by_ref().take(length).read_to_end(&mut block)?;
    if u64::try_from(block.len()).is_ok_and(|read| read < length) {
        return Err(torn());
    }
    let body = match kind {
        "response" => answered(&block),
        // The block is the page itself.
        _ => Ok(Some(Body::Page { bytes: block, content_type: content_type.cloned() })),
    };
    Ok(Some(match body {
        Ok(body) => body.and_then(|body| page(&head, body)).map_or(Record::Other(kind), Record::Page),
        Err(error) => Record::Wrong(format!("holds no readable answer: {error}")),
    }))
}

fn is_html(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim();
    ["text/html", "application/xhtml+xml"].iter().any(|html| kind.eq_ignore_ascii_case(html))
}

/// The page of a record, by its head and its body; nothing where it has no address or is empty.
fn page(head: &HashMap<String, String>, body: Body) -> Option<Raw> {
    let url = head.get("warc-target-uri")?.trim_matches(['<', '>']).to_owned();
    let is_empty = matches!(&body, Body::Page { bytes, .. } if bytes.is_empty());
    let name = super::super::document::name_of(&url);
    let fetched_at = head.get("warc-date").and_then(|date| instant(date));
    (!is_empty).then(|| Raw { name, url: Some(url), fetched_at, body, ..Raw::default() })
}

/// The first line and the fields of a head.
#[derive(Default)]
struct Head {
    first: String,
    fields: HashMap<String, String>,
    /// Whether the empty line came that ends it.
    is_whole: bool,
}

/// The next head; nothing at the end of the file.
fn head(input: &mut impl BufRead) -> io::Result<Option<Head>> {
    let mut input = input.by_ref().take(LONGEST_HEAD);
    let mut head = Head::default();
    loop {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(Some(head).filter(|head| !head.first.is_empty()));
        }
        let line = String::from_utf8_lossy(&line).trim_end().to_owned();
        match (head.first.is_empty(), line.is_empty()) {
            // the empty lines between records
            (true, true) => {}
            (true, false) => head.first = line,
            (false, true) => return Ok(Some(Head { is_whole: true, ..head })),
            (false, false) => {
                if let Some((key, value)) = line.split_once(':') {
                    head.fields.insert(key.trim().to_ascii_lowercase(), value.trim().to_owned());
                }
            }
        }
    }
}

/// `WARC-Date`: an instant in UTC, which may be cut short to the minute, the day, the month or the year.
fn instant(date: &str) -> Option<DateTime<Utc>> {
    if let Ok(whole) = DateTime::parse_from_rfc3339(date) {
        return Some(whole.to_utc());
    }
    let date = date.trim_end_matches('Z');
    // less than a year is no date, though what is missing would make one of it
    let rest = "0000-01-01T00:00:00Z".get(date.len()..).filter(|_| date.len() >= 4)?;
    DateTime::parse_from_rfc3339(&format!("{date}{rest}")).ok().map(|cut| cut.to_utc())
}

/// The body of an HTTP answer, if it is one of a page.
fn answered(mut answer: &[u8]) -> io::Result<Option<Body>> {
    let Some(Head { first: status, fields, .. }) = head(&mut answer)? else { return Ok(None) };
    let found = status.split_whitespace().nth(1) == Some("200");
    let kind = fields.get("content-type").map_or("", String::as_str);
    let readable = kind.is_empty() || kind.starts_with("text/") || kind.contains("html") || kind.contains("xml");
    if !found || !readable || answer.is_empty() {
        return Ok(None);
    }
    let is = |field: &str, word: &str| fields.get(field).is_some_and(|value| value.eq_ignore_ascii_case(word));
    let whole = if is("transfer-encoding", "chunked") { unchunked(answer)? } else { answer.to_vec() };
    let bytes = match fields.get("content-encoding").map(|coding| coding.to_ascii_lowercase()).as_deref() {
        Some("gzip" | "x-gzip") => unpacked(MultiGzDecoder::new(whole.as_slice()))?,
        Some("deflate") => unpacked(ZlibDecoder::new(whole.as_slice()))?,
        Some("br") => unpacked(brotli::Decompressor::new(whole.as_slice(), BROTLI_BUFFER))?,
        Some("zstd") => unpacked(zstd::Decoder::new(whole.as_slice())?)?,
        None | Some("" | "identity") => whole,
        Some(other) => return Err(io::Error::other(format!("its content coding {other} is not known"))),
    };
    let content_type = Some(kind.to_owned()).filter(|kind| !kind.is_empty());
    Ok(Some(Body::Page { bytes, content_type }))
}

fn unpacked(packed: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    packed.take(LARGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The body of an answer that was sent in chunks. One that is not, though it says so, is taken as it is.
fn unchunked(body: &[u8]) -> io::Result<Vec<u8>> {
    let mut rest = body;
    let mut whole = Vec::with_capacity(body.len());
    loop {
        let mut line = Vec::new();
        rest.read_until(b'\n', &mut line)?;
        let line = String::from_utf8_lossy(&line);
        let size = line.split(';').next().unwrap_or_default().trim();
        match usize::from_str_radix(size, 16) {
            Ok(0) => return Ok(whole),
            Ok(size) if size <= rest.len() => {
                let (chunk, after) = rest.split_at(size);
                whole.extend_from_slice(chunk);
                rest = after.strip_prefix(b"\r\n").unwrap_or(after);
            }
            _ if whole.is_empty() => return Ok(body.to_vec()),
            _ => return Ok(whole),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::{Compression, write::GzEncoder};

    use super::*;

    fn record_of(kind: &str, url: &str, block: &str) -> Vec<u8> {
        format!(
            "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
        .into_bytes()
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    fn text(item: &Result<Raw, String>) -> (&str, &str) {
        match item {
            Ok(Raw { name, body: Body::Page { bytes, .. }, .. }) => (name, std::str::from_utf8(bytes).unwrap()),
            Ok(other) => panic!("{other:?}"),
            Err(why) => ("", why),
        }
    }

    fn all(bytes: &[u8], packed: bool) -> Vec<Result<Raw, String>> {
        let mut items = Vec::new();
        let _ = read("a.warc", bytes, packed, &mut |item| {
            items.push(item.map_err(|error| error.to_string()));
            true
        });
        items
    }

    const PAGE: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>hello";

    #[test]
    fn answered_pages_are_found_among_other_records() {
        let mut file = record_of("warcinfo", "", "software: x");
        file.extend(record_of("request", "https://a.example/x.html", "GET / HTTP/1.1\r\n\r\n"));
        file.extend(record_of("response", "https://a.example/news/x.html", PAGE));
        file.extend(record_of("response", "https://a.example/gone", "HTTP/1.1 404 Gone\r\n\r\nno"));
        let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n2\r\nyo\r\n0\r\n\r\n";
        file.extend(record_of("response", "https://a.example/y", chunked));
        let items = all(&file, false);
        let told = "a.warc: passed over what is no page, by the type of record: 1 request, 1 response";
        assert_eq!(items.iter().map(text).collect::<Vec<_>>(), [("x", "<p>hello"), ("y", "<p>yo"), ("", told)]);
    }

    #[test]
    fn a_page_may_be_a_resource() {
        let resource = |kind: &str, block: &str| {
            let record = String::from_utf8(record_of("resource", "https://a.example/x", block)).unwrap();
            record.replacen("\r\n", &format!("\r\nContent-Type: {kind}\r\n"), 1)
        };
        let file = [
            resource("text/html; charset=utf-8", "<p>hello"),
            resource("image/png", "png"),
            resource("text/html", ""),
            String::from_utf8(record_of("invented", "", "x")).unwrap(),
            resource("Application/XHTML+XML", "<p>yo"),
        ]
        .concat();
        let items = all(file.as_bytes(), false);
        let told = "a.warc: passed over what is no page, by the type of record: 1 other, 2 resource";
        assert_eq!(items.iter().map(text).collect::<Vec<_>>(), [("x", "<p>hello"), ("x", "<p>yo"), ("", told)]);
    }

    #[test]
    fn an_answer_is_read_in_the_codings_that_browsers_ask_for() {
        let br = |bytes: &[u8]| {
            let mut packed = Vec::new();
            let how = brotli::enc::BrotliEncoderParams { quality: 1, ..Default::default() };
            brotli::BrotliCompress(&mut &bytes[..], &mut packed, &how).unwrap();
            packed
        };
        let of = |coding: &str, body: &[u8]| {
            let head = format!("HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\n\r\n");
            answered(&[head.as_bytes(), body].concat())
        };
        let page = "<p>hello</p>".repeat(100);
        let bytes = page.as_bytes();
        for (coding, body) in
            [("gzip", gzip(bytes)), ("br", br(bytes)), ("BR", br(bytes)), ("zstd", zstd::encode_all(bytes, 0).unwrap())]
        {
            let read = of(coding, &body).unwrap();
            assert_eq!(read, Some(Body::Page { bytes: bytes.to_vec(), content_type: None }), "{coding}");
            assert!(of(coding, &body[..body.len() / 2]).is_err(), "{coding}, torn");
        }
        assert!(of("br", b"no brotli").is_err());
        assert!(of("compress", bytes).unwrap_err().to_string().contains("compress is not known"));
        let bomb = br(&vec![b' '; usize::try_from(LARGEST).unwrap() + 9]);
        let Some(Body::Page { bytes, .. }) = of("br", &bomb).unwrap() else { panic!("no page") };
        assert_eq!(u64::try_from(bytes.len()).unwrap(), LARGEST);
    }

    #[test]
    fn the_date_of_a_record_is_when_its_page_was_fetched() {
        let of = |date: &str| {
            let record = record_of("response", "https://a.example/x", PAGE);
            let text = String::from_utf8(record).unwrap().replacen("\r\n", &format!("\r\nWARC-Date: {date}\r\n"), 1);
            let fetched = all(text.as_bytes(), false).remove(0).unwrap().fetched_at;
            fetched.map(|at| at.to_rfc3339())
        };
        assert_eq!(of("2024-09-28T08:00:00Z").as_deref(), Some("2024-09-28T08:00:00+00:00"));
        assert_eq!(of("2024-09-28T08:00:00.123456Z").as_deref(), Some("2024-09-28T08:00:00.123456+00:00"));
        assert_eq!(of("2024-09-28T08:00Z").as_deref(), Some("2024-09-28T08:00:00+00:00"));
        assert_eq!(of("2024-09").as_deref(), Some("2024-09-01T00:00:00+00:00"));
        assert_eq!(of("2024").as_deref(), Some("2024-01-01T00:00:00+00:00"));
        for nothing in ["yesterday", "", "Z", "20", "202Z"] {
            assert_eq!(of(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn each_record_may_be_compressed_by_itself() {
        let mut file = gzip(&record_of("response", "https://a.example/x", PAGE));
        file.extend(gzip(&record_of("response", "https://a.example/y", PAGE)));
        assert_eq!(all(&file, true).len(), 2);
    }

    #[test]
    fn a_torn_file_gives_what_stands_before_the_tear() {
        let mut file = record_of("response", "https://a.example/x", PAGE);
        let torn = record_of("response", "https://a.example/y", PAGE);
        file.extend(&torn[..torn.len() - 12]);
        let items = all(&file, false);
        assert!(items[0].is_ok() && items[1].as_ref().unwrap_err().contains("record 2 is torn"), "{items:?}");
        for cut in [3, 20] {
            // within the block of a request, and within the head of a page
            for kind in ["request", "response"] {
                let next = record_of(kind, "https://a.example/z", PAGE);
                let until = if kind == "request" { next.len() - cut - 4 } else { cut };
                let items = all(&[&record_of("response", "https://a.example/x", PAGE), &next[..until]].concat(), false);
                let told = items.iter().filter_map(|item| item.as_ref().err()).collect::<Vec<_>>();
                assert!(told.len() == 1 && told[0].contains("record 2 is torn"), "{kind} {cut} {items:?}");
            }
        }
        assert!(all(b"", false)[0].as_ref().unwrap_err().contains("is empty"));
        assert!(all(b"no archive", false)[0].as_ref().unwrap_err().contains("does not begin with WARC/"));
    }
}
