//! A database of its own for each test.

use std::sync::atomic::{AtomicU32, Ordering};

use homegrown::store::{DatabaseUrl, Store, StoreOptions};
use sqlx::{AnyConnection, Connection as _};
use tempfile::TempDir;

use super::cluster::Cluster;

/// A fresh store, removed with the test: the file with its folder, the PostgreSQL database with its server.
pub(crate) struct Database {
    pub(crate) store: Store,
    pub(crate) url: DatabaseUrl,
    folder: Option<TempDir>,
}

impl Database {
    pub(crate) async fn sqlite() -> Self {
        let folder = TempDir::new().unwrap();
        let url = DatabaseUrl::file(folder.path().join("store.db"));
        Self::open(url, Some(folder)).await
    }

    /// `None`, with a word on standard error, where PostgreSQL was switched off.
    pub(crate) async fn postgres() -> Option<Self> {
        let Some(cluster) = Cluster::shared() else {
            eprintln!("left out: HOMEGROWN_TEST_POSTGRES=off");
            return None;
        };
        let url = new_database(cluster).await.parse().unwrap();
        Some(Self::open(url, None).await)
    }

    async fn open(url: DatabaseUrl, folder: Option<TempDir>) -> Self {
        let store = Store::open(&url, StoreOptions::default()).await.unwrap();
        Self { store, url, folder }
    }

    /// A second store on the same database, as another program would open it.
    pub(crate) async fn another(&self) -> Store {
        Store::open(&self.url, StoreOptions::default()).await.unwrap()
    }

    /// Where nothing is yet: a file of that name beside this one's, or another database of the server.
    pub(crate) async fn another_url(&self, name: &str) -> DatabaseUrl {
        match &self.folder {
            Some(folder) => DatabaseUrl::file(folder.path().join(name)),
            None => new_database(Cluster::shared().unwrap()).await.parse().unwrap(),
        }
    }
}

/// The address of a database that nobody used before.
async fn new_database(cluster: &Cluster) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let name = format!("test_{}", NEXT.fetch_add(1, Ordering::Relaxed));
    sqlx::any::install_default_drivers();
    let mut admin = AnyConnection::connect(&cluster.url("postgres")).await.unwrap();
    sqlx::query(sqlx::AssertSqlSafe(format!("create database {name}"))).execute(&mut admin).await.unwrap();
    admin.close().await.unwrap();
    cluster.url(&name)
}
