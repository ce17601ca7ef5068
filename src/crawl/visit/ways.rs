//! Where the redirects of a visit lead to, so that a page is gone after by one of the links that lead to it.

use std::{
    collections::{HashMap, HashSet},
    sync::Mutex,
};

use crate::crawl::locked;

#[derive(Default)]
pub(super) struct Ways {
    /// Keys of all that some link has gone after: what it names itself, and what it was led to.
    taken: Mutex<HashSet<String>>,
    /// Where each of them leads to; a page that was had leads to itself.
    leads: Mutex<HashMap<String, String>>,
}

impl Ways {
    /// False where another link has gone after it.
    pub(super) fn take(&self, key: &str) -> bool {
        locked(&self.taken).insert(key.to_owned())
    }

    /// Notes where a link was led to, by way of all of these.
    pub(super) fn lead(&self, from: HashSet<String>, to: &str) {
        locked(&self.leads).extend(from.into_iter().map(|key| (key, to.to_owned())));
    }

    /// The page at the end of a way: one that was had, or that is known otherwise. A circle has no end.
    pub(super) fn end(&self, key: &str, is_known: impl Fn(&str) -> bool) -> Option<String> {
        let leads = locked(&self.leads);
        let (mut at, mut seen) = (key, HashSet::new());
        while seen.insert(at) {
            let next = leads.get(at);
            if is_known(at) || next.is_some_and(|next| next == at) {
                return Some(at.to_owned());
            }
            at = next?;
        }
        None
    }
}
