//! What comes bit by bit, in any order, and what is edited in between, is arranged as if all had come at once.

use proptest::prelude::*;

use super::{follow::ruling, *};
use crate::{pipeline::correct, timeline};

/// Made-up news: what each text is about, of which day, and what it says.
#[derive(Debug, Clone)]
struct News {
    name: usize,
    day: Option<u64>,
    title: usize,
    lines: Vec<(usize, usize)>,
    kind: usize,
}

const MODELS: [&str; 9] = [
    "Zhen 1",
    "Lan 2",
    "Qilu",
    "Draumr",
    "Northgate X",
    "Huawei: unnamed model",
    "Qwen3",
    "DeepSeek-V3",
    "Tongling 7B",
];

fn news() -> impl Strategy<Value = Vec<News>> {
    let day = prop_oneof![12 => (0..100_u64).prop_map(Some), 1 => Just(None)];
    let lines = prop::collection::vec((0..MODELS.len(), 1..4_usize), 0..5);
    let one = (0..30_usize, day, 0..MODELS.len(), lines, 0..8_usize);
    let news = one.prop_map(|(name, day, title, lines, kind)| News { name, day, title, lines, kind });
    prop::collection::vec(news, 1..40)
}

impl News {
    /// Two of one name are two texts of one page; every eighth is a copy, another one a round-up.
    fn document(&self) -> Document {
        let first = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default();
        let day = self.day.map_or_else(|| "soon".to_owned(), |day| (first + chrono::Days::new(day)).to_string());
        let line = |(model, size): &(usize, _)| format!("{} has {size} parameters\n\n", MODELS[*model]);
        let lines = self.lines.iter().map(line).collect::<Vec<String>>().concat();
        let long = "The firm said on Monday that Zhen 1 was trained by 40 people on 9000 chips in Wuhan over 61 days. ";
        let (title, body) = match self.kind {
            0 => ("Wire report".to_owned(), format!("{}\n{lines}", long.repeat(3))),
            1 => ("The week in brief".to_owned(), lines),
            _ => (format!("News of {}", MODELS[self.title]), format!("Text {} of {day}\n{lines}", self.name)),
        };
        let text = format!("{title}\n\n{body}");
        let modified = self.day.map(|day| format!("2026-05-{:02}T08:00:00Z", day % 28 + 1));
        Document { title: Some(title), text, modified, ..document(&format!("n{}", self.name), &day, "") }
    }
}

/// The timeline of a store's claims, arranged from nothing.
async fn from_nothing(store: &Store) -> Vec<Announcement> {
    let claims = store.claims(&Filter::default()).await.unwrap();
    let ids = store.document_ids().await.unwrap();
    timeline::arrange(&claims, &store.facts(&ids).await.unwrap(), &LEXICON)
}

async fn checked(news: &[News], size: usize) {
    let (_folder, store) = fresh().await;
    for batch in news.chunks(size) {
        put(&store, &batch.iter().map(News::document).collect::<Vec<_>>()).await;
        assert_eq!(told(&store).await.2, from_nothing(&store).await);
    }
    let before = told(&store).await;
    rebuild(&store, &rules(), Stage::Mentions).await.unwrap();
    assert_eq!(told(&store).await, before);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn bits_are_arranged_as_the_whole_is(news in news(), size in 1..12_usize) {
        tokio::runtime::Runtime::new().unwrap().block_on(checked(&news, size));
    }
}

#[tokio::test]
async fn a_run_that_broke_off_before_the_timeline_is_caught_up_with() {
    let (_folder, whole) = fresh().await;
    put(&whole, &story()).await;
    let expected = told(&whole).await;
    let (_folder, store) = fresh().await;
    let arrivals = story().into_iter().map(Arrival::from).collect();
    take_in(&store, &rules(), arrivals, now()).await.unwrap();
    assert_eq!(told(&store).await.2, []);
    let report = put(&store, &[]).await;
    assert_eq!(report.announcements_added, expected.2.len());
    assert_eq!(told(&store).await, expected);
    // Merged, and not arranged: what is still to be done was written down with the claims.
    let rows: Vec<Id> = expected.2.iter().map(|row| row.id.clone()).collect();
    let mut write = store.write().await.unwrap();
    write.put_announcements(&rows, &[]).await.unwrap();
    write.commit().await.unwrap();
    arrange::outdate_all(&store, &rules()).await.unwrap();
    let report = put(&store, &[]).await;
    assert_eq!((report.claims_added, report.claims_changed), (0, 0));
    assert_eq!(report.announcements_added, expected.2.len());
    assert_eq!(told(&store).await, expected);
}

#[tokio::test]
async fn what_repeats_an_item_of_a_round_up_is_told_when_the_items_are_others() {
    let (_folder, store) = fresh().await;
    let weekly = News { name: 0, day: Some(0), title: 0, lines: vec![(0, 1), (1, 2), (2, 3)], kind: 1 }.document();
    let later = News { name: 1, day: Some(40), title: 1, lines: vec![(1, 2)], kind: 2 }.document();
    put(&store, std::slice::from_ref(&weekly)).await;
    put(&store, std::slice::from_ref(&later)).await;
    let before = told(&store).await;
    assert_eq!((before.2.len(), &before.2), (3, &from_nothing(&store).await));
    let wrong = before.0.iter().find(|claim| claim.subject.name == MODELS[2]).unwrap();
    correct(&store, &rules(), &[ruling(&wrong.id, Ruling::Wrong)]).await.unwrap();
    // With two items left it is no round-up: its claims are all in its first unit now.
    let now = told(&store).await.2;
    assert_eq!(now, from_nothing(&store).await);
    assert_eq!(now.len(), 1);
    assert!(now[0].documents.iter().any(|document| document.id == later.id), "{now:#?}");
}
