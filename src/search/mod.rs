//! Documents and claims → a full-text index, a cache of the store: delete the folder and it is built again.
//!
//! A commit carries the revision of the store that it holds, so that data and high-water mark become durable
//! together. An index that was made otherwise (other fields, other words, another store) is thrown away.

mod cut;
mod entry;
mod field;
mod question;
mod rank;
mod regional;
mod schema;
mod snippet;
mod tokenizer;

use std::{
    collections::HashSet,
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, LazyLock},
};

use serde::{Deserialize, Serialize};
use tantivy::{
    Executor, IndexReader, IndexWriter, ReloadPolicy, Searcher, TantivyDocument, TantivyError, Term,
    directory::error::{LockError, OpenDirectoryError, OpenWriteError},
    schema::Value as _,
};

use self::schema::Fields;
pub use self::{
    entry::{Entry, EntryKind, Facts, ReadNumbers, Said},
    question::Asked,
    snippet::Snippet,
};
use crate::{
    lexicon::Lexicon,
    model::{Id, Language},
};

/// What is found: one document or claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    pub id: Id,
    pub kind: EntryKind,
    pub score: f32,
}

/// Why the index could not be used.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    #[error("cannot write the search index in {}: {why}; make room, change its permissions, or choose another folder with --data", folder.display())]
    Unwritable { folder: PathBuf, why: String },
    #[error("the search index failed: {0}; delete its folder and ask again: it is a cache")]
    Engine(#[from] TantivyError),
    #[error("{0:?} holds no word to search for")]
    NoWord(String),
    #[error("{name}: is no field to search in; did you mean {near}:?")]
    Field { name: String, near: String },
    #[error("{name}: is a filter and no field to search in: --{name} {value}")]
    Filter { name: String, value: String },
    #[error("{name}:{value} cannot be searched for: expected {expected}")]
    Value { name: String, value: String, expected: &'static str },
}

impl SearchError {
    /// Whether the question itself was wrong, and not its answering.
    pub fn is_of_question(&self) -> bool {
        matches!(self, Self::NoWord(_) | Self::Field { .. } | Self::Filter { .. } | Self::Value { .. })
    }
}

/// What an index was made with, and how far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
struct Made {
    with: String,
    revision: i64,
}

/// The index, open for questions.
pub struct Index {
    engine: tantivy::Index,
    reader: IndexReader,
    fields: Fields,
    lexicon: Arc<Lexicon>,
    numbers: ReadNumbers,
    folder: PathBuf,
    with: String,
}

impl Index {
    /// Opens the index of a folder, or begins a new one where there is none that fits. `store` tells the store whose
    /// cache it is from any other.
    pub fn open(folder: &Path, store: &str, lexicon: Arc<Lexicon>, numbers: ReadNumbers) -> Result<Self, SearchError> {
        let with = format!("{} {} {}", schema::VERSION, lexicon.version(), store);
        if let Ok(index) = Self::at(folder, &with, Arc::clone(&lexicon), numbers)
            && index.fits()
        {
            return Ok(index);
        }
        Self::anew(folder, &with, lexicon, numbers)
    }

    /// Throws away what is there.
    fn anew(folder: &Path, with: &str, lexicon: Arc<Lexicon>, numbers: ReadNumbers) -> Result<Self, SearchError> {
        let refused = |error: io::Error| unwritable(folder, &error);
        match fs::remove_dir_all(folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(refused(error)),
            _ => fs::create_dir_all(folder).map_err(refused)?,
        }
        Self::at(folder, with, lexicon, numbers).map_err(|error| told(folder, error))
    }

    fn at(folder: &Path, with: &str, lexicon: Arc<Lexicon>, numbers: ReadNumbers) -> Result<Self, TantivyError> {
        let (schema, fields) = schema::schema();
        let directory = tantivy::directory::MmapDirectory::open(folder)?;
        let mut index = tantivy::Index::open_or_create(directory, schema)?;
        // where no threads can be had, one reads
        if let Some(readers) = READERS.as_ref() {
            index.set_executor(readers.clone());
        }
        index.tokenizers().register(tokenizer::NAME, tokenizer::analyzer());
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let (folder, with) = (folder.to_owned(), with.to_owned());
        Ok(Self { engine: index, reader, fields, lexicon, numbers, folder, with })
    }

    fn made(&self) -> Option<Made> {
        serde_json::from_str(&self.engine.load_metas().ok()?.payload?).ok()
    }

    /// Whether what is in it may stay. One that nothing was put into yet may be another process's, which fills it now.
    fn fits(&self) -> bool {
        match self.made() {
            Some(made) => made.with == self.with,
            None => self.reader.searcher().num_docs() == 0,
        }
    }

    /// The revision of the store up to which everything is in.
    pub fn revision(&self) -> i64 {
        self.made().map_or(0, |made| made.revision)
    }

    /// Forgets everything: the store is older than what is in here, so it is another one.
    pub fn begin_anew(&mut self) -> Result<(), SearchError> {
        *self = Self::anew(&self.folder, &self.with, Arc::clone(&self.lexicon), self.numbers)?;
        Ok(())
    }

    /// Begins to change it; nothing where another process does so now.
    pub fn change(&self) -> Result<Option<Change<'_>>, SearchError> {
        let is_empty = self.reader.searcher().num_docs() == 0;
        match self.engine.writer_with_num_threads(WRITERS, HEAP * WRITERS) {
            Ok(writer) => Ok(Some(Change { index: self, writer, is_empty })),
            Err(TantivyError::LockFailure(LockError::LockBusy, _)) => Ok(None),
            Err(error) => Err(told(&self.folder, error)),
        }
    }

    /// Reads a question.
    pub fn ask(&self, question: &str) -> Result<Asked, SearchError> {
        let asked = question::read(question, &self.fields, &self.lexicon, self.numbers)?;
        asked.ok_or_else(|| SearchError::NoWord(question.to_owned()))
    }

    /// The best `limit` entries that hold all that is asked: those in which its names and numbers were recognized, then
    /// those that only have them as they are written, which score no higher. Where none holds all, those that hold some of
    /// it, and the answer says so.
    pub fn find(&self, asked: &Asked, limit: usize) -> Result<(Vec<Hit>, bool), SearchError> {
        let searcher = self.reader.searcher();
        let mut hits = self.hits(&searcher, asked.all.as_ref(), limit)?;
        if hits.len() < limit
            && let Some(wide) = &asked.wide
        {
            let found: HashSet<Id> = hits.iter().map(|hit| hit.id.clone()).collect();
            let least = hits.last().map_or(f32::MAX, |hit| hit.score);
            let more = self.hits(&searcher, wide.as_ref(), limit)?;
            let more = more.into_iter().filter(|hit| !found.contains(&hit.id));
            hits.extend(more.map(|hit| Hit { score: hit.score.min(least), ..hit }));
            hits.truncate(limit);
        }
        if hits.is_empty()
            && let Some(some) = &asked.some
        {
            let hits = self.hits(&searcher, some.as_ref(), limit)?;
            return Ok((hits, true));
        }
        Ok((hits, false))
    }

    fn hits(
        &self,
        searcher: &Searcher,
        query: &dyn tantivy::query::Query,
        limit: usize,
    ) -> Result<Vec<Hit>, SearchError> {
        let best = rank::best(searcher, query, limit)?;
        let mut hits = Vec::with_capacity(best.len());
        for (score, address) in best {
            let entry: TantivyDocument = searcher.doc(address)?;
            let text = |field| entry.get_first(field).and_then(|value| value.as_str()).unwrap_or_default();
            let kind = if text(self.fields.kind) == "claim" { EntryKind::Claim } else { EntryKind::Document };
            hits.push(Hit { id: Id::from_text(text(self.fields.id)), kind, score });
        }
        // the same order on every machine, however the segments lie
        hits.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.id.cmp(&b.id)));
        hits.truncate(limit);
        Ok(hits)
    }

    /// Words around what was asked for, where a text has it; its language is found out where it is not known.
    pub fn snippet(&self, asked: &Asked, text: &str, language: Option<Language>) -> Snippet {
        snippet::snippet(text, language, asked, &self.lexicon, self.numbers)
    }
}

