//! A document → its mentions and fingerprint: the work for the processor, away from the async threads.

use anyhow::{Context, Result, anyhow};

use super::Rules;
use crate::{
    crawl::DESKS,
    dedupe::{self, copies},
    model::{Document, Id, Mention, Modality},
    store::{Fingerprint, StoredMention},
};

/// What is read from one text.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) mentions: Vec<StoredMention>,
    pub(super) print: Fingerprint,
}

/// Reads a document. A rule that panics on it costs that document alone.
pub(super) async fn read(document: &Document, rules: &Rules) -> Result<Reading> {
    // Reading takes a multiple of the text's memory: no number of documents takes more than there is.
    let desk = DESKS.take(document.text.len()).await;
    let (document, rules) = (document.clone(), rules.clone());
    let name = document.name.clone();
    let reading = tokio::task::spawn_blocking(move || {
        // Held as long as the work goes on, whoever still waits for it.
        let _desk = desk;
        read_here(&document, &rules)
    });
    let reading = reading.await;
    reading.map_err(|_| anyhow!("the extractor broke off: please report this text")).with_context(|| name)
}

fn read_here(document: &Document, rules: &Rules) -> Reading {
    let mentions = (rules.extract)(document, &rules.lexicon);
    let credits = copies::credits(document);
    let signature = copies::Signature::of(document, &credits, &rules.lexicon);
    Reading {
        mentions: mentions.into_iter().map(|mention| placed(&document.id, mention, rules)).collect(),
        print: Fingerprint { body: signature.to_bytes(), credits },
    }
}

fn placed(document: &Id, mention: Mention, rules: &Rules) -> StoredMention {
    // What one sentence says and denies is two mentions.
    let is_denied = mention.modality == Modality::Denied;
    let value = serde_json::to_string(&(&mention.value, is_denied, mention.from_name)).unwrap_or_default();
    let (subject, predicate) = (mention.subject.name.as_str(), mention.predicate.as_str());
    StoredMention {
        id: Id::mention(document, subject, predicate, mention.evidence.start, &value),
        document: document.clone(),
        neighbourhood: dedupe::neighbourhood(&mention, &rules.lexicon),
        mention,
    }
}

/// A document as both databases take it: U+0000 would be an error on one of them, and shift all offsets if it were
/// dropped after reading.
pub(super) fn cleaned(mut document: Document) -> Document {
    let texts = [&mut document.name, &mut document.text];
    let optional = [
        &mut document.url,
        &mut document.title,
        &mut document.outlet,
        &mut document.published,
        &mut document.modified,
        &mut document.source,
        &mut document.country,
        &mut document.tier,
    ];
    let all = texts.into_iter().chain(optional.into_iter().flatten()).chain(&mut document.authors);
    for text in all.filter(|text| text.contains('\0')) {
        text.retain(|c| c != '\0');
    }
    document
}
