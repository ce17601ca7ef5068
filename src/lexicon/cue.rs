//! Cues: the words by which a sentence shows what it claims and how firmly, from `cues.toml`.

use std::{cmp::Reverse, collections::BTreeMap, sync::OnceLock};

use crate::{model::Language, text::Span};

use super::{LexiconError, Problem, trie::Trie};

macro_rules! cues {
    ($( $variant:ident = $word:literal ),+ $(,)?) => {
        /// A class of cue: a table of `cues.toml`, where each is explained.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Cue { $( $variant ),+ }

        impl Cue {
            pub const ALL: &'static [Self] = &[$( Self::$variant ),+];

            /// The name of its table.
            pub fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $word ),+ }
            }
        }
    };
}

cues! {
    Parameters = "parameters", Active = "active", Tokens = "tokens", Context = "context", ReadAtOnce = "read_at_once", Throughput = "throughput",
    Memory = "memory", Storage = "storage", Bandwidth = "bandwidth", Interconnect = "interconnect", Power = "power",
    Yield = "yield", Performance = "performance", NotPerformance = "not_performance", MarketShare = "market_share",
    DomesticShare = "domestic_share", Score = "score", Cost = "cost", Price = "price", Invest = "invest",
    OtherMoney = "other_money", Chip = "chip", Field = "field", OneChip = "one_chip", Own = "own",
    OneSite = "one_site", NewOne = "new_one", NextOne = "next_one", Variant = "variant", OfSize = "of_size", Forerunner = "forerunner", System = "system",
    Model = "model", Firm = "firm", Wafer = "wafer",
    Domestic = "domestic", Wholly = "wholly", NoForeign = "no_foreign", Train = "train", Infer = "infer",
    Release = "release", InForce = "in_force", Dated = "dated", Roadmap = "roadmap", OpenWeights = "open_weights", Weights = "weights", Available = "available", Develop = "develop", Design = "design",
    Manufacture = "manufacture", MassProduction = "mass_production", Sampling = "sampling", Testing = "testing",
    Shipping = "shipping", InUse = "in_use", Delayed = "delayed", Cancelled = "cancelled", Banned = "banned",
    Restrict = "restrict", RestrictAlso = "restrict_also", Listing = "listing", Order = "order", Produce = "produce", Use = "use", Powers = "powers", Inside = "inside", Customers = "customers", Partner = "partner", Than = "than",
    Comparable = "comparable", Beats = "beats", Trails = "trails", Denied = "denied", NoDenial = "no_denial",
    Planned = "planned", Speculated = "speculated", Reported = "reported", Say = "say", TheModel = "the_model",
    TheChip = "the_chip", TheSystem = "the_system", It = "it", TheLatter = "the_latter", TheFormer = "the_former", TheSmaller = "the_smaller", TheLarger = "the_larger",
    TheCompany = "the_company", We = "we", Both = "both", Respectively = "respectively", Hypothetical = "hypothetical",
    Neutral = "neutral",
}

/// A set of classes: which there are in a sentence is asked far more often than where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Classes(u128);

const _: () = assert!(Cue::ALL.len() <= 128, "a class has a bit in `Classes`");

impl Classes {
    pub fn of(classes: impl IntoIterator<Item = Cue>) -> Self {
        Self(classes.into_iter().fold(0, |bits, cue| bits | Self::bit(cue)))
    }

    /// Whether any of these is in the set.
    #[inline]
    pub fn has_one(self, classes: &[Cue]) -> bool {
        classes.iter().any(|cue| self.0 & Self::bit(*cue) != 0)
    }

    #[inline]
    fn bit(cue: Cue) -> u128 {
        1 << (cue as u32)
    }
}

/// A cue found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CueAt {
    pub cue: Cue,
    pub span: Span,
}

type Table = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// The cues of all languages; a matcher for each is built when its first text comes.
#[derive(Debug, Default)]
pub struct Cues {
    table: Table,
    matchers: [OnceLock<Matcher>; Language::ALL.len()],
}

#[derive(Debug)]
struct Matcher {
    stems: Trie,
    /// The words of each stem.
    by_stem: Vec<Vec<usize>>,
    words: Vec<Word>,
}

#[derive(Debug)]
struct Word {
    cues: Vec<Cue>,
    /// What follows each `*` inside the word, behind any ending: `открыт* код*`.
    tails: Vec<String>,
    /// Ends in `*`: any ending may follow.
    open: bool,
    /// Ends with a letter of a spaced script, where a word border is wanted.
    bounded: bool,
}

