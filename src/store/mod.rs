//! Documents, mentions, claims and announcements ⇄ rows of SQLite or PostgreSQL: everything that is written in SQL.
//!
//! One SQL text serves both engines, through sqlx's `Any`. Its rules, each of them measured on both:
//! 1. Every write begins by taking the next revision from one shared row. On SQLite the transaction thereby starts
//!    as a writer (one that reads first and writes then fails with "database is locked"); on PostgreSQL writers
//!    queue on that row, so nothing that they read is stale and revisions commit in order: who follows by
//!    `revision > n` misses none.
//! 2. One write per document or batch, never per row, and no network while it is open.
//! 3. `$1` placeholders, numbered by hand; text made at run time only in `condition.rs`, which has `?` and numbers them
//!    where the engine wants it. What a migration means for one engine alone is told at `schema_for`.
//! 4. Columns are `text`, `bigint` and `bytea`; flags are 0 or 1; truth values in a select list are
//!    `case when … then 1 else 0 end`; sums are `cast(sum(n) as bigint)`. No `double precision`: sqlx 0.9 declares a
//!    null one as `real`, and PostgreSQL then refuses the next number in the same statement.
//! 5. A column that may be null is read into an `Option`, always: SQLite turns null into 0 or "" without an error.
//! 6. No `now()`, `random()`, `like` or order by names in SQL: clock and words are the program's.
//! 7. Every function here is called by `tests/it/store.rs` on both engines; nothing else checks the SQL.

mod address;
mod announcement;
mod arrival;
mod change;
mod claim;
mod cleaning;
mod condition;
mod conflict;
mod correction;
mod document;
mod edit;
mod error;
mod heir;
mod host;
mod link;
mod mention;
mod page;
mod passage;
mod place;
mod redirect;
mod row;
mod setting;
mod signature;
mod source;
mod stale;
mod unit;
mod unsettled;
mod url;
mod version;

use std::{collections::HashMap, sync::Arc, time::Duration};

use sqlx::{
    AnyConnection, AnyPool, AssertSqlSafe, Connection, SqlSafeStr,
    any::{AnyConnectOptions, AnyPoolOptions, install_default_drivers},
    migrate::{Migration, Migrator},
    pool::PoolConnection,
};
use tokio::sync::{Mutex, OwnedMutexGuard};

pub use self::{
    address::Address,
    announcement::Arranged,
    arrival::{Change, Newcomer},
    change::{Changed, Changes},
    claim::{About, Merged, Regrouped},
    cleaning::{Cleaning, KeptPage},
    document::StoredDocument,
    error::StoreError,
    host::Leased,
    mention::{Replaced, StoredMention},
    page::Packed,
    place::Place,
    signature::{Fingerprint, Sharing},
    unit::{Leads, StoredUnit},
    unsettled::{Pass, Unsettled},
    url::DatabaseUrl,
    version::{Moment, Version},
};
use crate::model::Id;

static SCHEMA: Migrator = sqlx::migrate!("src/store/schema");

/// How a store is opened.
#[derive(Debug, Clone)]
pub struct StoreOptions {
    /// Connections at most.
    pub connections: u32,
    /// How long a write waits for another program's write, and an opening for the server.
    pub patience: Duration,
}

impl Default for StoreOptions {
    fn default() -> Self {
        Self { connections: 8, patience: Duration::from_secs(15) }
    }
}

/// The database. Cheap to clone; all clones share its connections.
#[derive(Debug, Clone)]
pub struct Store {
    readers: AnyPool,
    /// One connection: SQLite drops what a connection has in memory once another one has written.
    writer: AnyPool,
    /// Writers of one process wait here, in turn, and not each with a connection of the pool in hand.
    turn: Arc<Mutex<()>>,
    url: DatabaseUrl,
}

