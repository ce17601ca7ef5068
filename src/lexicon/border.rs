//! Whether a name stands alone at a place of a text, or is a part of a longer word or of another name:
//! `910C芯片` names the 910C; `R10` is no `R1`, `Qwen2.5-72B` no `Qwen2.5`, `H100s` are `H100`.

use super::{
    fold::{is_invisible, is_separator},
    pattern::{is_cjk, is_hangul, is_katakana},
};
use crate::model::EntityKind;

/// Words that make another model, chip or system of the name before them.
const VARIANTS: [&str; 58] = [
    "air",
    "audio",
    "code",
    "coder",
    "deep",
    "distill",
    "edge",
    "embed",
    "embedded",
    "embedding",
    "exp",
    "fast",
    "flash",
    "guard",
    "haiku",
    "heavy",
    "high",
    "highspeed",
    "image",
    "large",
    "lite",
    "live",
    "long",
    "math",
    "max",
    "medium",
    "mini",
    "moe",
    "nano",
    "next",
    "ocr",
    "omni",
    "opus",
    "plus",
    "preview",
    "pro",
    "prover",
    "reasoning",
    "reranker",
    "research",
    "rubin",
    "small",
    "sonnet",
    "speciale",
    "super",
    "superchip",
    "terminus",
    "think",
    "thinking",
    "tiny",
    "tts",
    "turbo",
    "ultra",
    "video",
    "vision",
    "vl",
    "voice",
    "zero",
];

/// What a model or chip carries behind its name without being another one: how it was tuned, packed or boxed.
const SAME: [&str; 14] =
    ["awq", "base", "bf16", "chat", "fp16", "fp4", "fp8", "gguf", "gptq", "hf", "instruct", "int4", "int8", "it"];

/// Formats of the numbers that a chip counts with.
const FORMATS: [&str; 11] = ["fp4", "fp6", "fp8", "fp16", "fp32", "fp64", "bf16", "tf32", "int4", "int8", "hif8"];

/// Words behind a model's name and a hyphen that make nothing else of it, also where a title writes them large.
const NO_VARIANTS: [&str; 56] = [
    "adjacent",
    "assisted",
    "backed",
    "based",
    "beating",
    "branded",
    "built",
    "class",
    "compatible",
    "derived",
    "developed",
    "driven",
    "effect",
    "enabled",
    "equipped",
    "equivalent",
    "era",
    "family",
    "fever",
    "focused",
    "free",
    "fuelled",
    "fueled",
    "generated",
    "grade",
    "inspired",
    "integrated",
    "killer",
    "led",
    "level",
    "like",
    "made",
    "maker",
    "mania",
    "moment",
    "native",
    "only",
    "optimised",
    "optimized",
    "owned",
    "powered",
    "ready",
    "related",
    "rival",
    "scale",
    "series",
    "shock",
    "sized",
    "specific",
    "style",
    "team",
    "themed",
    "trained",
    "tuned",
    "type",
    "written",
];

/// Where a name stands in a text, and what it names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'t> {
    /// The text before the name, the name as written, and the text after it.
    pub(super) before: &'t str,
    pub(super) name: &'t str,
    pub(super) after: &'t str,
    pub(super) kind: Option<EntityKind>,
    pub(super) weak: bool,
}

impl<'t> Place<'t> {
    /// Whether no letter of a longer word touches it.
    pub(super) fn is_a_word(self) -> bool {
        self.starts_a_word() && self.ends_a_word()
    }

    /// The bytes behind the name by which it goes on as the name of another thing of its kind: `EXAONE` with ` 4.5`,
    /// `Solar Pro` with ` 3`, `Kimi` with ` K3`. None where a hyphen or a point leads on: such a word is whole by itself.
    pub(super) fn tail(self) -> usize {
        // 昇腾925, 壁砺106B: a Chinese name goes on without a space
        let glued = self.name.ends_with(is_cjk) && (is_version(self.after, 1) || self.glued_code().is_some());
        let mut length = if glued { token(self.after).len() } else { 0 };
        if length > 6 {
            return 0;
        }
        while let Some(rest) = self.after.get(length..).and_then(|rest| rest.strip_prefix(' ')) {
            let word = token(rest);
            let named = if word.starts_with(|c: char| c.is_ascii_digit()) {
                is_size(word) || is_version(rest, 0) && !counts(rest.get(word.len()..).unwrap_or_default())
            } else if self.kind == Some(EntityKind::Model) {
                is_code(word) || is_variant(word)
            } else if is_capital(word) && is_one_of(&VARIANTS, word) {
                return 0;
            } else {
                is_code(word)
            };
            if !named || word.len() > 12 || length > 32 {
                break;
            }
            length += 1 + word.len();
        }
        length
    }

