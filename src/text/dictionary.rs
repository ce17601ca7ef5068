//! Chinese text → the words that a dictionary knows; what it does not know stands in single characters.

use std::sync::OnceLock;

use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed, options::WordBreakInvariantOptions};

/// Where the words of the text end, in bytes, 0 before them. Latin words and marks are words too.
pub fn breaks(text: &str) -> impl Iterator<Item = usize> {
    static DICTIONARY: OnceLock<WordSegmenterBorrowed<'static>> = OnceLock::new();
    DICTIONARY.get_or_init(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default())).segment_str(text)
}

#[cfg(test)]
mod tests {
    use super::breaks;

    fn words(text: &str) -> Vec<&str> {
        let ends: Vec<usize> = breaks(text).collect();
        ends.windows(2).filter_map(|pair| text.get(pair[0]..pair[1])).collect()
    }

    #[test]
    fn what_no_dictionary_knows_falls_into_characters() {
        assert_eq!(words("芯片普遍采用"), ["芯片", "普遍", "采用"]);
        assert_eq!(words("芯片云隼采用"), ["芯片", "云", "隼", "采用"]);
        assert_eq!(words(""), Vec::<&str>::new());
    }
}
