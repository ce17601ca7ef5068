//! Why a question has no answer.

use crate::{model::date::NoDate, search::SearchError, store::StoreError};

#[derive(Debug, thiserror::Error)]
pub enum QueryError {
    #[error("{flag} {given:?}: {}", hint(.what, .nearest))]
    Unknown { flag: &'static str, given: String, what: &'static str, nearest: Vec<String> },
    #[error("{flag}: {source}")]
    Date { flag: &'static str, source: NoDate },
    #[error("--since {since} is after --until {until}: nothing can be in between")]
    Backwards { since: String, until: String },
    #[error("{given:?} is no id that is stored and no name that is known{}", named(.nearest))]
    NotFound { given: String, nearest: Vec<String> },
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Search(#[from] SearchError),
}

impl QueryError {
    /// Whether the question itself was wrong, and not its answering.
    pub fn is_of_question(&self) -> bool {
        match self {
            Self::Unknown { .. } | Self::Date { .. } | Self::Backwards { .. } => true,
            Self::Search(error) => error.is_of_question(),
            Self::NotFound { .. } | Self::Store(_) => false,
        }
    }
}

fn hint(what: &str, nearest: &[String]) -> String {
    let elsewhere = match what {
        "source" if nearest.is_empty() => "; `homegrown sources list` has them all",
        "subject" | "organization" if nearest.is_empty() => "; `homegrown search` looks for it in the texts",
        _ => "",
    };
    format!("no such {what} is known{}{elsewhere}", like(nearest))
}

fn named(nearest: &[String]) -> String {
    if nearest.is_empty() { "; `homegrown search` looks for it in the texts".to_owned() } else { like(nearest) }
}

fn like(nearest: &[String]) -> String {
    match nearest {
        [] => String::new(),
        [one] => format!("; did you mean {one}?"),
        [rest @ .., last] => format!("; did you mean {} or {last}?", rest.join(", ")),
    }
}
