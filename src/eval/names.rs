//! Names → keys of entities: every alias of one thing has one key.

use std::{collections::HashMap, fs, path::Path};

use super::EvalError;
use crate::{
    lexicon::Lexicon,
    model::{EntityKind, entity::squeeze},
};

/// Which names are one entity's: a file of aliases first, then the lexicon.
#[derive(Debug, Default)]
pub struct Names<'l> {
    keys: HashMap<String, String>,
    lexicon: Option<&'l Lexicon>,
}

impl<'l> Names<'l> {
    /// The names of the lexicon alone.
    pub fn of_lexicon(lexicon: &'l Lexicon) -> Self {
        Self { keys: HashMap::new(), lexicon: Some(lexicon) }
    }

    /// Adds a file of `canonical<TAB>kind<TAB>alias…` lines, which has the first word.
    pub fn with_file(mut self, path: &Path) -> Result<Self, EvalError> {
        let text = fs::read_to_string(path).map_err(|source| EvalError::Read { path: path.to_owned(), source })?;
        self.add(&text);
        Ok(self)
    }

    pub(super) fn add(&mut self, text: &str) {
        let rows = || text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        for row in rows() {
            let canonical = squeeze(row.split('\t').next().unwrap_or_default());
            self.keys.insert(canonical.clone(), canonical);
        }
        for row in rows() {
            let mut columns = row.split('\t');
            let canonical = squeeze(columns.next().unwrap_or_default());
            for alias in columns.skip(1) {
                self.keys.entry(squeeze(alias)).or_insert_with(|| canonical.clone());
            }
        }
    }

    /// The key of an entity. What follows `unnamed <kind>` does not count: the values tell such things apart.
    pub fn key(&self, name: &str) -> String {
        if let Some(key) = self.known(name) {
            return key;
        }
        let Some((owner, kind)) = unnamed(name) else { return squeeze(name) };
        let plain = format!("{}unnamed{}", self.key(owner), kind.as_str());
        self.keys
            .get(&squeeze(&format!("{owner}: unnamed {}", kind.as_str())))
            .or_else(|| self.keys.get(&plain))
            .cloned()
            .unwrap_or(plain)
    }

    /// The key of a name that may be absent.
    pub(super) fn key_of(&self, name: Option<&str>) -> Option<String> {
        name.filter(|name| !name.is_empty()).map(|name| self.key(name))
    }

    fn known(&self, name: &str) -> Option<String> {
        if let Some(key) = self.keys.get(&squeeze(name)) {
            return Some(key.clone());
        }
        let lexicon = self.lexicon?;
        let entity = lexicon.entity(lexicon.resolve(name)?);
        let names = std::iter::once(&entity.name).chain(&entity.aliases);
        let filed = names.map(|name| squeeze(name)).find_map(|name| self.keys.get(&name));
        Some(filed.cloned().unwrap_or_else(|| squeeze(&entity.name)))
    }
}

/// Owner and kind of a thing without a name of its own, whatever stands behind: `Taiwan: unnamed model (100B)`.
pub(super) fn unnamed(name: &str) -> Option<(&str, EntityKind)> {
    name.match_indices([':', '：']).find_map(|(at, colon)| {
        let rest = name.get(at + colon.len()..)?.trim_start();
        let kind = strip_word(rest, "unnamed")?;
        let kind = kind.strip_prefix(char::is_whitespace)?.trim_start();
        let word: String = kind.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let kind = EntityKind::parse(&word.to_lowercase())?;
        Some((name.get(..at)?.trim_end(), kind))
    })
}

fn strip_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let head = text.get(..word.len())?;
    head.eq_ignore_ascii_case(word).then(|| text.get(word.len()..)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: &str = "China Telecom\torganization\t中国电信\tCTC\nTeleChat2-115B\tmodel\tTeleChat2\n\
                        China Telecom: unnamed model\tmodel\tTeleAI: unnamed model\n";

    fn names() -> Names<'static> {
        let mut names = Names::default();
        names.add(ROWS);
        names
    }

    #[test]
    fn case_space_and_punctuation_do_not_count() {
        assert_eq!(names().key("telechat 2"), names().key("TeleChat2-115B"));
        assert_eq!(names().key("中国电信"), "chinatelecom");
        assert_ne!(names().key("TeleAI"), names().key("China Telecom"));
    }

    #[test]
    fn an_unnamed_thing_is_known_by_its_owner_whatever_the_language() {
        let key = names().key("China Telecom: unnamed model");
        assert_eq!(names().key("中国电信: unnamed model (1T)"), key);
        assert_eq!(names().key("TeleAI: unnamed model"), key);
        assert_ne!(names().key("Huawei: unnamed model"), key);
    }

    #[test]
    fn a_name_with_a_colon_is_not_unnamed() {
        assert_eq!(unnamed("Gemma: small"), None);
        assert_eq!(unnamed("A：unnamed chip"), Some(("A", EntityKind::Chip)));
        assert_eq!(unnamed("A: unnamed models"), None);
    }
}
