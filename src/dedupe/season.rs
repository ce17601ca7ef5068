//! Figures that move with time: a yield, a price or a share is another one from season to season, and a text seldom
//! says of which it is. What is told months apart is of two times.

use chrono::NaiveDate;

use super::cluster::Item;
use crate::model::{EntityKind, Predicate, Value};

/// The same figure told again after a longer silence is a new one.
const SILENCE: i64 = 183;

/// Whether the figure is another one from season to season.
pub(super) fn moves(kind: EntityKind, predicate: Predicate) -> bool {
    use Predicate as P;
    let by_nature = matches!(
        predicate,
        P::YieldRate | P::Price | P::MarketShare | P::ProductionVolume | P::Shipments | P::DomesticShare
    );
    let of_growing_system =
        kind == EntityKind::System && matches!(predicate, P::ChipCount | P::Compute | P::Power | P::MemoryCapacity);
    by_nature || of_growing_system
}

/// Whether the value itself says of which time it is.
pub(super) fn is_dated(value: &Value) -> bool {
    value.quantity().is_some_and(|quantity| quantity.period.is_some())
}

/// The places of one value by season: broken where nobody told it for long. Places are in the order of publication.
pub(super) fn seasons(places: Vec<usize>, items: &[Item<'_>]) -> Vec<Vec<usize>> {
    let mut seasons: Vec<Vec<usize>> = Vec::new();
    let mut last: Option<NaiveDate> = None;
    for place in places {
        let day = day(place, items);
        let silence = matches!((last, day), (Some(last), Some(day)) if (day - last).num_days() > SILENCE);
        match seasons.last_mut() {
            Some(season) if !silence => season.push(place),
            _ => seasons.push(vec![place]),
        }
        last = day.or(last);
    }
    seasons
}

/// Whether some two of these were published without a long silence between them, or are undated. Places are in the order of
/// publication.
pub(super) fn meet(a: &[usize], b: &[usize], items: &[Item<'_>]) -> bool {
    let days = |places: &[usize]| places.iter().map(|place| day(*place, items)).collect::<Option<Vec<NaiveDate>>>();
    let (Some(one), Some(other)) = (days(a), days(b)) else { return !a.is_empty() && !b.is_empty() };
    within(&one, &other, SILENCE)
}

/// Whether some day of the one list is so near to one of the other; both are in order.
pub(super) fn within(one: &[NaiveDate], other: &[NaiveDate], days: i64) -> bool {
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    while let (Some(a), Some(b)) = (one.peek(), other.peek()) {
        if (**a - **b).num_days().abs() <= days {
            return true;
        }
        _ = if a < b { one.next() } else { other.next() };
    }
    false
}

fn day(place: usize, items: &[Item<'_>]) -> Option<NaiveDate> {
    items.get(place)?.sighting.document.published_day()
}
