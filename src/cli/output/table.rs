//! Cells → a table for the eye. Where the columns have no room side by side, each row is a record of a few lines.

use std::{borrow::Cow, fmt::Write as _};

use super::{
    clean,
    wrap::{Long, broken, cells},
};

/// What a table is made of.
pub(super) struct Cells<'c> {
    pub(super) heads: &'c [&'c str],
    /// Heads of the cells that begin a record, and of those that are a paragraph of it.
    pub(super) main: &'c [&'c str],
    pub(super) texts: &'c [&'c str],
    pub(super) rows: &'c [Vec<String>],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paint {
    Colour,
    Plain,
}

impl Paint {
    fn bold(self, text: &str) -> Cow<'_, str> {
        self.styled(text, crate::cli::paint::BOLD)
    }

    fn dim(self, text: &str) -> Cow<'_, str> {
        self.styled(text, crate::cli::paint::DIM)
    }

    fn styled(self, text: &str, style: anstyle::Style) -> Cow<'_, str> {
        match self {
            Self::Colour => Cow::Owned(format!("{style}{text}{style:#}")),
            Self::Plain => Cow::Borrowed(text),
        }
    }
}

/// Cells between two columns.
const GAP: usize = 2;
/// A column that is no wider is never wrapped: ids, dates and numbers stay whole.
const RIGID: usize = 16;
/// No column is made narrower.
const NARROWEST: usize = 12;
/// Rows that take more lines on average read better as records.
const LINES: usize = 3;

/// Draws for a terminal of this width; where there is none, a row is a line, as wide as it needs.
pub(super) fn draw(table: &Cells<'_>, width: Option<usize>, paint: Paint) -> String {
    let rows: Vec<Vec<String>> = table.rows.iter().map(|row| row.iter().map(|cell| clean(cell)).collect()).collect();
    let columns = columns(table.heads, &rows);
    let Some(width) = width else { return grid(&columns, &rows, paint) };
    fitted(columns, &rows, width).map_or_else(|| records(table, &rows, width, paint), |it| grid(&it, &rows, paint))
}

#[derive(Debug, Clone)]
struct Column<'c> {
    at: usize,
    head: &'c str,
    width: usize,
    is_empty: bool,
    is_number: bool,
}

fn columns<'c>(heads: &[&'c str], rows: &[Vec<String>]) -> Vec<Column<'c>> {
    let column = |(at, &head): (usize, &&'c str)| {
        let own = || rows.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.is_empty());
        let widest = own().map(|cell| cells(cell)).max().unwrap_or(0);
        let is_number = |cell: &String| cell.replace(',', "").parse::<f64>().is_ok();
        Column {
            at,
            head,
            width: widest.max(cells(head)),
            is_empty: own().next().is_none(),
            is_number: own().next().is_some() && own().all(is_number),
        }
    };
    heads.iter().enumerate().map(column).collect()
}

/// The columns in their widths, if they have room; empty ones go first.
fn fitted<'c>(mut columns: Vec<Column<'c>>, rows: &[Vec<String>], width: usize) -> Option<Vec<Column<'c>>> {
    let all = |columns: &[Column<'_>]| columns.iter().map(|column| column.width + GAP).sum::<usize>();
    if all(&columns) <= width + GAP {
        return Some(columns);
    }
    columns.retain(|column| !column.is_empty);
    let rigid: usize = columns.iter().filter(|column| column.width <= RIGID).map(|column| column.width).sum();
    let room = (width + GAP).checked_sub(rigid + columns.len() * GAP)?;
    share(&mut columns, room)?;
    let lines = |row: &Vec<String>| columns.iter().map(|column| lines(row, column).len()).max().unwrap_or(1);
    (rows.iter().map(lines).sum::<usize>() <= LINES * rows.len()).then_some(columns)
}

/// Gives the wide columns equal shares of the room; who needs less leaves the rest to the others.
fn share(columns: &mut [Column<'_>], mut room: usize) -> Option<()> {
    let mut wide: Vec<&mut Column<'_>> = columns.iter_mut().filter(|column| column.width > RIGID).collect();
    wide.sort_by_key(|column| column.width);
    let mut left = wide.len();
    for column in wide {
        let share = room / left.max(1);
        if share < NARROWEST {
            return None;
        }
        column.width = column.width.min(share);
        room -= column.width;
        left -= 1;
    }
    Some(())
}

fn lines(row: &[String], column: &Column<'_>) -> Vec<String> {
    let cell = row.get(column.at).map(String::as_str).unwrap_or_default();
    if cells(cell) <= column.width { vec![cell.to_owned()] } else { broken(cell, column.width, Long::Breaks) }
}

fn grid(columns: &[Column<'_>], rows: &[Vec<String>], paint: Paint) -> String {
    let mut out = String::new();
    let heads = columns.iter().map(|column| (column, column.head));
    let _ = writeln!(out, "{}", paint.bold(&side_by_side(heads)));
    let rules: Vec<String> = columns.iter().map(|column| "─".repeat(column.width)).collect();
    let _ = writeln!(out, "{}", paint.dim(&rules.join("  ")));
    for row in rows {
        let cells: Vec<Vec<String>> = columns.iter().map(|column| lines(row, column)).collect();
        for line in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
            let parts = columns.iter().zip(&cells).map(|(column, cell)| {
                let part = cell.get(line).map(String::as_str).unwrap_or_default();
                (column, part)
            });
            let _ = writeln!(out, "{}", side_by_side(parts));
        }
    }
    out
}

fn side_by_side<'p>(parts: impl Iterator<Item = (&'p Column<'p>, &'p str)>) -> String {
    let padded = parts.map(|(column, part)| {
        let fill = " ".repeat(column.width.saturating_sub(cells(part)));
        if column.is_number { format!("{fill}{part}") } else { format!("{part}{fill}") }
    });
    padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
}

