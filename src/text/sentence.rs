//! Sentence bounds, in English, Chinese and the other languages: a line never shares a sentence with the next.

use super::Span;
use crate::model::Language;

/// Words whose full stop ends no sentence, lower case, without it.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "st", "inc", "corp", "co", "ltd", "llc", "no", "nos", "vs", "etc", "e.g", "i.e",
    "u.s", "u.k", "u.n", "fig", "rs", "approx", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
    "nov", "dec", "bzw", "ca", "z.b", "d.h", "u.a", "nr", "mio", "mrd", "abs", "evtl", "env", "m", "mm", "mme", "av",
    "руб", "тыс", "млн", "млрд", "трлн", "др", "ул", "гг", "sr", "sra", "dott", "sig",
];

/// Abbreviations that may well be the last word of a sentence.
const CLOSING: &[&str] = &["inc", "corp", "co", "ltd", "llc", "etc", "u.s", "u.k", "u.n"];

/// Words that open a sentence.
const OPENERS: &[&str] = &[
    "The",
    "It",
    "Its",
    "This",
    "That",
    "These",
    "Those",
    "In",
    "At",
    "By",
    "But",
    "And",
    "For",
    "With",
    "On",
    "As",
    "He",
    "She",
    "They",
    "We",
    "If",
    "While",
    "When",
    "Both",
    "Each",
    "Although",
    "Meanwhile",
    "However",
    "Their",
    "According",
    "Since",
    "After",
    "Despite",
];

const GERMAN_MONTHS: &[&str] = &[
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// The sentences of `text`, in order, without the white space around them.
pub fn sentences(text: &str, language: Language) -> Vec<Span> {
    let mut found = Vec::new();
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        split_line(text, line_start, line_start + line.len(), language, &mut found);
        line_start += line.len();
    }
    found
}

fn split_line(text: &str, start: usize, end: usize, language: Language, found: &mut Vec<Span>) {
    let line = Span::new(start, end).of(text);
    if line.matches('|').count() + line.matches('｜').count() > 2 {
        // a row of a table: "(est.) |" ends no sentence
        push_parts(start, line, 0, line.len(), found);
        return;
    }
    let mut from = 0;
    let mut characters = line.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        if c == '】' && language.is_chinese() && from == 0 && is_headline(line.get(..at).unwrap_or("")) {
            from = at + c.len_utf8();
            push(start, line, 0, from, found);
            continue;
        }
        if !matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '…') {
            continue;
        }
        let mut stop = at + c.len_utf8();
        while let Some((next, mark)) = characters.next_if(|(_, mark)| closes(*mark)) {
            stop = next + mark.len_utf8();
        }
        let notes = stop + notes_at(line.get(stop..).unwrap_or(""));
        while characters.next_if(|(next, _)| *next < notes).is_some() {
            stop = notes;
        }
        if ends_sentence(line, at, c, stop, language) {
            push_parts(start, line, from, stop, found);
            from = stop;
        }
    }
    push_parts(start, line, from, line.len(), found);
}

/// The sentence in parts of at most [`LONGEST`] bytes, each cut behind a comma, a bar or their like, else behind a space,
/// else anywhere: what is told of a thing stands near it, and the work on a sentence grows faster than its length.
fn push_parts(offset: usize, line: &str, mut from: usize, to: usize, found: &mut Vec<Span>) {
    while to - from > LONGEST {
        let head = line.get(from..line.floor_char_boundary(from + LONGEST)).unwrap_or("");
        let mark = head.rfind(['，', '、', '；', '：', ',', ';', '|', '｜']).or_else(|| head.rfind(' '));
        let length = mark.and_then(|at| Some(at + head.get(at..)?.chars().next()?.len_utf8())).unwrap_or(head.len());
        if length == 0 {
            break;
        }
        push(offset, line, from, from + length, found);
        from += length;
    }
    push(offset, line, from, to, found);
}

/// More bytes than a sentence has that someone wrote: that of a law or of a list of firms included.
const LONGEST: usize = 2_048;

/// 【昆仑芯M100明年上市】百度昨日发布…, 3、【…】: a flash has its headline on the line of its text.
fn is_headline(before: &str) -> bool {
    let Some((number, headline)) = before.split_once('【') else { return false };
    number.chars().count() <= 4 && headline.chars().count() >= HEADLINE && !headline.contains(['；', '。'])
}

/// Characters of the shortest headline; 【本报讯】 and the like are none.
const HEADLINE: usize = 8;

/// The length of `[2][4]`, the notes of an encyclopaedia, behind a full stop.
fn notes_at(rest: &str) -> usize {
    let mut length = 0;
    while let Some(inside) = rest.get(length..).and_then(|rest| rest.strip_prefix('[')) {
        let digits = inside.chars().take_while(char::is_ascii_digit).count();
        if digits == 0 || digits > 3 || !inside.get(digits..).is_some_and(|rest| rest.starts_with(']')) {
            break;
        }
        length += digits + 2;
    }
    length
}

/// Marks that belong to the sentence before them.
fn closes(mark: char) -> bool {
    matches!(
        mark,
        '"' | '”'
            | '’'
            | '\''
            | ')'
            | '）'
            | '」'
            | '』'
            | '》'
            | '»'
            | ']'
            | '.'
            | '!'
            | '?'
            | '。'
            | '！'
            | '？'
            | '…'
    )
}

