//! Packed streams → their bytes, within bounds: a few kilobytes may unpack to gigabytes, and the crate that reads
//! the file unpacks without a limit. So each stream is unpacked here before the crate is let at the file, and what
//! is not needed or not told plainly is hidden from it.

use std::borrow::Cow;

use flate2::{Decompress, FlushDecompress, Status};
use hayro_syntax::{
    Filter,
    object::{Array, Dict, FromBytes, Name, Number, Stream},
};

use super::Flaw;

/// Bytes of one stream when it is unpacked.
pub(super) const LARGEST: usize = 32 * 1024 * 1024;

/// What all streams of a file may cost, in bytes of memory.
const MOST: usize = 160 * 1024 * 1024;

/// Bytes of a stream packed in another way than the usual, and of a file that is encrypted: how far they unpack is
/// not known beforehand.
const LARGEST_UNUSUAL: usize = 32 * 1024;
const LARGEST_SEALED: usize = 128 * 1024;

/// No deflated byte becomes more.
const MOST_DEFLATED: usize = 1032;

/// What the crate keeps for an object of an object stream, and for a place in a table of places.
const OBJECT: usize = 48;
const PLACE: usize = 48;

/// What the look at one stream costs.
pub(super) const LOOK: usize = 256;

/// Bits of a row by which a stream is predicted, and filters of a stream.
const LONGEST_ROW: f64 = 8_000_000.0;
const MOST_FILTERS: usize = 3;

/// Saved versions of a file: for each the crate may unpack an index anew.
const MOST_VERSIONS: usize = 100;

/// Bytes of a line before an object that are looked at.
const LINE: usize = 64;

/// Bytes that are unpacked at once.
const CHUNK: usize = 64 * 1024;

/// A copy of a file in which no stream unpacks beyond bounds.
pub(super) fn tamed(file: &[u8]) -> Result<Vec<u8>, Flaw> {
    let is_sealed = names(file, b"Encrypt") > 0;
    if is_sealed && file.len() > LARGEST_SEALED {
        return Err(Flaw::Sealed);
    }
    if names(file, b"Root") > MOST_VERSIONS {
        return Err(Flaw::TooLarge);
    }
    if nests_deeply(file) {
        return Err(Flaw::Damaged);
    }
    let mut tamed = file.to_vec();
    let last = words(file).filter(|(_, word)| *word == Word::End).last().map_or(0, |(at, _)| at);
    let (mut object, mut is_within, mut total) = (None, false, 0_usize);
    for (at, word) in words(file) {
        match word {
            Word::Object => object = Some(at + b"obj".len()),
            Word::End => is_within = false,
            Word::Stream => {
                let object = object.take().filter(|_| !is_within && at < last);
                // Each is looked at up to its end, and so is none that begins within it.
                is_within |= object.is_some();
                match object.map_or(Ok(None), |object| cost(file, object, at, is_sealed))? {
                    Some(cost) => total = total.saturating_add(cost).saturating_add(LOOK),
                    None => tamed.iter_mut().skip(at).take(b"stream".len()).for_each(|byte| *byte = b' '),
                }
                if total > MOST {
                    return Err(if is_sealed { Flaw::Sealed } else { Flaw::TooLarge });
                }
            }
        }
    }
    Ok(tamed)
}

/// The words of a file that say where a stream is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    /// `obj` behind its number, on a line without a comment.
    Object,
    Stream,
    End,
}

fn words(file: &[u8]) -> impl Iterator<Item = (usize, Word)> {
    file.iter().enumerate().filter(|(_, byte)| matches!(byte, b'o' | b's' | b'e')).filter_map(|(at, _)| {
        let (before, rest) = file.split_at_checked(at)?;
        let is_start = rest.starts_with(b"stream\n") || rest.starts_with(b"stream\r");
        if rest.starts_with(b"endstream") {
            Some((at, Word::End))
        } else if is_start && !before.ends_with(b"end") {
            Some((at, Word::Stream))
        } else {
            (rest.starts_with(b"obj") && is_numbered(before)).then_some((at, Word::Object))
        }
    })
}

