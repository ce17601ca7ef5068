//! A day with two hundred sources, by a clock that the test sets: who is visited how often, and what is missed.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, LazyLock,
        atomic::{AtomicI64, Ordering},
    },
};

use axum::{body::Body, http::Response};
use chrono::{DateTime, TimeDelta, Utc};
use homegrown::{
    crawl::{
        Client, Source, SourceState,
        source::{File, parse},
    },
    lexicon::Lexicon,
    pipeline::{CrawlOptions, Rules, Silent, crawl},
    store::{DatabaseUrl, Store, StoreOptions},
};

use super::{
    now, options,
    site::{Site, html, status, xml},
};

pub(super) static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::new(Arc::new(Lexicon::load(None).unwrap())));

/// How a kind of source behaves.
#[derive(Clone, Copy)]
struct Habit {
    name: &'static str,
    sources: usize,
    every: &'static str,
    /// Minutes between two entries.
    pace: i64,
    /// Entries of which one meets the lexicon.
    relevant: i64,
    /// Entries that its list holds.
    shows: i64,
    /// Minutes of each two hours in which it answers 500.
    down: i64,
}

const HABITS: [Habit; 6] = [
    Habit { name: "ticker", sources: 10, every: "5m", pace: 1, relevant: 240, shows: 30, down: 0 },
    Habit { name: "lively", sources: 40, every: "30m", pace: 20, relevant: 24, shows: 20, down: 0 },
    Habit { name: "daily", sources: 60, every: "30m", pace: 480, relevant: 2, shows: 20, down: 0 },
    Habit { name: "quiet", sources: 60, every: "30m", pace: 5 * 1_440, relevant: 1, shows: 10, down: 0 },
    Habit { name: "flapping", sources: 20, every: "30m", pace: 240, relevant: 2, shows: 20, down: 60 },
    Habit { name: "dead", sources: 10, every: "30m", pace: 60, relevant: 1, shows: 10, down: 120 },
];

/// Minutes since the day began.
type Minutes = Arc<AtomicI64>;

async fn site(habit: Habit, shift: i64, minutes: &Minutes) -> Site {
    let minutes = Arc::clone(minutes);
    Site::start(move |asked| {
        let now = minutes.load(Ordering::SeqCst);
        if asked.path == "/robots.txt" {
            return status(404);
        }
        if (now + shift).rem_euclid(120) < habit.down {
            return status(500);
        }
        if asked.path != "/feed" {
            return page(shift, &asked.path);
        }
        let last = (now + shift).div_euclid(habit.pace);
        let item = |n: i64| {
            let title = if n.rem_euclid(habit.relevant) == 0 { "Huawei Ascend" } else { "Football" };
            format!("<item><title>{title} {n}</title><link>/{n}</link></item>")
        };
        xml(format!(
            "<rss><channel>{}</channel></rss>",
            (0..habit.shows).map(|back| item(last - back)).collect::<String>()
        ))
    })
    .await
}

/// A page in words of its own: pages of one text would all be copies of each other.
fn page(shift: i64, path: &str) -> Response<Body> {
    const WORDS: [&str; 16] = [
        "harbour", "wheel", "orchard", "letter", "engine", "window", "river", "garden", "copper", "signal", "market",
        "winter", "bridge", "paper", "station", "field",
    ];
    let number: usize = path.trim_start_matches('/').parse().unwrap_or(0);
    let mut dice = usize::try_from(shift).unwrap() * 1_000_003 + number;
    let mut word = || {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        WORDS[dice >> 60]
    };
    let text: String = (0..60).flat_map(|_| [word(), " "]).collect();
    html(format!(
        "<html><body><article><h1>Huawei Ascend {number}</h1><p>Nothing is claimed here: {text}.</p></article>"
    ))
}

fn source(habit: Habit, number: usize, site: &Site) -> Source {
    let text = format!(
        "[[source]]\nid = \"{}-{number}\"\ntitle = \"A\"\nkind = \"feed\"\nurl = \"{}\"\nlanguage = \"en\"\ncountry = \"CN\"\n\
         tier = \"trade\"\nevery = \"{}\"\n",
        habit.name,
        site.url("/feed"),
        habit.every
    );
    parse(&[File { name: "day.toml", text: &text }]).unwrap().remove(0)
}

/// Entries that met the lexicon and came after the first visit, early enough to be found.
fn expected(habit: Habit, shift: i64, until: i64) -> i64 {
    let (first, last) = (shift.div_euclid(habit.pace), (until + shift).div_euclid(habit.pace));
    (first + 1..=last).filter(|n| n.rem_euclid(habit.relevant) == 0).count() as i64
}

const DAY: i64 = 1_440;
const STEP: i64 = 5;

#[tokio::test(flavor = "multi_thread")]
async fn a_day_of_two_hundred_sources_misses_nothing_and_asks_the_quiet_ones_seldom() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&DatabaseUrl::file(folder.path().join("day.db")), StoreOptions::default()).await.unwrap();
    let minutes = Minutes::default();
    let (mut sites, mut sources) = (Vec::new(), Vec::new());
    for habit in HABITS {
        for number in 0..habit.sources {
            let shift = 10_000 + i64::try_from(number).unwrap() * 37;
            let site = site(habit, shift, &minutes).await;
            sources.push(source(habit, number, &site));
            sites.push((habit, shift, site));
        }
    }
    assert_eq!(sources.len(), 200);
    let client = Client::new(homegrown::crawl::ClientOptions { tries: 1, ..options() }).unwrap();
    let began = now();
    let at = |minute: i64| -> DateTime<Utc> { began + TimeDelta::minutes(minute) };
    for minute in (0..=DAY).step_by(STEP as usize) {
        minutes.store(minute, Ordering::SeqCst);
        let clock = move || at(minute);
        crawl(&store, &RULES, &sources, &client, &CrawlOptions::default(), &clock, &Silent).await.unwrap();
    }
    let mut told: BTreeMap<&str, (usize, i64, i64)> = BTreeMap::new();
    for ((habit, shift, site), source) in sites.iter().zip(&sources) {
        let visits = site.paths().iter().filter(|path| *path == "/feed").count();
        let state: SourceState = store.source_state(&source.id).await.unwrap().unwrap();
        let found = i64::try_from(state.pages.len()).unwrap();
        // What came in the last hours may still be found by the next visit.
        let late = if habit.name == "daily" || habit.name == "flapping" { 240 } else { 60 };
        let missed = expected(*habit, *shift, DAY - late) - found;
        let sum = told.entry(habit.name).or_default();
        *sum = (sum.0 + visits, sum.1 + found, sum.2 + missed.max(0));
        assert!(
            habit.name == "dead" || missed <= 0,
            "{}: {missed} of its entries were missed in {visits} visits",
            source.id
        );
    }
    for (name, (visits, found, missed)) in &told {
        eprintln!("{name}: {visits} visits, {found} pages, {missed} missed");
    }
    let visits = |name: &str| told[name].0;
    assert!(visits("ticker") <= 10 * 24 * 12, "not more often than every five minutes");
    assert!(visits("lively") >= 40 * 24 && visits("lively") <= 40 * 49, "{}", visits("lively"));
    assert!(visits("daily") <= 60 * 36, "{}", visits("daily"));
    assert!(visits("quiet") <= 60 * 20, "{}", visits("quiet"));
    assert!(visits("dead") <= 10 * 8, "{}", visits("dead"));
}
