//! Damaged pages → a document or a clear refusal, and no panic: pages of the fixtures with bytes cut out, doubled,
//! changed and swapped between them, a few by default and for `HOMEGROWN_FUZZ_MINUTES` minutes where that is set.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use homegrown::{
    article::{SiteRules, clean},
    model::{Page, document::Hint},
};

/// Damaged pages that are tried by default.
const TRIES: usize = 300;

/// Bytes above which a page is damaged no further.
const LARGEST: usize = 64 * 1024;

/// The same numbers on every run (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end.max(1)).unwrap()).unwrap()
    }
}

fn pages() -> Vec<Vec<u8>> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut paths: Vec<_> = ["article", "article-chinese", "article-pdf"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(fixtures.join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending != "json"))
        .collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

fn damage(page: &mut Vec<u8>, other: &[u8], dice: &mut Dice) {
    let at = dice.below(page.len());
    let end = (at + dice.below(400)).min(page.len());
    match dice.below(5) {
        0 => drop(page.drain(at..end)),
        1 if page.len() < LARGEST => {
            let piece = page[at..end].repeat(1 + dice.below(20));
            page.splice(at..at, piece);
        }
        2 => {
            let from = dice.below(other.len());
            let to = (from + dice.below(400)).min(other.len());
            page.splice(at..end, other[from..to].iter().copied());
        }
        3 => page[at..end].iter_mut().step_by(7).for_each(|byte| *byte = byte.rotate_left(3)),
        _ => page.truncate(end.max(1)),
    }
}

#[test]
fn no_damaged_page_brings_clean_up_down() {
    let minutes = std::env::var("HOMEGROWN_FUZZ_MINUTES").ok().and_then(|minutes| minutes.parse::<u64>().ok());
    let until = minutes.map(|minutes| Instant::now() + Duration::from_secs(60 * minutes));
    let (pages, mut dice, mut tries) = (pages(), Dice(0x9E37_79B9_7F4A_7C15), 0_usize);
    while until.map_or(tries < TRIES, |until| Instant::now() < until) {
        let mut body = pages[dice.below(pages.len())].clone();
        for _ in 0..=dice.below(6) {
            if !body.is_empty() {
                damage(&mut body, &pages[dice.below(pages.len())], &mut dice);
            }
        }
        let page = Page {
            url: "https://news.example.cn/a/story.html".into(),
            fetched_at: "2026-01-05T00:00:00Z".parse().unwrap(),
            content_type: Some("text/html".into()),
            body,
            source: None,
            hint: Hint::default(),
        };
        if let Ok(document) = clean(&page, &SiteRules::default()) {
            assert!(
                !document.text.contains('\0') && document.title.is_none_or(|title| document.text.starts_with(&title))
            );
        }
        tries += 1;
    }
    println!("{tries} damaged pages");
}