/// Whether the two numbers of an object end a text, with nothing before them on their line that hides them.
fn is_numbered(before: &[u8]) -> bool {
    let line = before.get(before.len().saturating_sub(LINE)..).unwrap_or_default();
    let start = line.iter().rposition(|byte| matches!(byte, b'\n' | b'\r')).map_or(0, |at| at + 1);
    if start == 0 && before.len() > LINE {
        return false;
    }
    let line = line.get(start..).unwrap_or_default();
    let mut words = line.split(u8::is_ascii_whitespace).rev().filter(|word| !word.is_empty());
    let mut is_number = || words.next().is_some_and(|word| word.iter().all(u8::is_ascii_digit));
    !line.contains(&b'%') && is_number() && is_number()
}

/// What the stream costs whose dictionary stands between `object` and `at`: nothing for one that is to be hidden, an
/// error for one that is too large.
fn cost(file: &[u8], object: usize, at: usize, is_sealed: bool) -> Result<Option<usize>, Flaw> {
    let (head, rest) = (file.get(object..at).unwrap_or_default(), file.get(at..).unwrap_or_default());
    let whole = file.get(object..).unwrap_or_default().trim_ascii_start();
    let packed = rest.strip_prefix(b"stream").unwrap_or_default();
    let packed = [&b"\r\n"[..], b"\n", b"\r"].iter().find_map(|end| packed.strip_prefix(*end)).unwrap_or_default();
    let Some(stream) = is_plain(head).then(|| Stream::from_bytes(whole)).flatten() else { return Ok(None) };
    let (dict, raw) = (stream.dict(), stream.raw_data());
    let is = |key: &str, name: &str| dict.get::<Name<'_>>(key).is_some_and(|own| own.as_str() == name);
    let is_needed = !is("Subtype", "Image") && !is("Type", "EmbeddedFile");
    let is_direct = ["F", "Filter", "DP", "DecodeParms", "N"].iter().all(|key| is_direct(dict, key));
    if !(is_needed && is_direct && std::ptr::eq(raw.as_ptr(), packed.as_ptr())) {
        return Ok(None);
    }
    // How long it is may stand elsewhere.
    let packed = if dict.get_ref("Length").is_some() { packed } else { packed.get(..raw.len()).unwrap_or(packed) };
    let size = if is_sealed { size_of_sealed(&stream, packed) } else { size_within(&stream, packed) };
    let size = size.ok_or(if is_sealed { Flaw::Sealed } else { Flaw::TooLarge })?;
    let objects = dict.get::<usize>("N").filter(|_| dict.contains_key("First")).unwrap_or(0).min(size / 2);
    if objects > 0 && !is_sealed && !matches!(stream.filters().as_slice(), [] | [Filter::FlateDecode]) {
        return Err(Flaw::TooLarge);
    }
    if objects > 0 && (is_predicted(dict) || inflate(packed).is_some_and(|index| nests_deeply(&index.bytes))) {
        return Err(Flaw::Damaged);
    }
    let places = if dict.contains_key("W") { size } else { 0 };
    // What is not packed is not copied; and where its length stands elsewhere, its end is not known here.
    let size = if stream.filters().is_empty() && objects + places == 0 { 0 } else { size };
    Ok(Some(size.saturating_add(objects.saturating_mul(OBJECT)).saturating_add(places.saturating_mul(PLACE))))
}

/// Whether a dictionary is what it seems: no comment and no string that began before it can end within it.
fn is_plain(head: &[u8]) -> bool {
    let (mut depth, mut is_escaped) = (0_i64, false);
    head.iter().all(|byte| {
        match byte {
            _ if is_escaped => {}
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        is_escaped = *byte == b'\\' && !is_escaped;
        depth >= 0 && (*byte != b'%' || depth > 0)
    })
}

/// Whether a value stands in its dictionary and is no reference, nor an array of such.
fn is_direct(dict: &Dict<'_>, key: &str) -> bool {
    let is_array_direct = |array: Array<'_>| array.raw_iter().all(|item| item.as_obj_ref().is_none());
    dict.get_ref(key).is_none() && dict.get::<Array<'_>>(key).is_none_or(is_array_direct)
}

/// The bytes of a stream, or nothing where they would be too many.
pub(super) fn unpacked<'a>(stream: &Stream<'a>) -> Option<Cow<'a, [u8]>> {
    match stream.filters().as_slice() {
        [] => Some(stream.raw_data()),
        [Filter::FlateDecode] if !is_predicted(stream.dict()) => {
            let inflated = inflate(&stream.raw_data())?;
            (!inflated.is_damaged || !inflated.bytes.is_empty()).then_some(Cow::Owned(inflated.bytes))
        }
        _ => size(stream).and_then(|_| stream.decoded_data().ok()),
    }
}

