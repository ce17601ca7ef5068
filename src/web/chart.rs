//! Claims of one predicate → a picture: each at its day and value, ranges and open bounds drawn as such.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use super::view::View;
use crate::model::{Claim, Modality, PartialDate, Quantity, Value};

const WIDTH: f64 = 960.0;
const HEIGHT: f64 = 470.0;
const LEFT: f64 = 96.0;
const RIGHT: f64 = 930.0;
const TOP: f64 = 36.0;
const BOTTOM: f64 = 420.0;
/// Labels of points: the greatest and the latest; more would lie over each other.
const LABELS: usize = 12;
/// From a ratio of so much between the least and the greatest on, the scale is logarithmic.
const LOGARITHMIC_FROM: f64 = 30.0;

/// A picture of claims. Lengths are in its own units, which the page scales.
pub(super) struct Chart {
    pub(super) title: String,
    pub(super) unit: String,
    /// What the days are of.
    pub(super) axis: String,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    pub(super) xs: Vec<Tick>,
    pub(super) ys: Vec<Tick>,
    pub(super) points: Vec<Point>,
    /// Whether it is a file of its own, with its own colours.
    pub(super) is_alone: bool,
}

/// A line of the grid.
pub(super) struct Tick {
    pub(super) at: f64,
    pub(super) words: String,
}

/// A claim in the picture.
pub(super) struct Point {
    pub(super) href: String,
    pub(super) title: String,
    pub(super) class: &'static str,
    pub(super) x: f64,
    pub(super) y: f64,
    /// The ends of its range: `high` is the greater value, and so the smaller number.
    pub(super) high: f64,
    pub(super) low: f64,
    pub(super) is_open_up: bool,
    pub(super) is_open_down: bool,
    pub(super) label: Option<String>,
}

impl Point {
    pub(super) fn is_range(&self) -> bool {
        self.low - self.high > 1.0
    }
}

/// The day of what is claimed, else of the first text.
fn day(claim: &Claim) -> Option<NaiveDate> {
    let told = || claim.first_seen.as_deref()?.get(..10)?.parse().ok();
    let period = claim.value.quantity().and_then(|quantity| quantity.period);
    claim.event_date.or(period).map(PartialDate::first_day).or_else(told)
}

/// Whether it has a day and a number or a date, and is no denial.
pub(super) fn can_be_drawn(claim: &Claim) -> bool {
    claim.modality != Modality::Denied && told(claim).is_some() && bounds(&claim.value).is_some()
}

/// The day at which a claim stands: that of its first text where its value is a date itself.
pub(super) fn told(claim: &Claim) -> Option<NaiveDate> {
    match &claim.value {
        Value::Date { .. } => claim.first_seen.as_deref()?.get(..10)?.parse().ok(),
        _ => day(claim),
    }
}

/// The least and the greatest value, either open.
type Bounds = (Option<f64>, Option<f64>);

/// A claim with its place.
struct Drawn<'c> {
    claim: &'c Claim,
    day: NaiveDate,
    bounds: Bounds,
}

/// The bounds of a value; days are counted from the beginning of our era.
fn bounds(value: &Value) -> Option<Bounds> {
    let days = |day: NaiveDate| f64::from(day.num_days_from_ce());
    match value {
        Value::Quantity(Quantity { min: None, max: None, .. }) => None,
        Value::Quantity(quantity) => Some((quantity.min, quantity.max)),
        Value::Date { date } => Some((Some(days(date.first_day())), Some(days(date.last_day())))),
        _ => None,
    }
}

/// A value's place on an axis.
#[derive(Debug, Clone, Copy)]
struct Scale {
    least: f64,
    most: f64,
    is_logarithmic: bool,
    from: f64,
    to: f64,
}

impl Scale {
    /// A scale from `from` to `to` that holds these values, with some room.
    fn over(values: &[f64], may_be_logarithmic: bool, (from, to): (f64, f64)) -> Self {
        let least = values.iter().copied().fold(f64::INFINITY, f64::min);
        let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let is_logarithmic = may_be_logarithmic && least > 0.0 && most / least >= LOGARITHMIC_FROM;
        if is_logarithmic {
            return Self { least: least / 1.5, most: most * 1.5, is_logarithmic, from, to };
        }
        let span = most - least;
        let room = if span > 0.0 { span * 0.06 } else { (most.abs() * 0.05).max(1.0) };
        let least = if least >= 0.0 && least - room < 0.0 { 0.0 } else { least - room };
        Self { least, most: most + room, is_logarithmic, from, to }
    }

