//! Text → shingles (what near-verbatim copies share) and anchors (what spun copies share).

use super::common::{LEAST, Name, name_at};
use crate::{
    lexicon::border::is_year,
    model::{Document, Language},
};

/// Characters a shingle has in a language that is written without spaces, and in Korean, whose particles cling.
const CHARACTERS: usize = 5;
/// Words a shingle has elsewhere.
const WORDS: usize = 3;
/// Anchors kept of one document: the order of the first ones tells enough.
const MOST_ANCHORS: usize = 400;
/// Words that tell texts apart are no shorter: below lie AI, US and GPU.
const SHORTEST: usize = 4;
/// Days, months, peoples, and what chips are counted and measured in: all texts of a week have those.
const EVERYWHERE: [&str; 27] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "chinese",
    "american",
    "european",
    "gpus",
    "npus",
    "llms",
    "tflops",
    "pflops",
    "eflops",
];

/// The hashes of all distinct shingles of a text, in ascending order.
pub(super) fn shingles(text: &str, language: Language) -> Vec<u64> {
    let by_character = language.is_unspaced() || language == Language::Korean;
    let mut hashes = if by_character { of_characters(text) } else { of_words(text) };
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

fn of_characters(text: &str) -> Vec<u64> {
    let characters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let hash = |run: &[char]| run.iter().fold(START, |hash, c| step(hash, u64::from(u32::from(*c))));
    runs(&characters, CHARACTERS, hash)
}

fn of_words(text: &str) -> Vec<u64> {
    let words: Vec<u64> = words(text).map(|word| hash_word(word.text)).collect();
    runs(&words, WORDS, |run| run.iter().fold(START, |hash, word| step(hash, *word)))
}

/// One hash for each run of `length`; a shorter text is one run.
fn runs<T>(items: &[T], length: usize, hash: impl Fn(&[T]) -> u64) -> Vec<u64> {
    if items.is_empty() {
        return Vec::new();
    }
    items.windows(length.min(items.len())).map(|run| mix(hash(run))).collect()
}

/// A name or a number of a text.
pub(super) struct Anchor {
    pub(super) hash: u32,
    /// Few texts of the field have it: it is no name that the lexicon knows, and see [`is_telling`].
    pub(super) telling: bool,
    /// It tells without what stands beside it: see [`tells_alone`].
    pub(super) alone: bool,
}

/// The names and numbers of the body in the order in which it has them: what survives when a report is told in
/// other words. The title is left out, since titles capitalise what is no name.
pub(super) fn anchors(document: &Document, names: &[Name]) -> Vec<Anchor> {
    let text = document.text.as_str();
    let body = text.split_once('\n').map_or(text, |(_, body)| body);
    let from = text.len() - body.len();
    let mut anchors: Vec<Anchor> = Vec::new();
    for word in words(body).filter(Word::is_anchor).take(MOST_ANCHORS) {
        let has_digit = word.text.contains(|c: char| c.is_ascii_digit());
        #[expect(clippy::cast_possible_truncation, reason = "half of a hash is still a hash")]
        let hash = mix(hash_word(word.text)) as u32 & !1 | u32::from(has_digit);
        if anchors.last().is_none_or(|last| last.hash != hash) {
            let telling = is_telling(word.text) && name_at(names, from + word.start).is_none();
            anchors.push(Anchor { hash, telling, alone: telling && tells_alone(word.text) });
        }
    }
    anchors
}

/// No year, date, small number or short word: all texts have those.
fn is_telling(word: &str) -> bool {
    if let Ok(number) = word.parse::<u32>() {
        return number >= LEAST && !is_year(word);
    }
    let is_long = word.chars().count() >= SHORTEST && word.contains(char::is_alphabetic);
    is_long && !EVERYWHERE.contains(&word.to_lowercase().as_str())
}

/// Whether a word that tells does so alone: it has no round number, and none of two digits. 50, 200 and 64GB stand in a tenth
/// of all texts each.
fn tells_alone(word: &str) -> bool {
    let digits: String = word.chars().filter(char::is_ascii_digit).collect();
    digits.is_empty() || (digits.len() >= 3 && digits.trim_matches('0').len() >= 2)
}

/// Whether an anchor has a digit: its last bit says so.
pub(super) fn is_number(anchor: u32) -> bool {
    anchor & 1 == 1
}

/// A run of letters and digits, with what stands before it.
struct Word<'t> {
    text: &'t str,
    /// Its first byte in what is cut into words.
    start: usize,
    /// Nothing, or the end of a sentence, stands before it.
    opens_sentence: bool,
}

impl Word<'_> {
    fn is_anchor(&self) -> bool {
        let mut characters = self.text.chars();
        let first_is_capital = characters.next().is_some_and(char::is_uppercase);
        let later_capital = characters.any(char::is_uppercase);
        let digit = self.text.chars().any(|c| c.is_ascii_digit());
        digit || later_capital || (first_is_capital && !self.opens_sentence && self.text.chars().count() > 1)
    }
}

/// Words without their punctuation. Script changes end a word, so that 昇腾910C芯片 gives 910C.
fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut opens_sentence = true;
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(char::is_alphanumeric)?;
        let (gap, from) = rest.split_at_checked(start)?;
        opens_sentence |= gap.contains(['.', '!', '?', '\n', '。', '！', '？', ':', '：', '"', '“']);
        let wide = from.chars().next().is_some_and(is_wide);
        let end = from.find(|c: char| !continues(c) || is_wide(c) != wide).unwrap_or(from.len());
        let (word, after) = from.split_at_checked(end.max(1))?;
        rest = after;
        let word = Word { text: word, start: text.len() - from.len(), opens_sentence };
        opens_sentence = false;
        Some(word)
    })
}

/// Letters, digits, and the hyphen inside `TeleChat2-115B`, whose parts say little alone.
fn continues(c: char) -> bool {
    c.is_alphanumeric() || c == '-'
}

fn is_wide(c: char) -> bool {
    c >= '\u{2E80}'
}

const START: u64 = 0xcbf2_9ce4_8422_2325;

/// One step of FNV-1a over whole numbers: the signature of a text must be the same on every machine for ever.
fn step(hash: u64, item: u64) -> u64 {
    (hash ^ item).wrapping_mul(0x0000_0100_0000_01b3)
}

pub(super) fn hash_word(word: &str) -> u64 {
    word.chars().flat_map(char::to_lowercase).fold(START, |hash, c| step(hash, u64::from(u32::from(c))))
}

/// Spreads a hash over all its bits (the last steps of the `splitmix64` generator).
pub(super) fn mix(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_all_texts_have_tells_none_apart_and_what_many_have_does_so_beside_something_else_only() {
        for word in ["Tuesday", "March", "Chinese", "GPUs", "PFLOPS", "2026", "31", "024", "AI"] {
            assert!(!is_telling(word), "{word}");
        }
        for word in ["50", "200", "64GB", "96GB", "A100", "10000"] {
            assert!(is_telling(word) && !tells_alone(word), "{word}");
        }
        for word in ["Draumr", "9216", "345", "1250", "TeleChat2-115B"] {
            assert!(is_telling(word) && tells_alone(word), "{word}");
        }
    }
}
