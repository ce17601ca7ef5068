//! The signature of a document: a few hundred numbers that tell how much of two texts is the same.

use chrono::{Datelike, NaiveDate};

use super::{
    common::{common, names},
    lineage::SPUN_DAYS,
    shingle::{Anchor, anchors, is_number, mix, shingles},
};
use crate::{
    lexicon::Lexicon,
    model::{Document, entity::squeeze},
};

/// Hashes of the shingles; the error of the estimate is about 1 / √128, nine points.
const HASHES: usize = 128;
/// Rows of a band: two texts that share half of their shingles meet in two of 42 bands 97 times of 100, those that share a
/// third every other time.
const ROWS: usize = 3;
/// Hashes of the anchors that tell texts apart and of pairs of neighbours with one of them, a band each: spun texts, which
/// share a sixth of them, meet in one of them 99 times of 100.
const TELLING_HASHES: usize = 32;
/// The same of what translations have in common.
const COMMON_HASHES: usize = 16;
/// Of fewer of these all pairs count, telling or not: so few could all be missing in the other text.
const FEWEST_TELLING: usize = 6;
/// Bands under which texts meet however far apart they were published, so many of so many rows behind each of so many first
/// rows: those that share nine tenths of their shingles meet in one of them 99 times of 100, those that share two fifths, as
/// texts made from one form do, once in 250. Of four rows each, every fifth of these met, and what a text met grew with all
/// that was ever stored. A text without a date meets those that have one by these alone: of reprints that were cut to four
/// fifths it finds six of seven.
const TIMELESS: usize = 5;
const TIMELESS_ROWS: usize = 8;
/// The form in which keys of all times are made: a store that has them in another form lays them anew.
pub const LAID: &str = "3 places";
/// The first of the keys of all times; all others lie before them.
pub const FIRST_TIMELESS: i64 = EVER << 48;
/// Keys of one first row lie together. A store of all times is large, and to write a key somewhere in it costs more than all
/// else that is done for the key: this way a text is written in three places and not in fifteen.
const TIMELESS_PLACES: usize = 3;
/// What the bands that two texts share have to weigh for the two to be compared. One of three rows weighs 1: texts made
/// from one form, of which a day brings hundreds, share one by chance. The others weigh 2.
pub const MEETING: i64 = 2;
/// First byte of a signature in the store: another is of another version.
const VERSION: u8 = 6;

/// The least hashes of a text's shingles (`MinHash`), the order of its names and numbers, and whom it credits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// For each of [`HASHES`] permutations, the least hash of any shingle.
    of_words: Vec<u32>,
    /// Distinct shingles.
    shingles: usize,
    /// Hashes of names and numbers, in the order of the text.
    anchors: Vec<u32>,
    /// Hashes of what a translation has too, each once, in the order of the text.
    common: Vec<u32>,
    /// The least hashes of what tells the text apart (see [`tells_apart`]), and of what a translation has too: [`u32::MAX`]
    /// where there is none.
    of_telling: Vec<u32>,
    of_common: Vec<u32>,
    sorted: Sorted,
    /// Squeezed names of the outlets that the text goes back to.
    pub(super) credits: Vec<String>,
}

/// What is asked of the anchors of a signature whatever their order, made once for all texts that it is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Sorted {
    anchors: Vec<u32>,
    /// The numbers among them, each once.
    numbers: Vec<u32>,
    /// The numbers among what a translation has too, each once.
    values: Vec<u32>,
}

impl Sorted {
    fn of(anchors: &[u32], common: &[u32]) -> Self {
        let mut sorted = anchors.to_vec();
        sorted.sort_unstable();
        let numbers = |list: &[u32]| -> Vec<u32> {
            let mut numbers: Vec<u32> = list.iter().copied().filter(|anchor| is_number(*anchor)).collect();
            numbers.sort_unstable();
            numbers.dedup();
            numbers
        };
        Self { anchors: sorted, numbers: numbers(anchors), values: numbers(common) }
    }
}

