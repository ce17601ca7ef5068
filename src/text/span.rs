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

/// How much of a line the stretches of one text take, a Chinese or Japanese character twice what a Latin letter does. One
/// pass to build; a stretch of any length costs two short scans.
#[derive(Debug)]
pub struct Widths {
    /// The width of what starts before byte `i * PACE`.
    marks: Vec<usize>,
}

/// Bytes between two marks of [`Widths`].
const PACE: usize = 64;

impl Widths {
    pub fn of(text: &str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / PACE + 1);
        let mut width = 0;
        for chunk in text.as_bytes().chunks(PACE) {
            marks.push(width);
            width += widths(chunk);
        }
        Self { marks }
    }

    /// The width of a span of the text that this was built of.
    pub fn width(&self, text: &str, span: Span) -> usize {
        if span.len() <= 2 * PACE {
            return widths(span.of(text).as_bytes());
        }
        self.until(text, span.end).saturating_sub(self.until(text, span.start))
    }

    fn until(&self, text: &str, byte: usize) -> usize {
        let mark = (byte / PACE).min(self.marks.len().saturating_sub(1));
        let rest = text.as_bytes().get(mark * PACE..byte.min(text.len())).map_or(0, widths);
        self.marks.get(mark).map_or(0, |before| before + rest)
    }
}

/// The width of these bytes: one for each character, two where it takes three bytes.
fn widths(bytes: &[u8]) -> usize {
    bytes.iter().map(|byte| usize::from(*byte & 0xC0 != 0x80) + usize::from(*byte & 0xF0 == 0xE0)).sum()
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
        fn a_stretch_is_as_wide_as_its_characters(text in "[a-z昇腾😀é\n ]{0,600}", from in 0usize..600, to in 0usize..600) {
            let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let at = |place: usize| borders[place.min(borders.len() - 1)];
            let span = Span::new(at(from.min(to)), at(from.max(to)));
            let wide: usize = span.of(&text).chars().map(|c| if c.len_utf8() == 3 { 2 } else { 1 }).sum();
            prop_assert_eq!(Widths::of(&text).width(&text, span), wide);
        }

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
