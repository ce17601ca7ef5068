//! Which part of an answer is printed, in which order and form: `--columns`, `--sort`, `--offset`, `--format`.

use std::cmp::Ordering;

use clap::Args;
use serde_json::{Map, Value};

use super::{
    export,
    failure::{Usage, note},
    output::{self, Format, Printer, Row},
};
use crate::query::nearest;

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

/// A column that was asked for.
#[derive(Debug, Clone)]
enum Column {
    /// One of the table.
    Short(usize),
    /// One of the CSV.
    Full(usize),
    /// A field of the JSON, by its path.
    Field(String),
}

impl Column {
    fn head<R: Row>(&self) -> &str {
        match self {
            Self::Short(at) => R::heads().get(*at).copied().unwrap_or_default(),
            Self::Full(at) => R::full_heads().get(*at).copied().unwrap_or_default(),
            Self::Field(path) => path,
        }
    }
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
        if let Some(sort) = &self.sort {
            let (name, turned) = sort.strip_prefix('-').map_or((sort.as_str(), false), |name| (name, true));
            let column = column(name, &rows)?;
            rows.sort_by_cached_key(|row| Key::of(&cell(row, &column), turned));
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
        let columns: Vec<Column> = names.iter().map(|name| column(name, rows)).collect::<Result<_, _>>()?;
        if matches!(format, Format::Json | Format::Jsonl) {
            let objects: Vec<Value> = rows.iter().map(|row| picked(row, &names, &columns)).collect();
            return Ok(output::print_objects(format, &objects)?);
        }
        let cells = |row: &R| columns.iter().map(|column| cell(row, column)).collect::<Vec<String>>();
        let links: Vec<_> = rows.iter().filter_map(Row::link).collect();
        Ok(output::print_grid(format, &names, &rows.iter().map(cells).collect::<Vec<_>>(), &links)?)
    }
}

/// What is said of a page that begins behind the last result; `offset` is what it was asked for with.
pub(super) fn behind_the_last(found: usize, offset: &str) -> String {
    format!("there are only {found}: {offset} is behind the last")
}

fn plain(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '-'], "_")
}

/// Rows in which a field is looked for: finds are documents and claims, each with fields of its own.
const LOOKED_AT: usize = 100;

/// Finds a column by its head; the CSV has the finer ones, so they win.
fn column<R: Row>(name: &str, rows: &[R]) -> Result<Column, Usage> {
    let wanted = plain(name);
    let place = |heads: &[&str]| heads.iter().position(|head| plain(head) == wanted);
    if let Some(at) = place(R::full_heads()) {
        return Ok(Column::Full(at));
    }
    if let Some(at) = place(R::heads()) {
        return Ok(Column::Short(at));
    }
    let has = |row: &R| serde_json::to_value(row).is_ok_and(|json| field(&json, name).is_some());
    // without a row nobody knows the fields, and no answer is an answer
    if rows.is_empty() || rows.iter().take(LOOKED_AT).any(has) {
        return Ok(Column::Field(name.to_owned()));
    }
    let mut known: Vec<&str> = R::full_heads().to_vec();
    known.extend(R::heads().iter().filter(|head| !R::full_heads().contains(head)));
    let near = nearest(&wanted, known.iter().copied());
    let said = if near.is_empty() {
        format!("there are {}", known.join(", "))
    } else {
        format!("did you mean {}?", near.join(" or "))
    };
    Err(Usage(format!("there is no column {name:?}; {said}")))
}

/// A field by a path such as `subject.name` or `evidence.0.quote`.
fn field<'v>(json: &'v Value, path: &str) -> Option<&'v Value> {
    path.trim().split('.').try_fold(json, |json, step| match json {
        Value::Array(items) => step.parse::<usize>().ok().and_then(|at| items.get(at)),
        Value::Object(fields) => fields.get(step),
        _ => None,
    })
}

fn cell<R: Row>(row: &R, column: &Column) -> String {
    match column {
        Column::Short(at) => row.cells().into_iter().nth(*at).unwrap_or_default(),
        Column::Full(at) => row.full_cells().into_iter().nth(*at).unwrap_or_default(),
        Column::Field(path) => {
            let json = serde_json::to_value(row).unwrap_or_default();
            match field(&json, path) {
                Some(Value::String(text)) => text.clone(),
                Some(Value::Null) | None => String::new(),
                Some(other) => other.to_string(),
            }
        }
    }
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

/// What a cell is sorted by: numbers before words, empty cells last.
#[derive(Debug, PartialEq)]
enum Key {
    Number(f64),
    Word(String),
    /// The same, greatest first.
    Turned(Box<Key>),
    Empty,
}

impl Key {
    fn of(cell: &str, turned: bool) -> Self {
        let key = match (cell.is_empty(), cell.replace(',', "").parse::<f64>()) {
            (true, _) => return Self::Empty,
            (_, Ok(number)) => Self::Number(number),
            _ => Self::Word(cell.to_lowercase()),
        };
        if turned { Self::Turned(Box::new(key)) } else { key }
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Number(_) => 0,
            Self::Word(_) => 1,
            Self::Turned(_) => 2,
            Self::Empty => 3,
        }
    }
}

impl Eq for Key {}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Key {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.total_cmp(b),
            (Self::Word(a), Self::Word(b)) => a.cmp(b),
            (Self::Turned(a), Self::Turned(b)) => b.cmp(a),
            _ => self.rank().cmp(&other.rank()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_sort_as_numbers_and_empty_cells_come_last() {
        let sorted = |turned: bool| {
            let mut cells = vec!["9", "", "1,000", "zebra", "80"];
            cells.sort_by_cached_key(|cell| Key::of(cell, turned));
            cells
        };
        assert_eq!(sorted(false), ["9", "80", "1,000", "zebra", ""]);
        assert_eq!(sorted(true), ["zebra", "1,000", "80", "9", ""]);
    }

    #[test]
    fn a_field_is_found_by_its_path() {
        let json = serde_json::json!({"subject": {"name": "x"}, "evidence": [{"quote": "q"}]});
        assert_eq!(field(&json, "subject.name"), Some(&"x".into()));
        assert_eq!(field(&json, "evidence.0.quote"), Some(&"q".into()));
        assert_eq!(field(&json, "subject.kind.x"), None);
    }
}
