//! Which of what was found comes first: what fits best; of what fits alike, the actor's own word and the recent.

use std::collections::{HashMap, hash_map::Entry};

use tantivy::{DocAddress, DocId, Searcher, TantivyError, collector::TopDocs, columnar::Column, query::Query};

use super::schema::{DAY, PRIMARY};

/// The actor's own word counts for so much more.
const PRIMARY_BONUS: f32 = 0.15;
/// A year later counts for so much more: of two texts that fit alike, the later comes first, and a better fit still
/// wins over a few years. Counted from a fixed year: no clock, and the same order after every rebuild.
const YEAR_BONUS: f32 = 0.03;
const FIRST_YEAR: i64 = 2015;

/// Finds by fit alone: so many are looked at beyond those that are wanted, before the bonus is given.
const BEYOND: usize = 100;

/// The best `limit`, best first, with all that fit as well as the last of them.
pub(super) fn best(
    searcher: &Searcher,
    query: &dyn Query,
    limit: usize,
) -> Result<Vec<(f32, DocAddress)>, TantivyError> {
    let reach = limit.saturating_mul(2).saturating_add(BEYOND);
    let mut found = searcher.search(query, &TopDocs::with_limit(reach).order_by_score())?;
    let mut bonuses: HashMap<u32, Bonus> = HashMap::new();
    for (score, address) in &mut found {
        let of_segment = match bonuses.entry(address.segment_ord) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(Bonus::of(searcher, address.segment_ord)?),
        };
        *score *= of_segment.of_entry(address.doc_id);
    }
    found.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let least = found.get(limit.saturating_sub(1)).map_or(f32::NEG_INFINITY, |(score, _)| *score);
    found.retain(|(score, _)| *score >= least);
    Ok(found)
}

/// What a bonus goes by, in one segment: to open a column costs as much as to read many entries of it.
struct Bonus {
    primary: Column<u64>,
    day: Column<i64>,
}

impl Bonus {
    fn of(searcher: &Searcher, segment: u32) -> Result<Self, TantivyError> {
        let fast = searcher.segment_reader(segment).fast_fields();
        Ok(Self { primary: fast.u64(PRIMARY)?, day: fast.i64(DAY)? })
    }

    fn of_entry(&self, entry: DocId) -> f32 {
        let primary = self.primary.first(entry).unwrap_or(0);
        let year = self.day.first(entry).map_or(FIRST_YEAR, |day| day / 366);
        let years = u8::try_from((year - FIRST_YEAR).clamp(0, 100)).unwrap_or(0);
        let own = if primary > 0 { PRIMARY_BONUS } else { 0.0 };
        1.0 + own + YEAR_BONUS * f32::from(years)
    }
}