impl Cues {
    /// The words of `toml`, whose tables must be those of [`Cue`].
    pub fn parse(file: &str, toml: &str) -> Result<Self, LexiconError> {
        let refused = |what: String| {
            LexiconError::Refused(vec![Problem { file: file.to_owned(), line: line_of(toml, &what), what }])
        };
        let table: Table = toml::from_str(toml).map_err(|error| refused(error.message().to_owned()))?;
        if let Some(class) = table.keys().find(|class| !Cue::ALL.iter().any(|cue| cue.as_str() == *class)) {
            return Err(refused(format!("[{class}] is no class of cues")));
        }
        let unknown = |tag: &&String| *tag != "any" && Language::parse(tag).is_none();
        if let Some((class, tag)) =
            table.iter().find_map(|(class, languages)| Some((class, languages.keys().find(unknown)?)))
        {
            return Err(refused(format!(
                "[{class}] {tag} is no language: use any, en, zh, ja, ko, de, fr, ru, es or it"
            )));
        }
        Ok(Self { table, matchers: [const { OnceLock::new() }; Language::ALL.len()] })
    }

    /// All cues in `folded` (see [`crate::text::fold()`]), in order; a longer word hides the shorter ones inside it.
    pub fn find(&self, folded: &str, language: Language) -> Vec<CueAt> {
        let slot = Language::ALL.iter().position(|known| *known == language);
        let Some(cell) = slot.and_then(|slot| self.matchers.get(slot)) else { return Vec::new() };
        let matcher = cell.get_or_init(|| Matcher::new(&self.table, language));
        matcher.find(folded)
    }
}

impl Matcher {
    fn new(table: &Table, language: Language) -> Self {
        let mut classes: BTreeMap<String, Vec<Cue>> = BTreeMap::new();
        for cue in Cue::ALL {
            let Some(languages) = table.get(cue.as_str()) else { continue };
            for tag in ["any", language.base()] {
                for word in languages.get(tag).into_iter().flatten() {
                    for spelling in spellings(word) {
                        classes.entry(spelling).or_default().push(*cue);
                    }
                }
            }
        }
        let mut by_stem: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (id, word) in classes.keys().enumerate() {
            by_stem.entry(stem_of(word)).or_default().push(id);
        }
        let stems = Trie::of(by_stem.keys().copied());
        let by_stem = by_stem.into_values().collect();
        let words = classes.iter().map(|(text, cues)| Word::new(text, cues)).collect();
        Self { stems, by_stem, words }
    }

    fn find(&self, folded: &str) -> Vec<CueAt> {
        let mut found: Vec<CueAt> = Vec::with_capacity(folded.len() / BYTES_PER_CUE);
        let mut hits: Vec<Hit> = Vec::new();
        let mut inside = false;
        let mut covered = 0;
        for (start, c) in folded.char_indices() {
            let letter = is_spaced_letter(c);
            // no word begins inside another, and what begins inside a cue is hidden by it
            if !(letter && inside) && start >= covered {
                self.words_at(folded, start, &mut hits);
                self.take_longest(start, &hits, &mut found);
                covered = hits.first().map_or(covered, |(Reverse(end), _)| before_article(folded, start, *end));
            }
            inside = letter;
        }
        found
    }

    /// Lists the words that stand at a place, the longest first.
    #[inline]
    fn words_at(&self, folded: &str, start: usize, hits: &mut Vec<Hit>) {
        hits.clear();
        let rest = folded.as_bytes().get(start..).unwrap_or_default();
        self.stems.each_start(rest, |stem, length| {
            let words = self.by_stem.get(stem).into_iter().flatten();
            let end_of = |id: usize| self.words.get(id)?.end_of(folded, start + length);
            hits.extend(words.filter_map(|id| Some((Reverse(end_of(*id)?), *id))));
        });
        hits.sort_unstable();
    }

    /// Adds the cues of the longest words at a place. выпуск* and выпускает are one word there: it is of the classes of
    /// both.
    #[inline]
    fn take_longest(&self, start: usize, hits: &[Hit], found: &mut Vec<CueAt>) {
        let Some((Reverse(end), _)) = hits.first().copied() else { return };
        let span = Span::new(start, end);
        let first = found.len();
        let longest = hits.iter().take_while(|hit| hit.0 == Reverse(end));
        for cue in longest.filter_map(|(_, id)| self.words.get(*id)).flat_map(|word| &word.cues) {
            let known = found.iter().skip(first).any(|at| at.cue == *cue);
            if !known {
                found.push(CueAt { cue: *cue, span });
            }
        }
    }
}

/// The end of a cue, without the article that it closes with: "on the" hides no "the chip".
fn before_article(folded: &str, start: usize, end: usize) -> usize {
    let own = folded.get(start..end).and_then(|word| word.strip_suffix(" the"));
    own.map_or(end, |own| start + own.len())
}

/// Where a word ends, and its number.
type Hit = (Reverse<usize>, usize);

/// A text has about as many cues, so that the list of them seldom grows.
const BYTES_PER_CUE: usize = 32;

/// The line of the table that the problem names, or the first.
fn line_of(toml: &str, what: &str) -> usize {
    let table = what.split(']').next().unwrap_or(what);
    toml.lines().position(|line| line.starts_with(table)).map_or(1, |place| place + 1)
}

