//! A Chinese word → the same word as it is said elsewhere: 芯片, 晶片.

use std::{collections::HashMap, sync::OnceLock};

use serde::Deserialize;

use crate::{model::Language, text::fold::fold};

#[derive(Debug, Deserialize)]
struct File {
    same: Vec<Vec<String>>,
}

fn words() -> &'static HashMap<String, Vec<String>> {
    static WORDS: OnceLock<HashMap<String, Vec<String>>> = OnceLock::new();
    WORDS.get_or_init(|| {
        // the file is part of the program, and a test reads it
        let file: File = toml::from_str(include_str!("regional.toml")).unwrap_or(File { same: Vec::new() });
        let mut words = HashMap::new();
        for same in file.same {
            for word in &same {
                let others = same.iter().filter(|other| *other != word).cloned().collect();
                words.insert(word.clone(), others);
            }
        }
        words
    })
}

/// A word or phrase in all its regional forms, the given one first.
pub(super) fn forms(text: &str) -> Vec<String> {
    let mut forms = vec![text.to_owned()];
    if text.is_ascii() {
        return forms;
    }
    let folded = fold(text, Language::TraditionalChinese);
    // the longest that is in it, so that 人工智能 is not taken for 智能
    let known = words().keys().filter(|word| folded.contains(word.as_str())).max_by_key(|word| (word.len(), *word));
    if let Some(word) = known {
        forms.extend(words().get(word).into_iter().flatten().map(|other| folded.replace(word.as_str(), other)));
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_read_and_no_word_stands_in_two_rows() {
        let file: File = toml::from_str(include_str!("regional.toml")).unwrap();
        let all: Vec<&String> = file.same.iter().flatten().collect();
        assert_eq!(words().len(), all.len());
    }

    #[test]
    fn a_word_has_its_regional_forms() {
        assert_eq!(forms("國產晶片"), ["國產晶片", "国产芯片"]);
        assert_eq!(forms("人工智能"), ["人工智能", "人工智慧"]);
        assert_eq!(forms("chips"), ["chips"]);
    }
}
