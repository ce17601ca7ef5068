//! Scores mentions against gold documents: what was found rightly, wrongly and not at all.
//!
//! A mention found matches a gold one when the subject is the same entity, the predicate is the same and the
//! values agree. Within a document the pairing is one to one and the heaviest possible; saying one thing twice
//! is one mention; what the gold calls optional neither counts as missed nor, when found, as wrong.

mod agree;
mod count;
mod gold;
mod names;
mod pairs;
mod score;

pub use count::{Count, Numbers};
pub use gold::{Alternative, GoldDocument, GoldMention, read};
pub use names::Names;
pub use score::{Finding, FindingKind, Found, Group, Scored, brief, score};

use std::path::PathBuf;

/// Why nothing could be scored.
#[derive(Debug, thiserror::Error)]
pub enum EvalError {
    #[error("{}: no such folder of gold files", .0.display())]
    NoFolder(PathBuf),
    #[error("{}: holds no gold file (*.json)", .0.display())]
    Empty(PathBuf),
    #[error("cannot read {}", path.display())]
    Read { path: PathBuf, source: std::io::Error },
    #[error("{}: is no gold file: {what}", path.display())]
    Gold { path: PathBuf, what: String },
}