    fn starts_a_word(self) -> bool {
        let Some(first) = self.name.chars().next() else { return false };
        let mut before = self.before.chars().rev().filter(|c| !is_invisible(*c));
        let Some(previous) = before.next() else { return true };
        if is_katakana(first) {
            return !is_katakana(previous);
        }
        if is_hangul(first) {
            return !is_hangul(previous) || self.name.chars().filter(|c| !is_separator(*c)).count() > 2;
        }
        if is_cjk(first) {
            return true;
        }
        let second = before.next();
        match previous {
            // 8xH100: eight of them.
            'x' | 'X' if self.is_code() => second.is_some_and(|c| c.is_ascii_digit()),
            _ if is_spaced_letter(previous) => false,
            '.' if first.is_ascii_digit() => !second.is_some_and(|c| c.is_ascii_digit()),
            // www.nvidia.com; but a sentence may lack its space.
            '.' => first.is_uppercase() || !second.is_some_and(is_spaced_letter),
            _ if is_hyphen(previous) => !second.is_some_and(is_spaced_letter) || self.may_follow_a_hyphen(),
            _ => true,
        }
    }

    /// `Llama-DeepSeek-R1` is some other model, `MT-R1` some other thing, `Nvidia-H100` and `US-China` are not.
    fn may_follow_a_hyphen(self) -> bool {
        !self.weak && (self.kind != Some(EntityKind::Model) || self.follows_an_affix())
    }

    fn follows_an_affix(self) -> bool {
        let prefix = self.before.trim_end_matches(is_hyphen);
        let word = prefix.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        matches!(word.to_ascii_lowercase().as_str(), "non" | "pre" | "post" | "anti" | "ex" | "pro" | "sub")
    }

    fn ends_a_word(self) -> bool {
        let Some(last) = self.name.chars().next_back() else { return false };
        let mut after = self.after.chars();
        let Some(next) = after.next() else { return true };
        if is_katakana(last) {
            return !is_katakana(next);
        }
        if is_cjk(last) || !is_spaced_letter(next) || self.stands_before_a_format() {
            return true;
        }
        let plural = next == 's' && last.is_alphanumeric() && (!self.weak || self.is_code() || last.is_uppercase());
        plural && !after.next().is_some_and(is_spaced_letter)
    }

    /// 昇腾960FP8算力, 思元590INT8算力: in Chinese the format of a figure stands right behind the code of a chip.
    fn stands_before_a_format(self) -> bool {
        let word = token(self.after);
        self.kind == Some(EntityKind::Chip)
            && self.is_code()
            && is_one_of(&FORMATS, word)
            && self.after.get(word.len()..).is_some_and(|rest| rest.starts_with(is_cjk))
    }

    /// Whether the name goes on behind this place and so is another one.
    pub(super) fn goes_on(self) -> bool {
        let mut after = self.after.chars();
        let Some(next) = after.next() else { return false };
        let rest = after.as_str();
        match next {
            '.' => self.goes_on_behind_a_dot(rest),
            _ if is_hyphen(next) => self.goes_on_behind_a_hyphen(rest),
            ' ' | '\u{A0}' => self.is_thing() && self.goes_on_behind_a_space(rest),
            // Qwen4 is no Qwen; behind a Chinese name one digit may count.
            _ if next.is_ascii_digit() => {
                let glued =
                    self.kind == Some(EntityKind::Model) && self.name.ends_with(|c: char| c.is_ascii_alphabetic());
                self.is_thing() && is_version(self.after, usize::from(!glued))
            }
            _ => self.glued_code().is_some(),
        }
    }

    /// `Qwen2` in `Qwen2.5`, `openai` in `openai.com`.
    fn goes_on_behind_a_dot(self, rest: &str) -> bool {
        let digit = self.name.ends_with(|c: char| c.is_ascii_digit());
        rest.chars().next().is_some_and(|c| (digit && c.is_ascii_digit()) || c.is_ascii_lowercase())
    }