fn ends_sentence(line: &str, at: usize, mark: char, stop: usize, language: Language) -> bool {
    if matches!(mark, '。' | '！' | '？') {
        return true;
    }
    let rest = line.get(stop..).unwrap_or("");
    let Some(space) = rest.chars().next() else { return true };
    let unspaced = language.is_unspaced() && matches!(mark, '!' | '?' | '…');
    if !space.is_whitespace() && !unspaced {
        return false;
    }
    let next = rest.trim_start();
    let Some(head) = next.chars().find(|c| !matches!(c, '"' | '“' | '(' | '«' | '\'' | '‘')) else { return true };
    let begins = !head.is_lowercase() || is_humped(next);
    if mark != '.' {
        return begins;
    }
    let before = line.get(..at).unwrap_or("");
    begins && !is_abbreviation(before, next, head) && !is_german_ordinal(before, next, language)
}

/// `xAI`, `iFlytek`: a name that begins small begins a sentence all the same.
fn is_humped(next: &str) -> bool {
    let word = next.split(char::is_whitespace).next().unwrap_or("");
    word.chars().skip(1).any(char::is_uppercase) && word.chars().filter(|c| c.is_alphabetic()).count() >= 3
}

fn is_abbreviation(before: &str, next: &str, head: char) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“')).next().unwrap_or("");
    let mut characters = word.chars();
    let single = matches!((characters.next(), characters.next()), (Some(c), None) if c.is_uppercase());
    let lower = word.to_lowercase();
    // "310 W.": a unit, and no initial of a person.
    let counted = before.strip_suffix(word).is_some_and(|rest| rest.trim_end().ends_with(|c: char| c.is_ascii_digit()));
    if (single && counted) || ((single || CLOSING.contains(&lower.as_str())) && opens_anew(next)) {
        return false;
    }
    single || (ABBREVIATIONS.contains(&lower.as_str()) && !(lower == "u.s" && head.is_uppercase() && before.len() > 80))
}

/// A word that hardly stands inside a sentence with a capital: a new one begins with it.
fn opens_anew(next: &str) -> bool {
    let word = next.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or("");
    OPENERS.contains(&word)
}

fn is_german_ordinal(before: &str, next: &str, language: Language) -> bool {
    language == Language::German
        && before.ends_with(|c: char| c.is_ascii_digit())
        && GERMAN_MONTHS.iter().any(|month| next.starts_with(month))
}

fn push(offset: usize, line: &str, from: usize, to: usize, found: &mut Vec<Span>) {
    let Some(piece) = line.get(from..to) else { return };
    let lead = piece.len() - piece.trim_start().len();
    let kept = piece.trim();
    if !kept.is_empty() {
        let start = offset + from + lead;
        found.push(Span::new(start, start + kept.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str, language: Language) -> Vec<&str> {
        sentences(text, language).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn english_sentences_end_at_full_stops_that_are_none_of_an_abbreviation() {
        let text = "It has 1.5 TB. The U.S. firm, i.e. Nvidia Corp. of Santa Clara, agreed. \"Fine.\" Done?\nNext line";
        assert_eq!(
            split(text, Language::English),
            [
                "It has 1.5 TB.",
                "The U.S. firm, i.e. Nvidia Corp. of Santa Clara, agreed.",
                "\"Fine.\"",
                "Done?",
                "Next line"
            ]
        );
    }

    #[test]
    fn a_unit_and_an_abbreviation_can_end_a_sentence() {
        let text = "It draws 310 W. The older one needs 400 W. Samsung makes it. George W. Bush left. It is of Nvidia \
                    Corp. The rest is of Huawei Technologies Co. Ltd. in Shenzhen.";
        assert_eq!(
            split(text, Language::English),
            [
                "It draws 310 W.",
                "The older one needs 400 W.",
                "Samsung makes it.",
                "George W. Bush left.",
                "It is of Nvidia Corp.",
                "The rest is of Huawei Technologies Co. Ltd. in Shenzhen."
            ]
        );
    }

    #[test]
    fn chinese_sentences_end_at_their_own_marks() {
        let text = "参数达1.5万亿。“千卡只是起点。”他说，很好！";
        assert_eq!(split(text, Language::SimplifiedChinese), ["参数达1.5万亿。", "“千卡只是起点。”", "他说，很好！"]);
    }

    #[test]
    fn a_sentence_without_an_end_is_cut_at_its_marks() {
        let text = "昇腾910B、昇腾910C分别为400瓦和700瓦，".repeat(400);
        let parts = split(&text, Language::SimplifiedChinese);
        assert!(parts.len() > 3 && parts.iter().all(|part| part.len() <= LONGEST && part.ends_with(['，', '、'])));
        assert_eq!(parts.concat(), text);
        let unmarked = "x".repeat(3 * LONGEST);
        assert_eq!(split(&unmarked, Language::English).concat(), unmarked);
    }

    #[test]
    fn a_german_day_is_no_end() {
        let text = "Am 28. September 2024 kam er. Die Anlage läuft.";
        assert_eq!(split(text, Language::German), ["Am 28. September 2024 kam er.", "Die Anlage läuft."]);
    }
}
