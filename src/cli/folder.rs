//! A folder for one run, removed when it is no longer needed.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::Context;

use super::global::Global;

/// A folder that is removed in the end, or one that the user wants to keep.
pub(super) struct Folder {
    pub(super) path: PathBuf,
    kept: bool,
}

impl Folder {
    /// A new one among the system's own temporary folders.
    pub(super) fn temporary(what: &str) -> anyhow::Result<Self> {
        let name = format!("homegrown-{what}-{}-{}", std::process::id(), Global::now().timestamp_micros());
        Self::at(env::temp_dir().join(name), false)
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
            // a folder of the system's own temporary ones: it goes in the end
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}
