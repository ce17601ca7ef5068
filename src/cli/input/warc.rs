//! WARC files → raw documents: the answered pages of a web archive, plain or compressed record by record.

use std::{
    collections::HashMap,
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

/// Reads all records of a file; `packed` says that it is gzip.
pub(super) fn read(name: &str, input: impl BufRead, packed: bool, sink: Sink<'_>) -> ControlFlow<()> {
    if packed { records(name, BufReader::new(MultiGzDecoder::new(input)), sink) } else { records(name, input, sink) }
}

fn records(name: &str, mut input: impl BufRead, sink: Sink<'_>) -> ControlFlow<()> {
    for number in 1.. {
        match record(&mut input) {
            Ok(None) => break,
            Ok(Some(Record::Page(raw))) => hand(sink, Ok(raw))?,
            Ok(Some(Record::Other)) => {}
            Ok(Some(Record::Wrong(what))) => {
                let what = format!("record {number} {what}");
                hand(sink, Err(InputError::Content { name: name.to_owned(), what }))?;
            }
            Err(error) => {
                // behind a torn record nothing can be found again
                let what = format!("record {number} is torn ({error}); what stands behind it is left out");
                return hand(sink, Err(InputError::Content { name: name.to_owned(), what }));
            }
        }
    }
    ControlFlow::Continue(())
}

enum Record {
    Page(Raw),
    /// A request, metadata, a picture, an answer that is no page.
    Other,
    Wrong(String),
}

fn record(input: &mut impl BufRead) -> io::Result<Option<Record>> {
    let Some((first, head)) = head(input)? else { return Ok(None) };
    if !first.starts_with("WARC/") {
        return Err(io::Error::other("it does not begin with WARC/"));
    }
    let length: u64 = head.get("content-length").and_then(|text| text.parse().ok()).unwrap_or(0);
    let is_answer = head.get("warc-type").is_some_and(|kind| kind == "response");
    if !is_answer || length > LARGEST {
        io::copy(&mut input.by_ref().take(length), &mut io::sink())?;
        let large = is_answer.then(|| Record::Wrong(format!("is larger than {} MiB and left out", LARGEST >> 20)));
        return Ok(Some(large.unwrap_or(Record::Other)));
    }
    let mut block = Vec::new();
    input.by_ref().take(length).read_to_end(&mut block)?;
    if u64::try_from(block.len()).is_ok_and(|read| read < length) {
        return Err(io::Error::other("the file ends within it"));
    }
    let url = head.get("warc-target-uri").map(|url| url.trim_matches(['<', '>']).to_owned());
    let read = page(url, &block).unwrap_or_else(|error| Record::Wrong(format!("holds no readable answer: {error}")));
    Ok(Some(match read {
        Record::Page(raw) => {
            Record::Page(Raw { fetched_at: head.get("warc-date").and_then(|date| instant(date)), ..raw })
        }
        other => other,
    }))
}

/// The first line and the fields of a head; nothing at the end of the file.
fn head(input: &mut impl BufRead) -> io::Result<Option<(String, HashMap<String, String>)>> {
    let mut input = input.by_ref().take(LONGEST_HEAD);
    let mut first = String::new();
    let mut fields = HashMap::new();
    loop {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line)? == 0 {
            return if first.is_empty() { Ok(None) } else { Ok(Some((first, fields))) };
        }
        let line = String::from_utf8_lossy(&line).trim_end().to_owned();
        match (first.is_empty(), line.is_empty()) {
            // the empty lines between records
            (true, true) => {}
            (true, false) => first = line,
            (false, true) => return Ok(Some((first, fields))),
            (false, false) => {
                if let Some((key, value)) = line.split_once(':') {
                    fields.insert(key.trim().to_ascii_lowercase(), value.trim().to_owned());
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

/// The page in an HTTP answer, if it is one.
fn page(url: Option<String>, mut answer: &[u8]) -> io::Result<Record> {
    let Some((status, fields)) = head(&mut answer)? else { return Ok(Record::Other) };
    let found = status.split_whitespace().nth(1) == Some("200");
    let kind = fields.get("content-type").map_or("", String::as_str);
    let readable = kind.is_empty() || kind.starts_with("text/") || kind.contains("html") || kind.contains("xml");
    let Some(url) = url.filter(|_| found && readable && !answer.is_empty()) else { return Ok(Record::Other) };
    let is = |field: &str, word: &str| fields.get(field).is_some_and(|value| value.eq_ignore_ascii_case(word));
    let whole = if is("transfer-encoding", "chunked") { unchunked(answer)? } else { answer.to_vec() };
    let bytes = match fields.get("content-encoding").map(String::as_str) {
        Some("gzip" | "x-gzip") => unpacked(MultiGzDecoder::new(whole.as_slice()))?,
        Some("deflate") => unpacked(ZlibDecoder::new(whole.as_slice()))?,
        None | Some("" | "identity") => whole,
        Some(other) => return Err(io::Error::other(format!("its content coding {other} is not known"))),
    };
    let name = super::super::document::name_of(&url);
    let content_type = Some(kind.to_owned()).filter(|kind| !kind.is_empty());
    Ok(Record::Page(Raw { name, url: Some(url), body: Body::Page { bytes, content_type }, ..Raw::default() }))
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
        let bodies: Vec<(String, &[u8])> = items
            .iter()
            .map(|item| match item.as_ref().unwrap() {
                Raw { name, body: Body::Page { bytes, .. }, .. } => (name.clone(), bytes.as_slice()),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(bodies, [("x".to_owned(), b"<p>hello".as_slice()), ("y".to_owned(), b"<p>yo".as_slice())]);
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
        assert!(all(b"no archive", false)[0].as_ref().unwrap_err().contains("does not begin with WARC/"));
    }
}
