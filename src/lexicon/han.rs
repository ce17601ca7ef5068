//! Traditional characters to simplified ones, one by one: 華為 and 华为 are found as one name.
//!
//! Words are not converted (晶片 stays 晶片), so that every folded character still stands for one character of
//! the text.

use std::sync::OnceLock;

use ferrous_opencc::{OpenCC, config::BuiltinConfig};

/// The block in which all characters of the field's names stand.
const FIRST: u32 = 0x4E00;
const LAST: u32 = 0x9FFF;

/// 昇 is a character of its own in 昇腾 (Ascend); folded to 升 it would find the verb 升腾.
const KEPT: [char; 1] = ['昇'];

/// The simplified form of a character, or the character itself.
pub(super) fn simplified(c: char) -> char {
    static TABLE: OnceLock<Vec<char>> = OnceLock::new();
    let code = u32::from(c);
    if !(FIRST..=LAST).contains(&code) {
        return c;
    }
    let place = usize::try_from(code - FIRST).unwrap_or(usize::MAX);
    TABLE.get_or_init(table).get(place).copied().unwrap_or(c)
}

fn table() -> Vec<char> {
    let block = || (FIRST..=LAST).filter_map(char::from_u32);
    let Ok(converter) = OpenCC::from_config(BuiltinConfig::T2s) else { return block().collect() };
    // A line each keeps the converter from reading two neighbours as a word.
    let lines: String = block().flat_map(|c| [c, '\n']).collect();
    let answer = converter.convert(&lines);
    let mut simple = answer.lines();
    block().map(|c| one(c, simple.next())).collect()
}

fn one(c: char, line: Option<&str>) -> char {
    let mut chars = line.unwrap_or_default().chars();
    match (chars.next(), chars.next()) {
        (Some(simple), None) if !KEPT.contains(&c) => simple,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_characters_become_simplified_and_others_stay() {
        for (from, to) in
            [('華', '华'), ('為', '为'), ('騰', '腾'), ('電', '电'), ('华', '华'), ('昇', '昇'), ('a', 'a')]
        {
            assert_eq!(simplified(from), to, "{from}");
        }
    }
}