impl Signature {
    /// The signature of a document that credits these outlets.
    pub fn of(document: &Document, credits: &[String], lexicon: &Lexicon) -> Self {
        let hashes = shingles(&document.text, document.language);
        let names = names(document, lexicon);
        let (anchors, common) = (anchors(document, &names), common(document, &names));
        let of_telling = minima(&tells_apart(&anchors), TELLING_HASHES);
        let anchors: Vec<u32> = anchors.into_iter().map(|anchor| anchor.hash).collect();
        Self {
            of_words: minima(&hashes, HASHES),
            shingles: hashes.len(),
            sorted: Sorted::of(&anchors, &common),
            of_telling,
            of_common: minima(&near_pairs(&common), COMMON_HASHES),
            anchors,
            common,
            credits: credits.iter().map(|name| squeeze(name)).collect(),
        }
    }

    /// Keys under which a store keeps a document that was published on that day. Most of them begin with the month or the
    /// week, so that what is published together lies together, and is as much as it is, however much is stored. Odd keys
    /// weigh double: see [`MEETING`].
    pub fn bands(&self, day: Option<NaiveDate>) -> Vec<i64> {
        let (month, week) = (month(day), week(day));
        let text = self.text_bands().map(|band| key(month, band));
        let telling = self.telling_bands().map(|band| key(week, band));
        text.chain(telling).chain(self.timeless()).collect()
    }

    /// Keys under which a store finds the documents that this one may be a copy of: it need be compared only with
    /// those that have bands of them which weigh [`MEETING`] together.
    ///
    /// A copy of the words is found a month before and behind, one that is spun or translated as many weeks as
    /// [`SPUN_DAYS`] may reach over: a copy that was cut to a third and comes later than that is found by its words alone,
    /// every other time. Whoever of two comes later finds the other: one without a date meets those that have one by the
    /// last bands only.
    pub fn lookups(&self, day: Option<NaiveDate>) -> Vec<i64> {
        let around = |middle: i64, reach: i64| if middle == UNDATED { 0..=0 } else { middle - reach..=middle + reach };
        let text = around(month(day), 1).flat_map(|month| self.text_bands().map(move |band| key(month, band)));
        let telling = around(week(day), WEEKS).flat_map(|week| self.telling_bands().map(move |band| key(week, band)));
        text.chain(telling).chain(self.timeless()).collect()
    }

    /// The keys of all times alone: what a store has of them may have been laid by an earlier form (see [`LAID`]).
    pub fn timeless(&self) -> impl Iterator<Item = i64> {
        let places = self.of_words.chunks_exact(1 + TIMELESS * TIMELESS_ROWS).take(TIMELESS_PLACES).zip(4_000_u64..);
        places.flat_map(|(rows, at)| {
            let (first, rest) = rows.split_at(1);
            let place = band(first, at);
            let bands = rest.chunks_exact(TIMELESS_ROWS).zip(5_000_u64..);
            bands.map(move |(rows, at)| placed(place, band(rows, place ^ at) | 1))
        })
    }

    /// Bands of the words.
    fn text_bands(&self) -> impl Iterator<Item = u64> {
        self.of_words.chunks_exact(ROWS).zip(0_u64..).map(|(rows, at)| band(rows, at) & !1)
    }

    /// Bands of the order of names and numbers, and of what a translation has too.
    fn telling_bands(&self) -> impl Iterator<Item = u64> {
        let order = self.of_telling.chunks_exact(1).zip(1_000_u64..);
        let values = self.of_common.chunks_exact(1).zip(2_000_u64..);
        order.chain(values).filter(|(rows, _)| **rows != [u32::MAX]).map(|(rows, at)| band(rows, at) | 1)
    }

    /// The share of all shingles of both texts that both have (Jaccard), from 0 to 1.
    pub fn similarity(&self, other: &Self) -> f64 {
        if self.shingles == 0 || other.shingles == 0 {
            return 0.0;
        }
        let same = self.of_words.iter().zip(&other.of_words).filter(|(a, b)| a == b).count();
        ratio(same, HASHES)
    }

    /// The share of the shorter text that the longer one has too, from 0 to 1.
    pub fn containment(&self, other: &Self) -> f64 {
        let similarity = self.similarity(other);
        let shorter = self.shingles.min(other.shingles);
        let both = similarity / (1.0 + similarity) * ratio(self.shingles + other.shingles, 1);
        if shorter == 0 { 0.0 } else { (both / ratio(shorter, 1)).min(1.0) }
    }

