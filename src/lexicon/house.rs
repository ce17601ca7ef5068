//! Whose house a thing is of, as the extractor asks it: by names, since a text names both sides.

use std::sync::OnceLock;

use super::{EntityRef, Lexicon, cue::Cues};

impl Lexicon {
    /// The cues that are compiled in; a test holds the file to its schema, so a refusal here means no cues at all.
    pub fn cues(&self) -> &'static Cues {
        static CUES: OnceLock<Cues> = OnceLock::new();
        CUES.get_or_init(|| Cues::parse("cues.toml", include_str!("cues.toml")).unwrap_or_default())
    }

    /// Whether other entities are its variants: a family, and no chip or model that one could hold.
    pub fn is_group(&self, entity: EntityRef) -> bool {
        self.links(entity).has_variants
    }

    /// Whether the firm makes chips, so that its name can stand for them.
    pub fn makes_chips(&self, firm: EntityRef) -> bool {
        self.links(firm).makes_chips
    }

    /// Whether the firm makes models, so that a "model" of its own is one of language.
    pub fn makes_models(&self, firm: EntityRef) -> bool {
        self.links(firm).makes_models
    }

    /// Whether `firm` is the known maker of the thing, or of the same house as it.
    pub fn maker_is(&self, thing: Option<EntityRef>, firm: &str) -> bool {
        let Some(maker) = thing.and_then(|thing| self.maker(thing)) else { return false };
        self.same_house(&self.entity(maker).name, firm)
    }

    /// Whether two firms belong together: one is the other, or owns it, or both have one owner.
    pub fn same_house(&self, one: &str, other: &str) -> bool {
        let (Some(one), Some(other)) = (self.resolve(one), self.resolve(other)) else { return false };
        one == other
            || self.owners(one).any(|owner| owner == other)
            || self.owners(other).any(|owner| owner == one)
            || self.owners(one).any(|owner| self.owners(other).any(|also| also == owner))
    }
}
