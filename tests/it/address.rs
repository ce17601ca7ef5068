//! Pairs of addresses that are of one page, or of two.

use homegrown::model::address::{canonical, key};

const PAIRS: &str = include_str!("../fixtures/addresses.tsv");

#[test]
fn addresses_of_one_page_have_one_key_and_those_of_two_have_two() {
    let pairs = PAIRS.lines().filter(|line| !line.starts_with('#'));
    let pairs: Vec<Vec<&str>> = pairs.map(|line| line.split('\t').collect()).collect();
    assert!(pairs.len() >= 150, "only {} pairs", pairs.len());
    let mut wrong = Vec::new();
    for pair in &pairs {
        let (one, other) = (key(pair[1]), key(pair[2]));
        assert!(one.is_some() && other.is_some() && canonical(pair[1]).is_some(), "{pair:?}");
        if (one == other) != (pair[0] == "same") {
            wrong.push((pair, one, other));
        }
    }
    assert!(wrong.is_empty(), "{} of {}: {wrong:#?}", wrong.len(), pairs.len());
}
