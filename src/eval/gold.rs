//! Gold files → gold documents: what a reader marked by hand.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde::Deserialize;

use super::EvalError;
use crate::model::{Modality, Predicate, Subject, Value};

/// One document with every claim in it, as a reader marked them.
#[derive(Debug, Clone, Deserialize)]
pub struct GoldDocument {
    pub id: String,
    #[serde(default)]
    pub url: Option<String>,
    #[serde(default)]
    pub outlet: Option<String>,
    pub lang: String,
    #[serde(default)]
    pub script: Option<String>,
    #[serde(default)]
    pub style: Option<String>,
    #[serde(default)]
    pub published: Option<String>,
    /// The text that the offsets count in; without it the file `<id>.txt` beside the gold file is read.
    #[serde(default)]
    pub text: Option<String>,
    #[serde(default)]
    pub mentions: Vec<GoldMention>,
}

/// A mention that the extractor should find.
#[derive(Debug, Clone, Deserialize)]
pub struct GoldMention {
    pub subject: Subject,
    pub predicate: Predicate,
    pub value: Value,
    pub modality: Modality,
    #[serde(default)]
    pub attributed_to: Option<String>,
    /// Good to find, no loss if not.
    #[serde(default)]
    pub optional: bool,
    /// Other subjects or values that count as equal.
    #[serde(default)]
    pub alt: Vec<Alternative>,
    #[serde(default)]
    pub modality_alt: Vec<Modality>,
    #[serde(default)]
    pub attributed_alt: Vec<Option<String>>,
    #[serde(default)]
    pub evidence: Option<GoldEvidence>,
}

/// The quote of a gold mention, for those who read what was missed.
#[derive(Debug, Clone, Deserialize)]
pub struct GoldEvidence {
    pub quote: String,
}

/// Another reading of a gold mention: what it does not give is as in the mention.
#[derive(Debug, Clone, Deserialize)]
pub struct Alternative {
    #[serde(default)]
    pub subject: Option<Subject>,
    #[serde(default)]
    pub value: Option<Value>,
}

impl GoldMention {
    /// Every subject and value that counts as this mention, its own first.
    pub(super) fn readings(&self) -> impl Iterator<Item = (&Subject, &Value)> {
        let others = self
            .alt
            .iter()
            .map(|alt| (alt.subject.as_ref().unwrap_or(&self.subject), alt.value.as_ref().unwrap_or(&self.value)));
        std::iter::once((&self.subject, &self.value)).chain(others)
    }

    pub(super) fn allows(&self, modality: Modality) -> bool {
        self.modality == modality || self.modality_alt.contains(&modality)
    }
}

/// Reads all `*.json` of a folder, in the order of their names.
pub fn read(folder: &Path) -> Result<Vec<GoldDocument>, EvalError> {
    if !folder.is_dir() {
        return Err(EvalError::NoFolder(folder.to_owned()));
    }
    let unreadable = |source| EvalError::Read { path: folder.to_owned(), source };
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let is_gold =
            path.extension().is_some_and(|ext| ext == "json") && path.file_stem().is_some_and(|s| s != "floor");
        if is_gold {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(EvalError::Empty(folder.to_owned()));
    }
    files.into_iter().map(|path| read_one(&path)).collect()
}

fn read_one(path: &Path) -> Result<GoldDocument, EvalError> {
    let unreadable = |source| EvalError::Read { path: path.to_owned(), source };
    let bytes = fs::read(path).map_err(unreadable)?;
    let mut gold: GoldDocument = serde_json::from_slice(&bytes)
        .map_err(|error| EvalError::Gold { path: path.to_owned(), what: error.to_string() })?;
    if gold.text.is_none() {
        let beside = path.with_extension("txt");
        gold.text = match fs::read_to_string(&beside) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(source) => return Err(EvalError::Read { path: beside, source }),
        };
    }
    Ok(gold)
}