    fn goes_on_behind_a_hyphen(self, rest: &str) -> bool {
        let word = token(rest);
        if word.is_empty() || is_one_of(&SAME, word) {
            return false;
        }
        let starts_with_digit = word.starts_with(|c: char| c.is_ascii_digit());
        let mixed = word.contains(|c: char| c.is_ascii_digit()) && word.contains(|c: char| c.is_ascii_alphabetic());
        match self.kind {
            Some(EntityKind::Organization) => mixed && !starts_with_digit,
            Some(EntityKind::Chip) if word.ends_with("GB") => false,
            Some(EntityKind::Model | EntityKind::Chip | EntityKind::System | EntityKind::Benchmark) => {
                starts_with_digit || mixed || is_one_of(&VARIANTS, word) || self.is_unknown_variant(word)
            }
            _ => false,
        }
    }

    /// `Qwen3-Omega`, `Hunyuan-Delta`: a capitalised word that says nothing of a model makes another one of it.
    fn is_unknown_variant(self, word: &str) -> bool {
        let letters = word.len() >= 3 && word.chars().all(|c| c.is_ascii_alphabetic());
        let latin = self.name.ends_with(|c: char| c.is_ascii_alphanumeric());
        self.kind == Some(EntityKind::Model)
            && latin
            && letters
            && is_capital(word)
            && word.chars().any(|c| c.is_ascii_lowercase())
            && !is_one_of(&NO_VARIANTS, word)
    }

    /// The word by which the name may go on as that of a thing unknown: behind a hyphen, or a code without one.
    pub(super) fn next_word(self) -> Option<&'t str> {
        let behind = self.after.strip_prefix(is_hyphen).map(token).filter(|word| self.is_unknown_variant(word));
        behind.or_else(|| self.glued_code())
    }

    /// 真武J900: behind the Chinese name of a line of chips, the letter and the number of one of them.
    fn glued_code(self) -> Option<&'t str> {
        let word = token(self.after);
        let chip = self.kind == Some(EntityKind::Chip) && self.name.ends_with(is_cjk);
        (chip && word.len() >= 3 && is_code(word)).then_some(word)
    }

    /// `Qwen2.5 72B`, `Kimi K2 Thinking`, `Llama 3`: the word behind the space is part of a name.
    fn goes_on_behind_a_space(self, rest: &str) -> bool {
        let word = token(rest);
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            let coded = self.is_code();
            return if coded { self.kind == Some(EntityKind::Model) && is_size(word) } else { is_version(rest, 0) };
        }
        is_capital(word) && is_one_of(&VARIANTS, word)
            || matches!(self.kind, Some(EntityKind::Model | EntityKind::Chip)) && !self.is_code() && is_code(word)
    }

    fn is_thing(self) -> bool {
        matches!(self.kind, Some(EntityKind::Model | EntityKind::Chip | EntityKind::System))
    }

    fn is_code(self) -> bool {
        self.name.contains(|c: char| c.is_ascii_digit())
    }
}

/// A letter or digit of a script that puts spaces between words.
fn is_spaced_letter(c: char) -> bool {
    c.is_alphanumeric() && !is_cjk(c)
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '_' | '\u{2010}' | '\u{2011}' | '−')
}

/// The letters, digits and inner dots at the start of a text.
fn token(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '.')).unwrap_or(text.len());
    text.get(..end).unwrap_or_default().trim_end_matches('.')
}

/// Whether a capitalised word behind the name of a model makes a variant of it, or says how it was tuned or packed.
pub(crate) fn is_variant(word: &str) -> bool {
    is_capital(word) && (is_one_of(&VARIANTS, word) || is_one_of(&SAME, word))
}

fn is_one_of(words: &[&str], word: &str) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

fn is_capital(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase())
}

