//! Flags, environment and settings file → the settings of one run.
//!
//! A flag wins over the environment, the environment over the file, the file over the default. The environment is
//! read by the command line (clap), so what arrives here as given is flag or environment already.

use std::{
    fs, io,
    path::{Path, PathBuf},
    str::FromStr,
    time::Duration,
};

use directories::ProjectDirs;
use serde::{Deserialize, Deserializer, de::Error};

use crate::store::{DatabaseUrl, StoreError};

/// What flags and environment say.
#[derive(Debug, Clone, Default)]
pub struct Given {
    pub data: Option<PathBuf>,
    pub database: Option<String>,
    pub config: Option<PathBuf>,
}

/// The settings file, as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct File {
    /// The data folder; one that is not absolute is meant from the settings file's folder.
    pub data: Option<PathBuf>,
    /// `postgres://…`, or `sqlite:PATH`.
    pub database: Option<String>,
    /// A folder of source files in place of those that are compiled in.
    pub feeds: Option<PathBuf>,
    #[serde(default)]
    pub crawl: Crawl,
}

/// The part of the settings that the crawler takes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Crawl {
    /// Replaces what the crawler calls itself.
    pub user_agent: Option<String>,
    /// Where those whom it visits can reach its operator: an address or a mailbox.
    pub contact: Option<String>,
    /// Least time between two requests to one host, as source files write times; `0s` for none.
    #[serde(default, deserialize_with = "gap")]
    pub gap: Option<Duration>,
    /// Whether addresses that are not public may be reached.
    #[serde(default)]
    pub allow_private_network: bool,
}

/// The settings of one run.
#[derive(Debug, Clone)]
pub struct Settings {
    pub data: PathBuf,
    pub database: DatabaseUrl,
    pub feeds: Option<PathBuf>,
    pub crawl: Crawl,
    /// The settings file that was read, and what it says.
    pub file: Option<PathBuf>,
    pub filed: File,
}

/// Why no settings could be made.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("cannot read the settings file {}: {source}", path.display())]
    Read { path: PathBuf, source: io::Error },
    #[error("the settings file {} is not right\n{what}", path.display())]
    Parse { path: PathBuf, what: String },
    #[error("the database address {origin} is not right")]
    Database { origin: String, source: StoreError },
    #[error("this system names no home folder: say where data should live with --data or HOMEGROWN_DATA")]
    NoHome,
}

impl Settings {
    /// Settles what holds. A settings file that is named must be there; the usual one may be missing.
    pub fn settle(given: Given) -> Result<Self, ConfigError> {
        let folders = ProjectDirs::from("", "", "homegrown");
        let usual = folders.as_ref().map(|folders| folders.config_dir().join("config.toml"));
        let (file, path) = match (&given.config, usual) {
            (Some(named), _) => (read(named)?, named.clone()),
            (None, Some(usual)) if usual.is_file() => (read(&usual)?, usual),
            _ => (File::default(), PathBuf::new()),
        };
        let beside = |named: PathBuf| path.parent().map_or(named.clone(), |folder| folder.join(&named));
        let given_data = given.data.filter(|data| !data.as_os_str().is_empty());
        let data = given_data
            .or_else(|| file.data.clone().map(beside))
            .or_else(|| folders.map(|folders| folders.data_dir().to_owned()))
            .ok_or(ConfigError::NoHome)?;
        let database = database(given.database, file.database.clone(), &data, &path)?;
        let read = (!path.as_os_str().is_empty()).then(|| path.clone());
        let filed = file.clone();
        Ok(Self { database, feeds: file.feeds.map(beside), crawl: file.crawl, data, file: read, filed })
    }

    /// Where the settings file is looked for, unless another is named.
    pub fn usual_file() -> Result<PathBuf, ConfigError> {
        let folders = ProjectDirs::from("", "", "homegrown").ok_or(ConfigError::NoHome)?;
        Ok(folders.config_dir().join("config.toml"))
    }

    /// Where own words live: `*.toml` files that add to the lexicon.
    pub fn lexicon_folder(&self) -> PathBuf {
        self.data.join("lexicon")
    }

    /// Where own sources live: `*.toml` files that add to those that are compiled in.
    pub fn own_feeds(&self) -> PathBuf {
        self.data.join("feeds")
    }

    /// Where the full-text index lives, a cache that may be deleted.
    pub fn index_folder(&self) -> PathBuf {
        self.data.join("index")
    }
}

fn database(
    given: Option<String>,
    filed: Option<String>,
    data: &Path,
    file: &Path,
) -> Result<DatabaseUrl, ConfigError> {
    let given =
        given.filter(|url| !url.is_empty()).map(|url| (url, "of --database or HOMEGROWN_DATABASE_URL".to_owned()));
    let filed = filed.map(|url| (url, format!("in {}", file.display())));
    match given.or(filed) {
        Some((url, origin)) => DatabaseUrl::from_str(&url).map_err(|source| ConfigError::Database { origin, source }),
        None => Ok(DatabaseUrl::file(data.join("homegrown.db"))),
    }
}

fn gap<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Duration>, D::Error> {
    let text = String::deserialize(deserializer)?;
    crate::crawl::source::pause(&text).map(Some).map_err(D::Error::custom)
}

fn read(path: &Path) -> Result<File, ConfigError> {
    let text = fs::read_to_string(path).map_err(|source| ConfigError::Read { path: path.to_owned(), source })?;
    toml::from_str(&text).map_err(|error| ConfigError::Parse { path: path.to_owned(), what: error.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settle(text: &str, given: Given) -> Result<Settings, ConfigError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        fs::write(&path, text).unwrap();
        Settings::settle(Given { config: Some(path), ..given })
    }

    #[test]
    fn a_flag_wins_over_the_file_and_the_file_over_the_default() {
        let settings = settle("data = '/srv/one'\n", Given::default()).unwrap();
        assert_eq!(settings.data, Path::new("/srv/one"));
        assert_eq!(settings.database, DatabaseUrl::file("/srv/one/homegrown.db"));
        let given = Given { data: Some("/srv/two".into()), ..Given::default() };
        assert_eq!(settle("data = '/srv/one'\n", given).unwrap().data, Path::new("/srv/two"));
    }

    #[test]
    fn an_unknown_key_is_told_with_its_line() {
        let error = settle("data = '/srv/one'\ndatabse = 'x'\n", Given::default()).unwrap_err().to_string();
        assert!(error.contains("line 2") && error.contains("databse"), "{error}");
    }

    #[test]
    fn the_gap_between_requests_is_read_as_a_time() {
        let gap = |text: &str| {
            settle(&format!("[crawl]\ngap = '{text}'\n"), Given::default()).map(|settings| settings.crawl.gap)
        };
        assert_eq!(gap("2s").unwrap(), Some(Duration::from_secs(2)));
        assert_eq!(gap("0s").unwrap(), Some(Duration::ZERO));
        let error = gap("soon").unwrap_err().to_string();
        assert!(error.contains("line 2") && error.contains("no duration"), "{error}");
    }

    #[test]
    fn a_settings_file_that_is_named_must_be_there() {
        let given = Given { config: Some("/no/such/file.toml".into()), ..Given::default() };
        assert!(matches!(Settings::settle(given), Err(ConfigError::Read { .. })));
    }

    #[test]
    fn a_password_is_never_shown() {
        let given = Given { database: Some("postgres://a:secret@h:notaport/x".into()), ..Given::default() };
        let error = format!("{:?}", anyhow::Error::from(settle("", given).unwrap_err()));
        assert!(!error.contains("secret"), "{error}");
    }
}
