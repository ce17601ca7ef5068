//! Chinese words that a sentence is read by, from `chinese.toml`, where each list is explained.

use std::sync::OnceLock;

use serde::Deserialize;

/// The lists, in simplified characters and lower case.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChineseWords {
    pub surnames: Vec<String>,
    pub titles: Vec<String>,
    pub before_verbs: Vec<String>,
    pub no_persons: Vec<String>,
    pub bodies: Vec<String>,
    pub everyone: Vec<String>,
    pub other_rates: Vec<String>,
    pub system_nouns: Vec<String>,
    pub before_places: Vec<String>,
    pub no_places: Vec<String>,
    pub refutations: Vec<String>,
    pub policies: Vec<String>,
    pub policy_topics: Vec<String>,
    pub forward: Vec<String>,
    pub others: Vec<String>,
    pub asking: Vec<String>,
    pub open_sorts: Vec<String>,
    pub not_opened: Vec<String>,
    pub before_objects: Vec<String>,
    pub train_nouns: Vec<String>,
    pub topics: Vec<String>,
    pub of_a_chip: Vec<String>,
    pub of_a_system: Vec<String>,
    pub gadgets: Vec<String>,
    pub sorts: Vec<String>,
}

/// The words that are compiled in; a test holds the file to its schema, so a refusal here means none at all.
pub fn chinese() -> &'static ChineseWords {
    static WORDS: OnceLock<ChineseWords> = OnceLock::new();
    WORDS.get_or_init(|| toml::from_str(include_str!("chinese.toml")).unwrap_or_default())
}

/// The word of the list that `text` ends in.
pub fn ends_in<'w>(text: &str, words: &'w [String]) -> Option<&'w str> {
    let last = text.as_bytes().last();
    let fits = |word: &&str| word.as_bytes().last() == last && text.ends_with(*word);
    words.iter().map(String::as_str).filter(fits).max_by_key(|word| word.len())
}

/// The word of the list that `text` begins with.
pub fn begins_with<'w>(text: &str, words: &'w [String]) -> Option<&'w str> {
    // the third byte tells most characters apart
    let third = text.as_bytes().get(2);
    let fits = |word: &&str| word.as_bytes().get(2).is_none_or(|byte| Some(byte) == third) && text.starts_with(*word);
    words.iter().map(String::as_str).filter(fits).max_by_key(|word| word.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_of_its_schema_and_no_list_is_empty() {
        let words: ChineseWords = toml::from_str(include_str!("chinese.toml")).unwrap();
        for list in [
            &words.surnames,
            &words.titles,
            &words.before_verbs,
            &words.no_persons,
            &words.bodies,
            &words.everyone,
            &words.other_rates,
            &words.system_nouns,
            &words.before_places,
            &words.no_places,
            &words.refutations,
            &words.policies,
            &words.policy_topics,
            &words.forward,
            &words.others,
            &words.asking,
            &words.open_sorts,
            &words.not_opened,
            &words.before_objects,
            &words.train_nouns,
            &words.topics,
            &words.of_a_chip,
            &words.of_a_system,
            &words.gadgets,
        ] {
            assert!(!list.is_empty() && list.iter().all(|word| !word.is_empty()));
        }
        assert_eq!(ends_in("鸿海董事长", &words.titles), Some("董事长"));
        assert_eq!(begins_with("欧阳", &words.surnames), Some("欧阳"));
    }
}
