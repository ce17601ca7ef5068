//! The signature of a document: a few hundred numbers that tell how much of two texts is the same.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    credit::credits,
    shingle::{anchors, is_number, mix, shingles},
};
use crate::model::{Document, entity::squeeze};

/// Hashes of the shingles; the error of the estimate is about 1 / √128, nine points.
const HASHES: usize = 128;
/// Rows of a band: two texts that share a third of their shingles meet in one of 42 bands four times of five.
const ROWS: usize = 3;
/// Hashes of pairs of neighbouring anchors, a band each: spun texts, which share a sixth of them, meet in one of them
/// 99 times of 100.
const PAIR_HASHES: usize = 24;

/// The least hashes of a text's shingles (`MinHash`), the order of its names and numbers, and whom it credits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// For each of [`HASHES`] permutations, the least hash of any shingle.
    least: Vec<u32>,
    /// Distinct shingles.
    shingles: usize,
    /// Hashes of names and numbers, in the order of the text.
    anchors: Vec<u32>,
    /// Squeezed names of the outlets that the text goes back to.
    pub(super) credits: Vec<String>,
}

impl Signature {
    pub fn of(document: &Document) -> Self {
        let hashes = shingles(&document.text, document.language);
        Self {
            least: minima(&hashes, HASHES),
            shingles: hashes.len(),
            anchors: anchors(document),
            credits: credits(document).iter().map(|name| squeeze(name)).collect(),
        }
    }

    /// Keys under which a store finds the documents that this one may be a copy of: it need be compared only
    /// with those that share one.
    pub fn bands(&self) -> Vec<i64> {
        let pairs: Vec<u64> = pairs(&self.anchors).collect();
        let of_pairs = minima(&pairs, PAIR_HASHES);
        let text = self.least.chunks_exact(ROWS).zip(0_u64..);
        let order = of_pairs.chunks_exact(1).zip(1_000_u64..);
        text.chain(order).map(|(rows, band)| band_key(rows, band)).collect()
    }

    /// The share of all shingles of both texts that both have (Jaccard), from 0 to 1.
    pub fn similarity(&self, other: &Self) -> f64 {
        if self.shingles == 0 || other.shingles == 0 {
            return 0.0;
        }
        let same = self.least.iter().zip(&other.least).filter(|(a, b)| a == b).count();
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
        let fewer = self.anchors.len().min(other.anchors.len());
        if fewer == 0 { 1.0 } else { ratio(common_subsequence(&self.anchors, &other.anchors), fewer) }
    }

    /// Names and numbers of the text that has fewer.
    pub(super) fn fewer_anchors(&self, other: &Self) -> usize {
        self.anchors.len().min(other.anchors.len())
    }

    /// The share of the numbers of the text that has fewer of them which the other one has too; whole where it has
    /// hardly any.
    pub(super) fn same_numbers(&self, other: &Self) -> f64 {
        let numbers = |signature: &Self| -> BTreeSet<u32> {
            signature.anchors.iter().copied().filter(|anchor| is_number(*anchor)).collect()
        };
        let (mine, theirs) = (numbers(self), numbers(other));
        let fewer = mine.len().min(theirs.len());
        if fewer < FEWEST_NUMBERS { 1.0 } else { ratio(mine.intersection(&theirs).count(), fewer) }
    }

    /// The signature as a store keeps it.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// A signature that [`Self::to_bytes`] wrote; nothing where it is of another version or broken.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let signature: Self = serde_json::from_slice(bytes).ok()?;
        (signature.least.len() == HASHES).then_some(signature)
    }
}

/// Below this many numbers, that they are others is chance.
const FEWEST_NUMBERS: usize = 3;

#[expect(clippy::cast_precision_loss, reason = "counts of shingles are far below 2^52")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
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

/// Neighbours in the sequence, as one number each.
fn pairs(anchors: &[u32]) -> impl Iterator<Item = u64> {
    anchors.iter().zip(anchors.iter().skip(1)).map(|(a, b)| mix(u64::from(*a) << 32 | u64::from(*b)))
}

fn band_key(rows: &[u32], band: u64) -> i64 {
    rows.iter().fold(mix(band), |key, row| mix(key ^ u64::from(*row))).cast_signed()
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