    /// The share of the names and numbers of the text that has fewer which stand in the other one in the same
    /// order, from 0 to 1; whole where it has none.
    pub fn same_order(&self, other: &Self) -> f64 {
        let fewer = self.fewer_anchors(other);
        if fewer == 0 { 1.0 } else { ratio(common_subsequence(&self.anchors, &other.anchors), fewer) }
    }

    /// What [`Self::same_order`] is at most, by far less work: the share of these names and numbers that the other one has
    /// in whatever order.
    pub(super) fn most_in_order(&self, other: &Self) -> f64 {
        let fewer = self.fewer_anchors(other);
        if fewer == 0 { 1.0 } else { ratio(in_both(&self.sorted.anchors, &other.sorted.anchors), fewer) }
    }

    /// Names and numbers of the text that has fewer.
    pub(super) fn fewer_anchors(&self, other: &Self) -> usize {
        self.anchors.len().min(other.anchors.len())
    }

    /// The share of the numbers of the text that has fewer of them which the other one has too; whole where it has
    /// hardly any.
    pub(super) fn same_numbers(&self, other: &Self) -> f64 {
        let (mine, theirs) = (&self.sorted.numbers, &other.sorted.numbers);
        let fewer = mine.len().min(theirs.len());
        if fewer < FEWEST_NUMBERS { 1.0 } else { ratio(in_both(mine, theirs), fewer) }
    }

    /// How much of what a translation keeps the two have in the same order: as a share of the text that has fewer of
    /// it, and of the one that has more.
    pub(super) fn same_values(&self, other: &Self) -> (f64, f64) {
        let (fewer, more) = (self.common.len().min(other.common.len()), self.common.len().max(other.common.len()));
        let both = common_subsequence(&self.common, &other.common);
        if fewer == 0 { (0.0, 0.0) } else { (ratio(both, fewer), ratio(both, more)) }
    }

    /// Numbers of the same value in both, and the share of them of the text that has fewer.
    pub(super) fn shared_values(&self, other: &Self) -> (usize, f64) {
        let (mine, theirs) = (&self.sorted.values, &other.sorted.values);
        let both = in_both(mine, theirs);
        (both, ratio(both, mine.len().min(theirs.len()).max(1)))
    }

    /// The signature as a store keeps it.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![VERSION];
        let length = |list: &[u32]| u32::try_from(list.len()).unwrap_or(u32::MAX);
        let head = [u32::try_from(self.shingles).unwrap_or(u32::MAX), length(&self.anchors), length(&self.common)];
        let hashes = self.of_words.iter().chain(&self.of_telling).chain(&self.of_common);
        for number in head.iter().chain(hashes).chain(&self.anchors).chain(&self.common) {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        bytes.extend_from_slice(self.credits.join("\n").as_bytes());
        bytes
    }

    /// A signature that [`Self::to_bytes`] wrote; nothing where it is of another version or broken.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (version, mut rest) = bytes.split_first()?;
        if *version != VERSION {
            return None;
        }
        let mut take = |count: usize| -> Option<Vec<u32>> {
            let (numbers, after) = rest.split_at_checked(count.checked_mul(4)?)?;
            rest = after;
            Some(numbers.chunks_exact(4).filter_map(|four| four.try_into().ok().map(u32::from_le_bytes)).collect())
        };
        let head = take(3)?;
        let [shingles, anchors, common] = head.as_slice() else { return None };
        let size = |number: &u32| usize::try_from(*number).ok();
        let (shingles, anchors, common) = (size(shingles)?, size(anchors)?, size(common)?);
        let (of_words, of_telling, of_common) = (take(HASHES)?, take(TELLING_HASHES)?, take(COMMON_HASHES)?);
        let (anchors, common) = (take(anchors)?, take(common)?);
        let credits = std::str::from_utf8(rest).ok()?.lines().map(str::to_owned).collect();
        let sorted = Sorted::of(&anchors, &common);
        Some(Self { of_words, shingles, anchors, common, of_telling, of_common, sorted, credits })
    }
}

