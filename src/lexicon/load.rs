//! Rows to a checked lexicon: links resolved, no name twice, no ring, and all problems told at once.

use std::collections::HashMap;

use super::{
    Entity, EntityRef, Lexicon, LexiconError, Links, Problem,
    find::Names,
    fold,
    inflect::russian_forms,
    row::{Row, Rows},
};
use crate::model::EntityKind;

/// Checks and links the rows of all files: those of a reader's own may add to entities that are there.
pub(super) fn load(mut given: Rows, own: Rows, version: String) -> Result<Lexicon, LexiconError> {
    let mut problems = given.problems;
    problems.extend(own.problems);
    let rows = merged(given.given, own.given, &mut problems);
    given.ignored.extend(own.ignored);
    let ignored = given.ignored;
    let (links, index, finder) = std::thread::scope(|scope| {
        let finder = || names(&rows, &ignored).finder();
        let beside = std::thread::Builder::new().spawn_scoped(scope, finder);
        let mut loader = Loader { rows: &rows, index: HashMap::with_capacity(NAMES * rows.len()), problems };
        loader.name_all();
        let links = loader.link_all();
        loader.refuse_rings(&links);
        let Loader { index, problems, .. } = loader;
        if !problems.is_empty() {
            return Err(LexiconError::Refused(problems));
        }
        let finder = match beside {
            Ok(thread) => thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            Err(_) => finder(),
        };
        Ok((links, index, finder))
    })?;
    let mut lexicon = Lexicon { index, entities: rows.iter().map(entity).collect(), links, finder, version };
    lexicon.mark_chip_makers();
    lexicon.mark_families();
    Ok(lexicon)
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

    fn problem(&self, what: String) -> Problem {
        Problem { file: self.file.clone(), line: self.line, what }
    }

    /// Every name once, with whether it is weak.
    fn names(&self) -> impl Iterator<Item = (&str, bool)> {
        let weak: Vec<String> = self.weak.iter().map(|name| fold::key(name)).collect();
        let full = std::iter::once(&self.name).chain(&self.aliases);
        let full = full.filter(move |name| weak.is_empty() || !weak.contains(&fold::key(name)));
        let full = full.map(|name| (name.as_str(), false));
        full.chain(self.weak.iter().map(|name| (name.as_str(), true)))
    }
}

/// So many names an entity has, or fewer.
const NAMES: usize = 8;

/// What a name stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    pub(super) entity: EntityRef,
    weak: bool,
}

struct Loader<'r> {
    rows: &'r [Row],
    /// By folded name; a full name goes before a weak one.
    index: HashMap<String, Name>,
    problems: Vec<Problem>,
}

impl<'r> Loader<'r> {
    fn each(&self) -> impl Iterator<Item = (EntityRef, &'r Row)> + use<'r> {
        self.rows.iter().zip(0..).map(|(row, place)| (EntityRef(place), row))
    }

    fn name_all(&mut self) {
        for (entity, row) in self.each() {
            for (name, weak) in row.names() {
                self.name(Name { entity, weak }, name, row);
            }
        }
    }

    /// Weak names may be shared (`Spark`): the text decides. Full names may not.
    fn name(&mut self, new: Name, name: &str, row: &Row) {
        let known = *self.index.entry(fold::key(name)).or_insert(new);
        if known.entity == new.entity || new.weak && known.weak {
            return;
        }
        let other = usize::try_from(known.entity.0).ok().and_then(|place| self.rows.get(place));
        let (owner, place) =
            other.map_or(("", String::new()), |row| (row.name.as_str(), format!("{}:{}", row.file, row.line)));
        self.problems.push(row.problem(format!("`{name}` of `{}` names `{owner}` too ({place})", row.name)));
    }

    fn link_all(&mut self) -> Vec<Links> {
        self.each().map(|(_, row)| self.links(row)).collect()
    }

    fn links(&mut self, row: &Row) -> Links {
        Links {
            maker: row.maker.as_ref().and_then(|name| self.link(row, "maker", name)),
            family: row.family.as_ref().and_then(|name| self.link(row, "family", name)),
            with: row.with.iter().filter_map(|name| self.link(row, "with", name)).collect(),
            ..Links::default()
        }
    }

    fn link(&mut self, row: &Row, key: &str, name: &str) -> Option<EntityRef> {
        let found = self.index.get(&fold::key(name)).map(|name| name.entity);
        if found.is_none() {
            self.problems.push(row.problem(format!("{key} `{name}` of `{}` is not in the lexicon", row.name)));
        }
        found
    }

    fn refuse_rings(&mut self, links: &[Links]) {
        for (entity, row) in self.each() {
            if returns(entity, links) {
                self.problems.push(row.problem(format!("`{}` belongs to itself through maker and family", row.name)));
            }
        }
    }
}

/// Whether one comes back to an entity on the way up.
fn returns(entity: EntityRef, links: &[Links]) -> bool {
    let up = |of: EntityRef| {
        let links = usize::try_from(of.0).ok().and_then(|place| links.get(place));
        links.into_iter().flat_map(|links| links.maker.into_iter().chain(links.family))
    };
    let mut seen = Vec::new();
    let mut waiting: Vec<EntityRef> = up(entity).collect();
    while let Some(next) = waiting.pop() {
        if next == entity {
            return true;
        }
        if !seen.contains(&next) {
            seen.push(next);
            waiting.extend(up(next));
        }
    }
    false
}

fn entity(row: &Row) -> Entity {
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

fn names(rows: &[Row], ignored: &[String]) -> Names {
    let mut names = Names::default();
    names.reserve(NAMES * rows.len());
    for (row, place) in rows.iter().zip(0..) {
        for (name, weak) in row.names().filter(|(name, _)| !name.contains(": unnamed ")) {
            names.add(name, Some(EntityRef(place)), weak);
            for form in russian_forms(name) {
                names.add(&form, Some(EntityRef(place)), weak);
            }
        }
    }
    for phrase in ignored {
        names.add(phrase, None, false);
    }
    names
}

impl Lexicon {
    fn mark_families(&mut self) {
        let families: Vec<EntityRef> = self.links.iter().filter_map(|links| links.family).collect();
        self.mark(&families, |links| links.has_variants = true);
    }

    fn mark(&mut self, entities: &[EntityRef], mark: impl Fn(&mut Links)) {
        for entity in entities {
            let place = usize::try_from(entity.0).ok();
            if let Some(links) = place.and_then(|place| self.links.get_mut(place)) {
                mark(links);
            }
        }
    }

    fn mark_chip_makers(&mut self) {
        let chips = self.entities().filter(|(_, entity)| entity.kind == Some(EntityKind::Chip));
        let makers: Vec<EntityRef> = chips.flat_map(|(chip, _)| self.owners(chip).collect::<Vec<_>>()).collect();
        self.mark(&makers, |links| links.makes_chips = true);
    }
}
