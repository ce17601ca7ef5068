//! Text → the words that are searched.
//!
//! | text | words |
//! | --- | --- |
//! | `trained models` | `train` `model` |
//! | `TeleChat2-115B` | `telechat` `2` `115` `b`, one after the other |
//! | `麒麟910C芯片` | `麒` `麒麟` `麟` `910` `c` `芯` `芯片` `片` |
//!
//! Unspaced scripts give each character and each pair: any word of them is found, wherever a dictionary would cut.
//! Words are cut where letters, digits and such scripts meet, so that `Ascend 910C` finds `Ascend910C` as well.
//! Traditional characters are folded to simplified ones, here and in questions alike.

use std::mem;

use tantivy::tokenizer::{Language as StemLanguage, Stemmer, TextAnalyzer, Token, TokenStream, Tokenizer};
use unicode_normalization::UnicodeNormalization;

use crate::{model::Language, text::fold::fold};

pub(super) const NAME: &str = "homegrown";

/// Longer runs of letters are no words but noise (base 64), and cost room.
const LONGEST: usize = 64;

/// The tokenizer with English stems; words of other languages that end alike are stemmed alike on both sides.
pub(super) fn analyzer() -> TextAnalyzer {
    TextAnalyzer::builder(Words).filter(Stemmer::new(StemLanguage::English)).build()
}

/// What can stand together in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Letter,
    Digit,
    /// A character of a script that is written without spaces, or whose words carry endings.
    Unspaced,
    Other,
}

pub(super) fn class(c: char) -> Class {
    match c {
        '0'..='9' | '０'..='９' => Class::Digit,
        '\u{3005}'
        | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{2fa1f}' => Class::Unspaced,
        c if c.is_alphabetic() => Class::Letter,
        c if c.is_numeric() => Class::Digit,
        _ => Class::Other,
    }
}

#[derive(Debug, Clone, Default)]
struct Words;

/// The words of one text, made at once.
struct Stream {
    tokens: std::vec::IntoIter<Token>,
    current: Token,
}

impl Tokenizer for Words {
    type TokenStream<'a> = Stream;

    fn token_stream(&mut self, text: &str) -> Stream {
        Stream { tokens: cut(text).into_iter(), current: Token::default() }
    }
}

impl TokenStream for Stream {
    fn advance(&mut self) -> bool {
        match self.tokens.next() {
            Some(token) => {
                self.current = token;
                true
            }
            None => false,
        }
    }

    fn token(&self) -> &Token {
        &self.current
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.current
    }
}

/// All words of a text with their stems, in order.
pub(super) fn words(text: &str) -> Vec<Token> {
    let mut analyzer = analyzer();
    let mut stream = analyzer.token_stream(text);
    let mut words = Vec::new();
    while stream.advance() {
        words.push(mem::take(stream.token_mut()));
    }
    words
}

fn cut(text: &str) -> Vec<Token> {
    // folding keeps every byte in its place, so offsets are those of the text as it was given
    let folded = fold(text, Language::TraditionalChinese);
    let mut cutter = Cutter { text: &folded, tokens: Vec::new(), position: 0 };
    let mut run: Option<(usize, Class)> = None;
    for (at, c) in folded.char_indices() {
        let class = class(c);
        match run {
            Some((_, open)) if open == class => {}
            Some((start, open)) => {
                cutter.run(start, at, open);
                run = Some((at, class));
            }
            None => run = Some((at, class)),
        }
    }
    if let Some((start, open)) = run {
        cutter.run(start, folded.len(), open);
    }
    cutter.tokens
}

struct Cutter<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    position: usize,
}

impl Cutter<'_> {
    fn run(&mut self, start: usize, end: usize, class: Class) {
        match class {
            Class::Other => {}
            Class::Unspaced => self.pairs(start, end),
            Class::Letter | Class::Digit => {
                if end - start <= LONGEST {
                    self.push(start, end);
                }
                self.position += 1;
            }
        }
    }

    /// Each character, and each with its neighbour.
    fn pairs(&mut self, start: usize, end: usize) {
        let run = self.text.get(start..end).unwrap_or_default();
        let mut chars = run.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let after = start + at + c.len_utf8();
            self.push(start + at, after);
            if let Some((_, next)) = chars.peek() {
                self.push(start + at, after + next.len_utf8());
            }
            self.position += 1;
        }
    }

    fn push(&mut self, from: usize, to: usize) {
        let written = self.text.get(from..to).unwrap_or_default();
        let text = if written.is_ascii() { written.to_owned() } else { plain(written) };
        self.tokens.push(Token { offset_from: from, offset_to: to, position: self.position, text, position_length: 1 });
    }
}

/// Without accents and in half width: `Jülich` is found by `julich`.
fn plain(written: &str) -> String {
    written
        .nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .nfc()
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_up(text: &str) -> String {
        words(text).iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_table_above_holds() {
        assert_eq!(cut_up("trained models"), "train model");
        assert_eq!(cut_up("TeleChat2-115B"), "telechat 2 115 b");
        assert_eq!(cut_up("麒麟910C芯片"), "麒 麒麟 麟 910 c 芯 芯片 片");
    }

    #[test]
    fn scripts_and_widths_are_folded() {
        assert_eq!(cut_up("國產晶片"), cut_up("国产晶片"));
        assert_eq!(cut_up("ＡＩ Jülich"), "ai julich");
    }

    #[test]
    fn offsets_are_those_of_the_text() {
        let text = "中國電信 trained 115B";
        for token in words(text) {
            assert!(text.get(token.offset_from..token.offset_to).is_some(), "{token:?}");
        }
    }
}