/// Threads that one question is answered by at most, each in parts of the index.
const MOST_READERS: usize = 4;
/// They serve every index that is opened: who asks often opens it often.
static READERS: LazyLock<Option<Executor>> = LazyLock::new(|| {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(MOST_READERS);
    Executor::multi_thread(threads, "search-").ok()
});
/// Threads that write, and the memory that each fills before it writes a segment.
const WRITERS: usize = 2;
const HEAP: usize = 96 << 20;
/// Entries of a segment that is written anew as soon as something in it was replaced: what is replaced counts in the
/// scores until then. Larger ones wait until a fiftieth of them is gone.
const SMALL: u32 = 200_000;

/// A change of the index: all of it is kept, or nothing.
pub struct Change<'i> {
    index: &'i Index,
    writer: IndexWriter,
    /// Nothing was there before: nothing has to be replaced.
    is_empty: bool,
}

impl Change<'_> {
    /// Puts an entry in place of what had its id.
    pub fn put(&self, entry: &Entry) -> Result<(), SearchError> {
        if !self.is_empty {
            self.drop_entry(&entry.id);
        }
        let index = self.index;
        let row = entry::row(entry, &index.fields, &index.lexicon, index.numbers);
        self.writer.add_document(row).map_err(|error| told(&index.folder, error))?;
        Ok(())
    }

    /// Puts many, on all processors.
    pub fn put_all(&self, entries: &[Entry]) -> Result<(), SearchError> {
        let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let share = entries.len().div_ceil(workers).max(1);
        std::thread::scope(|scope| {
            let work = |part: &'_ [Entry]| part.iter().try_for_each(|entry| self.put(entry));
            let threads: Vec<_> = entries.chunks(share).map(|part| scope.spawn(move || work(part))).collect();
            threads.into_iter().try_for_each(|thread| match thread.join() {
                Ok(done) => done,
                Err(_) => Err(unwritable(&self.index.folder, &"a thread that wrote ended early")),
            })
        })
    }

    /// Takes an entry out.
    pub fn drop_entry(&self, id: &Id) {
        self.writer.delete_term(Term::from_field_text(self.index.fields.id, id.as_str()));
    }

    /// Keeps the change; everything up to `revision` is in now.
    pub fn commit(mut self, revision: i64) -> Result<(), SearchError> {
        let made = Made { with: self.index.with.clone(), revision };
        let payload = serde_json::to_string(&made).unwrap_or_default();
        let refused = |error| told(&self.index.folder, error);
        let mut prepared = self.writer.prepare_commit().map_err(refused)?;
        prepared.set_payload(&payload);
        prepared.commit().map_err(refused)?;
        self.purge(&payload)?;
        self.index.reader.reload()?;
        Ok(())
    }

    /// Writes segments anew that hold what was replaced: scores are then those of an index made anew.
    fn purge(&mut self, payload: &str) -> Result<(), SearchError> {
        let segments = self.index.engine.searchable_segment_metas()?;
        let stale = |segment: &tantivy::index::SegmentMeta| {
            let gone = segment.num_deleted_docs();
            gone > 0 && (segment.max_doc() <= SMALL || gone > segment.max_doc() / 50)
        };
        let ids: Vec<_> =
            segments.iter().filter(|segment| stale(segment)).map(tantivy::index::SegmentMeta::id).collect();
        if ids.is_empty() {
            return Ok(());
        }
        let refused = |error| told(&self.index.folder, error);
        self.writer.merge(&ids).wait().map_err(refused)?;
        let mut prepared = self.writer.prepare_commit().map_err(refused)?;
        prepared.set_payload(payload);
        prepared.commit().map_err(refused)?;
        Ok(())
    }
}

fn unwritable(folder: &Path, why: &dyn std::fmt::Display) -> SearchError {
    SearchError::Unwritable { folder: folder.to_owned(), why: why.to_string() }
}

/// What the disk refuses is told as such.
fn told(folder: &Path, error: TantivyError) -> SearchError {
    match &error {
        TantivyError::IoError(why)
        | TantivyError::LockFailure(LockError::IoError(why), _)
        | TantivyError::OpenDirectoryError(OpenDirectoryError::IoError { io_error: why, .. })
        | TantivyError::OpenWriteError(OpenWriteError::IoError { io_error: why, .. }) => unwritable(folder, why),
        _ => SearchError::Engine(error),
    }
}