impl Store {
    /// Opens the database, creates its folder and file where they are missing, and brings its schema up to date.
    pub async fn open(url: &DatabaseUrl, options: StoreOptions) -> Result<Self, StoreError> {
        install_default_drivers();
        if let DatabaseUrl::File(path) = url
            && let Some(folder) = path.parent()
        {
            let refused =
                |why: std::io::Error| StoreError::Unwritable { path: folder.to_owned(), why: why.to_string() };
            std::fs::create_dir_all(folder).map_err(refused)?;
        }
        let connect: AnyConnectOptions =
            url.for_driver()?.parse().map_err(|error| StoreError::at_opening(error, url))?;
        let connect = sqlx::ConnectOptions::disable_statement_logging(connect);
        migrate(url, &connect, options.patience).await?;
        let (is_file, patience) = (!url.is_postgres(), options.patience);
        let pool = |connections: u32, pragmas: String| {
            AnyPoolOptions::new()
                .max_connections(connections)
                .acquire_timeout(patience)
                .after_connect(move |connection, _| {
                    let pragmas = pragmas.clone();
                    Box::pin(async move { prepare(connection, is_file, patience, &pragmas).await })
                })
                .connect_lazy_with(connect.clone())
        };
        let (readers, writer) = (pool(options.connections.max(2) - 1, OF_READERS.to_owned()), pool(1, of_writer()));
        Ok(Self { readers, writer, turn: Arc::default(), url: url.clone() })
    }

    /// Where it is.
    pub fn url(&self) -> &DatabaseUrl {
        &self.url
    }

    /// The revision of the last write that changed anything.
    pub async fn revision(&self) -> Result<i64, StoreError> {
        let row: (i64,) =
            sqlx::query_as("select value from revision where id = 1").fetch_one(&mut *self.reader().await?).await?;
        Ok(row.0)
    }

    /// Starts a write and waits until no other is open. Nothing of it is kept unless [`Write::commit`] says so.
    pub async fn write(&self) -> Result<Write, StoreError> {
        let turn = Arc::clone(&self.turn).lock_owned().await;
        let mut transaction = self.writer.begin().await?;
        let (revision,): (i64,) = sqlx::query_as("update revision set value = value + 1 where id = 1 returning value")
            .fetch_one(&mut *transaction)
            .await?;
        let looked_up = HashMap::new();
        Ok(Write { transaction, revision, changed: false, noted: false, looked_up, _turn: turn })
    }

    /// Closes all connections; the SQLite file is then whole by itself.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }

    async fn reader(&self) -> Result<PoolConnection<sqlx::Any>, StoreError> {
        Ok(self.readers.acquire().await?)
    }
}

/// One write: all of it is kept, or nothing.
#[derive(Debug)]
pub struct Write {
    transaction: sqlx::Transaction<'static, sqlx::Any>,
    revision: i64,
    changed: bool,
    /// Whether something is noted that no follower has to learn of.
    noted: bool,
    /// What was stored of documents that were looked up together and not put since.
    looked_up: HashMap<Id, Option<StoredDocument>>,
    _turn: OwnedMutexGuard<()>,
}

impl Write {
    /// The revision that the rows changed by it carry.
    pub fn revision(&self) -> i64 {
        self.revision
    }

    /// Keeps the write. One that changed nothing leaves the revision as it was, and one that noted nothing either
    /// leaves no trace at all.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        if !self.changed && !self.noted {
            return self.abandon().await;
        }
        if !self.changed {
            sqlx::query("update revision set value = value - 1 where id = 1").execute(self.connection()).await?;
        }
        Ok(self.transaction.commit().await?)
    }

    /// Drops the write.
    pub async fn abandon(self) -> Result<(), StoreError> {
        Ok(self.transaction.rollback().await?)
    }

    fn connection(&mut self) -> &mut AnyConnection {
        &mut self.transaction
    }

    /// The connection, for a statement that changes something.
    fn changing(&mut self) -> &mut AnyConnection {
        self.changed = true;
        &mut self.transaction
    }

    /// The connection, for a statement that changes nothing that anyone follows.
    fn noting(&mut self) -> &mut AnyConnection {
        self.noted = true;
        &mut self.transaction
    }
}

