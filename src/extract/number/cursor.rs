//! Looking around in a text by byte offset, without ever slicing inside a character.

use crate::model::Language;

/// A text, its language and the questions that the grammars ask of a place in it.
#[derive(Debug, Clone, Copy)]
pub(in crate::extract) struct Cursor<'t> {
    pub text: &'t str,
    pub language: Language,
}

impl<'t> Cursor<'t> {
    #[inline]
    pub(crate) fn rest(self, at: usize) -> &'t str {
        self.text.get(at..).unwrap_or("")
    }

    #[inline]
    pub(crate) fn before(self, at: usize) -> &'t str {
        self.text.get(..at).unwrap_or("")
    }

    #[inline]
    pub(crate) fn next(self, at: usize) -> Option<char> {
        self.rest(at).chars().next()
    }

    #[inline]
    pub(crate) fn previous(self, at: usize) -> Option<char> {
        self.before(at).chars().next_back()
    }

    /// The offset behind the character at `at`.
    #[inline]
    pub(crate) fn step(self, at: usize) -> usize {
        at + self.next(at).map_or(1, char::len_utf8)
    }

    /// The offset behind one or no space, thin and wide ones too.
    #[inline]
    pub(crate) fn gap(self, at: usize) -> usize {
        match self.next(at) {
            Some(c) if is_space(c) => at + c.len_utf8(),
            _ => at,
        }
    }

    /// The offset behind all spaces, but not behind a line break.
    #[inline]
    pub(crate) fn spaces(self, mut at: usize) -> usize {
        while let Some(c) = self.next(at).filter(|c| is_space(*c)) {
            at += c.len_utf8();
        }
        at
    }

    /// The letters at `at`.
    #[inline]
    pub(crate) fn word(self, at: usize) -> &'t str {
        let rest = self.rest(at);
        let plain = rest.bytes().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(rest.len());
        let end = match rest.as_bytes().get(plain) {
            // most words have no letter but those of ASCII
            None | Some(0..0x80) => plain,
            Some(_) => rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len()),
        };
        rest.get(..end).unwrap_or("")
    }

    /// The text left of `at` without the spaces that end it.
    pub(crate) fn left(self, at: usize) -> &'t str {
        self.before(at).trim_end_matches(is_space)
    }

    /// The last of the text left of `at`, as much as a few words have: a look-back may not cost a whole document.
    pub(in crate::extract) fn near(self, at: usize) -> &'t str {
        let left = self.left(at);
        let mut start = left.len().saturating_sub(48);
        while !left.is_char_boundary(start) {
            start += 1;
        }
        left.get(start..).unwrap_or("")
    }

    /// The end of `word` if it stands at `at`, whatever its case, and no letter follows it.
    #[inline]
    pub(crate) fn take_word(self, at: usize, word: &str) -> Option<usize> {
        let end = at + word.len();
        let found = self.text.as_bytes().get(at..end)?;
        if word.is_empty() || !found.eq_ignore_ascii_case(word.as_bytes()) {
            return None;
        }
        (!(self.next(end).is_some_and(is_letter) && word.chars().next_back().is_some_and(is_letter))).then_some(end)
    }

    /// The same with hyphens in the place of the word's spaces.
    pub(crate) fn take_hyphened(self, at: usize, word: &str) -> Option<usize> {
        let end = at + word.len();
        let found = self.text.get(at..end)?;
        let same = found.bytes().zip(word.bytes()).all(|(found, own)| match own {
            b' ' => found == b'-',
            own => found.eq_ignore_ascii_case(&own),
        });
        (same && !self.next(end).is_some_and(is_letter)).then_some(end)
    }

    /// The end of the first of `words` that stands at `at`.
    pub(crate) fn take_any(self, at: usize, words: &[&str]) -> Option<usize> {
        words.iter().find_map(|word| self.take_word(at, word))
    }

    /// The end of the first of `texts` that `at` begins with, borders or not.
    #[inline]
    pub(crate) fn take_text(self, at: usize, texts: &[&str]) -> Option<usize> {
        let rest = self.rest(at);
        texts.iter().find(|text| begins_with(rest, text)).map(|text| at + text.len())
    }

    /// The part of the clause that lies left of `at`, at most `most` bytes of it.
    pub(crate) fn clause_before(self, at: usize, most: usize) -> &'t str {
        let mut start = at.saturating_sub(most);
        while start < at && !self.text.is_char_boundary(start) {
            start += 1;
        }
        let part = self.text.get(start..at).unwrap_or("");
        let cut = part.char_indices().rev().find(|(i, c)| self.ends_clause(start + i, *c));
        cut.map_or(part, |(i, c)| part.get(i + c.len_utf8()..).unwrap_or(""))
    }

    /// The part of the clause that lies right of `at`, at most `most` bytes of it.
    pub(crate) fn clause_after(self, at: usize, most: usize) -> &'t str {
        let mut end = (at + most).min(self.text.len());
        while end > at && !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let part = self.text.get(at..end).unwrap_or("");
        let cut = part.char_indices().find(|(i, c)| self.ends_clause(at + i, *c));
        cut.map_or(part, |(i, _)| part.get(..i).unwrap_or(""))
    }

    /// Whether a clause ends with `c` at `at`: a point or comma between digits does not.
    fn ends_clause(self, at: usize, c: char) -> bool {
        match c {
            '。' | '，' | '；' | '！' | '？' | '、' | ';' | '!' | '?' | '\n' | '：' | ':' => true,
            ',' | '.' => !self.next(at + 1).is_some_and(|next| next.is_ascii_digit()),
            _ => false,
        }
    }
}

/// Whether a text begins with another; where many are tried, most are turned down by their first three bytes.
#[inline]
pub(in crate::extract) fn begins_with(text: &str, other: &str) -> bool {
    let same = match (text.as_bytes(), other.as_bytes()) {
        ([a, b, c, ..], [first, second, third, ..]) => (a, b, c) == (first, second, third),
        _ => true,
    };
    same && text.starts_with(other)
}

#[inline]
pub(in crate::extract) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{A0}' | '\u{2009}' | '\u{202F}' | '\u{2002}' | '\u{2003}' | '\u{3000}')
}

/// A letter of a script that writes words with spaces between.
#[inline]
pub(in crate::extract) fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (c > '\u{BF}' && c < '\u{0530}' && c.is_alphabetic())
}

/// The value of a digit, full-width ones too.
#[inline]
pub(in crate::extract) fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}
