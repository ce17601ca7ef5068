//! The words for units, kept in `units.toml` → the unit that stands at a place of a text, the longest first.

use std::{collections::HashSet, fmt, str::FromStr, sync::OnceLock};

use rustc_hash::FxHashMap;
use serde::{Deserialize, Deserializer, de};

use crate::model::{Language, value::Currency};

/// What a number counts. Each measure has one canonical unit, in which amounts are given: bytes, bytes a second,
/// floating-point operations (a second), watts, nanometres, metres, kilograms …
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    Parameters,
    Tokens,
    /// Floating-point operations in all.
    Flop,
    /// Floating-point operations a second.
    Flops,
    /// Integer operations a second.
    Ops,
    Byte,
    BytePerSecond,
    Bit,
    BitPerSecond,
    Watt,
    WattHour,
    Nanometre,
    Percent,
    PercentPoint,
    /// How many times as much: 2.5倍, 1.7x, twice.
    Times,
    Currency(Currency),
    Counter(Counter),
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    ChipHour,
    Points,
    Hertz,
    Celsius,
    Length,
    Area,
    Mass,
    Volume,
    People,
    /// Known, and nothing that this program tracks: transistors, companies, degrees Fahrenheit.
    Other,
}

/// What is counted one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Counter {
    Chip,
    Card,
    /// A general word: units, pieces, 枚, 颗, 个.
    Piece,
    /// 片: of chips or of wafers.
    Slice,
    Die,
    Wafer,
    Node,
    Server,
    Rack,
    /// 台, 套: a server, a machine, a set.
    Machine,
    Cluster,
    Core,
}

const MEASURES: &[(&str, Measure)] = &[
    ("parameters", Measure::Parameters),
    ("tokens", Measure::Tokens),
    ("flop", Measure::Flop),
    ("flops", Measure::Flops),
    ("ops", Measure::Ops),
    ("byte", Measure::Byte),
    ("byte_per_second", Measure::BytePerSecond),
    ("bit", Measure::Bit),
    ("bit_per_second", Measure::BitPerSecond),
    ("watt", Measure::Watt),
    ("watt_hour", Measure::WattHour),
    ("nanometre", Measure::Nanometre),
    ("percent", Measure::Percent),
    ("percent_point", Measure::PercentPoint),
    ("times", Measure::Times),
    ("counter:chip", Measure::Counter(Counter::Chip)),
    ("counter:card", Measure::Counter(Counter::Card)),
    ("counter:piece", Measure::Counter(Counter::Piece)),
    ("counter:slice", Measure::Counter(Counter::Slice)),
    ("counter:die", Measure::Counter(Counter::Die)),
    ("counter:wafer", Measure::Counter(Counter::Wafer)),
    ("counter:node", Measure::Counter(Counter::Node)),
    ("counter:server", Measure::Counter(Counter::Server)),
    ("counter:rack", Measure::Counter(Counter::Rack)),
    ("counter:machine", Measure::Counter(Counter::Machine)),
    ("counter:cluster", Measure::Counter(Counter::Cluster)),
    ("counter:core", Measure::Counter(Counter::Core)),
    ("second", Measure::Second),
    ("minute", Measure::Minute),
    ("hour", Measure::Hour),
    ("day", Measure::Day),
    ("week", Measure::Week),
    ("month", Measure::Month),
    ("quarter", Measure::Quarter),
    ("year", Measure::Year),
    ("chip_hour", Measure::ChipHour),
    ("points", Measure::Points),
    ("hertz", Measure::Hertz),
    ("celsius", Measure::Celsius),
    ("length", Measure::Length),
    ("area", Measure::Area),
    ("mass", Measure::Mass),
    ("volume", Measure::Volume),
    ("people", Measure::People),
    ("other", Measure::Other),
];

impl Measure {
    /// The word of `units.toml`.
    pub fn as_str(self) -> &'static str {
        if let Self::Currency(currency) = self {
            return currency.as_str();
        }
        MEASURES.iter().find(|(_, measure)| *measure == self).map_or("other", |(word, _)| word)
    }

    /// A length of time.
    pub fn is_time(self) -> bool {
        matches!(
            self,
            Self::Second
                | Self::Minute
                | Self::Hour
                | Self::Day
                | Self::Week
                | Self::Month
                | Self::Quarter
                | Self::Year
        )
    }
}

