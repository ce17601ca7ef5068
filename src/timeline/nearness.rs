//! How near two units are: whether they may tell of one happening.

use std::collections::HashMap;

use super::{
    WINDOW,
    unit::{Unit, WHOLE},
};

/// How near two texts that are about the very same things are without a claim in common: on one day or the next, and
/// weeks apart, when there is other news of the same thing.
const TOGETHER: f64 = 0.8;
const LATER: f64 = 0.25;
/// Days in which two thirds of the difference are gone.
const FADING: f64 = 7.0;
/// What the claims in common add to that.
const CLAIMS: f64 = 0.8;
/// Groups that are nearer than this on average tell of one happening.
pub(super) const NEAR: f64 = 0.32;
/// Two texts that are less alike than this in what they are about are never near enough.
const LEAST_COSINE: f64 = NEAR / (TOGETHER + CLAIMS);
/// What is left of the nearness of two texts whose titles name other things.
const OTHER_HEADS: f64 = 0.7;
/// A nearness of 1: sums of whole numbers are the same in any order.
pub(super) const ONE: f64 = 1e9;

/// Two units by their places, the earlier one first.
pub(super) type Pair = (usize, usize);

/// Units ready to be compared with each other.
pub(super) struct Compared {
    units: Vec<Seen>,
    leads: Vec<Vec<usize>>,
}

/// What is compared of a unit: names and claims as numbers, in order.
struct Seen {
    document: usize,
    day: Option<i64>,
    about: Vec<(usize, u64)>,
    heads: Vec<usize>,
    claims: Vec<(usize, u64)>,
    weight: u64,
}

/// Gives each new thing the next number.
#[derive(Default)]
struct Numbers<'t>(HashMap<&'t str, usize>);

impl<'t> Numbers<'t> {
    fn of(&mut self, text: &'t str) -> usize {
        let next = self.0.len();
        *self.0.entry(text).or_insert(next)
    }
}

impl Compared {
    /// The units have to come in the order of publication.
    pub(super) fn new<'u>(units: impl Iterator<Item = &'u Unit>) -> Self {
        let (mut names, mut claims, mut documents) = (Numbers::default(), Numbers::default(), Numbers::default());
        let mut leads: Vec<Vec<usize>> = Vec::new();
        let mut seen = Vec::new();
        for (place, unit) in units.enumerate() {
            for name in &unit.leads {
                let number = names.of(name);
                if leads.len() <= number {
                    leads.resize_with(number + 1, Vec::new);
                }
                leads.get_mut(number).into_iter().for_each(|places| places.push(place));
            }
            let mut about: Vec<(usize, u64)> =
                unit.about.iter().map(|(name, weight)| (names.of(name), u64::from(*weight))).collect();
            about.sort_unstable();
            let mut said: Vec<(usize, u64)> =
                unit.claims.iter().map(|(id, weight)| (claims.of(id.as_str()), u64::from(*weight))).collect();
            said.sort_unstable();
            let mut heads: Vec<usize> = unit.heads.iter().map(|name| names.of(name)).collect();
            heads.sort_unstable();
            let day = unit.day().map(|day| i64::from(chrono::Datelike::num_days_from_ce(&day)));
            let weight = said.iter().map(|(_, weight)| weight).sum();
            let document = documents.of(unit.document.as_str());
            seen.push(Seen { document, day, about, heads, claims: said, weight });
        }
        Self { units: seen, leads }
    }

    /// All pairs that may tell of one happening, with how near they are. Two units that are both `held`, in two
    /// happenings, are not compared.
    pub(super) fn pairs(&self, held: &[Option<usize>]) -> Vec<(Pair, u64)> {
        let mut candidates: Vec<Pair> = Vec::new();
        for places in &self.leads {
            self.add_candidates(places, held, &mut candidates);
        }
        candidates.sort_unstable();
        candidates.dedup();
        candidates.into_iter().filter_map(|pair| Some((pair, self.nearness(pair)?))).collect()
    }

    /// Pairs within the window that share a name which says something of both.
    fn add_candidates(&self, places: &[usize], held: &[Option<usize>], candidates: &mut Vec<Pair>) {
        let is_open = |place: &usize| held.get(*place).is_none_or(Option::is_none);
        let mut together: HashMap<usize, Vec<usize>> = HashMap::new();
        for place in places {
            if let Some(happening) = held.get(*place).copied().flatten() {
                together.entry(happening).or_default().push(*place);
            }
        }
        for (at, place) in places.iter().enumerate() {
            // Units are in the order of publication, undated ones last: after one that is too late come later ones.
            let near = |other: &&usize| self.days_apart(*place, **other).is_some_and(|days| days <= WINDOW);
            let later = places.iter().skip(at + 1).take_while(near);
            if is_open(place) {
                candidates.extend(later.map(|other| (*place, *other)));
                let earlier = places.iter().take(at).rev().take_while(near);
                candidates.extend(earlier.filter(|other| !is_open(other)).map(|other| (*other, *place)));
            } else if let Some(own) = held.get(*place).copied().flatten().and_then(|own| together.get(&own)) {
                let later = own.iter().filter(|other| *other > place).take_while(near);
                candidates.extend(later.map(|other| (*place, *other)));
            }
        }
    }

    fn days_apart(&self, a: usize, b: usize) -> Option<i64> {
        Some((self.units.get(a)?.day? - self.units.get(b)?.day?).abs())
    }

    fn nearness(&self, (a, b): Pair) -> Option<u64> {
        let (one, other) = (self.units.get(a)?, self.units.get(b)?);
        if one.document == other.document {
            return None;
        }
        let cosine = one.cosine(other);
        if cosine < LEAST_COSINE {
            return None;
        }
        let near = fresh(self.days_apart(a, b)?) + CLAIMS * one.shared(other);
        let nearness = cosine * near * one.heads(other);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 1.6 thousand million")]
        Some((nearness * ONE).round() as u64)
    }
}

