//! Rows to a checked lexicon: a reader's own added to those that are compiled in, and all problems told at once.

use std::{collections::HashMap, sync::OnceLock};

use super::{
    Entity, Lexicon, LexiconError,
    link::link,
    names::Names,
    row::{Problem, Row, Rows},
};
use crate::model::EntityKind;

/// Checks and links the rows of all files: those of a reader's own may add to entities that are there.
pub(super) fn load(mut given: Rows, own: Rows, version: String) -> Result<Lexicon, LexiconError> {
    let mut problems = given.problems;
    problems.extend(own.problems);
    let rows = merged(given.given, own.given, &mut problems);
    given.ignored.extend(own.ignored);
    let ignored = given.ignored;
    std::thread::scope(|scope| {
        let finder = || Names::of(&rows, &ignored).finder();
        let beside = std::thread::Builder::new().spawn_scoped(scope, finder);
        let (index, links) = link(&rows, &mut problems);
        if !problems.is_empty() {
            return Err(LexiconError::Refused(problems));
        }
        let finder = match beside {
            Ok(thread) => thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            Err(_) => finder(),
        };
        let entities = rows.iter().map(|row| OnceLock::from(entity(row))).collect();
        Ok(Lexicon { index, entities, links: links.into(), finder, countries: OnceLock::new(), version })
    })
}

/// Rows of a reader's own files that name a known entity add to it.
fn merged(given: Vec<Row>, own: Vec<Row>, problems: &mut Vec<Problem>) -> Vec<Row> {
    let mut kept: Vec<Row> = Vec::with_capacity(given.len() + own.len());
    let mut place: HashMap<String, usize> = HashMap::with_capacity(given.len() + own.len());
    let given = given.into_iter().map(|row| (row, false));
    for (row, adds) in given.chain(own.into_iter().map(|row| (row, true))) {
        let next = kept.len();
        let at = *place.entry(row.name.clone()).or_insert(next);
        match kept.get_mut(at) {
            None => kept.push(row),
            Some(known) if adds && known.kind == row.kind => known.add(row),
            Some(known) => {
                problems.push(row.problem(format!("`{}` is in {}:{} too", row.name, known.file, known.line)));
            }
        }
    }
    kept
}

impl Row {
    fn add(&mut self, other: Self) {
        self.aliases.extend(other.aliases);
        self.weak.extend(other.weak);
        self.with.extend(other.with);
        self.maker = other.maker.or(self.maker.take());
        self.family = other.family.or(self.family.take());
        self.country = other.country.or(self.country.take());
    }
}

pub(super) fn entity(row: &Row) -> Entity {
    let mut aliases: Vec<String> = Vec::with_capacity(row.aliases.len() + row.weak.len());
    for name in row.aliases.iter().chain(&row.weak) {
        if *name != row.name && !aliases.contains(name) {
            aliases.push(name.clone());
        }
    }
    Entity {
        name: row.name.clone(),
        kind: EntityKind::parse(row.kind),
        country: row.country.clone(),
        maker: row.maker.clone(),
        family: row.family.clone(),
        aliases,
    }
}
