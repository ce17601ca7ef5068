//! Columns by their names: found, read and sorted by.

use std::cmp::Ordering;

use serde_json::Value;

use super::Row;
use crate::query::nearest;

/// A column that was asked for.
#[derive(Debug, Clone)]
pub enum Column {
    /// One of the table.
    Short(usize),
    /// One of the CSV.
    Full(usize),
    /// A field of the JSON, by its path.
    Field(String),
}

impl Column {
    /// Its head in the table or the CSV, or its path.
    pub fn head<R: Row>(&self) -> &str {
        match self {
            Self::Short(at) => R::heads().get(*at).copied().unwrap_or_default(),
            Self::Full(at) => R::full_heads().get(*at).copied().unwrap_or_default(),
            Self::Field(path) => path,
        }
    }
}

/// There is no such column.
#[derive(Debug, thiserror::Error)]
#[error("there is no column {name:?}; {said}")]
pub struct NoColumn {
    name: String,
    said: String,
}

/// Sorts rows by a column, numbers as numbers; with `-` before its name the greatest comes first.
pub fn sort<R: Row>(rows: &mut [R], by: &str) -> Result<(), NoColumn> {
    let (name, turned) = by.strip_prefix('-').map_or((by, false), |name| (name, true));
    let column = column(name, rows)?;
    rows.sort_by_cached_key(|row| Key::of(&cell(row, &column), turned));
    Ok(())
}

fn plain(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '-'], "_")
}

/// Rows in which a field is looked for: finds are documents and claims, each with fields of its own.
const LOOKED_AT: usize = 100;

/// Finds a column by its head; the CSV has the finer ones, so they win.
pub fn column<R: Row>(name: &str, rows: &[R]) -> Result<Column, NoColumn> {
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
    Err(NoColumn { name: name.to_owned(), said })
}

/// A field by a path such as `subject.name` or `evidence.0.quote`.
pub fn field<'v>(json: &'v Value, path: &str) -> Option<&'v Value> {
    path.trim().split('.').try_fold(json, |json, step| match json {
        Value::Array(items) => step.parse::<usize>().ok().and_then(|at| items.get(at)),
        Value::Object(fields) => fields.get(step),
        _ => None,
    })
}

/// What a row has in a column.
pub fn cell<R: Row>(row: &R, column: &Column) -> String {
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
