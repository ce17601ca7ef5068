//! Runs of a page → regions in the order in which they are read: columns one after the other, between them what
//! stands across all.

use super::runs::Run;

/// Runs that belong together, one below or beside the other.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Region {
    pub(super) runs: Vec<Run>,
    pub(super) left: f64,
    pub(super) right: f64,
}

/// Columns within columns.
const DEEPEST: usize = 3;

/// Steps in which a gap between columns is looked for, and the share of the width at either side where none is.
const STEPS: u32 = 160;
const MARGIN: f64 = 0.12;

/// Rows that make a column, and how much of its width they fill: the cells of a table are shorter.
const LEAST_ROWS: usize = 4;
const FILLED: f64 = 0.55;

/// By how much a run may reach over the gap.
const OVERHANG: f64 = 4.0;

pub(super) fn regions(runs: Vec<Run>) -> Vec<Region> {
    let mut regions = Vec::new();
    split(runs, &mut regions, 0);
    regions
}

fn split(mut runs: Vec<Run>, regions: &mut Vec<Region>, depth: usize) {
    runs.sort_by(|one, other| one.y.total_cmp(&other.y).then(one.x0.total_cmp(&other.x0)));
    let Some(gap) = (depth < DEEPEST).then(|| gap(&runs)).flatten() else { return regions.extend(region(runs)) };
    let mut plain: Vec<Run> = Vec::new();
    for band in bands(runs, gap) {
        match band.columns(gap) {
            Ok((left, right)) => {
                regions.extend(region(std::mem::take(&mut plain)));
                split(left, regions, depth + 1);
                split(right, regions, depth + 1);
            }
            Err(runs) => plain.extend(runs),
        }
    }
    regions.extend(region(plain));
}

fn region(runs: Vec<Run>) -> Option<Region> {
    let left = edge(runs.iter().map(|run| -run.x0).collect())?;
    let right = edge(runs.iter().map(|run| run.x1).collect())?;
    Some(Region { runs, left: -left, right })
}

/// Where runs end, but for a few that reach out: a running header, the number of a page.
fn edge(mut ends: Vec<f64>) -> Option<f64> {
    ends.sort_by(|one, other| other.total_cmp(one));
    // the ends within two points of each, to both of its sides
    let from = |end: f64| ends.partition_point(|other| *other - end >= 2.0);
    let to = |end: f64| ends.partition_point(|other| end - *other < 2.0);
    let many = |end: &&f64| to(**end) - from(**end) >= LEAST_ROWS;
    ends.iter().take(1 + ends.len() / 10).find(many).or(ends.first()).copied()
}

fn extent(runs: &[Run]) -> Option<(f64, f64)> {
    let left = runs.iter().map(|run| run.x0).min_by(f64::total_cmp)?;
    Some((left, runs.iter().map(|run| run.x1).max_by(f64::total_cmp)?))
}

/// Where the fewest runs stand across and enough at either side.
fn gap(runs: &[Run]) -> Option<f64> {
    let (left, right) = extent(runs)?;
    let width = right - left;
    let mut best: Option<(usize, f64, f64)> = None;
    for step in 0..=STEPS {
        let at = left + width * (MARGIN + (1.0 - 2.0 * MARGIN) * f64::from(step) / f64::from(STEPS));
        let (before, across, after) = sides(runs, at);
        if before < LEAST_ROWS || after < LEAST_ROWS {
            continue;
        }
        match &mut best {
            // the middle of the widest place of the fewest is not worth its search: the last edge moves along
            Some((fewest, _, end)) if *fewest == across && at - *end < 1.5 * width / f64::from(STEPS) => *end = at,
            Some((fewest, start, end)) if across < *fewest => (*fewest, *start, *end) = (across, at, at),
            None => best = Some((across, at, at)),
            _ => {}
        }
    }
    best.map(|(_, start, end)| f64::midpoint(start, end))
}

fn sides(runs: &[Run], at: f64) -> (usize, usize, usize) {
    runs.iter().fold((0, 0, 0), |(before, across, after), run| match side(run, at) {
        Side::Left => (before + 1, across, after),
        Side::Across => (before, across + 1, after),
        Side::Right => (before, across, after + 1),
    })
}

enum Side {
    Left,
    Across,
    Right,
}

fn side(run: &Run, at: f64) -> Side {
    if run.x1 <= at + OVERHANG {
        Side::Left
    } else if run.x0 >= at - OVERHANG {
        Side::Right
    } else {
        Side::Across
    }
}

/// Rows that all stand across the gap, or none.
struct Band {
    runs: Vec<Run>,
    is_across: bool,
}

fn bands(runs: Vec<Run>, gap: f64) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    for run in runs {
        let is_across = matches!(side(&run, gap), Side::Across);
        match bands.last_mut().filter(|band| band.is_across == is_across) {
            Some(band) => band.runs.push(run),
            None => bands.push(Band { runs: vec![run], is_across }),
        }
    }
    bands
}

impl Band {
    /// The two columns, or the runs again where they are none.
    fn columns(self, gap: f64) -> Result<(Vec<Run>, Vec<Run>), Vec<Run>> {
        if self.is_across {
            return Err(self.runs);
        }
        let is_left = |run: &Run| matches!(side(run, gap), Side::Left);
        let (left, right): (Vec<Run>, Vec<Run>) = self.runs.iter().cloned().partition(is_left);
        if reads_down(&left) && reads_down(&right) { Ok((left, right)) } else { Err(self.runs) }
    }
}

/// Whether runs are rows of a text that fill their width.
fn reads_down(runs: &[Run]) -> bool {
    let Some((left, right)) = extent(runs) else { return false };
    let filled = runs.iter().filter(|run| run.x1 - run.x0 >= FILLED * (right - left)).count();
    let long = runs.iter().filter(|run| run.x1 - run.x0 >= 8.0 * run.size).count();
    runs.len() >= LEAST_ROWS && filled * 2 >= runs.len() && long * 2 >= runs.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str, x0: f64, x1: f64, y: f64) -> Run {
        Run { text: text.into(), x0, x1, y, size: 10.0, chars: text.chars().count(), bold: 0 }
    }

    fn order(runs: Vec<Run>) -> Vec<String> {
        regions(runs).into_iter().flat_map(|region| region.runs).map(|run| run.text).collect()
    }

    #[test]
    fn the_left_column_is_read_before_the_right_and_what_stands_across_between() {
        let mut runs = vec![run("title", 50.0, 550.0, 10.0)];
        for row in 0_i32..6 {
            let y = 30.0 + 12.0 * f64::from(row);
            runs.push(run(&format!("l{row}"), 50.0, 290.0, y));
            runs.push(run(&format!("r{row}"), 310.0, 550.0, y + 1.0));
        }
        runs.push(run("caption", 60.0, 540.0, 120.0));
        let expected = ["title", "l0", "l1", "l2", "l3", "l4", "l5", "r0", "r1", "r2", "r3", "r4", "r5", "caption"];
        assert_eq!(order(runs), expected);
    }

    #[test]
    fn a_table_is_read_row_by_row() {
        let rows = (0_i32..6).flat_map(|row| {
            let y = 12.0 * f64::from(row);
            [run(&format!("a{row}"), 50.0, 80.0, y), run(&format!("b{row}"), 300.0, 330.0, y), run("", 500.0, 550.0, y)]
        });
        let text = order(rows.collect()).concat();
        assert!(text.starts_with("a0b0a1b1"), "{text}");
    }
}
