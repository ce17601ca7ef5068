//! Which part of an answer is printed, in which order and form: `--columns`, `--sort`, `--offset`, `--format`.

use clap::Args;
use serde_json::{Map, Value};

use super::{
    export,
    failure::{Usage, note},
    output::{self, Format, Printer, Row},
};
use crate::report::{Column, NoColumn, cell, column, field, sort};

#[derive(Debug, Clone, Args, Default)]
#[command(next_help_heading = "Output")]
pub(super) struct ViewArgs {
    /// Form of the output [default: table]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(super) format: Option<Format>,
    /// Only these columns, in this order: those of the table or of the CSV; in JSON also fields such as subject.name
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    columns: Vec<String>,
    /// Sorts by a column, numbers as numbers; -COLUMN puts the greatest first
    #[arg(long, value_name = "COLUMN", allow_hyphen_values = true)]
    sort: Option<String>,
    /// Leaves out the first N results: with --limit, page by page
    #[arg(long, value_name = "N")]
    offset: Option<usize>,
}

impl ViewArgs {
    pub(super) fn format(&self) -> Format {
        super::global::format_or_table(self.format)
    }

    /// How many results have to be asked for, so that this page is among them; all of them where they are sorted here.
    pub(super) fn reach(&self, limit: Option<usize>) -> Option<usize> {
        if self.sort.is_some() {
            return None;
        }
        // one more tells whether there are more
        limit.map(|limit| limit.saturating_add(self.offset.unwrap_or(0)).saturating_add(1))
    }

    /// The page of the results that is asked for, sorted.
    pub(super) fn page<R: Row>(&self, mut rows: Vec<R>, limit: Option<usize>) -> anyhow::Result<Vec<R>> {
        if let Some(by) = &self.sort {
            sort(&mut rows, by).map_err(missing)?;
        }
        let rest = rows.into_iter().skip(self.offset.unwrap_or(0));
        Ok(match limit {
            Some(limit) => rest.take(limit).collect(),
            None => rest.collect(),
        })
    }

    /// Says how to go on where a table shows only the first of what was found, and where the page is behind the last.
    pub(super) fn tell_more(&self, found: usize, shown: usize) {
        let next = self.offset.unwrap_or(0).saturating_add(shown);
        if found > 0 && shown == 0 {
            note(&behind_the_last(found, "--offset"));
        } else if self.format() == Format::Table && found > next {
            note(&format!("there are more: --offset {next}"));
        }
    }

    /// Prints rows in the form and with the columns that are asked for.
    pub(super) fn print<R: Row>(&self, rows: &[R]) -> anyhow::Result<()> {
        let format = self.format();
        if self.columns.is_empty() {
            return Ok(Printer::print(format, rows)?);
        }
        let names: Vec<&str> = self.columns.iter().map(|name| name.trim()).collect();
        let columns: Vec<Column> =
            names.iter().map(|name| column(name, rows).map_err(missing)).collect::<Result<_, _>>()?;
        if matches!(format, Format::Json | Format::Jsonl) {
            let objects: Vec<Value> = rows.iter().map(|row| picked(row, &names, &columns)).collect();
            return Ok(output::print_objects(format, &objects)?);
        }
        let cells = |row: &R| columns.iter().map(|column| cell(row, column)).collect::<Vec<String>>();
        let links: Vec<_> = rows.iter().filter_map(Row::link).collect();
        Ok(output::print_grid(format, &names, &rows.iter().map(cells).collect::<Vec<_>>(), &links)?)
    }
}

/// A column that there is not is a wrong command line.
#[expect(clippy::needless_pass_by_value, reason = "what map_err hands on")]
fn missing(error: NoColumn) -> Usage {
    Usage(error.to_string())
}

/// What is said of a page that begins behind the last result; `offset` is what it was asked for with.
pub(super) fn behind_the_last(found: usize, offset: &str) -> String {
    format!("there are only {found}: {offset} is behind the last")
}

/// The asked fields of a row: as its JSON has them, or else as its CSV or its table does, numbers as numbers. Whatever
/// way a column was written, its head tells what it holds.
fn picked<R: Row>(row: &R, names: &[&str], columns: &[Column]) -> Value {
    let json = serde_json::to_value(row).unwrap_or_default();
    let pick = |(name, column): (&&str, &Column)| {
        let head = column.head::<R>();
        let known = field(&json, name).or_else(|| field(&json, head)).cloned().or_else(|| row.plain_cell(head));
        ((*name).to_owned(), known.unwrap_or_else(|| export::typed(head, &cell(row, column))))
    };
    Value::Object(names.iter().zip(columns).map(pick).collect::<Map<_, _>>())
}
