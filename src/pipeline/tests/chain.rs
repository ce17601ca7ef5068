//! Chains of copies: each link is like the next alone, so that only over others does the last go back to the first.

use super::*;
use crate::{
    dedupe::copies::{Signature, credits, origins},
    pipeline::as_of,
};

/// A sentence of words and numbers that no other one has.
fn sentence(n: usize) -> String {
    let word = |k: usize| format!("{}{}", ["north", "harbour", "glass", "river", "stone", "lantern"][k], LETTERS[n]);
    let [north, harbour, glass, river, stone, lantern] = [0, 1, 2, 3, 4, 5].map(word);
    format!(
        "The {north} of {harbour} has {n}01 rooms and {n}02 doors for {glass}, while {river} keeps {n}03 boats near {stone} \
         and sells {n}04 of them to {lantern} each {n}05 days. "
    )
}

const LETTERS: [&str; 12] = ["ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe"];

/// A text of these sentences; one that credits an outlet is never the first of its family while another one does not.
fn text(name: &str, day: u32, sentences: [usize; 3], credit: &str) -> Document {
    let body = sentences.map(sentence).concat();
    let (title, day) = (format!("{name} tells"), format!("2026-02-{day:02}"));
    let text = format!("{title}\n\n{credit}\n\n{body}");
    Document { title: Some(title), text, ..document(name, &day, "") }
}

const CREDIT: &str = "Source: Fjord Press";

/// Four texts of which each is like the next alone, published on these days, and one that is like the first, credits nobody
/// and so takes its place, though it is the last.
fn chain(days: [u32; 4]) -> Vec<Document> {
    let link =
        |(place, day): (usize, u32)| text(["a", "b", "c", "d"][place], day, [place + 1, place + 2, place + 3], CREDIT);
    let links = (0..4).zip(days).map(link);
    links.chain([text("e", 20, [1, 2, 3], "")]).collect()
}

/// Which document each one repeats, of all at once.
fn expected(documents: &[Document]) -> Vec<(Id, Option<Id>)> {
    let known = |document: &Document| {
        let facts = crate::model::DocumentFacts::new(document, credits(document), None);
        let signature = Signature::of(document, &facts.credits, &LEXICON);
        (facts, signature)
    };
    origins(&documents.iter().map(known).collect::<Vec<_>>())
}

async fn stored(store: &Store, documents: &[Document]) -> Vec<(Id, Option<Id>)> {
    let mut found = Vec::new();
    for document in documents {
        let stored = store.document(&document.id).await.unwrap().unwrap();
        assert_eq!(&stored.origin, stored.copy_of.as_ref().unwrap_or(&document.id));
        found.push((document.id.clone(), stored.copy_of));
    }
    found
}

async fn come_in(store: &Store, documents: &[Document]) {
    take_in(store, &rules(), documents.iter().cloned().map(Arrival::from).collect(), now()).await.unwrap();
}

/// All orders of so many things.
fn orders(count: usize) -> Vec<Vec<usize>> {
    let Some(last) = count.checked_sub(1) else { return vec![Vec::new()] };
    let with_last = |order: Vec<usize>| {
        (0..count).map(move |place| {
            let mut order = order.clone();
            order.insert(place, last);
            order
        })
    };
    orders(last).into_iter().flat_map(with_last).collect()
}

#[test]
fn the_chains_are_chains() {
    let to = |documents: &[Document]| -> Vec<Option<usize>> {
        let place = |id: Id| documents.iter().position(|document| document.id == id);
        expected(documents).into_iter().map(|(_, copy_of)| copy_of.and_then(place)).collect()
    };
    let documents = chain([2, 3, 4, 5]);
    assert_eq!(to(&documents[..4]), [None, Some(0), Some(0), Some(0)]);
    assert_eq!(to(&documents), [Some(4), Some(4), Some(4), Some(4), None]);
    for [one, other] in [[0, 2], [0, 3], [1, 3], [2, 4], [3, 4]] {
        assert_eq!(to(&[documents[one].clone(), documents[other].clone()]), [None, None], "{one} and {other}");
    }
    // The second is like the first and the third, of which neither goes back to the other.
    assert_eq!(to(&chain([2, 5, 3, 4])[..4]), [None, Some(0), None, Some(2)]);
}

#[tokio::test]
async fn a_chain_of_copies_goes_back_to_one_text_in_whatever_order_it_comes() {
    for days in [[2, 3, 4, 5], [2, 5, 3, 4]] {
        let documents = chain(days);
        for order in orders(documents.len()) {
            let (_folder, store) = fresh().await;
            for (count, place) in order.iter().enumerate() {
                come_in(&store, std::slice::from_ref(&documents[*place])).await;
                let so_far: Vec<Document> = order[..=count].iter().map(|place| documents[*place].clone()).collect();
                assert_eq!(stored(&store, &so_far).await, expected(&so_far), "{days:?} {order:?}, {count}");
            }
        }
    }
}

#[tokio::test]
async fn a_link_of_a_chain_that_reads_otherwise_leaves_each_of_the_others_where_it_belongs() {
    for days in [[2, 3, 4, 5], [2, 5, 3, 4], [5, 4, 3, 2], [4, 2, 5, 3]] {
        for place in 0..5 {
            for sentences in [[8, 9, 10], [4, 5, 6], [1, 2, 3]] {
                let (_folder, store) = fresh().await;
                let mut documents = chain(days);
                come_in(&store, &documents).await;
                let day = documents[place].published_day().map_or(20, |day| chrono::Datelike::day(&day));
                documents[place] = text(["a", "b", "c", "d", "e"][place], day, sentences, CREDIT);
                come_in(&store, std::slice::from_ref(&documents[place])).await;
                assert_eq!(stored(&store, &documents).await, expected(&documents), "{days:?} {place} {sentences:?}");
            }
        }
    }
}

#[tokio::test]
async fn on_a_day_a_text_repeats_what_it_did_then_though_it_goes_back_to_a_later_one_now() {
    let documents = [text("y", 3, [2, 3, 4], CREDIT), text("x", 5, [1, 2, 3], CREDIT), text("e", 20, [0, 1, 2], "")];
    let ((_folder, store), (_other, then)) = (fresh().await, fresh().await);
    come_in(&store, &documents).await;
    assert_eq!(stored(&store, &documents).await[1].1, Some(documents[2].id.clone()));
    as_of(&store, &rules(), "2026-02-10".parse().unwrap(), &then).await.unwrap();
    let found = stored(&then, &documents[..2]).await;
    assert_eq!(found, expected(&documents[..2]));
    assert_eq!(found[1].1, Some(documents[0].id.clone()));
}