/// Brings the schema up to date. Of several programs that make the same new file at once, all but one fail at first.
async fn migrate(url: &DatabaseUrl, connect: &AnyConnectOptions, patience: Duration) -> Result<(), StoreError> {
    let deadline = tokio::time::Instant::now() + patience;
    loop {
        match migrate_once(url, connect, patience).await {
            Err(StoreError::Locked | StoreError::Driver(_)) if tokio::time::Instant::now() < deadline => {
                tokio::time::sleep(AGAIN).await;
            }
            outcome => return outcome,
        }
    }
}

/// Long enough for another program to make a few tables.
const AGAIN: Duration = Duration::from_millis(40);

/// On one connection of its own, so that a failure is told at once and not after a pool's tries.
async fn migrate_once(url: &DatabaseUrl, connect: &AnyConnectOptions, patience: Duration) -> Result<(), StoreError> {
    let connecting = AnyConnection::connect_with(connect);
    let opened = tokio::time::timeout(patience, connecting).await.unwrap_or_else(|_| {
        let why = format!("no answer within {} s", patience.as_secs());
        Err(sqlx::Error::Io(std::io::Error::new(std::io::ErrorKind::TimedOut, why)))
    });
    let mut connection = opened.map_err(|error| StoreError::at_opening(error, url))?;
    let prepared = prepare(&mut connection, !url.is_postgres(), patience, OF_MIGRATION).await;
    prepared.map_err(|error| StoreError::at_opening(error, url))?;
    tell_of_wait(&mut connection).await;
    let known = SCHEMA.iter().map(|migration| migration.version).max().unwrap_or(0);
    let migrated = schema_for(url).run(&mut connection).await;
    migrated.map_err(|error| StoreError::at_migration(error, url, known))?;
    Ok(connection.close().await?)
}

/// From this one on what hangs on a document hangs on its place: nearly all of a store of before is laid anew for it.
const PLACES: i64 = 14;
/// With fewer documents that takes a few seconds.
const MANY: i64 = 10_000;

/// Says why the opening takes long, where it will. Whatever cannot be found out here is told by who brings the schema up
/// to date.
async fn tell_of_wait(connection: &mut AnyConnection) {
    let number = async |connection: &mut AnyConnection, question: &'static str| -> Option<i64> {
        sqlx::query_as(question).fetch_one(connection).await.ok().map(|row: (i64,)| row.0)
    };
    let Some(form) = number(connection, "select coalesce(max(version), 0) from _sqlx_migrations").await else { return };
    if form >= PLACES {
        return;
    }
    let documents = number(connection, "select count(*) from document").await.unwrap_or_default();
    if documents >= MANY {
        tracing::warn!(
            documents,
            "this store is of an earlier version and is laid anew, once: it takes a minute or so for each 100,000 documents, \
             and room for all of it a second time; broken off, it is as it was"
        );
    }
}

/// Lay tables of a file out anew.
const OF_FILES: [i64; 4] = [6, 8, 9, 13];

/// The schema as the engine takes it. The checksums are of the files as they are written, whatever text is run. What is
/// meant for a file alone stands in it as a comment; to lay the tables of a file out anew brings nothing on PostgreSQL, and
/// while it ran other programs would write into tables that it is about to drop.
fn schema_for(url: &DatabaseUrl) -> Migrator {
    let sql = |migration: &Migration| match url.is_postgres() {
        true if OF_FILES.contains(&migration.version) => "select 1".to_owned(),
        // SQLite puts nulls last where the greatest come first, and has no word for it
        true => migration.sql.as_str().replace("/* in PostgreSQL: nulls last */", "nulls last"),
        false => {
            let sql = migration.sql.as_str().replace("/* in SQLite: without rowid */", "without rowid");
            // Such a key is the number of the row: the table is its index.
            sql.replace("bigint /* in SQLite: integer */", "integer")
        }
    };
    let migrations = SCHEMA.iter().map(|migration| {
        let sql = AssertSqlSafe(sql(migration)).into_sql_str();
        Migration { sql, ..migration.clone() }
    });
    Migrator::with_migrations(migrations.collect())
}

