//! The words nearest to one that is not known.

/// At most three of the known words, the nearest first; none that is nothing like it.
pub fn nearest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Vec<String> {
    let asked: Vec<char> = word.to_lowercase().chars().take(64).collect();
    let mut near: Vec<(usize, &str)> = known
        .into_iter()
        .filter_map(|candidate| {
            let letters: Vec<char> = candidate.to_lowercase().chars().take(64).collect();
            let apart = distance(&asked, &letters);
            let begins = asked.len() >= 3 && candidate.to_lowercase().contains(&word.to_lowercase());
            let close = apart <= 1 + asked.len().max(letters.len()) / 3;
            (close || begins).then_some((if begins { apart.min(1) } else { apart }, candidate))
        })
        .collect();
    near.sort_unstable();
    near.into_iter().take(3).map(|(_, word)| word.to_owned()).collect()
}

/// How many letters must be put in, taken out or changed (Levenshtein).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (above, y) in row.iter_mut().skip(1).zip(b) {
            let best = (diagonal + usize::from(x != y)).min(*above + 1).min(left + 1);
            diagonal = *above;
            *above = best;
            left = best;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(a.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_finds_the_word() {
        let known = ["parameters", "active_parameters", "shipments", "price"];
        assert_eq!(nearest("paramters", known), ["parameters"]);
        assert_eq!(nearest("shipment", known), ["shipments"]);
        assert!(nearest("zebra", known).is_empty());
        let (a, b): (Vec<char>, Vec<char>) = ("kitten".chars().collect(), "sitting".chars().collect());
        assert_eq!(distance(&a, &b), 3);
    }
}
