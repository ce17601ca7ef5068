//! Regions → rows with their cells.

use super::{
    order::Region,
    runs::{Run, WORD_GAP, parts},
};

/// A row of a region: its text, in cells where wide gaps are in it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) is_bold: bool,
    /// The edges of its region, and which region of the file it is.
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) region: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) x0: f64,
    pub(super) x1: f64,
}

/// A gap that parts cells, in sizes of the text.
const CELL_GAP: f64 = 1.1;

/// How far apart are the baselines of one row at most.
const SAME_ROW: f64 = 0.45;

impl Row {
    pub(super) fn x0(&self) -> f64 {
        self.cells.first().map_or(self.left, |cell| cell.x0)
    }

    pub(super) fn x1(&self) -> f64 {
        self.cells.last().map_or(self.left, |cell| cell.x1)
    }

    /// The text of the row, its cells parted by blanks.
    pub(super) fn text(&self) -> String {
        self.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    pub(super) fn chars(&self) -> usize {
        self.cells.iter().map(|cell| cell.text.chars().count()).sum()
    }
}

/// The rows of a region from top to bottom.
pub(super) fn rows(region: Region, number: usize) -> Vec<Row> {
    let Region { mut runs, left, right } = region;
    runs.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut rows: Vec<Vec<Run>> = Vec::new();
    for run in runs {
        match rows.last_mut().filter(|row| row.iter().rev().any(|other| is_beside(other, &run))) {
            Some(row) => row.push(run),
            None => rows.push(vec![run]),
        }
    }
    rows.into_iter().filter_map(|runs| row(runs, left, right, number)).collect()
}

fn is_beside(one: &Run, other: &Run) -> bool {
    let apart = (one.y - other.y).abs();
    let overlap = one.x1.min(other.x1) - one.x0.max(other.x0);
    // the mark of a note stands raised before it
    let is_close = overlap > -one.size.max(other.size);
    let size = if is_close { one.size.max(other.size) } else { one.size.min(other.size) };
    apart < SAME_ROW * size && (overlap < size || apart < 0.1 * size)
}

fn row(mut runs: Vec<Run>, left: f64, right: f64, region: usize) -> Option<Row> {
    runs.sort_by(|one, other| one.x0.total_cmp(&other.x0));
    // What is drawn twice, a hair's breadth apart, is meant to look bold.
    runs.dedup_by(|next, last| next.text == last.text && next.x0 - last.x0 < 0.25 * last.size);
    let main = runs.iter().max_by_key(|run| run.chars)?;
    let (y, size) = (main.y, main.size);
    let (bold, chars) = runs.iter().fold((0, 0), |(bold, chars), run| (bold + run.bold, chars + run.chars));
    let mut cells: Vec<Cell> = Vec::new();
    for run in runs {
        let Run { text, x0, x1, .. } = run;
        match cells.last_mut().filter(|cell| x0 - cell.x1 < CELL_GAP * size) {
            Some(cell) => {
                let gap = (x0 - cell.x1) / size;
                if gap > WORD_GAP && parts(&cell.text, &text, gap) {
                    cell.text.push(' ');
                }
                cell.text.push_str(&text);
                cell.x1 = cell.x1.max(x1);
            }
            None => cells.push(Cell { text, x0, x1 }),
        }
    }
    Some(Row { cells, y, size, is_bold: bold * 20 >= chars * 19, left, right, region })
}
