//! Why a request has no answer → its status, and words for who asked: a page, a problem in JSON, or a line.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

use super::{address::Asked, page};
use crate::query::QueryError;

/// Why a request has no answer.
#[derive(Debug)]
pub(super) enum Refusal {
    /// It asks for what there is not; the words say what to ask instead.
    Wrong(String),
    /// There is no such page, id or name.
    Missing(String),
    /// It takes longer: to be asked again.
    Later(String),
    /// It was sent to another name than this server's.
    Elsewhere(String),
    /// The server failed. Its log says why, and who asked does not learn of it.
    Broken(anyhow::Error),
}

/// Characters of a question that are told again.
const TOLD: usize = 600;

impl Refusal {
    fn status(&self) -> StatusCode {
        match self {
            Self::Wrong(_) => StatusCode::BAD_REQUEST,
            Self::Missing(_) => StatusCode::NOT_FOUND,
            Self::Later(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Elsewhere(_) => StatusCode::MISDIRECTED_REQUEST,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The key of its heading.
    fn key(&self) -> &'static str {
        match self {
            Self::Wrong(_) => "error.wrong",
            Self::Missing(_) => "error.missing",
            Self::Later(_) => "error.later",
            Self::Elsewhere(_) => "error.elsewhere",
            Self::Broken(_) => "error.broken",
        }
    }

    fn told(&self) -> String {
        match self {
            Self::Wrong(why) | Self::Missing(why) | Self::Later(why) | Self::Elsewhere(why) => {
                let told: String = why.chars().take(TOLD).collect();
                if told.len() < why.len() { format!("{told}…") } else { told }
            }
            Self::Broken(_) => "the server failed; its log says why".to_owned(),
        }
    }

    /// The answer to a request for this path.
    pub(super) fn answer(self, path: &str, asked: &Asked) -> Response {
        if let Self::Broken(error) = &self {
            tracing::error!(path, error = %format!("{error:#}"), "a request failed");
        }
        let (status, told) = (self.status(), self.told());
        let title = status.canonical_reason().unwrap_or_default();
        let mut response = if path == "/api" || path.starts_with("/api/") {
            let problem = json!({ "type": "about:blank", "title": title, "status": status.as_u16(), "detail": told });
            (status, [(header::CONTENT_TYPE, "application/problem+json")], problem.to_string()).into_response()
        } else if ["/feed/", "/static/", "/chart."].iter().any(|begin| path.starts_with(begin)) {
            (status, format!("{told}\n")).into_response()
        } else {
            (status, page::refused(asked, status, self.key(), &told)).into_response()
        };
        if status == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static("10"));
        }
        response
    }
}

impl From<QueryError> for Refusal {
    fn from(error: QueryError) -> Self {
        match error {
            QueryError::NotFound { .. } => Self::Missing(error.to_string()),
            _ if error.is_of_question() => Self::Wrong(unflagged(&error.to_string())),
            _ => Self::Broken(error.into()),
        }
    }
}

impl From<anyhow::Error> for Refusal {
    fn from(error: anyhow::Error) -> Self {
        Self::Broken(error)
    }
}

impl From<crate::store::StoreError> for Refusal {
    fn from(error: crate::store::StoreError) -> Self {
        Self::Broken(error.into())
    }
}

/// What is said of flags, said of the names in an address.
pub(super) fn unflagged(said: &str) -> String {
    said.split(' ').map(|word| word.strip_prefix("--").unwrap_or(word)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_flags_is_said_of_names() {
        assert_eq!(unflagged("--since 2025 is after --until 2024: nothing"), "since 2025 is after until 2024: nothing");
    }
}
