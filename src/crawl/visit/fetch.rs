//! What was chosen is fetched, some pages at once, and what became of each is remembered.

use std::time::Duration;

use futures_util::{StreamExt, stream};
use tokio::sync::mpsc::Sender;

use super::{
    Aside, Confirmed, Fetched, Got, Led, Visit, Want,
    one::{key_of, one},
    ways::Ways,
};
use crate::{
    crawl::{
        CrawlError, Link,
        fetch::{Answer, Validators},
        host_name,
        state::{Failure, PageState},
    },
    model::address,
};

/// Pages of one source that are under way at once; each host still has but one.
const AT_ONCE: usize = 4;
/// A link that fails for reasons that may pass is tried in so many visits.
pub(super) const MOST_TRIES: u32 = 5;
/// After so many failures in a row that may pass, the rest of the source waits for the next visit; and after so much
/// time, so that a slow source does not keep the others of its host waiting.
const MOST_FAILURES: usize = 5;
const LONGEST: Duration = Duration::from_mins(15);

impl Visit<'_> {
    pub(super) async fn fetch(&mut self, wants: Vec<Want>, pages: &Sender<Fetched>) {
        let (order, clock) = (self.order, self.clock);
        let mut wants = wants.into_iter();
        let ways = Ways::default();
        let ways = &ways;
        let mut fetched = stream::FuturesUnordered::new();
        loop {
            let gives_up = self.failures >= MOST_FAILURES || self.clock.elapsed() > LONGEST || pages.is_closed();
            while !gives_up && fetched.len() < AT_ONCE {
                let Some(want) = wants.next() else { break };
                // Handing on is part of it: while one page waits to be taken, the others go on.
                fetched.push(async move {
                    let got = one(order, clock, &want, ways, pages).await;
                    (want, got)
                });
            }
            let Some((want, got)) = fetched.next().await else { break };
            self.take(want, got);
        }
        wants.for_each(|want| self.put_off(want));
        self.tell_asides(ways);
    }

    /// Remembers what became of a page.
    fn take(&mut self, want: Want, got: Got) {
        self.judge(&got);
        let Want { key, link, tries, before } = want;
        let (answer, failed) = match got {
            Got::Refused => return self.put_off(Want { key, link, tries, before }),
            Got::Aside { to, moved_to } => {
                let want = Want { key, link, tries, before };
                return self.aside.push(Aside { want, to, moved_to });
            }
            Got::Page(answer) => {
                self.report.fetched += 1;
                self.lead(&key, &link, tries, before.is_none(), key_of(&answer.url));
                (Some(answer), None)
            }
            Got::FromFeed(error) => {
                self.report.from_feed += 1;
                self.lead(&key, &link, tries, before.is_none(), key.clone());
                (None, Some(error.to_string()))
            }
            Got::Unchanged(answer) => {
                self.report.unchanged += 1;
                self.confirm(&key, before.as_ref(), &answer);
                (Some(answer), None)
            }
            Got::PassedOver(answer) => {
                self.pass_over(vec![link.clone()]);
                (Some(answer), Some("not of interest".to_owned()))
            }
            Got::Failed(error) => match self.failed(&link, tries, &error) {
                Some(reason) => (None, Some(reason)),
                None => return,
            },
        };
        self.remember(key, link, before, answer, failed);
    }

    /// Tells by what became of a page how its source is.
    fn judge(&mut self, got: &Got) {
        match got {
            // the others may be on hosts that nobody asks
            Got::Failed(error) if error.leaves_alone() => {}
            Got::Failed(error) if error.is_transient() => self.failures += 1,
            _ => self.failures = 0,
        }
        self.gave |= matches!(got, Got::Page(_) | Got::FromFeed(_) | Got::Unchanged(_) | Got::PassedOver(_));
    }

    fn lead(&mut self, key: &str, link: &Link, tries: u32, is_new: bool, page: String) {
        self.led.push(Led { key: key.to_owned(), link: link.without_content(), tries, is_new, page });
    }

    /// Remembers links that lead to pages which others led to. One whose page was not had is tried again.
    fn tell_asides(&mut self, ways: &Ways) {
        for Aside { want: Want { key, link, tries, before }, to, moved_to } in std::mem::take(&mut self.aside) {
            let page = ways.end(&key_of(&to), |key| self.order.known.is_known(key));
            if page.is_none() && tries + 1 < MOST_TRIES {
                self.state.wait(link, tries + 1);
                continue;
            }
            let failed = page.is_none().then(|| format!("leads to {to}, which is not to be had"));
            if let Some(reason) = failed.clone() {
                self.report.failed.push(Failure { url: link.url.clone(), reason });
            }
            if let Some(page) = page {
                self.report.known += 1;
                self.lead(&key, &link, tries, before.is_none(), page);
            }
            let (url, fetched_at) = (moved_to.unwrap_or(link.url), self.clock.now());
            self.state.remember(key, PageState { url, fetched_at, failed, ..PageState::default() });
        }
    }

    fn confirm(&mut self, key: &str, before: Option<&PageState>, answer: &Answer) {
        let Some(before) = before.map(|before| before.fetched_at) else { return };
        let keys = std::iter::once(key.to_owned()).chain(address::key(&answer.url)).collect();
        self.confirmed.push(Confirmed { keys, before, at: answer.fetched_at });
    }

    /// Tells of a page that was not had; gives why it is not worth another try, if it is not.
    fn failed(&mut self, link: &Link, tries: u32, error: &CrawlError) -> Option<String> {
        let reason = error.to_string();
        if error.is_refused() {
            self.state.refused.pages += 1;
            self.state.refused.why.clone_from(&reason);
        }
        if let CrawlError::Busy { url, until } = error
            && is_on_host_of(url, &self.order.source.url)
        {
            self.busy_until = self.busy_until.max(Some(*until));
        }
        if !matches!(error, CrawlError::Elsewhere { .. }) {
            self.report.failed.push(Failure { url: link.url.clone(), reason: reason.clone() });
        }
        // a host that is left alone was not asked
        let tries = tries + u32::from(!error.leaves_alone());
        if error.is_transient() && tries < MOST_TRIES {
            self.state.wait(link.clone(), tries);
            return None;
        }
        Some(reason)
    }

    fn remember(
        &mut self,
        key: String,
        link: Link,
        before: Option<PageState>,
        answer: Option<Answer>,
        failed: Option<String>,
    ) {
        let given = answer.as_ref().map(|answer| answer.validators.clone());
        let page = PageState {
            validators: given
                .filter(|given| *given != Validators::default())
                .or(before.map(|page| page.validators))
                .unwrap_or_default(),
            fetched_at: answer.as_ref().map_or_else(|| self.clock.now(), |answer| answer.fetched_at),
            url: answer.as_ref().and_then(|answer| answer.moved_to.clone()).unwrap_or(link.url),
            failed,
        };
        let at = answer.map_or_else(|| page.url.clone(), |answer| answer.url);
        if let Some(other) = address::key(&at).filter(|other| *other != key) {
            self.state.remember(other, page.clone());
        }
        self.state.remember(key, page);
    }
}

/// Whether two addresses are of one host.
fn is_on_host_of(one: &str, other: &str) -> bool {
    let host = |address: &str| url::Url::parse(address).ok().map(|url| host_name(&url));
    host(one).is_some_and(|one| host(other).is_some_and(|other| one == other))
}
