//! Folding for matching: one case, one script, half width where that keeps every byte in its place. The folded
//! text has the same length and the same character borders as the original, so a span found in it is a span of both.

use std::{borrow::Cow, sync::OnceLock};

use crate::model::Language;

/// Lower case, and simplified characters for a text in traditional ones; only where the folded character takes as
/// many bytes as the original.
pub fn fold(text: &str, language: Language) -> Cow<'_, str> {
    let traditional = language == Language::TraditionalChinese;
    if !traditional && text.is_ascii() {
        return Cow::Owned(text.to_ascii_lowercase());
    }
    let table = traditional.then(simplified);
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        folded.push(fold_char(c, table));
    }
    Cow::Owned(folded)
}

fn fold_char(c: char, table: Option<&Table>) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    if let Some(table) = table {
        let simple = table.get(c);
        if simple != c {
            return simple;
        }
    }
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
        _ => c,
    }
}

/// Simplified forms of the CJK unified ideographs, by their place in the block.
#[derive(Debug)]
struct Table(Vec<char>);

const FIRST: char = '\u{4E00}';
const LAST: char = '\u{9FFF}';

impl Table {
    fn get(&self, c: char) -> char {
        let place = (c as usize).checked_sub(FIRST as usize);
        place.and_then(|place| self.0.get(place).copied()).unwrap_or(c)
    }
}

/// Built once, when the first traditional text comes: `OpenCC`'s table from traditional to simplified, char by char.
fn simplified() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        use ferrous_opencc::{OpenCC, config::BuiltinConfig};
        let block: Vec<char> = (FIRST..=LAST).collect();
        let Ok(opencc) = OpenCC::from_config(BuiltinConfig::T2s) else { return Table(block) };
        // One character a line, so that no phrase of several characters is converted as a whole.
        let lines: String = block.iter().flat_map(|c| [*c, '\n']).collect();
        let converted = opencc.convert(&lines);
        let folded: Vec<char> = converted.lines().filter_map(|line| line.chars().next()).collect();
        let whole = folded.len() == block.len();
        Table(if whole { block.iter().zip(folded).map(|(old, new)| keep_length(*old, new)).collect() } else { block })
    })
}

fn keep_length(old: char, new: char) -> char {
    if new.len_utf8() == old.len_utf8() { new } else { old }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folded_text_keeps_every_byte_in_its_place() {
        let text = "華為昇騰 Ascend 910C：İstanbul ÉCOLE Пфлопс 晶片";
        let folded = fold(text, Language::TraditionalChinese);
        assert_eq!(folded.len(), text.len());
        assert!(folded.contains("华为"));
        assert!(folded.contains("école пфлопс"));
        assert!(text.char_indices().zip(folded.char_indices()).all(|((a, _), (b, _))| a == b));
    }
}
