//! Every function of the store, on both engines: the same list of tests, run twice.

mod archived;
mod cleaning;
mod concurrency;
mod derived;
mod document;
mod failure;
mod follow;
mod sample;
mod small;
mod unit;

pub(crate) use failure::raw_url;

/// Makes of each test `fn name(Database)` one on SQLite and one on PostgreSQL.
macro_rules! on_both_engines {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(
                #[tokio::test]
                async fn $name() {
                    super::$name(crate::support::Database::sqlite().await).await;
                }
            )+
        }
        mod postgres {
            $(
                #[tokio::test]
                async fn $name() {
                    if let Some(database) = crate::support::Database::postgres().await {
                        super::$name(database).await;
                    }
                }
            )+
        }
    };
}
pub(crate) use on_both_engines;

/// Nothing but these tests checks the SQL, so a function that none of them calls is not done.
#[test]
fn every_function_of_the_store_is_called_here() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |folder: &str| -> String {
        let files = std::fs::read_dir(root.join(folder)).unwrap().flatten().map(|entry| entry.path());
        files.filter(|path| path.is_file()).map(|path| std::fs::read_to_string(path).unwrap()).collect()
    };
    let tests = [read("tests/it/store"), read("tests/it/support")].concat();
    let source = read("src/store");
    let names: Vec<&str> = source
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("pub async fn "))
        .filter_map(|rest| rest.split(['(', '<']).next())
        .collect();
    assert!(names.len() > 40, "the functions of the store were not found: {names:?}");
    let uncalled: Vec<&str> = names
        .into_iter()
        .filter(|name| !tests.contains(&format!(".{name}")) && !tests.contains(&format!("::{name}(")))
        .collect();
    assert!(uncalled.is_empty(), "no test calls {uncalled:?}");
}
