//! How the cost of a document grows with the store: made-up news, a stream of some hundred documents a day, taken in,
//! merged and arranged in an SQLite file; then the cost of a few more that arrive in the full store, as they do in a run of
//! `crawl --watch`.
//!
//! `cargo bench --bench scale -- 10000 50000 200000` measures stores of these sizes, each from nothing, and prints a line
//! for each: seconds of taking in and of merging and arranging, milliseconds of processor time a document for the first of
//! the two and for both (other programs of the machine disturb them less than the clock), the most memory that the process
//! has had, the size of the file, milliseconds of processor time that a run with ten new documents takes, and seconds of it
//! that `--as-of` takes for the day in the middle. Without sizes it measures one of 1,000.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    reason = "a measuring tool fails by panicking and prints its measures"
)]

use std::{io::Write, sync::Arc, time::Instant};

use chrono::{DateTime, Days, NaiveDate, Utc};
use homegrown::{
    lexicon::Lexicon,
    model::{Document, Id, Language},
    pipeline::{Arrival, Rules, arrange, as_of, take_in},
    store::{DatabaseUrl, Store, StoreOptions},
};

/// Documents that are in memory at once.
const TOGETHER: usize = 1_000;
/// Documents a day: the stream gets longer with the store, and not denser.
const A_DAY: usize = 300;
/// New happenings a day; each is told by some documents within days of it.
const HAPPENINGS: usize = 60;

/// Documents that arrive in the full store, and how often.
const NEW: usize = 10;
const RUNS: usize = 5;

fn main() {
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![1_000] } else { sizes };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    println!(
        "documents  taking_in_s  arranging_s  cpu_ms_taking_in  cpu_ms_a_document  most_memory_mib  file_mib  claims  announcements  \
         cpu_ms_a_run_of_{NEW}  cpu_s_as_of"
    );
    for size in sizes {
        runtime.block_on(measure(size));
    }
}

async fn measure(size: usize) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.db");
    let store = Store::open(&DatabaseUrl::file(path.clone()), StoreOptions::default()).await.unwrap();
    let rules = Rules::new(Arc::new(Lexicon::load(None).unwrap()));
    let (start, cpu) = (Instant::now(), processor_ms());
    for from in (0..size).step_by(TOGETHER) {
        take(&store, &rules, from..size.min(from + TOGETHER)).await;
    }
    let (taken_in, cpu_taken_in) = (start.elapsed().as_secs_f64(), processor_ms() - cpu);
    let report = arrange(&store, &rules).await.unwrap();
    let (all, cpu) = (start.elapsed().as_secs_f64(), processor_ms() - cpu);
    let mut runs = Vec::with_capacity(RUNS);
    for run in 0..RUNS {
        let before = processor_ms();
        take(&store, &rules, size + run * NEW..size + (run + 1) * NEW).await;
        arrange(&store, &rules).await.unwrap();
        runs.push(processor_ms() - before);
    }
    runs.sort_by(f64::total_cmp);
    let file = std::fs::metadata(&path).unwrap().len() as f64 / f64::from(1 << 20);
    print!(
        "{size:>9}  {taken_in:>11.1}  {:>11.1}  {:>16.2}  {:>17.2}  {:>15.0}  {file:>8.0}  {:>6}  {:>13}  {:>19.0}  ",
        all - taken_in,
        cpu_taken_in / size as f64,
        cpu / size as f64,
        most_memory(),
        report.claims_added,
        report.announcements_added,
        runs[RUNS / 2],
    );
    // What is told so far does not wait for the past day, which takes as long again.
    std::io::stdout().flush().unwrap();
    println!("{:.1}", past(&store, &rules, size, folder.path()).await);
    store.close().await;
}

/// Seconds of processor time that the store of the day in the middle takes.
async fn past(store: &Store, rules: &Rules, size: usize, folder: &std::path::Path) -> f64 {
    let then = DatabaseUrl::file(folder.join("then.db"));
    let then = Store::open(&then, StoreOptions::default()).await.unwrap();
    let before = processor_ms();
    as_of(store, rules, day(size / 2), &then).await.unwrap();
    then.close().await;
    (processor_ms() - before) / 1000.0
}

async fn take(store: &Store, rules: &Rules, places: std::ops::Range<usize>) {
    let now: DateTime<Utc> = "2030-01-01T00:00:00Z".parse().unwrap();
    let arrivals = places.map(|place| Arrival::from(document(place))).collect();
    take_in(store, rules, arrivals, now).await.unwrap();
}

/// Processor time of this process so far; 0 where the system does not tell.
fn processor_ms() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks = after_name.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok());
    // Linux counts in hundredths of a second.
    ticks.sum::<f64>() * 10.0
}

/// The most memory that this process has had, in MiB; 0 where the system does not tell.
fn most_memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

/// A number that looks random and is the same on every run.
fn pick(place: usize, salt: u64, below: usize) -> usize {
    let mut hash = (place as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ salt.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 29)).wrapping_mul(0x94d0_49bb_1331_11eb);
    usize::try_from((hash ^ (hash >> 32)) % below.max(1) as u64).unwrap_or(0)
}

/// A few of many: the first of them again and again, the last hardly ever.
fn skewed(place: usize, salt: u64, below: usize) -> usize {
    let low = pick(place, salt, below);
    low.min(pick(place, salt + 1, below)).min(pick(place, salt + 2, below))
}