/// A word with a straight apostrophe is also written with a curly one.
fn spellings(word: &str) -> Vec<String> {
    let word = word.to_lowercase();
    if word.contains('\'') { vec![word.replace('\'', "’"), word] } else { vec![word] }
}

impl Word {
    fn new(text: &str, cues: &[Cue]) -> Self {
        let whole = text.trim_end_matches('*');
        let mut cues = cues.to_vec();
        cues.dedup();
        Self {
            cues,
            tails: whole.split('*').skip(1).map(str::to_owned).collect(),
            open: whole.len() < text.len(),
            bounded: whole.chars().next_back().is_some_and(is_spaced_letter),
        }
    }

    /// Where the word ends in the text, if it stands on a word border there; its stem ends at `end`.
    fn end_of(&self, text: &str, end: usize) -> Option<usize> {
        let end = self.tails.iter().try_fold(end, |end, tail| {
            let end = ending(text, end)?;
            text.get(end..)?.starts_with(tail.as_str()).then_some(end + tail.len())
        })?;
        if self.open {
            return ending(text, end);
        }
        let rest = text.get(end..)?;
        // "US$" is a currency, and no "US"
        let glued = self.bounded && rest.chars().next().is_some_and(|c| is_spaced_letter(c) || c == '$');
        (!glued).then_some(end)
    }
}

/// The part of a word that the search looks for: all before its first `*`.
fn stem_of(word: &str) -> &str {
    word.split('*').next().unwrap_or(word)
}

/// The end of the word that goes on at a place.
fn ending(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    Some(at + rest.find(|c| !is_spaced_letter(c)).unwrap_or(rest.len()))
}

/// A letter or digit of a script that parts its words by spaces (Korean is left out: its endings are glued on).
#[inline]
fn is_spaced_letter(c: char) -> bool {
    let unspaced = || matches!(u32::from(c), 0x1100..=0x11FF | 0x2E80..=0x9FFF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0xFF00..=0xFFEF);
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { !unspaced() && c.is_alphanumeric() }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn cues() -> Cues {
        Cues::parse("cues.toml", include_str!("cues.toml")).unwrap()
    }

    fn classes(text: &str, language: Language) -> Vec<(&str, Cue)> {
        cues().find(text, language).into_iter().map(|at| (at.span.of(text), at.cue)).collect()
    }

    #[test]
    fn every_class_has_words_and_none_of_them_twice() {
        let table = cues().table;
        for class in Cue::ALL {
            let languages = table.get(class.as_str()).unwrap_or_else(|| panic!("[{}] is missing", class.as_str()));
            let of_any = languages.get("any").map_or(&[][..], Vec::as_slice);
            for (tag, words) in languages {
                let before = if tag == "any" { &[] } else { of_any };
                let mut seen: BTreeSet<&String> = before.iter().collect();
                assert!(!words.is_empty() && words.iter().all(|word| !word.is_empty()), "[{}] {tag}", class.as_str());
                let twice = words.iter().find(|word| !seen.insert(*word));
                assert_eq!(twice, None, "twice in [{}] {tag}", class.as_str());
            }
        }
    }

    #[test]
    fn the_longest_word_counts() {
        let found = classes("it did not say", Language::English);
        assert_eq!(found, [("it", Cue::It), ("did not say", Cue::NoDenial)]);
    }

    #[test]
    fn words_stand_on_borders_and_stems_take_endings() {
        let found = classes("restricted willing", Language::English);
        assert_eq!(found, [("restricted", Cue::Restrict)]);
        let found = classes("серийное производство", Language::Russian);
        assert_eq!(found, [("серийное производство", Cue::MassProduction)]);
        let found = classes("数据显示，参数", Language::SimplifiedChinese);
        assert_eq!(found, [("数据", Cue::Neutral), ("显示", Cue::Say), ("参数", Cue::Parameters)]);
    }

    #[test]
    fn a_word_that_a_stem_fits_too_is_of_the_classes_of_both() {
        let found = classes("выпускает", Language::Russian);
        assert_eq!(found, [("выпускает", Cue::Produce), ("выпускает", Cue::Manufacture)]);
    }

    #[test]
    fn a_set_has_the_classes_that_it_is_made_of() {
        let some = Classes::of([Cue::Parameters, Cue::Neutral]);
        for cue in Cue::ALL {
            assert_eq!(some.has_one(&[*cue]), matches!(cue, Cue::Parameters | Cue::Neutral), "{cue:?}");
        }
        assert!(some.has_one(&[Cue::Active, Cue::Neutral]) && !some.has_one(&[]));
    }

    #[test]
    fn a_class_that_is_none_is_refused() {
        let error = Cues::parse("mine.toml", "[nonsense]\nen = [\"x\"]").unwrap_err();
        assert!(error.to_string().ends_with("mine.toml:1: [nonsense] is no class of cues"), "{error}");
    }
}
