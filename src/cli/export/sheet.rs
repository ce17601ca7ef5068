//! A table of cells under heads, before it has a form.

use serde_json::{Map, Number, Value};

use super::column::{self, Kind};

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::cli) struct Sheet {
    pub(in crate::cli) heads: Vec<String>,
    pub(in crate::cli) rows: Vec<Vec<String>>,
}

impl Sheet {
    /// The rows as JSON objects: numbers as numbers, empty cells as null.
    pub(super) fn objects(&self) -> Vec<Value> {
        let kinds: Vec<Kind> = self.heads.iter().map(|head| column::among(&self.heads, head).kind).collect();
        let object = |row: &Vec<String>| {
            let cells = self.heads.iter().zip(&kinds).zip(row);
            Value::Object(cells.map(|((head, kind), cell)| (head.clone(), typed(cell, *kind))).collect::<Map<_, _>>())
        };
        self.rows.iter().map(object).collect()
    }
}

/// A cell under a head, in its type.
pub(in crate::cli) fn typed_under(head: &str, cell: &str) -> Value {
    typed(cell, column::of(head).kind)
}

fn typed(cell: &str, kind: Kind) -> Value {
    if cell.is_empty() {
        return Value::Null;
    }
    let text = || Value::String(cell.to_owned());
    match kind {
        Kind::Text => text(),
        Kind::Integer => cell.parse::<i64>().map_or_else(|_| text(), Value::from),
        Kind::Number => cell.parse().ok().and_then(Number::from_f64).map_or_else(text, Value::Number),
        Kind::Flag => cell.parse::<bool>().map_or_else(|_| text(), Value::Bool),
    }
}
