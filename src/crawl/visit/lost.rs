//! What a visit remembers of pages that could not be stored, taken back: they are gone after again.

use std::collections::HashSet;

use super::{Visited, fetch::MOST_TRIES};
use crate::crawl::{Link, SourceState, Validators};

/// A link whose page was handed on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Led {
    pub(super) key: String,
    pub(super) link: Link,
    pub(super) tries: u32,
    /// Whether nothing was known of it.
    pub(super) is_new: bool,
    /// Key of where the page was had.
    pub(super) page: String,
}

impl Visited {
    /// Takes back what is remembered of the pages with these keys, and of the links that led to them. A new one waits
    /// for the next visit, for it may stand in no list any more; one that was known is as it was, and its list tells
    /// again that it was changed.
    pub fn lose(&mut self, pages: &HashSet<String>, past: &SourceState) {
        let lost = self.led.extract_if(.., |led| pages.contains(&led.page)).collect::<Vec<_>>();
        if lost.is_empty() {
            return;
        }
        for led in lost {
            if led.is_new && led.tries + 1 >= MOST_TRIES {
                self.give_up(&led);
                continue;
            }
            for key in [&led.key, &led.page] {
                match past.pages.get(key) {
                    Some(page) => self.state.remember(key.clone(), page.clone()),
                    None => drop(self.state.pages.remove(key)),
                }
            }
            if led.is_new {
                self.state.wait(led.link, led.tries + 1);
            }
        }
        self.state.list = Validators::default();
        let over = self.state.bound_waiting(&self.waited);
        self.state.leave_over(over, self.began_at);
        self.report.left_over += over;
        self.report.waiting = self.state.waiting.len();
    }

    /// Remembers of a page that it is not worth another try.
    fn give_up(&mut self, led: &Led) {
        for key in [&led.key, &led.page] {
            if let Some(page) = self.state.pages.get_mut(key) {
                page.validators = Validators::default();
                page.failed = Some("it could not be stored".to_owned());
            }
        }
    }
}