/// Below this many numbers, that they are others is chance.
const FEWEST_NUMBERS: usize = 3;

#[expect(clippy::cast_precision_loss, reason = "counts of shingles are far below 2^52")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

/// The months or weeks of publication, as the first bits of a key: of texts without a date, and of no time at all.
const UNDATED: i64 = 0;
const EVER: i64 = 0x7fff;
/// Two days that are no further apart than [`SPUN_DAYS`] are of weeks no further apart than this.
const WEEKS: i64 = (SPUN_DAYS + 6) / 7;

fn month(day: Option<NaiveDate>) -> i64 {
    dated(day.map(|day| (i64::from(day.year()) - 1800) * 12 + i64::from(day.month0()) + 1), 1)
}

fn week(day: Option<NaiveDate>) -> i64 {
    // Day 657,072 is the first of the year 1800.
    dated(day.map(|day| i64::from(day.num_days_from_ce() - 657_072).div_euclid(7)), WEEKS)
}

/// A store holds the news of some centuries; what claims to be of another time lies with the undated.
fn dated(time: Option<i64>, reach: i64) -> i64 {
    time.filter(|time| (1 + reach..EVER - reach).contains(time)).unwrap_or(UNDATED)
}

fn key(time: i64, band: u64) -> i64 {
    time << 48 | (band >> 17 << 1 | band & 1).cast_signed()
}

/// Bits of a key of all times that say where it lies; the rest are the band's.
const PLACE_BITS: u32 = 20;

fn placed(place: u64, band: u64) -> i64 {
    let low = 48 - PLACE_BITS;
    EVER << 48 | (place >> (64 - PLACE_BITS) << low | band >> (65 - low) << 1 | band & 1).cast_signed()
}

fn minima(hashes: &[u64], permutations: usize) -> Vec<u32> {
    let least = |seed: u64| hashes.iter().map(|hash| permuted(*hash, seed)).min().unwrap_or(u32::MAX);
    (1..=permutations as u64).map(least).collect()
}

/// The upper half of a multiply-and-add of the hash: one permutation for each seed.
fn permuted(hash: u64, seed: u64) -> u32 {
    let product = hash.wrapping_mul(mix(seed) | 1).wrapping_add(mix(!seed));
    (product >> 32) as u32
}

/// What tells texts apart, as one number each: anchors that do so alone, and pairs of neighbours of which one tells. All
/// texts of a field name its firms and chips side by side; where too little else stands, all pairs of neighbours count.
fn tells_apart(anchors: &[Anchor]) -> Vec<u64> {
    let all = || anchors.iter().zip(anchors.iter().skip(1));
    let hash = |(a, b): (&Anchor, &Anchor)| pair(a.hash, b.hash);
    let tells = |(a, b): &(&Anchor, &Anchor)| a.telling || b.telling;
    let alone = anchors.iter().filter(|anchor| anchor.alone);
    let mut told: Vec<u64> = alone.map(|anchor| mix(u64::from(anchor.hash))).collect();
    let few = told.len() + all().filter(tells).count() < FEWEST_TELLING;
    told.extend(all().filter(|pair| few || tells(pair)).map(hash));
    told
}

/// Neighbours and their neighbours, whichever comes first, since another language puts a sentence in another order: one of
/// them a number.
fn near_pairs(common: &[u32]) -> Vec<u64> {
    let pairs = |apart: usize| {
        let all = common.iter().zip(common.iter().skip(apart));
        all.filter(|(a, b)| is_number(**a) || is_number(**b)).map(|(a, b)| pair(*a.min(b), *a.max(b)))
    };
    pairs(1).chain(pairs(2)).collect()
}

fn pair(a: u32, b: u32) -> u64 {
    mix(u64::from(a) << 32 | u64::from(b))
}

fn band(rows: &[u32], band: u64) -> u64 {
    rows.iter().fold(mix(band), |key, row| mix(key ^ u64::from(*row)))
}

/// How many items of two sorted lists are in both: one that stands twice in both is two.
fn in_both(a: &[u32], b: &[u32]) -> usize {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut both = 0;
    while let (Some(one), Some(other)) = (a.peek(), b.peek()) {
        let order = one.cmp(other);
        both += usize::from(order.is_eq());
        if order.is_le() {
            a.next();
        }
        if order.is_ge() {
            b.next();
        }
    }
    both
}

