//! Text as names are compared: lower case, half width, simplified characters, no spaces and hyphens, with the way
//! back to the bytes that were written.
//!
//! | written | folded |
//! | --- | --- |
//! | `TeleChat2‑115B`, `Telechat2 115B` | `telechat2115b` |
//! | `昇騰 910C`, `昇腾910C` | `昇腾910c` |
//! | `Forschungszentrum Jülich` | `forschungszentrumjulich` |

use unicode_normalization::char::decompose_canonical;

use super::han;

/// A folded text; `starts` has, for each byte, where in the text its character starts.
#[derive(Debug, Default)]
pub(super) struct Folded {
    pub(super) bytes: Vec<u8>,
    pub(super) starts: Vec<u32>,
}

impl Folded {
    /// Folds a text of less than 4 GiB; a longer one gives nothing.
    pub(super) fn of(text: &str) -> Self {
        if u32::try_from(text.len()).is_err() {
            return Self::default();
        }
        let mut folded = Self { bytes: Vec::with_capacity(text.len()), starts: Vec::with_capacity(text.len()) };
        for (at, c) in text.char_indices() {
            folded.take(at, c);
        }
        folded
    }

    #[inline]
    fn take(&mut self, at: usize, c: char) {
        let start = u32::try_from(at).unwrap_or(u32::MAX);
        if let Ok(byte @ 0..0x80) = u8::try_from(c) {
            if !is_plain_separator(byte) {
                self.bytes.push(byte.to_ascii_lowercase());
                self.starts.push(start);
            }
            return;
        }
        each(c, |folded| {
            let mut buffer = [0; 4];
            for byte in folded.encode_utf8(&mut buffer).bytes() {
                self.bytes.push(byte);
                self.starts.push(start);
            }
        });
    }

    /// Whether a name may start at this byte: at a word of a script with spaces, at any character of another one, and
    /// behind the `x` of `8xH100`. It lets through more than [`super::border`] does, and spares most of the work.
    #[inline]
    pub(super) fn may_start_a_name(&self, byte: usize) -> bool {
        let Some(before) = byte.checked_sub(1) else { return true };
        let (Some(last), Some(this)) = (self.bytes.get(before), self.bytes.get(byte)) else { return false };
        let apart = || self.starts.get(before).zip(self.starts.get(byte)).is_some_and(|(last, this)| this - last != 1);
        if *this < 0x80 { !last.is_ascii_alphanumeric() || *last == b'x' || apart() } else { *this >= 0xC0 }
    }

    /// Where the character that gave this byte starts.
    #[inline]
    pub(super) fn start(&self, byte: usize) -> Option<usize> {
        self.starts.get(byte).and_then(|start| usize::try_from(*start).ok())
    }
}

/// A name as it is looked up: folded, and without punctuation.
pub(super) fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_ascii() {
            key.extend(c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase()));
            continue;
        }
        each(c, |folded| {
            if folded.is_alphanumeric() {
                key.push(folded);
            }
        });
    }
    if key.is_empty() { name.trim().to_owned() } else { key }
}

#[inline]
fn is_plain_separator(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'-' | b'_')
}

/// Spaces, hyphens and middle dots: they come and go between the parts of a name.
#[inline]
pub(super) fn is_separator(c: char) -> bool {
    if let Ok(byte @ 0..0x80) = u8::try_from(c) {
        return is_plain_separator(byte);
    }
    match c {
        '\u{A0}'
        | '\u{2000}'..='\u{200A}'
        | '\u{202F}'
        | '\u{3000}'
        | '\u{2010}'..='\u{2015}'
        | '−'
        | '－'
        | '·'
        | '•'
        | '‧'
        | '・' => true,
        _ => is_invisible(c),
    }
}

/// Characters that nobody sees: soft hyphens, zero-width marks, accents written on their own.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{300}'..='\u{36F}')
}

/// Gives the folded characters of one character: none for a separator, one for most.
pub(super) fn each(c: char, mut give: impl FnMut(char)) {
    match c {
        _ if is_separator(c) => {}
        _ if c.is_ascii() => give(c.to_ascii_lowercase()),
        '\u{4E00}'..='\u{9FFF}' => give(han::simplified(c)),
        '\u{FF01}'..='\u{FF5E}' => each(half_width(c), give),
        '‘' | '’' | 'ʼ' => give('\''),
        '“' | '”' => give('"'),
        'ß' => "ss".chars().for_each(give),
        'æ' | 'Æ' => "ae".chars().for_each(give),
        'œ' | 'Œ' => "oe".chars().for_each(give),
        'ø' | 'Ø' => give('o'),
        'ł' | 'Ł' => give('l'),
        'ё' | 'Ё' => give('е'),
        'Ⅰ'..='Ⅲ' => (0..u32::from(c) - 0x215F).for_each(|_| give('i')),
        '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => base(c).to_lowercase().for_each(give),
        _ => c.to_lowercase().for_each(give),
    }
}

fn half_width(c: char) -> char {
    char::from_u32(u32::from(c).saturating_sub(0xFEE0)).unwrap_or(c)
}

/// The letter under an accent.
fn base(c: char) -> char {
    let mut first = None;
    decompose_canonical(c, |part| {
        first.get_or_insert(part);
    });
    first.unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        String::from_utf8(Folded::of(text).bytes).unwrap()
    }

    #[test]
    fn spellings_of_one_name_fold_to_one_text() {
        for (written, one) in [
            ("TeleChat2-115B", "telechat2115b"),
            ("Telechat2\u{2011}115B", "telechat2115b"),
            ("ＴｅｌｅＣｈａｔ２\u{A0}１１５Ｂ", "telechat2115b"),
            ("昇騰 910C", "昇腾910c"),
            ("華為", "华为"),
            ("Jülich", "julich"),
            ("Ju\u{308}lich", "julich"),
            ("Хуавей", "хуавей"),
            ("Qwen2.5", "qwen2.5"),
            ("Noah’s", "noah's"),
            ("云脑Ⅲ", "云脑iii"),
        ] {
            assert_eq!(folded(written), one, "{written}");
        }
    }

    #[test]
    fn every_folded_byte_knows_where_its_character_starts() {
        let text = "A-華 é\u{FF22}ß";
        let folded = Folded::of(text);
        let starts: Vec<usize> = (0..folded.bytes.len()).map(|byte| folded.start(byte).unwrap()).collect();
        assert_eq!(starts, [0, 2, 2, 2, 6, 8, 11, 11]);
    }

    #[test]
    fn a_key_has_no_punctuation() {
        assert_eq!(key("Qwen2.5-72B"), key("qwen25 72b"));
        assert_eq!(key("《金融时报》"), key("金融時報"));
        assert_eq!(key("?"), "?");
    }
}
