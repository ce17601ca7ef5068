//! The names of months and weekdays in the languages of pages: `calendar.toml`, read when a date is first asked for.

use std::sync::LazyLock;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

/// The words of one language for dates, as [`folded`] gives them.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    pub code: String,
    /// Each form of each month, counted from one.
    months: Vec<(String, u32)>,
    /// Each form of each weekday, Monday first, counted from zero.
    weekdays: Vec<(String, u32)>,
    /// Words that may stand in a date and say nothing about it.
    words: Vec<String>,
    /// Words for the hours after noon.
    afternoon: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    language: Vec<Row>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    code: String,
    months: [String; 12],
    weekdays: [String; 7],
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    afternoon: Vec<String>,
}

/// Every language of the file, in its order; a test holds the file to its schema.
pub fn calendars() -> &'static [Calendar] {
    static READ: LazyLock<Vec<Calendar>> = LazyLock::new(|| read(include_str!("calendar.toml")).unwrap_or_default());
    &READ
}

fn read(text: &str) -> Result<Vec<Calendar>, toml::de::Error> {
    let file: File = toml::from_str(text)?;
    Ok(file.language.into_iter().map(Calendar::of).collect())
}

impl Calendar {
    fn of(row: Row) -> Self {
        let all = |words: &[String]| words.iter().map(|word| folded(word)).collect();
        Self {
            code: row.code,
            months: forms(&row.months, 1),
            weekdays: forms(&row.weekdays, 0),
            words: all(&row.words),
            afternoon: all(&row.afternoon),
        }
    }

    /// A calendar of names that are given in code.
    pub fn from_names(
        months: impl Iterator<Item = (&'static str, u32)>,
        weekdays: impl Iterator<Item = (&'static str, u32)>,
        words: &[&str],
    ) -> Self {
        Self {
            code: String::new(),
            months: months.map(|(name, month)| (folded(name), month)).collect(),
            weekdays: weekdays.map(|(name, day)| (folded(name), day)).collect(),
            words: words.iter().map(|word| folded(word)).collect(),
            afternoon: Vec::new(),
        }
    }

    /// The month that a folded word names, whole or by its first letters.
    pub fn month(&self, word: &str) -> Option<u32> {
        named(&self.months, word, 2)
    }

    /// The weekday that a folded word names, from Monday as zero.
    pub fn weekday(&self, word: &str) -> Option<u32> {
        named(&self.weekdays, word, 2)
    }

    pub fn is_filler(&self, word: &str) -> bool {
        self.words.iter().any(|known| known == word)
    }

    pub fn is_afternoon(&self, word: &str) -> bool {
        self.afternoon.iter().any(|known| known == word)
    }
}

/// The forms of each name; `_` stands for a space inside one.
fn forms(names: &[String], first: u32) -> Vec<(String, u32)> {
    let numbered = names.iter().zip(first..);
    let each = numbered.flat_map(|(name, number)| name.split(' ').map(move |form| (form, number)));
    each.map(|(form, number)| (folded(&form.replace('_', " ")), number)).collect()
}

/// What a word names: whole, or cut short where only one name begins so.
fn named(names: &[(String, u32)], word: &str, least: usize) -> Option<u32> {
    if let Some((_, number)) = names.iter().find(|(name, _)| name == word) {
        return Some(*number);
    }
    let mut begun = names.iter().filter(|(name, _)| name.starts_with(word)).map(|(_, number)| *number);
    let number = begun.next().filter(|_| word.chars().count() >= least)?;
    begun.all(|other| other == number).then_some(number)
}

/// Lower case, without accents and vowel signs that stand over or under a letter, digits of all scripts as ASCII.
pub fn folded(word: &str) -> String {
    word.nfd().filter(|c| !is_mark(*c)).flat_map(char::to_lowercase).map(ascii_digit).collect()
}

fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}'
        | '\u{901}'..='\u{902}' | '\u{93C}' | '\u{941}'..='\u{948}' | '\u{94D}'
        | '\u{981}' | '\u{9BC}' | '\u{9C1}'..='\u{9C4}' | '\u{9CD}'
        | '\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}'
        | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}')
}

/// The digit as ASCII writes it: `१`, `১`, `๑`, `١`, `１` are 1.
fn ascii_digit(c: char) -> char {
    const ZEROS: [u32; 6] = [0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10];
    let value = ZEROS.iter().find_map(|zero| u32::from(c).checked_sub(*zero).filter(|value| *value < 10));
    value.and_then(|value| char::from_digit(value, 10)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_in_order() {
        let read = read(include_str!("calendar.toml")).unwrap();
        assert!(read.len() > 25);
        for calendar in &read {
            let months: std::collections::BTreeSet<u32> = calendar.months.iter().map(|(_, month)| *month).collect();
            assert_eq!(months.len(), 12, "{}", calendar.code);
        }
    }

    #[test]
    fn a_name_is_known_whole_or_by_a_beginning_of_its_own() {
        let czech = calendars().iter().find(|calendar| calendar.code == "cs").unwrap();
        assert_eq!(czech.month(&folded("srpna")), Some(8));
        assert_eq!(czech.month(&folded("lis")), Some(11));
        assert_eq!(czech.month(&folded("červen")), Some(6));
        assert_eq!(czech.month(&folded("b")), None);
        assert_eq!(folded("१६"), "16");
    }
}
