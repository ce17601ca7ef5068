//! What can go wrong with a database, told so that the reader knows what to do.

use std::path::PathBuf;

use sqlx::{Error as Driver, migrate::MigrateError};

use super::DatabaseUrl;

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error(
        "{what}: give a PostgreSQL as postgres://user:password@host:5432/name or a file as sqlite:/path/to/file.db"
    )]
    WrongUrl { what: String },
    #[error("cannot use {} for the database: the path is not UTF-8", path.display())]
    OddPath { path: PathBuf },
    #[error("cannot write to {}: {why}; choose another folder with --data or change its permissions", path.display())]
    Unwritable { path: PathBuf, why: String },
    #[error("{} is no database of this program; move it away or choose another folder with --data", path.display())]
    NotADatabase { path: PathBuf },
    #[error(
        "the database was made by a newer version of this program (its schema is {found}, this one knows {known}): use that version"
    )]
    Newer { found: i64, known: i64 },
    #[error("the schema of the database is not the one that this program made: {why}")]
    OddSchema { why: String },
    #[error(
        "cannot reach the PostgreSQL at {url}: {why}; check that it runs and that host, port, name and password are right"
    )]
    Unreachable { url: String, why: String },
    #[error("the database is locked by another program that has been writing for long; try again when it is done")]
    Locked,
    #[error(
        "no space left for the database; nothing of this document was stored: free some space and run the same command again"
    )]
    Full,
    #[error("the database cannot be written: it is read-only for this user")]
    ReadOnly,
    #[error("the database file is damaged: {why}; restore it from a copy, or start anew and ingest again")]
    Corrupt { why: String },
    #[error("the row {id} of {table} cannot be read: {why}; `rebuild` makes the derived rows again")]
    Unreadable { table: &'static str, id: String, why: String },
    #[error("cannot put the row {id} of {table} as JSON: {why}")]
    Unwritten { table: &'static str, id: String, why: String },
    #[error("cannot pack or unpack a page: {0}")]
    Packing(#[from] std::io::Error),
    #[error("the database failed: {0}")]
    Driver(#[source] Driver),
}

impl From<Driver> for StoreError {
    fn from(error: Driver) -> Self {
        match kind(&error) {
            Kind::Locked => Self::Locked,
            Kind::Full => Self::Full,
            Kind::ReadOnly => Self::ReadOnly,
            Kind::Corrupt => Self::Corrupt { why: error.to_string() },
            Kind::NotADatabase | Kind::CannotOpen | Kind::Other => Self::Driver(error),
        }
    }
}

impl StoreError {
    /// What went wrong at opening, where the place is known.
    pub(super) fn at_opening(error: Driver, url: &DatabaseUrl) -> Self {
        match url {
            DatabaseUrl::Postgres(_) => Self::Unreachable { url: url.to_string(), why: plain(&error) },
            DatabaseUrl::File(path) => match kind(&error) {
                Kind::NotADatabase => Self::NotADatabase { path: path.clone() },
                Kind::CannotOpen | Kind::ReadOnly => Self::Unwritable { path: path.clone(), why: plain(&error) },
                _ => Self::from(error),
            },
        }
    }

    pub(super) fn at_migration(error: MigrateError, url: &DatabaseUrl, known: i64) -> Self {
        match error {
            MigrateError::VersionMissing(found) | MigrateError::VersionTooNew(found, _) => Self::Newer { found, known },
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => match url {
                DatabaseUrl::Postgres(_) => Self::from(error),
                DatabaseUrl::File(_) => Self::at_opening(error, url),
            },
            other => Self::OddSchema { why: other.to_string() },
        }
    }

    /// Whether another try, a moment later, may succeed.
    pub fn is_transient(&self) -> bool {
        matches!(self, Self::Locked)
    }
}

/// What the program tells apart in the drivers' errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Locked,
    Full,
    ReadOnly,
    Corrupt,
    NotADatabase,
    CannotOpen,
    Other,
}

fn kind(error: &Driver) -> Kind {
    match error {
        Driver::PoolTimedOut => Kind::Locked,
        Driver::Io(error) if error.kind() == std::io::ErrorKind::StorageFull => Kind::Full,
        Driver::Database(error) => error.code().map_or(Kind::Other, |code| of_code(&code)),
        _ => Kind::Other,
    }
}

/// SQLite's codes are numbers, the low byte the primary one; PostgreSQL's are five characters.
fn of_code(code: &str) -> Kind {
    match code {
        "53100" => return Kind::Full,
        "55P03" | "40P01" => return Kind::Locked,
        "25006" | "42501" => return Kind::ReadOnly,
        _ if code.len() == 5 => return Kind::Other,
        // SQLITE_IOERR_WRITE and SQLITE_IOERR_FSYNC: what a disk says that filled up under the write.
        "778" | "1034" => return Kind::Full,
        _ => {}
    }
    match code.parse::<u32>().map(|number| number & 0xFF) {
        Ok(5 | 6) => Kind::Locked,
        Ok(8) => Kind::ReadOnly,
        Ok(11) => Kind::Corrupt,
        Ok(13) => Kind::Full,
        Ok(14) => Kind::CannotOpen,
        Ok(26) => Kind::NotADatabase,
        _ => Kind::Other,
    }
}

/// The driver's own words without the wrapping.
fn plain(error: &Driver) -> String {
    match error {
        Driver::Database(error) => error.message().to_owned(),
        Driver::Io(error) => error.to_string(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_drivers_codes_become_plain_words() {
        for (code, expected) in [
            ("5", Kind::Locked),
            ("517", Kind::Locked),
            ("13", Kind::Full),
            ("778", Kind::Full),
            ("53100", Kind::Full),
            ("26", Kind::NotADatabase),
            ("14", Kind::CannotOpen),
            ("1032", Kind::ReadOnly),
            ("267", Kind::Corrupt),
            ("23505", Kind::Other),
        ] {
            assert_eq!(of_code(code), expected, "{code}");
        }
    }
}
