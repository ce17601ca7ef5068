//! Documents and claims → a full-text index, a cache of the store: delete the folder and it is built again.
//!
//! A commit carries the revision of the store that it holds, so that data and high-water mark become durable
//! together. An index that was made otherwise (other fields, other words, another store) is thrown away.

mod question;
mod schema;
mod snippet;
mod tokenizer;

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use serde::{Deserialize, Serialize};
use tantivy::{
    IndexReader, IndexWriter, ReloadPolicy, Searcher, TantivyDocument, TantivyError, Term,
    collector::TopDocs,
    directory::error::{LockError, OpenDirectoryError, OpenWriteError},
    schema::Value as _,
};

pub use self::question::Asked;
use self::schema::Fields;
use crate::{
    lexicon::Lexicon,
    model::{Id, entity::squeeze},
    text::language,
};

/// What is found: one document or claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    pub id: Id,
    pub kind: EntryKind,
    pub score: f32,
}

/// What an entry of the index stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntryKind {
    Document,
    Claim,
}

impl EntryKind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Claim => "claim",
        }
    }
}

/// A document or claim as it is searched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub id: Id,
    pub kind: EntryKind,
    pub title: String,
    pub text: String,
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
    folder: PathBuf,
    with: String,
}

impl Index {
    /// Opens the index of a folder, or begins a new one where there is none that fits. `store` tells the store whose
    /// cache it is from any other.
    pub fn open(folder: &Path, store: &str, lexicon: Arc<Lexicon>) -> Result<Self, SearchError> {
        let with = format!("{} {} {}", schema::VERSION, lexicon.version(), store);
        if let Ok(index) = Self::at(folder, &with, Arc::clone(&lexicon))
            && index.made().is_some_and(|made| made.with == with)
        {
            return Ok(index);
        }
        Self::anew(folder, &with, lexicon)
    }

    /// Throws away what is there.
    fn anew(folder: &Path, with: &str, lexicon: Arc<Lexicon>) -> Result<Self, SearchError> {
        let refused = |error: io::Error| unwritable(folder, &error);
        match fs::remove_dir_all(folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(refused(error)),
            _ => fs::create_dir_all(folder).map_err(refused)?,
        }
        Self::at(folder, with, lexicon).map_err(|error| told(folder, error))
    }

    fn at(folder: &Path, with: &str, lexicon: Arc<Lexicon>) -> Result<Self, TantivyError> {
        let (schema, fields) = schema::schema();
        let directory = tantivy::directory::MmapDirectory::open(folder)?;
        let index = tantivy::Index::open_or_create(directory, schema)?;
        index.tokenizers().register(tokenizer::NAME, tokenizer::analyzer());
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { engine: index, reader, fields, lexicon, folder: folder.to_owned(), with: with.to_owned() })
    }

    fn made(&self) -> Option<Made> {
        serde_json::from_str(&self.engine.load_metas().ok()?.payload?).ok()
    }

    /// The revision of the store up to which everything is in.
    pub fn revision(&self) -> i64 {
        self.made().map_or(0, |made| made.revision)
    }

    /// Forgets everything: the store is older than what is in here, so it is another one.
    pub fn begin_anew(&mut self) -> Result<(), SearchError> {
        *self = Self::anew(&self.folder, &self.with, Arc::clone(&self.lexicon))?;
        Ok(())
    }

    /// Begins to change it; nothing where another process does so now.
    pub fn change(&self) -> Result<Option<Change<'_>>, SearchError> {
        match self.engine.writer_with_num_threads(1, HEAP) {
            Ok(writer) => Ok(Some(Change { index: self, writer })),
            Err(TantivyError::LockFailure(LockError::LockBusy, _)) => Ok(None),
            Err(error) => Err(told(&self.folder, error)),
        }
    }

    /// Reads a question.
    pub fn ask(&self, question: &str) -> Result<Asked, SearchError> {
        question::read(question, &self.fields, &self.lexicon).ok_or_else(|| SearchError::NoWord(question.to_owned()))
    }

    /// The best `limit` entries that hold all that is asked; where none does, those that hold some of it, and the
    /// answer says so.
    pub fn find(&self, asked: &Asked, limit: usize) -> Result<(Vec<Hit>, bool), SearchError> {
        let searcher = self.reader.searcher();
        let hits = self.hits(&searcher, asked.all.as_ref(), limit)?;
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
        let best = searcher.search(query, &TopDocs::with_limit(limit.max(1)).order_by_score())?;
        let mut hits = Vec::with_capacity(best.len());
        for (score, address) in best {
            let entry: TantivyDocument = searcher.doc(address)?;
            let text = |field| entry.get_first(field).and_then(|value| value.as_str()).unwrap_or_default();
            let kind = if text(self.fields.kind) == "claim" { EntryKind::Claim } else { EntryKind::Document };
            hits.push(Hit { id: Id::from_text(text(self.fields.id)), kind, score });
        }
        // the same order on every machine, however the segments lie
        hits.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.id.cmp(&b.id)));
        Ok(hits)
    }

    /// Keys of what an entry names, and of their makers and families: who asks for Huawei wants 昇腾 too.
    fn names(&self, entry: &Entry) -> BTreeSet<String> {
        let lexicon = &self.lexicon;
        let mut names = BTreeSet::new();
        for text in [&entry.title, &entry.text] {
            for found in lexicon.find(text, language::detect(text, None)) {
                let entity = lexicon.entity(found.entity);
                let maker = lexicon.maker(found.entity).map(|maker| &lexicon.entity(maker).name);
                let around = [Some(&entity.name), entity.family.as_ref(), maker];
                names.extend(around.into_iter().flatten().map(|name| squeeze(name)));
            }
        }
        names
    }

    /// Words around what was asked for, where a text has it.
    pub fn snippet(&self, asked: &Asked, text: &str) -> String {
        snippet::snippet(text, asked, &self.lexicon)
    }
}

/// Memory that a writer fills before it writes a segment.
const HEAP: usize = 48 << 20;

/// A change of the index: all of it is kept, or nothing.
pub struct Change<'i> {
    index: &'i Index,
    writer: IndexWriter,
}

impl Change<'_> {
    /// Puts an entry in place of what had its id.
    pub fn put(&self, entry: &Entry) -> Result<(), SearchError> {
        self.drop_entry(&entry.id);
        let fields = &self.index.fields;
        let mut row = TantivyDocument::default();
        row.add_text(fields.id, entry.id.as_str());
        row.add_text(fields.kind, entry.kind.as_str());
        row.add_text(fields.title, &entry.title);
        row.add_text(fields.text, &entry.text);
        for name in self.index.names(entry) {
            row.add_text(fields.entity, &name);
        }
        self.writer.add_document(row).map_err(|error| told(&self.index.folder, error))?;
        Ok(())
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
        self.index.reader.reload()?;
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