/// A row as a record: what it is, what is to be said of it, its texts.
fn records(table: &Cells<'_>, rows: &[Vec<String>], width: usize, paint: Paint) -> String {
    let mut out = String::new();
    for (n, row) in rows.iter().enumerate() {
        if n > 0 {
            out.push('\n');
        }
        record(&mut out, table, row, width, paint);
    }
    out
}

const INDENT: usize = 2;

fn record(out: &mut String, table: &Cells<'_>, row: &[String], width: usize, paint: Paint) {
    let filled = || table.heads.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
    let main: Vec<&str> =
        filled().filter(|(head, _)| table.main.contains(head)).map(|(_, cell)| cell.as_str()).collect();
    for line in broken(&main.join(" · "), width, Long::Breaks) {
        let _ = writeln!(out, "{}", paint.bold(&line));
    }
    let others = filled().filter(|(head, _)| !table.main.contains(head) && !table.texts.contains(head));
    let facts: Vec<String> = others.map(|(head, cell)| fact(head, cell)).collect();
    for line in facts_in_lines(&facts, width.saturating_sub(INDENT)) {
        let _ = writeln!(out, "{:INDENT$}{}", "", paint.dim(&line));
    }
    for (_, text) in filled().filter(|(head, _)| table.texts.contains(head)) {
        for line in broken(text, width.saturating_sub(INDENT), Long::Breaks) {
            let _ = writeln!(out, "{:INDENT$}{line}", "");
        }
    }
}

/// Heads whose cells say by themselves what they are.
const PLAIN: [&str; 9] = ["id", "date", "who", "how", "kind", "lang", "where", "status", "day"];

fn fact(head: &str, cell: &str) -> String {
    match cell {
        _ if PLAIN.contains(&head) => cell.to_owned(),
        "yes" => head.to_owned(),
        _ => format!("{head} {cell}"),
    }
}

/// Facts side by side, none of them broken that has room on a line of its own.
fn facts_in_lines(facts: &[String], width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for fact in facts {
        match lines.last_mut() {
            Some(line) if cells(line) + cells(fact) + 3 <= width => {
                line.push_str(" · ");
                line.push_str(fact);
            }
            _ => lines.extend(broken(fact, width, Long::Breaks)),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims() -> Vec<Vec<String>> {
        [
            [
                "TeleChat2-115B",
                "training hardware",
                "数万颗国产算力芯片组成的集群",
                "stated",
                "3",
                "",
                "cabdb7abesrbcd",
            ],
            [
                "Gemma-3-TAIDE-12B",
                "developer",
                "National Science and Technology Council",
                "reported",
                "12",
                "yes",
                "c0tcnhbf5t6pb3",
            ],
        ]
        .iter()
        .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
        .collect()
    }

    fn drawn(width: Option<usize>) -> String {
        let heads = ["subject", "claim", "value", "how", "sources", "disputed", "id"];
        let rows = claims();
        let table = Cells { heads: &heads, main: &["subject", "claim", "value"], texts: &[], rows: &rows };
        draw(&table, width, Paint::Plain)
    }

    #[test]
    fn a_wide_character_takes_two_cells() {
        insta::assert_snapshot!(drawn(None), @r"
        subject            claim              value                                    how       sources  disputed  id
        ─────────────────  ─────────────────  ───────────────────────────────────────  ────────  ───────  ────────  ──────────────
        TeleChat2-115B     training hardware  数万颗国产算力芯片组成的集群             stated          3            cabdb7abesrbcd
        Gemma-3-TAIDE-12B  developer          National Science and Technology Council  reported       12  yes       c0tcnhbf5t6pb3
        ");
    }

    #[test]
    fn a_table_fits_the_terminal_and_breaks_no_id() {
        for width in 20..140 {
            let table = drawn(Some(width));
            for line in table.lines() {
                assert!(cells(line) <= width, "{} cells of {width}: {line}", cells(line));
            }
            assert!(table.contains("cabdb7abesrbcd") && table.contains("c0tcnhbf5t6pb3"), "{table}");
        }
        insta::assert_snapshot!(drawn(Some(100)), @r"
        subject            claim              value              how       sources  disputed  id
        ─────────────────  ─────────────────  ─────────────────  ────────  ───────  ────────  ──────────────
        TeleChat2-115B     training hardware  数万颗国产算力芯   stated          3            cabdb7abesrbcd
                                              片组成的集群
        Gemma-3-TAIDE-12B  developer          National Science   reported       12  yes       c0tcnhbf5t6pb3
                                              and Technology
                                              Council
        ");
    }

    #[test]
    fn where_columns_have_no_room_a_row_is_a_record() {
        insta::assert_snapshot!(drawn(Some(60)), @r"
        TeleChat2-115B · training hardware · 数万颗国产算力芯片组成
        的集群
          stated · sources 3 · cabdb7abesrbcd

        Gemma-3-TAIDE-12B · developer · National Science and
        Technology Council
          reported · sources 12 · disputed · c0tcnhbf5t6pb3
        ");
        insta::assert_snapshot!(drawn(Some(40)), @r"
        TeleChat2-115B · training hardware · 数
        万颗国产算力芯片组成的集群
          stated · sources 3 · cabdb7abesrbcd

        Gemma-3-TAIDE-12B · developer · National
        Science and Technology Council
          reported · sources 12 · disputed
          c0tcnhbf5t6pb3
        ");
    }
}
