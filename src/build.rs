//! Tells the program by which rules it reads, and which commit it is built from, where it is built from a repository.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::Command,
};

/// All that decides what is kept of a text, down to the shape of what is found: nothing else is used by it.
const RULES: [&str; 5] = ["src/dedupe", "src/extract", "src/lexicon", "src/model", "src/text"];

/// All that decides how what was read is merged and arranged.
const ARRANGEMENT: [&str; 5] =
    ["src/dedupe", "src/timeline", "src/pipeline/arrange", "src/pipeline/about.rs", "src/pipeline/merge.rs"];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src/build.rs");
    println!("cargo::rustc-env=HOMEGROWN_RULES={}", hash_of(&RULES)?);
    println!("cargo::rustc-env=HOMEGROWN_ARRANGEMENT={}", hash_of(&ARRANGEMENT)?);
    tell_commit();
    Ok(())
}

/// A hash of sources: a number set by hand would be forgotten, and what is stored then stays as older rules made it.
fn hash_of(sources: &[&str]) -> io::Result<String> {
    let mut files = Vec::new();
    for source in sources {
        println!("cargo::rerun-if-changed={source}");
        add_files(PathBuf::from(source), &mut files)?;
    }
    files.sort();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for file in files {
        // FNV-1a: who builds this needs no crate for it, and nobody gains from two that are the same
        for byte in fs::read(file)? {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    Ok(format!("{hash:016x}"))
}

/// Adds a file, or all that a folder holds.
fn add_files(path: PathBuf, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !path.is_dir() {
        files.push(path);
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        add_files(entry?.path(), files)?;
    }
    Ok(())
}

fn tell_commit() {
    // grows with every commit; absent where the source came as an archive
    let log = Path::new(".git/logs/HEAD");
    if log.exists() {
        println!("cargo::rerun-if-changed={}", log.display());
    }
    let shown = Command::new("git").args(["log", "-1", "--format=%h %cs"]).output();
    let commit = shown.ok().filter(|shown| shown.status.success() && log.exists());
    let commit = commit.and_then(|shown| String::from_utf8(shown.stdout).ok());
    let version = env!("CARGO_PKG_VERSION");
    match commit.as_deref().map(str::trim) {
        Some(commit) if !commit.is_empty() => println!("cargo::rustc-env=HOMEGROWN_VERSION={version} ({commit})"),
        _ => println!("cargo::rustc-env=HOMEGROWN_VERSION={version}"),
    }
}