impl FromStr for Measure {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        if let Some(code) = word.strip_prefix("currency:") {
            let currency = Currency::ALL.iter().find(|currency| currency.as_str() == code);
            return currency
                .map(|c| Self::Currency(*c))
                .ok_or_else(|| format!("{code:?} is no currency of the contract"));
        }
        let known = MEASURES.iter().find(|(name, _)| *name == word);
        known.map(|(_, measure)| *measure).ok_or_else(|| format!("{word:?} is no measure"))
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Measure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// One row of `units.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    pub measure: Measure,
    /// What one of it is in the canonical unit of the measure.
    #[serde(default = "one")]
    pub factor: f64,
    /// For readers; empty where nobody asks.
    #[serde(default)]
    pub name: String,
    words: Vec<String>,
    #[serde(default)]
    before: Vec<String>,
    #[serde(default)]
    exact: bool,
    #[serde(default)]
    unless: Vec<String>,
    /// The language whose word it is, where it would be another word elsewhere.
    #[serde(default)]
    only: Option<Language>,
}

fn one() -> f64 {
    1.0
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    unit: Vec<Unit>,
}

/// A word and the row that it belongs to.
#[derive(Debug, Clone)]
struct Word {
    text: String,
    unit: usize,
}

/// All units.
#[derive(Debug, Default)]
pub struct Units {
    rows: Vec<Unit>,
    /// By the first two characters of their words; those of one character stand in all lists of that.
    after: FxHashMap<Key, Vec<Word>>,
    /// By the last character: these words are looked for to the left of a number.
    before: FxHashMap<char, Vec<Word>>,
}

impl Units {
    /// The units that are compiled in.
    pub fn builtin() -> &'static Self {
        static UNITS: OnceLock<Units> = OnceLock::new();
        UNITS.get_or_init(|| Self::parse(include_str!("units.toml")).unwrap_or_default())
    }

    /// Reads the rows of a units file.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        let rows = toml::from_str::<File>(text)?.unit;
        let mut units = Self::default();
        let mut after = FxHashMap::default();
        for (unit, row) in rows.iter().enumerate() {
            for word in &row.words {
                push(&mut after, word.chars().next(), word, unit);
            }
            for word in &row.before {
                push(&mut units.before, word.chars().next_back(), word, unit);
            }
        }
        units.rows = rows;
        for words in after.values_mut().chain(units.before.values_mut()) {
            words.sort_by_key(|word| std::cmp::Reverse(word.text.len()));
        }
        units.after = after.iter().flat_map(|(first, words)| by_second(*first, words)).collect();
        Ok(units)
    }

    /// The unit that `text` begins with, and the length of its word: the longest, and as written before other case.
    pub fn starting(&self, text: &str, language: Language) -> Option<(usize, &Unit)> {
        let mut characters = text.chars().map(fold);
        let (first, second) = (characters.next()?, characters.next());
        let words = self.after.get(&(first, second)).or_else(|| self.after.get(&(first, None)))?;
        let mut loose: Option<(usize, &Unit)> = None;
        for word in words {
            if loose.is_some_and(|(length, _)| length > word.text.len()) {
                return loose;
            }
            let Some(head) = text.get(..word.text.len()).filter(|head| head.eq_ignore_ascii_case(&word.text)) else {
                continue;
            };
            let Some(unit) = self.rows.get(word.unit) else { continue };
            let exact = head == word.text;
            let same = exact || !unit.exact;
            if unit.only.is_some_and(|only| only != language) {
                continue;
            }
            let rest = text.get(head.len()..).unwrap_or_default();
            if !same || !ends(head, rest) || unit.unless.iter().any(|next| rest.starts_with(next.as_str())) {
                continue;
            }
            if exact {
                return Some((head.len(), unit));
            }
            loose = loose.or(Some((head.len(), unit)));
        }
        loose
    }

    /// The unit whose word `text` ends with, and the length of the word: `US$`, `RMB `, `人民币`.
    pub fn ending(&self, text: &str) -> Option<(usize, &Unit)> {
        let words = self.before.get(&fold(text.chars().next_back()?))?;
        words.iter().find_map(|word| {
            let start = text.len().checked_sub(word.text.len())?;
            let tail = text.get(start..)?;
            let left = text.get(..start).and_then(|left| left.chars().next_back());
            let begins = tail.chars().next().is_some_and(|c| !c.is_alphabetic())
                || !left.is_some_and(|c| c.is_ascii_alphanumeric())
                || !tail.is_ascii();
            (begins && tail.eq_ignore_ascii_case(&word.text)).then(|| Some((tail.len(), self.rows.get(word.unit)?)))?
        })
    }
}