    fn at(self, value: f64) -> f64 {
        let share = if self.is_logarithmic {
            (value.max(f64::MIN_POSITIVE).ln() - self.least.ln()) / (self.most.ln() - self.least.ln())
        } else {
            (value - self.least) / (self.most - self.least)
        };
        let at = self.from + share.clamp(0.0, 1.0) * (self.to - self.from);
        (at * 10.0).round() / 10.0
    }

    /// Round values within it.
    fn ticks(self) -> Vec<f64> {
        if self.is_logarithmic {
            let decades = (self.most / self.least).log10();
            let steps: &[f64] = if decades <= 2.5 { &[1.0, 2.0, 5.0] } else { &[1.0] };
            let every = (decades / 8.0).ceil().max(1.0);
            let first = self.least.log10().floor();
            let decade = |n: i32| 10_f64.powf(first + f64::from(n) * every);
            let all = (0..64).map(decade).flat_map(|decade| steps.iter().map(move |step| decade * step));
            return all.filter(|value| (self.least..=self.most).contains(value)).take(24).collect();
        }
        let step = round_step((self.most - self.least) / 6.0);
        let first = (self.least / step).ceil();
        let all = (0..32).map(|n| (first + f64::from(n)) * step);
        all.take_while(|value| *value <= self.most).collect()
    }
}

/// The next of 1, 2, 5, 10 … that is no smaller.
fn round_step(step: f64) -> f64 {
    let decade = 10_f64.powf(step.max(f64::MIN_POSITIVE).log10().floor());
    let round = [1.0, 2.0, 5.0, 10.0].into_iter().find(|round| round * decade >= step * 0.999);
    decade * round.unwrap_or(10.0)
}

/// First days of years, or of months where there are few years, within a span; at most a dozen.
fn days_between(first: NaiveDate, last: NaiveDate) -> Vec<(NaiveDate, bool)> {
    let months = (last.year() - first.year()) * 12 + i32::try_from(last.month()).unwrap_or(1);
    let step = match months {
        ..=12 => 1,
        13..=36 => 3,
        37..=120 => 12,
        more => 12 * (more / 120 + 1),
    };
    let mut days = Vec::new();
    let mut at = NaiveDate::from_ymd_opt(first.year(), 1, 1).unwrap_or(first);
    while at <= last && days.len() < 60 {
        if at >= first {
            days.push((at, step >= 12));
        }
        let next = at.checked_add_months(chrono::Months::new(u32::try_from(step).unwrap_or(12)));
        at = next.unwrap_or(NaiveDate::MAX);
        if at == NaiveDate::MAX {
            break;
        }
    }
    days
}

/// What values on one axis have in common: the unit, the time that a rate is by, and the number format of a compute figure.
fn scale_of(claim: &Claim) -> (&'static str, Option<&str>, Option<&str>) {
    match &claim.value {
        Value::Quantity(quantity) => (quantity.unit.as_str(), quantity.per.as_deref(), quantity.precision.as_deref()),
        _ => ("", None, None),
    }
}

/// The claims that stand on one axis: those of the scale that most have. Dollars and yuan have none in common.
pub(super) fn of_one_scale(claims: &[Claim]) -> Vec<&Claim> {
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| can_be_drawn(claim)) {
        *counts.entry(scale_of(claim)).or_default() += 1;
    }
    let most =
        counts.into_iter().max_by_key(|(scale, count)| (*count, std::cmp::Reverse(*scale))).map(|(scale, _)| scale);
    claims.iter().filter(|claim| can_be_drawn(claim) && Some(scale_of(claim)) == most).collect()
}

impl Chart {
    /// The picture of the claims that can be drawn on one axis.
    pub(super) fn of(claims: &[Claim], view: &View<'_>) -> Self {
        let claims = of_one_scale(claims);
        let place = |claim| Some(Drawn { claim, day: told(claim)?, bounds: bounds(&claim.value)? });
        let drawn: Vec<Drawn<'_>> =
            claims.iter().copied().filter(|claim| can_be_drawn(claim)).filter_map(place).collect();
        let mut chart = Self::empty(claims.first().copied(), view);
        let days: Vec<f64> = drawn.iter().map(|drawn| f64::from(drawn.day.num_days_from_ce())).collect();
        let values: Vec<f64> = drawn.iter().flat_map(|drawn| [drawn.bounds.0, drawn.bounds.1]).flatten().collect();
        if values.is_empty() {
            return chart;
        }
        let is_dates = drawn.first().is_some_and(|drawn| matches!(drawn.claim.value, Value::Date { .. }));
        let x = Scale::over(&days, false, (LEFT, RIGHT));
        let y = Scale::over(&values, !is_dates, (BOTTOM, TOP));
        chart.xs = day_ticks(x, view);
        chart.ys = if is_dates {
            day_ticks(y, view)
        } else {
            y.ticks().into_iter().map(|value| Tick { at: y.at(value), words: view.words.count(value) }).collect()
        };
        chart.points = drawn.iter().map(|drawn| point(drawn, (x, y), view)).collect();
        label(&mut chart.points, &drawn, view);
        chart
    }

