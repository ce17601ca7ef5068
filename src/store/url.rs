//! Where the database is: a file of its own, or a PostgreSQL server.

use std::{fmt, path::PathBuf, str::FromStr};

use url::Url;

use super::StoreError;

/// A database's address, read and checked. Shown without its password.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// An SQLite file.
    File(PathBuf),
    /// `postgres://user:password@host:port/name`.
    Postgres(Url),
}

impl DatabaseUrl {
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self::File(path.into())
    }

    pub fn is_postgres(&self) -> bool {
        matches!(self, Self::Postgres(_))
    }

    /// The address that the driver wants, password included: never to be shown.
    pub(super) fn for_driver(&self) -> Result<String, StoreError> {
        match self {
            Self::Postgres(url) => Ok(url.to_string()),
            Self::File(path) => {
                let text = path.to_str().ok_or_else(|| StoreError::OddPath { path: path.clone() })?;
                Ok(format!("sqlite:{}?mode=rwc", escaped(text)))
            }
        }
    }
}

/// A path as the driver's address takes it: it decodes `%` and ends the path at `?` or `#`.
fn escaped(path: &str) -> String {
    let mut escaped = String::with_capacity(path.len());
    for c in path.chars() {
        match c {
            '%' => escaped.push_str("%25"),
            '?' => escaped.push_str("%3F"),
            '#' => escaped.push_str("%23"),
            other => escaped.push(other),
        }
    }
    escaped
}

impl FromStr for DatabaseUrl {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        let wrong = |what: String| StoreError::WrongUrl { what };
        let Some((scheme, rest)) = text.split_once(':') else {
            return Err(wrong(format!("{text:?} has no scheme")));
        };
        match scheme.to_ascii_lowercase().as_str() {
            "postgres" | "postgresql" => {
                let url = Url::parse(text)
                    .map_err(|error| wrong(format!("the PostgreSQL address does not parse ({error})")))?;
                Ok(Self::Postgres(url))
            }
            "sqlite" => {
                let path = rest.strip_prefix("//").unwrap_or(rest).split(['?', '#']).next().unwrap_or("");
                let memory = path.is_empty() || path.contains(":memory:");
                if memory {
                    return Err(wrong("an SQLite database needs the path of a file".to_owned()));
                }
                Ok(Self::File(PathBuf::from(path)))
            }
            other => Err(wrong(format!("{other:?} is no scheme of a database that can be used"))),
        }
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Postgres(url) => {
                let mut shown = url.clone();
                // A password may stand in the query too; nothing there is worth the risk of showing it.
                shown.set_query(None);
                if shown.password().is_some() && shown.set_password(Some("***")).is_err() {
                    return f.write_str("postgres://***");
                }
                write!(f, "{shown}")
            }
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        for text in ["postgres://ann:s3cret@db.example:5433/news", "postgresql://ann@db/news?password=s3cret"] {
            let url: DatabaseUrl = text.parse().unwrap();
            assert!(!format!("{url} {url:?}").contains("s3cret"), "{url}");
            assert!(url.for_driver().unwrap().contains("s3cret"));
        }
    }

    #[test]
    fn other_schemes_are_refused_with_the_ones_that_work() {
        for text in ["mysql://localhost/x", "news.db", "sqlite:", "sqlite::memory:"] {
            let error = text.parse::<DatabaseUrl>().unwrap_err().to_string();
            assert!(error.contains("postgres://"), "{error}");
        }
    }

    #[test]
    fn odd_characters_of_a_path_reach_the_driver_whole() {
        let url = DatabaseUrl::file("/tmp/a 100%#?/b.db");
        assert_eq!(url.for_driver().unwrap(), "sqlite:/tmp/a 100%25%23%3F/b.db?mode=rwc");
    }
}