/// How many bytes a stream takes when the crate unpacks it by itself; nothing where they would be too many.
pub(super) fn size(stream: &Stream<'_>) -> Option<usize> {
    size_within(stream, &stream.raw_data())
}

fn size_within(stream: &Stream<'_>, packed: &[u8]) -> Option<usize> {
    let filters = stream.filters();
    // The crate unpacks no pictures.
    let is_picture = |filter: &Filter| {
        matches!(filter, Filter::DctDecode | Filter::JpxDecode | Filter::Jbig2Decode | Filter::CcittFaxDecode)
    };
    if filters.iter().any(is_picture) {
        return Some(0);
    }
    let Some((last, letters)) = filters.split_last() else { return Some(packed.len()) };
    if filters.len() > MOST_FILTERS || !params(stream.dict()).iter().all(is_usual) {
        return None;
    }
    let letters = letters.iter().try_fold(Cow::Borrowed(packed), |data, filter| of_letters(*filter, &data));
    let packed = letters?;
    match last {
        Filter::FlateDecode => {
            let inflated = inflate(&packed)?;
            // The crate reads on behind a fault.
            let rest = if inflated.is_damaged { packed.len() - inflated.read } else { 0 };
            let size = inflated.bytes.len() + rest.saturating_mul(MOST_DEFLATED);
            (size <= LARGEST).then_some(size + inflated.read)
        }
        Filter::LzwDecode if packed.len() <= LARGEST_UNUSUAL => Some(by_crate("LZW", &packed)?.len()),
        Filter::RunLengthDecode if packed.len() <= LARGEST_UNUSUAL => Some(by_crate("RL", &packed)?.len()),
        _ => Some(of_letters(*last, &packed)?.len()),
    }
}

/// Nobody can look into the streams of an encrypted file beforehand.
fn size_of_sealed(stream: &Stream<'_>, packed: &[u8]) -> Option<usize> {
    match stream.filters().as_slice() {
        [] | [Filter::Crypt] => Some(packed.len()),
        [Filter::FlateDecode] if params(stream.dict()).iter().all(is_usual) => {
            Some(packed.len().saturating_mul(MOST_DEFLATED))
        }
        _ => None,
    }
}

/// What bytes written in letters stand for.
fn of_letters(filter: Filter, data: &[u8]) -> Option<Cow<'static, [u8]>> {
    let (name, end) = match filter {
        Filter::AsciiHexDecode => ("AHx", b'>'),
        Filter::Ascii85Decode => ("A85", b'~'),
        _ => return None,
    };
    let length = data.iter().position(|byte| *byte == end).map_or(data.len(), |at| at + 1);
    by_crate(name, data.get(..length)?).map(Cow::Owned)
}

/// Bytes packed in one way, as the crate unpacks them.
fn by_crate(filter: &str, data: &[u8]) -> Option<Vec<u8>> {
    let head = format!("<</Filter/{filter}/Length {}>>stream\n", data.len());
    let stream = [head.as_bytes(), data, b"\nendstream"].concat();
    Some(Stream::from_bytes(&stream)?.decoded_data().ok()?.into_owned())
}

fn params<'a>(dict: &Dict<'a>) -> Vec<Dict<'a>> {
    let of = |key: &str| {
        let many = dict.get::<Array<'a>>(key).map(|array| array.iter::<Dict<'a>>().collect());
        many.unwrap_or_else(|| dict.get::<Dict<'a>>(key).into_iter().collect::<Vec<_>>())
    };
    ["DP", "DecodeParms"].into_iter().flat_map(of).collect()
}

fn is_predicted(dict: &Dict<'_>) -> bool {
    params(dict).iter().any(|params| params.get::<i32>("Predictor").is_some_and(|predictor| predictor != 1))
}

/// Whether rows by which a stream is predicted are no longer than those of pictures.
fn is_usual(params: &Dict<'_>) -> bool {
    let number = |key: &str, usual: f64| params.get::<Number>(key).map_or(usual, |number| number.as_f64());
    let is_direct = ["Predictor", "Columns", "Colors", "BitsPerComponent"].iter().all(|key| is_direct(params, key));
    let row = number("Columns", 1.0) * number("Colors", 1.0) * number("BitsPerComponent", 8.0);
    is_direct && (0.0..LONGEST_ROW).contains(&row) && !params.contains_key("EarlyChange")
}

/// Deflated bytes unpacked to their end, to where they are cut off, or to a fault.
struct Inflated {
    bytes: Vec<u8>,
    /// How many bytes that took.
    read: usize,
    is_damaged: bool,
}

