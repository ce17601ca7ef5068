//! Round-ups: documents that tell of several happenings, item by item.

use std::{collections::BTreeMap, collections::BTreeSet, sync::LazyLock};

use regex::Regex;

use super::{
    unit::{IN_TITLE, Told},
    weight::Weights,
};
use crate::{
    lexicon::Lexicon,
    model::{Claim, DocumentFacts, Value, entity::squeeze},
};

/// A text is a round-up if its title says so and it has so many topics. One of many topics whose title does not say so
/// is a study or a survey, and tells of one thing: how matters stand.
const TOPICS: usize = 3;
/// A topic of less weight is an aside.
const TELLING: f64 = 0.3;
/// Claims about one owner's things are of one item if no more characters are between them.
const GAP: usize = 200;

/// What titles of round-ups say, and of nothing else.
static SAYS_SO: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)round-?\s?up | \bdigest\b | newsletter | \bletter\ no\b | \bin\ brief\b | \bbriefing\b | \brecap\b
        | [周週日月]报 | [周週日月]報 | 早报 | 早八 | 晨报 | 晚报 | 早報 | 晚報 | 盘点 | 盤點 | 要闻 | 要聞 | 速递 | 速遞 | 汇总 | 彙總
        | まとめ | 주간 | wochenrückblick | r[ée]capitulatif | дайджест",
    )
    .ok()
});

/// What they say too, and other titles beside: "Huawei to show the Ascend 960 this week".
static MAY_SAY_SO: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?ix)\bweek\b | \bweekly\b | links?\ of\ the\ day | 一周 | 一週 | 本周 | 本週 | 今週 | 이번\ 주 | \bwoche\b | semaine | недел").ok()
});

/// The claims by item, where the document is a round-up.
pub(super) fn topics<'a>(
    facts: &DocumentFacts,
    told: &[Told<'a>],
    title: &BTreeMap<String, f64>,
    weights: &Weights<'_>,
) -> Option<Vec<Vec<(&'a Claim, f64)>>> {
    let items = items(told, facts, weights.lexicon());
    let weight = |item: &[Told<'_>]| item.iter().map(|told| told.weight).sum::<f64>();
    let telling = items.iter().filter(|item| weight(item) >= TELLING).count();
    let is_roundup = telling >= TOPICS && says_so(facts, title.values().any(|weight| *weight >= IN_TITLE));
    is_roundup.then(|| items.into_iter().map(|item| item.iter().map(Told::weighed).collect()).collect())
}

fn says_so(facts: &DocumentFacts, names_a_thing: bool) -> bool {
    let has = |words: &LazyLock<Option<Regex>>, title: &str| words.as_ref().is_some_and(|words| words.is_match(title));
    let says = |title: &str| has(&SAYS_SO, title) || (!names_a_thing && has(&MAY_SAY_SO, title));
    facts.title.as_deref().is_some_and(says)
}

/// Runs of claims that one sentence makes, or that are about one owner's things close to each other.
fn items<'a>(told: &[Told<'a>], facts: &DocumentFacts, lexicon: &Lexicon) -> Vec<Vec<Told<'a>>> {
    let title = facts.title.as_deref().map_or(0, |title| title.chars().count());
    let mut placed: Vec<((usize, usize), Told<'a>)> = told
        .iter()
        .filter_map(|told| {
            let spans = || told.passages.iter().map(|passage| (passage.start, passage.end));
            let in_body = spans().filter(|(start, _)| *start > title).min();
            Some((in_body.or_else(|| spans().min())?, told.clone()))
        })
        .collect();
    placed.sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| one.claim.id.cmp(&other.claim.id)));
    let mut items: Vec<Item<'a>> = Vec::new();
    for ((start, end), told) in placed {
        let names = Names::of(told.claim, lexicon);
        match items.last_mut().filter(|item| start < item.end || (start < item.end + GAP && item.names.meet(&names))) {
            Some(item) => item.add(told, end, names),
            None => items.push(Item { told: vec![told], end, names }),
        }
    }
    items.into_iter().map(|item| item.told).collect()
}

/// One item of a round-up, as far as it is read.
struct Item<'a> {
    told: Vec<Told<'a>>,
    end: usize,
    names: Names,
}

impl<'a> Item<'a> {
    fn add(&mut self, told: Told<'a>, end: usize, names: Names) {
        self.told.push(told);
        self.end = self.end.max(end);
        self.names.subjects.extend(names.subjects);
        self.names.values.extend(names.values);
    }
}

/// Keys of the owners of what is spoken of.
struct Names {
    subjects: BTreeSet<String>,
    values: BTreeSet<String>,
}

impl Names {
    fn of(claim: &Claim, lexicon: &Lexicon) -> Self {
        let subject = claim.subject.unnamed_owner().unwrap_or(&claim.subject.name);
        let value = match &claim.value {
            Value::Entity { name } => Some(name.as_str()),
            Value::Quantity(quantity) => quantity.of.as_deref(),
            _ => None,
        };
        Self {
            subjects: BTreeSet::from([owner(subject, lexicon)]),
            values: value.map(|name| owner(name, lexicon)).into_iter().collect(),
        }
    }

    /// Whether one is about what the other is about or names. That both name Nvidia's chips joins nothing.
    fn meet(&self, other: &Self) -> bool {
        !self.subjects.is_disjoint(&other.subjects)
            || !self.subjects.is_disjoint(&other.values)
            || !self.values.is_disjoint(&other.subjects)
    }
}

/// The key of the outermost owner.
fn owner(name: &str, lexicon: &Lexicon) -> String {
    let Some(mut entity) = lexicon.resolve(name) else { return squeeze(name) };
    let mut met = BTreeSet::from([entity]);
    while let Some(maker) = lexicon.maker(entity).filter(|maker| met.insert(*maker)) {
        entity = maker;
    }
    squeeze(&lexicon.entity(entity).name)
}
