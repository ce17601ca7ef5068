//! A piece of a question without spaces → its words. Only questions are cut into words: the index has each pair of
//! characters, and needs no dictionary.
//!
//! | piece | words |
//! | --- | --- |
//! | `用国产芯片训练的大模型` | `国产` `芯片` `训练` `大模型` |
//! | `910C芯片` | `910C` `芯片` |

use std::{collections::HashSet, sync::OnceLock};

use aho_corasick::{AhoCorasick, Input, MatchKind};
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed, options::WordBreakInvariantOptions};
use serde::Deserialize;

use super::tokenizer::{Class, class};
use crate::{
    model::Language,
    text::{Span, fold::fold},
};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    field: Vec<String>,
    particles: String,
}

/// What a piece is cut by. The dictionary is part of the program as it is used; only the words of the field are read.
struct Cutter {
    /// Words of the field, the longest first; none where the file has none.
    field: Option<AhoCorasick>,
    particles: HashSet<char>,
    dictionary: WordSegmenterBorrowed<'static>,
}

fn cutter() -> &'static Cutter {
    static CUTTER: OnceLock<Cutter> = OnceLock::new();
    CUTTER.get_or_init(|| {
        // the file is part of the program, and a test reads it
        let file: File = toml::from_str(include_str!("words.toml")).unwrap_or_default();
        Cutter {
            field: AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&file.field).ok(),
            particles: file.particles.chars().collect(),
            dictionary: WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()),
        }
    })
}

/// Cuts a piece without spaces where unspaced script meets another, and the unspaced part into words.
pub(super) fn at_borders(piece: &str) -> Vec<&str> {
    let unspaced = |c: char| class(c) == Class::Unspaced;
    let mut words = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, c) in piece.char_indices() {
        if before.is_some_and(|before| before != unspaced(c)) {
            words.extend(cut(Span::new(start, at).of(piece)));
            start = at;
        }
        before = Some(unspaced(c));
    }
    words.extend(cut(Span::new(start, piece.len()).of(piece)));
    words
}

/// The words of an unspaced piece; of another one, and of one too short to be cut, the whole.
fn cut(piece: &str) -> Vec<&str> {
    if !piece.chars().next().is_some_and(|c| class(c) == Class::Unspaced) || piece.chars().nth(2).is_none() {
        return vec![piece];
    }
    // folding keeps every byte in its place
    let folded = fold(piece, Language::TraditionalChinese);
    let cutter = cutter();
    let mut words = Vec::new();
    let mut done = 0;
    for known in cutter.of_the_field(&folded) {
        cutter.general(&folded, Span::new(done, known.start), &mut words);
        words.push(known);
        done = known.end;
    }
    cutter.general(&folded, Span::new(done, folded.len()), &mut words);
    // 用, 的, 了: a single character among words says little and would only shut texts out
    let longer: Vec<&str> =
        words.into_iter().map(|word| word.of(piece)).filter(|word| word.chars().nth(1).is_some()).collect();
    if longer.is_empty() { vec![piece] } else { longer }
}

impl Cutter {
    /// The words of the field that begin where the dictionary begins a word: 国产 is none in 各国产能.
    fn of_the_field(&self, text: &str) -> Vec<Span> {
        let borders: Vec<usize> = self.dictionary.segment_str(text).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(known) = self.field.as_ref().and_then(|field| field.find(Input::new(text).range(at..))) {
            if borders.binary_search(&known.start()).is_ok() {
                found.push(Span::new(known.start(), known.end()));
                at = known.end();
            } else {
                at = known.start()
                    + text.get(known.start()..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
            }
        }
        found
    }

    /// The words of a stretch that has none of the field. What the dictionary takes for single characters in a row is a
    /// word that it lacks (`营收`), or several of two characters each, as most Chinese words are.
    fn general(&self, text: &str, stretch: Span, words: &mut Vec<Span>) {
        let part = stretch.of(text);
        let mut start = 0;
        let mut singles: Vec<Span> = Vec::new();
        for end in self.dictionary.segment_str(part).skip(1) {
            let word = Span::new(stretch.start + start, stretch.start + end);
            start = end;
            let mut chars = word.of(text).chars();
            let (first, is_single) = (chars.next(), chars.next().is_none());
            if is_single && first.is_some_and(|c| !self.particles.contains(&c)) {
                singles.push(word);
                continue;
            }
            join(&mut singles, words);
            words.push(word);
        }
        join(&mut singles, words);
    }
}

/// Makes words of single characters in a row: two or three are one, of more each two.
fn join(singles: &mut Vec<Span>, words: &mut Vec<Span>) {
    let together = if singles.len() == 3 { 3 } else { 2 };
    for few in singles.chunks(together) {
        if let (Some(first), Some(last)) = (few.first(), few.last()) {
            words.push(first.cover(*last));
        }
    }
    singles.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_run_is_cut_into_words_and_particles_are_left_out() {
        assert_eq!(at_borders("用国产芯片训练的大模型"), ["国产", "芯片", "训练", "大模型"]);
        assert_eq!(at_borders("國產晶片訓練"), ["國產", "晶片", "訓練"]);
        assert_eq!(at_borders("910C芯片"), ["910C", "芯片"]);
        assert_eq!(at_borders("芯"), ["芯"]);
    }

    #[test]
    fn words_that_no_dictionary_has_are_made_of_single_characters_in_a_row() {
        assert_eq!(at_borders("美国对华芯片出口禁令"), ["美国", "芯片", "出口", "禁令"]);
        assert_eq!(at_borders("先进制程良率瓶颈"), ["先进", "制程", "良率", "瓶颈"]);
        assert_eq!(at_borders("的了在"), ["的了在"]);
    }

    #[test]
    fn a_word_of_the_field_is_cut_out_of_no_other_word() {
        assert_eq!(at_borders("各国产能"), ["各国", "产能"]);
        assert_eq!(at_borders("研发布局"), ["研发", "布局"]);
    }

    #[test]
    fn the_file_is_of_its_schema_and_no_word_stands_twice() {
        let file: File = toml::from_str(include_str!("words.toml")).unwrap();
        let once: HashSet<&String> = file.field.iter().collect();
        assert_eq!(once.len(), file.field.len());
        assert!(file.field.iter().all(|word| fold(word, Language::TraditionalChinese) == word.as_str()));
    }
}
