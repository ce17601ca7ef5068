//! How fast clean text becomes mentions on one core, and how long the words take to be ready.
//!
//! `cargo bench --bench extract` prints megabytes (10⁶ bytes of UTF-8) a second for English and Chinese documents of
//! the gold sets, what each step of it takes, the time until the lexicon stands, and what a lexicon ten times as large
//! costs. A word behind `--` runs the lines that hold it alone.

use std::{
    error::Error,
    fmt::Write as _,
    fs,
    hint::black_box,
    io::Write as _,
    path::Path,
    time::{Duration, Instant},
};

use homegrown::{
    eval,
    extract::{date, extract, number},
    lexicon::{Lexicon, cue::Cues},
    model::{Document, Id, Language},
    text::{fold, sentence},
};

/// Long enough for a steady number, short enough to wait for.
const LEAST: Duration = Duration::from_millis(1500);

fn main() -> Result<(), Box<dyn Error>> {
    let only = std::env::args().skip(1).find(|word| !word.starts_with("--")).unwrap_or_default();
    let mut out = std::io::stdout().lock();
    if "lexicon ready".contains(&only) {
        writeln!(out, "{:<32}{:>9.1} ms", "lexicon ready", best_of(9, || Lexicon::load(None).map(|_| ()))?)?;
        let cues = || Cues::parse("cues.toml", include_str!("../src/lexicon/cues.toml")).map(|_| ());
        writeln!(out, "{:<32}{:>9.1} ms", "cues ready", best_of(9, cues)?)?;
    }
    let lexicon = Lexicon::load(None)?;
    let large = ten_times(&lexicon)?;
    for (name, language) in [("english", Language::English), ("chinese", Language::SimplifiedChinese)] {
        let documents = gold(language)?;
        let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
        let mut report = |step: &str, work: &dyn Fn(&Document)| -> std::io::Result<f64> {
            let label = format!("{name} {step}");
            if !label.contains(&only) {
                return Ok(0.0);
            }
            let seconds = each(&documents, work);
            let speed = f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / seconds / 1e6;
            writeln!(out, "{label:<32}{speed:>9.1} MB/s")?;
            Ok(seconds)
        };
        let plain = report("text to mentions", &|document| drop(black_box(extract(document, &lexicon))))?;
        let tenfold =
            report("text to mentions, lexicon × 10", &|document| drop(black_box(extract(document, &large))))?;
        report("names", &|document| drop(black_box(lexicon.find(&document.text, language))))?;
        report("cues", &|document| drop(black_box(lexicon.cues().find(&fold(&document.text, language), language))))?;
        report("amounts", &|document| drop(black_box(number::find(&document.text, language))))?;
        report("dates", &|document| {
            drop(black_box(date::find(&document.text, language, document.published_day())));
        })?;
        report("sentences", &|document| drop(black_box(sentence::sentences(&document.text, language))))?;
        if plain > 0.0 {
            writeln!(out, "{:<32}{:>9.2} ×", format!("{name} cost of lexicon × 10"), tenfold / plain)?;
        }
    }
    Ok(())
}

/// The shortest of some runs, in milliseconds.
fn best_of<E>(runs: usize, work: impl Fn() -> Result<(), E>) -> Result<f64, E> {
    let mut best = f64::INFINITY;
    for _ in 0..runs {
        let start = Instant::now();
        work()?;
        best = best.min(start.elapsed().as_secs_f64() * 1e3);
    }
    Ok(best)
}

/// Seconds that one pass over the documents takes: the shortest run of each that fits into the time, so that other
/// programs on the machine count little.
fn each(documents: &[Document], work: &dyn Fn(&Document)) -> f64 {
    documents.iter().for_each(work);
    let begin = Instant::now();
    let mut best = vec![f64::INFINITY; documents.len()];
    while begin.elapsed() < LEAST {
        for (document, best) in documents.iter().zip(&mut best) {
            let start = Instant::now();
            work(document);
            *best = best.min(start.elapsed().as_secs_f64());
        }
    }
    best.iter().sum()
}

/// The gold documents of a language that developers may read.
fn gold(language: Language) -> Result<Vec<Document>, Box<dyn Error>> {
    let mut documents = Vec::new();
    for set in ["dev", "train"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold").join(set);
        let golds = eval::read(&folder)?.into_iter();
        let of_language = golds.filter(|gold| gold.lang == language.base() && gold.script.as_deref() != Some("Hant"));
        documents.extend(of_language.map(|gold| Document {
            published: gold.published,
            ..Document::new(Id::document(&gold.id), gold.id, language, gold.text.unwrap_or_default())
        }));
    }
    Ok(documents)
}

/// The lexicon with nine made-up entities for each of its own, named alike in length and letters.
fn ten_times(lexicon: &Lexicon) -> Result<Lexicon, Box<dyn Error>> {
    let folder = std::env::temp_dir().join(format!("homegrown-bench-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let mut rows = String::from("organization = [\n");
    for (place, (_, entity)) in lexicon.entities().enumerate() {
        for copy in 1..10 {
            let name: String = entity.name.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect();
            let aliases: Vec<String> =
                (0..entity.aliases.len().min(4)).map(|n| format!("\"Q{copy}x{place}v{n} {name}\"")).collect();
            writeln!(rows, "{{ name = \"Z{copy}q{place} {name}\", aliases = [{}] }},", aliases.join(", "))?;
        }
    }
    rows.push_str("]\n");
    fs::write(folder.join("large.toml"), rows)?;
    let large = Lexicon::load(Some(&folder));
    fs::remove_dir_all(&folder)?;
    Ok(large?)
}
