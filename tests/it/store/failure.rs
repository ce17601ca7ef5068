//! What goes wrong, and what the user is told.

use std::time::Duration;

use homegrown::store::{DatabaseUrl, Store, StoreError, StoreOptions};
use tempfile::TempDir;

use super::sample::{at, document};
use crate::support::Database;

super::on_both_engines!(a_database_of_a_newer_version_is_left_alone, a_store_can_be_closed_and_opened_again);

async fn a_database_of_a_newer_version_is_left_alone(database: Database) {
    let url = raw_url(&database.url);
    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(&url).await.unwrap();
    let newer = "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
        select 9999, 'from the future', success, checksum, 0 from _sqlx_migrations where version = 1";
    sqlx::query(newer).execute(&pool).await.unwrap();
    pool.close().await;
    let error = Store::open(&database.url, StoreOptions::default()).await.unwrap_err();
    assert!(matches!(error, StoreError::Newer { found: 9999, .. }), "{error}");
    assert!(error.to_string().contains("newer version"), "{error}");
}

pub(crate) fn raw_url(url: &DatabaseUrl) -> String {
    match url {
        DatabaseUrl::File(path) => format!("sqlite:{}", path.display()),
        DatabaseUrl::Postgres(url) => url.to_string(),
    }
}

async fn a_store_can_be_closed_and_opened_again(database: Database) {
    let mut write = database.store.write().await.unwrap();
    write.put_document(&document("a", "x"), None, at(0)).await.unwrap();
    write.commit().await.unwrap();
    assert_eq!(database.store.url(), &database.url);
    database.store.close().await;
    assert_eq!(database.another().await.document_ids().await.unwrap().len(), 1);
}

async fn refused(url: &DatabaseUrl) -> String {
    let options = StoreOptions { patience: Duration::from_millis(300), ..StoreOptions::default() };
    Store::open(url, options).await.unwrap_err().to_string()
}

#[tokio::test]
async fn a_file_that_is_no_database_is_named_and_left_alone() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("store.db");
    let text = "this is a letter and no database ".repeat(40);
    std::fs::write(&path, &text).unwrap();
    let said = refused(&DatabaseUrl::file(&path)).await;
    assert!(said.contains("store.db is no database") && said.contains("--data"), "{said}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

#[tokio::test]
async fn a_folder_that_cannot_be_made_is_named() {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("file"), "x").unwrap();
    let said = refused(&DatabaseUrl::file(folder.path().join("file/data/store.db"))).await;
    assert!(said.contains("file/data") && said.contains("cannot write"), "{said}");
    let said = refused(&DatabaseUrl::file(folder.path())).await;
    assert!(said.contains("cannot write") && said.contains("--data"), "{said}");
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_named_without_its_password() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let url = format!("postgres://ann:s3cret@127.0.0.1:{closed}/news").parse().unwrap();
    let said = refused(&url).await;
    assert!(said.contains("cannot reach the PostgreSQL at postgres://ann:***@127.0.0.1"), "{said}");
    assert!(!said.contains("s3cret"), "{said}");
}

#[tokio::test]
async fn a_write_that_meets_another_programs_lock_says_so() {
    let database = Database::sqlite().await;
    let options = StoreOptions { patience: Duration::from_millis(200), ..StoreOptions::default() };
    let hasty = Store::open(&database.url, options).await.unwrap();
    let open = database.store.write().await.unwrap();
    let error = hasty.write().await.unwrap_err();
    assert!(matches!(error, StoreError::Locked), "{error:?}");
    assert!(error.is_transient());
    drop(open);
}
