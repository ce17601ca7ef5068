//! Traditional characters to simplified ones, one by one: 華為 and 华为 are found as one name.

use super::super::text::simplified as pairs;

/// 昇 is a character of its own in 昇腾 (Ascend); folded to 升 it would find the verb 升腾.
const KEPT: char = '昇';

/// The simplified form of a character, or the character itself.
pub(super) fn simplified(c: char) -> char {
    if c == KEPT { c } else { pairs::simplified(c) }
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
