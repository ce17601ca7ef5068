//! Lists of words looked up fast: many at once in a text, or by the character that they begin or end with.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, packed};

use super::Span;

/// Words that are looked for in one pass, however many they are.
#[derive(Debug)]
pub struct Words {
    /// Tells of few words many bytes at a time whether any is there.
    any: Option<packed::Searcher>,
    all: Option<AhoCorasick>,
}

/// Of more words too many places of a text look like one.
const FEW: usize = 32;

impl Words {
    pub fn of<W: AsRef<[u8]>>(words: impl IntoIterator<Item = W>) -> Self {
        let words: Vec<W> = words.into_iter().collect();
        let any = Some(&words).filter(|words| words.len() <= FEW).and_then(packed::Searcher::new);
        // what stands before its search costs more than that in texts as short as a sentence
        Self { any, all: AhoCorasick::builder().prefilter(false).build(words).ok() }
    }

    /// Whether the text holds any of them.
    pub fn are_in(&self, text: &str) -> bool {
        match &self.any {
            Some(any) => any.find(text).is_some(),
            None => self.all.as_ref().is_some_and(|all| all.is_match(text)),
        }
    }

    /// Every place of every word, those inside others too, with the number of the word in its list.
    pub fn each_in<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, Span)> + 't {
        // most texts hold none, which is told faster
        let all = self.all.as_ref().filter(|_| self.are_in(text));
        let found = all.into_iter().flat_map(move |all| all.find_overlapping_iter(text));
        found.map(|word| (word.pattern().as_usize(), Span::new(word.start(), word.end())))
    }

    /// Every place of words none of which begins inside another: of few, many bytes are looked at at a time.
    pub fn each_apart<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Span> + 't {
        let few = self.any.as_ref().map(|any| any.find_iter(text));
        let many = self.all.as_ref().filter(|_| few.is_none()).map(|all| all.find_iter(text));
        let found = few.into_iter().flatten().chain(many.into_iter().flatten());
        found.map(|word| Span::new(word.start(), word.end()))
    }

    /// Where the first of them begins.
    pub fn first_in(&self, text: &str) -> Option<usize> {
        self.each_in(text).map(|(_, span)| span.start).min()
    }
}

type Row<T> = (&'static str, T);

/// Words with what they mean, by one character of theirs, whatever its case.
#[derive(Debug)]
pub struct Index<T: 'static> {
    /// A place for each letter of ASCII.
    ascii: Vec<Vec<&'static Row<T>>>,
    others: BTreeMap<char, Vec<&'static Row<T>>>,
}

impl<T> Index<T> {
    /// By the character that each begins with.
    pub fn by_first(words: impl IntoIterator<Item = &'static Row<T>>) -> Self {
        Self::by(words, |word| word.chars().next())
    }

    /// By the character that each ends with.
    pub fn by_last(words: impl IntoIterator<Item = &'static Row<T>>) -> Self {
        Self::by(words, |word| word.chars().next_back())
    }

    fn by(words: impl IntoIterator<Item = &'static Row<T>>, key: impl Fn(&str) -> Option<char>) -> Self {
        let mut index = Self { ascii: vec![Vec::new(); 128], others: BTreeMap::new() };
        for row in words {
            let Some(c) = key(row.0).map(lower) else { continue };
            match index.ascii.get_mut(c as usize) {
                Some(ascii) => ascii.push(row),
                None => index.others.entry(c).or_default().push(row),
            }
        }
        index
    }

    /// The words at a character, in the order of their list.
    #[inline]
    pub fn at(&self, c: Option<char>) -> impl DoubleEndedIterator<Item = &'static Row<T>> {
        let listed = c.map(lower).and_then(|c| self.ascii.get(c as usize).or_else(|| self.others.get(&c)));
        listed.map_or(&[][..], Vec::as_slice).iter().copied()
    }
}

/// The small letter of a character, where it is one.
#[inline]
fn lower(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let mut small = c.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_wherever_they_stand_even_in_one_another() {
        let words = Words::of(["芯片", "国产芯片", "chip"]);
        assert!(words.are_in("a chip") && !words.are_in("Chip"));
        assert_eq!(words.first_in("用国产芯片"), Some(3));
        let found: Vec<_> = words.each_in("国产芯片").map(|(word, span)| (word, span.start)).collect();
        assert_eq!(found, [(1, 0), (0, 6)]);
        let apart = |words: &Words, text| words.each_apart(text).map(|span| span.start).collect::<Vec<_>>();
        assert_eq!(apart(&words, "芯片, chip, chip"), [0, 8, 14]);
        assert_eq!(apart(&Words::of((0..40).map(|n| format!("<{n}>"))), "<7> <39>"), [0, 4]);
        assert!(!Words::of(Vec::<&str>::new()).are_in("chip"));
    }

    #[test]
    fn an_index_gives_the_words_of_a_letter_in_either_case() {
        const ROWS: &[(&str, u8)] = &[("over", 1), ("Under", 2), ("über", 3), ("of", 4)];
        let values = |index: &Index<u8>, c| index.at(Some(c)).map(|row| row.1).collect::<Vec<_>>();
        let first = Index::by_first(ROWS);
        assert_eq!(values(&first, 'O'), [1, 4]);
        assert_eq!(values(&first, 'u'), [2]);
        assert_eq!(values(&first, 'Ü'), [3]);
        assert_eq!(values(&Index::by_last(ROWS), 'R'), [1, 2, 3]);
        assert_eq!(first.at(None).count(), 0);
    }
}
