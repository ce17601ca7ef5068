//! The entities that are compiled in, as `compile.rs` wrote them when the program was built: they are read where they
//! stand, for to make them ready at each start took longer than all else of a short command.

use std::{borrow::Cow, sync::OnceLock};

use super::{
    Entity, Lexicon,
    link::{EntityRef, Index, Links},
    load,
    names::Finder,
    numbers::{Numbers, place},
    row::{BETWEEN, KINDS, Row, Rows},
    trie::Trie,
};

// Changes with any word of the entities.
include!(concat!(env!("OUT_DIR"), "/lexicon/version.rs"));
include!(concat!(env!("OUT_DIR"), "/lexicon/links.rs"));

static ROWS: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicon/rows.txt"));
static IGNORED: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicon/ignored.txt"));
static WRITTEN: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicon/names.written"));

macro_rules! bytes {
    ($($name:literal),+) => { include_bytes!(concat!(env!("OUT_DIR"), "/lexicon/", $($name),+)) };
}

macro_rules! numbers {
    ($($name:literal),+) => { Numbers::compiled(bytes!($($name),+)) };
}

macro_rules! trie {
    ($name:literal) => {
        Trie {
            nodes: numbers!($name, ".nodes"),
            labels: Cow::Borrowed(bytes!($name, ".labels")),
            tails: Cow::Borrowed(bytes!($name, ".tails")),
            tables: numbers!($name, ".tables"),
            heads: Cow::Borrowed(bytes!($name, ".heads")),
        }
    };
}

/// Where each row starts, and where the last ends.
static STARTS: Numbers = numbers!("rows.starts");

/// The lexicon of what is compiled in alone.
pub(super) fn lexicon(version: String) -> Lexicon {
    Lexicon {
        entities: LINKS.iter().map(|_| OnceLock::new()).collect(),
        links: Cow::Borrowed(LINKS),
        index: Index { names: trie!("index"), entities: numbers!("index.entities") },
        finder: Finder {
            trie: trie!("names"),
            uses: numbers!("names.uses"),
            starts: numbers!("names.starts"),
            joints: numbers!("names.joints"),
            written: Cow::Borrowed(WRITTEN),
        },
        countries: OnceLock::new(),
        version,
    }
}

/// The entity at a place.
pub(super) fn entity(EntityRef(at): EntityRef) -> Entity {
    row(place(at)).as_ref().map(load::entity).unwrap_or_default()
}

/// All rows, for a lexicon that has those of a reader's own too.
pub(super) fn rows() -> Rows {
    let given = (0..LINKS.len()).filter_map(row).collect();
    Rows { given, ignored: IGNORED.lines().map(str::to_owned).collect(), problems: Vec::new() }
}

fn row(at: usize) -> Option<Row> {
    let [from, to] = [STARTS.get(at)?, STARTS.get(at + 1)?].map(place);
    let mut fields = ROWS.get(from..to)?.split('\t');
    let mut words = || -> Vec<String> {
        let words = fields.next().unwrap_or_default().split(BETWEEN).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    let kind = words().pop()?;
    Some(Row {
        kind: KINDS.into_iter().find(|known| *known == kind)?,
        name: words().pop()?,
        aliases: words(),
        weak: words(),
        with: words(),
        maker: words().pop(),
        family: words().pop(),
        country: words().pop(),
        file: words().pop()?,
        line: words().pop()?.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compiled_in_is_what_its_rows_load_to() {
        let compiled = lexicon(String::new());
        let loaded = load::load(rows(), Rows::default(), String::new()).unwrap();
        assert!(compiled.len() > 1000);
        assert_eq!(compiled.links, loaded.links);
        for (reference, entity) in loaded.entities() {
            assert_eq!(compiled.entity(reference), entity);
            for name in std::iter::once(&entity.name).chain(&entity.aliases) {
                assert_eq!(compiled.resolve(name), loaded.resolve(name), "{name}");
                assert_eq!(compiled.search(name), loaded.search(name), "{name}");
            }
        }
    }
}
