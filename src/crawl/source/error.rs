//! What is wrong with source files: where, what, and what was expected.

use std::{fmt, io, path::Path};

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub file: String,
    /// 1 where the file as a whole is meant.
    pub line: usize,
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

/// Everything that is wrong with the source files: never empty.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct SourceErrors {
    pub problems: Vec<Problem>,
}

impl SourceErrors {
    pub(super) fn unreadable(path: &Path, error: &io::Error) -> Self {
        let what = format!("cannot be read: {error}");
        Self { problems: vec![Problem { file: path.display().to_string(), line: 1, what }] }
    }
}

impl fmt::Display for SourceErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let many = if self.problems.len() == 1 { "" } else { "s" };
        write!(f, "{} problem{many} in the source files, none of them is used", self.problems.len())?;
        self.problems.iter().try_for_each(|problem| write!(f, "\n  {problem}"))
    }
}
