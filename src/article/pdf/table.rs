//! Rows whose cells stand below each other → lines of a table, each cell in its column.

use super::rows::{Cell, Row};

/// How far apart rows of one table may stand, and lines of one cell, in sizes of the text.
const ROW_PITCH: f64 = 3.2;
const LINE_PITCH: f64 = 1.45;

/// Whether `row` goes on with the table that ends in `last`.
pub(super) fn goes_on(last: &Row, row: &Row) -> bool {
    let pitch = row.y - last.y;
    row.region == last.region && pitch > 0.0 && pitch < ROW_PITCH * last.size.max(row.size)
}

/// Whether rows side by side in two cells or more are a table: they line up.
pub(super) fn lines_up(one: &Row, other: &Row) -> bool {
    let beside = |cell: &Cell| other.cells.iter().skip(1).any(|known| overlaps(cell, known));
    one.cells.len() > 1 && other.cells.len() > 1 && one.cells.iter().skip(1).any(beside)
}

/// The lines of a table. The further lines of a cell are put behind its first.
pub(super) fn lines(rows: &[Row]) -> Vec<String> {
    let columns = columns(rows);
    let mut lines: Vec<Vec<String>> = Vec::new();
    let mut last: Option<&Row> = None;
    for row in rows {
        let goes_on = last.is_some_and(|last| is_rest(last, row, &columns));
        if !goes_on {
            lines.push(vec![String::new(); columns.len()]);
        }
        for cell in &row.cells {
            let place = place(cell, &columns);
            if let Some(text) = lines.last_mut().and_then(|line| line.get_mut(place)) {
                join(text, &cell.text);
            }
        }
        last = Some(row);
    }
    lines.into_iter().map(|line| line.join("\t").trim_end().to_owned()).collect()
}

/// Whether a row is but the further lines of cells: it stands close below and has nothing in the first column.
fn is_rest(last: &Row, row: &Row, columns: &[(f64, f64)]) -> bool {
    let is_first = row.cells.first().is_some_and(|cell| place(cell, columns) == 0);
    !is_first && is_below(last, row)
}

/// Whether a row stands as close below another as lines of one cell do.
pub(super) fn is_below(last: &Row, row: &Row) -> bool {
    row.y - last.y < LINE_PITCH * row.size
}

/// The columns by the rows that have the most cells.
fn columns(rows: &[Row]) -> Vec<(f64, f64)> {
    let most = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let mut columns: Vec<(f64, f64)> = Vec::new();
    for row in rows.iter().filter(|row| row.cells.len() == most) {
        if columns.is_empty() {
            columns = row.cells.iter().map(|cell| (cell.x0, cell.x1)).collect();
        }
        for (column, cell) in columns.iter_mut().zip(&row.cells) {
            *column = (column.0.min(cell.x0), column.1.max(cell.x1));
        }
    }
    columns
}

/// The column of a cell: that which it shares the most width with, else the nearest.
fn place(cell: &Cell, columns: &[(f64, f64)]) -> usize {
    let shared = |(left, right): &(f64, f64)| cell.x1.min(*right) - cell.x0.max(*left);
    let best = columns.iter().enumerate().max_by(|one, other| shared(one.1).total_cmp(&shared(other.1)));
    best.map_or(0, |(at, _)| at)
}

fn overlaps(one: &Cell, other: &Cell) -> bool {
    one.x0 < other.x1 && other.x0 < one.x1
}

fn join(text: &mut String, more: &str) {
    if super::runs::parts(text, more, 0.0) {
        text.push(' ');
    }
    text.push_str(more);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(y: f64, cells: &[(&str, f64, f64)]) -> Row {
        let cells = cells.iter().map(|(text, x0, x1)| Cell { text: (*text).into(), x0: *x0, x1: *x1 }).collect();
        Row { cells, y, size: 10.0, is_bold: false, left: 0.0, right: 300.0, region: 0 }
    }

    #[test]
    fn an_empty_cell_keeps_its_place_and_a_cell_of_two_lines_is_one() {
        let rows = [
            row(0.0, &[("910B", 100.0, 130.0), ("910C", 200.0, 230.0)]),
            row(20.0, &[("HBM", 0.0, 30.0), ("64 GB", 100.0, 130.0), ("128", 200.0, 220.0)]),
            row(32.0, &[("GB", 200.0, 215.0)]),
            row(50.0, &[("Nodes", 0.0, 30.0), ("384", 200.0, 220.0)]),
        ];
        assert_eq!(lines(&rows), ["\t910B\t910C", "HBM\t64 GB\t128 GB", "Nodes\t\t384"]);
    }
}
