//! Byte spans inside the program, Unicode scalar offsets outside: the one place where they meet.

/// A range of bytes of a text, on character borders. What users see is counted in Unicode scalars: see
/// [`ScalarIndex`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    #[inline]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The text of this span, or nothing where it is no part of `text`: slicing never panics.
    #[inline]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    #[inline]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    #[inline]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[inline]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    #[inline]
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    #[inline]
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }
}

/// The first `most` characters of a text, or all of it.
#[inline]
pub fn first(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// The last `most` characters of a text, or all of it.
#[inline]
pub fn last(text: &str, most: usize) -> &str {
    let Some(before) = most.checked_sub(1) else { return "" };
    text.char_indices().nth_back(before).and_then(|(start, _)| text.get(start..)).unwrap_or(text)
}

/// Bytes between two marks of [`Marks`].
const STRIDE: usize = 64;

/// What the bytes of one text weigh up to any of them: one pass to build, a short scan to ask.
#[derive(Debug)]
struct Marks<'t> {
    text: &'t str,
    weigh: fn(&[u8]) -> usize,
    /// What weighs before byte `i * STRIDE`.
    before: Vec<usize>,
}

impl<'t> Marks<'t> {
    fn new(text: &'t str, weigh: fn(&[u8]) -> usize) -> Self {
        let mut before = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut sum = 0;
        for chunk in text.as_bytes().chunks(STRIDE) {
            before.push(sum);
            sum += weigh(chunk);
        }
        Self { text, weigh, before }
    }

    fn until(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let mark = (byte / STRIDE).min(self.before.len().saturating_sub(1));
        let rest = self.text.as_bytes().get(mark * STRIDE..byte).map_or(0, self.weigh);
        self.before.get(mark).map_or(0, |before| before + rest)
    }
}

/// How much of a line the stretches of one text take, a Chinese or Japanese character twice what a Latin letter does. A
/// stretch of any length costs two short scans.
#[derive(Debug)]
pub struct Widths<'t>(Marks<'t>);

impl<'t> Widths<'t> {
    pub fn of(text: &'t str) -> Self {
        Self(Marks::new(text, widths))
    }

    /// The width of a span of the text.
    #[inline]
    pub fn width(&self, span: Span) -> usize {
        if span.len() <= 2 * STRIDE {
            return widths(span.of(self.0.text).as_bytes());
        }
        self.0.until(span.end).saturating_sub(self.0.until(span.start))
    }
}

/// The width of these bytes: one for each character, two where it takes three bytes.
#[inline]
fn widths(bytes: &[u8]) -> usize {
    bytes.iter().map(|byte| usize::from(*byte & 0xC0 != 0x80) + usize::from(*byte & 0xF0 == 0xE0)).sum()
}

/// Turns byte offsets of one text into Unicode scalar offsets.
#[derive(Debug)]
pub struct ScalarIndex<'t>(Marks<'t>);

impl<'t> ScalarIndex<'t> {
    pub fn new(text: &'t str) -> Self {
        Self(Marks::new(text, starts))
    }

    /// The scalar offset of a byte offset.
    pub fn scalar(&self, byte: usize) -> usize {
        self.0.until(byte)
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
            prop_assert_eq!(Widths::of(&text).width(span), wide);
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
