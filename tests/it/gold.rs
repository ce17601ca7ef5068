//! The extractor may not get worse: what it finds in the gold documents is measured against floors that were
//! measured before (`tests/gold/floor.json`; raise them when the extractor gets better).

use std::{
    collections::{BTreeMap, HashMap},
    fs,
    path::{Path, PathBuf},
};

use homegrown::{
    article::{self, Given},
    eval::{self, Group, Names},
    extract::extract,
    lexicon::Lexicon,
    model::{Document, Mention},
};
use serde::Deserialize;

/// Least values in percent.
#[derive(Debug, Clone, Copy, Deserialize)]
struct Floor {
    precision: f64,
    recall: f64,
    f1: f64,
}

fn gold() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold")
}

/// The names that a folder's documents use: its own file, or the one above, as `homegrown eval` takes them.
fn aliases(folder: &str) -> PathBuf {
    let own = gold().join(folder).join("aliases.tsv");
    if own.is_file() { own } else { gold().join("aliases.tsv") }
}

fn document(gold: &eval::GoldDocument) -> Document {
    let given = Given { outlet: gold.outlet.clone(), published: gold.published.clone(), ..Given::default() };
    article::plain(&gold.id, gold.url.as_deref(), gold.text.as_deref().unwrap(), given)
}

/// Folder of `tests/gold` → `total` or a language → floor.
fn floors() -> BTreeMap<String, BTreeMap<String, Floor>> {
    serde_json::from_slice(&fs::read(gold().join("floor.json")).unwrap()).unwrap()
}

#[test]
fn the_extractor_is_no_worse_than_it_was() {
    let lexicon = Lexicon::builtin().unwrap();
    let mut worse = Vec::new();
    for (folder, floors) in floors() {
        let names = Names::of_lexicon(lexicon).with_file(&aliases(&folder)).unwrap();
        let golds = eval::read(&gold().join(&folder)).unwrap();
        let found: HashMap<String, Vec<Mention>> =
            golds.iter().map(|gold| (gold.id.clone(), extract(&document(gold), lexicon))).collect();
        let scored = eval::score(&golds, &found, &names, &[Group::Lang]);
        for (language, floor) in floors {
            let count = match language.as_str() {
                "total" => scored.total,
                language => scored.groups[0].1.get(language).copied().unwrap_or_default(),
            };
            let numbers = count.numbers();
            for (what, is, least) in [
                ("precision", numbers.precision, floor.precision),
                ("recall", numbers.recall, floor.recall),
                ("F1", numbers.f1, floor.f1),
            ] {
                if 100.0 * is < least {
                    worse.push(format!("{folder}, {language}: {what} is {:.1}, was {least}", 100.0 * is));
                }
            }
        }
    }
    assert!(worse.is_empty(), "{}", worse.join("\n"));
}

#[test]
fn every_quote_stands_where_it_is_said_to_stand() {
    let lexicon = Lexicon::builtin().unwrap();
    let mut seen = 0;
    for folder in floors().into_keys() {
        for gold in eval::read(&gold().join(&folder)).unwrap() {
            let document = document(&gold);
            let text: Vec<char> = document.text.chars().collect();
            for mention in extract(&document, lexicon) {
                let evidence = &mention.evidence;
                let stands: String = text[evidence.start..evidence.end].iter().collect();
                assert_eq!(stands, evidence.quote, "{}", gold.id);
                seen += 1;
            }
        }
    }
    assert!(seen > 100, "only {seen} mentions in all gold documents");
}
