//! Which of what was found comes first: what fits best; of what fits alike, the actor's own word and the recent.

use tantivy::{DocAddress, Searcher, TantivyError, collector::TopDocs, query::Query};

use super::schema::{DAY, PRIMARY};

/// The actor's own word counts for so much more.
const PRIMARY_BONUS: f32 = 0.15;
/// A year later counts for so much more: of two texts that fit alike, the later comes first, and a better fit still
/// wins over a few years. Counted from a fixed year: no clock, and the same order after every rebuild.
const YEAR_BONUS: f32 = 0.03;
const FIRST_YEAR: i64 = 2015;

/// Finds by fit alone: so many are looked at beyond those that are wanted, before the bonus is given.
const BEYOND: usize = 100;

/// The best `limit` or a few more, unordered where scores are equal.
pub(super) fn best(
    searcher: &Searcher,
    query: &dyn Query,
    limit: usize,
) -> Result<Vec<(f32, DocAddress)>, TantivyError> {
    let reach = limit.saturating_mul(2).saturating_add(BEYOND);
    let mut found = searcher.search(query, &TopDocs::with_limit(reach).order_by_score())?;
    for (score, address) in &mut found {
        *score *= bonus(searcher, *address)?;
    }
    Ok(found)
}

fn bonus(searcher: &Searcher, address: DocAddress) -> Result<f32, TantivyError> {
    let fast = searcher.segment_reader(address.segment_ord).fast_fields();
    let primary = fast.u64(PRIMARY)?.first(address.doc_id).unwrap_or(0);
    let year = fast.i64(DAY)?.first(address.doc_id).map_or(FIRST_YEAR, |day| day / 366);
    let years = u8::try_from((year - FIRST_YEAR).clamp(0, 100)).unwrap_or(0);
    let own = if primary > 0 { PRIMARY_BONUS } else { 0.0 };
    Ok(1.0 + own + YEAR_BONUS * f32::from(years))
}