    /// With nothing in it.
    fn empty(first: Option<&Claim>, view: &View<'_>) -> Self {
        let predicate = first.map(|claim| view.words.predicate(claim.predicate)).unwrap_or_default();
        let unit = first.and_then(|claim| claim.value.quantity()).map(|quantity| quantity.unit);
        let is_date = first.is_some_and(|claim| matches!(claim.value, Value::Date { .. }));
        Self {
            title: view.words.with("chart.title", &predicate),
            unit: unit.map(|unit| view.words.unit(unit)).unwrap_or_default(),
            axis: view.words.t(if is_date { "chart.axis_told" } else { "chart.axis" }).to_owned(),
            width: WIDTH,
            height: HEIGHT,
            left: LEFT,
            right: RIGHT,
            top: TOP,
            bottom: BOTTOM,
            xs: Vec::new(),
            ys: Vec::new(),
            points: Vec::new(),
            is_alone: false,
        }
    }

    /// The same as a file of its own: its addresses are whole, and its colours in it.
    pub(super) fn alone(mut self, base: &str) -> Self {
        self.is_alone = true;
        for point in &mut self.points {
            point.href = format!("{base}{}", point.href);
        }
        self
    }

    #[expect(clippy::unused_self, reason = "a template calls it")]
    pub(super) fn style(&self) -> &'static str {
        include_str!("static/chart.css")
    }
}

fn day_ticks(scale: Scale, view: &View<'_>) -> Vec<Tick> {
    let day = |days: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "days of our era, within the scale of real dates")]
        NaiveDate::from_num_days_from_ce_opt(days.round() as i32).unwrap_or_default()
    };
    let (first, last) = (day(scale.least), day(scale.most));
    let ticks = days_between(first, last.checked_add_days(Days::new(1)).unwrap_or(last));
    let words = |(at, is_year): (NaiveDate, bool)| {
        if is_year { PartialDate::Year(at.year()) } else { PartialDate::Month(at.year(), at.month()) }
    };
    let tick = |tick: (NaiveDate, bool)| Tick {
        at: scale.at(f64::from(tick.0.num_days_from_ce())),
        words: short(view, words(tick)),
    };
    ticks.into_iter().map(tick).collect()
}

/// `2024-09` or `2024`: an axis has little room.
fn short(view: &View<'_>, date: PartialDate) -> String {
    match date {
        PartialDate::Year(_) => view.words.partial_date(date),
        other => other.to_string(),
    }
}

/// An open bound reaches so far towards where nothing is said.
const REACH: f64 = 26.0;

fn point(drawn: &Drawn<'_>, (x, y): (Scale, Scale), view: &View<'_>) -> Point {
    let Drawn { claim, day, bounds: (min, max) } = *drawn;
    let (top, bottom) = (max.map(|max| y.at(max)), min.map(|min| y.at(min)));
    let high = top.or(bottom.map(|bottom| (bottom - REACH).max(TOP))).unwrap_or(TOP);
    let low = bottom.or(top.map(|top| (top + REACH).min(BOTTOM))).unwrap_or(BOTTOM);
    let middle = match (top, bottom) {
        (Some(top), Some(bottom)) => f64::midpoint(top, bottom),
        (Some(end), None) | (None, Some(end)) => end,
        (None, None) => BOTTOM,
    };
    let (words, line) = (view.words, view.claim(claim));
    Point {
        href: line.href,
        title: format!(
            "{}: {} {} ({}), {}",
            line.subject.words,
            line.predicate.words,
            line.value,
            line.firmness.words,
            words.date(&day.to_string())
        ),
        class: claim.modality.as_str(),
        x: x.at(f64::from(day.num_days_from_ce())),
        y: (middle * 10.0).round() / 10.0,
        high,
        low,
        is_open_up: max.is_none(),
        is_open_down: min.is_none(),
        label: None,
    }
}