impl Seen {
    /// How alike the two are in what they are about, from 0 to 1.
    fn cosine(&self, other: &Self) -> f64 {
        let product: u64 = both(&self.about, &other.about).map(|(a, b)| a * b).sum();
        ratio(product, u64::from(WHOLE) * u64::from(WHOLE))
    }

    /// The share of the weight of the one with less to say that the other one says too.
    fn shared(&self, other: &Self) -> f64 {
        let (less, more) = if self.weight <= other.weight { (self, other) } else { (other, self) };
        ratio(both(&less.claims, &more.claims).map(|(weight, _)| weight).sum(), less.weight.max(1))
    }

    /// Titles that each name a thing of their own tell of two happenings, even where the texts share the rest.
    fn heads(&self, other: &Self) -> f64 {
        let share = self.heads.iter().any(|name| other.heads.binary_search(name).is_ok());
        if share || self.heads.is_empty() || other.heads.is_empty() { 1.0 } else { OTHER_HEADS }
    }
}

/// The weights of what is in both lists, which are in order.
fn both<'l>(a: &'l [(usize, u64)], b: &'l [(usize, u64)]) -> impl Iterator<Item = (u64, u64)> + 'l {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    std::iter::from_fn(move || {
        loop {
            let ((one, weight), (other, other_weight)) = (*a.peek()?, *b.peek()?);
            match one.cmp(other) {
                std::cmp::Ordering::Less => a.next(),
                std::cmp::Ordering::Greater => b.next(),
                std::cmp::Ordering::Equal => {
                    a.next();
                    b.next();
                    return Some((*weight, *other_weight));
                }
            };
        }
    })
}

#[expect(clippy::cast_precision_loss, reason = "weights are far below 2^52")]
fn ratio(part: u64, whole: u64) -> f64 {
    part as f64 / whole as f64
}

/// How near two texts on one thing are by their days alone.
fn fresh(days: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "days within the window are few")]
    let days = (days - 1).max(0) as f64;
    LATER + (TOGETHER - LATER) * (-days / FADING).exp()
}
