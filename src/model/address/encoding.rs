//! Percent-encoding in one way.

use std::fmt::Write;

/// Percent-encoding in one way: bytes that need none as they are, all others in capital hex. Works on bytes,
/// for what is encoded need not be UTF-8: `%B9%FA` is 国 in GBK.
pub(super) fn encoded(text: &str, is_plain: fn(u8) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut bytes = text.as_bytes().iter();
    while let Some(&byte) = bytes.next() {
        let (decoded, was_encoded) = match (byte, hex(bytes.as_slice())) {
            (b'%', Some(decoded)) => {
                bytes.nth(1);
                (decoded, true)
            }
            _ => (byte, false),
        };
        let kept = matches!(decoded, b'/' | b'?' | b'%' | b'#') || completes_a_code(&out, decoded);
        let plain = is_plain(decoded) && !(was_encoded && kept);
        if plain || decoded == b'%' && !was_encoded {
            out.push(char::from(decoded));
        } else {
            let _ = write!(out, "%{decoded:02X}");
        }
    }
    out
}

/// `%a%30`: decoded, the digit would make an escape of the percent sign that stands alone before it.
fn completes_a_code(out: &str, decoded: u8) -> bool {
    let digit = |byte: &u8| byte.is_ascii_hexdigit();
    let alone = match out.as_bytes() {
        [.., b'%'] => true,
        [.., b'%', last] => digit(last),
        _ => false,
    };
    alone && digit(&decoded)
}

fn hex(bytes: &[u8]) -> Option<u8> {
    let [high, low, ..] = bytes else { return None };
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

pub(super) fn is_path(byte: u8) -> bool {
    is_unreserved(byte) || b"!$&'()*+,;=:@/[]".contains(&byte)
}

/// `[` and `]` stay: addresses of interfaces are full of `conditions[agencies][]`.
pub(super) fn is_value(byte: u8) -> bool {
    is_unreserved(byte) || b"[]".contains(&byte)
}
