//! Names in a text: those of the lexicon, those known by their shape and company alone, and the words that stand for
//! a thing named before ("the model", 后者) or never named ("a trillion-parameter model").

mod chinese;
mod quoted;
mod referring;
mod role;
mod shape;
mod unnamed;
mod words;

pub(super) use referring::add_referring;
pub(super) use shape::{add_by_shape, size_in};
pub(super) use unnamed::{firm_of, is_modifier};

use std::collections::BTreeSet;

use crate::{
    lexicon::{EntityRef, Lexicon},
    model::{Document, EntityKind, Language, Subject, entity::DOMESTIC_CHIPS},
    text::Span,
};

/// How a name came to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The lexicon knows it.
    Known,
    /// Its shape and its neighbours say what it is.
    Shape,
    /// A thing that the text does not name.
    Unnamed,
    /// A word that stands for a thing named before.
    Referring,
}

/// A name, or what stands for one, at its place.
#[derive(Debug, Clone)]
#[expect(clippy::struct_field_names, reason = "the name of a name is its name")]
pub(super) struct Name {
    pub(super) span: Span,
    pub(super) kind: EntityKind,
    /// Canonical, where the lexicon knows it.
    pub(super) name: String,
    pub(super) entity: Option<EntityRef>,
    pub(super) role: Role,
    /// The other side of a comparison ("than the H100"): never what the sentence is about.
    pub(super) compared: bool,
    /// Behind a number ("384 Ascend 910C"): counted, and never what the sentence is about either.
    pub(super) counted: bool,
    /// A family or a class ("Ascend", "domestic chips") beside which the text may name what it means.
    pub(super) family: bool,
}

impl Name {
    /// Whether a sentence can be about it.
    pub(super) fn can_lead(&self) -> bool {
        !self.compared && !self.counted && !self.family
    }

    pub(super) fn subject(&self) -> Subject {
        Subject::new(self.kind, self.name.clone())
    }

    fn standing_for(&self, span: Span) -> Self {
        Self { span, role: Role::Referring, compared: false, counted: false, ..self.clone() }
    }
}

/// The lexicon's names in the text.
pub(super) fn known(text: &str, lexicon: &Lexicon, language: Language) -> Vec<Name> {
    let mut names = Vec::new();
    for found in lexicon.find(text, language) {
        let entity = lexicon.entity(found.entity);
        let Some(kind) = entity.kind else { continue };
        if is_memory_type(&entity.name) || is_software(&entity.name) {
            continue;
        }
        names.push(Name {
            span: found.span,
            kind,
            name: entity.name.clone(),
            entity: Some(found.entity),
            role: Role::Known,
            compared: false,
            counted: false,
            family: false,
        });
    }
    mark_families(&mut names, lexicon);
    names
}

/// Frameworks and drivers train and run nothing by themselves.
fn is_software(name: &str) -> bool {
    ["CANN", "MindSpore", "CUDA", "ROCm", "PyTorch", "PaddlePaddle", "MindIE", "MUSA", "HarmonyOS"]
        .iter()
        .any(|word| name.ends_with(word))
}

/// The firm behind an outlet such as "Bhasha Labs blog" or 昇思开发者（公众号）.
pub(super) fn own_firm(document: &Document, lexicon: &Lexicon) -> Option<String> {
    let outlet = document.outlet.as_deref()?;
    let plain = outlet.split(['（', '(', '|', '·', '/']).next().unwrap_or(outlet).trim();
    let words =
        ["newsroom", "blog", "news", "press", "official", "官网", "官方", "官方微博", "官微", "新闻中心", "release"];
    let cut = words.iter().find_map(|word| plain.to_lowercase().strip_suffix(word).map(str::len));
    let name = cut.and_then(|length| plain.get(..length)).unwrap_or(plain).trim();
    let entity = lexicon.entity(lexicon.resolve(name)?);
    (entity.kind == Some(EntityKind::Organization)).then(|| entity.name.clone())
}

/// HBM3E and its like are parts of a chip, unless a maker's own is meant.
fn is_memory_type(name: &str) -> bool {
    ["HBM", "GDDR", "LPDDR", "DDR", "DRAM", "Huawei HiBL", "Huawei HiZQ"].iter().any(|kind| name.starts_with(kind))
}

/// A chip family is never what a figure is of; a model family only where the text names none of its models.
fn mark_families(names: &mut [Name], lexicon: &Lexicon) {
    let entities: BTreeSet<EntityRef> = names.iter().filter_map(|name| name.entity).collect();
    let family = |entity: EntityRef, kind: EntityKind| {
        let group = lexicon.is_group(entity);
        group
            && (kind == EntityKind::Chip
                || entities.iter().any(|other| *other != entity && lexicon.is_within(*other, entity)))
    };
    let families: BTreeSet<EntityRef> =
        names.iter().filter_map(|name| name.entity.filter(|entity| family(*entity, name.kind))).collect();
    for name in names {
        name.family = name.name == DOMESTIC_CHIPS || name.entity.is_some_and(|entity| families.contains(&entity));
    }
}
