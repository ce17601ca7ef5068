//! What is asked → what the queries answer, the part of it that is asked for: the same for pages, JSON and feeds.

use std::sync::Arc;

use super::{
    address::{Asked, Part},
    desk::Desk,
    error::{Refusal, unflagged},
    site::Site,
};
use crate::{
    model::{Claim, Filter, Promise, PromiseStatus},
    query::{self, Contested, Found, Question, Told},
    report::{self, Row},
};

/// How many rows an answer has where no number is asked for, and at most.
#[derive(Debug, Clone, Copy)]
pub(super) struct Size {
    pub(super) usual: usize,
    pub(super) most: usize,
}

/// A part of an answer.
pub(super) struct Answered<T> {
    pub(super) rows: Vec<T>,
    pub(super) part: Part,
    /// Whether there are more behind it.
    pub(super) more: bool,
    /// Why there are none.
    pub(super) empty: Option<String>,
    /// Where it was answered.
    pub(super) desk: Arc<Desk>,
}

/// A question, ready to be answered.
struct Ready {
    desk: Arc<Desk>,
    part: Part,
    question: Question,
    filter: Filter,
}

/// Rows that are put in another order at most: all of them are in memory for it.
const SORTED: usize = 20_000;

impl Ready {
    async fn of(site: &Site, asked: &Asked, count: Size) -> Result<Self, Refusal> {
        let part = asked.part(count.usual, count.most)?;
        let desk = site.desk(asked).await?;
        let reach = if asked.get("sort").is_some() { SORTED + 1 } else { part.reach() };
        let (question, filter) = site.filter(&desk, asked, reach).await?;
        Ok(Self { desk, part, question, filter })
    }

    async fn take<T: Row>(self, site: &Site, asked: &Asked, mut rows: Vec<T>) -> Result<Answered<T>, Refusal> {
        if let Some(by) = asked.get("sort") {
            if rows.len() > SORTED {
                let many = format!("more than {SORTED} pass, which is too much to sort: narrow it, or leave sort out");
                return Err(Refusal::Wrong(many));
            }
            report::sort(&mut rows, by).map_err(|error| Refusal::Wrong(format!("sort: {error}")))?;
        }
        let found = rows.len();
        let (rows, more) = self.part.of(rows);
        let empty = match (found, rows.is_empty()) {
            (0, _) if asked.get("status").is_some() => {
                Some(format!("no plan is {} under these filters", asked.get("status").unwrap_or_default()))
            }
            (0, _) => Some(unflagged(&site.why_empty(&self.desk, &self.question).await?)),
            (_, true) => Some(format!("there are only {found}: offset is behind the last")),
            _ => None,
        };
        Ok(Answered { rows, part: self.part, more, empty, desk: self.desk })
    }
}

pub(super) async fn timeline(site: &Site, asked: &Asked, count: Size) -> Result<Answered<Told>, Refusal> {
    let ready = Ready::of(site, asked, count).await?;
    let rows = query::timeline(&ready.desk.store, &ready.filter).await?;
    ready.take(site, asked, rows).await
}

pub(super) async fn claims(site: &Site, asked: &Asked, count: Size) -> Result<Answered<Claim>, Refusal> {
    let ready = Ready::of(site, asked, count).await?;
    let rows = query::claims(&ready.desk.store, &ready.filter).await?;
    ready.take(site, asked, rows).await
}

pub(super) async fn conflicts(site: &Site, asked: &Asked, count: Size) -> Result<Answered<Contested>, Refusal> {
    let ready = Ready::of(site, asked, count).await?;
    let rows = query::conflicts(&ready.desk.store, &ready.filter).await?;
    ready.take(site, asked, rows).await
}

pub(super) async fn promises(site: &Site, asked: &Asked, count: Size) -> Result<Answered<Promise>, Refusal> {
    let status = asked.get("status").map(status).transpose()?;
    let ready = Ready::of(site, asked, count).await?;
    let rows = query::promises(&ready.desk.store, &ready.filter, status, Site::day(asked)?).await?;
    ready.take(site, asked, rows).await
}

fn status(word: &str) -> Result<PromiseStatus, Refusal> {
    PromiseStatus::parse(&word.to_lowercase()).ok_or_else(|| {
        let known: Vec<&str> = PromiseStatus::ALL.iter().map(|status| status.as_str()).collect();
        Refusal::Wrong(format!("status={word}: no such status is known; there are {}", known.join(", ")))
    })
}

/// What was found, and whether it holds but some of the words.
pub(super) async fn search(site: &Site, asked: &Asked, count: Size) -> Result<(Answered<Found>, bool), Refusal> {
    let words = asked.get("q").ok_or_else(|| Refusal::Wrong("q: say which words to search for".to_owned()))?;
    let ready = Ready::of(site, asked, count).await?;
    let index = ready.desk.index()?;
    let searched = query::search(&ready.desk.store, &index, words, &ready.filter).await?;
    let empty = searched.found.is_empty();
    let has_filters = !ready.question.flags().is_empty();
    let mut answered = ready.take(site, asked, searched.found).await?;
    if empty {
        let told = format!("no document or claim holds {words:?}");
        answered.empty = match answered.empty {
            Some(why) if has_filters => Some(format!("{told}; {why}")),
            _ => Some(told),
        };
    }
    Ok((answered, searched.only_some))
}