/// Length of the longest common subsequence.
fn common_subsequence(a: &[u32], b: &[u32]) -> usize {
    let mut row = vec![0_usize; b.len() + 1];
    for item in a {
        let mut diagonal = 0;
        let mut left = 0;
        for (cell, other) in row.iter_mut().skip(1).zip(b) {
            let above = *cell;
            *cell = if item == other { diagonal + 1 } else { above.max(left) };
            diagonal = above;
            left = *cell;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::model::{Id, Language};

    fn on(day: &str) -> Option<NaiveDate> {
        (!day.is_empty()).then(|| day.parse().unwrap())
    }

    #[test]
    fn texts_meet_within_two_weeks_whichever_comes_first_and_by_words_for_a_month() {
        let text =
            "Title\n\nOf 9,216 cards in Narvik the firm Draumr says that 4,500 run, in Tromsø 2,345, and 768 in Bodø.";
        let document = Document::new(Id::document("a"), "a", Language::English, text);
        let signature = Signature::of(&document, &[], Lexicon::builtin().unwrap());
        let meet = |a: &str, b: &str, least: i64| {
            let there: BTreeSet<i64> = signature.bands(on(a)).into_iter().collect();
            let found = signature.lookups(on(b)).into_iter().filter(|band| there.contains(band));
            found.filter(|band| band >> 48 != EVER).map(|band| 1 + band % 2).sum::<i64>() >= least
        };
        let order = 2 * i64::try_from(signature.telling_bands().count()).unwrap();
        for start in 0..7 {
            let first = on("2026-12-20").unwrap() + chrono::Days::new(start);
            for apart in 0..=14 {
                let (a, b) = (first.to_string(), (first + chrono::Days::new(apart)).to_string());
                assert!(meet(&a, &b, order) && meet(&b, &a, order), "{a} {b}");
            }
        }
        assert!(meet("2026-12-01", "2027-01-31", MEETING) && !meet("2026-12-01", "2027-02-01", MEETING));
        assert!(meet("", "", order) && !meet("", "2026-12-01", 1) && meet("1500-01-01", "", order));
    }

    #[test]
    fn a_text_of_little_that_tells_shares_with_one_of_more_what_tells_alone() {
        let common = |hash: u32| Anchor { hash, telling: false, alone: false };
        let number = Anchor { hash: 9, telling: true, alone: true };
        let few = tells_apart(&[common(2), common(4), number]);
        let more: Vec<Anchor> = (5..12).map(|hash| Anchor { hash, telling: true, alone: true }).collect();
        let more = tells_apart(&more);
        assert_eq!(few.len(), 3, "the number, and all pairs");
        assert!(few.iter().any(|told| more.contains(told)));
    }

    fn without_order(a: &[u32], b: &[u32]) -> usize {
        let mut left = b.to_vec();
        let mut take = |item: &u32| left.iter().position(|other| other == item).map(|at| left.swap_remove(at));
        a.iter().filter_map(&mut take).count()
    }

    proptest! {
        #[test]
        fn what_is_sorted_once_counts_as_the_lists_do(
            a in prop::collection::vec(0..40_u32, 0..60),
            b in prop::collection::vec(0..40_u32, 0..60),
        ) {
            let (one, other) = (Sorted::of(&a, &a), Sorted::of(&b, &b));
            prop_assert_eq!(in_both(&one.anchors, &other.anchors), without_order(&a, &b));
            prop_assert!(in_both(&one.anchors, &other.anchors) >= common_subsequence(&a, &b));
            let numbers = |list: &[u32]| list.iter().copied().filter(|item| is_number(*item)).collect::<BTreeSet<_>>();
            let both = numbers(&a).intersection(&numbers(&b)).count();
            prop_assert_eq!(in_both(&one.numbers, &other.numbers), both);
            prop_assert_eq!(in_both(&one.values, &other.values), both);
            prop_assert_eq!((one.numbers.len(), other.values.len()), (numbers(&a).len(), numbers(&b).len()));
        }
    }
}
