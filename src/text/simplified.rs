//! Traditional characters to simplified ones, one by one. Words are not converted (晶片 stays 晶片).
//!
//! The pairs are kept in `simplified.txt`: to read them takes a thousandth of the time that the converter takes, which
//! the tests hold them to.

use std::sync::LazyLock;

/// The block in which all characters of the pairs stand.
const FIRST: char = '\u{4E00}';
const LAST: char = '\u{9FFF}';

/// The simplified form of a character, or the character itself.
pub fn simplified(c: char) -> char {
    static TABLE: LazyLock<Vec<char>> = LazyLock::new(table);
    if c < FIRST {
        return c;
    }
    place(c).and_then(|place| TABLE.get(place).copied()).unwrap_or(c)
}

fn place(c: char) -> Option<usize> {
    usize::try_from(u32::from(c).checked_sub(u32::from(FIRST))?).ok()
}

fn table() -> Vec<char> {
    let mut table: Vec<char> = (FIRST..=LAST).collect();
    for line in include_str!("simplified.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut characters = line.chars();
        while let (Some(from), Some(to)) = (characters.next(), characters.next()) {
            if let Some(cell) = place(from).and_then(|place| table.get_mut(place)) {
                *cell = to;
            }
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use ferrous_opencc::{OpenCC, config::BuiltinConfig};

    use super::*;

    #[test]
    fn the_pairs_are_those_of_the_conversion_between_the_scripts() {
        let converter = OpenCC::from_config(BuiltinConfig::T2s).unwrap();
        // a line each keeps the converter from reading two neighbours as a word
        let lines: String = (FIRST..=LAST).flat_map(|c| [c, '\n']).collect();
        let ours = converter.convert(&lines);
        for (c, line) in (FIRST..=LAST).zip(ours.lines()) {
            assert_eq!(simplified(c).to_string(), line, "{c}");
        }
    }

    #[test]
    fn other_characters_stay() {
        assert_eq!(['華', '华', 'a', '한', '\u{20000}'].map(simplified), ['华', '华', 'a', '한', '\u{20000}']);
    }
}
