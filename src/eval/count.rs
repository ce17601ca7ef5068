//! Hits and misses → precision, recall, F1 and the two accuracies.

use serde::Serialize;

/// How many gold mentions were found and missed, and how many found ones are in no gold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    pub right: usize,
    pub wrong: usize,
    pub missed: usize,
    /// Of those found rightly: how many have the gold's modality.
    pub modality: usize,
    /// Of those found rightly: how many have a speaker that the gold accepts.
    pub attribution: usize,
}

/// The numbers that are printed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Numbers {
    pub precision: f64,
    pub recall: f64,
    pub f1: f64,
    pub right: usize,
    pub wrong: usize,
    pub missed: usize,
    pub modality_accuracy: Option<f64>,
    pub attribution_accuracy: Option<f64>,
}

impl Count {
    pub(super) fn add(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
        self.modality += other.modality;
        self.attribution += other.attribution;
    }

    /// Where nothing was found, precision is perfect only if there was nothing to find.
    pub fn numbers(&self) -> Numbers {
        let (found, gold) = (self.right + self.wrong, self.right + self.missed);
        let precision = share(self.right, found).unwrap_or(if gold == 0 { 1.0 } else { 0.0 });
        let recall = share(self.right, gold).unwrap_or(1.0);
        let sum = precision + recall;
        Numbers {
            precision,
            recall,
            f1: if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 },
            right: self.right,
            wrong: self.wrong,
            missed: self.missed,
            modality_accuracy: share(self.modality, self.right),
            attribution_accuracy: share(self.attribution, self.right),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of mentions are far below 2^53")]
fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}
