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
                (best <= allowed(wanted.chars().count())).then_some((best, entity.name.as_str()))
            })
            .collect();
        near.sort_unstable();
        // a swap of two letters is no reason to name what is farther off
        let best = near.first().map_or(0, |(best, _)| *best);
        near.into_iter().take_while(|(far, _)| *far == best).take(n).map(|(_, name)| name).collect()
    }
}

/// How many letters may differ for a guess to be of use.
fn allowed(length: usize) -> usize {
    (length / 3).max(1)
}

fn letters(name: &str) -> String {
    fold::key(name).chars().take(COMPARED).collect()
}

/// How many letters must be put in, left out, changed or swapped with the next to make one of the other.
fn distance(a: &str, b: &str) -> usize {
    if a.chars().count().abs_diff(b.chars().count()) > allowed(a.chars().count()) {
        return usize::MAX;
    }
    strsim::osa_distance(a, b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distance_counts_letters_put_in_left_out_changed_and_swapped() {
        for (a, b, expected) in [
            ("huawei", "huawei", 0),
            ("huawai", "huawei", 1),
            ("hawei", "huawei", 1),
            ("腾讯", "腾迅", 1),
            ("huawie", "huawei", 1),
        ] {
            assert_eq!(distance(&letters(a), &letters(b)), expected, "{a} {b}");
        }
    }
}
