//! A name as a pattern: what to look for in folded text, where a space or hyphen may stand in it, and how strictly
//! its capitals count.

use super::fold::{each, is_invisible, is_separator};

/// How a name's capitals bind, so that `US` is not "us" and `Oracle` not "oracle".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Case {
    Blind,
    /// The first letter is a capital.
    First,
    /// Every letter is as in the name, or all of a longer one are capitals, as in a dateline.
    Exact,
}

/// A name made ready for the search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    pub(super) folded: String,
    /// Bytes of `folded` before which a separator may stand.
    pub(super) joints: Vec<usize>,
    /// Those of them that need a capital behind the separator: `Deep Seek`, but not "deep seek".
    pub(super) humps: Vec<usize>,
    pub(super) case: Case,
    /// The letters and digits as written, of [`Case::Exact`] alone.
    pub(super) written: String,
}

impl Pattern {
    pub(super) fn of(name: &str, weak: bool) -> Self {
        let mut pattern = Self {
            folded: String::with_capacity(name.len()),
            joints: Vec::new(),
            humps: Vec::new(),
            case: case(name, weak),
            written: String::new(),
        };
        let binds = pattern.case == Case::Exact;
        let mut before: Option<char> = None;
        let mut letters = 0;
        let mut gap = false;
        for c in name.chars().filter(|c| !is_invisible(*c)) {
            if is_separator(c) {
                gap = true;
                continue;
            }
            if let Some(before) = before
                && (gap || joint(before, c, letters))
            {
                pattern.joints.push(pattern.folded.len());
                if !gap && before.is_lowercase() && c.is_uppercase() {
                    pattern.humps.push(pattern.folded.len());
                }
            }
            letters = if c.is_ascii_alphabetic() { if gap { 1 } else { letters + 1 } } else { 0 };
            each(c, |folded| pattern.folded.push(folded));
            if binds {
                pattern.written.push(c);
            }
            before = Some(c);
            gap = false;
        }
        pattern
    }

    /// Takes the looser of two writings of one name.
    pub(super) fn loosen(&mut self, other: &Self) {
        self.case = self.case.min(other.case);
        self.humps.retain(|hump| !other.joints.contains(hump) || other.humps.contains(hump));
        self.humps.extend(other.humps.iter().filter(|hump| !self.joints.contains(*hump)));
        self.joints.extend(&other.joints);
    }
}

/// Whether a separator may slip in between two characters of a name that has none there: `Deep Seek`,
/// `Ascend 910`, `昇腾 910C`; but "a 100" is no `A100`.
fn joint(before: char, after: char, letters: usize) -> bool {
    let latin = |c: char| c.is_ascii_alphanumeric();
    if before.is_ascii_alphabetic() && after.is_ascii_digit() {
        return letters >= 3;
    }
    if before.is_lowercase() && after.is_uppercase() {
        return letters >= 3;
    }
    (latin(before) && is_cjk(after)) || (is_cjk(before) && latin(after))
}

/// What of a name decides how its capitals bind.
#[expect(clippy::struct_excessive_bools, reason = "each is a plain look at the letters")]
struct Look {
    length: usize,
    digits: bool,
    capitals: bool,
    smalls: bool,
    /// Of more than one word.
    parted: bool,
}

fn case(name: &str, weak: bool) -> Case {
    let Some(first) = name.chars().find(|c| c.is_alphanumeric()) else { return Case::Blind };
    let look = Look {
        length: name.chars().filter(|c| c.is_alphanumeric()).count(),
        digits: name.chars().any(|c| c.is_ascii_digit()),
        capitals: name.chars().any(char::is_uppercase),
        smalls: name.chars().any(char::is_lowercase),
        parted: name.contains(is_separator),
    };
    match first {
        _ if is_cjk(first) || !look.capitals => Case::Blind,
        _ if look.length <= 3 => Case::Exact,
        _ if first.is_lowercase() => case_of_small_first(&look),
        _ if !first.is_uppercase() => Case::Blind,
        _ => case_of_capital_first(name, &look, weak),
    }
}

/// `the Commission` is not any commission, and `xAI` not "XAI"; but `iFlytek` is often IFLYTEK.
fn case_of_small_first(look: &Look) -> Case {
    if !look.digits && (look.parted || look.length <= 5) { Case::Exact } else { Case::Blind }
}

/// `RAND` is not "rand", `PaLM` not "palm", `The Information` not "the information".
fn case_of_capital_first(name: &str, look: &Look, weak: bool) -> Case {
    let humps = look.smalls && name.chars().filter(|c| c.is_uppercase()).count() > 1;
    if look.parted && (weak || name.starts_with("The "))
        || !look.digits && !look.parted && look.length <= 5 && (humps || !look.smalls)
    {
        Case::Exact
    } else if !weak && (look.digits || humps && !look.parted) {
        Case::Blind
    } else {
        Case::First
    }
}

/// Chinese, Japanese and Korean writing: no spaces between words, or endings glued to them.
pub(super) fn is_cjk(c: char) -> bool {
    is_kana(c) || is_hangul(c) || matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '〇' | '々')
}

pub(super) fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | 'ー')
}

pub(super) fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30A1}'..='\u{30FA}' | 'ー')
}

pub(super) fn is_hangul(c: char) -> bool {
    matches!(c, '\u{AC00}'..='\u{D7A3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_separator_may_stand_where_a_reader_would_put_one() {
        for (name, joints) in [
            ("DeepSeek", vec![4]),
            ("TeleChat2-115B", vec![4, 8, 9]),
            ("昇腾910C", vec![6]),
            ("A100", vec![]),
            ("GB200 NVL72", vec![5, 8]),
            ("Big Fund III", vec![3, 7]),
        ] {
            assert_eq!(Pattern::of(name, false).joints, joints, "{name}");
        }
    }

    #[test]
    fn capitals_bind_where_the_word_is_common() {
        for (name, weak, expected) in [
            ("US", false, Case::Exact),
            ("Oracle", false, Case::First),
            ("Scale AI", false, Case::First),
            ("DeepSeek-R1", false, Case::Blind),
            ("DeepSeek", false, Case::Blind),
            ("R1", true, Case::Exact),
            ("Spark", true, Case::First),
            ("The Paper", true, Case::Exact),
            ("the Commission", true, Case::Exact),
            ("xAI", false, Case::Exact),
            ("PaLM", false, Case::Exact),
            ("RAND", false, Case::Exact),
            ("iFlytek", false, Case::Blind),
            ("domestic chips", false, Case::Blind),
            ("910C", true, Case::Blind),
            ("华为", false, Case::Blind),
            ("Китай", false, Case::First),
        ] {
            assert_eq!(case(name, weak), expected, "{name}");
        }
    }
}
