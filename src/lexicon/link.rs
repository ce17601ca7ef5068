//! What the rows of a lexicon are to each other: which entity a name is of, what belongs to what, no name twice, no
//! ring.

use std::{borrow::Cow, collections::HashMap};

use super::{
    fold,
    names::NAMES,
    numbers::{Numbers, place},
    row::{Problem, Row},
    trie::Trie,
};

/// The place of an entity in its lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityRef(pub u32);

/// What an entity belongs to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Links {
    pub(super) maker: Option<EntityRef>,
    pub(super) family: Option<EntityRef>,
    /// Whose full names let this entity's weak names count.
    pub(super) with: Cow<'static, [EntityRef]>,
    /// A chip belongs to it.
    pub(super) makes_chips: bool,
    /// A model belongs to it.
    pub(super) makes_models: bool,
    /// It is the family of another.
    pub(super) has_variants: bool,
}

/// The entity of each name without case, space and punctuation.
#[derive(Debug, Default)]
pub(super) struct Index {
    pub(super) names: Trie,
    /// Of each name, by its place in the tree.
    pub(super) entities: Numbers,
}

impl Index {
    pub(super) fn get(&self, name: &str) -> Option<EntityRef> {
        self.entities.get(self.names.whole(fold::key(name).as_bytes())?).map(EntityRef)
    }

    fn of(names: HashMap<String, Name>) -> Self {
        let mut names: Vec<(String, Name)> = names.into_iter().collect();
        names.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        Self {
            names: Trie::of(names.iter().map(|(name, _)| name.as_str())),
            entities: Numbers::of(names.iter().map(|(_, name)| name.entity.0)),
        }
    }
}

/// Links the rows; all problems are told at once.
pub(super) fn link(rows: &[Row], problems: &mut Vec<Problem>) -> (Index, Vec<Links>) {
    let mut linker = Linker { rows, index: HashMap::with_capacity(NAMES * rows.len()), problems };
    linker.name_all();
    let mut links = linker.link_all();
    linker.refuse_rings(&links);
    let index = Index::of(linker.index);
    mark_makers(rows, &mut links);
    mark_families(&mut links);
    (index, links)
}

/// What a name stands for.
#[derive(Debug, Clone, Copy)]
struct Name {
    entity: EntityRef,
    weak: bool,
}

struct Linker<'r> {
    rows: &'r [Row],
    /// By folded name; a full name goes before a weak one.
    index: HashMap<String, Name>,
    problems: &'r mut Vec<Problem>,
}

impl<'r> Linker<'r> {
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
        let other = self.rows.get(place(known.entity.0));
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

/// What an entity belongs to directly.
fn above(links: &[Links], entity: EntityRef) -> impl Iterator<Item = EntityRef> {
    let links = links.get(place(entity.0));
    links.into_iter().flat_map(|links| links.maker.into_iter().chain(links.family))
}

/// Whether one comes back to an entity on the way up.
fn returns(entity: EntityRef, links: &[Links]) -> bool {
    let mut seen = Vec::new();
    let mut waiting: Vec<EntityRef> = above(links, entity).collect();
    while let Some(next) = waiting.pop() {
        if next == entity {
            return true;
        }
        if !seen.contains(&next) {
            seen.push(next);
            waiting.extend(above(links, next));
        }
    }
    false
}

/// How far up belongings are followed: far more than any firm has owners. The loader refuses rings.
const DEEPEST: usize = 12;

/// All that an entity belongs to: its family, that one's family, the maker and the maker's owners.
pub(super) fn owners(links: &[Links], entity: EntityRef) -> impl Iterator<Item = EntityRef> {
    let mut waiting: Vec<EntityRef> = above(links, entity).collect();
    let mut left = DEEPEST;
    std::iter::from_fn(move || {
        let next = waiting.pop()?;
        left = left.checked_sub(1)?;
        waiting.extend(above(links, next));
        Some(next)
    })
}

fn mark_makers(rows: &[Row], links: &mut [Links]) {
    let makers_of = |kind: &str, links: &[Links]| -> Vec<EntityRef> {
        let things = rows.iter().zip(0..).filter(|(row, _)| row.kind == kind).map(|(_, place)| EntityRef(place));
        things.flat_map(|thing| owners(links, thing)).collect()
    };
    let (chips, models) = (makers_of("chip", links), makers_of("model", links));
    mark(links, &chips, |links| links.makes_chips = true);
    mark(links, &models, |links| links.makes_models = true);
}

fn mark_families(links: &mut [Links]) {
    let families: Vec<EntityRef> = links.iter().filter_map(|links| links.family).collect();
    mark(links, &families, |links| links.has_variants = true);
}

fn mark(links: &mut [Links], entities: &[EntityRef], mark: impl Fn(&mut Links)) {
    for entity in entities {
        if let Some(links) = links.get_mut(place(entity.0)) {
            mark(links);
        }
    }
}