/// `K3`, `V5`, `P900`, `v8`: a letter with a number, and none of a half year or quarter.
fn is_code(word: &str) -> bool {
    let mut rest = word.chars();
    let letter = rest.next().is_some_and(|c| (c.is_ascii_uppercase() && !matches!(c, 'H' | 'Q')) || c == 'v');
    let digits = rest.as_str();
    letter && (1..=4).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// Whether the words behind a number say what it counts.
fn counts(behind: &str) -> bool {
    const COUNTED: [&str; 33] = [
        "million",
        "billion",
        "trillion",
        "thousand",
        "percent",
        "per",
        "times",
        "chips",
        "cards",
        "gpus",
        "npus",
        "units",
        "years",
        "months",
        "weeks",
        "days",
        "hours",
        "nodes",
        "processors",
        "models",
        "servers",
        "x",
        "nm",
        "nanometre",
        "nanometer",
        "gb",
        "tb",
        "w",
        "kw",
        "mw",
        "tflops",
        "pflops",
        "tokens",
    ];
    let word = behind.trim_start_matches([' ', '-']);
    behind.starts_with(['%', '％', '-']) || is_one_of(&COUNTED, token(word))
}

/// `72B`, `1.5b`, `1T`: how large a model is.
fn is_size(word: &str) -> bool {
    let Some((number, unit)) = word.char_indices().next_back().map(|(last, _)| word.split_at(last)) else {
        return false;
    };
    matches!(unit, "B" | "b" | "T" | "M") && number.parse::<f64>().is_ok()
}

/// Whether a number behind a name tells its version (`昇腾 920`, `Gemini 2.5`, `Llama 3`), and is no count of
/// things (`昇腾3万卡`, `Ascend 10,000`, `昇腾 384张`).
fn is_version(text: &str, least: usize) -> bool {
    let word = token(text);
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let behind = text.get(word.len()..).unwrap_or_default();
    if digits <= least || digits > 4 || is_year(word) {
        return false;
    }
    let mut behind = behind.chars().skip_while(|c| *c == ' ');
    let next = behind.next();
    let grouped = next == Some(',') && behind.next().is_some_and(|c| c.is_ascii_digit());
    let counted = next.is_some_and(|c| {
        "万亿千百萬億兆张張卡颗顆枚块塊个個台臺片基%％年月日季次차장개대만억천조명곳기종년월일".contains(c)
    });
    !grouped && !counted
}

pub(crate) fn is_year(word: &str) -> bool {
    word.parse::<u16>().is_ok_and(|year| (1990..2100).contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alone(before: &str, name: &str, after: &str, kind: EntityKind) -> bool {
        let place = Place { before, name, after, kind: Some(kind), weak: false };
        place.is_a_word() && !place.goes_on()
    }

    #[test]
    fn a_member_that_nobody_knows_ends_where_its_name_does() {
        for (name, after, tail) in [
            ("EXAONE", " 4.5, its", " 4.5"),
            ("Solar Pro", " 3 activates", " 3"),
            ("Kimi", " K3 Thinking is", " K3 Thinking"),
            ("Step", " 3.5 Flash", " 3.5 Flash"),
            ("Falcon", " 4 34B and", " 4 34B"),
            ("Kimi", " 3 times as", ""),
            ("Qwen", "-72B", ""),
            ("Ernie", " in H1", ""),
            ("昇腾", "925芯片", "925"),
            ("昇腾", "384张", ""),
        ] {
            let place = Place { before: "", name, after, kind: Some(EntityKind::Model), weak: false };
            assert_eq!(after.get(..place.tail()), Some(tail), "{name}{after}");
        }
    }

    #[test]
    fn a_name_ends_where_its_word_ends() {
        use EntityKind::{Chip, Model, Organization};
        for (before, name, after, kind, expected) in [
            ("", "910C", "芯片", Chip, true),
            ("", "910", "B", Chip, false),
            ("", "H20", "0", Chip, false),
            ("", "H100", "s are", Chip, true),
            ("8x", "H100", "", Chip, true),
            ("A", "R1", "", Model, false),
            ("", "Qwen2.5", "-72B", Model, false),
            ("", "Qwen2.5", " 72B", Model, false),
            ("", "Qwen2", ".5", Model, false),
            ("", "Qwen2", ". 5 more", Model, true),
            ("", "Qwen3-32B", "-Instruct", Model, true),
            ("", "Kimi K2", " Thinking", Model, false),
            ("", "Kimi K2", " thinking of", Model, true),
            ("", "H100", "-80GB", Chip, true),
            ("", "H100", "-equivalent", Chip, true),
            ("", "DeepSeek", "-V9", Organization, false),
            ("", "DeepSeek", "-trained", Organization, true),
            ("", "openai", ".com", Organization, false),
            ("", "昇腾", "3万卡", Chip, true),
            ("", "昇腾", "925", Chip, false),
            ("", "昇腾", " 384张", Chip, true),
            ("", "레니게이드", " 1차 양산", Chip, true),
            ("", "Gemini", " 2.5", Model, false),
            ("", "Ascend", " 10,000", Chip, true),
            ("Llama-", "DeepSeek-R1", "", Model, false),
            ("Nvidia-", "H100", "", Chip, true),
        ] {
            assert_eq!(alone(before, name, after, kind), expected, "{before}[{name}]{after}");
        }
    }
}
