//! Byte spans inside the program, Unicode scalar offsets outside: the one place where they meet.

/// A range of bytes of a text, on character borders. What users see is counted in Unicode scalars: see
/// [`ScalarIndex`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The text of this span, or nothing where it is no part of `text`: slicing never panics.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }
}

/// The first `most` characters of a text, or all of it.
pub fn first(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// The last `most` characters of a text, or all of it.
pub fn last(text: &str, most: usize) -> &str {
    let Some(before) = most.checked_sub(1) else { return "" };
    text.char_indices().nth_back(before).and_then(|(start, _)| text.get(start..)).unwrap_or(text)
}

/// Bytes between two marks; a look-up reads at most so many.
const STRIDE: usize = 256;

/// Turns byte offsets of one text into Unicode scalar offsets: one pass to build, a short scan to ask.
#[derive(Debug)]
pub struct ScalarIndex<'t> {
    text: &'t str,
    /// Scalars that start before byte `i * STRIDE`.
    marks: Vec<usize>,
}

impl<'t> ScalarIndex<'t> {
    pub fn new(text: &'t str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut scalars = 0;
        for chunk in text.as_bytes().chunks(STRIDE) {
            marks.push(scalars);
            scalars += starts(chunk);
        }
        Self { text, marks }
    }

    /// The scalar offset of a byte offset.
    pub fn scalar(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let mark = byte / STRIDE;
        match self.marks.get(mark) {
            Some(before) => before + self.text.as_bytes().get(mark * STRIDE..byte).map_or(0, starts),
            None => self.marks.last().map_or(0, |before| {
                before + self.text.as_bytes().get((self.marks.len() - 1) * STRIDE..byte).map_or(0, starts)
            }),
        }
    }
}

/// How many scalars start in these bytes: all bytes that continue none.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn scalars_are_counted_as_chars_counts_them(text in "[a-z昇腾😀é\n ]{0,600}") {
            let index = ScalarIndex::new(&text);
            for (scalar, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(index.scalar(byte), scalar);
            }
            prop_assert_eq!(index.scalar(text.len()), text.chars().count());
        }
    }
}
