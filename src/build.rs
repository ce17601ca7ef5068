//! Reads the entities that are compiled in, and tells the program by which rules it reads and which commit it is built
//! from, where it is built from a repository.

use std::{
    collections::BTreeSet,
    env, fs, io,
    path::{Path, PathBuf},
    process::Command,
};

#[allow(dead_code, unreachable_pub, reason = "they are modules of the library, which has other uses for them")]
mod lexicon {
    pub(crate) mod compile;
    mod fold;
    mod han;
    mod inflect;
    mod link;
    mod names;
    mod numbers;
    mod pattern;
    pub(crate) mod row;
    mod trie;
}

#[allow(unreachable_pub, reason = "it is a module of the library")]
mod text {
    pub mod simplified;
}

use lexicon::{compile::compile, row::File};

/// All that decides what is kept of a text, down to the shape of what is found: its mentions and its fingerprint, which
/// text it repeats, and what it changed of an earlier one. By another hash, texts are read anew.
pub(crate) const RULES: [&str; 9] = [
    "src/dedupe",
    "src/extract",
    "src/lexicon",
    "src/model",
    "src/text",
    "src/pipeline/about.rs",
    "src/pipeline/edit.rs",
    "src/pipeline/origin.rs",
    "src/pipeline/prepare.rs",
];

/// All that decides how what was read is merged and arranged.
const ARRANGEMENT: [&str; 5] =
    ["src/dedupe", "src/timeline", "src/pipeline/arrange", "src/pipeline/about.rs", "src/pipeline/merge.rs"];

/// All that decides what is kept of a page.
const CLEANING: [&str; 5] =
    ["src/article", "src/text", "src/model/address", "src/model/document.rs", "src/model/site.rs"];

/// The files of entities that are compiled in. Of two names that only the text can tell apart the earlier goes first.
const ENTITIES: [&str; 10] = [
    "models.toml",
    "chips.toml",
    "systems.toml",
    "organizations.toml",
    "countries.toml",
    "policies.toml",
    "people.toml",
    "benchmarks.toml",
    "outlets.toml",
    "ignored.toml",
];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src/build.rs");
    compile_entities()?;
    println!("cargo::rustc-env=HOMEGROWN_RULES={}", hash_of(&RULES)?);
    println!("cargo::rustc-env=HOMEGROWN_CLEANING={}", hash_of(&CLEANING)?);
    println!("cargo::rustc-env=HOMEGROWN_ARRANGEMENT={}", hash_of(&ARRANGEMENT)?);
    tell_commit();
    Ok(())
}

/// A hash of sources: a number set by hand would be forgotten, and what is stored then stays as older rules made it.
/// Only what can change what is kept goes into it, for by another hash much is made anew: no tests, no comments, and
/// nothing that an editor leaves.
pub(crate) fn hash_of(sources: &[&str]) -> io::Result<String> {
    let mut files = Vec::new();
    for source in sources {
        println!("cargo::rerun-if-changed={source}");
        add_files(PathBuf::from(source), &mut files)?;
    }
    files.sort();
    let mut tests = BTreeSet::new();
    let mut kept = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file)?;
        kept.push((without_comments(&without_tests(&text, &file, &mut tests)), file));
    }
    kept.retain(|(_, file)| !file.ancestors().any(|path| tests.contains(&path.with_extension(""))));
    // FNV-1a: who builds this needs no crate for it, and nobody gains from two that are the same
    let bytes = kept.iter().flat_map(|(text, _)| text.bytes());
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    Ok(format!("{hash:016x}"))
}

/// Adds a file, or all sources that a folder holds: code, and the words and tables that are compiled into it.
fn add_files(path: PathBuf, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            add_files(entry?.path(), files)?;
        }
        return Ok(());
    }
    let is_hidden = path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
    if !is_hidden && path.extension().is_some_and(|end| ["rs", "toml", "txt"].iter().any(|known| end == *known)) {
        files.push(path);
    }
    Ok(())
}

/// The text of a file without what only tests are built with. Modules of it that have a file of their own go to
/// `tests`, by their paths without an ending. What is written otherwise than we write it counts as no test.
fn without_tests(text: &str, file: &Path, tests: &mut BTreeSet<PathBuf>) -> String {
    let inner = if file.ends_with("mod.rs") { file.with_file_name("") } else { file.with_extension("") };
    let mut kept = String::with_capacity(text.len());
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let next = if line == "#[cfg(test)]" { lines.clone().next() } else { None };
        let module = next.and_then(|item| item.strip_prefix("mod ")?.strip_suffix(';'));
        if let Some(module) = module {
            tests.insert(inner.join(module));
            lines.next();
        } else if next.is_some_and(|item| item.ends_with('{')) {
            // an item ends where the first brace stands as far out as it began
            lines.find(|line| line.starts_with('}'));
        } else {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// The text without lines that are a comment. None of ours stands in a text between quotes.
fn without_comments(text: &str) -> String {
    let is_kept = |line: &&str| !["//", "# "].iter().any(|mark| line.trim_start().starts_with(mark));
    text.lines().filter(is_kept).flat_map(|line| [line, "\n"]).collect()
}

/// Makes the entities ready for the search and writes them as the files that `lexicon/builtin.rs` takes in.
fn compile_entities() -> io::Result<()> {
    let source = Path::new("src/lexicon/entities");
    let texts = ENTITIES.map(|name| fs::read_to_string(source.join(name)).map(|text| (name, text)));
    let texts = texts.into_iter().collect::<io::Result<Vec<_>>>()?;
    let files: Vec<File<'_>> = texts.iter().map(|(name, text)| File { name: (*name).to_owned(), text }).collect();
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo sets OUT_DIR"))?;
    let folder = Path::new(&out).join("lexicon");
    for problem in compile(&files, &folder)? {
        println!("cargo::error={}/{problem}", source.display());
    }
    let version = format!("pub(super) const VERSION: &str = {:?};\n", hash_of(&["src/lexicon/entities"])?);
    fs::write(folder.join("version.rs"), version)
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
