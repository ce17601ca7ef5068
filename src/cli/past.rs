//! The store of a past day: made when that day is first asked for, and kept until something that could be known then has
//! changed or other days were asked for since.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, SystemTime},
};

use anyhow::Context;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use super::{
    failure::note,
    folder::{Folder, is_of_one_run},
    global::Global,
    paint::counted,
    place::Place,
};
use crate::{
    model::hex,
    pipeline::{self, Rules},
    store::{DatabaseUrl, Store, StoreOptions},
};

/// Past days that are kept.
const KEPT: usize = 4;
const FILE: &str = "homegrown.db";

/// The store of that day, with its folder.
pub(super) async fn store(place: &Place, day: NaiveDate) -> anyhow::Result<(Store, Folder)> {
    let rules = Rules::new(Arc::clone(&place.lexicon));
    let state = pipeline::known_by(&place.store, &rules, day).await?;
    let days = place.settings.data.join("as-of");
    // Another build may take other texts for those of that day, be it by the same rules.
    let kept = days.join(name(&format!("{} {} {state}", env!("HOMEGROWN_VERSION"), place.settings.database)));
    if kept.join(FILE).is_file() {
        // it is asked for again: it is among the last to be forgotten
        if let Ok(folder) = fs::File::open(&kept) {
            let _ = folder.set_modified(Global::now().into());
        }
        return Ok((open(&kept).await?, Folder::kept(&kept)?));
    }
    // Made beside it and then renamed, so that nobody finds half of it.
    let making = Folder::beside(&days, "making").or_else(|_| Folder::temporary("as-of"))?;
    let then = open(&making.path).await?;
    let (known, all) = pipeline::as_of(&place.store, &rules, day, &then).await?;
    note(&format!("as of {day}: {known} of {}", counted(all, "document")));
    if making.path.parent() != Some(days.as_path()) {
        return Ok((then, making));
    }
    then.close().await;
    forget(&days, KEPT - 1, Global::now().into());
    put(&making.path, &kept)?;
    Ok((open(&kept).await?, Folder::kept(&kept)?))
}

/// Gives what was made the name under which it is found. Another program may have made the same day meanwhile: its store is
/// as good.
fn put(making: &Path, kept: &Path) -> anyhow::Result<()> {
    // A folder that has lost its store would refuse this one, and each that is made after it.
    if !kept.join(FILE).is_file() {
        let _ = fs::remove_dir_all(kept);
    }
    if let Err(error) = fs::rename(making, kept)
        && !kept.join(FILE).is_file()
    {
        return Err(error).with_context(|| format!("cannot rename {} to {}", making.display(), kept.display()));
    }
    Ok(())
}

async fn open(folder: &Path) -> anyhow::Result<Store> {
    Ok(Store::open(&DatabaseUrl::file(folder.join(FILE)), StoreOptions::default()).await?)
}

fn name(state: &str) -> String {
    hex(Sha256::digest(state.as_bytes()).iter().take(10))
}

/// After so long nobody makes a day any more: the run was killed.
const LONGEST: Duration = Duration::from_hours(24);

/// Removes all but the days that were made last, and what killed runs left of theirs. What cannot be removed now is in
/// use, and goes another time.
fn forget(days: &Path, most: usize, now: SystemTime) {
    let made = |path: &PathBuf| fs::metadata(path).and_then(|data| data.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    let entries = fs::read_dir(days).into_iter().flatten().flatten().map(|entry| entry.path());
    let (making, mut stores): (Vec<PathBuf>, Vec<PathBuf>) = entries.partition(|path| is_of_one_run(path));
    stores.sort_by_key(|path| std::cmp::Reverse(made(path)));
    let is_left = |path: &&PathBuf| now.duration_since(made(path)).is_ok_and(|age| age > LONGEST);
    for old in stores.iter().skip(most).chain(making.iter().filter(is_left)) {
        let _ = fs::remove_dir_all(old);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_made_last_stay_and_so_does_what_is_being_made() {
        let days = Folder::temporary("forget").unwrap();
        let now = SystemTime::UNIX_EPOCH + Duration::from_hours(500_000);
        for (name, age) in [("a", 1), ("b", 2), ("c", 3), ("homegrown-making-1-1", 2), ("homegrown-making-1-2", 30)] {
            let day = Folder::kept(&days.path.join(name)).unwrap();
            fs::File::open(&day.path).unwrap().set_modified(now - Duration::from_hours(age)).unwrap();
        }
        forget(&days.path, 2, now);
        let left = fs::read_dir(&days.path).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut left: Vec<String> = left.collect();
        left.sort();
        assert_eq!(left, ["a", "b", "homegrown-making-1-1"]);
    }
}
