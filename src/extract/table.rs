//! Tables and lists of properties that clean-up flattened: whose the value in a cell is.

use crate::{
    lexicon::{cue::Cue, labels::label_of},
    model::EntityKind,
    text::Span,
};

use super::{
    annotate::{Annotated, Place, Sentence},
    name::names_its_value,
    subject::main_name,
};

/// The subject of a cell: the name at the head of its column, at the head of its row, or above the table.
pub(super) fn subject_of_cell(found: &Annotated<'_>, place: usize, at: Span, kinds: &[EntityKind]) -> Option<usize> {
    let row = found.sentences.get(place)?;
    let first = first_row(found, place);
    let cells = cells(found.text, row.span);
    let column = cells.iter().position(|cell| cell.contains(at) || cell.overlaps(at))?;
    let header = found.sentences.get(first)?;
    let heads = self::cells(found.text, header.span);
    let place_in_head = if heads.len() + 1 == cells.len() { column.checked_sub(1) } else { Some(column) };
    let beside = heads.len() == cells.len() || heads.len() + 1 == cells.len();
    let fitting = first < place && beside && !is_of_a_card(found, &heads);
    let by_column = place_in_head
        .and_then(|column| heads.get(column))
        .filter(|_| fitting)
        .and_then(|head| name_within(found, header, *head, kinds));
    let by_row = || cells.first().filter(|_| column > 0).and_then(|head| name_within(found, row, *head, kinds));
    let by_card = || if cells.len() <= 2 { named_above(found, first, place, kinds) } else { None };
    by_column.or_else(by_row).or_else(by_card).or_else(|| above(found, first, kinds))
}

/// "Training hardware | X1" at the head of two columns: a card begins so, for a label and its value head no column.
fn is_of_a_card(found: &Annotated<'_>, cells: &[Span]) -> bool {
    let [label, _] = cells else { return false };
    label_of(label.of(&found.folded).trim()).is_some() && !names_its_value(found, *label)
}

/// 模型名称：青鸾-2 above 总参数：3200亿: the row of the same card whose label says that it holds the name.
fn named_above(found: &Annotated<'_>, first: usize, place: usize, kinds: &[EntityKind]) -> Option<usize> {
    found.sentences.get(first..place)?.iter().rev().take(CARD_ROWS).find_map(|row| {
        let label = row.span.of(found.text).find([':', '：', '|', '｜'])?;
        let labels = names_its_value(found, Span::new(row.span.start, row.span.start + label));
        labels.then(|| name_within(found, row, row.span, kinds)).flatten()
    })
}

/// Rows of a card at most.
const CARD_ROWS: usize = 40;

/// The cell at the head of the column in which `at` stands: the sentence that it is in, and where.
pub(super) fn head_of_cell(found: &Annotated<'_>, place: usize, at: Span) -> Option<(usize, Span)> {
    let row = found.sentences.get(place)?;
    let first = first_row(found, place);
    let cells = cells(found.text, row.span);
    let column = cells.iter().position(|cell| cell.contains(at) || cell.overlaps(at))?;
    let heads = self::cells(found.text, found.sentences.get(first)?.span);
    let head = heads.get(column).filter(|_| first < place && heads.len() == cells.len())?;
    Some((first, *head))
}

/// Whether the place is in a row, and the head of its column has one of the cues.
pub(super) fn head_says(found: &Annotated<'_>, sentence: &Sentence, at: Span, cues: &[Cue]) -> bool {
    let row = found.sentences.partition_point(|other| other.span.end <= sentence.span.start);
    let head = if sentence.place == Place::Row { head_of_cell(found, row, at) } else { None };
    head.is_some_and(|(head, cell)| found.sentences.get(head).is_some_and(|head| found.has_cue(head, cell, cues)))
}

/// The number of the first row of the table that the row at `place` belongs to.
fn first_row(found: &Annotated<'_>, place: usize) -> usize {
    let mut first = place;
    while let Some(before) = first.checked_sub(1) {
        let (Some(upper), Some(lower)) = (found.sentences.get(before), found.sentences.get(first)) else { break };
        if upper.place != Place::Row || lower.line > upper.line + 2 {
            break;
        }
        first = before;
    }
    first
}

fn name_within(found: &Annotated<'_>, row: &Sentence, cell: Span, kinds: &[EntityKind]) -> Option<usize> {
    row.names.clone().find(|index| {
        found.names.get(*index).is_some_and(|name| cell.contains(name.span) && kinds.contains(&name.kind))
    })
}

/// What the lines above the table are about, the nearest first.
fn above(found: &Annotated<'_>, first: usize, kinds: &[EntityKind]) -> Option<usize> {
    let lines = || {
        (0..first).rev().filter_map(|place| found.sentences.get(place)).filter(|sentence| sentence.place != Place::Row)
    };
    let lead = lines().next().and_then(|sentence| main_name(found, sentence, kinds));
    let heading = || {
        lines()
            .filter(|sentence| matches!(sentence.place, Place::Heading | Place::Title))
            .find_map(|sentence| main_name(found, sentence, kinds))
    };
    lead.filter(|_| lines().next().is_some_and(|sentence| sentence.span.of(found.text).ends_with([':', '：'])))
        .or_else(heading)
        .or(lead)
        .or_else(|| lines().take(12).find_map(|sentence| main_name(found, sentence, kinds)))
}

/// The cells of a row: between bars or tabs, else between wide gaps.
pub(super) fn cells(text: &str, row: Span) -> Vec<Span> {
    let body = row.of(text);
    let barred = body.contains(['|', '｜']);
    let mut cells = Vec::new();
    let mut from = 0;
    let mut gap: Option<usize> = None;
    for (at, c) in body.char_indices() {
        let bar = if barred { matches!(c, '|' | '｜') } else { c == '\t' };
        if bar {
            push(&mut cells, text, row.start + from, row.start + at);
            from = at + c.len_utf8();
            gap = None;
        } else if !barred && (c == ' ' || c == '\u{3000}') {
            gap = gap.or(Some(at));
        } else if let Some(start) = gap.take().filter(|start| is_wide(body.get(*start..at).unwrap_or(""))) {
            push(&mut cells, text, row.start + from, row.start + start);
            from = at;
        }
    }
    push(&mut cells, text, row.start + from, row.end);
    cells
}

fn is_wide(gap: &str) -> bool {
    gap.contains('\u{3000}') || gap.chars().count() >= 2
}

fn push(cells: &mut Vec<Span>, text: &str, start: usize, end: usize) {
    let span = Span::new(start, end);
    let body = span.of(text);
    let kept = body.trim();
    if !kept.is_empty() {
        let lead = body.len() - body.trim_start().len();
        cells.push(Span::new(start + lead, start + lead + kept.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(row: &str) -> Vec<&str> {
        cells(row, Span::new(0, row.len())).into_iter().map(|cell| cell.of(row)).collect()
    }

    #[test]
    fn cells_stand_between_bars_or_wide_gaps() {
        assert_eq!(split("| Total parameters | 718B |"), ["Total parameters", "718B"]);
        assert_eq!(split("曦云C600｜沐曦｜144GB"), ["曦云C600", "沐曦", "144GB"]);
        assert_eq!(split("HBM capacity      49.2 TB     13.8 TB"), ["HBM capacity", "49.2 TB", "13.8 TB"]);
        assert_eq!(split("阿里平头哥　16384张　　1945P"), ["阿里平头哥", "16384张", "1945P"]);
    }
}
