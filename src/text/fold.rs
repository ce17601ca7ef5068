//! Folding for matching: one case, one script, half width where that keeps every byte in its place. The folded
//! text has the same length and the same character borders as the original, so a span found in it is a span of both.

use std::borrow::Cow;

use super::simplified::simplified;
use crate::model::Language;

/// Lower case, and simplified characters for a text in traditional ones; only where the folded character takes as
/// many bytes as the original.
pub fn fold(text: &str, language: Language) -> Cow<'_, str> {
    let traditional = language == Language::TraditionalChinese;
    if !traditional && text.is_ascii() {
        return Cow::Owned(text.to_ascii_lowercase());
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        folded.push(fold_char(c, traditional));
    }
    Cow::Owned(folded)
}

/// A Chinese text with “X” for ‘X’ and 「X」 for 『X』, place for place, where those stand by themselves: rules need know one
/// pair of each sort. What is quoted within a quotation, and an apostrophe, stay as they are.
pub fn with_double_marks(text: &str, language: Language) -> Cow<'_, str> {
    if !language.is_chinese() || !text.contains(['‘', '『']) {
        return Cow::Borrowed(text);
    }
    let mut marked = String::with_capacity(text.len());
    let mut within = false;
    let mut awaited: Option<(char, char)> = None;
    for c in text.chars() {
        let written = match (c, awaited) {
            ('“' | '「' | '”' | '」', _) => {
                within = matches!(c, '“' | '「');
                c
            }
            ('\n', _) => {
                (within, awaited) = (false, None);
                c
            }
            ('‘', None) if !within => {
                awaited = Some(('’', '”'));
                '“'
            }
            ('『', None) if !within => {
                awaited = Some(('』', '」'));
                '「'
            }
            (c, Some((mark, double))) if c == mark => {
                awaited = None;
                double
            }
            (c, _) => c,
        };
        marked.push(written);
    }
    Cow::Owned(marked)
}

fn fold_char(c: char, traditional: bool) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    if is_caseless(c) {
        let simple = if traditional { simplified(c) } else { c };
        return if simple.len_utf8() == c.len_utf8() { simple } else { c };
    }
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
        _ => c,
    }
}

/// Lower case, as [`str::to_lowercase`] gives it, and faster where most characters have none.
pub fn lower(text: &str) -> String {
    if text.chars().all(|c| c.is_ascii() || is_caseless(c)) { text.to_ascii_lowercase() } else { text.to_lowercase() }
}

/// Punctuation, kana and Chinese characters.
fn is_caseless(c: char) -> bool {
    matches!(c, '\u{2000}'..='\u{206F}' | '\u{3000}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF20}')
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

    #[test]
    fn single_marks_by_themselves_are_double_ones() {
        let marked = |text| with_double_marks(text, Language::SimplifiedChinese);
        assert_eq!(marked("大模型‘青鸾’与『云隼』"), "大模型“青鸾”与「云隼」");
        assert_eq!(marked("他说：“名为‘青鸾’的模型”"), "他说：“名为‘青鸾’的模型”");
        assert_eq!(marked("OpenAI’s模型，‘青鸾\n’"), "OpenAI’s模型，“青鸾\n’");
        assert_eq!(with_double_marks("the chip ‘X1’", Language::English), "the chip ‘X1’");
    }

    #[test]
    fn small_letters_are_those_of_the_standard_library() {
        for text in ["GPU", "华为 Ascend，“AI”！", "ÉCOLE", "ＡＩ芯片", "ΟΔΟΣ", "Пфлопс", ""] {
            assert_eq!(lower(text), text.to_lowercase());
        }
        let all = ('\u{80}'..=char::MAX).filter(|c| is_caseless(*c));
        assert_eq!(all.clone().find(|c| !c.to_lowercase().eq([*c])), None);
    }
}
