//! What belongs to what: chip ⊂ family ⊂ maker ⊂ owner, and every home-made chip ⊂ `domestic chips`.

use std::collections::BTreeMap;

use super::{Entity, EntityRef, Lexicon, link::owners};
use crate::model::{EntityKind, entity::DOMESTIC_CHIPS};

impl Lexicon {
    /// Whether the inner thing is, or belongs to, the outer one.
    ///
    /// `domestic chips` hold the chips and chip makers of every country but the United States: whose home is meant, the
    /// caller knows ([`Lexicon::country`]), and nobody calls American chips home-made in a claim of self-reliance.
    pub fn is_within(&self, inner: EntityRef, outer: EntityRef) -> bool {
        inner == outer
            || self.owners(inner).any(|owner| owner == outer)
            || (self.entity(outer).name == DOMESTIC_CHIPS && self.is_home_made(inner, None))
    }

    /// Whether this is a chip, or a maker of chips, of the country; of any but the United States where none is given.
    pub fn is_home_made(&self, entity: EntityRef, country: Option<&str>) -> bool {
        let chip = self.is(entity, EntityKind::Chip) || self.links(entity).makes_chips;
        let home = self.country(entity);
        chip && home.is_some_and(|home| country.map_or(home != "US", |country| home == country))
    }

    /// The home of an entity, or that of its family or maker.
    pub fn country(&self, entity: EntityRef) -> Option<&str> {
        let own = self.entity(entity).country.as_deref();
        own.or_else(|| self.owners(entity).find_map(|owner| self.entity(owner).country.as_deref()))
    }

    /// The country of a code: `CN` is China.
    pub fn country_of_code(&self, code: &str) -> Option<&Entity> {
        let country = self.countries.get_or_init(|| self.codes()).get(code)?;
        Some(self.entity(*country))
    }

    /// The first country of each code.
    fn codes(&self) -> BTreeMap<String, EntityRef> {
        let mut codes = BTreeMap::new();
        for (place, country) in self.entities().filter(|(_, entity)| entity.kind == Some(EntityKind::Country)) {
            if let Some(code) = &country.country {
                codes.entry(code.clone()).or_insert(place);
            }
        }
        codes
    }

    /// The firm that makes it, directly or through its family.
    pub fn maker(&self, entity: EntityRef) -> Option<EntityRef> {
        let direct = self.links(entity).maker;
        direct.or_else(|| self.owners(entity).find_map(|owner| self.links(owner).maker))
    }

    /// All that an entity belongs to: its family, that one's family, the maker and the maker's owners.
    pub(super) fn owners(&self, entity: EntityRef) -> impl Iterator<Item = EntityRef> {
        owners(&self.links, entity)
    }

    pub(super) fn is(&self, entity: EntityRef, kind: EntityKind) -> bool {
        self.entity(entity).kind == Some(kind)
    }
}
