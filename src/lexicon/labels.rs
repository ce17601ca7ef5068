//! Words of a line that is a label and its value, from `labels.toml`.

use std::{collections::HashMap, sync::OnceLock};

use serde::Deserialize;

/// What such a line tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Label {
    Developer,
    Manufacturer,
    Released,
    Hardware,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Labels {
    developer: Vec<String>,
    manufacturer: Vec<String>,
    released: Vec<String>,
    hardware: Vec<String>,
    sorts: Vec<String>,
}

/// What a line or a row with this label tells, the label in simplified characters and small letters: "training hardware
/// (gpus)" and 训练芯片型号 say of what sort the value is, too.
pub fn label_of(word: &str) -> Option<Label> {
    static WORDS: OnceLock<HashMap<&str, Label>> = OnceLock::new();
    let labels_by_word = WORDS.get_or_init(|| by_word(labels()));
    let bare = || {
        let word = word.split(['(', '（']).next().unwrap_or(word).trim_end();
        labels().sorts.iter().find_map(|sort| word.strip_suffix(sort.as_str())).unwrap_or(word)
    };
    labels_by_word.get(word).or_else(|| labels_by_word.get(bare())).copied()
}

fn labels() -> &'static Labels {
    static LABELS: OnceLock<Labels> = OnceLock::new();
    LABELS.get_or_init(|| toml::from_str(include_str!("labels.toml")).unwrap_or_default())
}

fn by_word(labels: &Labels) -> HashMap<&str, Label> {
    let rows = [
        (Label::Developer, &labels.developer),
        (Label::Manufacturer, &labels.manufacturer),
        (Label::Released, &labels.released),
        (Label::Hardware, &labels.hardware),
    ];
    rows.into_iter().flat_map(|(label, words)| words.iter().map(move |word| (word.as_str(), label))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_of_its_schema_and_no_word_stands_twice() {
        let labels: Labels = toml::from_str(include_str!("labels.toml")).unwrap();
        let words = labels.developer.len() + labels.manufacturer.len() + labels.released.len() + labels.hardware.len();
        assert_eq!(by_word(&labels).len(), words);
        assert_eq!((label_of("开发单位"), label_of("price")), (Some(Label::Developer), None));
    }
}
