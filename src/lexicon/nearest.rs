//! The names nearest to a misspelt one, for "did you mean".

use super::{Lexicon, fold};
use crate::model::EntityKind;

/// Longer names are compared by their start only: the cost grows with the square.
const COMPARED: usize = 48;

impl Lexicon {
    /// Canonical names nearest in spelling, of these kinds (all where none is given), the nearest first.
    pub fn nearest(&self, name: &str, kinds: &[EntityKind], n: usize) -> Vec<&str> {
        let wanted = letters(name);
        let mut near: Vec<(usize, &str)> = self
            .entities()
            .filter(|(_, entity)| kinds.is_empty() || entity.kind.is_some_and(|kind| kinds.contains(&kind)))
            .filter_map(|(_, entity)| {
                let names = std::iter::once(&entity.name).chain(&entity.aliases);
                let best = names.map(|other| distance(&wanted, &letters(other))).min()?;
                (best <= allowed(wanted.len())).then_some((best, entity.name.as_str()))
            })
            .collect();
        near.sort_unstable();
        near.into_iter().take(n).map(|(_, name)| name).collect()
    }
}

/// How many letters may differ for a guess to be of use.
fn allowed(length: usize) -> usize {
    (length / 3).max(1)
}

fn letters(name: &str) -> Vec<char> {
    fold::key(name).chars().take(COMPARED).collect()
}

/// How many letters must be put in, left out or changed to make one of the other.
fn distance(a: &[char], b: &[char]) -> usize {
    if a.len().abs_diff(b.len()) > allowed(a.len()) {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (cell, y) in row.iter_mut().skip(1).zip(b) {
            let best = (*cell + 1).min(left + 1).min(diagonal + usize::from(x != y));
            diagonal = std::mem::replace(cell, best);
            left = best;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distance_counts_letters_put_in_left_out_and_changed() {
        for (a, b, expected) in
            [("huawei", "huawei", 0), ("huawai", "huawei", 1), ("hawei", "huawei", 1), ("腾讯", "腾迅", 1)]
        {
            assert_eq!(distance(&letters(a), &letters(b)), expected, "{a} {b}");
        }
    }
}
