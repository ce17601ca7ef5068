//! Words as data: the entities of the field with their aliases, compiled in and extended from the data folder.
//!
//! `entities/*.toml` has a row an entity: `chip = [{ name = "Ascend 910C", aliases = ["昇腾910C"], weak = ["910C"],
//! family = "Huawei Ascend" }]`. The rows become entities ([`Lexicon::entity`]), an index of all names
//! ([`Lexicon::resolve`]) and a tree that finds them in text ([`Lexicon::find`]).

pub(crate) mod border;
mod builtin;
pub mod calendar;
pub mod chinese;
mod company;
pub mod cue;
pub mod english;
mod find;
mod fold;
mod han;
mod house;
mod inflect;
pub mod labels;
mod link;
mod lists;
mod load;
mod names;
mod nearest;
mod numbers;
mod pattern;
mod row;
mod trie;
pub mod units;
mod within;

use std::{
    borrow::Cow,
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use sha2::{Digest, Sha256};

pub use self::{link::EntityRef, row::Problem};
use self::{
    link::{Index, Links},
    names::Finder,
    numbers::place,
    row::{File, Rows},
};
use crate::{
    model::{EntityKind, Language, hex},
    text::Span,
};

/// A model, chip, system, organization, country, policy, person, benchmark or outlet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Entity {
    /// Canonical name.
    pub name: String,
    pub kind: Option<EntityKind>,
    /// ISO 3166-1 alpha-2 of its home, where the entity itself says it; see [`Lexicon::country`].
    pub country: Option<String>,
    /// Canonical name of the firm that makes it, or of the firm that an institute belongs to.
    pub maker: Option<String>,
    /// Canonical name of the family that it is a variant of (`Huawei Ascend` of `Ascend 910B`).
    pub family: Option<String>,
    /// All other names.
    pub aliases: Vec<String>,
}

/// A name found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub span: Span,
    pub entity: EntityRef,
    /// The name is short or common (`R1`, `Spark`, 现代): it counts only where the text speaks of the entity, its
    /// maker or its family by a full name too. [`Lexicon::find`] has applied that rule already.
    pub weak: bool,
    /// The span names another thing, unknown, whose name begins with that of the entity: `EXAONE 4.5`.
    pub member: bool,
}

/// The entities and their names.
#[derive(Debug)]
pub struct Lexicon {
    /// Those that are compiled in are read when they are asked for: most never are.
    entities: Vec<OnceLock<Entity>>,
    links: Cow<'static, [Links]>,
    index: Index,
    finder: Finder,
    /// By their codes; made when the first is asked for.
    countries: OnceLock<BTreeMap<String, EntityRef>>,
    /// Of all words, as they stand in the files.
    version: String,
}

/// Why a lexicon was refused.
#[derive(Debug, thiserror::Error)]
pub enum LexiconError {
    #[error("the lexicon has {} problem(s); mend them and try again:\n{}", .0.len(), listed(.0))]
    Refused(Vec<Problem>),
    #[error("cannot read the lexicon folder or file {path}: {source}")]
    Unreadable { path: PathBuf, source: std::io::Error },
}

fn listed(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

impl Lexicon {
    /// The lexicon that is compiled in, built once.
    pub fn builtin() -> Result<&'static Self, LexiconError> {
        static BUILT: OnceLock<Lexicon> = OnceLock::new();
        if let Some(lexicon) = BUILT.get() {
            return Ok(lexicon);
        }
        let lexicon = Self::load(None)?;
        Ok(BUILT.get_or_init(|| lexicon))
    }

    /// The compiled-in lexicon with every `*.toml` of a folder added, in the order of their names; a folder that is not
    /// there adds nothing. A row that names a known entity adds its names to it.
    pub fn load(extra: Option<&Path>) -> Result<Self, LexiconError> {
        let own = extra.map(own_files).transpose()?.unwrap_or_default();
        if own.is_empty() {
            return Ok(builtin::lexicon(version(&[])));
        }
        let own: Vec<File<'_>> = own.iter().map(|(name, text)| File { name: name.clone(), text }).collect();
        load::load(builtin::rows(), Rows::read(&own), version(&own))
    }

    /// The names in a text, on word borders, in order, none over another. The language is not needed to find names: one
    /// text mixes them.
    pub fn find(&self, text: &str, _language: Language) -> Vec<Found> {
        let mut found = self.search(text);
        found.retain(|found| !found.member);
        found
    }

    /// The same, and the members that it does not know of families and lines that it does.
    pub fn find_with_members(&self, text: &str) -> Vec<Found> {
        self.search(text)
    }

    /// The entity at a place. A place of another lexicon gives an entity without a name.
    #[inline]
    pub fn entity(&self, entity: EntityRef) -> &Entity {
        static NONE: OnceLock<Entity> = OnceLock::new();
        match self.entities.get(place(entity.0)) {
            Some(known) => known.get_or_init(|| builtin::entity(entity)),
            None => NONE.get_or_init(Entity::default),
        }
    }

    #[inline]
    fn links(&self, entity: EntityRef) -> &Links {
        static NONE: OnceLock<Links> = OnceLock::new();
        self.links.get(place(entity.0)).unwrap_or_else(|| NONE.get_or_init(Links::default))
    }

    /// The entity with this name or alias in any language; case, space and punctuation do not count.
    pub fn resolve(&self, name: &str) -> Option<EntityRef> {
        self.index.get(name)
    }

    /// The canonical name of what is so called, or the name itself where nothing is.
    pub fn canonical<'a>(&'a self, name: &'a str) -> &'a str {
        self.resolve(name).map_or(name, |entity| self.entity(entity).name.as_str())
    }

    /// The entity of a kind with this name, so that a model and a firm of one name are told apart.
    pub fn resolve_as(&self, name: &str, kind: EntityKind) -> Option<EntityRef> {
        self.resolve(name).filter(|entity| self.is(*entity, kind))
    }

    pub fn len(&self) -> usize {
        self.entities.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entities.is_empty()
    }

    pub fn entities(&self) -> impl Iterator<Item = (EntityRef, &Entity)> {
        (0..).map(EntityRef).take(self.len()).map(|entity| (entity, self.entity(entity)))
    }

    /// Changes whenever a word of the lexicon does: an index or a mention made with another version is out of date.
    pub fn version(&self) -> String {
        self.version.clone()
    }
}

/// Of the words that are compiled in and those of a reader's own files.
fn version(own: &[File<'_>]) -> String {
    let mut hash = Sha256::new();
    hash.update(builtin::VERSION);
    for file in own {
        hash.update(file.text);
    }
    hex(hash.finalize().iter().take(8))
}

/// The name and text of every lexicon file in a folder.
fn own_files(folder: &Path) -> Result<Vec<(String, String)>, LexiconError> {
    let unreadable = |path: &Path| {
        let path = path.to_owned();
        move |source| LexiconError::Unreadable { path, source }
    };
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable(folder))? {
        let path = entry.map_err(unreadable(folder))?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            paths.push(path);
        }
    }
    paths.sort();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).map_err(unreadable(&path))?;
        Ok((path.display().to_string(), text))
    };
    paths.into_iter().map(read).collect()
}

#[cfg(test)]
mod tests;
