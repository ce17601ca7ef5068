//! Why an input could not be read: what, where, and what to do.

use std::{io, path::PathBuf};

/// Bytes that one document may have.
pub(super) const LARGEST: u64 = 64 << 20;

/// One input, or one line of it, that gave no document.
#[derive(Debug, thiserror::Error)]
pub(in crate::cli) enum InputError {
    #[error("{name}: no such file or folder")]
    Missing { name: String },
    #[error("{name}: permission denied; make it readable, or run as a user who may read it")]
    Forbidden { name: String },
    #[error("{name}: is empty, there is nothing to read")]
    Empty { name: String },
    #[error("{name}: is no text but a binary file; give .html, .txt, .pdf, .jsonl, .warc or a folder of them")]
    Binary { name: String },
    #[error("{name}: is larger than {} MiB, more than one document may be; give many documents as .jsonl, which is read line by line", LARGEST >> 20)]
    TooLarge { name: String },
    #[error("{name}: is a {what} and no file; pipe its content in and give - in its place")]
    NoFile { name: String, what: &'static str },
    #[error("{name}: holds no document (.html, .txt, .md, .pdf, .json, .jsonl, .warc, .warc.gz)")]
    NoDocuments { name: String },
    #[error("{name}, line {line}: {what}")]
    Line { name: String, line: usize, what: String },
    #[error("{name}: {what}")]
    Content { name: String, what: String },
    /// Nothing went wrong: there is only no document in it.
    #[error("{name}: {what}")]
    PassedOver { name: String, what: String },
    #[error("cannot read {name}: {source}")]
    Io { name: String, source: io::Error },
}

impl InputError {
    /// Tells the common refusals of the system in words that help.
    pub(in crate::cli) fn io(path: impl Into<PathBuf>, source: io::Error) -> Self {
        let name = path.into().display().to_string();
        match source.kind() {
            io::ErrorKind::NotFound => Self::Missing { name },
            io::ErrorKind::PermissionDenied => Self::Forbidden { name },
            _ => Self::Io { name, source },
        }
    }
}
