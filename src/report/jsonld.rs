//! Claims → schema.org `Claim`; mentions → W3C Web Annotations whose targets survive an edit of the page.

use std::{
    collections::HashMap,
    io::{self, Write},
};

use serde_json::{Map, Value, json};

use super::{ExportedDocument, ExportedMention};
use crate::model::{Claim, Document, Evidenced, Id, words};

/// One JSON-LD document with many items, written item by item.
pub struct Page {
    head: Map<String, Value>,
    list: &'static str,
    pub items: Vec<Value>,
}

impl Page {
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let head = serde_json::to_string(&self.head)?;
        let open = head.strip_suffix('}').unwrap_or(&head);
        write!(out, "{open},\"{}\":[", self.list)?;
        for (n, item) in self.items.iter().enumerate() {
            write!(out, "{}\n{}", if n == 0 { "" } else { "," }, serde_json::to_string(item)?)?;
        }
        writeln!(out, "\n]}}")
    }
}

fn name(kind: &str, id: &Id) -> String {
    format!("urn:homegrown:{kind}:{id}")
}

/// An object without what is not known.
fn object(fields: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let known = fields.into_iter().filter(|(_, value)| !value.is_null());
    Value::Object(known.map(|(key, value)| (key.to_owned(), value)).collect())
}

/// What is claimed, without a verdict: who says it first, and where it appears.
pub fn claims(claims: &[Claim]) -> Page {
    let head = [("@context".to_owned(), json!("https://schema.org"))].into_iter().collect();
    Page { head, list: "@graph", items: claims.iter().map(claim).collect() }
}

fn claim(claim: &Claim) -> Value {
    let first = claim.evidence.iter().min_by_key(|evidence| evidence.published.clone().unwrap_or("9".into()));
    let speaker = claim.evidence.iter().find_map(|evidence| evidence.attributed_to.clone());
    let author = speaker.map(|name| json!({ "@type": "Organization", "name": name }));
    object([
        ("@type", json!("Claim")),
        ("@id", json!(name("claim", &claim.id))),
        ("identifier", json!(claim.id)),
        ("name", json!(words::claim(claim))),
        ("text", json!(first.map(|evidence| &evidence.quote))),
        ("about", json!({ "@type": "Thing", "name": claim.subject.name })),
        ("author", json!(author)),
        ("datePublished", json!(claim.first_seen)),
        ("firstAppearance", json!(first.map(appearance))),
        ("appearance", json!(claim.evidence.iter().map(appearance).collect::<Vec<_>>())),
    ])
}

fn appearance(evidence: &Evidenced) -> Value {
    let publisher = evidence.outlet.as_ref().map(|name| json!({ "@type": "Organization", "name": name }));
    object([
        ("@type", json!("CreativeWork")),
        ("@id", json!(name("document", &evidence.document))),
        ("url", json!(evidence.url)),
        ("publisher", json!(publisher)),
        ("datePublished", json!(evidence.published)),
        ("inLanguage", json!(evidence.lang)),
        ("text", json!(evidence.quote)),
    ])
}

/// Characters before and behind a quote, by which it is found again in a text that was edited.
const AROUND: usize = 32;

/// Each mention as an annotation of its document.
pub fn annotations(documents: &[ExportedDocument], mentions: &[ExportedMention]) -> Page {
    let texts: HashMap<&Id, (&Document, Vec<char>)> =
        documents.iter().map(|row| (&row.document.id, (&row.document, row.document.text.chars().collect()))).collect();
    let items = mentions.iter().filter_map(|row| {
        let (document, text) = texts.get(&row.document)?;
        Some(annotation(row, document, text))
    });
    let head = [
        ("@context".to_owned(), json!("http://www.w3.org/ns/anno.jsonld")),
        ("id".to_owned(), json!("urn:homegrown:mentions")),
        ("type".to_owned(), json!("AnnotationPage")),
    ];
    Page { head: head.into_iter().collect(), list: "items", items: items.collect() }
}

fn annotation(row: &ExportedMention, document: &Document, text: &[char]) -> Value {
    let mention = &row.mention;
    let evidence = &mention.evidence;
    let around = |from: usize, to: usize| -> String {
        text.get(from.min(text.len())..to.min(text.len())).unwrap_or_default().iter().collect()
    };
    let quote = json!({
        "type": "TextQuoteSelector",
        "exact": evidence.quote,
        "prefix": around(evidence.start.saturating_sub(AROUND), evidence.start),
        "suffix": around(evidence.end, evidence.end + AROUND),
    });
    let position = json!({ "type": "TextPositionSelector", "start": evidence.start, "end": evidence.end });
    let said = json!({
        "subject": mention.subject,
        "predicate": mention.predicate,
        "value": mention.value,
        "modality": mention.modality,
        "attributed_to": mention.attributed_to,
    });
    let source = document.url.clone().unwrap_or_else(|| name("document", &document.id));
    object([
        ("id", json!(name("mention", &row.id))),
        ("type", json!("Annotation")),
        ("motivation", json!("describing")),
        ("body", json!({ "type": "TextualBody", "format": "application/json", "value": said.to_string() })),
        ("target", json!({ "source": source, "selector": [quote, position] })),
    ])
}
