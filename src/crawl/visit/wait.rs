//! What was not fetched: it waits for the next visit, or is found in the list again.

use super::{Visit, Want};
use crate::crawl::fetch::Validators;

impl Visit<'_> {
    /// Leaves a page that was not asked for to the next visit. One that is known does not wait: its list tells again that it
    /// was changed.
    pub(super) fn put_off(&mut self, want: Want) {
        if want.before.is_none() {
            self.state.wait(want.link, want.tries);
        } else if !self.order.revisit {
            self.reads_again = true;
        }
    }

    /// Lets wait what there is room for. What only waited, and may stand in no list any more, goes before what was listed
    /// now; for the rest the list is read whole the next time, an index at the same part.
    pub(super) fn leave_over(&mut self) {
        let mut over = self.state.bound_waiting(&self.waited);
        // Where nothing of the list was to be had, to read it again would give the same.
        if self.report.fetched + self.report.from_feed + self.state.waiting.len() > 0 {
            over += self.cut;
        }
        self.report.left_over = over;
        self.state.leave_over(over, self.began_at);
        // Pages that change at every visit would keep an index at one part for ever.
        if self.reads_again {
            self.state.list = Validators::default();
        }
    }
}
