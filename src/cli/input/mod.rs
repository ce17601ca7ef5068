//! Files, folders, standard input and addresses → raw documents, one after the other, each bounded.
//!
//! A reader thread walks and reads; it runs ahead by a few documents only. What cannot be read is told and counted,
//! and the rest goes on.

mod decode;
mod error;
mod files;
mod json;
mod lines;
mod warc;

use chrono::{DateTime, Utc};
use clap::{Args, ValueEnum};
use tokio::sync::mpsc;

pub(super) use error::InputError;
pub(super) use lines::each as each_line;

use super::failure::note;

/// One document as it was given.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Raw {
    /// The file's stem, or the `id` of a line.
    pub(super) name: String,
    pub(super) url: Option<String>,
    pub(super) title: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) published: Option<String>,
    pub(super) language: Option<String>,
    /// When the page was fetched, where an archive tells it.
    pub(super) fetched_at: Option<DateTime<Utc>>,
    pub(super) body: Body,
}

impl Raw {
    /// The body as it came, where it is a page: it is kept, so that a claim can be checked when the page is gone.
    pub(super) fn page(&self) -> Option<(Vec<u8>, Option<String>)> {
        match &self.body {
            Body::Page { bytes, content_type } => Some((bytes.clone(), content_type.clone())),
            Body::Text(_) | Body::Address => None,
        }
    }
}

/// What a document's content is given as.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Body {
    /// Clean text: its offsets stay.
    Text(String),
    /// A page whose text is still to be found.
    Page { bytes: Vec<u8>, content_type: Option<String> },
    /// An address that is still to be fetched.
    Address,
}

impl Default for Body {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

/// How a file is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Default)]
pub(super) enum Kind {
    /// By its ending, and by its first bytes where that says nothing
    #[default]
    Auto,
    /// Plain text
    Text,
    /// A web page
    Html,
    /// One JSON object a line
    Jsonl,
}

/// What is to be read.
#[derive(Debug, Clone, Args)]
pub(super) struct InputArgs {
    /// Files (.html, .txt, .md, .pdf, .json, .jsonl, .warc, .warc.gz), folders of them, addresses, or - for standard input
    #[arg(required = true, value_name = "PATH|URL|-")]
    pub(super) inputs: Vec<String>,
    /// How to read them
    #[arg(long, value_enum, default_value_t, value_name = "KIND")]
    pub(super) input: Kind,
}

/// The documents to come.
#[derive(Debug)]
pub(super) struct Inputs {
    coming: mpsc::Receiver<Result<Raw, InputError>>,
    passed_over: Vec<String>,
}

/// How many documents the reader may be ahead.
const AHEAD: usize = 16;

impl Inputs {
    /// Starts to read.
    pub(super) fn open(args: InputArgs) -> Self {
        let (give, coming) = mpsc::channel(AHEAD);
        tokio::task::spawn_blocking(move || {
            for input in &args.inputs {
                let gone = files::read(input, args.input, &mut |item| give.blocking_send(item).is_ok());
                if gone.is_break() {
                    break;
                }
            }
        });
        Self { coming, passed_over: Vec::new() }
    }

    /// The next document, or why one could not be read.
    pub(super) async fn next(&mut self) -> Option<Result<Raw, InputError>> {
        loop {
            match self.coming.recv().await? {
                Err(passed_over @ InputError::PassedOver { .. }) => self.passed_over.push(passed_over.to_string()),
                other => return Some(other),
            }
        }
    }

    /// Says at the end, where no bar is in the way, what was passed over.
    pub(super) fn tell_passed_over(&self) {
        self.passed_over.iter().for_each(|told| note(told));
    }
}
