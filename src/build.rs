//! Tells the program which commit it is built from, where it is built from a repository.

use std::{path::Path, process::Command};

fn main() {
    println!("cargo::rerun-if-changed=src/build.rs");
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
