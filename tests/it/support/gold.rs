//! The gold documents as the stages see them: a document, and its marked mentions as if extracted.

use std::{collections::BTreeMap, path::Path};

use homegrown::{
    dedupe::{
        Sighting,
        copies::{Signature, credits, origins},
    },
    lexicon::Lexicon,
    model::{Document, DocumentFacts, Id, Language, Mention},
};
use serde_json::Value;

/// One gold file.
pub(crate) struct Gold {
    pub(crate) id: String,
    pub(crate) document: Document,
    pub(crate) mentions: Vec<Mention>,
    /// The happening that it tells of; nothing for negatives and round-ups.
    pub(crate) announcement: Option<String>,
    /// The happenings that a round-up tells of.
    pub(crate) announcements: Vec<String>,
    pub(crate) negative: bool,
    pub(crate) copy_of: Option<String>,
}

/// All files of these sets of `tests/gold`, by id.
pub(crate) fn sets(names: &[&str]) -> BTreeMap<String, Gold> {
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold");
    let files =
        names.iter().flat_map(|name| std::fs::read_dir(gold.join(name)).unwrap()).map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.map(|path| read(&std::fs::read_to_string(path).unwrap())).map(|gold| (gold.id.clone(), gold)).collect()
}

fn read(text: &str) -> Gold {
    let json: Value = serde_json::from_str(text).unwrap();
    let word = |key: &str| json.get(key).and_then(Value::as_str).map(str::to_owned);
    let id = word("id").unwrap();
    let text = word("text").unwrap();
    let url = word("url");
    let language = match (word("lang").as_deref(), word("script").as_deref()) {
        (Some("zh"), Some("Hant")) => Language::TraditionalChinese,
        (lang, _) => Language::parse(lang.unwrap_or("und")).unwrap_or(Language::Other),
    };
    let document = Document {
        url: url.clone(),
        title: text.lines().next().map(str::to_owned),
        outlet: word("outlet"),
        published: word("published"),
        ..Document::new(Id::document(url.as_deref().unwrap_or(&id)), &id, language, text)
    };
    let mentions = json["mentions"].as_array().unwrap().iter().map(mention).collect();
    Gold {
        document,
        mentions,
        announcement: word("announcement"),
        announcements: json
            .get("announcements")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        negative: json["negative"].as_bool().unwrap_or(false),
        copy_of: word("copy_of"),
        id,
    }
}

fn mention(json: &Value) -> Mention {
    let mut json = json.clone();
    if json.get("evidence").is_none() {
        json["evidence"] = serde_json::json!({"quote": "", "start": 0, "end": 0});
    }
    serde_json::from_value(json).unwrap()
}

/// The facts of the documents, copies known.
pub(crate) fn facts(golds: &BTreeMap<String, Gold>) -> BTreeMap<String, DocumentFacts> {
    let signed = |gold: &Gold| {
        let facts = DocumentFacts::new(&gold.document, credits(&gold.document), None);
        let signature = Signature::of(&gold.document, &facts.credits, Lexicon::builtin().unwrap());
        (facts, signature)
    };
    let found = origins(&golds.values().map(signed).collect::<Vec<_>>());
    let of = |(gold, (_, copy_of)): (&Gold, (Id, Option<Id>))| {
        (gold.id.clone(), DocumentFacts::new(&gold.document, credits(&gold.document), copy_of))
    };
    golds.values().zip(found).map(of).collect()
}

/// The marked mentions of these documents as sightings.
pub(crate) fn sightings<'g>(
    golds: impl IntoIterator<Item = &'g Gold>,
    facts: &BTreeMap<String, DocumentFacts>,
) -> Vec<Sighting> {
    golds.into_iter().flat_map(|gold| of_document(gold, &facts[&gold.id])).collect()
}

fn of_document(gold: &Gold, facts: &DocumentFacts) -> Vec<Sighting> {
    let sighting = |mention: &Mention| {
        let value = serde_json::to_string(&(&mention.value, mention.modality)).unwrap();
        let (subject, predicate) = (&mention.subject.name, mention.predicate.as_str());
        let id = Id::mention(&facts.id, subject, predicate, mention.evidence.start, &value);
        Sighting { id, document: facts.clone(), mention: mention.clone() }
    };
    gold.mentions.iter().map(sighting).collect()
}
