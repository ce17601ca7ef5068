//! Questions with known answers: documents of the gold sets, put among those that are made up.

use std::{collections::HashSet, fs, path::Path};

use homegrown::model::{Document, Id, Language};
use serde_json::Value;

use crate::Outcome;

/// Each question with the document that answers it.
pub(crate) fn questions() -> Vec<(&'static str, Id)> {
    let rows = include_str!("known.tsv").lines().filter_map(|line| line.split_once('\t'));
    rows.map(|(question, name)| (question, Id::document(&address(name)))).collect()
}

/// Of how many questions the answer is among what was found.
pub(crate) fn recall(found: impl Iterator<Item = (Id, HashSet<Id>)>) -> String {
    let hits: Vec<bool> = found.map(|(answer, ids)| ids.contains(&answer)).collect();
    let answered = hits.iter().filter(|hit| **hit).count();
    format!("{answered} of {} answers among the first 10", hits.len())
}

/// The gold documents that developers may read.
pub(crate) fn documents() -> Outcome<Vec<Document>> {
    let mut documents = Vec::new();
    for set in ["dev", "train"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold").join(set);
        for entry in fs::read_dir(folder)? {
            documents.push(document(&serde_json::from_str(&fs::read_to_string(entry?.path())?)?));
        }
    }
    documents.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(documents)
}

fn address(name: &str) -> String {
    format!("https://gold.example/{name}")
}

fn document(json: &Value) -> Document {
    let word = |key: &str| json.get(key).and_then(Value::as_str).map(str::to_owned);
    let name = word("id").unwrap_or_default();
    let text = word("text").unwrap_or_default();
    let traditional = word("script").as_deref() == Some("Hant");
    let language = word("lang").as_deref().and_then(Language::parse).unwrap_or(Language::Other);
    Document {
        id: Id::document(&address(&name)),
        url: Some(address(&name)),
        title: text.lines().next().map(str::to_owned),
        outlet: word("outlet"),
        authors: Vec::new(),
        language: if traditional { Language::TraditionalChinese } else { language },
        published: word("published"),
        published_from: None,
        modified: None,
        partial: None,
        source: None,
        country: None,
        tier: None,
        name,
        text,
    }
}
