//! Packed streams → their bytes, within bounds: a few kilobytes may unpack to gigabytes, and the crate that reads
//! the file unpacks without a limit.

use std::{borrow::Cow, io::Read};

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::object::{Array, Dict, Name, Stream};

/// Bytes of one stream when it is unpacked.
const LARGEST: u64 = 32 * 1024 * 1024;

/// Bytes of a stream packed in another way than the usual: how far they unpack is not known beforehand.
const LARGEST_UNUSUAL: usize = 128 * 1024;

/// Bytes before a stream among which what it says of itself is looked for.
const HEAD: usize = 64 * 1024;

/// The bytes of a stream, or nothing where they would be too many.
pub(super) fn unpacked<'a>(stream: &Stream<'a>) -> Option<Cow<'a, [u8]>> {
    match ways(stream.dict()).as_slice() {
        [] => Some(stream.raw_data()),
        [Way::Deflated] if !is_predicted(stream.dict()) => inflated(&stream.raw_data()).map(Cow::Owned),
        _ => fits(stream).then(|| stream.decoded_data().ok()).flatten(),
    }
}

/// How a stream is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Deflated,
    /// Bytes written in letters: they become fewer.
    Lettered,
    Other,
}

fn ways(dict: &Dict<'_>) -> Vec<Way> {
    let way = |name: Name<'_>| match name.as_str() {
        "FlateDecode" | "Fl" => Way::Deflated,
        "ASCII85Decode" | "A85" | "ASCIIHexDecode" | "AHx" => Way::Lettered,
        _ => Way::Other,
    };
    let of = |key: &str| {
        let one = dict.get::<Name<'_>>(key).map(|name| vec![way(name)]);
        one.or_else(|| Some(dict.get::<Array<'_>>(key)?.iter::<Name<'_>>().map(way).collect()))
    };
    of("F").or_else(|| of("Filter")).unwrap_or_default()
}

/// Whether a stream that the crate unpacks by itself stays within bounds.
pub(super) fn fits(stream: &Stream<'_>) -> bool {
    match ways(stream.dict()).as_slice() {
        [] => true,
        [Way::Deflated] => inflates_within(&stream.raw_data()),
        ways => {
            let packed = ways.iter().filter(|way| **way != Way::Lettered).count();
            packed <= 1 && stream.raw_data().len() <= LARGEST_UNUSUAL
        }
    }
}

/// Whether the streams that the crate unpacks to find the objects of a file stay within bounds.
pub(super) fn indexes_fit(file: &[u8]) -> bool {
    let mut from = 0;
    while let Some(at) = file.get(from..).and_then(|rest| find(rest, b"stream")).map(|at| at + from) {
        from = at + b"stream".len();
        let data = file.get(from..).unwrap_or_default();
        let start = data.iter().position(|byte| !matches!(byte, b'\r' | b'\n')).unwrap_or(data.len());
        let data = data.get(start.min(2)..).unwrap_or_default();
        let before = file.get(at.saturating_sub(HEAD)..at).unwrap_or_default();
        if is_zlib(data) && may_be_index(before) && inflated(data).is_none_or(|index| nests_deeply(&index)) {
            return false;
        }
    }
    true
}

/// Whether a file is encrypted and so large that its indexes, which nobody can look into before, may unpack beyond bounds.
pub(super) fn is_sealed(file: &[u8]) -> bool {
    let names = || file.iter().enumerate().filter(|(_, byte)| **byte == b'/');
    file.len() > LARGEST_UNUSUAL && names().any(|(at, _)| is_name(file.get(at + 1..).unwrap_or_default(), b"Encrypt"))
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
pub(super) fn nests_deeply(file: &[u8]) -> bool {
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

/// Whether what stands before a stream names it an index. A name may be written in another way, hence `#`.
fn may_be_index(before: &[u8]) -> bool {
    let Some(start) = before.windows(4).rposition(|bytes| bytes == b" obj") else { return true };
    let head = before.get(start..).unwrap_or_default();
    find(head, b"ObjStm").is_some() || find(head, b"XRef").is_some() || head.contains(&b'#')
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|bytes| bytes == needle)
}

fn is_predicted(dict: &Dict<'_>) -> bool {
    ["DecodeParms", "DP"].iter().any(|key| {
        dict.get::<Dict<'_>>(key).is_some_and(|params| params.get::<i32>("Predictor").unwrap_or(1) > 1)
            || dict.get::<Array<'_>>(key).is_some()
    })
}

fn is_zlib(data: &[u8]) -> bool {
    let head = (data.first().copied().unwrap_or(0), data.get(1).copied().unwrap_or(0));
    head.0 & 0x0f == 8 && u16::from_be_bytes([head.0, head.1]).is_multiple_of(31)
}

/// What deflated bytes unpack to, of a damaged stream what stands before the damage.
fn inflated(data: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = if is_zlib(data) {
        ZlibDecoder::new(data).take(LARGEST + 1).read_to_end(&mut bytes)
    } else {
        DeflateDecoder::new(data).take(LARGEST + 1).read_to_end(&mut bytes)
    };
    let within = u64::try_from(bytes.len()).is_ok_and(|length| length <= LARGEST);
    (within && (read.is_ok() || !bytes.is_empty())).then_some(bytes)
}

fn inflates_within(data: &[u8]) -> bool {
    let count = |decoder: &mut dyn Read| {
        let mut buffer = [0; 16 * 1024];
        let mut total = 0;
        while let Ok(read @ 1..) = decoder.read(&mut buffer) {
            total += read as u64;
            if total > LARGEST {
                return false;
            }
        }
        true
    };
    if is_zlib(data) { count(&mut ZlibDecoder::new(data)) } else { count(&mut DeflateDecoder::new(data)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_file_is_sealed_however_the_name_is_written() {
        let file = |trailer: &str, size: usize| [trailer.as_bytes(), &vec![b' '; size]].concat();
        assert!(is_sealed(&file("trailer << /Encrypt 5 0 R >>", LARGEST_UNUSUAL)));
        assert!(is_sealed(&file("trailer << /Enc#72#79pt 5 0 R >>", LARGEST_UNUSUAL)));
        assert!(!is_sealed(&file("trailer << /Encrypt 5 0 R >>", 1_000)));
        assert!(!is_sealed(&file("trailer << /Encoding /E#zz /", LARGEST_UNUSUAL)));
    }
}
