//! A folder for one run, removed when it is no longer needed.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::Context;

use super::global::Global;

/// How the names of folders begin that one run makes and removes.
const OF_ONE_RUN: &str = "homegrown-";

/// Whether the folder is another run's own.
pub(super) fn is_of_one_run(path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(OF_ONE_RUN))
}

/// A folder that is removed in the end, or one that the user wants to keep.
pub(super) struct Folder {
    pub(super) path: PathBuf,
    kept: bool,
}

impl Folder {
    /// A new one among the system's own temporary folders.
    pub(super) fn temporary(what: &str) -> anyhow::Result<Self> {
        Self::beside(&env::temp_dir(), what)
    }

    /// A new one in that folder.
    pub(super) fn beside(folder: &Path, what: &str) -> anyhow::Result<Self> {
        let name = format!("{OF_ONE_RUN}{what}-{}-{}", std::process::id(), Global::now().timestamp_micros());
        Self::at(folder.join(name), false)
    }

    /// One that stays.
    pub(super) fn kept(path: &Path) -> anyhow::Result<Self> {
        Self::at(path.to_owned(), true)
    }

    fn at(path: PathBuf, kept: bool) -> anyhow::Result<Self> {
        fs::create_dir_all(&path).with_context(|| format!("cannot make the folder {}", path.display()))?;
        Ok(Self { path, kept })
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !self.kept {
            // what stays is cleared by the system, or with the days that are forgotten, in the end
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}
