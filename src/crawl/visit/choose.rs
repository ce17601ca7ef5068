//! What a list gives, and what of it is to be fetched.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::{Order, Visit, Want};
use crate::{
    crawl::{
        CrawlError, Link,
        fetch::Validators,
        list::{Asked, List, list},
        source::Take,
        state::{PassedOver, Waiting},
    },
    model::address,
};

impl Visit<'_> {
    pub(super) async fn list(&mut self) -> Result<Vec<Link>, CrawlError> {
        let Order { source, client, now, .. } = *self.order;
        let known = if self.order.revisit { Validators::default() } else { self.state.list.clone() };
        let moved = self.state.moved_to.clone();
        let url = moved.as_deref().unwrap_or(&source.url);
        let is_new = |link: &Link| address::key(&link.url).is_some_and(|key| !self.is_known(&key));
        let passed: HashSet<&str> = self.state.passed_over.iter().map(|passed| passed.url.as_str()).collect();
        let is_unmet = |link: &Link| is_new(link) && !passed.contains(link.url.as_str());
        let is_wanted = |link: &Link| is_new(link) && self.is_of_interest(link);
        // where some were left over, there is more behind what is known
        let whole = self.state.left_over > 0;
        let asked = |url, known| Asked { url, known, is_unmet: &is_unmet, is_wanted: &is_wanted, whole };
        let (first, mut next) = (self.state.part, self.state.part);
        let mut listed = list(client, source, asked(url, known), &mut next, self.clock).await;
        let is_lost = moved.is_some() && listed.as_ref().is_err_and(CrawlError::is_gone);
        if is_lost {
            // The new place is gone too: ask at the old one again.
            next = first;
            let asked = asked(&source.url, Validators::default());
            listed = list(client, source, asked, &mut next, self.clock).await;
            self.state.moved_to = None;
        }
        self.state.part = next;
        let List { links, cut, nowhere, validators, moved_to } = listed?;
        if moved_to.is_some() {
            self.state.moved_to = moved_to;
        }
        let Some(links) = links else {
            self.report.list_unchanged = true;
            return Ok(Vec::new());
        };
        self.state.list = validators;
        self.cut = cut;
        self.state.found = links.len();
        self.report.found = links.len();
        (self.state.nowhere, self.report.nowhere) = (nowhere, nowhere);
        // other parts of an index are no news, nor is what was left over
        let is_as_before = next == first && self.state.left_over + cut == 0;
        let (fresh, of) = if is_as_before { self.state.compare(&links) } else { (0, 0) };
        self.state.left_over = 0;
        (self.report.fresh, self.report.missed) = (fresh, fresh == of && fresh > 0);
        let past = std::mem::take(&mut self.state.past);
        let before = past.succeeded;
        self.state.past = past.with_turnover(fresh, of, before, now);
        // a day that is yet to come tells nothing of how old the rest is
        let is_past = |date: &DateTime<FixedOffset>| *date <= now + TimeDelta::days(1);
        let dates = links.iter().flat_map(|link| [link.published, link.updated]).flatten();
        let newest = dates.filter(is_past).max();
        self.state.newest = newest.or(self.state.newest);
        Ok(links)
    }

    fn is_known(&self, key: &str) -> bool {
        self.state.pages.contains_key(key) || self.order.known.is_known(key)
    }

    /// The pages that are to be fetched: those that waited, then those of the list, then, on a revisit, all that are
    /// remembered. Beside them what is not of interest.
    pub(super) fn choose(&mut self, links: Vec<Link>) -> (Vec<Want>, Vec<Link>) {
        let (mut taken, has_list) = (HashSet::new(), !links.is_empty());
        let (mut wants, mut passed) = (self.of_before(&mut taken, &links), Vec::new());
        for link in links {
            let Some(key) = address::key(&link.url).filter(|key| taken.insert(key.clone())) else { continue };
            let before = self.state.pages.get(&key);
            let changed = before.is_some_and(|before| link.is_changed_after(before.fetched_at));
            let known = self.is_known(&key);
            if known && !changed && !self.order.revisit {
                self.report.known += 1;
            } else if !known && !self.is_of_interest(&link) {
                passed.push(link);
            } else if self.order.known.take(&key) {
                wants.push(Want::new(key, link, 0, before));
            } else {
                // whoever has taken it may come to nothing with it
                self.reads_again = true;
                self.report.known += 1;
            }
        }
        if self.order.revisit {
            wants.extend(self.rest(&taken, &wants));
        }
        self.listed = Some(taken).filter(|_| has_list);
        (wants, passed)
    }

    /// The pages that waited, with the text that the list still carries of them.
    fn of_before(&mut self, taken: &mut HashSet<String>, links: &[Link]) -> Vec<Want> {
        let listed: HashMap<&str, &Link> = links.iter().map(|link| (link.url.as_str(), link)).collect();
        let mut wants = Vec::new();
        for Waiting { link, tries } in std::mem::take(&mut self.state.waiting) {
            let link = listed.get(link.url.as_str()).copied().cloned().unwrap_or(link);
            let key = address::key(&link.url).filter(|key| taken.insert(key.clone()));
            let Some(key) = key.filter(|key| !self.order.known.is_known(key)) else { continue };
            self.waited.insert(link.url.clone());
            if self.order.known.take(&key) {
                wants.push(Want::new(key.clone(), link, tries, self.state.pages.get(&key)));
            } else {
                self.state.wait(link, tries);
            }
        }
        wants
    }

    /// What of the chosen pages is to be fetched now: what another program has stored since this one looked falls out, and
    /// what is over the limit is put off.
    pub(super) async fn narrow(&mut self, mut wants: Vec<Want>) -> Vec<Want> {
        if !self.order.revisit {
            let asked = wants.iter().filter(|want| want.before.is_none()).map(|want| want.key.clone()).collect();
            self.order.known.look_up(asked).await;
            let chosen = wants.len();
            wants.retain(|want| want.before.is_some() || !self.order.known.is_known(&want.key));
            self.report.known += chosen - wants.len();
        }
        let over = wants.split_off(wants.len().min(self.order.limit));
        for want in over {
            self.put_off(want);
        }
        wants
    }

    /// The pages that are remembered and stand in no list any more, each once: one that moved is remembered by both names.
    fn rest(&self, taken: &HashSet<String>, wants: &[Want]) -> Vec<Want> {
        let mut asked: HashSet<&str> = wants.iter().map(|want| want.link.url.as_str()).collect();
        let rest = self.state.pages.iter().filter(|(key, page)| page.failed.is_none() && !taken.contains(*key));
        let rest = rest.filter(|(key, page)| asked.insert(page.url.as_str()) && self.order.known.take(key));
        rest.map(|(key, page)| {
            let link = Link { url: page.url.clone(), ..Link::default() };
            Want::new(key.clone(), link, 0, Some(page))
        })
        .collect()
    }

    pub(super) fn pass_over(&mut self, links: Vec<Link>) {
        self.report.passed_over += links.len();
        let at = self.order.now;
        let passed = links.into_iter().map(|link| PassedOver { url: link.url, title: link.title, at });
        self.state.pass_over(passed.collect());
    }

    /// By what the list says. A link of which it says nothing is fetched, and then judged by its own title.
    fn is_of_interest(&self, link: &Link) -> bool {
        // The carried text is parsed only where title and summary do not tell.
        let said = || [&link.title, &link.summary].into_iter().flatten().any(|text| (self.order.relevant)(text));
        self.order.source.take == Take::All || said() || link.telling().is_none_or(|text| (self.order.relevant)(&text))
    }
}
