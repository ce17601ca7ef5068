//! The rows of the files that are compiled in, as they were read when the program was built: to read them anew took as
//! long as all else of the lexicon, at each start.

use super::row::{Row, Rows};

/// A row as it is compiled in.
struct Given {
    kind: &'static str,
    name: &'static str,
    aliases: &'static [&'static str],
    weak: &'static [&'static str],
    with: &'static [&'static str],
    maker: Option<&'static str>,
    family: Option<&'static str>,
    country: Option<&'static str>,
    file: &'static str,
    line: usize,
}

// `ROWS`, `IGNORED` and `VERSION`, which changes with any word of them.
include!(concat!(env!("OUT_DIR"), "/entities.rs"));

pub(super) fn rows() -> Rows {
    Rows { given: ROWS.iter().map(Row::from).collect(), ignored: owned(IGNORED), problems: Vec::new() }
}

impl From<&Given> for Row {
    fn from(row: &Given) -> Self {
        Self {
            kind: row.kind,
            name: row.name.to_owned(),
            aliases: owned(row.aliases),
            weak: owned(row.weak),
            with: owned(row.with),
            maker: row.maker.map(str::to_owned),
            family: row.family.map(str::to_owned),
            country: row.country.map(str::to_owned),
            file: row.file.to_owned(),
            line: row.line,
        }
    }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}