fn push(words: &mut FxHashMap<char, Vec<Word>>, key: Option<char>, text: &str, unit: usize) {
    if let Some(key) = key {
        words.entry(fold(key)).or_default().push(Word { text: text.to_owned(), unit });
    }
}

type Key = (char, Option<char>);

/// The words that begin with a character in a list for each character behind it, and one of those that are it.
fn by_second(first: char, words: &[Word]) -> Vec<(Key, Vec<Word>)> {
    let second = |word: &Word| word.text.chars().nth(1).map(fold);
    let keys: HashSet<Option<char>> = words.iter().map(second).chain([None]).collect();
    let list = |key: Option<char>| {
        let fits = |word: &&Word| second(word) == key || second(word).is_none();
        words.iter().filter(fits).cloned().collect()
    };
    keys.into_iter().map(|key| ((first, key), list(key))).collect()
}

fn fold(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    c.to_lowercase().next().unwrap_or(c)
}

/// A word in letters ends where no letter or digit follows; a sign and a character of Chinese end anywhere.
fn ends(word: &str, rest: &str) -> bool {
    let spelt = word.chars().next_back().is_some_and(is_spelt);
    let memory =
        word.ends_with(['B', 'b']) && ["HBM", "GDDR", "LPDDR", "DDR"].iter().any(|kind| rest.starts_with(kind));
    !spelt || memory || !rest.chars().next().is_some_and(|c| is_spelt(c) || c.is_ascii_digit())
}

fn is_spelt(c: char) -> bool {
    c.is_alphabetic() && c < '\u{0530}'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Option<(&str, Measure, f64)> {
        let (length, unit) = Units::builtin().starting(text, Language::English)?;
        Some((text.get(..length)?, unit.measure, unit.factor))
    }

    #[test]
    fn the_file_that_is_compiled_in_is_sound() {
        let units = Units::parse(include_str!("units.toml")).unwrap();
        assert!(units.rows.iter().all(|unit| !unit.words.is_empty() && unit.factor > 0.0));
    }

    #[test]
    fn the_longest_word_wins_and_the_case_decides() {
        assert_eq!(at("GB/s of"), Some(("GB/s", Measure::BytePerSecond, 1e9)));
        assert_eq!(at("gb of"), Some(("gb", Measure::Byte, 1e9)));
        assert_eq!(at("Gb of"), Some(("Gb", Measure::Bit, 1e9)));
        assert_eq!(at("mW"), Some(("mW", Measure::Watt, 1e-3)));
        assert_eq!(at("FLOPs"), Some(("FLOPs", Measure::Flop, 1.0)));
        assert_eq!(at("FLOPS"), Some(("FLOPS", Measure::Flops, 1.0)));
    }

    #[test]
    fn a_word_that_goes_on_is_no_unit() {
        assert_eq!(at("Wafer-scale").map(|(word, ..)| word), Some("Wafer"));
        assert_eq!(at("mods"), None);
        assert_eq!(at("年代"), None);
    }

    #[test]
    fn a_currency_stands_before_its_number() {
        let before = |text: &str| Units::builtin().ending(text).map(|(_, unit)| unit.measure);
        assert_eq!(before("about US$"), Some(Measure::Currency(Currency::USD)));
        assert_eq!(before("NT$"), Some(Measure::Currency(Currency::TWD)));
        assert_eq!(before("総額は人民币"), Some(Measure::Currency(Currency::CNY)));
        assert_eq!(before("FARM"), None);
    }
}