/// What differs between the engines at connecting: SQLite wants its journal and patience set.
async fn prepare(
    connection: &mut AnyConnection,
    is_file: bool,
    patience: Duration,
    pragmas: &str,
) -> Result<(), sqlx::Error> {
    if !is_file {
        return Ok(());
    }
    let busy = format!("pragma busy_timeout = {}", patience.as_millis());
    sqlx::raw_sql(AssertSqlSafe(busy)).execute(&mut *connection).await?;
    sqlx::raw_sql("pragma journal_mode = wal; pragma synchronous = normal").execute(&mut *connection).await?;
    sqlx::raw_sql(AssertSqlSafe(pragmas.to_owned())).execute(connection).await?;
    Ok(())
}

/// Pages in memory and 62 MiB of the journal before it goes into the file: a page that batch after batch changes goes there
/// once for all of them.
fn of_writer() -> String {
    format!("pragma cache_size = -{}; pragma wal_autocheckpoint = 16000; pragma temp_store = memory", cache_kib())
}

/// KiB of pages that the writer keeps in memory, at most; a small file takes no more than its size. Keys are hashes, so that
/// what a batch of documents touches lies all over a large file, and with SQLite's own 2 MiB each page is read again for each
/// of them. More of them spare reading it again: in a store of 360,800 documents a document took 7 % less of the processor with 288 MiB
/// than with 96. A small machine gives an eighth of what it has.
fn cache_kib() -> u64 {
    const LEAST: u64 = 64 << 10;
    const MOST: u64 = 768 << 10;
    let of_machine = memory().map_or(256 << 10, |bytes| bytes / 1024 / 8);
    of_machine.clamp(LEAST, MOST)
}

/// Bytes of memory that this machine has, where the system tells.
#[cfg(target_os = "linux")]
#[expect(clippy::useless_conversion, reason = "the system counts in words, which are no u64 everywhere")]
fn memory() -> Option<u64> {
    let info = rustix::system::sysinfo();
    u64::try_from(info.totalram).ok()?.checked_mul(u64::from(info.mem_unit))
}

#[cfg(not(target_os = "linux"))]
fn memory() -> Option<u64> {
    None
}

/// Seven of them with more than SQLite's own 2 MiB would take what a crawl has for pages.
const OF_READERS: &str = "pragma temp_store = memory";
/// A new index of a large table is sorted in a file: in memory it would take all that there is. Where a table is laid anew,
/// what its rows are looked up in stays in memory.
const OF_MIGRATION: &str = "pragma temp_store = default; pragma cache_size = -131072";

#[cfg(test)]
mod tests {
    use super::*;

    /// A bound on the file stands for a disk that is full: SQLite says the same of both.
    #[tokio::test]
    async fn a_full_disk_stores_nothing_of_the_document_and_says_so() {
        let folder = tempfile::TempDir::new().unwrap();
        let url = DatabaseUrl::file(folder.path().join("store.db"));
        let store = Store::open(&url, StoreOptions::default()).await.unwrap();
        let mut write = store.write().await.unwrap();
        sqlx::raw_sql("pragma max_page_count = 90").execute(write.connection()).await.unwrap();
        write.put_setting("small", "fits").await.unwrap();
        let body: Vec<u8> = (0..1_000_000_u32).flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()).collect();
        let error = write.put_pages(&[&Packed::of(&body, None).unwrap()]).await.unwrap_err();
        assert!(matches!(error, StoreError::Full), "{error:?}");
        assert!(error.to_string().contains("no space left"), "{error}");
        drop(write);
        assert_eq!(store.setting("small").await.unwrap(), None);
    }
}
