//! Pages with what they hold beside them → how much of their text is found, measured as the article benchmark measures.

use std::{collections::HashMap, path::PathBuf};

use homegrown::{
    article::{SiteRules, body, clean},
    model::{Document, Page, document::Hint},
};
use serde_json::Value;

/// A page with what it holds.
pub(super) struct Layout {
    pub(super) name: String,
    page: Page,
    pub(super) told: Value,
}

/// The pages of a folder of fixtures.
pub(super) fn layouts(folder: &str) -> Vec<Layout> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(folder);
    let mut layouts: Vec<Layout> = std::fs::read_dir(&folder)
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().into_string().unwrap().strip_suffix(".json").map(str::to_owned))
        .map(|name| {
            let told: Value =
                serde_json::from_slice(&std::fs::read(folder.join(format!("{name}.json"))).unwrap()).unwrap();
            let page = Page {
                url: told["fetched"].as_str().unwrap().to_owned(),
                fetched_at: "2026-01-05T00:00:00Z".parse().unwrap(),
                content_type: told["content_type"].as_str().map(str::to_owned),
                body: std::fs::read(folder.join(&name)).unwrap(),
                source: None,
                hint: Hint::default(),
            };
            Layout { name, page, told }
        })
        .collect();
    layouts.sort_by(|one, other| one.name.cmp(&other.name));
    layouts
}

/// Runs of four words, each as often as it occurs; words as `\w+` cuts them.
fn runs(text: &str) -> HashMap<Vec<&str>, u32> {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect();
    let mut runs = HashMap::new();
    for run in words.windows(words.len().clamp(1, 4)) {
        *runs.entry(run.to_vec()).or_default() += 1;
    }
    runs
}

/// Precision and recall of a text.
fn shares(found: &str, wanted: &str) -> (f64, f64) {
    let (found, wanted) = (runs(found), runs(wanted));
    let shared: u32 = wanted.iter().map(|(run, count)| *count.min(found.get(run).unwrap_or(&0))).sum();
    let of = |all: &HashMap<Vec<&str>, u32>| f64::from(shared) / f64::from(all.values().sum::<u32>().max(1));
    (of(&found), of(&wanted))
}

fn wanted(told: &Value) -> String {
    told["text"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect::<Vec<_>>().join("\n")
}

pub(super) fn of(layout: &Layout) -> Document {
    clean(&layout.page, &SiteRules::default()).unwrap_or_else(|error| panic!("{}: {error}", layout.name))
}

/// How much of the texts is found.
pub(super) struct Found {
    pub(super) precision: f64,
    pub(super) recall: f64,
    /// What was found on pages where something is too much or too little.
    pub(super) short: Vec<String>,
}

impl Found {
    pub(super) fn f1(&self) -> f64 {
        2.0 * self.precision * self.recall / (self.precision + self.recall)
    }
}

fn found(layouts: &[Layout]) -> Found {
    let (mut precision, mut recall, mut short) = (0.0, 0.0, Vec::new());
    for layout in layouts {
        let document = of(layout);
        let (found, wanted) = (body(&document), wanted(&layout.told));
        let (p, r) = shares(found, &wanted);
        if p < 1.0 || r < 1.0 {
            short.push(format!("{} precision {p:.3} recall {r:.3}\n{found}", layout.name));
        }
        precision += p;
        recall += r;
    }
    let pages = f64::from(u32::try_from(layouts.len()).unwrap());
    Found { precision: precision / pages, recall: recall / pages, short }
}

/// The texts of the layouts are found, and little else; says how well.
pub(super) fn assert_found(layouts: &[Layout]) -> String {
    let found = found(layouts);
    let f1 = found.f1();
    assert!(f1 >= 0.97, "F1 {f1:.4}\n{}", found.short.join("\n\n"));
    format!("precision {:.4} recall {:.4} F1 {f1:.4}", found.precision, found.recall)
}
