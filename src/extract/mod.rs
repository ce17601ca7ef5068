//! Stage 3: a document → mentions.
//!
//! | step | module | does |
//! | --- | --- | --- |
//! | mark | `annotate` | sentences, clauses, names (`name`), amounts ([`number`]), dates ([`date`]), cues |
//! | find | `rules` | facts: subject (`subject`, `clause`, in Chinese `topic` and `turns`, in tables `table`), predicate, value |
//! | say | `attribution`, `modality` | who says it, how firmly |
//! | tell | `fact` | mentions with their quotes, each once |
//! | why | [`explain`] | what speaks for a mention, and what was turned down; only where it is asked for |

mod abroad;
mod annotate;
mod assertion;
mod attribution;
mod background;
#[cfg(test)]
mod chinese_figures;
#[cfg(test)]
mod chinese_tests;
mod clause;
pub mod date;
pub mod explain;
mod fact;
mod focus;
mod foundry;
mod modality;
mod name;
pub mod number;
mod person;
mod refutation;
mod relative;
mod rules;
mod speech;
mod subject;
mod table;
mod tense;
mod topic;
mod turns;

use std::{collections::HashSet, io, thread};

use crate::{
    lexicon::Lexicon,
    model::{Document, Mention, Modality, Predicate, Subject},
};

/// Changes with anything that decides what is kept of a text: what another version read is read again by `reprocess`.
pub const VERSION: &str = env!("HOMEGROWN_RULES");

/// Most bytes that are read at one time. An article is far shorter; a dump is read window by window, so that the cost
/// of a byte does not grow with the text.
const WINDOW: usize = 64 * 1024;

/// Every claim that the document makes, in the order of its text. Nothing without a place in the text; the same
/// document gives the same mentions.
pub fn extract(document: &Document, lexicon: &Lexicon) -> Vec<Mention> {
    if document.text.len() <= WINDOW {
        return read(document, lexicon);
    }
    let mut mentions = Vec::new();
    let mut said = Said::default();
    let mut before = 0;
    let workers = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    // not all at once: what a dump says over and over would fill the memory
    for batch in windows(&document.text).chunks(workers * SHARE) {
        for (window, found) in batch.iter().zip(read_beside(document, batch, lexicon)) {
            for mut mention in found {
                if said.is_new(&mention) {
                    mention.evidence.shift(before);
                    mentions.push(mention);
                }
            }
            before += window.chars().count();
        }
    }
    mentions
}

/// So many windows a thread reads at a time.
const SHARE: usize = 8;

/// What each window says, read on all processors.
fn read_beside(document: &Document, windows: &[&str], lexicon: &Lexicon) -> Vec<Vec<Mention>> {
    let work = |part: &[&str]| -> Vec<Vec<Mention>> {
        part.iter().map(|window| read(&with_text(document, window), lexicon)).collect()
    };
    thread::scope(|scope| {
        let start = |part| (part, thread::Builder::new().spawn_scoped(scope, move || work(part)));
        let threads: Vec<_> = windows.chunks(SHARE).map(start).collect();
        let join = |(part, thread): (_, io::Result<thread::ScopedJoinHandle<'_, _>>)| match thread {
            Ok(thread) => thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            Err(_) => work(part),
        };
        threads.into_iter().flat_map(join).collect()
    })
}

/// What earlier windows of a text have said.
#[derive(Debug, Default)]
struct Said(HashSet<(Subject, Predicate, String, Modality)>);

impl Said {
    fn is_new(&mut self, mention: &Mention) -> bool {
        let value = format!("{:?}", mention.value);
        self.0.insert((mention.subject.clone(), mention.predicate, value, mention.modality))
    }
}

fn read(document: &Document, lexicon: &Lexicon) -> Vec<Mention> {
    let found = annotate::Annotated::new(document, lexicon);
    if !found.is_on_topic() {
        return Vec::new();
    }
    let speakers = attribution::speakers(&found);
    let facts = rules::find(&found);
    fact::mentions(&found, &speakers, facts)
}

/// The text in pieces of at most [`WINDOW`] bytes, cut behind a line, else behind a full stop or a space, else anywhere.
fn windows(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while rest.len() > WINDOW {
        let mut end = WINDOW;
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        let head = rest.get(..end).unwrap_or(rest);
        let cut = ["\n", "。", ". ", " "].iter().find_map(|mark| head.rfind(mark).map(|at| at + mark.len()));
        let (piece, tail) = rest.split_at(cut.unwrap_or(head.len()));
        pieces.push(piece);
        rest = tail;
    }
    pieces.push(rest);
    pieces
}

/// The document with another text; the text itself, which may be huge, is not copied.
fn with_text(document: &Document, text: &str) -> Document {
    Document {
        id: document.id.clone(),
        name: document.name.clone(),
        url: document.url.clone(),
        title: document.title.clone(),
        outlet: document.outlet.clone(),
        authors: document.authors.clone(),
        language: document.language,
        published: document.published.clone(),
        published_from: document.published_from,
        modified: document.modified.clone(),
        partial: document.partial,
        text: text.to_owned(),
        source: document.source.clone(),
        country: document.country.clone(),
        tier: document.tier.clone(),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::model::{Id, Language};

    pub(crate) fn document(text: &str, language: Language, published: &str) -> Document {
        Document { published: Some(published.into()), ..Document::new(Id::document("test"), "test", language, text) }
    }

    #[test]
    fn a_text_longer_than_a_window_keeps_its_offsets() {
        let filler = "昇腾的故事很长，数字很多。\n".repeat(2000);
        let text = format!("Titel\n\n{filler}Qwen9-72B有720亿参数。\n{filler}The Ascend 910C has 128 GB of memory.\n");
        assert!(text.len() > WINDOW);
        let found = extract(&document(&text, Language::SimplifiedChinese, "2025-06-02"), Lexicon::builtin().unwrap());
        let scalars: Vec<char> = text.chars().collect();
        for mention in &found {
            let there: String = scalars[mention.evidence.start..mention.evidence.end].iter().collect();
            assert_eq!(there, mention.evidence.quote);
        }
        assert!(found.iter().any(|mention| mention.subject.name == "Qwen9-72B" && !mention.from_name), "{found:?}");
        assert!(windows(&"x".repeat(3 * WINDOW)).iter().all(|window| window.len() <= WINDOW));
    }

    /// What is claimed in a sentence, which is English where it has ASCII letters alone, and Chinese elsewhere.
    pub(crate) fn mentions_of(text: &str) -> Vec<Mention> {
        let lexicon = Lexicon::builtin().unwrap();
        let language = if text.is_ascii() { Language::English } else { Language::SimplifiedChinese };
        extract(&document(&format!("News\n\n{text}"), language, "2025-06-02"), lexicon)
    }
}
