//! What the lexicon knows of the names in claims, asked in the words of this stage.

use crate::{
    lexicon::{Entity, EntityRef, Lexicon},
    model::{
        EntityKind,
        entity::{DOMESTIC_CHIPS, squeeze},
    },
};

/// Steps from an institute to the firm that it belongs to; more would be a circle.
const STEPS: usize = 6;

/// What the name of a firm's own outlet adds to the firm's name.
const OWN_OUTLET: [&str; 13] = [
    "newsroom",
    "news room",
    "blog",
    "press release",
    "press center",
    "press centre",
    "press corner",
    "news",
    "official",
    "官网",
    "官方",
    "新闻中心",
    "公众号",
];

/// The lexicon, asked by name.
#[derive(Clone, Copy)]
pub(super) struct Names<'l> {
    lexicon: &'l Lexicon,
}

impl<'l> Names<'l> {
    pub(super) fn new(lexicon: &'l Lexicon) -> Self {
        Self { lexicon }
    }

    fn entity(self, name: &str) -> Option<(EntityRef, &'l Entity)> {
        let found = self.lexicon.resolve(name)?;
        Some((found, self.lexicon.entity(found)))
    }

    /// The canonical name, or the name itself.
    pub(super) fn canonical(self, name: &str) -> String {
        self.lexicon.canonical(name).to_owned()
    }

    /// The outermost owner: China Telecom for its institute, Huawei for Ascend 910C, and itself where nobody owns it.
    pub(super) fn root(self, name: &str) -> String {
        let Some((mut owner, _)) = self.entity(name) else { return name.to_owned() };
        for _ in 0..STEPS {
            match self.lexicon.maker(owner) {
                Some(maker) if maker != owner => owner = maker,
                _ => break,
            }
        }
        self.lexicon.entity(owner).name.clone()
    }

    /// Whether the two names are one thing.
    pub(super) fn same(self, a: &str, b: &str) -> bool {
        squeeze(a) == squeeze(b)
            || matches!((self.lexicon.resolve(a), self.lexicon.resolve(b)), (Some(a), Some(b)) if a == b)
    }

    /// Whether `inner` is a part of `outer` and not the same: chip ⊂ family ⊂ maker ⊂ domestic chips.
    pub(super) fn is_within(self, inner: &str, outer: &str) -> bool {
        match (self.lexicon.resolve(inner), self.lexicon.resolve(outer)) {
            (Some(inner), Some(outer)) => inner != outer && self.lexicon.is_within(inner, outer),
            _ => false,
        }
    }

    /// Whether the name is one chip's and not a family's, a maker's or `domestic chips`.
    pub(super) fn is_one_chip(self, name: &str) -> bool {
        let Some((_, chip)) = self.entity(name) else { return false };
        let is_family = || self.lexicon.entities().any(|(_, other)| other.family.as_deref() == Some(&*chip.name));
        chip.kind == Some(EntityKind::Chip) && chip.name != DOMESTIC_CHIPS && !is_family()
    }

    /// Whether the name is an outlet's.
    pub(super) fn is_outlet(self, name: &str) -> bool {
        self.entity(name).is_some_and(|(_, entity)| entity.kind == Some(EntityKind::Outlet))
    }

    /// The key of the house that publishes an outlet: two mastheads of one owner are one voice, and a firm's blog is
    /// the firm.
    pub(super) fn house(self, outlet: &str) -> String {
        squeeze(&self.root(self.publisher(outlet)))
    }

    /// The name of an outlet without what only says that it is somebody's outlet, where somebody has that name.
    fn publisher(self, outlet: &str) -> &str {
        if self.lexicon.resolve(outlet).is_some() {
            return outlet;
        }
        let bare = outlet.split(['(', '（']).next().unwrap_or(outlet).trim();
        let lower = bare.to_lowercase();
        let endings = OWN_OUTLET.iter().filter(|ending| lower.ends_with(**ending));
        let cut = endings.filter_map(|ending| bare.get(..bare.len().checked_sub(ending.len())?)).map(str::trim);
        std::iter::once(bare).chain(cut).find(|name| self.lexicon.resolve(name).is_some()).unwrap_or(outlet)
    }

    /// Whether what the outlet publishes is the word of the subject itself, of its maker or its owner.
    pub(super) fn speaks_for(self, outlet: &str, subject: &str) -> bool {
        self.house(outlet) == squeeze(&self.root(subject))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names<'static> {
        Names::new(Lexicon::builtin().unwrap())
    }

    #[test]
    fn an_institute_is_its_firm() {
        assert_eq!(names().root("TeleAI"), "China Telecom");
        assert_eq!(names().root("昇腾910C"), "Huawei");
        assert_eq!(names().root("Nobody in Particular"), "Nobody in Particular");
    }

    #[test]
    fn a_firm_speaks_on_its_own_outlets_and_on_no_others() {
        let cases = [
            ("Huawei", "Ascend 910C", true),
            ("Huawei Newsroom", "Ascend 910C", true),
            ("华为官网", "CloudMatrix 384", true),
            ("NVIDIA Blog", "Nvidia H20", true),
            ("NVIDIA Blog", "Ascend 910C", false),
            ("Huawei Central", "Ascend 910C", false),
            ("Harbour Wire", "Ascend 910C", false),
        ];
        for (outlet, subject, own) in cases {
            assert_eq!(names().speaks_for(outlet, subject), own, "{outlet} on {subject}");
        }
    }

    #[test]
    fn a_chip_is_one_and_a_family_is_not() {
        for (name, one) in
            [("Ascend 910C", true), ("Huawei Ascend", false), ("domestic chips", false), ("Huawei", false)]
        {
            assert_eq!(names().is_one_chip(name), one, "{name}");
        }
    }

    #[test]
    fn hardware_nests() {
        let cases = [
            ("Ascend 910B", "Huawei Ascend", true),
            ("Ascend 910B", "Huawei", true),
            ("Ascend 910B", "domestic chips", true),
            ("Cambricon", "domestic chips", true),
            ("Nvidia H800", "domestic chips", false),
            ("Huawei Ascend", "Ascend 910B", false),
            ("Ascend 910B", "Ascend 910B", false),
        ];
        for (inner, outer, within) in cases {
            assert_eq!(names().is_within(inner, outer), within, "{inner} in {outer}");
        }
    }
}
