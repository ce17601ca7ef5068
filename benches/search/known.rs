//! Questions with known answers: documents of the gold sets, put among those that are made up.

use std::{collections::HashSet, path::Path};

use homegrown::{
    eval::{self, GoldDocument},
    model::{Document, Id, Language},
};

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
        documents.extend(eval::read(&folder)?.into_iter().map(document));
    }
    documents.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(documents)
}

fn address(name: &str) -> String {
    format!("https://gold.example/{name}")
}

fn document(gold: GoldDocument) -> Document {
    let url = address(&gold.id);
    let text = gold.text.unwrap_or_default();
    let traditional = gold.script.as_deref() == Some("Hant");
    let language = Language::parse(&gold.lang).unwrap_or(Language::Other);
    let language = if traditional { Language::TraditionalChinese } else { language };
    Document {
        title: text.lines().next().map(str::to_owned),
        outlet: gold.outlet,
        published: gold.published,
        url: Some(url.clone()),
        ..Document::new(Id::document(&url), gold.id, language, text)
    }
}