/// Gives names to the best supported points, as long as they do not lie over each other.
fn label(points: &mut [Point], drawn: &[Drawn<'_>], view: &View<'_>) {
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by_key(|at| drawn.get(*at).map(|drawn| std::cmp::Reverse(crate::query::support(drawn.claim))));
    let mut taken: Vec<(f64, f64)> = Vec::new();
    let all: Vec<(f64, f64)> = points.iter().map(|point| (point.x, point.y)).collect();
    for at in order {
        let (Some(point), Some(Drawn { claim, .. })) = (points.get_mut(at), drawn.get(at)) else { continue };
        let is_free = taken.iter().all(|(x, y)| (x - point.x).abs() > 130.0 || (y - point.y).abs() > 16.0);
        let name = view.entity(&claim.subject.name).words;
        let short: String = name.chars().take(22).collect();
        let wide = unicode_width::UnicodeWidthStr::width(short.as_str());
        let ends = point.x + 8.0 + 6.5 * f64::from(u32::try_from(wide).unwrap_or(44));
        let is_over = |(x, y): &(f64, f64)| *x > point.x + 6.0 && *x < ends && (y - point.y + 8.0).abs() < 10.0;
        if taken.len() >= LABELS || !is_free || ends > RIGHT || all.iter().any(is_over) {
            continue;
        }
        taken.push((point.x, point.y));
        point.label = Some(if short.len() < name.len() { format!("{short}…") } else { short });
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderMap;

    use super::{super::address::Asked, *};
    use crate::model::{EntityKind, Id, Predicate, Subject, Unit};

    fn claim(id: &str, day: &str, min: Option<f64>, max: Option<f64>) -> Claim {
        let value = Value::Quantity(Quantity::between(min, max, Unit::Parameters));
        let claim = Claim::sample(Id::from_text(id), Subject::new(EntityKind::Model, id), Predicate::Parameters, value);
        Claim { first_seen: Some(day.to_owned()), ..claim }
    }

    fn chart(claims: &[Claim]) -> Chart {
        let asked = Asked::read(&"/chart".parse().unwrap(), &HeaderMap::new(), String::new()).unwrap();
        Chart::of(claims, &View::of(&asked))
    }

    #[test]
    fn ranges_and_open_bounds_are_drawn_as_such() {
        let chart = chart(&[
            claim("exact", "2024-01-10", Some(1e9), Some(1e9)),
            claim("range", "2024-06-10", Some(1e10), Some(1e11)),
            claim("least", "2025-01-10", Some(1e12), None),
            claim("most", "2025-02-10", None, Some(2e12)),
        ]);
        let [exact, range, least, most] = chart.points.as_slice() else { panic!("{}", chart.points.len()) };
        assert!(!exact.is_range() && range.is_range() && !range.is_open_up && !range.is_open_down);
        assert!(least.is_open_up && least.is_range() && !least.is_open_down && most.is_open_down);
        assert!(
            exact.x < range.x && range.x < least.x && exact.y > range.y && range.y > least.y,
            "later is further right, more is higher"
        );
        for point in &chart.points {
            assert!((LEFT..=RIGHT).contains(&point.x) && point.high >= TOP && point.low <= BOTTOM);
        }
        let ticks: Vec<&str> = chart.ys.iter().map(|tick| tick.words.as_str()).collect();
        assert!(ticks.contains(&"1 billion") && ticks.contains(&"1 trillion"), "{ticks:?}");
        assert!(chart.xs.len() >= 4, "{}", chart.xs.len());
    }

    #[test]
    fn odd_values_make_no_odd_picture() {
        for (min, max) in
            [(Some(0.0), Some(0.0)), (Some(-5.0), Some(1e300)), (Some(1e-300), Some(1e300)), (Some(3.0), Some(3.0))]
        {
            let chart = chart(&[claim("a", "2024-01-10", min, max), claim("b", "9999-12-31", min, None)]);
            assert_eq!(chart.points.len(), 2);
            for point in &chart.points {
                assert!(point.x.is_finite() && point.y.is_finite() && point.high.is_finite() && point.low.is_finite());
            }
            assert!(chart.xs.len() + chart.ys.len() < 120);
        }
        let none = chart(&[]);
        assert!(none.points.is_empty() && none.ys.is_empty());
    }

    #[test]
    fn steps_are_round() {
        for (step, expected) in [(0.3, 0.5), (1.0, 1.0), (7.0, 10.0), (1234.0, 2000.0)] {
            assert!((round_step(step) - expected).abs() < expected * 1e-9, "{step}: {}", round_step(step));
        }
    }
}