/// Who does something new. The first are in every tenth text.
const FIRMS: [&str; 12] = [
    "Huawei",
    "Alibaba",
    "China Telecom",
    "Baidu",
    "Tencent",
    "ByteDance",
    "China Mobile",
    "iFlytek",
    "Zhipu AI",
    "Moore Threads",
    "SenseTime",
    "MiniMax",
];
const CHIPS: [&str; 8] =
    ["Ascend 910B", "Ascend 910C", "Nvidia H20", "Siyuan 590", "Kunlun P800", "Hygon DCU", "MTT S4000", "Nvidia H800"];
const CITIES: [&str; 9] = ["Wuhu", "Guiyang", "Hohhot", "Shanghai", "Shenzhen", "Wuxi", "Hefei", "Chengdu", "Xining"];

/// The day on which that document is published.
fn day(place: usize) -> NaiveDate {
    first_day() + Days::new((place / A_DAY) as u64)
}

fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 1, 1).unwrap()
}

fn document(place: usize) -> Document {
    let day = place / A_DAY;
    // A happening of this day or of one of the days before: most texts tell of what is new.
    let happening = (day.saturating_sub(skewed(place, 11, 9))) * HAPPENINGS + skewed(place, 21, HAPPENINGS);
    let outlet = format!("Outlet {}", skewed(place, 31, 400));
    let teller = pick(place, 41, 10);
    let text = text(happening, place, teller);
    let published = self::day(place);
    let url = format!("https://outlet{}.example/{place}", pick(place, 31, 400));
    Document {
        url: Some(url.clone()),
        title: text.lines().next().map(str::to_owned),
        outlet: Some(outlet),
        published: Some(published.to_string()),
        source: Some(format!("source{}", pick(place, 31, 400))),
        ..Document::new(Id::document(&url), place.to_string(), Language::English, text)
    }
}

/// Every third text is the first report again; the others tell it in their own words, with a figure of their own here and
/// there. All name the day and whose firm it is, as all news does.
fn text(happening: usize, place: usize, teller: usize) -> String {
    let firm = FIRMS[skewed(happening, 51, FIRMS.len())];
    let chip = CHIPS[skewed(happening, 61, CHIPS.len())];
    let city = CITIES[pick(happening, 71, CITIES.len())];
    let model = format!("Linhai{}", happening % 100_000);
    let size = 10 + pick(happening, 81, 900);
    let cards = 1_000 + 64 * pick(happening, 91, 400);
    let days = 20 + pick(happening, 101, 90);
    let tokens = 2 + pick(happening, 111, 18);
    let cost = 100 + pick(happening, 121, 4_000);
    let day = first_day() + Days::new((happening / HAPPENINGS) as u64);
    let (date, weekday) = (day.format("%B %-d"), day.format("%A"));
    // Who writes has words of his own; those of a first report are the happening's.
    let writer = if teller < 3 { happening } else { place + 1_000_000_000 };
    if teller < 3 {
        let report = [
            format!(
                "Chinese firm {firm} has trained {model}, a model of {size} billion parameters, on {cards} {chip} chips in {days} \
                 days, the company said on {weekday}."
            ),
            format!("The run used {tokens} trillion tokens."),
            aside(writer, 1),
            format!("{firm} plans to invest {cost} million yuan in a second hall in {city} by 2031."),
            aside(writer, 2),
            format!("The weights of {model} are open."),
            aside(writer, 3),
        ];
        let title = format!("{firm} trains {model} on home-made chips");
        return format!("{title}\n\n{city}, {date} - {}", report.join(" "));
    }
    let own = if teller == 9 { size + 1 + pick(place, 131, 40) } else { size };
    let mut report = [
        format!("{model} has {own} billion parameters, Chinese firm {firm} said on {weekday}."),
        format!("Engineers in {city} needed {days} days for it."),
        format!("The model was trained on {chip}."),
        format!("Analyst {} of house {} is not impressed.", pick(place, 141, 9_000), pick(place, 151, 70)),
        aside(writer, 4),
        aside(writer, 5),
        aside(writer, 6),
    ];
    let turned = pick(place, 161, report.len());
    report[1..].rotate_left(turned % 6);
    format!("{model}: what {firm} has built in {city}\n\n{}", report.join(" "))
}

/// A sentence that tells nothing: news has many, and hardly two texts have the same.
fn aside(writer: usize, salt: u64) -> String {
    let word = |words: &[&'static str; 16], at: u64| words[pick(writer, 1_000 * salt + at, 16)];
    format!(
        "The {} {} of the {} {} a {} {} {} the {}, {} a {} {}.",
        word(&KINDS, 1),
        word(&THINGS, 2),
        word(&THINGS, 3),
        word(&DEEDS, 4),
        word(&KINDS, 5),
        word(&THINGS, 6),
        word(&PLACES, 7),
        word(&THINGS, 8),
        word(&PLACES, 9),
        word(&KINDS, 10),
        word(&THINGS, 11),
    )
}

const KINDS: [&str; 16] = [
    "old", "quiet", "northern", "costly", "narrow", "public", "early", "bitter", "patient", "modest", "foreign",
    "second", "careful", "loud", "empty", "famous",
];
const THINGS: [&str; 16] = [
    "harbour",
    "council",
    "school",
    "bridge",
    "summer",
    "market",
    "letter",
    "garden",
    "debate",
    "railway",
    "winter",
    "museum",
    "valley",
    "contract",
    "festival",
    "newspaper",
];
const DEEDS: [&str; 16] = [
    "calls for",
    "remembers",
    "hides",
    "welcomes",
    "doubts",
    "follows",
    "outlives",
    "paints",
    "answers",
    "expects",
    "repairs",
    "divides",
    "surprises",
    "ignores",
    "praises",
    "closes",
];
const PLACES: [&str; 16] = [
    "behind", "beside", "without", "beyond", "before", "after", "under", "near", "against", "around", "despite",
    "above", "along", "between", "past", "inside",
];