/// The sum at the end is not looked at: some producers write a wrong one.
fn inflate(data: &[u8]) -> Option<Inflated> {
    let start = if is_zlib(data) { 2 } else { 0 };
    let mut inflater = Decompress::new(false);
    let mut bytes = Vec::new();
    loop {
        let read = start + usize::try_from(inflater.total_in()).ok()?;
        let before = (read, bytes.len());
        bytes.reserve(CHUNK);
        let status = inflater.decompress_vec(data.get(read..)?, &mut bytes, FlushDecompress::None);
        let read = start + usize::try_from(inflater.total_in()).ok()?;
        if bytes.len() > LARGEST {
            return None;
        }
        if !matches!(status, Ok(Status::Ok | Status::BufError)) || before == (read, bytes.len()) {
            return Some(Inflated { bytes, read, is_damaged: status.is_err() });
        }
    }
}

/// Whether bytes begin with the head of a packed stream, and one without a dictionary.
fn is_zlib(data: &[u8]) -> bool {
    let [method, flags, ..] = data else { return false };
    method & 0x0f == 8 && u16::from_be_bytes([*method, *flags]).is_multiple_of(31) && flags & 0x20 == 0
}

/// How often a name stands in a file.
fn names(file: &[u8], name: &[u8]) -> usize {
    let slashes = file.iter().enumerate().filter(|(_, byte)| **byte == b'/');
    slashes.filter(|(at, _)| is_name(file.get(at + 1..).unwrap_or_default(), name)).count()
}

/// Whether the name begins there; in a name any byte may be written as `#` and two digits.
fn is_name(mut bytes: &[u8], name: &[u8]) -> bool {
    name.iter().all(|wanted| {
        let written = match bytes {
            [b'#', high, low, ..] => std::str::from_utf8(&[*high, *low])
                .ok()
                .and_then(|digits| u8::from_str_radix(digits, 16).ok())
                .map(|byte| (byte, 3)),
            [byte, ..] => Some((*byte, 1)),
            [] => None,
        };
        let Some((byte, length)) = written else { return false };
        bytes = bytes.get(length..).unwrap_or_default();
        byte == *wanted
    })
}

/// Dictionaries and arrays within each other: the time that they take grows with the square of their number. Pictures
/// have such bytes by chance too, but not so many more of one kind.
const DEEPEST_DICT: usize = 300;
const DEEPEST_ARRAY: usize = 1500;

/// Whether objects of a file are nested more deeply than is read.
fn nests_deeply(file: &[u8]) -> bool {
    let (mut dicts, mut arrays, mut last) = (0_usize, 0_usize, 0);
    for byte in file {
        match (last, byte) {
            (b'<', b'<') => dicts += 1,
            (b'>', b'>') => dicts = dicts.saturating_sub(1),
            (_, b'[') => arrays += 1,
            (_, b']') => arrays = arrays.saturating_sub(1),
            _ => {}
        }
        // of `<<<` two are one mark
        last = if (last, *byte) == (b'<', b'<') || (last, *byte) == (b'>', b'>') { 0 } else { *byte };
        if dicts > DEEPEST_DICT || arrays > DEEPEST_ARRAY {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_file_is_sealed_however_the_name_is_written() {
        let is_sealed =
            |trailer: &str, size: usize| tamed(&[trailer.as_bytes(), &vec![b' '; size]].concat()) == Err(Flaw::Sealed);
        assert!(is_sealed("trailer << /Encrypt 5 0 R >>", LARGEST_SEALED));
        assert!(is_sealed("trailer << /Enc#72#79pt 5 0 R >>", LARGEST_SEALED));
        assert!(!is_sealed("trailer << /Encrypt 5 0 R >>", 1_000));
        assert!(!is_sealed("trailer << /Encoding /E#zz /", LARGEST_SEALED));
    }

    #[test]
    fn streams_without_an_end_are_looked_for_once() {
        let page = |end: &str| format!("{}{end}", "1 0 obj<</Length 2 0 R>>stream\n".repeat(20_000));
        for end in ["", "endstream"] {
            let page = page(end);
            let tamed = tamed(page.as_bytes()).unwrap();
            assert_eq!(tamed.len(), page.len());
            // the last of them ends where none other begins
            assert!(tamed.windows(6).filter(|word| word == b"stream").count() <= 2);
        }
    }
}
