//! Names that only count in company, and makers that stand before their product.

use std::collections::HashSet;

use super::{EntityRef, Found, Lexicon};
use crate::{model::EntityKind, text::Span};

impl Lexicon {
    /// The entities that a text names in full, with all that they belong to.
    pub(super) fn company(&self, named: impl Iterator<Item = EntityRef>) -> HashSet<EntityRef> {
        let mut company = HashSet::new();
        for entity in named {
            if company.insert(entity) {
                company.extend(self.owners(entity));
            }
        }
        company
    }

    /// Whether a short or common name of this entity counts in such company: the text names it in full, or one of its
    /// own, or its family, maker or their owners, or one of those that the lexicon lists for it. A surname wants the
    /// person.
    pub(super) fn is_backed(&self, entity: EntityRef, company: &HashSet<EntityRef>) -> bool {
        let in_company = |backer| company.contains(&backer);
        in_company(entity)
            || self.links(entity).with.iter().copied().any(in_company)
            || (!self.is(entity, EntityKind::Person) && self.owners(entity).any(in_company))
    }

    /// `华为昇腾910C` and `Nvidia H100` are one name each, even where the lexicon has only the second half.
    pub(super) fn with_maker_in_front(&self, found: Vec<Found>, text: &str) -> Vec<Found> {
        let mut joined: Vec<Found> = Vec::with_capacity(found.len());
        for mut next in found {
            if let Some(last) = joined.last()
                && !next.member
                && self.is(last.entity, EntityKind::Organization)
                && self.is_product_of(next.entity, last.entity)
                && matches!(Span::new(last.span.end, next.span.start).of(text), "" | " " | "\u{A0}")
            {
                next.span = last.span.cover(next.span);
                joined.pop();
            }
            joined.push(next);
        }
        joined
    }

    fn is_product_of(&self, product: EntityRef, maker: EntityRef) -> bool {
        let kinds = [EntityKind::Model, EntityKind::Chip, EntityKind::System];
        kinds.into_iter().any(|kind| self.is(product, kind)) && self.owners(product).any(|owner| owner == maker)
    }
}
